// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the subjects of verbs without tense: participles have that of the noun before them or of the
// sentence, infinitives that of what governs them (effects.c may still say otherwise), bare forms
// after a conjunction go on with an earlier verb.

#include "clause/clause_internal.h"

static uint32_t finite_left(const Frame* f, uint32_t v) {
  for (uint32_t i = v, steps = 0; i > 0 && steps < LOOK_MAX; i--, steps++) {
    if (at(f, f->verbs.data[i - 1].chunk)->kind == CHUNK_VERB && f->verbs.data[i - 1].g.finite)
      return i - 1;
  }
  return NONE;
}

static uint32_t finite_right(const Frame* f, uint32_t v) {
  for (uint32_t i = v + 1, steps = 0; i < f->verbs.n && steps < LOOK_MAX; i++, steps++)
    if (f->verbs.data[i].g.finite && f->verbs.data[i].kind != SUBJECT_RELATIVE) return i;
  return NONE;
}

static void take_subject(const Frame* f, Verb* v, uint32_t other) {
  if (other == NONE) return;
  const Verb* o = &f->verbs.data[other];
  v->subject = o->subject;
  v->subject_last = o->subject_last;
  v->antecedent = o->antecedent;
  v->kind = SUBJECT_CONTROL;
  v->shared = other + 1;
}

static void take_phrase(Verb* v, uint32_t np) {
  v->subject = v->subject_last = np;
  v->kind = SUBJECT_CONTROL;
}

/// A phrase with a mention for head that is no description.
static bool is_named(const Work* w, const Frame* f, uint32_t np) {
  uint32_t m = f->nodes.data[at(f, np)->head].mention;
  return m != 0 && w->e->mentions[m - 1].kind != MENTION_NOMINAL;
}

static bool is_place(const Work* w, const Frame* f, uint32_t np) {
  uint32_t m = f->nodes.data[at(f, np)->head].mention;
  return m != 0 && ontology_is_a(w->o, w->e->mentions[m - 1].cls, CLASS_PLACE);
}

/// "Acorn is a small maker of phones based in Lund": a participle behind the predicate of a copula
/// says something of the copula's subject. Not if the phrase it hangs on has a name of its own.
static bool is_predicate(const Work* w, const Frame* f, uint32_t copula, uint32_t np,
                         bool set_off) {
  if (copula == NONE || !f->verbs.data[copula].g.copula) return false;
  uint32_t head = frame_phrase_head(f, np);
  if (head == NONE || is_named(w, f, head)) return false;
  // "a bank in Lund founded by": places are not founded; "a unit of Acorn based in Lund" is left
  // open.
  if (!set_off && is_named(w, f, np) && !is_place(w, f, np)) return false;
  for (uint32_t i = f->verbs.data[copula].chunk + 1; i < head; i++)
    if (!is_kind(f, i, CHUNK_ADV) && !is_kind(f, i, CHUNK_ADJ)) return false;
  return true;
}

/// "Acorn, a maker of phones founded by": a participle inside an apposition says something of the
/// name that the apposition explains. NONE if the phrase is no apposition, or has a name itself.
static uint32_t explained_name(const Work* w, const Frame* f, uint32_t np) {
  uint32_t head = frame_phrase_head(f, np);
  if (head == NONE || is_named(w, f, np) || is_named(w, f, head)) return NONE;
  if (frame_is_fronted_place(w, f, frame_chain_head(f, head))) return NONE;
  Tag first = f->nodes.data[at(f, head)->a].tag;
  uint32_t name = frame_chain_head(f, head);
  return first == TAG_DET && name != head && is_named(w, f, name) ? name : NONE;
}

/// A participle: of the phrase before it, or of the sentence when it is set off.
static void find_participle(const Work* w, const Frame* f, uint32_t index) {
  Verb* v = &f->verbs.data[index];
  uint32_t i = v->chunk;
  v->start = i;
  while (i > 0 && is_kind(f, i - 1, CHUNK_ADV))
    i--;
  if (i == 0) {
    take_subject(f, v, finite_right(f, index));
    return;
  }
  uint32_t b = i - 1;
  uint32_t left = finite_left(f, index);
  switch (at(f, b)->kind) {
  case CHUNK_NP:
    if (is_predicate(w, f, left, b, false))
      take_subject(f, v, left);
    else if (explained_name(w, f, b) != NONE)
      take_phrase(v, explained_name(w, f, b));
    else if (!at(f, b)->time)
      take_phrase(v, b);
    return;
  case CHUNK_COMMA: {
    uint32_t head = b > 0 ? frame_phrase_head(f, b - 1) : NONE;
    bool passive = v->g.form == VF_PASSIVE;
    if (b > 0 && is_predicate(w, f, left, b - 1, true)) {
      take_subject(f, v, left);
      return;
    }
    // "a firm making pens, based in Lund": not the pens.
    if (head != NONE && head > 0 && is_kind(f, head - 1, CHUNK_VERB) && !is_named(w, f, head)) {
      const Verb* u = verb_of(f, head - 1);
      if (!u->g.finite && !u->to && u->kind == SUBJECT_CONTROL && u->subject < u->chunk &&
          is_kind(f, u->subject, CHUNK_NP))
        head = u->subject;
    }
    if (head != NONE && !at(f, head)->time && (passive || left == NONE)) {
      take_phrase(v, frame_chain_head(f, head));
      return;
    }
    take_subject(f, v, left != NONE ? left : finite_right(f, index));
    return;
  }
  case CHUNK_CONJ: {
    // Shares with the verb before, whatever it is: "born in Lund and raised in Oslo".
    if (index > 0) {
      const Verb* o = &f->verbs.data[index - 1];
      v->subject = o->subject;
      v->subject_last = o->subject_last;
      v->antecedent = o->antecedent;
      v->kind = SUBJECT_SHARED;
      v->shared = index;
    }
    return;
  }
  case CHUNK_PREP:
  case CHUNK_SUB: {
    v->start = b;
    uint32_t k = b;
    while (k > 0 && is_kind(f, k - 1, CHUNK_ADV))
      k--;
    bool fronted = k == 0 || is_kind(f, k - 1, CHUNK_STOP) || left == NONE;
    take_subject(f, v, fronted ? finite_right(f, index) : left);
    return;
  }
  default:
    take_subject(f, v, left != NONE ? left : finite_right(f, index));
  }
}

/// An infinitive: its controller is set by frame_find_governors; here the subject it has without
/// one.
static void find_infinitive(const Frame* f, uint32_t index) {
  Verb* v = &f->verbs.data[index];
  v->start = v->chunk;
  uint32_t i = v->chunk;
  if (i >= 2 && is_kind(f, i - 1, CHUNK_NP) && is_kind(f, i - 2, CHUNK_PREP) &&
      str_equal(f->nodes.data[at(f, i - 2)->a].lower, STR("for"))) {
    take_phrase(v, i - 1);
    v->start = i - 2;
    return;
  }
  if (i > 0 && is_kind(f, i - 1, CHUNK_CONJ) && index > 0) {
    const Verb* o = &f->verbs.data[index - 1];
    v->subject = o->subject;
    v->subject_last = o->subject_last;
    v->kind = SUBJECT_SHARED;
    v->shared = index;
    return;
  }
  uint32_t left = index > 0 ? index - 1 : NONE;
  bool fronted = i == 0 || left == NONE;
  take_subject(f, v, fronted ? finite_right(f, index) : left);
}

/// May the bare form `v` go on with the auxiliaries of `o`?
static bool continues(const Verb* v, const Verb* o) {
  if (o->g.copula) return false;
  if (v->g.form == VF_INFINITIVE)
    return o->g.form == VF_INFINITIVE || o->doing || o->g.modality != MODALITY_ACTUAL;
  return (o->be || o->have) && (o->g.form == VF_PASSIVE || o->g.form == VF_ACTIVE);
}

static void copy_auxiliaries(Verb* v, const Verb* o) {
  v->g.finite = o->g.finite;
  v->g.modality = o->g.modality;
  v->g.hearsay = v->g.hearsay || o->g.hearsay;
  v->own_negation = v->own_negation != o->own_negation;
  v->g.form = o->g.form;
  v->to = o->to;
  v->be = o->be;
  v->have = o->have;
}

/// Is the bare form after a comma one of a list ("was born in Lund, raised in Oslo and schooled in
/// Kiel")?
static bool is_in_list(const Frame* f, uint32_t index) {
  if (index + 1 >= f->verbs.n) return false;
  const Verb* next = &f->verbs.data[index + 1];
  uint32_t i = next->chunk;
  while (i > 0 && is_kind(f, i - 1, CHUNK_ADV))
    i--;
  return next->bare && i > 0 && is_kind(f, i - 1, CHUNK_CONJ);
}

/// "will ban A and fine B": the second verb has the auxiliaries and the subject of the first.
void frame_continue_group(Frame* f, uint32_t index) {
  Verb* v = &f->verbs.data[index];
  uint32_t i = v->chunk;
  while (i > 0 && is_kind(f, i - 1, CHUNK_ADV))
    i--;
  if (!v->bare || v->to || i == 0 || index == 0) return;
  bool comma = is_kind(f, i - 1, CHUNK_COMMA);
  bool listed = comma && (v->g.form == VF_INFINITIVE || is_in_list(f, index));
  if (!is_kind(f, i - 1, CHUNK_CONJ) && !listed) return;
  for (uint32_t k = index, steps = 0; k > 0 && steps < 4; k--, steps++) {
    const Verb* o = &f->verbs.data[k - 1];
    if (!continues(v, o) || (comma && o->kind == SUBJECT_RELATIVE)) continue;
    copy_auxiliaries(v, o);
    v->kind = SUBJECT_SHARED;
    v->shared = k;
    v->subject = o->subject;
    v->subject_last = o->subject_last;
    v->antecedent = o->antecedent;
    v->start = v->chunk;
    return;
  }
}

static bool is_tail_of(const Verb* v, const Frame* f, uint32_t index) {
  return v->shared != 0 && v->shared <= index && v->kind == SUBJECT_SHARED && f->verbs.n > 0;
}

void frame_find_nonfinite_subjects(const Work* w, Frame* f) {
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    Verb* v = &f->verbs.data[i];
    if (v->g.finite || v->kind == SUBJECT_INVERTED || is_tail_of(v, f, i)) continue;
    if (v->to || v->g.form == VF_INFINITIVE)
      find_infinitive(f, i);
    else
      find_participle(w, f, i);
  }
}
