// Package cluster groups things that are alike. In go the pairs of them that are alike at all, out come groups.
//
// It is agglomerative clustering by average link: the two most similar groups are merged as long as they are similar enough,
// where a pair that is not named counts as not alike at all. How similar is enough depends on how alike the things within
// each group are, so that a loose pair does not bind two close groups. The result depends on how the things are numbered
// only where similarities are equal.
package cluster

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// Pair says how alike things A and B are, above 0.
type Pair struct {
	A, B  int
	Alike float64
}

// Rule says when groups are merged.
type Rule struct {
	// Enough is how alike two groups must be, in parts of how alike the things within each are.
	Enough float64
	// The things of a group are taken to be alike as if it had Weight more pairs that are alike by Usual; of a single thing
	// nothing else is known. Above 0 both.
	Usual  float64
	Weight float64
}

// Group returns the groups of n things, each in ascending order, the groups in order of their first. A pair is named once.
func Group(n int, pairs []Pair, rule Rule) [][]int {
	g := &grouping{groups: make([]group, n), rule: rule}
	for i := range g.groups {
		g.groups[i] = group{members: []int{i}, alike: map[int]float64{}}
	}
	for _, p := range pairs {
		g.groups[p.A].alike[p.B] = p.Alike
		g.groups[p.B].alike[p.A] = p.Alike
	}
	for _, p := range pairs {
		g.offer(p.A, p.B)
	}
	g.run()
	var out [][]int
	for _, one := range g.groups {
		if !one.merged {
			slices.Sort(one.members)
			out = append(out, one.members)
		}
	}
	return out // a group has the number of its first: merge keeps the smaller
}

// group is a group as it grows.
type group struct {
	members []int
	alike   map[int]float64 // other group -> sum over the pairs of their things; no entry for 0
	within  float64         // sum over its own pairs
	merged  bool            // into another
	changes int
}

// coherence says how alike the things of the group are.
func (g *group) coherence(r Rule) float64 {
	n := len(g.members)
	return (g.within + r.Usual*r.Weight) / (float64(n*(n-1)/2) + r.Weight)
}

type grouping struct {
	groups []group
	queue  links
	rule   Rule
}

// link is a possible merger of groups a < b, as they were after so many changes.
type link struct {
	strength           float64
	a, b               int
	changesA, changesB int
}

// run merges the two most similar groups as long as they are similar enough.
func (g *grouping) run() {
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
	if strength := average / math.Sqrt(x.coherence(g.rule)*y.coherence(g.rule)); strength >= g.rule.Enough {
		heap.Push(&g.queue, link{strength, a, b, x.changes, y.changes})
	}
}

// merge puts the things of b into a.
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

// Candidates returns the pairs of things that share a key, the smaller number first, in order; keys are those of each thing. A key
// that more than crowded things have brings none together.
func Candidates(keys [][]string, crowded int) [][2]int {
	holders := map[string][]int{}
	for i, own := range keys {
		for _, key := range own {
			holders[key] = append(holders[key], i)
		}
	}
	var pairs [][2]int
	for _, things := range holders {
		if len(things) > crowded {
			continue
		}
		for n, b := range things {
			for _, a := range things[:n] {
				if a != b {
					pairs = append(pairs, [2]int{a, b})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(p, q [2]int) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
	return slices.Compact(pairs)
}

// Numbered gives the things of groups other numbers, of thing i that of order[i], and puts things and groups in order of them.
func Numbered(groups [][]int, order []int) [][]int {
	for _, g := range groups {
		for k, i := range g {
			g[k] = order[i]
		}
		slices.Sort(g)
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return groups
}
