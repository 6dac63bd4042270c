// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The engine: libtracker-sparql. Rows that only show the engine's own bookkeeping are dropped.

#include "query/prepare.h"

#include <libtracker-sparql/tracker-sparql.h>
#include <stdlib.h>
#include <string.h>

struct QueryEngine {
  TrackerSparqlConnection* connection;
  Arena* arena;
  Prepared prepared;
};

/// Nodes that the engine adds to every store; no graph of ours speaks of them.
static bool is_engines_own(Str iri) {
  static const char* const SPACES[] = {
      "http://tracker.api.gnome.org/ontology/v3/",
      "http://www.w3.org/2001/XMLSchema#",
      "http://www.w3.org/2000/01/rdf-schema#Resource",
      "http://www.w3.org/2000/01/rdf-schema#Class",
      "http://www.w3.org/2000/01/rdf-schema#Literal",
      "http://www.w3.org/2000/01/rdf-schema#Datatype",
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
  };
  for (size_t i = 0; i < sizeof SPACES / sizeof SPACES[0]; i++)
    if (str_starts(iri, str_from(SPACES[i]))) return true;
  return false;
}

/* ---- opening ---- */

/// The engine warns on stderr about every literal of a property that also has resources, and its
/// REPLACE complains when it is given an unbound variable, though its answer is right.
static void filter_log(const char* domain, GLogLevelFlags level, const char* message,
                       void* context) {
  if (level & G_LOG_LEVEL_WARNING || strstr(message, "g_regex_replace")) return;
  g_log_default_handler(domain, level, message, context);
}

static TrackerSparqlConnection* connect_to(Str folder, bool read_only, Arena* arena,
                                           GError** error) {
  Str db_path = arena_printf(arena, "%.*s/db", STR_ARG(folder));
  Str ontology_path = arena_printf(arena, "%.*s/ontology", STR_ARG(folder));
  GFile* db = g_file_new_for_path(db_path.data);
  GFile* ontology = g_file_new_for_path(ontology_path.data);
  TrackerSparqlConnection* c = tracker_sparql_connection_new(
      read_only ? TRACKER_SPARQL_CONNECTION_FLAGS_READONLY : TRACKER_SPARQL_CONNECTION_FLAGS_NONE,
      db, ontology, NULL, error);
  g_object_unref(db);
  g_object_unref(ontology);
  return c;
}

typedef struct {
  GMainLoop* loop;
  GError* error;
} Loading;

static void loaded(GObject* source, GAsyncResult* result, void* context) {
  Loading* l = context;
  tracker_sparql_connection_deserialize_finish(TRACKER_SPARQL_CONNECTION(source), result,
                                               &l->error);
  g_main_loop_quit(l->loop);
}

static GError* load_file(TrackerSparqlConnection* c, const char* path) {
  Loading l = {0};
  GFile* file = g_file_new_for_path(path);
  GFileInputStream* in = g_file_read(file, NULL, &l.error);
  g_object_unref(file);
  if (!in) return l.error;
  l.loop = g_main_loop_new(NULL, FALSE);
  tracker_sparql_connection_deserialize_async(c, TRACKER_DESERIALIZE_FLAGS_NONE,
                                              TRACKER_RDF_FORMAT_TURTLE, NULL, G_INPUT_STREAM(in),
                                              NULL, loaded, &l);
  g_main_loop_run(l.loop);
  g_main_loop_unref(l.loop);
  g_object_unref(in);
  return l.error;
}

static Status fail(Diag* diag, const char* what, GError* error) {
  Status s =
      diag_error(diag, STATUS_INTERNAL, "%s: %s", what, error ? error->message : "unknown error");
  g_clear_error(&error);
  return s;
}

static Status load_prepared(const Prepared* p, Arena* arena, Diag* diag) {
  GError* error = NULL;
  TrackerSparqlConnection* c = connect_to(p->building, false, arena, &error);
  if (!c) return fail(diag, "the query engine cannot be prepared", error);
  error = load_file(c, arena_printf(arena, "%.*s/graph.nt", STR_ARG(p->building)).data);
  tracker_sparql_connection_close(c);
  g_object_unref(c);
  if (error) return fail(diag, "the query engine cannot load the graph", error);
  return prepare_finish(p, arena, diag);
}

static Status prepare(const Prepared* p, Str store_path, Str ontology_folder, Arena* arena,
                      Diag* diag) {
  Ontology* ontology = NULL;
  TRY(ontology_load(ontology_folder, diag, &ontology));
  Status status = prepare_write(p, store_path, ontology, arena, diag);
  ontology_close(ontology);
  if (status == STATUS_OK) status = load_prepared(p, arena, diag);
  if (status != STATUS_OK) prepare_remove(p->building, arena);
  return status;
}

static Status prepare_if_changed(QueryEngine* e, Str store_path, Str ontology_folder, bool progress,
                                 Diag* diag) {
  Prepared* p = &e->prepared;
  TRY(prepare_lock(p, e->arena, diag));
  if (prepare_is_current(p, e->arena)) return STATUS_OK; // another process has done it
  if (progress)
    fprintf(stderr, "preparing the graph for queries%s ...\n",
            p->temporary ? " in a temporary folder, because nothing can be written beside the store"
                         : "");
  return prepare(p, store_path, ontology_folder, e->arena, diag);
}

/// The lock is held until the engine has opened its files: they stay whole for it even when another
/// process puts a new graph in their place. A graph that is current needs no lock: only a change of
/// the store replaces it.
static Status open_prepared(QueryEngine* e, Str store_path, Str ontology_folder, bool progress,
                            Diag* diag) {
  Prepared* p = &e->prepared;
  TRY(prepare_describe(store_path, e->arena, diag, p));
  bool current = prepare_is_current(p, e->arena);
  if (!current) TRY(prepare_if_changed(e, store_path, ontology_folder, progress, diag));
  GError* error = NULL;
  e->connection = connect_to(p->folder, true, e->arena, &error);
  prepare_unlock(p);
  return e->connection ? STATUS_OK : fail(diag, "the query engine cannot be opened", error);
}

Status query_open(Str store_path, Str ontology_folder, bool progress, Diag* diag,
                  QueryEngine** out) {
  g_log_set_handler("Tracker", G_LOG_LEVEL_WARNING, filter_log, NULL);
  g_log_set_handler("GLib", G_LOG_LEVEL_CRITICAL, filter_log, NULL);
  QueryEngine* e = calloc(1, sizeof *e);
  if (!e) return diag_error(diag, STATUS_INTERNAL, "out of memory");
  e->arena = arena_new();
  e->prepared.lock = -1;
  Status status = open_prepared(e, store_path, ontology_folder, progress, diag);
  if (status != STATUS_OK) {
    query_close(e);
    e = NULL;
  }
  *out = e;
  return status;
}

static void remove_temporary(Prepared* p, Arena* arena) {
  prepare_unlock(p);
  if (!p->temporary) return;
  prepare_remove(p->folder, arena);
  Str parent = str_slice(p->folder, 0, p->folder.len - strlen("/graph"));
  (void)remove(arena_cstr(arena, parent));
}

void query_close(QueryEngine* e) {
  if (!e) return;
  if (e->connection) {
    tracker_sparql_connection_close(e->connection);
    g_object_unref(e->connection);
  }
  remove_temporary(&e->prepared, e->arena);
  arena_free(e->arena);
  free(e);
}

/* ---- running ---- */

/// A text that looks like an absolute IRI: a scheme and a colon, no blank.
static bool looks_like_iri(Str s) {
  size_t i = 0;
  while (i < s.len && ((s.data[i] >= 'a' && s.data[i] <= 'z') || s.data[i] == '+'))
    i++;
  if (i < 2 || i >= s.len || s.data[i] != ':') return false;
  for (; i < s.len; i++)
    if ((unsigned char)s.data[i] <= ' ' || s.data[i] == '"') return false;
  return true;
}

/// A triple that the engine has of itself, or that lacks a term.
static bool is_no_triple(const QueryValue* values) {
  for (size_t i = 0; i < 3; i++)
    if (values[i].kind == QUERY_UNBOUND) return true;
  return str_starts(values[0].text, STR("http://www.w3.org/")) ||
         str_starts(values[0].text, STR("http://purl.org/dc/elements/"));
}

/// CONSTRUCT and DESCRIBE may give every term as a string.
static void mend_triple(QueryValue* values) {
  values[0].kind = values[1].kind = QUERY_IRI;
  Str object = values[2].text;
  bool iri = str_find(object, STR("://"), 0) != SIZE_MAX || str_starts(object, STR("urn:"));
  if (values[2].kind == QUERY_STRING && iri && looks_like_iri(object)) values[2].kind = QUERY_IRI;
}

/// SELECT * names a column of IRIs by the engine's own expression: SparqlPrintIRI("v_name" ).
static Str column_name(TrackerSparqlCursor* cursor, int column) {
  Str name = str_from(tracker_sparql_cursor_get_variable_name(cursor, column));
  size_t begin = str_find(name, STR("\"v_"), 0);
  size_t end = begin == SIZE_MAX ? SIZE_MAX : str_find(name, STR("\""), begin + 1);
  return end == SIZE_MAX ? name : str_slice(name, begin + 3, end);
}

static QueryValue value_of(TrackerSparqlCursor* cursor, int column) {
  static const QueryValueKind KINDS[] = {
      [TRACKER_SPARQL_VALUE_TYPE_UNBOUND] = QUERY_UNBOUND,
      [TRACKER_SPARQL_VALUE_TYPE_URI] = QUERY_IRI,
      [TRACKER_SPARQL_VALUE_TYPE_STRING] = QUERY_STRING,
      [TRACKER_SPARQL_VALUE_TYPE_INTEGER] = QUERY_INTEGER,
      [TRACKER_SPARQL_VALUE_TYPE_DOUBLE] = QUERY_DECIMAL,
      [TRACKER_SPARQL_VALUE_TYPE_DATETIME] = QUERY_STRING,
      [TRACKER_SPARQL_VALUE_TYPE_BLANK_NODE] = QUERY_IRI,
      [TRACKER_SPARQL_VALUE_TYPE_BOOLEAN] = QUERY_BOOLEAN,
  };
  gssize length = 0;
  const char* text = tracker_sparql_cursor_get_string(cursor, column, &length);
  if (!text) return (QueryValue){QUERY_UNBOUND, STR_EMPTY};
  QueryValue v = {KINDS[tracker_sparql_cursor_get_value_type(cursor, column)],
                  {text, (size_t)length}};
  // A literal of a property that also has resources comes back as a resource of that name.
  if (v.kind == QUERY_IRI && !looks_like_iri(v.text)) v.kind = QUERY_STRING;
  return v;
}

static Status send_row(TrackerSparqlCursor* cursor, const QuerySink* sink, bool triples,
                       QueryValue* values, size_t n) {
  for (size_t i = 0; i < n; i++)
    values[i] = value_of(cursor, (int)i);
  if (triples && n == 3) {
    if (is_no_triple(values)) return STATUS_OK;
    mend_triple(values);
  }
  for (size_t i = 0; i < n; i++) {
    if (values[i].kind == QUERY_IRI && is_engines_own(values[i].text)) return STATUS_OK;
  }
  return sink->row(sink->context, values, n);
}

static Status send_rows(TrackerSparqlCursor* cursor, const QuerySink* sink, bool triples,
                        Arena* arena, Diag* diag) {
  int columns = tracker_sparql_cursor_get_n_columns(cursor);
  size_t n = columns > 0 ? (size_t)columns : 0;
  Str* names = arena_new_array(arena, Str, n + 1);
  QueryValue* values = arena_new_array(arena, QueryValue, n + 1);
  for (size_t i = 0; i < n; i++)
    names[i] = arena_copy(arena, column_name(cursor, (int)i));
  TRY(sink->begin(sink->context, names, n));
  GError* error = NULL;
  while (tracker_sparql_cursor_next(cursor, NULL, &error))
    TRY(send_row(cursor, sink, triples, values, n));
  if (error) return fail(diag, "the query failed", error);
  return sink->end(sink->context);
}

static const char* advice_for(const GError* error) {
  if (!error) return "";
  if (error->code == TRACKER_SPARQL_ERROR_UNKNOWN_PROPERTY ||
      error->code == TRACKER_SPARQL_ERROR_UNKNOWN_CLASS)
    return " (no triple of this graph has it: check the spelling)";
  if (strstr(error->message, "stack overflow"))
    return " (the engine takes no query so deep: use fewer OPTIONAL, UNION and BIND inside each "
           "other)";
  return "";
}

Status query_run(QueryEngine* e, Str sparql, const QuerySink* sink, Diag* diag) {
  Arena* arena = arena_new();
  GError* error = NULL;
  Str text = query_rewrite(sparql, arena), doubt = query_doubtful(sparql);
  if (doubt.len) diag_warn(diag, "%.*s", STR_ARG(doubt));
  TrackerSparqlCursor* cursor =
      tracker_sparql_connection_query(e->connection, arena_cstr(arena, text), NULL, &error);
  Status status;
  if (cursor) {
    status = send_rows(cursor, sink, query_is_construct(sparql), arena, diag);
    g_object_unref(cursor);
  } else {
    status = diag_error(diag, STATUS_USAGE, "%s%s", error ? error->message : "the query failed",
                        advice_for(error));
    g_clear_error(&error);
  }
  arena_free(arena);
  return status;
}

/* ---- serving ---- */

typedef struct {
  GMainLoop* loop;
  const volatile int* stop;
} Serving;

static gboolean look_for_stop(void* context) {
  Serving* s = context;
  if (!*s->stop) return G_SOURCE_CONTINUE;
  g_main_loop_quit(s->loop);
  return G_SOURCE_REMOVE;
}

/// Only this machine may ask, whatever address the library has bound.
static gboolean refuse_others(TrackerEndpointHttp* endpoint, GSocketAddress* from, void* context) {
  (void)endpoint, (void)context;
  GInetAddress* a = G_IS_INET_SOCKET_ADDRESS(from)
                        ? g_inet_socket_address_get_address(G_INET_SOCKET_ADDRESS(from))
                        : NULL;
  return !a || !g_inet_address_get_is_loopback(a);
}

Status query_serve(QueryEngine* e, unsigned port, const volatile int* stop, Diag* diag) {
  GError* error = NULL;
  TrackerEndpointHttp* endpoint =
      tracker_endpoint_http_new(e->connection, port, NULL, NULL, &error);
  if (!endpoint) return fail(diag, "cannot serve", error);
  g_signal_connect(endpoint, "block-remote-address", G_CALLBACK(refuse_others), NULL);
  Serving s = {.loop = g_main_loop_new(NULL, FALSE), .stop = stop};
  g_timeout_add(200, look_for_stop, &s);
  diag_info(diag, "serving SPARQL, read only, at http://127.0.0.1:%u/sparql (Ctrl-C ends it)",
            port);
  g_main_loop_run(s.loop);
  g_main_loop_unref(s.loop);
  g_object_unref(endpoint);
  return STATUS_OK;
}
