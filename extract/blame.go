package extract

import (
	"chancery/record"
)

// imputing are the verbs that say whose deed their object, or their passive subject, is, and the adposition before who did it:
// "blamed the attack on rebels", "the raid was traced to Chad".
var imputing = map[string]string{"blame": "on", "pin": "on", "attribute": "to", "trace": "to", "ascribe": "to", "link": "to", "impute": "to"}

// blaming are the verbs whose object has done what their phrase with "of", "for", "over" or "in" tells: "accused rebels of the attack".
var blaming = setOf("accuse", "suspect", "convict", "charge", "blame", "arrest", "detain", "jail", "imprison", "sentence", "indict", "try", "prosecute", "sanction",
	"punish", "fine", "condemn", "criticise", "criticize", "denounce", "hold", "wanted", "acquit", "sue")

// takeBlamed gives a deed without an actor whoever is said to have done it: what the clause above imputes to him, accuses him of, or
// has him take the responsibility for.
func (r *reading) takeBlamed(f *finding) {
	if len(f.actors) > 0 || !r.isNoun(f.token) || f.entry.symmetric() {
		return
	}
	if d := r.blamed(r.carried(f.token)); d >= 0 {
		f.actors = distinct(r.actors(d), nil)
		f.recipients = distinct(f.recipients, f.actors) // "blamed the attack on rebels" is no attack on them
	}
}

// blamed returns the head of the phrase for who has done what noun n tells, -1 if the clause above does not say so.
func (r *reading) blamed(n int) int {
	t := &r.Tokens[n]
	if t.Head < 0 {
		return -1
	}
	h := &r.Tokens[t.Head]
	switch on := imputing[h.Lemma]; {
	case on != "" && (t.Is("obj") || t.Deprel == "nsubj:pass"):
		if d := r.oblique(t.Head, on); d >= 0 {
			return d
		}
		return r.oblique(n, on)
	case t.Is("obl") && blaming[h.Lemma] && forCharges[r.caseOf(n)]:
		return r.object(t.Head)
	case (t.Is("nmod") || t.Is("obl")) && r.caseOf(n) == "for" && (h.Lemma == "responsibility" || h.Lemma == "blame") && h.Head >= 0 && h.Is("obj"):
		return r.subject(h.Head)
	case t.Is("obl") && r.caseOf(n) == "for" && h.Lemma == "responsible":
		return r.surface(t.Head, maxClimb)
	case r.caseOf(n) == "behind" && r.Dependent(n, "cop") >= 0:
		return r.Dependent(n, "nsubj")
	}
	return -1
}

// forCharges are the adpositions before what somebody is charged with.
var forCharges = setOf("of", "for", "over", "with", "in")

// results are the verbs for what comes of a deed, whose participle behind a passive has the passive's doer: "the town was shelled
// by rebels, killing two".
var results = setOf("kill", "wound", "injure", "destroy", "damage", "leave", "cause", "force", "displace", "trigger", "prompt", "spark", "draw", "topple")

// takeOpposed gives what is done against somebody's wish, or at it, the doer as recipient: "sold the mine over the protests of the
// farmers", "withdrew under pressure from Chad".
func (r *reading) takeOpposed(f *finding) {
	switch f.entry.kind {
	case record.Reject, record.Accuse, record.Protest, record.Threaten, record.Request:
	default:
		return
	}
	if len(f.recipients) > 0 || len(f.actors) == 0 || !r.isNoun(f.token) || !opposing[r.caseOf(f.token)] && !(f.entry.kind == record.Request && heeding[r.caseOf(f.token)]) || f.light.verb >= 0 {
		return
	}
	v := r.Tokens[f.token].Head
	for n := 0; v >= 0 && r.Tokens[v].Is("xcomp") && n < maxClimb; n++ {
		v = r.Tokens[v].Head
	}
	if v >= 0 && r.Tokens[v].UPOS == "VERB" {
		if s := r.subject(v); s >= 0 {
			f.recipients = distinct(r.actors(s), f.actors)
		}
	}
}

// opposing are the prepositions that say against whose wish, or after whose outcry, something is done, and heeding those that say at
// whose wish.
var (
	opposing = setOf("despite", "over", "amid", "against", "notwithstanding", "after", "following")
	heeding  = setOf("under", "at")
)

// provoking are the verbs for what a deed draws upon itself.
var provoking = setOf("prompt", "draw", "spark", "trigger", "provoke", "raise", "fuel", "stir", "cause", "arouse")

// takeProvoked gives the criticism or the protests that a deed draws the doers of the deed as recipients: "closed the mine, prompting
// protests". at are the findings by their tokens.
func (r *reading) takeProvoked(f *finding, at map[int]*finding) {
	switch f.entry.kind {
	case record.Reject, record.Accuse, record.Protest, record.Threaten:
	default:
		return
	}
	v := r.Tokens[f.token].Head
	if len(f.recipients) > 0 || !r.isNoun(f.token) || v < 0 || !r.Tokens[f.token].Is("obj") || !provoking[r.Tokens[v].Lemma] {
		return
	}
	deed := r.Dependent(v, "nsubj")
	if t := &r.Tokens[v]; deed < 0 && t.Is("advcl") && t.XPOS == "VBG" {
		deed = t.Head
	}
	if g := at[deed]; g != nil && g != f {
		f.recipients = distinct(g.actors, f.actors)
	}
}
