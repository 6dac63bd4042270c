// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Adding triples.

#include "graph/builder.h"

static Term iri_term(Str iri) {
  return (Term){.kind = TERM_IRI, .value = iri};
}

void add_term(Builder* b, Str subject, Str predicate, Term object, TripleRole role) {
  vec_push(&b->triples, b->arena,
           (Triple){.subject = subject, .predicate = predicate, .object = object, .role = role});
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
