// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Weights: numbers learned for texts ("tense speech+ will = 1311"). Thousands of texts are asked
/// for in a document and few are known, so that none is put together: the hashes of its parts make
/// that of the whole, which stands for it. A part is in many texts and hashed once.
#include "ontology_internal.h"

/* ---- the table ---- */

WeightPart weight_part(Str part) {
  WeightPart p = {0, 1};
  for (size_t i = 0; i < part.len; i++) {
    p.hash = p.hash * WEIGHT_FACTOR + (unsigned char)part.data[i] + 1;
    p.power *= WEIGHT_FACTOR;
  }
  return p;
}

static uint64_t hash_end(uint64_t hash) {
  hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93u;
  return (hash ^ hash >> 32) | 1; // never that of an empty slot
}

enum { KNOWN_BITS = 16 };

/// The bit of a hash in Weights.known, which stays in the nearest cache.
static uint64_t* known_word(const Weights* w, uint64_t hash) {
  return &w->known[hash >> (64 - KNOWN_BITS) >> 6];
}
static uint64_t known_bit(uint64_t hash) {
  return (uint64_t)1 << (hash >> (64 - KNOWN_BITS) & 63);
}

/// The slot of a hash, or the empty one where it would stand.
static size_t find_slot(const Weights* w, uint64_t hash) {
  size_t mask = w->n_slots - 1, at = (size_t)(hash >> 1) & mask;
  while (w->hashes[at] && w->hashes[at] != hash)
    at = (at + 1) & mask;
  return at;
}

static void grow(Weights* w, Arena* arena) {
  Weights bigger = *w;
  bigger.n_slots = w->n_slots ? w->n_slots * 2 : 1024;
  bigger.hashes = arena_new_array(arena, uint64_t, bigger.n_slots);
  bigger.values = arena_new_array(arena, double, bigger.n_slots);
  for (size_t i = 0; i < w->n_slots; i++) {
    if (w->hashes[i] == 0) continue;
    size_t at = find_slot(&bigger, w->hashes[i]);
    bigger.hashes[at] = w->hashes[i];
    bigger.values[at] = w->values[i];
  }
  *w = bigger;
}

/* ---- loading ---- */

/// "1311" thousandths; false if that is no number.
static bool read_thousandths(Str text, double* value) {
  uint64_t number = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] < '0' || text.data[i] > '9' || i > 9) return false;
    number = number * 10 + (uint64_t)(text.data[i] - '0');
  }
  *value = (double)number / 1000;
  return text.len > 0;
}

static void add_weight(const Ontology* o, const Resource* r, Weights* w, ListEntry item) {
  Str text;
  double value;
  if (!equals_cut(&item, &text) || !read_thousandths(item.rest, &value)) {
    resource_error(o, r, NULL, "weight without a number of thousandths");
    return;
  }
  if (w->n * 2 >= w->n_slots) grow(w, o->arena);
  uint64_t hash = hash_end(weight_part(text).hash);
  size_t at = find_slot(w, hash);
  if (w->hashes[at])
    resource_error(o, r, NULL, "\"%.*s\" has a weight, or its hash has", STR_ARG(text));
  w->hashes[at] = hash;
  w->values[at] = value;
  *known_word(w, hash) |= known_bit(hash);
  w->n++;
}

void load_weights(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (!resource_has(r, STR(NS_RDF "type"), STR(NS_NG "Weights"))) continue;
    Weights w = {.name = iri_local(r->iri),
                 .known = arena_new_array(o->arena, uint64_t, ((size_t)1 << KNOWN_BITS) / 64)};
    size_t at = 0;
    for (const Property* p; (p = resource_next(r, STR(NS_NG "words"), &at)) != NULL;) {
      Entries entries = entries_of(o->arena, p->object.value);
      ListEntry item;
      while (entries_next(&entries, &item))
        add_weight(o, r, &w, item);
    }
    if (w.n) vec_push(&o->weights, o->arena, w);
  }
}

/* ---- asking ---- */

const Weights* ontology_weights(const Ontology* o, Str name) {
  for (size_t i = 0; i < o->weights.n; i++)
    if (str_equal(o->weights.data[i].name, name)) return &o->weights.data[i];
  return NULL;
}

double weigh(const Weights* w, const WeightPart* texts, size_t n, double product) {
  for (size_t i = 0; w && i < n; i++) {
    uint64_t hash = hash_end(texts[i].hash);
    if (!(*known_word(w, hash) & known_bit(hash))) continue;
    size_t at = find_slot(w, hash);
    if (w->hashes[at]) product *= w->values[at];
  }
  return product;
}

double weight_of(const Weights* w, WeightPart text) {
  return weigh(w, &text, 1, 1);
}
