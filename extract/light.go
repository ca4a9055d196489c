package extract

import (
	"fmt"
	"slices"
	"strings"
)

// A lightVerb lends its clause to a noun that tells of an event: "launched" in "launched a crackdown".
type lightVerb struct {
	verb int // token; the noun itself if it is the predicate, as in "is in talks"; -1 if there is none
	kind string
}

// The kinds of light verb, as data/support.txt names them.
const (
	holder  = "holder" // its subject does what the noun says
	target  = "target" // its subject suffers it
	happen  = "happen" // the noun is its subject
	stopped = "stop"   // the event ends or does not take place
)

// A multiword is a lemma and the words that must go with it: "come" with "under".
type multiword struct {
	head   string
	others []string
	value  string
	rule   string // where it is listed: "support.txt:14"
}

// multiwords are grouped by their heads.
type multiwords map[string][]multiword

// plain returns the value of a word that stands alone, "" if it has none.
func (m multiwords) plain(word string) string {
	for _, w := range m[word] {
		if len(w.others) == 0 {
			return w.value
		}
	}
	return ""
}

// readMultiwords reads lines "value: word, word word" into patterns; the value is kept with each.
func readMultiwords(files []File, wrong *faults) multiwords {
	m := multiwords{}
	for _, l := range readLines(files, wrong) {
		wrong.add(l.rule, oneOfKinds(l.name, holder, target, happen, stopped))
		for _, p := range l.words {
			wrong.add(l.rule, m.add(p, l))
		}
	}
	return m
}

// add adds the pattern p of line l.
func (m multiwords) add(p string, l line) error {
	w := strings.Fields(p)
	if strings.ContainsAny(w[0], "*<>") {
		return fmt.Errorf("pattern %q has no word of its own and would match everything; begin it with a lemma", p)
	}
	m[w[0]] = append(m[w[0]], multiword{w[0], w[1:], l.name, l.rule})
	return nil
}

// oneOfKinds returns an error unless name is one of the known ones.
func oneOfKinds(name string, known ...string) error {
	if slices.Contains(known, name) {
		return nil
	}
	return fmt.Errorf("%q is none of %s; the head of the built-in file explains each", name, strings.Join(known, ", "))
}

// containers are nouns that only measure the noun after "of": "a series of attacks".
var containers = setOf("series", "round", "wave", "string", "spate", "number", "act", "campaign", "spree", "flurry", "course", "process", "set", "day", "week", "month", "year",
	"decade", "hour", "kind", "form", "lot", "couple", "dozen", "hundred", "first", "one", "outbreak", "bout", "cycle", "period", "level", "degree", "spell", "part", "result", "sign", "gesture", "barrage", "torrent", "chorus", "storm", "deal", "host", "batch", "half", "third", "quarter", "rest", "remainder", "bulk", "tranche", "instalment", "installment", "type", "sort", "escalation", "resumption", "start", "beginning", "continuation", "conduct", "exchange")

// lightVerb finds the verb that carries noun n.
func (x *Extractor) lightVerb(r *reading, n int) lightVerb {
	top := r.carried(n)
	t := &r.Tokens[top]
	if v := r.Dependent(top, "cop"); v >= 0 || t.Deprel == "root" && r.Dependent(top, "nsubj") >= 0 {
		return x.copular(r, top)
	}
	if t.Head < 0 {
		return x.carrierBelow(r, top)
	}
	h := &r.Tokens[t.Head]
	if h.UPOS != "VERB" && h.UPOS != "AUX" && h.UPOS != "ADJ" {
		return x.carrierBelow(r, top)
	}
	switch {
	case t.Is("obj"), t.Is("obl"), t.Is("xcomp"), t.Is("iobj"):
		if k := x.carries(r, t.Head, top); k == holder || k == target || k == stopped {
			return lightVerb{t.Head, k}
		}
	case t.Deprel == "nsubj:pass":
		if k := x.carries(r, t.Head, top); k != "" {
			return lightVerb{t.Head, k}
		}
	case t.Deprel == "nsubj", t.Deprel == "nsubj:outer": // "a round is to begin"
		if k := x.carriesAs(r, t.Head, top, happen); k != "" {
			return lightVerb{t.Head, k}
		}
	}
	return x.carrierBelow(r, top)
}

// carried climbs from noun n to the noun that stands in the sentence for it: the first of a coordination, "series" in "series of attacks".
func (r *reading) carried(n int) int {
	for k := 0; k < maxClimb; k++ {
		t := &r.Tokens[n]
		switch {
		case t.Is("conj") && isNominal(r.Tokens[t.Head].UPOS) && r.mentionOf[t.Head] < 0:
			n = t.Head
		case t.Is("appos") && n > t.Head && r.isNoun(t.Head) && r.mentionOf[t.Head] < 0 && r.Dependent(n, "conj") > n:
			n = t.Head // "strengthen trade with Peru, a treaty with Chile, and …", a list that the parser takes for an apposition
		case t.Is("nmod") && containers[r.Tokens[t.Head].Lemma] && r.caseOf(n) == "of":
			n = t.Head
		default:
			return n
		}
	}
	return n
}

// copular treats a noun that is the predicate: "is in talks" has a holder, "is under attack" a target, "it was an attack" neither.
func (x *Extractor) copular(r *reading, n int) lightVerb {
	switch r.caseOf(n) {
	case "in", "on", "at":
		if r.Tokens[n].Lemma == "trial" {
			return lightVerb{n, target}
		}
		return lightVerb{n, holder}
	case "for":
		if r.Tokens[n].Lemma == "talk" { // a headline: "Prince in Oslo for talks"
			return lightVerb{n, holder}
		}
	case "under":
		return lightVerb{n, target}
	}
	return lightVerb{n, happen}
}

// carrierBelow finds the participle or relative clause that carries noun n: "sanctions imposed by", "the attack it launched".
func (x *Extractor) carrierBelow(r *reading, n int) lightVerb {
	for c := range r.Dependents(n) {
		t := &r.Tokens[c]
		if t.UPOS != "VERB" || !t.Is("acl") {
			continue
		}
		if t.Deprel == "acl" && t.XPOS != "VBN" {
			continue
		}
		if k := x.carries(r, c, n); k != "" && k != happen {
			return lightVerb{c, k}
		}
	}
	return lightVerb{verb: -1}
}

// carries returns how verb v carries noun n, "" if it does not.
func (x *Extractor) carries(r *reading, v, n int) string {
	if r.namesThing(v) {
		return ""
	}
	best, size := "", -1
	for _, m := range x.support[strings.ToLower(r.Tokens[v].Lemma)] {
		if m.value == happen && r.Tokens[n].Deprel != "nsubj:pass" || len(m.others) <= size || !r.has(v, n, m.others) {
			continue
		}
		best, size = m.value, len(m.others)
	}
	return best
}

// carriesAs is carries for one kind only.
func (x *Extractor) carriesAs(r *reading, v, n int, kind string) string {
	for _, m := range x.support[strings.ToLower(r.Tokens[v].Lemma)] {
		if m.value == kind && r.has(v, -1, m.others) {
			return kind
		}
	}
	return ""
}

// has reports whether the words go with verb v and its phrase n: the adposition of n must be among them,
// the others are particles, objects or adpositions below v.
func (r *reading) has(v, n int, words []string) bool {
	need := ""
	if n >= 0 && r.Tokens[n].Is("obl") {
		need = r.caseOf(n)
	}
	for _, w := range words {
		if w == need {
			need = ""
			continue
		}
		if w == "be" || r.below(v, &element{word: w}, false) < 0 {
			return false
		}
	}
	return need == ""
}

// namesThing reports whether verb v says what something is called, so that it carries none of the nouns below it:
// "called it an act of terrorism", "called the accord one-sided".
func (r *reading) namesThing(v int) bool {
	if r.Tokens[v].Lemma != "call" {
		return false
	}
	objects := 0
	for c := range r.Dependents(v) {
		switch t := &r.Tokens[c]; {
		case t.Is("xcomp") && t.UPOS != "VERB", t.Is("obj") && r.Dependent(c, "det") >= 0 && r.definite(c): // one calls a meeting, but the meeting a success
			return true
		case t.Is("obj") || t.Is("iobj"):
			objects++
		}
	}
	return objects > 1
}
