#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Asks the bundled queries the questions of a reader, and compares the rows with the reader's own answers.

usage: bench/questions.py NEWSGRAPH QUESTIONS.md ARTICLES [--table FILE.tsv] [--rows]

QUESTIONS.md holds numbered questions with tables of their exact answers: facts (subject, predicate, object, qualifiers,
factuality, sentence) or claims (speaker, stance, mode, venue, content, span); a sentence is ARTICLE:BEGIN-END. Rows that rest on
a fact of priority 3 (facts.tsv beside it) may be missing. --rows prints every missing and every surplus row.

What is compared: the ends, the relation, the article, and whether it is told as fact, negated, or open (a claim: speaker, article
and content). Names are the same if the words of one are all in the other; texts if half of their words agree. A cause is read off
the graph: "truth differs", "other ends" (the relation is there in that article, with others), "not found".
"""
import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

# number: query, parameters, relations that the question is about (empty: all), name that must be at one end
QUESTIONS = {
    1: ("founders", {}, "", "Huawei"), 2: ("leaders", {}, "", ""), 3: ("restrictions", {}, "banned blacklisted sanctioned excludedFrom restrictsPurchasesFrom restrictsSalesTo", "Huawei"),
    4: ("undecided", {}, "", "Huawei"), 5: ("business", {}, "usesEquipmentOf removedEquipmentOf", ""),
    6: ("said-by", {"who": "Ken Hu"}, "", ""), 7: ("doubts", {}, "", ""), 8: ("denials", {}, "", ""), 9: ("accusations", {}, "", ""),
    10: ("interviews", {}, "gaveInterviewTo", ""), 11: ("business", {}, "alternativeSupplierTo", ""), 12: ("offers", {}, "offerIncludes", ""),
    13: ("owners", {}, "ownedBy", "Huawei"), 14: ("control", {}, "subordinateTo supervisedBy", ""),
    15: ("law+restrictions", {}, "signed blacklisted listedOn", ""), 16: ("business", {}, "usesEquipmentOf pausedDeploymentOf removedEquipmentOf", "Vodafone"),
    17: ("experts", {}, "affiliation", ""), 18: ("technologies", {}, "developed develops", ""), 19: ("law", {}, "requires", ""),
    20: ("second-hand", {}, "", ""), 21: ("interviews", {}, "gaveStatementTo", "BBC"), 22: ("when", {"at": "2018-12"}, "", ""),
    23: ("companies-by-country", {}, "country", ""), 24: ("contradictions", {}, "", ""), 25: ("hedged", {}, "", ""),
}
# A predicate of the answers: the graph's relation, and whether its ends change places.
RELATIONS = {
    "founding_year": ("foundingDate", False), "chief_executive": ("chiefExecutive", False), "deputy_chairman": ("deputyChairperson", False),
    "head_of": ("headedBy", True), "holds_position": ("position", False), "excluded_from_infrastructure": ("excludedFrom", False),
    "paused_core_deployment_of": ("pausedDeploymentOf", False), "developed_technology": ("developed", False),
    "develops_technology": ("develops", False), "added_to_entity_list": ("blacklisted", False), "listed_on_entity_list": ("listedOn", False),
    "launching": ("launches", False), "interested_in_buying": ("interestedIn", False), "replaced_equipment_of": ("removedEquipmentOf", False),
}
SAME = [{"developed", "develops"}, {"headedBy", "chiefExecutive", "chairperson"}, {"banned", "blacklisted"}]


def camel(predicate):
    first, *rest = predicate.split("_")
    return first + "".join(w.capitalize() for w in rest)


def words(text):
    text = re.sub(r"\([^)]*\)", " ", text.lower().replace("’", "'"))
    return [w for w in re.findall(r"\w+", text) if w not in ("the", "a", "an", "of", "its", "their", "s")]


def same_name(a, b):
    x, y = set(words(a)), set(words(b))
    return x == y or bool(x and y and (x <= y or y <= x))


def same_text(a, b):
    x, y = set(words(a)), set(words(b))
    return same_name(a, b) or len(x & y) * 2 >= max(len(x), len(y), 1)


def truth_of(factuality):
    if "negated" in factuality:
        return "negated"
    return "open" if re.search(r"hypothetical|planned|question|undecided", factuality) else "fact"


def read_optional(folder):
    path = os.path.join(folder, "facts.tsv")
    if not os.path.exists(path):
        return set()
    with open(path, encoding="utf-8", newline="") as f:
        return {(r["subject"], r["predicate"], r["object"], "%s:%s-%s" % (r["doc"][:3], r["sentence_start"], r["sentence_end"]))
                for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if r["priority"] == "3"}


def fact_row(cells, optional):
    subject, predicate, obj, _, factuality, sentence = cells
    relation, turned = RELATIONS.get(predicate, (camel(predicate), False))
    a, b = (obj, subject) if turned else (subject, obj)
    return {"kind": "fact", "s": a, "r": relation, "o": b, "article": sentence[:3], "truth": truth_of(factuality),
            "optional": (subject, predicate, obj, sentence) in optional}


def read_answers(path):
    """Number -> (question, rows)."""
    optional, out, number = read_optional(os.path.dirname(os.path.abspath(path))), {}, 0
    for line in open(path, encoding="utf-8"):
        m = re.match(r"## (\d+)\. (.*)", line)
        if m:
            number = int(m.group(1))
            out[number] = (m.group(2), [])
        cells = [c.strip() for c in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not number or len(cells) != 6 or not re.search(r"\d{3}:\d+-\d+$", cells[5]):
            continue
        claim = re.search(r"\b(direct|indirect|mixed)$", cells[2])
        row = {"kind": "claim", "s": cells[0], "r": "says", "o": cells[4], "article": cells[5][:3], "truth": "", "optional": False} \
            if claim else fact_row(cells, optional)
        out[number][1].append(row)
    return out


def query(args, name, store, params):
    command = [args.newsgraph, "query", name, "--store", store, "--format", "json", "-q"]
    if params:
        command += ["--param", ",".join("%s=%s" % p for p in params.items())]
    data = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [{k: v["value"] for k, v in b.items()} for b in data["results"]["bindings"]]


def truth_of_row(row):
    if row.get("polarity") == "Negative":
        return "negated"
    return "fact" if row.get("modality", "Actual") in ("Actual", "") else "open"


def given_row(row, params):
    """The row of a bundled query in the form of an answer's row."""
    pick = lambda *names: next((row[n] for n in names if row.get(n)), "")
    text = pick("text", "accusation")
    stance = row.get("stance") or (row.get("relation", "") if row.get("relation", "")[:1].isupper() else "")
    if text or stance:
        return {"kind": "claim", "s": params.get("who") or pick("speaker", "accuser", "subject"), "r": "says",
                "o": text or row.get("object", ""), "article": pick("article")[:3], "truth": ""}
    if "post" in row and not re.fullmatch(r"[a-z]+[A-Z]\w+|chairperson", row["post"]):
        return {"kind": "fact", "s": row["person"], "r": "position", "o": row["post"], "article": row["article"][:3], "truth": "fact"}
    relation = pick("relation", "action", "relation3", "relation2", "relation1") or ("foundedBy" if "founder" in row else pick("post"))
    return {"kind": "fact", "s": pick("subject", "actor", "organization", "speaker") if "speaker" not in row else row["speaker"], "r": relation,
            "o": row.get("organization", "") if "speaker" in row else pick("object", "target", "founder", "person", "second"),
            "article": pick("article")[:3], "truth": truth_of_row(row)}


def with_dates(rows):
    """The date of founding is a column of the query and a row of the answers; it belongs to the document as a whole."""
    for row in rows:
        yield row
        if row.get("founded") and "founder" in row and row["founded"] in row.get("sentence", ""):
            yield {"subject": row["organization"], "relation": "foundingDate", "object": row["founded"], "article": row["article"]}


def wanted(row, relations, about):
    if row["kind"] == "fact" and relations and row["r"] not in relations.split():
        return False
    return not about or row["kind"] == "claim" or same_name(about, row["s"]) or same_name(about, row["o"])


def same_relation(a, b):
    return a == b or any(a in s and b in s for s in SAME)


def ends_agree(want, have):
    if want["kind"] == "claim":
        unnamed = "unnamed" in want["s"] or "unspecified" in want["s"]
        return same_text(want["o"], have["o"]) and (unnamed or same_name(want["s"], have["s"]))
    straight = same_name(want["s"], have["s"]) and same_text(want["o"], have["o"])
    return straight or (same_name(want["s"], have["o"]) and same_text(want["o"], have["s"]))


def agree(want, have):
    articles = not have["article"] or want["article"] == have["article"]
    return (want["kind"] == have["kind"] and articles and ends_agree(want, have) and want["truth"] == have["truth"]
            and (want["kind"] == "claim" or same_relation(want["r"], have["r"])))


def cause_of(want, everything):
    near = [h for h in everything if h["kind"] == want["kind"] and h["article"] == want["article"]]
    if want["kind"] == "claim":
        return "other words or speaker" if any(same_text(want["o"], h["o"]) for h in near) else "not found"
    near = [h for h in near if same_relation(want["r"], h["r"])]
    if any(ends_agree(want, h) for h in near):
        return "truth differs" if not any(agree(want, h) for h in near) else "not asked for by the query"
    return "other ends" if near else "not found"


def unique(rows):
    """A column that the answers do not have (the sentence, the source) makes no further row."""
    seen = {}
    for r in rows:
        seen.setdefault((r["kind"], r["s"], r["r"], r["o"], r["article"], r["truth"]), r)
    return list(seen.values())


def compare(expected, given, everything):
    missing = [w for w in expected if not w["optional"] and not any(agree(w, h) for h in given)]
    extra = [h for h in given if not any(agree(w, h) for w in expected)]
    causes = {}
    for w in missing:
        c = cause_of(w, everything)
        causes[c] = causes.get(c, 0) + 1
    if extra:
        causes["no row of the answer"] = len(extra)
    return missing, extra, "; ".join("%s %d" % c for c in sorted(causes.items()))


ALL = """SELECT DISTINCT ?subject ?relation ?object ?polarity ?modality ?article WHERE {
  ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ng:polarity ?pol ; ng:modality ?mod ; ng:evidence/nif:referenceContext/ng:path ?article .
  ?s rdfs:label ?subject . OPTIONAL { ?o rdfs:label ?label } BIND(COALESCE(?label, STR(?o)) AS ?object)
  BIND(REPLACE(STR(?p), "^.*#", "") AS ?relation) BIND(REPLACE(STR(?pol), "^.*#", "") AS ?polarity) BIND(REPLACE(STR(?mod), "^.*#", "") AS ?modality) }"""


def everything_of(args, store, folder):
    path = os.path.join(folder, "all.rq")
    with open(path, "w", encoding="utf-8") as f:
        f.write(ALL)
    return [given_row(r, {}) for r in query(args, path, store, {}) + query(args, "who-said-what", store, {})]


def show(sign, row):
    print("    %s %s | %s | %s | %s %s" % (sign, row["s"], row["r"], row["o"][:80], row["article"], row["truth"]))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("newsgraph")
    ap.add_argument("questions")
    ap.add_argument("articles")
    ap.add_argument("--table")
    ap.add_argument("--rows", action="store_true")
    args = ap.parse_args()
    lines, exact = [], 0
    with tempfile.TemporaryDirectory(prefix="newsgraph-questions-") as store:
        subprocess.run([args.newsgraph, "build", args.articles, "-o", store, "-q"], check=True)
        everything = everything_of(args, store, store)
        for number, (question, expected) in sorted(read_answers(args.questions).items()):
            name, params, relations, about = QUESTIONS[number]
            rows = [given_row(r, params) for q in name.split("+") for r in with_dates(query(args, q, store, params))]
            given = unique(r for r in rows if wanted(r, relations, about))
            missing, extra, cause = compare(expected, given, everything)
            good = bool(expected) and not missing and not extra
            exact += good
            asked = name + "".join(" %s=%s" % p for p in params.items())
            lines.append([number, question, asked, relations, about, len(expected), len(given), len(missing), len(extra),
                          "yes" if good else "no" if expected else "by hand", cause or ("" if expected else "topics, judged by a reader")])
            print("%2d %-22s expected %2d given %2d missing %2d extra %2d %s" % (number, asked, *lines[-1][5:9], cause))
            for sign, some in (("-", missing), ("+", extra)):
                for row in some if args.rows else ():
                    show(sign, row)
    print("%d of %d exact" % (exact, len(lines)))
    if args.table:
        with open(args.table, "w", encoding="utf-8", newline="") as f:
            w = csv.writer(f, delimiter="\t", lineterminator="\n")
            w.writerow("number question query relations about expected given missing extra exact cause".split())
            w.writerows(lines)


if __name__ == "__main__":
    sys.exit(main())
