package segment

import (
	"slices"
	"strings"

	"chancery/nlp/linear"
	"chancery/text"
)

// Train learns a Segmenter from Documents whose tokens and sentences are right. The Headers go into the models.
func Train(docs []*text.Document, words, sentences linear.Header) (*Segmenter, error) {
	x, err := loadRules()
	if err != nil {
		return nil, err
	}
	var w wordSplitter
	var e sentenceSplitter
	w.rules, e.rules = x, x
	for _, d := range docs {
		words, sentences := len(w.examples), len(e.examples)
		learn(d, &w, &e)
		if c := typographic(d); c != nil {
			words2, sentences2 := len(w.examples), len(e.examples)
			learn(c, &w, &e)
			w.examples = keepNew(w.examples, words, words2)
			e.examples = keepNew(e.examples, sentences, sentences2)
		}
	}
	return &Segmenter{
		rules:     x,
		words:     linear.Train(linear.Training{Header: words, Classes: wordClasses, Bits: 17, Rounds: 10, Margin: 12, Repeats: 5}, w.examples),
		sentences: linear.Train(linear.Training{Header: sentences, Classes: sentenceClasses, Bits: 17, Rounds: 10, Margin: 12, Repeats: 5}, e.examples),
	}, nil
}

// bordersOf maps the start of each token to the decision that a splitter should take there.
func bordersOf(d *text.Document) map[int]int {
	borders := make(map[int]int, len(d.Tokens))
	for _, t := range d.Tokens {
		borders[t.Start] = newWord
		if t.Joined {
			borders[t.Start] = joinedWord
		}
	}
	return borders
}

// keepNew drops those of examples[second:] that have the features of their twins in examples[first:second].
func keepNew(examples []linear.Example, first, second int) []linear.Example {
	kept := examples[:second]
	for i, e := range examples[second:] {
		if first+i >= second || !slices.Equal(e.Features, examples[first+i].Features) {
			kept = append(kept, e)
		}
	}
	return kept
}

// learn takes the examples of one document, with the words split as the rules allow and the treebank says.
func learn(d *text.Document, w *wordSplitter, e *sentenceSplitter) {
	borders := bordersOf(d)
	w.text = d.Text
	w.gold = func(at int) int { return borders[at] }
	ends := map[int]bool{}
	for _, s := range d.Sentences {
		ends[s.End] = true
	}
	copied := &text.Document{Text: d.Text}
	e.gold = func(token int) int {
		if ends[copied.Tokens[token].End] {
			return sentenceEnds
		}
		return sentenceGoesOn
	}
	for p := range paragraphs(d.Text, text.Span{End: len(d.Text)}) {
		first := len(copied.Tokens)
		copied.Tokens = w.paragraph(p, copied.Tokens)
		e.paragraph(copied, first, w.facts)
	}
}

// typographic returns a copy of d with “typographic” quotation marks for straight ones, which treebanks of old text lack,
// or nil if it has none.
func typographic(d *text.Document) *text.Document {
	if !strings.ContainsAny(d.Text, "\"'") {
		return nil
	}
	moved := make([]int, len(d.Text)+1) // where each byte went
	var out strings.Builder
	before := ' '
	for i, r := range d.Text {
		moved[i] = out.Len()
		opens := isBlank(before) || strings.ContainsRune("([{“‘—–-", before)
		switch {
		case r == '"' && opens:
			r = '“'
		case r == '"':
			r = '”'
		case r == '\'' && opens:
			r = '‘'
		case r == '\'':
			r = '’'
		}
		out.WriteRune(r)
		before = r
	}
	moved[len(d.Text)] = out.Len()
	c := &text.Document{Text: out.String(), Tokens: slices.Clone(d.Tokens), Sentences: slices.Clone(d.Sentences)}
	for i := range c.Tokens {
		t := &c.Tokens[i]
		t.Start, t.End = moved[t.Start], moved[t.End]
	}
	for i := range c.Sentences {
		s := &c.Sentences[i]
		s.Start, s.End = moved[s.Start], moved[s.End]
	}
	return c
}

// Models returns the files of a Segmenter by the names under which Load looks for them.
func (s *Segmenter) Models() map[string][]byte {
	return map[string][]byte{"words": s.words.Marshal(), "sentences": s.sentences.Marshal()}
}

// SetScores writes what was measured on the dev sets into the headers of the models.
func (s *Segmenter) SetScores(words, sentences string) {
	s.words.Header.Scores, s.sentences.Header.Scores = words, sentences
}
