package actor

import (
	"slices"
	"sort"
	"strings"

	"chancery/text"
)

// referMentions resolves, in the order of the text, the words that refer back: pronouns, "the two countries", "the group".
// Each is added to the mentions; those that cannot be told have no entities.
func (p *reading) referMentions() {
	sort.SliceStable(p.mentions, func(i, j int) bool { return p.mentions[i].Head < p.mentions[j].Head })
	known := p.mentions
	p.known = known
	p.mentions = make([]mention, 0, len(known)+len(known)/2)
	for i := range p.mentionAt {
		p.mentionAt[i] = -1
	}
	p.lastSpeaker = -1
	p.referentOf, p.lastOfKind, p.aliases = map[string]int{}, map[byte]sighting{}, map[string]string{}
	for i := range p.people {
		p.mostNamed = max(p.mostNamed, p.people[i].count)
	}
	next := 0
	for i := range p.Tokens {
		var m mention
		switch {
		case next < len(known) && known[next].Head == i:
			m = known[next]
			next++
			switch {
			case m.Kind == text.Nominal:
				p.referBack(&m)
			case m.Kind == text.Modifier && !p.modifierBack(&m):
				continue
			}
		case p.nameAt[i] >= 0 || p.titleOf[i] >= 0:
			continue
		case p.Tokens[i].UPOS == "PRON":
			var ok bool
			if m, ok = p.pronoun(i); !ok {
				p.sightThing(i)
				continue
			}
		default:
			var ok bool
			if m, ok = p.counted(i); !ok {
				p.sightThing(i)
				continue
			}
		}
		p.mentionAt[i] = len(p.mentions)
		p.mentions = append(p.mentions, m)
		if m.Kind == text.Modifier {
			continue
		}
		p.sightMention(&m)
		groups := len(p.groups)
		p.noteGroup(len(p.mentions) - 1)
		p.sightGroup(groups)
	}
}

// modifierBack lets a body before a definite noun stand for one named before, "the committee hearing"; it is false for words that tell
// nothing but that.
func (p *reading) modifierBack(m *mention) bool {
	if d := p.Dependent(p.Tokens[m.Head].Head, "det"); d >= 0 && strings.EqualFold(p.Tokens[d].Form, "the") {
		if e := p.bodyBefore(m.agent, nil); e >= 0 {
			m.Entities = []int{e}
			return true
		}
	}
	return m.agent.entry.Agent.Sector != ""
}

// findQuotes marks the tokens inside quotation marks; a quotation that is not closed ends with its paragraph.
func (p *reading) findQuotes() {
	p.quoted = make([]bool, len(p.Tokens))
	inside := false
	for s := range p.Sentences {
		if p.Sentences[s].Paragraph {
			inside = false
		}
		for i := p.Sentences[s].First; i < p.Sentences[s].Last; i++ {
			switch p.Tokens[i].Form {
			case "\"":
				inside = !inside
			case "“", "``", "«", "„":
				inside = true
			case "”", "''", "»":
				inside = false
			default:
				p.quoted[i] = inside
			}
		}
	}
}

// theCountry returns the state that "the country" at token i stands for: the one state of the sentence so far, else of
// the sentence before, else the one that the report is about.
func (p *reading) theCountry(i int) []int {
	s := p.Tokens[i].Sentence
	country := ""
	for k, seen := len(p.mentions)-1, 0; k >= 0 && seen < maxCandidate; k, seen = k-1, seen+1 {
		m := &p.mentions[k]
		ms := p.Tokens[m.Head].Sentence
		if s-ms > 2 || country != "" && ms < s-1 && ms != s {
			break
		}
		for _, e := range m.Entities {
			if p.entities[e].state || p.entities[e].Type == text.Location {
				join(&country, p.entities[e].Country)
			}
		}
	}
	if country == several || country == "" {
		country = p.home
	}
	if p.r.countries[country] == nil {
		return nil
	}
	return []int{p.countryEntity(country)}
}

// referBack lets a description stand for an actor named before: "the two leaders", "the group", "the court".
func (p *reading) referBack(m *mention) {
	h := m.agent
	if h == nil || p.titleOf[h.head] >= 0 {
		return
	}
	a := h.entry.Agent
	p.takePossessor(m)
	if n, definite := p.howMany(h.head); definite && n > 0 && m.plural {
		kind := p.isPerson
		if a.Class == Group || a.Class == Body {
			kind = p.isState
		}
		if set := p.together(h.head, n, kind); set != nil {
			m.Entities = set
		}
		return
	}
	if m.plural {
		return
	}
	if n := p.nameBefore(h); n >= 0 && (a.Class == Group || a.Class == Body) {
		m.Entities = []int{n} // "the M5S party"
		return
	}
	if e := p.ownBody(h); e >= 0 {
		m.Entities = []int{e} // "Labour's Ada Berg said her party"
		return
	}
	if k := p.ownHolder(h); k >= 0 {
		m.Entities = []int{k}
		return
	}
	if e := p.panelOf(h); e >= 0 {
		m.Entities = []int{e}
		return
	}
	if !p.definite(h) {
		if e := p.bodyLater(h); e >= 0 {
			m.Entities = []int{e}
		} else if e := p.bodyNamed(h, p.qualifiers(h)); e >= 0 && p.Tokens[h.head].Sentence <= 1 {
			m.Entities = []int{e}
		}
		return
	}
	if a.Class == Group || a.Class == Body {
		if e := p.bodyBefore(h, p.qualifiers(h)); e >= 0 {
			m.Entities = []int{e}
		} else if e := p.bodyNamed(h, p.qualifiers(h)); e >= 0 {
			m.Entities = []int{e}
		}
	}
}

// qualifiers returns the words that tell the noun apart from others of its kind: "oversight" in "the oversight panel".
func (p *reading) qualifiers(h *hit) []string {
	var words []string
	for c := range p.Dependents(h.head) {
		t := &p.Tokens[c]
		if h.first <= c && c < h.last || !t.Is("amod") && !t.Is("compound") && !t.Is("nmod:poss") && !(t.Is("nmod") && p.caseOf(c) == "of") {
			continue
		}
		if word := strings.ToLower(t.Form); !harmless[word] {
			words = append(words, fold(t.Form))
		}
	}
	return words
}

// takePossessor gives "his government" and "the country's army" the country of the possessor.
func (p *reading) takePossessor(m *mention) {
	owner := p.possessor(m.Head)
	if m.stated || owner < 0 || len(m.Entities) != 1 {
		return
	}
	e := p.entities[m.Entities[0]]
	c := p.entities[owner].Country
	if p.r.countries[c] == nil || c == e.Country || e.person >= 0 {
		return
	}
	m.Entities = []int{p.unnamed(m.agent.entry.Agent, c, e.Sector, m.plural)}
}

// ownBody returns the body that "her party" or, from its spokesman, "the department" stands for: the one in the words that
// state the person's office; -1 if there is none.
func (p *reading) ownBody(h *hit) int {
	a := h.entry.Agent
	if a.Class != Group && a.Class != Body || !ownBodies[a.Word] {
		return -1
	}
	person := -1
	if owner := p.possessor(h.head); owner >= 0 {
		person = p.entities[owner].person
	} else if p.definite(h) && len(p.qualifiers(h)) == 0 {
		person = p.spokesmanBefore(h)
	}
	if person < 0 {
		return -1
	}
	for _, i := range p.officesOf(person) {
		s := &p.statement[i]
		for n := p.namesBefore(max(0, s.first-reach)); n < len(p.names) && p.names[n].first < s.last; n++ {
			if one := &p.names[n]; one.typ == text.Organisation && one.last <= p.names[s.name].first && (one.sector == a.Sector || one.sector == "" || a.Sector == "" || one.sector == "OPP") {
				e, _ := p.nameEntity(n)
				return e
			}
		}
	}
	return -1
}

// ownBodies are words for a body by which its own people mean it.
var ownBodies = map[string]bool{"party": true, "department": true, "ministry": true, "agency": true, "company": true, "firm": true, "organization": true,
	"organisation": true, "group": true, "newspaper": true, "university": true, "union": true, "charity": true, "bank": true, "airline": true}

// spokesmanBefore returns the last person named before the noun in its sentence, if the report states that he speaks or
// works for somebody; -1 if not.
func (p *reading) spokesmanBefore(h *hit) int {
	start, _ := p.sentence(h.head)
	for n := p.namesBefore(h.head) - 1; n >= 0 && p.names[n].first >= start; n-- {
		k := p.names[n].person
		if k < 0 {
			continue
		}
		for _, i := range p.officesOf(k) {
			if p.statement[i].agent.entry.Agent.Class == Staff {
				return k
			}
		}
		return -1
	}
	return -1
}

// officesOf returns the statements about a person.
func (p *reading) officesOf(person int) []int {
	if p.byPerson == nil {
		p.byPerson = map[int][]int{}
		for i := range p.statement {
			k := p.names[p.statement[i].name].person
			if len(p.byPerson[k]) < maxNamesakes {
				p.byPerson[k] = append(p.byPerson[k], i)
			}
		}
	}
	return p.byPerson[person]
}

// ownHolder returns the person whom "his lawyer" or "her mother" stands for: the one stated to be the possessor's, or the
// only one that the report says it of; -1 if there is none.
func (p *reading) ownHolder(h *hit) int {
	owner := p.possessor(h.head)
	if owner < 0 || p.entities[owner].person < 0 {
		return -1
	}
	found := -1
	for _, i := range p.statedAs(h.entry.Agent.Word) {
		s := &p.statement[i]
		k := p.names[s.name].person
		if s.facts.owner == p.entities[owner].person {
			return p.personEntity(k)
		}
		if s.facts.owner >= 0 || found >= 0 && found != k || k == p.entities[owner].person {
			return -1
		}
		found = k
	}
	if found < 0 {
		return -1
	}
	return p.personEntity(found)
}

// panelOf returns the court of "a three-judge panel of the Court of Appeals", -1 if the phrase is none such.
func (p *reading) panelOf(h *hit) int {
	for c := range p.Dependents(h.head) {
		if h.entry.Agent.Word != "three-judge panel" && h.entry.Agent.Word != "panel" {
			break
		}
		n := p.nameAt[c]
		if n >= 0 && p.Tokens[c].Is("nmod") && p.caseOf(c) == "of" && p.names[n].typ == text.Organisation {
			e, _ := p.nameEntity(n)
			return e
		}
	}
	return -1
}

// nameBefore returns the entity of a body whose name stands directly before the noun that says what it is, -1 if none.
func (p *reading) nameBefore(h *hit) int {
	if h.first == 0 || p.nameAt[h.first-1] < 0 {
		return -1
	}
	n := &p.names[p.nameAt[h.first-1]]
	if n.typ != text.Organisation || n.entry != nil && (n.entry.Kind != Organisation || n.entry.Sector != h.entry.Agent.Sector && n.entry.Sector != "") {
		return -1
	}
	if m := p.mentionAt[n.phraseHead]; m >= 0 && len(p.mentions[m].Entities) == 1 {
		return p.mentions[m].Entities[0]
	}
	return -1
}

// bodyBefore returns the body last named within some sentences whose name holds the noun ("the court": "Supreme Court"),
// or that is of the noun's sector where the noun says no more ("the newspaper", "the rebel group"); -1 if none. Its name must
// have the qualifiers, too; one that does may stand further back.
func (p *reading) bodyBefore(h *hit, qualifiers []string) int {
	s := p.Tokens[h.head].Sentence
	word := fold(p.Tokens[h.head].Form)
	for k, seen := len(p.mentions)-1, 0; k >= 0 && seen < maxCandidate; k, seen = k-1, seen+1 {
		m := &p.mentions[k]
		if s-p.Tokens[m.Head].Sentence > farBack && len(qualifiers) == 0 {
			break
		}
		if len(m.Entities) != 1 || m.Kind != text.Named {
			continue
		}
		e := &p.entities[m.Entities[0]]
		if e.person >= 0 || e.state || e.Type != text.Organisation {
			continue
		}
		name := p.folded(e.Name)
		if !holdsAll(name, qualifiers) {
			continue
		}
		if hasAll(name, p, h) || kindOfBody(e, name, word) || genericBodies[h.entry.Agent.Word] && e.Sector != "" && e.Sector == h.entry.Agent.Sector {
			return m.Entities[0]
		}
	}
	return -1
}

// folded returns the folded words of a name, which many descriptions may be compared with.
func (p *reading) folded(name string) []string {
	words, ok := p.foldedNames[name]
	if !ok {
		words = foldWords(name)
		p.foldedNames[name] = words
	}
	return words
}

// bodyLater returns the body that the headline or the opening sentence only describes, "a federal appeals court", and the
// report names further on: the only one whose name holds the words of a noun of several words, in a country that agrees.
// -1 if there is none or more than one.
func (p *reading) bodyLater(h *hit) int {
	a := h.entry.Agent
	if p.Tokens[h.head].Sentence > 1 || h.last-h.first < 2 || a.Class != Body && a.Class != Group || a.Sector == "" {
		return -1
	}
	about, found := p.factsOf(h).country, -1
	for n := p.namesBefore(h.head); n < len(p.names) && p.Tokens[p.names[n].first].Sentence <= 2*leadSentences; n++ {
		one := &p.names[n]
		if one.typ != text.Organisation || one.sector != a.Sector || about != "" && one.country != about || !hasAll(foldWords(p.cleanName(one)), p, h) {
			continue
		}
		e, _ := p.nameEntity(n)
		if found >= 0 && found != e {
			return -1
		}
		found = e
	}
	return found
}

// holdsAll reports whether a name has each of some words.
func holdsAll(name, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) })
}

// hasAll reports whether a name has every word of the noun: "appeals court" and "Court of Appeals".
func hasAll(name []string, p *reading, h *hit) bool {
	for t := h.first; t < h.last; t++ {
		if w := fold(p.Tokens[t].Form); p.Tokens[t].UPOS != "PUNCT" && !slices.Contains(name, w) {
			return false
		}
	}
	return true
}

// kindOfBody reports whether a general word, "the department", fits a body.
func kindOfBody(e *entity, name []string, word string) bool {
	switch word {
	case "department", "ministry":
		return e.Sector == "GOV"
	case "agency":
		return e.Sector == "GOV" || e.Country == "IGO" || e.Country == "NGO"
	case "committee", "panel":
		return slices.ContainsFunc(name, func(w string) bool {
			return w == "committee" || w == "panel" || w == "commission" || w == "subcommittee"
		})
	case "alliance", "bloc":
		return e.Country == "IGO"
	case "group", "organization", "organisation", "movement":
		switch e.Sector {
		case "REB", "SOC", "OPP", "PRM", "CRM", "":
			return e.Country != "IGO" || word != "group"
		}
	}
	return false
}

// genericBodies say no more of a body than its sector.
var genericBodies = map[string]bool{"party": true, "newspaper": true, "news agency": true, "agency": true, "company": true, "firm": true, "rebel group": true,
	"militant group": true, "armed group": true, "university": true, "charity": true, "ngo": true, "court": true, "magazine": true, "broadcaster": true,
	"union": true, "rights group": true, "human rights group": true, "militia": true, "cartel": true, "church": true, "network": true, "corporation": true, "bank": true}
