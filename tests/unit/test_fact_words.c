// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// words: one of a few words, told by a key and then by its letters.

#include "fact/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_word_is_one_of_itself_only(void** state) {
  (void)state;
  static const struct {
    const char* word;
    bool is;
  } table[] = {{"a", true},     {"an", true},     {"that", true},  {"although", true},
               {"'s", true},    {"--", true},     {"", false},     {"A", false},
               {"tha", false},  {"thats", false}, {"tent", false}, {"an ", false},
               {"thXt", false}, {"aN", false}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Str word = str_from(table[i].word);
    bool is = one_of(word, "a", "an", "that", "although", "'s", "--");
    if (is != table[i].is) fail_msg("\"%s\"", table[i].word);
    assert_int_equal(word_among(word, word_key(word), "a", "an", "that", "although", "'s", "--"),
                     is);
  }
}

// Keys are equal, letters are not; a part of a text is no text with a zero behind it.
static void words_of_one_key_are_compared(void** state) {
  (void)state;
  assert_int_equal(word_key(STR("thot")), word_key(STR("that")));
  assert_false(one_of(STR("thot"), "that"));
  assert_true(one_of(STR("thot"), "that", "thot"));
  assert_true(one_of(str_slice(STR("anthology"), 0, 2), "a", "an"));
  assert_false(one_of(str_slice(STR("anthology"), 0, 3), "a", "an"));
}

static void all_places_are_looked_at(void** state) {
  (void)state;
#define ALL                                                                                        \
  "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",         \
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", \
      "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",     \
      "thousand", "million", "billion"
  static const char* const all[] = {ALL};
  assert_int_equal(sizeof all / sizeof *all, 31);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (!one_of(str_from(all[i]), ALL)) fail_msg("\"%s\"", all[i]);
  assert_false(one_of(STR("trillion"), ALL));
  assert_false(one_of(STR_EMPTY, ALL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_word_is_one_of_itself_only),
      cmocka_unit_test(words_of_one_key_are_compared),
      cmocka_unit_test(all_places_are_looked_at),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
