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

/// The person named at token `at`, or SIZE_MAX.
static size_t name_at(const Resolver* r, uint32_t at, uint32_t sentence) {
  if (at >= r->d->n_tokens || !r->cover[at]) return SIZE_MAX;
  size_t c = r->cover[at] - 1;
  const Mention* m = &r->e->mentions[c];
  return is_person_name(r, m) && m->first == at && m->sentence == sentence ? c : SIZE_MAX;
}

/// A phrase ends where a mark or a verb stands.
static bool is_closed(const Resolver* r, uint32_t t) {
  if (t >= r->d->n_tokens) return true;
  const Token* token = &r->d->tokens[t];
  return token->tag == TAG_PUNCT || token->tag == TAG_QUOTE || token->flags & TOKEN_FINITE;
}

static bool is_verb_behind(const Resolver* r, uint32_t t) {
  return t < r->d->n_tokens && r->d->tokens[t].flags & TOKEN_FINITE;
}

/// Skips a description before a name: "the broadcaster" in "her husband, the broadcaster Alan
/// Olsen".
static uint32_t skip_description(const Resolver* r, uint32_t at, uint32_t end) {
  enum { LONGEST = 6 };
  for (uint32_t t = at; t < end && t < at + LONGEST; t++) {
    const Token* token = &r->d->tokens[t];
    if (r->cover[t]) return t;
    bool part = token->tag == TAG_DET || token->tag == TAG_ADJ || token->tag == TAG_NOUN;
    if (!part) return at;
  }
  return at;
}

/// The name in apposition after the phrase ("his wife, Mary", "founder Ren") or before it ("Ren,
/// the founder of X").
static size_t apposed_name(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t end = m->first + m->n;
  size_t c = name_at(r, end, m->sentence);
  if (c != SIZE_MAX) return c;
  if (is_comma(r, end)) {
    uint32_t at = skip_description(r, end + 1, coreference_sentence_end(r, m));
    c = name_at(r, at, m->sentence);
    // "that of the chief, Olsen said": the name is the subject of what follows
    bool speaks = c != SIZE_MAX && is_verb_behind(r, at + r->e->mentions[c].n) && m->first > 0 &&
                  r->d->tokens[m->first - 1].tag == TAG_PREP;
    if (c != SIZE_MAX && !speaks && is_closed(r, at + r->e->mentions[c].n)) return c;
  }
  if (m->first < 2 || !is_comma(r, m->first - 1) || !r->cover[m->first - 2]) return SIZE_MAX;
  c = r->cover[m->first - 2] - 1;
  const Mention* before = &r->e->mentions[c];
  bool ends_there = before->first + before->n == m->first - 1;
  bool closed = is_closed(r, end) || r->d->tokens[end].tag == TAG_WH;
  bool apposed = ends_there && closed && is_person_name(r, before);
  return apposed && before->sentence == m->sentence ? c : SIZE_MAX;
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

/// "trade minister Anne Dahl", "chairman Lars Brekke": a bare title before the name.
static void find_role_before(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t first = r->d->sentences[m->sentence].first;
  uint32_t low = m->first > first + 3 ? m->first - 3 : first;
  for (uint32_t t = low; t < m->first; t++) {
    NominalHead h;
    if (r->cover[t] || !nominal_head_at(&r->lists, r->d, t, m->first, &h)) continue;
    if (h.first + h.n != m->first || h.plural ||
        (h.sort != NOMINAL_ROLE && h.sort != NOMINAL_SOURCE))
      continue;
    const Mention* owner =
        t > first && r->cover[t - 1] ? &r->e->mentions[r->cover[t - 1] - 1] : NULL;
    bool owned = owner && owner->kind == MENTION_NAME;
    add_role(r, role_of(r, &h), m->entity, owned ? owner->entity : NO_ENTITY, k);
    return;
  }
}

void coreference_find_roles(Resolver* r) {
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    const Mention* m = &r->e->mentions[k];
    if (is_person_name(r, m)) {
      find_role_before(r, k);
      find_role_after(r, k);
    }
    if (m->kind != MENTION_NOMINAL || m->cls != CLASS_PERSON || m->plural) continue;
    size_t name = apposed_name(r, k);
    NominalHead h;
    if (name == SIZE_MAX || !nominal_head_of(&r->lists, r->d, m, &h)) continue;
    r->e->mentions[k].entity = r->e->mentions[name].entity;
    r->relative_of[name] = r->relative_of[k] = h.sort == NOMINAL_KIN;
    add_role(r, role_of(r, &h), r->e->mentions[name].entity, owner_of(r, k), k);
  }
}

/// The first role said at mention k or later.
static size_t role_from(const Resolver* r, size_t k) {
  size_t low = 0, high = r->roles.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (r->roles.data[middle].at < k)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/// "Chief executive Mary Olsen": of the organisation that was just spoken of.
static uint32_t implied_body(Resolver* r, size_t k, Str role) {
  if (!list_has(r->lists.business_office, role)) return NO_ENTITY;
  return coreference_find_thing(r, k, CLASS_ORGANIZATION, NO_ENTITY, STR_EMPTY);
}

void coreference_complete_role(Resolver* r, size_t k) {
  for (; r->next_role < r->roles.n && r->roles.data[r->next_role].at <= k; r->next_role++) {
    RoleFact* f = &r->roles.data[r->next_role];
    if (f->of == NO_ENTITY && r->e->mentions[k].kind == MENTION_NOMINAL) f->of = owner_of(r, k);
    if (f->of == NO_ENTITY) f->of = implied_body(r, k, f->role);
  }
}

/// "the minister" may be the trade minister.
static bool roles_agree(Str said, Str role) {
  if (str_equal(said, role)) return true;
  return said.len > role.len + 1 && str_ends(said, role) &&
         said.data[said.len - role.len - 1] == ' ';
}

/// The holder of a role of this owner; without an owner the one who was last called so before
/// mention k, or the only one who is called so behind it.
static uint32_t find_holder(const Resolver* r, size_t k, Str role, uint32_t owner) {
  enum { REACH = 200 };
  size_t from = role_from(r, k);
  for (size_t i = from, steps = 0; i-- > 0 && steps < REACH; steps++) {
    const RoleFact* f = &r->roles.data[i];
    if (!roles_agree(f->role, role)) continue;
    if (owner == NO_ENTITY || f->of == owner) return f->holder;
  }
  uint32_t found = NO_ENTITY;
  for (size_t i = from; i < r->roles.n && i < from + REACH; i++) {
    const RoleFact* f = &r->roles.data[i];
    if (!roles_agree(f->role, role) || (owner != NO_ENTITY && f->of != owner)) continue;
    if (owner != NO_ENTITY) return f->holder;
    if (found != NO_ENTITY && found != f->holder) return NO_ENTITY;
    found = f->holder;
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

/// "Byrne, who joined the company": the one where she has an office.
static uint32_t company_of_subject(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  for (size_t j = k, steps = 0; j-- > 0 && steps < 12; steps++) {
    const Mention* c = &r->e->mentions[j];
    const Entity* e = coreference_entity(r, c);
    if (c->sentence != m->sentence) break;
    if (!e || r->rank[j] != RANK_SUBJECT || c->nested) continue;
    return e->cls == CLASS_PERSON ? company_of(r, c->entity, m->cls) : NO_ENTITY;
  }
  return NO_ENTITY;
}

/// "the pilots' union": whose it is says which.
static bool has_owner_inside(const Resolver* r, const Mention* m) {
  for (uint32_t t = m->first; t < m->first + m->n; t++) {
    if (r->d->tokens[t].tag == TAG_GENITIVE) return true;
  }
  return false;
}

static uint32_t find_owned_type(const Resolver* r, const Mention* m, const Mention* owner) {
  bool person = owner->entity != NO_ENTITY && r->e->entities[owner->entity].cls == CLASS_PERSON;
  return person ? company_of(r, owner->entity, m->cls)
                : NO_ENTITY; // its agency, their school: another one
}

/// "The official said" after "a senior official": the same noun for somebody without a name.
static uint32_t same_noun_before(Resolver* r, size_t k, const NominalHead* h) {
  enum { REACH = 4 };
  uint32_t before = 0;
  if (!map_get(&r->unnamed, (Str){h->noun, h->noun_len}, &before)) return NO_ENTITY;
  const Mention* c = &r->e->mentions[before - 1];
  const Mention* m = &r->e->mentions[k];
  uint32_t apart = r->ordinal[m->sentence] - r->ordinal[c->sentence];
  if (apart > REACH || span_overlaps(c->span, m->span)) return NO_ENTITY;
  return coreference_entity_of(r, before - 1);
}

/// The organisation named at token `at` or, for `end`, before it.
static uint32_t body_named(const Resolver* r, uint32_t at, bool before, const Mention* m) {
  if (at >= r->d->n_tokens || !r->cover[at]) return NO_ENTITY;
  const Mention* c = &r->e->mentions[r->cover[at] - 1];
  bool border = before ? c->first + c->n == at + 1 : c->first == at && is_closed(r, at + c->n);
  if (!border || c->kind != MENTION_NAME || c->entity == NO_ENTITY || c->sentence != m->sentence)
    return NO_ENTITY;
  ClassId cls = r->e->entities[c->entity].cls;
  bool agrees =
      ontology_is_a(r->o, cls, m->cls) || (cls != CLASS_NONE && ontology_is_a(r->o, m->cls, cls));
  return agrees && ontology_is_a(r->o, cls, CLASS_ORGANIZATION) ? c->entity : NO_ENTITY;
}

/// "The operator, Harrow Lines, said", "Harrow Lines, the operator, said".
static uint32_t apposed_body(const Resolver* r, const Mention* m) {
  uint32_t end = m->first + m->n;
  uint32_t found = is_comma(r, end) ? body_named(r, end + 1, false, m) : NO_ENTITY;
  if (found != NO_ENTITY || m->first < 2 || !is_comma(r, m->first - 1) || !is_closed(r, end))
    return found;
  return body_named(r, m->first - 2, true, m);
}

/// "The union" is no company, whoever speaks.
static uint32_t unless_company(const Resolver* r, uint32_t found, const NominalHead* h) {
  bool company = found != NO_ENTITY && r->e->entities[found].cls == CLASS_CORPORATION;
  return company && list_has(r->lists.no_company, (Str){h->noun, h->noun_len}) ? NO_ENTITY : found;
}

static uint32_t find_type(Resolver* r, size_t k, const NominalHead* h) {
  const Mention* m = &r->e->mentions[k];
  if (has_name_inside(r, k, m->cls) || starts_indefinite(r, m) || has_owner_inside(r, m))
    return NO_ENTITY;
  const Mention* inner = k + 1 < r->e->n_mentions ? &r->e->mentions[k + 1] : NULL;
  bool owned = inner && inner->kind == MENTION_PRONOUN && inner->first == m->first;
  uint32_t found = apposed_body(r, m);
  if (found == NO_ENTITY) found = owned ? find_owned_type(r, m, inner) : same_noun_before(r, k, h);
  if (found == NO_ENTITY && !owned) found = unless_company(r, company_of_subject(r, k), h);
  bool own_company = owned && inner->entity != NO_ENTITY &&
                     r->e->entities[inner->entity].cls == CLASS_PERSON &&
                     m->cls == CLASS_CORPORATION;
  if (found == NO_ENTITY && (!owned || own_company)) {
    Str noun = {h->noun, h->noun_len};
    found = coreference_find_thing(r, k, m->cls, country_in(r, k), noun);
  }
  if (found == NO_ENTITY && !owned) found = unless_company(r, company_of_outer(r, k), h);
  if (found != NO_ENTITY && r->e->entities[found].cls == CLASS_NONE)
    r->e->entities[found].cls = m->cls; // what is called the company is one
  if (found != NO_ENTITY) coreference_remember_call(r, found, (Str){h->noun, h->noun_len});
  return found;
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

/// "The former barrister", "the 54-year-old": says something new of somebody just spoken of.
static bool is_epithet(const Resolver* r, const Mention* m) {
  if (!str_equal(r->d->tokens[m->first].lower, STR("the"))) return false;
  for (uint32_t t = m->first + 1; t < m->first + m->n; t++) {
    Str w = r->d->tokens[t].lower;
    if (str_equal(w, STR("former")) || str_ends(w, STR("-year-old"))) return true;
  }
  return false;
}

static bool gender_fits(const Entity* e, Gender gender) {
  return gender == GENDER_UNKNOWN || e->gender == GENDER_UNKNOWN || e->gender == gender;
}

/// Who an epithet means: the person who was the subject before, unless another one is much more
/// spoken of.
static uint32_t subject_spoken_of(const Resolver* r, size_t k, Gender gender) {
  enum { MUCH_MORE = 3 };
  const Mention* m = &r->e->mentions[k];
  uint32_t topic = r->topic[gender];
  for (size_t j = k, steps = 0; j-- > 0 && steps < 30; steps++) {
    const Mention* c = &r->e->mentions[j];
    const Entity* e = coreference_entity(r, c);
    uint32_t apart = r->ordinal[m->sentence] - r->ordinal[c->sentence];
    if (apart > 1) break;
    if (apart == 0 || !e || e->cls != CLASS_PERSON || r->rank[j] != RANK_SUBJECT) continue;
    if (topic != NO_ENTITY && r->count[topic] >= r->count[c->entity] * MUCH_MORE) return topic;
    return gender_fits(e, gender) && !e->unnamed ? c->entity : NO_ENTITY;
  }
  return topic;
}

/// "the player" where the paragraph has spoken of one person only, and not in this sentence.
static uint32_t only_person_in_paragraph(const Resolver* r, size_t k, Gender gender) {
  const Mention* m = &r->e->mentions[k];
  uint32_t paragraph = r->d->sentences[m->sentence].paragraph, found = NO_ENTITY;
  for (size_t j = k, steps = 0; j-- > 0 && steps < 60; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (r->d->sentences[c->sentence].paragraph != paragraph) break;
    const Entity* e = coreference_entity(r, c);
    if (!e || e->cls != CLASS_PERSON || c->kind == MENTION_NATIONALITY) continue;
    bool other =
        (found != NO_ENTITY && found != c->entity) || !gender_fits(e, gender) || e->unnamed;
    if (other || r->ordinal[c->sentence] == r->ordinal[m->sentence]) return NO_ENTITY;
    found = c->entity;
  }
  return found;
}

void coreference_note_nominal(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  NominalHead h;
  bool named = m->entity != NO_ENTITY && !r->e->entities[m->entity].unnamed;
  if (named || m->plural || coreference_is_predicate(r, m)) return;
  if (!nominal_head_of(&r->lists, r->d, m, &h)) return;
  map_put(&r->unnamed, arena_copy(r->arena, (Str){h.noun, h.noun_len}), (uint32_t)k + 1);
}

static uint32_t find_described(Resolver* r, size_t k, const NominalHead* h) {
  const Mention* m = &r->e->mentions[k];
  uint32_t owner = owner_of(r, k);
  if (h->sort == NOMINAL_KIN && owner == NO_ENTITY) return NO_ENTITY;
  if (owner == NO_ENTITY && is_epithet(r, m)) return subject_spoken_of(r, k, h->gender);
  bool definite = str_equal(r->d->tokens[m->first].lower, STR("the"));
  if (owner == NO_ENTITY && !definite) return NO_ENTITY;
  uint32_t found = find_holder(r, k, role_of(r, h), owner);
  bool lead = h->sort == NOMINAL_ROLE && r->ordinal[m->sentence] <= LEAD_SENTENCES &&
              r->rank[k] == RANK_SUBJECT;
  if (found == NO_ENTITY && lead) found = name_ahead(r, k, h->gender);
  if (found != NO_ENTITY || owner != NO_ENTITY) return found;
  found = same_noun_before(r, k, h);
  return found == NO_ENTITY && h->sort == NOMINAL_ROLE ? only_person_in_paragraph(r, k, h->gender)
                                                       : found;
}

uint32_t coreference_find_nominal(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (m->entity != NO_ENTITY) return m->entity;
  NominalHead h;
  if (m->plural || !nominal_head_of(&r->lists, r->d, m, &h)) return NO_ENTITY;
  if (h.sort == NOMINAL_TYPE || m->cls == CLASS_ORGANIZATION) return find_type(r, k, &h);
  bool said_of = coreference_is_predicate(r, m) && !is_comma(r, m->first - 1);
  if (str_equal(r->d->tokens[m->first].lower, STR("former"))) return NO_ENTITY; // any of them
  if (starts_indefinite(r, m) || said_of) return NO_ENTITY;
  return find_described(r, k, &h);
}
