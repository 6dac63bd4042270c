// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// explain --why-not: how a sentence is read (its clauses), what is found in it, and which rules
// come near: their trigger word is there, but a slot finds no mention or the words between differ.

#include "command/why_not.h"
#include "command/check.h"

#include <string.h>

enum { MAX_NEAR = 12 };

typedef struct {
  const Ontology* o;
  Arena* arena;
  Matcher* matcher;
  Document d;
  Entities e;
  Clauses c;
  Facts f;
  bool* matched;     ///< by pattern
  uint8_t* missing;  ///< by pattern: fewest slots without a mention, 255 if not triggered
  SlotRole* lacking; ///< by pattern: a slot that finds no mention
} Reading;

static const char* role_name(SlotRole r) {
  static const char* const NAMES[SLOT_COUNT] = {
      "subject",  "object",       "time",   "place",     "scope",     "amount", "share",
      "position", "organization", "reason", "condition", "addressee", "degree"};
  return NAMES[r];
}

static bool clause_has(const Reading* r, const Clause* c, PatternId p, SlotRole role) {
  for (size_t i = 0; i < c->n_items; i++) {
    if (c->items[i].kind != ITEM_MENTION) continue;
    const Mention* m = &r->e.mentions[c->items[i].index];
    if (pattern_slot_takes(r->o, p, role, m->cls, m->weak)) return true;
  }
  return false;
}

static void try_pattern(Reading* r, const Clause* c, PatternId p) {
  size_t from = 0;
  PatternMatch match;
  if (pattern_match(r->matcher, p, c->text, &from, &match) == STATUS_OK) r->matched[p] = true;
  SlotRole roles[PATTERN_MAX_SLOTS];
  bool lists[PATTERN_MAX_SLOTS];
  size_t n = pattern_slots(r->o, p, roles, lists);
  uint8_t missing = 0;
  SlotRole lacking = SLOT_COUNT;
  for (size_t i = 0; i < n; i++) {
    bool needed = roles[i] == SLOT_SUBJECT || roles[i] == SLOT_OBJECT;
    if (!needed || clause_has(r, c, p, roles[i])) continue;
    missing++;
    lacking = roles[i];
  }
  if (missing >= r->missing[p]) return;
  r->missing[p] = missing;
  r->lacking[p] = lacking;
}

static void try_clause(Reading* r, const Clause* c) {
  matcher_begin(r->matcher, c->text);
  for (size_t i = 0; i < c->n_items; i++) {
    const ClauseItem* it = &c->items[i];
    if (it->kind == ITEM_MENTION) continue;
    size_t begin = it->kind == ITEM_VERB ? it->at + 2 : it->at;
    Str word = str_slice(c->text, begin, str_find(c->text, STR(" "), begin));
    const PatternId* ids;
    size_t n = ontology_triggered(r->o, word, &ids);
    for (size_t k = 0; k < n; k++)
      try_pattern(r, c, ids[k]);
  }
}

static void print_reading(const Reading* r) {
  printf("read as:\n");
  for (size_t i = 0; i < r->c.n_clauses; i++)
    printf("  %.*s\n", STR_ARG(clause_readable(&r->c.clauses[i], &r->d, &r->e, r->o, r->arena)));
  printf("found:\n");
  for (size_t i = 0; i < r->f.n_facts; i++)
    printf("  %.*s\n", STR_ARG(check_fact_text(&r->f.facts[i], &r->e, r->o, r->arena)));
  for (size_t i = 0; i < r->f.n_claims; i++) {
    const Claim* c = &r->f.claims[i];
    Str speaker = c->speaker == NO_ENTITY ? STR("nobody named") : r->e.entities[c->speaker].label;
    if (c->contents.n)
      printf("  claim: %.*s %.*s: %.*s\n", STR_ARG(speaker), STR_ARG(stance_name(c->stance)),
             STR_ARG(document_slice(&r->d, c->contents.data[0])));
  }
  if (!r->f.n_facts && !r->f.n_claims) printf("  nothing\n");
}

static void print_near(const Reading* r) {
  size_t shown = 0;
  printf("rules that come near:\n");
  for (uint8_t missing = 0; missing <= 1; missing++)
    for (PatternId p = 0; p < ontology_n_patterns(r->o) && shown < MAX_NEAR; p++) {
      if (r->matched[p] || r->missing[p] != missing) continue;
      const Rule* rule = ontology_rule(r->o, ontology_pattern_rule(r->o, p));
      printf("  %.*s: %.*s\n", STR_ARG(rule->local_name),
             STR_ARG(ontology_pattern_source(r->o, p)));
      if (missing)
        printf("    no mention for {%s:...}\n", role_name(r->lacking[p]));
      else
        printf("    all mentions are there; the words or verbs between them differ\n");
      shown++;
    }
  if (!shown) printf("  none: no trigger word of any rule is in the sentence\n");
}

void why_not(const Ontology* o, Str sentence, Arena* arena) {
  Reading r = {.o = o, .arena = arena, .matcher = matcher_new(o)};
  size_t n = ontology_n_patterns(o);
  r.matched = arena_new_array(arena, bool, n + 1);
  r.missing = arena_new_array(arena, uint8_t, n + 1);
  r.lacking = arena_new_array(arena, SlotRole, n + 1);
  memset(r.missing, 255, n + 1);
  document_from_text(sentence, o, arena, &r.d);
  entity_find(&r.d, o, arena, &r.e);
  clause_split(&r.d, &r.e, o, arena, &r.c);
  fact_find(&r.d, &r.e, &r.c, o, r.matcher, arena, &r.f);
  for (size_t i = 0; i < r.c.n_clauses; i++)
    try_clause(&r, &r.c.clauses[i]);
  print_reading(&r);
  print_near(&r);
  matcher_free(r.matcher);
}
