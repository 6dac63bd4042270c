// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the files of this folder share. A sentence is read as one or more *frames*: the sentence
// without its clausal quotations and brackets, and each of these on its own. A frame is a list of
// nodes (a mention or a token), grouped into chunks (noun phrase, preposition, verb group, comma
// ...), on which verbs find their subjects and clauses their borders.
#ifndef NEWSGRAPH_CLAUSE_INTERNAL_H
#define NEWSGRAPH_CLAUSE_INTERNAL_H

#include "clause/clause.h"

#define NONE UINT32_MAX

/// A step leftwards or rightwards never looks further than this many chunks: a sentence of a
/// megabyte stays linear.
enum { LOOK_MAX = 60, LOOK_INSERTION = 40, REST_MAX = 90, WHOLE_MAX = 600 };

/// The clause that is being written: the room of one is used for the next.
typedef struct {
  Buf text;
  VEC(ClauseItem) items;
  ClauseKind kind;
  uint32_t verb;             ///< see Clause
  uint32_t first, end;       ///< tokens that it covers; first = NONE if there are none
  bool without_descriptions; ///< "The Danish drone maker Acorn" is Acorn
  uint32_t described, name;  ///< the last description left out: its tokens up to the name
} Draft;

typedef VEC(Clause) ClauseList;

/// What stands at a token; mentions as 1 + index in Entities, 0 for none.
typedef struct {
  uint32_t node;   ///< the outermost mention that begins here, whatever it is
  uint32_t top;    ///< the outermost one that begins here and may stand as a symbol
  uint32_t flat;   ///< the same with nominals that contain names opened
  uint32_t within; ///< mention of `flat` that covers the token
  uint32_t group;  ///< 1 + index in Clauses.groups
} Place;

typedef struct Frames Frames;

typedef enum { AUX_BE, AUX_HAVE, AUX_DO, AUX_NONE } Auxiliary;

typedef struct {
  const Document* d;
  const Entities* e;
  const Ontology* o;
  Arena* arena;
  Frames* frames; ///< of the sentence at hand
  Draft* draft;
  ClauseList* clauses;     ///< of all sentences so far
  const VerbGroup* groups; ///< the same
  const WordForm* auxiliaries[AUX_NONE];
  const WordList *verb_to, *verb_ing, *verb_object_to, *verb_passive_to, *verb_preposition_ing,
      *verb_object_ing;
  const WordList *verb_that, *adjective_to, *adjective_that, *noun_to, *noun_that;
  const WordList *role, *post_title, *lesser, *kin, *honour;
  const WordList *hearsay, *negative, *negative_subject, *negative_preposition, *conditional,
      *fiction, *opinion, *possible, *time_opener;
  Place* places; ///< per token
} Work;

typedef struct {
  uint32_t first, n; ///< tokens
  uint32_t mention;  ///< 1 + index in Entities
  uint32_t verb;     ///< 1 + verb of the frame that it is part of
  Tag tag;
  char mark;            ///< its only character, if it is one of ASCII
  bool date;            ///< its mention is one
  Str lower;            ///< of the first token
  const WordForm* form; ///< of `lower`; NULL for a closed quotation
} Node;

typedef enum {
  CHUNK_NP,
  CHUNK_PREP,
  CHUNK_VERB,
  CHUNK_COMMA, ///< comma or dash
  CHUNK_STOP,  ///< full stop, semicolon, colon, question mark
  CHUNK_CONJ,
  CHUNK_SUB,
  CHUNK_WH,
  CHUNK_QUOTE, ///< a clausal quotation, closed
  CHUNK_ADJ,
  CHUNK_ADV,
  CHUNK_OTHER
} ChunkKind;

typedef struct {
  ChunkKind kind;
  uint32_t a, n; ///< nodes
  uint32_t head; ///< node
  uint32_t verb; ///< CHUNK_VERB: index in Frame.verbs
  bool governed; ///< noun phrase after a preposition
  bool time;     ///< "last week", a date
  bool relative; ///< noun phrase with "whose"
} Chunk;

typedef enum {
  SUBJECT_NONE,
  SUBJECT_PHRASE,   ///< noun phrase before the verb
  SUBJECT_RELATIVE, ///< who, which, that
  SUBJECT_SHARED,   ///< of an earlier verb: "and left"
  SUBJECT_INVERTED, ///< "said Smith", "did he leave"
  SUBJECT_CONTROL   ///< of a verb without tense
} SubjectKind;

/// What a catenative or adverb does to the verb it governs.
typedef struct {
  bool known, negative, hearsay;
  Modality modality;
} Effect;

typedef struct {
  VerbGroup g;
  uint32_t chunk;
  SubjectKind kind;
  uint32_t subject, subject_last; ///< chunks of the first and last conjunct, NONE if there is none
  uint32_t antecedent;            ///< relative: chunk of the noun phrase it hangs on, or NONE
  uint32_t start;    ///< chunk in which its clause begins (subject, subordinator or relative)
  uint32_t shared;   ///< 1 + verb of the frame whose subject it has
  uint32_t governor; ///< 1 + verb of the frame that governs it
  bool folded;       ///< governor is a catenative: a merged rendering exists
  bool to, be, have, doing; ///< infinitive marker and auxiliaries in the group
  bool singular;            ///< its tensed word agrees with one only
  bool past;                ///< its tensed word is a past form
  bool bare;                ///< base form or participle without auxiliary or "to"
  bool own_negation;
  bool auxiliary; ///< stands apart from its main verb ("did he leave")
  Effect lead;    ///< effect of what governs it
  uint32_t index; ///< in Clauses.groups
} Verb;

typedef VEC(Node) Nodes;
typedef VEC(Chunk) Chunks;
typedef VEC(Verb) Verbs;

typedef struct {
  uint32_t sentence;
  uint32_t quotation;  ///< 1 + index of the quotation it is the inside of, 0
  uint32_t first, end; ///< tokens
  bool bracket;        ///< the inside of a pair of brackets
  bool question;       ///< its sentence ends in a question mark
  Nodes nodes;
  Chunks chunks;
  Verbs verbs;
} Frame;

/// The room of the frames of one sentence is used for the next.
struct Frames {
  Frame* data;
  size_t n, cap;
};

/// frames.c: nodes and chunks.
void frames_of_sentence(const Work* w, uint32_t sentence);
void frame_chunk(const Work* w, Frame* f);

/// verbs.c: "was educated at", "is located in": behind a form of be and before the last node, a
/// preposition, an adjective that may be a participle is one.
void frame_mend_participle(const Work* w, Frame* f);
/// Groups on the nodes of a frame, before it is chunked.
void frame_find_verbs(const Work* w, Frame* f);

/// subjects.c: subjects of finite verbs, then (nonfinite.c) of the others.
void frame_find_subjects(const Work* w, Frame* f);
/// Lets a bare form after a conjunction go on with the auxiliaries of an earlier verb.
void frame_continue_group(Frame* f, uint32_t verb);
void frame_find_nonfinite_subjects(const Work* w, Frame* f);
/// Chunk of the head of the noun phrase whose last chunk is `at` (over "of"-phrases), NONE if there
/// is none.
uint32_t frame_phrase_head(const Frame* f, uint32_t at);
/// The first phrase of a chain of appositions: "Smith" for "a lawyer" in "Smith, the chief, a
/// lawyer,".
uint32_t frame_chain_head(const Frame* f, uint32_t head);
/// "In Sweden, a group ...": the place opens the sentence, what follows does not explain it.
bool frame_is_fronted_place(const Work* w, const Frame* f, uint32_t np);
/// The phrase at `np`, or the name that it is an apposition to ("Acorn, a firm" is Acorn).
uint32_t frame_named_phrase(const Work* w, const Frame* f, uint32_t np);
/// The phrase at `np`, or the name behind it ("A lawyer from Lund, Smith, said").
uint32_t frame_name_behind(const Work* w, const Frame* f, uint32_t np);
/// Is the phrase the subject, or one of the subjects, of a finite verb not far behind it?
bool frame_is_subject(const Frame* f, uint32_t np, uint32_t end);
/// Last chunk of the noun phrase with its prepositional phrases that begins at `head`, not beyond
/// `limit`.
uint32_t frame_phrase_end(const Frame* f, uint32_t head, uint32_t limit);

/// governors.c: what governs a verb; the effect of a word as a list gives it.
void frame_find_governors(const Work* w, Frame* f);
Effect clause_effect(const WordList* list, const WordForm* key);
/// effects.c: negation, modality, hearsay.
void frame_apply_effects(const Work* w, Frame* f);

/// render.c: a clause is begun, written piece by piece, and ended. What may stand as a symbol in a
/// stretch of tokens:
typedef enum {
  SHOW_TOP,  ///< nominals do
  SHOW_FLAT, ///< nominals do, but those with names inside are opened
  SHOW_PLAIN ///< as flat, with nominals as words: predicates and roles
} Showing;
/// `verb`: see Clause.
void clause_begin(const Work* w, ClauseKind kind, uint32_t verb);
void clause_tokens(const Work* w, Showing showing, uint32_t first, uint32_t end);
/// The tokens of chunks [a, b), but for closed quotations.
void clause_chunks(const Work* w, const Frame* f, Showing showing, uint32_t a, uint32_t b);
/// A predicate in chunks [a, b): its own nouns as words, what hangs on prepositions as mentions.
void clause_predicate(const Work* w, const Frame* f, uint32_t a, uint32_t b);
/// A verb for `token`; `group`: index in Clauses.groups, or NONE for one that does not stand there.
void clause_verb(const Work* w, uint32_t group, char form, uint32_t token, Str lemma);
/// A word that does not stand at its token.
void clause_word(const Work* w, Str word, uint32_t token);
/// Keeps the clause unless it is empty or the sentence has it already.
void clause_end(const Work* w, uint32_t sentence);

/// split.c: clauses of a frame from its verbs; nominal.c: from its noun phrases.
void frame_split(const Work* w, const Frame* f);
void frame_split_nominal(const Work* w, const Frame* f);

static inline const Chunk* at(const Frame* f, uint32_t chunk) {
  return &f->chunks.data[chunk];
}
static inline bool is_kind(const Frame* f, uint32_t chunk, ChunkKind k) {
  return chunk < f->chunks.n && f->chunks.data[chunk].kind == k;
}
/// The verb of a chunk of that kind.
static inline Verb* verb_of(const Frame* f, uint32_t chunk) {
  return &f->verbs.data[f->chunks.data[chunk].verb];
}
/// First word of a chunk, and the word of its head.
static inline Str first_word(const Frame* f, uint32_t chunk) {
  return f->nodes.data[f->chunks.data[chunk].a].lower;
}
static inline const WordForm* first_form(const Frame* f, uint32_t chunk) {
  return f->nodes.data[f->chunks.data[chunk].a].form;
}
static inline Str head_word(const Frame* f, uint32_t chunk) {
  return f->nodes.data[f->chunks.data[chunk].head].lower;
}
static inline const Token* node_token(const Work* w, const Frame* f, uint32_t node) {
  return &w->d->tokens[f->nodes.data[node].first];
}
static inline uint32_t chunk_first_token(const Frame* f, uint32_t chunk) {
  return f->nodes.data[f->chunks.data[chunk].a].first;
}
static inline uint32_t chunk_end_token(const Frame* f, uint32_t chunk) {
  const Chunk* c = &f->chunks.data[chunk];
  const Node* last = &f->nodes.data[c->a + c->n - 1];
  return last->first + last->n;
}

#endif
