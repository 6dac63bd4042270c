// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The closed class of pronouns and relative words, by first letter. Every word of a text is asked
// whether it is one, and first letter and length tell nearly always that it is not: a form of a new
// length has to be noted in pronoun_lengths, too.
#include "entity/nominals_internal.h"

#define FORM(word, sort, kind, gender)                                                             \
  { {word, sizeof word - 1}, sort, kind, gender }

static const PronounForm forms_h[] = {
    FORM("he", FORM_HE_SHE, PRONOUN_PERSONAL, GENDER_MALE),
    FORM("him", FORM_HE_SHE, PRONOUN_PERSONAL, GENDER_MALE),
    FORM("his", FORM_HE_SHE, PRONOUN_POSSESSIVE, GENDER_MALE),
    FORM("himself", FORM_HE_SHE, PRONOUN_REFLEXIVE, GENDER_MALE),
    FORM("her", FORM_HE_SHE, PRONOUN_POSSESSIVE, GENDER_FEMALE),
    FORM("hers", FORM_HE_SHE, PRONOUN_POSSESSIVE, GENDER_FEMALE),
    FORM("herself", FORM_HE_SHE, PRONOUN_REFLEXIVE, GENDER_FEMALE),
};
static const PronounForm forms_i[] = {
    FORM("it", FORM_IT, PRONOUN_PERSONAL, GENDER_UNKNOWN),
    FORM("its", FORM_IT, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("itself", FORM_IT, PRONOUN_REFLEXIVE, GENDER_UNKNOWN),
    FORM("i", FORM_I, PRONOUN_PERSONAL, GENDER_UNKNOWN),
};
static const PronounForm forms_m[] = {
    FORM("me", FORM_I, PRONOUN_PERSONAL, GENDER_UNKNOWN),
    FORM("my", FORM_I, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("mine", FORM_I, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("myself", FORM_I, PRONOUN_REFLEXIVE, GENDER_UNKNOWN),
};
static const PronounForm forms_o[] = {
    FORM("our", FORM_WE, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("ours", FORM_WE, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("ourselves", FORM_WE, PRONOUN_REFLEXIVE, GENDER_UNKNOWN),
};
static const PronounForm forms_s[] = {
    FORM("she", FORM_HE_SHE, PRONOUN_PERSONAL, GENDER_FEMALE),
};
static const PronounForm forms_t[] = {
    FORM("that", FORM_WHICH, PRONOUN_RELATIVE, GENDER_UNKNOWN),
    FORM("they", FORM_THEY, PRONOUN_PERSONAL, GENDER_UNKNOWN),
    FORM("them", FORM_THEY, PRONOUN_PERSONAL, GENDER_UNKNOWN),
    FORM("their", FORM_THEY, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("theirs", FORM_THEY, PRONOUN_POSSESSIVE, GENDER_UNKNOWN),
    FORM("themselves", FORM_THEY, PRONOUN_REFLEXIVE, GENDER_UNKNOWN),
};
static const PronounForm forms_u[] = {
    FORM("us", FORM_WE, PRONOUN_PERSONAL, GENDER_UNKNOWN),
};
static const PronounForm forms_w[] = {
    FORM("who", FORM_WHO, PRONOUN_RELATIVE, GENDER_UNKNOWN),
    FORM("we", FORM_WE, PRONOUN_PERSONAL, GENDER_UNKNOWN),
    FORM("which", FORM_WHICH, PRONOUN_RELATIVE, GENDER_UNKNOWN),
    FORM("whom", FORM_WHO, PRONOUN_RELATIVE, GENDER_UNKNOWN),
    FORM("whose", FORM_WHO, PRONOUN_RELATIVE, GENDER_UNKNOWN),
    FORM("where", FORM_WHERE, PRONOUN_RELATIVE, GENDER_UNKNOWN),
};

#define LONG(n) (1u << (n))

const uint16_t pronoun_lengths[26] = {
    ['h' - 'a'] = LONG(2) | LONG(3) | LONG(4) | LONG(7),
    ['i' - 'a'] = LONG(1) | LONG(2) | LONG(3) | LONG(6),
    ['m' - 'a'] = LONG(2) | LONG(4) | LONG(6),
    ['o' - 'a'] = LONG(3) | LONG(4) | LONG(9),
    ['s' - 'a'] = LONG(3),
    ['t' - 'a'] = LONG(4) | LONG(5) | LONG(6) | LONG(10),
    ['u' - 'a'] = LONG(2),
    ['w' - 'a'] = LONG(2) | LONG(3) | LONG(4) | LONG(5),
};

#define FORMS(forms)                                                                               \
  { forms, sizeof forms / sizeof *forms }

/// Of two words with the same first letter.
static bool is_same(Str a, Str b) {
  return a.len == b.len && a.data[a.len - 1] == b.data[b.len - 1] && str_equal(a, b);
}

const PronounForm* pronoun_spelt(Str lower) {
  static const struct {
    const PronounForm* forms;
    size_t n;
  } by_letter[26] = {
      ['h' - 'a'] = FORMS(forms_h), ['i' - 'a'] = FORMS(forms_i), ['m' - 'a'] = FORMS(forms_m),
      ['o' - 'a'] = FORMS(forms_o), ['s' - 'a'] = FORMS(forms_s), ['t' - 'a'] = FORMS(forms_t),
      ['u' - 'a'] = FORMS(forms_u), ['w' - 'a'] = FORMS(forms_w),
  };
  size_t letter = (size_t)(lower.data[0] - 'a');
  const PronounForm* forms = by_letter[letter].forms;
  for (size_t i = 0; i < by_letter[letter].n; i++)
    if (is_same(forms[i].word, lower)) return &forms[i];
  return NULL;
}
