// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the verb of a match and the words around it say of its factuality: negated, planned,
/// possible, due, or told by hearsay.
#include "relations_internal.h"

/// "Its alleged links to", "the planned purchase of": words of the match that hedge it.
static Modality hedge_of(const Finder* f, const Match* m) {
  const Clause* c = m->clause;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    if (c->items[i].kind != ITEM_WORD) continue;
    Str hedge = form_value(f->d->tokens[c->items[i].token].form, f->hedges);
    if (hedge.len) return str_equal(hedge, STR("planned")) ? MODALITY_PLANNED : MODALITY_POSSIBLE;
  }
  return MODALITY_ACTUAL;
}

/// "talk about Ann being the founder", "from Ann being the founder to ...": what is talked of.
static bool is_topic(const Finder* f, const VerbGroup* g) {
  uint32_t t = g->subject_first;
  if (f->d->tokens[g->first].tag != TAG_VERB_ING &&
      !str_equal(f->d->tokens[g->first].lower, STR("being")))
    return false;
  while (g->subject_n && t > 0 && f->d->tokens[t - 1].tag == TAG_DET)
    t--;
  if (!g->subject_n || t == 0) return false;
  Str before = f->d->tokens[t - 1].lower;
  return str_equal(before, STR("from")) || str_equal(before, STR("about")) ||
         str_equal(before, STR("of")) || str_equal(before, STR("to"));
}

/// The verb group of the match, or NULL. The copula of an apposition stands at none.
static const VerbGroup* group_of(const Finder* f, const Match* m) {
  if (span_empty(m->match.verb)) return NULL;
  size_t i = clause_item_at(m->clause, m->match.verb.begin);
  if (i >= m->clause->n_items || m->clause->items[i].kind != ITEM_VERB) return NULL;
  uint32_t group = m->clause->items[i].index;
  return group < f->c->n_groups ? &f->c->groups[group] : NULL;
}

/// The first verb of a pattern that names none.
static const VerbGroup* any_group_of(const Finder* f, const Match* m) {
  for (size_t i = clause_item_at(m->clause, m->match.whole.begin);
       i < m->clause->n_items && m->clause->items[i].at < m->match.whole.end; i++)
    if (m->clause->items[i].kind == ITEM_VERB && m->clause->items[i].index < f->c->n_groups)
      return &f->c->groups[m->clause->items[i].index];
  return NULL;
}

/// "Has yet to decide", "would decide": what a rule may ask for, not what is done.
bool is_open_enough(const Finder* f, const Match* m, const Rule* rule) {
  if (!rule->only_open && !rule->only_modal) return true;
  const VerbGroup* g = span_empty(m->match.verb) ? any_group_of(f, m) : group_of(f, m);
  if (!g) return false;
  return g->modality != MODALITY_ACTUAL || (rule->only_open && g->polarity == POLARITY_NEGATIVE);
}

/// "Has to launch it later this month": what is due at a time to come is planned.
static bool is_due(const Finder* f, const Match* m, const VerbGroup* g) {
  if (g->modality != MODALITY_POSSIBLE || g->governor == 0) return false;
  const VerbGroup* by = &f->c->groups[g->governor - 1];
  bool faces =
      by->governor && str_equal(f->c->groups[by->governor - 1].lemma, STR("face")); // having to
  if (!str_equal(by->lemma, STR("have")) || (by->modality != MODALITY_ACTUAL && !faces) ||
      by->polarity != POLARITY_POSITIVE)
    return false;
  for (size_t i = 0; i < m->clause->n_items; i++) {
    const ClauseItem* it = &m->clause->items[i];
    if (it->kind != ITEM_MENTION || f->e->mentions[it->index].kind != MENTION_DATE) continue;
    Str first = f->d->tokens[f->e->mentions[it->index].first].lower;
    if (str_equal(first, STR("next")) || str_equal(first, STR("later")) ||
        str_equal(first, STR("tomorrow")))
      return true;
  }
  return false;
}

/// What the verb of the match says; a match without a verb is nominal and states its fact.
Factuality factuality_of(const Finder* f, const Match* m) {
  Factuality out = {POLARITY_POSITIVE, MODALITY_ACTUAL, false};
  const Rule* rule = ontology_rule(f->o, m->rule);
  const VerbGroup* g = group_of(f, m);
  if (g) {
    out.polarity = g->polarity;
    out.modality = g->modality;
    if (out.modality == MODALITY_ACTUAL && (g->question || g->conditional || is_topic(f, g)))
      out.modality = MODALITY_POSSIBLE;
    if (is_due(f, m, g)) out.modality = MODALITY_PLANNED;
    out.hearsay = g->hearsay;
  }
  if (out.modality == MODALITY_ACTUAL) out.modality = hedge_of(f, m);
  if (rule->polarity) out.polarity = rule->polarity == 1 ? POLARITY_NEGATIVE : POLARITY_POSITIVE;
  // ng:modality ng:Actual: the relation itself says what is possible ("would be willing to sell").
  if (rule->modality == 1 + MODALITY_ACTUAL && out.modality != MODALITY_UNDECIDED)
    out.modality = MODALITY_ACTUAL;
  bool open = rule->modality == 1 + MODALITY_UNDECIDED;
  if (rule->modality && (out.modality == MODALITY_ACTUAL || open))
    out.modality = (Modality)(rule->modality - 1);
  return out;
}
