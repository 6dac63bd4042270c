// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What a relative word stands for: the noun before it; after "X is a ... who" the subject X;
// "where" is the last organisation or place.
#include "entity/coreference_internal.h"

enum { SENTENCE_LOOK_BACK = 40 };

static bool is_filler(const Token* t) {
  return t->tag == TAG_PUNCT || t->tag == TAG_PREP || t->tag == TAG_QUOTE ||
         str_equal(t->lower, STR("and"));
}

/// Nothing but a comma, a bracket or a preposition stands between a mention and token `at`.
static bool is_adjacent(const Resolver* r, const Mention* c, uint32_t at) {
  uint32_t t = c->first + c->n;
  t = coreference_skip_bracket(r, t, at);
  for (; t < at; t++) {
    if (!is_filler(&r->d->tokens[t])) return false;
  }
  return true;
}

static bool has_copula(const Resolver* r, uint32_t first, uint32_t end) {
  static const Str be[] = {{"is", 2}, {"was", 3},  {"are", 3},    {"were", 4}, {"am", 2},
                           {"be", 2}, {"been", 4}, {"became", 6}, {"'s", 2},   {"'m", 2}};
  for (uint32_t t = coreference_skip_bracket(r, first, end); t < end; t++) {
    const Token* token = &r->d->tokens[t];
    if (str_equal(token->text, STR(";"))) return false;
    if (token->tag == TAG_GENITIVE) continue;
    for (size_t i = 0; i < sizeof be / sizeof *be; i++) {
      if (str_equal(token->lower, be[i])) return true;
    }
  }
  return false;
}

static bool has_verb(const Resolver* r, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    const Token* token = &r->d->tokens[t];
    bool located = str_equal(token->lower, STR("based")) ||
                   str_equal(token->lower, STR("located")) ||
                   str_equal(token->lower, STR("headquartered"));
    bool verb = token->flags & TOKEN_FINITE || token->tag == TAG_VERB || token->tag == TAG_VERB_PP;
    if (verb && !located) return true;
  }
  return false;
}

static bool may_be_noun(const Token* t) {
  return t->tag == TAG_NOUN || t->tag == TAG_ADJ || (t->lex && t->lex->bits & LEX_NOUN);
}

/// "X, a lawyer who": only a noun phrase in apposition stands between.
static bool is_apposition(const Resolver* r, const Mention* c, uint32_t at) {
  uint32_t t = coreference_skip_bracket(r, c->first + c->n, at);
  if (t >= at || !str_equal(r->d->tokens[t].text, STR(","))) return false;
  const Token* start = &r->d->tokens[t + 1];
  if (t + 1 >= at || !(str_equal(start->lower, STR("a")) || str_equal(start->lower, STR("an")) ||
                       str_equal(start->lower, STR("the")))) {
    return false;
  }
  for (t = t + 1; t < at; t++) {
    const Token* token = &r->d->tokens[t];
    // "the state owned corporation": a participle may look like a past tense.
    bool participle = token->lex && token->lex->bits & LEX_VERB_PP && t + 1 < at &&
                      may_be_noun(&r->d->tokens[t + 1]);
    if ((token->flags & TOKEN_FINITE && !participle) || token->tag == TAG_PRON) return false;
  }
  return true;
}

static bool is_candidate_for_who(const Resolver* r, const Mention* c, bool things) {
  const Entity* e = coreference_entity(r, c);
  if (c->kind == MENTION_NATIONALITY || c->kind == MENTION_DATE || c->kind == MENTION_VALUE)
    return false;
  if (c->pronoun == PRONOUN_POSSESSIVE || c->pronoun == PRONOUN_RELATIVE) return false;
  if (!e) return c->kind == MENTION_NOMINAL && (c->cls == CLASS_PERSON || c->cls == CLASS_GROUP);
  bool person =
      e->cls == CLASS_PERSON || e->cls == CLASS_GROUP || (e->cls == CLASS_NONE && c->weak);
  return person || (things && ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION));
}

static uint32_t take(Resolver* r, size_t c) {
  uint32_t entity = coreference_entity_of(r, c);
  if (entity != NO_ENTITY && r->e->entities[entity].cls == CLASS_NONE)
    coreference_make_person(r, entity, GENDER_UNKNOWN);
  return entity;
}

/// "was born", "was led by": no copula.
static bool is_passive(const Resolver* r, uint32_t be, uint32_t end) {
  uint32_t t = be + 1;
  while (t < end && (r->d->tokens[t].tag == TAG_ADV || r->d->tokens[t].tag == TAG_NEG))
    t++;
  return t < end && (r->d->tokens[t].tag == TAG_VERB_PP || r->d->tokens[t].tag == TAG_VERB_ING);
}

/// The copula of "X is a Swedish lawyer who": the token of "is", if only one noun phrase stands
/// between it and `at`.
static uint32_t copula_before(const Resolver* r, uint32_t first, uint32_t at) {
  enum { LONGEST = 30 };
  for (uint32_t t = at, steps = 0; t-- > first && steps < LONGEST; steps++) {
    const Token* token = &r->d->tokens[t];
    if (token->tag == TAG_GENITIVE) continue;
    if (has_copula(r, t, t + 1) && !is_passive(r, t, at)) return t;
    if (token->flags & TOKEN_FINITE || token->tag == TAG_WH || str_equal(token->text, STR(";")))
      break;
  }
  return UINT32_MAX;
}

/// The person that a copula at token `at` speaks of.
static size_t subject_before(const Resolver* r, size_t k, uint32_t at, bool things) {
  size_t found = SIZE_MAX;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != r->e->mentions[k].sentence) break;
    if (c->first >= at || c->nested || !is_candidate_for_who(r, c, things)) continue;
    if (r->rank[j] == RANK_SUBJECT) return j;
    if (r->rank[j] != RANK_OBLIQUE) found = j;
  }
  return found;
}

/// A name that has nothing but punctuation between it and the relative word, and is surely a
/// person.
static bool is_sure_name(const Resolver* r, const Mention* c, uint32_t at) {
  const Entity* e = coreference_entity(r, c);
  return c->kind == MENTION_NAME && e && e->cls == CLASS_PERSON && !c->weak &&
         is_adjacent(r, c, at);
}

/// "Ann Oak, an adviser to Ola Berg who": without a comma the relative clause tells which adviser
/// is meant, for a name needs no telling. The person before the description, or SIZE_MAX.
static size_t described_before(const Resolver* r, size_t j, uint32_t who) {
  enum { LONGEST = 8 };
  const Mention* m = &r->e->mentions[j];
  if (m->first + m->n != who) return SIZE_MAX;
  uint32_t t = m->first;
  while (t > 2 && r->d->tokens[t - 1].tag == TAG_NAME)
    t--; // a title
  for (int steps = 0; steps < LONGEST && t > 2; steps++) {
    const Token* before = &r->d->tokens[t - 1];
    if (before->tag == TAG_DET) break;
    bool part = before->tag == TAG_NOUN || before->tag == TAG_ADJ || before->tag == TAG_ADV ||
                before->tag == TAG_NAME;
    bool link = steps == 0 && (before->tag == TAG_PREP || before->tag == TAG_TO);
    if (!(steps == 0 ? link : part)) return SIZE_MAX;
    t--;
  }
  if (t < 3 || r->d->tokens[t - 1].tag != TAG_DET) return SIZE_MAX;
  if (!str_equal(r->d->tokens[t - 2].text, STR(","))) return SIZE_MAX;
  bool age = t > 5 && r->d->tokens[t - 3].tag == TAG_NUM; // "Ann Oak, 33, an adviser"
  uint32_t at = age && str_equal(r->d->tokens[t - 4].text, STR(",")) ? t - 5 : t - 3;
  if (!r->cover[at]) return SIZE_MAX;
  size_t c = r->cover[at] - 1;
  const Entity* e = coreference_entity(r, &r->e->mentions[c]);
  return e && e->cls == CLASS_PERSON && r->e->mentions[c].kind == MENTION_NAME ? c : SIZE_MAX;
}

/// "an Olsen supporter who": the name before the noun only tells which one.
static bool is_premodifier(const Resolver* r, size_t j, uint32_t who) {
  const Mention* c = &r->e->mentions[j];
  uint32_t end = c->first + c->n;
  return c->kind == MENTION_NAME && end + 1 == who && may_be_noun(&r->d->tokens[end]);
}

/// "born to parents who emigrated": people without a name, whoever is named before them.
static bool is_behind_plural(const Resolver* r, uint32_t who) {
  if (who == 0 || r->cover[who - 1]) return false;
  const Token* t = &r->d->tokens[who - 1];
  return t->tag == TAG_NOUN && t->lex && (t->lex->bits & LEX_NOUN_PLURAL) &&
         !(t->lex->bits & LEX_NOUN);
}

uint32_t coreference_find_who(Resolver* r, size_t k, bool things) {
  const Mention* m = &r->e->mentions[k];
  size_t nearest = SIZE_MAX, noun = SIZE_MAX;
  uint32_t copula = copula_before(r, r->d->sentences[m->sentence].first, m->first);
  size_t subject = copula == UINT32_MAX ? SIZE_MAX : subject_before(r, k, copula, things);
  if (subject == SIZE_MAX && is_behind_plural(r, m->first)) return NO_ENTITY;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    if (c->span.end > m->span.begin || !is_candidate_for_who(r, c, things)) continue;
    if (is_sure_name(r, c, m->first)) {
      size_t described = things ? SIZE_MAX : described_before(r, j, m->first);
      return take(r, described != SIZE_MAX ? described : j);
    }
    if (subject != SIZE_MAX) return take(r, subject);
    if (is_adjacent(r, c, m->first)) {
      if (c->kind != MENTION_NOMINAL || c->entity != NO_ENTITY) return take(r, j);
      if (noun == SIZE_MAX)
        noun = j; // "X, a lawyer who": the noun only describes X, if there is one
      continue;
    }
    if (is_apposition(r, c, m->first)) return take(r, j);
    if (nearest == SIZE_MAX) nearest = j;
  }
  if (noun != SIZE_MAX) return take(r, noun);
  if (nearest != SIZE_MAX && is_premodifier(r, nearest, m->first)) nearest = SIZE_MAX;
  if (nearest != SIZE_MAX && r->e->mentions[nearest].kind == MENTION_NAME) return take(r, nearest);
  return coreference_add_unnamed(r, k, CLASS_PERSON, GENDER_UNKNOWN);
}

/// "Lund, Scania, where": of a chain of places the first one is meant.
static bool continues_chain(const Resolver* r, const Mention* c, uint32_t chain) {
  const Entity* e = coreference_entity(r, c);
  bool place = e && ontology_is_a(r->o, e->cls, CLASS_PLACE);
  return place && c->first + c->n + 1 == chain && str_equal(r->d->tokens[chain - 1].text, STR(","));
}

static bool is_candidate_for_which(const Resolver* r, const Mention* c) {
  const Entity* e = coreference_entity(r, c);
  bool person = e && e->cls == CLASS_PERSON && !(c->kind == MENTION_NAME && c->weak);
  if (!e || person || c->kind == MENTION_NATIONALITY) return false;
  const PronounForm* form =
      c->kind == MENTION_PRONOUN ? pronoun_form(r->d->tokens[c->first].lower) : NULL;
  return c->kind == MENTION_NAME || c->kind == MENTION_NOMINAL || (form && form->sort == FORM_IT);
}

/// "Harrow Steel is a company that": the type noun before the relative word.
static bool type_noun_before(const Resolver* r, uint32_t first, uint32_t at) {
  uint32_t from = at > first + 16 ? at - 16 : first;
  for (uint32_t t = from; t < at; t++) {
    NominalHead h;
    if (!r->cover[t] && nominal_head_at(&r->lists, r->d, t, at, &h) && h.sort == NOMINAL_TYPE)
      return true;
  }
  return false;
}

/// "Olsen is an artist that": the noun before is one for persons.
static bool person_noun_before(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  for (size_t j = k, steps = 0; j-- > 0 && steps < 4; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->first + c->n == m->first)
      return c->kind == MENTION_NOMINAL && c->cls == CLASS_PERSON && !c->plural;
  }
  return false;
}

/// "the union, which": an organisation without a name.
static bool is_unnamed_body(const Resolver* r, const Mention* c) {
  bool nominal = c->kind == MENTION_NOMINAL && !c->plural && c->entity == NO_ENTITY;
  return nominal && ontology_is_a(r->o, c->cls, CLASS_ORGANIZATION);
}

/// "a firm that she founded, and which sells pens": the same as the relative word before.
static uint32_t same_as_before(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (m->first == 0 || r->d->tokens[m->first - 1].tag != TAG_CONJ) return NO_ENTITY;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    const PronounForm* form =
        c->kind == MENTION_PRONOUN ? pronoun_form(r->d->tokens[c->first].lower) : NULL;
    if (form && form->sort == FORM_WHICH) return c->entity;
  }
  return NO_ENTITY;
}

uint32_t coreference_find_which(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t same = same_as_before(r, k);
  if (same != NO_ENTITY) return same;
  bool that = str_equal(r->d->tokens[m->first].lower, STR("that"));
  if (that && person_noun_before(r, k)) return coreference_find_who(r, k, false);
  uint32_t first = r->d->sentences[m->sentence].first;
  bool noun = type_noun_before(r, first, m->first);
  uint32_t place = NO_ENTITY, chain = 0;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    if (c->span.end > m->span.begin) continue;
    if (is_unnamed_body(r, c) && is_adjacent(r, c, m->first)) return coreference_entity_of(r, j);
    if (!is_candidate_for_which(r, c)) continue;
    const Entity* e = coreference_entity(r, c);
    bool body = ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION);
    // "Harrow Films, based in Lund, Sweden, which": the place only tells where the organisation is.
    if (place != NO_ENTITY) {
      if (continues_chain(r, c, chain)) {
        place = c->entity;
        chain = c->first;
      }
      if (body && !has_verb(r, c->first + c->n, m->first)) return c->entity;
      continue;
    }
    if (is_adjacent(r, c, m->first) && (!that || body)) {
      if (!ontology_is_a(r->o, e->cls, CLASS_PLACE)) return c->entity;
      place = c->entity;
      chain = c->first;
      continue;
    }
    bool copula = has_copula(r, c->first + c->n, m->first);
    if (noun && (copula || is_apposition(r, c, m->first))) return c->entity;
  }
  return place;
}

/// "the hotel where": a noun of its own, which no mention stands for.
static bool is_behind_noun(const Resolver* r, uint32_t at) {
  return at > 0 && r->d->tokens[at - 1].tag == TAG_NOUN && !r->cover[at - 1] &&
         !list_has(r->lists.type, r->d->tokens[at - 1].lower);
}

uint32_t coreference_find_where(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (is_behind_noun(r, m->first)) return NO_ENTITY;
  uint32_t place = NO_ENTITY, chain = 0;
  for (size_t j = k, steps = 0; j-- > 0 && steps < SENTENCE_LOOK_BACK; steps++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    const Entity* e = coreference_entity(r, c);
    if (!e || c->kind == MENTION_NATIONALITY || c->kind == MENTION_PRONOUN ||
        c->span.end > m->span.begin)
      continue;
    if (ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION)) {
      // In "at Harrow College in Lund, where" the college is meant, in "left Harrow College and
      // lived in Lund, where" Lund.
      if (place == NO_ENTITY || !has_verb(r, c->first + c->n, m->first)) return c->entity;
      break;
    }
    bool first = place == NO_ENTITY || continues_chain(r, c, chain);
    if (!ontology_is_a(r->o, e->cls, CLASS_PLACE) || !first) continue;
    place = c->entity;
    chain = c->first;
  }
  return place;
}
