// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The packed form of triples: what the store keeps in node.body.
#ifndef NEWSGRAPH_STORE_PACK_H
#define NEWSGRAPH_STORE_PACK_H

#include "graph/graph.h"

/// Reads a packed document: its IRI, then one node after another.
bool unpack_document(Str* packed, Str* iri);
bool unpack_node(Str* packed, Str* subject, Str* body);

/// Reads the triples of a node's body. Strings point into the body, the vocabulary or the arena.
typedef struct {
  Str rest;     ///< of the body
  Str node;     ///< the node's key
  Str document; ///< IRI of the document it belongs to
  Str subject;
  uint64_t left; ///< triples of this subject
  Arena* arena;
} Unpacker;
Unpacker unpack_body(Str body, Str node, Str document, Arena* arena);
/// STATUS_OK, STATUS_END, or STATUS_STORE if the body is damaged.
Status unpack_triple(Unpacker* u, Triple* out);

#endif
