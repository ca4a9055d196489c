package actor

import (
	"slices"
	"strconv"
	"strings"

	"chancery/text"
)

// A referent is what a pronoun may stand for: an actor, several actors named together, or a thing that is no actor.
type referent struct {
	class     string // what it is, a word of the features: "person", "state", "noun", …
	entities  []int  // empty for a thing
	plural    bool
	group     bool   // many people by a singular, which is "they" or "it": "the navy"
	known     bool   // a place on the map
	gender    Gender // as its words tell
	called    byte   // the pronoun that last stood for it, by class and gender: 'm', 'f', 'n', 't'; 0 if none did
	seen      int    // mentions so far
	named     int    // of them names
	pronouns  int    // of them pronouns
	first     int    // sentence of the first mention
	asked     int    // pronoun that last considered it
	run       int    // pronouns since it was last named or described
	lastNamed *sighting

	mentions []text.Span // without pronouns; kept only while a model is learned
}

// A sighting is a mention of a referent.
type sighting struct {
	referent    int
	head        int
	first, last int // tokens
	kind        text.MentionKind
}

// sight notes a mention of the referent kept under key, made by build if it is new.
func (p *reading) sight(key string, s sighting, build func() referent) {
	r, known := p.referentOf[key]
	if build == nil {
		r = s.referent
	} else if !known {
		r = len(p.referents)
		p.referentOf[key] = r
		one := build()
		one.first, one.asked = p.Tokens[s.head].Sentence, -1
		p.referents = append(p.referents, one)
	}
	s.referent = r
	if p.isSpeaker(r, s.head) {
		p.lastSpeaker = r
	}
	p.sightings = append(p.sightings, s)
	one := &p.referents[r]
	one.seen++
	if s.kind == text.Named {
		one.named++
		one.lastNamed = &s
		if one.class == "person" {
			p.promote(r)
		}
	}
	if s.kind == text.Pronoun {
		one.pronouns++
		one.run++
	} else {
		one.run = 0
	}
	if s.kind != text.Pronoun && p.choose != nil {
		one.mentions = append(one.mentions, p.span(s.first, s.last))
	}
}

// isSpeaker reports whether a referent seen at token i is a person or body who speaks, or who does what the sentence tells.
func (p *reading) isSpeaker(r, i int) bool {
	t := &p.Tokens[i]
	switch p.referents[r].class {
	case "person", "anon", "org":
		return !p.quoted[i] && t.Is("nsubj") && t.Head >= 0 && (p.Tokens[t.Head].Head < 0 || p.speaks(i))
	}
	return false
}

// promote keeps the persons named most often.
func (p *reading) promote(r int) {
	if slices.Contains(p.prominent, r) {
		return
	}
	if len(p.prominent) < maxProminent {
		p.prominent = append(p.prominent, r)
		return
	}
	least := 0
	for k, one := range p.prominent {
		if p.referents[one].named < p.referents[p.prominent[least]].named {
			least = k
		}
	}
	if p.referents[p.prominent[least]].named < p.referents[r].named {
		p.prominent[least] = r
	}
}

const maxProminent = 8

// sightMention notes a mention that stands for actors.
func (p *reading) sightMention(m *mention) {
	if len(m.Entities) == 0 || m.Kind == text.Nominal && p.isPredicate(m.Head) {
		return
	}
	s := sighting{head: m.Head, first: m.First, last: m.Last, kind: m.Kind}
	if m.Kind == text.Named && len(m.Entities) == 1 {
		s.first, s.last = p.TokensIn(m.Name)
	}
	p.sight(keyOf(m.Entities), s, func() referent { return p.actorReferent(m) })
}

// sightGroup notes the actors last named together, if the mention just added is one of them.
func (p *reading) sightGroup(before int) {
	if len(p.groups) == 0 || len(p.groups) == before && p.groups[before-1].end != p.mentions[len(p.mentions)-1].Last {
		return
	}
	g := &p.groups[len(p.groups)-1]
	if len(g.entities) < 2 || p.mentionAt[g.at] < 0 {
		return
	}
	m := &p.mentions[p.mentionAt[g.at]]
	s := sighting{head: g.at, first: m.First, last: g.end, kind: m.Kind}
	p.sight(keyOf(g.entities), s, func() referent { return referent{class: "set", entities: g.entities, plural: true} })
}

func keyOf(entities []int) string {
	var b strings.Builder
	for _, e := range entities {
		b.WriteByte('#')
		b.WriteString(strconv.Itoa(e))
	}
	return b.String()
}

// actorReferent returns the referent of a mention's actors.
func (p *reading) actorReferent(m *mention) referent {
	if len(m.Entities) > 1 {
		return referent{class: "set", entities: slices.Clone(m.Entities), plural: true}
	}
	e := &p.entities[m.Entities[0]]
	r := referent{entities: m.Entities[:1:1], plural: e.plural || m.plural, group: e.plural && !m.plural && m.Kind == text.Nominal, gender: e.gender}
	if r.gender == 0 {
		r.gender = m.gender
	}
	switch {
	case e.person >= 0:
		r.class, r.plural = "person", false
	case e.state:
		r.class, r.plural = "state", false
	case e.Type == text.Person && r.plural:
		r.class = "people"
	case e.Type == text.Person:
		r.class = "anon"
	case e.Type == text.Organisation && e.Name == "":
		r.class = "body"
	case e.Type == text.Organisation:
		r.class = "org"
	default:
		r.class, r.known = "place", e.Country != "" || p.placeAt[m.Head] >= 0
	}
	return r
}

// isPredicate reports whether a noun tells what another one is, "he was a poet", and so is no mention of its own.
func (p *reading) isPredicate(i int) bool {
	t := &p.Tokens[i]
	if p.Dependent(i, "cop") >= 0 || t.Is("appos") || t.Is("xcomp") {
		return true
	}
	return t.Is("obl") && p.caseOf(i) == "as"
}

// sightThing notes the noun at token i if it heads a phrase of its own and names no actor.
func (p *reading) sightThing(i int) {
	t := &p.Tokens[i]
	if p.nameAt[i] >= 0 || p.titleOf[i] >= 0 || p.isPredicate(i) || t.Is("compound") || t.Is("flat") || t.Is("fixed") || t.Is("nmod:desc") || t.Is("goeswith") {
		return
	}
	r := referent{class: "noun", plural: plural(t)}
	switch {
	case t.UPOS == "PROPN" && (t.Is("discourse") || t.Is("vocative") || p.Dependent(i, "nmod:poss") >= 0):
		return // "oh my God"
	case t.UPOS == "PROPN":
		r.class = "unknown"
	case t.UPOS == "PRON":
		if r.class = "indefinite"; !indefinite[strings.ToLower(t.Form)] {
			return
		}
	case t.UPOS != "NOUN":
		return
	case t.Is("obl:tmod") || t.Is("nmod:tmod"):
		r.class = "time"
	}
	if h := p.agentHeadedBy(i); h != nil {
		r.class, r.gender = "agent", h.entry.Agent.Gender
	}
	key := t.Lemma
	if r.plural {
		key += " +"
	}
	first := i
	for first > p.Sentences[t.Sentence].First && (modifies(p.Tokens[first-1].UPOS, p.Tokens[first-1].Form) || p.Tokens[first-1].UPOS == "DET") {
		first--
	}
	p.sight(key, sighting{head: i, first: first, last: i + 1, kind: text.Nominal}, func() referent { return r })
	if one := &p.referents[p.referentOf[key]]; one.class == "person" && t.UPOS == "PROPN" {
		one.named++
		p.nameAdopted(one, i)
	}
}

// indefinite pronouns may be taken up by others.
var indefinite = map[string]bool{"someone": true, "somebody": true, "anyone": true, "anybody": true, "everyone": true, "everybody": true, "one": true,
	"nobody": true, "those": true, "others": true, "many": true, "some": true, "all": true, "something": true, "this": true, "that": true}
