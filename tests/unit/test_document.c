// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// document: the gate, offsets, tokens, quotations, sentences; and what must hold for any bytes.

#include "document/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
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

static void swallow(void* context, DiagLevel level, const char* line) {
  (void)level;
  (void)line;
  ++*(int*)context;
}

static Status read_bytes(Str bytes, Document* d) {
  int lines = 0;
  Diag* diag = diag_new(swallow, &lines, true);
  Article article = {.path = STR("a/test.txt"), .bytes = bytes};
  Status status = document_read(&article, ontology, diag, arena, d);
  assert_int_equal(lines, status == STATUS_SKIPPED ? 1 : 0);
  diag_free(diag);
  return status;
}

/* ---- the gate */

static const struct {
  const char *bytes, *text;
  size_t repairs;
} REPAIRS[] = {
    {"plain", "plain", 0},
    {"caf\xC3\xA9", "caf\xC3\xA9", 0},
    {"a\xFF"
     "b",
     "a\xEF\xBF\xBD"
     "b",
     1},
    {"\xE2\x82 x", "\xEF\xBF\xBD x", 1},
    {"\xE0\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3},
    {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3},
    {"\xF0\x9F\x98", "\xEF\xBF\xBD", 1},
    {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 4},
    {"\xC3", "\xEF\xBF\xBD", 1},
    {"\xEF\xBB\xBFHello", "\xEF\xBB\xBFHello", 0},
    {"a\r\nb\rc", "a\r\nb\rc", 0},
};

static void ill_formed_bytes_are_replaced_part_by_part(void** state) {
  (void)state;
  for (size_t i = 0; i < sizeof REPAIRS / sizeof REPAIRS[0]; i++) {
    Document d;
    document_from_text(str_from(REPAIRS[i].bytes), ontology, arena, &d);
    assert_int_equal(d.n_repairs, REPAIRS[i].repairs);
    assert_int_equal(d.text.len, strlen(REPAIRS[i].text));
    assert_memory_equal(d.text.data, REPAIRS[i].text, d.text.len);
  }
  Document d;
  assert_int_equal(read_bytes((Str){"a\0b", 3}, &d), STATUS_OK);
  assert_int_equal(d.n_repairs, 1);
  assert_int_equal(utf8_count(d.text), 3);
}

static void what_is_no_text_is_skipped(void** state) {
  (void)state;
  Document d;
  assert_int_equal(read_bytes((Str){"\xFF\xFEh\0e\0l\0l\0o\0", 12}, &d), STATUS_SKIPPED);
  assert_int_equal(read_bytes(STR("%PDF-1.4 something"), &d), STATUS_SKIPPED);
  char zeros[100] = {0};
  assert_int_equal(read_bytes((Str){zeros, sizeof zeros}, &d), STATUS_SKIPPED);
  assert_int_equal(read_bytes(STR_EMPTY, &d), STATUS_OK);
  assert_int_equal(d.n_sentences, 0);
}

static void offsets_count_code_points(void** state) {
  (void)state;
  Buf b = {0};
  for (int i = 0; i < 100; i++)
    buf_add(&b, STR("\xC3\xA9t\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80. "));
  Document d;
  document_from_text(buf_str(&b), ontology, arena, &d);
  uint32_t count = 0;
  for (uint32_t i = 0; i < d.text.len; i++) {
    if (((unsigned char)d.text.data[i] & 0xC0) == 0x80) continue;
    assert_int_equal(document_offset(&d, i), count++);
  }
  assert_int_equal(document_offset(&d, (uint32_t)d.text.len), count);
  document_from_text(STR("ascii"), ontology, arena, &d);
  assert_null(d.cp_blocks);
  assert_int_equal(document_offset(&d, 3), 3);
  buf_free(&b);
}

static void ids_are_plain_and_distinct(void** state) {
  (void)state;
  static const char* const PATHS[] = {"a.txt",        "a",    "a.text", "a/b.txt", "a_b.txt",
                                      "\xC3\xA9.txt", "e.txt"};
  Str ids[7];
  for (size_t i = 0; i < 7; i++) {
    Document d;
    Article article = {.path = str_from(PATHS[i]), .bytes = STR("x")};
    assert_int_equal(document_read(&article, ontology, NULL, arena, &d), STATUS_OK);
    ids[i] = d.id;
    for (size_t k = 0; k < i; k++)
      assert_false(str_equal(ids[k], ids[i]));
  }
  assert_true(str_equal(ids[0], STR("a")));
}

/* ---- tokens */

static const struct {
  const char *text, *tokens;
} TOKENS[] = {
    {"U.S. firms didn't pay $1,000.50.", "U.S.|firms|did|n't|pay|$|1,000.50|."},
    {"AT&T's boss can't; he cannot.", "AT&T|'s|boss|ca|n't|;|he|can|not|."},
    {"Mr. O'Brien of Acme Inc. met J. K. Rowe-Doe.",
     "Mr.|O'Brien|of|Acme|Inc.|met|J.|K.|Rowe-Doe|."},
    {"The firms' 5G-related work\xE2\x80\x94"
     "all of it",
     "The|firms|'|5G-related|work|\xE2\x80\x94|all|of|it"},
    {"They\xE2\x80\x99ve 3.5% (or 10-20%)...", "They|\xE2\x80\x99ve|3.5|%|(|or|10-20|%|)|..."},
    {"It ended.The rest came at 10:30 a.m. on Jan. 5.",
     "It|ended|.|The|rest|came|at|10:30|a.m.|on|Jan.|5|."},
    {"See https://example.org/a?b=1, and mail a.b@example.org.",
     "See|https://example.org/a?b=1|,|and|mail|a.b@example.org|."},
    {"No. 5 said no. Yes.", "No.|5|said|no|.|Yes|."},
    {"'Yes,' said the '90s star", "'|Yes|,|'|said|the|'90s|star"},
    {"@user #tag", "@user|#tag"},
};

static void text_is_cut_into_tokens(void** state) {
  (void)state;
  for (size_t i = 0; i < sizeof TOKENS / sizeof TOKENS[0]; i++) {
    Document d;
    document_from_text(str_from(TOKENS[i].text), ontology, arena, &d);
    Buf b = {0};
    for (size_t k = 0; k < d.n_tokens; k++) {
      if (k) buf_add_char(&b, '|');
      buf_add(&b, d.tokens[k].text);
    }
    assert_string_equal(b.data, TOKENS[i].tokens);
    buf_free(&b);
  }
}

/* ---- quotations and sentences */

static const struct {
  const char *text,
      *quotations; ///< contents, "<" opens and ">" closes, in the order of their starts
} QUOTATIONS[] = {
    {"\"We won,\" he said.", "<We won,>"},
    {"\xE2\x80\x9CWe won,\xE2\x80\x9D he said.", "<We won,>"},
    {"He called it \xE2\x80\x98"
     "a farce\xE2\x80\x99 on Monday.",
     "<a farce>"},
    {"The firms' plan isn't 'new', he said.", "<new>"},
    {"\"She said 'no' to me,\" he said.", "<She said 'no' to me,><no>"},
    {"The board is 6\" wide.", ""},
    {"\"This goes on.\n\n\"And on,\" he said.", "<This goes on.><And on,>"},
    {"''Old feeds,'' she said.", "<Old feeds,>"},
    {"It's the boss's, and that's that.", ""},
    {"\xC2\xABOui,\xC2\xBB he said.", "<Oui,>"},
    {"a \" b", "< b>"},
};

static void quotations_are_found(void** state) {
  (void)state;
  for (size_t i = 0; i < sizeof QUOTATIONS / sizeof QUOTATIONS[0]; i++) {
    Document d;
    document_from_text(str_from(QUOTATIONS[i].text), ontology, arena, &d);
    Buf b = {0};
    buf_add(&b, STR_EMPTY);
    for (size_t k = 0; k < d.n_quotations; k++) {
      Str s = document_slice(&d, d.quotations[k].inner);
      buf_printf(&b, "<%.*s>", STR_ARG(s));
    }
    assert_string_equal(b.data ? b.data : "", QUOTATIONS[i].quotations);
    buf_free(&b);
  }
  Document d;
  document_from_text(str_from(QUOTATIONS[6].text), ontology, arena, &d);
  assert_true(d.quotations[0].open);
  assert_false(d.quotations[1].open);
}

static const struct {
  const char* text;
  const char* sentences; ///< separated by |; inner ones in brackets
} SENTENCES[] = {
    {"He left. She stayed.", "He left.|She stayed."},
    {"Mr. Ames left for the U.S. on Monday. It rained.",
     "Mr. Ames left for the U.S. on Monday.|It rained."},
    {"He moved to the U.S. She did not.", "He moved to the U.S.|She did not."},
    {"\"We won. We did,\" he said.", "\"We won. We did,\" he said.|[We won.]|[We did,]"},
    {"\"Really?\" she asked. He did.", "\"Really?\" she asked.|He did."},
    {"It fell 3.5 percent. In 2010 it rose.", "It fell 3.5 percent.|In 2010 it rose."},
    {"J. K. Doe wrote it. (She did.) Good.", "J. K. Doe wrote it.|(She did.)|Good."},
    {"A Short Heading\nThe firm grew in May.", "A Short Heading|The firm grew in May."},
    {"One para\n\nAnother para", "One para|Another para"},
    {"It has been a very long line that is wrapped here by\nthe machine and that goes on for "
     "a\nwhile in lower case.",
     "It has been a very long line that is wrapped here by\nthe machine and that goes on for "
     "a\nwhile in lower case."},
    {"Acme Inc. bought Borg Ltd. The price was low.",
     "Acme Inc. bought Borg Ltd.|The price was low."},
    {"What? No! Yes...", "What?|No!|Yes..."},
};

static void text_is_cut_into_sentences(void** state) {
  (void)state;
  for (size_t i = 0; i < sizeof SENTENCES / sizeof SENTENCES[0]; i++) {
    Document d;
    document_from_text(str_from(SENTENCES[i].text), ontology, arena, &d);
    Buf b = {0};
    for (size_t k = 0; k < d.n_sentences; k++) {
      Str s = document_slice(&d, d.sentences[k].span);
      buf_printf(&b, d.sentences[k].quotation ? "%s[%.*s]" : "%s%.*s", k ? "|" : "", STR_ARG(s));
    }
    assert_string_equal(b.data, SENTENCES[i].sentences);
    buf_free(&b);
  }
}

/* ---- whatever comes */

static void assert_sound(const Document* d) {
  uint32_t end = 0;
  for (size_t i = 0; i < d->n_tokens; i++) {
    const Token* t = &d->tokens[i];
    assert_true(t->span.begin >= end && t->span.begin < t->span.end);
    assert_true(t->span.end <= d->text.len);
    assert_true(t->sentence < d->n_sentences && t->quotation <= d->n_quotations);
    end = t->span.end;
    assert_int_equal(document_token_at(d, t->span.begin), i);
  }
  uint32_t next = 0;
  for (size_t i = 0; i < d->n_sentences; i++) {
    const Sentence* s = &d->sentences[i];
    assert_true(s->n > 0 && s->first + s->n <= d->n_tokens && s->outer <= i);
    if (s->quotation) continue;
    assert_int_equal(s->first, next); // outer sentences tile the tokens
    next = s->first + s->n;
  }
  assert_int_equal(next, d->n_tokens);
  for (size_t i = 0; i < d->n_quotations; i++) {
    const Quotation* q = &d->quotations[i];
    assert_true(span_contains(q->span, q->inner) && q->first + q->n <= d->n_tokens);
    assert_true(q->parent <= i);
    if (q->parent) assert_true(span_contains(d->quotations[q->parent - 1].span, q->span));
  }
  for (size_t i = 0; i < d->n_zones; i++)
    assert_int_equal(d->zones[i].span.begin, i ? d->zones[i - 1].span.end : 0);
  if (d->n_zones) assert_int_equal(d->zones[d->n_zones - 1].span.end, d->text.len);
}

static uint32_t next_random(uint32_t* state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void any_bytes_make_a_sound_document(void** state) {
  (void)state;
  static const char* const PIECES[] = {"\"",
                                       "'",
                                       "\xE2\x80\x9C",
                                       "\xE2\x80\x9D",
                                       "\xE2\x80\x98",
                                       "\xE2\x80\x99",
                                       ". ",
                                       "? ",
                                       "\n",
                                       "\n\n",
                                       "Mr.",
                                       "U.S.",
                                       "said ",
                                       "The ",
                                       "founded ",
                                       "s'",
                                       "n't ",
                                       "...",
                                       "http://",
                                       "''",
                                       "``",
                                       "\xFF",
                                       "\xE2",
                                       "(",
                                       ")",
                                       " ",
                                       "Acme ",
                                       "Inc. ",
                                       "by ",
                                       "Share\n",
                                       "By Jane Doe\n",
                                       ":",
                                       ", ",
                                       "--",
                                       "5",
                                       "$",
                                       "\xC2\xA0",
                                       "\xC2\xAB",
                                       "who ",
                                       "\r"};
  uint32_t random = 7;
  for (int round = 0; round < 400; round++) {
    arena_reset(arena);
    Buf b = {0};
    uint32_t n = next_random(&random) % 200;
    for (uint32_t i = 0; i < n; i++) {
      if (round % 4 == 0)
        buf_add_char(&b, (char)(next_random(&random) & 0xFF));
      else
        buf_add(&b, str_from(PIECES[next_random(&random) % (sizeof PIECES / sizeof PIECES[0])]));
    }
    Document d;
    Str bytes = n ? buf_str(&b) : STR_EMPTY;
    if (read_bytes(bytes, &d) == STATUS_OK) assert_sound(&d);
    document_from_text(bytes, ontology, arena, &d);
    assert_sound(&d);
    buf_free(&b);
  }
}

/// A long run of one thing: done in time, and still sound.
static void long_and_deep_texts_are_survived(void** state) {
  (void)state;
  static const char* const UNITS[] = {
      "word ", "\"",  "'a ", "\xE2\x80\x9C", "(",    "a",   "\"a ",    "The firm founded by him ",
      "'s' ",  "A. ", "\n",  "a\n",          "Mr. ", "of ", ", said ", "that "};
  for (size_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++) {
    arena_reset(arena);
    Buf b = {0};
    while (b.len < 200000)
      buf_add(&b, str_from(UNITS[i]));
    Document d;
    document_from_text(buf_str(&b), ontology, arena, &d);
    assert_sound(&d);
    buf_free(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ill_formed_bytes_are_replaced_part_by_part),
      cmocka_unit_test(what_is_no_text_is_skipped),
      cmocka_unit_test(offsets_count_code_points),
      cmocka_unit_test(ids_are_plain_and_distinct),
      cmocka_unit_test(text_is_cut_into_tokens),
      cmocka_unit_test(quotations_are_found),
      cmocka_unit_test(text_is_cut_into_sentences),
      cmocka_unit_test(any_bytes_make_a_sound_document),
      cmocka_unit_test(long_and_deep_texts_are_survived),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
