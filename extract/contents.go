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
	if p := h.hungLow(v, c); p != nil {
		return p
	}
	return h.lostClause(v, c)
}

// hungLow returns the clause that the tree hangs on the channel or the hearers between v and it: "announced in his post
// that …".
func (h *hearing) hungLow(v int, c cue) []piece {
	if !c.takes(frameThat) {
		return nil
	}
	for d := range h.Dependents(v) {
		if d < v || !isNominal(h.Tokens[d].UPOS) {
			continue
		}
		for k := range h.Dependents(d) {
			if h.Tokens[k].Is("acl") && h.markOf(k) == "that" && h.Dependent(k, "nsubj") >= 0 {
				p := h.afterThat(k)
				p.clause = true
				return []piece{p}
			}
		}
	}
	return nil
}

// lostClause returns the clause that begins right behind v although the tree hangs it elsewhere: "also contended that …".
func (h *hearing) lostClause(v int, c cue) []piece {
	t := v + 1
	if !c.takes(frameThat) || t >= len(h.Tokens) || h.Tokens[t].Sentence != h.Tokens[v].Sentence {
		return nil
	}
	that := h.Tokens[t].Lemma == "that" && h.Tokens[t].Is("mark")
	if that {
		t++
	}
	head := h.Tokens[t-1].Head
	if !that {
		if head = h.clauseOf(t); h.caseOf(t) != "" || head < 0 {
			return nil
		}
	}
	if head <= v || t >= len(h.Tokens) {
		return nil
	}
	_, last := h.SubtreeTokens(head)
	return []piece{{span: text.Span{Start: h.Tokens[t].Start, End: h.Tokens[last-1].End}, head: head, clause: true}}
}

// clauseOf returns the verb behind token t whose subject begins at t, -1 if there is none.
func (h *hearing) clauseOf(t int) int {
	for i, n := t, 0; i >= 0 && n < maxClimb; i, n = h.Tokens[i].Head, n+1 {
		if h.Tokens[i].Is("nsubj") {
			if first, _ := h.SubtreeTokens(i); first == t && h.Tokens[i].Head > i {
				return h.Tokens[i].Head
			}
			return -1
		}
	}
	return -1
}

// clauses returns the complement clauses of v: "said that …", "…, said X". Those on one side of v are one content,
// whatever the tree made of it.
func (h *hearing) clauses(v int, c cue) []piece {
	var before, after []int
	for d := range h.Dependents(v) {
		t := &h.Tokens[d]
		switch {
		case t.Is("ccomp") && c.takes(frameThat|frameQuote) && !h.reportsItself(v, d) && !adverbialMarks[h.markOf(d)] && !h.trails(v, d):
		case t.Is("parataxis") && c.takes(frameThat|frameQuote) && d > v && h.isClause(d) && !h.isCue(d):
		case t.Is("xcomp") && c.takes(frameTo) && h.markOf(d) == "to":
		default:
			continue
		}
		if d < v {
			before = append(before, d)
		} else {
			after = append(after, d)
		}
	}
	if v > 0 && h.Tokens[v-1].UPOS == "CCONJ" && after != nil {
		before = nil // "…, and said that …": what stands before is told, not said
	}
	var found []piece
	if before != nil {
		p := h.joined(before)
		p.span = h.fromStart(v, before[0], p.span)
		p.span.End = min(p.span.End, h.aside(v, before[0])) // its full stop may stand at the end of the sentence
		found = append(found, p)
	}
	if after != nil {
		p := h.joined(after)
		if h.opensBefore(v, after[0]) {
			return append(found, p)
		}
		p.span.Start = max(p.span.Start, h.Tokens[v].End)
		p.span = h.fromSubject(v, h.withRest(v, h.afterAudience(v, after[0], p.span)))
		p.span.End = h.untilToldOn(after[0], p.span.End)
		if found != nil && !h.holdsQuote(found[0].span) {
			found[0].span = found[0].span.Join(p.span) // "It was done, he said, so that …"
			return found
		}
		found = append(found, p)
	}
	return found
}

// opensBefore reports whether clause d behind v has its subject before the words of telling: "The harvest, she said, was bad".
func (h *hearing) opensBefore(v, d int) bool {
	s := h.Dependent(d, "nsubj", "nsubj:pass")
	if s < 0 || s > v {
		return false
	}
	_, last := h.SubtreeTokens(s)
	return last <= v && (h.Tokens[last].Form == "," || h.Tokens[last-1].Form == ",")
}

// untilToldOn returns where the content headed by d ends: before the next verb by which its speaker goes on, else at end.
func (h *hearing) untilToldOn(d, end int) int {
	for c := range h.Dependents(d) {
		if cc := h.Dependent(c, "cc"); h.tellsOn(c) >= 0 && cc >= 0 && cc < c {
			return min(end, h.Tokens[cc].Start)
		}
	}
	return end
}

// holdsQuote reports whether part of s stands in quotation marks.
func (h *hearing) holdsQuote(s text.Span) bool {
	first, last := h.TokensIn(s)
	return slices.ContainsFunc(h.quoteOf[first:last], func(q int) bool { return q >= 0 })
}

// aside returns where the words of telling begin behind the content headed by first: at the subject of v, else at v.
func (h *hearing) aside(v, first int) int {
	start := v
	if s := h.ownSubject(v); s > first && s < v {
		if f, _ := h.SubtreeTokens(s); f > first {
			start = f
		}
	}
	return h.Tokens[start].Start
}

// adverbialMarks open clauses that tell when or why something was said.
var adverbialMarks = setOf("after", "before", "when", "while", "as", "because", "since", "although", "though", "until")

// reportsItself reports whether clause d below v is no content of v but the next report: "…, and critics warned that …".
func (h *hearing) reportsItself(v, d int) bool {
	return d > v && h.isCue(d) && h.Dependent(d, "nsubj") >= 0 && h.Dependent(d, "cc") >= 0 && h.Dependent(d, "cc") < d
}

// trails reports whether clause d behind v is a participle set off by a comma: "…, he said, raising hopes".
func (h *hearing) trails(v, d int) bool {
	return d > v && h.Tokens[d].XPOS == "VBG" && h.Tokens[d-1].Form == "," && h.Dependent(d, "nsubj", "aux") < 0
}

// joined returns the clauses of heads as one piece.
func (h *hearing) joined(heads []int) piece {
	p := h.afterThat(heads[0])
	for _, d := range heads[1:] {
		p.span = p.span.Join(h.SubtreeSpan(d))
	}
	return p
}

// fromStart widens the content span to the left of v, headed by first, to the start of the sentence: who speaks at the end
// of a sentence speaks all of it.
func (h *hearing) fromStart(v, first int, span text.Span) text.Span {
	s := h.Sentences[h.Tokens[v].Sentence]
	subject := h.ownSubject(v)
	if subject >= 0 && subject < first {
		return span
	}
	start := s.First
	for t := s.First; t < first; t++ {
		if h.isCue(t) || h.Tokens[t].Head == v && h.Tokens[t].UPOS == "VERB" {
			return span
		}
		if form := h.Tokens[t].Form; form == ":" || form == ";" {
			start = t + 1
		}
	}
	return span.Join(h.Tokens[start].Span)
}

// afterAudience widens the content span to the right of v, headed by first, to where it must begin: right after v and
// those who are told, the time and the place of telling.
func (h *hearing) afterAudience(v, first int, span text.Span) text.Span {
	start := v + 1
	inverted := h.Dependent(v, "nsubj") > v
	for d := range h.Dependents(v) {
		t := &h.Tokens[d]
		if d < v || d >= first {
			continue
		}
		switch {
		case t.Is("nsubj") && !inverted, t.Is("obj") && h.lacksSubject(first) && h.quoteCue(v).frames != 0 && !h.quoteCue(v).takes(frameTold):
		case t.Is("nsubj"), t.Is("iobj"), t.Is("obl"), t.Is("advmod"), t.Is("obj"), t.Is("punct"), t.Is("mark"), t.Is("compound"), t.Is("cc"), t.Is("advcl"):
			_, last := h.SubtreeTokens(d)
			start = max(start, last)
		}
	}
	for start < first && (h.Tokens[start].UPOS == "PUNCT" || h.Tokens[start].UPOS == "SCONJ" && h.Tokens[start].Lemma == "that") {
		start++
	}
	if start <= first && h.Tokens[start].Start < span.Start && h.Tokens[start].Sentence == h.Tokens[v].Sentence {
		span.Start = h.Tokens[start].Start
	}
	return span
}

// lacksSubject reports whether the finite clause headed by i has no subject: the tree made it the object of the verb of
// speech before it, "said the decision had been difficult".
func (h *hearing) lacksSubject(i int) bool {
	return h.Tokens[i].XPOS != "VB" && h.Dependent(i, "nsubj", "nsubj:pass", "csubj", "expl") < 0 && h.Dependent(i, "aux", "cop") >= 0
}

// withRest widens the content of v by what the tree coordinates with v itself although only the content can go on so:
// "said the plan was bad and would cost jobs".
func (h *hearing) withRest(v int, span text.Span) text.Span {
	for d := range h.Dependents(v) {
		if d > v && h.Tokens[d].Is("conj") && h.markOf(d) == "that" { // "said that it was over and that …"
			span = span.Join(h.SubtreeSpan(d))
			continue
		}
		if t := &h.Tokens[d]; !t.Is("conj") || d < v || h.Dependent(d, "nsubj", "nsubj:pass") >= 0 || h.isCue(d) {
			continue
		}
		for m := range h.Dependents(d) {
			if h.Tokens[m].Is("aux") && modals[strings.ToLower(h.Tokens[m].Lemma)] {
				span = span.Join(h.SubtreeSpan(d))
			}
		}
	}
	return span
}

// fromSubject widens the content of v to the left over a subject that stands before the speaker: "The harvest, she said,
// was the worst".
func (h *hearing) fromSubject(v int, span text.Span) text.Span {
	s := h.ownSubject(v)
	if s < 0 || s > v {
		return span
	}
	if other := h.Dependent(v, "nsubj"); other < s && h.Dependent(s, "appos") < 0 && h.comma(other, s) {
		return span.Join(h.SubtreeSpan(other))
	}
	return span
}

// comma reports whether a comma stands between tokens i < j, right before the phrase of j.
func (h *hearing) comma(i, j int) bool {
	first, _ := h.SubtreeTokens(j)
	return first-1 > i && h.Tokens[first-1].Form == ","
}

// parenthesis returns the clause that v is set into: "The visit, he said, was …", "As the minister put it, …".
func (h *hearing) parenthesis(v int, c cue) []piece {
	t := &h.Tokens[v]
	if t.Head < 0 || !c.takes(frameThat|frameQuote) {
		return nil
	}
	as := t.Is("advcl") && h.markOf(v) == "as"
	if !t.Is("parataxis") && !as && !h.trailing(v) || h.Dependent(v, "nsubj") < 0 {
		return nil
	}
	if v < t.Head && h.Tokens[v+1].Form != "," && h.markOf(v) != "as" { // no aside: "experts say the plan will fail"
		_, last := h.SubtreeTokens(t.Head)
		p := piece{span: text.Span{Start: h.Tokens[v+1].Start, End: h.Tokens[last-1].End}, head: t.Head, clause: true}
		p.span = h.afterAudience(v, t.Head, p.span)
		return []piece{p}
	}
	return h.withoutAside(t.Head, v)
}

// trailing reports whether the clause of v, with a subject of its own, follows another behind a mere comma: "The port will
// reopen, the minister said on Monday". The tree is apt to coordinate the two.
func (h *hearing) trailing(v int) bool {
	t := &h.Tokens[v]
	s := h.ownSubject(v)
	if !t.Is("conj") || t.Head > v || h.Dependent(v, "cc") >= 0 || h.Dependent(v, "obj", "ccomp", "xcomp") >= 0 || s < t.Head || s > v {
		return false
	}
	first, _ := h.SubtreeTokens(s)
	return first > 0 && h.Tokens[first-1].Form == ","
}

// phraseContent returns dependent d of v as its content if a frame of c lets it be one.
func (h *hearing) phraseContent(v, d int, c cue) (piece, bool) {
	t := &h.Tokens[d]
	if a := h.Dependent(d, "appos"); c.takes(frameName) && t.Is("obj") && a > d && h.opensQuote(d, a) {
		p := h.afterMark(a) // 'called the trial "a farce"', whose label the tree hangs on what is labelled
		p.clause = true
		return p, true
	}
	switch {
	case t.Is("xcomp") && c.takes(frameName) && t.XPOS != "VB",
		c.takes(frameName) && t.Is("obj") && d > v+1 && (h.opensQuote(v, d) || h.Dependent(v, "obj") < d && h.Dependent(v, "obj") > v),
		c.takes(frameAs) && (t.Is("xcomp") || t.Is("obl") || t.Is("advcl")) && (h.caseOf(d) == "as" || h.markOf(d) == "as"):
		p := h.afterMark(d)
		p.clause = true
		p.span.End = h.untilComma(d, p.span.End)
		return p, true
	case c.takes(frameOf) && (t.Is("obl") || t.Is("advcl")) && ofMarks[h.markOf(d)+h.caseOf(d)] && (h.Tokens[v].Lemma != "speak" || h.markOf(d)+h.caseOf(d) == "of") && h.timexOf[d] < 0:
		p := h.afterMark(d)
		p.clause = h.opensQuote(v, d)
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

// hearNoun adds the clause that noun n holds: "the claim that …".
func (h *hearing) hearNoun(n int) {
	for _, c := range h.words[cueWord{"noun", h.Tokens[n].Lemma}] {
		for d := range h.Dependents(n) {
			t := &h.Tokens[d]
			if !t.Is("ccomp") && !(t.Is("acl") && h.markOf(d) == "that") || d < n {
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
		a := h.attribute(t, cue{kind: saying}, h.person(h.referent(x), t))
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

// opensQuote reports whether some of what token i heads stands in quotation marks that do not hold v.
func (h *hearing) opensQuote(v, i int) bool {
	first, last := h.SubtreeTokens(i)
	return slices.ContainsFunc(h.quoteOf[first:last], func(q int) bool { return q >= 0 && q != h.quoteOf[v] })
}
