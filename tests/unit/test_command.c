// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// command: the tables of options and exit codes, against each other and against the man page.

#include "command/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char* man_page(void) {
  static char page[65536];
  FILE* f = fopen(NG_SOURCE_ROOT "/docs/newsgraph.1", "r");
  assert_non_null(f);
  page[fread(page, 1, sizeof page - 1, f)] = '\0';
  fclose(f);
  return page;
}

static void test_options_are_distinct(void** state) {
  (void)state;
  size_t n = 0, n_common = 0;
  const Command* const* all = commands(&n);
  const Option* common = common_options(&n_common);
  for (size_t i = 0; i < n; i++) {
    const Command* c = all[i];
    for (size_t k = 0; k < c->n_options; k++) {
      const Option* o = &c->options[k];
      assert_true(o->id >= OPT_FIRST_OWN && o->id < OPT_MAX);
      assert_true(o->help && *o->help);
      for (size_t m = 0; m < c->n_options + n_common; m++) {
        const Option* other = m < c->n_options ? &c->options[m] : &common[m - c->n_options];
        if (other == o) continue;
        if (other->id == o->id || strcmp(other->name, o->name) == 0 ||
            (o->letter && other->letter == o->letter))
          fail_msg("%s: --%s and --%s", c->name, o->name, other->name);
      }
    }
  }
}

static void test_man_page_has_all_options(void** state) {
  (void)state;
  const char* page = man_page();
  size_t n = 0;
  const Command* const* all = commands(&n);
  for (size_t i = 0; i < n; i++) {
    char line[64];
    snprintf(line, sizeof line, "\n.It Cm %s", all[i]->name);
    if (!strstr(page, line)) fail_msg("the man page lacks the command %s", all[i]->name);
    for (size_t k = 0; k < all[i]->n_options; k++) {
      snprintf(line, sizeof line, "Fl -%s", all[i]->options[k].name);
      if (!strstr(page, line))
        fail_msg("the man page lacks %s --%s", all[i]->name, all[i]->options[k].name);
    }
  }
}

static void test_man_page_has_all_exit_codes(void** state) {
  (void)state;
  const char* page = strstr(man_page(), ".Sh EXIT STATUS");
  assert_non_null(page);
  size_t n = 0;
  const ExitCode* codes = exit_codes(&n);
  for (size_t i = 0; i < n; i++) {
    char lines[128];
    snprintf(lines, sizeof lines, "\n.It %d\n%s\n", codes[i].code, codes[i].meaning);
    if (!strstr(page, lines))
      fail_msg("the man page lacks: %d %s", codes[i].code, codes[i].meaning);
  }
}

static void test_statuses_have_exit_codes(void** state) {
  (void)state;
  static const struct {
    Status status;
    int code;
  } CASES[] = {{STATUS_OK, 0},           {STATUS_SKIPPED, 3},       {STATUS_USAGE, 2},
               {STATUS_BAD_ONTOLOGY, 6}, {STATUS_LOCKED, 4},        {STATUS_IO, 5},
               {STATUS_STORE, 7},        {STATUS_INTERRUPTED, 130}, {STATUS_INTERNAL, 1}};
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
    assert_int_equal(exit_code_of(CASES[i].status), CASES[i].code);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_options_are_distinct),
      cmocka_unit_test(test_man_page_has_all_options),
      cmocka_unit_test(test_man_page_has_all_exit_codes),
      cmocka_unit_test(test_statuses_have_exit_codes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
