// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// needs: what a clause must contain before a pattern is worth matching. The translation of a
/// pattern notes its needs: items (words, verbs, mentions) without which it cannot match. Equal
/// needs of all patterns are one *kind*; a clause is read once, giving the places of each kind in
/// it as bits, and a pattern is tried only if its needs are there in their order.
#ifndef NEWSGRAPH_ONTOLOGY_NEEDS_H
#define NEWSGRAPH_ONTOLOGY_NEEDS_H

#include "ontology/ontology.h"

/// A set of classes; mentions of the second half count only if their type is weak.
typedef struct {
  uint64_t any[2], weak[2];
} ClassSet;

/// An item that a clause must have: one of these words or verbs, or a mention of these classes.
typedef struct {
  VEC(Str) words; ///< as they stand in a clause: "founder", "\xFEafound"
  bool mention;
  ClassSet classes;
  bool ordered;  ///< stands behind the ordered need before it; others stand anywhere
  unsigned cost; ///< how common it is; the least is best to look a pattern up by
} Need;

typedef VEC(Need) Needs;

/// The cheapest need, of those without mentions if `words_only`; NULL if there is none.
const Need* needs_best(const Needs* needs, bool words_only);

/// The needs of all patterns.
typedef struct NeedTable NeedTable;
NeedTable* need_table_new(Arena* arena, size_t n_patterns);
/// Patterns come in the order of their ids.
void need_table_add(NeedTable* t, PatternId id, const Needs* needs);

/// What a clause contains, per thread.
typedef struct Presence Presence;
Presence* presence_new(const NeedTable* t); ///< NULL if memory runs out
void presence_free(Presence* p);            ///< NULL is allowed
void presence_read(Presence* p, Str clause);
bool presence_meets(const Presence* p, PatternId id);
/// All patterns whose needs the clause meets, in the order of their ids. Returns their number.
size_t presence_candidates(Presence* p, const PatternId** out);

#endif
