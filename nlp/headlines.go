package nlp

import (
	"strings"

	"chancery/text"
)

// repairHeadlines mends the trees of headlines where they leave out words that the network has learned to go by: "and"
// between two names ("Peru, Chile sign treaty") and "be" ("Prince in talks with Oman"). The trees are linked already; it
// reports whether one changed.
func repairHeadlines(d *text.Document) bool {
	changed := false
	for i := range d.Sentences {
		if s := &d.Sentences[i]; isHeadline(d, s) {
			joined, told := joinNames(d, s), supplyBe(d, s)
			changed = changed || joined || told
		} else {
			break
		}
	}
	return changed
}

// isHeadline reports whether a sentence is the title, in a header line or above the text.
func isHeadline(d *text.Document, s *text.Sentence) bool {
	return d.Headline.Covers(s.Span) || d.Title != "" && strings.TrimSuffix(s.In(d.Text), ".") == strings.TrimSuffix(d.Title, ".")
}

// joinNames coordinates two names with a comma between them of which the second stands right before the verb.
func joinNames(d *text.Document, s *text.Sentence) bool {
	for i := 1; i < len(d.Names) && d.Names[i].Last < s.Last; i++ {
		a, b := &d.Names[i-1], &d.Names[i]
		if a.First < s.First || a.Type != b.Type || a.Last+1 != b.First || d.Tokens[a.Last].Form != "," {
			continue
		}
		if after := &d.Tokens[b.Last]; after.UPOS != "VERB" && after.UPOS != "AUX" && after.UPOS != "PART" {
			continue
		}
		return coordinate(d, headOf(d, a), headOf(d, b))
	}
	return false
}

// coordinate hangs second on first as its conjunct; first takes the place of second if it depends on it.
func coordinate(d *text.Document, first, second int) bool {
	f, s := &d.Tokens[first], &d.Tokens[second]
	switch {
	case f.Head == second:
		f.Head, f.Deprel = s.Head, s.Deprel
	case s.Head != first && s.Head != f.Head, s.Is("conj"):
		return false
	}
	s.Head, s.Deprel = first, "conj"
	return true
}

// headOf returns the token of a name that depends on a word outside of it.
func headOf(d *text.Document, n *text.Name) int {
	for i := n.First; i < n.Last; i++ {
		if h := d.Tokens[i].Head; h < n.First || h >= n.Last {
			return i
		}
	}
	return n.First
}

// supplyBe makes what a headline without a verb says of its first noun the predicate: "in talks" in "Prince in talks with Oman".
func supplyBe(d *text.Document, s *text.Sentence) bool {
	root := -1
	for i := s.First; i < s.Last; i++ {
		switch t := &d.Tokens[i]; {
		case t.UPOS == "VERB" || t.UPOS == "AUX":
			return false
		case t.Head < 0:
			root = i
		}
	}
	if root < 0 || d.Tokens[root].UPOS != "NOUN" && d.Tokens[root].UPOS != "PROPN" {
		return false
	}
	for n := range d.Dependents(root) {
		if t := &d.Tokens[n]; n > root && t.Is("nmod") && states[t.Lemma] && stateCases[d.Tokens[max(0, d.Dependent(n, "case"))].Lemma] {
			makePredicate(d, root, n)
			return true
		}
	}
	return false
}

// makePredicate makes noun n the root of its sentence, with the old root as subject; what stands behind the old root goes with n.
func makePredicate(d *text.Document, root, n int) {
	for c := range d.Dependents(root) {
		if t := &d.Tokens[c]; c > root && (t.Is("punct") || t.Is("nmod")) {
			t.Head = n
			if t.Is("nmod") {
				t.Deprel = "obl"
			}
		}
	}
	d.Tokens[n].Head, d.Tokens[n].Deprel = -1, "root"
	d.Tokens[root].Head, d.Tokens[root].Deprel = n, "nsubj"
}

// states are what a headline may say of somebody without a verb, with the adpositions of stateCases.
var states = map[string]bool{
	"talk": true, "negotiation": true, "custody": true, "detention": true, "jail": true, "prison": true, "court": true, "exile": true,
	"trial": true, "attack": true, "fire": true, "siege": true, "arrest": true, "visit": true, "strike": true, "alert": true,
}

var stateCases = map[string]bool{"in": true, "on": true, "under": true, "for": true}
