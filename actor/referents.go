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
	calls     [4]int // how often each of kinds did
	seen      int    // mentions so far
	named     int    // of them names
	pronouns  int    // of them pronouns
	first     int    // sentence of the first mention
	asked     int    // pronoun that last considered it
	run       int    // pronouns since it was last named or described
	lastNamed *sighting
	names     []text.Span // that Entities lack

	mentions []text.Span // without pronouns; kept only while a model is learned
}

// A sighting is a mention of a referent.
type sighting struct {
	referent    int
	head        int
	first, last int // tokens
	kind        text.MentionKind
	proper      bool // a name that no actor is known by
}

// referentAt returns the referent kept under key, made by build if it is new.
func (p *reading) referentAt(key string, first int, build func() referent) int {
	r, known := p.referentOf[key]
	if !known {
		r = len(p.referents)
		p.referentOf[key] = r
		one := build()
		one.first, one.asked = first, -1
		p.referents = append(p.referents, one)
	}
	return r
}

// sight notes a mention of the referent kept under key, made by build if it is new; without build, of the one that s tells.
func (p *reading) sight(key string, s sighting, build func() referent) {
	r := s.referent
	if build != nil {
		r = p.referentAt(key, p.Tokens[s.head].Sentence, build)
	}
	s.referent = r
	if p.isSpeaker(r, s.head) {
		p.lastSpeaker = r
	}
	p.sightings = append(p.sightings, s)
	one := &p.referents[r]
	one.seen++
	if s.kind == text.Named || s.proper {
		one.named++
		one.lastNamed = &s
		if one.class == "person" {
			p.promote(r)
		}
	}
	if s.proper {
		one.names = append(one.names, p.span(s.first, s.last))
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
	p.unveil(m)
	if len(m.Entities) == 0 || m.Kind == text.Nominal && p.isPredicate(m.Head) {
		return
	}
	s := sighting{head: m.Head, first: m.First, last: m.Last, kind: m.Kind}
	if m.Kind == text.Named && len(m.Entities) == 1 {
		s.first, s.last = p.TokensIn(m.Name)
	}
	s.proper = m.Kind == text.Nominal && len(m.Entities) == 1 && p.entities[m.Entities[0]].Name == "" && p.isProper(m.Head)
	key := keyOf(m.Entities)
	p.sight(key, s, func() referent { return p.actorReferent(m) })
	if m.Kind == text.Named && len(m.Entities) == 1 && p.entities[m.Entities[0]].person < 0 {
		p.noteAliases(key, s.first, s.last)
	}
}

// unveil lets nothing stand any more for somebody whom the report has only described so far, once it says who it is: "A Chadian
// singer was freed. Ada Berg, a Chadian singer, …".
func (p *reading) unveil(m *mention) {
	if m.Kind != text.Nominal || m.agent == nil || len(m.Entities) != 1 || p.entities[m.Entities[0]].person < 0 || !p.Tokens[m.Head].Is("appos") {
		return
	}
	f := p.factsOf(m.agent)
	e, known := p.byKey["group "+identity(f.country, f.sector, m.agent.entry.Agent.Word)]
	if !known {
		return
	}
	if k, seen := p.referentOf[keyOf([]int{e})]; seen && p.referents[k].class == "anon" {
		p.referents[k].class = unveiled
	}
}

// unveiled is the class of who has turned out to be somebody else.
const unveiled = "unveiled"

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
