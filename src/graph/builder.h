// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the files of this folder share: the graph under construction.
#ifndef NEWSGRAPH_GRAPH_BUILDER_H
#define NEWSGRAPH_GRAPH_BUILDER_H

#include "graph/vocabulary.h"

enum { TRIPLE_ROLES = TRIPLE_MENTION_OTHER + 1 };

/// A string of the text that is a node.
typedef struct {
  Span offsets; ///< in characters
  Str iri, text;
  TripleRole role;                 ///< the lowest it was asked for with
  uint32_t mentions[TRIPLE_ROLES]; ///< 1 + the mention that was asked for with this role
  uint64_t keys[2];                ///< of the offsets: ordered as IRIs are
} TextString;

typedef struct {
  const Document* document;
  const Entities* entities;
  const Facts* facts;
  const Ontology* ontology;
  Str base;
  Arena* arena;
  Str iri;         ///< of the document
  Str strings_iri; ///< that of a string of it, without its offsets
  Str* names;      ///< IRI of each entity; empty if it is not in the graph
  bool* used;      ///< entity is in a statement or claim
  bool* source;    ///< entity is the source of a statement or the speaker of a claim
  Str* claims;     ///< IRI of each claim; empty if it is not in the graph
  VEC(TextString*) strings;
  Map known_strings;       ///< offsets (their bytes) -> index in `strings`
  size_t n_string_triples; ///< at most
  VEC(Triple) triples;     ///< all others
  Buf scratch;             ///< for what is put together
} Builder;

/// Empty if it is not in the graph, or NO_ENTITY.
static inline Str entity_iri(const Builder* b, uint32_t entity) {
  return entity < b->entities->n_entities ? b->names[entity] : STR_EMPTY;
}

/* builder.c */
void add_iri(Builder* b, Str subject, Str predicate, Str object, TripleRole role);
void add_text(Builder* b, Str subject, Str predicate, Str text);
void add_typed(Builder* b, Str subject, Str predicate, Str lexical, Str datatype, TripleRole role);
/// A term that is a date if one is known, else text.
Term date_term(Builder* b, DateValue date, Str text);
/// "2019", "2019-05", "2019-05-14" as dates, anything else as text, nothing if empty.
void add_time(Builder* b, Str subject, Str predicate, Str time);
void add_term(Builder* b, Str subject, Str predicate, Term object, TripleRole role);

/* strings.c */
/// Span without white space at its ends.
Span trimmed(const Builder* b, Span s);
/// IRI of a string of the text, described. Empty for an empty span.
Str span_node(Builder* b, Span s, TripleRole role);
/// The same for a mention, with what it refers to. Empty if its span is.
Str mention_node(Builder* b, uint32_t mention, TripleRole role);
/// Offsets in characters, as IRIs have them.
Span offsets_of(const Builder* b, Span s);
enum { OFFSETS_ROOM = 24 };
/// "12,34", written at the end of `room`.
Str offsets_text(Span offsets, char room[OFFSETS_ROOM]);
/// IRI of a part of the document, by its offsets.
Str mint_local(Builder* b, const char* fragment, Span offsets);
/// The triples of all strings in order, each string whole; `out` has room for n_string_triples.
/// Returns their number.
size_t put_strings(Builder* b, Triple* out);

/* order.c */
/// All triples in the order of triple_compare, no two equal (the lowest role stays).
Triple* ordered_triples(Builder* b, size_t* n);

/* names.c */
Str mint_name(Builder* b, Str folder, Str label, Str disambiguation);
Str mint_entity(Builder* b, const Entity* e, bool source);
/// From the content that was put together in `scratch`.
Str mint_hash(Builder* b, const char* folder);
/// Adds a unit separator and "begin,end" in characters to `scratch`.
void hash_offsets(Builder* b, Span s);
/// Adds a unit separator and a text to `scratch`.
void hash_text(Builder* b, Str s);

/* entities.c */
void write_document(Builder* b);
void write_entities(Builder* b);
void write_other_mentions(Builder* b);

/* statements.c */
void write_statements(Builder* b);

/* claims.c */
void name_claims(Builder* b);
void write_claims(Builder* b);

#endif
