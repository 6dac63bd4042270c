// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// When a fact is so: a date inside the match or right behind it, or the one that opens the
/// sentence ("In May 2018 Acorn bought Birch").
#include "relations_internal.h"

/// "since 1990", "from 1990 to 1994", "(1990": when a post was held, not when its holder did
/// something ("Acorn chief Ada Lind said on Monday").
static bool is_tenure(const Finder* f, uint32_t date) {
  uint32_t first = f->e->mentions[date].first;
  Str before = first > 0 ? f->d->tokens[first - 1].lower : STR_EMPTY;
  static const char* const words[] = {"since", "from", "until", "till", "between", "in", "("};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_equal(before, str_from(words[i]))) return true;
  return false;
}

static bool has_verb(const Match* m) {
  const Clause* c = m->clause;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++)
    if (c->items[i].kind == ITEM_VERB && c->kind != CLAUSE_ROLE && c->kind != CLAUSE_APPOSITION)
      return true;
  return false;
}

/// "in 1990" right behind the match, or a lone date inside it, is its time.
static uint32_t loose_date(const Finder* f, const Match* m) {
  IndexList inside = {0};
  const Clause* c = m->clause;
  mentions_in_span(f, c, m->match.whole, &inside);
  uint32_t found = UINT32_MAX;
  for (size_t i = 0; i < inside.n; i++)
    if (f->e->mentions[inside.data[i]].kind == MENTION_DATE) found = inside.data[i];
  if (found != UINT32_MAX) return found;
  for (size_t i = clause_item_at(c, m->match.whole.end), k = 0; i < c->n_items && k < 3; i++, k++)
    if (c->items[i].kind == ITEM_MENTION &&
        f->e->mentions[c->items[i].index].kind == MENTION_DATE) {
      bool post = m->relation->lasting && !has_verb(m);
      return !post || is_tenure(f, c->items[i].index) ? c->items[i].index : UINT32_MAX;
    }
  return UINT32_MAX;
}

/// "In May 2018", "Also in May", "Last week": the only date of the sentence, at its start.
static uint32_t opening_date(const Finder* f, const Match* m) {
  const Sentence* s = &f->d->sentences[m->clause->sentence];
  uint32_t date = UINT32_MAX;
  size_t i, end;
  entity_mentions_in(f->e, s->span, &i, &end);
  for (; i < end; i++) {
    if (f->e->mentions[i].kind != MENTION_DATE) continue;
    if (date != UINT32_MAX) return UINT32_MAX;
    date = (uint32_t)i;
  }
  if (date == UINT32_MAX || f->e->mentions[date].first > s->first + 2) return UINT32_MAX;
  uint32_t first = f->e->mentions[date].first;
  Str before = first > s->first ? f->d->tokens[first - 1].lower : STR_EMPTY;
  bool opens = first == s->first || str_equal(before, STR("in")) || str_equal(before, STR("on")) ||
               str_equal(before, STR("during"));
  return opens ? date : UINT32_MAX;
}

/// 1 + index of the group that governs this one, directly or through others; itself if none does.
static uint32_t top_verb(const Clauses* c, uint32_t group) {
  uint32_t top = group + 1;
  for (int depth = 0; depth < 8 && c->groups[top - 1].governor; depth++)
    top = c->groups[top - 1].governor;
  return top;
}

/// The verb of the match is the first of its sentence, or what that one tells: "Acorn confirmed it
/// was leaving". Not one in a relative clause or participle.
static bool tells_the_event(const Finder* f, const Match* m) {
  const Clause* c = m->clause;
  if (c->kind != CLAUSE_MAIN && c->kind != CLAUSE_WHOLE && c->kind != CLAUSE_COORDINATE)
    return false;
  const Sentence* s = &f->d->sentences[c->sentence];
  uint32_t first = UINT32_MAX;
  for (uint32_t g = 0; g < f->c->n_groups && first == UINT32_MAX; g++)
    if (f->c->groups[g].first >= s->first && f->c->groups[g].finite) first = g;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    const ClauseItem* it = &c->items[i];
    if (it->kind != ITEM_VERB || it->index >= f->c->n_groups) continue;
    return it->index == first || top_verb(f->c, it->index) == first + 1;
  }
  return false;
}

uint32_t date_of_match(const Finder* f, const Match* m, const Fact* fact) {
  uint32_t date = loose_date(f, m);
  if (date != UINT32_MAX) return date;
  // A post is held at the time that the sentence tells of: "In May 2018 Acorn chief Ada Lind said".
  bool held = m->relation->lasting && !fact->over && !has_verb(m);
  return held || tells_the_event(f, m) ? opening_date(f, m) : UINT32_MAX;
}
