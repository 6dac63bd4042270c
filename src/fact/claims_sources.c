// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Who said it: verb groups leftwards, noun phrases beside them, subjects over insertions and
/// relatives, and the noun phrase after an inverted cue. The results are pieces of the line as they
/// stand in the text.
#include "fact/claims_internal.h"

static const Source none = {0, 0, SOURCE_NONE};

/* ---- verb groups ---- */

static bool be_form(const Piece* p) {
  return piece_is(p, "be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m",
                  "get", "gets", "got", "getting");
}

/// "continued to insist", "went on to say": the first piece of the carrier before the "to" at piece
/// j, or j.
static uint32_t carrier_before(const Claiming* k, const Line* l, uint32_t j) {
  if (j == 0) return j;
  uint32_t q = j - 1;
  if (q > 0 && piece_is(&l->p[q], "on")) q--;
  return l->p[q].kind == PIECE_WORD && form_in(l->p[q].form, k->carrier) ? q : j;
}

Group verb_group(const Claiming* k, const Line* l, uint32_t i) {
  Group g = {.first = i};
  while (g.first > 0) {
    const Piece* p = &l->p[g.first - 1];
    if (piece_aux(p)) {
      if (!g.aux && p->tag == TAG_AUX && be_form(p)) g.be = true;
      if (p->tag == TAG_MODAL) g.modal = true;
      g.aux = true;
    } else if (piece_adverb(p) || piece_is(p, "not", "never", "n't")) {
      if (p->tag == TAG_NEG || piece_is(p, "not", "never", "n't")) g.negated = true;
    } else if ((p->tag == TAG_TO || piece_is(p, "to")) && !g.aux && !g.infinitive) {
      uint32_t c = carrier_before(k, l, g.first - 1);
      if (c == g.first - 1) {
        g.infinitive = true;
        g.first--;
        break;
      }
      g.first = c;
      continue;
    } else if (piece_is(p, "continued", "continues", "began", "begins", "started", "kept", "keeps",
                        "went") &&
               l->p[i].tag == TAG_VERB_ING) {
      g.aux = true;
    } else {
      break;
    }
    g.first--;
  }
  return g;
}

/* ---- noun phrases ---- */

/// Leaves out a time phrase that ends at piece at: "X on Monday said".
static int64_t before_time(const Claiming* k, const Line* l, int64_t at) {
  while (at >= 1 && l->p[at].kind == PIECE_WORD) {
    const Piece *p = &l->p[at], *before = p - 1;
    bool day = form_in(p->form, k->day);
    if (!day && !(form_in(p->form, k->time_noun) &&
                  (form_in(before->form, k->time_adjective) || form_in(before->form, k->day))))
      break;
    at -= !day || piece_is(before, "on") || form_in(before->form, k->time_adjective) ? 2 : 1;
    if (at > 0 && piece_mark(&l->p[at], ",")) at--;
  }
  return at;
}

static bool phrase_mark(const Line* l, uint32_t j) {
  const Piece* p = &l->p[j];
  if (piece_mark(p, "$", "%", "&", "'", "-", "/", "#", "(", ")", "[", "]")) return true;
  return piece_mark(p, ".") && j > 0 && l->p[j - 1].kind == PIECE_WORD &&
         l->p[j - 1].low.len <= 4 && piece_capital(&l->p[j - 1]);
}

/// May piece j stand inside a noun phrase that ends at `last`?
static bool inside_phrase(const Line* l, uint32_t j, uint32_t last) {
  const Piece* p = &l->p[j];
  if (p->kind == PIECE_QUOTE) return p->n_words <= 4 && !p->stops;
  if (p->kind == PIECE_MARK) return phrase_mark(l, j);
  if (p->tag == TAG_GENITIVE) return true;
  if (piece_aux(p) || (piece_subordinator(p) && !piece_is(p, "as"))) return false;
  if (j < last && (piece_finite(p) || p->tag == TAG_VERB_BASE) && !piece_capital(p)) return false;
  return !(j < last && piece_subject_pronoun(p));
}

/// "In Ohio on Monday X": the name or the determined group at the end of a phrase that starts with
/// a preposition.
static uint32_t after_prepositions(const Claiming* k, const Line* l, uint32_t a, uint32_t last) {
  uint32_t b = last;
  if (piece_capital(&l->p[b])) {
    while (b > a && (piece_capital(&l->p[b - 1]) || phrase_mark(l, b - 1)) &&
           !piece_preposition(&l->p[b - 1]) && !form_in(l->p[b - 1].form, k->day))
      b--;
  } else {
    while (b > a && !piece_determiner(&l->p[b]) && !piece_preposition(&l->p[b - 1]))
      b--;
  }
  return b;
}

static bool trims_left(const Piece* p) {
  if (p->kind == PIECE_MARK) return !piece_mark(p, "$", "#", "[", "(");
  if (p->kind != PIECE_WORD) return false;
  if (piece_is(p, "and", "or", "but", "then", "now", "so", "yet", "still", "also", "meanwhile",
               "however", "nor", "like", "than", "to", "not", "just", "even", "only", "though",
               "although"))
    return true;
  return p->tag == TAG_GENITIVE ||
         (p->tag == TAG_ADV && !piece_is(p, "all", "both", "most", "many"));
}

/// "In May 2018 | the minister": a phrase that starts inside a date starts behind it.
static uint32_t after_date(const Claiming* k, const Line* l, uint32_t a, uint32_t end) {
  size_t first, last;
  if (l->p[a].tag != TAG_NUM) return a;
  entity_mentions_in(k->e, (Span){l->p[0].span.begin, l->p[a].span.end}, &first, &last);
  for (size_t m = first; m < last; m++) {
    const Mention* x = &k->e->mentions[m];
    if (x->kind != MENTION_DATE || x->span.end < l->p[a].span.end) continue;
    while (a < end && l->p[a].span.begin < x->span.end)
      a++;
    return a;
  }
  return a;
}

Source noun_phrase_left(const Claiming* k, const Line* l, uint32_t last) {
  int64_t at = before_time(k, l, last);
  if (at < 0) return none;
  uint32_t end = (uint32_t)at;
  const Piece* t = &l->p[end];
  if (t->kind == PIECE_QUOTE) return none;
  if (piece_mark(t, ")", "]")) {
    uint32_t j = end;
    while (j > 0 && !piece_mark(&l->p[j], "(", "["))
      j--;
    if (j == 0) return none;
    Source s = noun_phrase_left(k, l, j - 1);
    return source_none(s) ? none : (Source){s.begin, end + 1, SOURCE_BESIDE};
  }
  if (t->kind == PIECE_MARK && !phrase_mark(l, end)) return none;
  if (piece_subject_pronoun(t) || piece_is(t, "who")) return (Source){end, end + 1, SOURCE_BESIDE};
  if (t->kind == PIECE_WORD &&
      (piece_preposition(t) || piece_aux(t) || t->tag == TAG_CONJ || t->tag == TAG_TO ||
       (piece_subordinator(t) && !piece_is(t, "that")) || (piece_finite(t) && !piece_capital(t))))
    return none;
  uint32_t a = end + 1;
  while (a > 0 && inside_phrase(l, a - 1, end))
    a--;
  while (a <= end && trims_left(&l->p[a]))
    a++;
  if (a <= end && piece_preposition(&l->p[a])) a = after_prepositions(k, l, a, end);
  if (a <= end) a = after_date(k, l, a, end);
  uint32_t b = a <= end ? skip_time(k, l, a) : a; // "this week | the minister"
  if (b > a && b <= end && piece_determiner(&l->p[b])) a = b;
  return a <= end ? (Source){a, end + 1, SOURCE_BESIDE} : none;
}

/* ---- subjects ---- */

static bool opens(const Piece* p, const Piece* closing) {
  if (piece_mark(closing, ")")) return piece_mark(p, "(");
  return p->kind == PIECE_MARK && str_equal(p->low, closing->low);
}

/// An insertion that is no apposition: the source ends before it.
static bool adverbial_insertion(const Piece* p) {
  return piece_is(p, "who", "which", "speaking", "in", "at", "on", "during", "after", "when",
                  "while", "asked", "as", "with", "whose", "where", "though", "although", "if",
                  "for", "like", "including", "along", "by", "under", "from", "citing",
                  "referring");
}

/// "X, the head of Y, said": from the mark at piece m back over the insertion.
static Source before_insertion(const Claiming* k, const Line* l, uint32_t m) {
  const Piece* closing = &l->p[m];
  for (uint32_t q = m; q-- > 1 && m - q < 30;) {
    const Piece* p = &l->p[q];
    if (!opens(p, closing)) continue;
    const Piece* before = p - 1;
    if (piece_mark(p, ",") && before->kind == PIECE_WORD) {
      if (form_in(before->form, k->day)) continue;
      if (piece_capital(before) && q >= 2 && piece_is(&l->p[q - 2], "in", "of", "at", "near"))
        continue;
    }
    Source s = noun_phrase_left(k, l, q - 1);
    if (source_none(s)) continue;
    bool whole = q + 1 == m || !adverbial_insertion(&l->p[q + 1]);
    return (Source){s.begin, whole ? m : s.end, SOURCE_APPOSITION};
  }
  return none;
}

static Source relative_subject(const Claiming* k, const Line* l, uint32_t r) {
  uint32_t m = r;
  if (m > 0 && piece_mark(&l->p[m - 1], ",")) m--;
  Source s = m > 0 ? noun_phrase_left(k, l, m - 1) : none;
  if (source_none(s)) return (Source){r, r + 1, SOURCE_RELATIVE};
  return (Source){s.begin, r + 1, SOURCE_RELATIVE};
}

static Source coordinate(Source last) {
  if (!source_none(last)) last.how = SOURCE_COORDINATE;
  return last;
}

Source subject_of(const Claiming* k, const Line* l, uint32_t j, Source last) {
  if (j == 0) return none;
  const Piece* t = &l->p[j - 1];
  if (piece_is(t, "who", "which") || (piece_is(t, "that") && t->tag == TAG_WH))
    return relative_subject(k, l, j - 1);
  if (t->tag == TAG_CONJ && t->kind == PIECE_WORD) return coordinate(last);
  if (piece_mark(t, ",", "-", ")") || piece_dash(t)) {
    Source s = before_insertion(k, l, j - 1);
    if (!source_none(s)) return s;
    return piece_mark(t, ",") ? coordinate(last) : none;
  }
  return noun_phrase_left(k, l, j - 1);
}

Source main_subject(const Claiming* k, const Line* l, uint32_t i) {
  for (uint32_t m = 1; m < i; m++) {
    const Piece* p = &l->p[m];
    if (!piece_finite(p)) continue;
    if (piece_is(&l->p[m - 1], "who", "which", "that")) continue;
    Group g = verb_group(k, l, m);
    Source s = subject_of(k, l, g.first, none);
    if (source_none(s) || piece_is(&l->p[s.begin], "there", "it")) continue;
    s.how = SOURCE_MAIN;
    return s;
  }
  return none;
}

/* ---- inverted cues ---- */

static bool goes_on_after_comma(const Claiming* k, const Line* l, uint32_t m, bool according) {
  if (m + 1 >= l->n) return false;
  const Piece* u = &l->p[m + 1];
  if (u->kind != PIECE_WORD) return false;
  bool role = piece_determiner(u) || piece_capital(u) || u->tag == TAG_NUM || piece_is(u, "who") ||
              form_in(u->form, k->role) || (u->tag == TAG_NOUN && !piece_finite(u));
  if (!role || !according) return role;
  for (uint32_t q = m + 1; q < l->n; q++) { // "according to X, the plan is": the main clause begins
    if (piece_mark(&l->p[q], ",") || piece_is(&l->p[q], "who", "which", "that")) return true;
    // 'According to X, the buyer "could change it"': the verb stands in the quotation.
    if (piece_finite(&l->p[q]) || (l->p[q].kind == PIECE_QUOTE && l->p[q].n_words >= 3))
      return false;
  }
  return true;
}

static bool ends_source(const Claiming* k, const Line* l, uint32_t m) {
  const Piece* t = &l->p[m];
  if (t->kind != PIECE_WORD) return false;
  if (form_in(t->form, k->day)) return true;
  if (piece_is(t, "during", "after", "while", "when", "before", "as", "because", "adding",
               "referring", "told", "since", "if"))
    return true;
  if (t->tag == TAG_VERB_ING && piece_mark(&l->p[m - 1], ",")) return true;
  const Piece* next = m + 1 < l->n ? t + 1 : NULL;
  if (piece_is(t, "on", "last", "this", "late", "early", "earlier") && next &&
      (form_in(next->form, k->day) || form_in(next->form, k->time_noun)))
    return true;
  if (piece_is(t, "in", "at", "on", "to") && next) {
    for (uint32_t q = m + 1; q < l->n && q < m + 5 && l->p[q].kind == PIECE_WORD; q++)
      if (form_in(l->p[q].form, k->occasion)) return true;
  }
  return false;
}

Source source_right(const Claiming* k, const Line* l, uint32_t i) {
  uint32_t j = i + 1;
  bool according = piece_is(&l->p[i], "to");
  if (j < l->n && !piece_determiner(&l->p[j])) j = skip_time(k, l, j);
  if (j >= l->n || l->p[j].kind != PIECE_WORD || piece_preposition(&l->p[j]) ||
      piece_aux(&l->p[j]) || piece_subordinator(&l->p[j]) || l->p[j].tag == TAG_TO ||
      piece_verb(&l->p[j]))
    return none;
  uint32_t m = j;
  bool relative = false;
  for (; m < l->n; m++) {
    const Piece* t = &l->p[m];
    if (t->kind == PIECE_QUOTE && (t->n_words > 4 || t->stops)) break;
    if (t->kind == PIECE_MARK && !phrase_mark(l, m) &&
        !(piece_mark(t, ",") && goes_on_after_comma(k, l, m, according)))
      break;
    if (m > j && ends_source(k, l, m)) break;
    relative = relative || piece_is(t, "who", "which", "whose", "whom", "where");
    if (m > j && piece_finite(t) && !relative) {
      if (according) break;
      return none; // "said Ada had left": Ada is no speaker
    }
  }
  while (m > j && l->p[m - 1].kind == PIECE_MARK && !piece_mark(&l->p[m - 1], ")"))
    m--;
  return m > j ? (Source){j, m, SOURCE_BESIDE} : none;
}
