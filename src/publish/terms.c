// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Terms as text, by Raptor's public term functions; its Turtle serializer object is not used,
// because it holds the whole graph in memory, loses write errors and writes a lone CR raw. Literals
// are always quoted, with their datatype, on one line. Rendered IRIs are kept in a small table of
// fixed size, because predicates and entities come again and again.

#include "publish/publish.h"

#include <raptor2.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4096 };

typedef struct {
  Buf iri, text;
} Rendered;

struct Terms {
  raptor_world* world;
  raptor_namespace_stack* namespaces;
  raptor_iostream* stream;
  Buf* out; ///< where the stream writes to at the moment
  Str base;
  bool failed;
  Rendered* slots;
  Buf scratch;
};

static int write_byte(void* context, const int byte) {
  buf_add_char(((Terms*)context)->out, (char)byte);
  return 0;
}

static int write_bytes(void* context, const void* data, size_t size, size_t n) {
  buf_add(((Terms*)context)->out, (Str){data, size * n});
  return 0;
}

static void namespace_iri(const Terms* t, const Namespace* n, Buf* out) {
  buf_clear(out);
  if (n->iri.len)
    buf_add(out, n->iri);
  else
    buf_printf(out, "%.*s%.*s/", STR_ARG(t->base), STR_ARG(n->prefix));
}

static bool declare_prefixes(Terms* t) {
  size_t n = 0;
  const Namespace* all = graph_namespaces(&n);
  Buf iri = {0};
  int failed = 0;
  for (size_t i = 0; i < n && !failed; i++) {
    namespace_iri(t, &all[i], &iri);
    failed = raptor_namespaces_start_namespace_full(
        t->namespaces, (const unsigned char*)all[i].prefix.data, (const unsigned char*)iri.data, 0);
  }
  buf_free(&iri);
  return !failed;
}

Status terms_open(Str base, Diag* diag, Terms** out) {
  static const raptor_iostream_handler HANDLER = {
      .version = 2, .write_byte = write_byte, .write_bytes = write_bytes};
  Terms* t = *out = calloc(1, sizeof *t);
  if (!t) return diag_error(diag, STATUS_INTERNAL, "out of memory");
  t->base = base;
  t->slots = calloc(SLOTS, sizeof *t->slots);
  t->world = raptor_new_world();
  if (t->slots && t->world && raptor_world_open(t->world) == 0) {
    t->namespaces = raptor_new_namespaces(t->world, 0);
    t->stream = raptor_new_iostream_from_handler(t->world, t, &HANDLER);
    if (t->namespaces && t->stream && declare_prefixes(t)) return STATUS_OK;
  }
  terms_close(t);
  *out = NULL;
  return diag_error(diag, STATUS_INTERNAL, "the RDF writer could not be started");
}

void terms_close(Terms* t) {
  if (!t) return;
  if (t->stream) raptor_free_iostream(t->stream);
  if (t->namespaces) raptor_free_namespaces(t->namespaces);
  if (t->world) raptor_free_world(t->world);
  for (size_t i = 0; t->slots && i < SLOTS; i++) {
    buf_free(&t->slots[i].iri);
    buf_free(&t->slots[i].text);
  }
  free(t->slots);
  buf_free(&t->scratch);
  free(t);
}

void terms_prefixes(Terms* t, Buf* out) {
  size_t n = 0;
  const Namespace* all = graph_namespaces(&n);
  for (size_t i = 0; i < n; i++) {
    namespace_iri(t, &all[i], &t->scratch);
    buf_printf(out, "@prefix %.*s: <%s> .\n", STR_ARG(all[i].prefix), t->scratch.data);
  }
}

static bool is_simple_name(Str s) {
  for (size_t i = 0; i < s.len; i++) {
    char c = s.data[i];
    bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '_' || c == '-'))) return false;
  }
  return s.len > 0;
}

// A prefix fits this IRI beyond doubt.
static bool can_be_shortened(Terms* t, Str iri) {
  size_t n = 0;
  const Namespace* all = graph_namespaces(&n);
  for (size_t i = 0; i < n; i++) {
    namespace_iri(t, &all[i], &t->scratch);
    Str space = buf_str(&t->scratch);
    if (str_starts(iri, space) && is_simple_name(str_slice(iri, space.len, iri.len))) return true;
  }
  return false;
}

// Without memory Raptor writes an IRI in full that it would have shortened, and says nothing: the
// same graph in other bytes.
static void write_short_iri(Terms* t, Str iri, Buf* out) {
  t->out = out;
  raptor_uri* uri =
      raptor_new_uri_from_counted_string(t->world, (const unsigned char*)iri.data, iri.len);
  if (!uri || raptor_uri_turtle_write(t->world, t->stream, uri, t->namespaces, NULL) != 0)
    t->failed = true;
  if (uri) raptor_free_uri(uri);
  if (out->len && out->data[0] == '<' && can_be_shortened(t, iri)) t->failed = true;
}

// U+FFFE and U+FFFF cannot be written: Raptor refuses them, and readers cut the text there.
static void replace_noncharacters(Buf* text) {
  for (size_t i = 0; i + 2 < text->len; i++)
    if (memcmp(text->data + i, "\xEF\xBF", 2) == 0 && (unsigned char)text->data[i + 2] >= 0xBE)
      text->data[i + 2] = '\xBD';
}

// Raptor reads up to a NUL byte, whatever length it is given (2.0.15): it gets a copy that ends
// where the text does.
static void escaped(Terms* t, Str s, char delimiter, unsigned flags, Buf* out) {
  t->out = out;
  buf_clear(&t->scratch);
  buf_add(&t->scratch, s);
  buf_add_char(&t->scratch, '\0');
  replace_noncharacters(&t->scratch);
  if (raptor_string_escaped_write((const unsigned char*)t->scratch.data, s.len, delimiter, flags,
                                  t->stream) != 0)
    t->failed = true;
}

static bool plain_iri(Str s) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c <= 0x20 || c >= 0x7f || c == '<' || c == '>' || c == '"' || c == '\\' || c == '^' ||
        c == '`' || c == '{' || c == '|' || c == '}')
      return false;
  }
  return true;
}

static void full_iri(Terms* t, Str iri, Buf* out) {
  buf_add_char(out, '<');
  if (plain_iri(iri))
    buf_add(out, iri);
  else
    escaped(t, iri, '>', RAPTOR_ESCAPED_WRITE_NTRIPLES_URI, out);
  buf_add_char(out, '>');
}

// IRIs of strings of the text come once or twice: keeping them would only push the others out. No
// prefix fits them.
static bool is_string_of_text(Str iri) {
  return str_find(iri, STR("#char="), 0) != SIZE_MAX;
}

static void short_iri(Terms* t, Str iri, Buf* out) {
  if (is_string_of_text(iri)) {
    full_iri(t, iri, out);
    return;
  }
  Rendered* r = &t->slots[str_hash(iri) % SLOTS];
  if (!str_equal(buf_str(&r->iri), iri)) {
    buf_clear(&r->iri);
    buf_clear(&r->text);
    buf_add(&r->iri, iri);
    write_short_iri(t, iri, &r->text);
  }
  buf_add(out, buf_str(&r->text));
}

static bool plain_text(Str s) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\') return false;
  }
  return true;
}

static void quoted(Terms* t, Str s, Buf* out) {
  buf_add_char(out, '"');
  if (plain_text(s))
    buf_add(out, s);
  else
    escaped(t, s, '"', RAPTOR_ESCAPED_WRITE_NTRIPLES_LITERAL | RAPTOR_ESCAPED_WRITE_BITFLAG_UTF8,
            out);
  buf_add_char(out, '"');
}

static void term(Terms* t, const Term* term, void (*iri)(Terms*, Str, Buf*), Buf* out) {
  if (term->kind == TERM_IRI) {
    iri(t, term->value, out);
    return;
  }
  quoted(t, term->value, out);
  if (term->language.len) {
    buf_add_char(out, '@');
    buf_add(out, term->language);
  } else if (term->datatype.len) {
    buf_add(out, STR("^^"));
    iri(t, term->datatype, out);
  }
}

void terms_turtle(Terms* t, const Term* value, Buf* out) {
  term(t, value, short_iri, out);
}

void terms_ntriples(Terms* t, const Term* value, Buf* out) {
  term(t, value, full_iri, out);
}

void terms_quad(Terms* t, const Triple* triple, Str graph, Buf* out) {
  terms_ntriples(t, &triple->subject, out);
  buf_add_char(out, ' ');
  terms_ntriples(t, &triple->predicate, out);
  buf_add_char(out, ' ');
  terms_ntriples(t, &triple->object, out);
  if (graph.len) {
    buf_add_char(out, ' ');
    full_iri(t, graph, out);
  }
  buf_add(out, STR(" .\n"));
}

Status terms_check(Terms* t, Diag* diag) {
  if (!t->failed) return STATUS_OK;
  t->failed = false;
  return diag_error(diag, STATUS_INTERNAL, "a term could not be written");
}
