package nlp_test

import (
	"fmt"

	"chancery/nlp"
	"chancery/text"
)

// Analyse fills a document with sentences, tokens, lemmas and dependencies.
func ExampleModel_Analyse() {
	m, err := nlp.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	words := "Silva visited Oslo."
	d := &text.Document{Text: words, Body: text.Span{End: len(words)}}
	m.Analyse(d)
	for _, t := range d.Tokens {
		fmt.Println(t.In(d.Text), t.Lemma, t.UPOS, t.Deprel)
	}
	// Output:
	// Silva Silva PROPN nsubj
	// visited visit VERB root
	// Oslo Oslo PROPN obj
	// . . PUNCT punct
}
