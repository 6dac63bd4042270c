// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// store: documents whose nodes lie in several segments and many blocks are replaced and removed;
// what is left is what a fresh store would have.

#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define BASE "https://example.org/newsgraph/"

enum { DOCUMENTS = 12, NODES = 250, MOST_TEXT = 4000 };

// The store to compare with, and the version of each document; 0: it is not there.
#define FIXTURE_FIELDS                                                                             \
  Store* fresh;                                                                                    \
  int versions[DOCUMENTS];

#include "store_fixture.h"

static uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

// A node of a document: of a subject that others speak of too, or of one of its own. Most stay the
// same from one version to the next.
static Triple node_of(Arena* arena, int document, int version, int i) {
  bool stays = i % 5 != 0, common = i % 10 == 0;
  uint64_t seed = mix((uint64_t)(document * 1000 + i) + (stays ? 0 : (uint64_t)version << 32));
  size_t len = common ? 8 : (size_t)(seed % MOST_TEXT);
  char* text = arena_room(arena, len + 1, 1);
  for (size_t k = 0; k < len; k++)
    text[k] = (char)('a' + mix(seed + k) % 26);
  Str subject = common ? arena_printf(arena, BASE "org/S%d", i)
                       : arena_printf(arena, BASE "claim/c%016llx", (unsigned long long)mix(seed));
  return (Triple){.subject = subject,
                  .predicate = STR(NS_RDFS "label"),
                  .object = {.kind = TERM_LITERAL, .value = {text, len}}};
}

static void put(Store* s, int document, int version) {
  Arena* arena = arena_new();
  Triple triples[NODES];
  Buf packed = {0};
  for (int i = 0; i < NODES; i++)
    triples[i] = node_of(arena, document, version, i);
  Graph g = {.document = arena_printf(arena, BASE "doc/d%02d", document), .triples = triples};
  g.n_triples = triples_sort(triples, NODES);
  store_pack(&g, arena, &packed);
  StoredDocument d = {.path = arena_printf(arena, "d%02d.txt", document)};
  assert_int_equal(store_put(s, &d, buf_str(&packed)), STATUS_OK);
  buf_free(&packed);
  arena_free(arena);
}

static void change(Fixture* f, int document, int version) {
  assert_int_equal(store_begin(f->store), STATUS_OK);
  if (version)
    put(f->store, document, version);
  else
    assert_int_equal(store_remove(f->store, arena_printf(f->arena, "d%02d.txt", document)),
                     STATUS_OK);
  assert_int_equal(store_commit(f->store), STATUS_OK);
  f->versions[document] = version;
}

static Status add_line(void* context, const StoredTriple* t) {
  Buf* out = context;
  buf_printf(out, "%.*s %.*s %.*s\n", STR_ARG(t->document), STR_ARG(t->triple.subject),
             STR_ARG(t->triple.object.value));
  return STATUS_OK;
}

static void expect_same(Fixture* f, bool by_document) {
  Buf expected = {0}, found = {0};
  const StoreQuery query = {.by_document = by_document};
  assert_int_equal(store_each_triple(f->fresh, &query, add_line, &expected), STATUS_OK);
  assert_int_equal(store_each_triple(f->store, &query, add_line, &found), STATUS_OK);
  assert_int_equal(expected.len, found.len);
  assert_true(str_equal(buf_str(&expected), buf_str(&found)));
  buf_free(&expected);
  buf_free(&found);
}

static void read_subject(Store* s, Str subject, Buf* out) {
  StoreCursor* c = NULL;
  StoredTriple t;
  Status status = STATUS_OK;
  buf_clear(out);
  assert_int_equal(store_read(s, &(StoreQuery){.subject = subject}, &c), STATUS_OK);
  while ((status = store_next(c, &t)) == STATUS_OK)
    add_line(out, &t);
  assert_int_equal(status, STATUS_END);
  store_cursor_close(c);
}

static void expect_same_subjects(Fixture* f) {
  Buf expected = {0}, found = {0};
  for (int i = 0; i < NODES; i += 5)
    for (int d = 0; d < DOCUMENTS; d += 4) {
      Str subject = node_of(f->arena, d, 1, i).subject;
      read_subject(f->fresh, subject, &expected);
      read_subject(f->store, subject, &found);
      assert_true(str_equal(buf_str(&expected), buf_str(&found)));
    }
  buf_free(&expected);
  buf_free(&found);
}

// Compares with a store that never had anything else.
static void expect_fresh(Fixture* f) {
  const char* path = path_of(f, "fresh.db");
  unlink(path);
  assert_int_equal(store_open(str_from(path), STORE_WRITE, f->diag, &f->fresh), STATUS_OK);
  assert_int_equal(store_begin(f->fresh), STATUS_OK);
  for (int i = 0; i < DOCUMENTS; i++)
    if (f->versions[i]) put(f->fresh, i, f->versions[i]);
  assert_int_equal(store_commit(f->fresh), STATUS_OK);
  expect_same(f, false);
  expect_same(f, true);
  expect_same_subjects(f);
  assert_int_equal(store_verify(f->store), STATUS_OK);
  assert_int_equal(store_close(f->fresh), STATUS_OK);
}

// 400 KB each: several segments.
static void put_all(Fixture* f) {
  for (int i = 0; i < DOCUMENTS; i++)
    change(f, i, 1);
}

static void test_segments_are_merged(void** state) {
  put_all(*state);
  expect_fresh(*state);
}

static void test_replaced(void** state) {
  Fixture* f = *state;
  put_all(f);
  change(f, 0, 2);
  change(f, 11, 2);
  change(f, 0, 3);
  expect_fresh(f);
  change(f, 0, 1);
  change(f, 11, 1);
  expect_fresh(f);
}

static void test_removed_and_added(void** state) {
  Fixture* f = *state;
  put_all(f);
  for (int i = 0; i < DOCUMENTS; i += 2)
    change(f, i, 0);
  expect_fresh(f);
  change(f, 4, 2);
  expect_fresh(f);
  for (int i = 0; i < DOCUMENTS; i++)
    change(f, i, 0);
  expect_fresh(f);
  put_all(f);
  expect_fresh(f);
}

// In one transaction: what was put and removed again, what was removed and put again.
static void test_last_change_counts(void** state) {
  Fixture* f = *state;
  change(f, 1, 1);
  assert_int_equal(store_begin(f->store), STATUS_OK);
  put(f->store, 0, 1);
  assert_int_equal(store_remove(f->store, STR("d00.txt")), STATUS_OK);
  assert_int_equal(store_remove(f->store, STR("d01.txt")), STATUS_OK);
  put(f->store, 1, 2);
  assert_int_equal(store_commit(f->store), STATUS_OK);
  f->versions[1] = 2;
  expect_fresh(f);
}

static void test_random_changes(void** state) {
  Fixture* f = *state;
  for (uint64_t n = 0; n < 60; n++) {
    uint64_t random = mix(n);
    change(f, (int)(random % DOCUMENTS), (int)(random >> 32) % 4);
    if (n % 15 == 14) expect_fresh(f);
  }
}

// A reader that has begun sees nothing of what is written meanwhile.
static void test_reader_sees_one_state(void** state) {
  Fixture* f = *state;
  put_all(f);
  expect_fresh(f);
  Store* reader = NULL;
  StoreCursor* c = NULL;
  StoredTriple t;
  Buf before = {0}, during = {0};
  assert_int_equal(store_each_triple(f->store, &(StoreQuery){0}, add_line, &before), STATUS_OK);
  assert_int_equal(store_open(str_from(path_of(f, "graph.db")), STORE_READ, f->diag, &reader),
                   STATUS_OK);
  assert_int_equal(store_read(reader, &(StoreQuery){.mentions = MENTIONS_USED}, &c), STATUS_OK);
  for (int i = 0; i < DOCUMENTS; i++)
    change(f, i, i % 3);
  while (store_next(c, &t) == STATUS_OK)
    add_line(&during, &t);
  assert_true(str_equal(buf_str(&before), buf_str(&during)));
  store_cursor_close(c);
  assert_int_equal(store_close(reader), STATUS_OK);
  buf_free(&before);
  buf_free(&during);
  expect_fresh(f);
}

int main(void) {
#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
  const struct CMUnitTest tests[] = {
      CASE(test_segments_are_merged), CASE(test_replaced),       CASE(test_removed_and_added),
      CASE(test_last_change_counts),  CASE(test_random_changes), CASE(test_reader_sees_one_state),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
