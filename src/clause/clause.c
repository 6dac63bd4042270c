// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the way through this folder: sentence by sentence, frames, verb groups, then the clauses.

#include "clause/clause_internal.h"

/// Which mention stands at a token: as a node, as an argument, and with nominals opened.
static void map_mentions(Work* w) {
  const Entities* e = w->e;
  w->places = arena_new_array(w->arena, Place, w->d->n_tokens + 1);
  uint32_t node_end = 0, top_end = 0, flat_end = 0;
  for (uint32_t i = 0; i < e->n_mentions; i++) {
    const Mention* m = &e->mentions[i];
    if (m->n == 0 || m->first + m->n > w->d->n_tokens) continue;
    bool nominal = m->kind == MENTION_NOMINAL;
    bool shown = !nominal || m->entity != NO_ENTITY || m->cls == CLASS_GROUP;
    bool has_inner = i + 1 < e->n_mentions && e->mentions[i + 1].first < m->first + m->n &&
                     e->mentions[i + 1].nested;
    if (m->first >= node_end) {
      w->places[m->first].node = i + 1;
      node_end = m->first + m->n;
    }
    if (shown && m->first >= top_end) {
      w->places[m->first].top = i + 1;
      top_end = m->first + m->n;
    }
    if (shown && m->first >= flat_end && !(nominal && has_inner)) {
      w->places[m->first].flat = i + 1;
      flat_end = m->first + m->n;
      for (uint32_t t = m->first; t < flat_end; t++)
        w->places[t].within = i + 1;
    }
  }
}

static void find_words(Work* w) {
  const Ontology* o = w->o;
  w->auxiliaries[AUX_BE] = ontology_form(o, STR("be"));
  w->auxiliaries[AUX_HAVE] = ontology_form(o, STR("have"));
  w->auxiliaries[AUX_DO] = ontology_form(o, STR("do"));
  w->verb_to = ontology_list(o, STR("catenative-to"));
  w->verb_ing = ontology_list(o, STR("catenative-ing"));
  w->verb_object_to = ontology_list(o, STR("object-control"));
  w->verb_passive_to = ontology_list(o, STR("catenative-passive"));
  w->verb_preposition_ing = ontology_list(o, STR("catenative-preposition"));
  w->verb_object_ing = ontology_list(o, STR("object-ing"));
  w->verb_that = ontology_list(o, STR("verb-that"));
  w->adjective_to = ontology_list(o, STR("adjective-to"));
  w->adjective_that = ontology_list(o, STR("adjective-that"));
  w->noun_to = ontology_list(o, STR("noun-to"));
  w->noun_that = ontology_list(o, STR("noun-that"));
  w->role = ontology_list(o, STR("role"));
  w->kin = ontology_list(o, STR("nominal-kin"));
  w->honour = ontology_list(o, STR("name-honour"));
  w->hearsay = ontology_list(o, STR("hearsay-adverb"));
  w->negative = ontology_list(o, STR("negative-adverb"));
  w->negative_subject = ontology_list(o, STR("negative-subject"));
  w->post_title = ontology_list(o, STR("post-title"));
  w->lesser = ontology_list(o, STR("deputy"));
  w->negative_preposition = ontology_list(o, STR("negative-preposition"));
  w->fiction = ontology_list(o, STR("fiction"));
  w->opinion = ontology_list(o, STR("opinion"));
  w->possible = ontology_list(o, STR("possible-adverb"));
  w->time_opener = ontology_list(o, STR("time-conjunction"));
  w->conditional = ontology_list(o, STR("conditional-conjunction"));
}

static Work work_for(const Document* d, const Entities* e, const Ontology* o, Arena* arena) {
  Work w = {.d = d, .e = e, .o = o, .arena = arena};
  map_mentions(&w);
  find_words(&w);
  return w;
}

typedef VEC(VerbGroup) Groups;

/// Numbers the verbs of the frames in text order: frames lie inside each other, so tokens are the
/// common measure.
static void number_verbs(const Work* w, const Sentence* s, uint32_t n_groups) {
  Frames* frames = w->frames;
  for (size_t i = 0; i < frames->n; i++)
    for (size_t k = 0; k < frames->data[i].verbs.n; k++)
      w->places[frames->data[i].verbs.data[k].g.first].group = NONE;
  for (uint32_t t = s->first; t < s->first + s->n; t++)
    if (w->places[t].group == NONE) w->places[t].group = ++n_groups;
  for (size_t i = 0; i < frames->n; i++)
    for (size_t k = 0; k < frames->data[i].verbs.n; k++) {
      Verb* v = &frames->data[i].verbs.data[k];
      v->index = w->places[v->g.first].group - 1;
    }
}

/// Copies the groups out, governors made document-wide.
static void publish_groups(const Work* w, const Sentence* s, Groups* groups) {
  const Frames* frames = w->frames;
  uint32_t n = (uint32_t)groups->n;
  for (size_t i = 0; i < frames->n; i++)
    for (size_t k = 0; k < frames->data[i].verbs.n; k++) {
      frames->data[i].verbs.data[k].index = (uint32_t)groups->n;
      vec_push(groups, w->arena, (VerbGroup){0});
    }
  if (frames->n > 1) number_verbs(w, s, n);
  for (size_t i = 0; i < frames->n; i++) {
    const Frame* f = &frames->data[i];
    for (size_t k = 0; k < f->verbs.n; k++) {
      Verb* v = &f->verbs.data[k];
      v->g.governor = v->governor == 0 ? 0 : f->verbs.data[v->governor - 1].index + 1;
      groups->data[v->index] = v->g;
      for (uint32_t t = v->g.first; t < v->g.first + v->g.n; t++)
        w->places[t].group = v->index + 1;
    }
  }
}

static void read_sentence(const Work* w, uint32_t sentence, Groups* groups) {
  Frames* frames = w->frames;
  frames_of_sentence(w, sentence);
  for (size_t i = 0; i < frames->n; i++) {
    frame_find_subjects(w, &frames->data[i]);
    frame_apply_effects(w, &frames->data[i]);
  }
  publish_groups(w, &w->d->sentences[sentence], groups);
}

static void add_whole(const Work* w, uint32_t sentence) {
  const Sentence* s = &w->d->sentences[sentence];
  clause_begin(w, CLAUSE_WHOLE, 0);
  clause_tokens(w, SHOW_FLAT, s->first, s->first + (s->n < WHOLE_MAX ? s->n : WHOLE_MAX));
  clause_end(w, sentence);
}

static bool is_read(const Document* d, uint32_t sentence) {
  const Sentence* s = &d->sentences[sentence];
  return s->n > 0 && zone_is_content(s->zone);
}

void clause_find_verbs(const Document* d, const Entities* e, const Ontology* ontology, Arena* arena,
                       Clauses* out) {
  Work w = work_for(d, e, ontology, arena);
  Frames frames = {0};
  Groups groups = {0};
  w.frames = &frames;
  for (uint32_t i = 0; i < d->n_sentences; i++)
    if (is_read(d, i)) read_sentence(&w, i, &groups);
  *out = (Clauses){.groups = groups.data, .n_groups = groups.n};
}

void clause_split(const Document* d, const Entities* e, const Ontology* ontology, Arena* arena,
                  Clauses* out) {
  Work w = work_for(d, e, ontology, arena);
  Draft draft = {0};
  ClauseList clauses = {0};
  Groups groups = {0};
  Frames frames = {0};
  w.draft = &draft;
  w.clauses = &clauses;
  vec_room(&groups, arena, d->n_tokens / 4 + 1);
  vec_room(&clauses, arena, d->n_sentences * 6 + 1);
  w.frames = &frames;
  for (uint32_t i = 0; i < d->n_sentences; i++) {
    if (!is_read(d, i)) continue;
    read_sentence(&w, i, &groups);
    w.groups = groups.data;
    add_whole(&w, i);
    for (size_t k = 0; k < frames.n; k++) {
      frame_split(&w, &frames.data[k]);
      frame_split_nominal(&w, &frames.data[k]);
    }
  }
  buf_free(&draft.text);
  *out = (Clauses){
      .groups = groups.data, .n_groups = groups.n, .clauses = clauses.data, .n_clauses = clauses.n};
}
