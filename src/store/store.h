// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// store: the triples of every document in SQLite, so that one document can be replaced or removed
/// alone. The schema is in schema.sql. One writer at a time (a second waits a bounded time, then
/// STATUS_LOCKED); readers do not block.
#ifndef NEWSGRAPH_STORE_STORE_H
#define NEWSGRAPH_STORE_STORE_H

#include "graph/graph.h"

typedef struct Store Store;
typedef enum { STORE_READ, STORE_WRITE } StoreMode;

/// Opens (STORE_WRITE: creates) the store. Foreign, damaged or newer files are refused:
/// STATUS_STORE.
NG_MUST_USE Status store_open(Str path, StoreMode mode, Diag* diag, Store** out);
/// Commits nothing by itself; checkpoints. Returns the first error that was met.
NG_MUST_USE Status store_close(Store* s); ///< NULL is allowed.

/// Settings that results depend on: "base", "ontology", "program". Empty if not set.
Str store_setting(Store* s, Str name, Arena* arena);
NG_MUST_USE Status store_set(Store* s, Str name, Str value);

typedef struct {
  Str path;
  uint64_t size;
  int64_t mtime_ns;
  char sha256[65];
  bool skipped; ///< known to be unusable (binary ...): not read again while unchanged
} StoredDocument;

NG_MUST_USE Status store_begin(Store* s);
NG_MUST_USE Status store_commit(Store* s);
NG_MUST_USE Status store_rollback(Store* s);

/// All documents by path. The callback returns STATUS_OK to go on.
typedef Status StoredDocumentFn(void* context, const StoredDocument* d);
NG_MUST_USE Status store_each_document(Store* s, StoredDocumentFn* fn, void* context);
/// Replaces a document and its triples (graph NULL: none).
NG_MUST_USE Status store_put(Store* s, const StoredDocument* d, const Graph* graph);
/// New size and mtime, same content.
NG_MUST_USE Status store_touch(Store* s, const StoredDocument* d);
NG_MUST_USE Status store_remove(Store* s, Str path);
NG_MUST_USE Status store_clear(Store* s); ///< removes all documents

/// Distinct triples in (subject, predicate, object) byte order of their terms; memory does not grow
/// with the store. `document` is empty unless `by_document`, which gives a triple once for each
/// document, in (document, s, p, o) order.
typedef struct {
  Triple triple;
  Str document;
} StoredTriple;
typedef enum { MENTIONS_USED, MENTIONS_ALL, MENTIONS_NONE } MentionChoice;
typedef Status StoredTripleFn(void* context, const StoredTriple* t);
NG_MUST_USE Status store_each_triple(Store* s, MentionChoice mentions, bool by_document,
                                     StoredTripleFn* fn, void* context);

typedef struct {
  uint64_t documents, skipped, triples, entities, statements, claims, plain;
} StoreCounts;
NG_MUST_USE Status store_counts(Store* s, StoreCounts* out);

#endif
