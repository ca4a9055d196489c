package query

import (
	"strings"

	"chancery/record"
	"chancery/text"
)

// HeldOn keeps, of each office, whoever held it on a day as far as reports tell: the last whom a report calls so by then.
// Who was it only formerly is left out.
func HeldOn(list []record.Tenure, day text.Day) []record.Tenure {
	var out []record.Tenure
	for _, t := range list {
		if t.Former || day.Before(t.First.Day) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Country == t.Country && out[n-1].Role == t.Role {
			if !t.First.Day.Before(out[n-1].First.Day) && !fuller(&out[n-1], &t) {
				out[n-1] = t
			}
			continue
		}
		out = append(out, t)
	}
	return out
}

// fuller reports whether two tenures are of one person, and a has the fuller name.
func fuller(a, b *record.Tenure) bool {
	return a.First.Day == b.First.Day && strings.Contains(Fold(a.Holder), Fold(b.Holder))
}
