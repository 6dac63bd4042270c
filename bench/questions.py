#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
"""Asks the bundled queries the questions of a reader, and compares the rows with the reader's own answers.

usage: bench/questions.py NEWSGRAPH QUESTIONS.md ARTICLES [--table FILE.tsv] [--rows] [--only N,N ...]

QUESTIONS.md holds numbered questions with tables of their exact answers: facts (subject, predicate, object, qualifiers, factuality, sentence), claims
(speaker, stance, mode, venue, content, span), or topics (topic, one side, other side); a sentence or span is ARTICLE:BEGIN-END. Beside it lie entities.tsv
(which words stand for which name in which article), facts.tsv and claims.tsv (with priorities). Rows of priority 3 may be missing. --rows prints every missing
and every surplus row.

When two rows agree:
- facts: the relation (RELATIONS, SAME), both ends, the article, and whether it is told as fact, negated, or open. Where the query gives the sentence, one has
  to overlap the reader's (the same in a further sentence of that article is no fault); where it says according to whom, that has to be one of the reader's sources, or the article itself.
- claims: the speaker, the article, and the content: half of the words (F1) and, where the text is found in the article, overlapping spans.
- names: the same, or words that entities.tsv gives to that name. Somebody unnamed is nobody whom entities.tsv has a name for.
- topics: one of the candidates has a sentence that overlaps one side and one that overlaps the other. The first seven are asked for; candidates that are on no
  side are counted, and are no fault: the question asks for candidates.
A cause is read off the graph: "truth differs", "other ends" (the relation is there in that article, with others), "not found".
"""
import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

# number: query, parameters, relations that the question is about (empty: all), names of which one must be at one end or speak (empty: all)
QUESTIONS = {
    1: ("founders", {}, "", "Huawei"), 2: ("leaders", {}, "", ""),
    3: ("bans-by-country", {}, "banned blacklisted sanctioned excludedFrom restrictsPurchasesFrom restrictsSalesTo", "Huawei"),
    4: ("undecided", {}, "", "Huawei"), 5: ("business", {}, "usesEquipmentOf removedEquipmentOf", ""),
    6: ("said-by", {"who": "Ken Hu"}, "", ""), 7: ("doubts", {}, "", ""), 8: ("denials", {}, "", "Huawei|Ren Zhengfei"), 9: ("accusations", {}, "", ""),
    10: ("interviews", {}, "gaveInterviewTo", ""), 11: ("alternatives", {}, "", "Huawei"), 12: ("offers", {}, "offerIncludes", ""),
    13: ("owners", {}, "ownedBy", "Huawei"), 14: ("control", {}, "subordinateTo supervisedBy", ""),
    15: ("law+restrictions", {}, "signed blacklisted listedOn", ""), 16: ("business", {}, "usesEquipmentOf pausedDeploymentOf removedEquipmentOf", "Vodafone"),
    17: ("experts", {}, "affiliation", ""), 18: ("technologies", {}, "developed develops", ""), 19: ("law", {}, "requires", ""),
    20: ("second-hand", {}, "", ""), 21: ("interviews", {}, "gaveStatementTo", "BBC"), 22: ("when", {"at": "2018-12"}, "", ""),
    23: ("companies-by-country", {}, "country", ""), 24: ("contradictions+opposites+duties+accusations", {}, "", ""), 25: ("hedged", {}, "", ""),
}
TOPICS = 7  # of the topics, those that every good graph must show
# A predicate of the answers: the graph's relation, and whether its ends change places.
RELATIONS = {
    "founding_year": ("foundingDate", False), "chief_executive": ("chiefExecutive", False), "deputy_chairman": ("deputyChairperson", False),
    "head_of": ("headedBy", True), "holds_position": ("position", False), "excluded_from_infrastructure": ("excludedFrom", False),
    "paused_core_deployment_of": ("pausedDeploymentOf", False), "developed_technology": ("developed", False),
    "develops_technology": ("develops", False), "added_to_entity_list": ("blacklisted", False), "listed_on_entity_list": ("listedOn", False),
    "launching": ("launches", False), "interested_in_buying": ("interestedIn", False), "replaced_equipment_of": ("removedEquipmentOf", False),
}
SAME = [{"developed", "develops"}, {"headedBy", "chiefExecutive", "chairperson"}, {"banned", "blacklisted"}]
SMALL = set("the a an of its their s".split())
SPAN = re.compile(r"(\d{3}):(\d+)-(\d+)")


def camel(predicate):
    first, *rest = predicate.split("_")
    return first + "".join(w.capitalize() for w in rest)


def words(text):
    text = re.sub(r"\([^)]*\)", " ", text.lower().replace("’", "'"))
    return [w for w in re.findall(r"\w+", text) if w not in SMALL]


def stem(word):
    return re.sub(r"(?:ies|es|s|ed|ing|d)$", "", word) if len(word) > 4 else word


def same_text(a, b):
    """Half of the words of both, or all of the one in the other."""
    x, y = {stem(w) for w in words(a)}, {stem(w) for w in words(b)}
    both = len(x & y)
    return x == y or bool(x and y and (4 * both >= len(x) + len(y) or both == len(x)))


def truth_of(factuality):
    if "negated" in factuality:
        return "negated"
    return "open" if re.search(r"hypothetical|planned|question|undecided", factuality) else "fact"


def read_table(folder, name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


class Reader:
    """What the reader knows: who is meant by which words, what may be missing, where in an article a text is."""

    def __init__(self, folder, articles):
        self.names, self.optional, self.texts = {}, set(), {}
        self.demonyms = {}
        for r in read_table(folder, "entities.tsv"):
            if "demonym" in r["note"]:
                self.demonyms[r["text"].lower()] = r["canonical"].lower()
            if r["how"] != "pronoun" and r["type"] != "Boilerplate-name" and "demonym" not in r["note"]:
                self.add(r["doc"], r["text"], r["canonical"])
        for r in read_table(folder, "claims.tsv"):
            self.add(r["doc"], r["speaker_mention"], r["speaker"])
            if r["priority"] == "3":
                self.optional.add(("claim", r["speaker"], "%s:%s-%s" % (r["doc"][:3], r["content_start"], r["content_end"])))
        for r in read_table(folder, "facts.tsv"):
            if r["priority"] == "3":
                self.optional.add(("fact", r["subject"], r["predicate"], r["object"], "%s:%s-%s" % (r["doc"][:3], r["sentence_start"], r["sentence_end"])))
        for name in sorted(os.listdir(articles)):
            with open(os.path.join(articles, name), encoding="utf-8") as f:
                self.texts[name[:3]] = f.read()

    @staticmethod
    def key(text):
        return " ".join(w for w in re.findall(r"\w+", text.lower()) if w not in ("the", "a", "an"))

    def add(self, doc, text, canonical):
        if text:
            self.names.setdefault((doc[:3], self.key(text)), set()).add(canonical)
            self.names.setdefault(("", self.key(text)), set()).add(canonical)

    def who(self, label, article):
        return self.names.get((article, self.key(label))) or self.names.get(("", self.key(label))) or set()

    def same_name(self, want, label, article):
        if not label:
            return False
        known = self.who(label, article)
        if want in known:
            return True
        bare = re.sub(r"\s*\([^)]*\)", "", want)
        if self.key(bare) and self.key(bare) == self.key(label):
            return True
        if self.countries(bare) and self.countries(bare) == self.countries(label):  # "Chinese law", "the law of China"
            return True
        unnamed = re.search(r"\bunnamed\b|\bunspecified\b|article author", want)
        if not unnamed or any(not re.search("unnamed|unspecified", k) for k in known):
            return False
        return not words(bare) or set(words(bare)) <= set(words(label)) or "unspecified" in want

    def countries(self, text):
        return sorted(" ".join(self.demonyms.get(w, w) for w in words(text)).split())

    def spans(self, article, text):
        """Where the words of the text stand in the article; empty if nowhere as a whole."""
        if article not in self.texts or not text.strip():
            return []
        pattern = r"\s+".join(re.escape(w) for w in text.split())
        return [m.span() for m in re.finditer(pattern, self.texts[article])]

    def overlaps(self, article, text, spans):
        """Unknown (None) if the text is not found."""
        found = self.spans(article, text)
        return any(a < d and c < b for a, b in found for _, c, d in spans) if found else None


def spans_of(cell):
    return [(m.group(1), int(m.group(2)), int(m.group(3))) for m in SPAN.finditer(cell)]


def fact_row(cells, reader):
    subject, predicate, obj, _, factuality, sentence = cells
    relation, turned = RELATIONS.get(predicate, (camel(predicate), False))
    a, b = (obj, subject) if turned else (subject, obj)
    return {"kind": "fact", "s": a, "r": relation, "o": b, "article": sentence[:3], "truth": truth_of(factuality), "spans": spans_of(sentence),
            "sources": re.findall(r"attributed-to:([^;]+)", factuality), "optional": ("fact", subject, predicate, obj, sentence) in reader.optional}


def claim_row(cells, reader):
    return {"kind": "claim", "s": cells[0], "r": "says", "o": cells[4], "article": cells[5][:3], "truth": "", "spans": spans_of(cells[5]),
            "optional": ("claim", cells[0], cells[5]) in reader.optional}


def read_answers(path, reader):
    """Number -> (question, rows)."""
    out, number = {}, 0
    for line in open(path, encoding="utf-8"):
        m = re.match(r"## (\d+)\. (.*)", line)
        if m:
            number = int(m.group(1))
            out[number] = (m.group(2), [])
        cells = [c.strip() for c in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not number:
            continue
        if len(cells) == 3 and SPAN.search(cells[1]) and SPAN.search(cells[2]):
            topics = len(out[number][1])
            out[number][1].append({"kind": "topic", "s": cells[0], "r": "or", "o": "", "article": "", "truth": "", "sides": [spans_of(c) for c in cells[1:]],
                                   "optional": topics >= TOPICS})
        if len(cells) == 6 and re.fullmatch(SPAN, cells[5]):
            claim = re.search(r"\b(direct|indirect|mixed)$", cells[2])
            out[number][1].append(claim_row(cells, reader) if claim else fact_row(cells, reader))
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


def given_rows(row, params):
    """A row of a bundled query in the form of the answers' rows."""
    pick = lambda *names: next((row[n] for n in names if row.get(n)), "")
    article, sentence = pick("article")[:3], pick("sentence")
    base = {"article": article, "sentence": sentence, "truth": "fact", "source": row.get("accordingTo", "")}
    if "yes" in row and "no" in row:
        return [dict(base, kind="topic", s=pick("subject"), r=pick("kind", "relation"), o=pick("object"),
                     sides=[(row["article"][:3], row["yes"]), (row["otherArticle"][:3], row["no"])])]
    if row.get("denial"):  # a row of who accuses whom, and a topic
        base["also"] = dict(base, kind="topic", s=row["accuser"], r="denied by", o=row["denier"], sides=[(row["article"][:3], row["text"]), (row["article"][:3], row["denial"])])
    stance = row.get("stance") or (row.get("relation", "") if row.get("relation", "")[:1].isupper() else "")
    if "text" in row or stance:
        return [dict(base, kind="claim", s=params.get("who") or pick("speaker", "accuser", "subject"), r="says", o=pick("text", "object"), truth="")]
    if "founder" in row:
        rows = [dict(base, kind="fact", s=row["organization"], r="foundedBy", o=row["founder"])]
        if row.get("founded") and row["founded"] in sentence:  # a column of the query, a row of the answers
            rows.append(dict(base, kind="fact", s=row["organization"], r="foundingDate", o=row["founded"]))
        return rows
    if "supplier" in row:
        rows = [dict(base, kind="fact", s=row["supplier"], r="alternativeSupplierTo", o=row["customer"], truth=truth_of_row(row))]
        if row.get("from"):
            rows.append(dict(base, kind="fact", s=row["supplier"], r=row["relation"], o=row["from"], source="", origin=True))
        return rows
    if "post" in row and not re.fullmatch(r"[a-z]+[A-Z]\w+|chairperson", row["post"]):
        return [dict(base, kind="fact", s=row["person"], r="position", o=row["post"])]
    if "relation1" in row:  # a chain
        ends = [row.get(n, "") for n in ("organization", "second", "third", "fourth")]
        return [dict(base, kind="fact", s=ends[i], r=row["relation%d" % (i + 1)], o=ends[i + 1]) for i in range(3) if ends[i + 1]]
    relation = pick("relation", "action", "post")
    if "speaker" in row:
        return [dict(base, kind="fact", s=row["speaker"], r=relation, o=row.get("organization", ""))]
    ends = pick("subject", "actor", "organization"), pick("object", "target", "person")
    if "actor" in row and relation in ("excludedFrom", "listedOn"):
        ends = ends[1], ends[0]
    return [dict(base, kind="fact", s=ends[0], r=relation, o=ends[1], truth=truth_of_row(row))]


def wanted(row, relations, about, reader):
    if row["kind"] == "fact" and relations and row["r"] not in relations.split():
        return False
    if not about or row["kind"] == "topic":
        return True
    ends = [row["s"]] + ([row["o"]] if row["kind"] == "fact" else [])
    return row.get("origin") or any(reader.same_name(name, end, row["article"]) for name in about.split("|") for end in ends)


def same_relation(a, b):
    return a == b or any(a in s and b in s for s in SAME)


def same_end(reader, want, label, article):
    return reader.same_name(want, label, article) or same_text(want, label)


def source_agrees(reader, want, have):
    source = have.get("source", "")
    if not source or "sources" not in want:
        return True
    if not want["sources"]:
        return source == "(the article)"
    return any(reader.same_name(s, source, want["article"]) for s in want["sources"])


def ends_agree(reader, want, have):
    article = want["article"]
    if want["kind"] == "topic":
        on = lambda text, side: any(reader.overlaps(text[0], text[1], [x]) for x in side if x[0] == text[0])
        (a, b), (x, y) = have["sides"], want["sides"]
        return (on(a, x) and on(b, y)) or (on(a, y) and on(b, x))
    if want["kind"] == "claim":
        return (same_text(want["o"], have["o"]) and reader.same_name(want["s"], have["s"], article)
                and reader.overlaps(article, have["o"], want["spans"]) is not False)
    texts = not reader.who(have["o"], article)  # an end that is no name is compared as text
    same = same_end if texts else Reader.same_name
    return reader.same_name(want["s"], have["s"], article) and same(reader, want["o"], have["o"], article)


def other_sentence(reader, want, have):
    return want["kind"] == "fact" and have["sentence"] and reader.overlaps(want["article"], have["sentence"], want["spans"]) is False


def agree(reader, want, have):
    """Apart from the sentence of a fact: one that an article tells twice is no surplus."""
    if want["kind"] != have["kind"]:
        return False
    if want["kind"] == "topic":
        return ends_agree(reader, want, have)
    articles = not have["article"] or want["article"] == have["article"]
    return (articles and want["truth"] == have["truth"] and (want["kind"] == "claim" or same_relation(want["r"], have["r"]))
            and ends_agree(reader, want, have) and source_agrees(reader, want, have))


def cause_of(reader, want, everything):
    near = [h for h in everything if h["kind"] == want["kind"] and h["article"] == want["article"]]
    if want["kind"] == "claim":
        if any(agree(reader, want, h) for h in near):
            return "other stance"
        return "other words or speaker" if any(same_text(want["o"], h["o"]) for h in near) else "not found"
    near = [h for h in near if same_relation(want["r"], h["r"])]
    if any(ends_agree(reader, want, h) for h in near):
        return "truth differs" if not any(agree(reader, want, h) for h in near) else "not asked for by the query"
    return "other ends" if near else "not found"


def unique(rows):
    """A column that the answers do not have makes no further row."""
    seen = {}
    for r in rows:
        key = (r["kind"], r["s"], r["r"], r["o"], r["article"], r["sentence"], r["truth"], str(r.get("sides")))
        seen.setdefault(key, []).append(r)
    return [max(same, key=lambda r: r["source"] != "(the article)") for same in seen.values()]


def compare(reader, expected, given, everything):
    missing = [w for w in expected if not w["optional"] and not any(agree(reader, w, h) and not other_sentence(reader, w, h) for h in given)]
    extra = [h for h in given if h["kind"] != "topic" and not any(agree(reader, w, h) for w in expected)]
    causes = {}
    for w in missing:
        c = cause_of(reader, w, everything)
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
    return [g for r in query(args, path, store, {}) + query(args, "who-said-what", store, {}) for g in given_rows(r, {})]


def show(sign, row):
    print("    %s %s | %s | %s | %s %s %s" % (sign, row["s"], row["r"], row["o"][:80], row["article"], row["truth"], row.get("source", "")))


def parse_args():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("newsgraph")
    ap.add_argument("questions")
    ap.add_argument("articles")
    ap.add_argument("--table")
    ap.add_argument("--rows", action="store_true")
    ap.add_argument("--only", default="")
    return ap.parse_args()


def main():
    args = parse_args()
    reader = Reader(os.path.dirname(os.path.abspath(args.questions)), args.articles)
    only, lines, exact = {int(n) for n in args.only.split(",") if n}, [], 0
    with tempfile.TemporaryDirectory(prefix="newsgraph-questions-") as store:
        subprocess.run([args.newsgraph, "build", args.articles, "-o", store, "-q"], check=True)
        everything = everything_of(args, store, store)
        for number, (question, expected) in sorted(read_answers(args.questions, reader).items()):
            if only and number not in only:
                continue
            name, params, relations, about = QUESTIONS[number]
            rows = [g for q in name.split("+") for r in query(args, q, store, params) for g in given_rows(r, params)]
            if any(w["kind"] == "topic" for w in expected):
                rows = [r for g in rows for r in (g, g.get("also")) if r and r["kind"] == "topic"]
            given = unique(r for r in rows if wanted(r, relations, about, reader))
            missing, extra, cause = compare(reader, expected, given, everything)
            good = bool(expected) and not missing and not extra
            exact += good
            asked = name + "".join(" %s=%s" % p for p in params.items())
            asked_for = sum(not w["optional"] for w in expected)
            lines.append([number, question, asked, relations, about, asked_for, len(given), len(missing), len(extra), "yes" if good else "no", cause])
            print("%2d %-22s expected %2d given %2d missing %2d extra %2d %s %s" % (number, asked, *lines[-1][5:10], cause))
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
