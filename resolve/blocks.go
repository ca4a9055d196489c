package resolve

import (
	"slices"

	"chancery/record"
)

// Blocks gives the facets of each event of a report. A repeated mention that leaves out a party ("the visit") is in the
// blocks of the mention of the same report that names both. What a headline tells and its report tells again is in none.
// Home tells the country of a person from elsewhere, "" if it is not known.
func Blocks(rep *record.Report, home func(name string) string) [][]Facet {
	c := newContext(rep, home)
	views := make([]*view, len(rep.Events))
	own := make([][]Facet, len(rep.Events))
	for i := range c.events {
		own[i] = c.facets(&c.events[i])
		views[i] = newView(&record.Assertion{Report: rep, Event: c.events[i]}, own[i][0])
	}
	out := slices.Clone(own)
	for i, v := range views {
		switch {
		case v.Event.Headline == record.Repeated:
			out[i] = nil
		case !whole(&v.Event):
			if c.sentencePair(&v.Event) {
				continue
			}
			if j := fuller(views, i, v); j >= 0 {
				out[i] = keysOnly(own[j])
			}
		}
	}
	for i, v := range views {
		for k := range out[i] {
			out[i][k].Fine = Fine(out[i][k].Key, v.Assertion)
		}
	}
	for i := range views {
		for _, j := range denied(views, i) {
			out[i] = withKeys(out[i], out[j])
		}
	}
	return out
}

// withKeys adds the blocks of what an event denies to its own.
func withKeys(list, more []Facet) []Facet {
	for _, f := range more {
		if !slices.ContainsFunc(list, func(o Facet) bool { return o.Key == f.Key }) {
			list = append(list, Facet{Key: f.Key, Fine: f.Fine})
		}
	}
	return list
}

// keysOnly is the blocks alone: whom the other mention names is not what this one says.
func keysOnly(list []Facet) []Facet {
	var out []Facet
	for _, f := range list {
		out = append(out, Facet{Key: f.Key})
	}
	return out
}

// whole reports whether an event names both parties, or the one that its family goes by.
func whole(e *record.Event) bool {
	switch blockings[Family(e.Type)] {
	case byActor, byEachActor:
		return len(codes(e.Actors)) > 0
	case byRecipient:
		return len(codes(e.Recipients)) > 0
	}
	return len(e.Actors) > 0 && len(e.Recipients) > 0 || len(e.Actors) > 1 ||
		e.Mode == "visit" && len(e.Actors) > 0 && placeCode(e.Places) != ""
}

// fuller is the nearest mention of the same act that names both parties, the one before rather than the one after; -1 if there is none.
func fuller(views []*view, i int, v *view) int {
	found := -1
	distance := func(j int) int {
		if j < i {
			return 2 * (i - j)
		}
		return 2*(j-i) + 1
	}
	for j, o := range views {
		if j != i && o.Event.Headline == "" && (whole(&o.Event) && sameAct(v, o) || takenUp(v, o)) && (found < 0 || distance(j) < distance(found)) {
			found = j
		}
	}
	return found
}

// takenUp reports whether "the attack" of which nothing is told may be another attack of the report, of which something is.
func takenUp(v, o *view) bool {
	bare := func(x *view) bool {
		return len(codes(slices.Concat(x.Event.Actors, x.Event.Recipients))) == 0 && placeCode(x.Event.Places) == ""
	}
	if f := Family(v.Event.Type); blockings[f] != byRecipient || !sameWhateverTheWord[f] || f != Family(o.Event.Type) {
		return false
	}
	return bare(v) && !bare(o) && !(v.dated && o.dated && v.day.gap(o.day) > 0)
}

// sameAct reports whether two mentions of one report may be of one act, by what they say of it.
func sameAct(v, o *view) bool {
	if Family(v.Event.Type) != Family(o.Event.Type) || v.act.shared(o.act) == 0 && (v.Event.Mode == "" || v.Event.Mode != o.Event.Mode) {
		return false
	}
	if v.dated && o.dated && v.day.gap(o.day) > 0 || turned(v.state) && o.state == record.IsHappened {
		return false
	}
	mine, theirs := codes(v.Event.Actors), codes(slices.Concat(o.Event.Actors, o.Event.Recipients))
	for _, c := range mine {
		if !slices.Contains(theirs, c) {
			return false
		}
	}
	return true
}
