package extract

import (
	"chancery/record"
	"chancery/text"
)

// Statuses tells how real what each of the given tokens of d tells is, whether the record would keep it as an event or not:
// by the grammar of its clause, the words that govern it, and the stance of whoever is credited with it.
func (x *Extractor) Statuses(d *text.Document, tokens []int) []record.Status {
	r := newReading(d)
	said := x.attributions(r)
	r.said, r.voice = said, voices(d, said)
	r.heard = bySentence(r, said)
	all := make([]record.Status, len(tokens))
	for i, t := range tokens {
		all[i] = x.reality(r, t)
	}
	return all
}

// reality is the status of what token i tells.
func (x *Extractor) reality(r *reading, i int) record.Status {
	s := x.statusAt(r, i, maxClimb)
	if s != record.Occurred && s != record.Ongoing {
		return s
	}
	if r.asked(i) {
		return record.Hypothetical
	}
	through := covering(r.heard[r.Tokens[i].Sentence], &trigger{token: i, light: lightVerb{verb: -1}}, r)
	if n := len(through); n > 0 {
		switch through[n-1].stance {
		case denies:
			return record.Denied
		case doubts:
			return record.Hypothetical
		case alleges:
			return record.Alleged
		}
	}
	return s
}
