// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Stub until the stage lands.
#include "entity/entity.h"

void entity_find_names(const Document* d, const Ontology* ontology, Arena* arena, Entities* e) {
  (void)d, (void)ontology, (void)arena, (void)e;
}
