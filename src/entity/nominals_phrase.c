// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Noun phrases without a name: the head noun by word lists, the left border by parts of speech, the
// right one by "of" and the like.
#include "entity/nominals_internal.h"

#include <string.h>

enum { HEAD_MAX_TOKENS = 3, PHRASE_MAX_TOKENS = 12, OFFICE_LISTS = 9 };

/// Lists of posts, most telling first, with the role that all words of a list are.
static const struct {
  const char *list, *role;
} post_lists[NOMINAL_POST_LISTS] = {
    {"chief-executive", "chief executive"},
    {"deputy-chairperson", "deputy chairman"},
    {"chairperson", "chairman"},
    {"founder", "founder"},
    {"minister", ""},
    {"head", ""},
    {"head-of-state", ""},
    {"head-of-government", ""},
    {"politician", ""},
    {"role", ""},
};

NominalLists nominal_lists(const Ontology* o, Arena* arena) {
  NominalLists l = {.ontology = o,
                    .type = ontology_list(o, STR("nominal-type")),
                    .role = ontology_list(o, STR("nominal-role")),
                    .source = ontology_list(o, STR("nominal-source")),
                    .plural = ontology_list(o, STR("nominal-plural")),
                    .kin = ontology_list(o, STR("nominal-kin")),
                    .female = ontology_list(o, STR("nominal-female")),
                    .male = ontology_list(o, STR("nominal-male")),
                    .title_female = ontology_list(o, STR("title-female")),
                    .title_male = ontology_list(o, STR("title-male")),
                    .mostly_male = ontology_list(o, STR("given-mostly-male")),
                    .mostly_female = ontology_list(o, STR("given-mostly-female")),
                    .business_office = ontology_list(o, STR("business-office")),
                    .no_company = ontology_list(o, STR("nominal-no-company")),
                    .private_body = ontology_list(o, STR("nominal-private-body")),
                    .trade_noun = ontology_list(o, STR("trade-noun")),
                    .trade = ontology_list(o, STR("trade")),
                    .government = ontology_list(o, STR("nominal-government"))};
  const WordList* heads[NOMINAL_POST_LISTS + 5] = {l.type, l.role, l.source, l.plural, l.kin};
  for (size_t i = 0; i < NOMINAL_POST_LISTS; i++)
    heads[5 + i] = l.posts[i] = ontology_list(o, str_from(post_lists[i].list));
  l.heads = list_set(arena, heads, sizeof heads / sizeof *heads);
  return l;
}

/* ---- heads ---- */

typedef struct {
  char bytes[NOMINAL_MAX_BYTES];
  size_t len;
} Phrase;

static bool phrase_add(Phrase* p, Str word) {
  size_t blank = p->len ? 1 : 0;
  if (p->len + blank + word.len >= NOMINAL_MAX_BYTES) return false;
  if (blank) p->bytes[p->len++] = ' ';
  memcpy(p->bytes + p->len, word.data, word.len);
  p->len += word.len;
  return true;
}

static Str phrase_str(const Phrase* p) {
  return (Str){p->bytes, p->len};
}

/// A noun as it may stand in a list, and what the lists know of it.
typedef struct {
  Str text;
  const WordForm* form;
} Noun;

static Noun noun_of(const NominalLists* l, Str text) {
  return (Noun){text, ontology_form(l->ontology, text)};
}

/// The singular of a plural noun, or the word itself.
static Noun singular_of(const NominalLists* l, const Token* t, bool* plural) {
  Str word = t->lower;
  const WordForm* lemma = lex_noun(t->lex);
  uint32_t bits = t->lex ? t->lex->bits : 0;
  *plural = true;
  if (lemma && (bits & LEX_NOUN_PLURAL) && !(bits & LEX_NOUN)) return (Noun){lemma->text, lemma};
  bool ending = word.len > 3 && word.data[word.len - 1] == 's' && word.data[word.len - 2] != 's';
  if (!ending || (bits & LEX_NOUN)) {
    *plural = false;
    return (Noun){word, t->form};
  }
  if (lemma) return (Noun){lemma->text, lemma};
  return noun_of(l, str_slice(word, 0, word.len - 1));
}

static Gender gender_of_noun(const NominalLists* l, const WordForm* noun) {
  if (form_in(noun, l->female)) return GENDER_FEMALE;
  return form_in(noun, l->male) ? GENDER_MALE : GENDER_UNKNOWN;
}

/// "25-year-old": stands for a person, whatever is before it.
static bool is_age(Str noun) {
  return str_ends(noun, STR("-year-old"));
}

static bool is_age_or_ages(Str noun) {
  return is_age(noun) || str_ends(noun, STR("-year-olds"));
}

static bool classify(const NominalLists* l, const Noun* noun, NominalHead* out) {
  static const NominalSort order[] = {NOMINAL_KIN, NOMINAL_ROLE, NOMINAL_SOURCE, NOMINAL_TYPE};
  const WordList* lists[] = {l->kin, l->role, l->source, l->type};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    if (!form_in(noun->form, lists[i])) continue;
    out->sort = order[i];
    out->value = form_value(noun->form, lists[i]);
    out->gender = gender_of_noun(l, noun->form);
    return true;
  }
  if (is_age(noun->text)) {
    out->sort = NOMINAL_SOURCE;
    return true;
  }
  for (size_t i = 0; i < NOMINAL_POST_LISTS; i++) {
    if (!form_in(noun->form, l->posts[i])) continue;
    out->sort = NOMINAL_ROLE;
    out->value = str_from(post_lists[i].role);
    out->gender = gender_of_noun(l, noun->form);
    return true;
  }
  return false;
}

/// What stands in lists for the tokens, as they are and in the singular; false if no list can have
/// it.
static bool read_head(const NominalLists* l, const Document* d, uint32_t at, uint32_t n,
                      Phrase* words, Noun* plain, Noun* singular, bool* plural) {
  const Token* last = &d->tokens[at + n - 1];
  // "chairman of the board" has function words inside.
  if (!nominal_tag(d->tokens[at].tag) || !nominal_tag(last->tag)) return false;
  *singular = singular_of(l, last, plural);
  *plain = (Noun){last->lower, last->form};
  if (n == 1) return plain->text.len < NOMINAL_MAX_BYTES && singular->text.len < NOMINAL_MAX_BYTES;
  for (uint32_t i = 0; i + 1 < n; i++)
    if (!phrase_add(&words[0], d->tokens[at + i].lower)) return false;
  words[1] = words[0];
  if (!phrase_add(&words[0], plain->text) || !phrase_add(&words[1], singular->text)) return false;
  bool same = str_equal(singular->text, plain->text);
  *plain = noun_of(l, phrase_str(&words[0]));
  *singular = same ? *plain : noun_of(l, phrase_str(&words[1]));
  return true;
}

static bool head_of_length(const NominalLists* l, const Document* d, uint32_t at, uint32_t n,
                           NominalHead* out) {
  Phrase words[2];
  words[0].len = 0;
  Noun plain, singular;
  bool plural;
  if (!read_head(l, d, at, n, words, &plain, &singular, &plural)) return false;
  if (!form_in_any(singular.form, &l->heads) && !form_in_any(plain.form, &l->heads) &&
      !is_age(singular.text))
    return false;
  *out = (NominalHead){.first = at, .n = n, .form = singular.form, .noun_len = singular.text.len};
  memcpy(out->noun, singular.text.data, singular.text.len);
  if (classify(l, &singular, out)) {
    out->plural = plural || form_in(plain.form, l->plural);
    return true;
  }
  if (!form_in(plain.form, l->plural)) return false;
  out->sort = NOMINAL_PLURAL;
  out->plural = true;
  return true;
}

/// A capital where none is due: "the Economist" is no economist, but "the President" is one.
static bool is_proper(const Token* t) {
  enum { DUE = TOKEN_SENTENCE_START | TOKEN_ALL_UPPER | TOKEN_IN_TITLE_CASE };
  return (t->flags & TOKEN_CAPITAL) && !(t->flags & DUE);
}

static bool is_office(const NominalLists* l, const NominalHead* h) {
  if (h->sort == NOMINAL_TYPE) return true;
  for (size_t i = 0; i < OFFICE_LISTS; i++) {
    if (form_in(h->form, l->posts[i])) return true;
  }
  return false;
}

/// A head of several words: as many as a phrase of the lists has, or before an age ("the Norwegian
/// 25-year-old").
static bool may_be_long_head(const Document* d, uint32_t at, uint32_t n) {
  return n <= d->tokens[at].form->phrase_tokens || is_age_or_ages(d->tokens[at + n - 1].lower);
}

/// Of most words their tag and what is known of them say that no head is one of them.
static bool may_be_head(const NominalLists* l, const Token* t) {
  if (form_in_any(t->form, &l->heads) || is_age_or_ages(t->lower)) return true;
  const WordForm* lemma = lex_noun(t->lex);
  if (lemma) return lemma != t->form && form_in_any(lemma, &l->heads);
  return t->lower.data[t->lower.len - 1] == 's'; // an unknown plural
}

bool nominal_head_from(const NominalLists* l, const Document* d, uint32_t at, uint32_t end,
                       NominalHead* out) {
  const Token* t = &d->tokens[at];
  uint32_t n = end - at < HEAD_MAX_TOKENS ? end - at : HEAD_MAX_TOKENS;
  while (n > 1 && !(may_be_long_head(d, at, n) && head_of_length(l, d, at, n, out)))
    n--;
  if (n == 1 && !(may_be_head(l, t) && head_of_length(l, d, at, 1, out))) return false;
  return !is_proper(t) || is_office(l, out);
}

static bool ends_head(const Token* t) {
  return t->tag == TAG_PREP || t->tag == TAG_PUNCT || t->tag == TAG_CONJ || t->tag == TAG_WH ||
         str_equal(t->lower, STR("of")) || str_equal(t->lower, STR("familiar"));
}

bool nominal_head_of(const NominalLists* l, const Document* d, const Mention* m, NominalHead* out) {
  uint32_t end = m->first;
  bool found = false;
  for (; end < m->first + m->n; end++) {
    if (found && ends_head(&d->tokens[end])) break;
    NominalHead head;
    if (nominal_head_at(l, d, end, m->first + m->n, &head)) {
      *out = head;
      found = true;
      end += head.n - 1;
    }
  }
  return found;
}

/* ---- borders ---- */

uint32_t* nominal_cover(const Document* d, const Entities* e, Arena* arena) {
  uint32_t* cover = arena_new_array(arena, uint32_t, d->n_tokens + 1);
  for (size_t i = 0; i < e->n_mentions; i++) {
    const Mention* m = &e->mentions[i];
    if (m->kind == MENTION_NOMINAL || m->kind == MENTION_PRONOUN) continue;
    for (uint32_t t = m->first; t < m->first + m->n && t < d->n_tokens; t++) {
      const Mention* old = cover[t] ? &e->mentions[cover[t] - 1] : NULL;
      if (!old || m->n > old->n) cover[t] = (uint32_t)i + 1;
    }
  }
  return cover;
}

static bool is_premodifier(const Token* t) {
  switch (t->tag) {
  case TAG_NOUN:
  case TAG_NAME:
  case TAG_ADJ:
  case TAG_NUM:
    return true;
  case TAG_VERB_PP:
  case TAG_VERB_ING:
    return !(t->flags & TOKEN_FINITE) && t->lex && (t->lex->bits & LEX_ADJ);
  default:
    return false;
  }
}

static bool word_in(Str word, const Str* words, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (str_equal(word, words[i])) return true;
  }
  return false;
}

static bool is_definite(Str word) {
  static const Str words[] = {{"the", 3},   {"this", 4},  {"that", 4},
                              {"these", 5}, {"those", 5}, {"both", 4}};
  return word_in(word, words, sizeof words / sizeof *words);
}

static bool is_indefinite(Str word) {
  static const Str words[] = {{"a", 1},    {"an", 2},    {"some", 4}, {"another", 7}, {"any", 3},
                              {"no", 2},   {"every", 5}, {"each", 4}, {"several", 7}, {"many", 4},
                              {"most", 4}, {"few", 3},   {"all", 3},  {"other", 5},   {"one", 3}};
  return word_in(word, words, sizeof words / sizeof *words);
}

/// Takes the determiner before the phrase, if there is one.
static bool take_determiner(const Document* d, uint32_t floor, NominalLeft* left) {
  if (left->first <= floor) return false;
  const Token* t = &d->tokens[left->first - 1];
  bool definite = is_definite(t->lower) && t->tag != TAG_SUBORD && t->tag != TAG_WH;
  bool indefinite = is_indefinite(t->lower);
  if (!definite && !indefinite) return false;
  left->definite |= definite;
  left->indefinite |= indefinite;
  left->first--;
  return true;
}

/// Takes the owner before a genitive at left->first - 1: "Huawei 's", "the company 's", "his wife
/// 's".
static void take_owner(const Document* d, const Entities* e, const uint32_t* cover, uint32_t floor,
                       NominalLeft* left) {
  if (left->first < floor + 2) return;
  uint32_t owner = left->first - 2;
  left->possessor = true;
  left->first = cover[owner] ? e->mentions[cover[owner] - 1].first : owner;
  if (left->first < floor) left->first = floor;
  NominalLeft inner = {.first = left->first};
  for (int i = 0; i < 4 && inner.first > floor; i++) {
    const Token* t = &d->tokens[inner.first - 1];
    if (t->tag == TAG_POSS || take_determiner(d, floor, &inner)) {
      left->first = t->tag == TAG_POSS ? inner.first - 1 : inner.first;
      return;
    }
    if (cover[inner.first - 1] || !is_premodifier(t)) return;
    inner.first--;
  }
}

/// Takes a name as premodifier: "Huawei spokesman", "US defence officials".
static bool take_name(const Entities* e, uint32_t mention, uint32_t floor, NominalLeft* left) {
  const Mention* m = &e->mentions[mention];
  bool value = m->kind == MENTION_DATE || (m->kind == MENTION_VALUE && m->cls != CLASS_NUMBER);
  if (value || m->first < floor || m->kind == MENTION_PRONOUN) return false;
  if (m->cls == CLASS_PERSON && !m->weak) return false;
  left->first = m->first;
  if (m->kind == MENTION_VALUE)
    left->number = true;
  else
    left->name_before = true;
  return true;
}

NominalLeft nominal_extend_left(const Document* d, const Entities* e, const uint32_t* cover,
                                uint32_t floor, uint32_t head) {
  NominalLeft left = {.first = head};
  while (left.first > floor && head - left.first < PHRASE_MAX_TOKENS) {
    const Token* t = &d->tokens[left.first - 1];
    uint32_t covering = cover[left.first - 1];
    if (t->tag == TAG_GENITIVE) {
      take_owner(d, e, cover, floor, &left);
      break;
    }
    if (t->tag == TAG_POSS) {
      left.possessor = true;
      left.first--;
      break;
    }
    if (take_determiner(d, floor, &left)) break;
    if (covering) {
      if (!take_name(e, covering - 1, floor, &left)) break;
      continue;
    }
    if (!is_premodifier(t)) break;
    left.number |= t->tag == TAG_NUM;
    left.first--;
  }
  return left;
}

uint32_t nominal_skip_phrase(const Document* d, const Entities* e, const uint32_t* cover,
                             uint32_t at, uint32_t end) {
  uint32_t i = at, nouns = 0;
  bool name_before = false;
  if (i < end && (d->tokens[i].tag == TAG_DET || d->tokens[i].tag == TAG_POSS)) i++;
  while (i < end && i - at < PHRASE_MAX_TOKENS) {
    const Token* t = &d->tokens[i];
    if (cover[i]) {
      const Mention* m = &e->mentions[cover[i] - 1];
      // "the founder of Harrow Steel Mary Olsen": the second name is in apposition.
      bool apposed = name_before && m->kind == MENTION_NAME && m->cls == CLASS_PERSON;
      if (apposed) break;
      name_before = m->kind == MENTION_NAME;
      i = m->first + m->n;
      nouns++;
    } else if (t->tag == TAG_GENITIVE && nouns) {
      name_before = false;
      i++;
    } else if (is_premodifier(t)) {
      nouns += t->tag == TAG_NOUN || t->tag == TAG_NAME;
      i++;
    } else if (nouns && str_equal(t->lower, STR("of"))) {
      uint32_t inner = nominal_skip_phrase(d, e, cover, i + 1, end);
      return inner > i + 1 ? inner : i;
    } else {
      break;
    }
  }
  return nouns && i <= end ? i : at;
}
