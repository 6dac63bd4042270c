// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Statuses and diagnostics: one line per message, counted, safe to share between threads.

#include "base/base.h"

#include <pthread.h>
#include <stdlib.h>

struct Diag {
  DiagSink* sink;
  void* context;
  bool quiet;
  size_t counts[3];
  pthread_mutex_t lock;
};

static void to_stderr(void* context, DiagLevel level, const char* line) {
  (void)context;
  static const char* const LABEL[] = {"", "warning: ", "error: "};
  fprintf(stderr, "newsgraph: %s%s\n", LABEL[level], line);
}

Diag* diag_new(DiagSink* sink, void* context, bool quiet) {
  Diag* d = calloc(1, sizeof *d);
  if (!d || pthread_mutex_init(&d->lock, NULL) != 0) {
    fputs("newsgraph: error: out of memory\n", stderr);
    exit(1);
  }
  d->sink = sink ? sink : to_stderr;
  d->context = context;
  d->quiet = quiet;
  return d;
}

void diag_free(Diag* d) {
  if (!d) return;
  pthread_mutex_destroy(&d->lock);
  free(d);
}

static void NG_PRINTF(3, 0) report(Diag* d, DiagLevel level, const char* format, va_list args) {
  char line[4096];
  vsnprintf(line, sizeof line, format, args);
  for (char* p = line; *p;
       p++) // file names and text come from outside: no control characters on a terminal
    if ((unsigned char)*p < 0x20 || (unsigned char)*p == 0x7f) *p = ' ';
  pthread_mutex_lock(&d->lock);
  d->counts[level]++;
  if (level != DIAG_INFO || !d->quiet) d->sink(d->context, level, line);
  pthread_mutex_unlock(&d->lock);
}

Status diag_error(Diag* d, Status status, const char* format, ...) {
  va_list args;
  va_start(args, format);
  report(d, DIAG_ERROR, format, args);
  va_end(args);
  return status;
}

void diag_warn(Diag* d, const char* format, ...) {
  va_list args;
  va_start(args, format);
  report(d, DIAG_WARNING, format, args);
  va_end(args);
}

void diag_info(Diag* d, const char* format, ...) {
  va_list args;
  va_start(args, format);
  report(d, DIAG_INFO, format, args);
  va_end(args);
}

size_t diag_count(const Diag* d, DiagLevel level) {
  return d->counts[level];
}
