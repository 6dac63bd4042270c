// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// publish: the store as a file. One file per format (turtle.c, ntriples.c, nquads.c, dot.c,
/// void.c), all reading the store in order, all through Raptor's term writers (terms.c). Output is
/// written beside its target, checked to the last close, synced and renamed: a reader sees the old
/// file or the new one.
#ifndef NEWSGRAPH_PUBLISH_PUBLISH_H
#define NEWSGRAPH_PUBLISH_PUBLISH_H

#include "store/store.h"

typedef enum { FORMAT_TURTLE, FORMAT_NTRIPLES, FORMAT_NQUADS, FORMAT_DOT, FORMAT_COUNT } Format;
/// By name ("turtle"), extension ("ttl") or media type; FORMAT_COUNT if unknown.
Format format_find(Str name);

typedef struct {
  Format format;
  MentionChoice mentions;
  Str base; ///< for prefixes
} PublishOptions;

/// Writes the store to `path` ("-": stdout).
NG_MUST_USE Status publish_store(Store* s, const PublishOptions* options, Str path, Diag* diag);
/// Writes the data set's description (VoID).
NG_MUST_USE Status publish_void(Store* s, Str base, Str path, Diag* diag);

#endif
