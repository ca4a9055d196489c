package query

import (
	"chancery/record"
	"chancery/text"
)

// HeldOn keeps, of each office, whoever held it on a day as far as reports tell: who had taken it and not left it, of several the one who
// took it last, or whom a report calls so last before. Who was it only formerly is left out.
func HeldOn(list []record.Tenure, day text.Day) []record.Tenure {
	var out []record.Tenure
	for _, t := range list {
		if t.Former || day.Before(since(t)) || t.To != nil && !day.Before(t.To.From) {
			continue
		}
		n := len(out)
		if n == 0 || out[n-1].Country != t.Country || out[n-1].Role != t.Role {
			out = append(out, t)
		} else if !since(t).Before(since(out[n-1])) {
			out[n-1] = t
		}
	}
	return out
}

// since is the day from which a tenure is known.
func since(t record.Tenure) text.Day {
	if t.From != nil {
		return t.From.From
	}
	return t.First.Day
}
