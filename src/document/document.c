// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Reading a document: the stages in their order, and the questions that can be asked of it.

#include "document/document.h"

#include <string.h>

#include "document/reader_internal.h"

static bool is_plain_id_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == '-';
}

/// The path as a local name: without ".txt", other characters as "_"; where that loses something, a
/// piece of the path's hash keeps two documents apart.
static Str local_name(Arena* arena, Str path) {
  bool is_txt = str_ends(path, STR(".txt")) && path.len > 4;
  Str stem = str_slice(path, 0, path.len - (is_txt ? 4 : 0));
  bool lossy = !is_txt;
  Str ascii = utf8_transliterate(arena, stem, &lossy);
  lossy = !is_txt || lossy || !str_equal(ascii, stem);
  char* out = arena_alloc(arena, ascii.len + 1, 1);
  for (size_t i = 0; i < ascii.len; i++) {
    out[i] = is_plain_id_char(ascii.data[i]) ? ascii.data[i] : '_';
    lossy |= out[i] != ascii.data[i];
  }
  Str name = str_slice((Str){out, ascii.len}, 0, 100);
  if (!lossy && name.len == ascii.len && name.len > 0) return name;
  Str hash = sha256_short(arena, path, 8);
  return arena_printf(arena, "%.*s-%.*s", STR_ARG(name), STR_ARG(hash));
}

static void add_zone(Document* d, size_t begin, ZoneKind kind) {
  if (d->n_zones && d->zones[d->n_zones - 1].kind == kind) return;
  if (d->n_zones) d->zones[d->n_zones - 1].span.end = (uint32_t)begin;
  d->zones[d->n_zones++] = (Zone){{(uint32_t)begin, (uint32_t)d->text.len}, kind};
}

/// Zones tile the text: each reaches to the next one's first paragraph.
static void tile_zones(Reader* r) {
  Document* d = r->d;
  d->zones = arena_new_array(r->arena, Zone, r->paragraphs.n + 1);
  for (size_t i = 0; i < r->paragraphs.n; i++) {
    const Paragraph* p = &r->paragraphs.data[i];
    add_zone(d, i == 0 ? 0 : p->span.begin, p->zone);
  }
  if (d->n_zones == 0 && d->text.len > 0) add_zone(d, 0, ZONE_BODY);
}

static void note_finite_quotations(Reader* r) {
  for (size_t i = 0; i < r->quotations.n; i++) {
    Quotation* q = &r->quotations.data[i];
    for (uint32_t k = q->first; k < q->first + q->n && !q->has_finite; k++)
      q->has_finite = (r->tokens.data[k].flags & TOKEN_FINITE) != 0;
  }
}

enum { TOKEN_BLOCK = 64 };

static const uint32_t* token_index(const Document* d, Arena* arena) {
  size_t n_blocks = d->text.len / TOKEN_BLOCK + 1;
  uint32_t *blocks = arena_room(arena, n_blocks, sizeof *blocks), t = 0;
  for (size_t b = 0; b < n_blocks; b++) {
    while (t < d->n_tokens && d->tokens[t].span.end <= b * TOKEN_BLOCK)
      t++;
    blocks[b] = t;
  }
  return blocks;
}

static void read_text(Document* d, const Ontology* ontology, Arena* arena, bool structured) {
  d->cp_blocks = gate_index(d->text, arena);
  Reader r = {.d = d, .ontology = ontology, .arena = arena};
  paragraphs_find(&r);
  if (structured) {
    zones_find(&r);
    datelines_find(&r);
  }
  quotes_find(&r);
  tokens_find(&r);
  sentences_find(&r);
  tags_find(&r);
  note_finite_quotations(&r);
  tile_zones(&r);
  d->tokens = r.tokens.data;
  d->n_tokens = r.tokens.n;
  d->token_blocks = token_index(d, arena);
  d->quotations = r.quotations.data;
  d->n_quotations = r.quotations.n;
  d->sentences = r.sentences.data;
  d->n_sentences = r.sentences.n;
}

static void prefer(Str* field, Str outside) {
  if (outside.len) *field = outside;
}

Status document_read(const Article* article, const Ontology* ontology, Diag* diag, Arena* arena,
                     Document* out) {
  *out = (Document){.path = article->path};
  const char* reason = gate_binary_reason(article->bytes);
  if (reason) {
    diag_warn(diag, "%.*s: skipped: %s", STR_ARG(article->path), reason);
    return STATUS_SKIPPED;
  }
  memcpy(out->sha256, article->sha256, sizeof out->sha256);
  out->id = local_name(arena, article->path);
  out->text = gate_repair(article->bytes, arena, &out->n_repairs);
  out->language = STR("en");
  read_text(out, ontology, arena, true);
  prefer(&out->headline, article->headline);
  prefer(&out->published, article->date);
  prefer(&out->author, article->author);
  prefer(&out->publisher, article->publisher);
  prefer(&out->url, article->url);
  prefer(&out->language, article->language);
  return STATUS_OK;
}

void document_from_text(Str text, const Ontology* ontology, Arena* arena, Document* out) {
  *out = (Document){.path = STR_EMPTY, .id = STR("text")};
  out->text = gate_repair(text, arena, &out->n_repairs);
  read_text(out, ontology, arena, false);
}

Str document_slice(const Document* d, Span s) {
  return str_slice(d->text, s.begin, s.end);
}

size_t document_token_at(const Document* d, uint32_t byte) {
  if (byte >= d->text.len) return d->n_tokens;
  size_t t = d->token_blocks[byte / TOKEN_BLOCK];
  while (t < d->n_tokens && d->tokens[t].span.end <= byte)
    t++;
  return t;
}
