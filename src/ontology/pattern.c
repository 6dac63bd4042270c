// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Patterns of rules, their triggers, and matching. They are translated when the ontology is
/// loaded, so that errors are seen at once. What the plain dialect of regex.h has not is PCRE2's:
/// this is the one place that sees it.
#include "notation.h"
#include "regex.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { MATCH_LIMIT = 100000, JIT_STACK_MAX = 512 * 1024 };

typedef struct {
  const Regex* regex;   ///< or:
  pcre2_code* code;     ///< of what is not plain
  atomic_bool reported; ///< its match limit was reported
  SlotGroup slots[MAX_SLOTS];
  size_t n_slots;
} Pattern;

struct Patterns {
  Pattern* patterns;
  size_t n;
  NeedTable* needs;
  RegexTable* regexes;
  pcre2_compile_context* context; ///< its memory never fails: see context_new
};

struct Matcher {
  const Ontology* ontology;
  pcre2_match_data* data;
  pcre2_match_context* context;
  pcre2_jit_stack* stack;
  Presence* presence;
  const char* clause; ///< that `presence` has read
  size_t clause_len;
};

/* ---- compiling ---- */

static void pattern_error(const Ontology* o, const PatternSource* s, const char* what) {
  diag_error(o->diag, STATUS_BAD_ONTOLOGY, "%.*s:%u: rule:%.*s: %s in \"%.*s\"",
             STR_ARG(o->files.data[s->file].path), s->line,
             STR_ARG(o->rules.data[s->rule].local_name), what, STR_ARG(s->source));
}

/// Machine code is made at once where PCRE2 can: without it matching is slower, but the same.
static pcre2_code* compile(const Ontology* o, PatternId id, Str regex) {
  int error;
  PCRE2_SIZE at;
  pcre2_code* code =
      pcre2_compile((PCRE2_SPTR)regex.data, regex.len, PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_UTF,
                    &error, &at, o->compiled->context);
  if (code) {
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
  }
  char message[200];
  pcre2_get_error_message(error, (PCRE2_UCHAR*)message, sizeof message);
  pattern_error(o, &o->patterns.data[id], message);
  return NULL;
}

/// Words and lemmas of the need that the pattern is looked up by.
static void add_triggers(Ontology* o, const Need* need, PatternId id) {
  for (size_t i = 0; need && i < need->words.n; i++) {
    Str word = need->words.data[i];
    if ((unsigned char)word.data[0] == NOTATION_VERB) word = str_slice(word, 2, word.len);
    struct FormUses* uses = form_uses(o, form_of(o, word));
    // A word may be there twice in one pattern.
    size_t n = uses->patterns.n;
    if (n == 0 || uses->patterns.data[n - 1] != id) vec_push(&uses->patterns, o->arena, id);
  }
}

/// `arena`: for what nobody needs afterwards, most of it.
static void compile_one(Ontology* o, PatternId id, Arena* arena) {
  const PatternSource* s = &o->patterns.data[id];
  Pattern* p = &o->compiled->patterns[id];
  Translation t, other;
  bool elsewhere = o->rules.data[s->rule].implicit_subject != CLASS_NONE;
  notation_translate(o, arena, s->source, elsewhere, o->compiled->regexes, &t);
  if (t.error.len) {
    pattern_error(o, s, arena_cstr(o->arena, t.error));
    return;
  }
  p->regex = regex_new(o->compiled->regexes, o->arena, t.regex);
  if (!p->regex) {
    notation_translate(o, arena, s->source, elsewhere, NULL, &other);
    p->code = compile(o, id, other.regex);
  }
  memcpy(p->slots, t.slots, sizeof p->slots);
  p->n_slots = t.n_slots;
  need_table_add(o->compiled->needs, id, &t.needs);
  add_triggers(o, needs_lookup(&t.needs), id);
}

static void* get_memory(PCRE2_SIZE size, void* context) {
  (void)context;
  return memory_or_exit(size);
}

static void put_memory(void* p, void* context) {
  (void)context;
  free(p);
}

/// PCRE2's machine code generator does not survive a failing malloc (10.42): it is given one that
/// ends the process instead, as everywhere else.
static pcre2_compile_context* context_new(void) {
  pcre2_general_context* memory = pcre2_general_context_create(get_memory, put_memory, NULL);
  pcre2_compile_context* context = pcre2_compile_context_create(memory);
  pcre2_general_context_free(memory);
  return context;
}

void compile_patterns(Ontology* o) {
  o->compiled = arena_new_one(o->arena, struct Patterns);
  o->compiled->n = o->patterns.n;
  o->compiled->patterns = arena_new_array(o->arena, Pattern, o->patterns.n + 1);
  o->compiled->needs = need_table_new(o, o->patterns.n);
  o->compiled->regexes = regex_table_new(o, o->arena);
  looks_share(o->compiled->regexes);
  o->compiled->context = context_new();
  Arena* arena = arena_new();
  for (size_t i = 0; i < o->patterns.n; i++, arena_reset(arena))
    compile_one(o, (PatternId)i, arena);
  arena_free(arena);
  need_table_finish(o->compiled->needs);
}

void free_patterns(Ontology* o) {
  for (size_t i = 0; o->compiled && i < o->compiled->n; i++)
    pcre2_code_free(o->compiled->patterns[i].code);
  if (o->compiled) pcre2_compile_context_free(o->compiled->context);
}

size_t ontology_triggered(const Ontology* o, Str word, const PatternId** patterns) {
  return form_triggered(ontology_form(o, word), patterns);
}

/* ---- matchers ---- */

Matcher* matcher_new(const Ontology* o) {
  Matcher* m = calloc(1, sizeof *m);
  if (!m) return NULL;
  m->ontology = o;
  m->data = pcre2_match_data_create(MAX_SLOTS + 2, NULL);
  m->context = pcre2_match_context_create(NULL);
  m->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_MAX, NULL);
  m->presence = presence_new(o->compiled->needs);
  if (!m->data || !m->context || !m->stack || !m->presence) {
    matcher_free(m);
    return NULL;
  }
  pcre2_set_match_limit(m->context, MATCH_LIMIT);
  pcre2_jit_stack_assign(m->context, NULL, m->stack);
  return m;
}

void matcher_free(Matcher* m) {
  if (!m) return;
  pcre2_jit_stack_free(m->stack);
  pcre2_match_context_free(m->context);
  pcre2_match_data_free(m->data);
  presence_free(m->presence);
  free(m);
}

void matcher_begin(Matcher* m, Str clause) {
  m->clause = clause.data;
  m->clause_len = clause.len;
  presence_read(m->presence, clause);
}

size_t matcher_candidates(Matcher* m, Str clause, const PatternId** patterns) {
  matcher_begin(m, clause);
  return presence_candidates(m->presence, patterns);
}

void matcher_open(Matcher* m, Str clause) {
  m->clause = clause.data;
  m->clause_len = clause.len;
  presence_begin(m->presence);
}

void matcher_word(Matcher* m, const WordForm* form) {
  presence_word(m->presence, form);
}

void matcher_symbol(Matcher* m, Str symbol) {
  presence_symbol(m->presence, symbol);
}

size_t matcher_candidates_read(Matcher* m, const PatternId** patterns) {
  return presence_candidates(m->presence, patterns);
}

/* ---- matching ---- */

static Span span_of(const PCRE2_SIZE* pair) {
  if (pair[0] == PCRE2_UNSET) return (Span){0, 0};
  return (Span){(uint32_t)pair[0], (uint32_t)pair[1]};
}

static Status match_with_pcre2(Matcher* m, const pcre2_code* code, Str clause, size_t from,
                               RegexMatch* out) {
  PCRE2_SPTR text = (PCRE2_SPTR)clause.data;
  int rc = pcre2_match(code, text, clause.len, from, 0, m->data, m->context);
  if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
    rc = pcre2_match(code, text, clause.len, from, PCRE2_NO_JIT, m->data, m->context);
  if (rc < 0) return rc == PCRE2_ERROR_NOMATCH ? STATUS_END : STATUS_SKIPPED;
  const PCRE2_SIZE* pairs = pcre2_get_ovector_pointer(m->data);
  *out = (RegexMatch){.whole = span_of(pairs)};
  for (int g = 1; g < rc; g++)
    out->groups[g - 1] = span_of(pairs + 2 * g);
  return STATUS_OK;
}

static void take_slots(const Pattern* p, const RegexMatch* x, PatternMatch* out) {
  memset(out, 0, sizeof *out);
  out->whole = x->whole;
  out->whole.begin++; // without the blank before the first item
  for (size_t g = 0; g < p->n_slots; g++) {
    const SlotGroup* group = &p->slots[g];
    if (span_empty(x->groups[g])) continue;
    if (!group->verb)
      out->slot[group->role] = x->groups[g];
    else if (span_empty(out->verb))
      out->verb = x->groups[g];
  }
}

/// Tells once for each pattern that it gave up.
static void report_limit(const Ontology* o, Pattern* p, PatternId id) {
  const PatternSource* s = &o->patterns.data[id];
  if (!atomic_exchange(&p->reported, true))
    diag_warn(o->diag, "%.*s:%u: rule:%.*s: gave up on a sentence, the pattern tries too much",
              STR_ARG(o->files.data[s->file].path), s->line,
              STR_ARG(o->rules.data[s->rule].local_name));
}

Status pattern_match(Matcher* m, PatternId id, Str clause, size_t* from, PatternMatch* out) {
  Pattern* p = &m->ontology->compiled->patterns[id];
  if (clause.data != m->clause || clause.len != m->clause_len) matcher_begin(m, clause);
  if (*from >= clause.len || (*from == 0 && !presence_meets(m->presence, id))) return STATUS_END;
  size_t begin = *from ? *from - 1 : 0; // from the blank before the item
  RegexMatch x;
  Status status = p->regex ? regex_match(p->regex, clause, begin, &x)
                           : match_with_pcre2(m, p->code, clause, begin, &x);
  if (status == STATUS_SKIPPED) report_limit(m->ontology, p, id);
  if (status != STATUS_OK) return status;
  take_slots(p, &x, out);
  const char* blank = memchr(clause.data + out->whole.begin, ' ', clause.len - out->whole.begin);
  *from = blank ? (size_t)(blank - clause.data) + 1 : clause.len;
  return STATUS_OK;
}

size_t pattern_slots(const Ontology* o, PatternId id, SlotRole roles[PATTERN_MAX_SLOTS],
                     bool lists[PATTERN_MAX_SLOTS]) {
  const Pattern* p = &o->compiled->patterns[id];
  size_t n = 0;
  for (size_t i = 0; i < p->n_slots; i++) {
    if (p->slots[i].verb) continue;
    roles[n] = p->slots[i].role;
    lists[n++] = p->slots[i].list;
  }
  return n;
}

bool pattern_slot_takes(const Ontology* o, PatternId id, SlotRole role, ClassId c, bool weak) {
  const Pattern* p = &o->compiled->patterns[id];
  for (size_t i = 0; i < p->n_slots; i++) {
    const ClassSet* set = &p->slots[i].classes;
    if (p->slots[i].role != role) continue;
    uint64_t bit = UINT64_C(1) << (c % 64);
    if ((set->any[c / 64] & bit) || (weak && (set->weak[c / 64] & bit))) return true;
  }
  return false;
}

bool pattern_slot_is_text(const Ontology* o, PatternId id, SlotRole role) {
  const Pattern* p = &o->compiled->patterns[id];
  for (size_t i = 0; i < p->n_slots; i++)
    if (p->slots[i].role == role) return p->slots[i].text;
  return false;
}
