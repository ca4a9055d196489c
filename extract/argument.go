package extract

import (
	"slices"
	"strings"

	"chancery/text"
)

// maxClimb bounds every walk towards the root of a tree: real control chains are short.
const maxClimb = 12

// passive reports whether predicate v is in the passive: "was arrested", "troops deployed there", "arrested and charged".
func (r *reading) passive(v int) bool { return r.passiveWithin(v, maxClimb) }

// misread reports whether participle v is the verb of its sentence, which the parser has hung on the subject, a name, for
// want of an auxiliary: "Oslo on Friday denounced …".
func (r *reading) misread(v int) bool {
	h := r.Tokens[v].Head
	m := r.mentionOf[h]
	if h > v || r.Tokens[h].Deprel != "root" || m < 0 || r.Dependent(v, "obl:agent") >= 0 {
		return false
	}
	if r.Mentions[m].Kind != text.Named && (r.Tokens[v-1].Form != "," || r.Dependent(h, "acl") == v) { // "the union, backed by nurses, called for"
		return false
	}
	last := &r.Tokens[r.Sentences[r.Tokens[v].Sentence].Last-1]
	return last.Form == "." && r.Dependent(h, "nsubj", "cop", "case") < 0
}

// clipped reports whether v is a participle of a headline that leaves out its auxiliary: "Five arrested after protest".
func (r *reading) clipped(v int) bool {
	t := &r.Tokens[v]
	return t.Deprel == "root" && (t.XPOS == "VBD" || t.XPOS == "VBN" && r.Dependent(v, "aux") < 0) && takesObject[t.Lemma] && r.Dependent(v, "nsubj") >= 0 && r.Dependent(v, "obj", "iobj", "ccomp", "xcomp", "conj") < 0
}

// takesObject are verbs that never come without an object but in the passive.
var takesObject = setOf("arrest", "detain", "jail", "imprison", "kill", "wound", "injure", "murder", "honor", "honour", "award", "free", "release", "rescue",
	"evacuate", "sentence", "charge", "oust", "sack", "kidnap", "abduct", "expel", "deport", "ban", "accuse", "execute", "assassinate", "acquit", "convict", "praise")

func (r *reading) passiveWithin(v, depth int) bool {
	t := &r.Tokens[v]
	if t.XPOS != "VBN" && t.XPOS != "VBD" && t.UPOS != "ADJ" {
		return false
	}
	if r.Dependent(v, "aux:pass", "nsubj:pass", "csubj:pass") >= 0 || r.clipped(v) {
		return true
	}
	if t.XPOS != "VBN" || r.Dependent(v, "aux", "nsubj", "obj") >= 0 {
		return false
	}
	switch {
	case t.Deprel == "acl" && r.misread(v):
		return false
	case t.Deprel == "acl" || t.Is("amod") || t.Is("xcomp") || t.Is("advcl") || t.Deprel == "root":
		return true
	case t.Is("conj") && depth > 0:
		return r.passiveWithin(t.Head, depth-1)
	}
	return false
}

// subject returns the head of the phrase that does what predicate v says, or -1: the subject, the agent of a passive,
// or what control, coordination and relative clauses supply.
func (r *reading) subject(v int) int {
	if r.passive(v) {
		return r.agent(v)
	}
	return r.surface(v, maxClimb)
}

// agent returns the by-phrase of passive v, or -1.
func (r *reading) agent(v int) int {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; (t.Deprel == "obl:agent" || t.Is("obl") && r.caseOf(c) == "by" && r.timexOf[c] < 0) && !r.isMeans(c) {
			return c
		}
	}
	for c := range r.Dependents(v) { // "imposed on Belarus by the EU", where the parser ties the agent to Belarus
		if r.Tokens[c].Is("obl") {
			if b := r.oblique(c, "by"); b >= 0 && r.mentionOf[b] >= 0 {
				return b
			}
		}
	}
	return -1
}

// isMeans reports whether the by-phrase at token i only tells how: "ordered by radio", "sent by rail".
func (r *reading) isMeans(i int) bool {
	return means[r.Tokens[i].Lemma] && r.Dependent(i, "det", "nmod:poss", "amod") < 0
}

// means are the nouns that say so without an article.
var means = setOf("radio", "phone", "telephone", "letter", "email", "e-mail", "mail", "post", "fax", "telegram", "message", "video", "air", "sea", "road", "rail", "land",
	"train", "plane", "boat", "ship", "bus", "truck", "helicopter", "force", "decree", "law", "vote", "lot", "hand", "mistake", "name", "drone", "fire")

// object returns the head of the phrase that predicate v is done to, or -1.
func (r *reading) object(v int) int {
	if r.passive(v) {
		return r.surface(v, maxClimb)
	}
	if o := r.Dependent(v, "obj", "iobj"); o >= 0 {
		if o == r.intended(v) {
			return r.lastObject(v)
		}
		return o
	}
	if o := r.upTo(v, false); o >= 0 {
		return o
	}
	if t := &r.Tokens[v]; t.Is("conj") && r.Tokens[t.Head].UPOS == "VERB" && !r.passive(t.Head) && r.Dependent(t.Head, "obj") > v {
		return r.Dependent(t.Head, "obj")
	}
	for c := range r.Dependents(v) { // "arrested and questioned the student"
		if t := &r.Tokens[c]; t.Is("conj") && t.UPOS == "VERB" && r.Dependent(v, "obl", "ccomp", "xcomp") < 0 && r.Dependent(c, "nsubj") < 0 {
			return r.Dependent(c, "obj")
		}
	}
	return r.gap(v)
}

// upTo returns the phrase that the parser took for a to-phrase of v because of the words that count it, before v or behind
// it: "kidnapped up to 16 sailors", "up to 100 miners marched"; -1 if there is none.
func (r *reading) upTo(v int, before bool) int {
	for c := range r.Dependents(v) {
		n := r.Dependent(c, "nummod")
		if r.Tokens[c].Is("obl") && n >= 2 && c < v == before && r.Tokens[n-1].Lemma == "to" && strings.EqualFold(r.Tokens[n-2].Form, "up") {
			return c
		}
	}
	return -1
}

// gap returns the noun whose relative clause lacks the object that v would take: "the men police arrested".
func (r *reading) gap(v int) int {
	for c, n := v, 0; c >= 0 && n < maxClimb; c, n = r.Tokens[c].Head, n+1 {
		t := &r.Tokens[c]
		if t.Deprel == "acl:relcl" {
			if s := r.ownSubject(c); s >= 0 && r.antecedent(s) < 0 {
				return t.Head
			}
			return -1
		}
		if !t.Is("xcomp") && !t.Is("ccomp") {
			return -1
		}
	}
	return -1
}

// surface returns the grammatical subject of v, its own or the one that its place in the sentence supplies, or -1.
func (r *reading) surface(v, depth int) int {
	if s := r.ownSubject(v); s >= 0 {
		return s
	}
	t := &r.Tokens[v]
	if s := r.upTo(v, true); s >= 0 && t.Feat("VerbForm") == "Fin" {
		return s
	}
	if s := r.afterTime(v); s >= 0 {
		return s
	}
	if t.Head < 0 || depth == 0 {
		return -1
	}
	if n := r.intended(v); n >= 0 {
		return r.nounSubject(n, depth-1)
	}
	if a := r.accused(v); a >= 0 && t.XPOS == "VBG" {
		return a
	}
	switch {
	case t.Is("conj"):
		return r.sharedSubject(v, depth-1)
	case t.Is("xcomp") && ringing[r.Tokens[t.Head].Lemma] && greeting[t.Lemma]:
		return r.surface(t.Head, depth-1)
	case t.Is("xcomp"):
		return r.controller(t.Head, depth-1)
	case t.Is("advcl") && t.XPOS == "VBG" && r.serves(v) >= 0:
		return r.nounSubject(r.serves(v), depth-1)
	case t.Is("advcl") && t.XPOS == "VBG" && results[t.Lemma] && r.markOf(v) == "" && r.passive(t.Head):
		return r.agent(t.Head)
	case t.Is("advcl") && telling[r.Tokens[t.Head].Lemma] && r.markOf(v) == "to" && (r.Tokens[t.Head].Lemma != "call" || r.Dependent(t.Head, "obj") < 0):
		return r.controller(t.Head, depth-1)
	case t.Is("advcl"), t.Is("ccomp"), t.Is("csubj"):
		if t.Is("advcl") && objectControlMarks[r.markOf(v)] && t.XPOS == "VBG" {
			return r.controller(t.Head, depth-1)
		}
		if t.Feat("VerbForm") == "Fin" && t.Is("ccomp") {
			if o := r.Dependent(t.Head, "obj"); o > t.Head && o < v {
				return o // "noted her lawyer offered", where the parser takes the subject for an object
			}
			return -1
		}
		return r.holderSubject(t.Head, depth-1)
	case t.Deprel == "acl:relcl":
		return t.Head
	case t.Is("parataxis") && t.XPOS == "VBD" && !r.isNoun(t.Head) || t.Is("parataxis") && t.XPOS == "VBD" && r.Dependent(t.Head, "cop") >= 0:
		return r.strayed(v)
	case t.Is("acl"):
		return r.aclSubject(v, depth-1)
	case t.Is("obl") || t.Is("nmod") || t.Is("parataxis") || t.Is("obj"):
		if t.UPOS == "VERB" && t.XPOS == "VBG" {
			if r.mentionOf[t.Head] >= 0 && objectControlMarks[r.markOf(v)] {
				return r.judged(t.Head)
			}
			return r.holderSubject(t.Head, depth-1)
		}
	}
	return -1
}

// afterTime returns the name between a time that opens the sentence and its verb v, which the tree has taken for a part of the time:
// "By the end of May Chad is to leave"; -1 if there is none.
func (r *reading) afterTime(v int) int {
	if r.Tokens[v].Deprel != "root" {
		return -1
	}
	first := v
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; c < first && (t.Is("aux") || t.Is("cop") || t.Is("mark")) {
			first = c
		}
	}
	m := -1
	if first > 0 {
		m = r.within[first-1]
	}
	if m < 0 || r.Mentions[m].Kind != text.Named {
		return -1
	}
	if n := r.Mentions[m].First; n > 0 && r.Tokens[n].Sentence == r.Tokens[v].Sentence && r.timexOf[n-1] >= 0 {
		return r.Mentions[m].Head
	}
	return -1
}

// sharedSubject returns the subject of the verb that v is coordinated with. It is that of the verb above where both would have
// v done to its own doer: in "said that the boats were safe and then searched them" the boats did not search.
func (r *reading) sharedSubject(v, depth int) int {
	h := &r.Tokens[r.Tokens[v].Head]
	s := r.surface(r.Tokens[v].Head, depth)
	if o := r.Dependent(v, "obj"); s >= 0 && o >= 0 && h.Is("ccomp") && r.Tokens[o].UPOS == "PRON" && !strings.Contains(r.Tokens[o].Form, "sel") &&
		r.sameMention(s, o) {
		return r.surface(h.Head, depth-1)
	}
	return s
}

// sameMention reports whether the mentions at two tokens stand for the same.
func (r *reading) sameMention(a, b int) bool {
	return r.mentionOf[a] >= 0 && r.mentionOf[b] >= 0 && len(r.Mentions[r.mentionOf[a]].Entities) > 0 &&
		slices.Equal(r.Mentions[r.mentionOf[a]].Entities, r.Mentions[r.mentionOf[b]].Entities)
}

// strayed returns the name that verb v of a clause of its own has for its subject, though the parser has coordinated it with
// the predicate before: "he was a voice for peace, and Ada Berg, a poet, invited him"; -1 if there is none.
func (r *reading) strayed(v int) int {
	found := -1
	for c := range r.Dependents(r.Tokens[v].Head) {
		if t := &r.Tokens[c]; c < v && t.Is("conj") && r.mentionOf[c] >= 0 && r.Mentions[r.mentionOf[c]].Kind == text.Named && r.caseOf(c) == "" && r.Dependent(c, "cc") >= 0 {
			found = c
		}
	}
	return found
}

// ownSubject returns the subject that verb v has in the tree, or -1; of the two of "which, they say, Peru has bought", the one
// that is no relative pronoun.
func (r *reading) ownSubject(v int) int {
	first := r.Dependent(v, "nsubj")
	if first < 0 || r.Tokens[v].Deprel != "acl:relcl" || r.antecedent(first) < 0 {
		return first
	}
	for c := range r.Dependents(v) {
		if c > first && c < v && r.Tokens[c].Deprel == "nsubj" {
			return c
		}
	}
	return first
}

// serves returns the noun for a work right before gerund v, which says what the work is for though the parser ties it to
// the verb above: "rejected Peru's plan for mining lithium"; -1 if there is none.
func (r *reading) serves(v int) int {
	m := r.Dependent(v, "mark")
	if m < 1 || r.Tokens[m].Lemma != "for" && r.Tokens[m].Lemma != "of" {
		return -1
	}
	if n := m - 1; r.Tokens[n].UPOS == "NOUN" && works[r.Tokens[n].Lemma] != "" {
		return n
	}
	return -1
}

// judged returns noun h or, where it stands in an oblique phrase of a verb with an object, that object: in "held the banker
// in contempt of parliament for refusing to speak" the banker refused.
func (r *reading) judged(h int) int {
	for c, n := h, 0; c >= 0 && n < maxClimb; c, n = r.Tokens[c].Head, n+1 {
		t := &r.Tokens[c]
		switch {
		case t.Is("nmod") && !t.Is("nmod:poss"):
			continue
		case t.Is("obl") && t.Head >= 0:
			if o := r.Dependent(t.Head, "obj"); o >= 0 && o < c && r.mentionOf[o] >= 0 {
				return o
			}
		}
		return h
	}
	return h
}

// intended returns the object of the verb above infinitive v where it is a noun that asks for an infinitive, so that the
// infinitive tells what it is about: "resist any attempt by Congress to impose sanctions"; -1 if there is none.
func (r *reading) intended(v int) int {
	t := &r.Tokens[v]
	if r.markOf(v) != "to" {
		return -1
	}
	if o := r.Dependent(v, "obj"); o >= 0 && o < v && intentions[r.Tokens[o].Lemma] {
		return o // taken for an object of the infinitive itself
	}
	if !t.Is("xcomp") && !t.Is("advcl") {
		return -1
	}
	if o := r.Dependent(t.Head, "obj"); o >= 0 && o < v && intentions[r.Tokens[o].Lemma] && r.isNoun(o) {
		return o
	}
	return -1
}

// lastObject returns the last object of v, -1 if it has only one.
func (r *reading) lastObject(v int) int {
	first, last := r.Dependent(v, "obj"), -1
	for c := range r.Dependents(v) {
		if r.Tokens[c].Is("obj") && c > first {
			last = c
		}
	}
	return last
}

// intentions are nouns for what somebody means, is asked or has the right to do.
var intentions = setOf("attempt", "effort", "plan", "bid", "move", "decision", "proposal", "offer", "request", "demand", "threat", "pledge", "promise", "push",
	"campaign", "refusal", "willingness", "intention", "right", "vow")

// objectControlMarks open gerunds whose doer is the object of the clause above: "accused him of hacking",
// "thanked them for coming", "kept her from leaving", "talked him into resigning", "warned him against selling".
var objectControlMarks = setOf("of", "for", "from", "into", "against", "over")

// controller returns the phrase that controls an infinitive below predicate v: its object, else its subject.
func (r *reading) controller(v, depth int) int {
	if !subjectControl[r.Tokens[v].Lemma] {
		if o := r.Dependent(v, "iobj", "obj"); o >= 0 && !r.passive(v) && r.Tokens[o].UPOS != "VERB" {
			return o
		}
		for c := range r.Dependents(v) { // "called on Israel to stop", "appealed to donors to help"
			if k := r.caseOf(c); r.Tokens[c].Is("obl") && r.timexOf[c] < 0 && (k == "on" || k == "upon" || k == "to" || k == "for") && r.Dependent(v, "obj") < 0 {
				return c
			}
		}
	}
	return r.surface(v, depth)
}

// ringing verbs reach somebody so that their subject may greet him, or tell him something: "called the king to thank him".
var (
	ringing  = setOf("call", "phone", "telephone", "ring", "meet", "visit")
	greeting = setOf("express", "congratulate", "thank", "discuss", "convey", "offer", "explain", "wish", "apologise", "apologize", "inform", "reiterate",
		"reaffirm", "urge", "invite", "assure", "tell", "seek")
)

// telling verbs tell another one what to do, wherever the parser hangs their infinitive: "called on Peru to lift its veto".
var telling = setOf("call", "appeal", "plead", "lean", "prevail", "urge", "press", "lobby", "order", "ask", "tell", "beg", "invite", "instruct")

// subjectControl verbs leave the infinitive to their subject although they have an object.
var subjectControl = setOf("promise", "vow", "threaten", "use", "pledge", "offer")

// holderSubject returns the subject of the clause that holds a clause without a subject; for a noun it is its possessor.
func (r *reading) holderSubject(h, depth int) int {
	if t := &r.Tokens[h]; t.UPOS == "NOUN" && r.Dependent(h, "nsubj") < 0 {
		return r.nounSubject(h, depth)
	}
	return r.surface(h, depth)
}

// aclSubject returns the doer of a clause that modifies a noun: the noun in "soldiers firing shots",
// the noun's own doer in "its decision to withdraw".
func (r *reading) aclSubject(v, depth int) int {
	t := &r.Tokens[v]
	if m := r.markOf(v); m == "" || t.XPOS == "VBN" {
		return t.Head
	}
	if r.mentionOf[t.Head] >= 0 {
		return t.Head
	}
	if j := r.judged(t.Head); t.XPOS == "VBG" && r.markOf(v) == "for" && j != t.Head {
		return j
	}
	if s := r.Dependent(t.Head, "nsubj"); s >= 0 && r.Tokens[t.Head].XPOS != "NN" && r.Tokens[t.Head].XPOS != "NNS" {
		return s // a verb that the tagger took for a noun: "he plans to visit"
	}
	return r.nounSubject(t.Head, depth)
}

// nounSubject returns whose deed noun n tells: its possessor, a country that modifies it, its by- or of-phrase,
// else the subject of the verb whose object it is.
func (r *reading) nounSubject(n, depth int) int {
	if p := r.Dependent(n, "nmod:poss"); p >= 0 {
		return p
	}
	for c := range r.Dependents(n) {
		t := &r.Tokens[c]
		if (t.Is("amod") || t.Is("compound")) && r.mentionOf[c] >= 0 {
			return c
		}
		if t.Is("nmod") && (r.caseOf(c) == "by" || r.caseOf(c) == "of") && r.mentionOf[c] >= 0 {
			return c
		}
	}
	if t := &r.Tokens[n]; depth > 0 && t.Head >= 0 && (t.Is("obj") || t.Is("obl") || t.Is("conj")) && r.Tokens[t.Head].UPOS == "VERB" {
		return r.subjectWithin(t.Head, depth-1)
	}
	return -1
}

func (r *reading) subjectWithin(v, depth int) int {
	if r.passive(v) {
		return r.agent(v)
	}
	return r.surface(v, depth)
}

// markOf returns the subordinator of clause v in lower case, "to" for an infinitive; "" if it has none.
func (r *reading) markOf(v int) string {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; t.Is("mark") || t.Is("case") && r.Tokens[v].UPOS == "VERB" {
			return t.Lemma
		}
	}
	return ""
}

// oblique returns the first phrase below v that the adposition opens, or -1: "with" finds Putin in "met with Putin".
func (r *reading) oblique(v int, adposition string) int {
	for c := range r.Dependents(v) {
		t := &r.Tokens[c]
		if (t.Is("obl") || t.Is("nmod") || t.Is("iobj") || t.Is("obj")) && !t.Is("nmod:poss") && r.hasCase(c, adposition) && r.timexOf[c] < 0 {
			return c
		}
	}
	return -1
}

// hasCase reports whether adposition opens phrase i; "into" and "onto" count as "in" and "on" only by their own names.
func (r *reading) hasCase(i int, adposition string) bool {
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; t.Is("case") && t.Lemma == adposition {
			before := ""
			if c > 0 {
				before = strings.ToLower(r.Tokens[c-1].Form)
			}
			return !opensCase[before] || r.Tokens[c-1].Is("compound") || // "turned up at"
				before == "due" && adposition != "to" // "due to" is one adposition, "due in Oslo" is not
		}
	}
	return false
}

// opensCase are the first words of adpositions of two words, whose second one means nothing by itself: "next to", "because of".
var opensCase = setOf("next", "close", "prior", "due", "owing", "thanks", "according", "because", "instead", "ahead", "outside", "regardless", "up")
