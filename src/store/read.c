// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Reading triples in order. Nodes come in the order of their subjects; those of a subject that
// several documents speak of are merged here. By document, the document's list of subjects leads to
// its nodes. Memory holds one document's strings or one subject's distinct triples.

#include "store/store_internal.h"

#include "store/pack.h"

#include <stdlib.h>
#include <string.h>

enum { RECENT = 4 };

typedef VEC(Triple) Triples;

/// The triples at hand by their content: 1 + index, open addressing.
typedef struct {
  uint32_t* slots;
  size_t cap, n;
} Distinct;

struct StoreCursor {
  Store* store;
  Nodes* nodes;
  DbStatement* documents; ///< by_document: instead
  Finder* finder;         ///< their nodes
  Str subjects;           ///< by_document: those that are still to come of this document
  Buf subject;            ///< by_document: the one at hand
  Str only;               ///< this subject
  Node row;               ///< valid until the next step
  MentionChoice mentions;
  bool by_document, whole;
  bool more;            ///< `row` was not read yet
  Arena *arena, *spare; ///< strings of the triples at hand
  Arena* list;          ///< of `triples`, which grows and never shrinks
  Triples triples;      ///< of the current subject (or row), sorted
  size_t next;
  Triple string[STRING_TRIPLES]; ///< of the whole one before `next`
  size_t n_string;               ///< so many of them are still to come
  Buf recent[RECENT]; ///< what documents say of a subject, most of them the same: it is read once
  size_t n_recent;    ///< so many were added
  Distinct distinct;  ///< used from the second row on
  Str document;       ///< by_document: IRI of the document that `row` is of
  Str said_in;        ///< and of the one that the triples at hand are of
  bool counting; ///< the published graph is read from a store open for writing: its counts are kept
  Counter counter;
};

bool triple_chosen(TripleRole role, MentionChoice choice) {
  return role == TRIPLE_CORE || choice == MENTIONS_ALL ||
         (role == TRIPLE_MENTION_USED && choice == MENTIONS_USED);
}

static Status prepare_documents(Store* s, const StoreQuery* q, DbStatement** out) {
  if (!q->path.len)
    return db_prepare(s->db,
                      "SELECT d.id, d.iri, d.segment, s.list FROM document d CROSS JOIN subjects s "
                      "ON s.document = d.id WHERE d.iri <> '' ORDER BY d.iri, d.id",
                      out);
  TRY(db_prepare(s->db,
                 "SELECT d.id, d.iri, d.segment, s.list FROM document d JOIN subjects s ON "
                 "s.document = d.id WHERE d.path = ?1",
                 out));
  db_bind_text(*out, 1, q->path);
  return STATUS_OK;
}

static Status step_document(StoreCursor* c) {
  while (!c->subjects.len) {
    TRY(db_step(c->store->db, c->documents));
    c->document = db_text(c->documents, 1);
    c->subjects = db_text(c->documents, 3);
    buf_clear(&c->subject);
  }
  if (!get_next(&c->subjects, &c->subject)) c->subjects = STR_EMPTY;
  c->row = (Node){.subject = buf_str(&c->subject), .document = db_int(c->documents, 0)};
  Status status = finder_find(c->finder, db_int(c->documents, 2), &c->row, &c->row.body);
  if (status == STATUS_END)
    return diag_error(c->store->diag, STATUS_STORE,
                      "store: a node of <%.*s> is not there: build again with --rebuild",
                      STR_ARG(c->document));
  return status;
}

static Status step(StoreCursor* c) {
  return c->by_document ? step_document(c) : nodes_next(c->nodes, c->only, &c->row);
}

static Status start(StoreCursor* c, const StoreQuery* q) {
  if (c->by_document) {
    TRY(prepare_documents(c->store, q, &c->documents));
    TRY(finder_open(c->store, &c->finder));
  } else {
    TRY(nodes_open(c->store, &c->nodes));
    TRY(nodes_seek(c->nodes, c->only));
  }
  Status status = step(c);
  c->more = status == STATUS_OK;
  return status == STATUS_END ? STATUS_OK : status;
}

// Several statements read one state of the store. (Who has it open for writing is alone in that.)
static Status hold(Store* s) {
  if (s->mode == STORE_WRITE || s->readers++ > 0) return STATUS_OK;
  TRY(db_exec(s->db, "BEGIN"));
  s->held = true;
  return STATUS_OK;
}

static void release(Store* s) {
  if (s->mode == STORE_WRITE || --s->readers > 0 || !s->held) return;
  (void)db_exec(s->db, "ROLLBACK"); // nothing was written
  s->held = false;
}

Status store_read(Store* s, const StoreQuery* q, StoreCursor** out) {
  *out = NULL;
  StoreCursor* c = calloc(1, sizeof *c);
  if (!c) return diag_error(s->diag, STATUS_INTERNAL, "out of memory");
  *c = (StoreCursor){.store = s,
                     .only = q->subject,
                     .mentions = q->mentions,
                     .by_document = q->by_document || q->path.len > 0,
                     .whole = q->whole,
                     .list = arena_new(),
                     .arena = arena_new(),
                     .spare = arena_new()};
  Status status = hold(s);
  if (status == STATUS_OK) status = start(c, q);
  if (status != STATUS_OK) return store_cursor_close(c), status;
  c->counting =
      s->mode == STORE_WRITE && q->mentions == MENTIONS_USED && !c->by_document && !q->subject.len;
  *out = c;
  return STATUS_OK;
}

Status cursor_restart(StoreCursor* c, Str subject) {
  c->only = subject;
  c->triples.n = c->next = c->n_string = 0;
  TRY(nodes_seek(c->nodes, subject));
  Status status = step(c);
  c->more = status == STATUS_OK;
  return status == STATUS_END ? STATUS_OK : status;
}

void store_cursor_close(StoreCursor* c) {
  if (!c) return;
  nodes_close(c->nodes);
  finder_close(c->finder);
  db_finish(c->documents);
  release(c->store);
  arena_free(c->list);
  arena_free(c->arena);
  arena_free(c->spare);
  buf_free(&c->subject);
  for (size_t i = 0; i < RECENT; i++)
    buf_free(&c->recent[i]);
  free(c);
}

static bool said_before(const StoreCursor* c) {
  for (size_t i = 0; i < RECENT && i < c->n_recent; i++)
    if (str_equal(buf_str(&c->recent[i]), c->row.body)) return true;
  return false;
}

static void remember(StoreCursor* c) {
  Buf* said = &c->recent[c->n_recent++ % RECENT];
  buf_clear(said);
  buf_add(said, c->row.body);
}

static uint64_t hash_of(const Triple* t) {
  return str_hash(t->object.value) * 31 + str_hash(t->predicate);
}

static uint32_t* find_slot(StoreCursor* c, const Triple* t) {
  Distinct* d = &c->distinct;
  for (size_t i = (size_t)hash_of(t);; i++) {
    uint32_t* slot = &d->slots[i & (d->cap - 1)];
    if (*slot == 0 || triple_compare(&c->triples.data[*slot - 1], t) == 0) return slot;
  }
}

// Room for one more; all triples that are there are in.
static void make_room(StoreCursor* c) {
  Distinct* d = &c->distinct;
  bool fresh = d->n == 0;
  if (d->cap < 64 || (c->triples.n + 1) * 2 > d->cap) {
    for (d->cap = 64; d->cap < (c->triples.n + 1) * 4;)
      d->cap *= 2;
    d->slots = arena_new_array(c->list, uint32_t, d->cap);
    d->n = 0;
  } else if (fresh) {
    memset(d->slots, 0, d->cap * sizeof *d->slots);
  }
  for (; d->n < c->triples.n; d->n++)
    *find_slot(c, &c->triples.data[d->n]) = (uint32_t)d->n + 1;
}

static Term copy_term(Arena* arena, Term t) {
  return (Term){t.kind, arena_copy(arena, t.value), arena_copy(arena, t.datatype),
                arena_copy(arena, t.language)};
}

// Of equal triples the lowest role stays.
static void add_distinct(StoreCursor* c, const Triple* t) {
  make_room(c);
  uint32_t* slot = find_slot(c, t);
  if (*slot) {
    Triple* known = &c->triples.data[*slot - 1];
    if (t->role < known->role) known->role = t->role;
    return;
  }
  Triple copy = *t;
  copy.subject = arena_copy(c->arena, t->subject);
  copy.predicate = arena_copy(c->arena, t->predicate);
  copy.object = copy_term(c->arena, t->object);
  vec_push(&c->triples, c->list, copy);
  *slot = (uint32_t)c->triples.n;
  c->distinct.n = c->triples.n;
}

static void add_single(Triples* out, Arena* arena, const Triple* t) {
  Triple all[STRING_TRIPLES] = {*t};
  if (t->whole) string_triples(t, all);
  for (size_t i = 0; i < (t->whole ? STRING_TRIPLES : 1); i++)
    vec_push(out, arena, all[i]);
}

// Should two documents share a name, their strings are merged triple by triple.
static void split_strings(StoreCursor* c) {
  Triples single = {0};
  bool any = false;
  for (size_t i = 0; i < c->triples.n && !any; i++)
    any = c->triples.data[i].whole;
  if (!any) return;
  for (size_t i = 0; i < c->triples.n; i++)
    add_single(&single, c->list, &c->triples.data[i]);
  c->triples = single;
}

static void add_row_triple(StoreCursor* c, const Triple* t, bool first) {
  Triple all[STRING_TRIPLES];
  if (first) {
    vec_push(&c->triples, c->list, *t);
  } else if (t->whole) {
    string_triples(t, all);
    for (size_t i = 0; i < STRING_TRIPLES; i++)
      add_distinct(c, &all[i]);
  } else {
    add_distinct(c, t);
  }
}

static Status add_row(StoreCursor* c, Str node, bool first) {
  Str body = c->row.body;
  if (first)
    body = arena_copy(c->arena, body);
  else
    arena_reset(c->spare);
  if (!first && c->distinct.n == 0) split_strings(c);
  Unpacker u = unpack_body(body, node, c->mentions, first ? c->arena : c->spare);
  Triple t;
  Status status = STATUS_OK;
  while ((status = unpack_triple(&u, &t)) == STATUS_OK)
    add_row_triple(c, &t, first);
  if (status == STATUS_STORE)
    return diag_error(c->store->diag, STATUS_STORE,
                      "store: the node <%.*s> is damaged: build again with --rebuild",
                      STR_ARG(node));
  if (!c->by_document) remember(c);
  return STATUS_OK;
}

static bool is_first(const StoreCursor* c, size_t i) {
  if (i == 0) return true;
  Str a = c->triples.data[i - 1].subject, b = c->triples.data[i].subject;
  return a.data != b.data && !str_equal(a, b); // mostly the same bytes
}

// The next subject with its rows of all documents (by document: the next row).
static Status load(StoreCursor* c) {
  arena_reset(c->arena);
  c->triples.n = c->next = c->n_recent = c->distinct.n = 0;
  Str node = arena_copy(c->arena, c->row.subject);
  c->said_in = arena_copy(c->arena, c->document);
  Status status = STATUS_OK;
  bool first = true;
  do {
    if (first || !said_before(c)) status = add_row(c, node, first);
    first = false;
    if (status == STATUS_OK) status = step(c);
    c->more = status == STATUS_OK;
  } while (c->more && !c->by_document && str_equal(c->row.subject, node));
  if (status != STATUS_OK && status != STATUS_END) return status;
  if (c->distinct.n) c->triples.n = triples_sort(c->triples.data, c->triples.n);
  for (size_t i = 0; c->counting && i < c->triples.n; i++)
    counter_add(&c->counter, &c->triples.data[i], is_first(c, i));
  return STATUS_OK;
}

static Status end(StoreCursor* c) {
  if (c->counting) TRY(counter_remember(&c->counter, c->store));
  c->counting = false;
  return STATUS_END;
}

static const Triple* next_triple(StoreCursor* c) {
  if (c->n_string) return &c->string[STRING_TRIPLES - c->n_string--];
  const Triple* t = &c->triples.data[c->next++];
  if (!t->whole || c->whole) return t;
  string_triples(t, c->string);
  c->n_string = STRING_TRIPLES - 1;
  return &c->string[0];
}

Status store_next(StoreCursor* c, StoredTriple* out) {
  while (c->next == c->triples.n && !c->n_string) {
    if (!c->more) return end(c);
    TRY(load(c));
  }
  out->first = !c->n_string && is_first(c, c->next);
  out->triple = *next_triple(c);
  out->document = c->said_in;
  return STATUS_OK;
}

Status store_each_triple(Store* s, const StoreQuery* query, StoredTripleFn* fn, void* context) {
  StoreCursor* c = NULL;
  TRY(store_read(s, query, &c));
  StoredTriple t;
  Status status = STATUS_OK;
  while ((status = store_next(c, &t)) == STATUS_OK && (status = fn(context, &t)) == STATUS_OK) {
  }
  store_cursor_close(c);
  return status == STATUS_END ? STATUS_OK : status;
}

static Status unpack_all(Unpacker u, Triples* out) {
  Triple t;
  Status status = STATUS_OK;
  while ((status = unpack_triple(&u, &t)) == STATUS_OK)
    add_single(out, u.arena, &t);
  return status == STATUS_END ? STATUS_OK : status;
}

Status store_unpack(Str packed, MentionChoice mentions, Arena* arena, TripleList* out) {
  *out = (TripleList){0};
  Str document, node, body;
  Triples all = {0};
  if (packed.len && !unpack_document(&packed, &document)) return STATUS_STORE;
  while (packed.len) {
    if (!unpack_node(&packed, &node, &body)) return STATUS_STORE;
    TRY(unpack_all(unpack_body(body, node, mentions, arena), &all));
  }
  *out = (TripleList){all.data, all.n};
  return STATUS_OK;
}

Status store_graph(Store* s, Str path, MentionChoice mentions, Arena* arena, TripleList* out) {
  StoreCursor* c = NULL;
  Triples all = {0};
  TRY(store_read(s, &(StoreQuery){.path = path, .mentions = mentions}, &c));
  Status status = STATUS_OK;
  while (c->more && status == STATUS_OK) {
    Str node = arena_copy(arena, c->row.subject), body = arena_copy(arena, c->row.body);
    status = unpack_all(unpack_body(body, node, mentions, arena), &all);
    if (status == STATUS_OK) status = step(c);
  }
  store_cursor_close(c);
  *out = (TripleList){all.data, all.n};
  return status == STATUS_END ? STATUS_OK : status;
}
