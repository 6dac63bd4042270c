// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Claims: who says, thinks, intends what. Lines of pieces, candidates of every cue, quotations
/// that go on, a choice; then each kept candidate becomes a Claim with speaker, stance, mode, what
/// it is about, and the claim around it.
#include "fact/claims_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- contents ---- */

/// Is token t before the end of the content, and this word?
static bool word_at(const Claiming* k, size_t t, Span s, const char* word) {
  return t + 1 < k->d->n_tokens && k->d->tokens[t + 1].span.begin < s.end &&
         str_equal(k->d->tokens[t].lower, str_from(word));
}

/// A quotation alone loses its marks; a clause loses its "that" ("that, since it rained, ...": and
/// the comma).
static Span bare_content(const Claiming* k, Span s) {
  size_t t = document_token_at(k->d, s.begin);
  if (t >= k->d->n_tokens) return s;
  const Token* x = &k->d->tokens[t];
  bool inserted = word_at(k, t + 1, s, ",");
  if (word_at(k, t, s, "that") && x->span.begin == s.begin &&
      (x->tag == TAG_SUBORD || x->tag == TAG_WH || inserted)) {
    t += inserted ? 2 : 1;
    s.begin = k->d->tokens[t].span.begin;
  }
  for (uint32_t q = k->d->tokens[t].quotation; q; q = k->d->quotations[q - 1].parent) {
    const Quotation* u = &k->d->quotations[q - 1];
    if (u->span.begin <= s.begin && s.begin <= u->inner.begin && u->inner.end <= s.end &&
        s.end <= u->span.end)
      return u->inner;
  }
  return s;
}

static int by_begin(const void* a, const void* b) {
  const Span *x = a, *y = b;
  return x->begin != y->begin ? (x->begin < y->begin ? -1 : 1)
                              : (x->end > y->end) - (x->end < y->end);
}

/// A quotation of several sentences gives a content for each.
static void add_content(const Claiming* k, Span s, SpanList* said) {
  const Token* tokens = k->d->tokens;
  size_t t = document_token_at(k->d, s.begin);
  uint32_t begin = s.begin;
  for (; t + 1 < k->d->n_tokens && tokens[t + 1].span.begin < s.end; t++) {
    if (tokens[t].sentence == tokens[t + 1].sentence) continue;
    if (!k->d->sentences[tokens[t].sentence].quotation ||
        !k->d->sentences[tokens[t + 1].sentence].quotation)
      continue;
    vec_push(said, k->arena, (Span){begin, tokens[t].span.end});
    begin = tokens[t + 1].span.begin;
  }
  if (begin < s.end) vec_push(said, k->arena, (Span){begin, s.end});
}

static void sort_spans(SpanList* spans) {
  if (spans->n > 1) qsort(spans->data, spans->n, sizeof(Span), by_begin);
}

static SpanList said_by(const Claiming* k, const Candidate* c) {
  SpanList said = {0};
  for (size_t i = 0; i < c->contents.n; i++) {
    Span s = bare_content(k, c->contents.data[i]);
    if (!span_empty(s)) add_content(k, s, &said);
  }
  sort_spans(&said);
  return said;
}

/// Inside a quotation below the one that the line itself stands in?
static bool quoted_token(const Document* d, const Token* t, uint32_t around) {
  uint32_t q = t->quotation;
  if (q == around) return false;
  while (q && q != around)
    q = d->quotations[q - 1].parent;
  return q == around;
}

static ClaimMode mode_of(const Claiming* k, const Line* l, const Claim* claim) {
  uint32_t words = 0, quoted = 0;
  for (size_t i = 0; i < claim->contents.n; i++) {
    Span s = claim->contents.data[i];
    for (size_t t = document_token_at(k->d, s.begin);
         t < k->d->n_tokens && k->d->tokens[t].span.begin < s.end; t++) {
      const Token* x = &k->d->tokens[t];
      if (x->tag == TAG_PUNCT || x->tag == TAG_QUOTE) continue;
      words++;
      quoted += quoted_token(k->d, x, l->quotation);
    }
  }
  if (quoted == 0) return MODE_INDIRECT;
  return quoted * 20 >= words * 19 ? MODE_DIRECT : MODE_MIXED;
}

static void add_once(const Claiming* k, IndexList* list, uint32_t x) {
  for (size_t i = 0; i < list->n; i++)
    if (list->data[i] == x) return;
  vec_push(list, k->arena, x);
}

static void set_about(const Claiming* k, Claim* claim) {
  for (size_t i = 0; i < claim->contents.n; i++) {
    size_t first, last;
    entity_mentions_in(k->e, claim->contents.data[i], &first, &last);
    for (size_t m = first; m < last && claim->about.n < 64; m++)
      if (k->e->mentions[m].entity != NO_ENTITY &&
          k->e->mentions[m].span.end <= claim->contents.data[i].end)
        add_once(k, &claim->about, k->e->mentions[m].entity);
  }
}

/* ---- claims ---- */

static Claim make_claim(const Claiming* k, const Line* lines, const Candidate* c) {
  const Line *l = &lines[c->line], *said = &lines[c->source_line];
  Claim claim = {.cue_lemma = c->lemma,
                 .negated = c->negated,
                 .addressee = NO_ENTITY,
                 .venue = NO_ENTITY,
                 .time = STR_EMPTY,
                 .rule = candidate_rule(c),
                 .sentence = l->sentence};
  if (c->cue_end > c->cue_begin)
    claim.cue = (Span){said->p[c->cue_begin].span.begin, said->p[c->cue_end - 1].span.end};
  claim.contents = c->said.n ? c->said : said_by(k, c);
  claim.mode = mode_of(k, l, &claim);
  claim_set_speaker(k, said, c->source, &claim);
  bool hearsay = name_is(c->form, "ADV") ||
                 (strncmp(c->form, "PAS", 3) == 0 && cue_takes(c->cue_entry, CUE_SPEECH));
  if (hearsay && source_none(c->source)) claim_set_hearsay(k, &claim);
  claim.stance = claim_stance(k, c, &claim);
  claim_set_circumstances(k, l, c, &claim);
  set_about(k, &claim);
  return claim;
}

static int by_content(const void* a, const void* b) {
  const Candidate *x = *(Candidate*const*)a, *y = *(Candidate*const*)b;
  Span s = x->contents.data[0], t = y->contents.data[0];
  if (s.begin != t.begin) return s.begin < t.begin ? -1 : 1;
  if (s.end != t.end) return s.end > t.end ? -1 : 1;
  return x->line != y->line ? (x->line < y->line ? -1 : 1) : (x->at > y->at) - (x->at < y->at);
}

/* ---- contents that point back ---- */

/// "that this is the case": the content says nothing but that what was said before is so.
static bool points_back(const Claiming* k, const Candidate* c) {
  if (c->contents.n != 1) return false;
  Span s = bare_content(k, c->contents.data[0]);
  size_t t = document_token_at(k->d, s.begin), n = 0;
  while (t + n < k->d->n_tokens && k->d->tokens[t + n].span.begin < s.end)
    n++;
  const Token* x = k->d->tokens + t;
  if (n < 3 || n > 4 || !one_of(x[0].lower, "this", "that", "it", "such")) return false;
  if (!one_of(x[1].lower, "is", "was", "'s", "be")) return false;
  return n == 3 ? one_of(x[2].lower, "so", "true") : one_of(x[3].lower, "case");
}

static bool same_contents(const Candidate* a, const Candidate* b) {
  return a->contents.n == b->contents.n &&
         memcmp(a->contents.data, b->contents.data, a->contents.n * sizeof(Span)) == 0;
}

/// "denied claims that P, despite accusations from X that this is the case": X accuses of P, and
/// nobody else is needed for the claims.
static void resolve_backward(const Claiming* k, Candidates* all) {
  for (size_t i = 0; i < all->n; i++) {
    Candidate* c = &all->data[i];
    if (!c->kept || !points_back(k, c)) continue;
    const Candidate* best = NULL;
    for (size_t j = 0; j < all->n; j++) {
      const Candidate* x = &all->data[j];
      if (x->kept && x->line == c->line && x->at < c->at && x->contents.n && !points_back(k, x) &&
          (!best || x->at > best->at))
        best = x;
    }
    if (!best) continue;
    memset(&c->contents, 0, sizeof c->contents);
    for (size_t s = 0; s < best->contents.n; s++)
      vec_push(&c->contents, k->arena, best->contents.data[s]);
    for (size_t j = 0; j < all->n; j++) {
      Candidate* x = &all->data[j];
      if (x != c && x->kept && x->answered && source_none(x->source) && x->line == c->line &&
          same_contents(x, c))
        x->kept = false;
    }
  }
}

/// What goes on in a later sentence of a quotation to rule something out is a claim of its own: its
/// doubt is not of what was said before.
static void split_doubts(const Claiming* k, Candidates* all) {
  Candidates more = {0};
  for (size_t i = 0; i < all->n; i++) {
    Candidate* c = &all->data[i];
    if (!c->kept || c->contents.n == 0) continue;
    SpanList whole = said_by(k, c);
    size_t n = 1;
    for (size_t s = 1; s < whole.n; s++) {
      if (!content_rules_out(k, whole.data[s])) {
        whole.data[n++] = whole.data[s];
        continue;
      }
      Candidate part = *c;
      part.continued = true;
      memset(&part.contents, 0, sizeof part.contents);
      vec_push(&part.contents, k->arena, whole.data[s]);
      vec_push(&more, k->arena, part);
    }
    if (whole.n <= n) {
      c->said = whole;
      continue;
    }
    c->contents.n = 0;
    for (size_t s = 0; s < n; s++)
      vec_push(&c->contents, k->arena, whole.data[s]);
  }
  for (size_t i = 0; i < more.n; i++)
    vec_push(all, k->arena, more.data[i]);
}

/// Makes the claims of the kept candidates, in order of their contents, and points each to the one
/// around it.
static void make_claims(const Claiming* k, const Line* lines, Candidates* all, Facts* out) {
  resolve_backward(k, all);
  split_doubts(k, all);
  Candidate** kept = arena_new_array(k->arena, Candidate*, all->n + 1);
  uint32_t* claim_of = arena_new_array(k->arena, uint32_t, all->n + 1);
  size_t n = 0;
  for (size_t i = 0; i < all->n; i++) {
    Candidate* c = &all->data[i];
    if (!c->kept || c->contents.n == 0) continue;
    sort_spans(&c->contents);
    kept[n++] = c;
  }
  if (n == 0) return;
  qsort(kept, n, sizeof *kept, by_content);
  out->claims = arena_new_array(k->arena, Claim, n);
  for (size_t i = 0; i < n; i++) {
    Claim claim = make_claim(k, lines, kept[i]);
    if (claim.contents.n == 0) continue;
    out->claims[out->n_claims++] = claim;
    claim_of[kept[i] - all->data] = (uint32_t)out->n_claims;
    out->claims[out->n_claims - 1].within = kept[i]->within;
  }
  for (size_t i = 0; i < out->n_claims; i++)
    if (out->claims[i].within) out->claims[i].within = claim_of[out->claims[i].within - 1];
}

/* ---- denials answer accusations ---- */

static bool about(const Claim* c, uint32_t entity) {
  for (size_t i = 0; i < c->about.n; i++)
    if (c->about.data[i] == entity) return true;
  return false;
}

/// Nearest accusation before (else after) a denial that speaks of the denier.
static void set_answers(Facts* f) {
  for (uint32_t i = 0; i < f->n_claims; i++) {
    Claim* d = &f->claims[i];
    if (d->stance != STANCE_DENIES || d->speaker == NO_ENTITY) continue;
    for (uint32_t step = 1; step <= 40 && !d->answers; step++) {
      if (i >= step && f->claims[i - step].stance == STANCE_ACCUSES &&
          about(&f->claims[i - step], d->speaker))
        d->answers = i - step + 1;
      else if (i + step < f->n_claims && f->claims[i + step].stance == STANCE_ACCUSES &&
               about(&f->claims[i + step], d->speaker))
        d->answers = i + step + 1;
    }
  }
}

/* ---- all ---- */

Claiming claims_context(const Document* d, Entities* e, const Clauses* c, const Ontology* o,
                        Arena* arena) {
  return (Claiming){.d = d,
                    .e = e,
                    .c = c,
                    .o = o,
                    .arena = arena,
                    .lemmas = ontology_list(o, STR("claims-lemmas")),
                    .carrier = ontology_list(o, STR("claims-carriers")),
                    .day = ontology_list(o, STR("claims-days")),
                    .time_adjective = ontology_list(o, STR("claims-time-adjectives")),
                    .time_noun = ontology_list(o, STR("claims-time-nouns")),
                    .occasion = ontology_list(o, STR("claims-occasions")),
                    .role = ontology_list(o, STR("claims-roles")),
                    .factors = ontology_weights(o, STR("claims-factors")),
                    .offers = ontology_list(o, STR("claims-offers")),
                    .doubts = ontology_list(o, STR("claims-doubts")),
                    .stances = ontology_list(o, STR("claims-stances")),
                    .held = ontology_list(o, STR("claims-held")),
                    .expressing = ontology_list(o, STR("claims-expressing")),
                    .light = ontology_list(o, STR("claims-light")),
                    .answers = ontology_list(o, STR("claims-answers")),
                    .media = ontology_list(o, STR("claims-media")),
                    .inner = ontology_list(o, STR("claims-inner-verbs"))};
}

/// Room for the candidates of all cues: there are hardly ever more than this.
static void candidates_begin(const Claiming* k, const Line* lines, size_t n_lines,
                             Candidates* all) {
  size_t cues = 0;
  for (size_t i = 0; i < n_lines; i++)
    cues += lines[i].n_cues;
  *all = (Candidates){.cap = cues + cues / 2 + 8};
  all->data = arena_room(k->arena, all->cap, sizeof *all->data);
}

void claims_candidates(const Claiming* k, Line** lines, size_t* n_lines, Candidates* all) {
  claims_lines(k, lines, n_lines);
  candidates_begin(k, *lines, *n_lines, all);
  for (size_t i = 0; i < *n_lines; i++)
    candidates_of_line(k, &(*lines)[i], (uint32_t)i, all);
  next_paragraph_candidates(k, *lines, *n_lines, all);
  signature_candidates(k, *lines, *n_lines, all);
  continue_quotations(k, *lines, *n_lines, all);
}

void fact_find_claims(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
                      Arena* arena, Facts* out) {
  Claiming k = claims_context(d, e, c, ontology, arena);
  uint32_t cap = (uint32_t)e->n_entities;
  Map unnamed = map_in(arena);
  k.entity_cap = &cap;
  k.unnamed = &unnamed;
  Line* lines = NULL;
  size_t n_lines = 0;
  Candidates all = {0};
  claims_candidates(&k, &lines, &n_lines, &all);
  choose_candidates(&k, lines, n_lines, &all);
  out->claims = NULL;
  out->n_claims = 0;
  make_claims(&k, lines, &all, out);
  set_answers(out);
  inherit_circumstances(&k, out);
  set_disclaims(&k, out);
  resolve_first_person(&k, out);
}
