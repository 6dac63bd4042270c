// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The table of forms: one entry for each text that the lexicon, a list, a cue, a name or a pattern
/// knows, so that a token is looked up once whatever it is asked for afterwards.
#include "ontology_internal.h"

/// Linear probing. A slot is 0, if empty, or 1 + the number of a form, which is less than the
/// number of slots, and above that number what there is room for of the hash: few texts are read in
/// vain.
enum { LINE = 64, FORMS_IN_BLOCK = 1024, SLOTS_AT_FIRST = 1 << 18, TEXTS_AT_ONCE = 1 << 16 };

_Static_assert(sizeof(WordForm) <= LINE, "a form is no more than a line of the cache");

static WordForm* form_at(const FormTable* t, size_t i) {
  return &t->blocks.data[i / FORMS_IN_BLOCK][i % FORMS_IN_BLOCK];
}

static uint32_t number_bits(const FormTable* t) {
  return (uint32_t)t->n_slots - 1;
}

static uint32_t slot_for(const FormTable* t, uint64_t hash, size_t number) {
  return ((uint32_t)(hash >> 32) & ~number_bits(t)) | (uint32_t)number;
}

static const WordForm* form_in_slot(const FormTable* t, uint32_t slot) {
  return slot ? form_at(t, (slot & number_bits(t)) - 1) : &t->unknown;
}

static const uint64_t no_lists = 0;
static const WordForm no_form = {.text = {"", 0}, .lists = &no_lists};

void forms_begin(Ontology* o) {
  o->forms = (FormTable){.n_slots = SLOTS_AT_FIRST,
                         .slots = arena_new_array(o->arena, uint32_t, SLOTS_AT_FIRST)};
  o->forms.unknown = no_form;
}

/// The first slot, from `at` on, that is empty or agrees in what it keeps of the hash.
static size_t likely_slot(const FormTable* t, uint64_t hash, size_t at) {
  uint32_t bits = number_bits(t), wanted = slot_for(t, hash, 0);
  at &= bits;
  while (t->slots[at] && (t->slots[at] & ~bits) != wanted)
    at = (at + 1) & bits;
  return at;
}

/// The slot of a text, or the empty one where it would stand.
static uint32_t* find_slot(const FormTable* t, Str text, uint64_t hash) {
  for (size_t i = (size_t)hash;; i++) {
    i = likely_slot(t, hash, i);
    uint32_t* s = &t->slots[i];
    if (*s == 0 || str_equal(form_in_slot(t, *s)->text, text)) return s;
  }
}

static void grow(Ontology* o) {
  FormTable* t = &o->forms;
  t->n_slots *= 2;
  t->slots = arena_new_array(o->arena, uint32_t, t->n_slots);
  for (size_t i = 0; i < t->n; i++) {
    uint64_t hash = str_hash(form_at(t, i)->text);
    *find_slot(t, form_at(t, i)->text, hash) = slot_for(t, hash, i + 1);
  }
}

/// Forms begin where lines of the cache do.
static WordForm* block_new(Arena* arena) {
  char* room = arena_alloc(arena, FORMS_IN_BLOCK + 1, sizeof(WordForm));
  return (WordForm*)(void*)(room + (LINE - (uintptr_t)room % LINE) % LINE);
}

static WordForm* form_new(Ontology* o, Str text) {
  FormTable* t = &o->forms;
  if (t->n % FORMS_IN_BLOCK == 0) vec_push(&t->blocks, o->arena, block_new(o->arena));
  WordForm* form = form_at(t, t->n++);
  form->text = text;
  form->lists = t->unknown.lists;
  return form;
}

char* forms_room(Ontology* o, size_t len) {
  Str* room = &o->forms.room;
  if (len > TEXTS_AT_ONCE / 8) return arena_room(o->arena, len, 1);
  if (room->len < len) *room = (Str){arena_room(o->arena, TEXTS_AT_ONCE, 1), TEXTS_AT_ONCE};
  char* text = (char*)(uintptr_t)room->data;
  *room = str_slice(*room, len, room->len);
  return text;
}

static WordForm* find_or_make(Ontology* o, Str text, uint64_t hash) {
  FormTable* t = &o->forms;
  if (t->n * 4 >= t->n_slots * 3) grow(o);
  uint32_t* s = find_slot(t, text, hash);
  if (*s) return form_at(t, (*s & number_bits(t)) - 1);
  *s = slot_for(t, hash, t->n + 1);
  return form_new(o, text);
}

WordForm* form_of(Ontology* o, Str text) {
  return find_or_make(o, text, str_hash(text));
}

struct FormUses* form_uses(Ontology* o, WordForm* form) {
  if (!form->uses) form->uses = arena_new_one(o->arena, struct FormUses);
  return form->uses;
}

const WordForm* ontology_form(const Ontology* o, Str text) {
  if (!o) return &no_form;
  return form_in_slot(&o->forms, *find_slot(&o->forms, text, str_hash(text)));
}

#if defined(__GNUC__)
#define FETCH(address) __builtin_prefetch(address)
#else
#define FETCH(address) ((void)(address))
#endif

enum { AT_ONCE = 32 };

/// The hashes of texts, and the form that each is likely to be. What is needed of each stands in
/// three places of memory, all of them far apart: it is on its way afterwards.
static void fetch(const FormTable* t, const Str* texts, size_t n, uint64_t* hashes,
                  const WordForm** likely) {
  for (size_t i = 0; i < n; i++) {
    hashes[i] = str_hash(texts[i]);
    FETCH(&t->slots[hashes[i] & number_bits(t)]);
  }
  for (size_t i = 0; i < n; i++) {
    likely[i] = form_in_slot(t, t->slots[likely_slot(t, hashes[i], (size_t)hashes[i])]);
    FETCH(likely[i]);
  }
  for (size_t i = 0; i < n; i++)
    FETCH(likely[i]->text.data);
}

static size_t at_once(size_t left) {
  return left < AT_ONCE ? left : AT_ONCE;
}

void forms_of(Ontology* o, const Str* texts, size_t n, WordForm** out) {
  uint64_t hashes[AT_ONCE];
  const WordForm* likely[AT_ONCE];
  for (size_t at = 0; at < n; at += AT_ONCE) {
    fetch(&o->forms, texts + at, at_once(n - at), hashes, likely);
    for (size_t i = 0; i < at_once(n - at); i++)
      out[at + i] = find_or_make(o, texts[at + i], hashes[i]);
  }
}

static void find_some(const FormTable* t, const Str* texts, size_t n, const WordForm** out) {
  uint64_t hashes[AT_ONCE];
  fetch(t, texts, n, hashes, out);
  for (size_t i = 0; i < n; i++)
    if (out[i] != &t->unknown && !str_equal(out[i]->text, texts[i]))
      out[i] = form_in_slot(t, *find_slot(t, texts[i], hashes[i]));
}

void ontology_forms(const Ontology* o, const Str* texts, size_t n, const WordForm** out) {
  for (size_t i = 0; !o && i < n; i++)
    out[i] = &no_form;
  for (size_t at = 0; o && at < n; at += AT_ONCE)
    find_some(&o->forms, texts + at, at_once(n - at), out + at);
}

Str form_value(const WordForm* form, const WordList* list) {
  if (!form || !form->uses || !form_in(form, list)) return STR_EMPTY;
  for (const ListValue* v = form->uses->values; v; v = v->next)
    if (v->list == list->at) return v->value;
  return STR_EMPTY;
}

const Cue* form_known_cue(const WordForm* lemma, bool noun) {
  return noun ? lemma->uses->noun_cue : lemma->uses->verb_cue;
}

size_t form_triggered(const WordForm* form, const PatternId** patterns) {
  *patterns = form->uses ? form->uses->patterns.data : NULL;
  return form->uses ? form->uses->patterns.n : 0;
}

const NameHit* form_names(const Ontology* o, const WordForm* form, size_t* n) {
  *n = 0;
  if (!form->names) return NULL;
  Span range = o->name_ranges.data[form->names - 1];
  *n = range.end - range.begin;
  return o->name_hits + range.begin;
}
