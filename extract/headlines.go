package extract

import "chancery/record"

// markHeadlines marks the events that the headline tells, and those of them that the text below tells again: of the same
// type, with someone in common or in the same word. tokens are those of the triggers.
func (r *reading) markHeadlines(events []record.Event, tokens []int) {
	for i := range events {
		if !r.headline(tokens[i]) {
			return // the headline comes first
		}
		events[i].Headline = record.Alone
		for k := i + 1; k < len(events); k++ {
			e, f := &events[i], &events[k]
			if e.Type == f.Type && !f.Background && !r.headline(tokens[k]) && (inCommon(e, f) || r.key(tokens[i]) == r.key(tokens[k])) {
				e.Headline = record.Repeated
				break
			}
		}
	}
}
