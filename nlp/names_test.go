package nlp

import (
	"strings"
	"testing"

	"chancery/text"
)

// tagged makes a document of words such as "Oslo/PROPN/B-LOC" or "said", which is VERB and O.
func tagged(s string) *text.Document {
	d := &text.Document{}
	for word := range strings.FieldsSeq(s) {
		parts := append(strings.Split(word, "/"), "VERB", "O")
		if len(parts) == 5 {
			parts = parts[:3]
		}
		i, start := len(d.Tokens), len(d.Text)
		d.Text += parts[0] + " "
		span := text.Span{Start: start, End: start + len(parts[0])}
		d.Tokens = append(d.Tokens, text.Token{Span: span, Form: parts[0], UPOS: parts[1]})
		switch n := len(d.Names) - 1; {
		case strings.HasPrefix(parts[2], "I-"):
			d.Names[n].Last, d.Names[n].End = i+1, span.End
		case parts[2] != "O":
			d.Names = append(d.Names, text.Name{Span: span, First: i, Last: i + 1, Type: text.EntityType(parts[2][2:])})
		}
	}
	d.Sentences = []text.Sentence{{First: 0, Last: len(d.Tokens)}}
	return d
}

// shown is the names with their types.
func shown(d *text.Document, names []text.Name) string {
	var out []string
	for _, n := range names {
		out = append(out, string(n.Type)+" "+n.In(d.Text))
	}
	return strings.Join(out, ", ")
}

func TestTrim(t *testing.T) {
	tests := []struct{ words, want string }{
		{"Chancellor/PROPN/B-PER Ada/PROPN/I-PER Berg/PROPN/I-PER resigned", "PER Ada Berg"},
		{"Dr./PROPN/B-PER Berg/PROPN/I-PER resigned", "PER Berg"},
		{"King/PROPN/B-PER resigned", "PER King"},
		{"General/PROPN/B-ORG Motors/PROPN/I-ORG denied", "ORG General Motors"},
		{"reading/NOUN/B-LOC books", ""},
	}
	for _, test := range tests {
		d := tagged(test.words)
		var kept []text.Name
		for _, n := range d.Names {
			if trim(&n, d.Tokens); n.First < n.Last {
				kept = append(kept, n)
			}
		}
		if got := shown(d, kept); got != test.want {
			t.Errorf("%s: %q, want %q", test.words, got, test.want)
		}
	}
}

func TestJoinKnown(t *testing.T) {
	known := map[string]text.EntityType{"Quill": text.Organisation, "South Vale": text.Location, "Valers": ""}
	gazetteer := func(d *text.Document, first, last int) []text.Name {
		var out []text.Name
		for i := first; i < last; i++ {
			for j := i + 1; j <= last; j++ {
				span := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j-1].End}
				if class, ok := known[span.In(d.Text)]; ok {
					out = append(out, text.Name{Span: span, First: i, Last: j, Type: class})
				}
			}
		}
		return out
	}
	tests := []struct{ words, want string }{
		{"Quill/PROPN/B-PER denied", "ORG Quill"},
		{"Ada/PROPN/B-PER left Quill/PROPN", "PER Ada, ORG Quill"},
		{"South/PROPN/B-LOC Vale/PROPN voted", "LOC South Vale"},
		{"Quill/PROPN/B-PER Bay/PROPN/I-PER voted", "PER Quill Bay"},
		{"Mary/PROPN/B-PER Quill/PROPN/I-PER left Quill/PROPN", "PER Mary Quill, ORG Quill"},
		{"Valers/PROPN/B-PER voted", ""},
	}
	for _, test := range tests {
		d := tagged(test.words)
		got := shown(d, joinKnown(d.Names, gazetteer(d, 0, len(d.Tokens))))
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.words, got, test.want)
		}
	}
}
