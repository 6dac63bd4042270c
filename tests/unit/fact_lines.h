// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the tests of facts share: the ontology they run with, and a fact as one line of text,
/// "Subject relation Object" and, where it is no plain one, "[negative, planned, by Speaker]".
#ifndef NEWSGRAPH_TESTS_FACT_LINES_H
#define NEWSGRAPH_TESTS_FACT_LINES_H

#include "fact/fact.h"

typedef VEC(Str) Lines;

typedef struct {
  Ontology* ontology;
  Matcher* matcher;
  Arena* arena;
} World;

static Str factuality(const World* w, const Entities* e, const Fact* f) {
  static const char* const modalities[] = {"", "planned", "possible", "undecided"};
  Arena* a = w->arena;
  Str s = STR_EMPTY;
  if (f->polarity == POLARITY_NEGATIVE) s = STR("negative");
  if (f->over) s = arena_printf(a, "%.*s%sover", STR_ARG(s), s.len ? ", " : "");
  if (f->modality != MODALITY_ACTUAL)
    s = arena_printf(a, "%.*s%s%s", STR_ARG(s), s.len ? ", " : "", modalities[f->modality]);
  if (!f->own_voice && f->sources.n == 0)
    s = arena_printf(a, "%.*s%sby nobody", STR_ARG(s), s.len ? ", " : "");
  for (size_t i = 0; i < f->sources.n; i++)
    s = arena_printf(a, "%.*s%sby %.*s", STR_ARG(s), s.len ? ", " : "",
                     STR_ARG(e->entities[f->sources.data[i]].label));
  return s;
}

static Str fact_text(const World* w, const Entities* e, const Fact* f) {
  Str object = f->object != NO_ENTITY ? e->entities[f->object].label : f->literal;
  Str how = factuality(w, e, f);
  Str name = ontology_relation(w->ontology, f->relation)->name;
  Str subject = e->entities[f->subject].label;
  if (how.len == 0)
    return arena_printf(w->arena, "%.*s %.*s %.*s", STR_ARG(subject), STR_ARG(name),
                        STR_ARG(object));
  return arena_printf(w->arena, "%.*s %.*s %.*s [%.*s]", STR_ARG(subject), STR_ARG(name),
                      STR_ARG(object), STR_ARG(how));
}

/// One line per fact of the text, in the order they were found.
static Lines fact_lines(const World* w, Str text) {
  Document d;
  Entities e;
  Clauses c;
  Facts f;
  document_from_text(text, w->ontology, w->arena, &d);
  entity_find(&d, w->ontology, w->arena, &e);
  clause_split(&d, &e, w->ontology, w->arena, &c);
  fact_find(&d, &e, &c, w->ontology, w->matcher, w->arena, &f);
  Lines lines = {0};
  for (size_t i = 0; i < f.n_facts; i++)
    vec_push(&lines, w->arena, fact_text(w, &e, &f.facts[i]));
  return lines;
}

/// The members of "FACT ; FACT ...".
static Lines fact_lines_of_cell(const World* w, Str cell) {
  Lines lines = {0};
  while (cell.len) {
    size_t at = str_find(cell, STR(" ; "), 0);
    vec_push(&lines, w->arena, str_trim(str_slice(cell, 0, at == SIZE_MAX ? cell.len : at)));
    cell = at == SIZE_MAX ? STR_EMPTY : str_slice(cell, at + 3, cell.len);
  }
  return lines;
}

static int set_up(void** state) {
  static World world;
  Diag* diag = diag_new(NULL, NULL, true);
  Status s = ontology_load(STR(NG_SOURCE_ROOT "/ontology"), diag, &world.ontology);
  diag_free(diag);
  if (s != STATUS_OK) return -1;
  world.matcher = matcher_new(world.ontology);
  world.arena = arena_new();
  *state = &world;
  return 0;
}

static int tear_down(void** state) {
  World* w = *state;
  matcher_free(w->matcher);
  ontology_close(w->ontology);
  arena_free(w->arena);
  return 0;
}

#endif
