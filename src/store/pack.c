// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Packing a document's triples, and back.
//
//   document := string(IRI) node*
//   node     := string(subject) string(body)
//   body     := (string(suffix of the subject behind the node's key) number(triples) triple*)*
//   triple   := role byte, IRI, object
//   IRI      := code: 16+i the i-th IRI of the vocabulary | 1 string | 2 number(bytes shared with
//   the document's IRI) string object   := IRI | 3 string | 4 string IRI(datatype) | 5 string
//   string(language) string   := number(length) bytes;  number := base 128, low first

#include "store/store.h"

#include "store/pack.h"

#include <string.h>

enum { CODE_IRI = 1, CODE_SHARED, CODE_TEXT, CODE_TYPED, CODE_LANGUAGE, CODE_WORDS = 16 };

static void put_number(Buf* b, uint64_t n) {
  for (; n >= 0x80; n >>= 7)
    buf_add_char(b, (char)(0x80 | (n & 0x7f)));
  buf_add_char(b, (char)n);
}

static void put_string(Buf* b, Str s) {
  put_number(b, s.len);
  buf_add(b, s);
}

enum { MEMO = 128 };

typedef struct {
  Buf* out;
  Map words;
  Str document;
  struct {
    const char* data;
    size_t len;
    uint32_t word;
  } memo[MEMO]; ///< by address: the words of the vocabulary are the same bytes each time
} Packer;

static size_t shared_with_document(const Packer* p, Str iri) {
  size_t n = 0, most = iri.len < p->document.len ? iri.len : p->document.len;
  while (n < most && iri.data[n] == p->document.data[n])
    n++;
  return n;
}

static bool word_code(Packer* p, Str iri, uint32_t* code) {
  size_t slot = ((uintptr_t)iri.data >> 3) % MEMO;
  if (p->memo[slot].data == iri.data && p->memo[slot].len == iri.len) {
    *code = p->memo[slot].word;
    return true;
  }
  if (!map_get(&p->words, iri, code)) return false;
  p->memo[slot].data = iri.data;
  p->memo[slot].len = iri.len;
  p->memo[slot].word = *code;
  return true;
}

// Longer than any name space of the vocabulary has in common with others: an IRI of our own.
enum { OWN = 24 };

static void put_iri(Packer* p, Str iri) {
  uint32_t code = 0;
  size_t shared = shared_with_document(p, iri);
  if (shared < OWN && word_code(p, iri, &code)) {
    buf_add_char(p->out, (char)(CODE_WORDS + code));
  } else if (shared > 2) {
    buf_add_char(p->out, CODE_SHARED);
    put_number(p->out, shared);
    put_string(p->out, str_slice(iri, shared, iri.len));
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
  while (k < n && str_equal(t[k].subject.value, t[0].subject.value))
    k++;
  return k;
}

// One node from the triples at t; returns how many it took.
static size_t put_node(Packer* p, Buf* body, const Triple* t, size_t n) {
  Str node = node_of(t[0].subject.value, p->document);
  size_t done = 0;
  Buf* out = p->out;
  buf_clear(body);
  p->out = body;
  while (done < n && str_equal(node_of(t[done].subject.value, p->document), node)) {
    size_t count = same_subject(t + done, n - done);
    Str subject = t[done].subject.value;
    put_string(body, str_slice(subject, node.len, subject.len));
    put_number(body, count);
    for (size_t i = done; i < done + count; i++) {
      buf_add_char(body, (char)t[i].role);
      put_iri(p, t[i].predicate.value);
      put_object(p, &t[i].object);
    }
    done += count;
  }
  p->out = out;
  put_string(out, node);
  put_string(out, buf_str(body));
  return done;
}

void store_pack(const Graph* g, Arena* arena, Buf* out) {
  Packer p = {.out = out, .words = map_in(arena), .document = g->document};
  size_t n_words = 0;
  const Str* words = graph_vocabulary(&n_words);
  for (size_t i = 0; i < n_words; i++)
    map_put(&p.words, words[i], (uint32_t)i);
  put_string(out, g->document);
  Buf body = {0};
  for (size_t i = 0; i < g->n_triples;)
    i += put_node(&p, &body, g->triples + i, g->n_triples - i);
  buf_free(&body);
}

/* ---- reading ---- */

static bool get_number(Str* s, uint64_t* n) {
  *n = 0;
  for (unsigned shift = 0; s->len > 0 && shift < 64; shift += 7) {
    unsigned char c = (unsigned char)s->data[0];
    s->data++, s->len--;
    *n |= (uint64_t)(c & 0x7f) << shift;
    if (!(c & 0x80)) return true;
  }
  return false;
}

static bool get_string(Str* s, Str* out) {
  uint64_t n = 0;
  if (!get_number(s, &n) || n > s->len) return false;
  *out = (Str){s->data, (size_t)n};
  s->data += n, s->len -= (size_t)n;
  return true;
}

static bool get_byte(Str* s, unsigned* out) {
  if (s->len == 0) return false;
  *out = (unsigned char)s->data[0];
  s->data++, s->len--;
  return true;
}

static Str join(Arena* arena, Str a, Str b) {
  if (b.len == 0) return a;
  char* out = arena_alloc(arena, a.len + b.len, 1);
  memcpy(out, a.data, a.len);
  memcpy(out + a.len, b.data, b.len);
  return (Str){out, a.len + b.len};
}

static bool get_iri(Unpacker* u, unsigned code, Str* out) {
  size_t n_words = 0;
  const Str* words = graph_vocabulary(&n_words);
  if (code >= CODE_WORDS) {
    if (code - CODE_WORDS >= n_words) return false;
    *out = words[code - CODE_WORDS];
    return true;
  }
  if (code == CODE_IRI) return get_string(&u->rest, out);
  uint64_t shared = 0;
  Str suffix;
  if (code != CODE_SHARED || !get_number(&u->rest, &shared) || shared > u->document.len)
    return false;
  if (!get_string(&u->rest, &suffix)) return false;
  *out = join(u->arena, str_slice(u->document, 0, (size_t)shared), suffix);
  return true;
}

static bool get_object(Unpacker* u, Term* out) {
  unsigned code = 0;
  *out = (Term){.kind = TERM_LITERAL};
  if (!get_byte(&u->rest, &code)) return false;
  if (code < CODE_TEXT || code > CODE_LANGUAGE) {
    out->kind = TERM_IRI;
    return get_iri(u, code, &out->value);
  }
  if (!get_string(&u->rest, &out->value)) return false;
  if (code == CODE_LANGUAGE) return get_string(&u->rest, &out->language);
  return code == CODE_TEXT || (get_byte(&u->rest, &code) && get_iri(u, code, &out->datatype));
}

bool unpack_document(Str* packed, Str* iri) {
  return get_string(packed, iri);
}

bool unpack_node(Str* packed, Str* subject, Str* body) {
  return get_string(packed, subject) && get_string(packed, body);
}

Unpacker unpack_body(Str body, Str node, Str document, Arena* arena) {
  return (Unpacker){.rest = body, .node = node, .document = document, .arena = arena};
}

static bool next_subject(Unpacker* u) {
  Str suffix;
  if (!get_string(&u->rest, &suffix) || !get_number(&u->rest, &u->left) || u->left == 0)
    return false;
  u->subject = join(u->arena, u->node, suffix);
  return true;
}

Status unpack_triple(Unpacker* u, Triple* out) {
  if (u->left == 0) {
    if (u->rest.len == 0) return STATUS_END;
    if (!next_subject(u)) return STATUS_STORE;
  }
  unsigned role = 0, code = 0;
  *out = (Triple){.subject = {.kind = TERM_IRI, .value = u->subject}};
  if (!get_byte(&u->rest, &role) || role > TRIPLE_MENTION_OTHER || !get_byte(&u->rest, &code))
    return STATUS_STORE;
  out->role = (TripleRole)role;
  if (!get_iri(u, code, &out->predicate.value) || !get_object(u, &out->object)) return STATUS_STORE;
  u->left--;
  return STATUS_OK;
}
