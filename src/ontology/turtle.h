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
  Str value; ///< IRI, blank node name, or lexical form; lives in the arena or in the file's bytes
} Term;

typedef struct {
  Term subject, predicate, object;
  uint32_t line; ///< where the statement ends
} Triple;

/// Gets every triple in the order of the file.
typedef void TripleSink(void* context, const Triple* triple);

/// The parser's world, opened once for all files.
typedef struct TurtleWorld TurtleWorld;
TurtleWorld* turtle_open(Diag* diag); ///< NULL, with a message, if it cannot be
void turtle_close(TurtleWorld* world);

/// Parses `bytes` (the content of `path`), which must live as long as the arena; that must be the
/// same for all files of a world. Syntax errors are reported with file:line.
NG_MUST_USE Status turtle_parse(TurtleWorld* world, Str path, Str bytes, Arena* arena,
                                TripleSink* sink, void* context);

/// long_strings.c: the text without its long strings, which long_strings_put_back finds for a
/// literal that stands for one.
typedef struct {
  VEC(Str) strings;
  Buf rest;
  size_t done; ///< bytes of the text that are in `rest`
} LongStrings;

/// What is left; it lives until long_strings_free, the strings as long as the text.
Str long_strings_take(LongStrings* x, Arena* arena, Str text);
/// The string that a value stands for; false if it stands for none.
bool long_strings_put_back(const LongStrings* x, Str value, Str* string);
void long_strings_free(LongStrings* x);

#endif
