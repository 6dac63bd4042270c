// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// A word list as patterns have it: its phrases by their text, which the plain dialect looks up,
/// and the list as a regular expression, for PCRE2. Common beginnings are written once, so that a
/// place in a clause is compared with a few letters instead of with each phrase; what matches first
/// stays what it is for "phrase|phrase|...".
#include "notation.h"

#include <string.h>

void add_escaped(Buf* out, Str s) {
  for (size_t i = 0; i < s.len; i++) {
    if (strchr("\\^$.|?*+()[]{}-", s.data[i])) buf_add_char(out, '\\');
    buf_add_char(out, s.data[i]);
  }
}

unsigned blanks_in(Str s) {
  unsigned n = 0;
  for (size_t i = 0; i < s.len; i++)
    n += s.data[i] == ' ';
  return n;
}

static Str behind(Str s, size_t n) {
  return str_slice(s, n, s.len);
}

/// Number of bytes that all have in common.
static size_t common_start(const Str* phrases, size_t n) {
  size_t same = phrases[0].len;
  for (size_t i = 1; i < n; i++)
    for (size_t k = 0; k < same; k++)
      if (k == phrases[i].len || phrases[i].data[k] != phrases[0].data[k]) same = k;
  return same;
}

/// Brings the phrases that begin like the first one to the front, all in their order. An empty
/// phrase stays where it is, since what stands before it goes first: it ends what may be moved.
/// Returns the number of those at the front.
static size_t gather(Arena* arena, Str* phrases, size_t n) {
  Str* others = arena_new_array(arena, Str, n + 1);
  size_t alike = 0, n_others = 0, i = 0;
  for (; i < n && phrases[i].len; i++) {
    if (phrases[i].data[0] == phrases[0].data[0])
      phrases[alike++] = phrases[i];
    else
      others[n_others++] = phrases[i];
  }
  if (n_others) memcpy(phrases + alike, others, n_others * sizeof *others);
  return alike ? alike : 1;
}

/// Any of the phrases, the first that fits first; the array is used up.
static void add_alternation(Buf* out, Arena* arena, Str* phrases, size_t n) {
  while (n > 0) {
    size_t alike = gather(arena, phrases, n), same = common_start(phrases, alike);
    add_escaped(out, str_slice(phrases[0], 0, same));
    if (alike > 1) {
      for (size_t i = 0; i < alike; i++)
        phrases[i] = behind(phrases[i], same);
      buf_add(out, STR("(?:"));
      add_alternation(out, arena, phrases, alike);
      buf_add_char(out, ')');
    }
    phrases += alike;
    n -= alike;
    if (n > 0) buf_add_char(out, '|');
  }
}

void list_read_phrases(struct ListContent* list, Arena* arena) {
  list->places = map_sized(arena, list->words.n);
  for (size_t i = 0; i < list->words.n; i++) {
    Str phrase, first, rest;
    name_tokens(list->ontology, arena, utf8_lower(arena, list->words.data[i]), &phrase);
    rest = phrase;
    str_cut(&rest, ' ', &first);
    vec_push(&list->phrases, arena, phrase);
    vec_push(&list->first_words, arena, first);
    if (blanks_in(phrase) > list->blanks) list->blanks = blanks_in(phrase);
    // The first of two equal entries counts.
    if (map_get_or_put(&list->places, phrase, (uint32_t)i) == LIST_NO_ENTRY)
      map_put(&list->places, phrase, (uint32_t)i);
    map_get_or_put(&list->places, first, LIST_NO_ENTRY);
  }
}

void add_list_pattern(Buf* out, Arena* arena, const struct ListContent* list) {
  size_t n = list->phrases.n;
  Str* phrases = arena_new_array(arena, Str, n);
  for (size_t i = 0; i < n; i++)
    phrases[i] = list->phrases.data[i];
  add_alternation(out, arena, phrases, n);
}
