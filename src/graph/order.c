// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The order of a finished graph. Triples are added subject by subject, nearly in order: so the runs
// of one subject are put in order, and the few that are not in order themselves.

#include "graph/builder.h"

#include <stdlib.h>
#include <string.h>

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
  Run* runs = arena_room(b->arena, b->triples.n + 1, sizeof *runs);
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

static size_t same_subject(const Run* runs, size_t n) {
  size_t k = 1;
  while (k < n && str_equal(runs[k].subject, runs[0].subject))
    k++;
  return k;
}

static bool in_order(const Triple* triples, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (triple_compare(&triples[i - 1], &triples[i]) >= 0) return false;
  return true;
}

static size_t gather(const Builder* b, const Run* runs, size_t n, const Triple** group) {
  size_t n_group = 0;
  for (size_t k = 0; k < n; k++)
    for (size_t i = 0; i < runs[k].n; i++)
      group[n_group++] = &b->triples.data[runs[k].first + i];
  return n_group;
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

// The triples of one subject: most were added in one run, and in order.
static size_t put_subject(const Builder* b, const Run* runs, size_t n, const Triple** group,
                          Triple* out) {
  const Triple* first = &b->triples.data[runs->first];
  if (n > 1 || !in_order(first, runs->n)) return put_group(group, gather(b, runs, n, group), out);
  memcpy(out, first, runs->n * sizeof *out);
  return runs->n;
}

Triple* ordered_triples(Builder* b, size_t* n) {
  size_t n_runs = 0;
  Run* runs = find_runs(b, &n_runs);
  const Triple** group = arena_room(b->arena, b->triples.n + 1, sizeof *group);
  Triple* out = arena_room(b->arena, b->triples.n + b->n_string_triples + 1, sizeof *out);
  bool done = false;
  *n = 0;
  for (size_t i = 0; i < n_runs;) {
    if (!done && str_compare(runs[i].subject, b->strings_iri) > 0) {
      *n += put_strings(b, out + *n); // no other subject stands between them
      done = true;
    }
    size_t same = same_subject(runs + i, n_runs - i);
    *n += put_subject(b, runs + i, same, group, out + *n);
    i += same;
  }
  if (!done) *n += put_strings(b, out + *n);
  return out;
}
