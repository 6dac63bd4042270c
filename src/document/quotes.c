// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Quotations, paragraph by paragraph, before anything else is known of the text. Curly and straight
// double marks, two apostrophes, guillemets, and single marks that are told from apostrophes by
// what stands around them. A quotation left open runs to the end of its paragraph.

#include <string.h>

#include "document/bytes_internal.h"
#include "document/reader_internal.h"

enum { DEEPEST = 6, FARTHEST_SINGLE = 1000 };

typedef enum { Q_NONE, Q_STRAIGHT, Q_CURLY, Q_GUILLEMET, Q_TICKS, Q_SINGLE } QuoteKind;

typedef struct {
  QuoteKind kind;
  uint32_t quotation; ///< index in the Reader
  uint32_t close_at;  ///< single marks: where the closing one was found
} Open;

typedef struct {
  Reader* r;
  Str text; ///< the whole document's
  Span paragraph;
  Open open[DEEPEST];
  size_t n_open;
  size_t first; ///< first quotation of the paragraph
} Scan;

typedef struct {
  QuoteKind kind;
  uint32_t len;
  bool opener, closer; ///< by its form; both false: by what stands around it
} Mark;

/// The quotation mark at s[at]; kind Q_NONE if there is none.
static Mark mark_at(Str s, size_t at) {
  unsigned char c = (unsigned char)s.data[at];
  if (c == '"') return (Mark){Q_STRAIGHT, 1, false, false};
  if (c == '\'' || c == '`') {
    bool two = at + 1 < s.len && s.data[at + 1] == (char)c;
    if (two) return (Mark){Q_TICKS, 2, c == '`', false};
    return (Mark){c == '\'' ? Q_SINGLE : Q_NONE, 1, false, false};
  }
  if (at + 1 < s.len && c == 0xC2) {
    unsigned char d = (unsigned char)s.data[at + 1];
    if (d == 0xAB || d == 0xBB) return (Mark){Q_GUILLEMET, 2, d == 0xAB, d == 0xBB};
  }
  if (at + 2 < s.len && c == 0xE2 && (unsigned char)s.data[at + 1] == 0x80) {
    unsigned char d = (unsigned char)s.data[at + 2];
    if (d == 0x9C || d == 0x9E) return (Mark){Q_CURLY, 3, true, false};
    if (d == 0x9D) return (Mark){Q_CURLY, 3, false, true};
    if (d == 0x98) return (Mark){Q_SINGLE, 3, true, false};
    if (d == 0x99) return (Mark){Q_SINGLE, 3, false, true};
  }
  return (Mark){Q_NONE, 1, false, false};
}

static uint32_t char_before(const Scan* s, size_t at) {
  if (at <= s->paragraph.begin) return ' ';
  size_t n = 1;
  while (n < 4 && n < at && ((unsigned char)s->text.data[at - n] & 0xC0) == 0x80)
    n++;
  uint32_t cp = ' ';
  utf8_decode(s->text, at - n, &cp);
  return cp;
}

static uint32_t char_after(const Scan* s, size_t at) {
  uint32_t cp = ' ';
  if (at < s->paragraph.end) utf8_decode(s->text, at, &cp);
  return cp;
}

static bool is_word(uint32_t cp) {
  return cp_is_letter(cp) || cp_is_digit(cp);
}

/// May a quotation open after this character, close before that one?
static bool opens_after(uint32_t cp) {
  return cp_is_space(cp) || cp == '(' || cp == '[' || cp == '{' || cp == '-' || cp == '/' ||
         (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2018 || cp == 0x201C || cp == '"' || cp == '\'';
}
static bool closes_before(uint32_t cp) {
  return cp_is_space(cp) || (cp < 0x80 && strchr(".,;:!?)]}-'\"/", (int)cp) != NULL) ||
         (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2019 || cp == 0x201D || cp == 0x2026;
}

static void push(Scan* s, size_t at, Mark m, uint32_t close_at) {
  if (s->n_open == DEEPEST) return;
  Quotation q = {
      .span = {(uint32_t)at, s->paragraph.end},
      .inner = {(uint32_t)at + m.len, s->paragraph.end},
      .parent = s->n_open ? s->open[s->n_open - 1].quotation + 1 : 0,
      .open = true,
  };
  vec_push(&s->r->quotations, s->r->arena, q);
  s->open[s->n_open++] = (Open){m.kind, (uint32_t)s->r->quotations.n - 1, close_at};
}

/// Forgets what was opened inside level `keep` and never closed. A dropped quotation is empty.
static void drop_above(Scan* s, size_t keep) {
  while (s->n_open > keep) {
    Quotation* q = &s->r->quotations.data[s->open[--s->n_open].quotation];
    q->span.end = q->span.begin;
  }
}

static void close_at(Scan* s, size_t level, size_t at, uint32_t len) {
  drop_above(s, level + 1);
  Quotation* q = &s->r->quotations.data[s->open[level].quotation];
  q->inner.end = (uint32_t)at;
  q->span.end = (uint32_t)at + len;
  q->open = false;
  s->n_open = level;
}

/// Level of the innermost open quotation of a kind; SIZE_MAX if none is open.
static size_t level_of(const Scan* s, QuoteKind kind) {
  for (size_t i = s->n_open; i-- > 0;)
    if (s->open[i].kind == kind) return i;
  return SIZE_MAX;
}

/// A second opening mark without a closing one: the first, if it opened the paragraph, ends before
/// it; otherwise it is taken for a slip and forgotten.
static void restart(Scan* s, size_t level, size_t at, Mark m) {
  Quotation* q = &s->r->quotations.data[s->open[level].quotation];
  bool at_start = q->span.begin == s->paragraph.begin;
  drop_above(s, at_start ? level + 1 : level);
  if (at_start) {
    q->span.end = q->inner.end = (uint32_t)at;
    s->n_open = level;
  }
  push(s, at, m, 0);
}

static void on_double(Scan* s, size_t at, Mark m) {
  uint32_t before = char_before(s, at), after = char_after(s, at + m.len);
  size_t level = level_of(s, m.kind);
  bool opening = m.opener, closing = m.closer;
  if (!opening && !closing) {
    bool left = opens_after(before), right = closes_before(after);
    if (level == SIZE_MAX && m.kind == Q_STRAIGHT && right && !left) level = level_of(s, Q_CURLY);
    opening = level == SIZE_MAX ? !(right && !left) : left && !right;
    if (level == SIZE_MAX && is_word(before) && is_word(after)) return;
    closing = !opening;
  } else if (closing && level == SIZE_MAX) {
    level = level_of(s, Q_STRAIGHT); // marks of different fonts
  }
  if (closing && level != SIZE_MAX)
    close_at(s, level, at, m.len);
  else if (opening && level != SIZE_MAX)
    restart(s, level, at, m);
  else if (opening)
    push(s, at, m, 0);
}

/// How well the single mark at `at` closes a quotation: 0 not at all, 1 perhaps (after an s it may
/// be a genitive), 2 well.
static int closing_strength(const Scan* s, size_t at, Mark m) {
  if (m.kind != Q_SINGLE || m.opener) return 0;
  uint32_t before = char_before(s, at), after = char_after(s, at + m.len);
  if (cp_is_space(before) || is_word(after) || !closes_before(after)) return 0;
  return before == 's' && cp_is_space(after) ? 1 : 2;
}

/// Position of the mark that closes the single quotation opened before `from`, 0 if there is none.
/// Not searched beyond a double mark when inside a double quotation.
static uint32_t find_single_close(const Scan* s, size_t from) {
  size_t limit = from + FARTHEST_SINGLE;
  if (limit > s->paragraph.end) limit = s->paragraph.end;
  uint32_t weak = 0;
  bool inside = s->n_open > 0;
  for (size_t i = from; (i = bytes_until(s->text.data, i, limit, BYTE_MARK)) < limit;) {
    Mark m = mark_at(s->text, i);
    bool is_double = m.kind != Q_NONE && m.kind != Q_SINGLE;
    if (is_double && inside && i > from) break;
    int strength = closing_strength(s, i, m);
    if (strength == 2) return weak && i - from > 200 ? weak : (uint32_t)i;
    if (strength == 1 && !weak) weak = (uint32_t)i;
    i += m.len;
  }
  return weak;
}

static void on_single(Scan* s, size_t at, Mark m) {
  size_t level = level_of(s, Q_SINGLE);
  if (level != SIZE_MAX && s->open[level].close_at == at) {
    vec_push(&s->r->single_marks, s->r->arena, (uint32_t)at);
    close_at(s, level, at, m.len);
    return;
  }
  if (level != SIZE_MAX || m.closer || !opens_after(char_before(s, at))) return;
  uint32_t after = char_after(s, at + m.len);
  if (!cp_is_letter(after) && after != 0x201C && after != '"' && !(m.opener && is_word(after)) &&
      after != '$' && after != '[')
    return;
  uint32_t close = find_single_close(s, at + m.len);
  if (close == 0 || s->n_open == DEEPEST) return;
  vec_push(&s->r->single_marks, s->r->arena, (uint32_t)at);
  push(s, at, m, close);
}

/// Removes dropped quotations of the paragraph and renumbers the parents.
static void compact(Reader* r, size_t first) {
  size_t n = first, all = r->quotations.n;
  uint32_t* moved = arena_new_array(r->arena, uint32_t, all - first + 1);
  for (size_t i = first; i < all; i++) {
    Quotation q = r->quotations.data[i];
    uint32_t parent = q.parent;
    while (parent > first && moved[parent - 1 - first] == 0)
      parent = r->quotations.data[parent - 1].parent; // a dropped one: its own parent
    if (parent > first) parent = moved[parent - 1 - first];
    if (span_empty(q.span)) {
      r->quotations.data[i].parent = parent;
      continue;
    }
    q.parent = parent;
    r->quotations.data[n++] = q;
    moved[i - first] = (uint32_t)n;
  }
  r->quotations.n = n;
}

/// First bytes of marks. Each is rare, so the next one of each is looked for by itself.
static const unsigned char FIRST_BYTES[] = {'"', '\'', '`', 0xC2, 0xE2};
enum { N_FIRST_BYTES = sizeof FIRST_BYTES };

typedef struct {
  Str text;
  size_t next[N_FIRST_BYTES]; ///< where each of them stands next; the text's length if nowhere
} MarkSearch;

static void find_next(MarkSearch* m, size_t kind, size_t from) {
  const char* hit = from < m->text.len
                        ? memchr(m->text.data + from, FIRST_BYTES[kind], m->text.len - from)
                        : NULL;
  m->next[kind] = hit ? (size_t)(hit - m->text.data) : m->text.len;
}

static MarkSearch search_marks(Str text) {
  MarkSearch m = {.text = text};
  for (size_t k = 0; k < N_FIRST_BYTES; k++)
    find_next(&m, k, 0);
  return m;
}

/// Where a mark may stand, from `at` on; `at` never goes back.
static size_t next_mark(MarkSearch* m, size_t at) {
  size_t nearest = m->text.len;
  for (size_t k = 0; k < N_FIRST_BYTES; k++) {
    if (m->next[k] < at) find_next(m, k, at);
    if (m->next[k] < nearest) nearest = m->next[k];
  }
  return nearest;
}

static void scan_paragraph(Reader* r, Span paragraph, MarkSearch* marks) {
  Scan s = {.r = r, .text = r->d->text, .paragraph = paragraph, .first = r->quotations.n};
  for (size_t i = paragraph.begin; (i = next_mark(marks, i)) < paragraph.end;) {
    Mark m = mark_at(s.text, i);
    if (m.kind == Q_SINGLE)
      on_single(&s, i, m);
    else if (m.kind != Q_NONE)
      on_double(&s, i, m);
    i += m.len;
  }
  drop_above(&s, s.n_open ? 1 : 0);
  if (r->quotations.n > s.first) compact(r, s.first);
}

void quotes_find(Reader* r) {
  MarkSearch marks = search_marks(r->d->text);
  for (size_t i = 0; i < r->paragraphs.n; i++)
    scan_paragraph(r, r->paragraphs.data[i].span, &marks);
}
