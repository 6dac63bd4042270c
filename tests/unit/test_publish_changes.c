// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// publish: a file that is brought up to date has the bytes and the counts of one written anew.

#include "publish/publish.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store_fixture.h"

#define BASE "https://example.org/newsgraph/"

static const PublishOptions OPTIONS = {
    .format = FORMAT_TURTLE, .mentions = MENTIONS_USED, .base = {BASE, sizeof(BASE) - 1}};

// Puts a document that says of each of the comma-separated subjects that it has this label.
static void put(Fixture* f, const char* id, const char* subjects, const char* label) {
  Triple triples[16];
  size_t n = 0;
  Str rest = str_from(subjects), subject;
  while (str_cut(&rest, ',', &subject) && n < 16)
    triples[n++] =
        (Triple){.subject = arena_printf(f->arena, BASE "%.*s", STR_ARG(subject)),
                 .predicate = STR(NS_RDFS "label"),
                 .object = {.kind = TERM_LITERAL, .value = arena_copy(f->arena, str_from(label))}};
  Graph g = {.document = arena_printf(f->arena, BASE "doc/%s", id), .triples = triples};
  g.n_triples = triples_sort(triples, n);
  Buf packed = {0};
  store_pack(&g, f->arena, &packed);
  StoredDocument d = {.path = str_from(id)};
  assert_int_equal(store_begin(f->store), STATUS_OK);
  assert_int_equal(store_put(f->store, &d, buf_str(&packed)), STATUS_OK);
  assert_int_equal(store_commit(f->store), STATUS_OK);
  buf_free(&packed);
}

static void forget(Fixture* f, const char* id) {
  assert_int_equal(store_begin(f->store), STATUS_OK);
  assert_int_equal(store_remove(f->store, str_from(id)), STATUS_OK);
  assert_int_equal(store_commit(f->store), STATUS_OK);
}

static Str bytes_of(Fixture* f, const char* name) {
  FILE* file = fopen(path_of(f, name), "rb");
  assert_non_null(file);
  char* bytes = arena_new_array(f->arena, char, 65536);
  size_t n = fread(bytes, 1, 65536, file);
  fclose(file);
  return (Str){bytes, n};
}

static void put_some(Fixture* f) {
  put(f, "a", "doc/a,doc/a#entity=1,org/Acme,person/Ann_Lee", "one");
  put(f, "b", "doc/b,doc/b#entity=1,org/Acme,org/Bolt", "two");
  put(f, "c", "doc/c,org/Zulu,stmt/s1", "three");
  Str path = str_from(path_of(f, "graph.ttl"));
  assert_int_equal(publish_store(f->store, &OPTIONS, path, f->diag), STATUS_OK);
  assert_int_equal(store_track(f->store), STATUS_OK);
}

static void expect_fresh(Fixture* f) {
  assert_int_equal(publish_changes(f->store, &OPTIONS, str_from(path_of(f, "graph.ttl")), f->diag),
                   STATUS_OK);
  StoreCounts kept, counted;
  assert_int_equal(store_counts(f->store, &kept), STATUS_OK);
  assert_int_equal(store_recount(f->store, &counted), STATUS_OK);
  assert_memory_equal(&kept, &counted, sizeof kept);
  assert_int_equal(publish_store(f->store, &OPTIONS, str_from(path_of(f, "fresh.ttl")), f->diag),
                   STATUS_OK);
  Str updated = bytes_of(f, "graph.ttl"), fresh = bytes_of(f, "fresh.ttl");
  assert_int_equal(updated.len, fresh.len);
  assert_memory_equal(updated.data, fresh.data, fresh.len);
}

static void test_edited(void** state) {
  Fixture* f = *state;
  put_some(f);
  put(f, "a", "doc/a,doc/a#entity=2,org/Acme,place/Cork", "one");
  expect_fresh(f);
}

static void test_added_and_removed(void** state) {
  Fixture* f = *state;
  put_some(f);
  put(f, "0", "doc/0,claim/c1,thing/zz", "first");
  put(f, "z", "doc/z,wd/Q1,org/Acme", "two");
  forget(f, "b");
  forget(f, "c");
  expect_fresh(f);
}

static void test_all_removed(void** state) {
  Fixture* f = *state;
  put_some(f);
  forget(f, "a"), forget(f, "b"), forget(f, "c");
  expect_fresh(f);
}

static void test_nothing_changed(void** state) {
  Fixture* f = *state;
  put_some(f);
  expect_fresh(f);
}

static void test_not_tracked(void** state) {
  Fixture* f = *state;
  put(f, "a", "doc/a", "one");
  Str path = str_from(path_of(f, "graph.ttl"));
  assert_int_equal(publish_changes(f->store, &OPTIONS, path, f->diag), STATUS_SKIPPED);
  assert_int_equal(access(path.data, F_OK), -1);
}

// A file that is not as it was written is left alone.
static void test_doubtful_files(void** state) {
  Fixture* f = *state;
  static const char* const FILES[] = {"", "\n\n", "@prefix x: <urn:x> .\n\nx:a x:b x:c .\n"};
  put_some(f);
  put(f, "a", "doc/a,org/Acme", "new");
  Str path = str_from(path_of(f, "graph.ttl"));
  for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
    FILE* file = fopen(path.data, "wb");
    assert_non_null(file);
    fputs(FILES[i], file);
    fclose(file);
    assert_int_equal(publish_changes(f->store, &OPTIONS, path, f->diag), STATUS_SKIPPED);
    assert_int_equal(bytes_of(f, "graph.ttl").len, strlen(FILES[i]));
  }
}

static void test_expanding(void** state) {
  Fixture* f = *state;
  static const struct {
    const char *turtle, *iri;
  } CASES[] = {{"org:Acme", BASE "org/Acme"},
               {"schema:about", NS_SCHEMA "about"},
               {"<" BASE "doc/a#char=1,2>", BASE "doc/a#char=1,2"},
               {"<urn:a\\u0020b>", NULL},
               {"none:a", NULL},
               {"\"text\"", NULL}};
  Terms* terms = NULL;
  Buf iri = {0};
  assert_int_equal(terms_open(STR(BASE), f->diag, &terms), STATUS_OK);
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    bool known = terms_expand(terms, str_from(CASES[i].turtle), &iri);
    assert_int_equal(known, CASES[i].iri != NULL);
    if (known) assert_string_equal(iri.data, CASES[i].iri);
  }
  buf_free(&iri);
  terms_close(terms);
}

int main(void) {
#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
  const struct CMUnitTest tests[] = {
      CASE(test_edited),          CASE(test_added_and_removed), CASE(test_all_removed),
      CASE(test_nothing_changed), CASE(test_not_tracked),       CASE(test_doubtful_files),
      CASE(test_expanding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
