package nlp

import (
	"strings"
	"testing"

	"chancery/nlp/neural"
	"chancery/text"
)

// tagged makes tokens and readings of words such as "Oslo/PROPN/B-LOC" or "said", which is VERB and O.
func tagged(s string) (*text.Document, []neural.Reading) {
	d := &text.Document{}
	var readings []neural.Reading
	for word := range strings.FieldsSeq(s) {
		parts := append(strings.Split(word, "/"), "VERB", "O")
		if len(parts) == 5 {
			parts = parts[:3]
		}
		start := len(d.Text)
		d.Text += parts[0] + " "
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(parts[0])}, Form: parts[0], UPOS: parts[1]})
		readings = append(readings, neural.Reading{Name: parts[2]})
	}
	return d, readings
}

func TestNames(t *testing.T) {
	tests := []struct{ words, want string }{
		{"Chancellor/PROPN/B-PER Ada/PROPN/I-PER Berg/PROPN/I-PER resigned", "PER Ada Berg"},
		{"Dr./PROPN/B-PER Berg/PROPN/I-PER resigned", "PER Berg"},
		{"King/PROPN/B-PER resigned", "PER King"},
		{"General/PROPN/B-ORG Motors/PROPN/I-ORG denied", "ORG General Motors"},
		{"reading/NOUN/B-LOC books", ""},
		{"Mali/PROPN/B-LOC Mali/PROPN/B-LOC Mali/PROPN/B-PER", "LOC Mali, LOC Mali, LOC Mali"},
		{"Mali/PROPN/B-PER Mali/PROPN/B-LOC", "PER Mali, PER Mali"},
	}
	for _, test := range tests {
		d, readings := tagged(test.words)
		d.Names = appendNames(nil, d.Tokens, readings, 0)
		settleNames(d)
		var got []string
		for _, n := range d.Names {
			got = append(got, string(n.Type)+" "+n.In(d.Text))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.words, s, test.want)
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
		d, readings := tagged(test.words)
		d.Sentences = []text.Sentence{{First: 0, Last: len(d.Tokens)}}
		d.Names = joinKnown(&text.Document{Text: d.Text, Tokens: d.Tokens, Sentences: d.Sentences,
			Names: appendNames(nil, d.Tokens, readings, 0)}, gazetteer)
		var got []string
		for _, n := range d.Names {
			got = append(got, string(n.Type)+" "+n.In(d.Text))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.words, s, test.want)
		}
	}
}
