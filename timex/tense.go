package timex

import (
	"slices"
	"strings"

	"chancery/text"
)

// tense is when the verb that governs a time expression says that things happen.
type tense uint8

// The tenses.
const (
	unknown tense = iota // no finite verb governs it: a headline, a list
	past
	present // the simple present: it states facts, or plans ("leaves on Friday")
	future
)

// tenseAt returns the tense of the verb that governs token i: of its own clause where the report was parsed, otherwise
// of the nearest verb of the sentence. It is direct if the expression qualifies that very verb and not a noun or an
// unfinished clause below it: "signed on Friday", but not "signed the pact of Friday".
func tenseAt(d *text.Document, i int) (t tense, direct bool) {
	if i < 0 || i >= len(d.Tokens) {
		return unknown, false
	}
	if d.Tokens[i].Deprel == "" {
		return flatTense(d, i), true
	}
	nominal := d.Tokens[i].Is("nmod") || d.Tokens[i].Is("compound")
	for steps := 0; i >= 0 && steps < maxClimb; steps++ {
		if t := clauseTense(d, i, nominal); t != unknown {
			return t, !nominal
		}
		nominal = nominal || steps > 0 && d.Tokens[i].Head >= 0
		i = d.Tokens[i].Head
	}
	return unknown, false
}

// deferred reports whether the verb that governs token i moves something to a later day: "postponed until Monday".
func deferred(d *text.Document, i int) bool {
	const reach = 2 // "postponed signing the pact until Monday"
	for k := 0; k < reach && i >= 0 && i < len(d.Tokens) && d.Tokens[i].Head >= 0; k++ {
		if i = d.Tokens[i].Head; isClass(&d.Tokens[i], "defer") {
			return true
		}
	}
	return false
}

// maxClimb bounds the way up a tree that could have a cycle.
const maxClimb = 40

// maxDependents bounds how many dependents of a word are looked at: those of a verb group are few, and a list of ten
// thousand days must not take the square of that.
const maxDependents = 64

// verbGroup is what the auxiliaries of a clause say.
type verbGroup struct {
	first  string // Penn tag of the first of them, "" if there is none
	future bool   // will, may, …
	would  bool   // would: the future as seen from the past
	have   bool   // has, have: the perfect
	had    bool   // the past perfect
	to     bool   // an infinitive
}

func verbGroupOf(d *text.Document, i int) verbGroup {
	var g verbGroup
	seen := 0
	for c := range d.Dependents(i) {
		if seen++; seen > maxDependents {
			break
		}
		t := &d.Tokens[c]
		switch {
		case t.Is("mark") && strings.EqualFold(t.Form, "to"):
			g.to = true
		case t.Is("aux") || t.Is("cop"):
			g.add(t)
		}
	}
	return g
}

func (g *verbGroup) add(t *text.Token) {
	if g.first == "" {
		g.first = t.XPOS
	}
	f := strings.ToLower(t.Form)
	g.future = g.future || isFutureAux(f)
	g.would = g.would || f == "would" || f == "'d" || f == "’d"
	g.have = g.have || f == "has" || f == "have" || f == "'ve" || f == "’ve"
	g.had = g.had || f == "had"
}

// clauseTense returns the tense of the clause that token i heads, unknown if it heads none or is not finite.
// In a clause in the present, what a noun phrase mentions ("Friday's attack worries them") is more often past, and so
// is what a participle says of a noun ("shares bought on Friday").
func clauseTense(d *text.Document, i int, nominal bool) tense {
	own := &d.Tokens[i]
	g := verbGroupOf(d, i)
	switch {
	case g.had:
		return past
	case isComplementAhead(d, own, g):
		return future
	case g.to && !g.have && (g.first == "VBZ" || g.first == "VBP" || g.first == "VBD"): // "is to be held"
		return future
	case own.XPOS == "VBD" && datesPlan(d, i):
		return future
	case g.future:
		return future
	case (own.XPOS == "VBN" || own.XPOS == "JJ") && isClass(own, "plan"):
		return future
	case g.first == "VBD" || own.XPOS == "VBD" || g.first == "" && own.XPOS == "VBN" && own.Is("acl"):
		return past
	case g.first == "VBZ" || g.first == "VBP" || own.XPOS == "VBZ" || own.XPOS == "VBP":
		return presentTense(own, g, nominal)
	}
	return unknown
}

// presentTense reads a clause in the present: the perfect is past, "is arriving" is future.
func presentTense(verb *text.Token, g verbGroup, nominal bool) tense {
	switch {
	case g.have || nominal:
		return past
	case verb.XPOS == "VBG":
		return future
	}
	return present
}

// isComplementAhead reports whether a verb is an infinitive that depends on what lies ahead: "plans to visit", "is to
// begin", "agreed to meet"; but not "had been due to expire".
func isComplementAhead(d *text.Document, own *text.Token, g verbGroup) bool {
	if own.XPOS != "VB" && g.first != "VB" || own.Head < 0 || !g.to { // "has to be open"
		return false
	}
	h := &d.Tokens[own.Head]
	ahead := isClass(h, "plan") || isClass(h, "intend") || h.Lemma == "be" || h.Lemma == "have" && own.Is("xcomp") || strings.EqualFold(h.Form, "going")
	return ahead && !verbGroupOf(d, own.Head).had
}

// datesPlan reports whether clause i says when something that was yet to come would be: "would discuss it when he came".
func datesPlan(d *text.Document, i int) bool {
	t := &d.Tokens[i]
	if !t.Is("advcl") || t.Head < 0 || !verbGroupOf(d, t.Head).would {
		return false
	}
	for c := range d.Dependents(i) {
		if u := &d.Tokens[c]; c < i && strings.EqualFold(u.Form, "when") && (u.Is("advmod") || u.Is("mark")) {
			return true
		}
	}
	return false
}

// isClass reports whether the lemma of t has a sense of that class; of a report without lemmas its form is read.
func isClass(t *text.Token, c class) bool {
	has := func(w string) bool {
		return slices.ContainsFunc(words.senses[w], func(s sense) bool { return s.class == c })
	}
	if t.Lemma != "" {
		return has(t.Lemma)
	}
	f := strings.ToLower(t.Form)
	for _, ending := range []string{"", "s", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(f, ending); ok && (has(stem) || has(stem+"e") || len(stem) > 1 && has(stem[:len(stem)-1])) {
			return true
		}
	}
	return false
}

// isFutureAux takes a form in lower case.
func isFutureAux(form string) bool {
	switch form {
	case "will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "may", "might", "could", "can", "must", "should":
		return true
	}
	return false
}

// flatTense looks for the nearest verb in an unparsed sentence, first before the expression, then after it.
func flatTense(d *text.Document, i int) tense {
	s := d.Sentences[d.Tokens[i].Sentence]
	for k := i - 1; k >= max(s.First, i-maxDependents); k-- {
		if t := wordTense(&d.Tokens[k]); t != unknown {
			return t
		}
	}
	for k := i + 1; k < min(s.Last, i+maxDependents); k++ {
		if t := wordTense(&d.Tokens[k]); t != unknown {
			return t
		}
	}
	return unknown
}

// wordTense guesses the tense that one word shows.
func wordTense(t *text.Token) tense {
	f := strings.ToLower(t.Form)
	switch {
	case t.XPOS == "VBD" || f == "was" || f == "were" || f == "had" || f == "said":
		return past
	case isFutureAux(f) && f != "may" || isClass(t, "plan") && strings.HasSuffix(f, "s"):
		return future
	case t.XPOS == "" && len(f) > 4 && strings.HasSuffix(f, "ed"):
		return past
	}
	return unknown
}
