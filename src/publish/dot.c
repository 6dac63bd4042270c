// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// A picture for Graphviz: entities that are related, and how. Only what documents state themselves.

#include "publish/formats.h"

typedef struct {
  Publication* p;
  Arena* arena;
  Map related; ///< IRIs of entities with a relation
  Buf line;
} Writer;

static bool is_entity(const Writer* w, Str iri) {
  static const char* const FOLDERS[] = {"doc/", "stmt/", "claim/"};
  for (size_t i = 0; i < sizeof FOLDERS / sizeof FOLDERS[0]; i++)
    if (str_starts(iri, w->p->options->base) &&
        str_starts(str_slice(iri, w->p->options->base.len, iri.len), str_from(FOLDERS[i])))
      return false;
  return true;
}

static bool is_relation(const Writer* w, const Triple* t) {
  return str_starts(t->predicate, STR(NS_NG)) && t->object.kind == TERM_IRI &&
         is_entity(w, t->subject) && is_entity(w, t->object.value);
}

static Status collect(void* context, const StoredTriple* t) {
  Writer* w = context;
  if (!is_relation(w, &t->triple)) return STATUS_OK;
  map_put(&w->related, arena_copy(w->arena, t->triple.subject), 0);
  map_put(&w->related, arena_copy(w->arena, t->triple.object.value), 0);
  return STATUS_OK;
}

static void quote(Buf* out, Str s) {
  buf_add_char(out, '"');
  for (size_t i = 0; i < s.len; i++) {
    if (s.data[i] == '"' || s.data[i] == '\\') buf_add_char(out, '\\');
    buf_add_char(out, (unsigned char)s.data[i] < 0x20 ? ' ' : s.data[i]);
  }
  buf_add_char(out, '"');
}

static const char* shape_of(Str iri, Str base) {
  Str local = str_slice(iri, base.len, iri.len);
  return str_starts(local, STR("person/"))  ? "ellipse"
         : str_starts(local, STR("place/")) ? "hexagon"
         : str_starts(local, STR("org/"))   ? "box"
                                            : "note";
}

static Status draw(void* context, const StoredTriple* t) {
  Writer* w = context;
  const Triple* x = &t->triple;
  uint32_t unused = 0;
  buf_clear(&w->line);
  if (str_equal(x->predicate, STR(NS_RDFS "label")) && map_get(&w->related, x->subject, &unused)) {
    buf_add(&w->line, STR("  "));
    quote(&w->line, x->subject);
    buf_add(&w->line, STR(" [label="));
    quote(&w->line, x->object.value);
    buf_printf(&w->line, ", shape=%s];\n", shape_of(x->subject, w->p->options->base));
  } else if (is_relation(w, x)) {
    buf_add(&w->line, STR("  "));
    quote(&w->line, x->subject);
    buf_add(&w->line, STR(" -> "));
    quote(&w->line, x->object.value);
    buf_add(&w->line, STR(" [label="));
    quote(&w->line, str_slice(x->predicate, sizeof NS_NG - 1, x->predicate.len));
    buf_add(&w->line, STR("];\n"));
  }
  output_write(w->p->output, buf_str(&w->line));
  return output_failed(w->p->output) ? STATUS_END : STATUS_OK;
}

Status write_dot(Publication* p) {
  Writer w = {.p = p, .arena = arena_new()};
  w.related = map_in(w.arena);
  StoreQuery query = {.mentions = MENTIONS_NONE};
  Status s = store_each_triple(p->store, &query, collect, &w);
  output_write(p->output,
               STR("digraph newsgraph {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n"
                   "  edge [fontname=\"sans-serif\", fontsize=10];\n"));
  if (s == STATUS_OK) s = store_each_triple(p->store, &query, draw, &w);
  output_write(p->output, STR("}\n"));
  buf_free(&w.line);
  arena_free(w.arena);
  return s;
}
