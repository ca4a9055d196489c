package web

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"chancery/query"
)

// named is somebody whom the record knows.
type named struct {
	Name string `json:"name"`
}

// mostNamed is how many names are suggested, and leastBegun how many letters it takes.
const (
	mostNamed  = 8
	leastBegun = 2
)

// names lists whom a visitor may mean who has begun to write a name, each as a report writes it.
func (v *visit) names(begun string) ([]named, error) {
	out := []named{}
	if len(strings.TrimSpace(query.Fold(begun))) < leastBegun {
		return out, nil
	}
	list, err := v.record.Names(begun, 2*mostNamed)
	if err != nil {
		return nil, err
	}
	for _, folded := range list {
		entries, err := v.record.Entries(query.EntryFilter{Involving: []query.Party{{Name: strings.TrimSpace(folded)}}, Order: query.ByDayDown, Limit: 3})
		if err != nil {
			return nil, err
		}
		for i := range entries {
			for _, a := range slices.Concat(entries[i].Actors, entries[i].Recipients) {
				if n := (named{string(calm([]byte(a.Name)))}); a.Name != "" && query.Fold(a.Name) == folded && !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
		if len(out) >= mostNamed {
			break
		}
	}
	return out[:min(mostNamed, len(out))], nil
}

func namesData(v *visit) (any, error) {
	a := v.asked()
	begun := a.words("q")
	if a.err != nil {
		return nil, a.err
	}
	list, err := v.names(begun)
	if err != nil {
		return nil, err
	}
	return a.list("", func(w io.Writer) error { return json.NewEncoder(w).Encode(list) })
}
