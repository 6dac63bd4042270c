// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// How much is in the store. Counting reads everything, so the numbers are kept with the generation
// they belong to.

#include "store/store_internal.h"

#include <inttypes.h>
#include <stdlib.h>

static void start_subject(Counter* c, Str subject) {
  buf_clear(&c->subject);
  buf_add(&c->subject, subject);
  c->node = false;
}

void counter_add(Counter* c, const Triple* t) {
  Str subject = t->subject.value, predicate = t->predicate.value, object = t->object.value;
  c->counts.triples++;
  if (!str_equal(subject, buf_str(&c->subject))) start_subject(c, subject);
  if (str_equal(predicate, STR(NS_RDF "type"))) {
    bool statement = str_equal(object, STR(NS_NG "Statement")),
         claim = str_equal(object, STR(NS_NG "Claim"));
    c->counts.statements += statement;
    c->counts.claims += claim;
    c->node = c->node || statement || claim || str_starts(object, STR(NS_NIF));
  } else if (str_equal(predicate, STR(NS_RDFS "label"))) {
    c->counts.entities++;
  } else if (!c->node && str_starts(predicate, STR(NS_NG)) &&
             str_find(subject, STR("#source="), 0) == SIZE_MAX) {
    c->counts.plain++;
  }
}

static Status count_triple(void* context, const StoredTriple* t) {
  counter_add(context, &t->triple);
  return STATUS_OK;
}

static Status count_documents(Store* s, StoreCounts* out) {
  DbStatement* st = db_cached(s->db, "SELECT count(*), coalesce(sum(skipped), 0) FROM document");
  TRY(db_step(s->db, st));
  out->skipped = (uint64_t)db_int(st, 1);
  out->documents = (uint64_t)db_int(st, 0) - out->skipped;
  db_reset(st);
  return STATUS_OK;
}

static bool remembered(Store* s, uint64_t generation, StoreCounts* out) {
  Arena* arena = arena_new();
  Str text = store_setting(s, STR("counts"), arena);
  uint64_t of = 0;
  bool known =
      sscanf(arena_cstr(arena, text),
             "%" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64, &of,
             &out->triples, &out->entities, &out->statements, &out->claims, &out->plain) == 6 &&
      of == generation;
  arena_free(arena);
  return known;
}

Status counter_remember(const Counter* counter, Store* s) {
  const StoreCounts* c = &counter->counts;
  Buf text = {0};
  buf_printf(&text, "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64,
             store_generation(s), c->triples, c->entities, c->statements, c->claims, c->plain);
  Status status = store_set(s, STR("counts"), buf_str(&text));
  buf_free(&text);
  return status;
}

Status store_recount(Store* s, StoreCounts* out) {
  Counter c = {0};
  Status status = store_each_triple(s, MENTIONS_USED, false, count_triple, &c);
  buf_free(&c.subject);
  *out = c.counts;
  return status == STATUS_OK ? count_documents(s, out) : status;
}

// A full read of a store that is open for writing leaves its counts behind (read.c).
Status store_counts(Store* s, StoreCounts* out) {
  *out = (StoreCounts){0};
  return remembered(s, store_generation(s), out) ? count_documents(s, out) : store_recount(s, out);
}
