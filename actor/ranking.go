package actor

import (
	"math"
	"slices"
	"strings"

	"chancery/text"
)

// Ranking is a model that tells what a pronoun stands for, a network of one hidden layer over the features of a candidate.
type Ranking struct {
	Weights   map[string][]float64 // of a feature: its own weight, then those towards each hidden unit
	Units     []float64            // the weights of the hidden units, each the sum of what it gets if that is above 0
	Threshold float64              // the least probability of an answer
}

// score adds up what the features of a candidate tell. No product is added to anything unrounded, so that every processor has
// the same last bits.
func (r *Ranking) score(c *Candidate, hidden []float64) float64 {
	clear(hidden)
	sum := c.Prior
	for _, f := range c.Features {
		row := r.Weights[f]
		if len(row) != 1+len(hidden) {
			continue
		}
		sum += row[0]
		for j, w := range row[1:] {
			hidden[j] += w
		}
	}
	for j, x := range hidden {
		sum += float64(max(0, x) * r.Units[j])
	}
	return sum
}

// Probabilities returns how likely each candidate is what the pronoun stands for.
func (r *Ranking) Probabilities(c *Choice) []float64 {
	out, hidden := make([]float64, len(c.Candidates)), make([]float64, len(r.Units))
	most := math.Inf(-1)
	for k := range c.Candidates {
		out[k] = r.score(&c.Candidates[k], hidden)
		most = max(most, out[k])
	}
	sum := 0.0
	for k := range out {
		out[k] = exp(out[k] - most)
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

// exp is e to the power of x, which is not above 0, to some per cent. math.Exp has other last bits on other processors; this has not,
// since no product is added to anything.
func exp(x float64) float64 {
	y := max(0, 1+x/1024)
	for range 10 {
		y *= y
	}
	return y
}

// Choose returns the likeliest candidate, 0 if it is not likely enough.
func (r *Ranking) Choose(c *Choice) int {
	all := r.Probabilities(c)
	best := 0
	for k := range all {
		if all[k] > all[best] {
			best = k
		}
	}
	if all[best] < r.Threshold {
		return 0
	}
	return best
}

// kinds are the kinds of pronouns: he, she, it and they.
const kinds = "mfnt"

// resolve returns the entities that the pronoun at i stands for, nil if it cannot be told or is no actor.
func (p *reading) resolve(i int, kind byte) []int {
	c := p.choice(i, kind)
	var best int
	if p.choose != nil {
		best = p.choose(c)
	} else {
		best = p.r.ranking.Choose(c)
	}
	k := c.Candidates[best].referent
	p.lastOfKind[kind] = sighting{referent: k, head: i}
	if k < 0 {
		p.unresolved[kind]++
		return nil
	}
	p.unresolved[kind] = 0
	r := &p.referents[k]
	r.called = kind
	r.calls[strings.IndexByte(kinds, kind)]++
	p.anaphors = append(p.anaphors, sighting{referent: k, head: i})
	if c.Class == 'p' {
		p.adopt(k, c.Candidates[best].at)
	}
	if len(r.entities) == 0 {
		p.sight("", sighting{referent: k, head: i, first: i, last: i + 1, kind: text.Pronoun}, nil)
	}
	return slices.Clone(r.entities)
}

// Teach annotates d, but lets choose tell what each pronoun of the third person stands for: the index of a candidate.
func (r *Register) Teach(d *text.Document, choose func(*Choice) int) {
	r.annotate(d, choose)
}
