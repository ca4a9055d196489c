package extract

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// A turn is what became of the plan that a trigger tells of: the visit in "called off the visit".
type turn struct {
	kind  record.Turn
	token int // the word that says so: "called"
	words text.Span
	rule  string // "turns.txt:20"
}

// turnWords are the words of data/turns.txt by the place in which they stand to the event.
type turnWords map[string]multiwords

// readTurns reads data/turns.txt and the user's own.
func readTurns(files []File, wrong *faults) turnWords {
	w := turnWords{"does": {}, "moves": {}, "goes": {}, "lacks": {}, "noun": {}, "before": {}, "said": {}}
	for _, l := range readLines(files, wrong) {
		kind, place, _ := strings.Cut(l.name, " ")
		wrong.add(l.rule, oneOfKinds(kind, string(record.TurnCancelled), string(record.TurnPostponed), string(record.TurnSuspended), string(record.TurnResumed)))
		if w[place] == nil {
			wrong.add(l.rule, fmt.Errorf("place %q is none of does, moves, goes, lacks, noun, before, said; the head of the built-in file explains each", place))
			continue
		}
		l.name = kind
		for _, p := range l.words {
			wrong.add(l.rule, w[place].add(p, l))
		}
	}
	return w
}

// turnOf returns what became of the plan of trigger t as its sentence tells: of the event itself, or of what stands for it
// there ("a round of talks", "plans to visit").
func (x *Extractor) turnOf(r *reading, t *trigger) turn {
	if !turns(t.entry) || r.asked(t.token) {
		return turn{}
	}
	if found := x.turnBefore(r, t.token); found.kind != "" {
		return found
	}
	n := t.token
	for range maxClimb {
		if found := x.turnAt(r, n); found.kind != "" {
			return found
		}
		h := r.Tokens[n].Head
		if h < 0 || !r.isNoun(h) || max(h-n, n-h) > maxTurnReach || !x.standsForPlan(r, n, h) {
			return turn{}
		}
		n = h
	}
	return turn{}
}

// maxTurnReach bounds, in words, how far the noun that stands for a plan may be, so that long lists do not take the square of
// their length.
const maxTurnReach = 40

// turns reports whether what the entry tells is arranged or lasts, so that it may be called off or go on: no mere speech, and of
// what a court does only that for which it sits.
func turns(e *entry) bool {
	switch e.kind {
	case record.Accuse, record.Request, record.Reject, record.Threaten:
		return sittings[e.head]
	}
	return e.mode != "convict" || sittings[e.head]
}

// sittings are the nouns for what a court or a committee sits for on days that are set.
var sittings = setOf("trial", "retrial", "hearing", "inquest", "proceeding", "ruling", "sentencing", "verdict")

// standsForPlan reports whether noun h stands in its clause for what n below it tells: the first of a coordination, "round"
// in "round of talks", "plan" in "plan to visit" and in "plan for a visit".
func (x *Extractor) standsForPlan(r *reading, n, h int) bool {
	t := &r.Tokens[n]
	if t.Is("conj") || t.Is("nmod") && containers[r.Tokens[h].Lemma] && r.caseOf(n) == "of" {
		return true
	}
	return (t.Is("nmod") || t.Is("acl")) && record.Status(x.effects.governors["noun"].plain(strings.ToLower(r.Tokens[h].Lemma))) == record.Planned
}

// turnBefore is the turn that a word before noun n tells: "the postponed summit".
func (x *Extractor) turnBefore(r *reading, n int) turn {
	for c := range r.Dependents(n) {
		if k := &r.Tokens[c]; c < n && (k.Is("amod") || k.Is("compound")) {
			if m := x.turns["before"].plainly(strings.ToLower(k.Form)); m != nil {
				return turn{record.Turn(m.value), c, k.Span, m.rule}
			}
		}
	}
	return turn{}
}

// turnAt is the turn that the words around token n tell of it, of several the last: "was due in May, but was put off".
func (x *Extractor) turnAt(r *reading, n int) turn {
	var last turn
	for _, g := range r.turning(n) {
		for i := range x.turns[g.place][strings.ToLower(r.Tokens[g.token].Lemma)] {
			m := &x.turns[g.place][strings.ToLower(r.Tokens[g.token].Lemma)][i]
			if r.turnsWith(g, m) && x.turned(r, g, m) && g.token >= last.token {
				last = turn{record.Turn(m.value), g.token, r.turnSpan(g, m), m.rule}
			}
		}
	}
	return last
}

// A governing word may tell the turn of what it governs in a place of turns.txt.
type governing struct {
	token int
	place string
}

// turning lists the words that may tell the turn of what token n tells.
func (r *reading) turning(n int) []governing {
	t := &r.Tokens[n]
	all := r.turningBelow(n)
	if t.Head < 0 {
		return all
	}
	h := &r.Tokens[t.Head]
	switch {
	case t.Is("nsubj"):
		all = append(all, r.predicates(t.Head)...)
	case h.UPOS == "VERB" && (t.Is("obj") || t.Is("obl") && r.caseOf(n) == "" || r.gerundObject(n)):
		all = append(all, governing{t.Head, "does"}, governing{t.Head, "moves"})
	case r.isNoun(t.Head) && (t.Is("nmod:poss") || t.Is("compound") || t.Is("nmod") && turnCases[r.caseOf(n)]):
		all = append(all, governing{t.Head, "noun"})
	}
	return all
}

// turnCases are the adpositions between a noun that tells a turn and the event: "a halt to the talks".
var turnCases = setOf("of", "to", "in")

// gerundObject reports whether clause n is what its verb acts on: "postponed signing the deal".
func (r *reading) gerundObject(n int) bool {
	t := &r.Tokens[n]
	return t.XPOS == "VBG" && (t.Is("xcomp") || t.Is("ccomp"))
}

// predicates lists what is said of the subject of predicate v, by itself and in what is coordinated with it: "was due in May,
// but was put off".
func (r *reading) predicates(v int) []governing {
	var all []governing
	if r.Tokens[v].UPOS != "VERB" {
		all = append(all, governing{v, "said"})
	} else {
		all = r.turningVerb(v)
	}
	for c := range r.Dependents(v) {
		if k := &r.Tokens[c]; k.Is("conj") && k.UPOS == "VERB" && r.Dependent(c, "nsubj") < 0 {
			all = append(all, r.turningVerb(c)...)
		}
	}
	return all
}

// turningVerb lists the places in which verb v stands to its subject.
func (r *reading) turningVerb(v int) []governing {
	if r.passive(v) {
		return []governing{{v, "does"}, {v, "moves"}, {v, "lacks"}}
	}
	return []governing{{v, "goes"}, {v, "lacks"}}
}

// turningBelow lists the participles and clauses about noun n: "talks suspended in May", "the visit that he put off".
func (r *reading) turningBelow(n int) []governing {
	var all []governing
	for c := range r.Dependents(n) {
		k := &r.Tokens[c]
		if k.UPOS != "VERB" || !k.Is("acl") {
			continue
		}
		subject := r.Dependent(c, "nsubj")
		switch {
		case k.Deprel == "acl" && k.XPOS == "VBN", subject >= 0 && r.passive(c) && r.antecedent(subject) == n, subject >= 0 && r.antecedent(subject) < 0 && !r.passive(c) && r.Dependent(c, "obj") < 0:
			all = append(all, governing{c, "does"})
		case subject >= 0 && r.antecedent(subject) == n:
			all = append(all, governing{c, "goes"}, governing{c, "lacks"})
		}
	}
	return all
}

// turnsWith reports whether what else m asks for goes with g.
func (r *reading) turnsWith(g governing, m *multiword) bool {
	return r.has(g.token, -1, m.others) && (g.place != "said" || r.Dependent(g.token, "cop") >= 0)
}

// turned reports whether the words of g say that the turn has been taken or is settled: they are told as so, or as decided.
func (x *Extractor) turned(r *reading, g governing, m *multiword) bool {
	v := g.token
	switch {
	case g.place == "lacks":
		return r.denial(v) >= 0 && (r.auxIs(v, "will", "would", "wo", "'ll", "’ll", "'d", "’d") || r.noLonger(v)) && !r.conditional(v)
	case g.place == "moves" && r.movedBy(v) == nil:
		return false
	}
	switch s := x.statusAt(r, v, maxClimb); s {
	case record.Occurred, record.Ongoing:
		return true
	case record.Planned:
		return r.auxIs(v, "will", "would", "'ll", "’ll")
	}
	return false
}

// noLonger reports whether verb v speaks of the present and is denied by "no longer": "is no longer going ahead".
func (r *reading) noLonger(v int) bool {
	d := r.denial(v)
	return d >= 0 && r.isNoLonger(d) && (r.Tokens[v].XPOS == "VBG" || r.simplePresent(v))
}

// denial returns the "not", the "never" or the "longer" of "no longer" that denies verb v, or -1.
func (r *reading) denial(v int) int {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; t.Is("advmod") && c < v && (t.Lemma == "not" || t.Lemma == "never" || t.Lemma == "n't" || t.Lemma == "n’t" || r.isNoLonger(c)) {
			return c
		}
	}
	return -1
}

// isNoLonger reports whether token i is the second word of "no longer".
func (r *reading) isNoLonger(i int) bool {
	d := r.Dependent(i, "advmod")
	return d >= 0 && strings.EqualFold(r.Tokens[i].Form, "longer") && strings.EqualFold(r.Tokens[d].Form, "no")
}

// movedBy returns the time to which verb v moves something, nil if it tells none.
func (r *reading) movedBy(v int) *record.Time {
	return r.movedTo(&trigger{token: v, light: lightVerb{verb: -1}, turn: turn{token: v}})
}

// turnSpan returns the words that tell the turn: the verb with its particle, with what denies it, "on hold".
func (r *reading) turnSpan(g governing, m *multiword) text.Span {
	span := r.Tokens[g.token].Span
	for _, w := range m.others {
		if k := r.below(g.token, &element{word: w}, false); k >= 0 {
			span = span.Join(r.Tokens[k].Span)
		}
	}
	if g.place == "lacks" {
		span = span.Join(r.Tokens[r.Dependent(g.token, "aux")].Span)
	}
	if g.place == "said" {
		span = span.Join(r.Tokens[r.Dependent(g.token, "cop")].Span)
	}
	return span
}

// take gives the event the turn of its plan, with the status and the time that go with it.
func (x *Extractor) take(r *reading, e *record.Event, t *trigger) {
	k := t.turn
	e.Turn, e.TurnWords = k.kind, r.quote(k.words)
	switch k.kind {
	case record.TurnCancelled, record.TurnSuspended:
		e.Status = record.Negated
		if e.When != nil && r.tiedTo(e.When, k.token) && r.denial(k.token) < 0 { // it is the time of the calling off
			e.When = nil
		}
	case record.TurnPostponed:
		e.Status, e.When = record.Planned, r.movedTo(t)
	case record.TurnResumed:
		if e.Status == record.Negated { // "were suspended in January and resumed on Monday"
			e.Status, e.When = x.statusAt(r, k.token, maxClimb), r.timeBelow(k.token)
		}
	}
	if k.kind != "" {
		r.note(step{"status", t.token, k.token, string(k.kind), k.rule})
	}
}

// timeBelow returns the time that depends on token v, nil if there is none.
func (r *reading) timeBelow(v int) *record.Time {
	for c := range r.Dependents(v) {
		if r.timexOf[c] >= 0 && r.datesWith(c) {
			if when := r.time(r.timexOf[c]); !when.From.IsZero() {
				return &when
			}
		}
	}
	return nil
}

// tiedTo reports whether the time depends on token v.
func (r *reading) tiedTo(when *record.Time, v int) bool {
	first, last := r.TokensIn(when.Span)
	return first < last && r.Tokens[r.timexHead(first)].Head == v
}

// movedTo returns the time to which the event of trigger t is put off, nil if none is stated: May in "from March to May".
func (r *reading) movedTo(t *trigger) *record.Time {
	s := r.Sentences[r.Tokens[t.token].Sentence]
	for k := s.Last - 1; k > s.First; k-- {
		if r.timexOf[k] < 0 || r.timexHead(k) != k {
			continue
		}
		h := r.Tokens[k].Head
		if h != t.turn.token && h != t.token && h != t.light.verb && (h < 0 || r.Tokens[h].Head != t.turn.token) || !later[r.caseOf(k)] {
			continue
		}
		moved := r.Timexes[r.timexOf[k]]
		if len(moved.Parts) == 2 && moved.Parts[1].Covers(r.Tokens[k].Span) {
			moved = moved.Parts[1]
		}
		if when := r.timeOf(moved); !when.From.IsZero() {
			return &when
		}
	}
	return nil
}

// later are the adpositions before the time to which something is put off.
var later = setOf("to", "until", "till", "for")

// plainly returns the entry of a word that stands alone, nil if there is none.
func (m multiwords) plainly(word string) *multiword {
	if i := slices.IndexFunc(m[word], func(w multiword) bool { return len(w.others) == 0 }); i >= 0 {
		return &m[word][i]
	}
	return nil
}

// turnsOf finds the turns of all findings. An event whose turn is told keeps its place beside what was done to it: who
// calls off the talks breaks them off, and the talks are cancelled.
func (x *Extractor) turnsOf(r *reading, found []*finding) {
	for _, f := range found {
		r.follow(f)
		f.turn = x.turnOf(r, &f.trigger)
	}
}

// keeps reports whether what the entry tells keeps its place beside what was done to it. An agreement does not: who scraps one
// does not undo that it was made.
func (e *entry) keeps() bool { return kept[e.kind] || sittings[e.head] }

var kept = map[record.Type]bool{record.Consult: true, record.Cooperate: true, record.Aid: true, record.Mobilize: true, record.Protest: true}
