package resolve

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// Facet is an assertion as one block sees it. A visit to two countries has two: each visit may come to pass or not.
type Facet struct {
	Key        string // family and parties: "meet|AZE+USA|"
	Fine       string // the narrowest block within it: see Fine
	Recipients []record.Actor
}

// family is what is told of one happening under different types: goods "sold" in one report are "shipped" in another.
var family = map[record.Type]string{
	record.Consult: "meet",
	record.Agree:   "deal", record.Support: "deal",
	record.Cooperate: "give", record.Aid: "give",
	record.Concede: "yield", record.Retreat: "yield",
}

// Family names the family of a type; a type of a user's own is a family of its own.
func Family(t record.Type) string {
	if f := family[t]; f != "" {
		return f
	}
	return strings.ToLower(string(t))
}

// blocking says which parties make the block of a family; the others are compared within it.
type blocking uint8

const (
	byPair      blocking = iota // both, on whichever side: who receives is who visits, seen from the other side
	byActor                     // the actor alone: whom it concerns is often left out
	byEachActor                 // likewise, and each of several may do it at another time
	byRecipient                 // the recipient alone: who did it is often unknown, or in dispute
)

var blockings = map[string]blocking{
	"yield": byEachActor, "protest": byActor, "mobilize": byActor,
	"assault": byRecipient, "coerce": byRecipient, "sanction": byRecipient,
}

// mostRecipients is how many recipients get a facet each; more of them are one group.
const mostRecipients = 4

// facets lists the blocks of an event. What it leaves out its report's surroundings give; one without a party or a place
// is in a block of its report alone.
func (c *context) facets(e *record.Event) []Facet {
	fam := Family(e.Type)
	actors, groups := codes(e.Actors), recipientsByCode(e.Recipients)
	where := placeCode(e.Places)
	if len(actors) == 0 && len(groups) == 0 && where == "" && c.main == "" {
		return []Facet{{Key: fam + "|@" + c.report.ID + "|", Recipients: e.Recipients}}
	}
	key := func(parties ...string) string {
		return fam + "|" + joined(distinct(parties)) + "|"
	}
	switch blockings[fam] {
	case byActor:
		return []Facet{{Key: key(firstOf(append(actors, where, c.main, codeOf(groups))...)), Recipients: e.Recipients}}
	case byEachActor:
		var out []Facet
		for _, a := range actors {
			out = append(out, Facet{Key: key(a), Recipients: e.Recipients})
		}
		if out == nil {
			out = []Facet{{Key: key(firstOf(where, c.main, codeOf(groups))), Recipients: e.Recipients}}
		}
		return out
	case byRecipient:
		return eachRecipient(groups, func(code string) string {
			return key(firstOf(countryAmong(code), where, c.victim(e, actors), code, joined(actors)))
		})
	}
	return eachRecipient(groups, func(code string) string {
		switch {
		case code == "" && len(actors) == 0:
			return key(c.unstated(e, where)...)
		case code == "" && len(e.Actors) < 2:
			return key(append(slices.Clone(actors), c.other(e, actors, where))...)
		case len(actors) == 0:
			return key(code, c.other(e, []string{code}, ""))
		}
		return key(append(slices.Clone(actors), code)...)
	})
}

// countryAmong is the code if it is a country's.
func countryAmong(code string) string {
	if len(code) == len("SWE") && strings.ToUpper(code) == code {
		return code
	}
	return ""
}

// eachRecipient makes a facet for each group of recipients, or one for all if they are none or many.
func eachRecipient(groups []group, key func(code string) string) []Facet {
	if len(groups) > mostRecipients {
		var all []record.Actor
		for _, g := range groups {
			all = append(all, g.actors...)
		}
		return []Facet{{Key: key(fmt.Sprint(len(groups))), Recipients: all}}
	}
	var out []Facet
	for _, g := range groups {
		out = append(out, Facet{Key: key(g.code), Recipients: g.actors})
	}
	if out == nil {
		return []Facet{{Key: key(""), Recipients: nil}}
	}
	return out
}

// group is the recipients that share a code.
type group struct {
	code   string
	actors []record.Actor
}

func recipientsByCode(list []record.Actor) []group {
	var out []group
	for _, a := range list {
		code := partyCode(a)
		i := slices.IndexFunc(out, func(g group) bool { return g.code == code })
		if i < 0 {
			out = append(out, group{code: code})
			i = len(out) - 1
		}
		out[i].actors = append(out[i].actors, a)
	}
	if len(out) > 1 { // those of whom nothing is known go with the others
		out = slices.DeleteFunc(out, func(g group) bool { return g.code == "" })
	}
	return out
}

func codeOf(groups []group) string {
	if len(groups) == 0 {
		return ""
	}
	return groups[0].code
}

// partyCode is the country that an actor belongs to; for bodies of no country and for named ones of unknown country, their id.
func partyCode(a record.Actor) string {
	switch {
	case a.Country != "" && a.Country != "IGO" && a.Country != "NGO" && a.Country != "MNC":
		return a.Country
	case a.Name != "":
		return a.ID
	}
	return ""
}

// codes lists the parties of a side, sorted, each once.
func codes(list []record.Actor) []string {
	var out []string
	for _, a := range list {
		out = append(out, partyCode(a))
	}
	return distinct(out)
}

// countries lists the parties of a side whose country, or kind, is known: of a name alone nobody knows whether it is one of them.
func countries(list []record.Actor) []string {
	return codes(slices.DeleteFunc(slices.Clone(list), func(a record.Actor) bool { return a.Country == "" }))
}

// distinct sorts the codes and leaves out repetitions and the empty one.
func distinct(list []string) []string {
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
}

func joined(codes []string) string { return strings.Join(codes, "+") }

// placeCode is the country of the first place that lies in one country.
func placeCode(places []record.Place) string {
	for _, p := range places {
		if len(p.Countries) == 1 {
			return p.Countries[0]
		}
	}
	return ""
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
