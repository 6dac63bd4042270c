// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// document: zones of pages, and what bylines say.

#include "document/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Ontology* ontology;
static Arena* arena;

static int load(void** state) {
  (void)state;
  Diag* diag = diag_new(NULL, NULL, true);
  Status status = ontology_load(STR(NG_SOURCE_ROOT "/ontology/lexicon"), diag, &ontology);
  diag_free(diag);
  arena = arena_new();
  return status == STATUS_OK ? 0 : -1;
}

static int unload(void** state) {
  (void)state;
  ontology_close(ontology);
  arena_free(arena);
  return 0;
}

#define PROSE_A                                                                                    \
  "The harbour board agreed on Monday to sell its last two ferries to a firm from the north.\n\n"
#define PROSE_B                                                                                    \
  "Officials in the town said the price was fair and that the boats were old in any case.\n\n"
#define PROSE_C                                                                                    \
  "The firm plans to run both ferries between the islands from the spring of next year.\n\n"

/// One letter for each paragraph: T title, S standfirst, b body, H heading, Y byline, C caption, O
/// bio, R related, D directory, I interface.
static const char LETTERS[] = "TSbHYCORDI";

static const struct {
  const char *text, *zones;
} PAGES[] = {
    {PROSE_A PROSE_B, "bb"},
    {"Harbour Sells Its Last Ferries\n\n" PROSE_A PROSE_B, "Tbb"},
    {"News\n\nHarbour sells last ferries\n\nBy Jane Doe\n\n" PROSE_A PROSE_B "Share", "ITYbbI"},
    {PROSE_A PROSE_B "A quiet year\n\n" PROSE_C, "bbHb"},
    {"Harbour Sells Ferries\n\n(Image credit: Example Pictures)\n\n" PROSE_A PROSE_B, "TCbb"},
    {PROSE_A PROSE_B PROSE_C
     "You may also like:\n\nTwo boats in a storm\n\nHow to paint a pier\n\n",
     "bbbIRR"},
    {PROSE_A PROSE_B PROSE_C "Jane Doe\nHarbour Editor, The Example\n\nJane Doe is Harbour Editor "
                             "at The Example. She has written "
                             "about boats for many years.\n",
     "bbbYYO"},
    {PROSE_A PROSE_B PROSE_C
     "Old piers find new friends as winter…\nStorm hits the coast before the ferries…\n",
     "bbbRR"},
    {PROSE_A PROSE_B PROSE_C
     "Acme Ropes\n\nAcme Ropes\n\nAcme Ropes makes ropes for boats of all kinds and sizes.\n\nBorg "
     "Sails\n\nBorg Sails\n\nBorg Sails is a maker of sails for small boats.\n",
     "bbbDDDDDD"},
    {"Jane Doe is a reporter and author from the north.\n\n" PROSE_B PROSE_C, "bbb"},
};

static void pages_have_their_zones(void** state) {
  (void)state;
  for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
    Document d;
    Article article = {.path = STR("page.txt"), .bytes = str_from(PAGES[i].text)};
    assert_int_equal(document_read(&article, ontology, NULL, arena, &d), STATUS_OK);
    char found[64] = {0};
    size_t n = 0;
    uint32_t paragraph = UINT32_MAX;
    for (size_t k = 0; k < d.n_sentences && n < 63; k++) {
      if (d.sentences[k].paragraph == paragraph) continue;
      paragraph = d.sentences[k].paragraph;
      found[n++] = LETTERS[d.sentences[k].zone];
    }
    assert_string_equal(found, PAGES[i].zones);
  }
}

static void bylines_and_notes_give_metadata(void** state) {
  (void)state;
  Document d;
  Article article = {.path = STR("page.txt"),
                     .bytes = STR("Harbour Sells Its Last Ferries\n\nBy Jane Doe, The "
                                  "Example\n\nPublished: 3 May 2021\n\n" PROSE_A PROSE_B)};
  assert_int_equal(document_read(&article, ontology, NULL, arena, &d), STATUS_OK);
  assert_true(str_equal(d.headline, STR("Harbour Sells Its Last Ferries")));
  assert_true(str_equal(d.author, STR("Jane Doe")));
  assert_true(str_equal(document_slice(&d, d.author_span), d.author));
  assert_true(str_equal(d.publisher, STR("The Example")));
  assert_true(str_equal(d.published, STR("2021-05-03")));
  article.author = STR("John Roe");
  assert_int_equal(document_read(&article, ontology, NULL, arena, &d), STATUS_OK);
  assert_true(str_equal(d.author, STR("John Roe"))); // what is known from outside wins
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_have_their_zones),
      cmocka_unit_test(bylines_and_notes_give_metadata),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
