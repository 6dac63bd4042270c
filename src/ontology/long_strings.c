// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Takes the long strings out of a Turtle text before Raptor reads it, and puts them back into what
/// it finds. Word lists are nearly all of an ontology, and nothing in them needs a parser that
/// looks at each byte. What is left has as many lines as before, so errors are reported where they
/// are.
#include "turtle.h"

/// Stands for a string: U+E000 and its number. A text that has this character is left alone.
#define MARK "\xEE\x80\x80"

enum { WORTH_IT = 80 };

static bool is_cut(char c) {
  static const bool cut[128] = {
      ['"'] = true, ['\''] = true, ['#'] = true, ['<'] = true, ['\\'] = true};
  return (unsigned char)c < 128 && cut[(unsigned char)c];
}

/// Index of `end` at or after `from`, or the text's end.
static size_t find(Str text, const char* end, size_t from) {
  size_t at = str_find(text, str_from(end), from);
  return at == SIZE_MAX ? text.len : at;
}

static size_t behind_short_string(Str text, size_t at) {
  char quote = text.data[at++];
  while (at < text.len && text.data[at] != quote && text.data[at] != '\n')
    at += text.data[at] == '\\' ? 2 : 1;
  return at + 1;
}

/// Can the string be taken as it stands? Not with escapes, odd ends of lines or bad UTF-8: Raptor
/// shall have its say on those.
static bool is_simple(Str s) {
  if (memchr(s.data, '\\', s.len) || memchr(s.data, '\r', s.len) || memchr(s.data, '\0', s.len))
    return false;
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

static void add_mark(Buf* out, size_t number, Str string) {
  buf_printf(out, "\"\"\"" MARK "%zu", number);
  for (size_t at = 0; (at = str_find(string, STR("\n"), at)) != SIZE_MAX; at++)
    buf_add_char(out, '\n');
  buf_add(out, STR("\"\"\""));
}

/// Behind the long string that begins at `at`; it is taken out if that is worth it.
static size_t long_string(LongStrings* x, Arena* arena, Str text, size_t at) {
  const char* quotes = text.data[at] == '"' ? "\"\"\"" : "'''";
  size_t end = find(text, quotes, at + 3);
  while (end < text.len && text.data[end - 1] == '\\')
    end = find(text, quotes, end + 1);
  Str string = str_slice(text, at + 3, end);
  bool clear = end + 3 < text.len && text.data[end + 3] != text.data[at];
  if (string.len < WORTH_IT || !clear || !is_simple(string)) return end + 3;
  buf_add(&x->rest, str_slice(text, x->done, at));
  add_mark(&x->rest, x->strings.n, string);
  vec_push(&x->strings, arena, string);
  x->done = end + 3;
  return end + 3;
}

Str long_strings_take(LongStrings* x, Arena* arena, Str text) {
  *x = (LongStrings){0};
  if (str_find(text, STR(MARK), 0) != SIZE_MAX) return text;
  for (size_t at = 0; at < text.len;) {
    char c = text.data[at];
    if (!is_cut(c))
      at++;
    else if (c == '#')
      at = find(text, "\n", at);
    else if (c == '<')
      at = find(text, ">", at) + 1;
    else if (c == '\\')
      at += 2;
    else if (at + 2 < text.len && text.data[at + 1] == c && text.data[at + 2] == c)
      at = long_string(x, arena, text, at);
    else
      at = behind_short_string(text, at);
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
