// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Candidates of what is no verb: nouns ("her claim that", "a warning by X that"), adjectives ("is
/// confident that"), "according to", hearsay adverbs, colons of headlines and transcripts, and a
/// name after a dash.
///
/// Forms: N noun, NO with a possessor, NB with "by X", N@S with the subject of the verb before,
/// ADJ, P according to, ADV.
#include "fact/claims_internal.h"

static const Source none = {0, 0, SOURCE_NONE};

/* ---- nouns ---- */

/// The possessor left of the noun at i: "his", "the company 's".
static Source possessor(const Line* l, uint32_t i) {
  uint32_t j = i;
  while (j > 0 && i - j < 4) {
    const Piece* p = &l->p[j - 1];
    if (p->kind != PIECE_WORD) return none;
    if (p->tag == TAG_POSS) return (Source){j - 1, j, SOURCE_BESIDE};
    if (p->tag == TAG_GENITIVE || piece_is(p, "'s")) break;
    if (piece_determiner(p) || piece_preposition(p) || piece_aux(p) || piece_finite(p)) return none;
    j--;
  }
  if (j == 0 || i - j >= 4 || (l->p[j - 1].tag != TAG_GENITIVE && !piece_is(&l->p[j - 1], "'s")))
    return none;
  uint32_t end = j - 1, a = end;
  if (end == 0) return none;
  a--;
  if (piece_capital(&l->p[a])) {
    while (a > 0 && (piece_capital(&l->p[a - 1]) ||
                     (piece_mark(&l->p[a - 1], ".") && a > 1 && l->p[a - 2].low.len < 4)))
      a--;
  } else {
    while (a > 0 && l->p[a].kind == PIECE_WORD && !piece_determiner(&l->p[a]) &&
           piece_nominal(&l->p[a - 1]) && !piece_preposition(&l->p[a - 1]) &&
           !piece_finite(&l->p[a - 1]))
      a--;
  }
  return (Source){a, j, SOURCE_BESIDE};
}

/// "US allegations", "repeated Canadian claims": a name or nationality as an attribute.
static Source attribute(const Claiming* k, const Line* l, uint32_t i) {
  uint32_t j = i;
  while (j > 0 && i - j < 3 && l->p[j - 1].tag == TAG_ADJ && !piece_capital(&l->p[j - 1]))
    j--;
  size_t first, last;
  if (j == 0 || !piece_capital(&l->p[j - 1])) return none;
  entity_mentions_in(k->e, l->p[j - 1].span, &first, &last);
  for (size_t m = first > 4 ? first - 4 : 0; m < last; m++) {
    const Mention* x = &k->e->mentions[m];
    if (x->span.end != l->p[j - 1].span.end || x->entity == NO_ENTITY) continue;
    if (x->kind != MENTION_NAME && x->kind != MENTION_NATIONALITY) continue;
    uint32_t begin = j;
    while (begin > 0 && l->p[begin - 1].span.begin >= x->span.begin)
      begin--;
    if (begin < j) return (Source){begin, j, SOURCE_BESIDE};
  }
  return none;
}

/// "denied the repeated claims": the noun is the object of a verb that answers it. "cast doubt on
/// X's claims", "a denial of the claims": of a noun that doubts or denies.
static Answered answered(const Claiming* k, const Line* l, uint32_t i) {
  for (uint32_t j = i; j > 0 && i - j < 6; j--) {
    const Piece* p = &l->p[j - 1];
    if (piece_verb(p) && p->verb)
      return form_in(p->verb->form, k->answers) ? ANSWERED_DENIED : ANSWERED_NOT;
    if (piece_preposition(p)) {
      const Cue* noun = j > 1 ? l->p[j - 2].noun : NULL;
      if (!noun) return ANSWERED_NOT;
      return str_equal(noun->stance, STR("Doubts"))   ? ANSWERED_DOUBTED
             : str_equal(noun->stance, STR("Denies")) ? ANSWERED_DENIED
                                                      : ANSWERED_NOT;
    }
    if (!piece_nominal(p) && !piece_determiner(p) && p->tag != TAG_GENITIVE) return ANSWERED_NOT;
  }
  return ANSWERED_NOT;
}

/// "accusations, most prominently from X, that": where the "from" is; 0 if there is none.
static uint32_t inserted_agent(const Line* l, uint32_t i) {
  if (!piece_mark(&l->p[i + 1], ",")) return 0;
  uint32_t m = i + 2;
  while (m < l->n && m < i + 5 && (piece_adverb(&l->p[m]) || piece_is(&l->p[m], "most", "also")))
    m++;
  return m < l->n && piece_is(&l->p[m], "by", "from") ? m : 0;
}

/// "by X that", "from X to": the agent, and where the complement starts.
static Source agent(const Line* l, uint32_t by, uint32_t* complement) {
  uint32_t m = by + 1;
  while (m < l->n && (l->p[m].kind == PIECE_WORD || piece_mark(&l->p[m], ".", "'", "-")) &&
         !piece_is(&l->p[m], "that", "to", "of", "about", "on", "against", "for", "who") &&
         !piece_finite(&l->p[m]))
    m++;
  uint32_t end = m;
  if (m + 1 < l->n && piece_mark(&l->p[m], ",") && piece_is(&l->p[m + 1], "that")) m++;
  if (m >= l->n || m == by + 1 ||
      !piece_is(&l->p[m], "that", "to", "of", "about", "on", "against", "for"))
    return none;
  *complement = m;
  return (Source){by + 1, end, SOURCE_BESIDE};
}

/// ", a claim that X has denied": no content, but what X denied.
static bool is_denied_itself(const Line* l, uint32_t i) {
  enum { LONGEST = 9 };
  if (i < 2 || !piece_is(&l->p[i - 1], "a", "an") || !piece_mark(&l->p[i - 2], ",", "-"))
    return false;
  if (!piece_is(&l->p[i + 1], "that")) return false;
  for (uint32_t m = i + 2; m < l->n && m < i + LONGEST && l->p[m].kind == PIECE_WORD; m++)
    if (l->p[m].verb && str_equal(l->p[m].verb->stance, STR("Denies")) && m > i + 2)
      return m + 1 >= l->n || l->p[m + 1].kind == PIECE_MARK;
  return false;
}

static void noun_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i, Source last,
                           Candidates* out) {
  const Piece* u = &l->p[i + 1];
  bool quote = u->kind == PIECE_QUOTE, colon = piece_mark(u, ":");
  uint32_t by = piece_is(u, "by", "from") ? i + 1 : inserted_agent(l, i);
  if (!quote && !colon && !by &&
      !piece_is(u, "that", "to", "of", "for", "about", "on", "against", "in", "over", "with", "by",
                "from", "as"))
    return;
  if (is_denied_itself(l, i)) return;
  Candidate c = candidate_new(line, i, l->p[i].noun->lemma, l->p[i].noun);
  c.source = possessor(l, i);
  if (source_none(c.source)) c.source = attribute(k, l, i);
  c.answered = answered(k, l, i);
  const char* form = source_none(c.source) ? "N" : "NO";
  if (!source_none(c.source)) c.cue_begin = c.source.end < i ? c.source.end : i;
  uint32_t start = piece_is(u, "that") || piece_is(u, "to") || quote ? i + 1 : i + 2;
  set_name(c.pattern, sizeof c.pattern,
           quote   ? "Q"
           : colon ? "COLON"
                   : "",
           quote || colon ? STR_EMPTY : u->low);
  if (piece_is(u, "to") && c.answered && i + 2 < l->n && !piece_verb(&l->p[i + 2])) {
    start = i + 2; // "claims to independence"
    set_name(c.pattern, sizeof c.pattern, "of", STR_EMPTY);
  }
  if (by) {
    c.source = agent(l, by, &start);
    if (source_none(c.source)) return;
    form = "NB";
    set_name(c.pattern, sizeof c.pattern, "by>", l->p[start].low);
    if (!piece_is(&l->p[start], "that", "to")) start++;
  }
  if (start >= l->n) return;
  bool clause =
      str_ends(str_from(c.pattern), STR("that")) || str_ends(str_from(c.pattern), STR("to"));
  candidate_range(&c, start, content_end(k, l, start, clause ? "X" : "P:", i));
  set_name(c.form, sizeof c.form, form, STR_EMPTY);
  candidate_add(k, out, &c);
  if (!source_none(c.source) || source_none(last) || c.answered) return;
  c.source = last;
  set_name(c.form, sizeof c.form, "N@S", STR_EMPTY);
  candidate_add(k, out, &c);
}

/* ---- adjectives ---- */

/// "X is confident that", "X is likely to" (raised: the subject belongs to the content).
static void adjective_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                                Candidates* out) {
  Group g = verb_group(k, l, i);
  bool copula = g.be || (i > 0 && l->p[i - 1].kind == PIECE_WORD &&
                         piece_is(&l->p[i - 1], "seem", "seemed", "seems", "appear", "appeared",
                                  "appears", "feel", "feels", "felt", "remain", "remains",
                                  "remained", "become", "became"));
  if (!copula) return;
  const Piece* u = &l->p[i + 1];
  Source s = subject_of(k, l, g.first, none);
  Candidate c = candidate_new(line, i, l->p[i].noun->lemma, l->p[i].noun);
  bool preposition = piece_preposition(u) && !piece_is(u, "to");
  uint32_t start = preposition ? i + 2 : i + 1;
  if (start >= l->n || u->kind == PIECE_MARK) return;
  set_name(c.pattern, sizeof c.pattern, "",
           preposition || piece_is(u, "that", "to") ? u->low : STR("NP"));
  c.cue_begin = g.first;
  c.negated = g.negated;
  c.source = s;
  uint32_t end = content_end(k, l, start, preposition ? "P:" : "X", i);
  candidate_range(&c, start, end);
  set_name(c.form, sizeof c.form, "ADJ", STR_EMPTY);
  candidate_add(k, out, &c);
  if (source_none(s)) return;
  set_name(c.form, sizeof c.form, "ADJ^", STR_EMPTY);
  c.source = none;
  c.n_ranges = 0;
  candidate_range(&c, s.begin, s.end);
  candidate_range(&c, start, end);
  candidate_add(k, out, &c);
}

/* ---- light verbs ---- */

/// "X made the proposal": the noun is what is said, and all that is told of it.
static void light_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                            Source last, Candidates* out) {
  static const char* const kinds[] = {"Proposes", "Promises", "Accuses", "Denies", "Warns", "Asks"};
  bool fits = false;
  for (size_t s = 0; s < sizeof kinds / sizeof kinds[0]; s++)
    fits = fits || str_equal(l->p[i].noun->stance, str_from(kinds[s]));
  if (!fits || source_none(last) ||
      piece_is(&l->p[i + 1], "that", "to", "of", "for", "about", ":", "by"))
    return;
  uint32_t j = i;
  while (j > 0 && i - j < 4 && l->p[j - 1].kind == PIECE_WORD &&
         (piece_determiner(&l->p[j - 1]) || l->p[j - 1].tag == TAG_ADJ))
    j--;
  if (j == 0 || j == i || !piece_verb(&l->p[j - 1]) || !form_in(l->p[j - 1].form, k->light)) return;
  Candidate c = candidate_new(line, i, l->p[i].noun->lemma, l->p[i].noun);
  c.source = last;
  c.cue_begin = j - 1;
  candidate_range(&c, j, i + 1);
  set_name(c.form, sizeof c.form, "LIGHT", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "LIGHT", STR_EMPTY);
  candidate_add(k, out, &c);
}

void nominal_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i, Source last,
                        Candidates* out) {
  if (i + 1 >= l->n) return;
  const Piece* p = &l->p[i];
  if (cue_takes(p->noun, CUE_ADJECTIVE))
    adjective_candidate(k, l, line, i, out);
  else
    noun_candidate(k, l, line, i, last, out);
  if (!cue_takes(p->noun, CUE_ADJECTIVE)) light_candidate(k, l, line, i, last, out);
}

/* ---- according to, hearsay ---- */

/// "X said that sales, according to Y, fell": Y tells only what X says.
static uint32_t clause_before(const Line* l, uint32_t i) {
  uint32_t that = 0;
  for (uint32_t m = i; m-- > 1;) {
    if (piece_is(&l->p[m], "that")) that = m + 1;
    if (!piece_finite(&l->p[m])) continue;
    if (!cue_takes(l->p[m].verb, CUE_SPEECH)) return 0;
    return that ? that : cue_takes(l->p[m].verb, CUE_SAY) ? m + 1 : 0;
  }
  return 0;
}

void according_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                         Candidates* out) {
  Candidate c =
      candidate_new(line, i, STR("according to"), ontology_cue(k->o, STR("according to"), false));
  c.cue_end = i + 2;
  c.source = source_right(k, l, i + 1);
  set_name(c.form, sizeof c.form, "P", STR_EMPTY);
  if (i == 0 || (i <= 2 && piece_is(&l->p[0], "and", "but"))) {
    uint32_t m = source_none(c.source) ? i + 2 : c.source.end;
    while (m < l->n && !piece_mark(&l->p[m], ","))
      m++;
    if (m + 1 >= l->n) return;
    c.source = (Source){i + 2, m, SOURCE_BESIDE};
    set_name(c.pattern, sizeof c.pattern, "FRONT", STR_EMPTY);
    candidate_range(&c, m + 1, content_end(k, l, m + 1, "X", i));
    candidate_add(k, out, &c);
    return;
  }
  if (source_none(c.source)) return;
  bool mark = piece_mark(&l->p[i - 1], ",") || piece_dash(&l->p[i - 1]);
  uint32_t e = c.source.end;
  bool inserted = e + 2 < l->n && (piece_mark(&l->p[e], ",", "-") || piece_dash(&l->p[e]));
  uint32_t begin = inserted ? clause_before(l, i) : 0;
  candidate_range(&c, begin, mark ? i - 1 : i);
  c.left = begin == 0; // else it lies inside the content of a cue before it
  if (inserted) candidate_range(&c, e + 1, content_end(k, l, e + 1, "X", i));
  set_name(c.pattern, sizeof c.pattern, c.n_ranges > 1 ? "MID" : "LEFT", STR_EMPTY);
  candidate_add(k, out, &c);
}

void hearsay_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                       Candidates* out) {
  const Cue* cue = str_ends(l->p[i].low, STR("ly")) ? form_cue(l->p[i].form, false) : NULL;
  if (!cue) return;
  uint32_t next = i + 1; // "reportedly said": the verb is the cue
  while (next < l->n && piece_adverb(&l->p[next]))
    next++;
  if (next < l->n && piece_verb(&l->p[next]) && cue_takes(l->p[next].verb, CUE_SAY)) return;
  Candidate c = candidate_new(line, i, cue->lemma, cue);
  uint32_t begin = i > 6 ? i - 6 : 0;
  for (uint32_t m = i; m-- > begin;) {
    if (l->p[m].kind == PIECE_MARK || piece_subordinator(&l->p[m]) || l->p[m].tag == TAG_CONJ) {
      begin = m + 1;
      break;
    }
  }
  candidate_range(&c, begin, i);
  candidate_range(&c, i + 1, content_end(k, l, i + 1, "X", i));
  set_name(c.form, sizeof c.form, "ADV", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "ADV", STR_EMPTY);
  candidate_add(k, out, &c);
}

/* ---- marks ---- */

static bool name_before(const Line* l, uint32_t i) {
  if (!piece_capital(&l->p[0])) return false;
  for (uint32_t q = 0; q < i; q++) {
    const Piece* p = &l->p[q];
    bool word = p->kind == PIECE_WORD && (piece_capital(p) || piece_preposition(p) ||
                                          piece_determiner(p) || p->tag == TAG_GENITIVE);
    if (!word && !piece_mark(p, ".", ",", "'", "&", "(", ")", "-")) return false;
  }
  return true;
}

static void colon_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                             Candidates* out) {
  if (i == 0 || i + 1 >= l->n) return;
  Candidate c = candidate_new(line, i, STR(":"), ontology_cue(k->o, STR(":"), false));
  set_name(c.form, sizeof c.form, "COLON", STR_EMPTY);
  if (i <= (l->head ? 8u : 3u) && name_before(l, i)) {
    set_name(c.pattern, sizeof c.pattern, l->head ? "HEAD" : "TRANS", STR_EMPTY);
    c.source = (Source){0, i, SOURCE_BESIDE};
    candidate_range(&c, i + 1, content_end(k, l, i + 1, "X", i));
    candidate_add(k, out, &c);
  }
  if (l->head && l->n - 1 - i <= 5) {
    set_name(c.pattern, sizeof c.pattern, "HEADR", STR_EMPTY);
    c.source = (Source){i + 1, l->n, SOURCE_BESIDE};
    c.n_ranges = 0;
    candidate_range(&c, 0, i);
    candidate_add(k, out, &c);
  }
}

void mark_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i, Candidates* out) {
  if (piece_mark(&l->p[i], ":")) colon_candidates(k, l, line, i, out);
  if (!piece_dash(&l->p[i]) || i == 0 || i + 1 >= l->n || l->n - i >= 16) return;
  const Piece* q = &l->p[i - 1];
  if (q->kind != PIECE_QUOTE || q->n_words <= 3 || !piece_capital(&l->p[i + 1])) return;
  Candidate c = candidate_new(line, i, STR("--"), ontology_cue(k->o, STR(":"), false));
  uint32_t end = l->p[l->n - 1].kind == PIECE_MARK ? l->n - 1 : l->n;
  c.source = (Source){i + 1, end, SOURCE_BESIDE};
  c.left = true;
  set_name(c.form, sizeof c.form, "DASH", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "DASH", STR_EMPTY);
  candidate_range(&c, 0, i);
  candidate_add(k, out, &c);
}
