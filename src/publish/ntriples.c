// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// N-Triples, and N-Quads with one graph per document: a line per triple.

#include "publish/formats.h"

typedef struct {
  Publication* p;
  Buf line;
} Writer;

static Status write_line(void* context, const StoredTriple* t) {
  Writer* w = context;
  buf_clear(&w->line);
  terms_quad(w->p->terms, &t->triple, t->document, &w->line);
  output_write(w->p->output, buf_str(&w->line));
  return output_failed(w->p->output) ? STATUS_END : STATUS_OK;
}

static Status write_lines(Publication* p, bool by_document) {
  Writer w = {.p = p};
  StoreQuery query = {.mentions = p->options->mentions, .by_document = by_document};
  Status s = store_each_triple(p->store, &query, write_line, &w);
  buf_free(&w.line);
  return s;
}

Status write_ntriples(Publication* p) {
  return write_lines(p, false);
}

Status write_nquads(Publication* p) {
  return write_lines(p, true);
}
