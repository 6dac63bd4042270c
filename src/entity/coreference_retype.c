// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Kinds of names that only the nouns around them tell: what has a founder, a chief executive or
// shares is no person.
#include "entity/coreference_internal.h"

/// The name that owns the office in mention k: "Harrow's founder", "Harrow chief executive", "the
/// founder of Harrow".
static size_t owner_name(const Resolver* r, size_t k, const NominalHead* h) {
  const Mention* m = &r->e->mentions[k];
  uint32_t end = h->first + h->n;
  uint32_t before = h->first;
  if (before > m->first && r->d->tokens[before - 1].tag == TAG_GENITIVE) before--;
  if (before > m->first && r->cover[before - 1]) return r->cover[before - 1] - 1;
  bool of = end + 1 < m->first + m->n && str_equal(r->d->tokens[end].lower, STR("of"));
  return of && r->cover[end + 1] ? r->cover[end + 1] - 1 : SIZE_MAX;
}

static bool is_business_office(const Resolver* r, const NominalHead* h) {
  Str noun = {h->noun, h->noun_len};
  return list_has(r->lists.business_office, noun);
}

void coreference_retype_owners(Resolver* r) {
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    const Mention* m = &r->e->mentions[k];
    NominalHead h;
    if (m->kind != MENTION_NOMINAL || m->cls != CLASS_PERSON ||
        !nominal_head_of(&r->lists, r->d, m, &h))
      continue;
    if (!is_business_office(r, &h)) continue;
    size_t c = owner_name(r, k, &h);
    if (c == SIZE_MAX || r->e->mentions[c].entity == NO_ENTITY) continue;
    Entity* e = &r->e->entities[r->e->mentions[c].entity];
    bool doubtful = e->name_entry == 0 && e->gender == GENDER_UNKNOWN;
    if (doubtful && (e->cls == CLASS_PERSON || e->cls == CLASS_NONE)) e->cls = CLASS_ORGANIZATION;
  }
}

static bool is_body(const Resolver* r, const Mention* m) {
  return m->kind == MENTION_NAME && m->entity != NO_ENTITY &&
         ontology_is_a(r->o, r->e->entities[m->entity].cls, CLASS_ORGANIZATION);
}

/// Between a nationality and a name only nouns and adjectives may stand, or a comma before them:
/// "Norwegian producer Fjordtek", "Fjordtek, the Norwegian producer".
static bool only_nouns_between(const Resolver* r, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    Tag tag = r->d->tokens[t].tag;
    if (tag != TAG_NOUN && tag != TAG_ADJ && tag != TAG_NAME) return false;
  }
  return true;
}

static bool opens_apposition(const Resolver* r, uint32_t first, uint32_t end) {
  if (end != first + 2 || !str_equal(r->d->tokens[first].text, STR(","))) return false;
  return r->d->tokens[first + 1].tag == TAG_DET;
}

void coreference_find_origins(Resolver* r) {
  enum { GAP = 4 };
  r->n_named = (uint32_t)r->e->n_entities;
  r->origin = arena_new_array(r->arena, uint32_t, r->e->n_entities + 1);
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    const Mention* m = &r->e->mentions[k];
    if (m->kind != MENTION_NATIONALITY || m->entity == NO_ENTITY) continue;
    uint32_t end = m->first + m->n;
    for (size_t j = k > 3 ? k - 3 : 0; j < r->e->n_mentions && j < k + 4; j++) {
      const Mention* c = &r->e->mentions[j];
      if (c->sentence != m->sentence || !is_body(r, c)) continue;
      bool behind =
          c->first >= end && c->first <= end + GAP && only_nouns_between(r, end, c->first);
      bool before = c->first + c->n <= m->first && opens_apposition(r, c->first + c->n, m->first);
      if (behind || before) r->origin[c->entity] = m->entity + 1;
    }
  }
}
