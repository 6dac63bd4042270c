// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Loads an ontology: finds the files, reads their triples into resources, lets each part take its
/// own, and computes the fingerprint that results depend on.
#include "ontology_internal.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- files ---- */

enum { MAX_DEPTH = 16 };

static void find_files(Ontology* o, Str dir, int depth) {
  DIR* d = opendir(arena_cstr(o->arena, dir));
  if (!d) {
    diag_error(o->diag, STATUS_BAD_ONTOLOGY, "%.*s: cannot be opened: %s", STR_ARG(dir),
               strerror(errno));
    return;
  }
  for (struct dirent* entry; (entry = readdir(d)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    Str path = arena_printf(o->arena, "%.*s/%s", STR_ARG(dir), entry->d_name);
    struct stat st;
    if (stat(arena_cstr(o->arena, path), &st) != 0) continue;
    bool skipped = !o->with_examples && strcmp(entry->d_name, "examples") == 0;
    if (S_ISDIR(st.st_mode) && depth < MAX_DEPTH && !skipped) find_files(o, path, depth + 1);
    if (S_ISREG(st.st_mode) && str_ends(path, STR(".ttl")))
      vec_push(&o->files, o->arena, (SourceFile){.path = path});
  }
  closedir(d);
}

static int by_path(const void* a, const void* b) {
  return str_compare(((const SourceFile*)a)->path, ((const SourceFile*)b)->path);
}

/// The content, read straight to where it stays. A file may grow while it is read.
static bool read_bytes(Arena* arena, FILE* in, size_t expected, Str* out) {
  size_t room = expected + 1, n = 0;
  char* bytes = arena_alloc(arena, room, 1);
  while (!feof(in) && !ferror(in)) {
    if (n == room) bytes = arena_grow(arena, bytes, n, room *= 2, 1);
    n += fread(bytes + n, 1, room - n, in);
  }
  *out = (Str){bytes, n};
  return !ferror(in);
}

static void read_file(Ontology* o, SourceFile* f) {
  struct stat st;
  FILE* in = fopen(arena_cstr(o->arena, f->path), "rb");
  bool read = in && fstat(fileno(in), &st) == 0 && st.st_size >= 0 &&
              read_bytes(o->arena, in, (size_t)st.st_size, &f->bytes);
  if (!read)
    diag_error(o->diag, STATUS_BAD_ONTOLOGY, "%.*s: cannot be read: %s", STR_ARG(f->path),
               strerror(errno));
  if (in) fclose(in);
}

/* ---- triples to resources ---- */

typedef struct {
  Ontology* o;
  uint32_t file;
  Str last_subject; ///< statements about one subject come together
  uint32_t last;
} Collector;

static void collect(void* context, const Triple* t) {
  Collector* c = context;
  Ontology* o = c->o;
  uint32_t at = c->last;
  if (c->last_subject.len == 0 || !str_equal(t->subject.value, c->last_subject)) {
    if (!map_get(&o->resource_index, t->subject.value, &at)) {
      at = (uint32_t)o->resources.n;
      map_put(&o->resource_index, t->subject.value, at);
      vec_push(&o->resources, o->arena,
               (Resource){.iri = t->subject.value, .file = c->file, .line = t->line});
    }
    c->last = at;
    c->last_subject = t->subject.value;
  }
  vec_push(&o->resources.data[at].properties, o->arena,
           (Property){t->predicate.value, t->object, c->file, t->line});
}

Str resource_value(const Resource* r, Str predicate) {
  size_t at = 0;
  const Property* p = resource_next(r, predicate, &at);
  return p ? p->object.value : STR_EMPTY;
}

const Property* resource_next(const Resource* r, Str predicate, size_t* at) {
  while (*at < r->properties.n) {
    const Property* p = &r->properties.data[(*at)++];
    if (str_equal(p->predicate, predicate)) return p;
  }
  return NULL;
}

bool resource_has(const Resource* r, Str predicate, Str value) {
  size_t at = 0;
  for (const Property* p; (p = resource_next(r, predicate, &at)) != NULL;)
    if (str_equal(p->object.value, value)) return true;
  return false;
}

const Resource* resource_find(const Ontology* o, Str iri) {
  uint32_t at;
  return map_get(&o->resource_index, iri, &at) ? &o->resources.data[at] : NULL;
}

Str iri_local(Str iri) {
  size_t at = iri.len;
  while (at > 0 && iri.data[at - 1] != '#' && iri.data[at - 1] != '/')
    at--;
  return str_slice(iri, at, iri.len);
}

void resource_error(const Ontology* o, const Resource* r, const Property* p, const char* format,
                    ...) {
  char text[1024];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  Str path = o->files.data[p ? p->file : r->file].path;
  diag_error(o->diag, STATUS_BAD_ONTOLOGY, "%.*s:%u: %s", STR_ARG(path), p ? p->line : r->line,
             text);
}

/* ---- the whole ---- */

static void read_files(Ontology* o) {
  TurtleWorld* world = turtle_open(o->diag);
  for (size_t i = 0; world && i < o->files.n; i++) {
    SourceFile* f = &o->files.data[i];
    read_file(o, f);
    Collector c = {.o = o, .file = (uint32_t)i};
    // Errors are counted by diag; all files are read so that all errors are seen at once.
    Status status = turtle_parse(world, f->path, f->bytes, o->arena, collect, &c);
    (void)status;
  }
  if (world) turtle_close(world);
}

/// Content only: the same ontology in another place gives the same results.
static void compute_fingerprint(Ontology* o, Str dir) {
  Buf all = {0};
  buf_printf(&all, "newsgraph %s\n", NEWSGRAPH_VERSION);
  for (size_t i = 0; i < o->files.n; i++) {
    const SourceFile* f = &o->files.data[i];
    // Two quick hashes of 64 bits at different alignments: nobody attacks this, and SHA-256 of all
    // files would take longer than parsing them.
    uint64_t hashes[2] = {str_hash(f->bytes), str_hash(str_slice(f->bytes, 3, f->bytes.len))};
    Str path = str_slice(f->path, dir.len, f->path.len);
    buf_printf(&all, "%.*s %zu %016llx%016llx\n", STR_ARG(path), f->bytes.len,
               (unsigned long long)hashes[0], (unsigned long long)hashes[1]);
  }
  sha256_hex(buf_str(&all), o->fingerprint);
  buf_free(&all);
}

static Ontology* ontology_new(Diag* diag) {
  Arena* arena = arena_new();
  Ontology* o = arena_new_one(arena, Ontology);
  o->arena = arena;
  o->diag = diag;
  Map* maps[] = {&o->resource_index,   &o->class_by_name,   &o->class_by_iri,
                 &o->relation_by_name, &o->relation_by_iri, &o->list_by_name};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
    *maps[i] = map_in(arena);
  return o;
}

static Str without_slash(Str dir) {
  while (dir.len > 1 && dir.data[dir.len - 1] == '/')
    dir.len--;
  return dir;
}

static void list_files(Ontology* o, Str dir) {
  size_t errors = diag_count(o->diag, DIAG_ERROR);
  find_files(o, dir, 0);
  if (o->files.n) qsort(o->files.data, o->files.n, sizeof *o->files.data, by_path);
  if (o->files.n == 0 && diag_count(o->diag, DIAG_ERROR) == errors)
    diag_error(o->diag, STATUS_BAD_ONTOLOGY, "%.*s: no .ttl files", STR_ARG(dir));
}

void ontology_stamp_of(Str dir, Diag* diag, char out[65]) {
  Ontology* o = ontology_new(diag);
  list_files(o, without_slash(dir));
  Buf all = {0};
  for (size_t i = 0; i < o->files.n; i++) {
    struct stat st = {0};
    if (stat(arena_cstr(o->arena, o->files.data[i].path), &st) != 0) continue;
    buf_printf(&all, "%.*s %lld %lld.%09ld %llu\n", STR_ARG(o->files.data[i].path),
               (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
               (unsigned long long)st.st_ino);
  }
  sha256_hex(buf_str(&all), out);
  buf_free(&all);
  ontology_close(o);
}

Status ontology_fingerprint_of(Str dir, Diag* diag, char out[65]) {
  size_t errors = diag_count(diag, DIAG_ERROR);
  Ontology* o = ontology_new(diag);
  dir = without_slash(dir);
  list_files(o, dir);
  for (size_t i = 0; i < o->files.n; i++)
    read_file(o, &o->files.data[i]);
  compute_fingerprint(o, dir);
  memcpy(out, o->fingerprint, sizeof o->fingerprint);
  ontology_close(o);
  return diag_count(diag, DIAG_ERROR) == errors ? STATUS_OK : STATUS_BAD_ONTOLOGY;
}

static Status load(Str dir, bool with_examples, Diag* diag, Ontology** out) {
  size_t errors = diag_count(diag, DIAG_ERROR);
  Ontology* o = ontology_new(diag);
  o->with_examples = with_examples;
  dir = without_slash(dir);
  list_files(o, dir);
  read_files(o);
  forms_begin(o);
  load_classes(o);
  load_relations(o);
  load_lists(o);
  load_weights(o);
  load_lexicon(o);
  load_names(o);
  load_cues(o);
  load_pieces(o);
  load_rules(o);
  compile_patterns(o);
  compute_fingerprint(o, dir);
  if (diag_count(diag, DIAG_ERROR) != errors) {
    ontology_close(o);
    return STATUS_BAD_ONTOLOGY;
  }
  *out = o;
  return STATUS_OK;
}

Status ontology_load(Str dir, Diag* diag, Ontology** out) {
  return load(dir, false, diag, out);
}

Status ontology_load_to_check(Str dir, Diag* diag, Ontology** out) {
  return load(dir, true, diag, out);
}

void ontology_close(Ontology* o) {
  if (!o) return;
  free_patterns(o);
  arena_free(o->arena);
}

Str ontology_fingerprint(const Ontology* o) {
  return str_from(o->fingerprint);
}
