// Package segment finds the words and sentences of a report as the English treebanks of Universal Dependencies write them:
// "don't" is do + n't, "Vance's" is Vance + 's, "15-year" is 15 - year, "U.S." is one word.
//
// In go a Document's Text, Headline and Body, out come Sentences and Tokens (Span, Form, Joined, Sentence; Head is -1 until
// somebody parses). The steps, in order of the files:
//
//  1. lines.go: the text falls into paragraphs at blank lines and at line breaks that are not mere wrapping.
//  2. runs.go: a chunk between white space falls into runs of letters, digits or like symbols. Addresses (URLs, e-mail,
//     handles; address.go) are one run; a contraction's parts are several, by a list.
//  3. words.go: at each border of two runs a linear classifier decides: same word, new word, or new word joined to the last.
//  4. sentences.go: after each word another classifier decides whether a sentence ends there.
//
// Both classifiers are trained by Train, on what the rules leave open. Time is linear in the length of the text;
// words never hold white space, and together they cover all of Headline and Body that is not white space.
package segment

import (
	"fmt"
	"slices"

	"chancery/nlp/linear"
	"chancery/nlp/model"
	"chancery/text"
)

// Segmenter splits text. It is immutable and safe for concurrent use.
type Segmenter struct {
	words     *linear.Model
	sentences *linear.Model
	rules     *rules
}

// Load returns the segmenter that is built into the program.
func Load() (*Segmenter, error) {
	s := &Segmenter{}
	var err error
	if s.rules, err = loadRules(); err != nil {
		return nil, err
	}
	if s.words, err = load("words", wordClasses); err != nil {
		return nil, err
	}
	if s.sentences, err = load("sentences", sentenceClasses); err != nil {
		return nil, err
	}
	return s, nil
}

// WithVocabulary returns a Segmenter that also parts words which were run together, such as "leadersof": it needs to
// know which words in lower case are common.
func (s *Segmenter) WithVocabulary(known func(word string) bool) *Segmenter {
	x := *s.rules
	x.known = known
	return &Segmenter{words: s.words, sentences: s.sentences, rules: &x}
}

func load(name string, classes int) (*linear.Model, error) {
	file, err := model.Open(name)
	if err != nil {
		return nil, err
	}
	m, err := linear.Unmarshal(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if m.Classes() != classes {
		return nil, fmt.Errorf("%s: the model tells %d classes apart, this program %d; train it anew with go run ./train segment", name, m.Classes(), classes)
	}
	return m, nil
}

// maxExpected is for how many words room is made before they are counted.
const maxExpected = 1 << 14

// Split fills d.Sentences and d.Tokens from d.Headline and d.Body, or from the whole of d.Text if Body is empty.
func (s *Segmenter) Split(d *text.Document) {
	body := d.Body
	if body.Empty() {
		body = text.Span{End: len(d.Text)}
	}
	d.Tokens, d.Sentences = slices.Grow(d.Tokens[:0], min(body.Len()/5, maxExpected)), d.Sentences[:0]
	w := wordSplitter{rules: s.rules, text: d.Text, decide: s.words}
	e := sentenceSplitter{rules: s.rules, decide: s.sentences}
	for _, part := range []text.Span{d.Headline, body} {
		for p := range paragraphs(d.Text, part) {
			first := len(d.Tokens)
			d.Tokens = w.paragraph(p, d.Tokens)
			e.paragraph(d, first, w.facts)
		}
	}
}
