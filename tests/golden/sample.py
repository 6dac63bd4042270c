#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""out/graph.ttl and out/void.ttl are what a build of the bundled sample gives.

usage: sample.py NEWSGRAPH SOURCE_ROOT [--update]
"""
import os
import shutil
import subprocess
import sys
import tempfile

newsgraph, root = sys.argv[1:3]
bad = []
with tempfile.TemporaryDirectory(prefix="newsgraph-sample-") as folder:
    subprocess.run([newsgraph, "build", os.path.join(root, "corpus"), "-o", folder, "-q"], check=True)
    for name in ("graph.ttl", "void.ttl"):
        made, kept = os.path.join(folder, name), os.path.join(root, "out", name)
        if "--update" in sys.argv:
            os.makedirs(os.path.dirname(kept), exist_ok=True)
            shutil.copyfile(made, kept)
        elif not os.path.exists(kept) or open(made, "rb").read() != open(kept, "rb").read():
            bad.append("out/%s is not what the sample gives: run %s NEWSGRAPH . --update and look at the difference"
                       % (name, os.path.relpath(__file__, root)))
print("\n".join(bad))
sys.exit(1 if bad else 0)
