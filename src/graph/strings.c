// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Strings of the text and mentions. They are two thirds of a graph, so they are kept as small
// records with the lowest role that each was asked for with, and become triples once, at the end,
// in order: what a string is, as one triple that stands for five (Triple.whole), and what refers to
// it.

#include "graph/builder.h"

#include <stdlib.h>

Span trimmed(const Builder* b, Span s) {
  Str text = document_slice(b->document, s);
  size_t from = 0, to = text.len, step = 0;
  uint32_t cp = 0;
  while (from < to && (step = utf8_decode(text, from, &cp)) != 0 && cp_is_space(cp))
    from += step;
  while (to > from) {
    size_t at = to - 1;
    while (at > from && ((unsigned char)text.data[at] & 0xC0) == 0x80)
      at--;
    if (utf8_decode(text, at, &cp) == 0 || !cp_is_space(cp)) break;
    to = at;
  }
  return (Span){s.begin + (uint32_t)from, s.begin + (uint32_t)to};
}

Str offsets_text(Span offsets, char room[OFFSETS_ROOM]) {
  char *end = room + OFFSETS_ROOM, *at = end;
  uint32_t n = offsets.end;
  do
    *--at = (char)('0' + n % 10);
  while ((n /= 10) != 0);
  *--at = ',';
  n = offsets.begin;
  do
    *--at = (char)('0' + n % 10);
  while ((n /= 10) != 0);
  return (Str){at, (size_t)(end - at)};
}

Str mint_local(Builder* b, const char* fragment, Span offsets) {
  char room[OFFSETS_ROOM];
  return arena_join(
      b->arena,
      (Str[]){b->iri, STR("#"), str_from(fragment), STR("="), offsets_text(offsets, room)}, 5);
}

Span offsets_of(const Builder* b, Span s) {
  return (Span){document_offset(b->document, s.begin), document_offset(b->document, s.end)};
}

static TextString* find_string(Builder* b, Span s, TripleRole role) {
  if (span_empty(s) || s.end > b->document->text.len) return NULL;
  Span offsets = offsets_of(b, s);
  uint32_t i = 0;
  if (map_get(&b->known_strings, (Str){(const char*)&offsets, sizeof offsets}, &i)) {
    TextString* known = b->strings.data[i];
    if (role < known->role) known->role = role;
    return known;
  }
  char room[OFFSETS_ROOM];
  TextString* fresh = arena_room(b->arena, 1, sizeof *fresh);
  *fresh = (TextString){
      .offsets = offsets,
      .iri = arena_join(b->arena, (Str[]){b->strings_iri, offsets_text(offsets, room)}, 2),
      .text = document_slice(b->document, s),
      .role = role};
  map_put(&b->known_strings, (Str){(const char*)&fresh->offsets, sizeof fresh->offsets},
          (uint32_t)b->strings.n);
  vec_push(&b->strings, b->arena, fresh);
  b->n_string_triples++;
  return fresh;
}

Str span_node(Builder* b, Span s, TripleRole role) {
  const TextString* found = find_string(b, s, role);
  return found ? found->iri : STR_EMPTY;
}

// What a string refers to is written once, unless a lower role asks for it again.
Str mention_node(Builder* b, uint32_t mention, TripleRole role) {
  if (mention >= b->entities->n_mentions) return STR_EMPTY;
  const Mention* m = &b->entities->mentions[mention];
  TextString* found = find_string(b, m->span, role);
  if (!found) return STR_EMPTY;
  if (!entity_iri(b, m->entity).len) return found->iri;
  for (size_t r = 0; r <= (size_t)role; r++)
    if (found->mentions[r]) return found->iri;
  found->mentions[role] = mention + 1;
  b->n_string_triples += 3;
  return found->iri;
}

/* ---- as triples ---- */

static Term iri(Str value) {
  return (Term){.kind = TERM_IRI, .value = value};
}

static Triple triple(Str subject, Word predicate, Term object, TripleRole role) {
  return (Triple){.subject = subject, .predicate = word(predicate), .object = object, .role = role};
}

static Term count(Str digits) {
  return (Term){.kind = TERM_LITERAL, .value = digits, .datatype = word(V_XSD_COUNT)};
}

static Str cut_number(Str* s) {
  size_t at = s->len;
  while (at > 0 && s->data[at - 1] >= '0' && s->data[at - 1] <= '9')
    at--;
  Str number = str_slice(*s, at, s->len);
  s->len = at;
  return number;
}

static bool cut_end(Str* s, Str end) {
  if (!str_ends(*s, end)) return false;
  s->len -= end.len;
  return true;
}

bool string_name(Str subject, StringName* out) {
  out->end = cut_number(&subject);
  if (!cut_end(&subject, STR(","))) return false;
  out->begin = cut_number(&subject);
  if (!cut_end(&subject, STR("#char="))) return false;
  out->document = subject;
  return true;
}

static Triple whole(Str subject, Str text, TripleRole role) {
  return (Triple){.subject = subject,
                  .predicate = word(V_NIF_ANCHOR),
                  .object = {.kind = TERM_LITERAL, .value = text},
                  .role = role,
                  .whole = true};
}

bool string_whole(Str subject, Str text, TripleRole role, Triple* out) {
  StringName name;
  *out = whole(subject, text, role);
  return string_name(subject, &name);
}

void string_triples(const Triple* string, Triple out[STRING_TRIPLES]) {
  StringName name = {0};
  (void)string_name(string->subject, &name);
  out[0] = *string;
  out[0].whole = false;
  out[1] = triple(string->subject, V_NIF_BEGIN, count(name.begin), string->role);
  out[2] = triple(string->subject, V_NIF_END, count(name.end), string->role);
  out[3] = triple(string->subject, V_NIF_REFERENCE, iri(name.document), string->role);
  out[4] = triple(string->subject, V_RDF_TYPE, iri(word(V_NIF_STRING)), string->role);
}

static size_t put_mention(const Builder* b, const TextString* s, uint32_t mention, TripleRole role,
                          Triple* out) {
  const Mention* m = &b->entities->mentions[mention];
  ClassId cls = b->entities->entities[m->entity].cls;
  Word kind = m->kind == MENTION_PRONOUN   ? V_NG_PRONOUN
              : m->kind == MENTION_NOMINAL ? V_NG_NOMINAL
                                           : V_NG_NAME;
  Str type = cls == CLASS_NONE ? word(V_SCHEMA_THING) : ontology_class(b->ontology, cls)->iri;
  out[0] = triple(s->iri, V_ITS_CLASS, iri(type), role);
  out[1] = triple(s->iri, V_ITS_IDENT, iri(b->names[m->entity]), role);
  out[2] = triple(s->iri, V_NG_MENTION_KIND, iri(word(kind)), role);
  return 3;
}

// The string first, as is right: what is said of its mentions comes behind it.
static size_t put_string(const Builder* b, const TextString* s, Triple* out) {
  size_t n = 0, mentions = 0;
  *out++ = whole(s->iri, s->text, s->role);
  for (size_t r = 0; r < TRIPLE_ROLES; r++) {
    if (!s->mentions[r]) continue;
    n += put_mention(b, s, s->mentions[r] - 1, (TripleRole)r, out + n);
    mentions++;
  }
  return 1 + (mentions < 2 ? n : triples_sort(out, n));
}

// A number by its digits, as they are ordered in IRIs: 1, 10, 12, 2.
static uint64_t digits_key(uint32_t number) {
  uint64_t n = number, digits = 10;
  for (; n < 1000000000 && digits > 1; digits--)
    n *= 10;
  return n << 4 | digits;
}

static int by_iri(const void* x, const void* y) {
  const TextString *const *a = x, *const *b = y;
  int c = ((*a)->keys[0] > (*b)->keys[0]) - ((*a)->keys[0] < (*b)->keys[0]);
  return c ? c : ((*a)->keys[1] > (*b)->keys[1]) - ((*a)->keys[1] < (*b)->keys[1]);
}

size_t put_strings(Builder* b, Triple* out) {
  size_t n = 0;
  for (size_t i = 0; i < b->strings.n; i++) {
    TextString* s = b->strings.data[i];
    s->keys[0] = digits_key(s->offsets.begin);
    s->keys[1] = digits_key(s->offsets.end);
  }
  if (b->strings.n) qsort(b->strings.data, b->strings.n, sizeof *b->strings.data, by_iri);
  for (size_t i = 0; i < b->strings.n; i++)
    n += put_string(b, b->strings.data[i], out + n);
  return n;
}
