// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Needs of patterns and what clauses contain of them. A place is a bit: item 0 is the lowest, the
/// highest stands for its item and all behind it.
#include "needs.h"

#include "ontology_internal.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CLASS = 128, LAST_PLACE = 63, FEW_ITEMS = 12, NO_KIND = UINT32_MAX };

typedef uint32_t KindId;
typedef VEC(KindId) KindList;

typedef struct {
  KindId kind;
  uint32_t away;
} Wanted;

typedef struct {
  Wanted* wanted; ///< the loose ones first, then the ordered ones
  uint32_t n_loose, n;
} PatternNeeds;

/// Patterns that are looked up by the same kind and need this one, too.
typedef struct {
  KindId also; ///< NO_KIND: they need nothing else
  VEC(PatternId) patterns;
} Group;

/// Words, verbs and classes that make one need. Where a kind stands is put together from its few
/// items when that is asked for; one that is asked for anyway, or has many items, is noted with
/// each of them.
typedef struct {
  VEC(uint32_t) items; ///< words and verbs
  bool mention, noted;
  ClassSet classes;
  VEC(Group) found_by; ///< patterns that are looked up by it
} Kind;

struct NeedTable {
  Ontology* o;
  Arena* arena;
  size_t n_patterns;
  PatternNeeds* patterns;
  Map kind_by_text;
  VEC(Kind) kinds;
  Map verbs;           ///< verb -> item; of a word: FormUses.needs
  VEC(KindList) noted; ///< by item: the kinds that are noted with it
};

/// Where something stands in a clause: of another clause if the number is not that of this one.
typedef struct {
  uint64_t places;
  uint64_t clause;
} Places;

struct Presence {
  const NeedTable* table;
  uint64_t clause; ///< number of the clause
  unsigned place;  ///< of the item that comes next
  Places *kinds, *items;
  Places mentions[2 * MAX_CLASS];
  unsigned types[2 * MAX_CLASS]; ///< those of `mentions` that the clause has
  size_t n_types;
  KindId* lookups; ///< kinds in the clause that patterns are looked up by
  size_t n_lookups;
  PatternId* candidates;
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
  a->list = a->words.n == 0 && !a->mention ? b->list : STR_EMPTY;
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

/// What makes two needs one kind. A word list goes by its name.
static Str text_of(Arena* arena, const Need* need) {
  Buf b = {0};
  buf_add(&b, (Str){(const char*)&need->classes, need->mention ? sizeof need->classes : 0});
  buf_add(&b, need->list);
  for (size_t i = 0; i < need->words.n && need->list.len == 0; i++) {
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

/// The number of a word or verb.
static uint32_t item_of(NeedTable* t, Str item) {
  uint32_t next = (uint32_t)t->noted.n, at = next;
  if (is_verb(item)) {
    at = map_get_or_put(&t->verbs, item, next);
  } else {
    struct FormUses* uses = form_uses(t->o, form_of(t->o, item));
    if (uses->needs == 0) uses->needs = next + 1;
    at = uses->needs - 1;
  }
  if (at == next) vec_push(&t->noted, t->arena, (KindList){0});
  return at;
}

static KindId kind_of(NeedTable* t, const Need* need) {
  KindId kind = map_get_or_put(&t->kind_by_text, text_of(t->arena, need), (uint32_t)t->kinds.n);
  if (kind < t->kinds.n) return kind;
  Kind new = {.mention = need->mention, .classes = need->classes};
  if (need->words.n) new.items.data = arena_new_array(t->arena, uint32_t, need->words.n);
  for (size_t i = 0; i < need->words.n; i++)
    new.items.data[new.items.n++] = item_of(t, need->words.data[i]);
  vec_push(&t->kinds, t->arena, new);
  return kind;
}

/// The rarest of the needs but for the one that the pattern is looked up by.
static const Need* second_of(const Needs* needs, const Need* lookup) {
  const Need* best = NULL;
  for (size_t i = 0; i < needs->n; i++)
    if (&needs->data[i] != lookup) best = cheaper(best, &needs->data[i]);
  return best;
}

static void add_lookup(NeedTable* t, KindId kind, KindId also, PatternId id) {
  Kind* k = &t->kinds.data[kind];
  size_t i = 0;
  while (i < k->found_by.n && k->found_by.data[i].also != also)
    i++;
  if (i == k->found_by.n) vec_push(&k->found_by, t->arena, (Group){.also = also});
  vec_push(&k->found_by.data[i].patterns, t->arena, id);
}

void need_table_add(NeedTable* t, PatternId id, const Needs* needs) {
  PatternNeeds* p = &t->patterns[id];
  p->wanted = arena_new_array(t->arena, Wanted, needs->n + 1);
  const Need *lookup = needs_lookup(needs), *second = second_of(needs, lookup);
  KindId by = NO_KIND, also = NO_KIND;
  for (int ordered = 0; ordered < 2; ordered++)
    for (size_t i = 0; i < needs->n; i++) {
      if (needs->data[i].ordered != (ordered == 1)) continue;
      KindId kind = kind_of(t, &needs->data[i]);
      p->wanted[p->n++] = (Wanted){kind, needs->data[i].away};
      p->n_loose += !ordered;
      if (&needs->data[i] == lookup) by = kind;
      if (&needs->data[i] == second) also = kind;
    }
  if (lookup) add_lookup(t, by, also, id);
}

void need_table_finish(NeedTable* t) {
  for (KindId kind = 0; kind < t->kinds.n; kind++) {
    Kind* k = &t->kinds.data[kind];
    k->noted = !k->mention && (k->found_by.n > 0 || k->items.n > FEW_ITEMS);
    for (size_t i = 0; i < k->items.n && k->noted; i++) {
      KindList* noted = &t->noted.data[k->items.data[i]];
      // A word may be there twice in one need.
      if (noted->n == 0 || noted->data[noted->n - 1] != kind) vec_push(noted, t->arena, kind);
    }
  }
}

/* ---- reading a clause ---- */

Presence* presence_new(const NeedTable* t) {
  Presence* p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->table = t;
  p->kinds = calloc(t->kinds.n + 1, sizeof *p->kinds);
  p->items = calloc(t->noted.n + 1, sizeof *p->items);
  p->lookups = calloc(t->kinds.n + 1, sizeof *p->lookups);
  p->candidates = calloc(t->n_patterns + 1, sizeof *p->candidates);
  if (p->kinds && p->items && p->lookups && p->candidates) return p;
  presence_free(p);
  return NULL;
}

void presence_free(Presence* p) {
  if (!p) return;
  free(p->kinds);
  free(p->items);
  free(p->lookups);
  free(p->candidates);
  free(p);
}

void presence_begin(Presence* p) {
  p->clause++;
  p->place = 0;
  p->n_types = 0;
  p->n_lookups = 0;
}

/// The next item is one of these; true for the first in the clause.
static bool note(const Presence* p, Places* x) {
  bool first = x->clause != p->clause;
  if (first) *x = (Places){0, p->clause};
  x->places |= UINT64_C(1) << p->place;
  return first;
}

static void note_item(Presence* p, uint32_t item) {
  const KindList* noted = &p->table->noted.data[item];
  note(p, &p->items[item]);
  for (size_t i = 0; i < noted->n; i++) {
    KindId kind = noted->data[i];
    if (note(p, &p->kinds[kind]) && p->table->kinds.data[kind].found_by.n)
      p->lookups[p->n_lookups++] = kind;
  }
}

static void note_mention(Presence* p, Str symbol) {
  unsigned c = (unsigned)((unsigned char)symbol.data[1] - NOTATION_CLASS0) % MAX_CLASS;
  unsigned type = 2 * c + (symbol.data[3] == 'w');
  if (note(p, &p->mentions[type])) p->types[p->n_types++] = type;
}

static void pass(Presence* p) {
  if (p->place < LAST_PLACE) p->place++;
}

void presence_word(Presence* p, const WordForm* form) {
  uint32_t needs = form->uses ? form->uses->needs : 0;
  if (needs) note_item(p, needs - 1);
  pass(p);
}

void presence_symbol(Presence* p, Str item) {
  uint32_t at;
  if (item.len == NOTATION_MENTION_LEN && (unsigned char)item.data[0] == NOTATION_MENTION)
    note_mention(p, item);
  else if (map_get(&p->table->verbs, item, &at))
    note_item(p, at);
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

/* ---- where a kind stands ---- */

static uint64_t places_in(const Presence* p, const Places* x) {
  return x->clause == p->clause ? x->places : 0;
}

static uint64_t mention_places(const Presence* p, const ClassSet* set) {
  uint64_t places = 0;
  for (size_t i = 0; i < p->n_types; i++) {
    unsigned type = p->types[i], c = type / 2;
    uint64_t classes = set->any[c / 64] | (type % 2 ? set->weak[c / 64] : 0);
    if (classes >> (c % 64) & 1) places |= p->mentions[type].places;
  }
  return places;
}

/// Of a kind that was not noted with its items, so far.
static uint64_t put_together(const Presence* p, const Kind* k) {
  uint64_t places = k->mention ? mention_places(p, &k->classes) : 0;
  for (size_t i = 0; i < k->items.n && !k->noted; i++)
    places |= places_in(p, &p->items[k->items.data[i]]);
  return places;
}

static uint64_t places_of(Presence* p, KindId kind) {
  Places* known = &p->kinds[kind];
  if (known->clause != p->clause)
    *known = (Places){put_together(p, &p->table->kinds.data[kind]), p->clause};
  return known->places;
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

bool presence_meets(Presence* p, PatternId id) {
  const PatternNeeds* needs = &p->table->patterns[id];
  const Wanted *next = needs->wanted, *end = next + needs->n;
  for (; next < needs->wanted + needs->n_loose; next++)
    if (!places_of(p, next->kind)) return false;
  if (next == end) return true;
  uint64_t places = places_of(p, next->kind);
  while (places && ++next < end)
    places = places_of(p, next->kind) & within(places, next->away);
  return places;
}

/// A pattern is looked up by one kind, so it comes once.
static size_t add_candidate(Presence* p, size_t n, PatternId id) {
  size_t k = n;
  for (; k > 0 && p->candidates[k - 1] > id; k--)
    p->candidates[k] = p->candidates[k - 1];
  p->candidates[k] = id;
  return n + 1;
}

size_t presence_candidates(Presence* p, const PatternId** out) {
  size_t n = 0;
  for (size_t i = 0; i < p->n_lookups; i++) {
    const Kind* kind = &p->table->kinds.data[p->lookups[i]];
    for (size_t g = 0; g < kind->found_by.n; g++) {
      const Group* group = &kind->found_by.data[g];
      if (group->also != NO_KIND && !places_of(p, group->also)) continue;
      for (size_t k = 0; k < group->patterns.n; k++)
        if (presence_meets(p, group->patterns.data[k]))
          n = add_candidate(p, n, group->patterns.data[k]);
    }
  }
  *out = p->candidates;
  return n;
}
