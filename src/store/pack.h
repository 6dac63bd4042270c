// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The packed form of triples: what the store keeps in node.body. Written by pack.c, where the form
// is described, and read by unpack.c.
#ifndef NEWSGRAPH_STORE_PACK_H
#define NEWSGRAPH_STORE_PACK_H

#include "store/store.h"

enum { CODE_IRI = 1, CODE_SHARED, CODE_TEXT, CODE_TYPED, CODE_LANGUAGE, CODE_WORDS = 16 };
enum { STRING_ROLE = 0x80 };

/// Reads a packed document: its IRI, then one node after another.
bool unpack_document(Str* packed, Str* iri);
bool unpack_node(Str* packed, Str* subject, Str* body);
/// The subjects of packed nodes, and back: false at the end.
void pack_subjects(Str nodes, Buf* out);
bool unpack_subject(Str* subjects, Str* subject);

/// Reads the triples of a node's body that were asked for, strings of the text whole. Strings point
/// into the body, the vocabulary or the arena.
typedef struct {
  Str rest;     ///< of the body
  Str node;     ///< the node's key
  Str document; ///< IRI of the document it belongs to
  MentionChoice mentions;
  Str suffix, subject; ///< of the current subject; `subject` empty: not yet put together
  uint64_t left;       ///< triples of this subject
  size_t shared;       ///< so much of the document's IRI was used: the rest makes no difference
  Arena* arena;
} Unpacker;
Unpacker unpack_body(Str body, Str node, Str document, MentionChoice mentions, Arena* arena);
/// STATUS_OK, STATUS_END, or STATUS_STORE if the body is damaged.
Status unpack_triple(Unpacker* u, Triple* out);

#endif
