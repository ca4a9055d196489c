package timex

import (
	"fmt"

	"chancery/text"
)

// decadeDate reads "1990s", "'90s", "nineties".
func decadeDate(p *parser, i int) (meaning, int) {
	if isApostrophe(p.at(i).lower) && p.at(i+1).glued {
		if m, end := decadeDate(p, i+1); end > 0 {
			return m, end
		}
		return nil, 0
	}
	w := p.at(i)
	if s, ok := w.is("decade"); ok && (p.oneOf(i-1, "the", "early", "late") || p.says(i-1, "-")) {
		return shortDecade(s.n), i + 1
	}
	if w.kind != digits || !p.says(i+1, "s") || !p.at(i+1).glued || w.num%10 != 0 {
		return nil, 0
	}
	switch {
	case len(w.lower) == 4 && w.num >= 1000 && w.num < 3000:
		return fixed{decadePeriod(w.num)}, i + 2
	case len(w.lower) == 2 && w.num >= 10 && p.oneOf(i-1, "the", "early", "late", "mid", "'", "’", "-") && !p.says(i-2, "in", "his") && !p.says(i-2, "in", "her"):
		return shortDecade(w.num), i + 2
	}
	return nil, 0
}

// shortDecade is "the nineties": from the thirties on those of the 20th century. Earlier ones could be of this one.
func shortDecade(n int) meaning {
	if n < 30 {
		return fixed{}
	}
	return fixed{decadePeriod(1900 + n)}
}

// centuryDate reads "19th century", "twenty-first century".
func centuryDate(p *parser, i int) (meaning, int) {
	n, end := p.ordinalNumber(i)
	if end == 0 || n < 1 || n > 30 {
		return nil, 0
	}
	if end = p.skip(end, "-"); !p.says(end, "century") {
		return nil, 0
	}
	if p.oneOf(end+1, "bc", "bce") {
		return plain{typ: text.Date, value: fmt.Sprintf("BC%02d", n-1), grain: century}, end + 2
	}
	return fixed{centuryPeriod(n)}, end + 1
}

// ordinalNumber reads "19th", "nineteenth", "twenty-first".
func (p *parser) ordinalNumber(i int) (n, end int) {
	if s, ok := p.at(i).is("ordinal"); ok {
		return s.n, i + 1
	}
	if t, ok := p.at(i).is("tens"); ok {
		if s, ok := p.at(p.skip(i+1, "-")).is("ordinal"); ok && s.n < 10 {
			return t.n + s.n, p.skip(i+1, "-") + 1
		}
	}
	if n, end := p.dayNumber(i); end == i+2 {
		return n, end
	}
	return 0, 0
}

// yearEnd reads "year-end", "year end", "year's end", "month's end".
func yearEnd(p *parser, i int) (meaning, int) {
	s, ok := p.at(i).is("unit")
	if !ok || grain(s.n) < week {
		return nil, 0
	}
	k := p.skip(i+1, "-")
	if p.possessive(i + 1) {
		k = p.skip(i+2, "s")
	}
	if !p.says(k, "end") || k > i+1 && p.says(i+1, "-") && !p.says(i, "year") {
		return nil, 0
	}
	return part{whole: counted{grain: grain(s.n)}, mod: "END", edge: true}, k + 1
}

// fiscalYear reads "fiscal 1989", "fiscal year 1989". Its days depend on whose year it is: none are given.
func fiscalYear(p *parser, i int) (meaning, int) {
	if !p.says(i, "fiscal") && !p.says(i, "financial", "year") {
		return nil, 0
	}
	if y, ok := p.yearNumber(p.skip(i+1, "year")); ok {
		return plain{typ: text.Date, value: fmt.Sprintf("FY%04d", y), grain: year}, p.skip(i+1, "year") + 1
	}
	return nil, 0
}

// yearDate reads a year that stands alone: "2008" in "in 2008", "the 2008 crisis", "(2008)".
func yearDate(p *parser, i int) (meaning, int) {
	if w := p.at(i); w.kind == digits && w.num > 0 && w.num < 10_000 && p.oneOf(i+1, "bc", "bce") {
		return plain{typ: text.Date, value: fmt.Sprintf("BC%04d", w.num), grain: year}, i + 2
	}
	y, ok := p.yearNumber(i)
	if !ok || p.quantity(i) {
		return p.spokenYear(i)
	}
	return fixed{yearPeriod(y)}, i + 1
}

// spokenYear reads "nineteen ninety-six".
func (p *parser) spokenYear(i int) (meaning, int) {
	s, ok := p.at(i).is("number")
	if !ok || s.n < 15 || !p.at(i+1).has("tens") {
		return nil, 0
	}
	n, end := p.numberWord(i + 1)
	return fixed{yearPeriod(100*s.n + n)}, end
}

// quantity reports whether the four digits at word i count something or belong to a name or a longer number.
func (p *parser) quantity(i int) bool {
	w, before, next := p.at(i), p.at(i-1), p.at(i+1)
	switch {
	case w.glued && !p.joint(i-1), next.glued && next.kind != mark, next.glued && (next.lower == "%" || next.lower == "°"):
		return true
	case next.glued && p.oneOf(i+1, "/", ":", "_", "@") && p.at(i+2).glued && p.at(i+2).kind != mark:
		return !p.says(i+1, "/") || p.at(i+2).kind != digits
	case before.has("yearly") || before.has("month") || before.has("early") || before.lower == "/":
		return w.num < 1100 || p.countedNoun(i+1) && !p.oneOf(i-1, "in", "since", "until")
	case before.has("about"), p.oneOf(i-1, "$", "€", "£", "#", "no", "than", "least", "most", "some", "only", "number", "page", "room"):
		return true
	case before.kind == digits || before.kind == figure || p.oneOf(i-1, "+"):
		return true
	case before.capital && before.kind == letters && i-1 > 0 && len(before.senses) == 0 && !opener[before.lower]:
		return true // "Agenda 2030"
	case w.num < 1500 || w.num > 2100:
		return true
	}
	return (p.countedNoun(i+1) || p.counts(i)) && !p.oneOf(i-1, "the", "a", "s") || next.has("unit") || next.has("units") || p.oneOf(i+1, "percent", "per", "million", "people")
}

// counts reports whether the parser takes the number at word i for that of the noun behind it.
func (p *parser) counts(i int) bool {
	t := &p.doc.Tokens[p.at(i).token]
	if !t.Is("nummod") || t.Head <= p.at(i).token {
		return false
	}
	head := &p.doc.Tokens[t.Head]
	return head.XPOS == "NNS" || head.Form == "people" || head.Form == "police"
}

// joint reports whether the mark at word i may stand close before a year: "(2008)", "2012-2014", "mid-2008".
func (p *parser) joint(i int) bool {
	return p.oneOf(i, "(", "[", "-", "–", "—", "/", "\"", "“", "‘", "'", ",", ";") && (p.at(i-1).kind != letters || p.at(i-1).has("early") || !p.at(i).glued) ||
		p.oneOf(i, "-") && p.oneOf(i-1, "post", "pre")
}

// countedNoun reports whether word i is a plural noun, which a number before it counts.
func (p *parser) countedNoun(i int) bool {
	w := p.at(i)
	if w.kind != letters {
		return false
	}
	switch tag := p.doc.Tokens[w.token].XPOS; tag {
	case "NNS":
		return true
	case "":
		return len(w.lower) > 3 && w.lower[len(w.lower)-1] == 's' && !closed[w.lower]
	}
	return false
}
