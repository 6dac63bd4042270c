-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The newsgraph authors
--
-- The store: the graph of every document, so that one document can be replaced or removed alone and the whole can be
-- read in the order of its terms without sorting anything. Embedded in the program; user_version is its version.
--
-- Why packed nodes and no table of single triples: news graphs are nine tenths strings of the text with their offsets,
-- which nobody looks up one by one. A row per triple costs three index entries and two dictionary look-ups. What a
-- document says of one subject is a node, and needs no dictionary that would have to be kept free of garbage.

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
  skipped  INTEGER NOT NULL,     -- 1: known to be unusable
  segment  INTEGER NOT NULL      -- which its nodes are in; 0 if it has none
);
CREATE INDEX document_by_iri ON document (iri);

-- The subjects of a document's nodes in order, packed: what leads to the nodes. Apart from the documents, which every build
-- reads.
CREATE TABLE subjects (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  list     BLOB NOT NULL
);

-- Nodes lie in segments, in each by subject, then document. Names of claims and statements are hashes: in one order of all
-- subjects the nodes of each batch of documents would lie in all pages of the store, and every page would be written again
-- with each batch. So a batch is a segment of its own, which is only appended, and reading merges the segments. When there
-- are many, or little is in one, a batch goes into one that is there.
CREATE TABLE segment (
  id    INTEGER PRIMARY KEY, -- 1, 2, 3 ...
  bytes INTEGER NOT NULL     -- of its blocks
);

-- About a page of a segment's nodes, or one node that is larger; blocks that follow each other lie behind each other in the
-- file. All that one document says of one subject is a node (for the document's own IRI: of it and of every IRI "IRI#...",
-- its strings); its body is the packed list of predicates and objects (pack.c).
CREATE TABLE block (
  id       INTEGER PRIMARY KEY,
  segment  INTEGER NOT NULL REFERENCES segment (id),
  subject  TEXT NOT NULL,    -- key of its first node
  document INTEGER NOT NULL,
  nodes    BLOB NOT NULL     -- packed (block.c)
);
CREATE UNIQUE INDEX block_by_key ON block (segment, subject, document);
