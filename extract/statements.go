package extract

import (
	"slices"

	"chancery/record"
)

// statements turns attributions into what the record keeps as said: words credited to someone, by speech, finding or
// label. Requests are events unless they are quoted; attitudes count if somebody known holds them; and what a speaker
// says that he believes is one statement, not two. What a header's headline credits to someone, the text says better.
func statements(r *reading, said []attribution) []record.Statement {
	var kept []record.Statement
	cued := map[int]int{} // cue token -> its speaker
	for _, a := range said {
		if a.cueToken >= 0 && a.speaker >= 0 && a.clause {
			cued[a.cueToken] = a.speaker
		}
	}
	var outer []attribution // those kept whose content has not ended yet
	for _, a := range said {
		outer = slices.DeleteFunc(outer, func(o attribution) bool { return o.content.End <= a.content.Start })
		if r.Headline.Covers(a.content) || !isStatement(a) || relays(r, cued, a) || withinOwn(outer, a) {
			continue
		}
		outer = append(outer, a)
		kept = append(kept, record.Statement{
			Speaker:    a.actor,
			Others:     a.source.Others,
			Anonymous:  a.source.Anonymous,
			Kind:       r.sourceKind(&a),
			Stance:     a.stance.published(),
			Addressees: a.addressees,
			Cue:        r.quote(a.cue),
			Content:    r.quote(a.content),
			Direct:     a.direct,
			Channel:    a.channel,
			When:       r.saidWhen(a.cueToken),
		})
	}
	return kept
}

// isStatement reports whether an attribution is one that the record keeps.
func isStatement(a attribution) bool {
	if a.speaker < 0 || !a.clause || !a.direct && a.single || a.nested && !a.quoted || !a.direct && !a.animate {
		return false
	}
	switch a.kind {
	case thinking, showing:
		return a.actor.ID != "" && !a.source.Anonymous
	case asking:
		return a.direct
	}
	return true
}

// relays reports whether a only passes on what another says: "according to the agency, the minister said …" is what the
// minister said.
func relays(r *reading, speakers map[int]int, a attribution) bool {
	inner, ok := speakers[a.contentHead]
	return ok && inner != a.speaker && !a.direct && a.cueToken >= 0 && r.Tokens[a.cueToken].Lemma == "accord"
}

// withinOwn reports whether a lies within what the same speaker is already recorded to have said.
func withinOwn(outer []attribution, a attribution) bool {
	for _, o := range outer {
		if o.content.Overlaps(a.content) && (o.speaker == a.speaker || o.actor.ID != "" && o.actor.ID == a.actor.ID) {
			return true
		}
	}
	return false
}

// saidWhen returns the date that hangs on the cue at token v, nil if there is none. How long something lasted is no date.
func (r *reading) saidWhen(v int) *record.Time {
	if v < 0 {
		return nil
	}
	for d := range r.Dependents(v) {
		if t := r.timexOf[d]; t >= 0 && !r.Timexes[t].From.IsZero() && (r.Tokens[d].Is("obl") || r.Tokens[d].Is("advmod") || r.Tokens[d].Is("obj")) {
			when := r.time(t)
			return &when
		}
	}
	return nil
}
