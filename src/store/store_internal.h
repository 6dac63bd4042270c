// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the files of this folder share.
#ifndef NEWSGRAPH_STORE_INTERNAL_H
#define NEWSGRAPH_STORE_INTERNAL_H

#include "store/store.h"

#include "store/db.h"

typedef struct {
  bool tracked;
  Arena* arena;
  Map known;           ///< subjects of the list
  StoreCursor* cursor; ///< reads one node after another
  VEC(StoreChange) list;
  StoreCounts counts; ///< of the store without the nodes of the list, or with those read since
} Changes;

/// A node that is to be written.
typedef struct {
  Str subject, body;
  int64_t document;
} PendingNode;

/// The nodes of some documents, to be written in the order of the table's key: each page of the
/// table is then touched once.
typedef struct {
  Arena* arena;
  PendingNode* nodes;
  size_t n, cap, bytes;
} Pending;

struct Store {
  Db* db;
  Diag* diag;
  StoreMode mode;
  int lock;
  bool in_transaction;
  bool changed; ///< documents were changed in this transaction
  Pending pending;
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
/// Keeps the nodes of a packed document for pending_write.
Status pending_add(Store* s, int64_t document, Str packed);
Status pending_write(Store* s);
void pending_forget(Store* s);
/// A node is about to change; `own`: a document's own, with its fragments.
Status changes_note(Store* s, Str subject, bool own);
void changes_forget(Store* s);
/// A cursor that was opened for a subject, at another one.
Status cursor_restart(StoreCursor* c, Str subject);
/// Keeps the counts with the store's generation.
Status counter_remember(const Counter* c, Store* s);

#endif
