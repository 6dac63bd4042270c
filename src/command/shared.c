// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What subcommands share: where the ontology and the store are, and options that several have.

#include "command/command.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_folder(const char* path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

Str ontology_folder(const Arguments* a, unsigned option) {
  if (a->values[option]) return str_from(a->values[option]);
  const char* from_environment = getenv("NEWSGRAPH_ONTOLOGY");
  if (from_environment && *from_environment) return str_from(from_environment);
  return is_folder(INSTALLED_ONTOLOGY) ? STR(INSTALLED_ONTOLOGY) : STR(SOURCE_ONTOLOGY);
}

Str store_base(Store* s, Arena* arena) {
  Str base = store_setting(s, STR("base"), arena);
  return base.len ? base : STR(DEFAULT_BASE);
}

Status base_option(const Arguments* a, unsigned option, Str* out) {
  *out = a->values[option] ? str_from(a->values[option]) : STR(DEFAULT_BASE);
  bool absolute = str_starts(*out, STR("http://")) || str_starts(*out, STR("https://")) ||
                  str_starts(*out, STR("urn:"));
  bool ends = str_ends(*out, STR("/")) || str_ends(*out, STR("#")) || str_ends(*out, STR(":"));
  if (absolute && ends && iri_escape(*out, a->arena).data == out->data) return STATUS_OK;
  return diag_error(
      a->diag, STATUS_USAGE,
      "--base must be an absolute IRI that ends with / or #, such as https://example.org/news/");
}

Status mentions_option(const Arguments* a, unsigned option, MentionChoice* out) {
  static const char* const NAMES[] = {
      [MENTIONS_USED] = "used", [MENTIONS_ALL] = "all", [MENTIONS_NONE] = "none"};
  *out = MENTIONS_USED;
  if (!a->values[option]) return STATUS_OK;
  for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
    if (strcmp(a->values[option], NAMES[i]) != 0) continue;
    *out = (MentionChoice)i;
    return STATUS_OK;
  }
  return diag_error(a->diag, STATUS_USAGE, "--mentions is used, all or none");
}

Status number_option(const Arguments* a, unsigned option, const char* name, unsigned most,
                     unsigned* out) {
  if (!a->values[option]) return STATUS_OK;
  char* end = NULL;
  unsigned long n = strtoul(a->values[option], &end, 10);
  bool digits = a->values[option][0] >= '0' && a->values[option][0] <= '9';
  if (!digits || *end || n < 1 || n > most)
    return diag_error(a->diag, STATUS_USAGE, "--%s is a number from 1 to %u", name, most);
  *out = (unsigned)n;
  return STATUS_OK;
}

Str store_path(const Arguments* a, unsigned option) {
  const char* path = a->values[option] ? a->values[option] : "out";
  return is_folder(path) ? arena_printf(a->arena, "%s/graph.db", path) : str_from(path);
}
