// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// SQLite behind a small door: open, prepare, bind, step. Errors become statuses with one located
// line each.
#ifndef NEWSGRAPH_STORE_DB_H
#define NEWSGRAPH_STORE_DB_H

#include "base/base.h"

typedef struct Db Db;
typedef struct DbStatement DbStatement;

Status db_open(const char* path, bool write, Diag* diag, Db** out);
Status db_close(Db* db); ///< NULL is allowed. Returns the first error met.
Status db_exec(Db* db, const char* sql);

/// A statement that the caller finishes; `sql` is a literal.
Status db_prepare(Db* db, const char* sql, DbStatement** out);
void db_finish(DbStatement* st); ///< NULL is allowed.
/// The statement of this literal, prepared once, ready to be bound. NULL after an error, which
/// db_step then returns.
DbStatement* db_cached(Db* db, const char* sql);

void db_bind_text(DbStatement* st, int i, Str s);
void db_bind_blob(DbStatement* st, int i, Str s);
void db_bind_int(DbStatement* st, int i, int64_t n);
/// STATUS_OK: a row; STATUS_END: done (and reset).
Status db_step(Db* db, DbStatement* st);
/// Runs to the end; rows are not looked at.
Status db_run(Db* db, DbStatement* st);
void db_reset(DbStatement* st);
Str db_text(DbStatement* st, int column); ///< valid until the next step
int64_t db_int(DbStatement* st, int column);
int64_t db_last_id(Db* db);
int db_changes(Db* db); ///< rows that the last statement inserted, updated or deleted

/// Waits for the lock file beside the store, at most 10 seconds; -1 and a status if it cannot be
/// had.
Status lock_take(const char* store_path, Diag* diag, int* fd);
void lock_release(int fd);

#endif
