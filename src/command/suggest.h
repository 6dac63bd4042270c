// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Private to command/: the names of a graph that come closest to one that it does not have.
#ifndef NEWSGRAPH_COMMAND_SUGGEST_H
#define NEWSGRAPH_COMMAND_SUGGEST_H

#include "query/query.h"

/// Appends up to three labels, closest first: "Acme Ltd", "Acme Inc". Nothing if none is close.
NG_MUST_USE Status suggest_names(QueryEngine* engine, Str name, Arena* arena, Diag* diag, Buf* out);
/// How many letters to change, add or drop, regardless of case; a name whose words are all in the
/// other is one letter away at most.
size_t suggest_distance(Str a, Str b);

#endif
