// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Writing nodes. A segment is what was written at one time, in blocks of about a page, in the order
// of the nodes' keys: a new one is only appended to the file. In one that is there, the blocks that
// change are read, merged with what changes, and written again.

#include "store/store_internal.h"

#include "store/pack.h"

#include <string.h>

enum {
  BLOCK = 8000,        // bytes; with its key it fits into a page
  SPARSE = BLOCK / 4,  // what is left of a block goes together with the next one
  WINDOW = 16 * BLOCK, // so much is collected before it is written
  FULL = 3 << 20,      // new documents go into another segment
  MOST_SEGMENTS = 64   // a reader holds a block of each
};

/// A row of the table.
typedef struct {
  int64_t id; ///< 0: there is none
  Node first;
  Str nodes;
} Block;

typedef struct {
  Node node;
  size_t common; ///< its subject and the one before it begin with so many bytes alike
} Entry;

typedef struct {
  Store* store;
  int64_t segment;
  NodeChange *const *next, *const *end; ///< changes that are still to be made
  Arena* arena;                         ///< of a step
  Block old;                            ///< what is written takes its place
  VEC(Entry) entries;                   ///< what is to be written
  size_t size;                          ///< bytes of the entries
  int64_t growth;                       ///< bytes of the segment
  Buf bytes;                            ///< of a block
} Writing;

/* ---- choosing a segment ---- */

// The smallest, if there is room in it or there may be no more.
Status segment_choose(Store* s, int64_t* segment) {
  DbStatement* st =
      db_cached(s->db, "SELECT id, bytes, (SELECT count(*) FROM segment) FROM segment "
                       "ORDER BY bytes, id LIMIT 1");
  Status status = db_step(s->db, st);
  if (status != STATUS_OK && status != STATUS_END) return status;
  int64_t n = status == STATUS_OK ? db_int(st, 2) : 0;
  bool room = n > 0 && (n >= MOST_SEGMENTS || db_int(st, 1) < FULL);
  *segment = room ? db_int(st, 0) : n + 1;
  db_reset(st);
  return STATUS_OK;
}

// Afterwards: a page of the table that is changed before and behind thousands of blocks makes
// SQLite write all of their checksums again.
static Status note_growth(const Writing* w) {
  DbStatement* st =
      db_cached(w->store->db, "INSERT INTO segment VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET "
                              "bytes = bytes + ?2");
  db_bind_int(st, 1, w->segment);
  db_bind_int(st, 2, w->growth);
  return db_run(w->store->db, st);
}

/* ---- reading what changes ---- */

// STATUS_END: there is no such block.
static Status find_block(Writing* w, const char* sql, const Node* key, Block* out) {
  Db* db = w->store->db;
  DbStatement* st = db_cached(db, sql);
  db_bind_int(st, 1, w->segment);
  db_bind_text(st, 2, key->subject);
  db_bind_int(st, 3, key->document);
  TRY(db_step(db, st));
  *out = (Block){
      .id = db_int(st, 0),
      .first = {.subject = arena_copy(w->arena, db_text(st, 1)), .document = db_int(st, 2)}};
  db_reset(st);
  return STATUS_OK;
}

static Status block_behind(Writing* w, const Node* key, Block* out) {
  return find_block(w,
                    "SELECT id, subject, document FROM block WHERE segment = ?1 AND (subject, "
                    "document) > (?2, ?3) ORDER BY subject, document LIMIT 1",
                    key, out);
}

// The block that the node is in or belongs into.
static Status block_at(Writing* w, const Node* key, Block* out) {
  Status status =
      find_block(w,
                 "SELECT id, subject, document FROM block WHERE segment = ?1 AND (subject, "
                 "document) <= (?2, ?3) ORDER BY subject DESC, document DESC LIMIT 1",
                 key, out);
  return status == STATUS_END ? block_behind(w, key, out) : status;
}

static Status read_nodes(Writing* w, Block* block) {
  DbStatement* st = db_cached(w->store->db, "SELECT nodes FROM block WHERE id = ?1");
  db_bind_int(st, 1, block->id);
  Status status = db_step(w->store->db, st);
  if (status == STATUS_OK) block->nodes = arena_copy(w->arena, db_text(st, 0));
  db_reset(st);
  return status == STATUS_END ? store_damaged(w->store) : status;
}

/* ---- writing blocks ---- */

static Status drop(Writing* w, const Block* old) {
  DbStatement* st = db_cached(w->store->db, "DELETE FROM block WHERE id = ?1");
  w->growth -= (int64_t)old->nodes.len;
  db_bind_int(st, 1, old->id);
  return db_run(w->store->db, st);
}

static Status insert(Writing* w, const Node* first) {
  DbStatement* st =
      db_cached(w->store->db,
                "INSERT INTO block (segment, subject, document, nodes) VALUES (?1, ?2, ?3, ?4)");
  db_bind_int(st, 1, w->segment);
  db_bind_text(st, 2, first->subject);
  db_bind_int(st, 3, first->document);
  db_bind_blob(st, 4, buf_str(&w->bytes));
  return db_run(w->store->db, st);
}

static Status replace(Writing* w, const Block* old) {
  DbStatement* st = db_cached(w->store->db, "UPDATE block SET nodes = ?2 WHERE id = ?1");
  w->growth -= (int64_t)old->nodes.len;
  db_bind_int(st, 1, old->id);
  db_bind_blob(st, 2, buf_str(&w->bytes));
  return db_run(w->store->db, st);
}

// Puts entries from `i` on into `bytes`; returns the first that found no room. What is too much for
// one block and not enough for two is halved.
static size_t fill(Writing* w, size_t i) {
  size_t wanted = w->size + w->entries.data[i].common, used = 0;
  size_t enough = wanted <= BLOCK || wanted >= 2 * BLOCK ? BLOCK : wanted / 2;
  Str before = STR_EMPTY;
  buf_clear(&w->bytes);
  do {
    const Entry* e = &w->entries.data[i++];
    w->size -= block_cost(&e->node, e->common);
    block_add(&w->bytes, before, &e->node);
    before = e->node.subject;
    used = w->bytes.len;
  } while (i < w->entries.n && used < enough &&
           used + block_cost(&w->entries.data[i].node, w->entries.data[i].common) <= BLOCK);
  w->growth += (int64_t)used;
  return i;
}

static Status write_block(Writing* w, const Node* first) {
  Block old = w->old;
  w->old = (Block){0};
  if (old.id && node_compare(first, &old.first) == 0) return replace(w, &old);
  if (old.id) TRY(drop(w, &old));
  return insert(w, first);
}

// Writes entries in blocks, until they are fewer than these bytes.
static Status write_entries(Writing* w, size_t kept) {
  size_t i = 0;
  while (i < w->entries.n && w->size >= kept) {
    const Node* first = &w->entries.data[i].node;
    i = fill(w, i);
    TRY(write_block(w, first));
  }
  w->entries.n -= i;
  if (i) memmove(w->entries.data, w->entries.data + i, w->entries.n * sizeof *w->entries.data);
  return STATUS_OK;
}

/* ---- merging ---- */

static void add(Writing* w, const Node* node) {
  Str before = w->entries.n ? w->entries.data[w->entries.n - 1].node.subject : STR_EMPTY;
  Entry e = {*node, common_prefix(before, node->subject)};
  w->size += block_cost(node, e.common);
  vec_push(&w->entries, w->arena, e);
}

static const NodeChange* change_before(const Writing* w, const Node* limit) {
  bool any = w->next < w->end && (!limit || node_compare(&(*w->next)->node, limit) < 0);
  return any ? *w->next : NULL;
}

// The nodes of a block with the changes up to the next block.
static Status merge(Writing* w, Str nodes, const Node* limit) {
  BlockReader r = {0};
  Node node;
  block_open(&r, nodes);
  Status status = block_next(&r, &node), written = STATUS_OK;
  while (status <= STATUS_END && written == STATUS_OK) {
    const NodeChange* change = change_before(w, limit);
    if (!change && status == STATUS_END) break;
    int c = !change ? -1 : status == STATUS_END ? 1 : node_compare(&node, &change->node);
    if (c < 0) {
      node.subject = arena_copy(w->arena, node.subject);
      add(w, &node);
    } else if (!change->removed) {
      add(w, &change->node);
    }
    if (c >= 0) w->next++;
    if (c <= 0) status = block_next(&r, &node);
    if (w->size >= WINDOW) written = write_entries(w, 2 * BLOCK);
  }
  block_close(&r);
  return status == STATUS_STORE ? store_damaged(w->store) : written;
}

/* ---- changing blocks ---- */

// Its nodes with the changes up to the next block, which is looked up.
static Status merge_block(Writing* w, Block* next) {
  *next = (Block){0};
  Status status = block_behind(w, &w->old.first, next);
  if (status > STATUS_END) return status;
  TRY(read_nodes(w, &w->old));
  return merge(w, w->old.nodes, next->id ? &next->first : NULL);
}

// One block with its changes, and those behind it as long as too little is left of it.
static Status change_block(Writing* w) {
  Block next;
  Status status = block_at(w, &(*w->next)->node, &w->old);
  if (status > STATUS_END) return status;
  if (!w->old.id) { // the segment is new
    TRY(merge(w, STR_EMPTY, NULL));
    return write_entries(w, 0);
  }
  TRY(merge_block(w, &next));
  while (next.id && w->size < SPARSE && w->old.id) {
    TRY(drop(w, &w->old));
    w->old = next;
    TRY(merge_block(w, &next));
  }
  if (!w->entries.n && w->old.id) TRY(drop(w, &w->old));
  return write_entries(w, 0);
}

Status segment_write(Store* s, NodeChange* const* changes, size_t n) {
  Writing w = {.store = s, .next = changes, .end = changes + n, .arena = arena_new()};
  Status status = STATUS_OK;
  w.segment = n ? (*changes)->segment : 0;
  while (status == STATUS_OK && w.next < w.end) {
    status = change_block(&w);
    arena_reset(w.arena);
    w.old = (Block){0};
    w.entries.n = w.entries.cap = w.size = 0;
  }
  arena_free(w.arena);
  buf_free(&w.bytes);
  return status == STATUS_OK ? note_growth(&w) : status;
}
