// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// A run of capitalised words cut into names: nationality, title and role go off the front and out
// of the middle, honours and roles off the end. "Deputy Director Jo Berg" is Jo Berg; "Northwind
// Chief Executive Jo Berg" is two names.
#include "entity/names_internal.h"

uint32_t names_add(Names* x, Occurrence o) {
  const Document* d = x->d;
  Str text = span_empty(o.part) ? names_join(x->arena, d, o.first, o.n) : document_slice(d, o.part);
  if (o.government) text = arena_printf(x->arena, "%.*s\001", STR_ARG(text)); // apart from the city
  uint32_t index = map_get_or_put(&x->by_text, text, (uint32_t)x->names.n);
  if (index == x->names.n) {
    bool word = o.n == 1 && text.len == d->tokens[o.first].text.len;
    const WordForm* form = word ? d->tokens[o.first].written : ontology_form(x->o, text);
    vec_push(&x->names, x->arena,
             (Name){.text = text,
                    .form = form,
                    .first = o.first,
                    .n = o.n,
                    .bits_all = UINT32_MAX,
                    .entity = NO_ENTITY});
  }
  Name* name = &x->names.data[index];
  o.name = index;
  o.sentence = d->tokens[o.first].sentence;
  o.start = word_is(x, o.first, W_START);
  if (o.government) name->government = o.government;
  name->count++;
  name->inside += !o.start && !o.from_title;
  for (uint32_t i = o.first; i < o.first + o.n; i++) {
    name->bits_all &= x->words[i].bits;
    name->bits_any |= x->words[i].bits;
  }
  vec_push(&x->occurrences, x->arena, o);
  return index;
}

/* ---- pieces of a run ---- */

typedef struct {
  uint32_t first, end;
  uint32_t title; ///< 1 + token of the last title or role cut off before it
} Piece;

static bool is_known(const Names* x, uint32_t first, uint32_t end) {
  if (end <= first) return false;
  size_t n = 0;
  const NameHit* hits = names_hits(x, first, end - first, &n);
  return n && hits[0].role != NAME_DEMONYM;
}

/// Last word is a head noun, or the first one is a front head (University of X).
static bool has_outer_head(const Names* x, uint32_t first, uint32_t end) {
  if (end <= first) return false;
  if (x->words[end - 1].head || word_is(x, end - 1, W_LEGAL)) return true;
  return x->words[first].front != 0 && !word_is(x, first, W_TITLE);
}

/// Tokens of a demonym at the front; 0 if there is none.
static uint32_t demonym_length(const Names* x, uint32_t first, uint32_t end) {
  for (uint32_t n = end - first < 3 ? end - first : 3; n >= 1; n--) {
    size_t hits = 0;
    const NameHit* h = names_hits(x, first, n, &hits);
    for (size_t i = 0; i < hits; i++)
      if (h[i].role == NAME_DEMONYM) return n;
    if (hits && n > 1) return 0;
  }
  return 0;
}

/// "US dollars", "Swiss francs": part of the name of a currency.
static bool is_currency(const Names* x, uint32_t first, uint32_t end) {
  if (end - first > 2 || end >= x->d->n_tokens || word_is(x, end, W_CAPITAL)) return false;
  if (!form_in(x->d->tokens[end].form, x->lists.currency)) return false;
  size_t n = 0;
  const NameHit* hits = names_hits(x, first, end - first, &n);
  return n && ontology_name(x->o, hits[0].entry)->cls == CLASS_COUNTRY;
}

/// "the Norwegian government", "the US administration": a name of its government; the country is
/// named as well.
static void add_government(Names* x, uint32_t first, uint32_t n) {
  uint32_t after = first + n;
  if (!token_is(x, after, "government") && !token_is(x, after, "administration")) return;
  size_t hits = 0;
  const NameHit* h = names_hits(x, first, n, &hits);
  for (size_t i = 0; i < hits; i++) {
    if (ontology_name(x->o, h[i].entry)->cls != CLASS_COUNTRY) continue;
    uint32_t index = names_add(x, (Occurrence){.first = first, .n = n + 1, .span_first = first});
    x->names.data[index].government = h[i].entry + 1;
    return;
  }
}

/// The verb at the token, or behind an adverb, is one that bodies and people do.
static bool has_agent_verb(const Names* x, uint32_t token, const WordList* verbs) {
  if (token >= x->d->n_tokens) return false;
  const LexEntry* lex = x->d->tokens[token].lex;
  return form_in(lex_verb(lex), verbs);
}

/// "Washington imposed", "convince Washington": a capital that stands for its government. 1 + entry
/// of the country, or 0.
static uint32_t metonym_of(const Names* x, uint32_t first, uint32_t n) {
  size_t hits = 0;
  const NameHit* h = names_hits(x, first, n, &hits);
  uint32_t country = 0;
  for (size_t i = 0; i < hits; i++)
    if (h[i].role == NAME_METONYM) country = h[i].entry + 1;
  if (!country) return 0;
  uint32_t next = first + n;
  bool adverb = next < x->d->n_tokens &&
                (x->d->tokens[next].tag == TAG_ADV || x->d->tokens[next].tag == TAG_AUX);
  bool behind_preposition = first > 0 && x->d->tokens[first - 1].tag == TAG_PREP;
  bool does = !behind_preposition && has_agent_verb(x, next + adverb, x->lists.agent_verb);
  bool suffers = first > 0 && has_agent_verb(x, first - 1, x->lists.agent_object_verb);
  return does || suffers ? country : 0;
}

static bool is_language(const Names* x, uint32_t first, uint32_t n);

/// "being Spanish for monkey", "(German for the skin)".
static bool is_said_for(const Names* x, uint32_t first, uint32_t next) {
  static const char* const before[] = {"being", "is", "are", "(", "was", NULL};
  for (size_t i = 0; token_is(x, next, "for") && before[i]; i++)
    if (token_is(x, first - 1, before[i])) return true;
  return false;
}

/// "sung in German, French and English": what stands in a list with a language is one.
static bool follows_language(const Names* x, uint32_t first) {
  bool listed =
      token_is(x, first - 1, ",") || token_is(x, first - 1, "and") || token_is(x, first - 1, "or");
  return listed && first > 2 && word_is(x, first - 2, W_DEMONYM) && is_language(x, first - 2, 1);
}

/// "in Spanish", "(Spanish: ...)", "the Spanish language": the word means a language.
static bool is_language(const Names* x, uint32_t first, uint32_t n) {
  static const char* const after[] = {":",           "language", "languages", "dialect",
                                      "dialects",    "word",     "alphabet",  "script",
                                      "translation", "grammar",  "speakers",  "speaker",
                                      "version",     "versions", NULL};
  static const char* const before[] = {"in",      "into",     "speak",      "speaks",
                                       "spoke",   "speaking", "spoken",     "learn",
                                       "learned", "read",     "translated", NULL};
  uint32_t next = first + n;
  for (size_t i = 0; after[i]; i++)
    if (token_is(x, next, after[i])) return true;
  if (first == 0 || next >= x->d->n_tokens) return false;
  if (is_said_for(x, first, next) || follows_language(x, first)) return true;
  Tag tag = x->d->tokens[next].tag;
  bool ends =
      tag == TAG_PUNCT || tag == TAG_PREP || tag == TAG_CONJ || tag == TAG_AUX || tag == TAG_QUOTE;
  for (size_t i = 0; ends && before[i]; i++)
    if (token_is(x, first - 1, before[i])) return true;
  return false;
}

static void add_nationality(Names* x, uint32_t first, uint32_t n) {
  if (is_language(x, first, n) || is_currency(x, first, first + n)) return;
  names_add(x, (Occurrence){.first = first, .n = n, .span_first = first, .nationality = true});
  add_government(x, first, n);
}

/// A nationality stays in the name of a body ("British Museum") but not before a person, a party or
/// another name.
static bool cuts_nationality(const Names* x, uint32_t first, uint32_t rest, uint32_t end) {
  if (rest == end) return true;
  if (is_known(x, first, end)) return false;
  if (is_known(x, rest, end) && !word_is(x, rest, W_COMMON)) return true;
  if (word_is(x, rest, W_GIVEN) && !has_outer_head(x, rest, end)) return true;
  if (word_is(x, rest, W_TITLE | W_ROLE) && end - rest > 1 && !has_outer_head(x, rest, end))
    return true;
  // "Swedish Harvest": one more ordinary word with a capital makes a name of its own.
  bool ordinary = end - rest == 1 && word_is(x, rest, W_COMMON) && !is_known(x, rest, end) &&
                  !word_is(x, rest, W_TITLE | W_ROLE | W_ROLE_ADJ | W_SURNAME | W_DEMONYM | W_NOT);
  uint32_t loud = TOKEN_IN_TITLE_CASE | TOKEN_ALL_UPPER;
  if (ordinary && !((x->d->tokens[rest].flags | x->d->tokens[first].flags) & loud)) return false;
  if (x->words[end - 1].head_class == CLASS_PARTY && first > 0) {
    bool article = token_is(x, first - 1, "a") || token_is(x, first - 1, "an");
    if (article) return true;
  }
  return !names_has_head(x, rest, end - rest) && !word_is(x, end - 1, W_LEGAL);
}

/// End of a row of role words that begins at i and ends with a title or role: "Deputy Prime
/// Minister"; i if there is none.
static uint32_t role_end(const Names* x, uint32_t i, uint32_t end) {
  uint32_t k = i, last = i;
  while (k < end && word_is(x, k, W_ROLE | W_TITLE | W_ROLE_ADJ | W_HONORIFIC)) {
    k++;
    bool adjective_only = word_is(x, k - 1, W_ROLE_ADJ) &&
                          !word_is(x, k - 1, W_TITLE | W_HONORIFIC) &&
                          !(word_is(x, k - 1, W_ROLE) && k - 1 > i);
    if (!adjective_only) last = k;
    if (k < end && token_is(x, k, "of") && k + 1 < end && last == k &&
        word_is(x, k + 1, W_ROLE_ADJ | W_FIELD)) {
      k += 2;
      last = k;
    }
  }
  return last;
}

/// "Senate Foreign Trade Committee Chairman Jo Berg": words that also begin posts stand in the name
/// of a body, which a post follows.
static bool begins_body(const Names* x, uint32_t first, uint32_t after, uint32_t end) {
  for (uint32_t k = first; k < after; k++)
    if (word_is(x, k, W_TITLE | W_HONORIFIC)) return false;
  for (uint32_t k = after + 1; k < end; k++)
    if (word_is(x, k, W_TITLE | W_ROLE)) return x->words[k - 1].head == KIND_ORG;
  return false;
}

/// A head noun or "of" after a title makes one name of both: "King County", "Duke of X", "Prince
/// Edward Island".
static bool title_belongs(const Names* x, uint32_t first, uint32_t after, uint32_t end) {
  if (after >= end) return false;
  if (token_is(x, after, "of")) return true;
  if (begins_body(x, first, after, end)) return true;
  if (token_is(x, after, "&") || token_is(x, after, "and")) return true;
  if (is_known(x, first, end)) return true;
  if (token_is(x, first, "general") && end - after == 1 && word_is(x, after, W_COMMON) &&
      !word_is(x, after, W_SURNAME | W_GIVEN))
    return true; // "General Dynamics"
  bool honorific =
      after == first + 1 && word_is(x, first, W_HONORIFIC) && x->d->tokens[first].text.len < 4;
  if (honorific) return false;
  const Word* last = &x->words[end - 1];
  if (word_is(x, end - 1, W_LEGAL)) return true;
  if (!last->head || (last->bits & W_SURNAME && end - after >= 1 && word_is(x, after, W_GIVEN)))
    return false;
  if (end - after == 1 && (last->bits & W_SURNAME)) return false;
  return last->head_class != CLASS_NONE;
}

/// Where a row of roles begins inside the run after its first word; end if nowhere.
static uint32_t inner_role(const Names* x, uint32_t first, uint32_t end, uint32_t* after) {
  if (has_outer_head(x, first, end) && x->words[end - 1].head && !word_is(x, end - 1, W_SURNAME))
    return end;
  uint32_t known = first; // "White House Press Secretary Jo Berg": not inside a known name
  for (uint32_t k = end - 1; k > first + 1 && known == first; k--)
    if (is_known(x, first, k)) known = k - 1;
  for (uint32_t i = known + 1; i < end; i++) {
    *after = role_end(x, i, end);
    if (*after == i) continue;
    bool strong = false;
    for (uint32_t k = i; k < *after; k++)
      strong = strong || (word_is(x, k, W_ROLE | W_TITLE | W_HONORIFIC) &&
                          !word_is(x, k, W_SURNAME | W_GIVEN | W_ROLE_ADJ));
    if (!strong) continue;
    if (token_is(x, i - 1, "of") || token_is(x, i - 1, "and") || token_is(x, i - 1, "&")) continue;
    return i;
  }
  return end;
}

static void add_piece(Names* x, Piece p) {
  while (p.end > p.first + 1 && !word_is(x, p.first, W_CAPITAL | W_PERSON_CONNECTOR))
    p.first++;
  while (p.end > p.first && !word_is(x, p.end - 1, W_CAPITAL | W_LEGAL) &&
         !names_is_year(x, p.end - 1) && !is_known(x, p.first, p.end))
    p.end--;
  while (p.end > p.first + 1 && word_is(x, p.end - 1, W_HONOUR) && !is_known(x, p.first, p.end))
    p.end--;
  while (p.end > p.first && (token_is(x, p.end - 1, ",") || token_is(x, p.end - 1, "&")))
    p.end--;
  if (p.first >= p.end) return;
  if (is_currency(x, p.first, p.end)) return;
  add_government(x, p.first, p.end - p.first);
  bool bare = p.end - p.first == 1 || word_is(x, p.end - 1, W_GENERATION) ||
              word_is(x, p.first, W_PERSON_CONNECTOR);
  bool with_title =
      bare && p.title && p.title == p.first && word_is(x, p.title - 1, W_TITLE | W_HONORIFIC);
  names_add(x, (Occurrence){.first = p.first,
                            .n = p.end - p.first,
                            .title = p.title,
                            .government = p.title ? 0 : metonym_of(x, p.first, p.end - p.first),
                            .span_first = with_title ? p.title - 1 : p.first});
}

/// Cuts what stands before the name; returns where the name begins. `known`: is it in the ontology?
static uint32_t cut_front(Names* x, uint32_t first, uint32_t end, uint32_t* title, bool* known) {
  for (;;) {
    *known = is_known(x, first, end);
    if (end - first < 2 || *known) return first;
    uint32_t n = demonym_length(x, first, end);
    if (n && cuts_nationality(x, first, first + n, end)) {
      add_nationality(x, first, n);
      first += n;
      continue;
    }
    uint32_t after = role_end(x, first, end);
    if (after == first || title_belongs(x, first, after, end)) return first;
    *title = after;
    first = after;
    if (first >= end) return end;
  }
}

/// A common word that opens a sentence is no part of the name that follows it, unless the whole is
/// known or has a head.
static uint32_t cut_sentence_start(const Names* x, uint32_t first, uint32_t end) {
  if (!word_is(x, first, W_START) || end - first < 2) return first;
  if (!word_is(x, first, W_COMMON) ||
      word_is(x, first, W_TITLE | W_ROLE | W_ROLE_ADJ | W_DEMONYM | W_HONORIFIC))
    return first;
  if (is_known(x, first, end) || word_is(x, first, W_ORDINARY | W_GIVEN)) return first;
  if (names_has_head(x, first, end - first) && !is_known(x, first + 1, end)) return first;
  // "Harrow Inc."
  if (!word_is(x, first + 1, W_CAPITAL) || word_is(x, first + 1, W_LEGAL)) return first;
  const LexEntry* lex = x->d->tokens[first].lex;
  bool noun_only = lex && !(lex->bits & (LEX_ADV | LEX_VERB_BASE | LEX_VERB_ING | LEX_VERB_PP |
                                         LEX_PREP | LEX_ADJ | LEX_DET));
  if (noun_only && !word_is(x, first + 1, W_GIVEN)) return first;
  return first + 1;
}

/// "The founder of Acorn Jo Berg has": end of the body at the front of a run behind a post and "of"
/// that goes on with a person; `first` if there is none.
static uint32_t body_end(const Names* x, uint32_t first, uint32_t end) {
  if (first < 2 || end - first < 3 || end >= x->d->n_tokens || !token_is(x, first - 1, "of") ||
      !form_in(x->d->tokens[first - 2].form, x->lists.org_role))
    return first;
  const Token* next = &x->d->tokens[end];
  bool closed = next->flags & TOKEN_FINITE || next->tag == TAG_AUX || next->tag == TAG_MODAL;
  if (!closed || word_is(x, first, W_GIVEN | W_COMMON) || has_outer_head(x, first, end))
    return first;
  for (uint32_t k = first + 1; k + 1 < end && k < first + 3; k++)
    if (word_is(x, k, W_GIVEN) && word_is(x, k + 1, W_CAPITAL)) return k;
  return first;
}

/// End of a known place at the front of a run that goes on with another place or, behind "of", with
/// a person: "New South Wales Australia", "President of Ecuador Jo Berg"; of a party before its
/// member: "Republican Jo Berg". `first` if there is none.
static uint32_t place_end(const Names* x, uint32_t first, uint32_t end) {
  if (end - first < 2 || names_has_head(x, end - 1, 1)) return first;
  for (uint32_t k = end - 1; k > first; k--) {
    size_t n = 0;
    const NameHit* hits = names_hits(x, first, k - first, &n);
    if (n == 0 || hits[0].role == NAME_DEMONYM) continue;
    NameKind kind = class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls);
    bool founder = kind == KIND_ORG && first > 0 && token_is(x, first - 1, "of") &&
                   !word_is(x, first, W_GIVEN | W_COMMON);
    if (founder && end - k > 1 && word_is(x, k, W_GIVEN | W_FIRST_SURNAME)) return k;
    bool party = ontology_name(x->o, hits[0].entry)->cls == CLASS_PARTY;
    if (party && end - k > 1 && word_is(x, k, W_GIVEN)) return k;
    if (kind != KIND_PLACE) continue;
    bool country =
        ontology_name(x->o, hits[0].entry)->cls == CLASS_COUNTRY && !word_is(x, first, W_GIVEN);
    bool behind = first > 0 && (token_is(x, first - 1, "of") ||
                                (country && (k - first > 1 || token_is(x, first - 1, "the"))));
    if (behind && end - k > 1 && word_is(x, k, W_GIVEN)) return k;
    hits = names_hits(x, k, end - k, &n);
    if (n == 0 || hits[0].role == NAME_DEMONYM) continue;
    ClassId cls = ontology_name(x->o, hits[0].entry)->cls;
    bool member = cls == CLASS_PARTY && end - k == 1; // "the Iowa Republican"
    if (member || class_kind(x->o, cls) == KIND_PLACE) return k;
  }
  return first;
}

/// "Secretary of State Jo Berg": end of the field at the front of a run behind a post and "of";
/// `first` if there is none.
static uint32_t field_end(const Names* x, uint32_t first, uint32_t end) {
  if (first < 2 || end - first < 3 || !token_is(x, first - 1, "of")) return first;
  if (!word_is(x, first - 2, W_TITLE | W_ROLE)) return first;
  uint32_t k = first;
  while (k < end && word_is(x, k, W_FIELD | W_COMMON) && !word_is(x, k, W_GIVEN))
    k++;
  bool person = k > first && end - k > 1 && word_is(x, k, W_GIVEN) && !has_outer_head(x, k, end);
  return person ? k : first;
}

/// "the Acorn European division": a nationality before an ordinary noun is no part of the name.
static bool ends_in_adjective(const Names* x, uint32_t first, uint32_t end) {
  if (end - first < 2 || end >= x->d->n_tokens || !word_is(x, end - 1, W_DEMONYM)) return false;
  if (word_is(x, end - 2, W_DEMONYM)) return false; // "African American"
  const Token* next = &x->d->tokens[end];
  bool noun = next->tag == TAG_NOUN && !word_is(x, end, W_CAPITAL) && names_adjacent(x, end);
  return noun && !is_known(x, first, end) && demonym_length(x, end - 1, end) == 1;
}

void names_add_run(Names* x, uint32_t first, uint32_t end) {
  if (ends_in_adjective(x, first, end)) add_nationality(x, --end, 1);
  first = cut_sentence_start(x, first, end);
  uint32_t field = field_end(x, first, end), title = field > first ? field : 0;
  first = field;
  for (int guard = 0; first < end && guard < 8; guard++) {
    bool known = false;
    first = cut_front(x, first, end, &title, &known);
    if (first >= end) return;
    if (end - first == 1 && demonym_length(x, first, end)) {
      add_nationality(x, first, 1);
      return;
    }
    uint32_t place = known ? first : place_end(x, first, end);
    if (place == first && !known) place = body_end(x, first, end);
    if (place > first) {
      add_piece(x, (Piece){first, place, 0});
      first = place;
      continue;
    }
    uint32_t after = end, role = end;
    if (end - first > 1 && !known) role = inner_role(x, first, end, &after);
    bool chair = role != end && after == end &&
                 (token_is(x, end - 1, "professor") || token_is(x, end - 1, "professorship") ||
                  token_is(x, end - 1, "fellow") || token_is(x, end - 1, "lecturer"));
    if (chair && !is_known(x, first, role)) return;
    bool article = known && first > 0 && token_is(x, first - 1, "the");
    bool only_role = role == end && !title && !article && end - first == 1 &&
                     word_is(x, first, W_ROLE | W_TITLE) && !word_is(x, first, W_GIVEN);
    if (!only_role) add_piece(x, (Piece){first, role, title});
    if (role == end) return;
    title = after;
    first = after;
  }
}
