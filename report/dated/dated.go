// Package dated reads the dates that reports and their carriers bear. Words that are not exactly one day give nothing.
package dated

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"chancery/text"
)

// dayLayouts are the ways to write a day that cannot be misread. Days such as 03/04/2026 can, and are not among them.
var dayLayouts = []string{
	"2006-01-02", "2006/01/02", "20060102",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006",
	"Monday, January 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "Monday, Jan 2, 2006", "Mon, Jan 2, 2006", "Mon, 2 Jan 2006",
	"2.1.2006",
}

// timeLayouts state a time of day and its zone as well.
var timeLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04 -0700",
	time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 GMT", "Mon, 2 Jan 2006 15:04:05 UTC", "2006-01-02 15:04:05 UTC", time.RFC822Z, "Mon, 2 Jan 2006 15:04 -0700",
}

// localLayouts state a time of day without a zone; only the day is kept.
var localLayouts = []string{
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102150405", "20060102T150405", "20060102T150405Z0700",
	"Mon, 2 Jan 2006 15:04:05", "Mon, 2 Jan 2006 15:04", "Mon Jan 2 15:04:05 2006",
	"January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "2 January 2006 15:04", "2 January 2006, 15:04",
}

// Years outside this range in a report's own date are slips of the pen.
const firstYear, lastYear = 1600, 2200

// Parse reads a report's date. Words that are not exactly one day of the calendar give false.
func Parse(s string) (text.Published, bool) {
	s = tidy(s)
	if p, ok := american(s); ok {
		return p, true
	}
	for _, l := range timeLayouts {
		if t, err := time.Parse(l, s); err == nil && sane(t) {
			return text.Published{Day: text.DayOf(t), Time: t.Format(time.RFC3339)}, true
		}
	}
	s = zoneName.ReplaceAllString(s, "$1")
	for _, layouts := range [][]string{dayLayouts, localLayouts} {
		for _, l := range layouts {
			if t, err := time.Parse(l, s); err == nil && sane(t) {
				return text.Published{Day: text.DayOf(t)}, true
			}
		}
	}
	return text.Published{}, false
}

func sane(t time.Time) bool { return t.Year() >= firstYear && t.Year() <= lastYear }

var (
	// zoneName is the name of a zone behind a time of day. Names such as EST mean several zones: only the day is kept.
	zoneName  = regexp.MustCompile(`(\d:\d\d(?::\d\d)?(?:\.\d+)?(?: [AP]M)?)Z? (?:[A-Z]{3,4})$`)
	ordinal   = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	shortened = regexp.MustCompile(`\b([A-Za-z]{3,4})\.(\s)`)
	september = regexp.MustCompile(`(?i)\bsept\b`)
)

// tidy brings a date nearer to the layouts: "Sept. 3rd, 2026" to "Sep 3, 2026".
func tidy(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = ordinal.ReplaceAllString(s, "$1")
	s = shortened.ReplaceAllString(s, "$1$2")
	return september.ReplaceAllString(s, "Sep")
}

// slashed is a day in the order of the United States, which machines of its publishers write: "Fri, 01/24/2026 - 05:00".
var slashed = regexp.MustCompile(`^(?:[A-Z][a-z]{2}, )?(\d{1,2})/(\d{1,2})/(\d{4})(?:\D.*)?$`)

// american reads days such as 01/24/2026, which cannot be misread because there is no 24th month; 03/04/2026 gives false.
func american(s string) (text.Published, bool) {
	m := slashed.FindStringSubmatch(s)
	if m == nil {
		return text.Published{}, false
	}
	one, _ := strconv.Atoi(m[1])
	two, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	month, day := one, two
	if one > 12 {
		month, day = two, one
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if (one <= 12 && two <= 12 && one != two) || t.Day() != day || int(t.Month()) != month || !sane(t) {
		return text.Published{}, false
	}
	return text.Published{Day: text.DayOf(t)}, true
}

// Day returns the day that a date states, as "2026-01-24"; empty if it states none.
func Day(date string) string {
	p, ok := Parse(date)
	if !ok {
		return ""
	}
	return p.Day.String()
}
