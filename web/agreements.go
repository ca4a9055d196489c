package web

import (
	"net/url"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/resolve"
)

type agreementsPage struct {
	List         []pact
	Party, Other string
	Words        string
	Left         int
	Plain        bool // so many that nothing says what bears on them
	TooMany      bool // the record is large, and the visitor named nobody
}

type pact struct {
	*resolve.Pact
	Name  string
	Alone string // the page of its parties alone; empty if it names fewer than two
	Bears []bearing
}

type bearing struct {
	resolve.Clause
	Left int
}

// The bounds of the page of agreements.
const (
	mostPacts   = 20
	mostClauses = 20
	mostBearing = 5
	manyReports = 5000 // in a record that is not listed whole
)

// agreements shows agreements through time: their stages, their clauses, and what may bear on each.
func agreements(v *visit) (page, error) {
	a := v.asked()
	body := agreementsPage{Party: a.words("party"), Other: a.words("other"), Words: a.words("words")}
	as := a.filter().AsOf
	var who []query.Party
	for _, name := range []string{"party", "other"} {
		if p := a.party(name); !p.Empty() {
			who = append(who, p)
		}
	}
	if a.err != nil {
		return page{}, a.err
	}
	reports, _, err := v.record.Size()
	if err != nil {
		return page{}, err
	}
	body.TooMany = reports > manyReports && len(who) == 0 && body.Words == ""
	var list []resolve.Pact
	if !body.TooMany {
		if list, err = v.pacts(who, body.Words, as); err != nil {
			return page{}, err
		}
	}
	body.Plain = len(list) > mostPacts
	body.Left = max(0, len(list)-mostPacts)
	for i := range list[:min(mostPacts, len(list))] {
		body.List = append(body.List, pactOf(&list[i]))
	}
	return page{Title: "Agreements", Section: "agreements", Body: body}, nil
}

// pacts asks for agreements. What bears on them is only looked for if they are few: it is one question for each of their parties.
func (v *visit) pacts(who []query.Party, words string, as query.AsOf) ([]resolve.Pact, error) {
	told, err := v.record.Agreements(who, words, as)
	if err != nil {
		return nil, err
	}
	var list []resolve.Mentioned
	for _, t := range told {
		list = append(list, resolve.Mentioned{Report: t.Report, Agreement: t.Entry})
	}
	pacts := resolve.Pacts(list, func(string) string { return "" })
	if len(pacts) <= mostPacts {
		return v.record.Pacts(who, words, as)
	}
	slices.SortStableFunc(pacts, func(a, b resolve.Pact) int { return len(b.Mentions) - len(a.Mentions) })
	return pacts, nil
}

func pactOf(p *resolve.Pact) pact {
	one := pact{Pact: p, Name: phrase.Squeeze(p.Mentions[0].Words.Text)}
	if len(p.Names) > 0 {
		one.Name = strings.Join(p.Names, ", also ")
	}
	var parties []string
	for _, a := range p.Parties {
		if name := partyName(a); name != "" && len(parties) < 2 {
			parties = append(parties, name)
		}
	}
	if len(parties) == 2 {
		one.Alone = "/agreements?" + url.Values{"party": parties[:1], "other": parties[1:]}.Encode()
	}
	for _, c := range p.Clauses[:min(mostClauses, len(p.Clauses))] {
		left := max(0, len(c.Bearing)-mostBearing)
		c.Bearing = c.Bearing[:min(mostBearing, len(c.Bearing))]
		one.Bears = append(one.Bears, bearing{c, left})
	}
	return one
}
