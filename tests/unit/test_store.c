// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// store: what goes in comes out, in order; replacing and removing leaves what a fresh store would
// have.

#include "store/store.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store_fixture.h"

#define BASE "https://example.org/newsgraph/"

static Term iri(Fixture* f, const char* local) {
  return (Term){.kind = TERM_IRI, .value = arena_printf(f->arena, BASE "%s", local)};
}

static Triple triple(Fixture* f, const char* s, const char* p, Term o) {
  return (Triple){.subject = iri(f, s).value, .predicate = iri(f, p).value, .object = o};
}

static Term text(const char* s) {
  return (Term){.kind = TERM_LITERAL, .value = str_from(s)};
}

static void put_as(Fixture* f, const char* path, const char* name, Triple* triples, size_t n) {
  Graph g = {.document = iri(f, arena_cstr(f->arena, arena_printf(f->arena, "doc/%s", name))).value,
             .triples = triples};
  g.n_triples = triples_sort(triples, n);
  Buf packed = {0};
  store_pack(&g, f->arena, &packed);
  StoredDocument d = {.path = str_from(path), .size = 7, .mtime_ns = 9};
  assert_int_equal(store_begin(f->store), STATUS_OK);
  assert_int_equal(store_put(f->store, &d, buf_str(&packed)), STATUS_OK);
  assert_int_equal(store_commit(f->store), STATUS_OK);
  buf_free(&packed);
}

static void put(Fixture* f, const char* name, Triple* triples, size_t n) {
  put_as(f, name, name, triples, n);
}

static void forget(Fixture* f, const char* name) {
  assert_int_equal(store_begin(f->store), STATUS_OK);
  assert_int_equal(store_remove(f->store, str_from(name)), STATUS_OK);
  assert_int_equal(store_commit(f->store), STATUS_OK);
}

static Status add_line(void* context, const StoredTriple* t) {
  Buf* out = context;
  buf_printf(out, "%.*s %.*s %s%.*s|%.*s|%.*s", STR_ARG(t->triple.subject),
             STR_ARG(t->triple.predicate), t->triple.object.kind == TERM_IRI ? "" : "=",
             STR_ARG(t->triple.object.value), STR_ARG(t->triple.object.datatype),
             STR_ARG(t->triple.object.language));
  if (t->document.len) buf_printf(out, " @%.*s", STR_ARG(t->document));
  buf_add_char(out, '\n');
  return STATUS_OK;
}

static char* dump(Fixture* f, MentionChoice mentions, bool by_document) {
  Buf out = {0};
  StoreQuery query = {.mentions = mentions, .by_document = by_document};
  assert_int_equal(store_each_triple(f->store, &query, add_line, &out), STATUS_OK);
  char* s = arena_cstr(f->arena, buf_str(&out));
  buf_free(&out);
  return s;
}

static void test_terms_come_back(void** state) {
  Fixture* f = *state;
  Triple t[] = {
      triple(f, "doc/a", "p", text("plain")),
      triple(f, "doc/a#char=0,4", "p",
             (Term){.kind = TERM_LITERAL,
                    .value = STR("4"),
                    .datatype = STR(NS_XSD "nonNegativeInteger")}),
      triple(f, "doc/a#char=0,4", "q",
             (Term){.kind = TERM_LITERAL, .value = STR("x"), .datatype = STR("urn:own")}),
      triple(f, "org/Acme", "p",
             (Term){.kind = TERM_LITERAL, .value = STR("Haus"), .language = STR("de")}),
      triple(f, "org/Acme", "p", (Term){.kind = TERM_IRI, .value = STR("urn:x")}),
      {.subject = iri(f, "org/Acme").value,
       .predicate = STR(NS_RDF "type"),
       .object = {.value = STR(NS_SCHEMA "Person")}},
      triple(f, "org/Acme", "p", text("")),
  };
  put(f, "a", t, sizeof t / sizeof t[0]);
  assert_string_equal(dump(f, MENTIONS_USED, false),
                      BASE "doc/a " BASE "p =plain||\n" BASE "doc/a#char=0,4 " BASE "p =4|" NS_XSD
                           "nonNegativeInteger|\n" BASE "doc/a#char=0,4 " BASE
                           "q =x|urn:own|\n" BASE "org/Acme " NS_RDF "type " NS_SCHEMA
                           "Person||\n" BASE "org/Acme " BASE "p urn:x||\n" BASE "org/Acme " BASE
                           "p =||\n" BASE "org/Acme " BASE "p =Haus||de\n");
}

static void test_documents_merge(void** state) {
  Fixture* f = *state;
  Triple a[] = {triple(f, "org/Acme", "p", text("1")), triple(f, "org/Acme", "p", text("2"))};
  Triple b[] = {triple(f, "org/Acme", "p", text("2")), triple(f, "org/Acme", "o", text("3"))};
  put(f, "a", a, 2);
  put(f, "b", b, 2);
  const char* both = BASE "org/Acme " BASE "o =3||\n" BASE "org/Acme " BASE "p =1||\n" BASE
                          "org/Acme " BASE "p =2||\n";
  assert_string_equal(dump(f, MENTIONS_USED, false), both);
  assert_string_equal(dump(f, MENTIONS_USED, true),
                      BASE "org/Acme " BASE "p =1|| @" BASE "doc/a\n" BASE "org/Acme " BASE
                           "p =2|| @" BASE "doc/a\n" BASE "org/Acme " BASE "o =3|| @" BASE
                           "doc/b\n" BASE "org/Acme " BASE "p =2|| @" BASE "doc/b\n");
  forget(f, "a");
  assert_string_equal(dump(f, MENTIONS_USED, false),
                      BASE "org/Acme " BASE "o =3||\n" BASE "org/Acme " BASE "p =2||\n");
  put(f, "a", a, 2);
  assert_string_equal(dump(f, MENTIONS_USED, false), both);
}

#define NODE      BASE "doc/a#char=3,7 "
#define OFFSET(n) "=" #n "|" NS_XSD "nonNegativeInteger|\n"
#define BEHIND_TEXT                                                                                \
  NODE NS_NIF "beginIndex " OFFSET(3) NODE NS_NIF "endIndex " OFFSET(7) NODE NS_NIF                \
      "referenceContext " BASE "doc/a||\n" NODE NS_RDF "type " NS_NIF                              \
      "OffsetBasedString||\n" NODE BASE "p =x||\n"

static void test_strings_of_text_are_five_triples(void** state) {
  Fixture* f = *state;
  Triple t[2];
  assert_true(string_whole(iri(f, "doc/a#char=3,7").value, STR("text"), TRIPLE_CORE, &t[0]));
  assert_false(string_whole(iri(f, "doc/a#source=3,7").value, STR("text"), TRIPLE_CORE, &t[1]));
  t[1] = triple(f, "doc/a#char=3,7", "p", text("x"));
  put(f, "a", t, 2);
  assert_string_equal(dump(f, MENTIONS_USED, false), NODE NS_NIF "anchorOf =text||\n" BEHIND_TEXT);
  StoreCounts counts;
  assert_int_equal(store_recount(f->store, &counts), STATUS_OK);
  assert_int_equal(counts.triples, 6);
  assert_true(string_whole(iri(f, "doc/a#char=3,7").value, STR("else"), TRIPLE_CORE, &t[0]));
  put_as(f, "namesake", "a", t, 2);
  assert_string_equal(dump(f, MENTIONS_USED, false), NODE NS_NIF "anchorOf =else||\n" NODE NS_NIF
                                                                 "anchorOf =text||\n" BEHIND_TEXT);
}

// More rows of one subject than are held at once.
static void test_common_subject_is_merged_in_steps(void** state) {
  Fixture* f = *state;
  for (int i = 0; i < 3000; i++) {
    char name[16], value[16];
    snprintf(name, sizeof name, "d%04d", i);
    snprintf(value, sizeof value, "%d", i % 7);
    Triple t[] = {triple(f, "place/X", "same", text("always")),
                  triple(f, "place/X", "p", text(arena_cstr(f->arena, str_from(value))))};
    put(f, name, t, 2);
  }
  StoreCounts counts;
  assert_int_equal(store_recount(f->store, &counts), STATUS_OK);
  assert_int_equal(counts.triples, 8);
  assert_int_equal(counts.documents, 3000);
}

static void test_mentions_are_chosen(void** state) {
  Fixture* f = *state;
  Triple t[] = {triple(f, "doc/a#char=1,2", "p", text("core")),
                triple(f, "doc/a#char=1,2", "p", text("used")),
                triple(f, "doc/a#char=1,2", "p", text("other"))};
  t[1].role = TRIPLE_MENTION_USED;
  t[2].role = TRIPLE_MENTION_OTHER;
  put(f, "a", t, 3);
  assert_null(strstr(dump(f, MENTIONS_NONE, false), "used"));
  assert_non_null(strstr(dump(f, MENTIONS_USED, false), "used"));
  assert_null(strstr(dump(f, MENTIONS_USED, false), "other"));
  assert_non_null(strstr(dump(f, MENTIONS_ALL, false), "other"));
}

static void test_lookups(void** state) {
  Fixture* f = *state;
  Triple a[] = {triple(f, "org/Acme", "p", text("1")), triple(f, "doc/a", "p", text("2"))};
  Triple b[] = {triple(f, "org/Acme", "p", text("3"))};
  put(f, "a", a, 2);
  put(f, "b", b, 1);
  StoreCursor* c = NULL;
  StoredTriple t;
  assert_int_equal(store_read(f->store, &(StoreQuery){.subject = iri(f, "org/Acme").value}, &c),
                   STATUS_OK);
  assert_int_equal(store_next(c, &t), STATUS_OK);
  assert_true(str_equal(t.triple.object.value, STR("1")));
  assert_int_equal(store_next(c, &t), STATUS_OK);
  assert_int_equal(store_next(c, &t), STATUS_END);
  store_cursor_close(c);
  TripleList list;
  assert_int_equal(store_graph(f->store, STR("b"), MENTIONS_USED, f->arena, &list), STATUS_OK);
  assert_int_equal(list.n, 1);
  assert_int_equal(store_graph(f->store, STR("none"), MENTIONS_USED, f->arena, &list), STATUS_OK);
  assert_int_equal(list.n, 0);
}

static void test_generations_and_settings(void** state) {
  Fixture* f = *state;
  assert_int_equal(store_generation(f->store), 0);
  Triple t[] = {triple(f, "org/Acme", "p", text("1"))};
  put(f, "a", t, 1);
  assert_int_equal(store_generation(f->store), 1);
  assert_int_equal(store_begin(f->store), STATUS_OK);
  assert_int_equal(store_touch(f->store, &(StoredDocument){.path = STR("a"), .size = 8}),
                   STATUS_OK);
  assert_int_equal(store_commit(f->store), STATUS_OK);
  assert_int_equal(store_generation(f->store), 1);
  assert_int_equal(store_set(f->store, STR("base"), STR("x")), STATUS_OK);
  assert_true(str_equal(store_setting(f->store, STR("base"), f->arena), STR("x")));
  assert_int_equal(store_setting(f->store, STR("unset"), f->arena).len, 0);
}

static void test_rollback(void** state) {
  Fixture* f = *state;
  Triple t[] = {triple(f, "org/Acme", "p", text("1"))};
  put(f, "a", t, 1);
  assert_int_equal(store_begin(f->store), STATUS_OK);
  assert_int_equal(store_clear(f->store), STATUS_OK);
  assert_int_equal(store_rollback(f->store), STATUS_OK);
  assert_string_equal(dump(f, MENTIONS_USED, false), BASE "org/Acme " BASE "p =1||\n");
  assert_int_equal(store_verify(f->store), STATUS_OK);
}

static void write_file(Fixture* f, const char* name, const char* bytes) {
  int fd = open(path_of(f, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_true(fd >= 0 && write(fd, bytes, strlen(bytes)) == (ssize_t)strlen(bytes) &&
              close(fd) == 0);
}

static void test_foreign_files_are_refused(void** state) {
  Fixture* f = *state;
  Store* s = NULL;
  write_file(f, "other.db",
             "this is a letter to my aunt, not a database, and it is longer than a page header is: "
             "dear aunt ...");
  assert_int_equal(store_open(str_from(path_of(f, "other.db")), STORE_WRITE, f->diag, &s),
                   STATUS_STORE);
  assert_int_equal(store_open(str_from(path_of(f, "other.db")), STORE_READ, f->diag, &s),
                   STATUS_STORE);
  write_file(f, "other.db", "");
  assert_int_equal(store_open(str_from(path_of(f, "other.db")), STORE_READ, f->diag, &s),
                   STATUS_STORE);
  assert_int_equal(store_open(str_from(path_of(f, "no/such.db")), STORE_WRITE, f->diag, &s),
                   STATUS_IO);
  assert_int_equal(store_open(str_from(path_of(f, "missing.db")), STORE_READ, f->diag, &s),
                   STATUS_IO);
  assert_null(s);
  assert_int_equal(store_close(NULL), STATUS_OK);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
  const struct CMUnitTest tests[] = {
      CASE(test_terms_come_back),
      CASE(test_documents_merge),
      CASE(test_strings_of_text_are_five_triples),
      CASE(test_common_subject_is_merged_in_steps),
      CASE(test_mentions_are_chosen),
      CASE(test_lookups),
      CASE(test_generations_and_settings),
      CASE(test_rollback),
      CASE(test_foreign_files_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
