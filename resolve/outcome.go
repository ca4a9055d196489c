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
	if r == nil || r.Published.Before(plan.Latest) || !stands(plan, dayOf(r)) || !samePeople(plan, o) || elsewhereTo(plan, o) {
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

// stands reports whether a plan may still be called off on a day: its time has not passed, nor has it been too long without one.
func stands(plan *record.Entry, day text.Day) bool {
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
	if r == nil || !plan.Published.Before(r.Published) || o.State != record.IsPlanned || o.Type != plan.Type || !stands(plan, r.Published) || !samePeople(plan, o) {
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

// sharedPlace reports whether two entries have a place in common.
func sharedPlace(a, b *record.Entry) bool {
	return slices.ContainsFunc(a.Places, func(p record.Place) bool {
		return slices.ContainsFunc(b.Places, func(q record.Place) bool { return p.Name == q.Name })
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

// inCommon counts the words that the sentences of two entries share, but for names.
func inCommon(a, b *record.Entry) int {
	n := 0
	for _, x := range a.Ladder {
		for _, y := range b.Ladder {
			n = max(n, plain(x.Evidence.Text).shared(plain(y.Evidence.Text)))
		}
	}
	return n
}

// plain are the content words of a sentence that are no names.
func plain(sentence string) words {
	names := properWords(sentence)
	return slices.DeleteFunc(contentWords(sentence), func(w string) bool { return slices.Contains(names, w) })
}

// samePeople reports whether nobody of an entry has another in his place in the other one.
func samePeople(a, b *record.Entry) bool {
	same, other := comparePersons(persons(a.Actors, a.Recipients), persons(b.Actors, b.Recipients), mutual[Family(a.Type)])
	return same > 0 || other == 0
}

// fulfils reports whether what happened is what was planned, told of other parties or under another year: the same act of the same people, or at
// least without others in their place, within a time after the plan.
func fulfils(plan, done *record.Entry) bool {
	from, until := number(plan.Published), number(plan.Latest)+3*longestDelay
	if plan.Due != nil && !plan.Due.To.IsZero() {
		from, until = max(from, number(plan.Due.From)-10), number(plan.Due.To)+longestDelay/2
	}
	day, dated := number(done.Published), false
	if done.When != nil && !done.When.From.IsZero() {
		day, dated = number(done.When.From), true
	}
	if day < from || day > until || done.Published.Before(plan.Published) || plan.Mode != done.Mode && plan.Mode != "" && done.Mode != "" {
		return false
	}
	inTime := dated && plan.Due != nil && !plan.Due.To.IsZero() && spanOf(plan.Due).gap(span{day, day}) == 0
	return sameByWords(plan, done, inTime) && samePeople(plan, done) && !planBeside(plan, done) && !onlyPart(plan, done) && !doubtful(done) && !elsewhereTo(plan, done) && !otherKind(plan, done)
}

// sameByWords reports whether two entries are of one act by their words: two of them, or one and the place and the very time.
func sameByWords(plan, done *record.Entry, inTime bool) bool {
	n := inCommon(plan, done)
	if plan.Mode == "visit" && done.Mode == "visit" && sharedPlace(plan, done) && inCompany(plan, done) {
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

// inCompany reports whether somebody is named in both.
func inCompany(a, b *record.Entry) bool {
	same, _ := comparePersons(persons(a.Actors), persons(b.Actors), true)
	return same > 0
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
