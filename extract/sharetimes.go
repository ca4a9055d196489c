package extract

import "chancery/record"

// shareTimes gives an event without a time that of the same event told elsewhere in the report: the headline says that
// a convoy was attacked, the lead that it was attacked on Friday. Two events are the same if they have the same words
// and type, have both happened, have someone in common, and objects that do not differ ("signed a treaty", "signed a
// protocol"); whoever the headline has may be unknown. Nothing is shared where the report gives two times, or only one
// of long ago. tokens are those of the triggers.
func (r *reading) shareTimes(events []record.Event, tokens []int) {
	shared := make([]*record.Time, len(events))
	dated := map[string][]int{} // events with a time, by type and word
	for i := range events {
		if k := r.deedKey(events, tokens, i); events[i].When != nil && len(dated[k]) < maxDated {
			dated[k] = append(dated[k], i)
		}
	}
	for i := range events {
		if events[i].When != nil || !told(&events[i]) || r.another(tokens[i]) {
			continue
		}
		shared[i] = r.timeOfSame(events, dated[r.deedKey(events, tokens, i)], i)
	}
	for i, when := range shared {
		if when != nil {
			events[i].When = when
		}
	}
}

// maxDated bounds the events of one word that others are compared with, so that time stays linear in the report.
const maxDated = 64

func (r *reading) deedKey(events []record.Event, tokens []int, i int) string {
	return string(events[i].Type) + " " + r.Tokens[tokens[i]].Lemma
}

// timeOfSame returns the only time that the report gives for event i under the same word, nil if there are none or several.
func (r *reading) timeOfSame(events []record.Event, dated []int, i int) *record.Time {
	var when *record.Time
	for _, k := range dated {
		f := &events[k]
		if f.Background || !told(f) {
			continue
		}
		if e := &events[i]; !r.inHeadline(e) && !inCommon(e, f) || r.lastLemma(e.Trigger) != r.lastLemma(f.Trigger) || r.otherObjects(e, f) {
			continue
		}
		if when != nil && (when.From != f.When.From || when.To != f.When.To) {
			return nil
		}
		when = f.When
	}
	return when
}

// lastLemma returns the lemma of the last word of a quotation.
func (r *reading) lastLemma(q record.Quote) string {
	if _, last := r.TokensIn(q.Span); last > 0 {
		return r.Tokens[last-1].Lemma
	}
	return ""
}

// otherObjects reports whether both events have objects, and none in common.
func (r *reading) otherObjects(a, b *record.Event) bool {
	for _, x := range a.Objects {
		for _, y := range b.Objects {
			if r.lastLemma(x) == r.lastLemma(y) {
				return false
			}
		}
	}
	return len(a.Objects) > 0 && len(b.Objects) > 0
}

// another reports whether the words say that the event at token i is another one: "her previous visit".
func (r *reading) another(i int) bool {
	for c := range r.Dependents(i) {
		if otherOnes[r.Tokens[c].Lemma] {
			return true
		}
	}
	return false
}

// otherOnes tell an event from the one that the report is about.
var otherOnes = setOf("previous", "earlier", "last", "next", "another", "first", "second", "third", "other", "new", "future", "past", "further", "later", "similar", "such", "any", "every", "each", "no")

// told reports whether an event is told as done or under way.
func told(e *record.Event) bool {
	return e.Status == record.Occurred || e.Status == record.Ongoing
}

// inHeadline reports whether the event stands in the first sentence.
func (r *reading) inHeadline(e *record.Event) bool {
	return e.Trigger.End <= r.Sentences[0].End
}

// inCommon reports whether two events have an actor or a recipient in common.
func inCommon(a, b *record.Event) bool {
	return anyCommon(a.Actors, b.Actors) || anyCommon(a.Recipients, b.Recipients)
}

func anyCommon(a, b []record.Actor) bool {
	for _, x := range a {
		for _, y := range b {
			if x.ID != "" && x.ID == y.ID {
				return true
			}
		}
	}
	return false
}
