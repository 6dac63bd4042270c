// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Loading an ontology: every kind of entry, inflection, and errors with their lines.
#include "ontology/ontology.h"
#include "ontology/turtle.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PREFIXES                                                                                   \
  "@prefix ng: <https://w3id.org/newsgraph/ns#> . @prefix schema: <https://schema.org/> . "        \
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "                                       \
  "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "                                  \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "                                        \
  "@prefix owl: <http://www.w3.org/2002/07/owl#> . "                                               \
  "@prefix name: <https://w3id.org/newsgraph/name#> . "                                            \
  "@prefix list: <https://w3id.org/newsgraph/list#> . "                                            \
  "@prefix cue: <https://w3id.org/newsgraph/cue#> . "                                              \
  "@prefix rule: <https://w3id.org/newsgraph/rule#> .\n"

static const char sample[] = PREFIXES
    "schema:Person a rdfs:Class , ng:EntityClass ; rdfs:subClassOf ng:Agent ; rdfs:label "
    "\"person\" ;"
    " ng:iriKind \"person\" .\n"
    "ng:Agent a rdfs:Class , ng:EntityClass .\n"
    "schema:Organization a ng:EntityClass ; rdfs:subClassOf ng:Agent ; ng:iriKind \"org\" .\n"
    "schema:Corporation a ng:EntityClass ; rdfs:subClassOf schema:Organization .\n"
    "schema:Country a ng:EntityClass ; ng:iriKind \"place\" .\n"
    "ng:Date a ng:ValueClass .\n"
    "ng:foundedBy a rdf:Property , ng:Relation ; rdfs:label \"founded by\" ;"
    " rdfs:domain schema:Organization ; rdfs:range ng:Agent ; ng:alignedWith schema:founder .\n"
    "ng:spouse a ng:Relation , owl:SymmetricProperty ; rdfs:domain schema:Person .\n"
    "list:abbreviation a ng:WordList ; ng:words \"Inc., Corp.\" .\n"
    "name:Germany a schema:Country ; rdfs:label \"Germany\" ; skos:altLabel \"Federal Republic of "
    "Germany\" ; ng:demonym \"German\" , \"Germans\" ; ng:metonym \"Berlin\" .\n"
    "name:Acme a schema:Corporation ; rdfs:label \"Acme's Sons, Inc.\" .\n"
    "list:firms a ng:NameList ; ng:class schema:Corporation ; ng:country \"Germany\" ;"
    " ng:names \"\"\"Foo,\n   Bar   Baz = BB\"\"\" .\n"
    "list:title a ng:WordList ; ng:words \"\"\"Mr, Prime\n Minister, US = United States\"\"\" .\n"
    "list:verbs a ng:WordList ; ng:lexicon \"verb\" ; ng:words \"ban, run = ran = run = running, "
    "try,"
    " die, found, see = saw = seen\" .\n"
    "list:nouns a ng:WordList ; ng:lexicon \"noun\" ; ng:words \"company, man = men, bus, run\" .\n"
    "list:share a ng:WordList ; ng:lexicon \"verb-share\" ; ng:words \"run = 80\" .\n"
    "cue:say a ng:Cue ; ng:lemma \"say\" ; ng:takes \"quote clause\" ; ng:stance ng:Asserts .\n"
    "rule:founded-by a ng:RelationRule ; ng:relation ng:foundedBy ;\n"
    "  ng:pattern \"{object:Agent} <found> {subject:Organization}\" ;\n"
    "  ng:example [ ng:text \"Ann Lee founded Foo.\" ;\n ng:yields \"Foo foundedBy Ann Lee\" ] ;\n"
    "  ng:counterExample \"Foo founded its claim on this.\" ; ng:confidence \"0.97\" ; ng:right 32 "
    ".\n";

typedef struct {
  char dir[64], file[96], messages[2048];
  Diag* diag;
} Place;

static void keep_message(void* context, DiagLevel level, const char* line) {
  Place* p = context;
  (void)level;
  strncat(p->messages, line, sizeof p->messages - strlen(p->messages) - 1);
}

static Status load(Place* p, const char* content, Ontology** o) {
  memset(p, 0, sizeof *p);
  strcpy(p->dir, "/tmp/ng-ontology-XXXXXX");
  assert_non_null(mkdtemp(p->dir));
  snprintf(p->file, sizeof p->file, "%s/a.ttl", p->dir);
  FILE* f = fopen(p->file, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(content, 1, strlen(content), f), strlen(content));
  fclose(f);
  p->diag = diag_new(keep_message, p, false);
  Status status = ontology_load(str_from(p->dir), p->diag, o);
  unlink(p->file);
  rmdir(p->dir);
  return status;
}

static void assert_str(Str got, const char* want) {
  if (got.len != strlen(want) || memcmp(got.data, want, got.len) != 0)
    fail_msg("got \"%.*s\", want \"%s\"", STR_ARG(got), want);
}

static Ontology* load_sample(Place* p) {
  Ontology* o = NULL;
  Status status = load(p, sample, &o);
  if (status != STATUS_OK) fail_msg("%s", p->messages);
  return o;
}

static void done(Place* p, Ontology* o) {
  ontology_close(o);
  diag_free(p->diag);
}

static void test_classes(void** state) {
  (void)state;
  Place p;
  Ontology* o = load_sample(&p);
  assert_int_equal(ontology_find_class(o, STR("Person")), CLASS_PERSON);
  assert_int_equal(ontology_find_class(o, STR("https://schema.org/Person")), CLASS_PERSON);
  assert_true(ontology_is_a(o, CLASS_CORPORATION, CLASS_AGENT));
  assert_true(ontology_is_a(o, CLASS_CORPORATION, CLASS_CORPORATION));
  assert_false(ontology_is_a(o, CLASS_AGENT, CLASS_CORPORATION));
  assert_false(ontology_is_a(o, CLASS_NONE, CLASS_AGENT));
  assert_true(ontology_class(o, CLASS_DATE)->is_value);
  assert_int_equal(ontology_class(o, CLASS_COUNTRY)->iri_kind, IRI_PLACE);
  done(&p, o);
}

static void test_relations(void** state) {
  (void)state;
  Place p;
  Ontology* o = load_sample(&p);
  const Relation* r = ontology_relation(o, ontology_find_relation(o, STR("foundedBy")));
  assert_str(r->label, "founded by");
  assert_str(r->aligned, "https://schema.org/founder");
  assert_int_equal(r->domain[0], CLASS_ORGANIZATION);
  assert_int_equal(r->range[0], CLASS_AGENT);
  assert_true(ontology_relation(o, ontology_find_relation(o, STR("spouse")))->symmetric);
  assert_int_equal(ontology_find_relation(o, STR("nothing")), 0);
  done(&p, o);
}

static void test_names(void** state) {
  (void)state;
  static const struct {
    const char *name, *label;
    NameRole role;
  } table[] = {
      {"Germany", "Germany", NAME_LABEL},  {"Germans", "Germany", NAME_DEMONYM},
      {"Berlin", "Germany", NAME_METONYM}, {"Acme 's Sons , Inc.", "Acme's Sons, Inc.", NAME_LABEL},
      {"Bar Baz", "Bar Baz", NAME_LABEL},  {"BB", "Bar Baz", NAME_LABEL},
  };
  Place p;
  Ontology* o = load_sample(&p);
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    size_t n;
    const NameHit* hits = ontology_find_names(o, str_from(table[i].name), &n);
    assert_int_equal(n, 1);
    assert_int_equal(hits->role, table[i].role);
    assert_str(ontology_name(o, hits->entry)->label, table[i].label);
  }
  size_t n;
  const NameHit* hit = ontology_find_names(o, STR("Foo"), &n);
  assert_str(ontology_name(o, hit->entry)->country, "Germany");
  assert_int_equal(ontology_form(o, STR("Federal"))->name_tokens, 4);
  assert_int_equal(ontology_form(o, STR("federal"))->name_tokens, 0);
  done(&p, o);
}

static void test_lists(void** state) {
  (void)state;
  Place p;
  Ontology* o = load_sample(&p);
  const WordList* title = ontology_list(o, STR("title"));
  assert_int_equal(list_size(title), 3);
  assert_true(list_has(title, STR("Prime Minister")));
  assert_str(list_value(title, STR("US")), "United States");
  assert_false(list_has(ontology_list(o, STR("nothing")), STR("Mr")));
  const Cue* cue = ontology_cue(o, STR("say"), false);
  assert_non_null(cue);
  assert_str(cue->stance, "Asserts");
  assert_null(ontology_cue(o, STR("say"), true));
  done(&p, o);
}

static void test_lexicon(void** state) {
  (void)state;
  static const struct {
    const char* word;
    uint32_t bits;
    const char *verb, *noun;
  } table[] = {
      {"banned", LEX_VERB_PAST | LEX_VERB_PP, "ban", ""},
      {"banning", LEX_VERB_ING, "ban", ""},
      {"tries", LEX_VERB_S, "try", ""},
      {"tried", LEX_VERB_PAST | LEX_VERB_PP, "try", ""},
      {"dying", LEX_VERB_ING, "die", ""},
      {"died", LEX_VERB_PAST | LEX_VERB_PP, "die", ""},
      {"ran", LEX_VERB_PAST, "run", ""},
      {"run", LEX_VERB_BASE | LEX_VERB_PP | LEX_NOUN, "run", "run"},
      {"seeing", LEX_VERB_ING, "see", ""},
      {"companies", LEX_NOUN_PLURAL, "", "company"},
      {"men", LEX_NOUN_PLURAL, "", "man"},
      {"buses", LEX_NOUN_PLURAL, "", "bus"},
  };
  Place p;
  Ontology* o = load_sample(&p);
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    const LexEntry* e = ontology_word(o, str_from(table[i].word));
    if (!e) fail_msg("%s is unknown", table[i].word);
    assert_int_equal(e->bits & ~(uint32_t)LEX_COMMON, table[i].bits);
    assert_str(lex_verb_lemma(e), table[i].verb);
    assert_str(lex_noun_lemma(e), table[i].noun);
  }
  assert_int_equal(ontology_word(o, STR("run"))->verb_share, 80);
  done(&p, o);
}

/// More than are fetched at a time, known and unknown ones, and without an ontology.
static void assert_forms_together(const Ontology* o) {
  static const char* const SOME[] = {"US", "banned", "unheard", "Prime Minister", "", "say", "Foo"};
  enum { MANY = 75, KINDS = sizeof SOME / sizeof SOME[0] };
  Str texts[MANY];
  const WordForm* forms[MANY];
  for (size_t i = 0; i < MANY; i++)
    texts[i] = str_from(SOME[i % KINDS]);
  ontology_forms(o, texts, MANY, forms);
  for (size_t i = 0; i < MANY; i++)
    assert_ptr_equal(forms[i], ontology_form(o, texts[i]));
}

/// One form answers for everything that is known of a text.
static void test_forms(void** state) {
  (void)state;
  Place p;
  Ontology* o = load_sample(&p);
  const WordList *title = ontology_list(o, STR("title")),
                 *stops = ontology_list(o, STR("abbreviation"));
  assert_forms_together(o);
  assert_forms_together(NULL);
  const WordForm* us = ontology_form(o, STR("US"));
  assert_true(form_in(us, title) && !form_in(us, stops) && !form_in(us, NULL));
  assert_str(form_value(us, title), "United States");
  assert_int_equal(form_value(us, stops).len, 0);
  assert_true(form_in(ontology_form(o, STR("Prime Minister")), title));
  assert_int_equal(ontology_form(o, STR("Prime"))->phrase_tokens, 2);
  assert_int_equal(us->phrase_tokens, 0);
  const WordForm* banned = ontology_form(o, STR("banned"));
  assert_ptr_equal(form_lex(banned), ontology_word(o, STR("banned")));
  assert_ptr_equal(lex_verb(form_lex(banned)), ontology_form(o, STR("ban")));
  assert_non_null(form_cue(ontology_form(o, STR("say")), false));
  const PatternId* ids;
  assert_int_equal(form_triggered(ontology_form(o, STR("found")), &ids), 1);
  size_t n;
  form_names(o, ontology_form(o, STR("Foo")), &n);
  assert_int_equal(n, 1);
  // What nothing is known of, and what is no form at all.
  const WordForm* unknown = ontology_form(o, STR("xyzzy"));
  assert_true(unknown && unknown->text.len == 0 && !form_lex(unknown) && !form_in(unknown, title));
  assert_ptr_equal(unknown, ontology_form(o, STR("plugh")));
  assert_true(!form_in(NULL, title) && !form_cue(NULL, false) && !lex_verb(NULL));
  assert_null(form_lex(ontology_form(NULL, STR("US"))));
  done(&p, o);
}

/// The long strings of a Turtle text are told from all that only looks like one.
static void test_long_strings(void** state) {
  (void)state;
#define LONG                                                                                       \
  "one, two, three, four, five, six, seven, eight, nine, ten, eleven,\n twelve, thirteen, "        \
  "fourteen, fifteen, sixteen"
  static const struct {
    const char* text;
    size_t n;
  } table[] = {
      {"a:b a:c \"\"\"" LONG "\"\"\" .", 1},
      {"a:b a:c '''" LONG "''' , \"\"\"" LONG "\"\"\" .", 2},
      {"# \"\"\"\na:b a:c \"x\\\"y\" , <u#\"\"\"> , \"\"\"" LONG "\"\"\" .", 1},
      {"a:b a:c \"\"\"short\"\"\" .", 0},
      {"a:b a:c \"short\" , 'short' .", 0},
      {"a:b a:c \"one, two, three, four .\n a:d a:e \"\"\"" LONG "\"\"\" .", 1},
      {"a:b a:c \"one, two, \\\"three, four\" .", 0},
      {"a:b a:c \"\"\"" LONG " \\\"\"\"\" .", 0},
      {"a:b a:c \"\"\"" LONG "\"\"\"\" .", 0},
      {"a:b a:c \"\"\"" LONG, 0},
      {"a:b a:c \"\"\"" LONG "\xFF\"\"\" .", 0},
      {"a:b a:c \"\xEE\x80\x80\" , \"\"\"" LONG "\"\"\" .", 0},
      {"a:b a:c \"\\uE0007\" , \"\"\"" LONG "\"\"\" .", 0},
      {"a:b a:c \"\\U0000e0007\" , \"\"\"" LONG "\"\"\" .", 0},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Arena* arena = arena_new();
    LongStrings x;
    Str whole, rest = long_strings_take(&x, arena, str_from(table[i].text));
    if (x.strings.n != table[i].n) fail_msg("%zu strings in: %s", x.strings.n, table[i].text);
    if (table[i].n == 0) assert_str(rest, table[i].text);
    if (table[i].n > 0) {
      assert_str(x.strings.data[0], LONG);
      Str mark = str_slice(rest, str_find(rest, STR("\xEE"), 0), rest.len);
      assert_true(long_strings_put_back(&x, str_slice(mark, 0, 5), &whole));
      assert_str(whole, LONG);
      assert_int_equal(mark.data[4], '\n'); // as many lines as before
    }
    assert_false(long_strings_put_back(&x, STR("word"), &whole));
    long_strings_free(&x);
    arena_free(arena);
  }
}

/// Sets of lists that lie in the same, and in several, of the words that a form has their bits in.
static void test_list_sets(void** state) {
  (void)state;
  enum { LISTS = 200 };
  Buf content = {0};
  buf_add(&content, STR(PREFIXES));
  for (unsigned i = 0; i < LISTS; i++)
    buf_printf(&content, "list:l%u a ng:WordList ; ng:words \"word%u, all\" .\n", i, i);
  Place p;
  Ontology* o = NULL;
  if (load(&p, content.data, &o) != STATUS_OK) fail_msg("%s", p.messages);
  Arena* arena = arena_new();
  static const unsigned table[][3] = {{0, 0, 0},    {0, 63, 64},   {63, 64, 127},
                                      {65, 66, 67}, {1, 100, 199}, {128, 191, 192}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    const WordList* lists[4] = {NULL};
    for (size_t k = 0; k < 3; k++)
      lists[k + 1] = ontology_list(o, arena_printf(arena, "l%u", table[i][k]));
    ListSet set = list_set(arena, lists, 4);
    for (unsigned word = 0; word < LISTS; word++) {
      const WordForm* form = ontology_form(o, arena_printf(arena, "word%u", word));
      bool in = word == table[i][0] || word == table[i][1] || word == table[i][2];
      if (form_in_any(form, &set) != in) fail_msg("set %zu, word%u", i, word);
    }
    assert_true(form_in_any(ontology_form(o, STR("all")), &set));
    assert_false(form_in_any(ontology_form(o, STR("none")), &set));
  }
  ListSet none = list_set(arena, (const WordList* const[]){NULL}, 1);
  assert_false(form_in_any(ontology_form(o, STR("all")), &none));
  arena_free(arena);
  buf_free(&content);
  done(&p, o);
}

/// Words of any length are inflected: the long ones do not fit where others are written.
static void test_long_words(void** state) {
  (void)state;
  static const size_t lengths[] = {100, 8190, 8192, 9000, 70000};
  Arena* arena = arena_new();
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    char* stem = arena_alloc(arena, lengths[i] + 1, 1);
    memset(stem, 'm', lengths[i]);
    Str content = arena_printf(arena,
                               PREFIXES "list:v a ng:WordList ; ng:lexicon \"verb\" ; "
                                        "ng:words \"ban, %sy, try\" .\n",
                               stem);
    Place p;
    Ontology* o = NULL;
    if (load(&p, content.data, &o) != STATUS_OK) fail_msg("%s", p.messages);
    static const char* const endings[] = {"y", "ies", "ied", "ying"};
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
      const LexEntry* e = ontology_word(o, arena_printf(arena, "%s%s", stem, endings[k]));
      assert_non_null(e);
      assert_int_equal(lex_verb_lemma(e).len, lengths[i] + 1);
    }
    assert_str(lex_verb_lemma(ontology_word(o, STR("banned"))), "ban");
    assert_str(lex_verb_lemma(ontology_word(o, STR("tries"))), "try");
    done(&p, o);
  }
  arena_free(arena);
}

static void test_rules(void** state) {
  (void)state;
  Place p;
  Ontology* o = load_sample(&p);
  assert_int_equal(ontology_n_rules(o), 1);
  const Rule* r = ontology_rule(o, 0);
  assert_str(r->local_name, "founded-by");
  assert_int_equal(r->right, 32);
  assert_int_equal(ontology_n_examples(o), 2);
  assert_str(ontology_example(o, 0)->yields[0], "Foo foundedBy Ann Lee");
  assert_true(ontology_example(o, 1)->counter);
  assert_int_equal(ontology_example(o, 1)->line - ontology_example(o, 0)->line, 2);
  assert_int_equal(ontology_fingerprint(o).len, 64);
  done(&p, o);
}

/// Weights are found by the parts of their text, however it is cut at its blanks.
static void test_weights(void** state) {
  (void)state;
  Place p;
  Ontology* o = NULL;
  assert_int_equal(load(&p,
                        PREFIXES "list:w a ng:Weights ; ng:words \"\"\"length long = 1500,\n"
                                 "lemma according to THAT = 70, after, end = 3\"\"\" .\n",
                        &o),
                   STATUS_BAD_ONTOLOGY);
  assert_non_null(strstr(p.messages, "a.ttl:2: weight without a number"));
  diag_free(p.diag);
  assert_int_equal(
      load(&p,
           PREFIXES "list:w a ng:Weights ; ng:words \"length long = 1500, according to = 70\" .\n",
           &o),
      STATUS_OK);
  const Weights* w = ontology_weights(o, STR("w"));
  const WeightPart length = weight_part(STR("length")), to = weight_part(STR("to"));
  const WeightPart known = weight_join(length, weight_part(STR("long"))),
                   cut = weight_join(weight_part(STR("according")), to),
                   unknown = weight_join(length, weight_part(STR("longer")));
  assert_true(weight_of(w, known) == 1.5 && weight_of(w, weight_part(STR("length long"))) == 1.5);
  assert_true(weight_of(w, cut) == 0.07 && weight_of(w, unknown) == 1.0);
  assert_true(weight_of(w, length) == 1.0);
  assert_null(ontology_weights(o, STR("nothing")));
  done(&p, o);
}

static void test_errors(void** state) {
  (void)state;
  static const struct {
    const char *content, *message;
  } table[] = {
      {PREFIXES "rule:x a ng:RelationRule ; ng:relation ng:nothing ; ng:pattern \"<be>\" .\n",
       "a.ttl:2: rule:x: unknown relation \"nothing\""},
      {PREFIXES "ng:Agent a ;;\n", "a.ttl:"},
      {PREFIXES "list:x a ng:WordList ; ng:lexicon \"verbs\" ; ng:words \"a\" .\n",
       "a.ttl:2: unknown ng:lexicon"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Place p;
    Ontology* o = NULL;
    assert_int_equal(load(&p, table[i].content, &o), STATUS_BAD_ONTOLOGY);
    if (!strstr(p.messages, table[i].message)) fail_msg("message: %s", p.messages);
    assert_null(o);
    diag_free(p.diag);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_classes),   cmocka_unit_test(test_relations),
      cmocka_unit_test(test_names),     cmocka_unit_test(test_lists),
      cmocka_unit_test(test_lexicon),   cmocka_unit_test(test_forms),
      cmocka_unit_test(test_weights),   cmocka_unit_test(test_long_strings),
      cmocka_unit_test(test_rules),     cmocka_unit_test(test_errors),
      cmocka_unit_test(test_list_sets), cmocka_unit_test(test_long_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
