-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The newsgraph authors
--
-- The store: the graph of every document, so that one document can be replaced or removed alone and the whole can be
-- read in the order of its terms without sorting anything. Embedded in the program; user_version is its version.
--
-- Why packed subjects and no table of single triples: news graphs are nine tenths strings of the text with their offsets,
-- which nobody looks up one by one. A row per triple costs three index entries and two dictionary look-ups; a row per
-- subject and document costs one, and needs no dictionary that would have to be kept free of garbage: what an incremental
-- build leaves behind is exactly what a fresh one writes.

CREATE TABLE setting (           -- what results depend on (base, ontology, program) and counters
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE document (
  id       INTEGER PRIMARY KEY,
  path     TEXT NOT NULL UNIQUE, -- ng:path
  iri      TEXT NOT NULL,        -- its named graph; empty if it gave none
  size     INTEGER NOT NULL,     -- size and mtime tell "unchanged" without reading the file,
  mtime_ns INTEGER NOT NULL,
  sha256   TEXT NOT NULL,        -- the hash tells it when only they have changed
  skipped  INTEGER NOT NULL      -- 1: known to be unusable
);
CREATE INDEX document_by_iri ON document (iri);

-- The subjects of a document's nodes, packed, in order: cheaper than an index, whose order would be random. Apart from the
-- documents, which every build reads.
CREATE TABLE subjects (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  list     BLOB NOT NULL
);

-- All that one document says of one subject (for the document's own IRI: of it and of every IRI "IRI#…", its strings).
-- The key is the subject; `body` is the packed list of predicates and objects (pack.c). Read by key, this is the
-- whole graph in (subject, predicate, object) order; subjects that several documents speak of have several rows, which
-- are merged while reading.
CREATE TABLE node (
  subject  TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  body     BLOB NOT NULL,
  PRIMARY KEY (subject, document)
) WITHOUT ROWID;
