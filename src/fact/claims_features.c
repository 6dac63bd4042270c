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

static const char* const value_names[VALUE_COUNT] = {
    [VALUE_NONE] = "none",
    [VALUE_SPEECH_FITS] = "speech+",
    [VALUE_SPEECH] = "speech-",
    [VALUE_OTHER_FITS] = "other+",
    [VALUE_OTHER_CUE] = "other-",
    [VALUE_I] = "i",
    [VALUE_HE] = "he",
    [VALUE_IT] = "it",
    [VALUE_THEY] = "they",
    [VALUE_YOU] = "you",
    [VALUE_WHO] = "who",
    [VALUE_THIS] = "this",
    [VALUE_PHRASE_WHO] = "np-who",
    [VALUE_BESIDE] = "beside",
    [VALUE_APPOSITION] = "apposition",
    [VALUE_RELATIVE] = "relative",
    [VALUE_COORDINATE] = "coordinate",
    [VALUE_MAIN] = "main",
    [VALUE_NAME] = "name",
    [VALUE_NOBODY] = "nobody",
    [VALUE_PLURAL] = "plural",
    [VALUE_NOUN] = "noun",
    [VALUE_NO] = "no",
    [VALUE_WILL] = "will",
    [VALUE_MODAL] = "modal",
    [VALUE_DO] = "do",
    [VALUE_PERFECT] = "perfect",
    [VALUE_BE] = "be",
    [VALUE_TO] = "to",
    [VALUE_ING] = "ing",
    [VALUE_BASE] = "base",
    [VALUE_PARTICIPLE] = "participle",
    [VALUE_S] = "s",
    [VALUE_ED] = "ed",
    [VALUE_OTHER] = "other",
    [VALUE_START] = "start",
    [VALUE_QUOTE] = "quote",
    [VALUE_COMMA] = "comma",
    [VALUE_MARK] = "mark",
    [VALUE_IF] = "if",
    [VALUE_WHEN] = "when",
    [VALUE_THAT] = "that",
    [VALUE_WH] = "wh",
    [VALUE_AND] = "and",
    [VALUE_PREPOSITION] = "preposition",
    [VALUE_VERB] = "verb",
    [VALUE_A] = "a",
    [VALUE_THE] = "the",
    [VALUE_HIS] = "his",
    [VALUE_HIM] = "him",
    [VALUE_PRONOUN] = "pronoun",
    [VALUE_NUMBER] = "number",
    [VALUE_DETERMINER] = "determiner",
    [VALUE_ADJECTIVE] = "adjective",
    [VALUE_END] = "end",
    [VALUE_QUESTION] = "question",
    [VALUE_STOP] = "stop",
    [VALUE_WORD] = "word",
    [VALUE_0] = "0",
    [VALUE_1] = "1",
    [VALUE_2] = "2",
    [VALUE_4] = "4",
    [VALUE_7] = "7",
    [VALUE_14] = "14",
    [VALUE_29] = "29",
    [VALUE_30] = "30",
};

static FeaturePart part_of(Str text) {
  return (FeaturePart){text, weight_part(text)};
}

void features_begin(FeatureNames* names) {
  for (size_t i = 0; i < FEATURE_COUNT; i++)
    names->feature[i] = part_of(str_from(feature_names[i]));
  for (size_t i = 0; i < VALUE_COUNT; i++)
    names->value[i] = part_of(str_from(value_names[i]));
}

static inline void add3(FeatureSet* s, Feature f, const FeaturePart* a, const FeaturePart* b,
                        const FeaturePart* c) {
  const FeaturePart** part = s->feature[s->n].part;
  part[0] = &s->names->feature[f];
  part[1] = a;
  part[2] = b;
  part[3] = c;
  WeightPart text = weight_join(part[0]->hash, a->hash);
  if (b) text = weight_join(text, b->hash);
  if (c) text = weight_join(text, c->hash);
  s->text[s->n++] = text;
}
static void add2(FeatureSet* s, Feature f, const FeaturePart* a, const FeaturePart* b) {
  add3(s, f, a, b, NULL);
}
static void add(FeatureSet* s, Feature f, const FeaturePart* a) {
  add3(s, f, a, NULL, NULL);
}

/// Of the cue; "+": its classes ask for the reading.
static FeatureValue cue_kind(const Candidate* c) {
  if (cue_takes(c->cue_entry, CUE_SPEECH))
    return c->construction ? VALUE_SPEECH_FITS : VALUE_SPEECH;
  return c->construction ? VALUE_OTHER_FITS : VALUE_OTHER_CUE;
}

static FeatureValue source_kind(const Line* l, Source s) {
  if (source_none(s)) return VALUE_NONE;
  const Piece *first = &l->p[s.begin], *last = &l->p[s.end - 1];
  if (s.end == s.begin + 1) {
    if (piece_is(first, "i", "we")) return VALUE_I;
    if (piece_is(first, "he", "she")) return VALUE_HE;
    if (piece_is(first, "it")) return VALUE_IT;
    if (piece_is(first, "they")) return VALUE_THEY;
    if (piece_is(first, "you")) return VALUE_YOU;
    if (piece_is(first, "who", "which", "that")) return VALUE_WHO;
    if (piece_is(first, "this", "these", "those", "what", "there")) return VALUE_THIS;
  }
  if (piece_is(last, "who", "which", "that")) return VALUE_PHRASE_WHO;
  if (s.how == SOURCE_APPOSITION) return VALUE_APPOSITION;
  if (piece_capital(last)) return VALUE_NAME;
  if (piece_is(first, "no", "nobody", "none", "few")) return VALUE_NOBODY;
  return last->kind == PIECE_WORD && str_ends(last->low, STR("s")) ? VALUE_PLURAL : VALUE_NOUN;
}

static FeatureValue source_how(const Candidate* c) {
  static const FeatureValue how[] = {
      [SOURCE_NONE] = VALUE_NONE,
      [SOURCE_BESIDE] = VALUE_BESIDE,
      [SOURCE_APPOSITION] = VALUE_APPOSITION,
      [SOURCE_RELATIVE] = VALUE_RELATIVE,
      [SOURCE_COORDINATE] = VALUE_COORDINATE,
      [SOURCE_MAIN] = VALUE_MAIN,
  };
  return how[c->source.how];
}

static FeatureValue tense(const Line* l, const Candidate* c) {
  const Piece* p = &l->p[c->at];
  if (p->kind != PIECE_WORD || !piece_verb(p)) return VALUE_NO;
  for (uint32_t i = c->cue_begin; i < c->at; i++) {
    if (l->p[i].tag == TAG_MODAL)
      return piece_is(&l->p[i], "will", "would", "'ll", "'d", "wo") ? VALUE_WILL : VALUE_MODAL;
    if (piece_is(&l->p[i], "do", "does", "did")) return VALUE_DO;
    if (piece_is(&l->p[i], "have", "has", "had", "'ve", "having")) return VALUE_PERFECT;
    if (piece_is(&l->p[i], "am", "is", "are", "was", "were", "be", "been", "'s", "'re", "'m"))
      return VALUE_BE;
    if (l->p[i].tag == TAG_TO) return VALUE_TO;
  }
  if (p->tag == TAG_VERB_ING) return VALUE_ING;
  if (p->tag == TAG_VERB_BASE) return VALUE_BASE;
  if (p->tag == TAG_VERB_PP) return VALUE_PARTICIPLE;
  if (str_ends(p->low, STR("s"))) return VALUE_S;
  return str_ends(p->low, STR("ed")) ? VALUE_ED : VALUE_OTHER;
}

static FeatureValue before_cue(const Line* l, const Candidate* c) {
  uint32_t i =
      source_none(c->source) || c->source.begin >= c->cue_begin ? c->cue_begin : c->source.begin;
  if (i == 0) return VALUE_START;
  const Piece* p = &l->p[i - 1];
  if (p->kind == PIECE_QUOTE) return VALUE_QUOTE;
  if (piece_mark(p, ",")) return VALUE_COMMA;
  if (p->kind == PIECE_MARK) return VALUE_MARK;
  if (piece_is(p, "if", "unless", "whether")) return VALUE_IF;
  if (piece_is(p, "when", "while", "as", "after", "before", "because", "since", "although",
               "though", "until"))
    return VALUE_WHEN;
  if (piece_is(p, "that")) return VALUE_THAT;
  if (piece_is(p, "who", "which", "whom", "whose", "what", "how", "why", "where")) return VALUE_WH;
  if (p->tag == TAG_CONJ) return VALUE_AND;
  if (p->tag == TAG_TO || piece_is(p, "to")) return VALUE_TO;
  if (p->tag == TAG_PREP) return VALUE_PREPOSITION;
  if (piece_verb(p) || piece_aux(p)) return VALUE_VERB;
  if (p->tag == TAG_NOUN || p->tag == TAG_NAME) return VALUE_NOUN;
  return VALUE_OTHER;
}

static FeatureValue first_of_content(const Line* l, const Candidate* c) {
  if (c->n_ranges == 0) return VALUE_NONE;
  const Piece* p = &l->p[c->range[c->n_ranges - 1].begin];
  if (p->kind == PIECE_QUOTE) return VALUE_QUOTE;
  if (p->kind == PIECE_MARK) return VALUE_MARK;
  if (piece_is(p, "a", "an")) return VALUE_A;
  if (piece_is(p, "the")) return VALUE_THE;
  if (piece_is(p, "this", "these", "those", "it", "its")) return VALUE_THIS;
  if (p->tag == TAG_POSS) return VALUE_HIS;
  if (p->tag == TAG_PRON)
    return piece_is(p, "him", "her", "them", "me", "us", "himself", "herself", "themselves")
               ? VALUE_HIM
               : VALUE_PRONOUN;
  if (p->tag == TAG_NUM) return VALUE_NUMBER;
  if (p->tag == TAG_DET) return VALUE_DETERMINER;
  if (piece_capital(p)) return VALUE_NAME;
  if (p->tag == TAG_NOUN) return VALUE_NOUN;
  if (p->tag == TAG_ADJ) return VALUE_ADJECTIVE;
  if (p->tag == TAG_VERB_ING) return VALUE_ING;
  if (piece_subordinator(p)) return VALUE_WH;
  if (piece_preposition(p)) return VALUE_PREPOSITION;
  return VALUE_OTHER;
}

static FeatureValue length_class(uint32_t words) {
  static const struct {
    uint32_t below;
    FeatureValue value;
  } classes[] = {{2, VALUE_1}, {3, VALUE_2},   {5, VALUE_4},
                 {8, VALUE_7}, {15, VALUE_14}, {30, VALUE_29}};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (words < classes[i].below) return classes[i].value;
  return VALUE_30;
}

static void content_shape(FeatureSet* s, const Line* l, const Candidate* c,
                          const FeaturePart* kind) {
  uint32_t words = 0;
  bool finite = false, quoted = false, to = false;
  for (uint32_t r = 0; r < c->n_ranges; r++) {
    for (uint32_t i = c->range[r].begin; i < c->range[r].end; i++) {
      const Piece* p = &l->p[i];
      words += p->n_words;
      finite = finite || piece_finite(p);
      quoted = quoted || p->kind == PIECE_QUOTE;
      to = to || p->tag == TAG_TO;
    }
  }
  const FeaturePart* value = s->names->value;
  const FeaturePart* length = &value[length_class(words)];
  add2(s, FEATURE_LENGTH, kind, length);
  add2(s, FEATURE_LENGTH, &s->pattern, length);
  add2(s, FEATURE_FINITE, &s->pattern, &value[finite ? VALUE_1 : VALUE_0]);
  if (quoted) add2(s, FEATURE_QUOTED, kind, &s->pattern);
  if (to) add(s, FEATURE_WITH_TO, &s->pattern);
}

static FeatureValue after_content(const Line* l, const Candidate* c) {
  if (c->n_ranges == 0) return VALUE_NONE;
  uint32_t e = c->range[c->n_ranges - 1].end;
  if (e >= l->n) return VALUE_END;
  const Piece* p = &l->p[e];
  if (piece_mark(p, ".", "?", "!")) return piece_mark(p, "?") ? VALUE_QUESTION : VALUE_STOP;
  if (p->kind == PIECE_MARK) return VALUE_MARK;
  return VALUE_WORD;
}

/// "criticise" counts as "criticize".
static Str american_spelling(Str lemma, char* to, size_t size) {
  if (!str_ends(lemma, STR("ise")) || lemma.len >= size || lemma.len < 8) return lemma;
  memcpy(to, lemma.data, lemma.len);
  to[lemma.len - 2] = 'z';
  return (Str){to, lemma.len};
}

/// What the reading and its lemma are.
static void reading(FeatureSet* s, const FeaturePart* kind) {
  add3(s, FEATURE_CLASS, kind, &s->form, &s->pattern);
  add(s, FEATURE_PATTERN, &s->pattern);
  add(s, FEATURE_LEMMA, &s->lemma);
  add2(s, FEATURE_LEMMA_FORM, &s->lemma, &s->form);
  add2(s, FEATURE_LEMMA_PATTERN, &s->lemma, &s->pattern);
  add3(s, FEATURE_READING, &s->lemma, &s->form, &s->pattern);
}

void candidate_features(const FeatureNames* names, const Line* l, const Candidate* c,
                        FeatureSet* out) {
  const FeaturePart* value = names->value;
  const FeaturePart *kind = &value[cue_kind(c)], *who = &value[source_kind(l, c->source)],
                    *first = &value[first_of_content(l, c)];
  out->names = names;
  out->n = 0;
  out->lemma = part_of(american_spelling(c->lemma, out->american, sizeof out->american));
  out->form = part_of(str_from(c->form));
  out->pattern = part_of(str_from(c->pattern));
  reading(out, kind);
  add2(out, FEATURE_SOURCE, kind, who);
  add2(out, FEATURE_SOURCE_HOW, &value[source_how(c)], &out->form);
  add2(out, FEATURE_SOURCE_PATTERN, who, &out->pattern);
  add2(out, FEATURE_TENSE, kind, &value[tense(l, c)]);
  add2(out, FEATURE_BEFORE, kind, &value[before_cue(l, c)]);
  add2(out, FEATURE_FIRST, &out->pattern, first);
  add2(out, FEATURE_FIRST_LEMMA, &out->lemma, first);
  add(out, FEATURE_AFTER, &value[after_content(l, c)]);
  if (c->negated) add(out, FEATURE_NEGATED, kind);
  if (l->head) add(out, FEATURE_HEAD, kind);
  if (c->at == 0) add(out, FEATURE_AT_START, &out->form);
  if (l->n && piece_mark(&l->p[l->n - 1], "?")) add(out, FEATURE_QUESTION, kind);
  content_shape(out, l, c, kind);
}
