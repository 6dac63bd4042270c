// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Entries of lists: "one, two words, a = b". There are more than a hundred thousand, and most are
/// a word: what does not occur in the whole list is not looked for in each.
#include "ontology_internal.h"

static bool has(Str s, char c) {
  return s.len > 0 && memchr(s.data, c, s.len) != NULL;
}

/// True if there are neither capitals nor letters beyond ASCII.
static bool is_lower(Str s) {
  unsigned others = 0; // no early end: so the compiler takes many at a time
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    others |= c >= 0x80 || (c >= 'A' && c <= 'Z');
  }
  return !others;
}

Entries entries_of(Arena* arena, Str list) {
  return (Entries){.arena = arena,
                   .rest = list,
                   .escapes = has(list, '\\'),
                   .equals = has(list, '='),
                   .lower = is_lower(list)};
}

static bool is_blank(char c) {
  return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r');
}

/// True if white space in s, which does not begin with it, is single blanks already.
static bool is_squeezed(Str s) {
  for (size_t i = 0; i < s.len; i++)
    if (is_blank(s.data[i]) && (s.data[i] != ' ' || s.data[i - 1] == ' ')) return false;
  return true;
}

/// White space becomes single blanks, "\," a comma.
static Str squeeze(Arena* arena, Str s, bool escapes) {
  s = str_trim(s);
  if (!escapes && is_squeezed(s)) return s;
  char* out = arena_alloc(arena, s.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (s.data[i] == '\\' && i + 1 < s.len && s.data[i + 1] == ',') continue;
    bool blank = is_blank(s.data[i]);
    if (blank && n > 0 && out[n - 1] == ' ') continue;
    out[n++] = blank ? ' ' : s.data[i];
  }
  return (Str){out, n};
}

/// Length of the entry that `rest` begins with: up to a comma that is none of its own.
static size_t entry_length(const Entries* x) {
  const char *begin = x->rest.data, *end = begin + x->rest.len, *at = begin;
  while (at < end && (at = memchr(at, ',', (size_t)(end - at))) != NULL) {
    if (!x->escapes || at == begin || at[-1] != '\\') return (size_t)(at - begin);
    at++;
  }
  return x->rest.len;
}

/// Blanks, or what may be one of them.
static bool has_blanks(Str s) {
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)s.data[i] <= ' ') return true;
  return false;
}

bool entries_next(Entries* x, ListEntry* entry) {
  while (x->rest.len > 0) {
    while (x->rest.len > 0 && is_blank(x->rest.data[0]))
      x->rest = (Str){x->rest.data + 1, x->rest.len - 1};
    Str text = str_slice(x->rest, 0, entry_length(x));
    x->rest = str_slice(x->rest, text.len + 1, x->rest.len);
    entry->phrase = has_blanks(text);
    entry->several = entry->phrase && x->equals;
    entry->rest = entry->phrase || x->escapes ? squeeze(x->arena, text, x->escapes) : text;
    if (entry->rest.len > 0) return true;
  }
  return false;
}

bool equals_cut(ListEntry* entry, Str* piece) {
  Str all = entry->rest;
  if (all.len == 0) return false;
  size_t at = entry->several ? str_find(all, STR(" = "), 0) : SIZE_MAX;
  *piece = entry->several ? str_trim(str_slice(all, 0, at)) : all;
  entry->rest = at == SIZE_MAX ? STR_EMPTY : str_slice(all, at + 3, all.len);
  return true;
}
