// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The self-test of rules: examples must give exactly what they say, counter-examples nothing of
/// their rule; patterns should match at least one example of their rule and must not try too much.
#include "check.h"

#include <string.h>

typedef struct {
  const Ontology* o;
  Diag* diag;
  Matcher* matcher;
  Arena* arena;  ///< of one example
  bool* matched; ///< by pattern: it matched an example of its rule
  CheckCounts* counts;
} Check;

typedef struct {
  Document document;
  Entities entities;
  Clauses clauses;
  Facts facts;
} Result;

/* ---- results as text ---- */

Str check_fact_text(const Fact* f, const Entities* e, const Ontology* o, Arena* arena) {
  static const char* const modality[] = {"", "planned:", "possible:", "undecided:"};
  Str object = f->object == NO_ENTITY ? f->literal : e->entities[f->object].label;
  return arena_printf(arena, "%s%s%s%s%.*s %.*s %.*s",
                      f->own_voice ? "" : "said:", f->polarity == POLARITY_NEGATIVE ? "not:" : "",
                      modality[f->modality], f->over ? "over:" : "",
                      STR_ARG(e->entities[f->subject].label),
                      STR_ARG(ontology_relation(o, f->relation)->name), STR_ARG(object));
}

static bool found_by(const Fact* f, RuleId rule) {
  for (size_t i = 0; i < f->rules.n; i++)
    if (f->rules.data[i] == rule) return true;
  return false;
}

static void example_error(const Check* c, const RuleExample* x, const char* what, Str fact) {
  diag_error(c->diag, STATUS_BAD_ONTOLOGY, "%.*s:%u: rule:%.*s: %s \"%.*s\" in \"%.*s\"",
             STR_ARG(x->file), x->line, STR_ARG(ontology_rule(c->o, x->rule)->local_name), what,
             STR_ARG(fact), STR_ARG(x->text));
}

/* ---- examples ---- */

static void run(const Check* c, Str text, Result* r) {
  memset(r, 0, sizeof *r);
  document_from_text(text, c->o, c->arena, &r->document);
  entity_find(&r->document, c->o, c->arena, &r->entities);
  clause_split(&r->document, &r->entities, c->o, c->arena, &r->clauses);
  fact_find(&r->document, &r->entities, &r->clauses, c->o, c->matcher, c->arena, &r->facts);
}

/// The complete result must be what is written, in any order.
static bool example_holds(const Check* c, const RuleExample* x, const Result* r) {
  size_t wrong = 0;
  bool* seen = arena_new_array(c->arena, bool, x->n_yields + 1);
  for (size_t i = 0; i < r->facts.n_facts; i++) {
    Str text = check_fact_text(&r->facts.facts[i], &r->entities, c->o, c->arena);
    size_t k = 0;
    while (k < x->n_yields && !str_equal(text, x->yields[k]))
      k++;
    if (k < x->n_yields)
      seen[k] = true;
    else if (++wrong)
      example_error(c, x, "unexpected", text);
  }
  for (size_t k = 0; k < x->n_yields; k++)
    if (!seen[k] && ++wrong) example_error(c, x, "missing", x->yields[k]);
  return wrong == 0;
}

static bool counter_example_holds(const Check* c, const RuleExample* x, const Result* r) {
  for (size_t i = 0; i < r->facts.n_facts; i++) {
    const Fact* f = &r->facts.facts[i];
    if (!found_by(f, x->rule)) continue;
    example_error(c, x, "counter-example yields", check_fact_text(f, &r->entities, c->o, c->arena));
    return false;
  }
  return true;
}

/// Which patterns of the rule match the example at all.
static void note_patterns(const Check* c, const RuleExample* x, const Result* r) {
  for (PatternId p = 0; p < ontology_n_patterns(c->o); p++) {
    if (ontology_pattern_rule(c->o, p) != x->rule) continue;
    for (size_t i = 0; i < r->clauses.n_clauses && !c->matched[p]; i++) {
      PatternMatch match;
      size_t from = 0;
      matcher_begin(c->matcher, r->clauses.clauses[i].text);
      c->matched[p] =
          pattern_match(c->matcher, p, r->clauses.clauses[i].text, &from, &match) == STATUS_OK;
    }
  }
}

static void check_example(const Check* c, const RuleExample* x) {
  Result r;
  arena_reset(c->arena);
  run(c, x->text, &r);
  bool holds = x->counter ? counter_example_holds(c, x, &r) : example_holds(c, x, &r);
  if (!holds) c->counts->wrong++;
  if (!x->counter) note_patterns(c, x, &r);
}

/* ---- rules and patterns ---- */

static void check_rule(const Check* c, RuleId id) {
  const Rule* rule = ontology_rule(c->o, id);
  size_t examples = 0, counters = 0;
  for (size_t i = 0; i < ontology_n_examples(c->o); i++) {
    const RuleExample* x = ontology_example(c->o, i);
    if (x->rule == id) *(x->counter ? &counters : &examples) += 1;
  }
  if (examples == 0 || counters == 0)
    diag_error(c->diag, STATUS_BAD_ONTOLOGY, "%.*s:%u: rule:%.*s: no %s", STR_ARG(rule->file),
               rule->line, STR_ARG(rule->local_name),
               examples ? "ng:counterExample" : "ng:example");
}

static void check_pattern(const Check* c, PatternId p) {
  SlotRole roles[PATTERN_MAX_SLOTS];
  bool lists[PATTERN_MAX_SLOTS];
  const Rule* rule = ontology_rule(c->o, ontology_pattern_rule(c->o, p));
  size_t n = pattern_slots(c->o, p, roles, lists);
  bool object = rule->implicit_object != CLASS_NONE;
  for (size_t i = 0; i < n; i++)
    object = object || roles[i] == SLOT_OBJECT;
  Str source = ontology_pattern_source(c->o, p);
  if (!object)
    diag_error(c->diag, STATUS_BAD_ONTOLOGY, "%.*s:%u: rule:%.*s: no {object:...} in \"%.*s\"",
               STR_ARG(rule->file), rule->line, STR_ARG(rule->local_name), STR_ARG(source));
  if (c->matched[p]) return;
  c->counts->idle++;
  if (!c->counts->name_idle) return;
  diag_info(c->diag, "%.*s:%u: rule:%.*s: no example of \"%.*s\"", STR_ARG(rule->file), rule->line,
            STR_ARG(rule->local_name), STR_ARG(source));
}

/* ---- time ---- */

/// The clauses of all examples in one string: long, and with everything in it that patterns look
/// for.
static Str stress_clause(const Check* c) {
  Buf text = {0};
  for (size_t i = 0; i < ontology_n_examples(c->o) && text.len < 4000; i += 7) {
    Result r;
    arena_reset(c->arena);
    run(c, ontology_example(c->o, i)->text, &r);
    if (r.clauses.n_clauses > 0) buf_add(&text, str_trim(r.clauses.clauses[0].text));
    buf_add_char(&text, ' ');
  }
  Str out = arena_printf(c->arena, " %.*s ", STR_ARG(str_trim(buf_str(&text))));
  buf_free(&text);
  return out;
}

static void check_time(const Check* c) {
  Str clause = stress_clause(c);
  matcher_begin(c->matcher, clause);
  for (PatternId p = 0; p < ontology_n_patterns(c->o); p++) {
    PatternMatch match;
    size_t from = 0;
    Status status = STATUS_OK;
    while (status == STATUS_OK)
      status = pattern_match(c->matcher, p, clause, &from, &match);
    const Rule* rule = ontology_rule(c->o, ontology_pattern_rule(c->o, p));
    if (status == STATUS_SKIPPED)
      diag_error(c->diag, STATUS_BAD_ONTOLOGY, "%.*s:%u: rule:%.*s: tries too much: \"%.*s\"",
                 STR_ARG(rule->file), rule->line, STR_ARG(rule->local_name),
                 STR_ARG(ontology_pattern_source(c->o, p)));
  }
}

Status check_ontology(const Ontology* ontology, Diag* diag, CheckCounts* out) {
  size_t errors = diag_count(diag, DIAG_ERROR);
  size_t n = ontology_n_patterns(ontology);
  *out = (CheckCounts){.name_idle = out->name_idle,
                       .rules = ontology_n_rules(ontology),
                       .patterns = n,
                       .examples = ontology_n_examples(ontology)};
  Arena* run_arena = arena_new();
  Check c = {.o = ontology,
             .diag = diag,
             .matcher = matcher_new(ontology),
             .arena = arena_new(),
             .matched = arena_new_array(run_arena, bool, n + 1),
             .counts = out};
  if (c.matcher) {
    for (size_t i = 0; i < out->examples; i++)
      check_example(&c, ontology_example(ontology, i));
    for (size_t i = 0; i < out->rules; i++)
      check_rule(&c, (RuleId)i);
    for (size_t i = 0; i < n; i++)
      check_pattern(&c, (PatternId)i);
    check_time(&c);
  }
  matcher_free(c.matcher);
  arena_free(c.arena);
  arena_free(run_arena);
  return diag_count(diag, DIAG_ERROR) > errors ? STATUS_BAD_ONTOLOGY : STATUS_OK;
}
