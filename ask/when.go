package ask

import (
	"regexp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// when answers when it last, or first, happened.
func (a *asker) when(answer *Answer) error {
	f := query.EntryFilter{Types: sameFamily(a.Type), Order: query.ByDayDown, States: []record.State{record.IsHappened, record.IsUnderWay}}
	if a.First {
		f.Order = query.ByDay
	}
	if toCome.MatchString(a.Text) {
		f.States, f.Planned, f.Order = []record.State{record.IsPlanned, record.IsPostponed, record.IsProposed}, true, query.ByDue
	}
	if a.Type == record.Consult && a.Mode == "" && visiting.MatchString(a.Text) {
		a.Mode = "visit"
	}
	topic := a.Topic
	a.Topic = nil // the act is in the type; its word may be another in the report
	if a.Type == "" {
		a.Topic = topic
	}
	list, told, err := a.find(f)
	if err != nil {
		return err
	}
	more, moreTold, err := a.byHolders(f)
	if err != nil {
		return err
	}
	list, told = join(list, told, more, moreTold)
	if list, told, err = a.onSides(list, told); err != nil {
		return err
	}
	if len(list) == 0 {
		if list, told, err = a.inOneSentence(f); err != nil {
			return err
		}
	}
	if a.Topic = topic; len(list) == 0 {
		if list, told, err = a.whenInPlace(f); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		return a.whenInWords(answer)
	}
	list, told = a.closest(list, told)
	list, told = arranged(list, told, f)
	if f.Planned {
		a.lines(answer, list[:1], told[:1])
		answer.Says = "Planned, no day stated."
		if e := &list[0]; e.Due != nil {
			answer.Says = "Planned: " + phrase.Time(e.Due) + "."
		}
		return nil
	}
	first := a.extreme(list)
	e := &list[first]
	answer.Lines = []Line{a.line(e, told[first])}
	answer.Says = map[bool]string{false: "The last: ", true: "The first: "}[a.First] + phrase.Time(e.When) + "."
	if e.When == nil {
		answer.Says = "No report gives the day; it was reported on " + phrase.Day(e.Published) + "."
	}
	return nil
}

// closest keeps the entries that have most of the topic's words, if some have half of them: the act's own word may be another in the report.
func (a *asker) closest(list []record.Entry, told [][]record.Assertion) ([]record.Entry, [][]record.Assertion) {
	if len(a.Topic) < 2 || !slices.ContainsFunc(told, func(t []record.Assertion) bool { return a.about(t) >= enoughShared }) {
		return list, told
	}
	return a.relevant(list, told)
}

// whenInPlace finds entries of an act in reports that name the place where the question has it, "in Rakhine".
func (a *asker) whenInPlace(f query.EntryFilter) ([]record.Entry, [][]record.Assertion, error) {
	place, names := "", []query.Party(nil)
	for i, p := range a.Parties {
		name := a.typed[i][len(a.typed[i])-1]
		if at := strings.Index(a.Text, name); at >= 0 && placeBefore.MatchString(a.Text[:at]) {
			place = name
		} else if at >= 0 {
			names = append(names, p.party())
		}
	}
	if place == "" || f.Types == nil || len(a.Topic) == 0 || a.Mode == "visit" {
		return nil, nil, nil
	}
	f.AsOf, f.Limit, f.Words, f.Involving = a.as, mostCandidates, place, names
	list, err := a.Entries(f)
	if err != nil {
		return nil, nil, err
	}
	told, err := a.Told(list...)
	if !slices.ContainsFunc(told, func(t []record.Assertion) bool { return a.about(t) >= enoughShared }) {
		return nil, nil, err
	}
	return list, told, err
}

// whenInWords adds sentences that have all the words of the question, where no entry tells of it; not of visits and holders of an office, of
// whom the same words tell other things.
func (a *asker) whenInWords(answer *Answer) error {
	if a.Mode == "visit" || len(a.Parties) == 0 || slices.ContainsFunc(a.Parties, func(p Side) bool { return p.Role != "" }) {
		return nil
	}
	a.Topic = slices.DeleteFunc(slices.Clone(a.Topic), func(w string) bool { // the names are looked for as such
		return slices.ContainsFunc(a.typed, func(names []string) bool {
			return slices.Contains(query.Words(query.Fold(strings.Join(names, " "))), w)
		})
	})
	var found Answer
	if err := a.passages(&found, happening, mostSaid); err != nil {
		return err
	}
	for _, l := range found.Lines {
		own := l.Cites[0].Quote.Text
		if a.share(own) == 1 && a.countNamed(own) == len(a.Parties) && !undertaking.MatchString(own) {
			answer.Lines = append(answer.Lines, l)
			break
		}
	}
	return nil
}

// toCome are the beginnings of questions about what is planned.
var toCome = regexp.MustCompile(`(?i)^when (will|is|are)\b`)

// extreme is the last of the entries, or the first: by their days, and of news without a day by that of the report.
func (a *asker) extreme(list []record.Entry) int {
	best := 0
	for i := range list {
		x, y := dayKnown(&list[i]), dayKnown(&list[best])
		if !x.IsZero() && (y.IsZero() || a.First && x.Before(y) || !a.First && y.Before(x)) {
			best = i
		}
	}
	for i := range list { // what gives the day, of what may be the same
		x, y := &list[i], &list[best]
		if exact(x) && !exact(y) && !y.Recalled && abs(int(dayKnown(x).Time().Sub(dayKnown(y).Time()).Hours()/24)) <= sameWeek {
			best = i
		}
	}
	return best
}

// sameWeek is how many days may lie between an entry with a day and one without that are told together.
const sameWeek = 7

func exact(e *record.Entry) bool {
	return e.When != nil && !e.When.From.IsZero() && e.When.From == e.When.To
}

func abs(n int) int { return max(n, -n) }

// dayKnown is the day by which something had happened; zero if only recollections without a day tell of it.
func dayKnown(e *record.Entry) text.Day {
	switch {
	case e.When != nil && !e.When.To.IsZero():
		return e.When.To
	case e.Recalled:
		return text.Day{}
	}
	return e.Published
}

// sameFamily lists the types that tell one kind of act; nil for none.
func sameFamily(t record.Type) []record.Type {
	if t == "" {
		return nil
	}
	var out []record.Type
	for _, o := range query.Types {
		if resolve.Family(o) == resolve.Family(t) {
			out = append(out, o)
		}
	}
	if out == nil { // of a user's own
		out = []record.Type{t}
	}
	return out
}

// onSides keeps the entries in which those of the question do what they do there, holders of the office that it names included.
func (a *asker) onSides(list []record.Entry, told [][]record.Assertion) (kept []record.Entry, words [][]record.Assertion, err error) {
	holders := make([][]string, len(a.Parties))
	for i, p := range a.Parties {
		if holders[i], err = a.holders(p); err != nil {
			return nil, nil, err
		}
	}
	for i := range list {
		e := &list[i]
		both := slices.Concat(e.Actors, e.Recipients)
		if a.backwards(e) {
			continue
		}
		ok := a.Mode == "" || a.Mode == e.Mode || e.Mode == "" && a.Mode != "visit" // whom one meets at home one does not visit
		for k, p := range a.Parties {
			side := both
			if len(a.Parties) > 1 && e.Mode == "visit" { // who is named first goes to the other
				side = map[bool][]record.Actor{true: e.Actors, false: e.Recipients}[k == 0]
			}
			if p.Name != "" && slices.ContainsFunc(e.Places, func(at record.Place) bool { return query.Fold(at.Name) == query.Fold(p.Name) }) {
				continue
			}
			if k > 0 && e.Mode == "visit" && p.Name == "" && slices.ContainsFunc(e.Places, func(at record.Place) bool { return slices.Equal(at.Countries, []string{p.Country}) }) {
				continue
			}
			ok = ok && slices.ContainsFunc(side, func(x record.Actor) bool { return p.is(x) || slices.Contains(holders[k], x.Name) })
		}
		if ok {
			kept, words = append(kept, *e), append(words, told[i])
		}
	}
	return kept, words, nil
}

// backwards reports whether the one who is named second does to the first what the question asks of the first.
func (a *asker) backwards(e *record.Entry) bool {
	if len(a.Parties) != 2 || passiveBy.MatchString(a.Text) {
		return false
	}
	does := func(list []record.Actor, i int) bool { return slices.ContainsFunc(list, a.Parties[i].is) }
	return does(e.Actors, 1) && does(e.Recipients, 0) && !does(e.Actors, 0)
}

var passiveBy = regexp.MustCompile(`(?i)\w(ed|en|id) by\b|\bby (an?|the)? ?[A-Z]`)

// holders are the names of those who held the office of a side, as any report says: one report gives the office, another only the name.
func (a *asker) holders(s Side) ([]string, error) {
	if s.Role == "" {
		return nil, nil
	}
	list, err := a.Offices(s.Country, "", a.as)
	var names []string
	for _, t := range list {
		if sameRole(t.Role, s.Role) {
			names = append(names, t.Holder)
		}
	}
	return names, err
}

// is reports whether an actor is who the question names.
func (s Side) is(x record.Actor) bool {
	if s.Name != "" {
		return strings.Contains(query.Fold(x.Name), query.Fold(s.Name)) || strings.Contains(query.Fold(s.Name), query.Fold(x.Name)) && x.Name != ""
	}
	if x.Country != s.Country {
		return false
	}
	return s.Role == "" || sameRole(x.Role, s.Role) || x.Name == "" && sameRole(described(x.Text), s.Role)
}

// described is the office in a description of somebody who is not named: "a French head of state".
func described(words string) string {
	fields := strings.Fields(words)
	for i, w := range fields {
		if isLower(w) && (officeWord[w] || w == "head") {
			return strings.Join(fields[i:], " ")
		}
	}
	return ""
}
