// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// argv -> command -> exit code.

#include "pipeline.h"

int main(void) {
  return 0;
}
