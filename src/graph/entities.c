// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The document's own node, its entities and the mentions that nothing else uses.

#include "graph/builder.h"

// White space runs become one blank: a name that is broken over two lines is still one name.
static Str one_line(Builder* b, Str text) {
  char* out = arena_room(b->arena, text.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
    if (!space)
      out[n++] = c;
    else if (n > 0 && out[n - 1] != ' ')
      out[n++] = ' ';
  }
  while (n > 0 && out[n - 1] == ' ')
    n--;
  return (Str){out, n};
}

static void write_types(Builder* b, Str iri, ClassId cls) {
  if (cls == CLASS_NONE) {
    add_iri(b, iri, word(V_RDF_TYPE), word(V_SCHEMA_THING), TRIPLE_CORE);
    return;
  }
  for (ClassId c = 1; c < ontology_n_classes(b->ontology); c++) {
    if (c == CLASS_AGENT && cls != CLASS_AGENT) continue; // says nothing about a person or company
    if (ontology_is_a(b->ontology, cls, c))
      add_iri(b, iri, word(V_RDF_TYPE), ontology_class(b->ontology, c)->iri, TRIPLE_CORE);
  }
}

static void write_same_as(Builder* b, Str iri, uint32_t entry) {
  Str same = ontology_name(b->ontology, entry)->same_as;
  if (same.len) add_iri(b, iri, word(V_OWL_SAME_AS), iri_escape(same, b->arena), TRIPLE_CORE);
}

static void write_entity(Builder* b, size_t i) {
  const Entity* e = &b->entities->entities[i];
  Str iri = b->names[i];
  bool local = str_starts(iri, b->iri);
  write_types(b, iri, e->cls);
  if (b->source[i] && local) add_iri(b, iri, word(V_RDF_TYPE), word(V_NG_UNNAMED), TRIPLE_CORE);
  Str label = one_line(b, e->label.len ? e->label : document_slice(b->document, e->introduced));
  add_text(b, iri, word(V_RDFS_LABEL), label.len ? label : STR("?"));
  for (size_t k = 0; k < e->n_alt_labels; k++) {
    Str alt = one_line(b, e->alt_labels[k]);
    if (alt.len && !str_equal(alt, label)) add_text(b, iri, word(V_SKOS_ALT_LABEL), alt);
  }
  if (e->name_entry) write_same_as(b, iri, e->name_entry - 1);
  bool unnamed_source = local && (b->source[i] || e->cls == CLASS_UNNAMED_SOURCE);
  Str represented = unnamed_source ? entity_iri(b, e->speaks_for) : STR_EMPTY;
  if (represented.len) add_iri(b, iri, word(V_NG_SPEAKS_FOR), represented, TRIPLE_CORE);
}

// What is only pointed at ("he", somebody) or has no known type is a node only if something is said
// of it.
static bool wanted(const Builder* b, size_t i) {
  const Entity* e = &b->entities->entities[i];
  if (b->used[i]) return true;
  return e->label.len > 0 && !e->unnamed && e->cls != CLASS_NONE && e->cls != CLASS_GROUP &&
         e->cls != CLASS_UNNAMED_SOURCE && !ontology_class(b->ontology, e->cls)->is_value;
}

void write_entities(Builder* b) {
  size_t n = b->entities->n_entities;
  for (size_t i = 0; i < n; i++) { // who speaks for whom draws the organization in
    uint32_t whom = b->entities->entities[i].speaks_for;
    if (b->used[i] && b->entities->entities[i].unnamed && whom < n) b->used[whom] = true;
  }
  for (size_t i = 0; i < n; i++)
    if (wanted(b, i)) b->names[i] = mint_entity(b, &b->entities->entities[i], b->source[i]);
  for (size_t i = 0; i < n; i++)
    if (b->names[i].len) write_entity(b, i);
}

void write_other_mentions(Builder* b) {
  for (size_t i = 0; i < b->entities->n_mentions; i++) {
    uint32_t entity = b->entities->mentions[i].entity;
    if (entity_iri(b, entity).len) (void)mention_node(b, (uint32_t)i, TRIPLE_MENTION_OTHER);
  }
}

// Author and publisher stand in the margin: they are entities of their own, linked by their names
// alone.
static void write_maker(Builder* b, Str name, Word property, ClassId cls) {
  Str label = one_line(b, name);
  if (!label.len) return;
  Entity maker = {.cls = cls, .label = label, .speaks_for = NO_ENTITY};
  size_t n = 0;
  const NameHit* hits = ontology_find_names(b->ontology, label, &n);
  for (size_t i = 0; i < n && !maker.name_entry; i++) {
    const NameEntry* entry = ontology_name(b->ontology, hits[i].entry);
    if (hits[i].role != NAME_LABEL || !ontology_is_a(b->ontology, entry->cls, cls)) continue;
    maker = (Entity){.cls = entry->cls, .label = entry->label, .name_entry = hits[i].entry + 1};
  }
  Str iri = mint_entity(b, &maker, false);
  write_types(b, iri, maker.cls);
  add_text(b, iri, word(V_RDFS_LABEL), maker.label);
  if (maker.name_entry) write_same_as(b, iri, maker.name_entry - 1);
  add_iri(b, b->iri, word(property), iri, TRIPLE_CORE);
}

void write_document(Builder* b) {
  const Document* d = b->document;
  add_iri(b, b->iri, word(V_RDF_TYPE), word(V_SCHEMA_ARTICLE), TRIPLE_CORE);
  add_iri(b, b->iri, word(V_RDF_TYPE), word(V_NIF_CONTEXT), TRIPLE_CORE);
  add_text(b, b->iri, word(V_NG_PATH), d->path);
  add_text(b, b->iri, word(V_NG_SHA256), arena_copy(b->arena, str_from(d->sha256)));
  add_text(b, b->iri, word(V_SCHEMA_LANGUAGE), d->language.len ? d->language : STR("en"));
  if (d->headline.len) add_text(b, b->iri, word(V_SCHEMA_HEADLINE), one_line(b, d->headline));
  bool timed = d->published.len > 10 && d->published.data[10] == 'T'; // a date and a time of day
  add_time(b, b->iri, word(V_SCHEMA_PUBLISHED),
           timed ? str_slice(d->published, 0, 10) : d->published);
  if (str_starts(d->url, STR("http://")) || str_starts(d->url, STR("https://")))
    add_iri(b, b->iri, word(V_SCHEMA_URL), iri_escape(d->url, b->arena), TRIPLE_CORE);
  write_maker(b, d->author, V_SCHEMA_AUTHOR, CLASS_PERSON);
  write_maker(b, d->publisher, V_SCHEMA_PUBLISHER, CLASS_ORGANIZATION);
}
