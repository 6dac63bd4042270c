// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Stub until the module lands.

#include "fact/fact.h"

void fact_find(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
               Matcher* matcher, Arena* arena, Facts* out) {
  (void)d, (void)e, (void)c, (void)ontology, (void)matcher, (void)arena;
  *out = (Facts){0};
}
