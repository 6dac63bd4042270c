// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The packed form of triples: what the store keeps of a node. Written by pack.c, where the form is
// described, and read by unpack.c.
#ifndef NEWSGRAPH_STORE_PACK_H
#define NEWSGRAPH_STORE_PACK_H

#include "store/store.h"

enum {
  CODE_IRI = 1,
  CODE_SHARED,
  CODE_TEXT,
  CODE_TYPED,
  CODE_LANGUAGE,
  CODE_SPACES,
  CODE_WORDS = 16
};
enum { STRING_ROLE = 0x80, SPACES = CODE_WORDS - CODE_SPACES };

/// Name spaces of IRIs that are not in the vocabulary, by their codes; only ever appended to.
extern const Str PACK_SPACES[SPACES];

// Inline: nearly all numbers are one byte.
void put_long_number(Buf* b, uint64_t n);
static inline void put_number(Buf* b, uint64_t n) {
  if (n < 0x80)
    buf_add_char(b, (char)n);
  else
    put_long_number(b, n);
}
static inline void put_string(Buf* b, Str s) {
  put_number(b, s.len);
  buf_add(b, s);
}
/// Take one off the beginning of *s; false if there is none.
bool get_long_number(Str* s, uint64_t* n);
static inline bool get_number(Str* s, uint64_t* n) {
  if (s->len == 0 || s->data[0] & 0x80) return get_long_number(s, n);
  *n = (uint64_t)s->data[0];
  s->data++, s->len--;
  return true;
}
static inline bool get_string(Str* s, Str* out) {
  uint64_t n = 0;
  if (!get_number(s, &n) || n > s->len) return false;
  *out = (Str){s->data, (size_t)n};
  s->data += n, s->len -= (size_t)n;
  return true;
}
/// The same of one in a sorted list: what it has in common with the one before it is left out.
void put_next(Buf* b, Str before, Str s);
bool get_next(Str* s, Buf* string); ///< `string`: the one before it becomes this one
size_t common_prefix(Str a, Str b);

/// Reads a packed document: its IRI, then one node after another.
bool unpack_document(Str* packed, Str* iri);
bool unpack_node(Str* packed, Str* subject, Str* body);

/// Reads the triples of a node's body that were asked for, strings of the text whole. Strings point
/// into the body, the vocabulary or the arena.
typedef struct {
  Str rest;                              ///< of the body
  Str node;                              ///< the node's key
  Str document;                          ///< as much of its IRI as the body uses
  bool chosen[TRIPLE_MENTION_OTHER + 1]; ///< which roles were asked for
  const Str* words;
  size_t n_words;
  Str suffix, subject; ///< of the current subject; `subject` empty: not yet put together
  uint64_t left;       ///< triples of this subject
  Arena* arena;
} Unpacker;
Unpacker unpack_body(Str body, Str node, MentionChoice mentions, Arena* arena);
/// STATUS_OK, STATUS_END, or STATUS_STORE if the body is damaged.
Status unpack_triple(Unpacker* u, Triple* out);

#endif
