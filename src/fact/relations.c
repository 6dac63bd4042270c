// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Relations: patterns on clauses. For each clause the words and verbs in it name the patterns
/// worth trying; each match becomes facts, one for each pair of subject and object. A fact holds
/// for all mentions of its two entities in the sentence; several rules may support it.
#include "relations_internal.h"

/* ---- from a match to the document ---- */

void mentions_in_span(const Finder* f, const Clause* c, Span s, IndexList* out) {
  if (span_empty(s)) return;
  for (size_t i = clause_item_at(c, s.begin); i < c->n_items && c->items[i].at < s.end; i++)
    if (c->items[i].kind == ITEM_MENTION) vec_push(out, f->arena, c->items[i].index);
}

/// Tokens of an item in the document.
static Span item_span(const Finder* f, const Clause* c, size_t i) {
  const ClauseItem* it = &c->items[i];
  if (it->kind == ITEM_MENTION) return f->e->mentions[it->index].span;
  if (it->kind == ITEM_VERB && it->index < f->c->n_groups) {
    const VerbGroup* g = &f->c->groups[it->index];
    return (Span){f->d->tokens[g->first].span.begin, f->d->tokens[g->first + g->n - 1].span.end};
  }
  return f->d->tokens[it->token].span;
}

/// Where a span of the clause string stands in the document: from its first to its last item. Items
/// of a clause may have been moved, so the smallest and largest positions count.
Span document_span(const Finder* f, const Clause* c, Span s) {
  Span out = {0, 0};
  for (size_t i = clause_item_at(c, s.begin); i < c->n_items && c->items[i].at < s.end; i++) {
    Span x = item_span(f, c, i);
    if (out.end == 0 || x.begin < out.begin) out.begin = x.begin;
    if (x.end > out.end) out.end = x.end;
  }
  return out;
}

/* ---- qualifiers ---- */

static Qualifier mention_qualifier(const Finder* f, SlotRole role, uint32_t mention) {
  const Mention* x = &f->e->mentions[mention];
  Qualifier q = {.role = role, .entity = x->entity, .text = document_slice(f->d, x->span)};
  if (x->kind == MENTION_DATE) q.date = x->date;
  if (x->entity != NO_ENTITY && f->e->entities[x->entity].unnamed) q.entity = NO_ENTITY;
  return q;
}

static void add_qualifiers(const Finder* f, const Match* m, Fact* fact) {
  if (fact->qualifiers.n > 0) return;
  const Rule* rule = ontology_rule(f->o, m->rule);
  for (SlotRole r = SLOT_TIME; r < SLOT_COUNT; r++) {
    if (span_empty(m->match.slot[r])) continue;
    IndexList mentions = {0};
    mentions_in_span(f, m->clause, m->match.slot[r], &mentions);
    if (mentions.n == 1 && tells_creed(f, mentions.data[0])) continue;
    bool text = mentions.n != 1 || r == SLOT_SCOPE || r == SLOT_REASON || r == SLOT_CONDITION;
    Span where = document_span(f, m->clause, m->match.slot[r]);
    Qualifier q = {.role = r, .entity = NO_ENTITY, .text = document_slice(f->d, where)};
    vec_push(&fact->qualifiers, f->arena, text ? q : mention_qualifier(f, r, mentions.data[0]));
  }
  if (rule->position_text.len && span_empty(m->match.slot[SLOT_POSITION]))
    vec_push(&fact->qualifiers, f->arena,
             (Qualifier){.role = SLOT_POSITION, .entity = NO_ENTITY, .text = rule->position_text});
  uint32_t date = fact->date.year ? UINT32_MAX : date_of_match(f, m, fact);
  if (date != UINT32_MAX && span_empty(m->match.slot[SLOT_TIME]))
    vec_push(&fact->qualifiers, f->arena, mention_qualifier(f, SLOT_TIME, date));
}

/* ---- facts ---- */

/// "where" is a place only by way of an adverb.
static bool is_where(const Finder* f, const Mention* m) {
  return m->pronoun == PRONOUN_RELATIVE && ontology_is_a(f->o, m->cls, CLASS_PLACE) &&
         str_equal(f->d->tokens[m->first].lower, STR("where"));
}

static void add_mention(const Finder* f, IndexList* out, uint32_t mention) {
  for (size_t i = 0; i < out->n; i++)
    if (out->data[i] == mention) return;
  vec_push(out, f->arena, mention);
}

/// All mentions in the sentence of the entity that was matched at `matched`. Descriptions ("his
/// wife") count only where nothing better refers to it; "Swedish" is no mention of Sweden unless a
/// rule has read it.
static void mentions_like(const Finder* f, uint32_t matched, uint32_t sentence, IndexList* out) {
  size_t i, end;
  const Mention* like = &f->e->mentions[matched];
  Span span = f->d->sentences[f->d->sentences[sentence].outer].span;
  if (like->kind == MENTION_NATIONALITY) {
    add_mention(f, out, matched);
    return;
  }
  entity_mentions_in(f->e, span, &i, &end);
  for (int nominal = 0; nominal < 2 && out->n == 0; nominal++)
    for (size_t k = i; k < end; k++) {
      const Mention* m = &f->e->mentions[k];
      if (m->entity == like->entity && (m->kind == MENTION_NOMINAL) == (nominal == 1) &&
          m->kind != MENTION_NATIONALITY && !is_where(f, m))
        vec_push(out, f->arena, (uint32_t)k);
    }
  if (out->n == 0) vec_push(out, f->arena, matched);
}

static uint32_t innermost_sentence(const Finder* f, const Match* m, const Mention* subject) {
  uint32_t s = subject->sentence;
  uint32_t clause = m->clause->sentence;
  return f->d->sentences[s].outer == f->d->sentences[clause].outer && s > clause ? s : clause;
}

/// Somebody one can state a relation of: a named entity, or a person or organization that is told
/// by pronouns only ("I was born in Lund"). Unnamed sources and groups are not.
static bool is_namable(const Finder* f, const Mention* m) {
  if (m->entity == NO_ENTITY) return false;
  const Entity* x = &f->e->entities[m->entity];
  if (x->cls == CLASS_OFFER) return true;
  if (x->cls == CLASS_UNNAMED_SOURCE) return false;
  if (x->cls == CLASS_GROUP && x->unnamed) return false; // "they" are nobody in particular
  return !x->unnamed || m->pronoun != PRONOUN_NONE;
}

static void add_rule(const Finder* f, Fact* fact, RuleId rule) {
  for (size_t i = 0; i < fact->rules.n; i++)
    if (fact->rules.data[i] == rule) return;
  vec_push(&fact->rules, f->arena, rule);
}

/// What makes two facts one, as bytes.
static Str fact_key(const Finder* f, const Fact* x, uint32_t subject, uint32_t object) {
  const uint32_t numbers[] = {f->d->sentences[x->sentence].outer,
                              x->relation,
                              subject,
                              object,
                              (uint32_t)x->polarity,
                              (uint32_t)x->modality};
  const Str key[] = {{(const char*)numbers, sizeof numbers}, x->literal};
  return arena_join(f->arena, key, 2);
}

/// The fact of this key, new or known; a symmetric one may be known the other way round.
static Fact* fact_for(Finder* f, const Fact* draft) {
  Str key = fact_key(f, draft, draft->subject, draft->object);
  uint32_t at;
  if (map_get(&f->fact_keys, key, &at)) return &f->facts.data[at];
  if (ontology_relation(f->o, draft->relation)->symmetric &&
      map_get(&f->fact_keys, fact_key(f, draft, draft->object, draft->subject), &at))
    return &f->facts.data[at];
  map_put(&f->fact_keys, key, (uint32_t)f->facts.n);
  vec_push(&f->facts, f->arena, *draft);
  return &f->facts.data[f->facts.n - 1];
}

/// They and their, where they stand for the entity and another one. `they` is 1 + mention or 0.
static void add_plural(const Finder* f, uint32_t they, IndexList* out) {
  if (they == 0) return;
  const Mention* like = &f->e->mentions[they - 1];
  size_t i, end;
  entity_mentions_in(f->e, f->d->sentences[f->d->sentences[like->sentence].outer].span, &i, &end);
  for (; i < end; i++)
    if (f->e->mentions[i].entity == like->entity) add_mention(f, out, (uint32_t)i);
}

static void state(Finder* f, const Match* m, uint32_t subject, uint32_t object, Fact* draft) {
  const Mention* s = &f->e->mentions[subject];
  draft->relation = ontology_rule(f->o, m->rule)->relation;
  draft->subject = s->entity;
  draft->sentence = innermost_sentence(f, m, s);
  draft->matched = document_span(f, m->clause, m->match.whole);
  // The noun phrase tells it, whatever verb stands before.
  if (ontology_rule(f->o, m->rule)->nominal) draft->matched = s->span;
  // A text that was cut ends the match: ", according to Smith" is none of it.
  if (!span_empty(draft->object_span) && m->objects.n == 0 &&
      draft->object_span.end > draft->matched.begin &&
      m->match.slot[SLOT_OBJECT].end == m->match.whole.end)
    draft->matched.end = draft->object_span.end;
  Factuality factuality = factuality_of(f, m);
  draft->polarity = factuality.polarity;
  draft->modality = factuality.modality;
  draft->hearsay = factuality.hearsay;
  draft->modal = ontology_rule(f->o, m->rule)->modality == 1 + MODALITY_ACTUAL;
  draft->own_voice = true;
  settle_over(f, m, draft);
  Fact* fact = fact_for(f, draft);
  if (fact->rules.n == 0) {
    mentions_like(f, subject, fact->sentence, &fact->subject_mentions);
    if (fact->object != NO_ENTITY)
      mentions_like(f, object, fact->sentence, &fact->object_mentions);
    else if (object != UINT32_MAX)
      vec_push(&fact->object_mentions, f->arena, object);
  } else if (object != UINT32_MAX && f->e->mentions[object].kind == MENTION_NATIONALITY) {
    add_mention(f, &fact->object_mentions, object);
  }
  add_plural(f, m->they_subject, &fact->subject_mentions);
  add_plural(f, m->they_object, &fact->object_mentions);
  fact->over = fact->over || draft->over;
  add_rule(f, fact, m->rule);
  add_qualifiers(f, m, fact);
}

/// A date, amount or name as literal object.
static void state_value(Finder* f, const Match* m, uint32_t subject, uint32_t object) {
  const Mention* o = &f->e->mentions[object];
  Fact draft = {.object = NO_ENTITY, .object_span = without_determiner(f->d, o->span)};
  if (o->kind == MENTION_DATE) {
    draft.date = o->date;
    draft.literal = date_lexical(o->date, f->arena);
    bool day = form_in(f->d->tokens[o->first].form, f->days);
    if (day && draft.literal.len == 0) return; // "died on Friday": of which year nobody says
  }
  if (draft.literal.len == 0)
    draft.literal =
        literal_of(f->d, f->e, f->arena, draft.object_span, m->relation->range[0] != CLASS_NONE);
  state(f, m, subject, object, &draft);
}

static void state_entity(Finder* f, const Match* m, uint32_t subject, uint32_t object);

/// "They moved to Lund", "their daughter Ann": the relation holds for both of them.
static bool state_couple(Finder* f, const Match* m, uint32_t subject, uint32_t object) {
  const Relation* r = m->relation;
  if (r->domain[0] != CLASS_PERSON || r->symmetric) return false;
  uint32_t couple[2];
  Match each = *m;
  if (r->range[0] == CLASS_PERSON && find_couple(f, object, subject, couple)) {
    each.they_object = object + 1;
    for (int i = 0; i < 2; i++)
      state_entity(f, &each, subject, couple[i]);
    return true;
  }
  if (!find_joined_couple(f, subject, object, couple)) return false;
  each.they_subject = subject + 1;
  for (int i = 0; i < 2; i++)
    state_entity(f, &each, couple[i], object);
  return true;
}

static void state_entity(Finder* f, const Match* m, uint32_t subject, uint32_t object) {
  const Mention* o = &f->e->mentions[object];
  if (state_couple(f, m, subject, object) || !is_namable(f, &f->e->mentions[subject])) return;
  Fact draft = {.object = o->entity, .literal = STR_EMPTY};
  if (o->entity != NO_ENTITY && f->e->mentions[subject].entity == o->entity) return;
  if (!is_namable(f, o)) {
    // "US companies": nobody in particular, but words that say who.
    if (m->relation->literal_range && o->kind == MENTION_NOMINAL)
      state_value(f, m, subject, object);
    return;
  }
  types_vote(f, m->pattern, SLOT_SUBJECT, subject);
  types_vote(f, m->pattern, SLOT_OBJECT, object);
  state(f, m, subject, object, &draft);
}

/// The mention that a text is, without its quotation marks; UINT32_MAX if it is more than a name.
static uint32_t name_in_text(const Finder* f, Span piece) {
  size_t i, end;
  while (piece.end > piece.begin + 1) {
    size_t first = document_token_at(f->d, piece.begin),
           last = document_token_at(f->d, piece.end - 1);
    if (first < last && f->d->tokens[first].tag == TAG_QUOTE)
      piece.begin = f->d->tokens[first + 1].span.begin;
    else if (first < last && f->d->tokens[last].tag == TAG_QUOTE)
      piece.end = f->d->tokens[last - 1].span.end;
    else
      break;
  }
  entity_mentions_in(f->e, piece, &i, &end);
  for (; i < end; i++) {
    const Mention* m = &f->e->mentions[i];
    if (m->span.begin == piece.begin && m->span.end == piece.end && m->kind == MENTION_NAME)
      return (uint32_t)i;
  }
  return UINT32_MAX;
}

static bool in_range(const Finder* f, const Relation* r, ClassId c) {
  for (size_t i = 0; i < sizeof r->range / sizeof r->range[0] && r->range[i] != CLASS_NONE; i++)
    if (ontology_is_a(f->o, c, r->range[i])) return true;
  return false;
}

static void state_piece(Finder* f, const Match* m, uint32_t subject, Span piece) {
  piece = without_determiner(f->d, piece);
  uint32_t name = name_in_text(f, piece);
  if (name != UINT32_MAX && in_range(f, m->relation, f->e->mentions[name].cls)) {
    state_entity(f, m, subject, name);
    return;
  }
  Fact draft = {.object = NO_ENTITY,
                .object_span = piece,
                .literal =
                    literal_of(f->d, f->e, f->arena, piece, m->relation->range[0] != CLASS_NONE)};
  if (draft.literal.len) state(f, m, subject, UINT32_MAX, &draft);
}

/// Number of tokens of a separator of list members: ", ", "and", "as well as", "along with".
static size_t separator_tokens(const Finder* f, size_t t, size_t end) {
  static const char* const separators[][3] = {
      {"as", "well", "as"}, {"along", "with", NULL}, {",", NULL, NULL}, {"and", NULL, NULL}};
  for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
    size_t n = 0;
    while (n < 3 && separators[i][n] && t + n < end &&
           str_equal(f->d->tokens[t + n].lower, str_from(separators[i][n])))
      n++;
    if (n == 3 || separators[i][n] == NULL) return n;
  }
  return 0;
}

/// The members of "patents, licences and code" are an object each.
static void state_members(Finder* f, const Match* m, uint32_t subject, Span where) {
  size_t t = document_token_at(f->d, where.begin), end = document_token_at(f->d, where.end);
  Span piece = {where.begin, where.begin};
  for (; t < end; t++) {
    size_t n = separator_tokens(f, t, end);
    if (n == 0) {
      piece.end = f->d->tokens[t].span.end;
      continue;
    }
    if (!span_empty(piece)) state_piece(f, m, subject, piece);
    t += n - 1;
    if (t + 1 < end) piece = (Span){f->d->tokens[t + 1].span.begin, 0};
  }
  if (!span_empty(piece)) state_piece(f, m, subject, piece);
}

/// The words of a text slot: what was moved to its end from elsewhere is none of them.
static Span text_span(const Finder* f, const Clause* c, Span s) {
  Span out = {0, 0};
  for (size_t i = clause_item_at(c, s.begin); i < c->n_items && c->items[i].at < s.end; i++) {
    Span x = item_span(f, c, i);
    if (out.end == 0) out = x;
    if (x.begin >= out.begin && x.end > out.end) out.end = x.end;
  }
  return out;
}

static void state_text(Finder* f, const Match* m, uint32_t subject) {
  Span where = text_span(f, m->clause, m->match.slot[SLOT_OBJECT]);
  if (span_empty(where)) return;
  where = without_adjunct(f->d, where);
  if (m->relation->several)
    state_members(f, m, subject, where);
  else
    state_piece(f, m, subject, where);
}

static bool is_value(const Finder* f, uint32_t mention) {
  const Mention* x = &f->e->mentions[mention];
  return x->kind == MENTION_DATE || x->kind == MENTION_VALUE;
}

void state_match(Finder* f, const Match* m) {
  const Relation* r = m->relation;
  bool text_only = r->literal_range && r->range[0] == CLASS_NONE;
  for (size_t i = 0; i < m->subjects.n; i++) {
    uint32_t subject = m->subjects.data[i], couple[2];
    bool namable = is_namable(f, &f->e->mentions[subject]);
    if (!namable && !find_joined_couple(f, subject, subject, couple)) continue;
    if (m->objects.n == 0 && namable) state_text(f, m, subject);
    for (size_t k = 0; k < m->objects.n; k++) {
      uint32_t object = m->objects.data[k];
      if (!ends_go_together(f, m, subject, object)) continue;
      if (!is_value(f, object) && !text_only)
        state_entity(f, m, subject, object); // of they both are meant
      else if (namable && is_value(f, object))
        state_value(f, m, subject, object);
      else if (namable)
        state_text(f, m, subject);
    }
  }
}

/* ---- clauses ---- */

static const Clause* whole_of(const Finder* f, uint32_t clause) {
  const Clause* c = &f->c->clauses[clause];
  for (uint32_t i = clause + 1; i-- > 0 && f->c->clauses[i].sentence == c->sentence;)
    if (f->c->clauses[i].kind == CLAUSE_WHOLE) return &f->c->clauses[i];
  return c;
}

/// Does the mention hang on a preposition inside the verb's subject ("Acorn" in "the head of
/// Acorn")?
static bool hangs_in_subject(const Finder* f, const VerbGroup* g, const Mention* x) {
  uint32_t t = x->first;
  if (t <= g->subject_first || t >= g->subject_first + g->subject_n) return false;
  if (g->subject_mention && f->e->mentions[g->subject_mention - 1].entity == x->entity &&
      x->entity != NO_ENTITY)
    return false;
  if (f->d->tokens[t - 1].tag == TAG_DET) t--;
  return t > g->subject_first && f->d->tokens[t - 1].tag == TAG_PREP;
}

/// In a whole sentence a mention may stand right before a verb that has another for its subject:
/// "the head of Acorn founded Beech". Clauses cut at verbs have the right one anyway.
static bool has_right_subject(const Finder* f, const Match* m) {
  const PatternMatch* p = &m->match;
  if (m->clause->kind != CLAUSE_WHOLE || span_empty(p->verb)) return true;
  const ClauseItem* verb = &m->clause->items[clause_item_at(m->clause, p->verb.begin)];
  if (verb->kind != ITEM_VERB || verb->index >= f->c->n_groups) return true;
  for (size_t r = 0; r <= SLOT_OBJECT; r++) {
    Span slot = p->slot[r];
    bool comma = slot.end + 3 == p->verb.begin && m->clause->text.data[slot.end + 1] == ',';
    if (span_empty(slot) || (slot.end + 1 != p->verb.begin && !comma)) continue;
    // "the head of {organization} <be> {person}" knows what it does.
    size_t at = clause_item_at(m->clause, slot.begin);
    if (clause_item_at(m->clause, p->whole.begin) + 1 < at) continue;
    const ClauseItem* x = &m->clause->items[at];
    if (x->kind == ITEM_MENTION &&
        hangs_in_subject(f, &f->c->groups[verb->index], &f->e->mentions[x->index]))
      return false;
  }
  return true;
}

static void take_match(Finder* f, Match* m) {
  const PatternMatch* p = &m->match;
  const Rule* rule = ontology_rule(f->o, m->rule);
  if (!has_right_subject(f, m) || !is_open_enough(f, m, rule)) return;
  m->subjects = (IndexList){0};
  m->objects = (IndexList){0};
  mentions_in_span(f, m->clause, p->slot[SLOT_SUBJECT], &m->subjects);
  bool text = m->relation->literal_range && pattern_slot_is_text(f->o, m->pattern, SLOT_OBJECT);
  if (!text) mentions_in_span(f, m->clause, p->slot[SLOT_OBJECT], &m->objects);
  prefer_names(f, m->clause, m->relation->domain[0], &m->subjects);
  if (m->relation->range[0] != CLASS_PARTY)
    prefer_names(f, m->clause, m->relation->range[0], &m->objects);
  m->subject_first = p->slot[SLOT_SUBJECT].begin < p->slot[SLOT_OBJECT].begin;
  extend_match(f, m);
  if (rule->implicit_subject || rule->implicit_object)
    implicit_keep(f, m);
  else
    state_match(f, m);
}

static void try_pattern(Finder* f, uint32_t clause, PatternId pattern) {
  RuleId rule = ontology_pattern_rule(f->o, pattern);
  Match m = {.clause = &f->c->clauses[clause],
             .whole = whole_of(f, clause),
             .pattern = pattern,
             .rule = rule,
             .relation = ontology_relation(f->o, ontology_rule(f->o, rule)->relation)};
  size_t from = 0;
  while (pattern_match(f->matcher, pattern, m.clause->text, &from, &m.match) == STATUS_OK)
    take_match(f, &m);
}

static bool has_mention(const Clause* c) {
  for (size_t i = 0; i < c->n_items; i++)
    if (c->items[i].kind == ITEM_MENTION) return true;
  return false;
}

/// Patterns without a subject may match where nobody is mentioned.
static bool may_match(const Finder* f, PatternId p, bool mention) {
  return mention ||
         ontology_rule(f->o, ontology_pattern_rule(f->o, p))->implicit_subject != CLASS_NONE;
}

static void read_clause(Matcher* m, const Clause* c) {
  matcher_open(m, c->text);
  for (size_t i = 0; i < c->n_items; i++) {
    const ClauseItem* item = &c->items[i];
    size_t end = i + 1 < c->n_items ? item[1].at : c->text.len;
    if (item->form)
      matcher_word(m, item->form);
    else
      matcher_symbol(m, str_slice(c->text, item->at, end - 1));
  }
}

static void try_clause(Finder* f, uint32_t clause) {
  const Clause* c = &f->c->clauses[clause];
  bool mention = has_mention(c);
  if (!mention && !implicit_has_offer(f)) return;
  const PatternId* candidates;
  read_clause(f->matcher, c);
  size_t n = matcher_candidates_read(f->matcher, &candidates);
  for (size_t k = 0; k < n; k++)
    if (may_match(f, candidates[k], mention)) try_pattern(f, clause, candidates[k]);
}

static int by_place(const void* a, const void* b) {
  const Fact *x = a, *y = b;
  if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
  return x->matched.begin != y->matched.begin ? (x->matched.begin < y->matched.begin ? -1 : 1) : 0;
}

/// By sentence and place; facts of one place stay in the order they were found. Insertion, because
/// they come nearly sorted.
static void sort_facts(Finder* f) {
  for (size_t i = 1; i < f->facts.n; i++) {
    Fact x = f->facts.data[i];
    size_t k = i;
    while (k > 0 && by_place(&f->facts.data[k - 1], &x) > 0) {
      f->facts.data[k] = f->facts.data[k - 1];
      k--;
    }
    f->facts.data[k] = x;
  }
}

void fact_find_relations(const Document* d, Entities* e, const Clauses* c, const Ontology* ontology,
                         Matcher* matcher, Arena* arena, Facts* out) {
  Finder f = {.d = d, .e = e, .c = c, .o = ontology, .matcher = matcher, .arena = arena};
  f.hedges = ontology_list(ontology, STR("hedges"));
  f.name_hedges = ontology_list(ontology, STR("hedges-of-names"));
  f.deeds = ontology_list(ontology, STR("deeds"));
  f.deeds_undone = ontology_list(ontology, STR("deeds-undone"));
  f.deeds_end = ontology_list(ontology, STR("deeds-end"));
  f.lasting_verbs = ontology_list(ontology, STR("lasting-verb"));
  f.over_words = ontology_list(ontology, STR("over"));
  f.leaving = ontology_list(ontology, STR("leaving-verbs"));
  f.days = ontology_list(ontology, STR("claims-days"));
  f.death = ontology_list(ontology, STR("death-verb"));
  f.death_nouns = ontology_list(ontology, STR("death-noun"));
  f.removal = ontology_list(ontology, STR("removal-verb"));
  f.post_verbs = ontology_list(ontology, STR("post-verbs"));
  f.once_words = ontology_list(ontology, STR("once"));
  f.children = ontology_list(ontology, STR("child"));
  f.groups = ontology_list(ontology, STR("name-group"));
  f.kin = ontology_list(ontology, STR("nominal-kin"));
  f.fact_keys = map_in(arena);
  types_begin(&f);
  implicit_begin(&f);
  for (uint32_t i = 0; i < c->n_clauses; i++) {
    if (i > 0 && d->sentences[c->clauses[i].sentence].outer !=
                     d->sentences[c->clauses[i - 1].sentence].outer)
      implicit_settle(&f);
    try_clause(&f, i);
  }
  implicit_settle(&f);
  end_posts_of_the_document(&f);
  drop_what_is_over(&f);
  types_settle(&f);
  sort_facts(&f);
  out->facts = f.facts.data;
  out->n_facts = f.facts.n;
}
