// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What speaks for and against a candidate beside the classes of its cue: its exact reading, who
/// speaks, tense, negation, what stands before the cue and at the start of the content. Each is a
/// key of list:claims-factors, whose value says how many thousandths the odds are multiplied with;
/// the values were learned from annotated news.
#include "fact/claims_internal.h"

#include <string.h>

static const char* const feature_names[FEATURE_COUNT] = {
    [FEATURE_LENGTH] = "length",
    [FEATURE_FINITE] = "finite",
    [FEATURE_QUOTED] = "quoted",
    [FEATURE_WITH_TO] = "with-to",
    [FEATURE_CLASS] = "class",
    [FEATURE_PATTERN] = "pattern",
    [FEATURE_LEMMA] = "lemma",
    [FEATURE_LEMMA_FORM] = "lemma-form",
    [FEATURE_LEMMA_PATTERN] = "lemma-pattern",
    [FEATURE_READING] = "reading",
    [FEATURE_SOURCE] = "source",
    [FEATURE_SOURCE_HOW] = "source-how",
    [FEATURE_SOURCE_PATTERN] = "source-pattern",
    [FEATURE_TENSE] = "tense",
    [FEATURE_BEFORE] = "before",
    [FEATURE_FIRST] = "first",
    [FEATURE_FIRST_LEMMA] = "first-lemma",
    [FEATURE_AFTER] = "after",
    [FEATURE_NEGATED] = "negated",
    [FEATURE_HEAD] = "head",
    [FEATURE_AT_START] = "at-start",
    [FEATURE_QUESTION] = "question",
};

void features_begin(FeatureNames* names) {
  for (size_t i = 0; i < FEATURE_COUNT; i++)
    names->part[i] = weight_part(str_from(feature_names[i]));
}

typedef struct {
  const FeatureNames* names;
  FeatureFn* fn;
  void* context;
} Sink;

static void emit(const Sink* s, Feature f, WeightPart a) {
  s->fn(s->context, (WeightPart[]){s->names->part[f], a}, 2);
}
static void emit2(const Sink* s, Feature f, WeightPart a, WeightPart b) {
  s->fn(s->context, (WeightPart[]){s->names->part[f], a, b}, 3);
}
static void emit3(const Sink* s, Feature f, WeightPart a, WeightPart b, WeightPart c) {
  s->fn(s->context, (WeightPart[]){s->names->part[f], a, b, c}, 4);
}

static Str source_kind(const Line* l, Source s) {
  if (source_none(s)) return STR("none");
  const Piece *first = &l->p[s.begin], *last = &l->p[s.end - 1];
  if (s.end == s.begin + 1) {
    if (piece_is(first, "i", "we")) return STR("i");
    if (piece_is(first, "he", "she")) return STR("he");
    if (piece_is(first, "it")) return STR("it");
    if (piece_is(first, "they")) return STR("they");
    if (piece_is(first, "you")) return STR("you");
    if (piece_is(first, "who", "which", "that")) return STR("who");
    if (piece_is(first, "this", "these", "those", "what", "there")) return STR("this");
  }
  if (piece_is(last, "who", "which", "that")) return STR("np-who");
  if (s.how == SOURCE_APPOSITION) return STR("apposition");
  if (piece_capital(last)) return STR("name");
  if (piece_is(first, "no", "nobody", "none", "few")) return STR("nobody");
  return last->kind == PIECE_WORD && str_ends(last->low, STR("s")) ? STR("plural") : STR("noun");
}

static Str how_name(How h) {
  static const char* const names[] = {"none",     "beside",     "apposition",
                                      "relative", "coordinate", "main"};
  return str_from(names[h]);
}

static Str tense(const Line* l, const Candidate* c) {
  const Piece* p = &l->p[c->at];
  if (p->kind != PIECE_WORD || !piece_verb(p)) return STR("no");
  for (uint32_t i = c->cue_begin; i < c->at; i++) {
    if (l->p[i].tag == TAG_MODAL)
      return piece_is(&l->p[i], "will", "would", "'ll", "'d", "wo") ? STR("will") : STR("modal");
    if (piece_is(&l->p[i], "do", "does", "did")) return STR("do");
    if (piece_is(&l->p[i], "have", "has", "had", "'ve", "having")) return STR("perfect");
    if (piece_is(&l->p[i], "am", "is", "are", "was", "were", "be", "been", "'s", "'re", "'m"))
      return STR("be");
    if (l->p[i].tag == TAG_TO) return STR("to");
  }
  if (p->tag == TAG_VERB_ING) return STR("ing");
  if (p->tag == TAG_VERB_BASE) return STR("base");
  if (p->tag == TAG_VERB_PP) return STR("participle");
  if (str_ends(p->low, STR("s"))) return STR("s");
  return str_ends(p->low, STR("ed")) ? STR("ed") : STR("other");
}

static Str before_cue(const Line* l, const Candidate* c) {
  uint32_t i =
      source_none(c->source) || c->source.begin >= c->cue_begin ? c->cue_begin : c->source.begin;
  if (i == 0) return STR("start");
  const Piece* p = &l->p[i - 1];
  if (p->kind == PIECE_QUOTE) return STR("quote");
  if (piece_mark(p, ",")) return STR("comma");
  if (p->kind == PIECE_MARK) return STR("mark");
  if (piece_is(p, "if", "unless", "whether")) return STR("if");
  if (piece_is(p, "when", "while", "as", "after", "before", "because", "since", "although",
               "though", "until"))
    return STR("when");
  if (piece_is(p, "that")) return STR("that");
  if (piece_is(p, "who", "which", "whom", "whose", "what", "how", "why", "where")) return STR("wh");
  if (p->tag == TAG_CONJ) return STR("and");
  if (p->tag == TAG_TO || piece_is(p, "to")) return STR("to");
  if (p->tag == TAG_PREP) return STR("preposition");
  if (piece_verb(p) || piece_aux(p)) return STR("verb");
  if (p->tag == TAG_NOUN || p->tag == TAG_NAME) return STR("noun");
  return STR("other");
}

static Str first_of_content(const Line* l, const Candidate* c) {
  if (c->n_ranges == 0) return STR("none");
  const Piece* p = &l->p[c->range[c->n_ranges - 1].begin];
  if (p->kind == PIECE_QUOTE) return STR("quote");
  if (p->kind == PIECE_MARK) return STR("mark");
  if (piece_is(p, "a", "an")) return STR("a");
  if (piece_is(p, "the")) return STR("the");
  if (piece_is(p, "this", "these", "those", "it", "its")) return STR("this");
  if (p->tag == TAG_POSS) return STR("his");
  if (p->tag == TAG_PRON)
    return piece_is(p, "him", "her", "them", "me", "us", "himself", "herself", "themselves")
               ? STR("him")
               : STR("pronoun");
  if (p->tag == TAG_NUM) return STR("number");
  if (p->tag == TAG_DET) return STR("determiner");
  if (piece_capital(p)) return STR("name");
  if (p->tag == TAG_NOUN) return STR("noun");
  if (p->tag == TAG_ADJ) return STR("adjective");
  if (p->tag == TAG_VERB_ING) return STR("ing");
  if (piece_subordinator(p)) return STR("wh");
  if (piece_preposition(p)) return STR("preposition");
  return STR("other");
}

static Str length_class(uint32_t words) {
  static const struct {
    uint32_t below;
    const char* name;
  } classes[] = {{2, "1"}, {3, "2"}, {5, "4"}, {8, "7"}, {15, "14"}, {30, "29"}};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (words < classes[i].below) return str_from(classes[i].name);
  return STR("30");
}

static void content_shape(const Sink* s, const Line* l, const Candidate* c, WeightPart kind,
                          WeightPart pattern) {
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
  WeightPart length = weight_part(length_class(words));
  emit2(s, FEATURE_LENGTH, kind, length);
  emit2(s, FEATURE_LENGTH, pattern, length);
  emit2(s, FEATURE_FINITE, pattern, weight_part(finite ? STR("1") : STR("0")));
  if (quoted) emit2(s, FEATURE_QUOTED, kind, pattern);
  if (to) emit(s, FEATURE_WITH_TO, pattern);
}

static Str after_content(const Line* l, const Candidate* c) {
  if (c->n_ranges == 0) return STR("none");
  uint32_t e = c->range[c->n_ranges - 1].end;
  if (e >= l->n) return STR("end");
  const Piece* p = &l->p[e];
  if (piece_mark(p, ".", "?", "!")) return piece_mark(p, "?") ? STR("question") : STR("stop");
  if (p->kind == PIECE_MARK) return STR("mark");
  return STR("word");
}

/// "criticise" counts as "criticize".
static Str american_spelling(Str lemma, char* to, size_t size) {
  if (!str_ends(lemma, STR("ise")) || lemma.len >= size || lemma.len < 8) return lemma;
  memcpy(to, lemma.data, lemma.len);
  to[lemma.len - 2] = 'z';
  return (Str){to, lemma.len};
}

/// What the reading and its lemma are.
static void reading(const Sink* s, WeightPart kind, WeightPart lemma, WeightPart form,
                    WeightPart pattern) {
  emit3(s, FEATURE_CLASS, kind, form, pattern);
  emit(s, FEATURE_PATTERN, pattern);
  emit(s, FEATURE_LEMMA, lemma);
  emit2(s, FEATURE_LEMMA_FORM, lemma, form);
  emit2(s, FEATURE_LEMMA_PATTERN, lemma, pattern);
  emit3(s, FEATURE_READING, lemma, form, pattern);
}

void candidate_features(const FeatureNames* names, const Line* l, const Candidate* c,
                        const char* cue_kind, FeatureFn* fn, void* context) {
  char american[40];
  WeightPart lemma = weight_part(american_spelling(c->lemma, american, sizeof american));
  WeightPart kind = weight_part(str_from(cue_kind)), form = weight_part(str_from(c->form)),
             pattern = weight_part(str_from(c->pattern));
  Sink s = {names, fn, context};
  reading(&s, kind, lemma, form, pattern);
  WeightPart who = weight_part(source_kind(l, c->source)),
             first = weight_part(first_of_content(l, c));
  emit2(&s, FEATURE_SOURCE, kind, who);
  emit2(&s, FEATURE_SOURCE_HOW, weight_part(how_name(c->source.how)), form);
  emit2(&s, FEATURE_SOURCE_PATTERN, who, pattern);
  emit2(&s, FEATURE_TENSE, kind, weight_part(tense(l, c)));
  emit2(&s, FEATURE_BEFORE, kind, weight_part(before_cue(l, c)));
  emit2(&s, FEATURE_FIRST, pattern, first);
  emit2(&s, FEATURE_FIRST_LEMMA, lemma, first);
  emit(&s, FEATURE_AFTER, weight_part(after_content(l, c)));
  if (c->negated) emit(&s, FEATURE_NEGATED, kind);
  if (l->head) emit(&s, FEATURE_HEAD, kind);
  if (c->at == 0) emit(&s, FEATURE_AT_START, form);
  if (l->n && piece_mark(&l->p[l->n - 1], "?")) emit(&s, FEATURE_QUESTION, kind);
  content_shape(&s, l, c, kind, pattern);
}
