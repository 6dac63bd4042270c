// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What claims are themselves: that somebody denies, doubts, accuses, warns, supports, or speaks to
/// a newspaper is a plain fact, whatever becomes of the content. A claim inside another is so
/// according to the outer speaker.
#include "fact/factuality_internal.h"

#include "fact/claims_internal.h"
#include "fact/relations_internal.h"

#include <string.h>

typedef enum { TARGET_TEXT, TARGET_FIRST, TARGET_ADDRESSEE } Target;
typedef struct {
  Stance stance;
  const char* relation;
  const char* cues; ///< lemmas, space-separated; NULL all
  Target target;
} Act;

static const Act acts[] = {
    {STANCE_DENIES, "denies", "deny dispute refute rebut repudiate denial", TARGET_TEXT},
    {STANCE_DOUBTS, "doubts", "doubt question doubtful", TARGET_TEXT},
    {STANCE_ACCUSES, "accuses", "accuse blame", TARGET_FIRST},
    {STANCE_WARNS, "warned", "warn caution", TARGET_ADDRESSEE},
    {STANCE_SUPPORTS, "supports", "support back endorse", TARGET_FIRST},
    {STANCE_OPPOSES, "opposes", "oppose", TARGET_FIRST},
};

/// Not "the Acorn" of "endorsed the Acorn nominee", "endorsed Acorn's plan".
static bool is_whole_phrase(const Firewall* w, const Mention* x) {
  size_t next = x->first + x->n;
  if (next >= w->d->n_tokens) return true;
  Tag tag = w->d->tokens[next].tag;
  return tag != TAG_NOUN && tag != TAG_ADJ && tag != TAG_NAME && tag != TAG_GENITIVE;
}

/// "comments his rival made": no speaker, but a clause that was taken for one.
static bool is_clause(const Firewall* w, Span s) {
  for (size_t t = document_token_at(w->d, s.begin);
       t < w->d->n_tokens && w->d->tokens[t].span.begin < s.end; t++) {
    Tag tag = w->d->tokens[t].tag;
    if (tag == TAG_VERB || tag == TAG_VERB_ING || tag == TAG_VERB_BASE) return true;
  }
  return false;
}

/// The first entity that is named in the content, close to its start. "Opposes banning Acorn" says
/// nothing against Acorn.
static size_t first_target(const Firewall* w, const Claim* c) {
  size_t first, last;
  Span s = c->contents.data[0];
  if (w->d->tokens[document_token_at(w->d, s.begin)].tag == TAG_VERB_ING) return SIZE_MAX;
  entity_mentions_in(w->e, s, &first, &last);
  for (size_t m = first; m < last; m++) {
    const Mention* x = &w->e->mentions[m];
    size_t t = document_token_at(w->d, s.begin);
    if (x->first > t + 2) return SIZE_MAX;
    if (x->entity != NO_ENTITY && x->entity != c->speaker && x->kind != MENTION_NATIONALITY &&
        x->kind != MENTION_DATE)
      return is_whole_phrase(w, x) ? m : SIZE_MAX;
  }
  return SIZE_MAX;
}

static size_t mention_of(const Firewall* w, uint32_t sentence, uint32_t entity) {
  size_t first, last;
  entity_mentions_in(w->e, w->d->sentences[sentence].span, &first, &last);
  for (size_t m = first; m < last; m++)
    if (w->e->mentions[m].entity == entity) return m;
  return SIZE_MAX;
}

static bool fits(const Firewall* w, const ClassId classes[4], uint32_t entity) {
  ClassId c = w->e->entities[entity].cls;
  for (size_t i = 0; i < 4 && classes[i] != CLASS_NONE; i++)
    if (ontology_is_a(w->o, c, classes[i])) return true;
  return classes[0] == CLASS_NONE;
}

/// Names a fact within its document.
static Str key_of(const Firewall* w, const Fact* x) {
  return arena_printf(w->arena, "%u %u %u %u %.*s", x->relation, x->subject, x->object, x->sentence,
                      STR_ARG(x->object == NO_ENTITY ? x->literal : STR_EMPTY));
}

/// "Began to question": what is begun or gone on with is done.
static bool is_carried_out(const Token* verb) {
  static const char done[] = "continue begin start come manage rush go use";
  return verb->lex && lex_verb(verb->lex) && one_of_words(lex_verb_lemma(verb->lex), done);
}

/// "Voters might blame", "will endorse", "vowed to oppose": an act that is not done.
static Modality modality_of_act(const Firewall* w, const Claim* c) {
  enum { REACH = 4 };
  if (span_empty(c->cue)) return MODALITY_ACTUAL;
  size_t t = document_token_at(w->d, c->cue.end - 1); // the cue may hold its auxiliaries
  bool noun = w->d->tokens[t].tag == TAG_NOUN;        // "trying to rally support"
  for (size_t k = t; k > 0 && t - k < REACH; k--) {
    const Token* x = &w->d->tokens[k - 1];
    if (noun && k == t && x->tag == TAG_VERB_BASE) continue;
    if (x->tag == TAG_MODAL)
      return one_of(x->lower, "will", "shall", "'ll") ? MODALITY_PLANNED : MODALITY_POSSIBLE;
    if (x->tag == TAG_TO)
      return k > 1 && is_carried_out(x - 1) ? MODALITY_ACTUAL : MODALITY_POSSIBLE;
    if (x->tag != TAG_ADV && x->tag != TAG_AUX && x->tag != TAG_NEG) break;
  }
  return MODALITY_ACTUAL;
}

static Fact new_fact(const Firewall* w, const Claim* c, RelationId relation) {
  Fact x = {.relation = relation,
            .subject = c->speaker,
            .object = NO_ENTITY,
            .literal = STR_EMPTY,
            .sentence = c->sentence,
            .matched = span_empty(c->cue) ? c->contents.data[0] : c->cue,
            .own_voice = true};
  if (c->speaker_mention != UINT32_MAX) vec_push(&x.subject_mentions, w->arena, c->speaker_mention);
  if (c->negated) x.polarity = POLARITY_NEGATIVE;
  x.modality = modality_of_act(w, c);
  return x;
}

typedef struct {
  VEC(Fact) facts;
  Map known; ///< keys of all facts
} FactList;

static void add_fact(const Firewall* w, FactList* list, Fact x, const Claim* c) {
  if (!map_put(&list->known, key_of(w, &x), 1)) return;
  firewall_guard(w, &x, c->within);
  vec_push(&list->facts, w->arena, x);
}

static void add_object(const Firewall* w, FactList* list, const Claim* c, const char* relation,
                       size_t mention) {
  RelationId r = ontology_find_relation(w->o, str_from(relation));
  if (!r || mention == SIZE_MAX) return;
  uint32_t entity = w->e->mentions[mention].entity;
  if (entity == NO_ENTITY || entity == c->speaker ||
      w->e->entities[entity].unnamed || // "backs the government": nobody could look that up
      !fits(w, ontology_relation(w->o, r)->range, entity))
    return;
  Fact x = new_fact(w, c, r);
  x.object = entity;
  vec_push(&x.object_mentions, w->arena, (uint32_t)mention);
  add_fact(w, list, x, c);
}

/// "denied his party the victory" gives no victory and denies nothing: a noun right before an
/// article.
static bool is_withheld(const Firewall* w, Span s) {
  enum { LONGEST = 6 };
  size_t first = document_token_at(w->d, s.begin);
  for (size_t t = first ? first - 1 : 0; t + 1 < w->d->n_tokens && t < first + LONGEST; t++) {
    if (w->d->tokens[t + 1].span.begin >= s.end) return false;
    Tag tag = w->d->tokens[t].tag;
    bool article = w->d->tokens[t + 1].tag == TAG_DET || w->d->tokens[t + 1].tag == TAG_POSS;
    if ((tag == TAG_NOUN || tag == TAG_NAME) && article) return true;
    if (tag == TAG_PREP || tag == TAG_WH || (w->d->tokens[t].flags & TOKEN_FINITE && t >= first))
      return false;
  }
  return false;
}

/// "the charges through his lawyer": how it is said is no part of what.
static Span without_means(const Firewall* w, Span s) {
  for (size_t t = document_token_at(w->d, s.begin) + 1;
       t < w->d->n_tokens && w->d->tokens[t].span.begin < s.end; t++) {
    if (w->d->tokens[t].flags & TOKEN_FINITE) return s;
    if (one_of(w->d->tokens[t].lower, "through", "via")) s.end = w->d->tokens[t - 1].span.end;
  }
  return s;
}

/// "On 'This Week', Smith questioned the figures": what stands before the cue is no clause and so
/// not what was doubted.
static bool is_setting(const Firewall* w, const Claim* c) {
  Span s = c->contents.data[0];
  if (span_empty(c->cue) || s.end > c->cue.begin) return false;
  for (size_t t = document_token_at(w->d, s.begin);
       t < w->d->n_tokens && w->d->tokens[t].span.begin < s.end; t++)
    if (w->d->tokens[t].flags & TOKEN_FINITE) return false;
  return true;
}

/// "denied this": says nothing by itself.
static bool is_pronoun(const Firewall* w, Span s) {
  const Token* t = &w->d->tokens[document_token_at(w->d, s.begin)];
  return t->span.end >= s.end && (t->tag == TAG_PRON || t->tag == TAG_DET ||
                                  one_of(t->lower, "this", "that", "these", "those"));
}

static void add_text(const Firewall* w, FactList* list, const Claim* c, const char* relation) {
  RelationId r = ontology_find_relation(w->o, str_from(relation));
  Span said = c->contents.data[0];
  if (!r || is_withheld(w, said) || is_setting(w, c) || is_pronoun(w, said)) return;
  Fact x = new_fact(w, c, r);
  x.object_span = without_means(w, said);
  x.literal = literal_of(w->d, w->e, w->arena, x.object_span, true);
  add_fact(w, list, x, c);
}

/// "Some Republicans doubt it": not their party.
static bool is_some_of(const Firewall* w, const Claim* c) {
  if (c->speaker_mention == UINT32_MAX) return false;
  if (!ontology_is_a(w->o, w->e->entities[c->speaker].cls, CLASS_PARTY)) return false;
  uint32_t first = w->e->mentions[c->speaker_mention].first;
  for (uint32_t t = first > 0 ? first - 1 : 0; t <= first; t++) {
    Str word = w->d->tokens[t].lower;
    if (one_of(word, "some", "many", "most", "few", "several", "other", "two", "three", "more",
               "these", "those", "fellow", "senior"))
      return true;
  }
  return false;
}

/// "Most oppose it", "turns rebutting the plan": a speaker that no noun for people or bodies names.
static bool is_nobody(const Firewall* w, const Claim* c) {
  bool empty = one_of(c->cue_lemma, "doubtful") && c->speaker_mention != UINT32_MAX &&
               w->e->mentions[c->speaker_mention].pronoun != PRONOUN_NONE; // "it is doubtful"
  return empty || (w->e->entities[c->speaker].cls == CLASS_UNNAMED_SOURCE &&
                   c->speaker_mention == UINT32_MAX);
}

/// "the nominee", "Oak's former strategist": one person who has a name, which is not known here.
static bool is_unnamed_one(const Firewall* w, const Claim* c) {
  if (!w->e->entities[c->speaker].unnamed || c->speaker_mention == UINT32_MAX) return false;
  const Mention* m = &w->e->mentions[c->speaker_mention];
  if (str_equal(w->d->tokens[m->first].lower, STR("the"))) return true;
  for (uint32_t t = m->first; t < m->first + m->n; t++)
    if (w->d->tokens[t].tag == TAG_GENITIVE || w->d->tokens[t].tag == TAG_POSS) return true;
  return false;
}

/// "told the Courier", "in an interview with the Courier".
static void add_press(const Firewall* w, FactList* list, const Claim* c) {
  if (is_unnamed_one(w, c)) return;
  if (c->addressee == NO_ENTITY ||
      !ontology_is_a(w->o, w->e->entities[c->addressee].cls, CLASS_NEWS_MEDIA))
    return;
  const Sentence* s = &w->d->sentences[c->sentence];
  bool interview = false;
  for (uint32_t t = s->first; t < s->first + s->n; t++)
    interview =
        interview || one_of(w->d->tokens[t].lower, "interview", "interviews", "interviewed");
  add_object(w, list, c, interview ? "gaveInterviewTo" : "gaveStatementTo",
             mention_of(w, c->sentence, c->addressee));
}

/// "had no doubts about", "little doubt": the noun of the act is denied.
static bool is_denied_noun(const Firewall* w, const Claim* c) {
  if (span_empty(c->cue)) return false;
  size_t t = document_token_at(w->d, c->cue.begin);
  for (size_t k = t; k > 0 && t - k < 3; k--)
    if (one_of(w->d->tokens[k - 1].lower, "no", "little", "without", "never", "any")) return true;
  return false;
}

static void acts_of(const Firewall* w, FactList* list, const Claim* c) {
  if (c->speaker == NO_ENTITY || c->contents.n == 0 || is_clause(w, c->speaker_span)) return;
  if (is_nobody(w, c) || is_some_of(w, c)) return;
  add_press(w, list, c);
  for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
    const Act* a = &acts[i];
    if (a->stance != c->stance || !one_of_words(c->cue_lemma, a->cues)) continue;
    if (a->target == TARGET_TEXT && is_denied_noun(w, c)) continue;
    if (a->target == TARGET_TEXT)
      add_text(w, list, c, a->relation);
    else if (a->target == TARGET_FIRST)
      add_object(w, list, c, a->relation, first_target(w, c));
    else if (c->addressee != NO_ENTITY)
      add_object(w, list, c, a->relation, mention_of(w, c->sentence, c->addressee));
  }
}

void firewall_add_acts(const Firewall* w) {
  FactList list = {.known = map_in(w->arena)};
  if (w->f->n_claims == 0) return;
  for (size_t i = 0; i < w->f->n_facts; i++)
    map_put(&list.known, key_of(w, &w->f->facts[i]), 1);
  for (size_t i = 0; i < w->f->n_claims; i++)
    acts_of(w, &list, &w->f->claims[i]);
  size_t n = w->f->n_facts, more = list.facts.n;
  if (more == 0) return;
  w->f->facts = arena_grow(w->arena, w->f->facts, n, n + more, sizeof(Fact));
  memcpy(w->f->facts + n, list.facts.data, more * sizeof(Fact));
  w->f->n_facts = n + more;
}
