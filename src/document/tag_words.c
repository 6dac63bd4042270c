// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What each word can be, before context: the lexicon's readings, guesses by endings for words it
// does not know, and what a capital means at its place.

#include "document/tag_internal.h"

static const char* const LISTS[WORDS_COUNT] = {
    [WORDS_INTRANSITIVE] = "intransitive-verb",
    [WORDS_AUXILIARY_FINITE] = "tag-auxiliary-finite",
    [WORDS_AUXILIARY_HAVE] = "tag-auxiliary-have",
    [WORDS_AUXILIARY_DO] = "tag-auxiliary-do",
    [WORDS_AUXILIARY_OF_PARTICIPLE] = "tag-auxiliary-of-participle",
    [WORDS_MODAL_OR_NOUN] = "tag-modal-or-noun",
    [WORDS_SUBJECT_PRONOUN] = "tag-subject-pronoun",
    [WORDS_SUBJECT_AFTER_AUXILIARY] = "tag-subject-after-auxiliary",
    [WORDS_PERSONAL_PRONOUN] = "tag-personal-pronoun",
    [WORDS_PRONOUN_WITH_VERB] = "tag-pronoun-with-verb",
    [WORDS_PRONOUN_WITH_BASE] = "tag-pronoun-with-base",
    [WORDS_OBJECT_PRONOUN] = "tag-object-pronoun",
    [WORDS_INDEFINITE_PRONOUN] = "tag-indefinite-pronoun",
    [WORDS_BEGINS_CLAUSE] = "tag-begins-clause",
    [WORDS_NO_PHRASE_START] = "tag-no-phrase-start",
    [WORDS_INSIDE_PHRASE] = "tag-inside-phrase",
    [WORDS_DEGREE] = "tag-degree",
    [WORDS_ALWAYS_ADVERB] = "tag-always-adverb",
    [WORDS_ADVERB_OR_NOUN] = "tag-adverb-or-noun",
    [WORDS_LIKE_ADVERB] = "tag-like-adverb",
    [WORDS_PARTICLE] = "tag-particle",
    [WORDS_VERB_FIRST] = "tag-verb-first",
    [WORDS_BEFORE_GERUND] = "tag-before-gerund",
    [WORDS_WHERE] = "tag-where",
    [WORDS_NOUN_WITH_THAT] = "tag-noun-with-that",
    [WORDS_GOVERNS_NOUN] = "tag-governs-noun",
    [WORDS_GOES] = "tag-goes",
    [WORDS_PLACE_WITHOUT_ARTICLE] = "tag-place-without-article",
    [WORDS_STARTS_TIME] = "tag-starts-time",
    [WORDS_PASSIVE_WITH_NOUN] = "tag-passive-with-noun",
    [WORDS_PARTICIPLE_AFTER_BORN] = "tag-participle-after-born",
    [WORDS_PLACED] = "tag-placed",
    [WORDS_PLURAL] = "tag-plural",
    [WORDS_HELPS] = "tag-helps",
    [WORDS_BEHIND_SHORT_IS] = "tag-behind-short-is",
};

void words_find_lists(Tagging* g) {
  for (size_t i = 0; i < WORDS_COUNT; i++)
    g->lists[i] = ontology_list(g->ontology, str_from(LISTS[i]));
}

enum {
  LEX_CLOSED = LEX_PREP | LEX_DET | LEX_PRON | LEX_POSS | LEX_CONJ | LEX_SUBORD | LEX_AUX |
               LEX_MODAL | LEX_WH | LEX_NUM | LEX_NEG,
  LEX_OPEN = LEX_NOUN_ANY | LEX_VERB_ANY | LEX_ADJ | LEX_ADV
};

/* ---- unknown words */

static const struct {
  const char* ending;
  size_t shortest; ///< length of the whole word
  uint32_t bits;
} ENDINGS[] = {
    {"ing", 6, LEX_VERB_ING},
    {"ed", 5, LEX_VERB_PAST | LEX_VERB_PP},
    {"ly", 5, LEX_ADV},
    {"ous", 6, LEX_ADJ},
    {"ful", 6, LEX_ADJ},
    {"ive", 6, LEX_ADJ},
    {"able", 7, LEX_ADJ},
    {"ible", 7, LEX_ADJ},
    {"ical", 7, LEX_ADJ},
    {"less", 7, LEX_ADJ},
    {"ish", 6, LEX_ADJ},
    {"ic", 6, LEX_ADJ},
    {"ary", 7, LEX_ADJ},
    {"ian", 6, LEX_ADJ | LEX_NOUN},
    {"ese", 6, LEX_ADJ | LEX_NOUN},
    {"ism", 5, LEX_NOUN},
    {"ss", 4, LEX_NOUN},
    {"us", 4, LEX_NOUN},
    {"is", 4, LEX_NOUN},
    {"s", 4, LEX_NOUN_PLURAL},
};

static uint32_t bits_by_ending(Str word) {
  for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
    if (word.len >= ENDINGS[i].shortest && str_ends(word, str_from(ENDINGS[i].ending)))
      return ENDINGS[i].bits;
  return LEX_NOUN;
}

static uint32_t known_bits(const Tagging* g, Str word) {
  const LexEntry* lex = ontology_word(g->ontology, word);
  return lex ? lex->bits : 0;
}

/// "re-elected", "ex-wife", "state-owned", "10-year", "anti-war": by the part behind the hyphen.
static uint32_t bits_of_compound(const Tagging* g, Str word, size_t hyphen) {
  Str head = str_slice(word, 0, hyphen), tail = str_slice(word, hyphen + 1, word.len);
  uint32_t bits = known_bits(g, tail);
  static const char* const VERB_PREFIXES[] = {"re", "co", "pre", "de", "over", "mis", "out"};
  for (size_t i = 0; i < sizeof VERB_PREFIXES / sizeof VERB_PREFIXES[0]; i++)
    if (bits && str_equal(head, str_from(VERB_PREFIXES[i])))
      return bits & (LEX_VERB_ANY | LEX_NOUN_ANY | LEX_ADJ);
  if (bits & (LEX_VERB_PP | LEX_VERB_ING | LEX_ADJ | LEX_PREP | LEX_ADV)) return LEX_ADJ;
  if (bits & LEX_NOUN_PLURAL && !(bits & LEX_NOUN)) return LEX_NOUN_PLURAL;
  if (bits & LEX_NOUN) return LEX_NOUN | LEX_ADJ;
  return bits_by_ending(tail) & LEX_VERB_ANY ? LEX_ADJ : LEX_NOUN | LEX_ADJ;
}

static uint32_t bits_of_unknown(const Tagging* g, Str word) {
  for (size_t i = word.len; i-- > 1;)
    if (word.data[i] == '-') return bits_of_compound(g, word, i);
  static const char* const PREFIXES[] = {"re", "over", "under", "out", "un", "mis", "pre", "co"};
  for (size_t i = 0; i < sizeof PREFIXES / sizeof PREFIXES[0]; i++) {
    Str prefix = str_from(PREFIXES[i]);
    if (word.len < prefix.len + 3 || !str_starts(word, prefix)) continue;
    uint32_t bits = known_bits(g, str_slice(word, prefix.len, word.len)) & LEX_VERB_ANY;
    if (bits) return bits;
  }
  return bits_by_ending(word);
}

/* ---- capitals */

static bool is_capital(const Word* w) {
  return (w->t->flags & TOKEN_CAPITAL) != 0;
}

static bool is_open_class(const Token* t) {
  return t->lex && !(t->lex->bits & LEX_CLOSED) && (t->lex->bits & LEX_OPEN);
}

struct NameSlot {
  const WordForm* form; ///< NULL: empty
  bool small;           ///< stands in lower case, too
};

/// The slot of a form, or the empty one where it would stand.
static struct NameSlot* name_slot(const NameForms* names, const WordForm* form) {
  size_t mask = names->n_slots - 1;
  size_t i = (size_t)((uintptr_t)form / sizeof *form);
  while (names->slots[i & mask].form && names->slots[i & mask].form != form)
    i++;
  return &names->slots[i & mask];
}

/// A capital that says something: not at the start of a sentence or in a headline.
static bool is_capital_of_name(const Token* t) {
  enum { SAYS_NOTHING = TOKEN_SENTENCE_START | TOKEN_IN_TITLE_CASE };
  return t->flags & TOKEN_CAPITAL && !(t->flags & SAYS_NOTHING) && is_open_class(t);
}

/// Words that stand with a capital inside sentences of this document and never in lower case: at a
/// sentence's start they are names as well ("Ford", "Bush").
NameForms words_find_names(const Reader* r) {
  const Token *first = r->tokens.data, *end = first + r->tokens.n;
  NameForms names = {0};
  for (names.n_slots = 16; names.n_slots < 2 * r->n_known_capitals;)
    names.n_slots *= 2;
  names.slots = arena_new_array(r->arena, struct NameSlot, names.n_slots);
  for (const Token* t = first; t < end; t++)
    if (is_capital_of_name(t)) name_slot(&names, t->form)->form = t->form;
  for (const Token* t = first; t < end; t++) // in an empty slot it says nothing
    if (!(t->flags & TOKEN_CAPITAL) && is_open_class(t)) name_slot(&names, t->form)->small = true;
  return names;
}

static bool is_name_here(const NameForms* names, const WordForm* form) {
  const struct NameSlot* slot = name_slot(names, form);
  return slot->form && !slot->small;
}

/// "Current-day", "Long-time" at a sentence's start: known words, only joined.
static bool is_common_compound(const Tagging* g, const Word* w) {
  if (!(w->t->flags & TOKEN_SENTENCE_START)) return false;
  Str word = w->t->lower;
  size_t hyphen = str_find(word, STR("-"), 0);
  return hyphen != SIZE_MAX && hyphen > 1 && known_bits(g, str_slice(word, 0, hyphen)) & LEX_OPEN &&
         known_bits(g, str_slice(word, hyphen + 1, word.len)) & LEX_OPEN;
}

/// A capital word that is a name wherever it stands: unknown to the lexicon, or an acronym.
static bool is_name_anyway(const Tagging* g, const Word* w, uint32_t bits,
                           bool all_upper_sentence) {
  if (!(bits & (LEX_CLOSED | LEX_OPEN))) return !is_common_compound(g, w);
  if (!(w->t->flags & TOKEN_ALL_UPPER) || all_upper_sentence) return false;
  return true; // "US", "IT", "WHO"
}

/// A given name or noun before another capital word: "Mark Ellery", "General Foods".
static bool begins_name(const Tagging* g, size_t i, uint32_t bits) {
  const Word* next = word_at(g, i + 1);
  if (!next || !is_capital(next) || next->t->tag == TAG_PUNCT) return false;
  uint32_t next_bits = next->t->lex ? next->t->lex->bits : 0;
  if (next_bits & LEX_CLOSED) return false;
  if (bits & (LEX_GIVEN_MALE | LEX_GIVEN_FEMALE) && !(next_bits & LEX_OPEN)) return true;
  if (next->t->flags & TOKEN_IN_TITLE_CASE) return false;
  if (bits & (LEX_GIVEN_MALE | LEX_GIVEN_FEMALE)) return !(bits & (LEX_CLOSED & ~LEX_MODAL));
  return (bits & LEX_NOUN) && !(bits & (LEX_CLOSED | LEX_ADV | LEX_VERB_PP | LEX_VERB_ING));
}

static bool capital_makes_name(const Tagging* g, size_t i, uint32_t bits, bool all_upper) {
  const Word* w = &g->words[i];
  if (word_is(w, STR("i"))) return false;
  if (is_name_anyway(g, w, bits, all_upper)) return true;
  bool says_nothing = (w->t->flags & (TOKEN_SENTENCE_START | TOKEN_IN_TITLE_CASE)) != 0;
  // After a colon a sentence may begin with a capital.
  bool after_colon = i > 0 && word_is(&g->words[i - 1], STR(":"));
  if ((says_nothing || after_colon) && is_name_here(&g->names, w->t->form)) return true;
  if (says_nothing) return begins_name(g, i, bits);
  bool noun_too = (bits & LEX_NOUN_ANY) != 0; // "Post", "Past"
  if (bits & (LEX_CLOSED & ~(LEX_MODAL | LEX_NUM | (noun_too ? LEX_PREP | LEX_SUBORD : 0u))))
    return false;
  if (after_colon && (bits & LEX_MODAL) == 0) return begins_name(g, i, bits);
  return true;
}

/* ---- all words of a sentence */

static bool is_all_upper_sentence(const Tagging* g) {
  size_t upper = 0, other = 0;
  for (size_t i = 0; i < g->n && other <= g->n / 3; i++) {
    const Word* w = &g->words[i];
    if (w->decided || w->t->text.len < 2) continue;
    if (w->t->flags & TOKEN_ALL_UPPER)
      upper++;
    else
      other++;
  }
  return upper >= 3 && upper > 2 * other;
}

static void read_word(Tagging* g, size_t i, bool all_upper) {
  Word* w = &g->words[i];
  uint32_t bits = w->bits;
  unsigned char first = (unsigned char)w->t->text.data[0];
  if (cp_is_digit(first)) { // "5G", "10-year-old": numbers proper are decided by now
    w->bits = w->t->flags & TOKEN_CAPITAL ? LEX_NOUN : LEX_NOUN | LEX_ADJ;
    return;
  }
  if (is_capital(w) && capital_makes_name(g, i, bits, all_upper)) {
    decide(g, i, TAG_NAME);
    return;
  }
  if (!(bits & (LEX_CLOSED | LEX_OPEN))) bits |= bits_of_unknown(g, w->t->lower);
  // Adverbs that dictionaries list as adjectives or nouns, too.
  if (word_in(g, w, WORDS_ALWAYS_ADVERB)) {
    bool after_determiner = i > 0 && can_be(&g->words[i - 1], LEX_DET | LEX_POSS);
    if (!after_determiner) bits = LEX_ADV;
  }
  w->bits = bits;
}

void words_read(Tagging* g) {
  bool all_upper = is_all_upper_sentence(g);
  for (size_t i = 0; i < g->n; i++)
    if (!g->words[i].decided) read_word(g, i, all_upper);
}
