#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Learns ontology/lists/claims-factors.ttl: what each feature of a candidate claim does to its odds.

usage: learn.py KIT SPLIT CANDIDATES.tsv > claims-factors.ttl

KIT         folder of the PolNeAR benchmark (its score.py reads the gold)
SPLIT       folder of the annotated documents (dev/train)
CANDIDATES  output of claim-candidates on their texts, made with an ontology without claims-factors.ttl

A candidate is right when a gold attribution with an overlapping cue has content F1 >= 0.5 with it. Logistic regression
with the score of the cue's classes as offset, AdaGrad, L2; features seen less than MINIMUM times and weak ones are left
out. The result is the same for the same input.
"""
import collections
import math
import random
import sys

L2, EPOCHS, MINIMUM, WEAK = 16.0, 14, 4, 0.1
HEAD = '''# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
#
# What speaks for or against a candidate of a claim: each feature (claims_features.c) and the thousandths that the odds
# are multiplied with when it is there. Learned by logistic regression from annotated political news; rewritten as a whole.
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix list: <https://w3id.org/newsgraph/list#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

list:claims-factors a ng:Weights ; rdfs:comment "feature of a candidate claim = thousandths that its odds are multiplied with" ;
'''


def spans(cell):
    return [tuple(map(int, s.split("-"))) for s in cell.split(";") if s]


def right(row, doc, gold, cache):
    content, cue = doc.tokens(spans(row["content_spans"])), doc.tokens(spans(row["cue_spans"]))
    for g in gold:
        if id(g) not in cache:
            cache[id(g)] = doc.tokens(g.cue) if g.cue else set()
        common = len(content & g.tok) if cache[id(g)] & cue else 0
        if common and 2 * common / (len(content) + len(g.tok)) >= 0.5:
            return 1
    return 0


def load(kit, split, path):
    sys.path.insert(0, kit)
    import score

    docs = score.load_docs(split)
    gold = score.load_gold(split, docs, score.load_speech())
    cache, out = {}, []
    with open(path, encoding="utf-8") as f:
        head = f.readline().rstrip("\n").split("\t")
        for line in f:
            r = dict(zip(head, line.rstrip("\n").split("\t")))
            p = min(max(float(r["score"]), 0.002), 0.998)
            features = [x for x in r["features"].split("|") if x]
            out.append((right(r, docs[r["doc"]], gold.get(r["doc"], ()), cache), math.log(p / (1 - p)), features))
    return out


def learn(rows):
    count = collections.Counter(f for r in rows for f in r[2])
    names = [f for f, n in count.items() if n >= MINIMUM]
    ids = {f: i for i, f in enumerate(names)}
    data = [(y, offset, [ids[f] for f in fs if f in ids]) for y, offset, fs in rows]
    weight, squares = [0.0] * len(names), [1e-8] * len(names)
    order = list(range(len(data)))
    random.seed(1)
    for epoch in range(EPOCHS):
        random.shuffle(order)
        rate = 0.3 / (1 + epoch * 0.5)
        for j in order:
            y, z, fs = data[j]
            z = max(-30, min(30, z + sum(weight[i] for i in fs)))
            d = y - 1 / (1 + math.exp(-z))
            for i in fs:
                g = d - L2 * weight[i] / count[names[i]]
                squares[i] += g * g
                weight[i] += rate * g / math.sqrt(squares[i])
    return {f: w for f, w in zip(names, weight) if abs(w) >= WEAK}


def turtle(weights):
    items = ["%s = %d" % (f, max(1, round(1000 * math.exp(w)))) for f, w in sorted(weights.items())
             if not set(f) & set(',"=\\')]
    lines, line = [], "   "
    for x in items:
        if len(line) + len(x) + 2 > 155:
            lines.append(line)
            line = "   "
        line += " " + x + ","
    lines.append(line.rstrip(","))
    return HEAD + '    ng:words """' + "\n".join(lines).lstrip() + '""" .\n'


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.stdout.write(turtle(learn(load(*sys.argv[1:]))))
