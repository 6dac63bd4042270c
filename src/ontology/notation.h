// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// notation: from the pattern notation of rule files to a regular expression over clause strings,
/// and what a clause must contain before it is worth matching.
#ifndef NEWSGRAPH_ONTOLOGY_NOTATION_H
#define NEWSGRAPH_ONTOLOGY_NOTATION_H

#include "needs.h"
#include "ontology_internal.h"
#include "regex.h"

enum { MAX_SLOTS = PATTERN_MAX_SLOTS };

typedef struct {
  SlotRole role;
  bool list; ///< {x:Class+}
  bool text; ///< {x:Text}, {x:Noun}
  bool verb; ///< not a slot: where a <verb> matched
  ClassSet classes;
} SlotGroup;

typedef struct {
  Str regex;
  SlotGroup slots[MAX_SLOTS]; ///< by number of capture group, from 0 for group 1
  size_t n_slots;
  Needs needs;
  Str error; ///< empty if the pattern is sound
} Translation;

/// Translates a pattern; a wrong one has `error` set. Its needs and its error are in the arena; the
/// expression and the words needed live as long as the ontology.
/// `subject_elsewhere`: the rule tells its subject without a slot (ng:implicitSubject).
/// `table`: what patterns share is left to the table's short forms (regex.h); NULL: all is written
/// out, as PCRE2 wants it.
void notation_translate(const Ontology* o, Arena* arena, Str pattern, bool subject_elsewhere,
                        RegexTable* table, Translation* out);

/// pieces.c: the pattern with its &pieces put in. If one is not known, or they go in a circle, its
/// name in `unknown`.
Str pieces_expand(const Ontology* o, Arena* arena, Str pattern, Str* unknown);

/// looks.c: what many patterns look around for.
typedef enum {
  LOOK_NO_GAP_STOP,    ///< the next item is no word that ends a run of plain words
  LOOK_NO_ACTOR,       ///< it is no person and no active verb
  LOOK_PHRASE_END,     ///< it may follow a mention that ends its noun phrase
  LOOK_NO_GENITIVE,    ///< it is no "'s"
  LOOK_NOT_POSSESSIVE, ///< the last mention is none, or the clause ends here
  LOOK_ITEM_END,       ///< between two items
  N_LOOKS
} LookId;
/// Its regular expression, a look-ahead, as PCRE2 reads it; and the name that stands for it in the
/// plain dialect, (?%name).
Str look_text(LookId look);
Str look_name(LookId look);
/// Tells the table all names.
void looks_share(RegexTable* table);

/// alternation.c: text that stands for itself.
void add_escaped(Buf* out, Str s);
unsigned blanks_in(Str s);
/// Makes what patterns ask of a list: fills it, in the arena of the ontology. Once for a list.
void list_read_phrases(struct ListContent* list, Arena* arena);
/// Any of its entries.
void add_list_pattern(Buf* out, Arena* arena, const struct ListContent* list);

/// notation_types.c: the mentions that a slot of this class takes; `object` for every role but the
/// subject.
ClassSet slot_classes(const Ontology* o, ClassId slot, bool object);
bool class_set_has_person(const ClassSet* set);
void add_class_bytes(Buf* out, const uint64_t set[2]);
/// Regular expression for a mention symbol of these classes.
void add_mention_pattern(Buf* out, const ClassSet* set);

/// notation_verbs.c: regular expression for a verb of <...>, "be founded"; the verbs and words that
/// show it are added to the need. Returns the word that should be a base form and is none, else
/// nothing.
Str add_verb_pattern(Buf* out, const Ontology* o, Arena* arena, Str text, Need* need);

#endif
