// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The subcommands, in the order of --help. A new one is a file with a Command and a line here.

#include "command/command.h"

static const Command* const COMMANDS[] = {
    &COMMAND_BUILD, &COMMAND_EXPORT, &COMMAND_QUERY,   &COMMAND_EXPLAIN, &COMMAND_SERVE,
    &COMMAND_STATS, &COMMAND_DIFF,   &COMMAND_EXTRACT, &COMMAND_CHECK,
};

static const Option COMMON[] = {
    {OPT_QUIET, 'q', "quiet", NULL, "say nothing but warnings and errors"},
    {OPT_VERBOSE, 'v', "verbose", NULL, "say more"},
    {OPT_HELP, 'h', "help", NULL, "show this help"},
};

const Command* const* commands(size_t* n) {
  *n = sizeof COMMANDS / sizeof COMMANDS[0];
  return COMMANDS;
}

const Option* common_options(size_t* n) {
  *n = sizeof COMMON / sizeof COMMON[0];
  return COMMON;
}
