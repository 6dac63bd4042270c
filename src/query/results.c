// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Rows as a table, CSV, TSV, JSON (the SPARQL 1.1 results formats) or Turtle.

#include "query/query.h"

#include <string.h>

enum { MAX_COLUMNS = 64, MIN_CELL = 4 };

typedef struct {
  Str* cells;
} TableRow;

struct ResultsWriter {
  ResultsFormat format;
  bool is_ask;
  FILE* out;
  unsigned width;
  Arena* arena;
  Str names[MAX_COLUMNS];
  size_t n, rows;
  VEC(TableRow) table;
};

ResultsFormat results_find(Str name) {
  static const char* const NAMES[] = {[RESULTS_TABLE] = "table",
                                      [RESULTS_CSV] = "csv",
                                      [RESULTS_TSV] = "tsv",
                                      [RESULTS_JSON] = "json",
                                      [RESULTS_TURTLE] = "turtle"};
  for (size_t i = 0; i < RESULTS_COUNT; i++)
    if (str_equal(name, str_from(NAMES[i]))) return (ResultsFormat)i;
  return RESULTS_COUNT;
}

ResultsWriter* results_open(ResultsFormat format, bool is_ask, FILE* out, unsigned terminal_width,
                            Arena* arena) {
  ResultsWriter* w = arena_new_one(arena, ResultsWriter);
  *w = (ResultsWriter){
      .format = format, .is_ask = is_ask, .out = out, .width = terminal_width, .arena = arena};
  return w;
}

size_t results_rows(const ResultsWriter* w) {
  return w->rows;
}

static void put(ResultsWriter* w, Str s) {
  fwrite(s.data, 1, s.len, w->out);
}

/* ---- safe text ---- */

/// Controls (C0, C1), and marks that turn the direction of writing: a terminal must not obey them.
static bool is_unsafe(uint32_t cp) {
  return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) ||
         (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F;
}

static Str safe_text(Str s, Arena* arena) {
  Buf b = {0};
  for (size_t i = 0, step; i < s.len; i += step) {
    uint32_t cp = 0xFFFD;
    step = utf8_decode(s, i, &cp);
    if (!step) step = 1;
    if (cp == '\n' || cp == '\r' || cp == '\t')
      buf_add_char(&b, ' ');
    else if (is_unsafe(cp))
      buf_printf(&b, "\\x%02X", (unsigned)cp);
    else
      utf8_append(&b, cp);
  }
  Str copy = arena_copy(arena, buf_str(&b));
  buf_free(&b);
  return copy;
}

/// IRIs in a table are shown by their prefix; the base of instances is dropped.
static Str short_iri(Str iri, Arena* arena) {
  static const char* const SHORT[][2] = {
      {"https://w3id.org/newsgraph/ns#", "ng:"},
      {"https://w3id.org/newsgraph/rule#", "rule:"},
      {"https://schema.org/", "schema:"},
      {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"},
      {"https://example.org/newsgraph/", ""},
  };
  for (size_t i = 0; i < sizeof SHORT / sizeof SHORT[0]; i++)
    if (str_starts(iri, str_from(SHORT[i][0])))
      return arena_printf(arena, "%s%.*s", SHORT[i][1],
                          STR_ARG(str_slice(iri, strlen(SHORT[i][0]), iri.len)));
  return iri;
}

/* ---- table ---- */

static void table_row(ResultsWriter* w, const QueryValue* values) {
  TableRow row = {arena_new_array(w->arena, Str, w->n + 1)};
  for (size_t i = 0; i < w->n; i++) {
    Str text = values[i].kind == QUERY_IRI ? short_iri(values[i].text, w->arena) : values[i].text;
    row.cells[i] = safe_text(text, w->arena);
  }
  vec_push(&w->table, w->arena, row);
}

/// Column widths: as wide as needed; when that is more than the terminal has, the widest give way.
static void fit_columns(const ResultsWriter* w, size_t* width) {
  size_t total = 0;
  for (size_t i = 0; i < w->n; i++) {
    width[i] = utf8_count(w->names[i]);
    for (size_t r = 0; r < w->table.n; r++) {
      size_t len = utf8_count(w->table.data[r].cells[i]);
      if (len > width[i]) width[i] = len;
    }
    total += width[i] + 2;
  }
  while (w->width && total > w->width + 2) {
    size_t widest = 0;
    for (size_t i = 1; i < w->n; i++)
      if (width[i] > width[widest]) widest = i;
    if (width[widest] <= MIN_CELL) break;
    width[widest]--;
    total--;
  }
}

static void put_cell(ResultsWriter* w, Str text, size_t width, bool last) {
  size_t len = utf8_count(text), shown = len;
  if (len > width) shown = width - 1;
  size_t bytes = 0;
  for (size_t i = 0; i < shown && bytes < text.len; i++) {
    size_t step = utf8_decode(text, bytes, NULL);
    bytes += step ? step : 1;
  }
  put(w, str_slice(text, 0, bytes));
  if (len > width) put(w, STR("\xE2\x80\xA6"));
  for (size_t i = len < width ? len : width; i < width && !last; i++)
    fputc(' ', w->out);
  fputs(last ? "\n" : "  ", w->out);
}

static void put_table(ResultsWriter* w) {
  size_t width[MAX_COLUMNS];
  fit_columns(w, width);
  for (size_t i = 0; i < w->n; i++)
    put_cell(w, w->names[i], width[i], i + 1 == w->n);
  for (size_t i = 0; i < w->n; i++) {
    for (size_t k = 0; k < width[i]; k++)
      fputc('-', w->out);
    fputs(i + 1 == w->n ? "\n" : "  ", w->out);
  }
  for (size_t r = 0; r < w->table.n; r++)
    for (size_t i = 0; i < w->n; i++)
      put_cell(w, w->table.data[r].cells[i], width[i], i + 1 == w->n);
}

/* ---- CSV and TSV ---- */

static void csv_cell(ResultsWriter* w, Str s) {
  bool number = s.len > 1 && s.data[0] == '-' && s.data[1] >= '0' && s.data[1] <= '9';
  bool formula = s.len && s.data[0] && strchr("=+-@\t\r", s.data[0]) && !number;
  bool quote = formula;
  for (size_t i = 0; i < s.len; i++)
    quote |= strchr(",\"\r\n", s.data[i]) && s.data[i];
  if (quote) fputc('"', w->out);
  if (formula) fputc('\'', w->out);
  for (size_t i = 0; i < s.len; i++) {
    if (s.data[i] == '"') fputc('"', w->out);
    fputc(s.data[i], w->out);
  }
  if (quote) fputc('"', w->out);
}

static void escaped(ResultsWriter* w, Str s, bool json) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c == '"' || c == '\\')
      fprintf(w->out, "\\%c", c);
    else if (c == '\n')
      fputs("\\n", w->out);
    else if (c == '\r')
      fputs("\\r", w->out);
    else if (c == '\t')
      fputs("\\t", w->out);
    else if (c < 0x20)
      fprintf(w->out, json ? "\\u%04x" : "\\u%04X", c);
    else
      fputc(c, w->out);
  }
}

/// SPARQL TSV and N-Triples write terms alike, but for bare numbers.
static void term_cell(ResultsWriter* w, const QueryValue* v, bool bare_numbers) {
  switch (v->kind) {
  case QUERY_UNBOUND:
    break;
  case QUERY_IRI:
    fputc('<', w->out);
    put(w, v->text);
    fputc('>', w->out);
    break;
  case QUERY_INTEGER:
    if (bare_numbers) {
      put(w, v->text);
      break;
    }
    fprintf(w->out, "\"%.*s\"^^<http://www.w3.org/2001/XMLSchema#integer>", STR_ARG(v->text));
    break;
  default:
    fputc('"', w->out);
    escaped(w, v->text, false);
    fputc('"', w->out);
  }
}

/* ---- JSON ---- */

static void json_value(ResultsWriter* w, const QueryValue* v) {
  static const char* const TYPES[] = {
      [QUERY_INTEGER] = "http://www.w3.org/2001/XMLSchema#integer",
      [QUERY_DECIMAL] = "http://www.w3.org/2001/XMLSchema#decimal",
      [QUERY_BOOLEAN] = "http://www.w3.org/2001/XMLSchema#boolean",
  };
  fprintf(w->out, "{\"type\":\"%s\",\"value\":\"", v->kind == QUERY_IRI ? "uri" : "literal");
  escaped(w, v->text, true);
  fputc('"', w->out);
  if (v->kind >= QUERY_INTEGER) fprintf(w->out, ",\"datatype\":\"%s\"", TYPES[v->kind]);
  fputc('}', w->out);
}

static void json_row(ResultsWriter* w, const QueryValue* values) {
  if (w->is_ask) {
    put(w, str_equal(values[0].text, STR("true")) ? STR("true") : STR("false"));
    return;
  }
  fputs(w->rows ? ",\n {" : "\n {", w->out);
  bool first = true;
  for (size_t i = 0; i < w->n; i++) {
    if (values[i].kind == QUERY_UNBOUND) continue;
    fprintf(w->out, "%s\"%.*s\":", first ? "" : ",", STR_ARG(w->names[i]));
    json_value(w, &values[i]);
    first = false;
  }
  fputc('}', w->out);
}

static void json_head(ResultsWriter* w) {
  if (w->is_ask) {
    fputs("{\"head\":{},\"boolean\":", w->out);
    return;
  }
  fputs("{\"head\":{\"vars\":[", w->out);
  for (size_t i = 0; i < w->n; i++)
    fprintf(w->out, "%s\"%.*s\"", i ? "," : "", STR_ARG(w->names[i]));
  fputs("]},\"results\":{\"bindings\":[", w->out);
}

/* ---- the sink ---- */

static Status begin(void* context, const Str* names, size_t n) {
  ResultsWriter* w = context;
  w->n = n < MAX_COLUMNS ? n : MAX_COLUMNS;
  for (size_t i = 0; i < w->n; i++)
    w->names[i] = arena_copy(w->arena, names[i]);
  bool tsv = w->format == RESULTS_TSV;
  if (w->format == RESULTS_JSON) json_head(w);
  if (w->format == RESULTS_CSV || tsv)
    for (size_t i = 0; i < w->n; i++)
      fprintf(w->out, "%s%s%.*s%s", i ? (tsv ? "\t" : ",") : "", tsv ? "?" : "",
              STR_ARG(w->names[i]), i + 1 == w->n ? (tsv ? "\n" : "\r\n") : "");
  return STATUS_OK;
}

static Status row(void* context, const QueryValue* values, size_t n) {
  ResultsWriter* w = context;
  if (n < w->n) return STATUS_INTERNAL;
  switch (w->format) {
  case RESULTS_TABLE:
    table_row(w, values);
    break;
  case RESULTS_JSON:
    json_row(w, values);
    break;
  case RESULTS_TURTLE:
    for (size_t i = 0; i < 3 && i < w->n; i++) {
      term_cell(w, &values[i], false);
      fputs(i < 2 ? " " : " .\n", w->out);
    }
    break;
  default:
    for (size_t i = 0; i < w->n; i++) {
      if (i) fputc(w->format == RESULTS_TSV ? '\t' : ',', w->out);
      if (w->format == RESULTS_TSV)
        term_cell(w, &values[i], true);
      else
        csv_cell(w, values[i].text);
    }
    fputs(w->format == RESULTS_TSV ? "\n" : "\r\n", w->out);
  }
  w->rows++;
  return ferror(w->out) ? STATUS_IO : STATUS_OK;
}

static Status end(void* context) {
  ResultsWriter* w = context;
  if (w->format == RESULTS_TABLE) put_table(w);
  if (w->format == RESULTS_JSON) fputs(w->is_ask ? "}\n" : "\n]}}\n", w->out);
  return fflush(w->out) != 0 || ferror(w->out) ? STATUS_IO : STATUS_OK;
}

QuerySink results_sink(ResultsWriter* w) {
  return (QuerySink){.context = w, .begin = begin, .row = row, .end = end};
}
