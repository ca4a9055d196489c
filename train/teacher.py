"""The teacher: the network of network.py, deeper and wider, over the vectors of a transformer instead of word vectors.

usage: python teacher.py train --shared ../../shared --transformer FOLDER --out teacher.pt
       python teacher.py label teacher.pt FOLDER sentences.conllu labelled.conllu [--names names.bio]

It is too large and slow to ship; it labels text that nobody has annotated, for the network that is shipped to learn from. "label"
reads words from CoNLL-U and writes its own tags and trees, and the names (NE= in MISC) on which it and those in the input agree;
where they do not, the name is "?", from which nothing is learned.
"""
import argparse
import json
import random

import numpy as np
import torch

import data
import train
from network import Network
from transformer import Transformer

SIZES = dict(width=256, layers=2, tags=192, names=128, arcs=256, labels=192, dropout=0.3)


class Inventory(train.Inventory):
    """As that of the network, but the vectors are the transformer's."""

    def __init__(self, transformer, sentences=None, state=None):
        super().__init__(sentences or [], {}, np.zeros((0, transformer.width), np.float32))
        self.transformer = transformer
        if state:
            self.vocabulary = data.Vocabulary(values=state["vocabulary"])
            self.set_sets(state["sets"])

    def vectors_of(self, batch, t, training):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.transformer([s["forms"] for s in batch], t).float()


def fit(args):
    train.seed(args.seed)
    sentences = data.read_training(args.shared)
    if args.limit:
        sentences = random.sample(sentences, args.limit)
    transformer = Transformer(args.transformer)
    inventory = Inventory(transformer, sentences)
    network = Network(inventory.vocabulary.rows, transformer.width, inventory.counts(), **SIZES)
    if args.start:
        state = torch.load(args.start, weights_only=False)
        network.load_state_dict(state["network"]), transformer.load_state_dict(state["transformer"])
    dense = [p for name, p in network.named_parameters() if name != "words.weight"]
    groups = [torch.optim.AdamW([{"params": dense, "lr": 2e-3}, {"params": transformer.learned(), "lr": args.rate}], betas=(0.9, 0.98), weight_decay=0.01, fused=True),
              torch.optim.SparseAdam([{"params": [network.words.weight], "lr": 2e-3}], betas=(0.9, 0.98))]
    dev = train.run(network, inventory, lambda epoch: sentences, groups, args)
    torch.save({"network": network.state_dict(), "transformer": transformer.state_dict(), "dev": dev,
                "sets": inventory.sets, "vocabulary": inventory.vocabulary.values}, args.out)


def agreed(ours, theirs):
    """The names that both have; "?" where only one has a name."""
    tags = ["?" if a != "O" or b != "O" else "O" for a, b in zip(ours, theirs, strict=True)]
    for first, last, kind in data.spans(ours) & data.spans(theirs):
        tags[first:last] = ["B-" + kind] + ["I-" + kind] * (last - first - 1)
    return tags


def label(model, folder, source, target, names=None):
    state = torch.load(model, weights_only=False)
    transformer = Transformer(folder)
    transformer.load_state_dict(state["transformer"])
    inventory = Inventory(transformer, state=state)
    network = Network(inventory.vocabulary.rows, transformer.width, inventory.counts(), **SIZES)
    network.load_state_dict(state["network"])
    sentences = [dict(s, place=i) for i, s in enumerate(data.read_conllu(source))]
    if names:
        for s, other in zip(sentences, data.read_bio(names), strict=True):
            s["names"] = other["names"]
    sentences = [inventory.prepare(s) for s in sentences if len(s["forms"]) <= 150]
    read = sorted(train.predict(network, sentences, inventory), key=lambda p: p["gold"]["place"])
    with open(target, "w", encoding="utf-8") as f:
        for p in read:
            f.write(f"# sent_id = {p['gold']['id']}\n")
            names = agreed(data.legal(p["names"]), p["gold"]["names"] or ["O"] * len(p["heads"]))
            rows = zip(p["gold"]["forms"], p["upos"], p["xpos"], p["feats"], p["heads"], p["deprels"], names)
            for i, (form, upos, xpos, feats, head, deprel, name) in enumerate(rows):
                f.write(f"{i + 1}\t{form}\t_\t{upos}\t{xpos}\t{feats}\t{head}\t{deprel}\t_\tNE={name}\n")
            f.write("\n")


def main():
    p = argparse.ArgumentParser()
    commands = p.add_subparsers(dest="command", required=True)
    t = commands.add_parser("train")
    t.add_argument("--shared", default="../../shared")
    t.add_argument("--transformer", required=True, help="folder with the ONNX file and its tokenizer")
    t.add_argument("--out", required=True)
    t.add_argument("--epochs", type=int, default=3)
    t.add_argument("--seed", type=int, default=1)
    t.add_argument("--batch", type=int, default=2000, help="words in a batch")
    t.add_argument("--rate", type=float, default=2e-4, help="of the transformer")
    t.add_argument("--start", help="a teacher to go on with, trained on the same data")
    t.add_argument("--limit", type=int, default=0)
    l = commands.add_parser("label")
    for name in ("model", "folder", "source", "target"):
        l.add_argument(name)
    l.add_argument("--names", help="names of the source's words, BIO, if it has none itself")
    args = p.parse_args()
    if args.command == "train":
        fit(args)
    else:
        label(args.model, args.folder, args.source, args.target, args.names)


if __name__ == "__main__":
    main()
