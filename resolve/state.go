package resolve

import (
	"regexp"
	"slices"
	"strings"

	"chancery/record"
)

// stateOf is the rung that one assertion tells.
func stateOf(e *record.Event) record.State {
	switch {
	case e.Turn == record.TurnCancelled && e.Status == record.Negated:
		return record.IsCancelled
	case e.Turn == record.TurnPostponed && e.Status == record.Planned:
		return record.IsPostponed
	}
	switch e.Status {
	case record.Occurred:
		if e.Hearsay != "" || byVictim(e) {
			return record.IsAlleged
		}
		return record.IsHappened
	case record.Ongoing:
		if onDuty(e) {
			return record.IsPlanned
		}
		return record.IsUnderWay
	case record.Planned:
		return record.IsPlanned
	case record.Proposed:
		if obliged(e) {
			return record.IsPlanned
		}
		return record.IsProposed
	case record.Alleged:
		return record.IsAlleged
	case record.Denied:
		return record.IsDenied
	case record.Negated:
		if banned(e) {
			return record.IsImagined
		}
		return record.IsNotSo
	}
	return record.IsImagined
}

// banned reports whether a text says that it must not be done: that is a rule, and tells of nothing that happened or did not.
func banned(e *record.Event) bool {
	before := strings.Fields(strings.ToLower(wordsBefore(e)))
	before = before[max(0, len(before)-4):]
	for i, w := range before {
		if w == "mustn't" || forbids[w] && i+1 < len(before) && (before[i+1] == "not" || before[i+1] == "never" || before[i+1] == "no") {
			return true
		}
	}
	return false
}

var forbids = set("must shall may should")

// obliged reports whether a report says in its own voice what somebody has to do; from anybody else it may be a mere demand.
func obliged(e *record.Event) bool {
	if len(e.Sources) > 0 || len(e.Actors) == 0 {
		return false
	}
	before := strings.Fields(strings.ToLower(wordsBefore(e)))
	n := len(before)
	return n > 1 && before[n-1] == "to" && (before[n-2] == "has" || before[n-2] == "have") || n > 0 && before[n-1] == "must"
}

// onDuty reports whether a text is said to bind somebody to do it: what goes on is the duty, "obliges them to withdraw".
func onDuty(e *record.Event) bool {
	before := strings.Fields(strings.ToLower(wordsBefore(e)))
	n := len(before)
	return n > 1 && before[n-1] == "to" && slices.ContainsFunc(before[max(0, n-6):], func(w string) bool { return binding[w] })
}

var binding = set("obliges oblige obliged requires require required binds bind bound commits commit committed")

// byVictim reports whether only the side that was hit says who did it: what one party to a conflict says of the other is an allegation.
func byVictim(e *record.Event) bool {
	if f := Family(e.Type); f != "assault" && f != "coerce" || len(e.Sources) == 0 {
		return false
	}
	says, did := countryAmong(e.Sources[0].Actor.Country), countries(e.Actors)
	return says != "" && len(did) > 0 && !slices.Contains(did, says) && slices.Contains(countries(e.Recipients), says)
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
	var plans []*view
	turn := "" // the report that told last that the plan does not stay as it was
	for _, v := range members {
		s := v.state
		if s == record.IsHappened && (onlyMeant(v, members) || onlyIntended(v) || besideJourney(v, members)) || s == record.IsUnderWay && early(v, plans) {
			continue
		}
		if s == record.IsNotSo && planned && !happened {
			if !willNot(v) { // what has not been yet may still be
				continue
			}
			s = record.IsCancelled
		}
		if s == record.IsUnderWay && begun(plans) {
			s = record.IsHappened
		}
		planned = planned || s == record.IsPlanned || s == record.IsProposed || s == record.IsPostponed
		happened = happened || s == record.IsHappened
		e.Alleged = e.Alleged || s == record.IsAlleged
		e.Denied = e.Denied || s == record.IsDenied
		r := rung(s, v)
		if s == record.IsPlanned || s == record.IsPostponed {
			e.Planned, r.Changed = true, changes(plans, v)
			plans = append(plans, v)
		}
		if news(e.Ladder, s, r.Changed) {
			e.Ladder = append(e.Ladder, r)
		}
		if !(turned(state) && (recalls(v) || v.Report.ID == turn && ahead(s) && !v.dated)) {
			state = next(state, s)
		}
		if turned(s) {
			turn = v.Report.ID
		}
	}
	e.State = state
}

// besideJourney reports whether people speak with each other while a journey is still to come or is called off: on the telephone, or in the report
// that tells so.
func besideJourney(v *view, members []*view) bool {
	if Family(v.Event.Type) != "meet" || v.Event.Mode == "visit" || v.kind == "journey" {
		return false
	}
	return slices.ContainsFunc(members, func(m *view) bool {
		if m.Event.Mode == v.Event.Mode || !ahead(m.state) && m.state != record.IsCancelled {
			return false
		}
		return v.Event.Mode == "phone" || m.Event.Mode == "visit" && m.Report.ID == v.Report.ID && !recalls(m)
	})
}

// onlyIntended reports whether the words right before an act say that it was not done, or only meant, whatever else was read of it: no plan is closed
// by "has not been paid" or "had promised to pay".
func onlyIntended(v *view) bool {
	before := v.before(4)
	n := len(before)
	if n > 1 && before[n-1] == "to" && intents[before[n-2]] || n > 2 && before[n-1] == "have" && before[n-2] == "to" {
		return true
	}
	return slices.ContainsFunc(before, func(w string) bool { return negations[w] || strings.HasSuffix(w, "n't") })
}

// negations are words by which what follows has not happened; intents those of which it is only meant.
var (
	negations = set("not never nobody neither nor without cannot")
	intents   = set(`promised promises promise pledged pledge vowed vow agreed agree agreement planned plans plan intends intended due wants wanted
		hopes hoped refused refuses failed fails declined obliged bound required supposed threatened decided ready willing undertook undertakes
		expected scheduled offered ordered asked urged`)
)

// early reports whether something is told to be under way before the time for which it is planned: "pays in March" is no payment in January.
func early(v *view, plans []*view) bool {
	due := newestOf(plans, func(m *view) bool { return m.dated })
	return due != nil && due.day.from > v.published+1 && due.day.short() && !v.dated
}

// begun reports whether what was planned is only that something should begin, which it has when it is under way.
func begun(plans []*view) bool {
	return slices.ContainsFunc(plans, func(v *view) bool {
		first, _, _ := strings.Cut(strings.ToLower(v.Event.Trigger.Text), " ")
		return beginnings[first]
	})
}

var beginnings = set("resume resumes begin begins start starts open opens reopen reopens launch launches restart restarts")

// willNot reports whether something is said not to be going to happen.
func willNot(v *view) bool {
	return slices.ContainsFunc(v.before(4), func(w string) bool { return futures[w] })
}

var futures = set("will would won't wouldn't cannot longer never no refuses refused")

// recalls reports whether a plan is one whose time has passed: what "had been expected" undoes no change.
func recalls(v *view) bool { return ahead(v.state) && v.dated && v.day.to < v.published }

// onlyMeant reports whether a mention without a day ("the trip") is of the plan, though nothing in its words says so: where its own
// report or a later one still tells of the plan, or where the time of the plan is yet to come.
func onlyMeant(v *view, members []*view) bool {
	return !v.dated && !verbal(v) && slices.ContainsFunc(members, func(m *view) bool {
		planned := m.state == record.IsPlanned || m.state == record.IsPostponed
		return planned && (m.Report.ID == v.Report.ID || m.published >= v.published || m.dated && m.day.from > v.published && v.published > 0)
	})
}

// verbal reports whether a journey or talks are told by a verb in the past, "landed", and not as a noun, "the trip", or as what is to be:
// "to be received".
func verbal(v *view) bool {
	first, _, _ := strings.Cut(strings.ToLower(v.Event.Trigger.Text), " ")
	if Family(v.Event.Type) != "meet" || !strings.HasSuffix(first, "ed") && !wentThere[first] {
		return false
	}
	return !slices.ContainsFunc(v.before(2), func(w string) bool { return notPast[w] || determiners[w] || strings.HasSuffix(w, "'s") })
}

var wentThere = set("met flew came went held sat spoke")

// notPast are words before a participle of what is not past.
var notPast = set("be being to")

// determiners are words before a noun.
var determiners = set("the a an this that his her its their our your my such another")

// news reports whether a rung changes the ladder: another state, or a plan that is other than before.
func news(ladder []record.Rung, s record.State, changed []string) bool {
	return len(changed) > 0 || !slices.ContainsFunc(ladder, func(r record.Rung) bool { return r.State == s })
}

// moreExact is the change of a plan that gets a time, or a narrower one: it is no change of the plan.
const moreExact = "more exact"

// changes says in what a plan differs from those before it.
func changes(before []*view, v *view) []string {
	if len(before) == 0 {
		return nil
	}
	var out []string
	dated := newestOf(before, func(m *view) bool { return m.dated })
	switch {
	case !v.dated || dated != nil && within(dated.day, v.day):
	case dated == nil || within(v.day, dated.day):
		out = append(out, moreExact)
	default:
		out = append(out, "date")
	}
	if resized(before, v) || inPlaceOf.MatchString(v.Event.Evidence.Text) {
		out = append(out, "size")
	}
	if m := newestOf(before, func(m *view) bool { return rank(m) != "" }); m != nil && rank(v) != "" && rank(m) != rank(v) {
		out = append(out, "rank")
	}
	return out
}

// inPlaceOf are words of a plan that is smaller or larger than it was: "four ships instead of six".
var inPlaceOf = regexp.MustCompile(`(?i)\b(instead of|rather than|down from|up from) (the |its |an? )?(first |original |planned |promised )*(\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|twenty\b)`)

// newestOf is the last view that fits, nil if none does.
func newestOf(list []*view, fits func(*view) bool) *view {
	for i := len(list) - 1; i >= 0; i-- {
		if fits(list[i]) {
			return list[i]
		}
	}
	return nil
}

// within reports whether the later time is only the wider one: "in February" after "on 10 February".
func within(exact, wide span) bool { return wide.from <= exact.from && exact.to <= wide.to }

// resized reports whether a plan counts the same things with another number than the newest before it that counts them.
func resized(before []*view, v *view) bool {
	return slices.ContainsFunc(countsIn(v.Event.Evidence.Text), func(c count) bool {
		for i := len(before) - 1; i >= 0; i-- {
			old := countsIn(before[i].Event.Evidence.Text)
			if n := slices.IndexFunc(old, func(o count) bool { return o.of == c.of }); n >= 0 {
				return differ(old[n], c)
			}
		}
		return false
	})
}

// rank is the office of the first of those who act.
func rank(v *view) string {
	for _, a := range v.Event.Actors {
		if a.Role != "" {
			return strings.ToLower(a.Role)
		}
	}
	return ""
}

func rung(s record.State, v *view) record.Rung {
	return record.Rung{State: s, Report: v.Report.ID, Event: v.Event.ID, Published: v.Report.Published.Day,
		Outlet: v.Report.Origin.Outlet, When: v.Event.When, Evidence: v.Event.Evidence, Act: v.Event.Trigger}
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
