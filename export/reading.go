package export

import (
	"chancery/record"
	"chancery/text"
)

// statusOf is the status that the state of an entry comes to. It is what formats without a ladder read an act by.
var statusOf = map[record.State]record.Status{
	record.IsProposed: record.Proposed, record.IsPlanned: record.Planned, record.IsPostponed: record.Planned, record.IsUnderWay: record.Ongoing,
	record.IsHappened: record.Occurred, record.IsCancelled: record.Negated, record.IsNotSo: record.Negated,
	record.IsAlleged: record.Alleged, record.IsDenied: record.Denied, record.IsImagined: record.Hypothetical,
}

// reading is the type that PLOVER itself gives an entry: a planned meeting is agreed on.
func reading(e *record.Entry) record.Type { return record.Reading(e.Type, statusOf[e.State]) }

// fact reports whether an entry may be told where nothing can be said of its status: it came to pass, somebody says so, or its
// reading is an act of its own, such as the rejection of what was cancelled.
func fact(e *record.Entry) bool {
	switch statusOf[e.State] {
	case record.Occurred, record.Ongoing, record.Alleged:
		return true
	}
	return reading(e) != e.Type
}

// modeRead is the mode of an entry; empty where the reading is another act, to which the mode does not belong.
func modeRead(e *record.Entry) string {
	if reading(e) != e.Type {
		return ""
	}
	return e.Mode
}

// daysRead are the days of the act that an entry is read as: its own, or, where it is one of words about what has yet to come, and where
// no report gives a time for what it tells as news, the day on which it was first reported. Both are zero if that is unknown too.
func daysRead(e *record.Entry) (from, to text.Day) {
	switch {
	case reading(e) == e.Type && dated(e.When):
		return e.When.From, e.When.To
	case reading(e) == e.Type && e.Recalled: // some day before
		return text.Day{}, text.Day{}
	}
	return e.Published, e.Published
}

// dayRead is the one day that formats with a single date ask for: that of the act, or, where this is not known to the day, that of the
// first report if it lies within what is known, as coders of events from news have always done. It is zero for what is recalled of 1946.
func dayRead(e *record.Entry) text.Day {
	from, to := daysRead(e)
	switch {
	case from == to:
		return from
	case e.Published.IsZero() || e.Published.Before(from) || to.Before(e.Published):
		return text.Day{}
	}
	return e.Published
}

// actOf is the act of an entry, with the contexts and the CAMEO code of the first mention that tells it as the entry has it.
func actOf(e *record.Entry, told []record.Assertion) (act record.Act, cameo string) {
	act = record.Act{Type: e.Type, Mode: e.Mode}
	for i := range told {
		if ev := &told[i].Event; ev.Type == e.Type && ev.Mode == e.Mode {
			act.Contexts, cameo = ev.Contexts, ev.CAMEO
			break
		}
	}
	if cameo == "" {
		cameo = act.CAMEO()
	}
	return act, cameo
}

// quadNumbers are the quad categories as numbers, which GDELT and PLOVER share.
var quadNumbers = map[string]int{"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
