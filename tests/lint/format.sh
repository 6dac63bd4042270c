#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
# C sources are laid out by clang-format.   usage: format.sh SOURCE_ROOT
set -euo pipefail
cd "$1"
git ls-files -z 'src/*.[ch]' 'tests/*.c' | xargs -0 clang-format --dry-run -Werror
