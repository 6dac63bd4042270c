// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// query: rewriting of texts, parameters, and rows in each format. The engine is tested on stores.

#include "query/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void contains(Str text, const char* part) {
  if (str_find(text, str_from(part), 0) == SIZE_MAX)
    fail_msg("no \"%s\" in:\n%.*s", part, STR_ARG(text));
}

static void lacks(Str text, const char* part) {
  if (str_find(text, str_from(part), 0) != SIZE_MAX)
    fail_msg("\"%s\" in:\n%.*s", part, STR_ARG(text));
}

static void aliases_of_aggregates_are_mended(void** state) {
  (void)state;
  Arena* a = arena_new();
  Str q = query_rewrite(STR("SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?p "
                            "ORDER BY DESC(?n) ?name"),
                        a);
  contains(q, "ORDER BY DESC((COUNT(?s))) ?name");
  q = query_rewrite(STR("SELECT (STR(?s) AS ?n) { ?s ?p \"ORDER BY ?n\" } ORDER BY ?n"), a);
  contains(q, "} ORDER BY ?n");
  arena_free(a);
}

static void missing_prefixes_are_added(void** state) {
  (void)state;
  Arena* a = arena_new();
  Str q = query_rewrite(
      STR("PREFIX ng: <http://x/> SELECT * { ?s ng:a ?o ; schema:text \"rdfs:label\" } # skos:x"),
      a);
  contains(q, "PREFIX schema: <https://schema.org/>");
  lacks(q, "PREFIX ng: <https://w3id");
  lacks(q, "PREFIX rdfs:");
  lacks(q, "PREFIX skos:");
  assert_true(query_is_ask(STR("# SELECT\nASK { ?s ?p ?o }")));
  assert_true(query_doubtful(STR("SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }")).len > 0);
  assert_true(query_doubtful(STR("SELECT (COUNT(*) AS ?n) { ?s a ng:Claim ; ?p ?o }")).len == 0);
  assert_true(query_doubtful(STR("SELECT * { ?s ?p ?o FILTER(isLiteral(?o)) }")).len > 0);
  assert_true(query_doubtful(STR("SELECT * { ?s ?p ?o } # COUNT isLiteral")).len == 0);
  assert_true(query_is_construct(STR("CONSTRUCT { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }")));
  arena_free(a);
}

static void parameters_are_replaced_and_escaped(void** state) {
  (void)state;
  Arena* a = arena_new();
  Diag* quiet = diag_new(NULL, NULL, true);
  BundledQuery q = {.name = STR("x"),
                    .text = STR("SELECT * { VALUES ?who { \"Huawei\" } ?s ?p ?who }")};
  assert_int_equal(query_set_param(&q, STR("who"), STR("a\"} { \\"), a, quiet), STATUS_OK);
  contains(q.text, "VALUES ?who { \"a\\\"} { \\\\\" } ?s");
  diag_free(quiet);
  arena_free(a);
}

static char* render(ResultsFormat format, unsigned width, const char* cell, QueryValueKind kind) {
  Arena* a = arena_new();
  FILE* f = tmpfile();
  assert_non_null(f);
  ResultsWriter* w = results_open(format, false, f, width, a);
  QuerySink sink = results_sink(w);
  const Str names[] = {STR("a"), STR("b")};
  const QueryValue values[] = {{kind, str_from(cell)}, {QUERY_INTEGER, STR("7")}};
  assert_int_equal(sink.begin(sink.context, names, 2), STATUS_OK);
  assert_int_equal(sink.row(sink.context, values, 2), STATUS_OK);
  assert_int_equal(sink.end(sink.context), STATUS_OK);
  rewind(f);
  char* text = calloc(1, 4096);
  size_t n = fread(text, 1, 4095, f);
  assert_true(n > 0);
  fclose(f);
  arena_free(a);
  return text;
}

static void rows_are_written_safely(void** state) {
  (void)state;
  static const struct {
    ResultsFormat format;
    unsigned width;
    const char* cell;
    QueryValueKind kind;
    const char* expected;
  } CASES[] = {
      {RESULTS_TABLE, 0, "x\x1b[31my\nz", QUERY_STRING,
       "a             b\n------------  -\nx\\x1B[31my z  7\n"},
      {RESULTS_TABLE, 12, "a long sentence", QUERY_STRING,
       "a          b\n---------  -\na long s\xE2\x80\xA6  7\n"},
      {RESULTS_CSV, 0, "=cmd(),\"x\"", QUERY_STRING, "a,b\r\n\"'=cmd(),\"\"x\"\"\",7\r\n"},
      {RESULTS_CSV, 0, "-5", QUERY_STRING, "a,b\r\n-5,7\r\n"},
      {RESULTS_TSV, 0, "t\tq\"", QUERY_STRING, "?a\t?b\n\"t\\tq\\\"\"\t7\n"},
      {RESULTS_TSV, 0, "http://x/y", QUERY_IRI, "?a\t?b\n<http://x/y>\t7\n"},
      {RESULTS_JSON, 0, "\x01", QUERY_STRING,
       "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[\n "
       "{\"a\":{\"type\":\"literal\",\"value\":\"\\u0001\"},"
       "\"b\":{\"type\":\"literal\",\"value\":\"7\",\"datatype\":\"http://www.w3.org/2001/"
       "XMLSchema#integer\"}}\n]}}\n"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    char* text = render(CASES[i].format, CASES[i].width, CASES[i].cell, CASES[i].kind);
    assert_string_equal(text, CASES[i].expected);
    free(text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(aliases_of_aggregates_are_mended),
      cmocka_unit_test(missing_prefixes_are_added),
      cmocka_unit_test(parameters_are_replaced_and_escaped),
      cmocka_unit_test(rows_are_written_safely),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
