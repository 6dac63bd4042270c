#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Does the lesson of docs/rules.md, word by word: a relation of one's own, checked and used without compiling.

usage: lesson.py NEWSGRAPH SOURCE_ROOT
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

newsgraph, root = os.path.abspath(sys.argv[1]), sys.argv[2]
with open(os.path.join(root, "docs", "rules.md"), encoding="utf-8") as f:
    turtle = re.search(r"```turtle lesson\n(.*?)```", f.read(), re.S).group(1)
NEWS = "Acorn Bank Ltd. sponsors Lund United. Beech Motors Inc. plans to sponsor Lund United."


def run(*words, code=0):
    r = subprocess.run([newsgraph, *words], capture_output=True, text=True)
    if r.returncode != code:
        sys.exit("newsgraph %s: exit %d\n%s%s" % (" ".join(words), r.returncode, r.stdout, r.stderr))
    return r.stdout + r.stderr


with tempfile.TemporaryDirectory(prefix="newsgraph-lesson-") as folder:
    ontology, news, out = (os.path.join(folder, n) for n in ("my-ontology", "my-news", "out"))
    shutil.copytree(os.path.join(root, "ontology"), ontology)
    os.mkdir(news)
    with open(os.path.join(news, "a.txt"), "w", encoding="utf-8") as f:
        f.write(NEWS)
    run("build", news, "-o", out, "-q")
    with open(os.path.join(ontology, "rules", "sponsors.ttl"), "w", encoding="utf-8") as f:
        f.write(turtle)
    run("check", ontology)
    impact = run("build", news, "-o", out, "--ontology", ontology, "--dry-run")
    run("build", news, "-o", out, "-q", "--ontology", ontology)
    with open(os.path.join(out, "graph.ttl"), encoding="utf-8") as f:
        graph = f.read()
    plain = [line for line in graph.split("\n") if re.match(r"\s+ng:sponsors ", line)]
    if len(plain) != 1 or "Lund_United" not in plain[0]:
        sys.exit("plain triples of ng:sponsors: %s" % plain)
    if "sponsors" not in impact:
        sys.exit("the dry run does not show the new relation:\n" + impact)
    # And a mistake is told with file and line.
    with open(os.path.join(ontology, "rules", "sponsors.ttl"), "w", encoding="utf-8") as f:
        f.write(turtle.replace("ng:relation ng:sponsors", "ng:relation ng:sponsers"))
    told = run("check", ontology, code=6)
    if not re.search(r"sponsors\.ttl:\d+: ", told):
        sys.exit("the mistake is not located:\n" + told)
print("the lesson holds")
