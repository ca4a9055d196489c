package report

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"chancery/text"
)

const noDate = `No date: relative dates such as "on Friday" stay unresolved. Put "Date: 2026-01-24" on the first line, or use --published 2026-01-24.`

// setPublished fills d.Published from the first of: the flag, the header, a date line of the text, the file's name.
func setPublished(d *text.Document, h header, flag string) error {
	if flag != "" {
		p, ok := parseDate(flag)
		if !ok {
			return fmt.Errorf("--published %q is not a date; write it as 2026-01-24 or 2026-01-24T10:00:00Z", flag)
		}
		p.From = text.FromFlag
		if q, ok := parseDate(h.date); ok && q.Day == p.Day {
			p.Span = h.dateSpan // the report says the same
		}
		d.Published = p
		return nil
	}
	if h.date != "" {
		if p, ok := parseDate(h.date); ok {
			p.From, p.Span = h.dateKind, h.dateSpan
			d.Published = p
			return nil
		}
		d.Notices = append(d.Notices, fmt.Sprintf("Date line: %q is not one day of the calendar; write it as 2026-01-24.", h.date))
	}
	if p, ok := dateInText(d.Text, d.Body); ok {
		d.Published = p
		return nil
	}
	if p, ok := dateInName(d.Origin.Path); ok {
		d.Published = p
		return nil
	}
	d.Notices = append(d.Notices, noDate)
	return nil
}

// dayLayouts are the ways to write a day that cannot be misread. Days such as 03/04/2026 can, and are not among them.
var dayLayouts = []string{
	"2006-01-02", "2006/01/02", "20060102",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006",
	"Monday, January 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "Monday, Jan 2, 2006", "Mon, Jan 2, 2006", "Mon, 2 Jan 2006",
	"2.1.2006",
}

// timeLayouts state a time of day and its zone as well.
var timeLayouts = []string{
	time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04 -0700",
	time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 GMT", time.RFC822Z, "Mon, 2 Jan 2006 15:04 -0700",
}

// localLayouts state a time of day without a zone; only the day is kept.
var localLayouts = []string{
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "2 January 2006 15:04", "2 January 2006, 15:04",
}

// Years outside this range in a report's own date are slips of the pen.
const firstYear, lastYear = 1600, 2200

// parseDate reads a report's date. Words that are not exactly one day of the calendar give false.
func parseDate(s string) (text.Published, bool) {
	s = tidyDate(s)
	for _, l := range timeLayouts {
		if t, err := time.Parse(l, s); err == nil && sane(t) {
			return text.Published{Day: text.DayOf(t), Time: t.Format(time.RFC3339)}, true
		}
	}
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
	ordinal   = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	shortened = regexp.MustCompile(`\b([A-Za-z]{3,4})\.(\s)`)
	september = regexp.MustCompile(`(?i)\bsept\b`)
)

// tidyDate brings a date nearer to the layouts: "Sept. 3rd, 2026" to "Sep 3, 2026".
func tidyDate(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = ordinal.ReplaceAllString(s, "$1")
	s = shortened.ReplaceAllString(s, "$1$2")
	return september.ReplaceAllString(s, "Sep")
}

// topLines is how far down a report its own date line may stand: a headline, a subtitle, a byline come before it.
const topLines = 6

// labelled is what may stand before the date on its line, and zoned what may stand behind it.
var (
	labelled = regexp.MustCompile(`^(?i:published(?: on| at)?|posted(?: on)?|updated|date|issued)[ \t]*:?[ \t]+`)
	placed   = regexp.MustCompile(`^[A-Z][A-Za-z.' ]+,\s+((?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4})|(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}))\s*(?:\([^)]{2,40}\)\s*)?[-–—]`)
)

// dateInText finds the report's own date near its top: a line that is nothing but a date,
// or a dateline with a year, "BAKU, Jan. 24, 2026 (Agency) -". Other dates in the text are what it talks about.
func dateInText(s string, body text.Span) (text.Published, bool) {
	at := body.Start
	for seen := 0; seen < topLines && at < body.End; {
		line, next := lineAt(s, at)
		if strings.TrimSpace(line) != "" {
			seen++
			if p, ok := dateOfLine(line, at); ok {
				return p, true
			}
		}
		at = next
	}
	return text.Published{}, false
}

func dateOfLine(line string, at int) (text.Published, bool) {
	trimmed := strings.TrimLeft(line, " \t")
	start := at + len(line) - len(trimmed)
	if m := placed.FindStringSubmatchIndex(trimmed); m != nil {
		return datedAt(trimmed[m[2]:m[3]], start+m[2])
	}
	if m := labelled.FindStringIndex(trimmed); m != nil {
		trimmed, start = trimmed[m[1]:], start+m[1]
	}
	return datedAt(strings.TrimRight(trimmed, " \t\r."), start)
}

func datedAt(words string, start int) (text.Published, bool) {
	if len(words) > 40 {
		return text.Published{}, false
	}
	p, ok := parseDate(words)
	p.From, p.Span = text.FromText, text.Span{Start: start, End: start + len(words)}
	return p, ok
}

var dayInName = regexp.MustCompile(`\d{4,}-\d{2}-\d{2,}`)

// dateInName finds the one day that a file's name states.
func dateInName(path string) (text.Published, bool) {
	m := dayInName.FindAllString(filepath.Base(path), -1)
	if len(m) != 1 {
		return text.Published{}, false
	}
	p, ok := parseDate(m[0])
	p.From = text.FromFile
	return p, ok
}

// DayOf returns the day that a date states, as "2026-01-24"; empty if it states none.
func DayOf(date string) string {
	p, ok := parseDate(date)
	if !ok {
		return ""
	}
	return p.Day.String()
}
