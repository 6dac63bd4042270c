// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Turtle: prefixes once, one block per subject, types first.
//
//   org:Huawei a schema:Corporation , schema:Organization ;
//       rdfs:label "Huawei" .

#include "publish/formats.h"

void turtle_end_block(TurtleWriter* w) {
  if (!w->subject.len) return;
  Buf* line = &w->head;
  buf_clear(line);
  buf_add_char(line, '\n');
  terms_iri(w->p->terms, buf_str(&w->subject), line);
  buf_add_char(line, ' ');
  output_write(w->p->output, buf_str(line));
  output_write(w->p->output, buf_str(&w->types));
  if (w->types.len && w->rest.len) output_write(w->p->output, STR(" ;\n    "));
  output_write(w->p->output, buf_str(&w->rest));
  output_write(w->p->output, STR(" .\n"));
  buf_clear(&w->types);
  buf_clear(&w->rest);
  buf_clear(&w->subject);
}

Status turtle_triple(void* context, const StoredTriple* t) {
  TurtleWriter* w = context;
  const Triple* x = &t->triple;
  bool new_subject = !str_equal(x->subject, buf_str(&w->subject));
  if (new_subject) {
    turtle_end_block(w);
    buf_add(&w->subject, x->subject);
  }
  bool is_type = str_equal(x->predicate, STR(NS_RDF "type"));
  Buf* out = is_type ? &w->types : &w->rest;
  if (!new_subject && str_equal(x->predicate, w->predicate)) {
    buf_add(out, STR(" , "));
  } else {
    if (out->len) buf_add(out, STR(" ;\n    "));
    if (is_type)
      buf_add_char(out, 'a');
    else
      terms_iri(w->p->terms, x->predicate, out);
    buf_add_char(out, ' ');
    w->predicate = x->predicate;
  }
  terms_turtle(w->p->terms, &x->object, out);
  return output_failed(w->p->output) ? STATUS_END
                                     : STATUS_OK; // the error is reported when the output is closed
}

void turtle_free(TurtleWriter* w) {
  buf_free(&w->subject);
  buf_free(&w->types);
  buf_free(&w->rest);
  buf_free(&w->head);
}

Status write_turtle(Publication* p) {
  TurtleWriter w = {.p = p};
  Buf head = {0};
  terms_prefixes(p->terms, &head);
  output_write(p->output, buf_str(&head));
  Status s = store_each_triple(p->store, p->options->mentions, false, turtle_triple, &w);
  turtle_end_block(&w);
  buf_free(&head);
  turtle_free(&w);
  return s;
}
