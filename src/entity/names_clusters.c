// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Names become entities: a surname or first name joins the full name, an acronym its organisation,
// a short form the long one, aliases of one entry of the ontology each other. Never across kinds.
// Then mentions and entities are written.
#include "entity/names_internal.h"

enum { WEAK_LEAD_PERSON = 2 };

/* ---- what is short for what ---- */

static uint32_t root_of(const Names* x, uint32_t i) {
  while (x->names.data[i].whole)
    i = x->names.data[i].whole - 1;
  return i;
}

static void join(Names* x, uint32_t part, uint32_t whole) {
  part = root_of(x, part);
  whole = root_of(x, whole);
  if (part != whole) x->names.data[part].whole = whole + 1;
}

static bool is_open(const Name* n) {
  return !n->dropped && n->kind != KIND_NONE;
}

static uint32_t last_word(const Names* x, const Name* n) {
  uint32_t last = n->first + n->n - 1;
  while (last > n->first && (word_is(x, last, W_GENERATION) || !word_is(x, last, W_CAPITAL)))
    last--;
  return last;
}

/// Key -> the only name of its kind that it stands for; AMBIGUOUS if there are several.
static void note(Map* m, Str key, uint32_t name) {
  map_get_or_put(m, key, name);
}

static Gender gender_of(const Names* x, const Name* n);

/// "Mrs Berg" is not Robert Berg.
static bool genders_agree(const Names* x, const Name* a, const Name* b) {
  Gender g = gender_of(x, a), h = gender_of(x, b);
  return g == GENDER_UNKNOWN || h == GENDER_UNKNOWN || g == h;
}

/// "Jo A. Berg" and "Jo Berg": first and last word agree.
static Str outer_words(const Names* x, const Name* n) {
  uint32_t last = last_word(x, n);
  Str pieces[] = {x->d->tokens[n->first].text, STR("\t"), x->d->tokens[last].text};
  return arena_join(x->arena, pieces, 3);
}

/// Surname with its connectors: "de Blasio".
static Str surname_of(const Names* x, const Name* n) {
  uint32_t last = last_word(x, n), first = last;
  while (first > n->first + 1 && word_is(x, first - 1, W_PERSON_CONNECTOR))
    first--;
  return names_join(x->arena, x->d, first, last - first + 1);
}

static void join_persons(Names* x) {
  Map outer = map_in(x->arena), surnames = map_in(x->arena), firsts = map_in(x->arena);
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    if (!is_open(n) || n->kind != KIND_PERSON || n->n < 2) continue;
    uint32_t old = map_get_or_put(&outer, outer_words(x, n), i);
    if (old != i) join(x, i, old);
    note(&surnames, x->d->tokens[last_word(x, n)].text, i);
    note(&surnames, surname_of(x, n), i);
    note(&firsts, x->d->tokens[n->first].text, i);
  }
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    if (!is_open(n) || n->kind != KIND_PERSON || n->whole) continue;
    uint32_t whole = 0;
    bool short_form = n->n == 1 || word_is(x, n->first, W_PERSON_CONNECTOR);
    if (!short_form) continue;
    // A surname may look like somebody's given name: only a title ("Mrs Marten") says more.
    bool found = map_get(&surnames, n->text, &whole) && whole != i &&
                 (!n->gender || genders_agree(x, n, &x->names.data[whole]));
    if (!found)
      found = map_get(&firsts, n->text, &whole) && whole != i &&
              genders_agree(x, n, &x->names.data[whole]);
    if (!found) continue;
    Name* root = &x->names.data[root_of(x, whole)];
    if (!root->gender) root->gender = n->gender;
    join(x, i, whole);
  }
}

/// Initials of the capitalised words of a name.
static Str acronym_of(const Names* x, const Name* n) {
  char letters[16];
  size_t len = 0;
  for (uint32_t i = n->first; i < n->first + n->n && len < sizeof letters; i++) {
    Str t = x->d->tokens[i].text;
    if (word_is(x, i, W_CAPITAL) && !word_is(x, i, W_LEGAL) && (unsigned char)t.data[0] < 0x80)
      letters[len++] = t.data[0];
  }
  return arena_copy(x->arena, (Str){letters, len});
}

static Str without_dots(const Names* x, Str s) {
  if (str_find(s, STR("."), 0) == SIZE_MAX) return s;
  char* at = arena_new_array(x->arena, char, s.len);
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++)
    if (s.data[i] != '.') at[n++] = s.data[i];
  return (Str){at, n};
}

/// The name without legal form; its text if there is none.
static Str without_suffix(const Names* x, const Name* n) {
  uint32_t end = n->first + n->n;
  while (end > n->first + 1 && (word_is(x, end - 1, W_LEGAL) || !word_is(x, end - 1, W_CAPITAL)))
    end--;
  return names_join(x->arena, x->d, n->first, end - n->first);
}

/// The legal form at the end of a name in its short form; empty if there is none.
static Str legal_form(const Names* x, const Name* n) {
  static const char* const SHORT[][2] = {
      {"incorporated", "inc"}, {"corporation", "corp"}, {"company", "co"}, {"limited", "ltd"}};
  uint32_t last = n->first + n->n - 1;
  if (n->n < 2 || !word_is(x, last, W_LEGAL)) return STR_EMPTY;
  Str form = without_dots(x, x->d->tokens[last].lower);
  for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++)
    if (str_equal(form, str_from(SHORT[i][0]))) return str_from(SHORT[i][1]);
  return form;
}

/// "Bluehill AB" and "Bluehill Inc." are two companies, "Bluehill Corporation" and "Bluehill Corp."
/// one.
static bool have_other_forms(const Names* x, const Name* a, const Name* b) {
  Str p = legal_form(x, a), q = legal_form(x, b);
  return p.len && q.len && !str_equal(p, q);
}

static bool same_side(NameKind a, NameKind b) {
  return a == b;
}

/// "Bluehill" for "Bluehill Energy": short forms of organisations are the first words of one longer
/// name.
static void note_heads(Names* x, Map* heads, uint32_t i) {
  const Name* n = &x->names.data[i];
  for (uint32_t k = 1; k < n->n; k++) {
    uint32_t last = n->first + k - 1;
    if (!word_is(x, last, W_CAPITAL)) continue;
    if (k == 1 && word_is(x, n->first, W_COMMON | W_ORDINARY | W_DEMONYM | W_NOT_ALONE)) continue;
    note(heads, names_join(x->arena, x->d, n->first, k), i);
  }
}

static void join_organisations(Names* x) {
  Map heads = map_in(x->arena), acronyms = map_in(x->arena), bare = map_in(x->arena);
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    if (!is_open(n) || n->kind == KIND_PERSON || n->n < 2) continue;
    if (n->n < 10) note(&acronyms, acronym_of(x, n), i);
    if (n->kind != KIND_ORG) continue;
    note(&bare, without_suffix(x, n), i);
    note_heads(x, &heads, i);
  }
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    uint32_t whole = 0;
    if (!is_open(n) || n->kind == KIND_PERSON || n->whole) continue;
    bool acronym = n->n == 1 && utf8_is_all_upper(n->text) && n->text.len > 1;
    if (acronym && map_get(&acronyms, without_dots(x, n->text), &whole) && whole != i &&
        same_side(n->kind, x->names.data[whole].kind)) {
      join(x, i, whole);
      continue;
    }
    if (n->kind != KIND_ORG) continue;
    bool found = map_get(&bare, without_suffix(x, n), &whole) && whole != i &&
                 !have_other_forms(x, n, &x->names.data[whole]);
    // "White House" is not the White House Council: what is known is no short form of what is not
    if (!found)
      found = map_get(&heads, n->text, &whole) && whole != i &&
              (n->entry == 0 || n->entry == x->names.data[whole].entry);
    if (found && x->names.data[whole].kind == KIND_ORG) join(x, i, whole);
  }
}

/// "Northern Fisheries Agency (NFA)": the acronym in brackets is the name before it.
static void join_definitions(Names* x) {
  for (size_t i = 0; i + 1 < x->occurrences.n; i++) {
    const Occurrence *a = &x->occurrences.data[i], *b = &x->occurrences.data[i + 1];
    uint32_t end = a->first + a->n;
    if (b->first != end + 1 || b->n != 1 || !token_is(x, end, "(") || !token_is(x, end + 2, ")"))
      continue;
    Name *p = &x->names.data[a->name], *q = &x->names.data[b->name];
    Str text = without_dots(x, q->text);
    if (p->n < 2 || !utf8_is_all_upper(text) || text.len < 2 || p->dropped ||
        p->kind == KIND_PERSON)
      continue;
    if (p->text.data[0] != text.data[0] && !str_equal(acronym_of(x, p), text)) continue;
    q->kind = p->kind;
    q->cls = p->cls;
    q->dropped = false;
    if (!q->whole && root_of(x, a->name) != b->name) join(x, b->name, a->name);
  }
}

/// Two words differ by one letter put in, left out, changed, or two next to each other swapped.
static bool is_misspelt(Str a, Str b) {
  if (a.len > b.len) {
    Str c = a;
    a = b;
    b = c;
  }
  if (a.len < 6 || b.len > a.len + 1) return false;
  size_t i = 0, k = 0;
  while (i < a.len && a.data[i] == b.data[i])
    i++;
  while (k < a.len - i && a.data[a.len - 1 - k] == b.data[b.len - 1 - k])
    k++;
  size_t left_a = a.len - i - k, left_b = b.len - i - k;
  if (i == 0) return false;
  if (left_a + left_b <= 1) return true;
  return left_a == 2 && left_b == 2 && a.data[i] == b.data[i + 1] && a.data[i + 1] == b.data[i];
}

/// An unknown word that stands once and looks like a frequent name with two letters swapped is that
/// name misspelt.
static void join_misspelt(Names* x) {
  enum { FREQUENT = 4, MOST = 64 };
  uint32_t frequent[MOST];
  size_t n_frequent = 0;
  for (uint32_t k = 0; k < x->names.n && n_frequent < MOST; k++) {
    const Name* n = &x->names.data[k];
    if (n->n == 1 && n->count >= FREQUENT && is_open(n)) frequent[n_frequent++] = k;
  }
  for (uint32_t i = 0; i < x->names.n; i++) {
    Name* n = &x->names.data[i];
    bool unknown = !n->dropped && n->kind == KIND_NONE && n->n == 1 && n->count == 1;
    if (!unknown || x->d->tokens[n->first].lex) continue;
    for (size_t k = 0; k < n_frequent; k++) {
      const Name* whole = &x->names.data[frequent[k]];
      if (!is_misspelt(n->text, whole->text)) continue;
      n->kind = whole->kind;
      n->cls = whole->cls;
      join(x, i, frequent[k]);
      break;
    }
  }
}

/// "US government" and "American government" are one.
static void join_governments(Names* x) {
  Map first = map_in(x->arena);
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    if (!n->government) continue;
    uint32_t old =
        map_get_or_put(&first, (Str){(const char*)&n->government, sizeof n->government}, i);
    if (old != i) join(x, i, old);
  }
}

/// Names of one entry of the ontology.
static void join_entries(Names* x) {
  Map first = map_in(x->arena);
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    if (!is_open(n) || !n->entry) continue;
    uint32_t old = map_get_or_put(&first, (Str){(const char*)&n->entry, sizeof n->entry}, i);
    if (old != i && root_of(x, i) == i && root_of(x, old) != i) join(x, i, old);
  }
}

/* ---- gender ---- */

static Gender gender_of_title(const Names* x, uint32_t token) {
  static const struct {
    const char* word;
    Gender gender;
  } table[] = {
      {"mr", GENDER_MALE},
      {"mr.", GENDER_MALE},
      {"sir", GENDER_MALE},
      {"lord", GENDER_MALE},
      {"king", GENDER_MALE},
      {"prince", GENDER_MALE},
      {"emperor", GENDER_MALE},
      {"pope", GENDER_MALE},
      {"father", GENDER_MALE},
      {"brother", GENDER_MALE},
      {"congressman", GENDER_MALE},
      {"duke", GENDER_MALE},
      {"mrs", GENDER_FEMALE},
      {"mrs.", GENDER_FEMALE},
      {"ms", GENDER_FEMALE},
      {"ms.", GENDER_FEMALE},
      {"miss", GENDER_FEMALE},
      {"lady", GENDER_FEMALE},
      {"dame", GENDER_FEMALE},
      {"queen", GENDER_FEMALE},
      {"princess", GENDER_FEMALE},
      {"empress", GENDER_FEMALE},
      {"sister", GENDER_FEMALE},
      {"mother", GENDER_FEMALE},
      {"congresswoman", GENDER_FEMALE},
      {"duchess", GENDER_FEMALE},
      {"baroness", GENDER_FEMALE},
      {"countess", GENDER_FEMALE},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (token_is(x, token, table[i].word)) return table[i].gender;
  return GENDER_UNKNOWN;
}

static Gender gender_of(const Names* x, const Name* n) {
  if (n->kind != KIND_PERSON) return GENDER_UNKNOWN;
  if (n->gender) return n->gender;
  if (n->n == 1 && n->count && word_is(x, n->first, W_SURNAME)) return GENDER_UNKNOWN;
  const Token* first = &x->d->tokens[n->first];
  Str only = form_value(first->written, x->lists.gender);
  if (str_equal(only, STR("female"))) return GENDER_FEMALE;
  if (str_equal(only, STR("male"))) return GENDER_MALE;
  if (only.len) return GENDER_UNKNOWN;
  const LexEntry* lex = first->lex;
  if (!lex) return GENDER_UNKNOWN;
  bool male = lex->bits & LEX_GIVEN_MALE, female = lex->bits & LEX_GIVEN_FEMALE;
  return male == female ? GENDER_UNKNOWN : male ? GENDER_MALE : GENDER_FEMALE;
}

static void find_genders(Names* x) {
  for (size_t i = 0; i < x->occurrences.n; i++) {
    const Occurrence* o = &x->occurrences.data[i];
    if (o->title && !x->names.data[o->name].gender)
      x->names.data[o->name].gender = gender_of_title(x, o->title - 1);
  }
}

/* ---- writing ---- */

typedef struct {
  Names* x;
  Entities* e;
  VEC(Entity) entities;
  VEC(Mention) mentions;
  Map countries; ///< label -> entity
} Writer;

static uint32_t new_entity(Writer* w, Entity entity) {
  vec_push(&w->entities, w->x->arena, entity);
  return (uint32_t)w->entities.n - 1;
}

/// The document's own characters stand with a blank for each white space.
static bool is_readable(const Document* d, const Name* n) {
  for (uint32_t i = n->first + 1; i < n->first + n->n; i++) {
    uint32_t end = d->tokens[i - 1].span.end, blanks = d->tokens[i].span.begin - end;
    bool space = (d->tokens[i].flags & TOKEN_SPACE_BEFORE) != 0;
    if (blanks != space || (space && d->text.data[end] != ' ')) return false;
  }
  return true;
}

/// Readable form of a name: the document's own characters, white space folded, without the mark
/// that keeps a government apart from its city (names_split.c).
static Str display(const Names* x, const Name* n) {
  const Token* t = &x->d->tokens[n->first];
  if (n->n == 1) return str_slice(n->text, 0, n->text.len - str_ends(n->text, STR("\001")));
  if (is_readable(x->d, n))
    return document_slice(x->d, (Span){t->span.begin, t[n->n - 1].span.end});
  Buf b = {0};
  for (uint32_t i = 0; i < n->n; i++) {
    if (i && (t[i].flags & TOKEN_SPACE_BEFORE)) buf_add_char(&b, ' ');
    buf_add(&b, t[i].text);
  }
  Str out = arena_copy(x->arena, buf_str(&b));
  buf_free(&b);
  return out;
}

static uint32_t entity_of(Writer* w, uint32_t name) {
  Names* x = w->x;
  uint32_t root = root_of(x, name);
  Name* r = &x->names.data[root];
  if (r->entity == NO_ENTITY) {
    Entity fresh = {
        .cls = r->cls, .label = display(x, r), .speaks_for = NO_ENTITY, .gender = gender_of(x, r)};
    r->entity = new_entity(w, fresh);
  }
  return r->entity;
}

static void add_label(Names* x, Entity* e, Str label) {
  if (str_equal(label, e->label)) return;
  for (size_t i = 0; i < e->n_alt_labels; i++)
    if (str_equal(e->alt_labels[i], label)) return;
  e->alt_labels =
      arena_grow(x->arena, e->alt_labels, e->n_alt_labels, e->n_alt_labels + 1, sizeof(Str));
  e->alt_labels[e->n_alt_labels++] = label;
}

/// The ontology's label if one of the cluster's names is known, else the fullest form.
static void choose_labels(Writer* w) {
  Names* x = w->x;
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* n = &x->names.data[i];
    uint32_t root = root_of(x, i);
    if (n->dropped || x->names.data[root].entity == NO_ENTITY) continue;
    Entity* e = &w->entities.data[x->names.data[root].entity];
    if (e->gender == GENDER_UNKNOWN) e->gender = gender_of(x, n);
    if (n->entry && !e->name_entry) {
      const NameEntry* entry = ontology_name(x->o, n->entry - 1);
      Str old = e->label;
      e->name_entry = n->entry;
      e->label = entry->label;
      if (class_kind(x->o, entry->cls) == n->kind) e->cls = n->cls;
      add_label(x, e, old);
    }
    if (n->government && !e->name_entry) {
      Str country = ontology_name(x->o, n->government - 1)->label, old = e->label;
      const char* article = str_starts(country, STR("United ")) ? "the " : "";
      e->label = arena_printf(x->arena, "Government of %s%.*s", article, STR_ARG(country));
      add_label(x, e, old);
    }
    add_label(x, e, display(x, n));
  }
}

static uint32_t country_entity(Writer* w, Str demonym, ClassId* cls) {
  Names* x = w->x;
  size_t n = 0;
  const NameHit* hits = ontology_find_names(x->o, demonym, &n);
  for (size_t i = 0; i < n; i++) {
    if (hits[i].role != NAME_DEMONYM) continue;
    const NameEntry* entry = ontology_name(x->o, hits[i].entry);
    *cls = entry->cls;
    uint32_t index = 0;
    if (map_get(&w->countries, entry->label, &index)) return index;
    index = new_entity(w, (Entity){.cls = entry->cls,
                                   .label = entry->label,
                                   .name_entry = hits[i].entry + 1,
                                   .speaks_for = NO_ENTITY});
    map_put(&w->countries, entry->label, index);
    return index;
  }
  return NO_ENTITY;
}

static bool is_weak(const Name* n) {
  if (n->person_part) return false;
  if (n->kind == KIND_PERSON) return n->lead < WEAK_LEAD_PERSON;
  return n->lead < 0.8;
}

static void add_mention(Writer* w, const Occurrence* o) {
  Names* x = w->x;
  const Document* d = x->d;
  const Name* n = &x->names.data[o->name];
  if (!o->nationality && n->dropped) return;
  Mention m = {.first = o->span_first,
               .n = o->first + o->n - o->span_first,
               .sentence = o->sentence,
               .entity = NO_ENTITY};
  bool article = n->kind == KIND_ORG && m.n > 1 && token_is(x, m.first, "the");
  m.first += article;
  m.n -= article;
  m.span = span_empty(o->part)
               ? (Span){d->tokens[m.first].span.begin, d->tokens[o->first + o->n - 1].span.end}
               : o->part;
  ClassId country = CLASS_NONE;
  if (o->nationality) {
    m.kind = MENTION_NATIONALITY;
    m.cls = CLASS_NATIONALITY;
    m.entity = country_entity(w, n->text, &country);
    if (m.entity == NO_ENTITY) return;
  } else {
    m.kind = MENTION_NAME;
    m.cls = n->cls;
    m.weak = is_weak(n);
    m.entity = entity_of(w, o->name);
    m.gender = gender_of(x, n);
  }
  Entity* e = &w->entities.data[m.entity];
  if (span_empty(e->introduced)) e->introduced = m.span;
  vec_push(&w->mentions, x->arena, m);
}

/// Entities of countries made from their own names are found again by their demonyms.
static void note_countries(Writer* w) {
  for (uint32_t i = 0; i < w->entities.n; i++)
    if (w->entities.data[i].name_entry) map_put(&w->countries, w->entities.data[i].label, i);
}

/// Values inside a name ("Studio 92", "Expo 2019") are none.
static void mark_named(Names* x) {
  for (size_t i = 0; i < x->occurrences.n; i++) {
    const Occurrence* o = &x->occurrences.data[i];
    if (o->nationality || x->names.data[o->name].dropped) continue;
    for (uint32_t k = o->first; k < o->first + o->n; k++)
      x->words[k].bits |= W_NAMED;
  }
}

void names_make_entities(Names* x, Entities* e) {
  find_genders(x);
  join_definitions(x);
  join_persons(x);
  join_organisations(x);
  join_entries(x);
  join_governments(x);
  join_misspelt(x);
  Writer w = {.x = x, .e = e, .countries = map_in(x->arena)};
  for (size_t i = 0; i < e->n_entities; i++)
    vec_push(&w.entities, x->arena, e->entities[i]);
  mark_named(x);
  for (size_t i = 0; i < e->n_mentions; i++)
    if (!(x->words[e->mentions[i].first].bits & W_NAMED))
      vec_push(&w.mentions, x->arena, e->mentions[i]);
  for (size_t i = 0; i < x->occurrences.n; i++)
    if (!x->occurrences.data[i].nationality) add_mention(&w, &x->occurrences.data[i]);
  choose_labels(&w);
  note_countries(&w);
  for (size_t i = 0; i < x->occurrences.n; i++)
    if (x->occurrences.data[i].nationality) add_mention(&w, &x->occurrences.data[i]);
  e->entities = w.entities.data;
  e->n_entities = w.entities.n;
  e->mentions = w.mentions.data;
  e->n_mentions = w.mentions.n;
  entity_sort_mentions(e, x->arena);
}
