// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Rules of the ontology with their patterns (as written; pattern.c compiles them) and examples.
#include "ontology_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- where a literal stands ---- */

static uint32_t lines_between(Str bytes, size_t begin, size_t end) {
  uint32_t lines = 0;
  const char* stop = bytes.data + end;
  for (const char* c = bytes.data + begin; (c = memchr(c, '\n', (size_t)(stop - c))) != NULL; c++)
    lines++;
  return lines;
}

static size_t start_of_line(Str bytes, uint32_t line) {
  const char *c = bytes.data, *end = bytes.data + bytes.len;
  for (; line > 1 && (c = memchr(c, '\n', (size_t)(end - c))) != NULL; line--)
    c++;
  return c ? (size_t)(c - bytes.data) : 0;
}

/// A rule and where its name stands in the file that was asked for last.
typedef struct {
  Ontology* o;
  const Resource* rule;
  uint32_t file; ///< 1 + index, 0: none was asked for
  size_t at;     ///< SIZE_MAX: nowhere
  uint32_t line;
} RulePlace;

static void find_name(RulePlace* x, const Property* p) {
  Str bytes = x->o->files.data[p->file].bytes;
  Str name = arena_printf(x->o->arena, "rule:%.*s ", STR_ARG(iri_local(x->rule->iri)));
  x->file = p->file + 1;
  // The statement ends at p->line: the literal stands a little before it.
  x->at = str_find(bytes, name, start_of_line(bytes, p->line > 120 ? p->line - 120 : 1));
  if (x->at == SIZE_MAX) x->at = str_find(bytes, name, 0);
  if (x->at != SIZE_MAX) x->line = 1 + lines_between(bytes, 0, x->at);
}

/// Raptor tells only where a statement ends. The line of a literal is found by looking for its text
/// in the file, from the start of the rule on; if it is written with escapes, the statement's line
/// has to do.
static uint32_t line_of(RulePlace* x, const Property* p) {
  static const size_t enough = 60;
  if (x->file != p->file + 1) find_name(x, p);
  if (x->at == SIZE_MAX) return p->line;
  Str bytes = x->o->files.data[p->file].bytes;
  size_t at = str_find(bytes, str_slice(p->object.value, 0, enough), x->at);
  return at == SIZE_MAX ? p->line : x->line + lines_between(bytes, x->at, at);
}

/// Where the rule itself begins; counts in confidence.ttl may come first.
static void locate(RulePlace* x, Rule* rule) {
  size_t at = 0;
  for (const Property* p; (p = resource_next(x->rule, STR(NS_RDF "type"), &at)) != NULL;) {
    if (!str_equal(p->object.value, STR(NS_NG "RelationRule"))) continue;
    Property name = *p;
    name.object.value = STR_EMPTY;
    rule->file = x->o->files.data[p->file].path;
    rule->line = line_of(x, &name);
  }
}

/* ---- one rule ---- */

static uint32_t count_of(Ontology* o, Str s) {
  return s.len ? (uint32_t)strtoul(arena_cstr(o->arena, s), NULL, 10) : 0;
}

static uint8_t polarity_of(Str iri) {
  if (str_equal(iri_local(iri), STR("Negative"))) return 1;
  return str_equal(iri_local(iri), STR("Positive")) ? 2 : 0;
}

static uint8_t modality_of(Str iri) {
  static const char* const names[] = {"Actual", "Planned", "Possible", "Undecided"};
  for (uint8_t i = 0; i < 4; i++)
    if (str_equal(iri_local(iri), str_from(names[i]))) return (uint8_t)(i + 1);
  return 0;
}

static void add_patterns(RulePlace* x, RuleId id) {
  Ontology* o = x->o;
  const Resource* r = x->rule;
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_NG "pattern"), &at)) != NULL;) {
    vec_push(&o->patterns, o->arena, (PatternSource){p->object.value, id, p->file, line_of(x, p)});
    o->rules.data[id].n_patterns++;
  }
  if (o->rules.data[id].n_patterns == 0) resource_error(o, r, NULL, "rule without ng:pattern");
}

static void add_example(RulePlace* x, RuleId id, const Property* p) {
  Ontology* o = x->o;
  const Resource* node = resource_find(o, p->object.value);
  Property text = {0};
  VEC(Str) yields = {0};
  for (size_t i = 0; node && i < node->properties.n; i++) {
    const Property* q = &node->properties.data[i];
    if (str_equal(q->predicate, STR(NS_NG "text"))) text = *q;
    if (str_equal(q->predicate, STR(NS_NG "yields"))) vec_push(&yields, o->arena, q->object.value);
  }
  if (text.object.value.len == 0) {
    resource_error(o, x->rule, p, "example without ng:text");
    return;
  }
  vec_push(&o->examples, o->arena,
           (RuleExample){.rule = id,
                         .text = text.object.value,
                         .yields = yields.data,
                         .n_yields = yields.n,
                         .file = o->files.data[text.file].path,
                         .line = line_of(x, &text)});
}

static void add_examples(RulePlace* x, RuleId id) {
  Ontology* o = x->o;
  const Resource* r = x->rule;
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_NG "example"), &at)) != NULL;)
    add_example(x, id, p);
  at = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_NG "counterExample"), &at)) != NULL;)
    vec_push(&o->examples, o->arena,
             (RuleExample){.rule = id,
                           .text = p->object.value,
                           .counter = true,
                           .file = o->files.data[p->file].path,
                           .line = line_of(x, p)});
}

static ClassId implicit_class(Ontology* o, const Resource* r, Str predicate) {
  Str iri = resource_value(r, predicate);
  ClassId c = iri.len ? ontology_find_class(o, iri) : CLASS_NONE;
  if (iri.len && c == CLASS_NONE)
    resource_error(o, r, NULL, "unknown class %.*s", STR_ARG(iri_local(iri)));
  return c;
}

/// An argument that no slot binds: ng:implicitSubject, ng:implicitObject, ng:implicitLike.
static void add_implicit(Ontology* o, const Resource* r, Rule* rule) {
  rule->implicit_subject = implicit_class(o, r, STR(NS_NG "implicitSubject"));
  rule->implicit_object = implicit_class(o, r, STR(NS_NG "implicitObject"));
  size_t at = 0, n = 0;
  for (const Property* p; (p = resource_next(r, STR(NS_NG "implicitLike"), &at)) != NULL;) {
    RelationId like = ontology_find_relation(o, p->object.value);
    if (like == 0)
      resource_error(o, r, p, "unknown relation %.*s", STR_ARG(iri_local(p->object.value)));
    else if (n + 1 == RULE_MAX_LIKE)
      resource_error(o, r, p, "more than %d relations in ng:implicitLike", RULE_MAX_LIKE - 1);
    else
      rule->implicit_like[n++] = like;
  }
}

static void add_rule(Ontology* o, const Resource* r) {
  Str relation = resource_value(r, STR(NS_NG "relation"));
  Rule rule = {.iri = r->iri,
               .local_name = iri_local(r->iri),
               .relation = ontology_find_relation(o, relation),
               .confidence = resource_value(r, STR(NS_NG "confidence")),
               .right = count_of(o, resource_value(r, STR(NS_NG "right"))),
               .fired = count_of(o, resource_value(r, STR(NS_NG "fired"))),
               .position_text = resource_value(r, STR(NS_NG "positionText")),
               .polarity = polarity_of(resource_value(r, STR(NS_NG "polarity"))),
               .modality = modality_of(resource_value(r, STR(NS_NG "modality"))),
               .only_open = str_equal(resource_value(r, STR(NS_NG "onlyOpen")), STR("true")),
               .nominal = str_equal(resource_value(r, STR(NS_NG "nominal")), STR("true")),
               .only_modal = str_equal(resource_value(r, STR(NS_NG "onlyModal")), STR("true")),
               .file = o->files.data[r->file].path,
               .line = r->line};
  RulePlace x = {.o = o, .rule = r};
  locate(&x, &rule);
  add_implicit(o, r, &rule);
  if (rule.relation == 0)
    resource_error(o, r, NULL, "rule:%.*s: unknown relation \"%.*s\"", STR_ARG(rule.local_name),
                   STR_ARG(iri_local(relation)));
  RuleId id = (RuleId)o->rules.n;
  vec_push(&o->rules, o->arena, rule);
  add_patterns(&x, id);
  add_examples(&x, id);
}

void load_rules(Ontology* o) {
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    if (resource_has(r, STR(NS_RDF "type"), STR(NS_NG "RelationRule"))) add_rule(o, r);
  }
}

size_t ontology_n_rules(const Ontology* o) {
  return o->rules.n;
}
const Rule* ontology_rule(const Ontology* o, RuleId r) {
  return &o->rules.data[r];
}
size_t ontology_n_patterns(const Ontology* o) {
  return o->patterns.n;
}
RuleId ontology_pattern_rule(const Ontology* o, PatternId p) {
  return o->patterns.data[p].rule;
}
Str ontology_pattern_source(const Ontology* o, PatternId p) {
  return o->patterns.data[p].source;
}
size_t ontology_n_examples(const Ontology* o) {
  return o->examples.n;
}
const RuleExample* ontology_example(const Ontology* o, size_t i) {
  return &o->examples.data[i];
}
