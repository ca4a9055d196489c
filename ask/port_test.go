package ask_test

import (
	"strings"
	"testing"

	"chancery/ask"
	"chancery/ingest"
	"chancery/query"
	"chancery/text"
)

// TestPort asks a record of five short reports in testdata/port, and holds what every answer must say; "-" is that the record does not hold it.
func TestPort(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := recordOf(t, p, "testdata/port")
	for _, c := range []struct{ ask, says, cites string }{
		{"When did a Norwegian foreign minister last visit Chile?", "14 April 2031", "arrived in Santiago"},
		{"Did Ada Lind visit Chile?", "14 April 2031", "arrived in Santiago"},
		{"When did Ada Lind last visit Peru?", "-", ""},
		{"When did a Chilean president last visit Norway?", "-", ""},
		{"What was promised to Chile, and what of it happened?", "20 million", "20 million"},
		{"What did Norway promise Chile?", "20 million", "20 million"},
		{"What was promised to Peru?", "-", ""},
		{"What is overdue?", "", ""},
		{"Was the agreement between Norway and Chile signed, initialled or only declared?", "signed", "agreement on fisheries"},
		{"Did Norway and Chile sign the agreement?", "signed", "agreement on fisheries"},
		{"Was the agreement between Norway and Peru signed?", "-", ""},
		{"What is Peru accused of, by whom, and what does it answer?", "Peru", "blamed Peru"},
		{"Which statements rest on unnamed officials?", "officials", "difficult"},
		{"What did we know on 10 March 2031 about the port?", "", "20 million"},
		{"What is new?", "10 June 2031", "bomb"},
		{"Who was foreign minister of Norway on 1 April 2031?", "Ada Lind", ""},
		{"Who was foreign minister of Norway on 1 June 2031?", "Eva Dahl", ""},
		{"Who is the foreign minister of Norway?", "Eva Dahl", ""},
		{"Who succeeded Ada Lind as foreign minister of Norway?", "Eva Dahl", ""},
		{"Who was foreign minister of Sweden on 1 April 2031?", "-", ""},
		{"Who was chancellor of Norway on 1 April 2031?", "-", ""},
		{"What has each side undertaken in the agreement between Norway and Chile?", "three harbours", "three harbours"},
		{"What are the terms of the agreement between Norway and Chile?", "three harbours", "three harbours"},
		{"Give me the dealings of Norway and Chile as a timeline", "", "signed an agreement"},
		{"Where do outlets disagree about the bomb in Arica?", "", "six people"},
		{"When was the last attack in Arica?", "9 June 2031", "bomb"},
		{"When will Norway give Chile money?", "30 September 2031", "20 million"},
		{"Which promises to Chile were kept?", "14 April 2031", "arrived in Santiago"},
		{"Since when has Eva Dahl been foreign minister of Norway?", "from 6 May 2031", ""},
		{"What became of Lind's trip to Santiago?", "carried out", "arrived in Santiago"},
		{"What is due in September 2031?", "30 September 2031", "20 million"},
		{"Who says that a bomb killed four people in Arica?", "police", "four people"},
		{"How often did Ada Lind meet Pablo Soto?", "1 entry", "she met"},
		{"When did Lind resign?", "5 May 2031", "resigned"},
		{"Will it rain in Arica?", "-", ""},
	} {
		asked, err := p.Question(c.ask, text.Day{Year: 2031, Month: 6, Day: 10})
		if err != nil {
			t.Fatal(err)
		}
		a, err := ask.To(r, ask.Understand(c.ask, asked.Found, asked.Named, asked.Acts), query.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		if c.says == "-" {
			if a.Held {
				t.Errorf("%s\n\tis answered, though the record does not hold it: %s; %s", c.ask, a.Says, a.Lines[0].Words)
			}
			continue
		}
		words, cited := a.Says, ""
		for _, l := range a.Lines {
			words += " " + l.Words
			for _, x := range l.Cites {
				cited += " " + x.Quote.Text
			}
		}
		if c.cites != "" && !a.Held || !strings.Contains(words+cited, c.says) || !strings.Contains(cited, c.cites) {
			t.Errorf("%s\n\t%s\n\tsays %s\n\tcites %s", c.ask, a.Understood, words, cited)
		}
		if a.Held && len(a.Lines) > 0 && cited == "" {
			t.Errorf("%s: an answer without a sentence", c.ask)
		}
	}
}
