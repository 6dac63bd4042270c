// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Nodes on their way into the table. One document's nodes lie all over the table: claims and
// statements have hashes for names. Written one document after another, each of them costs reading
// and writing a page of its own; in the order of the key many share a page.

#include "store/store_internal.h"

#include "store/pack.h"

#include <stdlib.h>

enum { MOST_BYTES = 8 << 20 };

static void add(Pending* p, PendingNode node) {
  if (p->n == p->cap) {
    size_t cap = p->cap ? p->cap * 2 : 1024;
    p->nodes = arena_grow(p->arena, p->nodes, p->n, cap, sizeof *p->nodes);
    p->cap = cap;
  }
  p->nodes[p->n++] = node;
}

Status pending_add(Store* s, int64_t document, Str packed) {
  Pending* p = &s->pending;
  PendingNode node = {.document = document};
  if (!p->arena) p->arena = arena_new();
  p->bytes += packed.len;
  packed = arena_copy(p->arena, packed);
  while (packed.len) {
    if (!unpack_node(&packed, &node.subject, &node.body))
      return diag_error(s->diag, STATUS_INTERNAL, "packed node");
    add(p, node);
  }
  return p->bytes > MOST_BYTES ? pending_write(s) : STATUS_OK;
}

static int by_key(const void* x, const void* y) {
  const PendingNode *a = x, *b = y;
  int c = str_compare(a->subject, b->subject);
  return c ? c : (a->document > b->document) - (a->document < b->document);
}

Status pending_write(Store* s) {
  Pending* p = &s->pending;
  if (p->n) qsort(p->nodes, p->n, sizeof *p->nodes, by_key);
  DbStatement* st = db_cached(s->db, "INSERT INTO node VALUES (?1, ?2, ?3)");
  for (size_t i = 0; i < p->n; i++) {
    db_bind_text(st, 1, p->nodes[i].subject);
    db_bind_int(st, 2, p->nodes[i].document);
    db_bind_blob(st, 3, p->nodes[i].body);
    TRY(db_run(s->db, st));
  }
  if (p->arena) arena_reset(p->arena);
  *p = (Pending){.arena = p->arena};
  return STATUS_OK;
}

void pending_forget(Store* s) {
  arena_free(s->pending.arena);
  s->pending = (Pending){0};
}
