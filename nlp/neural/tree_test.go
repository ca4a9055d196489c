package neural

import (
	"math/rand/v2"
	"testing"
)

// checkTree fails unless heads (1-based, 0 the root) make a tree with one root.
func checkTree(t *testing.T, heads []int) {
	t.Helper()
	roots := 0
	for i, h := range heads {
		if h < 0 || h > len(heads) || h == i+1 {
			t.Fatalf("word %d has head %d of %d words", i+1, h, len(heads))
		}
		if h == 0 {
			roots++
		}
		at := i + 1
		for steps := 0; at != 0; steps++ {
			if steps > len(heads) {
				t.Fatalf("word %d is in a cycle: %v", i+1, heads)
			}
			at = heads[at-1]
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots: %v", roots, heads)
	}
}

func total(scores []float32, heads []int) float64 {
	sum := 0.0
	for i, h := range heads {
		sum += float64(scores[i*(len(heads)+1)+h])
	}
	return sum
}

// everyTree calls visit with every assignment of heads that is a tree with one root.
func everyTree(n int, visit func([]int)) {
	heads := make([]int, n)
	isTree := func() bool {
		roots := 0
		for i := range heads {
			if heads[i] == 0 {
				roots++
			}
			at, steps := i+1, 0
			for at != 0 && steps <= n {
				at = heads[at-1]
				steps++
			}
			if at != 0 {
				return false
			}
		}
		return roots == 1
	}
	var fill func(i int)
	fill = func(i int) {
		if i == n {
			if isTree() {
				visit(heads)
			}
			return
		}
		for h := 0; h <= n; h++ {
			if h != i+1 {
				heads[i] = h
				fill(i + 1)
			}
		}
	}
	fill(0)
}

func TestHeadsAreTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var f treeFinder
	for round := range 300 {
		n := 1 + round%5
		scores := randoms(r, n*(n+1))
		got := f.heads(scores, n, nil)
		checkTree(t, got)
		top := total(scores, got)
		everyTree(n, func(heads []int) {
			if total(scores, heads) > top+1e-5 {
				t.Fatalf("%v scores %v, %v more: %v", got, top, heads, total(scores, heads))
			}
		})
	}
}

func TestHeadsOfLongSentencesAreTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var f treeFinder
	for _, n := range []int{2, 17, 60, maxPiece} {
		for range 20 {
			checkTree(t, f.heads(randoms(r, n*(n+1)), n, nil))
		}
	}
	checkTree(t, f.heads(make([]float32, 40*41), 40, nil)) // all equal
}

// Whatever the scores, equal ones among them, the heads are a tree, and of a few words the best.
func FuzzHeads(f *testing.F) {
	f.Add([]byte{1, 0, 0, 1})
	f.Add([]byte("trees of whatever scores there are"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for (n+1)*(n+2) <= len(data) && n < maxPiece {
			n++
		}
		if n == 0 {
			return
		}
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(int8(data[i]))
		}
		var finder treeFinder
		got := finder.heads(scores, n, nil)
		checkTree(t, got)
		if n > 4 {
			return
		}
		everyTree(n, func(heads []int) {
			if total(scores, heads) > total(scores, got) {
				t.Fatalf("%v scores more than %v", heads, got)
			}
		})
	})
}
