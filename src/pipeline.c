// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Stub until the module lands.

#include "pipeline.h"

Status pipeline_build(const BuildOptions* options, Diag* diag, BuildSummary* out) {
  (void)options;
  *out = (BuildSummary){0};
  return diag_error(diag, STATUS_INTERNAL, "build is not there yet");
}
