package web

import (
	"cmp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// mark is words of a report, what they were read as, and where the page says more of it.
type mark struct {
	text.Span
	kind string // event, status, source, time, place, name, said, pact
	ref  string
	says string
}

// marker collects marks.
type marker struct{ list []mark }

func (m *marker) add(kind, ref, says string, q record.Quote) {
	if q.Start < q.End {
		m.list = append(m.list, mark{q.Span, kind, ref, says})
	}
}

// event marks what one event was read from.
func (m *marker) event(ref string, e *record.Event) {
	m.add("event", ref, phrase.NewTeller().Event(e), e.Trigger)
	m.add("status", ref, string(e.Turn), e.TurnWords)
	for _, list := range [][]record.Actor{e.Actors, e.Recipients} {
		for _, a := range list {
			m.add("name", ref, phrase.Teller{}.Actor(a), a.Quote)
		}
	}
	for _, p := range e.Places {
		m.add("place", ref, phrase.List(p.Name, strings.Join(p.Countries, " ")), p.Quote)
	}
	if e.When != nil {
		m.add("time", ref, phrase.Time(e.When), e.When.Quote)
	}
	for _, s := range e.Sources {
		m.add("source", ref, phrase.List(phrase.Teller{}.Speaker(s.Actor, s.Anonymous), string(s.Stance)), s.Actor.Quote)
	}
}

// segment is a run of the text that has the same marks from end to end.
type segment struct {
	Text  string
	Class string // the kinds of its marks; empty for words that nothing was read from
	Says  string
	Ref   string
	ID    string // of the word that tells of an event, so that its reading leads back to it
}

// strongest orders the kinds: which mark of a segment leads to its reading.
var strongest = map[string]int{"event": 0, "status": 1, "time": 2, "place": 3, "name": 4, "source": 5, "pact": 6, "said": 7}

// segments cuts a part of a text where marks begin and end. It looks at each mark once where it begins and once where it ends.
func segments(s string, part text.Span, marks []mark) []segment {
	marks = slices.DeleteFunc(marks, func(m mark) bool { return m.Start < part.Start || m.Start >= part.End || m.End > len(s) })
	cuts := []int{part.Start, part.End}
	for _, m := range marks {
		cuts = append(cuts, m.Start, min(m.End, part.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	var out []segment
	var open []mark
	for i := 0; i+1 < len(cuts); i++ {
		start, end := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= start })
		for len(marks) > 0 && marks[0].Start <= start {
			open, marks = append(open, marks[0]), marks[1:]
		}
		out = append(out, segmentOf(s[start:end], start, open))
	}
	return out
}

// mostReadings is how many readings of one word are told where it stands.
const mostReadings = 3

func segmentOf(words string, start int, open []mark) segment {
	one := segment{Text: words}
	sorted := slices.Clone(open)
	slices.SortStableFunc(sorted, func(a, b mark) int { return cmp.Compare(strongest[a.kind], strongest[b.kind]) })
	var kinds, says []string
	for _, m := range sorted {
		if !slices.Contains(kinds, m.kind) {
			kinds = append(kinds, m.kind)
		}
		reading := m.kind + ": " + clipped(m.says, longestWords)
		if m.says != "" && m.kind != "said" && !slices.Contains(says, reading) && len(says) < mostReadings {
			says = append(says, reading)
		}
		if m.kind == "event" && m.Start == start && one.ID == "" {
			one.ID = "in-" + m.ref
		}
	}
	if len(sorted) > 0 && sorted[0].kind != "said" {
		one.Ref = sorted[0].ref
	}
	one.Class, one.Says = strings.Join(kinds, " "), strings.Join(says, "; ")
	return one
}
