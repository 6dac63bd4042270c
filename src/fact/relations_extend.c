// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Lists and chains. A pattern names one subject and one object; what stands beside them in a list,
/// and the larger places behind a place, belong to the fact as well. This works on the items of the
/// whole sentence, since a list may run on behind the end of a clause.
#include "relations_internal.h"

enum { MAX_CHAIN = 4, MAX_LIST = 8 };

static const ClauseItem* item(const Match* m, size_t i) {
  return i < m->whole->n_items ? &m->whole->items[i] : NULL;
}

static Str item_text(const Match* m, size_t i) {
  const Clause* c = m->whole;
  if (i >= c->n_items || c->items[i].kind != ITEM_WORD) return STR_EMPTY;
  size_t end = str_find(c->text, STR(" "), c->items[i].at);
  return str_slice(c->text, c->items[i].at, end);
}

static bool is_word(const Match* m, size_t i, const char* padded_words) {
  Str word = item_text(m, i);
  if (word.len == 0 || word.len > 12) return false;
  char key[16];
  snprintf(key, sizeof key, " %.*s ", STR_ARG(word));
  return str_find(str_from(padded_words), str_from(key), 0) != SIZE_MAX;
}

static const Mention* mention_at(const Finder* f, const Match* m, size_t i) {
  const ClauseItem* it = item(m, i);
  return it && it->kind == ITEM_MENTION ? &f->e->mentions[it->index] : NULL;
}

static bool is_class(const Finder* f, const Mention* m, ClassId c) {
  return m && ontology_is_a(f->o, m->cls, c);
}

static bool is_place(const Finder* f, const Match* m, size_t i) {
  const Mention* x = mention_at(f, m, i);
  return is_class(f, x, CLASS_PLACE) || (x && x->cls == CLASS_NONE && x->kind == MENTION_NAME);
}

/// Item of a mention in the whole sentence; n_items if it is not there.
static size_t position_of(const Match* m, uint32_t mention) {
  for (size_t i = 0; i < m->whole->n_items; i++)
    if (m->whole->items[i].kind == ITEM_MENTION && m->whole->items[i].index == mention) return i;
  return m->whole->n_items;
}

static bool has(const IndexList* list, uint32_t value) {
  for (size_t i = 0; i < list->n; i++)
    if (list->data[i] == value) return true;
  return false;
}

static void add(const Finder* f, IndexList* list, uint32_t mention) {
  if (!has(list, mention)) vec_push(list, f->arena, mention);
}

/* ---- places ---- */

/// "Lund, Skane, Sweden", "Lund (Sweden)", "Lund in Sweden": adds the larger places; returns the
/// last item of the chain.
static size_t add_chain(const Finder* f, const Match* m, size_t at, IndexList* places) {
  for (size_t n = 0; n < MAX_CHAIN; n++) {
    size_t next = is_word(m, at + 1, " , in ( on of ") ? at + 2 : at + 1;
    // "Lund, in the Malmo region", "Lund, in Skane"
    while (next > at + 1 && next < at + 4 && is_word(m, next, " in the "))
      next++;
    if (!is_place(f, m, next)) break;
    if (is_word(m, at + 1, " in on of ") && !is_class(f, mention_at(f, m, next), CLASS_PLACE))
      break;
    add(f, places, m->whole->items[next].index);
    at = next;
  }
  return at;
}

/// "in Lund and Malmo": only where somebody or something can be in several places.
static void add_places(const Finder* f, const Match* m, IndexList* places) {
  if (places->n == 0) return;
  size_t at = position_of(m, places->data[places->n - 1]);
  if (at == m->whole->n_items) return;
  at = add_chain(f, m, at, places);
  if (m->relation->single) return;
  for (size_t n = 0; n < MAX_CHAIN; n++) {
    size_t next = at + 1;
    while (next < at + 5 && is_word(m, next,
                                    " , and or then later now in & ; as well western eastern "
                                    "northern southern central nearby "))
      next++;
    if (next == at + 1 || !is_class(f, mention_at(f, m, next), CLASS_PLACE)) return;
    add(f, places, m->whole->items[next].index);
    at = add_chain(f, m, next, places);
  }
}

/* ---- lists ---- */

/// Steps over "(1990)", "in 1990", "in Lund" behind a member of a list.
static size_t step_over(const Finder* f, const Match* m, size_t at) {
  for (;;) {
    if (is_word(m, at, " ( ")) {
      size_t close = at + 1;
      while (close < at + 8 && !is_word(m, close, " ) "))
        close++;
      if (!is_word(m, close, " ) ")) return at;
      at = close + 1;
    } else if (is_word(m, at, " of ") && is_class(f, mention_at(f, m, at + 1), CLASS_PLACE)) {
      at += 2; // "Henry of Lund and Ann Lee"
    } else if (is_word(m, at, " in , ") && (is_class(f, mention_at(f, m, at + 1), CLASS_DATE) ||
                                            is_class(f, mention_at(f, m, at + 1), CLASS_PLACE))) {
      at += 2;
    } else {
      return at;
    }
  }
}

/// "Ann Lee, 7th Countess of Lund, and Bo Ek": where the list goes on behind a description; `at` if
/// there is none.
static size_t step_over_insertion(const Finder* f, const Match* m, size_t at) {
  enum { LONGEST = 9 };
  if (!is_word(m, at, " , ")) return at;
  size_t i = at + 1;
  while (i < at + LONGEST && !is_word(m, i, " , and ")) {
    const ClauseItem* it = item(m, i);
    const Mention* x = mention_at(f, m, i);
    if (!it || it->kind == ITEM_VERB || is_word(m, i, " who which that ; : ( . ") ||
        (x && x->kind != MENTION_NATIONALITY && !is_class(f, x, CLASS_PLACE)))
      return at;
    i++;
  }
  if (i == at + 1 || i == at + LONGEST) return at;
  size_t next = is_word(m, i, " , ") ? i + 1 : i;
  return is_word(m, next, " and ") ? i : at;
}

static bool is_plain(const Match* m, size_t i) {
  const ClauseItem* it = item(m, i);
  if (!it || it->kind != ITEM_WORD) return false;
  char c = m->whole->text.data[it->at];
  return ((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80) &&
         !is_word(m, i, " of in at for to by with from on and or but that which who ");
}

/// "comedian Ann Lee, singer/songwriter Bo Ek and music veteran Cy Oak", "Acorn and France's
/// Birch": a member may have a description or a country before it.
static size_t step_over_description(const Finder* f, const Match* m, SlotRole role, size_t at) {
  size_t i = at;
  if (is_class(f, mention_at(f, m, at), CLASS_PLACE) && is_word(m, at + 1, " 's ")) return at + 2;
  while (i < at + 4 && (is_plain(m, i) || is_class(f, mention_at(f, m, i), CLASS_NATIONALITY))) {
    // "his sons Al and Bo and brother Cy": another kin is no member of a list of subjects.
    Str word = item_text(m, i);
    if (role == SLOT_SUBJECT && list_has(f->kin, word) && !list_has(f->children, word)) return at;
    i++;
  }
  return is_class(f, mention_at(f, m, i), CLASS_PERSON) ? i : at;
}

static bool is_after_determiner(const Match* m, size_t at, const Mention* owner) {
  return (owner && owner->pronoun == PRONOUN_POSSESSIVE) || is_word(m, at, " a an the ");
}

/// "Ann Lee and her husband Bo Ek": a member may be told by what it is to the one before. Before a
/// member of a list of subjects only a child is ("a son, Al, and a daughter, Eva").
static size_t step_over_owner(const Finder* f, const Match* m, SlotRole role, size_t at) {
  const Mention* owner = mention_at(f, m, at);
  size_t i = at;
  if ((owner && owner->pronoun == PRONOUN_POSSESSIVE) || is_word(m, i, " a an the ")) i++;
  bool child = false;
  for (; i < at + 4 && is_plain(m, i); i++)
    child = child || list_has(f->children, item_text(m, i));
  if (!child && (role == SLOT_SUBJECT || !is_after_determiner(m, at, owner))) return at;
  if (is_word(m, i, " , named called ")) i++;
  return is_class(f, mention_at(f, m, i), CLASS_PERSON) ? i : at;
}

/// A verb behind a member means that it is the subject of a clause of its own: "founded A, and B
/// joined".
static bool is_subject(const Match* m, size_t at) {
  const ClauseItem* next = item(m, at + 1);
  return next && next->kind == ITEM_VERB;
}

static void add_list_behind(const Finder* f, const Match* m, SlotRole role, IndexList* members) {
  if (members->n == 0) return;
  size_t at = position_of(m, members->data[members->n - 1]);
  ClassId family = ontology_is_a(f->o, f->e->mentions[members->data[0]].cls, CLASS_PERSON)
                       ? CLASS_PERSON
                       : CLASS_NONE;
  while (at < m->whole->n_items && members->n < MAX_LIST) {
    size_t next = step_over(f, m, at + 1);
    if (family == CLASS_PERSON) next = step_over_insertion(f, m, next);
    if (!is_word(m, next, " , and & or / ; as ")) return;
    while (is_word(m, next, " , and & or then later the at in also from well as to with for "))
      next++;
    next = step_over_owner(f, m, role, next);
    next = step_over_description(f, m, role, next);
    const Mention* x = mention_at(f, m, next);
    if (!x || !pattern_slot_takes(f->o, m->pattern, role, x->cls, x->weak)) return;
    if (family == CLASS_PERSON && !is_class(f, x, CLASS_PERSON)) return;
    if (family != CLASS_PERSON && is_class(f, x, CLASS_PERSON)) return;
    if (is_subject(m, next) || x->pronoun != PRONOUN_NONE) return;
    add(f, members, m->whole->items[next].index);
    at = next;
  }
}

/// Left end of a member with what belongs to it: "the", "her husband", "singer".
static size_t left_of_member(const Finder* f, const Match* m, size_t at) {
  size_t i = at;
  while (i > 1 && at - i < 3 && is_plain(m, i - 1))
    i--;
  const Mention* owner = i > 1 ? mention_at(f, m, i - 1) : NULL;
  if (owner && owner->pronoun == PRONOUN_POSSESSIVE) i--;
  return i;
}

/// "A, B and C founded X", "A and her husband C founded X": the pattern saw C.
static void add_list_before(const Finder* f, const Match* m, SlotRole role, IndexList* members) {
  if (members->n != 1) return;
  size_t at = position_of(m, members->data[0]);
  const Mention* last = &f->e->mentions[members->data[0]];
  bool joined = false;
  while (at >= 2 && at < m->whole->n_items && members->n < MAX_LIST) {
    size_t left = left_of_member(f, m, at), previous = left - 1;
    while (previous > 0 && is_word(m, previous, " , and & ")) {
      joined = joined || is_word(m, previous, " and & ");
      previous--;
    }
    if (left == 0 || previous == left - 1 || !joined) return;
    const Mention* x = mention_at(f, m, previous);
    if (!x || x->pronoun == PRONOUN_RELATIVE || x->pronoun == PRONOUN_POSSESSIVE ||
        x->cls != last->cls)
      return;
    if (!pattern_slot_takes(f->o, m->pattern, role, x->cls, x->weak)) return;
    add(f, members, m->whole->items[previous].index);
    at = previous;
  }
}

/// An apposition or a role without a plural noun.
static bool is_nominal_of_one(const Finder* f, const Match* m) {
  if (m->clause->kind != CLAUSE_APPOSITION && m->clause->kind != CLAUSE_ROLE) return false;
  for (size_t i = 0; i < m->clause->n_items; i++) {
    const ClauseItem* it = &m->clause->items[i];
    const LexEntry* lex = it->kind == ITEM_WORD ? f->d->tokens[it->token].lex : NULL;
    if (lex && (lex->bits & LEX_NOUN_PLURAL) && !(lex->bits & LEX_NOUN)) return false;
  }
  return true;
}

/* ---- bodies inside bodies ---- */

static bool takes_body(const Finder* f, const Match* m, size_t at) {
  const Mention* x = mention_at(f, m, at);
  return x && x->kind == MENTION_NAME && is_class(f, x, CLASS_ORGANIZATION) &&
         pattern_slot_takes(f->o, m->pattern, SLOT_OBJECT, x->cls, x->weak);
}

/// "the School of Law at Lund University", "Lund University's Harrow Laboratory": who is at the one
/// is at the other.
static void add_outer_bodies(const Finder* f, Match* m) {
  size_t n = m->objects.n;
  for (size_t k = 0; k < n; k++) {
    size_t at = position_of(m, m->objects.data[k]);
    if (at == m->whole->n_items || !takes_body(f, m, at)) continue;
    size_t next = at + 1;
    bool school = is_class(f, mention_at(f, m, at), CLASS_UNIVERSITY) ||
                  is_class(f, mention_at(f, m, at), CLASS_GOVERNMENT_ORGANIZATION);
    if (is_word(m, next, " at of within 's ") || (school && is_word(m, next, " , in "))) {
      next += is_word(m, next + 1, " the ") ? 2 : 1;
      bool outer =
          !is_word(m, at + 1, " , in ") || is_class(f, mention_at(f, m, next), CLASS_UNIVERSITY);
      bool one = !is_word(m, next + 1, " , and ") || !is_word(m, at + 1, " , ");
      if (outer && one && takes_body(f, m, next)) add(f, &m->objects, m->whole->items[next].index);
    }
    if (at >= 2 && is_word(m, at - 1, " 's ") && takes_body(f, m, at - 2))
      add(f, &m->objects, m->whole->items[at - 2].index);
  }
}

void extend_match(const Finder* f, Match* m) {
  if (m->objects.n == 0 || m->subjects.n == 0) return;
  const Mention* object = &f->e->mentions[m->objects.data[0]];
  if (object->kind == MENTION_DATE || object->kind == MENTION_VALUE) return;
  if (is_class(f, object, CLASS_PLACE) &&
      pattern_slot_takes(f->o, m->pattern, SLOT_OBJECT, CLASS_PLACE, false)) {
    add_places(f, m, &m->objects);
  } else if (m->subject_first) {
    if (!m->relation->single) add_list_behind(f, m, SLOT_OBJECT, &m->objects);
    if (m->relation->domain[0] == CLASS_PERSON) add_outer_bodies(f, m);
  } else if (object->kind != MENTION_NATIONALITY && !m->relation->symmetric) {
    add_list_behind(f, m, SLOT_SUBJECT, &m->subjects);
  }
  // The first argument of a verb: "A and B founded X". "A and B, the founder of X" is not both.
  if (span_empty(m->match.verb) || is_nominal_of_one(f, m)) return;
  if (m->subject_first && !m->relation->symmetric)
    add_list_before(f, m, SLOT_SUBJECT, &m->subjects);
  else if (!m->subject_first && !m->relation->single)
    add_list_before(f, m, SLOT_OBJECT, &m->objects);
}

/* ---- their ---- */

static uint32_t outer_sentence(const Finder* f, uint32_t mention) {
  return f->d->sentences[f->e->mentions[mention].sentence].outer;
}

static bool is_named_person(const Finder* f, const Mention* m) {
  if (m->entity == NO_ENTITY) return false;
  const Entity* x = &f->e->entities[m->entity];
  return x->cls == CLASS_PERSON && !x->unnamed && m->kind != MENTION_NOMINAL;
}

/// "Ann married Carl. She is a lawyer. Their daughter": the people of the sentences before, up to
/// the one that makes them two; not if it makes them more.
/// "Ann and her husband Bo", "Ann married Bo": only words of kin between the two.
static bool are_joined(const Finder* f, const Mention* a, const Mention* b) {
  enum { LONGEST = 8 };
  if (b->first < a->first + a->n) {
    const Mention* c = a;
    a = b;
    b = c;
  }
  uint32_t from = a->first + a->n;
  if (b->first <= from || b->first - from > LONGEST) return false;
  for (uint32_t t = from; t < b->first; t++) {
    const Token* k = &f->d->tokens[t];
    bool small = k->tag == TAG_CONJ || k->tag == TAG_PUNCT || k->tag == TAG_POSS ||
                 k->tag == TAG_AUX || k->tag == TAG_ADJ || str_equal(k->lower, STR("to"));
    bool marry = lex_verb(k->lex) && str_equal(lex_verb_lemma(k->lex), STR("marry"));
    if (!small && !marry && !list_has(f->kin, k->lower)) return false;
  }
  return true;
}

bool find_joined_couple(const Finder* f, uint32_t they, uint32_t other, uint32_t couple[2]) {
  return find_couple(f, they, other, couple) &&
         are_joined(f, &f->e->mentions[couple[0]], &f->e->mentions[couple[1]]);
}

bool find_couple(const Finder* f, uint32_t their, uint32_t child, uint32_t couple[2]) {
  const Mention* m = &f->e->mentions[their];
  Str word = f->d->tokens[m->first].lower;
  bool they =
      str_equal(word, STR("they")) || str_equal(word, STR("their")) || str_equal(word, STR("them"));
  if (m->kind != MENTION_PRONOUN || !they) return false;
  size_t n = 0, borders = 0, most = m->pronoun == PRONOUN_POSSESSIVE ? 4 : 1;
  uint32_t sentence = outer_sentence(f, their);
  for (uint32_t j = their; j-- > 0;) {
    const Mention* c = &f->e->mentions[j];
    if (outer_sentence(f, j) != sentence) {
      if (n == 2 || (n > 0 && most == 1) || borders++ == most) break;
      sentence = outer_sentence(f, j);
    }
    if (!is_named_person(f, c) || c->entity == f->e->mentions[child].entity) continue;
    bool known = false;
    for (size_t i = 0; i < n; i++)
      known = known || f->e->mentions[couple[i]].entity == c->entity;
    if (known) continue;
    if (n == 2) return false;
    couple[n++] = j;
  }
  return n == 2;
}
