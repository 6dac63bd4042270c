// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Sentences and clauses that must come out of them, in the readable form without classes. A clause
// with a "!" in front must not come out.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/clause.h"
#include "ontology_fixture.h"

typedef struct {
  const char* text;
  const char* clauses[6];
} Row;

static const Row rows[] = {
    // main clauses
    {"Anna Lindholm founded Nokia.", {"<Anna Lindholm> [found:a] <Nokia>"}},
    {"In 1990, Anna Lindholm founded Nokia.", {"<Anna Lindholm> [found:a] <Nokia> in <1990>"}},
    {"Last year Anna Lindholm left Nokia.", {"<Anna Lindholm> [leave:a] <Nokia> <Last year>"}},
    {"Nokia was founded by Anna Lindholm in 1990.",
     {"<Nokia> [found:p] by <Anna Lindholm> in <1990>"}},
    {"Anna Lindholm and Peter Hansen founded Nokia.",
     {"<Anna Lindholm> and <Peter Hansen> [found:a] <Nokia>", "<Anna Lindholm> [found:a] <Nokia>",
      "<Peter Hansen> [found:a] <Nokia>"}},
    {"Anna Lindholm reportedly did not found Nokia.", {"<Anna Lindholm> [found:a] <Nokia>"}},
    {"Anna Lindholm resides in Oslo; Peter Hansen left Nokia.",
     {"<Anna Lindholm> [reside:a] in <Oslo>", "<Peter Hansen> [leave:a] <Nokia>"}},
    {"Anna Lindholm set up Nokia.", {"<Anna Lindholm> [set:a] up <Nokia>"}},
    {"The head of Nokia met Peter Hansen.",
     {"!the head of <Nokia> [meet:a] <Peter Hansen>", "the head [meet:a] <Peter Hansen>"}},
    {"A lawyer for Germany sued Huawei.", {"a lawyer [sue:a] <Huawei>"}},
    {"Anna Lindholm is best known as the founder of Nokia.",
     {"<Anna Lindholm> [know:p] as the founder of <Nokia>"}},
    {"Anna Lindholm served as head of Nokia and chairman of Ericsson.",
     {"<Anna Lindholm> [serve:a] as chairman of <Ericsson>"}},
    {"Peter Hansen joined Nokia, which Anna Lindholm founded in 1990.",
     {"<Anna Lindholm> [found:a] <Nokia> in <1990>"}},
    {"Anna Lindholm works at Nokia, a firm that she co-founded in 1986.",
     {"<she> [co-found:a] <Nokia> in <1986>"}},
    {"Anna Lindholm was born and raised in Oslo, Norway.",
     {"<Anna Lindholm> [bear:p] in <Oslo> , <Norway>"}},
    {"Nokia professors Anna Lindholm and Peter Hansen met.",
     {"<Anna Lindholm> [be:a] professor of <Nokia>", "<Peter Hansen> [be:a] professor of <Nokia>"}},
    // coordination
    {"Anna Lindholm moved to Oslo and founded Nokia.",
     {"<Anna Lindholm> [move:a] to <Oslo>", "<Anna Lindholm> [found:a] <Nokia>"}},
    {"Anna Lindholm moved to Oslo, founded Nokia, and married Peter Hansen.",
     {"<Anna Lindholm> [move:a] to <Oslo>", "<Anna Lindholm> [found:a] <Nokia>",
      "<Anna Lindholm> [marry:a] <Peter Hansen>"}},
    {"Anna Lindholm was born in Lund and raised in Oslo.",
     {"<Anna Lindholm> [bear:p] in <Lund>", "<Anna Lindholm> [raise:p] in <Oslo>"}},
    {"Germany will ban Huawei and sue Nokia.",
     {"<Germany> [ban:a] <Huawei>", "<Germany> [sue:a] <Nokia>"}},
    {"Anna Lindholm left Nokia but Peter Hansen joined Ericsson.",
     {"<Anna Lindholm> [leave:a] <Nokia>", "<Peter Hansen> [join:a] <Ericsson>",
      "!<Anna Lindholm> [join:a] <Ericsson>"}},
    {"Anna Lindholm is the founder of Nokia and the chairman of Ericsson.",
     {"<Anna Lindholm> [be:a] the founder of <Nokia> and the chairman of <Ericsson>",
      "<Anna Lindholm> [be:a] the chairman of <Ericsson>"}},
    // relative clauses
    {"Anna Lindholm, who founded Nokia in 1990, resides in Oslo.",
     {"<Anna Lindholm> [found:a] <Nokia> in <1990>", "<Anna Lindholm> [reside:a] in <Oslo>"}},
    {"Anna Lindholm, who was born in Lund and founded Nokia, resides in Oslo.",
     {"<Anna Lindholm> [bear:p] in <Lund>", "<Anna Lindholm> [found:a] <Nokia>",
      "<Anna Lindholm> [reside:a] in <Oslo>"}},
    {"Anna Lindholm founded Nokia, which makes phones, and married Peter Hansen.",
     {"<Nokia> [make:a] phones", "<Anna Lindholm> [marry:a] <Peter Hansen>",
      "!<Nokia> [marry:a] <Peter Hansen>"}},
    {"Peter Hansen joined Nokia, which Anna Lindholm founded.",
     {"<Peter Hansen> [join:a] <Nokia>"}},
    {"The woman who founded Nokia met Peter Hansen.", {"!<Nokia> [meet:a] <Peter Hansen>"}},
    // participles
    {"Nokia, founded by Anna Lindholm in 1990, makes phones.",
     {"<Nokia> [found:p] by <Anna Lindholm> in <1990>", "<Nokia> [make:a] phones"}},
    {"Born in Lund, Anna Lindholm moved to Oslo.",
     {"<Anna Lindholm> [bear:p] in <Lund>", "<Anna Lindholm> [move:a] to <Oslo>"}},
    {"After leaving Nokia, Anna Lindholm founded Ericsson.",
     {"<Anna Lindholm> [leave:a] <Nokia>", "<Anna Lindholm> [found:a] <Ericsson>"}},
    {"Anna Lindholm founded Ericsson after leaving Nokia.",
     {"<Anna Lindholm> [found:a] <Ericsson> after [leave:g] <Nokia>",
      "<Anna Lindholm> [leave:a] <Nokia>"}},
    {"Anna Lindholm joined a company founded by Peter Hansen.",
     {"!<Anna Lindholm> [found:p] by <Peter Hansen>"}},
    {"Anna Lindholm left Nokia, joining Ericsson in 1990.",
     {"<Anna Lindholm> [join:a] <Ericsson> in <1990>"}},
    // appositions
    {"Anna Lindholm, the chief executive of Nokia, met Peter Hansen.",
     {"<Anna Lindholm> [be:a] the chief executive of <Nokia>",
      "<Anna Lindholm> [meet:a] <Peter Hansen>"}},
    {"Peter Hansen met Anna Lindholm, the chief executive of Nokia.",
     {"<Anna Lindholm> [be:a] the chief executive of <Nokia>",
      "<Peter Hansen> [meet:a] <Anna Lindholm> , <the chief executive of Nokia>"}},
    {"Anna Lindholm, 45, a lawyer, met Peter Hansen.",
     {"<Anna Lindholm> [be:a] a lawyer", "<Anna Lindholm> [meet:a] <Peter Hansen>"}},
    {"Anna Lindholm, founder of Nokia and chairman of Ericsson, met Peter Hansen.",
     {"<Anna Lindholm> [be:a] founder of <Nokia> and chairman of <Ericsson>",
      "<Anna Lindholm> [be:a] chairman of <Ericsson>"}},
    {"In Oslo, the company met Peter Hansen.", {"!<Oslo> [be:a] the company"}},
    // roles
    {"Nokia chief executive Anna Lindholm met Peter Hansen.",
     {"<Anna Lindholm> [be:a] chief executive of <Nokia>",
      "<Anna Lindholm> [meet:a] <Peter Hansen>"}},
    {"Nokia's founder Anna Lindholm met Peter Hansen.",
     {"<Anna Lindholm> [be:a] founder of <Nokia>"}},
    {"Nokia's founder, Anna Lindholm, met Peter Hansen.",
     {"<Anna Lindholm> [be:a] founder of <Nokia>"}},
    {"Former Nokia chairman Anna Lindholm met Peter Hansen.",
     {"<Anna Lindholm> [be:a] former chairman of <Nokia>"}},
    {"Anna Lindholm is Nokia's founder.", {"<Anna Lindholm> [be:a] founder of <Nokia>"}},
    {"Peter Hansen met his wife Anna Lindholm in Oslo.", {"<Anna Lindholm> [be:a] wife of <his>"}},
    {"German lawyer Anna Lindholm met Peter Hansen.", {"<Anna Lindholm> [be:a] <German> lawyer"}},
    // brackets
    {"Anna Lindholm (born 1944 in Lund) met Peter Hansen.",
     {"<Anna Lindholm> ( [bear:p] <1944> in <Lund> )", "<Anna Lindholm> [meet:a] <Peter Hansen>"}},
    // catenatives: both renderings
    {"Germany plans to ban Huawei.",
     {"<Germany> [plan:a] to [ban:i] <Huawei>", "<Germany> [ban:a] <Huawei>"}},
    {"Germany failed to ban Huawei.", {"<Germany> [ban:a] <Huawei>"}},
    {"Germany is expected to ban Huawei.", {"<Germany> [ban:a] <Huawei>"}},
    {"Germany is considering banning Huawei.", {"<Germany> [ban:a] <Huawei>"}},
    {"Huawei is said to have been banned by Germany.", {"<Huawei> [ban:p] by <Germany>"}},
    {"Germany plans to try to ban Huawei.", {"<Germany> [ban:a] <Huawei>"}},
    {"Germany urged France to ban Huawei.",
     {"<France> [ban:a] <Huawei>", "<Germany> [urge:a] <France> to [ban:i] <Huawei>",
      "!<Germany> [ban:a] <Huawei>"}},
    {"Germany called on France to ban Huawei.",
     {"<France> [ban:a] <Huawei>", "!<Germany> [ban:a] <Huawei>"}},
    {"Germany prevented Huawei from buying Nokia.",
     {"<Huawei> [buy:a] <Nokia>", "!<Germany> [buy:a] <Nokia>"}},
    // speech
    {"Anna Lindholm said that Germany had banned Huawei.",
     {"<Germany> [ban:a] <Huawei>", "!<Anna Lindholm> [ban:a] <Huawei>"}},
    {"Anna Lindholm said Germany banned Huawei.", {"<Germany> [ban:a] <Huawei>"}},
    {"Germany banned Huawei, Anna Lindholm said.",
     {"<Germany> [ban:a] <Huawei>", "<Anna Lindholm> [say:a]"}},
    {"\"Germany banned Huawei,\" said Anna Lindholm.",
     {"<Germany> [ban:a] <Huawei>", "<Anna Lindholm> [say:a]"}},
    {"\"Germany banned Huawei,\" Anna Lindholm said.",
     {"<Germany> [ban:a] <Huawei>", "<Anna Lindholm> [say:a]"}},
    // questions
    {"Did Germany ban Huawei?", {"<Germany> [ban:a] <Huawei>"}},
    {"Was Huawei banned by Germany?", {"<Huawei> [ban:p] by <Germany>"}},
    // insertions
    {"Anna Lindholm, after leaving Nokia, founded Ericsson.",
     {"<Anna Lindholm> [found:a] <Ericsson>"}},
    {"Anna Lindholm, in a letter to Peter Hansen, attacked Nokia.",
     {"<Anna Lindholm> [attack:a] <Nokia>", "!<Peter Hansen> [attack:a] <Nokia>"}},
    {"The company that Anna Lindholm founded bought Nokia.", {"!<Anna Lindholm> [buy:a] <Nokia>"}},
    {"Before joining Nokia she left Ericsson.", {"<she> [leave:a] <Ericsson>"}},
    {"The decision by Germany to ban Huawei angered France.", {"!<Huawei> [anger:a] <France>"}},
};

typedef struct {
  Document d;
  Entities e;
  Clauses c;
} Parsed;

static Parsed parse(Fixture* s, Str text) {
  Parsed p = {0};
  arena_reset(s->arena);
  document_from_text(text, s->ontology, s->arena, &p.d);
  entity_find(&p.d, s->ontology, s->arena, &p.e);
  clause_split(&p.d, &p.e, s->ontology, s->arena, &p.c);
  return p;
}

/// "<Anna Lindholm:Person>" as "<Anna Lindholm>".
static Str without_classes(Str s, Arena* arena) {
  Buf b = {0};
  for (size_t i = 0; i < s.len; i++) {
    bool verb = false;
    if (s.data[i] == ':') {
      size_t k = i;
      while (k > 0 && s.data[k] != '<' && s.data[k] != '[')
        k--;
      verb = s.data[k] == '[';
      if (!verb && s.data[k] == '<')
        while (i < s.len && s.data[i] != '>')
          i++;
    }
    if (i < s.len) buf_add_char(&b, s.data[i]);
  }
  Str out = arena_copy(arena, buf_str(&b));
  buf_free(&b);
  return out;
}

static bool has_clause(const Fixture* s, const Parsed* p, Str wanted) {
  for (size_t i = 0; i < p->c.n_clauses; i++) {
    if (p->c.clauses[i].kind == CLAUSE_WHOLE) continue;
    Str readable = clause_readable(&p->c.clauses[i], &p->d, &p->e, s->ontology, s->arena);
    if (str_equal(without_classes(readable, s->arena), wanted)) return true;
  }
  return false;
}

static void print_clauses(const Fixture* s, const Parsed* p) {
  for (size_t i = 0; i < p->c.n_clauses; i++) {
    Str r = clause_readable(&p->c.clauses[i], &p->d, &p->e, s->ontology, s->arena);
    print_error("    is      %.*s\n", STR_ARG(without_classes(r, s->arena)));
  }
}

static void test_clauses(void** state) {
  Fixture* s = *state;
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Parsed p = parse(s, str_from(rows[i].text));
    bool failed = false;
    for (size_t k = 0; k < 6 && rows[i].clauses[k] != NULL; k++) {
      Str wanted = str_from(rows[i].clauses[k]);
      bool absent = str_starts(wanted, STR("!"));
      if (absent) wanted = str_slice(wanted, 1, wanted.len);
      if (has_clause(s, &p, wanted) != absent) continue;
      if (!failed) print_error("%s\n", rows[i].text);
      print_error("    %s %.*s\n", absent ? "without" : "lacks  ", STR_ARG(wanted));
      failed = true;
    }
    if (failed) print_clauses(s, &p);
    wrong += failed;
  }
  assert_int_equal(wrong, 0);
}

/// Every item maps to its place: texts are well formed, positions rise, mentions and groups exist.
static void test_items_are_exact(void** state) {
  Fixture* s = *state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Parsed p = parse(s, str_from(rows[i].text));
    for (size_t k = 0; k < p.c.n_clauses; k++) {
      const Clause* c = &p.c.clauses[k];
      assert_true(c->text.len > 2 && c->text.data[0] == ' ' &&
                  c->text.data[c->text.len - 1] == ' ');
      for (size_t n = 0; n < c->n_items; n++) {
        const ClauseItem* item = &c->items[n];
        assert_int_equal(clause_item_at(c, item->at), n);
        assert_true(c->text.data[item->at - 1] == ' ');
        unsigned char first = (unsigned char)c->text.data[item->at];
        assert_true((first == NOTATION_MENTION) == (item->kind == ITEM_MENTION));
        assert_true((first == NOTATION_VERB) == (item->kind == ITEM_VERB));
        assert_true(item->token < p.d.n_tokens);
        if (item->kind == ITEM_MENTION) assert_true(item->index < p.e.n_mentions);
        if (item->kind == ITEM_VERB && item->index != UINT32_MAX)
          assert_true(item->index < p.c.n_groups);
      }
      assert_int_equal(clause_item_at(c, c->text.len), c->n_items);
    }
  }
}

/// A sentence of a megabyte is read in linear time and in clauses of bounded length.
static void test_long_sentence(void** state) {
  Fixture* s = *state;
  static const char* const pieces[] = {"Germany banned Huawei and ", "Nokia , ", "( Oslo ) ",
                                       "which said that ", "to ban of "};
  for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
    Buf b = {0};
    while (b.len < 100000)
      buf_add(&b, str_from(pieces[k]));
    Parsed p = parse(s, buf_str(&b));
    for (size_t i = 0; i < p.c.n_clauses; i++)
      assert_true(p.c.clauses[i].n_items < 2000);
    buf_free(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_clauses),
                                     cmocka_unit_test(test_items_are_exact),
                                     cmocka_unit_test(test_long_sentence)};
  return cmocka_run_group_tests_name("clause", tests, setup, teardown);
}
