// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Files that appear whole: written beside the target, synced, renamed over it.

#include "publish/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

struct Output {
  int fd;
  bool rename; ///< a regular file: temporary beside it; otherwise the target itself is written
  Buf path, folder, temporary, pending;
  int error;
  Diag* diag;
};

static void output_free(Output* o) {
  if (o->fd > STDERR_FILENO) close(o->fd);
  buf_free(&o->path);
  buf_free(&o->folder);
  buf_free(&o->temporary);
  buf_free(&o->pending);
  free(o);
}

// "graph.ttl" -> folder ".", prefix "graph.ttl.tmp-".
static void split_path(Output* o) {
  Str path = buf_str(&o->path);
  size_t slash = path.len;
  while (slash > 0 && path.data[slash - 1] != '/')
    slash--;
  buf_add(&o->folder, slash ? str_slice(path, 0, slash) : STR("."));
  buf_printf(&o->temporary, "%s.tmp-", path.data);
}

// Temporaries carry the process id of their writer; one whose process is gone will never be
// finished.
static void remove_leftovers(const Output* o) {
  Str prefix = buf_str(&o->temporary);
  size_t slash = prefix.len;
  while (slash > 0 && prefix.data[slash - 1] != '/')
    slash--;
  Str name = str_slice(prefix, slash, prefix.len);
  DIR* dir = opendir(o->folder.data);
  if (!dir) return;
  for (struct dirent* e = NULL; (e = readdir(dir));) {
    Str entry = str_from(e->d_name);
    if (!str_starts(entry, name)) continue;
    char* end = NULL;
    long pid = strtol(e->d_name + name.len, &end, 10);
    bool dead = pid > 0 && *end == '\0' && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
    if (dead) (void)unlinkat(dirfd(dir), e->d_name, 0);
  }
  closedir(dir);
}

static bool is_regular_or_new(const char* path) {
  struct stat st;
  return stat(path, &st) != 0 ? errno == ENOENT : S_ISREG(st.st_mode);
}

static int open_target(Output* o) {
  o->rename = is_regular_or_new(o->path.data);
  if (!o->rename) return open(o->path.data, O_WRONLY | O_CLOEXEC);
  split_path(o);
  remove_leftovers(o);
  buf_printf(&o->temporary, "%ld", (long)getpid());
  return open(o->temporary.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

Status output_open(Str path, Diag* diag, Output** out) {
  *out = NULL;
  Output* o = calloc(1, sizeof *o);
  if (!o) return diag_error(diag, STATUS_INTERNAL, "out of memory");
  o->diag = diag;
  buf_add(&o->path, path);
  buf_reserve(&o->pending, BLOCK + 1);
  o->fd = str_equal(path, STR("-")) ? STDOUT_FILENO : open_target(o);
  if (o->fd < 0) {
    Status s =
        diag_error(diag, STATUS_IO, "%.*s: cannot write: %s", STR_ARG(path), strerror(errno));
    return output_free(o), s;
  }
  *out = o;
  return STATUS_OK;
}

static void write_out(Output* o, Str bytes) {
  while (bytes.len && !o->error) {
    ssize_t n = write(o->fd, bytes.data, bytes.len);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0)
      o->error = n < 0 ? errno : EIO;
    else
      bytes = str_slice(bytes, (size_t)n, bytes.len);
  }
}

static void flush(Output* o) {
  write_out(o, buf_str(&o->pending));
  buf_clear(&o->pending);
}

void output_write(Output* o, Str bytes) {
  if (o->error) return;
  if (o->pending.len + bytes.len > BLOCK) flush(o);
  if (bytes.len > BLOCK)
    write_out(o, bytes);
  else
    buf_add(&o->pending, bytes);
}

bool output_failed(const Output* o) {
  return o->error != 0;
}

static void note(Output* o, int result) {
  if (result != 0 && !o->error) o->error = errno ? errno : EIO;
}

static void sync_folder(Output* o) {
  int fd = open(o->folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    note(o, -1);
    return;
  }
  if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
    note(o, -1); // some file systems cannot sync folders
  close(fd);
}

Status output_commit(Output* o) {
  flush(o);
  if (o->rename) {
    if (!o->error) note(o, fsync(o->fd));
    int fd = o->fd;
    o->fd = -1;
    note(o, close(fd));
    if (!o->error) note(o, rename(o->temporary.data, o->path.data));
    if (!o->error)
      sync_folder(o);
    else
      (void)unlink(o->temporary.data);
  } else if (o->fd > STDERR_FILENO) {
    int fd = o->fd;
    o->fd = -1;
    note(o, close(fd));
  }
  Status s = STATUS_OK;
  if (o->error)
    s = diag_error(o->diag, STATUS_IO, "%s: %s",
                   str_equal(buf_str(&o->path), STR("-")) ? "standard output" : o->path.data,
                   strerror(o->error));
  output_free(o);
  return s;
}

void output_abandon(Output* o) {
  if (!o) return;
  if (o->rename) (void)unlink(o->temporary.data);
  output_free(o);
}
