// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Two names that the text says are one: "X, better known as Y", "X (born Y)", "X (formerly Y)", "X
// (XY)".
#include "entity/coreference_internal.h"

enum { ALIAS_GAP = 10, LANGUAGE_GAP = 48 };

typedef enum { KIN_NONE, KIN_PERSON, KIN_ORGANIZATION, KIN_PLACE, KIN_OTHER } Family;

static Family family_of(const Resolver* r, ClassId cls) {
  if (cls == CLASS_NONE) return KIN_NONE;
  if (cls == CLASS_PERSON) return KIN_PERSON;
  if (ontology_is_a(r->o, cls, CLASS_ORGANIZATION)) return KIN_ORGANIZATION;
  return ontology_is_a(r->o, cls, CLASS_PLACE) ? KIN_PLACE : KIN_OTHER;
}

static bool families_agree(const Resolver* r, const Mention* a, const Mention* b) {
  Family x = family_of(r, r->e->entities[a->entity].cls),
         y = family_of(r, r->e->entities[b->entity].cls);
  return x == y || x == KIN_NONE || y == KIN_NONE || a->weak || b->weak;
}

static bool is_open_mark(const Token* t) {
  return str_equal(t->text, STR("(")) || str_equal(t->text, STR("[")) ||
         str_equal(t->text, STR(","));
}

/// The tokens between two names say that they are the same: connector words, one of them a key
/// word. `opened`: a bracket or comma stands before them.
static bool connects(const Resolver* r, uint32_t first, uint32_t end, bool opened) {
  if (first >= end || end - first > ALIAS_GAP) return false;
  bool key = false, weak = false;
  for (uint32_t t = first; t < end; t++) {
    const Token* token = &r->d->tokens[t];
    if (token->tag == TAG_QUOTE || str_equal(token->text, STR(":"))) continue;
    if (is_open_mark(token)) {
      opened = true;
      continue;
    }
    if (str_equal(token->text, STR(")")) || !list_has(r->connectors, token->lower)) return false;
    Str value = list_value(r->connectors, token->lower);
    // "X, called Y" and "X is called Y", but not "X called Y".
    key |= str_equal(value, STR("key")) || (t > first && str_equal(value, STR("participle")));
    weak |= str_equal(value, STR("weak"));
  }
  return key || (weak && opened);
}

/// "Harrow Steel Works (HSW)", "Luotasteel Aktiebolag (LSAB)": the capitals stand in the name in
/// their order, the first one at its start or that of a word.
static bool is_acronym(Str acronym, Str name) {
  enum { LONGEST = 8 };
  if (acronym.len < 2 || acronym.len > LONGEST || acronym.len * 2 > name.len ||
      !utf8_is_all_upper(acronym))
    return false;
  size_t at = 0;
  for (size_t i = 0; i < name.len && at < acronym.len; i++) {
    bool word_start = i == 0 || name.data[i - 1] == ' ' || name.data[i - 1] == '-';
    bool same = ascii_lower(name.data[i]) == ascii_lower(acronym.data[at]);
    if (same && (at > 0 || word_start)) at++;
    if (at == 1 && i + 1 == name.len) return false;
  }
  return at == acronym.len;
}

static bool in_bracket_alone(const Resolver* r, const Mention* a, const Mention* b) {
  uint32_t open = a->first + a->n, close = b->first + b->n;
  return open + 1 == b->first && close < r->d->n_tokens &&
         str_equal(r->d->tokens[open].text, STR("(")) &&
         str_equal(r->d->tokens[close].text, STR(")"));
}

/// Token of the bracket that opens right behind the name and is open still at token `at`; 0 if
/// there is none.
static uint32_t bracket_behind(const Resolver* r, const Mention* a, uint32_t at) {
  uint32_t open = a->first + a->n;
  const Token* t = r->d->tokens;
  if (open + 1 < at && str_equal(t[open].text, STR(","))) open++;
  uint32_t behind = coreference_skip_bracket(r, open, at); // "X (1901-1980) (Welsh: Y)"
  if (behind < at && str_equal(t[behind].text, STR("("))) open = behind;
  if (open + 1 > at || at - open > LANGUAGE_GAP || !str_equal(t[open].text, STR("("))) return 0;
  int depth = 0;
  for (uint32_t i = open; i < at; i++) {
    depth += str_equal(t[i].text, STR("("));
    depth -= str_equal(t[i].text, STR(")"));
    if (depth == 0) return 0;
  }
  return open;
}

/// "X (Russian: Y; Welsh: Z; born ...)": the same name in another language or script.
static bool in_language_bracket(const Resolver* r, const Mention* a, const Mention* b) {
  const Token* t = r->d->tokens;
  uint32_t open = bracket_behind(r, a, b->first);
  if (open == 0 || open + 2 >= b->first || !str_equal(t[b->first - 1].text, STR(":"))) return false;
  return (t[b->first - 2].flags & TOKEN_CAPITAL) != 0;
}

/// "X (1901-1980; born Y)", "X (Xx; also known as Y)": what says so begins inside the bracket.
static bool is_told_in_bracket(const Resolver* r, const Mention* a, const Mention* b) {
  const Token* t = r->d->tokens;
  uint32_t open = bracket_behind(r, a, b->first), from = b->first;
  if (open == 0) return false;
  while (from > open + 1 && !is_open_mark(&t[from - 1]) && !str_equal(t[from - 1].text, STR(";")) &&
         !str_equal(t[from - 1].text, STR(")")))
    from--;
  return connects(r, from, b->first, true);
}

/// "was born on 3 May 1950 in Lund as Y", "was founded in 1990 as Y", "began in 1990 as the Y":
/// nothing but dates and places in between.
static bool is_first_name(const Resolver* r, const Mention* a, const Mention* b) {
  enum { LONGEST = 24 };
  const Token* t = r->d->tokens;
  uint32_t first = coreference_skip_bracket(r, a->first + a->n, b->first), last = b->first - 1;
  if (last > first && str_equal(t[last].lower, STR("the"))) last--;
  if (first + 1 > last || last - first > LONGEST || !str_equal(t[last].lower, STR("as")))
    return false;
  if (!(t[first].flags & TOKEN_FINITE)) return false;
  uint32_t verb = t[first].tag == TAG_AUX ? first + 1 : first;
  if (!list_has(r->beginnings, t[verb].lower)) return false;
  for (uint32_t i = verb + 1; i < last; i++)
    if (t[i].flags & TOKEN_FINITE || t[i].tag == TAG_PRON || t[i].tag == TAG_WH) return false;
  ClassId cls = r->e->entities[b->entity].cls;
  return str_equal(t[verb].lower, STR("born")) ? cls == CLASS_PERSON
                                               : ontology_is_a(r->o, cls, CLASS_ORGANIZATION);
}

/// "Green Work League (LVA)": an abbreviation that is in no list, in letters of another language.
static bool is_foreign_acronym(const Resolver* r, const Mention* a, const Mention* b, Str letters) {
  enum { LONGEST = 6 };
  const Entity *x = &r->e->entities[a->entity], *y = &r->e->entities[b->entity];
  return a->n >= 3 && b->n == 1 && letters.len >= 2 && letters.len <= LONGEST &&
         utf8_is_all_upper(letters) && y->name_entry == 0 &&
         ontology_is_a(r->o, x->cls, CLASS_ORGANIZATION);
}

/// Token behind a name and the honours that follow it.
static uint32_t behind_name(const Resolver* r, const Mention* m) {
  uint32_t t = m->first + m->n;
  while (t + 1 < r->d->n_tokens && list_has(r->honours, r->d->tokens[t].text))
    t++;
  return t;
}

static bool are_aliases(const Resolver* r, const Mention* a, const Mention* b) {
  if (a->entity == b->entity || !families_agree(r, a, b)) return false;
  if (in_language_bracket(r, a, b) || is_told_in_bracket(r, a, b) || is_first_name(r, a, b))
    return true;
  if (in_bracket_alone(r, a, b)) {
    Str x = document_slice(r->d, a->span), y = document_slice(r->d, b->span);
    return is_acronym(y, x) || is_acronym(x, y) || is_foreign_acronym(r, a, b, y);
  }
  uint32_t first = behind_name(r, a);
  if (connects(r, first, b->first, false)) return true;
  uint32_t behind = coreference_skip_bracket(r, first, b->first);
  return behind != first && connects(r, behind, b->first, false);
}

static Str first_word(const Resolver* r, const Mention* m) {
  return r->d->tokens[m->first].lower;
}

static Str last_word(const Resolver* r, const Mention* m) {
  return r->d->tokens[m->first + m->n - 1].lower;
}

/// A further alias behind one: "known as Jo Oak, Joan Oak or Jo-Jo", and a name right behind
/// itself in another script.
static bool continues_aliases(const Resolver* r, const Mention* last, const Mention* b) {
  uint32_t t = last->first + last->n;
  const Token* tokens = r->d->tokens;
  if (!families_agree(r, last, b)) return false;
  if (t == b->first) return true;
  bool comma = str_equal(tokens[t].text, STR(","));
  if (comma && t + 1 < b->first) t++;
  if (t + 1 != b->first) return false;
  return str_equal(tokens[t].lower, STR("or")) ||
         (comma && (str_equal(last_word(r, last), last_word(r, b)) ||
                    str_equal(first_word(r, last), last_word(r, b))));
}

static bool is_name(const Mention* m) {
  return m->kind == MENTION_NAME && m->entity != NO_ENTITY && !m->nested;
}

static void add_alt_label(Resolver* r, Entity* into, Str label) {
  if (str_equal(into->label, label)) return;
  for (size_t i = 0; i < into->n_alt_labels; i++) {
    if (str_equal(into->alt_labels[i], label)) return;
  }
  into->alt_labels = arena_grow(r->arena, into->alt_labels, into->n_alt_labels,
                                into->n_alt_labels + 1, sizeof(Str));
  into->alt_labels[into->n_alt_labels++] = label;
}

static uint32_t root_of(const uint32_t* parent, uint32_t e) {
  while (parent[e] != e)
    e = parent[e];
  return e;
}

static void merge(Resolver* r, uint32_t* parent, uint32_t a, uint32_t b) {
  a = root_of(parent, a);
  b = root_of(parent, b);
  if (a == b) return;
  Entity* into = &r->e->entities[a];
  const Entity* from = &r->e->entities[b];
  if (into->cls == CLASS_NONE) into->cls = from->cls;
  if (into->name_entry == 0) into->name_entry = from->name_entry;
  if (into->gender == GENDER_UNKNOWN) into->gender = from->gender;
  add_alt_label(r, into, from->label);
  for (size_t i = 0; i < from->n_alt_labels; i++)
    add_alt_label(r, into, from->alt_labels[i]);
  parent[b] = a;
}

/// Closes the gaps that merging leaves, so that entity numbers stay dense.
static void compact(Resolver* r, const uint32_t* parent) {
  Entities* e = r->e;
  uint32_t* number = arena_new_array(r->arena, uint32_t, e->n_entities + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->n_entities; i++) {
    if (parent[i] != i) continue;
    number[i] = n;
    e->entities[n++] = e->entities[i];
  }
  for (size_t i = 0; i < e->n_mentions; i++) {
    Mention* m = &e->mentions[i];
    if (m->entity != NO_ENTITY) m->entity = number[root_of(parent, m->entity)];
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t* for_whom = &e->entities[i].speaks_for;
    if (*for_whom != NO_ENTITY && *for_whom < e->n_entities)
      *for_whom = number[root_of(parent, *for_whom)];
  }
  e->n_entities = n;
}

/// Which of the names before it a name is an alias of: the one before, that one's alias, the one
/// before the bracket, or the first one of the sentence.
static size_t alias_of(const Resolver* r, const Mention* m, const size_t before[4]) {
  const Mention* all = r->e->mentions;
  for (int i = 0; i < 4; i++) {
    if (before[i] == SIZE_MAX || all[before[i]].sentence != m->sentence) continue;
    const Mention* a = &all[before[i]];
    bool same = i == 0   ? are_aliases(r, a, m)
                : i == 1 ? continues_aliases(r, a, m)
                : i == 3 ? families_agree(r, a, m) && is_first_name(r, a, m)
                         : families_agree(r, a, m) &&
                               (in_language_bracket(r, a, m) || is_told_in_bracket(r, a, m));
    if (same) return before[i];
  }
  return SIZE_MAX;
}

void coreference_merge_aliases(Resolver* r) {
  Entities* e = r->e;
  uint32_t* parent = arena_new_array(r->arena, uint32_t, e->n_entities + 1);
  for (uint32_t i = 0; i < e->n_entities; i++)
    parent[i] = i;
  bool any = false;
  size_t before = SIZE_MAX, last = SIZE_MAX, outer = SIZE_MAX, subject = SIZE_MAX;
  for (size_t k = 0; k < e->n_mentions; k++) {
    const Mention* m = &e->mentions[k];
    if (!is_name(m)) continue;
    if (before != SIZE_MAX && e->mentions[before].sentence == m->sentence &&
        e->mentions[before].entity == m->entity) {
      last = k; // the same in another script
      continue;
    }
    size_t with = alias_of(r, m, (size_t[]){before, last, outer, subject});
    if (with != SIZE_MAX) {
      merge(r, parent, e->mentions[with].entity, m->entity);
      any = true;
      last = k;
      continue; // further aliases hang on the first name
    }
    // "Harrow Inc. (NYSE: HRW)": what stands in the bracket may be said of the name before it.
    outer =
        before != SIZE_MAX && bracket_behind(r, &e->mentions[before], m->first) ? before : outer;
    if (before == SIZE_MAX || e->mentions[before].sentence != m->sentence) subject = k;
    before = k;
    last = SIZE_MAX;
  }
  if (any) compact(r, parent);
}
