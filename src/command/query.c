// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph query: a bundled query, a file, or standard input, answered from the store.

#include "query/query.h"
#include "command/command.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STORE = OPT_FIRST_OWN, ONTOLOGY, FORMAT, PARAM, LIST, SHOW, QUERIES };

static const Option OPTIONS[] = {
    {STORE, 's', "store", "PATH", "the store, or the folder it is in (default: out)"},
    {FORMAT, 'f', "format", "NAME", "table (default), csv, tsv, json or turtle"},
    {PARAM, 'p', "param", "NAME=VALUE", "sets a parameter of a bundled query; several: A=x,B=y"},
    {LIST, 'l', "list", NULL, "list the bundled queries"},
    {SHOW, 0, "show", NULL, "print the SPARQL instead of running it"},
    {ONTOLOGY, 0, "ontology", "DIR", "the ontology's folder"},
    {QUERIES, 0, "queries", "DIR", "the folder of the bundled queries"},
};

static Str queries_folder(const Arguments* a) {
  if (a->values[QUERIES]) return str_from(a->values[QUERIES]);
  const char* from_environment = getenv("NEWSGRAPH_QUERIES");
  if (from_environment && *from_environment) return str_from(from_environment);
  struct stat st;
  bool installed = stat(INSTALLED_QUERIES, &st) == 0 && S_ISDIR(st.st_mode);
  return installed ? STR(INSTALLED_QUERIES) : STR(SOURCE_QUERIES);
}

static Status list_queries(const Arguments* a) {
  BundledQuery* list = NULL;
  size_t n = 0;
  TRY(query_catalogue(queries_folder(a), a->arena, a->diag, &list, &n));
  for (size_t i = 0; i < n; i++) {
    printf("%-20.*s %.*s\n", STR_ARG(list[i].name), STR_ARG(list[i].question));
    for (size_t k = 0; k < list[i].n_params; k++)
      printf("%-20s   --param %.*s\n", "", STR_ARG(list[i].params[k]));
  }
  return STATUS_OK;
}

/// A bundled query's name, a path, or "-".
static Status find_query(const Arguments* a, BundledQuery* out) {
  Str what = a->operands[0];
  bool is_name = !str_equal(what, STR("-")) && str_find(what, STR("/"), 0) == SIZE_MAX &&
                 str_find(what, STR("."), 0) == SIZE_MAX;
  if (!is_name) return query_load(what, a->arena, a->diag, out);
  Str path = arena_printf(a->arena, "%.*s/%.*s.rq", STR_ARG(queries_folder(a)), STR_ARG(what));
  if (access(path.data, R_OK) == 0) return query_load(path, a->arena, a->diag, out);
  return diag_error(a->diag, STATUS_USAGE,
                    "no bundled query is called \"%.*s\": see \"newsgraph query --list\", or name "
                    "a file (FILE.rq)",
                    STR_ARG(what));
}

/// NAME=VALUE, or several: A=x,B=y (a comma inside a value stays when no NAME= follows it).
static Status set_params(const Arguments* a, BundledQuery* q) {
  Str rest = str_from(a->values[PARAM]);
  while (rest.len) {
    size_t equal = str_find(rest, STR("="), 0);
    if (equal == SIZE_MAX)
      return diag_error(a->diag, STATUS_USAGE, "--param is NAME=VALUE, such as who=Huawei");
    size_t next = str_find(rest, STR("="), equal + 1), end = rest.len;
    for (size_t i = equal + 1; next != SIZE_MAX && i < next; i++)
      if (rest.data[i] == ',') end = i;
    TRY(query_set_param(q, str_slice(rest, 0, equal), str_slice(rest, equal + 1, end), a->arena,
                        a->diag));
    rest = str_slice(rest, end + 1, rest.len);
  }
  return STATUS_OK;
}

static unsigned terminal_width(void) {
  struct winsize size;
  if (!isatty(STDOUT_FILENO)) return 0;
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 ? size.ws_col : 80;
}

static Status run_on_store(const Arguments* a, const BundledQuery* q, ResultsFormat format) {
  QueryEngine* engine = NULL;
  TRY(query_open(store_path(a, STORE), ontology_folder(a, ONTOLOGY), !a->values[OPT_QUIET], a->diag,
                 &engine));
  bool ask = query_is_ask(q->text);
  ResultsWriter* w = results_open(format, ask, stdout, terminal_width(), a->arena);
  QuerySink sink = results_sink(w);
  Status s = query_run(engine, q->text, &sink, a->diag);
  query_close(engine);
  if (s == STATUS_OK && format == RESULTS_TABLE && results_rows(w) == 0 && isatty(STDERR_FILENO))
    diag_info(a->diag, "no rows");
  if (s == STATUS_IO) s = diag_error(a->diag, STATUS_IO, "standard output: writing failed");
  return s;
}

static Status answer(const Arguments* a) {
  if (a->values[LIST]) return list_queries(a);
  if (a->n_operands != 1)
    return diag_error(a->diag, STATUS_USAGE,
                      "which query? a name (see --list), a file, or - for standard input");
  BundledQuery q;
  TRY(find_query(a, &q));
  if (a->values[PARAM]) TRY(set_params(a, &q));
  if (a->values[SHOW]) {
    fwrite(q.text.data, 1, q.text.len, stdout);
    return STATUS_OK;
  }
  const char* name = a->values[FORMAT]            ? a->values[FORMAT]
                     : query_is_construct(q.text) ? "turtle"
                                                  : "table";
  ResultsFormat format = results_find(str_from(name));
  if (format == RESULTS_COUNT)
    return diag_error(a->diag, STATUS_USAGE, "unknown format '%s': table, csv, tsv, json or turtle",
                      name);
  return run_on_store(a, &q, format);
}

static int run(const Arguments* a) {
  return exit_code_of(answer(a));
}

const Command COMMAND_QUERY = {
    .name = "query",
    .operands = "NAME|FILE|-",
    .summary = "ask the graph: a bundled query or any SPARQL 1.1",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .min_operands = 0,
    .max_operands = 1,
    .run = run,
};
