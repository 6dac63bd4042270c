// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Names of the ontology: entries with their labels, and the index from a joined token string to
/// entries.
#include "ontology_internal.h"

#include <string.h>

/* ---- tokens of a name ---- */

static bool is_punctuation(char c) {
  return c != '\0' && strchr(",;:!?()[]\"", c) != NULL;
}

/// "U.S." and "J." keep their stop as the tokenizer does; so do the words of list:abbreviation.
static bool keeps_stop(const Ontology* o, Str word) {
  Str stem = str_slice(word, 0, word.len - 1);
  if (stem.len <= 1 || memchr(stem.data, '.', stem.len)) return true;
  const WordList* abbreviations = ontology_list(o, STR("abbreviation"));
  return list_has(abbreviations, word) || list_has(abbreviations, stem);
}

static size_t add_token(Buf* out, Str token) {
  if (token.len == 0) return 0;
  if (out->len) buf_add_char(out, ' ');
  buf_add(out, token);
  return 1;
}

/// One blank-separated word: punctuation at its ends and inside, a genitive and a full stop become
/// tokens of their own.
static size_t add_word(const Ontology* o, Buf* out, Str word) {
  size_t n = 0;
  while (word.len > 0) {
    size_t end = 0;
    while (end < word.len && !is_punctuation(word.data[end]))
      end++;
    Str piece = str_slice(word, 0, end);
    bool genitive = piece.len > 2 && str_ends(piece, STR("'s"));
    bool stop = piece.len > 1 && str_ends(piece, STR(".")) && !keeps_stop(o, piece);
    size_t cut = piece.len - (genitive ? 2 : stop ? 1 : 0);
    n += add_token(out, str_slice(piece, 0, cut));
    n += add_token(out, str_slice(piece, cut, piece.len));
    if (end < word.len) n += add_token(out, str_slice(word, end, end + 1));
    word = str_slice(word, end + 1, word.len);
  }
  return n;
}

/// True if a name needs no splitting: letters, digits and single blanks only.
static bool is_plain(Str name, size_t* n) {
  static const bool splits[256] = {
      ['.'] = true, ['\''] = true, ['\t'] = true, ['\n'] = true, [','] = true,
      [';'] = true, [':'] = true,  ['!'] = true,  ['?'] = true,  ['('] = true,
      [')'] = true, ['['] = true,  [']'] = true,  ['"'] = true,  [0xE2] = true};
  *n = 1;
  for (size_t i = 0; i < name.len; i++) {
    if (splits[(unsigned char)name.data[i]]) return false;
    *n += name.data[i] == ' ';
  }
  return true;
}

size_t name_tokens(const Ontology* o, Arena* arena, Str name, Str* joined) {
  size_t n = 0;
  *joined = name;
  if (is_plain(name, &n)) return n;
  Buf out = {0};
  Str rest = name, word;
  n = 0;
  while (str_cut(&rest, ' ', &word))
    n += add_word(o, &out, word);
  *joined = arena_copy(arena, buf_str(&out));
  buf_free(&out);
  return n;
}

/* ---- the index ---- */

typedef struct {
  uint32_t key;
  NameHit hit;
} Keyed;

/// A name that is to be looked up.
typedef struct {
  NameHit hit;
  size_t n_tokens;
} NewKey;

enum { KEYS_AT_ONCE = 64 };

/// Names are looked up many at a time.
typedef struct {
  Ontology* o;
  VEC(Keyed) keyed;
  Str country; ///< of the list being read
  size_t n;
  Str joined[KEYS_AT_ONCE];
  NewKey keys[KEYS_AT_ONCE];
} Index;

static void note_first_token(Ontology* o, WordForm* name, size_t n) {
  Str text = name->text;
  size_t end = n == 1 ? SIZE_MAX : str_find(text, STR(" "), 0);
  WordForm* first = end == SIZE_MAX ? name : form_of(o, str_slice(text, 0, end));
  if (n > UINT8_MAX) n = UINT8_MAX;
  if (first->name_tokens < n) first->name_tokens = (uint8_t)n;
  if (end == SIZE_MAX) return;
  char next = str_slice(text, end + 1, text.len).data[0];
  first->name_small |= next < 'A' || next > 'Z';
}

static void take_key(Index* x, const NewKey* key, WordForm* name) {
  Ontology* o = x->o;
  if (!name->names) {
    vec_push(&o->name_ranges, o->arena, (Span){0, 0});
    name->names = (uint32_t)o->name_ranges.n;
    note_first_token(o, name, key->n_tokens);
  }
  uint32_t at = name->names - 1;
  o->name_ranges.data[at].end++; // a count until the hits are laid out
  vec_push(&x->keyed, o->arena, (Keyed){at, key->hit});
}

static void take_keys(Index* x) {
  WordForm* names[KEYS_AT_ONCE];
  forms_of(x->o, x->joined, x->n, names);
  for (size_t i = 0; i < x->n; i++)
    take_key(x, &x->keys[i], names[i]);
  x->n = 0;
}

static void add_key(Index* x, Str name, uint32_t entry, NameRole role) {
  if (x->n == KEYS_AT_ONCE) take_keys(x);
  size_t n = name_tokens(x->o, x->o->arena, name, &x->joined[x->n]);
  if (n > 0) x->keys[x->n++] = (NewKey){{entry, role}, n};
}

static void add_all(Index* x, const Resource* r, Str predicate, uint32_t entry, NameRole role) {
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, predicate, &at)) != NULL;)
    if (p->object.kind == TERM_LITERAL) add_key(x, p->object.value, entry, role);
}

static ClassId class_of(const Ontology* o, const Resource* r) {
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_RDF "type"), &at)) != NULL;) {
    ClassId c = ontology_find_class(o, p->object.value);
    if (c != CLASS_NONE) return c;
  }
  return CLASS_NONE;
}

static void add_entry(Index* x, const Resource* r, ClassId cls) {
  Ontology* o = x->o;
  NameEntry e = {.label = resource_value(r, STR(NS_RDFS "label")), .cls = cls};
  if (e.label.len == 0) {
    resource_error(o, r, NULL, "name without rdfs:label");
    return;
  }
  if (!str_starts(r->iri, STR(NS_BASE))) e.iri = r->iri;
  e.same_as = resource_value(r, STR(NS_OWL "sameAs"));
  e.country = resource_value(r, STR(NS_NG "country"));
  uint32_t entry = (uint32_t)o->names.n;
  vec_push(&o->names, o->arena, e);
  add_all(x, r, STR(NS_RDFS "label"), entry, NAME_LABEL);
  add_all(x, r, STR(NS_SKOS "altLabel"), entry, NAME_LABEL);
  add_all(x, r, STR(NS_NG "demonym"), entry, NAME_DEMONYM);
  add_all(x, r, STR(NS_NG "metonym"), entry, NAME_METONYM);
}

static void add_list_entry(Index* x, ListEntry item, ClassId cls) {
  Ontology* o = x->o;
  Str piece;
  uint32_t entry = (uint32_t)o->names.n;
  for (bool first = true; equals_cut(&item, &piece); first = false) {
    if (first)
      vec_push(&o->names, o->arena, (NameEntry){.label = piece, .cls = cls, .country = x->country});
    add_key(x, piece, entry, NAME_LABEL);
  }
}

static void add_name_list(Index* x, const Resource* r) {
  ClassId cls = ontology_find_class(x->o, resource_value(r, STR(NS_NG "class")));
  if (cls == CLASS_NONE) {
    resource_error(x->o, r, NULL, "name list without a known ng:class");
    return;
  }
  x->country = resource_value(r, STR(NS_NG "country"));
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_NG "names"), &at)) != NULL;) {
    Entries entries = entries_of(x->o->arena, p->object.value);
    ListEntry item;
    while (entries_next(&entries, &item))
      add_list_entry(x, item, cls);
  }
}

static void place_hit(Ontology* o, Keyed keyed) {
  Span* range = &o->name_ranges.data[keyed.key];
  for (uint32_t i = range->begin; i < range->end; i++)
    if (o->name_hits[i].entry == keyed.hit.entry && o->name_hits[i].role == keyed.hit.role) return;
  o->name_hits[range->end++] = keyed.hit;
}

/// Hits of one name come to lie side by side: what is named so before what it may stand for, each
/// in the order of the entries ("Paris" is first a city, then the government of France).
static void lay_out(Index* x) {
  Ontology* o = x->o;
  o->name_hits = arena_new_array(o->arena, NameHit, x->keyed.n + 1);
  uint32_t at = 0;
  for (size_t k = 0; k < o->name_ranges.n; k++) {
    uint32_t count = o->name_ranges.data[k].end;
    o->name_ranges.data[k] = (Span){at, at};
    at += count;
  }
  for (int metonyms = 0; metonyms < 2; metonyms++)
    for (size_t i = 0; i < x->keyed.n; i++)
      if ((x->keyed.data[i].hit.role == NAME_METONYM) == (metonyms == 1))
        place_hit(o, x->keyed.data[i]);
}

void load_names(Ontology* o) {
  Index x = {.o = o};
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "NameList"))) {
      add_name_list(&x, r);
      continue;
    }
    ClassId cls = class_of(o, r);
    if (cls != CLASS_NONE) add_entry(&x, r, cls);
  }
  take_keys(&x);
  lay_out(&x);
}

const NameEntry* ontology_name(const Ontology* o, uint32_t entry) {
  return &o->names.data[entry];
}

const NameHit* ontology_find_names(const Ontology* o, Str joined, size_t* n) {
  return form_names(o, ontology_form(o, joined), n);
}
