package export

import (
	"io"
	"strings"

	"chancery/phrase"
	"chancery/record"
)

// polecatColumns are the 40 columns of POLECAT's files, in their order.
var polecatColumns = []string{
	"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
}

func openPOLECAT(w io.Writer) (EntryWriter, error) {
	_, err := io.WriteString(w, strings.Join(polecatColumns, "\t")+"\n")
	return lineWriter{w, polecatLine}, err
}

// polecatLine writes an entry as POLECAT would: read as PLOVER reads it, on one day, without a status.
func polecatLine(w io.Writer, e *record.Entry, told []record.Assertion) error {
	day := dayRead(e)
	switch {
	case day.IsZero():
		return noDay
	case !fact(e):
		return noStatus
	}
	act, _ := actOf(e, told)
	quad, intensity := record.PLOVER.Weigh(reading(e), modeRead(e))
	cells := []string{e.ID, day.String(), string(reading(e)), standardMode(e), number(intensity), strings.ToUpper(quad), joined(act.Contexts, plain)}
	cells = append(cells, polecatSide(e.Actors)...)
	cells = append(cells, polecatSide(e.Recipients)...)
	cells = append(cells, polecatPlace(located(e), told)...)
	cells = append(cells, polecatStory(e, told)...)
	return writeTabs(w, cells)
}

// polecatSide is the eight columns of those who act, or of those acted upon.
func polecatSide(list []record.Actor) []string {
	return []string{
		joined(list, phrase.Name), joined(list, func(a record.Actor) string { return CountryName(a.Country) }),
		joined(list, func(a record.Actor) string { return cow(a.Country) }), primary(list), joined(list, sector), joined(list, role),
		joined(list, func(a record.Actor) string { return phrase.Squeeze(a.Text) }), "",
	}
}

// primary is the sector of the first actor that has one.
func primary(list []record.Actor) string {
	for _, a := range list {
		if a.Sector != "" {
			return string(a.Sector)
		}
	}
	return ""
}

// polecatPlace is the ten columns of the place. Which towns, districts and provinces places are the record does not tell.
func polecatPlace(p *record.Place, told []record.Assertion) []string {
	cells := make([]string, 10)
	if p == nil {
		return cells
	}
	cells[0], cells[4] = p.Name, CountryName(countryOf(p))
	cells[5], cells[6], cells[7], cells[8] = number(p.Latitude), number(p.Longitude), unlessZero(int64(p.GeoNames)), extracted(p, told)
	return cells
}

// polecatStory is the seven columns of the report.
func polecatStory(e *record.Entry, told []record.Assertion) []string {
	cells := make([]string, 7)
	if len(told) > 0 {
		rep := told[0].Report
		cells[0], cells[1], cells[5], cells[6] = rep.Origin.Outlet, rep.Published.Day.String(), rep.Language, rep.Program
	}
	cells[4] = joined(e.Places, func(p record.Place) string { return p.Name })
	return cells
}

// writeTabs writes cells with tabs between them. Such files know no quoting, though some of their readers do: tabs and ends of lines within a
// cell become spaces, quotation marks apostrophes, and what a spreadsheet would run gets its apostrophe; numbers stay.
func writeTabs(w io.Writer, cells []string) error {
	line := make([]byte, 0, 512)
	for i, c := range cells {
		if i > 0 {
			line = append(line, '\t')
		}
		if c = strings.Map(tabless, c); !numeral(c) {
			c = safeCell(c)
		}
		line = append(line, c...)
	}
	_, err := w.Write(append(line, '\n'))
	return err
}

func tabless(r rune) rune {
	switch {
	case r < ' ' || r == 0x7f || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return ' '
	case r == '"':
		return '\''
	}
	return r
}

// numeral reports whether a cell is digits with a sign and a point at most, which no spreadsheet takes for a formula.
func numeral(s string) bool { return strings.Trim(strings.TrimPrefix(s, "-"), "0123456789.") == "" }
