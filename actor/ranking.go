package actor

import (
	"math"
	"slices"

	"chancery/text"
)

// Ranking is a model that tells what a pronoun stands for: the weights of the features of candidates.
type Ranking struct {
	Weights    map[string]float64
	Thresholds map[byte]float64 // by class of pronoun: the least probability of an answer
}

// Probabilities returns how likely each candidate is what the pronoun stands for.
func (r *Ranking) Probabilities(c *Choice) []float64 {
	out := make([]float64, len(c.Candidates))
	most := math.Inf(-1)
	for k := range c.Candidates {
		out[k] = c.Candidates[k].Prior
		for _, f := range c.Candidates[k].Features {
			out[k] += r.Weights[f]
		}
		most = max(most, out[k])
	}
	sum := 0.0
	for k := range out {
		out[k] = math.Exp(out[k] - most)
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
	return out
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
	if all[best] < r.Thresholds[c.Class] {
		return 0
	}
	return best
}

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
		return nil
	}
	r := &p.referents[k]
	r.called = kind
	if c.Class == 'p' {
		p.adopt(k, c.Candidates[best].at)
	}
	if len(r.entities) == 0 {
		p.sight("", sighting{referent: k, head: i, first: i, last: i + 1, kind: text.Pronoun}, nil)
	}
	return slices.Clone(r.entities)
}

// adopt makes a person of a proper noun that the tagger took for no name or for a place, once he or she stands for it.
func (p *reading) adopt(k, at int) {
	r := &p.referents[k]
	switch r.class {
	case "place":
		p.entities[r.entities[0]].Type = text.Person
	case "unknown":
		if p.mentionAt[at] >= 0 || p.Tokens[at].UPOS != "PROPN" {
			return
		}
		name := p.cleanName(p.properName(at))
		one := p.addPerson(person{name: name, words: foldWords(name), count: r.seen - r.pronouns})
		r.class, r.entities, r.named = "person", []int{p.personEntity(one)}, r.seen-r.pronouns
		p.nameAdopted(r, at)
	}
}

// nameAdopted makes a mention of an adopted person's name headed at token i.
func (p *reading) nameAdopted(r *referent, i int) {
	n := p.properName(i)
	at := p.span(n.first, n.last)
	p.mentionAt[i] = len(p.mentions)
	p.mentions = append(p.mentions, mention{Mention: text.Mention{Span: at, Name: at, First: n.first, Last: n.last, Head: i, Kind: text.Named, Entities: r.entities}})
}

// properName returns the proper nouns round token i that are no name yet.
func (p *reading) properName(i int) *named {
	start, end := p.sentence(i)
	first, last := i, i+1
	for first > start && i-first < reach && p.Tokens[first-1].UPOS == "PROPN" && p.nameAt[first-1] < 0 && p.titleOf[first-1] < 0 {
		first--
	}
	for last < end && last-i < reach && p.Tokens[last].UPOS == "PROPN" && p.nameAt[last] < 0 && p.titleOf[last] < 0 {
		last++
	}
	return &named{first: first, last: last}
}

// Teach annotates d, but lets choose tell what each pronoun of the third person stands for: the index of a candidate.
func (r *Register) Teach(d *text.Document, choose func(*Choice) int) {
	r.annotate(d, choose)
}

// Model returns the model of pronouns.
func (r *Register) Model() *Ranking { return &r.ranking }
