// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Verb forms in context: noun or verb, simple past or participle, and the auxiliaries.

#include "document/tag_internal.h"

static Tag tag_of(const Tagging* g, size_t i) {
  return i < g->n ? g->words[i].t->tag : TAG_PUNCT;
}

static bool is_verb_tag(Tag tag) {
  return tag == TAG_VERB || tag == TAG_VERB_BASE || tag == TAG_VERB_ING || tag == TAG_VERB_PP;
}

/// "Monday", "last week", "by 2010": a time, not an object or agent.
static bool starts_time(const Tagging* g, size_t i) {
  const Word* w = word_at(g, i);
  if (!w) return false;
  return word_in(g, w, WORDS_STARTS_TIME) || (w->t->tag == TAG_NUM && w->t->text.len == 4);
}

/// An object seems to begin at i.
static bool object_follows(const Tagging* g, size_t i) {
  const Word* w = word_at(g, i);
  if (!w || starts_time(g, i)) return false;
  if (w->decided) return w->t->tag == TAG_NAME || w->t->tag == TAG_OTHER || w->t->tag == TAG_NUM;
  if (can_be(w, LEX_DET) && can_be(w, LEX_ADV) && continues_noun_phrase(g, i + 1)) return true;
  return can_be(w, LEX_DET | LEX_POSS | LEX_PRON) && !can_be(w, LEX_WH | LEX_PREP | LEX_ADV);
}

/// "called X", "named the best", "given a prize": passive with a noun phrase behind it.
static bool takes_noun_in_passive(const Tagging* g, const Word* w) {
  return lex_verb(w->t->lex) && word_in(g, w, WORDS_PASSIVE_WITH_NOUN);
}

static bool agent_follows(const Tagging* g, size_t i) {
  const Word* w = word_at(g, i);
  return w && word_is(w, STR("by")) && !starts_time(g, i + 1);
}

/* ---- auxiliaries */

static bool participle_ahead(const Tagging* g, size_t i) {
  size_t next = word_after(g, i);
  const Word* w = word_at(g, next);
  return w && !w->decided && (can_be(w, LEX_VERB_PP) || word_is(w, STR("been")));
}

/// Is the auxiliary at i before its subject ("Did the firm", "Never has she")?
static bool is_inverted(const Tagging* g, size_t i) {
  const Word* next = word_at(g, i + 1);
  if (next && word_in(g, next, WORDS_SUBJECT_AFTER_AUXILIARY)) return true;
  size_t before = word_before(g, i);
  if (next && word_is(next, STR("it")) && before != SIZE_MAX && tag_of(g, before) == TAG_WH &&
      !word_is_any(&g->words[before], STR("who"), STR("which"), STR("that"), STR("what")))
    return true;
  bool subject_before =
      before != SIZE_MAX && (is_nominal_tag(tag_of(g, before)) || tag_of(g, before) == TAG_WH);
  return !subject_before && starts_noun_phrase(g, i + 1);
}

static void decide_have(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  size_t before = word_before(g, i);
  Tag tag = before == SIZE_MAX ? TAG_PUNCT : tag_of(g, before);
  bool governed = tag == TAG_TO || tag == TAG_MODAL ||
                  (tag == TAG_AUX && word_in(g, &g->words[before], WORDS_AUXILIARY_DO));
  bool inverted = !governed && !word_is(w, STR("having")) && is_inverted(g, i) &&
                  (tag == TAG_PUNCT || tag == TAG_WH || before == SIZE_MAX);
  if (participle_ahead(g, i + 1) || tagged(g, i + 1, TAG_NEG) || inverted) {
    if (inverted) g->inverted = (uint32_t)i + 1;
    decide(g, i, TAG_AUX);
  } else if (word_is(w, STR("having"))) {
    decide(g, i, TAG_VERB_ING);
  } else if (governed) {
    decide(g, i, TAG_VERB_BASE);
  } else if (word_is(w, STR("had")) && tag == TAG_AUX) {
    decide(g, i, TAG_VERB_PP);
  } else {
    decide(g, i, TAG_VERB);
  }
}

static void decide_do(Tagging* g, size_t i) {
  size_t before = word_before(g, i), next = word_after(g, i + 1);
  Tag tag = before == SIZE_MAX ? TAG_PUNCT : tag_of(g, before);
  const Word* after = word_at(g, next);
  bool base = after && !after->decided && can_be(after, LEX_VERB_BASE) &&
              !can_be(after, LEX_DET | LEX_PREP);
  if (tagged(g, i + 1, TAG_NEG) || (after && i + 1 < g->n && can_be(&g->words[i + 1], LEX_NEG))) {
    decide(g, i, TAG_AUX);
  } else if (tag == TAG_TO || tag == TAG_MODAL) {
    decide(g, i, TAG_VERB_BASE);
  } else if (base && (!can_be(after, LEX_NOUN_ANY) || verb_share(after) >= 30)) {
    decide(g, i, TAG_AUX);
  } else if (is_inverted(g, i)) {
    g->inverted = (uint32_t)i + 1;
    decide(g, i, TAG_AUX);
  } else {
    decide(g, i, TAG_VERB);
  }
}

/// 's: genitive, or "is" or "has".
static void decide_s(Tagging* g, size_t i) {
  if (i > 0 && can_be(&g->words[i - 1], LEX_PRON | LEX_WH) && tag_of(g, i - 1) != TAG_NAME &&
      !word_in(g, &g->words[i - 1], WORDS_INDEFINITE_PRONOUN)) {
    decide(g, i, word_is(&g->words[i - 1], STR("let")) ? TAG_PRON : TAG_AUX);
    return;
  }
  if (i > 0 && word_is_any(&g->words[i - 1], STR("there"), STR("here"), STR("let"))) {
    decide(g, i, word_is(&g->words[i - 1], STR("let")) ? TAG_PRON : TAG_AUX);
    return;
  }
  const Word* next = word_at(g, i + 1);
  bool short_form = g->words[i].t->text.len > 1; // a bare apostrophe is always a genitive
  bool verb = next && short_form && !next->decided &&
              (word_in(g, next, WORDS_BEHIND_SHORT_IS) ||
               (can_be(next, LEX_VERB_PP) && !can_be(next, LEX_VERB_PAST | LEX_ADJ) &&
                !continues_noun_phrase(g, i + 2)));
  if (next && next->t->tag == TAG_NEG && short_form) verb = true;
  decide(g, i, verb ? TAG_AUX : TAG_GENITIVE);
}

/// 'd: "would", or "had" before a participle.
static void decide_d(Tagging* g, size_t i) {
  size_t next = word_after(g, i + 1);
  const Word* w = word_at(g, next);
  bool had = w && (word_is_any(w, STR("been"), STR("better")) ||
                   (can_be(w, LEX_VERB_PP) && !can_be(w, LEX_VERB_BASE)));
  decide(g, i, had ? TAG_AUX : TAG_MODAL);
}

static void decide_modal(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  Tag before = i > 0 ? tag_of(g, i - 1) : TAG_PUNCT;
  bool noun_place = before == TAG_DET || before == TAG_POSS || before == TAG_GENITIVE ||
                    before == TAG_ADJ || before == TAG_PREP || before == TAG_TO;
  const Word* behind = word_at(g, word_after(g, i + 1));
  bool base = behind && !behind->decided && can_be(behind, LEX_VERB_BASE | LEX_AUX) &&
              !can_be(behind, LEX_NOUN_ANY);
  if (base && before != TAG_DET && before != TAG_POSS && before != TAG_TO) noun_place = false;
  if (word_in(g, w, WORDS_MODAL_OR_NOUN) && noun_place) return;
  if (word_is_any(w, STR("need"), STR("dare"))) {
    size_t next = word_after(g, i + 1);
    const Word* after = word_at(g, next);
    bool modal =
        next > i + 1 && after && can_be(after, LEX_VERB_BASE) && !can_be(after, LEX_NOUN_ANY);
    if (!modal) return;
  }
  if (is_inverted(g, i)) g->inverted = (uint32_t)i + 1;
  decide(g, i, TAG_MODAL);
}

void decide_auxiliary(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  if (w->t->tag == TAG_GENITIVE)
    decide_s(g, i);
  else if (word_is(w, STR("'d")))
    decide_d(g, i);
  else if (can_be(w, LEX_MODAL))
    decide_modal(g, i);
  else if (word_in(g, w, WORDS_AUXILIARY_HAVE))
    decide_have(g, i);
  else if (word_in(g, w, WORDS_AUXILIARY_DO))
    decide_do(g, i);
  else if (word_is(w, STR("being")) && i > 0 &&
           (tag_of(g, i - 1) == TAG_ADJ || tag_of(g, i - 1) == TAG_DET))
    decide(g, i, TAG_NOUN);
  else if (can_be(w, LEX_AUX)) {
    if (is_inverted(g, i)) g->inverted = (uint32_t)i + 1;
    decide(g, i, TAG_AUX);
  }
}

/* ---- past and participle */

/// "lived", "died": never a passive, so a past form without "have" is finite.
static bool is_intransitive(const Tagging* g, const Word* w) {
  return form_in(lex_verb(w->t->lex), g->lists[WORDS_INTRANSITIVE]);
}

/// The verb before a conjunction at `conj`, within the clause; SIZE_MAX if none is near. With
/// `plain`, participles and -ing forms are passed over.
static size_t verb_before_conjunction(const Tagging* g, size_t conj, bool plain) {
  size_t limit = conj > LOOK_AHEAD ? conj - LOOK_AHEAD : 0;
  for (size_t i = conj; i-- > limit;) {
    if (is_hard_stop(&g->words[i])) return SIZE_MAX;
    if (plain && (tag_of(g, i) == TAG_VERB_PP || tag_of(g, i) == TAG_VERB_ING)) continue;
    if (is_verb_tag(tag_of(g, i))) return i;
    if (tag_of(g, i) == TAG_AUX || tag_of(g, i) == TAG_MODAL) return i;
  }
  return SIZE_MAX;
}

static Tag past_after_conjunction(const Tagging* g, size_t i, size_t conj) {
  const Word* w = &g->words[i];
  size_t verb = verb_before_conjunction(g, conj, false);
  if (verb == SIZE_MAX) return can_be(w, LEX_VERB_PAST) && needs_finite(g) ? TAG_VERB : TAG_VERB_PP;
  if (tag_of(g, verb) != TAG_VERB_PP) return TAG_VERB;
  if (word_is(&g->words[verb], STR("born")))
    return word_in(g, w, WORDS_PARTICIPLE_AFTER_BORN) ? TAG_VERB_PP : TAG_VERB;
  // "was hired and led the team": an object tells; "arrested and charged" are alike.
  const Word* before = word_at(g, word_before(g, verb));
  bool perfect =
      before && word_in(g, before, WORDS_AUXILIARY_HAVE) && !word_is(before, STR("having"));
  return object_follows(g, i + 1) && !takes_noun_in_passive(g, w) && !perfect ? TAG_VERB
                                                                              : TAG_VERB_PP;
}

/// "With leaders worried about the vote, ...": no verb of its own.
static bool in_with_phrase(const Tagging* g, size_t i) {
  for (size_t steps = 0; i-- > 0 && steps < 8; steps++) {
    const Word* w = &g->words[i];
    if (w->t->tag == TAG_PREP && word_is_any(w, STR("with"), STR("without"))) return true;
    if (w->t->tag == TAG_PUNCT || is_verb_tag(w->t->tag) || w->t->flags & TOKEN_FINITE)
      return false;
  }
  return false;
}

/// After a noun: the verb of the sentence, or a reduced relative ("companies founded by ...").
static Tag past_after_noun(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  size_t next = word_after(g, i + 1);
  if (word_is(w, STR("said"))) return TAG_VERB;
  if (agent_follows(g, next) || in_with_phrase(g, i)) return TAG_VERB_PP;
  bool needed = needs_finite(g);
  if (object_follows(g, next) && !takes_noun_in_passive(g, w)) return TAG_VERB;
  if (!needed) return TAG_VERB_PP;
  // Only an "and" makes room for a verb: nouns are coordinated more often than clauses.
  if (!lacks_finite(g) && !g->complement && !g->comma_before_conj) return TAG_VERB_PP;
  return finite_follows(g, i + 1) && !word_is(w, STR("based")) ? TAG_VERB_PP
         : word_is(w, STR("based")) || word_is(w, STR("born")) ? TAG_VERB_PP
                                                               : TAG_VERB;
}

/// Does a finite verb follow one of the next commas ("Smith, known as X, resigned", "Acorn, founded
/// on May 3, 1990, is")?
static bool finite_after_next_comma(const Tagging* g, size_t i) {
  size_t limit = i + 40 < g->n ? i + 40 : g->n;
  for (size_t commas = 0; i < limit && commas < 4; i++) {
    if (is_hard_stop(&g->words[i])) return false;
    if (!is_comma(&g->words[i])) continue;
    commas++;
    size_t next = word_after(g, i + 1);
    const Word* w = word_at(g, next);
    if (!w || w->decided) continue;
    if (can_be(w, LEX_VERB_PAST | LEX_VERB_S | LEX_MODAL) && !can_be(w, LEX_DET)) return true;
    if (can_be(w, LEX_AUX) && is_finite_auxiliary_form(g, w)) return true;
  }
  return false;
}

static Tag past_after_comma(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  size_t next = word_after(g, i + 1);
  if (word_is(w, STR("said")) && !(next < g->n && word_is(&g->words[next], STR("to"))))
    return TAG_VERB;
  if (agent_follows(g, next)) return TAG_VERB_PP;
  if (word_in(g, w, WORDS_PLACED) && !object_follows(g, next)) return TAG_VERB_PP;
  const Cue* cue = form_cue(lex_verb(w->t->lex), false);
  bool speech = cue_takes(cue, CUE_QUOTE);
  bool object = object_follows(g, next) && !takes_noun_in_passive(g, w);
  if (object || (speech && starts_noun_phrase(g, next) && !starts_time(g, next))) return TAG_VERB;
  if (!needs_finite(g)) return TAG_VERB_PP;
  return finite_after_next_comma(g, i + 1) ? TAG_VERB_PP : TAG_VERB;
}

/// Before a noun, after a determiner or preposition: "the proposed deal".
static Tag past_in_phrase(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  if (can_be(w, LEX_NOUN_ANY) && verb_share(w) < 60 && !continues_noun_phrase(g, i + 1))
    return TAG_NOUN;
  return continues_noun_phrase(g, i + 1) && !agent_follows(g, i + 1) ? TAG_ADJ : TAG_VERB_PP;
}

static bool is_subject_pronoun(const Tagging* g, const Word* w) {
  return w->t->tag == TAG_WH || !word_in(g, w, WORDS_OBJECT_PRONOUN);
}

static Tag past_form(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  size_t before = word_before(g, i);
  if (before == SIZE_MAX) {
    if (!can_be(w, LEX_VERB_PP)) return TAG_VERB;
    if (can_be(w, LEX_VERB_BASE)) return TAG_VERB_BASE; // "Let us go"
    return object_follows(g, i + 1) && !takes_noun_in_passive(g, w) ? TAG_VERB : TAG_VERB_PP;
  }
  const Word* b = &g->words[before];
  Tag tag = b->t->tag;
  if (tag == TAG_AUX) return TAG_VERB_PP;
  if (!can_be(w, LEX_VERB_PP)) return tag == TAG_MODAL || tag == TAG_TO ? TAG_VERB_BASE : TAG_VERB;
  if (tag == TAG_VERB && g->complement && object_follows(g, i + 1) && can_be(w, LEX_VERB_PAST))
    return TAG_VERB; // "that he argues allowed the sale"
  if (is_verb_tag(tag) && can_be(w, LEX_VERB_PAST) && g->depth > 0 && needs_finite(g) &&
      object_follows(g, i + 1))
    return TAG_VERB; // "what he found surprised them"
  if (is_verb_tag(tag))
    return continues_noun_phrase(g, i + 1) &&
                   !(b->t->flags & TOKEN_FINITE && object_follows(g, i + 1))
               ? TAG_ADJ
               : TAG_VERB_PP;
  if (g->inverted && is_nominal_tag(tag) &&
      word_in(g, &g->words[g->inverted - 1], WORDS_AUXILIARY_OF_PARTICIPLE))
    return TAG_VERB_PP;
  bool past = can_be(w, LEX_VERB_PAST);
  if (past && is_intransitive(g, w) && tag != TAG_DET && tag != TAG_ADJ && tag != TAG_POSS &&
      tag != TAG_PREP)
    return TAG_VERB;
  if (!past)
    return tag == TAG_DET || tag == TAG_POSS || tag == TAG_ADJ ? past_in_phrase(g, i) : TAG_VERB_PP;
  if (tag == TAG_PRON || tag == TAG_WH)
    return is_subject_pronoun(g, b) && !(tag == TAG_WH && agent_follows(g, i + 1)) ? TAG_VERB
                                                                                   : TAG_VERB_PP;
  if (tag == TAG_NOUN || tag == TAG_NAME || tag == TAG_NUM || tag == TAG_OTHER)
    return past_after_noun(g, i);
  if (tag == TAG_CONJ) return past_after_conjunction(g, i, before);
  if (tag == TAG_PUNCT) {
    if (is_comma(b)) return past_after_comma(g, i);
    bool closing = b->t->text.data[0] == ')' || b->t->text.data[0] == ']';
    return closing ? past_after_noun(g, i) : TAG_VERB_PP;
  }
  return past_in_phrase(g, i);
}

/* ---- present forms and nouns */

static bool is_phrase_inside(Tag tag) {
  return tag == TAG_DET || tag == TAG_POSS || tag == TAG_GENITIVE || tag == TAG_ADJ ||
         tag == TAG_PREP || tag == TAG_NUM || tag == TAG_OTHER;
}

/// What stands behind it makes a verb more likely than a noun: an object, "that", "to".
static int verb_evidence(const Tagging* g, size_t i) {
  size_t next = word_after(g, i + 1);
  const Word* w = word_at(g, next);
  if (!w) return -10;
  if (object_follows(g, next)) return 45;
  if (word_is(w, STR("that"))) return 25;
  if (word_is(w, STR(":"))) return 20;
  if (word_is(w, STR("to"))) return 10;
  // "supplies cranes": of two that can be either the verb is the one that mostly is one.
  bool object = can_be(w, LEX_NOUN_PLURAL) && !w->decided && can_be(&g->words[i], LEX_VERB_S) &&
                i > 0 && (verb_share(w) < verb_share(&g->words[i]) || tag_of(g, i - 1) == TAG_NAME);
  if (looks_finite(g, next)) return object ? 15 : -60;
  if (w->decided) return w->t->tag == TAG_PUNCT ? -10 : 20;
  if (can_be(w, LEX_PREP) || can_be(w, LEX_CONJ)) return -5;
  if (can_be(w, LEX_WH)) return 5;
  if (next > i + 1) return 15;
  // A bare noun behind it: object, or head of a compound ("care management").
  return can_be(w, LEX_NOUN_ANY) && can_be(&g->words[i], LEX_VERB_BASE) ? -10 : 5;
}

static bool is_plural(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  if (w->t->tag == TAG_NAME) { // "Americans", "Democrats", "Labourites", but not "Paris"
    static const char* const ENDINGS[] = {"ans", "ats", "ers", "ists", "ites", "nis", "qis", "ees"};
    for (size_t k = 0; k < sizeof ENDINGS / sizeof ENDINGS[0]; k++)
      if (str_ends(w->t->lower, str_from(ENDINGS[k]))) return true;
    return false;
  }
  return word_in(g, w, WORDS_PLURAL) ||
         (can_be(w, LEX_NOUN_ANY)
              ? can_be(w, LEX_NOUN_PLURAL)
              : w->t->lower.len > 3 && w->t->lower.data[w->t->lower.len - 1] == 's');
}

/// Coordinated subject: "A and B plan", "A and her sister B live".
static bool is_coordinated(const Tagging* g, size_t i) {
  for (size_t k = i, steps = 0; k-- > 0 && steps < 5; steps++) {
    if (tag_of(g, k) == TAG_CONJ) return true;
    Tag tag = tag_of(g, k);
    if (!is_nominal_tag(tag) && tag != TAG_DET && tag != TAG_ADJ && tag != TAG_POSS) break;
  }
  return false;
}

static Tag present_after_conjunction(const Tagging* g, size_t i, size_t conj) {
  const Word* w = &g->words[i];
  size_t verb = verb_before_conjunction(g, conj, true);
  bool noun = can_be(w, LEX_NOUN_ANY | LEX_ADJ);
  int chance = (int)verb_share(w) + verb_evidence(g, i);
  // Alike stands beside alike: a noun right before the conjunction speaks for a noun.
  // A name beside a bare plural does not: "was born in Lund and lives in Oslo".
  bool name = conj > 0 && tag_of(g, conj - 1) == TAG_NAME && can_be(w, LEX_VERB_S);
  if (conj > 0 && is_nominal_tag(tag_of(g, conj - 1))) chance += name ? 20 : -10;
  if (conj > 0 && is_verb_tag(tag_of(g, conj - 1))) chance += 60;
  // "is married and lives in Lund": one who is told of does it somewhere.
  const Word* next = word_at(g, i + 1);
  bool where = next && word_in(g, next, WORDS_WHERE);
  if (where && can_be(w, LEX_VERB_S) && is_intransitive(g, w)) chance += 35;
  if (noun && chance < 55) return TAG_NOUN;
  if (verb == SIZE_MAX) return noun ? TAG_NOUN : TAG_VERB_BASE;
  Tag tag = tag_of(g, verb);
  if (can_be(w, LEX_VERB_S)) return TAG_VERB;
  if (tag == TAG_VERB_BASE || tag == TAG_MODAL) return TAG_VERB_BASE;
  bool present = tag == TAG_VERB && can_be(&g->words[verb], LEX_VERB_BASE);
  return present || needs_finite(g) ? TAG_VERB : noun ? TAG_NOUN : TAG_VERB_BASE;
}

static Tag present_after_nominal(const Tagging* g, size_t i, size_t before) {
  const Word *w = &g->words[i], *b = &g->words[before];
  bool noun = can_be(w, LEX_NOUN_ANY | LEX_ADJ);
  bool s_form = can_be(w, LEX_VERB_S);
  if (b->t->tag == TAG_PRON && word_in(g, b, WORDS_PRONOUN_WITH_VERB))
    return s_form || word_in(g, b, WORDS_PRONOUN_WITH_BASE) ? TAG_VERB : TAG_VERB_BASE;
  if (b->t->tag == TAG_WH) return TAG_VERB;
  if (b->t->tag == TAG_PRON && !noun && !s_form && !is_subject_pronoun(g, b)) return TAG_VERB_BASE;
  int chance = (int)verb_share(w) + verb_evidence(g, i);
  bool agrees = s_form ? !is_plural(g, before) || b->t->tag == TAG_PRON
                       : is_plural(g, before) || is_coordinated(g, before) || b->t->tag == TAG_PRON;
  if (!agrees) chance -= 50;
  if (!needs_finite(g))
    chance -= 35;
  else if (!g->levels[g->depth].has_finite)
    chance += finite_follows(g, i + 1) ? -15 : 25;
  if (before + 1 < i) chance += 20; // an adverb between
  if (!noun) return agrees || needs_finite(g) ? TAG_VERB : TAG_VERB_BASE;
  return chance >= 52 ? TAG_VERB : TAG_NOUN;
}

static Tag present_at_start(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  bool noun = can_be(w, LEX_NOUN_ANY | LEX_ADJ | LEX_ADV);
  int chance = (int)verb_share(w) + verb_evidence(g, i);
  if (!can_be(w, LEX_VERB_BASE)) return chance >= 90 || !noun ? TAG_VERB : TAG_NOUN;
  return !noun || chance >= 85 ? TAG_VERB_BASE : TAG_NOUN;
}

/// "Smith, who owns Acorn, lives in Lund": the comma before `i` ends a relative clause of a subject
/// that has no verb yet.
static bool closes_relative(const Tagging* g, size_t comma) {
  size_t k = comma;
  while (k-- > 1 && !(is_comma(&g->words[k - 1]) &&
                      word_is_any(&g->words[k], STR("who"), STR("which"), STR("whose"))))
    if (is_hard_stop(&g->words[k])) return false;
  if (k < 2 || k == SIZE_MAX || tag_of(g, k - 2) != TAG_NAME) return false;
  for (k--; k-- > 0 && !is_hard_stop(&g->words[k]);)
    if (is_verb_tag(tag_of(g, k)) || tag_of(g, k) == TAG_AUX || tag_of(g, k) == TAG_MODAL ||
        tag_of(g, k) == TAG_SUBORD)
      return false;
  return true;
}

static Tag present_form(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  size_t before = word_before(g, i);
  bool noun = can_be(w, LEX_NOUN_ANY | LEX_ADJ | LEX_ADV | LEX_PREP);
  if (before == SIZE_MAX) return present_at_start(g, i);
  const Word* b = &g->words[before];
  Tag tag = b->t->tag;
  bool base = can_be(w, LEX_VERB_BASE);
  if (base && (tag == TAG_TO || tag == TAG_MODAL)) return TAG_VERB_BASE;
  if (base && tag == TAG_AUX && word_in(g, b, WORDS_AUXILIARY_DO)) return TAG_VERB_BASE;
  if (tag == TAG_AUX) return noun ? TAG_NOUN : TAG_VERB_BASE;
  if (g->inverted && base && is_nominal_tag(tag) && (!noun || verb_share(w) >= 35) &&
      (g->words[g->inverted - 1].t->tag == TAG_MODAL ||
       word_in(g, &g->words[g->inverted - 1], WORDS_AUXILIARY_DO)))
    return TAG_VERB_BASE;
  if (tag == TAG_CONJ) return present_after_conjunction(g, i, before);
  // "the firm plans to": an adjective that can be a noun may be the subject after all.
  if (tag == TAG_ADJ && before + 1 == i && can_be(b, LEX_NOUN_ANY)) {
    Tag chosen = present_after_nominal(g, i, before);
    if (chosen == TAG_VERB) b->t->tag = TAG_NOUN;
    return chosen;
  }
  if (is_phrase_inside(tag)) {
    bool subject = tag == TAG_NUM && verb_evidence(g, i) >= 25 && needs_finite(g);
    bool only_verb = !noun && can_be(w, LEX_VERB_S) && tag != TAG_DET && tag != TAG_POSS;
    return only_verb || (subject && verb_share(w) >= 60) ? TAG_VERB : TAG_NOUN;
  }
  if (is_nominal_tag(tag) || tag == TAG_WH) return present_after_nominal(g, i, before);
  if (is_verb_tag(tag)) {
    bool helped = b->t->lex && word_in(g, b, WORDS_HELPS);
    if (base && helped && (!noun || verb_share(w) >= 60)) return TAG_VERB_BASE;
    return noun && (verb_share(w) < 85 || !needs_finite(g)) ? TAG_NOUN
           : needs_finite(g)                                ? TAG_VERB
                                                            : TAG_VERB_BASE;
  }
  int chance = (int)verb_share(w) + verb_evidence(g, i);
  if (is_comma(b) && can_be(w, LEX_VERB_S) && chance >= 5 && closes_relative(g, before))
    return TAG_VERB;
  if (is_comma(b))
    return !noun || (chance >= 80 && needs_finite(g)) || chance >= 110
               ? (can_be(w, LEX_VERB_S) || needs_finite(g) ? TAG_VERB : TAG_VERB_BASE)
               : TAG_NOUN;
  return present_at_start(g, i);
}

/* ---- -ing */

/// "before moving to": these words take a clause in -ing.
static bool opens_ing_clause(const Tagging* g, size_t i) {
  return i > 0 && !continues_noun_phrase(g, i + 1) &&
         word_in(g, &g->words[i - 1], WORDS_BEFORE_GERUND);
}

static Tag ing_form(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  Tag tag = i > 0 ? tag_of(g, i - 1) : TAG_PUNCT;
  bool noun = can_be(w, LEX_NOUN_ANY), more = continues_noun_phrase(g, i + 1);
  bool object = object_follows(g, i + 1);
  if (tag == TAG_AUX || tag == TAG_NEG || tag == TAG_ADV) return TAG_VERB_ING;
  if (opens_ing_clause(g, i)) return TAG_VERB_ING;
  if (tag == TAG_DET || tag == TAG_POSS || tag == TAG_GENITIVE || tag == TAG_ADJ) {
    if (object && !noun) return TAG_VERB_ING;
    if (more && !noun) return TAG_ADJ;
    if (more) return verb_share(w) < 40 || !can_be(w, LEX_ADJ) ? TAG_NOUN : TAG_ADJ;
    return TAG_NOUN;
  }
  // "the Norwegian shipping company": the name is one more modifier of the noun.
  bool first = i == 1 || (i > 1 && tag_of(g, i - 2) == TAG_DET);
  if (tag == TAG_NAME && first && more && noun) return TAG_NOUN;
  if (object) return TAG_VERB_ING;
  if (can_be(w, LEX_ADJ) && more && verb_share(w) < 60) return TAG_ADJ;
  if (noun && verb_share(w) < 40) return TAG_NOUN;
  return TAG_VERB_ING;
}

/// A word that can be an adjective as well, where adjectives stand.
static bool adjective_fits(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  if (!can_be(w, LEX_ADJ) || (can_be(w, LEX_VERB_ING) && opens_ing_clause(g, i))) return false;
  size_t before = word_before(g, i);
  Tag tag = before == SIZE_MAX ? TAG_PUNCT : tag_of(g, before);
  if (can_be(w, LEX_VERB_PAST | LEX_VERB_PP)) {
    if (tag == TAG_AUX && word_in(g, &g->words[before], WORDS_AUXILIARY_HAVE)) return false;
    bool phrase = tag == TAG_DET || tag == TAG_POSS || tag == TAG_GENITIVE || tag == TAG_ADJ;
    if (phrase && continues_noun_phrase(g, i + 1)) return true;
    return verb_share(w) < 45 && (phrase || tag == TAG_AUX || tag == TAG_PREP) &&
           !agent_follows(g, i + 1);
  }
  if (tag == TAG_TO || tag == TAG_MODAL) return false;
  if (can_be(w, LEX_VERB_ING) && tag == TAG_AUX && verb_share(w) >= 20) return false;
  if (can_be(w, LEX_VERB_ING) && tag != TAG_AUX && !continues_noun_phrase(g, i + 1)) return false;
  bool governed = tag == TAG_AUX || is_phrase_inside(tag) || is_verb_tag(tag);
  if (tag == TAG_AUX && word_in(g, &g->words[before], WORDS_AUXILIARY_DO)) governed = false;
  return governed &&
         (!can_be(w, LEX_NOUN_ANY) || continues_noun_phrase(g, i + 1) || tag == TAG_AUX);
}

void decide_verb_form(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  if (adjective_fits(g, i)) {
    decide(g, i, TAG_ADJ);
    return;
  }
  // A form that is base and past at once ("put", "cut", "read"): the present rules know governors.
  size_t before = word_before(g, i);
  Tag tag = before == SIZE_MAX ? TAG_PUNCT : tag_of(g, before);
  bool governor = tag == TAG_TO || tag == TAG_MODAL ||
                  (tag == TAG_AUX && word_in(g, &g->words[before], WORDS_AUXILIARY_DO));
  bool both = can_be(w, LEX_VERB_BASE) && can_be(w, LEX_VERB_PAST | LEX_VERB_PP);
  bool noun_place = is_phrase_inside(tag) && can_be(w, LEX_NOUN_ANY);
  Tag chosen;
  if (can_be(w, LEX_VERB_PAST | LEX_VERB_PP) && !(both && (governor || noun_place)))
    chosen = past_form(g, i);
  else if (can_be(w, LEX_VERB_ING) && !can_be(w, LEX_VERB_BASE))
    chosen = ing_form(g, i);
  else
    chosen = present_form(g, i);
  if (chosen == TAG_NOUN) return; // noun, adjective or adverb: decided there
  decide(g, i, chosen);
  if (chosen == TAG_VERB_BASE || chosen == TAG_VERB_PP) g->inverted = 0;
}
