# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
# A text file as C string literals, one a line.
s/\\/&&/g
s/"/\\&/g
s/.*/"&\\n"/
