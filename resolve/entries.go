package resolve

import (
	"slices"
	"strings"

	"chancery/record"
)

// Entries derives the entries of a block from its assertions. The order of the list does not matter; the entries
// come in the order of their first members.
func Entries(key string, list []record.Assertion, corrections []record.Correction) []record.Entry {
	var out []record.Entry
	for _, g := range Groups(key, list, corrections, func(string) string { return "" }) {
		out = append(out, g.Entry())
	}
	return out
}

// Group is the assertions of a block that tell one happening: what an entry is made of.
type Group struct {
	ID          string // of the entry
	key         string
	draft       *draft
	corrections corrections
}

// Events lists the ids of its assertions, in order.
func (g *Group) Events() []string {
	var out []string
	for _, v := range g.draft.members {
		out = append(out, v.Event.ID)
	}
	return out
}

// Entry makes the entry. Only now is it needed who copied whom: the sketches of the list may have been left out until here.
func (g *Group) Entry() record.Entry { return g.draft.entry(g.key, g.corrections) }

// Groups puts the assertions of a block together that tell one happening, in the order of their first members. Known tells the id of the entry that
// an assertion is in if the block was derived before, with the same corrections; "" if it was not. An assertion depends on those
// before it alone: up to the first new one all are where they were.
func Groups(key string, list []record.Assertion, corrections []record.Correction, known func(event string) string) []Group {
	views := viewsOf(key, list)
	inOrder(views)
	c := readCorrections(corrections)
	var drafts []*draft
	at := map[string]*draft{}
	settled := true
	for _, v := range views {
		var d *draft
		if settled {
			id := known(v.Event.ID)
			d = at[id]
			settled = d != nil || id != "" && id == entryID(key, v.Event.ID)
		}
		if !settled {
			d = c.choose(drafts, v)
		}
		if c.wrong[v.Event.ID] {
			if d != nil { // what a person put together by it stays together
				d.wrong = append(d.wrong, v.Event.ID)
			}
			continue
		}
		if d == nil && v.denies {
			continue
		}
		if d == nil {
			d = newDraft(v)
			drafts, at[entryID(key, v.Event.ID)] = append(drafts, d), d
		}
		d.add(v)
	}
	var out []Group
	for _, d := range drafts {
		out = append(out, Group{entryID(key, d.members[0].Event.ID), key, d, c})
	}
	return out
}

// viewsOf prepares the assertions of a block.
func viewsOf(key string, list []record.Assertion) []*view {
	var out []*view
	for i := range list {
		v := newView(&list[i], Facet{Key: key, Recipients: recipientsIn(key, list[i].Event.Recipients)})
		if family, _, _ := strings.Cut(key, "|"); v.Event.Type == record.Reject && family != Family(record.Reject) {
			v.denies, v.dated, v.state = true, false, record.IsDenied
		}
		out = append(out, v)
	}
	return out
}

// recipientsIn is the recipients that the block is about: of a journey to two countries the one. Where it is about none of them, all.
func recipientsIn(key string, list []record.Actor) []record.Actor {
	groups := recipientsByCode(list)
	parties := strings.Split(strings.Split(key, "|")[1], "+")
	var out []record.Actor
	for _, g := range groups {
		if slices.Contains(parties, g.code) {
			out = append(out, g.actors...)
		}
	}
	if len(groups) < 2 || out == nil {
		return list
	}
	return out
}

// best is the entry that an assertion fits best, nil if it fits none; of equals the newest.
func best(drafts []*draft, v *view, allowed func(*draft) bool) *draft {
	var found *draft
	top := enough
	for _, d := range drafts {
		if s := d.fit(v); s >= top && allowed(d) {
			found, top = d, s
		}
	}
	return found
}

func newDraft(v *view) *draft {
	return &draft{typ: v.Event.Type, first: v.published, modes: map[string]bool{}, reports: map[string]bool{}}
}

// add takes an assertion in.
func (d *draft) add(v *view) {
	d.members = append(d.members, v)
	d.last = v.published
	d.reports[v.Report.ID] = true
	d.anyDone, d.anyAhead = d.anyDone || done(v.state), d.anyAhead || ahead(v.state)
	if v.Event.Mode != "" {
		d.modes[v.Event.Mode] = true
	}
	for _, p := range v.named {
		if !slices.Contains(d.named, p) {
			d.named = append(d.named, p)
		}
	}
	d.actors = union(d.actors, countries(v.Event.Actors))
	if v.kind != "" {
		d.kinds = union(d.kinds, words{v.kind})
	}
	d.ordinal = firstOf(d.ordinal, v.ordinal)
	d.proper = union(d.proper, v.proper)
	d.places, d.act, d.lands = union(d.places, v.places), union(d.act, v.act), union(d.lands, v.lands)
	d.putOff = d.putOff || v.state == record.IsPostponed
	switch {
	case !v.dated:
	case done(v.state):
		if d.happened == nil || v.day.to-v.day.from < d.happened.to-d.happened.from {
			d.happened = &v.day
		}
	case ahead(v.state):
		if d.due != nil {
			d.dues = append(d.dues, *d.due)
		}
		d.due = &v.day
	}
}

func union(a, b words) words {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
