// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// regex_internal: a regular expression as a graph of nodes, each with the node behind it.
#ifndef NEWSGRAPH_ONTOLOGY_REGEX_INTERNAL_H
#define NEWSGRAPH_ONTOLOGY_REGEX_INTERNAL_H

#include "regex.h"

enum { MAX_LOOPS = 16, MAX_PHRASE = 16, NO_LIMIT = UINT16_MAX };

typedef enum {
  NODE_ACCEPT,  ///< the end of the expression, of a look-around or of an atomic group
  NODE_BYTES,   ///< these bytes
  NODE_BYTE,    ///< a byte of the set
  NODE_RUN,     ///< several of them
  NODE_MENTION, ///< a mention of these classes
  NODE_LIST,    ///< an entry of a word list
  NODE_EITHER,  ///< the first branch that leads to a match
  NODE_LOOP,    ///< the body several times
  NODE_AGAIN,   ///< the end of the body of a loop
  NODE_OPEN,    ///< a group that is told begins
  NODE_CLOSE,   ///< and ends
  NODE_AHEAD,
  NODE_BEHIND,
  NODE_ATOMIC, ///< the body in the first way that fits
  NODE_END     ///< of the text
} NodeKind;

typedef enum { GREEDY, LAZY, POSSESSIVE } Greed;

/// A set of bytes.
typedef struct {
  uint64_t has[4];
  uint64_t starts; ///< see Node.starts
} ByteSet;

typedef struct {
  struct Node* first;
  uint64_t starts;
  size_t back; ///< of a look-behind: its length
} Branch;

typedef struct Node {
  struct Node* next;
  uint64_t starts; ///< bits (RegexTable.bits) of the bytes that it, with all behind it, can begin
                   ///< with; all if it may be empty to the end
  uint8_t kind, greed;
  bool denies; ///< look-arounds
  bool shared; ///< its body is in other expressions, too
  uint8_t id;  ///< of the loop or group
  uint16_t least, most;
  uint32_t n; ///< bytes, branches
  union {
    const char* bytes;
    const ByteSet* set;
    const ClassSet* classes;
    const struct ListContent* list;
    Branch* branches;
    struct Node* body; ///< for the end of a loop: the loop itself
  };
} Node;

typedef struct {
  Str name;
  const Node* look;
} SharedLook;

struct RegexTable {
  const Ontology* o;
  Arena* arena;
  uint8_t bits[256]; ///< the bit of a byte in Node.starts: frequent bytes have one of their own
  Map set_by_text;   ///< "[a-z]" -> index
  VEC(const ByteSet*) sets;
  const ByteSet* single[256]; ///< sets of one byte
  VEC(const ClassSet*) mentions;
  VEC(SharedLook) looks;
  Node accept;
};

struct Regex {
  const uint8_t* bits;
  const Node* behind_blank; ///< the first node; a blank stands before it
  unsigned n_groups;
};

static inline bool set_has(const ByteSet* set, char c) {
  unsigned char byte = (unsigned char)c;
  return set->has[byte / 64] >> (byte % 64) & 1;
}

#endif
