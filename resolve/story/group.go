package story

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"strings"
)

const (
	// crowded is how many reports may share a key for it to bring them together: a word of more tells too little.
	crowded = 500
	// enough is how alike two groups must be, in parts of how alike the reports within each are.
	enough = 0.7
	// The reports of a group are taken to be alike as if there were usualPairs more pairs of them, alike by usual; of a
	// single report nothing else is known.
	usual      = 0.3
	usualPairs = 5
)

// Group puts the reports that tell one story together. It returns groups of indexes into profiles, each in ascending order, the
// groups in order of their first.
func Group(profiles []Profile) [][]int {
	order := canonical(profiles)
	g := newGrouping(len(order))
	for pair := range candidates(profiles, order) {
		if s := Same(profiles[order[pair[0]]], profiles[order[pair[1]]]); s > 0 {
			g.groups[pair[0]].alike[pair[1]] = s
			g.groups[pair[1]].alike[pair[0]] = s
		}
	}
	g.run()
	var out [][]int
	for _, one := range g.groups {
		if one.merged {
			continue
		}
		var indexes []int
		for _, m := range one.members {
			indexes = append(indexes, order[m])
		}
		slices.Sort(indexes)
		out = append(out, indexes)
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// canonical returns the indexes of profiles in an order that does not depend on theirs.
func canonical(profiles []Profile) []int {
	order := make([]int, len(profiles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := profiles[i], profiles[j]
		return cmp.Or(a.Day.Time().Compare(b.Day.Time()), strings.Compare(a.ID, b.ID),
			slices.CompareFunc(a.Terms, b.Terms, func(a, b Term) int { return cmp.Or(byStem(a, b), byWeight(a, b)) }), cmp.Compare(i, j))
	})
	return order
}

// candidates are the pairs that share a key, as places in order, the smaller first.
func candidates(profiles []Profile, order []int) map[[2]int]bool {
	holders := map[string][]int{}
	for place, i := range order {
		for _, key := range Keys(profiles[i]) {
			holders[key] = append(holders[key], place)
		}
	}
	pairs := map[[2]int]bool{}
	for _, places := range holders {
		if len(places) > crowded {
			continue
		}
		for n, b := range places {
			for _, a := range places[:n] {
				pairs[[2]int{a, b}] = true
			}
		}
	}
	return pairs
}

// group is a group of reports as it grows.
type group struct {
	members []int
	alike   map[int]float64 // other group -> sum of Same over the pairs of their reports; no entry for 0
	within  float64         // sum of Same over its own pairs
	merged  bool            // into another
	changes int
}

// coherence says how alike the reports of the group are.
func (g *group) coherence() float64 {
	n := len(g.members)
	return (g.within + usual*usualPairs) / float64(n*(n-1)/2+usualPairs)
}

// grouping is agglomerative clustering over the pairs that are alike at all.
type grouping struct {
	groups []group
	queue  links
}

func newGrouping(n int) *grouping {
	g := &grouping{groups: make([]group, n)}
	for i := range g.groups {
		g.groups[i] = group{members: []int{i}, alike: map[int]float64{}}
	}
	return g
}

// link is a possible merger of groups a < b, as they were after so many changes.
type link struct {
	strength           float64
	a, b               int
	changesA, changesB int
}

// run merges the two most similar groups as long as they are similar enough.
func (g *grouping) run() {
	for a := range g.groups {
		for b := range g.groups[a].alike {
			if a < b {
				g.offer(a, b)
			}
		}
	}
	for len(g.queue) > 0 {
		l := heap.Pop(&g.queue).(link)
		if l.changesA == g.groups[l.a].changes && l.changesB == g.groups[l.b].changes {
			g.merge(l.a, l.b)
		}
	}
}

// offer puts a merger into the queue if the groups are similar enough.
func (g *grouping) offer(a, b int) {
	a, b = min(a, b), max(a, b)
	x, y := &g.groups[a], &g.groups[b]
	average := x.alike[b] / float64(len(x.members)*len(y.members))
	if strength := average / math.Sqrt(x.coherence()*y.coherence()); strength >= enough {
		heap.Push(&g.queue, link{strength, a, b, x.changes, y.changes})
	}
}

// merge puts the reports of b into a.
func (g *grouping) merge(a, b int) {
	x, y := &g.groups[a], &g.groups[b]
	x.within += y.within + x.alike[b]
	x.members = append(x.members, y.members...)
	delete(x.alike, b)
	delete(y.alike, a)
	for other, s := range y.alike {
		x.alike[other] += s
		delete(g.groups[other].alike, b)
	}
	x.changes++
	y.changes++
	y.merged, y.alike = true, nil
	for other, s := range x.alike {
		g.groups[other].alike[a] = s
		g.offer(a, other)
	}
}

// links is a heap, the strongest first; of equals the one whose groups come first.
type links []link

func (l links) Len() int { return len(l) }

func (l links) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(l[j].strength, l[i].strength), cmp.Compare(l[i].a, l[j].a), cmp.Compare(l[i].b, l[j].b)) < 0
}

func (l links) Swap(i, j int) { l[i], l[j] = l[j], l[i] }

func (l *links) Push(x any) { *l = append(*l, x.(link)) }

func (l *links) Pop() any {
	last := (*l)[len(*l)-1]
	*l = (*l)[:len(*l)-1]
	return last
}
