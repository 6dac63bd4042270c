// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The table of byte classes.

#include "document/bytes_internal.h"

enum {
  L = BYTE_LOWER,
  U = BYTE_UPPER,
  D = BYTE_DIGIT,
  N = BYTE_UNDERSCORE,
  S = BYTE_BLANK,
  B = BYTE_BLANK | BYTE_BREAK,
  M = BYTE_MARK,             // " ' `
  Q = BYTE_MARK | BYTE_HIGH, // C2 and E2 begin marks beyond ASCII
  H = BYTE_HIGH
};

// clang-format off
const uint8_t BYTE_CLASSES[256] = {
    S, S, S, S, S, S, S, S, S, S, B, B, B, B, S, S, // controls
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, 0, M, 0, 0, 0, 0, M, 0, 0, 0, 0, 0, 0, 0, 0, // blank ! " ... /
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0, // 0 to 9
    0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, // @ to O
    U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, N, // P to _
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, // ` to o
    L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0, // p to DEL
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, // 80
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, // 90
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, // A0
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, // B0
    H, H, Q, H, H, H, H, H, H, H, H, H, H, H, H, H, // C0
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, // D0
    H, H, Q, H, H, H, H, H, H, H, H, H, H, H, H, H, // E0
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, // F0
};
// clang-format on
