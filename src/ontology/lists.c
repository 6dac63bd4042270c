// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Word lists and cues of the ontology.
#include "ontology_internal.h"

/* ---- word lists ---- */

static WordList* list_named(Ontology* o, Str name) {
  uint32_t at;
  if (map_get(&o->list_by_name, name, &at)) return o->lists.data[at];
  WordList* list = arena_new_one(o->arena, WordList);
  list->name = name;
  list->index = map_in(o->arena);
  map_put(&o->list_by_name, name, (uint32_t)o->lists.n);
  vec_push(&o->lists, o->arena, list);
  return list;
}

/// A number from 0 to 4095 that tells most words apart without reading all of them.
static unsigned outline(Str word) {
  if (word.len == 0) return 0;
  unsigned first = (unsigned char)word.data[0], last = (unsigned char)word.data[word.len - 1];
  unsigned middle = (unsigned char)word.data[word.len / 2];
  return (first * 29u + last * 131u + middle * 67u + (unsigned)word.len * 17u) & 4095u;
}

static bool may_have(const WordList* list, Str word) {
  unsigned at = outline(word);
  return list->filter[at / 64] >> (at % 64) & 1;
}

static void add_word(Ontology* o, WordList* list, Str item) {
  Str word;
  uint32_t known;
  if (!equals_cut(&item, &word) || map_get(&list->index, word, &known)) return;
  map_put(&list->index, word, (uint32_t)list->words.n);
  list->filter[outline(word) / 64] |= (uint64_t)1 << outline(word) % 64;
  vec_push(&list->words, o->arena, word);
  vec_push(&list->values, o->arena, str_trim(item));
}

/// Lists of the lexicon are read by lexicon.c only: they are long, and nobody asks for them by
/// name.
static bool is_lexicon(const Resource* r) {
  return resource_value(r, STR(NS_NG "lexicon")).len > 0;
}

void load_lists(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (!resource_has(r, STR(NS_RDF "type"), STR(NS_NG "WordList")) || is_lexicon(r)) continue;
    WordList* list = list_named(o, iri_local(r->iri));
    size_t at = 0;
    for (const Property* p; (p = resource_next(r, STR(NS_NG "words"), &at)) != NULL;) {
      Str rest = p->object.value, item;
      while (list_cut(o->arena, &rest, &item))
        add_word(o, list, item);
    }
    if (list->words.n == 0) resource_error(o, r, NULL, "word list without ng:words");
  }
}

const WordList* ontology_list(const Ontology* o, Str name) {
  uint32_t at;
  return map_get(&o->list_by_name, name, &at) ? o->lists.data[at] : NULL;
}

bool list_has(const WordList* list, Str word) {
  uint32_t at;
  return list && may_have(list, word) && map_get(&list->index, word, &at);
}

size_t list_size(const WordList* list) {
  return list ? list->words.n : 0;
}
Str list_word(const WordList* list, size_t i) {
  return list->words.data[i];
}

Str list_value(const WordList* list, Str word) {
  uint32_t at;
  bool known = list && may_have(list, word) && map_get(&list->index, word, &at);
  return known ? list->values.data[at] : STR_EMPTY;
}

/* ---- cues ---- */

/// Several values of a property as one blank-separated text.
static Str joined_values(Ontology* o, const Resource* r, Str predicate) {
  Str all = STR_EMPTY;
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, predicate, &at)) != NULL;)
    all = all.len ? arena_printf(o->arena, "%.*s %.*s", STR_ARG(all), STR_ARG(p->object.value))
                  : p->object.value;
  return all;
}

static void add_cue(Ontology* o, const Resource* r, bool noun) {
  Cue cue = {.lemma = resource_value(r, STR(NS_NG "lemma")),
             .classes = joined_values(o, r, STR(NS_NG "takes")),
             .prepositions = joined_values(o, r, STR(NS_NG "prepositions")),
             .stance = iri_local(resource_value(r, STR(NS_NG "stance"))),
             .noun = noun};
  if (cue.lemma.len == 0) {
    resource_error(o, r, NULL, "cue without ng:lemma");
    return;
  }
  if (!map_put(noun ? &o->cue_nouns : &o->cue_verbs, cue.lemma, (uint32_t)o->cues.n))
    resource_error(o, r, NULL, "cue \"%.*s\" is there twice", STR_ARG(cue.lemma));
  vec_push(&o->cues, o->arena, cue);
}

void load_cues(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "Cue"))) add_cue(o, r, false);
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "NounCue"))) add_cue(o, r, true);
  }
}

const Cue* ontology_cue(const Ontology* o, Str lemma, bool noun) {
  uint32_t at;
  return map_get(noun ? &o->cue_nouns : &o->cue_verbs, lemma, &at) ? &o->cues.data[at] : NULL;
}

size_t ontology_n_cues(const Ontology* o) {
  return o->cues.n;
}
const Cue* ontology_cue_at(const Ontology* o, size_t i) {
  return &o->cues.data[i];
}
