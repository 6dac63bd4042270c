// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Classes of bytes: what a byte of UTF-8 text says alone, so that the passes over a text decide
/// nearly everything by one look into a table. Only bytes of BYTE_HIGH have to be decoded.
#ifndef NEWSGRAPH_DOCUMENT_BYTES_INTERNAL_H
#define NEWSGRAPH_DOCUMENT_BYTES_INTERNAL_H

#include "base/base.h"

enum {
  BYTE_LOWER = 1 << 0,
  BYTE_UPPER = 1 << 1,
  BYTE_DIGIT = 1 << 2,
  BYTE_UNDERSCORE = 1 << 3,
  BYTE_BLANK = 1 << 4, ///< space and all controls
  BYTE_BREAK = 1 << 5, ///< ends a line
  BYTE_MARK = 1 << 6,  ///< may begin a quotation mark or apostrophe, or be part of a character
  BYTE_HIGH = 1 << 7,  ///< of a character beyond ASCII
  BYTE_LETTER = BYTE_LOWER | BYTE_UPPER,
  BYTE_WORD = BYTE_LETTER | BYTE_DIGIT | BYTE_UNDERSCORE
};

extern const uint8_t BYTE_CLASSES[256];

/// The BYTE_ bits of a byte.
static inline unsigned byte_class(char c) {
  return BYTE_CLASSES[(unsigned char)c];
}
/// Where the run of bytes that have one of the classes, from `at` on, ends: `end` at most.
static inline size_t bytes_of(const char* text, size_t at, size_t end, unsigned classes) {
  while (at < end && (byte_class(text[at]) & classes))
    at++;
  return at;
}
/// The first byte, from `at` on, that has one of the classes; `end` if there is none.
static inline size_t bytes_until(const char* text, size_t at, size_t end, unsigned classes) {
  while (at < end && !(byte_class(text[at]) & classes))
    at++;
  return at;
}
/// The classes of all bytes from `at` to `end`.
static inline unsigned bytes_seen(const char* text, size_t at, size_t end) {
  unsigned seen = 0;
  for (; at < end; at++)
    seen |= byte_class(text[at]);
  return seen;
}

#endif
