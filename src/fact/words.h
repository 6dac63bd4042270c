// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// words: is this one of these few words? It is asked millions of times, nearly always in vain, so
/// a word has a key of six bits, made of its ends and its length, and the compiler makes one number
/// of the keys of the words that are asked for: a step tells most that are none of them.
///
/// Macros, because only so the keys are known to the compiler. They evaluate the word, and what its
/// key is taken from, many times: it must be a plain expression without side effects or calls of
/// any cost, and the words behind it must be literals.
#ifndef NEWSGRAPH_FACT_WORDS_H
#define NEWSGRAPH_FACT_WORDS_H

#include "base/base.h"

/// With these factors of first letter, last letter and length few function words share a key. Any
/// would be right: words of one key are compared.
#define WORD_KEY(first, last, len)                                                                 \
  (((unsigned char)(first) + 4u * (unsigned char)(last) + 9u * (unsigned)(len)) % 64)

/// The key of a word, below 64; 0 of an empty one.
static inline uint8_t word_key(Str word) {
  return word.len ? WORD_KEY(word.data[0], word.data[word.len - 1], word.len) : 0;
}

/* The words behind one_of are literals. There are places for 31; those left over are filled with
 * empty words, which no word is. More do not compile: `over` would not be empty. */
#define WORD_LEN(w) (sizeof(w) - 1)
#define WORD_BIT(w)                                                                                \
  (WORD_LEN(w)                                                                                     \
       ? (uint64_t)1 << WORD_KEY((w)[0], (w)[WORD_LEN(w) ? WORD_LEN(w) - 1 : 0], WORD_LEN(w))      \
       : 0)
#define WORD_NONE(w) (0 * sizeof(char[WORD_LEN(w) ? -1 : 1]))
#define WORD_IS(word, w)                                                                           \
  (WORD_LEN(w) && (word).len == WORD_LEN(w) && memcmp((word).data, (w), WORD_LEN(w)) == 0)
#define WORD_AMONG(word, key, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, \
                   x, y, z, A, B, C, D, E, over, ...)                                              \
  (((WORD_BIT(a) | WORD_BIT(b) | WORD_BIT(c) | WORD_BIT(d) | WORD_BIT(e) | WORD_BIT(f) |           \
     WORD_BIT(g) | WORD_BIT(h) | WORD_BIT(i) | WORD_BIT(j) | WORD_BIT(k) | WORD_BIT(l) |           \
     WORD_BIT(m) | WORD_BIT(n) | WORD_BIT(o) | WORD_BIT(p) | WORD_BIT(q) | WORD_BIT(r) |           \
     WORD_BIT(s) | WORD_BIT(t) | WORD_BIT(u) | WORD_BIT(v) | WORD_BIT(w) | WORD_BIT(x) |           \
     WORD_BIT(y) | WORD_BIT(z) | WORD_BIT(A) | WORD_BIT(B) | WORD_BIT(C) | WORD_BIT(D) |           \
     WORD_BIT(E) | WORD_NONE(over)) >>                                                             \
    (key)&1) &&                                                                                    \
   (WORD_IS(word, a) || WORD_IS(word, b) || WORD_IS(word, c) || WORD_IS(word, d) ||                \
    WORD_IS(word, e) || WORD_IS(word, f) || WORD_IS(word, g) || WORD_IS(word, h) ||                \
    WORD_IS(word, i) || WORD_IS(word, j) || WORD_IS(word, k) || WORD_IS(word, l) ||                \
    WORD_IS(word, m) || WORD_IS(word, n) || WORD_IS(word, o) || WORD_IS(word, p) ||                \
    WORD_IS(word, q) || WORD_IS(word, r) || WORD_IS(word, s) || WORD_IS(word, t) ||                \
    WORD_IS(word, u) || WORD_IS(word, v) || WORD_IS(word, w) || WORD_IS(word, x) ||                \
    WORD_IS(word, y) || WORD_IS(word, z) || WORD_IS(word, A) || WORD_IS(word, B) ||                \
    WORD_IS(word, C) || WORD_IS(word, D) || WORD_IS(word, E)))
/// Is `word`, whose key is `key`, one of these words?
#define word_among(word, key, ...)                                                                 \
  WORD_AMONG(word, key, __VA_ARGS__, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",   \
             "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "")
/// The same of a word whose key is not kept.
#define one_of(word, ...) word_among(word, word_key(word), __VA_ARGS__)

#endif
