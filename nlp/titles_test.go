package nlp

import (
	"testing"

	"chancery/text"
)

func TestJoinTitles(t *testing.T) {
	for _, c := range []struct {
		name      string
		words     []string
		paragraph bool
		want      int
	}{
		{"a title before a name", []string{"said", "Rep.", "Ann", "Lee"}, false, 1},
		{"no title", []string{"at", "noon.", "Ann", "Lee"}, false, 2},
		{"no name", []string{"said", "Rep.", "and", "left"}, false, 2},
		{"another paragraph", []string{"said", "Rep.", "Ann", "Lee"}, true, 2},
	} {
		d := &text.Document{}
		for _, w := range c.words {
			d.Tokens = append(d.Tokens, text.Token{Form: w})
		}
		d.Sentences = []text.Sentence{{First: 0, Last: 2, Paragraph: true}, {First: 2, Last: 4, Paragraph: c.paragraph}}
		joinTitles(d)
		if len(d.Sentences) != c.want || d.Tokens[3].Sentence != c.want-1 {
			t.Errorf("%s: %d sentences, the last word in %d, want %d", c.name, len(d.Sentences), d.Tokens[3].Sentence, c.want)
		}
	}
}
