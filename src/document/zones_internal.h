// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What the two halves of zone finding share: zones.c marks the parts of a page, authors.c bylines
/// and notes about authors, with the metadata they hold.
#ifndef NEWSGRAPH_DOCUMENT_ZONES_INTERNAL_H
#define NEWSGRAPH_DOCUMENT_ZONES_INTERNAL_H

#include "document/reader_internal.h"

Str zones_text(const Reader* r, size_t i); ///< of paragraph i
/// A paragraph of running text: a stop, eight words, some of them small.
bool zones_is_prose(const Paragraph* p);
void zones_find_authors(Reader* r);

#endif
