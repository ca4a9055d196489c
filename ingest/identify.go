package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"chancery/record"
	"chancery/text"
)

// describe fills what the record says of the report itself, and gives it and its events their ids.
func describe(r *record.Report, d *text.Document) {
	r.Origin, r.Published, r.Updated = d.Origin, d.Published, d.Updated
	r.Title, r.Language, r.Text, r.Notices = d.Title, d.Language, d.Text, d.Notices
	r.ID = ReportID(d)
	seen := map[string]int{}
	for i := range r.Events {
		e := &r.Events[i]
		key := fmt.Sprintf("%s %d %d", e.Type, e.Trigger.Start, e.Trigger.End)
		e.ID = contentID("event", r.ID, key, fmt.Sprint(seen[key])) // coordinated acts may share a trigger
		seen[key]++
	}
}

// ReportID is the id of the report that a document holds; it needs no analysis.
func ReportID(d *text.Document) string {
	return contentID("report", d.Text, d.Published.Day.String(), d.Published.Time, d.Origin.URL, d.Origin.Outlet)
}

// idBytes is the length of an id before it is written in hexadecimal: 2^96 ids, so that 10^10 of them do not meet.
const idBytes = 12

// contentID is a hash of its parts, each with its length before it so that no two lists of parts look the same.
// The path of a file is no part of any id: the same report has the same id wherever it lies.
func contentID(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:idBytes])
}
