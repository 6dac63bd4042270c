// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Where the content of a claim ends: at a second cue ("said sales fell, adding that ..."), at the
/// main clause after a fronted one, at an adverbial clause after a comma, at "according to".
/// Objects end at more places than clauses.
#include "fact/claims_internal.h"

#include <string.h>

typedef struct {
  const Claiming* k;
  const Line* l;
  uint32_t i, r, end; ///< cue, start of the content, end of the line
  bool object;        ///< the content is a noun phrase, not a clause
  bool fronted;       ///< the cue stands in a clause before the main one
  bool relative;      ///< the cue stands in a relative clause after a comma
} Border;

bool starts_claim(const Line* l, uint32_t i) {
  const Piece* p = &l->p[i];
  if (!p->verb || !piece_verb(p)) return false;
  return cue_takes(p->verb, CUE_SPEECH) ||
         (cue_takes(p->verb, CUE_OBJECT) && cue_takes(p->verb, CUE_QUOTE));
}

static bool object_pattern(const Line* l, const char* pattern, uint32_t i) {
  const char* last = strrchr(pattern, '>');
  last = last ? last + 1 : pattern;
  if (strncmp(pattern, "N+", 2) == 0 || strncmp(last, "P:", 2) == 0) return true;
  return name_is(last, "NP") && !(l->p[i].verb && cue_takes(l->p[i].verb, CUE_SAY));
}

static bool past(const Piece* p) {
  return str_ends(p->low, STR("ed")) ||
         piece_is(p, "said", "told", "wrote", "sought", "made", "saw", "found");
}
static bool third(const Piece* p) {
  return str_ends(p->low, STR("s")) && !str_ends(p->low, STR("ss"));
}

/// Two verbs of the same shape: both -ed, both -s, both -ing.
static bool same_shape(const Piece* a, const Piece* b) {
  if (a->tag == TAG_VERB_ING || b->tag == TAG_VERB_ING) return a->tag == b->tag;
  return (past(a) && past(b)) || (third(a) && third(b));
}

/// The first piece after m that is no adverb.
static uint32_t skip_adverbs(const Line* l, uint32_t m, uint32_t end) {
  while (m < end && piece_adverb(&l->p[m]))
    m++;
  return m;
}

/// "and NAME said", "and officials told": a subject and a verb of saying within a few pieces.
static bool new_saying(const Line* l, uint32_t m, uint32_t end, uint32_t reach) {
  for (uint32_t q = m; q < end && q < m + reach; q++) {
    const Piece* p = &l->p[q];
    if (p->kind != PIECE_WORD && !piece_mark(p, ".", "'")) return false;
    if (q > m && p->tag == TAG_VERB && cue_takes(p->verb, CUE_SAY)) return true;
    if (piece_finite(p) || piece_preposition(p) || piece_subordinator(p)) return false;
  }
  return false;
}

/// "but she denied that", "and the mayor criticized": a subject and a cue that starts a claim.
static bool new_claim(const Claiming* k, const Line* l, uint32_t m, uint32_t end) {
  m = skip_time(k, l, m);
  for (uint32_t q = m; q < end && q < m + 6; q++) {
    const Piece* p = &l->p[q];
    if (p->kind != PIECE_WORD) return false;
    if (q > m && p->tag == TAG_VERB)
      return starts_claim(l, q) && q + 1 < end &&
             (piece_is(p + 1, "that") || p[1].kind == PIECE_QUOTE || piece_is(p + 1, "to"));
    if (piece_finite(p) || piece_subordinator(p)) return false;
  }
  return false;
}

/// ", sources said." at the end of the line: what stands before is theirs.
static bool trailing_saying(const Claiming* k, const Line* l, uint32_t m) {
  for (uint32_t q = m; q < l->n && q < m + 9; q++) {
    const Piece* p = &l->p[q];
    if (p->kind == PIECE_QUOTE || (p->kind == PIECE_MARK && !piece_mark(p, ".", "'", "-", ",")))
      return false;
    if (q > m && p->tag == TAG_VERB && cue_takes(p->verb, CUE_SAY)) {
      uint32_t r = skip_time(k, l, q + 1);
      return r >= l->n || piece_mark(&l->p[r], ".", "?", "!");
    }
    if (piece_finite(p) || piece_subordinator(p) || (p->tag == TAG_CONJ && q == m)) return false;
  }
  return false;
}

/// Does the main clause (subject and finite verb) start at m?
static bool main_clause_at(const Line* l, uint32_t m, uint32_t end) {
  if (m >= end || piece_is(&l->p[m], "who", "which", "and", "or", "but", "that")) return false;
  for (uint32_t q = m; q < end && q < m + 10; q++) {
    const Piece* p = &l->p[q];
    if (q > m && piece_finite(p)) return true;
    if (p->kind == PIECE_MARK && !piece_mark(p, ".", "'", "-")) return false;
    if (p->kind == PIECE_QUOTE || piece_subordinator(p)) return false;
  }
  return false;
}

/// ", even as a guest, had": an insertion, not the end.
static bool insertion(const Line* l, uint32_t m, uint32_t end) {
  for (uint32_t q = m + 2; q + 1 < end && q < m + 12; q++)
    if (piece_mark(&l->p[q], ",")) return piece_finite(&l->p[q + 1]);
  return false;
}

/// "that, according to X, sales fell", "sales, according to X, fell": the clause goes on behind it.
static bool inserted_according(const Line* l, uint32_t m, uint32_t r) {
  if (m == 0 || !piece_mark(&l->p[m - 1], ",")) return false;
  uint32_t q = m + 1;
  while (q < l->n && q < m + 12 && !piece_mark(&l->p[q], ","))
    q++;
  if (q + 1 >= l->n || !piece_mark(&l->p[q], ",")) return false;
  const Piece* next = &l->p[q + 1];
  bool after_that = m == r + 2 && piece_is(&l->p[r], "that");
  return after_that || piece_finite(next) || piece_aux(next) || next->tag == TAG_VERB_PP;
}

static bool second_cue_after_comma(const Border* b, uint32_t m) {
  const Line* l = b->l;
  const Piece *u = &l->p[m + 1], *cue = &l->p[b->i];
  if (u->tag == TAG_VERB_ING && starts_claim(l, m + 1)) return true;
  if ((piece_is(u, "according") && !inserted_according(l, m + 1, b->r)) ||
      trailing_saying(b->k, l, m + 1))
    return true;
  if (cue->tag == TAG_VERB_ING && (piece_finite(u) || piece_aux(u))) return true;
  if (!piece_is(u, "and", "but", "yet", "then")) return false;
  uint32_t w = skip_adverbs(l, m + 2, b->end);
  if (w >= b->end) return false;
  const Piece* v = &l->p[w];
  if (v->tag == TAG_VERB && v->verb && (past(v) || third(v)) && !piece_capital(v) &&
      same_shape(cue, v))
    return true;
  if (v->tag == TAG_VERB && starts_claim(l, w) && !piece_capital(v)) return true;
  return new_saying(l, m + 2, b->end, 9) || new_claim(b->k, l, m + 2, b->end);
}

static bool ends_at_comma(const Border* b, uint32_t m) {
  const Line* l = b->l;
  if (m + 1 >= b->end) return false;
  const Piece* u = &l->p[m + 1];
  if (second_cue_after_comma(b, m)) return true;
  if (b->fronted && main_clause_at(l, m + 1, b->end)) return true;
  if (b->relative && (piece_finite(u) || piece_aux(u) || u->tag == TAG_VERB_PP)) return true;
  if (piece_is(u, "while", "as", "after", "when", "during", "although", "though", "even", "whereas",
               "despite", "amid"))
    if (!insertion(l, m, b->end)) return true;
  if (!b->object) return false;
  if (piece_is(u, "who", "which")) return true;
  if (piece_is(u, "such")) return false;
  if (piece_is(u, "a", "an", "another", "one") && !piece_preposition(&l->p[b->r])) return true;
  return u->tag == TAG_VERB_ING ||
         piece_is(u, "but", "and", "as", "while", "who", "which", "when", "where", "after",
                  "before", "because", "with", "in", "on", "at", "during");
}

static bool ends_at_conjunction(const Border* b, uint32_t m) {
  const Line* l = b->l;
  uint32_t w = skip_adverbs(l, m + 1, b->end);
  if (w >= b->end) return false;
  const Piece *v = &l->p[w], *cue = &l->p[b->i];
  if (v->tag == TAG_VERB && cue_takes(v->verb, CUE_SAY) && same_shape(cue, v)) return true;
  if (b->object && (piece_finite(v) || v->tag == TAG_AUX) && !piece_capital(v)) return true;
  if (piece_verb(v) && v->verb && !piece_capital(v) && same_shape(cue, v) &&
      v->tag != TAG_VERB_PP && (b->object || cue_takes(v->verb, CUE_SPEECH)))
    return true;
  return piece_is(&l->p[m], "and") && w == m + 1 && piece_capital(v) &&
         new_saying(l, m + 1, b->end, 5);
}

/// A quotation that ends with a comma and a second cue: '"...," adding that'.
static bool ends_after_quotation(const Border* b, uint32_t m) {
  const Line* l = b->l;
  Str text = document_slice(b->k->d, l->p[m].span);
  if (m + 1 >= b->end ||
      str_find(str_slice(text, text.len > 5 ? text.len - 5 : 0, text.len), STR(","), 0) == SIZE_MAX)
    return false;
  const Piece* u = &l->p[m + 1];
  if (piece_is(u, "according") || (u->tag == TAG_VERB_ING && starts_claim(l, m + 1))) return true;
  uint32_t w = skip_adverbs(l, m + 2, b->end);
  if (piece_is(u, "while", "although", "though", "whereas")) return true;
  if (trailing_saying(b->k, l, m + 1)) return true;
  if (piece_is(u, "and", "but") &&
      (new_saying(l, m + 2, b->end, 9) || new_claim(b->k, l, m + 2, b->end)))
    return true;
  return piece_is(u, "and", "but", "as") && w < b->end && l->p[w].tag == TAG_VERB && l->p[w].verb;
}

/// A pair of dashes is an insertion: the second dash; without one, 0: the content ends here.
static uint32_t second_dash(const Border* b, uint32_t m) {
  for (uint32_t q = m + 1; q < b->end; q++)
    if (piece_dash(&b->l->p[q])) return q;
  return 0;
}

/// "on Monday", "in recent months", "last week": when something is said, not what.
static bool time_phrase(const Border* b, uint32_t m) {
  const Line* l = b->l;
  if (!piece_is(&l->p[m], "in", "on", "at", "over", "during", "for", "last", "this")) return false;
  if (m + 1 < b->end && piece_is(&l->p[m + 1], "what"))
    return true; // "in what is its first answer"
  for (uint32_t q = m + 1; q < b->end && q < m + 4; q++) {
    const Piece* p = &l->p[q];
    if (p->kind != PIECE_WORD) return false;
    bool time = form_in(p->form, b->k->day) || form_in(p->form, b->k->time_noun) ||
                (p->tag == TAG_NUM && p->low.len == 4);
    if (time)
      return q + 1 >= b->end || l->p[q + 1].kind != PIECE_WORD || piece_preposition(&l->p[q + 1]);
  }
  return false;
}

/// 1: the content ends at piece m. 2: right after it.
static int ends_at(const Border* b, uint32_t m) {
  const Piece* t = &b->l->p[m];
  if (m == b->r + 1 && piece_is(t - 1, "that") && piece_mark(t, ","))
    return 0; // "that, since ...,"
  if (piece_mark(t, ";")) return 1;
  if (t->kind == PIECE_QUOTE) return m > b->r && ends_after_quotation(b, m) ? 2 : 0;
  if (piece_mark(t, ",")) return ends_at_comma(b, m);
  if (piece_is(t, "and", "but")) return ends_at_conjunction(b, m);
  if (piece_is(t, "according") && m + 1 < b->end && piece_is(t + 1, "to"))
    return inserted_according(b->l, m, b->r) ? 0 : 1;
  if (b->object && m > b->r && time_phrase(b, m)) return 1;
  if (b->object && m > b->r &&
      piece_is(t, "after", "although", "because", "before", "during", "if", "since", "though",
               "until", "when", "while"))
    return 1;
  return 0;
}

/// "but before X had said it, Y ...": a subordinator opens the clause of the cue.
static bool adverbial_clause(const Line* l, uint32_t i) {
  for (uint32_t q = i; q-- > 0 && i - q < 9;) {
    if (l->p[q].kind == PIECE_MARK || piece_is(&l->p[q], "that", "who", "which")) return false;
    if (piece_is(&l->p[q], "when", "while", "as", "after", "before", "if", "although", "though",
                 "since", "because", "unless", "until", "once"))
      return true;
  }
  return false;
}

/// The cue stands in a clause before the main one: "While X denied it, Y ...". The clause may
/// follow "and" or "but".
static bool fronted_cue(const Line* l, uint32_t i) {
  uint32_t a = 0;
  while (a < i && (l->p[a].tag == TAG_CONJ || piece_adverb(&l->p[a])))
    a++;
  const Piece* f = &l->p[a];
  bool opens =
      piece_is(f, "while", "when", "as", "after", "before", "although", "though", "if", "since",
               "because", "despite", "in", "on", "at", "during", "for", "even", "once", "with",
               "by", "lest", "unless", "until", "whether", "given", "whereas") ||
      f->tag == TAG_VERB_ING || f->tag == TAG_VERB_PP || (a == i && f->tag == TAG_TO);
  if (!opens) return adverbial_clause(l, i);
  for (uint32_t q = a; q < i; q++)
    if (piece_mark(&l->p[q], ",")) return adverbial_clause(l, i);
  return true;
}

/// Where an insertion around the cue closes: the dash or bracket that belongs to one open before
/// it; `end` if none.
static uint32_t insertion_end(const Line* l, uint32_t i, uint32_t r, uint32_t end) {
  uint32_t dashes = 0, brackets = 0;
  for (uint32_t q = 0; q < i; q++) {
    dashes += piece_dash(&l->p[q]);
    brackets += piece_mark(&l->p[q], "(", "[");
    if (piece_mark(&l->p[q], ")", "]") && brackets) brackets--;
  }
  for (uint32_t q = r; q < end; q++) {
    if (dashes % 2 == 1 && piece_dash(&l->p[q])) return q;
    if (piece_mark(&l->p[q], "(", "[")) brackets++;
    if (piece_mark(&l->p[q], ")", "]") && brackets && --brackets == 0) {
      bool opened_before = true;
      for (uint32_t x = r; x < q; x++)
        opened_before = opened_before && !piece_mark(&l->p[x], "(", "[");
      if (opened_before) return q;
    }
  }
  return end;
}

/// The cue stands in a relative clause after a comma: "X, who said Y, went".
static bool inserted_relative(const Line* l, uint32_t i) {
  for (uint32_t q = i; q-- > 1 && i - q < 8;) {
    if (piece_is(&l->p[q], "who", "which")) return piece_mark(&l->p[q - 1], ",");
    if (l->p[q].kind == PIECE_MARK) return false;
  }
  return false;
}

/// No finite verb before a noun cue: the sentence's verb is still to come.
static bool noun_in_subject(const Line* l, uint32_t i) {
  if (piece_verb(&l->p[i]) || !l->p[i].noun || l->head) return false;
  for (uint32_t q = 0; q < i; q++)
    if (piece_finite(&l->p[q]) || piece_subordinator(&l->p[q])) return false;
  return true;
}

static uint32_t count_finite(const Line* l, uint32_t from, uint32_t end) {
  uint32_t n = 0;
  for (uint32_t m = from; m < end; m++)
    n += piece_finite(&l->p[m]);
  return n;
}

/// "the claim that X spied | is false": read as a participle, but the sentence has only one finite
/// verb, and that is its own.
static bool verb_of_clause(const Line* l, uint32_t m, uint32_t end) {
  return l->p[m].tag == TAG_VERB_PP && piece_nominal(&l->p[m - 1]) &&
         !piece_preposition(&l->p[m - 1]) && count_finite(l, m + 1, end) == 1;
}

/// "Her claim that it was safe | was false": the finite verb after the one of the clause, or the
/// first one after an infinitive or a noun phrase; `end` if there is none.
static uint32_t verb_of_subject(const Line* l, uint32_t r, uint32_t end) {
  bool clause = piece_is(&l->p[r], "that");
  bool own = !clause;
  for (uint32_t m = r + 1; m < end; m++) {
    const Piece* p = &l->p[m];
    if (m > r && (piece_subordinator(p) || piece_mark(p, ","))) return end; // too deep to tell
    own = own || verb_of_clause(l, m, end);
    if (!piece_finite(p)) continue;
    if (own && !(l->p[m - 1].tag == TAG_CONJ)) return m;
    own = true;
  }
  return end;
}

uint32_t content_end(const Claiming* k, const Line* l, uint32_t r, const char* pattern,
                     uint32_t i) {
  uint32_t e = l->n;
  while (e > r && l->p[e - 1].kind == PIECE_MARK && !piece_mark(&l->p[e - 1], ")", "]", "%", "$"))
    e--;
  if (l->insertions) e = insertion_end(l, i, r, e);
  if (noun_in_subject(l, i)) e = verb_of_subject(l, r, e);
  Border b = {
      k, l, i, r, e, object_pattern(l, pattern, i), fronted_cue(l, i), inserted_relative(l, i)};
  for (uint32_t m = r; m < e; m++) {
    if (piece_dash(&l->p[m]) && m > r + 1) {
      uint32_t q = second_dash(&b, m);
      if (q == 0) return m;
      m = q;
      continue;
    }
    int end = ends_at(&b, m);
    if (end) return m + (uint32_t)end - 1;
  }
  return e;
}
