// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Regular expressions of the plain dialect: which they are, and that they match as with PCRE2.
#include "ontology/regex.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static void test_dialect(void** state) {
  (void)state;
  static const char* const plain[] = {
      " (?:a|b c)(?:(?<= )|(?= ))",    " (?<s1>\\xFF[\\x80\\x81].[sw]..)(?<s2>x)",
      " [^ ]+ a??b*+c{2,3}?d{3,}e{2}", " (?:(?!x )[a-z-]+ ){0,9}?(?<=(?:a))",
      " (?<!of |in )\\(x\\)$",         " (?>a|b)+(?:a|)",
  };
  static const char* const other[] = {
      " (a)",          " (?:a",       " a)",       " a??+",
      " *a",           " (?<=a+)b",   " [z-a]",    " [a",
      " []a]",         " [[:foo:]]",  " a{3,2}",   " a{,2}",
      " a{2,",         " \\d",        " (?P<x>a)", " (?<s2>a)",
      " a|{",          " a|b",        " a{2}{3}",  " (?<=(?:a)+)",
      " \\xZZ",        " (?@nolist)", " (?i)a",    " (?#a)",
      " (?=(?<s1>a))", " (?<s1>a)(?", " a\\",      " (?!a)*",
      " (?>)",         " [\\d]",      "a",         "",
      " ^a",           " (?|a|b)",    " (?:a){0}",
  };
  Arena* arena = arena_new();
  Ontology* o = NULL;
  Diag* diag = diag_new(NULL, NULL, true);
  assert_int_equal(ontology_load(STR(NG_SOURCE_ROOT "/ontology"), diag, &o), STATUS_OK);
  RegexTable* table = regex_table_new(o, arena);
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
    if (!regex_new(table, arena, str_from(plain[i]))) fail_msg("not plain: %s", plain[i]);
  for (size_t i = 0; i < sizeof other / sizeof *other; i++)
    if (regex_new(table, arena, str_from(other[i]))) fail_msg("plain: %s", other[i]);
  ontology_close(o);
  diag_free(diag);
  arena_free(arena);
}

/* ---- the same as PCRE2 ---- */

static unsigned next_random(unsigned* seed, unsigned n) {
  *seed = *seed * 1103515245u + 12345u;
  return (*seed >> 16) % n;
}

static void add_one_of(Buf* b, unsigned* seed, const char* const* pieces, unsigned n) {
  buf_add(b, str_from(pieces[next_random(seed, n)]));
}

static void add_quantifier(Buf* b, unsigned* seed) {
  static const char* const times[] = {"?", "*", "+", "{0,2}", "{2,3}", "{1,}", "{2}"};
  static const char* const greed[] = {"", "", "?", "+"};
  if (next_random(seed, 3)) return;
  add_one_of(b, seed, times, 7);
  add_one_of(b, seed, greed, 4);
}

/// A random expression of a few letters and blanks; `told`: number of groups so far, -1 for none.
static void add_expression(Buf* b, unsigned* seed, int depth, int* told) {
  static const char* const atoms[] = {"a", "b", " ", "ab", "a b", "[^ ]", "[ab]", ".", "[^a]", "c"};
  static const char* const looks[] = {"(?=", "(?!", "(?>"};
  static const char* const behinds[] = {"(?<= )", "(?<!a)", "(?<=a|b )", "(?<!b |ab)"};
  for (unsigned n = 1 + next_random(seed, 3); n > 0; n--) {
    unsigned what = depth ? next_random(seed, 9) : 0;
    if (what < 4) {
      add_one_of(b, seed, atoms, 10);
      add_quantifier(b, seed);
    } else if (what == 4) {
      add_one_of(b, seed, behinds, 4);
    } else if (what == 5) {
      int none = -1;
      add_one_of(b, seed, looks, 3);
      add_expression(b, seed, depth - 1, &none);
      buf_add_char(b, ')');
    } else {
      if (what == 6 && *told >= 0 && *told < 3)
        buf_printf(b, "(?<s%d>", ++*told);
      else
        buf_add(b, STR("(?:"));
      add_expression(b, seed, depth - 1, told);
      for (unsigned k = next_random(seed, 3); k > 0; k--) {
        buf_add_char(b, '|');
        if (next_random(seed, 5)) add_expression(b, seed, depth - 1, told);
      }
      buf_add_char(b, ')');
      add_quantifier(b, seed);
    }
  }
}

/// "3-7 4-5": the match and its groups; empty if there is none. False if it tried too much.
static bool tell_ours(const Regex* x, Str text, Buf* out) {
  RegexMatch m;
  Status status = regex_match(x, text, 0, &m);
  if (status != STATUS_OK) return status == STATUS_END;
  buf_printf(out, "%u-%u", m.whole.begin, m.whole.end);
  for (int g = 0; g < 3; g++)
    if (!span_empty(m.groups[g]))
      buf_printf(out, " %d:%u-%u", g, m.groups[g].begin, m.groups[g].end);
  return true;
}

static void tell_theirs(const pcre2_code* code, pcre2_match_data* data, Str text, Buf* out) {
  int rc = pcre2_match(code, (PCRE2_SPTR)text.data, text.len, 0, 0, data, NULL);
  const PCRE2_SIZE* v = pcre2_get_ovector_pointer(data);
  if (rc < 0) return;
  buf_printf(out, "%zu-%zu", v[0], v[1]);
  for (int g = 1; g < rc; g++)
    if (v[2 * g] != PCRE2_UNSET && v[2 * g] < v[2 * g + 1])
      buf_printf(out, " %d:%zu-%zu", g - 1, v[2 * g], v[2 * g + 1]);
}

static void compare(const Regex* ours, const pcre2_code* theirs, Str regex, unsigned* seed) {
  static const char* const words[] = {"a ", "b ", "ab ", "c ", "aab ", "ba "};
  pcre2_match_data* data = pcre2_match_data_create(8, NULL);
  for (int i = 0; i < 8; i++) {
    Buf text = {0}, got = {0}, want = {0};
    buf_add_char(&text, ' ');
    for (unsigned n = 1 + next_random(seed, 6); n > 0; n--)
      add_one_of(&text, seed, words, 6);
    bool told = tell_ours(ours, buf_str(&text), &got);
    tell_theirs(theirs, data, buf_str(&text), &want);
    if (told && !str_equal(buf_str(&got), buf_str(&want)))
      fail_msg("%.*s on \"%s\": %.*s, PCRE2: %.*s", STR_ARG(regex), text.data,
               STR_ARG(buf_str(&got)), STR_ARG(buf_str(&want)));
    buf_free(&text);
    buf_free(&got);
    buf_free(&want);
  }
  pcre2_match_data_free(data);
}

static void test_as_pcre2(void** state) {
  (void)state;
  unsigned seed = 7, compared = 0;
  for (int i = 0; i < 6000; i++) {
    Arena* arena = arena_new();
    RegexTable* table = regex_table_new(NULL, arena);
    Buf regex = {0};
    int told = 0, error;
    PCRE2_SIZE at;
    buf_add_char(&regex, ' ');
    add_expression(&regex, &seed, 3, &told);
    const Regex* ours = regex_new(table, arena, buf_str(&regex));
    pcre2_code* theirs =
        pcre2_compile((PCRE2_SPTR)regex.data, regex.len, PCRE2_NO_AUTO_CAPTURE, &error, &at, NULL);
    if (ours && !theirs) fail_msg("refused by PCRE2: %s", regex.data);
    if (ours) compare(ours, theirs, buf_str(&regex), &seed);
    compared += ours != NULL;
    pcre2_code_free(theirs);
    buf_free(&regex);
    arena_free(arena);
  }
  assert_true(compared > 3000);
}

/// What tries too much ends, and says so.
static void test_limit(void** state) {
  (void)state;
  Arena* arena = arena_new();
  RegexTable* table = regex_table_new(NULL, arena);
  const Regex* x = regex_new(table, arena, STR(" (?:(?:a ?)+)+(?:a ?)+b"));
  Buf text = {0};
  RegexMatch m;
  for (int i = 0; i < 40; i++)
    buf_add(&text, STR(" a"));
  assert_non_null(x);
  assert_int_equal(regex_match(x, buf_str(&text), 0, &m), STATUS_SKIPPED);
  for (int i = 0; i < 100000; i++)
    buf_add(&text, STR("a "));
  x = regex_new(table, arena, STR(" (?:(?!b)[^ ]+ )*c"));
  assert_int_equal(regex_match(x, buf_str(&text), 0, &m), STATUS_SKIPPED);
  buf_free(&text);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_dialect),
      cmocka_unit_test(test_as_pcre2),
      cmocka_unit_test(test_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
