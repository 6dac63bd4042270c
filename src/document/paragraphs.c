// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Lines and paragraphs. An empty line always ends a paragraph. A single line break does so when the
// line ends with a stop or looks like a heading; in hard-wrapped text (lines that go on in lower
// case) only when the line was given up early.

#include <string.h>

#include "document/bytes_internal.h"
#include "document/reader_internal.h"

typedef struct {
  Span span; ///< trimmed; empty for a blank line
} Line;

typedef struct {
  Line* data;
  size_t n, cap;
  bool wrapped;
  size_t longest;
} Lines;

static size_t space_before(Str s, size_t end) {
  unsigned char c = (unsigned char)s.data[end - 1];
  if (cp_is_space(c) && c < 0x80) return 1;
  if (c < 0x80 || end < 2) return 0;
  size_t n = 1;
  while (n < 4 && n < end && ((unsigned char)s.data[end - n] & 0xC0) == 0x80)
    n++;
  uint32_t cp;
  return utf8_decode(s, end - n, &cp) == n && (cp_is_space(cp) || cp == 0xFEFF || cp == 0x200B) ? n
                                                                                                : 0;
}

static Span trimmed(Str text, size_t begin, size_t end) {
  uint32_t cp;
  while (begin < end) {
    size_t step = utf8_decode(text, begin, &cp);
    if (!step || !(cp_is_space(cp) || cp == 0xFEFF || cp == 0x200B)) break;
    begin += step;
  }
  for (size_t n; end > begin && (n = space_before(text, end)) > 0;)
    end -= n;
  if (end < begin) end = begin;
  return (Span){(uint32_t)begin, (uint32_t)end};
}

/// Where the line that begins at `at` ends; few texts have another break than the usual.
static size_t line_end(Str text, size_t at, bool only_usual) {
  if (!only_usual) return bytes_until(text.data, at, text.len, BYTE_BREAK);
  const char* hit = memchr(text.data + at, '\n', text.len - at);
  return hit ? (size_t)(hit - text.data) : text.len;
}

static bool has_only_usual_breaks(Str text) {
  return text.len == 0 ||
         (!memchr(text.data, '\r', text.len) && !memchr(text.data, '\f', text.len) &&
          !memchr(text.data, '\v', text.len));
}

static void split_lines(const Reader* r, Lines* lines) {
  Str text = r->d->text;
  bool only_usual = has_only_usual_breaks(text);
  for (size_t at = 0; at < text.len;) {
    size_t end = line_end(text, at, only_usual);
    Line line = {trimmed(text, at, end)};
    size_t len = line.span.end - line.span.begin;
    if (len > lines->longest) lines->longest = len;
    vec_push(lines, r->arena, line);
    bool crlf = end + 1 < text.len && text.data[end] == '\r' && text.data[end + 1] == '\n';
    at = end + (crlf ? 2 : 1);
  }
}

/// Last character that is no closing mark or bracket, as a code point; 0 if there is none.
static uint32_t last_mark(Str s) {
  size_t end = s.len;
  while (end > 0) {
    size_t n = 1;
    while (n < 4 && n < end && ((unsigned char)s.data[end - n] & 0xC0) == 0x80)
      n++;
    uint32_t cp = 0;
    if (!utf8_decode(s, end - n, &cp)) return 0;
    bool closing = cp == '"' || cp == '\'' || cp == 0x201D || cp == 0x2019 || cp == ')' ||
                   cp == ']' || cp == 0xBB;
    if (!closing) return cp;
    end -= n;
  }
  return 0;
}

static bool is_stop(uint32_t cp) {
  return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

static bool starts_small(Str s) {
  uint32_t cp;
  return utf8_decode(s, 0, &cp) && cp_is_lower(cp);
}

/// Hard-wrapped: of the breaks between two lines of a block, many go on in lower case.
static void tell_wrapping(const Reader* r, Lines* lines) {
  size_t breaks = 0, going_on = 0;
  for (size_t i = 1; i < lines->n; i++) {
    Span a = lines->data[i - 1].span, b = lines->data[i].span;
    if (span_empty(a) || span_empty(b)) continue;
    breaks++;
    going_on += !is_stop(last_mark(reader_text(r, a))) && starts_small(reader_text(r, b));
  }
  lines->wrapped = lines->longest <= 120 && going_on >= 2 && going_on * 4 >= breaks;
}

typedef struct {
  size_t words;   ///< separated by blanks
  size_t capital; ///< of these, those that start with an upper-case letter
  size_t small;   ///< of these, those that start with a lower-case letter and have 4 bytes or more
} WordCount;

/// Where a blank or break follows the word at `at`.
static size_t word_end(Str s, size_t at) {
  do
    at = bytes_until(s.data, at + 1, s.len, BYTE_BLANK);
  while (at < s.len && s.data[at] != ' ' && !(byte_class(s.data[at]) & BYTE_BREAK));
  return at;
}

/// Class of the letter that the word at `at` begins with, where no letter or digit of ASCII stands;
/// behind an opening mark that of the second character.
static unsigned first_letter(Str s, size_t at, size_t end) {
  uint32_t cp = 0xFFFD;
  size_t step = utf8_decode(s, at, &cp);
  if (!cp_is_letter(cp) && !cp_is_digit(cp) && at + step < end) utf8_decode(s, at + step, &cp);
  return cp_is_upper(cp) ? BYTE_UPPER : cp_is_lower(cp) ? BYTE_LOWER : 0;
}

/// Bytes of the white space at `at`, where no space of ASCII stands; 0 if there is none.
static size_t other_space(Str s, size_t at) {
  uint32_t cp = 0xFFFD;
  size_t step = utf8_decode(s, at, &cp);
  return cp_is_space(cp) ? step : 0;
}

static WordCount count_words(Str s) {
  WordCount n = {0, 0, 0};
  for (size_t i = 0, space; i < s.len;) {
    unsigned c = byte_class(s.data[i]);
    if (s.data[i] == ' ') {
      i++;
    } else if (c & (BYTE_BLANK | BYTE_HIGH) && (space = other_space(s, i)) > 0) {
      i += space;
    } else {
      size_t end = word_end(s, i);
      unsigned first = c & (BYTE_LETTER | BYTE_DIGIT) ? c : first_letter(s, i, end);
      n.words++;
      n.capital += (first & BYTE_UPPER) != 0;
      n.small += end - i >= 4 && (first & BYTE_LOWER);
      i = end + 1; // what ends a word is no part of another
    }
  }
  return n;
}

/// A short line that ends with no stop and starts with no small letter.
static bool looks_like_heading(Str s) {
  if (s.len > 100 || s.len == 0) return false;
  uint32_t last = last_mark(s);
  if (is_stop(last) || last == ',' || last == ';' || last == '-' || last == 0x2014) return false;
  return count_words(s).words <= 14 && !starts_small(s);
}

static size_t first_word_len(Str s) {
  size_t n = 0;
  while (n < s.len && s.data[n] != ' ')
    n++;
  return n;
}

/// Does the paragraph end between these two lines of a block?
static bool is_border(const Reader* r, const Lines* lines, Span a, Span b) {
  Str first = reader_text(r, a), second = reader_text(r, b);
  bool stop = is_stop(last_mark(first));
  if (lines->wrapped) {
    bool early = first.len + 1 + first_word_len(second) + 4 < lines->longest;
    return early && (stop || (looks_like_heading(first) && !starts_small(second)));
  }
  if (starts_small(second)) return stop && first.len > 200;
  return stop || looks_like_heading(first) || looks_like_heading(second);
}

static uint16_t at_most_16_bits(size_t n) {
  return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

static void add_paragraph(Reader* r, Span span) {
  if (span_empty(span)) return;
  Str text = reader_text(r, span);
  WordCount n = count_words(text);
  uint32_t last = last_mark(text);
  Paragraph p = {
      .span = span,
      .zone = ZONE_BODY,
      .n_words = at_most_16_bits(n.words),
      .n_capital = at_most_16_bits(n.capital),
      .n_small = at_most_16_bits(n.small),
      .stop = is_stop(last),
      .ellipsis = last == 0x2026 || str_ends(text, STR("...")),
  };
  vec_push(&r->paragraphs, r->arena, p);
}

void paragraphs_find(Reader* r) {
  Lines lines = {0};
  split_lines(r, &lines);
  tell_wrapping(r, &lines);
  Span current = {0, 0};
  for (size_t i = 0; i < lines.n; i++) {
    Span line = lines.data[i].span;
    bool empty = span_empty(line);
    bool border =
        empty || span_empty(current) || is_border(r, &lines, lines.data[i - 1].span, line);
    if (border) {
      add_paragraph(r, current);
      current = empty ? (Span){0, 0} : line;
    } else {
      current.end = line.end;
    }
  }
  add_paragraph(r, current);
}
