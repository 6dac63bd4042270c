// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// The two ends of a match: descriptions that stand for the name behind them, and pairs that only
/// look like a relation.
#include "relations_internal.h"

/// "the phone maker Acorn", "Democrat Ann Oak": a description or a party right before a name stands
/// for what has the name.
static bool stands_before(const Mention* m, const Mention* next) {
  if (next->kind != MENTION_NAME) return false;
  return m->kind == MENTION_NOMINAL || (m->cls == CLASS_PARTY && next->cls == CLASS_PERSON);
}

/// "the Oslo shipping firm Acorn", "a Kenya bank": the item behind the words between a place and
/// the name that they describe; the place's own if no noun follows it.
static size_t behind_description(const Finder* f, const Clause* c, size_t place) {
  enum { MOST = 3 };
  size_t i = place + 1;
  bool noun = false;
  for (; i < c->n_items && i <= place + MOST && c->items[i].kind == ITEM_WORD; i++) {
    Tag tag = f->d->tokens[c->items[i].token].tag;
    if (tag != TAG_NOUN && tag != TAG_ADJ && tag != TAG_VERB_ING) break;
    noun = tag == TAG_NOUN;
  }
  return noun ? i : place;
}

/// A place that only says where the body behind it is from.
static uint32_t body_behind(const Finder* f, const Clause* c, size_t place, uint32_t otherwise) {
  size_t i = behind_description(f, c, place);
  if (i == place || i >= c->n_items || c->items[i].kind != ITEM_MENTION) return otherwise;
  const Mention* m = &f->e->mentions[c->items[i].index];
  bool body = m->kind == MENTION_NAME && !ontology_is_a(f->o, m->cls, CLASS_PLACE) &&
              m->cls != CLASS_PERSON;
  return body ? c->items[i].index : otherwise;
}

void prefer_names(const Finder* f, const Clause* c, ClassId slot, IndexList* mentions) {
  bool body = ontology_is_a(f->o, slot, CLASS_ORGANIZATION) || slot == CLASS_AGENT;
  for (size_t i = 0; i < mentions->n; i++) {
    const Mention* m = &f->e->mentions[mentions->data[i]];
    bool place = body && m->kind == MENTION_NAME && ontology_is_a(f->o, m->cls, CLASS_PLACE);
    if (m->kind != MENTION_NOMINAL && m->cls != CLASS_PARTY && !place) continue;
    uint32_t chosen = mentions->data[i];
    for (size_t k = 0; k + 1 < c->n_items; k++) {
      const ClauseItem *it = &c->items[k], *next = it + 1;
      if (it->kind != ITEM_MENTION || it->index != mentions->data[i]) continue;
      if (place)
        chosen = body_behind(f, c, k, mentions->data[i]);
      else if (next->kind == ITEM_MENTION && stands_before(m, &f->e->mentions[next->index]))
        chosen = next->index;
      break;
    }
    // "is leading Republican Jo Oak": neither the party nor she is a body that is led.
    bool person = m->cls == CLASS_PARTY && ontology_is_a(f->o, slot, CLASS_ORGANIZATION) &&
                  f->e->mentions[chosen].cls == CLASS_PERSON;
    if (person)
      mentions->n = 0;
    else
      mentions->data[i] = chosen;
  }
}

/// "He is the best", Ann Oak said, naming Acorn: what begins inside a quoted sentence does not go
/// on behind it.
static bool leaves_quotation(const Finder* f, const Mention* a, const Mention* b) {
  const Mention* from = a->span.begin < b->span.begin ? a : b;
  const Mention* to = from == a ? b : a;
  for (uint32_t q = f->d->tokens[from->first].quotation; q; q = f->d->quotations[q - 1].parent) {
    const Quotation* x = &f->d->quotations[q - 1];
    if (x->has_finite && to->span.begin >= x->span.end) return true;
  }
  return false;
}

/// "A Muslim aide", "an Orthodox family": the word tells what somebody believes and is no employer.
bool tells_creed(const Finder* f, uint32_t mention) {
  const Mention* m = &f->e->mentions[mention];
  Str text = document_slice(f->d, m->span);
  if (m->kind != MENTION_NAME || !list_has(f->groups, text)) return false;
  if (list_value(f->groups, text).len || m->first + m->n >= f->d->n_tokens) return false;
  Tag tag = f->d->tokens[m->first + m->n].tag;
  return tag == TAG_NOUN || tag == TAG_ADJ;
}

bool ends_go_together(const Finder* f, const Match* m, uint32_t subject, uint32_t object) {
  const Mention *s = &f->e->mentions[subject], *o = &f->e->mentions[object];
  bool person = m->relation->domain[0] == CLASS_PERSON;
  return !leaves_quotation(f, s, o) && !(person && tells_creed(f, object));
}
