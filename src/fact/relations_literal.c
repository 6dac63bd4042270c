// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The words of a literal object: where they begin and end, and who is meant by "its" and "his
/// company" in them. A literal is read without its sentence, so it has to say that itself.
#include "relations_internal.h"

Span without_determiner(const Document* d, Span s) {
  size_t t = document_token_at(d, s.begin);
  while (t + 1 < d->n_tokens && d->tokens[t + 1].span.end <= s.end &&
         (d->tokens[t].tag == TAG_DET || d->tokens[t].tag == TAG_POSS))
    s.begin = d->tokens[++t].span.begin;
  return s;
}

/// "To change", "would be changed": the verb itself.
static size_t skip_to_verb(const Document* d, size_t t, size_t end) {
  size_t from = t;
  while (t + 1 < end && (d->tokens[t].tag == TAG_TO || d->tokens[t].tag == TAG_MODAL))
    t++;
  return d->tokens[t].tag == TAG_NEG ? from : t;
}

Span without_adjunct(const Document* d, Span s) {
  size_t first = document_token_at(d, s.begin), end = document_token_at(d, s.end);
  if (first >= d->n_tokens) return s;
  bool gerund = d->tokens[first].tag == TAG_VERB_ING; // "hiring, training and paying"
  first = skip_to_verb(d, first, end);
  s.begin = d->tokens[first].span.begin;
  for (size_t t = first + 1; t + 1 < end && t + 1 < d->n_tokens; t++) {
    const Token* next = &d->tokens[t + 1];
    if (!str_equal(d->tokens[t].text, STR(","))) continue;
    bool clause = next->tag == TAG_WH || (next->tag == TAG_VERB_ING && !gerund);
    if (clause || str_equal(next->lower, STR("according")))
      return (Span){s.begin, d->tokens[t - 1].span.end};
  }
  return s;
}

/* ---- who is meant ---- */

static bool has_name(const Entities* e, const Mention* m) {
  return m->entity != NO_ENTITY && !e->entities[m->entity].unnamed &&
         e->entities[m->entity].cls != CLASS_OFFER;
}

/// "Its", "his company": a word for somebody who has a name. "The firm" may be another one.
static bool stands_for_name(const Document* d, const Entities* e, const Mention* m) {
  if (!has_name(e, m) || e->entities[m->entity].plural) return false;
  if (m->kind == MENTION_NOMINAL) return !m->plural && d->tokens[m->first].tag == TAG_POSS;
  return m->kind == MENTION_PRONOUN && m->pronoun == PRONOUN_POSSESSIVE;
}

/// Inside a longer text only bodies are named: "he" and "his" of a sentence may be several. What
/// stands in quotation marks there stays as it was said.
static bool may_be_named(const Document* d, const Entities* e, const Mention* m, Span s) {
  uint32_t q = d->tokens[m->first].quotation;
  bool quoted = q && d->tokens[d->quotations[q - 1].first].span.begin > s.begin;
  ClassId c = e->entities[m->entity].cls;
  return !quoted && c >= CLASS_ORGANIZATION && c <= CLASS_PARTY;
}

/// Where the owner of the phrase that begins at `at` begins: "its", "the firm's"; `at` if it has
/// none.
static uint32_t owner_begin(const Document* d, const Entities* e, uint32_t at) {
  size_t t = document_token_at(d, at), first, end;
  if (t == 0 || t >= d->n_tokens) return at;
  bool genitive = t >= 2 && d->tokens[t - 1].tag == TAG_GENITIVE;
  if (!genitive && d->tokens[t - 1].tag != TAG_POSS) return at;
  size_t last = genitive ? t - 2 : t - 1;
  entity_mentions_in(e, d->sentences[d->tokens[t].sentence].span, &first, &end);
  for (size_t i = first; i < end; i++) {
    const Mention* m = &e->mentions[i];
    if (m->first + m->n == last + 1 && has_name(e, m) &&
        (m->kind != MENTION_PRONOUN || stands_for_name(d, e, m)))
      return m->span.begin;
  }
  return at;
}

/// The name to write for it.
static Str name_for(const Entities* e, Arena* arena, const Mention* m) {
  Str label = e->entities[m->entity].label;
  if (m->kind != MENTION_PRONOUN) return label;
  return arena_printf(arena, "%.*s's", STR_ARG(label));
}

Str literal_of(const Document* d, const Entities* e, Arena* arena, Span s, bool owner) {
  enum { MOST = 6 };
  Str out = STR_EMPTY;
  size_t first, end, replaced = 0;
  uint32_t at = owner ? owner_begin(d, e, s.begin) : s.begin;
  entity_mentions_in(e, (Span){at, s.end}, &first, &end);
  for (size_t i = first; i < end && replaced < MOST; i++) {
    const Mention* m = &e->mentions[i];
    if (m->span.begin < at || m->span.end > s.end) continue;
    bool whose = m->span.end < s.begin && m->kind == MENTION_NOMINAL; // "the firm's software"
    if (!whose &&
        (!stands_for_name(d, e, m) || (m->span.begin >= s.begin && !may_be_named(d, e, m, s))))
      continue;
    // The whole of it is what is told: "Acorn's chairman" is a title here.
    if (m->span.begin <= s.begin && m->span.end == s.end) continue;
    Str before = document_slice(d, (Span){at, m->span.begin});
    Str name = name_for(e, arena, m);
    out = arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(out), STR_ARG(before), STR_ARG(name));
    at = m->span.end;
    replaced++;
  }
  Str rest = document_slice(d, (Span){at, s.end});
  return str_trim(replaced ? arena_printf(arena, "%.*s%.*s", STR_ARG(out), STR_ARG(rest)) : rest);
}
