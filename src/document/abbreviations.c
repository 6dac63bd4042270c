// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Abbreviations that keep their full stop. A closed class the tokenizer and the sentence splitter
// are about, so it stands here and not in the ontology. Each row says what must hold beside the
// word, because many are words of their own ("no", "Sun", "mass").

#include "document/reader_internal.h"

typedef enum { NEEDS_NOTHING, NEEDS_CAPITAL, NEEDS_DIGIT, NEEDS_DATE, NEEDS_NO_SENTENCE } Needs;

/// Lower case, without the final stop, each between blanks.
static const struct {
  Abbreviation kind;
  Needs needs;
  const char* words;
} TABLE[] = {
    {ABBREVIATION_BEFORE, NEEDS_CAPITAL,
     " mr mrs ms dr prof rev fr hon gov sen sens rep reps pres gen maj col lt sgt capt cmdr adm "
     "cpl pvt lt.col lt.gov lt.gen maj.gen brig insp supt det messrs mme mlle st ste ft mt atty "
     "amb treas dist att ald "},
    {ABBREVIATION_BEFORE, NEEDS_DIGIT, " no nos fig figs vol vols art sec p pp ch para "},
    {ABBREVIATION_BEFORE, NEEDS_DATE, " b d c ca circa r fl bapt bur "},
    {ABBREVIATION_BEFORE, NEEDS_NOTHING, " vs v e.g i.e cf viz approx "},
    {ABBREVIATION_AFTER, NEEDS_NOTHING,
     " inc ltd plc etc al ph.d m.d b.a m.a d.c u.s u.k u.n u.s.a e.u a.d b.c b.c.e c.e a.m p.m "
     "l.l.c l.p s.a s.p.a a.g n.v b.v "},
    {ABBREVIATION_AFTER, NEEDS_CAPITAL,
     " corp co cos llc bros jr sr esq jan feb aug sept oct nov dec dept univ ave blvd rd hwy ariz "
     "calif colo conn fla kan mich minn okla penn tenn tex va vt wis wyo ga ky md mo neb nev pa "
     "intl mfg natl assn "},
    {ABBREVIATION_AFTER, NEEDS_NO_SENTENCE,
     " mon tue tues wed thu thur thurs fri sat sun mar apr jun jul sep ark del ill ind la mass "
     "miss "
     "mont ore wash int am pm "},
};

static bool holds(const char* list, Str word) {
  const char *p = list, *end = list + strlen(list) - word.len; // a blank follows each
  for (; p < end && (p = memchr(p, word.data[0], (size_t)(end - p))) != NULL; p++)
    if (p > list && p[-1] == ' ' && p[word.len] == ' ' && memcmp(p, word.data, word.len) == 0)
      return true;
  return false;
}

/// Does what follows the stop look as if no sentence had ended: digit, comma, small letter?
static bool goes_on(Str after) {
  if (after.len == 0) return false;
  size_t i = after.data[0] == ' ' ? 1 : 0;
  if (i >= after.len) return false;
  char c = after.data[i];
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == ',' || c == ')' || c == ';';
}

/// "b. 1944", "d. 3 May", "c.1650", "b. May 3": in small letters before a date.
static bool is_before_date(Str word, Str after) {
  static const char MONTHS[] = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
  if (word.len == 0 || word.data[0] < 'a') return false;
  size_t i = after.len > 0 && after.data[0] == ' ' ? 1 : 0;
  if (i >= after.len) return false;
  return cp_is_digit((unsigned char)after.data[i]) ||
         (after.len >= i + 3 && holds(MONTHS, str_slice(after, i, i + 3)));
}

/// A bit for each of the needs that are met; a date is looked for later.
static unsigned needs_met(Str word, Str after) {
  bool capital = ascii_is_upper(word.data[0]);
  bool digit = after.len > 1 && after.data[0] == ' ' && cp_is_digit((unsigned char)after.data[1]);
  return 1u << NEEDS_NOTHING | (unsigned)capital << NEEDS_CAPITAL | (unsigned)digit << NEEDS_DIGIT |
         1u << NEEDS_DATE | (unsigned)(capital && goes_on(after)) << NEEDS_NO_SENTENCE;
}

enum { LONGEST = 9, LONGEST_PLAIN = 6 }; ///< plain: without a stop inside

Abbreviation abbreviation_find(Str word, Str after) {
  char lower[LONGEST];
  bool plain = true;
  if (word.len == 0 || word.len > LONGEST) return ABBREVIATION_NONE;
  for (size_t i = 0; i < word.len; i++) {
    char c = word.data[i];
    bool usable = ascii_is_upper(c) || ascii_is_lower(c) || c == '.';
    if (!usable) return ABBREVIATION_NONE;
    plain &= c != '.';
    lower[i] = ascii_lower(c);
  }
  if (plain && word.len > LONGEST_PLAIN) return ABBREVIATION_NONE;
  Str s = {lower, word.len};
  // No word stands in two rows, so what a row needs may be asked first: most words before a stop
  // end a sentence, and meet the needs of few rows.
  unsigned met = needs_met(word, after);
  for (size_t i = 0; i < sizeof TABLE / sizeof TABLE[0]; i++)
    if (met >> TABLE[i].needs & 1 && holds(TABLE[i].words, s))
      return TABLE[i].needs != NEEDS_DATE || is_before_date(word, after) ? TABLE[i].kind
                                                                         : ABBREVIATION_NONE;
  return ABBREVIATION_NONE;
}
