package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"chancery/record"
)

// column is a column of csv. The words of reports are made safe for spreadsheets; what the program itself writes, as numbers, is not
// touched, so that -4 stays a number.
type column struct {
	name string
	text func(*row) string // words
	own  func(*row) string // or what the program writes
}

// columns are those of row, in its order.
var columns = []column{
	{name: "entry", text: func(r *row) string { return r.Entry }},
	{name: "mention", own: func(r *row) string { return strconv.FormatInt(r.Mention, 10) }},
	{name: "type", text: func(r *row) string { return r.Type }},
	{name: "plover_type", text: func(r *row) string { return r.PLOVERType }},
	{name: "mode", text: func(r *row) string { return r.Mode }},
	{name: "contexts", text: func(r *row) string { return r.Contexts }},
	{name: "cameo", text: func(r *row) string { return r.CAMEO }},
	{name: "quad", text: func(r *row) string { return r.Quad }},
	{name: "intensity", own: func(r *row) string { return number(r.Intensity) }},
	{name: "state", text: func(r *row) string { return r.State }},
	{name: "alleged", own: func(r *row) string { return strconv.FormatBool(r.Alleged) }},
	{name: "denied", own: func(r *row) string { return strconv.FormatBool(r.Denied) }},
	{name: "anonymous", own: func(r *row) string { return strconv.FormatBool(r.Anonymous) }},
	{name: "recalled", own: func(r *row) string { return strconv.FormatBool(r.Recalled) }},
	{name: "disputed", text: func(r *row) string { return r.Disputed }},
	{name: "actor", text: func(r *row) string { return r.Actor }},
	{name: "actor_country", text: func(r *row) string { return r.ActorCountry }},
	{name: "actor_sector", text: func(r *row) string { return r.ActorSector }},
	{name: "actor_role", text: func(r *row) string { return r.ActorRole }},
	{name: "recipient", text: func(r *row) string { return r.Recipient }},
	{name: "recipient_country", text: func(r *row) string { return r.RecipCountry }},
	{name: "recipient_sector", text: func(r *row) string { return r.RecipSector }},
	{name: "recipient_role", text: func(r *row) string { return r.RecipRole }},
	{name: "first_day", text: func(r *row) string { return r.FirstDay }},
	{name: "last_day", text: func(r *row) string { return r.LastDay }},
	{name: "grain", text: func(r *row) string { return r.Grain }},
	{name: "due_first", text: func(r *row) string { return r.DueFirst }},
	{name: "due_last", text: func(r *row) string { return r.DueLast }},
	{name: "place", text: func(r *row) string { return r.Place }},
	{name: "place_country", text: func(r *row) string { return r.PlaceCountry }},
	{name: "latitude", own: func(r *row) string { return optional(r.Latitude) }},
	{name: "longitude", own: func(r *row) string { return optional(r.Longitude) }},
	{name: "geonames", own: func(r *row) string { return unlessZero(r.GeoNames) }},
	{name: "published", text: func(r *row) string { return r.Published }},
	{name: "latest", text: func(r *row) string { return r.Latest }},
	{name: "reports", own: func(r *row) string { return strconv.FormatInt(r.Reports, 10) }},
	{name: "outlets", own: func(r *row) string { return strconv.FormatInt(r.Outlets, 10) }},
	{name: "origins", own: func(r *row) string { return strconv.FormatInt(r.Origins, 10) }},
	{name: "confidence", own: func(r *row) string { return number(r.Confidence) }},
	{name: "event", text: func(r *row) string { return r.Event }},
	{name: "status", text: func(r *row) string { return r.Status }},
	{name: "turn", text: func(r *row) string { return r.Turn }},
	{name: "source", text: func(r *row) string { return r.Source }},
	{name: "source_kind", text: func(r *row) string { return r.SourceKind }},
	{name: "source_stance", text: func(r *row) string { return r.Stance }},
	{name: "hearsay", text: func(r *row) string { return r.Hearsay }},
	{name: "background", own: func(r *row) string { return strconv.FormatBool(r.Background) }},
	{name: "when", text: func(r *row) string { return r.When }},
	{name: "trigger", text: func(r *row) string { return r.Trigger }},
	{name: "sentence", text: func(r *row) string { return r.Sentence }},
	{name: "origin", own: func(r *row) string { return strconv.FormatInt(r.Origin, 10) }},
	{name: "report", text: func(r *row) string { return r.Report }},
	{name: "outlet", text: func(r *row) string { return r.Outlet }},
	{name: "title", text: func(r *row) string { return r.Title }},
	{name: "url", text: func(r *row) string { return r.URL }},
	{name: "reported_on", text: func(r *row) string { return r.ReportedOn }},
	{name: "learned", text: func(r *row) string { return r.Learned }},
	{name: "mention_confidence", own: func(r *row) string { return number(r.MentionConf) }},
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func optional(f *float64) string {
	if f == nil {
		return ""
	}
	return number(*f)
}

func unlessZero(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// csvWriter writes RFC 4180 with a header.
type csvWriter struct {
	out   *csv.Writer
	cells []string
}

func openCSV(w io.Writer) (EntryWriter, error) {
	c := &csvWriter{csv.NewWriter(w), make([]string, len(columns))}
	for i, column := range columns {
		c.cells[i] = column.name
	}
	return c, c.out.Write(c.cells)
}

func (c *csvWriter) Write(e *record.Entry, told []record.Assertion) error {
	list := rows(e, told)
	for i := range list {
		for n, column := range columns {
			if column.own != nil {
				c.cells[n] = column.own(&list[i])
			} else {
				c.cells[n] = safeCell(column.text(&list[i]))
			}
		}
		if err := c.out.Write(c.cells); err != nil {
			return err
		}
	}
	return nil
}

func (c *csvWriter) Close() error {
	c.out.Flush()
	return c.out.Error()
}

// formulaStarts are the characters by which spreadsheets know a formula, the wide ones of East Asia among them.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// safeCell keeps a spreadsheet from running what a report says: before a cell that would be a formula stands an apostrophe. So that it can be
// taken away again, one more stands before words that begin so already.
func safeCell(s string) string {
	if rest := strings.TrimLeft(s, "'"); rest != "" && strings.ContainsRune(formulaStarts, firstRune(rest)) {
		return "'" + s
	}
	return s
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
