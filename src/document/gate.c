// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The gate: what lies behind it is valid UTF-8 without NUL. Ill-formed bytes are replaced the way
// Python's errors="replace" and the Unicode standard do it, one U+FFFD for each maximal part, so
// that offsets can be checked by others. U+FFFE and U+FFFF, which are no characters and which
// readers of RDF refuse or cut the text at, are replaced as well. Nothing else is changed: CR, BOM,
// controls stay.

#include "document/reader_internal.h"

#include <string.h>

enum { SAMPLE = 64 * 1024, BLOCK = 64 };
/// Eight bytes of one value.
#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/// Length of the ASCII run without NUL at s[at].
static size_t ascii_run(Str s, size_t at) {
  size_t i = at;
  while (i + 8 <= s.len) {
    uint64_t word;
    memcpy(&word, s.data + i, 8);
    uint64_t zero = (word - EACH_BYTE(1)) & ~word;
    if ((word | zero) & EACH_BYTE(0x80)) break;
    i += 8;
  }
  while (i < s.len && s.data[i] > 0)
    i++;
  return i - at;
}

/// Bytes of the sequence at s[at] that could have begun a character: at least 1.
static size_t maximal_part(Str s, size_t at) {
  const unsigned char* p = (const unsigned char*)s.data + at;
  size_t left = s.len - at;
  if (left < 2 || p[0] < 0xC2 || p[0] > 0xF4) return 1;
  unsigned low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
  unsigned high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
  if (p[1] < low || p[1] > high) return 1;
  size_t n = 2, wanted = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
  while (n < wanted && n < left && (p[n] & 0xC0) == 0x80)
    n++;
  return n;
}

/// Length of the clean run at s[at].
static size_t clean_run(Str s, size_t at) {
  size_t i = at;
  while (i < s.len) {
    i += ascii_run(s, i);
    uint32_t cp = 0;
    size_t step = i < s.len && s.data[i] != 0 ? utf8_decode(s, i, &cp) : 0;
    if (step == 0 || cp == 0xFFFE || cp == 0xFFFF) break;
    i += step;
  }
  return i - at;
}

Str gate_repair(Str bytes, Arena* arena, size_t* n_repairs) {
  *n_repairs = 0;
  size_t clean = clean_run(bytes, 0);
  if (clean == bytes.len) return bytes;
  char* out = arena_room(arena, bytes.len * 3, 1); // at most 3 bytes for each byte
  size_t n = 0;
  for (size_t i = 0; i < bytes.len;) {
    clean = clean_run(bytes, i);
    memcpy(out + n, bytes.data + i, clean);
    n += clean;
    i += clean;
    if (i >= bytes.len) break;
    memcpy(out + n, "\xEF\xBF\xBD", 3);
    n += 3;
    i += maximal_part(bytes, i);
    ++*n_repairs;
  }
  return (Str){out, n};
}

/// First bytes of formats that are met in folders of texts.
static const struct {
  const char* bytes;
  size_t len;
  const char* reason;
} SIGNATURES[] = {
    {"\xFF\xFE", 2, "UTF-16 is not read; convert it to UTF-8"},
    {"\xFE\xFF", 2, "UTF-16 is not read; convert it to UTF-8"},
    {"%PDF-", 5, "a PDF, not text"},
    {"PK\x03\x04", 4, "a ZIP archive, not text"},
    {"\x1F\x8B", 2, "compressed (gzip), not text"},
    {"\x89PNG", 4, "an image, not text"},
    {"\xFF\xD8\xFF", 3, "an image, not text"},
    {"\x7F"
     "ELF",
     4, "a program, not text"},
};

/// Length of the run of printable ASCII at s[at], eight bytes at a time as far as that goes.
static size_t printable_run(Str s, size_t at) {
  size_t i = at;
  for (uint64_t word; i + 8 <= s.len; i += 8) {
    memcpy(&word, s.data + i, 8);
    uint64_t control = (word - EACH_BYTE(0x20)) & ~word, del = word + EACH_BYTE(1);
    if ((word | control | del) & EACH_BYTE(0x80)) break;
  }
  while (i < s.len && s.data[i] >= 0x20 && s.data[i] < 0x7F)
    i++;
  return i - at;
}

static bool is_odd_control(unsigned char c) {
  return (c < 0x20 && !(c >= '\b' && c <= '\r') && c != 0x1B) || c == 0x7F;
}

const char* gate_binary_reason(Str bytes) {
  for (size_t i = 0; i < sizeof SIGNATURES / sizeof SIGNATURES[0]; i++)
    if (str_starts(bytes, (Str){SIGNATURES[i].bytes, SIGNATURES[i].len}))
      return SIGNATURES[i].reason;
  Str sample = str_slice(bytes, 0, SAMPLE);
  size_t controls = 0, ill = 0;
  for (size_t i = 0; (i += printable_run(sample, i)) < sample.len;) {
    unsigned char c = (unsigned char)sample.data[i];
    size_t step = c < 0x80 ? 1 : utf8_decode(sample, i, NULL);
    controls += is_odd_control(c);
    ill += step == 0;
    i += step ? step : 1;
  }
  if (sample.len < 16) return NULL; // too little to tell
  if (controls * 10 > sample.len) return "binary: too many control characters";
  if (ill * 4 > sample.len) return "binary, or in an encoding other than UTF-8";
  return NULL;
}

const uint32_t* gate_index(Str text, Arena* arena) {
  if (ascii_run(text, 0) == text.len) return NULL;
  size_t n_blocks = text.len / BLOCK + 1;
  uint32_t* blocks = arena_new_array(arena, uint32_t, n_blocks);
  uint32_t count = 0;
  for (size_t b = 0; b < n_blocks; b++) {
    blocks[b] = count;
    size_t end = (b + 1) * BLOCK < text.len ? (b + 1) * BLOCK : text.len;
    for (size_t i = b * BLOCK; i < end; i++)
      count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
  }
  return blocks;
}

uint32_t document_offset(const Document* d, uint32_t byte) {
  if (byte > d->text.len) byte = (uint32_t)d->text.len;
  if (!d->cp_blocks) return byte;
  uint32_t count = d->cp_blocks[byte / BLOCK];
  for (uint32_t i = byte / BLOCK * BLOCK; i < byte; i++)
    count += ((unsigned char)d->text.data[i] & 0xC0) != 0x80;
  return count;
}
