package cluster

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestGroup(t *testing.T) {
	plain := Rule{Enough: 1, Usual: 0.5, Weight: 1e9} // average link at 0.5
	close := Rule{Enough: 0.7, Usual: 0.5, Weight: 1}
	for _, c := range []struct {
		name  string
		n     int
		pairs []Pair
		rule  Rule
		want  string
	}{
		{"nothing", 0, nil, plain, "[]"},
		{"alone", 2, nil, plain, "[[0] [1]]"},
		{"too little alike", 2, []Pair{{0, 1, 0.4}}, plain, "[[0] [1]]"},
		{"alike", 2, []Pair{{0, 1, 0.6}}, plain, "[[0 1]]"},
		{"numbered the other way", 2, []Pair{{1, 0, 0.6}}, plain, "[[0 1]]"},
		// 1 joins 2 first; 0 is then (0.6 + 0)/2 alike to both.
		{"a pair that is not named counts as nothing", 3, []Pair{{0, 1, 0.6}, {1, 2, 0.9}}, plain, "[[0] [1 2]]"},
		{"the average decides", 3, []Pair{{0, 1, 0.6}, {0, 2, 0.5}, {1, 2, 0.9}}, plain, "[[0 1 2]]"},
		// Both pairs are alike by 0.9, so coherence is (0.9+0.5)/2 = 0.7, and 0.7*0.7 is more than 0.45.
		{"close groups ask for more", 4, []Pair{{0, 1, 0.9}, {2, 3, 0.9}, {0, 2, 0.45}, {0, 3, 0.45}, {1, 2, 0.45}, {1, 3, 0.45}}, close, "[[0 1] [2 3]]"},
		{"loose ones less", 4, []Pair{{0, 1, 0.46}, {2, 3, 0.46}, {0, 2, 0.45}, {0, 3, 0.45}, {1, 2, 0.45}, {1, 3, 0.45}}, close, "[[0 1 2 3]]"},
	} {
		if got := fmt.Sprint(Group(c.n, c.pairs, c.rule)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// The order of the pairs is nothing to go by.
func TestGroupIsOfNoOrder(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	var pairs []Pair
	for b := range 40 {
		for a := range b {
			if v := chance.Float64(); v > 0.4 {
				pairs = append(pairs, Pair{a, b, v})
			}
		}
	}
	rule := Rule{Enough: 0.8, Usual: 0.6, Weight: 3}
	want := fmt.Sprint(Group(40, pairs, rule))
	for range 10 {
		chance.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
		if got := fmt.Sprint(Group(40, pairs, rule)); got != want {
			t.Fatalf("in another order %s, not %s", got, want)
		}
	}
}

func TestCandidates(t *testing.T) {
	keys := [][]string{{"a", "b"}, {"b", "c"}, {"a", "b"}, {"d"}, {"c", "c"}}
	if got := fmt.Sprint(Candidates(keys, 10)); got != "[[0 1] [0 2] [1 2] [1 4]]" {
		t.Errorf("candidates are %s", got)
	}
	if got := fmt.Sprint(Candidates(keys, 2)); got != "[[0 2]]" {
		t.Errorf("candidates without crowded keys are %s", got)
	}
}

func TestNumbered(t *testing.T) {
	groups := Numbered([][]int{{0, 2}, {1}}, []int{5, 3, 4})
	if !slices.Equal(groups[0], []int{3}) || !slices.Equal(groups[1], []int{4, 5}) {
		t.Errorf("groups are %v", groups)
	}
}
