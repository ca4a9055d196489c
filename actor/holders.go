package actor

import "strings"

// holderOf returns the person of the report who holds the office that a singular definite description names, "the
// president", if there is just one before it, or one whose country agrees; -1 if it cannot be told.
func (p *reading) holderOf(h *hit, f facts) int {
	t := &p.Tokens[h.head]
	if plural(t) || h.entry.Agent.Class == Group || h.entry.Agent.Class == Body {
		return -1
	}
	if !p.definite(h) {
		return p.namedLater(h, f)
	}
	if k := p.onlyOne(h, f, len(p.Sentences)); k >= 0 {
		return k
	}
	found := -1
	for _, i := range p.statedAs(h.entry.Agent.Word) {
		s := &p.statement[i]
		k := p.names[s.name].person
		if s.facts.former || f.country != "" && p.people[k].country != f.country {
			continue
		}
		if found >= 0 && found != k {
			return p.nearestHolder(h, f)
		}
		found = k
	}
	if found < 0 && h.entry.Agent.Class == Officer {
		if found = p.byRank(h, f); found < 0 && f.country != "" {
			return p.knownHolder(h, f)
		}
	}
	return found
}

// knownHolder returns the only person of the report who, as the register knows, has held the office in the country that
// the description names, "the US president", where the report gives nobody that office; -1 if it is not one.
func (p *reading) knownHolder(h *hit, f facts) int {
	if len(p.statedAs(h.entry.Agent.Word)) > 0 {
		return -1
	}
	found := -1
	for k := range min(len(p.people), maxNamesakes) {
		if e := p.people[k].entry; e == nil || e.Country != f.country || !e.held(h.entry.Agent.Word) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

// statedAs returns the statements that give someone the office of that name; only the first ones of a long report.
func (p *reading) statedAs(word string) []int {
	if p.byOffice == nil {
		p.byOffice = map[string][]int{}
		for i := range p.statement {
			a := p.statement[i].agent.entry.Agent
			for _, key := range [3]string{a.Word, a.Sector + " in all", rank(a.Word) + " by rank"} {
				if len(p.byOffice[key]) < maxNamesakes {
					p.byOffice[key] = append(p.byOffice[key], i)
				}
			}
		}
	}
	return p.byOffice[word]
}

// rank returns the last word of an office: "minister" of "foreign minister" and "minister of justice"; a deputy has another
// rank than the one deputised for, so all of "vice president".
func rank(office string) string {
	for _, w := range [...]string{"vice", "deputy", "assistant", "under", "acting", "shadow", "opposition"} {
		if strings.HasPrefix(office, w) {
			return office
		}
	}
	office, _, _ = strings.Cut(office, " of ")
	return office[strings.LastIndexByte(office, ' ')+1:]
}

// byRank returns the only person of the report whose office has the rank that the description names, in the country
// that it names; -1 if there is none or more than one.
func (p *reading) byRank(h *hit, f facts) int {
	found := -1
	for _, i := range p.statedAs(h.entry.Agent.Word + " by rank") {
		s := &p.statement[i]
		k := p.names[s.name].person
		if s.facts.former || f.country != "" && p.people[k].country != f.country {
			continue
		}
		if found >= 0 && found != k {
			return -1
		}
		found = k
	}
	return found
}

// findDescribed finds the offices that an indefinite phrase states of a person of the register named in the same
// sentence: "a visit from a US vice president, in 2008 by Dick Cheney".
func (p *reading) findDescribed() {
	p.described = map[int]int{}
	for k := range p.agents {
		h := &p.agents[k]
		if h.entry.Agent.Class != Officer || p.titleOf[h.head] >= 0 || plural(&p.Tokens[h.head]) || p.definite(h) {
			continue
		}
		if f := p.factsOf(h); f.country != "" {
			if n := p.holderBeside(h, f); n >= 0 {
				first, last := p.nounPhrase(h)
				p.described[h.head] = p.names[n].person
				p.statement = append(p.statement, office{name: n, first: min(first, p.names[n].first), last: max(last, p.names[n].last),
					role: h.entry.Agent.Word, facts: f, agent: h})
			}
		}
	}
}

// holderBeside returns the name in the same sentence of a person whom the register knows to have held the office that
// the phrase describes; -1 if there is none.
func (p *reading) holderBeside(h *hit, f facts) int {
	start, end := p.sentence(h.head)
	for i := max(start, h.head-80); i < end && i < h.head+80; i++ {
		n := p.nameAt[i]
		if n < 0 || p.names[n].person < 0 || p.names[n].first != i || p.names[n].titleFirst < i {
			continue
		}
		if e := p.people[p.names[n].person].entry; e != nil && e.Country == f.country && e.held(h.entry.Agent.Word) {
			return n
		}
	}
	return -1
}

// namedLater returns the person whom a headline or the opening sentence only describes, "a New York judge", and a
// sentence soon after names: the only person of the report in that sector. -1 if there is none.
func (p *reading) namedLater(h *hit, f facts) int {
	if p.Tokens[h.head].Sentence > 1 {
		return -1
	}
	if k := p.onlyOne(h, f, leadSentences); k >= 0 {
		return k
	}
	if k := p.saidInLead(h, f); k >= 0 {
		return k
	}
	if f.country != "" && h.entry.Agent.Class == Officer {
		return p.byRank(h, f)
	}
	return p.onlyOne(h, f, len(p.Sentences))
}

// saidInLead returns the only person of whom the first sentences say what the headline's description does, of the country
// that it tells: "Australian woman", where the lead has "Ada Berg, an Australian woman"; -1 if there is none or more than one.
func (p *reading) saidInLead(h *hit, f facts) int {
	found := -1
	for _, i := range p.statedAs(h.entry.Agent.Word + " by rank") {
		s := &p.statement[i]
		k := p.names[s.name].person
		if f.country == "" || p.people[k].country != f.country || p.Tokens[s.first].Sentence >= leadSentences || found == k {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

// leadSentences are the first sentences of a report, which say who its headline is about.
const leadSentences = 4

// onlyOne returns the only person of the first sentences of the report, up to until, in the sector of a judge or a lawmaker, where the country agrees; -1 if
// there is none or more than one.
func (p *reading) onlyOne(h *hit, f facts, until int) int {
	switch h.entry.Agent.Sector {
	case "JUD", "LEG":
	default:
		return -1
	}
	found := -1
	for _, i := range p.statedAs(h.entry.Agent.Sector + " in all") {
		s := &p.statement[i]
		k := p.names[s.name].person
		if p.Tokens[s.first].Sentence >= until {
			continue
		}
		if s.facts.former || f.country != "" && p.people[k].country != f.country {
			continue
		}
		if found >= 0 && found != k {
			return -1
		}
		found = k
	}
	return found
}

// nearestHolder returns the holder of the office who stands out most in the three sentences before the description, -1 if
// there is none. A person of recalled history ("since the marshal met President Clinton in 2000") stands out least.
func (p *reading) nearestHolder(h *hit, f facts) int {
	holders := map[int]bool{}
	for _, i := range p.statedAs(h.entry.Agent.Word) {
		s := &p.statement[i]
		if k := p.names[s.name].person; s.first < h.head && (f.country == "" || p.people[k].country == f.country) {
			holders[k] = true
		}
	}
	best, most := -1, 0
	for n, seen := p.namesBefore(h.head)-1, 0; n >= 0 && seen < maxCandidate; n, seen = n-1, seen+1 {
		one := &p.names[n]
		if p.Tokens[h.head].Sentence-p.Tokens[one.head].Sentence > window {
			break
		}
		if !holders[one.person] {
			continue
		}
		if score := p.salience(h.head, one.phraseHead) + perMention*min(p.people[one.person].count, 12); best < 0 || score > most {
			best, most = one.person, score
		}
	}
	return best
}
