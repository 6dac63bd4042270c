// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What is over: "served as its director", "the former Acorn engineer Ann Oak". Relations that tell
/// what lasts (ng:lasting) become the relation of what is over (ng:former), or are marked.
#include "relations_internal.h"

static bool is_past_auxiliary(Str s) {
  return str_equal(s, STR("was")) || str_equal(s, STR("were")) || str_equal(s, STR("had")) ||
         str_equal(s, STR("did"));
}

/// "was", "had been", "served": what the verb tells was so. "Has been" and "is" last. Inside
/// reported speech the past may only follow the tense of the saying.
static bool is_past(const Finder* f, const VerbGroup* g) {
  if (!g->finite || g->governor) return false;
  for (uint32_t t = g->first; t < g->first + g->n; t++) {
    const Token* token = &f->d->tokens[t];
    if (is_past_auxiliary(token->lower)) return true;
    if (t == g->head)
      return token->tag == TAG_VERB && token->lex && (token->lex->bits & LEX_VERB_PAST) &&
             !(token->lex->bits & LEX_VERB_BASE);
    if (token->tag != TAG_ADV) return false;
  }
  return false;
}

static bool has_past_state(const Finder* f, const Match* m) {
  size_t i = span_empty(m->match.verb) ? m->clause->n_items
                                       : clause_item_at(m->clause, m->match.verb.begin);
  if (i >= m->clause->n_items || m->clause->items[i].kind != ITEM_VERB) return false;
  if (m->clause->items[i].index >= f->c->n_groups) return false;
  const VerbGroup* g = &f->c->groups[m->clause->items[i].index];
  return list_has(f->lasting_verbs, g->lemma) && is_past(f, g);
}

/// "the former New York governor Ann Oak": some items before the match, in its noun phrase.
static bool has_former_before(const Finder* f, const Match* m) {
  enum { REACH = 3 };
  const Clause* c = m->clause;
  size_t at = clause_item_at(c, m->match.whole.begin);
  for (size_t k = 1; k <= REACH && k <= at; k++) {
    const ClauseItem* it = &c->items[at - k];
    if (it->kind == ITEM_VERB) return false;
    if (it->kind == ITEM_MENTION) {
      if (f->e->mentions[it->index].cls == CLASS_PERSON) return false;
      continue;
    }
    const Token* t = &f->d->tokens[it->token];
    if (list_has(f->over_words, t->lower)) return true;
    if (t->tag != TAG_NOUN && t->tag != TAG_ADJ && t->tag != TAG_NAME) return false;
  }
  return false;
}

/// "former engineer" says itself what is over.
static bool says_former(const Finder* f, Str literal) {
  size_t end = str_find(literal, STR(" "), 0);
  return end != SIZE_MAX && list_has(f->over_words, str_slice(literal, 0, end));
}

void settle_over(const Finder* f, const Match* m, Fact* draft) {
  const Relation* r = m->relation;
  if (!r->lasting || says_former(f, draft->literal)) return;
  if (!has_past_state(f, m) && !has_former_before(f, m)) return;
  RelationId former = r->former.len ? ontology_find_relation(f->o, r->former) : 0;
  if (former)
    draft->relation = former;
  else
    draft->over = true;
}

static bool is_over_by_another(const Finder* f, const Fact* x) {
  const Relation* r = ontology_relation(f->o, x->relation);
  RelationId former = r->former.len ? ontology_find_relation(f->o, r->former) : 0;
  if (!former) return false;
  for (size_t i = 0; i < f->facts.n; i++) {
    const Fact* y = &f->facts.data[i];
    if (y->relation == former && y->subject == x->subject && y->object == x->object &&
        y->sentence == x->sentence)
      return true;
  }
  return false;
}

void drop_what_is_over(Finder* f) {
  size_t n = 0;
  bool* over = arena_new_array(f->arena, bool, f->facts.n + 1);
  for (size_t i = 0; i < f->facts.n; i++)
    over[i] = is_over_by_another(f, &f->facts.data[i]);
  for (size_t i = 0; i < f->facts.n; i++)
    if (!over[i]) f->facts.data[n++] = f->facts.data[i];
  f->facts.n = n;
}
