// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// argv -> command -> exit code.

#include "command/command.h"

int main(int argc, char** argv) {
  return command_main(argc, argv);
}
