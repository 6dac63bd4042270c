// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Reads Turtle with Raptor. Raptor never opens anything itself: network and file access are
/// switched off, the bytes are handed over in one chunk.
#include "turtle.h"

#include <raptor2.h>
#include <string.h>

typedef struct {
  Str path;
  Diag* diag;
  Arena* arena;
  TripleSink* sink;
  void* context;
  raptor_parser* parser;
  bool failed;
} Reader;

static void on_log(void* user, raptor_log_message* message) {
  Reader* r = user;
  int line = message->locator ? raptor_locator_line(message->locator) : -1;
  if (message->level < RAPTOR_LOG_LEVEL_WARN) return;
  if (message->level == RAPTOR_LOG_LEVEL_WARN) {
    diag_warn(r->diag, "%.*s:%d: %s", STR_ARG(r->path), line, message->text);
    return;
  }
  r->failed = true;
  diag_error(r->diag, STATUS_BAD_ONTOLOGY, "%.*s:%d: %s", STR_ARG(r->path), line, message->text);
}

static Term term_from(const Reader* r, const raptor_term* t) {
  switch (t->type) {
  case RAPTOR_TERM_TYPE_URI: {
    size_t len;
    const char* s = (const char*)raptor_uri_as_counted_string(t->value.uri, &len);
    return (Term){TERM_IRI, arena_copy(r->arena, (Str){s, len})};
  }
  case RAPTOR_TERM_TYPE_BLANK: {
    Str s = {(const char*)t->value.blank.string, t->value.blank.string_len};
    // Blank node names are only unique within a file.
    return (Term){TERM_BLANK, arena_printf(r->arena, "_:%.*s#%.*s", STR_ARG(r->path), STR_ARG(s))};
  }
  default: {
    Str s = {(const char*)t->value.literal.string, t->value.literal.string_len};
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
  if (raptor_parser_parse_start(r->parser, base) != 0 ||
      raptor_parser_parse_chunk(r->parser, (const unsigned char*)bytes.data, bytes.len, 1) != 0)
    if (!r->failed) {
      r->failed = true;
      diag_error(r->diag, STATUS_BAD_ONTOLOGY, "%.*s: not readable as Turtle", STR_ARG(r->path));
    }
  raptor_free_uri(base);
}

Status turtle_parse(Str path, Str bytes, Diag* diag, Arena* arena, TripleSink* sink,
                    void* context) {
  Reader r = {.path = path, .diag = diag, .arena = arena, .sink = sink, .context = context};
  raptor_world* world = raptor_new_world();
  if (!world) return diag_error(diag, STATUS_INTERNAL, "cannot start the Turtle parser");
  raptor_world_set_log_handler(world, &r, on_log);
  if (raptor_world_open(world) == 0) r.parser = raptor_new_parser(world, "turtle");
  if (r.parser) parse_all(&r, world, bytes);
  bool started = r.parser != NULL;
  if (r.parser) raptor_free_parser(r.parser);
  raptor_free_world(world);
  if (!started) return diag_error(diag, STATUS_INTERNAL, "cannot start the Turtle parser");
  return r.failed ? STATUS_BAD_ONTOLOGY : STATUS_OK;
}
