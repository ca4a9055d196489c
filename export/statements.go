package export

import (
	"io"

	"chancery/record"
)

// Said is a statement with the report that has it.
type Said struct {
	Report    *record.Report
	Statement *record.Statement
}

type jsonSaid struct {
	Schema string        `json:"schema"`
	Report jsonReportRef `json:"report"`
	jsonStatement
}

// WriteStatementsJSON writes statements as one indented JSON list.
func WriteStatementsJSON(w io.Writer, list []Said) error {
	return write(w, "  ", each(list, func(s Said) jsonSaid {
		return jsonSaid{Schema, reportRef(s.Report), newConverter(s.Report.Text).statement(*s.Statement)}
	}))
}

// WriteReportsJSON writes what stands for each report, without texts and entries, as one indented JSON list.
func WriteReportsJSON(w io.Writer, list []*record.Report) error {
	return write(w, "  ", each(list, reportRef))
}
