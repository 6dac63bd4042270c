// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// IRIs. A name's IRI is made from its canonical name alone, so that all documents agree without
// asking each other: the name with "_" for blanks, and a hash of the name behind it when that loses
// something (two names never share an IRI).

#include "graph/builder.h"

#include <string.h>

enum { HASH_SHORT = 6, HASH_NODE = 16, NAME_MAX_BYTES = 80 };

static bool may_stand(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// "Ren Zhengfei" -> "Ren_Zhengfei". Anything else than letters, digits, hyphens and single blanks
// is lost.
static Str local_name(Builder* b, Str label, bool* lossy) {
  Str ascii = utf8_transliterate(b->arena, label, lossy);
  if (!str_equal(ascii, label)) *lossy = true;
  char* out = arena_room(b->arena, ascii.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < ascii.len; i++) {
    char c = ascii.data[i];
    if (may_stand(c)) {
      out[n++] = c;
    } else {
      if (c != ' ' || n == 0 || out[n - 1] == '_') *lossy = true;
      if (n > 0 && out[n - 1] != '_') out[n++] = '_';
    }
  }
  while (n > 0 && out[n - 1] == '_')
    n--, *lossy = true;
  if (n > NAME_MAX_BYTES) n = NAME_MAX_BYTES, *lossy = true;
  return (Str){out, n};
}

Str mint_name(Builder* b, Str folder, Str label, Str disambiguation) {
  bool lossy = false;
  Str local = local_name(b, label, &lossy);
  if (!lossy && disambiguation.len == 0)
    return arena_join(b->arena, (Str[]){b->base, folder, STR("/"), local}, 4);
  Str all = disambiguation.len
                ? arena_join(b->arena, (Str[]){label, STR("\x1f"), disambiguation}, 3)
                : label;
  Str hash = sha256_short(b->arena, all, HASH_SHORT);
  return arena_join(
      b->arena, (Str[]){b->base, folder, STR("/"), local, local.len ? STR("-") : STR("x"), hash},
      6);
}

void hash_text(Builder* b, Str s) {
  buf_add_char(&b->scratch, '\x1f');
  buf_add(&b->scratch, s);
}

void hash_offsets(Builder* b, Span s) {
  char room[OFFSETS_ROOM];
  hash_text(b, offsets_text(offsets_of(b, s), room));
}

// Names start with a letter, so that every writer can shorten them.
Str mint_hash(Builder* b, const char* folder) {
  char hex[65];
  sha256_hex(buf_str(&b->scratch), hex);
  Str name = str_from(folder);
  return arena_join(b->arena,
                    (Str[]){b->base, name, STR("/"), str_slice(name, 0, 1), {hex, HASH_NODE}}, 5);
}

static Str folder_of(const Builder* b, ClassId cls) {
  static const Str FOLDERS[] = {[IRI_PERSON] = {"person", 6},
                                [IRI_ORG] = {"org", 3},
                                [IRI_PLACE] = {"place", 5},
                                [IRI_THING] = {"thing", 5}};
  return cls == CLASS_NONE ? FOLDERS[IRI_THING]
                           : FOLDERS[ontology_class(b->ontology, cls)->iri_kind];
}

// Of the ontology's entries with this very name and kind of IRI the first one has the bare name;
// the others (Georgia the country, Georgia the state) are told apart by what identifies them.
static Str disambiguation_of(const Builder* b, uint32_t entry) {
  const NameEntry* e = ontology_name(b->ontology, entry);
  size_t n = 0;
  const NameHit* hits = ontology_find_names(b->ontology, e->label, &n);
  for (size_t i = 0; i < n; i++) {
    const NameEntry* other = ontology_name(b->ontology, hits[i].entry);
    if (hits[i].entry == entry) return STR_EMPTY;
    if (other->iri.len || !str_equal(other->label, e->label)) continue;
    if (!str_equal(folder_of(b, other->cls), folder_of(b, e->cls))) continue;
    return e->same_as.len   ? e->same_as
           : e->country.len ? e->country
                            : ontology_class(b->ontology, e->cls)->iri;
  }
  return STR_EMPTY;
}

Str mint_entity(Builder* b, const Entity* e, bool source) {
  if (e->unnamed || e->label.len == 0 || e->cls == CLASS_UNNAMED_SOURCE || e->cls == CLASS_GROUP)
    return mint_local(b, source || e->cls == CLASS_UNNAMED_SOURCE ? "source" : "entity",
                      offsets_of(b, e->introduced));
  if (e->name_entry == 0) return mint_name(b, folder_of(b, e->cls), e->label, STR_EMPTY);
  const NameEntry* entry = ontology_name(b->ontology, e->name_entry - 1);
  if (entry->iri.len) return iri_escape(entry->iri, b->arena);
  return mint_name(b, folder_of(b, e->cls), e->label, disambiguation_of(b, e->name_entry - 1));
}

static bool iri_allows(unsigned char c) {
  return c > 0x20 && c < 0x7f && !strchr("<>\"{}|^`\\", c);
}

Str iri_escape(Str iri, Arena* arena) {
  size_t bad = 0;
  for (size_t i = 0; i < iri.len; i++)
    bad += !iri_allows((unsigned char)iri.data[i]);
  if (bad == 0) return iri;
  static const char HEX[] = "0123456789ABCDEF";
  char* out = arena_room(arena, iri.len + 2 * bad, 1);
  size_t n = 0;
  for (size_t i = 0; i < iri.len; i++) {
    unsigned char c = (unsigned char)iri.data[i];
    if (iri_allows(c)) {
      out[n++] = (char)c;
    } else {
      out[n++] = '%', out[n++] = HEX[c >> 4], out[n++] = HEX[c & 15];
    }
  }
  return (Str){out, n};
}
