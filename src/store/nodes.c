// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Reading nodes: all in the order of their keys, each segment by a statement of its own and the
// next node of all of them from a heap; or single ones.

#include "store/store_internal.h"

#include <stdlib.h>

/// One segment.
typedef struct {
  DbStatement* blocks;
  BlockReader reader;
  Node node; ///< the next one
} Run;

struct Nodes {
  Store* store;
  Run* runs;
  size_t n_runs;
  Run** heap; ///< those with a next node, the least first
  size_t n;
  bool taken; ///< the node of the first is out
};

Status store_damaged(Store* s) {
  return diag_error(s->diag, STATUS_STORE, "store: a block is damaged: build again with --rebuild");
}

/* ---- one segment ---- */

static Status run_next(Store* s, Run* run) {
  Status status;
  while ((status = block_next(&run->reader, &run->node)) == STATUS_END) {
    TRY(db_step(s->db, run->blocks));
    block_open(&run->reader, db_text(run->blocks, 0));
  }
  return status == STATUS_STORE ? store_damaged(s) : status;
}

// Its nodes from this subject on may begin in the last block that begins before it.
static Status run_seek(Store* s, Run* run, int64_t segment, Str subject) {
  if (!run->blocks)
    TRY(db_prepare(s->db,
                   "SELECT nodes FROM block WHERE segment = ?1 AND subject >= coalesce((SELECT "
                   "max(subject) FROM block WHERE segment = ?1 AND subject < ?2), '') ORDER BY "
                   "subject, document",
                   &run->blocks));
  db_reset(run->blocks);
  db_bind_int(run->blocks, 1, segment);
  db_bind_text(run->blocks, 2, subject);
  block_open(&run->reader, STR_EMPTY);
  Status status;
  while ((status = run_next(s, run)) == STATUS_OK && str_compare(run->node.subject, subject) < 0) {
  }
  return status;
}

/* ---- all segments ---- */

static void sink(Nodes* n, size_t i) {
  for (size_t child; (child = 2 * i + 1) < n->n; i = child) {
    if (child + 1 < n->n && node_compare(&n->heap[child + 1]->node, &n->heap[child]->node) < 0)
      child++;
    if (node_compare(&n->heap[i]->node, &n->heap[child]->node) <= 0) return;
    Run* run = n->heap[i];
    n->heap[i] = n->heap[child];
    n->heap[child] = run;
  }
}

Status nodes_open(Store* s, Nodes** out) {
  *out = calloc(1, sizeof **out);
  if (!*out) return diag_error(s->diag, STATUS_INTERNAL, "out of memory");
  (*out)->store = s;
  return STATUS_OK;
}

void nodes_close(Nodes* n) {
  if (!n) return;
  for (size_t i = 0; i < n->n_runs; i++) {
    db_finish(n->runs[i].blocks);
    block_close(&n->runs[i].reader);
  }
  free(n->runs);
  free(n->heap);
  free(n);
}

static void rest(Nodes* n) {
  for (size_t i = 0; i < n->n_runs; i++)
    db_reset(n->runs[i].blocks);
  n->n = 0;
}

// Segments are numbered from 1 without gaps; there are more than before after writing.
static Status room_for_segments(Nodes* n) {
  DbStatement* st = db_cached(n->store->db, "SELECT count(*) FROM segment");
  TRY(db_step(n->store->db, st));
  size_t count = (size_t)db_int(st, 0);
  db_reset(st);
  if (count <= n->n_runs) return STATUS_OK;
  Run* runs = realloc(n->runs, count * sizeof *runs);
  if (runs) n->runs = runs;
  Run** heap = realloc(n->heap, count * sizeof *heap);
  if (heap) n->heap = heap;
  if (!runs || !heap) return diag_error(n->store->diag, STATUS_INTERNAL, "out of memory");
  for (; n->n_runs < count; n->n_runs++)
    n->runs[n->n_runs] = (Run){0};
  return STATUS_OK;
}

Status nodes_seek(Nodes* n, Str subject) {
  rest(n);
  n->taken = false;
  TRY(room_for_segments(n));
  for (size_t i = 0; i < n->n_runs; i++) {
    Status status = run_seek(n->store, &n->runs[i], (int64_t)i + 1, subject);
    if (status == STATUS_OK) n->heap[n->n++] = &n->runs[i];
    if (status > STATUS_END) return status;
  }
  for (size_t i = n->n / 2; i-- > 0;)
    sink(n, i);
  return STATUS_OK;
}

static Status advance(Nodes* n) {
  Status status = run_next(n->store, n->heap[0]);
  if (status > STATUS_END) return status;
  if (status == STATUS_END) n->heap[0] = n->heap[--n->n];
  sink(n, 0);
  return STATUS_OK;
}

Status nodes_next(Nodes* n, Str only, Node* out) {
  if (n->taken) TRY(advance(n));
  n->taken = n->n > 0 && (!only.len || str_equal(n->heap[0]->node.subject, only));
  if (!n->taken) return rest(n), STATUS_END;
  *out = n->heap[0]->node;
  return STATUS_OK;
}

/* ---- single nodes ---- */

struct Finder {
  Store* store;
  DbStatement* block;
  BlockReader reader;
};

Status finder_open(Store* s, Finder** out) {
  Finder* f = *out = calloc(1, sizeof *f);
  if (!f) return diag_error(s->diag, STATUS_INTERNAL, "out of memory");
  f->store = s;
  return db_prepare(
      s->db,
      "SELECT nodes FROM block WHERE segment = ?1 AND (subject, document) <= (?2, ?3) "
      "ORDER BY subject DESC, document DESC LIMIT 1",
      &f->block);
}

void finder_rest(Finder* f) {
  if (f) db_reset(f->block);
}

void finder_close(Finder* f) {
  if (!f) return;
  db_finish(f->block);
  block_close(&f->reader);
  free(f);
}

Status finder_find(Finder* f, int64_t segment, const Node* key, Str* body) {
  db_reset(f->block);
  db_bind_int(f->block, 1, segment);
  db_bind_text(f->block, 2, key->subject);
  db_bind_int(f->block, 3, key->document);
  TRY(db_step(f->store->db, f->block));
  block_open(&f->reader, db_text(f->block, 0));
  Node node;
  Status status;
  int c = -1;
  while ((status = block_next(&f->reader, &node)) == STATUS_OK &&
         (c = node_compare(&node, key)) < 0) {
  }
  if (status == STATUS_STORE) return store_damaged(f->store);
  if (status != STATUS_OK || c != 0) return STATUS_END;
  *body = node.body;
  return STATUS_OK;
}
