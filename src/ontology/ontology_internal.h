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

struct WordList {
  Str name;
  Map index; ///< word -> position
  VEC(Str) words;
  VEC(Str) values;
  uint64_t
      filter[64]; ///< bits of the words' outlines: most words that are asked for are in no list
  Str pattern;    ///< as a regular expression, made when a pattern first names the list
  VEC(Str) first_words; ///< of its entries: triggers
};

typedef struct {
  Str source;
  RuleId rule;
  uint32_t file, line;
} PatternSource;

struct Patterns; ///< compiled patterns: pattern.c

struct Ontology {
  Arena* arena;
  Diag* diag;
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
  Map name_keys;         ///< joined name -> index of `name_ranges`
  VEC(Span) name_ranges; ///< ranges of `name_hits`
  NameHit* name_hits;
  Map name_first; ///< first token -> largest number of tokens

  VEC(WordList*) lists;
  Map list_by_name;

  VEC(LexEntry) words;
  Map word_index;

  VEC(Cue) cues;
  Map cue_verbs, cue_nouns;

  VEC(Rule) rules;
  VEC(PatternSource) patterns;
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

/* ---- loaders of the parts; errors go to o->diag ---- */

void load_classes(Ontology* o);
void load_relations(Ontology* o);
void load_lists(Ontology* o);
void load_lexicon(Ontology* o);
void load_names(Ontology* o);
void load_cues(Ontology* o);
void load_rules(Ontology* o);
void compile_patterns(Ontology* o);
void free_patterns(Ontology* o);

/* ---- helpers ---- */

/// Cuts a comma-separated list: the next entry with white space squeezed to single blanks. "\," is
/// a comma.
bool list_cut(Arena* arena, Str* rest, Str* entry);
/// Next piece of "a = b = c", trimmed.
bool equals_cut(Str* rest, Str* piece);
/// A name as the tokenizer makes it, tokens joined by single blanks; returns their number.
size_t name_tokens(const Ontology* o, Arena* arena, Str name, Str* joined);
/// Adds a form to the lexicon; empty lemmas leave what is there.
void lexicon_add(Ontology* o, Str form, uint32_t bits, Str verb_lemma, Str noun_lemma);
Str inflect_s(Arena* arena, Str base);    ///< third person, or plural
Str inflect_past(Arena* arena, Str base); ///< -ed
Str inflect_ing(Arena* arena, Str base);

#endif
