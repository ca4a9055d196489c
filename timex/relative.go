package timex

import "chancery/text"

// shiftedDate reads what "last", "this" or "next" points at: "last week", "next March", "this past Friday",
// "the past two weeks" after "the".
func shiftedDate(p *parser, i int) (meaning, int) {
	s, ok := p.at(i).is("shift")
	if !ok {
		return nil, 0
	}
	k := i + 1
	if t, ok := p.at(k).is("shift"); ok && s.n == 0 && t.n != 0 { // "this past week", "this coming Friday"
		s, k = t, k+1
	}
	if m, end := p.windowOf(k, s.n, p.says(i-1, "the")); end > 0 {
		return m, end
	}
	return p.pointed(k, s.n)
}

// pointed reads one calendar unit after "last", "this" or "next".
func (p *parser) pointed(k, n int) (meaning, int) {
	w := p.at(k)
	if pat, end := p.repeating(k); end > 0 && !(w.capital && w.has("unit")) {
		return recurring{pattern: pat, which: which(n)}, end
	}
	if s, ok := w.is("unit"); ok && grain(s.n) > day && !w.capital {
		return p.inYear(counted{grain: grain(s.n), n: n}, k+1)
	}
	if s, ok := w.is("part"); ok && n <= 0 && len(w.lower) > 4 && (n == 0 || s.value == "NI" || s.value == "EV") {
		return ofDay{day: counted{grain: day, n: n}, suffix: "T" + s.value}, k + 1
	}
	if p.oneOf(k, "fiscal", "financial") && p.says(k+1, "year") {
		return plain{typ: text.Date, grain: year}, k + 2
	}
	return nil, 0
}

// inYear reads what a possessive year has: "this year's third quarter", "last year's summer".
func (p *parser) inYear(m counted, end int) (meaning, int) {
	if m.grain == year && p.possessive(end) && p.says(end+1, "s") {
		if pat, stop := p.repeating(end + 2); stop > 0 {
			return within{pat, m}, stop
		}
	}
	return m, end
}

// repeating reads the name of a unit that comes back: a month, a weekday, a season, a quarter, a holiday, a weekend.
func (p *parser) repeating(k int) (pattern, int) {
	w := p.at(k)
	if w.has("weekday") || w.has("month") && w.capital {
		if m, end := p.first(k, numericDate, monthDate, dayMonth); end > 0 {
			r, ok := m.(recurring)
			return r.pattern, boolEnd(ok, end)
		}
		if s, ok := w.is("weekday"); ok {
			return weekday(s.n), k + 1
		}
	}
	for _, c := range []class{"season", "shyseason"} {
		if s, ok := w.is(c); ok {
			return seasonal(s.n), k + 1
		}
	}
	if w.lower == "weekend" {
		return weekends, k + 1
	}
	if m, end := p.first(k, holidayDate, quarterDate); end > 0 {
		r, ok := m.(recurring)
		return r.pattern, boolEnd(ok, end)
	}
	return nil, 0
}

// boolEnd returns end, or 0 if the rule does not hold.
func boolEnd(ok bool, end int) int {
	if ok {
		return end
	}
	return 0
}

// windowOf reads an amount of time after "last" or "next": "two weeks", "few days", "years", and after "the" also one
// unit ("the past year"). The amount lies right before or after the report's date.
func (p *parser) windowOf(k, n int, definite bool) (meaning, int) {
	if n == 0 {
		return nil, 0
	}
	q, end := p.quantityOf(k)
	if end > 0 && (q.half || q.min > 1 || q.vague) {
		return p.window(q, n), end
	}
	s, single := p.at(k).is("unit")
	if q, end := p.bareUnits(k); end > 0 {
		return p.window(q, n), end
	}
	if definite && single && grain(s.n) >= week && !(p.oneOf(k-1, "next")) {
		return p.window(quantity{min: 1, unit: grain(s.n)}, n), k + 1
	}
	return nil, 0
}

func (p *parser) window(q quantity, n int) meaning {
	m := window{plain: q.duration(), unit: q.unit, n: n * q.min}
	if q.half {
		m.n = 0
	}
	return m
}

// backRule reads what points back to a date already mentioned: "that month", "the same day", "the following week".
func backRule(p *parser, i int) (meaning, int) {
	k := i + 1
	n := 0
	s, ok := p.at(k).is("back")
	switch {
	case p.says(i, "that"):
		if ok && s.value == "0" && p.says(k, "same") {
			k++
		}
	case !ok || !p.oneOf(i, "the"):
		return nil, 0
	default:
		n, k = s.n, k+1
		if p.says(i+1, "next") && !p.oneOf(k, "day", "morning", "afternoon", "evening", "night") {
			return nil, 0
		}
	}
	return p.backUnit(k, n)
}

// backUnit reads the unit that "that" or "the following" points at.
func (p *parser) backUnit(k, n int) (meaning, int) {
	w := p.at(k)
	if s, ok := w.is("weekday"); ok && n != 0 {
		return besides{recurring{pattern: weekday(s.n), which: which(n)}}, k + 1
	}
	if s, ok := w.is("unit"); ok && grain(s.n) >= day {
		return counted{grain: grain(s.n), n: n, back: true}, k + 1
	}
	if s, ok := w.is("part"); ok && len(w.lower) > 4 {
		return ofDay{day: counted{grain: day, n: n, back: true}, suffix: "T" + s.value}, k + 1
	}
	return nil, 0
}

// theRule reads "the day before", "the day after tomorrow", and "the quarter", "the weekend" where they can only be
// the one at hand.
func theRule(p *parser, i int) (meaning, int) {
	if !p.says(i, "the") {
		return nil, 0
	}
	w := p.at(i + 1)
	s, ok := w.is("unit")
	if !ok || grain(s.n) < day {
		return p.refNoun(i)
	}
	dir := map[string]int{"before": -1, "after": 1}[p.at(i+2).lower]
	if dir != 0 {
		if p.oneOf(i+3, "yesterday", "tomorrow") && w.lower == "day" {
			return counted{grain: day, n: 2 * dir}, i + 4
		}
		if p.closes(i + 3) {
			return counted{grain: grain(s.n), n: dir, back: true}, i + 3
		}
		return nil, 0
	}
	switch {
	case w.lower == "weekend" && !p.attributive(i+2):
		return recurring{pattern: weekends, which: anyOne}, i + 2
	case w.lower == "quarter" && (p.closes(i+2) || p.oneOf(i-1, "in", "for", "during")):
		return counted{grain: quarter, back: true}, i + 2
	case grain(s.n) >= week && w.lower != "weekend" && p.oneOf(i-1, "for", "during", "in", "through", "later", "earlier") && p.closes(i+2):
		return counted{grain: grain(s.n)}, i + 2
	}
	return nil, 0
}

// nthOf reads "last week of January", "first day of the year", "final quarter of 2025".
func nthOf(p *parser, i int) (meaning, int) {
	s, ok := p.at(i).is("ordinal")
	if !ok && !p.oneOf(i, "last", "final") {
		return nil, 0
	}
	u, isUnit := p.at(i + 1).is("unit")
	if !isUnit || grain(u.n) < day || !p.says(i+2, "of") {
		return nil, 0
	}
	m, end := p.whole(i + 3)
	if end == 0 || isPlain(m) {
		return nil, 0
	}
	if !ok {
		s.n = -1
	}
	return nth{n: s.n, grain: grain(u.n), whole: m}, end
}

// weekOf reads "week of March 6" after "the".
func weekOf(p *parser, i int) (meaning, int) {
	if !p.says(i, "week", "of") && !p.says(i, "weekend", "of") {
		return nil, 0
	}
	m, end := p.first(i+2, monthDate, dayMonth)
	if end == 0 || !p.isDay(m) {
		return nil, 0
	}
	return around{m, units[p.at(i).lower]}, end
}

// refNoun reads "the past" and "the future" as nouns.
func (p *parser) refNoun(i int) (meaning, int) {
	value := map[string]string{"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}[p.at(i+1).lower]
	if value == "" || !p.closes(i+2) {
		return nil, 0
	}
	return plain{typ: text.Date, value: value}, i + 2
}

// closes reports whether nothing that continues a noun phrase stands at word i.
func (p *parser) closes(i int) bool {
	w := p.at(i)
	return w == nothing || w.kind == mark && !p.possessive(i) && !(w.lower == "-" && w.glued) ||
		w.kind == letters && !p.attributive(i) && !p.oneOf(i, "of", "the", "a", "his", "her", "its", "their", "that", "when", "he", "she", "they", "it", "we", "i", "to")
}

// edgeOf reads "the end of the year", "the beginning of May", "the early part of 2012"; the article is optional
// before "end".
func edgeOf(p *parser, i int) (meaning, int) {
	k := p.skip(i, "the")
	s, ok := p.at(k).is("edge")
	if !ok || !p.says(k+1, "of") || k == i && !p.oneOf(k, "end") && !p.oneOf(i-1, "by", "at", "in", "until", "since", "before") {
		return nil, 0
	}
	m, end := p.whole(k + 2)
	if end == 0 {
		return nil, 0
	}
	return part{whole: m, mod: s.value, edge: true}, end
}

// whole reads a period that a part is taken of: "2012", "last year", "the year", "that month", "the 1990s".
func (p *parser) whole(i int) (meaning, int) {
	if m, end := calendar(p, i); end > 0 {
		return m, end
	}
	if m, end := backRule(p, i); end > 0 {
		return m, end
	}
	k := p.skip(i, "the")
	if s, ok := p.at(k).is("unit"); ok && k > i && grain(s.n) >= week && !p.attributive(k+1) {
		return counted{grain: grain(s.n), at: true}, k + 1
	}
	if k > i {
		return calendar(p, k)
	}
	return nil, 0
}

// modified reads "early May", "mid-1990s", "late last year", "earlier this month", "end of 2016".
func modified(p *parser, i int) (meaning, int) {
	if m, end := edgeOf(p, i); end > 0 {
		return m, end
	}
	w := p.at(i)
	if s, ok := w.is("early"); ok {
		k := p.skip(p.skip(i+1, "-"), "in")
		m, end := calendar(p, k)
		if k > i+1 && p.says(k-1, "in") && end == 0 {
			m, end = p.whole(k)
		}
		if end == 0 || isPlain(m) {
			return nil, 0
		}
		return part{whole: m, mod: s.value}, end
	}
	s, ok := w.is("earlier")
	if !ok {
		return nil, 0
	}
	k := p.skip(p.skip(i+1, "on"), "in")
	m, end := p.first(k, shiftedDate, relativeDay, weekdayDate, monthDate, yearDate, backRule)
	if end == 0 {
		if m, end = p.whole(k); end == 0 || k == i+1 {
			return nil, 0
		}
	}
	if end == 0 || isPlain(m) {
		return nil, 0
	}
	return cut{whole: m, mod: s.value}, end
}

// isPlain reports whether m has no days of its own.
func isPlain(m meaning) bool {
	switch m.(type) {
	case plain, window:
		return true
	}
	return false
}

// refRule reads "now", "recently" and their like.
func refRule(p *parser, i int) (meaning, int) {
	k := i
	if p.oneOf(i, "right", "just") && p.says(i+1, "now") {
		k++
	}
	s, ok := p.at(k).is("ref")
	if !ok || p.at(k+1).lower == "-" && p.at(k+1).glued {
		return nil, 0
	}
	return plain{typ: text.Date, value: s.value}, k + 1
}

// rangeAt reads a range: "2010 to 2012", "May 3-5", "3-5 May 2014", after "from" "Monday until Friday", after
// "between" "2010 and 2012", and two years that follow each other, "1997 and 1998".
func (p *parser) rangeAt(i int) (phrase, bool) {
	if ph, ok := p.daysOfMonth(i); ok {
		return ph, true
	}
	a, ok := p.single(i)
	if !ok || isPlain(a.meaning) {
		return phrase{}, false
	}
	k := a.end
	first, explicit := a.meaning.(fixed)
	switch {
	case p.says(k, "and") && (p.says(i-1, "between") || explicit && first.grain == year):
	case p.oneOf(k, "to", "until", "till", "through") && (p.says(i-1, "from") || explicit):
	case p.oneOf(k, "-", "–", "—") && (explicit || p.at(k+1).has("month")):
	default:
		return phrase{}, false
	}
	b, ok := p.rangeEnd(k+1, first)
	if !ok || isPlain(b.meaning) {
		return phrase{}, false
	}
	last, explicitLast := b.meaning.(fixed)
	if explicit && explicitLast && (last.grain != first.grain || last.from.Before(first.from)) {
		return phrase{}, false
	}
	if p.says(k, "and") && !p.says(i-1, "between") && !(explicitLast && last.from.Year == first.from.Year+1) {
		return phrase{}, false
	}
	return phrase{start: a.start, end: b.end, meaning: between{a.meaning, b.meaning}, parts: []phrase{a, b}}, true
}

// rangeEnd reads the second date of a range; after a year two digits are enough: "1914-18".
func (p *parser) rangeEnd(i int, first fixed) (phrase, bool) {
	if y, ok := p.yearNumber(i); ok && first.grain == year {
		return phrase{start: i, end: i + 1, meaning: fixed{yearPeriod(y)}}, true
	}
	if w := p.at(i); first.grain == year && w.kind == digits && w.glued && len(w.lower) == 2 {
		y := first.from.Year - first.from.Year%100 + w.num
		if y <= first.from.Year || p.at(i+1).glued && p.at(i+1).kind != mark {
			return phrase{}, false
		}
		return phrase{start: i, end: i + 1, meaning: fixed{yearPeriod(y)}}, true
	}
	if p.oneOf(i, "late", "early", "earlier", "mid", "the", "that") || p.at(i).kind == digits || len(p.at(i).senses) > 0 {
		return p.single(i)
	}
	return phrase{}, false
}

// daysOfMonth reads "May 3-5", "May 3 to 5, 2014", "3-5 May".
func (p *parser) daysOfMonth(i int) (phrase, bool) {
	if m, k, ok := p.monthName(i); ok {
		a, end := p.dayNumber(k)
		if b, last, ok := p.secondDay(end); end > 0 && ok && b > a {
			to, stop := p.yearOf(last, b, m)
			return p.dayRange(i, end, last-1, stop, sameYear(to, m, a), to), true
		}
	}
	a, end := p.dayNumber(i)
	if b, last, ok := p.secondDay(end); end > 0 && ok && b > a {
		if m, k, ok := p.monthName(p.skip(last, "of")); ok {
			to, stop := p.yearOf(k, b, m)
			return p.dayRange(i, end, last-1, stop, sameYear(to, m, a), to), true
		}
	}
	return phrase{}, false
}

// secondDay reads "-5" or "to 5".
func (p *parser) secondDay(i int) (n, end int, ok bool) {
	if i == 0 || !p.oneOf(i, "-", "–", "to", "through", "until") {
		return 0, 0, false
	}
	n, end = p.dayNumber(i + 1)
	return n, end, end > 0
}

// dayRange builds the phrase of a range of days: words [start, mid) and [second, end).
func (p *parser) dayRange(start, mid, second, end int, from, to meaning) phrase {
	parts := []phrase{{start: start, end: mid, meaning: from}, {start: second, end: end, meaning: to}}
	return phrase{start: start, end: end, meaning: between{from, to}, parts: parts}
}

// sameYear is day d of month m in the year of the date to.
func sameYear(to meaning, m, d int) meaning {
	switch to := to.(type) {
	case fixed:
		if to.known() {
			return day3(to.from.Year, m, d)
		}
	case recurring:
		return recurring{pattern: monthDay(m, d), which: to.which}
	case within:
		return within{monthDay(m, d), to.year}
	}
	return fixed{}
}
