// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Runs of capitalised words, joined over the small words that names have inside (of, de, &,
// nicknames in quotes), and the longer names that only the ontology knows. In lines in title case,
// only what is known is looked for.
#include "entity/names_internal.h"

#include <string.h>

enum { MAX_RUN = 24, MAX_TITLE_NAME = 6 };

static bool is_capital(const Names* x, size_t i) {
  return word_is(x, i, W_CAPITAL) && !word_is(x, i, W_TAKEN) && x->d->tokens[i].tag != TAG_QUOTE;
}

/// Capitalised, next to the word before it, and not the start of something new.
static bool continues(const Names* x, size_t i) {
  return is_capital(x, i) && names_adjacent(x, i) && !word_is(x, i, W_START);
}

static bool is_genitive(const Names* x, size_t i) {
  return i < x->d->n_tokens && (x->d->tokens[i].tag == TAG_GENITIVE || token_is(x, i, "'s"));
}

/// The name goes on in lower case ("5G technology") but its capitalised beginning is a name of the
/// same entry.
static bool has_tail(const Names* x, uint32_t i, uint32_t n, uint32_t entry) {
  if (word_is(x, i + n - 1, W_CAPITAL)) return false;
  while (n > 1 && !word_is(x, i + n - 1, W_CAPITAL))
    n--;
  size_t hits = 0;
  const NameHit* h = names_hits(x, i, n, &hits);
  for (size_t k = 0; k < hits; k++)
    if (h[k].entry == entry) return true;
  return false;
}

/// Longest name of the ontology (two tokens or more) that begins here; 0 if there is none.
static uint32_t known_length(const Names* x, uint32_t i, uint32_t end) {
  uint32_t most = names_most(x, i);
  if (most > end - i) most = end - i;
  for (uint32_t n = most; n >= 2; n--) {
    size_t hits = 0;
    const NameHit* h = names_hits(x, i, n, &hits);
    if (hits == 0 || has_tail(x, i, n, h[0].entry)) continue;
    bool together = true;
    for (uint32_t k = i + 1; k < i + n; k++)
      together = together && names_adjacent(x, k);
    if (together) return n;
  }
  return 0;
}

/// `"Willi" Schneider` or `(Bill) Clinton` after a first name: tokens to step over, 0 if it is no
/// nickname.
static uint32_t nickname_length(const Names* x, uint32_t i, uint32_t end) {
  const Token* t = x->d->tokens;
  bool bracket = token_is(x, i, "(");
  if (t[i].tag != TAG_QUOTE && !bracket) return 0;
  uint32_t k = i + 1;
  while (k < end && k < i + 4 && word_is(x, k, W_CAPITAL) && !word_is(x, k, W_TAKEN))
    k++;
  if (k == i + 1 || k >= end || k + 1 >= end) return 0;
  bool closed = bracket ? token_is(x, k, ")") : t[k].tag == TAG_QUOTE;
  if (!closed || !word_is(x, k + 1, W_CAPITAL) || !names_adjacent(x, k + 1)) return 0;
  if (word_is(x, k + 1, W_NOT | W_START)) return 0;
  return k + 1 - i;
}

static bool is_place_or_given(const Names* x, uint32_t i) {
  if (word_is(x, i, W_GIVEN)) return true;
  size_t n = 0;
  const NameHit* hits = form_names(x->o, x->d->tokens[i].written, &n);
  return n && class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls) == KIND_PLACE;
}

/// of, for and the like go on only where the run has a head noun or, behind "the", a title of
/// nobility.
static bool joins_over_of(const Names* x, uint32_t first, uint32_t i) {
  if (word_is(x, i - 1, W_NOBLE)) {
    bool article = word_is(x, first, W_START) || (first > 0 && token_is(x, first - 1, "the"));
    bool noble = word_is(x, i - 1, W_ORDINARY) || !is_place_or_given(x, i + 1);
    return i - 1 == first && article && noble;
  }
  return names_has_head(x, first, i - first);
}

/// "Ministry of Trade and Industry", "Arts and Crafts Society": is `and` at i inside a name?
static bool joins_over_and(const Names* x, uint32_t first, uint32_t i, uint32_t end) {
  if (word_is(x, i + 1, W_GIVEN | W_NOT | W_DEMONYM | W_TITLE | W_ROLE)) return false;
  bool plain = word_is(x, i - 1, W_COMMON) && word_is(x, i + 1, W_COMMON);
  if (!plain) return false;
  for (uint32_t k = first; k < i; k++) {
    if ((token_is(x, k, "of") || token_is(x, k, "for")) && !x->words[i - 1].head) return true;
    bool on = token_is(x, k, "on");
    if ((token_is(x, k, "of") || token_is(x, k, "for") || on) && k + 1 < i &&
        !x->words[i + 1].front)
      return true;
  }
  uint32_t k = i + 1;
  while (k < end && continues(x, k) && !x->words[k].head)
    k++;
  bool ends_in_head = k < end && k > i && continues(x, k) && x->words[k].head && k > i + 1;
  return ends_in_head && !x->words[i - 1].head;
}

/// "Ministry of Transport, Public Works and Fisheries": ordinary words between commas up to "and".
static bool lists_offices(const Names* x, uint32_t first, uint32_t i, uint32_t end) {
  if (x->words[first].front_class != CLASS_GOVERNMENT_ORGANIZATION || !token_is(x, first + 1, "of"))
    return false;
  for (uint32_t k = i + 1; k < end && k < i + 9; k++) {
    if (token_is(x, k, "and"))
      return k > i + 1 && k + 1 < end && word_is(x, k + 1, W_COMMON) && continues(x, k + 1);
    if (!token_is(x, k, ",") && !(word_is(x, k, W_CAPITAL) && word_is(x, k, W_COMMON)))
      return false;
  }
  return false;
}

/// "Oakes & Co. Lindqvist": the abbreviated legal form before i ended the name of a company.
static bool ends_in_legal_form(const Names* x, uint32_t first, uint32_t i) {
  Str before = x->d->tokens[i - 1].text;
  return i - 1 > first && word_is(x, i - 1, W_LEGAL) && before.data[before.len - 1] == '.' &&
         !word_is(x, i, W_LEGAL | W_GENERATION);
}

/// A body's name goes on to a head noun within a few capitals: "... the Oath PAC".
static bool reaches_body(const Names* x, uint32_t i, uint32_t end) {
  enum { REACH = 4 };
  uint32_t k = i;
  while (k < end && k < i + REACH && continues(x, k) && x->words[k].head != KIND_ORG)
    k++;
  return k > i && k < end && k < i + REACH && continues(x, k) && x->words[k].head == KIND_ORG;
}

/// "Keep the Oath PAC": a capitalised order inside a sentence is part of a body's name.
static bool joins_over_the(const Names* x, uint32_t first, uint32_t i, uint32_t end) {
  if (i - first != 1 || word_is(x, first, W_START) || !token_is(x, i, "the")) return false;
  const LexEntry* lex = x->d->tokens[first].lex;
  if (!lex || !(lex->bits & LEX_VERB_BASE)) return false;
  // "president of Stop the Boat"
  bool led = first > 0 && (token_is(x, first - 1, "of") || token_is(x, first - 1, "at"));
  bool noun = word_is(x, i + 1, W_COMMON) && continues(x, i + 1) && !word_is(x, first, W_GIVEN);
  return (led && noun) || reaches_body(x, i + 1, end);
}

/// "Paths to Peace", "Right to Rise USA": ordinary words with capitals inside a sentence.
static bool joins_over_to(const Names* x, uint32_t first, uint32_t i) {
  if (!token_is(x, i, "to") || word_is(x, i - 1, W_START | W_GIVEN | W_DEMONYM)) return false;
  bool plain = word_is(x, i - 1, W_COMMON) && word_is(x, i + 1, W_COMMON);
  bool place = is_place_or_given(x, i - 1) || is_place_or_given(x, i + 1);
  return plain && !place && !x->words[i - 1].head &&
         !word_is(x, i - 1, W_TITLE | W_ROLE | W_FIELD) && !word_is(x, first, W_TITLE);
}

/// "the Parkinson's Action Movement": people and firms of one word have no article, so the genitive
/// is part of the name.
static bool joins_over_genitive(const Names* x, uint32_t first, uint32_t i, uint32_t end) {
  if (i - first != 1 || first == 0 || !token_is(x, first - 1, "the")) return false;
  size_t n = 0;
  form_names(x->o, x->d->tokens[first].written, &n);
  bool capitals = x->d->tokens[first].flags & TOKEN_ALL_UPPER;
  return n == 0 && !capitals && !x->words[first].head && reaches_body(x, i + 1, end);
}

/// "Sikh Veterans for Whitmore", "Lindqvist for America": people who stand up for something.
static bool joins_over_for(const Names* x, uint32_t first, uint32_t i) {
  bool start = word_is(x, first, W_START) && word_is(x, first, W_COMMON);
  if (start || !token_is(x, i, "for")) return false;
  if (names_class_of_value(names_phrase_value(x, x->lists.head, i, 2)) == CLASS_ORGANIZATION)
    return true;
  const LexEntry* lex = x->d->tokens[i - 1].lex;
  Str last = x->d->tokens[i - 1].text;
  bool people = word_is(x, i - 1, W_DEMONYM) && last.data[last.len - 1] == 's';
  bool plural = people || (lex && (lex->bits & LEX_NOUN_PLURAL));
  return plural && !is_place_or_given(x, i + 1);
}

/// "Central Committee of the Labour Party": two names, a body and its party.
static bool is_before_party(const Names* x, uint32_t i, uint32_t end) {
  if (!token_is(x, i + 1, "the") || x->words[i - 1].head != KIND_ORG ||
      x->words[i - 1].head_class == CLASS_PARTY)
    return false;
  for (uint32_t k = i + 2; k < end && k < i + 10; k++) {
    if (!is_capital(x, k) && !token_is(x, k, "of")) return false;
    if (x->words[k].head_class == CLASS_PARTY) return true;
  }
  return false;
}

/// "Parliament for Whitmore": whom a member stands for, no part of the body's name.
static bool is_constituency(const Names* x, uint32_t first, uint32_t i) {
  return i - first == 1 && token_is(x, i, "for") &&
         (token_is(x, first, "parliament") || token_is(x, first, "senate") ||
          token_is(x, first, "congress"));
}

/// Marks, genitives and the short words that may stand inside a name.
static bool may_join(const Names* x, uint32_t i) {
  enum { LONGEST = 3 };
  const Token* t = &x->d->tokens[i];
  return t->lower.len <= LONGEST || t->tag == TAG_GENITIVE || t->tag == TAG_QUOTE ||
         word_is(x, i, W_LEGAL | W_PERSON_CONNECTOR);
}

/// "Harrow and Sons", "Harrow and partners".
static bool is_partner(const Names* x, uint32_t i) {
  static const Str words[] = {{"sons", 4},     {"associates", 10}, {"company", 7}, {"partners", 8},
                              {"brothers", 8}, {"co", 2},          {"co.", 3}};
  for (size_t k = 0; k < sizeof words / sizeof *words; k++)
    if (str_equal(x->d->tokens[i].lower, words[k])) return true;
  return false;
}

/// Tokens that the run goes on with at i, which is not a capital itself; 0: the run ends here.
static uint32_t step_over(const Names* x, uint32_t first, uint32_t i, uint32_t end) {
  const Token* t = x->d->tokens;
  if (i + 1 >= end || !may_join(x, i)) return 0;
  bool next = continues(x, i + 1) && !word_is(x, i + 1, W_NOT);
  if (token_is(x, i, ",") && word_is(x, i + 1, W_LEGAL | W_GENERATION) &&
      names_adjacent(x, i + 1) && !word_is(x, i + 1, W_TAKEN))
    return word_is(x, i + 1, W_LEGAL) && t[i + 1].text.len == 2 &&
                   !names_has_head(x, first, i - first)
               ? 0
               : 2;
  // "Harrow, Oakes & Berg"
  if (token_is(x, i, ",") && next && i - first < 3 && !x->words[i - 1].head && i + 3 < end &&
      token_is(x, i + 2, "&") && word_is(x, i + 3, W_CAPITAL))
    return 4;
  if (token_is(x, i, ",") && next && lists_offices(x, first, i, end)) return 2;
  if (!names_adjacent(x, i)) return 0;
  if (word_is(x, i, W_LEGAL) && !word_is(x, i, W_CAPITAL) && !word_is(x, i, W_COMMON)) return 1;
  if ((token_is(x, i, "&") || token_is(x, i, "+")) && next) return 2;
  if (word_is(x, i, W_PERSON_CONNECTOR)) {
    if (next) return 2;
    if (word_is(x, i + 1, W_PERSON_CONNECTOR) && i + 2 < end && continues(x, i + 2)) return 3;
  }
  if ((token_is(x, i, "-") || token_is(x, i, "–") || token_is(x, i, "/")) &&
      t[i].span.end == t[i + 1].span.begin && t[i - 1].span.end == t[i].span.begin && next)
    return 2;
  if (token_is(x, i, "of") || token_is(x, i, "for") || token_is(x, i, "on")) {
    if (is_constituency(x, first, i)) return 0;
    if (next && joins_over_for(x, first, i)) return 2;
    if (!joins_over_of(x, first, i) || is_before_party(x, i, end)) return 0;
    // "Centre for Swedish Reform", but "the summit on Norway"
    bool adjective = word_is(x, i + 1, W_DEMONYM) && i + 2 < end && continues(x, i + 2);
    if (!token_is(x, i, "of") && next && !adjective && is_place_or_given(x, i + 1)) return 0;
    if (next) return 2;
    if (token_is(x, i + 1, "the") && i + 2 < end && continues(x, i + 2)) return 3;
    return 0;
  }
  if (joins_over_the(x, first, i, end)) return 2;
  if (next && joins_over_to(x, first, i)) return 2;
  if (token_is(x, i, "and") && next)
    return is_partner(x, i + 1) || joins_over_and(x, first, i, end) ? 2 : 0;
  if (token_is(x, i, "(") && i + 3 < end && x->words[i + 1].head == KIND_ORG &&
      token_is(x, i + 2, ")") && word_is(x, i + 3, W_LEGAL))
    return 4;
  if (is_genitive(x, i) && next) {
    bool saint = i >= 2 && (token_is(x, i - 2, "st") || token_is(x, i - 2, "st.") ||
                            token_is(x, i - 2, "saint"));
    bool school = x->words[i + 1].head_class == CLASS_UNIVERSITY &&
                  !(i + 2 < end && continues(x, i + 2)) && !is_place_or_given(x, i - 1);
    if (school && i - first >= 1) return 2;
    if (word_is(x, i - 1, W_GENITIVE_JOIN) || (saint && i - 2 >= first)) return 2;
    if (joins_over_genitive(x, first, i, end)) return 2;
  }
  uint32_t nick = i == first + 1 || word_is(x, first, W_GIVEN) ? nickname_length(x, i, end) : 0;
  return nick && word_is(x, first, W_GIVEN | W_SURNAME) ? nick : 0;
}

/// "Harbour Expo 2019": a bare year right after a name of two words or more, or one with a head
/// noun, goes on with it.
static bool ends_in_year(const Names* x, uint32_t first, uint32_t i) {
  if (!names_is_year(x, i) || !names_adjacent(x, i)) return false;
  if (!word_is(x, i - 1, W_CAPITAL) || word_is(x, i - 1, W_TAKEN)) return false;
  if (word_is(x, i + 1, W_TAKEN)) return false;
  return i - first > 1 || x->words[i - 1].head == KIND_EVENT;
}

/// "Edward Said": where not all words have capitals, a verb with one is a name.
static bool is_verb_as_name(const Names* x, uint32_t i) {
  const Token* t = &x->d->tokens[i];
  uint32_t verb = LEX_VERB_BASE | LEX_VERB_S | LEX_VERB_PAST | LEX_VERB_PP | LEX_VERB_ING;
  uint32_t function = LEX_PREP | LEX_DET | LEX_PRON | LEX_POSS | LEX_CONJ | LEX_SUBORD | LEX_AUX |
                      LEX_MODAL | LEX_WH | LEX_ADV;
  if (t->flags & (TOKEN_IN_TITLE_CASE | TOKEN_ALL_UPPER | TOKEN_SENTENCE_START)) return false;
  return t->lex && (t->lex->bits & verb) && !(t->lex->bits & function);
}

/// Offset of the hyphen in "York-based", 0 in other words.
static size_t compound_hyphen(const Names* x, uint32_t i) {
  const Token* t = &x->d->tokens[i];
  size_t hyphen = str_find(t->text, STR("-"), 1);
  if (hyphen == SIZE_MAX) return 0;
  return list_has(x->lists.compound_tail, str_slice(t->text, hyphen + 1, t->text.len)) ? hyphen : 0;
}

/// End of the run that begins at `first`.
static uint32_t run_end(const Names* x, uint32_t first, uint32_t end) {
  uint32_t i = first + 1;
  while (i < end && i - first < MAX_RUN) {
    uint32_t known = is_capital(x, i - 1) ? known_length(x, i - 1, end) : 0;
    if (known > 1 && i - 1 + known > i) {
      i += known - 1;
      continue;
    }
    if (continues(x, i)) {
      if (word_is(x, i, W_NOT) && !word_is(x, i, W_LEGAL | W_GENERATION) &&
          !is_verb_as_name(x, i)) {
        uint32_t link = token_is(x, i, "for") ? step_over(x, first, i, end) : 0;
        if (link == 0) break;
        i += link; // "Parents For Peace"
        continue;
      }
      if (ends_in_legal_form(x, first, i)) break;
      i++;
      if (compound_hyphen(x, i - 1)) return i;
      continue;
    }
    uint32_t step = step_over(x, first, i, end);
    if (step == 0 && ends_in_year(x, first, i)) i++;
    if (step == 0) break;
    i += step;
  }
  return i < end ? i : end;
}

/// The bytes [begin, end) of a token are a place or a nationality.
static bool add_part(Names* x, uint32_t i, size_t begin, size_t end) {
  const Token* t = &x->d->tokens[i];
  Str part = str_slice(t->text, begin, end);
  if (part.len < 2 || !utf8_is_capitalised(part)) return false;
  size_t n = 0;
  const NameHit* hits = ontology_find_names(x->o, part, &n);
  if (n == 0) return false;
  bool demonym = hits[0].role == NAME_DEMONYM;
  if (!demonym && class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls) != KIND_PLACE)
    return false;
  Span span = {t->span.begin + (uint32_t)begin, t->span.begin + (uint32_t)end};
  names_add(
      x, (Occurrence){.first = i, .n = 1, .span_first = i, .nationality = demonym, .part = span});
  return true;
}

/// "German-born", "non-German", "German-American": a capitalised part of a word with a hyphen is a
/// place or nationality; "English-language" tells of neither.
static bool add_hyphenated(Names* x, uint32_t i) {
  const Token* t = &x->d->tokens[i];
  size_t hyphen = str_find(t->text, STR("-"), 0), n = 0;
  if (hyphen == SIZE_MAX || hyphen < 2 || hyphen + 2 > t->text.len) return false;
  form_names(x->o, t->written, &n);
  if (n) return false;
  Str tail = str_slice(t->lower, hyphen + 1, t->lower.len);
  if (str_equal(tail, STR("language")) || str_equal(tail, STR("speaking"))) return false;
  bool first = add_part(x, i, 0, hyphen);
  return add_part(x, i, hyphen + 1, t->text.len) || first;
}

/// "New York-based Acorn": the name in front of the hyphen.
static bool add_compound(Names* x, uint32_t first, uint32_t end) {
  size_t hyphen = end - first > 1 ? compound_hyphen(x, end - 1) : 0;
  if (!hyphen) return false;
  const Token *from = &x->d->tokens[first], *to = &x->d->tokens[end - 1];
  Span span = {from->span.begin, to->span.begin + (uint32_t)hyphen};
  Occurrence o = {.first = first, .n = end - first, .span_first = first, .part = span};
  names_add(x, o);
  return true;
}

static bool is_hyphenated_word(const Token* t) {
  size_t hyphen = str_find(t->text, STR("-"), 1);
  if (hyphen == SIZE_MAX || hyphen + 1 >= t->text.len) return false;
  char c = t->text.data[hyphen + 1];
  return c >= 'a' && c <= 'z' && !str_starts(t->lower, STR("al-"));
}

/// Both halves are nationalities: "Polish-Lithuanian".
static bool is_demonym_pair(const Names* x, const Token* t) {
  size_t hyphen = str_find(t->text, STR("-"), 1);
  if (hyphen == SIZE_MAX) return false;
  size_t n = 0;
  const NameHit* a = ontology_find_names(x->o, str_slice(t->text, 0, hyphen), &n);
  bool first = n && a[0].role == NAME_DEMONYM;
  if (first && list_has(x->lists.group, str_slice(t->text, hyphen + 1, t->text.len))) return true;
  const NameHit* b = ontology_find_names(x->o, str_slice(t->text, hyphen + 1, t->text.len), &n);
  return first && n && b[0].role == NAME_DEMONYM;
}

/// The token begins with a letter of a script other than Latin.
static bool is_foreign(const Names* x, size_t i) {
  if (i >= x->d->n_tokens) return false;
  Str t = x->d->tokens[i].text;
  uint32_t cp = 0;
  if (t.len < 2 || (unsigned char)t.data[0] < 0xCD) return false;
  return utf8_decode(t, 0, &cp) && cp >= 0x370 && !(cp >= 0x1E00 && cp < 0x2E80) &&
         cp_is_letter(cp);
}

/// "Li Hua (Chinese: ...)": the name again in its own script. Tokens taken.
static uint32_t add_foreign(Names* x, uint32_t i, uint32_t end) {
  uint32_t k = i;
  while (k < end && is_foreign(x, k) && (k == i || names_adjacent(x, k)))
    k++;
  if (k == i) return 0;
  bool bracket =
      i > 0 && (token_is(x, i - 1, "(") || token_is(x, i - 1, ":") || token_is(x, i - 1, ","));
  if (!bracket) return 0;
  uint32_t index = names_add(x, (Occurrence){.first = i, .n = k - i, .span_first = i});
  x->names.data[index].foreign = true;
  return k - i;
}

/// "(D-Ohio)", a web address, "Mr." alone: capitals without a name.
static bool is_no_start(const Names* x, uint32_t i) {
  Str t = x->d->tokens[i].text;
  if (!word_is(x, i, W_MARKED)) return false;
  if (t.len > 2 && t.data[1] == '-' && i > 0 &&
      (token_is(x, i - 1, "(") || token_is(x, i - 1, ",")))
    return true;
  return str_find(t, STR("://"), 0) != SIZE_MAX || str_starts(t, STR("www.")) ||
         str_find(t, STR("@"), 0) != SIZE_MAX;
}

/// "Ann Oak (D-Ohio)", "Ann Oak, R-Texas,": the letter with its hyphen is the party, as the
/// ontology has it.
static void add_party_letter(Names* x, uint32_t i) {
  const Token* t = &x->d->tokens[i];
  if (i < 2 || t->text.len < 3 || t->text.data[1] != '-' || !word_is(x, i - 2, W_CAPITAL)) return;
  if (!token_is(x, i - 1, "(") && !token_is(x, i - 1, ",")) return;
  size_t n = 0;
  const NameHit* hits = ontology_find_names(x->o, str_slice(t->text, 0, 2), &n);
  if (n == 0 || ontology_name(x->o, hits[0].entry)->cls != CLASS_PARTY) return;
  Span letter = {t->span.begin, t->span.begin + 2};
  names_add(x, (Occurrence){.first = i, .n = 1, .span_first = i, .part = letter});
}

/// A short quotation in title case is the title of a work: tokens with its marks, 0 if it is none.
static uint32_t add_quoted_title(Names* x, uint32_t i, uint32_t end) {
  uint32_t q = i + 1 < end ? x->d->tokens[i + 1].quotation : 0;
  if (x->d->tokens[i].tag != TAG_QUOTE || q == 0) return 0;
  const Quotation* quotation = &x->d->quotations[q - 1];
  uint32_t first = quotation->first, n = quotation->n, capitals = 0;
  if (first != i + 1 || n < 2 || n > 9 || first + n >= end ||
      x->d->tokens[first + n].tag != TAG_QUOTE)
    return 0;
  for (uint32_t k = first; k < first + n; k++) {
    const Token* t = &x->d->tokens[k];
    bool small = t->tag == TAG_PREP || t->tag == TAG_DET || t->tag == TAG_CONJ ||
                 t->tag == TAG_TO || t->tag == TAG_GENITIVE;
    if (word_is(x, k, W_CAPITAL))
      capitals++;
    else if (!small && t->tag != TAG_NUM && t->tag != TAG_NEG && !token_is(x, k, "'") &&
             !token_is(x, k, ","))
      return 0;
  }
  bool last = word_is(x, first + n - 1, W_CAPITAL) || x->d->tokens[first + n - 1].tag == TAG_NUM;
  NameKind kind = KIND_NONE;
  ClassId cls = CLASS_NONE;
  names_head(x, first, n, &kind, &cls);
  bool other =
      kind == KIND_ORG || kind == KIND_PLACE || kind == KIND_LAW || word_is(x, first, W_GIVEN);
  if (capitals < 2 || !last || other || known_length(x, first, end) == n) return 0;
  if (n == 2 && !word_is(x, first, W_COMMON) && !word_is(x, first + 1, W_COMMON)) return 0;
  uint32_t index = names_add(x, (Occurrence){.first = first, .n = n, .span_first = first});
  x->names.data[index].title = true;
  return n + 2;
}

/// "Our Values PAC": a capitalised possessive inside a sentence.
static bool opens_body(const Names* x, uint32_t i, uint32_t end) {
  const LexEntry* lex = x->d->tokens[i].lex;
  return lex && (lex->bits & LEX_POSS) && !word_is(x, i, W_START) && reaches_body(x, i + 1, end);
}

/// "The state Senate" is not the nation's: its name begins with the small word.
static bool add_state_body(Names* x, uint32_t i) {
  if (i == 0 || !token_is(x, i - 1, "state") || !names_adjacent(x, i)) return false;
  if (x->words[i].head_class != CLASS_GOVERNMENT_ORGANIZATION || word_is(x, i - 1, W_CAPITAL))
    return false;
  names_add(x, (Occurrence){.first = i - 1, .n = 2, .span_first = i - 1});
  return true;
}

static void find_in_sentence(Names* x, const Sentence* s) {
  uint32_t end = s->first + s->n;
  for (uint32_t i = s->first; i < end;) {
    if (word_is(x, i, W_PLAIN)) {
      i++;
      continue;
    }
    const Token* t = &x->d->tokens[i];
    uint32_t foreign = add_foreign(x, i, end);
    if (!foreign) foreign = add_quoted_title(x, i, end);
    bool small = !is_capital(x, i) || (t->flags & TOKEN_IN_TITLE_CASE);
    bool hyphen = word_is(x, i, W_MARKED) && memchr(t->text.data, '-', t->text.len) != NULL;
    if (foreign || (small && !hyphen) || is_no_start(x, i)) {
      add_party_letter(x, i);
      i += foreign ? foreign : 1;
      continue;
    }
    if (small || (hyphen && (is_hyphenated_word(t) || is_demonym_pair(x, t)))) {
      if (!small || !word_is(x, i, W_TAKEN)) add_hyphenated(x, i);
      i++;
      continue;
    }
    if (word_is(x, i, W_NOT) && known_length(x, i, end) == 0 && !opens_body(x, i, end)) {
      i++;
      continue;
    }
    if (i > s->first && add_state_body(x, i)) {
      i++;
      continue;
    }
    uint32_t stop = run_end(x, i, end);
    if (!add_compound(x, i, stop)) names_add_run(x, i, stop);
    i = stop;
  }
}

void names_find_runs(Names* x) {
  for (size_t i = 0; i < x->d->n_sentences; i++) {
    const Sentence* s = &x->d->sentences[i];
    if (s->quotation == 0 && zone_is_content(s->zone)) find_in_sentence(x, s);
  }
}

/* ---- lines in title case ---- */

/// `text`: the n tokens from `first` on.
static bool is_known_name(const Names* x, Str text, uint32_t first, uint32_t n) {
  uint32_t index = 0;
  if (map_get(&x->by_text, text, &index) && !x->names.data[index].dropped) return true;
  size_t hits = 0;
  const NameHit* h = names_hits(x, first, n, &hits);
  if (hits == 0) return false;
  if (n > 1) return true;
  if (word_is(x, first, W_COMMON | W_NOT | W_NOT_ALONE)) return false;
  NameKind kind = class_kind(x->o, ontology_name(x->o, h[0].entry)->cls);
  return kind == KIND_PLACE || kind == KIND_ORG;
}

/// Tokens of the longest known name at i, or of a given name with what follows; 0 if there is none.
static uint32_t title_name_length(const Names* x, uint32_t i, uint32_t end) {
  uint32_t most = end - i < MAX_TITLE_NAME ? end - i : MAX_TITLE_NAME;
  Str text = names_join(x->arena, x->d, i, most);
  for (uint32_t n = most; n > 0; n--) {
    if (is_known_name(x, text, i, n)) return n;
    text.len -= x->d->tokens[i + n - 1].text.len + 1; // and the blank
  }
  bool given = word_is(x, i, W_GIVEN) && !word_is(x, i, W_COMMON);
  if (given && i + 1 < end && is_capital(x, i + 1) && names_adjacent(x, i + 1) &&
      !word_is(x, i + 1, W_COMMON | W_NOT))
    return 2;
  return 0;
}

void names_find_in_titles(Names* x) {
  size_t before = x->names.n;
  for (size_t k = 0; k < x->d->n_sentences; k++) {
    const Sentence* s = &x->d->sentences[k];
    uint32_t end = s->first + s->n;
    if (s->quotation != 0 || s->n == 0 || !zone_is_content(s->zone)) continue;
    if (!(x->d->tokens[s->first].flags & TOKEN_IN_TITLE_CASE))
      continue; // all of a line are, or none
    for (uint32_t i = s->first; i < end;) {
      uint32_t n = is_capital(x, i) ? title_name_length(x, i, end) : 0;
      if (n) {
        bool demonym = n == 1 && word_is(x, i, W_DEMONYM);
        names_add(
            x,
            (Occurrence){
                .first = i, .n = n, .span_first = i, .from_title = true, .nationality = demonym});
      }
      i += n ? n : 1;
    }
  }
  if (x->names.n > before) names_type(x);
}
