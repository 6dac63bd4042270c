// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Slices: comparison, searching, cutting, hashing.

#include "base/base.h"

#include <string.h>

bool str_equal_nocase(Str a, Str b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (ascii_lower(a.data[i]) != ascii_lower(b.data[i])) return false;
  return true;
}

int str_compare(Str a, Str b) {
  size_t n = a.len < b.len ? a.len : b.len;
  int order = n ? memcmp(a.data, b.data, n) : 0;
  if (order != 0) return order;
  return a.len < b.len ? -1 : a.len > b.len;
}

static bool is_ascii_space(char c) {
  if (c > ' ') return false; // nearly all
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

Str str_trim(Str s) {
  size_t begin = 0, end = s.len;
  while (begin < end && is_ascii_space(s.data[begin]))
    begin++;
  while (end > begin && is_ascii_space(s.data[end - 1]))
    end--;
  return str_slice(s, begin, end);
}

size_t str_find(Str s, Str needle, size_t from) {
  if (needle.len == 0) return from <= s.len ? from : SIZE_MAX;
  while (from < s.len && s.len - from >= needle.len) {
    const char* hit = memchr(s.data + from, needle.data[0], s.len - from - needle.len + 1);
    if (!hit) return SIZE_MAX;
    from = (size_t)(hit - s.data);
    if (memcmp(hit, needle.data, needle.len) == 0) return from;
    from++;
  }
  return SIZE_MAX;
}

bool str_cut(Str* rest, char separator, Str* piece) {
  if (!rest->data) return false;
  const char* hit = rest->len ? memchr(rest->data, separator, rest->len) : NULL;
  if (!hit) {
    *piece = *rest;
    *rest = (Str){NULL, 0};
    return true;
  }
  size_t at = (size_t)(hit - rest->data);
  *piece = str_slice(*rest, 0, at);
  *rest = str_slice(*rest, at + 1, rest->len);
  return true;
}

// FNV-1a with a final avalanche: short keys, few collisions, the same on every machine.
static uint64_t mix(uint64_t h, uint64_t word) {
  h = (h ^ word) * 0xff51afd7ed558ccdu;
  return h ^ (h >> 32);
}

/// The first n bytes, n < 8, as a number; the first is the lowest.
static uint64_t few_bytes(const char* p, size_t n) {
  const unsigned char* b = (const unsigned char*)p;
  if (n >= 4) {
    uint64_t low = b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    b += n - 4; // the last four: what overlaps is the same
    uint64_t high = b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    return low | high << (n - 4) * 8;
  }
  if (n == 0) return 0;
  return b[0] | (uint64_t)b[n / 2] << n / 2 * 8 | (uint64_t)b[n - 1] << (n - 1) * 8;
}

// Eight bytes at a time: looking words up is a tenth of a build.
uint64_t str_hash(Str s) {
  uint64_t h = 0x9e3779b97f4a7c15u ^ s.len, word;
  size_t i = 0;
  for (; i + sizeof word <= s.len; i += sizeof word) {
    memcpy(&word, s.data + i, sizeof word);
    h = mix(h, word);
  }
  return mix(mix(h, few_bytes(s.data + i, s.len - i)), 0xd6e8feb86659fd93u);
}
