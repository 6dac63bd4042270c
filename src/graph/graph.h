// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// graph: a document's facts as RDF triples. Mints IRIs, writes documents, entities, statements,
/// claims, mentions and provenance as docs/ontology.md says. A pure function: nothing depends on
/// another document, a clock or an order. Everything lives in the arena passed in.
#ifndef NEWSGRAPH_GRAPH_GRAPH_H
#define NEWSGRAPH_GRAPH_GRAPH_H

#include "fact/fact.h"

typedef enum { TERM_IRI, TERM_LITERAL } TermKind;
typedef struct {
  TermKind kind;
  Str value;    ///< IRI, or lexical form
  Str datatype; ///< IRI; empty means xsd:string
  Str language; ///< empty if none
} Term;

/// Why a triple is in the output: the `--mentions` option of export leaves some out.
typedef enum {
  TRIPLE_CORE,
  TRIPLE_MENTION_USED, ///< describes a mention that a statement or claim uses
  TRIPLE_MENTION_OTHER ///< describes any other mention
} TripleRole;

typedef struct {
  Str subject, predicate; ///< IRIs
  Term object;
  TripleRole role;
  bool whole; ///< stands for the five triples of a string of the text, of which it is the first
} Triple;

typedef struct {
  Str document;    ///< IRI of the document: its named graph
  Triple* triples; ///< in the order of triple_compare, no two equal; strings of the text are whole
  size_t n_triples;
} Graph;

/// `base` is the --base IRI, ends with / or #.
void graph_build(const Document* d, const Entities* e, const Facts* f, const Ontology* ontology,
                 Str base, Arena* arena, Graph* out);
/// All its triples, none of them whole, in the same order.
Triple* graph_triples(const Graph* g, Arena* arena, size_t* n);

/// The order of everything that is written: by bytes of subject, predicate, object; IRIs before
/// literals.
int term_compare(const Term* a, const Term* b);
int triple_compare(const Triple* a, const Triple* b);
/// Sorts and removes repeats in place (the lowest role stays); returns how many are left.
size_t triples_sort(Triple* triples, size_t n);

/// The IRI as RFC 3987 allows it: what may not stand in an IRI is percent-encoded. Returns `iri`
/// itself when it is fine.
Str iri_escape(Str iri, Arena* arena);

/// Strings of the text are two thirds of a graph, and all that differs in their five triples is the
/// text and what the subject says ("DOCUMENT#char=12,34"): so they are kept as the first of the
/// five, nif:anchorOf, until they are looked at. False if the subject is no such IRI.
bool string_whole(Str subject, Str text, TripleRole role, Triple* out);
/// What the subject says, cut up; false if it is no such IRI.
typedef struct {
  Str document, begin, end;
} StringName;
bool string_name(Str subject, StringName* out);
/// All of them, in order.
enum { STRING_TRIPLES = 5 };
void string_triples(const Triple* string, Triple out[STRING_TRIPLES]);

/* ---- vocabulary ---- */

#define NS_RDF    "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_RDFS   "http://www.w3.org/2000/01/rdf-schema#"
#define NS_XSD    "http://www.w3.org/2001/XMLSchema#"
#define NS_OWL    "http://www.w3.org/2002/07/owl#"
#define NS_SKOS   "http://www.w3.org/2004/02/skos/core#"
#define NS_DCT    "http://purl.org/dc/terms/"
#define NS_VOID   "http://rdfs.org/ns/void#"
#define NS_SCHEMA "https://schema.org/"
#define NS_NIF    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define NS_ITSRDF "http://www.w3.org/2005/11/its/rdf#"
#define NS_WD     "http://www.wikidata.org/entity/"
#define NS_NG     "https://w3id.org/newsgraph/ns#"
#define NS_RULE   "https://w3id.org/newsgraph/rule#"

/// Prefixes of the output; those with an empty `iri` are folders below the base ("doc" is BASE
/// doc/).
typedef struct {
  Str prefix, iri;
} Namespace;
const Namespace* graph_namespaces(size_t* n);

/// IRIs that most triples use, in a fixed order that is only ever appended to: the store writes
/// them as one byte.
const Str* graph_vocabulary(size_t* n);

#endif
