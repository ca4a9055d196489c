"""Reads treebanks (CoNLL-U) and names (BIO) and turns words into the features that the network looks up.

A sentence is a dict: forms, and where the source has them upos, xpos, feats, heads (1-based, 0 the root),
deprels, names (BIO tags over PER, ORG, LOC). What a source does not annotate is None and costs nothing in training.
"""
import collections
import csv
import unicodedata

NAME_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def read_conllu(path):
    """Yields the sentences of a CoNLL-U file; multiword lines and empty nodes are left out."""
    sentence, name = [], ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif not line:
            if sentence:
                yield {
                    "id": name, "forms": [c[1] for c in sentence], "upos": [c[3] for c in sentence],
                    "xpos": [c[4] for c in sentence], "feats": [c[5] for c in sentence],
                    "heads": [int(c[6]) for c in sentence], "deprels": [c[7] for c in sentence], "names": names_of(sentence),
                }
            sentence = []
        elif line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                sentence.append(columns)


def names_of(rows):
    """The name tags in MISC, "O" where there is none, or None if no word has any."""
    tags = [dict(f.split("=", 1) for f in c[9].split("|") if "=" in f).get("NE", "O") for c in rows]
    return tags if any("NE=" in c[9] for c in rows) else None


def legal(tags):
    """Makes an inner tag that continues nothing the first of a name."""
    out, last = [], "O"
    for tag in tags:
        if tag[0] == "I" and last[2:] != tag[2:]:
            tag = "B" + tag[1:]
        out.append(tag)
        last = tag
    return out


def write_words(source, target):
    """Writes the words of a CoNLL-U file as BIO without names, for a program to find them."""
    with open(target, "w", encoding="utf-8") as f:
        for s in read_conllu(source):
            f.write("".join(form + "\tO\n" for form in s["forms"]) + "\n")


def read_bio(path):
    """Yields the sentences of a BIO file; tags of other classes than ours count as O."""
    forms, tags, name = [], [], ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# "):
            if line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
        elif not line:
            if forms:
                yield {"id": name, "forms": forms, "upos": None, "names": tags}
            forms, tags = [], []
        else:
            columns = line.split("\t")
            forms.append(columns[0])
            tags.append(columns[1] if columns[1] in NAME_TAGS else "O")
    if forms:
        yield {"id": name, "forms": forms, "upos": None, "names": tags}


def licensed_documents(path):
    """Returns the GUM documents whose licence lets a model trained on them be used for anything."""
    with open(path, encoding="utf-8") as f:
        return {r["doc"] for r in csv.DictReader(f, delimiter="\t") if r["commercial_ok"] == "yes"}


def spans(tags):
    """The names of a sentence: (first, last + 1, class)."""
    out, start, kind = set(), 0, None
    for i, t in enumerate(list(tags) + ["O"]):
        if kind and (t == "O" or t[0] == "B" or t[2:] != kind):
            out.add((start, i, kind))
            kind = None
        if t != "O" and not kind:
            start, kind = i, t[2:]
    return out


def read_training(shared, silver=None):
    """Returns the sentences to train on: the treebank with GUM's names joined to it, then names alone.

    silver is the treebank as the teacher reads it, whose names the sentences take that have none.
    """
    corpora = shared + "/corpora"
    licensed = licensed_documents(corpora + "/treebank/gum_doc_licenses.tsv")
    named = {s["id"]: s for s in read_bio(corpora + "/names/train.bio") if s["id"].rsplit("-", 1)[0] in licensed}
    sentences = list(read_conllu(corpora + "/treebank/train.conllu"))
    for s in sentences:
        twin = named.pop(s["id"], None)
        if twin and twin["forms"] == s["forms"]:
            s["names"] = twin["names"]
    read = {s["id"]: s["names"] for s in read_conllu(silver)} if silver else {}
    for s in sentences:
        if s["names"] is None and not s["id"].startswith("GUM"):
            s["names"] = partial_names(s, read.get(s["id"]))
    sentences += named.values()
    sentences += read_bio(corpora + "/names/wikigold.bio")
    return sentences


CALENDAR = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
               "september october november december christmas easter ramadan internet".split())
LINKS = {"of", "the", "and", "for", "in", "on", "&", "'s", "-", ".", ",", "'", "/"}


def partial_names(s, silver):
    """Name tags of a sentence of which only the tree is annotated: O where no name can be, elsewhere silver's tag or None.

    What is tagged proper noun may be a name, and small words between two such words may be part of it.
    """
    proper = [u == "PROPN" and f.lower() not in CALENDAR for u, f in zip(s["upos"], s["forms"])]
    maybe = list(proper)
    for i, form in enumerate(s["forms"]):
        if form.lower() in LINKS and i > 0 and maybe[i - 1] and any(proper[i + 1:i + 3]):
            maybe[i] = True
    if silver is None:
        return [None if m else "O" for m in maybe]
    return legal([t if m else "O" for m, t in zip(maybe, silver)])


# ---- features of a word; package neural computes the same in words.go ----

PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


def lower(form):
    """Lower case by single code points, with typographic marks made plain."""
    out = []
    for c in form:
        c = PLAIN.get(c, c)
        low = c.lower()
        out.append(low if len(low) == 1 else c)
    return "".join(out)


def shape(form):
    """Xxx d … per kind of letter, runs cut at three: "Al-Zaman" is "Xx-Xxxx"."""
    out = []
    for c in form:
        kind = unicodedata.category(c)
        s = "X" if kind == "Lu" else "x" if kind == "Ll" else "d" if kind == "Nd" else PLAIN.get(c, c)
        if out[-3:] != [s] * 3:
            out.append(s)
    return "".join(out[:12])


TEMPLATES = ["form", "cased", "shape", "p1", "p2", "p3", "s1", "s2", "s3", "s4"]


def features(form):
    """The values of TEMPLATES for a word, in order."""
    low = "".join("0" if unicodedata.category(c) == "Nd" else c for c in lower(form))
    return [low, form, shape(form), low[:1], low[:2], low[:3], low[-1:], low[-2:], low[-3:], low[-4:]]


MIN_COUNT = {"form": 2, "cased": 4, "shape": 3, "p1": 3, "p2": 3, "p3": 4, "s1": 3, "s2": 3, "s3": 4, "s4": 5}


class Vocabulary:
    """Numbers the values of each template seen often enough; row 0 of a template is for all others."""

    def __init__(self, sentences=None, values=None):
        self.values = values or self.count(sentences)
        self.index, self.offsets, row = [], [], 0
        for values in self.values:
            self.offsets.append(row)
            self.index.append({v: row + 1 + i for i, v in enumerate(values)})
            row += 1 + len(values)
        self.rows = row
        self.cache = {}

    @staticmethod
    def count(sentences):
        counts = [collections.Counter() for _ in TEMPLATES]
        for s in sentences:
            for form in s["forms"]:
                for c, v in zip(counts, features(form)):
                    c[v] += 1
        return [sorted(v for v, n in c.items() if n >= MIN_COUNT[t] and v and "\n" not in v)
                for t, c in zip(TEMPLATES, counts)]

    def rows_of(self, form):
        rows = self.cache.get(form)
        if rows is None:
            rows = [i.get(v, o) for i, o, v in zip(self.index, self.offsets, features(form))]
            self.cache[form] = rows
        return rows
