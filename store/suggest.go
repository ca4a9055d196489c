package store

import (
	"slices"
	"strings"

	"chancery/query"
)

// mostSuggested is how many names are looked at for a suggestion.
const mostSuggested = 500

// Names lists names of those who take part in something or say something, in the form of query.Fold, that hold the words of begun; of
// the last of these the beginning is enough. The shortest come first.
func (r *Record) Names(begun string, limit int) ([]string, error) {
	words := query.Words(query.Fold(begun))
	if len(words) == 0 {
		return nil, nil
	}
	last := words[len(words)-1]
	list, err := r.strings(`SELECT folded FROM (SELECT DISTINCT name.folded AS folded FROM word JOIN name ON name.number = word.name
		WHERE word.word >= ? AND word.word < ? LIMIT ?) AS begun ORDER BY length(folded), folded`, last, last+"\U0010ffff", mostSuggested)
	list = slices.DeleteFunc(list, func(name string) bool {
		return slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !strings.Contains(name, " "+w+" ") })
	})
	return list[:min(limit, len(list))], r.wrap(err)
}
