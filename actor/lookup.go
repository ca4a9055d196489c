package actor

import "slices"

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
