// Package extract reads the records out of a report that the other stages have filled.
package extract

import (
	"chancery/record"
	"chancery/text"
)

// Extractor holds the lexicons and rules. It is immutable and safe for concurrent use.
type Extractor struct{}

// Load reads the embedded rules.
func Load() (*Extractor, error) { return &Extractor{}, nil }

// Extract reads the records out of d, whose other stages are done.
func (x *Extractor) Extract(d *text.Document) *record.Report {
	return &record.Report{Origin: d.Origin, Published: d.Published, Title: d.Title, Language: d.Language, Text: d.Text, Notices: d.Notices}
}
