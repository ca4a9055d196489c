package extract

import "chancery/record"

// accused returns the head of the phrase for whom a charge lays the deed at token i to: the mayor in "charged the mayor with
// selling arms", "the mayor was indicted for the murder of" and "the mayor was held on charges of bribery"; -1 if there is none.
func (r *reading) accused(i int) int {
	for n := 0; n < maxClimb && r.Tokens[i].Is("conj") && r.Dependent(i, "nsubj") < 0; n++ {
		i = r.Tokens[i].Head
	}
	t := &r.Tokens[i]
	if t.Head < 0 || r.Dependent(i, "nsubj") >= 0 {
		return -1
	}
	by := r.caseOf(i)
	if t.UPOS == "VERB" {
		by = r.markOf(i)
	}
	switch h := &r.Tokens[t.Head]; {
	case h.UPOS == "VERB" && charging[h.Lemma][by] && r.denial(t.Head) < 0:
		return r.object(t.Head)
	case charges[h.Lemma] && h.UPOS == "NOUN" && (by == "of" || by == "for") && (t.Is("acl") || t.Is("nmod") || t.Is("advcl")):
		return r.charged(t.Head)
	}
	return -1
}

// charged returns the head of the phrase for who is under the charge that noun n tells of, -1 if it cannot be told.
func (r *reading) charged(n int) int {
	if a := r.oblique(n, "against"); a >= 0 {
		return a
	}
	t := &r.Tokens[n]
	if t.Head < 0 {
		return -1
	}
	v := &r.Tokens[t.Head]
	switch {
	case t.Is("obj") && answering[v.Lemma]:
		return r.subject(t.Head)
	case t.Is("obj"):
		return r.oblique(t.Head, "against")
	case t.Is("obl") && r.caseOf(n) == "on" && v.UPOS == "VERB":
		return r.object(t.Head)
	case r.caseOf(n) == "on" && r.Dependent(t.Head, "cop") >= 0: // "is on trial on charges of"
		return r.Dependent(t.Head, "nsubj")
	}
	return -1
}

// charging verbs lay the deed that comes with one of the adpositions to their object.
var charging = map[string]map[string]bool{
	"charge": setOf("with", "in", "over", "for"), "indict": setOf("for", "on", "in", "over"), "accuse": setOf("of", "over"), "prosecute": setOf("for", "over"),
	"arraign": setOf("for", "on", "in"), "impeach": setOf("for", "over"), "try": setOf("for", "over"), "suspect": setOf("of"), "implicate": setOf("in"),
}

// charges are nouns for what somebody is charged with; who is the subject of an answering verb is under them.
var (
	charges   = setOf("charge", "count", "accusation", "allegation", "suspicion", "indictment")
	answering = setOf("face", "deny", "reject", "dismiss", "fight", "answer", "contest", "admit", "await", "confront")
)

// charge fills in for noun trigger t what a charge tells: who is charged with the deed, and whom a charge is laid against
// on which somebody was taken.
func (r *reading) charge(t *trigger, p *participants) {
	switch {
	case t.entry.kind != record.Accuse && len(p.actors) == 0 && (len(p.recipients) > 0 || t.entry.need == needNone):
		if a := r.accused(t.token); a >= 0 {
			p.actors = distinct(r.actors(a), p.recipients)
		}
	case len(p.recipients) == 0 && r.chargesOnly(t):
		if a := r.charged(t.token); a >= 0 {
			p.recipients = r.actors(a)
		}
	}
}

// chargesOnly reports whether trigger t is a charge on which somebody was taken: "arrested on charges of". The charge is then
// as real as the arrest.
func (r *reading) chargesOnly(t *trigger) bool {
	k := &r.Tokens[t.token]
	return t.entry.kind == record.Accuse && charges[k.Lemma] && k.Is("obl") && r.caseOf(t.token) == "on" && taking[r.Tokens[k.Head].Lemma]
}

// taking verbs tell that somebody is taken or kept, as a rule on a charge.
var taking = setOf("arrest", "detain", "hold", "jail", "imprison", "seize", "apprehend", "extradite", "remand", "want", "book", "capture", "nab")
