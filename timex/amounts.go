package timex

import (
	"fmt"
	"strconv"
	"strings"

	"chancery/text"
)

// quantity is a counted amount of time: "two weeks", "a year and a half", "several days".
type quantity struct {
	min   int    // how many; of "two to three weeks" the first
	half  bool   // and a half
	vague bool   // nobody counted; min is 0, or what "a couple" and "a few" are usually taken for
	unit  grain  // what is counted
	mod   string // APPROX, MORE_THAN, …
}

// letter holds the unit's letter in an ISO 8601 duration.
var letter = map[grain]string{second: "S", minute: "M", hour: "H", day: "D", weekend: "D", week: "W", month: "M", quarter: "M", year: "Y", decade: "Y", century: "Y"}

// value returns the TIMEX3 duration: "P2W", "PT3H", "PXY". Decades and centuries are given in years, quarters in months.
func (q quantity) value() string {
	times := map[grain]int{weekend: 2, quarter: 3, decade: 10, century: 100}[q.unit]
	if times == 0 {
		times = 1
	}
	n, rest := strconv.Itoa(q.min*times), ""
	switch {
	case q.min == 0 || q.vague && q.min != 2: // nobody knows how many a few are
		n = "X"
		if q.unit >= decade {
			return "PX" + map[grain]string{decade: "DE", century: "CE"}[q.unit]
		}
	case q.half && times > 1:
		n = strconv.Itoa(q.min*times + times/2)
	case q.half && q.unit == year:
		rest = "6M"
	case q.half && q.unit == hour:
		rest = "30M"
	case q.half:
		n += ".5"
	}
	head := "P"
	if q.unit < day {
		head = "PT"
	}
	return head + n + letter[q.unit] + rest
}

// duration is q as a length of time.
func (q quantity) duration() plain {
	return plain{typ: text.Duration, value: q.value(), mod: q.mod, grain: q.unit}
}

// amount reads an amount of time and what it is counted from: "nearly four decades", "two-day", "three weeks ago".
func amount(p *parser, i int) (meaning, int) {
	q, end := p.quantityOf(i)
	if end == 0 {
		if q, end = p.bareUnits(i); end == 0 || !p.lone(i, end) {
			return p.unitLong(i)
		}
	}
	if p.age(end) {
		return nil, 0
	}
	if m, stop := p.offset(q, end); stop > 0 {
		return m, stop
	}
	end = p.long(end)
	if p.perUnit(i) && q.min == 1 && p.oneOf(i, "a", "an") {
		return plain{typ: text.Set, value: q.value(), grain: q.unit}, end
	}
	if p.says(i-1, "in") && q.unit >= day && !q.half && !q.vague && p.closes(p.time(end)) {
		return fromNow{q}, p.time(end)
	}
	if p.says(i-1, "within") && q.unit >= day && !q.half && !q.vague && p.closes(end) && !p.oneOf(end, "after", "from", "following", "before") && !p.oneOf(end-2, "working", "business", "trading") {
		return term{window{plain: q.duration(), unit: q.unit, n: q.min}}, end
	}
	return q.duration(), end
}

// term is an amount after "within": the days that are left from the report's day on, unless its verb speaks of the past. It stays
// a duration where another event opens it, "within a month of the signing".
type term struct{ window }

func (m term) resolve(c *context) result {
	if t, _ := c.tense(); t == past {
		return m.plain.resolve(c)
	}
	return m.window.resolve(c)
}

// fromNow is an amount after "in": a date if the verb speaks of the future ("will meet in two days"), otherwise how long
// something took.
type fromNow struct{ quantity }

func (m fromNow) resolve(c *context) result {
	if t, direct := c.tense(); t != future && !(t == present && direct) {
		return m.duration().resolve(c)
	}
	return counted{grain: m.unit, n: m.min, mod: m.mod}.resolve(c)
}

// yearAgo reads what business reports compare with: "year-ago", "the year-earlier quarter", "the year-ago third quarter".
func yearAgo(p *parser, i int) (meaning, int) {
	s, ok := p.at(i).is("unit")
	if !ok || grain(s.n) < week || !p.says(i+1, "-") || !p.oneOf(i+2, "ago", "earlier") {
		return nil, 0
	}
	m := counted{grain: grain(s.n), n: -1, back: true, orPublished: true}
	if pat, end := p.repeating(i + 3); end > 0 {
		return within{pat, m}, end
	}
	if p.oneOf(i+3, "quarter", "period") {
		return m, i + 4
	}
	return m, i + 3
}

// firstUnits reads "first nine months", "last two years" after "the": a length of time whose place the text leaves open.
func firstUnits(p *parser, i int) (meaning, int) {
	if !p.at(i).has("ordinal") && !p.oneOf(i, "final", "opening") {
		return nil, 0
	}
	q, end := p.quantityOf(i + 1)
	if end == 0 || p.age(end) {
		return nil, 0
	}
	return q.duration(), end
}

// roughly reads a date or an hour after "about" or "around": "around Nov. 1".
func roughly(p *parser, i int) (meaning, int) {
	if s, ok := p.at(i).is("about"); !ok || s.value != "APPROX" {
		return nil, 0
	}
	m, end := p.first(i+1, clockRule, monthDate, dayMonth, yearEnd)
	if end == 0 {
		return nil, 0
	}
	return part{whole: m, mod: "APPROX"}, end
}

// age reports whether "old" follows: how old somebody is, is no time.
func (p *parser) age(end int) bool {
	return p.says(p.skip(end, "-"), "old") || p.says(p.skip(end, "-"), "olds") || p.says(end, "of", "age")
}

// time skips the rest of "in three months' time".
func (p *parser) time(end int) int {
	if k := p.skip(end+1, "s"); p.possessive(end) && p.says(k, "time") {
		return k + 1
	}
	return end
}

// unitLong reads "day-long".
func (p *parser) unitLong(i int) (meaning, int) {
	s, ok := p.at(i).is("unit")
	if !ok || !p.says(i+1, "-", "long") {
		return nil, 0
	}
	return quantity{min: 1, unit: grain(s.n)}.duration(), i + 3
}

// long skips "-long" in "decades-long".
func (p *parser) long(end int) int {
	if k := p.skip(end, "-"); p.says(k, "long") && k > end {
		return k + 1
	}
	return end
}

// perUnit reports whether an amount stands before word i, so that "a year" says how often: "$5 a year".
func (p *parser) perUnit(i int) bool {
	w := p.at(i - 1)
	return w.kind == digits && len(w.lower) != 4 || w.kind == figure || p.oneOf(i-1, "once", "twice", "times", "percent", "%", "million", "billion", "thousand", "dollars", "euros", "cents", "tons", "tonnes", "barrels")
}

// lone reports whether a plural unit without a number stands as a time of its own: "months after", "for years".
func (p *parser) lone(i, end int) bool {
	if p.at(i-1).kind == letters && p.doc.Tokens[p.at(i-1).token].UPOS == "ADJ" || p.at(i).capital && i > 0 {
		return false
	}
	return p.oneOf(i-1, "for", "in", "within", "took", "takes", "take", "after", "of", "over", "spent", "and", "or") || p.oneOf(end, "ago", "after", "before", "later", "earlier") || p.long(end) > end
}

// offset reads what an amount is counted from: "ago", "earlier", "later", "from now".
func (p *parser) offset(q quantity, end int) (meaning, int) {
	s, ok := p.at(end).is("offset")
	stop := end + 1
	switch {
	case p.says(end, "from", "now") || p.says(end, "from", "today"):
		s.value, stop = "hence", end+2
	case !ok || p.says(end, "earlier", "than") || p.says(end, "later", "than"):
		return nil, 0
	case p.oneOf(end, "before", "after", "previously", "prior") && !p.closes(stop):
		return nil, 0
	}
	if q.min == 0 || q.half || q.vague && q.min != 2 {
		value := map[string]string{"ago": "PAST_REF", "hence": "FUTURE_REF"}[s.value]
		return plain{typ: text.Date, value: value, mod: q.mod}, stop
	}
	if q.unit < day {
		return plain{typ: text.Date, mod: q.mod}, stop
	}
	sign := map[string]int{"ago": -1, "before": -1, "after": 1, "hence": 1}[s.value]
	back := s.value == "before" || s.value == "after"
	if q.unit > year { // "a decade ago" speaks of a year
		q.min *= monthsIn[q.unit] / monthsIn[year]
		q.unit = year
	}
	return counted{grain: q.unit, n: sign * q.min, back: back, orPublished: s.value == "before" && q.unit >= year, mod: q.mod}, stop
}

// quantityOf reads how much of which unit: "about two weeks", "two-day", "a year and a half", "10 to 12 days".
func (p *parser) quantityOf(i int) (quantity, int) {
	var q quantity
	k := i
	q.mod, k = p.exactness(i)
	if k = p.count(k, &q); k == 0 {
		return quantity{}, 0
	}
	if p.oneOf(k, "more", "full", "whole", "consecutive", "straight", "additional", "working", "business", "trading", "long", "calendar") {
		k++
	}
	if p.oneOf(k, "-", "–") && p.at(k).glued {
		k++
	}
	w := p.at(k)
	s, ok := w.is("unit")
	if !ok {
		s, ok = w.is("units")
	}
	if !ok || q.min == 1 && w.lower == "second" || grain(s.n) == quarter && (q.min == 1 || p.says(k-1, "-")) { // a quarter is a fourth, too
		return quantity{}, 0
	}
	q.unit = grain(s.n)
	k++
	if p.says(k, "and", "a", "half") {
		q.half, k = true, k+3
	}
	if p.says(k, "or", "so") || p.says(k, "or", "more") {
		q.mod, k = map[string]string{"so": "APPROX", "more": "EQUAL_OR_MORE"}[p.at(k+1).lower], k+2
	}
	return q, k
}

// exactness reads "nearly", "more than", "at least", "up to".
func (p *parser) exactness(i int) (string, int) {
	if s, ok := p.at(i).is("about"); ok {
		return s.value, i + 1
	}
	for _, e := range []struct{ a, b, mod string }{
		{"more", "than", "MORE_THAN"}, {"less", "than", "LESS_THAN"}, {"fewer", "than", "LESS_THAN"},
		{"at", "least", "EQUAL_OR_MORE"}, {"at", "most", "EQUAL_OR_LESS"}, {"up", "to", "EQUAL_OR_LESS"}, {"no more", "than", "EQUAL_OR_LESS"},
	} {
		if p.says(i, e.a, e.b) {
			return e.mod, i + 2
		}
	}
	if p.says(i, "no", "more", "than") {
		return "EQUAL_OR_LESS", i + 3
	}
	return "", i
}

// count reads the number of a quantity into q and returns the place after it, 0 if there is none.
func (p *parser) count(i int, q *quantity) int {
	k := p.skip(p.skip(i, "a"), "an")
	switch {
	case p.oneOf(k, "couple"):
		q.min, q.vague, q.mod = 2, true, "APPROX"
		return p.skip(k+1, "of")
	case p.oneOf(k, "few"):
		q.min, q.vague = 3, true
		return k + 1
	case p.at(k).has("vague") && !p.oneOf(k-1, "as", "how", "so", "too"):
		q.vague = true
		return k + 1
	case p.oneOf(k, "half"):
		q.half = true
		return p.skip(p.skip(p.skip(k+1, "-"), "a"), "an")
	case p.oneOf(k, "dozen"):
		q.min = 12
		return k + 1
	}
	if n, end := p.cardinal(k); end > 0 {
		if k > i && !p.at(k).has("scale") || p.at(k).kind == digits && len(p.at(k).lower) == 4 { // "a five-year plan", "the 1988 quarter"
			return 0
		}
		q.min = n
		return p.fraction(p.upper(end), q)
	}
	if k > i {
		q.min = 1
		return k
	}
	return 0
}

// upper skips the second number of "two to three", "10-12", "two or three".
func (p *parser) upper(i int) int {
	if p.oneOf(i, "to", "or", "-", "–") {
		if _, end := p.cardinal(i + 1); end > 0 {
			return end
		}
	}
	return i
}

// fraction reads "and a half", "1/2", "½".
func (p *parser) fraction(i int, q *quantity) int {
	switch {
	case p.says(i, "and", "a", "half"):
		i += 3
	case p.says(i, "1", "/", "2"):
		i += 3
	case p.says(i, "½"):
		i++
	default:
		return i
	}
	q.half = true
	return p.skip(i, "-")
}

// maxCount bounds the numbers that are read: nobody counts time in more.
const maxCount = 100_000

// cardinal reads a whole number: "48", "1,000", "twenty-four", "three hundred", "a hundred" after "a".
func (p *parser) cardinal(i int) (n, end int) {
	w := p.at(i)
	switch {
	case w.kind == digits && w.num > 0 && w.num < maxCount:
		n, end = w.num, i+1
	case w.kind == figure && w.frac < maxCount && w.frac == float64(int(w.frac)) && !strings.Contains(w.lower, "."):
		n, end = int(w.frac), i+1
	default:
		n, end = p.numberWord(i)
	}
	for end < i+6 {
		s, ok := p.at(end).is("scale")
		if !ok || n*s.n > maxCount {
			break
		}
		if end == 0 {
			return 0, 0
		}
		n, end = n*s.n, end+1
	}
	return n, end
}

// numberWord reads "seven", "twenty-four", "hundred".
func (p *parser) numberWord(i int) (n, end int) {
	w := p.at(i)
	if s, ok := w.is("number"); ok {
		return s.n, i + 1
	}
	if s, ok := w.is("tens"); ok {
		if o, ok := p.at(p.skip(i+1, "-")).is("number"); ok && o.n < 10 {
			return s.n + o.n, p.skip(i+1, "-") + 1
		}
		return s.n, i + 1
	}
	if s, ok := w.is("scale"); ok && s.n < maxCount {
		return s.n, i + 1
	}
	return 0, 0
}

// bareUnits reads a plural unit without a number: "weeks".
func (p *parser) bareUnits(i int) (quantity, int) {
	s, ok := p.at(i).is("units")
	if !ok || grain(s.n) == second {
		return quantity{}, 0
	}
	return quantity{vague: true, unit: grain(s.n)}, i + 1
}

// setRule reads what happens again and again: "every year", "each Monday", "twice a week", "Tuesdays", "daily".
func setRule(p *parser, i int) (meaning, int) {
	w := p.at(i)
	if s, ok := w.is("often"); ok && (!w.capital || i == 0) {
		return plain{typ: text.Set, value: s.value}, i + 1
	}
	if s, ok := w.is("weekdays"); ok && w.capital {
		return plain{typ: text.Set, value: weekdaySet(s.n), grain: day}, i + 1
	}
	if p.oneOf(i, "once", "twice") && p.oneOf(i+1, "a", "every", "each") {
		if s, ok := p.at(i + 2).is("unit"); ok && grain(s.n) >= day {
			return plain{typ: text.Set, value: quantity{min: 1, unit: grain(s.n)}.value(), grain: grain(s.n)}, i + 3
		}
	}
	if !p.oneOf(i, "every", "each", "per") {
		return nil, 0
	}
	return p.everyUnit(i + 1)
}

// everyUnit reads what stands after "every".
func (p *parser) everyUnit(k int) (meaning, int) {
	n := 1
	if p.oneOf(k, "other") {
		n, k = 2, k+1
	} else if c, end := p.cardinal(k); end > 0 {
		n, k = c, end
	}
	w := p.at(k)
	for _, c := range []class{"unit", "units"} {
		if s, ok := w.is(c); ok && grain(s.n) > second {
			q := quantity{min: n, unit: grain(s.n)}
			return plain{typ: text.Set, value: q.value(), grain: q.unit}, k + 1
		}
	}
	if s, ok := w.is("weekday"); ok {
		return plain{typ: text.Set, value: weekdaySet(s.n), grain: day}, k + 1
	}
	if s, ok := w.is("month"); ok && w.capital {
		return plain{typ: text.Set, value: fmt.Sprintf("XXXX-%02d", s.n), grain: month}, k + 1
	}
	if s, ok := w.is("season"); ok {
		return plain{typ: text.Set, value: "XXXX-" + seasons[s.n], grain: season}, k + 1
	}
	return nil, 0
}

// weekdaySet is the TIMEX3 value of every Sunday (0) to Saturday.
func weekdaySet(w int) string { return fmt.Sprintf("XXXX-WXX-%d", (w+6)%7+1) }
