// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph stats: how much of what is in a store.

#include "command/command.h"

#include <inttypes.h>
#include <stdlib.h>

enum { STORE = OPT_FIRST_OWN };

static const Option OPTIONS[] = {
    {STORE, 's', "store", "PATH", "the store, or the folder it is in (default: out)"},
};

/// What is counted: a title, the predicate whose objects are counted, and whether only for subjects
/// with a label.
typedef struct {
  const char* title;
  Str predicate;
  bool of_entities;
} Table;

#define IRI(s)                                                                                     \
  { "" s, sizeof(s) - 1 }
static const Table TABLES[] = {
    {"entities by class", IRI(NS_RDF "type"), true},
    {"statements by relation", IRI(NS_RDF "predicate"), false},
    {"statements by polarity", IRI(NS_NG "polarity"), false},
    {"statements by modality", IRI(NS_NG "modality"), false},
    {"claims by stance", IRI(NS_NG "stance"), false},
    {"statements and claims by rule", IRI(NS_NG "rule"), false},
};
enum { N_TABLES = sizeof TABLES / sizeof TABLES[0] };

typedef struct {
  Str name;
  uint64_t n;
} Row;

typedef struct {
  Arena* arena;
  Map index[N_TABLES];
  VEC(Row) rows[N_TABLES];
  Buf subject;
  VEC(Str) types; ///< of the current subject
} Tally;

static void count(Tally* t, size_t table, Str name) {
  uint32_t at = 0;
  if (!map_get(&t->index[table], name, &at)) {
    Str copy = arena_copy(t->arena, name);
    at = (uint32_t)t->rows[table].n;
    map_put(&t->index[table], copy, at);
    vec_push(&t->rows[table], t->arena, (Row){copy, 0});
  }
  t->rows[table].data[at].n++;
}

// Types come before the label (rdf: sorts before rdfs:): what has a label is an entity.
static Status tally_triple(void* context, const StoredTriple* s) {
  Tally* t = context;
  const Triple* x = &s->triple;
  if (!str_equal(x->subject, buf_str(&t->subject))) {
    buf_clear(&t->subject);
    buf_add(&t->subject, x->subject);
    t->types.n = 0;
  }
  if (str_equal(x->predicate, STR(NS_RDFS "label")))
    for (size_t i = 0; i < t->types.n; i++)
      count(t, 0, t->types.data[i]);
  for (size_t i = 0; i < N_TABLES; i++) {
    if (!str_equal(x->predicate, TABLES[i].predicate)) continue;
    if (TABLES[i].of_entities)
      vec_push(&t->types, t->arena, x->object.value);
    else
      count(t, i, x->object.value);
  }
  return STATUS_OK;
}

static int by_count_then_name(const void* a, const void* b) {
  const Row *x = a, *y = b;
  return x->n != y->n ? (x->n < y->n ? 1 : -1) : str_compare(x->name, y->name);
}

static void print_table(Tally* t, size_t table, Terms* terms) {
  if (t->rows[table].n == 0) return;
  printf("\n%s\n", TABLES[table].title);
  qsort(t->rows[table].data, t->rows[table].n, sizeof(Row), by_count_then_name);
  Buf name = {0};
  for (size_t i = 0; i < t->rows[table].n; i++) {
    buf_clear(&name);
    terms_turtle(terms, &(Term){.kind = TERM_IRI, .value = t->rows[table].data[i].name}, &name);
    printf("%10" PRIu64 "  %s\n", t->rows[table].data[i].n, name.data);
  }
  buf_free(&name);
}

static void print_counts(const StoreCounts* c) {
  const struct {
    const char* name;
    uint64_t n;
  } ROWS[] = {{"documents", c->documents},   {"skipped", c->skipped},   {"entities", c->entities},
              {"statements", c->statements}, {"plain facts", c->plain}, {"claims", c->claims},
              {"triples", c->triples}};
  for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
    printf("%10" PRIu64 "  %s\n", ROWS[i].n, ROWS[i].name);
}

static Status print_stats(Store* store, const Arguments* a) {
  Tally t = {.arena = a->arena};
  for (size_t i = 0; i < N_TABLES; i++)
    t.index[i] = map_in(a->arena);
  StoreCounts counts;
  Terms* terms = NULL;
  TRY(store_counts(store, &counts));
  TRY(terms_open(store_base(store, a->arena), a->diag, &terms));
  Status s = store_each_triple(store, &(StoreQuery){.mentions = MENTIONS_NONE}, tally_triple, &t);
  print_counts(&counts);
  for (size_t i = 0; s == STATUS_OK && i < N_TABLES; i++)
    print_table(&t, i, terms);
  if (s == STATUS_OK) s = terms_check(terms, a->diag);
  terms_close(terms);
  buf_free(&t.subject);
  return s;
}

static int run(const Arguments* a) {
  Store* store = NULL;
  Status s = store_open(store_path(a, STORE), STORE_READ, a->diag, &store);
  if (s == STATUS_OK) s = print_stats(store, a);
  Status closed = store_close(store);
  return exit_code_of(s != STATUS_OK ? s : closed);
}

const Command COMMAND_STATS = {
    .name = "stats",
    .operands = "",
    .summary = "count what is in a store",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
