// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Relations on whole sentences with the shipped rules: lists, place chains, factuality, mentions,
/// qualifiers.
#include "command/check.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
  Diag* diag;
  Ontology* ontology;
  Matcher* matcher;
  Arena* arena;
  Document document;
  Entities entities;
  Facts facts;
} Fixture;

static int set_up(void** state) {
  static Fixture f;
  f.diag = diag_new(NULL, NULL, true);
  if (ontology_load(STR(NG_SOURCE_ROOT "/ontology"), f.diag, &f.ontology) != STATUS_OK) return 1;
  f.matcher = matcher_new(f.ontology);
  f.arena = arena_new();
  *state = &f;
  return 0;
}

static int tear_down(void** state) {
  Fixture* f = *state;
  matcher_free(f->matcher);
  arena_free(f->arena);
  ontology_close(f->ontology);
  diag_free(f->diag);
  return 0;
}

static void read_text(Fixture* f, const char* text) {
  Clauses clauses;
  arena_reset(f->arena);
  memset(&f->entities, 0, sizeof f->entities);
  memset(&f->facts, 0, sizeof f->facts);
  document_from_text(str_from(text), f->ontology, f->arena, &f->document);
  entity_find(&f->document, f->ontology, f->arena, &f->entities);
  clause_split(&f->document, &f->entities, f->ontology, f->arena, &clauses);
  fact_find(&f->document, &f->entities, &clauses, f->ontology, f->matcher, f->arena, &f->facts);
}

static const Fact* find_fact(const Fixture* f, const char* wanted) {
  for (size_t i = 0; i < f->facts.n_facts; i++) {
    const Fact* x = &f->facts.facts[i];
    if (str_equal(check_fact_text(x, &f->entities, f->ontology, f->arena), str_from(wanted)))
      return x;
  }
  return NULL;
}

static void test_facts(void** state) {
  static const struct {
    const char *text, *fact;
    bool there;
  } table[] = {
      // lists of subjects and objects, with what stands between
      {"Mary Lindqvist, Carl Stone and Anna Keller founded Nordvik Corp.",
       "Nordvik Corp. foundedBy Mary Lindqvist", true},
      {"Nordvik Corp. was founded by Mary Lindqvist, Carl Stone and Anna Keller.",
       "Nordvik Corp. foundedBy Anna Keller", true},
      {"Carl Stone and his wife, Anna Stone, founded Nordvik Corp.",
       "Nordvik Corp. foundedBy Carl Stone", true},
      // chains of places
      {"Mary Lindqvist was born in Lund, Sweden.", "Mary Lindqvist bornIn Sweden", true},
      {"Mary Lindqvist was born in Lund and lives in Oslo.", "Mary Lindqvist bornIn Oslo", false},
      {"Mary Lindqvist was born in Lund and lives in Oslo.", "Mary Lindqvist residence Oslo", true},
      // a list behind a single relation is none
      {"Mary Lindqvist married Carl Stone, Anna Keller and others left.",
       "Mary Lindqvist spouse Anna Keller", false},
      // factuality
      {"Mary Lindqvist did not found Nordvik Corp.", "not:Nordvik Corp. foundedBy Mary Lindqvist",
       true},
      {"Mary Lindqvist plans to move to Oslo.", "planned:Mary Lindqvist residence Oslo", true},
      {"Mary Lindqvist plans to move to Oslo.", "Mary Lindqvist residence Oslo", false},
      // a religion is no employer; what a name owns is not the name
      {"Carl Stone, a Christian minister, left.", "Carl Stone employedBy Christian", false},
      {"Carl Stone met his Muslim aide Anna Keller.", "Anna Keller employedBy Muslim", false},
      {"Carl Stone endorsed Nordvik Corp.'s plan.", "Carl Stone supports Nordvik Corp.", false},
      {"Carl Stone endorsed Nordvik Corp. on Monday.", "Carl Stone supports Nordvik Corp.", true},
      {"Carl Stone left open whether Nordvik Corp. would pay.",
       "Carl Stone formerlyEmployedBy Nordvik Corp.", false},
      {"His wife, longtime Anna Keller aide Mary Lindqvist, left.", "Anna Keller spouse His",
       false},
      // who is meant by "an official she met", "companies, X"
      {"A Nordvik Bank official she met left.", "She employedBy Nordvik Bank", false},
      {"Apart from Chinese companies, Nordvik Corp. grew.", "Nordvik Corp. country China", false},
      {"Carl Stone had no doubts about the plan.", "Carl Stone doubts the plan", false},
      {"They fear a President Stone.", "Stone position President", false},
      {"Freddy Stone, German's brother, left.", "Freddy Stone nationality Germany", false},
      {"Carl Stone left to join Nordvik Corp.", "Carl Stone formerlyEmployedBy Nordvik Corp.",
       false},
      {"Carl Stone led Nordvik Corp.'s search for oil.", "Carl Stone employedBy Nordvik Corp.",
       false},
      {"Carl Stone of Oslo, the chairman of Nordvik Bank, left.",
       "Carl Stone employedBy Nordvik Bank", true},
      {"It is better than that of the Nordvik Bank chief, Stone said.",
       "Stone employedBy Nordvik Bank", false},
      {"Carl Stone's time at Nordvik Bank is over.", "Carl Stone employedBy Nordvik Bank", false},
      {"Ann Stone, the future leader of Nordvik Bank, left.", "Ann Stone position future leader",
       false},
      // possessives go on: "his sister" is not his
      {"Carl Stone married John Harrow's sister.", "Carl Stone spouse John Harrow", false},
  };
  Fixture* f = *state;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    read_text(f, table[i].text);
    if ((find_fact(f, table[i].fact) != NULL) != table[i].there)
      fail_msg("%s %s: %s", table[i].there ? "no" : "unexpected", table[i].fact, table[i].text);
  }
}

/// "former" goes for both posts of a list, not for somebody else's.
static void test_over(void** state) {
  static const struct {
    const char* text;
    bool over;
  } table[] = {
      {"Former Lund governor and Nordvik Bank chairman Carl Stone spoke.", true},
      {"Former governor Mary Lindqvist and Nordvik Bank chairman Carl Stone spoke.", false},
      {"Nordvik Bank chairman Carl Stone spoke.", false},
  };
  Fixture* f = *state;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    read_text(f, table[i].text);
    const char* fact = table[i].over ? "over:Nordvik Bank chairperson Carl Stone"
                                     : "Nordvik Bank chairperson Carl Stone";
    const Fact* x = find_fact(f, fact);
    if (!x || x->over != table[i].over) fail_msg("no %s: %s", fact, table[i].text);
  }
}

static void test_all_mentions(void** state) {
  Fixture* f = *state;
  read_text(f, "Mary Lindqvist was born in Lund, and she loved her father.");
  const Fact* x = find_fact(f, "Mary Lindqvist bornIn Lund");
  assert_non_null(x);
  assert_int_equal(x->subject_mentions.n, 3); // name, she, her
  assert_int_equal(x->object_mentions.n, 1);
  assert_true(x->rules.n >= 1);
}

static void test_time(void** state) {
  Fixture* f = *state;
  read_text(f, "Mary Lindqvist moved to Oslo in 1990.");
  const Fact* x = find_fact(f, "Mary Lindqvist residence Oslo");
  assert_non_null(x);
  assert_int_equal(x->qualifiers.n, 1);
  assert_int_equal(x->qualifiers.data[0].role, SLOT_TIME);
  assert_int_equal(x->qualifiers.data[0].date.year, 1990);
}

/// A date that opens the sentence is the time of what its first verb tells, and of posts.
static void test_opening_date(void** state) {
  static const struct {
    const char *text, *fact;
    int year; ///< 0: no time
  } table[] = {
      {"In May 2018 Nordvik Corp. bought Lund Bank.", "Nordvik Corp. acquired Lund Bank", 2018},
      {"In May, 2018 Nordvik Corp. confirmed it had bought Lund Bank.",
       "Nordvik Corp. acquired Lund Bank", 2018},
      {"In May 2018 Nordvik Corp. bought Lund Bank, which was founded by Mary Lindqvist.",
       "Lund Bank foundedBy Mary Lindqvist", 0},
      {"In May 2018 Nordvik Corp. chairman Carl Stone spoke.",
       "Nordvik Corp. chairperson Carl Stone", 2018},
  };
  Fixture* f = *state;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    read_text(f, table[i].text);
    const Fact* x = find_fact(f, table[i].fact);
    if (!x) fail_msg("no fact: %s", table[i].text);
    int year = 0;
    for (size_t q = 0; x && q < x->qualifiers.n; q++)
      if (x->qualifiers.data[q].role == SLOT_TIME) year = x->qualifiers.data[q].date.year;
    if (year != table[i].year) fail_msg("%d: %s", year, table[i].text);
  }
}

/// Who denies something of himself without a verb of denial; and when a speech was made.
static void test_disclaims(void** state) {
  static const struct {
    const char* text;
    bool disclaims;
  } table[] = {
      {"\"I would never harm the town,\" Mary Lindqvist said.", true},
      {"Mary Lindqvist insisted that her company had never been asked to pay.", true},
      {"\"Nordvik Corp. and me personally have never received a request,\" Mary Lindqvist said.",
       true},
      {"\"I do not know the town,\" Mary Lindqvist said.", false},
      {"\"I cannot harm the town,\" Mary Lindqvist said.", false},
      {"Mary Lindqvist said that the town had never paid.", false},
      {"\"I will pay because the town has not paid,\" Mary Lindqvist said.", false},
  };
  Fixture* f = *state;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    read_text(f, table[i].text);
    if (f->facts.n_claims == 0 || f->facts.claims[0].disclaims != table[i].disclaims)
      fail_msg("%zu claims: %s", f->facts.n_claims, table[i].text);
  }
}

static void test_time_of_speech(void** state) {
  Fixture* f = *state;
  read_text(f, "In May 2018 Mary Lindqvist spoke at Lund University, saying that the town was "
               "rich.\n\n\"We need to pay,\" said Lindqvist. \"It is not easy.\"");
  assert_int_equal(f->facts.n_claims, 2);
  for (size_t i = 0; i < 2; i++)
    assert_true(str_equal(f->facts.claims[i].time, STR("2018-05")));
}

static void test_same_again(void** state) {
  Fixture* f = *state;
  const char* text = "Nordvik Corp., founded in 1987 by Mary Lindqvist and Carl Stone, is based in "
                     "Oslo and Lund.";
  Buf first = {0};
  for (int round = 0; round < 2; round++) {
    Buf all = {0};
    read_text(f, text);
    for (size_t i = 0; i < f->facts.n_facts; i++)
      buf_add(&all, check_fact_text(&f->facts.facts[i], &f->entities, f->ontology, f->arena));
    if (round == 0)
      buf_add(&first, buf_str(&all));
    else
      assert_true(str_equal(buf_str(&first), buf_str(&all)));
    buf_free(&all);
  }
  assert_true(first.len > 0);
  buf_free(&first);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_facts),          cmocka_unit_test(test_over),
      cmocka_unit_test(test_all_mentions),   cmocka_unit_test(test_time),
      cmocka_unit_test(test_opening_date),   cmocka_unit_test(test_disclaims),
      cmocka_unit_test(test_time_of_speech), cmocka_unit_test(test_same_again),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
