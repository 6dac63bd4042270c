// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The form of a block:
//
//   block := node*
//   node  := number(bytes that its subject and the one before it begin with) string(of what follows
//            in its subject) number(document) string(body)

#include "store/block.h"

#include "store/pack.h"

int node_compare(const Node* a, const Node* b) {
  int c = str_compare(a->subject, b->subject);
  return c ? c : (a->document > b->document) - (a->document < b->document);
}

enum { NUMBERS = 7 }; // bytes of a node's numbers, nearly always at least

size_t block_cost(const Node* node, size_t common) {
  return node->subject.len - common + node->body.len + NUMBERS;
}

void block_add(Buf* block, Str before, const Node* node) {
  put_next(block, before, node->subject);
  put_number(block, (uint64_t)node->document);
  put_string(block, node->body);
}

void block_open(BlockReader* r, Str block) {
  r->rest = block;
  buf_clear(&r->subject);
}

void block_close(BlockReader* r) {
  buf_free(&r->subject);
}

Status block_next(BlockReader* r, Node* out) {
  uint64_t document = 0;
  if (r->rest.len == 0) return STATUS_END;
  if (!get_next(&r->rest, &r->subject) || !get_number(&r->rest, &document) ||
      !get_string(&r->rest, &out->body))
    return STATUS_STORE;
  out->subject = buf_str(&r->subject);
  out->document = (int64_t)document;
  return STATUS_OK;
}
