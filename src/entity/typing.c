// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The kind of a name is told once for the document: evidence of the name's own words, of the
// ontology, and of the words around each of its occurrences adds up. Then what longer names say,
// and which runs are no names at all.
#include "entity/names_internal.h"

static bool is_listed(const Names* x, const Name* name) {
  if (form_in(name->form, x->lists.group)) return true;
  size_t n = 0;
  const NameHit* hits = form_names(x->o, name->form, &n);
  for (size_t i = 0; i < n; i++)
    if (hits[i].role != NAME_DEMONYM) return true;
  return false;
}

/* ---- the name's own words ---- */

static void add(Name* name, NameKind kind, double points) {
  name->score[kind] += points;
}

static bool has_token(const Names* x, const Name* name, const char* text) {
  for (uint32_t i = name->first; i < name->first + name->n; i++)
    if (token_is(x, i, text)) return true;
  return false;
}

static double entry_points(const Name* name, const NameEntry* entry, NameKind kind) {
  bool ordinary = name->n == 1 && (name->bits_any & W_COMMON);
  switch (kind) {
  case KIND_PLACE:
    if (entry->cls == CLASS_COUNTRY) return 6;
    if (ordinary) return 1.2;
    if (entry->cls == CLASS_REGION) return name->n > 1 ? 4.5 : 3;
    return name->n > 1 ? 4 : 2.2;
  case KIND_ORG:
    return ordinary ? 2 : name->n > 1 ? 5 : 3.5;
  default:
    return name->n > 1 ? 5 : 3;
  }
}

static void add_ontology(const Names* x, Name* name) {
  size_t n = 0;
  const NameHit* hits = form_names(x->o, name->form, &n);
  bool seen[KIND_COUNT] = {false};
  for (size_t i = 0; i < n; i++) {
    if (hits[i].role == NAME_DEMONYM) continue;
    const NameEntry* entry = ontology_name(x->o, hits[i].entry);
    NameKind kind = class_kind(x->o, entry->cls);
    if (kind == KIND_NONE || seen[kind]) continue;
    seen[kind] = true;
    add(name, kind, entry_points(name, entry, kind));
    if (entry->cls < CLASS_CORE_COUNT) name->class_score[entry->cls] += 4;
  }
}

static void add_head(const Names* x, Name* name) {
  NameKind kind = KIND_NONE;
  ClassId cls = CLASS_NONE;
  names_head(x, name->first, name->n, &kind, &cls);
  bool personal = word_is(x, name->first, W_GIVEN) &&
                  word_is(x, name->first + name->n - 1, W_SURNAME) && name->n == 2;
  if (kind && name->n > 1) {
    add(name, kind, personal ? 2 : kind == KIND_PRODUCT ? 2.5 : 5);
    name->class_score[cls] += 3;
  } else if (kind) {
    add(name, kind, cls == CLASS_GOVERNMENT_ORGANIZATION ? 2 : 0.8);
    name->class_score[cls] += 1;
  }
  const Word* first = &x->words[name->first];
  if (!first->front || name->n < 2) return;
  bool of = token_is(x, name->first + 1, "of");
  bool weak = first->front_class == CLASS_REGION && !of;
  if (kind && !of && name->n > 2) return;
  add(name, (NameKind)first->front, of ? 5 : weak ? 1 : 2.5);
  name->class_score[first->front_class] += of ? 3 : 1;
}

/// A head inside a name without one at its end: "X University Chicago".
static void add_middle_head(const Names* x, Name* name) {
  NameKind kind = KIND_NONE;
  ClassId cls = CLASS_NONE;
  names_head(x, name->first, name->n, &kind, &cls);
  if (kind) return;
  for (uint32_t i = name->first + 1; i + 1 < name->first + name->n; i++) {
    const Word* w = &x->words[i];
    if (w->head != KIND_ORG || (w->bits & W_SURNAME)) continue;
    add(name, KIND_ORG, 2.5);
    name->class_score[w->head_class] += 2;
    return;
  }
}

/// A head before "of", "for": "Bureau of X", "X Institute of Technology".
static void add_inner_head(const Names* x, Name* name) {
  for (uint32_t i = name->first + 1; i + 1 < name->first + name->n; i++) {
    if (!token_is(x, i, "of") && !token_is(x, i, "for") && !token_is(x, i, "on")) continue;
    const Word* before = &x->words[i - 1];
    if (!before->head) return;
    add(name, (NameKind)before->head, 5);
    name->class_score[before->head_class] += 4;
    return;
  }
}

/// A single word that is a given name or surname; places share many of those.
static void add_single_person(const Names* x, Name* name) {
  uint32_t i = name->first;
  if (name->text.len > 1 && utf8_is_all_upper(name->text)) return;
  bool clan = name->text.len > 4 &&
              (str_starts(name->text, STR("Mc")) || str_starts(name->text, STR("O'")) ||
               str_starts(name->text, STR("O\xE2\x80\x99")));
  if (clan) add(name, KIND_PERSON, 1.2);
  double points = 0, common = word_is(x, i, W_COMMON) ? 0.7 : 1;
  if (word_is(x, i, W_GIVEN)) points = 1.5 * common;
  if (word_is(x, i, W_SURNAME)) points += 0.9 * common;
  add(name, KIND_PERSON, name->score[KIND_PLACE] > 1.5 ? points * 0.5 : points);
}

static void add_person_form(const Names* x, Name* name) {
  if (name->n == 1) {
    add_single_person(x, name);
    return;
  }
  uint32_t first = name->first, last = first + name->n - 1;
  if (word_is(x, first, W_GIVEN))
    add(name, KIND_PERSON, name->n > 4 ? 1 : word_is(x, first, W_COMMON) ? 2 : 3);
  if (word_is(x, first + 1, W_INITIAL)) add(name, KIND_PERSON, 2.5);
  if (word_is(x, first, W_INITIAL) && !word_is(x, first, W_DEMONYM)) add(name, KIND_PERSON, 2);
  bool numbered = word_is(x, last, W_GENERATION);
  bool person_before =
      numbered && word_is(x, last - 1, W_GIVEN | W_SURNAME) && !x->words[last - 1].head;
  // "Abdulmejid II" rules, "Speedway II" runs.
  bool unknown = numbered && name->n == 2 && !word_is(x, first, W_COMMON | W_CAMEL) &&
                 utf8_is_all_upper(x->d->tokens[last].text);
  if (numbered)
    add(name, person_before || unknown ? KIND_PERSON : KIND_PRODUCT, person_before ? 3 : 1);
  if (name->n < 5 && word_is(x, last, W_SURNAME) && !numbered)
    add(name, KIND_PERSON, word_is(x, last, W_COMMON) ? 0.6 : 1.4);
  if (word_is(x, last, W_COMMON) && !word_is(x, last, W_SURNAME | W_GIVEN | W_GENERATION) &&
      (name->n > 2 || !word_is(x, first, W_GIVEN)))
    add(name, KIND_PERSON, -1.5);
  if (name->n < 4 && word_is(x, first, W_FIRST_SURNAME)) add(name, KIND_PERSON, 1.5);
  for (uint32_t i = first; i <= last; i++)
    if (word_is(x, i, W_PERSON_CONNECTOR)) {
      add(name, KIND_PERSON, 1);
      break;
    }
  bool plain = !(name->bits_any & W_COMMON) && !names_has_head(x, first, name->n);
  if (name->n < 4 && plain) add(name, KIND_PERSON, 0.8);
}

/// Endings that places or surnames of many languages have.
static void add_ending(const Names* x, Name* name) {
  const Token* t = &x->d->tokens[name->first + name->n - 1];
  if (t->lex || name->n > 2 || t->lower.len < 6) return;
  char last = t->lower.data[t->lower.len - 1];
  for (size_t n = NAME_LONGEST_ENDING; n >= 2; n--) {
    if (t->lower.len < n + 2 || !(x->lists.endings[n] >> (last & 31) & 1)) continue;
    Str value = list_value(x->lists.ending, str_slice(t->lower, t->lower.len - n, t->lower.len));
    if (value.len == 0) continue;
    bool person = str_equal(value, STR("person"));
    if (name->n == 1 || person) add(name, person ? KIND_PERSON : KIND_PLACE, 0.9);
    return;
  }
}

/// "Bluehill Norway", "BLU Two": what begins with a known organisation is one of its parts or
/// products.
static void add_org_prefix(const Names* x, Name* name) {
  if (name->n < 2 || name->n > 3 || is_listed(x, name)) return;
  size_t n = 0;
  const NameHit* hits = form_names(x->o, x->d->tokens[name->first].written, &n);
  if (n == 0 || class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls) != KIND_ORG) return;
  if (!word_is(x, name->first, W_GIVEN | W_COMMON)) {
    add(name, KIND_PERSON, -1.5);
    add(name, KIND_ORG, 1);
    add(name, KIND_PRODUCT, 1.2);
  }
  hits = form_names(x->o, x->d->tokens[name->first + name->n - 1].written, &n);
  if (n && class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls) == KIND_PLACE)
    add(name, KIND_ORG, 2.5);
}

/// Web addresses and digits.
static void add_marks(Name* name) {
  if (str_find(name->text, STR(".com"), 0) != SIZE_MAX ||
      str_find(name->text, STR(".org"), 0) != SIZE_MAX)
    add(name, KIND_ORG, 3);
  for (size_t i = 0; i < name->text.len; i++)
    if (cp_is_digit((unsigned char)name->text.data[i])) {
      add(name, KIND_PERSON, -2);
      add(name, KIND_PRODUCT, 0.8);
      break;
    }
}

static void add_org_form(const Names* x, Name* name) {
  uint32_t last = name->first + name->n - 1;
  const Token* t = &x->d->tokens[name->first];
  if (name->n > 1 && word_is(x, last, W_LEGAL)) {
    add(name, KIND_ORG, 6);
    name->class_score[CLASS_CORPORATION] += 4;
  }
  Str end = x->d->tokens[last].text;
  bool acronym = name->n > 1 && end.len > 1 && utf8_is_all_upper(end) &&
                 !word_is(x, last, W_GENERATION | W_INITIAL);
  if (acronym && !(x->d->tokens[last].flags & TOKEN_IN_TITLE_CASE)) add(name, KIND_ORG, 1.5);
  if (has_token(x, name, "&")) add(name, KIND_ORG, 2);
  if (name->n == 1 && utf8_is_all_upper(name->text) && name->text.len > 1 && name->text.len < 7 &&
      !is_listed(x, name))
    add(name, KIND_ORG, 1.5);
  if (name->n == 1 && (t->lex == NULL) && (name->bits_any & W_CAMEL)) add(name, KIND_ORG, 1.2);
  if (name->bits_any & (W_MARKED | W_PLAIN)) add_marks(name);
}

static void add_year(const Names* x, Name* name) {
  uint32_t last = name->first + name->n - 1;
  if (name->n > 1 && names_is_year(x, last) && !x->words[last - 1].head) add(name, KIND_EVENT, 5);
}

/// "St. Louis", "Springfield IL".
static void add_place_form(const Names* x, Name* name) {
  if (name->n != 2) return;
  if (token_is(x, name->first, "st.") || token_is(x, name->first, "st")) add(name, KIND_PLACE, 2.5);
  const WordForm* last = x->d->tokens[name->first + 1].written;
  if (form_value(last, x->lists.state).len && !form_in(last, x->lists.legal))
    add(name, KIND_PLACE, 4);
}

static void add_direction(const Names* x, Name* name) {
  if (name->n < 2 || x->words[name->first].front_class != CLASS_REGION) return;
  size_t n = 0;
  const NameHit* hits = names_hits(x, name->first + 1, name->n - 1, &n);
  if (n && class_kind(x->o, ontology_name(x->o, hits[0].entry)->cls) == KIND_PLACE)
    add(name, KIND_PLACE, 3);
}

static void add_form(const Names* x, Name* name) {
  if (form_in(name->form, x->lists.group)) {
    add(name, KIND_ORG, 6);
    ClassId cls = names_class_of_value(form_value(name->form, x->lists.group));
    if (cls) name->class_score[cls] += 6;
    return;
  }
  if (name->title) add(name, KIND_PRODUCT, 6);
  if (name->technology) add(name, KIND_TECH, 6);
  add_ontology(x, name);
  add_head(x, name);
  add_inner_head(x, name);
  add_middle_head(x, name);
  add_person_form(x, name);
  add_org_form(x, name);
  add_direction(x, name);
  add_year(x, name);
  add_place_form(x, name);
  add_ending(x, name);
  add_org_prefix(x, name);
  if (name->government) {
    add(name, KIND_ORG, 8);
    name->class_score[CLASS_GOVERNMENT_ORGANIZATION] += 8;
  }
}

/// Frequent names have much context; it must not outweigh what the name itself says.
static void add_up(Name* name) {
  static const double weights[] = {0, 1, 0.9, 0.83, 0.79, 0.76, 0.73, 0.71, 0.69, 0.67, 0.66};
  enum { MOST = sizeof weights / sizeof *weights - 1 };
  double weight = name->count <= MOST ? weights[name->count] : 6.6 / name->count;
  for (NameKind k = KIND_PERSON; k < KIND_COUNT; k++)
    name->score[k] += name->context[k] * weight;
}

/* ---- the decision ---- */

static void decide(Name* name) {
  NameKind best = KIND_NONE;
  double top = 0.45, second = 0;
  for (NameKind k = KIND_PERSON; k < KIND_COUNT; k++) {
    double s = name->score[k];
    if (s > top) {
      second = best ? top : second;
      top = s;
      best = k;
    } else if (s > second) {
      second = s;
    }
  }
  name->kind = best;
  name->lead = best ? top - second : 0;
}

static double best_score(const Name* name) {
  return name->kind ? name->score[name->kind] : 0;
}

/// Every word is ordinary, a field of study or a small word.
static bool all_words(const Names* x, const Name* name, uint32_t bits) {
  for (uint32_t i = name->first; i < name->first + name->n; i++)
    if (!word_is(x, i, bits) && word_is(x, i, W_CAPITAL)) return false;
  return true;
}

/// The evidence that an ordinary word needs to be a name.
static double lowest_single(const Name* name) {
  if (name->person_part) return 1;
  if (name->bits_any & W_GIVEN) return name->inside == 0 ? 1.8 : 1;
  return name->inside == 0 ? 3.4 : 1.4;
}

/// Runs that are no names: fields of study, degrees, posts, ordinary words.
static bool is_no_name(const Names* x, const Name* name) {
  if (name->title || name->technology) return false;
  if (name->plain_acronym) return true;
  bool listed = is_listed(x, name) || name->whole;
  if (name->n == 1 && (name->bits_any & (W_NOT_ALONE | W_NOT | W_HONOUR | W_FIELD)) && !listed)
    return !(name->kind == KIND_PERSON && best_score(name) >= 4);
  if (name->n == 1 && (name->bits_any & (W_NOT_ALONE | W_NOT)) && name->inside == 0) return true;
  if (listed && name->n > 1) return false;
  if (all_words(x, name, W_FIELD) || all_words(x, name, W_HONOUR | W_GENERATION)) return true;
  bool field =
      word_is(x, name->first + name->n - 1, W_FIELD) && all_words(x, name, W_FIELD | W_COMMON);
  if (name->n > 1 && field && !name->with_article && !x->words[name->first].front)
    return name->context[KIND_ORG] < 1.8; // "Product Development"
  if (name->n == 1 && name->text.len == 1) return true;
  // "President & CEO" is what somebody is.
  if (name->n > 2 && has_token(x, name, "&") && all_words(x, name, W_ROLE | W_TITLE | W_ROLE_ADJ))
    return true;
  if (!all_words(x, name, W_COMMON | W_NOT_ALONE)) return false;
  NameKind kind = KIND_NONE;
  ClassId cls = CLASS_NONE;
  names_head(x, name->first, name->n, &kind, &cls);
  if (name->n > 1 && (kind || x->words[name->first].front)) return false;
  if (name->n == 1) return best_score(name) < lowest_single(name);
  return best_score(name) < (name->inside == 0 ? 2.2 : 1.6);
}

/* ---- what longer names say ---- */

/// The first name that has the word counts.
static void note_part(Names* x, Map* parts, uint32_t token, uint32_t whole) {
  map_get_or_put(parts, x->d->tokens[token].text, whole);
}

/// Single words that are the first or last word of a person's full name, or the first of an
/// organisation's.
static void apply_parts(Names* x) {
  Map persons = map_in(x->arena), orgs = map_in(x->arena), heads = map_in(x->arena);
  for (uint32_t i = 0; i < x->names.n; i++) {
    const Name* name = &x->names.data[i];
    if (name->n < 2 || name->dropped) continue;
    uint32_t last = name->first + name->n - 1;
    if (last > name->first && word_is(x, last, W_GENERATION)) last--;
    if (name->kind == KIND_PERSON && best_score(name) >= 2) {
      note_part(x, &persons, last, i);
      note_part(x, &persons, name->first, i);
    }
    if (name->kind == KIND_ORG && x->words[last].head) note_part(x, &heads, last, i);
    if (name->kind == KIND_ORG && x->words[name->first].front) note_part(x, &heads, name->first, i);
    if (name->kind == KIND_ORG &&
        !word_is(x, name->first, W_COMMON | W_ORDINARY | W_DEMONYM | W_NOT_ALONE))
      note_part(x, &orgs, name->first, i);
  }
  for (uint32_t i = 0; i < x->names.n; i++) {
    Name* name = &x->names.data[i];
    uint32_t whole = 0;
    if (name->n != 1) continue;
    if (map_get(&persons, name->text, &whole)) {
      bool country = name->class_score[CLASS_COUNTRY] > 0;
      bool place = name->score[KIND_PLACE] >= 2.2;
      add(name, KIND_PERSON, country ? 1 : place ? 2.5 : 4);
      name->person_part = true;
    } else if (map_get(&orgs, name->text, &whole) && name->score[KIND_PLACE] < 2 &&
               name->score[KIND_PERSON] < 2) {
      add(name, KIND_ORG, 2.5);
    } else if (name->with_article && (name->bits_any & W_NOT_ALONE) &&
               map_get(&heads, name->text, &whole)) {
      add(name, KIND_ORG, 3); // "the Commission"
      name->whole = whole + 1;
    } else {
      continue;
    }
    decide(name);
  }
}

/* ---- neighbours in a list ---- */

static bool links(const Names* x, const Occurrence* a, const Occurrence* b) {
  uint32_t end = a->first + a->n, next = b->first + b->n;
  bool goes_on = next < x->d->n_tokens &&
                 (x->d->tokens[next].tag == TAG_PUNCT || x->d->tokens[next].tag == TAG_CONJ);
  if (b->first == end + 1 && token_is(x, end, ",") && !goes_on) return false;
  if (b->first == end + 1)
    return token_is(x, end, ",") || token_is(x, end, "and") || token_is(x, end, "or");
  return b->first == end + 2 && token_is(x, end, ",") &&
         (token_is(x, end + 1, "and") || token_is(x, end + 1, "or"));
}

/// "Acorn Ltd. and Three": of an organisation that nothing else is known of, a company beside it
/// says that it is one too.
static void lend_class(const Name* from, Name* to) {
  if (from->class_score[CLASS_CORPORATION] > 0.9 && to->entry == 0 && to->n == 1)
    to->class_score[CLASS_CORPORATION] += 0.91;
}

/// A weakly typed name in a list is of the kind of its neighbours.
static void apply_lists(Names* x) {
  for (size_t i = 0; i + 1 < x->occurrences.n; i++) {
    const Occurrence *a = &x->occurrences.data[i], *b = &x->occurrences.data[i + 1];
    if (a->nationality || b->nationality || !links(x, a, b)) continue;
    Name *p = &x->names.data[a->name], *q = &x->names.data[b->name];
    if (p->lead >= 2 && p->kind && q->lead < 1.5) {
      add(q, p->kind, 0.8);
      lend_class(p, q);
    } else if (q->lead >= 2 && q->kind && p->lead < 1.5) {
      add(p, q->kind, 0.8);
      lend_class(q, p);
    }
  }
}

/* ---- other scripts ---- */

/// A name in another script is what the name before it in the sentence is.
static void adopt_foreign(Names* x) {
  for (size_t i = 0; i < x->occurrences.n; i++) {
    const Occurrence* o = &x->occurrences.data[i];
    Name* name = &x->names.data[o->name];
    if (!name->foreign) continue;
    name->dropped = true;
    for (size_t k = i; k-- > 0 && x->occurrences.data[k].sentence == o->sentence;) {
      const Occurrence* before = &x->occurrences.data[k];
      const Name* whole = &x->names.data[before->name];
      if (o->first > before->first + before->n + 8) break;
      if (before->nationality || whole->foreign || whole->kind == KIND_NONE) continue;
      name->kind = whole->kind;
      name->cls = kind_class(whole->kind);
      name->whole = before->name + 1;
      name->dropped = whole->kind == KIND_NONE;
      break;
    }
  }
}

/* ---- classes ---- */

static void choose_class(const Names* x, Name* name) {
  name->cls = kind_class(name->kind);
  double top = 0.9;
  for (ClassId c = 1; c < CLASS_CORE_COUNT; c++) {
    if (name->class_score[c] <= top || !ontology_is_a(x->o, c, kind_class(name->kind))) continue;
    if (c == kind_class(name->kind)) continue;
    top = name->class_score[c];
    name->cls = c;
  }
}

/// "Socialist Union", "Popular Front of Bluehill": a head that clubs have too, and a word of
/// politics.
static void choose_party(const Names* x, Name* name) {
  if (name->kind != KIND_ORG || name->cls != CLASS_ORGANIZATION || name->n < 2) return;
  bool head = false, politics = false;
  for (uint32_t i = name->first; i < name->first + name->n; i++) {
    const WordForm* word = x->d->tokens[i].written;
    bool last =
        i + 1 == name->first + name->n || token_is(x, i + 1, "of") || token_is(x, i + 1, "for");
    head = head || (last && form_in(word, x->lists.party_head));
    politics = politics || form_in(word, x->lists.party_word);
  }
  if (head && politics) name->cls = CLASS_PARTY;
}

static void choose_entry(const Names* x, Name* name) {
  size_t n = 0;
  const NameHit* hits = form_names(x->o, name->form, &n);
  Str state = form_value(name->form, x->lists.state);
  if (state.len && name->kind == KIND_PLACE) hits = ontology_find_names(x->o, state, &n);
  for (size_t i = 0; i < n && !name->entry; i++) {
    const NameEntry* entry = ontology_name(x->o, hits[i].entry);
    if (hits[i].role == NAME_DEMONYM || class_kind(x->o, entry->cls) != name->kind) continue;
    name->entry = hits[i].entry + 1;
    if (hits[i].role != NAME_METONYM) name->cls = entry->cls;
  }
}

/// Words that no evidence types: two or more are most likely a person.
static void guess(const Names* x, Name* name) {
  if (name->kind != KIND_NONE) return;
  bool plain = !all_words(x, name, W_COMMON) && !(name->bits_any & W_COMMON);
  if (name->n > 1 && name->n < 4 && plain) name->kind = KIND_PERSON;
}

/// A run of a known organisation and a person who is named elsewhere alone: "Bluehill Jo Berg".
/// Their place in the text is then two occurrences.
static void split_by_others(Names* x) {
  for (size_t i = 0; i < x->occurrences.n; i++) {
    Occurrence o = x->occurrences.data[i];
    const Name* name = &x->names.data[o.name];
    uint32_t rest = 0;
    if (o.nationality || name->n < 3 || name->n > 5 || name->count > 1 || is_listed(x, name))
      continue;
    if (word_is(x, o.first, W_GIVEN) || !word_is(x, o.first + 1, W_CAPITAL)) continue;
    if (x->words[o.first + o.n - 1].head == KIND_ORG) continue; // "Acorn Policy Centre": one body
    Str tail = names_join(x->arena, x->d, o.first + 1, o.n - 1);
    if (!map_get(&x->by_text, tail, &rest) || x->names.data[rest].count < 1) continue;
    x->names.data[o.name].dropped = true;
    x->names.data[o.name].count = 0;
    x->occurrences.data[i].first++;
    x->occurrences.data[i].span_first++;
    x->occurrences.data[i].n--;
    x->occurrences.data[i].name = rest;
    x->names.data[rest].count++;
    names_add(x, (Occurrence){.first = o.first, .n = 1, .span_first = o.first});
  }
}

void names_type(Names* x) {
  split_by_others(x);
  for (size_t i = 0; i < x->names.n; i++) {
    Name* name = &x->names.data[i];
    for (NameKind k = 0; k < KIND_COUNT; k++)
      name->score[k] = name->context[k] = 0;
    for (ClassId c = 0; c < CLASS_CORE_COUNT; c++)
      name->class_score[c] = 0;
    add_form(x, name);
  }
  for (size_t i = 0; i < x->occurrences.n; i++) {
    const Occurrence* o = &x->occurrences.data[i];
    if (!o->nationality && !o->from_title) names_add_context(x, o, &x->names.data[o->name]);
  }
  for (size_t i = 0; i < x->names.n; i++) {
    add_up(&x->names.data[i]);
    decide(&x->names.data[i]);
  }
  for (int pass = 0; pass < 2; pass++) {
    apply_lists(x);
    for (size_t i = 0; i < x->names.n; i++)
      decide(&x->names.data[i]);
  }
  apply_parts(x);
  adopt_foreign(x);
  for (size_t i = 0; i < x->names.n; i++) {
    Name* name = &x->names.data[i];
    if (name->foreign) continue;
    name->dropped = name->count == 0 || is_no_name(x, name);
    guess(x, name);
    choose_class(x, name);
    choose_party(x, name);
    name->entry = 0;
    choose_entry(x, name);
  }
}
