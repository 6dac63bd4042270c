// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// newsgraph explain: which sentences, by which rules, say what of an entity; or one statement or
// claim by its IRI. All of it is asked from the graph; only patterns and counts come from the
// rules.

#include "command/command.h"
#include "command/suggest.h"
#include "command/why_not.h"
#include "query/query.h"

#include <stdlib.h>
#include <string.h>

enum { STORE = OPT_FIRST_OWN, ONTOLOGY, WHY_NOT };

static const Option OPTIONS[] = {
    {STORE, 's', "store", "PATH", "the store, or the folder it is in (default: out)"},
    {WHY_NOT, 0, "why-not", "SENTENCE", "which rules come near in a sentence, and what they lack"},
    {ONTOLOGY, 0, "ontology", "DIR", "the ontology's folder"},
};

typedef struct {
  const Arguments* a;
  const Ontology* ontology;
  QueryEngine* engine;
  size_t shown;
  Str last_claim; ///< a claim in several pieces comes once for each
} Explaining;

/* ---- what to explain ---- */

static bool is_iri(Str s) {
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)s.data[i] <= ' ' || strchr("<>\"{}|\\^`", s.data[i])) return false;
  return str_find(s, STR("://"), 0) != SIZE_MAX;
}

static void add_quoted(Buf* b, Str s) {
  buf_add_char(b, '"');
  for (size_t i = 0; i < s.len; i++) {
    if (s.data[i] == '"' || s.data[i] == '\\') buf_add_char(b, '\\');
    buf_add_char(b, s.data[i] == '\n' ? ' ' : s.data[i]);
  }
  buf_add_char(b, '"');
}

/// What the operand is taken for: the engine's parser has no room for all of them in one query.
typedef enum { AS_NAME, AS_ENTITY, AS_ITSELF } Reading;

/// The condition that picks ?st (statements) or ?c (claims).
static void add_choice(Buf* b, Str what, const char* node, Reading reading) {
  bool statements = node[1] == 's';
  if (reading == AS_ITSELF) {
    buf_printf(b, "  FILTER(%s = <%.*s>)\n", node, STR_ARG(what));
    return;
  }
  buf_printf(b, "  VALUES %s { ", reading == AS_NAME ? "?name" : "?e");
  if (reading == AS_NAME)
    add_quoted(b, what);
  else
    buf_printf(b, "<%.*s>", STR_ARG(what));
  buf_add(b, STR(" }\n"));
  if (reading == AS_NAME) buf_add(b, STR("  ?e rdfs:label|skos:altLabel ?name .\n"));
  buf_add(b, statements ? STR("  { ?st rdf:subject ?e } UNION { ?st rdf:object ?e }\n")
                        : STR("  ?c ng:speaker ?e .\n"));
}

/// The engine cannot leave doubles out of a concatenation with a separator: done here.
static bool is_repeated(Str list, Str one, char separator) {
  Str piece;
  while (str_cut(&list, separator, &piece)) {
    if (piece.data == one.data) return false;
    if (str_equal(str_trim(piece), str_trim(one))) return true;
  }
  return false;
}

/* ---- a sentence with its mentions marked ---- */

typedef struct {
  uint32_t begin, end;
} Mark;

static int by_begin(const void* x, const void* y) {
  const Mark *a = x, *b = y;
  if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
  return a->end > b->end ? -1 : a->end < b->end;
}

/// "12-15 20-31": code points in the document.
static size_t read_marks(Str list, Mark* out, size_t max) {
  size_t n = 0;
  Str all = list, one;
  while (n < max && str_cut(&list, ' ', &one)) {
    size_t dash = str_find(one, STR("-"), 0);
    if (dash == SIZE_MAX || is_repeated(all, one, ' ')) continue;
    out[n++] = (Mark){(uint32_t)strtoul(one.data, NULL, 10),
                      (uint32_t)strtoul(one.data + dash + 1, NULL, 10)};
  }
  qsort(out, n, sizeof *out, by_begin);
  return n;
}

static void print_marked(Str sentence, uint32_t begin, Str list) {
  Mark marks[128];
  size_t n = read_marks(list, marks, 128);
  uint32_t at = begin;
  fputs("  \xC2\xAB", stdout);
  for (size_t i = 0; i < sentence.len;) {
    for (size_t k = 0; k < n; k++)
      if (marks[k].begin == at) putchar('[');
    uint32_t cp = 0xFFFD;
    size_t step = utf8_decode(sentence, i, &cp);
    if (!step) step = 1;
    if (cp < 0x20 || cp == 0x7F)
      putchar(' ');
    else
      fwrite(sentence.data + i, 1, step, stdout);
    i += step;
    at++;
    for (size_t k = n; k-- > 0;)
      if (marks[k].end == at) putchar(']');
  }
  fputs("\xC2\xBB\n", stdout);
}

/* ---- statements ---- */

static const char STATEMENTS[] =
    "SELECT ?st ?path ?begin ?end ?sentence ?subject ?relation ?object ?polarity ?modality "
    "(GROUP_CONCAT(?src; separator=\"|\") AS ?sources) "
    "(GROUP_CONCAT(?r; separator=\" \") AS ?rules) "
    "(GROUP_CONCAT(?mark; separator=\" \") AS ?marks) WHERE {\n";
static const char STATEMENTS_BODY[] =
    "  ?st rdf:subject ?s ; rdf:predicate ?relation ; rdf:object ?o ; ng:polarity ?polarity ;\n"
    "      ng:modality ?modality ; ng:accordingTo ?by ; ng:rule ?rule ; ng:evidence ?ev .\n"
    "  ?ev nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?sentence ; "
    "nif:referenceContext/ng:path ?path .\n"
    "  OPTIONAL { ?s rdfs:label ?sl }\n  OPTIONAL { ?o rdfs:label ?ol }\n"
    "  OPTIONAL { ?by rdfs:label ?byl }\n"
    "  OPTIONAL { { ?st ng:subjectMention ?m } UNION { ?st ng:objectMention ?m }\n"
    "    ?m nif:beginIndex ?mb ; nif:endIndex ?me }\n"
    "  BIND(COALESCE(?sl, STR(?s)) AS ?subject)\n  BIND(COALESCE(?ol, STR(?o)) AS ?object)\n"
    "  BIND(COALESCE(?byl, \"the article itself\") AS ?src)\n  BIND(STR(?rule) AS ?r)\n"
    "  BIND(CONCAT(STR(?mb), \"-\", STR(?me)) AS ?mark)\n}\n"
    "GROUP BY ?st ?path ?begin ?end ?sentence ?subject ?relation ?object ?polarity ?modality\n"
    "ORDER BY ?relation ?subject ?object ?path ?begin ?st\n";

static Str local_name(Str iri) {
  size_t at = iri.len;
  while (at > 0 && iri.data[at - 1] != '#' && iri.data[at - 1] != '/')
    at--;
  return str_slice(iri, at, iri.len);
}

static void print_rule(const Ontology* o, Str iri) {
  printf("  rule %.*s", STR_ARG(local_name(iri)));
  for (size_t r = 0; r < ontology_n_rules(o); r++) {
    const Rule* rule = ontology_rule(o, (RuleId)r);
    if (!str_equal(rule->iri, iri)) continue;
    enum { ENOUGH = 10 }; // tools/measure-rules: below, the rule of succession
    if (rule->confidence.len && rule->fired < ENOUGH)
      printf(" (confidence %.*s: right %u of %u times, too few to measure)",
             STR_ARG(rule->confidence), rule->right, rule->fired);
    else if (rule->confidence.len)
      printf(" (right in %.*s of cases: %u of %u on the development data)",
             STR_ARG(rule->confidence), rule->right, rule->fired);
    else
      printf(" (not measured)");
    for (PatternId p = 0; p < ontology_n_patterns(o); p++)
      if (ontology_pattern_rule(o, p) == r)
        printf("\n    %.*s", STR_ARG(ontology_pattern_source(o, p)));
  }
  putchar('\n');
}

static void print_distinct(Str list, char separator) {
  Str rest = list, one;
  bool first = true;
  while (str_cut(&rest, separator, &one)) {
    if (is_repeated(list, one, separator)) continue;
    printf("%s%.*s", first ? "" : ", ", STR_ARG(one));
    first = false;
  }
  putchar('\n');
}

static Status print_statement(void* context, const QueryValue* v, size_t n) {
  Explaining* x = context;
  if (n < 13) return STATUS_INTERNAL;
  if (x->a->n_operands > 1 && !str_equal(local_name(v[6].text), x->a->operands[1]))
    return STATUS_OK;
  printf("%s%.*s  %.*s  %.*s\n", x->shown++ ? "\n" : "", STR_ARG(v[5].text),
         STR_ARG(local_name(v[6].text)), STR_ARG(v[7].text));
  printf("  %.*s, %.*s, according to ", STR_ARG(local_name(v[8].text)),
         STR_ARG(local_name(v[9].text)));
  print_distinct(v[10].text, '|');
  printf("  %.*s, characters %.*s to %.*s\n", STR_ARG(v[1].text), STR_ARG(v[2].text),
         STR_ARG(v[3].text));
  print_marked(v[4].text, (uint32_t)strtoul(v[2].text.data, NULL, 10), v[12].text);
  Str rules = v[11].text, one;
  while (str_cut(&rules, ' ', &one))
    if (!is_repeated(v[11].text, one, ' ')) print_rule(x->ontology, one);
  printf("  <%.*s>\n", STR_ARG(v[0].text));
  return STATUS_OK;
}

/* ---- claims ---- */

static const char CLAIMS[] =
    "SELECT DISTINCT ?c ?path ?speaker ?stance ?mode ?text ?rule ?begin ?end WHERE {\n";
static const char CLAIMS_BODY[] =
    "  ?c ng:stance ?stance ; ng:mode ?mode ; schema:text ?text ; ng:rule ?rule ; ng:content ?span "
    ";\n     schema:isPartOf/ng:path ?path .\n"
    "  ?span nif:beginIndex ?begin ; nif:endIndex ?end .\n"
    "  OPTIONAL { ?c ng:speaker/rdfs:label ?sl }\n"
    "  BIND(COALESCE(?sl, \"nobody named\") AS ?speaker)\n}\nORDER BY ?path ?begin ?c\n";

static Status print_claim(void* context, const QueryValue* v, size_t n) {
  Explaining* x = context;
  if (n < 9) return STATUS_INTERNAL;
  if (str_equal(x->last_claim, v[0].text)) return STATUS_OK;
  x->last_claim = arena_copy(x->a->arena, v[0].text);
  printf("%s%.*s %.*s (%.*s)\n  \xC2\xAB%.*s\xC2\xBB\n", x->shown++ ? "\n" : "", STR_ARG(v[2].text),
         STR_ARG(local_name(v[3].text)), STR_ARG(local_name(v[4].text)), STR_ARG(v[5].text));
  printf("  %.*s, characters %.*s to %.*s, rule %.*s\n  <%.*s>\n", STR_ARG(v[1].text),
         STR_ARG(v[7].text), STR_ARG(v[8].text), STR_ARG(local_name(v[6].text)),
         STR_ARG(v[0].text));
  return STATUS_OK;
}

/* ---- running ---- */

static Status ignore_begin(void* context, const Str* names, size_t n) {
  (void)context, (void)names, (void)n;
  return STATUS_OK;
}

static Status ignore_end(void* context) {
  (void)context;
  return STATUS_OK;
}

static Status ask(Explaining* x, Reading reading, const char* head, const char* node,
                  const char* body, Status (*row)(void*, const QueryValue*, size_t)) {
  Buf sparql = {0};
  buf_add(&sparql, str_from(head));
  add_choice(&sparql, x->a->operands[0], node, reading);
  buf_add(&sparql, str_from(body));
  QuerySink sink = {.context = x, .begin = ignore_begin, .row = row, .end = ignore_end};
  Status s = query_run(x->engine, buf_str(&sparql), &sink, x->a->diag);
  buf_free(&sparql);
  return s;
}

static Status ask_both(Explaining* x, Reading reading) {
  TRY(ask(x, reading, STATEMENTS, "?st", STATEMENTS_BODY, print_statement));
  if (x->a->n_operands > 1 || (reading == AS_ITSELF && x->shown)) return STATUS_OK;
  return ask(x, reading, CLAIMS, "?c", CLAIMS_BODY, print_claim);
}

/// Says why there is nothing to show: the relation, the IRI or the name.
static Status nothing_said(Explaining* x) {
  const Arguments* a = x->a;
  Buf near = {0};
  if (!is_iri(a->operands[0]))
    TRY(suggest_names(x->engine, a->operands[0], a->arena, a->diag, &near));
  const char* advice =
      is_iri(a->operands[0]) ? "" : " (names are as in \"newsgraph query entities\")";
  Status s = a->n_operands > 1
                 ? diag_error(a->diag, STATUS_USAGE, "no %.*s of \"%.*s\" is stated%s%s%s",
                              STR_ARG(a->operands[1]), STR_ARG(a->operands[0]),
                              near.len ? "; names: " : "", near.len ? near.data : "", advice)
                 : diag_error(a->diag, STATUS_USAGE, "nothing is said of \"%.*s\"%s%s%s",
                              STR_ARG(a->operands[0]), near.len ? "; did you mean " : "",
                              near.len ? near.data : "", near.len ? "?" : advice);
  buf_free(&near);
  return s;
}

static Status explain_from_store(Explaining* x) {
  bool iri = is_iri(x->a->operands[0]);
  TRY(ask_both(x, iri ? AS_ITSELF : AS_NAME));
  if (iri && !x->shown) TRY(ask_both(x, AS_ENTITY));
  return x->shown ? STATUS_OK : nothing_said(x);
}

static Status explain_entity(const Arguments* a, const Ontology* ontology) {
  if (a->n_operands == 0)
    return diag_error(a->diag, STATUS_USAGE,
                      "explain what? an entity's name, optionally a relation, or an IRI");
  Explaining x = {.a = a, .ontology = ontology};
  Status s = query_open(store_path(a, STORE), ontology_folder(a, ONTOLOGY), !a->values[OPT_QUIET],
                        a->diag, &x.engine);
  if (s == STATUS_OK) s = explain_from_store(&x);
  query_close(x.engine);
  return s;
}

static Status explain(const Arguments* a) {
  Ontology* ontology = NULL;
  TRY(ontology_load(ontology_folder(a, ONTOLOGY), a->diag, &ontology));
  Status s = STATUS_OK;
  if (a->values[WHY_NOT])
    why_not(ontology, str_from(a->values[WHY_NOT]), a->arena);
  else
    s = explain_entity(a, ontology);
  ontology_close(ontology);
  return s;
}

static int run(const Arguments* a) {
  return exit_code_of(explain(a));
}

const Command COMMAND_EXPLAIN = {
    .name = "explain",
    .operands = "NAME [RELATION] | IRI",
    .summary = "show the sentences, rules and speakers behind a fact",
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof OPTIONS[0],
    .min_operands = 0,
    .max_operands = 2,
    .run = run,
};
