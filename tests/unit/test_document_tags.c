// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// document: parts of speech. In the table a word is followed by /TAG where a tag is expected; a tag
// with * must be finite, one without must not.

#include "document/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char* const NAMES[] = {"NOUN",   "NAME",  "VERB", "BASE",  "ING",   "PP",
                                    "AUX",    "MODAL", "TO",   "ADJ",   "ADV",   "NEG",
                                    "PREP",   "DET",   "PRON", "POSS",  "GEN",   "CONJ",
                                    "SUBORD", "WH",    "NUM",  "PUNCT", "QUOTE", "OTHER"};

static const char* const SENTENCES[] = {
    // plain finite verbs
    "Smith founded/VERB* the company in 1999 after leaving/ING Acme .",
    "The minister signed/VERB* the law on Tuesday .",
    "Acme bought/VERB* its/POSS rival for $5bn last/ADJ year .",
    "She left/VERB* the firm in March/NAME .",
    "The court ruled/VERB* that/SUBORD the ban was/AUX* legal/ADJ .",
    "Prices rose/VERB* 3 percent in June .",
    "Two men died/VERB* when/SUBORD the bridge collapsed/VERB* .",
    "The bank owns/VERB* a stake in the airline .",
    "Workers fear/VERB* that cuts/NOUN will/MODAL* follow/BASE .",
    "Critics say/VERB* the plan would/MODAL* harm/BASE farmers .",
    // nouns that could be verbs
    "The firm plans/VERB* to/TO sell/BASE its/POSS unit .",
    "Acme 's plans/NOUN to/TO open/BASE a plant were/AUX* rejected/PP by regulators .",
    "The claims/NOUN that he made/VERB* were/AUX* false/ADJ .",
    "He claims/VERB* that/SUBORD the report/NOUN shows/VERB* nothing .",
    "The head/NOUN of the state/NOUN bank met/VERB* union leaders .",
    "Talks/NOUN between the two sides broke/VERB* down on Friday .",
    "The attack/NOUN on the base/NOUN killed/VERB* four soldiers .",
    "Sales/NOUN fell/VERB* as/SUBORD demand/NOUN slowed/VERB* .",
    "The city needs/VERB* a new/ADJ school .",
    "Its/POSS needs/NOUN are/AUX* growing/ING .",
    "The group backs/VERB* the offer/NOUN .",
    "Votes/NOUN were/AUX* counted/PP by hand/NOUN .",
    "The state/NOUN controls/VERB* the oil trade/NOUN .",
    "New/ADJ rules/NOUN limit/VERB* the use/NOUN of cash .",
    "A spokesman for the mayor declined/VERB* to/TO comment/BASE .",
    "The company faces/VERB* a fine/NOUN of $2m .",
    // participles and reduced relatives
    "The company , founded/PP by Jane Doe in 1999 , is/AUX* based/PP in Oslo .",
    "Companies founded/PP by immigrants grow/VERB* faster .",
    "The man arrested/PP on Monday was/AUX* released/PP .",
    "He joined/VERB* a company founded/PP in 1950 .",
    "Prices paid/PP by consumers rose/VERB* .",
    "The offer , first made/PP in May , was/AUX* rejected/PP .",
    "Born/PP in Lagos , she studied/VERB* law at Leeds .",
    "Asked/PP about the deal , he declined/VERB* to/TO comment/BASE .",
    "The group , known/PP as the Circle , wants/VERB* a ban/NOUN .",
    "Analysts surveyed/PP by the bank expect/VERB* growth .",
    "The proposed/ADJ merger needs/VERB* approval .",
    "The firm is/AUX* owned/PP by the state and run/PP by his son .",
    "The law passed/PP by parliament takes/VERB* effect in May .",
    "A report published/PP on Monday said/VERB* the bank had/AUX* hidden/PP losses .",
    "Goods made/PP in the valley are/AUX* sold/PP abroad .",
    // perfect, passive, progressive, modal
    "The chairman has/AUX* joined/PP a rival .",
    "He has/AUX* repeatedly/ADV denied/PP the charge/NOUN .",
    "They have/AUX* been/AUX told/PP to/TO leave/BASE .",
    "The bridge had/AUX* not/NEG been/AUX built/PP .",
    "It will/MODAL* have/AUX sold/PP the unit by May .",
    "The company is/AUX* considering/ING a sale/NOUN .",
    "She was/AUX* named/PP chief executive in 2010 .",
    "He may/MODAL* not/NEG run/BASE again .",
    "It could/MODAL* be/AUX sold/PP .",
    "The firm has/VERB* three plants .",
    "They have/VERB* a house in Rome .",
    "He had/VERB* two sons .",
    "She wants/VERB* to/TO have/BASE a say/NOUN .",
    "We do/AUX* not/NEG know/BASE the price .",
    "He did/VERB* the work/NOUN .",
    "The bank did/AUX* sell/BASE the loans .",
    // questions and inversion
    "Did/AUX* the minister sign/BASE the law ?",
    "Has/AUX* the government approved/PP the plan/NOUN ?",
    "Will/MODAL* the company sell/BASE the unit ?",
    "Why/WH did/AUX* he leave/BASE ?",
    "Were/AUX* they told/PP the truth ?",
    // clitics
    "He did/AUX* n't/NEG go/BASE .",
    "She 's/AUX* happy .",
    "They 're/AUX* leaving/ING .",
    "We 've/AUX* seen/PP it .",
    "I 'll/MODAL* go/BASE .",
    "He 'd/AUX* been/AUX warned/PP .",
    "They 'd/MODAL* like/BASE a deal .",
    "The bank 's/AUX* been/AUX sold/PP .",
    "The bank 's/GEN chief resigned/VERB* .",
    "It can/MODAL* not/NEG last/BASE .",
    // that
    "They believe/VERB* that/SUBORD the bank lied/VERB* .",
    "The car that/WH hit/VERB* him was/AUX* red .",
    "The car that/WH she bought/VERB* was/AUX* red .",
    "That/DET company is/AUX* new/ADJ .",
    "That/PRON was/AUX* the end .",
    "She told/VERB* reporters that/SUBORD the talks/NOUN had/AUX* failed/PP .",
    "The fact that/SUBORD he left/VERB* surprised/VERB* us .",
    "He said/VERB* on Monday that/SUBORD taxes would/MODAL* rise/BASE .",
    // to, her, his, as, like, there
    "He went/VERB* to/PREP work/NOUN .",
    "He wants/VERB* to/TO work/BASE .",
    "It led/VERB* to/PREP talks/NOUN with the union .",
    "According/PREP to/PREP reports/NOUN , he left/VERB* .",
    "He gave/VERB* her/POSS name to the police .",
    "They asked/VERB* her/PRON to/TO leave/BASE .",
    "She works/VERB* as/PREP a teacher .",
    "He left/VERB* as/SUBORD she arrived/VERB* .",
    "Since/SUBORD he took/VERB* office , prices have/AUX* doubled/PP .",
    "Since/PREP the war , prices have/AUX* doubled/PP .",
    "Firms like/PREP Acme pay/VERB* well .",
    "They like/VERB* the idea .",
    "There/PRON are/AUX* two reasons .",
    "He lives/VERB* there/ADV .",
    "This/DET plan is/AUX* new .",
    "This/PRON is/AUX* new .",
    "Many/PRON believe/VERB* that he lied/VERB* .",
    "Many/DET people came/VERB* .",
    // coordination
    "He was/AUX* hired/PP in 2001 and led/VERB* the team .",
    "She founded/VERB* Acme and sold/VERB* it in 2005 .",
    "They want/VERB* to/TO cut/BASE costs/NOUN and raise/BASE prices/NOUN .",
    "He was/AUX* arrested/PP and charged/PP with fraud .",
    "The unit makes/VERB* phones and sells/VERB* software .",
    // -ing
    "The company , including/PREP its/POSS banks , was/AUX* sold/PP .",
    "The meeting/NOUN ended/VERB* without/PREP a deal .",
    "By selling/ING the unit , Acme raised/VERB* cash .",
    "She kept/VERB* asking/ING questions/NOUN .",
    // relatives
    "The woman who/WH runs/VERB* the bank resigned/VERB* .",
    "Acme , which/WH owns/VERB* the mine , said/VERB* it would/MODAL* close/BASE .",
    "The board , whose/WH chairman left/VERB* , met/VERB* on Friday .",
    "Those/PRON who/WH stay/VERB* pay/VERB* more .",
    // speech
    "\" We wo/MODAL* n't/NEG sell/BASE , \" she said/VERB* .",
    "The talks failed , said/VERB* Mr. Ames/NAME .",
    "He said/VERB* the company reported/VERB* a loss/NOUN .",
    "She said/VERB* he lied/VERB* .",
    "Ames , who/WH denies/VERB* the charge/NOUN , is/AUX* in court .",
    "It is/AUX* said/PP to/TO be/AUX safe .",
    // names and adjectives
    "President/NAME Ames/NAME met/VERB* Mr. Borg/NAME .",
    "The United/NAME States/NAME has/AUX* banned/PP imports/NOUN .",
    "The chief executive/NOUN of Acme/NAME resigned/VERB* .",
    "The open/ADJ letter was/AUX* signed/PP by many .",
    "The store is/AUX* open/ADJ .",
    "They will/MODAL* open/BASE a store .",
    "The public/ADJ debt/NOUN rose/VERB* .",
    "The public/NOUN was/AUX* angry/ADJ .",
    // words that rules ask for by themselves (ontology/lists/tagger-words.ttl)
    "She was/AUX* born/PP and raised/PP in Lund .",
    "Orm went/VERB* to/PREP work/NOUN on Monday .",
    "The ship helped/VERB* carry/BASE grain .",
    "He is/AUX* married and lives/VERB* in Lund .",
    "Orm , based/PP in Lund , makes/VERB* cranes .",
    "She was/AUX* named/PP chief of the bank .",
    "The firm has/AUX* long denied/PP the claim .",
    "The news that/SUBORD the mill would/MODAL* close/BASE was/AUX* false .",
    "Before/PREP moving/ING to Oslo he taught/VERB* .",
    "Everyone 's/GEN house burned/VERB* .",
    "The firm 's/AUX* not/NEG for sale .",
    "In the will/NOUN he left/VERB* them a farm .",
};

static Ontology* ontology;

static int load(void** state) {
  (void)state;
  Diag* diag = diag_new(NULL, NULL, true);
  Status status = ontology_load(STR(NG_SOURCE_ROOT "/ontology"), diag, &ontology);
  diag_free(diag);
  return status == STATUS_OK ? 0 : -1;
}

static int unload(void** state) {
  (void)state;
  ontology_close(ontology);
  return 0;
}

typedef struct {
  uint32_t end;
  char tag[8];
  bool finite;
} Expected;

/// Takes the tags out of a line of the table and writes the bare sentence.
static size_t read_line(const char* line, char* bare, Expected* expected) {
  size_t n = 0, n_expected = 0;
  bool glue = true;
  while (*line) {
    size_t len = strcspn(line, " ");
    const char* slash = NULL;
    for (const char* p = line; p < line + len; p++)
      if (*p == '/') slash = p;
    size_t word = slash ? (size_t)(slash - line) : len;
    bool clitic = line[0] == '\'' || (word == 3 && memcmp(line, "n't", 3) == 0);
    bool split =
        word == 3 && memcmp(line, "not", 3) == 0 && n >= 3 && memcmp(bare + n - 3, "can", 3) == 0;
    if (!glue && !clitic && !split) bare[n++] = ' ';
    memcpy(bare + n, line, word);
    n += word;
    glue = false;
    if (slash) {
      Expected* e = &expected[n_expected++];
      size_t tag = len - word - 1;
      e->finite = line[len - 1] == '*';
      e->end = (uint32_t)n;
      memset(e->tag, 0, sizeof e->tag);
      memcpy(e->tag, slash + 1, tag - e->finite);
    }
    line += len;
    line += *line == ' ';
  }
  bare[n] = 0;
  return n_expected;
}

static size_t check_line(const char* line) {
  char bare[400];
  Expected expected[40];
  size_t n = read_line(line, bare, expected), wrong = 0;
  Arena* arena = arena_new();
  Document d;
  document_from_text(str_from(bare), ontology, arena, &d);
  for (size_t i = 0; i < n; i++) {
    const Token* t = NULL;
    for (size_t k = 0; k < d.n_tokens; k++)
      if (d.tokens[k].span.end == expected[i].end) t = &d.tokens[k];
    assert_non_null(t);
    bool finite = (t->flags & TOKEN_FINITE) != 0;
    if (strcmp(NAMES[t->tag], expected[i].tag) == 0 && finite == expected[i].finite) continue;
    print_message("%s: \"%.*s\" is %s%s, not %s%s\n", bare, STR_ARG(t->text), NAMES[t->tag],
                  finite ? "*" : "", expected[i].tag, expected[i].finite ? "*" : "");
    wrong++;
  }
  arena_free(arena);
  return wrong;
}

static void words_have_their_tags(void** state) {
  (void)state;
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof SENTENCES / sizeof SENTENCES[0]; i++)
    wrong += check_line(SENTENCES[i]);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(words_have_their_tags)};
  return cmocka_run_group_tests(tests, load, unload);
}
