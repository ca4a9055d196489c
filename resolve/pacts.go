package resolve

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Pact is one agreement through time, as the reports that mention it tell.
type Pact struct {
	Names    []string // the names that it goes by, the most told first
	Kind     record.AgreementKind
	Parties  []record.Actor
	Stages   []Stage  // each the first report that has it there
	Clauses  []Clause // in order of publication
	Mentions []Mention
	// Disputed is where reports of the same days have it at different stages: signed or initialled.
	Disputed *record.Dispute
	first    int
	last     int
	// Bearing is what bears on it as a whole: breaches that somebody alleges, and what its reports say has not been done yet.
	Bearing []Bearing
	words   words
	codes   words
	told    map[string]int  // mentions that have a party, by its code
	known   map[string]bool // reports that name a party of it, by their ids
}

// Stage is how far an agreement has come, and which report says so.
type Stage struct {
	Stage record.Stage
	When  *record.Time
	Mention
}

// Clause is one provision, and what later events bear on it.
type Clause struct {
	record.Provision
	Mention
	Bearing []Bearing
}

// Mention is where a report speaks of the agreement.
type Mention struct {
	Report *record.Report
	Words  record.Quote
}

// Mentioned is an agreement as one report mentions it.
type Mentioned struct {
	Report *record.Report
	record.Agreement
}

// forgotten is after how many days without a mention an agreement without a name is another one.
const forgotten = 400

// Pacts puts the mentions of agreements together. The order of the list does not matter. Home tells the country of a person from elsewhere,
// "" if it is not known.
func Pacts(list []Mentioned, home func(name string) string) []Pact {
	list = slices.Clone(list)
	for i := range list {
		list[i].settle(home)
	}
	slices.SortFunc(list, func(a, b Mentioned) int {
		return cmp.Or(cmp.Compare(number(a.Report.Published.Day), number(b.Report.Published.Day)), strings.Compare(a.Report.ID, b.Report.ID),
			cmp.Compare(a.Mention.Start, b.Mention.Start))
	})
	var out []*Pact
	for i := range list {
		m := &list[i]
		p := pactFor(out, m)
		if p == nil {
			p = &Pact{Kind: m.Kind, first: number(m.Report.Published.Day), told: map[string]int{}, known: map[string]bool{}}
			out = append(out, p)
		}
		p.add(m)
	}
	var pacts []Pact
	for _, p := range out {
		p.keepParties()
		p.Disputed = p.stageDispute()
		p.withoutUntrue()
		pacts = append(pacts, *p)
	}
	return pacts
}

// settle completes the parties of a mention: with the countries of persons, with the country where it was made for one of unknown country
// whose guest the other was, and, of one party alone, with the states that its clauses bind.
func (m *Mentioned) settle(home func(name string) string) {
	m.Parties = settled(m.Parties, nil, home)
	for i, a := range m.Parties {
		if where := placeCode(m.Places); a.Country == "" && a.Name != "" && where != "" && len(m.Parties) > 1 && !slices.Contains(codes(m.Parties), where) {
			m.Parties[i].Country = where
		}
	}
	if len(codes(m.Parties)) > 1 {
		return
	}
	for _, p := range m.Provisions {
		for _, a := range p.Bearers {
			if a.Country != "" && countryAmong(a.Country) != "" && a.Name != "" && !slices.Contains(codes(m.Parties), partyCode(a)) {
				m.Parties = append(m.Parties, a)
			}
		}
	}
}

// pactFor is the agreement that a mention speaks of: of the same parties, or some of them, and of the same kind or name.
func pactFor(list []*Pact, m *Mentioned) *Pact {
	var best *Pact
	top := 1.0
	mine, name, day := words(codes(m.Parties)), m.names(), number(m.Report.Published.Day)
	for _, p := range list {
		subject := topical(name).overlap(topical(p.words)) // "deal" says nothing of which
		score := 1.2 * name.overlap(p.words)
		if subject == 0 && day-p.last > forgotten {
			continue
		}
		switch {
		case len(mine) == 0 || len(p.codes) == 0:
		case mine.shared(p.codes) == min(len(mine), len(p.codes)):
			score += 0.8
		case mine.shared(p.codes) == 0:
			score -= 2
		case subject == 0:
			score-- // each has a party that the other has not
		}
		if m.Kind == p.Kind {
			score += 0.4
		} else if m.Kind != record.OtherKind && p.Kind != record.OtherKind && m.Kind != record.Treaty && p.Kind != record.Treaty {
			score -= 0.6
		}
		if day-p.last > forgotten && m.Name == "" {
			score--
		}
		if score >= top {
			best, top = p, score
		}
	}
	return best
}

// names are the words that an agreement goes by; one that stops the shooting is a ceasefire, whatever it is called.
func (m *Mentioned) names() words {
	if m.Kind == record.Ceasefire {
		return contentWords(m.Name, m.Mention.Text, string(m.Kind))
	}
	return contentWords(m.Name, m.Mention.Text)
}

func (p *Pact) add(m *Mentioned) {
	at := Mention{m.Report, m.Mention}
	p.Mentions = append(p.Mentions, at)
	p.last = number(m.Report.Published.Day)
	p.words = union(p.words, m.names())
	p.codes = union(p.codes, words(codes(m.Parties)))
	for _, code := range codes(m.Parties) {
		p.told[code]++
		p.known[m.Report.ID] = true
	}
	if p.Kind == record.OtherKind || p.Kind == record.Treaty && m.Kind != record.OtherKind {
		p.Kind = m.Kind
	}
	if m.Name != "" && !slices.Contains(p.Names, m.Name) {
		p.Names = append(p.Names, m.Name)
	}
	for _, a := range m.Parties {
		switch i := slices.IndexFunc(p.Parties, func(b record.Actor) bool { return b.ID == a.ID || ofState(a) && ofState(b) && a.Country == b.Country }); {
		case i < 0:
			p.Parties = append(p.Parties, withoutWords(a))
		case a.ID == a.Country:
			p.Parties[i] = withoutWords(a) // the state rather than who signs for it
		}
	}
	if m.Stage != "" && !slices.ContainsFunc(p.Stages, func(s Stage) bool { return sameStage(s, m) }) {
		p.Stages = append(p.Stages, Stage{m.Stage, m.When, at})
	}
	for _, v := range m.Provisions {
		if !slices.ContainsFunc(p.Clauses, func(c Clause) bool { return contentWords(c.Provision.Text).jaccard(contentWords(v.Text)) > 0.5 }) {
			p.Clauses = append(p.Clauses, Clause{Provision: v, Mention: Mention{m.Report, v.Quote}})
		}
	}
}

// ofState reports whether somebody is a state or signs for one.
func ofState(a record.Actor) bool {
	return countryAmong(a.Country) != "" && a.Country != "IGO" && a.Country != "NGO" && a.Country != "MNC" && (a.ID == a.Country || stateSectors[a.Sector])
}

var stateSectors = map[record.Sector]bool{"GOV": true, "MIL": true, "LEG": true}

// soonAgain is within how many days a stage that is told with another day is the same one.
const soonAgain = 30

// sameStage reports whether a mention tells a stage that is known. One told with a much later day is another: the first report of it
// was wrong, or it was done again.
func sameStage(s Stage, m *Mentioned) bool {
	if s.Stage != m.Stage {
		return false
	}
	if s.When == nil || m.When == nil || s.When.From.IsZero() || m.When.From.IsZero() {
		return true
	}
	return number(m.When.From)-number(s.When.To) <= soonAgain
}

// keepParties leaves out parties that only one of several mentions has: where it was signed is easily taken for one.
func (p *Pact) keepParties() {
	most := 0
	for _, n := range p.told {
		most = max(most, n)
	}
	kept := slices.DeleteFunc(slices.Clone(p.Parties), func(a record.Actor) bool { return p.told[partyCode(a)] < 2 })
	if most > 1 && (len(codes(kept)) > 1 || len(codes(p.Parties)) == len(codes(kept))) {
		p.Parties = kept
	}
}

// withoutUntrue drops a stage of which reports of the same days say otherwise, and which was reached later by what is told then.
func (p *Pact) withoutUntrue() {
	p.Stages = slices.DeleteFunc(slices.Clone(p.Stages), func(s Stage) bool {
		other := func(o Stage) bool {
			return o.Report.ID != s.Report.ID && exclusive(o.Stage, s.Stage) && gap(o.Mention, s.Mention) <= sameNews
		}
		again := func(o Stage) bool { return o.Stage == s.Stage && number(o.Day()) > number(s.Day()) }
		return slices.ContainsFunc(p.Stages, other) && slices.ContainsFunc(p.Stages, again)
	})
}

func gap(a, b Mention) int { return daysApart(number(a.Day()), number(b.Day())) }

// stageDispute finds reports of the same two days that have the agreement at different stages.
func (p *Pact) stageDispute() *record.Dispute {
	for i, a := range p.Stages {
		for _, b := range p.Stages[i+1:] {
			gap := number(b.Report.Published.Day) - number(a.Report.Published.Day)
			if a.Report.ID != b.Report.ID && gap <= sameNews && exclusive(a.Stage, b.Stage) {
				return &record.Dispute{Attribute: record.OnStage, Sides: []record.Side{{Value: string(a.Stage), Origins: 1}, {Value: string(b.Stage), Origins: 1}}}
			}
		}
	}
	return nil
}

// exclusive reports whether two stages cannot both be news of the same days.
func exclusive(a, b record.Stage) bool {
	pair := [2]record.Stage{min(a, b), max(a, b)}
	return pair == [2]record.Stage{record.Initialled, record.Signed} || pair == [2]record.Stage{record.Announced, record.Signed}
}

// Day is the day of the report of a mention.
func (m Mention) Day() text.Day { return m.Report.Published.Day }

// AgreementKey is the block of an agreement: its parties, or its name if it has none.
func AgreementKey(a *record.Agreement) string {
	if parties := joined(codes(a.Parties)); parties != "" {
		return "pact|" + parties
	}
	return "pact|" + joined(contentWords(firstOf(a.Name, a.Mention.Text)))
}
