package extract

import (
	"slices"

	"chancery/record"
	"chancery/text"
)

// leadReach is how many sentences behind the headline tell it more fully.
const leadReach = 4

// takeLead gives what the headline tells the parties that it leaves out: those of the first event of its type that the
// sentences behind it tell of the same actors or recipients. found is in text order.
func (r *reading) takeLead(f *finding, found []*finding) {
	if r.Tokens[f.token].Sentence != 0 || len(f.actors) > 0 && len(f.recipients) > 0 {
		return
	}
	for _, g := range found {
		s := r.Tokens[g.token].Sentence
		if s > leadReach {
			return
		}
		if s == 0 || g.entry.kind != f.entry.kind || g.entry.symmetric() != f.entry.symmetric() || !r.sameDeed(f, g, true) {
			continue
		}
		f.actors, f.recipients = orElse(f.actors, distinct(g.actors, f.recipients)), orElse(f.recipients, distinct(g.recipients, f.actors))
		return
	}
}

// takeGoal gives a visit that does not say where it leads the goal of the one that its sentence compares it to: "his visit
// to Peru was preceded by a visit from the queen". before are the findings before it.
func (r *reading) takeGoal(f *finding, before []*finding) {
	if f.entry.kind != record.Consult || f.entry.mode != "visit" || len(f.recipients) > 0 || len(f.actors) == 0 {
		return
	}
	for _, g := range slices.Backward(before) {
		if r.Tokens[g.token].Sentence != r.Tokens[f.token].Sentence {
			return
		}
		if g.entry.kind == f.entry.kind && g.entry.mode == f.entry.mode && len(g.recipients) > 0 {
			f.recipients = distinct(g.recipients, f.actors)
			return
		}
	}
}

// takeAccuser gives the denial of "the allegations" whoever alleged something last, before it in the report.
func (r *reading) takeAccuser(f *finding) {
	if f.entry.kind != record.Reject || len(f.recipients) > 0 || r.isNoun(f.token) {
		return
	}
	o := r.object(f.token)
	if o < 0 || !laid[r.Tokens[o].Lemma] || r.Dependent(o, "acl", "nmod", "amod") >= 0 {
		return
	}
	s := r.Tokens[f.token].Sentence
	for k := s; k >= max(0, s-maxRecall); k-- {
		if who := distinct(r.lastToAllege(k, f), f.actors); len(who) > 0 {
			f.recipients = who
			return
		}
	}
}

// lastToAllege returns who alleges something in sentence s, the last one before finding f. What is known to be laid to others than
// those who answer is no charge against them.
func (r *reading) lastToAllege(s int, f *finding) []record.Actor {
	for n, a := range slices.Backward(r.heard[s]) {
		if len(r.heard[s])-n > maxDated {
			break
		}
		if a.stance == alleges && a.speaker >= 0 && a.speaker < f.token {
			if accused := r.accusedBy(a); len(accused) > 0 && !sameSide(accused, f.actors) {
				continue
			}
			return r.actors(a.speaker)
		}
	}
	return nil
}

// accusedBy returns whom attribution a lays something to: the object of its cue, else the subject of its content.
func (r *reading) accusedBy(a *attribution) []record.Actor {
	if o := r.object(a.cueToken); o >= 0 && !r.isNoun(a.cueToken) && len(r.actors(o)) > 0 {
		return r.actors(o)
	}
	if a.contentHead >= 0 {
		if s := r.surface(a.contentHead, maxClimb); s >= 0 {
			return r.actors(s)
		}
	}
	return nil
}

// laid are the nouns for what somebody is said to have done.
var laid = setOf("allegation", "accusation", "claim", "charge")

// relational are nouns for what a state has with, or puts on, another one.
var relational = setOf("relation", "relationship", "tie", "sanction", "embargo", "tariff", "blockade", "border", "diplomacy")

// partnerReach is how many sentences back the other side of a relation may stand.
const partnerReach = 2

// partnerWords bounds the words looked at for it.
const partnerWords = 100

// takePartner gives an event that touches relations or sanctions without saying whose the other side is the state that its sentence,
// or one just before, has last as the other side of something: "Peru ended its dispute with Chile and will restore relations".
func (r *reading) takePartner(f *finding) {
	if len(f.recipients) > 0 || len(f.actors) != 1 || f.actors[0].Country == "" || f.entry.symmetric() || !r.touchesRelations(f) {
		return
	}
	s := r.Tokens[f.token].Sentence
	for i := f.token + 1; i < min(r.Sentences[s].Last, f.token+partnerWords); i++ { // "sanctions approved by Peru against Chile", but not "in contrast with Chile"
		if r.caseOf(i) == "with" {
			continue
		}
		if f.recipients = r.otherSide(i, f.actors[0].Country); f.recipients != nil {
			return
		}
	}
	for i := f.token; i >= max(r.Sentences[max(0, s-partnerReach)].First, f.token-partnerWords); i-- {
		if f.recipients = r.otherSide(i, f.actors[0].Country); f.recipients != nil {
			return
		}
	}
}

// otherSide returns the state named at token i as the other side of something, if it is not the one given; nil if none is.
func (r *reading) otherSide(i int, than string) []record.Actor {
	m := r.mentionOf[i]
	if m < 0 || len(r.Mentions[m].Entities) != 1 || r.Mentions[m].Kind != text.Named || !sides[r.caseOf(i)] {
		return nil
	}
	if e := r.Entities[r.Mentions[m].Entities[0]]; e.ID != e.Country || e.Country == than || len(e.Country) != 3 {
		return nil
	}
	return r.mentioned(m)
}

// sides are the adpositions before the other side of something.
var sides = setOf("against", "on", "to", "with", "into", "from", "toward", "towards")

// touchesRelations reports whether the word of f or its object is a relation.
func (r *reading) touchesRelations(f *finding) bool {
	if r.isNoun(f.token) {
		return relational[r.key(f.token)]
	}
	o := r.object(f.token)
	return o >= 0 && relational[r.key(o)]
}

// before returns the head of the names that end right before token i, a comma aside: the first of those coordinated.
func (r *reading) before(i int) int {
	k := max(i-1, 0)
	if r.Tokens[k].Is("punct") {
		k = max(k-1, 0)
	}
	if m := r.within[k]; m >= 0 {
		k = r.Mentions[m].Head
	}
	for n := 0; r.Tokens[k].Is("conj") && n < maxClimb; n++ {
		k = r.Tokens[k].Head
	}
	return k
}

// refusals are the verbs for not doing what one should.
var refusals = setOf("refuse", "fail", "decline", "neglect", "ignore", "defy", "disobey", "resist", "balk", "demur")

// takePunisher gives a refusal for which somebody is punished or blamed the punisher as recipient: "fined the bank for refusing to
// open its books". at are the findings by their tokens.
func (r *reading) takePunisher(f *finding, at map[int]*finding) {
	if f.entry.kind != record.Reject || len(f.recipients) > 0 || r.markOf(f.token) != "for" || !refusals[r.Tokens[f.token].Lemma] {
		return
	}
	for v, n := r.Tokens[f.token].Head, 0; v >= 0 && n < maxClimb; v, n = r.Tokens[v].Head, n+1 {
		if g := at[v]; g != nil && anyCommon(g.recipients, f.actors) {
			f.recipients = distinct(g.actors, f.actors)
			return
		}
	}
}

// takeWhere gives an event in a clause with "where" that has no recipient the states that "where" stands for: "Chad and Mali, where
// Ada Berg led an outreach".
func (r *reading) takeWhere(f *finding) {
	if len(f.recipients) > 0 || len(f.actors) == 0 || f.entry.symmetric() {
		return
	}
	for v, n := f.token, 0; v >= 0 && n < 3; v, n = r.Tokens[v].Head, n+1 {
		if t := &r.Tokens[v]; t.Deprel != "acl:relcl" || r.conjunction(v) != "where" {
			continue
		}
		var all []record.Actor
		for _, a := range r.actors(r.before(r.Dependent(v, "advmod"))) {
			if a.ID != "" && a.ID == a.Country {
				all = append(all, a)
			}
		}
		f.recipients = distinct(all, f.actors)
		return
	}
}

// takeDecliner gives a refusal that does not say of what, "but the mayor declined", the one whose request or offer the same sentence
// has told before. before are the findings before it.
func (r *reading) takeDecliner(f *finding, before []*finding) {
	if f.entry.kind != record.Reject || len(f.recipients) > 0 || !refusals[r.Tokens[f.token].Lemma] || r.passive(f.token) || r.Dependent(f.token, "obj", "xcomp", "ccomp", "obl") >= 0 {
		return
	}
	for _, g := range slices.Backward(before) {
		if r.Tokens[g.token].Sentence != r.Tokens[f.token].Sentence {
			return
		}
		if k := g.entry.kind; k == record.Request || k == record.Agree || k == record.Accuse {
			f.recipients = distinct(g.actors, f.actors)
			return
		}
	}
}

// takeMove gives what is judged by a word for any deed, "called that move illegal", the actors of the deed told last before it.
// before are the findings before it.
func (r *reading) takeMove(f *finding, before []*finding) {
	if len(f.recipients) > 0 || !judging[f.entry.kind] && f.entry.kind != record.Sanction || r.isNoun(f.token) {
		return
	}
	o := r.object(f.token)
	if o < 0 {
		o = r.surfaceOf(r.Dependent(f.token, "ccomp", "xcomp"))
	}
	if o < 0 || !moves[r.Tokens[o].Lemma] || !r.definite(o) || r.Dependent(o, "nmod:poss", "acl", "nmod") >= 0 {
		return
	}
	for _, g := range slices.Backward(before) {
		if r.Tokens[o].Sentence-r.Tokens[g.token].Sentence > partnerReach {
			return
		}
		if g.token < o && len(distinct(g.actors, f.actors)) > 0 && g.entry.kind != record.Consult {
			f.recipients = distinct(g.actors, f.actors)
			return
		}
	}
}

// moves are words for any deed.
var moves = setOf("move", "step", "action", "act", "measure", "decision")

// surfaceOf returns the subject of clause c, -1 if c is none.
func (r *reading) surfaceOf(c int) int {
	if c < 0 {
		return -1
	}
	return r.surface(c, maxClimb)
}

// takeCompany gives a meeting of which a phrase of time tells only the other side, "after talks with the queen, the king said", the
// subject of the clause as well.
func (r *reading) takeCompany(f *finding) {
	if f.entry.kind != record.Consult || !f.entry.symmetric() || !r.isNoun(f.token) || f.light.verb >= 0 || !meetingTimes[r.caseOf(f.token)] || len(f.actorTokens) == 0 {
		return
	}
	for _, i := range f.actorTokens {
		if r.caseOf(i) != "with" {
			return
		}
	}
	v := r.Tokens[f.token].Head
	if v < 0 || r.Tokens[v].UPOS != "VERB" {
		return
	}
	if s := r.subject(v); s >= 0 {
		f.actors = append(distinct(r.actors(s), f.actors), f.actors...)
	}
}

// meetingTimes are the adpositions that say when, by a meeting.
var meetingTimes = setOf("after", "during", "following", "before", "in", "at")

// takeGiver gives aid without a giver the subject of the verb that makes it more: "approved aid for Chad".
func (r *reading) takeGiver(f *finding) {
	if f.entry.kind != record.Aid || len(f.actors) > 0 || !r.isNoun(f.token) {
		return
	}
	n := &r.Tokens[r.carried(f.token)]
	if n.Is("obj") && giving[r.Tokens[n.Head].Lemma] {
		if s := r.subject(n.Head); s >= 0 {
			f.actors = distinct(r.actors(s), f.recipients)
		}
	}
}

// giving are the verbs that make aid be there or be more.
var giving = setOf("support", "approve", "increase", "expand", "continue", "resume", "extend", "boost", "double", "restore", "maintain", "authorise", "authorize",
	"back", "step", "raise", "promise", "pledge")
