package resolve

import "slices"

// Numbered is a sentence of a report, for Apart.
type Numbered struct {
	Report    string // id
	Published int    // day, counted from any one day
	Words     string
}

// Apart finds the sentences about one thing whose numbers cannot all be right: of the same days, in different reports. It gives what is counted and the
// indexes of the sentences, for each thing counted; rounded numbers and "at least" are no rivals.
func Apart(list []Numbered) map[string][]int {
	type said struct {
		count
		i int
	}
	by := map[string][]said{}
	for i, n := range list {
		for _, c := range countsIn(n.Words) {
			by[c.of] = append(by[c.of], said{c, i})
		}
	}
	out := map[string][]int{}
	for of, all := range by {
		for _, a := range all {
			rival := slices.ContainsFunc(all, func(b said) bool {
				apart := list[a.i].Published - list[b.i].Published
				return list[a.i].Report != list[b.i].Report && max(apart, -apart) <= sameNews && differ(a.count, b.count)
			})
			if rival && !slices.Contains(out[of], a.i) {
				out[of] = append(out[of], a.i)
			}
		}
	}
	return out
}
