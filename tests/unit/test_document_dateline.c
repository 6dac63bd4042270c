// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// Datelines: what is cut off before the first sentence, and what is not.

#include "document/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
  const char* text;
  const char* sentence; ///< the first sentence of the content
} CASES[] = {
    {"BRUSSELS, 3 March 2023 - Canada said no.", "Canada said no."},
    {"VELDEN (Own report) - Ilse Marten has won.", "Ilse Marten has won."},
    {"OSLO \xE2\x80\x94 Nordlys has bought a ship.", "Nordlys has bought a ship."},
    {"Turin - The carmaker has stopped.", "The carmaker has stopped."},
    {"London, Sept. 3 (Reuters) -- Shares fell.", "Shares fell."},
    {"FLINT, Mich., Oct. 4 (UPI) \xE2\x80\x94 \"No,\" he said.", "\"No,\" he said."},
    {"Rome \xE2\x80\x93 the old city \xE2\x80\x93 is full.",
     "Rome \xE2\x80\x93 the old city \xE2\x80\x93 is full."},
    {"The plan - a good one - failed.", "The plan - a good one - failed."},
    {"Jo Berg - No one knows him.", "Jo Berg - No one knows him."},
};

static void datelines_are_cut_off(void** state) {
  (void)state;
  Arena* arena = arena_new();
  Diag* diag = diag_new(NULL, NULL, true);
  Ontology* o = NULL;
  assert_int_equal(ontology_load(STR(NG_SOURCE_ROOT "/ontology"), diag, &o), STATUS_OK);
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    Article article = {.path = STR("a.txt"), .bytes = str_from(CASES[i].text)};
    Document d;
    assert_int_equal(document_read(&article, o, diag, arena, &d), STATUS_OK);
    Str first = STR_EMPTY;
    for (size_t k = 0; k < d.n_sentences && !first.len; k++)
      if (zone_is_content(d.sentences[k].zone)) first = document_slice(&d, d.sentences[k].span);
    if (!str_equal(first, str_from(CASES[i].sentence)))
      fail_msg("'%.*s' in '%s'", STR_ARG(first), CASES[i].text);
  }
  ontology_close(o);
  diag_free(diag);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(datelines_are_cut_off)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
