// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Mentions that are no names: pronouns, relative words, and noun phrases that stand for somebody
// ("the company", "his wife", "Huawei's founder", "US officials"). What they refer to is left to
// coreference.c.
#include "entity/nominals_internal.h"

typedef struct {
  const Document* d;
  const Ontology* o;
  Arena* arena;
  Entities* e;
  NominalLists lists;
  const WordList *referential, *government, *law, *body_adjective;
  Map labelled; ///< label -> entity
  uint32_t* cover;
  VEC(Mention) found;
  uint32_t first, end; ///< tokens of the sentence
} Finder;

static const Token* token_at(const Finder* f, uint32_t i) {
  return i >= f->first && i < f->end ? &f->d->tokens[i] : NULL;
}

static bool token_is(const Finder* f, uint32_t i, const char* word) {
  const Token* t = token_at(f, i);
  return t && str_equal(t->lower, str_from(word));
}

static bool is_nounish(const Token* t) {
  return t && (t->tag == TAG_NOUN || t->tag == TAG_ADJ || t->tag == TAG_NAME || t->tag == TAG_NUM);
}

/// "US" and "IT" are no pronouns, "I" in "Charles I" neither.
static bool is_written_as_pronoun(const Finder* f, uint32_t at) {
  const Token* t = &f->d->tokens[at];
  if (str_equal(t->lower, STR("i"))) {
    const Token* before = token_at(f, at - 1);
    const Token* after = token_at(f, at + 1);
    bool numeral =
        at > f->first && before->tag == TAG_NAME && before->span.end + 1 == t->span.begin &&
        !(before->flags & TOKEN_SENTENCE_START) &&
        !(after && (after->flags & TOKEN_FINITE || after->tag == TAG_AUX || after->tag == TAG_ADV));
    return str_equal(t->text, STR("I")) && !numeral;
  }
  return !(t->flags & TOKEN_ALL_UPPER) || (t->flags & TOKEN_IN_TITLE_CASE && t->text.len > 3);
}

/// "that", "whether", "who": what a clause of content begins with.
static bool opens_content(const Finder* f, uint32_t at) {
  static const char* const openers[] = {"that", "whether", "if",   "who",   "what",
                                        "why",  "how",     "when", "where", "which"};
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
    if (token_is(f, at, openers[i])) return true;
  return false;
}

/// The empty it of "it is clear that", "it seems that", "it was Ren who".
static bool is_expletive(const Finder* f, uint32_t at) {
  uint32_t i = at + 1;
  bool be = false;
  for (const Token* t; (t = token_at(f, i)) != NULL; i++) {
    be |= t->tag == TAG_AUX;
    if (t->tag != TAG_AUX && t->tag != TAG_MODAL && t->tag != TAG_ADV && t->tag != TAG_NEG) break;
  }
  const Token* t = token_at(f, i);
  if (!t) return false;
  static const Str seem[] = {{"seems", 5},       {"seemed", 6},  {"appears", 7}, {"appeared", 8},
                             {"emerged", 7},     {"emerges", 7}, {"happens", 7}, {"happened", 8},
                             {"transpired", 10}, {"seem", 4},    {"appear", 6}};
  if (token_is(f, i + 1, "that") || token_is(f, i + 1, "as")) {
    for (size_t k = 0; k < sizeof seem / sizeof *seem; k++) {
      if (str_equal(t->lower, seem[k])) return true;
    }
  }
  if (!be) return false;
  const Token* last = &f->d->tokens[i - 1];
  bool adjective = last->tag == TAG_ADV && last->lex && last->lex->bits & LEX_ADJ;
  if (adjective && (token_is(f, i, "that") || token_is(f, i, "whether"))) return true;
  if (f->cover[i]) { // a cleft
    const Mention* m = &f->e->mentions[f->cover[i] - 1];
    return token_is(f, m->first + m->n, "who") || token_is(f, m->first + m->n, "that");
  }
  if (t->tag != TAG_ADJ && t->tag != TAG_VERB_PP) return false;
  if (form_in(t->form, f->referential)) return false;
  for (uint32_t k = i + 1; k < i + 4; k++) {
    if (opens_content(f, k)) return true;
    const Token* to = token_at(f, k);
    if (to && to->tag == TAG_TO && t->tag == TAG_ADJ) return true;
  }
  return false;
}

static bool is_relative(const Finder* f, uint32_t at, const PronounForm* form) {
  const Token* t = &f->d->tokens[at];
  if (at == f->first) return false; // a question or a free relative
  const Token* before = &f->d->tokens[at - 1];
  if (form->sort == FORM_WHICH && str_equal(t->lower, STR("that"))) {
    bool noun =
        before->lex && before->lex->bits & (LEX_NOUN | LEX_NOUN_PLURAL) && before->tag != TAG_VERB;
    bool noun_before = noun || before->tag == TAG_NAME || f->cover[at - 1] ||
                       str_equal(before->text, STR(")")) || str_equal(before->text, STR(","));
    const Token* after = token_at(f, at + 1);
    bool subject = after && after->flags & TOKEN_FINITE && !str_equal(before->text, STR(","));
    return noun_before && (t->tag == TAG_WH || subject);
  }
  return before->tag != TAG_VERB && before->tag != TAG_VERB_BASE && before->tag != TAG_QUOTE &&
         before->tag != TAG_VERB_ING;
}

static bool is_pronoun_here(const Finder* f, uint32_t at, const PronounForm* form) {
  if (!is_written_as_pronoun(f, at)) return false;
  if (form->kind == PRONOUN_RELATIVE) return is_relative(f, at, form);
  return !(str_equal(form->word, STR("it")) && is_expletive(f, at));
}

static Mention make_mention(const Finder* f, uint32_t first, uint32_t n, MentionKind kind) {
  const Token* a = &f->d->tokens[first];
  const Token* b = &f->d->tokens[first + n - 1];
  return (Mention){.span = {a->span.begin, b->span.end},
                   .first = first,
                   .n = n,
                   .sentence = a->sentence,
                   .entity = NO_ENTITY,
                   .kind = kind};
}

static void add_pronoun(Finder* f, uint32_t at, const PronounForm* form) {
  Mention m = make_mention(f, at, 1, MENTION_PRONOUN);
  const Token* after = token_at(f, at + 1);
  m.pronoun = form->kind;
  m.gender = form->gender;
  m.plural = form->sort == FORM_THEY || form->sort == FORM_WE;
  bool person = form->sort == FORM_HE_SHE || form->sort == FORM_I || form->sort == FORM_WHO;
  m.cls = person && !str_equal(form->word, STR("whose")) ? CLASS_PERSON : CLASS_NONE;
  m.weak = m.cls == CLASS_NONE;
  if (str_equal(form->word, STR("her")) &&
      !(is_nounish(after) || f->d->tokens[at].tag == TAG_POSS)) {
    m.pronoun = PRONOUN_PERSONAL;
  }
  vec_push(&f->found, f->arena, m);
}

/* ---- nominals ---- */

/// "founder and chief executive" is one phrase.
static uint32_t take_second_role(const Finder* f, uint32_t end) {
  NominalHead next;
  if (end + 1 >= f->end || !str_equal(f->d->tokens[end].lower, STR("and")) || f->cover[end + 1])
    return end;
  if (!nominal_head_at(&f->lists, f->d, end + 1, f->end, &next)) return end;
  return next.sort == NOMINAL_ROLE && !next.plural ? next.first + next.n : end;
}

/// "familiar with the matter", "close to the talks": how unnamed people are told apart.
static uint32_t take_source_phrase(const Finder* f, uint32_t end) {
  uint32_t at = end;
  if (token_is(f, at, "familiar") || token_is(f, at, "close"))
    at++;
  else if (token_is(f, at, "briefed"))
    at++;
  else if (token_is(f, at, "with") &&
           (token_is(f, at + 1, "knowledge") || token_is(f, at + 1, "direct")))
    at++;
  else
    return end;
  while (token_is(f, at, "direct") || token_is(f, at, "knowledge"))
    at++;
  if (!(token_is(f, at, "with") || token_is(f, at, "to") || token_is(f, at, "on") ||
        token_is(f, at, "of")))
    return end;
  uint32_t to = nominal_skip_phrase(f->d, f->e, f->cover, at + 1, f->end);
  return to > at + 1 ? to : end;
}

static uint32_t extend_right(const Finder* f, const NominalHead* h, uint32_t end) {
  if (h->sort == NOMINAL_ROLE) end = take_second_role(f, end);
  if (h->sort == NOMINAL_TYPE && !token_is(f, end, "of")) return end;
  uint32_t source = take_source_phrase(f, end);
  if (source > end) return source;
  const Token* t = token_at(f, end);
  if (!t || t->tag != TAG_PREP) return end;
  bool of = str_equal(t->lower, STR("of"));
  static const Str near_names[] = {{"for", 3}, {"at", 2}, {"from", 4}, {"with", 4}, {"in", 2}};
  bool other = false;
  for (size_t i = 0; i < sizeof near_names / sizeof *near_names; i++) {
    other |= str_equal(t->lower, near_names[i]) && h->sort != NOMINAL_KIN;
  }
  if (!of && !other) return end;
  uint32_t to = nominal_skip_phrase(f->d, f->e, f->cover, end + 1, f->end);
  if (to <= end + 1) return end;
  if (of) return to;
  const Mention* m = f->cover[to - 1] ? &f->e->mentions[f->cover[to - 1] - 1] : NULL;
  bool body = m && (m->kind == MENTION_NAME) && m->cls != CLASS_PERSON &&
              (!str_equal(t->lower, STR("in")) || h->plural);
  return body && to - end < 8 ? to : end;
}

static bool followed_by_restriction(const Finder* f, uint32_t end) {
  const Token* t = token_at(f, end);
  return t && (t->tag == TAG_WH || token_is(f, end, "that"));
}

static bool person_name_follows(const Finder* f, uint32_t end) {
  if (end >= f->end || !f->cover[end]) return false;
  const Mention* m = &f->e->mentions[f->cover[end] - 1];
  return m->kind == MENTION_NAME && (m->cls == CLASS_PERSON || m->cls == CLASS_NONE);
}

static bool is_nominal(const Finder* f, const NominalHead* h, const NominalLeft* left,
                       uint32_t end) {
  bool anchored = left->definite || left->possessor;
  switch (h->sort) {
  case NOMINAL_TYPE:
    if (h->plural) return anchored || left->indefinite || left->name_before || left->number;
    return anchored && !followed_by_restriction(f, h->first + h->n);
  case NOMINAL_KIN:
    return h->plural ? left->possessor || left->definite
                     : anchored || token_is(f, h->first + h->n, "of");
  case NOMINAL_ROLE:
  case NOMINAL_SOURCE:
    if (h->plural) return true;
    if (left->name_before || anchored || left->number || left->indefinite) return true;
    return end > h->first + h->n && !person_name_follows(f, h->first + h->n) &&
           h->sort == NOMINAL_SOURCE;
  case NOMINAL_PLURAL:
    return true;
  }
  return false;
}

static bool which_follows(const Finder* f, uint32_t end) {
  return token_is(f, end, "which") || (token_is(f, end, ",") && token_is(f, end + 1, "which"));
}

static ClassId class_of(const Finder* f, const NominalHead* h, uint32_t end) {
  if (h->sort == NOMINAL_TYPE && !h->plural) return ontology_find_class(f->o, h->value);
  if (!h->plural && which_follows(f, end))
    return CLASS_ORGANIZATION; // "the developer, which is listed"
  return h->plural ? CLASS_GROUP : CLASS_PERSON;
}

/// A phrase must not cut a name in two.
static bool cuts_mention(const Finder* f, uint32_t first, uint32_t end) {
  const Mention* a = f->cover[first] ? &f->e->mentions[f->cover[first] - 1] : NULL;
  const Mention* b = f->cover[end - 1] ? &f->e->mentions[f->cover[end - 1] - 1] : NULL;
  return (a && a->first < first) || (b && b->first + b->n > end);
}

/* ---- governments ---- */

/// The one entity of this label, made where it is first met.
static uint32_t entity_labelled(Finder* f, Str label, ClassId cls, Span span) {
  uint32_t entity = 0;
  if (map_get(&f->labelled, label, &entity)) return entity;
  Entities* e = f->e;
  e->entities =
      arena_grow(f->arena, e->entities, e->n_entities, e->n_entities + 1, sizeof *e->entities);
  entity = (uint32_t)e->n_entities++;
  e->entities[entity] =
      (Entity){.cls = cls, .label = label, .speaks_for = NO_ENTITY, .introduced = span};
  map_put(&f->labelled, label, entity);
  return entity;
}

/// "Government of Norway", "Law of the United States".
static Str label_of_country(const Finder* f, const char* what, Str country) {
  const char* article = str_starts(country, STR("United ")) ? "the " : "";
  return arena_printf(f->arena, "%s of %s%.*s", what, article, STR_ARG(country));
}

static uint32_t government_named(Finder* f, Str label, Span span) {
  return entity_labelled(f, label, CLASS_GOVERNMENT_ORGANIZATION, span);
}

/// "the Swedish government", "the Olsen administration": named by whose it is. `of` is the mention
/// before the head.
static uint32_t government_of(Finder* f, const Mention* of, Span span) {
  const Entity* e = of->entity == NO_ENTITY ? NULL : &f->e->entities[of->entity];
  if (e && e->cls == CLASS_COUNTRY)
    return government_named(f, label_of_country(f, "Government", e->label), span);
  return government_named(f, document_slice(f->d, span), span);
}

/// Adds a government as a name if the head is one and a country or a person stands right before it.
static bool add_government(Finder* f, const NominalHead* head) {
  if (head->first == f->first || !form_in(f->d->tokens[head->first].form, f->government))
    return false;
  uint32_t before = f->cover[head->first - 1];
  if (!before) return false;
  const Mention of = f->e->mentions[before - 1];
  bool country = of.kind == MENTION_NATIONALITY ||
                 (of.entity != NO_ENTITY && f->e->entities[of.entity].cls == CLASS_COUNTRY);
  bool person = of.kind == MENTION_NAME && of.cls != CLASS_COUNTRY &&
                str_equal(f->d->tokens[head->first].lower, STR("administration"));
  if ((!country && !person) || (of.kind != MENTION_NATIONALITY && of.kind != MENTION_NAME))
    return false;
  Mention m = make_mention(f, of.first, head->first + head->n - of.first, MENTION_NAME);
  m.cls = CLASS_GOVERNMENT_ORGANIZATION;
  m.entity = government_of(f, &of, m.span);
  vec_push(&f->found, f->arena, m);
  return true;
}

/// "the government of Sweden", "Sweden's government": the entity, or NO_ENTITY.
static uint32_t government_around(Finder* f, const NominalHead* head, uint32_t first,
                                  uint32_t end) {
  if (head->plural || !form_in(f->d->tokens[head->first].form, f->government)) return NO_ENTITY;
  uint32_t after = head->first + head->n, owner = 0;
  if (after + 1 < end && token_is(f, after, "of"))
    owner = f->cover[end - 1];
  else if (head->first > first + 1 && f->d->tokens[head->first - 1].tag == TAG_GENITIVE)
    owner = f->cover[head->first - 2];
  if (owner == 0) return NO_ENTITY;
  const Mention of = f->e->mentions[owner - 1];
  bool country = of.entity != NO_ENTITY && f->e->entities[of.entity].cls == CLASS_COUNTRY;
  return country ? government_of(f, &of, of.span) : NO_ENTITY;
}

/* ---- bodies of a state ---- */

static uint32_t country_of(const Finder* f, uint32_t cover) {
  const Mention* m = cover ? &f->e->mentions[cover - 1] : NULL;
  bool country = m && m->entity != NO_ENTITY && f->e->entities[m->entity].cls == CLASS_COUNTRY;
  return country ? m->entity : NO_ENTITY;
}

/// The country whose body it is: "Kenya's trade ministry", "the Kenyan trade ministry", "the trade
/// ministry of Kenya"; `from` is the first token behind the owner.
static uint32_t owning_country(const Finder* f, const NominalHead* head, uint32_t first,
                               uint32_t end, uint32_t* from) {
  uint32_t t = head->first;
  while (t > first && !f->cover[t - 1] && f->d->tokens[t - 1].tag != TAG_GENITIVE &&
         f->d->tokens[t - 1].tag != TAG_DET)
    t--;
  *from = t;
  if (t >= first + 2 && f->d->tokens[t - 1].tag == TAG_GENITIVE)
    return country_of(f, f->cover[t - 2]);
  if (t > first && f->cover[t - 1] &&
      f->e->mentions[f->cover[t - 1] - 1].kind == MENTION_NATIONALITY && first < t - 1 &&
      token_is(f, first, "the"))
    return country_of(f, f->cover[t - 1]);
  uint32_t after = head->first + head->n;
  bool of = after + 1 < end && token_is(f, after, "of") && f->cover[end - 1] &&
            f->e->mentions[f->cover[end - 1] - 1].first <= after + 2;
  return of ? country_of(f, f->cover[end - 1]) : NO_ENTITY;
}

/// "Kenya's trade ministry" is one body wherever it is spoken of: its entity, or NO_ENTITY.
static uint32_t state_body(Finder* f, const NominalHead* head, uint32_t first, uint32_t end) {
  if (head->plural || head->sort != NOMINAL_TYPE ||
      !str_equal(head->value, STR("GovernmentOrganization")))
    return NO_ENTITY;
  uint32_t from = head->first;
  uint32_t country = owning_country(f, head, first, end, &from);
  if (country == NO_ENTITY) return NO_ENTITY;
  bool modified = head->n > 1 || str_equal(f->d->tokens[head->first].lower, STR("parliament"));
  for (uint32_t t = from; t < head->first; t++) {
    const Token* x = &f->d->tokens[t];
    if (x->tag != TAG_NOUN && !form_in(x->form, f->body_adjective)) return NO_ENTITY;
    modified = true;
  }
  if (!modified) return NO_ENTITY;
  Span words = {f->d->tokens[from].span.begin, f->d->tokens[head->first + head->n - 1].span.end};
  Str of = f->e->entities[country].label, what = document_slice(f->d, words);
  const char* article = str_starts(of, STR("United ")) ? "the " : "";
  char capital = what.data[0];
  if (capital >= 'a' && capital <= 'z') capital = (char)(capital - 'a' + 'A');
  Str label = arena_printf(f->arena, "%c%.*s of %s%.*s", capital,
                           STR_ARG(str_slice(what, 1, what.len)), article, STR_ARG(of));
  return government_named(f, label, words);
}

/* ---- laws ---- */

/// The law of a country is one thing, however it is told.
static uint32_t law_of(Finder* f, uint32_t country, Span span) {
  Str label = label_of_country(f, "Law", f->e->entities[country].label);
  return entity_labelled(f, label, CLASS_LEGISLATION, span);
}

/// "Norwegian law", "Norway's laws", "the law in Norway": returns the token behind, 0 if it is
/// none.
static uint32_t add_law(Finder* f, uint32_t at) {
  const Token* t = &f->d->tokens[at];
  if (t->tag != TAG_NOUN || !form_in(t->form, f->law)) return 0;
  uint32_t first = at, end = at + 1, country = NO_ENTITY;
  const Token* next = token_at(f, end);
  if (next && (next->tag == TAG_NOUN || next->tag == TAG_NAME)) return 0; // "law firm"
  if (at > f->first && f->cover[at - 1]) {
    country = country_of(f, f->cover[at - 1]);
    first = f->e->mentions[f->cover[at - 1] - 1].first;
  } else if (at > f->first + 1 && f->d->tokens[at - 1].tag == TAG_GENITIVE && f->cover[at - 2]) {
    country = country_of(f, f->cover[at - 2]);
    first = f->e->mentions[f->cover[at - 2] - 1].first;
  } else if (token_is(f, end, "in") || token_is(f, end, "of")) {
    uint32_t place = token_is(f, end + 1, "the") ? end + 2 : end + 1;
    if (place >= f->end || !f->cover[place]) return 0;
    const Mention* m = &f->e->mentions[f->cover[place] - 1];
    country = country_of(f, f->cover[place]);
    end = m->first + m->n;
  }
  if (country == NO_ENTITY) return 0;
  Mention m = make_mention(f, first, end - first, MENTION_NOMINAL);
  m.cls = CLASS_LEGISLATION;
  m.entity = law_of(f, country, m.span);
  vec_push(&f->found, f->arena, m);
  return end;
}

/// Tries the head at `at`; returns the token after the head.
static uint32_t add_nominal(Finder* f, uint32_t at) {
  NominalHead head;
  uint32_t law = add_law(f, at);
  if (law) return law;
  if (!nominal_head_at(&f->lists, f->d, at, f->end, &head)) return at + 1;
  uint32_t after = head.first + head.n;
  for (uint32_t i = at; i < after; i++) {
    if (f->cover[i]) return at + 1;
  }
  const Token* next = token_at(f, after);
  if (next && next->tag == TAG_NOUN && !f->cover[after])
    return at + 1; // not the head: "company officials"
  if (add_government(f, &head)) return after;
  NominalLeft left = nominal_extend_left(f->d, f->e, f->cover, f->first, at);
  uint32_t end = extend_right(f, &head, after);
  if (!is_nominal(f, &head, &left, end) || cuts_mention(f, left.first, end)) return after;
  Mention m = make_mention(f, left.first, end - left.first, MENTION_NOMINAL);
  m.cls = class_of(f, &head, end);
  m.gender = head.plural ? GENDER_UNKNOWN : head.gender;
  m.entity = government_around(f, &head, left.first, end);
  if (m.entity == NO_ENTITY) m.entity = state_body(f, &head, left.first, end);
  m.plural = head.plural;
  vec_push(&f->found, f->arena, m);
  return after;
}

static void find_in_sentence(Finder* f, const Sentence* s) {
  f->first = s->first;
  f->end = s->first + s->n;
  for (uint32_t i = f->first; i < f->end;) {
    if (f->cover[i]) {
      const Mention* m = &f->e->mentions[f->cover[i] - 1];
      i = m->first + m->n > i ? m->first + m->n : i + 1;
      continue;
    }
    const PronounForm* form = pronoun_form(f->d->tokens[i].lower);
    if (form) {
      if (is_pronoun_here(f, i, form)) add_pronoun(f, i, form);
      i++;
    } else {
      i = add_nominal(f, i);
    }
  }
}

void entity_find_nominals(const Document* d, const Ontology* ontology, Arena* arena, Entities* e) {
  Finder f = {.d = d,
              .o = ontology,
              .arena = arena,
              .e = e,
              .lists = nominal_lists(ontology, arena),
              .referential = ontology_list(ontology, STR("nominal-referential")),
              .government = ontology_list(ontology, STR("nominal-government")),
              .body_adjective = ontology_list(ontology, STR("nominal-body-adjective")),
              .law = ontology_list(ontology, STR("nominal-law")),
              .labelled = map_in(arena),
              .cover = nominal_cover(d, e, arena)};
  for (size_t i = 0; i < d->n_sentences; i++) {
    const Sentence* s = &d->sentences[i];
    if (s->outer == i && zone_is_content(s->zone)) find_in_sentence(&f, s);
  }
  entity_add_mentions(e, f.found.data, f.found.n, arena);
}
