// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the words around one occurrence say of the kind of a name: titles, prepositions, verbs,
// genitives, apposition and copula with a telling noun, brackets, place chains.
#include "entity/names_internal.h"

enum { PHRASE_REACH = 12 };

static void add(Name* name, NameKind kind, double points) {
  name->context[kind] += points;
}

static bool any_of_words(const Names* x, size_t token, const Str* words, size_t n) {
  if (token >= x->d->n_tokens) return false;
  Str lower = x->d->tokens[token].lower;
  for (size_t i = 0; i < n; i++)
    if (str_equal(lower, words[i])) return true;
  return false;
}

#define any_of(x, token, words) any_of_words(x, token, words, sizeof words / sizeof *words)

static bool in_list(const Names* x, size_t token, const WordList* list) {
  return token < x->d->n_tokens && form_in(x->d->tokens[token].form, list);
}

/// The word or its singular is in the list.
static bool noun_in(const Names* x, size_t token, const WordList* list) {
  if (in_list(x, token, list)) return true;
  const LexEntry* lex = token < x->d->n_tokens ? x->d->tokens[token].lex : NULL;
  return form_in(lex_noun(lex), list);
}

/// The token is in the same sentence as the name.
static bool near_name(const Names* x, const Occurrence* o, size_t token) {
  return token < x->d->n_tokens && x->d->tokens[token].sentence == x->d->tokens[o->first].sentence;
}

/* ---- before ---- */

/// Only ordinary words: "Pathology", "Force Marketing".
static bool is_ordinary(const Name* name) {
  return name->bits_all & W_COMMON && !(name->bits_any & (W_GIVEN | W_NOT | W_NOT_ALONE));
}

static void add_title(const Names* x, const Occurrence* o, Name* name) {
  if (!o->title) return;
  uint32_t t = o->title - 1;
  bool honorific = word_is(x, t, W_HONORIFIC | W_TITLE);
  add(name, KIND_PERSON, honorific ? 4 : 2.5);
}

/// "invested $5 million in X", "a stake in X": money goes into companies.
static bool is_money_in(const Names* x, uint32_t in) {
  enum { REACH = 6 };
  for (uint32_t t = in; t-- > 0 && t + REACH > in;) {
    if (in_list(x, t, x->lists.org_money)) return true;
    Tag tag = x->d->tokens[t].tag;
    if (tag == TAG_PUNCT || tag == TAG_VERB || tag == TAG_PREP) return false;
  }
  return false;
}

static void add_preposition(const Names* x, uint32_t before, bool after_genitive, Name* name) {
  static const Str in[] = {{"in", 2},          {"near", 4},    {"across", 6},
                           {"throughout", 10}, {"outside", 7}, {"inside", 6}};
  static const Str compass[] = {{"western", 7},       {"eastern", 7},       {"northern", 8},
                                {"southern", 8},      {"central", 7},       {"northeastern", 12},
                                {"northwestern", 12}, {"southeastern", 12}, {"southwestern", 12},
                                {"downtown", 8},      {"rural", 5},         {"neighboring", 11},
                                {"neighbouring", 12}, {"nearby", 6}};
  if (any_of(x, before, compass)) add(name, KIND_PLACE, 1.5);
  static const Str from[] = {{"from", 4}, {"to", 2}, {"into", 4}, {"toward", 6}, {"towards", 7}};
  static const Str with[] = {{"joined", 6}, {"for", 3}, {"at", 2}};
  if (token_is(x, before, "in") && !after_genitive && is_money_in(x, before)) {
    add(name, KIND_ORG, 1.6);
  } else if (any_of(x, before, in)) {
    add(name, KIND_PLACE, after_genitive ? 0.8 : 1.6);
    add(name, KIND_PERSON, after_genitive ? 0 : -0.8);
  } else if (any_of(x, before, from))
    add(name, KIND_PLACE, 0.35);
  else if (any_of(x, before, with))
    add(name, KIND_ORG, 0.9);
  else if (token_is(x, before, "by"))
    add(name, KIND_PERSON, 0.2);
}

/// A state, region or country, or the short form of a state.
static bool is_region(const Names* x, size_t token) {
  const WordForm* form = x->d->tokens[token].written;
  if (form_value(form, x->lists.state).len) return true;
  size_t n = 0;
  const NameHit* hits = form_names(x->o, form, &n);
  if (n == 0 && token + 1 < x->d->n_tokens && word_is(x, token + 1, W_CAPITAL))
    hits = names_hits(x, (uint32_t)token, 2, &n);
  if (n == 0 || hits[0].role == NAME_DEMONYM) return false;
  ClassId cls = ontology_name(x->o, hits[0].entry)->cls;
  return cls == CLASS_REGION || cls == CLASS_COUNTRY;
}

static bool is_place(const Names* x, size_t token) {
  if (!word_is(x, token, W_CAPITAL)) return false;
  size_t n = 0;
  const NameHit* hits = form_names(x->o, x->d->tokens[token].written, &n);
  return n && hits[0].role != NAME_DEMONYM &&
         class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls) == KIND_PLACE;
}

/// "census-designated place (CDP)": the letters begin the lower-case words before the bracket.
static bool spells_words(const Names* x, const Occurrence* o, uint32_t bracket) {
  Str text = x->d->tokens[o->first].text;
  if (o->n != 1 || text.len < 2 || text.len > 6 || !utf8_is_all_upper(text)) return false;
  uint32_t at = bracket;
  for (size_t k = text.len; k > 0;) {
    if (at == 0) return false;
    Str word = x->d->tokens[--at].lower;
    if (word_is(x, at, W_CAPITAL)) return false;
    size_t hyphen = str_find(word, STR("-"), 0);
    char letter = (char)(text.data[k - 1] | 0x20);
    if (hyphen != SIZE_MAX && hyphen + 1 < word.len && k > 1 && word.data[hyphen + 1] == letter &&
        word.data[0] == (char)(text.data[k - 2] | 0x20)) {
      k -= 2;
      continue;
    }
    if (word.len == 0 || word.data[0] != letter) return false;
    k--;
  }
  return true;
}

static bool add_noun(const Names* x, size_t token, double weight, Name* name);

/// "rivers such as X", "companies including X": the noun before tells.
static void add_example(const Names* x, uint32_t b, Name* name) {
  bool such = token_is(x, b, "as") && b > 1 && token_is(x, b - 1, "such");
  if (!such && !token_is(x, b, "including") && !token_is(x, b, "like") &&
      !token_is(x, b, "include"))
    return;
  uint32_t noun = b - (such ? 2 : 1);
  if (noun > 0 && token_is(x, noun, ",")) noun--;
  if (b > 2) add_noun(x, noun, 1.5, name);
}

/// "the opposition party Clean Hands", "a fund called": a noun that tells the kind, right before
/// the name and with an article or adjective of its own.
static void add_telling_noun(const Names* x, uint32_t b, Name* name) {
  if (b == 0 || word_is(x, b, W_CAPITAL) || x->d->tokens[b].tag != TAG_NOUN) return;
  Tag before = x->d->tokens[b - 1].tag;
  bool determined = before == TAG_DET || before == TAG_ADJ || before == TAG_NOUN ||
                    before == TAG_POSS || before == TAG_GENITIVE || before == TAG_NAME;
  if (determined && !noun_in(x, b, x->lists.person_noun)) add_noun(x, b, 2.4, name);
}

static void add_before(const Names* x, const Occurrence* o, Name* name) {
  if (o->span_first == 0) return;
  uint32_t b = o->span_first - 1;
  if (!near_name(x, o, b)) return;
  size_t next = o->first + o->n;
  add_preposition(x, b, next < x->d->n_tokens && x->d->tokens[next].tag == TAG_GENITIVE, name);
  add_example(x, b, name);
  add_telling_noun(x, b, name);
  if (token_is(x, b, "née") || token_is(x, b, "nee") || token_is(x, b, "nicknamed"))
    add(name, KIND_PERSON, 2);
  bool modifier =
      next < x->d->n_tokens && x->d->tokens[next].tag == TAG_NOUN && !word_is(x, next, W_CAPITAL);
  // "co-founder of Acorn", but not "co-founder of London start-up Acorn"
  if (b > 0 && token_is(x, b, "of") && in_list(x, b - 1, x->lists.org_role) && !modifier)
    add(name, KIND_ORG, 1.8);
  // An ordinary word with a capital that is founded or joined is the name of a body.
  if (in_list(x, b, x->lists.org_object)) add(name, KIND_ORG, is_ordinary(name) ? 1.8 : 1);
  bool state = token_is(x, b, ",") && o->n == 1 && form_value(name->form, x->lists.state).len;
  if (state) add(name, KIND_PLACE, 6);
  if (token_is(x, b, "the")) {
    name->with_article++;
    add(name, KIND_ORG, 0.35);
    add(name, KIND_PERSON, modifier ? -0.8 : -1.2);
  }
  bool capital = word_is(x, b, W_CAPITAL);
  bool chain_ends = next >= x->d->n_tokens || x->d->tokens[next].tag == TAG_PUNCT;
  if (b > 0 && token_is(x, b, ",") && chain_ends && is_place(x, b - 1)) add(name, KIND_PLACE, 0.8);
  if (!capital && in_list(x, b, x->lists.work_noun)) add(name, KIND_PRODUCT, 1.5);
  if (token_is(x, b, "(")) name->plain_acronym = name->plain_acronym || spells_words(x, o, b);
  if (!capital && in_list(x, b, x->lists.person_before))
    add(name, KIND_PERSON, 2);
  else if (!capital && in_list(x, b, x->lists.org_before))
    add(name, KIND_ORG, 1.5);
  if (b > 0 && token_is(x, b, ",") && in_list(x, b - 1, x->lists.person_before))
    add(name, KIND_PERSON, 1.2);
  if (!capital && in_list(x, b, x->lists.place_before) && b > 0 && !token_is(x, b - 1, "and"))
    add(name, KIND_PLACE, 0.8);
  if (b > 0 && token_is(x, b, "of") && in_list(x, b - 1, x->lists.place_before))
    add(name, KIND_PLACE, 1.3);
}

/* ---- telling nouns ---- */

/// Adds what the head noun of a noun phrase after the name says: "a Norwegian oil company based in
/// ..." -> company.
static bool add_noun(const Names* x, size_t token, double weight, Name* name) {
  const NameLists* l = &x->lists;
  // "a rival of", "an investor in": companies are that at least as often as people.
  if (noun_in(x, token, l->dealer_noun))
    add(name, KIND_ORG, 0.2 * weight);
  else if (noun_in(x, token, l->person_noun))
    add(name, KIND_PERSON, weight);
  else if (noun_in(x, token, l->org_noun) || noun_in(x, token, l->company_noun) ||
           noun_in(x, token, l->party_noun))
    add(name, KIND_ORG, weight);
  else if (noun_in(x, token, l->place_noun))
    add(name, KIND_PLACE, weight);
  else if (noun_in(x, token, l->event_noun))
    add(name, KIND_EVENT, weight);
  else if (noun_in(x, token, l->work_noun))
    add(name, KIND_PRODUCT, weight);
  else
    return false;
  if (noun_in(x, token, l->company_noun))
    name->class_score[CLASS_CORPORATION] += 2;
  else if (noun_in(x, token, l->school_noun))
    name->class_score[CLASS_UNIVERSITY] += 2;
  else if (noun_in(x, token, l->party_noun))
    name->class_score[CLASS_PARTY] += 2;
  else if (noun_in(x, token, l->media_noun))
    name->class_score[CLASS_NEWS_MEDIA] += 2;
  else if (noun_in(x, token, l->government_noun))
    name->class_score[CLASS_GOVERNMENT_ORGANIZATION] += 2;
  return true;
}

static bool ends_phrase(const Names* x, size_t token) {
  Tag tag = x->d->tokens[token].tag;
  return tag == TAG_PREP || tag == TAG_PUNCT || tag == TAG_WH || tag == TAG_CONJ ||
         tag == TAG_VERB || tag == TAG_AUX || tag == TAG_MODAL || tag == TAG_SUBORD ||
         tag == TAG_QUOTE || tag == TAG_VERB_PP || tag == TAG_TO || tag == TAG_VERB_ING ||
         tag == TAG_PRON || token_is(x, token, ",") || token_is(x, token, "and");
}

/// Reads a noun phrase from `at` (behind its article) and lets its last noun speak.
static void add_phrase(const Names* x, const Occurrence* o, size_t at, double weight, Name* name) {
  size_t end = at;
  while (end < at + PHRASE_REACH && near_name(x, o, end) && !ends_phrase(x, end))
    end++;
  for (size_t i = end; i > at && i + 2 > end; i--)
    if (add_noun(x, i - 1, weight, name)) return;
}

static bool is_article(const Names* x, size_t token) {
  return token_is(x, token, "a") || token_is(x, token, "an") || token_is(x, token, "the");
}

/// "Pathology is a metal band": a bare noun is no band, so it is a name.
static void add_copula(const Names* x, const Occurrence* o, size_t be, Name* name) {
  double before = name->context[KIND_ORG];
  add_phrase(x, o, be + 2, 2.5, name);
  bool bare = o->start && o->n == 1 && is_ordinary(name) && !token_is(x, be + 1, "the");
  if (bare && name->context[KIND_ORG] > before) add(name, KIND_ORG, 1.5);
}

static void add_apposition(const Names* x, const Occurrence* o, Name* name) {
  static const Str be[] = {{"is", 2},      {"was", 3}, {"became", 6},
                           {"remains", 7}, {"are", 3}, {"were", 4}};
  size_t after = o->first + o->n;
  if (!near_name(x, o, after)) return;
  if (any_of(x, after, be)) {
    if (is_article(x, after + 1))
      add_copula(x, o, after, name);
    else if (token_is(x, after + 1, "one") && token_is(x, after + 2, "of"))
      add_phrase(x, o, after + 4, 1, name);
    return;
  }
  if (!token_is(x, after, ",") && !token_is(x, after, "(")) return;
  if (is_article(x, after + 1)) add_phrase(x, o, after + 2, 2, name);
}

/* ---- after ---- */

static bool is_number(const Names* x, size_t token, size_t low, size_t high) {
  if (token >= x->d->n_tokens) return false;
  Str t = x->d->tokens[token].text;
  if (t.len < low || t.len > high) return false;
  for (size_t i = 0; i < t.len; i++)
    if (!cp_is_digit((unsigned char)t.data[i])) return false;
  return true;
}

/// "( born", "(1944-", "(May 3, 1921 -", "(b."
static bool opens_life(const Names* x, size_t bracket) {
  static const Str born[] = {{"born", 4}, {"b.", 2},   {"née", 4},
                             {"nee", 3},  {"died", 4}, {"d.", 2}};
  for (size_t i = bracket + 1; i < bracket + 8 && i < x->d->n_tokens; i++) {
    if (any_of(x, i, born)) return true;
    if (token_is(x, i, ")")) return false;
    if (word_is(x, i, W_TAKEN) && i == bracket + 1) {
      for (size_t k = i; k < i + 8 && k < x->d->n_tokens && !token_is(x, k, ")"); k++)
        if (token_is(x, k, "-") || token_is(x, k, "–")) return true;
      return false;
    }
  }
  return false;
}

static void add_bracket(const Names* x, size_t after, Name* name) {
  // "Lund (2009-2014)" in a list of places where somebody worked is no life.
  bool years = is_number(x, after + 1, 4, 4) && name->score[KIND_PLACE] + name->score[KIND_ORG] > 2;
  if (!years && opens_life(x, after)) {
    add(name, KIND_PERSON, 3);
    return;
  }
  if (is_number(x, after + 1, 4, 4) && token_is(x, after + 2, ")")) add(name, KIND_PRODUCT, 1.8);
  bool acronym = word_is(x, after + 1, W_CAPITAL) && token_is(x, after + 2, ")") &&
                 utf8_is_all_upper(x->d->tokens[after + 1].text) &&
                 x->d->tokens[after + 1].text.len > 1;
  if (acronym) add(name, KIND_ORG, 1.5);
}

static void add_genitive(const Names* x, size_t after, Name* name) {
  for (size_t i = after + 1; i < after + 4; i++) {
    if (in_list(x, i, x->lists.kin)) {
      add(name, KIND_PERSON, 1.5);
      return;
    }
    if (i < x->d->n_tokens && ends_phrase(x, i)) break;
  }
  if (in_list(x, after + 1, x->lists.org_after)) add(name, KIND_ORG, 0.6);
}

/// "a trader from Lund who sells gloves": the relative word means the trader.
static bool is_origin(const Names* x, const Occurrence* o) {
  static const Str prepositions[] = {{"in", 2},   {"from", 4}, {"at", 2},
                                     {"near", 4}, {"of", 2},   {"outside", 7}};
  return o->span_first > 0 && o->n == 1 && any_of(x, o->span_first - 1, prepositions) &&
         is_place(x, o->first) && !word_is(x, o->first, W_GIVEN);
}

static void add_comma(const Names* x, const Occurrence* o, size_t after, Name* name) {
  static const Str who[] = {{"who", 3}, {"whose", 5}, {"whom", 4}};
  if (any_of(x, after + 1, who) && !is_origin(x, o)) add(name, KIND_PERSON, 1.8);
  if (is_number(x, after + 1, 2, 2) && (token_is(x, after + 2, ",") || token_is(x, after + 2, ".")))
    add(name, KIND_PERSON, 2.5);
  if (token_is(x, after + 1, "aged")) add(name, KIND_PERSON, 2.5);
  // "in Lund, Sweden": what stands before a known region or country behind a comma is a place
  if (!word_is(x, after + 1, W_CAPITAL) || o->span_first == 0) return;
  static const Str prepositions[] = {{"in", 2}, {"from", 4},    {"at", 2}, {"near", 4}, {"of", 2},
                                     {"to", 2}, {"outside", 7}, {"(", 1},  {"born", 4}};
  bool preposition = any_of(x, o->span_first - 1, prepositions);
  bool region = is_region(x, after + 1);
  if (region && preposition)
    add(name, KIND_PLACE, 2.5);
  else if (region)
    add(name, KIND_PLACE, 1);
  else if (preposition && is_place(x, after + 1))
    add(name, KIND_PLACE, 1.5);
}

/// "was founded in", ", headquartered in".
static void add_founded(const Names* x, size_t after, Name* name) {
  static const Str be[] = {{"was", 3}, {"is", 2}, {"were", 4}, {"are", 3}, {"been", 4}, {",", 1}};
  size_t verb = after + 1;
  if (verb < x->d->n_tokens && x->d->tokens[verb].tag == TAG_ADV) verb++;
  if (any_of(x, after, be) && in_list(x, verb, x->lists.org_participle))
    add(name, KIND_ORG, is_ordinary(name) ? 2.6 : 2);
}

static void add_after(const Names* x, const Occurrence* o, Name* name) {
  static const Str who[] = {{"who", 3}, {"whose", 5}, {"whom", 4}};
  size_t after = o->first + o->n;
  if (!near_name(x, o, after)) return;
  if (any_of(x, after, who) && !is_origin(x, o)) add(name, KIND_PERSON, 2.5);
  add_founded(x, after, name);
  if (token_is(x, after, "("))
    add_bracket(x, after, name);
  else if (x->d->tokens[after].tag == TAG_GENITIVE)
    add_genitive(x, after, name);
  else if (token_is(x, after, ","))
    add_comma(x, o, after, name);
  size_t verb =
      near_name(x, o, after + 1) && x->d->tokens[after].tag == TAG_ADV ? after + 1 : after;
  if (in_list(x, verb, x->lists.person_verb)) add(name, KIND_PERSON, 0.8);
  if (in_list(x, verb, x->lists.org_verb)) add(name, KIND_ORG, 0.5);
  if (in_list(x, after, x->lists.person_after)) add(name, KIND_PERSON, 1.2);
  if (in_list(x, after, x->lists.place_after) && x->d->tokens[after].tag == TAG_NOUN)
    add(name, KIND_PLACE, 1);
  if (in_list(x, after, x->lists.work_noun) && x->d->tokens[after].tag == TAG_NOUN)
    add(name, KIND_PRODUCT, 0.5);
  if (in_list(x, after, x->lists.org_after) && x->d->tokens[after].tag == TAG_NOUN) {
    add(name, KIND_ORG, is_ordinary(name) ? 1.6 : 0.8);
    name->class_score[CLASS_CORPORATION] += 0.3;
  }
}

static void add_quotes(const Names* x, const Occurrence* o, Name* name) {
  size_t after = o->first + o->n;
  if (o->first == 0 || after >= x->d->n_tokens) return;
  if (x->d->tokens[o->first - 1].tag == TAG_QUOTE && x->d->tokens[after].tag == TAG_QUOTE)
    add(name, KIND_PRODUCT, 2);
}

void names_add_context(Names* x, const Occurrence* o, Name* name) {
  if (!span_empty(o->part)) {
    add(name, KIND_PLACE, 1);
    return;
  }
  add_title(x, o, name);
  add_before(x, o, name);
  add_after(x, o, name);
  add_apposition(x, o, name);
  add_quotes(x, o, name);
}
