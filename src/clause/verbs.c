// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Owns verb groups: auxiliaries, modals, adverbs and negation around one main verb, read from the
// tags. What a group means beyond its own words (catenatives, conditions) is added by effects.c,
// its subject by subjects.c.

#include "clause/clause_internal.h"

enum { GROUP_MAX = 16 };

static bool is_verb_tag(Tag t) {
  return t == TAG_VERB || t == TAG_VERB_BASE || t == TAG_VERB_ING || t == TAG_VERB_PP;
}

static bool is_adverb_tag(Tag t) {
  return t == TAG_ADV || t == TAG_NEG;
}

/// "they are all using", "has long been": words inside a group that are no adverbs by themselves.
static bool is_floating(const Node* n) {
  return n->mention == 0 && (str_equal(n->lower, STR("long")) || str_equal(n->lower, STR("best")) ||
                             str_equal(n->lower, STR("better")) ||
                             str_equal(n->lower, STR("well")) || str_equal(n->lower, STR("all")) ||
                             str_equal(n->lower, STR("both")) || str_equal(n->lower, STR("each")));
}

/// Forms of the auxiliaries by their first byte, short ones included, whatever the lexicon calls
/// them.
static const struct {
  char first;
  struct {
    Str form;
    Auxiliary auxiliary;
  } forms[4];
} auxiliaries[] = {
    {'a', {{{"are", 3}, AUX_BE}, {{"am", 2}, AUX_BE}}},
    {'b', {{{"be", 2}, AUX_BE}, {{"been", 4}, AUX_BE}, {{"being", 5}, AUX_BE}}},
    {'d',
     {{{"do", 2}, AUX_DO}, {{"does", 4}, AUX_DO}, {{"did", 3}, AUX_DO}, {{"doing", 5}, AUX_DO}}},
    {'h',
     {{{"have", 4}, AUX_HAVE},
      {{"has", 3}, AUX_HAVE},
      {{"had", 3}, AUX_HAVE},
      {{"having", 6}, AUX_HAVE}}},
    {'i', {{{"is", 2}, AUX_BE}}},
    {'w', {{{"was", 3}, AUX_BE}, {{"were", 4}, AUX_BE}}},
    {'\'',
     {{{"'s", 2}, AUX_BE}, {{"'re", 3}, AUX_BE}, {{"'m", 2}, AUX_BE}, {{"'ve", 3}, AUX_HAVE}}},
    {'\xE2',
     {{{"’s", 4}, AUX_BE}, {{"’re", 5}, AUX_BE}, {{"’m", 4}, AUX_BE}, {{"’ve", 5}, AUX_HAVE}}}};

/// The auxiliary that the word is a form of.
static Auxiliary auxiliary_of(Str word) {
  enum { LONGEST = sizeof "having" - 1 };
  if (word.len == 0 || word.len > LONGEST) return AUX_NONE;
  size_t i = 0, n = sizeof auxiliaries / sizeof *auxiliaries;
  while (i < n && auxiliaries[i].first != word.data[0])
    i++;
  for (size_t k = 0; i < n && k < 4; k++)
    if (str_equal(word, auxiliaries[i].forms[k].form)) return auxiliaries[i].forms[k].auxiliary;
  return AUX_NONE;
}

typedef struct {
  Str text;
  const WordForm* form;
} Lemma;

static Lemma verb_lemma(const Work* w, const Token* t) {
  static const Str texts[AUX_NONE] = {{"be", 2}, {"have", 4}, {"do", 2}};
  Auxiliary a = auxiliary_of(t->lower);
  if (a != AUX_NONE) return (Lemma){texts[a], w->auxiliaries[a]};
  const WordForm* verb = lex_verb(t->lex);
  return verb != NULL ? (Lemma){verb->text, verb} : (Lemma){t->lower, t->form};
}

/// "co-founded" as "co-found": a prefix before a verb that the lexicon knows; empty if it is none.
static Str prefixed_lemma(const Work* w, const Token* t) {
  enum { PREFIX_MOST = 5 };
  if (lex_verb(t->lex)) return STR_EMPTY;
  size_t dash = str_find(t->lower, STR("-"), 0);
  if (dash == SIZE_MAX || dash > PREFIX_MOST) return STR_EMPTY;
  const LexEntry* stem = ontology_word(w->o, str_slice(t->lower, dash + 1, t->lower.len));
  if (!lex_verb(stem)) return STR_EMPTY;
  return arena_printf(w->arena, "%.*s-%.*s", (int)dash, t->lower.data, STR_ARG(stem->verb->text));
}

static bool is_past(const Token* t) {
  if (lex_verb(t->lex)) return (t->lex->bits & LEX_VERB_PAST) != 0;
  return str_ends(t->lower, STR("ed"));
}

/// A form that only agrees with one: "is", "was", "has", "makes".
static bool is_singular(const Token* t) {
  if (str_equal(t->lower, STR("is")) || str_equal(t->lower, STR("was")) ||
      str_equal(t->lower, STR("has")) || str_equal(t->lower, STR("does")))
    return true;
  return t->lex != NULL && (t->lex->bits & LEX_VERB_S) && !(t->lex->bits & LEX_VERB_BASE);
}

static bool is_group_tag(Tag t) {
  return is_verb_tag(t) || t == TAG_AUX || t == TAG_MODAL;
}

/// Node behind the second of two commas around a few words without a verb (", so far ,"); `i` if
/// there are none.
static uint32_t skip_insertion(const Frame* f, uint32_t i) {
  uint32_t n = (uint32_t)f->nodes.n;
  if (i >= n || f->nodes.data[i].tag != TAG_PUNCT || !str_equal(f->nodes.data[i].lower, STR(",")))
    return i;
  for (uint32_t k = i + 1; k < n && k < i + 7; k++) {
    const Node* node = &f->nodes.data[k];
    if (node->tag == TAG_PUNCT) return str_equal(node->lower, STR(",")) && k > i + 1 ? k + 1 : i;
    if (node->mention == 0 && is_group_tag(node->tag)) return i;
  }
  return i;
}

/// Node after adverbs and a parenthetic ", however ,": where the group goes on; `i` itself if it
/// does not.
static uint32_t skip_inside(const Frame* f, uint32_t i) {
  uint32_t n = (uint32_t)f->nodes.n, j = i;
  while (j < n && is_adverb_tag(f->nodes.data[j].tag))
    j++;
  if (j + 1 < n && is_floating(&f->nodes.data[j]) && is_group_tag(f->nodes.data[j + 1].tag)) j++;
  uint32_t k = skip_insertion(f, j);
  return k < n && f->nodes.data[k].mention == 0 && is_group_tag(f->nodes.data[k].tag) ? k : j;
}

/// Takes the word at node i into the group; true if the main verb is complete.
static bool take_word(const Work* w, const Frame* f, uint32_t i, Str lemma, Verb* v) {
  const Token* t = node_token(w, f, i);
  Tag tag = f->nodes.data[i].tag;
  v->g.head = f->nodes.data[i].first;
  if (tag == TAG_MODAL) {
    v->g.finite = true;
    if (str_equal(t->lower, STR("will")) || str_equal(t->lower, STR("shall")) ||
        str_equal(t->lower, STR("'ll")) || str_equal(t->lower, STR("wo")) ||
        str_equal(t->lower, STR("sha")))
      v->g.modality = MODALITY_PLANNED;
    else
      v->g.modality = MODALITY_POSSIBLE;
    return false;
  }
  if (t->flags & TOKEN_FINITE) {
    v->g.finite = !v->to;
    v->past = is_past(t);
    v->singular = v->singular || is_singular(t);
  }
  if (tag != TAG_AUX) return true;
  if (str_equal(lemma, STR("be")))
    v->be = true;
  else if (str_equal(lemma, STR("do")))
    v->doing = true;
  else
    v->have = true;
  return false;
}

/// The lemma of the main verb.
static void settle_lemma(const Work* w, const Token* t, Tag tag, Lemma lemma, Verb* v) {
  Str prefixed = prefixed_lemma(w, t);
  if (prefixed.len > 0) lemma = (Lemma){prefixed, ontology_form(w->o, prefixed)};
  // "did not found": a base form is its own lemma, whatever it may be the past of.
  if (tag == TAG_VERB_BASE && t->lex != NULL && (t->lex->bits & LEX_VERB_BASE))
    lemma = (Lemma){t->lower, t->form};
  v->g.lemma = lemma.text;
  v->g.word = lemma.form;
}

static void settle_form(const Work* w, const Frame* f, uint32_t first, uint32_t head, Verb* v) {
  const Token* t = node_token(w, f, head);
  Tag tag = f->nodes.data[head].tag;
  const Token* lead = node_token(w, f, first);
  bool passive = tag == TAG_VERB_PP && (v->be || !v->have);
  bool gerund = first == head ? tag == TAG_VERB_ING
                              : !v->g.finite && !v->to && str_ends(lead->lower, STR("ing"));
  if (tag == TAG_VERB && !v->to) {
    v->g.finite = true;
    v->past = v->past || is_past(t);
    v->singular = v->singular || (first == head && is_singular(t));
  }
  v->g.form = passive ? VF_PASSIVE : gerund ? VF_GERUND : v->to ? VF_INFINITIVE : VF_ACTIVE;
  if (!passive && !gerund && tag == TAG_VERB_BASE && first == head) v->g.form = VF_INFINITIVE;
  v->bare = first == head && (tag == TAG_VERB_BASE || tag == TAG_VERB_PP);
  bool being = str_equal(v->g.lemma, STR("be")) || str_equal(v->g.lemma, STR("become")) ||
               str_equal(v->g.lemma, STR("remain"));
  v->g.copula = being && !passive;
}

/// "got married", "being founded": a verb of the group that only carries the voice.
static bool carries_voice(const Work* w, const Frame* f, uint32_t i, Str lemma) {
  uint32_t next = skip_inside(f, i + 1);
  if (next >= f->nodes.n || f->nodes.data[next].mention != 0) return false;
  Tag tag = f->nodes.data[next].tag;
  if (str_equal(lemma, STR("be"))) return tag == TAG_VERB_PP || tag == TAG_VERB_ING;
  if (str_equal(lemma, STR("have"))) {
    // "has banned products" has an object; "has now banned Acorn" is a perfect.
    Tag after = next + 1 < f->nodes.n ? f->nodes.data[next + 1].tag : TAG_PUNCT;
    bool object = f->nodes.data[i].tag == TAG_VERB && (after == TAG_NOUN || after == TAG_ADJ);
    const Token* main = node_token(w, f, next);
    bool apart =
        next > i + 1 && tag == TAG_VERB && main->lex != NULL && (main->lex->bits & LEX_VERB_PP);
    return apart || (tag == TAG_VERB_PP && !object);
  }
  return str_equal(lemma, STR("get")) && tag == TAG_VERB_PP && next == i + 1;
}

static bool begins_infinitive(const Frame* f, uint32_t i) {
  uint32_t next = skip_inside(f, i + 1);
  if (next >= f->nodes.n || f->nodes.data[next].mention != 0) return false;
  return is_group_tag(f->nodes.data[next].tag);
}

static void note_adverbs(const Work* w, const Frame* f, uint32_t a, uint32_t end, Verb* v) {
  for (uint32_t i = a; i < end; i++) {
    const Node* n = &f->nodes.data[i];
    if (n->mention != 0) continue;
    if (form_in(n->form, w->hearsay)) v->g.hearsay = true;
    bool negative = n->tag == TAG_NEG || form_in(n->form, w->negative);
    if (str_equal(n->lower, STR("longer")) && i > 0 &&
        str_equal(f->nodes.data[i - 1].lower, STR("no")))
      negative = i == a || f->nodes.data[i - 1].tag != TAG_NEG;
    // "not only", "not just": more than that, so no negation.
    Str next = i + 1 < f->nodes.n ? f->nodes.data[i + 1].lower : STR_EMPTY;
    if (str_equal(next, STR("only")) || str_equal(next, STR("just")) ||
        str_equal(next, STR("merely")) || str_equal(next, STR("simply")))
      negative = false;
    if (negative) v->own_negation = !v->own_negation;
  }
}

/// First node of the group: adverbs before it belong to it ("never founded", "no longer employs").
static uint32_t extend_left(const Frame* f, uint32_t i) {
  uint32_t a = i;
  while (a > 0 && is_adverb_tag(f->nodes.data[a - 1].tag) && f->nodes.data[a - 1].mention == 0 &&
         f->nodes.data[a - 1].verb == 0)
    a--;
  if (a > 0 && a < i && str_equal(f->nodes.data[a].lower, STR("longer")) &&
      str_equal(f->nodes.data[a - 1].lower, STR("no")))
    a--;
  if (f->verbs.n > 0) {
    const VerbGroup* last = &f->verbs.data[f->verbs.n - 1].g;
    while (a < i && f->nodes.data[a].first < last->first + last->n)
      a++;
  }
  return a;
}

/// Room for one more verb, which is counted when it is read.
static Verb* next_verb(const Work* w, Verbs* verbs) {
  if (verbs->n == verbs->cap) {
    verbs->cap = verbs->cap == 0 ? 16 : 2 * verbs->cap;
    verbs->data = arena_grow(w->arena, verbs->data, verbs->n, verbs->cap, sizeof *verbs->data);
  }
  Verb* v = &verbs->data[verbs->n];
  *v = (Verb){.subject = NONE, .subject_last = NONE, .antecedent = NONE, .start = NONE};
  return v;
}

/// Takes the words of a group in nodes [j, limit). Returns the node of the main verb, NONE if there
/// is no word.
static uint32_t take_words(const Work* w, const Frame* f, uint32_t j, uint32_t limit, Lemma* lemma,
                           Verb* v) {
  uint32_t head = NONE;
  for (; j < f->nodes.n && j < limit; j = skip_inside(f, j + 1)) {
    if (f->nodes.data[j].mention != 0 || !is_group_tag(f->nodes.data[j].tag)) break;
    head = j;
    *lemma = verb_lemma(w, node_token(w, f, j));
    if (take_word(w, f, j, lemma->text, v)) {
      if (!carries_voice(w, f, j, lemma->text)) break;
      bool have = str_equal(lemma->text, STR("have"));
      v->have = v->have || have;
      v->be = v->be || !have;
    }
  }
  return head;
}

/// Reads the group whose first verbal node is i. Returns the node after it.
static uint32_t read_group(const Work* w, Frame* f, uint32_t i) {
  Verb* v = next_verb(w, &f->verbs);
  Lemma lemma = {0};
  v->to = f->nodes.data[i].tag == TAG_TO;
  uint32_t first = v->to ? skip_inside(f, i + 1) : i;
  uint32_t head = take_words(w, f, first, i + GROUP_MAX, &lemma, v);
  if (head == NONE) return i + 1;
  uint32_t n = (uint32_t)f->nodes.n, a = extend_left(f, i), end = head + 1;
  // Adverbs after a lone auxiliary belong to it: "is reportedly the owner", "did not".
  Tag tag = f->nodes.data[head].tag;
  if (tag == TAG_AUX || tag == TAG_MODAL)
    while (end < n && is_adverb_tag(f->nodes.data[end].tag) && f->nodes.data[end].mention == 0)
      end++;
  settle_lemma(w, node_token(w, f, head), tag, lemma, v);
  settle_form(w, f, first, head, v);
  note_adverbs(w, f, a, end, v);
  if (end == head + 1 && end < n && form_in(f->nodes.data[end].form, w->hearsay))
    v->g.hearsay = true;
  v->g.first = f->nodes.data[a].first;
  v->g.n = f->nodes.data[end - 1].first + 1 - v->g.first;
  v->g.head = f->nodes.data[head].first;
  f->verbs.n++;
  for (uint32_t k = a; k < end; k++)
    f->nodes.data[k].verb = (uint32_t)f->verbs.n;
  return end;
}

static bool is_participle_tag(Tag t) {
  return t == TAG_VERB_ING || t == TAG_VERB_PP;
}

/// A participle between determiner and noun ("a leading maker", "a wholly owned and newly named
/// unit") is no verb of a clause.
static bool is_modifier(const Frame* f, uint32_t i) {
  Tag tag = f->nodes.data[i].tag;
  uint32_t n = (uint32_t)f->nodes.n, a = i, b = i + 1;
  if (!is_participle_tag(tag) || i == 0 || i + 1 >= n) return false;
  while (a > 0 && is_adverb_tag(f->nodes.data[a - 1].tag))
    a--;
  if (b < n && f->nodes.data[b].tag == TAG_CONJ) {
    b++;
    while (b < n && is_adverb_tag(f->nodes.data[b].tag))
      b++;
    if (b < n && (is_participle_tag(f->nodes.data[b].tag) || f->nodes.data[b].tag == TAG_ADJ)) b++;
  }
  if (a > 1 && f->nodes.data[a - 1].tag == TAG_CONJ &&
      (is_participle_tag(f->nodes.data[a - 2].tag) || f->nodes.data[a - 2].tag == TAG_ADJ)) {
    a -= 2;
    while (a > 0 && is_adverb_tag(f->nodes.data[a - 1].tag))
      a--;
  }
  if (a == 0 || b >= n) return false;
  Tag before = f->nodes.data[a - 1].tag, after = f->nodes.data[b].tag;
  bool opens = before == TAG_DET || before == TAG_POSS || before == TAG_GENITIVE ||
               (before == TAG_ADJ && tag == TAG_VERB_PP && a == i) || before == TAG_NUM;
  return opens && (after == TAG_NOUN || after == TAG_ADJ || after == TAG_NAME);
}

void frame_mend_participle(const Work* w, Frame* f) {
  if (f->nodes.n < 3) return;
  uint32_t i = (uint32_t)f->nodes.n - 2, a = i;
  Node* n = &f->nodes.data[i];
  if (n->tag != TAG_ADJ || n->mention != 0) return;
  const LexEntry* lex = node_token(w, f, i)->lex;
  if (lex == NULL || !(lex->bits & LEX_VERB_PP)) return;
  while (a > 0 && i - a < 4 && is_adverb_tag(f->nodes.data[a - 1].tag))
    a--;
  bool be = a > 0 && f->nodes.data[a - 1].tag == TAG_AUX &&
            str_equal(verb_lemma(w, node_token(w, f, a - 1)).text, STR("be"));
  if (be) n->tag = TAG_VERB_PP;
}

void frame_find_verbs(const Work* w, Frame* f) {
  for (uint32_t i = 0; i < f->nodes.n;) {
    const Node* n = &f->nodes.data[i];
    bool begins = n->mention == 0 && ((is_group_tag(n->tag) && !is_modifier(f, i)) ||
                                      (n->tag == TAG_TO && begins_infinitive(f, i)));
    i = begins ? read_group(w, f, i) : i + 1;
  }
}
