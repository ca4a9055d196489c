"""Trains nlp/model/network.model. See README.md for the command."""
import argparse
import json
import math
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import data
import export
import tree
import vectors as word_vectors
from network import Network

WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.4, "names": 1.0, "arcs": 1.0, "deprels": 1.0}


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", default="../../shared", help="folder that holds corpora/")
    p.add_argument("--vectors", default="../nlp/model/vectors.model")
    p.add_argument("--out", default="../nlp/model/network.model")
    p.add_argument("--epochs", type=int, default=16)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--batch", type=int, default=2000, help="words in a batch")
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--width", type=int, default=256)
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--dropout", type=float, default=0.25)
    p.add_argument("--limit", type=int, default=0, help="train on so many sentences only, to try things out")
    p.add_argument("--silver", help="the treebank as the teacher reads it, for the names of the sentences that have none")
    p.add_argument("--labelled", nargs="*", default=[], help="other text as the teacher reads it, CoNLL-U")
    p.add_argument("--share", type=int, default=16000, help="how many of its sentences to learn from in each epoch")
    return p.parse_args()


# Headlines and careless text: all capitals, capital initials, no capitals.
RESPELLINGS = [str.upper, lambda f: f[:1].upper() + f[1:], str.lower]


class Inventory:
    """Everything that turns sentences into numbers."""

    def __init__(self, sentences, vector_words, vectors):
        self.vocabulary = data.Vocabulary(sentences)
        self.vector_index = {w: i for i, w in enumerate(vector_words)}
        self.vectors = torch.tensor(np.vstack([vectors, np.zeros((1, vectors.shape[1]), np.float32)]))
        trees = [s for s in sentences if s["upos"]]
        self.set_sets({k: sorted({v for s in trees for v in s[k]}) for k in ("upos", "xpos", "feats", "deprels")} | {"names": data.NAME_TAGS})

    def set_sets(self, sets):
        self.sets = sets
        self.numbers = {k: {v: i for i, v in enumerate(values)} for k, values in sets.items()}

    def counts(self):
        return {k: len(v) for k, v in self.sets.items()}

    def prepare(self, s):
        """Adds to a sentence its rows of features, its vectors' rows and the numbers of its gold values (-1: not annotated)."""
        n = len(s["forms"])
        s["rows"] = np.array([self.vocabulary.rows_of(f) for f in s["forms"]])
        s["vector_rows"] = np.array([self.vector_index.get(data.lower(f), len(self.vector_index)) for f in s["forms"]])
        for k in ("upos", "xpos", "feats", "deprels", "names"):
            values = s.get(k)
            s["gold_" + k] = np.array([self.numbers[k].get(v, -1) for v in values] if values else [-1] * n)
        s["gold_heads"] = np.array(s["heads"] if s["upos"] else [-1] * n)
        return s

    def vectors_of(self, batch, t, training):
        """The pretrained vectors of a batch's words, [t,B,dimensions]; in training some are hidden."""
        none = len(self.vector_index)
        rows = np.full((t, len(batch)), none)
        for j, s in enumerate(batch):
            rows[:len(s["forms"]), j] = s["vector_rows"]
        if training:
            rows = np.where(np.random.rand(*rows.shape) < 0.05, none, rows)
        return self.vectors[torch.from_numpy(rows)]


def batches(sentences, words, shuffle):
    """Cuts into batches of sentences of like length."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]["forms"]) + (random.random() * 4 if shuffle else 0))
    out, batch, longest = [], [], 0
    for i in order:
        n = len(sentences[i]["forms"])
        if batch and max(longest, n) * (len(batch) + 1) > words:
            out.append(batch)
            batch, longest = [], 0
        batch.append(sentences[i])
        longest = max(longest, n)
    out.append(batch)
    if shuffle:
        random.shuffle(out)
    return out


def tensors(batch, inventory, training):
    """Pads a batch to [T,B,…]; in training hides features, so that unknown words are nothing new."""
    t, b = max(len(s["forms"]) for s in batch), len(batch)
    offsets = np.array(inventory.vocabulary.offsets)
    rows = np.tile(offsets, (t, b, 1))
    gold = {k: np.full((t, b), -1) for k in ("upos", "xpos", "feats", "deprels", "names", "heads")}
    mask = np.zeros((t, b), np.float32)
    for j, s in enumerate(batch):
        n = len(s["forms"])
        rows[:n, j], mask[:n, j] = s["rows"], 1
        if training and random.random() < 0.1:
            respell = random.choice(RESPELLINGS)
            rows[:n, j] = [inventory.vocabulary.rows_of(respell(f)) for f in s["forms"]]
        for k in gold:
            gold[k][:n, j] = s["gold_" + k]
    if training:
        hidden = np.random.rand(t, b, len(offsets)) < 0.08
        whole = np.random.rand(t, b) < 0.15
        hidden[..., 0] |= whole
        hidden[..., 1] |= whole
        rows = np.where(hidden, offsets, rows)
    vectors = inventory.vectors_of(batch, t, training)
    return torch.from_numpy(rows), vectors, torch.from_numpy(mask), {k: torch.from_numpy(v) for k, v in gold.items()}


def masked(scores, gold):
    return F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=-1, label_smoothing=0.03)


def loss_of(network, batch, inventory):
    rows, vectors, mask, gold = tensors(batch, inventory, True)
    tags, names, dep, head, label_dep, label_head = network.encode(rows, vectors, mask)
    total = 0.0
    if (gold["heads"] >= 0).any():
        for k in ("upos", "xpos", "feats"):
            total = total + WEIGHTS[k] * masked(getattr(network, k)(tags), gold[k])
        arcs = network.arc_scores(dep, head, mask)
        total = total + WEIGHTS["arcs"] * F.cross_entropy(arcs.flatten(0, 1), gold["heads"].t().flatten(), ignore_index=-1)
        labels = network.label_scores(label_dep, label_head, gold["heads"].clamp(min=0))
        total = total + WEIGHTS["deprels"] * masked(labels, gold["deprels"])
    if (gold["names"] >= 0).any():
        total = total + WEIGHTS["names"] * masked(network.names(names), gold["names"])
    return total


@torch.no_grad()
def predict(network, sentences, inventory):
    """Fills upos, xpos, feats, heads, deprels and names of copies of the sentences, which come back in another order."""
    network.eval()
    out = []
    for batch in batches(sentences, 4000, False):
        rows, vectors, mask, _ = tensors(batch, inventory, False)
        tags, names, dep, head, label_dep, label_head = network.encode(rows, vectors, mask)
        arcs = network.arc_scores(dep, head, mask)
        heads = torch.zeros(rows.shape[:2], dtype=torch.long)
        for j, s in enumerate(batch):
            n = len(s["forms"])
            heads[:n, j] = torch.tensor(tree.heads(arcs[j, :n, :n + 1].double().numpy()))
        best = {k: getattr(network, k)(tags).argmax(-1) for k in ("upos", "xpos", "feats")}
        best["deprels"] = network.label_scores(label_dep, label_head, heads).argmax(-1)
        best["names"] = network.names(names).argmax(-1)
        for j, s in enumerate(batch):
            n = len(s["forms"])
            p = {k: [inventory.sets[k][v] for v in best[k][:n, j]] for k in best}
            out.append(dict(p, gold=s, heads=heads[:n, j].tolist()))
    network.train()
    return out


def scores(network, trees, named, inventory):
    """Accuracy on gold words: trees for tags and dependencies (subtypes left out), named for F1 of names."""
    counts, n = dict(upos=0, xpos=0, feats=0, uas=0, las=0), 0
    for p in predict(network, trees, inventory):
        g = p["gold"]
        n += len(g["forms"])
        for k in ("upos", "xpos", "feats"):
            counts[k] += sum(a == b for a, b in zip(p[k], g[k]))
        for h, gh, d, gd in zip(p["heads"], g["heads"], p["deprels"], g["deprels"]):
            counts["uas"] += h == gh
            counts["las"] += h == gh and d.split(":")[0] == gd.split(":")[0]
    out = {k: round(100 * v / n, 2) for k, v in counts.items()}
    right = found = wanted = 0
    for p in predict(network, named, inventory):
        a, b = data.spans(p["names"]), data.spans(p["gold"]["names"])
        right, found, wanted = right + len(a & b), found + len(a), wanted + len(b)
    out["names"] = round(200 * right / max(1, found + wanted), 2)
    return out


def seed(number):
    random.seed(number), np.random.seed(number), torch.manual_seed(number)


def run(network, inventory, sentences_of, optimisers, args, every=8):
    """Trains for args.epochs, each on sentences_of(epoch); returns the scores on the dev sets."""
    corpora = args.shared + "/corpora"
    trees = [inventory.prepare(s) for s in data.read_conllu(corpora + "/treebank/dev.conllu")]
    named = [inventory.prepare(s) for s in data.read_bio(corpora + "/names/uner_ewt_dev.bio")]
    base = [[g["lr"] for g in o.param_groups] for o in optimisers]
    dense = [p for g in optimisers[0].param_groups for p in g["params"]]
    started, step, dev = time.time(), 0, {}
    for epoch in range(args.epochs):
        sentences = [s if "rows" in s else inventory.prepare(s) for s in sentences_of(epoch) if len(s["forms"]) <= 150]
        cut = batches(sentences, args.batch, True)
        print(len(sentences), "sentences", inventory.vocabulary.rows, "rows", inventory.counts(), len(cut), "steps", flush=True)
        total = 0.0
        for i, batch in enumerate(cut):
            done = (epoch + i / len(cut)) / args.epochs
            rate = min((step + 1) / 300, 0.5 + 0.5 * math.cos(math.pi * done) + 0.003)
            for optimiser, lrs in zip(optimisers, base):
                optimiser.zero_grad()
                for group, lr in zip(optimiser.param_groups, lrs):
                    group["lr"] = lr * rate
            loss = loss_of(network, batch, inventory)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense, 2.0)
            for optimiser in optimisers:
                optimiser.step()
            total += loss.item()
            step += 1
            if step % 100 == 0:
                print(step, round(time.time() - started), "s", round(loss.item(), 3), flush=True)
        if epoch % every == every - 1 or epoch == args.epochs - 1:
            dev = scores(network, trees, named, inventory)
        print(epoch + 1, round(time.time() - started), "s loss", round(total / len(cut), 4), json.dumps(dev), flush=True)
    return dev


def main():
    args = arguments()
    seed(args.seed)
    gold = data.read_training(args.shared, args.silver)
    if args.limit:
        gold = random.sample(gold, args.limit)
    silver = [s for path in args.labelled for s in data.read_conllu(path)]
    words, vectors = word_vectors.read(args.vectors)
    inventory = Inventory(gold + silver, words, vectors)
    network = Network(inventory.vocabulary.rows, vectors.shape[1], inventory.counts(),
                      width=args.width, layers=args.layers, dropout=args.dropout)
    dense = [p for name, p in network.named_parameters() if name != "words.weight"]
    optimisers = [torch.optim.AdamW(dense, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True),
                  torch.optim.SparseAdam([network.words.weight], lr=args.rate, betas=(0.9, 0.98))]

    def sentences_of(epoch):
        """Gold always; a share of what the teacher labelled but in the last quarter."""
        return gold + (random.sample(silver, min(len(silver), args.share)) if epoch < 0.75 * args.epochs else [])

    dev = run(network, inventory, sentences_of, optimisers, args)
    export.write(args.out, network, inventory, dev, vars(args))


if __name__ == "__main__":
    main()
