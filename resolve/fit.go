package resolve

import (
	"slices"

	"chancery/record"
)

// enough is the least score with which an assertion joins an entry; never is the score of what cannot be the same.
const (
	enough = 1.0
	never  = -100.0
)

// fit says how well an assertion goes with an entry: the sum of what speaks for and against their telling of one happening.
func (d *draft) fit(v *view) float64 {
	if v.denies {
		return d.answers(v)
	}
	if v.rule != d.members[0].rule { // what is forbidden is none of what happens
		return never
	}
	if d.verbatim(v) {
		return verbatim
	}
	when := d.time(v)
	if when == never { // no words make up for that
		return never
	}
	return when + d.who(v) + d.where(v) + d.what(v)
}

// verbatim is the score of an act that another report tells in the same sentence; sameSentence is how like two must be, of how many words.
const (
	verbatim     = 9.0
	sameSentence = 0.8
	longEnough   = 5
)

// verbatim reports whether another report tells it in the same words on the same days, so that whatever it leaves out does not matter.
func (d *draft) verbatim(v *view) bool {
	return len(v.said) >= longEnough && slices.ContainsFunc(d.members[max(0, len(d.members)-lastSentences):], func(m *view) bool {
		return m.Report.ID != v.Report.ID && m.Event.Type == v.Event.Type && daysApart(m.published, v.published) <= sameNews &&
			slices.Equal(m.trigger, v.trigger) && v.said.jaccard(m.said) >= sameSentence
	})
}

// time compares when. Two happenings of a kind stay two when their days are apart; a plan goes with what happens in its time.
func (d *draft) time(v *view) float64 {
	switch {
	case flat(v) && d.anyDone && !d.anyAhead: // somebody says that it did not happen
		return d.happenedBy(v)
	case done(v.state) && v.dated:
		return d.happenedOn(v)
	case done(v.state):
		return d.happenedBy(v)
	case turned(v.state) && d.due != nil && !d.anyDone && v.published <= d.due.to+3: // it speaks of a plan that is known, and of a new time if of any
		return max(0.8, d.dueOn(v))
	case v.dated && !recalls(v):
		return d.dueOn(v)
	}
	return d.dueSome(v)
}

// turned reports whether it is told that a plan does not stay as it was.
func turned(s record.State) bool { return s == record.IsPostponed || s == record.IsCancelled }

// happenedOn is for an assertion that it happened on known days.
func (d *draft) happenedOn(v *view) float64 {
	switch {
	case d.happened != nil:
		return apart(d.happened.gap(v.day), d.happened.short() && v.day.short())
	case d.due != nil:
		return d.keeps(v.day)
	case d.anyDone && !d.anyAhead: // told as news without a day
		return near(v.day.gap(span{d.first - 3, d.last}))
	}
	// a plan without a day
	if v.day.to < d.first-1 {
		return never
	}
	return someday(v.day.from - d.last)
}

// apart scores two times of happening. Sources may be wrong by a day or two; that is a dispute, not another event.
func apart(gap int, exact bool) float64 {
	switch {
	case gap == 0 && exact:
		return 2.5
	case gap == 0:
		return 1
	case gap == 1:
		return 0.6
	case gap <= 2:
		return -1.2
	}
	return never
}

// keeps scores a happening against the times for which it was planned, the newest first; what was put off may come late.
func (d *draft) keeps(day span) float64 {
	best := kept(*d.due, day, d.first)
	for _, old := range d.dues {
		if old.gap(day) == 0 {
			best = max(best, kept(old, day, d.first)-0.5)
		}
	}
	if d.putOff && best < 0.2 && day.from > d.due.to && day.from-d.due.to <= longestDelay {
		return 0.2
	}
	return best
}

// kept scores a happening against the time for which it was planned; one that was over before the plan was told is another.
func kept(due, day span, planned int) float64 {
	gap := due.gap(day)
	switch {
	case day.to < planned-1, !day.short() && day.to < due.from: // another month than the one for which it was planned
		return never
	case gap == 0:
		return 2
	case gap <= 10:
		return 0.5
	case day.from > due.to && gap <= 20:
		return -0.2
	case day.from > due.to && gap <= 45:
		return -1.2
	}
	return never
}

// near scores the days between two reports of the news.
func near(days int) float64 {
	switch {
	case days <= 3:
		return 1
	case days <= 14:
		return 0.2
	case days <= 60:
		return -0.5
	case days <= 200:
		return -1.2
	}
	return never
}

// happenedBy is for an assertion that it happened, without a day: as news, shortly before the report.
func (d *draft) happenedBy(v *view) float64 {
	if v.published == 0 || v.Event.Background {
		return -0.3
	}
	switch {
	case d.happened != nil && v.published < d.happened.from-1:
		return never
	case d.happened != nil:
		return near(v.published - d.happened.to)
	case d.due != nil && v.published < d.due.from-1:
		return -1
	case d.due != nil:
		return d.keeps(span{v.published - 2, v.published})
	}
	if d.anyDone {
		return near(v.published - d.last)
	}
	return someday(v.published - d.last)
}

// someday scores the days between a plan without a time and what is told to have happened.
func someday(days int) float64 {
	if days <= 3*longestDelay {
		return max(near(days), -0.6)
	}
	return never
}

// dueOn is for a plan for known days.
func (d *draft) dueOn(v *view) float64 {
	switch {
	case d.happened != nil && v.day.gap(*d.happened) == 0:
		return 1.5
	case d.happened != nil && (v.published > d.happened.to+3 || v.published >= d.happened.to && v.day.from > d.happened.to):
		return never
	case d.happened != nil:
		return kept(v.day, *d.happened, v.published)
	case d.due != nil:
		gap := d.due.gap(v.day)
		if gap > 0 && gap <= daysOfJourney && v.kind != "talks" && Family(v.Event.Type) == "meet" {
			return 0
		}
		return moved(gap, d.reports[v.Report.ID])
	case v.day.to < d.first:
		return never
	case d.anyDone:
		return near(v.published - d.last)
	}
	return max(near(v.published-d.last), -0.6)
}

// daysOfJourney is how many days may lie between the stations of one journey.
const daysOfJourney = 2

// moved scores two times of a plan: a plan may be put off, but one report that gives two times speaks of two plans.
func moved(gap int, sameReport bool) float64 {
	switch {
	case gap == 0:
		return 2
	case sameReport:
		return never
	case gap <= 31:
		return 0
	case gap <= 100:
		return -0.5
	}
	return never
}

// dueSome is for a plan without a day.
func (d *draft) dueSome(v *view) float64 {
	switch {
	case d.happened != nil && v.published > d.happened.to+2:
		return never
	case d.happened != nil:
		return 0.3
	case d.due != nil && v.published > d.due.to:
		return -1
	case d.anyDone && v.published > d.last+2:
		return -1
	}
	return max(near(v.published-d.last), -0.6) // a plan without a time may be told again at any
}

// who compares those who are named. Different people of the same country are different actors, unless one of them is a body.
func (d *draft) who(v *view) float64 {
	same, other := comparePersons(v.named, d.named, mutual[Family(v.Event.Type)])
	score := min(float64(same), 1.5) - 1.8*float64(min(other, 2))
	if other > 0 && !(v.dated && d.happened != nil && v.day.short() && *d.happened == v.day) { // they may have come together
		score -= 1.7
	}
	if d.otherSides(v) {
		return never
	}
	return score
}

// otherSides reports whether an act that goes one way is told of other sides: sanctions of another state, an accusation that is returned.
// Who attacked may be in dispute, so that it tells no two attacks apart.
func (d *draft) otherSides(v *view) bool {
	if len(d.actors) == 0 || !oneWay[Family(v.Event.Type)] {
		return false
	}
	mine := countries(v.Event.Actors)
	return len(mine) > 0 && words(mine).shared(d.actors) == 0
}

// oneWay are the families of acts with one side that does them.
var oneWay = set("sanction accuse request reject threaten")

// mutual are the families in which it does not matter who stands on which side.
var mutual = set("meet deal")

// where compares the places.
func (d *draft) where(v *view) float64 {
	switch {
	case len(v.places) == 0 || len(d.places) == 0:
		return 0
	case v.places.shared(d.places) > 0:
		return 1
	}
	if f := Family(v.Event.Type); f == "assault" || f == "protest" {
		return -2
	}
	if v.lands.shared(d.lands) > 0 { // the town in one report, the country in another
		return 0
	}
	return -0.6
}

// what compares the words of the act and of the sentence.
func (d *draft) what(v *view) float64 {
	score, alike := 0.0, v.act.shared(d.act)
	sameMode := v.Event.Mode != "" && d.modes[v.Event.Mode]
	if v.Event.Type != d.typ {
		score -= 0.4
	}
	switch {
	case sameMode:
		score += 0.5
	case v.Event.Mode != "" && len(d.modes) > 0:
		score -= 0.4
	}
	likeness := d.likeness(v)
	score += d.kindred(v) + 0.8*v.act.overlap(d.act) + 2*likeness
	if alike > 1 { // the same done to the same
		score += 0.6
	}
	score += min(0.3*float64(v.proper.shared(d.proper)), 0.9)
	if !sameWhateverTheWord[Family(v.Event.Type)] && !sameMode && alike == 0 {
		score -= 1 - min(likeness, 0.5)
	}
	if v.ordinal != "" && d.ordinal != "" { // the second round is not the third
		score += map[bool]float64{true: 1, false: -2}[v.ordinal == d.ordinal]
	}
	if ahead(v.state) && d.anyDone && v.oneMore() {
		score -= 3
	}
	if d.reports[v.Report.ID] {
		score -= 0.3
	}
	return score
}

// sameWhateverTheWord are the families whose acts go by many names: a "visit" is a "trip" and a "meeting".
var sameWhateverTheWord = set("meet assault")

// lastSentences is how many of an entry's newest sentences are compared with a new one.
const lastSentences = 8

// likeness is how like the assertion's sentence is to another one of the entry: a sentence that tells two acts is no ground for taking them for one.
func (d *draft) likeness(v *view) float64 {
	best := 0.0
	for _, m := range d.members[max(0, len(d.members)-lastSentences):] {
		if ahead(v.state) && m.Report.ID == v.Report.ID && m.Event.Evidence.Span == v.Event.Evidence.Span && v.act.shared(m.act) == 0 {
			continue
		}
		best = max(best, v.said.jaccard(m.said))
	}
	return best
}

// draft is an entry in the making.
type draft struct {
	members     []*view
	wrong       []string    // ids of assertions that a person took out
	typ         record.Type // of the first member
	modes       map[string]bool
	happened    *span  // narrowest days on which members say that it happened
	due         *span  // of its newest plan
	dues        []span // of those before
	anyDone     bool
	anyAhead    bool
	first, last int // days of its first and newest report
	named       []person
	actors      words // codes of those who do it
	places, act words
	lands       words // countries of the places
	putOff      bool  // its plan was postponed
	proper      words
	ordinal     string // of the first member that has one
	kinds       words
	reports     map[string]bool
}
