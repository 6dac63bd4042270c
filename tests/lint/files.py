#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Every file of the project: licence lines, text hygiene, length of files and functions.

usage: files.py SOURCE_ROOT      exit 1 with a line for each breach
"""
import os
import re
import subprocess
import sys

NO_LICENCE = re.compile(r"(^|/)(LICENSE|LICENSES/.*|\.gitignore)$|^out/|^corpus/.*\.txt$|^queries/expected/|^tests/.*/(input|expected)[^/]*$|"
                        r"\.(tsv|nt|json|jsonl|txt)$")
FUNCTION = re.compile(r"^[A-Za-z_].*\)\s*\{\s*$|^\{\s*$", re.M)
FUNCTION_LINES, FILE_LINES = 70, 600


def tracked(root):
    try:
        out = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout
        return [n for n in out.decode().split("\0") if n and os.path.isfile(os.path.join(root, n))]
    except (OSError, subprocess.CalledProcessError):
        return []


def long_functions(text):
    start = None
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"[A-Za-z_].*[({,]\s*$|[A-Za-z_].*\)\s*\{", line) and not line.startswith(("typedef", "enum", "struct")):
            start = number if start is None or not line.startswith(" ") else start
        if line == "}" and start is not None:
            if number - start + 1 > FUNCTION_LINES:
                yield start, number - start + 1
            start = None
        elif line.startswith(("};", "} ")):
            start = None


def check(root):
    for name in tracked(root):
        path = os.path.join(root, name)
        with open(path, "rb") as f:
            data = f.read()
        if not NO_LICENCE.search(name) and b"SPDX-License-Identifier" not in data[:600]:
            yield "%s: no SPDX line" % name
        if name.endswith((".c", ".h")):
            text = data.decode("utf-8")
            if text.count("\n") > FILE_LINES:
                yield "%s: %d lines" % (name, text.count("\n"))
            if name.startswith("src/") and name.endswith(".c"):
                for line, length in long_functions(text):
                    yield "%s:%d: a function of %d lines" % (name, line, length)
            if "\t" in text:
                yield "%s: tab" % name
            if re.search(r"\bTODO\b|\bFIXME\b|\bXXX\b", text):
                yield "%s: TODO" % name


if __name__ == "__main__":
    found = list(check(sys.argv[1]))
    print("\n".join(found))
    sys.exit(1 if found else 0)
