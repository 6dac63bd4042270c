// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the verb of a match and the words around it say of its factuality: negated, planned,
/// possible, due, or told by hearsay.
#include "relations_internal.h"

/// "Its alleged links to", "the planned purchase of": words of the match that hedge it.
static Modality hedge_of(const Finder* f, const Match* m, bool name) {
  const Clause* c = m->clause;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    if (c->items[i].kind != ITEM_WORD) continue;
    const WordForm* form = f->d->tokens[c->items[i].token].form;
    Str hedge = form_value(form, f->hedges);
    if (hedge.len == 0 && name) hedge = form_value(form, f->name_hedges);
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

/* ---- deeds told by a noun ---- */

static Modality raised(Modality a, Modality b) {
  return a > b ? a : b;
}

static void take_value(Factuality* out, Str value) {
  if (str_equal(value, STR("negative"))) out->polarity = POLARITY_NEGATIVE;
  if (str_equal(value, STR("planned"))) out->modality = raised(out->modality, MODALITY_PLANNED);
  if (str_equal(value, STR("possible"))) out->modality = raised(out->modality, MODALITY_POSSIBLE);
}

/// The verb group of the sentence whose subject holds the token; NULL if there is none.
static const VerbGroup* predicate_of(const Finder* f, const Match* m, uint32_t token) {
  for (size_t i = 0; i < m->whole->n_items; i++) {
    const ClauseItem* it = &m->whole->items[i];
    if (it->kind != ITEM_VERB || it->index >= f->c->n_groups) continue;
    const VerbGroup* g = &f->c->groups[it->index];
    if (g->first > token && token >= g->subject_first && token < g->subject_first + g->subject_n)
      return g;
  }
  return NULL;
}

/// "Its takeover of Acorn fell through", "will close in May": the verb behind the noun.
static void take_predicate(const Finder* f, const Match* m, uint32_t noun, Factuality* out) {
  const VerbGroup* g = predicate_of(f, m, noun);
  if (!g) return;
  Str particle = g->head + 1 < f->d->n_tokens ? f->d->tokens[g->head + 1].lower : STR_EMPTY;
  Str phrase = arena_printf(f->arena, "%.*s %.*s", STR_ARG(g->lemma), STR_ARG(particle));
  Str value = list_value(f->deeds_end, phrase);
  if (value.len == 0) value = list_value(f->deeds_end, g->lemma);
  // "Has not collapsed", "may collapse": it is still to be seen.
  bool done = g->polarity == POLARITY_POSITIVE && g->modality == MODALITY_ACTUAL;
  if (value.len && done)
    take_value(out, value);
  else if (value.len)
    out->modality = raised(out->modality, MODALITY_POSSIBLE);
  else
    out->modality = raised(out->modality, g->modality);
}

/// A match without a verb whose noun tells a deed: its adjectives and what is said of it.
static void settle_deed(const Finder* f, const Match* m, Factuality* out) {
  uint32_t noun = UINT32_MAX;
  Factuality undone = *out;
  for (size_t i = clause_item_at(m->clause, m->match.whole.begin);
       i < m->clause->n_items && m->clause->items[i].at < m->match.whole.end; i++) {
    const ClauseItem* it = &m->clause->items[i];
    if (it->kind == ITEM_VERB) return;
    if (it->kind != ITEM_WORD || noun != UINT32_MAX) continue;
    const Token* t = &f->d->tokens[it->token];
    take_value(&undone, form_value(t->form, f->deeds_undone));
    if (form_in(t->form, f->deeds)) noun = it->token;
  }
  if (noun == UINT32_MAX) return;
  *out = undone;
  take_predicate(f, m, noun, out);
}

/// "Turned down the post of", "posed as the head of", "is engaged to": verbs that give nobody what
/// lasts.
static void settle_post(const Finder* f, const Match* m, Factuality* out) {
  if (!m->relation->lasting && !m->relation->symmetric) return;
  const VerbGroup* g = any_group_of(f, m);
  size_t first = clause_item_at(m->clause, m->match.whole.begin);
  const ClauseItem* before = first > 0 ? &m->clause->items[first - 1] : NULL;
  if (!g && before && before->kind == ITEM_VERB && before->index < f->c->n_groups)
    g = &f->c->groups[before->index]; // "misidentified Ada Lind as the head of"
  if (!g) return;
  Str next = g->head + 1 < f->d->n_tokens ? f->d->tokens[g->head + 1].lower : STR_EMPTY;
  Str phrase = arena_printf(f->arena, "%.*s %.*s", STR_ARG(g->lemma), STR_ARG(next));
  Str value = list_value(f->post_verbs, phrase);
  take_value(out, value.len ? value : list_value(f->post_verbs, g->lemma));
}

/// "Is buying Acorn, subject to approval": a condition that is still to be met.
static bool awaits_condition(const Finder* f, const Match* m) {
  static const char* const conditions[][2] = {
      {"subject", "to"}, {"pending", NULL}, {"contingent", "on"}, {"conditional", "on"}};
  for (size_t i = 1; i + 1 < m->whole->n_items; i++) {
    const ClauseItem* it = &m->whole->items[i];
    if (it->kind != ITEM_WORD || m->whole->items[i - 1].kind != ITEM_WORD) continue;
    if (!str_equal(f->d->tokens[m->whole->items[i - 1].token].lower, STR(","))) continue;
    for (size_t k = 0; k < sizeof conditions / sizeof *conditions; k++) {
      if (!str_equal(f->d->tokens[it->token].lower, str_from(conditions[k][0]))) continue;
      Str next = f->d->tokens[it->token + 1].lower;
      if (!conditions[k][1] || str_equal(next, str_from(conditions[k][1]))) return true;
    }
  }
  return false;
}

/// "Becomes its head, effective next year": from a time to come on.
static bool starts_later(const Finder* f, const Match* m) {
  for (size_t i = 0; i + 1 < m->whole->n_items; i++) {
    const ClauseItem *it = &m->whole->items[i], *next = it + 1;
    if (it->kind != ITEM_WORD || next->kind != ITEM_MENTION) continue;
    if (!str_equal(f->d->tokens[it->token].lower, STR("effective"))) continue;
    const Mention* x = &f->e->mentions[next->index];
    if (x->kind == MENTION_DATE && str_equal(f->d->tokens[x->first].lower, STR("next")))
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
  if (out.modality == MODALITY_ACTUAL) out.modality = hedge_of(f, m, !g || g->copula);
  if (!g) settle_deed(f, m, &out);
  settle_post(f, m, &out);
  bool later = g && out.modality == MODALITY_ACTUAL && f->d->tokens[g->head].tag != TAG_VERB_PP &&
               (awaits_condition(f, m) || starts_later(f, m));
  if (later) out.modality = MODALITY_PLANNED;
  if (rule->polarity) out.polarity = rule->polarity == 1 ? POLARITY_NEGATIVE : POLARITY_POSITIVE;
  // ng:modality ng:Actual: the relation itself says what is possible ("would be willing to sell").
  if (rule->modality == 1 + MODALITY_ACTUAL && out.modality != MODALITY_UNDECIDED)
    out.modality = MODALITY_ACTUAL;
  bool open = rule->modality == 1 + MODALITY_UNDECIDED;
  if (rule->modality && (out.modality == MODALITY_ACTUAL || open))
    out.modality = (Modality)(rule->modality - 1);
  return out;
}
