// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Which candidates are claims. The classes of a cue (ontology/cues.ttl) say which readings it
/// takes and so how likely each is; factors learned for readings, sources and
/// tenses (list:claims-factors) refine that. One reading is kept for each cue; a claim whose cue
/// stands in the content of another is kept as one within it, if it is a sure one.
#include "fact/claims_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float threshold = 0.30f;       ///< accepted above
static const float nested_threshold = 0.5f; ///< the same inside another claim, if it only asserts

static bool is(const char* s, const char* t) {
  return strcmp(s, t) == 0;
}
static bool starts(const char* s, const char* t) {
  return strncmp(s, t, strlen(t)) == 0;
}
static bool active(const Candidate* c) {
  return (c->form[0] == 'F' || c->form[0] == 'G' || c->form[0] == 'I' || c->form[0] == 'B') &&
         !strchr(c->form, '^');
}

/* ---- scores by class ---- */

/// What a reading asks of its cue: the class, and how likely it is then. Rows are tried in order.
typedef struct Construction {
  const char* kind;    ///< "active", "raised", "noun", or a form as it is
  const char* pattern; ///< exact, or with * at the end a beginning, or with * at the start an end
  const char* needs;   ///< class of the cue, "" none, "@" one of its prepositions
  float score;
  const char* rule; ///< local name
} Construction;

static const Construction constructions[] = {
    {"DASH", "*", "", 0.9f, "quote-dash-name"},
    {"COLON", "TRANS", "", 0.35f, "transcript"},
    {"COLON", "*", "", 0.6f, "headline-colon"},
    {"P", "*", "", 0.9f, "according-to"},
    {"ADV", "*", "", 0.4f, "hearsay-adverb"},
    {"active", "NEXTPAR", "speech", 0.8f, "next-paragraph"},
    {"active", "INVq", "quote", 0.95f, "quote-before-said-x"},
    {"active", "*q", "quote", 0.95f, "quote-before-x-said"},
    {"active", "*qa", "quote", 0.95f, "quote-before-x-said"},
    {"active", "MIDQ*", "quote", 0.9f, "quote-around"},
    {"active", "*Q", "quote", 0.93f, "quote-after"},
    {"active", "*THAT", "clause", 0.9f, "that-clause"},
    {"active", "*THAT", "addressee", 0.9f, "that-clause"},
    {"active", "MID*", "clause", 0.85f, "content-around"},
    {"active", "DENIED", "", 0.9f, "content-before"},
    {"active", "LEFT*", "say", 0.93f, "content-before"},
    {"active", "LEFT*", "clause", 0.8f, "content-before"},
    {"active", "INV*", "say", 0.7f, "content-before-said-x"},
    {"active", "N>CL", "addressee", 0.85f, "bare-clause"},
    {"active", "CL", "addressee", 0.6f, "bare-clause"},
    {"active", "CL", "clause", 0.8f, "bare-clause"},
    {"active", "COLON", "speech", 0.8f, "colon-clause"},
    {"active", "AS,", "clause", 0.8f, "as-x-said"},
    {"active", "RELAUX", "clause", 0.7f, "what-x-said"},
    {"active", "NP", "elliptic", 0.7f, "elliptic-clause"},
    {"active", "*WH", "wh", 0.75f, "question-clause"},
    {"active", "TO", "to", 0.6f, "infinitive"},
    {"active", "N>TO", "addressee", 0.61f, "addressee-infinitive"},
    {"active", "N+TO*", "object_to", 0.6f, "object-infinitive"},
    {"raised", "*", "raising", 0.6f, "raising"},
    {"noun", "*that", "noun_that", 0.6f, "noun-that"},
    {"noun", "*to", "noun_to", 0.5f, "noun-infinitive"},
    {"noun", "about", "noun_about", 0.4f, "noun-about"},
    {"noun", "of", "noun_of", 0.4f, "noun-of"},
    {"noun", "for", "noun_for", 0.4f, "noun-for"},
    {"noun", "on", "noun_on", 0.4f, "noun-on"},
    {"ADJ", "that", "clause", 0.6f, "adjective-that"},
    {"ADJ", "to", "to", 0.5f, "adjective-infinitive"},
    {"ADJ", "NP", "clause", 0.5f, "adjective-clause"},
    {"ADJ", "*", "@", 0.5f, "adjective-preposition"},
    {"ADJ^", "*", "raising", 0.6f, "raising"},
    {"active", "X", "object", 0.5f, "short-quotation"},
    {"active", "N+P:*", "object", 0.5f, "object-preposition"},
    {"active", "N+AS*", "object", 0.6f, "object-as"},
    {"active", "NP", "object", 0.5f, "object"},
    {"active", "CL", "object", 0.45f, "object"},
    {"active", "P:*", "@", 0.55f, "preposition"},
    {"active", "ING", "ing", 0.5f, "gerund"},
    {"LIGHT", "*", "", 0.5f, "light-verb"},
    {"PP^by", "*", "object", 0.4f, "passive-by"},
    {"PAS^by", "*", "object", 0.5f, "passive-by"},
};

static bool pattern_fits(const char* p, Str pattern) {
  size_t n = strlen(p);
  if (p[0] == '*') return str_ends(pattern, (Str){p + 1, n - 1});
  if (p[n - 1] == '*') return str_starts(pattern, (Str){p, n - 1});
  return str_equal(pattern, (Str){p, n});
}

/// What the rows call the candidate's form.
static const char* kind_of_form(const Candidate* c) {
  if (active(c)) return "active";
  if (is(c->form, "PAS^") || is(c->form, "F^")) return "raised";
  return c->form[0] == 'N' && !is(c->form, "N") ? "noun" : c->form;
}

static bool class_fits(const char* needs, const Candidate* c) {
  if (needs[0] == 0) return true;
  if (needs[0] != '@') return cue_takes(c->cue_entry, needs);
  const char* p = starts(c->pattern, "P:") ? c->pattern + 2 : c->pattern;
  return cue_prepositions(c->cue_entry, str_from(p));
}

static const Construction* construction(const Candidate* c) {
  const char* kind = kind_of_form(c);
  Str pattern = str_from(c->pattern);
  for (size_t i = 0; i < sizeof constructions / sizeof constructions[0]; i++) {
    const Construction* x = &constructions[i];
    if (x->kind[0] == kind[0] && is(x->kind, kind) && pattern_fits(x->pattern, pattern) &&
        class_fits(x->needs, c))
      return x;
  }
  return NULL;
}

Str candidate_rule(const Candidate* c) {
  if (c->continued) return STR("continued-quotation");
  return c->construction ? str_from(c->construction->rule) : STR("measured");
}

/* ---- odds ---- */

const char* candidate_kind(const Candidate* c) {
  bool speech = cue_takes(c->cue_entry, "speech");
  if (c->construction) return speech ? "speech+" : "other+";
  return speech ? "speech-" : "other-";
}

typedef struct {
  const Weights* factors;
  double odds;
} Odds;

static void multiply(void* context, const WeightPart* parts, size_t n) {
  Odds* o = context;
  o->odds *= weight_of(o->factors, parts, n);
}

/// Probability that the candidate is a claim: the odds of its construction times the factors of its
/// features.
static float score(const Claiming* k, const FeatureNames* names, const Line* l,
                   const Candidate* c) {
  double prior = c->construction ? (double)c->construction->score : 0.03;
  Odds o = {k->factors, prior / (1 - prior)};
  if (o.factors) candidate_features(names, l, c, candidate_kind(c), multiply, &o);
  return (float)(o.odds / (1 + o.odds));
}

/* ---- choice ---- */

static int by_place(const void* a, const void* b) {
  const Candidate *x = *(Candidate*const*)a, *y = *(Candidate*const*)b;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  if (x->left != y->left) return x->left ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

static uint32_t cue_token(const Line* lines, const Candidate* c) {
  return lines[c->line].p[c->at].token;
}

/// "convinced them to leave": what they did or should do, not what was said.
static bool only_moves(const Candidate* c) {
  return cue_takes(c->cue_entry, "moves") &&
         (is(c->pattern, "N>TO") || starts(c->pattern, "N+TO") || is(c->pattern, "NP"));
}

/// "added Acorn to the list": a verb of saying that does something else.
static bool object_of_saying(const Candidate* c) {
  return cue_takes(c->cue_entry, "say") && (is(c->pattern, "NP") || starts(c->pattern, "N+P:"));
}

/// A clause that is said, thought or doubted may not pass as the document's own, and what somebody
/// "reportedly" did neither: these are kept also where annotators seldom mark them.
static float floor_of(const Candidate* c) {
  if (strcmp(c->form, "ADV") == 0)
    return one_of(c->lemma, "reportedly allegedly purportedly") ? 0.05f : threshold;
  if (strcmp(c->form, "LIGHT") == 0 || c->answered) return 0.05f;
  if (strcmp(c->pattern, "DENIED") == 0) return 0.05f;
  if (only_moves(c)) return 1.0f;
  if (!c->construction) return object_of_saying(c) ? 0.7f : 0.4f;
  if (starts(c->form, "PP^by") && c->expresses) return 0.12f; // "concerns voiced by X"
  size_t n = strlen(c->pattern);
  bool clause = (n >= 4 && one_of(str_from(c->pattern + n - 4), "THAT that")) ||
                strcmp(c->pattern, "WH") == 0 ||
                (strcmp(c->pattern, "CL") == 0 && cue_takes(c->cue_entry, "say"));
  return clause && c->construction ? 0.12f : threshold;
}

/// Best reading of each cue, in the order of the text, content before the cue first.
static size_t best_readings(const Claiming* k, const Line* lines, Candidates* all,
                            Candidate** best) {
  uint32_t* of_cue = arena_new_array(k->arena, uint32_t, k->d->n_tokens + 1);
  FeatureNames names;
  features_begin(&names);
  size_t n = 0;
  for (size_t i = 0; i < all->n; i++) {
    Candidate* c = &all->data[i];
    c->construction = construction(c);
    c->score = score(k, &names, &lines[c->line], c);
    c->rank = c->score + (source_none(c->source) ? 0 : 0.05f);
    if (c->score < floor_of(c) || c->contents.n == 0) continue;
    uint32_t* slot = &of_cue[cue_token(lines, c)];
    if (*slot == 0) {
      best[n++] = c;
      *slot = (uint32_t)n;
    } else if (best[*slot - 1]->rank < c->rank) {
      best[*slot - 1] = c;
    }
  }
  if (n) qsort(best, n, sizeof *best, by_place);
  return n;
}

/// Contents are painted on the tokens, so that a cue knows the claim around it: the last one is the
/// innermost.
static void cover(const Claiming* k, const Candidates* all, const Candidate* c, uint32_t* owner) {
  for (size_t s = 0; s < c->contents.n; s++)
    for (size_t t = document_token_at(k->d, c->contents.data[s].begin);
         t < k->d->n_tokens && k->d->tokens[t].span.begin < c->contents.data[s].end; t++)
      owner[t] = (uint32_t)(c - all->data) + 1;
}

/// A claim inside another ends where that ends: "it called for calm, sources said".
static void clip(const Candidate* outer, Span cue, Candidate* c) {
  Span around = {0, UINT32_MAX};
  for (size_t s = 0; s < outer->contents.n; s++)
    if (span_contains(outer->contents.data[s], cue)) around = outer->contents.data[s];
  size_t n = 0;
  for (size_t s = 0; s < c->contents.n; s++) {
    Span x = c->contents.data[s];
    if (x.begin < around.begin) x.begin = around.begin;
    if (x.end > around.end) x.end = around.end;
    if (!span_empty(x)) c->contents.data[n++] = x;
  }
  c->contents.n = n;
}

/// "I think", "we believe" inside a quotation: the speaker of it once more.
static bool first_person_source(const Line* l, const Candidate* c) {
  return l->quotation && !source_none(c->source) &&
         one_of(l->p[c->source.begin].low, "i we my our you your");
}

/// "it shows that": a thing, not somebody, is what the reader learns it from.
static bool thing_shows(const Line* l, const Candidate* c) {
  if (source_none(c->source) || c->source.end != c->source.begin + 1) return false;
  return c->cue_entry && str_equal(c->cue_entry->stance, STR("Reports")) &&
         !cue_takes(c->cue_entry, "speech") &&
         one_of(l->p[c->source.begin].low, "it this that which these those");
}

/// "would be able to reassure them that": said by nobody yet.
static bool only_able(const Line* l, const Candidate* c) {
  return starts(c->form, "INF") && c->at > 1 && one_of(l->p[c->at - 2].low, "able unable");
}

/// A negated cue, or one that does not just assert: missing it would let its content pass as
/// asserted.
static bool turns_content(const Candidate* c) {
  static const char* const harmless[] = {"Asserts", "Reports",  "Supports",
                                         "Opposes", "Believes", "Confirms"};
  if (c->negated || c->answered || c->expresses || !c->cue_entry)
    return c->negated || c->answered || c->expresses;
  for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
    if (str_equal(c->cue_entry->stance, str_from(harmless[i]))) return false;
  return true;
}

void choose_candidates(const Claiming* k, const Line* lines, size_t n_lines, Candidates* all) {
  Candidate** best = arena_new_array(k->arena, Candidate*, all->n + 1);
  size_t n = best_readings(k, lines, all, best);
  uint32_t* owner = arena_new_array(k->arena, uint32_t, k->d->n_tokens + 1);
  for (size_t i = 0; i < n; i++) {
    Candidate* c = best[i];
    uint32_t token = cue_token(lines, c);
    c->within = owner[token];
    if (c->within && c->score < (turns_content(c) ? floor_of(c) : nested_threshold)) continue;
    if (c->within && only_able(&lines[c->line], c)) continue;
    if (thing_shows(&lines[c->line], c)) continue;
    if (c->within && first_person_source(&lines[c->line], c)) continue;
    // What is said inside a quotation that nobody utters is no claim; a transcript's turn is.
    if (!c->within && lines[c->line].quotation && strcmp(c->pattern, "TRANS") != 0) continue;
    if (c->within) clip(&all->data[c->within - 1], k->d->tokens[token].span, c);
    c->kept = c->contents.n > 0;
    if (c->kept) cover(k, all, c, owner);
  }
  orphan_quotations(k, lines, n_lines, owner, all);
}
