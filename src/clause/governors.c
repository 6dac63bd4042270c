// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns what governs a verb ("plans to", "failed to", "is said to", "urged X to", "the decision to",
// "without", "fears that"), and through that the subjects of infinitives and gerunds. The words and
// their effects are lists of the ontology (lists/verbs-*.ttl); which list is asked follows from the
// construction.

#include "clause/clause_internal.h"

Effect clause_effect(const WordList* list, const WordForm* key) {
  Effect e = {0};
  if (!form_in(key, list)) return e;
  Str value = form_value(key, list), piece;
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

/// The effect of a phrase of up to three words, the first of them known as a form.
static Effect effect_of_words(const Work* w, const WordList* list, const WordForm* first, Str text,
                              Str second, Str third) {
  size_t n = third.len > 0 ? 3 : 2;
  if (first == NULL || first->phrase_tokens < n) return (Effect){0}; // nearly all
  Str phrase = arena_printf(w->arena, "%.*s %.*s%s%.*s", STR_ARG(text), STR_ARG(second),
                            n == 3 ? " " : "", STR_ARG(third));
  return clause_effect(list, ontology_form(w->o, phrase));
}

/// The effect of a verb with the word behind it ("call on").
static Effect effect_of_verb(const Work* w, const WordList* list, const VerbGroup* g, Str word) {
  return effect_of_words(w, list, g->word, g->lemma, word, STR_EMPTY);
}

static Effect add_effects(Effect a, Effect b) {
  return (Effect){.known = true,
                  .negative = a.negative != b.negative,
                  .hearsay = a.hearsay || b.hearsay,
                  .modality = a.modality > b.modality ? a.modality : b.modality};
}

/// The effect of "lemma" or, with words between verb and complement, of "lemma word" ("go on",
/// "call on").
static Effect effect_of_phrase(const Work* w, const WordList* list, const VerbGroup* g,
                               const Node* between) {
  Effect e = between != NULL ? effect_of_verb(w, list, g, between->lower) : (Effect){0};
  return e.known ? e : clause_effect(list, g->word);
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
static bool govern_directly(const Work* w, Frame* f, Verb* v, uint32_t governor,
                            const Node* particle) {
  const Verb* u = &f->verbs.data[governor];
  bool gerund = v->g.form == VF_GERUND || (!v->to && v->g.form == VF_PASSIVE && !v->bare);
  Effect e;
  if (gerund)
    e = effect_of_phrase(w, w->verb_ing, &u->g, particle);
  else if (u->g.form == VF_PASSIVE && !u->g.copula)
    e = effect_of_phrase(w, w->verb_passive_to, &u->g, particle);
  else if (str_equal(u->g.lemma, STR("be")) && v->to && particle == NULL)
    e = (Effect){.known = true, .modality = MODALITY_PLANNED};
  else
    e = effect_of_phrase(w, w->verb_to, &u->g, particle);
  if (!e.known && u->g.form == VF_PASSIVE && !gerund)
    e = clause_effect(w->adjective_to,
                      f->nodes.data[at(f, u->chunk)->a + at(f, u->chunk)->n - 1].form);
  // "is thought likely to"
  Effect also = particle != NULL ? clause_effect(w->adjective_to, particle->form) : (Effect){0};
  if (also.known) e = add_effects(e, also);
  if (!e.known) return false;
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

static const WordForm* noun_of(const Work* w, const Frame* f, uint32_t np) {
  const Node* n = &f->nodes.data[at(f, np)->head];
  const Token* t = &w->d->tokens[n->first + n->n - 1];
  return lex_noun(t->lex) ? lex_noun(t->lex) : t->form;
}

/// The effect of a noun on its complement; "no plan to" and "without a plan to" negate.
static Effect effect_of_noun(const Work* w, const Frame* f, uint32_t np) {
  Effect e = clause_effect(w->noun_to, noun_of(w, f, np));
  if (e.known && form_in(first_form(f, np), w->negative_subject)) e.negative = !e.negative;
  return e;
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
      e = particle.len > 0 ? effect_of_verb(w, w->verb_object_to, &u->g, particle)
                           : clause_effect(w->verb_object_to, u->g.word);
    if (e.known) {
      govern(v, at(f, vb)->verb, e, false);
      control_by_phrase(v, np);
      return true;
    }
  }
  e = effect_of_noun(w, f, np);
  if (!e.known && np >= 2 && is_kind(f, np - 1, CHUNK_PREP) && is_kind(f, np - 2, CHUNK_NP))
    e = effect_of_noun(w, f, np - 2); // "pressure from donors to"
  if (!e.known && form_in(first_form(f, np), w->negative_subject))
    e = (Effect){.known = true, .negative = true}; // "did nothing to stop"
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
  Effect e = clause_effect(w->adjective_to, f->nodes.data[c->a + c->n - 1].form);
  uint32_t vb = verb_before(f, adj, 2);
  bool too = false;
  for (uint32_t n = adj > 0 ? at(f, adj - 1)->a : 0; n < c->a + c->n; n++)
    too = too || str_equal(f->nodes.data[n].lower, STR("too"));
  if (too) e = (Effect){.known = true, .negative = true}; // "too poor to buy"
  if (!e.known || vb == NONE) return false;
  govern(v, at(f, vb)->verb, e, true);
  control(f, v, at(f, vb)->verb);
  return true;
}

/// "close to banning", "capable of banning"
static bool govern_by_near_adjective(const Work* w, Frame* f, Verb* v, uint32_t prep) {
  if (prep == 0 || !(is_kind(f, prep - 1, CHUNK_ADJ) || is_kind(f, prep - 1, CHUNK_ADV)))
    return false;
  uint32_t vb = verb_before(f, prep - 1, 1);
  Effect e = clause_effect(w->adjective_to, first_form(f, prep - 1));
  if (vb == NONE || !e.known) return false;
  govern(v, at(f, vb)->verb, e, true);
  control(f, v, at(f, vb)->verb);
  return true;
}

/// "walked away from buying", "backed out of buying".
static bool govern_by_two_words(const Work* w, Frame* f, Verb* v, uint32_t prep) {
  if (prep < 2 || !is_kind(f, prep - 2, CHUNK_VERB)) return false;
  if (!is_kind(f, prep - 1, CHUNK_ADV) && !is_kind(f, prep - 1, CHUNK_PREP)) return false;
  const Verb* u = verb_of(f, prep - 2);
  Effect e = effect_of_words(w, w->verb_preposition_ing, u->g.word, u->g.lemma,
                             first_word(f, prep - 1), first_word(f, prep));
  if (!e.known) return false;
  govern(v, at(f, prep - 2)->verb, e, true);
  control(f, v, at(f, prep - 2)->verb);
  return true;
}

/// "his position on banning", "talks about buying": what a noun is about need not be done.
static bool is_topic(Str preposition) {
  return str_equal(preposition, STR("on")) || str_equal(preposition, STR("about")) ||
         str_equal(preposition, STR("against")) || str_equal(preposition, STR("toward")) ||
         str_equal(preposition, STR("towards"));
}

/// "accused of stealing", "prevented X from buying", "without asking".
static bool govern_by_preposition(const Work* w, Frame* f, Verb* v, uint32_t prep) {
  Str p = first_word(f, prep);
  Effect alone = clause_effect(w->negative_preposition, first_form(f, prep));
  if (!alone.known && prep > 0)
    alone = effect_of_words(w, w->negative_preposition, first_form(f, prep - 1),
                            first_word(f, prep - 1), p, STR_EMPTY);
  if (alone.known) {
    v->lead = alone;
    return true;
  }
  if (govern_by_two_words(w, f, v, prep)) return true;
  uint32_t vb = verb_before(f, prep, 0);
  bool object = vb == NONE && prep > 0 && is_kind(f, prep - 1, CHUNK_NP);
  if (object) {
    Effect noun = effect_of_noun(w, f, prep - 1);
    if (noun.known) {
      v->lead = noun;
      return true;
    }
    vb = verb_before(f, prep - 1, 0);
    // "was accused by Acorn of stealing"
    bool agent = vb == NONE && at(f, prep - 1)->governed && prep >= 2;
    if (agent) vb = verb_before(f, prep - 2, 0);
    if (agent) object = false;
  }
  bool topic = prep > 0 && is_kind(f, prep - 1, CHUNK_NP) && is_topic(p);
  if (vb == NONE && topic) {
    v->lead = (Effect){.known = true, .modality = MODALITY_POSSIBLE};
    return true;
  }
  if (vb == NONE) return govern_by_near_adjective(w, f, v, prep);
  const Verb* u = &f->verbs.data[at(f, vb)->verb];
  Effect e = effect_of_verb(w, w->verb_preposition_ing, &u->g, p);
  if (!e.known && !object) e = effect_of_verb(w, w->verb_ing, &u->g, p); // "ruled out banning"
  if (!e.known) return govern_by_near_adjective(w, f, v, prep);
  govern(v, at(f, vb)->verb, e, !object);
  if (object && u->g.form != VF_PASSIVE)
    control_by_phrase(v, prep - 1);
  else
    control(f, v, at(f, vb)->verb);
  return true;
}

/// The word between a governor and its complement: "go on to", "has yet to", "is likely to". NULL
/// if there is none.
static const Node* inner_adverb(const Frame* f, const Verb* v, uint32_t first_adverb_chunk) {
  const Node* n = &f->nodes.data[at(f, first_adverb_chunk)->a];
  bool apart = v->chunk > first_adverb_chunk;
  return apart || n->tag == TAG_ADV || n->tag == TAG_ADJ ? n : NULL;
}

/// A bare participle behind an object: "want Acorn banned".
static void govern_wanted(const Work* w, Frame* f, Verb* v, uint32_t np) {
  uint32_t vb = verb_before(f, np, 0);
  if (vb == NONE) return;
  const Verb* u = verb_of(f, vb);
  bool wants = str_equal(u->g.lemma, STR("want")) || str_equal(u->g.lemma, STR("need")) ||
               str_equal(u->g.lemma, STR("like")) || str_equal(u->g.lemma, STR("wish"));
  if (wants) govern(v, at(f, vb)->verb, clause_effect(w->verb_object_to, u->g.word), false);
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
    const Node* adverb = inner_adverb(f, v, i);
    if (infinitive && v->chunk > i && govern_by_adjective(w, f, v, i)) return;
    if (govern_directly(w, f, v, at(f, b)->verb, adverb)) return;
  } else if (is_kind(f, b, CHUNK_PREP) && infinitive) {
    uint32_t vb = verb_before(f, b, 0);
    if (vb != NONE && govern_directly(w, f, v, at(f, vb)->verb, &f->nodes.data[at(f, b)->a]))
      return;
    if (govern_by_adjective(w, f, v, b)) return;
  } else if (clause_effect(w->conditional, first_form(f, b)).known && infinitive) {
    v->lead = clause_effect(w->conditional, first_form(f, b)); // "whether to ban"
  } else if (is_kind(f, b, CHUNK_PREP) || is_kind(f, b, CHUNK_SUB)) {
    if (govern_by_preposition(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_NP) && v->g.form == VF_GERUND) {
    // "prevented Acorn buying pens"
    uint32_t vb = verb_before(f, b, 0);
    Effect e = vb == NONE ? (Effect){0} : clause_effect(w->verb_object_ing, verb_of(f, vb)->g.word);
    if (e.known) govern(v, at(f, vb)->verb, e, false);
  } else if (is_kind(f, b, CHUNK_NP) && v->bare && v->g.form == VF_PASSIVE) {
    govern_wanted(w, f, v, b);
  } else if (is_kind(f, b, CHUNK_NP) && infinitive) {
    if (govern_over_object(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_ADJ) && infinitive) {
    if (govern_by_adjective(w, f, v, b)) return;
  } else if (is_kind(f, b, CHUNK_WH) && infinitive) {
    v->lead = (Effect){.known = true, .modality = MODALITY_POSSIBLE};
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
    Effect e = u->g.form == VF_PASSIVE ? clause_effect(w->verb_passive_to, u->g.word)
                                       : clause_effect(w->verb_that, u->g.word);
    govern(v, at(f, b)->verb, e, false);
  } else if (that && b >= 2 && str_equal(first_word(f, b), STR("it")) &&
             is_kind(f, b - 1, CHUNK_VERB) && str_equal(verb_of(f, b - 1)->g.lemma, STR("have"))) {
    v->lead = (Effect){.known = true, .hearsay = true, .modality = MODALITY_POSSIBLE};
  } else if (that && is_kind(f, b, CHUNK_NP)) {
    Effect e = clause_effect(w->noun_that, noun_of(w, f, b));
    bool none = str_equal(first_word(f, b), STR("no"));
    if (e.known && none) e.modality = MODALITY_UNDECIDED;
    v->lead = e;
  } else if (is_kind(f, b, CHUNK_ADJ)) {
    uint32_t vb = verb_before(f, b, 1);
    Effect e = clause_effect(w->adjective_that, f->nodes.data[at(f, b)->head].form);
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
        v->folded = o->folded;
        v->subject = o->subject;
        v->subject_last = o->subject_last;
      }
    } else if (v->kind == SUBJECT_CONTROL && v->shared != 0 && v->shared <= i) {
      control(f, v, v->shared - 1);
    }
  }
}
