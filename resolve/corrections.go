package resolve

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// corrections is what people said, in the form in which entries are made by it. Later ones go before earlier ones.
type corrections struct {
	wrong    map[string]bool     // assertions that are not in the words
	together map[string][]string // assertions that tell the same happening
	apart    map[string][]string // assertions that do not
	fields   []record.Correction // Put and Clear, in order
	ids      map[string][]string // by assertion: corrections that speak of it
}

// Standing leaves out the corrections that were undone, and sorts the rest by the time they were made.
func Standing(list []record.Correction) []record.Correction {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b record.Correction) int {
		return cmp.Or(a.Made.Compare(b.Made), strings.Compare(a.ID, b.ID))
	})
	undone := map[string]bool{}
	for i := len(sorted) - 1; i >= 0; i-- {
		if c := sorted[i]; c.Act == record.Undo && !undone[c.ID] {
			undone[c.Target] = true
		}
	}
	return slices.DeleteFunc(sorted, func(c record.Correction) bool { return undone[c.ID] || c.Act == record.Undo })
}

func readCorrections(list []record.Correction) corrections {
	c := corrections{wrong: map[string]bool{}, together: map[string][]string{}, apart: map[string][]string{}, ids: map[string][]string{}}
	for _, x := range Standing(list) {
		c.ids[x.Target] = append(c.ids[x.Target], x.ID)
		switch x.Act {
		case record.Wrong:
			c.wrong[x.Target] = true
		case record.Merge:
			relate(c.together, x.Target, x.Other)
			unrelate(c.apart, x.Target, x.Other)
		case record.Split:
			relate(c.apart, x.Target, x.Other)
			unrelate(c.together, x.Target, x.Other)
		case record.Put, record.Clear:
			c.fields = append(c.fields, x)
		}
	}
	return c
}

func relate(m map[string][]string, a, b string) {
	m[a], m[b] = append(m[a], b), append(m[b], a)
}

func unrelate(m map[string][]string, a, b string) {
	drop := func(from, what string) {
		m[from] = slices.DeleteFunc(m[from], func(s string) bool { return s == what })
	}
	drop(a, b)
	drop(b, a)
}

// choose is the entry an assertion belongs to: the one a person put it in, or else the best that nobody took it out of.
func (c corrections) choose(drafts []*draft, v *view) *draft {
	for _, d := range drafts {
		if d.holdsOne(c.together[v.Event.ID]) {
			return d
		}
	}
	barred := c.apart[v.Event.ID]
	return best(drafts, v, func(d *draft) bool { return !d.holdsOne(barred) })
}

func (d *draft) holdsOne(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		return slices.Contains(d.wrong, id) || slices.ContainsFunc(d.members, func(m *view) bool { return m.Event.ID == id })
	})
}

// apply sets and removes fields, and notes which corrections shaped the entry.
func (c corrections) apply(e *record.Entry) {
	member := func(id string) bool {
		return slices.ContainsFunc(e.Members, func(m record.Member) bool { return m.Event == id })
	}
	for _, m := range e.Members {
		e.Corrected = append(e.Corrected, c.ids[m.Event]...)
	}
	for _, x := range c.fields {
		if member(x.Target) {
			setField(e, x)
		}
	}
}

// Fields are the names of the fields that a correction may set or remove.
var Fields = []string{"type", "mode", "state", "when"}

// setField applies one correction. Values were checked when it was made (CheckField); what is not understood changes nothing.
func setField(e *record.Entry, x record.Correction) {
	value := x.Value
	if x.Act == record.Clear {
		value = ""
	}
	switch x.Field {
	case "type":
		if value != "" {
			e.Type = record.Type(value)
		}
	case "mode":
		e.Mode = value
	case "state":
		e.State = record.State(value)
	case "when":
		e.When = correctedTime(value)
	}
}

// correctedTime reads "2026-02-10" or "2026-02-01..2026-02-28"; nil for what is neither.
func correctedTime(s string) *record.Time {
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	first, err := text.ParseDay(from)
	if err != nil {
		return nil
	}
	last, err := text.ParseDay(to)
	if err != nil || last.Before(first) {
		return nil
	}
	return &record.Time{Value: s, From: first, To: last}
}
