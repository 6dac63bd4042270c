// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// entity: names, their kinds and which of them are one entity. A case lists what is found as
// "text:Class" in text order, separated by " | "; a name without class may have any.

#include "entity/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ontology_fixture.h"

/// Everything found by the two stages of values and names, as "text:Class | text:Class". Values are
/// left out.
static Str found(Fixture* f, const char* text, Entities* e) {
  Document d;
  arena_reset(f->arena);
  *e = (Entities){0};
  document_from_text(str_from(text), f->ontology, f->arena, &d);
  entity_find_values(&d, f->ontology, f->arena, e);
  entity_find_names(&d, f->ontology, f->arena, e);
  Buf b = {0};
  for (size_t i = 0; i < e->n_mentions; i++) {
    const Mention* m = &e->mentions[i];
    if (m->kind != MENTION_NAME && m->kind != MENTION_NATIONALITY) continue;
    Str name = document_slice(&d, m->span), cls = ontology_class(f->ontology, m->cls)->name;
    buf_printf(&b, "%s%.*s:%.*s", b.len ? " | " : "", STR_ARG(name), STR_ARG(cls));
  }
  Str out = arena_copy(f->arena, buf_str(&b));
  buf_free(&b);
  return out;
}

typedef struct {
  const char *text, *names;
} Case;

static void check_all(void** state, const Case* cases, size_t n) {
  Entities e;
  size_t wrong = 0;
  for (size_t i = 0; i < n; i++) {
    Str got = found(*state, cases[i].text, &e);
    if (str_equal(got, str_from(cases[i].names))) continue;
    wrong++;
    print_error("%s\n  found %.*s\n  not   %s\n", cases[i].text, STR_ARG(got), cases[i].names);
  }
  assert_int_equal(wrong, 0);
}
#define CHECK_ALL(cases) check_all(state, cases, sizeof cases / sizeof *cases)

static void borders(void** state) {
  static const Case cases[] = {
      {"Deputy Director Jo Bergström of the Harbour Authority spoke.",
       "Jo Bergström:Person | Harbour Authority:GovernmentOrganization"},
      {"The director, Amal Said, said so.", "Amal Said:Person"},
      {"The Dutch politician Willem van der Berg resigned.",
       "Dutch:Nationality | Willem van der Berg:Person"},
      {"Edward \"Ed\" Bergström, Jr. was elected.", "Edward \"Ed\" Bergström, Jr.:Person"},
      {"Mr Bergström met Sir Alan Oakes, OBE, in Oslo.",
       "Mr Bergström:Person | Alan Oakes:Person | Oslo:City"},
      {"The Ministry of Trade and Industry of Norway wrote to Bluehill Energy Inc. about it.",
       "Ministry of Trade and Industry of Norway:GovernmentOrganization | Bluehill Energy "
       "Inc.:Corporation"},
      {"She studied Computer Science and Business Administration at the University of Lund.",
       "University of Lund:CollegeOrUniversity"},
      {"He moved from Springfield, IL to Germany.",
       "Springfield:City | IL:Region | Germany:Country"},
      {"Bluehill's chief executive, Anna Bergström, praised King's College.",
       "Bluehill:Organization | Anna Bergström:Person | King's College:CollegeOrUniversity"},
  };
  CHECK_ALL(cases);
}

/// Names cut short or run together in news.
static void names_of_bodies(void** state) {
  static const Case cases[] = {
      {"She left the fund H.B. Oakes & Co. Lindqvist stayed.",
       "H.B. Oakes & Co.:Corporation | Lindqvist:Person"},
      {"They met in Bramford, N.J. Roger Bergström was there.",
       "Bramford:Place | N.J.:Region | Roger Bergström:Person"},
      {"Ms Oakes is president of Keep the Oath PAC.",
       "Ms Oakes:Person | Keep the Oath PAC:Organization"},
      {"It is a super PAC.", ""},
      {"He met Yusuf al-Karim in Oslo.", "Yusuf al-Karim:Person | Oslo:City"},
      {"Ms Oakes heads Interfaith Paths to Peace.",
       "Ms Oakes:Person | Interfaith Paths to Peace:Organization"},
      {"Ms Oakes founded Bluehill Partners, Oakes & Company and others.",
       "Ms Oakes:Person | Bluehill Partners:Corporation | Oakes & Company:Corporation"},
      {"Ms Oakes is president of Stop the Boat.", "Ms Oakes:Person | Stop the Boat:Organization"},
      {"Jo Bergström is chairman of Our Values PAC.",
       "Jo Bergström:Person | Our Values PAC:Organization"},
      {"Jo Bergström leads the Parkinson's Action Movement.",
       "Jo Bergström:Person | Parkinson's Action Movement:Organization"},
      {"Jo Bergström leads the Guardian's news team.",
       "Jo Bergström:Person | Guardian:NewsMediaOrganization"},
      {"He is on the board of Sikh Americans for Lindqvist.",
       "Sikh Americans for Lindqvist:Organization"},
      {"They say Lindqvist for America is broke.", "Lindqvist for America:Organization"},
      {"He met Republican Jo Bergström.", "Republican:PoliticalParty | Jo Bergström:Person"},
      {"He met Senate Foreign Trade Committee Chairman Jo Bergström.",
       "Senate Foreign Trade Committee:GovernmentOrganization | Jo Bergström:Person"},
      {"Another Connecticut lawmaker left.", "Connecticut:Region"},
      {"Lindqvist for America is broke.", "Lindqvist for America:Organization"},
      {"He asked White House Press Secretary Jo Bergström.",
       "White House:GovernmentOrganization | Jo Bergström:Person"},
      {"He met the Iowa Republican who left.", "Iowa:Region | Republican:PoliticalParty"},
  };
  CHECK_ALL(cases);
}

static void kinds(void** state) {
  static const Case cases[] = {
      {"In 1944 World War II went on.", "World War II:Event"},
      {"The Harbour Act 1998 was repealed in Wales.",
       "Harbour Act 1998:Legislation | Wales:Country"},
      {"The song is in Spanish. The Spanish minister resigned.", "Spanish:Nationality"},
      {"It was sung in German, French and English. Mono is Spanish for ape.", ""},
      {"She met German, French and English ministers.",
       "German:Nationality | French:Nationality | English:Nationality"},
      {"She won an Olympic medal.", ""},
      {"The river Lagen and the Bergen Valley are in Norway.",
       "Lagen:Place | Bergen Valley:Place | Norway:Country"},
      {"An Oakfield-based firm hired a German-born engineer.", "German:Nationality"},
      {"It is a member of the Reform Socialist Party.", "Reform Socialist Party:PoliticalParty"},
  };
  CHECK_ALL(cases);
}

/// The label of the entity of the n-th name.
typedef struct {
  const char* text;
  size_t a, b; ///< two mentions, counted from 0 among all of the text
  bool same;
} Pair;

static void clusters(void** state) {
  static const Pair pairs[] = {
      {"Anna Bergström founded it. Bergström left in May.", 0, 1, true},
      {"Anna Bergström founded it. Ms Bergström left.", 0, 1, true},
      {"Jo Bergström founded it. Mr Bergström left.", 0, 1, true},
      {"Robert Bergström founded it. Mrs Bergström left.", 0, 1, false},
      {"The Northern Fisheries Agency (NFA) was closed. NFA staff left.", 0, 1, true},
      {"Bluehill Energy Inc. grew. Bluehill Energy was sold.", 0, 1, true},
      {"Bluehill Energy grew. Bluehill was sold.", 0, 1, true},
      {"He set up a White House Harbour Council. The White House agreed.", 0, 1, false},
      {"The U.S. and the US agreed.", 0, 1, true},
      {"America and the American president agreed.", 0, 1, true},
      {"Anna Bergström met Ola Lindqvist.", 0, 1, false},
      {"The US government and the American government are one.", 0, 2, true},
  };
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    Entities e;
    Str names = found(*state, pairs[i].text, &e);
    bool enough = e.n_mentions > pairs[i].b;
    bool same = enough && e.mentions[pairs[i].a].entity == e.mentions[pairs[i].b].entity;
    if (enough && same == pairs[i].same) continue;
    wrong++;
    print_error("%s\n  found %.*s: %s\n", pairs[i].text, STR_ARG(names), same ? "one" : "two");
  }
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(borders), cmocka_unit_test(names_of_bodies),
                                     cmocka_unit_test(kinds), cmocka_unit_test(clusters)};
  return cmocka_run_group_tests_name("entity_names", tests, setup, teardown);
}
