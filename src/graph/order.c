// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The order of a finished graph. Triples are added subject by subject, nearly in order: so the runs
// of one subject are put in order, and in each the few triples that stand wrong.

#include "graph/builder.h"

#include <stdlib.h>

typedef struct {
  Str subject;
  uint32_t first, n;
} Run;

static int by_subject(const void* x, const void* y) {
  const Run *a = x, *b = y;
  int c = a->subject.data == b->subject.data ? 0 : str_compare(a->subject, b->subject);
  return c ? c : (a->first > b->first) - (a->first < b->first);
}

static Run* find_runs(const Builder* b, size_t* n) {
  Run* runs = arena_new_array(b->arena, Run, b->triples.n + 1);
  *n = 0;
  for (size_t i = 0; i < b->triples.n; i++) {
    Str subject = b->triples.data[i].subject;
    if (*n == 0 || runs[*n - 1].subject.data != subject.data)
      runs[(*n)++] = (Run){subject, (uint32_t)i, 0};
    runs[*n - 1].n++;
  }
  if (*n) qsort(runs, *n, sizeof *runs, by_subject);
  return runs;
}

// The triples of one subject from the runs; returns how many runs these were.
static size_t gather(const Builder* b, const Run* runs, size_t n, const Triple** group,
                     size_t* n_group) {
  size_t k = 0;
  for (*n_group = 0; k < n && str_equal(runs[k].subject, runs[0].subject); k++)
    for (size_t i = 0; i < runs[k].n; i++)
      group[(*n_group)++] = &b->triples.data[runs[k].first + i];
  return k;
}

static int compare(const Triple* a, const Triple* b) {
  int c = triple_compare(a, b);
  return c ? c : (int)a->role - (int)b->role;
}

static int by_triple(const void* x, const void* y) {
  return compare(*(const Triple* const*)x, *(const Triple* const*)y);
}

enum { FEW = 24 };

static void sort_group(const Triple** group, size_t n) {
  if (n > FEW) {
    qsort(group, n, sizeof *group, by_triple);
    return;
  }
  for (size_t i = 1; i < n; i++) {
    const Triple* t = group[i];
    size_t at = i;
    for (; at > 0 && compare(group[at - 1], t) > 0; at--)
      group[at] = group[at - 1];
    group[at] = t;
  }
}

static size_t put_group(const Triple** group, size_t n, Triple* out) {
  size_t kept = 0;
  sort_group(group, n);
  for (size_t i = 0; i < n; i++)
    if (kept == 0 || triple_compare(group[i], &out[kept - 1]) != 0) out[kept++] = *group[i];
  return kept;
}

Triple* ordered_triples(Builder* b, size_t* n) {
  size_t n_runs = 0, n_group = 0;
  Run* runs = find_runs(b, &n_runs);
  const Triple** group = arena_new_array(b->arena, const Triple*, b->triples.n + 1);
  Triple* out = arena_room(b->arena, b->triples.n + b->n_string_triples + 1, sizeof *out);
  bool done = false;
  *n = 0;
  for (size_t i = 0; i < n_runs;) {
    if (!done && str_compare(runs[i].subject, b->strings_iri) > 0) {
      *n += put_strings(b, out + *n); // no other subject stands between them
      done = true;
    }
    i += gather(b, runs + i, n_runs - i, group, &n_group);
    *n += put_group(group, n_group, out + *n);
  }
  if (!done) *n += put_strings(b, out + *n);
  return out;
}
