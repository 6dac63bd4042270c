// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The lexicon: what a word can be. Verbs and nouns are given in their base form; their regular
/// forms are made here, irregular ones stand in the data.
#include "ontology_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- regular inflection ---- */

static bool is_vowel(char c) {
  return strchr("aeiou", c) != NULL && c != '\0';
}

static char last(Str s, size_t back) {
  return back < s.len ? s.data[s.len - 1 - back] : '\0';
}

/// The base without its last letters, with an ending; `doubling` doubles the last letter.
static Str join(Arena* arena, Str base, size_t drop, bool doubling, const char* ending) {
  size_t stem = base.len - drop, more = strlen(ending), at = stem;
  char* out = arena_alloc(arena, stem + more + 1, 1);
  memcpy(out, base.data, stem);
  if (doubling) out[at++] = base.data[stem - 1];
  memcpy(out + at, ending, more);
  return (Str){out, at + more};
}

static Str with(Arena* arena, Str base, size_t drop, const char* ending) {
  return join(arena, base, drop, false, ending);
}

static bool ends_in_consonant_y(Str s) {
  return last(s, 0) == 'y' && !is_vowel(last(s, 1));
}

Str inflect_s(Arena* arena, Str base) {
  if (ends_in_consonant_y(base)) return with(arena, base, 1, "ies");
  bool hiss =
      strchr("sxz", last(base, 0)) || str_ends(base, STR("ch")) || str_ends(base, STR("sh"));
  bool oes = last(base, 0) == 'o' && !is_vowel(last(base, 1)) && base.len <= 6;
  return with(arena, base, 0, hiss || oes ? "es" : "s");
}

/// "ban" -> "bann-", but "visit" -> "visit-": one vowel before one consonant, in a word of one
/// syllable. Longer words that double ("refer", "admit") are irregular in the data.
static bool doubles(Str s) {
  char c = last(s, 0);
  if (s.len < 3 || is_vowel(c) || strchr("wxy", c)) return false;
  if (!is_vowel(last(s, 1)) || is_vowel(last(s, 2))) return false;
  size_t vowels = 0;
  for (size_t i = 0; i < s.len; i++)
    vowels += is_vowel(s.data[i]);
  return vowels == 1 || (vowels == 2 && s.data[0] == 'q');
}

static Str doubled(Arena* arena, Str base, const char* ending) {
  return join(arena, base, 0, true, ending);
}

Str inflect_past(Arena* arena, Str base) {
  if (last(base, 0) == 'e') return with(arena, base, 0, "d");
  if (ends_in_consonant_y(base)) return with(arena, base, 1, "ied");
  return doubles(base) ? doubled(arena, base, "ed") : with(arena, base, 0, "ed");
}

Str inflect_ing(Arena* arena, Str base) {
  if (str_ends(base, STR("ie"))) return with(arena, base, 2, "ying");
  bool mute_e = last(base, 0) == 'e' && base.len > 2 && !strchr("eoy", last(base, 1));
  if (mute_e) return with(arena, base, 1, "ing");
  return doubles(base) ? doubled(arena, base, "ing") : with(arena, base, 0, "ing");
}

/* ---- entries ---- */

typedef struct {
  Ontology* o;
  LexEntry* free; ///< of the last block, from the start
  size_t n_free;
} Lexicon;

enum { ENTRIES_IN_BLOCK = 1024 };

static LexEntry* entry_of(Lexicon* x, WordForm* form) {
  if (form->lex) return (LexEntry*)form->lex;
  if (x->n_free == 0) {
    x->free = arena_new_array(x->o->arena, LexEntry, ENTRIES_IN_BLOCK);
    x->n_free = ENTRIES_IN_BLOCK;
  }
  LexEntry* e = &x->free[--x->n_free];
  e->verb_share = 50;
  form->lex = e;
  return e;
}

/// "found" is a form of "find" and a verb of its own: the first entry that gives a form wins; the
/// tagger's context decides the rest.
static void add_form(Lexicon* x, Str text, uint32_t bits, const WordForm* verb,
                     const WordForm* noun) {
  LexEntry* e = entry_of(x, form_of(x->o, text));
  e->bits |= bits;
  if (!e->verb) e->verb = verb;
  if (!e->noun) e->noun = noun;
}

static void add_verb(Lexicon* x, Str item) {
  Arena* arena = x->o->arena;
  Str base, past = STR_EMPTY, pp = STR_EMPTY, ing = STR_EMPTY;
  if (!equals_cut(&item, &base)) return;
  equals_cut(&item, &past);
  equals_cut(&item, &pp);
  equals_cut(&item, &ing);
  if (!past.len) past = inflect_past(arena, base);
  if (!pp.len) pp = past;
  if (!ing.len) ing = inflect_ing(arena, base);
  const WordForm* lemma = form_of(x->o, base);
  add_form(x, base, LEX_VERB_BASE | LEX_COMMON, lemma, NULL);
  add_form(x, inflect_s(arena, base), LEX_VERB_S | LEX_COMMON, lemma, NULL);
  add_form(x, past, LEX_VERB_PAST | LEX_COMMON, lemma, NULL);
  add_form(x, pp, LEX_VERB_PP | LEX_COMMON, lemma, NULL);
  add_form(x, ing, LEX_VERB_ING | LEX_COMMON, lemma, NULL);
}

static void add_noun(Lexicon* x, Str item) {
  Str base, plural = STR_EMPTY;
  if (!equals_cut(&item, &base)) return;
  equals_cut(&item, &plural);
  const WordForm* lemma = form_of(x->o, base);
  add_form(x, base, LEX_NOUN | LEX_COMMON, NULL, lemma);
  if (!plural.len) plural = inflect_s(x->o->arena, base);
  add_form(x, plural, LEX_NOUN_PLURAL | LEX_COMMON, NULL, lemma);
}

static void add_share(Lexicon* x, Str item) {
  Str word;
  if (!equals_cut(&item, &word)) return;
  int share = atoi(arena_cstr(x->o->arena, str_trim(item)));
  entry_of(x, form_of(x->o, word))->verb_share = (uint8_t)(share < 0     ? 0
                                                           : share > 100 ? 100
                                                                         : share);
}

/* ---- kinds ---- */

typedef struct {
  const char* name;
  uint32_t bits;
  void (*add)(Lexicon*, Str); ///< NULL: the bits for each word
} Kind;

/// Words of the open and closed classes are common words, too.
static const Kind kinds[] = {
    {"verb", 0, add_verb},
    {"noun", 0, add_noun},
    {"verb-share", 0, add_share},
    {"adjective", LEX_ADJ | LEX_COMMON, NULL},
    {"adverb", LEX_ADV | LEX_COMMON, NULL},
    {"preposition", LEX_PREP | LEX_COMMON, NULL},
    {"determiner", LEX_DET | LEX_COMMON, NULL},
    {"pronoun", LEX_PRON | LEX_COMMON, NULL},
    {"possessive", LEX_POSS | LEX_COMMON, NULL},
    {"conjunction", LEX_CONJ | LEX_COMMON, NULL},
    {"subordinator", LEX_SUBORD | LEX_COMMON, NULL},
    {"auxiliary", LEX_AUX | LEX_COMMON, NULL},
    {"modal", LEX_MODAL | LEX_COMMON, NULL},
    {"wh", LEX_WH | LEX_COMMON, NULL},
    {"number", LEX_NUM | LEX_COMMON, NULL},
    {"negation", LEX_NEG | LEX_COMMON, NULL},
    {"common", LEX_COMMON, NULL},
    {"given-male", LEX_GIVEN_MALE, NULL},
    {"given-female", LEX_GIVEN_FEMALE, NULL},
    {"surname", LEX_SURNAME, NULL},
};

static const Kind* find_kind(Str name) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (str_equal(name, str_from(kinds[i].name))) return &kinds[i];
  return NULL;
}

static void add_word(Lexicon* x, const Kind* kind, Str item) {
  Str word;
  if (kind->add) {
    kind->add(x, item);
    return;
  }
  // Names of people are written with a capital; the lexicon is asked for lower-case words.
  while (equals_cut(&item, &word))
    add_form(x, utf8_lower(x->o->arena, word), kind->bits, NULL, NULL);
}

void load_lexicon(Ontology* o) {
  Lexicon x = {.o = o};
  for (size_t i = 0; i < o->resources.n; i++) {
    const Resource* r = &o->resources.data[i];
    Str name = resource_value(r, STR(NS_NG "lexicon"));
    if (name.len == 0) continue;
    const Kind* kind = find_kind(name);
    if (!kind) {
      resource_error(o, r, NULL, "unknown ng:lexicon \"%.*s\"", STR_ARG(name));
      continue;
    }
    size_t at = 0;
    for (const Property* p; (p = resource_next(r, STR(NS_NG "words"), &at)) != NULL;) {
      Str rest = p->object.value, item;
      while (list_cut(o->arena, &rest, &item))
        add_word(&x, kind, item);
    }
  }
}

const LexEntry* ontology_word(const Ontology* o, Str lower) {
  return ontology_form(o, lower)->lex;
}
