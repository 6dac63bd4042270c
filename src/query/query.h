// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// query: SPARQL 1.1 over a store, without a server. The engine is libtracker-sparql (engine.c, the
/// only user of it); its copy of the graph is prepared in a folder beside the store and made anew
/// when the store has changed. Known faults of the engine are worked around or reported, never
/// passed on (rewrite.c). Bundled queries (catalogue.c) are plain .rq files with a described head.
#ifndef NEWSGRAPH_QUERY_QUERY_H
#define NEWSGRAPH_QUERY_QUERY_H

#include "publish/publish.h"

/* ---- the engine ---- */

typedef struct QueryEngine QueryEngine;

/// Opens the prepared graph of the store at `store_path`, or prepares it: only then is the ontology
/// read, whose classes and relations may be asked for even when the graph has none. `progress`
/// tells on stderr that it does. Where nothing can be written beside the store, the graph is
/// prepared in a temporary folder that ends with the engine. STATUS_STORE or STATUS_IO with a
/// message if that fails.
NG_MUST_USE Status query_open(Str store_path, Str ontology_folder, bool progress, Diag* diag,
                              QueryEngine** out);
void query_close(QueryEngine* engine); ///< NULL is allowed.

typedef enum {
  QUERY_UNBOUND,
  QUERY_IRI,
  QUERY_STRING,
  QUERY_INTEGER,
  QUERY_DECIMAL,
  QUERY_BOOLEAN
} QueryValueKind;

typedef struct {
  QueryValueKind kind;
  Str text; ///< valid during the call only
} QueryValue;

/// Where rows go. Each function returns STATUS_OK to go on.
typedef struct {
  void* context;
  Status (*begin)(void* context, const Str* names, size_t n);
  Status (*row)(void* context, const QueryValue* values, size_t n);
  Status (*end)(void* context);
} QuerySink;

/// Runs a query (SELECT, ASK, CONSTRUCT, DESCRIBE; CONSTRUCT gives rows of subject, predicate,
/// object). STATUS_USAGE with the engine's message for a query that is wrong.
NG_MUST_USE Status query_run(QueryEngine* engine, Str sparql, const QuerySink* sink, Diag* diag);

/// Serves the SPARQL protocol, read only, on http://127.0.0.1:port/sparql until `stop` becomes
/// nonzero (SIGINT, SIGTERM).
NG_MUST_USE Status query_serve(QueryEngine* engine, unsigned port, const volatile int* stop,
                               Diag* diag);

/* ---- texts of queries ---- */

/// Mends what the engine would answer wrongly: an aggregate's alias in ORDER BY is replaced by the
/// aggregate. Adds the usual prefixes that the query uses but does not declare.
Str query_rewrite(Str sparql, Arena* arena);
bool query_is_construct(Str sparql); ///< CONSTRUCT or DESCRIBE
bool query_is_ask(Str sparql);
/// What the engine is known to answer wrongly in this query: a warning, empty if nothing is.
Str query_doubtful(Str sparql);

/// A bundled query. Its file starts with comment lines: "# title: …", "# question: …",
/// "# columns: …", and "# param NAME: …" for each parameter, whose default stands in a line
/// VALUES ?NAME { "default" }.
typedef struct {
  Str name, title, question, columns, text;
  Str params[8]; ///< "NAME: what it is"
  size_t n_params;
} BundledQuery;

/// Reads all *.rq of a folder, by name.
NG_MUST_USE Status query_catalogue(Str folder, Arena* arena, Diag* diag, BundledQuery** out,
                                   size_t* n);
/// Reads one query file.
NG_MUST_USE Status query_load(Str path, Arena* arena, Diag* diag, BundledQuery* out);
/// Replaces the default of a parameter. STATUS_USAGE if there is no such parameter.
NG_MUST_USE Status query_set_param(BundledQuery* q, Str name, Str value, Arena* arena, Diag* diag);

/* ---- results ---- */

typedef enum {
  RESULTS_TABLE,
  RESULTS_CSV,
  RESULTS_TSV,
  RESULTS_JSON,
  RESULTS_TURTLE,
  RESULTS_COUNT
} ResultsFormat;
ResultsFormat results_find(Str name); ///< RESULTS_COUNT if unknown

/// A writer of rows in a format. Control characters of the text never reach a terminal, and cells
/// that a spreadsheet would run as a formula are made harmless in CSV.
typedef struct ResultsWriter ResultsWriter;
ResultsWriter* results_open(ResultsFormat format, bool is_ask, FILE* out, unsigned terminal_width,
                            Arena* arena);
QuerySink results_sink(ResultsWriter* w);
/// Rows written so far.
size_t results_rows(const ResultsWriter* w);

#endif
