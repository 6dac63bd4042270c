// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The pattern notation: from what a rule file says to PCRE2, and matching.
#include "ontology_internal.h"

struct Matcher {
  const Ontology* ontology;
  Arena* arena;
};

void compile_patterns(Ontology* o) {
  (void)o;
}
void free_patterns(Ontology* o) {
  (void)o;
}

size_t ontology_triggered(const Ontology* o, Str word, const PatternId** patterns) {
  (void)o, (void)word;
  *patterns = NULL;
  return 0;
}

Matcher* matcher_new(const Ontology* o) {
  Arena* arena = arena_new();
  Matcher* m = arena_new_one(arena, Matcher);
  m->ontology = o;
  m->arena = arena;
  return m;
}

void matcher_free(Matcher* m) {
  if (m) arena_free(m->arena);
}

Status pattern_match(Matcher* m, PatternId p, Str clause, size_t* from, PatternMatch* out) {
  (void)m, (void)p, (void)clause, (void)from, (void)out;
  return STATUS_END;
}
