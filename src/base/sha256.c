// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// SHA-256 through nettle, which uses the processor's own instructions where it has them.

#include "base/base.h"

#include <nettle/sha2.h>

void sha256_hex(Str s, char out[65]) {
  struct sha256_ctx context;
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_init(&context);
  sha256_update(&context, s.len, (const uint8_t*)s.data);
  sha256_digest(&context, sizeof digest, digest);
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
