package extract

import "chancery/record"

// counts reports whether finding f tells an event as things stand. What its entry takes for an undertaking must be one: told in
// the future, or below a word of promise, with a time or somebody for whom it is; a noun must have a time to come, or be called off or put off.
func (x *Extractor) counts(r *reading, f *finding) bool {
	if !f.entry.unmet {
		return true
	}
	if r.isNoun(f.token) {
		return x.turnOf(r, &f.trigger).kind != "" || x.statusOf(r, &f.trigger) == record.Planned && r.when(&f.trigger) != nil
	}
	v := f.token
	finite := r.auxIs(v, "will", "would", "shall", "'ll", "’ll", "wo", "must") || r.Dependent(v, "aux", "cop") >= 0 && r.markOf(v) == "to"
	if !finite && !r.committed(v) || len(f.actors) == 0 && !r.suffers(&f.trigger) && r.passive(v) && f.entry.need != needNone {
		return false
	}
	s := x.statusOf(r, &f.trigger)
	return (s == record.Planned || s == record.Proposed) && (len(f.recipients) > 0 || r.when(&f.trigger) != nil)
}

// committed reports whether infinitive v stands below a word of promise, alone or in a list.
func (r *reading) committed(v int) bool {
	for n := 0; n < maxClimb && r.markOf(v) == "to" && r.Tokens[v].Head >= 0; n++ {
		h := r.Tokens[v].Head
		switch {
		case r.Tokens[v].Is("xcomp") || r.Tokens[v].Is("advcl") && (r.Tokens[h].Lemma != "have" || r.hasUntil(h)):
			return committing[r.Tokens[h].Lemma]
		case !r.Tokens[v].Is("conj"):
			return false
		}
		v = h
	}
	return false
}

// promised reports whether verb v is an infinitive, or goes on with one, that tells what the word above plans, promises or demands, and not
// what is done for its sake: "agreed to meet", but not "met to discuss".
func (x *Extractor) promised(r *reading, v int) bool {
	for n := 0; n < maxClimb && r.Tokens[v].Is("conj") && r.markOf(v) == ""; n++ {
		v = r.Tokens[v].Head
	}
	t := &r.Tokens[v]
	return t.Head >= 0 && r.markOf(v) == "to" && (!t.Is("advcl") || x.governor(r, t.Head, v) != "" || telling[r.Tokens[t.Head].Lemma] || committing[r.Tokens[t.Head].Lemma])
}

// hasUntil reports whether verb h leaves time until a day: "has until May to leave".
func (r *reading) hasUntil(h int) bool {
	for c := range r.Dependents(h) {
		if k := r.caseOf(c); r.timexOf[c] >= 0 && (k == "until" || k == "till") {
			return true
		}
	}
	return false
}

// committing verbs bind whoever says so to do what the infinitive below them tells; "have to" binds by what others say.
var committing = setOf("promise", "pledge", "vow", "agree", "undertake", "commit", "have", "oblige", "require", "bind", "plan", "intend", "expect", "schedule",
	"decide", "resolve")

// yetTo reports whether infinitive v is said not to have come about, although the parser ties "yet" to it: "has yet to be signed".
func (r *reading) yetTo(v int) bool {
	h := &r.Tokens[r.Tokens[v].Head]
	if h.Lemma != "have" && h.Lemma != "be" {
		return false
	}
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; t.Is("advmod") && t.Lemma == "yet" && c < v && r.Tokens[v].Head < c {
			return true
		}
	}
	return false
}

// obliged reports whether verb v tells what somebody is bound to do: "must pay", "has to pay", "is obliged to pay". In the report's own
// voice, with a day to come, that is no wish but what a law, a court or a treaty has set.
func (r *reading) obliged(v int) bool {
	if r.auxIs(v, "must", "shall") {
		return true
	}
	t := &r.Tokens[v]
	if r.markOf(v) != "to" || t.Head < 0 {
		return false
	}
	return t.Is("xcomp") && (r.mustDo(t.Head) || obliging[r.Tokens[t.Head].Lemma] && r.passive(t.Head))
}

// obliging verbs lay a duty on somebody.
var obliging = setOf("oblige", "require", "bind")

// mustDo reports whether verb h is the "have" of "have to", which leaves open whether it is done; who "had to" do something did it.
func (r *reading) mustDo(h int) bool {
	t := &r.Tokens[h]
	return t.Lemma == "have" && t.XPOS != "VBD" && t.XPOS != "VBN" && r.object(h) < 0
}

// hasTerm reports whether a time below verb v is a term: "within a week", "by Friday".
func (r *reading) hasTerm(v int) bool {
	for c := range r.Dependents(v) {
		if k := r.caseOf(c); r.timexOf[c] >= 0 && (k == "within" || k == "by" || k == "before") {
			return true
		}
	}
	return false
}
