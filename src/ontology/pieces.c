// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Named pieces of patterns: what many patterns share ("no former post") is written once, in
/// ng:PatternPiece, and put in where a pattern says &name, before the pattern is translated.
#include "notation.h"

enum { MAX_DEPTH = 8 }; ///< a piece may name pieces; one that names itself ends here

void load_pieces(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (!resource_has(r, STR(NS_RDF "type"), STR(NS_NG "PatternPiece"))) continue;
    PatternPiece piece = {iri_local(r->iri), resource_value(r, STR(NS_NG "text"))};
    if (piece.text.len == 0) resource_error(o, r, NULL, "piece of a pattern without ng:text");
    vec_push(&o->pieces, o->arena, piece);
  }
}

static const PatternPiece* piece_named(const Ontology* o, Str name) {
  for (size_t i = 0; i < o->pieces.n; i++)
    if (str_equal(o->pieces.data[i].name, name)) return &o->pieces.data[i];
  return NULL;
}

static bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// The name behind the "&" at `at`; empty if that is a plain "&".
static Str name_at(Str pattern, size_t at) {
  size_t end = at + 1;
  if (end >= pattern.len || pattern.data[end] < 'a' || pattern.data[end] > 'z') return STR_EMPTY;
  while (end < pattern.len && is_name_byte(pattern.data[end]))
    end++;
  return str_slice(pattern, at + 1, end);
}

static bool expand(const Ontology* o, Str pattern, unsigned depth, Buf* out, Str* unknown) {
  size_t at = 0;
  while (at < pattern.len) {
    size_t next = str_find(pattern, STR("&"), at);
    buf_add(out, str_slice(pattern, at, next == SIZE_MAX ? pattern.len : next));
    if (next == SIZE_MAX) return true;
    Str name = name_at(pattern, next);
    at = next + 1 + name.len;
    if (name.len == 0) {
      buf_add_char(out, '&');
      continue;
    }
    const PatternPiece* piece = piece_named(o, name);
    if (!piece || depth == MAX_DEPTH) {
      *unknown = name;
      return false;
    }
    if (!expand(o, piece->text, depth + 1, out, unknown)) return false;
  }
  return true;
}

Str pieces_expand(const Ontology* o, Arena* arena, Str pattern, Str* unknown) {
  *unknown = STR_EMPTY;
  if (str_find(pattern, STR("&"), 0) == SIZE_MAX) return pattern;
  Buf out = {0};
  Str whole = STR_EMPTY;
  if (expand(o, pattern, 0, &out, unknown)) whole = arena_copy(arena, buf_str(&out));
  buf_free(&out);
  return whole;
}
