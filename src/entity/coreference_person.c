// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Who or what a personal pronoun or an anaphoric noun means: every earlier mention near enough that
// agrees is a candidate; closeness, being a subject, being a pronoun of the same kind add up, and
// the best one is taken.
#include "entity/coreference_internal.h"

enum {
  LOOK_BACK = 120,
  PERSON_SENTENCES = 6,
  THING_SENTENCES = 2,
  NEAREST_SUBJECT = 15,
  OWNS_SUBJECT = 20,
  CALLED_SO = 25,
  NAMED_SO = 80
};

/// Points by distance in sentences: a person stays in mind a little longer than a thing.
static const int person_near[] = {100, 76, 42, 30, 20, 12, 8};
static const int thing_near[] = {100, 65, 42, 30, 20, 12, 8};
static const int by_rank[] = {
    [RANK_OBLIQUE] = -8, [RANK_OWNER] = -4, [RANK_OTHER] = 0, [RANK_SUBJECT] = 25};

static uint32_t distance(const Resolver* r, const Mention* a, const Mention* b) {
  return r->ordinal[b->sentence] - r->ordinal[a->sentence];
}

static bool is_other_paragraph(const Resolver* r, const Mention* a, const Mention* b) {
  return r->d->sentences[a->sentence].paragraph != r->d->sentences[b->sentence].paragraph;
}

static uint32_t speech_around(const Resolver* r, const Mention* m) {
  uint32_t q = r->d->tokens[m->first].quotation;
  return q && r->d->quotations[q - 1].has_finite ? q : 0;
}

static bool gender_fits(Gender a, Gender b) {
  return a == GENDER_UNKNOWN || b == GENDER_UNKNOWN || a == b;
}

/// "X told him": within one clause an object that is not reflexive is not the subject.
static bool is_own_subject(const Resolver* r, size_t c, size_t k) {
  const Mention* a = &r->e->mentions[c];
  const Mention* b = &r->e->mentions[k];
  if (b->pronoun != PRONOUN_PERSONAL || r->rank[k] == RANK_SUBJECT || a->sentence != b->sentence)
    return false;
  if (r->rank[c] != RANK_SUBJECT) return false;
  int verbs = 0;
  for (uint32_t t = a->first + a->n; t < b->first; t++) {
    const Token* token = &r->d->tokens[t];
    if (token->tag == TAG_PUNCT || token->tag == TAG_CONJ || token->tag == TAG_SUBORD ||
        token->tag == TAG_WH)
      return false;
    bool governs = token->tag == TAG_PREP && t + 1 == b->first; // "imposes on it"
    if ((token->tag == TAG_PREP && !governs) || token->tag == TAG_VERB_ING || token->tag == TAG_TO)
      return false;
    verbs += token->tag == TAG_VERB || token->tag == TAG_VERB_PP || token->tag == TAG_VERB_BASE;
  }
  return verbs == 1;
}

/// "Oak was his uncle": the uncle is somebody else's.
static bool is_what_it_is(const Resolver* r, const Mention* a, const Mention* b) {
  if (b->pronoun != PRONOUN_POSSESSIVE || a->sentence != b->sentence) return false;
  uint32_t own = b->first + b->n;
  if (own < r->d->n_tokens && str_equal(r->d->tokens[own].lower, STR("own"))) return false;
  bool copula = false;
  for (uint32_t t = a->first + a->n; t < b->first; t++) {
    Str w = r->d->tokens[t].lower;
    bool be = str_equal(w, STR("is")) || str_equal(w, STR("was"));
    if (!be && r->d->tokens[t].tag != TAG_ADV && r->d->tokens[t].tag != TAG_NEG) return false;
    copula = copula || be;
  }
  return copula;
}

/// "As the daughter of Oak, she", "Like Oak, she": who is described is not who the phrase names.
static bool is_in_description(const Resolver* r, const Mention* a, const Mention* b) {
  if (a->sentence != b->sentence || b->pronoun != PRONOUN_PERSONAL) return false;
  uint32_t first = r->d->sentences[a->sentence].first;
  Str opener = r->d->tokens[first].lower;
  if (!str_equal(opener, STR("as")) && !str_equal(opener, STR("like")) &&
      !str_equal(opener, STR("unlike")))
    return false;
  for (uint32_t t = first + 1; t < b->first; t++) {
    const Token* token = &r->d->tokens[t];
    if (token->flags & TOKEN_FINITE) return false;
    if (str_equal(token->text, STR(","))) return a->first < t && t + 1 == b->first;
  }
  return false;
}

/// Somebody quoted does not call himself he; and he who is meant inside is rather somebody from
/// before.
static int quotation_score(const Resolver* r, const Mention* c, const Mention* m) {
  uint32_t inside = speech_around(r, m), other = speech_around(r, c);
  if (inside == other) return 0;
  bool same = r->ordinal[c->sentence] == r->ordinal[m->sentence];
  if (inside) return same ? -70 : -10;
  return -20;
}

/// Token behind a name with its bracket, or the place it is of: "Ann Oak (1870-1930)", "Henry IV of
/// Lund".
static uint32_t behind_addition(const Resolver* r, const Mention* c, uint32_t limit) {
  uint32_t end = coreference_skip_bracket(r, c->first + c->n, limit);
  if (end + 1 >= limit || !str_equal(r->d->tokens[end].lower, STR("of"))) return end;
  uint32_t m = r->cover[end + 1];
  if (m == 0 || !ontology_is_a(r->o, r->e->mentions[m - 1].cls, CLASS_PLACE)) return end;
  return r->e->mentions[m - 1].first + r->e->mentions[m - 1].n;
}

static bool joined_by_and(const Resolver* r, const Mention* c, const Mention* m) {
  if (m->first < c->first + c->n) return false;
  uint32_t end = behind_addition(r, c, m->first);
  if (m->first < end || m->first - end > 2) return false;
  for (uint32_t t = end; t < m->first; t++) {
    Str w = r->d->tokens[t].lower;
    if (!str_equal(w, STR("and")) && !str_equal(w, STR(",")) && !str_equal(w, STR("with")) &&
        !str_equal(w, STR("or"))) {
      return false;
    }
  }
  return m->first > end;
}

static bool in_brackets(const Resolver* r, const Mention* m) {
  for (uint32_t t = m->first, i = 0; t > 0 && i < 8; t--, i++) {
    Str w = r->d->tokens[t - 1].text;
    if (str_equal(w, STR(")")) || r->d->tokens[t - 1].sentence != m->sentence) return false;
    if (str_equal(w, STR("("))) return true;
  }
  return false;
}

static int common_score(const Resolver* r, size_t c, size_t k, const int* by_distance) {
  const Mention* a = &r->e->mentions[c];
  const Mention* b = &r->e->mentions[k];
  uint32_t d = distance(r, a, b);
  uint32_t last = sizeof person_near / sizeof *person_near - 1;
  Rank rank = a->pronoun == PRONOUN_RELATIVE ? RANK_OTHER : r->rank[c]; // its noun counts already
  int score = by_distance[d < last ? d : last] + by_rank[rank];
  if (b->pronoun == PRONOUN_POSSESSIVE && joined_by_and(r, a, b)) score += 60;
  if (in_brackets(r, a)) score -= 15;
  return score + quotation_score(r, a, b);
}

/* ---- he and she ---- */

/// "is a writer", "as a teacher", ", a lawyer": the noun says what somebody is and is nobody new.
bool coreference_is_predicate(const Resolver* r, const Mention* m) {
  if (m->first == 0) return false;
  const Token* before = &r->d->tokens[m->first - 1];
  static const Str words[] = {{"is", 2},      {"was", 3},      {"are", 3},       {"were", 4},
                              {"be", 2},      {"been", 4},     {"as", 2},        {"became", 6},
                              {"become", 6},  {"becoming", 8}, {"remained", 8},  {"named", 5},
                              {"elected", 7}, {"not", 3},      {"appointed", 9}, {"being", 5},
                              {",", 1},       {"also", 4}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (str_equal(before->lower, words[i])) return true;
  }
  return false;
}

static bool is_person_noun(const Resolver* r, const Mention* m) {
  bool person = m->kind == MENTION_NOMINAL && m->cls == CLASS_PERSON && !m->plural;
  return person && !coreference_is_predicate(r, m);
}

/// INT32_MIN: no candidate.
static int person_score(const Resolver* r, size_t c, size_t k, bool weak) {
  const Mention* a = &r->e->mentions[c];
  const Mention* b = &r->e->mentions[k];
  const Entity* e = coreference_entity(r, a);
  if (a->plural || span_overlaps(a->span, b->span)) return INT32_MIN;
  if (!e && !is_person_noun(r, a)) return INT32_MIN;
  if (e && e->cls != CLASS_PERSON &&
      !(weak && (a->weak || e->cls == CLASS_NONE) && a->kind == MENTION_NAME))
    return INT32_MIN;
  Gender gender = e ? e->gender : a->gender;
  if (!gender_fits(gender, b->gender) || is_own_subject(r, c, k)) return INT32_MIN;
  if (is_what_it_is(r, a, b) || is_in_description(r, a, b)) return INT32_MIN;
  int score = common_score(r, c, k, person_near);
  if (gender == b->gender) score += 15;
  if (r->relative_of[c]) score -= 35;
  if (a->kind == MENTION_PRONOUN && a->pronoun != PRONOUN_RELATIVE)
    score += distance(r, a, b) < 2 ? 20 : 8;
  if (is_other_paragraph(r, a, b) && distance(r, a, b) > 1) score -= 10;
  if (e && a->entity == r->topic[b->gender] && r->count[a->entity] > 3) score += 8;
  if (a->kind == MENTION_NOMINAL) score -= gender == b->gender ? 10 : 35;
  if (e && e->cls != CLASS_PERSON) score -= 20;
  return score;
}

static uint32_t best_person(Resolver* r, size_t k, bool weak, uint32_t reach) {
  const Mention* m = &r->e->mentions[k];
  int best = INT32_MIN;
  size_t chosen = 0;
  for (size_t j = k, steps = 0; j-- > 0 && steps < LOOK_BACK; steps++) {
    if (distance(r, &r->e->mentions[j], m) > reach) break;
    int score = person_score(r, j, k, weak);
    if (score == INT32_MIN || score < best) continue;
    best = score; // of equals the first in the text
    chosen = j;
  }
  return best == INT32_MIN || best < 0 ? NO_ENTITY : coreference_entity_of(r, chosen);
}

/// The mention stands in a phrase before the subject: "In his speech, ...".
static bool starts_fronted(const Resolver* r, const Mention* m) {
  uint32_t first = r->d->sentences[m->sentence].first;
  Tag tag = r->d->tokens[first].tag;
  bool fronted = tag == TAG_PREP || tag == TAG_SUBORD || tag == TAG_VERB_ING ||
                 tag == TAG_VERB_PP || tag == TAG_TO;
  return fronted && m->first - first <= 14;
}

/// "In his speech, Ren said": the name that follows in the sentence.
static uint32_t person_ahead(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (!starts_fronted(r, m)) return NO_ENTITY;
  for (size_t j = k + 1; j < r->e->n_mentions && j < k + 12; j++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    const Entity* e = coreference_entity(r, c);
    if (!e || e->cls != CLASS_PERSON || c->kind != MENTION_NAME || c->nested) continue;
    return gender_fits(e->gender, m->gender) && r->rank[j] == RANK_SUBJECT ? c->entity : NO_ENTITY;
  }
  return NO_ENTITY;
}

static uint32_t topic_person(const Resolver* r, Gender gender) {
  uint32_t known = r->topic[gender];
  return known != NO_ENTITY ? known : r->topic[GENDER_UNKNOWN];
}

/// "Oak and his wife": whoever else is spoken of, the wife is Oak's.
static uint32_t joined_owner(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (m->pronoun != PRONOUN_POSSESSIVE || m->first < 2 || m->first + 1 >= r->d->n_tokens)
    return NO_ENTITY;
  if (!str_equal(r->d->tokens[m->first - 1].lower, STR("and")) ||
      !list_has(r->lists.kin, r->d->tokens[m->first + 1].lower) || !r->cover[m->first - 2])
    return NO_ENTITY;
  const Mention* c = &r->e->mentions[r->cover[m->first - 2] - 1];
  const Entity* e = coreference_entity(r, c);
  bool fits =
      e && (m->gender == GENDER_UNKNOWN || e->gender == GENDER_UNKNOWN || e->gender == m->gender);
  bool person = fits && (e->cls == CLASS_PERSON || e->cls == CLASS_NONE);
  return person && c->kind == MENTION_NAME ? c->entity : NO_ENTITY;
}

uint32_t coreference_find_person(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t found = joined_owner(r, k);
  if (found == NO_ENTITY) found = best_person(r, k, false, 0);
  if (found == NO_ENTITY && m->pronoun == PRONOUN_POSSESSIVE) found = person_ahead(r, k);
  if (found == NO_ENTITY) found = best_person(r, k, false, PERSON_SENTENCES);
  if (found == NO_ENTITY) found = person_ahead(r, k);
  if (found == NO_ENTITY) found = topic_person(r, m->gender);
  if (found == NO_ENTITY) found = best_person(r, k, true, 1);
  if (found == NO_ENTITY) return coreference_add_unnamed(r, k, CLASS_PERSON, m->gender);
  coreference_make_person(r, found, m->gender);
  return found;
}

/* ---- it, the company ---- */

static bool classes_agree(const Resolver* r, ClassId cls, ClassId wanted) {
  if (wanted == CLASS_NONE) return true;
  return ontology_is_a(r->o, cls, wanted) ||
         (ontology_is_a(r->o, wanted, cls) && cls != CLASS_AGENT);
}

/// The same country, by the ontology or by what the text calls it ("the Norwegian producer
/// Fjordtek").
static bool country_agrees(const Resolver* r, uint32_t entity, uint32_t country, int* bonus) {
  if (country == NO_ENTITY) return true;
  const Entity* e = &r->e->entities[entity];
  uint32_t called = entity < r->n_named ? r->origin[entity] : 0;
  bool same = called == country + 1;
  if (called != 0 && !same) return false;
  if (called == 0 && e->name_entry != 0) {
    Str known = ontology_name(r->o, e->name_entry - 1)->country;
    if (known.len == 0) return true;
    same = str_equal(known, r->e->entities[country].label);
    if (!same) return false;
  }
  if (same) *bonus += 30;
  return true;
}

static int class_score(const Resolver* r, ClassId cls, Rank rank) {
  // Who was told something is seldom what it is about.
  if (cls == CLASS_NEWS_MEDIA && rank != RANK_SUBJECT) return -5;
  if (ontology_is_a(r->o, cls, CLASS_ORGANIZATION)) return 15;
  if (cls == CLASS_COUNTRY) return 5;
  if (ontology_is_a(r->o, cls, CLASS_PLACE)) return -30;
  // A subject of which nothing is known acts: a body rather than a thing.
  if (cls == CLASS_NONE) return rank == RANK_SUBJECT ? 5 : -20;
  return -10;
}

static Str call_key(const Resolver* r, uint32_t entity, Str noun) {
  return arena_printf(r->arena, "%u %.*s", entity, STR_ARG(noun));
}

void coreference_remember_call(Resolver* r, uint32_t entity, Str noun) {
  map_put(&r->calls, call_key(r, entity, noun), 1);
}

static bool was_called(const Resolver* r, uint32_t entity, Str noun) {
  return noun.len > 0 && map_get(&r->calls, call_key(r, entity, noun), NULL);
}

/// "The bank" is none of the well-known companies that are something else.
static bool trade_fits(const Resolver* r, uint32_t entity, Str noun) {
  const Entity* e = &r->e->entities[entity];
  Str trade = list_value(r->lists.trade_noun, noun);
  if (trade.len == 0 || e->name_entry == 0 || e->cls != CLASS_CORPORATION) return true;
  Str trades = list_value(r->lists.trade, e->label), one;
  while (str_cut(&trades, ' ', &one))
    if (str_equal(one, trade)) return true;
  return was_called(r, entity, noun);
}

/// "The group" is no ministry and no party; "the government" is a body that was called so, not any
/// office of a state.
static bool noun_fits(const Resolver* r, uint32_t entity, Str noun) {
  if (noun.len == 0 || entity == NO_ENTITY) return true;
  const Entity* e = &r->e->entities[entity];
  if (!trade_fits(r, entity, noun)) return false;
  if (e->cls == CLASS_CORPORATION && list_has(r->lists.no_company, noun))
    return was_called(r, entity, noun);
  if (list_has(r->lists.private_body, noun))
    return !ontology_is_a(r->o, e->cls, CLASS_GOVERNMENT_ORGANIZATION) && e->cls != CLASS_PARTY;
  if (!list_has(r->lists.government, noun) || e->cls == CLASS_NONE) return true;
  Str tail = str_slice(noun, 1, noun.len); // "Government of Norway", "Norwegian government"
  return str_find(e->label, tail, 0) != SIZE_MAX || was_called(r, entity, noun);
}

/// What a nominal or it looks for.
typedef struct {
  ClassId cls; ///< CLASS_NONE: anything
  uint32_t country;
  Str noun;
} Wanted;

/// "the pilots' union ... its": a body without a name can be meant as well.
static bool is_unnamed_body(const Resolver* r, const Mention* m) {
  bool definite = m->kind == MENTION_NOMINAL && !m->plural && m->entity == NO_ENTITY;
  return definite && ontology_is_a(r->o, m->cls, CLASS_ORGANIZATION);
}

static bool may_be_thing(const Resolver* r, size_t c, size_t k) {
  const Mention* a = &r->e->mentions[c];
  const Mention* b = &r->e->mentions[k];
  if (span_overlaps(a->span, b->span) || a->kind == MENTION_NATIONALITY || is_own_subject(r, c, k))
    return false;
  const Entity* e = coreference_entity(r, a);
  if (!e) return is_unnamed_body(r, a) && b->kind == MENTION_PRONOUN;
  if (e->cls == CLASS_PERSON || e->cls == CLASS_GROUP || e->plural) return false;
  bool they = a->kind == MENTION_PRONOUN && a->plural;
  return !(they && b->kind == MENTION_PRONOUN && a->sentence == b->sentence);
}

static int thing_score(const Resolver* r, size_t c, size_t k, const Wanted* w) {
  const Mention* a = &r->e->mentions[c];
  const Mention* b = &r->e->mentions[k];
  if (!may_be_thing(r, c, k)) return INT32_MIN;
  ClassId cls = a->entity == NO_ENTITY ? a->cls : r->e->entities[a->entity].cls;
  // "Fjordtek sells nets. The company was": a subject of which nothing is known may be one.
  bool open = cls == CLASS_NONE && a->kind == MENTION_NAME && r->rank[c] == RANK_SUBJECT &&
              (w->cls == CLASS_CORPORATION || w->cls == CLASS_ORGANIZATION);
  if (!open && !classes_agree(r, cls, w->cls)) return INT32_MIN;
  if (!noun_fits(r, a->entity, w->noun)) return INT32_MIN;
  int score = common_score(r, c, k, thing_near) - (open ? 15 : 0);
  if (a->entity == NO_ENTITY)
    score -= 20;
  else if (!country_agrees(r, a->entity, w->country, &score))
    return INT32_MIN;
  if (a->sentence == b->sentence) {
    uint32_t tokens = b->first - a->first;
    score -= tokens < 60 ? (int)tokens / 3 : 20;
  }
  if (w->cls == CLASS_NONE) score += class_score(r, cls, r->rank[c]);
  if (a->nested && a->kind == MENTION_NAME) score -= 5;
  if (a->kind != MENTION_NAME && a->pronoun != PRONOUN_RELATIVE) score += 10;
  if (a->entity != NO_ENTITY && was_called(r, a->entity, w->noun)) score += CALLED_SO;
  return w->cls != CLASS_NONE && is_other_paragraph(r, a, b) ? score - 15 : score;
}

/// "Since its founding in 1928, Harrow Steel has": the organisation that follows as subject.
static uint32_t thing_ahead(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  if (!starts_fronted(r, m)) return NO_ENTITY;
  for (size_t j = k + 1; j < r->e->n_mentions && j < k + 12; j++) {
    const Mention* c = &r->e->mentions[j];
    if (c->sentence != m->sentence) break;
    const Entity* e = coreference_entity(r, c);
    if (!e || c->kind != MENTION_NAME || c->nested || r->rank[j] != RANK_SUBJECT) continue;
    return e->cls != CLASS_PERSON ? c->entity : NO_ENTITY;
  }
  return NO_ENTITY;
}

/// "Acorn's founder has sold its nets": the owner of the one who does it stands nearest.
static bool owns_subject(const Resolver* r, size_t c) {
  const Mention* a = &r->e->mentions[c];
  if (!a->nested || r->rank[c] != RANK_OWNER) return false;
  for (size_t j = c, steps = 0; j-- > 0 && steps < 4; steps++) {
    const Mention* outer = &r->e->mentions[j];
    if (outer->first == a->first && outer->n > a->n)
      return outer->kind == MENTION_NOMINAL && outer->cls == CLASS_PERSON &&
             r->rank[j] == RANK_SUBJECT;
  }
  return false;
}

/// "the company" far from any name: the organisation that the text is about.
static int topic_score(const Resolver* r, const Wanted* w) {
  enum { OFTEN = 3, BASE = 62 };
  int score = BASE;
  if (w->cls == CLASS_NONE || !ontology_is_a(r->o, w->cls, CLASS_ORGANIZATION)) return INT32_MIN;
  if (r->body == NO_ENTITY || r->count[r->body] < OFTEN) return INT32_MIN;
  if (!classes_agree(r, r->e->entities[r->body].cls, w->cls)) return INT32_MIN;
  if (!noun_fits(r, r->body, w->noun)) return INT32_MIN;
  if (!country_agrees(r, r->body, w->country, &score)) return INT32_MIN;
  if (w->country != NO_ENTITY && score == BASE) return INT32_MIN;
  return was_called(r, r->body, w->noun) ? score + CALLED_SO : score;
}

/// "the university" after "the University of Lund": the noun is part of the name.
static uint32_t named_so(const Resolver* r, const Wanted* w) {
  uint32_t entity = NO_ENTITY;
  int bonus = 0;
  if (w->noun.len == 0 || !map_get(&r->by_noun, w->noun, &entity)) return NO_ENTITY;
  bool fits = classes_agree(r, r->e->entities[entity].cls, w->cls) &&
              country_agrees(r, entity, w->country, &bonus);
  return fits ? entity : NO_ENTITY;
}

uint32_t coreference_find_thing(Resolver* r, size_t k, ClassId wanted, uint32_t country, Str noun) {
  const Mention* m = &r->e->mentions[k];
  const Wanted w = {wanted, country, noun};
  int best = INT32_MIN;
  size_t chosen = 0;
  bool subject_seen = false;
  for (size_t j = k, steps = 0; j-- > 0 && steps < LOOK_BACK; steps++) {
    if (distance(r, &r->e->mentions[j], m) > THING_SENTENCES) break;
    int score = thing_score(r, j, k, &w);
    if (score == INT32_MIN) continue;
    bool same = r->e->mentions[j].sentence == m->sentence;
    if (same && m->pronoun == PRONOUN_POSSESSIVE && owns_subject(r, j)) score += OWNS_SUBJECT;
    bool near = same || r->rank[k] == RANK_SUBJECT;
    if (near && r->rank[j] == RANK_SUBJECT && !subject_seen) {
      subject_seen = true; // the subject of the clause itself
      score += NEAREST_SUBJECT;
    }
    if (score <= best) continue;
    best = score; // of equals the last in the text
    chosen = j;
  }
  if (best < 100 && m->pronoun == PRONOUN_POSSESSIVE) {
    uint32_t ahead = thing_ahead(r, k);
    if (ahead != NO_ENTITY) return ahead;
  }
  int topic = topic_score(r, &w);
  uint32_t named = named_so(r, &w);
  if (named != NO_ENTITY && best < NAMED_SO && topic < NAMED_SO) return named;
  if (topic > best) return r->body;
  return best < 20 ? NO_ENTITY : coreference_entity_of(r, chosen);
}

/* ---- they ---- */

static bool is_they(const Resolver* r, const Mention* m) {
  const PronounForm* form =
      m->kind == MENTION_PRONOUN ? pronoun_form(r->d->tokens[m->first].lower) : NULL;
  return form && form->sort == FORM_THEY;
}

/// "X and Y", "he and his wife Y": two people are spoken of together.
static bool is_pair(const Resolver* r, size_t c) {
  const Mention* a = &r->e->mentions[c];
  uint32_t and = a->first + a->n;
  if (and+1 >= r->d->n_tokens || !str_equal(r->d->tokens[and].lower, STR("and"))) return false;
  for (size_t j = c + 1; j < r->e->n_mentions && j < c + 4; j++) {
    const Mention* b = &r->e->mentions[j];
    if (b->first != and+1) continue;
    const Entity* e = coreference_entity(r, b);
    return b->cls == CLASS_PERSON || (e && e->cls == CLASS_PERSON);
  }
  return false;
}

/// "Acorn and 70 affiliates", "Acorn and its suppliers": several, and the name stands for them.
static bool has_company(const Resolver* r, size_t c) {
  enum { LONGEST = 4 };
  const Mention* a = &r->e->mentions[c];
  uint32_t t = a->first + a->n;
  if (a->kind != MENTION_NAME || t + 2 >= r->d->n_tokens ||
      !str_equal(r->d->tokens[t].lower, STR("and")))
    return false;
  const Token* first = &r->d->tokens[++t];
  if (first->tag != TAG_NUM && first->tag != TAG_POSS && !str_equal(first->lower, STR("other")))
    return false;
  for (uint32_t end = t + LONGEST; t < end && t < r->d->n_tokens; t++) {
    const Token* token = &r->d->tokens[t];
    if (token->tag == TAG_NOUN && token->lex && token->lex->bits & LEX_NOUN_PLURAL) return true;
    if (token->tag != TAG_NUM && token->tag != TAG_POSS && token->tag != TAG_ADJ &&
        token->tag != TAG_NOUN)
      return false;
  }
  return false;
}

typedef enum { THEY_NONE, THEY_GROUP, THEY_PAIR, THEY_COMPANY, THEY_BODY } TheyKind;

static TheyKind they_kind(const Resolver* r, size_t c) {
  const Mention* a = &r->e->mentions[c];
  const Entity* e = coreference_entity(r, a);
  if (a->kind == MENTION_NATIONALITY || a->kind == MENTION_DATE || a->kind == MENTION_VALUE)
    return THEY_NONE;
  if (a->plural && a->kind == MENTION_NOMINAL) return THEY_GROUP;
  if (is_they(r, a)) return THEY_GROUP;
  if (e && e->cls == CLASS_PERSON && is_pair(r, c)) return THEY_PAIR;
  bool body = e && ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION) && !e->plural;
  if (!body || a->pronoun == PRONOUN_RELATIVE) return THEY_NONE;
  return has_company(r, c) ? THEY_COMPANY : THEY_BODY;
}

/// "Unions were less happy: they": a plural noun that nothing is known of stands nearer.
static bool has_plural_subject(const Resolver* r, const Mention* c, const Mention* m) {
  for (uint32_t t = c->first + c->n; t + 1 < m->first; t++) {
    const Token* token = &r->d->tokens[t];
    bool plural = token->tag == TAG_NOUN && token->lex && token->lex->bits & LEX_NOUN_PLURAL;
    if (plural && r->d->tokens[t + 1].flags & TOKEN_FINITE) return true;
  }
  return false;
}

/// A group, two people spoken of together, or an organisation, which English treats as many.
uint32_t coreference_find_plural(Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  int best = INT32_MIN;
  size_t chosen = 0;
  TheyKind kind = THEY_NONE;
  for (size_t j = k, steps = 0; j-- > 0 && steps < 60; steps++) {
    const Mention* c = &r->e->mentions[j];
    TheyKind t = they_kind(r, j);
    if (distance(r, c, m) > 1) break;
    if (t == THEY_NONE || span_overlaps(c->span, m->span) || is_own_subject(r, j, k)) continue;
    int score =
        common_score(r, j, k, person_near) + (t == THEY_BODY ? 0 : 20) + (is_they(r, c) ? 10 : 0);
    if (t == THEY_BODY && r->rank[j] != RANK_SUBJECT && !speech_around(r, c)) score -= 40;
    if (t == THEY_COMPANY) score += 15;
    if (speech_around(r, m) && speech_around(r, c) == speech_around(r, m)) score += 25;
    if (score <= best) continue;
    best = score;
    chosen = j;
    kind = t;
  }
  if (kind == THEY_NONE || kind == THEY_PAIR || best < 40) return NO_ENTITY;
  if (kind == THEY_BODY && has_plural_subject(r, &r->e->mentions[chosen], m)) return NO_ENTITY;
  return kind == THEY_BODY ? r->e->mentions[chosen].entity : coreference_entity_of(r, chosen);
}
