// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// One build at a time. SQLite's own locks last for a transaction, and a build has many: two builds
// with different ontologies would mix their documents. The lock is on a file beside the store and
// ends with the process that holds it.

#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 10000, STEP_MS = 50 };

static int try_lock(int fd, long* owner) {
  struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(fd, F_SETLK, &l) == 0) return 0;
  int error = errno;
  if (error == EACCES || error == EAGAIN) {
    l = (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_GETLK, &l) == 0 && l.l_type != F_UNLCK) *owner = (long)l.l_pid;
    return EAGAIN;
  }
  return error;
}

Status lock_take(const char* store_path, Diag* diag, int* fd) {
  Buf name = {0};
  buf_printf(&name, "%s.lock", store_path);
  *fd = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  int error = *fd < 0 ? errno : 0;
  long owner = 0;
  for (int waited = 0; !error && (error = try_lock(*fd, &owner)) == EAGAIN && waited < WAIT_MS;
       waited += STEP_MS) {
    error = 0;
    nanosleep(&(struct timespec){.tv_nsec = STEP_MS * 1000000L}, NULL);
  }
  Status s = STATUS_OK;
  if (error == EAGAIN)
    s = diag_error(diag, STATUS_LOCKED,
                   "%s: process %ld is writing this store: try again when it is done", store_path,
                   owner);
  else if (error)
    s = diag_error(diag, STATUS_IO, "%s: %s", name.data, strerror(error));
  if (s != STATUS_OK) lock_release(*fd), *fd = -1;
  buf_free(&name);
  return s;
}

void lock_release(int fd) {
  if (fd >= 0) close(fd);
}
