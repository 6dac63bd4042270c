// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the files of the tagger share. A sentence is tagged from left to right over its words, the
/// quotation marks left out: to the left stand decided tags, to the right only the readings the
/// lexicon allows. All look-ahead is bounded, so tagging is linear.
#ifndef NEWSGRAPH_DOCUMENT_TAG_INTERNAL_H
#define NEWSGRAPH_DOCUMENT_TAG_INTERNAL_H

#include "document/reader_internal.h"

typedef struct {
  Token* t;
  uint32_t bits; ///< LEX_ bits of what it can be, shape and capitals taken into account
  bool decided;  ///< t->tag holds
} Word;

/// A clause as far as the tagger needs one: has its finite verb been seen?
typedef struct {
  bool has_finite;
} Level;

enum { DEEPEST_CLAUSE = 8, LOOK_AHEAD = 24 };

/// Word lists of the ontology that the rules ask for (ontology/lists/tagger-words.ttl, except the
/// first). Whether a word is in one is a bit of its form.
typedef enum {
  WORDS_INTRANSITIVE,
  WORDS_AUXILIARY_FINITE,
  WORDS_AUXILIARY_HAVE,
  WORDS_AUXILIARY_DO,
  WORDS_AUXILIARY_OF_PARTICIPLE,
  WORDS_MODAL_OR_NOUN,
  WORDS_SUBJECT_PRONOUN,
  WORDS_SUBJECT_AFTER_AUXILIARY,
  WORDS_PERSONAL_PRONOUN,
  WORDS_PRONOUN_WITH_VERB,
  WORDS_PRONOUN_WITH_BASE,
  WORDS_OBJECT_PRONOUN,
  WORDS_INDEFINITE_PRONOUN,
  WORDS_BEGINS_CLAUSE,
  WORDS_NO_PHRASE_START,
  WORDS_INSIDE_PHRASE,
  WORDS_DEGREE,
  WORDS_ALWAYS_ADVERB,
  WORDS_ADVERB_OR_NOUN,
  WORDS_LIKE_ADVERB,
  WORDS_PARTICLE,
  WORDS_VERB_FIRST,
  WORDS_BEFORE_GERUND,
  WORDS_WHERE,
  WORDS_NOUN_WITH_THAT,
  WORDS_GOVERNS_NOUN,
  WORDS_GOES,
  WORDS_PLACE_WITHOUT_ARTICLE,
  WORDS_STARTS_TIME,
  WORDS_PASSIVE_WITH_NOUN,
  WORDS_PARTICIPLE_AFTER_BORN,
  WORDS_PLACED,
  WORDS_PLURAL,
  WORDS_HELPS,
  WORDS_BEHIND_SHORT_IS,
  WORDS_COUNT
} WordSet;

/// Forms of the document that are capitalised where that means something, and nowhere small.
typedef struct {
  struct NameSlot* slots;
  size_t n_slots; ///< a power of two
} NameForms;

typedef struct {
  const Ontology* ontology;
  const WordList* lists[WORDS_COUNT];
  NameForms names;
  Word* words;
  size_t n;
  Level levels[DEEPEST_CLAUSE];
  size_t depth;           ///< of the innermost open clause
  bool complement;        ///< a verb of saying was just passed: a clause may follow without "that"
  bool after_conj;        ///< "and" was just passed: another finite verb may follow
  bool comma_before_conj; ///< ", and": more likely between clauses
  uint32_t inverted; ///< 1 + index of an auxiliary before its subject ("Did the firm"), 0 if none
} Tagging;

enum {
  LEX_VERB_ANY = LEX_VERB_BASE | LEX_VERB_S | LEX_VERB_PAST | LEX_VERB_PP | LEX_VERB_ING,
  LEX_NOUN_ANY = LEX_NOUN | LEX_NOUN_PLURAL
};

static inline bool word_is(const Word* w, Str s) {
  return str_equal(w->t->lower, s);
}
static inline bool word_in(const Tagging* g, const Word* w, WordSet set) {
  return form_in(w->t->form, g->lists[set]);
}
/// For a few words that are asked for at one place: word_is_any(w, STR("been"), STR("better")).
#define word_is_any(w, ...)                                                                        \
  word_is_of((w), (const Str[]){__VA_ARGS__}, sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str))
static inline bool word_is_of(const Word* w, const Str* words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (word_is(w, words[i])) return true;
  return false;
}
static inline bool can_be(const Word* w, uint32_t bits) {
  return (w->bits & bits) != 0;
}
static inline unsigned verb_share(const Word* w) {
  return w->t->lex ? w->t->lex->verb_share : 50;
}

/// tag_words.c: fills bits, decides what needs no context.
void words_read(Tagging* g);
void words_find_lists(Tagging* g);
NameForms words_find_names(const Reader* r);

/// Neighbours. `i` may be any index; beyond the ends the answer is no.
static inline const Word* word_at(const Tagging* g, size_t i) { ///< NULL beyond the end
  return i < g->n ? &g->words[i] : NULL;
}
static inline bool tagged(const Tagging* g, size_t i, Tag tag) {
  return i < g->n && g->words[i].decided && g->words[i].t->tag == tag;
}
static inline void decide(Tagging* g, size_t i, Tag tag) {
  g->words[i].t->tag = tag;
  g->words[i].decided = true;
}
static inline bool is_comma(const Word* w) {
  return w->t->tag == TAG_PUNCT && w->t->text.len == 1 && w->t->text.data[0] == ',';
}
static inline bool is_hard_stop(const Word* w) { ///< . ! ? ; : and marks beyond ASCII
  if (w->t->tag != TAG_PUNCT) return false;
  char c = w->t->text.data[0];
  return c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == (char)0xE2;
}
/// Index of the word before i that is no adverb or negation; SIZE_MAX at the sentence's start.
size_t word_before_adverbs(const Tagging* g, size_t i);
static inline size_t word_before(const Tagging* g, size_t i) {
  const Word* w = i > 0 && i <= g->n ? &g->words[i - 1] : NULL;
  bool plain = w && w->decided && w->t->tag != TAG_ADV && w->t->tag != TAG_NEG && !is_comma(w);
  return plain ? i - 1 : word_before_adverbs(g, i); // nearly always
}
/// Index of the word from i on that is no adverb or negation.
size_t word_after(const Tagging* g, size_t i);
/// Noun, name, number, pronoun, participle used as a noun: something that can be a subject.
bool is_nominal_tag(Tag tag);
/// Can a noun phrase begin here, going by the readings alone?
bool starts_noun_phrase(const Tagging* g, size_t i);
/// Can the word go on a noun phrase (adjective or noun reading, name, number)?
bool continues_noun_phrase(const Tagging* g, size_t i);
/// Is the word at i, most likely, a finite verb, going by the readings alone?
bool looks_finite(const Tagging* g, size_t i);
/// Does a noun phrase and a finite verb begin at i, before anything that ends a clause?
bool clause_follows(const Tagging* g, size_t i);
/// Does a finite verb follow from i on, before a stop, comma, conjunction or relative?
bool finite_follows(const Tagging* g, size_t i);

/// tag_function.c and tag_verbs.c: one word in its context.
void decide_function_word(Tagging* g, size_t i);
void decide_verb_form(Tagging* g, size_t i);
void decide_auxiliary(Tagging* g, size_t i);
/// May a finite verb still come? Must one come in an open clause?
bool needs_finite(const Tagging* g);
bool lacks_finite(const Tagging* g);
bool is_finite_auxiliary_form(const Tagging* g, const Word* w);

#endif
