package web

import (
	"cmp"
	"slices"

	"chancery/query"
	"chancery/record"
)

type actorPage struct {
	Name     string
	Country  string
	List     []*record.Entry
	Next     string
	States   []stateCount
	Kinds    []dealing
	Partners []partner
	Said     []query.Told[record.Statement]
	Due      []dueLine
}

type stateCount struct {
	State record.State
	Count int
}

// partner is somebody with whom the actor has to do.
type partner struct {
	Name  string
	Count int
}

// The bounds of the page of an actor.
const (
	mostPartners = 12
	mostSaid     = 10
)

// actor shows what somebody did, said and is to do, and with whom.
func actor(v *visit) (page, error) {
	a := v.asked()
	name := a.words("name")
	if query.Fold(name) == "" {
		a.wrong("Whose page? Write a name, or a country: /actor?name=Armenia")
	}
	f := a.filter()
	who := a.party("name")
	f.Involving, f.Order = []query.Party{who}, query.ByDayDown
	list, next, err := a.entries(f)
	if err != nil {
		return page{}, err
	}
	if len(list) == 0 && !a.Has("cursor") {
		return page{}, problem{404, "The record does not know " + name, "Try a part of the name, or the name of the country. The search finds the words in reports."}
	}
	body := actorPage{Name: name, Country: who.Country, Next: next}
	body.List, body.States, body.Kinds, body.Partners = pointers(list), countStates(list), dealings(list), partners(list, who)
	if body.Said, err = v.record.Statements(query.StatementFilter{Speaker: who, Limit: mostSaid, AsOf: f.AsOf}); err != nil {
		return page{}, err
	}
	due, _, err := v.record.Docket(query.EntryFilter{Involving: f.Involving, DueSince: v.day.Add(-backDays), Limit: mostSaid, AsOf: f.AsOf})
	body.Due = dueLines(due)
	return page{Title: name, Body: body}, err
}

func countStates(list []record.Entry) []stateCount {
	var out []stateCount
	for _, s := range states {
		n := 0
		for i := range list {
			if list[i].State == s {
				n++
			}
		}
		if n > 0 {
			out = append(out, stateCount{s, n})
		}
	}
	return out
}

// partners counts those on the other side, the most frequent first.
func partners(list []record.Entry, who query.Party) []partner {
	var out []partner
	for _, e := range list {
		seen := map[string]bool{}
		for _, a := range slices.Concat(e.Actors, e.Recipients) {
			name := partyName(a)
			if name == "" || who.Among([]record.Actor{a}) || seen[name] {
				continue
			}
			seen[name] = true
			at := slices.IndexFunc(out, func(p partner) bool { return p.Name == name })
			if at < 0 {
				at, out = len(out), append(out, partner{Name: name})
			}
			out[at].Count++
		}
	}
	slices.SortStableFunc(out, func(a, b partner) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	return out[:min(mostPartners, len(out))]
}
