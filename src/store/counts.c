// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// How much is in the store. Counting reads everything, so the numbers are kept with the generation
// they belong to.

#include "store/store_internal.h"

#include <inttypes.h>
#include <stdlib.h>

typedef struct {
  StoreCounts counts;
  Buf subject;
  bool node; ///< the current subject is a document, statement, claim or string: its ng: triples are
             ///< no plain facts
} Counter;

static Status count_triple(void* context, const StoredTriple* t) {
  Counter* c = context;
  Str subject = t->triple.subject.value, predicate = t->triple.predicate.value,
      object = t->triple.object.value;
  c->counts.triples++;
  if (!str_equal(subject, buf_str(&c->subject))) {
    buf_clear(&c->subject);
    buf_add(&c->subject, subject);
    c->node = false;
  }
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

static Status remember(Store* s, uint64_t generation, const StoreCounts* c) {
  Buf text = {0};
  buf_printf(&text, "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64,
             generation, c->triples, c->entities, c->statements, c->claims, c->plain);
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

Status store_counts(Store* s, StoreCounts* out) {
  *out = (StoreCounts){0};
  uint64_t generation = store_generation(s);
  if (remembered(s, generation, out)) return count_documents(s, out);
  TRY(store_recount(s, out));
  return s->mode == STORE_WRITE ? remember(s, generation, out) : STATUS_OK;
}
