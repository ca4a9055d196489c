package extract

import (
	"strings"

	"chancery/record"
)

// nounStatus is the status of the event that noun n tells.
func (x *Extractor) nounStatus(r *reading, n int, light lightVerb, depth int) record.Status {
	if depth <= 0 {
		return record.Occurred
	}
	s := x.nounBase(r, n, light, depth)
	e := x.modifierEffect(r, n)
	if top := r.carried(n); e == "" && top != n { // "no acts of violence"
		e = x.modifierEffect(r, top)
	}
	if e == record.Negated && s == record.Negated { // "there was no truce" is denied by one word, which the verb has counted
		return s
	}
	if e != "" {
		return compose(e, s)
	}
	return s
}

// nounBase is nounStatus without the noun's modifiers.
func (x *Extractor) nounBase(r *reading, n int, light lightVerb, depth int) record.Status {
	top := r.carried(n)
	t := &r.Tokens[top]
	if promises[t.Lemma] && x.fulfilled(r, top, depth-1) != "" {
		return record.Occurred // who keeps or breaks a promise has made it
	}
	fails := depth < maxClimb && x.governs(r, top) // a request that is turned down was made, but not what it asked for
	if light.verb >= 0 {
		s := x.statusAt(r, light.verb, depth-1)
		if light.verb == top {
			return s
		}
		if light.kind == stopped {
			if x.governor(r, light.verb, top) == excluded {
				return compose(excluded, s)
			}
			return negate(s)
		}
		if e := x.governor(r, light.verb, top); e != "" && (light.kind != happen || e == record.Planned && (t.Deprel == "nsubj:pass" || r.Tokens[light.verb].UPOS == "ADJ")) {
			return compose(e, s)
		}
		return s
	}
	if t.Head < 0 {
		return record.Occurred
	}
	if t.Is("nmod") || t.Is("obj") || t.Is("obl") || t.Is("compound") || fails && t.Deprel == "nsubj:pass" {
		if e := x.governor(r, t.Head, top); e != "" && !(e == record.Hypothetical && r.definite(top)) && !(e == record.Negated && !r.isNoun(t.Head) && !fails) && !t.Is("nmod:poss") {
			if fails && e == record.Denied {
				e = record.Negated
			}
			return compose(e, x.statusAt(r, t.Head, depth-1))
		}
		if e := x.governorAbove(r, top); e != "" {
			return compose(e, x.statusAt(r, r.clauseOf(t.Head), depth-1))
		}
	}
	if r.rearranged(top) {
		return record.Planned
	}
	if (t.Is("obj") || t.Is("nsubj")) && !r.definite(top) {
		switch s := x.statusAt(r, t.Head, depth-1); {
		case s == record.Hypothetical, s == record.Proposed, s == record.Planned, s == record.Negated && r.Dependent(t.Head, "cop") >= 0: // "a release is not in sight"
			return s
		}
	}
	return record.Occurred
}

// rearranged reports whether the clause of noun n gives it another time or place, so that it has yet to be: "the summit was moved to Oslo".
func (r *reading) rearranged(n int) bool {
	t := &r.Tokens[n]
	if t.Head < 0 || !t.Is("obj") && t.Deprel != "nsubj:pass" {
		return false
	}
	h := t.Head
	return rearranging[r.Tokens[h].Lemma] && r.oblique(h, "to") >= 0 || r.Tokens[h].Lemma == "bring" && r.below(h, &element{word: "forward"}, false) >= 0
}

// rearranging verbs move an event to another time or place.
var rearranging = setOf("move", "shift", "relocate", "switch", "transfer")

// definite reports whether noun n is presented as known: "the attack", "his visit", "Israel's raid".
func (r *reading) definite(n int) bool {
	for c := range r.Dependents(n) {
		t := &r.Tokens[c]
		if t.Is("nmod:poss") || t.Is("det") && (t.Lemma == "the" || t.Lemma == "this" || t.Lemma == "that" || t.Lemma == "these" || t.Lemma == "those") {
			return true
		}
	}
	return false
}

// governs reports whether noun n says that something is planned, asked for or feared, so that it comes to nothing with
// the noun: "vetoed a plan", "the demand was rejected".
func (x *Extractor) governs(r *reading, n int) bool {
	return x.effects.governors["noun"][strings.ToLower(r.Tokens[n].Lemma)] != nil
}

// clauseOf returns the verb whose object i is, else i.
func (r *reading) clauseOf(i int) int {
	if r.isNoun(i) && r.Tokens[i].Head >= 0 {
		return r.Tokens[i].Head
	}
	return i
}

// governorAbove is the effect of a verb on what a phrase adds to its object, "" if there is none: of "accuse" on "a
// crackdown" in "accused the king of a crackdown", where the parser ties the crackdown to the king.
func (x *Extractor) governorAbove(r *reading, n int) record.Status {
	if o := r.nounBefore(n); o >= 0 {
		return x.governor(r, o, n)
	}
	o := r.Tokens[n].Head
	if u := &r.Tokens[o]; !r.isNoun(o) || !u.Is("obj") && u.Deprel != "nsubj:pass" {
		return ""
	}
	v := &r.Tokens[r.Tokens[o].Head]
	for _, m := range x.effects.governors["verb"][strings.ToLower(v.Lemma)] {
		if len(m.others) == 1 && m.others[0] == r.caseOf(n) {
			return record.Status(m.value)
		}
	}
	return ""
}

// nounBefore returns the object right before oblique phrase n, to which the phrase belongs although the parser ties it to
// the verb: "warrant" in "issued a warrant for his arrest"; -1 if there is none.
func (r *reading) nounBefore(n int) int {
	u, k := &r.Tokens[n], r.Dependent(n, "case")
	if !u.Is("obl") || k < 1 {
		return -1
	}
	if o := &r.Tokens[k-1]; o.Is("obj") && o.Head == u.Head && r.isNoun(k-1) {
		return k - 1
	}
	return -1
}

// pending is the status of an event that is arranged before it takes place, such as a visit or a sale, and of which a
// clause speaks that is itself not real: in "would fly home after a visit to Peru", "threatened to reconsider the
// summit" and "will not discuss the sale" nothing has taken place yet. It is "" if the clause does not tell.
func (x *Extractor) pending(r *reading, t *trigger) record.Status {
	if !r.isNoun(t.token) || t.light.verb >= 0 || !arranged[t.entry.kind] {
		return ""
	}
	n := r.carried(t.token)
	for k := 0; k < maxClimb && r.Tokens[n].Head >= 0 && (r.Tokens[n].Is("conj") || r.Tokens[n].Is("nmod") && r.caseOf(n) == "of") && r.isNoun(r.Tokens[n].Head); k++ {
		n = r.Tokens[n].Head
	}
	u := &r.Tokens[n]
	if u.Head < 0 || !u.Is("obj") && !u.Is("obl") || r.isNoun(u.Head) && r.Dependent(u.Head, "cop") < 0 {
		return ""
	}
	if r.definite(t.token) && t.entry.kind != record.Consult && t.entry.kind != record.Cooperate {
		return ""
	}
	s, future := x.affirmed(r, u.Head, maxClimb), r.auxIs(u.Head, "will", "would", "wo")
	switch {
	case s == record.Negated && !r.definite(t.token), x.negated(r, u.Head) && (future || s == record.Hypothetical), s == record.Hypothetical:
		return record.Hypothetical
	case s == record.Planned, s == record.Proposed:
		return s
	}
	return ""
}

// arranged are the types of events that people agree on before they take place.
var arranged = map[record.Type]bool{record.Consult: true, record.Cooperate: true, record.Agree: true, record.Aid: true, record.Concede: true, record.Retreat: true}
