#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Builds a graph from a folder of bad inputs made here: nothing may crash, hang, go unreported or spoil the other documents.

    run.py NEWSGRAPH ONTOLOGY
"""
import os
import subprocess
import sys
import tempfile

GOOD = "Acme Corp, founded by Jane Doe in 1999, said on Monday that it had bought Borg Ltd.\n"
READ = {  # file name -> bytes: these become documents
    "good.txt": GOOD.encode(),
    "empty.txt": b"",
    "blank.txt": b" \n\t\n\xc2\xa0\n",
    "bom.txt": b"\xef\xbb\xbf" + GOOD.encode(),
    "cr.txt": GOOD.encode().replace(b"\n", b"\r") * 3,
    "crlf.txt": GOOD.encode().replace(b"\n", b"\r\n") * 3,
    "nul.txt": b"Acme\x00 said " + GOOD.encode(),
    "latin1.txt": "Caf\u00e9 owner Ren\u00e9 Doe said so. ".encode("latin-1") * 9,
    "surrogates.txt": b"Acme \xed\xa0\x80\xed\xb0\x80 said it. " + GOOD.encode(),
    "overlong.txt": b"Acme \xc0\xaf \xe0\x80\xaf said it. " + GOOD.encode(),
    "cut.txt": "Acme said \u20ac".encode()[:-1],
    "bidi.txt": "\u202eAcme\u202c \u2066said\u2069 it\u200b. ".encode() + GOOD.encode(),
    "marks.txt": ("e\u0301" * 2000 + " \u0301 " + "\U0001f600" * 500).encode(),
    "quotes.txt": b'"' * 30000,
    "curly.txt": "\u201c\u2018".encode() * 8000,
    "brackets.txt": b"(" * 30000 + b")" * 30000,
    "sentence.txt": b"the company that " * 12000,
    "names.txt": b"Acme Borg " * 12000,
    "commas.txt": b"Acme, Borg, and Doe, who founded " * 4000,
    "word.txt": b"a" * 300000,
    "dots.txt": b"." * 100000,
    "lines.txt": b"\n" * 100000 + b"a\n" * 20000,
    "markup.txt": b"<a href='x'>\\u0000 \"\"\" ''' @prefix : <> . \\ \n" * 50,
    "symbols.txt": b"\x7f\x1b[31m Acme \x1b[0m said it.\n" + GOOD.encode(),
}
SKIPPED = {
    "utf16.txt": b"\xff\xfe" + "Acme said it.".encode("utf-16-le"),
    "utf16be.txt": b"\xfe\xff" + "Acme said it.".encode("utf-16-be"),
    "zip.txt": b"PK\x03\x04" + bytes(range(256)) * 4,
    "pdf.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zeros.txt": b"\x00" * 5000,
    "random.txt": bytes((i * 193 + i * i // 7) % 256 for i in range(5000)),
    "page.html": b"<p>no text file</p>",
}


def main():
    newsgraph, ontology = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="newsgraph-bad-") as folder:
        inputs, out = os.path.join(folder, "in"), os.path.join(folder, "out")
        os.mkdir(inputs)
        for name, data in {**READ, **SKIPPED}.items():
            with open(os.path.join(inputs, name), "wb") as f:
                f.write(data)
        os.symlink("good.txt", os.path.join(inputs, "link.txt"))
        os.mkfifo(os.path.join(inputs, "pipe.txt"))
        result = subprocess.run([newsgraph, "build", "--ontology", ontology, "--output", out, inputs], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, timeout=240, check=False)
        report = (result.stdout + result.stderr).decode("utf-8", "replace")
        faults = []
        if result.returncode not in (0, 1, 3):
            faults.append("exit status %d" % result.returncode)
        for name in list(SKIPPED) + ["link.txt", "pipe.txt"]:
            if name + ": skipped" not in report:
                faults.append("no word about %s" % name)
        for name in READ:
            if name + ": skipped" in report:
                faults.append("%s was skipped" % name)
        if "documents " in report and " %d added" % len(READ) not in report:
            faults.append("not all documents were added")
        with open(os.path.join(out, "graph.ttl"), encoding="utf-8") as f:
            turtle = f.read()  # strict: it must be valid UTF-8
        if "Acme" not in turtle:
            faults.append("the good document left no trace")
        for fault in faults:
            print(fault)
        if faults:
            print(report)
        return 1 if faults else 0


sys.exit(main())
