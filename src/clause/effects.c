// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns polarity, modality and hearsay of verb groups: what reaches a verb of its own negation, of
// its subject ("no company"), of what governs it (governors.c), of conditions and questions.

#include "clause/clause_internal.h"

/// "did not ban nor sue", "never sued or bought": the conjunction carries the negation on, unless
/// what is shared does so already.
static bool shares_negation(const Frame* f, const Verb* v) {
  uint32_t i = v->chunk;
  while (i > 0 && is_kind(f, i - 1, CHUNK_ADV))
    i--;
  if (v->kind != SUBJECT_SHARED || i == 0 || !is_kind(f, i - 1, CHUNK_CONJ) || v->own_negation)
    return false;
  bool negated = v->shared != 0 && f->verbs.data[v->shared - 1].own_negation;
  if (negated && str_equal(first_word(f, i - 1), STR("or"))) return true;
  return str_equal(first_word(f, i - 1), STR("nor"));
}

static bool negative_phrase(const Work* w, const Frame* f, uint32_t np) {
  if (np == NONE || !is_kind(f, np, CHUNK_NP)) return false;
  if (np > 0 && is_kind(f, np - 1, CHUNK_CONJ) &&
      (str_equal(first_word(f, np - 1), STR("neither")) ||
       str_equal(first_word(f, np - 1), STR("nor"))))
    return true;
  return form_in(first_form(f, np), w->negative_subject);
}

static bool has_conditional(const Work* w, const Frame* f, const Verb* v, Effect* e) {
  if (v->start == NONE) return false;
  for (uint32_t i = v->start; i < v->chunk && i - v->start < 4; i++) {
    if (v->subject != NONE && i >= v->subject) break;
    *e = clause_effect(w->conditional, first_form(f, i));
    if (e->known) return true;
  }
  for (uint32_t i = v->start; i > 0 && v->start - i < 2; i--) {
    if (!is_kind(f, i - 1, CHUNK_SUB) && !is_kind(f, i - 1, CHUNK_WH)) break;
    *e = clause_effect(w->conditional, first_form(f, i - 1));
    if (e->known) return true;
  }
  return false;
}

/// What a frame has for all its verbs.
typedef struct {
  bool inverted;    ///< "Had Acorn", "Were Acorn", "Should Acorn" open it
  bool fiction;     ///< "In the novel"
  bool opinion;     ///< "In Smith's view"; "in view of" is no such phrase
  uint32_t futures; ///< how many of its verbs, of the first ones, have "will"
} Setting;

/// "will rise", "'ll rise"
static bool is_future(const Work* w, const Frame* f, const Verb* v) {
  Str first = w->d->tokens[v->g.first].lower;
  return v - f->verbs.data < LOOK_MAX && v->g.finite &&
         (str_equal(first, STR("will")) || str_equal(first, STR("'ll")) ||
          str_equal(first, STR("shall")));
}

static void read_opening(const Work* w, const Frame* f, Setting* s) {
  if (f->chunks.n < 2) return;
  Str first = f->nodes.data[0].lower;
  s->inverted = (is_kind(f, 1, CHUNK_NP) || (is_kind(f, 0, CHUNK_NP) && at(f, 0)->n > 1)) &&
                (str_equal(first, STR("had")) || str_equal(first, STR("were")) ||
                 str_equal(first, STR("should")));
  if (!is_kind(f, 0, CHUNK_PREP) || !is_kind(f, 1, CHUNK_NP) || !str_equal(first, STR("in")))
    return;
  const Node* head = &f->nodes.data[at(f, 1)->head];
  s->fiction = form_in(w->d->tokens[head->first + head->n - 1].form, w->fiction);
  s->opinion = at(f, 1)->n >= 2 && form_in(head->form, w->opinion);
}

/// "Had Acorn bought Beech, it would", "Were Acorn to buy it, prices would": the auxiliary opens
/// the sentence, and a comma ends what did not happen.
static bool is_inverted_condition(const Frame* f, const Setting* s, const Verb* v) {
  if (!s->inverted || f->question || v->chunk > LOOK_MAX) return false;
  for (uint32_t i = 1; i < v->chunk; i++)
    if (is_kind(f, i, CHUNK_COMMA)) return false;
  for (uint32_t i = v->chunk + 1; i < f->chunks.n && i < v->chunk + LOOK_INSERTION; i++)
    if (is_kind(f, i, CHUNK_COMMA)) return true;
  return false;
}

/// Hearsay adverbs that stand before the subject: "Reportedly, Smith left".
static bool fronted_hearsay(const Work* w, const Frame* f, const Verb* v) {
  uint32_t i = v->start == NONE ? v->chunk : v->start;
  for (uint32_t steps = 0; steps < 3; steps++) {
    if (is_kind(f, i, CHUNK_ADV) && form_in(first_form(f, i), w->hearsay)) return true;
    if (i == 0) return false;
    i--;
    if (!is_kind(f, i, CHUNK_ADV) && !is_kind(f, i, CHUNK_COMMA)) return false;
  }
  return false;
}

/// "In the novel, Britain bans": what a story tells in the present tense is not so.
static bool is_story(const Setting* s, const Verb* v) {
  return s->fiction && v->g.finite && !v->past && !v->have;
}

/// "Was probably born in": an adverb inside the group or right before it.
static bool is_guess(const Work* w, const VerbGroup* g) {
  for (uint32_t t = g->first > 0 ? g->first - 1 : 0; t < g->first + g->n; t++)
    if (t != g->head && form_in(w->d->tokens[t].form, w->possible)) return true;
  return false;
}

/// "Once Acorn buys it, prices will rise", "by the time Acorn buys it": the present of a clause of
/// time whose sentence tells what is to come.
static bool is_to_come(const Work* w, const Frame* f, const Setting* s, const Verb* v) {
  if (!v->g.finite || v->past || v->have || v->start == NONE) return false;
  if (s->futures == 0 || (s->futures == 1 && is_future(w, f, v))) return false;
  uint32_t from = v->start > 1 ? v->start - 2 : 0;
  bool opened = false;
  for (uint32_t i = from; i < v->chunk && i < from + 5; i++) {
    const Chunk* c = at(f, i);
    if (v->subject != NONE && i > v->subject) break;
    for (uint32_t k = 0; k < c->n; k++) {
      const Node* node = &f->nodes.data[c->a + k];
      opened = opened || form_in(node->form, w->time_opener) ||
               (c->n > 1 && str_equal(node->lower, STR("time")));
    }
  }
  return opened;
}

/// "Behaved as though Britain had banned it".
static bool is_as_though(const Frame* f, const Verb* v) {
  if (v->start == NONE || v->start == 0) return false;
  uint32_t i = v->start;
  return str_equal(first_word(f, i), STR("though")) && str_equal(first_word(f, i - 1), STR("as"));
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

/// "Analysis: Could Acorn buy it?": the auxiliary stands right before the subject.
static bool follows_auxiliary(const Work* w, const Frame* f, const Verb* v) {
  static const char words[] = "could can will would should did does do is are was were has have "
                              "had may might must";
  if (v->subject == NONE) return false;
  uint32_t t = chunk_first_token(f, v->subject);
  Str all = str_from(words), word;
  while (str_cut(&all, ' ', &word)) {
    if (t > f->first && str_equal(word, w->d->tokens[t - 1].lower)) return true;
    // A capital behind a colon may have joined it to the name.
    if (at(f, v->subject)->n > 1 && str_equal(word, w->d->tokens[t].lower)) return true;
  }
  return false;
}

static void apply_effects(const Work* w, Frame* f, const Setting* s, Verb* v) {
  bool negative = v->own_negation || shares_negation(f, v);
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
  if (is_story(s, v)) raise_modality(v, MODALITY_POSSIBLE);
  // "In Smith's view, Britain banned": only somebody's
  if (v->g.finite && (s->opinion || is_as_though(f, v))) raise_modality(v, MODALITY_POSSIBLE);
  if (is_guess(w, &v->g)) raise_modality(v, MODALITY_POSSIBLE);
  if (is_to_come(w, f, s, v)) raise_modality(v, MODALITY_PLANNED);
  apply_governor(f, v);
  if (v->kind == SUBJECT_SHARED && v->shared != 0) {
    const Verb* o = &f->verbs.data[v->shared - 1];
    v->g.conditional = v->g.conditional || o->g.conditional;
    if (o->g.conditional) raise_modality(v, o->g.modality);
    v->g.hearsay = v->g.hearsay || (v->bare && o->g.hearsay);
  }
  if (v->to && v->governor == 0 && !v->lead.known) raise_modality(v, MODALITY_POSSIBLE);
  // All of a question is open, but not what a relative clause in it adds.
  bool asked =
      v->g.finite && f->question &&
      (v->g.question || v->start == 0 || f->verbs.data[0].g.question || follows_auxiliary(w, f, v));
  if (is_inverted_condition(f, s, v)) v->g.conditional = true;
  if (v->g.conditional) raise_modality(v, MODALITY_POSSIBLE);
  if (asked) {
    v->g.question = true;
    raise_modality(v, MODALITY_UNDECIDED);
  }
}

/// A purpose ("left to found", "met to discuss") is taken as done when what it hangs on is past and
/// done.
static void settle_purpose(const Frame* f, const Setting* s, Verb* v) {
  if (!v->to || v->lead.known || v->governor == 0) return;
  const Verb* u = &f->verbs.data[v->governor - 1];
  bool done = (u->past || u->have || u->g.copula) && !is_inverted_condition(f, s, v);
  if (!done) raise_modality(v, MODALITY_POSSIBLE);
}

void frame_apply_effects(const Work* w, Frame* f) {
  Setting s = {0};
  read_opening(w, f, &s);
  for (uint32_t i = 0; i < f->verbs.n; i++)
    s.futures += is_future(w, f, &f->verbs.data[i]);
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    apply_effects(w, f, &s, &f->verbs.data[i]);
    settle_purpose(f, &s, &f->verbs.data[i]);
  }
}
