// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// entity: what pronouns, relative words and nouns refer to. Each case names a word of the text and
// the name it means.

#include "entity/nominals_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ontology_fixture.h"

/// `word` is the mention ("he", or "he#2" for the second one); `means` a part of the label of its
/// entity, "-" for none,
/// "*" for an unnamed one.
typedef struct {
  const char *text, *word, *means;
} Case;

static const Mention* find_mention(const Document* d, const Entities* e, Str word, int nth) {
  for (size_t i = 0; i < e->n_mentions; i++) {
    const Mention* m = &e->mentions[i];
    if (m->kind != MENTION_PRONOUN && m->kind != MENTION_NOMINAL) continue;
    if (str_equal(document_slice(d, m->span), word) && --nth == 0) return m;
  }
  return NULL;
}

static void check(Fixture* f, const Case* c) {
  Document d;
  Entities e = {0};
  arena_reset(f->arena);
  document_from_text(str_from(c->text), f->ontology, f->arena, &d);
  entity_find(&d, f->ontology, f->arena, &e);
  Str word = str_from(c->word);
  size_t mark = str_find(word, STR("#"), 0);
  int nth = mark == SIZE_MAX ? 1 : word.data[mark + 1] - '0';
  const Mention* m = find_mention(&d, &e, str_slice(word, 0, mark), nth);
  if (!m) {
    if (strcmp(c->means, "!") != 0) fail_msg("no mention \"%s\" in: %s", c->word, c->text);
    return;
  }
  if (strcmp(c->means, "!") == 0) fail_msg("\"%s\" should be no mention in: %s", c->word, c->text);
  const Entity* who = m->entity == NO_ENTITY ? NULL : &e.entities[m->entity];
  bool right = !who ? strcmp(c->means, "-") == 0
               : strcmp(c->means, "*") == 0
                   ? who->unnamed
                   : str_find(who->label, str_from(c->means), 0) != SIZE_MAX;
  Str label = who ? who->label : STR("-");
  if (!right) {
    fail_msg("\"%s\" means \"%.*s\", not \"%s\", in: %s", c->word, STR_ARG(label), c->means,
             c->text);
  }
}

static void check_all(void** state, const Case* cases, size_t n) {
  for (size_t i = 0; i < n; i++)
    check(*state, &cases[i]);
}

#define CHECK_ALL(cases) check_all(state, cases, sizeof cases / sizeof *cases)

static void he_and_she(void** state) {
  static const Case cases[] = {
      {"Robert Harrow was born in Lund in 1950. He studied law.", "He", "Harrow"},
      {"Robert Harrow met Mary Olsen in Lund. She was a judge.", "She", "Olsen"},
      {"Robert Harrow and his wife Mary Olsen live in Lund.", "his", "Harrow"},
      {"Carl Olsen bought guns. Lindlund and his wife, Mary, were ill.", "his", "Lindlund"},
      {"In his speech, Robert Harrow praised the plan.", "his", "Harrow"},
      {"Mary Olsen told him that she was ill.", "she", "Olsen"},
      {"Robert Harrow died in 1990. The town mourned. His son became mayor.", "His", "Harrow"},
      {"She was born in Lund. Her father was a judge.", "She", "*"},
      {"Carl Olsen (1870–1930) and his wife lived in Lund.", "his", "Olsen"},
      {"Henry IV of Lund and his wife had three sons.", "his", "Henry"},
  };
  CHECK_ALL(cases);
}

static void relative_words(void** state) {
  static const Case cases[] = {
      {"Robert Harrow, who founded the school, died in 1990.", "who", "Harrow"},
      {"Robert Harrow is a Swedish lawyer who lives in Lund.", "who", "Harrow"},
      {"We met Robert Harrow, an adviser to Mary Olsen who lives in Lund.", "who", "Harrow"},
      {"We met Robert Harrow, an adviser to Mary Olsen, who lives in Lund.", "who", "Olsen"},
      {"We met a friend of Mary Olsen who lives in Lund.", "who", "Olsen"},
      {"We met an Olsen supporter who lives in Lund.", "who", "*"},
      {"Robert Harrow, 33, a supporter of Mary Olsen who lives in Lund, left.", "who", "Harrow"},
      {"Robert Harrow studied at Lund University, where he met Mary Olsen.", "where",
       "Lund University"},
      {"Robert Harrow was born in Lund to a teacher who taught law.", "who", "*"},
      {"The news came from Harrow Steel Inc., which employs 300 people.", "which", "Harrow Steel"},
  };
  CHECK_ALL(cases);
}

static void organizations(void** state) {
  static const Case cases[] = {
      {"Harrow Steel Inc. was founded in 1950. It is based in Lund.", "It", "Harrow Steel"},
      {"Harrow Steel Inc. was founded in 1950. The company is based in Lund.", "The company",
       "Harrow Steel"},
      {"Harrow Steel Inc. said that its plant would close.", "its", "Harrow Steel"},
      {"Harrow Steel Inc. said that it is clear that prices fall.", "it", "!"},
      {"The Harbour Ministry closed the port. Robert Harrow left the group.", "the group", "-"},
      {"Harrow Steel closed the port. Mary Olsen left the group.", "the group", "Harrow Steel"},
      {"The Harbour Ministry met the press. The government was pleased.", "The government", "-"},
      {"The Norwegian government met. The government was pleased.", "The government",
       "Government of Norway"},
  };
  CHECK_ALL(cases);
}

static void roles(void** state) {
  static const Case cases[] = {
      {"Harrow Company's founder Robert Olsen spoke on Monday. The founder of Harrow Company was "
       "pleased.",
       "The founder of Harrow Company", "Olsen"},
      {"Robert Olsen, the founder of Harrow Steel Inc., spoke on Monday.",
       "the founder of Harrow Steel Inc.", "Olsen"},
      {"His wife, Mary Olsen, was a judge.", "His wife", "Olsen"},
      {"One expert said that prices fall.", "One expert", "-"},
  };
  CHECK_ALL(cases);
}

static void descriptions(void** state) {
  static const Case cases[] = {
      {"The home secretary has resigned. Joan Pickering told reporters that she was sorry.",
       "The home secretary", "Pickering"},
      {"Trade minister Anne Dahl met union leaders. The minister declined to comment.",
       "The minister", "Dahl"},
      {"Joan Pickering is the fifth minister to leave. The former barrister was tired.",
       "The former barrister", "Pickering"},
      {"Her husband, the broadcaster Alan Pickering, said the family needed time.", "Her husband",
       "Alan"},
      {"\"She knew it,\" said chairman Lars Brekke. He added that it was late.", "He", "Brekke"},
      {"Kestrel Air, the Irish airline, bought a rival. Chief executive Fiona Byrne was pleased. "
       "Boeing declined to comment. "
       "Byrne, who joined the company in 2016, has cut costs.",
       "the company", "Kestrel"},
      {"Volmark Ltd, a Swedish firm, bought Olsen Inc. The Swedish company was founded in 1950.",
       "The Swedish company", "Volmark"},
      {"The developer, which is listed in Toronto, said that it was sorry.", "The developer", "*"},
      {"Harrow Ltd was fined. Unions were less happy: they want more.", "they", "*"},
      {"The Swedish government said that it would help. Its ministers met.", "it",
       "Government of Sweden"},
  };
  CHECK_ALL(cases);
}

static void without_a_name(void** state) {
  static const Case cases[] = {
      {"A senior official spoke on Monday. The official said that he was pleased.", "The official",
       "*"},
      {"Senator Rita Gomez met reporters. The senator was pleased.", "The senator", "Gomez"},
      {"The university was founded in 1950. It is in Lund.", "It", "*"},
      {"The University of Lund opened in 1666. Mary Olsen studied law. She died. The university "
       "mourned.",
       "The university", "Lund"},
  };
  CHECK_ALL(cases);
}

static void first_person(void** state) {
  static const Case cases[] = {
      {"I was born in Lund. My father was a judge.", "I", "*"},
      {"\"I was born in Lund,\" said Robert Harrow.", "I", "-"},
      {"The US said it would help us.", "us", "*"},
  };
  CHECK_ALL(cases);
}

/// Two names of one text, and whether they mean one thing.
typedef struct {
  const char *text, *one, *other;
  bool same;
} NamePair;

static uint32_t entity_of_name(const Document* d, const Entities* e, const char* name) {
  for (size_t i = 0; i < e->n_mentions; i++) {
    const Mention* m = &e->mentions[i];
    if (m->kind == MENTION_NAME && str_equal(document_slice(d, m->span), str_from(name)))
      return m->entity;
  }
  return NO_ENTITY;
}

static void other_names(void** state) {
  static const NamePair cases[] = {
      {"Robert Harrow (born Carl Olsen, 4 May 1950) is a judge.", "Robert Harrow", "Carl Olsen",
       true},
      {"Robert Harrow was born as Carl Olsen in Lund.", "Robert Harrow", "Carl Olsen", true},
      {"Robert Harrow met Carl Olsen in Lund.", "Robert Harrow", "Carl Olsen", false},
      {"Harrow Steel Inc. was founded in 1950. Harrow Steel Ltd was founded in 1970.",
       "Harrow Steel Inc.", "Harrow Steel Ltd", false},
  };
  Fixture* f = *state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Document d;
    Entities e = {0};
    arena_reset(f->arena);
    document_from_text(str_from(cases[i].text), f->ontology, f->arena, &d);
    entity_find(&d, f->ontology, f->arena, &e);
    uint32_t one = entity_of_name(&d, &e, cases[i].one);
    uint32_t other = entity_of_name(&d, &e, cases[i].other);
    if (one == NO_ENTITY || other == NO_ENTITY) fail_msg("a name is missing: %s", cases[i].text);
    if ((one == other) != cases[i].same)
      fail_msg("the names are told apart wrongly: %s", cases[i].text);
  }
}

/// All pronouns are known by first letter and length; words like them are none.
static void pronouns_by_spelling(void** state) {
  (void)state;
  static const struct {
    const char* words;
    PronounKind kind;
  } table[] = {
      {"he him she it i me they them we us", PRONOUN_PERSONAL},
      {"his her hers its my mine our ours their theirs", PRONOUN_POSSESSIVE},
      {"himself herself itself myself ourselves themselves", PRONOUN_REFLEXIVE},
      {"who whom whose which that where", PRONOUN_RELATIVE},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Str rest = str_from(table[i].words), word;
    while (str_cut(&rest, ' ', &word)) {
      const PronounForm* form = pronoun_form(word);
      if (!form || form->kind != table[i].kind || !str_equal(form->word, word))
        fail_msg("%.*s", STR_ARG(word));
    }
  }
  static const char* const others[] = {"",     "h",    "hi",          "ha",   "the",      "to",
                                       "what", "when", "themselvesx", "He",   "\xC3\xA9", "a",
                                       "z",    "wh",   "thin",        "mind", "our's"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (pronoun_form(str_from(others[i]))) fail_msg("\"%s\"", others[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(he_and_she),           cmocka_unit_test(relative_words),
      cmocka_unit_test(organizations),        cmocka_unit_test(roles),
      cmocka_unit_test(first_person),         cmocka_unit_test(descriptions),
      cmocka_unit_test(without_a_name),       cmocka_unit_test(other_names),
      cmocka_unit_test(pronouns_by_spelling),
  };
  return cmocka_run_group_tests_name("entity_coref", tests, setup, teardown);
}
