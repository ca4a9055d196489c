package phrase

import (
	"fmt"

	"chancery/record"
	"chancery/text"
)

// Day is a day in words: "24 January 2026"; empty if unknown.
func Day(d text.Day) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// DayOfWeek is a day in words with its weekday: "Saturday, 24 January 2026".
func DayOfWeek(d text.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday().String() + ", " + Day(d)
}

// Time is a time in words: "February 2026", "2008", "20 to 24 January 2026".
// What could not be resolved stays in the report's own words, in quotation marks.
func Time(t *record.Time) string {
	if t == nil {
		return ""
	}
	if t.From.IsZero() || t.To.IsZero() {
		return "“" + Squeeze(t.Text) + "”"
	}
	return Interval(t.From, t.To)
}

// Interval is a closed interval of days in words.
func Interval(from, to text.Day) string {
	switch {
	case from == to:
		return Day(from)
	case from.Year == to.Year && from.Month == 1 && from.Day == 1 && to.Month == 12 && to.Day == 31:
		return fmt.Sprint(from.Year)
	case from.Day == 1 && to.Add(1).Day == 1 && from.Month == to.Month && from.Year == to.Year:
		return fmt.Sprintf("%s %d", from.Month, from.Year)
	case from.Month == to.Month && from.Year == to.Year:
		return fmt.Sprintf("%d to %s", from.Day, Day(to))
	case from.Month == 1 && from.Day == 1 && to.Month == 12 && to.Day == 31:
		return fmt.Sprintf("%d to %d", from.Year, to.Year)
	case from.Day == 1 && to.Add(1).Day == 1 && from.Year == to.Year:
		return fmt.Sprintf("%s to %s %d", from.Month, to.Month, to.Year)
	case from.Day == 1 && to.Add(1).Day == 1:
		return fmt.Sprintf("%s %d to %s %d", from.Month, from.Year, to.Month, to.Year)
	}
	return Day(from) + " to " + Day(to)
}
