// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Texts of queries: adds missing prefixes, and mends ORDER BY over an aggregate's alias, which the
// engine sorts wrongly (ORDER BY DESC(?n) where ?n is COUNT(...); the aggregate itself is right).

#include "query/query.h"

#include <string.h>

static const struct {
  const char* prefix;
  const char* space;
} PREFIXES[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"schema", "https://schema.org/"},
    {"nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"},
    {"itsrdf", "http://www.w3.org/2005/11/its/rdf#"},
    {"ng", "https://w3id.org/newsgraph/ns#"},
    {"rule", "https://w3id.org/newsgraph/rule#"},
};

/* ---- a scanner that knows strings, IRIs and comments ---- */

/// Length of the string, IRI or comment that begins at `at`, or 0.
static size_t opaque_length(Str s, size_t at) {
  char c = s.data[at];
  if (c == '#') {
    size_t end = str_find(s, STR("\n"), at);
    return (end == SIZE_MAX ? s.len : end) - at;
  }
  if (c == '<') {
    for (size_t i = at + 1; i < s.len; i++) {
      if (s.data[i] == '>') return i + 1 - at;
      if (memchr(" \t\n<\"{}", s.data[i], 7)) return 0; // a comparison
    }
    return 0;
  }
  if (c != '"' && c != '\'') return 0;
  bool is_long = at + 2 < s.len && s.data[at + 1] == c && s.data[at + 2] == c;
  size_t mark = is_long ? 3 : 1;
  for (size_t i = at + mark; i + mark <= s.len; i++) {
    if (s.data[i] == '\\')
      i++;
    else if (memcmp(s.data + i, s.data + at, mark) == 0)
      return i + mark - at;
  }
  return s.len - at;
}

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (unsigned char)c >= 0x80;
}

/// Offset of the next occurrence of a keyword as a whole word outside strings, or SIZE_MAX.
static size_t find_keyword(Str s, Str keyword, size_t from) {
  for (size_t i = from; i < s.len;) {
    size_t skip = opaque_length(s, i);
    if (skip) {
      i += skip;
      continue;
    }
    bool starts = i == 0 || (!is_word_char(s.data[i - 1]) && !strchr("?$:", s.data[i - 1]));
    if (starts && str_equal_nocase(str_slice(s, i, i + keyword.len), keyword) &&
        (i + keyword.len == s.len || !is_word_char(s.data[i + keyword.len])))
      return i;
    i++;
  }
  return SIZE_MAX;
}

/* ---- aliases of aggregates ---- */

typedef struct {
  Str name;       ///< "?n"
  Str expression; ///< "COUNT(?c)"
} Alias;

static bool is_aggregate(Str expression) {
  static const char* const NAMES[] = {"COUNT", "SUM",    "AVG",         "MIN",
                                      "MAX",   "SAMPLE", "GROUP_CONCAT"};
  for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
    if (find_keyword(expression, str_from(NAMES[i]), 0) != SIZE_MAX) return true;
  return false;
}

/// End of the bracketed expression that begins at `at` (behind the closing bracket).
static size_t closing_bracket(Str s, size_t at) {
  size_t depth = 0;
  for (size_t i = at; i < s.len;) {
    size_t skip = opaque_length(s, i);
    if (skip) {
      i += skip;
      continue;
    }
    if (s.data[i] == '(') depth++;
    if (s.data[i] == ')' && --depth == 0) return i + 1;
    i++;
  }
  return s.len;
}

static size_t find_aliases(Str head, Alias* out, size_t max) {
  size_t n = 0;
  for (size_t i = 0; i < head.len && n < max; i++) {
    if (head.data[i] != '(') continue;
    size_t end = closing_bracket(head, i);
    Str inside = str_slice(head, i + 1, end ? end - 1 : i + 1);
    size_t as = SIZE_MAX;
    for (size_t at = 0; (at = find_keyword(inside, STR("AS"), at)) != SIZE_MAX; at++)
      as = at;
    if (as != SIZE_MAX && is_aggregate(str_slice(inside, 0, as)))
      out[n++] = (Alias){.name = str_trim(str_slice(inside, as + 2, inside.len)),
                         .expression = str_trim(str_slice(inside, 0, as))};
    i = end - 1;
  }
  return n;
}

static void add_with_aliases(Buf* out, Str text, const Alias* aliases, size_t n) {
  for (size_t i = 0; i < text.len;) {
    const Alias* hit = NULL;
    for (size_t k = 0; k < n; k++) {
      Str name = aliases[k].name;
      bool ends = i + name.len >= text.len || !is_word_char(text.data[i + name.len]);
      if (ends && str_equal(str_slice(text, i, i + name.len), name)) hit = &aliases[k];
    }
    if (hit)
      buf_printf(out, "(%.*s)", STR_ARG(hit->expression));
    else
      buf_add_char(out, text.data[i]);
    i += hit ? hit->name.len : 1;
  }
}

static void add_mended(Buf* out, Str s) {
  size_t select = find_keyword(s, STR("SELECT"), 0);
  size_t order = SIZE_MAX;
  for (size_t at = 0; (at = find_keyword(s, STR("ORDER"), at)) != SIZE_MAX; at++)
    order = at;
  size_t body = select == SIZE_MAX ? SIZE_MAX : str_find(s, STR("{"), select);
  if (order == SIZE_MAX || body == SIZE_MAX || order < body) {
    buf_add(out, s);
    return;
  }
  Alias aliases[16];
  size_t n = find_aliases(str_slice(s, select, body), aliases, 16);
  buf_add(out, str_slice(s, 0, order));
  add_with_aliases(out, str_slice(s, order, s.len), aliases, n);
}

/* ---- prefixes ---- */

static bool uses_prefix(Str s, Str prefix) {
  for (size_t at = 0; (at = find_keyword(s, prefix, at)) != SIZE_MAX; at++)
    if (at + prefix.len < s.len && s.data[at + prefix.len] == ':') return true;
  return false;
}

static bool declares_prefix(Str s, Str prefix) {
  for (size_t at = 0; (at = find_keyword(s, STR("PREFIX"), at)) != SIZE_MAX; at++) {
    Str rest = str_trim(str_slice(s, at + 6, s.len));
    if (str_starts(rest, prefix) && rest.len > prefix.len && rest.data[prefix.len] == ':')
      return true;
  }
  return false;
}

Str query_rewrite(Str sparql, Arena* arena) {
  Buf out = {0};
  for (size_t i = 0; i < sizeof PREFIXES / sizeof PREFIXES[0]; i++) {
    Str prefix = str_from(PREFIXES[i].prefix);
    if (uses_prefix(sparql, prefix) && !declares_prefix(sparql, prefix))
      buf_printf(&out, "PREFIX %s: <%s>\n", PREFIXES[i].prefix, PREFIXES[i].space);
  }
  add_mended(&out, sparql);
  Str copy = arena_copy(arena, buf_str(&out));
  buf_free(&out);
  return copy;
}

static bool first_form_is(Str sparql, Str keyword) {
  static const char* const FORMS[] = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"};
  size_t first = SIZE_MAX;
  for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
    size_t at = find_keyword(sparql, str_from(FORMS[i]), 0);
    if (at < first) first = at;
  }
  return first != SIZE_MAX && find_keyword(sparql, keyword, 0) == first;
}

bool query_is_construct(Str sparql) {
  return first_form_is(sparql, STR("CONSTRUCT")) || first_form_is(sparql, STR("DESCRIBE"));
}

bool query_is_ask(Str sparql) {
  return first_form_is(sparql, STR("ASK"));
}

/* ---- what the engine answers wrongly ---- */

/// Length of "?name" or "$name" at `at`, 0 if there is none.
static size_t variable_length(Str s, size_t at) {
  size_t n = at < s.len && (s.data[at] == '?' || s.data[at] == '$') ? 1 : 0;
  while (n > 0 && at + n < s.len && is_word_char(s.data[at + n]))
    n++;
  return n > 1 ? n : 0;
}

static size_t skip_blanks(Str s, size_t at) {
  while (at < s.len && memchr(" \t\r\n", s.data[at], 4))
    at++;
  return at;
}

/// "?s ?p ?o": a triple pattern of three variables.
static bool has_open_pattern(Str s) {
  for (size_t i = 0; i < s.len; i++) {
    size_t skip = opaque_length(s, i);
    if (skip) {
      i += skip - 1;
      continue;
    }
    size_t at = i, n = 0;
    for (; n < 3; n++) {
      size_t length = variable_length(s, at);
      if (!length) break;
      at = skip_blanks(s, at + length);
    }
    if (n == 3 && at < s.len && memchr(".;,}", s.data[at], 4)) return true;
  }
  return false;
}

Str query_doubtful(Str sparql) {
  if (find_keyword(sparql, STR("isLiteral"), 0) != SIZE_MAX)
    return STR("isLiteral does not know a literal of a property that also has resources "
               "(rdf:object, ng:time)");
  size_t body = str_find(sparql, STR("{"), 0);
  if (find_keyword(sparql, STR("COUNT"), 0) != SIZE_MAX && body != SIZE_MAX &&
      has_open_pattern(str_slice(sparql, body, sparql.len)))
    return STR("a count over ?s ?p ?o has the engine's own bookkeeping in it: name the property, "
               "or count in the Turtle");
  return STR_EMPTY;
}
