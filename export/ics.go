package export

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// icsWriter writes a calendar (RFC 5545): all-day events, spans where only the month or the year is known.
type icsWriter struct{ w io.Writer }

func openICS(w io.Writer) (EntryWriter, error) {
	c := icsWriter{w}
	return c, c.lines([]string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chancery//The record//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
}

func (c icsWriter) Close() error { return c.lines([]string{"END:VCALENDAR"}) }

func (c icsWriter) Write(e *record.Entry, told []record.Assertion) error {
	when := e.When
	if !dated(when) {
		when = e.Due // put off without a new time: the old one is cancelled
	}
	if !dated(when) {
		return noDay
	}
	lines := []string{
		"BEGIN:VEVENT",
		"UID:" + e.ID + "@chancery",
		"DTSTAMP:" + icsDay(stampDay(e, when)) + "T000000Z",
		"DTSTART;VALUE=DATE:" + icsDay(when.From),
		"DTEND;VALUE=DATE:" + icsDay(when.To.Add(1)), // the first day after it
		fmt.Sprint("SEQUENCE:", sequence(e)),
		"STATUS:" + icsStatus(e),
		"TRANSP:TRANSPARENT",
		"SUMMARY:" + icsText(headline(e)),
		"DESCRIPTION:" + icsText(strings.Join(citations(e, told), "\n")),
		"CATEGORIES:" + icsText(string(e.Type)),
		"X-CHANCERY-STATE:" + icsText(string(e.State)),
	}
	if len(e.Places) > 0 {
		lines = append(lines, "LOCATION:"+icsText(phrase.Places(e.Places)))
	}
	if p := located(e); p != nil && PrecisionOf(p) == OfPlace { // GEO has no way to say that a point stands for a whole country
		lines = append(lines, "GEO:"+number(p.Latitude)+";"+number(p.Longitude))
	}
	if u := firstURL(told); u != "" {
		lines = append(lines, "URL:"+u)
	}
	return c.lines(append(lines, "END:VEVENT"))
}

// stampDay is the day of the newest report: no clock goes into the bytes.
func stampDay(e *record.Entry, when *record.Time) text.Day {
	for _, d := range []text.Day{e.Latest, e.Published} {
		if !d.IsZero() {
			return d
		}
	}
	return when.From
}

// sequence counts the changes: each rung after the first, and each correction.
func sequence(e *record.Entry) int { return max(0, len(e.Ladder)-1) + len(e.Corrected) }

// icsStatus is CONFIRMED for what happened and for plans with days, CANCELLED for what will not be or was not, TENTATIVE for all else.
func icsStatus(e *record.Entry) string {
	switch e.State {
	case record.IsHappened, record.IsUnderWay:
		return "CONFIRMED"
	case record.IsCancelled, record.IsDenied, record.IsNotSo:
		return "CANCELLED"
	case record.IsPostponed:
		if !dated(e.When) {
			return "CANCELLED"
		}
	case record.IsPlanned:
		if !e.Anonymous && (exact(e.When) || dated(e.When) && e.When.Grain == "day") {
			return "CONFIRMED"
		}
	}
	return "TENTATIVE"
}

func icsDay(d text.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// icsText escapes a value; characters that steer a terminal or a parser are left out.
func icsText(s string) string {
	s = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}

// lines writes content lines, folded so that none is longer than 75 bytes, whole characters each.
func (c icsWriter) lines(list []string) error {
	var b strings.Builder
	for _, l := range list {
		for limit := 75; len(l) > limit; limit = 74 { // from the second on a space goes before
			cut := limit
			for cut > limit-utf8.UTFMax && !utf8.RuneStart(l[cut]) {
				cut--
			}
			b.WriteString(l[:cut] + "\r\n ")
			l = l[cut:]
		}
		b.WriteString(l + "\r\n")
	}
	_, err := io.WriteString(c.w, b.String())
	return err
}
