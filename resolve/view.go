package resolve

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// view is an assertion prepared for comparison.
type view struct {
	*record.Assertion
	recipients []record.Actor // of the facet
	state      record.State
	dated      bool
	day        span // the days on which it happens, if dated
	published  int  // day of the report; 0 if unknown
	named      map[string]words
	places     words
	act        words // trigger, mode and objects
	said       words // the evidence
}

// span is a closed interval of days counted from 1970.
type span struct{ from, to int }

func number(d text.Day) int {
	if d.IsZero() {
		return 0
	}
	return int(d.Time().Unix() / (24 * 60 * 60))
}

// gap is how many days lie between two intervals, 0 if they overlap.
func (s span) gap(o span) int { return max(0, s.from-o.to, o.from-s.to) }

// short reports whether the interval is a day or two: exact enough to differ from another one.
func (s span) short() bool { return s.to-s.from <= 1 }

func newView(a *record.Assertion, f Facet) *view {
	e := &a.Event
	v := &view{Assertion: a, recipients: f.Recipients, state: stateOf(e), published: number(a.Report.Published.Day)}
	if e.When != nil && !e.When.From.IsZero() {
		v.dated, v.day = true, span{number(e.When.From), number(e.When.To)}
	}
	v.named = namedByCountry(e.Actors, f.Recipients)
	v.places = placeNames(e)
	act := []string{e.Trigger.Text, e.Mode}
	for _, o := range e.Objects {
		act = append(act, o.Text)
	}
	v.act, v.said = contentWords(act...), contentWords(e.Evidence.Text)
	return v
}

// namedByCountry collects who is named, by country: where one report names the minister and the other the state, they do not differ.
func namedByCountry(sides ...[]record.Actor) map[string]words {
	out := map[string]words{}
	for _, side := range sides {
		for _, a := range side {
			if a.Name != "" && a.ID != a.Country {
				out[a.Country] = append(out[a.Country], a.ID)
			}
		}
	}
	for c := range out {
		slices.Sort(out[c])
		out[c] = slices.Compact(out[c])
	}
	return out
}

// placeNames lists where it happens but for whole countries, which say little.
func placeNames(e *record.Event) words {
	country := map[string]bool{}
	for _, side := range [][]record.Actor{e.Actors, e.Recipients} {
		for _, a := range side {
			if a.ID == a.Country {
				country[a.Name] = true
			}
		}
	}
	var out words
	for _, p := range e.Places {
		if !country[p.Name] && len(p.Countries) == 1 {
			out = append(out, strings.ToLower(p.Name))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inOrder sorts by publication and then by ids, so that any order of arrival gives the same.
func inOrder(list []*view) {
	slices.SortFunc(list, func(a, b *view) int {
		return cmp.Or(
			cmp.Compare(a.published, b.published),
			strings.Compare(a.Report.Published.Time, b.Report.Published.Time),
			strings.Compare(a.Report.ID, b.Report.ID),
			cmp.Compare(a.Event.Trigger.Start, b.Event.Trigger.Start),
			strings.Compare(a.Event.ID, b.Event.ID),
		)
	})
}
