package ask_test

import (
	"strings"
	"testing"

	"chancery/ask"
	"chancery/ingest"
	"chancery/query"
	"chancery/text"
)

// TestDam asks a record of three short reports in testdata/dam for what stands in sentences that are no entries, in words that the reports do not
// have; "-" is that the record does not hold it. No answer quotes a line of a header.
func TestDam(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := recordOf(t, p, "testdata/dam")
	for _, c := range []struct{ ask, cites string }{
		{"What did Uruguay and Paraguay undertake in the treaty, clause by clause?", "joint council of eight members"},
		{"What has Uruguay undertaken towards Paraguay?", "40 million dollars"},
		{"What are the terms of the deal between Montevideo and Paraguay?", "lower gates"},
		{"Is the Uruguayan-Paraguayan pact in force?", "entered into force"},
		{"Was the treaty between Uruguay and Brazil ratified?", "-"},
		{"What did Uruguay promise Paraguay, and has it been paid?", "40 million dollars"},
		{"What was promised to Brazil?", "-"},
		{"What is due between Paraguay and Uruguay by the end of May 2031?", "lower gates"},
		{"What rests on unnamed sources about the dam?", "asked not to be identified"},
		{"Which claims about the dam come from people who are not named?", "did not want to be named"},
		{"Which statements about the airport rest on unnamed sources?", "-"},
		{"What does Paraguay accuse Uruguay of, and how does Montevideo reply?", "holding back the money"},
		{"What is Paraguay accused of?", "-"},
		{"How many villagers stood before the hall, according to whom?", "900"},
		{"Where do the papers disagree about the miners' strike?", "-"},
		{"Where does the figure of 40 million dollars come from?", "40 million"},
		{"As of 12 July 2031, what was known of the council of the dam?", "met for the first time"},
		{"Who was finance minister of Paraguay in September 2031?", "Lidia Benz"},
		{"Who was finance minister of Uruguay in September 2031?", "-"},
		{"What is new about Paraguay?", "accused Uruguay"},
		{"Please give me the dealings of Uruguay with Paraguay as a timeline", "share the water"},
		{"What does Ines Pardo say about the money?", "on its way"},
	} {
		asked, err := p.Question(c.ask, text.Day{Year: 2031, Month: 9, Day: 2})
		if err != nil {
			t.Fatal(err)
		}
		var as query.AsOf
		if strings.Contains(c.ask, "due") {
			as.Published = text.Day{Year: 2031, Month: 3, Day: 6}
		}
		a, err := ask.To(r, ask.Understand(c.ask, asked.Found, asked.Named, asked.Acts), as)
		if err != nil {
			t.Fatal(err)
		}
		cited := ""
		for _, l := range a.Lines {
			for _, x := range l.Cites {
				cited += "\n\t\t" + x.Quote.Text
			}
		}
		switch {
		case strings.Contains(cited, "Date: 2031"):
			t.Errorf("%s\n\tquotes a header: %s", c.ask, cited)
		case c.cites == "-" && a.Held:
			t.Errorf("%s\n\tis answered, though the record does not hold it: %s%s", c.ask, a.Understood, cited)
		case c.cites != "-" && !strings.Contains(cited, c.cites):
			t.Errorf("%s\n\t%s\n\tlacks %q: %s%s", c.ask, a.Understood, c.cites, a.Says, cited)
		}
	}
}
