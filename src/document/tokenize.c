// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Tokens: words with their inner stops, apostrophes, hyphens and ampersands; clitics split off;
// abbreviations with their full stop; numbers; every other mark by itself. Text in ASCII runs
// through tables; other characters are decoded.

#include "document/reader_internal.h"

#include <string.h>

typedef struct {
  Reader* r;
  Str text;
  char* lower; ///< ASCII-lowered copy of the whole text, same offsets
  Span paragraph;
  size_t next_mark; ///< in single_marks
  size_t next_quotation;
  uint32_t quotation; ///< 1 + innermost open one
  uint32_t last_end;
} Scan;

static bool is_ascii_alnum(unsigned char c) {
  return (unsigned)(c | 0x20) - 'a' < 26u || (unsigned)c - '0' < 10u || c == '_';
}
static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
static bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}

/// The character at i, or 0 at the paragraph's end.
static char peek(const Scan* s, size_t i) {
  return i < s->paragraph.end ? s->text.data[i] : 0;
}

/// Bytes of a letter or digit at i; 0 if there is none.
static size_t word_char(const Scan* s, size_t i) {
  if (i >= s->paragraph.end) return 0;
  unsigned char c = (unsigned char)s->text.data[i];
  if (c < 0x80) return is_ascii_alnum(c) ? 1 : 0;
  uint32_t cp;
  size_t n = utf8_decode(s->text, i, &cp);
  return cp_is_letter(cp) || cp == 0xAD || cp == 0xB2 || cp == 0xB3 || cp == 0xBD ? n : 0;
}

/// Bytes of an apostrophe at i; 0 if there is none.
static size_t apostrophe(const Scan* s, size_t i) {
  if (peek(s, i) == '\'') return 1;
  if (peek(s, i) != '\xE2') return 0;
  return i + 2 < s->paragraph.end && memcmp(s->text.data + i, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static bool is_single_mark(Scan* s, size_t at) {
  const uint32_t* marks = s->r->single_marks.data;
  while (s->next_mark < s->r->single_marks.n && marks[s->next_mark] < at)
    s->next_mark++;
  return s->next_mark < s->r->single_marks.n && marks[s->next_mark] == at;
}

/// Letters with a stop between each two: "U.S", "a.m".
static bool is_acronym(Str word) {
  if (word.len < 3 || word.len % 2 == 0) return false;
  for (size_t i = 0; i < word.len; i++) {
    bool letter = is_upper(word.data[i]) || is_lower(word.data[i]);
    if (i % 2 ? word.data[i] != '.' : !letter) return false;
  }
  return true;
}

static bool is_month_at(const Scan* s, size_t at) {
  static const char* const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Str rest = {s->text.data + at, s->paragraph.end - at};
  for (size_t k = 0; k < sizeof MONTHS / sizeof MONTHS[0]; k++)
    if (str_starts(rest, str_from(MONTHS[k]))) return true;
  return false;
}

/// "1927-15 May 2004", "1908-April 1988": a year and a day or month.
static bool before_day(const Scan* s, size_t i) {
  for (size_t k = 1; k <= 4; k++)
    if (!is_digit(s->text.data[i - k])) return false;
  size_t at = i + 1;
  while (at < s->paragraph.end && at < i + 3 && is_digit(s->text.data[at]))
    at++;
  bool spaced = at > i + 1 && peek(s, at) == ' ';
  return (spaced || at == i + 1) && is_month_at(s, at + spaced);
}

/// "1927-2004": the hyphen between two years, or a year and a date, is no part of a word.
static bool between_years(const Scan* s, size_t begin, size_t i) {
  if (i - begin != 4) return false;
  if (before_day(s, i)) return true;
  for (size_t k = 1; k <= 4; k++)
    if (!is_digit(s->text.data[i - k]) || !is_digit(peek(s, i + k))) return false;
  return !is_digit(peek(s, i + 5)) && peek(s, i + 5) != '-';
}

/// Does the mark at i join the characters around it within the word that began at `begin`?
static size_t joint(Scan* s, size_t begin, size_t i) {
  char c = s->text.data[i], before = s->text.data[i - 1], after = peek(s, i + 1);
  size_t quote = apostrophe(s, i);
  if (quote) return word_char(s, i + quote) && !is_single_mark(s, i) ? quote : 0;
  bool hyphen = i + 2 < s->paragraph.end && (memcmp(s->text.data + i, "\xE2\x80\x90", 3) == 0 ||
                                             memcmp(s->text.data + i, "\xE2\x80\x91", 3) == 0);
  if (hyphen) return word_char(s, i + 3) ? 3 : 0;
  switch (c) {
  case '.':
    if (after == '-' || after == '\'' || (unsigned char)after == 0xE2) {
      size_t skip = after == '-' ? 1 : apostrophe(s, i + 1);
      bool acronym = is_acronym(str_slice(s->text, begin, i));
      return acronym && skip && word_char(s, i + 1 + skip) ? 1 : 0;
    }
    // A missing blank after a full stop: "ended.The".
    if (is_upper(after) && (is_lower(before) || is_digit(before)) && i - begin >= 3) return 0;
    return word_char(s, i + 1) ? 1 : 0;
  case '-':
    if (between_years(s, begin, i)) return 0;
    return word_char(s, i + 1) ? 1 : 0;
  case '/':
    return word_char(s, i + 1) ? 1 : 0;
  case '&':
    return is_upper(before) && is_upper(after) ? 1 : 0;
  case '@':
    return word_char(s, i + 1) ? 1 : 0;
  case ',':
    return is_digit(before) && is_digit(after) && is_digit(peek(s, i + 2)) &&
                   is_digit(peek(s, i + 3)) && !is_digit(peek(s, i + 4)) &&
                   is_digit(s->text.data[begin])
               ? 1
               : 0;
  case ':':
    return is_digit(before) && is_digit(after) && is_digit(s->text.data[begin]) ? 1 : 0;
  default:
    return 0;
  }
}

static bool starts_url(const Scan* s, size_t at) {
  if (s->text.data[at] != 'h' && s->text.data[at] != 'w') return false;
  Str rest = {s->text.data + at, s->paragraph.end - at};
  return str_starts(rest, STR("http://")) || str_starts(rest, STR("https://")) ||
         str_starts(rest, STR("www."));
}

static size_t url_end(const Scan* s, size_t at) {
  size_t i = at;
  while (i < s->paragraph.end && (unsigned char)s->text.data[i] > ' ' &&
         !strchr("\"'`<>)]", s->text.data[i]) && (unsigned char)s->text.data[i] < 0x80)
    i++;
  while (i > at + 1 && strchr(".,;:!?'", s->text.data[i - 1]))
    i--;
  return i;
}

/// A full stop right after the word that belongs to it.
static size_t with_stop(const Scan* s, size_t begin, size_t end) {
  if (peek(s, end) != '.' || peek(s, end + 1) == '.') return end;
  Str word = str_slice(s->text, begin, end);
  Str after = str_slice(s->text, end + 1, s->paragraph.end);
  bool initial = word.len == 1 && is_upper(word.data[0]) && after.len > 1 &&
                 (after.data[0] == ' ' || after.data[0] == '-') && word.data[0] != 'I' &&
                 (utf8_is_capitalised(str_slice(after, 1, 5)) || after.data[1] == '"' ||
                  str_starts(str_slice(after, 1, 5), STR("\xE2\x80\x9C")));
  bool abbreviation = initial || is_acronym(word) || abbreviation_find(word, after);
  return abbreviation ? end + 1 : end;
}

static size_t word_end(Scan* s, size_t begin) {
  if (starts_url(s, begin)) return url_end(s, begin);
  size_t i = begin, n;
  if ((n = apostrophe(s, i)) > 0) i += n; // "'90s"
  if (s->text.data[i] == '@' || s->text.data[i] == '#') i++;
  while (i < s->paragraph.end) {
    while (i < s->paragraph.end && is_ascii_alnum((unsigned char)s->text.data[i]))
      i++;
    if (i == s->paragraph.end) break;
    n = word_char(s, i);
    if (n == 0 && i > begin) n = joint(s, begin, i);
    if (n == 0) break;
    i += n;
  }
  return with_stop(s, begin, i);
}

/// Offset of the clitic in a word ("'s", "n't", "'ll" ...), 0 if it has none.
static size_t clitic_at(Str word) {
  for (size_t i = word.len; i-- > 1;) {
    if (word.data[i] != '\'' && word.data[i] != '\xE2') continue;
    bool curly = i + 2 < word.len && memcmp(word.data + i, "\xE2\x80\x99", 3) == 0;
    if (word.data[i] != '\'' && !curly) continue;
    Str tail = str_slice(word, i + (curly ? 3 : 1), word.len);
    if (str_equal_nocase(tail, STR("t")))
      return i > 1 && (word.data[i - 1] == 'n' || word.data[i - 1] == 'N') ? i - 1 : 0;
    static const char* const TAILS[] = {"s", "ll", "re", "ve", "d", "m"};
    for (size_t k = 0; k < sizeof TAILS / sizeof TAILS[0]; k++)
      if (str_equal_nocase(tail, str_from(TAILS[k]))) return i;
    return 0;
  }
  return word.len == 6 && str_equal_nocase(word, STR("cannot")) ? 3 : 0;
}

/// Lower case with straight apostrophes and plain hyphens.
static Str lower_beyond_ascii(Scan* s, Str word) {
  Str lower = utf8_lower(s->r->arena, word);
  char* out = arena_alloc(s->r->arena, lower.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < lower.len; i++) {
    bool mark = i + 2 < lower.len && memcmp(lower.data + i, "\xE2\x80", 2) == 0;
    unsigned char last = mark ? (unsigned char)lower.data[i + 2] : 0;
    char plain = last == 0x98 || last == 0x99 ? '\'' : last == 0x90 || last == 0x91 ? '-' : 0;
    out[n++] = plain ? plain : lower.data[i];
    i += plain ? 2 : 0;
  }
  return (Str){out, n};
}

static Str lower_of(Scan* s, size_t begin, size_t end) {
  for (size_t i = begin; i < end; i++)
    if ((unsigned char)s->text.data[i] >= 0x80)
      return lower_beyond_ascii(s, str_slice(s->text, begin, end));
  return (Str){s->lower + begin, end - begin};
}

/// Opens and closes quotations up to a position; the current one is the innermost.
static void follow_quotations(Scan* s, uint32_t at) {
  Quotation* all = s->r->quotations.data;
  uint32_t n = (uint32_t)s->r->tokens.n;
  while (s->quotation && at >= all[s->quotation - 1].inner.end) {
    Quotation* q = &all[s->quotation - 1];
    if (q->n == UINT32_MAX) q->n = n > q->first ? n - q->first : 0;
    if (at < q->span.end) return; // its closing mark
    s->quotation = q->parent;
  }
  while (s->next_quotation < s->r->quotations.n && all[s->next_quotation].span.begin <= at) {
    s->quotation = (uint32_t)++s->next_quotation;
    all[s->quotation - 1].first = n + 1;
    all[s->quotation - 1].n = UINT32_MAX;
  }
}

static void add_token(Scan* s, size_t begin, size_t end, Tag tag) {
  follow_quotations(s, (uint32_t)begin);
  Token t = {
      .span = {(uint32_t)begin, (uint32_t)end},
      .text = {s->text.data + begin, end - begin},
      .tag = tag,
      .quotation = s->quotation,
  };
  t.lower = lower_of(s, begin, end);
  if (begin > s->last_end) t.flags |= TOKEN_SPACE_BEFORE;
  s->last_end = (uint32_t)end;
  if (utf8_is_capitalised(t.text)) {
    t.flags |= TOKEN_CAPITAL;
    if (t.text.len > 1 && utf8_is_all_upper(t.text)) t.flags |= TOKEN_ALL_UPPER;
  }
  if (tag == TAG_GENITIVE && t.lower.len == 1) t.lower = STR("'s");
  vec_push(&s->r->tokens, s->r->arena, t);
}

/// Digits with an ending ("1980s", "20th", "5m", "1.5bn") are numbers; "5G" is a word.
static Tag word_tag(Str word) {
  size_t i = 0;
  if (word.len == 0 || is_letter(word.data[0])) return TAG_NOUN; // nearly all
  while (i < word.len && (is_digit(word.data[i]) || strchr(".,:/-", word.data[i])))
    i++;
  if (i == 0) return TAG_NOUN;
  if (i == word.len) return TAG_NUM;
  Str tail = str_slice(word, i, word.len);
  static const char* const ENDINGS[] = {"s",  "'s", "st", "nd", "rd", "th", "m",  "bn", "k",
                                        "tn", "mn", "b",  "am", "pm", "p",  "kg", "km", "cm"};
  for (size_t k = 0; k < sizeof ENDINGS / sizeof ENDINGS[0]; k++)
    if (str_equal(tail, str_from(ENDINGS[k]))) return TAG_NUM;
  return TAG_NOUN;
}

static size_t add_word(Scan* s, size_t begin) {
  size_t end = word_end(s, begin);
  Str word = str_slice(s->text, begin, end);
  size_t clitic = clitic_at(word);
  if (clitic == 0) {
    add_token(s, begin, end, word_tag(word));
    return end;
  }
  add_token(s, begin, begin + clitic, word_tag(str_slice(word, 0, clitic)));
  char c = word.data[clitic];
  bool negation = c == 'n' || c == 'N';
  Str tail = str_slice(word, word.len - 1, word.len);
  bool genitive = !negation && str_equal_nocase(tail, STR("s"));
  add_token(s, begin + clitic, end, negation ? TAG_NEG : genitive ? TAG_GENITIVE : TAG_AUX);
  return end;
}

/// Runs of stops and of hyphens are one token.
static size_t run_end(const Scan* s, size_t at) {
  char c = s->text.data[at];
  size_t i = at + 1;
  if (c == '.' || c == '-' || c == '*' || c == '=' || c == '_')
    while (peek(s, i) == c)
      i++;
  return i;
}

static bool is_double_mark(uint32_t cp) {
  return cp == '"' || cp == 0x201C || cp == 0x201D || cp == 0x201E || cp == 0xAB || cp == 0xBB;
}

static Tag mark_tag(uint32_t cp) {
  if (cp < 0x80) return strchr(".,;:!?()[]{}-/", (int)cp) ? TAG_PUNCT : TAG_OTHER;
  bool dash = cp >= 0x2010 && cp <= 0x2015;
  return dash || cp == 0x2026 || cp == 0x2022 || cp == 0xB7 ? TAG_PUNCT : TAG_OTHER;
}

static size_t add_mark(Scan* s, size_t at) {
  uint32_t cp = 0xFFFD;
  size_t n = utf8_decode(s->text, at, &cp);
  if (n == 0) n = 1;
  bool ticks = (cp == '\'' || cp == '`') && peek(s, at + 1) == (char)cp;
  if (is_double_mark(cp) || ticks) {
    add_token(s, at, at + n + ticks, TAG_QUOTE);
    return at + n + ticks;
  }
  bool single = cp == '\'' || cp == 0x2018 || cp == 0x2019;
  // "Acorn Inc.'s": the word ended with its stop.
  if (single && cp != 0x2018 && at == s->last_end && at > s->paragraph.begin &&
      s->text.data[at - 1] == '.' && peek(s, at + n) == 's' && !word_char(s, at + n + 1)) {
    add_token(s, at, at + n + 1, TAG_GENITIVE);
    return at + n + 1;
  }
  if (single && is_single_mark(s, at)) {
    add_token(s, at, at + n, TAG_QUOTE);
    return at + n;
  }
  if (single && cp != 0x2018) {
    char before = at > s->paragraph.begin ? s->text.data[at - 1] : ' ';
    bool genitive = strchr("sSzx", before) != NULL && at == s->last_end;
    add_token(s, at, at + n, genitive ? TAG_GENITIVE : TAG_QUOTE);
    return at + n;
  }
  if (single) {
    add_token(s, at, at + n, TAG_QUOTE);
    return at + n;
  }
  size_t end = cp < 0x80 ? run_end(s, at) : at + n;
  add_token(s, at, end, mark_tag(cp));
  return end;
}

static size_t space_len(const Scan* s, size_t at) {
  unsigned char c = (unsigned char)s->text.data[at];
  if (c <= ' ') return 1;
  if (c < 0x80) return 0;
  uint32_t cp = 0;
  size_t n = utf8_decode(s->text, at, &cp);
  return cp_is_space(cp) || cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200F) ? n : 0;
}

static void scan_paragraph(Scan* s, Paragraph* p) {
  s->paragraph = p->span;
  p->first_token = (uint32_t)s->r->tokens.n;
  for (size_t i = p->span.begin; i < p->span.end;) {
    size_t n = space_len(s, i);
    size_t quote = n ? 0 : apostrophe(s, i);
    bool word = n == 0 && (word_char(s, i) || ((s->text.data[i] == '@' || s->text.data[i] == '#') &&
                                               word_char(s, i + 1)));
    // An apostrophe that opens no quotation belongs to its word: "'em", "'90s".
    if (quote && word_char(s, i + quote) && i != s->last_end && !is_single_mark(s, i)) word = true;
    if (n)
      i += n;
    else if (word)
      i = add_word(s, i);
    else
      i = add_mark(s, i);
  }
  follow_quotations(s, p->span.end);
  s->quotation = 0;
  p->n_tokens = (uint32_t)s->r->tokens.n - p->first_token;
}

static char* lower_ascii(Arena* arena, Str text) {
  char* out = arena_room(arena, text.len + 1, 1);
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.data[i];
    out[i] = (char)(c + ((unsigned)(c - 'A') < 26u ? 32 : 0));
  }
  return out;
}

enum { AT_ONCE = 64 };

/// What the ontology knows of n tokens, AT_ONCE at most.
static void look_up(const Ontology* o, Token* t, size_t n) {
  Str texts[AT_ONCE];
  const WordForm* forms[AT_ONCE];
  for (size_t i = 0; i < n; i++)
    texts[i] = t[i].lower;
  ontology_forms(o, texts, n, forms);
  size_t others = 0;
  for (size_t i = 0; i < n; i++) {
    t[i].form = t[i].written = forms[i];
    if (t[i].tag != TAG_PUNCT && t[i].tag != TAG_QUOTE && t[i].tag != TAG_OTHER)
      t[i].lex = forms[i]->lex;
    if (!str_equal(t[i].lower, t[i].text)) texts[others++] = t[i].text;
  }
  ontology_forms(o, texts, others, forms);
  for (size_t i = n; i-- > 0;)
    if (!str_equal(t[i].lower, t[i].text)) t[i].written = forms[--others];
}

void tokens_find(Reader* r) {
  Scan s = {.r = r, .text = r->d->text, .lower = lower_ascii(r->arena, r->d->text)};
  s.last_end = 0;
  // English has a token for every five or six bytes: few texts have to make more room.
  r->tokens.cap = r->d->text.len / 5 + 16;
  r->tokens.data = arena_room(r->arena, r->tokens.cap, sizeof(Token));
  for (size_t i = 0; i < r->paragraphs.n; i++)
    scan_paragraph(&s, &r->paragraphs.data[i]);
  for (size_t at = 0; at < r->tokens.n; at += AT_ONCE) {
    size_t left = r->tokens.n - at;
    look_up(r->ontology, r->tokens.data + at, left < AT_ONCE ? left : AT_ONCE);
  }
}
