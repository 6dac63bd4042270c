// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the formats share. Each writes the whole store to an open output.
#ifndef NEWSGRAPH_PUBLISH_FORMATS_H
#define NEWSGRAPH_PUBLISH_FORMATS_H

#include "publish/publish.h"

typedef struct {
  Store* store;
  const PublishOptions* options;
  Terms* terms;
  Output* output;
} Publication;

Status write_turtle(Publication* p);
/// The same when the file at `path` shows the store as it was before the changes that the store has
/// noted. STATUS_SKIPPED: it cannot be used; what was written is worth nothing.
Status update_turtle(Publication* p, Str path);
Status write_ntriples(Publication* p);
Status write_nquads(Publication* p);
Status write_dot(Publication* p);

/// What all strings of the text have in common.
typedef struct {
  Buf before[4];     ///< what stands before the text, the two offsets and the document
  Buf behind_number; ///< of an offset
  Buf type;
  Buf document, short_document; ///< IRI of the last one, and as it is written
} StringFrame;

/// Blocks of Turtle, triple by triple.
typedef struct {
  Publication* p;
  Str predicate; ///< of the last triple; valid as long as its subject
  Buf head;      ///< the block's subject and types; empty: there is no block
  Buf rest;      ///< what is said of it besides
  bool typed;    ///< there are types
  StringFrame frame;
} TurtleWriter;
TurtleWriter turtle_writer(Publication* p);
Status turtle_triple(void* writer, const StoredTriple* t);
void turtle_end_block(TurtleWriter* w); ///< if there is one
void turtle_free(TurtleWriter* w);

#endif
