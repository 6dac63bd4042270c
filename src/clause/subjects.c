// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the subject of every verb. Finite verbs first, from left to right: the noun phrase before
// the verb over its "of"-phrases, relative clauses and insertions; else the relative pronoun; else
// the subject of the verb it is coordinated with; else the phrase after it ("said Smith", "did he
// leave"). Verbs without tense take theirs from what governs them.

#include "clause/clause_internal.h"

/// Chunk of the preposition that governs the phrase at i; some chunk before it if that is too far
/// away to be looked for.
static uint32_t preposition_of(const Frame* f, uint32_t i) {
  for (uint32_t steps = 0; i > 0 && !is_kind(f, i, CHUNK_PREP) && steps < LOOK_MAX; steps++)
    i--;
  return i;
}

uint32_t frame_phrase_head(const Frame* f, uint32_t at_chunk) {
  for (uint32_t i = at_chunk, steps = 0; steps < LOOK_MAX; steps++) {
    if (!is_kind(f, i, CHUNK_NP)) return NONE;
    if (!at(f, i)->governed) return i;
    i = preposition_of(f, i);
    while (i > 0 && (is_kind(f, i, CHUNK_PREP) || is_kind(f, i, CHUNK_ADV)))
      i--;
    if (is_kind(f, i, CHUNK_PREP)) return NONE;
    // "a maker of phones based in Lund"
    if (is_kind(f, i, CHUNK_VERB) && i > 0 && !verb_of(f, i)->g.finite && !verb_of(f, i)->to &&
        is_kind(f, i - 1, CHUNK_NP))
      i--;
  }
  return NONE;
}

uint32_t frame_phrase_end(const Frame* f, uint32_t head, uint32_t limit) {
  uint32_t last = head;
  while (last + 2 < limit && is_kind(f, last + 1, CHUNK_PREP) && is_kind(f, last + 2, CHUNK_NP) &&
         last - head < LOOK_MAX)
    last += 2;
  return last;
}

static ClassId class_of(const Work* w, const Frame* f, uint32_t np) {
  uint32_t m = f->nodes.data[at(f, np)->head].mention;
  return m == 0 ? CLASS_NONE : w->e->mentions[m - 1].cls;
}

/// Is the phrase at `np` behind a conjunction inside the phrase before it ("the head of Acorn and
/// Beech")?
static bool is_inner_conjunct(const Work* w, const Frame* f, uint32_t np, bool singular) {
  if (np < 2 || !is_kind(f, np - 1, CHUNK_CONJ) || !is_kind(f, np - 2, CHUNK_NP)) return false;
  if (!at(f, np - 2)->governed || frame_phrase_head(f, np - 2) == NONE) return false;
  return singular || class_of(w, f, np) == class_of(w, f, np - 2);
}

/// Leftmost conjunct of the list that ends with the phrase at `head`: "Acorn, Beech and Cedar".
static uint32_t first_conjunct(const Frame* f, uint32_t head) {
  uint32_t i = head, first = head;
  bool conj = false, comma = false;
  while (i >= 2 && head - i < LOOK_MAX) {
    uint32_t k = i - 1;
    if (is_kind(f, k, CHUNK_CONJ)) {
      if (conj) break;
      conj = true;
      if (is_kind(f, k - 1, CHUNK_COMMA)) {
        comma = true;
        k--;
      }
    } else if (!conj || !is_kind(f, k, CHUNK_COMMA)) {
      break;
    }
    if (k == 0 || !is_kind(f, k - 1, CHUNK_NP) || at(f, k - 1)->time) break;
    uint32_t before = frame_phrase_head(f, k - 1);
    if (before == NONE || (before > 0 && is_kind(f, before - 1, CHUNK_VERB))) break;
    i = before;
    // A comma before "and" needs one before that, or a clause begins: "He met Oak, and Reed left".
    if (!comma || first != head)
      first = i;
    else if (i >= 2 && is_kind(f, i - 1, CHUNK_COMMA))
      first = i;
  }
  return first;
}

static void set_phrase(Frame* f, Verb* v, uint32_t head, SubjectKind kind) {
  v->kind = kind;
  v->subject_last = head;
  v->subject = kind == SUBJECT_PHRASE && !v->singular ? first_conjunct(f, head) : head;
  if (v->start == NONE || v->subject < v->start) v->start = v->subject;
}

static void share(Frame* f, Verb* v, uint32_t other) {
  const Verb* o = &f->verbs.data[other];
  v->kind = SUBJECT_SHARED;
  v->shared = other + 1;
  v->subject = o->subject;
  v->subject_last = o->subject_last;
  v->antecedent = o->antecedent;
}

static bool takes_clause(const Verb* v) {
  const Cue* cue = form_cue(v->g.word, false);
  return cue_takes(cue, CUE_CLAUSE);
}

/// The first verb at chunk i or behind it, as an index in the frame's verbs.
static uint32_t first_verb_from(const Frame* f, uint32_t i) {
  size_t lo = 0, hi = f->verbs.n;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (f->verbs.data[mid].chunk < i)
      lo = mid + 1;
    else
      hi = mid;
  }
  return (uint32_t)lo;
}

/// Previous finite verb left of chunk i, at the level of a coordination: a relative clause that a
/// comma closed is passed.
static uint32_t coordinated_verb(const Frame* f, uint32_t i, bool after_comma) {
  uint32_t v = first_verb_from(f, i);
  for (uint32_t steps = 0; v > 0 && steps < LOOK_MAX; v--, steps++) {
    const Verb* o = &f->verbs.data[v - 1];
    if (!o->g.finite) continue;
    bool insertion = after_comma && o->start != NONE && o->start > 0 &&
                     is_kind(f, o->start - 1, CHUNK_COMMA) &&
                     (o->kind == SUBJECT_RELATIVE || is_kind(f, o->start, CHUNK_SUB));
    if (!insertion) return v - 1;
    uint32_t start = o->start;
    while (v > 1 && f->verbs.data[v - 2].chunk >= start)
      v--;
  }
  return NONE;
}

/// Does the clause of verb chunk i begin with a relative, subordinator or as an insertion? Where
/// then.
static uint32_t clause_start(const Frame* f, uint32_t i) {
  const Verb* v = verb_of(f, i);
  if (v->start != NONE && v->start < i) return v->start;
  return i;
}

/// Does the verb's clause hang on a noun ("the report that ...")?
static bool is_noun_complement(const Frame* f, const Verb* v) {
  return v->start != NONE && v->start > 0 && is_kind(f, v->start, CHUNK_SUB) &&
         is_kind(f, v->start - 1, CHUNK_NP) && str_equal(first_word(f, v->start), STR("that"));
}

/// Where the search goes on, left of a verb chunk that it met: NONE stops it.
static uint32_t pass_verb(const Frame* f, uint32_t i) {
  const Verb* v = verb_of(f, i);
  uint32_t start = clause_start(f, i);
  if (!v->g.finite) {
    uint32_t left = i;
    while (left > 0 && is_kind(f, left - 1, CHUNK_ADV))
      left--;
    return left > 0 ? left - 1 : NONE;
  }
  if (start == 0) return NONE;
  if (v->kind == SUBJECT_RELATIVE || is_kind(f, start, CHUNK_WH)) return start - 1;
  // "the report that Acorn stole secrets is false"
  if (is_noun_complement(f, v)) return start - 1;
  // A contact clause: "the company Smith founded collapsed".
  if (v->kind == SUBJECT_PHRASE && is_kind(f, start - 1, CHUNK_NP)) return start - 1;
  return NONE;
}

/// An object is no subject: a phrase right after a verb without tense, or after the verb of a
/// relative clause.
static bool is_object(const Frame* f, uint32_t np) {
  if (np == 0 || !is_kind(f, np - 1, CHUNK_VERB)) return false;
  const Verb* v = verb_of(f, np - 1);
  if (at(f, np)->n > 0 && f->nodes.data[at(f, np)->head].tag == TAG_PRON &&
      !str_equal(head_word(f, np), STR("it")) && !str_equal(head_word(f, np), STR("you")))
    return str_equal(head_word(f, np), STR("him")) || str_equal(head_word(f, np), STR("her")) ||
           str_equal(head_word(f, np), STR("them"));
  if (!v->g.finite) return !(v->g.form == VF_GERUND && takes_clause(v));
  return (v->kind == SUBJECT_RELATIVE || is_noun_complement(f, v)) && !takes_clause(v);
}

typedef struct {
  uint32_t chunk;
  SubjectKind kind;
} Found;

static Found found(uint32_t chunk, SubjectKind kind) {
  return (Found){chunk, kind};
}

/// "Acorn, Smith said on Monday, sold Beech", "Acorn, it is claimed, sold Beech": who says it
/// stands between the subject and its verb.
static bool is_reporting(const Frame* f, uint32_t a, uint32_t b) {
  if (!is_kind(f, a, CHUNK_NP)) return false;
  uint32_t i = frame_phrase_end(f, a, b) + 1;
  while (i < b && is_kind(f, i, CHUNK_ADV))
    i++;
  if (i >= b || !is_kind(f, i, CHUNK_VERB)) return false;
  const Verb* v = verb_of(f, i);
  if (!v->g.finite || v->kind != SUBJECT_PHRASE || !takes_clause(v)) return false;
  bool told = is_kind(f, i + 1, CHUNK_NP) && !is_kind(f, i + 2, CHUNK_PREP);
  for (i += told ? 2 : 1; i < b; i++) { // "Smith told reporters on Monday"
    bool when = is_kind(f, i, CHUNK_ADV) || is_kind(f, i, CHUNK_PREP) ||
                (is_kind(f, i, CHUNK_NP) && (at(f, i)->time || at(f, i)->governed));
    if (!when) return false;
  }
  return true;
}

/// Is there a finite verb of the main line between the chunks, i.e. is the stretch more than an
/// insertion?
static bool is_insertion(const Frame* f, uint32_t a, uint32_t b) {
  if (a >= b) return false;
  if (is_reporting(f, a, b)) return true;
  ChunkKind k = at(f, a)->kind;
  bool opened =
      k == CHUNK_WH || k == CHUNK_SUB || (k == CHUNK_NP && at(f, a)->relative) ||
      (k == CHUNK_PREP && a + 1 < b && is_kind(f, a + 1, CHUNK_WH)) ||
      (k == CHUNK_NP && a + 2 < b && is_kind(f, a + 1, CHUNK_PREP) && is_kind(f, a + 2, CHUNK_WH));
  if (opened) return true;
  for (uint32_t i = a; i < b; i++) {
    if (is_kind(f, i, CHUNK_STOP)) return false;
    if (!is_kind(f, i, CHUNK_VERB) || !verb_of(f, i)->g.finite) continue;
    const Verb* v = verb_of(f, i);
    bool inner = v->kind == SUBJECT_RELATIVE ||
                 (v->start != NONE && v->start > a &&
                  (is_kind(f, v->start, CHUNK_SUB) || is_kind(f, v->start, CHUNK_WH) ||
                   is_kind(f, v->start - 1, CHUNK_NP)));
    if (!inner && v->kind != SUBJECT_SHARED) return false;
  }
  return true;
}

/// "In Sweden, a group ...": what follows does not explain what the sentence opens with.
static bool is_behind_opening_in(const Frame* f, uint32_t np) {
  return np == 1 && is_kind(f, 0, CHUNK_PREP) &&
         str_equal(f->nodes.data[at(f, 0)->a].lower, STR("in"));
}

/// The head before an opening comma that a chain of appositions leads to: "Smith, the chief, a
/// lawyer, said".
uint32_t frame_chain_head(const Frame* f, uint32_t head) {
  for (uint32_t steps = 0; steps < 8 && head >= 2 && is_kind(f, head - 1, CHUNK_COMMA); steps++) {
    if (!is_kind(f, head - 2, CHUNK_NP)) break;
    uint32_t before = frame_phrase_head(f, head - 2);
    if (before == NONE || at(f, before)->time || is_behind_opening_in(f, before)) break;
    head = before;
  }
  return head;
}

bool frame_is_fronted_place(const Work* w, const Frame* f, uint32_t np) {
  if (!is_behind_opening_in(f, np)) return false;
  uint32_t m = f->nodes.data[at(f, np)->head].mention;
  return m != 0 && ontology_is_a(w->o, w->e->mentions[m - 1].cls, CLASS_PLACE);
}

bool frame_is_subject(const Frame* f, uint32_t np, uint32_t end) {
  for (size_t i = first_verb_from(f, np); i < f->verbs.n; i++) {
    const Verb* v = &f->verbs.data[i];
    if (v->chunk > end + 2) return false;
    if (v->kind == SUBJECT_PHRASE && v->subject <= np && np <= v->subject_last) return true;
  }
  return false;
}

uint32_t frame_name_behind(const Work* w, const Frame* f, uint32_t np) {
  const Node* head = &f->nodes.data[at(f, np)->head];
  if (head->mention != 0 && w->places[head->first].top == head->mention) return np;
  uint32_t end = frame_phrase_end(f, np, (uint32_t)f->chunks.n + 2);
  bool inserted = is_kind(f, end + 1, CHUNK_COMMA) && is_kind(f, end + 2, CHUNK_NP) &&
                  is_kind(f, end + 3, CHUNK_COMMA);
  uint32_t m = inserted ? f->nodes.data[at(f, end + 2)->head].mention : 0;
  bool person = m != 0 && w->e->mentions[m - 1].kind == MENTION_NAME &&
                ontology_is_a(w->o, w->e->mentions[m - 1].cls, CLASS_AGENT);
  return person ? end + 2 : np;
}

uint32_t frame_named_phrase(const Work* w, const Frame* f, uint32_t np) {
  const Node* head = &f->nodes.data[at(f, np)->head];
  if (head->mention != 0 && w->places[head->first].top == head->mention) return np;
  if (np < 2 || !is_kind(f, np - 1, CHUNK_COMMA) || !is_kind(f, np - 2, CHUNK_NP)) return np;
  uint32_t m = f->nodes.data[at(f, np - 2)->head].mention;
  if (m == 0 || w->e->mentions[m - 1].kind != MENTION_NAME) return np;
  if (frame_is_fronted_place(w, f, np - 2)) return np;
  return frame_is_subject(f, np, np + LOOK_INSERTION) ? np : np - 2;
}

/// Subject of a verb after a comma: the phrase before the insertion that the comma closes.
static Found before_insertion(const Frame* f, uint32_t comma) {
  uint32_t p = comma;
  for (uint32_t steps = 0; p > 0 && steps < LOOK_INSERTION; steps++) {
    p--;
    if (is_kind(f, p, CHUNK_STOP)) break;
    if (!is_kind(f, p, CHUNK_COMMA)) continue;
    if (p == 0 || !is_insertion(f, p + 1, comma)) continue;
    uint32_t k = p - 1;
    while (k > 0 && (is_kind(f, k, CHUNK_ADJ) || is_kind(f, k, CHUNK_ADV)))
      k--;
    uint32_t head = frame_phrase_head(f, k);
    if (head == NONE || at(f, head)->time) continue;
    head = frame_chain_head(f, head);
    if (head > 0 && is_kind(f, head - 1, CHUNK_VERB)) {
      const Verb* v = verb_of(f, head - 1);
      if (v->g.finite && v->kind != SUBJECT_RELATIVE && !takes_clause(v)) break;
      if (is_object(f, head)) continue;
    }
    return found(head, SUBJECT_PHRASE);
  }
  uint32_t v = coordinated_verb(f, comma, true);
  // A lone comma, or what is left of a bracket: "Smith (born 1944), is".
  uint32_t head = v == NONE && comma > 0 ? frame_phrase_head(f, comma - 1) : NONE;
  if (head != NONE && !at(f, head)->time) return found(head, SUBJECT_PHRASE);
  return v == NONE ? found(NONE, SUBJECT_NONE) : found(v, SUBJECT_SHARED);
}

/// "there" and similar words stand where a subject stands.
static bool is_relative_subject(const Frame* f, uint32_t i) {
  Str s = f->nodes.data[at(f, i)->a].lower;
  return str_equal(s, STR("who")) || str_equal(s, STR("which")) || str_equal(s, STR("that")) ||
         str_equal(s, STR("what")) || str_equal(s, STR("whoever")) || str_equal(s, STR("whatever"));
}

/// "Smith, age 87 of Lund died", "Smith, 45, said"
static bool is_age(const Frame* f, uint32_t i) {
  return i >= 2 && f->nodes.data[at(f, i)->head].tag == TAG_NAME &&
         is_kind(f, i - 1, CHUNK_COMMA) && is_kind(f, i - 2, CHUNK_NP) &&
         str_equal(first_word(f, i), STR("age"));
}

static Found find_left(const Work* w, const Frame* f, uint32_t verb_chunk) {
  uint32_t i = verb_chunk;
  for (uint32_t steps = 0; i > 0 && steps < LOOK_MAX; steps++) {
    i--;
    const Chunk* c = at(f, i);
    switch (c->kind) {
    case CHUNK_NP:
      if (is_inner_conjunct(w, f, i, verb_of(f, verb_chunk)->singular)) {
        i -= 1; // the phrase before the conjunction is looked at next
      } else if (c->governed) {
        i = preposition_of(f, i);
      } else if (is_age(f, i)) {
        i -= 1; // the name before the comma is looked at next
      } else if (!(c->time && i > 0) && !is_object(f, i)) {
        return found(i, SUBJECT_PHRASE);
      }
      break;
    case CHUNK_WH:
      return is_relative_subject(f, i) ? found(i, SUBJECT_RELATIVE) : found(NONE, SUBJECT_NONE);
    case CHUNK_VERB:
      i = pass_verb(f, i);
      if (i == NONE) return found(NONE, SUBJECT_NONE);
      i++; // the chunk itself is looked at next
      break;
    case CHUNK_COMMA:
      return before_insertion(f, i);
    case CHUNK_CONJ: {
      bool comma = i > 0 && is_kind(f, i - 1, CHUNK_COMMA);
      uint32_t v = coordinated_verb(f, i, comma);
      return v == NONE ? found(NONE, SUBJECT_NONE) : found(v, SUBJECT_SHARED);
    }
    case CHUNK_SUB:
    case CHUNK_STOP:
      return found(NONE, SUBJECT_NONE);
    case CHUNK_QUOTE:
      if (i > 0 && is_kind(f, i - 1, CHUNK_COMMA)) return found(NONE, SUBJECT_NONE);
      break;
    default:
      break;
    }
  }
  return found(NONE, SUBJECT_NONE);
}

/// "said Smith": a verb of saying after a comma, a quotation or at the start, and a phrase after
/// it.
static bool is_inverted(const Frame* f, uint32_t i) {
  const Verb* v = verb_of(f, i);
  if (!is_kind(f, i + 1, CHUNK_NP) || at(f, i + 1)->time || v->be || v->have || v->to) return false;
  uint32_t b = i;
  while (b > 0 && is_kind(f, b - 1, CHUNK_ADV))
    b--;
  bool opens = b == 0 || is_kind(f, b - 1, CHUNK_COMMA) || is_kind(f, b - 1, CHUNK_QUOTE) ||
               is_kind(f, b - 1, CHUNK_STOP);
  if (!opens) return false;
  const Cue* cue = form_cue(v->g.word, false);
  bool says = cue_takes(cue, CUE_SAY), quotes = cue_takes(cue, CUE_SAY | CUE_QUOTE);
  if (b > 0 && is_kind(f, b - 1, CHUNK_QUOTE)) return quotes;
  if (b > 1 && is_kind(f, b - 2, CHUNK_QUOTE)) return quotes;
  // Unquoted: ", said Smith." must follow a clause and end there, or the phrase is an object.
  if (!says || f->verbs.n == 0 || &f->verbs.data[0] == v) return false;
  uint32_t end = frame_phrase_end(f, i + 1, (uint32_t)f->chunks.n + 2);
  return end + 1 >= f->chunks.n || is_kind(f, end + 1, CHUNK_COMMA) ||
         is_kind(f, end + 1, CHUNK_STOP);
}

/// Does the auxiliary stand alone, as in "did he leave"?
static bool is_alone(const Verb* v) {
  bool auxiliary = v->doing || str_equal(v->g.lemma, STR("do")) || v->be || v->have ||
                   v->g.copula || v->g.modality != MODALITY_ACTUAL;
  return v->g.finite && auxiliary && v->kind == SUBJECT_NONE &&
         (v->g.copula || v->g.head + 1 == v->g.first + v->g.n);
}

/// May `main` be the main verb of the auxiliary before its subject?
static bool completes(const Verb* aux, const Verb* main) {
  if (main->to || main->be || main->have || main->doing) return false;
  bool base = main->g.form == VF_INFINITIVE || (main->g.form == VF_ACTIVE && !main->past);
  if (aux->doing || str_equal(aux->g.lemma, STR("do")) || aux->g.modality != MODALITY_ACTUAL)
    return base;
  if (main->g.finite) return false;
  if (aux->have) return main->g.form == VF_PASSIVE;
  return main->g.form == VF_GERUND || main->g.form == VF_PASSIVE;
}

/// "Did he leave", "nor was it banned": the auxiliary stands before the subject, the main verb
/// after it.
static void join_question(Frame* f, uint32_t i) {
  Verb* aux = verb_of(f, i);
  if (!is_alone(aux) || !is_kind(f, i + 1, CHUNK_NP)) return;
  if (i > 0 && (is_kind(f, i - 1, CHUNK_NP) || is_kind(f, i - 1, CHUNK_ADJ))) return;
  uint32_t np = i + 1, k = frame_phrase_end(f, np, (uint32_t)f->chunks.n + 2) + 1;
  aux->subject = aux->subject_last = np;
  aux->kind = SUBJECT_INVERTED;
  aux->g.question = f->question;
  bool nor = i > 0 && is_kind(f, i - 1, CHUNK_CONJ) &&
             (str_equal(head_word(f, i - 1), STR("nor")) ||
              str_equal(head_word(f, i - 1), STR("neither")));
  if (nor) aux->own_negation = !aux->own_negation;
  while (is_kind(f, k, CHUNK_ADV))
    k++;
  if (!is_kind(f, k, CHUNK_VERB) || !completes(aux, verb_of(f, k))) return;
  Verb* main = verb_of(f, k);
  main->g.finite = true;
  if (!(aux->be && main->g.form == VF_PASSIVE)) main->g.form = VF_ACTIVE;
  main->g.modality = aux->g.modality;
  main->g.question = f->question;
  main->g.conditional = !f->question && (str_equal(aux->g.lemma, STR("should")) ||
                                         (aux->have && aux->past) || (aux->be && aux->past));
  main->g.hearsay = main->g.hearsay || aux->g.hearsay;
  main->own_negation = main->own_negation != aux->own_negation;
  main->kind = SUBJECT_INVERTED;
  main->subject = main->subject_last = np;
  main->start = i;
  main->bare = false;
  aux->auxiliary = true;
}

/// Chunk where the clause begins when a subordinator or conjunction opens it.
static void include_opener(const Frame* f, Verb* v) {
  if (v->start == NONE) v->start = v->chunk;
  while (v->start > 0 &&
         (is_kind(f, v->start - 1, CHUNK_ADV) || is_kind(f, v->start - 1, CHUNK_SUB) ||
          (is_kind(f, v->start - 1, CHUNK_WH) && v->kind != SUBJECT_RELATIVE)))
    v->start--;
}

/// "Acorn is a firm that makes pens": what is said of the predicate is said of the subject.
static uint32_t through_copula(const Frame* f, uint32_t np) {
  if (np == NONE || np == 0 || f->nodes.data[at(f, np)->head].mention != 0) return np;
  if (!is_kind(f, np - 1, CHUNK_VERB)) return np;
  const Verb* u = verb_of(f, np - 1);
  bool usable = u->g.copula && u->subject != NONE && is_kind(f, u->subject, CHUNK_NP);
  return usable ? u->subject : np;
}

static void find_antecedent(const Frame* f, Verb* v) {
  uint32_t i = v->subject;
  if (i == 0) return;
  i--;
  // "a phone later this month that"
  if (i > 0 && is_kind(f, i, CHUNK_NP) && at(f, i)->time && is_kind(f, i - 1, CHUNK_NP)) i--;
  if (is_kind(f, i, CHUNK_COMMA) && i > 0) {
    i--;
    uint32_t head = frame_phrase_head(f, i);
    v->antecedent = head == NONE && is_kind(f, i, CHUNK_NP) ? i : head;
    if (v->antecedent != NONE) v->antecedent = frame_chain_head(f, v->antecedent);
  } else if (is_kind(f, i, CHUNK_NP)) {
    v->antecedent = i;
  } else if (is_kind(f, i, CHUNK_CONJ)) {
    // "which makes pens and which sells them"
    for (uint32_t k = (uint32_t)(v - f->verbs.data), steps = 0; k > 0 && steps < 4; k--, steps++) {
      if (f->verbs.data[k - 1].antecedent == NONE) continue;
      v->antecedent = f->verbs.data[k - 1].antecedent;
      return;
    }
  }
}

static void find_finite(const Work* w, Frame* f, Verb* v) {
  if (v->kind == SUBJECT_INVERTED) {
    include_opener(f, v);
    return;
  }
  if (is_inverted(f, v->chunk)) {
    v->subject = v->subject_last = v->chunk + 1;
    v->kind = SUBJECT_INVERTED;
    v->start = v->chunk;
    return;
  }
  Found s = find_left(w, f, v->chunk);
  if (s.kind == SUBJECT_SHARED) {
    share(f, v, s.chunk);
    v->start = v->chunk;
  } else if (s.chunk != NONE) {
    set_phrase(f, v, s.chunk, s.kind);
    if (s.kind == SUBJECT_RELATIVE) {
      find_antecedent(f, v);
      v->antecedent = through_copula(f, v->antecedent);
    }
  } else {
    join_question(f, v->chunk);
  }
  include_opener(f, v);
}

/// Fills the public fields from the chunks.
static void publish_subject(const Work* w, Frame* f, Verb* v) {
  if (v->subject == NONE) return;
  uint32_t limit = v->kind == SUBJECT_INVERTED || v->subject_last > v->chunk
                       ? (uint32_t)f->chunks.n + 2
                       : v->chunk + 1;
  uint32_t last = frame_phrase_end(f, v->subject_last, limit);
  v->g.subject_first = chunk_first_token(f, v->subject);
  v->g.subject_n = chunk_end_token(f, last) - v->g.subject_first;
  uint32_t named = v->subject == v->subject_last && v->kind == SUBJECT_PHRASE
                       ? frame_name_behind(w, f, v->subject)
                       : v->subject;
  v->g.subject_mention = f->nodes.data[at(f, named)->head].mention;
}

void frame_find_subjects(const Work* w, Frame* f) {
  for (uint32_t i = 0; i < f->verbs.n; i++) {
    Verb* v = &f->verbs.data[i];
    if (v->g.finite || v->kind == SUBJECT_INVERTED)
      find_finite(w, f, v);
    else
      frame_continue_group(f, i);
  }
  frame_find_nonfinite_subjects(w, f);
  frame_find_governors(w, f);
  for (uint32_t i = 0; i < f->verbs.n; i++)
    publish_subject(w, f, &f->verbs.data[i]);
}
