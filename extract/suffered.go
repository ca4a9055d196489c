package extract

import "chancery/record"

// suffers reports whether the thing that the pattern of trigger t asks for is what its passive is said of: "the deal was signed".
func (r *reading) suffers(t *trigger) bool {
	if r.Tokens[t.token].Deprel == "acl" || !r.passive(t.token) {
		return false
	}
	s := r.object(t.token)
	return s >= 0 && (contains(t.also, s) || r.antecedent(s) >= 0 && contains(t.also, r.antecedent(s)))
}

// opposes reports whether the entry tells of an act that undoes or fights another one, which counts only with its doer: what is
// said of a visit that "was cancelled" is said of the visit.
func (e *entry) opposes() bool {
	switch e.kind {
	case record.Sanction, record.Reject, record.Accuse, record.Request, record.Threaten:
		return true
	}
	return false
}
