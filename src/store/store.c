// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Opening the store, its settings and transactions.

#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

enum { APPLICATION_ID = 0x4e476462 /* "NGdb" */, SCHEMA_VERSION = 4 };

static const char SCHEMA[] =
#include "store/schema.sql.h"
    ;

/* ---- opening ---- */

static Status pragma(Store* s, const char* sql, int64_t* value) {
  DbStatement* st = NULL;
  TRY(db_prepare(s->db, sql, &st));
  Status status = db_step(s->db, st);
  if (status == STATUS_OK) *value = db_int(st, 0);
  db_finish(st);
  return status == STATUS_END ? STATUS_OK : status;
}

static Status create(Store* s) {
  Buf sql = {0};
  buf_printf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d; %s", APPLICATION_ID,
             SCHEMA_VERSION, SCHEMA);
  Status status = db_exec(s->db, sql.data);
  buf_free(&sql);
  return status;
}

// A page has room for a block (segment.c).
static Status create_alone(Store* s) {
  TRY(db_exec(s->db, "PRAGMA page_size = 8192; BEGIN IMMEDIATE"));
  TRY(create(s));
  return db_exec(s->db, "COMMIT");
}

// An empty file is a new store; anything else must carry our mark.
static Status check_identity(Store* s, Str path) {
  int64_t id = 0, version = 0, objects = 0;
  TRY(pragma(s, "SELECT count(*) FROM sqlite_schema", &objects));
  TRY(pragma(s, "PRAGMA application_id", &id));
  TRY(pragma(s, "PRAGMA user_version", &version));
  if (objects == 0 && id == 0) {
    if (s->mode == STORE_WRITE) return create_alone(s);
    return diag_error(s->diag, STATUS_STORE, "%.*s: is empty: build it first", STR_ARG(path));
  }
  if (id != APPLICATION_ID)
    return diag_error(s->diag, STATUS_STORE, "%.*s: is no store of newsgraph; nothing was changed",
                      STR_ARG(path));
  if (version > SCHEMA_VERSION)
    return diag_error(s->diag, STATUS_STORE,
                      "%.*s: was made by a newer newsgraph (format %d, this one reads %d)",
                      STR_ARG(path), (int)version, (int)SCHEMA_VERSION);
  s->outdated = version < SCHEMA_VERSION;
  if (s->outdated && s->mode == STORE_READ)
    return diag_error(s->diag, STATUS_STORE, "%.*s: was made by an older newsgraph: build it again",
                      STR_ARG(path));
  return STATUS_OK;
}

static Status open_database(Store* s, const char* path) {
  bool write = s->mode == STORE_WRITE;
  if (write) TRY(lock_take(path, s->diag, &s->lock));
  TRY(db_open(path, write, s->diag, &s->db));
  TRY(check_identity(s, str_from(path)));
  if (!write) return STATUS_OK;
  return db_exec(
      s->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000; "
             "PRAGMA wal_autocheckpoint = 1000");
}

Status store_open(Str path, StoreMode mode, Diag* diag, Store** out) {
  *out = NULL;
  Store* s = calloc(1, sizeof *s);
  char* name = calloc(path.len + 1, 1);
  if (!s || !name) return free(s), free(name), diag_error(diag, STATUS_INTERNAL, "out of memory");
  memcpy(name, path.data, path.len);
  *s = (Store){.diag = diag, .mode = mode, .lock = -1};
  Status status = open_database(s, name);
  free(name);
  if (status != STATUS_OK) return (void)store_close(s), status;
  *out = s;
  return STATUS_OK;
}

Status store_close(Store* s) {
  if (!s) return STATUS_OK;
  if (s->in_transaction) (void)store_rollback(s);
  changes_forget(s);
  pending_forget(s);
  finder_close(s->finder);
  Status status = db_close(s->db); // the last connection to close checkpoints and removes the log
  lock_release(s->lock);
  free(s);
  return status;
}

/* ---- settings and transactions ---- */

Str store_setting(Store* s, Str name, Arena* arena) {
  DbStatement* st = db_cached(s->db, "SELECT value FROM setting WHERE name = ?1");
  db_bind_text(st, 1, name);
  Str value = STR_EMPTY;
  if (db_step(s->db, st) == STATUS_OK) value = arena_copy(arena, db_text(st, 0));
  db_reset(st);
  return value;
}

Status store_set(Store* s, Str name, Str value) {
  DbStatement* st = db_cached(
      s->db, "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2");
  db_bind_text(st, 1, name);
  db_bind_text(st, 2, value);
  return db_run(s->db, st);
}

uint64_t store_generation(Store* s) {
  DbStatement* st =
      db_cached(s->db, "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'generation'");
  uint64_t n = db_step(s->db, st) == STATUS_OK ? (uint64_t)db_int(st, 0) : 0;
  db_reset(st);
  return n;
}

Status store_begin(Store* s) {
  TRY(db_exec(s->db, "BEGIN IMMEDIATE"));
  s->in_transaction = true;
  s->changed = false;
  return STATUS_OK;
}

Status store_commit(Store* s) {
  TRY(pending_write(s));
  if (s->changed)
    TRY(db_run(s->db,
               db_cached(s->db, "INSERT INTO setting VALUES ('generation', '1') ON CONFLICT (name) "
                                "DO UPDATE SET value = CAST(value AS INTEGER) + 1")));
  TRY(db_exec(s->db, "COMMIT"));
  s->in_transaction = false;
  return STATUS_OK;
}

// After a full disk SQLite has rolled back by itself: then ROLLBACK is an error that says nothing
// new.
Status store_rollback(Store* s) {
  pending_forget(s);
  s->in_transaction = false;
  return db_exec(s->db, "ROLLBACK");
}

bool store_outdated(const Store* s) {
  return s->outdated;
}

// Tables of an older form are made anew.
Status store_clear(Store* s) {
  changes_forget(s);
  s->changed = true;
  if (!s->outdated)
    return db_exec(s->db, "DELETE FROM block; DELETE FROM segment; DELETE FROM subjects; DELETE "
                          "FROM document");
  TRY(db_exec(s->db, "DROP TABLE node; DROP TABLE IF EXISTS subjects; DROP TABLE document; DROP "
                     "TABLE setting"));
  TRY(create(s));
  s->outdated = false;
  return STATUS_OK;
}

Status store_verify(Store* s) {
  DbStatement* st = NULL;
  TRY(db_prepare(s->db, "PRAGMA integrity_check(1)", &st));
  Status status = db_step(s->db, st);
  if (status == STATUS_OK && !str_equal(db_text(st, 0), STR("ok")))
    status = diag_error(s->diag, STATUS_STORE, "store: %.*s", STR_ARG(db_text(st, 0)));
  db_finish(st);
  return status;
}
