package evaluate

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// partition is the cluster of each of a list of things, by any name.
type partition []string

// overlaps returns how many things each cluster has, and how many each pair of a cluster of p and one of q share.
func (p partition) overlaps(q partition) (ofP, ofQ map[string]int, shared map[[2]string]int) {
	ofP, ofQ, shared = map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i := range p {
		ofP[p[i]]++
		ofQ[q[i]]++
		shared[[2]string{p[i], q[i]}]++
	}
	return ofP, ofQ, shared
}

// bCubed compares two partitions of the same things: of each thing, how much of its cluster found is in its cluster of the
// gold, and how much of that was found; the means of both (Bagga and Baldwin 1998).
func bCubed(gold, found partition) Score {
	ofGold, ofFound, shared := gold.overlaps(found)
	s := Score{Name: "BCubed", Gold: len(gold), System: len(found)}
	s.Misses = append(torn("MIXED", found, gold), torn("SPLIT", gold, found)...)
	for i := range gold { // in the order of the things, so that the sums are the same on every run
		n := float64(shared[[2]string{gold[i], found[i]}])
		s.Right += n / float64(ofFound[found[i]])
		s.Held += n / float64(ofGold[gold[i]])
	}
	return s
}

// torn lists the clusters of p whose things lie in several clusters of q, with how many lie in each.
func torn(what string, p, q partition) []string {
	ofP, _, shared := p.overlaps(q)
	parts := map[string][]string{}
	for _, pair := range slices.SortedFunc(maps.Keys(shared), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), strings.Compare(a[1], b[1]))
	}) {
		parts[pair[0]] = append(parts[pair[0]], fmt.Sprintf("%s (%d)", pair[1], shared[pair]))
	}
	var lines []string
	for _, cluster := range slices.Sorted(maps.Keys(ofP)) {
		if len(parts[cluster]) > 1 {
			lines = append(lines, fmt.Sprintf("%s %s: %s", what, cluster, strings.Join(parts[cluster], ", ")))
		}
	}
	return lines
}

// pairwise compares two partitions by the pairs of things that each puts together.
func pairwise(gold, found partition) Score {
	ofGold, ofFound, shared := gold.overlaps(found)
	return Score{Name: "pairs", Correct: pairsIn(shared), Gold: pairsIn(ofGold), System: pairsIn(ofFound)}
}

func pairsIn[K comparable](sizes map[K]int) int {
	sum := 0
	for _, n := range sizes {
		sum += n * (n - 1) / 2
	}
	return sum
}

// muc compares two partitions by links: a cluster of n things has n-1, and those are missing that would join the parts
// into which the other partition cuts it (Vilain et al. 1995). Things alone have no links.
func muc(gold, found partition) Score {
	ofGold, ofFound, shared := gold.overlaps(found)
	n := len(gold)
	return Score{Name: "MUC", Correct: n - len(shared), Gold: n - len(ofGold), System: n - len(ofFound)}
}

// ceafE matches each cluster of the gold with one that was found and counts how alike the two are, in the best of all matchings:
// twice what they share by what they have (Luo 2005).
func ceafE(gold, found partition) Score {
	ofGold, ofFound, shared := gold.overlaps(found)
	goldAt, foundAt := places(gold), places(found)
	alike := make([][]float64, len(ofGold))
	for i := range alike {
		alike[i] = make([]float64, len(ofFound))
	}
	for pair, n := range shared {
		alike[goldAt[pair[0]]][foundAt[pair[1]]] = 2 * float64(n) / float64(ofGold[pair[0]]+ofFound[pair[1]])
	}
	best := bestMatching(alike)
	return Score{Name: "CEAF-e", Gold: len(ofGold), System: len(ofFound), Right: best, Held: best}
}

// places numbers clusters in the order of their first thing.
func places(p partition) map[string]int {
	at := map[string]int{}
	for _, cluster := range p {
		if _, seen := at[cluster]; !seen {
			at[cluster] = len(at)
		}
	}
	return at
}

// bestMatching returns the largest sum of values with at most one of each row and of each column.
func bestMatching(value [][]float64) float64 {
	if len(value) == 0 {
		return 0
	}
	if len(value) > len(value[0]) {
		value = transposed(value)
	}
	rows, columns := len(value), len(value[0])
	m := matching{value, make([]float64, rows+1), make([]float64, columns+1), make([]int, columns+1)}
	for row := 1; row <= rows; row++ {
		m.place(row)
	}
	sum := 0.0
	for column, row := range m.holder {
		if column > 0 && row > 0 {
			sum += value[row-1][column-1]
		}
	}
	return sum
}

// matching is the state of the Hungarian method with potentials, which takes cubic time. Rows and columns count from 1; 0 is none.
type matching struct {
	value           [][]float64
	ofRow, ofColumn []float64 // potentials
	holder          []int     // column -> row; that of column 0 is the row being placed
}

// place finds a column for a row, and moves those that are placed where it pays, along the cheapest way to a free column.
func (m *matching) place(row int) {
	n := len(m.holder)
	slack, from, done := make([]float64, n), make([]int, n), make([]bool, n)
	for j := range slack {
		slack[j] = math.Inf(1)
	}
	m.holder[0] = row
	at := 0
	for m.holder[at] != 0 {
		done[at] = true
		at = m.step(at, slack, from, done)
	}
	for at != 0 {
		m.holder[at] = m.holder[from[at]]
		at = from[at]
	}
}

// step goes from a column to the cheapest that the way has not come to.
func (m *matching) step(at int, slack []float64, from []int, done []bool) int {
	row := m.holder[at]
	least, next := math.Inf(1), 0
	for j := 1; j < len(slack); j++ {
		if done[j] {
			continue
		}
		if cost := -m.value[row-1][j-1] - m.ofRow[row] - m.ofColumn[j]; cost < slack[j] {
			slack[j], from[j] = cost, at
		}
		if slack[j] < least {
			least, next = slack[j], j
		}
	}
	for j := range slack {
		if done[j] {
			m.ofRow[m.holder[j]] += least
			m.ofColumn[j] -= least
		} else {
			slack[j] -= least
		}
	}
	return next
}

func transposed(m [][]float64) [][]float64 {
	t := make([][]float64, len(m[0]))
	for j := range t {
		t[j] = make([]float64, len(m))
		for i := range m {
			t[j][i] = m[i][j]
		}
	}
	return t
}
