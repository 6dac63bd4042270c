// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph check: is the ontology right, and does every rule do what its examples say; is a store
// sound.

#include "command/check.h"
#include "command/command.h"

enum { ONTOLOGY = OPT_FIRST_OWN, STORE };

static const Option OPTIONS[] = {
    {ONTOLOGY, 0, "ontology", "FOLDER", "the ontology (default: the bundled one)"},
    {STORE, 's', "store", "PATH", "check this store instead"},
};

static Status check_rules(const Arguments* a) {
  Ontology* ontology = NULL;
  CheckCounts counts = {.name_idle = a->values[OPT_VERBOSE] != NULL};
  Str folder = a->n_operands ? a->operands[0] : ontology_folder(a, ONTOLOGY);
  TRY(ontology_load_to_check(folder, a->diag, &ontology));
  Status s = check_ontology(ontology, a->diag, &counts);
  ontology_close(ontology);
  if (!a->values[OPT_QUIET])
    printf("%zu rules, %zu patterns, %zu examples: %zu wrong, %zu patterns without an example\n",
           counts.rules, counts.patterns, counts.examples, counts.wrong, counts.idle);
  return s;
}

// Everything is read once, so that damage in a packed node shows as well.
static Status check_store(const Arguments* a) {
  Store* store = NULL;
  StoreCounts counts;
  TRY(store_open(store_path(a, STORE), STORE_READ, a->diag, &store));
  Status s = store_verify(store);
  if (s == STATUS_OK) s = store_recount(store, &counts);
  Status closed = store_close(store);
  return s != STATUS_OK ? s : closed;
}

static int run(const Arguments* a) {
  return exit_code_of(a->values[STORE] ? check_store(a) : check_rules(a));
}

const Command COMMAND_CHECK = {
    .name = "check",
    .operands = "[FOLDER]",
    .summary = "test the ontology by the examples of its rules, or a store",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .max_operands = 1,
    .run = run,
};
