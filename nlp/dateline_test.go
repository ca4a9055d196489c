package nlp

import (
	"strings"
	"testing"

	"chancery/text"
)

func TestSplitDateline(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"city", "BAKU - The minister left .", "BAKU -|The minister left ."},
		{"country, date and agency", "LAKE PRESPA , Greece , June 17 ( Agency ) -- Two ministers met .", "LAKE PRESPA , Greece , June 17 ( Agency ) --|Two ministers met ."},
		{"no capitals", "Baku - The minister left .", "Baku - The minister left ."},
		{"a day behind it", "Oslo , 3 June ( Agency ) - The minister left .", "Oslo , 3 June ( Agency ) -|The minister left ."},
		{"in brackets", "( OSLO , Norway ) - The minister left .", "( OSLO , Norway ) -|The minister left ."},
		{"a number that is no day", "Chapter 3 - The minister left .", "Chapter 3 - The minister left ."},
		{"words between", "NATO said the plan - a draft - was dead .", "NATO said the plan - a draft - was dead ."},
		{"an abbreviation", "HR - See the file .", "HR - See the file ."},
		{"nothing behind", "BAKU -", "BAKU -"},
	} {
		d := &text.Document{Text: c.text}
		at := 0
		for _, w := range strings.Fields(c.text) {
			i := at + strings.Index(c.text[at:], w)
			at = i + len(w)
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: i, End: at}, Form: w})
		}
		d.Sentences = []text.Sentence{{Span: text.Span{End: at}, Last: len(d.Tokens), Paragraph: true}}
		splitDateline(d)
		var got []string
		for i, s := range d.Sentences {
			got = append(got, s.In(c.text))
			for _, token := range d.Tokens[s.First:s.Last] {
				if token.Sentence != i {
					t.Errorf("%s: token %q says that it is in sentence %d, not %d", c.name, token.Form, token.Sentence, i)
				}
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}
