// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The threads of a build. Workers take tasks in order and leave their results in a ring of fixed
// size; the calling thread takes them out in the same order. So memory is bounded, and nothing
// depends on which thread was faster. Half a ring at a time changes hands: waking a thread for each
// result costs more than handing it over.

#include "pipeline_internal.h"

#include <pthread.h>
#include <string.h>

enum { MAX_JOBS = 64, RING_PER_JOB = 16, ROOM_KEPT = 64 * 1024 };
#define NEVER INT64_MIN // no file has this time

typedef struct {
  Result result;
  bool ready;
} Slot;

typedef struct {
  const Plan* plan;
  const Ontology* ontology;
  Str base;
  Diag* diag;
  pthread_mutex_t lock;
  pthread_cond_t ready, room;
  Slot* ring;
  size_t ring_size;
  size_t taken, done, written; ///< tasks given out, done without a gap; results taken out
  bool stop;
} Crew;

static void read_task(Worker* w, const Task* task, Result* r) {
  Article article = {0};
  r->document = (StoredDocument){
      .path = task->file->path, .size = task->file->size, .mtime_ns = task->file->mtime_ns};
  r->status = corpus_read(task->file, w->diag, w->arena, &article);
  memcpy(r->document.sha256, article.sha256, sizeof r->document.sha256);
  if (r->status == STATUS_OK && task->known_sha256 &&
      strcmp(task->known_sha256, article.sha256) == 0) {
    r->kind = RESULT_SAME;
    return;
  }
  Extraction x;
  if (r->status == STATUS_OK) r->status = pipeline_extract(w, &article, &x);
  r->kind = r->status == STATUS_OK        ? RESULT_GRAPH
            : r->status == STATUS_SKIPPED ? RESULT_SKIPPED
                                          : RESULT_FAILED;
  r->document.skipped = r->kind == RESULT_SKIPPED;
  bool unread = r->document.sha256[0] == '\0'; // no rights, gone for a moment: try again next time
  if (unread) r->document.mtime_ns = NEVER;
  if (r->kind != RESULT_GRAPH) return;
  r->n_repairs = x.document.n_repairs;
  store_pack(&x.graph, w->arena, &r->packed);
}

/// The next task, once there is room for its result; false at the end.
static bool take(Crew* c, size_t* task) {
  pthread_mutex_lock(&c->lock);
  while (!c->stop && c->taken < c->plan->tasks.n && c->taken >= c->written + c->ring_size)
    pthread_cond_wait(&c->room, &c->lock);
  bool any = !c->stop && c->taken < c->plan->tasks.n;
  if (any) *task = c->taken++;
  pthread_mutex_unlock(&c->lock);
  return any;
}

static bool worth_collecting(const Crew* c) {
  return c->done == c->plan->tasks.n || c->done - c->written >= c->ring_size / 2;
}

static void deliver(Crew* c, Slot* slot) {
  pthread_mutex_lock(&c->lock);
  slot->ready = true;
  while (c->done < c->taken && c->ring[c->done % c->ring_size].ready)
    c->done++;
  if (worth_collecting(c)) pthread_cond_signal(&c->ready);
  pthread_mutex_unlock(&c->lock);
}

/// A thread and what it works with.
typedef struct {
  Crew* crew;
  Worker worker;
  pthread_t thread;
} Hand;

static void* work(void* context) {
  Hand* h = context;
  Crew* c = h->crew;
  size_t task = 0;
  while (take(c, &task)) {
    Slot* slot = &c->ring[task % c->ring_size];
    Buf packed = slot->result.packed;
    if (packed.cap > ROOM_KEPT)
      buf_free(&packed); // of a long document; such room in every slot would add up
    else
      buf_clear(&packed);
    slot->result = (Result){.packed = packed};
    read_task(&h->worker, &c->plan->tasks.data[task], &slot->result);
    arena_reset(h->worker.arena);
    deliver(c, slot);
  }
  return NULL;
}

/// Results that are done, in order; at least half a ring of them or the last ones.
static size_t wait_for_results(Crew* c) {
  pthread_mutex_lock(&c->lock);
  while (!worth_collecting(c))
    pthread_cond_wait(&c->ready, &c->lock);
  size_t done = c->done;
  pthread_mutex_unlock(&c->lock);
  return done;
}

static void give_back(Crew* c, size_t end) {
  pthread_mutex_lock(&c->lock);
  for (; c->written < end; c->written++)
    c->ring[c->written % c->ring_size].ready = false;
  pthread_cond_broadcast(&c->room);
  pthread_mutex_unlock(&c->lock);
}

static Status collect(Crew* c, ResultFn* fn, void* context) {
  for (size_t i = 0; i < c->plan->tasks.n;) {
    size_t end = wait_for_results(c);
    for (; i < end; i++)
      TRY(fn(context, &c->plan->tasks.data[i], &c->ring[i % c->ring_size].result));
    give_back(c, end);
  }
  return STATUS_OK;
}

static void stop(Crew* c) {
  pthread_mutex_lock(&c->lock);
  c->stop = true;
  pthread_cond_broadcast(&c->room);
  pthread_mutex_unlock(&c->lock);
}

static Status run(Crew* c, unsigned jobs, ResultFn* fn, void* context) {
  Hand hands[MAX_JOBS];
  unsigned started = 0;
  for (unsigned i = 0; i < jobs;
       i++) // before any thread runs: PCRE2 sets its page size when the first stack is made
    hands[i] = (Hand){.crew = c,
                      .worker = {.ontology = c->ontology,
                                 .matcher = matcher_new(c->ontology),
                                 .arena = arena_new(),
                                 .base = c->base,
                                 .diag = c->diag}};
  while (started < jobs && pthread_create(&hands[started].thread, NULL, work, &hands[started]) == 0)
    started++;
  Status s = started ? collect(c, fn, context)
                     : diag_error(c->diag, STATUS_INTERNAL, "no thread could be started");
  stop(c);
  for (unsigned i = 0; i < started; i++)
    pthread_join(hands[i].thread, NULL);
  for (unsigned i = 0; i < jobs; i++) {
    matcher_free(hands[i].worker.matcher);
    arena_free(hands[i].worker.arena);
  }
  return s;
}

Status crew_run(const Plan* plan, const Ontology* ontology, Str base, unsigned jobs, Diag* diag,
                ResultFn* fn, void* context) {
  if (plan->tasks.n == 0) return STATUS_OK;
  if (jobs > MAX_JOBS) jobs = MAX_JOBS;
  if (jobs > plan->tasks.n) jobs = (unsigned)plan->tasks.n;
  Arena* arena = arena_new();
  Crew c = {.plan = plan,
            .ontology = ontology,
            .base = base,
            .diag = diag,
            .ring_size = (size_t)jobs * RING_PER_JOB};
  c.ring = arena_new_array(arena, Slot, c.ring_size);
  Status s = STATUS_INTERNAL;
  if (pthread_mutex_init(&c.lock, NULL) == 0 && pthread_cond_init(&c.ready, NULL) == 0 &&
      pthread_cond_init(&c.room, NULL) == 0)
    s = run(&c, jobs, fn, context);
  for (size_t i = 0; i < c.ring_size; i++)
    buf_free(&c.ring[i].result.packed);
  pthread_mutex_destroy(&c.lock);
  pthread_cond_destroy(&c.ready);
  pthread_cond_destroy(&c.room);
  arena_free(arena);
  return s;
}
