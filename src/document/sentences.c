// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Sentences within paragraphs. Quotations are stepped over as one unit, so that no stop inside them
// ends the sentence around them; their own sentences, if there are two or more, follow as inner
// ones. A sentence that never ends is cut, so that later stages stay linear.

#include "document/reader_internal.h"

enum { LONGEST_SENTENCE = 400 };

typedef struct {
  Reader* r;
  uint32_t first, end; ///< tokens of the paragraph or quotation
  uint32_t context;    ///< 1 + quotation whose inside is split, 0 outside
  uint32_t paragraph;
} Range;

static const Token* token(const Range* g, size_t i) {
  return &g->r->tokens.data[i];
}

/// 1 + the outermost quotation around token i that lies inside the context; 0 if there is none.
static uint32_t unit_quotation(const Range* g, size_t i) {
  uint32_t q = token(g, i)->quotation, found = 0;
  while (q && q != g->context) {
    found = q;
    q = g->r->quotations.data[q - 1].parent;
  }
  return found;
}

/// End of the unit that starts at token i: one token, or a whole quotation, which is q then.
static size_t unit_end(const Range* g, size_t i, uint32_t q) {
  if (q == 0) return i + 1;
  uint32_t border = g->r->quotations.data[q - 1].span.end;
  while (i < g->end && token(g, i)->span.begin < border)
    i++;
  return i;
}

static bool is_terminator(const Token* t) {
  if (t->tag != TAG_PUNCT) return false;
  char c = t->text.data[t->text.len - 1];
  return c == '.' || c == '!' || c == '?' || str_equal(t->text, STR("\xE2\x80\xA6"));
}

static bool is_closed_class(const Token* t) {
  enum {
    CLOSED = LEX_DET | LEX_PRON | LEX_POSS | LEX_PREP | LEX_CONJ | LEX_SUBORD | LEX_WH | LEX_AUX
  };
  return t->lex && (t->lex->bits & CLOSED) != 0;
}

/// May a sentence start with this token?
static bool may_start(const Token* t) {
  if (t->flags & TOKEN_CAPITAL) return true;
  if (t->tag == TAG_QUOTE || t->tag == TAG_NUM) return true;
  unsigned char c = (unsigned char)t->text.data[0];
  return c == '(' || c == '[' || c == '$' || (c >= '0' && c <= '9') || c == '#' || c == '@' ||
         c == '-' || c >= 0x80;
}

/// A verb form that introduces speech, among the next few tokens: '"Really?" Smith asked.'
static bool speech_verb_follows(const Range* g, size_t i) {
  size_t limit = i + 6 < g->end ? i + 6 : g->end;
  for (; i < limit; i++) {
    const Token* t = token(g, i);
    if (t->tag == TAG_PUNCT && !str_equal(t->text, STR(","))) return false;
    if (t->flags & TOKEN_CAPITAL) continue;
    const Cue* cue = form_cue(lex_verb(t->lex), false);
    if (cue_takes(cue, CUE_QUOTE)) return true;
  }
  return false;
}

/// "in Bramford, N.J. Paul Brandt spoke": a state behind its place, and the given name of the next
/// sentence's subject.
static bool ends_after_state(const Range* g, size_t last, const Token* next) {
  if (last < g->first + 2 || !str_equal(token(g, last - 1)->text, STR(","))) return false;
  const WordList* states = ontology_list(g->r->ontology, STR("name-state-abbreviation"));
  bool given = next->lex && (next->lex->bits & (LEX_GIVEN_MALE | LEX_GIVEN_FEMALE));
  bool place = (token(g, last - 2)->flags & TOKEN_CAPITAL) != 0;
  return given && place && (next->flags & TOKEN_CAPITAL) && list_has(states, token(g, last)->text);
}

/// After an abbreviation with its stop: a sentence ends there only if the next word says so.
static bool ends_after_abbreviation(const Range* g, const Token* t, const Token* next) {
  Str word = str_slice(t->text, 0, t->text.len - 1);
  Str after = {t->text.data + t->text.len, g->r->d->text.len - t->span.end};
  bool capital = (next->flags & TOKEN_CAPITAL) != 0;
  if (word.len == 1 && utf8_is_capitalised(word)) return capital && is_closed_class(next);
  switch (abbreviation_find(word, after)) {
  case ABBREVIATION_BEFORE:
    return false;
  case ABBREVIATION_AFTER:
    return next->tag == TAG_QUOTE || (capital && is_closed_class(next));
  case ABBREVIATION_NONE:
    return capital && is_closed_class(next); // other acronyms
  }
  return false;
}

/// After a quotation as a unit: its last mark inside decides.
static bool ends_after_quotation(const Range* g, size_t last, size_t next) {
  const Token* closing = token(g, last);
  size_t i = last;
  while (i > g->first && last - i < 6 && token(g, i)->tag == TAG_QUOTE)
    i--;
  const Token* mark = token(g, i);
  if (closing->tag != TAG_QUOTE || !is_terminator(mark)) return false;
  const Token* n = token(g, next);
  if (!may_start(n)) return false;
  if (n->tag == TAG_NUM || n->tag == TAG_PUNCT) return false;
  if (mark->text.data[0] == '.') return true;
  return !speech_verb_follows(g, next);
}

static bool is_closing_bracket(const Token* t) {
  return t->text.len == 1 && (t->text.data[0] == ')' || t->text.data[0] == ']');
}

/// May a sentence end with this token? Most can be told by a look.
static bool may_end(const Token* t) {
  return t->tag == TAG_PUNCT || t->tag == TAG_QUOTE || t->text.data[t->text.len - 1] == '.';
}

/// Does a sentence end with token i, which may end one? Another follows.
static bool ends_here(const Range* g, size_t i) {
  const Token *last = token(g, i), *next = token(g, i + 1);
  bool spaced = (next->flags & TOKEN_SPACE_BEFORE) != 0;
  if (is_terminator(last)) {
    if (is_closing_bracket(next)) return false;
    if (next->tag == TAG_QUOTE && !spaced) return false; // a stray closing mark
    // "ended.The": no blank, but a capital.
    if (!spaced && !(next->flags & TOKEN_CAPITAL)) return false;
    return may_start(next);
  }
  if (is_closing_bracket(last) || (last->tag == TAG_QUOTE && !(last->flags & TOKEN_SPACE_BEFORE)))
    return i > g->first && is_terminator(token(g, i - 1)) && spaced && may_start(next);
  bool abbreviated =
      last->text.len > 1 && last->text.data[last->text.len - 1] == '.' && last->tag != TAG_PUNCT;
  return abbreviated && spaced &&
         (ends_after_abbreviation(g, last, next) || ends_after_state(g, i, next));
}

static void add_sentence(const Range* g, size_t first, size_t end, uint32_t outer, ZoneKind zone) {
  Reader* r = g->r;
  uint32_t index = (uint32_t)r->sentences.n;
  Sentence s = {
      .span = {token(g, first)->span.begin, token(g, end - 1)->span.end},
      .first = (uint32_t)first,
      .n = (uint32_t)(end - first),
      .paragraph = g->paragraph,
      .quotation = g->context,
      .outer = g->context ? outer : index,
      .zone = zone,
  };
  vec_push(&r->sentences, r->arena, s);
  for (size_t i = first; i < end; i++)
    r->tokens.data[i].sentence = index;
  r->tokens.data[first].flags |= TOKEN_SENTENCE_START;
}

/// The first token, from i on, where a sentence may end or a quotation begins; `limit` if there is
/// none before it.
static size_t next_border(const Range* g, size_t i, size_t limit) {
  while (i < limit && (token(g, i)->quotation == g->context || token(g, i)->quotation == 0) &&
         !may_end(token(g, i)))
    i++;
  return i;
}

/// End of the sentence that starts at `first`.
static size_t sentence_end(const Range* g, size_t first) {
  size_t longest = first + 2 * LONGEST_SENTENCE, limit = g->end < longest ? g->end : longest;
  for (size_t begin = first, end; begin < g->end; begin = end) {
    begin = next_border(g, begin, limit);
    if (begin == g->end) break;
    uint32_t quotation = unit_quotation(g, begin);
    end = unit_end(g, begin, quotation);
    if (end >= g->end) break;
    if (quotation ? ends_after_quotation(g, end - 1, end)
                  : may_end(token(g, begin)) && ends_here(g, begin))
      return end;
    bool soft = !quotation && token(g, begin)->tag == TAG_PUNCT;
    size_t length = end - first;
    if (length > LONGEST_SENTENCE && (soft || length > 2 * LONGEST_SENTENCE)) return end;
  }
  return g->end;
}

static void add_inner(Reader* r, uint32_t q, uint32_t outer, uint32_t paragraph, ZoneKind zone) {
  const Quotation* quotation = &r->quotations.data[q - 1];
  Range g = {r, quotation->first, quotation->first + quotation->n, q, paragraph};
  if (g.first >= g.end) return;
  r->tokens.data[g.first].flags |= TOKEN_SENTENCE_START;
  size_t end = sentence_end(&g, g.first);
  if (end >= g.end) return; // one sentence only
  for (size_t first = g.first; first < g.end; first = end) {
    end = sentence_end(&g, first);
    add_sentence(&g, first, end, outer, zone);
  }
}

/// Outer sentences of a paragraph, each followed by the inner ones of its quotations.
static void split_paragraph(Reader* r, uint32_t index) {
  const Paragraph* p = &r->paragraphs.data[index];
  Range g = {r, p->first_token, p->first_token + p->n_tokens, 0, index};
  for (size_t first = g.first, end; first < g.end; first = end) {
    end = sentence_end(&g, first);
    uint32_t outer = (uint32_t)r->sentences.n;
    add_sentence(&g, first, end, outer, p->zone);
    for (size_t i = first; i < end;) {
      uint32_t q = unit_quotation(&g, i);
      if (q) add_inner(r, q, outer, index, p->zone);
      i = unit_end(&g, i, q);
    }
  }
}

/// Nested quotations start with a capital that says nothing, too.
static void mark_quotation_starts(Reader* r) {
  for (size_t i = 0; i < r->quotations.n; i++) {
    const Quotation* q = &r->quotations.data[i];
    if (q->n) r->tokens.data[q->first].flags |= TOKEN_SENTENCE_START;
  }
}

static bool is_word(const Token* t) {
  return t->tag != TAG_PUNCT && t->tag != TAG_QUOTE && t->tag != TAG_OTHER && t->tag != TAG_NUM &&
         t->tag != TAG_GENITIVE;
}

/// Headline writers capitalise pronouns, auxiliaries and verbs: a small one says it is none.
static bool tells_against_title(const Token* t) {
  if (t->flags & TOKEN_CAPITAL || !t->lex) return false;
  enum {
    NEVER_SMALL = LEX_AUX | LEX_MODAL | LEX_POSS,
    VERB = LEX_VERB_PAST | LEX_VERB_PP | LEX_VERB_S | LEX_VERB_BASE
  };
  uint32_t bits = t->lex->bits;
  if (t->tag == TAG_GENITIVE || t->tag == TAG_NEG) return false;
  if (bits & NEVER_SMALL && t->text.len >= 2 && t->text.data[0] != '\'') return true;
  bool pronoun = (bits & LEX_PRON) && !(bits & (LEX_DET | LEX_ADV | LEX_WH | LEX_NUM));
  return pronoun || ((bits & VERB) && !(bits & (LEX_NOUN | LEX_NOUN_PLURAL | LEX_ADJ | LEX_PREP)));
}

/// Lines like headlines: nearly all words of three letters or more are capitalised.
static void mark_title_case(Reader* r) {
  for (size_t p = 0; p < r->paragraphs.n; p++) {
    const Paragraph* paragraph = &r->paragraphs.data[p];
    if (paragraph->n_words > 40) continue;
    size_t capital = 0, small = 0;
    if (paragraph->n_tokens == 0) continue;
    Token* t = r->tokens.data + paragraph->first_token;
    for (size_t i = 0; i < paragraph->n_tokens; i++) {
      if (!is_word(&t[i])) continue;
      bool up = (t[i].flags & TOKEN_CAPITAL) != 0;
      capital += up;
      small += !up && t[i].text.len >= 3 && !is_closed_class(&t[i]);
    }
    if (capital < 3 || small * 5 > capital) continue;
    for (size_t i = 0; i < paragraph->n_tokens; i++)
      small += tells_against_title(&t[i]) ? 100 : 0;
    bool stopped = str_equal(t[paragraph->n_tokens - 1].text, STR("."));
    if (small * 5 > capital || (stopped && small)) continue;
    for (size_t i = 0; i < paragraph->n_tokens; i++)
      t[i].flags |= TOKEN_IN_TITLE_CASE;
  }
}

void sentences_find(Reader* r) {
  for (uint32_t i = 0; i < r->paragraphs.n; i++)
    split_paragraph(r, i);
  mark_quotation_starts(r);
  mark_title_case(r);
}
