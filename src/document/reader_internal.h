// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the stages of the folder hand to each other while a document is read. The order is gate,
/// paragraphs, zones, quotations, tokens, sentences, tags; each stage reads what the ones before it
/// left in the Reader and adds its own.
#ifndef NEWSGRAPH_DOCUMENT_READER_INTERNAL_H
#define NEWSGRAPH_DOCUMENT_READER_INTERNAL_H

#include "document/document.h"

/// Lines that belong together, trimmed; sentences and quotations never cross its border.
typedef struct {
  Span span;
  ZoneKind zone;
  uint16_t n_words;     ///< separated by blanks, counted up to 65535
  uint16_t n_capital;   ///< of these, those that start with an upper-case letter
  uint16_t n_small;     ///< of these, those that start with a lower-case letter and have 4 or more
  bool stop;            ///< ends with . ! or ?, closing marks and brackets aside
  bool ellipsis;        ///< ends with "..." or U+2026
  uint32_t first_token; ///< filled by the tokenizer
  uint32_t n_tokens;
} Paragraph;

typedef struct {
  Document* d;
  const Ontology* ontology;
  Arena* arena;
  VEC(Paragraph) paragraphs;
  VEC(Quotation) quotations;
  VEC(uint32_t) single_marks; ///< positions of ' and U+2018/9 that are quotation marks, ascending
  VEC(Token) tokens;
  size_t n_known_capitals; ///< tokens with a capital that the lexicon knows
  VEC(Sentence) sentences;
} Reader;

/// gate.c: valid UTF-8 without NUL; `bytes` itself if it is that already.
Str gate_repair(Str bytes, Arena* arena, size_t* n_repairs);
/// Why these bytes are no text, or NULL.
const char* gate_binary_reason(Str bytes);
/// Table behind document_offset; NULL for pure ASCII.
const uint32_t* gate_index(Str text, Arena* arena);

void paragraphs_find(Reader* r);
void zones_find(Reader* r);
/// dateline.c: datelines become paragraphs of their own.
void datelines_find(Reader* r);
void quotes_find(Reader* r);
void tokens_find(Reader* r);
void sentences_find(Reader* r);
void tags_find(Reader* r);

static inline Str reader_text(const Reader* r, Span s) {
  return (Str){r->d->text.data + s.begin, (size_t)(s.end - s.begin)};
}

/// abbreviations.c: what a word that is followed by a full stop is.
typedef enum {
  ABBREVIATION_NONE,
  ABBREVIATION_BEFORE, ///< stands before what it belongs to ("Mr.", "Gen.", "No."): ends no
                       ///< sentence
  ABBREVIATION_AFTER   ///< "Inc.", "Jr.", "a.m.", "Jan.": may end one
} Abbreviation;
/// `word` without its final stop; `after` is the text behind the stop.
Abbreviation abbreviation_find(Str word, Str after);

#endif
