// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// regex: the regular expressions that patterns are translated to. Nearly all are of a plain
/// dialect, which is read and matched here: bytes, classes, groups, alternatives, quantifiers,
/// look-arounds, as PCRE2 has them and with the same result. What many patterns share is not
/// written out: (?@list) is an entry of a word list that ends at a blank, (?$3) a mention of a set
/// of classes, (?%name) a look-ahead. Compared with a library for everything, a pattern is ready at
/// once, a list is looked up, and no branch is tried that cannot begin here. Anything else is left
/// to PCRE2 (pattern.c).
#ifndef NEWSGRAPH_ONTOLOGY_REGEX_H
#define NEWSGRAPH_ONTOLOGY_REGEX_H

#include "needs.h"
#include "ontology_internal.h"

typedef struct Regex Regex;
/// What the expressions of one ontology share.
typedef struct RegexTable RegexTable;

/// Lives, as all that is made with it, in the arena.
RegexTable* regex_table_new(const Ontology* o, Arena* arena);
/// (?%name) stands for this "(?=...)" or "(?!...)" from now on.
void regex_share(RegexTable* table, Str name, Str text);
/// The number of a set of classes in (?$3).
unsigned regex_mention(RegexTable* table, const ClassSet* set);
/// NULL if the expression is not of the plain dialect. It must begin with a blank, and live as long
/// as the result.
const Regex* regex_new(RegexTable* table, Arena* arena, Str text);

typedef struct {
  Span whole;
  Span groups[PATTERN_MAX_SLOTS]; ///< (?<s1>...) is the first; empty if it took no part
} RegexMatch;

/// The first match at or behind `from`: STATUS_OK, STATUS_END, or STATUS_SKIPPED when it tried too
/// much.
Status regex_match(const Regex* x, Str text, size_t from, RegexMatch* out);

#endif
