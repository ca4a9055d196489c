package timex

import (
	"time"

	"chancery/text"
)

// which says how a recurring expression was pointed at.
type which int8

// The ways of pointing. Last, This and Next have the values of the lexicon's shifts.
const (
	lastOne which = -1
	thisOne which = 0
	nextOne which = 1
	anyOne  which = 2 // no word says which: the tense decides
)

// recurring is a calendar unit that comes back, "February", "24 January", "Friday", "the third quarter".
type recurring struct {
	pattern pattern
	which   which
	weekday int // of a day of the year, counted from Sunday = 1, if it is stated; 0 if not
}

// pattern gives the occurrence in the cycle that is n cycles from the one d lies in; a zero period if there is none,
// as for 29 February.
type pattern func(d text.Day, n int) period

func (m recurring) resolve(c *context) result {
	if c.story && m.which == anyOne && m.weekday == 0 && c.last.known() && !m.weekly(c.last.from) {
		return dated(m.inStory(c.last))
	}
	if c.published.IsZero() {
		return dated(period{})
	}
	w := m.which
	if w == anyOne || w == thisOne {
		w = m.byTense(c)
	}
	return dated(m.pick(w, c))
}

// pick returns the occurrence that w points at.
func (m recurring) pick(w which, c *context) period {
	switch w {
	case lastOne:
		return m.latest(func(p period) bool { return p.to.Before(c.published) }, c)
	case nextOne:
		return m.earliest(func(p period) bool { return c.published.Before(p.from) }, c)
	case pastOrNow:
		return m.latest(func(p period) bool { return !c.published.Before(p.from) }, c)
	case nearest:
		return m.nearest(c, 1, 1)
	case ratherPast:
		return m.nearest(c, pastBonus, 1)
	case ratherFuture:
		return m.nearest(c, 1, futureBonus)
	case inYear:
		return m.pattern(c.published, 0)
	}
	return m.earliest(func(p period) bool { return !p.to.Before(c.published) }, c)
}

// How many times nearer the other occurrence must be to be preferred.
const pastBonus, futureBonus, backBonus = 3, 5, 2

// The readings that tense gives.
const (
	pastOrNow    which = iota + 10 // like lastOne, but the report's own day counts
	futureOrNow                    // like nextOne, but the report's own day counts
	nearest                        // the occurrence nearest to the report's day
	ratherPast                     // the past one, unless it is pastBonus times as far away as the future one
	ratherFuture                   // the future one, unless it is futureBonus times as far away as the past one
	inYear                         // the one in the report's year
)

// byTense chooses between past and future. "This March" lies in the report's year; "in February" is the nearest past
// one unless the verb speaks of the future. Days of the year that no verb governs directly are the nearest ones: who
// writes of a day more than half a year away adds the year.
func (m recurring) byTense(c *context) which {
	t, direct := c.tense()
	if t == present && c.before == "by" || t == past && c.onto() && c.deferred() {
		t = future
	}
	weekly := m.weekly(c.published)
	switch {
	case m.weekday > 0:
		return nearest
	case m.which == thisOne && !weekly && m.pattern(c.published, 0).grain > week:
		return inYear
	case m.which == thisOne && t != past:
		return futureOrNow
	case weekly && (t == future || t == present || c.before == "for" && t != unknown):
		return futureOrNow
	case weekly:
		return pastOrNow
	case t == future && direct:
		return futureOrNow
	case t == present && direct:
		return ratherFuture
	case t == past && direct && (c.before == "on" || c.before == "in"):
		return pastOrNow
	}
	return m.mostly(t)
}

// mostly chooses for a unit of the year whose tense says little.
func (m recurring) mostly(t tense) which {
	switch t {
	case future:
		return ratherFuture
	case present:
		return nearest
	}
	return ratherPast
}

// onto reports whether the phrase says up to when: "until Monday".
func (c *context) onto() bool {
	return c.before == "until" || c.before == "till" || c.before == "to" || c.before == "for"
}

// inStory returns the occurrence that a story goes on with: in the year mentioned last, or the nearest to the date
// mentioned last; stories go back rather less than forward.
func (m recurring) inStory(last period) period {
	if last.grain >= year {
		return m.pattern(last.from, 0)
	}
	return m.nearest(&context{published: last.from}, 1, backBonus)
}

// weekly reports whether the unit comes back every week.
func (m recurring) weekly(d text.Day) bool {
	return m.pattern(d, 1).from == m.pattern(d, 0).from.Add(7)
}

// besides is a recurring unit before or after the date mentioned last: "the following Monday".
type besides struct{ recurring }

func (m besides) resolve(c *context) result {
	if !c.last.known() {
		return dated(period{})
	}
	return m.recurring.resolve(&context{published: c.last.from, tense: c.tense, deferred: c.deferred})
}

// cycles is how far from the report's date an occurrence is looked for: 29 February may be eight years away.
const cycles = 8

func (m recurring) latest(ok func(period) bool, c *context) period {
	for n := 1; n >= -cycles; n-- {
		if p := m.pattern(c.published, n); p.known() && ok(p) {
			return p
		}
	}
	return period{}
}

func (m recurring) earliest(ok func(period) bool, c *context) period {
	for n := -1; n <= cycles; n++ {
		if p := m.pattern(c.published, n); p.known() && ok(p) {
			return p
		}
	}
	return period{}
}

// nearest returns the occurrence whose days are closest to the report's, the earlier of two; the distance of future
// ones counts ahead times, that of past ones back times. If a day of the week is stated, it must be right.
func (m recurring) nearest(c *context, ahead, back int) period {
	best, least := period{}, 0
	for n := -cycles; n <= cycles; n++ {
		p := m.pattern(c.published, n)
		if !p.known() || m.weekday > 0 && p.from.Weekday() != time.Weekday(m.weekday-1) {
			continue
		}
		d := max(ahead*daysBetween(c.published, p.from), back*daysBetween(p.to, c.published), 0)
		if !best.known() || d < least {
			best, least = p, d
		}
	}
	return best
}
