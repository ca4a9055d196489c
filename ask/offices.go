package ask

import (
	"slices"
	"strings"

	"chancery/query"
)

// sameRole compares offices by their words: "defence minister" is "minister of defence", a vice president is no president.
func sameRole(a, b string) bool {
	x, y := roleWords(a), roleWords(b)
	return len(x) > 0 && slices.Equal(x, y)
}

// nearRole reports whether one of two names of an office says the other more fully, "spokesman" and "spokesman of the foreign ministry". Of a
// minister or a president the words before tell which one is meant.
func nearRole(a, b string) bool {
	x, y := roleWords(a), roleWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return len(x) > 0 && !slices.ContainsFunc(query.Words(query.Fold(a+" "+b)), func(w string) bool { return ranked[w] })
}

var ranked = map[string]bool{"president": true, "minister": true, "chancellor": true, "secretary": true}

// otherNames are what else an office is called.
var otherNames = strings.NewReplacer(" head of state ", " president ", " head of government ", " prime minister ", " premier ", " prime minister ",
	" top diplomat ", " foreign minister ", " chief diplomat ", " foreign minister ", " foreign secretary ", " foreign minister ",
	" defense ", " defence ", " defence secretary ", " defence minister ", " secretary of defence ", " defence minister ", " secretary of defense ", " defence minister ",
	" secretary of state ", " foreign minister ")

func roleWords(role string) []string {
	var out []string
	for _, w := range query.Words(otherNames.Replace(" " + strings.ReplaceAll(query.Fold(role), "-", " ") + " ")) {
		if w != "of" && w != "the" && w != "for" && w != "s" && w != "in" && w != "charge" && w != "head" {
			out = append(out, stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
