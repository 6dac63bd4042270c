// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The table of formats, and writing one.

#include "publish/formats.h"

typedef struct {
  Str name, extension, media_type;
  Status (*write)(Publication* p);
} FormatInfo;

#define TEXT(s)                                                                                    \
  { "" s, sizeof(s) - 1 }
static const FormatInfo FORMATS[FORMAT_COUNT] = {
    [FORMAT_TURTLE] = {TEXT("turtle"), TEXT("ttl"), TEXT("text/turtle"), write_turtle},
    [FORMAT_NTRIPLES] = {TEXT("ntriples"), TEXT("nt"), TEXT("application/n-triples"),
                         write_ntriples},
    [FORMAT_NQUADS] = {TEXT("nquads"), TEXT("nq"), TEXT("application/n-quads"), write_nquads},
    [FORMAT_DOT] = {TEXT("dot"), TEXT("dot"), TEXT("text/vnd.graphviz"), write_dot},
};

Format format_find(Str name) {
  for (Format f = 0; f < FORMAT_COUNT; f++)
    if (str_equal_nocase(name, FORMATS[f].name) || str_equal_nocase(name, FORMATS[f].extension) ||
        str_equal_nocase(name, FORMATS[f].media_type))
      return f;
  return FORMAT_COUNT;
}

Format format_of_path(Str path) {
  size_t dot = path.len;
  while (dot > 0 && path.data[dot - 1] != '.' && path.data[dot - 1] != '/')
    dot--;
  if (dot == 0 || path.data[dot - 1] != '.') return FORMAT_COUNT;
  return format_find(str_slice(path, dot, path.len));
}

static Status write_file(Publication* p, Str path, bool update, Diag* diag) {
  TRY(output_open(path, diag, &p->output));
  Status status = update ? update_turtle(p, path) : FORMATS[p->options->format].write(p);
  if (status == STATUS_OK) status = terms_check(p->terms, diag);
  if (status == STATUS_OK)
    status = output_commit(p->output);
  else
    output_abandon(p->output);
  return status;
}

static Status publish(Store* s, const PublishOptions* options, Str path, bool update, Diag* diag) {
  Publication p = {.store = s, .options = options};
  TRY(terms_open(options->base, diag, &p.terms));
  Status status = write_file(&p, path, update, diag);
  terms_close(p.terms);
  return status;
}

Status publish_store(Store* s, const PublishOptions* options, Str path, Diag* diag) {
  return publish(s, options, path, false, diag);
}

Status publish_changes(Store* s, const PublishOptions* options, Str path, Diag* diag) {
  const StoreChange* changes = NULL;
  size_t n = 0;
  if (!store_changes(s, &changes, &n)) return STATUS_SKIPPED;
  TRY(publish(s, options, path, true, diag));
  return store_settle(s);
}
