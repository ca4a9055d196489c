package actor

import (
	"slices"

	"chancery/text"
)

// A Choice is a pronoun of the third person with what it may stand for, as the ranking model sees it.
type Choice struct {
	text.Span
	Class      byte        // 'p' for he and she, 'n' for it, 't' for they
	Candidates []Candidate // the first is nothing at all
}

// A Candidate is one thing that a pronoun may stand for.
type Candidate struct {
	Prior    float64 // added to the weights of the features
	Features []string
	Named    bool        // the report names it
	Mentions []text.Span // so far, without pronouns

	referent int // -1 for none
	at       int // token that heads its last mention
}

const (
	lookBack     = 6   // sentences in which candidates are sought
	lookWords    = 120 // or words, where sentences are short
	maxSightings = 80  // mentions looked at

	// speakerAgain is the prior of the last one who spoke or acted for the subject of a verb of speech: news goes on with one
	// speaker ("…," she said), of which the texts that the model was learned from have little.
	speakerAgain = 2.0

	// sameSubject is the prior of a subject that is no single person for a "they" that is one.
	sameSubject = 0.8

	// ownWords is the prior of who says a clause for its subject: of this, too, news has more than those texts.
	ownWords = 3.5
)

// choice gathers what pronoun i may stand for. The work is bounded by maxSightings.
func (p *reading) choice(i int, kind byte) *Choice {
	c := &Choice{Span: p.Tokens[i].Span, Class: kind, Candidates: []Candidate{{referent: -1}}}
	if kind == 'm' || kind == 'f' {
		c.Class = 'p'
	}
	view := view{p: p, i: i, kind: kind, class: c.Class, role: p.roleName(i), lately: map[int]int{}}
	s := p.Tokens[i].Sentence
	for k := len(p.sightings) - 1; k >= 0 && len(p.sightings)-k <= maxSightings; k-- {
		one := &p.sightings[k]
		if s-p.Tokens[one.head].Sentence > lookBack && i-one.head > lookWords {
			break
		}
		r := &p.referents[one.referent]
		if s-p.Tokens[one.head].Sentence <= 2 {
			view.lately[one.referent]++
		}
		if r.asked == i {
			continue
		}
		r.asked = i
		if view.fits(r) && !(view.class == 'p' && p.isOnlyOwner(one)) && !p.bound(i, one) {
			view.offer(c, one)
		}
	}
	for _, k := range p.topicsOf(kind) {
		if p.referents[k].asked != i && p.referents[k].lastNamed != nil {
			view.offer(c, p.referents[k].lastNamed)
		}
	}
	if s := p.ahead(i); s != nil && p.referents[s.referent].asked != i && view.fits(&p.referents[s.referent]) {
		view.offer(c, s)
	}
	view.describe(c)
	return c
}

// isOnlyOwner reports whether a name says only whose something is, "Peruvian" or "for heaven's sake", and is no person's yet.
func (p *reading) isOnlyOwner(s *sighting) bool {
	r := &p.referents[s.referent]
	return s.kind == text.Adjective || r.class == "unknown" && r.seen == 1 && p.Tokens[s.head].Is("nmod:poss")
}

// offer adds the referent of a sighting to the candidates.
func (v *view) offer(c *Choice, one *sighting) {
	r := &v.p.referents[one.referent]
	r.asked = v.i
	c.Candidates = append(c.Candidates, Candidate{Named: r.named > 0, Mentions: r.mentions, referent: one.referent, at: one.head})
	v.sightings = append(v.sightings, one)
}

// topicsOf returns the referents of the persons named most often so far who may be meant by he or she, and of the last such.
func (p *reading) topicsOf(kind byte) (out []int) {
	if kind != 'm' && kind != 'f' {
		return nil
	}
	for _, k := range p.prominent {
		if r := &p.referents[k]; r.gender == 0 || r.gender == Gender(kind) {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return p.referents[b].named - p.referents[a].named })
	out = out[:min(len(out), maxTopics)]
	if last, ok := p.lastOfKind[kind]; ok && last.referent >= 0 {
		out = append(out, last.referent)
	}
	return out
}

// maxTopics bounds the persons who may be meant however long ago they were named.
const maxTopics = 3

// ahead returns the name of the subject that follows pronoun i in its sentence and governs it: "in her speech, Ada Berg"; nil if there
// is none.
func (p *reading) ahead(i int) *sighting {
	for a, steps := p.Tokens[i].Head, 0; a >= 0 && steps < reach; a, steps = p.Tokens[a].Head, steps+1 {
		s, known := p.subjects[a]
		if !known {
			s = p.Dependent(a, "nsubj")
			p.subjects[a] = s
		}
		if s <= i || a < i {
			continue
		}
		k, found := slices.BinarySearchFunc(p.known, s, func(m mention, head int) int { return m.Head - head })
		if !found || p.known[k].Kind != text.Named || len(p.known[k].Entities) != 1 {
			return nil
		}
		m := &p.known[k]
		r := p.referentAt(keyOf(m.Entities), p.Tokens[s].Sentence, func() referent { return p.actorReferent(m) })
		return &sighting{referent: r, head: s, first: m.First, last: m.Last, kind: text.Named}
	}
	return nil
}

// view is what the features of one choice share.
type view struct {
	p         *reading
	i         int
	kind      byte // 'm', 'f', 'n', 't'
	class     byte // 'p', 'n', 't'
	role      string
	sightings []*sighting // of the candidates but the first
	lately    map[int]int // referent -> mentions in this sentence and the two before
}

// fits reports whether a referent may be meant by number and gender at all.
func (v *view) fits(r *referent) bool {
	switch {
	case r.class == unveiled:
		return false
	case v.class == 'p':
		return !r.plural && mayBePerson(r) && (r.gender == 0 || r.gender == Gender(v.kind))
	case v.class == 'n':
		return (!r.plural || r.group) && r.class != "set" && r.class != "people" && (r.class != "person" || v.p.mayBeThing(r))
	}
	return r.plural || r.class != "noun" && r.class != "time"
}

// mayBeThing reports whether nothing but the tagger says that a name is a person's.
func (p *reading) mayBeThing(r *referent) bool {
	one := &p.people[p.entities[r.entities[0]].person]
	return r.gender == 0 && one.entry == nil && one.role == "" && r.calls[0]+r.calls[1] == 0
}

// mayBePerson reports whether a referent is a person, or a name that the tagger may have misjudged.
func mayBePerson(r *referent) bool {
	switch r.class {
	case "person", "anon", "agent", "unknown", "indefinite":
		return true
	case "place":
		return !r.known
	}
	return false
}
