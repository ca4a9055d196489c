package resolve

import (
	"chancery/record"
)

// stateOf is the rung that one assertion tells.
func stateOf(e *record.Event) record.State {
	switch e.Status {
	case record.Occurred:
		if e.Hearsay != "" {
			return record.IsAlleged
		}
		return record.IsHappened
	case record.Ongoing:
		return record.IsUnderWay
	case record.Planned:
		return record.IsPlanned
	case record.Proposed:
		return record.IsProposed
	case record.Alleged:
		return record.IsAlleged
	case record.Denied:
		return record.IsDenied
	case record.Negated:
		return record.IsNotSo
	}
	return record.IsImagined
}

// done, ahead: whether the rung speaks of what has begun to be, or of what is to come.
func done(s record.State) bool {
	return s == record.IsHappened || s == record.IsUnderWay || s == record.IsAlleged || s == record.IsDenied
}

func ahead(s record.State) bool {
	return s == record.IsProposed || s == record.IsPlanned || s == record.IsPostponed || s == record.IsImagined
}

// climb fills the ladder and the state from the members, which stand in the order of publication.
func climb(e *record.Entry, members []*view) {
	var state record.State
	var planned, happened bool
	for _, v := range members {
		s := v.state
		if s == record.IsNotSo && planned && !happened {
			s = record.IsCancelled // what was planned will not be
		}
		planned = planned || s == record.IsPlanned || s == record.IsProposed || s == record.IsPostponed
		happened = happened || s == record.IsHappened
		e.Alleged = e.Alleged || s == record.IsAlleged
		e.Denied = e.Denied || s == record.IsDenied
		if news(e.Ladder, s, v) {
			e.Ladder = append(e.Ladder, rung(s, v))
		}
		state = next(state, s)
	}
	e.State = state
}

// news reports whether an assertion changes the ladder: another state, or a plan's other time.
func news(ladder []record.Rung, s record.State, v *view) bool {
	if len(ladder) == 0 {
		return true
	}
	for i := len(ladder) - 1; i >= 0; i-- {
		if ladder[i].State == s {
			return ahead(s) && v.dated && i == len(ladder)-1 && different(ladder[i].When, v.Event.When)
		}
	}
	return true
}

func different(a, b *record.Time) bool {
	return a == nil || b == nil || a.From != b.From || a.To != b.To
}

func rung(s record.State, v *view) record.Rung {
	return record.Rung{State: s, Report: v.Report.ID, Event: v.Event.ID, Published: v.Report.Published.Day,
		Outlet: v.Report.Origin.Outlet, When: v.Event.When, Evidence: v.Event.Evidence}
}

// weight orders the states that cannot undo one another: what happened is not made planned by an older preview that is
// printed late, but a plan may be cancelled and made again.
var weight = map[record.State]int{
	record.NoStateKnown: 0,
	record.IsImagined:   1, record.IsDenied: 2, record.IsAlleged: 3, record.IsNotSo: 4,
	record.IsProposed: 5, record.IsPlanned: 6, record.IsPostponed: 6, record.IsCancelled: 6,
	record.IsUnderWay: 7, record.IsHappened: 8,
}

func next(state, s record.State) record.State {
	if weight[s] >= weight[state] {
		return s
	}
	return state
}
