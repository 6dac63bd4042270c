// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// SHA-256: by the processor's own instructions where it has them, several times as fast, otherwise
// through libmd. The digest is the same.

#include "base/base.h"

#include <sha2.h>
#include <string.h>

// GCC since 11 can ask for them; other compilers get the library.
#if defined(__x86_64__) && defined(__GNUC__) && __GNUC__ >= 11 && !defined(__clang__)
#define HAS_INSTRUCTIONS 1
#include <immintrin.h>
#else
#define HAS_INSTRUCTIONS 0
#endif

#if HAS_INSTRUCTIONS
#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The state as the instructions want it: the words A B E F and C D G H.
typedef struct {
  __m128i abef, cdgh;
} State;

WITH_SHA static __m128i swap_bytes(__m128i words) {
  return _mm_shuffle_epi8(words, _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL));
}

WITH_SHA static State hash_block(State before, const uint8_t* block) {
  State s = before;
  __m128i m[4]; // the last 16 words of the message's schedule
  for (size_t i = 0; i < 4; i++)
    m[i] = swap_bytes(_mm_loadu_si128((const __m128i*)(const void*)(block + 16 * i)));
#pragma GCC unroll 16
  for (size_t i = 0; i < 16; i++) { // four rounds each
    const void* constants = ROUND + 4 * i;
    __m128i w = _mm_add_epi32(m[i % 4], _mm_loadu_si128(constants));
    s.cdgh = _mm_sha256rnds2_epu32(s.cdgh, s.abef, w);
    s.abef = _mm_sha256rnds2_epu32(s.abef, s.cdgh, _mm_shuffle_epi32(w, 0x0e));
    __m128i next = _mm_sha256msg1_epu32(m[i % 4], m[(i + 1) % 4]);
    next = _mm_add_epi32(next, _mm_alignr_epi8(m[(i + 3) % 4], m[(i + 2) % 4], 4));
    m[i % 4] = _mm_sha256msg2_epu32(next, m[(i + 3) % 4]);
  }
  return (State){_mm_add_epi32(s.abef, before.abef), _mm_add_epi32(s.cdgh, before.cdgh)};
}

/// What is left of the text, the bit behind it, zeros, and the text's length in bits: one block or
/// two.
static size_t pad(Str s, uint8_t out[128]) {
  size_t left = s.len % 64, n = left < 56 ? 64 : 128;
  memset(out, 0, 128);
  if (left) memcpy(out, s.data + (s.len - left), left);
  out[left] = 0x80;
  uint64_t bits = (uint64_t)s.len * 8;
  for (size_t i = 0; i < 8; i++)
    out[n - 1 - i] = (uint8_t)(bits >> (8 * i));
  return n;
}

WITH_SHA static void digest_by_instructions(Str s, uint8_t digest[32]) {
  State state = {_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
                 _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
  for (size_t at = 0; at + 64 <= s.len; at += 64)
    state = hash_block(state, (const uint8_t*)s.data + at);
  uint8_t end[128];
  for (size_t at = 0, n = pad(s, end); at < n; at += 64)
    state = hash_block(state, end + at);
  // Highest first: A B E F, C D G H. In the digest A is the first.
  __m128i abcd = _mm_unpackhi_epi64(state.cdgh, state.abef);
  __m128i efgh = _mm_unpacklo_epi64(state.cdgh, state.abef);
  abcd = swap_bytes(_mm_shuffle_epi32(abcd, 0x1b));
  efgh = swap_bytes(_mm_shuffle_epi32(efgh, 0x1b));
  _mm_storeu_si128((__m128i*)(void*)digest, abcd);
  _mm_storeu_si128((__m128i*)(void*)(digest + 16), efgh);
}
#endif

static void digest_by_library(Str s, uint8_t digest[SHA256_DIGEST_LENGTH]) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, (const uint8_t*)s.data, s.len);
  SHA256Final(digest, &context);
}

static void digest_of(Str s, uint8_t digest[SHA256_DIGEST_LENGTH]) {
#if HAS_INSTRUCTIONS
  if (__builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1")) {
    digest_by_instructions(s, digest);
    return;
  }
#endif
  digest_by_library(s, digest);
}

void sha256_hex(Str s, char out[65]) {
  uint8_t digest[SHA256_DIGEST_LENGTH];
  digest_of(s, digest);
  static const char HEX[] = "0123456789abcdef";
  for (size_t i = 0; i < sizeof digest; i++) {
    out[2 * i] = HEX[digest[i] >> 4];
    out[2 * i + 1] = HEX[digest[i] & 15];
  }
  out[64] = '\0';
}

Str sha256_short(Arena* arena, Str s, size_t digits) {
  char hex[65];
  sha256_hex(s, hex);
  return arena_copy(arena, (Str){hex, digits < 64 ? digits : 64});
}
