// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Takes the strings out of a Turtle text before Raptor reads it, all but the shortest, and puts
/// them back into what it finds. Words and patterns are nearly all of an ontology, and nothing in
/// them needs a parser that looks at each byte. What is left has as many lines as before, so errors
/// are reported where they are.
#include "turtle.h"

/// Stands for a string: U+E000 and its number. A text that has this character, or may have it as an
/// escape, is left alone.
#define MARK "\xEE\x80\x80"

enum { WORTH_IT = 16 };

static bool is_cut(char c) {
  static const bool cut[256] = {
      ['"'] = true, ['\''] = true, ['#'] = true, ['<'] = true, ['\\'] = true};
  return cut[(unsigned char)c];
}

/// Index of `end` at or after `from`, or the text's end.
static size_t find(Str text, Str end, size_t from) {
  size_t at = str_find(text, end, from);
  return at == SIZE_MAX ? text.len : at;
}

static bool has(Str s, char c) {
  return memchr(s.data, c, s.len) != NULL;
}

/// Can the string be taken as it stands? Not with escapes, odd ends of lines or bad UTF-8: Raptor
/// shall have its say on those.
static bool is_simple(Str s) {
  if (has(s, '\\') || has(s, '\r') || has(s, '\0')) return false;
  for (size_t i = 0, n; i < s.len; i += n) {
    uint64_t eight = 0;
    n = sizeof eight;
    if (s.len - i >= n) memcpy(&eight, s.data + i, n);
    if (s.len - i >= n && !(eight & UINT64_C(0x8080808080808080))) continue;
    n = (unsigned char)s.data[i] < 0x80 ? 1 : utf8_decode(s, i, NULL);
    if (n == 0) return false;
  }
  return true;
}

static bool may_have_mark(Str text) {
  if (str_find(text, STR(MARK), 0) != SIZE_MAX) return true;
  for (size_t at = 0; (at = find(text, STR("\\"), at)) + 1 < text.len; at += 2)
    if ((text.data[at + 1] | 0x20) == 'u') return true;
  return false;
}

static void add_mark(Buf* out, size_t number, Str string) {
  Str quotes = has(string, '\n') ? STR("\"\"\"") : STR("\"");
  buf_add(out, quotes);
  buf_add(out, STR(MARK));
  buf_add_number(out, number);
  for (size_t at = 0; (at = str_find(string, STR("\n"), at)) != SIZE_MAX; at++)
    buf_add_char(out, '\n');
  buf_add(out, quotes);
}

/// The string between text[begin] and text[end], its quotes with it, is taken out if that is worth
/// it and can be done.
static void take(LongStrings* x, Arena* arena, Str text, size_t begin, Str string, size_t end) {
  if (string.len < WORTH_IT || !is_simple(string)) return;
  buf_add(&x->rest, str_slice(text, x->done, begin));
  add_mark(&x->rest, x->strings.n, string);
  vec_push(&x->strings, arena, string);
  x->done = end;
}

/// Behind the string in three quotes that begins at `at`.
static size_t long_string(LongStrings* x, Arena* arena, Str text, size_t at) {
  Str quotes = str_slice(text, at, at + 3);
  size_t end = find(text, quotes, at + 3);
  while (end < text.len && text.data[end - 1] == '\\')
    end = find(text, quotes, end + 1);
  bool clear = end + 3 < text.len && text.data[end + 3] != text.data[at];
  if (clear) take(x, arena, text, at, str_slice(text, at + 3, end), end + 3);
  return end + 3;
}

/// Behind the string in single quotes that begins at `at`: it ends with its line at the latest.
static size_t short_string(LongStrings* x, Arena* arena, Str text, size_t at) {
  char quote = text.data[at];
  size_t end = at + 1;
  while (end < text.len && text.data[end] != quote && text.data[end] != '\n')
    end += text.data[end] == '\\' ? 2 : 1;
  bool clear = end < text.len && text.data[end] == quote;
  if (clear) take(x, arena, text, at, str_slice(text, at + 1, end), end + 1);
  return end + 1;
}

Str long_strings_take(LongStrings* x, Arena* arena, Str text) {
  *x = (LongStrings){0};
  if (may_have_mark(text)) return text;
  for (size_t at = 0; at < text.len;) {
    char c = text.data[at];
    if (!is_cut(c))
      at++;
    else if (c == '#')
      at = find(text, STR("\n"), at);
    else if (c == '<')
      at = find(text, STR(">"), at) + 1;
    else if (c == '\\')
      at += 2;
    else if (at + 2 < text.len && text.data[at + 1] == c && text.data[at + 2] == c)
      at = long_string(x, arena, text, at);
    else
      at = short_string(x, arena, text, at);
  }
  buf_add(&x->rest, str_slice(text, x->done, text.len));
  return buf_str(&x->rest);
}

bool long_strings_put_back(const LongStrings* x, Str value, Str* string) {
  if (!x->strings.n || !str_starts(value, STR(MARK))) return false;
  size_t number = 0;
  for (size_t i = sizeof MARK - 1; i < value.len && value.data[i] != '\n'; i++)
    number = number * 10 + (size_t)(value.data[i] - '0');
  *string = x->strings.data[number];
  return true;
}

void long_strings_free(LongStrings* x) {
  buf_free(&x->rest);
}
