"""The best tree of arc scores (Chu and Liu 1965, Edmonds 1967), with one word under the root."""
import numpy as np


def heads(scores):
    """scores [n, 1+n], [i][0] the root's -> for each word its head, 1-based, 0 for the root."""
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    full[1:, 0] -= 1e6  # as few words under the root as can be: one
    return arborescence(full)[1:].tolist()


def arborescence(scores):
    """scores[d][h]; node 0 is the root."""
    n = len(scores)
    best = scores.argmax(1)
    best[0] = 0
    cycle = find_cycle(best)
    if cycle is None:
        return best
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # node 0 comes first
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, best[cycle]][:, None]
    small[m, :m], enter = gain.max(0), gain.argmax(0)
    out = scores[np.ix_(outside, cycle)]
    small[:m, m], leave = out.max(1), out.argmax(1)
    small[0] = -np.inf
    part = arborescence(small)
    result = best.copy()
    for i in range(1, m):
        result[outside[i]] = cycle[leave[i]] if part[i] == m else outside[part[i]]
    broken = cycle[enter[part[m]]]
    result[broken] = outside[part[m]]
    return result


def find_cycle(head):
    colour = np.zeros(len(head), int)
    for start in range(1, len(head)):
        path, node = [], start
        while node and not colour[node]:
            colour[node] = start
            path.append(node)
            node = head[node]
        if node and colour[node] == start:
            return np.array(path[path.index(node):])
    return None
