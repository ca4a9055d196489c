package actor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// mention is a mention with what resolving needs to know of it.
type mention struct {
	text.Mention
	agent  *hit
	gender Gender
	plural bool
	stated bool // the phrase itself tells the country
}

// addMention keeps a mention unless its head has one that says more.
func (p *reading) addMention(m mention) {
	if old := p.mentionAt[m.Head]; old >= 0 {
		if p.mentions[old].Kind <= m.Kind {
			return
		}
		p.mentions[old] = m
		return
	}
	p.mentionAt[m.Head] = len(p.mentions)
	p.mentions = append(p.mentions, m)
}

// nameMentions makes a mention of every name.
func (p *reading) nameMentions() {
	for i := range p.names {
		n := &p.names[i]
		kind := text.Named
		if n.entry != nil && n.person < 0 && p.isModifier(n) {
			kind = text.Adjective
		}
		first := n.titleFirst
		if first > n.first {
			first = n.first
		}
		m := mention{Mention: text.Mention{Span: p.span(first, n.last), Name: p.span(n.first, n.last), First: first, Last: n.last, Head: n.phraseHead, Kind: kind}}
		e, _ := p.nameEntity(i)
		m.Entities = []int{e}
		if n.entry != nil && n.entry.Kind == Region {
			if members := p.membersNear(n); members != nil {
				m.Entities = members
			}
		}
		if n.person >= 0 {
			m.gender = p.people[n.person].gender
		}
		p.addMention(m)
	}
}

// isModifier reports whether the name of a country or body only modifies a noun: "Azerbaijani forces", "US-led".
func (p *reading) isModifier(n *named) bool {
	t := &p.Tokens[n.head]
	return t.Is("amod") || t.Is("compound") || t.Is("nmod:desc") || t.UPOS == "ADJ" && !t.Is("nsubj") && !t.Is("obj") && !t.Is("obl") && !t.Is("root")
}

// membersNear returns the states of a region that the report names within two sentences of the region's name.
func (p *reading) membersNear(n *named) []int {
	s := p.Tokens[n.first].Sentence
	var out []int
	for _, code := range n.entry.Members {
		in := p.namedIn[code]
		if k := sort.SearchInts(in, s-2); k < len(in) && in[k] <= s+2 {
			out = append(out, p.countryEntity(code))
		}
	}
	return out
}

// nominalMentions makes a mention of every agent noun that heads a phrase of its own.
func (p *reading) nominalMentions() {
	for k := range p.agents {
		h := &p.agents[k]
		a := h.entry.Agent
		if a.Class == Title || a.Class == Refer || p.nameAt[h.head] >= 0 {
			continue
		}
		if n := p.titleOf[h.head]; n >= 0 {
			p.apposedMention(h, n)
			continue
		}
		if p.headsPhrase(h) {
			p.addMention(p.describe(h))
		} else if p.modifiesNoun(h) {
			p.addMention(p.asModifier(p.describe(h)))
		}
	}
}

// apposedMention lets the office beside a name stand for the person: "Ali Karimli, leader of the opposition".
func (p *reading) apposedMention(h *hit, name int) {
	n := &p.names[name]
	if n.titleFirst <= h.first && h.last <= n.first {
		return
	}
	first, last := p.phraseRange(h)
	p.addMention(mention{Mention: text.Mention{Span: p.span(first, last), First: first, Last: last, Head: h.head, Kind: text.Nominal,
		Entities: []int{p.personEntity(n.person)}}, agent: h})
}

// headsPhrase reports whether the noun heads a noun phrase that can act: not "police station", not "by force".
func (p *reading) headsPhrase(h *hit) bool {
	t := &p.Tokens[h.head]
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ", "PRON", "X":
	default:
		return false
	}
	if p.compounded(h.head).Is("compound") || t.Is("flat") || t.Is("fixed") || t.Is("nmod:desc") || t.Is("amod") && t.Head > h.head {
		return false
	}
	if h.entry.Agent.Plural && !plural(t) && t.UPOS != "PROPN" {
		return false
	}
	if plural(t) || t.UPOS == "PROPN" || bareAgents[h.entry.Agent.Word] {
		return true
	}
	if t.UPOS == "ADJ" && p.Dependent(h.head, "det") < 0 {
		return false
	}
	if h.last-h.first > 1 {
		return true
	}
	if p.Dependent(h.head, "det", "nmod:poss", "amod", "compound", "nummod") >= 0 || t.Is("appos") || t.Is("conj") {
		return true
	}
	return unicode.IsUpper(firstRune(t.Form)) && (t.Is("nsubj") || t.Is("root")) // a headline: "Judge rejects request"
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// modifiesNoun reports whether the noun stands before one for a deed or a thing, as "rebel" in "rebel positions".
func (p *reading) modifiesNoun(h *hit) bool {
	t := p.compounded(h.head)
	if !t.Is("compound") || p.Tokens[h.head].UPOS != "NOUN" || t.Head < h.last || p.agentAt[t.Head] >= 0 || p.nameAt[t.Head] >= 0 {
		return false
	}
	switch a := h.entry.Agent; a.Class {
	case Plain, Group, Body:
		return a.Word != "state" && a.Word != "house" && a.Word != "party" // "state visit", "house arrest", "birthday party"
	}
	return false
}

// compounded returns the first of the words that token i is coordinated with: "migrant" for "refugee" in "migrant and refugee camps".
func (p *reading) compounded(i int) *text.Token {
	for steps := 0; p.Tokens[i].Is("conj") && p.Tokens[i].Head >= 0 && steps < reach; steps++ {
		i = p.Tokens[i].Head
	}
	return &p.Tokens[i]
}

// asModifier makes a description one that modifies the noun behind it; the article is that noun's.
func (p *reading) asModifier(m mention) mention {
	m.Kind = text.Modifier
	for m.First < m.agent.first && (p.Tokens[m.First].UPOS == "DET" || p.Tokens[m.First].UPOS == "PRON") {
		m.First++
	}
	m.Span = p.span(m.First, m.Last)
	return m
}

// bareAgents may act without an article: "police said".
var bareAgents = map[string]bool{"police": true, "parliament": true, "congress": true, "troops": true, "forces": true, "government": true, "prosecution": true,
	"opposition": true, "people": true, "gunmen": true, "riot police": true, "paramilitaries": true, "customs": true, "intelligence": false, "management": true}

// describe makes the mention of an agent noun and the entity it stands for.
func (p *reading) describe(h *hit) mention {
	first, last := p.nounPhrase(h)
	t := &p.Tokens[h.head]
	a := h.entry.Agent
	m := mention{Mention: text.Mention{Span: p.span(first, last), First: first, Last: last, Head: h.head, Kind: text.Nominal},
		agent: h, gender: a.Gender, plural: plural(t)}
	f := p.factsOf(h)
	if f.owner >= 0 && f.country == "" {
		f.country = p.people[f.owner].country
	}
	m.stated = f.country != ""
	if k, ok := p.described[h.head]; ok {
		m.Entities = []int{p.personEntity(k)}
		m.gender = p.people[k].gender
		return m
	}
	if f.country == "" {
		if k := p.holderOf(h, f); k >= 0 {
			m.Entities = []int{p.personEntity(k)}
			m.gender = p.people[k].gender
			return m
		}
		switch {
		case a.Sector == "SOC" && a.Class == Group:
			f.country = "NGO" // "human rights groups"
		case p.lastOf[number(a.Word, m.plural)] != "" && (p.definite(h) || m.plural && p.bare(h)):
			f.country = p.lastOf[number(a.Word, m.plural)] // "the Obama administration … the administration", "the Afghan team … the team", "European leaders … leaders"
		case f.region:
			delete(p.lastOf, number(a.Word, m.plural)) // "African leaders … the leaders" are of no one country
		case governmentWords[a.Word] && m.plural: // "the governments of the region"
		case a.Sector != "UAF" && a.Sector != "REF" && a.Sector != "" && a.Class != Family:
			local := !governmentWords[a.Word] && (a.Class != Officer || m.plural) // police act where they are; "the president" may travel
			f.country = p.countryAbout(h.head, local, true)
		}
		if f.country == "" && domestic[f.sector] {
			f.country = p.siblingCountry(h.head)
		}
	} else if k := p.holderOf(h, f); k >= 0 {
		m.Entities = []int{p.personEntity(k)}
		m.gender = p.people[k].gender
		return m
	} else if governmentWords[a.Word] || a.Class == Group || a.Class == Body || m.plural {
		p.lastOf[number(a.Word, m.plural)] = f.country
	}
	m.Entities = []int{p.unnamed(a, f.country, f.sector, m.plural)}
	if m.plural && m.stated {
		others, from := p.alsoOf(h, f)
		m.Entities = append(others, m.Entities...)
		m.First = min(m.First, from)
		m.Span = p.span(m.First, m.Last)
	}
	return m
}

// siblingCountry returns the country of the official whom the noun at i is coordinated with: "President Berg and congressional
// leaders"; "" if there is none.
func (p *reading) siblingCountry(i int) string {
	t := &p.Tokens[i]
	if !t.Is("conj") || t.Head < 0 || p.mentionAt[t.Head] < 0 {
		return ""
	}
	m := &p.mentions[p.mentionAt[t.Head]]
	if len(m.Entities) != 1 {
		return ""
	}
	if e := &p.entities[m.Entities[0]]; domestic[e.Sector] && p.r.countries[e.Country] != nil {
		return e.Country
	}
	return ""
}

// number tells a word in the plural from the same in the singular, for "Chadian and Kenyan teams" are not "the team".
func number(word string, plural bool) string {
	if plural {
		return word + " +"
	}
	return word
}

// alsoOf returns the entities of the other states whose people a plural names, the French ones for "French and German
// ministers", and the first token of their names.
func (p *reading) alsoOf(h *hit, f facts) (out []int, first int) {
	start, _ := p.sentence(h.head)
	first = h.first
	joined := false // the word just after says that the state before it counts, too
	for i := h.first - 1; i >= start && h.first-i <= 2*reach; i-- {
		n := p.nameAt[i]
		if t := &p.Tokens[i]; n < 0 && (t.UPOS == "CCONJ" && strings.EqualFold(t.Form, "and") || t.Form == ",") {
			joined = true
			continue
		} else if n < 0 {
			if joined || !modifies(t.UPOS, t.Form) {
				break
			}
			continue
		}
		one := &p.names[n]
		if one.entry == nil || !p.modifies(one) || p.r.countries[one.country] == nil {
			break
		}
		if joined && one.country != f.country {
			out = append([]int{p.unnamed(h.entry.Agent, one.country, f.sector, true)}, out...)
			first = one.first
		}
		i, joined = one.first, false
	}
	return out, first
}

// modifies reports whether a state's name is an adjective, or short as one: "French", "U.S.".
func (p *reading) modifies(n *named) bool {
	return n.entry.Kind == Demonym && !n.entry.People || n.entry.Kind == Country && strings.ToUpper(n.in(p)) == n.in(p)
}

// unnamed returns the entity of a description that stands for nobody named: a government, or a group of its own.
func (p *reading) unnamed(a *Agent, country, sector string, plural bool) int {
	if sector == "GOV" && country != "" && governmentWords[a.Word] {
		return p.governmentEntity(country)
	}
	return p.groupEntity(country, sector, a.Word, a.Class != Group && a.Class != Body, plural || a.Class == Group)
}

// governmentWords stand for a country's government as a whole.
var governmentWords = map[string]bool{"government": true, "administration": true, "regime": true, "cabinet": true, "authority": true, "leadership": true}

// namesBefore returns how many names begin before token i.
func (p *reading) namesBefore(i int) int {
	return sort.Search(len(p.names), func(n int) bool { return p.names[n].first >= i })
}

// definite reports whether the phrase has a definite article or demonstrative.
func (p *reading) definite(h *hit) bool {
	for c := range p.Dependents(h.head) {
		if t := &p.Tokens[c]; t.Is("det") {
			switch strings.ToLower(t.Form) {
			case "the", "this", "that":
				return true
			}
			return false
		}
	}
	return false
}

// bare reports whether nothing but a number stands before the noun and no phrase after it tells it apart.
func (p *reading) bare(h *hit) bool {
	for c := range p.Dependents(h.head) {
		if t := &p.Tokens[c]; (t.Is("amod") || t.Is("compound") || t.Is("nmod") || t.Is("det") || t.Is("acl")) && (c < h.first || c >= h.last) {
			return false
		}
	}
	return true
}

// nounPhrase returns the tokens of a noun with the words before it, its article included, and those of the noun itself.
func (p *reading) nounPhrase(h *hit) (first, last int) {
	start, _ := p.sentence(h.head)
	first, last = h.first, h.last
	for first > start && h.first-first < longPhrase {
		t := &p.Tokens[first-1]
		if t.UPOS == "DET" || t.UPOS == "PRON" && t.Is("nmod:poss") {
			return first - 1, last
		}
		if !modifies(t.UPOS, t.Form) || t.Is("nsubj") || t.Is("root") || t.Is("obj") || t.Is("obl") {
			break
		}
		first--
	}
	for first < h.first && (p.Tokens[first].UPOS == "PART" || p.Tokens[first].UPOS == "PUNCT") {
		first++
	}
	return first, last
}

// finish writes mentions, entities and offices into the document.
func (p *reading) finish() {
	p.offices()
	sort.SliceStable(p.mentions, func(i, j int) bool { return p.mentions[i].Head < p.mentions[j].Head })
	p.orderEntities()
	p.noteAnaphors()
	for i := range p.mentions {
		p.Mentions = append(p.Mentions, p.mentions[i].Mention)
	}
}

// orderEntities puts the entities in the order of their first mention and corrects every index to them.
func (p *reading) orderEntities() {
	to := make([]int, len(p.entities))
	for i := range to {
		to[i] = -1
	}
	place := func(old int) int {
		if to[old] < 0 {
			to[old] = len(p.Entities)
			p.Entities = append(p.Entities, p.entities[old].Entity)
		}
		return to[old]
	}
	for i := range p.mentions {
		var own []int // mentions may share a list
		for _, e := range p.mentions[i].Entities {
			own = append(own, place(e))
		}
		p.mentions[i].Entities = own
	}
	for i := range p.Offices {
		p.Offices[i].Entity = place(p.Offices[i].Entity)
	}
}
