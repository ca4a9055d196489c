package text

import (
	"encoding/json"
	"fmt"
	"time"
)

// Day is a day of the Gregorian calendar. The zero Day means "not stated".
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDay reads "2026-01-24". A day that the calendar lacks, such as 2026-02-31, is an error.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}, fmt.Errorf("%q is not a day; write it as 2026-01-24", s)
	}
	return DayOf(t), nil
}

// DayOf returns the day of t in t's own time zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero reports whether d is not stated.
func (d Day) IsZero() bool { return d == Day{} }

// String returns "2026-01-24", or "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time returns midnight UTC of d.
func (d Day) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Add returns the day n days after d, before it if n is negative.
func (d Day) Add(n int) Day { return DayOf(d.Time().AddDate(0, 0, n)) }

// Weekday returns the day of the week of d.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Before reports whether d comes before o.
func (d Day) Before(o Day) bool {
	if d.Year != o.Year {
		return d.Year < o.Year
	}
	if d.Month != o.Month {
		return d.Month < o.Month
	}
	return d.Day < o.Day
}

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads what MarshalText wrote, and the object that records of version 1 hold.
func (d *Day) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		type fields Day
		return json.Unmarshal(b, (*fields)(d))
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil || s == "" {
		*d = Day{}
		return err
	}
	var err error
	*d, err = ParseDay(s)
	return err
}
