#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""The command line: tables of good and bad calls, their exit status, and what they say.

usage: cli.py NEWSGRAPH
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

# (arguments, exit status, pattern in standard output, pattern in standard error)
CALLS = [
    ("--help", 0, r"usage: newsgraph COMMAND", r"^$"),
    ("help", 0, r"commands:\n  build", r"^$"),
    ("--version", 0, r"^newsgraph \d+\.\d+\.\d+\n$", r"^$"),
    ("", 2, r"^$", r"a command is missing"),
    ("bild", 2, r"^$", r"no command 'bild'"),
    ("build --help", 0, r"--dry-run", r"^$"),
    ("build", 2, r"^$", r"missing: INPUT"),
    ("build news --nonsense", 2, r"^$", r"unknown option --nonsense"),
    ("build news -Z", 2, r"^$", r"unknown option -Z"),
    ("build news --output", 2, r"^$", r"argument is missing behind --output"),
    ("build news --quiet=yes", 2, r"^$", r"takes no argument"),
    ("build news -j 0", 2, r"^$", r"--jobs is a number from 1"),
    ("build news -j two", 2, r"^$", r"--jobs is a number"),
    ("build news --base example.org/", 2, r"^$", r"--base must be an absolute IRI"),
    ("build news --base http://example.org", 2, r"^$", r"ends with / or #"),
    ("build news --base http://exam<ple.org/", 2, r"^$", r"--base"),
    ("build nowhere -o o1", 5, r"^$", r"nowhere"),
    ("build news -o news/a.txt", 5, r"^$", r"output folder"),
    ("build news -o o1 --ontology nowhere", 6, r"^$", r"nowhere"),
    ("build news -o o1 --ontology bad", 6, r"^$", r"bad/x\.ttl:\d+"),
    ("build news -n -o o1", 0, r"a\.txt\n  \+ ", r"1 added"),
    ("build news -o out", 0, r"^$", r"documents +1: 1 added, 0 changed, 0 removed, 0 unchanged, 0 skipped"),
    ("build news -o out", 0, r"^$", r"0 added, 0 changed, 0 removed, 1 unchanged"),
    ("build news -oout -qj2", 0, r"^$", r"^$"),
    ("build news -o out --rebuild -v", 0, r"^$", r"newsgraph: added a\.txt\n"),
    ("build -- news", 0, r"^$", r"1 unchanged"),
    ("build news --base=http://example.org/x#", 0, r"^$", r"rebuilt everything: another base"),
    ("build news -o out", 0, r"^$", r"rebuilt everything"),
    ("build mixed -o mixed-out", 3, r"^$", r"(?s)picture\.txt.*1 added.*1 skipped"),
    ("build mixed -o mixed-out", 3, r"^$", r"1 unchanged, 1 skipped"),
    ("export", 0, r"@prefix doc: <https://example\.org/newsgraph/doc/>", r"^$"),
    ("export -s out/graph.db -f nt", 0, r"^<https://", r"^$"),
    ("export -f nq", 0, r" <https://example\.org/newsgraph/doc/a> \.\n", r"^$"),
    ("export -f dot", 0, r"^digraph", r"^$"),
    ("export --mentions none -f nt", 0, r"ns#evidence", r"^$"),
    ("export -f rdfxml", 2, r"^$", r"unknown format 'rdfxml'"),
    ("export --mentions some", 2, r"^$", r"--mentions is used, all or none"),
    ("export too many", 2, r"^$", r"one too many"),
    ("export -s nowhere.db", 5, r"^$", r"newsgraph build makes a store"),
    ("export -s news/a.txt", 7, r"^$", r"no store of newsgraph"),
    ("export -s empty.db", 7, r"^$", r"build it first"),
    ("export -s foreign.db", 7, r"^$", r"no store of newsgraph; nothing was changed"),
    ("export -s newer.db", 7, r"^$", r"newer newsgraph"),
    ("build news -o foreign-out", 7, r"^$", r"no store of newsgraph"),
    ("export -o /dev/full", 5, r"^$", r"/dev/full"),
    ("export -o nowhere/x.ttl", 5, r"^$", r"cannot write"),
    ("export -o g.nt", 0, r"^$", r"^$"),
    ("stats", 0, r"1  documents", r"^$"),
    ("diff out out", 0, r"^$", r"^$"),
    ("diff out mixed-out --summary", 0, r"triples removed", r"^$"),
    ("diff out", 2, r"^$", r"missing: OLD NEW"),
    ("check -s out", 0, r"^$", r"^$"),
    ("extract", 0, r"^$", r"^$"),
]


def prepare(folder):
    def write(name, data):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
    write("news/a.txt", b"Bolt Works was founded by Ann Lee in 1999.\n")
    write("mixed/a.txt", b"Bolt Works was founded by Ann Lee in 1999.\n")
    write("mixed/picture.txt", bytes(range(256)) * 8)
    write("bad/x.ttl", b"@prefix ng: <https://w3id.org/newsgraph/ns#> .\nng:x a .\n")
    write("empty.db", b"")
    os.makedirs(os.path.join(folder, "foreign-out"))
    import sqlite3
    for name, pragma in (("foreign.db", "PRAGMA user_version = 1"), ("foreign-out/graph.db", "PRAGMA user_version = 1"),
                         ("newer.db", "PRAGMA application_id = %d; PRAGMA user_version = 999" % 0x4e476462)):
        db = sqlite3.connect(os.path.join(folder, name))
        db.executescript("CREATE TABLE t (x); " + pragma)
        db.close()


def one(program, folder, arguments, status, out, err):
    p = subprocess.run([program] + arguments.split(), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                       timeout=120)
    found = p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")
    if found[0] == status and re.search(out, found[1]) and re.search(err, found[2]):
        return True
    print("newsgraph %s\n  wanted %d /%s/ /%s/\n  found %d\n%s%s" % (arguments, status, out, err, found[0], found[1][:500],
                                                                 found[2][:500]))
    return False


def main():
    program = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="newsgraph-cli-")
    try:
        prepare(folder)
        wrong = [c for c in CALLS if not one(program, folder, *c)]
    finally:
        shutil.rmtree(folder)
    print("%d calls, %d wrong" % (len(CALLS), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
