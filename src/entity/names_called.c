// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Names in ordinary words: 'a technique called "split keys"', 'its "split keys" technique'. The
// quotation marks and the noun say that they are a name; behind them it stands without marks.
#include "entity/names_internal.h"

enum { WORDS_MOST = 4, NOUN_REACH = 12, NAMES_MOST = 16 };

typedef struct {
  uint32_t first, n;
} Called;

/// Words of a short quotation; 0 if it is a clause.
static uint32_t quoted_words(const Names* x, const Quotation* quotation) {
  const Document* d = x->d;
  uint32_t n = quotation->n, first = quotation->first;
  if (n == 0 || n > WORDS_MOST + 1 || first + n > d->n_tokens) return 0;
  if (n > 1 && str_equal(d->tokens[first + n - 1].text, STR(","))) n--;
  if (n > 1 && str_equal(d->tokens[first + n - 1].text, STR("."))) n--;
  if (n > WORDS_MOST) return 0;
  for (uint32_t t = first; t < first + n; t++) {
    Tag tag = d->tokens[t].tag;
    if (tag == TAG_PUNCT || tag == TAG_PRON || tag == TAG_AUX || tag == TAG_MODAL ||
        tag == TAG_DET || word_is(x, t, W_TAKEN))
      return 0;
  }
  return n;
}

static bool is_tech_noun(const Names* x, uint32_t t) {
  return form_in(x->d->tokens[t].form, x->lists.tech_noun);
}

/// 'A technique called "...', 'an alternative favoured by many known as "...': the noun stands
/// before the naming verb in the sentence; 'its "..." technique': right behind.
static bool is_called(const Names* x, uint32_t i, uint32_t n) {
  const Document* d = x->d;
  uint32_t behind = i + n + 2;
  if (behind < d->n_tokens && is_tech_noun(x, behind)) return true;
  if (i < 2 || !form_in(d->tokens[i - 1].form, x->lists.naming)) return false;
  bool as = str_equal(d->tokens[i - 1].lower, STR("as"));
  if (as && !str_equal(d->tokens[i - 2].lower, STR("known"))) return false;
  uint32_t floor = d->sentences[d->tokens[i].sentence].first;
  for (uint32_t t = i - 1, steps = 0; t-- > floor && steps < NOUN_REACH; steps++) {
    if (is_tech_noun(x, t)) return true;
    if (str_equal(d->tokens[t].text, STR(";"))) return false;
  }
  return false;
}

static bool is_same(const Document* d, uint32_t a, uint32_t b, uint32_t n) {
  for (uint32_t k = 0; k < n; k++)
    if (a + k >= d->n_tokens || !str_equal(d->tokens[a + k].lower, d->tokens[b + k].lower))
      return false;
  return true;
}

static void add_called(Names* x, uint32_t first, uint32_t n) {
  uint32_t index = names_add(x, (Occurrence){.first = first, .n = n, .span_first = first});
  x->names.data[index].technology = true;
}

/// Where the names stand again, in ordinary words of two or more.
static void add_again(Names* x, const Called* called, size_t n_called) {
  for (size_t i = 0; i < x->d->n_sentences; i++) {
    const Sentence* s = &x->d->sentences[i];
    if (s->quotation != 0 || !zone_is_content(s->zone)) continue;
    for (uint32_t t = s->first; t < s->first + s->n; t++)
      for (size_t c = 0; c < n_called; c++)
        if (called[c].n > 1 && t > called[c].first &&
            is_same(x->d, t, called[c].first, called[c].n))
          add_called(x, t, called[c].n);
  }
}

/// A quotation, no part of another one, that opens with a mark in a sentence of the content.
static bool is_plain_quotation(const Document* d, size_t q) {
  uint32_t first = d->quotations[q].first;
  if (first == 0 || first + 1 >= d->n_tokens || d->tokens[first - 1].tag != TAG_QUOTE) return false;
  const Sentence* s = &d->sentences[d->sentences[d->tokens[first - 1].sentence].outer];
  return d->tokens[first].quotation == q + 1 && zone_is_content(s->zone);
}

void names_find_called(Names* x) {
  Called called[NAMES_MOST];
  size_t n = 0;
  for (size_t q = 0; q < x->d->n_quotations && n < NAMES_MOST; q++) {
    uint32_t words = quoted_words(x, &x->d->quotations[q]), first = x->d->quotations[q].first;
    if (words == 0 || !is_plain_quotation(x->d, q)) continue;
    if (word_is(x, first, W_CAPITAL) || !is_called(x, first - 1, words)) continue;
    called[n++] = (Called){first, words};
    add_called(x, first, words);
  }
  if (n) add_again(x, called, n);
}
