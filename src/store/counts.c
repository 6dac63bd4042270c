// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// How much is in the store. Counting reads everything, so the numbers are kept with the generation
// they belong to.

#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

void counter_add(Counter* c, const Triple* t, bool first) {
  Str predicate = t->predicate, object = t->object.value;
  c->counts.triples += t->whole ? STRING_TRIPLES : 1;
  if (first) c->node = false;
  if (t->whole) {
    c->node = true;
  } else if (str_equal(predicate, STR(NS_RDF "type"))) {
    bool statement = str_equal(object, STR(NS_NG "Statement")),
         claim = str_equal(object, STR(NS_NG "Claim"));
    c->counts.statements += statement;
    c->counts.claims += claim;
    c->node = c->node || statement || claim || str_starts(object, STR(NS_NIF));
  } else if (str_equal(predicate, STR(NS_RDFS "label"))) {
    c->counts.entities++;
  } else if (!c->node && str_starts(predicate, STR(NS_NG)) &&
             str_find(t->subject, STR("#source="), 0) == SIZE_MAX) {
    c->counts.plain++;
  }
}

static Status count_triple(void* context, const StoredTriple* t) {
  counter_add(context, &t->triple, t->first);
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

// The numbers in the order that they are kept in, after the generation.
enum { NUMBERS = 7 };
typedef uint64_t* Numbers[NUMBERS];

static void numbers_of(StoreCounts* c, Numbers out) {
  uint64_t* const all[NUMBERS] = {&c->documents,  &c->skipped, &c->triples, &c->entities,
                                  &c->statements, &c->claims,  &c->plain};
  memcpy(out, all, sizeof all);
}

static bool next_number(const char** at, uint64_t* out) {
  char* end = NULL;
  *out = strtoull(*at, &end, 10);
  bool any = end != *at;
  *at = end;
  return any;
}

static bool remembered(Store* s, uint64_t generation, StoreCounts* out) {
  Arena* arena = arena_new();
  const char* at = arena_cstr(arena, store_setting(s, STR("counts"), arena));
  Numbers numbers;
  numbers_of(out, numbers);
  uint64_t of = 0;
  bool known = next_number(&at, &of) && of == generation;
  for (size_t i = 0; known && i < NUMBERS; i++)
    known = next_number(&at, numbers[i]);
  arena_free(arena);
  return known;
}

Status counter_remember(const Counter* counter, Store* s) {
  StoreCounts c = counter->counts;
  TRY(count_documents(s, &c));
  Numbers numbers;
  numbers_of(&c, numbers);
  Buf text = {0};
  buf_add_number(&text, store_generation(s));
  for (size_t i = 0; i < NUMBERS; i++) {
    buf_add_char(&text, ' ');
    buf_add_number(&text, *numbers[i]);
  }
  Status status = store_set(s, STR("counts"), buf_str(&text));
  buf_free(&text);
  return status;
}

Status store_recount(Store* s, StoreCounts* out) {
  Counter c = {0};
  Status status = store_each_triple(s, &(StoreQuery){.whole = true}, count_triple, &c);
  *out = c.counts;
  return status == STATUS_OK ? count_documents(s, out) : status;
}

// A full read of a store that is open for writing leaves its counts behind (read.c).
Status store_counts(Store* s, StoreCounts* out) {
  *out = (StoreCounts){0};
  return remembered(s, store_generation(s), out) ? STATUS_OK : store_recount(s, out);
}
