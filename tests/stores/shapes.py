#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""The sample's graph satisfies ontology/shapes.ttl (SHACL), and damaged graphs do not.

usage: shapes.py NEWSGRAPH SOURCE_ROOT [CORPUS]
"""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# What to break, and how: the first match of a pattern in the Turtle is replaced.
DAMAGE = [
    ("a statement without modality", r"ng:modality ng:\w+ ;", ""),
    ("an unknown modality", r"ng:modality ng:\w+", "ng:modality ng:Perhaps"),
    ("a claim without stance", r"ng:stance ng:\w+ ?;?", ""),
    ("an offset that is no number", r'nif:beginIndex "\d+"\^\^xsd:nonNegativeInteger', 'nif:beginIndex "x"'),
    ("a statement without evidence", r"ng:evidence <[^>]*> ;", ""),
]


def violations(graph, shapes, npm):
    r = subprocess.run(["node", os.path.join(HERE, "engines.mjs"), "shacl", graph, shapes], capture_output=True, text=True,
                       env=dict(os.environ, NPM_FOLDER=npm))
    if r.returncode:
        sys.exit("shacl: " + r.stderr.strip()[-500:])
    return json.loads(r.stdout)["violations"]


def main():
    newsgraph, root = sys.argv[1:3]
    corpus = sys.argv[3] if len(sys.argv) > 3 else os.path.join(root, "corpus")
    npm = os.path.abspath(os.environ.get("NEWSGRAPH_NPM") or os.path.join(root, ".cache", "npm"))
    if not os.path.isdir(os.path.join(npm, "node_modules", "shacl-engine")):
        print("needs shacl-engine from npm: scripts/test installs it")
        return 77
    shapes = os.path.join(root, "ontology", "shapes.ttl")
    bad = []
    with tempfile.TemporaryDirectory(prefix="newsgraph-shapes-") as folder:
        subprocess.run([newsgraph, "build", corpus, "-o", folder, "-q"], check=True)
        graph = os.path.join(folder, "graph.ttl")
        found = violations(graph, shapes, npm)
        bad += ["the graph itself: " + v for v in found[:10]]
        text = open(graph, encoding="utf-8").read()
        for what, pattern, replacement in DAMAGE:
            damaged = re.sub(pattern, replacement, text, count=1)
            if damaged == text:
                bad.append("%s: nothing to damage" % what)
                continue
            with open(os.path.join(folder, "damaged.ttl"), "w", encoding="utf-8") as f:
                f.write(damaged)
            if not violations(os.path.join(folder, "damaged.ttl"), shapes, npm):
                bad.append("%s: not caught" % what)
    print("\n".join(bad) or "0 violations; %d kinds of damage caught" % len(DAMAGE))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
