// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Arguments that a noun leaves to the text around it: "Norway has banned Acorn. Estonia is still
/// weighing a decision", "Acorn cut prices to survive the American ban". A rule says of which class
/// the missing one is (ng:implicitObject, ng:implicitSubject). With ng:implicitLike it is taken
/// over from the last fact of these relations; without it is what the sentence and the document are
/// about. Where two come into question there is no fact.
#include "relations_internal.h"

enum { LOOK_FACTS = 48, LOOK_MENTIONS = 400, CACHE = 8, TOPIC_LEAST = 3 };

struct Implicits {
  VEC(Match) kept;
  uint32_t* counts; ///< mentions by entity; NULL until they are asked for
  size_t n_counts;
  struct {
    ClassId cls;
    uint32_t entity;
  } topics[CACHE]; ///< what the document is about, by class: told once, rules ask for each match
  size_t n_topics;
  bool has_offer;
};

/// One argument that is looked for.
typedef struct {
  const Match* m;
  const Rule* rule;
  ClassId wanted;
  uint32_t other;   ///< entity of the argument that is told
  uint32_t outer;   ///< outer sentence of the match
  uint32_t mention; ///< found, or UINT32_MAX
} Search;

void implicit_begin(Finder* f) {
  f->implicits = arena_new_one(f->arena, Implicits);
  for (size_t i = 0; i < f->e->n_entities; i++)
    f->implicits->has_offer |= f->e->entities[i].cls == CLASS_OFFER;
}

bool implicit_has_offer(const Finder* f) {
  return f->implicits->has_offer;
}

void implicit_keep(Finder* f, const Match* m) {
  vec_push(&f->implicits->kept, f->arena, *m);
}

/// A ban "of the company" is hardly one of a newspaper or a ministry.
static bool fits(const Finder* f, ClassId wanted, uint32_t entity) {
  if (entity == NO_ENTITY) return false;
  const Entity* e = &f->e->entities[entity];
  if (!ontology_is_a(f->o, e->cls, wanted)) return false;
  if (wanted == CLASS_OFFER) return true;
  if (e->unnamed) return false;
  bool state = ontology_is_a(f->o, e->cls, CLASS_GOVERNMENT_ORGANIZATION);
  bool media = ontology_is_a(f->o, e->cls, CLASS_NEWS_MEDIA);
  return (!state || wanted == CLASS_GOVERNMENT_ORGANIZATION) &&
         (!media || wanted == CLASS_NEWS_MEDIA);
}

/* ---- what the document is about ---- */

static void count_mentions(const Finder* f, Implicits* x) {
  x->n_counts = f->e->n_entities;
  x->counts = arena_new_array(f->arena, uint32_t, x->n_counts + 1);
  for (size_t i = 0; i < f->e->n_mentions; i++)
    if (f->e->mentions[i].entity < x->n_counts) x->counts[f->e->mentions[i].entity]++;
}

/// The entity of a class that is spoken of at least twice as often as any other, or NO_ENTITY.
static uint32_t find_topic(const Finder* f, const Implicits* x, ClassId wanted) {
  uint32_t best = NO_ENTITY, first = 0, second = 0;
  for (uint32_t i = 0; i < x->n_counts; i++) {
    if (x->counts[i] <= second || !fits(f, wanted, i)) continue;
    if (x->counts[i] > first) {
      second = first;
      first = x->counts[i];
      best = i;
    } else {
      second = x->counts[i];
    }
  }
  return first >= TOPIC_LEAST && first >= 2 * second ? best : NO_ENTITY;
}

static uint32_t topic_of(const Finder* f, ClassId wanted) {
  Implicits* x = f->implicits;
  if (!x->counts) count_mentions(f, x);
  for (size_t i = 0; i < x->n_topics; i++)
    if (x->topics[i].cls == wanted) return x->topics[i].entity;
  uint32_t found = find_topic(f, x, wanted);
  if (x->n_topics < CACHE) {
    x->topics[x->n_topics].cls = wanted;
    x->topics[x->n_topics++].entity = found;
  }
  return found;
}

/* ---- the fact before ---- */

static bool is_like(const Rule* rule, RelationId r) {
  for (size_t i = 0; i < RULE_MAX_LIKE && rule->implicit_like[i]; i++)
    if (rule->implicit_like[i] == r) return true;
  return false;
}

/// A name whose kind is a guess fills the slot of a fact: that will do.
static bool may_be(const Finder* f, ClassId wanted, uint32_t entity, uint32_t mention) {
  if (fits(f, wanted, entity)) return true;
  const Entity* e = entity == NO_ENTITY ? NULL : &f->e->entities[entity];
  return e && !e->unnamed && (e->cls == CLASS_NONE || f->e->mentions[mention].weak);
}

/// The argument of a fact that is of the wanted class: the object if both are.
static uint32_t argument_of(const Finder* f, const Search* s, const Fact* x, uint32_t* mention) {
  const IndexList* lists[] = {&x->object_mentions, &x->subject_mentions};
  uint32_t entities[] = {x->object, x->subject};
  for (size_t i = 0; i < 2; i++) {
    if (entities[i] == s->other || lists[i]->n == 0 ||
        !may_be(f, s->wanted, entities[i], lists[i]->data[0]))
      continue;
    *mention = lists[i]->data[0];
    return entities[i];
  }
  return NO_ENTITY;
}

/// Takes the argument over from the nearest sentence with such facts, if they agree on it.
static void take_over(const Finder* f, Search* s) {
  uint32_t found = NO_ENTITY, sentence = UINT32_MAX, mention = UINT32_MAX;
  uint32_t paragraph = f->d->sentences[s->outer].paragraph;
  for (size_t i = f->facts.n, steps = 0; i-- > 0 && steps < LOOK_FACTS; steps++) {
    const Fact* x = &f->facts.data[i];
    const Sentence* at = &f->d->sentences[x->sentence];
    if (at->paragraph + 1 < paragraph || (sentence != UINT32_MAX && at->outer != sentence)) break;
    uint32_t here = UINT32_MAX;
    // "The exception is Beech, which uses Cedar": its own clause is no fact before.
    bool own = at->outer == s->outer && x->subject == s->other;
    bool like = !own && is_like(s->rule, x->relation);
    uint32_t entity = like ? argument_of(f, s, x, &here) : NO_ENTITY;
    if (entity == NO_ENTITY) continue;
    if (found != NO_ENTITY && found != entity) return;
    found = entity;
    mention = here;
    sentence = at->outer;
  }
  s->mention = mention;
}

/* ---- what the sentence is about ---- */

static bool is_subject_here(const Finder* f, const Search* s, uint32_t entity) {
  for (size_t i = 0; i < s->m->whole->n_items; i++) {
    const ClauseItem* it = &s->m->whole->items[i];
    if (it->kind != ITEM_VERB || it->index >= f->c->n_groups) continue;
    uint32_t subject = f->c->groups[it->index].subject_mention;
    if (subject && f->e->mentions[subject - 1].entity == entity) return true;
  }
  return false;
}

/// The only thing of the class in the sentence, if it is its subject or what the document is about;
/// where there is none, what the document is about, if the sentence before speaks of it alone.
static void take_focus(const Finder* f, Search* s) {
  uint32_t topic = topic_of(f, s->wanted), found = NO_ENTITY, mention = UINT32_MAX;
  size_t first, end;
  entity_mentions_in(f->e, f->d->sentences[s->outer].span, &first, &end);
  for (size_t i = first; i < end && i < first + LOOK_MENTIONS; i++) {
    uint32_t entity = f->e->mentions[i].entity;
    if (entity == s->other || entity == found || !fits(f, s->wanted, entity)) continue;
    if (found != NO_ENTITY) return;
    found = entity;
    mention = (uint32_t)i;
  }
  if (found != NO_ENTITY) {
    if (found == topic || (topic == NO_ENTITY && is_subject_here(f, s, found)))
      s->mention = mention;
    return;
  }
  if (topic == NO_ENTITY || topic == s->other) return;
  for (size_t i = first, steps = 0; i-- > 0 && steps < LOOK_MENTIONS; steps++) {
    const Mention* m = &f->e->mentions[i];
    const Sentence* at = &f->d->sentences[m->sentence];
    if (at->paragraph + 1 < f->d->sentences[s->outer].paragraph) return;
    if (m->entity == s->other || !fits(f, s->wanted, m->entity)) continue;
    if (m->entity == topic) s->mention = (uint32_t)i;
    return;
  }
}

/// An offer is a thing of its document: the last one before, or the only one at all.
static void take_offer(const Finder* f, Search* s) {
  size_t first, end, found = SIZE_MAX;
  entity_mentions_in(f->e, f->d->sentences[s->outer].span, &first, &end);
  for (size_t i = end, steps = 0; i-- > 0 && steps < LOOK_MENTIONS; steps++)
    if (fits(f, s->wanted, f->e->mentions[i].entity)) {
      s->mention = (uint32_t)i;
      return;
    }
  for (size_t i = end; i < f->e->n_mentions && i < end + LOOK_MENTIONS; i++) {
    if (!fits(f, s->wanted, f->e->mentions[i].entity)) continue;
    if (found != SIZE_MAX && f->e->mentions[found].entity != f->e->mentions[i].entity) return;
    if (found == SIZE_MAX) found = i;
  }
  if (found != SIZE_MAX) s->mention = (uint32_t)found;
}

/* ---- a kept match ---- */

static bool complete(Finder* f, Match* m) {
  const Rule* rule = ontology_rule(f->o, m->rule);
  bool object = rule->implicit_object != CLASS_NONE;
  IndexList* told = object ? &m->subjects : &m->objects;
  IndexList* missing = object ? &m->objects : &m->subjects;
  Search s = {.m = m,
              .rule = rule,
              .wanted = object ? rule->implicit_object : rule->implicit_subject,
              .other = told->n ? f->e->mentions[told->data[0]].entity : NO_ENTITY,
              .outer = f->d->sentences[m->clause->sentence].outer,
              .mention = UINT32_MAX};
  if (rule->implicit_like[0])
    take_over(f, &s);
  else if (s.wanted == CLASS_OFFER)
    take_offer(f, &s);
  else
    take_focus(f, &s);
  if (s.mention == UINT32_MAX) return false;
  vec_push(missing, f->arena, s.mention);
  return true;
}

void implicit_settle(Finder* f) {
  Implicits* x = f->implicits;
  for (size_t i = 0; i < x->kept.n; i++)
    if (complete(f, &x->kept.data[i])) state_match(f, &x->kept.data[i]);
  x->kept.n = 0;
}
