// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Prepares a store's graph for the engine: declares every class and property that occurs (the
// engine is typed and takes nothing undeclared), and writes the triples to a file that it can load.

#include "query/prepare.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char RDF[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
static const char RDFS[] = "http://www.w3.org/2000/01/rdf-schema#";
static const char XSD[] = "http://www.w3.org/2001/XMLSchema#";

/* ---- which store, and is it the same ---- */

static Status add_file_key(Buf* key, Str path, bool required, Arena* arena, Diag* diag) {
  struct stat st;
  if (stat(arena_cstr(arena, path), &st) != 0) {
    if (!required) return STATUS_OK;
    return diag_error(diag, STATUS_IO, "%.*s: %s: run \"newsgraph build\" first", STR_ARG(path),
                      strerror(errno));
  }
  if (!required && st.st_size == 0) return STATUS_OK; // an empty log is no change
  buf_printf(key, "%lld %lld.%09ld\n", (long long)st.st_size, (long long)st.st_mtim.tv_sec,
             st.st_mtim.tv_nsec);
  return STATUS_OK;
}

Status prepare_describe(Str store_path, Arena* arena, Diag* diag, Prepared* out) {
  Buf key = {0};
  buf_add(&key, STR("newsgraph prepared graph 3\n"));
  Status status = add_file_key(&key, store_path, true, arena, diag);
  if (status == STATUS_OK)
    status = add_file_key(&key, arena_printf(arena, "%.*s-wal", STR_ARG(store_path)), false, arena,
                          diag);
  *out = (Prepared){
      .folder = arena_printf(arena, "%.*s.query", STR_ARG(store_path)),
      .building = arena_printf(arena, "%.*s.query.tmp.%ld", STR_ARG(store_path), (long)getpid()),
      .key = arena_copy(arena, buf_str(&key)),
      .lock = -1,
  };
  buf_free(&key);
  return status;
}

bool prepare_is_current(const Prepared* p, Arena* arena) {
  FILE* f = fopen(arena_cstr(arena, arena_printf(arena, "%.*s/key", STR_ARG(p->folder))), "rb");
  if (!f) return false;
  char text[512];
  size_t n = fread(text, 1, sizeof text, f);
  bool good = !ferror(f);
  fclose(f);
  return good && str_equal((Str){text, n}, p->key);
}

/* ---- one process at a time ---- */

static Status use_temporary_folder(Prepared* p, Arena* arena, Diag* diag) {
  const char* given = getenv("TMPDIR");
  Str name = arena_printf(arena, "%s/newsgraph-query.XXXXXX", given && *given ? given : "/tmp");
  char* path = arena_cstr(arena, name);
  if (!mkdtemp(path)) return diag_error(diag, STATUS_IO, "%s: %s", path, strerror(errno));
  p->folder = arena_printf(arena, "%s/graph", path);
  p->building = arena_printf(arena, "%s/graph.tmp", path);
  p->temporary = true;
  return STATUS_OK;
}

Status prepare_lock(Prepared* p, Arena* arena, Diag* diag) {
  Str name = arena_printf(arena, "%.*s.lock", STR_ARG(p->folder));
  p->lock = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (p->lock < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
    return use_temporary_folder(p, arena, diag);
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  int rc = p->lock < 0 ? -1 : fcntl(p->lock, F_SETLKW, &whole);
  while (p->lock >= 0 && rc != 0 && errno == EINTR)
    rc = fcntl(p->lock, F_SETLKW, &whole);
  return rc == 0 ? STATUS_OK
                 : diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(name), strerror(errno));
}

void prepare_unlock(Prepared* p) {
  if (p->lock >= 0) close(p->lock);
  p->lock = -1;
}

/* ---- the engine's ontology ---- */

enum { SEEN_IRI = 1, SEEN_STRING = 2, SEEN_INTEGER = 4 };

typedef struct {
  Str iri;
  uint32_t seen;
  bool is_class;
} Declared;

typedef struct {
  Arena* arena;
  Map index;
  VEC(Declared) declared;
  Output* triples; ///< graph.nt
  Buf line;
} Declarations;

static Declared* declare(Declarations* d, Str iri, bool is_class) {
  Str key = arena_printf(d->arena, "%c%.*s", is_class ? 'c' : 'p', STR_ARG(iri));
  uint32_t at;
  if (!map_get(&d->index, key, &at)) {
    at = (uint32_t)d->declared.n;
    map_put(&d->index, key, at);
    vec_push(&d->declared, d->arena,
             (Declared){.iri = str_slice(key, 1, key.len), .is_class = is_class});
  }
  return &d->declared.data[at];
}

static uint32_t kind_of_object(const Term* o) {
  if (o->kind == TERM_IRI) return SEEN_IRI;
  bool integer =
      str_ends(o->datatype, STR("#nonNegativeInteger")) || str_ends(o->datatype, STR("#integer"));
  return integer ? SEEN_INTEGER : SEEN_STRING;
}

/* The engine reads no \\u escapes ("Wrong object token"), neither in literals nor in IRIs, but any
 * character as it is: its triples are not written by the term writers of publish/, which escape. */

static void add_iri(Buf* b, Str iri) {
  buf_add_char(b, '<');
  buf_add(b, iri);
  buf_add_char(b, '>');
}

static void add_literal(Buf* b, const Term* t) {
  buf_add_char(b, '"');
  for (size_t i = 0; i < t->value.len; i++) {
    char c = t->value.data[i];
    if (c == '"' || c == '\\') buf_add_char(b, '\\');
    if (c == '\n' || c == '\r')
      buf_add(b, c == '\n' ? STR("\\n") : STR("\\r"));
    else if (c) // the engine's texts end at a NUL
      buf_add_char(b, c);
  }
  buf_add_char(b, '"');
  if (t->language.len)
    buf_printf(b, "@%.*s", STR_ARG(t->language));
  else if (t->datatype.len)
    buf_printf(b, "^^<%.*s>", STR_ARG(t->datatype));
}

static Status write_triple(Declarations* d, const Triple* t) {
  Buf* b = &d->line;
  buf_clear(b);
  add_iri(b, t->subject);
  buf_add_char(b, ' ');
  add_iri(b, t->predicate);
  buf_add_char(b, ' ');
  if (t->object.kind == TERM_IRI)
    add_iri(b, t->object.value);
  else
    add_literal(b, &t->object);
  buf_add(b, STR(" .\n"));
  output_write(d->triples, buf_str(b));
  return output_failed(d->triples) ? STATUS_END : STATUS_OK;
}

static Status take_triple(void* context, const StoredTriple* t) {
  Declarations* d = context;
  const Triple* triple = &t->triple;
  if (str_ends(triple->predicate, STR("ns#type"))) declare(d, triple->object.value, true);
  declare(d, triple->predicate, false)->seen |= kind_of_object(&triple->object);
  return write_triple(d, triple);
}

static size_t local_name_at(Str iri) {
  size_t at = iri.len;
  while (at > 0 && iri.data[at - 1] != '#' && iri.data[at - 1] != '/')
    at--;
  return at;
}

static bool is_built_in(const Declared* d) {
  if (str_starts(d->iri, str_from(RDFS)) || str_starts(d->iri, str_from(XSD))) return true;
  return !d->is_class && str_equal(str_slice(d->iri, sizeof RDF - 1, d->iri.len), STR("type")) &&
         str_starts(d->iri, str_from(RDF));
}

static const char* range_of(uint32_t seen) {
  if (seen & SEEN_IRI) return "rdfs:Resource";
  return seen == SEEN_INTEGER ? "xsd:integer" : "xsd:string";
}

/// Prefix of a name space: the standard ones have a fixed one, which the engine knows already.
static Str prefix_of(Declarations* d, Map* prefixes, Str space, Buf* head) {
  if (str_equal(space, str_from(RDF))) return STR("rdf");
  uint32_t number;
  if (!map_get(prefixes, space, &number)) {
    number = (uint32_t)prefixes->n;
    map_put(prefixes, space, number);
    buf_printf(head, "@prefix n%u: <%.*s> .\n", number, STR_ARG(space));
    buf_printf(head,
               "<%.*s> a nrl:Namespace , nrl:Ontology ; nrl:prefix \"n%u\" ; nrl:lastModified "
               "\"2026-01-01T00:00:00Z\" .\n",
               STR_ARG(space), number);
  }
  return arena_printf(d->arena, "n%u", number);
}

static void render_ontology(Declarations* d, Buf* out) {
  Buf body = {0};
  Map prefixes = map_in(d->arena);
  buf_printf(out, "@prefix rdf: <%s> .\n@prefix rdfs: <%s> .\n@prefix xsd: <%s> .\n", RDF, RDFS,
             XSD);
  buf_add(out, STR("@prefix nrl: <http://tracker.api.gnome.org/ontology/v3/nrl#> .\n"));
  for (size_t i = 0; i < d->declared.n; i++) {
    const Declared* one = &d->declared.data[i];
    if (is_built_in(one)) continue;
    size_t cut = local_name_at(one->iri);
    Str prefix = prefix_of(d, &prefixes, str_slice(one->iri, 0, cut), out);
    Str local = str_slice(one->iri, cut, one->iri.len);
    buf_printf(&body, "%.*s:%.*s ", STR_ARG(prefix), STR_ARG(local));
    if (one->is_class)
      buf_add(&body, STR("a rdfs:Class ; rdfs:subClassOf rdfs:Resource .\n"));
    else
      buf_printf(&body, "a rdf:Property ; rdfs:domain rdfs:Resource ; rdfs:range %s .\n",
                 range_of(one->seen));
  }
  buf_add(out, buf_str(&body));
  buf_free(&body);
}

/* ---- writing ---- */

static Status write_file(Str path, Str text, Arena* arena, Diag* diag) {
  FILE* f = fopen(arena_cstr(arena, path), "wb");
  bool good = f && fwrite(text.data, 1, text.len, f) == text.len;
  if (f && fclose(f) != 0) good = false;
  return good ? STATUS_OK : diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(path), strerror(errno));
}

static Status make_folder(Str path, Arena* arena, Diag* diag) {
  if (mkdir(arena_cstr(arena, path), 0777) == 0 || errno == EEXIST) return STATUS_OK;
  return diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(path), strerror(errno));
}

/// The graph's own vocabulary (docs/ontology.md): may be asked for even where nothing has it.
static const struct {
  const char* iri;
  uint32_t seen;
} VOCABULARY[] = {
#define NG     "https://w3id.org/newsgraph/ns#"
#define SCHEMA "https://schema.org/"
#define NIF    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define ITSRDF "http://www.w3.org/2005/11/its/rdf#"
    {NG "path", SEEN_STRING},
    {NG "sha256", SEEN_STRING},
    {NG "polarity", SEEN_IRI},
    {NG "modality", SEEN_IRI},
    {NG "accordingTo", SEEN_IRI},
    {NG "evidence", SEEN_IRI},
    {NG "subjectMention", SEEN_IRI},
    {NG "objectMention", SEEN_IRI},
    {NG "rule", SEEN_IRI},
    {NG "confidence", SEEN_STRING},
    {NG "inClaim", SEEN_IRI},
    {NG "speaker", SEEN_IRI},
    {NG "speakerMention", SEEN_IRI},
    {NG "cue", SEEN_IRI},
    {NG "cueLemma", SEEN_STRING},
    {NG "stance", SEEN_IRI},
    {NG "mode", SEEN_IRI},
    {NG "content", SEEN_IRI},
    {NG "venue", SEEN_IRI},
    {NG "within", SEEN_IRI},
    {NG "answers", SEEN_IRI},
    {NG "negated", SEEN_STRING},
    {NG "mentionKind", SEEN_IRI},
    {NG "speaksFor", SEEN_IRI},
    {NG "time", SEEN_IRI},
    {NG "validFrom", SEEN_IRI},
    {NG "validUntil", SEEN_IRI},
    {NG "place", SEEN_IRI},
    {NG "scope", SEEN_IRI},
    {NG "degree", SEEN_IRI},
    {NG "reason", SEEN_IRI},
    {NG "condition", SEEN_IRI},
    {NG "addressee", SEEN_IRI},
    {NG "organization", SEEN_IRI},
    {NG "share", SEEN_IRI},
    {NG "amount", SEEN_IRI},
    {SCHEMA "text", SEEN_STRING},
    {SCHEMA "about", SEEN_IRI},
    {SCHEMA "isPartOf", SEEN_IRI},
    {SCHEMA "headline", SEEN_STRING},
    {SCHEMA "url", SEEN_IRI},
    {SCHEMA "datePublished", SEEN_STRING},
    {SCHEMA "author", SEEN_IRI},
    {SCHEMA "publisher", SEEN_IRI},
    {SCHEMA "inLanguage", SEEN_STRING},
    {NIF "beginIndex", SEEN_INTEGER},
    {NIF "endIndex", SEEN_INTEGER},
    {NIF "anchorOf", SEEN_STRING},
    {NIF "referenceContext", SEEN_IRI},
    {ITSRDF "taIdentRef", SEEN_IRI},
    {ITSRDF "taClassRef", SEEN_IRI},
    {"http://www.w3.org/2004/02/skos/core#altLabel", SEEN_STRING},
    {"http://www.w3.org/2002/07/owl#sameAs", SEEN_IRI},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", SEEN_IRI},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate", SEEN_IRI},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#object", SEEN_IRI},
};
static const char* const CLASSES[] = {
    NG "Statement",
    NG "Claim",
    NG "UnnamedSource",
    SCHEMA "Claim",
    SCHEMA "Quotation",
    SCHEMA "NewsArticle",
    NIF "OffsetBasedString",
    NIF "Context",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement",
};

static void declare_vocabulary(Declarations* d, const Ontology* ontology) {
  for (size_t i = 0; i < sizeof VOCABULARY / sizeof VOCABULARY[0]; i++)
    declare(d, str_from(VOCABULARY[i].iri), false)->seen |= VOCABULARY[i].seen;
  for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++)
    declare(d, str_from(CLASSES[i]), true);
  for (ClassId c = 1; c < ontology_n_classes(ontology); c++)
    if (!ontology_class(ontology, c)->is_value) declare(d, ontology_class(ontology, c)->iri, true);
  for (RelationId r = 1; r < ontology_n_relations(ontology); r++) {
    const Relation* relation = ontology_relation(ontology, r);
    declare(d, relation->iri, false)->seen |= relation->literal_range ? SEEN_STRING : SEEN_IRI;
    if (relation->aligned.len)
      declare(d, relation->aligned, false)->seen |=
          relation->literal_range ? SEEN_STRING : SEEN_IRI;
  }
}

/// Writes graph.nt and learns from its triples what is to be declared.
static Status write_triples(Declarations* d, const Prepared* p, Store* store, Diag* diag) {
  Str path = arena_printf(d->arena, "%.*s/graph.nt", STR_ARG(p->building));
  TRY(output_open(path, diag, &d->triples));
  Status s = store_each_triple(store, &(StoreQuery){.mentions = MENTIONS_USED}, take_triple, d);
  buf_free(&d->line);
  if (s == STATUS_OK || s == STATUS_END) return output_commit(d->triples);
  output_abandon(d->triples);
  return s;
}

static Status write_from_store(const Prepared* p, Store* store, const Ontology* ontology,
                               Arena* arena, Diag* diag) {
  Declarations d = {.arena = arena, .index = map_in(arena)};
  declare_vocabulary(&d, ontology);
  TRY(write_triples(&d, p, store, diag));
  Buf text = {0};
  render_ontology(&d, &text);
  Str path = arena_printf(arena, "%.*s/ontology/50-newsgraph.ontology", STR_ARG(p->building));
  Status status = write_file(path, buf_str(&text), arena, diag);
  buf_free(&text);
  return status;
}

Status prepare_write(const Prepared* p, Str store_path, const Ontology* ontology, Arena* arena,
                     Diag* diag) {
  TRY(make_folder(p->building, arena, diag));
  TRY(make_folder(arena_printf(arena, "%.*s/ontology", STR_ARG(p->building)), arena, diag));
  TRY(make_folder(arena_printf(arena, "%.*s/db", STR_ARG(p->building)), arena, diag));
  Store* store = NULL;
  TRY(store_open(store_path, STORE_READ, diag, &store));
  Status status = write_from_store(p, store, ontology, arena, diag);
  Status closed = store_close(store);
  return status != STATUS_OK ? status : closed;
}

void prepare_remove(Str folder, Arena* arena) {
  static const char* const FILES[] = {"graph.nt",
                                      "key",
                                      "ontology/50-newsgraph.ontology",
                                      "db/meta.db",
                                      "db/meta.db-wal",
                                      "db/meta.db-shm",
                                      "db/ontologies.gvdb",
                                      "db/.meta.isrunning",
                                      "db",
                                      "ontology",
                                      ""};
  for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
    (void)remove(arena_printf(arena, "%.*s/%s", STR_ARG(folder), FILES[i]).data);
}

Status prepare_finish(const Prepared* p, Arena* arena, Diag* diag) {
  (void)remove(arena_cstr(arena, arena_printf(arena, "%.*s/graph.nt", STR_ARG(p->building))));
  TRY(write_file(arena_printf(arena, "%.*s/key", STR_ARG(p->building)), p->key, arena, diag));
  prepare_remove(p->folder, arena);
  if (rename(arena_cstr(arena, p->building), arena_cstr(arena, p->folder)) == 0) return STATUS_OK;
  return diag_error(diag, STATUS_IO, "%.*s: %s", STR_ARG(p->folder), strerror(errno));
}
