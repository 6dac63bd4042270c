// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The pattern notation, on clause strings made from a readable form: "P1" is a person, "O2" an
/// organization, "L3" a place, "D4" a date, "X5" unknown, lower case "o5" weak; "a:found" is a verb
/// of form a.
#include "ontology/notation.h"
#include "ontology/ontology.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char head[] =
    "@prefix ng: <https://w3id.org/newsgraph/ns#> . @prefix schema: <https://schema.org/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix rule: <https://w3id.org/newsgraph/rule#> . @prefix list: "
    "<https://w3id.org/newsgraph/list#> . @prefix piece: <https://w3id.org/newsgraph/piece#> .\n"
    "ng:Agent a ng:EntityClass . schema:Person a ng:EntityClass ; rdfs:subClassOf ng:Agent .\n"
    "schema:Organization a ng:EntityClass ; rdfs:subClassOf ng:Agent . ng:Date a ng:ValueClass .\n"
    "schema:Place a ng:EntityClass .\n"
    "ng:r a ng:Relation .\n"
    "piece:no-former a ng:PatternPiece ; ng:text \"(?!(?:&article )?(?:former|late) )\" .\n"
    "piece:article a ng:PatternPiece ; ng:text \"(?:the|an?)\" .\n"
    "piece:circle a ng:PatternPiece ; ng:text \"x &circle\" .\n"
    "list:boss a ng:WordList ; ng:words \"chief, chief executive, CEO\" .\n"
    "list:verbs a ng:WordList ; ng:lexicon \"verb\" ; ng:words \"ban, found, set = set = set, "
    "bring\" .\n";

typedef struct {
  char messages[1024];
} Messages;

static void keep(void* context, DiagLevel level, const char* line) {
  Messages* m = context;
  (void)level;
  strncat(m->messages, line, sizeof m->messages - strlen(m->messages) - 1);
}

static Status load(const char* pattern, Diag* diag, Ontology** o) {
  char dir[] = "/tmp/ng-pattern-XXXXXX", file[64];
  assert_non_null(mkdtemp(dir));
  snprintf(file, sizeof file, "%s/a.ttl", dir);
  FILE* f = fopen(file, "wb");
  assert_non_null(f);
  fprintf(f, "%srule:x a ng:RelationRule ; ng:relation ng:r ; ng:pattern '''%s''' .\n", head,
          pattern);
  fclose(f);
  Status status = ontology_load(str_from(dir), diag, o);
  unlink(file);
  rmdir(dir);
  return status;
}

static ClassId class_of(char c) {
  switch (c) {
  case 'P':
  case 'p':
    return CLASS_PERSON;
  case 'O':
  case 'o':
    return CLASS_ORGANIZATION;
  case 'L':
  case 'l':
    return CLASS_PLACE;
  case 'D':
    return CLASS_DATE;
  default:
    return CLASS_NONE;
  }
}

/// Also notes which item begins at which byte in `starts`.
static Str clause_from(Arena* arena, const char* readable) {
  Buf b = {0};
  Str rest = str_from(readable), item;
  buf_add_char(&b, ' ');
  while (str_cut(&rest, ' ', &item)) {
    if (item.len == 2 && strchr("POLDXpol", item.data[0]) && item.data[1] >= '0' &&
        item.data[1] <= '9') {
      buf_add_char(&b, (char)NOTATION_MENTION);
      buf_add_char(&b, (char)(NOTATION_CLASS0 + class_of(item.data[0])));
      buf_add_char(&b, NK_NAME);
      buf_add_char(&b, item.data[0] >= 'a' ? 'w' : 's');
      buf_add_char(&b, '0');
      buf_add_char(&b, item.data[1]);
    } else if (item.len > 2 && item.data[1] == ':') {
      buf_add_char(&b, (char)NOTATION_VERB);
      buf_add_char(&b, item.data[0]);
      buf_add(&b, str_slice(item, 2, item.len));
    } else {
      buf_add(&b, item);
    }
    buf_add_char(&b, ' ');
  }
  Str s = arena_copy(arena, buf_str(&b));
  buf_free(&b);
  return s;
}

/// The mentions in a span, as digits.
static void digits_of(Str clause, Span s, char* out) {
  for (uint32_t i = s.begin; i < s.end; i++)
    if ((unsigned char)clause.data[i] == NOTATION_MENTION) *out++ = clause.data[i + 5];
  *out = '\0';
}

static void test_matches(void** state) {
  (void)state;
  static const struct {
    const char *pattern, *clause, *subject, *object; ///< subject NULL: no match
  } table[] = {
      {"{subject:Person} <found> {object:Organization}", "P1 a:found O2 in D3", "1", "2"},
      {"{subject:Person} <found> {object:Organization}", "P1 a:found the O2", "1", "2"},
      {"{subject:Person} <found> {object:Organization}", "P1 p:found by O2", NULL, NULL},
      {"{subject:Person} <found> {object:Organization}", "P1 a:founder O2", NULL, NULL},
      {"{subject:Person} <found> {object:Organization}", "O1 a:found O2", NULL, NULL},
      {"{subject:Person} <found> {object:Organization}", "o1 a:found X2", "1", "2"},
      {"{subject:Organization} <be founded> ( in {time:Date} )? by {object:Agent+}",
       "O1 p:found in D2 by P3 , P4 and O5 in D6", "1", "345"},
      {"{subject:Organization} <be founded> ( in {time:Date} )? by {object:Agent+}",
       "O1 p:found by P3 in D6", "1", "3"},
      {"{object:Person} <found|set up> {subject:Organization} ( in {time:Date} )?",
       "P1 a:set up O2 in D3", "2", "1"},
      {"{subject:Organization} <to ban> {object:Organization}", "O1 i:ban O2", "1", "2"},
      {"{subject:Organization} <banning> {object:Organization}", "O1 a:ban O2", NULL, NULL},
      {"{subject:Organization} <banning> {object:Organization}", "O1 g:ban O2", "1", "2"},
      {"{object:Person} <be> ~2 @boss of {subject:Organization}",
       "P1 a:be the chief executive of O2", "2", "1"},
      {"{object:Person} <be> ~2 @boss of {subject:Organization}", "P1 a:be a very good chief of O2",
       NULL, NULL},
      {"{object:Person} , ~2 @boss of {subject:Organization}", "P1 , P2 ceo of O2", NULL, NULL},
      {"{object:Person} , ~~2 @boss of {subject:Organization}", "P1 , P2 ceo of O2", "2", "1"},
      {"{object:Person} <be> @boss {subject:Organization}", "P1 a:be chief executive O2", "2", "1"},
      {"{object:Person} <be> @boss {subject:Organization}", "P1 a:be chieftain O2", NULL, NULL},
      {"{object:Person} <be> @boss {subject:Organization}", "P1 a:be ceo O2", "2", "1"},
      {"{subject:Person} _3 works {object:Organization}", "P1 very hard works O2", "1", "2"},
      {"{subject:Person} _3 works {object:Organization}", "P1 in works O2", NULL, NULL},
      {"{subject:Person} \\\\( ( born | b\\\\. ) ~4 {object:Date}", "P1 ( b. in D3 )", "1", "3"},
      {"{subject:Person} (?:sudden |early )*death ~2 {object:Date}", "P1 sudden early death in D3",
       "1", "3"},
      {"{subject:Organization} (in|at) {object:Place}", "O1 at L3", "1", "3"},
      {"{subject:Organization} <ban> {scope:Text} from {object:Organization}",
       "O1 a:ban its ports from O2", "1", "2"},
      {"{object:Person} <be> &no-former~2 @boss of {subject:Organization}",
       "P1 a:be the chief executive of O2", "2", "1"},
      {"{object:Person} <be> &no-former~2 @boss of {subject:Organization}",
       "P1 a:be a former chief of O2", NULL, NULL},
      {"{subject:Person} works (at|&|in) {object:Organization}", "P1 works & O2", "1", "2"},
  };
  Arena* arena = arena_new();
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Messages messages = {{0}};
    Diag* diag = diag_new(keep, &messages, false);
    Ontology* o = NULL;
    if (load(table[i].pattern, diag, &o) != STATUS_OK) fail_msg("%s", messages.messages);
    Matcher* m = matcher_new(o);
    Str clause = clause_from(arena, table[i].clause);
    PatternMatch match;
    size_t from = 0;
    Status status = pattern_match(m, 0, clause, &from, &match);
    char subject[16] = "", object[16] = "";
    if (status == STATUS_OK) {
      digits_of(clause, match.slot[SLOT_SUBJECT], subject);
      digits_of(clause, match.slot[SLOT_OBJECT], object);
    }
    const char* want_subject = table[i].subject ? table[i].subject : "";
    const char* want_object = table[i].object ? table[i].object : "";
    if (strcmp(subject, want_subject) != 0 || strcmp(object, want_object) != 0)
      fail_msg("%s on %s: subject %s, object %s", table[i].pattern, table[i].clause, subject,
               object);
    matcher_free(m);
    ontology_close(o);
    diag_free(diag);
  }
  arena_free(arena);
}

static void test_triggers(void** state) {
  (void)state;
  static const struct {
    const char *pattern, *word;
    bool want;
  } table[] = {
      {"{subject:Person} <found|set up> {object:Organization}", "found", true},
      {"{subject:Person} <found|set up> {object:Organization}", "set", true},
      {"{subject:Person} , ( founder )? of {object:Organization}", "founder", false},
      {"{subject:Person} ( founder )? of {object:Organization}", "of", true},
      {"{subject:Person} , (?:founder|owner) of {object:Organization}", "owner", true},
      {"{subject:Person} , (?:founder|owner) of {object:Organization}", "of", false},
      {"{subject:Person} , ~2 @boss of {object:Organization}", "ceo", true},
      {"{subject:Person} , found(?:er|ress) in {object:Organization}", "er", false},
      {"{subject:Person} \\\\( {object:Date}", "(", true},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Messages messages = {{0}};
    Diag* diag = diag_new(keep, &messages, false);
    Ontology* o = NULL;
    if (load(table[i].pattern, diag, &o) != STATUS_OK) fail_msg("%s", messages.messages);
    const PatternId* ids;
    bool got = ontology_triggered(o, str_from(table[i].word), &ids) > 0;
    if (got != table[i].want) fail_msg("%s: %s", table[i].pattern, table[i].word);
    ontology_close(o);
    diag_free(diag);
  }
}

/// A pattern is tried only on clauses that have what it needs, in that order.
static void test_candidates(void** state) {
  (void)state;
  static const struct {
    const char *pattern, *clause;
    bool want;
  } table[] = {
      {"{subject:Person} <found> {object:Organization}", "P1 then a:found the O2", true},
      {"{subject:Person} <found> {object:Organization}", "P1 p:found O2", false},
      {"{subject:Person} <found> {object:Organization}", "P1 found O2", false},
      {"{subject:Person} <found> {object:Organization}", "O1 a:found P2", false},
      {"{subject:Person} <found> {object:Organization}", "O1 P1 P2 a:found the X4", true},
      {"{subject:Person} <be founded> by {object:Organization}", "P1 p:found by O2", true},
      {"{subject:Person} <be founded> by {object:Organization}", "P1 a:be founded by O2", true},
      {"{subject:Person} <be founded> by {object:Organization}", "P1 by p:found O2", false},
      {"{subject:Person} ( , )? of {object:Organization}", "P1 of O2", true},
      {"{subject:Person} (?:of|<found> the) {object:Organization}", "P1 a:found the O2", true},
      {"{subject:Person} (?:of|<found> the) {object:Organization}", "P1 the O2", false},
      {"{subject:Person}(?! of) {object:Organization} by", "P1 O2 by", true},
      {"{subject:Person} (?=by)[^ ]+ {object:Organization}", "P1 by O2", true},
      {"{subject:Person} (?:by|of)? the {object:Organization}", "P1 the O2", true},
      {"{subject:Person} (?:by|of)[a-z]* the {object:Organization}", "P1 often the O2", true},
      {"{subject:Person}? by {object:Organization}", "by O2", true},
      {"{subject:Person} ~2 @boss of {object:Organization}", "P1 a chief of O2", true},
      {"{subject:Person} ~2 @boss of {object:Organization}", "P1 of chief O2", false},
      {"{subject:Person} <found> ~2 {object:Organization}", "P1 a:found a b the O2", true},
      {"{subject:Person} <found> ~2 {object:Organization}", "P1 a:found a b c the O2", false},
      {"{subject:Person} <found> ~2 {object:Organization}", "P1 P1 a:found a b c d O2 O3", false},
      {"{subject:Person} <found> (?:so |[a-z]+ ){2,3}{object:Organization}",
       "P1 a:found so so a O2", true},
      {"{subject:Person} <found> (?:so |[a-z]+ ){2,3}{object:Organization}",
       "P1 a:found so so so so so O2", false},
      {"{subject:Person} <found> [^,]+ by {object:Organization}", "P1 a:found a b c d e by O2",
       true},
      {"{subject:Person} <found> of\\\\x20by {object:Organization}", "P1 a:found of by the O2",
       true},
      {"{subject:Person} @boss {object:Organization}", "P1 chief executive O2", true},
      {"{subject:Person} <to found> {object:Organization}", "P1 to i:found O2", true},
      {"{subject:Person} (?:<found> a b|, of c) {object:Organization}", "P1 , of c O2", true},
      {"{subject:Person} (?:<found> a b|, of c) {object:Organization}", "P1 , of c d e f g O2",
       false},
  };
  Arena* arena = arena_new();
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Messages messages = {{0}};
    Diag* diag = diag_new(keep, &messages, false);
    Ontology* o = NULL;
    if (load(table[i].pattern, diag, &o) != STATUS_OK) fail_msg("%s", messages.messages);
    Matcher* m = matcher_new(o);
    const PatternId* ids;
    size_t n = matcher_candidates(m, clause_from(arena, table[i].clause), &ids);
    if (n != table[i].want) fail_msg("%s on %s", table[i].pattern, table[i].clause);
    matcher_free(m);
    ontology_close(o);
    diag_free(diag);
  }
  arena_free(arena);
}

/// Places beyond the last bit count as one: nothing is lost in a long clause.
static void test_candidates_in_long_clauses(void** state) {
  (void)state;
  Messages messages = {{0}};
  Diag* diag = diag_new(keep, &messages, false);
  Ontology* o = NULL;
  assert_int_equal(load("{subject:Person} <found> {object:Organization}", diag, &o), STATUS_OK);
  Arena* arena = arena_new();
  Matcher* m = matcher_new(o);
  for (size_t before = 50; before < 80; before++) {
    Buf b = {0};
    for (size_t i = 0; i < before; i++)
      buf_add(&b, STR("so "));
    buf_add(&b, STR("P1 a:found O2"));
    Str clause = clause_from(arena, b.data);
    const PatternId* ids;
    PatternMatch match;
    size_t from = 0;
    assert_int_equal(matcher_candidates(m, clause, &ids), 1);
    assert_int_equal(pattern_match(m, ids[0], clause, &from, &match), STATUS_OK);
    buf_free(&b);
  }
  matcher_free(m);
  arena_free(arena);
  ontology_close(o);
  diag_free(diag);
}

static void test_errors(void** state) {
  (void)state;
  static const struct {
    const char *pattern, *message;
  } table[] = {
      {"{subject:Persn} <found> {object:Organization}", "unknown class in \"subject:Persn\""},
      {"{subjet:Person} <found> {object:Organization}", "unknown role"},
      {"{subject:Person} ~3 {object:Organization}", "no word or verb to look for"},
      {"{object:Person} <found>", "no {subject:...}"},
      {"{subject:Person} <found", "no > after"},
      {"{subject:Person} ( <found> {object:Organization}", "no ) in"},
      {"{subject:Person} <founded> {object:Organization}", "not the base form"},
      {"{subject:Person} @nothing {object:Organization}", "unknown list \"nothing\""},
      {"{subject:Person} &nothing {object:Organization}",
       "unknown piece of a pattern, or one that"},
      {"{subject:Person} &circle {object:Organization}", "names itself \"circle\""},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Messages messages = {{0}};
    Diag* diag = diag_new(keep, &messages, false);
    Ontology* o = NULL;
    assert_int_equal(load(table[i].pattern, diag, &o), STATUS_BAD_ONTOLOGY);
    if (!strstr(messages.messages, table[i].message))
      fail_msg("%s: %s", table[i].pattern, messages.messages);
    diag_free(diag);
  }
}

/// What the plain dialect has not is matched by PCRE2, lists written out.
static void test_beyond_plain(void** state) {
  (void)state;
  static const struct {
    const char *clause, *subject;
  } table[] = {
      {"P1 a:found 7 chief executive O2", "1"},
      {"P1 a:found 7 chief O2", "1"},
      {"P1 a:found x chief O2", ""},
      {"P1 a:found 7 chieftain O2", ""},
  };
  Messages messages = {{0}};
  Diag* diag = diag_new(keep, &messages, false);
  Ontology* o = NULL;
  assert_int_equal(load("{subject:Person} <found> \\\\d @boss {object:Organization}", diag, &o),
                   STATUS_OK);
  Arena* arena = arena_new();
  Matcher* m = matcher_new(o);
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    Str clause = clause_from(arena, table[i].clause);
    PatternMatch match;
    size_t from = 0;
    char subject[16] = "";
    if (pattern_match(m, 0, clause, &from, &match) == STATUS_OK)
      digits_of(clause, match.slot[SLOT_SUBJECT], subject);
    assert_string_equal(subject, table[i].subject);
  }
  matcher_free(m);
  arena_free(arena);
  ontology_close(o);
  diag_free(diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_matches),    cmocka_unit_test(test_triggers),
      cmocka_unit_test(test_candidates), cmocka_unit_test(test_candidates_in_long_clauses),
      cmocka_unit_test(test_errors),     cmocka_unit_test(test_beyond_plain),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
