// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The verbs of the pattern notation: <found>, <be founded>, <to found>, <founding>, each with the
/// words that may follow it.
#include "notation.h"

/// The lemma of a participle or -ing form; the form itself if the lexicon does not know it.
static Str lemma_of(const Ontology* o, Str form) {
  const LexEntry* e = ontology_word(o, form);
  return e && e->verb ? e->verb->text : form;
}

static bool is_gerund(const Ontology* o, Str word) {
  if (word.len < 5 || !str_ends(word, STR("ing"))) return false;
  const LexEntry* e = ontology_word(o, word);
  return !e || !(e->bits & LEX_VERB_BASE);
}

typedef struct {
  const char* forms;
  Str lemma, other; ///< other: a second reading, or empty
  Str rest;         ///< further words
} VerbSpec;

static VerbSpec verb_spec(const Ontology* o, Str text) {
  VerbSpec v = {.forms = "agi"};
  Str rest = text, word;
  str_cut(&rest, ' ', &word);
  if (str_equal(word, STR("be")) && rest.len) {
    v.forms = "p";
    str_cut(&rest, ' ', &word);
    v.other = word;
    v.lemma = lemma_of(o, word);
  } else if (str_equal(word, STR("to")) && rest.len) {
    v.forms = "i";
    str_cut(&rest, ' ', &word);
    v.lemma = word;
  } else if (is_gerund(o, word)) {
    v.forms = "g";
    v.lemma = lemma_of(o, word);
  } else {
    v.lemma = word;
  }
  v.rest = rest;
  return v;
}

/// <founded> would match nothing: a clause shows the lemma.
static bool is_no_base_form(const Ontology* o, const VerbSpec* v) {
  const LexEntry* e = v->forms[0] == 'a' ? ontology_word(o, v->lemma) : NULL;
  return e && !(e->bits & LEX_VERB_BASE) && e->verb;
}

/// A verb as a clause shows it, in each of these forms.
static void add_need_verb(const Ontology* o, Arena* arena, Need* need, const char* forms,
                          Str lemma) {
  for (const char* form = forms; *form; form++) {
    const char sign[] = {(char)NOTATION_VERB, *form};
    Str verb[] = {{sign, sizeof sign}, lemma};
    vec_push(&need->words, arena, arena_join(o->arena, verb, 2));
  }
}

static void add_copula(Buf* out, const Ontology* o, Arena* arena, Need* need) {
  buf_add(out, STR("\\xFE[agi](?:be|become|remain)"));
  add_need_verb(o, arena, need, "agi", STR("be"));
  add_need_verb(o, arena, need, "agi", STR("become"));
  add_need_verb(o, arena, need, "agi", STR("remain"));
  need->cost += COST_COMMON;
}

/// " up" behind "set".
static void add_rest(Buf* out, Str rest) {
  if (rest.len == 0) return;
  buf_add_char(out, ' ');
  add_escaped(out, rest);
}

Str add_verb_pattern(Buf* out, const Ontology* o, Arena* arena, Str text, Need* need) {
  VerbSpec v = verb_spec(o, text);
  if (is_no_base_form(o, &v)) return v.lemma;
  if (str_equal(v.lemma, STR("be")) && v.rest.len == 0) {
    add_copula(out, o, arena, need);
    return STR_EMPTY;
  }
  // A clause shows the infinitive marker as a word of its own.
  if (v.forms[0] == 'i') buf_add(out, STR("(?:to )?"));
  buf_add(out, STR("\\xFE["));
  buf_add(out, str_from(v.forms));
  buf_add(out, STR("](?:"));
  add_escaped(out, v.lemma);
  if (v.other.len) {
    buf_add_char(out, '|');
    add_escaped(out, v.other);
  }
  buf_add_char(out, ')');
  add_rest(out, v.rest);
  add_need_verb(o, arena, need, v.forms, v.lemma);
  // Some participles are read as adjectives: "is located in".
  if (v.other.len) {
    buf_add(out, STR("|\\xFE[agi]be "));
    add_escaped(out, v.other);
    add_rest(out, v.rest);
    add_need_verb(o, arena, need, v.forms, v.other);
    vec_push(&need->words, arena, arena_copy(o->arena, v.other));
  }
  bool common = str_equal(v.lemma, STR("have")) || str_equal(v.lemma, STR("do"));
  need->cost += common ? COST_COMMON : COST_VERB;
  return STR_EMPTY;
}
