// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Claims of invented sentences: speaker as it stands, cue lemma, stance, mode and content of every
/// claim, in order.
#include "fact/fact.h"
#include "ontology_fixture.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
  const char* text;
  const char* claims; ///< "source | lemma | stance | mode | content" a line; "-" for no source; "<"
                      ///< marks one within another
} Case;

static const Case cases[] = {
    // Quotations.
    {"\"The bridge is safe for everybody,\" the engineer said.",
     "the engineer | say | Asserts | Direct | The bridge is safe for everybody,"},
    {"\"The bridge is safe for everybody,\" said Ada Lind, the engineer.",
     "Ada Lind, the engineer | say | Asserts | Direct | The bridge is safe for everybody,"},
    {"The engineer told the council: \"The bridge is safe.\"",
     "The engineer | tell | Asserts | Direct | The bridge is safe."},
    {"\"The bridge,\" she said, \"is safe for everybody.\"",
     "she | say | Asserts | Direct | The bridge, + is safe for everybody."},
    {"\"The bridge is safe,\" she said. \"We tested it twice.\"",
     "she | say | Asserts | Direct | The bridge is safe, + We tested it twice."},
    {"The so-called \"bridge\" is a plank.", ""},
    // Reported speech.
    {"The engineer said that the bridge was safe.",
     "The engineer | say | Asserts | Indirect | the bridge was safe"},
    {"The engineer said the bridge was safe.",
     "The engineer | say | Asserts | Indirect | the bridge was safe"},
    {"The bridge is safe, the engineer said on Monday.",
     "the engineer | say | Asserts | Indirect | The bridge is safe"},
    {"The engineer told the council that the bridge was safe.",
     "The engineer | tell | Asserts | Indirect | the bridge was safe"},
    {"The engineer said the bridge was \"safe as a house\".",
     "The engineer | say | Asserts | Mixed | the bridge was \"safe as a house\""},
    {"The council asked whether the bridge was safe.",
     "The council | ask | Asks | Indirect | whether the bridge was safe"},
    {"The mayor said the bridge was safe, adding that it had been tested.",
     "The mayor | say | Asserts | Indirect | the bridge was safe\n"
     "The mayor | add | Asserts | Indirect | it had been tested"},
    {"According to the engineer, the bridge is safe.",
     "the engineer | according to | Reports | Indirect | the bridge is safe"},
    {"The bridge is safe, according to the engineer.",
     "the engineer | according to | Reports | Indirect | The bridge is safe"},
    {"The mayor denied that the bridge was closed.",
     "The mayor | deny | Denies | Indirect | the bridge was closed"},
    // Intention, judgement, belief.
    {"The council vowed to repair the bridge.",
     "The council | vow | Promises | Indirect | to repair the bridge"},
    {"The engineer urged the council to repair the bridge.",
     "The engineer | urge | Urges | Indirect | to repair the bridge"},
    {"The mayor refused to comment.", "The mayor | refuse | Declines | Indirect | to comment"},
    {"The bridge is expected to reopen in May.",
     "- | expect | Predicts | Indirect | The bridge + to reopen in May"},
    {"The engineer accused the council of neglect.",
     "The engineer | accuse | Accuses | Indirect | the council of neglect"},
    // Claims in claims.
    {"The mayor said the engineer had warned that the bridge was weak.",
     "The mayor | say | Asserts | Indirect | the engineer had warned that the bridge was weak\n"
     "< the engineer | warn | Warns | Indirect | the bridge was weak"},
    // Passives, nouns, adjectives, hearsay.
    {"The plan was criticised by the engineer.",
     "the engineer | criticise | Opposes | Indirect | The plan"},
    {"Her claim that the bridge was safe was false.",
     "Her | claim | Asserts | Indirect | the bridge was safe"},
    {"The council is confident that the bridge will stand.",
     "The council | confident | Believes | Indirect | the bridge will stand"},
    {"The bridge was reportedly closed in May.",
     "- | reportedly | Reports | Indirect | The bridge was + closed in May"},
    {"The mayor did not say whether the bridge was safe.",
     "The mayor | say | Asserts | Indirect | whether the bridge was safe"},
    {"The mayor called for a new bridge.", "The mayor | call | Urges | Indirect | a new bridge"},
    {"The mayor said he would be willing to sell the bridge.",
     "The mayor | say | Proposes | Indirect | he would be willing to sell the bridge"},
    {"The new bridge would help the town, the mayor said.",
     "the mayor | say | Predicts | Indirect | The new bridge would help the town"},
    {"The mayor, who denied the report, went home.",
     "The mayor, who | deny | Denies | Indirect | the report"},
    {"The mayor said the bridge was weak and called for a new one.",
     "The mayor | say | Asserts | Indirect | the bridge was weak\n"
     "The mayor | call | Urges | Indirect | a new one"},
    {"The mayor said it had been tested, but she denied that it was safe.",
     "The mayor | say | Asserts | Indirect | it had been tested\n"
     "she | deny | Denies | Indirect | it was safe"},
    {"Officials called for calm, the mayor said.",
     "the mayor | say | Asserts | Indirect | Officials called for calm\n"
     "< Officials | call | Urges | Indirect | calm"},
    {"While the mayor denied that the bridge was weak, the engineer closed it.",
     "the mayor | deny | Denies | Indirect | the bridge was weak"},
    {"\"The bridge is safe,\" retired engineer Ada Lind said.",
     "retired engineer Ada Lind | say | Asserts | Direct | The bridge is safe,"},
    {"\"It is safe,\" Lind told the Courier. \"We tested it.\"",
     "Lind | tell | Asserts | Direct | It is safe, + We tested it."},
    {"In an interview with the Courier, Lind said the bridge was safe.",
     "Lind | say | Asserts | Indirect | the bridge was safe"},
    {"The company plans to close the bridge.",
     "The company | plan | Intends | Indirect | to close the bridge"},
    {"The bridge, the engineer said, is safe for everybody.",
     "the engineer | say | Asserts | Indirect | The bridge + is safe for everybody"},
    {"The engineer described the bridge as safe.",
     "The engineer | describe | Asserts | Indirect | the bridge as safe"},
    {"The mayor warned against a new bridge.",
     "The mayor | warn | Warns | Indirect | a new bridge"},
    {"The council is considering closing the bridge.",
     "The council | consider | Intends | Indirect | closing the bridge"},
    {"The mayor told reporters: \"We are open. We are ready.\"",
     "The mayor | tell | Asserts | Direct | We are open. + We are ready."},
    // An inserted according-to is inside what is told.
    {"The mayor told the council that, according to the engineer, the bridge was safe.",
     "The mayor | tell | Asserts | Indirect | according to the engineer, the bridge was safe\n"
     "< the engineer | according to | Reports | Indirect | the bridge was safe"},
    {"The mayor said the bridge, according to the engineer, was safe.",
     "The mayor | say | Asserts | Indirect | the bridge, according to the engineer, was safe\n"
     "< the engineer | according to | Reports | Indirect | the bridge + was safe"},
    // The claim ends before the verb of its sentence.
    {"Allegations by the mayor that the engineer spied are false.",
     "the mayor | allegation | Accuses | Indirect | the engineer spied"},
    {"The mayor is quoted as saying that the bridge was safe.",
     "The mayor | say | Asserts | Indirect | the bridge was safe"},
    // Verbs that do something else with an object.
    {"The council added the bridge to its list.", ""},
    {"The council called off the meeting.", ""},
    {"The ferry firm snapped up a rival last year.", ""},
    {"The ferry firm saw sales of tickets fall in May.", ""},
    {"The mayor sees the bridge as a mistake.",
     "The mayor | see | Believes | Indirect | the bridge as a mistake"},
    // What is denied or answered is somebody's accusation, of whom it names.
    {"The council denied claims that the bridge was weak.",
     "The council | deny | Denies | Indirect | the bridge was weak\n"
     "- | claim | Accuses | Indirect | the bridge was weak"},
    {"The council has denied Canadian allegations of fraud.",
     "The council | deny | Denies | Indirect | Canadian allegations of fraud\n"
     "< Canadian | allegation | Accuses | Indirect | fraud"},
    {"The council denied claims that the bridge was weak, despite accusations, most prominently "
     "from the mayor, that this is the case.",
     "The council | deny | Denies | Indirect | the bridge was weak\n"
     "the mayor | accusation | Accuses | Indirect | the bridge was weak"},
    {"The engineer was addressing suggestions that the bridge was weak.",
     "- | suggestion | Accuses | Indirect | the bridge was weak"},
    {"The engineer cast doubt on the council's claims to independence.",
     "The engineer | doubt | Doubts | Indirect | the council's claims to independence\n"
     "< the council | claim | Asserts | Indirect | independence"},
    {"The council proposed a sale to address safety concerns voiced by the mayor.",
     "The council | propose | Proposes | Indirect | a sale to address safety concerns voiced by "
     "the "
     "mayor\n< the mayor | voice | Doubts | Indirect | safety concerns"},
    // Doubts and grants.
    {"\"If they cannot do that, why would they want to buy it?\" the mayor asked.",
     "the mayor | ask | Asks | Direct | If they cannot do that, why would they want to buy it?"},
    {"\"If they cannot do that, why would they want to buy it,\" the mayor said.",
     "the mayor | say | Doubts | Direct | If they cannot do that, why would they want to buy it,"},
    {"The bridge may stand, but there is no way that it will last, the engineer said.",
     "the engineer | say | Doubts | Indirect | The bridge may stand, but there is no way that it "
     "will last"},
    {"The mayor said the buyer would be free to change the bridge.",
     "The mayor | say | Proposes | Indirect | the buyer would be free to change the bridge"},
    {"According to the report, the buyer \"could change the bridge, which would be a pity.\"",
     "the report | according to | Reports | Mixed | the buyer \"could change the bridge, which "
     "would be "
     "a pity.\""},
    {"The council is expected to decide in the autumn, and this week the mayor confirmed that a "
     "decision is near.",
     "- | expect | Predicts | Indirect | The council + to decide in the autumn\n"
     "the mayor | confirm | Confirms | Indirect | a decision is near"},
    {"It shows that the bridge was weak.", ""},
    {"The engineer convinced the council to close the bridge.", ""},
    {"The engineer convinced the council that the bridge was weak.",
     "The engineer | convince | Asserts | Indirect | the bridge was weak"},
    // No claims.
    {"The river rose and the bridge fell.", ""},
    {"Every day the ferry brings sixty cars to the island.", ""},
};

static void add_span(Buf* b, const Document* d, Span s) {
  buf_add(b, span_empty(s) ? STR("-") : document_slice(d, s));
}

static void add_claim(Buf* b, const Document* d, const Claim* c) {
  static const char* const modes[] = {"Direct", "Indirect", "Mixed"};
  if (b->len) buf_add_char(b, '\n');
  if (c->within) buf_add(b, STR("< "));
  add_span(b, d, c->speaker_span);
  Str stance = stance_name(c->stance);
  buf_printf(b, " | %.*s | %.*s | %s | ", STR_ARG(c->cue_lemma), STR_ARG(stance), modes[c->mode]);
  for (size_t i = 0; i < c->contents.n; i++) {
    if (i) buf_add(b, STR(" + "));
    add_span(b, d, c->contents.data[i]);
  }
}

static void claims_of_sentences(void** state) {
  Fixture* w = *state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    arena_reset(w->arena);
    Document d;
    Entities e;
    Clauses c = {0};
    Facts f = {0};
    document_from_text(str_from(cases[i].text), w->ontology, w->arena, &d);
    entity_find(&d, w->ontology, w->arena, &e);
    fact_find_claims(&d, &e, &c, w->ontology, w->arena, &f);
    Buf b = {0};
    for (size_t x = 0; x < f.n_claims; x++)
      add_claim(&b, &d, &f.claims[x]);
    Str got = buf_str(&b);
    if (!str_equal(got, str_from(cases[i].claims))) {
      print_message("# %s\n#   expected: %s\n#   got:      %.*s\n", cases[i].text, cases[i].claims,
                    STR_ARG(got));
      wrong++;
    }
    buf_free(&b);
  }
  assert_int_equal(wrong, 0);
}

static void stances_have_names(void** state) {
  (void)state;
  for (int s = 0; s < STANCE_COUNT; s++)
    assert_int_equal(stance_find(stance_name((Stance)s)), s);
  assert_int_equal(stance_find(STR("Shouts")), STANCE_COUNT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(claims_of_sentences),
      cmocka_unit_test(stances_have_names),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
