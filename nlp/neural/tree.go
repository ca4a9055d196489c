package neural

import "math"

// treeFinder finds the best tree of arc scores (Chu and Liu 1965, Edmonds 1967) with one word under the root.
type treeFinder struct {
	full   []float64
	colour []int
}

// heads appends to out the head of each of n words, 1-based, 0 for the root. scores has n rows of 1+n, the root's first.
// Mostly the best head of each word makes a tree already, and nothing more is done. Of equal scores the first counts.
func (f *treeFinder) heads(scores []float32, n int, out []int) []int {
	out = append(out, 0)
	roots := 0
	for i := range n {
		h := bestHead(scores[i*(1+n):(i+1)*(1+n)], i+1)
		if h == 0 {
			roots++
		}
		out = append(out, h)
	}
	if roots == 1 && f.cycle(out) == nil {
		return out[1:]
	}
	return f.search(scores, n, out)
}

func bestHead(scores []float32, self int) int {
	top := 0
	for j, v := range scores {
		if j != self && v > scores[top] {
			top = j
		}
	}
	return top
}

// rootPenalty outweighs all other scores, so that as few words as can be, which is one, hang from the root.
const rootPenalty = 1e9

// search contracts cycles until the best heads make a tree.
func (f *treeFinder) search(scores []float32, n int, out []int) []int {
	m := n + 1
	if cap(f.full) < m*m {
		f.full = make([]float64, m*m)
	}
	full := f.full[:m*m]
	for i := range n {
		row := full[(1+i)*m : (2+i)*m]
		for j := range row {
			row[j] = float64(scores[i*m+j])
		}
		row[0] -= rootPenalty
	}
	return append(out[:0], f.arborescence(full, m)[1:]...)
}

// arborescence returns the best heads of nodes 1 to m-1 that make a tree under node 0; scores is [node][head].
func (f *treeFinder) arborescence(scores []float64, m int) []int {
	head := make([]int, m)
	for d := 1; d < m; d++ {
		head[d] = -1
		for h := range m {
			if h != d && (head[d] < 0 || scores[d*m+h] > scores[d*m+head[d]]) {
				head[d] = h
			}
		}
	}
	cycle := f.cycle(head)
	if cycle == nil {
		return head
	}
	return f.contract(scores, m, head, cycle)
}

// contract makes one node of a cycle, finds the best tree of what is left, and opens the cycle where that tree enters it.
func (f *treeFinder) contract(scores []float64, m int, head, cycle []int) []int {
	inside := make([]bool, m)
	for _, c := range cycle {
		inside[c] = true
	}
	var outside []int
	for v := range m {
		if !inside[v] {
			outside = append(outside, v)
		}
	}
	small := len(outside) + 1
	last := small - 1 // the cycle
	reduced := make([]float64, small*small)
	enter, leave := make([]int, small), make([]int, small)
	for i, v := range outside {
		for j, w := range outside {
			reduced[i*small+j] = scores[v*m+w]
		}
		toCycle, fromCycle := math.Inf(-1), math.Inf(-1)
		enter[i], leave[i] = cycle[0], cycle[0]
		for _, c := range cycle {
			if gain := scores[c*m+v] - scores[c*m+head[c]]; gain > toCycle {
				toCycle, enter[i] = gain, c
			}
			if score := scores[v*m+c]; score > fromCycle {
				fromCycle, leave[i] = score, c
			}
		}
		reduced[last*small+i], reduced[i*small+last] = toCycle, fromCycle
	}
	part := f.arborescence(reduced, small)
	for i, v := range outside[1:] {
		if h := part[i+1]; h == last {
			head[v] = leave[i+1]
		} else {
			head[v] = outside[h]
		}
	}
	head[enter[part[last]]] = outside[part[last]]
	return head
}

// cycle returns the nodes of a cycle of heads, or nil; node 0 has no head.
func (f *treeFinder) cycle(head []int) []int {
	if cap(f.colour) < len(head) {
		f.colour = make([]int, len(head))
	}
	colour := f.colour[:len(head)]
	clear(colour)
	for start := 1; start < len(head); start++ {
		v := start
		for v != 0 && colour[v] == 0 {
			colour[v] = start
			v = head[v]
		}
		if v == 0 || colour[v] != start {
			continue
		}
		cycle := []int{v}
		for w := head[v]; w != v; w = head[w] {
			cycle = append(cycle, w)
		}
		return cycle
	}
	return nil
}
