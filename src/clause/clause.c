// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Stub until the module lands.

#include "clause/clause.h"

void clause_split(const Document* d, const Entities* e, const Ontology* ontology, Arena* arena,
                  Clauses* out) {
  (void)d, (void)e, (void)ontology, (void)arena;
  *out = (Clauses){0};
}
