// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The stages of entity_find in their order, the order of mentions, and two small questions about
// the result.
#include "entity/entity.h"

static int by_place(const Mention* a, const Mention* b) {
  if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
  if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  return (a->cls > b->cls) - (a->cls < b->cls);
}

/// End of the mentions that are in their order from `at` on.
static size_t end_of_run(const Mention* m, size_t at, size_t n) {
  size_t end = at + 1;
  while (end < n && by_place(&m[end - 1], &m[end]) <= 0)
    end++;
  return end < n ? end : n;
}

static void merge(const Mention* from, size_t at, size_t middle, size_t end, Mention* to) {
  size_t a = at, b = middle;
  while (a < middle && b < end)
    to[at++] = by_place(&from[b], &from[a]) < 0 ? from[b++] : from[a++];
  while (a < middle)
    to[at++] = from[a++];
  while (b < end)
    to[at++] = from[b++];
}

/// Each stage adds its mentions in nearly the order of the text, so a few runs are in order: two
/// neighbours become one until there is only one. What is equal keeps its order.
static Mention* in_order(Mention* mentions, size_t n, Arena* arena) {
  Mention *from = mentions, *to = NULL;
  for (size_t first; (first = end_of_run(from, 0, n)) < n;) {
    if (!to) to = arena_room(arena, n, sizeof *to);
    for (size_t at = 0, middle = first, end; at < n; at = end) {
      end = middle < n ? end_of_run(from, middle, n) : n;
      merge(from, at, middle, end, to);
      middle = end < n ? end_of_run(from, end, n) : n;
    }
    Mention* old = from;
    from = to;
    to = old;
  }
  return from;
}

void entity_sort_mentions(Entities* e, Arena* arena) {
  e->mentions = in_order(e->mentions, e->n_mentions, arena);
  uint32_t reach = 0;
  for (size_t i = 0; i < e->n_mentions; i++) {
    Mention* m = &e->mentions[i];
    m->nested = m->span.end <= reach;
    if (m->span.end > reach) reach = m->span.end;
  }
}

/// A mention that begins a little before those found just before it goes before them.
static void settle(Mention* m, size_t n) {
  enum { REACH = 16 };
  for (size_t i = 1; i < n; i++) {
    if (by_place(&m[i - 1], &m[i]) <= 0) continue;
    Mention moved = m[i];
    size_t k = i;
    for (; k > 0 && i - k < REACH && by_place(&moved, &m[k - 1]) < 0; k--)
      m[k] = m[k - 1];
    m[k] = moved;
  }
}

void entity_add_mentions(Entities* e, Mention* found, size_t n, Arena* arena) {
  if (n == 0) return;
  settle(found, n);
  e->mentions = arena_grow(arena, e->mentions, e->n_mentions, e->n_mentions + n, sizeof *found);
  memcpy(e->mentions + e->n_mentions, found, n * sizeof *found);
  e->n_mentions += n;
  entity_sort_mentions(e, arena);
}

void entity_find(const Document* d, const Ontology* ontology, Arena* arena, Entities* out) {
  *out = (Entities){0};
  entity_find_values(d, ontology, arena, out);
  entity_find_names(d, ontology, arena, out);
  entity_find_nominals(d, ontology, arena, out);
  entity_resolve(d, ontology, arena, out);
  entity_find_offers(d, ontology, arena, out);
  entity_sort_mentions(out, arena);
}

void entity_mentions_in(const Entities* e, Span span, size_t* first, size_t* end) {
  size_t low = 0, high = e->n_mentions;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (e->mentions[middle].span.begin < span.begin)
      low = middle + 1;
    else
      high = middle;
  }
  *first = low;
  while (low < e->n_mentions && e->mentions[low].span.begin < span.end)
    low++;
  *end = low;
}

Str date_lexical(DateValue v, Arena* arena) {
  if (v.year <= 0) return STR_EMPTY;
  if (v.month == 0) return arena_printf(arena, "%04d", v.year);
  if (v.day == 0) return arena_printf(arena, "%04d-%02d", v.year, v.month);
  return arena_printf(arena, "%04d-%02d-%02d", v.year, v.month, v.day);
}
