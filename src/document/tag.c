// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Parts of speech: the walk over a sentence, its clauses as far as they matter, nouns and
// adjectives, and which verbs are finite.

#include "document/tag_internal.h"

/* ---- neighbours */

static bool is_adverb_like(const Tagging* g, const Word* w) {
  if (w->decided) return w->t->tag == TAG_ADV || w->t->tag == TAG_NEG;
  if (word_in(g, w, WORDS_LIKE_ADVERB)) return true;
  return can_be(w, LEX_NEG) || (can_be(w, LEX_ADV) && !can_be(w, LEX_DET | LEX_PREP | LEX_NOUN_ANY |
                                                                     LEX_SUBORD | LEX_VERB_ANY));
}

size_t word_before_adverbs(const Tagging* g, size_t i) {
  while (i-- > 0) {
    const Word* w = &g->words[i];
    if (is_adverb_like(g, w)) continue;
    // "has, however, said": an adverb between commas is stepped over whole.
    bool parenthesis =
        is_comma(w) && i >= 2 && is_adverb_like(g, &g->words[i - 1]) && is_comma(&g->words[i - 2]);
    if (!parenthesis) return i;
    i -= 2;
  }
  return SIZE_MAX;
}

size_t word_after(const Tagging* g, size_t i) {
  while (i < g->n && is_adverb_like(g, &g->words[i]))
    i++;
  return i;
}

bool is_nominal_tag(Tag tag) {
  return tag == TAG_NOUN || tag == TAG_NAME || tag == TAG_PRON || tag == TAG_NUM ||
         tag == TAG_OTHER;
}

/* ---- looking ahead: readings only */

bool starts_noun_phrase(const Tagging* g, size_t i) {
  const Word* w = word_at(g, i);
  if (!w) return false;
  if (w->decided)
    return w->t->tag == TAG_NAME || w->t->tag == TAG_NUM || w->t->tag == TAG_OTHER ||
           w->t->tag == TAG_DET || w->t->tag == TAG_POSS || w->t->tag == TAG_PRON ||
           w->t->tag == TAG_NOUN;
  if (can_be(w, LEX_DET | LEX_POSS | LEX_PRON)) return !word_in(g, w, WORDS_NO_PHRASE_START);
  if (can_be(w, LEX_PREP | LEX_CONJ | LEX_AUX | LEX_MODAL | LEX_WH | LEX_SUBORD)) return false;
  if (can_be(w, LEX_NUM)) return true;
  return can_be(w, LEX_NOUN_ANY | LEX_ADJ) && !can_be(w, LEX_VERB_PAST | LEX_VERB_ING | LEX_ADV);
}

bool continues_noun_phrase(const Tagging* g, size_t i) {
  const Word* w = word_at(g, i);
  if (!w) return false;
  if (w->decided)
    return w->t->tag == TAG_NAME || w->t->tag == TAG_NUM || w->t->tag == TAG_NOUN ||
           w->t->tag == TAG_ADJ || w->t->tag == TAG_OTHER;
  if (can_be(w, LEX_PREP | LEX_CONJ | LEX_AUX | LEX_MODAL | LEX_WH | LEX_DET | LEX_POSS | LEX_PRON))
    return can_be(w, LEX_NUM) || word_in(g, w, WORDS_INSIDE_PHRASE);
  return can_be(w, LEX_NOUN_ANY | LEX_ADJ | LEX_NUM | LEX_VERB_ING) ||
         (can_be(w, LEX_VERB_PP) && i + 1 < g->n && can_be(&g->words[i + 1], LEX_NOUN_ANY) &&
          !can_be(&g->words[i + 1], LEX_NUM | LEX_DET | LEX_PRON | LEX_PREP));
}

bool looks_finite(const Tagging* g, size_t i) {
  const Word* w = word_at(g, i);
  if (!w) return false;
  if (w->decided) {
    Tag tag = w->t->tag;
    return tag == TAG_VERB || tag == TAG_MODAL ||
           (tag == TAG_AUX && is_finite_auxiliary_form(g, w));
  }
  if (can_be(w, LEX_MODAL)) return !can_be(w, LEX_NOUN) || can_be(w, LEX_AUX);
  if (w->t->tag == TAG_GENITIVE)
    return i > 0 && can_be(&g->words[i - 1], LEX_PRON | LEX_WH) && w->t->text.len > 1;
  if (can_be(w, LEX_AUX)) return is_finite_auxiliary_form(g, w);
  if (can_be(w, LEX_VERB_PAST) && !can_be(w, LEX_VERB_PP)) return !can_be(w, LEX_NOUN);
  if (word_is(w, STR("said"))) return true;
  bool after_subject = i > 0 && (can_be(&g->words[i - 1], LEX_NOUN_ANY | LEX_PRON | LEX_WH) ||
                                 tagged(g, i - 1, TAG_NAME));
  if (!after_subject) return false;
  if (can_be(w, LEX_VERB_S) && !can_be(w, LEX_NOUN_ANY)) return true;
  const Word* next = word_at(g, i + 1);
  bool object = next && ((next->decided && next->t->tag == TAG_NAME) ||
                         can_be(next, LEX_DET | LEX_POSS | LEX_PRON));
  if (can_be(w, LEX_VERB_PAST)) return object && !word_is(next, STR("by"));
  if (can_be(w, LEX_VERB_S)) return verb_share(w) >= 60 || (object && verb_share(w) >= 25);
  return can_be(w, LEX_VERB_BASE) && verb_share(w) >= 80 && object;
}

static bool ends_clause(const Word* w) {
  if (is_hard_stop(w) || is_comma(w)) return true;
  if (w->decided) return w->t->tag == TAG_SUBORD || w->t->tag == TAG_CONJ || w->t->tag == TAG_WH;
  return can_be(w, LEX_CONJ | LEX_WH) || (can_be(w, LEX_SUBORD) && !can_be(w, LEX_PREP | LEX_ADV));
}

bool finite_follows(const Tagging* g, size_t i) {
  size_t limit = i + LOOK_AHEAD < g->n ? i + LOOK_AHEAD : g->n;
  for (size_t k = i; k < limit; k++) {
    const Word* w = &g->words[k];
    if (ends_clause(w)) return false;
    // "remarks she had made": a new subject right behind a noun opens a clause of its own.
    bool subject = can_be(w, LEX_PRON | LEX_DET | LEX_POSS) || tagged(g, k, TAG_NAME);
    if (subject && k > i && can_be(&g->words[k - 1], LEX_NOUN_ANY) &&
        !can_be(w, LEX_WH | LEX_PREP | LEX_NUM) &&
        !word_is_any(w, STR("this"), STR("last"), STR("next")))
      return false;
    if (looks_finite(g, k)) return true;
  }
  return false;
}

bool clause_follows(const Tagging* g, size_t i) {
  if (!starts_noun_phrase(g, i) && !continues_noun_phrase(g, i)) return false;
  const Word* first = word_at(g, i);
  if (word_in(g, first, WORDS_SUBJECT_PRONOUN)) return true;
  size_t limit = i + 12 < g->n ? i + 12 : g->n;
  for (size_t k = i + 1; k < limit; k++) {
    const Word* w = &g->words[k];
    if (is_hard_stop(w) || is_comma(w)) return false;
    if (looks_finite(g, k)) return true;
    // A noun phrase may hold a preposition and "and"; a relative clause or infinitive ends the
    // look.
    if (can_be(w, LEX_WH) || word_is(w, STR("to"))) return false;
    if (can_be(w, LEX_VERB_PAST) && k > i && !word_is(w, STR("based")) &&
        !tagged(g, k - 1, TAG_PUNCT) && can_be(&g->words[k - 1], LEX_NOUN_ANY | LEX_PRON))
      return k + 1 >= g->n || !word_is(&g->words[k + 1], STR("by"));
    if (can_be(w, LEX_VERB_PAST) && tagged(g, k - 1, TAG_NAME))
      return k + 1 >= g->n || !word_is(&g->words[k + 1], STR("by"));
  }
  return false;
}

/* ---- clauses, roughly */

bool lacks_finite(const Tagging* g) {
  for (size_t i = 0; i <= g->depth; i++)
    if (!g->levels[i].has_finite) return true;
  return false;
}

bool needs_finite(const Tagging* g) {
  return lacks_finite(g) || g->complement || g->after_conj;
}

static void open_clause(Tagging* g) {
  if (g->depth + 1 < DEEPEST_CLAUSE) g->depth++;
  g->levels[g->depth] = (Level){false};
  g->complement = g->after_conj = false;
}

static void reset_clauses(Tagging* g) {
  g->depth = 0;
  g->levels[0] = (Level){false};
  g->complement = g->after_conj = false;
  g->inverted = 0;
}

/// The innermost clause still without a finite verb has found it; clauses inside it are over.
static void note_finite(Tagging* g, const Word* w) {
  size_t at = g->depth;
  while (at > 0 && g->levels[at].has_finite)
    at--;
  w->t->flags |= TOKEN_FINITE;
  g->depth = at;
  g->levels[at].has_finite = true;
  g->after_conj = false;
  const Cue* cue = form_cue(lex_verb(w->t->lex), false);
  g->complement = cue_takes(cue, CUE_CLAUSE);
}

static void note_punctuation(Tagging* g, const Word* w) {
  if (is_hard_stop(w)) {
    reset_clauses(g);
  } else if (is_comma(w)) {
    // A relative clause that has its verb ends at a comma.
    if (g->depth > 0 && g->levels[g->depth].has_finite) g->depth--;
    g->complement = false;
    g->inverted = 0;
  }
}

/* ---- nouns, adjectives, adverbs */

/// After these an adjective stands alone: "is open", "remained silent", "very large".
static bool wants_adjective(const Tagging* g, size_t i) {
  size_t before = word_before(g, i);
  if (before == SIZE_MAX) return false;
  const Word* w = &g->words[before];
  if (w->t->tag == TAG_AUX) return true;
  bool verb = w->t->tag == TAG_VERB || w->t->tag == TAG_VERB_BASE || w->t->tag == TAG_VERB_ING ||
              w->t->tag == TAG_VERB_PP;
  static const char* const COPULAS =
      " become remain seem appear stay feel look sound grow prove get "
      "keep make find consider go turn ";
  Str lemma = lex_verb_lemma(w->t->lex);
  return verb && lemma.len && str_find(str_from(COPULAS), lemma, 0) != SIZE_MAX;
}

/// Of the words that can be noun and adverb those that are adverbs when they stand alone.
static bool is_adverb_of_place_or_time(const Tagging* g, const Word* w) {
  return can_be(w, LEX_ADJ) || word_in(g, w, WORDS_ADVERB_OR_NOUN);
}

static void decide_noun_or_adjective(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  bool noun = can_be(w, LEX_NOUN_ANY), adjective = can_be(w, LEX_ADJ), adverb = can_be(w, LEX_ADV);
  bool more = continues_noun_phrase(g, i + 1) && !looks_finite(g, i + 1);
  if (adverb && !noun && !adjective) {
    decide(g, i, TAG_ADV);
    return;
  }
  size_t before = word_before(g, i);
  Tag tag = before != SIZE_MAX ? g->words[i - 1].t->tag : TAG_PUNCT;
  bool in_phrase = tag == TAG_DET || tag == TAG_POSS || tag == TAG_GENITIVE || tag == TAG_ADJ ||
                   tag == TAG_NUM || tag == TAG_PREP;
  if (adjective && (more || !noun) && !(adverb && !more && !in_phrase))
    decide(g, i, TAG_ADJ);
  else if (adjective && !more && wants_adjective(g, i) && !in_phrase)
    decide(g, i, TAG_ADJ);
  else if (adverb && !(noun && !in_phrase && !is_adverb_of_place_or_time(g, w)) &&
           !(noun && in_phrase))
    decide(g, i, TAG_ADV);
  else
    decide(g, i, TAG_NOUN);
}

static void decide_word(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  enum {
    FUNCTION = LEX_PREP | LEX_DET | LEX_PRON | LEX_POSS | LEX_CONJ | LEX_SUBORD | LEX_WH | LEX_NEG |
               LEX_NUM
  };
  if (w->t->tag == TAG_GENITIVE || can_be(w, LEX_AUX | LEX_MODAL)) decide_auxiliary(g, i);
  if (!w->decided && can_be(w, FUNCTION)) decide_function_word(g, i);
  if (!w->decided && can_be(w, LEX_VERB_ANY)) decide_verb_form(g, i);
  if (!w->decided) decide_noun_or_adjective(g, i);
}

/* ---- finite verbs */

bool is_finite_auxiliary_form(const Tagging* g, const Word* w) {
  return word_in(g, w, WORDS_AUXILIARY_FINITE);
}

/// Is the auxiliary at i the head of a finite verb group?
static bool is_finite_auxiliary(const Tagging* g, size_t i) {
  if (!is_finite_auxiliary_form(g, &g->words[i])) return false;
  const Word* before = word_at(g, word_before(g, i));
  if (!before) return true;
  if (before->t->tag == TAG_AUX) // "have had"; "did have"
    return !word_in(g, before, WORDS_AUXILIARY_HAVE) && !word_in(g, before, WORDS_AUXILIARY_DO);
  return before->t->tag != TAG_TO && before->t->tag != TAG_MODAL;
}

/// What a decided word says of the clauses.
static void note_tag(Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  switch (w->t->tag) {
  case TAG_PUNCT:
    note_punctuation(g, w);
    break;
  case TAG_VERB:
  case TAG_MODAL:
    note_finite(g, w);
    break;
  case TAG_AUX:
    if (is_finite_auxiliary(g, i)) note_finite(g, w);
    break;
  case TAG_WH:
  case TAG_SUBORD:
    open_clause(g);
    break;
  case TAG_CONJ:
    g->after_conj = true;
    g->comma_before_conj = i > 0 && is_comma(&g->words[i - 1]);
    break;
  case TAG_PREP:
  case TAG_TO:
  case TAG_VERB_BASE:
    g->complement = false;
    break;
  default:
    break;
  }
}

/* ---- the walk */

/// Between two stops: from `begin` to `end`.
typedef struct {
  size_t begin, end;
} Stretch;

/// How likely the word, tagged as something else, is the finite verb its sentence lacks.
static int chance_as_finite(const Tagging* g, size_t i) {
  const Word* w = &g->words[i];
  size_t before = word_before(g, i);
  if (before == SIZE_MAX || w->t->flags & TOKEN_CAPITAL) return 0;
  const Word* b = &g->words[before];
  bool subject =
      is_nominal_tag(b->t->tag) || is_comma(b) || (b->t->tag == TAG_ADJ && can_be(b, LEX_NOUN_ANY));
  const Word* next = word_at(g, i + 1);
  if (!subject || (next && word_is(next, STR("by")))) return 0;
  if (w->t->tag == TAG_VERB_PP && can_be(w, LEX_VERB_PAST)) return is_comma(b) ? 50 : 80;
  if (w->t->tag != TAG_NOUN || !can_be(w, LEX_VERB_S | LEX_VERB_BASE)) return 0;
  bool plural = b->t->tag == TAG_NOUN && can_be(b, LEX_NOUN_PLURAL);
  if (!is_comma(b) && can_be(w, LEX_VERB_S) == plural) return 0;
  bool object = next && (can_be(next, LEX_DET | LEX_POSS | LEX_PRON) || next->t->tag == TAG_NAME ||
                         next->t->tag == TAG_TO || can_be(next, LEX_PREP));
  return (int)verb_share(w) + (object ? 30 : 0) - (is_comma(b) ? 10 : 0);
}

/// A sentence that ends with a full stop and has no finite verb has been misread at its best
/// candidate, if that is any good.
static void rescue_finite(Tagging* g, Stretch s) {
  if (s.end - s.begin < 5 || g->words[s.begin].t->tag == TAG_VERB_BASE) return;
  int best = 0;
  size_t at = 0;
  for (size_t i = s.begin; i < s.end; i++) {
    const Token* t = g->words[i].t;
    if (t->flags & (TOKEN_FINITE | TOKEN_IN_TITLE_CASE)) return;
    int chance = i > s.begin ? chance_as_finite(g, i) : 0;
    if (chance > best) {
      best = chance;
      at = i;
    }
  }
  if (best < 50) return;
  g->words[at].t->tag = TAG_VERB;
  g->words[at].t->flags |= TOKEN_FINITE;
}

static void rescue_sentences(Tagging* g) {
  Stretch s = {0, 0};
  for (; s.end < g->n; s.end++) {
    const Word* w = &g->words[s.end];
    if (w->t->tag != TAG_PUNCT || !is_hard_stop(w)) continue;
    char c = w->t->text.data[0];
    if (c == ';' || c == ':') continue;
    if (c == '.') rescue_finite(g, s);
    s.begin = s.end + 1;
  }
}

static size_t collect(Tagging* g, Reader* r, const Sentence* s) {
  g->n = 0;
  for (uint32_t i = s->first; i < s->first + s->n; i++) {
    Token* t = &r->tokens.data[i];
    if (t->tag == TAG_QUOTE) continue;
    bool decided = t->tag != TAG_NOUN && t->tag != TAG_GENITIVE && t->tag != TAG_AUX;
    g->words[g->n++] = (Word){t, t->lex ? t->lex->bits : 0, decided};
  }
  return g->n;
}

static void tag_sentence(Tagging* g, Reader* r, const Sentence* s) {
  collect(g, r, s);
  words_read(g);
  reset_clauses(g);
  for (size_t i = 0; i < g->n; i++) {
    if (!g->words[i].decided) decide_word(g, i);
    note_tag(g, i);
  }
  rescue_sentences(g);
}

void tags_find(Reader* r) {
  if (!r->ontology || r->tokens.n == 0) return;
  size_t longest = 0;
  for (size_t i = 0; i < r->sentences.n; i++)
    if (r->sentences.data[i].n > longest) longest = r->sentences.data[i].n;
  Tagging g = {.ontology = r->ontology, .words = arena_new_array(r->arena, Word, longest + 1)};
  g.names = words_find_names(r);
  words_find_lists(&g);
  for (size_t i = 0; i < r->sentences.n; i++)
    if (r->sentences.data[i].quotation == 0) tag_sentence(&g, r, &r->sentences.data[i]);
}
