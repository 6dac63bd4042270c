// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// publish: terms as text, and files that are whole or not there.

#include "publish/publish.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define BASE "https://example.org/newsgraph/"

typedef struct {
  Arena* arena;
  Diag* diag;
  Terms* terms;
  char folder[64];
} Fixture;

static void drop(void* context, DiagLevel level, const char* line) {
  (void)context, (void)level, (void)line;
}

static int setup(void** state) {
  Fixture* f = calloc(1, sizeof *f);
  f->arena = arena_new();
  f->diag = diag_new(drop, NULL, false);
  strcpy(f->folder, "/tmp/newsgraph-test-XXXXXX");
  *state = f;
  return mkdtemp(f->folder) && terms_open(STR(BASE), f->diag, &f->terms) == STATUS_OK ? 0 : -1;
}

static int teardown(void** state) {
  Fixture* f = *state;
  terms_close(f->terms);
  rmdir(f->folder);
  diag_free(f->diag);
  arena_free(f->arena);
  free(f);
  return 0;
}

#define TEXT(s)                                                                                    \
  {                                                                                                \
    .kind = TERM_LITERAL, .value = { "" s, sizeof(s) - 1 }                                         \
  }
#define LINK(s)                                                                                    \
  {                                                                                                \
    .kind = TERM_IRI, .value = { "" s, sizeof(s) - 1 }                                             \
  }

static void test_terms(void** state) {
  Fixture* f = *state;
  static const struct {
    Term term;
    const char *turtle, *ntriples;
  } CASES[] = {
      {LINK(BASE "org/Acme"), "org:Acme", "<" BASE "org/Acme>"},
      {LINK(BASE "org/Acme-3fa2b1"), "org:Acme-3fa2b1", "<" BASE "org/Acme-3fa2b1>"},
      {LINK(BASE "doc/a#char=1,2"), "<" BASE "doc/a#char=1,2>", "<" BASE "doc/a#char=1,2>"},
      {LINK("urn:x"), "<urn:x>", "<urn:x>"},
      {TEXT("a \"b\" \\"), "\"a \\\"b\\\" \\\\\"", "\"a \\\"b\\\" \\\\\""},
      {TEXT("l1\nl2\r\nl3\ttab"), "\"l1\\nl2\\r\\nl3\\ttab\"", "\"l1\\nl2\\r\\nl3\\ttab\""},
      {TEXT("a\nb\x01"
            "c\"d"),
       "\"a\\nb\\u0001c\\\"d\"", "\"a\\nb\\u0001c\\\"d\""},
      {TEXT("caf\xc3\xa9 \xf0\x9f\x8e\x89"), "\"caf\xc3\xa9 \xf0\x9f\x8e\x89\"",
       "\"caf\xc3\xa9 \xf0\x9f\x8e\x89\""},
      {TEXT(""), "\"\"", "\"\""},
      {TEXT("a\xef\xbf\xbe\xef\xbf\xbfz"), "\"a\xef\xbf\xbd\xef\xbf\xbdz\"",
       "\"a\xef\xbf\xbd\xef\xbf\xbdz\""},
      {{.kind = TERM_LITERAL,
        .value = {"1987", 4},
        .datatype = {NS_XSD "gYear", sizeof NS_XSD "gYear" - 1}},
       "\"1987\"^^xsd:gYear",
       "\"1987\"^^<" NS_XSD "gYear>"},
      {{.kind = TERM_LITERAL,
        .value = {"1", 1},
        .datatype = {NS_XSD "decimal", sizeof NS_XSD "decimal" - 1}},
       "\"1\"^^xsd:decimal",
       "\"1\"^^<" NS_XSD "decimal>"},
      {{.kind = TERM_LITERAL, .value = {"Haus", 4}, .language = {"de", 2}},
       "\"Haus\"@de",
       "\"Haus\"@de"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    Buf turtle = {0}, ntriples = {0};
    for (int again = 0; again < 2; again++) { // from the table of rendered terms as well
      buf_clear(&turtle);
      terms_turtle(f->terms, &CASES[i].term, &turtle);
      assert_string_equal(turtle.data, CASES[i].turtle);
    }
    terms_ntriples(f->terms, &CASES[i].term, &ntriples);
    assert_string_equal(ntriples.data, CASES[i].ntriples);
    buf_free(&turtle);
    buf_free(&ntriples);
  }
  assert_int_equal(terms_check(f->terms, f->diag), STATUS_OK);
}

// The text lies in a longer buffer: nothing behind it may be written.
static void test_terms_end_where_they_end(void** state) {
  Fixture* f = *state;
  Term t = {.kind = TERM_LITERAL, .value = str_slice(STR("caf\xc3\xa9 and more"), 0, 5)};
  Term u = {.kind = TERM_IRI, .value = str_slice(STR("urn:abc and more"), 0, 7)};
  Buf out = {0};
  terms_ntriples(f->terms, &t, &out);
  terms_ntriples(f->terms, &u, &out);
  terms_turtle(f->terms, &u, &out);
  assert_string_equal(out.data, "\"caf\xc3\xa9\"<urn:abc><urn:abc>");
  buf_free(&out);
}

static void test_formats(void** state) {
  (void)state;
  assert_int_equal(format_find(STR("turtle")), FORMAT_TURTLE);
  assert_int_equal(format_find(STR("TTL")), FORMAT_TURTLE);
  assert_int_equal(format_find(STR("application/n-quads")), FORMAT_NQUADS);
  assert_int_equal(format_find(STR("rdfxml")), FORMAT_COUNT);
  assert_int_equal(format_of_path(STR("a.b/graph.nt")), FORMAT_NTRIPLES);
  assert_int_equal(format_of_path(STR("a.nt/graph")), FORMAT_COUNT);
  assert_int_equal(format_of_path(STR("-")), FORMAT_COUNT);
}

static char* path_in(Fixture* f, const char* name) {
  return arena_cstr(f->arena, arena_printf(f->arena, "%s/%s", f->folder, name));
}

static void expect_content(const char* path, const char* expected) {
  char bytes[64] = {0};
  int fd = open(path, O_RDONLY);
  assert_true(fd >= 0);
  assert_true(read(fd, bytes, sizeof bytes - 1) >= 0);
  close(fd);
  assert_string_equal(bytes, expected);
}

static void write_file(Fixture* f, const char* path, const char* text, Status expected) {
  Output* o = NULL;
  assert_int_equal(output_open(str_from(path), f->diag, &o), STATUS_OK);
  output_write(o, str_from(text));
  assert_int_equal(output_commit(o), expected);
}

static void test_files_appear_whole(void** state) {
  Fixture* f = *state;
  char* path = path_in(f, "out");
  write_file(f, path, "old", STATUS_OK);
  Output* o = NULL;
  assert_int_equal(output_open(str_from(path), f->diag, &o), STATUS_OK);
  output_write(o, STR("new"));
  expect_content(path, "old");
  output_abandon(o);
  expect_content(path, "old");
  write_file(f, path, "new", STATUS_OK);
  expect_content(path, "new");
  unlink(path);
  output_abandon(NULL);
}

static void test_write_errors_are_reported(void** state) {
  Fixture* f = *state;
  write_file(f, "/dev/full", "x", STATUS_IO);
  Output* o = NULL;
  assert_int_equal(output_open(STR("/no/such/folder/x"), f->diag, &o), STATUS_IO);
  assert_null(o);
}

static void test_leftovers_of_dead_writers_go(void** state) {
  Fixture* f = *state;
  pid_t child = fork();
  if (child == 0) _exit(0);
  assert_int_equal(waitpid(child, NULL, 0), child);
  char name[64];
  snprintf(name, sizeof name, "out.tmp-%ld", (long)child);
  char *dead = path_in(f, name), *other = path_in(f, "out.tmp-notes"), *path = path_in(f, "out");
  close(open(dead, O_CREAT | O_WRONLY, 0600));
  close(open(other, O_CREAT | O_WRONLY, 0600));
  write_file(f, path, "x", STATUS_OK);
  assert_int_equal(access(dead, F_OK), -1);
  assert_int_equal(access(other, F_OK), 0);
  unlink(other);
  unlink(path);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
  const struct CMUnitTest tests[] = {
      CASE(test_terms),
      CASE(test_terms_end_where_they_end),
      CASE(test_formats),
      CASE(test_files_appear_whole),
      CASE(test_write_errors_are_reported),
      CASE(test_leftovers_of_dead_writers_go),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
