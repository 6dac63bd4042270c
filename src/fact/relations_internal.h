// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// relations_internal: what the files of the relation finder share.
#ifndef NEWSGRAPH_FACT_RELATIONS_INTERNAL_H
#define NEWSGRAPH_FACT_RELATIONS_INTERNAL_H

#include "fact/fact.h"

typedef struct TypeVotes TypeVotes;

typedef struct Implicits Implicits;

typedef struct {
  const Document* d;
  Entities* e; ///< only relations_types.c changes it
  const Clauses* c;
  const Ontology* o;
  Matcher* matcher;
  Arena* arena;
  VEC(Fact) facts;
  Map fact_keys; ///< what makes two facts one -> index of `facts`
  const WordList *hedges, *name_hedges, *groups, *deeds, *deeds_undone, *deeds_end;
  const WordList *lasting_verbs, *over_words, *once_words, *leaving, *removal, *death, *death_nouns,
      *days, *post_verbs, *children, *kin;
  TypeVotes* votes; ///< by entity
  Implicits* implicits;
} Finder;

/// One match of a pattern on a clause, and the whole sentence it is in.
typedef struct {
  const Clause* clause;
  const Clause* whole; ///< CLAUSE_WHOLE of the sentence; the clause itself if there is none
  PatternId pattern;
  RuleId rule;
  const Relation* relation;
  PatternMatch match;
  bool subject_first;                 ///< in the text
  IndexList subjects, objects;        ///< mentions
  uint32_t they_subject, they_object; ///< 1 + mention of "they" for a couple, of which one is meant
} Match;

/// Mentions of a span of a clause, in order.
void mentions_in_span(const Finder* f, const Clause* c, Span s, IndexList* out);
/// Adds what a list ("A, B in 1990 and C") or a chain of places ("Lund, Skane, Sweden") behind the
/// match adds to its subjects and objects.
void extend_match(const Finder* f, Match* m);
/// The two people that "they" or "their" stands for; false if it is no such word or they are not
/// clear.
bool find_couple(const Finder* f, uint32_t their, uint32_t child, uint32_t couple[2]);
/// The same of two that the text joins: "Ann and her husband Bo moved. They live in Lund".
bool find_joined_couple(const Finder* f, uint32_t they, uint32_t other, uint32_t couple[2]);

/// Makes facts of a match: one for each pair of subject and object.
void state_match(Finder* f, const Match* m);
/// Where a span of the clause string stands in the document.
Span document_span(const Finder* f, const Clause* c, Span s);

/* relations_factuality.c: what the words of a match say of it. */

typedef struct {
  Polarity polarity;
  Modality modality;
  bool hearsay;
} Factuality;

Factuality factuality_of(const Finder* f, const Match* m);
/// Does the match satisfy ng:onlyOpen and ng:onlyModal of its rule?
bool is_open_enough(const Finder* f, const Match* m, const Rule* rule);

/* relations_literal.c: the words of a literal object. */

/// "A law professor" is the title "law professor".
Span without_determiner(const Document* d, Span s);
/// Without what hangs on behind a comma, and without "to" and "would" before its verb.
Span without_adjunct(const Document* d, Span s);
/// The text of a span, told so that it can stand alone: "his company" by its name. `owner`: whose
/// it is belongs to it, "workers" of "its workers" as "Acorn's workers".
Str literal_of(const Document* d, const Entities* e, Arena* arena, Span s, bool owner);

/* relations_implicit.c: arguments that a noun leaves to the text around it. */
void implicit_begin(Finder* f);
/// Does the document speak of an offer at all?
bool implicit_has_offer(const Finder* f);
/// Keeps a match of a rule with an implicit argument until its sentence is read.
void implicit_keep(Finder* f, const Match* m);
/// States the matches kept so far: the facts of their sentence are known now.
void implicit_settle(Finder* f);

/// Mention of the date at which the match is so, UINT32_MAX if none is told (relations_time.c).
uint32_t date_of_match(const Finder* f, const Match* m, const Fact* fact);

/// Makes a lasting relation one that is over where the text says so.
void settle_over(const Finder* f, const Match* m, Fact* draft);
/// Whoever the document says has died holds no post any longer, nor one that it calls former
/// elsewhere.
void end_posts_of_the_document(Finder* f);
/// Of a sentence that tells both what lasts and that it is over, the latter counts.
void drop_what_is_over(Finder* f);

/* relations_ends.c: the two ends of a match. */

/// Descriptions right before a name become that name.
void prefer_names(const Finder* f, const Clause* c, ClassId slot, IndexList* mentions);
/// Is the mention the word for a religion before a noun?
bool tells_creed(const Finder* f, uint32_t mention);
/// False for pairs that only look like a relation: one end in a quoted sentence and the other
/// behind it, a religion as an employer.
bool ends_go_together(const Finder* f, const Match* m, uint32_t subject, uint32_t object);

/* relations_types.c: kinds of names that only the relations tell. */
void types_begin(Finder* f);
/// A mention that fills this slot of a match.
void types_vote(Finder* f, PatternId pattern, SlotRole role, uint32_t mention);
/// Gives names without a kind, and weak persons, the kind that the votes agree on.
void types_settle(Finder* f);

#endif
