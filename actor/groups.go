package actor

import (
	"slices"
	"sort"
	"strings"

	"chancery/text"
)

// group is a set of actors named together: "Armenia and Azerbaijan", or "the two countries" once resolved.
type group struct {
	at       int // head token
	end      int // token after the last one's mention
	entities []int
}

// noteGroup remembers mention m as part of a set: with those coordinated before it, or by itself if it stands for several.
func (p *reading) noteGroup(m int) {
	one := &p.mentions[m]
	if len(one.Entities) > 1 {
		p.groups = append(p.groups, group{one.Head, one.Last, one.Entities})
		return
	}
	if len(one.Entities) == 0 {
		return
	}
	first := -1
	t := &p.Tokens[one.Head]
	switch {
	case t.Is("conj") && t.Head >= 0:
		first = t.Head
	case one.Kind == text.Adjective && one.Head >= 2 && isDash(p.Tokens[one.Head-1].Form):
		first = one.Head - 2 // "Azerbaijan-Armenian"
	case t.Head >= 0 && t.Head < one.Head && t.Is("nmod") && p.caseOf(one.Head) == "with":
		first = t.Head // "the agreement of Armenia with Azerbaijan"
	}
	if first < 0 || p.mentionAt[first] < 0 || p.mentions[p.mentionAt[first]].Kind == text.Modifier {
		return
	}
	entities := p.mentions[p.mentionAt[first]].Entities
	if n := len(p.groups); n > 0 && p.groups[n-1].at == first && t.Is("conj") {
		entities = p.groups[n-1].entities
		p.groups = p.groups[:n-1]
	}
	if len(entities) == 0 || slices.Contains(entities, one.Entities[0]) {
		return
	}
	at := first
	p.groups = append(p.groups, group{at, one.Last, append(append([]int(nil), entities...), one.Entities[0])})
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "/" }

// caseOf returns the adposition of phrase i in lower case, "" if it has none.
func (p *reading) caseOf(i int) string {
	if c := p.Dependent(i, "case"); c >= 0 {
		return strings.ToLower(p.Tokens[c].Form)
	}
	return ""
}

// numbers that count actors in news.
var numbers = map[string]int{"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5}

// howMany returns the number that counts the noun at i, or 0 for a bare "the" or "these", and whether the phrase is
// definite with nothing else that tells it apart from others ("the two countries", not "the two other countries").
func (p *reading) howMany(i int) (n int, definite bool) {
	plain := true
	h := p.agentHeadedBy(i)
	for c := range p.Dependents(i) {
		if h != nil && h.first <= c && c < h.last {
			continue // "appeals" in "the appeals court"
		}
		t := &p.Tokens[c]
		word := strings.ToLower(t.Form)
		switch {
		case numbers[word] > 0 && c < i && !t.Is("conj"):
			n = numbers[word]
			definite = definite || word == "both"
		case t.Is("det") && (word == "the" || word == "these" || word == "those" || word == "this"):
			definite = true
		case t.Is("det"):
			return 0, false
		case t.Is("amod") || t.Is("nmod:poss") || t.Is("compound") || t.Is("nmod") && p.caseOf(c) == "of":
			plain = plain && harmless[word]
		}
	}
	return n, definite && plain
}

// harmless are modifiers that do not change who is meant.
var harmless = map[string]bool{"same": true, "warring": true, "rival": true, "neighbouring": true, "neighboring": true, "landlocked": true,
	"respective": true, "former": true, "soviet": true, "caspian": true, "allied": true, "nuclear-armed": true}

// counted makes the mention of a description of states or persons named before: "the two countries", "both leaders".
func (p *reading) counted(i int) (mention, bool) {
	h := p.agentHeadedBy(i)
	if h == nil || h.entry.Agent.Class != Refer {
		return mention{}, false
	}
	first, last := p.nounPhrase(h)
	m := mention{Mention: text.Mention{Span: p.span(first, last), First: first, Last: last, Head: i, Kind: text.Nominal}, agent: h, plural: plural(&p.Tokens[i])}
	n, definite := p.howMany(i)
	if p.oneOfTwo(i) {
		m.Entities = p.together(i, 2, p.isSide)
		return m, len(m.Entities) > 0
	}
	if b := p.membersOf(i); b >= 0 && m.plural {
		m.Entities = []int{b}
		return m, true
	}
	switch {
	case p.quoted[i] && n == 0:
	case m.plural && definite && sideWords[h.entry.Agent.Word]:
		m.Entities = p.together(i, n, p.isSide)
	case m.plural && definite:
		m.Entities = p.together(i, n, p.isState)
	case !m.plural && definite && countryWords[h.entry.Agent.Word]:
		m.Entities = p.theCountry(i)
	}
	if len(m.Entities) == 0 {
		if k := p.possessor(i); k >= 0 && !m.plural && countryWords[h.entry.Agent.Word] {
			if c := p.entities[k].Country; p.r.countries[c] != nil {
				m.Entities = []int{p.countryEntity(c)}
			}
		}
	}
	return m, len(m.Entities) > 0
}

// oneOfTwo reports whether the noun at i stands for each of two: "either side", "neither country".
func (p *reading) oneOfTwo(i int) bool {
	for c := range p.Dependents(i) {
		switch word := strings.ToLower(p.Tokens[c].Form); word {
		case "either", "neither", "each":
			return c < i
		}
	}
	return false
}

// membersOf returns the organisation of states whose members noun i means: "EU countries", "NATO allies", "European nations"
// in a report on the Union; -1 if none.
func (p *reading) membersOf(i int) int {
	for c := range p.Dependents(i) {
		if t := &p.Tokens[c]; !t.Is("compound") && !t.Is("amod") && !t.Is("nmod:poss") || p.nameAt[c] < 0 {
			continue
		}
		n := &p.names[p.nameAt[c]]
		if n.country == "IGO" && n.entry != nil && n.entry.Kind == Organisation {
			return p.knownBody(n)
		}
		if u := p.unionOf(n); u != nil {
			return p.bodyEntity(u.Name, u.Country, u.Sector)
		}
	}
	return -1
}

// countryWords name a single state.
var countryWords = map[string]bool{"country": true, "nation": true, "republic": true, "kingdom": true}

// possessor returns the entity of the possessive pronoun before noun i, -1 if there is none: "his country".
func (p *reading) possessor(i int) int {
	if c := p.Dependent(i, "nmod:poss"); c >= 0 && p.mentionAt[c] >= 0 {
		if e := p.mentions[p.mentionAt[c]].Entities; len(e) == 1 {
			return e[0]
		}
	}
	return -1
}

func (p *reading) isState(e int) bool  { return p.entities[e].state }
func (p *reading) isPerson(e int) bool { return p.entities[e].person >= 0 }

// isSide reports whether an entity is a state or a body, an army say, that may stand on one side.
func (p *reading) isSide(e int) bool {
	return p.entities[e].state || p.entities[e].person < 0 && p.entities[e].Type == text.Organisation
}

// sideWords name whoever stands on one side of something, states or not.
var sideWords = map[string]bool{"side": true, "signatory": true, "belligerent": true, "warring party": true, "warring side": true, "rival": true}

// farBack bounds, in sentences, how far a description may reach back.
const farBack = 6

// together returns the n entities of a kind last named together before token i: as one coordination or description, or
// else as the only n of their kind in the sentences just before. With n = 0 any set of two or more will do.
func (p *reading) together(i, n int, kind func(int) bool) []int {
	s := p.Tokens[i].Sentence
	var second []int // those that only tell something, or only modify a noun
	for k, seen := len(p.groups)-1, 0; k >= 0 && seen < maxCandidate && s-p.Tokens[p.groups[k].at].Sentence <= farBack; k, seen = k-1, seen+1 {
		set := p.groups[k].entities
		if p.groups[k].at >= i || n != 0 && len(set) != n {
			continue
		}
		if !p.allOf(set, kind) {
			if set = p.countriesOf(set); set == nil || !kind(set[0]) {
				continue
			}
		}
		if !p.isSource(&p.groups[k]) && p.mentions[p.mentionAt[p.groups[k].at]].Kind != text.Adjective {
			return p.asStates(set)
		}
		if second == nil {
			second = set
		}
	}
	if second != nil {
		return p.asStates(second)
	}
	if n == 0 {
		n = 2
	}
	var set, wider []int // wider: with the states of the persons named
	at := s
	for k, seen := len(p.mentions)-1, 0; k >= 0 && seen < maxCandidate; k, seen = k-1, seen+1 {
		m := &p.mentions[k]
		ms := p.Tokens[m.Head].Sentence
		if s-ms > 2 {
			break
		}
		if ms != at && len(set) == n {
			break
		}
		at = ms
		for _, e := range m.Entities {
			if kind(e) && !slices.Contains(set, p.asState(e)) {
				set = append(set, p.asState(e))
			}
			if c := p.stateOf(e); c >= 0 && kind(c) && !slices.Contains(wider, c) {
				wider = append(wider, c)
			}
		}
	}
	if len(set) < n {
		set = wider
	}
	if len(set) != n {
		return nil
	}
	sort.Ints(set)
	return set
}

// stateOf returns the entity of the state that an actor is or belongs to, -1 if it is of none.
func (p *reading) stateOf(e int) int {
	one := &p.entities[e]
	if !one.state && one.person < 0 || p.r.countries[one.Country] == nil {
		return -1
	}
	return p.countryEntity(one.Country)
}

// countriesOf returns the states of persons named together, "Trump and Kim", if each is of another one; else nil.
func (p *reading) countriesOf(set []int) []int {
	var states []int
	for _, e := range set {
		one := &p.entities[e]
		if one.person < 0 || p.r.countries[one.Country] == nil {
			return nil
		}
		c := p.countryEntity(one.Country)
		if slices.Contains(states, c) {
			return nil
		}
		states = append(states, c)
	}
	return states
}

// isSource reports whether a verb of speech follows a group: who only tells something is seldom what is told about.
func (p *reading) isSource(g *group) bool {
	i := g.end
	for i < len(p.Tokens) && (p.Tokens[i].UPOS == "AUX" || p.Tokens[i].UPOS == "ADV") {
		i++
	}
	return i < len(p.Tokens) && speechVerbs[p.Tokens[i].Lemma] && p.Tokens[i].UPOS == "VERB"
}

func (p *reading) allOf(set []int, kind func(int) bool) bool {
	for _, e := range set {
		if !kind(e) {
			return false
		}
	}
	return true
}

// asState returns the state of a government, other entities as they are.
func (p *reading) asState(e int) int {
	if p.entities[e].state {
		return p.countryEntity(p.entities[e].Country)
	}
	return e
}

func (p *reading) asStates(set []int) []int {
	out := make([]int, len(set))
	for i, e := range set {
		out[i] = p.asState(e)
	}
	return out
}
