// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// UTF-8 and character classes: what base.h does not tell at once for ASCII is asked of utf8proc.

#include "base/base.h"

#include <utf8proc.h>

size_t utf8_decode_any(Str s, size_t at, uint32_t* cp) {
  if (at >= s.len) return 0;
  const unsigned char* p = (const unsigned char*)s.data + at;
  size_t left = s.len - at;
  uint32_t c = p[0];
  size_t n = c < 0x80                 ? 1
             : c >= 0xC2 && c <= 0xDF ? 2
             : (c & 0xF0) == 0xE0     ? 3
             : c >= 0xF0 && c <= 0xF4 ? 4
                                      : 0;
  if (n == 0 || n > left) return 0;
  if (n > 1) c &= 0x7Fu >> n;
  for (size_t i = 1; i < n; i++) {
    if ((p[i] & 0xC0) != 0x80) return 0;
    c = (c << 6) | (p[i] & 0x3Fu);
  }
  bool overlong = (n == 3 && c < 0x800) || (n == 4 && c < 0x10000);
  if (overlong || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) return 0;
  if (cp) *cp = c;
  return n;
}

void utf8_append(Buf* b, uint32_t cp) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = 0xFFFD;
  uint8_t bytes[4];
  utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)cp, bytes);
  buf_add(b, (Str){(const char*)bytes, (size_t)n});
}

size_t utf8_count(Str s) {
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++)
    n += ((unsigned char)s.data[i] & 0xC0) != 0x80;
  return n;
}

static utf8proc_category_t category(uint32_t cp) {
  return utf8proc_category((utf8proc_int32_t)cp);
}

bool cp_is_upper_beyond_ascii(uint32_t cp) {
  utf8proc_category_t c = category(cp);
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool cp_is_lower_beyond_ascii(uint32_t cp) {
  return category(cp) == UTF8PROC_CATEGORY_LL;
}

bool cp_is_letter_beyond_ascii(uint32_t cp) {
  utf8proc_category_t c = category(cp);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool cp_is_space_beyond_ascii(uint32_t cp) {
  return cp == 0x85 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 ||
         cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static bool has_no_upper_and_is_ascii(Str s) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c >= 0x80 || (c >= 'A' && c <= 'Z')) return false;
  }
  return true;
}

static bool is_ascii(Str s) {
  unsigned char all = 0;
  for (size_t i = 0; i < s.len; i++)
    all |= (unsigned char)s.data[i];
  return all < 0x80;
}

static Str lower_ascii(Arena* arena, Str s) {
  char* out = arena_room(arena, s.len, 1);
  for (size_t i = 0; i < s.len; i++) {
    char c = s.data[i];
    out[i] = (char)(c + ((unsigned char)(c - 'A') < 26 ? 'a' - 'A' : 0));
  }
  return (Str){out, s.len};
}

Str utf8_lower(Arena* arena, Str s) {
  if (has_no_upper_and_is_ascii(s)) return s;
  if (is_ascii(s)) return lower_ascii(arena, s);
  // A lower-case form may be longer than its upper-case one (2 -> 3 bytes), never more than twice.
  char* out = arena_room(arena, s.len * 2 + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < s.len;) {
    uint32_t cp;
    size_t step = utf8_decode(s, i, &cp);
    if (step == 0) {
      out[n++] = s.data[i++];
      continue;
    }
    if (cp < 0x80)
      out[n++] = cp >= 'A' && cp <= 'Z' ? (char)(cp + 32) : (char)cp;
    else
      n += (size_t)utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)cp), (uint8_t*)out + n);
    i += step;
  }
  return (Str){out, n};
}

bool utf8_is_all_upper(Str s) {
  bool any = false;
  uint32_t cp;
  for (size_t i = 0, step; i < s.len; i += step ? step : 1) {
    step = utf8_decode(s, i, &cp);
    if (step && cp_is_lower(cp)) return false;
    any |= step && cp_is_upper(cp);
  }
  return any;
}

/// Letters whose decomposition is no ASCII letter.
static const struct {
  uint32_t cp;
  const char* ascii;
} TRANSLITERATION[] = {
    {0xC6, "AE"},  {0xD0, "D"},   {0xD8, "O"},   {0xDE, "Th"},  {0xDF, "ss"},  {0xE6, "ae"},
    {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"},  {0x110, "D"},  {0x111, "d"},  {0x126, "H"},
    {0x127, "h"},  {0x131, "i"},  {0x141, "L"},  {0x142, "l"},  {0x152, "OE"}, {0x153, "oe"},
    {0x166, "T"},  {0x167, "t"},  {0x18F, "E"},  {0x259, "e"},  {0x2019, "'"}, {0x2018, "'"},
    {0x2013, "-"}, {0x2014, "-"}, {0x2010, "-"}, {0x2011, "-"},
};

static const char* transliterate_special(uint32_t cp) {
  for (size_t i = 0; i < sizeof TRANSLITERATION / sizeof TRANSLITERATION[0]; i++)
    if (TRANSLITERATION[i].cp == cp) return TRANSLITERATION[i].ascii;
  return NULL;
}

static void transliterate_one(uint32_t cp, Buf* out, bool* lossy) {
  const char* special = transliterate_special(cp);
  if (special) {
    buf_add(out, str_from(special));
    return;
  }
  utf8proc_int32_t parts[32];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 32,
                                               UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
  bool any = cp_is_space(cp);
  if (any) buf_add_char(out, ' ');
  for (utf8proc_ssize_t i = 0; !any && i < n && i < 32; i++) {
    if (parts[i] >= 0x80) continue;
    buf_add_char(out, (char)parts[i]);
    any = true;
  }
  utf8proc_category_t c = category(cp);
  bool mark = c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_CF;
  if (!any && !mark && lossy) *lossy = true;
}

Str utf8_transliterate(Arena* arena, Str s, bool* lossy) {
  if (lossy) *lossy = false;
  Buf out = {0};
  for (size_t i = 0, step; i < s.len; i += step) {
    uint32_t cp = 0xFFFD;
    step = utf8_decode(s, i, &cp);
    if (step == 0) step = 1;
    if (cp < 0x80)
      buf_add_char(&out, (char)cp);
    else
      transliterate_one(cp, &out, lossy);
  }
  Str copy = arena_copy(arena, buf_str(&out));
  buf_free(&out);
  return copy;
}
