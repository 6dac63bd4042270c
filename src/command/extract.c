// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph extract: a filter from JSON lines to N-Quads without a store. Documents need nothing of
// each other, so any engine that splits lines can run it on as many machines as it likes; the union
// of what comes out is the graph.

#include "command/command.h"
#include "command/jsonl.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ONTOLOGY = OPT_FIRST_OWN, BASE, MENTIONS };
enum { MAX_LINE = 256 << 20 };

static const Option OPTIONS[] = {
    {ONTOLOGY, 0, "ontology", "FOLDER",
     "what to know and look for (default: the bundled ontology)"},
    {BASE, 0, "base", "IRI", "of what is named (default: " DEFAULT_BASE ")"},
    {MENTIONS, 0, "mentions", "WHICH", "mentions in the text: used (default), all or none"},
};

typedef struct {
  const Arguments* arguments;
  Worker worker;
  MentionChoice mentions;
  Ontology* ontology;
  Terms* terms;
  Output* output;
  Buf lines;
  size_t skipped;
} Filter;

static void write_graph(Filter* f, const Graph* g) {
  buf_clear(&f->lines);
  size_t n = 0;
  const Triple* triples = graph_triples(g, f->worker.arena, &n);
  for (size_t i = 0; i < n; i++)
    if (triple_chosen(triples[i].role, f->mentions))
      terms_quad(f->terms, &triples[i], g->document, &f->lines);
  output_write(f->output, buf_str(&f->lines));
}

static Status filter_line(Filter* f, Str line, size_t number) {
  if (str_trim(line).len == 0) return STATUS_OK;
  Article article;
  Extraction x;
  Status s = jsonl_read(line, number, f->arguments->diag, f->worker.arena, &article);
  if (s == STATUS_OK) s = pipeline_extract(&f->worker, &article, &x);
  if (s == STATUS_OK) write_graph(f, &x.graph);
  arena_reset(f->worker.arena);
  f->skipped += s == STATUS_SKIPPED;
  return s == STATUS_SKIPPED ? STATUS_OK : s;
}

static Status filter_lines(Filter* f) {
  char* line = NULL;
  size_t capacity = 0;
  Status s = STATUS_OK;
  for (size_t number = 1; s == STATUS_OK && !output_failed(f->output); number++) {
    errno = 0;
    ssize_t n = getline(&line, &capacity, stdin);
    if (n < 0) break;
    if (n > MAX_LINE) {
      diag_warn(f->arguments->diag, "line %zu: skipped: longer than %d MB", number, MAX_LINE >> 20);
      f->skipped++;
    } else {
      s = filter_line(f, (Str){line, (size_t)n}, number);
    }
  }
  if (s == STATUS_OK && ferror(stdin))
    s = diag_error(f->arguments->diag, STATUS_IO, "standard input: %s",
                   strerror(errno ? errno : EIO));
  free(line);
  return s;
}

static Status filter(const Arguments* a, Filter* f) {
  TRY(base_option(a, BASE, &f->worker.base));
  TRY(mentions_option(a, MENTIONS, &f->mentions));
  TRY(ontology_load(ontology_folder(a, ONTOLOGY), a->diag, &f->ontology));
  TRY(terms_open(f->worker.base, a->diag, &f->terms));
  TRY(output_open(STR("-"), a->diag, &f->output));
  f->worker.ontology = f->ontology;
  f->worker.matcher = matcher_new(f->ontology);
  f->worker.arena = arena_new();
  f->worker.diag = a->diag;
  Status s = filter_lines(f);
  if (s == STATUS_OK) s = terms_check(f->terms, a->diag);
  Output* output = f->output;
  f->output = NULL;
  Status written = output_commit(output);
  return s != STATUS_OK ? s : written;
}

static int run(const Arguments* a) {
  Filter f = {.arguments = a};
  Status s = filter(a, &f);
  output_abandon(f.output);
  terms_close(f.terms);
  matcher_free(f.worker.matcher);
  arena_free(f.worker.arena);
  ontology_close(f.ontology);
  buf_free(&f.lines);
  return s != STATUS_OK ? exit_code_of(s) : f.skipped ? EXIT_SKIPPED : EXIT_DONE;
}

const Command COMMAND_EXTRACT = {
    .name = "extract",
    .operands = "",
    .summary = "filter: documents as JSON lines in, N-Quads out, no store",
    .details = "Each line is an object with \"id\" and \"text\", and if known \"headline\", "
               "\"date\", \"author\", \"publisher\",\n"
               "\"url\" and \"language\".",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
