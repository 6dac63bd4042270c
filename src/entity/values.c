// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Dates, sums of money, percentages and numbers as mentions. Dates carry what is known of them;
// relative ones are resolved against the article's date where that is known. Months, weekdays and
// magnitudes are closed classes of English.
#include "entity/entity.h"

#include <string.h>

typedef struct {
  const Document* d;
  Arena* arena;
  VEC(Mention) mentions;
  DateValue published;
  uint32_t openers[256]; ///< by ends_of: lengths, as bits, of the words that may begin a value
} Values;

static const char* const MONTHS[] = {"january",  "february", "march",  "april",     "may",
                                     "june",     "july",     "august", "september", "october",
                                     "november", "december", NULL};
static const char* const MONTHS_SHORT[] = {"jan", "feb", "mar", "apr", "\x01", "jun", "jul",
                                           "aug", "sep", "oct", "nov", "dec",  NULL};
static const char* const WEEKDAYS[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday",    NULL};
static const char* const UNITS[] = {
    "day",    "days",    "week",    "weeks",    "month",   "months", "year",    "years",
    "decade", "decades", "quarter", "quarters", "century", "season", "weekend", NULL};
static const char* const MAGNITUDES[] = {"hundred", "thousand", "million", "billion", "trillion",
                                         "m",       "bn",       "b",       "k",       "mn",
                                         "tn",      "crore",    "lakh",    NULL};
static const char* const CURRENCIES[] = {
    "dollar", "dollars", "euro",   "euros", "pound",    "pounds",  "yen",
    "yuan",   "rupee",   "rupees", "ruble", "rubles",   "franc",   "francs",
    "krona",  "kronor",  "peso",   "pesos", "won",      "rand",    "cents",
    "pence",  "usd",     "eur",    "gbp",   "renminbi", "roubles", NULL};
static const char* const SYMBOLS[] = {"$",  "£",   "€",   "¥",  "₹",  "₩",  "us$", "c$",
                                      "a$", "hk$", "nz$", "s$", "r$", "rs", "rs.", NULL};

/* ---- words ---- */

static const Token* token(const Values* v, size_t i) {
  return i < v->d->n_tokens ? &v->d->tokens[i] : NULL;
}

static bool is(const Values* v, size_t i, const char* word) {
  const Token* t = token(v, i);
  return t && str_equal(t->lower, str_from(word));
}

/// 1 + place of the token in a list of words; 0 if it is in none.
static int find(const Values* v, size_t i, const char* const* words) {
  const Token* t = token(v, i);
  if (!t || t->lower.len == 0) return 0;
  char first = t->lower.data[0];
  for (int k = 0; words[k]; k++)
    if (words[k][0] == first && str_equal(t->lower, str_from(words[k]))) return k + 1;
  return 0;
}

static bool is_capital(const Values* v, size_t i) {
  return token(v, i) && (token(v, i)->flags & TOKEN_CAPITAL);
}

/// Month 1..12 of a capitalised name or short form with or without stop; 0 if it is none.
static int month_at(const Values* v, size_t i) {
  if (!is_capital(v, i)) return 0;
  int month = find(v, i, MONTHS);
  if (month) return month;
  Str lower = token(v, i)->lower;
  if (str_ends(lower, STR("."))) lower.len--;
  if (str_equal(lower, STR("sept"))) return 9;
  for (int k = 0; MONTHS_SHORT[k]; k++)
    if (str_equal(lower, str_from(MONTHS_SHORT[k]))) return k + 1;
  return 0;
}

/// The whole slice as a number of `low` to `high` digits; -1 if it is none.
static int digits(Str s, size_t low, size_t high) {
  if (s.len < low || s.len > high || s.len > 8) return -1;
  int n = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (s.data[i] < '0' || s.data[i] > '9') return -1;
    n = n * 10 + (s.data[i] - '0');
  }
  return n;
}

/// "14" or "14th", 1..31; 0 if it is no day.
static int day_at(const Values* v, size_t i) {
  if (!token(v, i)) return 0;
  Str s = token(v, i)->lower;
  if (s.len == 0 || s.data[0] < '0' || s.data[0] > '9') return 0;
  if (s.len > 2 && (str_ends(s, STR("st")) || str_ends(s, STR("nd")) || str_ends(s, STR("rd")) ||
                    str_ends(s, STR("th"))))
    s.len -= 2;
  int n = digits(s, 1, 2);
  return n >= 1 && n <= 31 ? n : 0;
}

static int year_at(const Values* v, size_t i) {
  if (!token(v, i)) return 0;
  int n = digits(token(v, i)->text, 4, 4);
  return n >= 1000 && n <= 2100 ? n : 0;
}

static bool is_number(const Values* v, size_t i) {
  const Token* t = token(v, i);
  if (!t || t->text.len == 0) return false;
  char c = t->text.data[0];
  return c >= '0' && c <= '9' && t->tag == TAG_NUM;
}

/* ---- dates ---- */

static Mention mention(const Values* v, size_t first, size_t n, MentionKind kind, ClassId cls) {
  const Token* t = v->d->tokens;
  return (Mention){.span = {t[first].span.begin, t[first + n - 1].span.end},
                   .first = (uint32_t)first,
                   .n = (uint32_t)n,
                   .sentence = t[first].sentence,
                   .entity = NO_ENTITY,
                   .kind = kind,
                   .cls = cls};
}

static size_t add_date(Values* v, size_t first, size_t n, int year, int month, int day,
                       bool relative) {
  Mention m = mention(v, first, n, MENTION_DATE, CLASS_DATE);
  m.date = (DateValue){(int16_t)year, (uint8_t)month, (uint8_t)day, relative};
  vec_push(&v->mentions, v->arena, m);
  return n;
}

/// Year after a day or month, with or without comma or "of": tokens taken.
static size_t year_after(const Values* v, size_t i, int* year) {
  if ((*year = year_at(v, i)) != 0) return 1;
  if ((is(v, i, ",") || is(v, i, "of")) && (*year = year_at(v, i + 1)) != 0) return 2;
  return 0;
}

static bool starts_month_use(const Values* v, size_t i) {
  static const char* const before[] = {
      "in",      "since", "by",   "until",  "till", "from", "of",      "last",   "this",  "next",
      "early",   "late",  "mid",  "during", "and",  "to",   "through", "before", "after", "every",
      "between", "late-", "mid-", "on",     "for",  "-",    "–",       ",",      NULL};
  return i > 0 && find(v, i - 1, before);
}

/// "14 May 1987", "14th of May"; 0 tokens if there is none.
static size_t day_month(Values* v, size_t i) {
  int day = day_at(v, i), year = 0;
  if (!day) return 0;
  size_t m = is(v, i + 1, "of") ? i + 2 : i + 1;
  int month = month_at(v, m);
  if (!month) return 0;
  size_t n = m + 1 - i;
  n += year_after(v, i + n, &year);
  return add_date(v, i, n, year, month, day, false);
}

/// "May 14, 1987", "May 1987", "in May".
static size_t month_day(Values* v, size_t i) {
  int month = month_at(v, i), year = 0;
  if (!month) return 0;
  int day = day_at(v, i + 1);
  if (day && !is(v, i + 2, "%")) {
    size_t n = 2 + year_after(v, i + 2, &year);
    return add_date(v, i, n, year, month, day, false);
  }
  size_t n = year_after(v, i + 1, &year);
  if (n) return add_date(v, i, 1 + n, year, month, 0, false);
  if (!starts_month_use(v, i)) return 0;
  if (token(v, i + 1) && is_capital(v, i + 1) && token(v, i + 1)->tag != TAG_PUNCT) return 0;
  return add_date(v, i, 1, 0, month, 0, false);
}

/// "2019-05-14", "2019/05/14", "14/5/1987", "14.05.1987": one token of three numbers.
static size_t numeric_date(Values* v, size_t i) {
  Str s = token(v, i)->text;
  if (s.len < 8 || s.len > 10 || s.data[0] < '0' || s.data[0] > '9') return 0;
  char mark = memchr(s.data, '-', s.len) ? '-' : memchr(s.data, '/', s.len) ? '/' : '.';
  Str rest = s, part[3];
  size_t n = 0;
  while (n < 3 && str_cut(&rest, mark, &part[n]))
    n++;
  if (n != 3 || rest.len > 0) return 0;
  int a = digits(part[0], 1, 4), b = digits(part[1], 1, 2), c = digits(part[2], 1, 4);
  if (a < 0 || b < 1 || c < 0) return 0;
  if (part[0].len == 4 && b <= 12 && c >= 1 && c <= 31) return add_date(v, i, 1, a, b, c, false);
  if (part[2].len != 4 || a < 1) return 0;
  if (b <= 12 && a <= 31) return add_date(v, i, 1, c, b, a, false);
  if (a <= 12 && b <= 31) return add_date(v, i, 1, c, a, b, false);
  return 0;
}

/// "1980s", "the 1980's".
static size_t decade(Values* v, size_t i) {
  Str s = token(v, i)->text;
  bool own = s.len == 5 && s.data[4] == 's';
  int year = digits(own ? str_slice(s, 0, 4) : s, 4, 4);
  if (year < 1000 || year > 2100) return 0;
  bool genitive = !own && is(v, i + 1, "'s") && year % 10 == 0;
  if (!own && !genitive) return 0;
  return add_date(v, i, own ? 1 : 2, year, 0, 0, false);
}

/// A bare year; not "2000 people".
static size_t bare_year(Values* v, size_t i) {
  int year = year_at(v, i);
  if (!year) return 0;
  const Token* next = token(v, i + 1);
  static const char* const before[] = {
      "in",     "since",  "by",     "until",  "till",    "from",  "of",      "to",
      "during", "circa",  "c.",     "and",    "-",       "–",     "(",       "early",
      "late",   "mid",    "before", "after",  "around",  "about", "born",    "summer",
      "spring", "autumn", "fall",   "winter", "between", "year",  "through", ",",
      "—",      "b.",     "d.",     "died",   NULL};
  bool told = i > 0 && find(v, i - 1, before);
  bool counted =
      next && ((next->tag == TAG_NOUN && !(next->flags & TOKEN_CAPITAL)) ||
               find(v, i + 1, MAGNITUDES) || is(v, i + 1, "%") || is(v, i + 1, "percent"));
  if (counted &&
      !(told && !is(v, i - 1, "of") && !is(v, i - 1, "about") && !is(v, i - 1, "around")))
    return 0;
  if (!told && year < 1500) return 0;
  if (i > 0 && find(v, i - 1, SYMBOLS)) return 0;
  return add_date(v, i, 1, year, 0, 0, false);
}

/* ---- relative dates ---- */

static int days_in(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

static DateValue plus_days(DateValue d, int days) {
  int day = d.day + days, month = d.month, year = d.year;
  while (day < 1) {
    if (--month < 1) month = 12, year--;
    day += days_in(year, month);
  }
  while (day > days_in(year, month)) {
    day -= days_in(year, month);
    if (++month > 12) month = 1, year++;
  }
  return (DateValue){(int16_t)year, (uint8_t)month, (uint8_t)day, true};
}

/// Monday is 0 (Sakamoto's rule).
static int weekday_of(DateValue d) {
  static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  int y = d.year - (d.month < 3);
  return (y + y / 4 - y / 100 + y / 400 + shift[d.month - 1] + d.day + 6) % 7;
}

static size_t add_value(Values* v, size_t first, size_t n, DateValue value) {
  return add_date(v, first, n, value.year, value.month, value.day, true);
}

/// "last week", "this year": the step is -1, 0 or 1.
static DateValue shifted(const Values* v, size_t unit, int step) {
  DateValue p = v->published, none = {.relative = true};
  if (p.year == 0) return none;
  if (is(v, unit, "year")) return (DateValue){(int16_t)(p.year + step), 0, 0, true};
  if (is(v, unit, "month") && p.month) {
    int month = p.month + step, year = p.year;
    if (month < 1) month = 12, year--;
    if (month > 12) month = 1, year++;
    return (DateValue){(int16_t)year, (uint8_t)month, 0, true};
  }
  return none;
}

static const char* const NEAR_DAYS[] = {"yesterday", "today", "tomorrow", "tonight", NULL};

static size_t near_day(Values* v, size_t i) {
  int k = find(v, i, NEAR_DAYS);
  if (!k) return 0;
  DateValue none = {.relative = true};
  int step = k == 4 ? 0 : k - 2;
  return add_value(v, i, 1, v->published.day ? plus_days(v->published, step) : none);
}

static size_t weekday(Values* v, size_t first, size_t i, int step) {
  int k = is_capital(v, i) ? find(v, i, WEEKDAYS) : 0;
  if (!k) return 0;
  DateValue value = {.relative = true};
  if (v->published.day) {
    int back = (weekday_of(v->published) - (k - 1) + 7) % 7;
    value = plus_days(v->published, step > 0 ? 7 - back : step < 0 && back == 0 ? -7 : -back);
  }
  return add_value(v, first, i + 1 - first, value);
}

/// The words that relative asks for first.
static const char* const SHIFTS[] = {"earlier", "later", "last",   "past", "previous",
                                     "this",    "next",  "coming", NULL};

/// "last week", "this month", "next year", "earlier this year", "last Monday".
static size_t relative(Values* v, size_t i) {
  size_t first = i;
  if (is(v, i, "earlier") || is(v, i, "later")) i++;
  int step = is(v, i, "last") || is(v, i, "past") || is(v, i, "previous") ? -1
             : is(v, i, "this")                                           ? 0
             : is(v, i, "next") || is(v, i, "coming")                     ? 1
                                                                          : 2;
  if (step == 2) return i == first ? weekday(v, first, i, 0) : 0;
  if (find(v, i + 1, WEEKDAYS)) return weekday(v, first, i + 1, step);
  int month = month_at(v, i + 1);
  if (month) {
    int year = v->published.year;
    if (year && step < 0 && month >= v->published.month) year--;
    if (year && step > 0 && month <= v->published.month) year++;
    return add_date(v, first, i + 2 - first, year, month, 0, true);
  }
  static const char* const more[] = {"summer",  "spring", "autumn",    "fall",    "winter",
                                     "morning", "night",  "afternoon", "evening", NULL};
  if (!find(v, i + 1, UNITS) && !find(v, i + 1, more)) return 0;
  if (is(v, i + 1, "days") || is(v, i + 1, "weeks") || is(v, i + 1, "years") ||
      is(v, i + 1, "months"))
    return 0;
  return add_value(v, first, i + 2 - first, shifted(v, i + 1, step));
}

static const char* const COUNTS[] = {"a",     "one",   "two",  "three", "four",    "five", "six",
                                     "seven", "eight", "nine", "ten",   "several", "few",  NULL};

/// "two years ago", "a week later".
static size_t ago(Values* v, size_t i) {
  if (!is(v, i + 2, "ago") || !find(v, i + 1, UNITS)) return 0;
  int count = find(v, i, COUNTS) - 1;
  if (count < 0) {
    if (!is_number(v, i)) return 0;
    count = digits(token(v, i)->text, 1, 3);
  } else if (count == 0) {
    count = 1;
  }
  DateValue value = {.relative = true};
  bool exact = count > 0 && count < 500 && !is(v, i, "several") && !is(v, i, "few");
  if (exact && v->published.year && (is(v, i + 1, "years") || is(v, i + 1, "year")))
    value.year = (int16_t)(v->published.year - count);
  return add_value(v, i, 3, value);
}

/* ---- amounts ---- */

static size_t add_amount(Values* v, size_t first, size_t n, ClassId cls) {
  Mention m = mention(v, first, n, MENTION_VALUE, cls);
  vec_push(&v->mentions, v->arena, m);
  return n;
}

static size_t magnitude(const Values* v, size_t i) {
  return find(v, i, MAGNITUDES) ? 1 : 0;
}

/// "US$", in two tokens.
static bool begins_currency(const Values* v, size_t i) {
  return token(v, i)->text.len < 4 && is_capital(v, i) && is(v, i + 1, "$");
}

/// "$10 billion", "US$5m".
static size_t money_behind_sign(Values* v, size_t i) {
  size_t n = 0;
  if (find(v, i, SYMBOLS))
    n = is(v, i + 1, "$") ? 2 : 1;
  else if (begins_currency(v, i))
    n = 2;
  if (n == 0 || !is_number(v, i + n)) return 0;
  n++;
  return add_amount(v, i, n + magnitude(v, i + n), CLASS_MONEY);
}

/// "10 million euros", "5 US dollars".
static size_t money(Values* v, size_t i) {
  if (!is_number(v, i)) return 0;
  size_t n = 1 + magnitude(v, i + 1);
  if (find(v, i + n, CURRENCIES)) return add_amount(v, i, n + 1, CLASS_MONEY);
  bool named = is_capital(v, i + n) && find(v, i + n + 1, CURRENCIES);
  return named ? add_amount(v, i, n + 2, CLASS_MONEY) : 0;
}

static size_t percent(Values* v, size_t i) {
  if (!is_number(v, i)) return 0;
  if (is(v, i + 1, "%") || is(v, i + 1, "percent") || is(v, i + 1, "pc")) {
    size_t n = is(v, i + 2, "points") || is(v, i + 2, "point") ? 3 : 2;
    return add_amount(v, i, n, CLASS_PERCENT);
  }
  if (is(v, i + 1, "per") && is(v, i + 2, "cent")) return add_amount(v, i, 3, CLASS_PERCENT);
  if (is(v, i + 1, "percentage") && token(v, i + 2)) return add_amount(v, i, 3, CLASS_PERCENT);
  return 0;
}

static size_t number(Values* v, size_t i) {
  const Token* t = token(v, i);
  if (!is_number(v, i)) return 0;
  for (size_t k = 0; k < t->text.len; k++)
    if (!strchr("0123456789.,", t->text.data[k])) return 0;
  return add_amount(v, i, 1 + magnitude(v, i + 1), CLASS_NUMBER);
}

/* ---- all ---- */

static DateValue published_date(Str s) {
  DateValue none = {0};
  if (s.len < 10) return none;
  int year = digits(str_slice(s, 0, 4), 4, 4), month = digits(str_slice(s, 5, 7), 2, 2),
      day = digits(str_slice(s, 8, 10), 2, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return none;
  return (DateValue){(int16_t)year, (uint8_t)month, (uint8_t)day, false};
}

/// What a word is known by at a glance.
static unsigned char ends_of(char first, char last) {
  return (unsigned char)((unsigned char)first * 7u + (unsigned char)last);
}

static void note_opener(Values* v, size_t len, char first, char last) {
  if (len < 32) v->openers[ends_of(first, last)] |= UINT32_C(1) << len;
}

/// All words that a date or an amount may begin with, but for numbers. Short forms of months may
/// have a stop.
static void note_openers(Values* v) {
  static const char* const sept[] = {"sept", NULL};
  const char* const* tables[] = {MONTHS, WEEKDAYS, SYMBOLS,      NEAR_DAYS,
                                 SHIFTS, COUNTS,   MONTHS_SHORT, sept};
  for (size_t k = 0; k < sizeof tables / sizeof *tables; k++)
    for (const char* const* word = tables[k]; *word; word++) {
      Str s = str_from(*word);
      note_opener(v, s.len, s.data[0], s.data[s.len - 1]);
      if (tables[k] == MONTHS_SHORT || tables[k] == sept) note_opener(v, s.len + 1, s.data[0], '.');
    }
}

/// What begins with a digit.
static size_t at_number(Values* v, size_t i) {
  size_t n = money(v, i);
  if (!n) n = percent(v, i);
  if (!n) n = day_month(v, i);
  if (!n) n = numeric_date(v, i);
  if (!n) n = decade(v, i);
  if (!n) n = ago(v, i);
  if (!n) n = bare_year(v, i);
  return n ? n : number(v, i);
}

static size_t at_word(Values* v, size_t i) {
  size_t n = money_behind_sign(v, i);
  if (!n && is_capital(v, i)) n = month_day(v, i);
  if (!n) n = near_day(v, i);
  if (!n) n = relative(v, i);
  return n ? n : ago(v, i);
}

/// Nearly all words are told to begin nothing by their first byte, their last one and their length.
static bool may_begin(const Values* v, const Token* t) {
  Str s = t->lower;
  if (s.len == 0 || s.len >= 32 ||
      !(v->openers[ends_of(s.data[0], s.data[s.len - 1])] >> s.len & 1))
    return false;
  char c = t->text.data[0];
  return t->flags & TOKEN_CAPITAL || (unsigned char)c >= 0x80 || strchr("$lpnetyacfosd", c);
}

static size_t value_at(Values* v, size_t i) {
  const Token* t = &v->d->tokens[i];
  if (t->text.len == 0) return 0;
  if (t->text.data[0] >= '0' && t->text.data[0] <= '9') return at_number(v, i);
  return may_begin(v, t) || begins_currency(v, i) ? at_word(v, i) : 0;
}

static void find_in(Values* v, const Sentence* s) {
  for (size_t i = s->first; i < s->first + s->n;) {
    size_t n = value_at(v, i);
    i += n ? n : 1;
  }
}

void entity_find_values(const Document* d, const Ontology* ontology, Arena* arena, Entities* e) {
  (void)ontology;
  Values v = {.d = d, .arena = arena, .published = published_date(d->published)};
  note_openers(&v);
  for (size_t i = 0; i < e->n_mentions; i++)
    vec_push(&v.mentions, arena, e->mentions[i]);
  for (size_t i = 0; i < d->n_sentences; i++) {
    const Sentence* s = &d->sentences[i];
    if (s->quotation == 0 && zone_is_content(s->zone)) find_in(&v, s);
  }
  e->mentions = v.mentions.data;
  e->n_mentions = v.mentions.n;
}
