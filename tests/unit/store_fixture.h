// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// A fixture with an empty store in a folder of its own, which goes away with all that is in it.
#ifndef NEWSGRAPH_TESTS_STORE_FIXTURE_H
#define NEWSGRAPH_TESTS_STORE_FIXTURE_H

#include "store/store.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A test may define fields of its own before it includes this.
#ifndef FIXTURE_FIELDS
#define FIXTURE_FIELDS
#endif

typedef struct {
  Arena* arena;
  Diag* diag;
  char folder[64];
  Store* store;
  FIXTURE_FIELDS
} Fixture;

static void drop(void* context, DiagLevel level, const char* line) {
  (void)context, (void)level, (void)line;
}

static const char* path_of(Fixture* f, const char* name) {
  return arena_printf(f->arena, "%s/%s", f->folder, name).data;
}

static int setup(void** state) {
  Fixture* f = calloc(1, sizeof *f);
  f->arena = arena_new();
  f->diag = diag_new(drop, NULL, false);
  strcpy(f->folder, "/tmp/newsgraph-test-XXXXXX");
  *state = f;
  if (!mkdtemp(f->folder)) return -1;
  Str path = str_from(path_of(f, "graph.db"));
  return store_open(path, STORE_WRITE, f->diag, &f->store) == STATUS_OK ? 0 : -1;
}

static int teardown(void** state) {
  Fixture* f = *state;
  int failed = store_close(f->store) != STATUS_OK;
  DIR* folder = opendir(f->folder);
  for (const struct dirent* file; folder && (file = readdir(folder)) != NULL;)
    if (file->d_name[0] != '.') unlink(path_of(f, file->d_name));
  if (folder) closedir(folder);
  failed |= rmdir(f->folder) != 0;
  diag_free(f->diag);
  arena_free(f->arena);
  free(f);
  return failed;
}

#endif
