// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// turtle: one Turtle file as a stream of triples with their lines. The only place that sees Raptor
/// when reading.
#ifndef NEWSGRAPH_ONTOLOGY_TURTLE_H
#define NEWSGRAPH_ONTOLOGY_TURTLE_H

#include "base/base.h"

typedef enum { TERM_IRI, TERM_BLANK, TERM_LITERAL } TermKind;

typedef struct {
  TermKind kind;
  Str value; ///< IRI, blank node name, or lexical form; lives in the arena
} Term;

typedef struct {
  Term subject, predicate, object;
  uint32_t line; ///< where the statement ends
} Triple;

/// Gets every triple in the order of the file.
typedef void TripleSink(void* context, const Triple* triple);

/// Parses `bytes` (the content of `path`). Syntax errors are reported with file:line.
NG_MUST_USE Status turtle_parse(Str path, Str bytes, Diag* diag, Arena* arena, TripleSink* sink,
                                void* context);

#endif
