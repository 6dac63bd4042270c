#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""What regenerating costs, in CPU seconds (user and system: the load of the machine matters least) and peak memory.

usage: figures.py NEWSGRAPH [DOCUMENTS]     default 10000; goals in brackets
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

import lab as L

MEASURE = ("import os, sys, resource, subprocess\n"
           "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
           "r = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
           "print(r.ru_utime + r.ru_stime, r.ru_maxrss / 1024)\n")


def cost(*command, times=1):
    """(CPU seconds, MB) of the cheapest of some runs."""
    runs = []
    for _ in range(times):
        out = subprocess.run([sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True).stdout
        runs.append(tuple(float(x) for x in out.split()))
    return min(runs)


def write_documents(folder, first, last):
    for i in range(first, last):
        place = os.path.join(folder, "%03d" % (i // 500))
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "d%06d.txt" % i), "wb") as f:
            f.write(L.text(random.Random(i)))


def report(what, value, goal):
    print("%-58s %10s  [%s]" % (what, value, goal), flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    work = tempfile.mkdtemp(prefix="newsgraph-figures-")
    small, large, out = (os.path.join(work, x) for x in ("small", "large", "out"))
    build = [program, "build", large, "-o", out, "-q"]
    try:
        write_documents(small, 0, n // 10)
        write_documents(large, 0, n)
        _, few = cost(program, "build", small, "-o", os.path.join(work, "out-small"), "-q")
        full, many = cost(*build)
        report("full build of %d documents" % n, "%.2f s" % full, "-")
        report("peak memory, %d against %d documents" % (n, n // 10), "%.0f/%.0f MB" % (many, few), "<= 1.1 times")
        find, _ = cost("find", large, "-type", "f", "-printf", "%s %T@ %p\n", times=5)
        same, _ = cost(*build, times=5)
        report("nothing changed, against find with size and time", "%.3f/%.3f s" % (same, find), "<= 2 times")
        export, room = cost(program, "export", "-s", out, "-o", os.path.join(work, "g.ttl"), times=2)
        report("export as Turtle", "%.2f s, %.0f MB" % (export, room), "<= 32 MB")
        for i in range(0, n, 100):
            write_documents(large, i, i + 1)
            with open(os.path.join(large, "%03d" % (i // 500), "d%06d.txt" % i), "a", encoding="utf-8") as f:
                f.write("Ann Lee founded Bolt Works in 1999.\n")
        part, _ = cost(*build)
        report("1 % changed, against 3 % of a full build and an export", "%.2f/%.2f s" % (part, 0.03 * full + export), "<= 1 times")
        if shutil.which("rapper"):
            nt = os.path.join(work, "g.nt")
            cost(program, "export", "-s", out, "-o", nt)
            rapper, _ = cost("rapper", "-q", "-i", "ntriples", "-o", "turtle", nt)
            report("export as Turtle, against rapper from N-Triples", "%.2f/%.2f s" % (export, rapper), "<= 0.45 times")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
