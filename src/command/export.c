// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph export: the store in another format.

#include "command/command.h"

enum { STORE = OPT_FIRST_OWN, FORMAT, MENTIONS, OUTPUT };

static const Option OPTIONS[] = {
    {STORE, 's', "store", "PATH", "the store, or the folder it is in (default: out)"},
    {FORMAT, 'f', "format", "NAME",
     "turtle, ntriples, nquads or dot (default: by the extension of the output)"},
    {MENTIONS, 0, "mentions", "WHICH", "mentions in the text: used (default), all or none"},
    {OUTPUT, 'o', "output", "FILE", "where to; - is standard output (default)"},
};

static Status read_options(const Arguments* a, PublishOptions* o, Str* output) {
  *output = str_from(a->values[OUTPUT] ? a->values[OUTPUT] : "-");
  TRY(mentions_option(a, MENTIONS, &o->mentions));
  o->format =
      a->values[FORMAT] ? format_find(str_from(a->values[FORMAT])) : format_of_path(*output);
  if (o->format == FORMAT_COUNT && a->values[FORMAT])
    return diag_error(a->diag, STATUS_USAGE, "unknown format '%s': turtle, ntriples, nquads or dot",
                      a->values[FORMAT]);
  if (o->format == FORMAT_COUNT) o->format = FORMAT_TURTLE;
  return STATUS_OK;
}

static Status export_store(const Arguments* a) {
  PublishOptions options = {0};
  Str output;
  Store* store = NULL;
  TRY(read_options(a, &options, &output));
  TRY(store_open(store_path(a, STORE), STORE_READ, a->diag, &store));
  options.base = store_base(store, a->arena);
  Status s = publish_store(store, &options, output, a->diag);
  Status closed = store_close(store);
  return s != STATUS_OK ? s : closed;
}

static int run(const Arguments* a) {
  return exit_code_of(export_store(a));
}

const Command COMMAND_EXPORT = {
    .name = "export",
    .operands = "",
    .summary = "write the graph as Turtle, N-Triples, N-Quads or a picture",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
