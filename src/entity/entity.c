// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Stub until the module lands.

#include "entity/entity.h"

void entity_find(const Document* d, const Ontology* ontology, Arena* arena, Entities* out) {
  (void)d, (void)ontology, (void)arena;
  *out = (Entities){0};
}
