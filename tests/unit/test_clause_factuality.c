// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What a verb group says beyond its verb: one sentence, one verb, and all that is expected of it. A
// lost negation or a plan taken for a deed is the worst error the program can make, so this table
// is long.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/clause.h"
#include "ontology_fixture.h"

typedef struct {
  const char* text;
  const char* lemma; // of the (last) group that is looked at
  const char*
      expected; // negative planned possible undecided hearsay question conditional, blank-separated
} Row;

static const Row rows[] = {
    // plain
    {"Germany banned Huawei.", "ban", ""},
    {"Germany has banned Huawei.", "ban", ""},
    {"Germany has now banned Huawei.", "ban", ""},
    {"Huawei was banned by Germany.", "ban", ""},
    {"Germany is banning Huawei.", "ban", ""},
    // negation
    {"Germany has not banned Huawei.", "ban", "negative"},
    {"Germany didn't ban Huawei.", "ban", "negative"},
    {"Germany has never banned Huawei.", "ban", "negative"},
    {"Germany never banned Huawei.", "ban", "negative"},
    {"Germany no longer bans Huawei.", "ban", "negative"},
    {"Germany hardly banned Huawei.", "ban", "negative"},
    {"No country has banned Huawei.", "ban", "negative"},
    {"None of the countries banned Huawei.", "ban", "negative"},
    {"Nobody banned Huawei.", "ban", "negative"},
    {"Neither Germany nor France banned Huawei.", "ban", "negative"},
    {"Huawei was not banned by Germany.", "ban", "negative"},
    {"Huawei wasn't banned.", "ban", "negative"},
    {"Huawei has not yet been banned.", "ban", "negative"},
    {"Germany has banned no company.", "ban", "negative"},
    {"Germany acted without banning Huawei.", "ban", "negative"},
    {"Germany failed to ban Huawei.", "ban", "negative"},
    {"Germany refused to ban Huawei.", "ban", "negative"},
    {"Germany declined to ban Huawei.", "ban", "negative"},
    {"Germany denied banning Huawei.", "ban", "negative"},
    {"Germany stopped banning Huawei.", "ban", "negative"},
    {"Germany was unable to ban Huawei.", "ban", "negative"},
    {"Germany refrained from banning Huawei.", "ban", "negative"},
    {"Germany prevented Huawei from selling phones.", "sell", "negative"},
    {"Huawei was barred from selling phones.", "sell", "negative"},
    {"Germany did not ban Huawei or sue Nokia.", "sue", "negative"},
    {"Germany not only banned Huawei but also sued Nokia.", "ban", ""},
    {"Germany did not fail to ban Huawei.", "ban", ""},
    {"Germany rejected a call to ban Huawei.", "ban", "possible"},
    {"Huawei is not a state company.", "be", "negative"},
    {"Huawei isn't the owner of Nokia.", "be", "negative"},
    {"Germany's failure to ban Huawei angered France.", "ban", "negative"},
    {"The refusal to ban Huawei angered France.", "ban", "negative"},
    // plans
    {"Germany will ban Huawei.", "ban", "planned"},
    {"Germany won't ban Huawei.", "ban", "negative planned"},
    {"Germany will not ban Huawei.", "ban", "negative planned"},
    {"Huawei will be banned.", "ban", "planned"},
    {"Germany plans to ban Huawei.", "ban", "planned"},
    {"Germany is planning to ban Huawei.", "ban", "planned"},
    {"Germany does not plan to ban Huawei.", "ban", "negative planned"},
    {"Germany intends to ban Huawei.", "ban", "planned"},
    {"Germany vowed to ban Huawei.", "ban", "planned"},
    {"Germany agreed to ban Huawei.", "ban", "planned"},
    {"Germany threatened to ban Huawei.", "ban", "planned"},
    {"Germany offered to buy Huawei.", "buy", "planned"},
    {"Germany is going to ban Huawei.", "ban", "planned"},
    {"Germany is to ban Huawei.", "ban", "planned"},
    {"Germany is about to ban Huawei.", "ban", "planned"},
    {"Germany is set to ban Huawei.", "ban", "planned"},
    {"Germany will ban Huawei and sue Nokia.", "sue", "planned"},
    {"Germany announced plans to ban Huawei.", "ban", "planned"},
    {"Germany's plan to ban Huawei failed.", "ban", "planned"},
    {"Germany plans to try to ban Huawei.", "ban", "possible"},
    // possibilities
    {"Germany may ban Huawei.", "ban", "possible"},
    {"Germany might not ban Huawei.", "ban", "negative possible"},
    {"Germany could ban Huawei.", "ban", "possible"},
    {"Germany would ban Huawei.", "ban", "possible"},
    {"Germany should ban Huawei.", "ban", "possible"},
    {"Germany must ban Huawei.", "ban", "possible"},
    {"Germany has to ban Huawei.", "ban", "possible"},
    {"Germany can't ban Huawei.", "ban", "negative possible"},
    {"Germany cannot ban Huawei.", "ban", "negative possible"},
    {"Germany tried to ban Huawei.", "ban", "possible"},
    {"Germany is likely to ban Huawei.", "ban", "possible"},
    {"Germany is unlikely to ban Huawei.", "ban", "negative possible"},
    {"Germany is able to ban Huawei.", "ban", "possible"},
    {"Germany is ready to ban Huawei.", "ban", "possible"},
    {"Germany is expected to ban Huawei.", "ban", "possible"},
    {"Germany urged France to ban Huawei.", "ban", "possible"},
    {"Germany called on France to ban Huawei.", "ban", "possible"},
    {"France was urged to ban Huawei.", "ban", "possible"},
    {"Germany has allowed Huawei to build networks.", "build", "possible"},
    {"Germany wants France to ban Huawei.", "ban", "possible"},
    {"An attempt to ban Huawei failed.", "ban", "possible"},
    {"Germany has the right to ban Huawei.", "ban", "possible"},
    // done
    {"Germany began to ban companies.", "ban", ""},
    {"Germany managed to ban Huawei.", "ban", ""},
    {"Germany continues to ban Huawei.", "ban", ""},
    {"Germany went on to ban Huawei.", "ban", ""},
    {"Germany started banning companies.", "ban", ""},
    {"Germany was the first country to ban Huawei.", "ban", ""},
    {"Huawei was forced to close its offices.", "close", ""},
    // undecided
    {"Germany is considering banning Huawei.", "ban", "undecided"},
    {"Did Germany ban Huawei?", "ban", "undecided question"},
    {"Has Germany banned Huawei?", "ban", "undecided question"},
    {"Germany is debating whether it should ban Huawei.", "ban", "undecided conditional"},
    // conditions
    {"If Germany bans Huawei, Nokia will gain.", "ban", "possible conditional"},
    {"Nokia will gain if Germany bans Huawei.", "ban", "possible conditional"},
    {"Nokia will gain unless Germany bans Huawei.", "ban", "possible conditional"},
    {"If Germany bans Huawei and sues Nokia, France will gain.", "sue", "possible conditional"},
    {"If Germany bans Huawei, Nokia will gain.", "gain", "planned"},
    // hearsay
    {"Germany reportedly banned Huawei.", "ban", "hearsay"},
    {"Germany allegedly banned Huawei.", "ban", "hearsay"},
    {"Reportedly, Germany banned Huawei.", "ban", "hearsay"},
    {"Germany is said to have banned Huawei.", "ban", "hearsay"},
    {"Germany is believed to have banned Huawei.", "ban", "hearsay"},
    {"Huawei is alleged to have been banned.", "ban", "hearsay"},
    {"Huawei is accused of stealing secrets.", "steal", "possible hearsay"},
    {"Germany accused Huawei of stealing secrets.", "steal", "possible hearsay"},
    {"It is reported that Germany banned Huawei.", "ban", "hearsay"},
    {"Germany is not believed to have banned Huawei.", "ban", "negative hearsay"},
    {"Huawei is reportedly the owner of Nokia.", "be", "hearsay"},
    // further constructions
    {"Germany has not, so far, banned Huawei.", "ban", "negative"},
    {"Few countries have banned Huawei.", "ban", "negative"},
    {"Germany has yet to ban Huawei.", "ban", "negative"},
    {"Germany was never able to ban Huawei.", "ban", "negative possible"},
    {"It is not true that Germany banned Huawei.", "ban", "undecided"},
    {"Germany's decision not to ban Huawei angered France.", "ban", "negative planned"},
    {"Germany ruled out banning Huawei.", "ban", "negative"},
    {"Instead of banning Huawei, Germany sued it.", "ban", "negative"},
    {"Instead of banning Huawei, Germany sued it.", "sue", ""},
    {"Germany had no plans to ban Huawei.", "ban", "negative possible"},
    {"Germany has no intention of banning Huawei.", "ban", "negative planned"},
    {"There is no plan to ban Huawei.", "ban", "negative planned"},
    {"Germany agreed not to ban Huawei.", "ban", "negative planned"},
    {"Germany would have banned Huawei if France had agreed.", "ban", "possible"},
    {"Germany almost banned Huawei.", "ban", "negative"},
    {"Germany is thought likely to ban Huawei.", "ban", "possible hearsay"},
    {"Huawei was to be banned by Germany.", "ban", "planned"},
    {"Germany, which has not banned Huawei, met France.", "ban", "negative"},
    {"Germany, which has not banned Huawei, met France.", "meet", ""},
    {"The minister said Germany would not ban Huawei.", "ban", "negative possible"},
    {"Lawmakers called for Huawei to be banned.", "ban", "possible"},
    {"Lawmakers want Huawei banned.", "ban", "possible"},
    {"Germany doesn't want to ban Huawei.", "ban", "negative planned"},
    {"Germany did nothing to ban Huawei.", "ban", "negative"},
    {"Huawei has been accused by Germany of stealing secrets.", "steal", "possible hearsay"},
    {"Huawei was cleared of stealing secrets.", "steal", "negative"},
    {"Allegations that Huawei stole secrets are false.", "steal", "hearsay"},
    {"Germany fears that Huawei is stealing secrets.", "steal", "possible"},
    {"Germany said it was considering whether to ban Huawei.", "ban", "undecided"},
    {"Should Germany ban Huawei, France will follow.", "ban", "possible conditional"},
    {"Germany can no longer ban Huawei.", "ban", "negative possible"},
    {"Germany would be the first country to ban Huawei.", "ban", "possible"},
    {"Germany has stopped short of banning Huawei.", "ban", "negative"},
    {"Germany is under pressure to ban Huawei.", "ban", "possible"},
    {"Was it Germany that banned Huawei?", "ban", "undecided question"},
    {"Why did Germany ban Huawei?", "ban", "undecided question"},
    {"Never has Germany banned Huawei.", "ban", "negative"},
    {"France sued Nokia. Nor did Germany ban Huawei.", "ban", "negative"},
    {"Germany is due to sign the deal.", "sign", "planned"},
    {"Germany is close to banning Huawei.", "ban", "possible"},
    {"Germany tried but failed to ban Huawei.", "ban", "negative"},
    {"Germany could not and would not ban Huawei.", "ban", "negative possible"},
    {"Germany plans to ban Huawei, sue ZTE and leave.", "sue", "planned"},
    {"Germany stopped Huawei selling phones.", "sell", "negative"},
    {"Neither Huawei nor Nokia makes phones using chips.", "use", ""},
    // what governs a clause
    {"There is no evidence that Germany banned Huawei.", "ban", "undecided"},
    {"Nokia hopes that Germany bans Huawei.", "ban", "possible"},
    {"Germany said that it banned Huawei.", "ban", ""},
    {"Germany said that it had not banned Huawei.", "ban", "negative"},
    {"Germany did not say that it banned Huawei.", "ban", ""},
};

static Str describe(const VerbGroup* g, Arena* arena) {
  static const char* const modality[] = {"", " planned", " possible", " undecided"};
  return str_trim(
      arena_printf(arena, "%s%s%s%s%s", g->polarity == POLARITY_NEGATIVE ? "negative" : "",
                   modality[g->modality], g->hearsay ? " hearsay" : "",
                   g->question ? " question" : "", g->conditional ? " conditional" : ""));
}

static void test_factuality(void** state) {
  Fixture* s = *state;
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Document d;
    Entities e = {0};
    Clauses c;
    arena_reset(s->arena);
    document_from_text(str_from(rows[i].text), s->ontology, s->arena, &d);
    entity_find(&d, s->ontology, s->arena, &e);
    clause_find_verbs(&d, &e, s->ontology, s->arena, &c);
    Str got = STR("(no such verb)");
    for (size_t k = 0; k < c.n_groups; k++)
      if (str_equal(c.groups[k].lemma, str_from(rows[i].lemma)))
        got = describe(&c.groups[k], s->arena);
    if (str_equal(got, str_from(rows[i].expected))) continue;
    print_error("%s\n  %s: expected \"%s\", got \"%.*s\"\n", rows[i].text, rows[i].lemma,
                rows[i].expected, STR_ARG(got));
    wrong++;
  }
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_factuality)};
  return cmocka_run_group_tests_name("clause factuality", tests, setup, teardown);
}
