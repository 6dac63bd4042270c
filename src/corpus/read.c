// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Reading one file whole. What has changed since it was listed (gone, grown, now a link or a pipe)
// is noticed here, not trusted.

#include "corpus/corpus.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_FILE = 64 * 1024 * 1024 };

static Status skipped(Diag* diag, const ArticleFile* f, const char* reason) {
  diag_warn(diag, "%.*s: skipped: %s", STR_ARG(f->file), reason);
  return STATUS_SKIPPED;
}

static Status open_regular(const ArticleFile* f, Diag* diag, Arena* arena, int* fd, size_t* size) {
  // O_NONBLOCK: a pipe put in the file's place must not hang the run.
  *fd = open(arena_cstr(arena, f->file), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (*fd < 0) return skipped(diag, f, errno == ELOOP ? "symbolic link" : strerror(errno));
  struct stat st;
  const char* reason = NULL;
  if (fstat(*fd, &st) != 0)
    reason = strerror(errno);
  else if (!S_ISREG(st.st_mode))
    reason = "not a regular file";
  else if (st.st_size > LARGEST_FILE)
    reason = "larger than 64 MB";
  if (!reason) {
    *size = (size_t)st.st_size;
    return STATUS_OK;
  }
  close(*fd);
  return skipped(diag, f, reason);
}

/// Reads up to `size` bytes; a file that shrank gives fewer.
static Status read_bytes(int fd, const ArticleFile* f, Diag* diag, char* bytes, size_t* size) {
  size_t n = 0;
  while (n < *size) {
    ssize_t got = read(fd, bytes + n, *size - n);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(f->file), strerror(errno));
    if (got == 0) break;
    n += (size_t)got;
  }
  *size = n;
  return STATUS_OK;
}

Status corpus_read(const ArticleFile* file, Diag* diag, Arena* arena, Article* out) {
  *out = (Article){.path = file->path};
  int fd = -1;
  size_t size = 0;
  TRY(open_regular(file, diag, arena, &fd, &size));
  char* bytes = arena_alloc(arena, size + 1, 1);
  Status status = read_bytes(fd, file, diag, bytes, &size);
  close(fd);
  TRY(status);
  out->bytes = (Str){bytes, size};
  sha256_hex(out->bytes, out->sha256);
  return STATUS_OK;
}
