// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Matching of regular expressions: backtracking along the nodes. Where there is a choice, the rest
/// of the expression is tried behind each way that can begin with the next byte; what a failed way
/// has noted is put back.
#include "regex_internal.h"

#include <string.h>

/// A match that goes deeper than a clause has items leads nowhere, and the stack of a thread is
/// small.
enum { MOST_STEPS = 200000, DEEPEST = 4000 };

typedef struct {
  unsigned count;
  const char* began; ///< the last time
} LoopState;

typedef struct {
  const char *begin, *end;
} Piece;

typedef struct {
  const uint8_t* bits;
  const char *begin, *end; ///< of the text
  const char* accepted;    ///< where the match ends
  unsigned steps, depth;
  LoopState loops[MAX_LOOPS];
  const char* opened[PATTERN_MAX_SLOTS];
  Piece groups[PATTERN_MAX_SLOTS];
} Run;

static bool follow(Run* r, const Node* n, const char* at);

static bool may_start(const Run* r, uint64_t starts, const char* at) {
  return at == r->end || (starts >> r->bits[(unsigned char)*at] & 1);
}

/// Is there a match from here on, with n next? If not, something else is tried at the same place.
static bool leads_on(Run* r, const Node* n, const char* at) {
  if (++r->steps > MOST_STEPS || r->depth >= DEEPEST) {
    r->steps = MOST_STEPS + 1;
    return false;
  }
  r->depth++;
  bool found = follow(r, n, at);
  r->depth--;
  return found;
}

static bool attempt(Run* r, const Node* n, const char* at) {
  return may_start(r, n->starts, at) && leads_on(r, n, at);
}

static bool try_either(Run* r, const Node* n, const char* at) {
  for (const Branch *b = n->branches, *end = b + n->n; b < end; b++)
    if (may_start(r, b->starts, at) && leads_on(r, b->first, at)) return true;
  return false;
}

/// Bytes of the set from here on, as many as there are and may be.
static size_t run_length(const Run* r, const Node* n, const char* at) {
  size_t room = (size_t)(r->end - at),
         most = n->most == NO_LIMIT || n->most > room ? room : n->most;
  size_t k = 0;
  while (k < most && set_has(n->set, at[k]))
    k++;
  return k;
}

/// A run that may be shorter than it could be.
static bool try_run(Run* r, const Node* n, const char* at) {
  size_t longest = run_length(r, n, at), least = n->least;
  if (n->greed == LAZY) {
    for (size_t k = least; k <= longest; k++)
      if (attempt(r, n->next, at + k)) return true;
    return false;
  }
  for (size_t k = longest + 1; k-- > least;)
    if (attempt(r, n->next, at + k)) return true;
  return false;
}

/// The body of a loop once more, or what is behind the loop. A body that was empty is not repeated
/// without end.
static bool try_again(Run* r, const Node* loop, const char* at) {
  LoopState* state = &r->loops[loop->id];
  LoopState before = *state;
  bool enough = before.count >= loop->least;
  bool more = loop->most == NO_LIMIT ? !enough || before.count == 0 || before.began != at
                                     : before.count < loop->most;
  if (enough && loop->greed == LAZY && attempt(r, loop->next, at)) return true;
  if (more) {
    *state = (LoopState){before.count + 1, at};
    if (attempt(r, loop->body, at)) return true;
    *state = before;
  }
  return enough && loop->greed != LAZY && attempt(r, loop->next, at);
}

static bool try_loop(Run* r, const Node* loop, const char* at) {
  LoopState outer = r->loops[loop->id];
  r->loops[loop->id] = (LoopState){0, NULL};
  if (try_again(r, loop, at)) return true;
  r->loops[loop->id] = outer;
  return false;
}

static bool try_open(Run* r, const Node* n, const char* at) {
  const char* before = r->opened[n->id];
  r->opened[n->id] = at;
  if (attempt(r, n->next, at)) return true;
  r->opened[n->id] = before;
  return false;
}

static bool try_close(Run* r, const Node* n, const char* at) {
  Piece before = r->groups[n->id];
  r->groups[n->id] = (Piece){r->opened[n->id], at};
  if (attempt(r, n->next, at)) return true;
  r->groups[n->id] = before;
  return false;
}

/// Entries of a list that begin here, in the order of the list. Each ends at a blank.
static bool try_list(Run* r, const Node* n, const char* at) {
  struct {
    uint32_t place;
    const char* end;
  } found[MAX_PHRASE];
  size_t n_found = 0;
  const char* end = at;
  for (unsigned words = 0; words <= n->list->blanks && end < r->end; words++, end++) {
    const char* blank = memchr(end, ' ', (size_t)(r->end - end));
    uint32_t place;
    end = blank ? blank : r->end;
    bool known = map_get(&n->list->places, (Str){at, (size_t)(end - at)}, &place);
    if (!known && words == 0) return false;
    if (!known || place == LIST_NO_ENTRY) continue;
    size_t k = n_found++;
    for (; k > 0 && found[k - 1].place > place; k--)
      found[k] = found[k - 1];
    found[k].place = place;
    found[k].end = end;
  }
  for (size_t i = 0; i < n_found; i++)
    if (attempt(r, n->next, found[i].end)) return true;
  return false;
}

static bool is_mention(const ClassSet* set, const char* at) {
  if ((unsigned char)at[0] != NOTATION_MENTION) return false;
  unsigned c = (unsigned)((unsigned char)at[1] - NOTATION_CLASS0) % (8 * sizeof set->any);
  uint64_t classes = set->any[c / 64] | (at[3] == 'w' ? set->weak[c / 64] : 0);
  return classes >> (c % 64) & 1;
}

static bool looks_right(Run* r, const Node* n, const char* at) {
  if (n->kind == NODE_AHEAD) return attempt(r, n->body, at) != n->denies;
  for (size_t i = 0; i < n->n; i++) {
    const Branch* b = &n->branches[i];
    if ((size_t)(at - r->begin) >= b->back && attempt(r, b->first, at - b->back)) return !n->denies;
  }
  return n->denies;
}

/// Goes along the nodes as long as there is no choice.
static bool follow(Run* r, const Node* n, const char* at) {
  for (;; n = n->next) {
    size_t room = (size_t)(r->end - at);
    switch ((NodeKind)n->kind) {
    case NODE_ACCEPT:
      r->accepted = at;
      return true;
    case NODE_BYTES:
      if (room < n->n || *at != *n->bytes || memcmp(at, n->bytes, n->n) != 0) return false;
      at += n->n;
      break;
    case NODE_BYTE:
      if (room == 0 || !set_has(n->set, *at)) return false;
      at++;
      break;
    case NODE_RUN:
      if (n->greed != POSSESSIVE) return try_run(r, n, at);
      size_t length = run_length(r, n, at);
      if (length < n->least) return false;
      at += length;
      break;
    case NODE_MENTION:
      if (room < NOTATION_MENTION_LEN || !is_mention(n->classes, at)) return false;
      at += NOTATION_MENTION_LEN;
      break;
    case NODE_LIST:
      return try_list(r, n, at);
    case NODE_EITHER:
      return try_either(r, n, at);
    case NODE_LOOP:
      return try_loop(r, n, at);
    case NODE_AGAIN:
      return try_again(r, n->body, at);
    case NODE_OPEN:
      return try_open(r, n, at);
    case NODE_CLOSE:
      return try_close(r, n, at);
    case NODE_AHEAD:
    case NODE_BEHIND:
      if (!looks_right(r, n, at)) return false;
      break;
    case NODE_ATOMIC:
      if (!attempt(r, n->body, at)) return false;
      at = r->accepted;
      break;
    case NODE_END:
      if (room > 1 || (room == 1 && *at != '\n')) return false;
      break;
    }
  }
}

static Span span_of(const Run* r, const Piece* p) {
  return (Span){(uint32_t)(p->begin - r->begin), (uint32_t)(p->end - r->begin)};
}

Status regex_match(const Regex* x, Str text, size_t from, RegexMatch* out) {
  Run r = {.bits = x->bits, .begin = text.data, .end = text.data + text.len};
  const char* at = text.data + from;
  for (; at < r.end && (at = memchr(at, ' ', (size_t)(r.end - at))) != NULL; at++) {
    if (!attempt(&r, x->behind_blank, at + 1)) continue;
    *out = (RegexMatch){.whole = span_of(&r, &(Piece){at, r.accepted})};
    for (unsigned i = 0; i < x->n_groups; i++)
      if (r.groups[i].begin) out->groups[i] = span_of(&r, &r.groups[i]);
    return r.steps > MOST_STEPS ? STATUS_SKIPPED : STATUS_OK;
  }
  return r.steps > MOST_STEPS ? STATUS_SKIPPED : STATUS_END;
}
