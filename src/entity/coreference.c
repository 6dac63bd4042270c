// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Which mentions are the same entity, through the whole document and from left to right. The rules
// for each kind of word are in coreference_*.c; here is their order, and what they share. Every
// look back is bounded, so the work grows with the length of the document only.
#include "entity/coreference_internal.h"

/* ---- shared ---- */

uint32_t coreference_sentence_end(const Resolver* r, const Mention* m) {
  const Sentence* s = &r->d->sentences[m->sentence];
  return s->first + s->n;
}

uint32_t coreference_skip_bracket(const Resolver* r, uint32_t at, uint32_t end) {
  enum { LONGEST = 40 };
  if (at >= end || !str_equal(r->d->tokens[at].text, STR("("))) return at;
  for (uint32_t t = at + 1; t < end && t < at + LONGEST; t++) {
    if (str_equal(r->d->tokens[t].text, STR(")"))) return t + 1;
  }
  return at;
}

uint32_t coreference_add_unnamed(Resolver* r, size_t k, ClassId cls, Gender gender) {
  Entities* e = r->e;
  if (e->n_entities == r->entity_cap) {
    size_t cap = r->entity_cap * 2 + 16;
    e->entities = arena_grow(r->arena, e->entities, e->n_entities, cap, sizeof *e->entities);
    r->count = arena_grow(r->arena, r->count, e->n_entities, cap, sizeof *r->count);
    r->entity_cap = cap;
  }
  const Mention* m = &e->mentions[k];
  e->entities[e->n_entities] = (Entity){.cls = cls,
                                        .label = document_slice(r->d, m->span),
                                        .gender = gender,
                                        .unnamed = true,
                                        .plural = m->plural,
                                        .speaks_for = NO_ENTITY,
                                        .introduced = m->span};
  return (uint32_t)e->n_entities++;
}

uint32_t coreference_entity_of(Resolver* r, size_t c) {
  Mention* m = &r->e->mentions[c];
  if (m->entity == NO_ENTITY && m->kind == MENTION_NOMINAL) {
    m->entity = coreference_add_unnamed(r, c, m->cls, m->gender);
  }
  return m->entity;
}

void coreference_make_person(Resolver* r, uint32_t entity, Gender gender) {
  Entity* e = &r->e->entities[entity];
  e->cls = CLASS_PERSON;
  if (e->gender == GENDER_UNKNOWN) e->gender = gender;
}

/* ---- prominence ---- */

static bool is_verb_start(const Token* t) {
  return (t->flags & TOKEN_FINITE) || t->tag == TAG_AUX || t->tag == TAG_MODAL ||
         t->tag == TAG_VERB;
}

/// The token after a comma-enclosed insertion, if a verb stands there; else `at`.
static uint32_t skip_insertion(const Resolver* r, uint32_t at, uint32_t end) {
  enum { LONGEST = 30 };
  if (at >= end || !str_equal(r->d->tokens[at].text, STR(","))) return at;
  for (uint32_t t = at + 1; t + 1 < end && t < at + LONGEST; t++) {
    if (!str_equal(r->d->tokens[t].text, STR(","))) continue;
    uint32_t next = t + 1;
    while (next + 1 < end && r->d->tokens[next].tag == TAG_ADV)
      next++;
    if (is_verb_start(&r->d->tokens[next])) return next;
  }
  return at;
}

/// '"...," said chairman Lars Brekke': the subject behind a verb that follows a quotation or comma.
static bool is_inverted_subject(const Resolver* r, const Mention* m) {
  uint32_t first = r->d->sentences[m->sentence].first;
  for (uint32_t t = m->first, i = 0; t > first + 1 && i < 6; t--, i++) {
    const Token* token = &r->d->tokens[t - 1];
    if (token->flags & TOKEN_FINITE && token->tag == TAG_VERB) {
      Tag before = r->d->tokens[t - 2].tag;
      return before == TAG_QUOTE || str_equal(r->d->tokens[t - 2].text, STR(","));
    }
    if (token->tag != TAG_NOUN && token->tag != TAG_ADJ && token->tag != TAG_NAME &&
        token->tag != TAG_DET && token->tag != TAG_GENITIVE) {
      return false;
    }
  }
  return false;
}

static bool is_behind_preposition(const Resolver* r, const Mention* m) {
  uint32_t first = r->d->sentences[m->sentence].first;
  for (uint32_t t = m->first, i = 0; t > first && i < 5; t--, i++) {
    Tag tag = r->d->tokens[t - 1].tag;
    if (tag == TAG_PREP || tag == TAG_TO) return true;
    if (tag != TAG_DET && tag != TAG_ADJ && tag != TAG_NOUN && tag != TAG_NAME && tag != TAG_POSS)
      return false;
  }
  return false;
}

static Rank rank_of(const Resolver* r, size_t k) {
  const Mention* m = &r->e->mentions[k];
  uint32_t end = coreference_sentence_end(r, m), t = m->first + m->n;
  if (t < end && r->d->tokens[t].tag == TAG_GENITIVE) return RANK_OWNER;
  if (m->pronoun == PRONOUN_POSSESSIVE) return RANK_OWNER;
  if (is_behind_preposition(r, m)) return RANK_OBLIQUE;
  if (is_inverted_subject(r, m)) return RANK_SUBJECT;
  t = coreference_skip_bracket(r, t, end);
  t = skip_insertion(r, t, end);
  while (t < end && (r->d->tokens[t].tag == TAG_ADV || r->d->tokens[t].tag == TAG_NEG))
    t++;
  if (t < end && is_verb_start(&r->d->tokens[t])) return RANK_SUBJECT;
  // "X and Y said": both are subjects.
  bool list =
      t + 1 < end && str_equal(r->d->tokens[t].lower, STR("and")) && k + 1 < r->e->n_mentions;
  if (list && r->e->mentions[k + 1].first == t + 1)
    return r->rank[k + 1] == RANK_SUBJECT ? RANK_SUBJECT : RANK_OTHER;
  return RANK_OTHER;
}

/* ---- gender ---- */

static Gender gender_of_given(const Resolver* r, const Token* t) {
  uint32_t bits = t->lex ? t->lex->bits : 0;
  bool male = bits & LEX_GIVEN_MALE, female = bits & LEX_GIVEN_FEMALE;
  if (male != female) return male ? GENDER_MALE : GENDER_FEMALE;
  if (form_in(t->written, r->lists.mostly_male)) return GENDER_MALE;
  return form_in(t->written, r->lists.mostly_female) ? GENDER_FEMALE : GENDER_UNKNOWN;
}

static Gender gender_of_title(const Resolver* r, const Token* t) {
  if (form_in(t->written, r->lists.title_male)) return GENDER_MALE;
  return form_in(t->written, r->lists.title_female) ? GENDER_FEMALE : GENDER_UNKNOWN;
}

static Gender gender_of_name(const Resolver* r, const Mention* m) {
  const Token* first = &r->d->tokens[m->first];
  Gender g = gender_of_title(r, first);
  if (g == GENDER_UNKNOWN && m->first > 0) g = gender_of_title(r, first - 1);
  return g != GENDER_UNKNOWN || m->n < 2 ? g : gender_of_given(r, first);
}

static void find_genders(Resolver* r) {
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    Mention* m = &r->e->mentions[k];
    if (m->kind != MENTION_NAME || m->entity == NO_ENTITY) continue;
    Entity* e = &r->e->entities[m->entity];
    if (e->cls != CLASS_PERSON || e->gender != GENDER_UNKNOWN) continue;
    e->gender = gender_of_name(r, m);
  }
}

/// "his wife, Mary": the noun tells the sex of the name.
static void gender_from_nouns(Resolver* r) {
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    const Mention* m = &r->e->mentions[k];
    if (m->kind != MENTION_NOMINAL || m->entity == NO_ENTITY || m->gender == GENDER_UNKNOWN)
      continue;
    Entity* e = &r->e->entities[m->entity];
    if (e->cls == CLASS_PERSON && e->gender == GENDER_UNKNOWN) e->gender = m->gender;
  }
}

/* ---- the pass ---- */

static bool in_speech(const Resolver* r, const Mention* m) {
  uint32_t q = r->d->tokens[m->first].quotation;
  return q && r->d->quotations[q - 1].has_finite;
}

/// I and we: outside speech the document's own voice; inside it whoever speaks, which claims.c
/// tells.
static uint32_t find_first_person(Resolver* r, size_t k, bool plural) {
  if (in_speech(r, &r->e->mentions[k])) return NO_ENTITY;
  uint32_t* voice = plural ? &r->authors : &r->author;
  if (*voice == NO_ENTITY) {
    *voice =
        coreference_add_unnamed(r, k, plural ? CLASS_ORGANIZATION : CLASS_PERSON, GENDER_UNKNOWN);
  }
  return *voice;
}

/// Without an antecedent it is an organisation that is not named here, as far as a pattern wants
/// one.
static uint32_t find_it(Resolver* r, size_t k) {
  uint32_t found = coreference_find_thing(r, k, CLASS_NONE, NO_ENTITY, STR_EMPTY);
  return found != NO_ENTITY ? found
                            : coreference_add_unnamed(r, k, CLASS_ORGANIZATION, GENDER_UNKNOWN);
}

static uint32_t find_they(Resolver* r, size_t k) {
  uint32_t found = coreference_find_plural(r, k);
  return found != NO_ENTITY ? found : coreference_add_unnamed(r, k, CLASS_GROUP, GENDER_UNKNOWN);
}

/// "Harrow, which": what was taken for a person without good reason is none.
static uint32_t find_which(Resolver* r, size_t k) {
  uint32_t found = coreference_find_which(r, k);
  if (found == NO_ENTITY || str_equal(r->d->tokens[r->e->mentions[k].first].lower, STR("that")))
    return found;
  Entity* e = &r->e->entities[found];
  if (e->cls == CLASS_PERSON && e->gender == GENDER_UNKNOWN && !e->unnamed)
    e->cls = CLASS_ORGANIZATION;
  return found;
}

static uint32_t find_pronoun(Resolver* r, size_t k) {
  const PronounForm* form = pronoun_form(r->d->tokens[r->e->mentions[k].first].lower);
  if (!form) return NO_ENTITY;
  switch (form->sort) {
  case FORM_HE_SHE:
    return coreference_find_person(r, k);
  case FORM_IT:
    return find_it(r, k);
  case FORM_THEY:
    return find_they(r, k);
  case FORM_I:
    return find_first_person(r, k, false);
  case FORM_WE:
    return find_first_person(r, k, true);
  case FORM_WHO:
    return coreference_find_who(r, k, str_equal(form->word, STR("whose")));
  case FORM_WHICH:
    return find_which(r, k);
  case FORM_WHERE:
    return coreference_find_where(r, k);
  }
  return NO_ENTITY;
}

/// Keeps "university" for the University of Lund.
static void note_type_noun(Resolver* r, const Mention* m) {
  if (!ontology_is_a(r->o, r->e->entities[m->entity].cls, CLASS_ORGANIZATION)) return;
  for (uint32_t t = m->first; t < m->first + m->n; t++) {
    if (form_in(r->d->tokens[t].form, r->lists.type))
      map_put(&r->by_noun, r->d->tokens[t].lower, m->entity);
  }
}

/// Keeps the person spoken of most, for pronouns far from any name.
static void count_mention(Resolver* r, const Mention* m) {
  if (m->entity == NO_ENTITY) return;
  const Entity* e = &r->e->entities[m->entity];
  uint32_t count = ++r->count[m->entity];
  if (m->kind == MENTION_NAME) note_type_noun(r, m);
  bool body = ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION) && e->cls != CLASS_NEWS_MEDIA;
  if (body && (r->body == NO_ENTITY || count > r->count[r->body])) r->body = m->entity;
  if (e->cls != CLASS_PERSON) return;
  for (Gender g = GENDER_UNKNOWN; g <= GENDER_FEMALE; g++) {
    if (g != GENDER_UNKNOWN && e->gender != GENDER_UNKNOWN && e->gender != g) continue;
    uint32_t* topic = &r->topic[g];
    if (*topic == NO_ENTITY || count > r->count[*topic]) *topic = m->entity;
  }
}

/// A pronoun inside "his company" comes later in the order but must be known first.
static void resolve_owner(Resolver* r, size_t k) {
  Entities* e = r->e;
  if (k + 1 >= e->n_mentions) return;
  Mention* inner = &e->mentions[k + 1];
  bool owner = inner->kind == MENTION_PRONOUN && inner->first == e->mentions[k].first &&
               inner->entity == NO_ENTITY;
  if (!owner) return;
  uint32_t found = find_pronoun(r, k + 1);
  e->mentions[k + 1].entity = found;
}

/// "the carmaker Volvo": the name right behind says which.
static uint32_t name_behind(const Resolver* r, const Mention* m) {
  uint32_t t = m->first + m->n;
  if (t >= r->d->n_tokens || r->cover[t] == 0) return NO_ENTITY;
  const Mention* x = &r->e->mentions[r->cover[t] - 1];
  bool org = x->kind == MENTION_NAME && x->first == t && x->sentence == m->sentence &&
             ontology_is_a(r->o, m->cls, CLASS_ORGANIZATION) &&
             !ontology_is_a(r->o, x->cls, CLASS_PERSON) &&
             !ontology_is_a(r->o, x->cls, CLASS_PLACE);
  return org ? x->entity : NO_ENTITY;
}

static void resolve_all(Resolver* r) {
  Entities* e = r->e;
  for (size_t k = 0; k < e->n_mentions; k++) {
    uint32_t found = e->mentions[k].entity;
    if (e->mentions[k].kind == MENTION_NOMINAL) {
      resolve_owner(r, k);
      found = name_behind(r, &e->mentions[k]);
      if (found == NO_ENTITY) found = coreference_find_nominal(r, k);
      coreference_complete_role(r, k);
    } else if (e->mentions[k].kind == MENTION_PRONOUN && found == NO_ENTITY) {
      found = find_pronoun(r, k);
    } else if (e->mentions[k].kind == MENTION_NAME) {
      coreference_complete_role(r, k);
    }
    e->mentions[k].entity = found;
    if (e->mentions[k].kind == MENTION_NOMINAL) coreference_note_nominal(r, k);
    count_mention(r, &e->mentions[k]);
  }
}

/// They without a noun before are people, whatever else a pattern wants.
static bool is_people(const Resolver* r, const Mention* m, const Entity* e) {
  if (e->cls != CLASS_GROUP || !e->unnamed) return false;
  const PronounForm* form = pronoun_form(r->d->tokens[m->first].lower);
  return form && form->sort == FORM_THEY && pronoun_form(utf8_lower(r->arena, e->label)) != NULL;
}

/// Mentions take over what became known of their entities.
static void spread_classes(Resolver* r) {
  for (size_t k = 0; k < r->e->n_mentions; k++) {
    Mention* m = &r->e->mentions[k];
    if (m->entity == NO_ENTITY) continue;
    const Entity* e = &r->e->entities[m->entity];
    if (m->kind == MENTION_PRONOUN) {
      m->cls = is_people(r, m, e) ? CLASS_PERSON : e->cls;
      m->weak = e->unnamed && e->cls != CLASS_PERSON;
      if (m->gender == GENDER_UNKNOWN) m->gender = e->gender;
    }
    if (m->kind == MENTION_NAME && (m->cls == CLASS_PERSON || m->cls == CLASS_NONE) &&
        e->cls == CLASS_ORGANIZATION)
      m->cls = e->cls;
    // "the Green Work League (GWL)": the short form is a party too.
    if (m->kind == MENTION_NAME && m->cls == CLASS_ORGANIZATION && !e->unnamed &&
        ontology_is_a(r->o, e->cls, CLASS_ORGANIZATION))
      m->cls = e->cls;
    if (m->kind == MENTION_NAME && m->cls != CLASS_PERSON && e->cls == CLASS_PERSON) {
      m->cls = CLASS_PERSON;
      m->weak = false;
    }
  }
}

static Resolver make_resolver(const Document* d, const Ontology* ontology, Arena* arena,
                              Entities* e) {
  Resolver r = {.d = d,
                .o = ontology,
                .arena = arena,
                .e = e,
                .lists = nominal_lists(ontology, arena),
                .connectors = ontology_list(ontology, STR("alias-connector")),
                .honours = ontology_list(ontology, STR("name-honour")),
                .beginnings = ontology_list(ontology, STR("alias-beginning")),
                .topic = {NO_ENTITY, NO_ENTITY, NO_ENTITY},
                .body = NO_ENTITY,
                .author = NO_ENTITY,
                .authors = NO_ENTITY};
  r.cover = nominal_cover(d, e, arena);
  r.calls = map_in(arena);
  r.by_noun = map_in(arena);
  r.unnamed = map_in(arena);
  r.ordinal = arena_new_array(arena, uint32_t, d->n_sentences + 1);
  uint32_t outer = 0;
  for (size_t i = 0; i < d->n_sentences; i++) {
    if (d->sentences[i].outer == i) outer++;
    r.ordinal[i] = outer;
  }
  return r;
}

void entity_resolve(const Document* d, const Ontology* ontology, Arena* arena, Entities* e) {
  if (e->n_mentions == 0) return;
  Resolver r = make_resolver(d, ontology, arena, e);
  coreference_merge_aliases(&r);
  r.entity_cap = e->n_entities;
  r.count = arena_new_array(arena, uint32_t, e->n_entities + 1);
  r.rank = arena_new_array(arena, Rank, e->n_mentions);
  r.relative_of = arena_new_array(arena, bool, e->n_mentions);
  for (size_t k = e->n_mentions; k-- > 0;)
    r.rank[k] = rank_of(&r, k);
  coreference_retype_owners(&r);
  coreference_find_origins(&r);
  find_genders(&r);
  coreference_find_roles(&r);
  gender_from_nouns(&r);
  resolve_all(&r);
  spread_classes(&r);
}
