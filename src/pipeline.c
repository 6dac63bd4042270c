// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The table of contents: what happens to a document, and what happens in a build.

#include "pipeline_internal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
  BATCH = 4096, // documents per transaction at most
  SHOWN = 64,   // documents between two signs of progress
  FEW = 3       // of so many documents one may change, for the old file to be used
};

Status pipeline_extract(Worker* w, const Article* article, Extraction* out) {
  *out = (Extraction){0};
  TRY(document_read(article, w->ontology, w->diag, w->arena, &out->document));
  entity_find(&out->document, w->ontology, w->arena, &out->entities);
  clause_split(&out->document, &out->entities, w->ontology, w->arena, &out->clauses);
  fact_find(&out->document, &out->entities, &out->clauses, w->ontology, w->matcher, w->arena,
            &out->facts);
  graph_build(&out->document, &out->entities, &out->facts, w->ontology, w->base, w->arena,
              &out->graph);
  return STATUS_OK;
}

/* ---- a build ---- */

typedef struct {
  const BuildOptions* options;
  Diag* diag;
  BuildSummary* summary;
  Arena* arena;
  char fingerprint[65]; ///< of the ontology's files
  char stamp[65];       ///< of their names, sizes and times
  Ontology* ontology;   ///< loaded when there is something to do
  Corpus* corpus;
  Store* store;
  Plan plan;
  size_t in_batch; ///< documents that are not committed yet
  size_t done;
  sigset_t signals; ///< those that end a build in an orderly way
} Build;

static Str path_in(Build* b, const char* name) {
  return arena_printf(b->arena, "%.*s/%s", STR_ARG(b->options->output), name);
}

static Status make_folder(Build* b) {
  const char* path = arena_cstr(b->arena, b->options->output);
  if (mkdir(path, 0777) == 0) return STATUS_OK;
  struct stat st;
  if (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return STATUS_OK;
  return diag_error(b->diag, STATUS_IO, "%s: cannot make the output folder: %s", path,
                    strerror(errno));
}

static bool exists(Build* b, Str path) {
  return access(arena_cstr(b->arena, path), F_OK) == 0;
}

static Status open_store(Build* b) {
  Str path = path_in(b, "graph.db");
  if (b->options->dry_run)
    return exists(b, path) ? store_open(path, STORE_READ, b->diag, &b->store) : STATUS_OK;
  TRY(make_folder(b));
  return store_open(path, STORE_WRITE, b->diag, &b->store);
}

static Status load_ontology(Build* b) {
  return b->ontology ? STATUS_OK : ontology_load(b->options->ontology, b->diag, &b->ontology);
}

// As with documents, names, sizes and times tell "unchanged" without reading anything. A new store
// needs the ontology itself, which has been read once then.
static Status identify_ontology(Build* b) {
  ontology_stamp_of(b->options->ontology, b->diag, b->stamp);
  Str known = b->store ? store_setting(b->store, STR("ontology"), b->arena) : STR_EMPTY;
  if (b->store && known.len == 0 && !b->options->dry_run) {
    TRY(load_ontology(b));
    known = ontology_fingerprint(b->ontology);
  } else if (known.len != 64 || !str_equal(store_setting(b->store, STR("ontology-stamp"), b->arena),
                                           str_from(b->stamp)))
    return ontology_fingerprint_of(b->options->ontology, b->diag, b->fingerprint);
  memcpy(b->fingerprint, known.data, 64);
  return STATUS_OK;
}

// Results depend on the ontology, the base and the program: when one of them is another, no stored
// document is valid.
static const char* why_stale(Build* b) {
  if (store_outdated(b->store)) return "the store has an older form";
  const struct {
    const char *name, *reason;
    Str value;
  } WANTED[] = {{"ontology", "the ontology has changed", str_from(b->fingerprint)},
                {"base", "another base IRI was asked for", b->options->base},
                {"program", "the program has another version", STR(NEWSGRAPH_VERSION)}};
  for (size_t i = 0; i < sizeof WANTED / sizeof WANTED[0]; i++)
    if (!str_equal(store_setting(b->store, str_from(WANTED[i].name), b->arena), WANTED[i].value))
      return WANTED[i].reason;
  return b->options->rebuild ? "as asked for" : NULL;
}

// Nothing is thrown away before the ontology has been found good.
static Status start_over(Build* b) {
  TRY(load_ontology(b));
  TRY(store_begin(b->store));
  TRY(store_clear(b->store));
  TRY(store_set(b->store, STR("ontology"), ontology_fingerprint(b->ontology)));
  TRY(store_set(b->store, STR("base"), b->options->base));
  TRY(store_set(b->store, STR("program"), STR(NEWSGRAPH_VERSION)));
  return store_commit(b->store);
}

static Status check_settings(Build* b) {
  if (!b->store) return STATUS_OK;
  const char* reason = why_stale(b);
  bool fresh = store_setting(b->store, STR("program"), b->arena).len == 0;
  if (reason && !fresh) b->summary->reason = reason;
  return reason && !b->options->dry_run ? start_over(b) : STATUS_OK;
}

static Status make_plan(Build* b) {
  b->plan = (Plan){.arena = b->arena};
  bool all = b->options->dry_run && b->summary->reason; // a real build has emptied the store
  TRY(plan_build(b->corpus, b->store, all, &b->plan));
  b->summary->documents = corpus_size(b->corpus);
  b->summary->unchanged = b->plan.unchanged;
  b->summary->skipped = b->plan.unchanged_skipped + corpus_skipped(b->corpus);
  return STATUS_OK;
}

static bool interrupted(Build* b) {
  int signal = sigtimedwait(&b->signals, NULL, &(struct timespec){0});
  if (signal > 0) {
    b->summary->signal = signal;
    pthread_sigmask(SIG_UNBLOCK, &b->signals, NULL); // a second one ends the process at once
  }
  return b->summary->signal != 0;
}

static void show_progress(const Build* b) {
  if (b->options->progress) fprintf(stderr, "\r%zu of %zu documents", b->done, b->plan.tasks.n);
}

static Status end_batch(Build* b) {
  if (b->in_batch > 0) TRY(store_commit(b->store));
  b->in_batch = 0;
  show_progress(b);
  return STATUS_OK;
}

static Status write_change(Build* b) {
  if (b->in_batch == 0) TRY(store_begin(b->store));
  b->in_batch++;
  return STATUS_OK;
}

// After each document. A batch is the work that a killed build may lose; one that is interrupted
// commits what it has.
static Status end_change(Build* b) {
  bool stop = interrupted(b);
  if (stop || b->in_batch >= BATCH || (b->in_batch && store_full(b->store)))
    TRY(end_batch(b));
  else if (b->done % SHOWN == 0)
    show_progress(b);
  return stop ? STATUS_INTERRUPTED : STATUS_OK;
}

static void count_result(Build* b, const Task* task, const Result* r) {
  BuildSummary* s = b->summary;
  s->bytes += task->file->size;
  s->unchanged += r->kind == RESULT_SAME;
  s->skipped += r->kind == RESULT_SKIPPED;
  s->repaired += r->kind == RESULT_GRAPH && r->n_repairs > 0;
  s->added += r->kind == RESULT_GRAPH && !task->known_sha256;
  s->changed += r->kind == RESULT_GRAPH && task->known_sha256;
}

static Status report_change(Build* b, Str path, Str packed) {
  if (!b->options->on_change) return STATUS_OK;
  Arena* arena = arena_new();
  TripleList before = {0}, after = {0};
  Status s = b->store ? store_graph(b->store, path, MENTIONS_NONE, arena, &before) : STATUS_OK;
  if (s == STATUS_OK) s = store_unpack(packed, MENTIONS_NONE, arena, &after);
  if (s == STATUS_OK) b->options->on_change(b->options->context, path, &before, &after);
  arena_free(arena);
  return s;
}

static void tell(const Build* b, const char* what, Str path) {
  if (b->options->verbose) diag_info(b->diag, "%s %.*s", what, STR_ARG(path));
}

static Status store_result(void* context, const Task* task, const Result* r) {
  Build* b = context;
  if (r->kind == RESULT_FAILED) return r->status;
  static const char* const WORDS[] = {
      [RESULT_SAME] = "same", [RESULT_SKIPPED] = "skipped", [RESULT_FAILED] = "failed"};
  tell(b,
       r->kind != RESULT_GRAPH ? WORDS[r->kind]
       : task->known_sha256    ? "changed"
                               : "added",
       task->file->path);
  count_result(b, task, r);
  b->done++;
  if (b->options->dry_run) {
    if (r->kind != RESULT_SAME) TRY(report_change(b, task->file->path, buf_str(&r->packed)));
    return end_change(b);
  }
  TRY(write_change(b));
  if (r->kind == RESULT_SAME)
    TRY(store_touch(b->store, &r->document));
  else
    TRY(store_put(b->store, &r->document, buf_str(&r->packed)));
  return end_change(b);
}

static Status process_documents(Build* b) {
  if (b->plan.tasks.n == 0) return STATUS_OK;
  TRY(load_ontology(b));
  unsigned jobs = b->options->jobs;
  if (jobs == 0) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    jobs = n > 0 ? (unsigned)n : 1;
  }
  TRY(crew_run(&b->plan, b->ontology, b->options->base, jobs, b->diag, store_result, b));
  return end_batch(b);
}

static Status remove_vanished(Build* b) {
  b->summary->removed = b->plan.vanished.n;
  for (size_t i = 0; i < b->plan.vanished.n; i++) {
    tell(b, "removed", b->plan.vanished.data[i]);
    if (b->options->dry_run) {
      TRY(report_change(b, b->plan.vanished.data[i], STR_EMPTY));
      continue;
    }
    TRY(write_change(b));
    TRY(store_remove(b->store, b->plan.vanished.data[i]));
    TRY(end_change(b));
  }
  return end_batch(b);
}

/* ---- publishing ---- */

/// Says which state of the store the published file shows, and which file that is.
static Str publication_mark(Build* b, Str path) {
  struct stat st;
  if (stat(arena_cstr(b->arena, path), &st) != 0) return STR("none");
  return arena_printf(b->arena, "%llu %lld %lld.%09ld",
                      (unsigned long long)store_generation(b->store), (long long)st.st_size,
                      (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

// The mark is in the store, so that a build killed between store and file publishes again.
static bool is_current(Build* b, Str turtle) {
  return str_equal(store_setting(b->store, STR("published"), b->arena),
                   publication_mark(b, turtle));
}

// A file that shows the store need not be rendered from end to end after a small change.
static Status track_changes(Build* b) {
  size_t n = b->plan.tasks.n + b->plan.vanished.n;
  if (!b->store || b->options->dry_run || n == 0 || n > corpus_size(b->corpus) / FEW)
    return STATUS_OK;
  return is_current(b, path_in(b, "graph.ttl")) ? store_track(b->store) : STATUS_OK;
}

static Status write_turtle(Build* b, Str path) {
  PublishOptions o = {.format = FORMAT_TURTLE, .mentions = MENTIONS_USED, .base = b->options->base};
  Status s = publish_changes(b->store, &o, path, b->diag);
  return s == STATUS_SKIPPED ? publish_store(b->store, &o, path, b->diag) : s;
}

static Status publish(Build* b) {
  Str turtle = path_in(b, "graph.ttl"), description = path_in(b, "void.ttl");
  if (is_current(b, turtle) && exists(b, description)) return STATUS_OK;
  if (b->options->progress) fputs("\rwriting graph.ttl ...          ", stderr);
  TRY(write_turtle(b, turtle));
  TRY(publish_void(b->store, b->options->base, description, b->diag));
  return store_set(b->store, STR("published"), publication_mark(b, turtle));
}

static Status finish(Build* b) {
  if (b->options->dry_run || !b->store) return STATUS_OK;
  if (!str_equal(store_setting(b->store, STR("ontology-stamp"), b->arena), str_from(b->stamp)))
    TRY(store_set(b->store, STR("ontology-stamp"), str_from(b->stamp)));
  TRY(publish(b));
  return store_counts(b->store, &b->summary->counts);
}

/// What has been read is not needed to publish it: the room for one serves the other.
static void drop_inputs(Build* b) {
  corpus_close(b->corpus);
  ontology_close(b->ontology);
  b->corpus = NULL;
  b->ontology = NULL;
}

static Status run(Build* b) {
  TRY(corpus_open(b->options->inputs, b->options->n_inputs, b->diag, &b->corpus));
  TRY(open_store(b));
  TRY(identify_ontology(b));
  TRY(check_settings(b));
  TRY(make_plan(b));
  TRY(track_changes(b));
  TRY(process_documents(b));
  TRY(remove_vanished(b));
  drop_inputs(b);
  pthread_sigmask(SIG_UNBLOCK, &b->signals, NULL);
  return finish(b);
}

static double now(void) {
  struct timespec t = {0};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// While documents are stored, SIGINT and SIGTERM wait for the end of a batch; a second one ends the
// process at once.
Status pipeline_build(const BuildOptions* options, Diag* diag, BuildSummary* out) {
  *out = (BuildSummary){0};
  Build b = {.options = options, .diag = diag, .summary = out, .arena = arena_new()};
  double start = now();
  sigset_t before;
  sigemptyset(&b.signals);
  sigaddset(&b.signals, SIGINT);
  sigaddset(&b.signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &b.signals, &before);
  Status s = run(&b);
  Status closed = store_close(b.store);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  drop_inputs(&b);
  arena_free(b.arena);
  if (options->progress) fputs("\r                                        \r", stderr);
  out->seconds = now() - start;
  return s != STATUS_OK ? s : closed;
}
