// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the clauses that stand in noun phrases: appositions ("Smith, the head of Acorn,"), roles
// before a name ("Acorn founder Smith", "his wife Ann") and brackets ("Smith (born 1944)").

#include "clause/clause_internal.h"

static const Chunk* at(const Frame* f, uint32_t i) {
  return &f->chunks.data[i];
}
static bool is_kind(const Frame* f, uint32_t i, ChunkKind k) {
  return i < f->chunks.n && f->chunks.data[i].kind == k;
}

typedef struct {
  const Work* w;
  const Frame* f;
  const Clauses* groups;
  ClauseList* out;
} Nominal;

static const Mention* head_mention(const Nominal* s, uint32_t np) {
  uint32_t m = s->f->nodes.data[at(s->f, np)->head].mention;
  return m == 0 ? NULL : &s->w->e->mentions[m - 1];
}

static bool is_named(const Nominal* s, uint32_t np) {
  const Mention* m = head_mention(s, np);
  return m != NULL && (m->kind == MENTION_NAME || m->kind == MENTION_PRONOUN) &&
         m->pronoun != PRONOUN_RELATIVE;
}

static bool is_value(const Nominal* s, uint32_t np) {
  const Mention* m = head_mention(s, np);
  return at(s->f, np)->time || (m != NULL && (m->kind == MENTION_DATE || m->kind == MENTION_VALUE));
}

/// A common noun phrase that can be said of somebody: "the head of Acorn", "a lawyer", "founder of
/// Acorn".
static bool is_predicate(const Nominal* s, uint32_t np) {
  if (!is_kind(s->f, np, CHUNK_NP) || is_value(s, np) || at(s->f, np)->relative) return false;
  const Node* head = &s->f->nodes.data[at(s->f, np)->head];
  if (head->mention == 0) return head->tag == TAG_NOUN;
  return s->w->e->mentions[head->mention - 1].kind == MENTION_NOMINAL;
}

static void add_range(const Nominal* s, Parts* parts, PartKind kind, uint32_t a, uint32_t b) {
  for (uint32_t i = a; i < b; i++) {
    if (is_kind(s->f, i, CHUNK_QUOTE)) continue;
    uint32_t first = chunk_first_token(s->f, i), end = chunk_end_token(s->f, i);
    const Chunk* c = at(s->f, i);
    if (c->kind == CHUNK_VERB) {
      const VerbGroup* g = &s->f->verbs.data[c->verb].g;
      end = g->first + g->n;
      parts_add(s->w, parts, kind, first, end);
      continue;
    }
    for (uint32_t k = c->a; k < c->a + c->n; k++) {
      const Node* n = &s->f->nodes.data[k];
      parts_add(s->w, parts, kind, n->first, n->first + n->n);
    }
  }
}

static void add_head(const Nominal* s, Parts* parts, uint32_t np) {
  const Node* head = &s->f->nodes.data[at(s->f, np)->head];
  if (head->mention != 0)
    parts_add(s->w, parts, PART_TOP, head->first, head->first + head->n);
  else
    add_range(s, parts, PART_TOP, np, np + 1);
}

static void emit(const Nominal* s, ClauseKind kind, uint32_t subject, uint32_t a, uint32_t b) {
  Parts parts = {0};
  add_head(s, &parts, subject);
  parts_add_verb(s->w, &parts, NONE, VF_ACTIVE, chunk_first_token(s->f, a), STR("be"));
  add_range(s, &parts, PART_FLAT, a, b);
  clause_add(s->w, s->groups, kind, s->f->sentence, &parts, 0, s->out);
}

static bool is_finite_verb(const Frame* f, uint32_t i) {
  return is_kind(f, i, CHUNK_VERB) && f->verbs.data[at(f, i)->verb].g.finite;
}

/// Chunk after the apposition that begins at a: up to a comma, stop, clause or the end.
static uint32_t apposition_end(const Frame* f, uint32_t a) {
  uint32_t i = a + 1;
  for (; i < f->chunks.n && i - a < LOOK_INSERTION; i++) {
    if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_WH) ||
        is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_QUOTE) || is_finite_verb(f, i))
      break;
    if (is_kind(f, i, CHUNK_CONJ) && !is_kind(f, i + 1, CHUNK_NP)) break;
  }
  return i;
}

/// Is the phrase at `np` the subject of a verb right behind it? Then it is no apposition.
static bool is_subject(const Frame* f, uint32_t np, uint32_t end) {
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    const Verb* v = &f->verbs.data[i];
    if (v->chunk > end + 2) break;
    if (v->chunk > np && v->kind == SUBJECT_PHRASE && v->subject <= np && np <= v->subject_last)
      return true;
  }
  return false;
}

/// "X, the head of Y," and "the head of Y, X,".
static void find_apposition(const Nominal* s, uint32_t comma) {
  const Frame* f = s->f;
  uint32_t next = comma + 1;
  if (comma == 0 || !is_kind(f, next, CHUNK_NP) || !is_kind(f, comma - 1, CHUNK_NP)) return;
  uint32_t before = comma - 1;
  uint32_t head = frame_phrase_head(f, before);
  uint32_t end = apposition_end(f, next);
  if (is_predicate(s, next) && !is_subject(f, next, end)) {
    // The name next to the comma if it is one ("by Smith, the head"), else the head of its phrase.
    uint32_t subject = is_named(s, before) ? before : head;
    if (subject == NONE || is_value(s, subject)) return;
    if (!is_named(s, subject) && head_mention(s, subject) == NULL) return;
    emit(s, CLAUSE_APPOSITION, subject, next, end);
    return;
  }
  if (is_named(s, next) && head != NONE && is_predicate(s, head) && !is_subject(f, next, next))
    emit(s, CLAUSE_APPOSITION, next, head, comma);
}

/* ---- roles before a name
 * ------------------------------------------------------------------------------------- */

enum { ROLE_WORDS_MAX = 8 };

/// "Acorn founder Smith", "Acorn 's chief executive , Smith", "his wife Ann": owner, role words,
/// name at `node`.
static void find_role(const Nominal* s, uint32_t node) {
  const Frame* f = s->f;
  const Work* w = s->w;
  const Mention* name = &w->e->mentions[f->nodes.data[node].mention - 1];
  if (name->kind != MENTION_NAME || node == 0) return;
  // On flat tokens, because "Acorn's founder" may be one nominal.
  uint32_t t = name->first, first_token = f->nodes.data[0].first;
  uint32_t end = t, words = 0;
  while (t > first_token && words < ROLE_WORDS_MAX) {
    const Token* k = &w->d->tokens[t - 1];
    bool role = w->group_of[t - 1] == 0 &&
                (k->tag == TAG_NOUN || k->tag == TAG_ADJ || k->tag == TAG_NUM ||
                 str_equal(k->lower, STR("-")) || (words > 0 && str_equal(k->lower, STR("and"))));
    bool inside = false;
    for (uint32_t back = 1; back < 8 && back <= t; back++) {
      uint32_t m = w->flat_at[t - back];
      if (m != 0 && w->e->mentions[m - 1].first + w->e->mentions[m - 1].n >= t) inside = true;
    }
    if (!role || inside) break;
    t--;
    words++;
  }
  if (words == 0) return;
  const Token* before = t > first_token ? &w->d->tokens[t - 1] : NULL;
  bool genitive = before != NULL && before->tag == TAG_GENITIVE;
  uint32_t owner_end = genitive ? t - 1 : t;
  const Mention* owner = NULL;
  for (uint32_t back = 1; back < 12 && back <= owner_end; back++) {
    uint32_t m = w->flat_at[owner_end - back];
    if (m != 0 && w->e->mentions[m - 1].first + w->e->mentions[m - 1].n == owner_end)
      owner = &w->e->mentions[m - 1];
  }
  Parts parts = {0};
  parts_add(w, &parts, PART_TOP, name->first, name->first + name->n);
  parts_add_verb(w, &parts, NONE, VF_ACTIVE, t, STR("be"));
  if (owner != NULL && owner->kind == MENTION_NATIONALITY)
    parts_add(w, &parts, PART_FLAT, owner->first, owner->first + owner->n);
  parts_add(w, &parts, PART_FLAT, t, end);
  if (owner != NULL && owner->kind != MENTION_NATIONALITY) {
    parts_add_word(w, &parts, STR("of"), t);
    parts_add(w, &parts, PART_FLAT, owner->first, owner->first + owner->n);
  }
  clause_add(w, s->groups, CLAUSE_ROLE, f->sentence, &parts, 0, s->out);
}

/* ---- brackets
 * ------------------------------------------------------------------------------------------------
 */

/// "X ( ... )": the mention before the bracket, then the bracket as it stands.
static void find_bracket(const Nominal* s) {
  const Work* w = s->w;
  const Frame* f = s->f;
  uint32_t open = f->first - 1, low = w->d->sentences[f->sentence].first;
  for (uint32_t t = open; t > low && open - t < 12; t--) {
    if (w->group_of[t - 1] != 0) return;
    uint32_t m = w->top_at[t - 1];
    if (m == 0 || w->e->mentions[m - 1].kind == MENTION_DATE) continue;
    Parts parts = {0};
    parts_add(w, &parts, PART_TOP, t - 1, t - 1 + w->e->mentions[m - 1].n);
    parts_add(w, &parts, PART_FLAT, open, f->end + 1);
    clause_add(w, s->groups, CLAUSE_PARENTHESIS, f->sentence, &parts, 0, s->out);
    return;
  }
}

void frame_split_nominal(const Work* w, const Frame* f, const Clauses* groups, ClauseList* out) {
  Nominal s = {w, f, groups, out};
  for (uint32_t i = 0; i < f->chunks.n; i++)
    if (is_kind(f, i, CHUNK_COMMA)) find_apposition(&s, i);
  for (uint32_t i = 0; i < f->nodes.n; i++)
    if (f->nodes.data[i].mention != 0) find_role(&s, i);
  if (f->bracket) find_bracket(&s);
}
