package story

import (
	"cmp"
	"slices"
	"strings"

	"chancery/resolve/cluster"
)

// crowded is how many reports may share a key for it to bring them together: a word of more tells too little.
const crowded = 200

// rule says how alike the reports of a story are.
var rule = cluster.Rule{Enough: 0.7, Usual: 0.3, Weight: 5}

// Group puts the reports that tell one story together. It returns groups of indexes into profiles, each in ascending order, the
// groups in order of their first.
func Group(profiles []Profile) [][]int {
	order := canonical(profiles)
	keys := make([][]string, len(order))
	for n, i := range order {
		keys[n] = Keys(profiles[i])
	}
	var pairs []cluster.Pair
	for _, c := range cluster.Candidates(keys, crowded) {
		if same := Same(profiles[order[c[0]]], profiles[order[c[1]]]); same > 0 {
			pairs = append(pairs, cluster.Pair{A: c[0], B: c[1], Alike: same})
		}
	}
	return cluster.Numbered(cluster.Group(len(order), pairs, rule), order)
}

// canonical returns the indexes of profiles in an order that does not depend on theirs.
func canonical(profiles []Profile) []int {
	order := make([]int, len(profiles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return Compare(profiles[i], profiles[j]) })
	return order
}

// Compare orders profiles: by day, by report, by what they hold.
func Compare(a, b Profile) int {
	return cmp.Or(a.Day.Time().Compare(b.Day.Time()), strings.Compare(a.ID, b.ID),
		slices.CompareFunc(a.Terms, b.Terms, func(s, t Term) int { return cmp.Or(byStem(s, t), byWeight(s, t)) }))
}
