// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// nominals: what nominals.c, pronouns.c and coreference*.c share. The closed class of pronouns,
/// and the reading of a noun phrase without a name: its borders, its head noun, what that noun
/// speaks of.
#ifndef NEWSGRAPH_ENTITY_NOMINALS_INTERNAL_H
#define NEWSGRAPH_ENTITY_NOMINALS_INTERNAL_H

#include "entity/entity.h"

typedef enum {
  FORM_HE_SHE,
  FORM_IT,
  FORM_THEY,
  FORM_I,
  FORM_WE,
  FORM_WHO,
  FORM_WHICH, ///< which, that
  FORM_WHERE
} FormSort;

typedef struct {
  Str word;
  FormSort sort;
  PronounKind kind;
  Gender gender;
} PronounForm;

/// By first letter: how long its pronouns are, as bits.
extern const uint16_t pronoun_lengths[26];
/// The pronoun that a word is which begins with a letter of a to z; NULL if it is none.
const PronounForm* pronoun_spelt(Str lower);
/// The pronoun that a lower-case word is; NULL if it is none, which nearly all words are told by
/// their first letter and their length.
static inline const PronounForm* pronoun_form(Str lower) {
  unsigned letter = lower.len ? (unsigned)(unsigned char)lower.data[0] - 'a' : 26;
  if (letter >= 26 || lower.len > 10 || !(pronoun_lengths[letter] >> lower.len & 1)) return NULL;
  return pronoun_spelt(lower);
}

enum { NOMINAL_POST_LISTS = 10 };

typedef struct {
  const Ontology* ontology;
  const WordList *type, *role, *source, *plural, *kin, *female, *male, *title_female, *title_male,
      *mostly_male, *mostly_female, *business_office, *private_body, *no_company, *government,
      *trade_noun, *trade;
  const WordList* posts[NOMINAL_POST_LISTS]; ///< the lists of posts that patterns use
  ListSet heads;                             ///< all lists that a head noun is in one of
} NominalLists;

/// The lists, looked up once for a document; its sets are in the arena.
NominalLists nominal_lists(const Ontology* o, Arena* arena);

typedef enum {
  NOMINAL_TYPE,
  NOMINAL_ROLE,
  NOMINAL_SOURCE,
  NOMINAL_KIN,
  NOMINAL_PLURAL
} NominalSort;

enum { NOMINAL_MAX_BYTES = 64 };

/// A head noun (phrase) in the text.
typedef struct {
  uint32_t first, n; ///< its tokens
  NominalSort sort;
  bool plural;
  char noun[NOMINAL_MAX_BYTES]; ///< singular, lower case, as in the list
  size_t noun_len;
  const WordForm* form; ///< of the noun
  Str value;            ///< type: class name; role: the role it is the same as
  Gender gender;
} NominalHead;

/// Function words and marks are neither the first nor the last of a head.
static inline bool nominal_tag(Tag tag) {
  enum {
    NONE = 1 << TAG_PUNCT | 1 << TAG_QUOTE | 1 << TAG_PREP | 1 << TAG_DET | 1 << TAG_PRON |
           1 << TAG_POSS | 1 << TAG_AUX | 1 << TAG_MODAL | 1 << TAG_TO | 1 << TAG_NEG |
           1 << TAG_CONJ | 1 << TAG_SUBORD | 1 << TAG_WH | 1 << TAG_GENITIVE | 1 << TAG_NUM
  };
  return !(NONE >> tag & 1);
}
/// The same as nominal_head_at where the first word may be one of a head.
bool nominal_head_from(const NominalLists* l, const Document* d, uint32_t at, uint32_t end,
                       NominalHead* out);
/// Longest head noun phrase that starts at token `at` and ends before `end`.
static inline bool nominal_head_at(const NominalLists* l, const Document* d, uint32_t at,
                                   uint32_t end, NominalHead* out) {
  const Token* t = &d->tokens[at];
  return nominal_tag(t->tag) && t->lower.len > 1 && !(t->flags & TOKEN_FINITE) &&
         nominal_head_from(l, d, at, end, out);
}
/// The head of a nominal mention found by entity_find_nominals.
bool nominal_head_of(const NominalLists* l, const Document* d, const Mention* m, NominalHead* out);

/// Which name or value covers each token: 1 + index, 0 for none; the longest one if they nest.
uint32_t* nominal_cover(const Document* d, const Entities* e, Arena* arena);

/// What stands left of a head.
typedef struct {
  uint32_t first; ///< first token of the phrase
  bool definite, indefinite, possessor, name_before, number;
} NominalLeft;

NominalLeft nominal_extend_left(const Document* d, const Entities* e, const uint32_t* cover,
                                uint32_t floor, uint32_t head);
/// End of the simple noun phrase that starts at `at`, with "of" phrases inside; `at` if there is
/// none.
uint32_t nominal_skip_phrase(const Document* d, const Entities* e, const uint32_t* cover,
                             uint32_t at, uint32_t end);

#endif
