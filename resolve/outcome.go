package resolve

import (
	"regexp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// longestDelay is how many days after its time, or after the newest report of it if it has none, a plan may still be found carried out.
const longestDelay = 200

// lookIn looks for the outcome of an open plan in other entries: the earliest in which it came to pass, or else what says last that it will not, not
// then, or still.
func (d *Due) lookIn(others []record.Entry) {
	plan := &d.Entry
	var off, again *record.Rung
	for i := range others {
		o := &others[i]
		if o.ID == plan.ID || o.Recalled {
			continue
		}
		if o.State == record.IsHappened && fulfils(plan, o) {
			d.Outcome, d.By, d.Later = CarriedOut, lastRung(o, record.IsHappened), o
			return
		}
		off = later(off, callsOff(plan, o))
		again = later(again, repeats(plan, o))
	}
	switch {
	case d.Outcome == Postponed:
	case off != nil && off.State == record.IsPostponed && d.Outcome != Overdue:
		d.Outcome, d.By = Postponed, off
	case off != nil && off.State != record.IsPostponed:
		d.Outcome, d.By = Cancelled, off
	case again != nil && d.Outcome == Open:
		d.Outcome, d.By = Restated, again
	}
}

// later is the rung of the newer report, the first of equals.
func later(a, b *record.Rung) *record.Rung {
	if a == nil || b != nil && a.Published.Before(b.Published) {
		return b
	}
	return a
}

// callsOff is the rung of an entry that says that a plan is cancelled or put off: that of the same act, or of another one that tells of nothing but the
// calling off; nil if it says nothing of it.
func callsOff(plan, o *record.Entry) *record.Rung {
	r := lastRung(o, record.IsCancelled)
	if r = later(r, lastRung(o, record.IsPostponed)); r == nil {
		r = offWords(plan, o)
	}
	if r == nil || r.Published.Before(plan.Latest) || !mayBeOff(plan, dayOf(r)) || !samePeople(plan, o) || elsewhereTo(plan, o) {
		return nil
	}
	if w := firstTime(r.When, o.Due); w != nil && Family(o.Type) == Family(plan.Type) && plan.Due != nil && spanOf(w).gap(spanOf(plan.Due)) > 0 {
		return nil
	}
	if n := inCommon(plan, o); n > 1 || n == 1 && sharedPlace(plan, o) {
		return r
	}
	return nil
}

// mayBeOff reports whether a plan may still be called off on a day: its time has not passed, nor has it been too long without one.
func mayBeOff(plan *record.Entry, day text.Day) bool {
	if plan.Due != nil && !plan.Due.To.IsZero() {
		return number(day) <= number(plan.Due.To)+3
	}
	return number(day) <= number(plan.Latest)+longestDelay
}

// dayOf is the day on which a rung's step was taken, as far as it is told, and else that of the report.
func dayOf(r *record.Rung) text.Day {
	if r.When != nil && !r.When.From.IsZero() && r.When.From.Before(r.Published) {
		return r.When.From
	}
	return r.Published
}

// offWords is the rung of what happened if that is only that the plan was given up: "the strike was called off".
func offWords(plan, o *record.Entry) *record.Rung {
	r := lastRung(o, record.IsHappened)
	if r == nil || Family(o.Type) == Family(plan.Type) {
		return nil
	}
	about := plain(plan.Ladder[0].Evidence.Text)
	for _, at := range callingOff.FindAllStringIndex(r.Evidence.Text, -1) {
		before, after := strings.Fields(r.Evidence.Text[:at[0]]), strings.Fields(r.Evidence.Text[at[1]:])
		near := append(before[max(0, len(before)-12):], after[:min(6, len(after))]...)
		if about.shared(contentWords(near...)) > 0 {
			off := *r
			off.State = record.IsCancelled
			return &off
		}
	}
	return nil
}

var callingOff = regexp.MustCompile(`(?i)\b(call(s|ed|ing)? (it )?off|cancel(s|led|led|ling|ed|ing)?|scrap(s|ped|ping)?|abandon(s|ed|ing)?)\b`)

// repeats is the newest rung of another entry that tells the plan again, as still to come: nil if it is another plan.
func repeats(plan, o *record.Entry) *record.Rung {
	r := lastRung(o, record.IsPlanned)
	if r == nil || !plan.Published.Before(r.Published) || o.State != record.IsPlanned || o.Type != plan.Type || !mayBeOff(plan, r.Published) || !samePeople(plan, o) {
		return nil
	}
	if plan.Due == nil || o.Due == nil || spanOf(plan.Due).gap(spanOf(o.Due)) > 0 || inCommon(plan, o) < 2 || elsewhereTo(plan, o) {
		return nil
	}
	return r
}

func firstTime(a, b *record.Time) *record.Time {
	if a != nil && !a.From.IsZero() {
		return a
	}
	return b
}

func spanOf(t *record.Time) span { return span{number(t.From), number(t.To)} }

// sharedPlace reports whether two entries have a place in common, or one that the sentences of the later one name.
func sharedPlace(a, b *record.Entry) bool {
	return slices.ContainsFunc(a.Places, func(p record.Place) bool {
		return p.Name != "" && (slices.ContainsFunc(b.Places, func(q record.Place) bool { return p.Name == q.Name }) ||
			slices.ContainsFunc(b.Ladder, func(r record.Rung) bool { return strings.Contains(r.Evidence.Text, p.Name) }))
	})
}

// onlyPart reports whether what happened is told as the first part of something, "the first of six ships", which the plan is not.
func onlyPart(plan, done *record.Entry) bool {
	r := lastRung(done, record.IsHappened)
	return r != nil && partWords.MatchString(r.Evidence.Text) && !slices.ContainsFunc(plan.Ladder, func(p record.Rung) bool {
		return strings.Contains(strings.ToLower(p.Evidence.Text), "first")
	})
}

var partWords = regexp.MustCompile(`(?i)\b(first (of|batch|shipment|consignment|delivery|tranche|instal?lment|group|convoy|cargo|half)|half (of|the)|part of|some of|partly|in part)\b`)

// elsewhereTo reports whether what happened is told of another block's parties and was done to somebody who is none of the plan's.
func elsewhereTo(plan, done *record.Entry) bool {
	mine, _, _ := cutLast(plan.Key, "|")
	if strings.HasPrefix(done.Key, mine+"|") {
		return false
	}
	known := codes(slices.Concat(plan.Actors, plan.Recipients))
	if len(plan.Recipients) == 0 && len(known) < 2 { // to whom was left out
		return false
	}
	return slices.ContainsFunc(done.Recipients, func(a record.Actor) bool { return !slices.Contains(known, partyCode(a)) })
}

// planBeside reports whether what happened had a plan of its own, told while this one stood: by the same report, or for another time.
func planBeside(plan, done *record.Entry) bool {
	if !done.Planned || plan.Latest.Before(done.Published) {
		return false
	}
	apart := plan.Due != nil && done.Due != nil && spanOf(plan.Due).gap(spanOf(done.Due)) > 0
	return apart || slices.ContainsFunc(done.Ladder, func(r record.Rung) bool {
		return ahead(r.State) && slices.ContainsFunc(plan.Ladder, func(p record.Rung) bool { return p.Report == r.Report })
	})
}

// inCommon counts the words that the sentences of two entries share, but for names: none if they share none near the acts.
func inCommon(a, b *record.Entry) int {
	n := 0
	for i := range a.Ladder {
		for j := range b.Ladder {
			if x, y := &a.Ladder[i], &b.Ladder[j]; nearAct(x).shared(nearAct(y)) > 0 {
				n = max(n, plain(x.Evidence.Text).shared(plain(y.Evidence.Text)))
			}
		}
	}
	return n
}

// nearAct are the plain words of a sentence as far from the act as a clause goes: a long sentence tells of several acts.
func nearAct(r *record.Rung) words {
	near := r.Evidence.Text
	if from, to := r.Act.Start-r.Evidence.Start, r.Act.End-r.Evidence.Start; 0 <= from && from < to && to <= len(near) {
		before, after := strings.Fields(near[:from]), strings.Fields(near[to:])
		near = strings.Join(slices.Concat(before[max(0, len(before)-clauseBefore):], []string{near[from:to]}, after[:min(clauseAfter, len(after))]), " ")
	}
	return withoutNames(near, r.Evidence.Text)
}

// clauseBefore, clauseAfter are how many words a clause reaches before its act and after it.
const (
	clauseBefore = 12
	clauseAfter  = 10
)

// plain are the content words of a sentence that are neither names nor times.
func plain(sentence string) words { return withoutNames(sentence, sentence) }

// withoutNames are the content words of a part of a sentence but for names and times.
func withoutNames(part, sentence string) words {
	names := properWords(sentence)
	return slices.DeleteFunc(contentWords(part), func(w string) bool { return slices.Contains(names, w) || slices.Contains(timeStems, w) })
}

// timeStems are words that say when and by whom it is told, in which any two plans may be alike.
var timeStems = contentWords(`january february march april may june july august september october november december monday tuesday wednesday thursday
	friday saturday sunday day days week month year hour time date deadline end beginning start middle first last next later earlier early late ago
	since until announced promised reported according spokesman spokeswoman`)

// samePeople reports whether nobody of an entry has another in his place in the other one.
func samePeople(a, b *record.Entry) bool {
	same, other := comparePersons(persons(a.Actors, a.Recipients), persons(b.Actors, b.Recipients), mutual[Family(a.Type)])
	return same > 0 || other == 0
}

// fulfils reports whether what happened is what was planned, told of other parties or under another year: the same act of the same people, or at
// least without others in their place, within a time after the plan.
func fulfils(plan, done *record.Entry) bool {
	told := lastRung(done, record.IsHappened)
	if told == nil || told.Published.Before(plan.Published) || plan.Mode != done.Mode && plan.Mode != "" && done.Mode != "" {
		return false
	}
	day := span{number(told.Published), number(told.Published)}
	early := 0
	if done.When != nil && !done.When.From.IsZero() {
		day, early = spanOf(done.When), 10
	}
	from, until, inTime := number(plan.Published), number(plan.Latest)+3*longestDelay, false
	if plan.Due != nil && !plan.Due.To.IsZero() {
		due := spanOf(plan.Due)
		inTime = due.gap(day) == 0 || term(plan) && from <= day.from && day.from <= due.to
		if !term(plan) {
			from = max(from, due.from-early)
		}
		until = due.to + mostLate
		if sameJourney(plan, done) {
			until = due.to + longestDelay/2
		}
	}
	if !plan.Latest.Before(told.Published) { // still a plan in a later report
		return false
	}
	return from <= day.from && day.from <= until && sameByWords(plan, done, inTime) && samePeople(plan, done) && !planBeside(plan, done) &&
		!onlyPart(plan, done) && !doubtful(done) && !otherDoer(plan, done) && !elsewhereTo(plan, done) && !otherKind(plan, done)
}

// Window is the days within which what becomes of a plan may lie; zero days if it has none. Beside its own entry a record is asked for no others than those
// of these days that have happened, are planned or were called off (store.Record.Docket).
func Window(plan *record.Entry) (from, until text.Day) {
	if plan.Published.IsZero() {
		return from, until
	}
	if plan.Due == nil || plan.Due.To.IsZero() {
		return plan.Published, plan.Latest.Add(3 * longestDelay)
	}
	from = plan.Due.From.Add(-10)
	if plan.Published.Before(from) {
		from = plan.Published
	}
	if plan.Mode == "visit" {
		return from, plan.Due.To.Add(longestDelay / 2)
	}
	return from, plan.Due.To.Add(mostLate)
}

// term reports whether the time of a plan is that by which it has to be done, before which it may be.
func term(plan *record.Entry) bool {
	return slices.ContainsFunc(plan.Ladder, func(r record.Rung) bool {
		if r.When == nil || r.When.Text == "" || !ahead(r.State) {
			return false
		}
		before, _, found := strings.Cut(r.Evidence.Text, r.When.Text)
		return found && untilThen.MatchString(before) || withinTerm.MatchString(r.When.Text)
	})
}

var (
	untilThen  = regexp.MustCompile(`(?i)\b(by|before|until|till|no later than)( the end of)?\s*(the )?$`)
	withinTerm = regexp.MustCompile(`(?i)^(by|before|until|till|no later than|within|the end of|end of)\b`)
)

// mostLate is how many days after its time a plan may be carried out; what comes later is another, but for a journey of the same person there.
const mostLate = 20

// sameByWords reports whether two entries are of one act by their words: two of them, or one and the place and the very time.
func sameByWords(plan, done *record.Entry, inTime bool) bool {
	n := inCommon(plan, done)
	if sameJourney(plan, done) {
		return true
	}
	switch {
	case plan.Type == done.Type && plan.Mode == done.Mode && n > 1:
		return true
	case n > 1:
		return inTime
	}
	return n == 1 && inTime && sharedPlace(plan, done)
}

// sameJourney reports whether both are visits of one who is named to one place.
func sameJourney(a, b *record.Entry) bool {
	if a.Mode != "visit" || b.Mode != "visit" || !sharedPlace(a, b) {
		return false
	}
	same, _ := comparePersons(persons(a.Actors), persons(b.Actors), true)
	return same > 0
}

// otherDoer reports whether an act that goes one way was done by others than those who were to do it.
func otherDoer(plan, done *record.Entry) bool {
	mine, theirs := words(countries(plan.Actors)), words(countries(done.Actors))
	return !mutual[Family(plan.Type)] && len(mine) > 0 && len(theirs) > 0 && mine.shared(theirs) == 0
}

// doubtful reports whether the sentence that tells that it happened holds words of what does not: that closes no plan which another entry tells.
func doubtful(done *record.Entry) bool {
	r := lastRung(done, record.IsHappened)
	return r == nil || doubts.MatchString(r.Evidence.Text)
}

var doubts = regexp.MustCompile(`(?i)\b(not|never|yet to|still to|failed|fails|instead of|should have|(was|were) to have|postpon\w*|cancel\w*|delay\w*|(put|puts|putting|call|calls|called|calling) (it )?(off|back)|is off|are off)\b|n['’]t\b`)

// otherKind reports whether the sentences tell of acts of one family that are not one another: what is initialled is not signed yet.
func otherKind(plan, done *record.Entry) bool {
	if Family(plan.Type) == "meet" {
		return false
	}
	mine, theirs := kindsIn(plan), kindsIn(done)
	return len(theirs) > 0 && len(mine) > 0 && mine.shared(theirs) == 0
}

// kindsIn lists the kinds of act that the sentences of an entry name.
func kindsIn(e *record.Entry) words {
	var out words
	for _, r := range e.Ladder {
		for _, w := range contentWords(r.Evidence.Text) {
			if k := kinds[Family(e.Type)][w]; k != "" {
				out = union(out, words{k})
			}
		}
	}
	return out
}
