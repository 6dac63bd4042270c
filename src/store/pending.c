// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Nodes on their way into segments. One document's nodes lie all over a segment: claims and
// statements have hashes for names. Of many documents, in the order of their keys, they are written
// without looking for the place of each.

#include "store/store_internal.h"

#include <stdlib.h>

enum { MOST_BYTES = 8 << 20 };

static Arena* arena_of(Pending* p) {
  if (!p->arena) p->arena = arena_new();
  return p->arena;
}

Status pending_segment(Store* s, int64_t* segment) {
  Pending* p = &s->pending;
  if (!p->segment) TRY(segment_choose(s, &p->segment));
  *segment = p->segment;
  return STATUS_OK;
}

Str pending_keep(Store* s, Str bytes) {
  s->pending.bytes += bytes.len;
  return arena_copy(arena_of(&s->pending), bytes);
}

void pending_add(Store* s, const NodeChange* change) {
  Pending* p = &s->pending;
  NodeChange* copy = arena_room(arena_of(p), 1, sizeof *copy);
  *copy = *change;
  copy->order = (uint32_t)p->list.n;
  vec_push(&p->list, p->arena, copy);
  p->bytes += sizeof *copy + sizeof copy;
}

bool store_full(const Store* s) {
  return s->pending.bytes >= MOST_BYTES;
}

static int by_key(const void* x, const void* y) {
  const NodeChange *a = *(NodeChange*const*)x, *b = *(NodeChange*const*)y;
  if (a->segment != b->segment) return a->segment < b->segment ? -1 : 1;
  int c = node_compare(&a->node, &b->node);
  return c ? c : (a->order > b->order) - (a->order < b->order);
}

// Of the changes of one node the last stays.
static size_t drop_outdated(NodeChange** list, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    bool again = i + 1 < n && list[i]->segment == list[i + 1]->segment &&
                 node_compare(&list[i]->node, &list[i + 1]->node) == 0;
    if (!again) list[kept++] = list[i];
  }
  return kept;
}

Status pending_write(Store* s) {
  Pending* p = &s->pending;
  NodeChange** list = p->list.data;
  if (p->list.n) qsort(list, p->list.n, sizeof(NodeChange*), by_key);
  size_t n = drop_outdated(list, p->list.n);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && list[end]->segment == list[i]->segment;)
      end++;
    TRY(segment_write(s, list + i, end - i));
  }
  if (p->arena) arena_reset(p->arena);
  *p = (Pending){.arena = p->arena};
  return STATUS_OK;
}

void pending_forget(Store* s) {
  arena_free(s->pending.arena);
  s->pending = (Pending){0};
}
