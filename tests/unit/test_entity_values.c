// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// entity: dates, sums of money, percentages, numbers. A case lists them as "text=value" (dates: xsd
// text) or "text:Class".

#include "entity/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ontology_fixture.h"

static Str found(Fixture* f, const char* text, const char* published) {
  Document d;
  Entities e = {0};
  arena_reset(f->arena);
  document_from_text(str_from(text), f->ontology, f->arena, &d);
  d.published = str_from(published);
  entity_find_values(&d, f->ontology, f->arena, &e);
  Buf b = {0};
  for (size_t i = 0; i < e.n_mentions; i++) {
    const Mention* m = &e.mentions[i];
    Str name = document_slice(&d, m->span), cls = ontology_class(f->ontology, m->cls)->name;
    if (b.len) buf_add(&b, STR(" | "));
    if (m->kind == MENTION_DATE) {
      Str value = date_lexical(m->date, f->arena);
      buf_printf(&b, "%.*s=%.*s", STR_ARG(name), STR_ARG(value));
    } else {
      buf_printf(&b, "%.*s:%.*s", STR_ARG(name), STR_ARG(cls));
    }
  }
  Str out = arena_copy(f->arena, buf_str(&b));
  buf_free(&b);
  return out;
}

typedef struct {
  const char *text, *values;
} Case;

static void check_all(void** state, const Case* cases, size_t n) {
  size_t wrong = 0;
  for (size_t i = 0; i < n; i++) {
    Str got = found(*state, cases[i].text, "2019-09-13"); // a Friday
    if (str_equal(got, str_from(cases[i].values))) continue;
    wrong++;
    print_error("%s\n  found %.*s\n  not   %s\n", cases[i].text, STR_ARG(got), cases[i].values);
  }
  assert_int_equal(wrong, 0);
}
#define CHECK_ALL(cases) check_all(state, cases, sizeof cases / sizeof *cases)

static void dates(void** state) {
  static const Case cases[] = {
      {"born 14 May 1987 in Lund", "14 May 1987=1987-05-14"},
      {"born May 14, 1987, in Lund", "May 14, 1987=1987-05-14"},
      {"born on the 3rd of June 1901", "3rd of June 1901=1901-06-03"},
      {"on 2019-05-14 and 14/5/1987", "2019-05-14=2019-05-14 | 14/5/1987=1987-05-14"},
      {"in 1987 and since May", "1987=1987 | May="},
      {"in the 1980s", "1980s=1980"},
      {"Berg (1927-2004) was a painter", "1927=1927 | 2004=2004"},
      {"He may march in protest.", ""},
      {"In September 2018 it rose.", "September 2018=2018-09"},
  };
  CHECK_ALL(cases);
}

static void relative_dates(void** state) {
  static const Case cases[] = {
      {"It closed last year.", "last year=2018"},
      {"It closed last month.", "last month=2019-08"},
      {"It closed yesterday.", "yesterday=2019-09-12"},
      {"It closed on Monday.", "Monday=2019-09-09"},
      {"It closed two years ago.", "two years ago=2017"},
      {"It opens next year.", "next year=2020"},
  };
  CHECK_ALL(cases);
}

static void amounts(void** state) {
  static const Case cases[] = {
      {"It paid $10 billion for it.", "$10 billion:Money"},
      {"It paid 10 million euros for it.", "10 million euros:Money"},
      {"Sales fell 5 per cent, then 3.5%.", "5 per cent:Percent | 3.5%:Percent"},
      {"It has 2000 workers and 12,500 shops.", "2000:Number | 12,500:Number"},
  };
  CHECK_ALL(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(dates), cmocka_unit_test(relative_dates),
                                     cmocka_unit_test(amounts)};
  return cmocka_run_group_tests_name("entity_values", tests, setup, teardown);
}
