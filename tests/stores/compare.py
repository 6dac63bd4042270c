#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Every bundled query gives the same rows in every engine.

usage: compare.py NEWSGRAPH SOURCE_ROOT [--update] [--corpus FOLDER] [--engines newsgraph,rdflib,...] [--require]

Builds the graph of the bundled sample (or FOLDER), asks every query of queries/ with `newsgraph query` and with each engine
that is there: rdflib, oxigraph and n3 (npm, in .cache/npm), Virtuoso. Rows are compared as multisets; with the sample also, in
order, with queries/expected/. --update writes those. --require: a missing engine fails. Ends with a table; exit 1 on a difference.
"""
import argparse
import csv
import glob
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))


class Missing(Exception):
    """The engine is not installed."""


def columns_of(query):
    """The variables of the outermost SELECT, in order."""
    text = re.sub(r"(?m)^#.*$", "", open(query, encoding="utf-8").read())
    head = text[text.index("SELECT"):text.index("WHERE")]
    inner = r"\([^()]*\)"
    while re.search(inner, head):  # from the innermost bracket outwards; an expression is named by its alias
        head = re.sub(inner, lambda m: (re.findall(r"\bAS\s+(\?\w+)\s*\)$", m.group()) or [""])[0], head)
    return re.findall(r"\?(\w+)", re.sub(r'"[^"]*"', "", head))


def newsgraph(args, graph, queries, folder):
    answers = {}
    for q in queries:
        r = subprocess.run([args.newsgraph, "query", q, "--store", os.path.join(folder, "graph.db"), "--format", "json"],
                           capture_output=True, text=True)
        if r.returncode:
            raise RuntimeError("%s: exit %d: %s" % (os.path.basename(q), r.returncode, r.stderr.strip()))
        data = json.loads(r.stdout)
        names = data["head"]["vars"]
        answers[q] = [[b.get(n, {}).get("value", "") for n in names] for b in data["results"]["bindings"]]
    return answers


def rdflib_engine(args, graph, queries, folder):
    python = next((p for p in ("/usr/bin/python3", sys.executable)
                   if subprocess.run([p, "-c", "import rdflib"], capture_output=True).returncode == 0), None)
    if not python:
        raise Missing("python3-rdflib")
    code = """import json, rdflib, sys
g = rdflib.Graph(); g.parse(sys.argv[1], format='turtle')
print(json.dumps({q: [['' if x is None else str(x) for x in row] for row in g.query(open(q, encoding='utf-8').read())]
                  for q in sys.argv[2:]}))"""
    return json.loads(subprocess.run([python, "-c", code, graph] + queries, capture_output=True, text=True, check=True).stdout)


def npm_folder(args):
    folder = os.path.abspath(os.environ.get("NEWSGRAPH_NPM") or os.path.join(args.root, ".cache", "npm"))
    if not shutil.which("node") or not os.path.isdir(os.path.join(folder, "node_modules", "oxigraph")):
        raise Missing("node with oxigraph, n3 (scripts/test installs them)")
    return folder


def node(args, *words):
    r = subprocess.run(["node", os.path.join(HERE, "engines.mjs")] + list(words), capture_output=True, text=True,
                       env=dict(os.environ, NPM_FOLDER=npm_folder(args)))
    if r.returncode:
        raise RuntimeError(r.stderr.strip()[-600:])
    return json.loads(r.stdout)


def oxigraph(args, graph, queries, folder):
    answers = node(args, "oxigraph", graph, *queries)
    return {q: [[row.get(n, "") for n in columns_of(q)] for row in rows] for q, rows in answers.items()}


VIRTUOSO_INI = """[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temp.db
TransactionFile = {0}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
DisableUnixSocket = 1
DirsAllowed = {0}
NumberOfBuffers = 10000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{2}
ServerRoot = {0}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
[Plugins]
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Virtuoso:
    """A server of its own on loopback, with the graph loaded. Stops with the block."""

    def __init__(self, graph):
        self.server = shutil.which("virtuoso-t") or shutil.which("virtuoso-t", path="/usr/bin:/usr/sbin")
        self.isql = shutil.which("isql-vt")
        if not self.server or not self.isql:
            raise Missing("virtuoso-opensource")
        self.graph = graph

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="virtuoso-")
        self.sql_port, self.http_port = free_port(), free_port()
        with open(os.path.join(self.folder, "virtuoso.ini"), "w") as f:
            f.write(VIRTUOSO_INI.format(self.folder, self.sql_port, self.http_port))
        shutil.copy(self.graph, os.path.join(self.folder, "graph.ttl"))
        self.process = subprocess.Popen([self.server, "+foreground", "+configfile", "virtuoso.ini"], cwd=self.folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(240):
            if self.sql("select 1;").returncode == 0:
                break
            time.sleep(0.5)
        self.sql("ld_dir('%s', 'graph.ttl', 'http://newsgraph.test/g'); rdf_loader_run(); checkpoint;" % self.folder)
        state = self.sql("select ll_state, ll_error from DB.DBA.load_list;").stdout
        if not re.search(r"^2\s+NULL", state, re.M):
            raise RuntimeError("Virtuoso did not load the graph: " + state[-400:])
        return self

    def sql(self, text):
        return subprocess.run([self.isql, "127.0.0.1:%d" % self.sql_port, "dba", "dba", "exec=" + text],
                              capture_output=True, text=True)

    def query(self, sparql):
        url = "http://127.0.0.1:%d/sparql?%s" % (self.http_port, urllib.parse.urlencode(
            {"query": sparql, "format": "application/sparql-results+json", "default-graph-uri": "http://newsgraph.test/g"}))
        try:
            with urllib.request.urlopen(url, timeout=120) as r:
                return json.load(r)
        except urllib.error.HTTPError as e:
            raise RuntimeError(e.read().decode("utf-8", "replace")[:300])

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def virtuoso(args, graph, queries, folder):
    answers = {}
    with Virtuoso(graph) as v:
        for q in queries:
            data = v.query(open(q, encoding="utf-8").read())
            answers[q] = [[b.get(n, {}).get("value", "") for n in data["head"]["vars"]] for b in data["results"]["bindings"]]
    return answers


ENGINES = {"newsgraph": newsgraph, "rdflib": rdflib_engine, "oxigraph": oxigraph, "virtuoso": virtuoso}


def expected_path(args, query):
    return os.path.join(args.root, "queries", "expected", os.path.basename(query)[:-3] + ".tsv")


def write_expected(args, query, rows):
    with open(expected_path(args, query), "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, delimiter="\t", lineterminator="\n")
        w.writerow(columns_of(query))
        w.writerows(rows)


def read_expected(args, query):
    if not os.path.exists(expected_path(args, query)):
        return []  # --update writes it
    with open(expected_path(args, query), encoding="utf-8", newline="") as f:
        return list(csv.reader(f, delimiter="\t"))[1:]


def by_value(row):
    """Engines may write a decimal anew: 0.90 is 0.9."""
    return tuple(cell.rstrip("0").rstrip(".") if re.fullmatch(r"\d+\.\d+", cell) else cell for cell in row)


def differences(name, rows, reference, ordered):
    a, b = Counter(map(by_value, rows)), Counter(map(by_value, reference))
    for row in list((b - a).elements())[:3]:
        yield "%s lacks %s" % (name, row)
    for row in list((a - b).elements())[:3]:
        yield "%s has %s too much" % (name, row)
    if a == b and ordered and [list(r) for r in rows] != [list(r) for r in reference]:
        yield "%s: other order" % name


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("newsgraph")
    ap.add_argument("root")
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--corpus")
    ap.add_argument("--engines", default=",".join(ENGINES))
    ap.add_argument("--require", action="store_true")
    args = ap.parse_args()
    queries = sorted(glob.glob(os.path.join(args.root, "queries", "*.rq")))
    folder = tempfile.mkdtemp(prefix="newsgraph-stores-")
    bad = []
    try:
        subprocess.run([args.newsgraph, "build", args.corpus or os.path.join(args.root, "corpus"), "-o", folder, "-q"], check=True)
        graph = os.path.join(folder, "graph.ttl")
        own = newsgraph(args, graph, queries, folder)
        if args.update:
            for q in queries:
                write_expected(args, q, own[q])
        if not args.corpus:
            for q in queries:
                bad += ["%s: %s" % (os.path.basename(q), d) for d in differences("newsgraph", own[q], read_expected(args, q), True)]
        for name in args.engines.split(","):
            if name == "newsgraph":
                continue
            try:
                answers = ENGINES[name](args, graph, queries, folder)
            except Missing as e:
                print("%-10s skipped: needs %s" % (name, e))
                bad += ["%s is missing" % name] if args.require else []
                continue
            wrong = [d for q in queries for d in ("%s: %s" % (os.path.basename(q), x)
                                                  for x in differences(name, answers[q], own[q], False))]
            print("%-10s %d queries, %d rows, %d differences" % (name, len(queries), sum(map(len, answers.values())), len(wrong)))
            bad += wrong
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
