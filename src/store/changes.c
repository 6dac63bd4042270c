// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Which nodes change, and how much they counted before: so that after a small change a file need
// not be written anew from end to end, and the store not be counted anew.

#include "store/store_internal.h"

#include <stdlib.h>

enum { MOST_CHANGES = 20000 };

Status store_track(Store* s) {
  Changes* c = &s->changes;
  TRY(store_counts(s, &c->counts));
  c->arena = arena_new();
  c->known = map_in(c->arena);
  c->tracked = true;
  return STATUS_OK;
}

void changes_forget(Store* s) {
  store_cursor_close(s->changes.cursor);
  arena_free(s->changes.arena);
  s->changes = (Changes){0};
}

static void counts_add(StoreCounts* to, const StoreCounts* from, bool minus) {
  const uint64_t sign = minus ? UINT64_MAX : 1; // unsigned: wraps around to the right number
  to->triples += sign * from->triples;
  to->entities += sign * from->entities;
  to->statements += sign * from->statements;
  to->claims += sign * from->claims;
  to->plain += sign * from->plain;
}

// Reads a node, and adds what it counts to the counts or takes it away.
static Status read_node(Store* s, Str subject, bool minus, StoredTripleFn* fn, void* context) {
  StoreCursor** c = &s->changes.cursor;
  StoredTriple t;
  Counter counter = {0};
  Status status = *c ? cursor_restart(*c, subject)
                     : store_read(s, &(StoreQuery){.subject = subject, .whole = true}, c);
  while (status == STATUS_OK && (status = store_next(*c, &t)) == STATUS_OK) {
    counter_add(&counter, &t.triple, t.first);
    if (fn) status = fn(context, &t);
  }
  counts_add(&s->changes.counts, &counter.counts, minus);
  return status == STATUS_END ? STATUS_OK : status;
}

Status changes_note(Store* s, Str subject, bool own) {
  Changes* c = &s->changes;
  if (!c->tracked || map_get(&c->known, subject, NULL)) return STATUS_OK;
  if (c->list.n == MOST_CHANGES) {
    c->tracked = false;
    return STATUS_OK;
  }
  TRY(read_node(s, subject, true, NULL, NULL));
  Str key = arena_copy(c->arena, subject);
  map_put(&c->known, key, 0);
  vec_push(&c->list, c->arena, (StoreChange){key, own});
  return STATUS_OK;
}

static int by_subject(const void* a, const void* b) {
  return str_compare(((const StoreChange*)a)->subject, ((const StoreChange*)b)->subject);
}

bool store_changes(Store* s, const StoreChange** out, size_t* n) {
  Changes* c = &s->changes;
  if (!c->tracked) return false;
  if (c->list.n) qsort(c->list.data, c->list.n, sizeof *c->list.data, by_subject);
  *out = c->list.data;
  *n = c->list.n;
  return true;
}

Status store_read_change(Store* s, const StoreChange* change, StoredTripleFn* fn, void* context) {
  return read_node(s, change->subject, false, fn, context);
}

Status store_settle(Store* s) {
  Status status = counter_remember(&(Counter){.counts = s->changes.counts}, s);
  changes_forget(s);
  return status;
}
