// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Which candidates are claims. The classes of a cue (ontology/cues.ttl) say which readings it
/// takes and so how likely each is; factors learned for readings, sources and
/// tenses (list:claims-factors) refine that. One reading is kept for each cue; a claim whose cue
/// stands in the content of another is kept as one within it, if it is a sure one.
#include "fact/claims_internal.h"

#include <stdlib.h>
#include <string.h>

static const float threshold = 0.30f;       ///< accepted above
static const float nested_threshold = 0.5f; ///< the same inside another claim, if it only asserts

static bool starts(const char* s, const char* t) {
  return strncmp(s, t, strlen(t)) == 0;
}
static bool active(const Candidate* c) {
  return (c->form[0] == 'F' || c->form[0] == 'G' || c->form[0] == 'I' || c->form[0] == 'B') &&
         !strchr(c->form, '^');
}

/* ---- scores by class ---- */

/// The candidate's form, as far as the constructions tell forms apart.
typedef enum {
  FORM_OTHER,
  FORM_ACTIVE,
  FORM_RAISED,
  FORM_NOUN,
  FORM_DASH,
  FORM_COLON,
  FORM_ACCORDING,
  FORM_ADVERB,
  FORM_ADJECTIVE,
  FORM_ADJECTIVE_RAISED,
  FORM_LIGHT,
  FORM_PARTICIPLE_BY,
  FORM_PASSIVE_BY
} FormKind;

typedef enum { PART_ANY, PART_WHOLE, PART_BEGINNING, PART_END } PatternPart;

/// The cue needs the preposition of the pattern, not a class.
#define NEEDS_PREPOSITION ((uint32_t)1 << 31)

/// What a reading asks of its cue: the class, and how likely it is then. Rows are tried in order.
typedef struct Construction {
  FormKind form;
  PatternPart part; ///< of the pattern that `text` is
  Str text;
  uint32_t needs; ///< class of the cue, 0 none
  float score;
  const char* rule; ///< local name
} Construction;

#define ANY                                                                                        \
  PART_ANY, {                                                                                      \
    "", 0                                                                                          \
  }
#define WHOLE(text)                                                                                \
  PART_WHOLE, {                                                                                    \
    text, sizeof(text) - 1                                                                         \
  }
#define BEGINS(text)                                                                               \
  PART_BEGINNING, {                                                                                \
    text, sizeof(text) - 1                                                                         \
  }
#define ENDS(text)                                                                                 \
  PART_END, {                                                                                      \
    text, sizeof(text) - 1                                                                         \
  }

static const Construction active_constructions[] = {
    {FORM_ACTIVE, WHOLE("NEXTPAR"), CUE_SPEECH, 0.8f, "next-paragraph"},
    {FORM_ACTIVE, WHOLE("INVq"), CUE_QUOTE, 0.95f, "quote-before-said-x"},
    {FORM_ACTIVE, ENDS("q"), CUE_QUOTE, 0.95f, "quote-before-x-said"},
    {FORM_ACTIVE, ENDS("qa"), CUE_QUOTE, 0.95f, "quote-before-x-said"},
    {FORM_ACTIVE, BEGINS("MIDQ"), CUE_QUOTE, 0.9f, "quote-around"},
    {FORM_ACTIVE, ENDS("Q"), CUE_QUOTE, 0.93f, "quote-after"},
    {FORM_ACTIVE, ENDS("THAT"), CUE_CLAUSE, 0.9f, "that-clause"},
    {FORM_ACTIVE, ENDS("THAT"), CUE_ADDRESSEE, 0.9f, "that-clause"},
    {FORM_ACTIVE, BEGINS("MID"), CUE_CLAUSE, 0.85f, "content-around"},
    {FORM_ACTIVE, WHOLE("DENIED"), 0, 0.9f, "content-before"},
    {FORM_ACTIVE, BEGINS("LEFT"), CUE_SAY, 0.93f, "content-before"},
    {FORM_ACTIVE, BEGINS("LEFT"), CUE_CLAUSE, 0.8f, "content-before"},
    {FORM_ACTIVE, BEGINS("INV"), CUE_SAY, 0.7f, "content-before-said-x"},
    {FORM_ACTIVE, WHOLE("N>CL"), CUE_ADDRESSEE, 0.85f, "bare-clause"},
    {FORM_ACTIVE, WHOLE("CL"), CUE_ADDRESSEE, 0.6f, "bare-clause"},
    {FORM_ACTIVE, WHOLE("CL"), CUE_CLAUSE, 0.8f, "bare-clause"},
    {FORM_ACTIVE, WHOLE("COLON"), CUE_SPEECH, 0.8f, "colon-clause"},
    {FORM_ACTIVE, WHOLE("AS,"), CUE_CLAUSE, 0.8f, "as-x-said"},
    {FORM_ACTIVE, WHOLE("RELAUX"), CUE_CLAUSE, 0.7f, "what-x-said"},
    {FORM_ACTIVE, WHOLE("NP"), CUE_ELLIPTIC, 0.7f, "elliptic-clause"},
    {FORM_ACTIVE, ENDS("WH"), CUE_WH, 0.75f, "question-clause"},
    {FORM_ACTIVE, WHOLE("TO"), CUE_TO, 0.6f, "infinitive"},
    {FORM_ACTIVE, WHOLE("N>TO"), CUE_ADDRESSEE, 0.61f, "addressee-infinitive"},
    {FORM_ACTIVE, BEGINS("N+TO"), CUE_OBJECT_TO, 0.6f, "object-infinitive"},
    {FORM_ACTIVE, WHOLE("X"), CUE_OBJECT, 0.5f, "short-quotation"},
    {FORM_ACTIVE, BEGINS("N+P:"), CUE_OBJECT, 0.5f, "object-preposition"},
    {FORM_ACTIVE, BEGINS("N+AS"), CUE_OBJECT, 0.6f, "object-as"},
    {FORM_ACTIVE, WHOLE("NP"), CUE_OBJECT, 0.5f, "object"},
    {FORM_ACTIVE, WHOLE("CL"), CUE_OBJECT, 0.45f, "object"},
    {FORM_ACTIVE, BEGINS("P:"), NEEDS_PREPOSITION, 0.55f, "preposition"},
    {FORM_ACTIVE, WHOLE("ING"), CUE_ING, 0.5f, "gerund"},
};

static const Construction other_constructions[] = {
    {FORM_DASH, ANY, 0, 0.9f, "quote-dash-name"},
    {FORM_COLON, WHOLE("TRANS"), 0, 0.35f, "transcript"},
    {FORM_COLON, ANY, 0, 0.6f, "headline-colon"},
    {FORM_ACCORDING, ANY, 0, 0.9f, "according-to"},
    {FORM_ADVERB, ANY, 0, 0.4f, "hearsay-adverb"},
    {FORM_RAISED, ANY, CUE_RAISING, 0.6f, "raising"},
    {FORM_NOUN, ENDS("that"), CUE_NOUN_THAT, 0.6f, "noun-that"},
    {FORM_NOUN, ENDS("to"), CUE_NOUN_TO, 0.5f, "noun-infinitive"},
    {FORM_NOUN, WHOLE("about"), CUE_NOUN_ABOUT, 0.4f, "noun-about"},
    {FORM_NOUN, WHOLE("of"), CUE_NOUN_OF, 0.4f, "noun-of"},
    {FORM_NOUN, WHOLE("for"), CUE_NOUN_FOR, 0.4f, "noun-for"},
    {FORM_NOUN, WHOLE("on"), CUE_NOUN_ON, 0.4f, "noun-on"},
    {FORM_ADJECTIVE, WHOLE("that"), CUE_CLAUSE, 0.6f, "adjective-that"},
    {FORM_ADJECTIVE, WHOLE("to"), CUE_TO, 0.5f, "adjective-infinitive"},
    {FORM_ADJECTIVE, WHOLE("NP"), CUE_CLAUSE, 0.5f, "adjective-clause"},
    {FORM_ADJECTIVE, ANY, NEEDS_PREPOSITION, 0.5f, "adjective-preposition"},
    {FORM_ADJECTIVE_RAISED, ANY, CUE_RAISING, 0.6f, "raising"},
    {FORM_LIGHT, ANY, 0, 0.5f, "light-verb"},
    {FORM_PARTICIPLE_BY, ANY, CUE_OBJECT, 0.4f, "passive-by"},
    {FORM_PASSIVE_BY, ANY, CUE_OBJECT, 0.5f, "passive-by"},
};

static bool pattern_fits(const Construction* x, Str pattern) {
  switch (x->part) {
  case PART_ANY:
    return true;
  case PART_WHOLE:
    return str_equal(pattern, x->text);
  case PART_BEGINNING:
    return str_starts(pattern, x->text);
  case PART_END:
    return str_ends(pattern, x->text);
  }
  return false;
}

static FormKind form_kind(const Candidate* c) {
  static const struct {
    const char* name;
    FormKind kind;
  } kinds[] = {{"PAS^", FORM_RAISED},      {"F^", FORM_RAISED},
               {"DASH", FORM_DASH},        {"COLON", FORM_COLON},
               {"P", FORM_ACCORDING},      {"ADV", FORM_ADVERB},
               {"ADJ", FORM_ADJECTIVE},    {"ADJ^", FORM_ADJECTIVE_RAISED},
               {"LIGHT", FORM_LIGHT},      {"PP^by", FORM_PARTICIPLE_BY},
               {"PAS^by", FORM_PASSIVE_BY}};
  if (active(c)) return FORM_ACTIVE;
  if (c->form[0] == 'N') return c->form[1] ? FORM_NOUN : FORM_OTHER;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (name_is(c->form, kinds[i].name)) return kinds[i].kind;
  return FORM_OTHER;
}

static bool class_fits(const Construction* x, const Candidate* c) {
  if (x->needs == 0) return true;
  if (x->needs != NEEDS_PREPOSITION) return cue_takes(c->cue_entry, x->needs);
  const char* p = starts(c->pattern, "P:") ? c->pattern + 2 : c->pattern;
  return cue_prepositions(c->cue_entry, str_from(p));
}

static const Construction* construction(const Candidate* c) {
  FormKind form = form_kind(c);
  Str pattern = str_from(c->pattern);
  const Construction* rows = other_constructions;
  size_t n = sizeof other_constructions / sizeof other_constructions[0];
  if (form == FORM_ACTIVE) {
    rows = active_constructions;
    n = sizeof active_constructions / sizeof active_constructions[0];
  }
  for (size_t i = 0; i < n; i++)
    if (rows[i].form == form && class_fits(&rows[i], c) && pattern_fits(&rows[i], pattern))
      return &rows[i];
  return NULL;
}

Str candidate_rule(const Candidate* c) {
  if (c->continued) return STR("continued-quotation");
  return c->construction ? str_from(c->construction->rule) : STR("measured");
}

/* ---- odds ---- */

/// Probability that the candidate is a claim: the odds of its construction times the factors of its
/// features.
static float score(const Claiming* k, const FeatureNames* names, const Line* l,
                   const Candidate* c) {
  double prior = c->construction ? (double)c->construction->score : 0.03;
  double odds = prior / (1 - prior);
  FeatureSet set;
  set.n = 0;
  if (k->factors) candidate_features(names, l, c, &set);
  odds = weigh(k->factors, set.text, set.n, odds);
  return (float)(odds / (1 + odds));
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
  return cue_takes(c->cue_entry, CUE_MOVES) &&
         (name_is(c->pattern, "N>TO") || starts(c->pattern, "N+TO") || name_is(c->pattern, "NP"));
}

/// "added Acorn to the list": a verb of saying that does something else.
static bool object_of_saying(const Candidate* c) {
  return cue_takes(c->cue_entry, CUE_SAY) &&
         (name_is(c->pattern, "NP") || starts(c->pattern, "N+P:"));
}

/// A clause that is said, thought or doubted may not pass as the document's own, and what somebody
/// "reportedly" did neither: these are kept also where annotators seldom mark them.
static float floor_of(const Candidate* c) {
  if (name_is(c->form, "ADV"))
    return one_of(c->lemma, "reportedly", "allegedly", "purportedly") ? 0.05f : threshold;
  if (name_is(c->form, "LIGHT") || c->answered) return 0.05f;
  if (name_is(c->pattern, "DENIED")) return 0.05f;
  if (only_moves(c)) return 1.0f;
  if (!c->construction) return object_of_saying(c) ? 0.7f : 0.4f;
  if (starts(c->form, "PP^by") && c->expresses) return 0.12f; // "concerns voiced by X"
  size_t n = strlen(c->pattern);
  bool clause = (n >= 4 && one_of(((Str){c->pattern + n - 4, 4}), "THAT", "that")) ||
                name_is(c->pattern, "WH") ||
                (name_is(c->pattern, "CL") && cue_takes(c->cue_entry, CUE_SAY));
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
    if (c->contents.n == 0) continue;
    c->construction = construction(c);
    c->score = score(k, &names, &lines[c->line], c);
    c->rank = c->score + (source_none(c->source) ? 0 : 0.05f);
    if (c->score < floor_of(c)) continue;
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
         piece_is(&l->p[c->source.begin], "i", "we", "my", "our", "you", "your");
}

/// "it shows that": a thing, not somebody, is what the reader learns it from.
static bool thing_shows(const Line* l, const Candidate* c) {
  if (source_none(c->source) || c->source.end != c->source.begin + 1) return false;
  return c->cue_entry && str_equal(c->cue_entry->stance, STR("Reports")) &&
         !cue_takes(c->cue_entry, CUE_SPEECH) &&
         piece_is(&l->p[c->source.begin], "it", "this", "that", "which", "these", "those");
}

/// "would be able to reassure them that": said by nobody yet.
static bool only_able(const Line* l, const Candidate* c) {
  return starts(c->form, "INF") && c->at > 1 && piece_is(&l->p[c->at - 2], "able", "unable");
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
