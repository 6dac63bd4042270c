// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// A library to preload: counts calls of the C library, and lets one of them fail.
//   NEWSGRAPH_FAULT=fsync:3   the third fsync fails
//   NEWSGRAPH_COUNTS=FILE     at the end, a line "name number" for each kind of call

#undef _FILE_OFFSET_BITS // both the 32- and the 64-bit names are wanted
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t n, size_t size);
void* __libc_realloc(void* p, size_t size);

typedef enum { WRITE, SYNC, RENAME, OPEN, READ, MALLOC, KINDS } Kind;
static const char* const NAMES[KINDS] = {"write", "sync", "rename", "open", "read", "malloc"};
static atomic_long counts[KINDS];
static long fail_at[KINDS];
static bool ready;

__attribute__((constructor)) static void start(void) {
  const char* fault = getenv("NEWSGRAPH_FAULT");
  for (int k = 0; fault && k < KINDS; k++) {
    size_t n = strlen(NAMES[k]);
    if (strncmp(fault, NAMES[k], n) == 0 && fault[n] == ':')
      fail_at[k] = strtol(fault + n + 1, NULL, 10);
  }
  ready = true;
}

__attribute__((destructor)) static void end(void) {
  ready = false;
  const char* path = getenv("NEWSGRAPH_COUNTS");
  FILE* f = path ? fopen(path, "w") : NULL;
  for (int k = 0; f && k < KINDS; k++)
    fprintf(f, "%s %ld\n", NAMES[k], atomic_load(&counts[k]));
  if (f) fclose(f);
}

static bool fails(Kind k, int error) {
  if (!ready || atomic_fetch_add(&counts[k], 1) + 1 != fail_at[k]) return false;
  errno = error;
  return true;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void* data, size_t n) {
  if (fails(WRITE, ENOSPC)) return -1;
  return REAL(write)(fd, data, n);
}
ssize_t pwrite(int fd, const void* data, size_t n, off_t at) {
  if (fails(WRITE, ENOSPC)) return -1;
  return REAL(pwrite)(fd, data, n, at);
}
ssize_t pwrite64(int fd, const void* data, size_t n, off64_t at) {
  if (fails(WRITE, ENOSPC)) return -1;
  return REAL(pwrite64)(fd, data, n, at);
}
int fsync(int fd) {
  if (fails(SYNC, EIO)) return -1;
  return REAL(fsync)(fd);
}
int fdatasync(int fd) {
  if (fails(SYNC, EIO)) return -1;
  return REAL(fdatasync)(fd);
}
int rename(const char* from, const char* to) {
  if (fails(RENAME, EIO)) return -1;
  return REAL(rename)(from, to);
}
ssize_t read(int fd, void* data, size_t n) {
  if (fails(READ, EIO)) return -1;
  return REAL(read)(fd, data, n);
}
ssize_t pread64(int fd, void* data, size_t n, off64_t at) {
  if (fails(READ, EIO)) return -1;
  return REAL(pread64)(fd, data, n, at);
}

static mode_t mode_of(int flags, va_list args) {
  return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(args, int) : 0;
}

int open(const char* path, int flags, ...) {
  va_list args;
  va_start(args, flags);
  mode_t mode = mode_of(flags, args);
  va_end(args);
  if (fails(OPEN, EMFILE)) return -1;
  return REAL(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list args;
  va_start(args, flags);
  mode_t mode = mode_of(flags, args);
  va_end(args);
  if (fails(OPEN, EMFILE)) return -1;
  return REAL(open64)(path, flags, mode);
}

void* malloc(size_t size) {
  return fails(MALLOC, ENOMEM) ? NULL : __libc_malloc(size);
}
void* calloc(size_t n, size_t size) {
  return fails(MALLOC, ENOMEM) ? NULL : __libc_calloc(n, size);
}
void* realloc(void* p, size_t size) {
  return fails(MALLOC, ENOMEM) ? NULL : __libc_realloc(p, size);
}
