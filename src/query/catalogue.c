// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Bundled queries: .rq files whose head comments say what they answer.

#include "query/query.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static Status read_text(Str path, Arena* arena, Diag* diag, Str* out) {
  bool is_stdin = str_equal(path, STR("-"));
  FILE* f = is_stdin ? stdin : fopen(arena_cstr(arena, path), "rb");
  if (!f) return diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(path), strerror(errno));
  Buf text = {0};
  char block[4096];
  for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
    buf_add(&text, (Str){block, n});
  bool good = !ferror(f);
  if (!is_stdin) fclose(f);
  *out = arena_copy(arena, buf_str(&text));
  buf_free(&text);
  return good ? STATUS_OK : diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(path), strerror(errno));
}

static bool take_head(Str line, Str label, Str* value) {
  if (!str_starts(line, label)) return false;
  *value = str_trim(str_slice(line, label.len, line.len));
  return true;
}

static void read_head(BundledQuery* q) {
  Str rest = q->text, line, value;
  while (str_cut(&rest, '\n', &line) && str_starts(line, STR("#"))) {
    line = str_trim(str_slice(line, 1, line.len));
    if (take_head(line, STR("title:"), &value))
      q->title = value;
    else if (take_head(line, STR("question:"), &value))
      q->question = value;
    else if (take_head(line, STR("columns:"), &value))
      q->columns = value;
    else if (take_head(line, STR("param "), &value) &&
             q->n_params < sizeof q->params / sizeof q->params[0])
      q->params[q->n_params++] = value;
  }
}

Status query_load(Str path, Arena* arena, Diag* diag, BundledQuery* out) {
  *out = (BundledQuery){0};
  TRY(read_text(path, arena, diag, &out->text));
  size_t slash = path.len;
  while (slash > 0 && path.data[slash - 1] != '/')
    slash--;
  Str name = str_slice(path, slash, path.len);
  out->name = str_ends(name, STR(".rq")) ? str_slice(name, 0, name.len - 3) : name;
  read_head(out);
  return STATUS_OK;
}

static int by_name(const void* a, const void* b) {
  return str_compare(((const BundledQuery*)a)->name, ((const BundledQuery*)b)->name);
}

Status query_catalogue(Str folder, Arena* arena, Diag* diag, BundledQuery** out, size_t* n) {
  DIR* dir = opendir(arena_cstr(arena, folder));
  if (!dir)
    return diag_error(diag, STATUS_IO, "%.*s: %s (the bundled queries; --queries names them)",
                      STR_ARG(folder), strerror(errno));
  VEC(BundledQuery) found = {0};
  Status status = STATUS_OK;
  for (struct dirent* e; status == STATUS_OK && (e = readdir(dir));) {
    Str name = str_from(e->d_name);
    if (!str_ends(name, STR(".rq")) || str_starts(name, STR("."))) continue;
    BundledQuery q;
    Str path = arena_printf(arena, "%.*s/%s", STR_ARG(folder), e->d_name);
    status = query_load(path, arena, diag, &q);
    q.name = arena_copy(arena, q.name);
    if (status == STATUS_OK) vec_push(&found, arena, q);
  }
  closedir(dir);
  if (found.n) qsort(found.data, found.n, sizeof *found.data, by_name);
  *out = found.data;
  *n = found.n;
  return status;
}

static void add_escaped(Buf* out, Str value) {
  for (size_t i = 0; i < value.len; i++) {
    char c = value.data[i];
    if (c == '"' || c == '\\') buf_add_char(out, '\\');
    if (c == '\n' || c == '\r') c = ' ';
    buf_add_char(out, c);
  }
}

static Status unknown_param(const BundledQuery* q, Str name, Diag* diag) {
  Buf list = {0};
  for (size_t i = 0; i < q->n_params; i++)
    buf_printf(&list, "%s%.*s", i ? "; " : "", STR_ARG(q->params[i]));
  Status s =
      diag_error(diag, STATUS_USAGE, "query %.*s has no parameter \"%.*s\"%s%s", STR_ARG(q->name),
                 STR_ARG(name), list.len ? "; it has " : "", list.len ? list.data : "");
  buf_free(&list);
  return s;
}

Status query_set_param(BundledQuery* q, Str name, Str value, Arena* arena, Diag* diag) {
  Str head = arena_printf(arena, "VALUES ?%.*s {", STR_ARG(name));
  size_t at = str_find(q->text, head, 0);
  size_t end = at == SIZE_MAX ? SIZE_MAX : str_find(q->text, STR("}"), at);
  if (end == SIZE_MAX) return unknown_param(q, name, diag);
  Buf text = {0};
  buf_add(&text, str_slice(q->text, 0, at + head.len));
  buf_add(&text, STR(" \""));
  add_escaped(&text, value);
  buf_add(&text, STR("\" "));
  buf_add(&text, str_slice(q->text, end, q->text.len));
  q->text = arena_copy(arena, buf_str(&text));
  buf_free(&text);
  return STATUS_OK;
}
