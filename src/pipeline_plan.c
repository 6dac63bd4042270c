// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Which documents are new, may have changed, or are gone. Size and time of the last change decide;
// only where they differ is a file read at all.

#include "pipeline_internal.h"

typedef struct {
  const Corpus* corpus;
  size_t next;
  Plan* plan;
  bool all;
} Comparison;

static void add_task(Comparison* c, const char* known_sha256) {
  const ArticleFile* file = corpus_file(c->corpus, c->next++);
  vec_push(&c->plan->tasks, c->plan->arena, (Task){file, known_sha256});
}

static Status compare(void* context, const StoredDocument* d) {
  Comparison* c = context;
  size_t n = corpus_size(c->corpus);
  while (c->next < n && str_compare(corpus_file(c->corpus, c->next)->path, d->path) < 0)
    add_task(c, NULL);
  const ArticleFile* file = c->next < n ? corpus_file(c->corpus, c->next) : NULL;
  if (!file || !str_equal(file->path, d->path)) {
    vec_push(&c->plan->vanished, c->plan->arena, arena_copy(c->plan->arena, d->path));
  } else if (c->all) {
    add_task(c, "");
  } else if (file->size == d->size && file->mtime_ns == d->mtime_ns) {
    c->plan->unchanged += !d->skipped;
    c->plan->unchanged_skipped += d->skipped;
    c->next++;
  } else {
    add_task(c, arena_cstr(c->plan->arena, str_from(d->sha256)));
  }
  return STATUS_OK;
}

Status plan_build(const Corpus* corpus, Store* store, bool all, Plan* plan) {
  Comparison c = {.corpus = corpus, .plan = plan, .all = all};
  // Room for each file as a task; what is not used is never touched.
  plan->tasks.cap = corpus_size(corpus);
  plan->tasks.data = arena_room(plan->arena, plan->tasks.cap, sizeof(Task));
  if (store) TRY(store_each_document(store, compare, &c));
  while (c.next < corpus_size(corpus))
    add_task(&c, NULL);
  return STATUS_OK;
}
