// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors
// corpus: folders in order of path, and every kind of entry that is left out.

#include "corpus/corpus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/newsgraph-corpus-XXXXXX";

static void swallow(void* context, DiagLevel level, const char* line) {
  (void)context;
  (void)level;
  (void)line;
}

static void write_file(const char* name, const char* text) {
  char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE* f = fopen(path, "wb");
  assert_non_null(f);
  assert_true(fputs(text, f) >= 0);
  assert_int_equal(fclose(f), 0);
}

static int make_folder(void** state) {
  (void)state;
  if (!mkdtemp(folder)) return -1;
  char path[256], target[256];
  snprintf(path, sizeof path, "%s/b", folder);
  if (mkdir(path, 0700) != 0) return -1;
  write_file("c.txt", "third");
  write_file("b/a.txt", "second");
  write_file("a.TXT", "first");
  write_file("note.md", "no");
  write_file(".hidden.txt", "no");
  write_file("bad\xFFname.txt", "no");
  snprintf(path, sizeof path, "%s/link.txt", folder);
  snprintf(target, sizeof target, "%s/c.txt", folder);
  if (symlink(target, path) != 0) return -1;
  snprintf(path, sizeof path, "%s/pipe.txt", folder);
  return mkfifo(path, 0600);
}

static int remove_folder(void** state) {
  (void)state;
  static const char* const NAMES[] = {
      "c.txt",           "b/a.txt",  "a.TXT",    "note.md", ".hidden.txt",
      "bad\xFFname.txt", "link.txt", "pipe.txt", "b",       ""};
  char path[256];
  for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
    if (remove(path) != 0) return -1;
  }
  return 0;
}

static void folders_are_listed_in_order(void** state) {
  (void)state;
  Diag* diag = diag_new(swallow, NULL, true);
  Corpus* c = NULL;
  Str input = str_from(folder);
  assert_int_equal(corpus_open(&input, 1, diag, &c), STATUS_OK);
  static const char* const PATHS[] = {"a.TXT", "b/a.txt", "c.txt"};
  static const char* const TEXTS[] = {"first", "second", "third"};
  assert_int_equal(corpus_size(c), 3);
  assert_int_equal(corpus_skipped(c), 4);
  Arena* arena = arena_new();
  for (size_t i = 0; i < 3; i++) {
    Article a;
    assert_true(str_equal(corpus_file(c, i)->path, str_from(PATHS[i])));
    assert_int_equal(corpus_read(corpus_file(c, i), diag, arena, &a), STATUS_OK);
    assert_true(str_equal(a.bytes, str_from(TEXTS[i])));
    assert_int_equal(strlen(a.sha256), 64);
  }
  arena_free(arena);
  corpus_close(c);
  diag_free(diag);
}

static void named_files_may_be_links_and_need_no_extension(void** state) {
  (void)state;
  Diag* diag = diag_new(swallow, NULL, true);
  char link[256], note[256];
  snprintf(link, sizeof link, "%s/link.txt", folder);
  snprintf(note, sizeof note, "%s/note.md", folder);
  Str inputs[] = {str_from(note), str_from(link)};
  Corpus* c = NULL;
  assert_int_equal(corpus_open(inputs, 2, diag, &c), STATUS_OK);
  assert_int_equal(corpus_size(c), 2);
  assert_true(str_equal(corpus_file(c, 0)->path, STR("link.txt")));
  corpus_close(c);
  diag_free(diag);
}

static void clashes_and_missing_inputs_are_errors(void** state) {
  (void)state;
  Diag* diag = diag_new(swallow, NULL, true);
  Corpus* c = NULL;
  Str twice[] = {str_from(folder), str_from(folder)};
  assert_int_equal(corpus_open(twice, 2, diag, &c), STATUS_USAGE);
  assert_null(c);
  Str missing = STR("/nonexistent/newsgraph");
  assert_int_equal(corpus_open(&missing, 1, diag, &c), STATUS_IO);
  corpus_close(NULL);
  diag_free(diag);
}

static void what_changed_since_it_was_listed_is_noticed(void** state) {
  (void)state;
  Diag* diag = diag_new(swallow, NULL, true);
  Arena* arena = arena_new();
  char path[256];
  static const char* const NAMES[] = {"gone.txt", "link.txt", "pipe.txt", "b"};
  for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
    ArticleFile f = {.path = str_from(NAMES[i]), .file = str_from(path)};
    Article a;
    assert_int_equal(corpus_read(&f, diag, arena, &a), STATUS_SKIPPED);
  }
  arena_free(arena);
  diag_free(diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folders_are_listed_in_order),
      cmocka_unit_test(named_files_may_be_links_and_need_no_extension),
      cmocka_unit_test(clashes_and_missing_inputs_are_errors),
      cmocka_unit_test(what_changed_since_it_was_listed_is_noticed),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
