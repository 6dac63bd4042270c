// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Buf: owned, growing bytes.

#include "base/base.h"

#include <stdlib.h>
#include <string.h>

enum { EXIT_NO_MEMORY = 1 };

void buf_free(Buf* b) {
  free(b->data);
  *b = (Buf){0};
}

void buf_clear(Buf* b) {
  b->len = 0;
  if (b->data) b->data[0] = '\0';
}

void buf_reserve(Buf* b, size_t extra) {
  if (extra < SIZE_MAX - b->len - 1 && b->len + extra + 1 <= b->cap) return;
  size_t cap = b->cap ? b->cap : 64;
  while (cap < SIZE_MAX / 2 && cap - 1 < b->len + extra)
    cap *= 2;
  char* data = cap < SIZE_MAX / 2 ? realloc(b->data, cap) : NULL;
  if (!data) {
    fprintf(stderr, "newsgraph: error: out of memory (%zu bytes wanted)\n", cap);
    exit(EXIT_NO_MEMORY);
  }
  b->data = data;
  b->cap = cap;
}

void buf_add_number(Buf* b, uint64_t n) {
  char digits[20];
  size_t at = sizeof digits;
  do
    digits[--at] = (char)('0' + n % 10);
  while ((n /= 10) != 0);
  buf_add(b, (Str){digits + at, sizeof digits - at});
}

void buf_printf(Buf* b, const char* format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  // Most pieces fit into what is left: one pass, and a second one only for those that do not.
  buf_reserve(b, 48);
  size_t room = b->cap - b->len;
  int n = vsnprintf(b->data + b->len, room, format, args);
  va_end(args);
  if (n > 0 && (size_t)n >= room) {
    buf_reserve(b, (size_t)n);
    vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
  }
  if (n > 0) b->len += (size_t)n;
  b->data[b->len] = '\0';
  va_end(again);
}
