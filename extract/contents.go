package extract

import (
	"slices"
	"strings"

	"chancery/text"
)

// contents returns what the tree hangs on reporting verb v in a frame of c; nil if nothing does.
func (h *hearing) contents(v int, c cue) []piece {
	if p := h.clauses(v, c); p != nil {
		return p
	}
	if p := h.parenthesis(v, c); p != nil {
		return p
	}
	for d := range h.Dependents(v) {
		if p, ok := h.phraseContent(v, d, c); ok {
			return []piece{p}
		}
	}
	return nil
}

// clauses returns the complement clauses of v: "said that …", "…, said X".
func (h *hearing) clauses(v int, c cue) []piece {
	var found []piece
	for d := range h.Dependents(v) {
		t := &h.Tokens[d]
		switch {
		case t.Is("ccomp") && c.takes(frameThat|frameQuote):
		case t.Is("parataxis") && c.takes(frameThat|frameQuote) && d > v && h.isClause(d) && !h.isCue(d):
		case t.Is("xcomp") && c.takes(frameTo) && (h.markOf(d) == "to"):
		default:
			continue
		}
		found = append(found, h.afterThat(d))
	}
	return found
}

// parenthesis returns the clause that v is set into: "The visit, he said, was …", "As the minister put it, …".
func (h *hearing) parenthesis(v int, c cue) []piece {
	t := &h.Tokens[v]
	if t.Head < 0 || !c.takes(frameThat|frameQuote) {
		return nil
	}
	if as := t.Is("advcl") && h.markOf(v) == "as"; !t.Is("parataxis") && !as || h.Dependent(v, "nsubj") < 0 {
		return nil
	}
	if t.Is("parataxis") && v < t.Head && h.Tokens[t.Head].Is("ccomp") {
		return nil
	}
	return h.without(t.Head, v)
}

// phraseContent returns dependent d of v as its content if a frame of c lets it be one.
func (h *hearing) phraseContent(v, d int, c cue) (piece, bool) {
	t := &h.Tokens[d]
	switch {
	case t.Is("xcomp") && c.takes(frameName) && h.markOf(d) != "to",
		c.takes(frameName) && t.Is("obj") && d > v+1 && h.opensQuote(v, d),
		c.takes(frameAs) && (t.Is("xcomp") || t.Is("obl") || t.Is("advcl")) && (h.caseOf(d) == "as" || h.markOf(d) == "as"):
		p := h.afterMark(d)
		p.clause = true
		return p, true
	case c.takes(frameOf) && (t.Is("obl") || t.Is("advcl")) && ofMarks[h.markOf(d)+h.caseOf(d)] && h.timexOf[d] < 0:
		p := h.afterMark(d)
		p.clause = t.Is("advcl")
		return p, true
	case t.Is("obj") && !(c.takes(frameThing) && h.Dependent(v, "iobj", "nsubj:pass") >= 0) && (c.takes(frameThing) || c.takes(frameQuote) && d > v && h.opensQuote(v, d)):
		p := h.subtree(d)
		p.clause = h.opensQuote(v, d)
		return p, true
	}
	return piece{}, false
}

// ofMarks bring the content of "accused of", "took credit for", "charged with".
var ofMarks = setOf("of", "for", "with", "about", "against")

// lightVerb returns the entry and the content of a verb with its noun: "took credit for solving …".
func (h *hearing) lightVerb(v int) (cue, []piece) {
	for n := range h.Dependents(v) {
		t := &h.Tokens[n]
		if !t.Is("obj") && !t.Is("xcomp") {
			continue
		}
		for _, c := range h.words[cueWord{"phrase", h.Tokens[v].Lemma + "_" + t.Lemma}] {
			for _, holder := range []int{n, v} {
				for d := range h.Dependents(holder) {
					if p, ok := h.lightContent(d, c); ok {
						return c, []piece{p}
					}
				}
			}
		}
	}
	return cue{}, nil
}

// lightContent returns dependent d of a verb or its noun as their content.
func (h *hearing) lightContent(d int, c cue) (piece, bool) {
	t := &h.Tokens[d]
	if c.takes(frameThat) && t.Is("ccomp") {
		return h.afterThat(d), true
	}
	if !c.takes(frameOf) || !(t.Is("acl") || t.Is("advcl") || t.Is("obl") || t.Is("nmod")) || !ofMarks[h.markOf(d)+h.caseOf(d)] {
		return piece{}, false
	}
	p := h.afterMark(d)
	p.clause = true
	return p, true
}

// afterMark returns what token i governs but for the preposition that opens it, which brings the content and is no
// part of it.
func (h *hearing) afterMark(i int) piece {
	p := h.subtree(i)
	for m := range h.Dependents(i) {
		if k := &h.Tokens[m]; (k.Is("mark") || k.Is("case")) && k.Start == p.span.Start {
			p.span.Start = k.End
		}
	}
	return p
}

// hearNoun adds the clause that noun n holds: "the claim that …".
func (h *hearing) hearNoun(n int) {
	for _, c := range h.words[cueWord{"noun", h.Tokens[n].Lemma}] {
		for d := range h.Dependents(n) {
			t := &h.Tokens[d]
			if !t.Is("ccomp") && !(t.Is("acl") && t.Deprel != "acl:relcl") || h.markOf(d) != "that" && !t.Is("ccomp") || d < n {
				continue
			}
			speaker := h.nounSpeaker(n)
			if speaker >= 0 && h.firstOrSecond(speaker) {
				return
			}
			p := h.afterThat(d)
			a := h.attribute(n, c, speaker)
			a.content, a.contentHead, a.clause = h.trim(p.span), d, true
			h.add(a)
			return
		}
	}
}

// hearAdjective adds the clause of an attitude: "are concerned that …".
func (h *hearing) hearAdjective(j int) {
	for _, c := range h.words[cueWord{"adjective", h.Tokens[j].Lemma}] {
		s := h.Dependent(j, "nsubj")
		if s < 0 || h.negated(j) || h.firstOrSecond(s) || h.Tokens[s].Lemma == "it" {
			return
		}
		for d := range h.Dependents(j) {
			if !h.Tokens[d].Is("ccomp") {
				continue
			}
			a := h.attribute(j, c, h.referent(s))
			a.content, a.contentHead, a.clause = h.trim(h.afterThat(d).span), d, true
			h.add(a)
			return
		}
	}
}

// hearHearsay adds what adverb j marks as hearsay, crediting nobody: "was allegedly shot".
func (h *hearing) hearHearsay(j int) {
	head := h.Tokens[j].Head
	if head < 0 {
		return
	}
	for _, c := range h.words[cueWord{"adverb", strings.ToLower(h.Tokens[j].Lemma)}] {
		for _, p := range h.without(head, j) {
			a := h.attribute(j, c, -1)
			a.content, a.contentHead = h.trim(p.span), head
			h.add(a)
		}
	}
}

// hearAccording adds the clause that "according to X" at token t stands beside.
func (h *hearing) hearAccording(t int) {
	x := h.Tokens[t].Head
	if !h.Tokens[t].Is("case") || x < t {
		if x = h.Dependent(t, "obl", "nmod", "obj"); x < 0 {
			return
		}
	}
	top := x
	if x > t && h.Tokens[x].Head == t {
		top = t
	}
	clause := h.clauseAbove(h.Tokens[top].Head)
	if clause < 0 || clause == x {
		return
	}
	for _, p := range h.without(clause, top) {
		a := h.attribute(t, cue{kind: saying}, h.referent(x))
		a.cue = text.Span{Start: h.Tokens[t].Start, End: h.Tokens[min(t+1, len(h.Tokens)-1)].End}
		a.source.Cue = a.cue.In(h.Text)
		a.content, a.contentHead, a.clause = h.trim(p.span), clause, true
		if !a.content.Empty() {
			h.add(a)
		}
	}
}

// clauseAbove returns the head of the clause that token i belongs to: the nearest token upwards that is a predicate.
func (h *hearing) clauseAbove(i int) int {
	for n := 0; i >= 0 && n < maxClimb; n++ {
		t := &h.Tokens[i]
		if h.isClause(i) || t.Head < 0 {
			return i
		}
		i = t.Head
	}
	return i
}

// isClause reports whether token i heads a clause: it has a subject or is a finite verb.
func (h *hearing) isClause(i int) bool {
	return h.Dependent(i, "nsubj", "csubj", "cop", "expl") >= 0 || h.Tokens[i].UPOS == "VERB" && (h.Tokens[i].Feat("VerbForm") == "Fin" || h.Dependent(i, "aux") >= 0)
}

// isCue reports whether token i is a verb of the lexicon.
func (h *hearing) isCue(i int) bool {
	return h.Tokens[i].UPOS == "VERB" && h.words[cueWord{"verb", h.Tokens[i].Lemma}] != nil
}

// afterThat returns the clause of token i without the conjunction that opens it.
func (h *hearing) afterThat(i int) piece {
	p := h.subtree(i)
	for m := range h.Dependents(i) {
		if k := &h.Tokens[m]; k.Is("mark") && k.Lemma == "that" && k.Start == p.span.Start {
			p.span.Start = k.End
		}
	}
	return p
}

// opensQuote reports whether some of what token i heads stands in quotation marks that do not hold v.
func (h *hearing) opensQuote(v, i int) bool {
	first, last := h.SubtreeTokens(i)
	return slices.ContainsFunc(h.quoteOf[first:last], func(q int) bool { return q >= 0 && q != h.quoteOf[v] })
}

// subtree returns all that token i governs as a piece of content.
func (h *hearing) subtree(i int) piece {
	return piece{span: h.SubtreeSpan(i), head: i, clause: h.isClause(i) || h.Tokens[i].Is("ccomp")}
}

// without returns what token i governs but for the part that token v governs, v lying below i: one piece, from which
// that part is cut if it stands at either end.
func (h *hearing) without(i, v int) []piece {
	p := h.subtree(i)
	first, last := h.SubtreeTokens(i)
	cutFirst, cutLast := h.SubtreeTokens(v)
	if !(first <= v && v < last) || i >= cutFirst && i < cutLast {
		return nil
	}
	for cutFirst > first && h.Tokens[cutFirst-1].UPOS == "PUNCT" {
		cutFirst--
	}
	for cutLast < last && h.Tokens[cutLast].UPOS == "PUNCT" {
		cutLast++
	}
	switch {
	case cutFirst <= first && cutLast < last:
		p.span.Start = h.Tokens[cutLast].Start
	case cutLast >= last && cutFirst > first:
		p.span.End = h.Tokens[cutFirst-1].End
	}
	p.clause = true
	return []piece{p}
}

// trim cuts blanks, stops and quotation marks from both ends of s.
func (h *hearing) trim(s text.Span) text.Span {
	words := s.In(h.Text)
	cut := strings.TrimRight(words, " \t\r\n,;:.–—-\"”»’'`")
	s.End -= len(words) - len(cut)
	rest := strings.TrimLeft(cut, " \t\r\n,;:.–—-\"“”«‘'`")
	s.Start += len(cut) - len(rest)
	if s.Start > s.End {
		return text.Span{Start: s.Start, End: s.Start}
	}
	return s
}
