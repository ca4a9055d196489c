package resolve

import (
	"regexp"
	"slices"

	"chancery/record"
)

var (
	// concedes are words by which a later report ends a dispute: what somebody concedes, withdraws or corrects, or what was found.
	concedes = regexp.MustCompile(`(?i)\b(?:conced(?:es|ed)|admit(?:s|ted)|acknowledg(?:es|ed)|apologi[sz]e[sd]?|withdr(?:ew|awn)|retract(?:s|ed)|correct(?:s|ed|ion)|accepts? (?:that|the)|accepted (?:that|the)|(?:reported|claimed|said) otherwise|` +
		`(?:found|established|proved|showed|confirmed|ruled|concluded)\b[^.;]* that|turned out|now (?:says?|puts?|agrees?)|after all)\b`)
	// stands is what a number is in the end.
	stands = regexp.MustCompile(`(?i)\b(?:stands? at|is now|final (?:figure|number|count|toll)|turned out|in fact|confirmed|corrected)\b`)
)

// endsIt is how many words a sentence and the one before must share with a dispute to end it.
const endsIt = 2

// settle looks for the first later report that ends a dispute; reports stand in the order of publication.
func (r *Rivals) settle(reports []*record.Report) {
	topic := union(topicOf(r.Sides[0].Words.Text), topicOf(r.Sides[1].Words.Text))
	began := max(number(r.Sides[0].Day()), number(r.Sides[1].Day()))
	values := slices.Concat(countsIn(r.Sides[0].Words.Text), countsIn(r.Sides[1].Words.Text))
	for _, rep := range reports {
		if number(rep.Published.Day) <= began {
			continue
		}
		before := ""
		for _, q := range sentencesOf(rep) {
			shared := topic.shared(topicOf(before + " " + q.Text))
			before = q.Text
			if shared >= endsIt && topic.shared(topicOf(q.Text)) > 0 && r.ends(q.Text, values) {
				r.Settled = rep
				return
			}
		}
	}
}

// ends reports whether the words of a later sentence end a dispute: of a number they give one of those told.
func (r *Rivals) ends(words string, values []count) bool {
	if r.Attribute != record.OnNumber {
		return concedes.MatchString(words)
	}
	return (stands.MatchString(words) || concedes.MatchString(words)) && slices.ContainsFunc(countsIn(words), func(c count) bool {
		return c.of == r.Of && slices.ContainsFunc(values, func(o count) bool { return o.of == c.of && o.value == c.value })
	})
}
