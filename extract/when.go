package extract

import (
	"sort"

	"chancery/record"
	"chancery/text"
)

// when returns the time that the report gives for trigger t: the nearest time expression that the tree ties to the
// event's own clause or to the clause that it completes; nil if there is none.
func (r *reading) when(t *trigger) *record.Time { return r.whenOf(t, false) }

// whenOf is when; of what is ahead, the time of the clause above is that of the promise if it has passed: "agreed on Monday to extend
// the truce".
func (r *reading) whenOf(t *trigger, ahead bool) *record.Time {
	s := r.Sentences[r.Tokens[t.token].Sentence]
	best, cost := -1, maxTimeCost+1
	for k := s.First; k < s.Last; k++ {
		i := r.timexOf[k]
		if i < 0 || k > s.First && r.timexOf[k-1] == i || r.Timexes[i].From.IsZero() || r.Timexes[i].Type == text.Duration && r.afterForce(k) {
			continue
		}
		if c := r.timeCost(t, r.timexHead(k)); c < cost && !(ahead && c > 0 && !r.Published.Day.Before(r.Timexes[i].To)) {
			best, cost = i, c
		}
	}
	if best < 0 {
		return nil
	}
	found := r.time(best)
	return &found
}

// afterForce reports whether token k stands in a sentence about what enters into force, or behind one, from which day its terms run.
func (r *reading) afterForce(k int) bool {
	s := r.Tokens[k].Sentence
	for i := r.Sentences[max(0, s-1)].First; i < r.Sentences[s].Last; i++ {
		if t := &r.Tokens[i]; t.Lemma == "force" && r.caseOf(i) == "into" || t.Lemma == "effect" && i > 0 && r.Tokens[i-1].Lemma == "take" {
			return true
		}
	}
	return false
}

// maxTimeCost is how far, in steps through the tree, a time may stand from the event that it dates.
const maxTimeCost = 3

// timexHead returns the token that ties the time expression at token k to the rest of the sentence.
func (r *reading) timexHead(k int) int {
	i := r.timexOf[k]
	for n := 0; n < maxClimb && r.Tokens[k].Head >= 0 && r.timexOf[r.Tokens[k].Head] == i; n++ {
		k = r.Tokens[k].Head
	}
	if h := r.Tokens[k].Head; h >= 0 && r.Tokens[h].Is("advmod") && r.Tokens[h].XPOS == "RBR" {
		return h // "no later than May"
	}
	return k
}

// timeCost is the number of clauses between an event and the word that the time expression headed by k depends on.
func (r *reading) timeCost(t *trigger, k int) int {
	g := r.Tokens[k].Head
	if g < 0 || !r.datesWith(k) {
		return maxTimeCost + 1
	}
	if r.datesTrigger(t, k, g) {
		return 0
	}
	cost := 0
	for c := t.token; r.Tokens[c].Head >= 0 && cost < maxTimeCost; c = r.Tokens[c].Head {
		u := &r.Tokens[c]
		if !r.dated(u.Deprel, c, r.isNoun(t.token)) || u.Is("conj") && r.Dependent(c, "nsubj") >= 0 && !r.fronted(k) {
			break
		}
		cost++
		if u.Is("conj") { // a time of its own goes before that of the other half
			cost++
		}
		if u.Head == g {
			return cost
		}
	}
	if r.atOnce(t, g) || r.happensDuring(t.token, g) || r.byPaper(t.token, g) {
		return maxTimeCost
	}
	if h := &r.Tokens[g]; h.Head == t.token && r.isNoun(g) && !h.Is("conj") && !h.Is("nsubj") && r.caseOf(k) != "" {
		return 1 // the parser hung the time on the noun before it
	}
	if r.behindPlace(t, k, g) {
		return maxTimeCost
	}
	return maxTimeCost + 1
}

// behindPlace reports whether the time headed by k, which the tree has tied to the place g before it, dates trigger t above the place:
// "killed in a raid on a post in the north of Chad on Friday".
func (r *reading) behindPlace(t *trigger, k, g int) bool {
	if r.caseOf(k) != "on" || k < g || !r.isPlace(g) && !r.isPlace(r.oblique(g, "of")) {
		return false
	}
	for n := 0; n < maxTimeCost+2 && r.Tokens[g].Head >= 0 && r.isNoun(g) && (r.Tokens[g].Is("nmod") || r.Tokens[g].Is("obl") || r.Tokens[g].Is("flat") || r.Tokens[g].Is("compound")); n++ {
		if g = r.Tokens[g].Head; g == t.token || g == t.light.verb {
			return true
		}
	}
	return false
}

// isPlace reports whether token i, which may be -1, is a place or belongs to the name of one.
func (r *reading) isPlace(i int) bool {
	if i < 0 || r.placeOf[i] >= 0 {
		return i >= 0
	}
	n := sort.Search(len(r.Names), func(n int) bool { return r.Names[n].Last > i })
	return n < len(r.Names) && r.Names[n].First <= i && r.Names[n].Type == text.Location
}

// datesTrigger reports whether the time expression headed by k, which depends on g, dates the trigger itself: its word,
// the verb that carries it unless that only announces it, a part of it ("reached a deal on Friday", but not "praised
// the 2015 deal"), or a participle that says when it is held.
func (r *reading) datesTrigger(t *trigger, k, g int) bool {
	switch h := &r.Tokens[g]; {
	case g == t.token:
		return true
	case g == t.light.verb:
		return !announcing[h.Lemma] || arranged[t.entry.kind] && r.Published.Day.Before(r.Timexes[r.timexOf[k]].To) // "announced a visit in May"
	case contains(t.also, g):
		return r.Tokens[k].Is("obl") || r.Tokens[k].Is("nmod") && r.caseOf(k) != ""
	case (h.Is("acl") && r.isNoun(h.Head) || h.Is("amod") && h.UPOS == "ADJ") && (h.Head == t.token || t.entry.kind == record.Consult && contains(t.also, h.Head)):
		return setting[h.Lemma] || holding[h.Lemma]
	}
	return false
}

// announcing verbs tell of an event at another time than its own; setting verbs say when it is to be; holding verbs
// say when it was.
var (
	announcing = setOf("announce", "propose", "promise", "pledge", "discuss", "cancel", "postpone", "oppose", "reject", "request", "demand", "order", "float", "confirm")
	setting    = setOf("schedule", "plan", "set", "slate", "due", "expect", "fix", "book", "call", "arrange", "postpone", "delay", "summon")
	holding    = setOf("hold", "convene", "stage", "begin", "start", "open", "end", "conclude", "happen", "occur", "carry", "launch", "conduct", "sign")
)

// dated reports whether the time of the clause above also dates what stands in it by relation rel.
func (r *reading) dated(rel string, c int, noun bool) bool {
	if noun { // a noun that no light verb carries has a time of its own, or that of the noun it belongs to
		return rel == "nmod" && containers[r.Tokens[r.Tokens[c].Head].Lemma] || rel == "conj"
	}
	switch rel {
	case "xcomp", "conj", "ccomp":
		return rel != "ccomp" || r.markOf(c) == "to"
	case "advcl": // "gathered on Friday to discuss", but not "rejected on Friday a request to open"
		return r.Tokens[c].XPOS == "VBG" && !sequence[r.markOf(c)] || r.markOf(c) == "to" && !r.hasObject(r.Tokens[c].Head)
	case "acl":
		return r.Tokens[c].XPOS == "VBG"
	}
	return false
}

// sequence conjunctions say that what follows them happens at another time.
var sequence = setOf("after", "before", "since", "until")

// hasObject reports whether the verb at token v has an object that is no time.
func (r *reading) hasObject(v int) bool {
	for c := range r.Dependents(v) {
		if r.Tokens[c].Is("obj") && r.timexOf[c] < 0 {
			return true
		}
	}
	return false
}

// atOnce reports whether clause g happens when trigger t does: "ten were hurt when a bomb went off on Friday", "she pleaded guilty on
// Monday when her trial opened".
func (r *reading) atOnce(t *trigger, g int) bool {
	v := t.token
	if t.light.verb >= 0 && t.light.kind == happen {
		v = t.light.verb
	}
	return r.Tokens[g].Head == v && r.whenClause(g) || r.Tokens[v].Head == g && r.whenClause(v)
}

// whenClause reports whether clause v opens with "when" and stands behind the clause that it dates.
func (r *reading) whenClause(v int) bool {
	t := &r.Tokens[v]
	return t.Is("advcl") && v > t.Head && t.XPOS != "VBG" && r.conjunction(v) == "when"
}

// fronted reports whether the time expression headed by k opens its clause, so that it holds for all halves of it: "On
// Monday he was freed, and his wife was arrested", but not "he was freed on Monday, and his wife was arrested".
func (r *reading) fronted(k int) bool {
	subject := r.Dependent(r.Tokens[k].Head, "nsubj")
	return subject >= 0 && k < subject
}

// happensDuring reports whether the noun n names what the verb v happens at or comes after: "spoke on Friday at the
// talks", "was followed by a visit in May". The time of the verb is then its own.
func (r *reading) happensDuring(n, v int) bool {
	u := &r.Tokens[n]
	if !r.isNoun(n) || u.Head != v || !u.Is("obl") {
		return false
	}
	c := r.caseOf(n)
	return c == "during" || c == "at" || c == "in" && harming[r.Tokens[v].Lemma] || c == "by" && (r.Tokens[v].Lemma == "follow" || r.Tokens[v].Lemma == "precede")
}

// harming verbs tell what is suffered in a deed: "killed in a raid".
var harming = setOf("kill", "die", "wound", "injure", "hurt", "perish")

// byPaper reports whether the act at token v is done by a paper whose issue the participle p tells of: "rejected the
// appeal in a ruling released on Thursday".
func (r *reading) byPaper(v, p int) bool {
	if !r.Tokens[p].Is("acl") || r.Tokens[p].XPOS != "VBN" || !issuing[r.Tokens[p].Lemma] {
		return false
	}
	n := r.Tokens[p].Head
	h := r.Tokens[n].Head
	return r.caseOf(n) == "in" && h >= 0 && (h == v || r.Tokens[n].Is("nmod") && r.Tokens[h].Is("obj") && r.Tokens[h].Head == v)
}

// issuing verbs say that a paper is given out.
var issuing = setOf("release", "issue", "publish", "date", "deliver", "hand", "send", "sign", "make", "write")

// granting verbs leave somebody time until a day.
var granting = setOf("have", "give", "grant", "get")

// datesWith reports whether the time expression headed by k says when something happens, not until or since when.
func (r *reading) datesWith(k int) bool {
	switch r.caseOf(k) {
	case "for", "to":
		return setting[r.Tokens[r.Tokens[k].Head].Lemma]
	case "from": // "will be held from Monday", but not "has been held from Monday"
		return !r.Published.Day.IsZero() && r.Published.Day.Before(r.Timexes[r.timexOf[k]].From)
	case "until", "till": // "have until Friday to leave"
		return granting[r.Tokens[r.Tokens[k].Head].Lemma]
	case "before": // "will go before the end of June" sets a term, "went before June" dates nothing
		return r.deadline(k)
	case "since", "after":
		return false
	}
	for c := range r.Dependents(r.Tokens[k].Head) { // "eight days after leaving" measures, but does not date the leaving
		if t := &r.Tokens[c]; c > k && t.Is("mark") && sequence[t.Lemma] {
			return false
		}
	}
	return true
}

// deadline reports whether the time expression headed by k, still to come, is the term of what is to be done.
func (r *reading) deadline(k int) bool {
	if r.Published.Day.IsZero() || !r.Published.Day.Before(r.Timexes[r.timexOf[k]].From) {
		return false
	}
	v := r.Tokens[k].Head
	return r.auxIs(v, "will", "shall", "must", "would", "should") || r.markOf(v) == "to"
}
