// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Strings of the text and mentions. They are two thirds of a graph, so they are kept as small
// records with the lowest role that each was asked for with, and become triples once, at the end,
// in order.

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

Str mint_local(Builder* b, const char* fragment, Span offsets) {
  Buf* iri = &b->scratch;
  buf_clear(iri);
  buf_add(iri, b->iri);
  buf_add_char(iri, '#');
  buf_add(iri, str_from(fragment));
  buf_add_char(iri, '=');
  buf_add_number(iri, offsets.begin);
  buf_add_char(iri, ',');
  buf_add_number(iri, offsets.end);
  return arena_copy(b->arena, buf_str(iri));
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
  TextString* fresh = arena_new_one(b->arena, TextString);
  *fresh = (TextString){.offsets = offsets,
                        .iri = mint_local(b, "char", offsets),
                        .text = document_slice(b->document, s),
                        .role = role};
  map_put(&b->known_strings, (Str){(const char*)&fresh->offsets, sizeof fresh->offsets},
          (uint32_t)b->strings.n);
  vec_push(&b->strings, b->arena, fresh);
  b->n_string_triples += STRING_TRIPLES;
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
  if (m->entity >= b->entities->n_entities || !b->names[m->entity].len) return found->iri;
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

static Term count(Str digits) {
  return (Term){.kind = TERM_LITERAL, .value = digits, .datatype = word(V_XSD_COUNT)};
}

static Triple triple(Str subject, Word predicate, Term object, TripleRole role) {
  return (Triple){.subject = subject, .predicate = word(predicate), .object = object, .role = role};
}

Triple string_triple(const StringOfText* s, unsigned i) {
  switch (i) {
  case 0:
    return triple(s->subject, V_NIF_ANCHOR, (Term){.kind = TERM_LITERAL, .value = s->text},
                  s->role);
  case 1:
    return triple(s->subject, V_NIF_BEGIN, count(s->begin), s->role);
  case 2:
    return triple(s->subject, V_NIF_END, count(s->end), s->role);
  case 3:
    return triple(s->subject, V_NIF_REFERENCE, iri(s->document), s->role);
  default:
    return triple(s->subject, V_RDF_TYPE, iri(word(V_NIF_STRING)), s->role);
  }
}

bool string_offsets(Str fragment, Str* begin, Str* end) {
  *end = fragment;
  if (!str_starts(fragment, STR("#char="))) return false;
  *end = str_slice(fragment, sizeof "#char=" - 1, fragment.len);
  return str_cut(end, ',', begin) && end->data != NULL;
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

// In the order of triple_compare, if there is one mention at most.
static size_t put_string(const Builder* b, const TextString* s, Triple* out) {
  StringOfText string = {.subject = s->iri, .document = b->iri, .text = s->text, .role = s->role};
  string_offsets(str_slice(s->iri, b->iri.len, s->iri.len), &string.begin, &string.end);
  size_t n = 0, mentions = 0;
  while (n < STRING_TRIPLES)
    out[n] = string_triple(&string, (unsigned)n), n++;
  for (size_t r = 0; r < TRIPLE_ROLES; r++) {
    if (!s->mentions[r]) continue;
    n += put_mention(b, s, s->mentions[r] - 1, (TripleRole)r, out + n);
    mentions++;
  }
  return mentions < 2 ? n : triples_sort(out, n);
}

static int by_iri(const void* x, const void* y) {
  const TextString *const *a = x, *const *b = y;
  return str_compare((*a)->iri, (*b)->iri);
}

size_t put_strings(Builder* b, Triple* out) {
  size_t n = 0;
  if (b->strings.n) qsort(b->strings.data, b->strings.n, sizeof *b->strings.data, by_iri);
  for (size_t i = 0; i < b->strings.n; i++)
    n += put_string(b, b->strings.data[i], out + n);
  return n;
}
