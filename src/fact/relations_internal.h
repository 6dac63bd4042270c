// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// relations_internal: what the files of the relation finder share.
#ifndef NEWSGRAPH_FACT_RELATIONS_INTERNAL_H
#define NEWSGRAPH_FACT_RELATIONS_INTERNAL_H

#include "fact/fact.h"

typedef struct {
  const Document* d;
  const Entities* e;
  const Clauses* c;
  const Ontology* o;
  Matcher* matcher;
  Arena* arena;
  VEC(Fact) facts;
  Map fact_keys;    ///< what makes two facts one -> index of `facts`
  uint32_t* stamps; ///< by pattern: 1 + the last clause it was a candidate for
} Finder;

/// One match of a pattern on a clause, and the whole sentence it is in.
typedef struct {
  const Clause* clause;
  const Clause* whole; ///< CLAUSE_WHOLE of the sentence; the clause itself if there is none
  PatternId pattern;
  RuleId rule;
  const Relation* relation;
  PatternMatch match;
  bool subject_first;          ///< in the text
  IndexList subjects, objects; ///< mentions
} Match;

/// Mentions of a span of a clause, in order.
void mentions_in_span(const Finder* f, const Clause* c, Span s, IndexList* out);
/// Adds what a list ("A, B in 1990 and C") or a chain of places ("Lund, Skane, Sweden") behind the
/// match adds to its subjects and objects.
void extend_match(const Finder* f, Match* m);

#endif
