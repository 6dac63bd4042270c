// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Claims: who says what, with which word, where.

#include "graph/builder.h"

static const Word MODE_WORDS[] = {
    [MODE_DIRECT] = V_NG_DIRECT, [MODE_INDIRECT] = V_NG_INDIRECT, [MODE_MIXED] = V_NG_MIXED};

static Str text_of(Builder* b, const Claim* c) {
  Str text = STR_EMPTY;
  for (size_t i = 0; i < c->contents.n; i++) {
    Str piece = document_slice(b->document, trimmed(b, c->contents.data[i]));
    text = text.len ? arena_join(b->arena, (Str[]){text, STR(" "), piece}, 3) : piece;
  }
  return text;
}

// Hash of document, content, cue and speaker: not of the rule, nor of what it was taken to mean.
static Str claim_name(Builder* b, const Claim* c) {
  buf_clear(&b->scratch);
  buf_add(&b->scratch, b->document->path);
  hash_text(b, entity_iri(b, c->speaker));
  hash_offsets(b, c->cue);
  for (size_t i = 0; i < c->contents.n; i++)
    hash_offsets(b, c->contents.data[i]);
  return mint_hash(b, "claim");
}

void name_claims(Builder* b) {
  Map seen = map_in(b->arena);
  for (size_t i = 0; i < b->facts->n_claims; i++) {
    const Claim* c = &b->facts->claims[i];
    if (!text_of(b, c).len) continue;
    Str name = claim_name(b, c);
    if (map_put(&seen, name, 0)) b->claims[i] = name;
  }
}

static void link_entity(Builder* b, Str claim, Word property, uint32_t entity) {
  Str iri = entity_iri(b, entity);
  if (iri.len) add_iri(b, claim, word(property), iri, TRIPLE_CORE);
}

// The mention, or at least its text.
static void write_speaker(Builder* b, Str claim, const Claim* c) {
  link_entity(b, claim, V_NG_SPEAKER, c->speaker);
  Str node = mention_node(b, c->speaker_mention, TRIPLE_MENTION_USED);
  if (!node.len || !span_empty(c->speaker_span))
    node = span_node(b, c->speaker_span, TRIPLE_MENTION_USED);
  if (node.len) add_iri(b, claim, word(V_NG_SPEAKER_MENTION), node, TRIPLE_MENTION_USED);
}

static void link_claim(Builder* b, Str claim, Word property, uint32_t other) {
  if (other > 0 && other <= b->facts->n_claims && b->claims[other - 1].len)
    add_iri(b, claim, word(property), b->claims[other - 1], TRIPLE_CORE);
}

static void write_parts(Builder* b, Str claim, const Claim* c) {
  for (size_t i = 0; i < c->contents.n; i++) {
    Str node = span_node(b, trimmed(b, c->contents.data[i]), TRIPLE_CORE);
    if (node.len) add_iri(b, claim, word(V_NG_CONTENT), node, TRIPLE_CORE);
  }
  Span span = trimmed(b, c->cue);
  Str cue = span_node(b, span, TRIPLE_CORE);
  if (!cue.len) return;
  add_iri(b, claim, word(V_NG_CUE), cue, TRIPLE_CORE);
  Str lemma = c->cue_lemma.len ? c->cue_lemma : document_slice(b->document, span);
  add_text(b, claim, word(V_NG_CUE_LEMMA), lemma);
}

static void write_types(Builder* b, Str claim, const Claim* c) {
  add_iri(b, claim, word(V_RDF_TYPE), word(V_SCHEMA_CLAIM), TRIPLE_CORE);
  if (c->mode == MODE_DIRECT)
    add_iri(b, claim, word(V_RDF_TYPE), word(V_SCHEMA_QUOTATION), TRIPLE_CORE);
  add_iri(b, claim, word(V_RDF_TYPE), word(V_NG_CLAIM), TRIPLE_CORE);
}

// In the order of the properties' IRIs, so that there is nothing to sort.
static void write_claim(Builder* b, Str claim, const Claim* c) {
  write_types(b, claim, c);
  for (size_t i = 0; i < c->about.n; i++)
    link_entity(b, claim, V_SCHEMA_ABOUT, c->about.data[i]);
  add_iri(b, claim, word(V_SCHEMA_PART_OF), b->iri, TRIPLE_CORE);
  add_text(b, claim, word(V_SCHEMA_TEXT), text_of(b, c));
  link_entity(b, claim, V_NG_ADDRESSEE, c->addressee);
  link_claim(b, claim, V_NG_ANSWERS, c->answers);
  write_parts(b, claim, c);
  if (c->disclaims)
    add_typed(b, claim, word(V_NG_DISCLAIMS), STR("true"), STR(NS_XSD "boolean"), TRIPLE_CORE);
  add_iri(b, claim, word(V_NG_MODE), word(MODE_WORDS[c->mode]), TRIPLE_CORE);
  if (c->negated) add_iri(b, claim, word(V_NG_POLARITY), word(V_NG_NEGATIVE), TRIPLE_CORE);
  Str rule = c->rule.len ? c->rule : STR("built-in");
  add_iri(b, claim, word(V_NG_RULE), arena_join(b->arena, (Str[]){STR(NS_RULE), rule}, 2),
          TRIPLE_CORE);
  write_speaker(b, claim, c);
  Str stance = c->stance < STANCE_COUNT ? stance_name(c->stance) : STR("Asserts");
  add_iri(b, claim, word(V_NG_STANCE), arena_join(b->arena, (Str[]){STR(NS_NG), stance}, 2),
          TRIPLE_CORE);
  add_time(b, claim, word(V_NG_TIME), str_trim(c->time));
  link_entity(b, claim, V_NG_VENUE, c->venue);
  link_claim(b, claim, V_NG_WITHIN, c->within);
}

void write_claims(Builder* b) {
  for (size_t i = 0; i < b->facts->n_claims; i++)
    if (b->claims[i].len) write_claim(b, b->claims[i], &b->facts->claims[i]);
}
