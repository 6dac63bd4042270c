# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""What the regeneration laws share: invented news, corpora that change, running the program, fresh graphs to compare with."""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

FIRST = "Ann Bruno Clara Dmitri Elena Farid Greta Hugo Ines Jonas Kofi Lena".split()
LAST = "Abbott Brandt Castell Dorn Ekberg Falk Grieve Hollis Ibsen Jarvis Keller Lund".split()
COMPANY = ["Bolt Works", "Cog Motors", "Delta Optics Inc", "Ember Energy", "Falcon Foods Ltd", "Granite Bank", "Harbor Media Group"]
COUNTRY = "France Germany Japan Brazil Canada Kenya Norway".split()
CITY = "Paris Berlin Tokyo Toronto Nairobi Oslo".split()
SENTENCES = [
    "{p} founded {c} in {y}.", "{c} was acquired by {d} in {y}.", "{p}, the chief executive of {c}, lives in {t}.",
    "{n} banned {c}.", "{n} has not banned {c}.", "{n} may ban {c} next year.", '"We will grow," {p} told {c}.',
    "{p} said that {c} had acquired {d}.", "{c} denied that it was a subsidiary of {d}.", "{c} is based in {t}.",
    "{p} was born in {t} in {y}.", "According to {p}, {n} plans to ban {d}.", "{p} is married to {q}.",
    "A {c} spokesman said: “No comment.”", "Caf\u00e9 prices rose \u2014 {p} blamed {c} \U0001f3ed.",
]


def sentence(rng):
    p, q = rng.sample(FIRST, 2)
    c, d = rng.sample(COMPANY, 2)
    return rng.choice(SENTENCES).format(p=p + " " + rng.choice(LAST), q=q + " " + rng.choice(LAST), c=c, d=d,
                                        n=rng.choice(COUNTRY), t=rng.choice(CITY), y=rng.randint(1950, 2019))


def text(rng):
    paragraphs = [" ".join(sentence(rng) for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, 4))]
    end = rng.choice(["\n", "", "\r\n", "\n\n"])
    return (rng.choice(["\n\n", "\r\n\r\n", "\n"]).join(paragraphs) + end).encode("utf-8")


class Corpus:
    """A folder of documents that a seeded random number generator changes."""

    def __init__(self, folder, rng, documents):
        self.folder, self.rng, self.serial = folder, rng, 0
        os.makedirs(folder)
        for _ in range(documents):
            self.add()

    def paths(self):
        found = [os.path.relpath(os.path.join(d, f), self.folder) for d, _, files in os.walk(self.folder) for f in files]
        return sorted(found)

    def write(self, path, data):
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as f:
            f.write(data)

    def add(self):
        self.serial += 1
        place = self.rng.choice(["", "", "desk/", "desk/late/"])
        self.write("%s%s-%d.txt" % (place, self.rng.choice(["story", "a b", "caf\u00e9", "x"]), self.serial), text(self.rng))

    def change(self):
        """One random change; returns its name."""
        paths = self.paths()
        kind = self.rng.choice(["add", "edit", "rename", "remove", "touch", "copy", "empty", "binary", "same size"])
        if kind == "add" or len(paths) < 3:
            self.add()
            return "add"
        path = self.rng.choice(paths)
        full = os.path.join(self.folder, path)
        self.serial += 1
        if kind == "edit":
            self.write(path, text(self.rng))
        elif kind == "rename":
            os.rename(full, os.path.join(self.folder, "renamed-%d.txt" % self.serial))
        elif kind == "remove":
            os.remove(full)
        elif kind == "touch":
            os.utime(full, ns=(self.serial * 10 ** 9, self.serial * 10 ** 9))
        elif kind == "copy":
            shutil.copy(full, os.path.join(self.folder, "copy-%d.txt" % self.serial))
        elif kind == "empty":
            self.write(path, b"")
        elif kind == "binary":
            self.write(path, bytes(self.rng.randrange(256) for _ in range(400)) + b"\0" * 40)
        else:
            with open(full, "rb") as f:
                data = f.read()
            self.write(path, re.sub(rb"\d{4}", lambda m: b"%d" % self.rng.randint(1900, 1999), data))
        return kind


class Lab:
    """Runs the program in a temporary folder."""

    def __init__(self, program, seed):
        self.program, self.seed = os.path.abspath(program), seed
        self.rng = random.Random(seed)
        self.folder = tempfile.mkdtemp(prefix="newsgraph-laws-")
        self.count = 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def corpus(self, documents, name="corpus"):
        return Corpus(self.path(name), self.rng, documents)

    def run(self, *args, env=None, data=None, preexec=None, check=None):
        p = subprocess.run([self.program, *args], input=data, capture_output=True, preexec_fn=preexec,
                           env=dict(os.environ, **env) if env else None, timeout=300)
        if check is not None and p.returncode not in check:
            fail("newsgraph %s: exit status %d\n%s" % (" ".join(args), p.returncode, p.stderr.decode("utf-8", "replace")))
        return p

    def build(self, corpus, out, *args, **more):
        return self.run("build", corpus, "-o", out, "-q", *args, check=more.pop("check", (0, 3)), **more)

    def quads(self, out):
        """Everything that is in the store, mentions and all."""
        return self.run("export", "-s", out, "-f", "nquads", "--mentions", "all", check=(0,)).stdout

    def fresh(self, corpus, *args):
        """(graph.ttl, void.ttl, N-Quads) of a build from nothing."""
        self.count += 1
        out = self.path("fresh-%d" % self.count)
        self.build(corpus, out, *args)
        result = self.published(out)
        shutil.rmtree(out)
        return result

    def published(self, out):
        return read(os.path.join(out, "graph.ttl")), read(os.path.join(out, "void.ttl")), self.quads(out)

    def sound(self, out):
        self.run("check", "-s", out, "-q", check=(0,))

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def read(path):
    with open(path, "rb") as f:
        return f.read()


def fail(message):
    raise AssertionError(message)


def same(expected, found, what):
    names = ("graph.ttl", "void.ttl", "N-Quads")
    for name, a, b in zip(names, expected, found):
        if a != b:
            old, new = a.splitlines(), b.splitlines()
            gone, more = sorted(set(old) - set(new)), sorted(set(new) - set(old))
            fail("%s: %s differs\nexpected only: %s\nfound only:    %s" % (what, name, gone[:5], more[:5]))


def long_run(short, long):
    """Numbers of rounds: the short one in each test run, the long one with NEWSGRAPH_LONG=1."""
    if os.environ.get("NEWSGRAPH_LONG"):
        return long
    return short if os.environ.get("CI") else max(1, short // 8)      # a quick turn at the desk


def main(laws):
    """laws.py NEWSGRAPH LAW [SEED]"""
    program, name = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    lab = Lab(program, seed)
    try:
        laws[name](lab)
        print("%s: holds (seed %d)" % (name, seed))
    except AssertionError as e:
        sys.exit("%s: BROKEN (seed %d): %s" % (name, seed, e))
    finally:
        lab.close()
