// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// ontology_internal: the inside of an Ontology, shared by the loaders of its parts. A loader reads
/// Resources (all that the files say about one subject, in order) and fills its part.
#ifndef NEWSGRAPH_ONTOLOGY_INTERNAL_H
#define NEWSGRAPH_ONTOLOGY_INTERNAL_H

#include "ontology/ontology.h"
#include "turtle.h"

#define NS_NG     "https://w3id.org/newsgraph/ns#"
#define NS_BASE   "https://w3id.org/newsgraph/"
#define NS_SCHEMA "https://schema.org/"
#define NS_RDF    "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_RDFS   "http://www.w3.org/2000/01/rdf-schema#"
#define NS_OWL    "http://www.w3.org/2002/07/owl#"
#define NS_SKOS   "http://www.w3.org/2004/02/skos/core#"
#define NS_XSD    "http://www.w3.org/2001/XMLSchema#"

enum { MAX_CLASSES = 120 }; ///< a class is one byte of the notation of clauses

/* ---- what the files say ---- */

/// One property of a resource.
typedef struct {
  Str predicate;
  Term object;
  uint32_t file, line;
} Property;

typedef struct {
  Str iri; ///< or blank node name
  VEC(Property) properties;
  uint32_t file, line; ///< of its first statement
} Resource;

typedef struct {
  Str path;
  Str bytes;
} SourceFile;

struct ListContent {
  const Ontology* ontology;
  VEC(Str) words;
  // Made when a pattern first names the list (alternation.c):
  VEC(Str) phrases;     ///< the entries as clauses show them
  VEC(Str) first_words; ///< of its entries: triggers
  unsigned blanks;      ///< most that an entry has
  Map places;           ///< entry -> its place; the first word of one -> LIST_NO_ENTRY
  uint64_t starts;      ///< what entries begin with (regex.c)
};

#define LIST_NO_ENTRY UINT32_MAX

/// Numbers by the hash of their text: weights.c.
struct Weights {
  Str name;
  uint64_t*
      known; ///< a bit for the beginning of each hash: most texts that are asked for have none
  uint64_t* hashes; ///< 0: an empty slot
  double* values;
  size_t n, n_slots;
};

/// "word = value" of one list.
typedef struct ListValue {
  const struct ListValue* next;
  uint32_t list;
  Str value;
} ListValue;

/// What few forms have.
struct FormUses {
  const ListValue* values;
  const Cue *verb_cue, *noun_cue;
  VEC(PatternId) patterns;
  uint32_t needs; ///< 1 + its place in the table of what patterns need (presence.c), or 0
};

/// All forms by their text. They stay where they are when the table grows.
typedef struct {
  VEC(WordForm*) blocks;
  size_t n;
  uint32_t* slots; ///< forms.c
  size_t n_slots;
  Str room; ///< for texts that no file has
  WordForm unknown;
} FormTable;

typedef struct {
  Str source;
  RuleId rule;
  uint32_t file, line;
} PatternSource;

/// What patterns share, by name: pieces.c.
typedef struct {
  Str name, text;
} PatternPiece;

struct Patterns; ///< compiled patterns: pattern.c

struct Ontology {
  Arena* arena;
  Diag* diag;
  bool with_examples; ///< files in folders named "examples" are read too
  char fingerprint[65];
  VEC(SourceFile) files;
  Map resource_index;
  VEC(Resource) resources;

  VEC(Class) classes;
  uint64_t (*is_a)[2]; ///< is_a[c] has the bit of every class that c is or is below
  Map class_by_name, class_by_iri;

  VEC(Relation) relations;
  Map relation_by_name, relation_by_iri;

  VEC(NameEntry) names;
  VEC(Span) name_ranges; ///< by WordForm.names - 1: ranges of `name_hits`
  NameHit* name_hits;

  FormTable forms;
  VEC(WordList*) lists;
  Map list_by_name;
  VEC(Weights) weights;
  uint32_t cue_beginnings[1024]; ///< a bit for each three letters that a cue begins with

  VEC(Rule) rules;
  VEC(PatternSource) patterns;
  VEC(PatternPiece) pieces;
  VEC(RuleExample) examples;
  struct Patterns* compiled;
};

/* ---- reading resources ---- */

/// First value of a property, empty if there is none.
Str resource_value(const Resource* r, Str predicate);
/// The next property with this predicate at or after *at, which is moved behind it; NULL at the
/// end.
const Property* resource_next(const Resource* r, Str predicate, size_t* at);
bool resource_has(const Resource* r, Str predicate, Str value);
const Resource* resource_find(const Ontology* o, Str iri);
/// What follows the last # or / of an IRI.
Str iri_local(Str iri);
/// Reports an error at a property (or the resource itself if NULL).
void resource_error(const Ontology* o, const Resource* r, const Property* p, const char* format,
                    ...) NG_PRINTF(4, 5);

/* ---- forms ---- */

/// Makes the empty table.
void forms_begin(Ontology* o);
/// The form of a text, which is made if it is new. The text must live as long as the ontology.
WordForm* form_of(Ontology* o, Str text);
/// The same for n texts, but sooner: none waits for the memory of the one before.
void forms_of(Ontology* o, const Str* texts, size_t n, WordForm** out);
/// Where such a text may be written.
char* forms_room(Ontology* o, size_t len);
/// The same for something to be noted that few forms have.
struct FormUses* form_uses(Ontology* o, WordForm* form);

/* ---- loaders of the parts; errors go to o->diag ---- */

void load_classes(Ontology* o);
void load_relations(Ontology* o);
void load_lists(Ontology* o);
void load_weights(Ontology* o);
void load_lexicon(Ontology* o);
void load_names(Ontology* o);
void load_cues(Ontology* o);
void load_pieces(Ontology* o);
void load_rules(Ontology* o);
void compile_patterns(Ontology* o);
void free_patterns(Ontology* o);

/* ---- helpers ---- */

/// The entries of a comma-separated list: entries.c. "\," is a comma of an entry.
typedef struct {
  Arena* arena;
  Str rest;             ///< of the list
  bool escapes, equals; ///< there is "\" in it, or "="
  bool lower;           ///< there are neither capitals nor letters beyond ASCII in it
} Entries;

/// Entries lie in the list, or in the arena where they had to be changed.
Entries entries_of(Arena* arena, Str list);
/// An entry, with white space squeezed to single blanks.
typedef struct {
  Str rest;     ///< what of it has not been cut off
  bool phrase;  ///< there may be blanks in it
  bool several; ///< it may be "a = b"
} ListEntry;

bool entries_next(Entries* x, ListEntry* entry); ///< false: there is none
/// Next piece of "a = b = c", trimmed.
bool equals_cut(ListEntry* entry, Str* piece);
/// A name as the tokenizer makes it, tokens joined by single blanks; returns their number.
size_t name_tokens(const Ontology* o, Arena* arena, Str name, Str* joined);

#endif
