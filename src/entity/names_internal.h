// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Private to entity: what the stages of finding names share. Words get bits from the word lists
/// (names_words.c); runs of capitalised words become occurrences (names_runs.c, names_split.c);
/// equal occurrences are one Name whose kind is told by evidence that adds up over the document
/// (typing.c, typing_context.c); names become entities (names_clusters.c).
#ifndef NEWSGRAPH_ENTITY_NAMES_INTERNAL_H
#define NEWSGRAPH_ENTITY_NAMES_INTERNAL_H

#include "entity/entity.h"

/// What a name names, coarser than a class.
typedef enum {
  KIND_NONE,
  KIND_PERSON,
  KIND_ORG,
  KIND_PLACE,
  KIND_EVENT,
  KIND_PRODUCT,
  KIND_LAW,
  KIND_TECH,
  KIND_COUNT
} NameKind;

enum {
  W_CAPITAL = 1 << 0, ///< may be part of a name by its shape
  W_TITLE = 1 << 1,
  W_HONORIFIC = 1 << 2,
  W_ROLE = 1 << 3,
  W_ROLE_ADJ = 1 << 4,
  W_NOBLE = 1 << 5,
  W_HONOUR = 1 << 6,
  W_GENERATION = 1 << 7,
  W_LEGAL = 1 << 8,
  W_PERSON_CONNECTOR = 1 << 10,
  W_NOT = 1 << 11,
  W_NOT_ALONE = 1 << 12,
  W_FIELD = 1 << 13,
  W_ORDINARY = 1 << 14,
  W_GIVEN = 1 << 15,
  W_SURNAME = 1 << 16,
  W_COMMON = 1 << 17, ///< an ordinary word in lower case
  W_INITIAL = 1 << 18,
  W_TAKEN = 1 << 19, ///< inside a date or amount
  W_DEMONYM = 1 << 20,
  W_START = 1 << 21, ///< the capital says nothing: first of a sentence or quotation
  W_CAMEL = 1 << 22, ///< eBay, YouTube
  W_GENITIVE_JOIN = 1 << 23,
  W_FIRST_SURNAME = 1 << 24,
  W_NAMED = 1 << 25,  ///< inside a name
  W_PLAIN = 1 << 26,  ///< in lower case, a number, a mark: nothing begins with it
  W_MARKED = 1 << 27, ///< has a mark or a digit inside
};

enum { NAME_LONGEST_ENDING = 5 };

/// The word lists, looked up once for a document.
typedef struct {
  const WordList *head, *front_head, *legal, *generation, *honorific, *title, *noble, *regnal,
      *party_head, *party_word, *compound_tail, *role, *role_adj, *honour, *person_connector,
      *not_name, *not_alone, *field, *ordinary, *not_given, *first_surname, *genitive_join,
      *person_before, *person_verb, *org_verb, *kin, *dealer_noun, *org_money, *place_after,
      *place_before, *org_after, *org_before, *org_noun, *place_noun, *event_noun, *work_noun,
      *person_noun, *company_noun, *government_noun, *media_noun, *school_noun, *party_noun, *group,
      *ending, *gender, *state, *org_role, *org_object, *org_participle, *person_after, *agent_verb,
      *agent_object_verb, *currency, *naming, *tech_noun;
  ListSet of_capitals, of_small; ///< what a word with a capital, and one without, is asked for
  uint32_t endings[NAME_LONGEST_ENDING + 1]; ///< by length: last letters of `ending`, as bits
} NameLists;

typedef struct {
  uint32_t bits;
  uint8_t head, head_class;   ///< NameKind and ClassId of the word as the last of a name
  uint8_t front, front_class; ///< the same as the first
} Word;

/// One place where a name stands.
typedef struct {
  uint32_t first, n;   ///< tokens of the name proper
  uint32_t span_first; ///< first token of the mention: with the honorific of a bare surname
  uint32_t sentence;
  uint32_t name;       ///< index in Names.names
  uint32_t title;      ///< 1 + token of the honorific, title or role before it
  uint32_t government; ///< 1 + entry of the country whose government a capital stands for
  bool start;          ///< begins a sentence
  bool nationality;
  bool from_title; ///< found in a line in title case
  Span part;       ///< a part of its token ("German" of "German-born"); empty: whole tokens
} Occurrence;

typedef struct {
  Str text;               ///< tokens joined by single blanks
  const WordForm* form;   ///< of the text
  uint32_t first, n;      ///< tokens of its first occurrence
  uint32_t count, inside; ///< occurrences; those that do not begin a sentence
  uint32_t bits_all, bits_any;
  double score[KIND_COUNT];
  double context[KIND_COUNT];           ///< evidence of the words around its occurrences
  double class_score[CLASS_CORE_COUNT]; ///< votes for a sub-class
  NameKind kind;
  ClassId cls;
  double lead;    ///< by how much the kind leads
  uint32_t entry; ///< 1 + index of its NameEntry
  Gender gender;
  bool foreign;          ///< in a script without capitals, behind the name it repeats
  bool title;            ///< a work: stands in quotation marks, in title case
  bool technology;       ///< 'a technique called "split keys"': ordinary words that are its name
  uint32_t government;   ///< 1 + entry of the country whose government it names
  bool dropped;          ///< no name after all
  bool plain_acronym;    ///< "census-designated place (CDP)"
  uint32_t with_article; ///< occurrences behind "the"
  bool person_part;      ///< single word that is part of a known person's name
  uint32_t whole;        ///< 1 + the longer name it is short for
  uint32_t entity;
} Name;

typedef struct {
  const Document* d;
  const Ontology* o;
  Arena* arena;
  NameLists lists;
  Word* words; ///< one for each token
  VEC(Occurrence) occurrences;
  VEC(Name) names;
  Map by_text;
} Names;

/* names_words.c */
void names_read_lists(Names* x);
void names_mark_words(Names* x, const Entities* values);
ClassId kind_class(NameKind k);
NameKind class_kind(const Ontology* o, ClassId c);
/// Tokens joined as the ontology's index wants them.
Str names_join(Arena* arena, const Document* d, uint32_t first, uint32_t n);
/// Tokens of the longest name of the ontology that may begin here: told by its first word, and
/// whether the next one has a capital.
uint32_t names_most(const Names* x, uint32_t first);
/// Entries of the ontology for the name that the tokens are.
const NameHit* names_hits(const Names* x, uint32_t first, uint32_t n, size_t* hits);
/// The value of the phrase that the tokens are, two or more, in a list; empty if it is in none.
Str names_phrase_value(const Names* x, const WordList* list, uint32_t first, uint32_t n);
static inline bool word_is(const Names* x, size_t token, uint32_t bits) {
  return token < x->d->n_tokens && (x->words[token].bits & bits) != 0;
}
/// No blank or one between the token and the one before it, on one line.
bool names_adjacent(const Names* x, size_t token);
static inline bool token_is(const Names* x, size_t token, const char* text) {
  return token < x->d->n_tokens && str_equal(x->d->tokens[token].lower, str_from(text));
}
/// The values of list:name-head, list:name-front-head and list:name-group; CLASS_NONE for others.
ClassId names_class_of_value(Str value);
/// Head of the last words (two words are tried first: "Law School").
void names_head(const Names* x, uint32_t first, uint32_t n, NameKind* kind, ClassId* cls);
bool names_has_head(const Names* x, uint32_t first, uint32_t n);

bool names_is_year(const Names* x, size_t token);

/* names_runs.c */
void names_find_runs(Names* x);
/// Names that a naming verb gives to a technology, quoted in ordinary words; and where they stand
/// again (names_called.c).
void names_find_called(Names* x);
/// Names of the document in lines where capitals say nothing.
void names_find_in_titles(Names* x);

/* names_split.c */
/// Cuts nationality, title, role and honours off a run and adds what is left.
void names_add_run(Names* x, uint32_t first, uint32_t end);
uint32_t names_add(Names* x, Occurrence occurrence);

/* typing.c, typing_context.c */
void names_type(Names* x);
void names_add_context(Names* x, const Occurrence* occurrence, Name* name);

/* names_clusters.c */
void names_make_entities(Names* x, Entities* e);

#endif
