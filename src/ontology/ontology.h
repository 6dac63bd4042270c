// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// ontology: everything the program knows, loaded once from Turtle files (ontology/**/*.ttl) and
/// immutable afterwards: classes, relations, names, word lists, the lexicon, cue verbs and rules
/// with their compiled patterns. Shared by all threads. Errors carry file:line; a wrong ontology
/// loads nothing.
///
/// Ownership: everything returned lives in the Ontology; a Matcher is per thread.
#ifndef NEWSGRAPH_ONTOLOGY_ONTOLOGY_H
#define NEWSGRAPH_ONTOLOGY_ONTOLOGY_H

#include "base/base.h"

typedef struct Ontology Ontology;

/// Loads every *.ttl below `dir` in path order. Reports all errors, then returns
/// STATUS_BAD_ONTOLOGY if there were any.
NG_MUST_USE Status ontology_load(Str dir, Diag* diag, Ontology** out);
/// The same with the files in folders named "examples", which only checking needs.
NG_MUST_USE Status ontology_load_to_check(Str dir, Diag* diag, Ontology** out);
void ontology_close(Ontology* o); ///< NULL is allowed.
/// Hash of all files read and of the program's version: results depend on nothing else but the
/// documents.
Str ontology_fingerprint(const Ontology* o);
/// The same of a folder, without loading it: the files are read, not parsed.
NG_MUST_USE Status ontology_fingerprint_of(Str dir, Diag* diag, char out[65]);
/// Changes whenever a file below `dir` does, and with its place: names, sizes and times only,
/// nothing is read.
void ontology_stamp_of(Str dir, Diag* diag, char out[65]);

/* ---- classes ---- */

/// Index of a class. The first ones are fixed because code speaks of them; user classes follow.
typedef uint16_t ClassId;
enum {
  CLASS_NONE, ///< unknown: a name whose type could not be told
  CLASS_AGENT,
  CLASS_PERSON,
  CLASS_ORGANIZATION,
  CLASS_CORPORATION,
  CLASS_GOVERNMENT_ORGANIZATION,
  CLASS_NEWS_MEDIA,
  CLASS_UNIVERSITY,
  CLASS_PARTY,
  CLASS_PLACE,
  CLASS_COUNTRY,
  CLASS_CITY,
  CLASS_REGION,
  CLASS_EVENT,
  CLASS_PRODUCT,
  CLASS_LEGISLATION,
  CLASS_TECHNOLOGY,
  CLASS_OFFER,
  CLASS_UNNAMED_SOURCE,
  CLASS_GROUP, ///< a nominal that stands for several or unnamed agents ("US companies")
  // Values: mentions of these are literals, not entities.
  CLASS_DATE,        ///< slot {x:Date}
  CLASS_MONEY,       ///< slot {x:Money}
  CLASS_PERCENT,     ///< slot {x:Percent}
  CLASS_NUMBER,      ///< slot {x:Number}
  CLASS_NATIONALITY, ///< slot {x:Nationality}: an adjective such as "German"; its entity is the
                     ///< country
  CLASS_CORE_COUNT
};

typedef enum { IRI_PERSON, IRI_ORG, IRI_PLACE, IRI_THING } IriKind;

typedef struct {
  Str iri, name; ///< name: the word used in patterns, e.g. "Corporation"
  Str label;
  IriKind iri_kind;
  bool is_value;
} Class;

/// Never NULL; ids below ontology_n_classes are valid.
const Class* ontology_class(const Ontology* o, ClassId c);
ClassId ontology_n_classes(const Ontology* o);
/// By name ("Organization") or full IRI; CLASS_NONE if there is none.
ClassId ontology_find_class(const Ontology* o, Str name);
/// c equals super or is below it. CLASS_NONE is nothing but itself.
bool ontology_is_a(const Ontology* o, ClassId c, ClassId super);

/* ---- relations ---- */

typedef uint16_t RelationId; ///< 0 is none
typedef struct {
  Str iri, name, label;
  Str aligned;          ///< IRI of the schema.org twin, or empty
  bool aligned_inverse; ///< the twin points the other way
  bool symmetric;
  bool literal_range; ///< the object may be text or a date
  bool single;        ///< a list behind the object is no list of objects (ng:single)
  bool lasting;       ///< what is told of in the past is over (ng:lasting)
  Str former;         ///< name of the relation that it is then (ng:former), or empty
  bool several;       ///< a text with a list in it is an object for each member (ng:several)
  ClassId domain[4], range[4]; ///< CLASS_NONE-terminated unions (or full)
} Relation;

/// Never NULL, for an id above 0.
const Relation* ontology_relation(const Ontology* o, RelationId r);
RelationId ontology_n_relations(const Ontology* o);             ///< one more than the largest id
RelationId ontology_find_relation(const Ontology* o, Str name); ///< 0 if there is none

/* ---- names ---- */

typedef enum {
  NAME_LABEL,   ///< rdfs:label or skos:altLabel
  NAME_DEMONYM, ///< ng:demonym: "German", "Germans"
  NAME_METONYM  ///< ng:metonym: "the Kremlin" for a government
} NameRole;

typedef struct {
  Str iri;   ///< the entry's own IRI if it brings one from outside the ontology's name space, else
             ///< empty
  Str label; ///< canonical name: the entity's IRI is minted from it
  Str same_as; ///< owl:sameAs (Wikidata), or empty
  ClassId cls;
  Str country; ///< label of the country it belongs to (ng:country), or empty
} NameEntry;

typedef struct {
  uint32_t entry;
  NameRole role;
} NameHit;

/// The entry of a NameHit.
const NameEntry* ontology_name(const Ontology* o, uint32_t entry);
/// All entries of a name, written with single blanks between its tokens, case-sensitive ("New York
/// Times"; tokens as the tokenizer makes them, so "AT&T", "U.S."). Returns the hits (most prominent
/// first) and their count.
const NameHit* ontology_find_names(const Ontology* o, Str joined, size_t* n);

/* ---- words ---- */

/// A named list of words or phrases (ng:WordList). Phrases have single blanks.
typedef struct WordList {
  uint32_t at; ///< its bit in WordForm.lists
  Str name;
  struct ListContent* content;
} WordList;

const WordList* ontology_list(const Ontology* o, Str name); ///< NULL if there is none
size_t list_size(const WordList* list);
Str list_word(const WordList* list, size_t i); ///< in the order of the file

/// What a lower-case word can be. Several bits may be set; `verb_share` is how often it is a verb
/// when it can be both.
enum {
  LEX_NOUN = 1 << 0,
  LEX_NOUN_PLURAL = 1 << 1,
  LEX_VERB_BASE = 1 << 2,
  LEX_VERB_S = 1 << 3,    ///< third person singular
  LEX_VERB_PAST = 1 << 4, ///< simple past
  LEX_VERB_PP = 1 << 5,   ///< past participle
  LEX_VERB_ING = 1 << 6,
  LEX_ADJ = 1 << 7,
  LEX_ADV = 1 << 8,
  LEX_PREP = 1 << 9,
  LEX_DET = 1 << 10,
  LEX_PRON = 1 << 11,
  LEX_POSS = 1 << 12,   ///< my, his, its
  LEX_CONJ = 1 << 13,   ///< and, or, but
  LEX_SUBORD = 1 << 14, ///< because, although, while, if
  LEX_AUX = 1 << 15,    ///< be, have, do and their forms
  LEX_MODAL = 1 << 16,
  LEX_WH = 1 << 17,
  LEX_NUM = 1 << 18,
  LEX_NEG = 1 << 19,
  LEX_COMMON = 1 << 20, ///< an ordinary word of English: alone it is no name
  LEX_GIVEN_MALE = 1 << 21,
  LEX_GIVEN_FEMALE = 1 << 22,
  LEX_SURNAME = 1 << 23
};
typedef struct {
  uint32_t bits;
  uint8_t verb_share; ///< 0..100: share of verb uses of a form that can be noun or adjective as
                      ///< well; 50 unknown
  bool known;         ///< the lexicon has it: see form_lex
  bool cue;           ///< it is the lemma of a cue, whether the lexicon has it or not: see form_cue
  const struct WordForm *verb, *noun; ///< its lemmas ("founded": "found"); NULL if it is no form of
                                      ///< a verb, or noun
} LexEntry;

/// A written form - word, mark, or phrase with single blanks - and all that any part of the
/// ontology knows of it. It is looked up once for a token (Token.form, Token.written); each
/// question after that is a step or two. Forms are compared by address: each text has one, but all
/// texts that nothing is known of share one, whose `text` is empty. A form is one line of the
/// cache.
typedef struct WordForm {
  Str text;
  const uint64_t* lists;  ///< a bit for each list that it is in: see form_in
  LexEntry lex;           ///< see form_lex
  struct FormUses* uses;  ///< values, cues and patterns of it; NULL for most
  uint32_t names;         ///< see form_names
  uint8_t name_tokens;    ///< largest number of tokens of a known name that it begins, or 0
  bool name_small;        ///< such a name goes on with a token that does not begin with A to Z
  uint16_t phrase_tokens; ///< the same for the phrases of lists: 2 or more, or 0
} WordForm;

/// Never NULL; without an ontology nothing is known of any text.
const WordForm* ontology_form(const Ontology* o, Str text);
/// The forms of n texts: the same as one after the other, but sooner, because none waits for the
/// memory of the one before.
void ontology_forms(const Ontology* o, const Str* texts, size_t n, const WordForm** out);
/// What the lexicon says of it as a lower-case word; NULL if nothing.
static inline const LexEntry* form_lex(const WordForm* form) {
  return form->lex.known ? &form->lex : NULL;
}
/// Is it in the list? No if either is NULL.
static inline bool form_in(const WordForm* form, const WordList* list) {
  return form && list && (form->lists[list->at / 64] >> (list->at % 64) & 1);
}
/// Several lists as one: most words are in none of them.
typedef struct {
  const uint64_t* bits; ///< those of WordForm.lists from word `first` on
  uint32_t first, n;
} ListSet;
/// The set lives in the arena; lists that are NULL are left out.
ListSet list_set(Arena* arena, const WordList* const* lists, size_t n);
/// Is it in one of them? Never NULL.
static inline bool form_in_any(const WordForm* form, const ListSet* set) {
  for (uint32_t i = 0; i < set->n; i++)
    if (form->lists[set->first + i] & set->bits[i]) return true;
  return false;
}
/// The value of its entry "word = value" in the list ("US = United States"); empty if none.
Str form_value(const WordForm* form, const WordList* list);
/// The same two for a text that is no token.
bool list_has(const WordList* list, Str word);
Str list_value(const WordList* list, Str word);

/// Numbers by text (ng:Weights).
typedef struct Weights Weights;
const Weights* ontology_weights(const Ontology* o, Str name); ///< NULL if there are none
/// A part of a text that is asked for: hashed once for all the texts that it is in.
typedef struct {
  uint64_t hash, power;
} WeightPart;
WeightPart weight_part(Str part);
/// A text is a polynomial of its bytes in this: what stands before a part is multiplied with the
/// part's power.
#define WEIGHT_FACTOR ((uint64_t)0x9e3779b97f4a7c15u)
/// The text that two parts make with a blank between them.
static inline WeightPart weight_join(WeightPart a, WeightPart b) {
  return (WeightPart){(a.hash * WEIGHT_FACTOR + ' ' + 1) * b.power + b.hash,
                      a.power * WEIGHT_FACTOR * b.power};
}
/// The number of a text; 1 if it has none.
double weight_of(const Weights* w, WeightPart text);
/// `product` times the numbers of n texts.
double weigh(const Weights* w, const WeightPart* texts, size_t n, double product);

/// The lexicon's entry of a lower-case word; NULL if unknown.
const LexEntry* ontology_word(const Ontology* o, Str lower);
/// The lemma as a form, NULL if there is none, and its text, empty if there is none. NULL is
/// allowed.
static inline const WordForm* lex_verb(const LexEntry* lex) {
  return lex ? lex->verb : NULL;
}
static inline const WordForm* lex_noun(const LexEntry* lex) {
  return lex ? lex->noun : NULL;
}
static inline Str lex_verb_lemma(const LexEntry* lex) {
  return lex && lex->verb ? lex->verb->text : STR_EMPTY;
}
static inline Str lex_noun_lemma(const LexEntry* lex) {
  return lex && lex->noun ? lex->noun->text : STR_EMPTY;
}
/// Entries of the names that are this one form: ontology_find_names without looking for it.
const NameHit* form_names(const Ontology* o, const WordForm* form, size_t* n);

/* ---- cues ---- */

/// A verb, noun or phrase that introduces what somebody says, thinks or intends (ng:Cue).
/// Its classes say which complements make it a claim, and a little more (see ontology/cues.ttl).
enum {
  CUE_QUOTE = 1 << 0,
  CUE_CLAUSE = 1 << 1,
  CUE_WH = 1 << 2,
  CUE_TO = 1 << 3,
  CUE_OBJECT_TO = 1 << 4,
  CUE_OBJECT = 1 << 5,
  CUE_ING = 1 << 6,
  CUE_RAISING = 1 << 7,
  CUE_ADDRESSEE = 1 << 8,
  CUE_NOUN_THAT = 1 << 9,
  CUE_NOUN_TO = 1 << 10,
  CUE_NOUN_ABOUT = 1 << 11,
  CUE_NOUN_OF = 1 << 12,
  CUE_NOUN_FOR = 1 << 13,
  CUE_NOUN_ON = 1 << 14,
  CUE_NOUN_OTHER = 1 << 15, ///< noun_at, noun_in, noun_with
  CUE_SPEECH = 1 << 16,
  CUE_ELLIPTIC = 1 << 17,
  CUE_MOVES = 1 << 18,
  CUE_BARE = 1 << 19,
  CUE_SAY = 1 << 20,
  CUE_ADJECTIVE = 1 << 21
};
typedef struct {
  Str lemma;
  const WordForm* form; ///< of the lemma
  uint32_t takes;       ///< its classes, a bit for each
  Str prepositions;     ///< blank-separated
  Str stance;           ///< local name of the stance ("Asserts"), or empty
  bool noun;
} Cue;
const Cue* ontology_cue(const Ontology* o, Str lemma, bool noun); ///< NULL if the lemma is no cue
/// The same for a form: NULL is allowed.
const Cue* form_known_cue(const WordForm* lemma, bool noun);
static inline const Cue* form_cue(const WordForm* lemma, bool noun) {
  return lemma && lemma->lex.cue ? form_known_cue(lemma, noun) : NULL;
}
/// Is it of one of these classes? No if it is NULL.
static inline bool cue_takes(const Cue* cue, uint32_t classes) {
  return cue && (cue->takes & classes);
}

/* ---- the notation of clauses ---- */

/// A clause is matched as a byte string: items separated by single blanks, with one blank before
/// the first and one after the last. An item is
///   word     the token in lower case; curly quotes as ' and ", dashes as -, the genitive as 's
///   mention  0xFF class kind strength d1 d2 : class = NOTATION_CLASS0 + ClassId, kind = one of
///   NK_*, strength 's' or
///            'w' (weak type: another slot type may overrule it), d1 d2 = mention index in the
///            clause's table (base 64, digits '0'..'o')
///   verb     0xFE form lemma : form = one of VF_*, lemma = the main verb's, lower case
/// 0xFE and 0xFF occur in no UTF-8 text, so text cannot collide with symbols.
enum {
  NOTATION_MENTION = 0xFF,
  NOTATION_VERB = 0xFE,
  NOTATION_CLASS0 = 0x80,
  NOTATION_MENTION_LEN = 6
};
enum {
  NK_NAME = 'N',
  NK_PRONOUN = 'P',
  NK_POSSESSIVE = 'S',
  NK_RELATIVE = 'R',
  NK_NOMINAL = 'M',
  NK_VALUE = 'V'
};
enum {
  VF_ACTIVE = 'a',     ///< finite, active (any tense, auxiliaries, negation and modals folded in)
  VF_PASSIVE = 'p',    ///< passive, finite or reduced ("was founded", "founded by")
  VF_GERUND = 'g',     ///< -ing form, active
  VF_INFINITIVE = 'i', ///< (to) infinitive
};

/* ---- rules and patterns ---- */

typedef uint16_t RuleId;
typedef enum {
  SLOT_SUBJECT,
  SLOT_OBJECT,
  SLOT_TIME,
  SLOT_PLACE,
  SLOT_SCOPE,
  SLOT_AMOUNT,
  SLOT_SHARE,
  SLOT_POSITION,
  SLOT_ORGANIZATION,
  SLOT_REASON,
  SLOT_CONDITION,
  SLOT_ADDRESSEE,
  SLOT_DEGREE,
  SLOT_COUNT
} SlotRole;

enum { RULE_MAX_LIKE = 12 };

typedef struct {
  Str iri, local_name; ///< "founded-by"
  RelationId relation;
  Str confidence;        ///< measured precision as decimal ("0.97"), or empty
  uint32_t right, fired; ///< the counts behind it
  Str position_text;     ///< ng:positionText: fixed title for rules that set ng:position, or empty
  ClassId implicit_subject,
      implicit_object; ///< class of the argument that the text around tells, or CLASS_NONE
  RelationId implicit_like[RULE_MAX_LIKE]; ///< relations whose argument it takes over; 0 at the end
  uint8_t polarity; ///< 0 as the clause says, 1 always negative, 2 always positive
  uint8_t modality; ///< 0 as the clause says, else 1 + Modality of fact.h
  bool only_open;   ///< only where the verb is negated, planned or possible (ng:onlyOpen)
  bool nominal;     ///< the noun phrase of the subject tells it, no verb (ng:nominal)
  bool only_modal;  ///< only where it is planned or possible (ng:onlyModal)
  size_t n_patterns;
  Str file;
  uint32_t line;
} Rule;

/// Rules have the ids from 0 on.
size_t ontology_n_rules(const Ontology* o);
const Rule* ontology_rule(const Ontology* o, RuleId r);

/// A compiled pattern. Its triggers are words (or verb lemmas): one of them must be an item of the
/// clause.
typedef uint32_t PatternId;
size_t ontology_n_patterns(const Ontology* o);
RuleId ontology_pattern_rule(const Ontology* o, PatternId p);
Str ontology_pattern_source(const Ontology* o, PatternId p); ///< as written in the rule file
/// Patterns that have this word as a trigger. Returns their count.
size_t ontology_triggered(const Ontology* o, Str word, const PatternId** patterns);
size_t form_triggered(const WordForm* form, const PatternId** patterns);

/// Per-thread state of matching: what the clause at hand contains, and what PCRE2 needs.
typedef struct Matcher Matcher;
Matcher* matcher_new(const Ontology* o);
void matcher_free(Matcher* m);

typedef struct {
  Span whole;            ///< in the clause string
  Span verb;             ///< the first <verb> of the pattern; empty if it has none
  Span slot[SLOT_COUNT]; ///< empty if the slot did not take part; a list slot spans the whole list
} PatternMatch;

/// Next match of pattern p in `clause` at or after *from (which is advanced past the match's first
/// item). STATUS_OK, STATUS_END, or STATUS_SKIPPED when a match limit was hit (counted, reported
/// once per rule).
NG_MUST_USE Status pattern_match(Matcher* m, PatternId p, Str clause, size_t* from,
                                 PatternMatch* out);

/// Tells the matcher that a new clause begins; needed when its text lies where that of the last
/// clause lay.
void matcher_begin(Matcher* m, Str clause);
/// Begins a clause; the patterns that may match it, because it has what they need: in the order of
/// their ids, until the next clause begins. Returns their number.
size_t matcher_candidates(Matcher* m, Str clause, const PatternId** patterns);
/// The same where the words of the clause are known as forms already, so that none is looked up:
/// the clause begins, its items follow in order, each as a word or as the text of a symbol (mention
/// or verb), then the candidates are asked for.
void matcher_open(Matcher* m, Str clause);
void matcher_word(Matcher* m, const WordForm* form);
void matcher_symbol(Matcher* m, Str symbol);
size_t matcher_candidates_read(Matcher* m, const PatternId** patterns);

enum { PATTERN_MAX_SLOTS = 12 };
/// Roles of the pattern's bound slots and whether they are lists. Returns their number.
size_t pattern_slots(const Ontology* o, PatternId p, SlotRole roles[PATTERN_MAX_SLOTS],
                     bool lists[PATTERN_MAX_SLOTS]);
/// Whether a mention of this class may fill the slot: for members of lists and chains behind a
/// match.
bool pattern_slot_takes(const Ontology* o, PatternId p, SlotRole role, ClassId c, bool weak);
/// Whether the slot takes free words ({x:Noun}, {x:Text}): its result is a literal, whatever is
/// named in it.
bool pattern_slot_is_text(const Ontology* o, PatternId p, SlotRole role);

/* ---- self-tests of rules ---- */

typedef struct {
  RuleId rule;
  Str text;
  bool counter;      ///< a counter-example: this rule must yield nothing
  const Str* yields; ///< "Huawei foundedBy Ren Zhengfei": the complete expected result
  size_t n_yields;
  Str file;
  uint32_t line;
} RuleExample;

/// Examples and counter-examples by index; more of them with ontology_load_to_check.
size_t ontology_n_examples(const Ontology* o);
const RuleExample* ontology_example(const Ontology* o, size_t i);

#endif
