// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Reading packed triples. Publishing reads the whole store through here, so what was not asked for
// is only stepped over: no string is put together for it.

#include "store/pack.h"

bool get_long_number(Str* s, uint64_t* n) {
  *n = 0;
  for (unsigned shift = 0; s->len > 0 && shift < 64; shift += 7) {
    unsigned char c = (unsigned char)s->data[0];
    s->data++, s->len--;
    *n |= (uint64_t)(c & 0x7f) << shift;
    if (!(c & 0x80)) return true;
  }
  return false;
}

bool get_next(Str* s, Buf* string) {
  uint64_t common = 0;
  Str rest;
  if (!get_number(s, &common) || common > string->len || !get_string(s, &rest)) return false;
  string->len = (size_t)common;
  buf_add(string, rest);
  return true;
}

static bool get_byte(Str* s, unsigned* out) {
  if (s->len == 0) return false;
  *out = (unsigned char)s->data[0];
  s->data++, s->len--;
  return true;
}

static Str join(Arena* arena, Str a, Str b) {
  return b.len ? arena_join(arena, (Str[]){a, b}, 2) : a;
}

static inline bool get_shared(Unpacker* u, bool wanted, Str* out) {
  uint64_t shared = 0;
  Str suffix;
  if (!get_number(&u->rest, &shared) || shared > u->document.len || !get_string(&u->rest, &suffix))
    return false;
  if (wanted) *out = join(u->arena, (Str){u->document.data, (size_t)shared}, suffix);
  return true;
}

static inline bool get_in_space(Unpacker* u, Str space, bool wanted, Str* out) {
  Str name;
  if (!space.len || !get_string(&u->rest, &name)) return false;
  if (wanted) *out = join(u->arena, space, name);
  return true;
}

static inline bool get_iri(Unpacker* u, unsigned code, bool wanted, Str* out) {
  if (code >= CODE_WORDS) { // most
    if (code - CODE_WORDS >= u->n_words) return false;
    *out = u->words[code - CODE_WORDS];
    return true;
  }
  if (code == CODE_SHARED) return get_shared(u, wanted, out);
  if (code >= CODE_SPACES) return get_in_space(u, PACK_SPACES[code - CODE_SPACES], wanted, out);
  return code == CODE_IRI && get_string(&u->rest, out);
}

static bool get_object(Unpacker* u, bool wanted, Term* out) {
  unsigned code = 0;
  out->kind = TERM_LITERAL;
  if (!get_byte(&u->rest, &code)) return false;
  if (code < CODE_TEXT || code > CODE_LANGUAGE) {
    out->kind = TERM_IRI;
    return get_iri(u, code, wanted, &out->value);
  }
  if (!get_string(&u->rest, &out->value)) return false;
  if (code == CODE_LANGUAGE) return get_string(&u->rest, &out->language);
  return code == CODE_TEXT ||
         (get_byte(&u->rest, &code) && get_iri(u, code, wanted, &out->datatype));
}

bool unpack_document(Str* packed, Str* iri) {
  return get_string(packed, iri);
}

bool unpack_node(Str* packed, Str* subject, Str* body) {
  return get_string(packed, subject) && get_string(packed, body);
}

// A damaged head leaves a document without an IRI, which the first triple that uses it finds.
Unpacker unpack_body(Str body, Str node, MentionChoice mentions, Arena* arena) {
  Unpacker u = {.rest = body, .node = node, .arena = arena};
  for (TripleRole role = 0; role <= TRIPLE_MENTION_OTHER; role++)
    u.chosen[role] = triple_chosen(role, mentions);
  u.words = graph_vocabulary(&u.n_words);
  uint64_t common = 0;
  Str more;
  if (get_number(&u.rest, &common) && common <= node.len && get_string(&u.rest, &more))
    u.document = join(arena, (Str){node.data, (size_t)common}, more);
  return u;
}

static bool next_subject(Unpacker* u) {
  u->subject = STR_EMPTY;
  return get_string(&u->rest, &u->suffix) && get_number(&u->rest, &u->left) && u->left > 0;
}

static Str subject_of(Unpacker* u) {
  if (!u->subject.len) u->subject = join(u->arena, u->node, u->suffix);
  return u->subject;
}

static bool get_whole(Unpacker* u, TripleRole role, bool wanted, Triple* out) {
  Str text;
  if (u->left < STRING_TRIPLES || !get_string(&u->rest, &text)) return false;
  u->left -= STRING_TRIPLES;
  return !wanted || string_whole(subject_of(u), text, role, out);
}

// One entry of a body: a triple, which may be one that was not asked for.
static bool get_entry(Unpacker* u, Triple* out, bool* wanted) {
  unsigned byte = 0, code = 0;
  if ((u->left == 0 && !next_subject(u)) || !get_byte(&u->rest, &byte)) return false;
  unsigned role = byte & ~(unsigned)STRING_ROLE;
  if (role > TRIPLE_MENTION_OTHER) return false;
  *wanted = u->chosen[role];
  if (byte & STRING_ROLE) return get_whole(u, (TripleRole)role, *wanted, out);
  *out = (Triple){.role = (TripleRole)role};
  if (!get_byte(&u->rest, &code) || !get_iri(u, code, *wanted, &out->predicate) ||
      !get_object(u, *wanted, &out->object))
    return false;
  if (*wanted) out->subject = subject_of(u);
  u->left--;
  return true;
}

Status unpack_triple(Unpacker* u, Triple* out) {
  bool wanted = false;
  while (!wanted) {
    if (u->left == 0 && u->rest.len == 0) return STATUS_END;
    if (!get_entry(u, out, &wanted)) return STATUS_STORE;
  }
  return STATUS_OK;
}
