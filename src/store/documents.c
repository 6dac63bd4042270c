// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The documents of the store, and what becomes of their nodes: only those that another version of a
// document says otherwise are written.

#include "store/store_internal.h"

#include "store/pack.h"

#include <string.h>

static void take_hash(StoredDocument* d, Str hash) {
  memset(d->sha256, 0, sizeof d->sha256);
  memcpy(d->sha256, hash.data, hash.len < 64 ? hash.len : 64);
}

Status store_each_document(Store* s, StoredDocumentFn* fn, void* context) {
  DbStatement* st = NULL;
  TRY(db_prepare(s->db, "SELECT path, size, mtime_ns, sha256, skipped FROM document ORDER BY path",
                 &st));
  Status status = STATUS_OK;
  while ((status = db_step(s->db, st)) == STATUS_OK) {
    StoredDocument d = {.path = db_text(st, 0),
                        .size = (uint64_t)db_int(st, 1),
                        .mtime_ns = db_int(st, 2),
                        .skipped = db_int(st, 4) != 0};
    take_hash(&d, db_text(st, 3));
    if ((status = fn(context, &d)) != STATUS_OK) break;
  }
  db_finish(st);
  return status == STATUS_END ? STATUS_OK : status;
}

/// A document as it was.
typedef struct {
  int64_t id, segment; ///< 0: it is new, has no nodes
  Str iri, subjects;
} Known;

static Status find(Store* s, Str path, Known* out) {
  DbStatement* st =
      db_cached(s->db, "SELECT d.id, d.segment, d.iri, s.list FROM document d LEFT JOIN subjects s "
                       "ON s.document = d.id WHERE d.path = ?1");
  *out = (Known){.iri = STR_EMPTY, .subjects = STR_EMPTY};
  db_bind_text(st, 1, path);
  Status status = db_step(s->db, st);
  if (status == STATUS_OK)
    *out = (Known){.id = db_int(st, 0),
                   .segment = db_int(st, 1),
                   .iri = pending_keep(s, db_text(st, 2)),
                   .subjects = pending_keep(s, db_text(st, 3))};
  db_reset(st);
  return status == STATUS_END ? STATUS_OK : status;
}

static void bind_document(DbStatement* st, const StoredDocument* d, Str iri, int64_t segment) {
  db_bind_text(st, 1, d->path);
  db_bind_text(st, 2, iri);
  db_bind_int(st, 3, (int64_t)d->size);
  db_bind_int(st, 4, d->mtime_ns);
  db_bind_text(st, 5, str_from(d->sha256));
  db_bind_int(st, 6, d->skipped);
  db_bind_int(st, 7, segment);
}

// Most are new: one that is there is found out by that.
static Status put_document(Store* s, const StoredDocument* d, Str iri, bool any, Known* out) {
  int64_t segment = 0;
  *out = (Known){.iri = STR_EMPTY, .subjects = STR_EMPTY};
  if (any) TRY(pending_segment(s, &segment));
  DbStatement* st =
      db_cached(s->db, "INSERT INTO document (path, iri, size, mtime_ns, sha256, skipped, segment) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (path) DO NOTHING");
  bind_document(st, d, iri, segment);
  TRY(db_run(s->db, st));
  if (db_changes(s->db) > 0) {
    out->id = db_last_id(s->db);
    out->segment = segment;
    return STATUS_OK;
  }
  TRY(find(s, d->path, out));
  if (!out->segment) out->segment = segment;
  st = db_cached(s->db, "UPDATE document SET iri = ?2, size = ?3, mtime_ns = ?4, sha256 = ?5, "
                        "skipped = ?6, segment = ?7 WHERE path = ?1");
  bind_document(st, d, iri, out->segment);
  return db_run(s->db, st);
}

static Status put_subjects(Store* s, int64_t document, Str list) {
  DbStatement* st = db_cached(s->db, "INSERT OR REPLACE INTO subjects VALUES (?1, ?2)");
  db_bind_int(st, 1, document);
  db_bind_blob(st, 2, list);
  return db_run(s->db, st);
}

/* ---- nodes ---- */

/// The nodes that a document had and those that it is to have, both in order.
typedef struct {
  Store* store;
  const Known* known;
  Str iri;         ///< of the document as it is to be
  Str old, packed; ///< what is to come after those at hand
  Buf subject;     ///< that it had
  Node node;       ///< that it is to have
  bool had, has;   ///< there is one
  Buf list;        ///< subjects that it is to have, up to this one
} Comparison;

static void next_old(Comparison* c) {
  c->had = get_next(&c->old, &c->subject);
}

static void next_new(Comparison* c) {
  Str before = c->node.subject;
  c->has = unpack_node(&c->packed, &c->node.subject, &c->node.body);
  if (c->has) put_next(&c->list, before, c->node.subject);
}

static Status change(Comparison* c, Str subject, Str body, bool removed) {
  bool own = str_equal(subject, c->iri) || str_equal(subject, c->known->iri);
  TRY(changes_note(c->store, subject, own));
  pending_add(c->store, &(NodeChange){.node = {subject, c->known->id, body},
                                      .segment = c->known->segment,
                                      .removed = removed});
  return STATUS_OK;
}

// What was said before; STATUS_END if that is no longer known.
static Status compare(Comparison* c, bool* same) {
  Finder** finder = &c->store->finder;
  Str body;
  if (!*finder) TRY(finder_open(c->store, finder));
  Status status = finder_find(*finder, c->known->segment, &c->node, &body);
  *same = status == STATUS_OK && str_equal(body, c->node.body);
  return status == STATUS_END ? STATUS_OK : status;
}

static Status compare_nodes(Comparison* c) {
  while (c->had || c->has) {
    Str old = buf_str(&c->subject);
    int order = !c->has ? -1 : !c->had ? 1 : str_compare(old, c->node.subject);
    bool same = false;
    if (order == 0) TRY(compare(c, &same));
    if (order < 0)
      TRY(change(c, pending_keep(c->store, old), STR_EMPTY, true));
    else if (!same)
      TRY(change(c, c->node.subject, c->node.body, false));
    if (order <= 0) next_old(c);
    if (order >= 0) next_new(c);
  }
  return STATUS_OK;
}

// `packed` is kept. The list of its subjects comes into `list`.
static Status change_nodes(Store* s, const Known* known, Str iri, Str packed, Buf* list) {
  Comparison c = {.store = s, .known = known, .iri = iri, .old = known->subjects, .packed = packed};
  c.node = (Node){.subject = STR_EMPTY, .document = known->id};
  next_old(&c);
  next_new(&c);
  Status status = compare_nodes(&c);
  if (status == STATUS_OK && c.packed.len)
    status = diag_error(s->diag, STATUS_INTERNAL, "packed node");
  finder_rest(s->finder);
  buf_free(&c.subject);
  *list = c.list;
  return status;
}

/* ---- changing documents ---- */

Status store_put(Store* s, const StoredDocument* d, Str packed) {
  Known known;
  Str iri = STR_EMPTY;
  Buf subjects = {0};
  if (packed.len && !unpack_document(&packed, &iri))
    return diag_error(s->diag, STATUS_INTERNAL, "packed document");
  if (store_full(s)) TRY(pending_write(s));
  TRY(put_document(s, d, iri, packed.len > 0, &known));
  s->changed = true;
  Status status = change_nodes(s, &known, iri, pending_keep(s, packed), &subjects);
  if (status == STATUS_OK) status = put_subjects(s, known.id, buf_str(&subjects));
  buf_free(&subjects);
  return status;
}

Status store_touch(Store* s, const StoredDocument* d) {
  DbStatement* st =
      db_cached(s->db, "UPDATE document SET size = ?2, mtime_ns = ?3 WHERE path = ?1");
  db_bind_text(st, 1, d->path);
  db_bind_int(st, 2, (int64_t)d->size);
  db_bind_int(st, 3, d->mtime_ns);
  return db_run(s->db, st);
}

Status store_remove(Store* s, Str path) {
  Known known;
  TRY(find(s, path, &known));
  if (!known.id) return STATUS_OK;
  s->changed = true;
  static const char* const SQL[] = {"DELETE FROM subjects WHERE document = ?1",
                                    "DELETE FROM document WHERE id = ?1"};
  for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++) {
    DbStatement* st = db_cached(s->db, SQL[i]);
    db_bind_int(st, 1, known.id);
    TRY(db_run(s->db, st));
  }
  Buf none = {0};
  Status status = change_nodes(s, &known, known.iri, STR_EMPTY, &none);
  buf_free(&none);
  return status;
}
