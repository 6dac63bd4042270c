// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// corpus: where documents come from. Opens folders, files and lists of paths, and yields Articles
/// in a fixed order (by path), whatever the file system says. Reads bytes; does not look into them.
#ifndef NEWSGRAPH_CORPUS_CORPUS_H
#define NEWSGRAPH_CORPUS_CORPUS_H

#include "base/base.h"

/// One input document before anything is known of it.
typedef struct {
  Str path;      ///< as it stands in ng:path: relative to the input folder, or the file's name
  Str file;      ///< the path to open
  uint64_t size; ///< bytes
  int64_t mtime_ns;
} ArticleFile;

typedef struct {
  Str path;  ///< ng:path; the document's identity
  Str bytes; ///< as read
  char sha256[65];
  Str headline, date, author, publisher, url,
      language; ///< metadata from outside (JSON lines); empty if unknown
} Article;

typedef struct Corpus Corpus;

/// Lists all regular files (.txt, .text, or without extension when named directly) below the
/// inputs. Follows no symbolic links inside folders. Two inputs that give the same ng:path are an
/// error. Skipped entries are warned about with the reason and counted.
NG_MUST_USE Status corpus_open(const Str* inputs, size_t n_inputs, Diag* diag, Corpus** out);
void corpus_close(Corpus* c); ///< NULL is allowed.
size_t corpus_size(const Corpus* c);
const ArticleFile* corpus_file(const Corpus* c, size_t i); ///< in order of path
size_t corpus_skipped(const Corpus* c);

/// Reads one file whole into the arena. STATUS_SKIPPED with a message for what cannot be used (too
/// large, vanished, binary), STATUS_IO for read errors.
NG_MUST_USE Status corpus_read(const ArticleFile* file, Diag* diag, Arena* arena, Article* out);

#endif
