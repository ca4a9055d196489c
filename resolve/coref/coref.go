// Package coref tells which mentions, of one report or of many, are of the same happening. In goes what a report says of each:
// the word that tells it, who, whom, where, when, and the profile of the report; out come pairs compared (Compatible) or
// groups (Group).
//
// What happened is told by the same word, or by another of the same type if both name the same people. Reports of one story tell of the
// same happening with it as a rule, reports of others do not; other people, countries or days speak against it. Nothing that a report
// leaves unsaid speaks against it.
package coref

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/resolve/cluster"
	"chancery/resolve/story"
	"chancery/text"
)

// Mention is what a report says of a happening in one place. All but Report and Trigger may be empty.
type Mention struct {
	ID         string // tells mentions of one report apart
	Report     story.Profile
	Trigger    string // the word that tells it, best in its dictionary form: "arrest"
	Type       record.Type
	Mode       string
	Actors     []record.Actor
	Recipients []record.Actor
	Places     []record.Place
	From, To   text.Day // zero if unknown
}

// Of makes the mention of an event in a report of that profile.
func Of(report story.Profile, e *record.Event) Mention {
	m := Mention{ID: e.ID, Report: report, Trigger: telling(e.Trigger.Text), Type: e.Type, Mode: e.Mode,
		Actors: e.Actors, Recipients: e.Recipients, Places: e.Places}
	if e.When != nil {
		m.From, m.To = e.When.From, e.When.To
	}
	return m
}

// particles end phrases whose verb tells what is done: "called off".
var particles = map[string]bool{"up": true, "down": true, "off": true, "out": true, "in": true, "on": true, "over": true, "away": true,
	"back": true, "against": true, "for": true, "to": true, "with": true, "at": true, "into": true, "forward": true, "together": true}

// telling returns the word of a trigger's that tells what is done: the noun that a verb carries, as in "launched a crackdown", or else the verb.
func telling(trigger string) string {
	phrase, _, _ := strings.Cut(trigger, " of ")
	words := strings.Fields(phrase)
	switch n := len(words); {
	case n == 0:
		return ""
	case particles[words[n-1]]:
		return words[0]
	default:
		return words[n-1]
	}
}

const (
	otherWord   = 0.3 // for mentions of one type and mode that name the same people
	otherType   = 0.5 // for those of one word that tells of different types
	onePeople   = 1.3
	otherPeople = 0.2
	otherPlace  = 0.7
	slackDays   = 2 // apart at which half is left
)

// Compatible says how likely two mentions are of one happening: 0 for never, the more the likelier; it is no probability.
func Compatible(a, b Mention) float64 {
	people := samePeople(a, b)
	likely := trigger(a, b, people)
	if likely == 0 {
		return 0
	}
	if a.Report.ID != b.Report.ID {
		likely *= story.Same(a.Report, b.Report)
	}
	switch people {
	case same:
		likely *= onePeople
	case different:
		likely *= otherPeople
	}
	if compare(a.Places, b.Places, samePlace) == different {
		likely *= otherPlace
	}
	return likely * slackDays / (slackDays + float64(daysApart(a, b)))
}

// trigger says how much the words of two mentions tell of the same act.
func trigger(a, b Mention, people relation) float64 {
	typed := a.Type != "" && b.Type != ""
	switch {
	case akin(a.Trigger, b.Trigger) && typed && a.Type != b.Type:
		return otherType
	case akin(a.Trigger, b.Trigger):
		return 1
	case typed && a.Type == b.Type && a.Mode != "" && a.Mode == b.Mode && people == same:
		return otherWord
	}
	return 0
}

// leastRoot is how many letters words must share to be taken for derived from each other.
const leastRoot = 5

// akin reports whether words are the same but for inflection and derivation: "nominate", "nominated" and "nomination".
func akin(a, b string) bool {
	a, b = story.Stem(strings.ToLower(a)), story.Stem(strings.ToLower(b))
	if a == b {
		return a != ""
	}
	shared := 0
	for shared < min(len(a), len(b)) && a[shared] == b[shared] {
		shared++
	}
	return shared >= max(leastRoot, min(len(a), len(b))-1)
}

// Keys are what mentions of one happening share one of.
func Keys(m Mention) []string {
	root := story.Stem(strings.ToLower(m.Trigger))
	keys := []string{root[:min(len(root), leastRoot)]}
	if m.Type != "" {
		keys = append(keys, string(m.Type)+" "+m.Mode)
	}
	return keys
}

// relation is what two lists of the same kind of thing say of whether they are meant to be the same, in the order in which
// it counts: see both.
type relation uint8

const (
	unknown   relation = iota // one of them is empty, or what is known does not tell
	same                      // they share one
	different                 // all differ
)

// compare compares two lists.
func compare[T any](a, b []T, one func(x, y T) relation) relation {
	found, open := unknown, false
	for _, x := range a {
		for _, y := range b {
			switch one(x, y) {
			case same:
				return same
			case unknown:
				open = true
			}
			found = different
		}
	}
	if open {
		return unknown
	}
	return found
}

// mutual are the acts that both sides do: reports turn actor and recipient round ("met", "was met by").
var mutual = map[record.Type]bool{record.Consult: true, record.Agree: true, record.Cooperate: true}

// samePeople says whether the same people act on the same.
func samePeople(a, b Mention) relation {
	straight := both(compare(a.Actors, b.Actors, sameActor), compare(a.Recipients, b.Recipients, sameActor))
	if straight == same || !mutual[a.Type] {
		return straight
	}
	turned := both(compare(a.Actors, b.Recipients, sameActor), compare(a.Recipients, b.Actors, sameActor))
	if turned == same || straight == different {
		return turned
	}
	return straight
}

// both joins what two sides say: one that differs is enough.
func both(x, y relation) relation { return max(x, y) }

// sameActor compares actors. A part of a name stands for all of it; a person may be the one who is meant by the country.
func sameActor(a, b record.Actor) relation {
	switch {
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return different
	case a.ID != "" && a.ID == b.ID:
		return same
	case a.Name != "" && b.Name != "":
		if shareWord(a.Name, b.Name) {
			return same
		}
		return different
	}
	return unknown
}

func shareWord(a, b string) bool {
	for _, w := range strings.Fields(a) {
		if slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return false
}

// samePlace compares places by their countries: a town is in its country, and reports choose either.
func samePlace(a, b record.Place) relation {
	switch {
	case a.Name == b.Name:
		return same
	case len(a.Countries) == 0 || len(b.Countries) == 0:
		return unknown
	}
	for _, c := range a.Countries {
		if slices.Contains(b.Countries, c) {
			return unknown
		}
	}
	return different
}

// daysApart is how many days lie between the times of two mentions: 0 if they overlap or one is unknown.
func daysApart(a, b Mention) int {
	if a.From.IsZero() || a.To.IsZero() || b.From.IsZero() || b.To.IsZero() {
		return 0
	}
	gap := max(b.From.Time().Sub(a.To.Time()), a.From.Time().Sub(b.To.Time()), 0)
	return int(gap.Hours() / 24)
}

// rule says how compatible the mentions of a happening are.
var rule = cluster.Rule{Enough: 0.7, Usual: 0.23, Weight: 1e9}

// crowded is how many mentions may share a key for it to bring them together.
const crowded = 1000

// Group puts the mentions of one happening together. It returns groups of indexes into mentions, each in ascending order, the
// groups in order of their first. Mentions of one report must differ in ID for the groups not to depend on their order.
func Group(mentions []Mention) [][]int {
	order := make([]int, len(mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(story.Compare(mentions[i].Report, mentions[j].Report), strings.Compare(mentions[i].ID, mentions[j].ID))
	})
	keys := make([][]string, len(order))
	for n, i := range order {
		keys[n] = Keys(mentions[i])
	}
	var pairs []cluster.Pair
	for _, c := range cluster.Candidates(keys, crowded) {
		if alike := Compatible(mentions[order[c[0]]], mentions[order[c[1]]]); alike > 0 {
			pairs = append(pairs, cluster.Pair{A: c[0], B: c[1], Alike: alike})
		}
	}
	return cluster.Numbered(cluster.Group(len(order), pairs, rule), order)
}
