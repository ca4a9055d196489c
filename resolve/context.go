package resolve

import (
	"slices"
	"strings"
	"unicode"

	"chancery/record"
)

// context is what a report tells as a whole, by which its single events are completed: whom it is about, and which country a
// person belongs to whom only one sentence introduces.
type context struct {
	report    *record.Report
	main      string            // the country that most of its events have to do with; "" if there is none
	pairs     map[[2]string]int // how many events have both parties
	countries map[string]string // their codes by the names that the report has for them
	events    []record.Event    // with the countries of those who are named
}

func newContext(rep *record.Report, elsewhere func(name string) string) *context {
	c := &context{report: rep, pairs: map[[2]string]int{}, countries: map[string]string{}, events: slices.Clone(rep.Events)}
	home := homes(rep)
	times := map[string]int{}
	var order []string // by their first mention
	for i := range c.events {
		e := &c.events[i]
		e.Actors, e.Recipients = settled(e.Actors, home, elsewhere), settled(e.Recipients, home, elsewhere)
		if mutual[Family(e.Type)] {
			e.Actors, e.Recipients = unplaced(e.Actors, placeCode(e.Places)), unplaced(e.Recipients, placeCode(e.Places))
		}
		parties := distinct(codes(slices.Concat(e.Actors, e.Recipients)))
		for i, a := range parties {
			times[a]++
			order = append(order, a)
			for _, b := range parties[:i] {
				c.pairs[[2]string{b, a}]++
			}
		}
		if len(parties) == 1 && len(e.Actors)+len(e.Recipients) > 1 { // a state and its rebels
			c.pairs[[2]string{parties[0], parties[0]}]++
		}
		for _, a := range slices.Concat(e.Actors, e.Recipients) {
			if a.Name != "" && a.ID == a.Country && countryAmong(a.Country) != "" {
				c.countries[a.Name] = a.Country
			}
		}
	}
	if !slices.ContainsFunc(order, func(code string) bool { return countryAmong(code) != "" }) {
		order = spokenFor(rep, times)
	}
	for _, code := range order {
		if countryAmong(code) != "" && times[code] > times[c.main] {
			c.main = code
		}
	}
	return c
}

// spokenFor lists the countries of those who speak or hold an office in a report whose events name none, and of its places, and counts them.
func spokenFor(rep *record.Report, times map[string]int) (order []string) {
	for _, s := range rep.Statements {
		order = append(order, s.Speaker.Country)
	}
	for _, r := range rep.Roles {
		order = append(order, r.Country)
	}
	for _, e := range rep.Events {
		order = append(order, placeCode(e.Places))
	}
	for _, code := range order {
		times[code]++
	}
	return order
}

// homes tells the country of each person that the report names with one.
func homes(rep *record.Report) map[string]string {
	out := map[string]string{}
	for _, e := range rep.Events {
		for _, a := range slices.Concat(e.Actors, e.Recipients) {
			if a.Name != "" && countryAmong(a.Country) != "" && out[a.Name] == "" {
				out[a.Name] = a.Country
			}
		}
	}
	return out
}

// settled fills in the countries that are known.
func settled(list []record.Actor, home map[string]string, elsewhere func(name string) string) []record.Actor {
	out := slices.Clone(list)
	for i, a := range out {
		if a.Country == "" && a.Name != "" {
			if out[i].Country = home[a.Name]; out[i].Country == "" {
				out[i].Country = elsewhere(a.Name)
			}
		}
	}
	return out
}

// unplaced takes the country of a place from those whose words do not name it: "the delegations" met in Cuba, but are not of it.
func unplaced(list []record.Actor, where string) []record.Actor {
	for i, a := range list {
		if a.Country == where && a.Name == "" && !strings.ContainsFunc(a.Text[min(1, len(a.Text)):], unicode.IsUpper) {
			list[i].Country = ""
		}
	}
	return list
}

// other is the party that an event with one of them leaves out: a visitor's host is where the visit goes, and other acts of a report
// on two parties are between them.
func (c *context) other(e *record.Event, actors []string, where string) string {
	mine := joined(actors)
	if e.Mode == "visit" && where != "" && where != mine {
		return where
	}
	return firstOf(c.nearby(e, mine), c.counterpart(mine))
}

// victim is where one is hit of whom no country is told: in the other country that the sentence names, or else in the report's
// main one, or the counterpart of those who do it if that is theirs.
func (c *context) victim(e *record.Event, actors []string) string {
	mine := joined(actors)
	beside := countryAmong(c.nearby(e, mine))
	if beside == "" && mine == c.main {
		beside = countryAmong(c.counterpart(mine))
	}
	return firstOf(beside, c.main)
}

// sentencePair reports whether a plan that does not stay as it was is told with one party by a sentence that names the other: no mention
// elsewhere knows that better.
func (c *context) sentencePair(e *record.Event) bool {
	mine := codes(e.Actors)
	return e.Turn != "" && len(mine) == 1 && c.nearby(e, mine[0]) != ""
}

// nearby is the party that another event of the same sentence has beside one, or the other country that the sentence names; "" if there
// is none, or more.
func (c *context) nearby(e *record.Event, mine string) string {
	var found []string
	for _, o := range c.events {
		if o.Evidence.Span != e.Evidence.Span {
			continue
		}
		if all := distinct(codes(slices.Concat(o.Actors, o.Recipients))); len(all) == 2 && slices.Contains(all, mine) {
			found = append(found, all...)
		}
	}
	if found == nil {
		for name, code := range c.countries {
			if strings.Contains(e.Evidence.Text, name) && !(mutual[Family(e.Type)] && e.Mode != "visit" && code == placeCode(e.Places)) { // who meets in Cuba is not Cuba
				found = append(found, code)
			}
		}
	}
	found = slices.DeleteFunc(distinct(found), func(s string) bool { return s == mine })
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// counterpart is the party with which the report tells most of the events of another; "" if several are as near. Of no party
// at all the report's main one is meant.
func (c *context) counterpart(of string) string {
	best, most, equal := "", 0, false
	for pair, n := range c.pairs {
		other := ""
		switch of {
		case pair[0]:
			other = pair[1]
		case pair[1]:
			other = pair[0]
		default:
			continue
		}
		switch {
		case n > most:
			best, most, equal = other, n, false
		case n == most:
			equal = true
		}
	}
	if equal {
		return ""
	}
	return best
}

// between is the two parties that most events of the report have, nil if none are, or others as often. Two countries come before a country
// and a name of which nobody knows whether it is a party at all.
func (c *context) between() []string {
	var best []string
	most := 0
	for pair, n := range c.pairs {
		if countryAmong(pair[0]) != "" && countryAmong(pair[1]) != "" {
			n += len(c.events)
		}
		switch {
		case n > most:
			best, most = pair[:], n
		case n == most:
			best = nil
		}
	}
	return best
}

// unstated are the parties of an event that names none itself: of what two do with each other those of whom the report tells most, of
// anything else where it happens.
func (c *context) unstated(e *record.Event, where string) []string {
	if pair := c.between(); pair != nil && mutual[Family(e.Type)] && e.Mode != "visit" {
		return pair
	}
	return []string{firstOf(c.other(e, nil, where), c.main)}
}
