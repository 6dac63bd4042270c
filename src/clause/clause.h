// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// clause: a sentence taken apart. Verb groups with polarity, modality, voice and subject; then
/// simple clauses (main, relative, participle, apposition, parenthesis, copula of roles), each a
/// string in the notation of ontology.h that patterns are matched on, every item mapped back to the
/// document. Everything lives in the arena passed in.
#ifndef NEWSGRAPH_CLAUSE_CLAUSE_H
#define NEWSGRAPH_CLAUSE_CLAUSE_H

#include "entity/entity.h"

typedef enum { POLARITY_POSITIVE, POLARITY_NEGATIVE } Polarity;
typedef enum { MODALITY_ACTUAL, MODALITY_PLANNED, MODALITY_POSSIBLE, MODALITY_UNDECIDED } Modality;

/// A verb group: "has not yet been able to ban". Catenatives ("plans to", "failed to", "is said
/// to") are folded into the last verb and give polarity and modality; the catenative's own group
/// exists as well.
typedef struct {
  uint32_t first, n;    ///< tokens, auxiliaries and adverbs included
  uint32_t head;        ///< the main verb's token
  Str lemma;            ///< of the main verb
  const WordForm* word; ///< the lemma; never NULL
  uint8_t form;         ///< VF_*
  bool finite;
  bool copula; ///< a form of be (become, remain) without participle
  Polarity polarity;
  Modality modality;
  bool hearsay; ///< "is said to have", "allegedly", "reportedly": somebody unnamed says so
  bool question;
  bool conditional;  ///< inside an if/unless/whether clause
  uint32_t governor; ///< 1 + index of the verb group that governs it (catenative, that-clause), 0
                     ///< if none
  uint32_t subject_first, subject_n; ///< tokens of the subject noun phrase; n = 0 if none was found
  uint32_t
      subject_mention; ///< 1 + index in Entities of the subject's head mention, 0 if it is none
} VerbGroup;

typedef enum { ITEM_WORD, ITEM_MENTION, ITEM_VERB } ItemKind;
typedef struct {
  uint32_t at; ///< offset of the item in Clause.text
  ItemKind kind;
  uint32_t token;       ///< first token it stands for
  uint32_t index;       ///< mention: index in Entities; verb: index in Clauses.groups
  const WordForm* form; ///< of a word, as it stands in Clause.text; NULL for the others
} ClauseItem;

typedef enum {
  CLAUSE_WHOLE,       ///< the whole sentence, nothing moved
  CLAUSE_MAIN,        ///< subject, verb group, rest up to the next clause
  CLAUSE_RELATIVE,    ///< "X, who founded Y" -> X founded Y
  CLAUSE_PARTICIPLE,  ///< "X, founded by Y" -> X be founded by Y
  CLAUSE_APPOSITION,  ///< "X, the chief executive of Y" -> X be the chief executive of Y
  CLAUSE_PARENTHESIS, ///< "X (born 1944 in Y)" -> X ( born 1944 in Y )
  CLAUSE_ROLE, ///< "Huawei chief executive Ren", "Huawei's founder Ren" -> Ren be chief executive
               ///< of Huawei
  CLAUSE_COORDINATE ///< a further member of a coordination
} ClauseKind;

typedef struct {
  ClauseKind kind;
  uint32_t sentence;
  Str text; ///< in the notation of ontology.h
  ClauseItem* items;
  size_t n_items;
  uint32_t verb; ///< 1 + index of its main verb group, 0 if it has none
  Span span;     ///< from the first to the last token that it covers
} Clause;

typedef struct {
  VerbGroup* groups; ///< of the whole document, in text order
  size_t n_groups;
  Clause* clauses; ///< by sentence, the whole sentence first
  size_t n_clauses;
} Clauses;

/// Verb groups and clauses of all content sentences (inner sentences of quotations included, as
/// sentences of their own).
void clause_split(const Document* d, const Entities* e, const Ontology* ontology, Arena* arena,
                  Clauses* out);
/// Verb groups with their subjects only (clause_split calls it).
void clause_find_verbs(const Document* d, const Entities* e, const Ontology* ontology, Arena* arena,
                       Clauses* out);
/// The item that begins at or covers byte `at` of the clause's text; n_items if none.
size_t clause_item_at(const Clause* c, size_t at);
/// Readable form of the clause's text for messages and tests: "<Ren Zhengfei:Person> [found:a]
/// <Huawei:Corporation> ...".
Str clause_readable(const Clause* c, const Document* d, const Entities* e, const Ontology* ontology,
                    Arena* arena);

#endif
