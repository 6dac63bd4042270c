// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph diff: what has to be deleted and inserted to turn one graph into another. Possible as a
// set difference because there are no blank nodes and names do not change between builds.

#include "command/command.h"

enum { SUMMARY = OPT_FIRST_OWN, MENTIONS, OUTPUT };

static const Option OPTIONS[] = {
    {SUMMARY, 0, "summary", NULL,
     "print the plain facts that came and went, for people, instead of SPARQL Update"},
    {MENTIONS, 0, "mentions", "WHICH", "mentions in the text: used (default), all or none"},
    {OUTPUT, 'o', "output", "FILE", "where to; - is standard output (default)"},
};

typedef enum { REMOVED, ADDED } Side;

typedef struct {
  Store *old, *new;
  MentionChoice mentions;
  Terms* terms;
  Output* output;
  Buf line;
  size_t counts[2];
} Diff;

typedef void ChangedFn(Diff* d, Side side, const Triple* t);

static Status advance(StoreCursor* c, StoredTriple* t, bool* more) {
  Status s = store_next(c, t);
  *more = s == STATUS_OK;
  return s == STATUS_END ? STATUS_OK : s;
}

// Both graphs come in the same order: one walk finds what only one of them has.
static Status walk(Diff* d, StoreCursor* old, StoreCursor* new, ChangedFn* changed) {
  StoredTriple a, b;
  bool more_a = false, more_b = false;
  TRY(advance(old, &a, &more_a));
  TRY(advance(new, &b, &more_b));
  while (more_a || more_b) {
    int c = !more_a ? 1 : !more_b ? -1 : triple_compare(&a.triple, &b.triple);
    if (c < 0) changed(d, REMOVED, &a.triple);
    if (c > 0) changed(d, ADDED, &b.triple);
    if (c <= 0) TRY(advance(old, &a, &more_a));
    if (c >= 0) TRY(advance(new, &b, &more_b));
  }
  return STATUS_OK;
}

static Status compare(Diff* d, ChangedFn* changed) {
  StoreCursor *old = NULL, *new = NULL;
  StoreQuery query = {.mentions = d->mentions};
  Status s = store_read(d->old, &query, &old);
  if (s == STATUS_OK) s = store_read(d->new, &query, &new);
  if (s == STATUS_OK) s = walk(d, old, new, changed);
  store_cursor_close(old);
  store_cursor_close(new);
  return s;
}

static void write_short(Diff* d, const char* before, const Triple* t) {
  buf_clear(&d->line);
  buf_add(&d->line, str_from(before));
  terms_iri(d->terms, t->subject, &d->line);
  buf_add_char(&d->line, ' ');
  terms_iri(d->terms, t->predicate, &d->line);
  buf_add_char(&d->line, ' ');
  terms_turtle(d->terms, &t->object, &d->line);
  buf_add_char(&d->line, '\n');
  output_write(d->output, buf_str(&d->line));
}

static void write_one_side(Diff* d, Side side, const Triple* t, Side wanted, const char* verb) {
  if (side != wanted) return;
  if (d->counts[side]++ == 0) output_write(d->output, str_from(verb));
  buf_clear(&d->line);
  terms_quad(d->terms, t, STR_EMPTY, &d->line);
  output_write(d->output, buf_str(&d->line));
}

static void write_removed(Diff* d, Side side, const Triple* t) {
  write_one_side(d, side, t, REMOVED, "DELETE DATA {\n");
}

static void write_added(Diff* d, Side side, const Triple* t) {
  write_one_side(d, side, t, ADDED, d->counts[REMOVED] ? ";\nINSERT DATA {\n" : "INSERT DATA {\n");
}

// In full, without prefixes: not all engines carry them over from one operation to the next.
static Status write_update(Diff* d) {
  TRY(compare(d, write_removed));
  if (d->counts[REMOVED]) output_write(d->output, STR("}\n"));
  TRY(compare(d, write_added));
  if (d->counts[ADDED]) output_write(d->output, STR("}\n"));
  return STATUS_OK;
}

// Facts of entities: what a document states itself. Statement, claim and document nodes are left
// out.
static bool is_plain(const Triple* t) {
  static const char* const NODES[] = {"/stmt/", "/claim/", "/doc/"};
  if (!str_starts(t->predicate, STR(NS_NG))) return false;
  for (size_t i = 0; i < sizeof NODES / sizeof NODES[0]; i++)
    if (str_find(t->subject, str_from(NODES[i]), 0) != SIZE_MAX) return false;
  return true;
}

static void write_summary_line(Diff* d, Side side, const Triple* t) {
  d->counts[side]++;
  if (is_plain(t)) write_short(d, side == ADDED ? "+ " : "- ", t);
}

static Status write_summary(Diff* d) {
  TRY(compare(d, write_summary_line));
  buf_clear(&d->line);
  buf_printf(&d->line, "%zu triples removed, %zu added\n", d->counts[REMOVED], d->counts[ADDED]);
  output_write(d->output, buf_str(&d->line));
  return STATUS_OK;
}

static Str store_of(const Arguments* a, size_t i) {
  Arguments one = {.arena = a->arena};
  one.values[0] = arena_cstr(a->arena, a->operands[i]);
  return store_path(&one, 0);
}

static Status write_difference(const Arguments* a, Diff* d) {
  TRY(mentions_option(a, MENTIONS, &d->mentions));
  TRY(store_open(store_of(a, 0), STORE_READ, a->diag, &d->old));
  TRY(store_open(store_of(a, 1), STORE_READ, a->diag, &d->new));
  TRY(terms_open(store_base(d->new, a->arena), a->diag, &d->terms));
  TRY(output_open(a->values[OUTPUT] ? str_from(a->values[OUTPUT]) : STR("-"), a->diag, &d->output));
  TRY(a->values[SUMMARY] ? write_summary(d) : write_update(d));
  TRY(terms_check(d->terms, a->diag));
  Output* output = d->output;
  d->output = NULL;
  return output_commit(output);
}

static int run(const Arguments* a) {
  Diff d = {0};
  Status s = write_difference(a, &d);
  output_abandon(d.output);
  terms_close(d.terms);
  buf_free(&d.line);
  (void)store_close(d.old);
  (void)store_close(d.new);
  return exit_code_of(s);
}

const Command COMMAND_DIFF = {
    .name = "diff",
    .operands = "OLD NEW",
    .summary = "compare two stores, as SPARQL Update for a live triple store",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .min_operands = 2,
    .max_operands = 2,
    .run = run,
};
