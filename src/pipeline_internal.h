// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the parts of a build share: the plan (what is to be done) and the crew (threads that do it).
#ifndef NEWSGRAPH_PIPELINE_INTERNAL_H
#define NEWSGRAPH_PIPELINE_INTERNAL_H

#include "pipeline.h"

/// A document to look at: new, or with another size or time than the store knows.
typedef struct {
  const ArticleFile* file;
  const char* known_sha256; ///< NULL if the store does not have it
} Task;

typedef struct {
  VEC(Task) tasks;   ///< by path
  VEC(Str) vanished; ///< in the store, no longer in the corpus
  size_t unchanged, unchanged_skipped;
  Arena* arena;
} Plan;

/// Compares the corpus with the store; both are in order of path. `store` NULL: everything is new.
/// `all`: what is known is done again, changed or not.
Status plan_build(const Corpus* corpus, Store* store, bool all, Plan* plan);

typedef enum { RESULT_GRAPH, RESULT_SAME, RESULT_SKIPPED, RESULT_FAILED } ResultKind;

/// What became of a task.
typedef struct {
  ResultKind kind;
  Status status; ///< RESULT_FAILED
  StoredDocument document;
  Buf packed; ///< RESULT_GRAPH
  size_t n_repairs;
} Result;

/// Called in the order of the tasks, in the calling thread. The buffer is reused afterwards.
typedef Status ResultFn(void* context, const Task* task, const Result* result);

/// Works off the tasks with `jobs` threads. Stops at the first status that is not STATUS_OK.
Status crew_run(const Plan* plan, const Ontology* ontology, Str base, unsigned jobs, Diag* diag,
                ResultFn* fn, void* context);

#endif
