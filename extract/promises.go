package extract

import "chancery/record"

// What becomes of a promise becomes of what was promised: who keeps it does it, who breaks it does not; who accepts an invitation will come.
var (
	promises  = setOf("promise", "pledge", "vow", "commitment", "undertaking", "word", "obligation", "duty", "threat")
	keeping   = setOf("keep", "honour", "honor", "fulfil", "fulfill", "redeem", "make good", "deliver on", "live to", "follow on", "act on", "carry")
	offers    = setOf("invitation", "offer", "request", "proposal", "demand", "call", "plea", "appeal")
	accepting = setOf("accept", "approve", "heed", "agree to", "bow to", "yield to")
	breaking  = setOf("break", "betray", "renege on", "go on", "ignore", "breach", "abandon", "forget", "drop", "abandon", "withdraw")
)

// fulfilled is the status of what the promise at noun n is about, if its clause tells what became of the promise: "kept its promise to
// free them", "reneged on a pledge to leave"; "" if it does not.
func (x *Extractor) fulfilled(r *reading, n, depth int) record.Status {
	t := &r.Tokens[n]
	offered := offers[t.Lemma]
	if t.Head < 0 || !promises[t.Lemma] && !offered || !t.Is("obj") && !t.Is("obl") && t.Deprel != "nsubj:pass" {
		return ""
	}
	verb := r.Tokens[t.Head].Lemma
	if r.Tokens[t.Head].Lemma == "make" && r.Dependent(t.Head, "xcomp", "advmod") >= 0 { // "made good on"
		verb = "make good"
	} else if c := r.caseOf(n); c != "" {
		verb += " " + c
	}
	switch s := x.statusAt(r, t.Head, depth); {
	case offered:
		if accepting[verb] && s == record.Occurred {
			return record.Planned
		}
	case keeping[verb]:
		return s
	case breaking[verb]:
		return negate(s)
	}
	return ""
}
