// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What one pattern needs: put together while the pattern is translated.
#include "needs.h"

#include "ontology_internal.h"

#include <string.h>

/// Words that occur in nearly every sentence: looked up by only if there is nothing better.
static const char common_words[] =
    " of in at for to by with from on under as and or the a an 's is was be are were has had have "
    "who which that his her its their he she it they not no after when while , . : ; - \" where "
    "into his this these those out up ";

unsigned need_word_cost(Str word) {
  char padded[16] = " ";
  if (word.len + 2 < sizeof padded) {
    memcpy(padded + 1, word.data, word.len);
    padded[word.len + 1] = ' ';
    if (strstr(common_words, padded)) return COST_COMMON;
  }
  bool letters =
      (word.data[0] >= 'a' && word.data[0] <= 'z') || (unsigned char)word.data[0] >= 0x80;
  return letters ? COST_WORD : COST_PUNCTUATION;
}

static unsigned sum(unsigned a, unsigned b) {
  return a + b < AWAY_FAR ? a + b : AWAY_FAR;
}

void needs_pass(Needs* needs, unsigned items) {
  needs->rest = sum(needs->rest, items);
}

void needs_add(Arena* arena, Needs* needs, Need need) {
  need.ordered = true;
  need.away = sum(needs->rest, need.away);
  needs->rest = 0;
  vec_push(needs, arena, need);
}

void needs_append(Arena* arena, Needs* needs, const Needs* more, bool loose) {
  for (size_t i = 0; i < more->n; i++) {
    Need need = more->data[i];
    if (need.ordered && !loose) {
      needs_add(arena, needs, need);
    } else {
      need.ordered = false;
      vec_push(needs, arena, need);
    }
  }
  if (!loose) needs_pass(needs, more->rest);
}

unsigned needs_length(const Needs* needs) {
  unsigned length = needs->rest;
  for (size_t i = 0; i < needs->n; i++)
    if (needs->data[i].ordered) length = sum(length, needs->data[i].away);
  return length;
}

/// Either of two needs.
static void widen(Arena* arena, Need* a, const Need* b) {
  a->list = a->words.n == 0 && !a->mention ? b->list : STR_EMPTY;
  for (size_t i = 0; i < b->words.n; i++)
    vec_push(&a->words, arena, b->words.data[i]);
  for (size_t i = 0; i < 2; i++) {
    a->classes.any[i] |= b->classes.any[i];
    a->classes.weak[i] |= b->classes.weak[i];
  }
  a->mention = a->mention || b->mention;
  a->cost += b->cost;
}

static const Need* cheaper(const Need* a, const Need* b) {
  return !a || b->cost < a->cost ? b : a;
}

/// The cheapest ordered need, and how far at most it stands from the start and from the end.
static const Need* best_of(const Needs* needs, unsigned* before, unsigned* behind) {
  const Need* best = NULL;
  for (size_t i = 0; i < needs->n; i++)
    if (needs->data[i].ordered) best = cheaper(best, &needs->data[i]);
  *before = 0;
  *behind = needs->rest;
  for (size_t i = 0; i < needs->n; i++) {
    if (!needs->data[i].ordered) continue;
    unsigned* side = &needs->data[i] <= best ? before : behind;
    *side = sum(*side, needs->data[i].away);
  }
  return best;
}

void needs_append_either(Arena* arena, Needs* needs, const Needs* alternatives, size_t n) {
  Need any = {0};
  bool all = true; // have something that they need
  unsigned length = 0, rest = 0;
  for (size_t i = 0; i < n; i++) {
    unsigned before, behind, whole = needs_length(&alternatives[i]);
    const Need* best = best_of(&alternatives[i], &before, &behind);
    if (whole > length) length = whole;
    all = all && best;
    if (!best) continue;
    widen(arena, &any, best);
    if (before > any.away) any.away = before;
    if (behind > rest) rest = behind;
  }
  if (all) needs_add(arena, needs, any);
  needs_pass(needs, all ? rest : length);
}

const Need* needs_lookup(const Needs* needs) {
  const Need* best = NULL;
  for (size_t i = 0; i < needs->n; i++)
    if (!needs->data[i].mention) best = cheaper(best, &needs->data[i]);
  return best;
}

const Need* needs_second(const Needs* needs, const Need* lookup) {
  const Need* best = NULL;
  for (size_t i = 0; i < needs->n; i++)
    if (&needs->data[i] != lookup) best = cheaper(best, &needs->data[i]);
  return best;
}
