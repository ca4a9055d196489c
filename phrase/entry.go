package phrase

import (
	"fmt"
	"strings"

	"chancery/record"
)

// Entry says who did what to whom, how far it has come, when and where.
func (t Teller) Entry(e *record.Entry) string {
	return t.line(asEvent(e), string(e.State), Time(e.When), Places(e.Places))
}

// UndatedEntry says the same without the time.
func (t Teller) UndatedEntry(e *record.Entry) string {
	return t.line(asEvent(e), string(e.State), Places(e.Places))
}

// Planned says the same without state and time, for a list that tells them otherwise.
func (t Teller) Planned(e *record.Entry) string { return t.line(asEvent(e), Places(e.Places)) }

func asEvent(e *record.Entry) *record.Event {
	return &record.Event{Type: e.Type, Mode: e.Mode, Actors: e.Actors, Recipients: e.Recipients}
}

// Support says on how much an entry rests: "3 reports, 2 outlets, 2 origins".
func Support(e *record.Entry) string {
	return List(Count(e.Reports, "report"), Count(e.Outlets, "outlet"), Count(e.Origins, "origin"))
}

// Count is a number of things: "1 report", "2 entries".
func Count(n int, thing string) string {
	switch {
	case n == 1:
		return "1 " + thing
	case strings.HasSuffix(thing, "ry"):
		thing = strings.TrimSuffix(thing, "y") + "ie"
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
