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
		if ahead(d, i) {
			return future, !nominal
		}
		if t := clauseTense(d, i, nominal); t != unknown {
			return t, !nominal
		}
		nominal = nominal || steps > 0 && d.Tokens[i].Head >= 0
		i = d.Tokens[i].Head
	}
	return unknown, false
}

// maxClimb bounds the way up a tree that could have a cycle.
const maxClimb = 40

// clauseTense returns the tense of the clause that token i heads, unknown if it heads none or is not finite.
// In a clause in the present, what a noun phrase mentions ("Friday's attack worries them") is more often past, and so
// is what a participle says of a noun ("shares bought on Friday").
func clauseTense(d *text.Document, i int, nominal bool) tense {
	first := ""
	for c := range d.Dependents(i) {
		t := &d.Tokens[c]
		if !t.Is("aux") && !t.Is("cop") {
			continue
		}
		if isFutureAux(t.Form) {
			return future
		}
		if first == "" {
			first = t.XPOS
		}
	}
	own := &d.Tokens[i]
	switch {
	case first == "VBD" || own.XPOS == "VBD" || first == "" && own.XPOS == "VBN" && own.Is("acl"):
		return past
	case first == "VBZ" || first == "VBP" || own.XPOS == "VBZ" || own.XPOS == "VBP":
		return presentTense(own, nominal)
	}
	return unknown
}

// presentTense reads a clause in the present: the perfect is past, "is arriving" is future.
func presentTense(verb *text.Token, nominal bool) tense {
	if verb.XPOS == "VBN" && !planned(verb) || nominal {
		return past
	}
	if verb.XPOS == "VBG" {
		return future
	}
	return present
}

// ahead reports whether token i is a complement of what lies in the future: "plans to visit", "is to begin",
// "scheduled for Monday".
func ahead(d *text.Document, i int) bool {
	t := &d.Tokens[i]
	if (t.XPOS == "VBN" || t.XPOS == "JJ") && planned(t) {
		return true
	}
	if t.XPOS != "VB" || t.Head < 0 {
		return false
	}
	m := d.Dependent(i, "mark")
	if m < 0 || !strings.EqualFold(d.Tokens[m].Form, "to") {
		return false
	}
	h := &d.Tokens[t.Head]
	return planned(h) || h.Lemma == "be" || h.Lemma == "go" && h.XPOS == "VBG"
}

// planned reports whether t is a verb or adjective whose complement lies ahead.
func planned(t *text.Token) bool {
	if t.Lemma != "" {
		return isPlan(t.Lemma)
	}
	f := strings.ToLower(t.Form)
	for _, ending := range []string{"", "s", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(f, ending); ok && (isPlan(stem) || isPlan(stem+"e") || len(stem) > 1 && isPlan(stem[:len(stem)-1])) {
			return true
		}
	}
	return false
}

func isPlan(lemma string) bool {
	return slices.ContainsFunc(words.senses[lemma], func(s sense) bool { return s.class == "plan" })
}

func isFutureAux(form string) bool {
	switch strings.ToLower(form) {
	case "will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "may", "might", "could", "can", "must", "should":
		return true
	}
	return false
}

// flatTense looks for the nearest verb in an unparsed sentence, first before the expression, then after it.
func flatTense(d *text.Document, i int) tense {
	s := d.Sentences[d.Tokens[i].Sentence]
	for k := i - 1; k >= s.First; k-- {
		if t := wordTense(&d.Tokens[k]); t != unknown {
			return t
		}
	}
	for k := i + 1; k < s.Last; k++ {
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
	case isFutureAux(f) && f != "may" || planned(t) && strings.HasSuffix(f, "s"):
		return future
	case t.XPOS == "" && len(f) > 4 && strings.HasSuffix(f, "ed"):
		return past
	}
	return unknown
}
