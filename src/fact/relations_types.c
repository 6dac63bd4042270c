// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the relations of a document say of names whose kind was not known: who is bought, sued or
/// led is an organization, who marries is a person. Counted over the document, one kind must lead.
#include "relations_internal.h"

enum { KIND_ORGANIZATION, KIND_PERSON, KIND_PLACE, N_KINDS };

static const ClassId PROBE[N_KINDS] = {CLASS_ORGANIZATION, CLASS_PERSON, CLASS_PLACE};
/// A name alone of which nothing but its dealings is known is most often a company's.
static const ClassId SETTLED[N_KINDS] = {CLASS_CORPORATION, CLASS_PERSON, CLASS_PLACE};

struct TypeVotes {
  uint16_t by_kind[N_KINDS];
};

void types_begin(Finder* f) {
  f->votes = arena_new_array(f->arena, TypeVotes, f->e->n_entities + 1);
}

static bool is_open(const Mention* m) {
  return m->cls == CLASS_NONE || (m->weak && m->cls == CLASS_PERSON);
}

void types_vote(Finder* f, PatternId pattern, SlotRole role, uint32_t mention) {
  const Mention* m = &f->e->mentions[mention];
  if (m->entity == NO_ENTITY || m->kind != MENTION_NAME || !is_open(m)) return;
  int kind = -1, n = 0;
  for (int k = 0; k < N_KINDS; k++) {
    if (!pattern_slot_takes(f->o, pattern, role, PROBE[k], false)) continue;
    kind = k;
    n++;
  }
  if (n == 1) f->votes[m->entity].by_kind[kind]++;
}

/// The only one of the kinds that a relation can have at this end; N_KINDS if there are several.
static int kind_wanted(const Finder* f, const ClassId* classes) {
  int kind = N_KINDS;
  for (size_t i = 0; i < 4 && classes[i] != CLASS_NONE; i++) {
    int of = N_KINDS;
    for (int k = 0; k < N_KINDS; k++)
      if (ontology_is_a(f->o, classes[i], PROBE[k])) of = k;
    if (of == N_KINDS || (kind < N_KINDS && of != kind)) return N_KINDS;
    kind = of;
  }
  return kind;
}

/// "If we owned it," says a company: an end whose class is another kind than the relation takes.
static bool is_other_kind(const Finder* f, uint32_t entity, int kind, ClassId settled) {
  if (entity == NO_ENTITY || kind == N_KINDS) return false;
  if (settled) return !ontology_is_a(f->o, settled, PROBE[kind]);
  ClassId c = f->e->entities[entity].cls;
  return kind == KIND_PERSON ? ontology_is_a(f->o, c, CLASS_ORGANIZATION)
                             : kind == KIND_ORGANIZATION && ontology_is_a(f->o, c, CLASS_PERSON);
}

/// "Fjordtek is based in Lund" says of a company where it has its seat, not where it lives.
static void drop_other_kinds(Finder* f, const ClassId* settled) {
  size_t n = 0;
  for (size_t i = 0; i < f->facts.n; i++) {
    const Fact* x = &f->facts.data[i];
    const Relation* r = ontology_relation(f->o, x->relation);
    ClassId s = settled[x->subject], o = x->object == NO_ENTITY ? CLASS_NONE : settled[x->object];
    int subject = kind_wanted(f, r->domain), object = kind_wanted(f, r->range);
    if (!is_other_kind(f, x->subject, subject, s) && !is_other_kind(f, x->object, object, o))
      f->facts.data[n++] = *x;
  }
  f->facts.n = n;
}

/// The kind that all votes, or three quarters of them, are for; N_KINDS if there is none.
static int leading_kind(const TypeVotes* v, Str name) {
  unsigned all = 0;
  int best = 0;
  for (int k = 0; k < N_KINDS; k++) {
    all += v->by_kind[k];
    if (v->by_kind[k] > v->by_kind[best]) best = k;
  }
  if (v->by_kind[best] * 4u >= all * 3u) return all > 0 ? best : N_KINDS;
  // One word that may live or have its seat in a place: people are mostly told with two.
  bool word = str_find(name, STR(" "), 0) == SIZE_MAX;
  return word && v->by_kind[KIND_ORGANIZATION] && !v->by_kind[KIND_PLACE] ? KIND_ORGANIZATION
                                                                          : N_KINDS;
}

void types_settle(Finder* f) {
  Entities* e = f->e;
  ClassId* settled = arena_new_array(f->arena, ClassId, e->n_entities + 1);
  for (size_t i = 0; i < e->n_entities; i++) {
    int kind = leading_kind(&f->votes[i], e->entities[i].label);
    if (kind < N_KINDS) settled[i] = SETTLED[kind];
  }
  for (size_t i = 0; i < e->n_mentions; i++) {
    Mention* m = &e->mentions[i];
    if (m->entity == NO_ENTITY || m->entity >= e->n_entities || !settled[m->entity]) continue;
    if (m->cls != CLASS_NONE && m->cls != e->entities[m->entity].cls) continue;
    m->cls = settled[m->entity];
  }
  for (size_t i = 0; i < e->n_entities; i++)
    if (settled[i]) e->entities[i].cls = settled[i];
  drop_other_kinds(f, settled);
}
