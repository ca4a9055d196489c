package report

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"chancery/report/dated"
	"chancery/text"
)

const noDate = `No date: relative dates such as "on Friday" stay unresolved. Put "Date: 2026-01-24" on the first line, or use --published 2026-01-24.`

// setPublished fills d.Published from the first of: the flag, the header, a date line of the text, the file's name.
func setPublished(d *text.Document, h header, flag string) error {
	if flag != "" {
		p, ok := dated.Parse(flag)
		if !ok {
			return fmt.Errorf("--published %q is not a date; write it as 2026-01-24 or 2026-01-24T10:00:00Z", flag)
		}
		p.From = text.FromFlag
		if q, ok := dated.Parse(h.date); ok && q.Day == p.Day {
			p.Span = h.dateSpan // the report says the same
		}
		d.Published = p
		return nil
	}
	if h.date != "" {
		if p, ok := dated.Parse(h.date); ok {
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
	p, ok := dated.Parse(words)
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
	p, ok := dated.Parse(m[0])
	p.From = text.FromFile
	return p, ok
}
