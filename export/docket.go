package export

import (
	"io"

	"chancery/record"
	"chancery/text"
)

// DocketLine is a planned entry with what became of it.
type DocketLine struct {
	Entry   *record.Entry
	Outcome string
	By      *record.Rung // nil where no report says so
	Later   string       // the entry in which it came to pass, if that is another one
}

type jsonDue struct {
	Outcome string        `json:"outcome"`
	On      string        `json:"on"` // the day by which it is judged
	Due     *jsonInterval `json:"due"`
	By      *jsonRung     `json:"by"`
	Later   string        `json:"later,omitempty"`
	jsonEntry
}

// WriteDocketJSON writes docket lines, judged by a day, as one indented JSON list; told[i] are the assertions of the i-th entry.
func WriteDocketJSON(w io.Writer, list []DocketLine, told [][]record.Assertion, on text.Day) error {
	out := make([]jsonDue, len(list))
	for i := range list {
		out[i] = dueJSON(&list[i], told[i], on)
	}
	return write(w, "  ", out)
}

// WriteDocketJSONL writes docket lines as one line of JSON each.
func WriteDocketJSONL(w io.Writer, list []DocketLine, told [][]record.Assertion, on text.Day) error {
	for i := range list {
		if err := write(w, "", dueJSON(&list[i], told[i], on)); err != nil {
			return err
		}
	}
	return nil
}

func dueJSON(d *DocketLine, told []record.Assertion, on text.Day) jsonDue {
	j := jsonDue{Outcome: d.Outcome, On: on.String(), Due: intervalJSON(d.Entry.Due), Later: d.Later, jsonEntry: entryJSON(d.Entry, told)}
	if d.By != nil {
		by := rungJSON(*d.By)
		j.By = &by
	}
	return j
}
