#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""The house rules of src/: layers, one public header a folder, third-party libraries in their place, no <ctype.h>.

usage: layers.py SOURCE_ROOT      exit 1 with a line for each breach
"""
import os
import re
import sys

ORDER = ["base", "ontology", "corpus", "document", "entity", "clause", "fact", "graph", "store", "publish", "query",
         "pipeline", "command", "main"]
RANK = {name: i for i, name in enumerate(ORDER)}
# Where a third-party header may be included. Raptor: loading the ontology, writing terms.
PLACES = {
    "raptor2.h": {"ontology/turtle.c", "publish/terms.c"},
    "pcre2.h": {"ontology/pattern.c"},
    "sqlite3.h": {"store/"},
    "jansson.h": {"command/", "corpus/"},
    "nettle/sha2.h": {"base/sha256.c"},
    "utf8proc.h": {"base/utf8.c"},
    "libtracker-sparql/tracker-sparql.h": {"query/"},
}
ONE_FILE = {"sqlite3.h", "jansson.h", "libtracker-sparql/tracker-sparql.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def listing(src, name):
    folder = os.path.join(src, name)
    return os.listdir(folder) if os.path.isdir(folder) else []


def room(path):
    """The layer of a file: its folder, or its own name for files of src/ itself."""
    first = path.split("/")[0]
    return first if "/" in path else os.path.splitext(first)[0]


def check(root):
    src = os.path.join(root, "src")
    breaches, users = [], {}
    for folder, _, names in sorted(os.walk(src)):
        for name in sorted(names):
            if not name.endswith((".c", ".h")):
                continue
            path = os.path.relpath(os.path.join(folder, name), src)
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                text = f.read()
            for kind, target in INCLUDE.findall(text):
                breaches += ["src/%s: %s" % (path, b) for b in breach(src, path, kind, target, users)]
    breaches += ["%s is included in %d files: %s" % (h, len(f), " ".join(sorted(f)))
                 for h, f in sorted(users.items()) if h in ONE_FILE and len(f) > 1]
    for name in ORDER:
        if any(f.endswith(".c") for f in listing(src, name)) and not os.path.exists(os.path.join(src, name, name + ".h")):
            breaches.append("src/%s/ has no public header %s.h" % (name, name))
    return breaches


def breach(src, path, kind, target, users):
    mine = room(path)
    if kind == '"':
        beside = os.path.join(os.path.dirname(path), target)
        if os.path.exists(os.path.join(src, beside)):
            return                              # a private header of the same folder
        if os.path.exists(os.path.join(src, target)):
            other = room(target)
            if RANK[other] > RANK[mine]:
                yield "%s may not include %s (a higher layer)" % (mine, target)
            if other != mine and os.path.basename(target) != other + ".h":
                yield "%s is private to its folder" % target
        elif not target.endswith((".sql.h", ".inc")):
            yield 'no such header: "%s"' % target
    else:
        if target == "ctype.h":
            yield "<ctype.h> depends on the locale and is undefined for negative char: use base"
        for header, places in PLACES.items():
            if target == header or target.endswith("/" + header):
                users.setdefault(header, set()).add(path)
                if not any(path == p or (p.endswith("/") and path.startswith(p)) for p in places):
                    yield "%s belongs to %s" % (header, " and ".join(sorted(places)))


if __name__ == "__main__":
    found = check(sys.argv[1])
    print("\n".join(found))
    sys.exit(1 if found else 0)
