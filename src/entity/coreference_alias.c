// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Two names that the text says are one: "X, better known as Y", "X (born Y)", "X (formerly Y)", "X
// (XY)".
#include "entity/coreference_internal.h"

enum { ALIAS_GAP = 10, LANGUAGE_GAP = 24 };

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
/// word.
static bool connects(const Resolver* r, uint32_t first, uint32_t end) {
  if (first >= end || end - first > ALIAS_GAP) return false;
  bool key = false, weak = false, opened = false;
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

static char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
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

/// "X (Russian: Y; born ...)": the same name in another language or script.
static bool in_language_bracket(const Resolver* r, const Mention* a, const Mention* b) {
  uint32_t open = a->first + a->n;
  const Token* t = r->d->tokens;
  if (open + 2 >= b->first || b->first - open > LANGUAGE_GAP) return false;
  if (str_equal(t[open].text, STR(",")) && open + 3 < b->first) open++;
  if (!str_equal(t[open].text, STR("(")) || !str_equal(t[b->first - 1].text, STR(":")))
    return false;
  for (uint32_t i = open + 1; i < b->first; i++)
    if (str_equal(t[i].text, STR(")")) || str_equal(t[i].text, STR(";"))) return false;
  return (t[b->first - 2].flags & TOKEN_CAPITAL) != 0;
}

static bool are_aliases(const Resolver* r, const Mention* a, const Mention* b) {
  if (a->entity == b->entity || !families_agree(r, a, b)) return false;
  uint32_t first = a->first + a->n;
  if (in_language_bracket(r, a, b)) return true;
  if (in_bracket_alone(r, a, b)) {
    Str x = document_slice(r->d, a->span), y = document_slice(r->d, b->span);
    return is_acronym(y, x) || is_acronym(x, y);
  }
  if (connects(r, first, b->first)) return true;
  uint32_t behind = coreference_skip_bracket(r, first, b->first);
  return behind != first && connects(r, behind, b->first);
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

void coreference_merge_aliases(Resolver* r) {
  Entities* e = r->e;
  uint32_t* parent = arena_new_array(r->arena, uint32_t, e->n_entities + 1);
  for (uint32_t i = 0; i < e->n_entities; i++)
    parent[i] = i;
  bool any = false;
  size_t before = SIZE_MAX;
  for (size_t k = 0; k < e->n_mentions; k++) {
    const Mention* m = &e->mentions[k];
    if (!is_name(m)) continue;
    const Mention* a = before == SIZE_MAX ? NULL : &e->mentions[before];
    if (a && a->sentence == m->sentence && are_aliases(r, a, m)) {
      merge(r, parent, a->entity, m->entity);
      any = true;
      continue; // further aliases hang on the first name
    }
    before = k;
  }
  if (any) compact(r, parent);
}
