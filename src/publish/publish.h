// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// publish: the store as a file. One file per format (turtle.c, ntriples.c, dot.c, void.c), all
/// reading the store in order, all through Raptor's term writers (terms.c). Output is written
/// beside its target, checked to the last close, synced and renamed: a reader sees the old file or
/// the new one.
#ifndef NEWSGRAPH_PUBLISH_PUBLISH_H
#define NEWSGRAPH_PUBLISH_PUBLISH_H

#include "store/store.h"

typedef enum { FORMAT_TURTLE, FORMAT_NTRIPLES, FORMAT_NQUADS, FORMAT_DOT, FORMAT_COUNT } Format;
/// By name ("turtle"), extension ("ttl") or media type; FORMAT_COUNT if unknown.
Format format_find(Str name);
/// By the extension of a file name.
Format format_of_path(Str path);

typedef struct {
  Format format;
  MentionChoice mentions;
  Str base; ///< for prefixes
} PublishOptions;

/// Writes the store to `path` ("-": stdout).
NG_MUST_USE Status publish_store(Store* s, const PublishOptions* options, Str path, Diag* diag);
/// The same bytes, made of the Turtle file at `path`, which must show the store as it was when
/// store_track was called. STATUS_SKIPPED: this was not possible; nothing was written.
NG_MUST_USE Status publish_changes(Store* s, const PublishOptions* options, Str path, Diag* diag);
/// Writes the data set's description (VoID).
NG_MUST_USE Status publish_void(Store* s, Str base, Str path, Diag* diag);

/// Single terms and triples for other commands, as a growing text.
typedef struct Terms Terms;
NG_MUST_USE Status terms_open(Str base, Diag* diag, Terms** out);
void terms_close(Terms* t); ///< NULL is allowed.
/// Appends "@prefix" lines.
void terms_prefixes(Terms* t, Buf* out);
/// The IRI that "prefix:name" or "<IRI>" stands for; false if it cannot be told.
bool terms_expand(const Terms* t, Str turtle, Buf* out);
void terms_turtle(Terms* t, const Term* term, Buf* out);   ///< with prefixes
void terms_iri(Terms* t, Str iri, Buf* out);               ///< the same of an IRI
void terms_ntriples(Terms* t, const Term* term, Buf* out); ///< in full
void terms_quad(Terms* t, const Triple* triple, Str graph,
                Buf* out); ///< a line; graph empty: a triple
/// STATUS_INTERNAL if any term could not be written since the last call.
NG_MUST_USE Status terms_check(Terms* t, Diag* diag);

/// A file that is complete or not there. Writes latch their first error; output_commit reports it.
typedef struct Output Output;
/// "-" is stdout. Leftovers of killed processes beside the target are removed.
NG_MUST_USE Status output_open(Str path, Diag* diag, Output** out);
void output_write(Output* o, Str bytes);
bool output_failed(const Output* o);
/// Flush, sync, close, rename, sync the folder; frees. STATUS_IO if anything failed: the target is
/// untouched then.
NG_MUST_USE Status output_commit(Output* o);
void output_abandon(Output* o); ///< NULL is allowed.

#endif
