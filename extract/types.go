package extract

import (
	"slices"
	"strings"

	"chancery/record"
)

// lexiconParts are the parts of speech of the lexicon by those of Universal Dependencies.
var lexiconParts = map[string]string{"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}

// Types returns the types of event that a word may tell without any other word, in the order of the lexicon. Whether it tells
// one in a given sentence only Extract knows. Nil if the lexicon has no such word.
func (x *Extractor) Types(lemma, upos string) []record.Type {
	var types []record.Type
	for _, e := range x.lexicon.lookup(lexiconParts[upos], strings.ToLower(lemma)) {
		bound := slices.ContainsFunc(e.others, func(o element) bool { return o.word != "" && !o.absent })
		if !bound && !slices.Contains(types, e.kind) {
			types = append(types, e.kind)
		}
	}
	return types
}
