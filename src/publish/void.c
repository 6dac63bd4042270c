// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// The data set's own description, in the Vocabulary of Interlinked Datasets.

#include "publish/publish.h"

#include <inttypes.h>

static void partition(Buf* out, Str base, const char* name, const char* cls, uint64_t n) {
  buf_printf(out,
             "\n<%.*svoid#%s> void:class %s ;\n    void:entities \"%" PRIu64 "\"^^xsd:integer .\n",
             STR_ARG(base), name, cls, n);
}

static void describe(Buf* out, Str base, const StoreCounts* c) {
  static const char* const VOCABULARIES[] = {NS_NG, NS_SCHEMA, NS_NIF, NS_ITSRDF, NS_SKOS, NS_OWL};
  buf_printf(
      out,
      "@prefix dcterms: <%s> .\n@prefix ng: <%s> .\n@prefix schema: <%s> .\n@prefix void: <%s> .\n"
      "@prefix xsd: <%s> .\n\n",
      NS_DCT, NS_NG, NS_SCHEMA, NS_VOID, NS_XSD);
  buf_printf(out, "<%.*svoid#dataset> a void:Dataset ;\n    dcterms:title \"News graph\" ;\n",
             STR_ARG(base));
  buf_printf(out, "    void:uriSpace \"%.*s\" ;\n    void:dataDump <%.*sgraph.ttl> ;\n",
             STR_ARG(base), STR_ARG(base));
  buf_printf(out, "    void:feature <http://www.w3.org/ns/formats/Turtle> ;\n");
  for (size_t i = 0; i < sizeof VOCABULARIES / sizeof VOCABULARIES[0]; i++)
    buf_printf(out, "    void:vocabulary <%s> ;\n", VOCABULARIES[i]);
  buf_printf(
      out,
      "    void:classPartition <%.*svoid#articles> , <%.*svoid#statements> , <%.*svoid#claims> ;\n",
      STR_ARG(base), STR_ARG(base), STR_ARG(base));
  buf_printf(out, "    void:documents \"%" PRIu64 "\"^^xsd:integer ;\n", c->documents);
  buf_printf(out, "    void:triples \"%" PRIu64 "\"^^xsd:integer .\n", c->triples);
  partition(out, base, "articles", "schema:NewsArticle", c->documents);
  partition(out, base, "statements", "ng:Statement", c->statements);
  partition(out, base, "claims", "ng:Claim", c->claims);
}

Status publish_void(Store* s, Str base, Str path, Diag* diag) {
  StoreCounts counts;
  TRY(store_counts(s, &counts));
  Output* o = NULL;
  TRY(output_open(path, diag, &o));
  Buf text = {0};
  describe(&text, base, &counts);
  output_write(o, buf_str(&text));
  buf_free(&text);
  return output_commit(o);
}
