// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The only file that knows SQLite.

#include "store/db.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_MS = 10000, MAX_CACHED = 32 };

struct DbStatement {
  sqlite3_stmt* handle;
  const char* sql;
};

struct Db {
  sqlite3* handle;
  Diag* diag;
  char* path;
  DbStatement cached[MAX_CACHED];
  size_t n_cached;
  Status first_error;
};

static Status status_of(int rc) {
  switch (rc & 0xff) {
  case SQLITE_OK:
    return STATUS_OK;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return STATUS_LOCKED;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_SCHEMA:
  case SQLITE_MISMATCH:
    return STATUS_STORE;
  case SQLITE_FULL:
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return STATUS_IO;
  default:
    return STATUS_INTERNAL;
  }
}

static Status fail(Db* db, int rc) {
  Status s = status_of(rc);
  if (s == STATUS_OK) return s;
  const char* advice =
      (rc & 0xff) == SQLITE_CANTOPEN ? "; newsgraph build makes a store"
      : s == STATUS_LOCKED           ? "; another program uses it: try again later"
      : s == STATUS_STORE ? "; it is damaged or no store of newsgraph: move it away and build again"
                          : "";
  diag_error(db->diag, s, "%s: %s%s", db->path,
             db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(rc), advice);
  if (db->first_error == STATUS_OK) db->first_error = s;
  return s;
}

// A store on a read-only medium can still be read, if no other process can be writing it.
static int open_immutable(Db* db) {
  char* uri = sqlite3_mprintf("file:%s?immutable=1", db->path);
  if (!uri || strpbrk(db->path, "?#%")) return sqlite3_free(uri), SQLITE_CANTOPEN;
  sqlite3_close_v2(db->handle);
  db->handle = NULL;
  int rc = sqlite3_open_v2(uri, &db->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  sqlite3_free(uri);
  return rc;
}

static int probe(Db* db) {
  sqlite3_busy_timeout(db->handle, BUSY_MS);
  return sqlite3_exec(db->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
}

static Status harden(Db* db) {
  sqlite3_extended_result_codes(db->handle, 1);
  sqlite3_busy_timeout(db->handle, BUSY_MS);
  int rc = sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, (int*)NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int*)NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int*)NULL);
  if (rc != SQLITE_OK) return fail(db, rc);
  return db_exec(
      db, "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE");
}

// A reader that may write removes the log's files when it is the last to close; it is kept from
// writing by query_only.
static int open_for_reading(Db* db) {
  int rc = sqlite3_open_v2(db->path, &db->handle, SQLITE_OPEN_READWRITE, NULL);
  if (rc == SQLITE_OK) rc = probe(db);
  if (rc != SQLITE_CANTOPEN && rc != SQLITE_READONLY) return rc;
  sqlite3_close_v2(db->handle);
  rc = sqlite3_open_v2(db->path, &db->handle, SQLITE_OPEN_READONLY, NULL);
  if (rc == SQLITE_OK) rc = probe(db);
  bool no_log = rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY; // none there, none can be made
  return no_log && access(db->path, R_OK) == 0 ? open_immutable(db) : rc;
}

Status db_open(const char* path, bool write, Diag* diag, Db** out) {
  *out = NULL;
  Db* db = calloc(1, sizeof *db);
  if (!db || !(db->path = strdup(path)))
    return free(db), diag_error(diag, STATUS_INTERNAL, "out of memory");
  db->diag = diag;
  int rc =
      write ? sqlite3_open_v2(path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
            : open_for_reading(db);
  Status s = fail(db, rc);
  if (s == STATUS_OK) s = harden(db);
  if (s == STATUS_OK && !write) s = db_exec(db, "PRAGMA query_only = ON");
  if (s != STATUS_OK) return db_close(db), s;
  *out = db;
  return STATUS_OK;
}

Status db_close(Db* db) {
  if (!db) return STATUS_OK;
  for (size_t i = 0; i < db->n_cached; i++)
    sqlite3_finalize(db->cached[i].handle);
  int rc = sqlite3_close(db->handle);
  if (rc != SQLITE_OK && db->first_error == STATUS_OK) fail(db, rc);
  Status s = db->first_error;
  free(db->path);
  free(db);
  return s;
}

Status db_exec(Db* db, const char* sql) {
  return fail(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

Status db_prepare(Db* db, const char* sql, DbStatement** out) {
  *out = calloc(1, sizeof **out);
  if (!*out) return fail(db, SQLITE_NOMEM);
  (*out)->sql = sql;
  Status s = fail(db, sqlite3_prepare_v3(db->handle, sql, -1, 0, &(*out)->handle, NULL));
  if (s != STATUS_OK) free(*out), *out = NULL;
  return s;
}

void db_finish(DbStatement* st) {
  if (!st) return;
  sqlite3_finalize(st->handle);
  free(st);
}

DbStatement* db_cached(Db* db, const char* sql) {
  for (size_t i = 0; i < db->n_cached; i++)
    if (db->cached[i].sql == sql) return &db->cached[i];
  if (db->n_cached == MAX_CACHED) return fail(db, SQLITE_MISUSE), NULL;
  DbStatement* st = &db->cached[db->n_cached];
  int rc = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, NULL);
  if (fail(db, rc) != STATUS_OK) return NULL;
  st->sql = sql;
  db->n_cached++;
  return st;
}

// Binding errors (no memory, wrong index) come back from the next step as SQLITE_MISUSE or a
// missing value; the values are bound as static because each statement runs before the caller's
// data change.
void db_bind_text(DbStatement* st, int i, Str s) {
  if (st)
    sqlite3_bind_text64(st->handle, i, s.len ? s.data : "", s.len, SQLITE_STATIC, SQLITE_UTF8);
}

void db_bind_blob(DbStatement* st, int i, Str s) {
  if (st) sqlite3_bind_blob64(st->handle, i, s.len ? s.data : "", s.len, SQLITE_STATIC);
}

void db_bind_int(DbStatement* st, int i, int64_t n) {
  if (st) sqlite3_bind_int64(st->handle, i, n);
}

Status db_step(Db* db, DbStatement* st) {
  if (!st) return db->first_error ? db->first_error : STATUS_INTERNAL;
  int rc = sqlite3_step(st->handle);
  if (rc == SQLITE_ROW) return STATUS_OK;
  if (rc == SQLITE_DONE) return sqlite3_reset(st->handle), STATUS_END;
  Status s = fail(db, rc);
  sqlite3_reset(st->handle);
  return s;
}

Status db_run(Db* db, DbStatement* st) {
  Status s = STATUS_OK;
  while ((s = db_step(db, st)) == STATUS_OK) {
  }
  return s == STATUS_END ? STATUS_OK : s;
}

void db_reset(DbStatement* st) {
  if (st) sqlite3_reset(st->handle);
}

Str db_text(DbStatement* st, int column) {
  const void* data = sqlite3_column_blob(st->handle, column);
  int n = sqlite3_column_bytes(st->handle, column);
  return data && n > 0 ? (Str){data, (size_t)n} : STR_EMPTY;
}

int64_t db_int(DbStatement* st, int column) {
  return sqlite3_column_int64(st->handle, column);
}

int64_t db_last_id(Db* db) {
  return sqlite3_last_insert_rowid(db->handle);
}

int db_changes(Db* db) {
  return sqlite3_changes(db->handle);
}
