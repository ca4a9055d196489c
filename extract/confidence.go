package extract

import "chancery/record"

// confidenceOf is the share of events of a status that were right, type and trigger, in the gold records of the
// development set: what is told as done is read more surely than what is only thought of.
var confidenceOf = map[record.Status]float64{
	record.Occurred:     0.80,
	record.Ongoing:      0.76,
	record.Planned:      0.76,
	record.Alleged:      0.80,
	record.Denied:       0.80,
	record.Proposed:     0.57,
	record.Hypothetical: 0.48,
	record.Negated:      0.42,
}

// withoutParties is what is left of the confidence in an event of which neither actor nor recipient could be read.
const withoutParties = 0.68

// confidence is how often events like e are right.
func confidence(e *record.Event) float64 {
	c := confidenceOf[e.Status]
	if len(e.Actors)+len(e.Recipients) == 0 {
		c *= withoutParties
	}
	return c
}
