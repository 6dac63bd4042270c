// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Terms as text, by Raptor's public term functions; its Turtle serializer object is not used,
// because it holds the whole graph in memory, loses write errors and writes a lone CR raw. Literals
// are always quoted, with their datatype, on one line. Raptor is asked only where something must be
// escaped that is not plain to see; what it makes of IRIs is kept in a small table of fixed size.

#include "publish/publish.h"

#include <raptor2.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4096 }; ///< of IRIs kept as they are written: a fixed number, whatever the store

typedef struct {
  Buf iri, text;
} Rendered;

typedef struct {
  Str prefix; ///< with its colon
  Buf text, iri;
  uint8_t next; ///< 1 + the next one with an IRI of this length
} Space;

/// An IRI of the vocabulary, known by its address: the store gives the same bytes each time.
typedef struct {
  Str iri;
  Buf text;
} Word;

enum { LENGTHS = 256, MOST_WORDS = 200, WORD_SLOTS = 512, BYTES = 256 };

struct Terms {
  raptor_world* world;
  raptor_namespace_stack* namespaces;
  raptor_iostream* stream;
  Buf* out; ///< where the stream writes to at the moment
  bool failed;
  Space* spaces;
  size_t n_spaces;
  uint8_t of_length[LENGTHS]; ///< 1 + the first name space with an IRI of this length
  Buf plain;                  ///< an IRI up to its fragment in which nothing is escaped
  uint8_t kinds[BYTES];       ///< what each byte may stand in
  Word words[MOST_WORDS];
  size_t n_words;
  uint8_t word_slots[WORD_SLOTS]; ///< 1 + the word, by address, open addressing
  Rendered* slots; ///< the IRI rendered last of each hash: the same ones come again and again
  Buf scratch;
};

static int write_byte(void* context, const int byte) {
  buf_add_char(((Terms*)context)->out, (char)byte);
  return 0;
}

static int write_bytes(void* context, const void* data, size_t size, size_t n) {
  buf_add(((Terms*)context)->out, (Str){data, size * n});
  return 0;
}

static bool declare_prefixes(Terms* t, Str base) {
  const Namespace* all = graph_namespaces(&t->n_spaces);
  t->spaces = calloc(t->n_spaces, sizeof *t->spaces);
  for (size_t i = 0; t->spaces && i < t->n_spaces; i++) {
    Space* space = &t->spaces[i];
    buf_add(&space->text, all[i].prefix);
    buf_add_char(&space->text, ':');
    space->prefix = buf_str(&space->text);
    if (all[i].iri.len)
      buf_add(&space->iri, all[i].iri);
    else
      buf_printf(&space->iri, "%.*s%.*s/", STR_ARG(base), STR_ARG(all[i].prefix));
    space->next = t->of_length[space->iri.len % LENGTHS];
    t->of_length[space->iri.len % LENGTHS] = (uint8_t)(i + 1);
    if (raptor_namespaces_start_namespace_full(t->namespaces,
                                               (const unsigned char*)all[i].prefix.data,
                                               (const unsigned char*)space->iri.data, 0) != 0)
      return false;
  }
  return t->spaces != NULL;
}

/* ---- what needs no escaping, or next to none ---- */

enum {
  IN_NAME = 1, ///< letters, digits, '-' and '_'
  IN_IRI = 2,  ///< visible ASCII that IRIs may have
  IN_TEXT = 4  ///< printable ASCII but " and backslash
};

static bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void tell_bytes_apart(uint8_t kinds[BYTES]) {
  for (int c = ' '; c < 0x7F; c++) {
    bool name = is_letter((char)c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    bool iri = c != ' ' && !strchr("<>\"\\^`{|}", c);
    kinds[c] = (uint8_t)((name ? IN_NAME : 0) | (iri ? IN_IRI : 0) |
                         (c != '"' && c != '\\' ? IN_TEXT : 0));
  }
}

static bool in(const Terms* t, int kind, char byte) {
  return t->kinds[(unsigned char)byte] & kind;
}

static bool plain_iri(const Terms* t, Str s) {
  for (size_t i = 0; i < s.len; i++)
    if (!in(t, IN_IRI, s.data[i])) return false;
  return true;
}

// Bytes of a character beyond ASCII that Raptor writes as it is. Those that may be ill-formed or no
// character (E0, ED, EF and the controls of C2) are left to it.
static size_t plain_character(const unsigned char* c, size_t left) {
  bool two = left >= 2 && c[0] >= 0xC2 && c[0] <= 0xDF && (c[0] > 0xC2 || c[1] >= 0xA0);
  if (two) return (c[1] & 0xC0) == 0x80 ? 2 : 0;
  bool three = left >= 3 && c[0] >= 0xE1 && c[0] <= 0xEC;
  return three && (c[1] & 0xC0) == 0x80 && (c[2] & 0xC0) == 0x80 ? 3 : 0;
}

// Nearly all texts. Looking at each byte to the end costs less than stopping at the first odd one:
// so many are looked at together.
static bool all_printable(Str s) {
  uint8_t odd = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    odd |= (uint8_t)((c < ' ') | (c > '~') | (c == '"') | (c == '\\'));
  }
  return !odd;
}

// "\n" for a line feed, and so on; NUL if there is nothing of the kind.
static char escape_of(char c) {
  return c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c == '"' || c == '\\' ? c : '\0';
}

// Writes a text whose bytes are all known to be fine; false if some are not.
static bool write_plain_text(const Terms* t, Str s, Buf* out) {
  size_t from = 0, n = 0;
  for (size_t i = 0; i < s.len; i += n) {
    n = in(t, IN_TEXT, s.data[i]) ? 1
                                  : plain_character((const unsigned char*)s.data + i, s.len - i);
    if (n) continue;
    char escape = escape_of(s.data[i]);
    if (!escape) return false;
    buf_add(out, str_slice(s, from, i));
    buf_add_char(out, '\\');
    buf_add_char(out, escape);
    n = 1;
    from = i + 1;
  }
  buf_add(out, str_slice(s, from, s.len));
  return true;
}

typedef enum {
  SHORT_PREFIXED, ///< written
  SHORT_NONE,     ///< no prefix fits
  SHORT_PERHAPS
} Shortened;

// "schema:about": the IRI is one of our name spaces and a plain name that starts with a letter.
// Name spaces end with / or #, which no plain name has, so that no other prefix can fit. No name
// has = or a comma, as the IRIs of strings of the text have.
static Shortened write_prefixed(const Terms* t, Str iri, Buf* out) {
  size_t at = iri.len;
  while (at > 0 && in(t, IN_NAME, iri.data[at - 1]))
    at--;
  if (at == 0 || at == iri.len) return SHORT_PERHAPS;
  if (iri.data[at - 1] == ',' || iri.data[at - 1] == '=') return SHORT_NONE;
  if (!is_letter(iri.data[at])) return SHORT_PERHAPS;
  for (size_t i = t->of_length[at % LENGTHS]; i; i = t->spaces[i - 1].next) {
    const Space* space = &t->spaces[i - 1];
    if (space->iri.len != at || memcmp(space->iri.data, iri.data, at) != 0) continue;
    buf_add(out, space->prefix);
    buf_add(out, str_slice(iri, at, iri.len));
    return SHORT_PREFIXED;
  }
  return SHORT_PERHAPS;
}

/* ---- what Raptor writes ---- */

static void write_short_iri(Terms* t, Str iri, Buf* out) {
  t->out = out;
  raptor_uri* uri =
      raptor_new_uri_from_counted_string(t->world, (const unsigned char*)iri.data, iri.len);
  if (!uri || raptor_uri_turtle_write(t->world, t->stream, uri, t->namespaces, NULL) != 0)
    t->failed = true;
  if (uri) raptor_free_uri(uri);
}

// U+FFFE and U+FFFF cannot be written: Raptor refuses them, and readers cut the text there.
static void replace_noncharacters(Buf* text) {
  for (size_t i = 0; i + 2 < text->len; i++)
    if (memcmp(text->data + i, "\xEF\xBF", 2) == 0 && (unsigned char)text->data[i + 2] >= 0xBE)
      text->data[i + 2] = '\xBD';
}

// Raptor reads up to a NUL byte, whatever length it is given (2.0.15): it gets a copy that ends
// where the text does.
static void escaped(Terms* t, Str s, char delimiter, unsigned flags, Buf* out) {
  t->out = out;
  buf_clear(&t->scratch);
  buf_add(&t->scratch, s);
  buf_add_char(&t->scratch, '\0');
  replace_noncharacters(&t->scratch);
  if (raptor_string_escaped_write((const unsigned char*)t->scratch.data, s.len, delimiter, flags,
                                  t->stream) != 0)
    t->failed = true;
}

// Most IRIs begin like the one before, up to the fragment.
static bool nothing_to_escape(Terms* t, Str iri) {
  size_t known = t->plain.len && str_starts(iri, buf_str(&t->plain)) ? t->plain.len : 0;
  if (!plain_iri(t, str_slice(iri, known, iri.len))) return false;
  const char* hash = known || !iri.len ? NULL : memchr(iri.data, '#', iri.len);
  if (hash) {
    buf_clear(&t->plain);
    buf_add(&t->plain, str_slice(iri, 0, (size_t)(hash - iri.data) + 1));
  }
  return true;
}

static void full_iri(Terms* t, Str iri, Buf* out) {
  buf_add_char(out, '<');
  if (nothing_to_escape(t, iri))
    buf_add(out, iri);
  else
    escaped(t, iri, '>', RAPTOR_ESCAPED_WRITE_NTRIPLES_URI, out);
  buf_add_char(out, '>');
}

static void rendered_iri(Terms* t, Str iri, Buf* out) {
  Rendered* r = &t->slots[str_hash(iri) % SLOTS];
  if (!str_equal(buf_str(&r->iri), iri)) {
    buf_clear(&r->iri);
    buf_clear(&r->text);
    buf_add(&r->iri, iri);
    write_short_iri(t, iri, &r->text);
  }
  buf_add(out, buf_str(&r->text));
}

static uint8_t* find_word(Terms* t, Str iri) {
  size_t i = ((uintptr_t)iri.data >> 3) % WORD_SLOTS;
  for (;; i = (i + 1) % WORD_SLOTS) {
    uint8_t* slot = &t->word_slots[i];
    if (!*slot || t->words[*slot - 1].iri.data == iri.data) return slot;
  }
}

static void other_short_iri(Terms* t, Str iri, Buf* out) {
  switch (write_prefixed(t, iri, out)) {
  case SHORT_PREFIXED:
    return;
  case SHORT_NONE:
    full_iri(t, iri, out);
    return;
  case SHORT_PERHAPS:
    rendered_iri(t, iri, out);
  }
}

static void short_iri(Terms* t, Str iri, Buf* out) {
  size_t word = *find_word(t, iri);
  if (word && t->words[word - 1].iri.len == iri.len)
    buf_add(out, buf_str(&t->words[word - 1].text));
  else
    other_short_iri(t, iri, out);
}

/* ---- opening and closing ---- */

static bool render_vocabulary(Terms* t) {
  size_t n = 0;
  const Str* all = graph_vocabulary(&n);
  for (size_t i = 0; i < n && i < MOST_WORDS; i++) {
    Word* w = &t->words[i];
    w->iri = all[i];
    other_short_iri(t, all[i], &w->text);
    *find_word(t, all[i]) = (uint8_t)(i + 1);
    t->n_words++;
  }
  return !t->failed;
}

Status terms_open(Str base, Diag* diag, Terms** out) {
  static const raptor_iostream_handler HANDLER = {
      .version = 2, .write_byte = write_byte, .write_bytes = write_bytes};
  Terms* t = *out = calloc(1, sizeof *t);
  if (!t) return diag_error(diag, STATUS_INTERNAL, "out of memory");
  tell_bytes_apart(t->kinds);
  t->slots = calloc(SLOTS, sizeof *t->slots);
  t->world = raptor_new_world();
  if (t->slots && t->world && raptor_world_open(t->world) == 0) {
    t->namespaces = raptor_new_namespaces(t->world, 0);
    t->stream = raptor_new_iostream_from_handler(t->world, t, &HANDLER);
    if (t->namespaces && t->stream && declare_prefixes(t, base) && render_vocabulary(t))
      return STATUS_OK;
  }
  terms_close(t);
  *out = NULL;
  return diag_error(diag, STATUS_INTERNAL, "the RDF writer could not be started");
}

void terms_close(Terms* t) {
  if (!t) return;
  if (t->stream) raptor_free_iostream(t->stream);
  if (t->namespaces) raptor_free_namespaces(t->namespaces);
  if (t->world) raptor_free_world(t->world);
  for (size_t i = 0; t->slots && i < SLOTS; i++) {
    buf_free(&t->slots[i].iri);
    buf_free(&t->slots[i].text);
  }
  free(t->slots);
  for (size_t i = 0; i < t->n_words; i++)
    buf_free(&t->words[i].text);
  for (size_t i = 0; t->spaces && i < t->n_spaces; i++) {
    buf_free(&t->spaces[i].text);
    buf_free(&t->spaces[i].iri);
  }
  free(t->spaces);
  buf_free(&t->plain);
  buf_free(&t->scratch);
  free(t);
}

void terms_prefixes(Terms* t, Buf* out) {
  for (size_t i = 0; i < t->n_spaces; i++)
    buf_printf(out, "@prefix %s <%s> .\n", t->spaces[i].text.data, t->spaces[i].iri.data);
}

/* ---- terms ---- */

static void write_text(Terms* t, Str s, Buf* out) {
  size_t len = out->len;
  if (all_printable(s)) {
    buf_add(out, s);
  } else if (!write_plain_text(t, s, out)) {
    out->len = len;
    escaped(t, s, '"', RAPTOR_ESCAPED_WRITE_NTRIPLES_LITERAL | RAPTOR_ESCAPED_WRITE_BITFLAG_UTF8,
            out);
  }
}

static void quoted(Terms* t, Str s, Buf* out) {
  buf_add_char(out, '"');
  write_text(t, s, out);
  buf_add_char(out, '"');
}

static void term(Terms* t, const Term* term, void (*iri)(Terms*, Str, Buf*), Buf* out) {
  if (term->kind == TERM_IRI) {
    iri(t, term->value, out);
    return;
  }
  quoted(t, term->value, out);
  if (term->language.len) {
    buf_add_char(out, '@');
    buf_add(out, term->language);
  } else if (term->datatype.len) {
    buf_add(out, STR("^^"));
    iri(t, term->datatype, out);
  }
}

void terms_turtle(Terms* t, const Term* value, Buf* out) {
  term(t, value, short_iri, out);
}

void terms_iri(Terms* t, Str iri, Buf* out) {
  short_iri(t, iri, out);
}

void terms_ntriples(Terms* t, const Term* value, Buf* out) {
  term(t, value, full_iri, out);
}

void terms_quad(Terms* t, const Triple* triple, Str graph, Buf* out) {
  full_iri(t, triple->subject, out);
  buf_add_char(out, ' ');
  full_iri(t, triple->predicate, out);
  buf_add_char(out, ' ');
  terms_ntriples(t, &triple->object, out);
  if (graph.len) {
    buf_add_char(out, ' ');
    full_iri(t, graph, out);
  }
  buf_add(out, STR(" .\n"));
}

bool terms_expand(const Terms* t, Str turtle, Buf* out) {
  buf_clear(out);
  if (str_starts(turtle, STR("<")) && str_ends(turtle, STR(">"))) {
    buf_add(out, str_slice(turtle, 1, turtle.len - 1));
    return str_find(turtle, STR("\\"), 0) == SIZE_MAX;
  }
  for (size_t i = 0; i < t->n_spaces; i++) {
    if (!str_starts(turtle, t->spaces[i].prefix)) continue;
    buf_add(out, buf_str(&t->spaces[i].iri));
    buf_add(out, str_slice(turtle, t->spaces[i].prefix.len, turtle.len));
    return str_find(turtle, STR("\\"), 0) == SIZE_MAX;
  }
  return false;
}

Status terms_check(Terms* t, Diag* diag) {
  if (!t->failed) return STATUS_OK;
  t->failed = false;
  return diag_error(diag, STATUS_INTERNAL, "a term could not be written");
}
