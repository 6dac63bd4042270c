// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The lexicon: what a word can be. Verbs and nouns are given in their base form; their regular
/// forms are made here, irregular ones stand in the data.
#include "ontology_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  Ontology* o;
  Buf made; ///< the form made last
} Lexicon;

/* ---- regular inflection ---- */

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

static char last(Str s, size_t back) {
  return back < s.len ? s.data[s.len - 1 - back] : '\0';
}

/// The base without its last letters, with an ending.
static Str with(Buf* made, Str base, size_t drop, Str ending) {
  buf_clear(made);
  buf_add(made, str_slice(base, 0, base.len - drop));
  buf_add(made, ending);
  return buf_str(made);
}

static Str doubled(Buf* made, Str base, Str ending) {
  buf_clear(made);
  buf_add(made, base);
  buf_add_char(made, last(base, 0));
  buf_add(made, ending);
  return buf_str(made);
}

static bool ends_in_consonant_y(Str s) {
  return last(s, 0) == 'y' && !is_vowel(last(s, 1));
}

/// "buss-es", "box-es", "wish-es"
static bool ends_in_hiss(Str s) {
  char c = last(s, 0), before = last(s, 1);
  return c == 's' || c == 'x' || c == 'z' || (c == 'h' && (before == 'c' || before == 's'));
}

/// Third person, or plural.
static Str inflect_s(Buf* made, Str base) {
  if (ends_in_consonant_y(base)) return with(made, base, 1, STR("ies"));
  bool oes = last(base, 0) == 'o' && !is_vowel(last(base, 1)) && base.len <= 6;
  return with(made, base, 0, ends_in_hiss(base) || oes ? STR("es") : STR("s"));
}

/// "ban" -> "bann-", but "visit" -> "visit-": one vowel before one consonant, in a word of one
/// syllable. Longer words that double ("refer", "admit") are irregular in the data.
static bool doubles(Str s) {
  char c = last(s, 0);
  if (s.len < 3 || is_vowel(c) || c == 'w' || c == 'x' || c == 'y') return false;
  if (!is_vowel(last(s, 1)) || is_vowel(last(s, 2))) return false;
  size_t vowels = 0;
  for (size_t i = 0; i < s.len; i++)
    vowels += is_vowel(s.data[i]);
  return vowels == 1 || (vowels == 2 && s.data[0] == 'q');
}

static Str inflect_past(Buf* made, Str base) {
  if (last(base, 0) == 'e') return with(made, base, 0, STR("d"));
  if (ends_in_consonant_y(base)) return with(made, base, 1, STR("ied"));
  return doubles(base) ? doubled(made, base, STR("ed")) : with(made, base, 0, STR("ed"));
}

static Str inflect_ing(Buf* made, Str base) {
  char before = last(base, 1);
  if (str_ends(base, STR("ie"))) return with(made, base, 2, STR("ying"));
  bool mute_e =
      last(base, 0) == 'e' && base.len > 2 && before != 'e' && before != 'o' && before != 'y';
  if (mute_e) return with(made, base, 1, STR("ing"));
  return doubles(base) ? doubled(made, base, STR("ing")) : with(made, base, 0, STR("ing"));
}

/* ---- entries ---- */

static LexEntry* entry_of(WordForm* form) {
  if (!form->lex.known) form->lex = (LexEntry){.known = true, .verb_share = 50};
  return &form->lex;
}

/// "found" is a form of "find" and a verb of its own: the first entry that gives a form wins; the
/// tagger's context decides the rest.
static void add_form(WordForm* form, uint32_t bits, const WordForm* verb, const WordForm* noun) {
  LexEntry* e = entry_of(form);
  e->bits |= bits | LEX_COMMON;
  if (!e->verb) e->verb = verb;
  if (!e->noun) e->noun = noun;
}

/// The form that is given, or else made of the base.
static WordForm* inflected(Lexicon* x, Str given, Str base, Str (*inflect)(Buf*, Str)) {
  return given.len ? form_of(x->o, given) : form_of_copy(x->o, inflect(&x->made, base));
}

static void add_verb(Lexicon* x, ListEntry item) {
  Str base, past = STR_EMPTY, pp = STR_EMPTY, ing = STR_EMPTY;
  if (!equals_cut(&item, &base)) return;
  equals_cut(&item, &past);
  equals_cut(&item, &pp);
  equals_cut(&item, &ing);
  WordForm *lemma = form_of(x->o, base), *past_form;
  add_form(lemma, LEX_VERB_BASE, lemma, NULL);
  add_form(inflected(x, STR_EMPTY, base, inflect_s), LEX_VERB_S, lemma, NULL);
  past_form = inflected(x, past, base, inflect_past);
  add_form(past_form, LEX_VERB_PAST, lemma, NULL);
  add_form(pp.len ? form_of(x->o, pp) : past_form, LEX_VERB_PP, lemma, NULL);
  add_form(inflected(x, ing, base, inflect_ing), LEX_VERB_ING, lemma, NULL);
}

static void add_noun(Lexicon* x, ListEntry item) {
  Str base, plural = STR_EMPTY;
  if (!equals_cut(&item, &base)) return;
  equals_cut(&item, &plural);
  WordForm* lemma = form_of(x->o, base);
  add_form(lemma, LEX_NOUN, NULL, lemma);
  add_form(inflected(x, plural, base, inflect_s), LEX_NOUN_PLURAL, NULL, lemma);
}

static void add_share(Lexicon* x, ListEntry item) {
  Str word;
  if (!equals_cut(&item, &word)) return;
  int share = atoi(arena_cstr(x->o->arena, item.rest));
  entry_of(form_of(x->o, word))->verb_share = (uint8_t)(share < 0 ? 0 : share > 100 ? 100 : share);
}

/* ---- kinds ---- */

typedef struct {
  const char* name;
  uint32_t bits;
  void (*add)(Lexicon*, ListEntry); ///< NULL: the bits for each word
} Kind;

/// Words of the open and closed classes are common words, too.
static const Kind kinds[] = {
    {"verb", 0, add_verb},
    {"noun", 0, add_noun},
    {"verb-share", 0, add_share},
    {"adjective", LEX_ADJ | LEX_COMMON, NULL},
    {"adverb", LEX_ADV | LEX_COMMON, NULL},
    {"preposition", LEX_PREP | LEX_COMMON, NULL},
    {"determiner", LEX_DET | LEX_COMMON, NULL},
    {"pronoun", LEX_PRON | LEX_COMMON, NULL},
    {"possessive", LEX_POSS | LEX_COMMON, NULL},
    {"conjunction", LEX_CONJ | LEX_COMMON, NULL},
    {"subordinator", LEX_SUBORD | LEX_COMMON, NULL},
    {"auxiliary", LEX_AUX | LEX_COMMON, NULL},
    {"modal", LEX_MODAL | LEX_COMMON, NULL},
    {"wh", LEX_WH | LEX_COMMON, NULL},
    {"number", LEX_NUM | LEX_COMMON, NULL},
    {"negation", LEX_NEG | LEX_COMMON, NULL},
    {"common", LEX_COMMON, NULL},
    {"given-male", LEX_GIVEN_MALE, NULL},
    {"given-female", LEX_GIVEN_FEMALE, NULL},
    {"surname", LEX_SURNAME, NULL},
};

static const Kind* find_kind(Str name) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (str_equal(name, str_from(kinds[i].name))) return &kinds[i];
  return NULL;
}

static Str lower_text(Lexicon* x, Str word) {
  unsigned char all = 0;
  buf_clear(&x->made);
  buf_add(&x->made, word);
  for (size_t i = 0; i < word.len; i++) {
    char* c = &x->made.data[i];
    all |= (unsigned char)*c;
    *c = (char)(is_capital(*c) ? *c + ('a' - 'A') : *c);
  }
  return all < 0x80 ? buf_str(&x->made) : utf8_lower(x->o->arena, word);
}

/// Names of people are written with a capital; the lexicon is asked for lower-case words.
static WordForm* lower_form(Lexicon* x, const Entries* list, Str word) {
  return list->lower ? form_of(x->o, word) : form_of_copy(x->o, lower_text(x, word));
}

static void add_word(Lexicon* x, const Kind* kind, const Entries* list, ListEntry item) {
  Str word;
  if (kind->add) {
    kind->add(x, item);
    return;
  }
  while (equals_cut(&item, &word))
    entry_of(lower_form(x, list, word))->bits |= kind->bits;
}

void load_lexicon(Ontology* o) {
  Lexicon x = {.o = o};
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    Str name = resource_value(r, STR(NS_NG "lexicon"));
    if (name.len == 0) continue;
    const Kind* kind = find_kind(name);
    if (!kind) {
      resource_error(o, r, NULL, "unknown ng:lexicon \"%.*s\"", STR_ARG(name));
      continue;
    }
    size_t at = 0;
    for (const Property* p; (p = resource_next(r, STR(NS_NG "words"), &at)) != NULL;) {
      Entries entries = entries_of(o->arena, p->object.value);
      ListEntry item;
      while (entries_next(&entries, &item))
        add_word(&x, kind, &entries, item);
    }
  }
  buf_free(&x.made);
}

const LexEntry* ontology_word(const Ontology* o, Str lower) {
  return form_lex(ontology_form(o, lower));
}
