// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns polarity, modality and hearsay of verb groups: what governs a verb ("plans to", "failed to",
// "is said to", "urged X to", "the decision to", "without", "if") and what of it reaches the verb.
// The words and their effects are lists of the ontology (lists/verbs-*.ttl); which list is asked
// follows from the construction.

#include "clause/clause_internal.h"

static Effect effect_of(const WordList* list, Str key) {
  Effect e = {0};
  if (!list_has(list, key)) return e;
  Str value = list_value(list, key), piece;
  e.known = true;
  while (str_cut(&value, ' ', &piece)) {
    if (str_equal(piece, STR("negative"))) e.negative = true;
    if (str_equal(piece, STR("hearsay"))) e.hearsay = true;
    if (str_equal(piece, STR("planned"))) e.modality = MODALITY_PLANNED;
    if (str_equal(piece, STR("possible"))) e.modality = MODALITY_POSSIBLE;
    if (str_equal(piece, STR("undecided"))) e.modality = MODALITY_UNDECIDED;
  }
  return e;
}

/// The effect of "lemma" or, with words between verb and complement, of "lemma word" ("go on",
/// "call on").
static Effect effect_of_phrase(const Work* w, const WordList* list, Str lemma, Str word) {
  if (word.len > 0) {
    Effect e = effect_of(list, arena_printf(w->arena, "%.*s %.*s", STR_ARG(lemma), STR_ARG(word)));
    if (e.known) return e;
  }
  return effect_of(list, lemma);
}

static void govern(Verb* v, uint32_t governor, Effect e, bool folded) {
  v->governor = governor + 1;
  v->lead = e;
  v->folded = folded;
}

static void control(const Frame* f, Verb* v, uint32_t governor) {
  const Verb* u = &f->verbs.data[governor];
  if (u->subject == NONE) return;
  v->subject = u->subject;
  v->subject_last = u->subject_last;
  v->antecedent = u->antecedent;
  v->kind = SUBJECT_CONTROL;
  v->shared = governor + 1;
}

static void control_by_phrase(Verb* v, uint32_t np) {
  v->subject = v->subject_last = np;
  v->antecedent = NONE;
  v->shared = 0;
  v->kind = SUBJECT_CONTROL;
}

/// "plans to ban", "began banning", "is said to have banned", "is to ban".
static bool govern_directly(const Work* w, Frame* f, Verb* v, uint32_t index, uint32_t governor,
                            Str particle) {
  const Verb* u = &f->verbs.data[governor];
  bool gerund = v->g.form == VF_GERUND || (!v->to && v->g.form == VF_PASSIVE && !v->bare);
  Effect e;
  if (gerund)
    e = effect_of_phrase(w, w->verb_ing, u->g.lemma, particle);
  else if (u->g.form == VF_PASSIVE && !u->g.copula)
    e = effect_of_phrase(w, w->verb_passive_to, u->g.lemma, particle);
  else if (str_equal(u->g.lemma, STR("be")) && v->to && particle.len == 0)
    e = (Effect){.known = true, .modality = MODALITY_PLANNED};
  else
    e = effect_of_phrase(w, w->verb_to, u->g.lemma, particle);
  if (!e.known && u->g.form == VF_PASSIVE && !gerund)
    e = effect_of(w->adjective_to,
                  f->nodes.data[at(f, u->chunk)->a + at(f, u->chunk)->n - 1].lower);
  if (!e.known) return false;
  (void)index;
  govern(v, governor, e, true);
  control(f, v, governor);
  return true;
}

/// The verb chunk left of chunk i with at most an object or a particle between; NONE if there is
/// none.
static uint32_t verb_before(const Frame* f, uint32_t i, uint32_t reach) {
  for (uint32_t steps = 0; i > 0 && steps <= reach; steps++) {
    i--;
    if (is_kind(f, i, CHUNK_VERB)) return i;
    if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_CONJ) ||
        is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_WH))
      return NONE;
  }
  return NONE;
}

static Str noun_of(const Work* w, const Frame* f, uint32_t np) {
  const Node* n = &f->nodes.data[at(f, np)->head];
  const Token* t = &w->d->tokens[n->first + n->n - 1];
  if (t->lex != NULL && t->lex->noun_lemma.len > 0) return t->lex->noun_lemma;
  return t->lower;
}

/// "call on X to", "urge X to": the object is the subject; "its plan to", "an attempt to": the noun
/// governs.
static bool govern_over_object(const Work* w, Frame* f, Verb* v, uint32_t np) {
  uint32_t vb =
      np > 0 && is_kind(f, np - 1, CHUNK_PREP) ? verb_before(f, np - 1, 0) : verb_before(f, np, 0);
  Str particle = np > 0 && is_kind(f, np - 1, CHUNK_PREP) ? first_word(f, np - 1) : STR_EMPTY;
  Effect e = {0};
  if (vb != NONE) {
    const Verb* u = &f->verbs.data[at(f, vb)->verb];
    if (u->g.form != VF_PASSIVE)
      e = particle.len > 0
              ? effect_of(w->verb_object_to, arena_printf(w->arena, "%.*s %.*s",
                                                          STR_ARG(u->g.lemma), STR_ARG(particle)))
              : effect_of(w->verb_object_to, u->g.lemma);
    if (e.known) {
      govern(v, at(f, vb)->verb, e, false);
      control_by_phrase(v, np);
      return true;
    }
  }
  e = effect_of(w->noun_to, noun_of(w, f, np));
  if (!e.known) return false;
  // The possessor of the noun acts ("Acorn's plan to ..."), else who has, makes or announces it.
  uint32_t far = verb_before(f, np, 3);
  v->lead = e;
  if (at(f, np)->n > 1 && f->nodes.data[at(f, np)->a].mention != 0)
    control_by_phrase(v, np);
  else if (far != NONE)
    control(f, v, at(f, far)->verb);
  if (far != NONE) govern(v, at(f, far)->verb, e, false);
  return true;
}

/// "is able to", "is likely to", "unclear whether to".
static bool govern_by_adjective(const Work* w, Frame* f, Verb* v, uint32_t adj) {
  const Chunk* c = at(f, adj);
  Effect e = effect_of(w->adjective_to, f->nodes.data[c->a + c->n - 1].lower);
  uint32_t vb = verb_before(f, adj, 2);
  if (!e.known || vb == NONE) return false;
  govern(v, at(f, vb)->verb, e, true);
  control(f, v, at(f, vb)->verb);
  return true;
}

/// "accused of stealing", "prevented X from buying", "without asking".
static bool govern_by_preposition(const Work* w, Frame* f, Verb* v, uint32_t prep) {
  Str p = first_word(f, prep);
  Effect alone = effect_of(w->negative_preposition, p);
  if (!alone.known && prep > 0) {
    Str q = first_word(f, prep - 1);
    alone = effect_of(w->negative_preposition,
                      arena_printf(w->arena, "%.*s %.*s", STR_ARG(q), STR_ARG(p)));
  }
  if (alone.known) {
    v->lead = alone;
    return true;
  }
  uint32_t vb = verb_before(f, prep, 0);
  bool object = vb == NONE && prep > 0 && is_kind(f, prep - 1, CHUNK_NP);
  if (object) {
    Effect noun = effect_of(w->noun_to, noun_of(w, f, prep - 1));
    if (noun.known) {
      v->lead = noun;
      return true;
    }
    vb = verb_before(f, prep - 1, 0);
  }
  if (vb == NONE) return false;
  const Verb* u = &f->verbs.data[at(f, vb)->verb];
  Effect e = effect_of(w->verb_preposition_ing,
                       arena_printf(w->arena, "%.*s %.*s", STR_ARG(u->g.lemma), STR_ARG(p)));
  if (!e.known) return false;
  govern(v, at(f, vb)->verb, e, !object);
  if (object && u->g.form != VF_PASSIVE)
    control_by_phrase(v, prep - 1);
  else
    control(f, v, at(f, vb)->verb);
  return true;
}

static void govern_nonfinite(const Work* w, Frame* f, uint32_t index) {
  Verb* v = &f->verbs.data[index];
  uint32_t i = v->chunk;
  while (i > 0 && is_kind(f, i - 1, CHUNK_ADV))
    i--;
  if (i == 0) return;
  uint32_t b = i - 1;
  bool infinitive = v->to;
  if (is_kind(f, b, CHUNK_VERB)) {
    Str adverb = v->chunk > i && i < f->chunks.n ? first_word(f, i) : STR_EMPTY;
    if (infinitive && govern_by_adjective(w, f, v, i)) return;
    if (govern_directly(w, f, v, index, at(f, b)->verb, adverb)) return;
  } else if (is_kind(f, b, CHUNK_PREP) && infinitive) {
    uint32_t vb = verb_before(f, b, 0);
    if (vb != NONE && govern_directly(w, f, v, index, at(f, vb)->verb, first_word(f, b))) return;
    if (govern_by_adjective(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_PREP) || is_kind(f, b, CHUNK_SUB)) {
    if (govern_by_preposition(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_NP) && infinitive) {
    if (govern_over_object(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_ADJ) && infinitive) {
    if (govern_by_adjective(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_WH) && infinitive) {
    v->lead = (Effect){.known = true, .modality = MODALITY_POSSIBLE};
  } else if (is_kind(f, b, CHUNK_SUB) && infinitive) {
    v->lead = effect_of(w->conditional, first_word(f, b));
  }
  if (infinitive && v->kind == SUBJECT_CONTROL && v->shared != 0 && v->governor == 0)
    v->governor = v->shared;
}

/// "it is said that", "no evidence that", "hopes that": what governs a clause with "that" reaches
/// its verb.
static void govern_content(const Work* w, Frame* f, uint32_t index) {
  Verb* v = &f->verbs.data[index];
  if (v->start == NONE || v->start == 0 || v->kind == SUBJECT_SHARED) return;
  uint32_t i = v->start;
  bool that = is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_WH);
  uint32_t b = i - 1;
  if (is_kind(f, b, CHUNK_VERB)) {
    const Verb* u = &f->verbs.data[at(f, b)->verb];
    Effect e = u->g.form == VF_PASSIVE ? effect_of(w->verb_passive_to, u->g.lemma)
                                       : effect_of(w->verb_that, u->g.lemma);
    govern(v, at(f, b)->verb, e, false);
  } else if (that && is_kind(f, b, CHUNK_NP)) {
    Effect e = effect_of(w->noun_that, noun_of(w, f, b));
    bool none = str_equal(first_word(f, b), STR("no"));
    if (e.known && none) e.modality = MODALITY_UNDECIDED;
    v->lead = e;
  } else if (is_kind(f, b, CHUNK_ADJ)) {
    uint32_t vb = verb_before(f, b, 1);
    Effect e = effect_of(w->adjective_that, f->nodes.data[at(f, b)->head].lower);
    if (vb == NONE || !e.known) return;
    if (f->verbs.data[at(f, vb)->verb].own_negation) e.modality = MODALITY_UNDECIDED;
    govern(v, at(f, vb)->verb, e, false);
  }
}

void frame_find_governors(const Work* w, Frame* f) {
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    Verb* v = &f->verbs.data[i];
    if (v->g.finite && !(v->kind == SUBJECT_SHARED && v->to))
      govern_content(w, f, i);
    else if (v->kind != SUBJECT_SHARED)
      govern_nonfinite(w, f, i);
    // What is coordinated stands under the same roof.
    if (v->kind == SUBJECT_SHARED && v->shared != 0 && v->shared <= i) {
      const Verb* o = &f->verbs.data[v->shared - 1];
      if (v->bare || !v->g.finite) {
        v->lead = o->lead;
        v->governor = o->governor;
        v->subject = o->subject;
        v->subject_last = o->subject_last;
      }
    } else if (v->kind == SUBJECT_CONTROL && v->shared != 0 && v->shared <= i) {
      control(f, v, v->shared - 1);
    }
  }
}

/* ---- what reaches the verb
 * ----------------------------------------------------------------------------------- */

/// "did not ban nor sue": the conjunction negates, unless what is shared does so already.
static bool after_nor(const Frame* f, const Verb* v) {
  uint32_t i = v->chunk;
  while (i > 0 && is_kind(f, i - 1, CHUNK_ADV))
    i--;
  return v->kind == SUBJECT_SHARED && i > 0 && is_kind(f, i - 1, CHUNK_CONJ) && !v->own_negation &&
         str_equal(first_word(f, i - 1), STR("nor"));
}

static bool negative_phrase(const Work* w, const Frame* f, uint32_t np) {
  if (np == NONE || !is_kind(f, np, CHUNK_NP)) return false;
  Str first = first_word(f, np);
  if (np > 0 && is_kind(f, np - 1, CHUNK_CONJ) &&
      (str_equal(first_word(f, np - 1), STR("neither")) ||
       str_equal(first_word(f, np - 1), STR("nor"))))
    return true;
  return list_has(w->negative_subject, first);
}

static bool has_conditional(const Work* w, const Frame* f, const Verb* v, Effect* e) {
  if (v->start == NONE) return false;
  for (uint32_t i = v->start; i < v->chunk && i - v->start < 4; i++) {
    if (v->subject != NONE && i >= v->subject) break;
    *e = effect_of(w->conditional, first_word(f, i));
    if (e->known) return true;
  }
  for (uint32_t i = v->start; i > 0 && v->start - i < 2; i--) {
    if (!is_kind(f, i - 1, CHUNK_SUB) && !is_kind(f, i - 1, CHUNK_WH)) break;
    *e = effect_of(w->conditional, first_word(f, i - 1));
    if (e->known) return true;
  }
  return false;
}

/// Hearsay adverbs that stand before the subject: "Reportedly, Smith left".
static bool fronted_hearsay(const Work* w, const Frame* f, const Verb* v) {
  uint32_t i = v->start == NONE ? v->chunk : v->start;
  for (uint32_t steps = 0; steps < 3; steps++) {
    if (is_kind(f, i, CHUNK_ADV) && list_has(w->hearsay, first_word(f, i))) return true;
    if (i == 0) return false;
    i--;
    if (!is_kind(f, i, CHUNK_ADV) && !is_kind(f, i, CHUNK_COMMA)) return false;
  }
  return false;
}

static void raise_modality(Verb* v, Modality m) {
  if (m > v->g.modality) v->g.modality = m;
}

static void apply_governor(const Frame* f, Verb* v) {
  if (v->governor == 0) return;
  const Verb* u = &f->verbs.data[v->governor - 1];
  if (v->g.finite && !(v->kind == SUBJECT_SHARED)) return; // content clauses: only their own lead
  bool tight = v->folded || v->to;
  if (!tight && v->g.form != VF_GERUND) return;
  raise_modality(v, u->g.modality);
  if (v->folded) {
    if (u->g.polarity == POLARITY_NEGATIVE)
      v->g.polarity = v->g.polarity == POLARITY_NEGATIVE ? POLARITY_POSITIVE : POLARITY_NEGATIVE;
    v->g.hearsay = v->g.hearsay || u->g.hearsay;
    v->g.conditional = v->g.conditional || u->g.conditional;
  } else if (u->g.polarity == POLARITY_NEGATIVE) {
    raise_modality(v, MODALITY_POSSIBLE);
  }
}

static void apply_effects(const Work* w, Frame* f, Verb* v) {
  bool negative = v->own_negation || after_nor(f, v);
  // "no company using": the negation is the finite verb's.
  if (v->subject != NONE && v->g.finite && negative_phrase(w, f, v->subject)) negative = !negative;
  uint32_t object = v->chunk + 1;
  if (v->g.form != VF_PASSIVE && !v->g.copula && is_kind(f, object, CHUNK_NP) &&
      str_equal(first_word(f, object), STR("no")))
    negative = true;
  if (v->lead.known) {
    if (v->lead.negative) negative = !negative;
    raise_modality(v, v->lead.modality);
    v->g.hearsay = v->g.hearsay || v->lead.hearsay;
  }
  v->g.polarity = negative ? POLARITY_NEGATIVE : POLARITY_POSITIVE;
  Effect condition = {0};
  if (v->g.finite && has_conditional(w, f, v, &condition)) {
    v->g.conditional = true;
    raise_modality(v, condition.modality);
  }
  if (fronted_hearsay(w, f, v)) v->g.hearsay = true;
  apply_governor(f, v);
  if (v->kind == SUBJECT_SHARED && v->shared != 0) {
    const Verb* o = &f->verbs.data[v->shared - 1];
    v->g.conditional = v->g.conditional || o->g.conditional;
    if (o->g.conditional) raise_modality(v, o->g.modality);
    v->g.hearsay = v->g.hearsay || (v->bare && o->g.hearsay);
  }
  if (v->to && v->governor == 0 && !v->lead.known) raise_modality(v, MODALITY_POSSIBLE);
  bool last = v->g.finite && f->question && (v->g.question || v->start == 0);
  if (last) {
    v->g.question = true;
    raise_modality(v, MODALITY_UNDECIDED);
  }
}

/// A purpose ("left to found", "met to discuss") is taken as done when what it hangs on is past and
/// done.
static void settle_purpose(const Frame* f, Verb* v) {
  if (!v->to || v->lead.known || v->governor == 0) return;
  const Verb* u = &f->verbs.data[v->governor - 1];
  bool done = u->past || u->have || u->g.copula;
  if (!done) raise_modality(v, MODALITY_POSSIBLE);
}

void frame_apply_effects(const Work* w, Frame* f) {
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    apply_effects(w, f, &f->verbs.data[i]);
    settle_purpose(f, &f->verbs.data[i]);
  }
}
