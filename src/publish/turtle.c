// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Turtle: prefixes once, one block per subject, types first.
//
//   org:Huawei a schema:Corporation , schema:Organization ;
//       rdfs:label "Huawei" .

#include "publish/formats.h"

static void start_block(TurtleWriter* w, Str subject) {
  buf_clear(&w->rest);
  buf_add_char(&w->head, '\n');
  terms_iri(w->p->terms, subject, &w->head);
  buf_add_char(&w->head, ' ');
  w->typed = false;
}

void turtle_end_block(TurtleWriter* w) {
  if (!w->head.len) return;
  if (w->typed && w->rest.len) buf_add(&w->head, STR(" ;\n    "));
  buf_add(&w->rest, STR(" .\n"));
  output_write(w->p->output, buf_str(&w->head));
  output_write(w->p->output, buf_str(&w->rest));
  buf_clear(&w->head);
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

// Strings come document by document.
static void write_document(TurtleWriter* w, Str iri) {
  StringFrame* f = &w->frame;
  if (!str_equal(iri, buf_str(&f->document))) {
    buf_clear(&f->document);
    buf_clear(&f->short_document);
    buf_add(&f->document, iri);
    terms_iri(w->p->terms, iri, &f->short_document);
  }
  buf_add(&w->rest, buf_str(&f->short_document));
}

// The five triples of a string of the text, of which only the text, the offsets and the document
// are not always the same.
static void write_string(TurtleWriter* w, const Triple* whole) {
  const StringFrame* f = &w->frame;
  StringName name = {0};
  (void)string_name(whole->subject, &name);
  const Str numbers[] = {name.begin, name.end};
  buf_add(&w->head, buf_str(&f->type));
  w->typed = true;
  buf_add(&w->rest, buf_str(&f->before[0]));
  terms_turtle(w->p->terms, &whole->object, &w->rest);
  for (size_t i = 0; i < 2; i++) {
    buf_add(&w->rest, buf_str(&f->before[1 + i]));
    buf_add(&w->rest, numbers[i]);
    buf_add(&w->rest, buf_str(&f->behind_number));
  }
  buf_add(&w->rest, buf_str(&f->before[3]));
  write_document(w, name.document);
  w->predicate = STR(NS_RDF "type"); // the last of the five
}

// What is written for each string of the text.
static void make_frame(TurtleWriter* w) {
  StringFrame* f = &w->frame;
  Terms* t = w->p->terms;
  Triple whole, all[STRING_TRIPLES];
  (void)string_whole(STR("#char=0,0"), STR_EMPTY, TRIPLE_CORE, &whole);
  string_triples(&whole, all);
  for (size_t i = 0; i < 4; i++) {
    if (i > 0) buf_add(&f->before[i], STR(" ;\n    "));
    terms_iri(t, all[i].predicate, &f->before[i]);
    buf_add(&f->before[i], i == 1 || i == 2 ? STR(" \"") : STR(" "));
  }
  buf_add(&f->behind_number, STR("\"^^"));
  terms_iri(t, all[1].object.datatype, &f->behind_number);
  buf_add(&f->type, STR("a "));
  terms_iri(t, all[4].object.value, &f->type);
}

static void write_triple(TurtleWriter* w, const Triple* x, bool first) {
  bool is_type = str_equal(x->predicate, STR(NS_RDF "type"));
  Buf* out = is_type ? &w->head : &w->rest;
  if (!first && str_equal(x->predicate, w->predicate))
    buf_add(out, STR(" , "));
  else
    add_predicate(w, x->predicate, is_type, out);
  terms_turtle(w->p->terms, &x->object, out);
}

Status turtle_triple(void* context, const StoredTriple* t) {
  TurtleWriter* w = context;
  const Triple* x = &t->triple;
  if (t->first) {
    turtle_end_block(w);
    start_block(w, x->subject);
  }
  if (x->whole)
    write_string(w, x);
  else
    write_triple(w, x, t->first);
  return output_failed(w->p->output) ? STATUS_END
                                     : STATUS_OK; // the error is reported when the output is closed
}

TurtleWriter turtle_writer(Publication* p) {
  TurtleWriter w = {.p = p};
  make_frame(&w);
  return w;
}

void turtle_free(TurtleWriter* w) {
  buf_free(&w->head);
  buf_free(&w->rest);
  for (size_t i = 0; i < sizeof w->frame.before / sizeof w->frame.before[0]; i++)
    buf_free(&w->frame.before[i]);
  buf_free(&w->frame.behind_number);
  buf_free(&w->frame.type);
  buf_free(&w->frame.document);
  buf_free(&w->frame.short_document);
}

Status write_turtle(Publication* p) {
  TurtleWriter w = turtle_writer(p);
  Buf head = {0};
  terms_prefixes(p->terms, &head);
  output_write(p->output, buf_str(&head));
  StoreQuery query = {.mentions = p->options->mentions, .whole = true};
  Status s = store_each_triple(p->store, &query, turtle_triple, &w);
  turtle_end_block(&w);
  buf_free(&head);
  turtle_free(&w);
  return s;
}
