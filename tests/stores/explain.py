#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""explain shows, for every statement, the very slice of the document that its offsets say.

usage: explain.py NEWSGRAPH SOURCE_ROOT [CORPUS]
"""
import os
import re
import subprocess
import sys
import tempfile

ENTRY = re.compile(r"^  (\S.*), characters (\d+) to (\d+)\n  \u00ab(.*)\u00bb$", re.M)


def plain(text):
    """Without marks of mentions and with blanks for controls, as explain prints them."""
    return re.sub(r"[\x00-\x1f\x7f]", " ", text)


def main():
    newsgraph, root = sys.argv[1:3]
    corpus = sys.argv[3] if len(sys.argv) > 3 else os.path.join(root, "corpus")
    bad, seen = [], 0
    with tempfile.TemporaryDirectory(prefix="newsgraph-explain-") as out:
        subprocess.run([newsgraph, "build", corpus, "-o", out, "-q"], check=True)
        query = "SELECT DISTINCT ?l { { ?st rdf:subject ?e } UNION { ?st rdf:object ?e } ?e rdfs:label ?l } ORDER BY ?l"
        names = subprocess.run([newsgraph, "query", "-", "--store", out, "--format", "tsv"], input=query, text=True,
                               capture_output=True, check=True).stdout.split("\n")[1:]
        for name in names:
            if not name:
                continue
            r = subprocess.run([newsgraph, "explain", name.strip('"').replace('\\"', '"'), "--store", out, "-q"],
                               capture_output=True, text=True)
            if r.returncode:
                bad.append("%s: exit %d %s" % (name, r.returncode, r.stderr.strip()))
            for path, begin, end, shown in ENTRY.findall(r.stdout):
                with open(os.path.join(corpus, path), encoding="utf-8", newline="") as f:
                    text = plain(f.read()[int(begin):int(end)])
                seen += 1
                if re.sub(r"[\[\]]", "", shown) != re.sub(r"[\[\]]", "", text):
                    bad.append("%s %s-%s: %r is not %r" % (path, begin, end, shown, text))
    print("\n".join(bad[:20]) or "%d explanations of %d names" % (seen, len(names) - 1))
    return 1 if bad or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
