// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Needs of patterns and what clauses contain of them. A place is a bit: item 0 is the lowest, the
/// highest stands for its item and all behind it.
#include "needs.h"

#include "ontology_internal.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CLASS = 128, LAST_PLACE = 63 };

typedef uint32_t KindId;
typedef VEC(KindId) KindList;
typedef VEC(PatternId) PatternList;

typedef struct {
  KindId kind;
  uint32_t away;
} Wanted;

typedef struct {
  Wanted* wanted; ///< the loose ones first, then the ordered ones
  uint32_t n_loose, n;
} PatternNeeds;

struct NeedTable {
  Ontology* o;
  Arena* arena;
  size_t n_patterns;
  PatternNeeds* patterns;
  Map kind_by_text;
  size_t n_kinds;
  VEC(PatternList) found_by; ///< by kind: patterns that are looked up by it
  Map verbs;                 ///< verb -> index of `kinds_of_item`; of a word: FormUses.needs
  VEC(KindList) kinds_of_item;
  KindList kinds_of_mention[MAX_CLASS][2]; ///< by class, and whether its type is weak
};

struct Presence {
  const NeedTable* table;
  uint64_t* places; ///< by kind
  KindId* there;    ///< kinds that have places
  size_t n_there;
  unsigned place;        ///< of the item that comes next
  uint64_t* marked;      ///< a bit for each pattern
  PatternId* candidates; ///< the patterns of `marked`
};

/* ---- needs of one pattern ---- */

static unsigned sum(unsigned a, unsigned b) {
  return a + b < AWAY_FAR ? a + b : AWAY_FAR;
}

void needs_pass(Needs* needs, unsigned items) {
  needs->rest = sum(needs->rest, items);
}

void needs_add(Arena* arena, Needs* needs, Need need) {
  need.ordered = true;
  need.away = sum(needs->rest, need.away);
  needs->rest = 0;
  vec_push(needs, arena, need);
}

void needs_append(Arena* arena, Needs* needs, const Needs* more, bool loose) {
  for (size_t i = 0; i < more->n; i++) {
    Need need = more->data[i];
    if (need.ordered && !loose) {
      needs_add(arena, needs, need);
    } else {
      need.ordered = false;
      vec_push(needs, arena, need);
    }
  }
  if (!loose) needs_pass(needs, more->rest);
}

unsigned needs_length(const Needs* needs) {
  unsigned length = needs->rest;
  for (size_t i = 0; i < needs->n; i++)
    if (needs->data[i].ordered) length = sum(length, needs->data[i].away);
  return length;
}

/// Either of two needs.
static void widen(Arena* arena, Need* a, const Need* b) {
  for (size_t i = 0; i < b->words.n; i++)
    vec_push(&a->words, arena, b->words.data[i]);
  for (size_t i = 0; i < 2; i++) {
    a->classes.any[i] |= b->classes.any[i];
    a->classes.weak[i] |= b->classes.weak[i];
  }
  a->mention = a->mention || b->mention;
  a->cost += b->cost;
}

static const Need* cheaper(const Need* a, const Need* b) {
  return !a || b->cost < a->cost ? b : a;
}

/// The cheapest ordered need, and how far at most it stands from the start and from the end.
static const Need* best_of(const Needs* needs, unsigned* before, unsigned* behind) {
  const Need* best = NULL;
  for (size_t i = 0; i < needs->n; i++)
    if (needs->data[i].ordered) best = cheaper(best, &needs->data[i]);
  *before = 0;
  *behind = needs->rest;
  for (size_t i = 0; i < needs->n; i++) {
    if (!needs->data[i].ordered) continue;
    unsigned* side = &needs->data[i] <= best ? before : behind;
    *side = sum(*side, needs->data[i].away);
  }
  return best;
}

void needs_append_either(Arena* arena, Needs* needs, const Needs* alternatives, size_t n) {
  Need any = {0};
  bool all = true; // have something that they need
  unsigned length = 0, rest = 0;
  for (size_t i = 0; i < n; i++) {
    unsigned before, behind, whole = needs_length(&alternatives[i]);
    const Need* best = best_of(&alternatives[i], &before, &behind);
    if (whole > length) length = whole;
    all = all && best;
    if (!best) continue;
    widen(arena, &any, best);
    if (before > any.away) any.away = before;
    if (behind > rest) rest = behind;
  }
  if (all) needs_add(arena, needs, any);
  needs_pass(needs, all ? rest : length);
}

const Need* needs_lookup(const Needs* needs) {
  const Need* best = NULL;
  for (size_t i = 0; i < needs->n; i++)
    if (!needs->data[i].mention) best = cheaper(best, &needs->data[i]);
  return best;
}

/* ---- the table ---- */

NeedTable* need_table_new(Ontology* o, size_t n_patterns) {
  Arena* arena = o->arena;
  NeedTable* t = arena_new_one(arena, NeedTable);
  t->o = o;
  t->arena = arena;
  t->n_patterns = n_patterns;
  t->patterns = arena_new_array(arena, PatternNeeds, n_patterns + 1);
  t->kind_by_text = map_in(arena);
  t->verbs = map_in(arena);
  return t;
}

/// What makes two needs one kind.
static Str text_of(Arena* arena, const Need* need) {
  Buf b = {0};
  buf_add(&b, (Str){(const char*)&need->classes, need->mention ? sizeof need->classes : 0});
  for (size_t i = 0; i < need->words.n; i++) {
    buf_add_char(&b, ' ');
    buf_add(&b, need->words.data[i]);
  }
  Str text = arena_copy(arena, buf_str(&b));
  buf_free(&b);
  return text;
}

static bool is_verb(Str item) {
  return item.len > 0 && (unsigned char)item.data[0] == NOTATION_VERB;
}

/// The kinds of a word or verb.
static KindList* kinds_of(NeedTable* t, Str item) {
  uint32_t next = (uint32_t)t->kinds_of_item.n, at = next;
  if (is_verb(item)) {
    at = map_get_or_put(&t->verbs, item, next);
  } else {
    struct FormUses* uses = form_uses(t->o, form_of(t->o, item));
    if (uses->needs == 0) uses->needs = next + 1;
    at = uses->needs - 1;
  }
  if (at == next) vec_push(&t->kinds_of_item, t->arena, (KindList){0});
  return &t->kinds_of_item.data[at];
}

static void add_word(NeedTable* t, Str word, KindId kind) {
  KindList* kinds = kinds_of(t, word);
  // A word may be there twice in one need.
  if (kinds->n == 0 || kinds->data[kinds->n - 1] != kind) vec_push(kinds, t->arena, kind);
}

static void add_classes(NeedTable* t, const ClassSet* set, KindId kind) {
  for (size_t c = 0; c < MAX_CLASS; c++) {
    bool any = set->any[c / 64] >> (c % 64) & 1, weak = set->weak[c / 64] >> (c % 64) & 1;
    if (any) vec_push(&t->kinds_of_mention[c][false], t->arena, kind);
    if (any || weak) vec_push(&t->kinds_of_mention[c][true], t->arena, kind);
  }
}

static KindId kind_of(NeedTable* t, const Need* need) {
  KindId kind = map_get_or_put(&t->kind_by_text, text_of(t->arena, need), (uint32_t)t->n_kinds);
  if (kind < t->n_kinds) return kind;
  t->n_kinds++;
  vec_push(&t->found_by, t->arena, (PatternList){0});
  for (size_t i = 0; i < need->words.n; i++)
    add_word(t, need->words.data[i], kind);
  if (need->mention) add_classes(t, &need->classes, kind);
  return kind;
}

void need_table_add(NeedTable* t, PatternId id, const Needs* needs) {
  PatternNeeds* p = &t->patterns[id];
  p->wanted = arena_new_array(t->arena, Wanted, needs->n + 1);
  const Need* lookup = needs_lookup(needs);
  for (int ordered = 0; ordered < 2; ordered++)
    for (size_t i = 0; i < needs->n; i++) {
      if (needs->data[i].ordered != (ordered == 1)) continue;
      KindId kind = kind_of(t, &needs->data[i]);
      p->wanted[p->n++] = (Wanted){kind, needs->data[i].away};
      p->n_loose += !ordered;
      if (&needs->data[i] == lookup) vec_push(&t->found_by.data[kind], t->arena, id);
    }
}

/* ---- reading a clause ---- */

Presence* presence_new(const NeedTable* t) {
  Presence* p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->table = t;
  p->places = calloc(t->n_kinds + 1, sizeof *p->places);
  p->there = calloc(t->n_kinds + 1, sizeof *p->there);
  p->marked = calloc(t->n_patterns / 64 + 1, sizeof *p->marked);
  p->candidates = calloc(t->n_patterns + 1, sizeof *p->candidates);
  if (p->places && p->there && p->marked && p->candidates) return p;
  presence_free(p);
  return NULL;
}

void presence_free(Presence* p) {
  if (!p) return;
  free(p->places);
  free(p->there);
  free(p->marked);
  free(p->candidates);
  free(p);
}

/// The next item is of these kinds.
static void note(Presence* p, const KindList* kinds) {
  uint64_t place = UINT64_C(1) << p->place;
  for (size_t i = 0; i < kinds->n; i++) {
    uint64_t* places = &p->places[kinds->data[i]];
    if (*places == 0) p->there[p->n_there++] = kinds->data[i];
    *places |= place;
  }
}

static void pass(Presence* p) {
  if (p->place < LAST_PLACE) p->place++;
}

void presence_begin(Presence* p) {
  for (size_t i = 0; i < p->n_there; i++)
    p->places[p->there[i]] = 0;
  p->n_there = 0;
  p->place = 0;
}

void presence_word(Presence* p, const WordForm* form) {
  uint32_t needs = form->uses ? form->uses->needs : 0;
  if (needs) note(p, &p->table->kinds_of_item.data[needs - 1]);
  pass(p);
}

void presence_symbol(Presence* p, Str item) {
  const NeedTable* t = p->table;
  uint32_t at;
  if (item.len == NOTATION_MENTION_LEN && (unsigned char)item.data[0] == NOTATION_MENTION) {
    unsigned c = (unsigned)((unsigned char)item.data[1] - NOTATION_CLASS0) % MAX_CLASS;
    note(p, &t->kinds_of_mention[c][item.data[3] == 'w']);
  } else if (map_get(&t->verbs, item, &at)) {
    note(p, &t->kinds_of_item.data[at]);
  }
  pass(p);
}

void presence_read(Presence* p, Str clause) {
  presence_begin(p);
  Str item;
  while (str_cut(&clause, ' ', &item)) {
    if (item.len == 0) continue;
    if ((unsigned char)item.data[0] >= NOTATION_VERB)
      presence_symbol(p, item);
    else
      presence_word(p, ontology_form(p->table->o, item));
  }
}

/* ---- patterns worth trying ---- */

/// Places at most `away` behind one of these. Those behind the last bit share it.
static uint64_t within(uint64_t places, unsigned away) {
  uint64_t last = UINT64_C(1) << LAST_PLACE;
  if (away >= AWAY_FAR) {
    uint64_t first = places & (~places + 1);
    return ~(first | (first - 1)) | last;
  }
  uint64_t reached = places << 1;
  for (unsigned n = 1; n < away; n *= 2)
    reached |= reached << (away - n < n ? away - n : n);
  return places >> (LAST_PLACE - (away < LAST_PLACE ? away : LAST_PLACE)) ? reached | last
                                                                          : reached;
}

bool presence_meets(const Presence* p, PatternId id) {
  const PatternNeeds* needs = &p->table->patterns[id];
  const Wanted *next = needs->wanted, *end = next + needs->n;
  for (; next < needs->wanted + needs->n_loose; next++)
    if (!p->places[next->kind]) return false;
  if (next == end) return true;
  uint64_t places = p->places[next->kind];
  while (places && ++next < end)
    places = p->places[next->kind] & within(places, next->away);
  return places;
}

/// The marked patterns in their order; unmarks them.
static size_t collect(Presence* p) {
  size_t n = 0;
  for (size_t word = 0; word <= p->table->n_patterns / 64; word++) {
    for (uint64_t bits = p->marked[word]; bits; bits &= bits - 1) {
      unsigned bit = 0;
      while (!(bits >> bit & 1))
        bit++;
      p->candidates[n++] = (PatternId)(word * 64 + bit);
    }
    p->marked[word] = 0;
  }
  return n;
}

size_t presence_candidates(Presence* p, const PatternId** out) {
  for (size_t i = 0; i < p->n_there; i++) {
    KindId kind = p->there[i];
    for (size_t k = 0; k < p->table->found_by.data[kind].n; k++) {
      PatternId id = p->table->found_by.data[kind].data[k];
      if (presence_meets(p, id)) p->marked[id / 64] |= UINT64_C(1) << (id % 64);
    }
  }
  *out = p->candidates;
  return collect(p);
}
