package extract

import "chancery/record"

// suffers reports whether the thing that the pattern of trigger t asks for is what its passive is said of: "the deal was signed".
func (r *reading) suffers(t *trigger) bool {
	if r.Tokens[t.token].Deprel == "acl" || r.Dependent(t.token, "aux:pass", "nsubj:pass") < 0 {
		return false
	}
	s := r.object(t.token)
	return s >= 0 && (contains(t.also, s) || r.antecedent(s) >= 0 && contains(t.also, r.antecedent(s)))
}

// amicable reports whether the entry tells of an act for somebody. One against somebody counts only with its doer or whom it meets:
// what is said of a visit that "was cancelled" is said of the visit, and a missile that "was launched" may be a test.
func (e *entry) amicable() bool {
	switch e.kind {
	case record.Agree, record.Support, record.Consult, record.Concede, record.Cooperate, record.Aid, record.Retreat:
		return true
	}
	return false
}
