// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Nouns that stand for somebody: "the company", "his company", "Huawei's founder", "his wife". Who
// holds which role is first read from appositions, premodifiers and copulas anywhere in the
// document.
#include "entity/coreference_internal.h"

enum { LEAD_SENTENCES = 4 };

/// What "Huawei's founder" or "his wife" belongs to: the entity of the owner, or the organisation
/// inside.
static uint32_t owner_of(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  for (size_t j = k + 1; j < r->e->n_mentions; j++) {
    const Mention* c = &r->e->mentions[j];
    if (c->span.begin >= m->span.end) break;
    if (c->entity == NO_ENTITY || c->kind == MENTION_DATE || c->kind == MENTION_VALUE) continue;
    const Entity* e = &r->e->entities[c->entity];
    bool place = ontology_is_a(r->o, e->cls, CLASS_PLACE) && e->cls != CLASS_COUNTRY;
    if (c->kind == MENTION_NATIONALITY || place) continue;
    return c->entity;
  }
  return NO_ENTITY;
}

static uint32_t country_in(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  for (size_t j = k + 1; j < r->e->n_mentions && r->e->mentions[j].span.begin < m->span.end; j++) {
    const Mention* c = &r->e->mentions[j];
    if (c->entity == NO_ENTITY) continue;
    if (c->kind == MENTION_NATIONALITY || r->e->entities[c->entity].cls == CLASS_COUNTRY)
      return c->entity;
  }
  return NO_ENTITY;
}

static Str role_of(const Resolver* r, const NominalHead* h) {
  if (h->sort == NOMINAL_ROLE && h->value.len) return h->value;
  return arena_copy(r->arena, (Str){h->noun, h->noun_len});
}

static bool is_person_name(const Resolver* r, const Mention* m) {
  const Entity* e = coreference_entity(r, m);
  return m->kind == MENTION_NAME && e && e->cls == CLASS_PERSON;
}

static bool is_comma(const Resolver* r, uint32_t t) {
  return t < r->d->n_tokens && str_equal(r->d->tokens[t].text, STR(","));
}

/// The name in apposition after the phrase ("his wife, Mary", "founder Ren") or before it ("Ren,
/// the founder of X").
static size_t apposed_name(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  NominalHead head;
  uint32_t end = m->first + m->n;
  uint32_t after_head = nominal_head_of(&r->lists, r->d, m, &head) ? head.first + head.n : end;
  for (uint32_t at = end; at <= end + 1; at++) {
    if (at == end + 1 && !is_comma(r, end)) break;
    if (at >= r->d->n_tokens || !r->cover[at]) continue;
    size_t c = r->cover[at] - 1;
    if (!is_person_name(r, &r->e->mentions[c]) || r->e->mentions[c].first != at) continue;
    uint32_t behind = at + r->e->mentions[c].n;
    bool closed = at == end || is_comma(r, behind) || behind >= r->d->n_tokens ||
                  r->d->tokens[behind].tag == TAG_PUNCT ||
                  (r->d->tokens[behind].flags & TOKEN_FINITE);
    if (closed && r->e->mentions[c].sentence == m->sentence) return c;
  }
  (void)after_head;
  if (m->first < 2 || !is_comma(r, m->first - 1) || !r->cover[m->first - 2]) return SIZE_MAX;
  size_t c = r->cover[m->first - 2] - 1;
  const Mention* before = &r->e->mentions[c];
  bool ends_there = before->first + before->n == m->first - 1;
  bool closed = is_comma(r, end) || end >= r->d->n_tokens || r->d->tokens[end].tag == TAG_PUNCT ||
                r->d->tokens[end].tag == TAG_WH;
  return ends_there && closed && is_person_name(r, before) && before->sentence == m->sentence
             ? c
             : SIZE_MAX;
}

static void add_role(Resolver* r, Str role, uint32_t holder, uint32_t of, size_t at) {
  if (role.len == 0) return;
  vec_push(&r->roles, r->arena,
           (RoleFact){.role = role, .holder = holder, .of = of, .at = (uint32_t)at});
}

/// "Ren, founder of Huawei", "Ren is the founder of Huawei": a bare role after the name.
static void find_role_after(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t end = coreference_sentence_end(r, m), t = m->first + m->n;
  if (t + 2 >= end) return;
  const Token* link = &r->d->tokens[t];
  bool copula = str_equal(link->lower, STR("is")) || str_equal(link->lower, STR("was")) ||
                str_equal(link->lower, STR("became"));
  if (!copula && !is_comma(r, t)) return;
  t++;
  for (int i = 0; i < 4 && t < end; i++, t++) {
    NominalHead h;
    if (!r->cover[t] && nominal_head_at(&r->lists, r->d, t, end, &h) && h.sort == NOMINAL_ROLE &&
        !h.plural) {
      uint32_t of = h.first + h.n;
      if (of + 1 >= end || !(str_equal(r->d->tokens[of].lower, STR("of")) ||
                             str_equal(r->d->tokens[of].lower, STR("at"))))
        return;
      of += r->d->tokens[of + 1].tag == TAG_DET ? 2 : 1;
      if (of >= end || !r->cover[of]) return;
      const Mention* body = &r->e->mentions[r->cover[of] - 1];
      if (body->entity != NO_ENTITY) add_role(r, role_of(r, &h), m->entity, body->entity, k);
      return;
    }
    const Token* token = &r->d->tokens[t];
    if (token->tag != TAG_DET && token->tag != TAG_ADJ && token->tag != TAG_NOUN &&
        token->tag != TAG_NAME)
      return;
  }
}

void coreference_find_roles(Resolver* r) {
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    const Mention* m = &r->e->mentions[k];
    if (is_person_name(r, m)) find_role_after(r, k);
    if (m->kind != MENTION_NOMINAL || m->cls != CLASS_PERSON || m->plural) continue;
    size_t name = apposed_name(r, k);
    NominalHead h;
    if (name == SIZE_MAX || !nominal_head_of(&r->lists, r->d, m, &h)) continue;
    r->e->mentions[k].entity = r->e->mentions[name].entity;
    r->relative_of[name] = r->relative_of[k] = h.sort == NOMINAL_KIN;
    add_role(r, role_of(r, &h), r->e->mentions[name].entity, owner_of(r, k), k);
  }
}

/// The holder of a role of this owner; without an owner the one who was last called so before
/// mention k.
static uint32_t find_holder(const Resolver* r, size_t k, Str role, uint32_t owner) {
  uint32_t found = NO_ENTITY;
  for (size_t i = 0; i < r->roles.n; i++) {
    const RoleFact* f = &r->roles.data[i];
    if (!str_equal(f->role, role)) continue;
    if (owner != NO_ENTITY && f->of != owner) continue;
    if (owner == NO_ENTITY && f->at > k) break;
    if (found == NO_ENTITY || f->at < k) found = f->holder;
  }
  return found;
}

/// "his company": the organisation where the owner holds a role.
static uint32_t company_of(const Resolver* r, uint32_t person, ClassId wanted) {
  for (size_t i = 0; i < r->roles.n; i++) {
    const RoleFact* f = &r->roles.data[i];
    if (f->holder != person || f->of == NO_ENTITY) continue;
    ClassId cls = r->e->entities[f->of].cls;
    if (ontology_is_a(r->o, cls, wanted) || ontology_is_a(r->o, wanted, cls)) return f->of;
  }
  return NO_ENTITY;
}

static bool starts_indefinite(const Resolver* r, const Mention* m) {
  static const Str words[] = {{"a", 1},   {"an", 2}, {"one", 3},   {"another", 7}, {"some", 4},
                              {"any", 3}, {"no", 2}, {"every", 5}, {"each", 4},    {"other", 5}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (str_equal(r->d->tokens[m->first].lower, words[i])) return true;
  }
  return false;
}

/// "the Harrow unit", "the Olsen administration", "the Swedish government" name themselves which
/// one is meant; only "the Swedish company" still needs to be looked for.
static bool has_name_inside(const Resolver* r, size_t k, ClassId cls) {
  const Mention* m = &r->e->mentions[k];
  bool state = ontology_is_a(r->o, cls, CLASS_GOVERNMENT_ORGANIZATION) ||
               ontology_is_a(r->o, cls, CLASS_PLACE);
  for (size_t j = k + 1; j < r->e->n_mentions && r->e->mentions[j].span.begin < m->span.end; j++) {
    const Mention* c = &r->e->mentions[j];
    const Entity* e = coreference_entity(r, c);
    if (!e || (c->kind != MENTION_NAME && c->kind != MENTION_NATIONALITY)) continue;
    bool origin = c->kind == MENTION_NATIONALITY || e->cls == CLASS_COUNTRY;
    if (!origin || state) return true;
  }
  for (uint32_t t = m->first; t < m->first + m->n; t++) {
    const Token* token = &r->d->tokens[t];
    bool named = token->tag == TAG_NAME && token->flags & TOKEN_CAPITAL &&
                 !(token->flags & TOKEN_SENTENCE_START);
    if (named && !r->cover[t]) return true;
  }
  return false;
}

/// "the company's founder, Mary Olsen," at the start of a text: the organisation whose founder she
/// is called later.
static uint32_t company_of_outer(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  for (size_t j = k, steps = 0; j-- > 0 && steps < 4; steps++) {
    const Mention* outer = &r->e->mentions[j];
    if (!span_contains(outer->span, m->span) || outer->entity == NO_ENTITY) continue;
    return company_of(r, outer->entity, m->cls);
  }
  return NO_ENTITY;
}

static uint32_t find_type(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (has_name_inside(r, k, m->cls) || starts_indefinite(r, m)) return NO_ENTITY;
  const Mention* inner = k + 1 < r->e->n_mentions ? &r->e->mentions[k + 1] : NULL;
  bool owned = inner && inner->kind == MENTION_PRONOUN && inner->first == m->first;
  if (owned && inner->entity != NO_ENTITY && r->e->entities[inner->entity].cls == CLASS_PERSON) {
    uint32_t own = company_of(r, inner->entity, m->cls);
    if (own != NO_ENTITY) return own;
    if (m->cls != CLASS_CORPORATION) return NO_ENTITY;
  } else if (owned) {
    return NO_ENTITY; // its agency, their school: another one
  }
  uint32_t found = coreference_find_thing(r, k, m->cls, country_in(r, k));
  return found != NO_ENTITY ? found : company_of_outer(r, k);
}

/// News opens with a description and gives the name afterwards: "Harrow's chief executive has
/// resigned. Mary Olsen said". The name must be new, the bare subject of its sentence, and the
/// first person named since.
static uint32_t name_ahead(const Resolver* r, size_t k, Gender gender) {
  const Mention* m = &r->e->mentions[k];
  for (size_t j = k + 1, steps = 0; j < r->e->n_mentions && steps < 40; j++, steps++) {
    const Mention* c = &r->e->mentions[j];
    uint32_t apart = r->ordinal[c->sentence] - r->ordinal[m->sentence];
    if (apart > 3) break;
    if (span_contains(m->span, c->span) || !is_person_name(r, c)) continue;
    const Entity* e = &r->e->entities[c->entity];
    bool plain = r->rank[j] == RANK_SUBJECT && !is_comma(r, c->first + c->n) && apart > 0;
    bool fits = gender == GENDER_UNKNOWN || e->gender == GENDER_UNKNOWN || e->gender == gender;
    bool is_new = e->introduced.begin > m->span.begin;
    return plain && fits && is_new ? c->entity : NO_ENTITY;
  }
  return NO_ENTITY;
}

uint32_t coreference_find_nominal(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (m->entity != NO_ENTITY) return m->entity;
  NominalHead h;
  if (m->plural || !nominal_head_of(&r->lists, r->d, m, &h)) return NO_ENTITY;
  if (h.sort == NOMINAL_TYPE) return find_type(r, k);
  if (starts_indefinite(r, m) || h.sort == NOMINAL_SOURCE) return NO_ENTITY;
  uint32_t owner = owner_of(r, k);
  if (h.sort == NOMINAL_KIN && owner == NO_ENTITY) return NO_ENTITY;
  uint32_t holder = find_holder(r, k, role_of(r, &h), owner);
  bool lead =
      h.sort == NOMINAL_ROLE && owner != NO_ENTITY && r->ordinal[m->sentence] <= LEAD_SENTENCES;
  return holder == NO_ENTITY && lead ? name_ahead(r, k, h.gender) : holder;
}
