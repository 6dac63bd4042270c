// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph build: a corpus to a store and a Turtle file.

#include "command/command.h"

#include <inttypes.h>
#include <unistd.h>

enum { OUTPUT = OPT_FIRST_OWN, ONTOLOGY, BASE, JOBS, REBUILD, DRY_RUN };

static const Option OPTIONS[] = {
    {OUTPUT, 'o', "output", "FOLDER", "where graph.db, graph.ttl and void.ttl go (default: out)"},
    {ONTOLOGY, 0, "ontology", "FOLDER",
     "what to know and look for (default: the bundled ontology)"},
    {BASE, 0, "base", "IRI", "of what is named (default: " DEFAULT_BASE ")"},
    {JOBS, 'j', "jobs", "N", "threads (default: one for each processor)"},
    {REBUILD, 0, "rebuild", NULL, "read everything again"},
    {DRY_RUN, 'n', "dry-run", NULL,
     "write nothing; print the statements that would come and go, with their sentences"},
};

static void print_summary(const BuildSummary* s, bool dry_run) {
  if (s->reason)
    fprintf(stderr, "%s everything: %s\n", dry_run ? "would rebuild" : "rebuilt", s->reason);
  fprintf(stderr,
          "documents   %zu: %zu added, %zu changed, %zu removed, %zu unchanged, %zu skipped, %zu "
          "repaired\n",
          s->documents, s->added, s->changed, s->removed, s->unchanged, s->skipped, s->repaired);
  if (dry_run) return;
  fprintf(stderr,
          "graph       %" PRIu64 " entities, %" PRIu64 " statements, %" PRIu64 " claims, %" PRIu64
          " plain facts, %" PRIu64 " triples\n",
          s->counts.entities, s->counts.statements, s->counts.claims, s->counts.plain,
          s->counts.triples);
  fprintf(stderr, "time        %.2f s, %.1f MB read\n", s->seconds, (double)s->bytes / 1e6);
}

static Status read_options(const Arguments* a, BuildOptions* o) {
  *o = (BuildOptions){.inputs = a->operands,
                      .n_inputs = a->n_operands,
                      .output = str_from(a->values[OUTPUT] ? a->values[OUTPUT] : "out"),
                      .ontology = ontology_folder(a, ONTOLOGY),
                      .rebuild = a->values[REBUILD] != NULL,
                      .dry_run = a->values[DRY_RUN] != NULL,
                      .verbose = a->values[OPT_VERBOSE] != NULL};
  if (o->dry_run) o->on_change = print_changes;
  o->progress = !a->values[OPT_QUIET] && isatty(STDERR_FILENO);
  TRY(base_option(a, BASE, &o->base));
  return number_option(a, JOBS, "jobs", 64, &o->jobs);
}

static int run(const Arguments* a) {
  BuildOptions options;
  BuildSummary summary;
  Status s = read_options(a, &options);
  if (s != STATUS_OK) return exit_code_of(s);
  s = pipeline_build(&options, a->diag, &summary);
  if (s == STATUS_INTERRUPTED) {
    (void)diag_error(a->diag, s,
                     "interrupted: what was done is stored; the same command goes on from there");
    return EXIT_SIGNAL + summary.signal;
  }
  if (s != STATUS_OK) return exit_code_of(s);
  if (!a->values[OPT_QUIET]) print_summary(&summary, options.dry_run);
  return summary.skipped ? EXIT_SKIPPED : EXIT_DONE;
}

const Command COMMAND_BUILD = {
    .name = "build",
    .operands = "INPUT...",
    .summary = "read folders and files of news, update the graph, write it as Turtle",
    .details = "Only what is new or has changed is read; documents that are gone are removed from "
               "the graph.",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .min_operands = 1,
    .max_operands = SIZE_MAX,
    .run = run,
};
