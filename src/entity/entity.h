// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// entity: the mentions of a document and which of them are the same thing. Names by dictionary and
/// by evidence that adds up over the document; dates, amounts, nationalities; pronouns, relatives,
/// roles ("the company", "Huawei's founder") resolved to entities. Everything lives in the arena
/// passed in.
#ifndef NEWSGRAPH_ENTITY_ENTITY_H
#define NEWSGRAPH_ENTITY_ENTITY_H

#include "document/document.h"

typedef enum {
  MENTION_NAME,
  MENTION_PRONOUN,
  MENTION_NOMINAL,     ///< "the company", "his wife", "Huawei's founder", "US officials"
  MENTION_NATIONALITY, ///< "German": the entity is the country, the class CLASS_NATIONALITY
  MENTION_DATE,
  MENTION_VALUE ///< money, percent, number
} MentionKind;

typedef enum { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE } Gender;
typedef enum {
  PRONOUN_NONE,
  PRONOUN_PERSONAL,
  PRONOUN_POSSESSIVE,
  PRONOUN_REFLEXIVE,
  PRONOUN_RELATIVE
} PronounKind;

#define NO_ENTITY UINT32_MAX

/// A date as far as it is known. 0 = unknown part.
typedef struct {
  int16_t year;
  uint8_t month, day;
  bool relative; ///< resolved against the article's date ("last week")
} DateValue;

typedef struct {
  Span span; ///< without article, genitive, honorific before a full name; nominals with determiner
  uint32_t first, n; ///< tokens
  uint32_t sentence; ///< innermost sentence
  uint32_t entity;   ///< NO_ENTITY: a value, or a pronoun or nominal that stays unresolved
  MentionKind kind;
  ClassId cls;
  bool weak; ///< the type is a guess that a pattern may overrule
  bool plural;
  bool nested; ///< lies inside another mention
  PronounKind pronoun;
  Gender gender;
  DateValue date;
} Mention;

typedef struct {
  ClassId cls;
  Str label;           ///< canonical name; the IRI is minted from it
  uint32_t name_entry; ///< 1 + index of the ontology's NameEntry, 0 if the name is in no list
  Gender gender;
  bool unnamed; ///< no name in the document: "one expert", "she" without antecedent, "a Huawei
                ///< spokesman"
  bool plural;
  uint32_t speaks_for; ///< unnamed sources: entity of the organization, or NO_ENTITY
  Span introduced;     ///< its first (best) mention
  Str* alt_labels;     ///< other names in the document
  size_t n_alt_labels;
} Entity;

typedef struct {
  Mention* mentions; ///< by begin, then longer first
  size_t n_mentions;
  Entity* entities;
  size_t n_entities;
} Entities;

/// Finds mentions in content zones and resolves them.
void entity_find(const Document* d, const Ontology* ontology, Arena* arena, Entities* out);

/// Stages of entity_find, in this order; each in a file of its own.
void entity_find_values(const Document* d, const Ontology* ontology, Arena* arena,
                        Entities* e); ///< values.c: dates, money, percent
void entity_find_names(const Document* d, const Ontology* ontology, Arena* arena,
                       Entities* e); ///< names.c, typing.c: names, types, name clusters
void entity_find_nominals(const Document* d, const Ontology* ontology, Arena* arena,
                          Entities* e); ///< nominals.c: pronouns and nominals as mentions
void entity_resolve(const Document* d, const Ontology* ontology, Arena* arena,
                    Entities* e); ///< coreference.c

/// Puts mentions into their order and sets `nested` for those inside another.
void entity_sort_mentions(Entities* e, Arena* arena);
/// Adds what was found, about in the order of the text; `found` is put in order as well.
void entity_add_mentions(Entities* e, Mention* found, size_t n, Arena* arena);
void entity_find_offers(const Document* d, const Ontology* ontology, Arena* arena,
                        Entities* e); ///< offers.c: "the deal", "its proposal"

/// Mentions of a sentence: indices [first, end) of those whose span begins in it.
void entity_mentions_in(const Entities* e, Span span, size_t* first, size_t* end);
/// Text of a date as xsd: "1987", "2019-05" or "2019-05-14"; empty if nothing is known.
Str date_lexical(DateValue v, Arena* arena);

#endif
