// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Exit codes.

#include "command/command.h"

static const ExitCode CODES[] = {
    {EXIT_DONE, "done"},
    {EXIT_FAILED, "failed: the message says why"},
    {EXIT_USAGE, "wrong arguments"},
    {EXIT_SKIPPED, "done, but some input was skipped"},
    {EXIT_LOCKED, "another process is writing the store"},
    {EXIT_IO, "reading or writing failed, or the disk is full"},
    {EXIT_CHECK, "the ontology is wrong, or a check has failed"},
    {EXIT_STORE, "the store is damaged, not newsgraph's, or of a newer version"},
    {EXIT_SIGNAL + 2, "interrupted (SIGINT); the store is sound"},
    {EXIT_SIGNAL + 15, "terminated (SIGTERM); the store is sound"},
};

static const int CODE_OF[] = {
    [STATUS_OK] = EXIT_DONE,
    [STATUS_END] = EXIT_DONE,
    [STATUS_SKIPPED] = EXIT_SKIPPED,
    [STATUS_USAGE] = EXIT_USAGE,
    [STATUS_BAD_ONTOLOGY] = EXIT_CHECK,
    [STATUS_LOCKED] = EXIT_LOCKED,
    [STATUS_IO] = EXIT_IO,
    [STATUS_STORE] = EXIT_STORE,
    [STATUS_INTERRUPTED] = EXIT_SIGNAL + 2,
    [STATUS_INTERNAL] = EXIT_FAILED,
};

const ExitCode* exit_codes(size_t* n) {
  *n = sizeof CODES / sizeof CODES[0];
  return CODES;
}

int exit_code_of(Status s) {
  return (size_t)s < sizeof CODE_OF / sizeof CODE_OF[0] ? CODE_OF[s] : EXIT_FAILED;
}
