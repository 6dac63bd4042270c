// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The firewall: a fact that stands in what somebody says is so according to the speaker, and what
/// the speaker denies, doubts, plans or expects is never actual. What the document itself
/// presupposes (roles, appositions and names inside reported speech; everything outside the
/// content) stays its own.
#include "fact/factuality_internal.h"

#include "fact/claims_internal.h"

/* ---- which claims a fact stands in ---- */

static uint32_t length_of(const Claim* c) {
  uint32_t n = 0;
  for (size_t i = 0; i < c->contents.n; i++)
    n += c->contents.data[i].end - c->contents.data[i].begin;
  return n;
}

/// For each token 1 + index of the claim with the shortest content around it, 0 outside of claims.
static uint32_t* innermost_claims(const Document* d, const Facts* f, Arena* arena) {
  uint32_t* owner = arena_new_array(arena, uint32_t, d->n_tokens + 1);
  for (uint32_t i = 0; i < f->n_claims; i++) {
    const Claim* c = &f->claims[i];
    for (size_t s = 0; s < c->contents.n; s++) {
      Span x = c->contents.data[s];
      for (size_t t = document_token_at(d, x.begin);
           t < d->n_tokens && d->tokens[t].span.begin < x.end; t++)
        if (!owner[t] || length_of(&f->claims[owner[t] - 1]) > length_of(c)) owner[t] = i + 1;
    }
  }
  return owner;
}

/// Relations that are themselves something said or wanted: "X accuses Y" is a fact although
/// "accuse" is a cue.
static bool is_act(const Firewall* w, const Fact* fact) {
  return list_has(w->acts, ontology_relation(w->o, fact->relation)->name);
}

/// The relation is the very act that the claim reports: its match goes over the cue.
static bool over_cue(const Claim* c, const Fact* fact) {
  return !span_empty(c->cue) && span_contains(fact->matched, c->cue);
}

/// Inside quotation marks around more than a name.
static bool quoted_at(const Document* d, uint32_t byte) {
  size_t t = document_token_at(d, byte);
  uint32_t q = t < d->n_tokens ? d->tokens[t].quotation : 0;
  return q && (d->quotations[q - 1].has_finite || d->quotations[q - 1].n > 4);
}

/// "The deal, first proposed by Ada Lind, would": an insertion without a tense is the document's
/// own words in reported speech.
static bool is_insertion(const Document* d, const Fact* fact) {
  size_t t = document_token_at(d, fact->matched.begin),
         end = document_token_at(d, fact->matched.end);
  for (; t < end && t < d->n_tokens; t++)
    if (str_equal(d->tokens[t].text, STR(","))) break;
  for (t++; t < end && d->tokens[t].tag == TAG_ADV; t++)
    ;
  if (t >= end || d->tokens[t].tag != TAG_VERB_PP) return false;
  for (size_t i = t + 1; i < end; i++)
    if (d->tokens[i].flags & TOKEN_FINITE || d->tokens[i].tag == TAG_AUX ||
        d->tokens[i].tag == TAG_MODAL || d->tokens[i].tag == TAG_NEG)
      return false;
  return end < d->n_tokens && str_equal(d->tokens[end].text, STR(","));
}

/// "Acorn founder Ada Lind" inside reported speech: a description without a verb is the document's
/// own words.
static bool background(const Firewall* w, const Claim* c, const Fact* fact) {
  const Document* d = w->d;
  // Whose law or company it is nobody doubts, not even in a quotation.
  bool plain = list_has(w->background, ontology_relation(w->o, fact->relation)->name);
  if (!plain && (c->mode == MODE_DIRECT || quoted_at(d, fact->matched.begin))) return false;
  if (is_insertion(d, fact)) return true;
  for (size_t t = document_token_at(d, fact->matched.begin);
       t < d->n_tokens && d->tokens[t].span.begin < fact->matched.end; t++) {
    Tag tag = d->tokens[t].tag;
    if (tag == TAG_VERB || tag == TAG_VERB_BASE || tag == TAG_VERB_ING || tag == TAG_VERB_PP ||
        tag == TAG_AUX || tag == TAG_MODAL || tag == TAG_NEG)
      return false;
  }
  for (size_t i = 0; i < c->contents.n;
       i++) { // a clause around it, or the description is the content itself
    Span s = c->contents.data[i];
    if (!span_contains(s, fact->matched)) continue;
    for (size_t t = document_token_at(d, s.begin);
         t < d->n_tokens && d->tokens[t].span.begin < s.end; t++)
      if (d->tokens[t].flags & TOKEN_FINITE || d->tokens[t].tag == TAG_VERB_BASE) return true;
  }
  return false;
}

/// "X, who denied Y, moved to Z": the claim is an insertion in the match, the fact is not in the
/// claim.
static bool goes_around(const Claim* c, const Fact* fact) {
  return over_cue(c, fact) && fact->matched.begin <= c->cue.begin && c->contents.n == 1 &&
         fact->matched.end > c->contents.data[0].end + 1;
}

/// "X, Y said, bought Z": the subject of the match is only who says it.
static bool over_speaker(const Claim* c, const Fact* fact) {
  return c->contents.n > 1 && over_cue(c, fact) && fact->subject == c->speaker &&
         c->contents.data[0].end <= c->speaker_span.begin &&
         fact->matched.begin >= c->speaker_span.begin;
}

/// "Acorn's founder offered to sell its patents": that Acorn offers them is according to him.
static bool is_for_another(const Firewall* w, const Claim* c, const Fact* fact) {
  return c->speaker != NO_ENTITY && c->speaker != fact->subject &&
         w->e->entities[c->speaker].cls != CLASS_OFFER &&
         list_has(w->on_behalf, ontology_relation(w->o, fact->relation)->name);
}

/// "It should be noted that", "it is worth remembering that": the author speaks.
static bool is_author(const Firewall* w, const Claim* c) {
  if (span_empty(c->cue)) return false;
  size_t t = document_token_at(w->d, c->cue.begin), from = t > 4 ? t - 4 : 0;
  bool it = false, has_to = false;
  for (size_t i = from; i < w->d->n_tokens && w->d->tokens[i].span.begin < c->cue.end; i++) {
    Str low = w->d->tokens[i].lower;
    it = it || str_equal(low, STR("it"));
    has_to = has_to || (it && one_of(low, "should", "must", "worth", "important", "bears"));
  }
  return has_to;
}

/// "X accuses Y of it, which Y denies": what is denied behind the accusation is what it says.
static bool is_denied_after(const Firewall* w, const Claim* c, const Fact* fact) {
  return c->stance == STANCE_DENIES && c->contents.n == 1 && is_act(w, fact) &&
         !over_cue(c, fact) && !span_empty(c->cue) && c->cue.begin >= c->contents.data[0].end;
}

/// The fact is not in the claim although it stands in its content.
static bool is_beside(const Firewall* w, const Claim* c, const Fact* fact) {
  bool act = over_cue(c, fact) && is_act(w, fact) && !over_speaker(c, fact);
  return (act && !is_for_another(w, c, fact)) || goes_around(c, fact) || is_author(w, c) ||
         is_denied_after(w, c, fact);
}

/// 1 + index of the innermost claim that the fact stands in; 0 if it is the document's own.
static uint32_t claim_of(const Firewall* w, const Fact* fact) {
  uint32_t best = 0;
  const Document* d = w->d;
  for (size_t t = document_token_at(d, fact->matched.begin);
       t < d->n_tokens && d->tokens[t].span.begin < fact->matched.end; t++) {
    uint32_t i = w->owner[t];
    while (i && is_beside(w, &w->f->claims[i - 1], fact))
      i = w->f->claims[i - 1].within;
    if (!i || i == best) continue;
    if (!best || length_of(&w->f->claims[i - 1]) < length_of(&w->f->claims[best - 1])) best = i;
  }
  return best;
}

/* ---- what a claim does to a fact ---- */

static void soften(Fact* fact, Modality m) {
  if (fact->modality == MODALITY_ACTUAL && !fact->modal) fact->modality = m;
}

static void flip(Fact* fact) {
  fact->polarity = fact->polarity == POLARITY_POSITIVE ? POLARITY_NEGATIVE : POLARITY_POSITIVE;
}

/// "asked whether", "did not know if": the content is a question.
static bool question_content(const Document* d, const Claim* c) {
  if (c->contents.n == 0 || !str_equal(c->rule, STR("question-clause"))) return false;
  size_t t = document_token_at(d, c->contents.data[0].begin);
  return t < d->n_tokens && one_of(d->tokens[t].lower, "whether", "if");
}

/// "X denied buying Y": the verb group has folded the denial in already.
static bool folded(const Claim* c, const Fact* fact) {
  return over_cue(c, fact) && fact->polarity == POLARITY_NEGATIVE;
}

static void apply_stance(const Document* d, const Claim* c, Fact* fact) {
  if (question_content(d, c)) {
    fact->modality = MODALITY_UNDECIDED;
    return;
  }
  switch (c->stance) {
  case STANCE_DENIES:
    if (c->negated)
      fact->modality = MODALITY_UNDECIDED; // "did not deny that"
    else if (!folded(c, fact))
      flip(fact);
    return;
  case STANCE_DECLINES:
    if (!c->negated) fact->polarity = POLARITY_NEGATIVE;
    return;
  case STANCE_DOUBTS:
  case STANCE_ASKS:
    fact->modality = MODALITY_UNDECIDED;
    return;
  case STANCE_INTENDS:
  case STANCE_PROMISES:
    soften(fact, MODALITY_PLANNED);
    break;
  case STANCE_PROPOSES:
  case STANCE_URGES:
  case STANCE_WISHES:
  case STANCE_SUPPORTS:
  case STANCE_OPPOSES:
  case STANCE_PREDICTS:
    soften(fact, MODALITY_POSSIBLE);
    break;
  default:
    break;
  }
  if (!c->negated) return;
  bool will = c->stance == STANCE_INTENDS || c->stance == STANCE_PROMISES ||
              c->stance == STANCE_WISHES || c->stance == STANCE_URGES ||
              c->stance == STANCE_BELIEVES || c->stance == STANCE_PREDICTS;
  if (will)
    flip(fact); // "does not plan to", "does not expect it to"
  else
    fact->modality = MODALITY_UNDECIDED;
}

static void add_once(Arena* arena, IndexList* list, uint32_t x) {
  for (size_t i = 0; i < list->n; i++)
    if (list->data[i] == x) return;
  vec_push(list, arena, x);
}

/// Attributes the fact to the claim and to those around it.
static void attribute(const Firewall* w, uint32_t claim, Fact* fact) {
  for (uint32_t depth = 0; claim && depth < 8; depth++) {
    const Claim* c = &w->f->claims[claim - 1];
    if (c->speaker != NO_ENTITY && w->e->entities[c->speaker].cls == CLASS_OFFER) {
      claim = c->within; // "the deal would allow": nobody speaks
      continue;
    }
    add_once(w->arena, &fact->claims, claim - 1);
    // "Declined to comment on reports that": what the reports say is left open.
    if (depth > 0 && c->stance == STANCE_DECLINES)
      fact->modality = MODALITY_UNDECIDED;
    else
      apply_stance(w->d, c, fact);
    if (c->speaker == NO_ENTITY) {
      soften(fact, MODALITY_POSSIBLE);
    } else {
      fact->own_voice = false;
      add_once(w->arena, &fact->sources, c->speaker);
    }
    claim = c->within;
  }
}

/// "X plans to buy Y": the verb group told the modality already and X is the subject; the document
/// says so.
static bool own_plan(const Claim* c, const Fact* fact) {
  bool will = c->stance == STANCE_INTENDS || c->stance == STANCE_WISHES ||
              c->stance == STANCE_PROMISES || c->stance == STANCE_DECLINES ||
              c->stance == STANCE_PROPOSES;
  return will && over_cue(c, fact) && (c->speaker == fact->subject || c->speaker == fact->object);
}

/// False: the fact is a mistake and has to go.
static bool guard(const Firewall* w, Fact* fact) {
  uint32_t claim = claim_of(w, fact);
  if (!claim) return true;
  const Claim* c = &w->f->claims[claim - 1];
  if (over_speaker(c, fact)) return false;
  if (background(w, c, fact)) return true;
  if (c->stance == STANCE_CONFIRMS && !c->negated && c->speaker == fact->subject) {
    attribute(w, c->within, fact); // what one confirms of oneself is so
    return true;
  }
  if (own_plan(c, fact)) {
    bool negative = fact->polarity == POLARITY_NEGATIVE;
    if (c->stance == STANCE_DECLINES || (c->negated && !negative))
      fact->polarity = POLARITY_NEGATIVE;
    else
      soften(fact, c->stance == STANCE_PROPOSES || c->stance == STANCE_WISHES ? MODALITY_POSSIBLE
                                                                              : MODALITY_PLANNED);
    add_once(w->arena, &fact->claims, claim - 1);
    attribute(w, c->within, fact);
    return true;
  }
  attribute(w, claim, fact);
  return true;
}

static bool actual(const Fact* f) {
  return f->polarity == POLARITY_POSITIVE && f->modality == MODALITY_ACTUAL;
}

/// "X is not the head of Y": a part of the match ("the head of Y" for X) must not say what the
/// whole denies.
static bool contradicted(const Facts* out, size_t i) {
  const Fact* f = &out->facts[i];
  if (!actual(f)) return false;
  for (int step = -1; step <= 1; step += 2) {
    for (size_t j = i + (size_t)step; j < out->n_facts && out->facts[j].sentence == f->sentence;
         j += (size_t)step) {
      const Fact* g = &out->facts[j];
      if (g->relation == f->relation && g->subject == f->subject && g->object == f->object &&
          !actual(g) && span_contains(g->matched, f->matched) &&
          (f->object != NO_ENTITY || str_equal(f->literal, g->literal)))
        return true;
    }
  }
  return false;
}

static void drop_contradicted(Facts* out, Arena* arena) {
  bool* drop = arena_new_array(arena, bool, out->n_facts + 1);
  size_t n = 0;
  for (size_t i = 0; i < out->n_facts; i++)
    drop[i] = contradicted(out, i);
  for (size_t i = 0; i < out->n_facts; i++)
    if (!drop[i]) out->facts[n++] = out->facts[i];
  out->n_facts = n;
}

void firewall_guard(const Firewall* w, Fact* fact, uint32_t claim) {
  attribute(w, claim, fact);
}

static bool has_unnamed_source(const Entities* e, const Fact* fact) {
  for (size_t i = 0; i < fact->sources.n; i++)
    if (e->entities[fact->sources.data[i]].unnamed) return true;
  return false;
}

/// "Acorn's claim that": the noun that made it hearsay has found its speaker.
static bool has_claimant(const Firewall* w, const Fact* fact) {
  if (fact->claims.n == 0) return false;
  const Claim* c = &w->f->claims[fact->claims.data[0]];
  if (c->speaker == NO_ENTITY || w->e->entities[c->speaker].unnamed) return false;
  for (size_t t = document_token_at(w->d, c->cue.begin);
       t < w->d->n_tokens && w->d->tokens[t].span.begin < c->cue.end; t++)
    if (w->d->tokens[t].tag == TAG_NOUN) return true;
  return false;
}

void fact_apply_firewall(const Document* d, const Entities* e, const Clauses* c,
                         const Ontology* ontology, Arena* arena, Facts* out) {
  (void)c;
  Firewall w = {.d = d,
                .e = e,
                .o = ontology,
                .f = out,
                .arena = arena,
                .acts = ontology_list(ontology, STR("claims-act-relations")),
                .on_behalf = ontology_list(ontology, STR("claims-on-behalf-relations")),
                .background = ontology_list(ontology, STR("claims-background-relations")),
                .owner = innermost_claims(d, out, arena)};
  size_t n = 0;
  for (size_t i = 0; i < out->n_facts; i++) {
    Fact* fact = &out->facts[i];
    if (!guard(&w, fact)) continue;
    // Hearsay that no unnamed source takes on is a possibility, whoever else passes it on.
    if (fact->hearsay && !has_unnamed_source(e, fact) && !has_claimant(&w, fact))
      soften(fact, MODALITY_POSSIBLE);
    out->facts[n++] = *fact;
  }
  out->n_facts = n;
  drop_contradicted(out, arena);
  firewall_add_acts(&w);
}
