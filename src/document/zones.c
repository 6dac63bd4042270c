// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Zones: what of a page is the article. Each step marks the paragraphs it is sure of; what is left
// is body. A false exclusion costs facts, so every rule wants two signs at least, and texts
// without structure lose nothing.

#include "document/zones_internal.h"

bool zone_is_content(ZoneKind z) {
  return z == ZONE_TITLE || z == ZONE_STANDFIRST || z == ZONE_BODY;
}

/* ---- questions about paragraphs */

Str zones_text(const Reader* r, size_t i) {
  return reader_text(r, r->paragraphs.data[i].span);
}

bool zones_is_prose(const Paragraph* p) {
  return p->stop && !p->ellipsis && p->n_words >= 8 && p->n_small >= 3;
}

static bool is_free(const Paragraph* p) {
  return p->zone == ZONE_BODY;
}

/// A short line without a stop.
static bool is_label(const Paragraph* p, size_t most_words) {
  return !p->stop && p->n_words <= most_words;
}

static size_t count_prose(const Reader* r, size_t begin, size_t end) {
  size_t n = 0;
  for (size_t i = begin; i < end; i++)
    n += is_free(&r->paragraphs.data[i]) && zones_is_prose(&r->paragraphs.data[i]);
  return n;
}

/// The line in lower case without brackets and marks around it.
static Str bare_lower(Reader* r, size_t i) {
  Str s = str_slice(utf8_lower(r->arena, zones_text(r, i)), 0, 160);
  while (s.len && (s.data[0] == '(' || s.data[0] == '[' || s.data[0] == '*' || s.data[0] == '-' ||
                   s.data[0] == ' '))
    s = str_slice(s, 1, s.len);
  while (s.len &&
         (s.data[s.len - 1] == ':' || s.data[s.len - 1] == ')' || s.data[s.len - 1] == ']' ||
          s.data[s.len - 1] == '.' || s.data[s.len - 1] == '!' || s.data[s.len - 1] == ' '))
    s.len--;
  return s;
}

enum { MOST_WORDS = 6 };

/// The beginnings of a line, of one to six words, and what the ontology knows of them.
typedef struct {
  Str texts[MOST_WORDS];
  const WordForm* forms[MOST_WORDS];
  size_t n;
} Beginnings;

/// No further than phrases go that begin with the line's first word: for most, that is one word.
static Beginnings beginnings_of(const Ontology* o, Str s) {
  Beginnings b = {.n = 0};
  Str first = str_slice(s, 0, str_find(s, STR(" "), 0));
  size_t blanks = 0, most_blanks = ontology_form(o, first)->phrase_tokens;
  for (size_t end = 1; end <= s.len && b.n < MOST_WORDS; end++) {
    bool border = end == s.len || s.data[end] == ' ' || s.data[end] == ':' || s.data[end] == ',';
    if (border) b.texts[b.n++] = str_slice(s, 0, end);
    blanks += end < s.len && s.data[end] == ' ';
    if (blanks > 0 && blanks >= most_blanks) break;
  }
  ontology_forms(o, b.texts, b.n, b.forms);
  return b;
}

/// Length of the longest beginning that is in the list; 0 if none is.
static size_t listed_beginning(const Beginnings* b, const WordList* list) {
  for (size_t i = b->n; i-- > 0;)
    if (form_in(b->forms[i], list)) return b->texts[i].len;
  return 0;
}

static bool listed_end(const WordList* words, Str s) {
  for (size_t i = 0; i < list_size(words); i++)
    if (str_ends(s, list_word(words, i))) return true;
  return false;
}

/* ---- single lines */

/// What such lines say.
typedef struct {
  const WordList *interface, *caption, *caption_end, *notice, *author_note;
} LineLists;

static ZoneKind zone_of_line(Reader* r, size_t i, const LineLists* lists) {
  const Paragraph* p = &r->paragraphs.data[i];
  Str line = bare_lower(r, i);
  if (p->n_words <= 6 && !p->stop && list_has(lists->interface, line)) return ZONE_INTERFACE;
  Beginnings b = beginnings_of(r->ontology, line);
  size_t caption = listed_beginning(&b, lists->caption);
  bool sign =
      caption && caption < line.len && (line.data[caption] == ':' || line.data[caption] == '/');
  bool bracketed = caption && zones_text(r, i).data[0] == '(';
  if (sign || bracketed || (caption && caption == line.len && !p->stop)) return ZONE_CAPTION;
  if (p->n_words <= 40 && !zones_is_prose(p) && listed_end(lists->caption_end, line))
    return ZONE_CAPTION;
  if (p->n_words <= 25 && listed_beginning(&b, lists->notice)) return ZONE_INTERFACE;
  if (str_starts(line, STR("\xC2\xA9"))) return ZONE_INTERFACE;
  if (p->n_words <= 20 && listed_beginning(&b, lists->author_note) &&
      (!zones_is_prose(p) || p->n_capital * 2 > p->n_words))
    return ZONE_BYLINE;
  return ZONE_BODY;
}

static void mark_lines(Reader* r) {
  const Ontology* o = r->ontology;
  const LineLists lists = {
      .interface = ontology_list(o, STR("page-interface")),
      .caption = ontology_list(o, STR("page-caption")),
      .caption_end = ontology_list(o, STR("page-caption-end")),
      .notice = ontology_list(o, STR("page-notice")),
      .author_note = ontology_list(o, STR("page-author-note")),
  };
  for (size_t i = 0; i < r->paragraphs.n; i++)
    if (r->paragraphs.data[i].n_words <= 40)
      r->paragraphs.data[i].zone = zone_of_line(r, i, &lists);
}

/* ---- the head of the page */

static bool is_title_case(const Paragraph* p) {
  return p->n_capital >= 3 && p->n_small * 3 <= p->n_capital;
}

static void mark_head(Reader* r) {
  size_t i = 0, n = r->paragraphs.n;
  while (i < n && !is_free(&r->paragraphs.data[i]))
    i++;
  if (i == n || count_prose(r, i + 1, n) == 0) return;
  Paragraph* p = &r->paragraphs.data[i];
  bool title = is_title_case(p) ? p->n_words <= 22 : !p->stop && p->n_words <= 18;
  bool standfirst = !title && !p->stop && p->n_words >= 10;
  if (title) {
    p->zone = ZONE_TITLE;
    r->d->headline = zones_text(r, i);
    while (++i < n && !is_free(&r->paragraphs.data[i]))
      continue;
    p = i < n ? &r->paragraphs.data[i] : p;
    standfirst = i < n && !p->stop && p->n_words >= 8 && p->n_small >= 3;
  }
  if (standfirst && count_prose(r, i + 1, n) > 0) p->zone = ZONE_STANDFIRST;
}

/* ---- links to other stories */

static bool has_guillemet_at_edge(Str s) {
  return str_starts(s, STR("\xC2\xAB")) != str_ends(s, STR("\xC2\xBB"));
}

/// A heading ("You might also read:") and the lines under it up to the next prose.
static void mark_related(Reader* r) {
  const WordList* headings = ontology_list(r->ontology, STR("page-related"));
  for (size_t i = 1; i < r->paragraphs.n; i++) {
    Paragraph* p = &r->paragraphs.data[i];
    if (!is_free(p) && p->zone != ZONE_INTERFACE) continue;
    if (p->n_words > 25 || zones_is_prose(p)) continue;
    if (has_guillemet_at_edge(zones_text(r, i))) p->zone = ZONE_RELATED;
    Str line = bare_lower(r, i);
    Beginnings b = beginnings_of(r->ontology, line);
    size_t heading = listed_beginning(&b, headings);
    if (heading == 0) continue;
    bool whole = heading == line.len;
    if (!whole && line.data[heading] != ':') continue;
    p->zone = whole ? ZONE_INTERFACE : ZONE_RELATED;
    for (size_t k = i + 1; whole && k < r->paragraphs.n; k++) {
      Paragraph* link = &r->paragraphs.data[k];
      if (zones_is_prose(link) || link->n_words > 30) break;
      if (is_free(link)) link->zone = ZONE_RELATED;
    }
  }
}

/// Teasers at the end, cut off by an ellipsis. Everything from the first line behind the last full
/// stop goes with them.
static void mark_teasers(Reader* r) {
  size_t n = r->paragraphs.n, begin = n, cut = 0;
  while (begin > 1) {
    const Paragraph* p = &r->paragraphs.data[begin - 1];
    Str s = zones_text(r, begin - 1);
    bool full_stop = !p->ellipsis && s.data[s.len - 1] == '.';
    bool quoted = p->stop && !p->ellipsis && s.data[s.len - 1] != '!' && s.data[s.len - 1] != '?';
    if (full_stop || quoted || p->n_words > 40) break;
    cut += p->ellipsis;
    begin--;
  }
  if (cut < 2 || cut * 2 < n - begin || count_prose(r, 0, begin) < 3) return;
  for (size_t i = begin; i < n; i++)
    if (is_free(&r->paragraphs.data[i])) r->paragraphs.data[i].zone = ZONE_RELATED;
}

/// "BBC: New York Times:": labels of links after the last prose.
static void mark_link_labels(Reader* r) {
  size_t last = r->paragraphs.n;
  while (last > 0 &&
         !(is_free(&r->paragraphs.data[last - 1]) && zones_is_prose(&r->paragraphs.data[last - 1])))
    last--;
  for (size_t i = last; last > 0 && i < r->paragraphs.n; i++) {
    Paragraph* p = &r->paragraphs.data[i];
    Str s = zones_text(r, i);
    if (is_free(p) && s.data[s.len - 1] == ':' && p->n_words <= 14 && p->n_small <= 1)
      p->zone = ZONE_RELATED;
  }
}

/* ---- directories */

/// A name, the same name again, and a blurb.
static bool is_directory_entry(const Reader* r, size_t i) {
  if (i + 2 >= r->paragraphs.n) return false;
  const Paragraph* p = &r->paragraphs.data[i];
  return p->n_words <= 14 && str_equal_nocase(zones_text(r, i), zones_text(r, i + 1)) &&
         r->paragraphs.data[i + 2].n_words >= 4;
}

static void mark_directory(Reader* r) {
  size_t first = SIZE_MAX, last = 0, entries = 0;
  for (size_t i = 1; i + 2 < r->paragraphs.n; i++) {
    if (!is_directory_entry(r, i)) continue;
    if (first == SIZE_MAX) first = i;
    last = i + 2;
    entries++;
    i += 2;
  }
  if (entries < 2 || (last - first + 1) > entries * 6) return;
  if (last + 4 >= r->paragraphs.n) last = r->paragraphs.n - 1;
  for (size_t i = first; i <= last; i++)
    r->paragraphs.data[i].zone = ZONE_DIRECTORY;
  while (first-- > 1 && is_label(&r->paragraphs.data[first], 8) &&
         is_free(&r->paragraphs.data[first]))
    r->paragraphs.data[first].zone = ZONE_INTERFACE;
}

/* ---- cross-headings */

/// A word that can only be a verb, or an auxiliary: the line says something.
static bool says_something(Reader* r, Str line) {
  Str rest = utf8_lower(r->arena, line), word;
  while (rest.len && str_cut(&rest, ' ', &word)) {
    const LexEntry* lex = ontology_word(r->ontology, word);
    enum { NOUNS = LEX_NOUN | LEX_NOUN_PLURAL | LEX_ADJ | LEX_ADV | LEX_PREP };
    enum { FINITE = LEX_VERB_PAST | LEX_VERB_S | LEX_VERB_BASE | LEX_AUX | LEX_MODAL };
    if (lex && (lex->bits & FINITE) && !(lex->bits & NOUNS)) return true;
  }
  return false;
}

static void mark_headings(Reader* r) {
  for (size_t i = 1; i + 1 < r->paragraphs.n; i++) {
    Paragraph *p = &r->paragraphs.data[i], *next = p + 1, *before = p - 1;
    if (!is_free(p) || !is_label(p, 8) || !zones_is_prose(next) || !is_free(next)) continue;
    if (!zones_is_prose(before) && before->zone != ZONE_CAPTION) continue;
    Str s = zones_text(r, i);
    char last = s.data[s.len - 1];
    unsigned char first = (unsigned char)s.data[0];
    bool quoted = first == '"' || first == 0xE2 || first == '(' || first == '-' || first == '*';
    if (quoted || last == ':' || last == ',' || last == '"' || last == ')') continue;
    if (!says_something(r, s)) p->zone = ZONE_HEADING;
  }
}

void zones_find(Reader* r) {
  if (!r->ontology || r->paragraphs.n == 0) return;
  if (r->paragraphs.n > 1) {
    mark_lines(r);
    mark_head(r);
    mark_directory(r);
    mark_related(r);
    mark_teasers(r);
    mark_link_labels(r);
  }
  zones_find_authors(r);
  if (r->paragraphs.n > 1) mark_headings(r);
}
