// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the clauses that verbs make: subject, verb, and the rest up to the next clause. Insertions
// between commas are left out, an adverbial before the subject is moved behind, a catenative is
// folded into the verb that it governs.

#include "clause/clause_internal.h"

/// "In 1990, Smith founded": the adverbial before the subject. Returns false if there is none that
/// is short and plain.
static bool fronted(const Frame* f, const Verb* v, uint32_t* a, uint32_t* b) {
  uint32_t start = v->start;
  if (start == NONE || v->kind != SUBJECT_PHRASE || start == 0) return false;
  uint32_t end = start;
  if (is_kind(f, end - 1, CHUNK_COMMA)) end--;
  uint32_t i = end;
  while (i > 0 && end - i < 8) {
    ChunkKind k = at(f, i - 1)->kind;
    if (k == CHUNK_NP && !at(f, i - 1)->governed && !at(f, i - 1)->time) break;
    if (k != CHUNK_PREP && k != CHUNK_NP && k != CHUNK_ADJ && k != CHUNK_ADV) break;
    i--;
  }
  bool opens = i == 0 || is_kind(f, i - 1, CHUNK_STOP) || is_kind(f, i - 1, CHUNK_CONJ) ||
               is_kind(f, i - 1, CHUNK_SUB) || is_kind(f, i - 1, CHUNK_COMMA);
  if (i >= end || !opens || is_kind(f, i, CHUNK_ADV)) return false;
  if (!is_kind(f, i, CHUNK_PREP) && !at(f, i)->time) return false;
  *a = i;
  *b = end;
  return true;
}

/// Does a clause of its own begin at chunk i, or the adverbial in front of it ("and this week Smith
/// left")?
static bool begins_clause(const Frame* f, uint32_t i, uint32_t next_verb) {
  for (uint32_t k = next_verb; k < f->verbs.n && k < next_verb + 3; k++) {
    const Verb* v = &f->verbs.data[k];
    if (!v->g.finite || v->start == NONE) continue;
    if (v->start == i) return true;
    uint32_t a, b;
    if (is_kind(f, i, CHUNK_CONJ) && fronted(f, v, &a, &b) && a == i + 1) return true;
  }
  return false;
}

static bool is_participle(const Frame* f, uint32_t i) {
  if (!is_kind(f, i, CHUNK_VERB)) return false;
  const Verb* v = &f->verbs.data[at(f, i)->verb];
  return !v->g.finite && !v->to && v->g.form != VF_INFINITIVE;
}

/// Chunk after the insertion that begins behind the comma at i ("Acorn, which makes pens, in
/// 1990"), or NONE.
static uint32_t after_insertion(const Frame* f, uint32_t i, uint32_t limit) {
  uint32_t a = i + 1;
  if (a >= limit) return NONE;
  bool relative = is_kind(f, a, CHUNK_WH) || (is_kind(f, a, CHUNK_NP) && at(f, a)->relative);
  if (!relative && !is_participle(f, a)) return NONE;
  for (uint32_t k = a + 1; k < limit && k < a + LOOK_INSERTION; k++) {
    if (!is_kind(f, k, CHUNK_COMMA)) continue;
    if (is_kind(f, k + 1, CHUNK_PREP) || is_kind(f, k + 1, CHUNK_ADV)) return k + 1;
    return NONE;
  }
  return NONE;
}

/// Chunk before which the clause of verb `index` ends.
static uint32_t rest_end(const Frame* f, uint32_t index, uint32_t from) {
  uint32_t n = (uint32_t)f->chunks.n, next = index + 1;
  for (uint32_t i = from; i < n; i++) {
    if (i - from > REST_MAX) return i;
    switch (at(f, i)->kind) {
    case CHUNK_STOP:
    case CHUNK_SUB:
    case CHUNK_WH:
      return i;
    case CHUNK_COMMA: {
      uint32_t after = after_insertion(f, i, n);
      if (after != NONE) {
        i = after - 1;
        continue;
      }
      if (is_participle(f, i + 1)) return i;
      break;
    }
    case CHUNK_VERB: {
      // The verb of a clause around this one: "who founded Acorn, has left".
      const Verb* outer = verb_of(f, i);
      if (outer->g.finite && outer->subject != NONE && outer->subject < from) return i;
      break;
    }
    default:
      break;
    }
    while (next < f->verbs.n && f->verbs.data[next].chunk < i)
      next++;
    if (begins_clause(f, i, next)) return i;
  }
  return n;
}

/// Without the conjunction or comma that leads on to the next clause.
static uint32_t trim_end(const Frame* f, uint32_t from, uint32_t end) {
  // "an interview, during which ..."
  if (is_kind(f, end, CHUNK_WH) && end > from && is_kind(f, end - 1, CHUNK_PREP)) end--;
  while (end > from && (is_kind(f, end - 1, CHUNK_COMMA) || is_kind(f, end - 1, CHUNK_CONJ) ||
                        is_kind(f, end - 1, CHUNK_STOP)))
    end--;
  return end;
}

/// Adds chunks [a, b) without brackets, quotation marks and insertions.
static void add_chunks(const Work* w, const Frame* f, uint32_t a, uint32_t b) {
  for (uint32_t i = a; i < b; i++) {
    uint32_t after = is_kind(f, i, CHUNK_COMMA) ? after_insertion(f, i, b) : NONE;
    if (after == NONE) continue;
    clause_chunks(w, f, SHOW_TOP, a, i);
    a = after;
    i = after - 1;
  }
  clause_chunks(w, f, SHOW_TOP, a, b);
}

/// The subject as a clause shows it: its head mention alone, or the words of the phrase without "of
/// ...".
static void add_phrase(const Work* w, const Frame* f, uint32_t np) {
  const Chunk* c = at(f, np);
  const Node* head = &f->nodes.data[c->head];
  if (head->mention == 0) {
    clause_chunks(w, f, SHOW_TOP, np, np + 1);
    return;
  }
  if (w->places[head->first].top == head->mention) {
    clause_tokens(w, SHOW_TOP, head->first, head->first + head->n);
    return;
  }
  // "the head of Acorn" stands for nobody known, least of all for Acorn.
  uint32_t first = f->nodes.data[c->a].first, end = first;
  while (end < head->first + head->n && w->d->tokens[end].tag != TAG_PREP)
    end++;
  clause_tokens(w, SHOW_TOP, first, end);
}

/// "a German maker that", "his mother, who": the nationality, name or pronoun inside a phrase is
/// not what the phrase is.
static bool is_modifier_in(const Work* w, const Frame* f, uint32_t np, uint32_t mention) {
  const Mention* m = &w->e->mentions[mention - 1];
  // What stands right before the pronoun may be meant: "a director of Acorn, which".
  bool inside = m->first >= chunk_first_token(f, np) && m->first + m->n < chunk_end_token(f, np);
  return inside && f->nodes.data[at(f, np)->head].mention != mention;
}

/// Adds the mention that a relative pronoun was resolved to; false if it was not.
static bool add_resolved(const Work* w, const Frame* f, uint32_t wh, uint32_t antecedent) {
  uint32_t pronoun = f->nodes.data[at(f, wh)->head].mention;
  if (pronoun == 0) return false;
  const Mention* m = &w->e->mentions[pronoun - 1];
  for (uint32_t i = pronoun - 1; i > 0 && m->entity != NO_ENTITY; i--) {
    const Mention* before = &w->e->mentions[i - 1];
    if (before->sentence != m->sentence) break;
    bool top = w->places[before->first].top == i;
    if (before->entity != m->entity || !(top || w->places[before->first].flat == i)) continue;
    if (antecedent != NONE && is_modifier_in(w, f, antecedent, i)) return false;
    clause_tokens(w, top ? SHOW_TOP : SHOW_FLAT, before->first, before->first + before->n);
    return true;
  }
  return false;
}

static void add_relative_subject(const Work* w, const Frame* f, const Verb* v) {
  if (add_resolved(w, f, v->subject, v->antecedent)) return;
  if (v->antecedent != NONE)
    add_phrase(w, f, frame_named_phrase(w, f, v->antecedent));
  else
    clause_chunks(w, f, SHOW_TOP, v->subject, v->subject + 1);
}

/// The whole subject of a verb.
static void add_subject(const Work* w, const Frame* f, const Verb* v) {
  if (is_kind(f, v->subject, CHUNK_WH))
    add_relative_subject(w, f, v);
  else if (v->subject != v->subject_last)
    add_chunks(w, f, v->subject, v->subject_last + 1);
  else if (v->g.finite)
    add_phrase(w, f, frame_name_behind(w, f, v->subject));
  else
    add_phrase(w, f, frame_named_phrase(w, f, v->subject));
}

static ClauseKind kind_of(const Verb* v) {
  if (v->kind == SUBJECT_SHARED && v->g.finite) return CLAUSE_COORDINATE;
  if (v->antecedent != NONE) return CLAUSE_RELATIVE;
  return v->g.finite ? CLAUSE_MAIN : CLAUSE_PARTICIPLE;
}

/// The first verb of the chain of catenatives that ends in `v`.
static const Verb* chain_first(const Frame* f, const Verb* v) {
  for (uint32_t steps = 0; v->folded && steps < 6; steps++)
    v = &f->verbs.data[v->governor - 1];
  return v;
}

static void add_verb(const Work* w, const Verb* v) {
  char form = v->g.form == VF_PASSIVE ? VF_PASSIVE : VF_ACTIVE;
  clause_verb(w, v->index, form, v->g.head, v->g.lemma);
}

/// "Acorn, which Smith founded", "a firm she founded": the chunk of the relative or of the noun
/// phrase that is the verb's object, NONE if the verb has its object behind it.
static uint32_t object_gap(const Work* w, const Frame* f, const Verb* v) {
  if (v->kind != SUBJECT_PHRASE || v->g.form == VF_PASSIVE || v->g.copula || !v->g.finite)
    return NONE;
  if (is_kind(f, v->chunk + 1, CHUNK_NP) && !at(f, v->chunk + 1)->time) return NONE;
  if (is_kind(f, v->chunk + 1, CHUNK_SUB) || is_kind(f, v->chunk + 1, CHUNK_VERB)) return NONE;
  uint32_t i = v->subject;
  if (i == 0) return NONE;
  if (is_kind(f, i - 1, CHUNK_WH)) {
    Str wh = first_word(f, i - 1);
    bool object = str_equal(wh, STR("which")) || str_equal(wh, STR("that")) ||
                  str_equal(wh, STR("whom")) || str_equal(wh, STR("who"));
    bool governed = i >= 2 && is_kind(f, i - 2, CHUNK_PREP);
    return object && !governed ? i - 1 : NONE;
  }
  // "the firm she left"; a name takes no such clause: "before joining Acorn she left Birch".
  if (!is_kind(f, i - 1, CHUNK_NP) || at(f, i - 1)->time) return NONE;
  uint32_t m = f->nodes.data[at(f, i - 1)->head].mention;
  return m != 0 && w->e->mentions[m - 1].kind == MENTION_NAME ? NONE : i - 1;
}

static void add_object(const Work* w, const Frame* f, uint32_t gap) {
  uint32_t np = gap;
  if (is_kind(f, gap, CHUNK_WH)) {
    if (gap == 0) return;
    np = is_kind(f, gap - 1, CHUNK_COMMA) && gap > 1 ? gap - 2 : gap - 1;
    if (add_resolved(w, f, gap, is_kind(f, np, CHUNK_NP) ? np : NONE)) return;
  }
  if (is_kind(f, np, CHUNK_NP)) add_phrase(w, f, frame_named_phrase(w, f, np));
}

typedef struct {
  uint32_t from, end; ///< chunks
} Rest;

/// Chunks of the rest of a clause. A verb without one shares that of the verb coordinated with it:
/// "was born and raised in Lund".
static Rest find_rest(const Frame* f, uint32_t index) {
  const Verb* v = &f->verbs.data[index];
  uint32_t from = v->chunk + 1;
  if (v->kind == SUBJECT_INVERTED && v->subject == from) from++;
  uint32_t end = trim_end(f, from, rest_end(f, index, from));
  const Verb* next = index + 1 < f->verbs.n ? v + 1 : NULL;
  bool shared = next != NULL && next->shared == index + 1 && next->kind == SUBJECT_SHARED;
  if (from >= end && shared) {
    from = next->chunk + 1;
    end = trim_end(f, from, rest_end(f, index + 1, from));
  }
  return (Rest){from, end};
}

/// subject VERB rest; `member`: one of several subjects, or NONE for all of them.
static void add_clause(const Work* w, const Frame* f, const Verb* v, uint32_t member, Rest rest) {
  uint32_t a, b, gap = object_gap(w, f, v);
  clause_begin(w, gap != NONE ? CLAUSE_RELATIVE : kind_of(v), v->index + 1);
  if (member == NONE)
    add_subject(w, f, v);
  else
    add_phrase(w, f, member);
  add_verb(w, v);
  if (gap != NONE) add_object(w, f, gap);
  if (v->g.copula)
    clause_predicate(w, f, rest.from, rest.end);
  else
    add_chunks(w, f, rest.from, rest.end);
  if (fronted(f, chain_first(f, v), &a, &b)) add_chunks(w, f, a, b);
  clause_end(w, f->sentence);
}

/// One clause for the whole subject, and one for each member of a coordination.
static void split_verb(const Work* w, const Frame* f, const Verb* v, Rest rest) {
  add_clause(w, f, v, NONE, rest);
  if (v->subject == v->subject_last) return;
  uint32_t members = 0;
  for (uint32_t i = v->subject; i <= v->subject_last && members < 6; i++) {
    if (!is_kind(f, i, CHUNK_NP) || at(f, i)->governed) continue;
    if (f->nodes.data[at(f, i)->head].mention == 0) continue;
    add_clause(w, f, v, i, rest);
    members++;
  }
}

/// Can the phrase be a further predicate, `joined` to the one before or not? Behind a comma only if
/// it is a post or trade, for it may as well be an apposition or a member of a list.
static bool is_further_predicate(const Work* w, const Frame* f, uint32_t i, bool joined) {
  bool comma = is_kind(f, i - 1, CHUNK_COMMA);
  if (!comma && !is_kind(f, i - 1, CHUNK_CONJ)) return false;
  if (!is_kind(f, i, CHUNK_NP) || at(f, i)->time) return false;
  const Node* head = &f->nodes.data[at(f, i)->head];
  const Mention* m = head->mention == 0 ? NULL : &w->e->mentions[head->mention - 1];
  if (m != NULL && m->kind != MENTION_NOMINAL) return false;
  const Token* last = &w->d->tokens[head->first + head->n - 1];
  // "Visiting Professor" is a post for all its capitals.
  if (m == NULL && head->tag != TAG_NOUN && !form_in(last->form, w->role)) return false;
  bool role = form_in(last->form, w->role) || form_in(last->form, w->kin) ||
              (m != NULL && m->cls == CLASS_PERSON);
  return role || (!comma && joined);
}

/// Head of the phrase before the conjunction or comma in front of chunk i, NONE if there is none.
static uint32_t member_before(const Frame* f, uint32_t i) {
  uint32_t k = i - 1;
  if (is_kind(f, k, CHUNK_CONJ) && k > 0 && is_kind(f, k - 1, CHUNK_COMMA)) k--;
  if (k == 0) return NONE;
  return is_kind(f, k - 1, CHUNK_ADJ) ? k - 1 : frame_phrase_head(f, k - 1);
}

/// "X is founder of Y and chairman of Z": the second predicate as a clause of its own. It must be
/// coordinated with the first one, not with something inside it.
static void split_predicates(const Work* w, const Frame* f, const Verb* v, Rest rest) {
  uint32_t member = rest.from;
  while (is_kind(f, member, CHUNK_ADV))
    member++;
  // "served as head of A and chairman of B", "was elected head of A and chairman of B"
  bool as = is_kind(f, member, CHUNK_PREP) && str_equal(first_word(f, member), STR("as"));
  if (!v->g.copula && !as && v->g.form != VF_PASSIVE) return;
  uint32_t role = member + (as ? 1 : 0);
  for (uint32_t i = rest.from + 1, members = 0; i < rest.end && members < 6; i++) {
    bool joined = v->g.copula && member_before(f, i) == member;
    if (at(f, i)->governed || !is_further_predicate(w, f, i, joined)) continue;
    clause_begin(w, CLAUSE_COORDINATE, v->index + 1);
    add_subject(w, f, v);
    add_verb(w, v);
    if (as) add_chunks(w, f, rest.from, role);
    clause_predicate(w, f, i, rest.end);
    clause_end(w, f->sentence);
    members++;
    member = i;
  }
}

void frame_split(const Work* w, const Frame* f) {
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    const Verb* v = &f->verbs.data[i];
    if (v->subject == NONE || v->auxiliary) continue;
    Rest rest = find_rest(f, i);
    split_verb(w, f, v, rest);
    split_predicates(w, f, v, rest);
  }
}
