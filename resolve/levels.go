package resolve

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// MostInBlock is how many assertions a block may hold before it is split: so many are compared with one another when one
// more is added, and not more, however large the record.
const MostInBlock = 100

// Fine is the narrowest block of an assertion within the block key: its year, its month, its day, and where or who is named, as far
// as they are known: "meet|AZE+USA|/2026/02/10/baku". Levels lists all blocks from key to it. Which of them is used depends only on how
// many assertions each holds: one with more than MostInBlock is split into the next narrower ones.
func Fine(key string, a *record.Assertion) string {
	from, to := a.Report.Published.Day, a.Report.Published.Day
	if w := a.Event.When; w != nil && !w.From.IsZero() {
		from, to = w.From, w.To
	}
	if strings.Contains(key, "|@") || from.IsZero() {
		return key
	}
	key += fmt.Sprintf("/%04d", from.Year)
	if from.Month != to.Month || from.Year != to.Year {
		return key
	}
	key += fmt.Sprintf("/%02d", from.Month)
	if from != to {
		return key
	}
	key += fmt.Sprintf("/%02d", from.Day)
	return key + "/" + detail(&a.Event)
}

// detail is a place, or else a name, or else the act.
func detail(e *record.Event) string {
	for _, p := range e.Places {
		if p.Name != "" {
			return plainName(p.Name)
		}
	}
	for _, a := range slices.Concat(e.Recipients, e.Actors) {
		if a.Name != "" && a.ID != a.Country {
			return plainName(a.Name)
		}
	}
	return joined(contentWords(e.Trigger.Text))
}

// plainName is a name without the signs that separate the parts of a key.
func plainName(s string) string {
	return strings.NewReplacer("/", " ", "|", " ").Replace(strings.ToLower(s))
}

// Levels lists the blocks from the widest to the narrowest, which is fine itself.
func Levels(fine string) []string {
	start := strings.LastIndex(fine, "|") + 1
	var out []string
	for i := start; i < len(fine); i++ {
		if fine[i] == '/' {
			out = append(out, fine[:i])
		}
	}
	return append(out, fine)
}

// Narrower is the next narrower block of fine within the block key; false if there is none.
func Narrower(key, fine string) (string, bool) {
	levels := Levels(fine)
	i := slices.Index(levels, key)
	if i < 0 || i+1 >= len(levels) {
		return "", false
	}
	return levels[i+1], true
}
