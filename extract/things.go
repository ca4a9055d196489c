package extract

import (
	"slices"

	"chancery/record"
)

// behind returns who stands behind the thing or deed at token i in a slot of trigger t: its owners or makers and, on the side of those
// whom the event concerns, at whom it aims, where it is and whose work it is.
func (r *reading) behind(t *trigger, name string, i int, taken []int, others []record.Actor, receiver bool) []record.Actor {
	if name != "holder" && name != "mod" && t.entry.kind != record.Agree {
		if found := r.owners(i, taken, receiver && r.countsModifiers(t, i)); len(found) > 0 {
			return found
		}
		if n := r.counted(i); n != i { // "one of its boats"
			if found := r.owners(n, taken, false); len(found) > 0 {
				return found
			}
		}
	}
	switch {
	case name == "subj":
		return r.makersOf(i)
	case !receiver:
		return nil
	case contains(t.also, i):
		if found := r.aimOf(i, others); len(found) > 0 {
			return found
		}
	}
	if located[name] && forceful[t.entry.kind] && r.isNoun(i) {
		return r.soilOf(i)
	}
	if judging[t.entry.kind] {
		return r.judgedMakers(i, others)
	}
	return nil
}

// countsModifiers reports whether those who modify noun i may be whom trigger t concerns: "stormed a rebel camp", "rejected a
// student petition", but not "traded artillery fire", whose noun is part of the trigger and tells only how.
func (r *reading) countsModifiers(t *trigger, i int) bool {
	lemma := r.Tokens[i].Lemma
	switch {
	case r.targets[lemma]:
		return forceful[t.entry.kind] || judging[t.entry.kind]
	case contains(t.also, i):
		return t.entry.kind == record.Reject && askings[lemma]
	case judging[t.entry.kind]:
		return askings[lemma] || works[lemma] != ""
	}
	return forceful[t.entry.kind] || t.entry.kind == record.Request
}

// soilOf returns the countries on whose soil the thing at noun i is: "a village in the south of Chad", "limits on trade in Chad".
func (r *reading) soilOf(i int) []record.Actor {
	inside := false
	for n := 0; i >= 0 && n < 4; n++ {
		if inside {
			for _, c := range append(append([]int{i}, r.modifiers(i, 1)...), r.possessor(i)) {
				if c >= 0 && len(r.countriesAt(c)) > 0 {
					return r.countriesAt(c)
				}
			}
		}
		next := r.oblique(i, "in")
		if next >= 0 {
			inside = true
		} else if next = r.oblique(i, "of"); next < 0 {
			next = r.oblique(i, "on")
		}
		i = next
	}
	return nil
}

// forceful are the types that are done to things where they are.
var forceful = map[record.Type]bool{record.Assault: true, record.Coerce: true, record.Aid: true, record.Mobilize: true, record.Sanction: true, record.Concede: true}

// located are the slots of things that may stand for the country they are in: "shelled a village in Chad".
var located = setOf("obj", "at", "against", "to", "on")

// owners returns the actors behind a thing or a deed: whose it is, who made it, from whom it comes. Who rejects
// "the request of the Democrats" rejects them, and who is killed by "Israeli shells" is killed by Israel.
// What is done to "rebel positions" is done to rebels: with modified, people who modify a thing count too.
func (r *reading) owners(i int, taken []int, modified bool) []record.Actor {
	if !r.isNoun(i) || r.within[i] >= 0 {
		return nil
	}
	candidates := []int{r.possessor(i)}
	for _, c := range r.modifiers(i, 2) {
		if r.Tokens[c].Head == i || r.Tokens[c].UPOS == "ADJ" && r.states(c) { // "a Chadian patrol boat", where the parser ties the state to the patrol
			candidates = append(candidates, c)
		}
	}
	if modified {
		candidates = append(candidates, r.peopleBefore(i, 1, nil)...)
	}
	for _, adposition := range []string{"by", "from", "of", "against"} {
		candidates = append(candidates, r.oblique(i, adposition))
		if of := r.oblique(i, "of"); adposition == "by" && of >= 0 {
			candidates = append(candidates, r.oblique(of, "by"))
		}
	}
	if c := r.Dependent(i, "acl"); c >= 0 && r.Tokens[c].XPOS == "VBN" && r.Tokens[c].Deprel == "acl" {
		candidates = append(candidates, r.agent(c)) // "a plan backed by Peru"
	}
	for _, c := range candidates {
		if c < 0 || contains(taken, c) {
			continue
		}
		if found := r.actors(c); len(found) > 0 {
			return found
		}
	}
	return nil
}

// states reports whether the phrase at token i stands for states and nothing else.
func (r *reading) states(i int) bool {
	return !slices.ContainsFunc(r.actors(i), func(a record.Actor) bool { return a.Country == "" || a.ID != a.Country })
}

// possessor returns the possessor that stands next to noun i: the president in "U.S. President Lind's policies"; -1 if none.
func (r *reading) possessor(i int) int {
	found := -1
	for c := range r.Dependents(i) {
		if r.Tokens[c].Is("nmod:poss") {
			found = c
		}
	}
	return found
}

// beforeNumber returns the name that the tree has taken for a part of the counted object o, to whom it is given: "give Angola 4
// million euros"; -1 if there is none.
func (r *reading) beforeNumber(o int) int {
	if o < 0 {
		return -1
	}
	for c := range r.Dependents(o) {
		if t := &r.Tokens[c]; c < o && t.UPOS == "PROPN" && r.mentionOf[c] >= 0 && c+1 < o && r.Tokens[c+1].UPOS == "NUM" {
			return c
		}
	}
	return -1
}
