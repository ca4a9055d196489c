package extract

import (
	"chancery/record"
)

// A finding is a trigger with the arguments that make it an event.
type finding struct {
	trigger
	participants
	of    *finding // what it tells again, nil if it stands for itself
	steps []step   // what was noted while it was read, if somebody asks
}

// events finds what happened, is planned, alleged or denied, in order of the triggers. Ids are given by package ingest.
func (x *Extractor) events(r *reading, said []attribution) []record.Event {
	r.heard = bySentence(r, said)
	r.findMakers()
	var found, unnamed []*finding
	named := r.nameTokens()
	for i := range r.Tokens {
		if named[i] || r.timexOf[i] >= 0 || r.named[i].of != nil { // "the Minsk agreements" are named, not made
			continue
		}
		f, ok := x.findingAt(r, i)
		switch {
		case ok:
			found = append(found, f)
		case f != nil:
			unnamed = append(unnamed, f)
		}
	}
	found = r.resume(found, unnamed)
	var events []record.Event
	var tokens []int
	x.turnsOf(r, found)
	found = r.drop(found)
	r.recall(found)
	found = x.tolls(r, found)
	for _, f := range found {
		r.follow(f)
		events = append(events, x.event(r, f, r.heard[r.Tokens[f.token].Sentence]))
		tokens = append(tokens, f.token)
	}
	r.shareTimes(events, tokens)
	r.markHeadlines(events, tokens)
	r.found = found
	return events
}

// findingAt returns the first reading of token i as a trigger whose parties are there, and true; else one that lacks nothing but
// parties, and may take up an event that the report has told: "the withdrawal"; else nil.
func (x *Extractor) findingAt(r *reading, i int) (*finding, bool) {
	var bare *finding
	for _, t := range x.triggersAt(r, i) {
		f := &finding{trigger: t}
		r.follow(f)
		var ok bool
		if f.participants, ok = x.participants(r, &f.trigger); ok && x.counts(r, f) {
			return f, true
		}
		if bare == nil && !ok && x.takesUp(r, f) {
			bare = f
		}
	}
	return bare, false
}

// bySentence lists for each sentence the attributions whose contents reach into it, in their order.
func bySentence(r *reading, said []attribution) [][]*attribution {
	heard := make([][]*attribution, len(r.Sentences))
	for i := range said {
		first, last := r.TokensIn(said[i].content)
		if first == last {
			continue
		}
		for s := r.Tokens[first].Sentence; s <= r.Tokens[last-1].Sentence; s++ {
			heard[s] = append(heard[s], &said[i])
		}
	}
	return heard
}

// event fills in the rest of a finding; said is what reaches into its sentence.
func (x *Extractor) event(r *reading, f *finding, said []*attribution) record.Event {
	e := record.Event{
		Type: f.entry.kind, Mode: f.entry.mode, Contexts: f.entry.contexts, CAMEO: f.entry.cameo, Rule: f.entry.rule,
		Trigger: r.quote(r.triggerSpan(&f.trigger)), Evidence: r.sentence(f.token),
		Actors: f.actors, Recipients: f.recipients, Objects: f.objects,
		When: r.when(&f.trigger), Places: r.placesOf(&f.trigger),
	}
	if f.of != nil && e.When == nil {
		e.When = r.when(&f.of.trigger)
	}
	e.Quad, e.Intensity = x.ontology.Weigh(e.Type, e.Mode)
	through := covering(said, &f.trigger, r)
	if e.Sources = r.sourcesOf(through); len(e.Sources) == 0 {
		e.Sources = r.counter(f)
	}
	ownDeed(e.Sources, e.Actors)
	e.Hearsay = r.hearsay(said, &f.trigger)
	e.Status = x.viewed(r, &f.trigger, &e, through)
	if (e.Status == record.Planned || e.Status == record.Proposed) && x.promised(r, f.token) {
		e.When = r.whenOf(&f.trigger, true)
	}
	x.take(r, &e, &f.trigger)
	e.Background = r.recalled(&e)
	if f.of != nil && e.Status == record.Ongoing {
		e.Status = record.Occurred // "the mayor puts the number at 20"
	}
	x.confidences.rate(&e)
	return e
}

// covering returns the attributions whose content holds the trigger, outermost first.
func covering(said []*attribution, t *trigger, r *reading) []*attribution {
	var through []*attribution
	span := r.Tokens[t.token].Span
	for _, a := range said {
		if a.content.Covers(span) && a.cueToken != t.token && a.credited() {
			through = append(through, a)
			r.noteSource(t, a)
		}
	}
	return through
}

// credited reports whether the attribution names or describes someone; "reportedly" does not.
func (a *attribution) credited() bool {
	return a.speaker >= 0 || a.source.Anonymous || a.actor.Text != ""
}

// sourcesOf is the chain of sources. Who repeats a claim of his own is one source.
func (r *reading) sourcesOf(through []*attribution) []record.Source {
	var sources []record.Source
	for _, a := range through {
		if n := len(sources); n > 0 && a.source.Actor.ID != "" && a.source.Actor.ID == sources[n-1].Actor.ID {
			continue
		}
		s := a.source
		s.Kind, s.Stance = r.sourceKind(a), a.stance.published()
		sources = append(sources, s)
	}
	return sources
}

// viewed is the status of the event as its innermost source sees it, with what dates and stance add to the grammar.
func (x *Extractor) viewed(r *reading, t *trigger, e *record.Event, through []*attribution) record.Status {
	s := x.statusOf(r, t)
	told := s == record.Occurred || s == record.Ongoing
	if p := x.pending(r, t); told && p != "" && !r.past(e.When) {
		s, told = p, false
		r.noteStatus(t.token, "arranged, and told in such a clause", p)
	}
	if told && e.When != nil && r.Tokens[t.token].XPOS != "VBD" && !r.Published.Day.IsZero() && r.Published.Day.Before(e.When.From) {
		s, told = record.Planned, false
		r.noteStatus(t.token, "its time lies behind the report's date", record.Planned)
	}
	if s == record.Proposed && len(through) == 0 && e.When != nil && r.obliged(t.token) {
		r.noteStatus(t.token, "what binds somebody until a day", record.Planned)
		s = record.Planned
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

// past reports whether time t, which may be nil, lies before the report.
func (r *reading) past(t *record.Time) bool {
	return t != nil && !t.To.IsZero() && t.To.Before(r.Published.Day)
}

// recallDays is how long before the report an event must lie to be recalled history.
const recallDays = 180

// recalled reports whether the report recalls the event from well before its own date.
func (r *reading) recalled(e *record.Event) bool {
	return e.When != nil && !e.When.To.IsZero() && !r.Published.Day.IsZero() && e.When.To.Before(r.Published.Day.Add(-recallDays))
}

// verbal reports whether the event is an act of speech, which a report in the present tense tells as done: "critics charge".
func (e *entry) verbal() bool {
	switch e.kind {
	case record.Accuse, record.Request, record.Reject, record.Support, record.Threaten, record.Agree, record.Concede, record.Sanction:
		return true
	}
	return false
}
