package export

import (
	"io"

	"chancery/record"
)

// jsonExplanation is an event with the steps by which it was found.
type jsonExplanation struct {
	Schema string        `json:"schema"`
	Report jsonReportRef `json:"report"`
	Event  jsonEvent     `json:"event"`
	Steps  []jsonStep    `json:"steps"`
}

type jsonStep struct {
	What  string     `json:"what"`
	Words *jsonQuote `json:"words,omitempty"`
	Arcs  string     `json:"arcs,omitempty"`
	Says  string     `json:"says,omitempty"`
	Rule  *jsonLine  `json:"rule,omitempty"`
}

type jsonLine struct {
	Place string `json:"place"`
	Text  string `json:"text,omitempty"`
}

// WriteExplanations writes why events of r are recorded as they are: indented, or one line of JSON each.
func WriteExplanations(w io.Writer, r *record.Report, why []record.Explanation, indent bool) error {
	c := newConverter(r.Text)
	space := ""
	if indent {
		space = "  "
	}
	for _, e := range why {
		one := jsonExplanation{Schema, reportRef(r), c.event(*e.Event), each(e.Steps, c.step)}
		if err := write(w, space, one); err != nil {
			return err
		}
	}
	return nil
}

func (c converter) step(s record.Step) jsonStep {
	j := jsonStep{What: s.What, Words: c.optionalQuote(s.Words.Span), Arcs: s.Arcs, Says: s.Says}
	if s.Rule.Place != "" {
		j.Rule = &jsonLine{s.Rule.Place, s.Rule.Text}
	}
	return j
}
