// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// document: from bytes to tokens. The gate makes valid UTF-8 (repairs counted), then zones,
/// quotations, sentences, tokens with a part of speech. All positions are byte spans into
/// Document.text; document_offset turns one into the code-point offset that the graph speaks of.
/// Everything lives in the arena passed in.
#ifndef NEWSGRAPH_DOCUMENT_DOCUMENT_H
#define NEWSGRAPH_DOCUMENT_DOCUMENT_H

#include "corpus/corpus.h"
#include "ontology/ontology.h"

typedef enum {
  ZONE_TITLE,
  ZONE_STANDFIRST,
  ZONE_BODY,
  ZONE_HEADING,   ///< cross-heading: no facts
  ZONE_BYLINE,    ///< metadata only
  ZONE_CAPTION,   ///< nothing is extracted
  ZONE_BIO,       ///< about the author: metadata only
  ZONE_RELATED,   ///< links and teasers to other stories: nothing
  ZONE_DIRECTORY, ///< supplier lists, adverts: nothing
  ZONE_INTERFACE  ///< "Share", "News", navigation: nothing
} ZoneKind;

typedef struct {
  Span span;
  ZoneKind kind;
} Zone;
/// Names and facts are looked for in title, standfirst and body only.
bool zone_is_content(ZoneKind z);

/// Part of speech of a token in its context.
typedef enum {
  TAG_NOUN,
  TAG_NAME,      ///< capitalised word that may be part of a name
  TAG_VERB,      ///< finite main verb: "founded", "says"
  TAG_VERB_BASE, ///< infinitive or base after to/modal/do
  TAG_VERB_ING,
  TAG_VERB_PP, ///< past participle (perfect, passive or reduced relative)
  TAG_AUX,     ///< form of be/have/do that is followed by its main verb, or a copula (see lemma)
  TAG_MODAL,
  TAG_TO, ///< infinitive marker
  TAG_ADJ,
  TAG_ADV,
  TAG_NEG, ///< not, n't, never
  TAG_PREP,
  TAG_DET,
  TAG_PRON,
  TAG_POSS,     ///< my, his, its, their
  TAG_GENITIVE, ///< 's
  TAG_CONJ,     ///< and, or, but, nor, yet
  TAG_SUBORD,   ///< because, while, if, that (conjunction)
  TAG_WH,       ///< who, which, that (relative), where, what, whose
  TAG_NUM,
  TAG_PUNCT,
  TAG_QUOTE, ///< a quotation mark
  TAG_OTHER
} Tag;

enum {
  TOKEN_CAPITAL = 1 << 0,        ///< starts with an upper-case letter
  TOKEN_ALL_UPPER = 1 << 1,      ///< no lower-case letter, two letters or more
  TOKEN_SENTENCE_START = 1 << 2, ///< first word of a sentence or quotation: capital says nothing
  TOKEN_SPACE_BEFORE = 1 << 3,
  TOKEN_FINITE =
      1 << 4, ///< head of a finite verb group (tensed main verb, tensed auxiliary, modal)
  TOKEN_IN_TITLE_CASE = 1 << 5 ///< in a line where nearly all words are capitalised
};

typedef struct {
  Span span;
  Str text;                ///< slice of Document.text
  Str lower;               ///< lower case, curly apostrophes as '
  const WordForm* form;    ///< of `lower`: what the ontology knows of it; never NULL
  const WordForm* written; ///< of `text`, for what depends on capitals; never NULL
  const LexEntry* lex;     ///< NULL if unknown
  Tag tag;
  uint16_t flags;
  uint32_t sentence; ///< index of the innermost sentence
  uint32_t
      quotation; ///< 1 + index of the innermost quotation it lies in (marks included), 0 if none
} Token;

/// A quotation: speech, or scare quotes and titles (is_speech tells a first guess).
typedef struct {
  Span span;         ///< with its marks
  Span inner;        ///< between the marks
  uint32_t first, n; ///< tokens inside, without the marks
  uint32_t parent;   ///< 1 + index of the quotation around it, 0 if none
  bool open;         ///< runs to the end of its paragraph without a closing mark
  bool has_finite;   ///< contains a finite verb
} Quotation;

/// A sentence. Outer sentences tile the content; a quotation does not end them ('"A. B," he said.'
/// is one). Inner sentences are the sentences inside a quotation of two or more, and come right
/// after their outer sentence.
typedef struct {
  Span span;
  uint32_t first, n;  ///< tokens
  uint32_t paragraph; ///< paragraphs are numbered through the document
  uint32_t quotation; ///< inner sentences: 1 + index of the quotation; 0 for outer ones
  uint32_t outer;     ///< index of the outer sentence; its own index for outer ones
  ZoneKind zone;
} Sentence;

typedef struct {
  Str path; ///< ng:path
  char sha256[65];
  Str id;           ///< local name for IRIs, from the path: ASCII, unique within a corpus
  Str text;         ///< valid UTF-8, same number of code points as the decoded file
  size_t n_repairs; ///< ill-formed bytes, NULs and noncharacters replaced by U+FFFD
  Zone* zones;
  size_t n_zones; ///< they tile the text
  Token* tokens;
  size_t n_tokens;
  Quotation* quotations;
  size_t n_quotations;
  Sentence* sentences;
  size_t n_sentences; ///< in text order
  Str headline, language, url, published, author,
      publisher;                    ///< metadata, empty if unknown; published: YYYY-MM-DD
  Span author_span, publisher_span; ///< where the text says so; empty if it does not
  const uint32_t* cp_blocks;    ///< code points before each block of 64 bytes; NULL for pure ASCII
  const uint32_t* token_blocks; ///< the first token that ends behind the beginning of each of them
} Document;

/// Builds the document. Never fails on content: any bytes make a document (possibly one without
/// sentences). Returns STATUS_SKIPPED with a message for input that is no text (binary).
NG_MUST_USE Status document_read(const Article* article, const Ontology* ontology, Diag* diag,
                                 Arena* arena, Document* out);
/// The same for one bare sentence or short text (rules' examples): everything is body.
void document_from_text(Str text, const Ontology* ontology, Arena* arena, Document* out);

/// Code-point offset of a byte position.
uint32_t document_offset(const Document* d, uint32_t byte);
Str document_slice(const Document* d, Span s);
/// Index of the token that covers or follows the byte position; n_tokens if none.
size_t document_token_at(const Document* d, uint32_t byte);

#endif
