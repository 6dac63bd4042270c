// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What speaks for and against a candidate beside the classes of its cue: its exact reading, who
/// speaks, tense, negation, what stands before the cue and at the start of the content. Each is a
/// key of list:claims-factors, whose value says how many thousandths the odds are multiplied with;
/// the values were learned from annotated news.
#include "fact/claims_internal.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  FeatureFn* fn;
  void* context;
} Sink;

static void NG_PRINTF(2, 3) emit(const Sink* s, const char* format, ...) {
  char key[128];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(key, sizeof key, format, args);
  va_end(args);
  if (n > 0 && (size_t)n < sizeof key) s->fn(s->context, (Str){key, (size_t)n});
}

static const char* source_kind(const Line* l, Source s) {
  if (source_none(s)) return "none";
  const Piece *first = &l->p[s.begin], *last = &l->p[s.end - 1];
  if (s.end == s.begin + 1) {
    if (one_of(first->low, "i we")) return "i";
    if (one_of(first->low, "he she")) return "he";
    if (one_of(first->low, "it")) return "it";
    if (one_of(first->low, "they")) return "they";
    if (one_of(first->low, "you")) return "you";
    if (one_of(first->low, "who which that")) return "who";
    if (one_of(first->low, "this these those what there")) return "this";
  }
  if (one_of(last->low, "who which that")) return "np-who";
  if (s.how == SOURCE_APPOSITION) return "apposition";
  if (piece_capital(last)) return "name";
  if (one_of(first->low, "no nobody none few")) return "nobody";
  return last->kind == PIECE_WORD && str_ends(last->low, STR("s")) ? "plural" : "noun";
}

static const char* how_name(How h) {
  static const char* const names[] = {"none",     "beside",     "apposition",
                                      "relative", "coordinate", "main"};
  return names[h];
}

static const char* tense(const Line* l, const Candidate* c) {
  const Piece* p = &l->p[c->at];
  if (p->kind != PIECE_WORD || !piece_verb(p)) return "no";
  for (uint32_t i = c->cue_begin; i < c->at; i++) {
    if (l->p[i].tag == TAG_MODAL)
      return one_of(l->p[i].low, "will would 'll 'd wo") ? "will" : "modal";
    if (one_of(l->p[i].low, "do does did")) return "do";
    if (one_of(l->p[i].low, "have has had 've having")) return "perfect";
    if (one_of(l->p[i].low, "am is are was were be been 's 're 'm")) return "be";
    if (l->p[i].tag == TAG_TO) return "to";
  }
  if (p->tag == TAG_VERB_ING) return "ing";
  if (p->tag == TAG_VERB_BASE) return "base";
  if (p->tag == TAG_VERB_PP) return "participle";
  if (str_ends(p->low, STR("s"))) return "s";
  return str_ends(p->low, STR("ed")) ? "ed" : "other";
}

static const char* before_cue(const Line* l, const Candidate* c) {
  uint32_t i =
      source_none(c->source) || c->source.begin >= c->cue_begin ? c->cue_begin : c->source.begin;
  if (i == 0) return "start";
  const Piece* p = &l->p[i - 1];
  if (p->kind == PIECE_QUOTE) return "quote";
  if (piece_mark(p, ",")) return "comma";
  if (p->kind == PIECE_MARK) return "mark";
  if (one_of(p->low, "if unless whether")) return "if";
  if (one_of(p->low, "when while as after before because since although though until"))
    return "when";
  if (one_of(p->low, "that")) return "that";
  if (one_of(p->low, "who which whom whose what how why where")) return "wh";
  if (p->tag == TAG_CONJ) return "and";
  if (p->tag == TAG_TO || piece_is(p, "to")) return "to";
  if (p->tag == TAG_PREP) return "preposition";
  if (piece_verb(p) || piece_aux(p)) return "verb";
  if (p->tag == TAG_NOUN || p->tag == TAG_NAME) return "noun";
  return "other";
}

static const char* first_of_content(const Line* l, const Candidate* c) {
  if (c->n_ranges == 0) return "none";
  const Piece* p = &l->p[c->range[c->n_ranges - 1].begin];
  if (p->kind == PIECE_QUOTE) return "quote";
  if (p->kind == PIECE_MARK) return "mark";
  if (one_of(p->low, "a an")) return "a";
  if (one_of(p->low, "the")) return "the";
  if (one_of(p->low, "this these those it its")) return "this";
  if (p->tag == TAG_POSS) return "his";
  if (p->tag == TAG_PRON)
    return one_of(p->low, "him her them me us himself herself themselves") ? "him" : "pronoun";
  if (p->tag == TAG_NUM) return "number";
  if (p->tag == TAG_DET) return "determiner";
  if (piece_capital(p)) return "name";
  if (p->tag == TAG_NOUN) return "noun";
  if (p->tag == TAG_ADJ) return "adjective";
  if (p->tag == TAG_VERB_ING) return "ing";
  if (piece_subordinator(p)) return "wh";
  if (piece_preposition(p)) return "preposition";
  return "other";
}

static void content_shape(const Sink* s, const Line* l, const Candidate* c, const char* kind) {
  uint32_t words = 0, finite = 0, quoted = 0, to = 0;
  for (uint32_t r = 0; r < c->n_ranges; r++) {
    for (uint32_t i = c->range[r].begin; i < c->range[r].end; i++) {
      const Piece* p = &l->p[i];
      words += p->kind == PIECE_QUOTE ? p->n_words : p->kind == PIECE_WORD;
      finite += piece_finite(p);
      quoted += p->kind == PIECE_QUOTE;
      to += p->tag == TAG_TO;
    }
  }
  const char* length = words < 2    ? "1"
                       : words < 3  ? "2"
                       : words < 5  ? "4"
                       : words < 8  ? "7"
                       : words < 15 ? "14"
                       : words < 30 ? "29"
                                    : "30";
  emit(s, "length %s %s", kind, length);
  emit(s, "length %s %s", c->pattern, length);
  emit(s, "finite %s %s", c->pattern, finite ? "1" : "0");
  if (quoted) emit(s, "quoted %s %s", kind, c->pattern);
  if (to) emit(s, "with-to %s", c->pattern);
}

static const char* after_content(const Line* l, const Candidate* c) {
  if (c->n_ranges == 0) return "none";
  uint32_t e = c->range[c->n_ranges - 1].end;
  if (e >= l->n) return "end";
  const Piece* p = &l->p[e];
  if (piece_mark(p, ". ? !")) return piece_mark(p, "?") ? "question" : "stop";
  if (p->kind == PIECE_MARK) return "mark";
  return "word";
}

/// "criticise" counts as "criticize".
static Str american_spelling(Str lemma, char* to, size_t size) {
  if (!str_ends(lemma, STR("ise")) || lemma.len >= size || lemma.len < 8) return lemma;
  memcpy(to, lemma.data, lemma.len);
  to[lemma.len - 2] = 'z';
  return (Str){to, lemma.len};
}

void candidate_features(const Line* l, const Candidate* c, const char* kind, FeatureFn* fn,
                        void* context) {
  char american[40];
  Str lemma = american_spelling(c->lemma, american, sizeof american);
  Sink s = {fn, context};
  emit(&s, "class %s %s %s", kind, c->form, c->pattern);
  emit(&s, "pattern %s", c->pattern);
  emit(&s, "lemma %.*s", STR_ARG(lemma));
  emit(&s, "lemma-form %.*s %s", STR_ARG(lemma), c->form);
  emit(&s, "lemma-pattern %.*s %s", STR_ARG(lemma), c->pattern);
  emit(&s, "reading %.*s %s %s", STR_ARG(lemma), c->form, c->pattern);
  const char* who = source_kind(l, c->source);
  emit(&s, "source %s %s", kind, who);
  emit(&s, "source-how %s %s", how_name(c->source.how), c->form);
  emit(&s, "source-pattern %s %s", who, c->pattern);
  emit(&s, "tense %s %s", kind, tense(l, c));
  emit(&s, "before %s %s", kind, before_cue(l, c));
  emit(&s, "first %s %s", c->pattern, first_of_content(l, c));
  emit(&s, "first-lemma %.*s %s", STR_ARG(lemma), first_of_content(l, c));
  emit(&s, "after %s", after_content(l, c));
  if (c->negated) emit(&s, "negated %s", kind);
  if (l->head) emit(&s, "head %s", kind);
  if (c->at == 0) emit(&s, "at-start %s", c->form);
  if (l->n && piece_mark(&l->p[l->n - 1], "?")) emit(&s, "question %s", kind);
  content_shape(&s, l, c, kind);
}
