package web

import "math"

type spotOf struct{ x, y float64 }

// layout puts the nodes of a graph into the square from 0 to 1 so that their distances are as near as can be to those along the edges:
// stress majorization (Gansner, Koren and North 2004), begun from a circle. The same graph always lies the same.
func layout(nodes int, edges [][2]int) []spotOf {
	want := distances(nodes, edges)
	at := make([]spotOf, nodes)
	for i := range at {
		turn := 2 * math.Pi * float64(i) / float64(nodes)
		at[i] = spotOf{math.Cos(turn), math.Sin(turn)}
	}
	const rounds = 120
	for range rounds {
		next := make([]spotOf, nodes)
		for i := range at {
			next[i] = pulled(i, at, want)
		}
		at = next
	}
	return fitted(at)
}

// distances are the lengths of the shortest ways between all nodes; nodes without a way are about half as far as the farthest, so that groups lie beside one another.
func distances(nodes int, edges [][2]int) [][]float64 {
	far := float64(nodes)
	d := make([][]float64, nodes)
	for i := range d {
		d[i] = make([]float64, nodes)
		for j := range d[i] {
			if i != j {
				d[i][j] = far
			}
		}
	}
	for _, e := range edges {
		d[e[0]][e[1]], d[e[1]][e[0]] = 1, 1
	}
	longest := 1.0
	for k := range d {
		for i := range d {
			for j := range d {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	for i := range d {
		for _, x := range d[i] {
			if x < far {
				longest = max(longest, x)
			}
		}
	}
	apart := longest/2 + 1
	for i := range d {
		for j := range d[i] {
			if d[i][j] < far {
				continue
			}
			d[i][j] = min(d[i][j], apart)
		}
	}
	return d
}

// pulled is where a node would lie best if the others stayed.
func pulled(i int, at []spotOf, want [][]float64) spotOf {
	var sum spotOf
	weights := 0.0
	for j := range at {
		if j == i {
			continue
		}
		dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
		long := max(1e-6, math.Hypot(dx, dy))
		weight := 1 / (want[i][j] * want[i][j])
		sum.x += weight * (at[j].x + want[i][j]*dx/long)
		sum.y += weight * (at[j].y + want[i][j]*dy/long)
		weights += weight
	}
	if weights == 0 {
		return at[i]
	}
	return spotOf{sum.x / weights, sum.y / weights}
}

// fitted stretches what was laid out over the whole square.
func fitted(at []spotOf) []spotOf {
	low, high := at[0], at[0]
	for _, p := range at {
		low, high = spotOf{min(low.x, p.x), min(low.y, p.y)}, spotOf{max(high.x, p.x), max(high.y, p.y)}
	}
	within := func(v, low, high float64) float64 {
		if high-low < 1e-6 {
			return 0.5
		}
		return (v - low) / (high - low)
	}
	for i, p := range at {
		at[i] = spotOf{within(p.x, low.x, high.x), within(p.y, low.y, high.y)}
	}
	return at
}
