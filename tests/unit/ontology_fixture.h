// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// A group fixture with the shipped ontology and an arena, for tests of what stands on it.
#ifndef NEWSGRAPH_TESTS_ONTOLOGY_FIXTURE_H
#define NEWSGRAPH_TESTS_ONTOLOGY_FIXTURE_H

#include "ontology/ontology.h"

#include <stdlib.h>

typedef struct {
  Ontology* ontology;
  Arena* arena;
} Fixture;

static int setup(void** state) {
  Fixture* f = calloc(1, sizeof *f);
  Diag* diag = diag_new(NULL, NULL, true);
  Status s = ontology_load(STR(NG_SOURCE_ROOT "/ontology"), diag, &f->ontology);
  diag_free(diag);
  f->arena = arena_new();
  *state = f;
  return s == STATUS_OK ? 0 : -1;
}

static int teardown(void** state) {
  Fixture* f = *state;
  arena_free(f->arena);
  ontology_close(f->ontology);
  free(f);
  return 0;
}

#endif
