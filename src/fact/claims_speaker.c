// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// From the words of a source to the entity that speaks: the head mention of the noun phrase, or a
/// new unnamed source
/// ("a spokesman for the council"); then who was told, where and when, and who "I" and "we" are in
/// quotations.
#include "fact/claims_internal.h"

/* ---- mentions ---- */

static bool agent_mention(const Claiming* k, const Mention* m) {
  if (m->kind == MENTION_DATE || m->kind == MENTION_VALUE || m->kind == MENTION_NATIONALITY)
    return false;
  ClassId c = m->entity != NO_ENTITY ? k->e->entities[m->entity].cls : m->cls;
  return c == CLASS_NONE || ontology_is_a(k->o, c, CLASS_AGENT) ||
         ontology_is_a(k->o, c, CLASS_PLACE) || ontology_is_a(k->o, c, CLASS_ORGANIZATION) ||
         ontology_is_a(k->o, c, CLASS_PERSON) || c == CLASS_UNNAMED_SOURCE || c == CLASS_GROUP ||
         m->kind == MENTION_PRONOUN;
}

static bool organization(const Claiming* k, uint32_t entity) {
  return entity != NO_ENTITY && ontology_is_a(k->o, k->e->entities[entity].cls, CLASS_ORGANIZATION);
}

static Span range_span(const Line* l, uint32_t begin, uint32_t end) {
  return (Span){l->p[begin].span.begin, l->p[end - 1].span.end};
}

/// Where the head part of a source ends: before an apposition, a relative, a bracket; `core`:
/// before a preposition.
static uint32_t head_end(const Line* l, Source s, uint32_t* core) {
  uint32_t end = s.begin;
  *core = 0;
  for (; end < s.end; end++) {
    const Piece* p = &l->p[end];
    if (end > s.begin &&
        (piece_mark(p, ",", "(", "[") || piece_dash(p) || piece_is(p, "who", "which", "that")))
      break;
    if (end > s.begin && !*core && piece_preposition(p)) *core = end;
  }
  if (!*core) *core = end;
  return end;
}

/// The mention that the noun phrase is about: it ends where the head does, the widest name first;
/// or SIZE_MAX.
static size_t head_mention(const Claiming* k, const Line* l, Source s) {
  uint32_t core, end = head_end(l, s, &core);
  Span whole = range_span(l, s.begin, end);
  uint32_t core_end = l->p[core - 1].span.end;
  size_t first, last, best = SIZE_MAX;
  entity_mentions_in(k->e, whole, &first, &last);
  for (size_t i = first; i < last; i++) {
    const Mention* m = &k->e->mentions[i];
    bool attribute = m->kind == MENTION_NATIONALITY && s.end == s.begin + 1; // "Canadian claims"
    if (m->span.begin < whole.begin || m->span.end > whole.end) continue;
    if (!attribute && !agent_mention(k, m)) continue;
    bool heads =
        m->span.end == core_end || (m->span.begin == whole.begin && m->span.end > core_end);
    if (!heads) continue;
    if (best == SIZE_MAX || (k->e->mentions[best].entity == NO_ENTITY && m->entity != NO_ENTITY) ||
        (k->e->mentions[best].kind == MENTION_NOMINAL && m->kind == MENTION_NAME &&
         m->span.end == core_end))
      best = i;
  }
  return best;
}

/* ---- unnamed sources ---- */

/// The text with its white space made single blanks.
static Str plain_text(const Claiming* k, Span s) {
  Str t = document_slice(k->d, s);
  char* out = arena_alloc(k->arena, t.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < t.len; i++) {
    bool space = t.data[i] == ' ' || t.data[i] == '\n' || t.data[i] == '\t' || t.data[i] == '\r';
    if (space && (n == 0 || out[n - 1] == ' ')) continue;
    out[n++] = space ? ' ' : t.data[i];
  }
  return str_trim((Str){out, n});
}

static uint32_t speaks_for(const Claiming* k, Span s) {
  size_t first, last;
  entity_mentions_in(k->e, s, &first, &last);
  for (size_t i = first; i < last; i++)
    if (organization(k, k->e->mentions[i].entity)) return k->e->mentions[i].entity;
  return NO_ENTITY;
}

static uint32_t unnamed_source(const Claiming* k, Str label, Span head, Span whole, bool plural) {
  uint32_t known;
  Str key = utf8_lower(k->arena, label);
  if (map_get(k->unnamed, key, &known)) return known;
  map_put(k->unnamed, key, (uint32_t)k->e->n_entities);
  if (k->e->n_entities == *k->entity_cap) {
    *k->entity_cap = *k->entity_cap * 2 + 8;
    k->e->entities =
        arena_grow(k->arena, k->e->entities, k->e->n_entities, *k->entity_cap, sizeof(Entity));
  }
  k->e->entities[k->e->n_entities] = (Entity){.cls = CLASS_UNNAMED_SOURCE,
                                              .label = label,
                                              .unnamed = true,
                                              .plural = plural,
                                              .speaks_for = speaks_for(k, whole),
                                              .introduced = head};
  return (uint32_t)k->e->n_entities++;
}

/* ---- sources that are names after all ---- */

static Str without_the(Str s) {
  bool the = s.len > 4 && str_equal_nocase(str_slice(s, 0, 4), STR("the "));
  return the ? str_slice(s, 4, s.len) : s;
}

/// A name of the document in other letters: "the New york Times".
static uint32_t name_in_other_case(const Claiming* k, Str label) {
  Str bare = without_the(label);
  if (str_find(bare, STR(" "), 0) == SIZE_MAX) return NO_ENTITY;
  for (uint32_t i = 0; i < k->e->n_entities; i++)
    if (!k->e->entities[i].unnamed && str_equal_nocase(without_the(k->e->entities[i].label), bare))
      return i;
  return NO_ENTITY;
}

/// "According to the report": the medium that was named last, if one was within five sentences.
static uint32_t medium_before(const Claiming* k, const Line* l, Source s) {
  const Piece* noun = &l->p[s.end - 1];
  if (s.end != s.begin + 2 || !piece_is(&l->p[s.begin], "the") || !form_in(noun->form, k->media))
    return NO_ENTITY;
  size_t first, last;
  entity_mentions_in(k->e, noun->span, &first, &last);
  for (size_t m = first; m-- > 0;) {
    const Mention* x = &k->e->mentions[m];
    if (x->sentence + 5 < l->sentence) return NO_ENTITY;
    if (x->kind == MENTION_NAME && x->entity != NO_ENTITY &&
        ontology_is_a(k->o, k->e->entities[x->entity].cls, CLASS_NEWS_MEDIA))
      return x->entity;
  }
  return NO_ENTITY;
}

void claim_set_speaker(const Claiming* k, const Line* l, Source s, Claim* claim) {
  claim->speaker = NO_ENTITY;
  claim->speaker_mention = UINT32_MAX;
  claim->speaker_span = (Span){0, 0};
  if (source_none(s)) return;
  while (s.end > s.begin + 1 &&
         (l->p[s.end - 1].tag == TAG_GENITIVE || piece_mark(&l->p[s.end - 1], ",")))
    s.end--;
  claim->speaker_span = range_span(l, s.begin, s.end);
  if (s.end == s.begin + 1 && piece_is(&l->p[s.begin], "it", "there", "this", "that")) {
    size_t m = head_mention(k, l, s);
    if (m == SIZE_MAX || k->e->mentions[m].entity == NO_ENTITY) return;
  }
  size_t m = head_mention(k, l, s);
  if (m != SIZE_MAX) claim->speaker_mention = (uint32_t)m;
  if (m != SIZE_MAX && k->e->mentions[m].entity != NO_ENTITY) {
    claim->speaker = k->e->mentions[m].entity;
    return;
  }
  uint32_t core, end = head_end(l, s, &core);
  claim->speaker = medium_before(k, l, s);
  if (claim->speaker == NO_ENTITY)
    claim->speaker = name_in_other_case(k, plain_text(k, range_span(l, s.begin, end)));
  if (claim->speaker != NO_ENTITY) return;
  const Piece* last = &l->p[core - 1];
  bool plural = last->kind == PIECE_WORD && k->d->tokens[last->token].lex &&
                (k->d->tokens[last->token].lex->bits & LEX_NOUN_PLURAL);
  Span head = range_span(l, s.begin, end);
  claim->speaker = unnamed_source(k, plain_text(k, head), head, claim->speaker_span, plural);
}

void claim_set_hearsay(const Claiming* k, Claim* claim) {
  claim->speaker = unnamed_source(k, STR("unspecified source"), claim->cue, claim->cue, false);
}

/* ---- addressee, venue, time ---- */

/// The mention that starts at piece i, or right after a determiner there; SIZE_MAX if none does.
static size_t mention_from(const Claiming* k, const Line* l, uint32_t i, uint32_t reach) {
  if (i >= l->n) return SIZE_MAX;
  uint32_t end = i + reach < l->n ? i + reach : l->n;
  size_t first, last;
  entity_mentions_in(k->e, range_span(l, i, end), &first, &last);
  for (size_t m = first; m < last; m++)
    if (agent_mention(k, &k->e->mentions[m]) && k->e->mentions[m].entity != NO_ENTITY) return m;
  return SIZE_MAX;
}

static bool in_contents(const Claim* claim, Span s) {
  for (size_t i = 0; i < claim->contents.n; i++)
    if (span_overlaps(claim->contents.data[i], s)) return true;
  return false;
}

static void set_addressee(const Claiming* k, const Line* l, uint32_t i, Claim* claim) {
  size_t m = mention_from(k, l, i, 3);
  if (m == SIZE_MAX || in_contents(claim, k->e->mentions[m].span)) return;
  if (k->e->mentions[m].entity != claim->speaker) claim->addressee = k->e->mentions[m].entity;
}

/// "in an interview with X", "in a statement to X", "at the conference".
static void set_occasion(const Claiming* k, const Line* l, uint32_t i, Claim* claim) {
  const Piece* p = &l->p[i];
  if (p->kind != PIECE_WORD || !form_in(p->form, k->occasion) || in_contents(claim, p->span))
    return;
  if (i + 1 < l->n && piece_is(&l->p[i + 1], "with", "to", "by") && claim->addressee == NO_ENTITY)
    set_addressee(k, l, i + 2, claim);
}

static void set_venue_or_time(const Claiming* k, const Line* l, const Mention* m, Claim* claim) {
  (void)l;
  if (in_contents(claim, m->span) || span_overlaps(m->span, claim->speaker_span)) return;
  if (m->kind == MENTION_DATE && claim->time.len == 0) {
    claim->time = date_lexical(m->date, k->arena);
    if (claim->time.len == 0) claim->time = plain_text(k, m->span);
  }
  if (m->entity == NO_ENTITY || claim->venue != NO_ENTITY) return;
  const Token* before = m->first > 0 ? &k->d->tokens[m->first - 1] : NULL;
  if (before && before->tag == TAG_DET && m->first > 1) before--;
  bool at = before && one_of(before->lower, "at", "during");
  ClassId c = k->e->entities[m->entity].cls;
  if (ontology_is_a(k->o, c, CLASS_EVENT) || (at && ontology_is_a(k->o, c, CLASS_PLACE)))
    claim->venue = m->entity;
}

void claim_set_circumstances(const Claiming* k, const Line* l, const Candidate* c, Claim* claim) {
  if (c->at + 1 < l->n &&
      (cue_takes(c->cue_entry, CUE_ADDRESSEE) || cue_takes(c->cue_entry, CUE_OBJECT_TO)))
    set_addressee(k, l, c->at + 1, claim);
  if (c->at + 2 < l->n && cue_takes(c->cue_entry, CUE_SPEECH) && piece_is(&l->p[c->at + 1], "to"))
    set_addressee(k, l, c->at + 2, claim); // "confirmed to the Courier that"
  for (uint32_t i = 0; i < l->n; i++)
    set_occasion(k, l, i, claim);
  size_t first, last;
  entity_mentions_in(k->e, range_span(l, 0, l->n), &first, &last);
  for (size_t m = first; m < last; m++)
    set_venue_or_time(k, l, &k->e->mentions[m], claim);
}

/// A quotation that goes on with a speech was made at its time and place: "X spoke in May at Y,
/// saying that .... "Z," X said." One paragraph further at most, and nobody else in between.
void inherit_circumstances(const Claiming* k, const Facts* f) {
  for (size_t i = 1; i < f->n_claims; i++) {
    Claim* c = &f->claims[i];
    const Claim* before = &f->claims[i - 1];
    if (c->speaker == NO_ENTITY || c->within || c->mode != MODE_DIRECT || c->time.len) continue;
    for (size_t j = i; j-- > 0 && before->within;)
      before = &f->claims[j];
    uint32_t from = k->d->sentences[before->sentence].paragraph;
    uint32_t to = k->d->sentences[c->sentence].paragraph;
    if (before->speaker != c->speaker || to < from || to > from + 1) continue;
    c->time = before->time;
    if (c->venue == NO_ENTITY) c->venue = before->venue;
  }
}

/* ---- first person ---- */

/// Tokens between a body and a person that join them: "Acorn chief executive Ada Lind", "Acorn's
/// chief executive, Ada Lind"; with `of` the other way round: "Ada Lind, chief executive of Acorn".
static bool is_employment(const Claiming* k, uint32_t first, uint32_t end, bool of) {
  enum { LONGEST = 8 };
  bool role = false, comma = false, joined = !of;
  if (first >= end || end - first > (of ? LONGEST : LONGEST - 3)) return false;
  for (uint32_t t = first; t < end; t++) {
    const Token* x = &k->d->tokens[t];
    role = role || form_in(x->form, k->role);
    if (str_equal(x->text, STR(","))) {
      if (comma || t != (of ? first : end - 1)) return false;
      comma = true;
    } else if (of && x->tag == TAG_PREP) {
      joined = one_of(x->lower, "of", "at", "for");
      if (!joined) return false;
    } else if (x->tag != TAG_NOUN && x->tag != TAG_ADJ && x->tag != TAG_GENITIVE &&
               x->tag != TAG_NAME && !(of && (x->tag == TAG_DET || x->tag == TAG_CONJ))) {
      return false;
    }
  }
  return joined && (role || (!of && !comma)) && (comma || !of);
}

static bool is_named_person(const Claiming* k, const Mention* m) {
  return m->kind == MENTION_NAME && m->entity != NO_ENTITY &&
         ontology_is_a(k->o, k->e->entities[m->entity].cls, CLASS_PERSON);
}

/// The organization of each person whose name stands beside it with a post.
static uint32_t* employers(const Claiming* k) {
  uint32_t* of = arena_new_array(k->arena, uint32_t, k->e->n_entities + 1);
  const Mention *body = NULL, *person = NULL;
  for (size_t i = 0; i < k->e->n_entities; i++)
    of[i] = k->e->entities[i].unnamed ? k->e->entities[i].speaks_for : NO_ENTITY;
  for (size_t i = 0; i < k->e->n_mentions; i++) {
    const Mention* m = &k->e->mentions[i];
    if (m->entity == NO_ENTITY) continue;
    if (organization(k, m->entity)) {
      if (person && of[person->entity] == NO_ENTITY && m->kind == MENTION_NAME &&
          person->sentence == m->sentence &&
          is_employment(k, person->first + person->n, m->first, true))
        of[person->entity] = m->entity;
      body = m;
    } else if (is_named_person(k, m)) {
      if (body && of[m->entity] == NO_ENTITY && m->first >= body->first + body->n &&
          is_employment(k, body->first + body->n, m->first, false))
        of[m->entity] = body->entity;
      person = m;
    }
  }
  return of;
}

static uint32_t first_person(const Claiming* k, const Mention* m, uint32_t speaker,
                             const uint32_t* employer) {
  Str low = k->d->tokens[m->first].lower;
  if (m->kind != MENTION_PRONOUN || m->n > 1) return NO_ENTITY;
  if (one_of(low, "i", "me", "my", "mine", "myself")) return speaker;
  if (!one_of(low, "we", "us", "our", "ours", "ourselves")) return NO_ENTITY;
  if (organization(k, speaker) || ontology_is_a(k->o, k->e->entities[speaker].cls, CLASS_COUNTRY))
    return speaker;
  return employer[speaker];
}

void resolve_first_person(const Claiming* k, const Facts* f) {
  if (f->n_claims == 0) return;
  const uint32_t* employer = employers(k);
  for (size_t i = 0; i < f->n_claims; i++) {
    const Claim* c = &f->claims[i];
    if (c->speaker == NO_ENTITY) continue;
    for (size_t s = 0; s < c->contents.n; s++) {
      size_t first, last;
      entity_mentions_in(k->e, c->contents.data[s], &first, &last);
      for (size_t m = first; m < last; m++) {
        if (!k->d->tokens[k->e->mentions[m].first].quotation) continue;
        uint32_t who = first_person(k, &k->e->mentions[m], c->speaker, employer);
        if (who != NO_ENTITY) k->e->mentions[m].entity = who;
      }
    }
  }
}
