package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"chancery/record"
	"chancery/resolve/origin"
)

// entry makes the entry of a draft.
func (d *draft) entry(key string, c corrections) record.Entry {
	first, last := d.members[0], d.members[len(d.members)-1]
	e := record.Entry{ID: entryID(key, first.Event.ID), Key: key, Published: first.Report.Published.Day, Latest: last.Report.Published.Day, Recalled: true, Anonymous: true}
	origins := originsOf(d.members)
	outlets, reports := map[string]bool{}, map[string]bool{}
	for i, v := range d.members {
		e.Members = append(e.Members, member(v, origins[i]))
		e.Origins = max(e.Origins, origins[i]+1)
		e.Recalled = e.Recalled && v.Event.Background
		e.Anonymous = e.Anonymous && unnamed(v.Event.Sources)
		e.Confidence = max(e.Confidence, v.Event.Confidence)
		id := firstOf(v.Version, v.Report.ID)
		reports[id] = true
		outlets[firstOf(v.Report.Origin.Outlet, id)] = true
	}
	e.Reports, e.Outlets = len(reports), len(outlets)
	e.Type = mostTold(d.members, origins, told(func(v *view) record.Type { return v.Event.Type }))
	e.Mode = mostTold(d.members, origins, told(func(v *view) string { return v.Event.Mode }))
	e.Actors = mergeActors(d.members, told(func(v *view) []record.Actor { return v.Event.Actors }))
	e.Recipients = mergeActors(d.members, told(func(v *view) []record.Actor { return v.recipients }))
	e.Actors = withoutHosts(e.Actors, e.Recipients)
	e.Places = mergePlaces(d.members)
	climb(&e, d.members)
	e.When = d.when(e.State, origins)
	if e.Planned {
		e.Due = d.newest(ahead)
	}
	e.Disputes = d.disputes(origins)
	c.apply(&e)
	return e
}

// told asks only those who tell of the act: who denies it tells of another one.
func told[T any](of func(*view) T) func(*view) T {
	return func(v *view) T {
		if v.denies {
			var nothing T
			return nothing
		}
		return of(v)
	}
}

// entryID is a hash of the block and the first assertion: an assertion that is in two blocks is in two entries.
func entryID(key, event string) string {
	sum := sha256.Sum256([]byte("entry " + key + " " + event))
	return hex.EncodeToString(sum[:12])
}

// unnamed reports whether a chain of sources begins with one that the report does not name.
func unnamed(sources []record.Source) bool {
	return len(sources) > 0 && sources[0].Anonymous
}

func member(v *view, origin int) record.Member {
	return record.Member{Report: v.Report.ID, Event: v.Event.ID, Outlet: v.Report.Origin.Outlet, Published: v.Report.Published.Day,
		Origin: origin, Status: v.Event.Status}
}

// originsOf numbers the independent origins of the members, in order.
func originsOf(members []*view) []int {
	list := make([]origin.Assertion, len(members))
	for i, v := range members {
		e := &v.Event
		list[i] = origin.Assertion{Report: v.Report.ID, Version: v.Version, Outlet: v.Report.Origin.Outlet, Published: v.Report.Published.Day, Sketch: v.Sketch,
			Credit: v.Credit, Relays: origin.Relays(e.Sources), Document: origin.Document(e.Sources), Evidence: e.Evidence.Text}
	}
	out := make([]int, len(members))
	for i, g := range origin.Groups(list) {
		out[i] = g.Origin
	}
	return out
}

// mostTold is the value that most origins give, the earlier one of equals; what nobody gives is zero.
func mostTold[T comparable](members []*view, origins []int, of func(*view) T) T {
	var zero T
	votes := map[T]map[int]bool{}
	var order []T
	for i, v := range members {
		t := of(v)
		if t == zero {
			continue
		}
		if votes[t] == nil {
			votes[t] = map[int]bool{}
			order = append(order, t)
		}
		votes[t][origins[i]] = true
	}
	top := zero
	for _, t := range order {
		if top == zero || len(votes[t]) > len(votes[top]) {
			top = t
		}
	}
	return top
}

// mergeActors lists the actors of all members, each once, those that more members tell first. An unnamed description
// ("the delegation") is left out where someone of the same country is named, and so is a name without a country where it is there with one.
func mergeActors(members []*view, of func(*view) []record.Actor) []record.Actor {
	type told struct {
		actor record.Actor
		times int
		at    int
	}
	byID := map[string]*told{}
	var list []*told
	namedIn := map[string]bool{}
	for _, v := range members {
		for _, a := range of(v) {
			id := firstOf(a.Name, a.ID, a.Text) // a state and its government go by one name
			if byID[id] == nil {
				byID[id] = &told{actor: withoutWords(a), at: len(list)}
				list = append(list, byID[id])
			}
			byID[id].times++
			namedIn[a.Country] = namedIn[a.Country] || a.Name != ""
		}
	}
	slices.SortStableFunc(list, func(a, b *told) int { return cmp.Compare(b.times, a.times) })
	var out []record.Actor
	for _, t := range list {
		known := func(o *told) bool {
			return t.actor.Country == "" && o.actor.Name == t.actor.Name && o.actor.Country != ""
		}
		if t.actor.Name != "" && !slices.ContainsFunc(list, known) || t.actor.Name == "" && !namedIn[t.actor.Country] {
			out = append(out, t.actor)
		}
	}
	return out
}

// withoutHosts leaves out unnamed actors of a recipient's country: whom the visitor met there does not visit.
func withoutHosts(actors, recipients []record.Actor) []record.Actor {
	hosts := codes(recipients)
	kept := slices.DeleteFunc(slices.Clone(actors), func(a record.Actor) bool { return a.Name == "" && slices.Contains(hosts, partyCode(a)) })
	if len(kept) == 0 {
		return actors
	}
	return kept
}

// withoutWords drops the place of an actor's mention, which belongs to one report; an unnamed actor keeps the words.
func withoutWords(a record.Actor) record.Actor {
	a.Span.Start, a.Span.End = 0, 0
	if a.Name != "" {
		a.Text = ""
	}
	return a
}

// elsewhere reports whether a place is where another facet of the assertion has its recipients: a visit to Armenia, of a journey
// to Armenia and Azerbaijan, is not in Azerbaijan.
func elsewhere(p record.Place, v *view) bool {
	if len(p.Countries) != 1 || len(v.recipients) == len(v.Event.Recipients) {
		return false
	}
	in := func(a record.Actor) bool { return a.Country == p.Countries[0] }
	return slices.ContainsFunc(v.Event.Recipients, in) && !slices.ContainsFunc(v.recipients, in)
}

func mergePlaces(members []*view) []record.Place {
	var out []record.Place
	for _, v := range members {
		for _, p := range v.Event.Places {
			if elsewhere(p, v) {
				continue
			}
			if !slices.ContainsFunc(out, func(q record.Place) bool { return q.Name == p.Name }) {
				p.Quote = record.Quote{}
				out = append(out, p)
			}
		}
	}
	return out
}
