// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// why_not: how one sentence is read, and which rules come near in it.
#ifndef NEWSGRAPH_COMMAND_WHY_NOT_H
#define NEWSGRAPH_COMMAND_WHY_NOT_H

#include "ontology/ontology.h"

/// Prints to standard output.
void why_not(const Ontology* ontology, Str sentence, Arena* arena);

#endif
