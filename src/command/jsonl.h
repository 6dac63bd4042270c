// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Documents as JSON lines: {"id": "a.txt", "text": "...", "headline": ..., "date": ..., "author":
// ..., "publisher": ..., "url": ..., "language": ...}. The id is what ng:path would be for a file.
#ifndef NEWSGRAPH_COMMAND_JSONL_H
#define NEWSGRAPH_COMMAND_JSONL_H

#include "corpus/corpus.h"

/// STATUS_SKIPPED with a message for a line that is no such object.
NG_MUST_USE Status jsonl_read(Str line, size_t line_number, Diag* diag, Arena* arena, Article* out);

#endif
