package timex

import (
	"strings"

	"chancery/text"
)

// A phrase is words [start, end) and what they mean.
type phrase struct {
	start, end int
	meaning    meaning
	parts      []phrase // the two ends of a range
}

// parser finds the expressions of one sentence. Each rule is a method that is given the place where a phrase may start
// and returns its meaning and where it ends; the end is 0 if there is none. Rules look ahead only a few words, so the
// time taken grows with the length of the text.
type parser struct {
	*annotator
	sentence int
	words    []word
}

// rule is one rule of the grammar.
type rule func(p *parser, i int) (meaning, int)

// promising reports whether the sentence has any word of the lexicon or any digit.
func (p *parser) promising() bool {
	for i := range p.words {
		if w := &p.words[i]; w.kind == digits || w.kind == figure || len(w.senses) > 0 {
			return true
		}
	}
	return false
}

// nothing stands for the words before the first and after the last.
var nothing = &word{}

// at returns word i, an empty one outside of the sentence.
func (p *parser) at(i int) *word {
	if i < 0 || i >= len(p.words) {
		return nothing
	}
	return &p.words[i]
}

// says reports whether the words from i on are these.
func (p *parser) says(i int, lower ...string) bool {
	for k, w := range lower {
		if p.at(i+k).lower != w {
			return false
		}
	}
	return true
}

// oneOf reports whether word i is one of these.
func (p *parser) oneOf(i int, lower ...string) bool {
	w := p.at(i).lower
	for _, l := range lower {
		if w == l {
			return true
		}
	}
	return false
}

// skip returns the place after an optional word.
func (p *parser) skip(i int, lower string) int {
	if p.at(i).lower == lower {
		return i + 1
	}
	return i
}

// first tries rules in turn.
func (p *parser) first(i int, rules ...rule) (meaning, int) {
	for _, r := range rules {
		if m, end := r(p, i); end > i {
			return m, end
		}
	}
	return nil, 0
}

// phraseAt returns the phrase that starts at word i: a range, or a single expression with the words that belong to it.
func (p *parser) phraseAt(i int) (phrase, bool) {
	if w := p.at(i); w.kind == mark && !isApostrophe(w.lower) || w.kind == letters && !p.opens(w) {
		return phrase{}, false
	}
	if p.inName(i) {
		return phrase{}, false
	}
	if ph, ok := p.rangeAt(i); ok {
		return ph, true
	}
	ph, ok := p.single(i)
	if ok && p.says(i-1, "since") && !p.attributive(ph.end) && !p.possessive(ph.end) {
		ph.meaning = sinceThen{ph.meaning}
	}
	return ph, ok
}

// opens reports whether a phrase may start with w.
func (p *parser) opens(w *word) bool {
	return len(w.senses) > 0 || opener[w.lower] || words.holidays[w.lower] != nil
}

// opener holds the words without a sense that a phrase may start with.
var opener = map[string]bool{
	"the": true, "a": true, "an": true, "that": true, "every": true, "each": true, "per": true, "once": true, "twice": true,
	"more": true, "less": true, "fewer": true, "at": true, "up": true, "no": true, "half": true, "fiscal": true, "financial": true,
	"right": true, "just": true, "q": true,
}

// single returns the expression that starts at word i. An article belongs to it unless it is that of a noun which
// follows: "the 2008 crisis", "a two-day visit".
func (p *parser) single(i int) (phrase, bool) {
	if p.oneOf(i, "the", "that", "these", "those") {
		return p.definite(i)
	}
	m, end := p.first(i, clockRule, modified, calendar, yearAgo, amount, setRule, refRule, roughly)
	if end == 0 {
		return phrase{}, false
	}
	return phrase{start: i, end: end, meaning: m}, true
}

// definite reads "the" and what it makes definite.
func (p *parser) definite(i int) (phrase, bool) {
	if m, end := p.first(i, edgeOf, backRule); end > 0 {
		return phrase{start: i, end: end, meaning: m}, true
	}
	if !p.says(i, "the") {
		return phrase{}, false
	}
	if m, end := p.first(i+1, nthOf, modified, calendar, yearAgo, amount, firstUnits, weekOf); end > 0 {
		start := i
		if p.attributive(end) {
			start++
		}
		return phrase{start: start, end: end, meaning: m}, true
	}
	m, end := theRule(p, i)
	return phrase{start: i, end: end, meaning: m}, end > 0
}

// attributive reports whether word i is a noun that the words before it qualify: "crisis" in "the 2008 crisis".
func (p *parser) attributive(i int) bool {
	w := p.at(i)
	if w.lower == "-" && w.glued {
		return true
	}
	if w.kind != letters || w == nothing {
		return false
	}
	switch p.doc.Tokens[w.token].UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	case "":
		return !closed[w.lower]
	}
	return false
}

// closed holds the commonest words that are no nouns, for reports without tags.
var closed = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`and or but of in on at to for from by with as was were is are be been has have had will would
		could should may might can must he she it they we i you who which that when while after before since until the a an this
		these those his her their its not said says there also s t ago`) {
		m[w] = true
	}
	return m
}()

// possessive reports whether "'s" stands at word i.
func (p *parser) possessive(i int) bool {
	return isApostrophe(p.at(i).lower) && p.at(i).glued
}

func isApostrophe(s string) bool { return s == "'" || s == "’" || s == "‘" || s == "`" }

// inName reports whether word i is part of a longer name: "May" in "Theresa May" is no month, "Today" in the name of
// a newspaper no day.
func (p *parser) inName(i int) bool {
	w := p.at(i)
	if !w.capital || len(w.senses) == 0 {
		return false
	}
	if w.has("relday") && p.at(i-1).kind == letters || w.has("weekday") && p.at(i-1).has("named") ||
		p.at(i-1).has("title") || p.says(i-1, ".") && p.at(i-2).has("title") {
		return true
	}
	names := p.doc.Names
	for p.nextName < len(names) && names[p.nextName].End <= w.Start {
		p.nextName++
	}
	if p.nextName == len(names) || !names[p.nextName].Covers(w.Span) {
		return false
	}
	return names[p.nextName].Len() > w.Len() || names[p.nextName].Type == text.Person && w.has("month")
}

// contextOf returns what a phrase is resolved against.
func (p *parser) contextOf(ph phrase) *context {
	c := &context{published: p.doc.Published.Day, quarter: p.quarter, before: p.at(ph.start - 1).lower, story: p.story}
	if p.story || p.sentence-p.lastIn <= reach {
		c.last = p.last
	}
	token := p.outermost(p.at(ph.start).token, p.at(ph.end-1).token)
	c.tense = func() (tense, bool) { return tenseAt(p.doc, token) }
	c.deferred = func() bool { return deferred(p.doc, token) }
	return c
}

// outermost returns the token in [first, last] whose head lies outside of it: the head of the phrase.
func (p *parser) outermost(first, last int) int {
	for k := first; k <= last; k++ {
		if h := p.doc.Tokens[k].Head; h < first || h > last {
			return k
		}
	}
	return first
}
