package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"chancery/record"
)

// A finding is a trigger with the arguments that make it an event.
type finding struct {
	trigger
	participants
}

// events finds what happened, is planned, alleged or denied, in order of the triggers.
func (x *Extractor) events(r *reading, said []attribution) []record.Event {
	var found []*finding
	named := r.nameTokens()
	for i := range r.Tokens {
		if named[i] || r.timexOf[i] >= 0 {
			continue
		}
		for _, t := range x.triggersAt(r, i) {
			if p, ok := x.participants(r, &t); ok {
				found = append(found, &finding{t, p})
				break
			}
		}
	}
	var events []record.Event
	var tokens []int
	for _, f := range r.drop(found) {
		events = append(events, x.event(r, f, said))
		tokens = append(tokens, f.token)
	}
	r.shareTimes(events, tokens)
	return events
}

// event fills in the rest of a finding.
func (x *Extractor) event(r *reading, f *finding, said []attribution) record.Event {
	e := record.Event{
		Type: f.entry.kind, Mode: f.entry.mode, Contexts: f.entry.contexts, CAMEO: f.entry.cameo, Rule: f.entry.rule,
		Trigger: r.quote(r.triggerSpan(&f.trigger)), Evidence: r.sentence(f.token),
		Actors: f.actors, Recipients: f.recipients, Objects: f.objects,
		When: r.when(&f.trigger), Places: r.placesOf(&f.trigger),
	}
	through := covering(said, &f.trigger, r)
	e.Sources = sourcesOf(through)
	e.Status = x.viewed(r, &f.trigger, &e, through)
	e.Background = r.recalled(&e)
	e.Confidence = confidence(&e, &f.trigger)
	e.ID = eventID(r, &e)
	return e
}

// covering returns the attributions whose content holds the trigger, outermost first.
func covering(said []attribution, t *trigger, r *reading) []*attribution {
	var through []*attribution
	span := r.Tokens[t.token].Span
	for i := range said {
		if said[i].content.Covers(span) && said[i].cueToken != t.token && said[i].credited() {
			through = append(through, &said[i])
		}
	}
	return through
}

// credited reports whether the attribution names or describes someone; "reportedly" does not.
func (a *attribution) credited() bool {
	return a.speaker >= 0 || a.source.Anonymous || a.actor.Text != ""
}

func sourcesOf(through []*attribution) []record.Source {
	var sources []record.Source
	for _, a := range through {
		sources = append(sources, a.source)
	}
	return sources
}

// viewed is the status of the event as its innermost source sees it, with what dates and stance add to the grammar.
func (x *Extractor) viewed(r *reading, t *trigger, e *record.Event, through []*attribution) record.Status {
	s := x.statusOf(r, t)
	told := s == record.Occurred || s == record.Ongoing
	if told && e.When != nil && r.Tokens[t.token].XPOS != "VBD" && !r.Published.Day.IsZero() && r.Published.Day.Before(e.When.From) {
		s, told = record.Planned, false
	}
	if s == record.Ongoing && t.entry.verbal() && r.simplePresent(t.token) {
		s = record.Occurred
	}
	if n := len(through); n > 0 && told && !(r.isNoun(t.token) && r.definite(t.token)) {
		switch through[n-1].stance {
		case alleges:
			return record.Alleged
		case denies:
			return record.Denied
		case doubts:
			return record.Hypothetical
		}
	}
	return s
}

// recallDays is how long before the report an event must lie to be recalled history.
const recallDays = 180

// recalled reports whether the report recalls the event from well before its own date.
func (r *reading) recalled(e *record.Event) bool {
	return e.When != nil && !e.When.To.IsZero() && !r.Published.Day.IsZero() && e.When.To.Before(r.Published.Day.Add(-recallDays))
}

// confidence is how often events like this one are right.
func confidence(e *record.Event, t *trigger) float64 {
	c := 0.45
	if len(e.Actors) > 0 {
		c += 0.1
	}
	if len(e.Recipients) > 0 {
		c += 0.1
	}
	if t.entry.weight() > 0 {
		c += 0.05
	}
	return c
}

// eventID is a hash of what the event asserts and where, the same on any machine.
func eventID(r *reading, e *record.Event) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%s\x00%s", r.Text, e.Trigger.Start, e.Type, e.Mode))
	return hex.EncodeToString(h[:8])
}

// verbal reports whether the event is an act of speech, which a report in the present tense tells as done: "critics charge".
func (e *entry) verbal() bool {
	switch e.kind {
	case record.Accuse, record.Request, record.Reject, record.Support, record.Threaten, record.Agree, record.Concede, record.Sanction:
		return true
	}
	return false
}
