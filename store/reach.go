package store

import (
	"math"

	"chancery/record"
	"chancery/text"
)

// A time is an interval, and a question for those that touch some days has to find them by their first day. How far before these it may
// be depends on how long the interval is. So times are kept apart by their length: days, those of up to a month, of up to a
// year, longer ones; each kind is then looked for in a piece of an index that is little longer than what is asked for.
var reaches = [...]int{0, 31, 366, math.MaxInt} // the most days from the first to the last

// undated is the reach of what has no time.
const undated = len(reaches)

// reach is the kind of a time by its length.
func reach(t *record.Time) int {
	if t == nil || t.From.IsZero() {
		return undated
	}
	long := t.To.Time().Sub(t.From.Time()).Hours() / 24
	for i, most := range reaches {
		if long <= float64(most) {
			return i
		}
	}
	return undated - 1
}

// earliest is the first day that a time of some reach can begin on if it touches since; "" for any.
func earliest(since text.Day, reach int) string {
	if since.IsZero() || reach >= len(reaches) || reaches[reach] == math.MaxInt {
		return ""
	}
	return since.Add(-reaches[reach]).String()
}
