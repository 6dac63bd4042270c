// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What follows a cue, in all readings: quotation, that-clause, bare clause, question, infinitive,
/// gerund, object, preposition, and the same after an addressee (N>) or an adverbial (A>, C>).
/// Nothing is decided here.
///
/// Patterns: Q quotation, THAT, CL bare clause, NP noun phrase, X short quotation, TO, WH, ING, AS,
/// P:about, N>THAT after an object that is no content, N+TO with it, COLON, COMMA, CX after a
/// comma, END, AUX, AND, ADV nothing.
#include "fact/claims_internal.h"

static void add(Readings* out, const char* prefix, Str rest, uint32_t start) {
  if (out->n == MAX_READINGS) return;
  Reading* r = &out->r[out->n++];
  set_name(r->pattern, sizeof r->pattern, prefix, rest);
  r->start = start;
  r->empty = false;
}
static void add_simple(Readings* out, const char* pattern, uint32_t start) {
  add(out, pattern, STR_EMPTY, start);
}

static void add_empty(Readings* out, const char* pattern, uint32_t start) {
  uint32_t n = out->n;
  add_simple(out, pattern, start);
  if (out->n > n) out->r[n].empty = true;
}

static bool quote_here(const Line* l, uint32_t m, uint32_t words) {
  return m < l->n && l->p[m].kind == PIECE_QUOTE && (l->p[m].n_words >= words || l->p[m].stops);
}

/// An adverbial stands between cue and complement: the that, quotation or colon ahead; its pattern,
/// or NULL.
static const char* complement_ahead(const Line* l, uint32_t r, uint32_t* at) {
  for (uint32_t m = r; m < l->n && m < r + 18; m++) {
    const Piece* t = &l->p[m];
    *at = m;
    if (t->kind == PIECE_QUOTE) {
      if (t->n_words >= 3 && m > r && piece_mark(&l->p[m - 1], ",", ":")) return "Q";
      if (t->n_words >= 6) return "Q";
      continue;
    }
    if (piece_mark(t, ":")) {
      *at = m + 1;
      return m + 1 < l->n ? (quote_here(l, m + 1, 1) ? "Q" : "COLON") : NULL;
    }
    if (piece_is(t, "that") && !(m > 0 && l->p[m - 1].kind == PIECE_MARK)) return "THAT";
    if (t->kind == PIECE_MARK && !piece_mark(t, ",", ".", "'", "-", "$")) return NULL;
    if (piece_is(t, "and", "but", "who", "which", "because")) return NULL;
    if (m > r && piece_finite(t)) return NULL;
  }
  return NULL;
}

static bool person_object(const Piece* p) {
  return piece_is(p, "him", "her", "them", "me", "us", "himself", "herself", "themselves", "you",
                  "it");
}

/// End of the first noun group that starts at r.
static uint32_t first_group_end(const Line* l, uint32_t r) {
  const Piece* t = &l->p[r];
  if (person_object(t) && !(t->tag == TAG_POSS)) {
    bool her = piece_is(t, "her") && r + 1 < l->n && l->p[r + 1].kind == PIECE_WORD &&
               (l->p[r + 1].tag == TAG_NOUN || l->p[r + 1].tag == TAG_ADJ);
    if (!her) return r + 1;
  }
  uint32_t m = r;
  for (; m < l->n; m++) {
    const Piece* p = &l->p[m];
    if (p->kind == PIECE_QUOTE) break;
    if (p->kind == PIECE_MARK) {
      if (piece_mark(p, "'", "-", "$", "&", "%")) continue;
      if (piece_mark(p, ".") && m > r && piece_capital(&l->p[m - 1]) && l->p[m - 1].low.len <= 4)
        continue;
      break;
    }
    if (piece_preposition(p) && !piece_is(p, "of")) break;
    if (piece_is(p, "that") && m > r && m + 1 < l->n && piece_mark(p + 1, ",")) break;
    if (piece_subordinator(p) || piece_finite(p) || piece_aux(p) || p->tag == TAG_TO) break;
    if (m > r &&
        (piece_is(p, "he", "she", "they", "i", "we", "it", "the", "a", "his", "her", "their") ||
         p->tag == TAG_PRON ||
         (piece_determiner(p) && p->tag != TAG_NUM && !piece_preposition(&l->p[m - 1]))))
      break;
  }
  return m;
}

/// A second predicate: "and has since left", "but also had to".
static bool verb_next(const Line* l, uint32_t m) {
  while (m < l->n && piece_adverb(&l->p[m]))
    m++;
  return m < l->n && (piece_finite(&l->p[m]) || l->p[m].tag == TAG_AUX);
}

/// Is there a finite verb ahead of r, before a relative or subordinator?
static bool clause_ahead(const Line* l, uint32_t r) {
  for (uint32_t q = r; q < l->n && q < r + 24; q++) {
    const Piece* p = &l->p[q];
    if (piece_mark(p, ";") || piece_dash(p)) return false;
    if (q > r && (piece_subordinator(p) || piece_is(p, "until", "after", "before", "because",
                                                    "while", "when", "since", "as", "if")))
      return false;
    if (q > r && p->tag == TAG_CONJ && p->kind == PIECE_WORD && verb_next(l, q + 1)) return false;
    if (q > r && piece_preposition(p - 1) && p->tag == TAG_VERB)
      continue; // "a list of banned firms"
    if (q > r && piece_finite(p)) return true;
  }
  return false;
}

/// "to reopen", not "to the list".
static bool infinitive(const Line* l, uint32_t to) {
  if (l->p[to].tag != TAG_TO) return false;
  return !(to + 1 < l->n && (piece_determiner(&l->p[to + 1]) || l->p[to + 1].tag == TAG_PRON));
}

/// What comes after the first noun group.
static void after_object(const Line* l, uint32_t r, uint32_t m, Str clause, Readings* out) {
  const Piece *u = &l->p[m], *t = &l->p[r];
  uint32_t at;
  if (piece_is(u, "that")) {
    add_simple(out, "N>THAT", m);
  } else if (quote_here(l, m, 3)) {
    add_simple(out, "N>Q", m);
  } else if (piece_mark(u, ",", ":") && quote_here(l, m + 1, 3)) {
    add_simple(out, "N>Q", m + 1);
  } else if (piece_is(u, "to") && !infinitive(l, m)) {
    add(out, "N+P:to", clause, r);
  } else if (piece_is(u, "to")) {
    add_simple(out, "N>TO", m);
    add(out, "N+TO", clause, r);
  } else if (piece_is(u, "how", "whether", "what", "why", "if", "where")) {
    add_simple(out, "N>WH", m);
  } else if (piece_is(u, "of", "for", "about", "against", "on", "with", "over", "from") &&
             (!piece_determiner(t) || piece_is(u, "for", "of", "about"))) {
    if (piece_is(u, "about")) add_simple(out, "N>P:about", m + 1);
    add(out, "N+P:", u->low, r);
    add_to_name(out->r[out->n - 1].pattern, PATTERN_LEN, clause);
  } else if (piece_is(u, "as")) {
    add(out, "N+AS", clause, r);
  } else if (piece_is(u, "he", "she", "they", "i", "we", "it", "the", "a", "his", "her", "their")) {
    add_simple(out, "N>CL", m);
  } else if (piece_is(u, "in", "on", "at", "during")) {
    const char* ahead = complement_ahead(l, m, &at);
    if (ahead) add(out, "N>A>", str_from(ahead), at);
  }
}

static void object_or_clause(const Line* l, uint32_t r, Readings* out) {
  bool clause = clause_ahead(l, r);
  uint32_t m = first_group_end(l, r);
  if (m < l->n && m > r) after_object(l, r, m, clause ? STR("/c") : STR_EMPTY, out);
  add_simple(out, clause ? "CL" : "NP", r);
}

static void after_comma(const Line* l, uint32_t i, uint32_t r, Readings* out) {
  if (quote_here(l, r + 1, 3)) {
    add_simple(out, "Q", r + 1);
    return;
  }
  for (uint32_t q = r + 2; q + 1 < l->n && q < r + 14; q++) {
    if (!piece_mark(&l->p[q], ",")) continue;
    if (piece_is(&l->p[q + 1], "that")) {
      add_simple(out, "C>THAT", q + 1);
      break;
    }
    if (quote_here(l, q + 1, 3)) {
      add_simple(out, "C>Q", q + 1);
      break;
    }
  }
  if (out->n == 0 && piece_is(&l->p[0], "as") && i < 12 && r + 1 < l->n)
    add_simple(out, "AS,", r + 1);
  add_empty(out, "COMMA", r);
  if (out->n == 1 && r + 2 < l->n && piece_capital(&l->p[r + 1])) add_simple(out, "CX", r + 1);
}

static void after_preposition(const Line* l, uint32_t r, Readings* out) {
  uint32_t at;
  const Piece* t = &l->p[r];
  if (piece_is(t, "in", "on", "at", "during", "with", "from", "by", "through", "via", "over",
               "before", "after", "about", "of")) {
    const char* ahead = complement_ahead(l, r, &at);
    if (ahead) add(out, "A>", str_from(ahead), at);
  }
  if (piece_is(t, "as")) {
    add_simple(out, "AS", r + 1);
    add_empty(out, "ADV", r);
  } else {
    add(out, "P:", t->low, r + 1);
  }
}

static void after_to(const Line* l, uint32_t r, Readings* out) {
  uint32_t at;
  const char* ahead = complement_ahead(l, r, &at);
  if (infinitive(l, r)) {
    add_simple(out, "TO", r);
    return;
  }
  if (ahead) add(out, "A>", str_from(ahead), at);
  add_simple(out, "P:to", r + 1);
}

static void after_word(const Line* l, uint32_t r, Readings* out) {
  uint32_t at;
  const Piece* t = &l->p[r];
  if (piece_is(t, "that") && (t->tag == TAG_DET || !clause_ahead(l, r))) {
    object_or_clause(l, r, out); // "rejected that argument"
  } else if (piece_is(t, "that")) {
    add_simple(out, "THAT", r);
  } else if (piece_is(t, "to")) {
    after_to(l, r, out);
  } else if (piece_is(t, "how", "whether", "what", "why", "if", "who", "where", "whom", "whose",
                      "which")) {
    add_simple(out, "WH", r);
  } else if (piece_is(t, "when", "while", "after", "before", "because", "since", "until")) {
    const char* ahead = complement_ahead(l, r, &at);
    if (ahead)
      add(out, "A>", str_from(ahead), at);
    else if (piece_is(t, "when"))
      add_simple(out, "WHEN", r);
    else
      add_empty(out, "ADV", r);
  } else if (piece_preposition(t) || piece_is(t, "as")) {
    after_preposition(l, r, out);
  } else if (t->tag == TAG_VERB_ING && !piece_capital(t)) {
    add_simple(out, "ING", r);
  } else if (piece_aux(t)) {
    add_empty(out, "AUX", r);
    if (r + 1 < l->n) add_simple(out, "RELAUX", r);
  } else if (t->tag == TAG_CONJ) {
    add_empty(out, "AND", r);
  } else {
    object_or_clause(l, r, out);
  }
}

static void read_complements(const Claiming* k, const Line* l, uint32_t i, Readings* out) {
  uint32_t r = i + 1;
  out->n = 0;
  if (r < l->n && piece_is(&l->p[r], "out", "back", "down", "up", "off", "away") &&
      !piece_finite(&l->p[r]))
    r++;
  r = skip_time(k, l, r);
  if (r >= l->n || piece_mark(&l->p[r], ".", "?", "!", ";")) {
    add_empty(out, "END", r);
  } else if (l->p[r].kind == PIECE_QUOTE) {
    add_simple(out, quote_here(l, r, 3) ? "Q" : "X", r);
  } else if (piece_mark(&l->p[r], ",")) {
    after_comma(l, i, r, out);
  } else if (piece_mark(&l->p[r], ":")) {
    if (r + 1 < l->n)
      add_simple(out, quote_here(l, r + 1, 1) ? "Q" : "COLON", r + 1);
    else
      add_empty(out, "END", r);
  } else if (piece_dash(&l->p[r]) || piece_mark(&l->p[r], ")")) {
    add_empty(out, "COMMA", r);
  } else {
    after_word(l, r, out);
  }
}

/// A verb as the lexicon lists it: "fall".
static bool base_form(const Claiming* k, const Piece* p) {
  const LexEntry* lex = k->d->tokens[p->token].lex;
  return lex_verb(lex) && str_equal(lex_verb_lemma(lex), p->low);
}

/// "called off the deal", "snapped up the firm": with such a particle and an object, another verb.
static bool other_verb(const Line* l, uint32_t i, const Readings* out) {
  if (i + 1 >= l->n || !piece_is(&l->p[i + 1], "up", "off", "down", "away")) return false;
  return out->n > 0 && name_is(out->r[out->n - 1].pattern, "NP");
}

/// "saw sales | fall | in May": after a noun, before no other; with "as" it is a judgement.
static bool noun_or_verb(const Claiming* k, const Line* l, uint32_t m) {
  if (l->p[m].tag != TAG_NOUN || l->p[m - 1].tag != TAG_NOUN || !base_form(k, &l->p[m]))
    return false;
  const Piece* next = m + 1 < l->n ? &l->p[m + 1] : NULL;
  return !next || next->kind == PIECE_MARK ||
         (piece_preposition(next) && !piece_is(next, "as", "of"));
}

/// "saw sales fall": what somebody perceives, if a bare infinitive follows the object.
static bool perceived(const Claiming* k, const Line* l, uint32_t i, uint32_t r) {
  if (!cue_takes(l->p[i].verb, CUE_BARE)) return false;
  for (uint32_t m = r + 1; m < l->n && m < r + 8 && l->p[m].kind == PIECE_WORD; m++) {
    if (piece_aux(&l->p[m]) || piece_subordinator(&l->p[m]) || l->p[m].tag == TAG_TO) return false;
    if (piece_determiner(&l->p[m - 1]) || piece_is(&l->p[m - 1], "this", "that", "these", "those"))
      continue;
    if (l->p[m].tag == TAG_VERB_BASE || noun_or_verb(k, l, m)) return true;
    if (piece_finite(&l->p[m]))
      return base_form(k, &l->p[m]) && !str_equal(l->p[i].low, l->p[i].verb->lemma);
  }
  return false;
}

void complements(const Claiming* k, const Line* l, uint32_t i, Readings* out) {
  read_complements(k, l, i, out);
  if (other_verb(l, i, out) || (out->n && perceived(k, l, i, i + 1))) out->n = 0;
}
