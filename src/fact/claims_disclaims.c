// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Denials without a verb of denial: "I would never harm them", "he insisted that his company had
/// not been asked". The main verb of what somebody says is negated, and its subject is the speaker,
/// or whom the speaker calls his or ours.
#include "fact/claims_internal.h"

static bool first_person_word(Str low) {
  return one_of(low, "i", "me", "my", "we", "us", "our");
}

/// Whose the subject is: the speaker's own person, or a group with "his" or "our" at its start.
static bool is_own_subject(const Claiming* k, const VerbGroup* g, const Claim* c) {
  uint32_t end = g->subject_first + g->subject_n;
  if (end < g->first && g->first < end + 4) end = g->first; // "Acorn and me personally"
  for (uint32_t t = g->subject_first; t < end && t < k->d->n_tokens; t++)
    if (k->d->tokens[t].quotation && first_person_word(k->d->tokens[t].lower)) return true;
  if (g->subject_mention && k->e->mentions[g->subject_mention - 1].entity == c->speaker)
    return true;
  size_t first, last;
  entity_mentions_in(k->e, k->d->tokens[g->subject_first].span, &first, &last);
  for (size_t m = first; m < last; m++)
    if (k->e->mentions[m].entity == c->speaker && k->e->mentions[m].first == g->subject_first)
      return true;
  return false;
}

/// "cannot", "could not": what one is not able to do is no deed denied.
static bool is_deed(const Claiming* k, const VerbGroup* g) {
  for (uint32_t t = g->first; t < g->first + g->n; t++)
    if (one_of(k->d->tokens[t].lower, "can", "could", "ca", "cannot", "may", "might", "should",
               "must"))
      return false;
  return !list_has(k->inner, g->lemma);
}

/// A verb of the content that nothing in the content governs.
static bool is_main_verb(const Claiming* k, const VerbGroup* g, Span content) {
  if (!g->finite || g->subject_n == 0 || g->question || g->conditional) return false;
  if (!g->governor) return true;
  return !span_contains(content, k->d->tokens[k->c->groups[g->governor - 1].head].span);
}

static bool disclaims(const Claiming* k, const IndexList* negative, const Claim* c, Span content) {
  for (size_t i = 0; i < negative->n; i++) { // inner sentences are not in the order of the text
    const VerbGroup* g = &k->c->groups[negative->data[i]];
    if (span_contains(content, k->d->tokens[g->head].span) && is_deed(k, g) &&
        is_main_verb(k, g, content) && is_own_subject(k, g, c))
      return true;
  }
  return false;
}

void set_disclaims(const Claiming* k, const Facts* f) {
  IndexList negative = {0};
  for (uint32_t i = 0; i < k->c->n_groups; i++)
    if (k->c->groups[i].polarity == POLARITY_NEGATIVE) vec_push(&negative, k->arena, i);
  for (size_t i = 0; i < f->n_claims && negative.n; i++) {
    Claim* c = &f->claims[i];
    if (c->speaker == NO_ENTITY || c->negated) continue;
    if (c->stance != STANCE_ASSERTS && c->stance != STANCE_CONFIRMS &&
        c->stance != STANCE_PROMISES && c->stance != STANCE_PREDICTS)
      continue;
    for (size_t s = 0; s < c->contents.n && !c->disclaims; s++)
      c->disclaims = disclaims(k, &negative, c, c->contents.data[s]);
  }
}
