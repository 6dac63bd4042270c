// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The needs of all patterns, and what clauses contain of them. A place is a bit: item 0 is the
/// lowest, the highest stands for its item and all behind it. What a clause is asked for lies close
/// together: the tables are packed when all patterns have come.
#include "needs.h"

#include "ontology_internal.h"

#include <stdlib.h>

enum { MAX_CLASS = 128, LAST_PLACE = 63, FEW_ITEMS = 12, NO_KIND = UINT32_MAX };

typedef uint32_t KindId;

/// A piece of an array.
typedef struct {
  uint32_t first, n;
} Range;

typedef struct {
  KindId kind;
  uint32_t away;
} Wanted;

/// In the table's `wanted`: the loose ones first, then the ordered ones.
typedef struct {
  uint32_t first;
  uint16_t n_loose, n;
} PatternNeeds;

/// A pattern, and what it needs besides the kind that it is looked up by: without one of these
/// marks the clause has none of it.
typedef struct {
  uint64_t mentions[2];
  uint64_t marks; ///< of the rarest other kind
  KindId also;    ///< that kind; NO_KIND: there is none
  PatternId id;
} Lookup;

/// Words, verbs and classes that make one need. Where a kind stands is put together from its few
/// items when that is asked for; one that is asked for anyway, or has many items, is noted with
/// each of them.
typedef struct {
  Range items;      ///< words and verbs
  uint16_t classes; ///< 1 + place of its classes, or 0
  bool noted;
} Kind;

/// The classes of a kind.
typedef struct {
  ClassSet set;
  uint64_t marks;
} KindClasses;

/// A kind that is noted with an item.
typedef struct {
  KindId kind;
  bool lookup; ///< patterns are looked up by it
} Noted;

typedef VEC(Lookup) LookupList;
typedef VEC(Noted) NotedList;

struct NeedTable {
  Ontology* o;
  Arena* arena;
  size_t n_patterns;
  PatternNeeds* patterns;
  VEC(Wanted) wanted;
  Map kind_by_text;
  VEC(Kind) kinds;
  VEC(uint32_t) items_of_kinds;
  VEC(KindClasses) classes;
  VEC(LookupList) lookups_of_kinds;
  Map verbs; ///< verb -> item; of a word: FormUses.needs
  uint32_t n_items;
  // Made at the end:
  Range* found_by; ///< by kind: patterns that are looked up by it, in `lookups`
  Lookup* lookups;
  Range* noted_with; ///< by item: in `noted`
  Noted* noted;
};

/// Few of many share a mark.
static uint64_t mark_of(uint32_t item) {
  return UINT64_C(1) << (item % 64);
}

/// A mention of a class; its type is weak or not.
static unsigned mention_type(unsigned class, bool weak) {
  return 2 * class + weak;
}

/// Where something stands in a clause: of another clause if the number is not that of this one.
typedef struct {
  uint64_t places;
  uint64_t clause;
} Places;

struct Presence {
  const NeedTable* table;
  uint64_t clause;               ///< number of the clause
  uint64_t marks, mention_marks; ///< of what it has so far
  unsigned place;                ///< of the item that comes next
  Places *kinds, *items;
  Places mentions[2 * MAX_CLASS];
  unsigned types[2 * MAX_CLASS]; ///< those of `mentions` that the clause has
  size_t n_types;
  KindId* lookups; ///< kinds in the clause that patterns are looked up by
  size_t n_lookups;
  PatternId* candidates;
};

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
  uint32_t next = t->n_items, at = next;
  if (is_verb(item)) {
    at = map_get_or_put(&t->verbs, item, next);
  } else {
    struct FormUses* uses = form_uses(t->o, form_of(t->o, item));
    if (uses->needs == 0) uses->needs = next + 1;
    at = uses->needs - 1;
  }
  t->n_items += at == next;
  return at;
}

static bool set_has(const uint64_t set[2], unsigned class) {
  return set[class / 64] >> (class % 64) & 1;
}

static uint64_t marks_of_classes(const ClassSet* set) {
  uint64_t marks = 0;
  for (unsigned c = 0; c < MAX_CLASS; c++) {
    bool any = set_has(set->any, c), weak = set_has(set->weak, c);
    if (any) marks |= mark_of(mention_type(c, false));
    if (any || weak) marks |= mark_of(mention_type(c, true));
  }
  return marks;
}

static KindId kind_of(NeedTable* t, const Need* need) {
  KindId kind = map_get_or_put(&t->kind_by_text, text_of(t->arena, need), (uint32_t)t->kinds.n);
  if (kind < t->kinds.n) return kind;
  Kind new = {.items = {(uint32_t)t->items_of_kinds.n, (uint32_t)need->words.n}};
  for (size_t i = 0; i < need->words.n; i++)
    vec_push(&t->items_of_kinds, t->arena, item_of(t, need->words.data[i]));
  if (need->mention) {
    vec_push(&t->classes, t->arena, (KindClasses){need->classes, marks_of_classes(&need->classes)});
    new.classes = (uint16_t)t->classes.n;
  }
  vec_push(&t->kinds, t->arena, new);
  vec_push(&t->lookups_of_kinds, t->arena, (LookupList){0});
  return kind;
}

static uint64_t marks_of_items(const NeedTable* t, const Kind* k) {
  uint64_t marks = 0;
  for (uint32_t i = 0; i < k->items.n; i++)
    marks |= mark_of(t->items_of_kinds.data[k->items.first + i]);
  return marks;
}

/// Notes a need of the pattern that is to be looked up: of its first two mentions, and of its
/// rarest other need.
static void add_to_lookup(const NeedTable* t, Lookup* x, const Need* need, KindId kind,
                          bool rarest) {
  const Kind* k = &t->kinds.data[kind];
  if (need->mention && need->words.n == 0) {
    uint64_t* place = &x->mentions[x->mentions[0] == UINT64_MAX ? 0 : 1];
    if (*place == UINT64_MAX) *place = t->classes.data[k->classes - 1].marks;
  } else if (rarest) {
    x->also = kind;
    if (!need->mention) x->marks = marks_of_items(t, k);
  }
}

void need_table_add(NeedTable* t, PatternId id, const Needs* needs) {
  PatternNeeds* p = &t->patterns[id];
  const Need *lookup = needs_lookup(needs), *second = needs_second(needs, lookup);
  Lookup found = {{UINT64_MAX, UINT64_MAX}, UINT64_MAX, NO_KIND, id};
  KindId by = NO_KIND;
  p->first = (uint32_t)t->wanted.n;
  for (int ordered = 0; ordered < 2; ordered++)
    for (size_t i = 0; i < needs->n; i++) {
      const Need* need = &needs->data[i];
      if (need->ordered != (ordered == 1)) continue;
      KindId kind = kind_of(t, need);
      vec_push(&t->wanted, t->arena, (Wanted){kind, need->away});
      p->n++;
      if (!ordered) p->n_loose++;
      if (need == lookup)
        by = kind;
      else
        add_to_lookup(t, &found, need, kind, need == second);
    }
  if (lookup) vec_push(&t->lookups_of_kinds.data[by], t->arena, found);
}

static void pack_lookups(NeedTable* t) {
  uint32_t n = 0;
  t->found_by = arena_new_array(t->arena, Range, t->kinds.n + 1);
  t->lookups = arena_new_array(t->arena, Lookup, t->n_patterns + 1);
  for (KindId kind = 0; kind < t->kinds.n; kind++) {
    const LookupList* of = &t->lookups_of_kinds.data[kind];
    t->found_by[kind] = (Range){n, (uint32_t)of->n};
    for (size_t i = 0; i < of->n; i++)
      t->lookups[n++] = of->data[i];
  }
}

/// A word may be there twice in one need.
static void note_with_items(NeedTable* t, KindId kind, NotedList* by_item) {
  Kind* k = &t->kinds.data[kind];
  bool lookup = t->found_by[kind].n > 0;
  k->noted = k->classes == 0 && (lookup || k->items.n > FEW_ITEMS);
  for (size_t i = 0; i < k->items.n && k->noted; i++) {
    NotedList* noted = &by_item[t->items_of_kinds.data[k->items.first + i]];
    if (noted->n == 0 || noted->data[noted->n - 1].kind != kind)
      vec_push(noted, t->arena, (Noted){kind, lookup});
  }
}

static void pack_noted(NeedTable* t) {
  NotedList* by_item = arena_new_array(t->arena, NotedList, t->n_items + 1);
  uint32_t n = 0;
  for (KindId kind = 0; kind < t->kinds.n; kind++)
    note_with_items(t, kind, by_item);
  for (uint32_t item = 0; item < t->n_items; item++)
    n += (uint32_t)by_item[item].n;
  t->noted_with = arena_new_array(t->arena, Range, t->n_items + 1);
  t->noted = arena_new_array(t->arena, Noted, n + 1);
  n = 0;
  for (uint32_t item = 0; item < t->n_items; item++) {
    t->noted_with[item] = (Range){n, (uint32_t)by_item[item].n};
    for (size_t i = 0; i < by_item[item].n; i++)
      t->noted[n++] = by_item[item].data[i];
  }
}

void need_table_finish(NeedTable* t) {
  pack_lookups(t);
  pack_noted(t);
}

/* ---- reading a clause ---- */

Presence* presence_new(const NeedTable* t) {
  Presence* p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->table = t;
  p->kinds = calloc(t->kinds.n + 1, sizeof *p->kinds);
  p->items = calloc(t->n_items + 1, sizeof *p->items);
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
  p->marks = p->mention_marks = mark_of(63); // something is always there
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
  Range range = p->table->noted_with[item];
  const Noted *noted = p->table->noted + range.first, *end = noted + range.n;
  note(p, &p->items[item]);
  p->marks |= mark_of(item);
  for (; noted < end; noted++)
    if (note(p, &p->kinds[noted->kind]) && noted->lookup) p->lookups[p->n_lookups++] = noted->kind;
}

static void note_mention(Presence* p, Str symbol) {
  unsigned c = (unsigned)((unsigned char)symbol.data[1] - NOTATION_CLASS0) % MAX_CLASS;
  unsigned type = mention_type(c, symbol.data[3] == 'w');
  p->mention_marks |= mark_of(type);
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
    bool weak = type % 2;
    if (set_has(set->any, c) || (weak && set_has(set->weak, c))) places |= p->mentions[type].places;
  }
  return places;
}

/// Of a kind that was not noted with its items, so far.
static uint64_t put_together(const Presence* p, const Kind* k) {
  const NeedTable* t = p->table;
  const uint32_t* items = t->items_of_kinds.data + k->items.first;
  uint64_t places = k->classes ? mention_places(p, &t->classes.data[k->classes - 1].set) : 0;
  for (size_t i = 0; i < k->items.n && !k->noted; i++)
    places |= places_in(p, &p->items[items[i]]);
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
  PatternNeeds needs = p->table->patterns[id];
  const Wanted *next = p->table->wanted.data + needs.first, *end = next + needs.n,
               *ordered = next + needs.n_loose;
  for (; next < ordered; next++)
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

/// Adds those that are looked up by a kind. Nearly all lack the other one.
static size_t add_candidates(Presence* p, size_t n, Range found_by) {
  const Lookup *x = p->table->lookups + found_by.first, *end = x + found_by.n;
  uint64_t marks = p->marks, mentions = p->mention_marks;
  for (; x < end; x++) {
    if ((x->mentions[0] & mentions) == 0 || (x->mentions[1] & mentions) == 0) continue;
    if ((x->marks & marks) == 0) continue;
    if (x->also != NO_KIND && !places_of(p, x->also)) continue;
    if (presence_meets(p, x->id)) n = add_candidate(p, n, x->id);
  }
  return n;
}

size_t presence_candidates(Presence* p, const PatternId** out) {
  size_t n = 0;
  for (size_t i = 0; i < p->n_lookups; i++)
    n = add_candidates(p, n, p->table->found_by[p->lookups[i]]);
  *out = p->candidates;
  return n;
}
