package evaluate

import "math"

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
	for i := range gold { // in the order of the things, so that the sums are the same on every run
		n := float64(shared[[2]string{gold[i], found[i]}])
		s.Right += n / float64(ofFound[found[i]])
		s.Held += n / float64(ofGold[gold[i]])
	}
	return s
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

// bestMatching returns the largest sum of values with at most one of each row and of each column, by the Hungarian
// method with potentials, in cubic time.
func bestMatching(value [][]float64) float64 {
	if len(value) == 0 {
		return 0
	}
	if len(value) > len(value[0]) {
		value = transposed(value)
	}
	rows, columns := len(value), len(value[0])
	// Rows and columns count from 1; column 0 is where the row that is to be placed begins.
	ofRow, ofColumn := make([]float64, rows+1), make([]float64, columns+1)
	holder, from := make([]int, columns+1), make([]int, columns+1)
	for row := 1; row <= rows; row++ {
		holder[0] = row
		slack, done := make([]float64, columns+1), make([]bool, columns+1)
		for j := range slack {
			slack[j] = math.Inf(1)
		}
		at := 0
		for holder[at] != 0 {
			done[at] = true
			least, next := math.Inf(1), 0
			for j := 1; j <= columns; j++ {
				if done[j] {
					continue
				}
				if cost := -value[holder[at]-1][j-1] - ofRow[holder[at]] - ofColumn[j]; cost < slack[j] {
					slack[j], from[j] = cost, at
				}
				if slack[j] < least {
					least, next = slack[j], j
				}
			}
			for j := 0; j <= columns; j++ {
				if done[j] {
					ofRow[holder[j]] += least
					ofColumn[j] -= least
				} else {
					slack[j] -= least
				}
			}
			at = next
		}
		for at != 0 {
			holder[at] = holder[from[at]]
			at = from[at]
		}
	}
	sum := 0.0
	for j := 1; j <= columns; j++ {
		if holder[j] != 0 {
			sum += value[holder[j]-1][j-1]
		}
	}
	return sum
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
