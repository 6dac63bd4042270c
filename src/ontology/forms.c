// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The table of forms: one entry for each text that the lexicon, a list, a cue, a name or a pattern
/// knows, so that a token is looked up once whatever it is asked for afterwards.
#include "ontology_internal.h"

/// Linear probing. Half of the hash stands in the slot: few texts are read in vain.
struct FormSlot {
  uint32_t hash;
  uint32_t form; ///< 1 + number, 0: empty
};

enum { FORMS_IN_BLOCK = 1024, SLOTS_AT_FIRST = 1 << 18 };

static WordForm* form_at(const FormTable* t, size_t i) {
  return &t->blocks.data[i / FORMS_IN_BLOCK][i % FORMS_IN_BLOCK];
}

static struct FormSlot* slots_new(Arena* arena, size_t n) {
  return arena_new_array(arena, struct FormSlot, n);
}

static const uint64_t no_lists = 0;
static const WordForm no_form = {.text = {"", 0}, .lists = &no_lists};

void forms_begin(Ontology* o) {
  o->forms = (FormTable){.n_slots = SLOTS_AT_FIRST, .slots = slots_new(o->arena, SLOTS_AT_FIRST)};
  o->forms.unknown = no_form;
}

/// The slot of a text, or the empty one where it would stand.
static struct FormSlot* find_slot(const FormTable* t, Str text, uint64_t hash) {
  size_t mask = t->n_slots - 1;
  for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
    struct FormSlot* s = &t->slots[i];
    if (s->form == 0) return s;
    if (s->hash == (uint32_t)(hash >> 32) && str_equal(form_at(t, s->form - 1)->text, text))
      return s;
  }
}

static void grow(Ontology* o) {
  FormTable* t = &o->forms;
  t->n_slots *= 2;
  t->slots = slots_new(o->arena, t->n_slots);
  for (size_t i = 0; i < t->n; i++) {
    uint64_t hash = str_hash(form_at(t, i)->text);
    *find_slot(t, form_at(t, i)->text, hash) =
        (struct FormSlot){(uint32_t)(hash >> 32), (uint32_t)i + 1};
  }
}

WordForm* form_of(Ontology* o, Str text) {
  FormTable* t = &o->forms;
  if (t->n * 4 >= t->n_slots * 3) grow(o);
  uint64_t hash = str_hash(text);
  struct FormSlot* s = find_slot(t, text, hash);
  if (s->form) return form_at(t, s->form - 1);
  if (t->n % FORMS_IN_BLOCK == 0)
    vec_push(&t->blocks, o->arena, arena_new_array(o->arena, WordForm, FORMS_IN_BLOCK));
  *s = (struct FormSlot){(uint32_t)(hash >> 32), (uint32_t)t->n + 1};
  WordForm* form = form_at(t, t->n++);
  form->text = text;
  form->lists = t->unknown.lists;
  return form;
}

struct FormUses* form_uses(Ontology* o, WordForm* form) {
  if (!form->uses) form->uses = arena_new_one(o->arena, struct FormUses);
  return form->uses;
}

const WordForm* ontology_form(const Ontology* o, Str text) {
  if (!o) return &no_form;
  const FormTable* t = &o->forms;
  const struct FormSlot* s = find_slot(t, text, str_hash(text));
  return s->form ? form_at(t, s->form - 1) : &t->unknown;
}

#if defined(__GNUC__)
#define FETCH(address) __builtin_prefetch(address)
#else
#define FETCH(address) ((void)(address))
#endif

enum { AT_ONCE = 32 };

/// What is needed of each stands in three places of memory, all of them far apart.
static void find_some(const FormTable* t, const Str* texts, size_t n, const WordForm** out) {
  uint64_t hashes[AT_ONCE];
  const WordForm* likely[AT_ONCE];
  for (size_t i = 0; i < n; i++) {
    hashes[i] = str_hash(texts[i]);
    FETCH(&t->slots[hashes[i] & (t->n_slots - 1)]);
  }
  for (size_t i = 0; i < n; i++) {
    const struct FormSlot* s = &t->slots[hashes[i] & (t->n_slots - 1)];
    likely[i] = s->form ? form_at(t, s->form - 1) : &t->unknown;
    FETCH(likely[i]);
  }
  for (size_t i = 0; i < n; i++)
    FETCH(likely[i]->text.data);
  for (size_t i = 0; i < n; i++) {
    out[i] = likely[i];
    if (likely[i] == &t->unknown || str_equal(likely[i]->text, texts[i])) continue;
    const struct FormSlot* s = find_slot(t, texts[i], hashes[i]);
    out[i] = s->form ? form_at(t, s->form - 1) : &t->unknown;
  }
}

void ontology_forms(const Ontology* o, const Str* texts, size_t n, const WordForm** out) {
  for (size_t i = 0; !o && i < n; i++)
    out[i] = &no_form;
  for (size_t at = 0; o && at < n; at += AT_ONCE)
    find_some(&o->forms, texts + at, n - at < AT_ONCE ? n - at : AT_ONCE, out + at);
}

Str form_value(const WordForm* form, const WordList* list) {
  if (!form || !form->uses || !form_in(form, list)) return STR_EMPTY;
  for (const ListValue* v = form->uses->values; v; v = v->next)
    if (v->list == list->at) return v->value;
  return STR_EMPTY;
}

const Cue* form_used_cue(const WordForm* lemma, bool noun) {
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
