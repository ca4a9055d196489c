package web

import (
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
	TooMany      bool // the record is large, and the visitor named nobody
}

type pact struct {
	*resolve.Pact
	Name  string
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
	manyReports = 20000 // in a record that is not listed whole
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
		if list, err = v.record.Pacts(who, body.Words, as); err != nil {
			return page{}, err
		}
	}
	body.Left = max(0, len(list)-mostPacts)
	for i := range list[:min(mostPacts, len(list))] {
		body.List = append(body.List, pactOf(&list[i]))
	}
	return page{Title: "Agreements", Section: "agreements", Body: body}, nil
}

func pactOf(p *resolve.Pact) pact {
	one := pact{Pact: p, Name: phrase.Squeeze(p.Mentions[0].Words.Text)}
	if len(p.Names) > 0 {
		one.Name = strings.Join(p.Names, ", also ")
	}
	for _, c := range p.Clauses[:min(mostClauses, len(p.Clauses))] {
		left := max(0, len(c.Bearing)-mostBearing)
		c.Bearing = c.Bearing[:min(mostBearing, len(c.Bearing))]
		one.Bears = append(one.Bears, bearing{c, left})
	}
	return one
}
