// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// What the formats share. Each writes the whole store to an open output.
#ifndef NEWSGRAPH_PUBLISH_FORMATS_H
#define NEWSGRAPH_PUBLISH_FORMATS_H

#include "publish/publish.h"

typedef struct {
  Store* store;
  const PublishOptions* options;
  Terms* terms;
  Output* output;
} Publication;

Status write_turtle(Publication* p);
Status write_ntriples(Publication* p);
Status write_nquads(Publication* p);
Status write_dot(Publication* p);

#endif
