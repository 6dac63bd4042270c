// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The stages of entity_find in their order, the order of mentions, and two small questions about
// the result.
#include "entity/entity.h"

#include <stdlib.h>

static int by_place(const void* x, const void* y) {
  const Mention *a = x, *b = y;
  if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
  if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  return (a->cls > b->cls) - (a->cls < b->cls);
}

void entity_sort_mentions(Entities* e) {
  if (e->n_mentions > 1) qsort(e->mentions, e->n_mentions, sizeof *e->mentions, by_place);
  uint32_t reach = 0;
  for (size_t i = 0; i < e->n_mentions; i++) {
    Mention* m = &e->mentions[i];
    m->nested = m->span.end <= reach;
    if (m->span.end > reach) reach = m->span.end;
  }
}

void entity_find(const Document* d, const Ontology* ontology, Arena* arena, Entities* out) {
  *out = (Entities){0};
  entity_find_values(d, ontology, arena, out);
  entity_find_names(d, ontology, arena, out);
  entity_find_nominals(d, ontology, arena, out);
  entity_sort_mentions(out);
  entity_resolve(d, ontology, arena, out);
  entity_find_offers(d, ontology, arena, out);
  entity_sort_mentions(out);
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
