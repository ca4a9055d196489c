package export

import (
	"io"

	"chancery/record"
)

// jsonAssertion is an event as chancery/1 has it, and before it the report that asserts it.
// Offsets count code points of that report's text, which is not repeated here.
type jsonAssertion struct {
	Schema string        `json:"schema"`
	Report jsonReportRef `json:"report"`
	jsonEvent
}

type jsonReportRef struct {
	ID            string     `json:"id"`
	Origin        jsonOrigin `json:"origin"`
	Published     string     `json:"published,omitempty"`
	PublishedFrom string     `json:"published_from,omitempty"`
	Title         string     `json:"title,omitempty"`
}

// WriteAssertionsJSON writes assertions as one indented JSON list.
func WriteAssertionsJSON(w io.Writer, list []record.Assertion) error {
	return write(w, "  ", jsonAssertions(list))
}

// WriteAssertionsJSONL writes assertions as one line of JSON each.
func WriteAssertionsJSONL(w io.Writer, list []record.Assertion) error {
	for _, a := range jsonAssertions(list) {
		if err := write(w, "", a); err != nil {
			return err
		}
	}
	return nil
}

func jsonAssertions(list []record.Assertion) []jsonAssertion {
	converters := map[*record.Report]converter{} // the text of a report is counted once for all its events
	return each(list, func(a record.Assertion) jsonAssertion {
		r := a.Report
		c, ok := converters[r]
		if !ok {
			c = newConverter(r.Text)
			converters[r] = c
		}
		return jsonAssertion{Schema, reportRef(r), c.event(a.Event)}
	})
}

// reportRef is what stands for a report where its text and entries are left out.
func reportRef(r *record.Report) jsonReportRef {
	return jsonReportRef{r.ID, jsonOrigin(r.Origin), published(r.Published), string(r.Published.From), r.Title}
}
