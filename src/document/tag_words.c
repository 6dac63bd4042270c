// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What each word can be, before context: the lexicon's readings, guesses by endings for words it
// does not know, and what a capital means at its place.

#include <string.h>

#include "document/tag_internal.h"

bool tag_word_in(const Word* w, const char* list) {
  Str word = w->t->lower;
  if (word.len == 0) return false;
  const char *p = list, *end = list + strlen(list);
  // From one place with the word's first letter to the next.
  for (; (p = memchr(p, word.data[0], (size_t)(end - p))) != NULL; p++) {
    if ((p > list && p[-1] != ' ') || (size_t)(end - p) < word.len) continue;
    bool ends = p[word.len] == ' ' || p[word.len] == '\0';
    if (ends && memcmp(p, word.data, word.len) == 0) return true;
  }
  return false;
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

/// Words that stand with a capital inside sentences of this document and never in lower case: at a
/// sentence's start they are names as well ("Ford", "Bush").
Map names_of_document(Reader* r) {
  Map names = map_in(r->arena);
  // First those with a capital, which are few, then which of them are small elsewhere.
  for (size_t i = 0; i < r->tokens.n; i++) {
    const Token* t = &r->tokens.data[i];
    bool says_nothing = (t->flags & (TOKEN_SENTENCE_START | TOKEN_IN_TITLE_CASE)) != 0;
    if (t->flags & TOKEN_CAPITAL && !says_nothing && is_open_class(t)) map_put(&names, t->lower, 0);
  }
  for (size_t i = 0; names.n > 0 && i < r->tokens.n; i++) {
    const Token* t = &r->tokens.data[i];
    if (!(t->flags & TOKEN_CAPITAL) && is_open_class(t) && map_get(&names, t->lower, NULL))
      map_put(&names, t->lower, 1);
  }
  return names;
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
  uint32_t small = 1;
  if ((says_nothing || after_colon) && map_get(&g->names, w->t->lower, &small) && !small)
    return true;
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
  for (size_t i = 0; i < g->n; i++) {
    uint16_t flags = g->words[i].t->flags;
    bool word = g->words[i].t->text.len > 1 && !(g->words[i].decided);
    upper += word && (flags & TOKEN_ALL_UPPER) != 0;
    other += word && (flags & TOKEN_ALL_UPPER) == 0;
  }
  return upper >= 3 && upper > 2 * other;
}

static void read_word(Tagging* g, size_t i, bool all_upper) {
  Word* w = &g->words[i];
  uint32_t bits = w->t->lex ? w->t->lex->bits : 0;
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
  bool after_determiner = i > 0 && can_be(&g->words[i - 1], LEX_DET | LEX_POSS);
  if (!after_determiner &&
      tag_word_in(w, "just then here now even still well ever quite only soon"))
    bits = LEX_ADV;
  w->bits = bits;
}

void words_read(Tagging* g) {
  bool all_upper = is_all_upper_sentence(g);
  for (size_t i = 0; i < g->n; i++)
    if (!g->words[i].decided) read_word(g, i, all_upper);
}
