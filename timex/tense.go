package timex

import (
	"strings"

	"chancery/text"
)

// tense is when the verb that governs a time expression says that things happen.
type tense uint8

// The tenses.
const (
	unknown tense = iota // no finite verb governs it: a headline, a list
	past
	future
)

// tenseAt returns the tense of the verb that governs token i: of its own clause where the report was parsed, otherwise
// of the nearest verb of the sentence.
func tenseAt(d *text.Document, i int) tense {
	if i < 0 || i >= len(d.Tokens) {
		return unknown
	}
	if d.Tokens[i].Deprel == "" {
		return flatTense(d, i)
	}
	nominal := false
	for steps := 0; i >= 0 && steps < maxClimb; steps++ {
		if ahead(d, i) {
			return future
		}
		if t := clauseTense(d, i, nominal); t != unknown {
			return t
		}
		nominal = nominal || d.Tokens[i].Is("nmod")
		i = d.Tokens[i].Head
	}
	return unknown
}

// maxClimb bounds the way up a tree that could have a cycle.
const maxClimb = 40

// clauseTense returns the tense of the clause that token i heads, unknown if it heads none or is not finite.
// In a clause in the present, what a noun phrase mentions ("Friday's attack worries them") is more often past.
func clauseTense(d *text.Document, i int, nominal bool) tense {
	first := ""
	for c := range d.Dependents(i) {
		t := &d.Tokens[c]
		if !t.Is("aux") && !t.Is("cop") || c > i && !t.Is("cop") {
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
	case first == "VBD" || own.XPOS == "VBD":
		return past
	case first == "VBZ" || first == "VBP":
		return presentTense(own, nominal)
	case own.XPOS == "VBZ" || own.XPOS == "VBP":
		return presentTense(own, nominal)
	}
	return unknown
}

// presentTense reads a clause in the present: the perfect is past, "arrives on Friday" and "is arriving" are future.
func presentTense(verb *text.Token, nominal bool) tense {
	if verb.XPOS == "VBN" || nominal {
		return past
	}
	return future
}

// ahead reports whether token i is a complement of what lies in the future: "plans to visit", "is to begin",
// "scheduled for Monday".
func ahead(d *text.Document, i int) bool {
	t := &d.Tokens[i]
	if t.XPOS != "VBD" && (t.XPOS == "VBN" || t.XPOS == "JJ") && planned(t) {
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
	lemma := t.Lemma
	if lemma == "" {
		lemma = strings.ToLower(t.Form)
	}
	for _, s := range words.senses[lemma] {
		if s.class == "plan" {
			return true
		}
	}
	return false
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
