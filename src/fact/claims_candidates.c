// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Candidates of verbs: every cue verb of a line with its source and every reading of its
/// complement, content to the right, to the left (", X said"; ", said X"), on both sides, or raised
/// ("X is expected to").
///
/// Forms: F finite, G participle, Gn participle after a noun, INF infinitive, PAS passive; with "-"
/// no subject was found,
/// "~" the subject of an earlier verb, "^" the subject belongs to the content, "^by" an agent
/// stands after by.
#include "fact/claims_internal.h"

#include <string.h>

Candidate candidate_new(uint32_t line, uint32_t at, Str lemma, const Cue* cue) {
  return (Candidate){.line = line,
                     .source_line = line,
                     .at = at,
                     .lemma = lemma,
                     .cue_entry = cue,
                     .cue_begin = at,
                     .cue_end = at + 1};
}

void candidate_range(Candidate* c, uint32_t begin, uint32_t end) {
  if (begin >= end || c->n_ranges == MAX_RANGES) return;
  c->range[c->n_ranges].begin = begin;
  c->range[c->n_ranges].end = end;
  c->n_ranges++;
}

void candidate_add(const Claiming* k, Candidates* out, const Candidate* c) {
  if (c->n_ranges) vec_push(out, k->arena, *c);
}

static const Source no_source = {0, 0, SOURCE_NONE};

typedef enum {
  VERB_FINITE,
  VERB_PASSIVE,
  VERB_GERUND,
  VERB_GERUND_OF_NOUN,
  VERB_INFINITIVE,
  VERB_PARTICIPLE,
  VERB_BARE
} VerbForm;
static const char* const verb_form_names[] = {
    [VERB_FINITE] = "F",          [VERB_PASSIVE] = "PAS",    [VERB_GERUND] = "G",
    [VERB_GERUND_OF_NOUN] = "Gn", [VERB_INFINITIVE] = "INF", [VERB_PARTICIPLE] = "PP",
    [VERB_BARE] = "BASE",
};

/// A verb of the line while its candidates are made.
typedef struct {
  const Claiming* k;
  const Line* l;
  uint32_t line, i;
  Group group;
  Source source;
  VerbForm form;
  Readings readings;
  Candidates* out;
} VerbCue;

/// "Neither confirmed nor denied", "would not confirm or deny": the second verb is negated as well.
static bool is_joined_denial(const VerbCue* v) {
  const Line* l = v->l;
  uint32_t i = v->i;
  return i >= 2 && piece_is(&l->p[i - 1], "nor", "or") && l->p[i - 2].verb &&
         str_equal(l->p[i - 2].verb->stance, STR("Confirms")) &&
         str_equal(l->p[v->i].verb->stance, STR("Denies"));
}

static Candidate start(const VerbCue* v) {
  const Piece* p = &v->l->p[v->i];
  Candidate c = candidate_new(v->line, v->i, p->verb->lemma, p->verb);
  bool grouped = v->form == VERB_FINITE || v->form == VERB_PASSIVE;
  c.cue_begin = grouped ? v->group.first : v->i;
  c.source = v->source;
  // "Nobody believes that": not believed.
  bool nobody = !source_none(v->source) && piece_is(&v->l->p[v->source.begin], "nobody", "none",
                                                    "neither", "no", "no-one", "few");
  c.negated = is_joined_denial(v) || v->group.negated != nobody;
  return c;
}

/* ---- content to the right ---- */

/// "by X" after a passive: the agent; empty if there is none.
static Source agent_after(const VerbCue* v) {
  const Line* l = v->l;
  for (uint32_t q = v->i + 1; q + 1 < l->n && q < v->i + 3; q++) {
    if (!piece_is(&l->p[q], "by")) continue;
    uint32_t m = q + 1;
    while (m < l->n && ((piece_nominal(&l->p[m]) &&
                         !(piece_preposition(&l->p[m]) && !piece_is(&l->p[m], "of", "for"))) ||
                        piece_mark(&l->p[m], "'", "-", ".")))
      m++;
    while (m > q + 1 && l->p[m - 1].kind == PIECE_MARK)
      m--;
    return (Source){q + 1, m, SOURCE_BESIDE};
  }
  return (Source){0, 0, SOURCE_NONE};
}

/// The subject is part of the content: "X is expected to", "X seems to", "X was criticised by Y".
static void add_raised(const VerbCue* v, const Candidate* plain) {
  Candidate c = *plain;
  bool passive = v->form == VERB_PASSIVE;
  Source agent = passive ? agent_after(v) : (Source){0, 0, SOURCE_NONE};
  add_to_name(c.form, sizeof c.form, source_none(agent) ? STR("^") : STR("^by"));
  uint32_t begin = plain->range[0].begin, end = plain->range[0].end;
  c.n_ranges = 0;
  candidate_range(&c, v->source.begin, v->source.end);
  if (!source_none(agent) && begin <= agent.end) begin = agent.end;
  candidate_range(&c, begin, end);
  c.source = agent;
  candidate_add(v->k, v->out, &c);
}

/// "The deal, proposed by X": what stands before the participle is the content, X the source.
static void add_reduced_passive(const VerbCue* v) {
  const Line* l = v->l;
  if (v->form != VERB_PARTICIPLE) return;
  Source agent = agent_after(v);
  uint32_t j = v->i;
  while (j > 0 && (piece_adverb(&l->p[j - 1]) || piece_mark(&l->p[j - 1], ",")))
    j--;
  Source s = j > 0 ? noun_phrase_left(v->k, l, j - 1) : no_source;
  if (source_none(agent) || source_none(s)) return;
  Candidate c = start(v);
  c.source = agent;
  c.expresses = form_in(c.cue_entry->form, v->k->expressing);
  set_name(c.form, sizeof c.form, "PP^by", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "P:by", STR_EMPTY);
  candidate_range(&c, s.begin, s.end);
  candidate_add(v->k, v->out, &c);
}

/// "addressed suggestions that P": P is not what the answer says.
static bool only_answers(const VerbCue* v) {
  const Line* l = v->l;
  const Cue* verb = l->p[v->i].verb;
  if (!form_in(verb->form, v->k->answers) || str_equal(verb->stance, STR("Denies"))) return false;
  for (uint32_t m = v->i + 1; m + 1 < l->n && m < v->i + 6 && l->p[m].kind == PIECE_WORD; m++)
    if (l->p[m].noun && l->p[m].tag == TAG_NOUN) return piece_is(&l->p[m + 1], "that");
  return false;
}

static void add_right(const VerbCue* v, const Reading* r) {
  if (r->empty || r->start >= v->l->n || only_answers(v)) return;
  Candidate c = start(v);
  const char* suffix = source_none(v->source)               ? "-"
                       : v->source.how == SOURCE_COORDINATE ? "~"
                       : v->source.how == SOURCE_MAIN       ? "~"
                                                            : "";
  set_name(c.form, sizeof c.form, verb_form_names[v->form], str_from(suffix));
  memcpy(c.pattern, r->pattern, sizeof c.pattern);
  if (name_is(r->pattern, "RELAUX") && v->source.begin > 0 &&
      piece_is(&v->l->p[v->source.begin - 1], "that", "which", "who", "what", "whom"))
    candidate_range(&c, v->source.begin - 1, v->source.begin);
  candidate_range(&c, r->start, content_end(v->k, v->l, r->start, r->pattern, v->i));
  bool raises = v->form == VERB_PASSIVE ||
                one_of(c.lemma, "seem", "appear", "look", "sound", "tend", "remain");
  bool only_raised = raises && name_is(r->pattern, "TO") && cue_takes(c.cue_entry, CUE_RAISING) &&
                     !source_none(v->source);
  // "X was asked about it": X is no source; but "X is worried that" is like an adjective.
  if (v->form == VERB_PASSIVE && !form_in(c.cue_entry->form, v->k->held)) {
    Candidate agentless = c;
    agentless.source = no_source;
    if (!only_raised) candidate_add(v->k, v->out, &agentless);
  } else if (!only_raised) {
    candidate_add(v->k, v->out, &c);
  }
  if (raises && !source_none(v->source) && c.n_ranges) add_raised(v, &c);
}

/* ---- content to the left ---- */

static bool starts_like_adverbial(const Line* l) {
  const Piece* p = &l->p[0];
  return piece_preposition(p) || piece_subordinator(p) ||
         piece_is(p, "when", "while", "as", "after", "if", "because", "although", "since",
                  "speaking", "asked");
}

/// Where the content before piece `end` begins: after the last colon.
static uint32_t left_begin(const Line* l, uint32_t end) {
  for (uint32_t z = end; z-- > 1;)
    if (piece_mark(&l->p[z], ":")) return z + 1;
  return 0;
}

static bool is_quote(const Line* l, uint32_t m) {
  return m < l->n && l->p[m].kind == PIECE_QUOTE;
}

/// A quotation within a word or two: but "...", that he was "...".
static bool quote_soon(const Line* l, uint32_t m) {
  for (uint32_t q = m; q < l->n && q < m + 3; q++) {
    if (l->p[q].kind == PIECE_QUOTE) return l->p[q].n_words >= 3;
    if (l->p[q].kind == PIECE_MARK || piece_finite(&l->p[q])) return false;
  }
  return false;
}

/// Name of the reading, and the content behind the cue if there is some.
static void left_pattern(const VerbCue* v, Candidate* c, bool quoted, Str as) {
  const Line* l = v->l;
  const Reading* r = &v->readings.r[0];
  const char* what = r->pattern;
  bool adverbial = !quoted && starts_like_adverbial(l);
  size_t len = strlen(what);
  bool comma = name_is(what, "COMMA");
  bool quote_after = name_is(what, "Q") || (len > 2 && name_is(what + len - 2, ">Q"));
  if (comma && r->start + 2 < l->n && !quoted) {
    candidate_range(c, r->start + 1, content_end(v->k, l, r->start + 1, "X", v->i));
    set_name(c->pattern, sizeof c->pattern, "MID", as);
  } else if (quote_after || (comma && quoted && quote_soon(l, r->start + 1))) {
    uint32_t begin = quote_after ? r->start : r->start + 1;
    candidate_range(c, begin, content_end(v->k, l, begin, "X", v->i));
    set_name(c->pattern, sizeof c->pattern, "MIDQ", as);
  } else {
    set_name(c->pattern, sizeof c->pattern, "LEFT", as);
    if (!name_is(what, "END")) {
      size_t first = strcspn(what, ">");
      add_to_name(c->pattern, sizeof c->pattern, STR("."));
      add_to_name(c->pattern, sizeof c->pattern, (Str){what, first < 4 ? first : 4});
    }
  }
  if (quoted) add_to_name(c->pattern, sizeof c->pattern, STR("q"));
  if (adverbial) add_to_name(c->pattern, sizeof c->pattern, STR("a"));
}

/// ", X said, Y believed": what stands left is said already.
static bool said_before(const Line* l, uint32_t m) {
  return m > 0 && l->p[m].tag == TAG_VERB && cue_takes(l->p[m].verb, CUE_SAY);
}

/// "CONTENT, X said"
static void add_before_subject(const VerbCue* v) {
  const Line* l = v->l;
  if (v->form != VERB_FINITE || source_none(v->source) || v->source.begin == 0) return;
  if (v->source.how != SOURCE_BESIDE && v->source.how != SOURCE_APPOSITION) return;
  uint32_t lead = v->source.begin - 1;
  Str as = STR_EMPTY;
  if (piece_is(&l->p[lead], "so") && lead > 2) { // ", or so X said", ", so X claims"
    lead--;
    if (piece_is(&l->p[lead], "or")) lead--;
    as = STR("as");
  } else if (piece_is(&l->p[lead], "as") && lead > 2 &&
             (piece_mark(&l->p[lead - 1], ",") || is_quote(l, lead - 1))) {
    lead--;
    as = STR("as");
  }
  const Piece* b = &l->p[lead];
  bool quote = b->kind == PIECE_QUOTE;
  if (!quote && !piece_mark(b, ",", "?", "!") && !piece_dash(b)) return;
  uint32_t end = quote ? lead + 1 : lead;
  if (end == 0 || said_before(l, end - 1)) return;
  Candidate c = start(v);
  c.left = true;
  set_name(c.form, sizeof c.form, "F", STR_EMPTY);
  candidate_range(&c, left_begin(l, end), end);
  left_pattern(v, &c, quote || (lead > 0 && is_quote(l, lead - 1)), as);
  candidate_add(v->k, v->out, &c);
}

/// ", which X denies", ", a claim that X has rejected", ", something X disputes": 1 + the comma
/// that ends what is denied; 0 if the words left of X are none of these.
static uint32_t relative_of_clause(const Line* l, uint32_t before, bool denies) {
  enum { LONGEST = 5 };
  uint32_t i = before;
  bool which = piece_is(&l->p[i], "which") && denies;
  if (piece_is(&l->p[i], "which", "that") && i > 0) i--;
  if (which && piece_mark(&l->p[i], ",", "-")) return i + 1;
  bool said = l->p[i].noun ||
              piece_is(&l->p[i], "something", "thing", "story", "version", "account", "accusation",
                       "charge", "idea", "notion", "rumour", "rumor", "finding");
  if (!said) return 0;
  for (uint32_t n = 0; i > 0 && n < LONGEST; n++, i--) {
    if (l->p[i].kind != PIECE_WORD || piece_finite(&l->p[i])) return 0;
    if (piece_mark(&l->p[i - 1], ",") || piece_dash(&l->p[i - 1])) return i;
  }
  return 0;
}

/// Somebody else says it: what is denied is in that content already.
static bool is_said(const Line* l, uint32_t begin, uint32_t end) {
  enum { REACH = 80 };
  if (end > begin + REACH) begin = end - REACH;
  for (uint32_t i = begin; i < end; i++)
    if (piece_finite(&l->p[i]) && cue_takes(l->p[i].verb, CUE_SPEECH) &&
        cue_takes(l->p[i].verb, CUE_CLAUSE))
      return true;
  return false;
}

/// "CONTENT, which X denies", "CONTENT, a claim that X rejects".
static void add_denied_before(const VerbCue* v) {
  const Line* l = v->l;
  if (source_none(v->source) || v->source.begin < 3 || v->group.negated) return;
  // "Acorn bought Beech, Smith denied": the form alone does not tell that it has a tense.
  bool named = v->form == VERB_PARTICIPLE && piece_capital(&l->p[v->source.end - 1]);
  if (v->form != VERB_FINITE && !named) return;
  if (!str_equal(l->p[v->i].verb->stance, STR("Denies"))) return;
  if (!v->readings.n || !name_is(v->readings.r[0].pattern, "END")) return;
  uint32_t comma = v->source.begin - 1;
  if (!piece_mark(&l->p[comma], ",")) {
    // "Acorn, which Smith rejected" is rather that firm.
    bool denies = one_of(l->p[v->i].verb->lemma, "deny", "dispute", "refute", "rebut", "contest");
    uint32_t end = relative_of_clause(l, comma, denies);
    if (!end) return;
    comma = end - 1;
  }
  if (comma < 2 || starts_like_adverbial(l) || is_said(l, left_begin(l, comma), comma)) return;
  Candidate c = start(v);
  c.left = true;
  set_name(c.form, sizeof c.form, "F", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "DENIED", STR_EMPTY);
  candidate_range(&c, left_begin(l, comma), comma);
  candidate_add(v->k, v->out, &c);
}

/// "CONTENT, it is claimed", "CONTENT, it is claimed, CONTENT": nobody is named.
static void add_unnamed_before(const VerbCue* v) {
  const Line* l = v->l;
  uint32_t be = v->group.first;
  if (v->i < 4 || !cue_takes(l->p[v->i].verb, CUE_CLAUSE) || !v->readings.n) return;
  const Reading* r = &v->readings.r[0];
  bool middle = name_is(r->pattern, "COMMA") && r->start + 2 < l->n;
  if (!middle && !name_is(r->pattern, "END")) return;
  while (be > 0 && v->i - be < 5 && !piece_is(&l->p[be], "it"))
    be--;
  if (be < (middle ? 2 : 3) || v->i - be > 4 || !piece_mark(&l->p[be - 1], ",") || v->group.negated)
    return;
  bool passive = l->p[v->i].tag == TAG_VERB_PP && v->i > be + 1;
  if (!passive || starts_like_adverbial(l)) return;
  Candidate c = start(v);
  c.left = true;
  c.source = no_source;
  set_name(c.form, sizeof c.form, "F", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "DENIED", STR_EMPTY);
  candidate_range(&c, left_begin(l, be - 1), be - 1);
  if (middle) candidate_range(&c, r->start + 1, content_end(v->k, l, r->start + 1, "X", v->i));
  candidate_add(v->k, v->out, &c);
}

/// "CONTENT, said X"
static void add_inverted(const VerbCue* v) {
  const Line* l = v->l;
  uint32_t j = v->group.first;
  if (v->form != VERB_FINITE || j == 0 || v->group.be) return;
  const Piece* b = &l->p[j - 1];
  bool quote = b->kind == PIECE_QUOTE;
  if (!quote && !piece_mark(b, ",", "?", "!") && !piece_dash(b)) return;
  Source s = source_right(v->k, l, v->i);
  uint32_t end = quote ? j : j - 1;
  if (source_none(s) || end == 0) return;
  Candidate c = start(v);
  c.left = true;
  c.source = s;
  bool quoted = quote || (j > 1 && is_quote(l, j - 2));
  candidate_range(&c, left_begin(l, end), end);
  bool last = s.end + 1 >= l->n && v->i < j + 4;
  set_name(c.form, sizeof c.form, "F", STR_EMPTY);
  set_name(c.pattern, sizeof c.pattern, "INV", quoted ? STR("q") : last ? STR("e") : STR_EMPTY);
  if (s.end + 1 < l->n && piece_mark(&l->p[s.end], ",", ".", ":") && is_quote(l, s.end + 1))
    candidate_range(&c, s.end + 1, content_end(v->k, l, s.end + 1, "X", v->i));
  candidate_add(v->k, v->out, &c);
}

/* ---- object relatives ---- */

/// "the levels (that) X proposed", "what X called a trifle": the antecedent or the "what" is (part
/// of) the content.
static void add_object_relative(const VerbCue* v) {
  const Line* l = v->l;
  if (v->form != VERB_FINITE || source_none(v->source) || v->source.how != SOURCE_BESIDE) return;
  if (v->source.begin == 0) return;
  uint32_t before = v->source.begin - 1;
  const Piece* p = &l->p[before];
  bool what = piece_is(p, "what");
  bool relative = piece_is(p, "that", "which", "whom");
  bool noun =
      p->kind == PIECE_WORD &&
      (p->tag == TAG_NOUN || piece_is(p, "everything", "something", "all", "nothing", "anything"));
  if (!what && !relative && !noun) return;
  Candidate c = start(v);
  set_name(c.form, sizeof c.form, "F", STR_EMPTY);
  const Reading* r = &v->readings.r[v->readings.n - 1];
  bool object = name_is(r->pattern, "NP") || name_is(r->pattern, "CL") ||
                name_is(r->pattern, "X") || name_is(r->pattern, "Q") || name_is(r->pattern, "AS");
  if (what) {
    candidate_range(&c, before, before + 1);
    if (object) candidate_range(&c, r->start, content_end(v->k, l, r->start, "NP", v->i));
    set_name(c.pattern, sizeof c.pattern, object ? "WHAT.O" : "WHAT", STR_EMPTY);
  } else {
    if (object && !relative) return; // "the man the court named": rather a clause of its own
    uint32_t last = relative ? before : v->source.begin;
    Source s = last > 0 ? noun_phrase_left(v->k, l, last - 1) : no_source;
    if (source_none(s)) return;
    candidate_range(&c, s.begin, relative ? before + 1 : s.end);
    if (object) candidate_range(&c, r->start, content_end(v->k, l, r->start, "NP", v->i));
    set_name(c.pattern, sizeof c.pattern,
             object     ? "OREL.O"
             : relative ? "OREL"
                        : "OREL0",
             STR_EMPTY);
  }
  candidate_add(v->k, v->out, &c);
}

/* ---- subjects ---- */

enum { MAX_SUBJECTS = 8 };

/// The subjects of the finite verbs so far, with the shapes of their verbs: "X said that Y has been
/// Z, and called ..." goes on with X, since "called" is shaped like "said".
typedef struct {
  struct {
    Source source;
    char shape;
  } s[MAX_SUBJECTS];
  uint32_t n;
} Subjects;

/// p past, s third person, b present plural, m modal, h have, e be.
static char verb_shape(const Line* l, uint32_t first, uint32_t verb) {
  for (uint32_t i = first; i < verb; i++) {
    if (l->p[i].tag == TAG_MODAL) return 'm';
    if (piece_is(&l->p[i], "have", "has", "had", "'ve")) return 'h';
    if (piece_aux(&l->p[i])) return 'e';
  }
  Str low = l->p[verb].low;
  if (l->p[verb].tag == TAG_VERB_ING) return 'e';
  if (str_ends(low, STR("s")) && !str_ends(low, STR("ss"))) return 's';
  return l->p[verb].verb && str_equal(low, l->p[verb].verb->lemma) ? 'b' : 'p';
}

static void remember(Subjects* all, Source s, char shape) {
  if (source_none(s) || s.how == SOURCE_COORDINATE) return;
  all->s[all->n % MAX_SUBJECTS].source = s;
  all->s[all->n % MAX_SUBJECTS].shape = shape;
  all->n++;
}

/// The last subject whose verb had this shape; `last` if there is none.
static Source same_shape_subject(const Subjects* all, char shape, Source last) {
  uint32_t n = all->n < MAX_SUBJECTS ? all->n : MAX_SUBJECTS;
  for (uint32_t i = 1; i <= n; i++)
    if (all->s[(all->n - i) % MAX_SUBJECTS].shape == shape)
      return all->s[(all->n - i) % MAX_SUBJECTS].source;
  return last;
}

/* ---- verbs ---- */

static VerbForm verb_form(const VerbCue* v) {
  const Piece* p = &v->l->p[v->i];
  if (p->tag == TAG_VERB_ING) return v->group.aux ? VERB_FINITE : VERB_GERUND;
  if (v->group.be && p->tag == TAG_VERB_PP) return VERB_PASSIVE;
  if (v->group.infinitive) return VERB_INFINITIVE;
  if (p->tag == TAG_VERB_PP && !v->group.aux) return VERB_PARTICIPLE;
  if (p->tag == TAG_VERB_BASE && !v->group.aux && v->group.first == v->i) return VERB_BARE;
  return VERB_FINITE;
}

/// "Wrote to the stations in June warning them that": the phrase before the participle is who is
/// told, or when; the subject of the sentence speaks.
static bool is_told_to(const VerbCue* v) {
  enum { REACH = 12 };
  const Line* l = v->l;
  if (!cue_takes(l->p[v->i].verb, CUE_SPEECH)) return false;
  if (form_in(l->p[v->i - 1].form, v->k->time_noun) || form_in(l->p[v->i - 1].form, v->k->day))
    return true;
  uint32_t begin = v->source.begin;
  if (begin == 0 || !piece_is(&l->p[begin - 1], "to")) return false;
  for (uint32_t j = begin; j > 0 && v->i - j < REACH; j--) {
    const Piece* p = &l->p[j - 1];
    if (p->kind != PIECE_WORD) return false;
    if (piece_finite(p)) return p->verb && cue_takes(p->verb, CUE_SPEECH);
  }
  return false;
}

static void set_source(VerbCue* v, const Subjects* subjects) {
  const Line* l = v->l;
  Source last = subjects->n ? subjects->s[(subjects->n - 1) % MAX_SUBJECTS].source : no_source;
  if (v->form == VERB_FINITE || v->form == VERB_PASSIVE) {
    v->source = subject_of(v->k, l, v->group.first,
                           same_shape_subject(subjects, verb_shape(l, v->group.first, v->i), last));
    return;
  }
  const Piece* before = v->i ? &l->p[v->i - 1] : NULL;
  if (v->form == VERB_GERUND && before && before->kind == PIECE_WORD && !piece_adverb(before) &&
      !piece_preposition(before) && !piece_subordinator(before) && before->tag != TAG_CONJ &&
      !piece_is(before, "than", "not", "to")) {
    v->source = noun_phrase_left(v->k, l, v->i - 1);
    v->form = VERB_GERUND_OF_NOUN;
    if (!is_told_to(v)) return;
    v->form = VERB_GERUND;
  }
  if (v->form == VERB_PARTICIPLE) {
    v->source = v->i ? noun_phrase_left(v->k, l, v->i - 1) : (Source){0, 0, SOURCE_NONE};
    return;
  }
  Source main = main_subject(v->k, l, v->i);
  last.how = SOURCE_MAIN;
  if (v->form == VERB_GERUND)
    v->source = !source_none(main) ? main : last;
  else
    v->source = !source_none(last) ? last : main;
}

/// "is quoted as saying": the verb to come is the cue.
static bool only_carries(const VerbCue* v) {
  const Line* l = v->l;
  return v->form == VERB_PASSIVE && v->i + 2 < l->n && piece_is(&l->p[v->i + 1], "as") &&
         l->p[v->i + 2].tag == TAG_VERB_ING && cue_takes(l->p[v->i + 2].verb, CUE_SPEECH);
}

static void verb_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                            Subjects* subjects, Candidates* out) {
  VerbCue v = {.k = k, .l = l, .line = line, .i = i, .group = verb_group(k, l, i), .out = out};
  v.form = verb_form(&v);
  set_source(&v, subjects);
  if (v.form == VERB_FINITE || v.form == VERB_PASSIVE)
    remember(subjects, v.source, verb_shape(l, v.group.first, i));
  if (only_carries(&v)) return;
  complements(k, l, i, &v.readings);
  for (uint32_t r = 0; r < v.readings.n; r++)
    add_right(&v, &v.readings.r[r]);
  if (v.readings.n == 0) return;
  add_before_subject(&v);
  add_denied_before(&v);
  add_unnamed_before(&v);
  add_inverted(&v);
  add_object_relative(&v);
  add_reduced_passive(&v);
}

/// Keeps track of the subject of every finite verb, cue or not.
static void track_subject(const Claiming* k, const Line* l, uint32_t i, Subjects* subjects) {
  if (i == 0 || piece_aux(&l->p[i - 1]) || l->p[i - 1].tag == TAG_CONJ || l->p[i - 1].tag == TAG_TO)
    return;
  Group g = verb_group(k, l, i);
  Source s = subject_of(k, l, g.first, no_source);
  if (!source_none(s) && !piece_is(&l->p[s.begin], "there"))
    remember(subjects, s, piece_aux(&l->p[i]) ? 'e' : verb_shape(l, g.first, i));
}

static void word_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                            Subjects* subjects, Candidates* out) {
  const Piece* p = &l->p[i];
  bool verb = piece_verb(p);
  if (verb && p->verb)
    verb_candidates(k, l, line, i, subjects, out);
  else if (piece_finite(p))
    track_subject(k, l, i, subjects);
  if (verb || !p->noun) return;
  Source last = subjects->n ? subjects->s[(subjects->n - 1) % MAX_SUBJECTS].source : no_source;
  nominal_candidates(k, l, line, i, last, out);
}

void candidates_of_line(const Claiming* k, const Line* l, uint32_t line, Candidates* out) {
  Subjects subjects;
  subjects.n = 0;
  for (uint32_t i = 0; i < l->n; i++) {
    const Piece* p = &l->p[i];
    if (p->kind == PIECE_MARK) mark_candidates(k, l, line, i, out);
    if (p->kind != PIECE_WORD) continue;
    if (i < l->cues) word_candidates(k, l, line, i, &subjects, out); // else no cue needs a subject
    if (p->tag == TAG_ADV) hearsay_candidate(k, l, line, i, out);
    if (piece_is(p, "according") && piece_is(p + 1, "to")) according_candidate(k, l, line, i, out);
  }
}
