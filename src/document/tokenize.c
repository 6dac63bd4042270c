// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Tokens: words with their inner stops, apostrophes, hyphens and ampersands; clitics split off;
// abbreviations with their full stop; numbers; every other mark by itself. Text in ASCII runs
// through tables; other characters are decoded.

#include <string.h>

#include "document/bytes_internal.h"
#include "document/reader_internal.h"

typedef struct {
  Reader* r;
  Str text;
  char* room; ///< for lower case: as much as there is text
  Span paragraph;
  size_t next_mark; ///< in single_marks
  size_t next_quotation;
  uint32_t quotation;   ///< 1 + innermost open one
  uint32_t next_border; ///< before it, no quotation opens or closes
  uint32_t last_end;
} Scan;

/// The character at i, or 0 at the paragraph's end.
static char peek(const Scan* s, size_t i) {
  return i < s->paragraph.end ? s->text.data[i] : 0;
}

/// Bytes of a letter or digit at i; 0 if there is none.
static size_t word_char(const Scan* s, size_t i) {
  if (i >= s->paragraph.end) return 0;
  unsigned c = byte_class(s->text.data[i]);
  if (!(c & BYTE_HIGH)) return c & BYTE_WORD ? 1 : 0;
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
    bool letter = (byte_class(word.data[i]) & BYTE_LETTER) != 0;
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
    if (!ascii_is_digit(s->text.data[i - k])) return false;
  size_t at = i + 1;
  while (at < s->paragraph.end && at < i + 3 && ascii_is_digit(s->text.data[at]))
    at++;
  bool spaced = at > i + 1 && peek(s, at) == ' ';
  return (spaced || at == i + 1) && is_month_at(s, at + spaced);
}

/// "1927-2004": the hyphen between two years, or a year and a date, is no part of a word.
static bool between_years(const Scan* s, size_t begin, size_t i) {
  if (i - begin != 4) return false;
  if (before_day(s, i)) return true;
  for (size_t k = 1; k <= 4; k++)
    if (!ascii_is_digit(s->text.data[i - k]) || !ascii_is_digit(peek(s, i + k))) return false;
  return !ascii_is_digit(peek(s, i + 5)) && peek(s, i + 5) != '-';
}

/// An apostrophe, or a hyphen beyond ASCII.
static size_t joining_mark(Scan* s, size_t i) {
  size_t quote = apostrophe(s, i);
  if (quote) return word_char(s, i + quote) && !is_single_mark(s, i) ? quote : 0;
  bool hyphen = i + 2 < s->paragraph.end && (memcmp(s->text.data + i, "\xE2\x80\x90", 3) == 0 ||
                                             memcmp(s->text.data + i, "\xE2\x80\x91", 3) == 0);
  return hyphen && word_char(s, i + 3) ? 3 : 0;
}

/// Bytes of the mark at i if it joins the characters around it within the word that began at
/// `begin`, else 0.
static size_t joint(Scan* s, size_t begin, size_t i) {
  char c = s->text.data[i], before = s->text.data[i - 1], after = peek(s, i + 1);
  switch (c) {
  case '\'':
  case '\xE2':
    return joining_mark(s, i);
  case '.':
    if (after == '-' || after == '\'' || (unsigned char)after == 0xE2) {
      size_t skip = after == '-' ? 1 : apostrophe(s, i + 1);
      bool acronym = is_acronym(str_slice(s->text, begin, i));
      return acronym && skip && word_char(s, i + 1 + skip) ? 1 : 0;
    }
    // A missing blank after a full stop: "ended.The".
    if (ascii_is_upper(after) && (ascii_is_lower(before) || ascii_is_digit(before)) &&
        i - begin >= 3)
      return 0;
    return word_char(s, i + 1) ? 1 : 0;
  case '-':
    if (between_years(s, begin, i)) return 0;
    return word_char(s, i + 1) ? 1 : 0;
  case '/':
    return word_char(s, i + 1) ? 1 : 0;
  case '&':
    return ascii_is_upper(before) && ascii_is_upper(after) ? 1 : 0;
  case '@':
    return word_char(s, i + 1) ? 1 : 0;
  case ',':
    return ascii_is_digit(before) && ascii_is_digit(after) && ascii_is_digit(peek(s, i + 2)) &&
                   ascii_is_digit(peek(s, i + 3)) && !ascii_is_digit(peek(s, i + 4)) &&
                   ascii_is_digit(s->text.data[begin])
               ? 1
               : 0;
  case ':':
    return ascii_is_digit(before) && ascii_is_digit(after) && ascii_is_digit(s->text.data[begin])
               ? 1
               : 0;
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
  bool initial = word.len == 1 && ascii_is_upper(word.data[0]) && after.len > 1 &&
                 (after.data[0] == ' ' || after.data[0] == '-') && word.data[0] != 'I' &&
                 (utf8_is_capitalised(str_slice(after, 1, 5)) || after.data[1] == '"' ||
                  str_starts(str_slice(after, 1, 5), STR("\xE2\x80\x9C")));
  bool abbreviation = initial || is_acronym(word) || abbreviation_find(word, after);
  return abbreviation ? end + 1 : end;
}

/// A word, and the classes of its bytes: of what joins its letters those of the first bytes only.
typedef struct {
  size_t end;
  unsigned seen;
} WordScan;

static WordScan scan_word(Scan* s, size_t begin) {
  const char* text = s->text.data;
  size_t i = begin, end = s->paragraph.end, n;
  if (starts_url(s, begin)) {
    i = url_end(s, begin);
    return (WordScan){i, bytes_seen(text, begin, i)};
  }
  unsigned c = byte_class(text[i]), seen = 0;
  if (!(c & BYTE_WORD)) { // "'90s", "@home"
    n = apostrophe(s, i);
    seen = c;
    i += n;
    i += text[i] == '@' || text[i] == '#';
  }
  for (;; i += n, seen |= c) {
    for (; i < end && ((c = byte_class(text[i])) & BYTE_WORD); i++)
      seen |= c;
    if (i == end || (c & BYTE_BLANK)) break; // nearly always
    n = word_char(s, i);
    if (n == 0 && i > begin) n = joint(s, begin, i);
    if (n == 0) break;
  }
  return (WordScan){with_stop(s, begin, i), seen};
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
  return 0;
}

/// Lower case with straight apostrophes and plain hyphens.
static Str lower_beyond_ascii(Scan* s, Str word) {
  // One of the common marks, U+2000 to U+203F: without case.
  if (word.len == 3 && word.data[0] == '\xE2' && word.data[1] == '\x80') {
    unsigned char last = (unsigned char)word.data[2];
    return last == 0x98 || last == 0x99 ? STR("'") : last == 0x90 || last == 0x91 ? STR("-") : word;
  }
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

/// Of text in ASCII.
static Str lower_ascii(Scan* s, Str word) {
  char* out = s->room;
  for (size_t i = 0; i < word.len; i++)
    out[i] = (char)(word.data[i] | (ascii_is_upper(word.data[i]) ? 0x20 : 0));
  s->room += word.len;
  return (Str){out, word.len};
}

/// Where the next quotation opens, or what is inside the current one ends.
static void find_border(Scan* s) {
  const Quotation* all = s->r->quotations.data;
  uint32_t border = UINT32_MAX;
  if (s->quotation) border = all[s->quotation - 1].inner.end;
  if (s->next_quotation < s->r->quotations.n && all[s->next_quotation].span.begin < border)
    border = all[s->next_quotation].span.begin;
  s->next_border = border;
}

/// Opens and closes quotations up to a position; the current one is the innermost.
static void pass_border(Scan* s, uint32_t at) {
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
  find_border(s);
}

static Token* new_token(Reader* r) {
  if (r->tokens.n == r->tokens.cap) {
    r->tokens.cap *= 2;
    r->tokens.data =
        arena_extend(r->arena, r->tokens.data, r->tokens.n, r->tokens.cap, sizeof(Token));
  }
  return &r->tokens.data[r->tokens.n++];
}

/// A token whose bytes have the classes `seen`. Its lower case is the text itself wherever that is
/// in lower case.
static void add_token(Scan* s, size_t begin, size_t end, Tag tag, unsigned seen) {
  if (begin >= s->next_border) pass_border(s, (uint32_t)begin);
  Str text = {s->text.data + begin, end - begin}, lower = text;
  unsigned flags = begin > s->last_end ? TOKEN_SPACE_BEFORE : 0;
  if (seen & BYTE_HIGH) {
    lower = lower_beyond_ascii(s, text);
    if (utf8_is_capitalised(text)) flags |= TOKEN_CAPITAL;
    if (flags & TOKEN_CAPITAL && text.len > 1 && utf8_is_all_upper(text)) flags |= TOKEN_ALL_UPPER;
  } else if (seen & BYTE_UPPER) {
    lower = lower_ascii(s, text);
    if (ascii_is_upper(text.data[0])) flags |= TOKEN_CAPITAL;
    if (flags & TOKEN_CAPITAL && text.len > 1 && !(seen & BYTE_LOWER)) flags |= TOKEN_ALL_UPPER;
  }
  if (tag == TAG_GENITIVE && lower.len == 1) lower = STR("'s");
  s->last_end = (uint32_t)end;
  *new_token(s->r) = (Token){
      .span = {(uint32_t)begin, (uint32_t)end},
      .text = text,
      .lower = lower,
      .tag = tag,
      .flags = (uint16_t)flags,
      .quotation = s->quotation,
  };
}

/// A token that is no whole word.
static void add_piece(Scan* s, size_t begin, size_t end, Tag tag) {
  add_token(s, begin, end, tag, bytes_seen(s->text.data, begin, end));
}

/// Digits with an ending ("1980s", "20th", "5m", "1.5bn") are numbers; "5G" is a word.
static Tag tag_with_digits(Str word) {
  size_t i = 0;
  while (i < word.len && (ascii_is_digit(word.data[i]) || strchr(".,:/-", word.data[i])))
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

static inline Tag word_tag(Str word) {
  bool letter = word.len > 0 && (byte_class(word.data[0]) & BYTE_LETTER);
  return letter ? TAG_NOUN : tag_with_digits(word); // nearly all are letters
}

static void add_with_clitic(Scan* s, size_t begin, size_t end, size_t clitic) {
  Str word = str_slice(s->text, begin, end);
  add_piece(s, begin, begin + clitic, word_tag(str_slice(word, 0, clitic)));
  char c = word.data[clitic];
  bool negation = c == 'n' || c == 'N';
  Str tail = str_slice(word, word.len - 1, word.len);
  bool genitive = !negation && str_equal_nocase(tail, STR("s"));
  add_piece(s, begin + clitic, end, negation ? TAG_NEG : genitive ? TAG_GENITIVE : TAG_AUX);
}

static size_t add_word(Scan* s, size_t begin) {
  WordScan w = scan_word(s, begin);
  Str word = {s->text.data + begin, w.end - begin};
  bool cannot =
      word.len == 6 && (word.data[0] | 0x20) == 'c' && str_equal_nocase(word, STR("cannot"));
  size_t clitic = cannot ? 3 : w.seen & BYTE_MARK ? clitic_at(word) : 0;
  if (clitic)
    add_with_clitic(s, begin, w.end, clitic);
  else
    add_token(s, begin, w.end, word_tag(word), w.seen);
  return w.end;
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
  if (!(byte_class(s->text.data[at]) & (BYTE_MARK | BYTE_HIGH))) { // most: "," and "."
    size_t end = run_end(s, at);
    add_piece(s, at, end, mark_tag((unsigned char)s->text.data[at]));
    return end;
  }
  uint32_t cp = 0xFFFD;
  size_t n = utf8_decode(s->text, at, &cp);
  if (n == 0) n = 1;
  bool ticks = (cp == '\'' || cp == '`') && peek(s, at + 1) == (char)cp;
  if (is_double_mark(cp) || ticks) {
    add_piece(s, at, at + n + ticks, TAG_QUOTE);
    return at + n + ticks;
  }
  bool single = cp == '\'' || cp == 0x2018 || cp == 0x2019;
  // "Acorn Inc.'s": the word ended with its stop.
  if (single && cp != 0x2018 && at == s->last_end && at > s->paragraph.begin &&
      s->text.data[at - 1] == '.' && peek(s, at + n) == 's' && !word_char(s, at + n + 1)) {
    add_piece(s, at, at + n + 1, TAG_GENITIVE);
    return at + n + 1;
  }
  if (single && is_single_mark(s, at)) {
    add_piece(s, at, at + n, TAG_QUOTE);
    return at + n;
  }
  if (single && cp != 0x2018) {
    char before = at > s->paragraph.begin ? s->text.data[at - 1] : ' ';
    bool genitive = strchr("sSzx", before) != NULL && at == s->last_end;
    add_piece(s, at, at + n, genitive ? TAG_GENITIVE : TAG_QUOTE);
    return at + n;
  }
  if (single) {
    add_piece(s, at, at + n, TAG_QUOTE);
    return at + n;
  }
  add_piece(s, at, at + n, mark_tag(cp));
  return at + n;
}

/// Bytes of white space or of something invisible at `at`, which is beyond ASCII; 0 if there is
/// none.
static size_t space_len(const Scan* s, size_t at) {
  uint32_t cp = 0;
  size_t n = utf8_decode(s->text, at, &cp);
  return cp_is_space(cp) || cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200F) ? n : 0;
}

/// Does a word begin at i, where no letter or digit of ASCII stands?
static bool word_begins(Scan* s, size_t i) {
  char c = s->text.data[i];
  if (word_char(s, i) || ((c == '@' || c == '#') && word_char(s, i + 1))) return true;
  // An apostrophe that opens no quotation belongs to its word: "'em", "'90s".
  size_t quote = apostrophe(s, i);
  return quote && word_char(s, i + quote) && i != s->last_end && !is_single_mark(s, i);
}

static void scan_paragraph(Scan* s, Paragraph* p) {
  s->paragraph = p->span;
  p->first_token = (uint32_t)s->r->tokens.n;
  for (size_t i = p->span.begin, space; i < p->span.end;) {
    unsigned c = byte_class(s->text.data[i]);
    if (c & BYTE_BLANK)
      i++;
    else if (c & BYTE_WORD)
      i = add_word(s, i);
    else if (c & BYTE_HIGH && (space = space_len(s, i)) > 0)
      i += space;
    else
      i = word_begins(s, i) ? add_word(s, i) : add_mark(s, i);
  }
  if (p->span.end >= s->next_border) pass_border(s, p->span.end);
  s->quotation = 0;
  find_border(s);
  p->n_tokens = (uint32_t)s->r->tokens.n - p->first_token;
}

enum { AT_ONCE = 64 };

/// Is the text its own lower case? Where it is, no copy has been made.
static bool is_lower_case(const Token* t) {
  return t->lower.data == t->text.data;
}

/// What the ontology knows of n tokens, AT_ONCE at most.
static void look_up(Reader* r, Token* t, size_t n) {
  Str texts[2 * AT_ONCE];
  const WordForm* forms[2 * AT_ONCE];
  size_t all = n;
  for (size_t i = 0; i < n; i++) {
    texts[i] = t[i].lower;
    if (!is_lower_case(&t[i])) texts[all++] = t[i].text;
  }
  ontology_forms(r->ontology, texts, all, forms);
  const WordForm* const* written = forms + n;
  for (size_t i = 0; i < n; i++) {
    t[i].form = forms[i];
    t[i].written = is_lower_case(&t[i]) ? forms[i] : *written++;
    if (t[i].tag != TAG_PUNCT && t[i].tag != TAG_QUOTE && t[i].tag != TAG_OTHER)
      t[i].lex = form_lex(forms[i]);
    r->n_known_capitals += t[i].lex && t[i].flags & TOKEN_CAPITAL;
  }
}

void tokens_find(Reader* r) {
  Scan s = {.r = r, .text = r->d->text, .room = arena_room(r->arena, r->d->text.len, 1)};
  find_border(&s);
  // English has a token for every five or six bytes: hardly a text has to make more room.
  r->tokens.cap = r->d->text.len / 4 + 16;
  r->tokens.data = arena_room(r->arena, r->tokens.cap, sizeof(Token));
  for (size_t i = 0; i < r->paragraphs.n; i++) {
    size_t at = r->tokens.n, n;
    scan_paragraph(&s, &r->paragraphs.data[i]);
    for (; (n = r->tokens.n - at) > 0; at += n) { // while they are at hand
      if (n > AT_ONCE) n = AT_ONCE;
      look_up(r, r->tokens.data + at, n);
    }
  }
}
