// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// bytes: the table of byte classes says what the characters of ASCII are, and where runs end.

#include "document/bytes_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/// The classes of a byte by their definition.
static unsigned class_of(unsigned byte) {
  if (byte >= 0x80) return BYTE_HIGH | (byte == 0xC2 || byte == 0xE2 ? BYTE_MARK : 0);
  unsigned all = 0;
  if (cp_is_lower(byte)) all |= BYTE_LOWER;
  if (cp_is_upper(byte)) all |= BYTE_UPPER;
  if (cp_is_digit(byte)) all |= BYTE_DIGIT;
  if (byte == '_') all |= BYTE_UNDERSCORE;
  if (byte <= ' ') all |= BYTE_BLANK;
  if (byte >= '\n' && byte <= '\r') all |= BYTE_BREAK;
  if (byte == '"' || byte == '\'' || byte == '`') all |= BYTE_MARK;
  return all;
}

static void every_byte_has_its_classes(void** state) {
  (void)state;
  for (unsigned byte = 0; byte < 256; byte++)
    if (byte_class((char)byte) != class_of(byte)) fail_msg("byte %02X", byte);
}

// The marks beyond ASCII that quotes.c knows begin with a byte of BYTE_MARK.
static void quotation_marks_are_marks(void** state) {
  (void)state;
  static const char* const marks[] = {"\"",     "'",      "`",      "\u00AB", "\u00BB", "\u2018",
                                      "\u2019", "\u201A", "\u201C", "\u201D", "\u201E"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (!(byte_class(marks[i][0]) & BYTE_MARK)) fail_msg("%s", marks[i]);
}

static void runs_end_where_they_end(void** state) {
  (void)state;
  static const char text[] = "abc12_ \tX\n\xC3\xA9";
  size_t len = sizeof text - 1;
  assert_int_equal(bytes_of(text, 0, len, BYTE_LETTER), 3);
  assert_int_equal(bytes_of(text, 0, len, BYTE_WORD), 6);
  assert_int_equal(bytes_of(text, 6, len, BYTE_BLANK), 8);
  assert_int_equal(bytes_of(text, 6, len, BYTE_LETTER), 6);
  assert_int_equal(bytes_of(text, 0, 2, BYTE_WORD), 2);
  assert_int_equal(bytes_until(text, 0, len, BYTE_BLANK), 6);
  assert_int_equal(bytes_until(text, 0, len, BYTE_HIGH), 10);
  assert_int_equal(bytes_until(text, 0, 5, BYTE_HIGH), 5);
  assert_int_equal(bytes_until(text, len, len, BYTE_WORD), len);
  assert_int_equal(bytes_seen(text, 0, 5), BYTE_LOWER | BYTE_DIGIT);
  assert_int_equal(bytes_seen(text, 3, 3), 0);
  assert_int_equal(bytes_seen(text, 9, len), BYTE_BLANK | BYTE_BREAK | BYTE_HIGH);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_byte_has_its_classes),
      cmocka_unit_test(quotation_marks_are_marks),
      cmocka_unit_test(runs_end_where_they_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
