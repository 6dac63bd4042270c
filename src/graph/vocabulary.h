// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The IRIs that the graph is written with. The order of the list is the store's code for them:
// append only.
#ifndef NEWSGRAPH_GRAPH_VOCABULARY_H
#define NEWSGRAPH_GRAPH_VOCABULARY_H

#include "graph/graph.h"

// clang-format off
#define VOCABULARY(X)                                   \
  X(RDF_TYPE,           NS_RDF "type")                  \
  X(RDF_STATEMENT,      NS_RDF "Statement")             \
  X(RDF_SUBJECT,        NS_RDF "subject")               \
  X(RDF_PREDICATE,      NS_RDF "predicate")             \
  X(RDF_OBJECT,         NS_RDF "object")                \
  X(RDFS_LABEL,         NS_RDFS "label")                \
  X(SKOS_ALT_LABEL,     NS_SKOS "altLabel")             \
  X(OWL_SAME_AS,        NS_OWL "sameAs")                \
  X(XSD_DATE,           NS_XSD "date")                  \
  X(XSD_YEAR,           NS_XSD "gYear")                 \
  X(XSD_YEAR_MONTH,     NS_XSD "gYearMonth")            \
  X(XSD_DECIMAL,        NS_XSD "decimal")               \
  X(XSD_COUNT,          NS_XSD "nonNegativeInteger")    \
  X(NIF_STRING,         NS_NIF "OffsetBasedString")     \
  X(NIF_CONTEXT,        NS_NIF "Context")               \
  X(NIF_REFERENCE,      NS_NIF "referenceContext")      \
  X(NIF_BEGIN,          NS_NIF "beginIndex")            \
  X(NIF_END,            NS_NIF "endIndex")              \
  X(NIF_ANCHOR,         NS_NIF "anchorOf")              \
  X(ITS_IDENT,          NS_ITSRDF "taIdentRef")         \
  X(ITS_CLASS,          NS_ITSRDF "taClassRef")         \
  X(SCHEMA_ARTICLE,     NS_SCHEMA "NewsArticle")        \
  X(SCHEMA_CLAIM,       NS_SCHEMA "Claim")              \
  X(SCHEMA_QUOTATION,   NS_SCHEMA "Quotation")          \
  X(SCHEMA_THING,       NS_SCHEMA "Thing")              \
  X(SCHEMA_PERSON,      NS_SCHEMA "Person")             \
  X(SCHEMA_ORGANIZATION, NS_SCHEMA "Organization")      \
  X(SCHEMA_CORPORATION, NS_SCHEMA "Corporation")        \
  X(SCHEMA_PLACE,       NS_SCHEMA "Place")              \
  X(SCHEMA_COUNTRY,     NS_SCHEMA "Country")            \
  X(SCHEMA_CITY,        NS_SCHEMA "City")               \
  X(SCHEMA_GOVERNMENT,  NS_SCHEMA "GovernmentOrganization") \
  X(SCHEMA_MEDIA,       NS_SCHEMA "NewsMediaOrganization")  \
  X(SCHEMA_HEADLINE,    NS_SCHEMA "headline")           \
  X(SCHEMA_PUBLISHED,   NS_SCHEMA "datePublished")      \
  X(SCHEMA_LANGUAGE,    NS_SCHEMA "inLanguage")         \
  X(SCHEMA_URL,         NS_SCHEMA "url")                \
  X(SCHEMA_AUTHOR,      NS_SCHEMA "author")             \
  X(SCHEMA_PUBLISHER,   NS_SCHEMA "publisher")          \
  X(SCHEMA_TEXT,        NS_SCHEMA "text")               \
  X(SCHEMA_ABOUT,       NS_SCHEMA "about")              \
  X(SCHEMA_PART_OF,     NS_SCHEMA "isPartOf")           \
  X(NG_STATEMENT,       NS_NG "Statement")              \
  X(NG_CLAIM,           NS_NG "Claim")                  \
  X(NG_UNNAMED,         NS_NG "UnnamedSource")          \
  X(NG_PATH,            NS_NG "path")                   \
  X(NG_SHA256,          NS_NG "sha256")                 \
  X(NG_POLARITY,        NS_NG "polarity")               \
  X(NG_POSITIVE,        NS_NG "Positive")               \
  X(NG_NEGATIVE,        NS_NG "Negative")               \
  X(NG_MODALITY,        NS_NG "modality")               \
  X(NG_ACTUAL,          NS_NG "Actual")                 \
  X(NG_PLANNED,         NS_NG "Planned")                \
  X(NG_POSSIBLE,        NS_NG "Possible")               \
  X(NG_UNDECIDED,       NS_NG "Undecided")              \
  X(NG_ACCORDING_TO,    NS_NG "accordingTo")            \
  X(NG_EVIDENCE,        NS_NG "evidence")               \
  X(NG_SUBJECT_MENTION, NS_NG "subjectMention")         \
  X(NG_OBJECT_MENTION,  NS_NG "objectMention")          \
  X(NG_SPEAKER_MENTION, NS_NG "speakerMention")         \
  X(NG_RULE,            NS_NG "rule")                   \
  X(NG_CONFIDENCE,      NS_NG "confidence")             \
  X(NG_IN_CLAIM,        NS_NG "inClaim")                \
  X(NG_OVER,            NS_NG "over")                   \
  X(NG_DISCLAIMS,       NS_NG "disclaims")              \
  X(NG_SPEAKER,         NS_NG "speaker")                \
  X(NG_CUE,             NS_NG "cue")                    \
  X(NG_CUE_LEMMA,       NS_NG "cueLemma")               \
  X(NG_STANCE,          NS_NG "stance")                 \
  X(NG_ASSERTS,         NS_NG "Asserts")                \
  X(NG_MODE,            NS_NG "mode")                   \
  X(NG_DIRECT,          NS_NG "Direct")                 \
  X(NG_INDIRECT,        NS_NG "Indirect")               \
  X(NG_MIXED,           NS_NG "Mixed")                  \
  X(NG_CONTENT,         NS_NG "content")                \
  X(NG_ADDRESSEE,       NS_NG "addressee")              \
  X(NG_VENUE,           NS_NG "venue")                  \
  X(NG_WITHIN,          NS_NG "within")                 \
  X(NG_ANSWERS,         NS_NG "answers")                \
  X(NG_MENTION_KIND,    NS_NG "mentionKind")            \
  X(NG_NAME,            NS_NG "Name")                   \
  X(NG_PRONOUN,         NS_NG "Pronoun")                \
  X(NG_NOMINAL,         NS_NG "Nominal")                \
  X(NG_SPEAKS_FOR,      NS_NG "speaksFor")              \
  X(NG_TIME,            NS_NG "time")                   \
  X(NG_PLACE,           NS_NG "place")                  \
  X(NG_SCOPE,           NS_NG "scope")                  \
  X(NG_AMOUNT,          NS_NG "amount")                 \
  X(NG_SHARE,           NS_NG "share")                  \
  X(NG_POSITION,        NS_NG "position")               \
  X(NG_ORGANIZATION,    NS_NG "organization")           \
  X(NG_REASON,          NS_NG "reason")                 \
  X(NG_CONDITION,       NS_NG "condition")              \
  X(NG_DEGREE,          NS_NG "degree")
// clang-format on

#define VOCABULARY_NAME(name, iri) V_##name,
typedef enum { VOCABULARY(VOCABULARY_NAME) V_COUNT } Word;
#undef VOCABULARY_NAME

/// The IRI itself. All triples share these bytes.
extern const Str VOCABULARY_IRIS[];
static inline Str word(Word w) {
  return VOCABULARY_IRIS[w];
}

#endif
