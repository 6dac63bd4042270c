// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// claims: the private stages of fact_find_claims. A sentence becomes a Line of pieces, in which
/// each quotation is one opaque piece; every cue in it gives Candidates, one for each reading of
/// its complement; borders end their contents; choice scores them and keeps one reading a cue;
/// claims.c makes Claims of what is left.
#ifndef NEWSGRAPH_FACT_CLAIMS_INTERNAL_H
#define NEWSGRAPH_FACT_CLAIMS_INTERNAL_H

#include "fact/fact.h"
#include "fact/words.h"

#include <string.h>

/* ---- lines (claims_line.c) ---- */

typedef enum { PIECE_WORD, PIECE_MARK, PIECE_QUOTE } PieceKind;

/// A token, or a whole quotation.
typedef struct {
  PieceKind kind;
  Tag tag;
  uint16_t flags;
  uint32_t token;
  uint32_t quotation; ///< PIECE_QUOTE: 1 + index in Document.quotations
  uint32_t n_words;   ///< words inside (1 for a word)
  uint8_t key;        ///< of `low`, as words.h has it
  bool stops;         ///< PIECE_QUOTE: ends with a comma or stop inside its marks
  Span span;
  Str low;              ///< empty for a quotation
  const WordForm* form; ///< of `low`; NULL for a quotation
  const Cue* verb;      ///< its lemma as a verb, if that is a cue
  const Cue* noun;      ///< its lemma as a noun or adjective, if that is a cue
} Piece;

/// A sentence as claims see it; or a sentence inside a quotation (then `quotation` is set).
typedef struct {
  Piece* p;
  uint32_t n;
  uint32_t n_cues;    ///< pieces that may be cues
  uint32_t cues;      ///< 1 + the last of them, 0 if none is
  uint32_t sentence;  ///< outer sentence
  uint32_t quotation; ///< 1 + index of the quotation it lies in, 0 outside
  uint32_t paragraph;
  bool head;       ///< headline
  bool insertions; ///< it has a dash or bracket
} Line;

/// What all stages need: the document, and the word lists by name.
typedef struct {
  const Document* d;
  Entities* e;
  const Clauses* c;
  const Ontology* o;
  Arena* arena;
  const WordList *lemmas, *carrier, *day, *time_adjective, *time_noun, *occasion, *role, *offers,
      *doubts, *stances, *held, *expressing, *light, *answers, *media, *inner;
  const Weights* factors;
  uint32_t* entity_cap; ///< room in Entities.entities
  Map* unnamed;         ///< label in lower case -> entity of the unnamed sources added
} Claiming;

/// The lines of all sentences, and of quotations, in the arena.
void claims_lines(const Claiming* k, Line** lines, size_t* n_lines);
/// Is it one of these lower-case words, separated by single blanks? For words that are no literals.
bool one_of_words(Str low, const char* words);
/// Writes the name of a form or pattern, a with b behind it, cut to its room; or more behind it.
void set_name(char* to, size_t size, const char* a, Str b);
void add_to_name(char* name, size_t size, Str more);
static inline bool name_is(const char* name, const char* other) {
  return name[0] == other[0] && strcmp(name, other) == 0;
}
bool cue_prepositions(const Cue* cue, Str preposition);
/// Is it one of these words or marks? No quotation is. `p` is evaluated many times: see words.h.
#define piece_is(p, ...)   word_among((p)->low, (p)->key, __VA_ARGS__)
#define piece_mark(p, ...) ((p)->kind == PIECE_MARK && piece_is((p), __VA_ARGS__))

#define TAG_BIT(tag) ((uint32_t)1 << (tag))
/// Has it one of these tags? Marks and quotations have tags of their own.
static inline bool piece_tagged(const Piece* p, uint32_t tags) {
  return tags >> p->tag & 1;
}
static inline bool piece_aux(const Piece* p) {
  return piece_tagged(p, TAG_BIT(TAG_AUX) | TAG_BIT(TAG_MODAL));
}
static inline bool piece_adverb(const Piece* p) {
  return piece_tagged(p, TAG_BIT(TAG_ADV) | TAG_BIT(TAG_NEG));
}
static inline bool piece_preposition(const Piece* p) {
  return piece_tagged(p, TAG_BIT(TAG_PREP));
}
/// Also question words and relatives.
static inline bool piece_subordinator(const Piece* p) {
  return piece_tagged(p, TAG_BIT(TAG_SUBORD) | TAG_BIT(TAG_WH));
}
/// Also possessives and numbers.
static inline bool piece_determiner(const Piece* p) {
  return piece_tagged(p, TAG_BIT(TAG_DET) | TAG_BIT(TAG_POSS) | TAG_BIT(TAG_NUM));
}
/// Main verb in any form.
static inline bool piece_verb(const Piece* p) {
  return piece_tagged(p, TAG_BIT(TAG_VERB) | TAG_BIT(TAG_VERB_BASE) | TAG_BIT(TAG_VERB_ING) |
                             TAG_BIT(TAG_VERB_PP));
}
static inline bool piece_finite(const Piece* p) {
  return p->kind == PIECE_WORD &&
         ((p->flags & TOKEN_FINITE) || piece_tagged(p, TAG_BIT(TAG_VERB) | TAG_BIT(TAG_MODAL)));
}
/// May be part of a noun phrase.
static inline bool piece_nominal(const Piece* p) {
  return p->kind == PIECE_WORD &&
         !piece_tagged(p, TAG_BIT(TAG_AUX) | TAG_BIT(TAG_MODAL) | TAG_BIT(TAG_SUBORD) |
                              TAG_BIT(TAG_WH) | TAG_BIT(TAG_CONJ) | TAG_BIT(TAG_VERB) |
                              TAG_BIT(TAG_VERB_BASE) | TAG_BIT(TAG_TO));
}
static inline bool piece_capital(const Piece* p) {
  if (p->kind != PIECE_WORD || !(p->flags & TOKEN_CAPITAL)) return false;
  return p->tag == TAG_NAME || !(p->flags & TOKEN_IN_TITLE_CASE);
}
static inline bool piece_subject_pronoun(const Piece* p) {
  return p->kind == PIECE_WORD && piece_is(p, "he", "she", "they", "i", "we", "it", "you");
}
static inline bool piece_dash(const Piece* p) {
  if (p->kind != PIECE_MARK) return false;
  if (piece_is(p, "-")) return (p->flags & TOKEN_SPACE_BEFORE) != 0;
  return piece_is(p, "\u2014", "\u2013", "\u2015", "--", "---");
}
/// First piece from r on that is no time expression or short adverb.
uint32_t skip_time(const Claiming* k, const Line* l, uint32_t r);

/* ---- sources (claims_sources.c) ---- */

typedef enum {
  SOURCE_NONE,
  SOURCE_BESIDE,
  SOURCE_APPOSITION,
  SOURCE_RELATIVE,
  SOURCE_COORDINATE,
  SOURCE_MAIN
} How;

/// Pieces [begin, end) of a line.
typedef struct {
  uint32_t begin, end;
  How how;
} Source;
static inline bool source_none(Source s) {
  return s.begin >= s.end;
}

/// The verb group around the verb at piece i.
typedef struct {
  uint32_t first; ///< its first piece, auxiliaries and adverbs included
  bool be, aux, modal, infinitive, negated;
} Group;

Group verb_group(const Claiming* k, const Line* l, uint32_t i);
Source noun_phrase_left(const Claiming* k, const Line* l, uint32_t last);
/// The subject of the verb group that starts at piece j; `last` is the subject before.
Source subject_of(const Claiming* k, const Line* l, uint32_t j, Source last);
/// The subject of the first finite verb before piece i, for participles and infinitives.
Source main_subject(const Claiming* k, const Line* l, uint32_t i);
/// The noun phrase right of an inverted cue ("said X, the head of Y") or "according to".
Source source_right(const Claiming* k, const Line* l, uint32_t i);

/* ---- complements and borders (claims_complements.c, claims_borders.c) ---- */

enum { PATTERN_LEN = 16, MAX_READINGS = 8 };
typedef struct {
  char pattern[PATTERN_LEN];
  uint32_t start; ///< first piece of the content
  bool empty;     ///< END, COMMA, ADV, AUX, AND: no content can start there
} Reading;
typedef struct {
  Reading r[MAX_READINGS];
  uint32_t n;
} Readings;

/// Readings of what follows the cue at piece i.
void complements(const Claiming* k, const Line* l, uint32_t i, Readings* out);
/// One past the last piece of the content that starts at r; i is the cue.
uint32_t content_end(const Claiming* k, const Line* l, uint32_t r, const char* pattern, uint32_t i);
/// Is the verb use of the cue at piece i of the kind that starts a claim of its own?
bool starts_claim(const Line* l, uint32_t i);

/* ---- candidates (claims_candidates.c, claims_nominal.c, claims_quotes.c) ---- */

typedef enum { ANSWERED_NOT, ANSWERED_DENIED, ANSWERED_DOUBTED } Answered;
enum { FORM_LEN = 8, MAX_RANGES = 4 };
typedef struct {
  uint32_t line, at; ///< the cue's line and piece
  Str lemma;
  const Cue* cue_entry; ///< NULL for marks
  char form[FORM_LEN], pattern[PATTERN_LEN];
  Source source;
  uint32_t source_line;        ///< the line that `source` is in
  uint32_t cue_begin, cue_end; ///< pieces
  struct {
    uint32_t begin, end;
  } range[MAX_RANGES]; ///< pieces of the content
  uint32_t n_ranges;
  bool left; ///< the content stands before the cue
  bool negated;
  bool expresses;    ///< its content says the stance: "concerns voiced by"
  Answered answered; ///< a noun that is denied, answered or doubted: "denied claims that"
  SpanList contents; ///< the same in the document, with what follows in later sentences
  SpanList said;     ///< the same without marks and "that", by sentence; empty until it is known
  const struct Construction* construction; ///< what the classes of its cue ask for, or NULL
  float score, rank;
  bool continued; ///< a quotation without a cue of its own
  bool kept;
  uint32_t within; ///< 1 + index of the kept candidate whose content the cue stands in, 0 if none
} Candidate;
typedef VEC(Candidate) Candidates;

/// A candidate is begun, gets a range for each part of its content, and is added.
Candidate candidate_new(uint32_t line, uint32_t at, Str lemma, const Cue* cue);
void candidate_range(Candidate* c, uint32_t begin, uint32_t end);
void candidate_add(const Claiming* k, Candidates* out, const Candidate* c);

/// Candidates of all cues of a line; and of a cue that is no verb, at piece i.
void candidates_of_line(const Claiming* k, const Line* l, uint32_t line, Candidates* out);
void nominal_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i, Source last,
                        Candidates* out);
void mark_candidates(const Claiming* k, const Line* l, uint32_t line, uint32_t i, Candidates* out);
void according_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                         Candidates* out);
/// The adverb at piece i, if it is a cue: "reportedly".
void hearsay_candidate(const Claiming* k, const Line* l, uint32_t line, uint32_t i,
                       Candidates* out);
/// Adds following sentences and paragraphs to the claims whose quotation goes on there.
void continue_quotations(const Claiming* k, const Line* lines, size_t n_lines, Candidates* all);
void signature_candidates(const Claiming* k, const Line* lines, size_t n_lines, Candidates* all);
void next_paragraph_candidates(const Claiming* k, const Line* lines, size_t n_lines,
                               Candidates* all);

Claiming claims_context(const Document* d, Entities* e, const Clauses* c, const Ontology* o,
                        Arena* arena);
/// All of them: lines, candidates of every cue, quotations that go on.
void claims_candidates(const Claiming* k, Line** lines, size_t* n_lines, Candidates* all);

/// Quotations of several words that no claim holds: the speaker of the quotation before goes on.
/// `inside` says which tokens stand in claims already.
void orphan_quotations(const Claiming* k, const Line* lines, size_t n_lines, const uint32_t* inside,
                       Candidates* all);

/* ---- features (claims_features.c) ---- */

/// What a feature is about: its first part.
typedef enum {
  FEATURE_LENGTH,
  FEATURE_FINITE,
  FEATURE_QUOTED,
  FEATURE_WITH_TO,
  FEATURE_CLASS,
  FEATURE_PATTERN,
  FEATURE_LEMMA,
  FEATURE_LEMMA_FORM,
  FEATURE_LEMMA_PATTERN,
  FEATURE_READING,
  FEATURE_SOURCE,
  FEATURE_SOURCE_HOW,
  FEATURE_SOURCE_PATTERN,
  FEATURE_TENSE,
  FEATURE_BEFORE,
  FEATURE_FIRST,
  FEATURE_FIRST_LEMMA,
  FEATURE_AFTER,
  FEATURE_NEGATED,
  FEATURE_HEAD,
  FEATURE_AT_START,
  FEATURE_QUESTION,
  FEATURE_COUNT
} Feature;

/// What a feature says of its candidate: a word of a closed set.
typedef enum {
  VALUE_NONE,
  VALUE_SPEECH_FITS, ///< the cue is one of speech, and its classes ask for the reading
  VALUE_SPEECH,
  VALUE_OTHER_FITS,
  VALUE_OTHER_CUE,
  VALUE_I,
  VALUE_HE,
  VALUE_IT,
  VALUE_THEY,
  VALUE_YOU,
  VALUE_WHO,
  VALUE_THIS,
  VALUE_PHRASE_WHO,
  VALUE_BESIDE,
  VALUE_APPOSITION,
  VALUE_RELATIVE,
  VALUE_COORDINATE,
  VALUE_MAIN,
  VALUE_NAME,
  VALUE_NOBODY,
  VALUE_PLURAL,
  VALUE_NOUN,
  VALUE_NO,
  VALUE_WILL,
  VALUE_MODAL,
  VALUE_DO,
  VALUE_PERFECT,
  VALUE_BE,
  VALUE_TO,
  VALUE_ING,
  VALUE_BASE,
  VALUE_PARTICIPLE,
  VALUE_S,
  VALUE_ED,
  VALUE_OTHER,
  VALUE_START,
  VALUE_QUOTE,
  VALUE_COMMA,
  VALUE_MARK,
  VALUE_IF,
  VALUE_WHEN,
  VALUE_THAT,
  VALUE_WH,
  VALUE_AND,
  VALUE_PREPOSITION,
  VALUE_VERB,
  VALUE_A,
  VALUE_THE,
  VALUE_HIS,
  VALUE_HIM,
  VALUE_PRONOUN,
  VALUE_NUMBER,
  VALUE_DETERMINER,
  VALUE_ADJECTIVE,
  VALUE_END,
  VALUE_QUESTION,
  VALUE_STOP,
  VALUE_WORD,
  VALUE_0,
  VALUE_1,
  VALUE_2,
  VALUE_4,
  VALUE_7,
  VALUE_14,
  VALUE_29,
  VALUE_30,
  VALUE_COUNT
} FeatureValue;

/// A part of the text that a feature is, hashed once for all texts that it is in.
typedef struct {
  Str text;
  WeightPart hash;
} FeaturePart;

/// All words that features are made of, but for lemmas, forms and patterns.
typedef struct {
  FeaturePart feature[FEATURE_COUNT], value[VALUE_COUNT];
} FeatureNames;
void features_begin(FeatureNames* names);

enum { MAX_FEATURES = 24, FEATURE_PARTS = 4 };
/// The features of a candidate: each is a text of a few parts, with a blank between them.
typedef struct {
  const FeatureNames* names;
  FeaturePart lemma, form, pattern;
  char american[40]; ///< room for the lemma in another spelling
  uint32_t n;
  WeightPart text[MAX_FEATURES];
  struct {
    const FeaturePart* part[FEATURE_PARTS]; ///< NULL behind the last
  } feature[MAX_FEATURES];                  ///< what the texts are made of
} FeatureSet;
void candidate_features(const FeatureNames* names, const Line* l, const Candidate* c,
                        FeatureSet* out);

/* ---- choice (claims_choice.c) ---- */

/// Scores all, marks one reading a cue as kept.
void choose_candidates(const Claiming* k, const Line* lines, size_t n_lines, Candidates* all);
/// The rule's local name for the candidate's construction.
Str candidate_rule(const Candidate* c);

/* ---- stances (claims_stance.c) ---- */

/// What the cue says, refined by the content: "said he would be willing to sell" proposes.
/// "there is no way that" anywhere in it.
bool content_rules_out(const Claiming* k, Span s);
Stance claim_stance(const Claiming* k, const Candidate* c, const Claim* claim);

/* ---- speakers (claims_speaker.c) ---- */

/// Fills speaker, speaker_span, speaker_mention.
void claim_set_speaker(const Claiming* k, const Line* l, Source s, Claim* claim);
/// "Reportedly", "is said to": an unnamed source without words of its own.
void claim_set_hearsay(const Claiming* k, Claim* claim);
/// Fills addressee, venue and time from what stands around the cue.
void claim_set_circumstances(const Claiming* k, const Line* l, const Candidate* c, Claim* claim);
/// Gives time and venue of a speech to its quotations in the following sentences.
void inherit_circumstances(const Claiming* k, const Facts* f);
/// Marks what denies something of its speaker without a verb of denial (claims_disclaims.c).
void set_disclaims(const Claiming* k, const Facts* f);
/// First-person pronouns in quotations become their speaker.
void resolve_first_person(const Claiming* k, const Facts* f);

#endif
