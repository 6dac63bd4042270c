// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// graph_build: the order in which a document's graph is written.

#include "graph/builder.h"

static void use(Builder* b, uint32_t entity, bool as_source) {
  if (entity >= b->entities->n_entities) return;
  b->used[entity] = true;
  b->source[entity] = b->source[entity] || as_source;
}

// Which entities something is said of, or by: the others need no node if they have no name.
static void mark_used(Builder* b) {
  for (size_t i = 0; i < b->facts->n_facts; i++) {
    const Fact* f = &b->facts->facts[i];
    use(b, f->subject, false);
    use(b, f->object, false);
    for (size_t k = 0; !f->own_voice && k < f->sources.n; k++)
      use(b, f->sources.data[k], true);
    for (size_t k = 0; k < f->qualifiers.n; k++)
      use(b, f->qualifiers.data[k].entity, false);
  }
  for (size_t i = 0; i < b->facts->n_claims; i++) {
    const Claim* c = &b->facts->claims[i];
    use(b, c->speaker, true);
    use(b, c->addressee, false);
    use(b, c->venue, false);
    for (size_t k = 0; k < c->about.n; k++)
      use(b, c->about.data[k], false);
  }
}

// Room for most graphs, so that the list need not grow.
static size_t triples_expected(const Builder* b) {
  return 32 + 4 * b->entities->n_entities + 12 * b->facts->n_claims + 20 * b->facts->n_facts;
}

Triple* graph_triples(const Graph* g, Arena* arena, size_t* n) {
  size_t n_whole = 0;
  for (size_t i = 0; i < g->n_triples; i++)
    n_whole += g->triples[i].whole;
  Triple* out = arena_room(arena, g->n_triples + n_whole * (STRING_TRIPLES - 1), sizeof *out);
  Triple* at = out;
  for (size_t i = 0; i < g->n_triples; i++) {
    const Triple* t = &g->triples[i];
    if (t->whole)
      string_triples(t, at);
    else
      *at = *t;
    at += t->whole ? STRING_TRIPLES : 1;
  }
  *n = (size_t)(at - out);
  return out;
}

void graph_build(const Document* d, const Entities* e, const Facts* f, const Ontology* ontology,
                 Str base, Arena* arena, Graph* out) {
  Builder b = {
      .document = d, .entities = e, .facts = f, .ontology = ontology, .base = base, .arena = arena};
  b.iri = arena_join(arena, (Str[]){base, STR("doc/"), d->id}, 3);
  b.strings_iri = arena_join(arena, (Str[]){b.iri, STR("#char=")}, 2);
  b.names = arena_new_array(arena, Str, e->n_entities + 1);
  b.used = arena_new_array(arena, bool, e->n_entities + 1);
  b.source = arena_new_array(arena, bool, e->n_entities + 1);
  b.claims = arena_new_array(arena, Str, f->n_claims + 1);
  b.triples.cap = triples_expected(&b);
  b.triples.data = arena_room(arena, b.triples.cap, sizeof(Triple));
  b.known_strings = map_sized(arena, e->n_mentions);

  mark_used(&b);
  write_document(&b);
  write_entities(&b);
  name_claims(&b);
  write_claims(&b);
  write_statements(&b);
  write_other_mentions(&b);

  size_t n = 0;
  Triple* triples = ordered_triples(&b, &n);
  buf_free(&b.scratch);
  *out = (Graph){.document = b.iri, .triples = triples, .n_triples = n};
}
