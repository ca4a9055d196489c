package actor

import (
	"slices"
	"strings"
)

// CountryCode returns the code of the country that has this name, in any case: "AZE" for "Azerbaijan";
// empty if none has. It is for questions that a user asks by name.
func (r *Register) CountryCode(name string) string {
	words := foldWords(name)
	if len(words) == 0 {
		return ""
	}
	for _, p := range r.names.first[words[0]] {
		if p.entry.Kind == Country && slices.Equal(p.words, words) {
			return p.entry.Country
		}
	}
	return ""
}

// NamesOf returns what else a country goes by, folded and in alphabetical order: its names, those of its people, its seats of government.
func (r *Register) NamesOf(code string) []string {
	var out []string
	for _, list := range r.names.first {
		for _, p := range list {
			if e := p.entry; e.Country == code && (e.Kind == Country || e.Kind == Demonym || e.Kind == Capital || e.Kind == Seat) {
				out = append(out, strings.Join(p.words, " "))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
