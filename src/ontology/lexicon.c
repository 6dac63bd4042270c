// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The lexicon: what a word can be. Verbs and nouns are given in their base form; their regular
/// forms are made here, irregular ones stand in the data.
#include "ontology_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- regular inflection ---- */

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static char last(Str s, size_t back) {
  return back < s.len ? s.data[s.len - 1 - back] : '\0';
}

/// The base without its last letters, with an ending; `doubling` doubles the last letter.
static Str join(Ontology* o, Str base, size_t drop, bool doubling, Str ending) {
  size_t stem = base.len - drop, len = stem + doubling + ending.len;
  char* out = forms_room(o, len);
  memcpy(out, base.data, stem);
  out[stem] = last(base, 0); // written over where it is not doubled
  memcpy(out + len - ending.len, ending.data, ending.len);
  return (Str){out, len};
}

static Str with(Ontology* o, Str base, size_t drop, Str ending) {
  return join(o, base, drop, false, ending);
}

static bool ends_in_consonant_y(Str s) {
  return last(s, 0) == 'y' && !is_vowel(last(s, 1));
}

/// "buss-es", "box-es", "wish-es"
static bool ends_in_hiss(Str s) {
  char c = last(s, 0), before = last(s, 1);
  return c == 's' || c == 'x' || c == 'z' || (c == 'h' && (before == 'c' || before == 's'));
}

/// Third person, or plural.
static Str inflect_s(Ontology* o, Str base) {
  if (ends_in_consonant_y(base)) return with(o, base, 1, STR("ies"));
  bool oes = last(base, 0) == 'o' && !is_vowel(last(base, 1)) && base.len <= 6;
  return with(o, base, 0, ends_in_hiss(base) || oes ? STR("es") : STR("s"));
}

/// "ban" -> "bann-", but "visit" -> "visit-": one vowel before one consonant, in a word of one
/// syllable. Longer words that double ("refer", "admit") are irregular in the data.
static bool doubles(Str s) {
  char c = last(s, 0);
  if (s.len < 3 || is_vowel(c) || c == 'w' || c == 'x' || c == 'y') return false;
  if (!is_vowel(last(s, 1)) || is_vowel(last(s, 2))) return false;
  size_t vowels = 0;
  for (size_t i = 0; i < s.len; i++)
    vowels += is_vowel(s.data[i]);
  return vowels == 1 || (vowels == 2 && s.data[0] == 'q');
}

static Str inflect_past(Ontology* o, Str base) {
  if (last(base, 0) == 'e') return with(o, base, 0, STR("d"));
  if (ends_in_consonant_y(base)) return with(o, base, 1, STR("ied"));
  return join(o, base, 0, doubles(base), STR("ed"));
}

static Str inflect_ing(Ontology* o, Str base) {
  char before = last(base, 1);
  if (str_ends(base, STR("ie"))) return with(o, base, 2, STR("ying"));
  bool mute_e =
      last(base, 0) == 'e' && base.len > 2 && before != 'e' && before != 'o' && before != 'y';
  if (mute_e) return with(o, base, 1, STR("ing"));
  return join(o, base, 0, doubles(base), STR("ing"));
}

/* ---- entries ---- */

/// What is to be noted of a word. `lemma`: number of the note that has its base.
typedef struct {
  uint32_t bits;
  uint16_t lemma;
  bool verb, noun; ///< of which it is a form
  bool shared;
  uint8_t verb_share;
} Note;

enum { NOTES = 128, FORMS_OF_VERB = 5 };

/// Words are looked up many at a time.
typedef struct {
  Ontology* o;
  size_t n;
  Str words[NOTES];
  Note notes[NOTES];
} Lexicon;

/// "found" is a form of "find" and a verb of its own: the first entry that gives a form wins; the
/// tagger's context decides the rest.
static void take_note(const Note* note, WordForm* form, const WordForm* lemma) {
  LexEntry* e = &form->lex;
  if (!e->known) *e = (LexEntry){.known = true, .cue = e->cue, .verb_share = 50};
  e->bits |= note->bits;
  if (note->shared) e->verb_share = note->verb_share;
  if (note->verb && !e->verb) e->verb = lemma;
  if (note->noun && !e->noun) e->noun = lemma;
}

static void take_notes(Lexicon* x) {
  WordForm* forms[NOTES];
  forms_of(x->o, x->words, x->n, forms);
  for (size_t i = 0; i < x->n; i++)
    take_note(&x->notes[i], forms[i], forms[x->notes[i].lemma]);
  x->n = 0;
}

/// An entry begins, with so many words at most; returns the number of its first note.
static uint16_t begin_entry(Lexicon* x, size_t most) {
  if (x->n + most > NOTES) take_notes(x);
  return (uint16_t)x->n;
}

static void add_note(Lexicon* x, Str word, Note note) {
  x->words[x->n] = word;
  x->notes[x->n++] = note;
}

static void add_verb_form(Lexicon* x, Str form, uint32_t bits, uint16_t lemma) {
  add_note(x, form, (Note){.bits = bits | LEX_COMMON, .lemma = lemma, .verb = true});
}

static void add_verb(Lexicon* x, ListEntry item) {
  Str base, past = STR_EMPTY, pp = STR_EMPTY, ing = STR_EMPTY;
  if (!equals_cut(&item, &base)) return;
  equals_cut(&item, &past);
  equals_cut(&item, &pp);
  equals_cut(&item, &ing);
  if (!past.len) past = inflect_past(x->o, base);
  if (!ing.len) ing = inflect_ing(x->o, base);
  uint16_t lemma = begin_entry(x, FORMS_OF_VERB);
  add_verb_form(x, base, LEX_VERB_BASE, lemma);
  add_verb_form(x, inflect_s(x->o, base), LEX_VERB_S, lemma);
  add_verb_form(x, past, LEX_VERB_PAST | (pp.len ? 0 : LEX_VERB_PP), lemma);
  if (pp.len) add_verb_form(x, pp, LEX_VERB_PP, lemma);
  add_verb_form(x, ing, LEX_VERB_ING, lemma);
}

static void add_noun(Lexicon* x, ListEntry item) {
  Str base, plural = STR_EMPTY;
  if (!equals_cut(&item, &base)) return;
  equals_cut(&item, &plural);
  if (!plural.len) plural = inflect_s(x->o, base);
  uint16_t lemma = begin_entry(x, 2);
  add_note(x, base, (Note){.bits = LEX_NOUN | LEX_COMMON, .lemma = lemma, .noun = true});
  add_note(x, plural, (Note){.bits = LEX_NOUN_PLURAL | LEX_COMMON, .lemma = lemma, .noun = true});
}

static void add_share(Lexicon* x, ListEntry item) {
  Str word;
  if (!equals_cut(&item, &word)) return;
  int share = atoi(arena_cstr(x->o->arena, item.rest));
  begin_entry(x, 1);
  uint8_t within = (uint8_t)(share < 0 ? 0 : share > 100 ? 100 : share);
  add_note(x, word, (Note){.shared = true, .verb_share = within});
}

/* ---- kinds ---- */

typedef struct {
  const char* name;
  uint32_t bits;
  void (*add)(Lexicon*, ListEntry); ///< NULL: the bits for each word
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

static Str lower_text(Ontology* o, Str word) {
  unsigned char all = 0;
  char* out = forms_room(o, word.len);
  for (size_t i = 0; i < word.len; i++) {
    char c = word.data[i];
    all |= (unsigned char)c;
    out[i] = ascii_lower(c);
  }
  return all < 0x80 ? (Str){out, word.len} : utf8_lower(o->arena, word);
}

/// Names of people are written with a capital; the lexicon is asked for lower-case words.
static void add_word(Lexicon* x, const Kind* kind, const Entries* list, ListEntry item) {
  Str word;
  if (kind->add) {
    kind->add(x, item);
    return;
  }
  while (equals_cut(&item, &word)) {
    begin_entry(x, 1);
    add_note(x, list->lower ? word : lower_text(x->o, word), (Note){.bits = kind->bits});
  }
}

void load_lexicon(Ontology* o) {
  Lexicon x;
  x.o = o;
  x.n = 0;
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
      Entries entries = entries_of(o->arena, p->object.value);
      ListEntry item;
      while (entries_next(&entries, &item))
        add_word(&x, kind, &entries, item);
    }
  }
  take_notes(&x);
}

const LexEntry* ontology_word(const Ontology* o, Str lower) {
  return form_lex(ontology_form(o, lower));
}
