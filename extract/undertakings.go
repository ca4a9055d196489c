package extract

import "chancery/record"

// counts reports whether finding f tells an event as things stand. What its entry takes for an undertaking must be one: told in
// the future, or below a word of promise, with a time or somebody for whom it is; a noun must have a time to come.
func (x *Extractor) counts(r *reading, f *finding) bool {
	if !f.entry.unmet {
		return true
	}
	if r.isNoun(f.token) {
		return x.statusOf(r, &f.trigger) == record.Planned && r.when(&f.trigger) != nil
	}
	v := f.token
	finite := r.auxIs(v, "will", "would", "shall", "'ll", "’ll", "wo") || r.Dependent(v, "aux", "cop") >= 0 && r.markOf(v) == "to"
	if !finite && !r.committed(v) || len(f.actors) == 0 && !r.suffers(&f.trigger) && r.passive(v) {
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
		case r.Tokens[v].Is("xcomp") || r.Tokens[v].Is("advcl") && r.Tokens[h].Lemma != "have":
			return committing[r.Tokens[h].Lemma]
		case !r.Tokens[v].Is("conj"):
			return false
		}
		v = h
	}
	return false
}

// committing verbs bind whoever says so to do what the infinitive below them tells; "have to" binds by what others say.
var committing = setOf("promise", "pledge", "vow", "agree", "undertake", "commit", "have")
