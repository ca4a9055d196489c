package actor

import (
	"slices"
	"strings"

	"chancery/text"
)

// findBodies joins the names of bodies that the register lacks: an acronym in parentheses after a name, "Union of Rationalist
// Atheists (UAAR)", and a shorter name that is part of a longer one before it, "the Court of Cassation".
func (p *reading) findBodies() {
	p.full = make([]int, len(p.names))
	acronyms := map[string]int{}
	byWord := map[string][]int{} // last word of a name -> names of bodies
	for i := range p.names {
		p.full[i] = -1
		n := &p.names[i]
		if n.typ != text.Organisation {
			continue
		}
		p.placeWithin(n)
		words := foldWords(p.cleanName(n))
		if len(words) == 0 || n.entry != nil && n.entry.Kind != Organisation {
			continue
		}
		if n.entry == nil {
			p.full[i] = p.longerName(i, words, acronyms, byWord)
		}
		if p.full[i] >= 0 {
			continue
		}
		for k, w := range words {
			if len(byWord[w]) < maxNamesakes && !slices.Contains(words[:k], w) {
				byWord[w] = append(byWord[w], i)
			}
		}
	}
	p.bodyByWord = byWord
}

// bodyNamed returns the only body with all the qualifiers in its name that a panel, a committee or a commission described by them
// stands for, "the oversight panel": one named before it or, for a headline and the opening sentence, soon after. -1 if it cannot be
// told.
func (p *reading) bodyNamed(h *hit, qualifiers []string) int {
	for t := h.first; t < h.head; t++ {
		qualifiers = append(qualifiers, fold(p.Tokens[t].Form)) // "House" of "a House panel"
	}
	if len(qualifiers) == 0 || !panels[fold(p.Tokens[h.head].Lemma)] {
		return -1
	}
	found := -1
	for _, i := range p.bodyByWord[qualifiers[0]] {
		n := &p.names[i]
		if s := p.Tokens[n.first].Sentence; n.first > h.head && (p.Tokens[h.head].Sentence > 1 || s > 2*leadSentences) {
			continue
		}
		words := p.folded(p.cleanName(n))
		if !holdsAll(words, qualifiers) || !slices.ContainsFunc(words, func(w string) bool { return panels[w] }) {
			continue
		}
		e, _ := p.nameEntity(i)
		if found >= 0 && found != e {
			return -1
		}
		found = e
	}
	return found
}

// panels are words for a body that its longer name may call another.
var panels = map[string]bool{"panel": true, "committee": true, "commission": true, "subcommittee": true}

// longerName returns the earlier name that name i is short for, -1 if there is none.
func (p *reading) longerName(i int, words []string, acronyms map[string]int, byWord map[string][]int) int {
	n := &p.names[i]
	if len(words) == 1 && isAcronym(n.in(p)) {
		if i > 0 && n.first >= 2 && p.Tokens[n.first-1].Form == "(" && p.names[i-1].last == n.first-1 && p.names[i-1].typ == text.Organisation {
			acronyms[words[0]] = i - 1
		}
		if k, ok := acronyms[words[0]]; ok {
			if p.full[k] >= 0 {
				return p.full[k]
			}
			return k
		}
		return -1
	}
	found := -1
	for _, k := range byWord[words[len(words)-1]] {
		longer := foldWords(p.cleanName(&p.names[k]))
		if len(words) < 2 && !slices.Equal(longer, words) || !holdsWords(longer, words) {
			continue
		}
		if found >= 0 && !slices.Equal(longer, foldWords(p.cleanName(&p.names[found]))) {
			return -1
		}
		found = k
	}
	return found
}

// in returns the words of a name as they stand in the text.
func (n *named) in(p *reading) string { return p.span(n.first, n.last).In(p.Text) }

// holdsWords reports whether the words stand in a row in longer.
func holdsWords(longer, words []string) bool {
	return strings.Contains(" "+strings.Join(longer, " ")+" ", " "+strings.Join(words, " ")+" ")
}

// placeWithin gives a body the country of the place in its name: "Municipality of Bogliasco".
func (p *reading) placeWithin(n *named) {
	for t := n.first; t < n.last && n.country == "" && n.entry == nil; t++ {
		if pl := p.placeAt[t]; pl >= 0 && len(p.Places[pl].Countries) == 1 {
			n.country = p.Places[pl].Countries[0]
		}
	}
}

// fullName returns the name of a body that name i is short for, -1 if it stands for itself.
func (p *reading) fullName(i int) int {
	if i < len(p.full) {
		return p.full[i]
	}
	return -1
}
