package extract

import (
	"strings"

	"chancery/record"
)

// recall gives findings, which are in text order, the parties that the report names with another of them: "the attack"
// is by whoever attacked before, who "was arrested" was so by the police who "arrested him" elsewhere, what somebody
// threatens to do concerns whom it is done to, and who rejects "the request" rejects those who asked.
func (r *reading) recall(found []*finding) {
	same := map[string][]*finding{} // by type and stem, and by type and recipient
	for _, f := range found {
		if r.accused(f.token) >= 0 { // whom a deed is only laid to has not done it wherever it is told
			continue
		}
		for _, key := range append(harmKeys(f), r.stemKey(f)) {
			if len(same[key]) < maxDated {
				same[key] = append(same[key], f)
			}
		}
	}
	at := map[int]*finding{}
	for _, f := range found {
		at[f.token] = f
		if v := f.light.verb; v >= 0 && at[v] == nil {
			at[v] = f
		}
	}
	deeds := map[string]*finding{} // the last by stem, of whatever type
	for i, f := range found {
		r.takeBlamed(f)
		r.takeCompany(f)
		r.takeGiver(f)
		r.takeDoers(f, deeds)
		r.takeJudged(f, deeds)
		if r.accused(f.token) < 0 {
			deeds[stem(r.key(f.token))] = f
		}
		r.takeAsker(f, found[max(0, i-maxDated):i])
		r.takeParties(f, same[r.stemKey(f)])
		r.takeWrongdoer(f, same)
		r.takeClause(f, found[i+1:min(len(found), i+1+maxDated)])
		r.takeIntended(f, at)
		r.takeAnswer(f, at)
		before := found[max(0, i-maxDated):i]
		r.takeGoal(f, before)
		r.takeDecliner(f, before)
		r.takeMove(f, before)
		r.takeAccuser(f)
		r.takePunisher(f, at)
		r.takeOpposed(f)
		r.takeProvoked(f, at)
		r.takeWhere(f)
		r.takePartner(f)
	}
	lead := found[:min(len(found), 2*maxDated)]
	for _, f := range lead {
		r.takeLead(f, lead)
	}
}

// stemKey joins the type of a finding and the stem of its word, which nouns share with their verbs: "bombing", "bomb".
func (r *reading) stemKey(f *finding) string {
	return string(f.entry.kind) + " " + stem(strings.ToLower(r.Tokens[f.token].Lemma))
}

// stem cuts the endings by which English makes nouns of verbs. It need not be a word.
func stem(word string) string {
	for _, ending := range [...]string{"ation", "ition", "ment", "ing", "ion", "al", "er", "or", "e"} {
		if s, ok := strings.CutSuffix(word, ending); ok && len(s) >= 3 {
			return s
		}
	}
	return word
}

// takeDoers gives a verb whose subject is a deed that was told before, "the visit furthered relations", its doers as actors.
func (r *reading) takeDoers(f *finding, deeds map[string]*finding) {
	if len(f.actors) > 0 || r.isNoun(f.token) {
		return
	}
	s := r.subject(f.token)
	if s < 0 || !r.isNoun(s) || !r.definite(s) {
		return
	}
	if g := deeds[stem(r.key(s))]; g != nil && r.Tokens[f.token].Sentence-r.Tokens[g.token].Sentence <= maxRecall {
		f.actors = distinct(g.actors, f.recipients)
	}
}

// takeJudged gives praise, blame or a rejection without a recipient the doers of the deed that it judges, if that was told
// before: "called the verdict absurd".
func (r *reading) takeJudged(f *finding, deeds map[string]*finding) {
	switch f.entry.kind {
	case record.Accuse, record.Reject, record.Support:
	default:
		return
	}
	if len(f.recipients) > 0 || r.isNoun(f.token) {
		return
	}
	o := r.object(f.token)
	if o < 0 || !r.isNoun(o) || !r.definite(o) || r.Dependent(o, "nmod:poss") >= 0 || r.another(o) {
		return
	}
	if g := deeds[stem(r.key(o))]; g != nil && r.Tokens[f.token].Sentence-r.Tokens[g.token].Sentence <= maxRecall {
		f.recipients = distinct(g.actors, f.actors)
	}
}

// harmKeys joins the type of a finding that tells of harm and each of its recipients.
func harmKeys(f *finding) []string {
	switch f.entry.kind {
	case record.Coerce, record.Assault, record.Reject, record.Sanction:
	default:
		return nil
	}
	var keys []string
	for _, a := range f.recipients {
		if a.ID != "" {
			keys = append(keys, string(f.entry.kind)+" of "+a.ID)
		}
	}
	return keys
}

// takeWrongdoer gives a passive without an agent, "she was locked up", the only party that the report has doing harm of
// that type to the same person or body: "the sect held her on a ship".
func (r *reading) takeWrongdoer(f *finding, same map[string][]*finding) {
	if len(f.actors) > 0 || !r.passive(f.token) {
		return
	}
	var only []record.Actor
	for _, key := range harmKeys(f) {
		for _, g := range same[key] {
			if len(g.actors) > 0 && only != nil && !anyCommon(only, g.actors) {
				return
			}
			only = orElse(g.actors, only)
		}
	}
	f.actors = distinct(only, f.recipients)
}

// aims are the types that tell what a protest is for: "marched to demand that the mayor resign".
var aims = map[record.Type]bool{record.Request: true, record.Accuse: true, record.Reject: true, record.Protest: true}

// takeClause gives a finding without recipients those of a participle below it that says the same: "launched a petition,
// asking the mayor to resign", and a protest those of the clause that says what it is for. after are the findings behind it.
func (r *reading) takeClause(f *finding, after []*finding) {
	for _, g := range after {
		if len(f.recipients) > 0 || r.Tokens[g.token].Sentence != r.Tokens[f.token].Sentence {
			return
		}
		t := &r.Tokens[g.token]
		below := t.Head == f.token || t.Head == f.light.verb || contains(f.also, t.Head) || contains(f.actorTokens, t.Head)
		same := g.entry.kind == f.entry.kind && t.XPOS == "VBG" && r.markOf(g.token) == ""
		if (same || f.entry.kind == record.Protest && aims[g.entry.kind]) && below && (t.Is("acl") || t.Is("advcl") || t.Is("xcomp")) {
			f.recipients = distinct(g.recipients, f.actors)
		}
	}
}

// maxRecall is how many sentences back what is recalled may stand.
const maxRecall = 12

// takeParties fills the actors or recipients that f lacks from others, findings of the same words: a noun with "the"
// takes them from the last one before it, a verb from one with the same party on the other side.
func (r *reading) takeParties(f *finding, others []*finding) {
	if len(f.actors) > 0 && len(f.recipients) > 0 || r.another(f.token) || f.entry.symmetric() && len(f.actors) > 0 {
		return
	}
	noun := r.isNoun(f.token)
	if noun && !r.definite(f.token) {
		return
	}
	for i := len(others) - 1; i >= 0; i-- {
		g := others[i]
		back := r.Tokens[f.token].Sentence - r.Tokens[g.token].Sentence
		if g == f || back > maxRecall || back < -maxRecall || noun && g.token > f.token || r.another(g.token) {
			continue
		}
		if r.sameDeed(f, g, !noun) {
			f.actors, f.recipients = orElse(f.actors, g.actors), orElse(f.recipients, distinct(g.recipients, f.actors))
			return
		}
	}
}

// symmetric reports whether all parties of the entry are actors: "talks between".
func (e *entry) symmetric() bool { return len(e.receiver) == 0 }

// sameDeed reports whether findings f and g may tell one deed: where both have actors or recipients, some of them are
// the same. With shared, they must have a party in common.
func (r *reading) sameDeed(f, g *finding, shared bool) bool {
	common := false
	for _, side := range [2][2][]record.Actor{{f.actors, g.actors}, {f.recipients, g.recipients}} {
		if len(side[0]) > 0 && len(side[1]) > 0 {
			if !anyCommon(side[0], side[1]) {
				return false
			}
			common = true
		}
	}
	return common || !shared
}

func orElse(a, b []record.Actor) []record.Actor {
	if len(a) > 0 {
		return a
	}
	return b
}

// intends are the types whose infinitive tells what somebody means to do or not to do.
var intends = map[record.Type]bool{record.Threaten: true, record.Agree: true, record.Reject: true}

// takeIntended gives a threat, a promise, an offer or a refusal without a recipient whom its infinitive concerns: "threatened to
// break relations with Chad", "offered to negotiate with Peru". A threat on a condition is made to whoever is to fulfil it.
func (r *reading) takeIntended(f *finding, at map[int]*finding) {
	if len(f.recipients) > 0 || !intends[f.entry.kind] {
		return
	}
	v := r.infinitive(f.token)
	if v < 0 && r.isNoun(f.token) && f.light.verb >= 0 {
		v = r.infinitive(f.light.verb)
	}
	if v < 0 {
		return
	}
	if g := at[v]; g != nil && g != f {
		f.recipients = distinct(append(append([]record.Actor(nil), g.recipients...), g.actors...), f.actors)
	}
	for _, adposition := range [...]string{"with", "against", "before", "to", "from", "on", "at"} {
		for _, i := range [...]int{v, r.Dependent(v, "obj")} {
			if adposition == "at" && !refusals[r.Tokens[f.token].Lemma] {
				continue // "failed to appear at the hearing", but not "offered to sing at the wedding"
			}
			if i >= 0 && len(f.recipients) == 0 && r.oblique(i, adposition) >= 0 {
				o := r.oblique(i, adposition)
				if f.recipients = distinct(r.actors(o), f.actors); len(f.recipients) == 0 && f.entry.kind == record.Reject {
					f.recipients = distinct(r.owners(o, nil, true), f.actors) // "refused to speak at a committee hearing"
				}
			}
		}
	}
	if g := at[r.infinitive(v)]; g != nil && len(f.recipients) == 0 {
		f.recipients = distinct(g.recipients, f.actors) // "offered to send troops to help Mali"
	}
	if len(f.recipients) == 0 && f.entry.kind == record.Threaten {
		f.recipients = distinct(r.conditioned(v), f.actors)
	}
}

// infinitive returns the infinitive below token i that says what is meant to be done, -1 if there is none.
func (r *reading) infinitive(i int) int {
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; (t.Is("xcomp") || t.Is("ccomp") || t.Is("acl") || t.Is("advcl")) && r.markOf(c) == "to" {
			return c
		}
	}
	return -1
}

// conditioned returns who is to fulfil the condition that stands behind verb v in its sentence: "unless Chad withdraws".
func (r *reading) conditioned(v int) []record.Actor {
	for i := v + 1; i < r.Sentences[r.Tokens[v].Sentence].Last; i++ {
		if t := &r.Tokens[i]; t.Is("mark") && (t.Lemma == "if" || t.Lemma == "unless") {
			if s := r.subject(t.Head); s >= 0 {
				return r.actors(s)
			}
			return nil
		}
	}
	return nil
}

// askings are the nouns for what somebody asked or claimed before.
var askings = setOf("request", "demand", "appeal", "call", "proposal", "offer", "petition", "plea", "bid", "motion", "suggestion", "invitation", "application",
	"argument", "allegation", "accusation", "charge", "claim", "criticism", "complaint", "idea")

// takeAsker gives the rejection of "the request" or "that argument" the one who made it as recipient: the actor of the
// last request, accusation or offer before, in its sentence or the three before.
func (r *reading) takeAsker(f *finding, before []*finding) {
	if f.entry.kind != record.Reject || len(f.recipients) > 0 || r.isNoun(f.token) {
		return
	}
	o := r.object(f.token)
	if o < 0 || !askings[r.Tokens[o].Lemma] || !r.definite(o) {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		g := before[i]
		if r.Tokens[f.token].Sentence-r.Tokens[g.token].Sentence > maxAsked {
			return
		}
		if g.entry.kind == record.Accuse && !sameSide(g.recipients, f.actors) {
			continue // somebody else was accused
		}
		switch g.entry.kind {
		case record.Request, record.Accuse, record.Agree:
			if asked := distinct(g.actors, f.actors); len(asked) > 0 {
				f.recipients = asked
				return
			}
		}
	}
}

// sameSide reports whether some of two lists are the same, or of one country and no different sector: a president is not on
// the side of those who oppose him.
func sameSide(a, b []record.Actor) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Country != "" && x.Country == y.Country && (x.Sector == y.Sector || x.Sector == "" || y.Sector == "") {
				return true
			}
		}
	}
	return anyCommon(a, b)
}

// maxAsked is how many sentences before a rejection the request may stand.
const maxAsked = 3

// takeAnswer gives a request or a charge without a recipient whoever answers it: "the court rejected a request from".
func (r *reading) takeAnswer(f *finding, at map[int]*finding) {
	if len(f.recipients) > 0 || !r.isNoun(f.token) || f.entry.kind != record.Request && f.entry.kind != record.Accuse {
		return
	}
	top := &r.Tokens[r.carried(f.token)]
	if top.Head < 0 || !top.Is("obj") && top.Deprel != "nsubj:pass" {
		return
	}
	g := at[top.Head]
	if g == nil || g == f {
		return
	}
	switch g.entry.kind {
	case record.Reject, record.Agree, record.Concede:
		f.recipients = distinct(g.actors, f.actors)
	}
}
