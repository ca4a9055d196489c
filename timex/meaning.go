package timex

import (
	"strings"

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
	// story is set in texts that tell of the past: their dates follow from each other and not from the report's.
	story bool
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
	at          bool // the one at hand, "the year": counts from the date mentioned last in a story
	mod         string
}

func (m counted) resolve(c *context) result {
	r := dated(period{})
	r.mod = m.mod
	from, g, n := c.published, m.grain, m.n
	if m.back || m.at && c.story && c.last.known() {
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
