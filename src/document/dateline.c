// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Datelines: "BRUSSELS, 3 March 2023 (Reuters) - " before the first sentence of a story. They say
// where and when it was written, nothing about what is told, so they become a paragraph of their
// own in the zone of bylines.

#include <string.h>

#include "document/bytes_internal.h"
#include "document/reader_internal.h"

enum { MAX_DATELINE = 90, MAX_WORDS = 12 };

typedef struct {
  size_t end; ///< of the dateline, separator included; 0 if there is none
  Str head;   ///< what stands before the separator
} Dateline;

/// Length of the dash at `at` with the blanks around it, 0 if there is none. A hyphen counts only
/// between blanks.
static size_t separator_at(Str s, size_t at) {
  static const char* const DASHES[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x95", "--", "-"};
  size_t i = at;
  while (i < s.len && s.data[i] == ' ')
    i++;
  if (i == s.len || (s.data[i] != '-' && s.data[i] != '\xE2')) return 0; // most places
  for (size_t k = 0; k < sizeof DASHES / sizeof DASHES[0]; k++) {
    Str dash = str_from(DASHES[k]);
    if (!str_equal(str_slice(s, i, i + dash.len), dash)) continue;
    size_t end = i + dash.len;
    bool blank_after = end < s.len && s.data[end] == ' ';
    if (dash.len == 1 && (i == at || !blank_after)) return 0;
    while (end < s.len && s.data[end] == ' ')
      end++;
    return end - at;
  }
  return 0;
}

static bool ends_head(char c) {
  return c == '!' || c == '?' || c == ':' || c == ';' || c == '"' || c == '\n';
}

/// Most paragraphs have no dash at all near their beginning.
static bool has_dash(Str s) {
  size_t n = s.len < MAX_DATELINE ? s.len : MAX_DATELINE;
  while (n < s.len && s.data[n++] == ' ') // one behind blanks counts
    continue;
  return n > 0 && (memchr(s.data, '-', n) || memchr(s.data, 0xE2, n));
}

static Dateline cut_dateline(Str s) {
  if (!has_dash(s)) return (Dateline){0, STR_EMPTY};
  for (size_t i = 3; i < s.len && i < MAX_DATELINE; i++) {
    if (byte_class(s.data[i]) & BYTE_WORD) continue; // nearly all
    if (s.data[i] == '\0' || ends_head(s.data[i])) break;
    size_t n = separator_at(s, i);
    if (n) return (Dateline){i + n, str_trim(str_slice(s, 0, i))};
  }
  return (Dateline){0, STR_EMPTY};
}

static bool is_number(Str w) {
  bool digit = false;
  for (size_t i = 0; i < w.len; i++) {
    if (w.data[i] < '0' || w.data[i] > '9') return false;
    digit = true;
  }
  return digit;
}

/// A capitalised word, a number, an abbreviation: what may follow the place in a dateline.
static bool may_follow_place(Str w) {
  static const char* const SMALL[] = {"and", "de", "la", "of", "al", "el"};
  for (size_t i = 0; i < sizeof SMALL / sizeof SMALL[0]; i++)
    if (str_equal(w, str_from(SMALL[i]))) return true;
  return is_number(w) || utf8_is_capitalised(w);
}

static bool is_agency(Str inside) {
  return (inside.len >= 2 && inside.len <= 8 && utf8_is_all_upper(inside)) ||
         str_equal(inside, STR("Reuters")) || str_equal(inside, STR("Bloomberg"));
}

static bool is_known_place(const Ontology* o, Str words, Arena* arena) {
  char* name = arena_cstr(arena, words);
  for (size_t i = 1; i < words.len; i++)
    if (name[i - 1] != ' ') name[i] = ascii_lower(name[i]);
  size_t n = 0;
  const NameHit* hits = ontology_find_names(o, (Str){name, words.len}, &n);
  for (size_t i = 0; i < n; i++)
    if (ontology_is_a(o, ontology_name(o, hits[i].entry)->cls, CLASS_PLACE)) return true;
  return false;
}

/// Splits "PLACE, date (agency)" into its parts; false if something else stands there.
static bool is_dateline(const Reader* r, Str head) {
  size_t bracket = str_find(head, STR("("), 0);
  Str inside = STR_EMPTY;
  if (bracket != SIZE_MAX) {
    if (!str_ends(head, STR(")"))) return false;
    inside = str_slice(head, bracket + 1, head.len - 1);
    head = str_trim(str_slice(head, 0, bracket));
  }
  size_t comma = str_find(head, STR(","), 0);
  Str place = comma == SIZE_MAX ? head : str_slice(head, 0, comma), rest = head, word;
  size_t n = 0;
  while (str_cut(&rest, ' ', &word)) {
    while (word.len && strchr(",.", word.data[word.len - 1]))
      word.len--;
    if (!word.len || !may_follow_place(word) || ++n > MAX_WORDS) return false;
  }
  bool upper = place.len >= 3 && utf8_is_all_upper(place);
  if (upper && (comma != SIZE_MAX || inside.len)) return true;
  if (is_agency(inside)) return true;
  return comma == SIZE_MAX && is_known_place(r->ontology, place, r->arena);
}

/// "Rome - the eternal city - ..." is no dateline: a sentence must begin behind it.
static bool starts_sentence(Str s) {
  static const char* const MARKS[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x98"};
  for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
    if (str_starts(s, str_from(MARKS[i]))) return true;
  return utf8_is_capitalised(s) || (s.len && s.data[0] >= '0' && s.data[0] <= '9');
}

static void split_paragraph(Reader* r, size_t at, uint32_t end) {
  Paragraph rest = r->paragraphs.data[at];
  vec_push(&r->paragraphs, r->arena, rest);
  Paragraph* p = r->paragraphs.data;
  memmove(p + at + 2, p + at + 1, (r->paragraphs.n - at - 2) * sizeof *p);
  p[at + 1] = rest;
  p[at + 1].span.begin = end;
  p[at].span.end = end;
  while (p[at].span.end > p[at].span.begin && r->d->text.data[p[at].span.end - 1] == ' ')
    p[at].span.end--;
  p[at].zone = ZONE_BYLINE;
  p[at].stop = false;
}

void datelines_find(Reader* r) {
  for (size_t i = 0; i < r->paragraphs.n; i++) {
    const Paragraph* p = &r->paragraphs.data[i];
    if (p->zone != ZONE_BODY && p->zone != ZONE_STANDFIRST) continue;
    Str text = reader_text(r, p->span);
    Dateline found = cut_dateline(text);
    if (!found.end || !starts_sentence(str_slice(text, found.end, text.len)) ||
        !is_dateline(r, found.head))
      continue;
    split_paragraph(r, i, p->span.begin + (uint32_t)found.end);
    i++;
  }
}
