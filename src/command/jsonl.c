// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The only file that knows Jansson.

#include "command/jsonl.h"

#include <jansson.h>
#include <string.h>

static Str string_of(const json_t* object, const char* key, Arena* arena) {
  const json_t* value = json_object_get(object, key);
  return json_is_string(value)
             ? arena_copy(arena, (Str){json_string_value(value), json_string_length(value)})
             : STR_EMPTY;
}

// Metadata with a NUL in it is no metadata; in the text it is repaired like any other
// (document/gate.c).
static Str line_of(const json_t* object, const char* key, Arena* arena) {
  Str s = string_of(object, key, arena);
  return s.len && memchr(s.data, 0, s.len) ? STR_EMPTY : s;
}

static Status take(const json_t* object, size_t line_number, Diag* diag, Arena* arena,
                   Article* out) {
  *out = (Article){.path = line_of(object, "id", arena),
                   .bytes = string_of(object, "text", arena),
                   .headline = line_of(object, "headline", arena),
                   .date = line_of(object, "date", arena),
                   .author = line_of(object, "author", arena),
                   .publisher = line_of(object, "publisher", arena),
                   .url = line_of(object, "url", arena),
                   .language = line_of(object, "language", arena)};
  if (out->path.len == 0 || !json_is_string(json_object_get(object, "text"))) {
    diag_warn(diag, "line %zu: skipped: wants an object with the strings \"id\" and \"text\"",
              line_number);
    return STATUS_SKIPPED;
  }
  sha256_hex(out->bytes, out->sha256);
  return STATUS_OK;
}

Status jsonl_read(Str line, size_t line_number, Diag* diag, Arena* arena, Article* out) {
  json_error_t error;
  json_t* object = json_loadb(line.data, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
  if (!object) {
    diag_warn(diag, "line %zu: skipped: %s at character %d", line_number, error.text, error.column);
    return STATUS_SKIPPED;
  }
  Status s = take(object, line_number, diag, arena, out);
  json_decref(object);
  return s;
}
