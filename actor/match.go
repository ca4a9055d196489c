package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// atom is a word of a token as the register writes words: "Al-Shabaab" has two atoms, a hyphen none.
type atom struct {
	token int
	form  string // folded
	lemma string // folded lemma, for tokens of one atom; otherwise equal to form
	upper bool
	caps  bool // no small letter: "US"
	first bool // first atom of its token
	last  bool // last atom of its token
}

// atoms returns the words of tokens [first, last).
func atoms(d *text.Document, first, last int) []atom {
	out := make([]atom, 0, last-first)
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		from := len(out)
		split(t.Form, func(w string, _, _ int) {
			c, _ := utf8.DecodeRuneInString(w)
			f := fold(w)
			out = append(out, atom{token: i, form: f, lemma: f, upper: unicode.IsUpper(c), caps: strings.ToUpper(w) == w})
		})
		if n := len(out); n > from {
			out[from].first, out[n-1].last = true, true
			if n == from+1 && t.Lemma != "" {
				out[from].lemma = fold(t.Lemma)
			}
		}
	}
	return out
}

// hit is a match of the register: entry e on tokens [first, last), headed by token head.
type hit struct {
	first, last, head int
	entry             *Entry
	others            []*Entry // of a name that several bear: "Georgia", "RSF"
}

// matchNames returns the longest names at each place of a sentence, from left to right, not overlapping.
func (t *table) matchNames(d *text.Document, as []atom, shouting bool) []hit {
	var out []hit
	for i := 0; i < len(as); {
		n := 0
		if as[i].first {
			for _, p := range t.first[as[i].form] {
				if n > 0 && len(p.words) < n {
					break
				}
				if !p.isName(d, as[i:], shouting) {
					continue
				}
				if n == 0 {
					n = len(p.words)
					out = append(out, hit{first: as[i].token, last: as[i+n-1].token + 1, head: as[i].token, entry: p.entry})
				} else if h := &out[len(out)-1]; p.entry != h.entry {
					h.others = append(h.others, p.entry)
				}
			}
		}
		i += max(n, 1)
	}
	return out
}

// isName reports whether the pattern stands at the beginning of as, in the capitals of a name.
func (p *pattern) isName(d *text.Document, as []atom, shouting bool) bool {
	n := len(p.words)
	if len(as) < n || !as[n-1].last {
		return false
	}
	for i, w := range p.words {
		if as[i].form != w || p.upper[i] && !as[i].upper || p.acronym && !as[i].caps {
			return false
		}
	}
	if n > 1 {
		return true
	}
	switch d.Tokens[as[0].token].UPOS {
	case "PROPN":
		return true
	case "NOUN", "ADJ", "X", "":
		return !shouting || !p.acronym
	}
	return false
}

// matchAgents returns the longest nouns for agents at each place, from left to right, not overlapping.
func (t *table) matchAgents(as []atom) []hit {
	var out []hit
	for i := 0; i < len(as); {
		p := t.agentAt(as[i:])
		if p == nil {
			i++
			continue
		}
		n := len(p.words)
		out = append(out, hit{first: as[i].token, last: as[i+n-1].token + 1, head: as[i+p.head].token, entry: p.entry})
		i += n
	}
	return out
}

// agentAt returns the longest pattern at the beginning of as; a word may stand in its form or its lemma.
func (t *table) agentAt(as []atom) *pattern {
	if !as[0].first {
		return nil
	}
	var best *pattern
	for _, key := range [2]string{as[0].form, as[0].lemma} {
		for k := range t.first[key] {
			p := &t.first[key][k]
			if best != nil && len(p.words) <= len(best.words) {
				break
			}
			if p.isAgent(as) {
				best = p
			}
		}
		if as[0].form == as[0].lemma {
			break
		}
	}
	return best
}

func (p *pattern) isAgent(as []atom) bool {
	n := len(p.words)
	if len(as) < n || !as[n-1].last {
		return false
	}
	for i, w := range p.words {
		if as[i].form != w && as[i].lemma != w {
			return false
		}
	}
	return true
}

// shouting reports whether a sentence is written in capitals, where capitals tell no acronym.
func shouting(as []atom) bool {
	caps := 0
	for _, a := range as {
		if a.caps {
			caps++
		}
	}
	return len(as) > 3 && caps*3 > len(as)*2
}
