package extract

import (
	"strings"

	"chancery/record"
)

// governor returns the effect of word h on what c below it says, "" if h is no governing word.
func (x *Extractor) governor(r *reading, h, c int) record.Status {
	pos := ""
	switch r.Tokens[h].UPOS {
	case "VERB", "AUX":
		pos = "verb"
	case "NOUN":
		pos = "noun"
	case "ADJ", "ADV":
		pos = "adj"
	}
	clause := r.verbal(c)
	best, size, rule := record.Status(""), -1, ""
	for _, m := range x.effects.governors[pos][strings.ToLower(r.Tokens[h].Lemma)] {
		if len(m.others) <= size || !clause && !r.governsNoun(h, c, m.others) || clause && !r.governsClause(h, c, m.others) {
			continue
		}
		best, size, rule = record.Status(m.value), len(m.others), m.rule
	}
	if best != "" {
		r.note(step{"status", c, h, string(best), rule})
	}
	return best
}

// governsNoun reports whether h with the words takes noun c as its complement: its object, its of-phrase,
// or the phrase of the adposition among the words.
func (r *reading) governsNoun(h, c int, words []string) bool {
	t, adposition := &r.Tokens[c], r.caseOf(c)
	if t.Is("compound") {
		return len(words) == 0
	}
	switch adposition {
	case "", "of", "about":
		return len(words) == 0 || r.has(h, -1, words)
	case "for", "to", "against", "on", "over", "with":
		if len(words) == 0 {
			return r.isNoun(h)
		}
	}
	return len(words) > 0 && words[len(words)-1] == adposition && r.has(h, c, words)
}

func (r *reading) governsClause(h, c int, words []string) bool {
	if len(words) == 0 {
		t := &r.Tokens[c]
		return !t.Is("advcl") || r.Tokens[h].UPOS == "ADJ" || r.isNoun(h) || t.XPOS == "VBG" && objectControlMarks[r.markOf(c)]
	}
	for _, w := range words {
		if r.Tokens[c].Is("advcl") && adjoining[r.markOf(c)] && r.markOf(c) != w {
			return false // "keep them from leaving while …"
		}
		if r.markOf(c) != w && r.below(h, &element{word: w}, false) < 0 {
			return false
		}
	}
	return true
}

// adjoining conjunctions open clauses that no word governs.
var adjoining = setOf("while", "when", "after", "before", "because", "since", "although", "though", "if", "unless", "until")

// adverbEffect is the effect of adverbs such as "allegedly" below v, and of clauses such as "as he claimed".
func (x *Extractor) adverbEffect(r *reading, v int) record.Status {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; t.Is("advcl") && t.UPOS == "VERB" && r.marked(c, "as") && r.Dependent(c, "obj", "ccomp") < 0 && x.governor(r, c, v) == record.Alleged {
			return record.Alleged
		}
		if e := x.effects.below["adverb"][strings.ToLower(r.Tokens[c].Lemma)]; r.Tokens[c].Is("advmod") && e != string(record.Negated) && e != "" && e != string(same) {
			x.noteBelow(r, "adverb", v, c)
			return record.Status(e)
		}
	}
	return ""
}

// notBefore reports whether infinitive v follows "not to", wherever the parser hangs the "not".
func (r *reading) notBefore(v int) bool {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; t.Is("mark") && t.Lemma == "to" && c > 0 && r.Tokens[c-1].Head != v && r.Tokens[c-1].Head < c {
			return strings.EqualFold(r.Tokens[c-1].Form, "not")
		}
	}
	return false
}

// marked reports whether word is among the marks of clause v.
func (r *reading) marked(v int, word string) bool {
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; t.Is("mark") && t.Lemma == word {
			return true
		}
	}
	return false
}

// negated reports whether "not", "never" or "no longer" stands below v, or "no" before its subject or object.
func (x *Extractor) negated(r *reading, v int) bool {
	if r.notBefore(v) {
		return true
	}
	for c := range r.Dependents(v) {
		t := &r.Tokens[c]
		if c > v && c+1 < len(r.Tokens) && r.Tokens[c+1].Is("mark") && r.Tokens[c+1].Lemma == "to" && r.Tokens[c+1].Head > c {
			continue // "undertook not to fight" denies the fight
		}
		if x.effects.below["adverb"][strings.ToLower(t.Lemma)] == string(record.Negated) && (t.Is("advmod") || t.Is("cc") || t.Is("det")) && strings.ToLower(t.Form) != "only" {
			x.noteBelow(r, "adverb", v, c)
			return true
		}
		if t.Is("advmod") && t.Lemma == "long" && r.Dependent(c, "advmod") >= 0 && r.Tokens[r.Dependent(c, "advmod")].Lemma == "no" {
			return true
		}
		if t.Is("nsubj") && (nobody[t.Lemma] || r.determiner(c) == "no") || c > v && nobody[t.Lemma] && (t.Is("obj") || t.Is("obl") && r.determiner(c) == "") && r.Tokens[v].UPOS == "VERB" {
			return true
		}
	}
	return false
}

func (r *reading) determiner(n int) string {
	if d := r.Dependent(n, "det"); d >= 0 {
		return r.Tokens[d].Lemma
	}
	return ""
}

// nobody are the pronouns that deny the clause whose subject or object they are: "handed over none of the trucks".
var nobody = setOf("nobody", "none", "nothing")

// modifierEffect is the effect of an adjective or determiner before noun n: "planned", "alleged", "no".
func (x *Extractor) modifierEffect(r *reading, n int) record.Status {
	for c := range r.Dependents(n) {
		t := &r.Tokens[c]
		if c < n && (t.Is("amod") || t.Is("det") || t.Is("compound") || t.Is("advmod")) {
			if e := x.effects.below["modifier"][strings.ToLower(t.Lemma)]; e != "" {
				x.noteBelow(r, "modifier", n, c)
				return record.Status(e)
			}
			if e := x.effects.below["modifier"][strings.ToLower(t.Form)]; e != "" {
				x.noteBelow(r, "modifier", n, c)
				return record.Status(e)
			}
		}
	}
	if r.caseOf(n) == "without" {
		return record.Negated
	}
	return ""
}

// compose gives the status of what a word with the effect governs, the word itself having status outer.
func compose(effect, outer record.Status) record.Status {
	real := outer == record.Occurred || outer == record.Ongoing
	switch effect {
	case same:
		return outer
	case record.Ongoing:
		if outer == record.Occurred {
			return record.Ongoing
		}
		return outer
	case excluded:
		if outer == record.Negated { // "did not rule out"
			return record.Hypothetical
		}
		return negate(outer)
	case record.Negated:
		return negate(outer)
	}
	if real || outer == record.Planned || outer == record.Proposed || effect == record.Denied {
		return effect
	}
	if outer == record.Negated && (effect == record.Alleged || effect == record.Hypothetical) {
		return record.Hypothetical
	}
	return outer
}

// negate gives the status of what is said not to be so; what was denied not to be so has occurred.
func negate(s record.Status) record.Status {
	if s == record.Negated {
		return record.Occurred
	}
	if s == record.Hypothetical {
		return record.Hypothetical
	}
	return record.Negated
}

// asked reports whether token i stands in a question that can be answered with yes or no.
func (r *reading) asked(i int) bool {
	s := r.Sentences[r.Tokens[i].Sentence]
	question := false
	for k := s.First; k < s.Last; k++ {
		t := &r.Tokens[k]
		if t.XPOS == "WP" || t.XPOS == "WRB" || t.XPOS == "WDT" || t.XPOS == "WP$" {
			return false
		}
		question = question || t.Form == "?"
	}
	return question
}
