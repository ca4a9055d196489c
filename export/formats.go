package export

import (
	"fmt"
	"io"
	"strings"

	"chancery/phrase"
	"chancery/record"
)

// EntryWriter writes entries in one of the Formats, one after another, and keeps none of them.
type EntryWriter interface {
	// Write writes an entry with the assertions that it was derived from, in the order of its members.
	Write(e *record.Entry, told []record.Assertion) error
	// Close writes what stands after the last entry. It leaves the file open.
	Close() error
}

// Format is a form in which entries are given to other programs.
type Format struct {
	Name   string
	For    string // what reads it, for people
	Texts  bool   // it counts characters of the reports, and so needs their texts
	Binary bool   // it is nothing for a terminal
	Open   func(io.Writer) (EntryWriter, error)
}

// Formats are all of them, in the order of doc/exports.md.
var Formats = []Format{
	{Name: "jsonl", For: "programs: all that is known, a line of JSON an entry", Texts: true, Open: openJSONL},
	{Name: "csv", For: "spreadsheets and statistics: a row a mention, with its sentence", Open: openCSV},
	{Name: "parquet", For: "DuckDB, pandas, Spark: the same columns, typed and small", Binary: true, Open: openParquet},
	{Name: "plover", For: "PLOVER's JSON lines: one object an event, with its own conventions", Open: linesOf(ploverLine)},
	{Name: "polecat", For: "POLECAT's 40 columns, tab-separated", Open: openPOLECAT},
	{Name: "gdelt", For: "GDELT 2.0's 61 columns, tab-separated, without a header", Open: linesOf(gdeltLines)},
	{Name: "geojson", For: "maps: a feature an entry, with how exact its place is", Open: openGeoJSON},
	{Name: "ics", For: "calendars: plans and what became of them", Open: openICS},
	{Name: "ftm", For: "Aleph and OpenSanctions' tools: entities of FollowTheMoney, a line each", Open: openFTM},
	{Name: "timelinejs", For: "TimelineJS", Open: openTimelineJS},
	{Name: "atom", For: "feed readers: what is new, each with its sentences", Open: openAtom},
}

// FormatNamed returns a format by its name; the error lists all names.
func FormatNamed(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("%q is not known; it is one of: %s", name, strings.Join(names, ", "))
}

// Omission is what an EntryWriter returns for an entry that its format cannot tell without saying what is not so. Nothing
// of the entry is written then, and the next one may be.
type Omission string

// Error says why.
func (o Omission) Error() string { return string(o) }

// The omissions.
const (
	noDay    Omission = "the format needs a day, and no report gives one"
	noStatus Omission = "the format knows no status, and would tell as a fact what is none"
)

// lineWriter is a format in which every entry is some lines of its own.
type lineWriter struct {
	w     io.Writer
	lines func(w io.Writer, e *record.Entry, told []record.Assertion) error
}

func (l lineWriter) Write(e *record.Entry, told []record.Assertion) error {
	return l.lines(l.w, e, told)
}
func (l lineWriter) Close() error { return nil }

// linesOf opens a format that has nothing but the lines of its entries.
func linesOf(lines func(w io.Writer, e *record.Entry, told []record.Assertion) error) func(io.Writer) (EntryWriter, error) {
	return func(w io.Writer) (EntryWriter, error) { return lineWriter{w, lines}, nil }
}

var openJSONL = linesOf(func(w io.Writer, e *record.Entry, told []record.Assertion) error {
	return write(w, "", entryJSON(e, told))
})

// listJSON is a JSON document with a list of entries in it, an element a line.
type listJSON struct {
	w       io.Writer
	end     string
	element func(e *record.Entry, told []record.Assertion) (any, error)
	begun   bool // an element has been written
}

// listOf opens a JSON document between two strings.
func listOf(start, end string, element func(e *record.Entry, told []record.Assertion) (any, error)) func(io.Writer) (EntryWriter, error) {
	return func(w io.Writer) (EntryWriter, error) {
		_, err := io.WriteString(w, start)
		return &listJSON{w: w, end: end, element: element}, err
	}
}

func (l *listJSON) Write(e *record.Entry, told []record.Assertion) error {
	one, err := l.element(e, told)
	if err != nil {
		return err
	}
	if l.begun {
		if _, err := io.WriteString(l.w, ","); err != nil {
			return err
		}
	}
	l.begun = true
	return write(l.w, "", one)
}

func (l *listJSON) Close() error {
	_, err := io.WriteString(l.w, l.end)
	return err
}

// headline is an entry in a line of words.
func headline(e *record.Entry) string { return phrase.NewTeller().Entry(e) }

// citation is the words of an assertion and whose they are: "“…” (The Daily Example, 24 January 2026)".
func citation(a *record.Assertion) string {
	by := phrase.List(a.Report.Origin.Outlet, phrase.Day(a.Report.Published.Day))
	if by != "" {
		by = " (" + by + ")"
	}
	return "“" + phrase.Squeeze(a.Event.Evidence.Text) + "”" + by
}

// mostCited is how many reports stand in a format for people; the others are counted.
const mostCited = 20

// citations are the sentences of an entry, a line each, and how much it rests on.
func citations(e *record.Entry, told []record.Assertion) []string {
	return append(sentences(told), phrase.Support(e))
}

func sentences(told []record.Assertion) []string {
	lines := []string{}
	for i := range told[:min(len(told), mostCited)] {
		lines = append(lines, citation(&told[i]))
	}
	if more := len(told) - mostCited; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return lines
}

// reportURL is the web address of a report; empty if it has none that is safe to follow.
func reportURL(r *record.Report) string {
	if u := r.Origin.URL; (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) && !strings.ContainsAny(u, " \t\r\n<>\"") {
		return u
	}
	return ""
}
