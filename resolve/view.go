package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	named      []person
	ordinal    string // "third", of a round or a visit
	proper     words  // names in the evidence, whosever they are
	places     words
	lands      words // countries of its places
	act        words // trigger, mode and objects
	trigger    words
	rule       bool   // it is forbidden, and no more
	denies     bool   // the block is that of what it denies
	kind       string // of act, within its family: see kinds
	said       words  // the evidence
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
	if b := v.before(2); e.Type == record.Request && ahead(v.state) && slices.Equal(b, []string{"at", "the"}) { // "will meet at the request of": it was made
		v.state, v.dated, v.day = record.IsHappened, false, span{}
	}
	if v.state == record.IsHappened && v.dated && v.published > 0 && v.day.from > v.published {
		v.ahead()
	}
	v.named = slices.DeleteFunc(persons(e.Actors, f.Recipients), func(p person) bool { // where a visit goes is nobody
		return slices.ContainsFunc(e.Places, func(at record.Place) bool { return strings.EqualFold(at.Name, p.name) })
	})
	v.rule = e.Status == record.Negated && banned(e)
	v.ordinal = v.ordinalOf()
	v.proper = properWords(e.Evidence.Text)
	v.places = placeNames(e)
	for _, p := range e.Places {
		if len(p.Countries) == 1 {
			v.lands = union(v.lands, words{p.Countries[0]})
		}
	}
	act := []string{e.Trigger.Text, e.Mode}
	for _, o := range e.Objects {
		act = append(act, o.Text)
	}
	v.act, v.trigger, v.said = contentWords(act...), contentWords(e.Trigger.Text), contentWords(e.Evidence.Text)
	v.kind = kindOf(v)
	return v
}

// ahead reads a mention of what lies ahead as what it can only be: of words, the time is that of what they are about; anything else
// is planned.
func (v *view) ahead() {
	switch v.Event.Type {
	case record.Agree, record.Request, record.Accuse, record.Reject, record.Threaten:
		v.dated, v.day = false, span{}
	default:
		v.state = record.IsPlanned
	}
}

// person is somebody who is named, or a body that is.
type person struct {
	name, country string
	side          int // 0 does it, 1 it is done to
}

// persons collects who is named but for whole countries: where one report names the minister and the other the state, they do not differ.
func persons(sides ...[]record.Actor) []person {
	var out []person
	for i, side := range sides {
		for _, a := range side {
			p := person{strings.ToLower(a.Name), a.Country, i}
			if a.Name != "" && a.ID != a.Country && a.ID != a.Country+"/GOV" && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// sameName reports whether two are one by their names: "Lind" is "Ada Lind".
func (p person) sameName(o person) bool {
	return p.name == o.name || strings.HasSuffix(p.name, " "+o.name) || strings.HasSuffix(o.name, " "+p.name)
}

// comparePersons counts those of a list who are among others, and those in whose place another of their country stands.
func comparePersons(list, others []person, mutual bool) (same, other int) {
	for _, p := range list {
		switch {
		case slices.ContainsFunc(others, p.sameName):
			same++
		case p.country != "" && slices.ContainsFunc(others, func(o person) bool {
			return o.country == p.country && (mutual || o.side == p.side)
		}):
			other++
		}
	}
	if same > 0 {
		other = 0 // somebody may come with others
	}
	return same, other
}

// inARow are the words that tell one of a row from the others. The first is often said of what has no second.
var inARow = set("second third fourth fifth sixth seventh eighth ninth tenth")

// ordinalOf is the ordinal in the words of an act or right before them.
func (v *view) ordinalOf() string {
	for _, w := range append(v.before(2), strings.Fields(strings.ToLower(v.Event.Trigger.Text))...) {
		if inARow[w] {
			return w
		}
	}
	return ""
}

// before is the last words before those of the act, in small letters.
func (v *view) before(n int) []string {
	list := strings.Fields(strings.ToLower(wordsBefore(&v.Event)))
	return list[max(0, len(list)-n):]
}

// wordsBefore is the sentence as far as the words of the act.
func wordsBefore(e *record.Event) string {
	text, at := e.Evidence.Text, e.Trigger.Start-e.Evidence.Start
	if at <= 0 || at > len(text) {
		return ""
	}
	return text[:at]
}

// after is the words after those of the act, in small letters.
func (v *view) after() []string {
	text, at := v.Event.Evidence.Text, v.Event.Trigger.End-v.Event.Evidence.Start
	if at < 0 || at > len(text) {
		return nil
	}
	return strings.Fields(strings.ToLower(text[at:]))
}

// oneMore reports whether it is told as one more of its kind: "will meet again".
func (v *view) oneMore() bool {
	after := v.after()
	return len(after) > 0 && strings.Trim(after[0], ".,") == "again" || slices.ContainsFunc(v.before(2), func(w string) bool { return w == "next" || w == "another" })
}

// properWords are the names in a sentence, wherever they stand but at its start.
func properWords(sentence string) words {
	var names []string
	for i, w := range strings.Fields(sentence) {
		w = strings.Trim(w, ".,;:\"'()“”’‘")
		if r, _ := utf8.DecodeRuneInString(w); i > 0 && unicode.IsUpper(r) && !calendar[strings.ToLower(w)] {
			names = append(names, w)
		}
	}
	return contentWords(names...)
}

// calendar are the names that say when.
var calendar = set(`january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday`)

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
