// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Tells of a regular expression that PCRE2 cannot refuse it, so that compiling it can wait until
/// it is needed. It reads the sublanguage that most patterns are translated to; of anything else -
/// odd escapes, look-behinds of no fixed length, what might grow too large - it says no.
#include "notation.h"

#include <stdlib.h>

/// PCRE2 takes 64 KiB of compiled code, and far deeper groups. The sizes are generous.
enum {
  LARGEST = 48 * 1024,
  DEEPEST = 30,
  MOST_REPEATS = 99,
  CHAR_SIZE = 3,
  CLASS_SIZE = 40,
  BRANCH_SIZE = 4,
  GROUP_SIZE = 16,
  REPEAT_SIZE = 12,
  WRONG = 0 ///< for sizes: nothing plain has none
};

typedef struct {
  Str in;
  size_t at;
  size_t depth;
  size_t names; ///< groups with names so far: s1, s2 ...
} Plain;

static char peek(const Plain* p) {
  return p->at < p->in.len ? p->in.data[p->at] : '\0';
}

static bool take(Plain* p, Str s) {
  if (!str_starts(str_slice(p->in, p->at, p->in.len), s)) return false;
  p->at += s.len;
  return true;
}

static bool one_of(char c, const char* set) {
  for (; *set; set++)
    if (c == *set) return true;
  return false;
}

enum { SPECIAL = 1, QUANTIFIER = 2 };

/// What characters mean; those that are not here stand for themselves.
static const uint8_t meanings[128] = {['\0'] = SPECIAL,
                                      ['$'] = SPECIAL,
                                      ['('] = SPECIAL,
                                      [')'] = SPECIAL,
                                      ['.'] = SPECIAL,
                                      ['['] = SPECIAL,
                                      [']'] = SPECIAL,
                                      ['^'] = SPECIAL,
                                      ['\\'] = SPECIAL,
                                      ['|'] = SPECIAL,
                                      ['}'] = SPECIAL,
                                      ['*'] = SPECIAL | QUANTIFIER,
                                      ['+'] = SPECIAL | QUANTIFIER,
                                      ['?'] = SPECIAL | QUANTIFIER,
                                      ['{'] = SPECIAL | QUANTIFIER};

static bool means(char c, unsigned meaning) {
  return (unsigned char)c < 128 && (meanings[(unsigned char)c] & meaning);
}

static bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// \xFF, or a mark.
static bool take_escape(Plain* p) {
  static const char hex[] = "0123456789ABCDEFabcdef";
  Str s = str_slice(p->in, p->at, p->in.len);
  bool number = s.len >= 4 && s.data[1] == 'x' && one_of(s.data[2], hex) && one_of(s.data[3], hex);
  bool mark = s.len >= 2 && one_of(s.data[1], "()[].+*?$-{|}^\\");
  p->at += number ? 4 : mark ? 2 : 0;
  return number || mark;
}

/// One character of a class, or a range of letters or digits.
static bool take_class_item(Plain* p) {
  char c = peek(p);
  Str s = str_slice(p->in, p->at, p->in.len);
  bool range = s.len >= 3 && s.data[1] == '-' && s.data[2] != ']';
  if (range) {
    p->at += 3;
    return is_letter_or_digit(c) && is_letter_or_digit(s.data[2]) && c <= s.data[2];
  }
  if (c == '\\') return take_escape(p);
  p->at++;
  return !one_of(c, "[^") && c != '\0';
}

/// [abc], [^ \xFE], [a-z-]
static bool take_class(Plain* p) {
  p->at++;
  take(p, STR("^"));
  if (peek(p) == ']') return false;
  while (p->at < p->in.len && peek(p) != ']')
    if (!take_class_item(p)) return false;
  return take(p, STR("]"));
}

/// {1,3} or {3,}
static bool take_count(Plain* p, size_t* copies) {
  static const char digits[] = "0123456789";
  const char* low = p->in.data + p->at + 1;
  char* end;
  size_t least = one_of(*low, digits) ? strtoul(low, &end, 10) : SIZE_MAX;
  if (least > MOST_REPEATS || *end++ != ',') return false;
  *copies = one_of(*end, digits) ? strtoul(end, &end, 10) : least + 1;
  p->at = (size_t)(end - p->in.data);
  return *copies > 0 && *copies >= least && *copies <= MOST_REPEATS && take(p, STR("}"));
}

/// "?", "*", "+" or a count, lazy or possessive; how often it repeats a group in the compiled code.
static bool take_quantifier(Plain* p, size_t* copies) {
  *copies = 1;
  if (peek(p) == '{') {
    if (!take_count(p, copies)) return false;
  } else if (means(peek(p), QUANTIFIER)) {
    p->at++;
  } else {
    return true;
  }
  if (one_of(peek(p), "?+")) p->at++;
  return true;
}

static size_t alternatives(Plain* p, bool behind);

/// The opening of a group; *behind if its content must have a fixed length.
static bool take_opening(Plain* p, bool* behind) {
  Str s = str_slice(p->in, p->at, p->in.len);
  *behind = false;
  if (s.len < 4 || s.data[1] != '?') return false;
  if (one_of(s.data[2], ":=!>")) {
    p->at += 3;
    return true;
  }
  if (s.data[2] == '<' && one_of(s.data[3], "=!")) {
    p->at += 4;
    *behind = true;
    return true;
  }
  char name[16];
  snprintf(name, sizeof name, "(?<s%zu>", ++p->names % 100);
  return take(p, str_from(name));
}

static size_t group(Plain* p) {
  bool behind;
  if (!take_opening(p, &behind) || ++p->depth > DEEPEST) return WRONG;
  size_t inside = alternatives(p, behind), copies;
  p->depth--;
  if (inside == WRONG || !take(p, STR(")")) || !take_quantifier(p, &copies)) return WRONG;
  return (inside + GROUP_SIZE) * copies;
}

/// A character or class with its quantifier.
static size_t atom(Plain* p, bool behind) {
  char c = peek(p);
  size_t size = c == '[' ? CLASS_SIZE : CHAR_SIZE, copies;
  bool whole = true;
  if (c == '[')
    whole = take_class(p);
  else if (c == '\\')
    whole = take_escape(p);
  else
    p->at++;
  if (!whole || means(c, QUANTIFIER) || one_of(c, "]^}") || c == '\0') return WRONG;
  size_t end = p->at;
  if (!take_quantifier(p, &copies) || (behind && p->at != end)) return WRONG;
  return size + (p->at != end ? REPEAT_SIZE : 0);
}

/// Characters that stand for themselves, up to one that has a meaning or is quantified.
static size_t take_letters(Plain* p) {
  const char *begin = p->in.data + p->at, *end = p->in.data + p->in.len, *c = begin;
  while (c + 1 < end && !means(c[0], SPECIAL) && !means(c[1], QUANTIFIER))
    c++;
  p->at += (size_t)(c - begin);
  return (size_t)(c - begin);
}

/// a|b|c up to ")" or the end.
static size_t alternatives(Plain* p, bool behind) {
  size_t size = BRANCH_SIZE;
  for (char c; p->at < p->in.len && (c = peek(p)) != ')';) {
    if (c == '|') {
      p->at++;
      size += BRANCH_SIZE;
      continue;
    }
    size_t letters = take_letters(p);
    size += letters * CHAR_SIZE;
    if (letters) continue;
    if (behind && c == '(') return WRONG;
    size_t more = c == '(' ? group(p) : atom(p, behind);
    size += more;
    if (more == WRONG || size > LARGEST) return WRONG;
  }
  return size;
}

bool regex_is_plain(Str regex) {
  Plain p = {.in = regex};
  return alternatives(&p, false) != WRONG && p.at == regex.len;
}
