package extract

import (
	"slices"

	"chancery/record"
)

// takesUp reports whether finding f, whose parties are not told, may take up an event that the report has told before: it is a noun
// that is presented as known, and of which something new is told: when it takes place, that it begins, ends, or is put off.
func (x *Extractor) takesUp(r *reading, f *finding) bool {
	if !r.isNoun(f.token) || f.entry.unmet || len(f.actors) > 0 || len(f.recipients) > 0 || !r.definite(f.token) {
		return false
	}
	carried := f.light.verb >= 0 && f.light.verb != f.token && (f.light.kind == happen || f.light.kind == stopped)
	return carried || r.when(&f.trigger) != nil || x.turnOf(r, &f.trigger).kind != ""
}

// resume adds to found, in text order, the nouns of unnamed that take up an event told before, or in the headline, with its parties.
func (r *reading) resume(found, unnamed []*finding) []*finding {
	for _, f := range unnamed {
		if told := toldBefore(found, f); told != nil {
			f.actors, f.recipients, f.actorTokens = told.actors, told.recipients, told.actorTokens
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b *finding) int { return a.token - b.token })
	return found
}

// toldBefore returns the last of found before f that tells an act of the same type and mode with somebody who does or suffers it; nil if
// there is none.
func toldBefore(found []*finding, f *finding) *finding {
	var last *finding
	for _, g := range found {
		if g.token < f.token && sameAct(g.entry, f.entry) && len(g.actors)+len(g.recipients) > 0 && (last == nil || g.token > last.token) {
			last = g
		}
	}
	return last
}

// sameAct reports whether two entries tell the same act: of one type and mode, where agreeing and signing are one.
func sameAct(a, b *entry) bool {
	if a.mode != b.mode {
		return false
	}
	return a.kind == b.kind || b.kind == record.Agree && a.kind == record.Support && a.cameo == "057"
}
