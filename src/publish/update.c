// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Writing Turtle after a small change: blocks of the file that is there are copied, only those of
// nodes that have changed are rendered. What is read in the old file must be as turtle.c writes it;
// at the first doubt the whole is written anew. Blocks start with an empty line, which nothing else
// in the file has, and come in the order of their subjects' IRIs.

#include "publish/formats.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, PROBE = 1 << 12, NEAR = 1 << 10 };

typedef struct {
  int fd;
  uint64_t size, head; ///< bytes; of the prefixes
  const Terms* terms;
  char* chunk;         ///< what was read last
  uint64_t chunk_from; ///< where it stands in the file
  size_t chunk_len;
  Buf subject; ///< IRI of the block that was looked at last
  bool doubtful;
} OldFile;

// The bytes from `at` on, `wanted` of them or up to the end of the file.
static Str read_at(OldFile* f, uint64_t at, size_t wanted) {
  if (wanted > f->size - at) wanted = (size_t)(f->size - at);
  uint64_t behind = at - f->chunk_from;
  if (at >= f->chunk_from && behind <= f->chunk_len && f->chunk_len - behind >= wanted)
    return (Str){f->chunk + behind, wanted};
  size_t most = wanted < PROBE ? PROBE : wanted;
  f->chunk_from = at;
  f->chunk_len = 0;
  while (f->chunk_len < wanted) {
    ssize_t got =
        pread(f->fd, f->chunk + f->chunk_len, most - f->chunk_len, (off_t)(at + f->chunk_len));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return f->doubtful = true, STR_EMPTY;
    f->chunk_len += (size_t)got;
  }
  return (Str){f->chunk, wanted};
}

// The first block that starts at `at` or behind; the file's size if there is none.
static uint64_t next_block(OldFile* f, uint64_t at) {
  if (at < f->head) at = f->head;
  for (uint64_t from = at - 1; from < f->size;) {
    Str text = read_at(f, from, NEAR);
    size_t hit = str_find(text, STR("\n\n"), 0);
    if (hit != SIZE_MAX) return from + hit + 1;
    if (text.len < 2) break;
    from += text.len - 1;
  }
  return f->size;
}

// Puts the subject of the block that starts at `at` into f->subject.
static bool read_subject(OldFile* f, uint64_t at) {
  Str rest = read_at(f, at + 1, NEAR), token;
  bool known = rest.len > 0 && str_cut(&rest, ' ', &token) && rest.data &&
               terms_expand(f->terms, token, &f->subject);
  if (!known) f->doubtful = true;
  return known;
}

static bool belongs(Str subject, const StoreChange* c) {
  return str_starts(subject, c->subject) &&
         (subject.len == c->subject.len || (c->own && subject.data[c->subject.len] == '#'));
}

// The first block from `low` on whose subject is not before this one.
static uint64_t find_block(OldFile* f, uint64_t low, Str subject) {
  uint64_t high = f->size;
  while (low < high && !f->doubtful) {
    uint64_t middle = low + (high - low) / 2, block = next_block(f, middle);
    if (block >= high)
      high = middle;
    else if (read_subject(f, block) && str_compare(buf_str(&f->subject), subject) < 0)
      low = block + 1;
    else
      high = middle;
  }
  return next_block(f, low);
}

static void copy(OldFile* f, uint64_t from, uint64_t to, Output* out) {
  while (from < to && !f->doubtful && !output_failed(out)) {
    Str text = read_at(f, from, to - from < CHUNK ? (size_t)(to - from) : CHUNK);
    output_write(out, text);
    from += text.len;
  }
}

static uint64_t end_of(OldFile* f, uint64_t block, const StoreChange* c) {
  while (block < f->size && read_subject(f, block) && belongs(buf_str(&f->subject), c))
    block = next_block(f, block + 1);
  return block;
}

static Status merge(Publication* p, OldFile* f, const StoreChange* changes, size_t n) {
  TurtleWriter w = turtle_writer(p);
  uint64_t at = 0;
  Status status = STATUS_OK;
  for (size_t i = 0; i < n && status == STATUS_OK && !f->doubtful; i++) {
    uint64_t block = find_block(f, at > f->head ? at : f->head, changes[i].subject);
    copy(f, at, block, p->output);
    at = end_of(f, block, &changes[i]);
    status = store_read_change(p->store, &changes[i], turtle_triple, &w);
    turtle_end_block(&w);
  }
  copy(f, at, f->size, p->output);
  turtle_free(&w);
  return status == STATUS_OK && f->doubtful ? STATUS_SKIPPED : status;
}

// The prefixes must be those that would be written today.
static bool same_head(OldFile* f, Terms* terms) {
  Buf head = {0};
  terms_prefixes(terms, &head);
  f->head = head.len;
  bool same = head.len < CHUNK && str_equal(read_at(f, 0, head.len), buf_str(&head));
  buf_free(&head);
  return same && !f->doubtful;
}

Status update_turtle(Publication* p, Str path) {
  const StoreChange* changes = NULL;
  size_t n = 0;
  struct stat st;
  Buf name = {0};
  if (!store_changes(p->store, &changes, &n)) return STATUS_SKIPPED;
  buf_add(&name, path);
  OldFile f = {.fd = open(name.data, O_RDONLY | O_CLOEXEC), .terms = p->terms};
  buf_free(&name);
  if (f.fd < 0) return STATUS_SKIPPED;
  Status status = STATUS_SKIPPED;
  f.chunk = malloc(CHUNK);
  if (f.chunk && fstat(f.fd, &st) == 0 && S_ISREG(st.st_mode)) {
    f.size = (uint64_t)st.st_size;
    if (same_head(&f, p->terms)) status = merge(p, &f, changes, n);
  }
  close(f.fd);
  free(f.chunk);
  buf_free(&f.subject);
  return status;
}
