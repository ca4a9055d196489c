package resolve

import (
	"regexp"
	"slices"

	"chancery/record"
)

// A report that tells a charge and then "The minister denied it." denies what it told before: the denial is an act of its own, and a member
// of the entry that it denies.

// denials are the words by which something is denied, by their stems.
var denials = set("deny deni rejec refut")

// farBack is how many bytes may lie between a claim and its denial: a few sentences.
const farBack = 600

// denied lists the claims that an event denies: those of the nearest sentence before it that concern whoever denies.
func denied(views []*view, i int) []int {
	v := views[i]
	if v.Event.Type != record.Reject || v.state != record.IsHappened || !slices.ContainsFunc(v.trigger, func(w string) bool { return denials[w] }) {
		return nil
	}
	if after := v.after(); len(after) > 1 && after[0] == "that" {
		return nil // it says itself what is denied
	}
	at := v.Event.Evidence.Start
	if slices.ContainsFunc(views, func(o *view) bool { return o.Event.Evidence.Start == at && o.state == record.IsDenied }) {
		return nil // what is denied is told beside it
	}
	nearest, charge := -1, -1
	for _, o := range views {
		s := o.Event.Evidence.Start
		switch {
		case s >= at || at-s > farBack:
		case claimed(o) && concerns(views, s, v):
			nearest = max(nearest, s)
		case o.Event.Type == record.Accuse && o.state == record.IsHappened:
			charge = max(charge, s)
		}
	}
	if charge > nearest {
		return nil // it answers a charge whose content is no event
	}
	var out []int
	for j, o := range views {
		if nearest >= 0 && o.Event.Evidence.Start == nearest && claimed(o) && o.Event.Type != record.Accuse {
			out = append(out, j)
		}
	}
	return out
}

// claimed reports whether somebody says that it happened, and the report does not say so itself.
func claimed(v *view) bool {
	return (v.state == record.IsAlleged || v.state == record.IsHappened && len(v.Event.Sources) > 0) && !label.MatchString(wordsBefore(&v.Event))
}

// label are words before an act that is only what something is called: "called the arrest a kidnapping".
var label = regexp.MustCompile(`(?i)\b(?:call|calls|called|brand(?:s|ed)|describ(?:es|ed)|labell?ed|dubbed) [^.;]*\ban? (?:\w+ )?$`)

// concerns reports whether the events of the sentence that begins at start have to do with whoever acts in v.
func concerns(views []*view, start int, v *view) bool {
	mine := words(codes(v.Event.Actors))
	return slices.ContainsFunc(views, func(o *view) bool {
		return o.Event.Evidence.Start == start && mine.shared(codes(slices.Concat(o.Event.Actors, o.Event.Recipients))) > 0
	})
}

// answers reports whether an entry is what a denial denies: one of which the same report tells.
func (d *draft) answers(v *view) float64 {
	if slices.ContainsFunc(d.members, func(m *view) bool { return m.Report.ID == v.Report.ID && claimed(m) }) {
		return verbatim
	}
	return never
}
