// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The vocabulary's tables, and the order of terms and triples.

#include "graph/vocabulary.h"

#include <stdlib.h>

#define VOCABULARY_IRI(name, iri) {"" iri, sizeof(iri) - 1},
const Str VOCABULARY_IRIS[] = {VOCABULARY(VOCABULARY_IRI)};
#undef VOCABULARY_IRI

#define NAMESPACE(prefix, iri)                                                                     \
  {                                                                                                \
    {"" prefix, sizeof(prefix) - 1}, {                                                             \
      "" iri, sizeof(iri) - 1                                                                      \
    }                                                                                              \
  }
static const Namespace NAMESPACES[] = {
    NAMESPACE("claim", ""),         NAMESPACE("dcterms", NS_DCT),   NAMESPACE("doc", ""),
    NAMESPACE("itsrdf", NS_ITSRDF), NAMESPACE("ng", NS_NG),         NAMESPACE("nif", NS_NIF),
    NAMESPACE("org", ""),           NAMESPACE("owl", NS_OWL),       NAMESPACE("person", ""),
    NAMESPACE("place", ""),         NAMESPACE("rdf", NS_RDF),       NAMESPACE("rdfs", NS_RDFS),
    NAMESPACE("rule", NS_RULE),     NAMESPACE("schema", NS_SCHEMA), NAMESPACE("skos", NS_SKOS),
    NAMESPACE("stmt", ""),          NAMESPACE("thing", ""),         NAMESPACE("void", NS_VOID),
    NAMESPACE("wd", NS_WD),         NAMESPACE("xsd", NS_XSD),
};

const Str* graph_vocabulary(size_t* n) {
  *n = V_COUNT;
  return VOCABULARY_IRIS;
}

const Namespace* graph_namespaces(size_t* n) {
  *n = sizeof NAMESPACES / sizeof NAMESPACES[0];
  return NAMESPACES;
}

// Triples of one node share the bytes of its IRI: most comparisons end at the pointer.
static int compare(Str a, Str b) {
  return a.data == b.data && a.len == b.len ? 0 : str_compare(a, b);
}

int term_compare(const Term* a, const Term* b) {
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  int c = compare(a->value, b->value);
  if (c == 0 && a->kind == TERM_LITERAL) c = compare(a->datatype, b->datatype);
  if (c == 0 && a->kind == TERM_LITERAL) c = compare(a->language, b->language);
  return c;
}

int triple_compare(const Triple* a, const Triple* b) {
  int c = compare(a->subject, b->subject);
  if (c == 0) c = compare(a->predicate, b->predicate);
  if (c == 0) c = term_compare(&a->object, &b->object);
  return c;
}

static int by_triple_then_role(const void* x, const void* y) {
  const Triple *a = x, *b = y;
  int c = triple_compare(a, b);
  return c ? c : (int)a->role - (int)b->role;
}

size_t triples_sort(Triple* triples, size_t n) {
  if (n < 2) return n;
  qsort(triples, n, sizeof *triples, by_triple_then_role);
  size_t kept = 1;
  for (size_t i = 1; i < n; i++)
    if (triple_compare(&triples[i], &triples[kept - 1]) != 0) triples[kept++] = triples[i];
  return kept;
}
