// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns the clauses that stand in noun phrases: appositions ("Smith, the head of Acorn,"), roles
// ("Acorn founder Smith", "his wife Ann", "is Acorn's founder") and brackets ("Smith (born 1944)").
// Roles are written in one way, whoever owns them and wherever the owner stands: "Smith be founder
// of Acorn".

#include "clause/clause_internal.h"

typedef struct {
  const Work* w;
  const Frame* f;
} Nominal;

/// Whom something is said of, and by which verb: one that stands there, or "be".
typedef struct {
  const Mention* subject;
  const Verb* verb; ///< NULL for "be"
  uint32_t token;   ///< what "be" stands for
} Saying;

static void begin_saying(const Nominal* s, ClauseKind kind, Saying x) {
  clause_begin(s->w, kind, x.verb == NULL ? 0 : x.verb->index + 1);
  clause_tokens(s->w, SHOW_TOP, x.subject->first, x.subject->first + x.subject->n);
  if (x.verb == NULL)
    clause_verb(s->w, NONE, VF_ACTIVE, x.token, STR("be"));
  else
    clause_verb(s->w, x.verb->index, VF_ACTIVE, x.verb->g.head, x.verb->g.lemma);
}

static void end_saying(const Nominal* s) {
  clause_end(s->w, s->f->sentence);
}

static const Mention* head_mention(const Nominal* s, uint32_t np) {
  uint32_t m = s->f->nodes.data[at(s->f, np)->head].mention;
  return m == 0 ? NULL : &s->w->e->mentions[m - 1];
}

static bool is_named(const Nominal* s, uint32_t np) {
  const Mention* m = head_mention(s, np);
  return m != NULL && (m->kind == MENTION_NAME || m->kind == MENTION_PRONOUN) &&
         m->pronoun != PRONOUN_RELATIVE;
}

static bool is_value(const Nominal* s, uint32_t np) {
  const Mention* m = head_mention(s, np);
  if (at(s->f, np)->time || s->f->nodes.data[at(s->f, np)->head].tag == TAG_NUM) return true;
  return m != NULL && (m->kind == MENTION_DATE || m->kind == MENTION_VALUE);
}

/// A common noun phrase that can be said of somebody: "the head of Acorn", "a lawyer", "founder of
/// Acorn".
static bool is_predicate(const Nominal* s, uint32_t np) {
  if (!is_kind(s->f, np, CHUNK_NP) || is_value(s, np) || at(s->f, np)->relative) return false;
  const Node* head = &s->f->nodes.data[at(s->f, np)->head];
  if (head->mention == 0) return head->tag == TAG_NOUN || form_in(head->form, s->w->role);
  return s->w->e->mentions[head->mention - 1].kind == MENTION_NOMINAL;
}

/* ---- roles ---- */

enum { ROLE_WORDS_MAX = 8 };

/// A role as it is taken apart: words before the owner ("former"), the owner, the words of the role
/// itself.
typedef struct {
  uint32_t article, article_end; ///< tokens: "a" where it counts
  uint32_t before, before_end;   ///< tokens
  uint32_t owner;                ///< 1 + mention
  uint32_t words, words_end;     ///< tokens
} Role;

static bool is_role_word(const Work* w, uint32_t t, bool inside) {
  const Token* k = &w->d->tokens[t];
  uint32_t m = w->places[t].within;
  bool named = m != 0 && w->e->mentions[m - 1].kind != MENTION_NOMINAL;
  if (w->places[t].group != 0 || named) return false;
  if (k->tag == TAG_NOUN || k->tag == TAG_ADJ || k->tag == TAG_NAME) return true;
  if (!inside) return false;
  return str_equal(k->lower, STR("and")) || str_equal(k->lower, STR("-")) ||
         str_equal(k->lower, STR("of")) || k->tag == TAG_VERB_ING || k->tag == TAG_VERB_PP;
}

static bool is_noun(const Token* t) {
  return t->tag == TAG_NOUN || (t->lex != NULL && (t->lex->bits & LEX_NOUN));
}

/// May somebody's role be at this mention, or with it?
static bool is_owner(const Mention* m) {
  return m->kind == MENTION_NAME || m->pronoun == PRONOUN_POSSESSIVE || m->kind == MENTION_NOMINAL;
}

/// Reads the role whose words end before token `end`; nothing before `low` is looked at.
static bool read_role(const Work* w, uint32_t low, uint32_t end, Role* r) {
  uint32_t t = end;
  while (t > low && end - t < ROLE_WORDS_MAX && is_role_word(w, t - 1, t < end))
    t--;
  while (t < end && !is_role_word(w, t, false))
    t++; // no "and" or "of" in front
  // A role ends in a noun: "existing" before a name is none.
  if (t == end || !is_noun(&w->d->tokens[end - 1])) return false;
  *r = (Role){.before = t, .before_end = t, .words = t, .words_end = end};
  uint32_t o = t;
  if (o > low && w->d->tokens[o - 1].tag == TAG_GENITIVE) o--;
  uint32_t m = o > low ? w->places[o - 1].within : 0;
  if (m == 0) return true;
  const Mention* owner = &w->e->mentions[m - 1];
  if (owner->first < low || owner->first + owner->n != o) return true;
  if (owner->kind == MENTION_NATIONALITY && o == t) {
    r->words = owner->first;
  } else if (is_owner(owner)) {
    r->owner = m;
    r->before_end = r->before = owner->first;
    while (r->before > low && o == t && is_role_word(w, r->before - 1, false))
      r->before--;
  }
  return true;
}

/// "the daughter of an Acorn engineer", from token `low` on: the role is not that of the daughter.
static bool is_others_role(const Work* w, uint32_t low, const Role* r) {
  for (uint32_t t = low; t < r->before; t++)
    if (w->d->tokens[t].tag == TAG_PREP) return true;
  return false;
}

/// "an Acorn director" is one of several: keeps the article that begins the phrase at `low`.
static void take_article(const Work* w, uint32_t low, Role* r) {
  Str word = w->d->tokens[low].lower;
  bool one = str_equal(word, STR("a")) || str_equal(word, STR("an"));
  r->article = low;
  r->article_end = one && low < r->before ? low + 1 : low;
}

static bool is_plural(const Token* t) {
  return t->lex != NULL && (t->lex->bits & LEX_NOUN_PLURAL) && !(t->lex->bits & LEX_NOUN);
}

static void add_owner(const Work* w, const Role* r) {
  const Mention* owner = &w->e->mentions[r->owner - 1];
  clause_word(w, STR("of"), r->words);
  clause_tokens(w, SHOW_FLAT, owner->first, owner->first + owner->n);
}

static void emit_role(const Nominal* s, const Mention* subject, const Role* r) {
  const Work* w = s->w;
  uint32_t last = r->words_end - 1;
  begin_saying(s, CLAUSE_ROLE, (Saying){.subject = subject, .token = r->words});
  clause_tokens(w, SHOW_PLAIN, r->article, r->article_end);
  clause_tokens(w, SHOW_PLAIN, r->before, r->before_end);
  clause_tokens(w, SHOW_PLAIN, r->words, last);
  // "professors Oak and Reed": each is a professor.
  const Token* noun = &w->d->tokens[last];
  if (is_plural(noun) && lex_noun(noun->lex))
    clause_word(w, lex_noun_lemma(noun->lex), last);
  else
    clause_tokens(w, SHOW_PLAIN, last, last + 1);
  if (r->owner != 0) add_owner(w, r);
  end_saying(s);
}

/// "Acorn professors Oak, Reed and Lind": the names behind the first one.
static void emit_role_for_list(const Nominal* s, uint32_t node, ClassId cls, const Role* r) {
  const Nodes* nodes = &s->f->nodes;
  for (uint32_t i = node + 1, n = 0; i + 1 < nodes->n && n < 6; i++) {
    Tag tag = nodes->data[i].tag;
    if (tag != TAG_CONJ && !(tag == TAG_PUNCT && str_equal(nodes->data[i].lower, STR(",")))) return;
    if (nodes->data[i + 1].tag == TAG_CONJ) i++;
    uint32_t m = i + 1 < nodes->n ? nodes->data[i + 1].mention : 0;
    if (m == 0 || s->w->e->mentions[m - 1].kind != MENTION_NAME ||
        s->w->e->mentions[m - 1].cls != cls)
      return;
    emit_role(s, &s->w->e->mentions[m - 1], r);
    i++;
    n++;
  }
}

/// "Acorn founder Smith", "Acorn's chief executive Smith", "his wife Ann", "the head of Acorn
/// Smith".
static void find_role_before(const Nominal* s, uint32_t node) {
  const Work* w = s->w;
  const Node* n = &s->f->nodes.data[node];
  // The name may be inside a nominal that covers role and name.
  uint32_t last = w->places[n->first + n->n - 1].within;
  if (last == 0) return;
  const Mention* name = &w->e->mentions[last - 1];
  Role r;
  if (name->kind != MENTION_NAME || !read_role(w, s->f->first, name->first, &r)) return;
  // A noun before anything but a person is a role only if it says whose, or of what nation.
  bool person = name->cls == CLASS_NONE || ontology_is_a(w->o, name->cls, CLASS_PERSON);
  if (!person && r.owner == 0 && w->places[r.words].within == 0) return;
  bool plural = is_plural(&w->d->tokens[r.words_end - 1]);
  // "the refugees President Smith wants to bring": a clause of its own begins.
  if (plural && form_in(w->d->tokens[name->first].form, w->post_title)) return;
  emit_role(s, name, &r);
  if (plural) emit_role_for_list(s, node, name->cls, &r);
}

/// "President Smith": he is president.
static void find_title(const Nominal* s, uint32_t node) {
  const Work* w = s->w;
  const Mention* m = &w->e->mentions[s->f->nodes.data[node].mention - 1];
  if (m->kind != MENTION_NAME || m->n < 2) return;
  const Token* title = &w->d->tokens[m->first];
  if (!form_in(title->form, w->post_title)) return;
  // "Vice President Smith", "former President Smith": he is not.
  if (m->first > s->f->first && form_in(w->d->tokens[m->first - 1].form, w->lesser)) return;
  begin_saying(s, CLAUSE_ROLE, (Saying){.subject = m, .token = m->first});
  clause_word(w, title->lower, m->first);
  end_saying(s);
}

/// Does the noun phrase describe by plain words and nationalities only? "the founder of Acorn" and
/// "Acorn's rival" do not.
static bool is_plain_description(const Work* w, const Mention* m) {
  for (uint32_t t = m->first; t < m->first + m->n; t++) {
    const Token* k = &w->d->tokens[t];
    if (k->tag == TAG_PREP || k->tag == TAG_GENITIVE || k->tag == TAG_POSS) return false;
    uint32_t inner = w->places[t].within;
    if (inner && w->e->mentions[inner - 1].kind != MENTION_NATIONALITY) return false;
  }
  return true;
}

/// "the Swedish carmaker", said of a company that is known by name: it is a Swedish carmaker.
static void find_description(const Nominal* s, uint32_t node) {
  const Work* w = s->w;
  const Mention* m = &w->e->mentions[s->f->nodes.data[node].mention - 1];
  if (m->kind != MENTION_NOMINAL || m->entity == NO_ENTITY || m->n < 3) return;
  if (w->d->tokens[m->first].tag != TAG_DET || w->e->entities[m->entity].unnamed) return;
  if (!ontology_is_a(w->o, m->cls, CLASS_ORGANIZATION) || !is_plain_description(w, m)) return;
  uint32_t next = m->first + m->n; // "the Swedish carmaker Acorn" is not about the last company
  if (next < w->d->n_tokens && w->places[next].within != 0) return;
  begin_saying(s, CLAUSE_ROLE, (Saying){.subject = m, .token = m->first});
  clause_tokens(w, SHOW_FLAT, m->first + 1, m->first + m->n);
  end_saying(s);
}

/// "Acorn's chief executive said": who holds the role is known from elsewhere in the document.
static void find_role_alone(const Nominal* s, uint32_t node) {
  const Work* w = s->w;
  const Node* n = &s->f->nodes.data[node];
  if (n->mention == 0) return;
  const Mention* m = &w->e->mentions[n->mention - 1];
  if (m->kind != MENTION_NOMINAL || m->cls != CLASS_PERSON || m->entity == NO_ENTITY) return;
  const Entity* e = &w->e->entities[m->entity];
  uint32_t behind = m->first + m->n;
  if (e->unnamed || m->plural || w->places[behind - 1].within != 0) return;
  Role r;
  if (!read_role(w, m->first, behind, &r) || r.owner == 0) return;
  if (is_others_role(w, m->first, &r)) return;
  take_article(w, m->first, &r);
  if (w->e->mentions[r.owner - 1].kind == MENTION_NAME) emit_role(s, m, &r);
}

/// The predicate in chunks [a, b) once more, with its owner behind: "Acorn's founder" as "founder
/// of Acorn".
static void emit_normal_role(const Nominal* s, ClauseKind kind, Saying x, uint32_t a, uint32_t b) {
  const Work* w = s->w;
  Role r;
  uint32_t low = chunk_first_token(s->f, a);
  if (!read_role(w, low, chunk_end_token(s->f, a), &r) || r.owner == 0) return;
  if (is_others_role(w, low, &r)) return;
  // "the Acorn donor and founder of Beech" says twice of whom.
  if (is_kind(s->f, a + 1, CHUNK_PREP) && str_equal(first_word(s->f, a + 1), STR("of"))) return;
  take_article(w, low, &r);
  begin_saying(s, kind, x);
  clause_tokens(w, SHOW_PLAIN, r.article, r.article_end);
  clause_tokens(w, SHOW_PLAIN, r.before, r.before_end);
  clause_tokens(w, SHOW_PLAIN, r.words, r.words_end);
  clause_predicate(w, s->f, a + 1, b);
  add_owner(w, &r);
  end_saying(s);
}

/* ---- appositions ---- */

static void emit_predicate(const Nominal* s, Saying x, uint32_t a, uint32_t b) {
  begin_saying(s, CLAUSE_APPOSITION, x);
  clause_predicate(s->w, s->f, a, b);
  end_saying(s);
  emit_normal_role(s, CLAUSE_APPOSITION, x, a, b);
}

/// The apposition in chunks [a, b), said of the mention; a second role in it ("founder of A and
/// chairman of B") too.
static void emit_apposition(const Nominal* s, const Mention* subject, uint32_t a, uint32_t b) {
  Saying x = {.subject = subject, .token = chunk_first_token(s->f, a)};
  emit_predicate(s, x, a, b);
  for (uint32_t i = a + 2, n = 0; i < b && n < 4; i++) {
    if (!is_kind(s->f, i - 1, CHUNK_CONJ) || !is_predicate(s, i)) continue;
    emit_predicate(s, x, i, b);
    n++;
  }
}

static bool is_finite_verb(const Frame* f, uint32_t i) {
  return is_kind(f, i, CHUNK_VERB) && f->verbs.data[at(f, i)->verb].g.finite;
}

/// Chunk after the apposition that begins at a: up to a comma, stop, clause or the end.
static uint32_t apposition_end(const Frame* f, uint32_t a) {
  uint32_t i = a + 1;
  for (; i < f->chunks.n && i - a < LOOK_INSERTION; i++) {
    if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_WH) ||
        is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_QUOTE) || is_finite_verb(f, i))
      break;
    if (is_kind(f, i, CHUNK_CONJ) && !is_kind(f, i + 1, CHUNK_NP)) break;
    // "a firm she founded"
    if (is_kind(f, i, CHUNK_NP) && is_kind(f, i - 1, CHUNK_NP) && is_finite_verb(f, i + 1)) break;
  }
  return i;
}

/// The last noun before "of" is a role: "the chairman of Acorn".
static bool is_role(const Nominal* s, uint32_t np) {
  const Node* n = &s->f->nodes.data[at(s->f, np)->head];
  uint32_t t = n->first;
  while (t + 1 < n->first + n->n && s->w->d->tokens[t + 1].tag != TAG_PREP)
    t++;
  return form_in(s->w->d->tokens[t].form, s->w->role);
}

/// "Ann Oak of Lund, the minister": a place holds no post.
static bool is_post_behind_place(const Nominal* s, uint32_t before, uint32_t predicate) {
  const Mention* place = head_mention(s, before);
  if (place == NULL || !at(s->f, before)->governed || !is_role(s, predicate)) return false;
  uint32_t head = frame_phrase_head(s->f, before);
  const Mention* m = head == NONE ? NULL : head_mention(s, head);
  return ontology_is_a(s->w->o, place->cls, CLASS_PLACE) && m != NULL && m->kind == MENTION_NAME &&
         m->cls == CLASS_PERSON;
}

/// The phrase that an apposition behind chunk `before` is about: the name at hand, else the head of
/// the chain; an age is passed over ("Smith, 45, a lawyer").
static uint32_t apposition_subject(const Nominal* s, uint32_t before, uint32_t predicate) {
  if (is_value(s, before) && before >= 2 && is_kind(s->f, before - 1, CHUNK_COMMA)) before -= 2;
  if (is_post_behind_place(s, before, predicate)) return frame_phrase_head(s->f, before);
  uint32_t head = is_named(s, before) ? before : frame_phrase_head(s->f, before);
  if (head == NONE || frame_is_fronted_place(s->w, s->f, head)) return NONE;
  return head == before ? before : frame_chain_head(s->f, head);
}

/// "both professors", "lawyers"
static bool is_plural_phrase(const Nominal* s, uint32_t np) {
  const Node* n = &s->f->nodes.data[at(s->f, np)->head];
  return str_equal(first_word(s->f, np), STR("both")) ||
         is_plural(&s->w->d->tokens[n->first + n->n - 1]);
}

/// "Oak and Reed, both professors": the names before the last one.
static void emit_apposition_for_list(const Nominal* s, uint32_t np, uint32_t a, uint32_t b) {
  const Mention* last = head_mention(s, np);
  for (uint32_t i = np, n = 0; i >= 2 && n < 6; i -= 2, n++) {
    if (!is_kind(s->f, i - 1, CHUNK_CONJ) && !is_kind(s->f, i - 1, CHUNK_COMMA)) return;
    const Mention* m = is_kind(s->f, i - 2, CHUNK_NP) ? head_mention(s, i - 2) : NULL;
    if (m == NULL || m->kind != MENTION_NAME || m->cls != last->cls) return;
    emit_apposition(s, m, a, b);
  }
}

/// Is `name` what the phrase before its comma describes ("the head of Acorn, Smith,")? A verb right
/// behind it makes it a subject, unless the phrase is a post ("A lawyer by trade, Smith said").
static bool is_name_in_apposition(const Nominal* s, uint32_t head, uint32_t name) {
  const Mention* m = head_mention(s, name);
  if (m == NULL || m->kind != MENTION_NAME || at(s->f, name)->governed) return false;
  const Node* n = &s->f->nodes.data[at(s->f, head)->head];
  // "that of the chief, Smith said" is about two people
  if (is_role(s, head) && !at(s->f, head)->governed) return true;
  return (n->mention != 0 && !is_role(s, head)) || name + 1 >= s->f->chunks.n ||
         is_kind(s->f, name + 1, CHUNK_COMMA) || is_kind(s->f, name + 1, CHUNK_STOP);
}

/// "A member of the council, she voted": a phrase that opens the sentence describes its subject.
static bool is_subject_behind_opening(const Nominal* s, uint32_t head, uint32_t np) {
  const Mention* m = head_mention(s, np);
  bool pronoun = m != NULL && m->pronoun == PRONOUN_PERSONAL && m->cls == CLASS_PERSON;
  return head == 0 && pronoun && frame_is_subject(s->f, np, np);
}

/// "As a member of the council, Smith voted", "As the council's head, she voted".
static void find_opening_as(const Nominal* s) {
  const Frame* f = s->f;
  if (!is_kind(f, 0, CHUNK_PREP) && !is_kind(f, 0, CHUNK_SUB)) return;
  if (!str_equal(f->nodes.data[at(f, 0)->a].lower, STR("as")) || !is_predicate(s, 1)) return;
  uint32_t comma = apposition_end(f, 1), np = comma + 1;
  if (!is_kind(f, comma, CHUNK_COMMA) || !is_kind(f, np, CHUNK_NP) || !is_named(s, np)) return;
  if (!frame_is_subject(f, np, np)) return;
  Saying x = {.subject = head_mention(s, np), .token = chunk_first_token(f, 1)};
  emit_predicate(s, x, 1, comma);
}

/// "the parent of Acorn, Beech and Cedar": names of one kind behind a preposition make a list.
static bool is_list(const Nominal* s, uint32_t before, uint32_t name) {
  const Mention *a = head_mention(s, before), *b = head_mention(s, name);
  return at(s->f, before)->governed && a != NULL && b != NULL && a->cls == b->cls &&
         a->kind == MENTION_NAME;
}

/// "X, the head of Y," and "the head of Y, X,".
static void find_apposition(const Nominal* s, uint32_t comma) {
  const Frame* f = s->f;
  uint32_t next = comma + 1;
  if (comma == 0 || !is_kind(f, next, CHUNK_NP) || !is_kind(f, comma - 1, CHUNK_NP)) return;
  uint32_t behind = apposition_end(f, next);
  uint32_t head = frame_phrase_head(f, comma - 1);
  if (is_predicate(s, next) && !frame_is_subject(f, next, behind)) {
    uint32_t subject = apposition_subject(s, comma - 1, next);
    if (subject == NONE || is_value(s, subject) || head_mention(s, subject) == NULL) return;
    emit_apposition(s, head_mention(s, subject), next, behind);
    if (is_plural_phrase(s, next)) emit_apposition_for_list(s, subject, next, behind);
  } else if (head != NONE && is_predicate(s, head) && !is_list(s, comma - 1, next) &&
             (is_name_in_apposition(s, head, next) || is_subject_behind_opening(s, head, next))) {
    emit_apposition(s, head_mention(s, next), head, comma);
  }
}

/// "is Acorn's founder": the copula's predicate once more in the usual order.
static void find_copula_role(const Nominal* s, const Verb* v) {
  uint32_t np = v->chunk + 1;
  if (!v->g.copula || v->subject == NONE || !is_kind(s->f, np, CHUNK_NP)) return;
  uint32_t subject = v->subject;
  if (at(s->f, subject)->kind == CHUNK_WH) subject = v->antecedent;
  if (subject == NONE || head_mention(s, subject) == NULL) return;
  uint32_t last = frame_phrase_end(s->f, np, (uint32_t)s->f->chunks.n + 2);
  emit_normal_role(s, CLAUSE_ROLE, (Saying){.subject = head_mention(s, subject), .verb = v}, np,
                   last + 1);
}

/* ---- brackets ---- */

/// "X (also the founder of Y)", "X (president)": a role in brackets.
static void say_bracket(const Nominal* s, const Mention* subject) {
  uint32_t a = 0;
  while (is_kind(s->f, a, CHUNK_ADV))
    a++;
  if (!is_kind(s->f, a, CHUNK_NP) || !is_predicate(s, a)) return;
  const Node* n = &s->f->nodes.data[at(s->f, a)->head];
  const Token* word = &s->w->d->tokens[n->first + n->n - 1];
  if (n->mention == 0 && !form_in(word->form, s->w->role)) return;
  emit_predicate(s, (Saying){.subject = subject, .token = chunk_first_token(s->f, a)}, a,
                 apposition_end(s->f, a));
}

/// "X ( ... )": the mention before the bracket, then the bracket as it stands.
static void find_bracket(const Nominal* s) {
  const Work* w = s->w;
  const Frame* f = s->f;
  uint32_t open = f->first - 1, low = w->d->sentences[f->sentence].first;
  for (uint32_t t = open; t > low && open - t < 12; t--) {
    if (w->places[t - 1].group != 0) return;
    uint32_t m = w->places[t - 1].top;
    if (m == 0 || w->e->mentions[m - 1].kind == MENTION_DATE) continue;
    clause_begin(w, CLAUSE_PARENTHESIS, 0);
    clause_tokens(w, SHOW_TOP, t - 1, t - 1 + w->e->mentions[m - 1].n);
    clause_tokens(w, SHOW_FLAT, open, f->end + 1);
    end_saying(s);
    say_bracket(s, &w->e->mentions[m - 1]);
    return;
  }
}

void frame_split_nominal(const Work* w, const Frame* f) {
  Nominal s = {w, f};
  for (uint32_t i = 0; i < f->chunks.n; i++)
    if (is_kind(f, i, CHUNK_COMMA)) find_apposition(&s, i);
  if (f->chunks.n > 3) find_opening_as(&s);
  for (uint32_t i = 0; i < f->nodes.n; i++)
    if (f->nodes.data[i].mention != 0) {
      find_role_before(&s, i);
      find_role_alone(&s, i);
      find_title(&s, i);
      find_description(&s, i);
    }
  for (uint32_t i = 0; i < f->verbs.n; i++)
    find_copula_role(&s, &f->verbs.data[i]);
  if (f->bracket) find_bracket(&s);
}
