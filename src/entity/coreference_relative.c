// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What a relative word stands for: the noun before it; after "X is a ... who" the subject X;
// "where" is the last organisation or place.
#include "entity/coreference_internal.h"

enum { SENTENCE_LOOK_BACK = 40 };

static bool is_filler(const Token* t) {
  return t->tag == TAG_PUNCT || t->tag == TAG_PREP || t->tag == TAG_QUOTE ||
         str_equal(t->lower, STR("and"));
}

/// Nothing but a comma, a bracket or a preposition stands between a mention and token `at`.
static bool is_adjacent(const Resolver* r, const Mention* c, uint32_t at) {
  uint32_t t = c->first + c->n;
  t = coreference_skip_bracket(r, t, at);
  for (; t < at; t++) {
    if (!is_filler(&r->d->tokens[t])) return false;
  }
  return true;
}

static bool has_copula(const Resolver* r, uint32_t first, uint32_t end) {
  static const Str be[] = {{"is", 2},   {"was", 3},    {"are", 3},
                           {"were", 4}, {"became", 6}, {"'s", 2}};
  for (uint32_t t = first; t < end; t++) {
    const Token* token = &r->d->tokens[t];
    if (str_equal(token->text, STR(";"))) return false;
    if (token->tag == TAG_GENITIVE) continue;
    for (size_t i = 0; i < sizeof be / sizeof *be; i++) {
      if (str_equal(token->lower, be[i])) return true;
    }
  }
  return false;
}

/// "X, a lawyer who": only a noun phrase in apposition stands between.
static bool is_apposition(const Resolver* r, const Mention* c, uint32_t at) {
  uint32_t t = c->first + c->n;
  if (t >= at || !str_equal(r->d->tokens[t].text, STR(","))) return false;
  const Token* start = &r->d->tokens[t + 1];
  if (t + 1 >= at || !(str_equal(start->lower, STR("a")) || str_equal(start->lower, STR("an")) ||
                       str_equal(start->lower, STR("the")))) {
    return false;
  }
  for (t = t + 1; t < at; t++) {
    const Token* token = &r->d->tokens[t];
    if (token->flags & TOKEN_FINITE || token->tag == TAG_PRON) return false;
  }
  return true;
}

static bool is_candidate_for_who(const Resolver* r, const Mention* c, bool things) {
  const Entity* e = coreference_entity(r, c);
  if (c->kind == MENTION_NATIONALITY || c->kind == MENTION_DATE || c->kind == MENTION_VALUE)
    return false;
  if (c->pronoun == PRONOUN_POSSESSIVE || c->pronoun == PRONOUN_RELATIVE) return false;
  if (!e) return c->kind == MENTION_NOMINAL && (c->cls == CLASS_PERSON || c->cls == CLASS_GROUP);
  bool person =
      e->cls == CLASS_PERSON || e->cls == CLASS_GROUP || (e->cls == CLASS_NONE && c->weak);
  return person || (things && ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION));
}

static bool is_indefinite_phrase(const Resolver* r, const Mention* m) {
  Str word = r->d->tokens[m->first].lower;
  return str_equal(word, STR("a")) || str_equal(word, STR("an")) || str_equal(word, STR("one"));
}

static uint32_t take(Resolver* r, size_t c) {
  uint32_t entity = coreference_entity_of(r, c);
  if (entity != NO_ENTITY && r->e->entities[entity].cls == CLASS_NONE)
    coreference_make_person(r, entity, GENDER_UNKNOWN);
  return entity;
}

uint32_t coreference_find_who(Resolver* r, size_t k, bool things) {
  const Mention* m = &r->e->mentions[k];
  size_t nearest = SIZE_MAX, subject = SIZE_MAX, noun = SIZE_MAX;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    if (c->span.end > m->span.begin || !is_candidate_for_who(r, c, things)) continue;
    if (is_adjacent(r, c, m->first)) {
      // "X is a lawyer who": the noun only describes X, if there is one.
      if (c->kind != MENTION_NOMINAL || c->entity != NO_ENTITY) return take(r, j);
      if (noun == SIZE_MAX) noun = j;
      continue;
    }
    bool copula = has_copula(r, c->first + c->n, m->first);
    if (copula && (subject == SIZE_MAX || r->rank[j] == RANK_SUBJECT)) subject = j;
    if (is_apposition(r, c, m->first)) return take(r, j);
    if (nearest == SIZE_MAX && !copula) nearest = j;
  }
  bool described = noun != SIZE_MAX && is_indefinite_phrase(r, &r->e->mentions[noun]);
  if (subject != SIZE_MAX && (nearest == SIZE_MAX || described)) return take(r, subject);
  if (noun != SIZE_MAX) return take(r, noun);
  if (nearest != SIZE_MAX && r->e->mentions[nearest].kind == MENTION_NAME) return take(r, nearest);
  if (subject != SIZE_MAX) return take(r, subject);
  return coreference_add_unnamed(r, k, CLASS_PERSON, GENDER_UNKNOWN);
}

static bool is_candidate_for_which(const Resolver* r, const Mention* c) {
  const Entity* e = coreference_entity(r, c);
  if (!e || e->cls == CLASS_PERSON || c->kind == MENTION_NATIONALITY) return false;
  return c->kind == MENTION_NAME || c->kind == MENTION_NOMINAL;
}

/// "Harrow Steel is a company that": the type noun before the relative word.
static bool type_noun_before(const Resolver* r, uint32_t first, uint32_t at) {
  uint32_t from = at > first + 6 ? at - 6 : first;
  for (uint32_t t = from; t < at; t++) {
    NominalHead h;
    if (!r->cover[t] && nominal_head_at(&r->lists, r->d, t, at, &h) && h.sort == NOMINAL_TYPE)
      return true;
  }
  return false;
}

uint32_t coreference_find_which(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  bool that = str_equal(r->d->tokens[m->first].lower, STR("that"));
  uint32_t first = r->d->sentences[m->sentence].first;
  bool noun = type_noun_before(r, first, m->first);
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    if (c->span.end > m->span.begin || !is_candidate_for_which(r, c)) continue;
    const Entity* e = coreference_entity(r, c);
    bool body = ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION);
    if (is_adjacent(r, c, m->first) && (!that || body)) return c->entity;
    bool copula = has_copula(r, c->first + c->n, m->first);
    if (noun && body && (copula || is_apposition(r, c, m->first))) return c->entity;
  }
  return NO_ENTITY;
}

uint32_t coreference_find_where(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t place = NO_ENTITY;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    const Entity* e = coreference_entity(r, c);
    if (!e || c->kind == MENTION_NATIONALITY || c->kind == MENTION_PRONOUN ||
        c->span.end > m->span.begin)
      continue;
    if (ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION)) return c->entity;
    if (ontology_is_a(r->o, e->cls, CLASS_PLACE)) {
      // In "at Harrow College in Lund, where" the college is meant; alone the place is.
      if (place == NO_ENTITY) place = c->entity;
    }
  }
  return place;
}
