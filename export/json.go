package export

import (
	"encoding/json"
	"io"

	"chancery/record"
)

// WriteJSONL writes a report as one line of JSON.
func WriteJSONL(w io.Writer, r *record.Report) error {
	return write(w, "", newConverter(r.Text).report(r))
}

// WriteJSON writes a report as indented JSON.
func WriteJSON(w io.Writer, r *record.Report) error {
	return write(w, "  ", newConverter(r.Text).report(r))
}

func write(w io.Writer, indent string, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the words of the report, not "\u003c"
	e.SetIndent("", indent)
	return e.Encode(v)
}
