// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Translates the pattern notation. One pass over the text: what the notation adds is rewritten,
/// everything else goes through as it is. Items are followed by a blank in a clause, so a group
/// that stands between blanks, "( in {t:Date} )?", takes the blank behind its last item along; the
/// translation moves the blanks accordingly.
#include "notation.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const Ontology* o;
  Arena* arena;
  Str in;
  size_t at;
  Buf* out;
  Translation* t;
  size_t start_at;   ///< an item begins here because a group ended with a blank
  RegexTable* table; ///< NULL: nothing is shared
} Translator;

enum { NOUN_WORDS = 4 }; ///< before the last word of {x:Noun}

static void fail(Translator* x, const char* what, Str piece) {
  if (x->t->error.len == 0)
    x->t->error = arena_printf(x->arena, "%s \"%.*s\"", what, STR_ARG(piece));
}

/// "(?@name)"
static void add_short(Translator* x, const char* opening, Str name) {
  buf_add(x->out, str_from(opening));
  buf_add(x->out, name);
  buf_add_char(x->out, ')');
}

static void add_look(Translator* x, LookId look) {
  if (x->table)
    add_short(x, "(?%", look_name(look));
  else
    buf_add(x->out, look_text(look));
}

static void add_mention(Translator* x, const ClassSet* set) {
  if (!x->table) {
    add_mention_pattern(x->out, set);
    return;
  }
  buf_add(x->out, STR("(?$"));
  buf_add_number(x->out, regex_mention(x->table, set));
  buf_add_char(x->out, ')');
}

static char peek(const Translator* x, size_t ahead) {
  return x->at + ahead < x->in.len ? x->in.data[x->at + ahead] : '\0';
}

static char before(const Translator* x) {
  return x->at > 0 ? x->in.data[x->at - 1] : ' ';
}

static bool is_border(char c) {
  return c == ' ' || c == '\0';
}

/// An item may end here: at a blank, the end, or a look-around before one.
static bool ends_item(const Translator* x) {
  char c = peek(x, 0);
  if (is_border(c) || c == ')' || c == '|') return true;
  return c == '(' && peek(x, 1) == '?' && (peek(x, 2) == '!' || peek(x, 2) == '=');
}

/* ---- needs ---- */

/// What was just read may be absent, or there several times.
static bool is_quantified(const Translator* x) {
  char c = peek(x, 0);
  return c == '?' || c == '*' || (c == '{' && peek(x, 1) >= '0' && peek(x, 1) <= '9');
}

/* ---- slots ---- */

static const char* const role_names[SLOT_COUNT] = {[SLOT_SUBJECT] = "subject",
                                                   [SLOT_OBJECT] = "object",
                                                   [SLOT_TIME] = "time",
                                                   [SLOT_PLACE] = "place",
                                                   [SLOT_SCOPE] = "scope",
                                                   [SLOT_AMOUNT] = "amount",
                                                   [SLOT_SHARE] = "share",
                                                   [SLOT_POSITION] = "position",
                                                   [SLOT_ORGANIZATION] = "organization",
                                                   [SLOT_REASON] = "reason",
                                                   [SLOT_CONDITION] = "condition",
                                                   [SLOT_ADDRESSEE] = "addressee",
                                                   [SLOT_DEGREE] = "degree"};

static SlotRole role_named(Str name) {
  for (SlotRole r = 0; r < SLOT_COUNT; r++)
    if (str_equal(name, str_from(role_names[r]))) return r;
  return SLOT_COUNT;
}

/// Free words. Text goes on to the end of the clause; Noun is a short run of words and mentions.
static void add_free_words(Translator* x, bool noun) {
  if (!noun) {
    buf_add(x->out, STR("(?![,.;:!?] )[^ ]+(?: (?![.;!?] )[^ ]+)*"));
    return;
  }
  buf_add(x->out, STR("(?:"));
  add_look(x, LOOK_NO_GAP_STOP);
  buf_printf(x->out, "(?:[a-z0-9'][^ ]*|\\xFF[^ ]+) ){0,%d}?", NOUN_WORDS);
  add_look(x, LOOK_NO_GAP_STOP);
  buf_add(x->out, STR("(?:[a-z0-9][^ ]*|\\xFF[^ ]+)"));
}

/// A list: "A", "A and B", "A, the B and C". In "A and France's B" France is no member: the list
/// ends with A here; so it does in "to A, B said".
static void add_list(Translator* x, const ClassSet* set) {
  add_mention(x, set);
  buf_add(x->out, STR("(?: (?:, (?:(?:and|or|as well as) |(?!(?:the )?\\xFF..... \\xFEa))|"
                      "(?:and|or|&|as well as) )(?:the )?"));
  add_mention(x, set);
  add_look(x, LOOK_NO_GENITIVE);
  buf_add(x->out, STR(")*+"));
}

/// {object:Organization^PoliticalParty}: but no party.
static void exclude(Translator* x, ClassSet* set, Str name) {
  ClassId without = ontology_find_class(x->o, name);
  if (without == CLASS_NONE) fail(x, "unknown class in", name);
  for (ClassId c = 1; c < ontology_n_classes(x->o); c++)
    if (ontology_is_a(x->o, c, without)) set->any[c / 64] &= ~(UINT64_C(1) << (c % 64));
}

static void open_group(Translator* x, SlotGroup group) {
  if (x->t->n_slots == MAX_SLOTS) {
    fail(x, "too many slots in", x->in);
    return;
  }
  x->t->slots[x->t->n_slots++] = group;
  buf_add(x->out, STR("(?<s"));
  buf_add_number(x->out, x->t->n_slots);
  buf_add_char(x->out, '>');
}

/// Nothing of the pattern follows but what must not stand there.
static bool only_looks_ahead(const Translator* x) {
  Str rest = str_slice(x->in, x->at, x->in.len);
  if (rest.len == 0) return true;
  if (!str_starts(rest, STR("(?!")) || !str_ends(rest, STR(")"))) return false;
  for (size_t i = 0; i + 1 < rest.len; i++) {
    bool count = rest.data[i + 1] >= '0' && rest.data[i + 1] <= '9'; // {0,2} is no slot
    if (rest.data[i] == '{' && !count) return false;
  }
  return true;
}

/// {role:Class}, {role:Class+}, {Class}, each with "!" behind it for the end of a noun phrase.
static void slot(Translator* x, Needs* needs) {
  size_t end = str_find(x->in, STR("}"), x->at);
  Str inside = str_slice(x->in, x->at + 1, end == SIZE_MAX ? x->in.len : end);
  x->at = end == SIZE_MAX ? x->in.len : end + 1;
  size_t colon = str_find(inside, STR(":"), 0);
  bool bound = colon != SIZE_MAX;
  Str name = bound ? str_slice(inside, colon + 1, inside.len) : inside;
  bool ends = str_ends(name, STR("!"));
  if (ends) name.len--;
  bool list = str_ends(name, STR("+"));
  if (list) name.len--;
  size_t caret = str_find(name, STR("^"), 0);
  Str without = caret == SIZE_MAX ? STR_EMPTY : str_slice(name, caret + 1, name.len);
  name = str_slice(name, 0, caret);
  SlotGroup group = {.role = bound ? role_named(str_slice(inside, 0, colon)) : SLOT_COUNT,
                     .list = list};
  bool noun = str_equal(name, STR("Noun"));
  group.text = noun || str_equal(name, STR("Text"));
  ClassId c = group.text ? CLASS_NONE : ontology_find_class(x->o, name);
  if (end == SIZE_MAX) fail(x, "no } after", inside);
  if (bound && group.role == SLOT_COUNT) fail(x, "unknown role in", inside);
  if (!group.text && c == CLASS_NONE) fail(x, "unknown class in", inside);
  // Behind "his" or "Ann 's" the phrase goes on: what ends a pattern is neither, but for clauses
  // such as "Bo be son of his".
  bool last = bound && !group.text && only_looks_ahead(x);
  if (x->t->error.len) return;
  if (!group.text) {
    group.classes = slot_classes(x->o, c, group.role != SLOT_SUBJECT);
    if (without.len) exclude(x, &group.classes, without);
    buf_add(x->out, STR("(?:the )?"));
    // "the founder of an Acorn group": what has "a" before its name is a part of another phrase.
    if (last && ontology_is_a(x->o, c, CLASS_ORGANIZATION) && !ontology_is_a(x->o, c, CLASS_PARTY))
      buf_add(x->out, STR("(?<! a )(?<! an )"));
    needs_pass(needs, 1);
    if (!is_quantified(x))
      needs_add(x->arena, needs,
                (Need){.mention = true, .classes = group.classes, .cost = COST_MENTION});
    if (list) needs_pass(needs, AWAY_FAR);
  }
  if (bound) open_group(x, group);
  if (group.text) needs_pass(needs, noun ? NOUN_WORDS : AWAY_FAR);
  if (group.text)
    add_free_words(x, noun);
  else if (list)
    add_list(x, &group.classes);
  else
    add_mention(x, &group.classes);
  if (bound) buf_add_char(x->out, ')');
  if (ends) add_look(x, LOOK_PHRASE_END);
  if (last && !group.list) add_look(x, LOOK_NOT_POSSESSIVE);
  if (last && class_set_has_person(&group.classes)) add_look(x, LOOK_NO_GENITIVE);
}

/* ---- verbs ---- */

/// <a|b c|be d>
static void verb(Translator* x, Needs* needs) {
  Need need = {0};
  unsigned words = 0; ///< behind the verb itself
  size_t end = str_find(x->in, STR(">"), x->at);
  if (end == SIZE_MAX) {
    fail(x, "no > after", str_slice(x->in, x->at, x->in.len));
    x->at = x->in.len;
    return;
  }
  Str rest = str_slice(x->in, x->at + 1, end), alternative;
  x->at = end + 1;
  open_group(x, (SlotGroup){.role = SLOT_COUNT, .verb = true});
  for (bool first = true; str_cut(&rest, '|', &alternative); first = false) {
    if (!first) buf_add_char(x->out, '|');
    Str wrong = add_verb_pattern(x->out, x->o, x->arena, str_trim(alternative), &need);
    if (wrong.len) fail(x, "not the base form of a verb:", wrong);
    if (blanks_in(alternative) > words) words = blanks_in(alternative);
  }
  buf_add_char(x->out, ')');
  needs_pass(needs, 1); // "to" or "be" before it
  if (ends_item(x)) needs_add(x->arena, needs, need);
  needs_pass(needs, words);
}

/* ---- gaps and lists ---- */

/// =3: words, copulas, values and descriptions, but no name or pronoun and no other verb.
static void add_nameless_item(Translator* x) {
  ClassSet values = {0};
  for (ClassId c = 0; c < ontology_n_classes(x->o); c++)
    if (ontology_class(x->o, c)->is_value) values.any[c / 64] |= UINT64_C(1) << (c % 64);
  buf_add(x->out, STR("(?:\\xFEa(?:be|become|remain)|\\xFF(?:["));
  add_class_bytes(x->out, values.any);
  buf_printf(x->out, "].|.%c)...|[^ \\xFF\\xFE][^ ]*)", NK_NOMINAL);
}

/// One item of a gap.
static void add_gap_item(Translator* x, char mark, size_t marks) {
  if (mark == '_') {
    add_look(x, LOOK_NO_GAP_STOP);
    buf_add(x->out, STR("[a-z0-9\"'&,.%$-][^ ]*"));
  } else if (mark == '=') {
    add_nameless_item(x);
  } else {
    if (marks == 1) add_look(x, LOOK_NO_ACTOR);
    buf_add(x->out, STR("[^ ]+"));
  }
}

/// ~3, ~~3, _3, =3: true if there is one here. The blank behind it goes with it.
static bool gap(Translator* x, Needs* needs) {
  size_t marks = peek(x, 0) == '~' && peek(x, 1) == '~' ? 2 : 1, digits = 0;
  while (peek(x, marks + digits) >= '0' && peek(x, marks + digits) <= '9')
    digits++;
  if (digits == 0) return false;
  Str n = str_slice(x->in, x->at + marks, x->at + marks + digits);
  buf_add(x->out, STR("(?:"));
  add_gap_item(x, peek(x, 0), marks);
  buf_add(x->out, STR(" ){0,"));
  buf_add(x->out, n);
  buf_add(x->out, STR("}?"));
  needs_pass(needs, (unsigned)atoi(arena_cstr(x->arena, n)));
  x->at += marks + digits;
  if (peek(x, 0) == ' ') x->at++;
  return true;
}

/// @list
static void word_list(Translator* x, Needs* needs) {
  size_t end = x->at + 1;
  while (end < x->in.len && strchr("abcdefghijklmnopqrstuvwxyz0123456789-", x->in.data[end]))
    end++;
  Str name = str_slice(x->in, x->at + 1, end);
  x->at = end;
  const WordList* words = ontology_list(x->o, name);
  if (!words) {
    fail(x, "unknown list", name);
    return;
  }
  struct ListContent* list = words->content;
  if (list->phrases.n == 0) list_read_phrases(list, x->o->arena);
  if (!x->table) {
    // An item must end here, else "chief" of "chief executive" would do.
    buf_add(x->out, STR("(?:"));
    add_list_pattern(x->out, x->arena, list);
    buf_add(x->out, STR(")(?![^ ])"));
  } else {
    add_short(x, "(?@", name);
  }
  Need need = {.list = name, .cost = COST_WORD};
  need.words.data = list->first_words.data; // whoever adds to them has to copy them
  need.words.n = need.words.cap = list->first_words.n;
  if (!is_quantified(x)) needs_add(x->arena, needs, need);
  needs_pass(needs, list->blanks);
}

/* ---- words ---- */

/// A class of characters, "[^ ]": copied. Returns the items it may go on for.
static unsigned character_class(Translator* x) {
  size_t begin = x->at;
  while (x->at < x->in.len && x->in.data[x->at] != ']')
    buf_add_char(x->out, x->in.data[x->at++]);
  Str inside = str_slice(x->in, begin, x->at);
  bool negated = str_starts(inside, STR("^")), blank = str_find(inside, STR(" "), 0) != SIZE_MAX;
  return negated == blank ? 0 : AWAY_FAR;
}

/// Characters up to the next border or piece of syntax. A whole plain word is needed.
static void word(Translator* x, Needs* needs, bool item_start) {
  char plain[64];
  size_t n = 0;
  bool literal = item_start;
  while (x->at < x->in.len && !strchr(" ()|{<", x->in.data[x->at])) {
    char c = x->in.data[x->at++];
    buf_add_char(x->out, c);
    if (c == '\\' && x->at < x->in.len) {
      c = x->in.data[x->at++];
      buf_add_char(x->out, c);
      if (strchr("()[].+*?$-{|}", c) == NULL) literal = false;
      if (strchr("sWDRX", c)) needs_pass(needs, AWAY_FAR);
      bool blank = c == 'x' && peek(x, 0) == '2' && peek(x, 1) == '0'; // "\\x20"
      if (blank) needs_pass(needs, 1);
    } else if (c == '[') {
      literal = false;
      needs_pass(needs, character_class(x));
    } else if (strchr("].*+?^$\\", c)) {
      literal = false;
      if (c == '.') needs_pass(needs, strchr("*+{", peek(x, 0)) ? AWAY_FAR : 1);
    }
    if (n + 1 < sizeof plain)
      plain[n++] = c;
    else
      literal = false;
  }
  if (!literal || n == 0 || !ends_item(x)) return;
  Need need = {.cost = need_word_cost((Str){plain, n})};
  vec_push(&need.words, x->arena, arena_copy(x->o->arena, (Str){plain, n}));
  needs_add(x->arena, needs, need);
}

/* ---- sequences and groups ---- */

static void alternatives(Translator* x, Needs* needs, bool item_start);

/// How often something may be there.
typedef struct {
  unsigned least, most;
} Times;

static void copy(Translator* x) {
  buf_add_char(x->out, x->in.data[x->at++]);
}

static unsigned number(Translator* x) {
  unsigned n = 0;
  for (; peek(x, 0) >= '0' && peek(x, 0) <= '9'; copy(x))
    if (n < AWAY_FAR) n = n * 10 + (unsigned)(peek(x, 0) - '0');
  return n;
}

/// Copies "?", "*", "+", "{2}", "{2,}", "{2,3}" and a following "?" or "+"; false if there is none.
static bool quantifier(Translator* x, Times* times) {
  char c = peek(x, 0);
  bool counted = c == '{' && peek(x, 1) >= '0' && peek(x, 1) <= '9';
  if (!counted && c != '?' && c != '*' && c != '+') return false;
  *times = (Times){c == '+', c == '?' ? 1 : AWAY_FAR};
  copy(x);
  if (counted) {
    times->least = times->most = number(x);
    if (peek(x, 0) == ',') {
      copy(x);
      times->most = peek(x, 0) == '}' ? AWAY_FAR : number(x);
    }
    if (peek(x, 0) == '}') copy(x);
  }
  if (peek(x, 0) == '?' || peek(x, 0) == '+') copy(x);
  return true;
}

static Str group_opening(const Translator* x) {
  static const char* const openings[] = {"(?<=", "(?<!", "(?:", "(?!", "(?=", "(?>"};
  Str rest = str_slice(x->in, x->at, x->in.len);
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
    if (str_starts(rest, str_from(openings[i]))) return str_from(openings[i]);
  return STR("(");
}

/// A group with all it contains. Its needs count if it must be there and ends at a border.
static void group(Translator* x, Needs* needs, bool item_start) {
  Str opening = group_opening(x);
  bool denies = str_equal(opening, STR("(?!")) || str_equal(opening, STR("(?<!"));
  bool looks = str_equal(opening, STR("(?=")) || str_equal(opening, STR("(?<="));
  bool spaced = is_border(before(x));
  Needs inside = {0};
  x->at += opening.len;
  buf_add(x->out, str_equal(opening, STR("(")) ? STR("(?:") : opening);
  if (spaced && peek(x, 0) == ' ') x->at++;
  alternatives(x, &inside, item_start);
  if (peek(x, 0) != ')') {
    fail(x, "no ) in", x->in);
    x->at = x->in.len;
    return;
  }
  bool blank_inside = before(x) == ' ';
  x->at++;
  buf_add_char(x->out, ')');
  Times times = {1, 1};
  quantifier(x, &times);
  // "( in X )? by": the blank behind the group was taken inside.
  if (blank_inside && peek(x, 0) == ' ') x->at++;
  if (blank_inside) x->start_at = x->at;
  // What a lookahead asks for is required too, wherever it ends.
  bool ends = blank_inside || str_equal(opening, STR("(?=")) || ends_item(x);
  bool sure = times.least > 0 && ends && !denies;
  if (sure) needs_append(x->arena, needs, &inside, looks);
  if (!looks && !denies) needs_pass(needs, needs_length(&inside) * (times.most - sure));
}

/// One alternative: up to "|", ")" or the end.
static void sequence(Translator* x, Needs* needs, bool item_start) {
  while (x->at < x->in.len && x->t->error.len == 0) {
    char c = peek(x, 0);
    bool start = x->at == x->start_at || before(x) == ' ' || item_start;
    if (c == ')' || c == '|') return;
    if (c == ' ') {
      // The blank before "|" or ")" of a spaced group belongs to the last item.
      buf_add_char(x->out, c);
      x->at++;
      needs_pass(needs, 1);
    } else if (c == '{' && !(peek(x, 1) >= '0' && peek(x, 1) <= '9')) {
      slot(x, needs);
    } else if (c == '<') {
      verb(x, needs);
    } else if (start && (c == '~' || c == '_' || c == '=') && gap(x, needs)) {
      continue;
    } else if (c == '@' && start) {
      word_list(x, needs);
    } else if (c == '(') {
      group(x, needs, start);
    } else if (!quantifier(x, &(Times){0})) {
      word(x, needs, start);
    }
    item_start = false;
  }
}

/// a|b|c
static void alternatives(Translator* x, Needs* needs, bool item_start) {
  VEC(Needs) all = {0};
  for (;;) {
    Needs one = {0};
    sequence(x, &one, item_start);
    vec_push(&all, x->arena, one);
    if (peek(x, 0) != '|' || x->t->error.len) break;
    x->at++;
    buf_add_char(x->out, '|');
    // "( a | b )": the blank belongs to the item before; "(?= x| $)" means the end of the clause.
    if (peek(x, 0) == ' ' && peek(x, 1) != '$') {
      x->at++;
      item_start = true;
    }
  }
  if (all.n == 1)
    *needs = all.data[0];
  else
    needs_append_either(x->arena, needs, all.data, all.n);
}

void notation_translate(const Ontology* o, Arena* arena, Str pattern, bool subject_elsewhere,
                        RegexTable* table, Translation* out) {
  Buf regex = {0};
  *out = (Translation){.error = STR_EMPTY};
  Str unknown;
  Str whole = pieces_expand(o, arena, str_trim(pattern), &unknown);
  Translator x = {.o = o, .arena = arena, .in = whole, .out = &regex, .t = out, .table = table};
  if (unknown.len) fail(&x, "unknown piece of a pattern, or one that names itself", unknown);
  // The blank before the first item is part of the match: it can be looked for at once, where
  // after "(?<= )" every byte would be tried.
  buf_add(&regex, STR(" (?:"));
  alternatives(&x, &out->needs, true);
  if (x.at < x.in.len) fail(&x, "no ( for the ) in", x.in);
  buf_add_char(&regex, ')');
  add_look(&x, LOOK_ITEM_END);
  if (out->error.len == 0 && !needs_lookup(&out->needs))
    fail(&x, "no word or verb to look for in", x.in);
  bool subject = subject_elsewhere;
  for (size_t i = 0; i < out->n_slots; i++)
    subject = subject || out->slots[i].role == SLOT_SUBJECT;
  if (out->error.len == 0 && !subject) fail(&x, "no {subject:...} in", x.in);
  out->regex = arena_copy(o->arena, buf_str(&regex));
  buf_free(&regex);
}
