// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Turtle: prefixes once, one block per subject, types first.
//
//   org:Huawei a schema:Corporation , schema:Organization ;
//       rdfs:label "Huawei" .

#include "publish/formats.h"

static void start_block(TurtleWriter* w, Str subject) {
  buf_clear(&w->subject);
  buf_add(&w->subject, subject);
  buf_clear(&w->head);
  buf_clear(&w->rest);
  buf_add_char(&w->head, '\n');
  terms_iri(w->p->terms, subject, &w->head);
  buf_add_char(&w->head, ' ');
  w->typed = false;
}

void turtle_end_block(TurtleWriter* w) {
  if (!w->subject.len) return;
  if (w->typed && w->rest.len) buf_add(&w->head, STR(" ;\n    "));
  buf_add(&w->rest, STR(" .\n"));
  output_write(w->p->output, buf_str(&w->head));
  output_write(w->p->output, buf_str(&w->rest));
  buf_clear(&w->subject);
}

// The predicate with what stands before it.
static void add_predicate(TurtleWriter* w, Str predicate, bool is_type, Buf* out) {
  if (is_type ? w->typed : w->rest.len > 0) buf_add(out, STR(" ;\n    "));
  if (is_type)
    buf_add_char(out, 'a');
  else
    terms_iri(w->p->terms, predicate, out);
  buf_add_char(out, ' ');
  w->typed = w->typed || is_type;
  w->predicate = predicate;
}

Status turtle_triple(void* context, const StoredTriple* t) {
  TurtleWriter* w = context;
  const Triple* x = &t->triple;
  bool new_subject = !str_equal(x->subject, buf_str(&w->subject));
  if (new_subject) {
    turtle_end_block(w);
    start_block(w, x->subject);
  }
  bool is_type = str_equal(x->predicate, STR(NS_RDF "type"));
  Buf* out = is_type ? &w->head : &w->rest;
  if (!new_subject && str_equal(x->predicate, w->predicate))
    buf_add(out, STR(" , "));
  else
    add_predicate(w, x->predicate, is_type, out);
  terms_turtle(w->p->terms, &x->object, out);
  return output_failed(w->p->output) ? STATUS_END
                                     : STATUS_OK; // the error is reported when the output is closed
}

void turtle_free(TurtleWriter* w) {
  buf_free(&w->subject);
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
