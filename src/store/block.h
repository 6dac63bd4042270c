// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Blocks: nodes of a segment, in the order of their keys, packed into one row of the table.
#ifndef NEWSGRAPH_STORE_BLOCK_H
#define NEWSGRAPH_STORE_BLOCK_H

#include "base/base.h"

/// What a document says of a subject. Its key is the subject, then the document.
typedef struct {
  Str subject;
  int64_t document;
  Str body;
} Node;

int node_compare(const Node* a, const Node* b); ///< by their keys

/// Bytes that a node takes behind one of whose subject it repeats the first `common` bytes.
size_t block_cost(const Node* node, size_t common);
/// Appends a node; `before`: the subject before it in the block, empty for the first.
void block_add(Buf* block, Str before, const Node* node);

/// Zero-initialise; block_close at the end.
typedef struct {
  Str rest;
  Buf subject; ///< of the last node
} BlockReader;
void block_open(BlockReader* r, Str block);
void block_close(BlockReader* r);
/// STATUS_OK, STATUS_END, or STATUS_STORE if the block is damaged. The node's subject is valid
/// until the next call, its body as long as the block.
Status block_next(BlockReader* r, Node* out);

#endif
