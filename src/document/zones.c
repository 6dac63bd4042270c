// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Zones: what of a page is the article. Filled in below; until then everything is body.

#include "document/reader_internal.h"

void zones_find(Reader* r) {
  (void)r;
}

bool zone_is_content(ZoneKind z) {
  return z == ZONE_TITLE || z == ZONE_STANDFIRST || z == ZONE_BODY;
}
