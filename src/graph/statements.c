// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Facts as statements, and the plain triples that they promise.

#include "graph/builder.h"

#include <stdlib.h>

static const Word POLARITY_WORDS[] = {
    [POLARITY_POSITIVE] = V_NG_POSITIVE, [POLARITY_NEGATIVE] = V_NG_NEGATIVE};
static const Word MODALITY_WORDS[] = {[MODALITY_ACTUAL] = V_NG_ACTUAL,
                                      [MODALITY_PLANNED] = V_NG_PLANNED,
                                      [MODALITY_POSSIBLE] = V_NG_POSSIBLE,
                                      [MODALITY_UNDECIDED] = V_NG_UNDECIDED};
static const Word QUALIFIER_WORDS[SLOT_COUNT] = {[SLOT_TIME] = V_NG_TIME,
                                                 [SLOT_PLACE] = V_NG_PLACE,
                                                 [SLOT_SCOPE] = V_NG_SCOPE,
                                                 [SLOT_AMOUNT] = V_NG_AMOUNT,
                                                 [SLOT_SHARE] = V_NG_SHARE,
                                                 [SLOT_POSITION] = V_NG_POSITION,
                                                 [SLOT_ORGANIZATION] = V_NG_ORGANIZATION,
                                                 [SLOT_REASON] = V_NG_REASON,
                                                 [SLOT_CONDITION] = V_NG_CONDITION,
                                                 [SLOT_ADDRESSEE] = V_NG_ADDRESSEE,
                                                 [SLOT_DEGREE] = V_NG_DEGREE};

static Term object_of(Builder* b, const Fact* f) {
  if (f->object != NO_ENTITY) return (Term){.kind = TERM_IRI, .value = entity_iri(b, f->object)};
  return date_term(b, f->date, f->literal);
}

static bool is_asserted(const Fact* f) {
  return f->polarity == POLARITY_POSITIVE && f->modality == MODALITY_ACTUAL && f->own_voice;
}

static int by_bytes(const void* a, const void* b) {
  return str_compare(*(const Str*)a, *(const Str*)b);
}

// The document itself, or everybody according to whom it is so, by IRI.
static Str* sources_of(Builder* b, const Fact* f, size_t* n) {
  Str* all = arena_new_array(b->arena, Str, f->sources.n + 1);
  *n = 0;
  for (size_t i = 0; !f->own_voice && i < f->sources.n; i++) {
    Str iri = entity_iri(b, f->sources.data[i]);
    if (iri.len) all[(*n)++] = iri;
  }
  if (*n == 0)
    all[(*n)++] =
        f->own_voice
            ? b->iri
            : mint_local(b, "source", offsets_of(b, b->document->sentences[f->sentence].span));
  qsort(all, *n, sizeof *all, by_bytes);
  return all;
}

// Hearsay without anybody behind it ("reportedly"): a source of the sentence, so that it is not the
// document's voice.
static void write_nobody(Builder* b, const Fact* f, Str iri) {
  if (f->own_voice || !str_starts(iri, b->iri)) return;
  for (size_t i = 0; i < f->sources.n; i++)
    if (str_equal(entity_iri(b, f->sources.data[i]), iri)) return;
  add_iri(b, iri, word(V_RDF_TYPE), word(V_NG_UNNAMED), TRIPLE_CORE);
  add_text(b, iri, word(V_RDFS_LABEL), STR("unnamed"));
}

static Str statement_name(Builder* b, const Fact* f, Span evidence, const Term* object,
                          const Str* sources, size_t n) {
  Buf* content = &b->scratch;
  buf_clear(content);
  buf_add(content, b->document->path);
  hash_offsets(b, evidence);
  hash_text(b, entity_iri(b, f->subject));
  hash_text(b, ontology_relation(b->ontology, f->relation)->iri);
  hash_text(b, object->kind == TERM_IRI ? STR("0") : STR("1"));
  buf_add(content, object->value);
  hash_text(b, object->datatype);
  hash_text(b, STR_EMPTY);
  buf_add_number(content, (uint64_t)f->polarity);
  hash_text(b, STR_EMPTY);
  buf_add_number(content, (uint64_t)f->modality);
  for (size_t i = 0; i < n; i++)
    hash_text(b, sources[i]);
  return mint_hash(b, "stmt");
}

static void write_mentions(Builder* b, Str statement, Word property, const IndexList* list) {
  for (size_t i = 0; i < list->n; i++) {
    Str node = mention_node(b, list->data[i], TRIPLE_MENTION_USED);
    if (node.len) add_iri(b, statement, word(property), node, TRIPLE_MENTION_USED);
  }
}

static void write_qualifiers(Builder* b, Str statement, const Fact* f) {
  for (size_t i = 0; i < f->qualifiers.n; i++) {
    const Qualifier* q = &f->qualifiers.data[i];
    if (q->role >= SLOT_COUNT || q->role < SLOT_TIME) continue;
    Str property = word(QUALIFIER_WORDS[q->role]), iri = entity_iri(b, q->entity);
    if (iri.len) {
      add_iri(b, statement, property, iri, TRIPLE_CORE);
    } else {
      Term t = date_term(b, q->role == SLOT_TIME ? q->date : (DateValue){0}, str_trim(q->text));
      if (t.value.len) add_term(b, statement, property, t, TRIPLE_CORE);
    }
  }
}

static void write_rules(Builder* b, Str statement, const Fact* f) {
  for (size_t i = 0; i < f->rules.n; i++)
    add_iri(b, statement, word(V_NG_RULE), ontology_rule(b->ontology, f->rules.data[i])->iri,
            TRIPLE_CORE);
  if (f->rules.n == 0) add_iri(b, statement, word(V_NG_RULE), STR(NS_RULE "built-in"), TRIPLE_CORE);
}

// The best rule's.
static void write_confidence(Builder* b, Str statement, const Fact* f) {
  Str best = STR_EMPTY;
  for (size_t i = 0; i < f->rules.n; i++) {
    Str confidence = ontology_rule(b->ontology, f->rules.data[i])->confidence;
    if (str_compare(confidence, best) > 0) best = confidence;
  }
  if (best.len)
    add_typed(b, statement, word(V_NG_CONFIDENCE), best, word(V_XSD_DECIMAL), TRIPLE_CORE);
}

static void write_plain_one(Builder* b, const Relation* r, Str subject, Term object) {
  add_term(b, subject, r->iri, object, TRIPLE_CORE);
  if (!r->aligned.len) return;
  if (!r->aligned_inverse)
    add_term(b, subject, r->aligned, object, TRIPLE_CORE);
  else if (object.kind == TERM_IRI)
    add_iri(b, object.value, r->aligned, subject, TRIPLE_CORE);
}

static void write_plain(Builder* b, const Fact* f, Str subject, Term object) {
  const Relation* r = ontology_relation(b->ontology, f->relation);
  write_plain_one(b, r, subject, object);
  if (r->symmetric && object.kind == TERM_IRI)
    write_plain_one(b, r, object.value, (Term){.kind = TERM_IRI, .value = subject});
}

/// Something that the text calls by more than a pronoun. "It is based in Cork" makes a statement,
/// but no plain triple of a thing called "it".
static bool is_called(const Builder* b, uint32_t entity) {
  if (entity == NO_ENTITY || !b->entities->entities[entity].unnamed) return true;
  Span introduced = b->entities->entities[entity].introduced;
  for (size_t i = 0; i < b->entities->n_mentions; i++) {
    const Mention* m = &b->entities->mentions[i];
    if (m->entity == entity && m->span.begin == introduced.begin) return m->pronoun == PRONOUN_NONE;
  }
  return true;
}

static void write_reified(Builder* b, const Fact* f, Str s, Str subject, Term object) {
  add_term(b, s, word(V_RDF_OBJECT), object, TRIPLE_CORE);
  add_iri(b, s, word(V_RDF_PREDICATE), ontology_relation(b->ontology, f->relation)->iri,
          TRIPLE_CORE);
  add_iri(b, s, word(V_RDF_SUBJECT), subject, TRIPLE_CORE);
  add_iri(b, s, word(V_RDF_TYPE), word(V_RDF_STATEMENT), TRIPLE_CORE);
  add_iri(b, s, word(V_RDF_TYPE), word(V_NG_STATEMENT), TRIPLE_CORE);
}

// Nearly in the order of the properties' IRIs, so that there is little to sort.
static void write_statement(Builder* b, const Fact* f) {
  Str subject = entity_iri(b, f->subject);
  Term object = object_of(b, f);
  if (!subject.len || !object.value.len || str_equal(subject, object.value)) return;
  const Sentence* inner = &b->document->sentences[f->sentence];
  Span evidence = trimmed(b, b->document->sentences[inner->outer].span);
  size_t n_sources = 0;
  Str* sources = sources_of(b, f, &n_sources);
  Str s = statement_name(b, f, evidence, &object, sources, n_sources);
  for (size_t i = 0; i < n_sources; i++)
    write_nobody(b, f, sources[i]);
  write_reified(b, f, s, subject, object);
  for (size_t i = 0; i < n_sources; i++)
    add_iri(b, s, word(V_NG_ACCORDING_TO), sources[i], TRIPLE_CORE);
  write_confidence(b, s, f);
  add_iri(b, s, word(V_NG_EVIDENCE), span_node(b, evidence, TRIPLE_CORE), TRIPLE_CORE);
  for (size_t i = 0; i < f->claims.n; i++)
    if (f->claims.data[i] < b->facts->n_claims && b->claims[f->claims.data[i]].len)
      add_iri(b, s, word(V_NG_IN_CLAIM), b->claims[f->claims.data[i]], TRIPLE_CORE);
  add_iri(b, s, word(V_NG_MODALITY), word(MODALITY_WORDS[f->modality]), TRIPLE_CORE);
  write_mentions(b, s, V_NG_SUBJECT_MENTION, &f->subject_mentions);
  write_mentions(b, s, V_NG_OBJECT_MENTION, &f->object_mentions);
  Str literal = span_node(b, f->object_span, TRIPLE_MENTION_USED);
  if (literal.len) add_iri(b, s, word(V_NG_OBJECT_MENTION), literal, TRIPLE_MENTION_USED);
  if (f->over) add_typed(b, s, word(V_NG_OVER), STR("true"), STR(NS_XSD "boolean"), TRIPLE_CORE);
  add_iri(b, s, word(V_NG_POLARITY), word(POLARITY_WORDS[f->polarity]), TRIPLE_CORE);
  write_rules(b, s, f);
  write_qualifiers(b, s, f);
  if (is_asserted(f) && !f->over && is_called(b, f->subject) && is_called(b, f->object))
    write_plain(b, f, subject, object);
}

void write_statements(Builder* b) {
  for (size_t i = 0; i < b->facts->n_facts; i++)
    write_statement(b, &b->facts->facts[i]);
}
