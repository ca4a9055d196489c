package actor

import (
	"sort"
	"strings"

	"chancery/text"
)

// entity is an actor of the report with what resolving descriptions and pronouns needs to know of it.
type entity struct {
	text.Entity
	gender Gender
	plural bool
	person int  // index into people, -1 for others
	state  bool // a country
}

// entityAt returns the entity kept under key, made by build if it is new.
func (p *reading) entityAt(key string, build func() entity) int {
	if i, ok := p.byKey[key]; ok {
		return i
	}
	i := len(p.entities)
	p.byKey[key] = i
	p.entities = append(p.entities, build())
	return i
}

// countryEntity returns the entity of a state.
func (p *reading) countryEntity(code string) int {
	return p.entityAt(code, func() entity {
		name := code
		if e := p.r.countries[code]; e != nil {
			name = e.Name
		}
		return entity{Entity: text.Entity{ID: code, Name: name, Type: text.Location, Country: code}, person: -1, state: true}
	})
}

// personEntity returns the entity of a person.
func (p *reading) personEntity(k int) int {
	one := &p.people[k]
	return p.entityAt("person "+strings.Join(one.words, " "), func() entity {
		e := text.Entity{ID: identity(one.country, one.sector, one.name), Name: one.name, Type: text.Person, Country: one.country, Sector: one.sector, Role: one.role}
		return entity{Entity: e, gender: one.gender, person: k}
	})
}

// nameEntity returns the entity that name i stands for, and false if it is a place that does not act.
func (p *reading) nameEntity(i int) (int, bool) {
	n := &p.names[i]
	if n.person >= 0 {
		return p.personEntity(n.person), true
	}
	if e := n.entry; e != nil {
		switch e.Kind {
		case Country, Demonym:
			if n.ethnic {
				return p.groupEntity(n.country, "CVL", "ethnic "+e.Name, true, true), true
			}
			if e.People || e.Kind == Demonym && p.isPeople(n) {
				return p.groupEntity(e.Country, e.Sector, "people", true, true), true
			}
			return p.countryEntity(e.Country), true
		case Capital:
			if p.acts(n.head) {
				return p.governmentEntity(e.Country), true
			}
			return p.placeEntity(e.Seat, e.Country), false
		case Seat:
			if e.Sector == "GOV" {
				return p.governmentEntity(e.Country), true
			}
			return p.bodyEntity(e.Seat, e.Country, e.Sector), true
		case Territory:
			return p.territoryEntity(e), true
		case Region:
			return p.placeEntity(e.Name, ""), false
		case Organisation:
			return p.knownBody(n), true
		}
	}
	name := p.cleanName(n)
	if n.typ == text.Location {
		return p.placeEntity(name, n.country), false
	}
	if full := p.fullName(i); full >= 0 {
		return p.nameEntity(full)
	}
	return p.bodyEntity(name, n.country, n.sector), true
}

// isPeople reports whether a demonym stands for some people, as in "two Palestinians" or "a Russian", not for the state.
func (p *reading) isPeople(n *named) bool {
	t := &p.Tokens[n.head]
	return t.UPOS == "NOUN" || t.UPOS == "PROPN" && plural(t)
}

func (p *reading) governmentEntity(code string) int {
	return p.entityAt(code+"/GOV", func() entity {
		return entity{Entity: text.Entity{ID: code + "/GOV", Name: p.countryName(code), Type: text.Organisation, Country: code, Sector: "GOV"}, person: -1, state: true}
	})
}

// countryName returns the usual name of a country, its code if the register lacks it.
func (p *reading) countryName(code string) string {
	if e := p.r.countries[code]; e != nil {
		return e.Name
	}
	return code
}

func (p *reading) placeEntity(name, country string) int {
	return p.entityAt("place "+fold(name), func() entity {
		return entity{Entity: text.Entity{ID: identity(country, "", name), Name: name, Type: text.Location, Country: country}, person: -1}
	})
}

func (p *reading) territoryEntity(e *Entry) int {
	return p.entityAt("place "+fold(e.Name), func() entity {
		return entity{Entity: text.Entity{ID: identity(e.Country, e.Sector, e.Name), Name: e.Name, Type: text.Location, Country: e.Country, Sector: e.Sector}, person: -1}
	})
}

func (p *reading) bodyEntity(name, country, sector string) int {
	return p.entityAt("body "+fold(name), func() entity {
		return entity{Entity: text.Entity{ID: identity(country, sector, name), Name: name, Type: text.Organisation, Country: country, Sector: sector}, person: -1}
	})
}

// knownBody returns the entity of a body of the register, under the longest of the names that the report gives it.
func (p *reading) knownBody(n *named) int {
	i := p.bodyEntity(n.entry.Name, n.entry.Country, n.entry.Sector)
	if own := p.cleanName(n); i >= len(p.longest) || len(own) > len(p.longest[i]) {
		for len(p.longest) <= i {
			p.longest = append(p.longest, "")
		}
		p.longest[i] = own
		p.entities[i].Name = own
	}
	return i
}

// groupEntity returns the entity of actors without a name: "US lawmakers", "the opposition".
func (p *reading) groupEntity(country, sector, word string, anonymous, plural bool) int {
	id := identity(country, sector, word)
	key := "group " + id
	if !anonymous && country == "" {
		key += " " + word
	}
	return p.entityAt(key, func() entity {
		typ := text.Person
		if !anonymous {
			typ = text.Organisation
		}
		return entity{Entity: text.Entity{ID: id, Type: typ, Country: country, Sector: sector, Anonymous: anonymous}, person: -1, plural: plural}
	})
}

// identity writes an entity's id: country, sector and name as far as they are known, "AZE/GOV/ilham-aliyev".
func identity(country, sector, name string) string {
	var parts []string
	for _, s := range [3]string{country, sector, strings.Join(foldWords(name), "-")} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "/")
}

// acts reports whether the capital at token i stands for its government: as subject, agent, possessor or partner in talks,
// but not where something happens or goes.
func (p *reading) acts(i int) bool {
	t := &p.Tokens[i]
	for steps := 0; t.Is("conj") && t.Head >= 0 && steps < reach; steps++ {
		t = &p.Tokens[t.Head]
	}
	switch {
	case t.Is("nsubj"), t.Is("iobj"):
		return true
	case t.Is("nmod:poss"):
		return true
	case t.Is("obj"):
		return t.Head >= 0 && !placeVerbs[p.Tokens[t.Head].Lemma]
	case t.Is("obl"), t.Is("nmod"):
		for c := range p.Dependents(i) {
			if p.Tokens[c].Is("case") {
				switch strings.ToLower(p.Tokens[c].Form) {
				case "with", "by", "between", "against", "towards", "toward":
					return true
				}
			}
		}
	}
	return false
}

// placeVerbs take a place as their object.
var placeVerbs = map[string]bool{"visit": true, "leave": true, "reach": true, "enter": true, "tour": true, "flee": true, "attack": true, "bomb": true,
	"hit": true, "strike": true, "shell": true, "capture": true, "seize": true, "take": true, "surround": true, "besiege": true, "storm": true, "rock": true,
	"target": true, "control": true, "occupy": true, "liberate": true, "recapture": true, "retake": true, "evacuate": true, "approach": true}

// describePersons settles country, sector and role of each person: what the report states first, then the register of
// office-holders at the report's date, then the person they belong to, then the country the passage is about.
func (p *reading) describePersons() {
	for _, s := range p.statement {
		one := &p.people[p.names[s.name].person]
		if one.country == "" && s.facts.owner < 0 {
			one.country = s.facts.country
		}
		if one.sector == "" || one.role == "" && s.facts.sector != "" {
			one.sector = s.facts.sector
		}
		if one.role == "" {
			one.role = s.role
		}
	}
	for i := range p.names {
		if n := &p.names[i]; n.person >= 0 && p.people[n.person].country == "" {
			p.people[n.person].country = p.constituency(n)
		}
	}
	for i := range p.people {
		p.people[i].fromRegister(p.Published.Day)
	}
	p.findCountries()
	p.inherit()
	p.findCountries()
	for _, s := range p.statement {
		one := &p.people[p.names[s.name].person]
		if one.country == "" || one.country == "MNC" {
			c := p.home // of a private person, "arms dealer Viktor Bout", only a report on one country tells
			if s.agent.entry.Agent.Class == Officer || domestic[s.facts.sector] {
				c = p.countryAbout(p.names[s.name].first, false, s.facts.sector != "GOV")
			}
			if c != "" {
				one.country = c
			}
		}
	}
	p.inherit()
	p.settleEthnic()
	for i := range p.names {
		if n := &p.names[i]; n.typ == text.Organisation && n.entry == nil && n.country == "" && domestic[n.sector] {
			n.country = p.countryAbout(n.first, true, true)
		}
	}
}

// domestic are the sectors whose bodies belong to one country as a rule.
var domestic = map[string]bool{"GOV": true, "COP": true, "JUD": true, "LEG": true, "MIL": true, "EDU": true, "MED": true, "PTY": true, "SPY": true}

// constituency returns the country of the place that follows a name at once: "(D-N.Y.)", "(Ky.)", "of Maryland".
func (p *reading) constituency(n *named) string {
	_, end := p.sentence(n.first)
	if n.last+1 >= end {
		return ""
	}
	switch p.Tokens[n.last].Form {
	case "(", "of", "-LRB-":
	default:
		return ""
	}
	for i := n.last + 1; i < end && i <= n.last+3; i++ {
		if k := p.nameAt[i]; k >= 0 && p.names[k].typ == text.Location {
			return p.names[k].country
		}
		if pl := p.placeAt[i]; pl >= 0 && len(p.Places[pl].Countries) == 1 {
			return p.Places[pl].Countries[0]
		}
	}
	return ""
}

// fromRegister fills what the report leaves open.
func (one *person) fromRegister(day text.Day) {
	if one.entry == nil {
		return
	}
	t := one.entry.on(day)
	if one.country == "" {
		one.country = t.Country
	}
	if one.country == t.Country {
		if one.sector == "" {
			one.sector = t.Sector
		}
		if one.role == "" {
			one.role = t.Role
		}
	}
}

// inherit gives persons what those tell of them whose relatives and staff they are.
func (p *reading) inherit() {
	for range 2 { // twice, so that the aide of a minister's wife is reached
		for _, s := range p.statement {
			p.inheritOwner(&p.people[p.names[s.name].person], s)
			p.inheritSpouse(&p.people[p.names[s.name].person], s)
		}
	}
}

// inheritSpouse gives a first lady the country of the person of her name.
func (p *reading) inheritSpouse(one *person, s office) {
	if one.country != "" || s.agent.entry.Agent.Word != "first lady" {
		return
	}
	for _, k := range p.byWord[one.words[len(one.words)-1]] {
		if c := p.people[k].country; c != "" {
			one.country = c
			return
		}
	}
}

// inheritOwner gives a wife or a lawyer the country of the person whose they are, and an aide the sector too.
func (p *reading) inheritOwner(one *person, s office) {
	if s.facts.owner < 0 {
		return
	}
	owner := &p.people[s.facts.owner]
	if one.country == "" {
		one.country = owner.country
	}
	if one.sector == "" && s.agent.entry.Agent.Class == Staff {
		one.sector = owner.sector
	}
}

// countryAbout returns the country that an actor at token i, for whom none is stated, is taken to belong to: the one that
// the sentence has named before it (or, with later, names at all), or the sentence before, or the paragraph so far, or the
// one that two thirds of the report's words for countries mean. Empty if the sentence names several, or none is found.
// With persons, a person's country counts as named.
func (p *reading) countryAbout(i int, later, persons bool) string {
	s := p.Tokens[i].Sentence
	if s < 0 || s >= len(p.about) {
		return ""
	}
	before := ""
	for k := i - 1; k >= p.Sentences[s].First && i-k < 80; k-- {
		if n := p.nameAt[k]; n >= 0 {
			if c := p.countryOf(n); c != "" && (p.names[n].person < 0 || persons && !p.speaks(p.names[n].phraseHead)) {
				join(&before, c)
			}
			k = p.names[n].first
		}
	}
	if before == several || later && before == "" && p.within[s] == several {
		return ""
	}
	previous, paragraph := "", ""
	if s > 0 && !p.Sentences[s].Paragraph {
		previous, paragraph = p.within[s-1], p.about[s-1]
	}
	order := [...]string{before, "", previous, paragraph, p.home}
	if later {
		order[1] = p.within[s]
	}
	for k, c := range order {
		if c != "" && c != several && (k == 0 || !p.dealtWith(i, c)) {
			return c
		}
	}
	return ""
}

// dealtWith reports whether the sentence goes on, behind token i, to a country as one that something is done to or with, so that an
// actor at i is hardly of it: "the ministry recalled its ambassador from Chad".
func (p *reading) dealtWith(i int, country string) bool {
	s := p.Sentences[p.Tokens[i].Sentence]
	for k := i + 1; k < s.Last && k < i+80; k++ {
		n := p.nameAt[k]
		if n < 0 {
			continue
		}
		if p.countryOf(n) == country && p.names[n].entry != nil && (p.names[n].entry.Kind == Country && otherSide[p.caseOf(k)] || p.isEnvoys(n)) {
			return true
		}
		k = p.names[n].last - 1
	}
	return false
}

// isEnvoys reports whether name n tells whose envoy somebody is, so that those whom he deals with are of another country: "summoned
// the Polish ambassador".
func (p *reading) isEnvoys(n int) bool {
	h := p.agentHeadedBy(p.Tokens[p.names[n].head].Head)
	return h != nil && envoys[h.entry.Agent.Word] && h.first > p.names[n].first
}

// envoys are words for those who stand for their state in another.
var envoys = map[string]bool{"ambassador": true, "envoy": true, "diplomat": true, "embassy": true, "consul": true, "consulate": true, "charge d'affaires": true}

// otherSide are the prepositions before the other side.
var otherSide = map[string]bool{"from": true, "to": true, "with": true, "against": true, "into": true}

// countryOf returns the state that name n tells of, "" for none and for organisations of states and the like.
func (p *reading) countryOf(n int) string {
	c := p.names[n].country
	if k := p.names[n].person; k >= 0 {
		c = p.people[k].country
		if c == "" && p.people[k].entry != nil {
			c = p.people[k].entry.Country
		}
	}
	if c == "IGO" || c == "NGO" || c == "MNC" {
		return ""
	}
	return c
}

// several marks a passage that names more than one country.
const several = "several"

// findCountries fills the look-up for countryAbout from the words for countries, for bodies of one country and for
// persons whose country is known.
func (p *reading) findCountries() {
	p.within = make([]string, len(p.Sentences))
	p.about = make([]string, len(p.Sentences))
	p.namedIn = map[string][]int{}
	counts := map[string]int{}
	next := 0
	for s := range p.Sentences {
		sent := &p.Sentences[s]
		if s > 0 && !sent.Paragraph {
			p.about[s] = p.about[s-1]
		}
		speaker := ""
		for ; next < len(p.names) && p.names[next].first < sent.Last; next++ {
			c := p.countryOf(next)
			if c == "" {
				continue
			}
			if p.names[next].person < 0 {
				counts[c]++
				p.namedIn[c] = append(p.namedIn[c], s)
			}
			if p.names[next].person >= 0 && p.speaks(p.names[next].phraseHead) {
				join(&speaker, c) // who speaks may speak of another country
				continue
			}
			join(&p.within[s], c)
			join(&p.about[s], c)
		}
		if p.within[s] == "" && speaker != "" {
			p.within[s] = speaker
			join(&p.about[s], speaker)
		}
	}
	p.home = dominant(counts)
}

func join(to *string, c string) {
	if *to == "" {
		*to = c
	} else if *to != c {
		*to = several
	}
}

// dominant returns the code that has two thirds of all counts and at least two, "" if none has.
func dominant(counts map[string]int) string {
	codes := make([]string, 0, len(counts))
	total := 0
	for c, n := range counts {
		codes = append(codes, c)
		total += n
	}
	sort.Strings(codes)
	for _, c := range codes {
		if counts[c] >= 2 && counts[c]*3 >= total*2 {
			return c
		}
	}
	return ""
}
