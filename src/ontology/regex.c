// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Reads a regular expression of the plain dialect into nodes. What PCRE2 has beyond it - odd
/// escapes, look-behinds of no fixed length, groups that are told inside a look-around - is left to
/// PCRE2: whatever is not understood here is not plain.
#include "regex_internal.h"

#include <string.h>

enum { DEEPEST = 30, MOST_TIMES = 60000 };

typedef struct {
  RegexTable* table;
  Arena* arena;
  Str in;
  size_t at;
  char* bytes; ///< those of the expression that stand for themselves
  size_t n_bytes;
  unsigned depth, n_groups, n_loops;
  bool odd; ///< not of the plain dialect
} Reader;

/// Nodes one behind the other.
typedef struct {
  Node *first, *last;
} Chain;

typedef struct {
  uint16_t least, most;
  Greed greed;
} Times;

RegexTable* regex_table_new(const Ontology* o, Arena* arena) {
  RegexTable* t = arena_new_one(arena, RegexTable);
  t->o = o;
  t->arena = arena;
  t->set_by_text = map_in(arena);
  t->accept = (Node){.kind = NODE_ACCEPT, .starts = UINT64_MAX};
  // A blank, the two signs, small letters and digits; the others share what is left.
  enum { BIT_BLANK, BIT_VERB, BIT_MENTION, BIT_LETTER, BIT_DIGIT = BIT_LETTER + 26, BIT_OTHER };
  for (unsigned c = 0; c < 256; c++)
    t->bits[c] = (uint8_t)(BIT_OTHER + c % (64 - BIT_OTHER));
  for (unsigned c = 'a'; c <= 'z'; c++)
    t->bits[c] = (uint8_t)(BIT_LETTER + c - 'a');
  for (unsigned c = '0'; c <= '9'; c++)
    t->bits[c] = BIT_DIGIT;
  t->bits[' '] = BIT_BLANK;
  t->bits[NOTATION_VERB] = BIT_VERB;
  t->bits[NOTATION_MENTION] = BIT_MENTION;
  return t;
}

/* ---- reading ---- */

static char peek(const Reader* p, size_t ahead) {
  return p->at + ahead < p->in.len ? p->in.data[p->at + ahead] : '\0';
}

static bool take(Reader* p, Str s) {
  if (!str_starts(str_slice(p->in, p->at, p->in.len), s)) return false;
  p->at += s.len;
  return true;
}

static bool one_of(char c, const char* set) {
  return c != '\0' && strchr(set, c);
}

enum { SPECIAL = 1, QUANTIFIER = 2 };

/// What bytes mean; those that are not here stand for themselves.
static const uint8_t meanings[128] = {
    ['\0'] = SPECIAL,
    ['$'] = SPECIAL,
    ['('] = SPECIAL,
    [')'] = SPECIAL,
    ['.'] = SPECIAL,
    ['['] = SPECIAL,
    [']'] = SPECIAL,
    ['^'] = SPECIAL,
    ['|'] = SPECIAL,
    ['}'] = SPECIAL,
    ['*'] = SPECIAL | QUANTIFIER,
    ['+'] = SPECIAL | QUANTIFIER,
    ['?'] = SPECIAL | QUANTIFIER,
    ['{'] = SPECIAL | QUANTIFIER,
};

static bool means(char c, unsigned meaning) {
  return (unsigned char)c < sizeof meanings && (meanings[(unsigned char)c] & meaning);
}

static void odd(Reader* p) {
  p->odd = true;
  p->at = p->in.len;
}

static Node* node_new(Reader* p, NodeKind kind) {
  Node* n = arena_new_one(p->arena, Node);
  n->kind = (uint8_t)kind;
  return n;
}

static Chain chain_of(Node* n) {
  return (Chain){n, n};
}

static void append(Chain* c, Chain more) {
  if (!more.first) return;
  if (c->last)
    c->last->next = more.first;
  else
    c->first = more.first;
  c->last = more.last;
}

/* ---- how often ---- */

/// Digits; more than MOST_TIMES is odd.
static uint16_t number(Reader* p) {
  unsigned n = 0;
  if (!ascii_is_digit(peek(p, 0))) odd(p);
  for (; ascii_is_digit(peek(p, 0)) && n <= MOST_TIMES; p->at++)
    n = n * 10 + (unsigned)(peek(p, 0) - '0');
  if (n > MOST_TIMES) odd(p);
  return (uint16_t)n;
}

/// Behind "{": "3}", "1,3}" or "3,}".
static void counts(Reader* p, Times* t) {
  t->least = t->most = number(p);
  if (take(p, STR(","))) t->most = peek(p, 0) == '}' ? NO_LIMIT : number(p);
  if (!take(p, STR("}")) || t->most < t->least || t->most == 0) odd(p);
}

/// "?", "*", "+" or counts, lazy or possessive; false if there is none.
static bool quantifier(Reader* p, Times* t) {
  char c = peek(p, 0);
  if (!means(c, QUANTIFIER)) return false;
  p->at++;
  *t = (Times){c == '+', c == '?' ? 1 : NO_LIMIT, GREEDY};
  if (c == '{') counts(p, t);
  if (take(p, STR("?")))
    t->greed = LAZY;
  else if (take(p, STR("+")))
    t->greed = POSSESSIVE;
  if (means(peek(p, 0), QUANTIFIER)) odd(p);
  return true;
}

/* ---- bytes and sets of them ---- */

static unsigned hex_value(char c) {
  static const char digits[] = "0123456789abcdef0123456789ABCDEF";
  const char* found = c ? strchr(digits, c) : NULL;
  return found ? (unsigned)(found - digits) % 16 : 16;
}

/// A byte that stands for itself, or is written as "\xFF" or "\(".
static unsigned char take_byte(Reader* p) {
  char c = peek(p, 0);
  p->at++;
  if (c != '\\') return (unsigned char)c;
  c = peek(p, 0);
  if (c == 'x') {
    unsigned high = hex_value(peek(p, 1)), low = hex_value(peek(p, 2));
    if (high == 16 || low == 16) odd(p);
    p->at += 3;
    return (unsigned char)(high * 16 + low);
  }
  if (!one_of(c, "()[].+*?$-{|}^\\")) odd(p);
  p->at++;
  return (unsigned char)c;
}

static void set_add(const Reader* p, ByteSet* set, unsigned c) {
  set->has[c / 64] |= UINT64_C(1) << (c % 64);
  set->starts |= UINT64_C(1) << p->table->bits[c];
}

/// The content of [ ] as a set.
static void read_set(Reader* p, ByteSet* set) {
  bool negated = take(p, STR("^"));
  ByteSet in = {0};
  if (peek(p, 0) == ']') odd(p);
  while (p->at < p->in.len && peek(p, 0) != ']') {
    if (one_of(peek(p, 0), "[^")) odd(p);
    unsigned low = take_byte(p), high = low;
    if (peek(p, 0) == '-' && peek(p, 1) != ']') {
      p->at++;
      if (peek(p, 0) == '[') odd(p);
      high = take_byte(p);
    }
    if (high < low) odd(p);
    for (unsigned c = low; c <= high; c++)
      set_add(p, &in, c);
  }
  if (!take(p, STR("]"))) odd(p);
  for (unsigned c = 0; c < 256; c++)
    if (set_has(&in, (char)c) != negated) set_add(p, set, c);
}

/// The set at p: "[...]". Equal ones are one.
static const ByteSet* set_at(Reader* p) {
  RegexTable* t = p->table;
  size_t begin = p->at, end = begin + 1;
  while (end < p->in.len && p->in.data[end] != ']')
    end += p->in.data[end] == '\\' ? 2 : 1;
  Str text = str_slice(p->in, begin, end + 1);
  uint32_t at;
  if (map_get(&t->set_by_text, text, &at)) {
    p->at = begin + text.len;
    return t->sets.data[at];
  }
  ByteSet* set = arena_new_one(t->arena, ByteSet);
  p->at++;
  read_set(p, set);
  if (p->odd) return set;
  map_put(&t->set_by_text, text, (uint32_t)t->sets.n);
  vec_push(&t->sets, t->arena, set);
  return set;
}

static const ByteSet* set_of_one(Reader* p, unsigned char c) {
  const ByteSet** known = &p->table->single[c];
  if (*known) return *known;
  ByteSet* set = arena_new_one(p->table->arena, ByteSet);
  set_add(p, set, c);
  return *known = set;
}

/// All bytes but the end of a line.
static const ByteSet* set_of_dot(Reader* p) {
  Reader dot = {.table = p->table, .arena = p->arena, .in = STR("[^\n]")};
  p->at++;
  return set_at(&dot);
}

static Node* set_node(Reader* p, const ByteSet* set) {
  Times t = {1, 1, POSSESSIVE};
  Node* n = node_new(p, quantifier(p, &t) ? NODE_RUN : NODE_BYTE);
  n->set = set;
  n->least = t.least;
  n->most = t.most;
  n->greed = (uint8_t)t.greed;
  return n;
}

/// A byte that stands for itself: it joins those before it unless it is repeated.
static Chain byte(Reader* p, Chain* before) {
  unsigned char c = take_byte(p);
  if (means(peek(p, 0), QUANTIFIER)) return chain_of(set_node(p, set_of_one(p, c)));
  char* place = p->bytes + p->n_bytes++;
  *place = (char)c;
  Node* last = before->last;
  if (last && last->kind == NODE_BYTES && last->bytes + last->n == place) {
    last->n++;
    return (Chain){0};
  }
  Node* n = node_new(p, NODE_BYTES);
  n->bytes = place;
  n->n = 1;
  return chain_of(n);
}

/* ---- groups ---- */

static Chain alternatives(Reader* p);

/// The content of a group, up to and with its ")".
static Chain content(Reader* p) {
  if (++p->depth > DEEPEST) odd(p);
  Chain c = alternatives(p);
  p->depth--;
  if (!take(p, STR(")"))) odd(p);
  return c;
}

/// One branch more at an end of a choice, which is made if the chain is something else.
static Node* with_empty_branch(Reader* p, Chain c, bool first) {
  bool choice = c.first && c.first == c.last && c.first->kind == NODE_EITHER;
  uint32_t n = choice ? c.first->n : 1;
  Node* either = node_new(p, NODE_EITHER);
  either->n = n + 1;
  either->branches = arena_new_array(p->arena, Branch, n + 1);
  for (uint32_t i = 0; i < n; i++)
    either->branches[i + first] = choice ? c.first->branches[i] : (Branch){.first = c.first};
  return either;
}

static Chain atomic(Reader* p, Chain body) {
  Node* n = node_new(p, NODE_ATOMIC);
  n->body = body.first;
  if (!n->body) odd(p);
  return chain_of(n);
}

/// A group with its quantifier; `groups`: those that were told before it.
static Chain repeated(Reader* p, Chain body, unsigned groups) {
  Times t;
  if (!quantifier(p, &t)) return body;
  if (t.greed == POSSESSIVE && groups != p->n_groups) odd(p);
  Node* n;
  if (t.least == 0 && t.most == 1) {
    n = with_empty_branch(p, body, t.greed == LAZY);
  } else {
    n = node_new(p, NODE_LOOP);
    n->body = body.first;
    n->least = t.least;
    n->most = t.most;
    n->greed = (uint8_t)t.greed;
    n->id = (uint8_t)p->n_loops++;
    if (p->n_loops > MAX_LOOPS || !body.first) odd(p);
  }
  return t.greed == POSSESSIVE ? atomic(p, chain_of(n)) : chain_of(n);
}

/// What is matched in one way only cannot be taken back, so no group in it is told.
static Chain closed(Reader* p) {
  unsigned groups = p->n_groups;
  Chain body = content(p);
  if (p->n_groups != groups) odd(p);
  return body;
}

static Chain look(Reader* p, NodeKind kind, bool denies) {
  Node* n = node_new(p, kind);
  n->denies = denies;
  n->body = closed(p).first;
  if (!n->body || means(peek(p, 0), QUANTIFIER)) odd(p);
  return chain_of(n);
}

/// The bytes of a branch of a look-behind, of which each has a fixed number.
static size_t length_of(Reader* p, const Node* n) {
  size_t length = 0;
  for (; n; n = n->next) {
    if (n->kind != NODE_BYTES && n->kind != NODE_BYTE) odd(p);
    length += n->kind == NODE_BYTES ? n->n : 1;
  }
  return length;
}

static Chain look_behind(Reader* p, bool denies) {
  Node* body = look(p, NODE_BEHIND, denies).first->body;
  Node* n = node_new(p, NODE_BEHIND);
  n->denies = denies;
  if (p->odd) return chain_of(n);
  bool choice = body->kind == NODE_EITHER && !body->next;
  n->n = choice ? body->n : 1;
  n->branches = arena_new_array(p->arena, Branch, n->n);
  for (uint32_t i = 0; i < n->n; i++) {
    Node* first = choice ? body->branches[i].first : body;
    if (!first) odd(p);
    n->branches[i] = (Branch){.first = first, .back = length_of(p, first)};
  }
  return chain_of(n);
}

/// The bytes that entries of a list begin with.
static void find_starts(const Reader* p, struct ListContent* list) {
  for (size_t i = 0; i < list->first_words.n; i++)
    list->starts |= UINT64_C(1) << p->table->bits[(unsigned char)list->first_words.data[i].data[0]];
}

/// (?@name)
static Chain word_list(Reader* p) {
  size_t end = str_find(p->in, STR(")"), p->at);
  const WordList* list = ontology_list(p->table->o, str_slice(p->in, p->at, end));
  if (end == SIZE_MAX || !list || list->content->blanks >= MAX_PHRASE) {
    odd(p);
    return (Chain){0};
  }
  Node* n = node_new(p, NODE_LIST);
  n->list = list->content;
  if (list->content->starts == 0) find_starts(p, list->content);
  p->at = end + 1;
  if (means(peek(p, 0), QUANTIFIER)) odd(p);
  return chain_of(n);
}

/// (?$3)
static Chain mention(Reader* p) {
  unsigned at = number(p);
  if (at >= p->table->mentions.n || !take(p, STR(")")) || means(peek(p, 0), QUANTIFIER)) {
    odd(p);
    return (Chain){0};
  }
  Node* n = node_new(p, NODE_MENTION);
  n->classes = p->table->mentions.data[at];
  return chain_of(n);
}

/// (?%name)
static Chain shared_look(Reader* p) {
  for (size_t i = 0; i < p->table->looks.n; i++) {
    const SharedLook* shared = &p->table->looks.data[i];
    size_t before = p->at;
    if (take(p, shared->name) && take(p, STR(")"))) {
      Node* n = node_new(p, NODE_AHEAD);
      n->body = shared->look->body;
      n->denies = shared->look->denies;
      n->shared = true;
      return chain_of(n);
    }
    p->at = before;
  }
  odd(p);
  return (Chain){0};
}

/// Behind "(?<s": "1>...)".
static Chain told_group(Reader* p) {
  Node *open = node_new(p, NODE_OPEN), *close = node_new(p, NODE_CLOSE);
  if (p->n_groups == PATTERN_MAX_SLOTS || number(p) != p->n_groups + 1 || !take(p, STR(">")))
    odd(p);
  open->id = close->id = (uint8_t)p->n_groups++;
  Chain c = chain_of(open);
  append(&c, content(p));
  append(&c, chain_of(close));
  return c;
}

static Chain group(Reader* p) {
  unsigned groups = p->n_groups;
  if (take(p, STR("(?:"))) return repeated(p, content(p), groups);
  if (take(p, STR("(?!"))) return look(p, NODE_AHEAD, true);
  if (take(p, STR("(?<s"))) return repeated(p, told_group(p), groups);
  if (take(p, STR("(?="))) return look(p, NODE_AHEAD, false);
  if (take(p, STR("(?@"))) return word_list(p);
  if (take(p, STR("(?$"))) return mention(p);
  if (take(p, STR("(?%"))) return shared_look(p);
  if (take(p, STR("(?<!"))) return look_behind(p, true);
  if (take(p, STR("(?<="))) return look_behind(p, false);
  if (take(p, STR("(?>"))) return repeated(p, atomic(p, closed(p)), groups);
  odd(p);
  return (Chain){0};
}

/* ---- sequences ---- */

/// Up to "|", ")" or the end.
static Chain sequence(Reader* p) {
  Chain c = {0};
  while (p->at < p->in.len && !p->odd) {
    char next = p->in.data[p->at];
    if (!means(next, SPECIAL)) {
      append(&c, byte(p, &c));
    } else if (next == '(') {
      append(&c, group(p));
    } else if (next == '|' || next == ')') {
      break;
    } else if (next == '[') {
      append(&c, chain_of(set_node(p, set_at(p))));
    } else if (next == '.') {
      append(&c, chain_of(set_node(p, set_of_dot(p))));
    } else if (next == '$') {
      p->at++;
      append(&c, chain_of(node_new(p, NODE_END)));
    } else {
      odd(p);
    }
  }
  return c;
}

static Chain alternatives(Reader* p) {
  Chain first = sequence(p);
  if (peek(p, 0) != '|' || p->odd) return first;
  VEC(Branch) branches = {0};
  vec_push(&branches, p->arena, (Branch){.first = first.first});
  while (take(p, STR("|")))
    vec_push(&branches, p->arena, (Branch){.first = sequence(p).first});
  Node* n = node_new(p, NODE_EITHER);
  n->branches = branches.data;
  n->n = (uint32_t)branches.n;
  return chain_of(n);
}

/* ---- what comes next ---- */

static void link_chain(Reader* p, Node* n, Node* behind);

static void link_branches(Reader* p, Node* n, Node* behind) {
  n->starts = 0;
  for (Branch *b = n->branches, *end = b + n->n; b < end; b++) {
    if (b->first)
      link_chain(p, b->first, behind);
    else
      b->first = behind;
    b->starts = b->first->starts;
    n->starts |= b->starts;
  }
}

/// A run that cannot be followed by a byte of its own set is as long as it can be.
static void link_run(Node* n) {
  if ((n->set->starts & n->next->starts) == 0) n->greed = POSSESSIVE;
  n->starts = n->set->starts | (n->least == 0 ? n->next->starts : 0);
}

static void link_loop(Reader* p, Node* n) {
  Node* again = node_new(p, NODE_AGAIN);
  again->body = n;
  again->starts = UINT64_MAX; // until the body is known
  link_chain(p, n->body, again);
  again->starts = n->body->starts | n->next->starts;
  n->starts = n->body->starts | (n->least == 0 ? n->next->starts : 0);
}

/// n->next is linked already.
static void link_node(Reader* p, Node* n) {
  n->starts = n->next->starts;
  switch ((NodeKind)n->kind) {
  case NODE_BYTES:
    n->starts = UINT64_C(1) << p->table->bits[(unsigned char)n->bytes[0]];
    break;
  case NODE_BYTE:
    n->starts = n->set->starts;
    break;
  case NODE_RUN:
    link_run(n);
    break;
  case NODE_MENTION:
    n->starts = UINT64_C(1) << p->table->bits[NOTATION_MENTION];
    break;
  case NODE_LIST:
    n->starts = n->list->starts;
    break;
  case NODE_EITHER:
    link_branches(p, n, n->next);
    break;
  case NODE_LOOP:
    link_loop(p, n);
    break;
  case NODE_AHEAD:
    if (!n->shared) link_chain(p, n->body, &p->table->accept);
    if (!n->denies) n->starts &= n->body->starts;
    break;
  case NODE_BEHIND:
    for (uint32_t i = 0; i < n->n; i++)
      link_chain(p, n->branches[i].first, &p->table->accept);
    break;
  case NODE_ATOMIC:
    link_chain(p, n->body, &p->table->accept);
    n->starts = n->body->starts;
    break;
  case NODE_END:
    n->starts = UINT64_MAX;
    break;
  default:
    break;
  }
}

/// From the last to the first: what a node begins with depends on what is behind it.
static void link_chain(Reader* p, Node* n, Node* behind) {
  if (n->next)
    link_chain(p, n->next, behind);
  else
    n->next = behind;
  link_node(p, n);
}

void regex_share(RegexTable* table, Str name, Str text) {
  Reader p = {.table = table, .arena = table->arena, .in = text};
  p.bytes = arena_room(table->arena, text.len + 1, 1);
  Node* look = sequence(&p).first;
  link_chain(&p, look->body, &table->accept);
  vec_push(&table->looks, table->arena, (SharedLook){name, look});
}

unsigned regex_mention(RegexTable* table, const ClassSet* set) {
  for (unsigned i = 0; i < table->mentions.n; i++)
    if (memcmp(table->mentions.data[i], set, sizeof *set) == 0) return i;
  ClassSet* kept = arena_new_one(table->arena, ClassSet);
  *kept = *set;
  vec_push(&table->mentions, table->arena, kept);
  return (unsigned)table->mentions.n - 1;
}

const Regex* regex_new(RegexTable* table, Arena* arena, Str text) {
  Reader p = {.table = table, .arena = arena, .in = text};
  p.bytes = arena_room(arena, text.len + 1, 1);
  bool blank = take(&p, STR(" ")) && !means(peek(&p, 0), QUANTIFIER);
  Chain all = sequence(&p);
  if (p.odd || p.at != text.len || !blank || !all.first) return NULL;
  link_chain(&p, all.first, &table->accept);
  Regex* x = arena_new_one(arena, Regex);
  *x = (Regex){.bits = table->bits, .behind_blank = all.first, .n_groups = p.n_groups};
  return x;
}
