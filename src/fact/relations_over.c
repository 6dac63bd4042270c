// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What is over: "served as its director", "the former Acorn engineer Ann Oak". Relations that tell
/// what lasts (ng:lasting) become the relation of what is over (ng:former), or are marked.
#include "relations_internal.h"

static bool is_past_auxiliary(Str s) {
  return str_equal(s, STR("was")) || str_equal(s, STR("were")) || str_equal(s, STR("had")) ||
         str_equal(s, STR("did"));
}

/// "was", "had been", "served": what the verb tells was so. "Has been" and "is" last. Inside
/// reported speech the past may only follow the tense of the saying.
static bool is_past(const Finder* f, const VerbGroup* g) {
  if (g->governor && str_equal(f->c->groups[g->governor - 1].lemma, STR("use"))) return true;
  if (!g->finite || g->governor) return false;
  for (uint32_t t = g->first; t < g->first + g->n; t++) {
    const Token* token = &f->d->tokens[t];
    if (is_past_auxiliary(token->lower)) return true;
    if (t == g->head)
      return token->tag == TAG_VERB && token->lex && (token->lex->bits & LEX_VERB_PAST) &&
             !(token->lex->bits & LEX_VERB_BASE);
    if (token->tag != TAG_ADV) return false;
  }
  return false;
}

/// The verb group of the match if it tells what lasts ("own", "be"), else NULL.
static const VerbGroup* lasting_group(const Finder* f, const Match* m) {
  size_t i = span_empty(m->match.verb) ? m->clause->n_items
                                       : clause_item_at(m->clause, m->match.verb.begin);
  if (i >= m->clause->n_items || m->clause->items[i].kind != ITEM_VERB) return NULL;
  if (m->clause->items[i].index >= f->c->n_groups) return NULL;
  const VerbGroup* g = &f->c->groups[m->clause->items[i].index];
  return list_has(f->lasting_verbs, g->lemma) ? g : NULL;
}

static bool has_past_state(const Finder* f, const Match* m) {
  const VerbGroup* g = lasting_group(f, m);
  return g && is_past(f, g);
}

/// "was once owned by", "formerly based in": a word in or right before the verb says that it is
/// over, whatever the relation.
static bool says_once(const Finder* f, const Match* m) {
  const VerbGroup* g = lasting_group(f, m);
  if (!g) return false;
  for (uint32_t t = g->first > 0 ? g->first - 1 : 0; t < g->first + g->n; t++)
    if (form_in(f->d->tokens[t].form, f->once_words)) return true;
  return false;
}

/// "Ada Lind, once the head of", "formerly a part of", "then its head": no verb tells it.
static bool says_once_before_noun(const Finder* f, const Match* m) {
  const Clause* c = m->clause;
  bool once = false;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    const ClauseItem* it = &c->items[i];
    if (it->kind == ITEM_VERB && it->index < f->c->n_groups) return false;
    if (it->kind != ITEM_WORD || it->token == 0) continue;
    const Token* t = &f->d->tokens[it->token];
    bool then = str_equal(t->lower, STR("then")) && str_equal((t - 1)->lower, STR(","));
    once = once || then || form_in(t->form, f->once_words);
  }
  return once;
}

/// "Until last year", "between 1990 and 2004", "from 1990 to 2004" with a state of the past.
static bool tells_end(const Finder* f, const Match* m) {
  const Clause* c = m->clause;
  bool range = false;
  for (size_t i = 0; i < c->n_items; i++) {
    if (c->items[i].kind != ITEM_WORD) continue;
    Str low = f->d->tokens[c->items[i].token].lower;
    if (str_equal(low, STR("until")) || str_equal(low, STR("till"))) return true;
    bool date = i + 1 < c->n_items && c->items[i + 1].kind == ITEM_MENTION &&
                f->e->mentions[c->items[i + 1].index].kind == MENTION_DATE;
    if (date && range && (str_equal(low, STR("and")) || str_equal(low, STR("to")))) return true;
    if (date && (str_equal(low, STR("between")) || str_equal(low, STR("from")))) range = true;
  }
  return false;
}

/// "Stepped down as head of", "lost her job as head of": who leaves a post has held it.
static const VerbGroup* leaving_group(const Finder* f, const Match* m) {
  const Clause* c = m->clause;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    if (c->items[i].kind != ITEM_VERB || c->items[i].index >= f->c->n_groups) continue;
    const VerbGroup* g = &f->c->groups[c->items[i].index];
    if (list_has(f->leaving, g->lemma)) return g;
    if (g->head + 1 >= f->d->n_tokens) return NULL;
    Str with = arena_printf(f->arena, "%.*s %.*s", STR_ARG(g->lemma),
                            STR_ARG(f->d->tokens[g->head + 1].lower));
    return list_has(f->leaving, with) ? g : NULL;
  }
  return NULL;
}

static bool word_is(const Finder* f, uint32_t token, const char* word) {
  return token < f->d->n_tokens && str_equal(f->d->tokens[token].lower, str_from(word));
}

/// Whose post it is.
static const Mention* holder_of(const Finder* f, const Match* m) {
  const IndexList* ends[] = {&m->subjects, &m->objects};
  for (size_t i = 0; i < 2; i++)
    for (size_t k = 0; k < ends[i]->n; k++)
      if (f->e->mentions[ends[i]->data[k]].cls == CLASS_PERSON)
        return &f->e->mentions[ends[i]->data[k]];
  return NULL;
}

/// "replaced", "fired", "took over from": the verb whose object begins at the token, with what
/// stands before the name in its noun phrase ("its chief executive, Ann Oak").
static const VerbGroup* verb_before(const Finder* f, uint32_t token) {
  enum { REACH = 8 };
  for (uint32_t t = token; t-- > 0 && token - t <= REACH;) {
    Tag tag = f->d->tokens[t].tag;
    if (t > 1 && word_is(f, t, "from") && word_is(f, t - 1, "over")) {
      t--;
      continue;
    }
    if (tag == TAG_VERB || tag == TAG_VERB_BASE || tag == TAG_VERB_ING || tag == TAG_VERB_PP) {
      for (size_t i = 0; i < f->c->n_groups; i++)
        if (f->c->groups[i].head == t) return &f->c->groups[i];
      return NULL;
    }
    bool part = tag == TAG_NOUN || tag == TAG_ADJ || tag == TAG_NAME || tag == TAG_DET ||
                tag == TAG_POSS || tag == TAG_GENITIVE || str_equal(f->d->tokens[t].text, STR(","));
    if (!part) return NULL;
  }
  return NULL;
}

/// "Bo Ek replaced Ann Oak as", "took over from Ann Oak as", "fired its head, Ann Oak".
static bool is_removed(const Finder* f, const Match* m) {
  const Mention* holder = holder_of(f, m);
  const VerbGroup* g = holder ? verb_before(f, holder->first) : NULL;
  if (!g || g->form == VF_PASSIVE) return false;
  if (g->polarity != POLARITY_POSITIVE || g->modality != MODALITY_ACTUAL) return false;
  bool over = str_equal(g->lemma, STR("take")) && word_is(f, g->first + g->n, "over");
  return over || list_has(f->removal, g->lemma);
}

/// First token of the match in the document; with `post`, of what it says beside the person.
static uint32_t first_token(const Finder* f, const Match* m, bool post) {
  uint32_t first = UINT32_MAX;
  const Clause* c = m->clause;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    const ClauseItem* it = &c->items[i];
    if (it->kind == ITEM_VERB) continue;
    bool mention = it->kind == ITEM_MENTION;
    if (post && mention && f->e->mentions[it->index].cls == CLASS_PERSON) continue;
    uint32_t t = mention ? f->e->mentions[it->index].first : it->token;
    if (t < first) first = t;
  }
  return first;
}

static bool ends_person(const Finder* f, uint32_t token) {
  size_t first, end;
  entity_mentions_in(f->e, f->d->tokens[token].span, &first, &end);
  for (size_t i = first; i < end; i++)
    if (f->e->mentions[i].cls == CLASS_PERSON && f->e->mentions[i].kind == MENTION_NAME)
      return true;
  return false;
}

/// "the former New York governor Ann Oak", "former governor and Acorn chairman Ann Oak": some words
/// before token `first`, in its noun phrase.
static bool is_former_phrase(const Finder* f, uint32_t first) {
  enum { REACH = 6 };
  // "A former Beech manager who joined Acorn": what the clause tells of him is not over.
  if (first == UINT32_MAX || f->d->tokens[first].tag == TAG_WH) return false;
  for (uint32_t t = first; t-- > 0 && first - t <= REACH;) {
    const Token* token = &f->d->tokens[t];
    if (form_in(token->form, f->over_words) || str_starts(token->lower, STR("then-"))) return true;
    bool part = token->tag == TAG_NOUN || token->tag == TAG_ADJ || token->tag == TAG_NAME ||
                str_equal(token->lower, STR("and"));
    if (!part || ends_person(f, t) || token->flags & TOKEN_SENTENCE_START) return false;
  }
  return false;
}

static bool has_former_before(const Finder* f, const Match* m) {
  return is_former_phrase(f, first_token(f, m, false)) ||
         is_former_phrase(f, first_token(f, m, true));
}

/// "Ann Oak, a former Acorn head of sales", "the former governor and Acorn chief": before the name
/// of where it was, in its noun phrase.
static bool has_former_inside(const Finder* f, const Match* m) {
  const Clause* c = m->clause;
  bool former = false;
  for (size_t i = clause_item_at(c, m->match.whole.begin);
       i < c->n_items && c->items[i].at < m->match.whole.end; i++) {
    const ClauseItem* it = &c->items[i];
    if (it->kind == ITEM_MENTION) {
      if (former && ontology_is_a(f->o, f->e->mentions[it->index].cls, CLASS_ORGANIZATION))
        return true;
      former = former && ontology_is_a(f->o, f->e->mentions[it->index].cls, CLASS_PLACE);
      continue;
    }
    if (it->kind == ITEM_VERB) {
      former = false;
      continue;
    }
    const Token* t = &f->d->tokens[it->token];
    bool part = t->tag == TAG_NOUN || t->tag == TAG_ADJ || str_equal(t->lower, STR("and"));
    former = form_in(t->form, f->over_words) || (former && part);
  }
  return false;
}

/// "former engineer" says itself what is over.
static bool says_former(const Finder* f, Str literal) {
  size_t end = str_find(literal, STR(" "), 0);
  return end != SIZE_MAX &&
         list_has(f->over_words, utf8_lower(f->arena, str_slice(literal, 0, end)));
}

/// The relation that tells the same as over; 0 if there is none.
static RelationId former_of(const Finder* f, RelationId relation) {
  Str former = ontology_relation(f->o, relation)->former;
  return former.len ? ontology_find_relation(f->o, former) : 0;
}

/// formerlyEmployedBy tells by itself what is over.
static bool is_former(const Finder* f, RelationId relation) {
  for (RelationId r = 1; r < ontology_n_relations(f->o); r++)
    if (former_of(f, r) == relation) return true;
  return false;
}

static void set_over(const Finder* f, Fact* x) {
  RelationId former = former_of(f, x->relation);
  if (former)
    x->relation = former;
  else
    x->over = true;
}

void settle_over(const Finder* f, const Match* m, Fact* draft) {
  const Relation* r = m->relation;
  const VerbGroup* leaving = r->lasting ? leaving_group(f, m) : NULL;
  if (leaving && leaving->modality != MODALITY_ACTUAL) { // "will step down": still holds it
    draft->modality = MODALITY_ACTUAL;
    return;
  }
  bool name = r->literal_range && !r->lasting; // "formerly Acorn": one is still known by it
  bool once = says_once(f, m) || (!name && says_once_before_noun(f, m)) ||
              (has_past_state(f, m) && tells_end(f, m)) ||
              (leaving && leaving->polarity == POLARITY_POSITIVE);
  if (!once && !(r->lasting && (has_past_state(f, m) || has_former_before(f, m) ||
                                has_former_inside(f, m) || is_removed(f, m))))
    return;
  if (is_former(f, draft->relation) || says_former(f, draft->literal)) return;
  set_over(f, draft);
}

/// "Oak died", "Oak was killed", told as a fact.
static bool tells_death(const Finder* f, const VerbGroup* g) {
  if (!g->finite || g->question || g->conditional || g->hearsay || !g->subject_mention)
    return false;
  if (g->polarity != POLARITY_POSITIVE || g->modality != MODALITY_ACTUAL) return false;
  Str form = form_value(g->word, f->death);
  return str_equal(form, g->form == VF_PASSIVE ? STR("passive") : STR("active"));
}

/// "the death of Justice Oak", "the deaths of four people, including Justice Oak".
static bool is_of_death(const Finder* f, uint32_t first) {
  enum { REACH = 8 };
  for (uint32_t t = first; t-- > 0 && first - t <= REACH;) {
    const Token* k = &f->d->tokens[t];
    if (str_equal(k->lower, STR("of"))) return t > 0 && form_in((k - 1)->form, f->death_nouns);
    bool part = k->tag == TAG_NOUN || k->tag == TAG_ADJ || k->tag == TAG_NAME ||
                k->tag == TAG_NUM || str_equal(k->lower, STR("including")) ||
                str_equal(k->lower, STR(",")) || str_equal(k->lower, STR("and"));
    if (!part) return false;
  }
  return false;
}

/// Entities that the document says have died; NULL if there are none.
static const bool* dead_of(const Finder* f) {
  bool* dead = NULL;
  for (size_t i = 0; i < f->c->n_groups; i++) {
    const VerbGroup* g = &f->c->groups[i];
    if (!tells_death(f, g)) continue;
    const Mention* m = &f->e->mentions[g->subject_mention - 1];
    bool sure = m->kind == MENTION_NAME || m->pronoun == PRONOUN_RELATIVE; // "he" may be another
    if (!sure || m->entity == NO_ENTITY || m->cls != CLASS_PERSON || m->plural) continue;
    if (!dead) dead = arena_new_array(f->arena, bool, f->e->n_entities);
    dead[m->entity] = true;
  }
  return dead;
}

/// Whose post a fact tells.
static uint32_t holder_in(const Finder* f, const Fact* x) {
  return f->e->entities[x->subject].cls == CLASS_PERSON ? x->subject : x->object;
}

static bool is_killed_here(const Finder* f, const Fact* x) {
  const IndexList* ends[] = {&x->subject_mentions, &x->object_mentions};
  for (size_t i = 0; i < 2; i++)
    for (size_t k = 0; k < ends[i]->n; k++) {
      const Mention* m = &f->e->mentions[ends[i]->data[k]];
      if (m->cls == CLASS_PERSON && is_of_death(f, m->first)) return true;
    }
  return false;
}

/// "former President Oak": the title that is over, in lower case; empty if there is none.
static Str former_title(const Finder* f, const Mention* m) {
  enum { REACH = 4 };
  for (uint32_t t = m->first; t > 0 && m->first - t < REACH; t--) {
    const Token* before = &f->d->tokens[t - 1];
    if (form_in(before->form, f->over_words)) {
      uint32_t end = t < m->first ? m->first : m->first + 1; // the name may begin with its title
      Span title = {f->d->tokens[t].span.begin, f->d->tokens[end - 1].span.end};
      return utf8_lower(f->arena, document_slice(f->d, title));
    }
    if (before->tag != TAG_NOUN && before->tag != TAG_ADJ && before->tag != TAG_NAME) break;
  }
  return STR_EMPTY;
}

static Str post_key(const Finder* f, uint32_t holder, Str title) {
  return arena_printf(f->arena, "%u %.*s", holder, STR_ARG(title));
}

/// The posts that the document calls former somewhere, by holder.
static Map former_posts(const Finder* f) {
  Map former = map_in(f->arena);
  for (size_t i = 0; i < f->e->n_mentions; i++) {
    const Mention* m = &f->e->mentions[i];
    if (m->kind != MENTION_NAME || m->cls != CLASS_PERSON || m->entity == NO_ENTITY) continue;
    Str title = former_title(f, m);
    if (title.len) map_put(&former, post_key(f, m->entity, title), 1);
  }
  return former;
}

void end_posts_of_the_document(Finder* f) {
  const bool* dead = dead_of(f);
  Map former = former_posts(f);
  for (size_t i = 0; i < f->facts.n; i++) {
    Fact* x = &f->facts.data[i];
    uint32_t holder = holder_in(f, x);
    bool lasts = ontology_relation(f->o, x->relation)->lasting && !x->over;
    if (!lasts || holder == NO_ENTITY || says_former(f, x->literal)) continue;
    bool called = x->literal.len &&
                  map_get(&former, post_key(f, holder, utf8_lower(f->arena, x->literal)), NULL);
    if ((dead && dead[holder]) || called || is_killed_here(f, x)) set_over(f, x);
  }
}

static bool is_over_by_another(const Finder* f, const Fact* x) {
  RelationId former = former_of(f, x->relation);
  if (!former) return false;
  for (size_t i = 0; i < f->facts.n; i++) {
    const Fact* y = &f->facts.data[i];
    if (y->relation == former && y->subject == x->subject && y->object == x->object &&
        y->sentence == x->sentence)
      return true;
  }
  return false;
}

void drop_what_is_over(Finder* f) {
  size_t n = 0;
  bool* over = arena_new_array(f->arena, bool, f->facts.n + 1);
  for (size_t i = 0; i < f->facts.n; i++)
    over[i] = is_over_by_another(f, &f->facts.data[i]);
  for (size_t i = 0; i < f->facts.n; i++)
    if (!over[i]) f->facts.data[n++] = f->facts.data[i];
  f->facts.n = n;
}
