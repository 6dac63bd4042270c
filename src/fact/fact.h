// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// fact: what the clauses say. First claims (who says, thinks, intends what: claims.c), then
/// relations (patterns on clauses: relations.c), then the firewall (factuality.c): what stands
/// inside a claim is according to its speaker, what is negated, planned or possible stays so.
/// Everything lives in the arena passed in.
#ifndef NEWSGRAPH_FACT_FACT_H
#define NEWSGRAPH_FACT_FACT_H

#include "clause/clause.h"

/// A qualifier of a statement: ng:time, ng:scope ... (SlotRole says which).
typedef struct {
  SlotRole role;
  uint32_t entity; ///< or NO_ENTITY
  Str text;        ///< literal if there is no entity
  DateValue date;  ///< for SLOT_TIME
} Qualifier;

typedef VEC(uint32_t) IndexList;
typedef VEC(Span) SpanList;

/// A relation between two entities, or an entity and a literal, stated in one sentence.
typedef struct {
  RelationId relation;
  uint32_t subject;  ///< entity
  uint32_t object;   ///< entity, or NO_ENTITY for a literal
  Str literal;       ///< text or lexical date of the object
  DateValue date;    ///< set when the object is a date
  uint32_t sentence; ///< the innermost sentence; evidence is its outer one
  IndexList subject_mentions,
      object_mentions; ///< all mentions of either in the sentence (indices in Entities)
  Span object_span;    ///< where a literal object stands; empty otherwise
  Span matched;        ///< what the rule matched, in the document
  Polarity polarity;
  Modality modality;
  bool own_voice; ///< the document states it; sources is empty then
  bool modal;   ///< the relation itself says what is possible ("is willing to sell"): its modality
                ///< stays
  bool over;    ///< it was so ("served as its director"), of a relation that tells what is
  bool hearsay; ///< "reportedly": possible unless somebody is named who says so
  IndexList sources; ///< entities according to which it is so
  IndexList claims;  ///< claims it stands in (indices), innermost first
  VEC(RuleId) rules;
  VEC(Qualifier) qualifiers;
} Fact;

typedef enum {
  STANCE_ASSERTS,
  STANCE_DENIES,
  STANCE_ACCUSES,
  STANCE_WARNS,
  STANCE_PROPOSES,
  STANCE_DOUBTS,
  STANCE_CONFIRMS,
  STANCE_REPORTS,
  STANCE_PREDICTS,
  STANCE_URGES,
  STANCE_DECLINES,
  STANCE_ASKS,
  STANCE_SUPPORTS,
  STANCE_OPPOSES,
  STANCE_BELIEVES,
  STANCE_INTENDS,
  STANCE_PROMISES,
  STANCE_WISHES,
  STANCE_COUNT
} Stance;
typedef enum { MODE_DIRECT, MODE_INDIRECT, MODE_MIXED } ClaimMode;
Str stance_name(Stance s);
/// STANCE_COUNT if there is none of this name.
Stance stance_find(Str name);

typedef struct {
  uint32_t speaker;  ///< entity, or NO_ENTITY when nobody is named ("reportedly")
  Span speaker_span; ///< the mention as it stands ("he", "a Huawei spokesman"); empty if none
  uint32_t speaker_mention; ///< index in Entities, or UINT32_MAX
  Span cue;                 ///< empty for a continued quotation
  Str cue_lemma;
  Stance stance;
  bool negated;   ///< "did not say that"
  bool disclaims; ///< denies something of the speaker: "I would never harm them"
  ClaimMode mode;
  SpanList contents;  ///< in text order; several where the text is interrupted
  uint32_t addressee; ///< entity or NO_ENTITY
  uint32_t venue;     ///< entity or NO_ENTITY
  Str time;           ///< text or lexical date, or empty
  IndexList about;    ///< entities mentioned in the contents
  uint32_t within;    ///< 1 + index of the claim it stands in, 0 if none
  uint32_t answers;   ///< 1 + index of the claim it answers (denial to accusation), 0 if none
  Str rule;           ///< local name of the rule ("quote-after", "that-clause" ...)
  uint32_t sentence;  ///< outer sentence of the cue (or of the content)
} Claim;

typedef struct {
  Claim* claims; ///< in order of their first content
  size_t n_claims;
  Fact* facts; ///< one per sentence, subject, relation, object, polarity, modality and source
  size_t n_facts;
} Facts;

/// Runs claims, relations and the firewall. `e` may gain entities (unnamed sources).
void fact_find(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
               Matcher* matcher, Arena* arena, Facts* out);

/// Stages of fact_find, each in a file (or files) of its own.
void fact_find_claims(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
                      Arena* arena, Facts* out);
void fact_find_relations(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
                         Matcher* matcher, Arena* arena, Facts* out);
void fact_apply_firewall(const Document* d, const Entities* e, const Clauses* c,
                         const Ontology* ontology, Arena* arena, Facts* out);

#endif
