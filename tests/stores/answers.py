#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""query, explain and serve: what they answer, in which form, and what they say when they cannot.

usage: answers.py NEWSGRAPH SOURCE_ROOT
"""
import csv
import io
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
import urllib.error
import urllib.parse
import urllib.request

BASE = "https://example.org/newsgraph/"
NEWS = {
    "a.txt": "Northwind Systems was founded by Maria Lopez in 1999.\n\nFrance has banned Northwind Systems. Northwind Systems does not use "
             "equipment from Bolt Works.\n\n\"We are open to talks,\" said Maria Lopez. Northwind Systems denied that it spied for China.\n",
    # controls, an escape that is none, and a character outside the basic plane
    "b.txt": "Bolt Works was founded by Ann\x01 Lee. \"A \x1b[31mred\x07 \\u0041 line \U0001F600\x85,\" said Ann Lee of Bolt Works.\n",
}
# (arguments, standard input, exit status, pattern in standard output, pattern in standard error)
CALLS = [
    ("query --list", "", 0, r"(?s)founders .*who-said-what", r"^$"),
    ("query nonsense", "", 2, r"^$", r'no bundled query is called "nonsense": see "newsgraph query --list"'),
    ("query", "", 2, r"^$", r"which query\?"),
    ("query nowhere.rq", "", 5, r"^$", r"nowhere\.rq: No such file"),
    ("query founders -s nowhere", "", 5, r"^$", r'nowhere.*run "newsgraph build" first'),
    ("query founders -f xml", "", 2, r"^$", r"unknown format 'xml'"),
    ("query founders -p who=X", "", 2, r"^$", r'query founders has no parameter "who"'),
    ("query timeline -p whom=X", "", 2, r"^$", r'has no parameter "whom"; it has who: '),
    ("query timeline -p who", "", 2, r"^$", r"--param is NAME=VALUE"),
    ("query timeline -p who=No\"}body", "", 0, r"^time .*\n-", r"^$"),
    ("query founders --show", "", 0, r"(?s)^# SPDX.*SELECT", r"^$"),
    ("query -", "SELECT * { ?s ?p }", 2, r"^$", r"error: "),
    ("query -", "", 2, r"^$", r"error: "),
    ("query -", "DELETE WHERE { ?s ?p ?o }", 2, r"^$", r"error: "),
    ("query -", "SELECT * { ?s ng:noSuchRelation ?o }", 2, r"^$", r"noSuchRelation.*no triple of this graph has it"),
    ("query -", "SELECT * { ?s ng:ownedBy ?o }", 0, r"^s  o\n", r"^$"),
    ("query - -f json", "ASK { ?s ng:foundedBy ?o }", 0, r'^\{"head":\{\},"boolean":true\}$', r"^$"),
    ("query - -f json", "ASK { ?s ng:mergedWith ?o }", 0, r'"boolean":false', r"^$"),
    ("query - -f csv", "SELECT ?s ?o { ?s ng:mergedWith ?o }", 0, r"^s,o\r\n$", r"^$"),
    ("query - -f tsv", "SELECT ?l { ?x ng:foundedBy ?o . ?o rdfs:label ?l } ORDER BY ?l", 0, r'^\?l\n"Ann Lee"\n"Maria Lopez"\n$', r"^$"),
    ("explain Northwind", "", 2, r"^$", r'did you mean "Northwind Systems"\?'),
    ("explain Maria_Lopes", "", 2, r"^$", r'did you mean "Maria Lopez"\?'),
    ("explain Qqqqq", "", 2, r"^$", r"nothing is said of \"Qqqqq\" \(names are as in"),
    ("explain", "", 2, r"^$", r"explain what\?"),
    ("explain Maria_Lopez", "", 0, r"(?s)foundedBy  Maria Lopez\n.*a\.txt, characters 0 to \d+.*rule .*Maria Lopez \w+ \((Direct|Mixed)\)", r"^$"),
    ("explain Northwind_Systems banned", "", 0, r"^France  banned  Northwind Systems\n", r"^$"),
    ("explain Northwind_Systems merged", "", 2, r"^$", r'no merged of "Northwind Systems" is stated'),
    ("explain %sorg/Northwind_Systems foundedBy" % BASE, "", 0, r"^Northwind Systems  foundedBy  Maria Lopez\n", r"^$"),
    ("explain %sorg/None" % BASE, "", 2, r"^$", r"nothing is said of \"https"),
    # what docs/stores.md says of the engine
    ("query - -f tsv", "SELECT ?p (COUNT(?s) AS ?n) { ?s a ng:Statement ; rdf:predicate ?p } GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT 1", 0,
     r"foundedBy>\t2\n$", r"^$"),
    ("query - -f tsv", "SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }", 0, r"^\?n\n\d+\n$", r"warning: a count over .* bookkeeping"),
    ("query - -f tsv", "SELECT ?o { ?st rdf:object ?o FILTER(isLiteral(?o)) }", 0, r"^\?o\n", r"warning: isLiteral"),
    ("query - -f tsv", "SELECT ?x { ?st rdf:object ?o OPTIONAL { ?o ng:noLabel ?l } }", 2, r"^$", r"noLabel"),
    ("query - -f tsv", "SELECT (REPLACE(?unbound, 'a', 'b') AS ?x) { ?s a ng:Claim } LIMIT 1", 0, r"^\?x\n\n$", r"^$"),
    ("query deep.rq", "", 2, r"^$", r"error: .*stack overflow.*fewer"),
]


def prepare(folder):
    for name, text in NEWS.items():
        os.makedirs(os.path.join(folder, "news"), exist_ok=True)
        with open(os.path.join(folder, "news", name), "w", encoding="utf-8", newline="") as f:
            f.write(text)
    with open(os.path.join(folder, "deep.rq"), "w") as f:
        f.write("SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o " * 60 + "}" * 60 + " }")


class Checks:
    def __init__(self, program, folder):
        self.program, self.folder, self.bad = program, folder, []

    def run(self, *arguments, stdin="", **more):
        return subprocess.run([self.program] + list(arguments), input=stdin.encode(), cwd=self.folder, capture_output=True, timeout=60, **more)

    def check(self, what, good, seen=""):
        if not good:
            self.bad.append("%s: %s" % (what, str(seen)[:400]))

    def calls(self):
        for arguments, stdin, status, out, err in CALLS:
            r = self.run(*[w.replace("_", " ") if not w.startswith("http") else w for w in arguments.split()], stdin=stdin)
            found = r.returncode, r.stdout.decode(), r.stderr.decode()
            good = found[0] == status and re.search(out, found[1]) and re.search(err, found[2])
            self.check("newsgraph " + arguments + " " + stdin, good, found)

    def iris(self):
        """A statement and a claim by their IRIs."""
        for cls in ("Statement", "Claim"):
            rows = self.run("query", "-", "-f", "csv", stdin="SELECT ?x { ?x a ng:%s } ORDER BY ?x" % cls).stdout.decode().split()
            r = self.run("explain", rows[1])
            self.check("explain " + rows[1], r.returncode == 0 and r.stdout.decode().count("<%s>" % rows[1]) == 1, r)

    def formats(self):
        text = "SELECT ?t ?b { ?c schema:text ?t ; ng:content ?s . ?s nif:beginIndex ?b } ORDER BY ?t"
        as_json = json.loads(self.run("query", "-", "-f", "json", stdin=text).stdout)
        texts = [b["t"]["value"] for b in as_json["results"]["bindings"]]
        self.check("controls come back", any("\x1b[31m" in t and "\x07" in t and "\\u0041" in t and "\U0001F600" in t for t in texts), texts)
        as_csv = list(csv.reader(io.StringIO(self.run("query", "-", "-f", "csv", stdin=text).stdout.decode(), newline="")))
        self.check("csv", as_csv[0] == ["t", "b"] and [r[0] for r in as_csv[1:]] == texts, as_csv)
        as_tsv = self.run("query", "-", "-f", "tsv", stdin=text).stdout.decode().rstrip("\n").split("\n")
        self.check("tsv", len(as_tsv) == len(texts) + 1 and all(line.count("\t") == 1 for line in as_tsv), as_tsv)
        table = self.run("query", "-", stdin=text).stdout
        self.check("no control reaches a terminal", not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", table), table)

    def turtle(self):
        r = self.run("query", "-", stdin="CONSTRUCT { ?s rdfs:label ?l ; schema:text ?t } WHERE { { ?s rdfs:label ?l } UNION { ?s schema:text ?t } }")
        self.check("construct", r.returncode == 0 and r.stdout.count(b" .\n") > 3, r)
        if shutil.which("rapper"):
            parsed = subprocess.run(["rapper", "-q", "-i", "turtle", "-", "x:"], input=r.stdout, capture_output=True)
            self.check("rapper reads it", parsed.returncode == 0 and parsed.stdout, parsed)

    def at_once(self):
        """Four begin with nothing prepared: all answer, one prepares; a changed store is prepared again."""
        shutil.rmtree(os.path.join(self.folder, "out", "graph.db.query"))
        started = [subprocess.Popen([self.program, "query", "founders", "-f", "csv"], cwd=self.folder, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE) for _ in range(4)]
        ended = [(p.communicate(timeout=60), p.returncode) for p in started]
        self.check("four at once", all(code == 0 and out == ended[0][0][0] for (out, _), code in ended), ended)
        self.check("one prepares", sum(b"preparing" in err for (_, err), _ in ended) == 1, ended)
        with open(os.path.join(self.folder, "news", "c.txt"), "w") as f:
            f.write("Cinder Labs was founded by Joan Reed in 2004.\n")
        self.run("build", "news", "-o", "out", "-q")
        r = self.run("query", "founders", "-f", "csv")
        self.check("a changed store", b"Joan Reed" in r.stdout and b"preparing" in r.stderr, r)
        self.check("nothing is left over", not [n for n in os.listdir(os.path.join(self.folder, "out")) if ".tmp" in n])

    def current(self):
        """The ontology is not read when the prepared graph is current."""
        r = self.run("query", "founders", "--ontology", "nowhere")
        self.check("no ontology needed", r.returncode == 0 and not r.stderr, r)

    def read_only(self):
        folder = os.path.join(self.folder, "readonly")
        os.makedirs(folder)
        shutil.copy(os.path.join(self.folder, "out", "graph.db"), folder)
        os.chmod(folder, 0o555)
        nobody = {"user": 65534} if os.geteuid() == 0 else {}
        try:
            if subprocess.run([self.program, "--version"], capture_output=True, **nobody).returncode:
                return
        except OSError:
            return  # the program is where only its owner may go
        os.chmod(self.folder, 0o755)
        temporary = os.path.join(self.folder, "tmp")
        os.makedirs(temporary, exist_ok=True)
        os.chmod(temporary, 0o777)
        r = self.run("query", "founders", "-s", "readonly", "-f", "csv", env=dict(os.environ, TMPDIR=temporary), **nobody)
        self.check("read-only folder", r.returncode == 0 and b"Maria Lopez" in r.stdout and b"temporary folder" in r.stderr, r)
        self.check("the temporary folder is gone", not os.listdir(temporary), os.listdir(temporary))
        os.chmod(folder, 0o755)

    def serve(self):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        process = subprocess.Popen([self.program, "serve", "-p", str(port)], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            answer = self.ask(port, "SELECT ?l { ?x ng:foundedBy ?o . ?o rdfs:label ?l }")
            labels = [b["l"]["value"] for b in answer["results"]["bindings"]] if answer else []
            self.check("serve answers", "Maria Lopez" in labels, answer)
            self.update(port)
            still = self.ask(port, "SELECT ?l { ?x ng:foundedBy ?o . ?o rdfs:label ?l }")
            self.check("an update changes nothing", still == answer, still)
            second = self.run("serve", "-p", str(port))
            self.check("a port in use", second.returncode == 1 and b"cannot serve" in second.stderr, second)
            process.send_signal(signal.SIGTERM)
            process.wait(20)
        finally:
            process.kill()
        self.check("serve ends on SIGTERM", process.returncode == 0, (process.returncode, process.stderr.read()))

    def large(self):
        """A join of three patterns on 100,000 triples that are prepared: 0.3 s for the whole process."""
        os.makedirs(os.path.join(self.folder, "large"))
        first, last = ("Maria", "Joan", "Ann", "Peter", "Oscar"), ("Lopez", "Reed", "Lee", "Brandt", "Novak", "Silva", "Moore")
        for i in range(60):
            with open(os.path.join(self.folder, "large", "%03d.txt" % i), "w") as f:
                for k in range(25):
                    n = i * 25 + k
                    f.write("%s%s Systems was founded by %s %s in %d. " % (last[n % 7], first[n // 7 % 5].lower(), first[n % 5], last[n // 5 % 7],
                                                                        1950 + n % 60))
                    f.write("France has banned %s%s Systems.\n\n" % (last[n % 7], first[n // 7 % 5].lower()))
        self.run("build", "large", "-o", "large-out", "-q")
        triples = int(re.search(r"(\d+) +triples", self.run("stats", "-s", "large-out").stdout.decode()).group(1))
        self.run("query", "founders", "-s", "large-out", "-q")
        text, times = "SELECT ?s ?o ?t { ?st rdf:subject ?s ; rdf:object ?o ; ng:evidence/nif:anchorOf ?t } LIMIT 1000", []
        for _ in range(3):
            begin = time.monotonic()
            r = self.run("query", "-", "-s", "large-out", "-f", "tsv", stdin=text)
            times.append(time.monotonic() - begin)
        print("%d triples: %.3f s" % (triples, min(times)))
        self.check("a large graph", triples > 100000 and r.stdout.count(b"\n") == 1001 and min(times) < 0.3, (triples, times, r.stderr))

    @staticmethod
    def ask(port, sparql):
        prefixes = "PREFIX ng: <https://w3id.org/newsgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        url = "http://127.0.0.1:%d/sparql?%s" % (port, urllib.parse.urlencode({"query": prefixes + sparql}))
        request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
        for _ in range(60):
            try:
                with urllib.request.urlopen(request, timeout=10) as r:
                    return json.load(r)
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        return None

    @staticmethod
    def update(port):
        """As the protocol has it, and as a query: a description of the service, or an error, and nothing happens."""
        for field in ("update", "query"):
            body = urllib.parse.urlencode({field: "DELETE WHERE { ?s ?p ?o }"})
            for url, data in (("/sparql", body.encode()), ("/sparql?" + body, None)):
                try:
                    urllib.request.urlopen("http://127.0.0.1:%d%s" % (port, url), data=data, timeout=10).close()
                except (urllib.error.URLError, ConnectionError):
                    pass


def main():
    program, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    os.environ.setdefault("NEWSGRAPH_ONTOLOGY", os.path.join(root, "ontology"))
    os.environ.setdefault("NEWSGRAPH_QUERIES", os.path.join(root, "queries"))
    folder = tempfile.mkdtemp(prefix="newsgraph-answers-")
    try:
        prepare(folder)
        c = Checks(program, folder)
        c.check("build", c.run("build", "news", "-o", "out", "-q").returncode == 0)
        c.run("query", "founders", "-q")
        for step in (c.calls, c.iris, c.formats, c.turtle, c.current, c.at_once, c.read_only, c.serve, c.large):
            step()
    finally:
        shutil.rmtree(folder)
    print("\n".join(c.bad) or "%d calls and the rest as they should be" % len(CALLS))
    return 1 if c.bad else 0


if __name__ == "__main__":
    sys.exit(main())
