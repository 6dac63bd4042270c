// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Bylines ("By Jane Doe"), the note about the author at the end, dates of publication; and what
// they say: author, publisher, published.

#include <string.h>

#include "document/zones_internal.h"

static bool next_word(Str text, size_t* at, Str* word) {
  while (*at < text.len && (text.data[*at] == ' ' || text.data[*at] == '\n'))
    ++*at;
  size_t begin = *at;
  while (*at < text.len && text.data[*at] != ' ' && text.data[*at] != '\n')
    ++*at;
  *word = str_slice(text, begin, *at);
  return word->len > 0;
}

static Str without_comma(Str word) {
  return word.len && word.data[word.len - 1] == ',' ? str_slice(word, 0, word.len - 1) : word;
}

static Span span_of(const Reader* r, Str s) {
  uint32_t begin = (uint32_t)(s.data - r->d->text.data);
  return (Span){begin, begin + (uint32_t)s.len};
}

/// Two to four capitalised words at the beginning of s; empty if there are none.
static Str leading_name(Str s) {
  size_t at = 0, end = 0, n = 0;
  Str word;
  while (n < 4 && next_word(s, &at, &word) && utf8_is_capitalised(word)) {
    bool comma = word.data[word.len - 1] == ',';
    n++;
    end = at - (comma ? 1 : 0);
    if (comma) break;
  }
  return n >= 2 ? str_trim(str_slice(s, 0, end)) : STR_EMPTY;
}

static bool holds_role(const Reader* r, Str s) {
  const WordList* roles = ontology_list(r->ontology, STR("page-author-role"));
  Str lower = utf8_lower(r->arena, str_slice(s, 0, 300)), word;
  size_t at = 0;
  while (next_word(lower, &at, &word)) {
    bool stop = word.data[word.len - 1] == '.';
    if (stop) word.len--;
    if (list_has(roles, without_comma(word))) return true;
    if (stop && word.len > 3) return false; // end of the first sentence
  }
  return false;
}

/* ---- dates */

static const char MONTHS[] = "janfebmaraprmayjunjulaugsepoctnovdec";

/// 1 to 12 for a month's name or its first three letters; 0 otherwise.
static unsigned month_of(Str word) {
  char three[3];
  if (word.len < 3) return 0;
  for (size_t i = 0; i < 3; i++)
    three[i] = (char)(word.data[i] | 0x20);
  for (unsigned m = 0; m < 12; m++)
    if (memcmp(MONTHS + (size_t)m * 3, three, 3) == 0) return m + 1;
  return 0;
}

/// The number a word begins with; 0 if none.
static unsigned number_of(Str word) {
  unsigned n = 0;
  for (size_t i = 0; i < word.len && i < 4 && cp_is_digit((unsigned char)word.data[i]); i++)
    n = n * 10 + (unsigned)(word.data[i] - '0');
  return n;
}

/// "3 May 2020", "May 3, 2020" or "2020-05-03" anywhere in the line; empty if there is none.
static Str date_in(Reader* r, Str line) {
  unsigned day = 0, month = 0, year = 0;
  size_t at = 0;
  Str word;
  while (next_word(line, &at, &word)) {
    if (word.len >= 10 && word.data[4] == '-' && word.data[7] == '-' && number_of(word) > 1900)
      return arena_copy(r->arena, str_slice(word, 0, 10));
    unsigned n = number_of(word), m = n ? 0 : month_of(word);
    if (m && !month) month = m;
    if (n >= 1 && n <= 31 && !day && word.len <= 5) day = n;
    if (n >= 1900 && n <= 2100 && !year) year = n;
  }
  if (!day || !month || !year) return STR_EMPTY;
  return arena_printf(r->arena, "%04u-%02u-%02u", year, month, day);
}

/* ---- bylines */

static void set_author(Reader* r, Str name) {
  if (name.len == 0 || r->d->author.len) return;
  r->d->author = name;
  r->d->author_span = span_of(r, name);
}

static void set_publisher(Reader* r, Str name) {
  if (name.len == 0 || r->d->publisher.len) return;
  r->d->publisher = name;
  r->d->publisher_span = span_of(r, name);
}

/// "By Jane Doe", "By Jane Doe and John Roe", "by Jane Doe, Daily Planet".
static bool is_byline(const Paragraph* p, Str s) {
  bool by = str_starts(s, STR("By ")) || str_starts(s, STR("by ")) || str_starts(s, STR("BY "));
  if (!by || p->n_words > 14 || p->stop) return false;
  return leading_name(str_slice(s, 3, s.len)).len > 0 && p->n_small <= 2;
}

static void read_byline(Reader* r, size_t i) {
  Paragraph* p = &r->paragraphs.data[i];
  Str s = zones_text(r, i);
  p->zone = ZONE_BYLINE;
  Str name = leading_name(str_slice(s, 3, s.len));
  set_author(r, name);
  size_t end = (size_t)(name.data - s.data) + name.len;
  if (end + 2 < s.len && s.data[end] == ',')
    set_publisher(r, str_trim(str_slice(s, end + 1, s.len)));
}

/// A word of a line that says when: number, month, weekday, "Published", "EDT", "|".
static bool is_date_word(const Reader* r, Str word) {
  static const char DAYS[] = "mon tue wed thu fri sat sun";
  word = without_comma(word);
  if (word.len && word.data[word.len - 1] == ':') word.len--;
  if (word.len <= 2 || number_of(word) || month_of(word)) return true;
  Str lower = utf8_lower(r->arena, word);
  if (str_find(str_from(DAYS), str_slice(lower, 0, 3), 0) != SIZE_MAX && word.len <= 9) return true;
  return (word.len <= 4 && utf8_is_all_upper(word)) || str_equal(lower, STR("a.m.")) ||
         str_equal(lower, STR("p.m.")) ||
         list_has(ontology_list(r->ontology, STR("page-author-note")), lower);
}

/// A line that is a date, perhaps with "Published" and a time, and nothing else.
static bool is_date_line(Reader* r, const Paragraph* p, Str s) {
  size_t at = 0;
  Str word;
  if (p->n_words > 12) return false;
  while (next_word(s, &at, &word))
    if (!is_date_word(r, word)) return false;
  return date_in(r, s).len > 0;
}

static void mark_bylines(Reader* r) {
  size_t n = r->paragraphs.n;
  for (size_t i = 0; i < n; i++) {
    Paragraph* p = &r->paragraphs.data[i];
    bool edge = i < 6 || i + 6 >= n;
    if (!edge || (p->zone != ZONE_BODY && p->zone != ZONE_BYLINE)) continue;
    Str s = zones_text(r, i);
    if (is_byline(p, s)) read_byline(r, i);
    if (p->zone != ZONE_BYLINE && !is_date_line(r, p, s)) continue;
    if (r->d->published.len == 0) r->d->published = date_in(r, s);
    p->zone = ZONE_BYLINE;
  }
}

/* ---- notes about the author */

static bool occurs_before(const Reader* r, Str word, size_t paragraph) {
  for (size_t i = 0; i < paragraph; i++)
    if (r->paragraphs.data[i].zone == ZONE_BODY && zones_is_prose(&r->paragraphs.data[i]) &&
        str_find(zones_text(r, i), word, 0) != SIZE_MAX)
      return true;
  return false;
}

static Str last_word(Str s) {
  size_t at = s.len;
  while (at > 0 && s.data[at - 1] != ' ')
    at--;
  return str_slice(s, at, s.len);
}

/// "Jane Doe is a reporter at the Daily Planet.": somebody the article has not spoken of.
static bool is_bio(const Reader* r, size_t i, Str* name) {
  const Paragraph* p = &r->paragraphs.data[i];
  Str s = zones_text(r, i);
  if (!zones_is_prose(p) || p->n_words > 120) return false;
  *name = leading_name(s);
  // leading_name may have run into "Is"; what follows must be the verb.
  Str after = str_slice(s, (size_t)(name->data - s.data) + name->len, s.len);
  static const char* const VERBS[] = {" is ",     " was ",     " has ",    " covers ",
                                      " writes ", " reports ", " joined ", " works "};
  bool verb = false;
  for (size_t k = 0; name->len && k < sizeof VERBS / sizeof VERBS[0]; k++)
    verb |= str_starts(after, str_from(VERBS[k]));
  if (!verb || !holds_role(r, after)) return false;
  bool is_author = r->d->author.len && str_equal(r->d->author, *name);
  return is_author || !occurs_before(r, last_word(*name), i);
}

/// Lines before the note: the name alone, and the post with the publication.
static void read_lines_before_bio(Reader* r, size_t bio, Str name) {
  for (size_t i = bio; i-- > 0 && bio - i <= 3;) {
    Paragraph* p = &r->paragraphs.data[i];
    Str s = zones_text(r, i);
    if (p->stop || p->n_words > 10 || p->zone != ZONE_BODY) return;
    p->zone = ZONE_BYLINE;
    size_t comma = str_find(s, STR(", "), 0);
    if (str_equal(s, name))
      set_author(r, s);
    else if (holds_role(r, s) && comma != SIZE_MAX)
      set_publisher(r, str_trim(str_slice(s, comma + 2, s.len)));
  }
}

static void mark_bio(Reader* r) {
  size_t end = r->paragraphs.n, prose = 0;
  for (size_t i = 0; i < end; i++) {
    Paragraph* p = &r->paragraphs.data[i];
    bool late = i + 6 >= end && prose >= 3;
    Str name;
    if (p->zone == ZONE_BODY && late && is_bio(r, i, &name)) {
      p->zone = ZONE_BIO;
      set_author(r, name);
      read_lines_before_bio(r, i, name);
    }
    prose += p->zone == ZONE_BODY && zones_is_prose(p);
  }
}

void zones_find_authors(Reader* r) {
  if (r->paragraphs.n < 2) return;
  mark_bylines(r);
  mark_bio(r);
}
