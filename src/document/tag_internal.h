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

typedef struct {
  const Ontology* ontology;
  Map names; ///< words that are capitalised where that means something, and nowhere small
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
static inline bool can_be(const Word* w, uint32_t bits) {
  return (w->bits & bits) != 0;
}
static inline unsigned verb_share(const Word* w) {
  return w->t->lex ? w->t->lex->verb_share : 50;
}

/// tag_words.c: fills bits, decides what needs no context.
void words_read(Tagging* g);
Map names_of_document(Reader* r);
/// Blank-separated list of lower-case words: is w one of them?
bool tag_word_in(const Word* w, const char* list);

/// tag.c: neighbours. `i` may be any index; beyond the ends the answer is no.
const Word* word_at(const Tagging* g, size_t i); ///< NULL beyond the end
/// Index of the word before i that is no adverb or negation; SIZE_MAX at the sentence's start.
size_t word_before(const Tagging* g, size_t i);
/// Index of the word from i on that is no adverb or negation.
size_t word_after(const Tagging* g, size_t i);
bool is_hard_stop(const Word* w); ///< . ! ? ; :
bool is_comma(const Word* w);
bool tagged(const Tagging* g, size_t i, Tag tag);
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
void decide(Tagging* g, size_t i, Tag tag);

/// tag_function.c and tag_verbs.c: one word in its context.
void decide_function_word(Tagging* g, size_t i);
void decide_verb_form(Tagging* g, size_t i);
void decide_auxiliary(Tagging* g, size_t i);
/// May a finite verb still come? Must one come in an open clause?
bool needs_finite(const Tagging* g);
bool lacks_finite(const Tagging* g);
bool is_finite_auxiliary_form(const Word* w);

#endif
