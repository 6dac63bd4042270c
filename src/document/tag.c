// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Parts of speech in context.

#include "document/reader_internal.h"

static const struct {
  uint32_t bit;
  Tag tag;
} FIRST_READING[] = {
    {LEX_NEG, TAG_NEG},       {LEX_MODAL, TAG_MODAL},    {LEX_AUX, TAG_AUX},
    {LEX_POSS, TAG_POSS},     {LEX_PRON, TAG_PRON},      {LEX_DET, TAG_DET},
    {LEX_WH, TAG_WH},         {LEX_CONJ, TAG_CONJ},      {LEX_PREP, TAG_PREP},
    {LEX_SUBORD, TAG_SUBORD}, {LEX_VERB_PAST, TAG_VERB}, {LEX_VERB_S, TAG_VERB},
    {LEX_ADV, TAG_ADV},       {LEX_ADJ, TAG_ADJ},
};

static Tag first_reading(const Token* t) {
  if (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_SENTENCE_START)) return TAG_NAME;
  for (size_t i = 0; t->lex && i < sizeof FIRST_READING / sizeof FIRST_READING[0]; i++)
    if (t->lex->bits & FIRST_READING[i].bit) return FIRST_READING[i].tag;
  return TAG_NOUN;
}

void tags_find(Reader* r) {
  for (size_t i = 0; i < r->tokens.n; i++) {
    Token* t = &r->tokens.data[i];
    if (t->tag == TAG_NOUN) t->tag = first_reading(t);
    if (t->tag == TAG_VERB || t->tag == TAG_AUX || t->tag == TAG_MODAL) t->flags |= TOKEN_FINITE;
  }
}
