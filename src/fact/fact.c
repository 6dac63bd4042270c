// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The stages of fact in their order: claims, relations, firewall.
#include "fact/fact.h"

void fact_find(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
               Matcher* matcher, Arena* arena, Facts* out) {
  *out = (Facts){0};
  fact_find_claims(d, e, c, ontology, arena, out);
  fact_find_relations(d, e, c, ontology, matcher, arena, out);
  fact_apply_firewall(d, e, c, ontology, arena, out);
}
