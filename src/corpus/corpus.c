// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The list of documents: walks folders, refuses what is no text file, sorts by path. Hidden entries
// (".git", ".DS_Store") are passed over without a word; everything else that is left out is warned
// about with its reason.

#include "corpus/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST_FOLDER = 64 };

struct Corpus {
  Arena* arena;
  Diag* diag;
  Buf files; ///< of ArticleFile: grown in place, for there may be very many
  size_t skipped;
};

static void skip(Corpus* c, Str path, const char* reason) {
  c->skipped++;
  diag_warn(c->diag, "%.*s: skipped: %s", STR_ARG(path), reason);
}

static bool is_well_formed(Str s) {
  for (size_t i = 0; i < s.len;) {
    size_t step = utf8_decode(s, i, NULL);
    if (step == 0) return false;
    i += step;
  }
  return true;
}

static bool has_text_extension(Str name) {
  size_t dot = name.len;
  while (dot > 0 && name.data[dot - 1] != '.')
    dot--;
  Str extension = str_slice(name, dot, name.len);
  return dot > 0 &&
         (str_equal_nocase(extension, STR("txt")) || str_equal_nocase(extension, STR("text")));
}

static Str base_name(Str path) {
  while (path.len > 1 && path.data[path.len - 1] == '/')
    path.len--;
  size_t slash = path.len;
  while (slash > 0 && path.data[slash - 1] != '/')
    slash--;
  return str_slice(path, slash, path.len);
}

static void add_file(Corpus* c, Str path, Str file, const struct stat* st) {
  if (!is_well_formed(path)) {
    skip(c, file, "its name is not valid UTF-8");
    return;
  }
  ArticleFile f = {
      .path = path,
      .file = file,
      .size = (uint64_t)st->st_size,
      .mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
  };
  buf_add(&c->files, (Str){(const char*)&f, sizeof f});
}

static Status walk(Corpus* c, Str folder, Str prefix, int depth);

/// One entry of a folder; symbolic links are not followed.
static Status visit(Corpus* c, int fd, Str folder, Str prefix, const char* name, int depth) {
  Str file = arena_join(c->arena, (Str[]){folder, STR("/"), str_from(name)}, 3);
  size_t shown = (prefix.len ? prefix.len + 1 : 0) + strlen(name);
  Str path = str_slice(file, file.len - shown, file.len); // the same bytes: there are many files
  struct stat st;
  if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
    skip(c, file, strerror(errno));
  } else if (S_ISDIR(st.st_mode)) {
    if (depth >= DEEPEST_FOLDER)
      skip(c, file, "folders are nested too deeply");
    else
      return walk(c, file, path, depth + 1);
  } else if (S_ISLNK(st.st_mode)) {
    skip(c, file, "symbolic link");
  } else if (!S_ISREG(st.st_mode)) {
    skip(c, file, "not a regular file");
  } else if (!has_text_extension(path)) {
    skip(c, file, "not a .txt or .text file");
  } else {
    add_file(c, path, file, &st);
  }
  return STATUS_OK;
}

static Status walk(Corpus* c, Str folder, Str prefix, int depth) {
  DIR* dir = opendir(folder.data);
  if (!dir) {
    if (depth == 0)
      return diag_error(c->diag, STATUS_IO, "%.*s: %s", STR_ARG(folder), strerror(errno));
    skip(c, folder, strerror(errno));
    return STATUS_OK;
  }
  Status status = STATUS_OK;
  struct dirent* entry;
  while (status == STATUS_OK && (errno = 0, entry = readdir(dir)) != NULL)
    if (entry->d_name[0] != '.')
      status = visit(c, dirfd(dir), folder, prefix, entry->d_name, depth);
  if (status == STATUS_OK && errno != 0)
    status = diag_error(c->diag, STATUS_IO, "%.*s: %s", STR_ARG(folder), strerror(errno));
  closedir(dir);
  return status;
}

static Status add_input(Corpus* c, Str input) {
  const char* name = arena_cstr(c->arena, input);
  struct stat st;
  if (stat(name, &st) != 0) return diag_error(c->diag, STATUS_IO, "%s: %s", name, strerror(errno));
  Str file = {name, input.len};
  if (S_ISDIR(st.st_mode)) {
    while (file.len > 1 && file.data[file.len - 1] == '/')
      file.len--;
    return walk(c, (Str){arena_cstr(c->arena, file), file.len}, STR_EMPTY, 0);
  }
  if (!S_ISREG(st.st_mode))
    return diag_error(c->diag, STATUS_IO, "%s: neither a file nor a folder", name);
  char* real = realpath(name, NULL); // a link named on the command line is meant
  if (!real) return diag_error(c->diag, STATUS_IO, "%s: %s", name, strerror(errno));
  Str target = arena_copy(c->arena, str_from(real));
  free(real);
  add_file(c, base_name(file), target, &st);
  return STATUS_OK;
}

static int by_path(const void* a, const void* b) {
  const ArticleFile *x = a, *y = b;
  int order = str_compare(x->path, y->path);
  return order ? order : str_compare(x->file, y->file);
}

static Status sort_and_check(Corpus* c) {
  size_t n = corpus_size(c);
  if (n) qsort(c->files.data, n, sizeof(ArticleFile), by_path);
  for (size_t i = 1; i < n; i++) {
    const ArticleFile *a = corpus_file(c, i - 1), *b = corpus_file(c, i);
    if (str_equal(a->path, b->path))
      return diag_error(c->diag, STATUS_USAGE, "%.*s and %.*s would both be called \"%.*s\"",
                        STR_ARG(a->file), STR_ARG(b->file), STR_ARG(a->path));
  }
  return STATUS_OK;
}

Status corpus_open(const Str* inputs, size_t n_inputs, Diag* diag, Corpus** out) {
  Arena* arena = arena_new();
  Corpus* c = arena_new_one(arena, Corpus);
  c->arena = arena;
  c->diag = diag;
  Status status = STATUS_OK;
  for (size_t i = 0; i < n_inputs && status == STATUS_OK; i++)
    status = add_input(c, inputs[i]);
  if (status == STATUS_OK) status = sort_and_check(c);
  if (status != STATUS_OK) {
    corpus_close(c);
    c = NULL;
  }
  *out = c;
  return status;
}

void corpus_close(Corpus* c) {
  if (!c) return;
  buf_free(&c->files);
  arena_free(c->arena);
}

size_t corpus_size(const Corpus* c) {
  return c->files.len / sizeof(ArticleFile);
}

const ArticleFile* corpus_file(const Corpus* c, size_t i) {
  return (const ArticleFile*)(const void*)c->files.data + i;
}

size_t corpus_skipped(const Corpus* c) {
  return c->skipped;
}
