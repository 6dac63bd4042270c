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
/// STATUS_STORE. A writer holds the store until it is closed; waits up to 10 seconds for another
/// one, then STATUS_LOCKED.
NG_MUST_USE Status store_open(Str path, StoreMode mode, Diag* diag, Store** out);
/// Rolls back what was not committed; checkpoints. Returns the first error that was met.
Status store_close(Store* s); ///< NULL is allowed.

/// Settings that results depend on: "base", "ontology", "program". Empty if not set.
Str store_setting(Store* s, Str name, Arena* arena);
NG_MUST_USE Status store_set(Store* s, Str name, Str value);
/// Number of commits that changed documents: the same number, the same graph.
uint64_t store_generation(Store* s);

typedef struct {
  Str path;
  uint64_t size;
  int64_t mtime_ns;
  char sha256[65];
  bool skipped; ///< known to be unusable (binary ...): not read again while unchanged
} StoredDocument;

/// A transaction: what is put and removed in it is there after the commit, all or nothing.
NG_MUST_USE Status store_begin(Store* s);
NG_MUST_USE Status store_commit(Store* s);
Status store_rollback(Store* s);
/// So much has been put that it is best committed.
bool store_full(const Store* s);

/// All documents by path. The callback returns STATUS_OK to go on.
typedef Status StoredDocumentFn(void* context, const StoredDocument* d);
NG_MUST_USE Status store_each_document(Store* s, StoredDocumentFn* fn, void* context);
/// A document's graph in the form that the store keeps (appended to `out`). Made by the threads
/// that made the graph, so that the writing thread has only to copy.
void store_pack(const Graph* g, Arena* arena, Buf* out);
/// Replaces a document and its triples (`packed` empty: none); once in a transaction. The triples
/// can be read when it is committed.
NG_MUST_USE Status store_put(Store* s, const StoredDocument* d, Str packed);
/// New size and mtime, same content.
NG_MUST_USE Status store_touch(Store* s, const StoredDocument* d);
NG_MUST_USE Status store_remove(Store* s, Str path);
NG_MUST_USE Status store_clear(Store* s); ///< removes all documents
/// The store was made by an older program: only its settings can be read until it is cleared.
bool store_outdated(const Store* s);

typedef struct {
  Triple triple;
  bool first; ///< of its subject (and document)
  Str document;
} StoredTriple;
typedef enum { MENTIONS_USED, MENTIONS_ALL, MENTIONS_NONE } MentionChoice;

/// What to read. Distinct triples in the order of triple_compare; memory does not grow with the
/// store.
typedef struct {
  MentionChoice mentions;
  bool by_document; ///< a triple once for each document, in (document, s, p, o) order,
                    ///< StoredTriple.document set
  Str subject;      ///< only this subject (empty: all)
  Str path;         ///< only this document (empty: all); implies by_document
  bool whole;       ///< strings of the text as one triple (Triple.whole)
} StoreQuery;

/// Reads triple by triple. The strings it returns are valid until it returns another subject.
typedef struct StoreCursor StoreCursor;
NG_MUST_USE Status store_read(Store* s, const StoreQuery* query, StoreCursor** out);
NG_MUST_USE Status store_next(StoreCursor* c, StoredTriple* out); ///< STATUS_END at the end
void store_cursor_close(StoreCursor* c);                          ///< NULL is allowed.

typedef Status StoredTripleFn(void* context, const StoredTriple* t);
/// Calls fn for each triple of a query until it returns another status than STATUS_OK, which is
/// returned.
NG_MUST_USE Status store_each_triple(Store* s, const StoreQuery* query, StoredTripleFn* fn,
                                     void* context);

/// All triples of one document, in the arena.
typedef struct {
  Triple* data;
  size_t n;
} TripleList;
NG_MUST_USE Status store_graph(Store* s, Str path, MentionChoice mentions, Arena* arena,
                               TripleList* out);
/// The same of a packed document; strings point into `packed` or the arena.
NG_MUST_USE Status store_unpack(Str packed, MentionChoice mentions, Arena* arena, TripleList* out);
bool triple_chosen(TripleRole role, MentionChoice choice);

typedef struct {
  uint64_t documents, skipped, triples, entities, statements, claims, plain;
} StoreCounts;
/// Counts are remembered with the generation they belong to (when the store is open for writing).
NG_MUST_USE Status store_counts(Store* s, StoreCounts* out);
/// The same, counted anew in any case.
NG_MUST_USE Status store_recount(Store* s, StoreCounts* out);

/// From now on it is noted which nodes change (of documents that are put or removed), unless these
/// become very many.
NG_MUST_USE Status store_track(Store* s);
typedef struct {
  Str subject;
  bool own; ///< a document's own node: of the subject and of every "subject#..."
} StoreChange;
/// Sorted by subject; false if they were not noted, or are too many.
bool store_changes(Store* s, const StoreChange** out, size_t* n);
/// The node as it is now (MENTIONS_USED), strings of the text whole.
NG_MUST_USE Status store_read_change(Store* s, const StoreChange* change, StoredTripleFn* fn,
                                     void* context);
/// After all changes were read once: keeps the new counts, notes nothing any longer.
NG_MUST_USE Status store_settle(Store* s);

/// SQLite's own check of the whole file.
NG_MUST_USE Status store_verify(Store* s);

#endif
