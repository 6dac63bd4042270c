// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What is on the table: "the deal", "Huawei's offer", "a peace proposal". Such a noun phrase is a
// node of its document (ng:Offer); a later one without another noun before its head means the same.
#include "entity/entity.h"

enum { MODIFIERS = 3 };

typedef struct {
  const Document* d;
  Arena* arena;
  Entities* e;
  const WordList* nouns;
  VEC(Mention) found;
  VEC(Entity) entities;
  Str kind;           ///< noun before the head of the offer at hand ("peace"), or empty
  uint32_t last;      ///< entity at hand, or NO_ENTITY
  uint32_t paragraph; ///< where it was mentioned last
} Finder;

static bool is_modifier(const Token* t) {
  return t->tag == TAG_ADJ || t->tag == TAG_NOUN || t->tag == TAG_NUM;
}

/// The mention that ends right before token `end`, or NULL.
static const Mention* mention_before(const Finder* f, uint32_t end) {
  for (size_t i = f->e->n_mentions; i-- > 0;) {
    const Mention* m = &f->e->mentions[i];
    if (m->first + m->n == end) return m;
  }
  return NULL;
}

/// First token of the noun phrase with this head; the head itself if it has no determiner.
static uint32_t left_border(const Finder* f, uint32_t head, uint32_t floor, Str* kind) {
  uint32_t i = head;
  *kind = STR_EMPTY;
  for (uint32_t n = 0; n < MODIFIERS && i > floor && is_modifier(&f->d->tokens[i - 1]); n++, i--)
    if (f->d->tokens[i - 1].tag == TAG_NOUN && i == head) *kind = f->d->tokens[i - 1].lower;
  if (i == floor) return head;
  Tag tag = f->d->tokens[i - 1].tag;
  if (tag == TAG_DET || tag == TAG_POSS) return i - 1;
  if (tag != TAG_GENITIVE) return head;
  const Mention* owner = mention_before(f, i - 1);
  return owner && owner->first >= floor ? owner->first : head;
}

static bool is_head(const Finder* f, uint32_t at, uint32_t end) {
  if (!form_in(f->d->tokens[at].form, f->nouns)) return false;
  if (at + 1 >= end) return true;
  const Token* next = &f->d->tokens[at + 1];
  return next->tag != TAG_NOUN && next->tag != TAG_NAME && !str_equal(next->lower, STR("of"));
}

static uint32_t new_offer(Finder* f, Span span) {
  Entity offer = {.cls = CLASS_OFFER,
                  .label = document_slice(f->d, span),
                  .unnamed = true,
                  .speaks_for = NO_ENTITY,
                  .introduced = span};
  vec_push(&f->entities, f->arena, offer);
  return (uint32_t)(f->e->n_entities + f->entities.n - 1);
}

static void add_mention(Finder* f, uint32_t first, uint32_t n, MentionKind kind) {
  const Token *a = &f->d->tokens[first], *b = &f->d->tokens[first + n - 1];
  vec_push(&f->found, f->arena,
           (Mention){.span = {a->span.begin, b->span.end},
                     .first = first,
                     .n = n,
                     .sentence = a->sentence,
                     .entity = f->last,
                     .kind = kind,
                     .cls = CLASS_OFFER,
                     .pronoun = kind == MENTION_PRONOUN ? PRONOUN_PERSONAL : PRONOUN_NONE});
  f->paragraph = f->d->sentences[a->sentence].paragraph;
}

static void take_noun_phrase(Finder* f, uint32_t head, uint32_t floor) {
  Str kind;
  uint32_t first = left_border(f, head, floor, &kind);
  if (first == head) return;
  Span span = {f->d->tokens[first].span.begin, f->d->tokens[head].span.end};
  bool other = kind.len && f->kind.len && !str_equal(kind, f->kind);
  if (f->last == NO_ENTITY || other) f->last = new_offer(f, span);
  if (kind.len) f->kind = kind;
  add_mention(f, first, head - first + 1, MENTION_NOMINAL);
}

/// "It would include", "That would allow" right after an offer.
static bool takes_up(const Finder* f, const Sentence* s) {
  if (f->last == NO_ENTITY || s->n < 3 || s->paragraph > f->paragraph + 1) return false;
  Str word = f->d->tokens[s->first].lower, next = f->d->tokens[s->first + 1].lower;
  bool demonstrative = str_equal(word, STR("that")) || str_equal(word, STR("this"));
  return (demonstrative || str_equal(word, STR("it"))) &&
         (str_equal(next, STR("would")) || str_equal(next, STR("could")));
}

/// A pronoun that was taken for somebody else is redirected, a new mention is made otherwise.
static void take_pronoun(Finder* f, uint32_t at) {
  for (size_t i = 0; i < f->e->n_mentions; i++) {
    Mention* m = &f->e->mentions[i];
    if (m->first != at || m->n != 1) continue;
    m->entity = f->last;
    m->cls = CLASS_OFFER;
    m->weak = false;
    return;
  }
  add_mention(f, at, 1, MENTION_PRONOUN);
}

static void read_sentence(Finder* f, const Sentence* s) {
  if (takes_up(f, s)) take_pronoun(f, s->first);
  uint32_t number = (uint32_t)(s - f->d->sentences), end = s->first + s->n;
  for (uint32_t i = s->first; i < end; i++) {
    const Token* t = &f->d->tokens[i];
    if (t->tag == TAG_NOUN && t->sentence == number && is_head(f, i, end))
      take_noun_phrase(f, i, s->first);
  }
}

static void append(Finder* f) {
  Entities* e = f->e;
  size_t n = e->n_mentions + f->found.n, k = e->n_entities + f->entities.n;
  e->mentions = arena_grow(f->arena, e->mentions, e->n_mentions, n, sizeof *e->mentions);
  e->entities = arena_grow(f->arena, e->entities, e->n_entities, k, sizeof *e->entities);
  for (size_t i = 0; i < f->found.n; i++)
    e->mentions[e->n_mentions++] = f->found.data[i];
  for (size_t i = 0; i < f->entities.n; i++)
    e->entities[e->n_entities++] = f->entities.data[i];
}

void entity_find_offers(const Document* d, const Ontology* ontology, Arena* arena, Entities* e) {
  Finder f = {.d = d,
              .arena = arena,
              .e = e,
              .nouns = ontology_list(ontology, STR("offer-noun")),
              .last = NO_ENTITY};
  for (size_t i = 0; i < d->n_sentences; i++)
    if (zone_is_content(d->sentences[i].zone)) read_sentence(&f, &d->sentences[i]);
  if (f.found.n) append(&f);
}
