// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The many ways news says the same thing: for each sentence of tests/forms/*.tsv the facts it
/// should yield. A line is SENTENCE <tab> FACT ; FACT ... Not all of them are found, so what is
/// tested is a floor: how many are found, and how many of what is found is right, may not sink.
/// Facts of relations that follow from others (a position, an employer) count only where a line
/// names them. NEWSGRAPH_FORMS_MISSES=1 prints what is missing and what is wrong.
#include "fact/fact.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fact_lines.h"

typedef struct {
  const char* file;
  int found; ///< floor: facts found of those expected
  int wrong; ///< ceiling: facts that are not expected
} Floor;

static const Floor FLOORS[] = {
    {"ownership", 102, 11}, {"dealings", 79, 3}, {"posts", 111, 2},     {"places", 142, 10},
    {"law", 101, 2},        {"politics", 66, 2}, {"discourse", 122, 1},
};

enum { N_FILES = sizeof FLOORS / sizeof FLOORS[0] };

static const char* const ASIDE[] = {
    "position", "employedBy", "country",    "region",   "industry", "nationality",
    "headedBy", "memberOf",   "operatesIn", "produces", "denies",   "headOfState",
};

typedef struct {
  int expected, found, wrong, plain;
} Counts;

static Str word_of(Str line, const World* w, Str* subject, Str* object) {
  for (size_t at = str_find(line, STR(" "), 0); at != SIZE_MAX;
       at = str_find(line, STR(" "), at + 1)) {
    size_t end = str_find(line, STR(" "), at + 1);
    if (end == SIZE_MAX) break;
    Str name = str_slice(line, at + 1, end);
    if (ontology_find_relation(w->ontology, name) == 0) continue;
    *subject = str_slice(line, 0, at);
    *object = str_slice(line, end + 1, line.len);
    return name;
  }
  return STR_EMPTY;
}

/// The other order of a fact that has none.
static Str turned(const World* w, Str line) {
  Str subject, object, how = STR_EMPTY;
  Str name = word_of(line, w, &subject, &object);
  if (name.len == 0) return line;
  RelationId r = ontology_find_relation(w->ontology, name);
  if (!ontology_relation(w->ontology, r)->symmetric) return line;
  size_t at = str_find(object, STR(" ["), 0);
  if (at != SIZE_MAX) {
    how = str_slice(object, at, object.len);
    object = str_slice(object, 0, at);
  }
  return arena_printf(w->arena, "%.*s %.*s %.*s%.*s", STR_ARG(object), STR_ARG(name),
                      STR_ARG(subject), STR_ARG(how));
}

static bool is_among(const World* w, Str line, const Lines* lines) {
  Str other = turned(w, line);
  for (size_t i = 0; i < lines->n; i++)
    if (str_equal(line, lines->data[i]) || str_equal(other, lines->data[i])) return true;
  return false;
}

static bool is_aside(const World* w, Str line) {
  Str subject, object;
  Str name = word_of(line, w, &subject, &object);
  for (size_t i = 0; i < sizeof ASIDE / sizeof ASIDE[0]; i++)
    if (str_equal(name, str_from(ASIDE[i]))) return true;
  return false;
}

/// A plain fact where the line has the same one as denied, planned or somebody's.
static bool is_too_plain(Str line, const Lines* expected) {
  for (size_t i = 0; i < expected->n; i++) {
    Str x = expected->data[i];
    if (x.len > line.len + 1 && str_starts(x, line) && x.data[line.len + 1] == '[') return true;
  }
  return false;
}

static void say(const char* file, int number, const char* what, Str fact, Str sentence) {
  if (getenv("NEWSGRAPH_FORMS_MISSES"))
    print_message("# %s:%d: %s %.*s | %.*s\n", file, number, what, STR_ARG(fact),
                  STR_ARG(sentence));
}

static void count_line(const World* w, Str line, const char* file, int number, Counts* counts) {
  Str rest = line, sentence;
  if (line.len == 0 || line.data[0] == '#' || !str_cut(&rest, '\t', &sentence)) return;
  arena_reset(w->arena);
  Lines expected = {0};
  if (!str_equal(rest, STR("-"))) expected = fact_lines_of_cell(w, rest);
  Lines got = fact_lines(w, sentence);
  for (size_t i = 0; i < expected.n; i++) {
    bool found = is_among(w, expected.data[i], &got);
    counts->expected++;
    counts->found += found;
    if (!found) say(file, number, "missing", expected.data[i], sentence);
  }
  for (size_t i = 0; i < got.n; i++) {
    bool plain = is_too_plain(got.data[i], &expected);
    counts->plain += plain;
    if (is_among(w, got.data[i], &expected) || (!plain && is_aside(w, got.data[i]))) continue;
    counts->wrong++;
    say(file, number, plain ? "TOO PLAIN" : "wrong", got.data[i], sentence);
  }
}

static Counts count_file(const World* w, const char* name) {
  char path[512], line[2048];
  Counts counts = {0};
  snprintf(path, sizeof path, "%s/tests/forms/%s.tsv", NG_SOURCE_ROOT, name);
  FILE* f = fopen(path, "rb");
  assert_non_null(f);
  for (int number = 1; fgets(line, sizeof line, f); number++)
    count_line(w, (Str){line, strcspn(line, "\n")}, name, number, &counts);
  fclose(f);
  return counts;
}

static void floors_hold(void** state) {
  Counts all = {0};
  int sunk = 0;
  for (size_t i = 0; i < N_FILES; i++) {
    const Floor* floor = &FLOORS[i];
    Counts c = count_file(*state, floor->file);
    print_message("# %s: found %d of %d (floor %d), wrong %d (at most %d), too plain %d\n",
                  floor->file, c.found, c.expected, floor->found, c.wrong, floor->wrong, c.plain);
    sunk += c.found < floor->found || c.wrong > floor->wrong || c.plain > 0;
    all.found += c.found, all.expected += c.expected;
    all.wrong += c.wrong, all.plain += c.plain;
  }
  print_message("# all: recall %.3f, precision %.3f\n", all.found / (double)all.expected,
                all.found / (double)(all.found + all.wrong));
  assert_int_equal(sunk, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(floors_hold)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
