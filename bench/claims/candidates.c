// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Writes every candidate of a claim in the files given, with its features and the score of its
/// classes, as a table that learn.py learns the factors from. usage: claim-candidates ONTOLOGY
/// FILE... (an ontology without claims-factors.ttl)
#include "fact/claims_internal.h"

#include <stdlib.h>
#include <string.h>

static Str read_file(Arena* arena, const char* path) {
  FILE* f = fopen(path, "rb");
  if (!f || fseek(f, 0, SEEK_END) != 0) {
    perror(path);
    exit(1);
  }
  size_t n = (size_t)ftell(f);
  rewind(f);
  char* bytes = arena_alloc(arena, n + 1, 1);
  n = fread(bytes, 1, n, f);
  fclose(f);
  return (Str){bytes, n};
}

static void print_span(const Document* d, Span s, const char* before) {
  printf("%s%u-%u", before, document_offset(d, s.begin), document_offset(d, s.end));
}

static void print_features(const FeatureSet* set) {
  for (uint32_t f = 0; f < set->n; f++) {
    for (uint32_t p = 0; p < FEATURE_PARTS && set->feature[f].part[p]; p++)
      printf("%s%.*s", p ? " " : "", STR_ARG(set->feature[f].part[p]->text));
    printf("|");
  }
}

static Span pieces(const Line* l, uint32_t begin, uint32_t end) {
  return (Span){l->p[begin].span.begin, l->p[end - 1].span.end};
}

static void print_candidate(const Document* d, Str name, const FeatureNames* names, const Line* l,
                            const Candidate* c) {
  FeatureSet set;
  printf("%.*s\t", STR_ARG(name));
  if (!source_none(c->source)) print_span(d, pieces(l, c->source.begin, c->source.end), "");
  print_span(d, pieces(l, c->cue_begin, c->cue_end), "\t");
  for (size_t i = 0; i < c->contents.n; i++)
    print_span(d, c->contents.data[i], i ? ";" : "\t");
  printf("\t%.*s\t%s\t%s\t%.3f\t", STR_ARG(c->lemma), c->form, c->pattern, (double)c->score);
  candidate_features(names, l, c, &set);
  print_features(&set);
  printf("\n");
}

static void print_document(const Ontology* o, Diag* diag, Arena* arena, const char* path) {
  const char* base = strrchr(path, '/');
  base = base ? base + 1 : path;
  Document d;
  Entities e = {0};
  Clauses c = {0};
  Line* lines = NULL;
  size_t n_lines = 0;
  Candidates all = {0};
  Article article = {.path = str_from(base), .bytes = read_file(arena, path)};
  article.headline = article.date = article.author = article.publisher = article.url =
      article.language = STR_EMPTY;
  sha256_hex(article.bytes, article.sha256);
  if (document_read(&article, o, diag, arena, &d) != STATUS_OK) return;
  Claiming k = claims_context(&d, &e, &c, o, arena);
  claims_candidates(&k, &lines, &n_lines, &all);
  choose_candidates(&k, lines, n_lines, &all);
  Str name = str_slice(str_from(base), 0, strcspn(base, "."));
  FeatureNames names;
  features_begin(&names);
  for (size_t i = 0; i < all.n; i++) {
    const Candidate* x = &all.data[i];
    const Line* l = &lines[x->line];
    bool outer = l->quotation == 0 || strcmp(x->pattern, "TRANS") == 0;
    if (outer && x->contents.n && !x->continued) print_candidate(&d, name, &names, l, x);
  }
}

int main(int argc, char** argv) {
  Diag* diag = diag_new(NULL, NULL, true);
  Ontology* o = NULL;
  if (argc < 3 || ontology_load(str_from(argv[1]), diag, &o) != STATUS_OK) return 2;
  Arena* arena = arena_new();
  printf("doc\tsource_spans\tcue_spans\tcontent_spans\tlemma\tform\tpattern\tscore\tfeatures\n");
  for (int i = 2; i < argc; i++) {
    arena_reset(arena);
    print_document(o, diag, arena, argv[i]);
  }
  arena_free(arena);
  ontology_close(o);
  diag_free(diag);
  return 0;
}
