// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// graph: facts made by hand, and the triples they must give. Terms are shown by local names.

#include "graph/graph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BASE "https://example.org/newsgraph/"

typedef struct {
  Ontology* ontology;
  Arena* arena;
  Document document;
  VEC(Mention) mentions;
  VEC(Entity) entities;
  VEC(Fact) facts;
  VEC(Claim) claims;
  Graph graph;
} Fixture;

static int load(void** state) {
  Fixture* f = calloc(1, sizeof *f);
  Diag* diag = diag_new(NULL, NULL, true);
  Status s = ontology_load(STR(NG_SOURCE_ROOT "/ontology"), diag, &f->ontology);
  diag_free(diag);
  *state = f;
  return s == STATUS_OK ? 0 : -1;
}

static int unload(void** state) {
  Fixture* f = *state;
  ontology_close(f->ontology);
  free(f);
  return 0;
}

static int setup(void** state) {
  Fixture* f = *state;
  Ontology* ontology = f->ontology;
  *f = (Fixture){.ontology = ontology, .arena = arena_new()};
  return 0;
}

static int teardown(void** state) {
  Fixture* f = *state;
  arena_free(f->arena);
  return 0;
}

static void start_over(void** state) {
  teardown(state);
  setup(state);
}

static void text(Fixture* f, const char* bytes) {
  document_from_text(str_from(bytes), f->ontology, f->arena, &f->document);
  f->document.path = STR("a.txt");
  f->document.id = STR("a");
  strcpy(f->document.sha256, "00");
}

static Span span_of(Fixture* f, const char* words) {
  size_t at = str_find(f->document.text, str_from(words), 0);
  assert_true(at != SIZE_MAX);
  return (Span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

static uint32_t entity(Fixture* f, const char* label, ClassId cls) {
  vec_push(&f->entities, f->arena,
           (Entity){.cls = cls, .label = str_from(label), .speaks_for = NO_ENTITY});
  return (uint32_t)f->entities.n - 1;
}

static uint32_t mention(Fixture* f, const char* words, uint32_t e, MentionKind kind) {
  vec_push(&f->mentions, f->arena, (Mention){.span = span_of(f, words), .entity = e, .kind = kind});
  return (uint32_t)f->mentions.n - 1;
}

static Fact* fact(Fixture* f, uint32_t subject, const char* relation, uint32_t object) {
  RelationId r = ontology_find_relation(f->ontology, str_from(relation));
  assert_true(r != 0);
  vec_push(&f->facts, f->arena,
           (Fact){.subject = subject, .relation = r, .object = object, .own_voice = true});
  return &f->facts.data[f->facts.n - 1];
}

static void build(Fixture* f) {
  Entities e = {f->mentions.data, f->mentions.n, f->entities.data, f->entities.n};
  Facts facts = {f->claims.data, f->claims.n, f->facts.data, f->facts.n};
  graph_build(&f->document, &e, &facts, f->ontology, STR(BASE), f->arena, &f->graph);
  f->graph.triples = graph_triples(&f->graph, f->arena, &f->graph.n_triples);
}

/// Number of triples with these ends. A subject or object of NULL is any; objects are IRIs (without
/// base) or "=literal".
static size_t count(const Fixture* f, const char* subject, const char* predicate,
                    const char* object) {
  size_t n = 0;
  for (size_t i = 0; i < f->graph.n_triples; i++) {
    const Triple* t = &f->graph.triples[i];
    bool same_subject = !subject || str_ends(t->subject, str_from(subject));
    bool same_object =
        !object ||
        (object[0] == '='
             ? t->object.kind == TERM_LITERAL && str_equal(t->object.value, str_from(object + 1))
             : t->object.kind == TERM_IRI && str_ends(t->object.value, str_from(object)));
    n += same_subject && same_object && str_ends(t->predicate, str_from(predicate));
  }
  return n;
}

static bool has(const Fixture* f, const char* subject, const char* predicate, const char* object) {
  return count(f, subject, predicate, object) > 0;
}

static void test_asserted_fact_has_plain_triple_and_twin(void** state) {
  Fixture* f = *state;
  text(f, "Bolt Works was founded by Ann Lee in 1999.");
  uint32_t org = entity(f, "Bolt Works", CLASS_CORPORATION),
           person = entity(f, "Ann Lee", CLASS_PERSON);
  uint32_t m1 = mention(f, "Bolt Works", org, MENTION_NAME),
           m2 = mention(f, "Ann Lee", person, MENTION_NAME);
  Fact* x = fact(f, org, "foundedBy", person);
  vec_push(&x->subject_mentions, f->arena, m1);
  vec_push(&x->object_mentions, f->arena, m2);
  vec_push(&x->qualifiers, f->arena,
           (Qualifier){.role = SLOT_TIME, .entity = NO_ENTITY, .date = {.year = 1999}});
  build(f);
  assert_true(has(f, "/org/Bolt_Works", "ns#foundedBy", "/person/Ann_Lee"));
  assert_true(has(f, "/org/Bolt_Works", "schema.org/founder", "/person/Ann_Lee"));
  assert_true(has(f, "/org/Bolt_Works", "#type", "schema.org/Organization"));
  assert_true(has(f, "/org/Bolt_Works", "#label", "=Bolt Works"));
  assert_true(has(f, NULL, "ns#accordingTo", "/doc/a"));
  assert_true(has(f, NULL, "ns#evidence", "/doc/a#char=0,42"));
  assert_true(has(f, "/doc/a#char=26,33", "nif-core#anchorOf", "=Ann Lee"));
  assert_true(has(f, "/doc/a#char=26,33", "rdf#taIdentRef", "/person/Ann_Lee"));
  assert_true(has(f, NULL, "ns#time", "=1999"));
  assert_int_equal(count(f, NULL, "#type", "newsgraph/ns#Statement"), 1);
  assert_int_equal(count(f, NULL, "ns#foundedBy", NULL), 1);
}

static void test_only_asserted_facts_are_plain(void** state) {
  static const struct {
    Polarity polarity;
    Modality modality;
    bool own_voice;
  } CASES[] = {{POLARITY_NEGATIVE, MODALITY_ACTUAL, true},
               {POLARITY_POSITIVE, MODALITY_PLANNED, true},
               {POLARITY_POSITIVE, MODALITY_POSSIBLE, true},
               {POLARITY_POSITIVE, MODALITY_UNDECIDED, true},
               {POLARITY_POSITIVE, MODALITY_ACTUAL, false}};
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    start_over(state);
    Fixture* f = *state;
    text(f, "Ann Lee says Bolt Works bought Cog Works.");
    uint32_t a = entity(f, "Bolt Works", CLASS_CORPORATION),
             b = entity(f, "Cog Works", CLASS_CORPORATION);
    uint32_t speaker = entity(f, "Ann Lee", CLASS_PERSON);
    Fact* x = fact(f, a, "acquired", b);
    x->polarity = CASES[i].polarity, x->modality = CASES[i].modality,
    x->own_voice = CASES[i].own_voice;
    if (!x->own_voice) vec_push(&x->sources, f->arena, speaker);
    build(f);
    assert_false(has(f, "/org/Bolt_Works", "ns#acquired", NULL));
    assert_int_equal(count(f, NULL, "#type", "newsgraph/ns#Statement"), 1);
    assert_true(has(f, NULL, "ns#accordingTo", x->own_voice ? "/doc/a" : "/person/Ann_Lee"));
  }
}

static void test_symmetric_relations_go_both_ways(void** state) {
  Fixture* f = *state;
  text(f, "Ann Lee married Bob Ray.");
  fact(f, entity(f, "Ann Lee", CLASS_PERSON), "spouse", entity(f, "Bob Ray", CLASS_PERSON));
  build(f);
  assert_true(has(f, "/person/Ann_Lee", "ns#spouse", "/person/Bob_Ray"));
  assert_true(has(f, "/person/Bob_Ray", "ns#spouse", "/person/Ann_Lee"));
  assert_true(has(f, "/person/Bob_Ray", "schema.org/spouse", "/person/Ann_Lee"));
}

static void test_dates_have_their_precision(void** state) {
  static const struct {
    DateValue date;
    const char *value, *type;
  } CASES[] = {{{.year = 1999}, "=1999", "gYear"},
               {{.year = 1999, .month = 5}, "=1999-05", "gYearMonth"},
               {{.year = 1999, .month = 5, .day = 4}, "=1999-05-04", "date"}};
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    start_over(state);
    Fixture* f = *state;
    text(f, "Bolt Works was founded then.");
    Fact* x = fact(f, entity(f, "Bolt Works", CLASS_CORPORATION), "foundingDate", NO_ENTITY);
    x->date = CASES[i].date;
    build(f);
    assert_true(has(f, "/org/Bolt_Works", "ns#foundingDate", CASES[i].value));
    for (size_t k = 0; k < f->graph.n_triples; k++)
      if (str_ends(f->graph.triples[k].predicate, STR("ns#foundingDate")))
        assert_true(str_ends(f->graph.triples[k].object.datatype, str_from(CASES[i].type)));
  }
}

static void test_names_become_iris(void** state) {
  static const struct {
    const char *label, *iri;
    bool hashed; ///< something was lost: a hash follows
  } CASES[] = {{"Ann Lee", "Ann_Lee", false}, {"Coca-Cola", "Coca-Cola", false},
               {"AT&T", "AT_T-", true},       {"Ann  Lee", "Ann_Lee-", true},
               {"Ann_Lee", "Ann_Lee-", true}, {"Zo\xc3\xab", "Zoe-", true},
               {"\xe5\x8d\x8e", "x", true}};
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    start_over(state);
    Fixture* f = *state;
    text(f, "Somebody.");
    entity(f, CASES[i].label, CLASS_PERSON);
    build(f);
    bool found = false;
    for (size_t k = 0; k < f->graph.n_triples; k++) {
      Str s = f->graph.triples[k].subject;
      Str start = arena_printf(f->arena, BASE "person/%s", CASES[i].iri);
      found = found ||
              (CASES[i].hashed ? str_starts(s, start) && s.len > start.len : str_equal(s, start));
    }
    if (!found) fail_msg("%s", CASES[i].label);
  }
}

static void test_unnamed_speakers_are_nodes_of_the_document(void** state) {
  Fixture* f = *state;
  text(f, "A Bolt Works spokesman said sales would rise.");
  uint32_t org = entity(f, "Bolt Works", CLASS_CORPORATION);
  vec_push(&f->entities, f->arena,
           (Entity){.cls = CLASS_UNNAMED_SOURCE,
                    .unnamed = true,
                    .speaks_for = org,
                    .label = STR("a Bolt Works spokesman"),
                    .introduced = span_of(f, "A Bolt Works spokesman")});
  Claim c = {.speaker = 1,
             .speaker_span = span_of(f, "A Bolt Works spokesman"),
             .speaker_mention = UINT32_MAX,
             .cue = span_of(f, "said"),
             .cue_lemma = STR("say"),
             .mode = MODE_INDIRECT,
             .addressee = NO_ENTITY,
             .venue = NO_ENTITY,
             .rule = STR("that-clause")};
  vec_push(&c.contents, f->arena, span_of(f, "sales would rise"));
  vec_push(&f->claims, f->arena, c);
  build(f);
  assert_true(has(f, "/doc/a#source=0,22", "#type", "ns#UnnamedSource"));
  assert_true(has(f, "/doc/a#source=0,22", "ns#speaksFor", "/org/Bolt_Works"));
  assert_true(has(f, NULL, "ns#speaker", "/doc/a#source=0,22"));
  assert_true(has(f, NULL, "schema.org/text", "=sales would rise"));
  assert_true(has(f, NULL, "ns#content", "/doc/a#char=28,44"));
  assert_int_equal(count(f, NULL, "#type", "ns#Claim"), 1);
}

static void test_offsets_are_code_points(void** state) {
  Fixture* f = *state;
  text(f, "\xc3\x89lan \xe2\x80\x94 Ann Lee ran.");
  uint32_t e = entity(f, "Ann Lee", CLASS_PERSON);
  mention(f, "Ann Lee", e, MENTION_NAME);
  build(f);
  assert_true(has(f, "/doc/a#char=7,14", "nif-core#anchorOf", "=Ann Lee"));
}

static void test_what_nobody_speaks_of_is_left_out(void** state) {
  Fixture* f = *state;
  text(f, "He met them.");
  vec_push(&f->entities, f->arena,
           (Entity){.cls = CLASS_PERSON,
                    .unnamed = true,
                    .speaks_for = NO_ENTITY,
                    .introduced = span_of(f, "He")});
  entity(f, "Whatever", CLASS_NONE);
  mention(f, "He", 0, MENTION_PRONOUN);
  build(f);
  assert_false(has(f, NULL, "rdf-schema#label", NULL));
  assert_false(has(f, NULL, "rdf#taIdentRef", NULL));
}

static void test_triples_are_sorted_and_distinct(void** state) {
  Fixture* f = *state;
  text(f, "Ann Lee married Bob Ray. Ann Lee married Bob Ray.");
  uint32_t a = entity(f, "Ann Lee", CLASS_PERSON), b = entity(f, "Bob Ray", CLASS_PERSON);
  fact(f, a, "spouse", b);
  fact(f, a, "spouse", b);
  build(f);
  for (size_t i = 1; i < f->graph.n_triples; i++)
    assert_true(triple_compare(&f->graph.triples[i - 1], &f->graph.triples[i]) < 0);
  assert_int_equal(count(f, NULL, "#type", "newsgraph/ns#Statement"), 1);
}

static void test_iris_are_escaped(void** state) {
  Fixture* f = *state;
  assert_true(
      str_equal(iri_escape(STR("http://x/a b<c>"), f->arena), STR("http://x/a%20b%3Cc%3E")));
  assert_true(str_equal(iri_escape(STR("http://x/\xc3\xa9"), f->arena), STR("http://x/%C3%A9")));
  Str fine = STR("http://x/a%20b?c=d#e");
  assert_ptr_equal(iri_escape(fine, f->arena).data, fine.data);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
  const struct CMUnitTest tests[] = {
      CASE(test_asserted_fact_has_plain_triple_and_twin),
      CASE(test_only_asserted_facts_are_plain),
      CASE(test_symmetric_relations_go_both_ways),
      CASE(test_dates_have_their_precision),
      CASE(test_names_become_iris),
      CASE(test_unnamed_speakers_are_nodes_of_the_document),
      CASE(test_offsets_are_code_points),
      CASE(test_what_nobody_speaks_of_is_left_out),
      CASE(test_triples_are_sorted_and_distinct),
      CASE(test_iris_are_escaped),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
