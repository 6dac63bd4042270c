// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Reads Turtle with Raptor. Raptor never opens anything itself: network and file access are
/// switched off, the bytes are handed over in one chunk, without the long strings, which need no
/// parser (long_strings.c).
#include "turtle.h"

#include <raptor2.h>
#include <stdlib.h>
#include <string.h>

enum { RECENT = 256 };

struct TurtleWorld {
  raptor_world* raptor;
  Diag* diag;
  Str recent[RECENT]; ///< IRIs read lately: see kept_iri
};

typedef struct {
  Str path;
  TurtleWorld* world;
  Diag* diag;
  Arena* arena;
  TripleSink* sink;
  void* context;
  raptor_parser* parser;
  LongStrings strings;
  bool failed;
} Reader;

/// The scanner of the Turtle parser ends by a jump that the C library may take for an attack: it
/// must not come to that.
static bool tells_no_memory(const raptor_log_message* message) {
  return message->level == RAPTOR_LOG_LEVEL_FATAL ||
         str_find(str_from(message->text), STR("out of dynamic memory"), 0) != SIZE_MAX;
}

static void on_log(void* user, raptor_log_message* message) {
  Reader* r = user;
  if (tells_no_memory(message)) memory_exhausted(0);
  int line = message->locator ? raptor_locator_line(message->locator) : -1;
  if (message->level < RAPTOR_LOG_LEVEL_WARN) return;
  if (message->level == RAPTOR_LOG_LEVEL_WARN) {
    diag_warn(r->diag, "%.*s:%d: %s", STR_ARG(r->path), line, message->text);
    return;
  }
  r->failed = true;
  diag_error(r->diag, STATUS_BAD_ONTOLOGY, "%.*s:%d: %s", STR_ARG(r->path), line, message->text);
}

/// Few IRIs are in all the statements, and one is most often among those read lately: it is not
/// kept again.
static Str kept_iri(const Reader* r, Str iri) {
  size_t last = iri.len > 0 ? (unsigned char)iri.data[iri.len - 1] : 0;
  Str* recent = &r->world->recent[(iri.len * 31 + last) % RECENT];
  if (!str_equal(*recent, iri)) *recent = arena_copy(r->arena, iri);
  return *recent;
}

static Term term_from(const Reader* r, const raptor_term* t) {
  switch (t->type) {
  case RAPTOR_TERM_TYPE_URI: {
    size_t len;
    const char* s = (const char*)raptor_uri_as_counted_string(t->value.uri, &len);
    return (Term){TERM_IRI, kept_iri(r, (Str){s, len})};
  }
  case RAPTOR_TERM_TYPE_BLANK: {
    Str s = {(const char*)t->value.blank.string, t->value.blank.string_len};
    // Blank node names are only unique within a file.
    return (Term){TERM_BLANK, arena_printf(r->arena, "_:%.*s#%.*s", STR_ARG(r->path), STR_ARG(s))};
  }
  default: {
    Str s = {(const char*)t->value.literal.string, t->value.literal.string_len}, whole;
    if (long_strings_put_back(&r->strings, s, &whole)) return (Term){TERM_LITERAL, whole};
    return (Term){TERM_LITERAL, arena_copy(r->arena, s)};
  }
  }
}

static void on_statement(void* user, raptor_statement* s) {
  Reader* r = user;
  if (!s->subject || !s->predicate || !s->object) { // Raptor goes on when memory runs out
    if (!r->failed) diag_error(r->diag, STATUS_INTERNAL, "%.*s: out of memory", STR_ARG(r->path));
    r->failed = true;
    return;
  }
  int line = raptor_locator_line(raptor_parser_get_locator(r->parser));
  Triple t = {.subject = term_from(r, s->subject),
              .predicate = term_from(r, s->predicate),
              .object = term_from(r, s->object),
              .line = line > 0 ? (uint32_t)line : 0};
  r->sink(r->context, &t);
}

static void parse_all(Reader* r, raptor_world* world, Str bytes) {
  raptor_uri* base = raptor_new_uri(world, (const unsigned char*)"https://w3id.org/newsgraph/");
  raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_statement_handler(r->parser, r, on_statement);
  Str rest = long_strings_take(&r->strings, r->arena, bytes);
  if (raptor_parser_parse_start(r->parser, base) != 0 ||
      raptor_parser_parse_chunk(r->parser, (const unsigned char*)rest.data, rest.len, 1) != 0)
    if (!r->failed) {
      r->failed = true;
      diag_error(r->diag, STATUS_BAD_ONTOLOGY, "%.*s: not readable as Turtle", STR_ARG(r->path));
    }
  long_strings_free(&r->strings);
  raptor_free_uri(base);
}

static Status cannot_start(Diag* diag) {
  return diag_error(diag, STATUS_INTERNAL, "cannot start the Turtle parser");
}

/// IRIs that are kept apart cost less to make and free than those that are looked for in a tree of
/// all; and there is no network to be made ready for.
static void set_up(raptor_world* world) {
  raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_URI_INTERNING, 0);
  raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
}

TurtleWorld* turtle_open(Diag* diag) {
  raptor_world* raptor = raptor_new_world();
  if (raptor) set_up(raptor);
  if (!raptor || raptor_world_open(raptor) != 0) {
    if (raptor) raptor_free_world(raptor);
    (void)cannot_start(diag);
    return NULL;
  }
  TurtleWorld* world = memory_or_exit(sizeof *world);
  *world = (TurtleWorld){.raptor = raptor, .diag = diag};
  return world;
}

void turtle_close(TurtleWorld* world) {
  raptor_free_world(world->raptor);
  free(world);
}

Status turtle_parse(TurtleWorld* world, Str path, Str bytes, Arena* arena, TripleSink* sink,
                    void* context) {
  Reader r = {.path = path,
              .world = world,
              .diag = world->diag,
              .arena = arena,
              .sink = sink,
              .context = context};
  raptor_world_set_log_handler(world->raptor, &r, on_log);
  r.parser = raptor_new_parser(world->raptor, "turtle");
  if (!r.parser) return cannot_start(world->diag);
  parse_all(&r, world->raptor, bytes);
  raptor_free_parser(r.parser);
  raptor_world_set_log_handler(world->raptor, NULL, NULL);
  return r.failed ? STATUS_BAD_ONTOLOGY : STATUS_OK;
}
