package extract

import (
	"slices"
	"strings"

	"chancery/record"
)

// same is the effect of a word that leaves the status of what it governs as its own: "managed to", "began to".
const same record.Status = "same"

// excluded is the effect of a word that denies a possibility, so that its own negation leaves one: "did not rule out".
const excluded record.Status = "excluded"

// effects tell what words do to the status of an event, as data/status.txt lists them.
type effects struct {
	governors map[string]multiwords        // by part of speech of the governor: verb, noun, adj
	below     map[string]map[string]string // by place below the event: aux, adverb, modifier; lemma to effect
	rules     map[[2]string]string         // place and lemma of below: where it is listed
}

// readEffects reads data/status.txt and the user's own. The first line that lists a word counts.
func readEffects(files []File, wrong *faults) *effects {
	e := &effects{map[string]multiwords{"verb": {}, "noun": {}, "adj": {}}, map[string]map[string]string{"aux": {}, "adverb": {}, "modifier": {}}, map[[2]string]string{}}
	for _, l := range readLines(files, wrong) {
		effect, pos, _ := strings.Cut(l.name, " ")
		wrong.add(l.rule, oneOfKinds(effect, "occurred", "ongoing", "planned", "proposed", "hypothetical", "alleged", "denied", "negated", "same", "excluded"))
		governors, below := e.governors[pos], e.below[pos]
		if governors == nil && below == nil {
			wrong.add(l.rule, oneOfKinds(pos, "verb", "noun", "adj", "aux", "adverb", "modifier"))
		}
		l.name = effect
		for _, p := range l.words {
			switch {
			case governors != nil:
				wrong.add(l.rule, governors.add(p, l))
			case below != nil && below[p] == "":
				below[p], e.rules[[2]string{pos, p}] = effect, l.rule
			}
		}
	}
	return e
}

// statusOf tells how real the event of trigger t is: from tense, mood and negation of its clause, and from the words that govern it.
func (x *Extractor) statusOf(r *reading, t *trigger) record.Status {
	s := x.nounOrVerbStatus(r, t)
	if t.entry.ahead {
		s = compose(record.Planned, s)
	}
	switch told := s == record.Occurred || s == record.Ongoing; {
	case told && r.asked(t.token):
		return record.Hypothetical
	case told && r.accused(t.token) >= 0:
		r.noteStatus(t.token, "a charge lays it to somebody", record.Alleged)
		return record.Alleged
	}
	return s
}

func (x *Extractor) nounOrVerbStatus(r *reading, t *trigger) record.Status {
	if r.verbal(t.token) || r.Dependent(t.token, "cop") >= 0 {
		s := x.verbStatus(r, t.token, maxClimb)
		if o := r.object(t.token); o >= 0 && s != record.Negated && r.determiner(o) == "no" { // "reached no agreement"
			return negate(s)
		}
		return s
	}
	if v := t.light.verb; v >= 0 && t.entry.kind == record.Agree && r.Tokens[v].Lemma == "announce" {
		return x.verbStatus(r, v, maxClimb) // who announces a visit plans it, but who announces a deal has agreed
	}
	if k := &r.Tokens[t.token]; r.chargesOnly(t) {
		return x.statusAt(r, k.Head, maxClimb)
	}
	s := x.nounStatus(r, t.token, t.light, maxClimb)
	if s != record.Negated && slices.ContainsFunc(t.also, func(k int) bool { return r.determiner(k) == "no" }) { // "a vote of no confidence"
		return negate(s)
	}
	return s
}

// verbStatus is the status of what predicate v says.
func (x *Extractor) verbStatus(r *reading, v, depth int) record.Status {
	s := x.affirmed(r, v, depth)
	if depth > 0 && x.negated(r, v) {
		return negate(s)
	}
	return s
}

// affirmed is verbStatus without a negation of v itself.
func (x *Extractor) affirmed(r *reading, v, depth int) record.Status {
	if depth <= 0 {
		return record.Occurred
	}
	s, finite := x.clauseStatus(r, v)
	if finite {
		r.noteStatus(v, "its clause by itself", s)
		s = x.governFinite(r, v, s, depth)
	} else {
		s = x.governNonfinite(r, v, depth)
	}
	if e := x.adverbEffect(r, v); e != "" {
		s = compose(e, s)
	}
	return s
}

// clauseStatus reads tense and mood of predicate v from its own words; false if it has none, as an infinitive.
func (x *Extractor) clauseStatus(r *reading, v int) (record.Status, bool) {
	t := &r.Tokens[v]
	var modal record.Status
	past, perfect, present, infinitive, bare := t.XPOS == "VBD", false, t.XPOS == "VBZ" || t.XPOS == "VBP", false, false
	for c := range r.Dependents(v) {
		u := &r.Tokens[c]
		if u.Is("mark") && u.Lemma == "to" {
			infinitive = true
		}
		if e := x.effects.governors["adj"].plain(strings.ToLower(u.Lemma)); u.Is("mark") && u.UPOS == "ADJ" && e != "" {
			modal = record.Status(e) // "was due to meet", where the parser makes "meet" the head
		}
		if u.Is("aux") && u.XPOS == "VBG" { // "having left", "having been left"
			return "", false
		}
		if !u.Is("aux") && !u.Is("cop") {
			continue
		}
		lemma := strings.ToLower(u.Lemma)
		if e := x.effects.below["aux"][strings.ToLower(u.Form)]; e != "" && u.XPOS == "MD" {
			modal = record.Status(e)
			x.noteBelow(r, "aux", v, c)
		} else if e := x.effects.below["aux"][lemma]; e != "" {
			modal = record.Status(e)
			x.noteBelow(r, "aux", v, c)
		}
		past = past || u.XPOS == "VBD"
		perfect = perfect || lemma == "have"
		bare = bare || u.Deprel == "aux:pass" && strings.EqualFold(u.Form, "be")
		present = present || u.XPOS == "VBZ" || u.XPOS == "VBP"
	}
	switch {
	case modal != "":
		return x.wouldAsPlan(r, v, modal), true
	case infinitive && (past || present) && (t.XPOS == "VB" || perfect && t.XPOS == "VBN"): // "is to visit", "was to have left"
		return record.Planned, true
	case infinitive && (past || present) && r.Dependent(v, "aux:pass") >= 0: // "is to be signed"
		return record.Planned, true
	case infinitive:
		return "", false
	case bare && !t.Is("conj"): // "it is time that a judge be appointed"
		return record.Proposed, true
	case past, perfect && !present:
		return record.Occurred, true
	case perfect && t.XPOS == "VBG":
		return record.Ongoing, true
	case perfect:
		return record.Occurred, true
	case present:
		return x.presentStatus(r, v), true
	}
	return record.Occurred, t.Deprel == "root"
}

func (r *reading) auxIs(v int, forms ...string) bool {
	for c := range r.Dependents(v) {
		for _, f := range forms {
			if r.Tokens[c].Is("aux") && strings.EqualFold(r.Tokens[c].Form, f) {
				return true
			}
		}
	}
	return false
}

// conditional reports whether clause v has a condition below it: "if attacked, it would respond".
func (r *reading) conditional(v int) bool {
	for c := range r.Dependents(v) {
		if r.Tokens[c].Is("advcl") && conditionals[r.markOf(c)] {
			return true
		}
	}
	return false
}

var conditionals = setOf("if", "unless", "whether", "lest", "should", "provided")

// awaited reports whether clause v is a condition of time that has yet to come: "until both parliaments have ratified it".
func (r *reading) awaited(v int) bool {
	if !r.Tokens[v].Is("advcl") || !awaiting[r.markOf(v)] {
		return false
	}
	for c := range r.Dependents(v) {
		if u := &r.Tokens[c]; (u.Is("aux") || u.Is("cop")) && (u.XPOS == "VBZ" || u.XPOS == "VBP") {
			return true
		}
	}
	return r.Tokens[v].XPOS == "VBZ" || r.Tokens[v].XPOS == "VBP"
}

// awaiting conjunctions with the present tense speak of what has yet to come.
var awaiting = setOf("until", "till", "once", "after", "before")

// appointed reports whether clause v says when something planned is to take place: "will discuss it when he comes in May",
// "would discuss it when he came".
func (x *Extractor) appointed(r *reading, v, depth int) bool {
	t := &r.Tokens[v]
	if !t.Is("advcl") || r.conjunction(v) != "when" || x.affirmed(r, t.Head, depth-1) != record.Planned {
		return false
	}
	return t.XPOS != "VBD" || r.auxIs(t.Head, "would", "'d", "’d")
}

// conjunction returns the word that opens clause v: its mark, or the adverb "when" before its verb.
func (r *reading) conjunction(v int) string {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; c < v && t.Is("advmod") && t.XPOS == "WRB" {
			return strings.ToLower(t.Form)
		}
	}
	return r.markOf(v)
}

// listed reports whether infinitive v goes on with a list of infinitives, though the parser takes it for a purpose: "not to
// fight, to give up all claims and to withdraw".
func (r *reading) listed(v int) bool {
	t := &r.Tokens[v]
	if !t.Is("advcl") || r.markOf(v) != "to" || r.markOf(t.Head) != "to" {
		return false
	}
	first, _ := r.SubtreeTokens(v)
	return first > t.Head && r.Tokens[first].Form == "," || first-1 > t.Head && r.Tokens[first-1].Form == ","
}

// outstanding reports whether noun n is set apart from others of its kind by what an infinitive below it says: "the
// first to visit", "the highest official to resign". What it says has then occurred, unless the whole is a plan.
func (r *reading) outstanding(n int) bool {
	for c := range r.Dependents(n) {
		if t := &r.Tokens[c]; t.Is("amod") && (t.XPOS == "JJS" || ordinals[t.Lemma] || r.Dependent(c, "advmod") >= 0 && r.Tokens[r.Dependent(c, "advmod")].XPOS == "RBS") {
			return r.isNoun(n) || r.Tokens[n].UPOS == "ADJ"
		}
	}
	return ordinals[strings.ToLower(r.Tokens[n].Lemma)]
}

// ordinals are adjectives that pick one of a row.
var ordinals = setOf("first", "second", "third", "last", "latest", "only")

// completed turns what is so into what has come to be so.
func completed(s record.Status) record.Status {
	if s == record.Ongoing {
		return record.Occurred
	}
	return s
}

// presentStatus is the status of a verb in the present: headlines and acts done by saying so have occurred,
// movement is a plan, the rest is under way.
func (x *Extractor) presentStatus(r *reading, v int) record.Status {
	t := &r.Tokens[v]
	switch {
	case departures[t.Lemma] && (t.Lemma == "head" || !r.headline(v)):
		return record.Planned
	case t.XPOS == "VBG" && r.hasTerm(v): // "we are leaving within a week"
		return record.Planned
	case t.XPOS == "VBG":
		return record.Ongoing
	case r.headline(v), t.XPOS == "VBP" && r.weOrI(v):
		return record.Occurred
	}
	return record.Ongoing
}

// simplePresent reports whether predicate v is in the present tense and not in progress.
func (r *reading) simplePresent(v int) bool {
	t := &r.Tokens[v]
	if t.XPOS == "VBZ" || t.XPOS == "VBP" {
		return true
	}
	if t.Is("conj") && t.XPOS == "VB" && r.Dependent(v, "aux", "mark", "nsubj") < 0 { // "reject it and call it a lie", where the tagger slips
		h := &r.Tokens[t.Head]
		return h.XPOS == "VBZ" || h.XPOS == "VBP"
	}
	c := r.Dependent(v, "cop")
	return c >= 0 && (r.Tokens[c].XPOS == "VBZ" || r.Tokens[c].XPOS == "VBP")
}

// departures in the present tell of what is to come: "he heads to Baku next week".
var departures = setOf("head", "leave", "depart", "return", "arrive", "set")

// headline reports whether token v stands in a headline: the title, or the first sentence if it has no full stop.
func (r *reading) headline(v int) bool {
	s := r.Sentences[r.Tokens[v].Sentence]
	if r.Headline.Covers(s.Span) || r.Title != "" && strings.TrimSuffix(s.In(r.Text), ".") == strings.TrimSuffix(strings.TrimSpace(r.Title), ".") {
		return true
	}
	last := r.Tokens[s.Last-1].Form
	return r.Tokens[v].Sentence == 0 && last != "." && last != "?" && last != "”" && last != "\"" && s.Last-s.First < 30
}

func (r *reading) weOrI(v int) bool {
	s := r.Dependent(v, "nsubj")
	return s >= 0 && (r.Tokens[s].Lemma == "we" || r.Tokens[s].Lemma == "I")
}

// governFinite applies what governs a finite clause: "denied that", "if", "fears that".
func (x *Extractor) governFinite(r *reading, v int, own record.Status, depth int) record.Status {
	t := &r.Tokens[v]
	if conditionals[r.markOf(v)] || r.inverted(v) || own != record.Planned && r.awaited(v) {
		r.noteStatus(v, "a condition", record.Hypothetical)
		return record.Hypothetical
	}
	if x.appointed(r, v, depth) {
		return record.Planned
	}
	if t.Head < 0 || own != record.Occurred && own != record.Ongoing {
		return own
	}
	switch {
	case t.Is("ccomp"), t.Is("csubj"), t.Is("acl") && (t.Deprel == "acl" || r.markOf(v) == "that"): // "reports that"
		switch e := x.deniedReport(r, t.Head, x.governor(r, t.Head, v)); e {
		case record.Denied, record.Alleged, record.Hypothetical:
			return compose(e, own)
		case record.Proposed:
			if t.XPOS == "VBP" || t.XPOS == "VB" {
				return record.Proposed
			}
		}
	case t.Is("conj"):
		if c := r.goesOn(v); c >= 0 {
			if e := x.governor(r, r.Tokens[c].Head, c); e == record.Alleged || e == record.Denied || e == record.Hypothetical {
				return compose(e, own)
			}
		}
		if depth > 0 && r.Dependent(v, "nsubj", "aux") < 0 && t.XPOS == r.Tokens[t.Head].XPOS {
			if s := x.verbStatus(r, t.Head, depth-1); s == record.Alleged || s == record.Denied || s == record.Hypothetical {
				return s
			}
		}
	}
	return own
}

// goesOn returns the content clause with which clause v goes on, no comma ending it before a pronoun: "claims that he was
// searched and he was robbed"; -1 if there is none. The parser may tie v to the verb of speech.
func (r *reading) goesOn(v int) int {
	and, s := r.Dependent(v, "cc"), r.Dependent(v, "nsubj", "nsubj:pass")
	if and < 1 || s < 0 || r.Tokens[s].UPOS != "PRON" || r.Tokens[and-1].Form == "," {
		return -1
	}
	h := r.Tokens[v].Head
	if !r.Tokens[h].Is("ccomp") {
		h = r.Dependent(h, "ccomp")
	}
	if h > and {
		return -1
	}
	return h
}

// inverted reports whether clause v is a condition without a conjunction: "Had Kenya agreed, …".
func (r *reading) inverted(v int) bool {
	subject := r.Dependent(v, "nsubj", "expl")
	for c := range r.Dependents(v) {
		t := &r.Tokens[c]
		if t.Is("aux") && c < subject && (t.Lemma == "have" && t.XPOS == "VBD" || t.Lemma == "should") {
			return true
		}
		if c < subject && t.Is("advmod") {
			return false
		}
	}
	return false
}

// deniedReport turns the effect of noun h, such as "report", into a denial where its verb denies it: "dismissed reports that".
func (x *Extractor) deniedReport(r *reading, h int, effect record.Status) record.Status {
	t := &r.Tokens[h]
	if effect == record.Alleged && t.Is("obj") && x.governor(r, t.Head, h) == record.Denied {
		return record.Denied
	}
	return effect
}

// governNonfinite is the status of an infinitive, gerund or participle: that of the clause above, changed by the word that governs it.
func (x *Extractor) governNonfinite(r *reading, v, depth int) record.Status {
	t := &r.Tokens[v]
	if t.Head < 0 {
		return record.Occurred
	}
	mark := r.markOf(v)
	switch {
	case mark == "from" && x.heldBack(r, v):
		return record.Negated
	case mark == "to" && t.Is("advcl") && r.auxIs(v, "have") && x.effects.governors["verb"].plain(strings.ToLower(r.Tokens[t.Head].Lemma)) == string(record.Alleged):
		return record.Alleged // "claimed on Monday to have left"
	case conditionals[mark]:
		r.noteStatus(v, "a condition", record.Hypothetical)
		return record.Hypothetical
	case mark == "to" && r.yetTo(v):
		return record.Negated
	case mark == "without" || mark == "instead" || mark == "rather":
		return record.Negated
	case t.Is("conj") && (mark == "to" || x.negated(r, v)) && r.Tokens[t.Head].UPOS == "VERB", r.listed(v): // "not to fight, to give up all claims"
		return x.affirmed(r, t.Head, depth-1)
	case t.Is("conj"):
		return x.statusAt(r, t.Head, depth-1)
	case mark == "after" && t.XPOS == "VBG":
		return record.Occurred
	case mark == "to" && r.outstanding(t.Head): // "the first to visit"
		return completed(x.statusAt(r, t.Head, depth-1))
	case t.Deprel == "acl" && t.XPOS == "VBN", t.Deprel == "acl:relcl":
		return record.Occurred
	case t.Deprel == "acl" && t.XPOS == "VBG" && x.awaits(r, t.Head) != "":
		return x.awaits(r, t.Head)
	}
	if o := r.Dependent(t.Head, "obj"); o >= 0 && o < v && mark == "to" && t.Is("advcl") { // "rejected a call by Iran to leave"
		if e := x.governor(r, o, v); e != "" {
			return compose(e, x.statusAt(r, o, depth-1))
		}
	}
	if s := x.fulfilled(r, t.Head, depth-1); s != "" {
		return s
	}
	if e := x.governor(r, t.Head, v); e != "" {
		return compose(e, x.statusAt(r, t.Head, depth-1))
	}
	outer := x.statusAt(r, t.Head, depth-1)
	switch {
	case mark == "to" && t.Is("xcomp") && r.mustDo(t.Head):
		return compose(record.Proposed, outer)
	case mark == "to" && (t.Is("advcl") || t.Is("acl")) && (outer == record.Occurred || outer == record.Ongoing):
		return record.Planned
	case mark == "after" || mark == "since":
		return record.Occurred
	}
	return outer
}

// awaits is the status of what noun n is to bring, if a word before it or a participle behind it says that the noun itself is
// yet to come: "laws banning the trade expected next month"; "" if none does.
func (x *Extractor) awaits(r *reading, n int) record.Status {
	if !r.isNoun(n) || works[r.key(n)] == "" {
		return ""
	}
	e := x.modifierEffect(r, n)
	for c := range r.Dependents(n) {
		if t := &r.Tokens[c]; e == "" && t.Deprel == "acl" && t.XPOS == "VBN" {
			e = record.Status(x.effects.below["modifier"][strings.ToLower(t.Form)])
		}
	}
	if h := r.Tokens[n].Head; e == "" && h > n && r.Tokens[n].Is("nsubj") && r.Tokens[h].XPOS == "VBN" {
		e = record.Status(x.effects.below["modifier"][strings.ToLower(r.Tokens[h].Form)])
	}
	if e == record.Planned || e == record.Proposed || e == record.Hypothetical {
		return e
	}
	return ""
}

// statusAt is the status of whatever word i tells.
func (x *Extractor) statusAt(r *reading, i, depth int) record.Status {
	if depth <= 0 {
		return record.Occurred
	}
	if r.isNoun(i) && r.Dependent(i, "cop") < 0 {
		return x.nounStatus(r, i, x.lightVerb(r, i), depth-1)
	}
	return x.verbStatus(r, i, depth-1)
}
