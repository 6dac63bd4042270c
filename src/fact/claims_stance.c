// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Stances: what a speaker does with the content. The cue says it; where the cue only says that
/// somebody speaks, the first clause of the content may tell an offer ("he was ready to share"), a
/// forecast ("it would help") or a doubt.
#include "fact/claims_internal.h"

#include <string.h>

static const Str stances[STANCE_COUNT] = {
    {"Asserts", 7},  {"Denies", 6},   {"Accuses", 7},  {"Warns", 5},    {"Proposes", 8},
    {"Doubts", 6},   {"Confirms", 8}, {"Reports", 7},  {"Predicts", 8}, {"Urges", 5},
    {"Declines", 8}, {"Asks", 4},     {"Supports", 8}, {"Opposes", 7},  {"Believes", 8},
    {"Intends", 7},  {"Promises", 8}, {"Wishes", 6}};

Str stance_name(Stance s) {
  return s < STANCE_COUNT ? stances[s] : STR_EMPTY;
}

Stance stance_find(Str name) {
  for (int s = 0; s < STANCE_COUNT && name.len; s++)
    if (str_equal(name, stances[s])) return (Stance)s;
  return STANCE_COUNT;
}

/// The first tokens of a content: up to its first stop, at most 24.
typedef struct {
  const Token* t;
  size_t n;
} Opening;

static Opening opening_of(const Document* d, const Claim* claim) {
  Opening o = {NULL, 0};
  if (claim->contents.n == 0) return o;
  Span s = claim->contents.data[0];
  size_t first = document_token_at(d, s.begin);
  o.t = d->tokens + first;
  while (first + o.n < d->n_tokens && o.t[o.n].span.begin < s.end && o.n < 24) {
    if (o.t[o.n].tag == TAG_PUNCT && one_of(o.t[o.n].lower, ".", ";", "!", "?")) break;
    o.n++;
  }
  return o;
}

static Str two_words(const Claiming* k, const Token* t) {
  return arena_printf(k->arena, "%.*s %.*s", STR_ARG(t[0].lower), STR_ARG(t[1].lower));
}

bool content_rules_out(const Claiming* k, Span s) {
  for (size_t t = document_token_at(k->d, s.begin);
       t + 1 < k->d->n_tokens && k->d->tokens[t + 1].span.begin < s.end; t++)
    if (one_of(k->d->tokens[t].lower, "no", "little") &&
        list_has(k->doubts, two_words(k, &k->d->tokens[t])))
      return true;
  return false;
}

static bool has_doubt(const Claiming* k, const Opening* o) {
  for (size_t i = 0; i < o->n; i++) {
    if (i > 0 && o->t[i].tag == TAG_SUBORD && one_of(o->t[i].lower, "that")) return false;
    if (i + 1 < o->n && one_of(o->t[i].lower, "why", "how") &&
        one_of(o->t[i + 1].lower, "would", "should", "could"))
      return true;
    if (form_in(o->t[i].form, k->doubts)) return true;
    if (i + 2 < o->n && one_of(o->t[i].lower, "difficult", "hard", "impossible") &&
        one_of(o->t[i + 1].lower, "to") &&
        one_of(o->t[i + 2].lower, "see", "believe", "imagine", "understand"))
      return true;
  }
  return false;
}

static bool speaker_word(const Token* t) {
  return one_of(t->lower, "he", "she", "they", "i", "we", "his", "her", "their", "our", "my");
}

/// "he would be willing to sell", "we can develop": the speaker, a modal or readiness, something
/// that can be offered.
static bool is_offer(const Claiming* k, const Opening* o) {
  bool self = false, ready = false, negated = false;
  for (size_t i = 0; i < o->n; i++) {
    const Token* t = &o->t[i];
    if (t->tag == TAG_NEG || one_of(t->lower, "never", "no", "not")) negated = true;
    if (speaker_word(t)) self = true;
    if (one_of(t->lower, "willing", "ready", "open", "prepared") && i + 1 < o->n &&
        one_of(t[1].lower, "to"))
      return !negated;
    // "the buyer would be free to change it": what somebody grants
    if (i > 1 && one_of(t->lower, "free", "welcome") && i + 1 < o->n && one_of(t[1].lower, "to") &&
        one_of(t[-1].lower, "be") && t[-2].tag == TAG_MODAL)
      return !negated;
    if (t->tag == TAG_MODAL && one_of(t->lower, "might", "could", "can", "would", "may"))
      ready = true;
    if (self && ready && !negated && t->tag == TAG_VERB_BASE)
      return form_in(lex_verb(t->lex) ? lex_verb(t->lex) : t->form, k->offers);
  }
  return false;
}

/// "The deal would increase competition": the first finite verb is will or would, and nobody offers
/// anything.
static bool is_forecast(const Opening* o) {
  for (size_t i = 0; i < o->n; i++) {
    const Token* t = &o->t[i];
    if (!(t->flags & TOKEN_FINITE) && t->tag != TAG_MODAL) continue;
    bool conditional = one_of(o->t[0].lower, "if");
    if (i > 0 && !conditional && one_of(o->t[i - 1].lower, "i", "we", "he", "she", "they", "it"))
      return false;
    if (i + 1 < o->n && (t[1].tag == TAG_NEG || one_of(t[1].lower, "have", "be", "never")))
      return false;
    if (conditional && t->tag != TAG_MODAL) continue;
    return one_of(t->lower, "will", "would", "'ll");
  }
  return false;
}

/// What a cue with its preposition or complement does: "call for" urges.
static Stance by_complement(const Claiming* k, const Candidate* c) {
  static const struct {
    const char *pattern, *word;
  } words[] = {{"N>TO", "to"}, {"N+TO", "to"}, {"TO", "to"},  {"THAT", "that"},
               {"ING", "ing"}, {"WH", "wh"},   {"Q", "quote"}};
  const char* word = strncmp(c->pattern, "P:", 2) == 0 ? c->pattern + 2 : NULL;
  for (size_t i = 0; !word && i < sizeof words / sizeof words[0]; i++)
    if (strcmp(c->pattern, words[i].pattern) == 0) word = words[i].word;
  if (!word) return STANCE_COUNT;
  Str key = arena_join(k->arena, (Str[]){c->lemma, STR(" "), str_from(word)}, 3);
  return stance_find(list_value(k->stances, key));
}

/// "expressed concern", "voiced support": the noun at the start of the content says it.
static Stance expressed(const Claiming* k, const Claim* claim, Stance otherwise) {
  Opening o = opening_of(k->d, claim);
  for (size_t i = 0; i < o.n && i < 5; i++) {
    const LexEntry* lex = o.t[i].lex;
    if (o.t[i].tag != TAG_NOUN) continue;
    const Cue* cue = form_cue(lex_noun(lex) ? lex_noun(lex) : o.t[i].form, true);
    Stance s = cue ? stance_find(cue->stance) : STANCE_COUNT;
    if (s != STANCE_COUNT) return s;
  }
  return otherwise;
}

Stance claim_stance(const Claiming* k, const Candidate* c, const Claim* claim) {
  Stance s = STANCE_ASSERTS;
  if (!c->continued) s = c->cue_entry ? stance_find(c->cue_entry->stance) : STANCE_REPORTS;
  Stance special = c->continued ? STANCE_COUNT : by_complement(k, c);
  if (special != STANCE_COUNT) return special;
  if (s == STANCE_COUNT) s = STANCE_ASSERTS;
  if (c->answered == ANSWERED_DENIED && s == STANCE_ASSERTS) return STANCE_ACCUSES;
  bool that = str_ends(str_from(c->pattern), STR("THAT"));
  bool expresses = c->lemma.len && c->cue_entry && form_in(c->cue_entry->form, k->expressing);
  if (expresses && !that) return expressed(k, claim, s);
  bool plain = s == STANCE_ASSERTS || str_equal(c->lemma, STR("according to")) ||
               str_equal(c->lemma, STR("suggest"));
  if (!plain || c->negated) return s;
  Opening o = opening_of(k->d, claim);
  if (has_doubt(k, &o) || (claim->contents.n && content_rules_out(k, claim->contents.data[0])))
    return STANCE_DOUBTS;
  if (o.n && one_of(o.t[0].lower, "if") && is_forecast(&o)) return STANCE_PREDICTS;
  if (s != STANCE_REPORTS && is_offer(k, &o)) return STANCE_PROPOSES;
  if (is_forecast(&o)) return STANCE_PREDICTS;
  return s;
}
