package segment

import (
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
	for _, d := range docs {
		w.rules, w.text = x, d.Text
		borders := bordersOf(d)
		w.gold = func(at int) int { return borders[at] }
		learnSentences(d, &w, &e)
	}
	return &Segmenter{
		rules:     x,
		words:     linear.Train(linear.Training{Header: words, Classes: wordClasses, Bits: 17, Rounds: 12}, w.examples),
		sentences: linear.Train(linear.Training{Header: sentences, Classes: sentenceClasses, Bits: 17, Rounds: 12}, e.examples),
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

// learnSentences takes the examples of one document, with the words split as the rules allow and the treebank says.
func learnSentences(d *text.Document, w *wordSplitter, e *sentenceSplitter) {
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

// Models returns the files of a Segmenter by the names under which Load looks for them.
func (s *Segmenter) Models() map[string][]byte {
	return map[string][]byte{"words": s.words.Marshal(), "sentences": s.sentences.Marshal()}
}

// SetScores writes what was measured on the dev sets into the headers of the models.
func (s *Segmenter) SetScores(words, sentences string) {
	s.words.Header.Scores, s.sentences.Header.Scores = words, sentences
}
