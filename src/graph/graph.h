// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// graph: a document's facts as RDF triples. Mints IRIs, writes documents, entities, statements,
/// claims, mentions and provenance as design (docs/ontology.md) says. A pure function: nothing
/// depends on another document, a clock or an order. Everything lives in the arena passed in.
#ifndef NEWSGRAPH_GRAPH_GRAPH_H
#define NEWSGRAPH_GRAPH_GRAPH_H

#include "fact/fact.h"

typedef enum { TERM_IRI, TERM_LITERAL } TermKind;
typedef struct {
  TermKind kind;
  Str value;    ///< IRI, or lexical form
  Str datatype; ///< IRI; empty means xsd:string
  Str language; ///< empty if none
} Term;

/// Why a triple is in the output: the `--mentions` option of export leaves some out.
typedef enum {
  TRIPLE_CORE,
  TRIPLE_MENTION_USED, ///< describes a mention that a statement or claim uses
  TRIPLE_MENTION_OTHER ///< describes any other mention
} TripleRole;

typedef struct {
  Term subject, predicate, object;
  TripleRole role;
} Triple;

typedef struct {
  Str document;    ///< IRI of the document: its named graph
  Triple* triples; ///< no two equal
  size_t n_triples;
  size_t n_entities, n_statements, n_claims, n_plain;
} Graph;

/// `base` is the --base IRI, ends with / or #.
void graph_build(const Document* d, const Entities* e, const Facts* f, const Ontology* ontology,
                 Str base, Arena* arena, Graph* out);

#endif
