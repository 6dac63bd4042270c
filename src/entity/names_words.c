// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What each word of a document can be for a name: the word lists as bits.
#include "entity/names_internal.h"

#include <string.h>

static void make_sets(NameLists* l, Arena* arena) {
  const WordList* of_capitals[] = {l->title,    l->honorific,     l->role,          l->role_adj,
                                   l->noble,    l->honour,        l->generation,    l->legal,
                                   l->not_name, l->field,         l->ordinary,      l->not_alone,
                                   l->head,     l->genitive_join, l->first_surname, l->front_head};
  const WordList* of_small[] = {l->person_connector, l->legal};
  l->of_capitals = list_set(arena, of_capitals, sizeof of_capitals / sizeof *of_capitals);
  l->of_small = list_set(arena, of_small, sizeof of_small / sizeof *of_small);
}

static void note_endings(NameLists* l) {
  for (size_t i = 0; i < list_size(l->ending); i++) {
    Str ending = list_word(l->ending, i);
    if (ending.len == 0 || ending.len > NAME_LONGEST_ENDING) continue;
    l->endings[ending.len] |= UINT32_C(1) << (ending.data[ending.len - 1] & 31);
  }
}

void names_read_lists(Names* x) {
  const struct {
    const WordList** list;
    const char* name;
  } table[] = {
      {&x->lists.head, "name-head"},
      {&x->lists.front_head, "name-front-head"},
      {&x->lists.legal, "name-legal-suffix"},
      {&x->lists.generation, "name-generation"},
      {&x->lists.honorific, "name-honorific"},
      {&x->lists.title, "name-title"},
      {&x->lists.noble, "name-noble"},
      {&x->lists.regnal, "name-regnal"},
      {&x->lists.role, "name-role"},
      {&x->lists.role_adj, "name-role-adjective"},
      {&x->lists.honour, "name-honour"},
      {&x->lists.person_connector, "name-person-connector"},
      {&x->lists.not_name, "name-not"},
      {&x->lists.not_alone, "name-not-alone"},
      {&x->lists.field, "name-field"},
      {&x->lists.ordinary, "name-ordinary"},
      {&x->lists.not_given, "name-not-given"},
      {&x->lists.first_surname, "name-first-surname"},
      {&x->lists.genitive_join, "name-genitive-join"},
      {&x->lists.person_before, "name-person-noun-before"},
      {&x->lists.person_verb, "name-person-verb"},
      {&x->lists.org_verb, "name-org-verb"},
      {&x->lists.kin, "name-kin-noun"},
      {&x->lists.place_after, "name-place-noun-after"},
      {&x->lists.place_before, "name-place-noun-before"},
      {&x->lists.org_after, "name-org-noun-after"},
      {&x->lists.org_before, "name-org-noun-before"},
      {&x->lists.org_noun, "name-org-noun"},
      {&x->lists.place_noun, "name-place-noun"},
      {&x->lists.event_noun, "name-event-noun"},
      {&x->lists.work_noun, "name-work-noun"},
      {&x->lists.gender, "name-gender"},
      {&x->lists.state, "name-state-abbreviation"},
      {&x->lists.org_role, "name-org-role"},
      {&x->lists.naming, "name-naming"},
      {&x->lists.tech_noun, "name-tech-noun"},
      {&x->lists.org_object, "name-org-object-verb"},
      {&x->lists.org_participle, "name-org-participle"},
      {&x->lists.person_after, "name-person-noun-after"},
      {&x->lists.agent_verb, "name-agent-verb"},
      {&x->lists.agent_object_verb, "name-agent-object-verb"},
      {&x->lists.currency, "currency-noun"},
      {&x->lists.group, "name-group"},
      {&x->lists.ending, "name-ending"},
      {&x->lists.person_noun, "name-person-noun"},
      {&x->lists.dealer_noun, "name-dealer-noun"},
      {&x->lists.org_money, "name-org-money"},
      {&x->lists.company_noun, "company-noun"},
      {&x->lists.government_noun, "government-noun"},
      {&x->lists.media_noun, "media-noun"},
      {&x->lists.school_noun, "school-noun"},
      {&x->lists.party_noun, "party-noun"},
      {&x->lists.party_head, "name-party-head"},
      {&x->lists.party_word, "name-party-word"},
      {&x->lists.compound_tail, "name-compound-tail"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    *table[i].list = ontology_list(x->o, str_from(table[i].name));
  note_endings(&x->lists);
  make_sets(&x->lists, x->arena);
}

/* ---- kinds and classes ---- */

ClassId kind_class(NameKind k) {
  static const ClassId classes[KIND_COUNT] = {
      [KIND_PERSON] = CLASS_PERSON,   [KIND_ORG] = CLASS_ORGANIZATION,
      [KIND_PLACE] = CLASS_PLACE,     [KIND_EVENT] = CLASS_EVENT,
      [KIND_PRODUCT] = CLASS_PRODUCT, [KIND_LAW] = CLASS_LEGISLATION,
      [KIND_TECH] = CLASS_TECHNOLOGY,
  };
  return classes[k];
}

NameKind class_kind(const Ontology* o, ClassId c) {
  for (NameKind k = KIND_PERSON; k < KIND_COUNT; k++)
    if (ontology_is_a(o, c, kind_class(k))) return k;
  return KIND_NONE;
}

ClassId names_class_of_value(Str value) {
  static const struct {
    Str word;
    ClassId cls;
  } table[] = {
      {{"org", 3}, CLASS_ORGANIZATION},
      {{"company", 7}, CLASS_CORPORATION},
      {{"government", 10}, CLASS_GOVERNMENT_ORGANIZATION},
      {{"media", 5}, CLASS_NEWS_MEDIA},
      {{"school", 6}, CLASS_UNIVERSITY},
      {{"party", 5}, CLASS_PARTY},
      {{"place", 5}, CLASS_PLACE},
      {{"country", 7}, CLASS_COUNTRY},
      {{"city", 4}, CLASS_CITY},
      {{"region", 6}, CLASS_REGION},
      {{"event", 5}, CLASS_EVENT},
      {{"product", 7}, CLASS_PRODUCT},
      {{"law", 3}, CLASS_LEGISLATION},
      {{"technology", 10}, CLASS_TECHNOLOGY},
      {{"person", 6}, CLASS_PERSON},
  };
  for (size_t i = 0; value.len && i < sizeof table / sizeof *table; i++)
    if (str_equal(value, table[i].word)) return table[i].cls;
  return CLASS_NONE;
}

/* ---- shapes ---- */

/// "J." or "J.R." or "J": a letter standing for a name.
static bool is_initial(Str s) {
  if (s.len < 2 || s.len > 8) return false;
  for (size_t at = 0; at < s.len;) {
    uint32_t cp = 0;
    size_t n = utf8_decode(s, at, &cp);
    if (n == 0 || !cp_is_upper(cp)) return false;
    at += n;
    if (at >= s.len || s.data[at] != '.') return false;
    at++;
    if (at < s.len && s.data[at] == '-') at++;
  }
  return true;
}

/// McDonald, DeVito: a capital inside because of what stands before it.
static bool has_name_prefix(Str s) {
  static const char* const PREFIXES[] = {"Mc", "Mac", "De", "Di", "La", "Le", "Fitz"};
  for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
    if (str_starts(s, str_from(PREFIXES[i]))) return true;
  return false;
}

/// W_CAMEL: a lower-case letter before an upper-case one (eBay, YouTube, iPhone; not McDonald,
/// O'Brien). W_MARKED: something else than letters.
static uint32_t shape_of(Str s) {
  uint32_t shape = 0;
  char before = 0;
  for (size_t i = 0; i < s.len; i++) {
    char c = s.data[i];
    if (ascii_is_upper(c))
      shape |= ascii_is_lower(before) ? W_CAMEL : 0;
    else if ((unsigned char)c < 0x80 && !ascii_is_lower(c))
      shape |= W_MARKED;
    before = c;
  }
  return shape & W_CAMEL && has_name_prefix(s) ? shape & ~(uint32_t)W_CAMEL : shape;
}

/// No capital is in it. The forms tell it of a word that is known.
static bool is_small(const Token* t) {
  if (t->form->text.len) return t->written == t->form;
  return str_equal(t->text, t->lower);
}

/// No name, title or party ("D-Ohio") begins with such a word without a capital.
static bool is_plain(const Token* t) {
  return t->tag != TAG_QUOTE && t->text.len && (unsigned char)t->text.data[0] < 0x80 &&
         !(t->text.len > 2 && t->text.data[1] == '-');
}

/// Of a word that does not begin with a capital but has one: "al-Karim", "5G", "eBay".
static bool has_capital_inside(const Token* t, uint32_t shape) {
  if (t->text.len < 2) return false;
  if (str_starts(t->text, STR("al-")) || str_starts(t->text, STR("el-")))
    return utf8_is_capitalised(str_slice(t->text, 3, t->text.len));
  char c = t->text.data[0];
  if (c >= '0' && c <= '9') {
    for (size_t i = 1; i < t->text.len; i++)
      if (ascii_is_upper(t->text.data[i])) return true;
    return false;
  }
  bool hyphen = shape & W_MARKED && memchr(t->text.data, '-', t->text.len);
  return ascii_is_lower(c) && shape & W_CAMEL && !hyphen;
}

/* ---- bits ---- */

static uint32_t list_bits(const NameLists* l, const WordForm* s) {
  uint32_t bits = 0;
  if (form_in(s, l->title)) bits |= W_TITLE;
  if (form_in(s, l->honorific)) bits |= W_HONORIFIC;
  if (form_in(s, l->role)) bits |= W_ROLE;
  if (form_in(s, l->role_adj)) bits |= W_ROLE_ADJ;
  if (form_in(s, l->noble)) bits |= W_NOBLE;
  if (form_in(s, l->honour)) bits |= W_HONOUR;
  if (form_in(s, l->generation)) bits |= W_GENERATION;
  if (form_in(s, l->legal)) bits |= W_LEGAL;
  if (form_in(s, l->not_name)) bits |= W_NOT;
  if (form_in(s, l->not_alone)) bits |= W_NOT_ALONE;
  if (form_in(s, l->field)) bits |= W_FIELD;
  if (form_in(s, l->ordinary)) bits |= W_ORDINARY;
  if (form_in(s, l->genitive_join)) bits |= W_GENITIVE_JOIN;
  if (form_in(s, l->first_surname)) bits |= W_FIRST_SURNAME;
  return bits;
}

enum {
  LEX_GIVEN = LEX_GIVEN_MALE | LEX_GIVEN_FEMALE,
  LEX_ORDINARY = LEX_PREP | LEX_DET | LEX_PRON | LEX_POSS | LEX_CONJ | LEX_SUBORD | LEX_AUX |
                 LEX_MODAL | LEX_WH | LEX_NOUN | LEX_NOUN_PLURAL | LEX_VERB_BASE | LEX_VERB_S |
                 LEX_VERB_PAST | LEX_VERB_PP | LEX_VERB_ING | LEX_ADJ | LEX_ADV | LEX_NUM |
                 LEX_NEG | LEX_COMMON
};

static uint32_t lexicon_bits(const NameLists* l, const Token* t) {
  if (!t->lex) return 0;
  uint32_t lex = t->lex->bits, bits = lex & LEX_ORDINARY ? W_COMMON : 0;
  if (lex & LEX_GIVEN && !form_in(t->written, l->not_given)) bits |= W_GIVEN;
  return lex & LEX_SURNAME ? bits | W_SURNAME : bits;
}

/// "President/CEO", "Professor-at-Large": the first part is a role.
static bool starts_with_role(const NameLists* l, Str s) {
  for (size_t i = 1; i + 1 < s.len; i++) {
    if (s.data[i] != '/' && s.data[i] != '-') continue;
    Str head = str_slice(s, 0, i);
    return list_has(l->role, head) || list_has(l->title, head);
  }
  return false;
}

static bool is_demonym(const Names* x, const WordForm* form) {
  size_t n = 0;
  const NameHit* hits = form_names(x->o, form, &n);
  for (size_t i = 0; i < n; i++)
    if (hits[i].role == NAME_DEMONYM) return true;
  return false;
}

static void mark_small(const Names* x, const Token* t, Word* w) {
  if (!form_in_any(t->written, &x->lists.of_small)) return;
  if (form_in(t->written, x->lists.person_connector)) w->bits |= W_PERSON_CONNECTOR;
  if (form_in(t->written, x->lists.legal)) w->bits |= W_LEGAL;
}

static void mark_heads(const Names* x, const WordForm* form, Word* w) {
  Str value = form_value(form, x->lists.head);
  if (value.len) {
    w->head_class = (uint8_t)names_class_of_value(value);
    w->head = (uint8_t)class_kind(x->o, w->head_class);
  }
  value = form_value(form, x->lists.front_head);
  if (value.len) {
    w->front_class = (uint8_t)names_class_of_value(value);
    w->front = (uint8_t)class_kind(x->o, w->front_class);
  }
}

static void mark_capital(const Names* x, const Token* t, Word* w) {
  w->bits |= W_CAPITAL;
  if (t->flags & TOKEN_SENTENCE_START) w->bits |= W_START;
  if (is_demonym(x, t->written)) w->bits |= W_DEMONYM;
  if (w->bits & W_MARKED) {
    if (starts_with_role(&x->lists, t->text)) w->bits |= W_ROLE;
    if (is_initial(t->text)) w->bits |= W_INITIAL;
  }
  if (!form_in_any(t->written, &x->lists.of_capitals)) return;
  w->bits |= list_bits(&x->lists, t->written);
  mark_heads(x, t->written, w);
}

static void mark_word(const Names* x, const Token* t, Word* w) {
  bool capital = (t->flags & TOKEN_CAPITAL) != 0, small = !capital && is_small(t);
  uint32_t shape = small && is_plain(t) ? W_PLAIN : shape_of(t->text);
  if (!capital && !small) capital = has_capital_inside(t, shape);
  if (!capital) shape &= ~(uint32_t)W_CAMEL;
  *w = (Word){.bits = shape | lexicon_bits(&x->lists, t)};
  if (capital)
    mark_capital(x, t, w);
  else
    mark_small(x, t, w);
}

/// "King Henry I", "Henry I of Bluehill": the number of a ruler, not the speaker.
static void mark_first(Names* x, size_t i) {
  if (!str_equal(x->d->tokens[i].text, STR("I")) || !names_adjacent(x, i)) return;
  if (!word_is(x, i - 1, W_CAPITAL) || word_is(x, i - 1, W_NOT | W_START)) return;
  bool ruler = i > 1 && (form_in(x->d->tokens[i - 2].written, x->lists.regnal) ||
                         word_is(x, i - 2, W_NOBLE));
  bool place = token_is(x, i + 1, "of") && word_is(x, i + 2, W_CAPITAL);
  if (!ruler && !(place && word_is(x, i - 1, W_GIVEN))) return;
  x->words[i].bits &= ~(uint32_t)(W_NOT | W_COMMON);
  x->words[i].bits |= W_GENERATION;
}

/// "Acorn, Beech and Three", "Acorn, Three and Beech": a number with a capital in a list of names.
static void mark_listed_number(Names* x, size_t i) {
  const Token* t = &x->d->tokens[i];
  if (!t->lex || !(t->lex->bits & LEX_NUM) || i < 2 || i + 1 >= x->d->n_tokens ||
      word_is(x, i, W_START) || t->flags & (TOKEN_IN_TITLE_CASE | TOKEN_ALL_UPPER))
    return;
  const Token* next = t + 1;
  bool closes = next->tag == TAG_PUNCT || next->tag == TAG_CONJ || next->tag == TAG_AUX ||
                next->tag == TAG_MODAL || next->flags & TOKEN_FINITE;
  size_t k = i - 1;
  bool joined = token_is(x, k, "and") || token_is(x, k, "or") || token_is(x, k, ",");
  if (joined && !token_is(x, k, ",") && token_is(x, k - 1, ",")) k--;
  if (!closes || !joined || k == 0 || str_equal(t->lower, STR("one")) ||
      x->d->tokens[k - 1].sentence != t->sentence || !word_is(x, k - 1, W_CAPITAL | W_LEGAL))
    return;
  x->words[i].bits &= ~(uint32_t)(W_NOT | W_NOT_ALONE | W_COMMON);
}

void names_mark_words(Names* x, const Entities* values) {
  size_t n = x->d->n_tokens;
  x->words = arena_room(x->arena, n, sizeof(Word));
  for (size_t i = 0; i < n; i++)
    mark_word(x, &x->d->tokens[i], &x->words[i]);
  for (size_t i = 0; i < n; i++) {
    if (!(x->words[i].bits & W_CAPITAL)) continue;
    mark_first(x, i);
    mark_listed_number(x, i);
  }
  for (size_t i = 0; i < values->n_mentions; i++) {
    const Mention* m = &values->mentions[i];
    if (m->cls == CLASS_NUMBER) continue; // "Studio 92"
    for (uint32_t k = m->first; k < m->first + m->n; k++)
      x->words[k].bits |= W_TAKEN;
  }
}

/* ---- small questions ---- */

/// With one blank between all the tokens: the text itself is what they make, joined.
static bool is_joined(const Document* d, uint32_t first, uint32_t n) {
  for (uint32_t i = first + 1; i < first + n; i++) {
    uint32_t end = d->tokens[i - 1].span.end;
    if (d->tokens[i].span.begin != end + 1 || d->text.data[end] != ' ') return false;
  }
  return true;
}

Str names_join(Arena* arena, const Document* d, uint32_t first, uint32_t n) {
  if (is_joined(d, first, n))
    return document_slice(d,
                          (Span){d->tokens[first].span.begin, d->tokens[first + n - 1].span.end});
  size_t len = n - 1;
  for (uint32_t i = 0; i < n; i++)
    len += d->tokens[first + i].text.len;
  char* at = arena_room(arena, len, 1);
  Str joined = {at, len};
  for (uint32_t i = 0; i < n; i++) {
    Str t = d->tokens[first + i].text;
    if (i) *at++ = ' ';
    memcpy(at, t.data, t.len);
    at += t.len;
  }
  return joined;
}

uint32_t names_most(const Names* x, uint32_t first) {
  const WordForm* form = x->d->tokens[first].written;
  return form->name_tokens > 1 && word_is(x, first + 1, W_PLAIN) && !form->name_small
             ? 1
             : form->name_tokens;
}

const NameHit* names_hits(const Names* x, uint32_t first, uint32_t n, size_t* hits) {
  *hits = 0;
  if (n > names_most(x, first)) return NULL;
  return n == 1 ? form_names(x->o, x->d->tokens[first].written, hits)
                : ontology_find_names(x->o, names_join(x->arena, x->d, first, n), hits);
}

Str names_phrase_value(const Names* x, const WordList* list, uint32_t first, uint32_t n) {
  if (n > x->d->tokens[first].written->phrase_tokens) return STR_EMPTY;
  return list_value(list, names_join(x->arena, x->d, first, n));
}

bool names_adjacent(const Names* x, size_t token) {
  if (token == 0 || token >= x->d->n_tokens) return false;
  uint32_t end = x->d->tokens[token - 1].span.end, begin = x->d->tokens[token].span.begin;
  if (begin > end + 2) return false; // one blank, or a no-break space
  return begin == end || x->d->text.data[end] != '\n';
}

void names_head(const Names* x, uint32_t first, uint32_t n, NameKind* kind, ClassId* cls) {
  while (n > 1 && ((x->words[first + n - 1].bits & W_GENERATION) ||
                   names_is_year(x, first + n - 1))) // "World War II"
    n--;
  const Word* last = &x->words[first + n - 1];
  *kind = (NameKind)last->head;
  *cls = last->head_class;
  if (n < 3) return;
  ClassId c = names_class_of_value(names_phrase_value(x, x->lists.head, first + n - 2, 2));
  if (c == CLASS_NONE) return;
  *cls = c;
  *kind = class_kind(x->o, c);
}

bool names_has_head(const Names* x, uint32_t first, uint32_t n) {
  for (uint32_t i = first; i < first + n; i++)
    if (x->words[i].head || x->words[i].front) return true;
  return false;
}

bool names_is_year(const Names* x, size_t token) {
  if (token >= x->d->n_tokens) return false;
  Str t = x->d->tokens[token].text;
  if (t.len != 4 || (t.data[0] != '1' && t.data[0] != '2')) return false;
  for (size_t i = 1; i < 4; i++)
    if (!cp_is_digit((unsigned char)t.data[i])) return false;
  return true;
}
