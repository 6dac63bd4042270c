// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Packing a document's triples.
//
//   packed   := string(IRI of the document) node*
//   node     := string(subject) string(body)
//   body     := document (string(suffix of the subject behind the node's key) number(triples)
//               triple*)*
//   document := number(bytes that its IRI and the node's key begin with) string(of what follows in
//               the IRI, as much as the body uses): so a body needs nothing but its key
//   triple   := role byte, IRI, object
//             | 0x80 + role byte, string: the five triples of a string of the text, at its
//             subject's
//               offsets
//   IRI      := code: 16+i the i-th IRI of the vocabulary | 1 string
//             | 2 number(bytes that it and the document's IRI begin with) string
//             | 6+i string: in the i-th name space
//   object   := IRI | 3 string | 4 string IRI(datatype) | 5 string string(language)
//   string   := number(length) bytes;  number := base 128, low first

#include "store/pack.h"

#include <string.h>

const Str PACK_SPACES[SPACES] = {{NS_RULE, sizeof NS_RULE - 1},
                                 {NS_NG, sizeof NS_NG - 1},
                                 {NS_SCHEMA, sizeof NS_SCHEMA - 1},
                                 {NS_WD, sizeof NS_WD - 1}};

void put_long_number(Buf* b, uint64_t n) {
  for (; n >= 0x80; n >>= 7)
    buf_add_char(b, (char)(0x80 | (n & 0x7f)));
  buf_add_char(b, (char)n);
}

size_t common_prefix(Str a, Str b) {
  size_t n = 0, most = a.len < b.len ? a.len : b.len;
  while (n + 8 <= most && memcmp(a.data + n, b.data + n, 8) == 0)
    n += 8;
  while (n < most && a.data[n] == b.data[n])
    n++;
  return n;
}

void put_next(Buf* b, Str before, Str s) {
  size_t common = common_prefix(before, s);
  put_number(b, common);
  put_string(b, str_slice(s, common, s.len));
}

enum { MEMO = 256 };

/// An IRI that is the same bytes each time: of the vocabulary or the ontology.
typedef struct {
  const char* data;
  size_t len;
  size_t space; ///< bytes that the code stands for: all, or those of a name space
  unsigned code;
} Known;

typedef struct {
  Buf* out;
  Map words;
  Str document;
  size_t used;      ///< so much of its IRI the body at hand needs
  Known memo[MEMO]; ///< by address: nearly all predicates and classes are the same few texts
} Packer;

// Triples made at one time share the bytes of their terms.
static bool same(Str a, Str b) {
  return (a.data == b.data && a.len == b.len) || str_equal(a, b);
}

static size_t shared_with_document(const Packer* p, Str iri) {
  return str_starts(iri, p->document) ? p->document.len : common_prefix(iri, p->document);
}

// Longer than any name space of the vocabulary has in common with others: an IRI of our own.
enum { OWN = 24 };

static bool find_code(const Packer* p, Str iri, Known* out) {
  uint32_t word = 0;
  *out = (Known){iri.data, iri.len, iri.len, CODE_WORDS};
  if (map_get(&p->words, iri, &word)) {
    out->code = CODE_WORDS + word;
    return true;
  }
  for (unsigned i = 0; i < SPACES && PACK_SPACES[i].len; i++)
    if (str_starts(iri, PACK_SPACES[i])) {
      out->code = CODE_SPACES + i;
      out->space = PACK_SPACES[i].len;
      return true;
    }
  return false;
}

static void put_known(Packer* p, const Known* k) {
  buf_add_char(p->out, (char)k->code);
  if (k->code < CODE_WORDS) put_string(p->out, (Str){k->data + k->space, k->len - k->space});
}

static void put_iri(Packer* p, Str iri) {
  Known* known = &p->memo[((uintptr_t)iri.data >> 3) % MEMO];
  if (known->data == iri.data && known->len == iri.len) {
    put_known(p, known);
    return;
  }
  Known found;
  size_t shared = shared_with_document(p, iri);
  if (shared < OWN && find_code(p, iri, &found)) {
    *known = found;
    put_known(p, known);
  } else if (shared > 2) {
    buf_add_char(p->out, CODE_SHARED);
    put_number(p->out, shared);
    put_string(p->out, str_slice(iri, shared, iri.len));
    if (shared > p->used) p->used = shared;
  } else {
    buf_add_char(p->out, CODE_IRI);
    put_string(p->out, iri);
  }
}

static void put_object(Packer* p, const Term* t) {
  if (t->kind == TERM_IRI) {
    put_iri(p, t->value);
    return;
  }
  buf_add_char(p->out, t->language.len ? CODE_LANGUAGE : t->datatype.len ? CODE_TYPED : CODE_TEXT);
  put_string(p->out, t->value);
  if (t->language.len)
    put_string(p->out, t->language);
  else if (t->datatype.len)
    put_iri(p, t->datatype);
}

// The document's own IRI and its fragments lie in one node: no other IRI of the graph sorts between
// them, because the local names of documents have no character below '#'.
static Str node_of(Str subject, Str document) {
  bool own = str_starts(subject, document) &&
             (subject.len == document.len || subject.data[document.len] == '#');
  return own ? document : subject;
}

static size_t same_subject(const Triple* t, size_t n) {
  size_t k = 1;
  while (k < n && same(t[k].subject, t[0].subject))
    k++;
  return k;
}

static void put_triple(Packer* p, const Triple* t) {
  if (t->whole) {
    buf_add_char(p->out, (char)(STRING_ROLE + t->role));
    put_string(p->out, t->object.value);
    return;
  }
  buf_add_char(p->out, (char)t->role);
  put_iri(p, t->predicate);
  put_object(p, &t->object);
}

static void put_subject(Packer* p, Str suffix, const Triple* t, size_t n) {
  put_string(p->out, suffix);
  put_number(p->out, t->whole ? n + STRING_TRIPLES - 1 : n); // it is the first, if there is one
  for (size_t i = 0; i < n; i++)
    put_triple(p, &t[i]);
}

// One node from the triples at t; returns how many it took.
static size_t put_node(Packer* p, Buf* body, Buf* head, const Triple* t, size_t n) {
  Str node = node_of(t[0].subject, p->document);
  size_t done = 0;
  Buf* out = p->out;
  buf_clear(body);
  buf_clear(head);
  p->out = body;
  p->used = 0;
  while (done < n && same(node_of(t[done].subject, p->document), node)) {
    size_t count = same_subject(t + done, n - done);
    Str subject = t[done].subject;
    put_subject(p, str_slice(subject, node.len, subject.len), t + done, count);
    done += count;
  }
  p->out = out;
  put_next(head, node, str_slice(p->document, 0, p->used));
  put_string(out, node);
  put_number(out, head->len + body->len);
  buf_add(out, buf_str(head));
  buf_add(out, buf_str(body));
  return done;
}

void store_pack(const Graph* g, Arena* arena, Buf* out) {
  size_t n_words = 0;
  const Str* words = graph_vocabulary(&n_words);
  Packer p = {.out = out, .words = map_sized(arena, n_words), .document = g->document};
  for (size_t i = 0; i < n_words; i++)
    map_put(&p.words, words[i], (uint32_t)i);
  put_string(out, g->document);
  Buf body = {0}, head = {0};
  for (size_t i = 0; i < g->n_triples;)
    i += put_node(&p, &body, &head, g->triples + i, g->n_triples - i);
  buf_free(&body);
  buf_free(&head);
}
