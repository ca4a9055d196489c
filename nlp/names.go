package nlp

import (
	"chancery/nlp/neural"
	"chancery/text"
)

// appendNames appends the names of one sentence.
func appendNames(names []text.Name, tokens []text.Token, readings []neural.Reading, first int) []text.Name {
	for i := 0; i < len(readings); i++ {
		if readings[i].Name == "O" {
			continue
		}
		from, class := i, readings[i].Name[2:]
		for i+1 < len(readings) && readings[i+1].Name == "I-"+class {
			i++
		}
		span := text.Span{Start: tokens[first+from].Start, End: tokens[first+i].End}
		names = append(names, text.Name{Span: span, First: first + from, Last: first + i + 1, Type: text.EntityType(class)})
	}
	return names
}
