// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Suggestions for a name that nothing is said of.

#include "command/suggest.h"

#include <string.h>

enum { MAX_SHOWN = 3, MAX_LENGTH = 96 };

typedef struct {
  Str label;
  size_t distance;
} Near;

typedef struct {
  Str name;
  Arena* arena;
  Near near[MAX_SHOWN];
  size_t n;
} Search;

static bool has_word(Str text, Str word) {
  Str one;
  while (str_cut(&text, ' ', &one))
    if (str_equal_nocase(one, word)) return true;
  return false;
}

static bool has_words_of(Str text, Str words) {
  Str one;
  while (str_cut(&words, ' ', &one))
    if (!has_word(text, one)) return false;
  return true;
}

static size_t least(size_t a, size_t b, size_t c) {
  size_t ab = a < b ? a : b;
  return ab < c ? ab : c;
}

size_t suggest_distance(Str a, Str b) {
  if (a.len > MAX_LENGTH || b.len > MAX_LENGTH) return SIZE_MAX;
  if (a.len == 0 || b.len == 0) return a.len + b.len;
  if (has_words_of(a, b) || has_words_of(b, a)) return a.len != b.len;
  size_t row[MAX_LENGTH + 1];
  for (size_t k = 0; k <= b.len; k++)
    row[k] = k;
  for (size_t i = 0; i < a.len; i++) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t k = 0; k < b.len; k++) {
      size_t above = row[k + 1];
      size_t change = diagonal + (ascii_lower(a.data[i]) != ascii_lower(b.data[k]));
      row[k + 1] = least(above + 1, row[k] + 1, change);
      diagonal = above;
    }
  }
  return row[b.len];
}

static Status begin(void* context, const Str* names, size_t n) {
  (void)context, (void)names, (void)n;
  return STATUS_OK;
}

static Status end(void* context) {
  (void)context;
  return STATUS_OK;
}

/// Keeps the closest; labels come in order, so the first of two equally close ones stays.
static Status take_label(void* context, const QueryValue* values, size_t n) {
  Search* s = context;
  if (n < 1) return STATUS_INTERNAL;
  size_t distance = suggest_distance(s->name, values[0].text);
  if (distance > 1 + s->name.len / 4) return STATUS_OK;
  size_t at = s->n;
  while (at > 0 && s->near[at - 1].distance > distance)
    at--;
  if (at == MAX_SHOWN) return STATUS_OK;
  if (s->n < MAX_SHOWN) s->n++;
  memmove(&s->near[at + 1], &s->near[at], (s->n - at - 1) * sizeof s->near[0]);
  s->near[at] = (Near){arena_copy(s->arena, values[0].text), distance};
  return STATUS_OK;
}

Status suggest_names(QueryEngine* engine, Str name, Arena* arena, Diag* diag, Buf* out) {
  Search s = {.name = name, .arena = arena};
  QuerySink sink = {.context = &s, .begin = begin, .row = take_label, .end = end};
  TRY(query_run(engine,
                STR("SELECT DISTINCT ?label { { ?x rdf:subject ?e } UNION { ?x rdf:object ?e } "
                    "UNION { ?x ng:speaker ?e } ?e rdfs:label ?label } ORDER BY ?label"),
                &sink, diag));
  for (size_t i = 0; i < s.n; i++)
    buf_printf(out, "%s\"%.*s\"", i ? ", " : "", STR_ARG(s.near[i].label));
  return STATUS_OK;
}
