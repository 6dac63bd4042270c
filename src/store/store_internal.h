// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the files of this folder share.
#ifndef NEWSGRAPH_STORE_INTERNAL_H
#define NEWSGRAPH_STORE_INTERNAL_H

#include "store/store.h"

#include "store/block.h"
#include "store/db.h"

typedef struct {
  bool tracked;
  Arena* arena;
  Map known;           ///< subjects of the list
  StoreCursor* cursor; ///< reads one node after another
  VEC(StoreChange) list;
  StoreCounts counts; ///< of the store without the nodes of the list, or with those read since
} Changes;

/// What becomes of a document's node.
typedef struct {
  Node node;
  int64_t segment;
  uint32_t order; ///< of two changes of one node the later one counts
  bool removed;   ///< the body says nothing
} NodeChange;

/// Changes that are to be written.
typedef struct {
  Arena* arena;
  VEC(NodeChange*) list;
  size_t bytes;
  int64_t segment; ///< of documents that are new; 0: not chosen yet
} Pending;

typedef struct Nodes Nodes;
typedef struct Finder Finder;

struct Store {
  Db* db;
  Diag* diag;
  StoreMode mode;
  int lock;
  size_t readers; ///< cursors of a store open for reading
  bool held;      ///< so that they see one state of it
  bool in_transaction;
  bool changed; ///< documents were changed in this transaction
  Pending pending;
  Finder* finder; ///< of what a document that is replaced said before
  Changes changes;
  bool outdated; ///< the tables have an older form
};

/// Counts a graph while it is read in order.
typedef struct {
  StoreCounts counts;
  bool node; ///< the current subject is a document, statement, claim or string: its ng: triples are
             ///< no plain facts
} Counter;
void counter_add(Counter* c, const Triple* t, bool first); ///< first: of its subject

/* pending.c: nodes on their way into segments */
/// The segment of documents that are new.
Status pending_segment(Store* s, int64_t* segment);
/// A copy that is valid until what is pending is written.
Str pending_keep(Store* s, Str bytes);
/// Strings of a change must be kept, or constants.
void pending_add(Store* s, const NodeChange* change);
Status pending_write(Store* s);
void pending_forget(Store* s);

/* segment.c */
/// The segment that new documents go into.
Status segment_choose(Store* s, int64_t* segment);
/// Changes of one segment, in the order of their keys, no two of one node.
Status segment_write(Store* s, NodeChange* const* changes, size_t n);

/* nodes.c */
Status store_damaged(Store* s); ///< says so
/// Nodes: all in the order of their keys, the segments merged.
Status nodes_open(Store* s, Nodes** out);
void nodes_close(Nodes* n); ///< NULL is allowed.
/// Starts at the first node of this subject or behind it.
Status nodes_seek(Nodes* n, Str subject);
/// The next one, valid until the next call. STATUS_END: there is none, or its subject is another
/// than `only` (if that is not empty).
Status nodes_next(Nodes* n, Str only, Node* out);

/// Finder: single nodes.
Status finder_open(Store* s, Finder** out);
void finder_close(Finder* f); ///< NULL is allowed.
void finder_rest(Finder* f);  ///< Nothing is read any longer until the next call; NULL is allowed.
/// STATUS_END: it is not there. The body is valid until the next call.
Status finder_find(Finder* f, int64_t segment, const Node* key, Str* body);

/* changes.c, read.c, counts.c */
/// A node is about to change; `own`: a document's own, with its fragments.
Status changes_note(Store* s, Str subject, bool own);
void changes_forget(Store* s);
/// A cursor that was opened for a subject, at another one.
Status cursor_restart(StoreCursor* c, Str subject);
/// Keeps the counts with the store's generation.
Status counter_remember(const Counter* c, Store* s);

#endif
