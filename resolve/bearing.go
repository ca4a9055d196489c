package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"chancery/record"
)

// Bearing is a later event that may bear on an agreement or a clause of it. It is a proposal: only a person can say that a clause was kept
// or broken.
type Bearing struct {
	How   How
	Entry *record.Entry // nil where only the words of a report say so
	Mention
}

// How is the way in which something bears on a clause.
type How string

// The ways.
const (
	Fulfils       How = "fulfils"
	NotYet        How = "not yet"
	AllegedBreach How = "alleged breach"
)

// noDeed are the families of acts by which nothing is carried out: what is only said.
var noDeed = set("deal accuse reject request threaten")

// Bear proposes what bears on an agreement: entries of its parties, told after a clause, with words in common; and sentences of reports that
// speak of a breach, or of what has not been done.
func (p *Pact) Bear(entries []record.Entry, reports []*record.Report) {
	for i := range p.Clauses {
		c := &p.Clauses[i]
		for k := range entries {
			if how, r := p.bears(c, &entries[k]); r != nil {
				c.Bearing = append(c.Bearing, Bearing{how, &entries[k], Mention{reportOf(reports, r.Report), r.Evidence}})
			}
		}
	}
	for _, r := range reports {
		p.readBearing(r)
	}
	for i := range p.Clauses {
		slices.SortStableFunc(p.Clauses[i].Bearing, byDay)
	}
	slices.SortStableFunc(p.Bearing, byDay)
	p.Bearing = withoutRepeats(p.Bearing)
}

func byDay(a, b Bearing) int { return cmp.Compare(number(a.Day()), number(b.Day())) }

func reportOf(list []*record.Report, id string) *record.Report {
	if i := slices.IndexFunc(list, func(r *record.Report) bool { return r.ID == id }); i >= 0 {
		return list[i]
	}
	return &record.Report{ID: id}
}

// bears says how an entry bears on a clause, and which rung of its ladder tells; nil if it does not.
func (p *Pact) bears(c *Clause, e *record.Entry) (How, *record.Rung) {
	if noDeed[Family(e.Type)] || bearsElse(c, e) {
		return "", nil
	}
	forbids := c.forbids()
	clause, name := topical(contentWords(c.Provision.Text)), topical(p.words)
	for i := range e.Ladder {
		r := &e.Ladder[i]
		said := contentWords(r.Evidence.Text)
		n := clause.shared(said)
		if r.Report == c.Report.ID || !c.Report.Published.Day.Before(r.Published) || n+name.shared(said) < 2 || n < 2 && !sameActor(c, e) {
			continue
		}
		switch r.State {
		case record.IsHappened, record.IsUnderWay:
			if forbids {
				return AllegedBreach, r
			}
			return Fulfils, r
		case record.IsAlleged:
			if forbids {
				return AllegedBreach, r
			}
		case record.IsNotSo, record.IsPostponed:
			if !forbids {
				return NotYet, r
			}
		}
	}
	return "", nil
}

// anyPact are the stems of words that any agreement goes by.
var anyPact = stems("treaty agreement accord pact ceasefire truce armistice deal contract protocol memorandum")

// topical leaves out what any agreement is called.
func topical(w words) words {
	return slices.DeleteFunc(slices.Clone(w), func(s string) bool { return anyPact[s] })
}

// forbids reports whether a clause says what is not to be done.
func (c *Clause) forbids() bool {
	return c.Modality == record.MustNot || forbidding.MatchString(c.Provision.Text) ||
		slices.ContainsFunc(c.Bearers, func(a record.Actor) bool { return forbidding.MatchString(a.Text) }) // "neither side may"
}

// forbidding are words of a clause by which its bearers are not to do something.
var forbidding = regexp.MustCompile(`(?i)\b(no|not|refrain|neither|never|abstain)\b`)

// sameActor reports whether one of those who are bound is one of those who act.
func sameActor(c *Clause, e *record.Entry) bool { return overlapping(c.Bearers, e.Actors) }

// bearsElse reports whether others than those who are bound act.
func bearsElse(c *Clause, e *record.Entry) bool {
	return len(codes(c.Bearers)) > 0 && len(codes(e.Actors)) > 0 && !sameActor(c, e)
}

var (
	breach = regexp.MustCompile(`(?i)\b(breach(?:es|ed|ing)?|violat\w+|brok(?:e|en)|breaking|infring\w+)\b`)
	// supposed are words by which a breach is none yet, or none at all.
	supposed = regexp.MustCompile(`(?i)\b(would|could|if|any|no|not|without|never|denied|denies|deny)\b`)
	undone   = regexp.MustCompile(`(?i)\b(?:ha(?:s|ve|d) (?:not|yet)|hasn['’]t|haven['’]t|hadn['’]t|not yet|yet to)\b`)
	pactNoun = regexp.MustCompile(`(?i)\b(treaty|agreement|accord|pact|ceasefire|cease-fire|truce|armistice|deal|contract|protocol|memorandum)\b`)
)

// readBearing reads a report sentence by sentence. A breach is of the agreement that the sentence or the one before names, if the report
// names it with its parties.
func (p *Pact) readBearing(r *record.Report) {
	if len(p.codes) == 0 || r.Published.Day.Before(p.Mentions[0].Day()) {
		return
	}
	named := slices.ContainsFunc(p.Mentions, func(m Mention) bool { return m.Report.ID == r.ID && p.known[m.Report.ID] })
	others := !named && p.namesParties(r)
	before := ""
	for _, q := range sentencesOf(r) {
		window := before + " " + q.Text
		switch at := breach.FindStringIndex(q.Text); {
		case at != nil && (named || others && topical(p.words).shared(contentWords(window)) > 0) && pactNoun.MatchString(window) && !supposed.MatchString(q.Text[:at[0]]):
			p.Bearing = append(p.Bearing, Bearing{AllegedBreach, nil, Mention{r, q}})
		case undone.MatchString(q.Text) && p.isAbout(r, q, window):
			p.Bearing = append(p.Bearing, Bearing{NotYet, nil, Mention{r, q}})
		case !notYet.MatchString(q.Text):
			p.readFulfilment(r, q)
		}
		before = q.Text
	}
}

// namesParties reports whether a report that mentions no agreement of them names two of the parties.
func (p *Pact) namesParties(r *record.Report) bool {
	n := 0
	for _, a := range p.Parties {
		if a.Name != "" && strings.Contains(r.Text, a.Name) {
			n++
		}
	}
	return n > 1
}

// readFulfilment reads a sentence that tells what a clause lays down by the same verb, of the same bearers, where no entry of its report does.
func (p *Pact) readFulfilment(r *record.Report, q record.Quote) {
	said := contentWords(q.Text)
	for i := range p.Clauses {
		c := &p.Clauses[i]
		first, _, _ := strings.Cut(c.Action.Text, " ")
		verb := contentWords(first)
		known := slices.ContainsFunc(c.Bearing, func(b Bearing) bool { return b.Report.ID == r.ID })
		if known || c.forbids() || len(verb) == 0 || verb.shared(said) == 0 || !c.Report.Published.Day.Before(r.Published.Day) {
			continue
		}
		if topical(contentWords(c.Action.Text)).shared(said) >= 2 && slices.ContainsFunc(c.Bearers, func(a record.Actor) bool { return a.Name != "" && strings.Contains(q.Text, a.Name) }) {
			c.Bearing = append(c.Bearing, Bearing{Fulfils, nil, Mention{r, q}})
		}
	}
}

// aboutIt is how many words a sentence and the one before must share with an agreement and one of its clauses to speak of it.
const aboutIt = 3

// isAbout reports whether a sentence of a report after that of a clause speaks of what the clause lays down.
func (p *Pact) isAbout(r *record.Report, q record.Quote, window string) bool {
	return slices.ContainsFunc(p.Clauses, func(c Clause) bool {
		if !c.Report.Published.Day.Before(r.Published.Day) {
			return false
		}
		clause := contentWords(c.Provision.Text)
		return union(clause, p.words).shared(contentWords(window)) >= aboutIt && clause.shared(contentWords(window)) >= 2 && union(clause, p.words).shared(contentWords(q.Text)) > 0
	})
}

// withoutRepeats leaves out an allegation that repeats one of the weeks before.
func withoutRepeats(list []Bearing) []Bearing {
	var out []Bearing
	for _, b := range list {
		if !slices.ContainsFunc(out, func(o Bearing) bool { return o.How == b.How && gap(o.Mention, b.Mention) <= soonAgain }) {
			out = append(out, b)
		}
	}
	return out
}
