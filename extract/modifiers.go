package extract

import (
	"slices"

	"chancery/record"
)

// peopleBefore returns the nouns for people and bodies that stand before noun i and modify it, "police" in "a police raid",
// and whom fits accepts by their sector; nil accepts all.
func (r *reading) peopleBefore(i, depth int, fits func(record.Sector) bool) []int {
	var found []int
	for c := range r.Dependents(i) {
		if c > i || !r.Tokens[c].Is("compound") {
			continue
		}
		if m := r.modifier[c]; m >= 0 && (fits == nil || r.isOfSector(m, fits)) {
			found = append(found, c)
		}
		if depth > 1 {
			found = append(found, r.peopleBefore(c, depth-1, fits)...)
		}
	}
	return found
}

// isOfSector reports whether fits accepts the sector of one of those for whom mention m stands.
func (r *reading) isOfSector(m int, fits func(record.Sector) bool) bool {
	return slices.ContainsFunc(r.Mentions[m].Entities, func(e int) bool { return fits(record.Sector(r.Entities[e].Sector)) })
}

// does tells by their sector who does a deed of the type, and does not suffer it, where they stand before its noun: a "rebel
// attack" is made by rebels, but a "hostage release" not by hostages.
func does(t record.Type) func(record.Sector) bool {
	return func(s record.Sector) bool {
		switch s {
		case record.Government, record.Military, record.Police, record.Paramilitary, record.Spy, record.Judiciary:
			return true
		case record.Rebel, record.UnknownArmed:
			return t != record.Coerce && t != record.Sanction
		case record.Legislator, record.Party, record.Opposition:
			return t != record.Coerce && t != record.Retreat && t != record.Assault
		case record.Journalist, record.Civilian, record.Refugee, record.Criminal:
			return t == record.Protest
		}
		return t == record.Protest || t == record.Request
	}
}

// sufferers returns the people before the noun of trigger t who suffer what it tells: "hostage" in "hostage release".
func (r *reading) sufferers(t *trigger) []record.Actor {
	if kind := t.entry.kind; kind != record.Assault && kind != record.Coerce && kind != record.Retreat || len(t.entry.receiver) == 0 || r.Tokens[t.token].Lemma == "fraud" {
		return nil
	}
	acts := does(t.entry.kind)
	var all []record.Actor
	suffers := func(s record.Sector) bool { return !acts(s) && s != record.Criminal } // gangs do their deeds, prisoners suffer theirs
	for _, c := range r.peopleBefore(t.token, 1, suffers) {
		all = append(all, r.actors(c)...)
	}
	return all
}
