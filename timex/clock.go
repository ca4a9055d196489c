package timex

import (
	"fmt"

	"chancery/text"
)

// clockRule reads an hour of the day, with the day if it follows: "3 p.m.", "10:35 a.m. EST on Friday", "noon Saturday".
func clockRule(p *parser, i int) (meaning, int) {
	suffix, end := p.clock(i)
	if end == 0 {
		return nil, 0
	}
	k := p.skip(p.skip(end, ","), "on")
	if m, stop := p.first(k, weekdayDate, monthDate, dayMonth, relativeDay, numericDate); stop > 0 && (p.isDay(m) || isRelativeDay(m)) {
		return ofDay{day: m, suffix: suffix}, stop
	}
	if m, stop := p.first(k, backRule); stop > 0 && isRelativeDay(m) {
		return ofDay{day: m, suffix: suffix}, stop
	}
	return ofDay{day: sameDay{}, suffix: suffix}, end
}

func isRelativeDay(m meaning) bool {
	c, ok := m.(counted)
	return ok && c.grain == day
}

// sameDay is the day that an hour without a date belongs to: the day mentioned last, if one stands near. It is never
// taken to be the report's day.
type sameDay struct{}

func (sameDay) resolve(c *context) result {
	if c.last.grain != day {
		return result{typ: text.Time}
	}
	return dated(c.last)
}

// clock reads "3 p.m.", "10:35 a.m.", "15:00 GMT", "3pm", "noon", "midnight".
func (p *parser) clock(i int) (suffix string, end int) {
	w := p.at(i)
	switch {
	case w.lower == "noon" || w.lower == "midday":
		return "T12:00", i + 1
	case w.lower == "midnight":
		return "T24:00", i + 1
	case w.kind == figure && p.oneOf(i+1, "am", "pm"):
		return p.dottedClock(i)
	case w.kind != digits || w.num > 24 || len(w.lower) > 2 || w.glued && !p.oneOf(i-1, "(", "-", "–"):
		return "", 0
	}
	h, m, k := w.num, 0, i+1
	colon := p.oneOf(k, ":") && p.at(k).glued && p.at(k+1).glued && p.at(k+1).kind == digits && len(p.at(k+1).lower) == 2
	if colon {
		m, k = p.at(k+1).num, k+2
	}
	switch {
	case p.oneOf(k, "am", "pm") && h >= 1 && h <= 12:
		h = h%12 + map[string]int{"am": 0, "pm": 12}[p.at(k).lower]
		k++
	case p.says(k, "o") && p.possessive(k+1) && p.says(k+2, "clock"):
		k += 3
	case colon && (p.zone(k) > k || p.oneOf(i-1, "at")):
	default:
		return "", 0
	}
	if m > 59 {
		return "", 0
	}
	return fmt.Sprintf("T%02d:%02d", h, m), p.zone(k)
}

// dottedClock reads "9.45 p.m.".
func (p *parser) dottedClock(i int) (suffix string, end int) {
	var h, m int
	if n, err := fmt.Sscanf(p.at(i).lower, "%d.%02d", &h, &m); n != 2 || err != nil || h < 1 || h > 12 || m > 59 || len(p.at(i).lower) > 5 {
		return "", 0
	}
	h = h%12 + map[string]int{"am": 0, "pm": 12}[p.at(i+1).lower]
	return fmt.Sprintf("T%02d:%02d", h, m), p.zone(i + 2)
}

// zone skips the name of a time zone.
func (p *parser) zone(k int) int {
	at := p.skip(k, ".")
	switch {
	case p.says(at+1, "time") && (p.says(at, "local") || p.at(at).capital):
		return at + 2
	case p.oneOf(at, "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "bst", "cet", "cest", "ist"):
		return at + 1
	}
	return k
}

// withTimeOfDay adds the part or the hour of the day that follows a day: "Thursday afternoon", "Friday at 3 p.m.".
func (p *parser) withTimeOfDay(m meaning, end int) (meaning, int) {
	if !p.isDay(m) && !isRelativeDay(m) && !isWeekday(m) {
		return m, end
	}
	k := p.skip(end, ",")
	if w := p.at(end); w.kind == letters {
		mod := ""
		if s, ok := w.is("early"); ok && !p.at(end+1).has("month") {
			mod, w, end = s.value, p.at(end+1), end+1
		}
		if s, ok := w.is("part"); ok && len(w.lower) > 4 && w.lower[len(w.lower)-1] != 's' {
			return ofDay{day: m, suffix: "T" + s.value, mod: mod}, end + 1
		}
		if mod != "" {
			end--
		}
	}
	if suffix, stop := p.clock(p.skip(k, "at")); stop > 0 && (k == end || p.says(k, "at")) {
		return ofDay{day: m, suffix: suffix}, stop
	}
	return m, end
}

// isWeekday reports whether m is a day of the week.
func isWeekday(m meaning) bool {
	r, ok := m.(recurring)
	return ok && r.pattern(text.Day{Year: 2000, Month: 1, Day: 1}, 0).grain == day
}
