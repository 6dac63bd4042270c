// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph serve: the SPARQL protocol on a loopback port, read only.

#include "command/command.h"
#include "query/query.h"

#include <signal.h>

enum { STORE = OPT_FIRST_OWN, ONTOLOGY, PORT };

static const Option OPTIONS[] = {
    {STORE, 's', "store", "PATH", "the store, or the folder it is in (default: out)"},
    {PORT, 'p', "port", "N", "the port on 127.0.0.1 (default: 8080)"},
    {ONTOLOGY, 0, "ontology", "DIR", "the ontology's folder"},
};

/// A signal handler can only reach a global: this one is set once and read by the server's loop.
static volatile sig_atomic_t stop_requested;

static void request_stop(int signal) {
  (void)signal;
  stop_requested = 1;
}

static Status serve(const Arguments* a) {
  unsigned port = 8080;
  TRY(number_option(a, PORT, "port", 65535, &port));
  QueryEngine* engine = NULL;
  Status s = query_open(store_path(a, STORE), ontology_folder(a, ONTOLOGY), !a->values[OPT_QUIET],
                        a->diag, &engine);
  if (s == STATUS_OK) {
    struct sigaction action = {.sa_handler = request_stop};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    s = query_serve(engine, port, &stop_requested, a->diag);
  }
  query_close(engine);
  return s;
}

static int run(const Arguments* a) {
  return exit_code_of(serve(a));
}

const Command COMMAND_SERVE = {
    .name = "serve",
    .operands = "",
    .summary = "answer SPARQL over HTTP on this machine, read only",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
