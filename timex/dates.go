package timex

import "chancery/text"

// calendar reads a date of whatever grain, without article: "Friday, Jan. 24", "last March", "the 1990s" after "the".
func calendar(p *parser, i int) (meaning, int) {
	m, end := p.first(i, numericDate, weekdayDate, monthDate, dayMonth, quarterDate, seasonDate, holidayDate,
		decadeDate, centuryDate, shiftedDate, relativeDay, yearEnd, fiscalYear, yearDate)
	if end == 0 {
		return nil, 0
	}
	return p.withTimeOfDay(m, end)
}

// yearNumber reads a year of four digits: 1000 to 2999.
func (p *parser) yearNumber(i int) (int, bool) {
	w := p.at(i)
	if w.kind != digits || len(w.lower) != 4 || w.num < 1000 || w.num > 2999 {
		return 0, false
	}
	next := p.at(i + 1)
	return w.num, !(next.glued && next.kind == letters)
}

// dayNumber reads a day of the month in digits: "24", "24th". Days past 31 are read too: no calendar has them.
func (p *parser) dayNumber(i int) (n, end int) {
	w := p.at(i)
	if w.kind != digits || len(w.lower) > 2 || w.num == 0 {
		return 0, 0
	}
	if next := p.at(i + 1); next.glued && next.kind == letters {
		if !p.oneOf(i+1, "st", "nd", "rd", "th") {
			return 0, 0
		}
		return w.num, i + 2
	}
	return w.num, i + 1
}

// numericDate reads "2026-01-24", "2026/01/24", "24.01.2026" and, if only one order is possible, "24/01/2026".
func numericDate(p *parser, i int) (meaning, int) {
	sep := p.at(i + 1).lower
	if sep != "-" && sep != "/" && sep != "." || p.at(i+3).lower != sep {
		return nil, 0
	}
	for k := i; k <= i+4; k++ {
		if w := p.at(k); k > i && !w.glued || k%2 == i%2 && w.kind != digits {
			return nil, 0
		}
	}
	a, b, c := p.at(i).num, p.at(i+2).num, p.at(i+4).num
	_, yearFirst := p.yearNumber(i)
	_, yearLast := p.yearNumber(i + 4)
	switch {
	case yearFirst:
		return day3(a, b, c), i + 5
	case !yearLast:
		return nil, 0
	case sep == "." || a > 12 || a == b:
		return day3(c, b, a), i + 5
	case b > 12:
		return day3(c, a, b), i + 5
	}
	return fixed{}, i + 5 // day or month first: the text does not say
}

// day3 is a day given by numbers; one that no calendar has is a date without value.
func day3(y, m, d int) meaning {
	p, _ := calendarDay(y, m, d)
	return fixed{p}
}

// weekdayDate reads a day of the week, alone or before a date: "Friday", "Fri., Jan. 24", "Friday 24 January".
func weekdayDate(p *parser, i int) (meaning, int) {
	w := p.at(i)
	s, long := w.is("weekday")
	if !long {
		s, _ = w.is("shortday")
	}
	if s.class == "" || !w.capital {
		return nil, 0
	}
	next := i + 1
	for next < i+4 && p.oneOf(next, ".", ",", "the") {
		next++
	}
	if m, end := p.first(next, numericDate, monthDate, dayMonth); end > 0 && p.isDay(m) {
		if r, ok := m.(recurring); ok {
			r.weekday = s.n + 1
			m = r
		}
		return m, end
	}
	if !long {
		return nil, 0
	}
	if which, ok := p.at(i + 1).is("shift"); ok && p.says(i+2, "week") {
		return within{weekday(s.n), counted{grain: week, n: which.n}}, i + 3
	}
	return recurring{pattern: weekday(s.n), which: anyOne}, i + 1
}

// isDay reports whether m is a day of the calendar, with or without year.
func (p *parser) isDay(m meaning) bool {
	switch m := m.(type) {
	case fixed:
		return m.grain == day || !m.known()
	case recurring:
		return m.pattern(text.Day{Year: 2000, Month: 1, Day: 1}, 0).grain == day
	case within:
		return m.pattern(text.Day{Year: 2000, Month: 1, Day: 1}, 0).grain == day
	}
	return false
}

// monthDate reads what starts with a month: "January 24, 2026", "Jan. 24", "January 2026", "June last year", "May".
func monthDate(p *parser, i int) (meaning, int) {
	m, next, ok := p.monthName(i)
	if !ok {
		return nil, 0
	}
	if d, end := p.dayNumber(next); end > 0 {
		return p.yearOf(end, d, m)
	}
	if w := p.at(next); w.kind == digits && w.num == 0 && len(w.lower) <= 2 { // "January 0, 2020" is no day
		if _, ok := p.yearNumber(p.skip(next+1, ",")); ok {
			return fixed{}, p.skip(next+1, ",") + 1
		}
		return fixed{}, next + 1
	}
	if y, ok := p.yearNumber(p.skip(next, ",")); ok {
		return fixed{monthPeriod(y, m)}, p.skip(next, ",") + 1
	}
	if w := p.at(next); w.kind == digits && len(w.lower) > 4 {
		return fixed{}, next + 1 // "May 99999" is not May
	}
	if ym, end := p.yearPhrase(next); end > 0 {
		return within{monthly(m), ym}, end
	}
	if !p.bareMonth(i) {
		return nil, 0
	}
	return recurring{pattern: monthly(m), which: anyOne}, next
}

// monthName reads the name of a month, with the point of its short form if something follows that needs it.
func (p *parser) monthName(i int) (m, next int, ok bool) {
	w := p.at(i)
	s, ok := w.is("month")
	if !ok || !w.capital {
		return 0, 0, false
	}
	next = i + 1
	if dot := p.at(next); len(w.lower) <= 4 && dot.lower == "." && dot.glued && p.at(next+1) != nothing {
		next++
	}
	return s.n, next, true
}

// yearOf reads the year after day d of month m: "January 24, 2026", "24 January", "24 January last year".
func (p *parser) yearOf(next, d, m int) (meaning, int) {
	k := p.skip(next, ",")
	if y, ok := p.yearNumber(k); ok {
		return day3(y, m, d), k + 1
	}
	if ym, end := p.yearPhrase(next); end > 0 {
		return within{monthDay(m, d), ym}, end
	}
	if w := p.at(k); w.kind == digits && len(w.lower) >= 4 && p.at(k+1).kind != letters {
		return fixed{}, k + 1 // "12 March 99999" is of no year that can be meant
	}
	if _, ok := calendarDay(2000, m, d); !ok {
		return fixed{}, next
	}
	return recurring{pattern: monthDay(m, d), which: anyOne}, next
}

// yearPhrase reads the words that say of which year a month or quarter is: "of 2026", "last year", "of that year".
func (p *parser) yearPhrase(i int) (meaning, int) {
	k := p.skip(p.skip(i, ","), "of")
	if y, ok := p.yearNumber(k); ok && k > i {
		return fixed{yearPeriod(y)}, k + 1
	}
	if s, ok := p.at(k).is("shift"); ok && p.says(k+1, "year") {
		return counted{grain: year, n: s.n}, k + 2
	}
	if k == i {
		return nil, 0
	}
	if p.says(k, "that", "year") || p.says(k, "the", "year") {
		return counted{grain: year, back: true, orPublished: p.says(k, "the")}, k + 2
	}
	if s, ok := p.at(k + 1).is("back"); ok && p.says(k, "the") && p.says(k+2, "year") {
		return counted{grain: year, n: s.n, back: true}, k + 3
	}
	return nil, 0
}

// bareMonth reports whether the word is a month although no day or year stands by it: "may", "march" and the
// short forms need a word before them that says so.
func (p *parser) bareMonth(i int) bool {
	w, before := p.at(i), p.at(i-1)
	introduced := before.has("monthly") || before.has("shift") || before.has("early") || before.lower == "-" && p.at(i-2).has("early")
	switch tag := p.doc.Tokens[w.token].XPOS; {
	case tag == "MD" || len(tag) > 1 && tag[:2] == "VB" || introduced && p.surname(i+1):
		return false
	case introduced:
		return true
	case before.capital && before.kind == letters && !before.has("weekday"):
		return false
	}
	switch w.lower {
	case "may", "march", "april", "june", "august":
		return i > 0 && p.doc.Tokens[w.token].XPOS == "NNP" && !p.surname(i+1)
	}
	return len(w.lower) > 4 || w.lower == "july"
}

// surname reports whether word i looks like a name after a first name: "June Smith".
func (p *parser) surname(i int) bool {
	w := p.at(i)
	return w.capital && w.kind == letters && len(w.senses) == 0 && p.at(i-1).lower != "." && p.doc.Tokens[w.token].XPOS == "NNP" &&
		p.doc.Tokens[p.at(i-1).token].Head != w.token
}

// dayMonth reads "24 January 2026", "24th of January", "the first of May" after "the".
func dayMonth(p *parser, i int) (meaning, int) {
	d, next := p.dayNumber(i)
	if o, ok := p.at(i).is("ordinal"); next == 0 && ok && p.says(i+1, "of") {
		d, next = o.n, i+1
	}
	if next == 0 {
		return nil, 0
	}
	m, end, ok := p.monthName(p.skip(next, "of"))
	if !ok {
		return nil, 0
	}
	return p.yearOf(end, d, m)
}

// quarterDate reads "third quarter", "third-quarter", "first half of 2008", "Q3 2012".
func quarterDate(p *parser, i int) (meaning, int) {
	o, ok := p.at(i).is("ordinal")
	k := p.skip(i+1, "-")
	var pat pattern
	switch {
	case ok && o.n <= 4 && p.oneOf(k, "quarter"):
		pat = quarterly(o.n)
	case ok && o.n <= 2 && p.oneOf(k, "half"):
		pat = halfYearly(o.n)
		if _, end := p.yearPhrase(k + 1); end == 0 { // "the first half" of a match
			return nil, 0
		}
	case p.says(i, "q") && p.at(i+1).glued && p.at(i+1).num >= 1 && p.at(i+1).num <= 4:
		pat, k = quarterly(p.at(i+1).num), i+1
	default:
		return nil, 0
	}
	if y, end := p.yearPhrase(k + 1); end > 0 {
		return within{pat, y}, end
	}
	if y, ok := p.yearNumber(k + 1); ok {
		return fixed{pat(text.Day{Year: y, Month: 1, Day: 1}, 0)}, k + 2
	}
	return recurring{pattern: pat, which: anyOne}, k + 1
}

// seasonDate reads "spring 1998", "summer of 1998", "summer" after "the" or "in".
func seasonDate(p *parser, i int) (meaning, int) {
	w := p.at(i)
	s, plain := w.is("season")
	if !plain {
		if s, plain = w.is("shyseason"); !plain {
			return nil, 0
		}
	}
	if y, ok := p.yearNumber(p.skip(i+1, "of")); ok {
		return seasonIn(y, s.n), p.skip(i+1, "of") + 1
	}
	if y, end := p.yearPhrase(i + 1); end > 0 {
		return within{seasonal(s.n), y}, end
	}
	introduced := p.oneOf(i-1, "in", "the", "by", "since", "until", "early", "late", "mid", "during")
	if !introduced || w.capital || p.attributive(i+1) || p.says(i+1, "of") || w.has("shyseason") && !p.says(i-2, "in", "the") {
		return nil, 0
	}
	return recurring{pattern: seasonal(s.n), which: anyOne}, i + 1
}

// seasonIn is a season of a given year. Which winter "winter 1941" means, the text does not say: it has no days.
func seasonIn(y, s int) meaning {
	p := seasonPeriod(y, s)
	if s == 3 {
		return plain{typ: text.Date, value: p.value, grain: season}
	}
	return fixed{p}
}

// holidayDate reads a holiday on a fixed day: "Christmas Day", "Bastille Day 2019".
func holidayDate(p *parser, i int) (meaning, int) {
	var best holiday
	end := 0
	for _, h := range words.holidays[p.at(i).lower] {
		if k := p.holidayEnd(i, h); k > end {
			best, end = h, k
		}
	}
	if end == 0 || !p.at(i).capital {
		return nil, 0
	}
	return p.yearOf(end, best.day, best.month)
}

// holidayEnd returns the place after the holiday's name, 0 if it does not stand at word i.
func (p *parser) holidayEnd(i int, h holiday) int {
	for _, name := range h.words {
		w, n := nextWord(name)
		if p.at(i).lower != w.lower {
			return 0
		}
		for i++; n < len(name); i++ { // "year's" is three words
			var size int
			w, size = nextWord(name[n:])
			if got := p.at(i).lower; got != w.lower && !(isApostrophe(got) && isApostrophe(w.lower)) {
				return 0
			}
			n += size
		}
	}
	return i
}

// relativeDay reads "yesterday", "today", "tomorrow", "tonight".
func relativeDay(p *parser, i int) (meaning, int) {
	w := p.at(i)
	if s, ok := w.is("relday"); ok {
		return counted{grain: day, n: s.n}, i + 1
	}
	if s, ok := w.is("nightly"); ok {
		return ofDay{day: counted{grain: day}, suffix: "T" + s.value}, i + 1
	}
	return nil, 0
}
