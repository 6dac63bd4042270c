#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Compares the whole graph of small texts (texts/) with what is expected (expected.nq, sorted N-Quads with all mentions), and a
Turtle file byte for byte (expected.ttl). Measured confidences are written as 0.5: they move with every measuring. A change is looked at like code, then written with --update.

usage: golden.py NEWSGRAPH [--update]
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def graph(program, folder):
    out = os.path.join(folder, "out")
    subprocess.run([program, "build", os.path.join(HERE, "texts"), "-o", out, "-q"], check=True)
    p = subprocess.run([program, "export", "-s", out, "-f", "nquads", "--mentions", "all"], check=True, capture_output=True)
    with open(os.path.join(out, "graph.ttl"), "rb") as f:
        turtle = f.read()
    lines = sorted(without_confidence(p.stdout).splitlines())
    return {"expected.nq": b"\n".join(lines) + b"\n", "expected.ttl": without_confidence(turtle)}


def without_confidence(data):
    return re.sub(rb'"[0-9.]+"(\^\^(?:xsd:|<http://www.w3.org/2001/XMLSchema#)decimal)', rb'"0.5"\1', data)


def compare(name, found):
    with open(os.path.join(HERE, name), "rb") as f:
        expected = f.read()
    if expected == found:
        return True
    old, new = expected.decode().splitlines(), found.decode().splitlines()
    for line in sorted(set(old) - set(new))[:20]:
        print("- " + line)
    for line in sorted(set(new) - set(old))[:20]:
        print("+ " + line)
    print("%s: differs (golden.py NEWSGRAPH --update writes it)" % name)
    return False


def main():
    program, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv
    folder = tempfile.mkdtemp(prefix="newsgraph-golden-")
    try:
        found = graph(program, folder)
    finally:
        shutil.rmtree(folder)
    if not update:
        return 0 if all([compare(name, data) for name, data in found.items()]) else 1
    for name, data in found.items():
        with open(os.path.join(HERE, name), "wb") as f:
            f.write(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
