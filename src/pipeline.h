// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// pipeline: the table of contents. One document through all stages, and a corpus through one
/// document after another.
#ifndef NEWSGRAPH_PIPELINE_H
#define NEWSGRAPH_PIPELINE_H

#include "publish/publish.h"

/// What a thread needs to process documents: its arena and matcher.
typedef struct {
  const Ontology* ontology;
  Matcher* matcher;
  Arena* arena; ///< the document's lifetime: reset by the caller
  Str base;
  Diag* diag;
} Worker;

/// All that the stages made of one document; for tests, explain and check.
typedef struct {
  Document document;
  Entities entities;
  Clauses clauses;
  Facts facts;
  Graph graph;
} Extraction;

/// document -> entity -> clause -> fact -> graph.
NG_MUST_USE Status pipeline_extract(Worker* w, const Article* article, Extraction* out);

/// What a dry run tells of a document: its triples without mentions, as stored and as they would
/// be.
typedef void ChangeFn(void* context, Str path, const TripleList* before, const TripleList* after);

typedef struct {
  const Str* inputs;
  size_t n_inputs;
  Str output;   ///< folder: graph.db, graph.ttl, void.ttl
  Str ontology; ///< folder
  Str base;
  unsigned jobs; ///< 0: as many as there are processors
  bool rebuild, dry_run, progress;
  bool verbose;        ///< a line for each document that is read or removed
  ChangeFn* on_change; ///< dry run: called for each document that would change; may be NULL
  void* context;       ///< of on_change
} BuildOptions;

typedef struct {
  size_t documents, added, changed, removed, unchanged, skipped, repaired;
  StoreCounts counts;
  double seconds;
  uint64_t bytes;
  const char* reason; ///< why everything was built anew; NULL if it was not
  int signal;         ///< STATUS_INTERRUPTED: which one
} BuildSummary;

/// Brings the store into line with the inputs and publishes it. What is written depends on nothing
/// but the documents, the ontology, the base and the program: not on order, threads, or what was
/// built before.
NG_MUST_USE Status pipeline_build(const BuildOptions* options, Diag* diag, BuildSummary* out);

#endif
