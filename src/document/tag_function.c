// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Function words in context: "that", "to", "her", "as" and the like, each by a small rule; the rest
// by the table of preferences at the end.

#include "document/tag_internal.h"

static bool next_is(const Tagging* g, size_t i, Str word) {
  const Word* w = word_at(g, i);
  return w && word_is(w, word);
}

static Tag previous_tag(const Tagging* g, size_t i) {
  return i > 0 ? g->words[i - 1].t->tag : TAG_PUNCT;
}

static bool previous_is_verb(const Tagging* g, size_t i) {
  size_t before = word_before(g, i);
  if (before == SIZE_MAX) return false;
  Tag tag = g->words[before].t->tag;
  return tag == TAG_VERB || tag == TAG_VERB_BASE || tag == TAG_VERB_ING || tag == TAG_VERB_PP;
}

/// Is the word at i a verb form going by the readings (with an adverb before it perhaps)?
static bool verb_next(const Tagging* g, size_t i) {
  i = word_after(g, i);
  const Word* w = word_at(g, i);
  if (!w) return false;
  if (w->decided) return w->t->tag == TAG_NEG || w->t->tag == TAG_AUX;
  if (can_be(w, LEX_AUX | LEX_MODAL)) return !word_is(w, STR("need"));
  if (!can_be(w, LEX_VERB_BASE | LEX_VERB_S | LEX_VERB_PAST)) return false;
  if (!can_be(w, LEX_NOUN_ANY | LEX_ADJ)) return true;
  if (can_be(w, LEX_VERB_PAST)) return true;
  return verb_share(w) >= 50 || starts_noun_phrase(g, i + 1);
}

/* ---- that */

static bool is_noun_cue(const Tagging* g, const Word* w) {
  return word_in(g, w, WORDS_NOUN_WITH_THAT) || form_cue(lex_noun(w->t->lex), true) != NULL;
}

/// A verb of saying a few words to the left, with nothing but an addressee, time or place between:
/// "told reporters that", "said on Monday that".
static bool verb_of_saying_before(const Tagging* g, size_t i) {
  size_t limit = i > 8 ? i - 8 : 0;
  while (i-- > limit) {
    const Word* w = &g->words[i];
    if (is_hard_stop(w) || is_comma(w)) return false;
    if (w->t->tag == TAG_CONJ || w->t->tag == TAG_WH || w->t->tag == TAG_SUBORD) return false;
    bool verb = w->t->tag == TAG_VERB || w->t->tag == TAG_VERB_BASE || w->t->tag == TAG_VERB_ING ||
                w->t->tag == TAG_VERB_PP;
    if (!verb) continue;
    const Cue* cue = form_cue(lex_verb(w->t->lex), false);
    return cue_takes(cue, CUE_CLAUSE);
  }
  return false;
}

/// Conjunction, relative, determiner or pronoun.
static void decide_that(Tagging* g, size_t i) {
  size_t before = word_before(g, i);
  Tag tag = before == SIZE_MAX ? TAG_PUNCT : g->words[before].t->tag;
  bool clause = clause_follows(g, word_after(g, i + 1)), verb = verb_next(g, i + 1);
  // Before "the" or a plural it is neither determiner nor subject.
  const Word* next = word_at(g, i + 1);
  if (next && !verb && !clause)
    clause = word_in(g, next, WORDS_BEGINS_CLAUSE) ||
             (can_be(next, LEX_NOUN_PLURAL) && !can_be(next, LEX_NOUN));
  bool nominal = tag == TAG_NOUN || tag == TAG_NAME || tag == TAG_NUM || tag == TAG_OTHER;
  // "that cuts would hurt": the noun has its verb right behind it.
  if (verb && clause && looks_finite(g, i + 2) && can_be(&g->words[i + 1], LEX_NOUN_ANY))
    verb = false;
  bool pronoun = tag == TAG_PRON && !word_in(g, &g->words[before], WORDS_PERSONAL_PRONOUN);
  if (previous_is_verb(g, i) || tag == TAG_ADJ)
    decide(g, i, clause || starts_noun_phrase(g, i + 1) ? TAG_SUBORD : verb ? TAG_PRON : TAG_DET);
  else if ((nominal || pronoun) && verb)
    decide(g, i, TAG_WH);
  else if ((nominal || tag == TAG_PRON) && clause)
    decide(g, i,
           (nominal && is_noun_cue(g, &g->words[before])) || verb_of_saying_before(g, i)
               ? TAG_SUBORD
               : TAG_WH);
  else if (tag == TAG_AUX)
    decide(g, i, clause ? TAG_SUBORD : continues_noun_phrase(g, i + 1) ? TAG_DET : TAG_PRON);
  else if (verb)
    decide(g, i,
           (tag == TAG_PUNCT || tag == TAG_CONJ) && before != SIZE_MAX &&
                   !is_hard_stop(&g->words[before]) && tag == TAG_CONJ
               ? TAG_WH
               : TAG_PRON);
  else if (tag == TAG_CONJ || tag == TAG_PUNCT)
    decide(g, i,
           before != SIZE_MAX && clause      ? TAG_SUBORD
           : continues_noun_phrase(g, i + 1) ? TAG_DET
                                             : TAG_PRON);
  else
    decide(g, i, continues_noun_phrase(g, i + 1) ? TAG_DET : TAG_PRON);
  // "a decision, that firm said": a determiner before a singular noun that has its verb at once.
  if (g->words[i].t->tag == TAG_SUBORD && before == SIZE_MAX) decide(g, i, TAG_DET);
}

/* ---- to */

/// Words whose "to" is a preposition even before something that could be a verb.
static bool governs_noun(const Tagging* g, const Word* w) {
  return word_in(g, w, WORDS_GOVERNS_NOUN);
}

/// "went to work", "sent to jail".
static bool is_motion_to_place(const Tagging* g, size_t i, const Word* place) {
  if (!word_in(g, place, WORDS_PLACE_WITHOUT_ARTICLE)) return false;
  size_t from = i > 3 ? i - 3 : 0;
  for (size_t k = from; k < i; k++)
    if (word_in(g, &g->words[k], WORDS_GOES)) return !starts_noun_phrase(g, i + 2);
  return false;
}

static void decide_to(Tagging* g, size_t i) {
  size_t next = word_after(g, i + 1);
  const Word* w = word_at(g, next);
  bool verb = w && !w->decided && can_be(w, LEX_VERB_BASE);
  bool other = verb && can_be(w, LEX_NOUN_ANY | LEX_ADJ);
  if (verb && other) {
    bool object = starts_noun_phrase(g, next + 1) || next_is(g, next + 1, STR("that"));
    verb = verb_share(w) >= 15 || object;
    if (i > 0 && governs_noun(g, &g->words[i - 1])) verb = object && verb_share(w) >= 40;
    if (is_motion_to_place(g, i, w)) verb = false;
    if (w->t->flags & TOKEN_CAPITAL && !(w->t->flags & TOKEN_IN_TITLE_CASE)) verb = false;
  }
  decide(g, i, verb ? TAG_TO : TAG_PREP);
}

/* ---- her, his, this, some, more */

static void decide_her(Tagging* g, size_t i) {
  const Word* next = word_at(g, i + 1);
  bool nominal = next && (continues_noun_phrase(g, i + 1) || can_be(next, LEX_VERB_PP)) &&
                 !can_be(next, LEX_PREP | LEX_SUBORD);
  if (next && can_be(next, LEX_ADV) && !can_be(next, LEX_NOUN_ANY | LEX_ADJ)) nominal = false;
  bool object = word_is(&g->words[i], STR("her"));
  decide(g, i, nominal || !object ? TAG_POSS : TAG_PRON);
}

static void decide_determiner(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  const Word* next = word_at(g, i + 1);
  if (!can_be(w, LEX_PRON | LEX_ADV | LEX_WH)) {
    decide(g, i, TAG_DET);
    return;
  }
  if (word_in(g, w, WORDS_DEGREE) && next && !next->decided &&
      (can_be(next, LEX_ADJ | LEX_ADV) || word_is(next, STR("than"))) &&
      !can_be(next, LEX_NOUN_ANY)) {
    decide(g, i, TAG_ADV);
    return;
  }
  bool nominal = continues_noun_phrase(g, i + 1) && !(next && is_finite_auxiliary_form(g, next));
  bool pronoun = next && !next->decided &&
                 can_be(next, LEX_VERB_BASE | LEX_VERB_S | LEX_VERB_PAST) && can_be(w, LEX_PRON) &&
                 (verb_share(next) >= 70 || starts_noun_phrase(g, i + 2)) &&
                 !word_is_any(w, STR("no"), STR("each"), STR("every"));
  if (previous_tag(g, i) == TAG_PREP) pronoun = false;
  if (pronoun && can_be(next, LEX_ADJ) && verb_share(next) < 85) pronoun = false;
  if (nominal && !pronoun)
    decide(g, i, TAG_DET);
  else if (next && can_be(next, LEX_DET | LEX_POSS) &&
           word_is_any(w, STR("all"), STR("both"), STR("half"), STR("such")))
    decide(g, i, TAG_DET);
  else if (can_be(w, LEX_PRON))
    decide(g, i, TAG_PRON);
  else
    decide(g, i, word_is(w, STR("no")) || !can_be(w, LEX_ADV) ? TAG_DET : TAG_ADV);
}

/* ---- prepositions that may open clauses; adverbs */

static void decide_preposition(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  Tag before = previous_tag(g, i);
  if (can_be(w, LEX_VERB_BASE) && (before == TAG_TO || before == TAG_MODAL || before == TAG_PRON))
    return; // "would like": a verb after all
  if (can_be(w, LEX_NOUN_ANY) &&
      (before == TAG_DET || before == TAG_POSS || before == TAG_GENITIVE || before == TAG_ADJ) &&
      !continues_noun_phrase(g, i + 1) && !starts_noun_phrase(g, i + 1))
    return; // "the past"
  if (can_be(w, LEX_VERB_ING | LEX_VERB_PP) && (before == TAG_DET || before == TAG_AUX))
    return;                                            // "the following day"
  if (can_be(w, LEX_ADJ) && before == TAG_DET) return; // "the past year", "the opposite side"
  if (word_is_any(w, STR("instead"), STR("ahead"), STR("regardless")) &&
      !next_is(g, i + 1, STR("of"))) {
    decide(g, i, TAG_ADV);
    return;
  }
  if (word_is(w, STR("because")) && !next_is(g, i + 1, STR("of")) &&
      !next_is(g, i + 1, STR("to"))) {
    decide(g, i, TAG_SUBORD);
    return;
  }
  if (can_be(w, LEX_SUBORD) && clause_follows(g, i + 1)) {
    decide(g, i, TAG_SUBORD);
    return;
  }
  const Word* next = word_at(g, i + 1);
  bool object = next && (starts_noun_phrase(g, i + 1) || continues_noun_phrase(g, i + 1) ||
                         can_be(next, LEX_VERB_ING | LEX_WH | LEX_PREP) ||
                         (next->decided && !is_comma(next) && !is_hard_stop(next)));
  bool particle = can_be(w, LEX_ADV) && !object;
  if (particle && word_in(g, w, WORDS_PARTICLE))
    decide(g, i, TAG_ADV);
  else
    decide(g, i, TAG_PREP);
}

static void decide_subordinator(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  if (word_is(w, STR("so"))) {
    bool clause = i > 0 && is_comma(&g->words[i - 1]) && clause_follows(g, i + 1);
    decide(g, i, clause || next_is(g, i + 1, STR("that")) ? TAG_SUBORD : TAG_ADV);
  } else if (can_be(w, LEX_WH) &&
             word_is_any(w, STR("when"), STR("whenever"), STR("wherever"), STR("whereas"))) {
    decide(g, i, TAG_SUBORD);
  } else if (word_is_any(w, STR("once"), STR("though")) && !clause_follows(g, i + 1)) {
    decide(g, i, TAG_ADV);
  } else if (word_in(g, w, WORDS_VERB_FIRST) && !next_is(g, i + 1, STR("that"))) {
    return; // verb forms and nouns
  } else {
    decide(g, i, TAG_SUBORD);
  }
}

static void decide_number_word(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  bool alone = word_is(w, STR("one")) && i > 0 &&
               (word_is(&g->words[i - 1], STR("no")) || previous_tag(g, i) == TAG_ADJ);
  // "first made in May", "he first met her"
  const Word* next = word_at(g, i + 1);
  bool adverb = word_is(w, STR("first")) && next && !next->decided &&
                previous_tag(g, i) != TAG_DET && previous_tag(g, i) != TAG_POSS &&
                can_be(next, LEX_VERB_PAST | LEX_VERB_PP) && !can_be(next, LEX_NOUN_ANY);
  decide(g, i, alone ? TAG_PRON : adverb ? TAG_ADV : TAG_NUM);
}

void decide_function_word(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  const Word* next = word_at(g, i + 1);
  if (word_is(w, STR("that")))
    decide_that(g, i);
  else if (word_is(w, STR("to")))
    decide_to(g, i);
  else if (can_be(w, LEX_NEG) || (word_is(w, STR("no")) && next && word_is(next, STR("longer"))))
    decide(g, i, TAG_NEG);
  else if (word_is(w, STR("there")))
    decide(g, i, next && can_be(next, LEX_AUX | LEX_MODAL) ? TAG_PRON : TAG_ADV);
  else if (can_be(w, LEX_POSS) && !can_be(w, LEX_WH))
    decide_her(g, i);
  else if (can_be(w, LEX_NUM) && !can_be(w, LEX_VERB_BASE))
    decide_number_word(g, i);
  else if (can_be(w, LEX_WH) && !can_be(w, LEX_SUBORD))
    decide(g, i, TAG_WH);
  else if (can_be(w, LEX_CONJ) && !can_be(w, LEX_NOUN))
    decide(g, i, word_is(w, STR("yet")) && !clause_follows(g, i + 1) ? TAG_ADV : TAG_CONJ);
  else if (can_be(w, LEX_DET))
    decide_determiner(g, i);
  else if (can_be(w, LEX_PRON))
    decide(g, i, TAG_PRON);
  else if (can_be(w, LEX_PREP))
    decide_preposition(g, i);
  else if (can_be(w, LEX_SUBORD))
    decide_subordinator(g, i);
}
