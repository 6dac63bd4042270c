// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Quotations that go on: over the following sentences that are nothing but quotation, and over
/// paragraphs when a quotation was left open; and paragraphs announced by "X writes:".
#include "fact/claims_internal.h"

#include <string.h>

static Span line_span(const Line* l) {
  return (Span){l->p[0].span.begin, l->p[l->n - 1].span.end};
}

/// Nothing but quotations and marks.
static bool only_quotation(const Line* l) {
  bool quote = false;
  for (uint32_t i = 0; i < l->n; i++) {
    if (l->p[i].kind == PIECE_WORD) return false;
    quote = quote || l->p[i].kind == PIECE_QUOTE;
  }
  return quote;
}

/// Begins with a quotation and has no finite verb outside: "... a tax increase" for the rich.
static bool mostly_quotation(const Line* l) {
  if (only_quotation(l)) return true;
  if (l->p[0].kind != PIECE_QUOTE || l->p[0].n_words < 4) return false;
  for (uint32_t i = 1; i < l->n; i++)
    if (piece_finite(&l->p[i]) || piece_verb(&l->p[i]) || piece_mark(&l->p[i], ":")) return false;
  return true;
}

static bool left_open(const Claiming* k, const Line* l) {
  const Piece* p = &l->p[l->n - 1];
  return p->kind == PIECE_QUOTE && k->d->quotations[p->quotation - 1].open;
}

/// Does a quotation in the next sentence go on with what the candidate says? After a quotation, or
/// after a clause of somebody who says it at the end of the sentence.
static bool goes_on(const Line* l, const Candidate* c) {
  if (name_is(c->pattern, "DASH")) return true;
  if (c->left)
    return strchr(c->pattern, 'q') || strstr(c->pattern, "MIDQ") ||
           (cue_takes(c->cue_entry, CUE_SAY) && c->at + 6 > l->n);
  if (c->n_ranges == 0) return false;
  const Piece* p = &l->p[c->range[c->n_ranges - 1].end - 1];
  size_t n = strlen(c->pattern);
  return p->kind == PIECE_QUOTE && p->n_words >= 3 && n > 0 && c->pattern[n - 1] == 'Q';
}

static void to_spans(const Claiming* k, const Line* l, Candidate* c) {
  for (uint32_t r = 0; r < c->n_ranges; r++) {
    Span s = {l->p[c->range[r].begin].span.begin, l->p[c->range[r].end - 1].span.end};
    vec_push(&c->contents, k->arena, s);
  }
}

static void go_on(const Claiming* k, const Line* lines, size_t n_lines, Candidate* c) {
  const Line* last = &lines[c->line];
  for (size_t x = c->line + 1; x < n_lines && lines[x].quotation == 0; x++) {
    const Line* l = &lines[x];
    bool same = l->paragraph == last->paragraph;
    bool open = left_open(k, last) && l->p[0].kind == PIECE_QUOTE;
    if (same ? !mostly_quotation(l) : !open) return;
    if (mostly_quotation(l)) {
      vec_push(&c->contents, k->arena, line_span(l));
    } else {
      vec_push(&c->contents, k->arena, l->p[0].span);
      return;
    }
    last = l;
  }
}

/// A turn of a transcript goes on to the end of its paragraph.
static void take_turn(const Line* lines, size_t n_lines, Candidate* c) {
  const Line* first = &lines[c->line];
  for (size_t x = c->line + 1; x < n_lines; x++) {
    const Line* l = &lines[x];
    if (l->paragraph != first->paragraph || l->quotation != first->quotation) return;
    if (l->n > 2 && piece_capital(&l->p[0]) &&
        (piece_mark(&l->p[1], ":") || piece_mark(&l->p[2], ":")))
      return;
    c->contents.data[c->contents.n - 1].end = line_span(l).end;
  }
}

void continue_quotations(const Claiming* k, const Line* lines, size_t n_lines, Candidates* all) {
  for (size_t i = 0; i < all->n; i++) {
    Candidate* c = &all->data[i];
    const Line* l = &lines[c->line];
    if (c->contents.n == 0) to_spans(k, l, c);
    if (l->quotation == 0 && goes_on(l, c)) go_on(k, lines, n_lines, c);
    if (name_is(c->pattern, "TRANS")) take_turn(lines, n_lines, c);
  }
}

/* ---- a name after a dash, in a paragraph of its own ---- */

void signature_candidates(const Claiming* k, const Line* lines, size_t n_lines, Candidates* all) {
  for (size_t x = 1; x < n_lines; x++) {
    const Line *l = &lines[x], *q = &lines[x - 1];
    if (l->quotation || l->n < 2 || l->n > 15 || !piece_dash(&l->p[0]) || !piece_capital(&l->p[1]))
      continue;
    if (!only_quotation(q)) continue;
    Candidate c = candidate_new((uint32_t)x, 0, STR("--"), ontology_cue(k->o, STR(":"), false));
    c.source = (Source){1, l->p[l->n - 1].kind == PIECE_MARK ? l->n - 1 : l->n, SOURCE_BESIDE};
    c.left = true;
    memcpy(c.form, "DASH", 5);
    memcpy(c.pattern, "DASH", 5);
    size_t first = x - 1;
    while (first > 0 && lines[first - 1].paragraph == q->paragraph &&
           only_quotation(&lines[first - 1]))
      first--;
    for (size_t y = first; y < x; y++)
      vec_push(&c.contents, k->arena, line_span(&lines[y]));
    vec_push(all, k->arena, c);
  }
}

/* ---- "X writes:" and a paragraph ---- */

static Span paragraph_span(const Line* lines, size_t n_lines, size_t first) {
  Span s = line_span(&lines[first]);
  for (size_t x = first;
       x < n_lines && lines[x].paragraph == lines[first].paragraph && !lines[x].quotation; x++)
    s.end = line_span(&lines[x]).end;
  return s;
}

/// The last candidate of the line that ends in a colon says the next paragraph.
static void announce(const Claiming* k, const Line* lines, size_t n_lines, size_t line,
                     size_t first, Candidates* all) {
  const Candidate* best = NULL;
  for (size_t i = first; i < all->n && all->data[i].line == line; i++) {
    const Candidate* c = &all->data[i];
    if (c->lemma.len > 2 && (!best || c->at > best->at)) best = c;
  }
  const Line* l = &lines[line];
  Candidate c = {0};
  if (best) {
    c = *best;
    char* hat = strchr(c.form, '^');
    if (hat) *hat = 0;
  } else {
    for (uint32_t i = l->n; i-- > 0;) {
      if (!piece_finite(&l->p[i]) || !l->p[i].verb) continue;
      Group g = verb_group(k, l, i);
      c = candidate_new((uint32_t)line, i, l->p[i].verb->lemma, l->p[i].verb);
      c.cue_begin = g.first;
      c.source = subject_of(k, l, g.first, (Source){0, 0, SOURCE_NONE});
      memcpy(c.form, "F", 2);
      break;
    }
  }
  if (c.lemma.len == 0) return;
  memcpy(c.pattern, "NEXTPAR", 8);
  c.left = true;
  memset(&c.contents, 0, sizeof c.contents);
  vec_push(&c.contents, k->arena, paragraph_span(lines, n_lines, line + 1));
  vec_push(all, k->arena, c);
}

void next_paragraph_candidates(const Claiming* k, const Line* lines, size_t n_lines,
                               Candidates* all) {
  size_t n = all->n, at = 0; // these are in the order of their lines
  for (size_t x = 0; x + 1 < n_lines; x++) {
    const Line* l = &lines[x];
    while (at < n && all->data[at].line < x)
      at++;
    if (l->quotation || lines[x + 1].quotation || l->head || l->n < 2) continue;
    if (piece_mark(&l->p[l->n - 1], ":") && lines[x + 1].paragraph != l->paragraph)
      announce(k, lines, n_lines, x, at, all);
  }
}

/* ---- quotations without a cue ---- */

/// The kept candidate with a quotation whose cue is the last before line x, at most three
/// paragraphs above.
static const Candidate* speaker_before(const Line* lines, const Candidate* last, size_t x) {
  if (!last || lines[last->line].paragraph + 3 < lines[x].paragraph) return NULL;
  return source_none(last->source) ? NULL : last;
}

static bool speech_line(const Claiming* k, const Line* l, const uint32_t* inside) {
  if (l->quotation || l->head || !only_quotation(l)) return false;
  const Piece* p = &l->p[0];
  if (p->kind != PIECE_QUOTE && l->n > 1) p++;
  if (p->kind != PIECE_QUOTE || p->n_words < 4 || inside[p->token]) return false;
  return k->d->quotations[p->quotation - 1].has_finite;
}

/// A claim without a cue of its own, by the speaker of `before`; right after it, its cue is that
/// one's.
static Candidate orphan(const Claiming* k, const Line* lines, const Candidate* before, bool next,
                        size_t x) {
  Candidate c = *before;
  c.continued = true;
  c.line = (uint32_t)x;
  c.at = 0;
  if (!next) {
    c.cue_begin = c.cue_end = 0;
    c.lemma = STR_EMPTY;
  }
  c.negated = false;
  c.within = 0;
  memset(&c.contents, 0, sizeof c.contents);
  vec_push(&c.contents, k->arena, line_span(&lines[x]));
  memcpy(c.pattern, "CONT", 5);
  return c;
}

void orphan_quotations(const Claiming* k, const Line* lines, size_t n_lines, const uint32_t* inside,
                       Candidates* all) {
  size_t n = all->n, at = 0, reach = SIZE_MAX; // reach: the last line of what `last` says
  const Candidate* last = NULL;
  Candidates added = {0};
  for (size_t x = 0; x < n_lines; x++) {
    for (; at < n && all->data[at].line <= x; at++) {
      const Candidate* c = &all->data[at];
      if (!c->kept || c->within || !cue_takes(c->cue_entry, CUE_SPEECH)) continue;
      last = c;
      reach = goes_on(&lines[c->line], c) ? c->line : SIZE_MAX;
    }
    if (reach + 1 == x && only_quotation(&lines[x]) && inside[lines[x].p[0].token]) reach = x;
    if (!speech_line(k, &lines[x], inside) || !speaker_before(lines, last, x)) continue;
    vec_push(&added, k->arena, orphan(k, lines, last, reach + 1 == x, x));
    if (reach + 1 == x) reach = x;
  }
  for (size_t i = 0; i < added.n; i++)
    vec_push(all, k->arena, added.data[i]);
}
