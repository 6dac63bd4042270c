// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The firewall: for each sentence of tests/firewall/*.tsv the complete set of facts, with whose
/// voice, polarity and modality they have. A line is SENTENCE <tab> FACT ; FACT ..., a fact
/// "Subject relation Object" and, where it is no plain one, "[negative, planned, by Speaker]". "-"
/// stands for no fact at all.
#include "fact/fact.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fact_lines.h"

static int by_text(const void* a, const void* b) {
  return str_compare(*(const Str*)a, *(const Str*)b);
}

static Str joined(Arena* arena, Lines* lines) {
  if (lines->n > 1) qsort(lines->data, lines->n, sizeof(Str), by_text);
  Str out = STR_EMPTY;
  for (size_t i = 0; i < lines->n; i++) {
    if (i && str_equal(lines->data[i], lines->data[i - 1])) continue;
    out = out.len ? arena_printf(arena, "%.*s ; %.*s", STR_ARG(out), STR_ARG(lines->data[i]))
                  : lines->data[i];
  }
  return out.len ? out : STR("-");
}

static Str facts_of(const World* w, Str sentence) {
  Lines lines = fact_lines(w, sentence);
  return joined(w->arena, &lines);
}

/// The expected facts in byte order.
static Str expected_facts(const World* w, Str cell) {
  Lines lines = fact_lines_of_cell(w, cell);
  return joined(w->arena, &lines);
}

static int check_line(const World* w, Str line, const char* file, int number) {
  Str rest = line, sentence, cell;
  if (line.len == 0 || line.data[0] == '#' || !str_cut(&rest, '\t', &sentence)) return 0;
  if (!str_cut(&rest, '\t', &cell)) cell = STR("-");
  arena_reset(w->arena);
  Str expected = expected_facts(w, cell);
  Str got = facts_of(w, sentence);
  if (str_equal(expected, got)) return 0;
  print_message("# %s:%d: %.*s\n#   expected: %.*s\n#   got:      %.*s\n", file, number,
                STR_ARG(sentence), STR_ARG(expected), STR_ARG(got));
  return 1;
}

static int check_file(const World* w, const char* name) {
  char path[512], line[2048];
  snprintf(path, sizeof path, "%s/tests/firewall/%s.tsv", NG_SOURCE_ROOT, name);
  FILE* f = fopen(path, "rb");
  assert_non_null(f);
  int wrong = 0, number = 0;
  while (fgets(line, sizeof line, f)) {
    size_t n = strcspn(line, "\n");
    wrong += check_line(w, (Str){line, n}, name, ++number);
  }
  fclose(f);
  return wrong;
}

static void tables(void** state) {
  static const char* const NAMES[] = {"own-voice",   "negation", "modality",
                                      "attribution", "stances",  "quotations",
                                      "comments",    "undone",   "descriptions"};
  int wrong = 0;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
    wrong += check_file(*state, NAMES[i]);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(tables)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
