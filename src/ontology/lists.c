// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Word lists and cues of the ontology.
#include "ontology_internal.h"

/* ---- word lists ---- */

static WordList* list_named(Ontology* o, Str name) {
  uint32_t at;
  if (map_get(&o->list_by_name, name, &at)) return o->lists.data[at];
  WordList* list = arena_new_one(o->arena, WordList);
  *list = (WordList){.at = (uint32_t)o->lists.n, .name = name};
  list->content = arena_new_one(o->arena, struct ListContent);
  list->content->ontology = o;
  map_put(&o->list_by_name, name, list->at);
  vec_push(&o->lists, o->arena, list);
  return list;
}

/// Few combinations of lists occur: forms share them. A word enters one list at a time, so of each
/// combination there is at most one successor by the list that is being read.
typedef struct {
  const uint64_t *before, *after;
} Step;

typedef struct {
  Ontology* o;
  WordList* list;
  size_t words; ///< 64-bit words of a set of lists
  VEC(Step) steps;
} ListReader;

static const uint64_t* with_list(ListReader* x, const uint64_t* lists) {
  for (size_t i = 0; i < x->steps.n; i++)
    if (x->steps.data[i].before == lists) return x->steps.data[i].after;
  uint64_t* more = arena_new_array(x->o->arena, uint64_t, x->words);
  memcpy(more, lists, x->words * sizeof *more);
  more[x->list->at / 64] |= UINT64_C(1) << (x->list->at % 64);
  vec_push(&x->steps, x->o->arena, (Step){lists, more});
  return more;
}

static void note_first_word(Ontology* o, Str phrase) {
  size_t end = str_find(phrase, STR(" "), 0), n = 1;
  if (end == SIZE_MAX) return;
  for (size_t at = 0; (at = str_find(phrase, STR(" "), at)) != SIZE_MAX; at++)
    n++;
  WordForm* first = form_of(o, str_slice(phrase, 0, end));
  if (first->phrase_tokens < n) first->phrase_tokens = (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
}

static void add_word(ListReader* x, ListEntry item) {
  Str word;
  if (!equals_cut(&item, &word)) return;
  WordForm* form = form_of(x->o, word);
  if (form_in(form, x->list)) return;
  form->lists = with_list(x, form->lists);
  if (item.phrase) note_first_word(x->o, word);
  vec_push(&x->list->content->words, x->o->arena, word);
  if (item.rest.len == 0) return;
  struct FormUses* uses = form_uses(x->o, form);
  ListValue* v = arena_new_one(x->o->arena, ListValue);
  *v = (ListValue){uses->values, x->list->at, item.rest};
  uses->values = v;
}

/// Lists of the lexicon are read by lexicon.c only: they are long, and nobody asks for them by
/// name.
static bool is_list(const Resource* r) {
  return resource_has(r, STR(NS_RDF "type"), STR(NS_NG "WordList")) &&
         resource_value(r, STR(NS_NG "lexicon")).len == 0;
}

static void read_list(Ontology* o, const Resource* r) {
  ListReader x = {.o = o, .list = list_named(o, iri_local(r->iri)), .words = o->lists.n / 64 + 1};
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_NG "words"), &at)) != NULL;) {
    Entries entries = entries_of(o->arena, p->object.value);
    ListEntry item;
    while (entries_next(&entries, &item))
      add_word(&x, item);
  }
  if (x.list->content->words.n == 0) resource_error(o, r, NULL, "word list without ng:words");
}

/// How long a set of lists is must be known before the first word is read.
void load_lists(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++)
    if (is_list(&o->resources.data[i])) list_named(o, iri_local(o->resources.data[i].iri));
  o->forms.unknown.lists = arena_new_array(o->arena, uint64_t, o->lists.n / 64 + 1);
  for (size_t i = 0; i < o->resources.n; i++)
    if (is_list(&o->resources.data[i])) read_list(o, &o->resources.data[i]);
}

const WordList* ontology_list(const Ontology* o, Str name) {
  uint32_t at;
  return map_get(&o->list_by_name, name, &at) ? o->lists.data[at] : NULL;
}

ListSet list_set(Arena* arena, const WordList* const* lists, size_t n) {
  uint32_t first = UINT32_MAX, end = 0;
  for (size_t i = 0; i < n; i++) {
    if (!lists[i]) continue;
    uint32_t word = lists[i]->at / 64;
    if (word < first) first = word;
    if (word >= end) end = word + 1;
  }
  if (end == 0) return (ListSet){0};
  uint64_t* bits = arena_new_array(arena, uint64_t, end - first);
  for (size_t i = 0; i < n; i++)
    if (lists[i]) bits[lists[i]->at / 64 - first] |= UINT64_C(1) << (lists[i]->at % 64);
  return (ListSet){bits, first, end - first};
}

bool list_has(const WordList* list, Str word) {
  return list && form_in(ontology_form(list->content->ontology, word), list);
}

size_t list_size(const WordList* list) {
  return list ? list->content->words.n : 0;
}
Str list_word(const WordList* list, size_t i) {
  return list->content->words.data[i];
}

Str list_value(const WordList* list, Str word) {
  return list ? form_value(ontology_form(list->content->ontology, word), list) : STR_EMPTY;
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

/// The class of this name; 0 if there is none.
static uint32_t cue_class(Str name) {
  static const struct {
    const char* name;
    uint32_t class;
  } classes[] = {{"quote", CUE_QUOTE},
                 {"clause", CUE_CLAUSE},
                 {"wh", CUE_WH},
                 {"to", CUE_TO},
                 {"object_to", CUE_OBJECT_TO},
                 {"object", CUE_OBJECT},
                 {"ing", CUE_ING},
                 {"raising", CUE_RAISING},
                 {"addressee", CUE_ADDRESSEE},
                 {"noun_that", CUE_NOUN_THAT},
                 {"noun_to", CUE_NOUN_TO},
                 {"noun_about", CUE_NOUN_ABOUT},
                 {"noun_of", CUE_NOUN_OF},
                 {"noun_for", CUE_NOUN_FOR},
                 {"noun_on", CUE_NOUN_ON},
                 {"noun_at", CUE_NOUN_OTHER},
                 {"noun_in", CUE_NOUN_OTHER},
                 {"noun_with", CUE_NOUN_OTHER},
                 {"speech", CUE_SPEECH},
                 {"elliptic", CUE_ELLIPTIC},
                 {"moves", CUE_MOVES},
                 {"bare", CUE_BARE},
                 {"say", CUE_SAY},
                 {"adjective", CUE_ADJECTIVE}};
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
    if (str_equal(name, str_from(classes[i].name))) return classes[i].class;
  return 0;
}

static uint32_t cue_classes(Ontology* o, const Resource* r) {
  uint32_t all = 0;
  Str names = joined_values(o, r, STR(NS_NG "takes")), name;
  while (names.len && str_cut(&names, ' ', &name)) {
    uint32_t class = cue_class(name);
    if (class == 0) resource_error(o, r, NULL, "a cue takes no \"%.*s\"", STR_ARG(name));
    all |= class;
  }
  return all;
}

/// The first three letters of a lemma as a number below 32768.
static uint32_t beginning(Str lemma) {
  const unsigned char* s = (const unsigned char*)lemma.data;
  return (uint32_t)(s[0] % 32 << 10 | s[1] % 32 << 5 | s[2] % 32);
}

static void add_cue(Ontology* o, const Resource* r, bool noun) {
  Cue cue = {.lemma = resource_value(r, STR(NS_NG "lemma")),
             .takes = cue_classes(o, r),
             .prepositions = joined_values(o, r, STR(NS_NG "prepositions")),
             .stance = iri_local(resource_value(r, STR(NS_NG "stance"))),
             .noun = noun};
  if (cue.lemma.len == 0) {
    resource_error(o, r, NULL, "cue without ng:lemma");
    return;
  }
  WordForm* form = form_of(o, cue.lemma);
  struct FormUses* uses = form_uses(o, form);
  cue.form = form;
  form->lex.cue = true;
  const Cue** place = noun ? &uses->noun_cue : &uses->verb_cue;
  if (*place) resource_error(o, r, NULL, "cue \"%.*s\" is there twice", STR_ARG(cue.lemma));
  Cue* kept = arena_new_one(o->arena, Cue);
  *kept = cue;
  *place = kept;
  if (cue.lemma.len >= 3) {
    uint32_t at = beginning(cue.lemma);
    o->cue_beginnings[at / 32] |= (uint32_t)1 << at % 32;
  }
}

void load_cues(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "Cue"))) add_cue(o, r, false);
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "NounCue"))) add_cue(o, r, true);
  }
}

const Cue* ontology_cue(const Ontology* o, Str lemma, bool noun) {
  if (o && lemma.len >= 3) { // most texts that are asked for are none, and need not be looked up
    uint32_t at = beginning(lemma);
    if (!(o->cue_beginnings[at / 32] >> at % 32 & 1)) return NULL;
  }
  return form_cue(ontology_form(o, lemma), noun);
}
