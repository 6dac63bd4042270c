// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the string of a clause: parts (stretches of tokens, verbs, added words) become items in the
// notation of ontology.h, each mapped back to its token, mention or verb group.

#include "clause/clause_internal.h"

#include <string.h>

enum { DUPLICATES_LOOKED_AT = 64 };

typedef struct {
  const Work* w;
  const Clauses* groups;
  Draft* draft;
  Span span;
  bool plain;               ///< a description before a name is left out
  uint32_t described, name; ///< its tokens: from the first to the name
} Render;

/// A new item; its `len` bytes are written to `*bytes` by the caller.
static ClauseItem* item_new(Render* r, ItemKind kind, uint32_t token, size_t len, char** bytes) {
  Draft* draft = r->draft;
  Buf* b = &draft->text;
  vec_push(&draft->items, r->w->arena,
           (ClauseItem){.at = (uint32_t)b->len, .kind = kind, .token = token});
  if (b->cap - b->len < len + 2) buf_reserve(b, len + 1);
  *bytes = b->data + b->len;
  b->len += len + 1;
  b->data[b->len - 1] = ' ';
  b->data[b->len] = '\0';
  return &draft->items.data[draft->items.n - 1];
}

static void cover(Render* r, uint32_t first, uint32_t end) {
  Span s = {r->w->d->tokens[first].span.begin, r->w->d->tokens[end - 1].span.end};
  if (span_empty(r->span)) r->span = s;
  if (s.begin < r->span.begin) r->span.begin = s.begin;
  if (s.end > r->span.end) r->span.end = s.end;
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

static void add_mention(Render* r, uint32_t mention) {
  const Mention* m = &r->w->e->mentions[mention];
  uint32_t k = (uint32_t)r->draft->items.n;
  char symbol[NOTATION_MENTION_LEN] = {
      (char)NOTATION_MENTION, (char)(NOTATION_CLASS0 + m->cls), mention_kind(r->w, m),
      m->weak ? 'w' : 's',    (char)('0' + (k / 64) % 64),      (char)('0' + k % 64)};
  char* bytes;
  item_new(r, ITEM_MENTION, m->first, sizeof symbol, &bytes)->index = mention;
  memcpy(bytes, symbol, sizeof symbol);
  cover(r, m->first, m->first + (m->n > 0 ? m->n : 1));
}

static void add_verb(Render* r, const Part* p) {
  char* bytes;
  item_new(r, ITEM_VERB, p->first, p->word.len + 2, &bytes)->index = p->group;
  bytes[0] = (char)NOTATION_VERB;
  bytes[1] = p->form;
  if (p->word.len) memcpy(bytes + 2, p->word.data, p->word.len);
  if (p->group != NONE) {
    const VerbGroup* g = &r->groups->groups[p->group];
    cover(r, g->first, g->first + g->n);
  }
}

/// The word as patterns write it: straight quotes, a plain dash, no blank.
static Str plain_word(Str s) {
  static const struct {
    const char *fancy, *plain;
  } table[] = {{"’", "'"},   {"‘", "'"}, {"“", "\""}, {"”", "\""}, {"„", "\""},
               {"–", "-"},   {"—", "-"}, {"--", "-"}, {"‑", "-"},  {"‐", "-"},
               {"’s", "'s"}, {"`", "'"}, {"‘s", "'s"}};
  unsigned char first = s.len ? (unsigned char)s.data[0] : 0;
  if (first < 0x80 && first != '-' && first != '`') return s; // nearly all
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (str_equal(s, str_from(table[i].fancy))) return str_from(table[i].plain);
  return s;
}

/// The form is that of the word, or NULL if it was not looked up.
static void add_word(Render* r, Str word, const WordForm* form, uint32_t token) {
  Str plain = plain_word(word);
  if (plain.len == 0) return;
  char* bytes;
  ClauseItem* item = item_new(r, ITEM_WORD, token, plain.len, &bytes);
  memcpy(bytes, plain.data, plain.len);
  bool changed = plain.data != word.data;
  for (size_t i = 0; i < plain.len; i++) {
    if (bytes[i] != ' ') continue;
    bytes[i] = '_';
    changed = true;
  }
  item->form = changed || !form ? ontology_form(r->w->o, (Str){bytes, plain.len}) : form;
}

/// A nominal that describes, not one that owns ("that company's founder").
static bool is_description(const Work* w, uint32_t mention) {
  const Mention* m = &w->e->mentions[mention];
  uint32_t end = m->first + m->n;
  return m->kind == MENTION_NOMINAL &&
         (end >= w->d->n_tokens || w->d->tokens[end].tag != TAG_GENITIVE);
}

/// "-based" of "Oslo-based", where only "Oslo" is the mention: "- based".
static void add_rest_of_word(Render* r, const Mention* m) {
  if (m->n == 0) return;
  uint32_t t = m->first + m->n - 1;
  const Token* last = &r->w->d->tokens[t];
  if (m->span.end <= last->span.begin || m->span.end + 1 >= last->span.end) return;
  Str rest = str_slice(last->lower, m->span.end - last->span.begin, last->lower.len);
  if (!str_equal(rest, STR("-based")) && !str_equal(rest, STR("-owned")) &&
      !str_equal(rest, STR("-born")))
    return;
  add_word(r, STR("-"), NULL, t);
  add_word(r, str_slice(rest, 1, rest.len), NULL, t);
}

/// "The Danish drone maker Acorn": the token of the name that the description from t on stands
/// before; t if there is none.
static uint32_t skip_description(const Work* w, uint32_t t, uint32_t end) {
  enum { NOUNS_MOST = 3 };
  uint32_t i = t, nouns = 0;
  if (!str_equal(w->d->tokens[t].lower, STR("the"))) return t;
  i++;
  if (i < end && w->top_at[i] && w->e->mentions[w->top_at[i] - 1].kind == MENTION_NATIONALITY)
    i += w->e->mentions[w->top_at[i] - 1].n;
  while (i < end && nouns < NOUNS_MOST && !w->top_at[i] && !w->flat_of[i] &&
         w->d->tokens[i].tag == TAG_NOUN) {
    i++;
    nouns++;
  }
  uint32_t m = i < end && nouns ? w->top_at[i] : 0;
  if (m == 0) return t;
  const Mention* x = &w->e->mentions[m - 1];
  bool body = ontology_is_a(w->o, x->cls, CLASS_ORGANIZATION) || x->cls == CLASS_NONE;
  return x->kind == MENTION_NAME && body ? i : t;
}

static void add_tokens(Render* r, const Part* p) {
  const Work* w = r->w;
  for (uint32_t t = p->first; t < p->end;) {
    if (r->plain && !(t >= r->described && t < r->name)) {
      const Sentence* around = &w->d->sentences[w->d->tokens[t].sentence];
      r->described = t;
      r->name = skip_description(w, t, around->first + around->n);
    }
    if (t >= r->described && t < r->name) { // the name may be a part of its own
      t = r->name < p->end ? r->name : p->end;
      continue;
    }
    uint32_t g = w->group_of[t];
    uint32_t m = p->kind == PART_TOP ? w->top_at[t] : w->flat_at[t];
    if (p->kind == PART_PLAIN && m != 0 && is_description(w, m - 1)) m = 0;
    const VerbGroup* group = g != 0 ? &r->groups->groups[g - 1] : NULL;
    if (group != NULL && group->first == t && t + group->n <= p->end) {
      if (w->d->tokens[t].tag == TAG_TO)
        add_word(r, w->d->tokens[t].lower, w->d->tokens[t].form, t);
      Part verb = {.kind = PART_VERB,
                   .first = t,
                   .group = g - 1,
                   .form = (char)group->form,
                   .word = group->lemma};
      add_verb(r, &verb);
      t += group->n;
    } else if (m != 0 && t + w->e->mentions[m - 1].n <= p->end) {
      add_mention(r, m - 1);
      add_rest_of_word(r, &w->e->mentions[m - 1]);
      t += w->e->mentions[m - 1].n > 0 ? w->e->mentions[m - 1].n : 1;
    } else {
      add_word(r, w->d->tokens[t].lower, w->d->tokens[t].form, t);
      cover(r, t, t + 1);
      t++;
    }
  }
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

void clause_add(const Work* w, const Clauses* groups, ClauseKind kind, uint32_t sentence,
                const Parts* parts, uint32_t verb, ClauseList* list) {
  Render r = {.w = w, .groups = groups, .draft = w->draft};
  r.plain = kind != CLAUSE_WHOLE && verb != 0;
  buf_clear(&r.draft->text);
  r.draft->items.n = 0;
  buf_add_char(&r.draft->text, ' ');
  for (size_t i = 0; i < parts->n; i++) {
    const Part* p = &parts->data[i];
    if (p->kind == PART_VERB)
      add_verb(&r, p);
    else if (p->kind == PART_WORD)
      add_word(&r, p->word, NULL, p->first);
    else
      add_tokens(&r, p);
  }
  Clause c = {.kind = kind,
              .sentence = sentence,
              .text = buf_str(&r.draft->text),
              .items = r.draft->items.data,
              .n_items = r.draft->items.n,
              .verb = verb,
              .span = r.span};
  if (c.n_items < 2 || is_known(&c, list)) return;
  c.text = arena_copy(w->arena, c.text);
  c.items = arena_grow(w->arena, c.items, c.n_items, c.n_items, sizeof *c.items);
  vec_push(list, w->arena, c);
}

void parts_add(const Work* w, Parts* parts, PartKind kind, uint32_t first, uint32_t end) {
  if (first < end)
    vec_push(parts, w->arena, (Part){.kind = kind, .first = first, .end = end, .group = NONE});
}

void parts_add_predicate(const Work* w, const Frame* f, Parts* parts, uint32_t a, uint32_t b) {
  for (uint32_t i = a; i < b; i++) {
    const Chunk* c = at(f, i);
    PartKind kind = c->kind == CHUNK_NP && !c->governed ? PART_PLAIN : PART_FLAT;
    if (c->kind == CHUNK_QUOTE) continue;
    if (c->kind == CHUNK_VERB) {
      const VerbGroup* g = &verb_of(f, i)->g;
      parts_add(w, parts, PART_FLAT, g->first, g->first + g->n);
      continue;
    }
    for (uint32_t k = c->a; k < c->a + c->n; k++) {
      const Node* n = &f->nodes.data[k];
      parts_add(w, parts, kind, n->first, n->first + n->n);
    }
  }
}

void parts_add_verb(const Work* w, Parts* parts, uint32_t group, char form, uint32_t token,
                    Str lemma) {
  vec_push(parts, w->arena,
           (Part){.kind = PART_VERB,
                  .first = token,
                  .end = token,
                  .group = group,
                  .form = form,
                  .word = lemma});
}

void parts_add_word(const Work* w, Parts* parts, Str word, uint32_t token) {
  vec_push(parts, w->arena,
           (Part){.kind = PART_WORD, .first = token, .end = token, .group = NONE, .word = word});
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
