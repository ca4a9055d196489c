package extract

import (
	"slices"

	"chancery/record"
	"chancery/text"
)

// participants are the arguments of an event: whose deed it is, whom it concerns, what is given or discussed.
type participants struct {
	actors, recipients []record.Actor
	actorTokens        []int // heads of the actors' phrases
	objects            []record.Quote
}

// participants reads the arguments of trigger t where its entry says they stand; false if they rule the event out.
func (x *Extractor) participants(r *reading, t *trigger) (participants, bool) {
	var p participants
	var taken []int
	e := t.entry
	if r.isNoun(t.token) { // "the arrest of X by Y": what happens to X is read first, so that "Y's arrest of X" and "X's arrest" differ
		if p.recipients, taken = r.fill(t, e.receiver, nil, nil, true); len(p.recipients) == 0 {
			p.recipients = r.sufferers(t)
		}
		if e.kind == record.Request && len(p.recipients) == 0 {
			p.recipients = r.aimOf(t.token, nil)
		}
		p.actors, p.actorTokens = r.fill(t, e.actor, taken, p.recipients, false)
		r.charge(t, &p)
	} else {
		if x.idleSubject(r, t) {
			return p, false
		}
		p.actors, p.actorTokens = r.fill(t, e.actor, nil, nil, false)
		p.recipients, _ = r.fill(t, e.receiver, p.actorTokens, p.actors, true)
	}
	p.actors, p.recipients = distinct(p.actors, nil), distinct(p.recipients, nil)
	for _, alternative := range e.object {
		for _, s := range alternative {
			for _, o := range r.slot(t, s) {
				if len(p.objects) == 0 {
					p.objects = append(p.objects, r.quote(r.phraseSpan(o)))
				}
			}
		}
	}
	if (e.need == needActor || e.need == needBoth && r.located(t)) && e.amicable() && r.suffers(t) {
		if len(p.actors) == 0 {
			p.actors, p.actorTokens = r.fill(t, slots{{"between"}}, nil, p.recipients, false) // "the treaty between Chad and Mali was signed"
		}
		return p, true
	}
	return p, e.satisfied(&p, r.passive(t.token) || r.deedSubject(x, t), e.need == needWhere && r.located(t) || (e.need == needTime || e.need == needDated) && r.when(t) != nil || e.need == needAbroad && r.abroad(&p))
}

// political reports whether an actor has a part in public life: a state, a body of states, an office-holder, an armed group.
func political(a record.Actor) bool {
	switch a.Sector {
	case record.Government, record.Military, record.Rebel, record.Opposition, record.Party, record.Judiciary, record.Legislator, record.Police, record.Spy, record.Paramilitary, record.UnknownArmed:
		return true
	case "":
		return a.Country != "" && (a.Role != "" || a.Country == "IGO" || a.Country == a.ID)
	}
	return a.Role != "" && a.Sector == record.Elite
}

func (r *reading) isNoun(i int) bool {
	return r.Tokens[i].UPOS == "NOUN" || r.Tokens[i].UPOS == "PROPN"
}

// satisfied reports whether the arguments that the entry asks for are there.
// Where the grammar hides the actor, as a passive may, the recipient will do.
func (e *entry) satisfied(p *participants, hidden, where bool) bool {
	a, b := len(p.actors) > 0, len(p.recipients) > 0
	switch e.need {
	case needActor:
		return a || hidden && b
	case needRecipient:
		return b
	case needBoth:
		return a && b
	case needPolitical:
		return slices.ContainsFunc(p.actors, political)
	case needArmed:
		return slices.ContainsFunc(p.actors, func(a record.Actor) bool { return armed[a.Sector] })
	case needAbroad:
		return where
	case needNone:
		return true
	case needWhere, needTime:
		return a || b || where
	case needDated:
		return (a || b) && where
	}
	return a || b
}

// idleSubject reports whether the verb has a subject that is no actor and cannot act for one: "the storm struck the town".
func (x *Extractor) idleSubject(r *reading, t *trigger) bool {
	s := r.subject(t.token)
	if s < 0 || !isNominal(r.Tokens[s].UPOS) || len(t.entry.actor) == 0 || t.entry.actor[0][0] != "subj" {
		return false
	}
	n := r.key(r.counted(s))
	if x.classes["vehicle"][n] {
		return contains(t.also, s) // "the boat sank"
	}
	return len(r.actors(s)) == 0 && !x.classes["deed"][r.key(s)] && !x.classes["deed"][n]
}

// deedSubject reports whether the verb's subject is what somebody did or sent: "the visit furthered relations".
func (r *reading) deedSubject(x *Extractor, t *trigger) bool {
	if r.isNoun(t.token) {
		return false
	}
	s := r.subject(t.token)
	return s >= 0 && x.classes["deed"][r.key(s)]
}

// located reports whether the event of trigger t has a place or a time.
func (r *reading) located(t *trigger) bool { return len(r.placesOf(t)) > 0 || r.when(t) != nil }

// fill reads the first alternative of slots that yields actors other than those on the other side; tokens in taken are not
// used again. With places, a place stands for its countries.
func (r *reading) fill(t *trigger, s slots, taken []int, others []record.Actor, places bool) (actors []record.Actor, tokens []int) {
	for _, alternative := range s {
		for _, name := range alternative {
			for _, i := range r.slot(t, name) {
				if i == t.token && name != "self" && name != "place" || contains(taken, i) || contains(tokens, i) {
					continue
				}
				found := r.partiesAt(t, i, places)
				if len(found) == 0 {
					found = r.behind(t, name, i, taken, others, places)
				}
				if found = distinct(found, others); len(found) > 0 {
					r.noteSlot(t, i, name, places, found)
					actors, tokens = append(actors, found...), append(tokens, i)
				}
			}
		}
		if len(actors) > 0 {
			return actors, tokens
		}
	}
	return nil, nil
}

// partiesAt returns who stands at token i in a slot of trigger t; with places, a place stands for its countries.
func (r *reading) partiesAt(t *trigger, i int, places bool) []record.Actor {
	if !contains(t.also, i) || r.mentionOf[i] >= 0 {
		if found := r.actors(i); len(found) > 0 {
			return found
		}
	}
	if places {
		return r.countriesAt(i)
	}
	return nil
}

// slot returns the heads of the phrases in a slot of trigger t.
func (r *reading) slot(t *trigger, name string) []int {
	i := t.token
	if name == "mod" {
		return append(r.modifiers(i, 2), r.peopleBefore(i, 2, does(t.entry.kind))...)
	}
	found := -1
	switch name {
	case "place":
		found = i
	case "self":
		if found = i; r.predicate(i) {
			found = r.Dependent(i, "nsubj") // "he is a critic of"
		}
	case "subj":
		found = r.doer(i)
	case "obj":
		if !r.isNoun(i) {
			found = r.object(i)
		}
	case "iobj":
		if found = r.Dependent(i, "iobj"); r.passive(i) {
			if found = r.object(i); contains(t.also, found) { // what is given, not to whom: "instructors were sent"
				found = -1
			}
		} else if found < 0 && r.lastObject(i) >= 0 { // "sold Peru eight boats", taken for two objects
			found = r.Dependent(i, "obj")
		} else if found < 0 {
			found = r.beforeNumber(r.Dependent(i, "obj"))
		}
	case "poss":
		found = r.Dependent(i, "nmod:poss")
	case "speaker":
		found = r.speaker(i)
	case "content":
		if c := r.Dependent(i, "ccomp"); c >= 0 {
			found = r.surface(c, maxClimb)
		}
	case "clause":
		found = r.clauseSubject(i)
	case "entered":
		found = r.entered(i)
	case "holder":
		found = r.lightSubject(t, holder, stopped)
	case "target":
		found = r.lightSubject(t, target)
	default:
		if ends := r.ranging(i, name); ends != nil {
			return ends
		}
		found = r.adpositional(t, name)
	}
	if found < 0 {
		return nil
	}
	if name == "subj" {
		for k := found + 1; k < i; k++ {
			if c := &r.Tokens[k]; c.Is("case") && c.Lemma == "like" && c.Head < i && r.mentionOf[c.Head] >= 0 && k > 0 && r.Tokens[k-1].Form == "," {
				return []int{found, c.Head} // "Peru, like Chile, has joined"
			}
		}
		return append([]int{found}, r.beside(found)...)
	}
	return []int{found}
}

// ranging returns both ends of "praise ranging from the queen to the miners", of which the slot asks for the first; nil if there is none.
func (r *reading) ranging(i int, adposition string) []int {
	c := r.Dependent(i, "acl")
	if c < 0 || adposition != "from" || r.Tokens[c].Lemma != "range" {
		return nil
	}
	from, to := r.oblique(c, "from"), r.oblique(c, "to")
	if from < 0 || to < 0 {
		return nil
	}
	return []int{from, to}
}

// beside returns the other modifiers that "and" joins to the one at token i: both in "the army and police decision".
func (r *reading) beside(i int) []int {
	t := &r.Tokens[i]
	if !t.Is("compound") && !t.Is("amod") {
		return nil
	}
	var all []int
	joined := false
	for c := i + 1; c < min(t.Head, i+maxClimb); c++ {
		u := &r.Tokens[c]
		joined = joined || u.UPOS == "CCONJ" && u.Lemma == "and"
		if joined && u.Head == t.Head && (u.Is("compound") || u.Is("amod")) && r.mentionOf[c] >= 0 {
			all = append(all, c)
		}
	}
	return all
}

// speaker returns the head of the phrase for who says what token i belongs to, or -1.
func (r *reading) speaker(i int) int {
	for k := len(r.heard[r.Tokens[i].Sentence]) - 1; k >= 0; k-- { // the innermost come last
		if a := r.heard[r.Tokens[i].Sentence][k]; a.content.Covers(r.Tokens[i].Span) && a.cueToken != i {
			return a.speaker
		}
	}
	return -1
}

// entered returns the head of the place to which what token i grants or denies leads: "visas to enter Chile"; -1 if none.
func (r *reading) entered(i int) int {
	first, last := r.SubtreeTokens(i)
	for k := max(first, i); k < last; k++ {
		if t := &r.Tokens[k]; t.Lemma == "enter" && t.UPOS == "VERB" && r.markOf(k) == "to" {
			return r.object(k)
		}
	}
	return -1
}

// doer returns the subject of a verb or an adjective.
func (r *reading) doer(i int) int {
	switch {
	case r.isNoun(i):
		if r.predicate(i) {
			return r.Dependent(i, "nsubj")
		}
		return -1
	case r.Tokens[i].UPOS == "ADJ" && r.Tokens[i].XPOS != "VBN":
		return r.adjectiveSubject(i)
	}
	return r.subject(i)
}

// adjectiveSubject returns what an adjective is said of: "France is critical of", "members critical of".
func (r *reading) adjectiveSubject(i int) int {
	if s := r.surface(i, maxClimb); s >= 0 {
		return s
	}
	if t := &r.Tokens[i]; t.Is("amod") {
		return t.Head
	}
	return -1
}

// modifiers returns the actors that stand before noun i and modify it: "Azerbaijani" in "the Azerbaijani attack",
// both in "the Azerbaijani-Armenian peace deal".
func (r *reading) modifiers(i, depth int) []int {
	var found []int
	for c := range r.Dependents(i) {
		t := &r.Tokens[c]
		if c > i || !t.Is("amod") && !t.Is("compound") && !t.Is("nmod") || t.Is("nmod:poss") {
			continue
		}
		if r.mentionOf[c] >= 0 || r.within[c] >= 0 && r.isNoun(c) {
			found = append(found, c)
		}
		if depth > 1 {
			found = append(found, r.modifiers(c, depth-1)...)
		}
	}
	return found
}

// lightSubject returns the subject of the light verb that carries a noun, if the verb is of one of the kinds.
func (r *reading) lightSubject(t *trigger, kinds ...string) int {
	for _, k := range kinds {
		if t.light.verb < 0 || t.light.kind != k {
			continue
		}
		if t.light.verb == t.token || r.isNoun(t.light.verb) || k == target || r.Tokens[r.carried(t.token)].Is("obl") {
			return r.surface(t.light.verb, maxClimb)
		}
		return r.subject(t.light.verb)
	}
	return -1
}

// adpositional returns the phrase that an adposition ties to the trigger, to a noun of its pattern or to its light verb: the
// first that names or describes someone or a place, else the first: in "extend the curfew in Oslo in response to" Oslo.
func (r *reading) adpositional(t *trigger, adposition string) int {
	first := -1
	for _, o := range r.tied(t, adposition) {
		if o < 0 || o == t.token {
			continue
		}
		if r.mentionOf[o] >= 0 || r.placeOf[o] >= 0 {
			return o
		}
		if first < 0 {
			first = o
		}
	}
	if first < 0 && adposition == "in" {
		return r.whereBefore(t.token)
	}
	return first
}

// tied lists the phrases that adpositional chooses from; -1 is none.
func (r *reading) tied(t *trigger, adposition string) []int {
	noun := r.isNoun(t.token)
	all := []int{r.oblique(t.token, adposition)}
	if of := r.oblique(t.token, "of"); noun && of >= 0 && (misplaced[adposition] || adposition == "from" && t.entry.kind == record.Cooperate) {
		all = append(all, r.oblique(of, adposition)) // "the arrest of the bishop by Nicaragua", "the visit of the minister to Oslo"
	}
	all = append(all, r.adjacent(t.token, adposition))
	if adposition == "between" {
		all = append(all, r.oblique(t.token, "among"))
	}
	if noun && (adposition == "with" || adposition == "between") { // "agreement on trade with Chile"
		for c := range r.Dependents(t.token) {
			if r.Tokens[c].Is("nmod") {
				all = append(all, r.oblique(c, adposition))
			}
		}
	}
	for _, k := range t.also {
		all = append(all, r.oblique(k, adposition))
		if n := r.counted(k); n != k {
			all = append(all, r.oblique(n, adposition))
		}
	}
	if v := t.light.verb; v >= 0 && v != t.token {
		all = append(all, r.oblique(v, adposition))
	}
	if r.Tokens[t.token].UPOS == "VERB" && adposition != "of" {
		all = append(all, r.tiedToObject(r.object(t.token), adposition)...)
	}
	if top := r.carried(t.token); noun && top != t.token && adposition != "of" {
		all = append(all, r.oblique(top, adposition))
	}
	return all
}

// tiedToObject lists the phrases that an adposition ties to the object o of a trigger, or to a participle that aims it:
// "fired rockets aimed at a port".
func (r *reading) tiedToObject(o int, adposition string) []int {
	if o < 0 || r.mentionOf[o] >= 0 {
		return nil
	}
	all := []int{r.obliqueOfAny(o, adposition)}
	if n := r.counted(o); n != o { // "the first of the boats to Chile"
		all = append(all, r.obliqueOfAny(n, adposition))
	}
	for c := range r.Dependents(o) {
		if (adposition == "at" || adposition == "against") && r.Tokens[c].Deprel == "acl" {
			all = append(all, r.oblique(c, adposition))
		}
	}
	return all
}

// misplaced are the adpositions of a noun's arguments that the parser ties to the of-phrase before them.
var misplaced = setOf("by", "to", "against", "on", "with")

// obliqueOfAny is oblique for noun o or, failing that, for what is coordinated with it: "sold boats and tanks to Chile".
func (r *reading) obliqueOfAny(o int, adposition string) int {
	found := r.oblique(o, adposition)
	for c := range r.Dependents(o) {
		if found < 0 && r.Tokens[c].Is("conj") {
			found = r.oblique(c, adposition)
		}
	}
	return found
}

// adjacent returns the phrase of an adposition that follows noun i at once, wherever the parser has tied it: "visit to Oslo".
func (r *reading) adjacent(i int, adposition string) int {
	if !r.isNoun(i) || i+1 >= len(r.Tokens) {
		return -1
	}
	c := &r.Tokens[i+1]
	if c.Is("mark") && c.Lemma == adposition && c.Sentence == r.Tokens[i].Sentence && i+2 < len(r.Tokens) {
		if m := r.within[i+2]; m >= 0 && r.Mentions[m].Kind == text.Named && r.Mentions[m].First == i+2 {
			return r.Mentions[m].Head // "visit to Oslo marks", taken for an infinitive
		}
	}
	if c.Sentence != r.Tokens[i].Sentence || !c.Is("case") || c.Lemma != adposition || c.Head <= i || r.timexOf[c.Head] >= 0 {
		return -1
	}
	return c.Head
}

// countriesAt returns the countries of the place at token i as actors; a country meets what happens on its soil.
func (r *reading) countriesAt(i int) []record.Actor {
	p := r.placeOf[i]
	if p < 0 {
		return nil
	}
	q := r.quote(r.Places[p].Span)
	var actors []record.Actor
	for _, c := range r.Places[p].Countries {
		actors = append(actors, record.Actor{Quote: q, Country: c, ID: c})
	}
	return actors
}

// distinct drops repeated actors and those who are in others.
func distinct(actors, others []record.Actor) []record.Actor {
	var out []record.Actor
	for _, a := range actors {
		if !among(out, &a) && !among(others, &a) {
			out = append(out, a)
		}
	}
	return out
}

func among(actors []record.Actor, a *record.Actor) bool {
	for i := range actors {
		if o := &actors[i]; o.ID == a.ID && (a.ID != "" || o.Span == a.Span) {
			return true
		}
	}
	return false
}

// phraseSpan returns the words of the phrase at token i without what trails it: relative clauses, appositions, punctuation.
func (r *reading) phraseSpan(i int) text.Span {
	span := r.Tokens[i].Span
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; t.Is("punct") || t.Is("acl") || t.Is("appos") || t.Is("parataxis") || t.Is("case") {
			continue
		}
		span = span.Join(r.SubtreeSpan(c))
	}
	return span
}

func contains(tokens []int, i int) bool {
	for _, t := range tokens {
		if t == i {
			return true
		}
	}
	return false
}
