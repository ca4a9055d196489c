"""The network: one encoder over a sentence, shared by tags, features, dependencies and names.

Package neural computes the same, in the same order where it matters; nlp/neural/doc.go describes it in words.
"""
import torch
from torch import nn
from torch.nn import functional as F

DISTANCES = 16  # arcs this long or longer, either way, share a bias


class Recurrence(torch.autograd.Function):
    """c[t] = f[t] * c[t-1] + u[t] along dimension 0: a recurrence without a matrix, so that time steps are cheap."""

    @staticmethod
    def forward(ctx, f, u):
        c = torch.empty_like(u)
        c[0] = u[0]
        for t in range(1, u.shape[0]):
            torch.addcmul(u[t], f[t], c[t - 1], out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, grad):
        f, c = ctx.saved_tensors
        gu = grad.clone()
        for t in range(gu.shape[0] - 2, -1, -1):
            torch.addcmul(grad[t], f[t + 1], gu[t + 1], out=gu[t])
        gf = torch.zeros_like(f)
        gf[1:] = gu[1:] * c[:-1]
        return gf, gu


def gate(x):
    """A sigmoid without an exponential: 0 to 1, the same bits on every machine."""
    return 0.5 + 0.5 * x / (1 + x.abs())


class Norm(nn.Module):
    """Scales a vector to a root mean square of one, then by a learned gain."""

    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.gain


class Layer(nn.Module):
    """Norm, a window of three words for each channel, then gated memory: half the channels read left to right, half right to left."""

    def __init__(self, width, dropout):
        super().__init__()
        self.norm = Norm(width)
        self.taps = nn.Parameter(torch.tensor([[0.2], [0.6], [0.2]]) + 0.1 * torch.randn(3, width))
        self.mix = nn.Linear(width, 3 * width)
        self.dropout = dropout
        with torch.no_grad():  # memories of one to some ten words
            self.mix.bias[width:2 * width] = torch.empty(width).uniform_(0, 4)

    def forward(self, x, mask):
        half = x.shape[2] // 2
        y = self.norm(x) * mask
        before, after = F.pad(y, (0, 0, 0, 0, 1, 0))[:-1], F.pad(y, (0, 0, 0, 0, 0, 1))[1:]
        y = self.taps[0] * before + self.taps[1] * y + self.taps[2] * after
        y = variational(y, self.dropout, self.training)
        value, forget, output = self.mix(y).chunk(3, -1)
        forget = gate(forget)
        value = (1 - forget) * value * mask
        turned = lambda a: torch.cat([a[..., :half], a[..., half:].flip(0)], -1)
        memory = turned(Recurrence.apply(turned(forget), turned(value)))
        return x + variational(memory * gate(output), self.dropout, self.training)


def variational(x, p, training):
    """Drops whole channels of a sentence (dimension 1), the same for all its words."""
    if not training or not p:
        return x
    return x * torch.empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - p) / (1 - p)


class Network(nn.Module):
    def __init__(self, rows, dimensions, sizes, width=192, layers=3, tags=96, names=64, arcs=96, labels=96, dropout=0.25):
        super().__init__()
        self.config = dict(width=width, layers=layers, tags=tags, names=names, arcs=arcs, labels=labels)
        self.dropout = dropout
        self.words = nn.EmbeddingBag(rows, width, mode="sum", sparse=True)
        nn.init.normal_(self.words.weight, std=0.1)
        self.project = nn.Linear(dimensions, width)
        self.layers = nn.ModuleList(Layer(width, dropout) for _ in range(layers))
        self.norm = Norm(width)
        self.parts = [tags, names, arcs, arcs, labels, labels]
        self.hidden = nn.Linear(width, sum(self.parts))
        self.upos, self.xpos, self.feats = (nn.Linear(tags, sizes[k]) for k in ("upos", "xpos", "feats"))
        self.names = nn.Linear(names, sizes["names"])
        self.arc_root = nn.Parameter(torch.randn(arcs) * 0.1)
        self.arc = nn.Linear(arcs, arcs)  # its bias scores heads whatever the dependent
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCES + 1))
        self.label_root = nn.Parameter(torch.randn(labels) * 0.1)
        self.deprels = nn.Linear(labels, sizes["deprels"])

    def encode(self, rows, vectors, mask):
        """rows [T,B,templates], vectors [T,B,dimensions], mask [T,B] -> hidden parts, each [T,B,part]."""
        t, b, k = rows.shape
        x = self.words(rows.view(t * b, k)).view(t, b, -1) + self.project(vectors)
        mask = mask.unsqueeze(-1)
        x = variational(x, self.dropout * 0.6, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        x = variational(self.norm(x), self.dropout, self.training)
        h = F.leaky_relu(self.hidden(x), 0.125)
        return [variational(p, self.dropout, self.training) for p in h.split(self.parts, -1)]

    def arc_scores(self, dependent, head, mask):
        """[B,T,1+T]: how well each word, or the root (place 0), governs each word."""
        t, b, a = head.shape
        heads = torch.cat([self.arc_root.expand(1, b, a), head]).transpose(0, 1)
        scores = self.arc(dependent.transpose(0, 1)) @ heads.transpose(1, 2) / a ** 0.5
        place = torch.arange(t)
        apart = (place[None, :] - place[:, None]).clamp(-DISTANCES, DISTANCES) + DISTANCES
        scores = scores + F.pad(self.distance[apart], (1, 0))
        blocked = F.pad(mask.t() == 0, (1, 0))[:, None, :] | F.pad(torch.eye(t, dtype=torch.bool), (1, 0))
        return scores.masked_fill(blocked, -1e9)

    def label_scores(self, dependent, head, heads):
        """heads [T,B] (0 the root) -> [T,B,labels]."""
        t, b, l = head.shape
        governors = torch.cat([self.label_root.expand(1, b, l), head])
        chosen = governors.gather(0, heads.unsqueeze(-1).expand(t, b, l))
        return self.deprels(F.relu(dependent + chosen))
