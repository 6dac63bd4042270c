#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""The laws of regeneration: an incremental build, in any order, on any number of threads, interrupted or not, ends at the same
bytes as a build from nothing.

usage: laws.py NEWSGRAPH LAW [SEED]      in CI: all rounds; NEWSGRAPH_LONG=1: many more; else a quick turn
"""
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

import lab as L

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def rounds(lab):
    """Random adding, editing, renaming, removing: after each round the store is what a fresh build makes."""
    corpus, out = lab.corpus(12), lab.path("out")
    for n in range(L.long_run(30, 200)):
        done = [corpus.change() for _ in range(lab.rng.randint(1, 4))] if n else []
        lab.build(corpus.folder, out, "-j", str(lab.rng.randint(1, 4)))
        L.same(lab.fresh(corpus.folder), lab.published(out), "round %d (%s)" % (n, ", ".join(done)))
    lab.sound(out)


def unchanged(lab):
    """A build with nothing to do changes no byte of any file."""
    corpus, out = lab.corpus(8), lab.path("out")
    lab.build(corpus.folder, out)
    files = [os.path.join(out, f) for f in sorted(os.listdir(out))]
    before = [(f, os.stat(f).st_mtime_ns, L.read(f)) for f in files]
    lab.build(corpus.folder, out)
    if [(f, os.stat(f).st_mtime_ns, L.read(f)) for f in files] != before:
        L.fail("a file was written again")
    os.remove(os.path.join(out, "graph.ttl"))
    lab.build(corpus.folder, out)
    if L.read(os.path.join(out, "graph.ttl")) != dict((f, b) for f, _, b in before)[os.path.join(out, "graph.ttl")]:
        L.fail("a lost graph.ttl was not written again")


def unreadable(lab):
    """A file that cannot be read for a while is left out for that while only."""
    corpus, out = lab.corpus(4), lab.path("out")
    expected = lab.fresh(corpus.folder)
    path = os.path.join(corpus.folder, corpus.paths()[0])
    data, times = L.read(path), os.stat(path)
    os.remove(path)
    os.symlink("nowhere", path)
    lab.build(corpus.folder, out)
    os.remove(path)
    with open(path, "wb") as f:
        f.write(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    if os.getuid():                                     # root may read everything
        os.chmod(path, 0)
        lab.build(corpus.folder, out, check=(3,))
        os.chmod(path, 0o644)
    lab.build(corpus.folder, out)
    L.same(expected, lab.published(out), "readable again")


def ontology(lab):
    """Another ontology or base: everything anew; a wrong ontology: nothing is touched; a dry run: nothing is written."""
    corpus, out, mine = lab.corpus(10), lab.path("out"), lab.path("ontology")
    shutil.copytree(os.environ.get("NEWSGRAPH_ONTOLOGY") or os.path.join(ROOT, "ontology"), mine)
    lab.build(corpus.folder, out, "--ontology", mine)
    first = lab.published(out)
    L.same(first, lab.fresh(corpus.folder), "a copy of the ontology")
    extra = os.path.join(mine, "extra.ttl")
    with open(extra, "w", encoding="utf-8") as f:
        f.write('@prefix name: <https://w3id.org/newsgraph/name#> .\n@prefix schema: <https://schema.org/> .\n'
                '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n'
                'name:bolt-works a schema:Corporation ; rdfs:label "Bolt Works" ; owl:sameAs <urn:example:bolt> .\n')
    files = {f: (os.stat(os.path.join(out, f)).st_mtime_ns, L.read(os.path.join(out, f))) for f in os.listdir(out)}
    lab.run("build", corpus.folder, "-o", out, "--ontology", mine, "-n", check=(0,))
    if files != {f: (os.stat(os.path.join(out, f)).st_mtime_ns, L.read(os.path.join(out, f))) for f in os.listdir(out)}:
        L.fail("a dry run wrote")
    lab.build(corpus.folder, out, "--ontology", mine)
    second = lab.published(out)
    if b"urn:example:bolt" not in second[0]:
        L.fail("the new name is not in the graph")
    L.same(second, lab.fresh(corpus.folder, "--ontology", mine), "a name more")
    with open(extra, "a", encoding="utf-8") as f:
        f.write("name:wrong a .\n")
    lab.build(corpus.folder, out, "--ontology", mine, check=(6,))
    L.same(second, lab.published(out), "after a wrong ontology")
    os.remove(extra)
    lab.build(corpus.folder, out, "--ontology", mine)
    L.same(first, lab.published(out), "the first ontology again")
    base = "http://example.com/other#"
    lab.build(corpus.folder, out, "--base", base)
    L.same(lab.fresh(corpus.folder, "--base", base), lab.published(out), "another base")


def determinism(lab):
    """Threads, order of arguments, locale, time zone and place do not matter."""
    corpus = lab.corpus(20)
    for p in corpus.paths():                            # flat: files are named one by one below
        if "/" in p:
            os.remove(os.path.join(corpus.folder, p))
    expected = lab.fresh(corpus.folder, "-j", "1")
    for jobs in ("2", "4", "13"):
        L.same(expected, lab.fresh(corpus.folder, "-j", jobs), "-j " + jobs)
    for env in ({"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "C", "TZ": "Asia/Tokyo"}, {"LC_ALL": "tr_TR.UTF-8"}):
        out = lab.path("env")
        lab.build(corpus.folder, out, "--rebuild", env=env)
        L.same(expected, lab.published(out), str(env))
    names = [os.path.join(corpus.folder, p) for p in corpus.paths()]
    lab.rng.shuffle(names)
    out = lab.path("shuffled")
    lab.run("build", *names, "-o", out, "-q", check=(0, 3))
    L.same(expected, lab.published(out), "shuffled arguments")


def kills(lab):
    """SIGKILL at any moment: the store is sound, the file is the old or the new one, the next build ends at the same bytes."""
    corpus, out = lab.corpus(150), lab.path("out")
    lab.build(corpus.folder, out)
    old = L.read(os.path.join(out, "graph.ttl"))
    for n in range(L.long_run(60, 300)):
        for _ in range(30):
            corpus.change()
        expected = lab.fresh(corpus.folder)
        start = time.monotonic()
        args = ["--rebuild"] if n % 3 == 0 else []
        if n < 2:
            lab.build(corpus.folder, lab.path("timing"), "--rebuild")
            length = time.monotonic() - start
        p = subprocess.Popen([lab.program, "build", corpus.folder, "-o", out, "-q", *args], stderr=subprocess.DEVNULL)
        time.sleep(lab.rng.random() * length * 1.1)
        p.kill()
        p.wait()
        lab.sound(out)
        visible = L.read(os.path.join(out, "graph.ttl"))
        if visible not in (old, expected[0]):
            L.fail("kill %d: graph.ttl is neither the old nor the new one" % n)
        lab.build(corpus.folder, out)
        L.same(expected, lab.published(out), "after kill %d" % n)
        left = [f for f in os.listdir(out) if ".tmp-" in f]
        if left:
            L.fail("kill %d: left behind: %s" % (n, left))
        old = expected[0]


def signals(lab):
    """SIGINT and SIGTERM end a build between batches, with their own exit status; the next build goes on."""
    corpus = lab.corpus(300)
    expected = lab.fresh(corpus.folder)
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        for part in (0.5, 0.7):
            out = lab.path("out-%d-%s" % (number, part))
            start = time.monotonic()
            lab.build(corpus.folder, lab.path("timing"), "--rebuild", "-j1")
            length = time.monotonic() - start
            p = subprocess.Popen([lab.program, "build", corpus.folder, "-o", out, "-q", "-j1"], stderr=subprocess.PIPE)
            time.sleep(length * part)
            p.send_signal(number)
            message = p.communicate()[1]
            # Before and after the documents the default action ends the process: a shell shows the same status.
            if p.returncode not in (status, -number, 0):
                L.fail("%s: exit status %d" % (number, p.returncode))
            if p.returncode == status and b"interrupted" not in message:
                L.fail("no message: %s" % message)
            lab.build(corpus.folder, out)
            L.same(expected, lab.published(out), "after signal %d" % number)


def together(lab):
    """Two builds at once: each is done or says that the store is locked; the store is sound and right."""
    corpus = lab.corpus(60)
    expected = lab.fresh(corpus.folder)
    for n in range(L.long_run(4, 40)):
        out = lab.path("out-%d" % n)
        running = [subprocess.Popen([lab.program, "build", corpus.folder, "-o", out, "-q", "-j2"], stderr=subprocess.DEVNULL)
                   for _ in range(3)]
        for p in running:
            if p.wait() not in (0, 3, 4):
                L.fail("exit status %d" % p.returncode)
        lab.build(corpus.folder, out)
        L.same(expected, lab.published(out), "two builds, round %d" % n)


def readers(lab):
    """While a build runs, a reader sees each document whole, as it was or as it is going to be."""
    corpus, out = lab.corpus(120), lab.path("out")
    lab.build(corpus.folder, out)

    def graphs(quads):
        by = {}
        for line in quads.decode("utf-8").splitlines():
            by.setdefault(line.rsplit(" ", 2)[1], []).append(line)
        return by

    old = graphs(lab.quads(out))
    seen = 0
    for n in range(L.long_run(3, 20)):
        for _ in range(60):
            corpus.change()
        new = graphs(lab.fresh(corpus.folder)[2])
        p = subprocess.Popen([lab.program, "build", corpus.folder, "-o", out, "-q"], stderr=subprocess.DEVNULL)
        while p.poll() is None:
            for name, lines in graphs(lab.quads(out)).items():
                if lines not in (old.get(name), new.get(name)):
                    L.fail("a reader saw half of %s" % name)
            seen += 1
        old = new
    if seen == 0:
        L.fail("no reader ran")


def full(lab):
    """No room: exit status 5, the old file in place, the store sound; with room again the same bytes."""
    corpus, out = lab.corpus(60), lab.path("out")
    lab.build(corpus.folder, out)
    old = L.read(os.path.join(out, "graph.ttl"))
    for _ in range(40):
        corpus.change()
    expected = lab.fresh(corpus.folder)
    room = len(expected[0])
    for limit in [1000, 20000, 70000] + [lab.rng.randrange(room) for _ in range(L.long_run(6, 60))]:
        def small(limit=limit):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        p = lab.build(corpus.folder, out, "--rebuild", preexec=small, check=None)
        visible = L.read(os.path.join(out, "graph.ttl"))
        if p.returncode not in (5, 0, 3) or (p.returncode != 5 and visible != expected[0]):
            L.fail("limit %d: exit status %d: %s" % (limit, p.returncode, p.stderr))
        if p.returncode == 5 and not p.stderr:
            L.fail("limit %d: no message" % limit)
        if visible not in (old, expected[0]):
            L.fail("limit %d: graph.ttl is neither the old nor the new one" % limit)
        lab.sound(out)
    lab.build(corpus.folder, out)
    L.same(expected, lab.published(out), "with room again")
    for args in (["export", "-s", out, "-o", "/dev/full"], ["stats", "-s", out], ["--help"]):
        with open("/dev/full", "wb") as sink:
            status = subprocess.call([lab.program, *args], stdout=sink, stderr=subprocess.DEVNULL)
        if status != 5:
            L.fail("%s to a full device: exit status %d" % (args[0], status))


def small_disk(lab):
    """The same on a file system that is really full. With more room the next build ends at the same bytes."""
    disk = lab.path("disk")
    os.makedirs(disk)
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "newsgraph", disk]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        print("no file system could be mounted: nothing tested")
        sys.exit(77)
    try:
        corpus, out = lab.corpus(40), os.path.join(disk, "out")
        lab.build(corpus.folder, out)
        full_once = False
        for n in range(L.long_run(3, 12)):
            old = lab.published(out)
            lab.sound(out)
            for _ in range(80):
                corpus.add()
            expected = lab.fresh(corpus.folder)
            p = lab.build(corpus.folder, out, *["--rebuild"] * (n % 2), check=(0, 3, 5))
            visible = L.read(os.path.join(out, "graph.ttl"))
            if visible != (old[0] if p.returncode == 5 else expected[0]):
                L.fail("step %d, exit status %d: graph.ttl is neither the old nor the new one" % (n, p.returncode))
            if p.returncode == 5 and not p.stderr:
                L.fail("step %d: no message" % n)
            full_once = full_once or p.returncode == 5
            lab.sound(out)
            subprocess.run(["mount", "-o", "remount,size=256m", disk], check=True)
            lab.build(corpus.folder, out)
            L.same(expected, lab.published(out), "with room again")
            size = sum(os.path.getsize(os.path.join(out, f)) for f in os.listdir(out))
            subprocess.run(["mount", "-o", "remount,size=%dk" % (size // 1024 + 100 + 200 * n), disk], check=True)
        if not full_once:
            L.fail("the disk was never full")
    finally:
        subprocess.run(["umount", disk], check=True)


def extract(lab):
    """The filter gives what a build gives, however its input is split."""
    corpus, out = lab.corpus(25), lab.path("out")
    lines = []
    for p in corpus.paths():
        data = L.read(os.path.join(corpus.folder, p)).decode("utf-8")
        lines.append(json.dumps({"id": p, "text": data}).encode())
    lab.build(corpus.folder, out)
    expected = sorted(set(lab.quads(out).splitlines()))
    lab.rng.shuffle(lines)
    for parts in (1, 3):
        found = set()
        for i in range(parts):
            p = lab.run("extract", "--mentions", "all", data=b"\n".join(lines[i::parts]) + b"\n", check=(0,))
            found |= set(p.stdout.splitlines())
        if sorted(found) != expected:
            L.fail("in %d parts: %d lines, not %d" % (parts, len(found), len(expected)))
    if shutil.which("parallel") is None:
        print("no GNU parallel: spreading the work with it was not tested")
        return
    for documents, jobs in ((1, 2), (4, 3), (100, 2)):
        p = subprocess.run(["parallel", "--will-cite", "--jobs", str(jobs), "--pipe", "--max-replace-args", str(documents), lab.program, "extract",
                            "--mentions", "all"], input=b"\n".join(lines) + b"\n", capture_output=True)
        found = sorted(set(p.stdout.splitlines()))
        if p.returncode or found != expected:
            L.fail("GNU parallel, %d documents at a time: exit status %d, %d lines, not %d: %s" %
                   (documents, p.returncode, len(found), len(expected), p.stderr[:500]))


def difference(lab):
    """diff says exactly what to delete and insert."""
    corpus, old, new = lab.corpus(20), lab.path("old"), lab.path("new")
    lab.build(corpus.folder, old)
    for _ in range(15):
        corpus.change()
    lab.build(corpus.folder, new)

    def triples(out):
        return set(lab.run("export", "-s", out, "-f", "nt", check=(0,)).stdout.splitlines())

    before, after, part = triples(old), triples(new), None
    for line in lab.run("diff", old, new, check=(0,)).stdout.splitlines():
        if line in (b"DELETE DATA {", b"INSERT DATA {"):
            part = line[:6]
        elif part == b"DELETE" and line.startswith(b"<"):
            before.remove(line)
        elif part == b"INSERT" and line.startswith(b"<"):
            before.add(line)
    if before != after:
        L.fail("the update does not lead to the new graph")
    if lab.run("diff", new, new, check=(0,)).stdout:
        L.fail("a store differs from itself")


ESCAPE = re.compile(r'\\(?:([tbnrf"\'\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))')
NAMED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def decoded(ntriples):
    """Lines of N-Triples without escapes: the same triple is the same line, whoever wrote it."""
    def one(m):
        return NAMED[m.group(1)] if m.group(1) else chr(int(m.group(2) or m.group(3), 16))
    lines = set()
    for line in ntriples.decode("utf-8").split("\n"):
        if line:
            lines.add(ESCAPE.sub(one, line).replace("^^<http://www.w3.org/2001/XMLSchema#string>", "").rstrip(" ."))
    return lines


def characters(rng, n):
    """Any characters, the awkward ones often. No surrogates (no text has them) and no NUL (it becomes U+FFFD)."""
    awkward = ["\r", "\n", "\r\n", "\t", "\"", "'", "\\", "\\u0041", "\x01", "\x1f", "\x7f", "\x80", "\x85", "\xa0", "\u2028",
               "\u2029", "\ufeff", "\ufffe", "\uffff", "\U0001f600", "\U0010ffff", "e\u0301", "\u202e", "<", ">", "{", "}", "^^", "@en", " .\n"]
    out = []
    for _ in range(n):
        if rng.random() < 0.5:
            out.append(rng.choice(awkward))
        else:
            c = rng.choice([rng.randrange(32, 127), rng.randrange(1, 0x3000), rng.randrange(1, 0x110000)])
            out.append(chr(c if not 0xd800 <= c <= 0xdfff else c - 0x1000))
    return "".join(out)


def characters_survive(lab):
    """Whatever characters a text has: each reader of Turtle finds the triples that N-Triples has, and the text's own words."""
    folder = lab.path("corpus")
    os.makedirs(folder)
    for i in range(L.long_run(60, 600)):
        with open(os.path.join(folder, "d%d.txt" % i), "w", encoding="utf-8", newline="") as f:
            f.write("Ann Lee of Bolt Works%s said that Cog Motors had %s acquired Delta Optics in 1999. \"We %s grow,\" she said."
                    % (characters(lab.rng, 3), characters(lab.rng, 5), characters(lab.rng, 30)))
    out, nt = lab.path("out"), lab.path("g.nt")
    lab.build(folder, out)
    lab.run("export", "-s", out, "-f", "nt", "-o", nt, check=(0,))
    expected = decoded(L.read(nt))
    for reader in (["serdi", "-q", "-i", "turtle", "-o", "ntriples"], ["rapper", "-q", "-i", "turtle", "-o", "ntriples"]):
        if shutil.which(reader[0]) is None:
            continue
        turtle = os.path.join(out, "graph.ttl")
        p = subprocess.run(reader + [turtle if reader[0] == "serdi" else "file://" + turtle], capture_output=True)
        found = decoded(p.stdout)
        if p.returncode or found != expected:
            L.fail("%s: exit status %d\n%s\n%s" % (reader[0], p.returncode, sorted(expected - found)[:3], sorted(found - expected)[:3]))


def faults(lab):
    """One call of the C library fails, in turn at many places: no crash, no wrong result called right, nothing torn."""
    library = os.environ.get("NEWSGRAPH_FAULTS", "")
    if not os.path.exists(library):
        print("no library of faults: nothing tested")
        sys.exit(77)
    corpus, out = lab.corpus(30), lab.path("out")
    lab.build(corpus.folder, out)
    counts = lab.path("counts")
    for n in range(L.long_run(1, 6)):
        for _ in range(20):
            corpus.change()
        expected = lab.fresh(corpus.folder)
        lab.build(corpus.folder, lab.path("counted"), "-j1", env={"LD_PRELOAD": library, "NEWSGRAPH_COUNTS": counts})
        with open(counts) as f:
            kinds = [line.split() for line in f]
        for kind, total in kinds:
            places = range(1, int(total) + 1)
            for at in sorted(lab.rng.sample(places, min(len(places), L.long_run(12, 100)))):
                one_fault(lab, corpus, out, expected, library, "%s:%d" % (kind, at))
    lab.build(corpus.folder, out)
    L.same(expected, lab.published(out), "after all faults")


def one_fault(lab, corpus, out, expected, library, fault):
    old = L.read(os.path.join(out, "graph.ttl"))
    p = lab.run("build", corpus.folder, "-o", out, "-q", "-j1", "--rebuild",
                env={"LD_PRELOAD": library, "NEWSGRAPH_FAULT": fault})
    visible = L.read(os.path.join(out, "graph.ttl"))
    if p.returncode < 0 or p.returncode > 7:
        L.fail("%s: crashed: %d %s" % (fault, p.returncode, p.stderr))
    if p.returncode == 0 and visible != expected[0]:
        L.fail("%s: called done, but graph.ttl is not the right one" % fault)
    if p.returncode not in (0, 3) and not p.stderr:
        L.fail("%s: exit status %d without a message" % (fault, p.returncode))
    if p.returncode not in (0, 3) and visible not in (old, expected[0]):
        L.fail("%s: graph.ttl is neither the old nor the new one" % fault)
    lab.sound(out)


LAWS = {f.__name__: f for f in (rounds, unchanged, unreadable, ontology, determinism, kills, signals, together, readers, full, small_disk,
                                extract, difference, characters_survive, faults)}

if __name__ == "__main__":
    L.main(LAWS)
