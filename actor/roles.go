package actor

import (
	"sort"
	"strings"

	"chancery/text"
)

// office is what the report says of one person: a title before the name, an apposition, "X is the Y".
type office struct {
	name        int // index into names
	first, last int // tokens of the statement, the name included
	role        string
	facts       facts
	agent       *hit
}

// findTitles reads the titles that stand before persons' names: "US Vice President JD Vance".
func (p *reading) findTitles() {
	for i := range p.names {
		n := &p.names[i]
		if n.person < 0 {
			continue
		}
		first, agents := p.titleBefore(n)
		if len(agents) == 0 {
			continue
		}
		for k := range agents {
			for t := agents[k].first; t < agents[k].last; t++ {
				p.titleOf[t] = i
			}
		}
		for t := first; t < n.first; t++ {
			if p.titleOf[t] < 0 {
				p.titleOf[t] = i
			}
		}
		n.titleFirst = first
		n.phraseHead = p.climb(n.head, first, n.last)
		p.addTitle(i, first, agents)
	}
}

// climb returns the highest ancestor of token i within [first, last).
func (p *reading) climb(i, first, last int) int {
	for steps := last - first; steps > 0; steps-- {
		h := p.Tokens[i].Head
		if h < first || h >= last {
			break
		}
		i = h
	}
	return i
}

// titleBefore returns the nouns for agents that stand as titles before a name, from left to right, and the first
// token of the whole title with its modifiers.
func (p *reading) titleBefore(n *named) (first int, agents []hit) {
	start, _ := p.sentence(n.first)
	i := n.first
	for i > start && n.first-i < longPhrase && p.agentAt[i-1] >= 0 {
		h := p.agents[p.agentAt[i-1]]
		if !p.isTitle(&h, len(agents) > 0) && !(plural(&p.Tokens[h.head]) && p.nextInList(n) >= 0 && h.entry.Agent.Class == Officer) {
			break
		}
		agents = append([]hit{h}, agents...)
		i = h.first
	}
	if i == n.first || agents[0].entry.Agent.Class == Title {
		if h := p.distantTitle(n, i, start); h != nil {
			return h.first, append([]hit{*h}, agents...)
		}
	}
	if len(agents) == 0 {
		return n.first, nil
	}
	for i > start && n.first-i < longPhrase && modifies(p.Tokens[i-1].UPOS, p.Tokens[i-1].Form) && !p.breaksTitle(i-1) {
		i--
	}
	for i < n.first && (p.Tokens[i].UPOS == "PUNCT" || p.Tokens[i].UPOS == "PART" || p.Tokens[i].UPOS == "NUM") {
		i++
	}
	return i, agents
}

// isTitle reports whether the noun before a name, or before another title, can be a title.
func (p *reading) isTitle(h *hit, before bool) bool {
	if t := &p.Tokens[h.head]; plural(t) && h.entry.Agent.Class != Title || t.UPOS == "VERB" { // "accused Justice Minister X"
		return false
	}
	switch h.entry.Agent.Class {
	case Group:
		return before && h.entry.Agent.Sector == "OPP"
	case Body:
		return false
	}
	return true
}

// breaksTitle reports whether token i belongs to another phrase than the title after it.
func (p *reading) breaksTitle(i int) bool {
	t := &p.Tokens[i]
	if n := p.nameAt[i]; n >= 0 && p.names[n].person >= 0 && t.UPOS != "PART" {
		return !p.ownedBefore(i)
	}
	return t.Is("nsubj") || t.Is("root") || t.UPOS == "VERB" || p.inTime(i) || p.isDash(i)
}

// inTime reports whether token i belongs to a time expression: "On Sunday President X" has no Sunday president.
func (p *reading) inTime(i int) bool {
	t := &p.Tokens[i]
	k := sort.Search(len(p.Timexes), func(k int) bool { return p.Timexes[k].End > t.Start })
	return k < len(p.Timexes) && p.Timexes[k].Start < t.End
}

// ownedBefore reports whether the person named at token i owns what follows: "Trump lawyer X", "Trump's lawyer X".
func (p *reading) ownedBefore(i int) bool {
	t := &p.Tokens[i]
	return t.Is("nmod:poss") || t.Is("compound") || t.Is("flat")
}

// distantTitle finds a title with a phrase of its own before the name: "executive director of the Dallas chapter Alia Salem".
// name stands for the name with its "Mr.", which begins at token at.
func (p *reading) distantTitle(n *named, at, start int) *hit {
	h := p.agentHeadedBy(p.Tokens[n.head].Head)
	for c := range p.Dependents(n.head) {
		if p.Tokens[c].Is("nmod:desc") || c < at && p.Tokens[c].Is("compound") {
			if a := p.agentHeadedBy(c); a != nil {
				h = a
			}
		}
	}
	if h != nil && p.Tokens[n.head].Head == h.head {
		if rel := &p.Tokens[n.head]; !rel.Is("flat") && !rel.Is("appos") && !rel.Is("nmod:desc") {
			h = nil
		}
	}
	if h == nil || h.last >= at {
		h = p.openingAgent(at, start)
	}
	if h == nil || h.last >= at || h.first < start || at-h.last > 16 || !p.isTitle(h, false) {
		return nil
	}
	if f := p.Tokens[h.last].Form; f != "of" && f != "for" && f != "at" {
		return nil
	}
	if last := &p.Tokens[at-1]; last.UPOS != "NOUN" && last.UPOS != "PROPN" {
		return nil
	}
	for i := h.last; i < at; i++ {
		if t := &p.Tokens[i]; t.UPOS != "ADP" && t.UPOS != "DET" && !modifies(t.UPOS, t.Form) {
			return nil
		}
	}
	return h
}

// openingAgent returns the agent noun that opens a sentence, or what follows a comma, without an article, as a title
// does; nil if none does between there and token at.
func (p *reading) openingAgent(at, start int) *hit {
	i := at
	for i > start && at-i < 18 && p.Tokens[i-1].UPOS != "PUNCT" && p.Tokens[i-1].UPOS != "VERB" || i > start && p.Tokens[i-1].Form == "-" {
		i--
	}
	for k := i; k < at && k < i+3; k++ {
		if p.agentAt[k] >= 0 {
			return &p.agents[p.agentAt[k]]
		}
		if !modifies(p.Tokens[k].UPOS, p.Tokens[k].Form) {
			break
		}
	}
	return nil
}

// addTitle keeps what a title says. "Mr." alone says nothing but the gender.
func (p *reading) addTitle(name, first int, agents []hit) {
	n := &p.names[name]
	one := &p.people[n.person]
	var main *hit
	for k := range agents {
		a := agents[k].entry.Agent
		if one.gender == 0 {
			one.gender = a.Gender
		}
		if a.Class != Title && (main == nil || a.tellsMoreThan(main.entry.Agent)) {
			main = &agents[k]
		}
	}
	if main == nil || one.gender != 0 && main.entry.Agent.Gender != 0 && one.gender != main.entry.Agent.Gender {
		return
	}
	f := p.factsOf(main)
	if !plural(&p.Tokens[main.head]) {
		p.statement = append(p.statement, office{name: name, first: first, last: n.last, role: p.roleText(first, n.first, main, f), facts: f, agent: main})
		return
	}
	if first > 0 && p.Tokens[first-1].UPOS == "CCONJ" {
		f.country = "" // "the Greek and Macedonian prime ministers": whose is whose is not told here
	}
	for k, steps := name, 0; k >= 0 && steps < reach; k, steps = p.nextInList(&p.names[k]), steps+1 {
		p.statement = append(p.statement, office{name: k, first: first, last: p.names[k].last, role: main.entry.Agent.Word, facts: f, agent: main})
	}
}

// nextInList returns the person's name that follows a name after "and" or a comma, without a title of its own: "presidents
// X and Y"; -1 if there is none.
func (p *reading) nextInList(n *named) int {
	_, end := p.sentence(n.first)
	i := n.last
	for i < end && i-n.last < 2 && (p.Tokens[i].UPOS == "CCONJ" || p.Tokens[i].Form == ",") {
		i++
	}
	if i == n.last || i >= end || p.nameAt[i] < 0 {
		return -1
	}
	if k := p.nameAt[i]; p.names[k].typ == text.Person && p.names[k].first == i {
		return k
	}
	return -1
}

// tellsMoreThan reports whether a title tells more of its bearer than another: an office more than a party or a calling,
// a sector more than none ("panel chairman Rep. X", "Republican secretary of state X").
func (a *Agent) tellsMoreThan(b *Agent) bool {
	if (a.Class == Officer) != (b.Class == Officer) {
		return a.Class == Officer && a.Sector != "*"
	}
	return b.Sector == "*" && a.Sector != "*"
}

// roleText writes the words of tokens [first, last) as a role: without article, country of an office, "former" and
// stray marks, in lower case but for names.
func (p *reading) roleText(first, last int, h *hit, f facts) string {
	var b strings.Builder
	for i := first; i < last; i++ {
		t := &p.Tokens[i]
		if i < h.first && p.dropped(i, h) {
			continue
		}
		if h.entry.Agent.Short && i >= h.first && i < h.last {
			if i == h.first {
				b.WriteString(" " + h.entry.Agent.Word)
			}
			continue
		}
		if t.UPOS == "PUNCT" && t.Form != "-" {
			continue
		}
		if b.Len() > 0 && i > first && p.Tokens[i-1].End < t.Start && !t.Joined {
			b.WriteByte(' ')
		}
		w := strings.Join(strings.Fields(t.In(p.Text)), " ")
		if p.nameAt[i] < 0 && (t.UPOS != "PROPN" || i >= h.first && i < h.last || p.agentAt[i] >= 0) {
			w = strings.ToLower(w)
		}
		b.WriteString(w)
	}
	return strings.Trim(b.String(), " -")
}

// dropped reports whether a word before the noun is no part of the role's name.
func (p *reading) dropped(i int, h *hit) bool {
	t := &p.Tokens[i]
	if t.UPOS == "DET" || formerWords[strings.ToLower(t.Form)] || t.Form == "-" && i > 0 && formerWords[strings.ToLower(p.Tokens[i-1].Form)] {
		return true
	}
	n := p.nameAt[i]
	if t.Form == "'s" || t.Form == "’s" {
		n = p.nameAt[max(i-1, 0)]
	}
	if n < 0 || h.entry.Agent.Class != Officer {
		return false
	}
	e := p.names[n].entry
	return e != nil && (e.Kind == Country || e.Kind == Demonym)
}

// addApposition keeps what a noun beside a name says of the person.
func (p *reading) addApposition(name int, h *hit) {
	n := &p.names[name]
	first, last := p.phraseRange(h)
	if first < n.last && n.first < last {
		return
	}
	f := p.factsOf(h)
	one := &p.people[n.person]
	if f.owner == n.person {
		f.owner = -1
	}
	if one.gender == 0 {
		one.gender = h.entry.Agent.Gender
	}
	role := p.roleText(first, last, h, f)
	for t := h.first; t < h.last; t++ {
		p.titleOf[t] = name
	}
	lo, hi := min(first, n.titleFirst), max(last, n.last)
	p.statement = append(p.statement, office{name: name, first: lo, last: hi, role: role, facts: f, agent: h})
}

// phraseRange returns the tokens of the noun phrase round an agent noun: its modifiers and the phrases with "of",
// "for", "to", "at" that follow at once, as far as no comma or verb ends them.
func (p *reading) phraseRange(h *hit) (first, last int) {
	start, end := p.sentence(h.head)
	first, last = h.first, h.last
	for first > start && h.first-first < longPhrase && modifies(p.Tokens[first-1].UPOS, p.Tokens[first-1].Form) && p.Tokens[first-1].Form != "." {
		first--
	}
	for first < h.first && p.Tokens[first].UPOS == "PART" {
		first++
	}
	for last < end && last-h.last < 5*reach {
		t := &p.Tokens[last]
		if t.UPOS == "ADP" && !p.staysIn(last, first) || t.UPOS != "ADP" && t.UPOS != "DET" && !modifies(t.UPOS, t.Form) {
			break
		}
		last++
	}
	for last > h.last && (p.Tokens[last-1].UPOS == "ADP" || p.Tokens[last-1].UPOS == "DET" || p.Tokens[last-1].Form == "." && p.Tokens[last-1].UPOS == "PUNCT") {
		last--
	}
	return first, last
}

// staysIn reports whether the phrase that the adposition at i opens hangs on the noun phrase that began at first.
func (p *reading) staysIn(i, first int) bool {
	switch strings.ToLower(p.Tokens[i].Form) {
	case "of", "for", "to", "at", "in", "on", "from", "with", "under":
	default:
		return false
	}
	if f := p.Tokens[i].Form; i > first && (f == "of" || f == "for") && p.agentHeadedBy(i-1) != nil {
		return true
	}
	noun := p.Tokens[i].Head
	if noun <= i {
		return false
	}
	to := p.Tokens[noun].Head
	return to >= first && to < i
}

// offices writes the statements that tell a role into the document, in the order of the text.
func (p *reading) offices() {
	sort.SliceStable(p.statement, func(i, j int) bool { return p.statement[i].first < p.statement[j].first })
	for _, s := range p.statement {
		one := &p.people[p.names[s.name].person]
		o := text.Office{Span: p.span(s.first, s.last), Entity: p.personEntity(p.names[s.name].person), Role: s.role, Sector: s.facts.sector, Country: s.facts.country, Former: s.facts.former}
		if o.Country == "" || o.Country == "MNC" {
			o.Country = one.country
		}
		if o.Sector == "" {
			o.Sector = one.sector
		}
		if o.Role != "" {
			p.Offices = append(p.Offices, o)
		}
	}
}
