// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Private to query/: the engine's copy of the graph on disk.
#ifndef NEWSGRAPH_QUERY_PREPARE_H
#define NEWSGRAPH_QUERY_PREPARE_H

#include "query/query.h"

/// The folder of the prepared graph: ontology/50-newsgraph.ontology (classes and properties as the
/// engine wants them declared), graph.nt (to be loaded, then removed), db/ (the engine's files) and
/// key (what it was made from).
typedef struct {
  Str folder;     ///< STORE.query, or a folder of its own for temporary use
  Str building;   ///< FOLDER.tmp.PID, renamed to folder when all is done
  Str key;        ///< identifies the store's contents
  bool temporary; ///< the folder is to be removed after use
  int lock;       ///< one process prepares at a time, none opens meanwhile; -1: not held
} Prepared;

NG_MUST_USE Status prepare_describe(Str store_path, Arena* arena, Diag* diag, Prepared* out);
/// The folder holds a graph made from the store as it is now.
bool prepare_is_current(const Prepared* p, Arena* arena);
/// Waits until no other process prepares the graph; prepare_unlock lets the next one in. Where the
/// lock's file cannot be written, the folder becomes a temporary one.
NG_MUST_USE Status prepare_lock(Prepared* p, Arena* arena, Diag* diag);
void prepare_unlock(Prepared* p);
/// Writes ontology and graph.nt into the folder `building`.
NG_MUST_USE Status prepare_write(const Prepared* p, Str store_path, const Ontology* ontology,
                                 Arena* arena, Diag* diag);
/// Writes the key, removes graph.nt and puts `building` in the place of `folder`.
NG_MUST_USE Status prepare_finish(const Prepared* p, Arena* arena, Diag* diag);
void prepare_remove(Str folder, Arena* arena); ///< a prepared folder, or what there is of one

#endif
