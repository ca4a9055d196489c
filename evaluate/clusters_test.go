package evaluate

import (
	"math"
	"slices"
	"testing"
)

// The gold has the clusters {1,2,3} {4,5} {6}; the figures are worked out by hand.
func TestClusters(t *testing.T) {
	gold := partition{"A", "A", "A", "B", "B", "C"}
	for _, c := range []struct {
		name                   string
		found                  partition
		bP, bR, mP, mR, cP, cR float64
	}{
		{"right", partition{"x", "x", "x", "y", "y", "z"}, 1, 1, 1, 1, 1, 1},
		// Each thing alone: it is all of its own cluster and 1/3, 1/2 or 1 of the gold's. No links. A with one of its
		// parts is 2*1/(3+1), B 2*1/(2+1), C 1.
		{"apart", partition{"1", "2", "3", "4", "5", "6"}, 1, (3*1./3 + 2*1./2 + 1) / 6, 0, 0, (0.5 + 2./3 + 1) / 6, (0.5 + 2./3 + 1) / 3},
		// All in one: five links, of which A and B have three. The one cluster goes to A: 2*3/(3+6).
		{"together", partition{"x", "x", "x", "x", "x", "x"}, (3*3./6 + 2*2./6 + 1./6) / 6, 1, 3. / 5, 1, 2. / 3, 2. / 9},
		// {1,2} {3,4,5} {6}: links found 1+2, of which 1-2 and 4-5 are right. A goes to {1,2} with 4/5, B to {3,4,5} with 4/5, C 1.
		{"one moved", partition{"x", "x", "y", "y", "y", "z"},
			(2*1 + 1./3 + 2*2./3 + 1) / 6, (2*2./3 + 1./3 + 2*1 + 1) / 6, 2. / 3, 2. / 3, (0.8 + 0.8 + 1) / 3, (0.8 + 0.8 + 1) / 3},
	} {
		for _, m := range []struct {
			score Score
			p, r  float64
		}{{bCubed(gold, c.found), c.bP, c.bR}, {muc(gold, c.found), c.mP, c.mR}, {ceafE(gold, c.found), c.cP, c.cR}} {
			if math.Abs(m.score.Precision()-m.p) > 1e-9 || math.Abs(m.score.Recall()-m.r) > 1e-9 {
				t.Errorf("%s: %s has P %.4f R %.4f, want %.4f %.4f", c.name, m.score.Name, m.score.Precision(), m.score.Recall(), m.p, m.r)
			}
		}
	}
	if s := pairwise(gold, partition{"x", "x", "y", "y", "y", "z"}); s.Correct != 2 || s.Gold != 4 || s.System != 4 {
		t.Errorf("pairs: %d right of %d, %d gold; want 2, 4, 4", s.Correct, s.System, s.Gold)
	}
}

func TestBestMatching(t *testing.T) {
	for _, c := range []struct {
		name  string
		value [][]float64
		want  float64
	}{
		{"none", nil, 0},
		{"the greedy choice is not the best", [][]float64{{9, 8}, {8, 1}}, 16},
		{"more rows than columns", [][]float64{{1}, {5}, {3}}, 5},
		{"more columns than rows", [][]float64{{1, 5, 3}}, 5},
		{"three", [][]float64{{7, 4, 3}, {6, 8, 5}, {9, 4, 4}}, 20}, // 3+8+9
	} {
		if got := bestMatching(c.value); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTorn(t *testing.T) {
	gold, found := partition{"A", "A", "A", "B"}, partition{"x", "x", "y", "y"}
	misses := bCubed(gold, found).Misses
	if want := []string{"MIXED y: A (1), B (1)", "SPLIT A: x (2), y (1)"}; !slices.Equal(misses, want) {
		t.Errorf("misses are %q, want %q", misses, want)
	}
}
