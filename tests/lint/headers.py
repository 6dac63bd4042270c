#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Each header compiles alone.   usage: headers.py SOURCE_ROOT"""
import glob
import os
import subprocess
import sys

root = sys.argv[1]
src = os.path.join(root, "src")
bad = 0
for header in sorted(glob.glob(src + "/**/*.h", recursive=True)):
    name = os.path.relpath(header, src)
    r = subprocess.run([os.environ.get("CC", "cc").split()[-1], "-std=c11", "-fsyntax-only", "-D_POSIX_C_SOURCE=200809L",
                        "-I" + src, "-x", "c", "-"], input='#include "%s"\n' % name, text=True, capture_output=True)
    if r.returncode:
        bad = 1
        print("%s does not compile alone:\n%s" % (name, r.stderr))
sys.exit(bad)
