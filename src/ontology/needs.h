// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// needs: what a clause must contain before a pattern is worth matching. The translation of a
/// pattern notes its needs: items (words, verbs, mentions) without which it cannot match, and how
/// far apart they may stand. Equal needs of all patterns are one *kind*; a clause is read once,
/// giving the places of each kind in it as bits, and a pattern is tried only if its needs are there
/// in their order and near enough.
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
  Str list;       ///< the word list that `words` are, if they are one and no more
  bool mention;
  ClassSet classes;
  bool ordered;  ///< stands behind the ordered need before it; others stand anywhere
  unsigned away; ///< ordered: at most so many items from the one before it
  unsigned cost; ///< how common it is; the least is best to look a pattern up by
} Need;

/// What words, verbs and mentions cost.
enum { COST_VERB = 1, COST_WORD = 2, COST_COMMON = 60, COST_PUNCTUATION = 100, COST_MENTION = 200 };
unsigned need_word_cost(Str word);

/// No limit to how far items may stand apart.
enum { AWAY_FAR = 64 };

/// What a stretch of a pattern needs.
typedef struct {
  Need* data;
  size_t n, cap;
  unsigned rest; ///< most items that the stretch goes on for behind its last ordered need
} Needs;

/// The stretch goes on for at most so many items.
void needs_pass(Needs* needs, unsigned items);
/// The stretch goes on with an item that it needs.
void needs_add(Arena* arena, Needs* needs, Need need);
/// The stretch goes on with another; or that stands somewhere, if it is `loose`.
void needs_append(Arena* arena, Needs* needs, const Needs* more, bool loose);
/// Most items that the stretch goes on for.
unsigned needs_length(const Needs* needs);
/// The stretch goes on with one of several: what is best in each makes one need.
void needs_append_either(Arena* arena, Needs* needs, const Needs* alternatives, size_t n);
/// The cheapest need to look a pattern up by: one without mentions. NULL if there is none.
const Need* needs_lookup(const Needs* needs);
/// The cheapest of the others; NULL if there is none.
const Need* needs_second(const Needs* needs, const Need* lookup);

/// presence.c: the needs of all patterns. The table lives in the arena of the ontology.
typedef struct NeedTable NeedTable;
NeedTable* need_table_new(Ontology* o, size_t n_patterns);
/// Patterns come in the order of their ids.
void need_table_add(NeedTable* t, PatternId id, const Needs* needs);
/// All have come.
void need_table_finish(NeedTable* t);

/// What a clause contains, per thread.
typedef struct Presence Presence;
Presence* presence_new(const NeedTable* t); ///< NULL if memory runs out
void presence_free(Presence* p);            ///< NULL is allowed
/// A clause begins; then its items follow, each once: a word, or a mention or verb as its text.
void presence_begin(Presence* p);
void presence_word(Presence* p, const WordForm* form);
void presence_symbol(Presence* p, Str item);
/// The same for a clause of which only the text is known.
void presence_read(Presence* p, Str clause);
/// Has the clause what this pattern needs?
bool presence_meets(Presence* p, PatternId id);
/// All patterns whose needs the clause meets, in the order of their ids; valid until
/// the next clause begins. Returns their number.
size_t presence_candidates(Presence* p, const PatternId** out);

#endif
