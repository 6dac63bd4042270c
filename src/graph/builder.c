// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Adding triples: terms, strings of the text, mentions.

#include "graph/builder.h"

static Term iri_term(Str iri) {
  return (Term){.kind = TERM_IRI, .value = iri};
}

void add_term(Builder* b, Str subject, Str predicate, Term object, TripleRole role) {
  vec_push(&b->triples, b->arena,
           (Triple){.subject = iri_term(subject),
                    .predicate = iri_term(predicate),
                    .object = object,
                    .role = role});
}

void add_iri(Builder* b, Str subject, Str predicate, Str object, TripleRole role) {
  add_term(b, subject, predicate, iri_term(object), role);
}

void add_typed(Builder* b, Str subject, Str predicate, Str lexical, Str datatype, TripleRole role) {
  add_term(b, subject, predicate,
           (Term){.kind = TERM_LITERAL, .value = lexical, .datatype = datatype}, role);
}

void add_text(Builder* b, Str subject, Str predicate, Str text) {
  add_typed(b, subject, predicate, text, STR_EMPTY, TRIPLE_CORE);
}

Term date_term(Builder* b, DateValue date, Str text) {
  Str lexical = date.year ? date_lexical(date, b->arena) : STR_EMPTY;
  Term t = {.kind = TERM_LITERAL, .value = lexical.len ? lexical : text};
  if (!lexical.len) return t;
  t.datatype = word(date.month == 0 ? V_XSD_YEAR : date.day == 0 ? V_XSD_YEAR_MONTH : V_XSD_DATE);
  return t;
}

// "2019", "2019-05", "2019-05-14" are dates; everything else is text.
void add_time(Builder* b, Str subject, Str predicate, Str time) {
  static const struct {
    size_t len;
    Word type;
  } SHAPES[] = {{4, V_XSD_YEAR}, {7, V_XSD_YEAR_MONTH}, {10, V_XSD_DATE}};
  for (size_t k = 0; k < sizeof SHAPES / sizeof SHAPES[0]; k++) {
    if (time.len != SHAPES[k].len) continue;
    bool fits = true;
    for (size_t i = 0; i < time.len; i++)
      fits = fits &&
             (i == 4 || i == 7 ? time.data[i] == '-' : time.data[i] >= '0' && time.data[i] <= '9');
    if (fits) {
      add_typed(b, subject, predicate, time, word(SHAPES[k].type), TRIPLE_CORE);
      return;
    }
  }
  if (time.len) add_text(b, subject, predicate, time);
}

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

// Writing a node again with a higher role would add nothing.
static bool first_time(Map* seen, Str iri, TripleRole role) {
  uint32_t before = 0;
  if (map_get(seen, iri, &before) && before <= (uint32_t)role) return false;
  map_put(seen, iri, (uint32_t)role);
  return true;
}

Str span_node(Builder* b, Span s, TripleRole role) {
  if (span_empty(s) || s.end > b->document->text.len) return STR_EMPTY;
  uint32_t begin = document_offset(b->document, s.begin), end = document_offset(b->document, s.end);
  Str iri = arena_printf(b->arena, "%.*s#char=%u,%u", STR_ARG(b->iri), begin, end);
  if (!first_time(&b->spans, iri, role)) return iri;
  add_iri(b, iri, word(V_RDF_TYPE), word(V_NIF_STRING), role);
  add_iri(b, iri, word(V_NIF_REFERENCE), b->iri, role);
  add_typed(b, iri, word(V_NIF_BEGIN), arena_printf(b->arena, "%u", begin), word(V_XSD_COUNT),
            role);
  add_typed(b, iri, word(V_NIF_END), arena_printf(b->arena, "%u", end), word(V_XSD_COUNT), role);
  add_typed(b, iri, word(V_NIF_ANCHOR), document_slice(b->document, s), STR_EMPTY, role);
  return iri;
}

static Word mention_kind(MentionKind kind) {
  return kind == MENTION_PRONOUN   ? V_NG_PRONOUN
         : kind == MENTION_NOMINAL ? V_NG_NOMINAL
                                   : V_NG_NAME;
}

Str mention_node(Builder* b, uint32_t mention, TripleRole role) {
  if (mention >= b->entities->n_mentions) return STR_EMPTY;
  const Mention* m = &b->entities->mentions[mention];
  Str iri = span_node(b, m->span, role);
  if (!iri.len || m->entity >= b->entities->n_entities || !b->names[m->entity].len) return iri;
  if (!first_time(&b->mentions, iri, role)) return iri;
  ClassId cls = b->entities->entities[m->entity].cls;
  const Class* c = cls == CLASS_NONE ? NULL : ontology_class(b->ontology, cls);
  add_iri(b, iri, word(V_ITS_IDENT), b->names[m->entity], role);
  add_iri(b, iri, word(V_ITS_CLASS), c ? c->iri : word(V_SCHEMA_THING), role);
  add_iri(b, iri, word(V_NG_MENTION_KIND), word(mention_kind(m->kind)), role);
  return iri;
}
