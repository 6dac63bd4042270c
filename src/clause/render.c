// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the string of a clause: it is written piece by piece (stretches of tokens, verbs, added
// words), each item in the notation of ontology.h and mapped back to its token, mention or verb
// group.

#include "clause/clause_internal.h"

#include <string.h>

enum { DUPLICATES_LOOKED_AT = 64 };

/// Room for one more item of so many bytes, and the blank behind it.
static void make_room(const Work* w, size_t len) {
  enum { ITEMS_FIRST = 64 };
  Draft* draft = w->draft;
  buf_reserve(&draft->text, len + 1);
  if (draft->items.n < draft->items.cap) return;
  draft->items.cap = draft->items.cap == 0 ? ITEMS_FIRST : 2 * draft->items.cap;
  draft->items.data = arena_extend(w->arena, draft->items.data, draft->items.n, draft->items.cap,
                                   sizeof *draft->items.data);
}

/// A new item; its `len` bytes are written by the caller to where this points.
static inline char* add_item(const Work* w, ItemKind kind, uint32_t token, uint32_t index,
                             const WordForm* form, size_t len) {
  Draft* draft = w->draft;
  Buf* b = &draft->text;
  if (b->cap - b->len < len + 2 || draft->items.n == draft->items.cap) make_room(w, len);
  ClauseItem* item = &draft->items.data[draft->items.n++];
  *item = (ClauseItem){
      .at = (uint32_t)b->len, .kind = kind, .token = token, .index = index, .form = form};
  char* bytes = b->data + b->len;
  bytes[len] = ' ';
  b->len += len + 1;
  return bytes;
}

/// A new word; `plain`: as patterns write it.
static inline void add_word(const Work* w, Str plain, const WordForm* form, uint32_t token) {
  if (plain.len == 0) return;
  char* bytes = add_item(w, ITEM_WORD, token, 0, form, plain.len);
  memcpy(bytes, plain.data, plain.len);
}

static void cover(const Work* w, uint32_t first, uint32_t end) {
  Draft* draft = w->draft;
  if (first < draft->first) draft->first = first;
  if (end > draft->end) draft->end = end;
}

static char mention_kind(const Work* w, const Mention* m) {
  switch (m->kind) {
  case MENTION_NAME:
    return NK_NAME;
  case MENTION_NOMINAL:
    return NK_NOMINAL;
  case MENTION_PRONOUN:
    if (m->pronoun == PRONOUN_POSSESSIVE) return NK_POSSESSIVE;
    return m->pronoun == PRONOUN_RELATIVE ? NK_RELATIVE : NK_PRONOUN;
  case MENTION_NATIONALITY:
    return NK_NAME;
  default:
    break;
  }
  return ontology_class(w->o, m->cls)->is_value ? NK_VALUE : NK_NAME;
}

static void add_mention(const Work* w, uint32_t mention) {
  const Mention* m = &w->e->mentions[mention];
  uint32_t k = (uint32_t)w->draft->items.n;
  char* bytes = add_item(w, ITEM_MENTION, m->first, mention, NULL, NOTATION_MENTION_LEN);
  bytes[0] = (char)NOTATION_MENTION;
  bytes[1] = (char)(NOTATION_CLASS0 + m->cls);
  bytes[2] = mention_kind(w, m);
  bytes[3] = m->weak ? 'w' : 's';
  bytes[4] = (char)('0' + (k / 64) % 64);
  bytes[5] = (char)('0' + k % 64);
}

void clause_verb(const Work* w, uint32_t group, char form, uint32_t token, Str lemma) {
  char* bytes = add_item(w, ITEM_VERB, token, group, NULL, lemma.len + 2);
  bytes[0] = (char)NOTATION_VERB;
  bytes[1] = form;
  if (lemma.len) memcpy(bytes + 2, lemma.data, lemma.len);
  if (group == NONE) return;
  const VerbGroup* g = &w->groups[group];
  cover(w, g->first, g->first + g->n);
}

/// The word as patterns write it: straight quotes, a plain dash.
static Str plain_word(Str s) {
  static const struct {
    const char *fancy, *plain;
  } table[] = {{"’", "'"},   {"‘", "'"}, {"“", "\""}, {"”", "\""}, {"„", "\""},
               {"–", "-"},   {"—", "-"}, {"--", "-"}, {"‑", "-"},  {"‐", "-"},
               {"’s", "'s"}, {"`", "'"}, {"‘s", "'s"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (str_equal(s, str_from(table[i].fancy))) return str_from(table[i].plain);
  return s;
}

/// Does the word stand in patterns as it is? Nearly all do.
static inline bool is_plain(Str word) {
  unsigned char first = word.len ? (unsigned char)word.data[0] : 0x80;
  return first < 0x80 && first != '-' && first != '`';
}

static void add_fancy_word(const Work* w, uint32_t t) {
  const Token* token = &w->d->tokens[t];
  Str plain = plain_word(token->lower);
  bool same = plain.data == token->lower.data;
  add_word(w, plain, same ? token->form : ontology_form(w->o, plain), t);
}

/// The word at token t.
static inline void add_token_word(const Work* w, uint32_t t) {
  const Token* token = &w->d->tokens[t];
  if (is_plain(token->lower))
    add_word(w, token->lower, token->form, t);
  else
    add_fancy_word(w, t);
}

void clause_word(const Work* w, Str word, uint32_t token) {
  Str plain = plain_word(word);
  if (memchr(plain.data, ' ', plain.len) != NULL) { // no item has one
    char* joined = arena_cstr(w->arena, plain);
    for (size_t i = 0; i < plain.len; i++)
      if (joined[i] == ' ') joined[i] = '_';
    plain.data = joined;
  }
  add_word(w, plain, ontology_form(w->o, plain), token);
}

/// A nominal that describes, not one that owns ("that company's founder").
static bool is_description(const Work* w, uint32_t mention) {
  const Mention* m = &w->e->mentions[mention];
  uint32_t end = m->first + m->n;
  return m->kind == MENTION_NOMINAL &&
         (end >= w->d->n_tokens || w->d->tokens[end].tag != TAG_GENITIVE);
}

/// "-based" of "Oslo-based", where only "Oslo" is the mention: "- based".
static void add_rest_of_word(const Work* w, const Mention* m) {
  uint32_t t = m->first + m->n - 1;
  const Token* last = &w->d->tokens[t];
  if (m->span.end <= last->span.begin || m->span.end + 1 >= last->span.end) return;
  Str rest = str_slice(last->lower, m->span.end - last->span.begin, last->lower.len);
  if (!str_equal(rest, STR("-based")) && !str_equal(rest, STR("-owned")) &&
      !str_equal(rest, STR("-born")))
    return;
  clause_word(w, STR("-"), t);
  clause_word(w, str_slice(rest, 1, rest.len), t);
}

/// "The Danish drone maker Acorn": the token of the name that the description which "the" at t
/// opens stands before; t if there is none.
static uint32_t skip_description(const Work* w, uint32_t t) {
  enum { NOUNS_MOST = 3 };
  const Sentence* around = &w->d->sentences[w->d->tokens[t].sentence];
  uint32_t i = t + 1, nouns = 0, end = around->first + around->n;
  if (i < end && w->places[i].top &&
      w->e->mentions[w->places[i].top - 1].kind == MENTION_NATIONALITY)
    i += w->e->mentions[w->places[i].top - 1].n;
  while (i < end && nouns < NOUNS_MOST && !w->places[i].top && !w->places[i].within &&
         w->d->tokens[i].tag == TAG_NOUN) {
    i++;
    nouns++;
  }
  uint32_t m = i < end && nouns ? w->places[i].top : 0;
  if (m == 0) return t;
  const Mention* x = &w->e->mentions[m - 1];
  bool body = ontology_is_a(w->o, x->cls, CLASS_ORGANIZATION) || x->cls == CLASS_NONE;
  return x->kind == MENTION_NAME && body ? i : t;
}

/// Is the token part of a description that is left out? The name behind it may be added apart.
static inline bool is_left_out(const Work* w, uint32_t t) {
  Draft* draft = w->draft;
  if (t >= draft->described && t < draft->name) return true;
  draft->name = 0;
  if (!str_equal(w->d->tokens[t].lower, STR("the"))) return false;
  draft->described = t;
  draft->name = skip_description(w, t);
  return t < draft->name;
}

/// The mention that stands as a symbol, 0 for none.
static inline uint32_t mention_at(const Place* place, Showing showing) {
  return showing == SHOW_TOP ? place->top : place->flat;
}

/// Adds the verb group or mention at token t, if it ends before `end`, or else the word; returns
/// the token behind.
static uint32_t add_symbol(const Work* w, Showing showing, uint32_t t, uint32_t end) {
  const Place* place = &w->places[t];
  const VerbGroup* g = place->group == 0 ? NULL : &w->groups[place->group - 1];
  if (g != NULL && g->first == t && t + g->n <= end) {
    if (w->d->tokens[t].tag == TAG_TO) add_token_word(w, t);
    clause_verb(w, place->group - 1, (char)g->form, t, g->lemma);
    return t + g->n;
  }
  uint32_t m = mention_at(place, showing);
  if (m != 0 && t + w->e->mentions[m - 1].n <= end &&
      !(showing == SHOW_PLAIN && is_description(w, m - 1))) {
    add_mention(w, m - 1);
    add_rest_of_word(w, &w->e->mentions[m - 1]);
    return t + w->e->mentions[m - 1].n;
  }
  add_token_word(w, t);
  return t + 1;
}

void clause_tokens(const Work* w, Showing showing, uint32_t first, uint32_t end) {
  const Draft* draft = w->draft;
  uint32_t shown = end, shown_end = first;
  for (uint32_t t = first; t < end;) {
    if (draft->without_descriptions && is_left_out(w, t)) {
      t = draft->name < end ? draft->name : end;
      continue;
    }
    if (shown == end) shown = t;
    const Place* place = &w->places[t];
    if (place->group != 0 || mention_at(place, showing) != 0)
      t = add_symbol(w, showing, t, end);
    else
      add_token_word(w, t++);
    shown_end = t;
  }
  if (shown < shown_end) cover(w, shown, shown_end);
}

/// Tokens [first, end) follow those of the stretch: they make it longer, or begin the next one.
static void continue_stretch(const Work* w, Showing showing, uint32_t stretch[2], uint32_t first,
                             uint32_t end) {
  if (first != stretch[1]) {
    clause_tokens(w, showing, stretch[0], stretch[1]);
    stretch[0] = first;
  }
  stretch[1] = end;
}

void clause_chunks(const Work* w, const Frame* f, Showing showing, uint32_t a, uint32_t b) {
  uint32_t stretch[2] = {0, 0};
  for (uint32_t i = a; i < b; i++) {
    const Chunk* c = at(f, i);
    if (c->kind == CHUNK_QUOTE) continue;
    if (c->kind == CHUNK_VERB) {
      const VerbGroup* g = &f->verbs.data[c->verb].g;
      continue_stretch(w, showing, stretch, g->first, g->first + g->n);
      continue;
    }
    for (const Node *n = &f->nodes.data[c->a], *last = n + c->n; n < last; n++)
      continue_stretch(w, showing, stretch, n->first, n->first + n->n);
  }
  clause_tokens(w, showing, stretch[0], stretch[1]);
}

void clause_predicate(const Work* w, const Frame* f, uint32_t a, uint32_t b) {
  for (uint32_t i = a; i < b; i++) {
    const Chunk* c = at(f, i);
    clause_chunks(w, f, c->kind == CHUNK_NP && !c->governed ? SHOW_PLAIN : SHOW_FLAT, i, i + 1);
  }
}

void clause_begin(const Work* w, ClauseKind kind, uint32_t verb) {
  Draft* draft = w->draft;
  draft->kind = kind;
  draft->verb = verb;
  draft->without_descriptions = kind != CLAUSE_WHOLE && verb != 0;
  draft->described = draft->name = 0;
  draft->first = NONE;
  draft->end = 0;
  draft->items.n = 0;
  buf_clear(&draft->text);
  buf_add_char(&draft->text, ' ');
}

static bool is_known(const Clause* c, const ClauseList* list) {
  size_t first = list->n > DUPLICATES_LOOKED_AT ? list->n - DUPLICATES_LOOKED_AT : 0;
  for (size_t i = list->n; i > first; i--) {
    const Clause* o = &list->data[i - 1];
    if (o->sentence != c->sentence) return false;
    if (!str_equal(o->text, c->text)) continue;
    bool same = true;
    for (size_t k = 0; k < c->n_items && same; k++)
      same = c->items[k].kind != ITEM_MENTION || c->items[k].index == o->items[k].index;
    if (same) return true;
  }
  return false;
}

void clause_end(const Work* w, uint32_t sentence) {
  const Draft* draft = w->draft;
  Clause c = {.kind = draft->kind,
              .sentence = sentence,
              .text = buf_str(&draft->text),
              .items = draft->items.data,
              .n_items = draft->items.n,
              .verb = draft->verb};
  if (c.n_items < 2 || is_known(&c, w->clauses)) return;
  if (draft->first < draft->end)
    c.span = (Span){w->d->tokens[draft->first].span.begin, w->d->tokens[draft->end - 1].span.end};
  size_t size = c.n_items * sizeof *c.items;
  char* room = arena_room(w->arena, size + c.text.len, 1); // the items, then the text
  c.items = memcpy(room, c.items, size);
  c.text.data = memcpy(room + size, c.text.data, c.text.len);
  vec_push(w->clauses, w->arena, c);
}

size_t clause_item_at(const Clause* c, size_t at) {
  size_t lo = 0, hi = c->n_items;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (c->items[mid].at <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  if (at >= c->text.len) return c->n_items;
  return lo == 0 ? c->n_items : lo - 1;
}

Str clause_readable(const Clause* c, const Document* d, const Entities* e, const Ontology* ontology,
                    Arena* arena) {
  Buf b = {0};
  for (size_t i = 0; i < c->n_items; i++) {
    const ClauseItem* item = &c->items[i];
    size_t end = i + 1 < c->n_items ? c->items[i + 1].at : c->text.len;
    Str text = str_slice(c->text, item->at, end - 1);
    if (i > 0) buf_add_char(&b, ' ');
    if (item->kind == ITEM_VERB) {
      buf_printf(&b, "[%.*s:%c]", STR_ARG(str_slice(text, 2, text.len)), text.data[1]);
    } else if (item->kind == ITEM_MENTION) {
      const Mention* m = &e->mentions[item->index];
      const Class* class = ontology_class(ontology, m->cls);
      Str name = class != NULL && m->cls != CLASS_NONE ? class->name : STR("?");
      buf_printf(&b, "<%.*s:%.*s>", STR_ARG(document_slice(d, m->span)), STR_ARG(name));
    } else {
      buf_add(&b, text);
    }
  }
  Str copy = arena_copy(arena, buf_str(&b));
  buf_free(&b);
  return copy;
}
