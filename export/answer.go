package export

import (
	"io"

	"chancery/record"
)

// Answer is an answer to a question, as programs read it.
type Answer struct {
	Understood string       `json:"understood"`
	Held       bool         `json:"held"`
	Says       string       `json:"says"`
	Lines      []AnswerLine `json:"lines"`
}

// AnswerLine is one part of an answer.
type AnswerLine struct {
	Words string       `json:"words"`
	Entry string       `json:"entry,omitempty"` // id
	Cites []AnswerCite `json:"cites"`
}

// AnswerCite is a sentence of a report; offsets count code points of the report's text.
type AnswerCite struct {
	Report jsonReportRef `json:"report"`
	Quote  jsonQuote     `json:"quote"`
	About  string        `json:"about,omitempty"`
}

// Cite makes a citation.
func Cite(r *record.Report, q record.Quote, about string) AnswerCite {
	return AnswerCite{reportRef(r), newConverter(r.Text).quote(q.Span), about}
}

// WriteAnswerJSON writes an answer as indented JSON.
func WriteAnswerJSON(w io.Writer, a Answer) error { return write(w, "  ", a) }
