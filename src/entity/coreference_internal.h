// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// coreference: the state that the stages of entity_resolve share. Aliases merge entities of names
/// first; then all pronouns, relative words and nominals are resolved from left to right, so that
/// each can look back on resolved ones.
#ifndef NEWSGRAPH_ENTITY_COREFERENCE_INTERNAL_H
#define NEWSGRAPH_ENTITY_COREFERENCE_INTERNAL_H

#include "entity/nominals_internal.h"

/// How prominent a mention is in its sentence.
typedef enum { RANK_OBLIQUE, RANK_OWNER, RANK_OTHER, RANK_SUBJECT } Rank;

/// "Huawei's founder is Ren", "his wife Meng": who holds a role, of whom.
typedef struct {
  Str role;
  uint32_t holder; ///< entity
  uint32_t of;     ///< entity or NO_ENTITY
  uint32_t at;     ///< mention where it is said
} RoleFact;

typedef struct {
  const Document* d;
  const Ontology* o;
  Arena* arena;
  Entities* e;
  NominalLists lists;
  const WordList *connectors, *honours, *beginnings;
  uint32_t* cover;   ///< token -> 1 + mention, names and values only
  uint32_t* ordinal; ///< sentence -> number of its outer sentence among outer ones
  Rank* rank;        ///< by mention
  uint32_t* count;   ///< by entity: mentions so far
  size_t entity_cap;
  uint32_t topic[3]; ///< by Gender: the person spoken of most so far, or NO_ENTITY
  uint32_t* origin;  ///< by entity of a name: 1 + entity of the country it is said to be of, or 0
  uint32_t n_named;
  Map calls;                ///< "ENTITY noun" -> 1
  Map by_noun;              ///< type noun that is part of a name -> the entity last named so
  Map unnamed;              ///< head noun -> 1 + the nominal without a name that had it last
  uint32_t body;            ///< the organization spoken of most so far, or NO_ENTITY
  uint32_t author, authors; ///< I and we of the document's own voice
  bool*
      relative_of; ///< by mention: a name given only to tell whose relative it is ("his wife Mary")
  VEC(RoleFact) roles; ///< in the order of `at`
  size_t next_role;    ///< the first that is not completed
} Resolver;

/// Merges entities that are said to be the same: "X, formerly known as Y", "X (born Y)".
void coreference_merge_aliases(Resolver* r);
/// Collects r->roles from appositions, premodifiers and copulas.
void coreference_find_roles(Resolver* r);
/// Whose role it is, once the pronoun inside mention k is known ("his wife").
void coreference_complete_role(Resolver* r, size_t k);
/// What owns founders, chief executives and the like is no person, whatever it was taken for.
void coreference_retype_owners(Resolver* r);
/// Fills r->origin.
void coreference_find_origins(Resolver* r);

/// The entity mention k refers to, or NO_ENTITY. They look at earlier mentions, which are resolved
/// by then.
uint32_t coreference_find_person(Resolver* r, size_t k);
/// `noun` is the head of a nominal, empty for it.
uint32_t coreference_find_thing(Resolver* r, size_t k, ClassId wanted, uint32_t country, Str noun);
/// Keeps that an entity was called "the airline", so that the same noun finds it again.
void coreference_remember_call(Resolver* r, uint32_t entity, Str noun);
uint32_t coreference_find_plural(Resolver* r, size_t k);
uint32_t coreference_find_who(Resolver* r, size_t k, bool things);
uint32_t coreference_find_which(Resolver* r, size_t k);
uint32_t coreference_find_where(Resolver* r, size_t k);
uint32_t coreference_find_nominal(Resolver* r, size_t k);
/// Keeps a nominal that stands for nobody named, for the same noun later.
void coreference_note_nominal(Resolver* r, size_t k);

/// A new unnamed entity, introduced by mention k.
uint32_t coreference_add_unnamed(Resolver* r, size_t k, ClassId cls, Gender gender);
/// The entity of mention c; one is made for a person noun that has none ("a teacher ... she").
uint32_t coreference_entity_of(Resolver* r, size_t c);
/// The entity becomes a person (a pronoun says so).
void coreference_make_person(Resolver* r, uint32_t entity, Gender gender);

/// "is a writer", "as a teacher", ", a lawyer": the noun says what somebody is and is nobody new.
bool coreference_is_predicate(const Resolver* r, const Mention* m);

/// The token after a bracket or a comma-enclosed apposition that starts at `at`; `at` if there is
/// none.
uint32_t coreference_skip_bracket(const Resolver* r, uint32_t at, uint32_t end);
uint32_t coreference_sentence_end(const Resolver* r, const Mention* m);
static inline const Entity* coreference_entity(const Resolver* r, const Mention* m) {
  return m->entity == NO_ENTITY ? NULL : &r->e->entities[m->entity];
}

#endif
