package timex

import (
	"strings"
	"time"

	"chancery/text"
)

// A meaning is what a phrase says before it is known when it was said.
type meaning interface {
	resolve(*context) result
}

// context is what a meaning is resolved against.
type context struct {
	published text.Day // zero if unknown
	last      period   // what "that month" and "a day later" count from; zero if nothing near
	quarter   period   // the quarter mentioned last, however long ago
	before    string   // the word before the phrase: its preposition, if it has one
	// tense is that of the verb that governs the phrase; direct if nothing stands between them.
	tense func() (t tense, direct bool)
	// deferred reports whether that verb moves things to a later day.
	deferred func() bool
}

// result is a resolved meaning.
type result struct {
	typ   text.TimexType
	value string // empty if it could not be resolved
	mod   string
	period
	// from, to of the period may be narrower than its value: "earlier this month" ends with the report's day.
}

// timex returns r as the document keeps it, without its words.
func (r result) timex() text.Timex {
	return text.Timex{Type: r.typ, Value: r.value, Mod: r.mod, From: r.from, To: r.to, Grain: r.grain.name()}
}

// dated is the result for a period; the zero period gives a date without value.
func dated(p period) result { return result{typ: text.Date, value: p.value, period: p} }

// fixed is a period that needs no context: "24 January 2026", "2008".
type fixed struct{ period }

func (m fixed) resolve(*context) result { return dated(m.period) }

// plain is an expression without days of its own: durations, sets, "now", years before Christ.
type plain struct {
	typ        text.TimexType
	value, mod string
	grain      grain
}

func (m plain) resolve(*context) result {
	return result{typ: m.typ, value: m.value, mod: m.mod, period: period{grain: m.grain}}
}

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
const pastBonus, futureBonus = 3, 5

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

// within is a recurring unit in a year that another phrase gives: "March of next year", "this year's third quarter".
type within struct {
	pattern pattern
	year    meaning
}

func (m within) resolve(c *context) result {
	y := m.year.resolve(c)
	if !y.known() {
		return dated(period{})
	}
	return dated(m.pattern(y.from, 0))
}

// counted is n units from the report's date, or from the date mentioned last: "last year", "yesterday", "three weeks
// ago", "the following day".
type counted struct {
	grain grain
	n     int
	back  bool // counts from the date mentioned last
	// orPublished lets back fall back on the report's date: "a year earlier".
	orPublished bool
	mod         string
}

func (m counted) resolve(c *context) result {
	r := dated(period{})
	r.mod = m.mod
	from, g, n := c.published, m.grain, m.n
	if m.back {
		anchor := c.last
		if g == quarter && anchor.grain != quarter {
			anchor = c.quarter
		}
		if from = anchor.from; from.IsZero() && m.orPublished {
			from = c.published
		}
		if anchor.grain == quarter && g == year { // business compares quarters: "a year earlier"
			g, n = quarter, 4*n
		}
		if anchor.grain > g {
			return r
		}
	}
	if from.IsZero() {
		return r
	}
	r.period = moved(from, g, n)
	r.value = r.period.value
	return r
}

// window is a length of time that ends or begins with the report's day: "the past two weeks". It is a duration.
type window struct {
	plain
	unit grain
	n    int // negative: before the report's date; 0: how many is not said
}

func (m window) resolve(c *context) result {
	r := m.plain.resolve(c)
	if c.published.IsZero() || m.n == 0 || m.unit < day {
		return r
	}
	end := shift(c.published, m.unit, m.n)
	switch {
	case end.IsZero():
	case m.n < 0:
		r.from, r.to = end, c.published
	default:
		r.from, r.to = c.published, end
	}
	return r
}

// part is the early, middle or late part of what another phrase means: "early May", "the end of the year".
type part struct {
	whole meaning
	mod   string
	edge  bool // "the end of", not "late"
}

func (m part) resolve(c *context) result {
	r := m.whole.resolve(c)
	r.mod = m.mod
	n := map[string]int{"START": 0, "MID": 1, "END": 2}[m.mod]
	switch {
	case !r.known() || r.grain <= weekend || m.mod == "APPROX":
	case m.edge && m.mod == "END" && (c.before == "by" || c.before == "until" || c.before == "till" || c.before == "before"):
		r.from = r.to
	default:
		r.from, r.to = third(r.period, n)
	}
	return r
}

// cut is what of a period lies before or after the report's date: "earlier this month", "later this year".
type cut struct {
	whole meaning
	mod   string
}

func (m cut) resolve(c *context) result {
	r := m.whole.resolve(c)
	r.mod = m.mod
	switch inside := r.known() && !c.published.Before(r.from) && !r.to.Before(c.published); {
	case inside && m.mod == "START":
		r.to = c.published
	case inside && m.mod == "END":
		r.from = c.published
	}
	return r
}

// ofDay is a part or an hour of a day: "Thursday afternoon", "3 p.m.".
type ofDay struct {
	day    meaning
	suffix string // "TAF", "T15:00"
	mod    string
}

func (m ofDay) resolve(c *context) result {
	r := m.day.resolve(c)
	r.typ, r.mod = text.Time, m.mod
	if r.value != "" {
		r.value = strings.TrimSuffix(r.value, "TNI") + m.suffix
	}
	return r
}

// between is a range: from the first day of one to the last of the other.
type between struct{ first, last meaning }

func (m between) resolve(c *context) result {
	a, b := m.ends(c)
	r := result{typ: text.Date}
	if a.value != "" && b.value != "" {
		r.value = a.value + "/" + b.value
	}
	if a.known() && b.known() && !b.to.Before(a.from) {
		r.period = period{grain: b.grain, value: r.value, from: a.from, to: b.to}
	}
	return r
}

// ends resolves both ends. A first one that comes back, as in "from Monday to Wednesday" or "May to July 1999", is the
// nearest before the last.
func (m between) ends(c *context) (a, b result) {
	a, b = m.first.resolve(c), m.last.resolve(c)
	first, ok := m.first.(recurring)
	if !ok || !b.known() {
		return a, b
	}
	for n := 0; n >= -cycles; n-- {
		if p := first.pattern(b.from, n); p.known() && !b.to.Before(p.to) {
			return dated(p), b
		}
	}
	return a, b
}

// nth is one of the units that a period is made of: "the last week of January", "the first day of the year".
type nth struct {
	n     int // counted from 1; -1 is the last
	grain grain
	whole meaning
}

func (m nth) resolve(c *context) result {
	r := m.whole.resolve(c)
	if !r.known() || r.period.grain <= m.grain {
		return dated(period{})
	}
	from := shift(r.from, m.grain, m.n-1)
	if m.n < 0 {
		from = shift(r.to.Add(1), m.grain, -1)
	}
	if from.IsZero() || r.to.Before(from) {
		return dated(period{})
	}
	p := containing(m.grain, from)
	if m.grain == week { // counted from the first of the month, whatever day that is
		p = period{grain: week, value: containing(week, from.Add(3)).value, from: from, to: from.Add(6)}
	}
	if r.to.Before(p.to) {
		p.to = r.to
	}
	return dated(p)
}

// around is the week or weekend that a day lies in.
type around struct {
	day   meaning
	grain grain
}

func (m around) resolve(c *context) result {
	if r := m.day.resolve(c); r.known() {
		return dated(containing(m.grain, r.from))
	}
	return dated(period{})
}

// sinceThen is from the first day of a period to the report's: "since 2008".
type sinceThen struct{ meaning }

func (m sinceThen) resolve(c *context) result {
	r := m.meaning.resolve(c)
	if r.known() && r.from.Before(c.published) {
		r.to = c.published
	}
	return r
}
