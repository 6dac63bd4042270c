// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// check: the self-test of an ontology. Runs every example of every rule against the whole rule
/// set.
#ifndef NEWSGRAPH_COMMAND_CHECK_H
#define NEWSGRAPH_COMMAND_CHECK_H

#include "fact/fact.h"

typedef struct {
  size_t rules, patterns, examples;
  size_t wrong;   ///< examples with another result than written, counter-examples that yield
  bool name_idle; ///< input: name the patterns without an example
  size_t idle;    ///< patterns that match none of their rule's examples (a warning)
} CheckCounts;

/// Reports everything that is wrong, one located line each; STATUS_BAD_ONTOLOGY if there was an
/// error.
NG_MUST_USE Status check_ontology(const Ontology* ontology, Diag* diag, CheckCounts* out);

/// A fact as examples write it: "Huawei foundedBy Ren Zhengfei", with "said:", "not:", "planned:",
/// "possible:", "undecided:" and "over:" before it where it is so.
Str check_fact_text(const Fact* f, const Entities* e, const Ontology* ontology, Arena* arena);

#endif
