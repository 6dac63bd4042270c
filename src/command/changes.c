// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What a change of the ontology or of a text does to the statements of a document, for people to
// read.

#include "command/command.h"

#include <stdlib.h>

typedef struct {
  const TripleList* graph;
  Arena* arena;
} Reader;

static Str local_name(Str iri) {
  size_t at = iri.len;
  while (at > 0 && iri.data[at - 1] != '/' && iri.data[at - 1] != '#')
    at--;
  return str_slice(iri, at, iri.len);
}

/// First triple of a subject, by bisection; graph->n if there is none.
static size_t find_subject(const TripleList* g, Str subject) {
  size_t low = 0, high = g->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_compare(g->data[middle].subject, subject) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < g->n && str_equal(g->data[low].subject, subject) ? low : g->n;
}

static const Term* value_of(const TripleList* g, Str subject, Str predicate) {
  for (size_t i = find_subject(g, subject); i < g->n && str_equal(g->data[i].subject, subject); i++)
    if (str_equal(g->data[i].predicate, predicate)) return &g->data[i].object;
  return NULL;
}

static Str text_of(const TripleList* g, const Term* t) {
  if (!t) return STR("?");
  if (t->kind == TERM_LITERAL) return t->value;
  const Term* label = value_of(g, t->value, STR(NS_RDFS "label"));
  return label ? label->value : local_name(t->value);
}

static bool is_word(const Term* t, const char* name) {
  return t && str_equal(local_name(t->value), str_from(name));
}

static void add_sources(const TripleList* g, Str statement, Buf* out) {
  Str document = STR_EMPTY;
  const Term* evidence = value_of(g, statement, STR(NS_NG "evidence"));
  if (evidence) document = str_slice(evidence->value, 0, str_find(evidence->value, STR("#"), 0));
  for (size_t i = find_subject(g, statement); i < g->n && str_equal(g->data[i].subject, statement);
       i++) {
    const Triple* t = &g->data[i];
    if (str_equal(t->predicate, STR(NS_NG "accordingTo")) && !str_equal(t->object.value, document))
      buf_printf(out, ", says %.*s", STR_ARG(text_of(g, &t->object)));
  }
}

static Str statement_line(const Reader* r, Str s) {
  const TripleList* g = r->graph;
  Buf line = {0};
  const Term *polarity = value_of(g, s, STR(NS_NG "polarity")),
             *modality = value_of(g, s, STR(NS_NG "modality"));
  const Term* evidence = value_of(g, s, STR(NS_NG "evidence"));
  buf_add(&line, text_of(g, value_of(g, s, STR(NS_RDF "subject"))));
  if (is_word(polarity, "Negative")) buf_add(&line, STR(" not"));
  buf_printf(&line, " %.*s ", STR_ARG(text_of(g, value_of(g, s, STR(NS_RDF "predicate")))));
  buf_add(&line, text_of(g, value_of(g, s, STR(NS_RDF "object"))));
  if (modality && !is_word(modality, "Actual"))
    buf_printf(&line, ", %.*s", STR_ARG(local_name(modality->value)));
  add_sources(g, s, &line);
  const Term* sentence = evidence ? value_of(g, evidence->value, STR(NS_NIF "anchorOf")) : NULL;
  if (sentence) buf_printf(&line, "  << %.*s >>", STR_ARG(sentence->value));
  for (size_t i = 0; i < line.len; i++)
    if ((unsigned char)line.data[i] < 0x20) line.data[i] = ' ';
  Str out = arena_copy(r->arena, buf_str(&line));
  buf_free(&line);
  return out;
}

static int by_bytes(const void* a, const void* b) {
  return str_compare(*(const Str*)a, *(const Str*)b);
}

static Str* statement_lines(const TripleList* g, Arena* arena, size_t* n) {
  Reader r = {g, arena};
  Str* lines = arena_new_array(arena, Str, g->n + 1);
  *n = 0;
  for (size_t i = 0; i < g->n; i++)
    if (str_equal(g->data[i].predicate, STR(NS_RDF "type")) &&
        str_equal(g->data[i].object.value, STR(NS_NG "Statement")))
      lines[(*n)++] = statement_line(&r, g->data[i].subject);
  qsort(lines, *n, sizeof *lines, by_bytes);
  return lines;
}

static void print_line(char sign, Str line, Str path, bool* titled) {
  if (!*titled) printf("%.*s\n", STR_ARG(path));
  *titled = true;
  printf("  %c %.*s\n", sign, STR_ARG(line));
}

void print_changes(void* context, Str path, const TripleList* before, const TripleList* after) {
  (void)context;
  Arena* arena = arena_new();
  size_t n_old = 0, n_new = 0;
  Str* old = statement_lines(before, arena, &n_old);
  Str* new = statement_lines(after, arena, &n_new);
  bool titled = false;
  for (size_t i = 0, k = 0; i < n_old || k < n_new;) {
    int c = i == n_old ? 1 : k == n_new ? -1 : str_compare(old[i], new[k]);
    if (c < 0) print_line('-', old[i], path, &titled);
    if (c > 0) print_line('+', new[k], path, &titled);
    i += c <= 0;
    k += c >= 0;
  }
  arena_free(arena);
}
