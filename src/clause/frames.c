// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the frames of a sentence: clausal quotations and brackets are taken out and read on their
// own, so that no verb looks for its subject across their borders; what is left is a list of nodes,
// and the nodes make chunks.

#include "clause/clause_internal.h"

#include <string.h>

enum { BRACKET_MAX = 80, ROOM_MORE = 32 };

/// The only byte of the text, or NUL if it has more.
static char mark_of(Str text) {
  return text.len == 1 ? text.data[0] : '\0';
}

static bool is_dash(Str s) {
  return str_equal(s, STR("-")) || str_equal(s, STR("--")) || str_equal(s, STR("–")) ||
         str_equal(s, STR("—"));
}

/// The quotation around token t that lies directly in quotation `inside`: 1 + index, 0 if there is
/// none.
static uint32_t quotation_below(const Document* d, uint32_t t, uint32_t inside) {
  uint32_t q = d->tokens[t].quotation;
  while (q != 0 && d->quotations[q - 1].parent != inside && q != inside)
    q = d->quotations[q - 1].parent;
  return q == inside ? 0 : q;
}

static uint32_t token_after(const Document* d, uint32_t t, uint32_t end, uint32_t byte) {
  while (t < end && d->tokens[t].span.begin < byte)
    t++;
  return t;
}

/// Does the quotation hold clauses of its own ('he said: "..."'), or quoted words within a clause?
static bool is_clausal(const Document* d, const Frame* f, const Quotation* q, uint32_t t,
                       uint32_t end) {
  for (uint32_t i = t; i < end; i++)
    if (d->tokens[i].sentence != f->sentence) return true;
  if (!q->has_finite) return false;
  if (t == f->first) return true;
  const Token* before = &d->tokens[t - 1];
  return before->tag == TAG_PUNCT || before->tag == TAG_QUOTE;
}

static uint32_t bracket_end(const Document* d, uint32_t open, uint32_t end) {
  uint32_t depth = 0;
  for (uint32_t t = open; t < end && t - open < BRACKET_MAX; t++) {
    char mark = mark_of(d->tokens[t].text);
    if (mark == '(') depth++;
    if (mark == ')' && --depth == 0) return t;
  }
  return NONE;
}

static Tag mention_tag(const Mention* m, Tag own) {
  if (m->kind != MENTION_PRONOUN) return TAG_NAME;
  switch (m->pronoun) {
  case PRONOUN_RELATIVE:
    return TAG_WH;
  case PRONOUN_POSSESSIVE:
    return m->n == 1 && own == TAG_WH ? TAG_WH : TAG_POSS;
  default:
    return TAG_PRON;
  }
}

/// A new node; there is room for all tokens of the frame.
static Node* add_node(Frame* f) {
  return &f->nodes.data[f->nodes.n++];
}

static uint32_t push_node(const Work* w, Frame* f, uint32_t t) {
  const Token* token = &w->d->tokens[t];
  uint32_t m = w->places[t].node;
  Node* node = add_node(f);
  *node = (Node){.first = t,
                 .n = 1,
                 .tag = token->tag,
                 .mark = mark_of(token->lower),
                 .lower = token->lower,
                 .form = token->form};
  if (m != 0 && t + w->e->mentions[m - 1].n <= f->end) {
    const Mention* mention = &w->e->mentions[m - 1];
    node->n = mention->n;
    node->mention = m;
    node->tag = mention_tag(mention, token->tag);
    node->date = mention->kind == MENTION_DATE;
  } else if (node->tag == TAG_PREP) {
    frame_mend_participle(w, f);
  }
  return t + node->n;
}

static void push_closed_quote(Frame* f, uint32_t t, uint32_t end) {
  *add_node(f) = (Node){.first = t, .n = end - t, .tag = TAG_QUOTE, .lower = STR_EMPTY};
}

/// Steps over the comma that closes an insertion before `next`, and takes the comma before it away:
/// "Oak, (born 1929), was" and "Oak, OBE, was" read as "Oak was".
static uint32_t behind_insertion(const Work* w, Frame* f, uint32_t next) {
  bool comma = f->nodes.n > 0 && f->nodes.data[f->nodes.n - 1].mark == ',';
  if (!comma || next >= f->end) return next;
  const Token* t = &w->d->tokens[next];
  bool closed = mark_of(t->text) == ',';
  if (!closed && !(t->flags & TOKEN_FINITE) && mark_of(t->text) != '(') return next;
  f->nodes.n--;
  return closed ? next + 1 : next;
}

/// "Oak, OBE", "Oak PhD": an honour behind the name of a person says nothing.
static bool is_honour(const Work* w, const Frame* f, uint32_t t) {
  if (f->nodes.n == 0) return false;
  const Node* before = &f->nodes.data[f->nodes.n - 1];
  if (before->mark == ',' && f->nodes.n > 1) before--;
  if (before->mention == 0 || w->places[t].node != 0 ||
      !form_in(w->d->tokens[t].written, w->honour))
    return false;
  const Mention* m = &w->e->mentions[before->mention - 1];
  return m->kind == MENTION_NAME && ontology_is_a(w->o, m->cls, CLASS_PERSON);
}

/// A further frame of the sentence.
static void add_frame(const Work* w, Frame f) {
  Frames* frames = w->frames;
  if (frames->n == frames->cap) {
    frames->cap = frames->cap == 0 ? 4 : 2 * frames->cap;
    frames->data = arena_grow(w->arena, frames->data, frames->n, frames->cap, sizeof *frames->data);
  }
  Frame* place = &frames->data[frames->n++];
  f.nodes = place->nodes;
  f.chunks = place->chunks;
  f.verbs = place->verbs;
  f.nodes.n = f.chunks.n = f.verbs.n = 0;
  *place = f;
}

/// Reads the quotation that begins at token t, if it has clauses of its own: they become a frame.
/// Returns the token behind it, or t.
static uint32_t read_quotation(const Work* w, Frame* f, uint32_t q, uint32_t t) {
  const Document* d = w->d;
  const Quotation* quotation = &d->quotations[q - 1];
  uint32_t end = token_after(d, t, f->end, quotation->span.end);
  if (end == t || !is_clausal(d, f, quotation, t, end)) return t;
  uint32_t first = token_after(d, t, end, quotation->inner.begin);
  uint32_t last = token_after(d, first, end, quotation->inner.end);
  if (d->tokens[first].sentence == f->sentence && first < last)
    add_frame(w, (Frame){.sentence = f->sentence, .quotation = q, .first = first, .end = last});
  push_closed_quote(f, t, end);
  return end;
}

/// Reads the bracket that opens at token t, if it closes: what is in it becomes a frame. Returns
/// the token behind it, or t.
static uint32_t read_bracket(const Work* w, Frame* f, uint32_t t) {
  uint32_t close = bracket_end(w->d, t, f->end);
  if (close == NONE) return t;
  if (t + 1 < close)
    add_frame(w, (Frame){.sentence = f->sentence,
                         .quotation = f->quotation,
                         .first = t + 1,
                         .end = close,
                         .bracket = true});
  return behind_insertion(w, f, close + 1);
}

static bool is_passed_over(const Token* t) {
  char mark = mark_of(t->text);
  return t->tag == TAG_QUOTE || mark == '[' || mark == ']' || str_equal(t->text, STR("™")) ||
         str_equal(t->text, STR("®"));
}

/// Reads the tokens of a frame; quotations and brackets in it become frames behind it.
static void read_frame(const Work* w, size_t frame) {
  const Document* d = w->d;
  Frame f = w->frames->data[frame];
  if (f.nodes.cap < f.end - f.first) vec_room(&f.nodes, w->arena, f.end - f.first + ROOM_MORE);
  uint32_t open_until = 0; // byte up to which quotation marks are looked through
  for (uint32_t t = f.first; t < f.end;) {
    const Token* token = &d->tokens[t];
    uint32_t q = token->span.begin < open_until ? 0 : quotation_below(d, t, f.quotation);
    uint32_t behind = q == 0 ? t : read_quotation(w, &f, q, t);
    if (behind == t) {
      if (q != 0) open_until = d->quotations[q - 1].span.end;
      if (mark_of(token->text) == '(') behind = read_bracket(w, &f, t);
    }
    if (behind == t && is_honour(w, &f, t)) behind = behind_insertion(w, &f, t + 1);
    if (behind == t) behind = is_passed_over(token) ? t + 1 : push_node(w, &f, t);
    t = behind;
  }
  w->frames->data[frame] = f;
}

static bool ends_in_question(const Document* d, const Frame* f) {
  for (uint32_t t = f->end; t > f->first && f->end - t < 3; t--)
    if (mark_of(d->tokens[t - 1].text) == '?') return true;
  return false;
}

void frames_of_sentence(const Work* w, uint32_t sentence) {
  const Sentence* s = &w->d->sentences[sentence];
  Frames* frames = w->frames;
  frames->n = 0;
  add_frame(w, (Frame){.sentence = sentence,
                       .quotation = s->quotation,
                       .first = s->first,
                       .end = s->first + s->n});
  for (size_t i = 0; i < frames->n; i++) {
    read_frame(w, i);
    Frame* f = &frames->data[i];
    f->question = ends_in_question(w->d, f);
    frame_find_verbs(w, f);
    frame_chunk(w, f);
  }
}

/* ---- chunks ---- */

static bool is_nominal_tag(Tag t) {
  return t == TAG_NOUN || t == TAG_NAME || t == TAG_NUM;
}

static bool starts_phrase(Tag t) {
  return t == TAG_DET || t == TAG_POSS;
}

static bool is_plural(const Work* w, const Node* n) {
  const LexEntry* lex = w->d->tokens[n->first + n->n - 1].lex;
  return n->mention == 0 && lex != NULL && (lex->bits & LEX_NOUN_PLURAL) && !(lex->bits & LEX_NOUN);
}

/// Are two mentions side by side one phrase? "his wife Ann" and "German Acorn" are, "After leaving
/// Acorn Smith founded" has two, and so has "the company Smith founded".
static bool mentions_join(const Work* w, const Node* before, const Node* n) {
  const Mention* m = &w->e->mentions[before->mention - 1];
  const Mention* next = &w->e->mentions[n->mention - 1];
  if (m->kind == MENTION_NATIONALITY || m->kind == MENTION_VALUE) return true;
  if (m->kind == MENTION_NOMINAL)
    return next->kind == MENTION_NAME &&
           (next->cls == CLASS_NONE || m->cls == CLASS_NONE || m->cls == CLASS_GROUP ||
            ontology_is_a(w->o, next->cls, m->cls) || ontology_is_a(w->o, m->cls, next->cls));
  return next->cls != m->cls && !ontology_is_a(w->o, next->cls, CLASS_PERSON);
}

/// May the noun phrase that reaches up to node i - 1 go on with node i?
static bool phrase_goes_on(const Work* w, const Frame* f, uint32_t a, uint32_t i) {
  const Node* n = &f->nodes.data[i];
  const Node* before = &f->nodes.data[i - 1];
  if (n->verb != 0) return false;
  if (n->tag == TAG_GENITIVE || before->tag == TAG_GENITIVE) return true;
  if (before->tag == TAG_PRON) return false;
  // "the 1892 general election" is one phrase, "the election last year" two.
  bool dated = before->date && starts_phrase(f->nodes.data[a].tag) && n->mention == 0;
  if (n->date != before->date && !starts_phrase(before->tag) && !dated) return false;
  if (n->mention != 0 && n->n > 1 && starts_phrase(w->d->tokens[n->first].tag))
    return starts_phrase(before->tag);
  // "the efforts Smith made": a plural noun is no title.
  if (n->mention != 0 && before->tag == TAG_NOUN && is_plural(w, before)) return false;
  if (n->mention != 0 && before->mention != 0) return mentions_join(w, before, n);
  switch (n->tag) {
  case TAG_NOUN:
  case TAG_NAME:
  case TAG_NUM:
  case TAG_ADJ:
    return true;
  case TAG_VERB_ING:
  case TAG_VERB_PP:
  case TAG_ADV:
    return i > a && starts_phrase(before->tag);
  case TAG_DET:
    return before->tag == TAG_DET;
  case TAG_PUNCT: {
    bool joined = is_dash(n->lower) && i + 1 < f->nodes.n &&
                  !(w->d->tokens[n->first].flags & TOKEN_SPACE_BEFORE);
    // "a small, quick maker"
    bool listed = n->mark == ',' && before->tag == TAG_ADJ && i + 1 < f->nodes.n &&
                  f->nodes.data[i + 1].tag == TAG_ADJ && starts_phrase(f->nodes.data[a].tag);
    return joined || listed || n->mark == '&' || n->mark == '%' || n->mark == '$' || n->mark == '/';
  }
  default:
    return false;
  }
}

static void read_phrase(const Work* w, const Frame* f, uint32_t a, Chunk* c) {
  uint32_t end = a + 1;
  while (end < f->nodes.n && phrase_goes_on(w, f, a, end))
    end++;
  *c = (Chunk){.kind = CHUNK_ADJ, .a = a, .n = end - a, .head = end - 1};
  for (uint32_t i = a; i < end; i++) {
    const Node* n = &f->nodes.data[i];
    bool head = is_nominal_tag(n->tag) || n->tag == TAG_PRON;
    if (head) c->head = i;
    if (head || starts_phrase(n->tag)) c->kind = CHUNK_NP;
    if (str_equal(n->lower, STR("whose"))) c->relative = true;
  }
  c->time = f->nodes.data[c->head].date;
}

static ChunkKind kind_of_mark(const Node* n) {
  if (n->mark == ',' || is_dash(n->lower)) return CHUNK_COMMA;
  return n->mark != '\0' && strchr(".;:?!", n->mark) ? CHUNK_STOP : CHUNK_OTHER;
}

/// What begins with a word of this kind, but for marks and "whose".
static const ChunkKind kinds[TAG_OTHER + 1] = {
    [TAG_NOUN] = CHUNK_NP,         [TAG_NAME] = CHUNK_NP,        [TAG_VERB] = CHUNK_OTHER,
    [TAG_VERB_BASE] = CHUNK_OTHER, [TAG_VERB_ING] = CHUNK_OTHER, [TAG_VERB_PP] = CHUNK_OTHER,
    [TAG_AUX] = CHUNK_OTHER,       [TAG_MODAL] = CHUNK_OTHER,    [TAG_TO] = CHUNK_OTHER,
    [TAG_ADJ] = CHUNK_NP,          [TAG_ADV] = CHUNK_ADV,        [TAG_NEG] = CHUNK_ADV,
    [TAG_PREP] = CHUNK_PREP,       [TAG_DET] = CHUNK_NP,         [TAG_PRON] = CHUNK_NP,
    [TAG_POSS] = CHUNK_NP,         [TAG_GENITIVE] = CHUNK_OTHER, [TAG_CONJ] = CHUNK_CONJ,
    [TAG_SUBORD] = CHUNK_SUB,      [TAG_WH] = CHUNK_WH,          [TAG_NUM] = CHUNK_NP,
    [TAG_PUNCT] = CHUNK_OTHER,     [TAG_QUOTE] = CHUNK_QUOTE,    [TAG_OTHER] = CHUNK_OTHER};

static ChunkKind kind_of_node(const Node* n) {
  if (n->tag == TAG_PUNCT) return kind_of_mark(n);
  if (n->tag == TAG_WH && str_equal(n->lower, STR("whose"))) return CHUNK_NP;
  return kinds[n->tag];
}

static bool is_place(const Work* w, const Frame* f, const Chunk* c) {
  if (c->kind != CHUNK_NP || c->n != 1) return false;
  uint32_t m = f->nodes.data[c->head].mention;
  return m != 0 && ontology_is_a(w->o, w->e->mentions[m - 1].cls, CLASS_PLACE);
}

/// After a preposition, or the outer place of a chain after one: "in Lund, Sweden".
static bool is_governed(const Work* w, const Frame* f, const Chunk* c) {
  size_t k = f->chunks.n;
  while (k > 0 && f->chunks.data[k - 1].kind == CHUNK_ADV)
    k--;
  if (k == 0) return false;
  const Chunk* before = &f->chunks.data[k - 1];
  if (before->kind == CHUNK_PREP) return true;
  if (before->kind != CHUNK_COMMA || k < 2 || !before[-1].governed) return false;
  uint32_t behind = c->a + c->n;
  uint32_t verb = behind < f->nodes.n ? f->nodes.data[behind].verb : 0;
  if (verb != 0 && f->verbs.data[verb - 1].g.finite) return false; // its subject
  return is_place(w, f, c) && is_place(w, f, before - 1);
}

void frame_chunk(const Work* w, Frame* f) {
  if (f->chunks.cap < f->nodes.n) vec_room(&f->chunks, w->arena, f->nodes.n + ROOM_MORE);
  for (uint32_t i = 0; i < f->nodes.n;) {
    const Node* n = &f->nodes.data[i];
    Chunk* c = &f->chunks.data[f->chunks.n];
    *c = (Chunk){.kind = CHUNK_VERB, .a = i, .n = 1, .head = i};
    if (n->verb != 0) {
      c->verb = n->verb - 1;
      while (i + c->n < f->nodes.n && n[c->n].verb == n->verb)
        c->n++;
      f->verbs.data[c->verb].chunk = (uint32_t)f->chunks.n;
    } else if ((c->kind = kind_of_node(n)) == CHUNK_NP) {
      read_phrase(w, f, i, c);
      c->governed = is_governed(w, f, c);
    }
    f->chunks.n++;
    i += c->n;
  }
}
