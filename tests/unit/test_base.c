// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// base: edges of slices, arenas, maps, UTF-8 and hashes.

#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define assert_str(actual, expected)                                                               \
  do {                                                                                             \
    Str actual_ = (actual), expected_ = (expected);                                                \
    if (!str_equal(actual_, expected_))                                                            \
      fail_msg("'%.*s' is not '%.*s'", STR_ARG(actual_), STR_ARG(expected_));                      \
  } while (0)

static void slices_are_cut_and_found(void** state) {
  (void)state;
  Str rest = STR("a,,b"), piece;
  assert_true(str_cut(&rest, ',', &piece));
  assert_str(piece, STR("a"));
  assert_true(str_cut(&rest, ',', &piece));
  assert_str(piece, STR(""));
  assert_true(str_cut(&rest, ',', &piece));
  assert_str(piece, STR("b"));
  assert_false(str_cut(&rest, ',', &piece));
  assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
  assert_true(str_find(STR("abc"), STR("abcd"), 0) == SIZE_MAX);
  assert_str(str_slice(STR("abc"), 2, 99), STR("c"));
  assert_str(str_trim(STR(" \n a b\t")), STR("a b"));
  assert_true(str_compare(STR("a"), STR("ab")) < 0);
}

static void arena_memory_is_zeroed_and_aligned(void** state) {
  (void)state;
  Arena* a = arena_new();
  for (size_t i = 1; i < 3000; i++) {
    unsigned char* p = arena_alloc(a, i, 1);
    assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
    for (size_t k = 0; k < i; k++)
      assert_int_equal(p[k], 0);
    memset(p, 0xAB, i);
    if (i % 500 == 0) arena_reset(a);
  }
  assert_str(arena_printf(a, "%d-%s", 7, "x"), STR("7-x"));
  arena_free(a);
  arena_free(NULL);
}

/// In place and elsewhere, into memory that was used before and that was not.
static void arrays_grow_and_keep_what_they_hold(void** state) {
  (void)state;
  Arena* a = arena_new();
  for (size_t round = 0; round < 3; round++) {
    arena_reset(a);
    for (size_t apart = 0; apart < 3; apart++) {
      unsigned char* p = arena_alloc(a, 1, 3);
      memset(p, 1, 3);
      for (size_t n = 1; n < 20000; n = 2 * n + 1) {
        if (apart) memset(arena_alloc(a, 1, 5), 0xAB, 5); // stands in the way
        p = arena_grow(a, p, n, 2 * n + 1, 3);
        for (size_t i = 0; i < 3 * (2 * n + 1); i++)
          assert_int_equal(p[i], i < 3 * n);
        memset(p, 1, 3 * (2 * n + 1));
      }
    }
  }
  int* first = arena_extend(a, NULL, 0, 4, sizeof *first);
  first[3] = 7;
  assert_ptr_equal(arena_extend(a, first, 4, 8, sizeof *first), first);
  assert_int_equal(first[3], 7);
  assert_ptr_not_equal(arena_grow(a, first, 8, 8, sizeof *first), first);
  arena_free(a);
}

static void map_keeps_many_keys(void** state) {
  (void)state;
  Arena* a = arena_new();
  Map m = map_in(a);
  uint32_t v = 0;
  assert_false(map_get(&m, STR("x"), &v));
  for (uint32_t i = 0; i < 5000; i++)
    assert_true(map_put(&m, arena_printf(a, "key%u", i), i));
  for (uint32_t i = 0; i < 5000; i++) {
    assert_true(map_get(&m, arena_printf(a, "key%u", i), &v));
    assert_int_equal(v, i);
  }
  assert_false(map_put(&m, STR("key7"), 1));
  assert_true(map_get(&m, STR("key7"), &v) && v == 1);
  assert_true(map_put(&m, STR_EMPTY, 9) && map_get(&m, STR_EMPTY, &v) && v == 9);
  arena_free(a);
}

static void utf8_refuses_what_is_ill_formed(void** state) {
  (void)state;
  static const char* const BAD[] = {
      "\xff", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc3", "\x80"};
  for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
    assert_int_equal(utf8_decode(str_from(BAD[i]), 0, NULL), 0);
  uint32_t cp;
  assert_int_equal(utf8_decode(STR("\xf0\x9f\x98\x80"), 0, &cp), 4);
  assert_int_equal(cp, 0x1F600);
  assert_int_equal(utf8_count(STR("a\xc3\xa9\xe2\x82\xac")), 3);
}

static void case_and_transliteration(void** state) {
  (void)state;
  Arena* a = arena_new();
  bool lossy;
  assert_str(utf8_lower(a, STR("\xc3\x89lys\xc3\xa9"
                               "E")),
             STR("\xc3\xa9lys\xc3\xa9"
                 "e"));
  assert_str(utf8_transliterate(a,
                                STR("\xc5\x81\xc3\xb3"
                                    "dz \xc3\x9f"),
                                &lossy),
             STR("Lodz ss"));
  assert_false(lossy);
  utf8_transliterate(a, STR("\xe4\xbb\xbb"), &lossy);
  assert_true(lossy);
  assert_true(utf8_is_capitalised(STR("\xc3\x89lan")));
  assert_true(utf8_is_all_upper(STR("AT&T")));
  assert_false(utf8_is_all_upper(STR("42")));
  arena_free(a);
}

static void sha256_is_the_standard_one(void** state) {
  (void)state;
  char hex[65];
  sha256_hex(STR("abc"), hex);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/// Around the ends of blocks of 64 bytes, where the padding begins a new one.
static void sha256_of_all_lengths(void** state) {
  (void)state;
  static const struct {
    size_t len; ///< of a text of "n"
    const char* hex;
  } CASES[] = {
      {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {55, "35c2be7bb61383090f02988162fe1a95a388ac250eaf795220b6189989d48394"},
      {56, "dc5ba4cf08bdb3fe63a3bbc0ee6f944fc109af2c7ac0ec45e774ea5246b3bfcf"},
      {63, "73dcf996417209ec5e321446ab2feb0d8b8da00e4a276e8c99ebe2ae22356f1f"},
      {64, "ce068a195ab380a813c713035ed74921acee4d3bd1c4ede24c11cba02c3ca985"},
      {65, "1e3fb6d54587d70a794c060a27868e0a59cd1dc3b55536a763695af86c41bf79"},
      {119, "487fbff4f8d640c80c333b5b72712b2d35e84544bdd4393cbcdd2c8dab260728"},
      {120, "0467d94850c02097a74df81b12268b9c39e4b8a2e86cbea12aa2335199211fe7"},
      {1000, "ffab69d9252ce189d759a5eedac0a98e6680d74ca3fdc44bbc407b3a6ae32d9f"},
  };
  char text[1000], hex[65];
  memset(text, 'n', sizeof text);
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    sha256_hex((Str){text, CASES[i].len}, hex);
    assert_string_equal(hex, CASES[i].hex);
  }
}

static void count_line(void* context, DiagLevel level, const char* line) {
  (void)level;
  assert_null(strchr(line, '\n'));
  ++*(int*)context;
}

static void diagnostics_return_their_status(void** state) {
  (void)state;
  int lines = 0;
  Diag* d = diag_new(count_line, &lines, true);
  assert_int_equal(diag_error(d, STATUS_IO, "a\nb%d", 1), STATUS_IO);
  diag_info(d, "quiet");
  diag_warn(d, "loud");
  assert_int_equal(lines, 2);
  assert_int_equal(diag_count(d, DIAG_INFO), 1);
  diag_free(d);
  diag_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(slices_are_cut_and_found),
      cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
      cmocka_unit_test(arrays_grow_and_keep_what_they_hold),
      cmocka_unit_test(map_keeps_many_keys),
      cmocka_unit_test(utf8_refuses_what_is_ill_formed),
      cmocka_unit_test(case_and_transliteration),
      cmocka_unit_test(sha256_is_the_standard_one),
      cmocka_unit_test(sha256_of_all_lengths),
      cmocka_unit_test(diagnostics_return_their_status),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
