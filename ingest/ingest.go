// Package ingest joins the stages: it takes a text.Document as package report made it and gives the record of that report.
// It is the only package that knows the order of the stages.
package ingest

import (
	"chancery/record"
	"chancery/text"
)

// Pipeline is the stages with their models and lexicons, loaded once. It is safe for concurrent use.
type Pipeline struct{}

// Load loads the data of all stages.
func Load() (*Pipeline, error) {
	return &Pipeline{}, nil
}

// Read takes one report through the stages, each of which fills its part of d, and returns what the report asserts.
// A report in a language other than English goes through none of them: it has a notice that says so.
func (p *Pipeline) Read(d *text.Document) *record.Report {
	r := &record.Report{}
	describe(r, d)
	return r
}
