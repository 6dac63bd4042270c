// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// factuality: what the firewall's files share.
#ifndef NEWSGRAPH_FACT_FACTUALITY_INTERNAL_H
#define NEWSGRAPH_FACT_FACTUALITY_INTERNAL_H

#include "fact/fact.h"

typedef struct {
  const Document* d;
  const Entities* e;
  const Ontology* o;
  Facts* f;
  Arena* arena;
  const WordList* acts;       ///< relations that are speech acts themselves
  const WordList* on_behalf;  ///< relations that somebody states for his company
  const WordList* background; ///< relations that are so whoever names them
  const uint32_t* owner;      ///< token -> 1 + index of the innermost claim, 0 outside
} Firewall;

/// Attributes a fact to claim (1 + index, 0 none) and the claims around it.
void firewall_guard(const Firewall* w, Fact* fact, uint32_t claim);
/// Facts that claims are themselves: X denies, accuses, warned, gave an interview to
/// (factuality_acts.c).
void firewall_add_acts(const Firewall* w);

#endif
