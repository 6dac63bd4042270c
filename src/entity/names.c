// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Names of a document, stage by stage.
#include "entity/names_internal.h"

void entity_find_names(const Document* d, const Ontology* ontology, Arena* arena, Entities* e) {
  if (d->n_tokens == 0) return;
  Names x = {.d = d, .o = ontology, .arena = arena, .by_text = map_in(arena)};
  names_read_lists(&x);
  x.occurrences.cap = x.names.cap = d->n_tokens / 16 + 8; // few texts have to make more room
  x.occurrences.data = arena_room(arena, x.occurrences.cap, sizeof(Occurrence));
  x.names.data = arena_room(arena, x.names.cap, sizeof(Name));
  names_mark_words(&x, e);
  names_find_runs(&x);
  names_find_called(&x);
  names_type(&x);
  names_find_in_titles(&x);
  names_make_entities(&x, e);
}
