// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Lines: sentences as claims see them. A quotation is one opaque piece, so that no cue inside it
/// is taken for one outside; what it holds is a line of its own. Questions about single pieces are
/// answered here, from the tags.
#include "fact/claims_internal.h"

#include <string.h>

/// Looks for the first letter, not at each word of the list.
bool one_of_words(Str low, const char* words) {
  if (low.len == 0 || low.data[0] == '\0') return false;
  for (const char* w = words; (w = strchr(w, low.data[0])) != NULL; w++) {
    if (w > words && w[-1] != ' ') continue;
    size_t n = 1;
    while (n < low.len && w[n] == low.data[n])
      n++;
    if (n == low.len && (w[n] == ' ' || w[n] == '\0')) return true;
  }
  return false;
}

void set_name(char* to, size_t size, const char* a, Str b) {
  size_t n = 0;
  for (; a[n] && n + 1 < size; n++)
    to[n] = a[n];
  for (size_t i = 0; i < b.len && n + 1 < size; i++)
    to[n++] = b.data[i];
  to[n] = '\0';
}

void add_to_name(char* name, size_t size, Str more) {
  size_t n = strlen(name);
  set_name(name + n, size - n, "", more);
}

static bool one_of_str(Str words, Str low) {
  Str piece, rest = words;
  if (words.len == 0 || low.len == 0) return false;
  while (str_cut(&rest, ' ', &piece))
    if (str_equal(piece, low)) return true;
  return false;
}

bool cue_prepositions(const Cue* cue, Str preposition) {
  return cue && one_of_str(cue->prepositions, preposition);
}

/* ---- pieces ---- */

static bool short_adverb(const Piece* p) {
  return p->tag == TAG_ADV && p->kind == PIECE_WORD &&
         !piece_is(p, "all", "both", "most", "just", "even", "only", "more");
}

uint32_t skip_time(const Claiming* k, const Line* l, uint32_t r) {
  while (r < l->n) {
    const Piece *p = &l->p[r], *q = r + 1 < l->n ? p + 1 : NULL;
    if (p->kind != PIECE_WORD) break;
    if (form_in(p->form, k->day)) {
      r++;
    } else if (q && piece_is(p, "on", "by", "since") && form_in(q->form, k->day)) {
      r += 2;
    } else if (q && form_in(p->form, k->time_adjective) && form_in(q->form, k->time_noun)) {
      r += 2;
    } else if (r + 2 < l->n && piece_is(p, "earlier", "later") && piece_is(q, "this")) {
      r += 3;
    } else if (q && piece_is(p, "in", "during") &&
               (form_in(q->form, k->time_noun) || (q->tag == TAG_NUM && q->low.len == 4))) {
      r += 2;
    } else if (short_adverb(p)) {
      r++;
    } else {
      break;
    }
  }
  return r;
}

/* ---- lemmas ---- */

/// Cue of a regular form whose base the lexicon does not know.
static const Cue* cue_by_suffix(const Ontology* o, Str low) {
  static const struct {
    Str suffix, base;
  } rules[] = {{{"ied", 3}, {"y", 1}}, {{"ies", 3}, {"y", 1}}, {{"ed", 2}, {"", 0}},
               {{"ed", 2}, {"e", 1}},  {{"ing", 3}, {"", 0}},  {{"ing", 3}, {"e", 1}},
               {{"es", 2}, {"", 0}},   {{"s", 1}, {"", 0}}};
  enum { LONGEST_STEM = 32, SHORTEST_STEM = 3 };
  char word[LONGEST_STEM + 1];
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
    Str suffix = rules[i].suffix, base = rules[i].base;
    if (!str_ends(low, suffix)) continue;
    size_t stem = low.len - suffix.len;
    if (stem > LONGEST_STEM || stem < SHORTEST_STEM) continue;
    memcpy(word, low.data, stem);
    memcpy(word + stem, base.data, base.len);
    const Cue* cue = ontology_cue(o, (Str){word, stem + base.len}, false);
    if (cue) return cue;
  }
  return NULL;
}

static bool may_be_regular(Str low) {
  char last = low.len > 3 ? low.data[low.len - 1] : ' ';
  return last == 's' || last == 'd' || last == 'g';
}

static const Cue* verb_cue(const Claiming* k, const Token* t) {
  if (t->tag == TAG_VERB_BASE) return form_cue(t->form, false); // "did not found"
  if (form_in(t->form, k->lemmas)) return ontology_cue(k->o, form_value(t->form, k->lemmas), false);
  if (lex_verb(t->lex)) return form_cue(t->lex->verb, false);
  const Cue* cue = form_cue(t->form, false);
  return cue || !may_be_regular(t->lower) ? cue : cue_by_suffix(k->o, t->lower);
}

static const Cue* noun_cue(const Claiming* k, const Token* t) {
  const Cue* cue = form_cue(t->form, true);
  if (cue) return cue;
  if (lex_noun(t->lex)) return form_cue(t->lex->noun, true);
  if (t->lower.len > 3 && str_ends(t->lower, STR("s")))
    return ontology_cue(k->o, str_slice(t->lower, 0, t->lower.len - 1), true);
  return NULL;
}

/* ---- lines ---- */

/// The quotation directly inside `around` that token t lies in: 1 + index, 0 if it lies in none.
static uint32_t quotation_below(const Document* d, const Token* t, uint32_t around) {
  uint32_t q = t->quotation;
  while (q && q != around && d->quotations[q - 1].parent != around)
    q = d->quotations[q - 1].parent;
  return q == around ? 0 : q;
}

static bool is_word(const Token* t) {
  return t->tag != TAG_PUNCT && t->tag != TAG_QUOTE;
}

static void add_word(const Claiming* k, Line* l, uint32_t t) {
  const Token* x = &k->d->tokens[t];
  Piece* p = &l->p[l->n++];
  *p = (Piece){.kind = is_word(x) ? PIECE_WORD : PIECE_MARK,
               .tag = x->tag,
               .flags = x->flags,
               .key = word_key(x->lower),
               .token = t,
               .n_words = is_word(x),
               .span = x->span,
               .low = x->lower,
               .form = x->form};
  if (p->kind != PIECE_WORD) {
    l->insertions = l->insertions || piece_dash(p) || piece_is(p, "(", "[", ")", "]");
    return;
  }
  p->verb = verb_cue(k, x);
  p->noun = noun_cue(k, x);
  if (!p->verb && !p->noun) return;
  l->n_cues++;
  l->cues = l->n;
}

static void add_token(const Claiming* k, Line* l, uint32_t t) {
  const Token* x = &k->d->tokens[t];
  uint32_t q = quotation_below(k->d, x, l->quotation);
  if (q == 0) {
    if (x->tag != TAG_QUOTE) add_word(k, l, t);
    return;
  }
  Piece* last = l->n ? &l->p[l->n - 1] : NULL;
  if (!last || last->kind != PIECE_QUOTE || last->quotation != q)
    l->p[l->n++] = (Piece){.kind = PIECE_QUOTE,
                           .tag = TAG_OTHER,
                           .token = t,
                           .quotation = q,
                           .span = x->span,
                           .low = STR_EMPTY};
  last = &l->p[l->n - 1];
  last->span.end = x->span.end;
  last->n_words += is_word(x);
  if (x->tag != TAG_QUOTE) last->stops = one_of(x->lower, ",", ".", "?", "!", "...");
}

/* ---- second thoughts about tags ---- */

static bool finite_between(const Line* l, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to && i < l->n; i++)
    if (piece_finite(&l->p[i]) || l->p[i].tag == TAG_AUX) return true;
  return false;
}

/// '"...", X added': nothing but a noun phrase between a quotation and piece i.
static bool after_quotation(const Line* l, uint32_t i) {
  while (i > 0 && (piece_nominal(&l->p[i - 1]) || piece_mark(&l->p[i - 1], ",", ".")) &&
         !piece_preposition(&l->p[i - 1]))
    i--;
  return i > 0 && l->p[i - 1].kind == PIECE_QUOTE;
}

/// "did state", "would claim": a cue form read as a noun after do or a modal.
static bool noun_after_auxiliary(const Line* l, uint32_t i) {
  return i > 0 && (l->p[i - 1].tag == TAG_MODAL || piece_is(&l->p[i - 1], "did", "does", "do"));
}

/// "X declared." "X ruled that": a participle of a cue that is the only candidate for the verb of
/// the line.
static bool lone_participle(const Line* l, uint32_t i) {
  const Piece* p = &l->p[i];
  if (i == 0 || finite_between(l, 0, i)) return false;
  const Piece* before = p - 1;
  bool subject =
      before->kind == PIECE_WORD && (before->tag == TAG_NAME || before->tag == TAG_NOUN ||
                                     before->tag == TAG_PRON || piece_adverb(before));
  if (!subject && !piece_mark(before, ",", ")")) return false;
  const Piece* next = i + 1 < l->n ? p + 1 : NULL;
  if (!next) return true;
  if (piece_is(next, "by")) return false;
  if (next->kind != PIECE_WORD || piece_is(next, "that", "he", "she", "they", "we", "it"))
    return true;
  return !finite_between(l, i + 1, l->n) || after_quotation(l, i);
}

/// '..." retired general Ada Lind said': an -ed form before a noun phrase that has a verb of its
/// own.
static bool participle_before_name(const Line* l, uint32_t i) {
  const Piece* p = &l->p[i];
  if (!str_ends(p->low, STR("ed")) || cue_takes(p->verb, CUE_SAY)) return false;
  if (i > 0 && l->p[i - 1].kind == PIECE_WORD) return false;
  for (uint32_t q = i + 1; q < l->n && q < i + 9; q++) {
    if (q > i + 1 && piece_finite(&l->p[q])) return cue_takes(l->p[q].verb, CUE_SPEECH);
    if (!piece_nominal(&l->p[q]) || piece_preposition(&l->p[q]) || piece_determiner(&l->p[q]))
      return false;
  }
  return false;
}

/// "documents from his tax return show he lost": a cue form read as a noun before a subject pronoun
/// and its verb.
static bool hidden_verb(const Line* l, uint32_t i) {
  const Piece* p = &l->p[i];
  if (i == 0 || i + 2 >= l->n) return false;
  if (!cue_takes(p->verb, CUE_CLAUSE) || piece_determiner(p - 1) || piece_preposition(p - 1))
    return false;
  return piece_is(&l->p[i + 1], "he", "she", "they", "we", "i") &&
         (piece_finite(p + 2) || p[2].tag == TAG_AUX) && !finite_between(l, 0, i);
}

/// "GOP rules require", "some advocates for": a plural read as a verb.
static bool plural_noun(const Line* l, uint32_t i) {
  const Piece* p = &l->p[i];
  if (i == 0 || !str_ends(p->low, STR("s")) || i + 1 >= l->n) return false;
  const Piece *before = p - 1, *next = p + 1;
  if (piece_is(before, "some", "many", "most", "all", "few", "several", "these", "those", "both",
               "other", "such", "his", "her", "their", "our", "its", "my"))
    return true;
  return next->tag == TAG_VERB && next->kind == PIECE_WORD && !str_ends(next->low, STR("s")) &&
         (before->tag == TAG_NAME || before->tag == TAG_NOUN || before->tag == TAG_ADJ) &&
         !piece_capital(next);
}

/// Reads a piece as a verb with a tense after all, or as something else.
static void retag(Piece* p, Tag tag) {
  p->tag = tag;
  p->flags = (uint16_t)(tag == TAG_VERB ? p->flags | TOKEN_FINITE : p->flags & ~TOKEN_FINITE);
}

static void mend_tag(const Line* l, uint32_t i, Piece* p) {
  switch (p->tag) {
  case TAG_NOUN:
    if (!p->verb) break;
    if (noun_after_auxiliary(l, i))
      p->tag = TAG_VERB_BASE;
    else if (hidden_verb(l, i))
      retag(p, TAG_VERB);
    break;
  case TAG_VERB_PP:
    if (p->verb && lone_participle(l, i)) retag(p, TAG_VERB);
    break;
  case TAG_VERB:
    if (p->verb && plural_noun(l, i))
      retag(p, TAG_NOUN);
    else if (participle_before_name(l, i))
      retag(p, TAG_ADJ);
    break;
  default:
    break;
  }
}

static Line line_new(const Claiming* k, uint32_t sentence, uint32_t quotation, uint32_t first,
                     uint32_t n) {
  const Sentence* s = &k->d->sentences[sentence];
  Line l = {.p = arena_room(k->arena, n + 1, sizeof(Piece)),
            .sentence = s->outer,
            .quotation = quotation,
            .paragraph = s->paragraph,
            .head = s->zone == ZONE_TITLE};
  uint32_t end = first + n < k->d->n_tokens ? first + n : (uint32_t)k->d->n_tokens;
  for (uint32_t t = first; t < end; t++)
    add_token(k, &l, t);
  l.p[l.n] = (Piece){0};
  for (uint32_t i = 0; i < l.cues; i++) // the tags of cues are doubted, and what stands before one
    mend_tag(&l, i, &l.p[i]);
  return l;
}

typedef VEC(Line) Lines;

/// Lines of what stands inside the quotations of a line: by inner sentence where there are several.
static void add_inner(const Claiming* k, uint32_t q, uint32_t sentence, Lines* out) {
  const Quotation* x = &k->d->quotations[q - 1];
  uint32_t from = x->first, end = x->first + x->n;
  while (from < end) {
    uint32_t s = k->d->tokens[from].sentence, to = from + 1;
    while (to < end && k->d->tokens[to].sentence == s)
      to++;
    vec_push(out, k->arena, line_new(k, sentence, q, from, to - from));
    from = to;
  }
}

void claims_lines(const Claiming* k, Line** lines, size_t* n_lines) {
  Lines out = {0};
  for (uint32_t s = 0; s < k->d->n_sentences; s++) {
    const Sentence* x = &k->d->sentences[s];
    if (x->outer != s || !zone_is_content(x->zone)) continue;
    Line l = line_new(k, s, 0, x->first, x->n);
    if (l.n) vec_push(&out, k->arena, l);
  }
  for (uint32_t q = 0; q < k->d->n_quotations; q++) {
    const Quotation* x = &k->d->quotations[q];
    if (x->n < 5 || !x->has_finite || x->first >= k->d->n_tokens) continue;
    uint32_t s = k->d->tokens[x->first].sentence;
    if (s < k->d->n_sentences && zone_is_content(k->d->sentences[s].zone))
      add_inner(k, q + 1, s, &out);
  }
  *lines = out.data;
  *n_lines = out.n;
}
