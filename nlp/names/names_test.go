package names

import (
	"slices"
	"strings"
	"testing"

	"chancery/nlp/linear"
	"chancery/nlp/neural"
	"chancery/text"
)

// evidence makes evidence of words such as "Oslo/B-LOC", with the tag that the network scores lead, all others nothing.
func evidence(s string, lead float32) *Evidence {
	e := &Evidence{Doc: &text.Document{}}
	d := e.Doc
	for word := range strings.FieldsSeq(s) {
		form, tag, _ := strings.Cut(word, "/")
		start := len(d.Text)
		d.Text += form + " "
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(form)}, Form: form, Head: len(d.Tokens) - 1})
		var scores neural.NameScores
		scores[max(0, slices.Index(neural.NameTags, tag))] = lead
		e.Scores = append(e.Scores, scores)
	}
	d.Sentences = []text.Sentence{{First: 0, Last: len(d.Tokens)}}
	return e
}

func shown(d *text.Document, names []text.Name) string {
	var out []string
	for _, n := range names {
		out = append(out, string(n.Type)+" "+n.In(d.Text))
	}
	return strings.Join(out, ", ")
}

// A model that knows nothing leaves it to the network, as far as its tags are legal.
func TestReadWithoutKnowledge(t *testing.T) {
	r := New(linear.New(linear.Header{}, tagCount, make([]int16, tagCount)))
	for _, test := range []struct{ words, want string }{
		{"Ada/B-PER Berg/I-PER left Norland/B-LOC", "PER Ada Berg, LOC Norland"},
		{"Quill/B-ORG Norland/B-LOC rose", "ORG Quill, LOC Norland"},
		{"the Berg/I-PER brothers", ""},
		{"it rose", ""},
	} {
		e := evidence(test.words, 8)
		got := r.Read(e)
		if s := shown(e.Doc, got); s != test.want {
			t.Errorf("%s: %q, want %q", test.words, s, test.want)
		}
	}
}

// What the lessons say often enough holds against the network.
func TestTrain(t *testing.T) {
	var lessons []Lesson
	for range 40 {
		e := evidence("the Quill/B-PER fund rose in Norland/B-LOC", 1)
		lessons = append(lessons, Lesson{Evidence: e, Weight: 1, Gold: []text.Name{{First: 1, Last: 3, Type: text.Organisation}, {First: 5, Last: 6, Type: text.Location}}})
	}
	one, again := Train(lessons, linear.Header{Seed: 1}), Train(lessons, linear.Header{Seed: 1})
	if !slices.Equal(one.Model(), again.Model()) {
		t.Error("the same lessons give two models")
	}
	e := evidence("the Quill/B-PER fund rose in Norland/B-LOC", 1)
	if got, want := shown(e.Doc, one.Read(e)), "ORG Quill fund, LOC Norland"; got != want {
		t.Errorf("learned %q, want %q", got, want)
	}
}

func TestInitials(t *testing.T) {
	v := newView(evidence("the Harwell/B-ORG Road/I-ORG Authority/I-ORG said HRA", 8))
	s := v.shorts[v.words[5].lower]
	if s == nil || s.mass.top() != 2 {
		t.Errorf("HRA may stand for %+v, want an organisation", s)
	}
}
