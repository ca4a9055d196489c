package neural

import (
	"math"
	"slices"
)

// treeFinder finds the best tree of arc scores (Chu and Liu 1965, Edmonds 1967) with one word under the root. Its slices are
// used again for each sentence.
type treeFinder struct {
	nodes []int // those that are left, in order: the root, words, the cycles that were contracted
	head  []int // of each node

	size       int
	full       []float64 // [node][head]: scores
	contracted []contraction
	enter      []int // [contraction][node]: the node of the cycle that the node would be the head of
	leave      []int // [contraction][node]: the node of the cycle that would be the node's head; -1 if the node was not left

	colour []int
	inside []bool
	cycle  []int
}

// contraction is a cycle made one node, known by the number of its first; head was the head of that first.
type contraction struct{ node, head int }

// heads appends to out the head of each of n words, 1-based, 0 for the root. scores has n rows of 1+n, the root's first.
// Mostly the best head of each word makes a tree already, and nothing more is done. Of equal scores the first counts.
func (f *treeFinder) heads(scores []float32, n int, out []int) []int {
	f.nodes, f.head = append(f.nodes[:0], 0), append(f.head[:0], 0)
	roots := 0
	for i := range n {
		h := bestHead(scores[i*(1+n):(i+1)*(1+n)], i+1)
		if h == 0 {
			roots++
		}
		f.nodes, f.head = append(f.nodes, i+1), append(f.head, h)
	}
	if roots != 1 || f.findCycle() {
		f.search(scores, n)
	}
	return append(out, f.head[1:]...)
}

func bestHead(scores []float32, self int) int {
	top, highest := 0, scores[0]
	for j, v := range scores {
		if v > highest && j != self {
			top, highest = j, v
		}
	}
	return top
}

// rootPenalty outweighs all other scores, so that as few words as can be, which is one, hang from the root.
const rootPenalty = 1e9

// search contracts cycles until the best heads make a tree, and opens them again.
func (f *treeFinder) search(scores []float32, n int) {
	m := n + 1
	f.size, f.contracted = m, f.contracted[:0]
	f.full, f.inside = resize(f.full, m*m), resize(f.inside, m)
	clear(f.inside)
	for d := 1; d < m; d++ {
		row := f.full[d*m : (d+1)*m]
		for h, v := range scores[(d-1)*m : d*m] {
			row[h] = float64(v)
		}
		row[0] -= rootPenalty
		f.head[d] = f.best(d)
	}
	for f.findCycle() {
		f.contract()
	}
	for i := len(f.contracted) - 1; i >= 0; i-- {
		f.open(i)
	}
}

// best returns the best head of a node among those that are left.
func (f *treeFinder) best(node int) int {
	row := f.full[node*f.size : (node+1)*f.size]
	top := -1
	for _, h := range f.nodes {
		if h != node && (top < 0 || row[h] > row[top]) {
			top = h
		}
	}
	return top
}

// contract makes the cycle one node, the last of those left. Only the heads that it hid are sought anew: any other is still
// the first of the best.
func (f *treeFinder) contract() {
	m, node := f.size, f.cycle[0]
	at := len(f.contracted) * m
	f.contracted = append(f.contracted, contraction{node, f.head[node]})
	f.enter, f.leave = resize(f.enter, at+m), resize(f.leave, at+m)
	enter, leave := f.enter[at:], f.leave[at:]
	for v := range m {
		leave[v] = -1
	}
	for _, c := range f.cycle {
		f.inside[c] = true
	}
	f.nodes = slices.DeleteFunc(f.nodes, func(v int) bool { return f.inside[v] })
	for _, v := range f.nodes {
		f.full[node*m+v], enter[v], f.full[v*m+node], leave[v] = f.around(v)
	}
	left := f.nodes
	f.nodes = append(f.nodes, node)
	for _, v := range left[1:] {
		if f.inside[f.head[v]] {
			f.head[v] = f.best(v)
		}
	}
	f.head[node] = f.best(node)
	for _, c := range f.cycle {
		f.inside[c] = false
	}
}

// around returns what is gained if the cycle hangs from node v, by which of its nodes, and the score of v hanging from the
// cycle, from which of its nodes.
func (f *treeFinder) around(v int) (gain float64, enter int, score float64, leave int) {
	m := f.size
	gain, enter, score, leave = math.Inf(-1), f.cycle[0], math.Inf(-1), f.cycle[0]
	for _, c := range f.cycle {
		if g := f.full[c*m+v] - f.full[c*m+f.head[c]]; g > gain {
			gain, enter = g, c
		}
		if s := f.full[v*m+c]; s > score {
			score, leave = s, c
		}
	}
	return gain, enter, score, leave
}

// open undoes contraction i: the cycle is cut where the tree enters it.
func (f *treeFinder) open(i int) {
	c := f.contracted[i]
	enter, leave := f.enter[i*f.size:(i+1)*f.size], f.leave[i*f.size:(i+1)*f.size]
	for v, from := range leave {
		if from >= 0 && f.head[v] == c.node {
			f.head[v] = from
		}
	}
	h := f.head[c.node]
	f.head[c.node] = c.head
	f.head[enter[h]] = h
}

// findCycle sets f.cycle to the nodes of a cycle of heads and reports whether there is one; node 0 has no head.
func (f *treeFinder) findCycle() bool {
	f.colour = resize(f.colour, len(f.head))
	clear(f.colour)
	for _, start := range f.nodes[1:] {
		v := start
		for v != 0 && f.colour[v] == 0 {
			f.colour[v] = start
			v = f.head[v]
		}
		if v == 0 || f.colour[v] != start {
			continue
		}
		f.cycle = append(f.cycle[:0], v)
		for w := f.head[v]; w != v; w = f.head[w] {
			f.cycle = append(f.cycle, w)
		}
		return true
	}
	return false
}

// resize returns a slice of n elements that begins with those of s.
func resize[T any](s []T, n int) []T { return slices.Grow(s[:min(len(s), n)], max(0, n-len(s)))[:n] }
