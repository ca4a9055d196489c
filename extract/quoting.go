package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// hearQuotations credits the quotations: to the attribution that the tree already found, to a cue beside them, or, if
// they stand alone, to whom the quotation before them (or after them, if that one continues them) is credited.
func (h *hearing) hearQuotations() {
	credited := none(len(h.quotes)) // per quotation: its attribution in h.found, -1 if none
	for i := range h.quotes {
		credited[i] = h.quotationByCue(i)
	}
	for i := range h.quotes {
		if credited[i] >= 0 || h.quotes[i].nested {
			continue
		}
		if a := h.justBefore(i); a >= 0 && h.alone(i) {
			credited[i] = h.carry(a, i)
			continue
		}
		p := h.previous(i)
		if p < 0 || credited[p] < 0 {
			continue
		}
		if h.alone(i) && h.carriesOn(p, i, credited[p]) || h.goesOn(p, i, credited[p]) {
			credited[i] = h.carry(credited[p], i)
		}
	}
	for i := len(h.quotes) - 1; i >= 0; i-- {
		q := h.quotes[i]
		if n := h.next(i); credited[i] < 0 && !q.closed && n >= 0 && credited[n] >= 0 && h.continues(i, n) {
			credited[i] = h.carry(credited[n], i)
		}
	}
}

// quotationByCue returns the attribution of quotation i that a cue of its own gives, adding or widening it; -1 if
// there is no cue.
func (h *hearing) quotationByCue(i int) int {
	q := h.quotes[i]
	if k := h.heldBy(q); k >= 0 && !q.nested && !q.outer.Covers(h.found[k].content) {
		return h.split(k, i)
	}
	v := h.cueBeside(i)
	if v < 0 {
		return h.heldBy(q)
	}
	if q.End <= h.Tokens[v].Start {
		h.dropAfter(v)
	}
	for _, k := range h.inSentence[h.Tokens[v].Sentence] {
		if a := &h.found[k]; a.cueToken == v && a.content.Overlaps(q.Span) {
			h.respeak(k, h.beside(v, q))
			if a.content.Start < q.Start && a.content.Start > h.Tokens[v].End {
				a.content = a.content.Join(q.Span)
			} else {
				a.content = q.Span
			}
			a.content, a.clause, a.quoted = h.trim(a.content), true, true
			return k
		}
	}
	return h.addQuotation(i, v)
}

// addQuotation adds quotation i as credited by the cue at token v and returns its attribution, -1 if nobody known speaks.
func (h *hearing) addQuotation(i, v int) int {
	q := h.quotes[i]
	speaker := h.beside(v, q)
	if speaker < 0 || h.firstOrSecond(speaker) {
		return -1
	}
	a := h.attribute(v, h.quoteCue(v), speaker)
	a.content, a.clause, a.quoted = h.trim(q.Span), true, true
	if h.Tokens[q.first].Sentence == h.Tokens[q.last-1].Sentence {
		a.contentHead = h.topOf(q.first, q.last)
	}
	return h.add(a)
}

// beside returns who speaks by verb v that stands beside quotation q: whoever is named right beside v, else the
// subject that the tree gives it, if that does not stand in the quotation.
func (h *hearing) beside(v int, q quotation) int {
	next := h.firstOfSubject(h.neighbour(v), v)
	inverted := v == h.after(q.outer.End)
	if next >= 0 && h.quoteOf[next] == h.quoteOf[v] && (inverted || next < v) {
		return h.person(next, v)
	}
	if o := h.Dependent(v, "nsubj", "obj"); inverted && o > v {
		return h.person(o, v)
	}
	if s := h.speaker(v); s >= 0 && (s < q.first || s >= q.last) {
		return s
	}
	if next >= 0 {
		return next
	}
	for t := h.after(q.outer.End); t < v; t++ { // the first who is named between the quotation and the verb
		if m := h.opening(t); m >= 0 && h.Mentions[m].Kind != text.Adjective {
			return h.Mentions[m].Head
		}
	}
	return -1
}

// firstOfSubject returns the subject of verb v if s, which stands beside v, is coordinated with it: Lind for Hall in "Lind and
// Hall said"; else s.
func (h *hearing) firstOfSubject(s, v int) int {
	top := s
	for k := 0; k < maxClimb && top >= 0 && h.Tokens[top].Is("conj"); k++ {
		top = h.Tokens[top].Head
	}
	if top >= 0 && top != s && top == h.ownSubject(v) {
		return top
	}
	return s
}

// respeak gives attribution k another speaker.
func (h *hearing) respeak(k, speaker int) {
	a := &h.found[k]
	if speaker < 0 || speaker == a.speaker {
		return
	}
	a.speaker = speaker
	h.credit(a, speaker)
	a.animate = h.animate(speaker)
}

// dropAfter empties the contents behind verb v that the tree found, v being the verb after a quotation: what follows it
// tells how and when it was said.
func (h *hearing) dropAfter(v int) {
	for _, k := range h.inSentence[h.Tokens[v].Sentence] {
		if a := &h.found[k]; a.cueToken == v && a.content.Start > h.Tokens[v].Start && !a.quoted {
			a.content = text.Span{}
		}
	}
}

// split returns the attribution of quotation i, which lies within the content of attribution k. Two things part
// a content: the cue that stands in its middle ("…," X said, "…") and a colon that brings a quotation of its own.
func (h *hearing) split(k, i int) int {
	a, q := &h.found[k], h.quotes[i]
	before := strings.TrimRight(h.Text[a.content.Start:max(a.content.Start, q.outer.Start)], " ")
	switch {
	case a.content.Covers(a.cue) && !a.cue.Empty() && a.cueToken >= 0 && h.isCue(a.cueToken):
		a.content, a.clause, a.quoted = h.trim(q.Span), true, true
		return k
	case strings.HasSuffix(before, ":") && q.last-q.first > 3:
		a.content = h.trim(text.Span{Start: a.content.Start, End: a.content.Start + len(before)})
		return h.carry(k, i)
	}
	return k
}

// heldBy returns the attribution whose content holds quotation q and no other cue stands between; -1 if none.
func (h *hearing) heldBy(q quotation) int {
	best := -1
	for _, k := range h.inSentence[h.Tokens[q.first].Sentence] {
		a := &h.found[k]
		if a.content.Covers(h.trim(q.Span)) && a.speaker >= 0 && !q.Covers(a.cue) && (best < 0 || a.content.Len() <= h.found[best].content.Len()) {
			best = k
		}
	}
	return best
}

// topOf returns the token of [first, last) that governs the others: the first whose head lies outside.
func (h *hearing) topOf(first, last int) int {
	for t := first; t < last; t++ {
		if head := h.Tokens[t].Head; (head < first || head >= last) && h.Tokens[t].UPOS != "PUNCT" {
			return t
		}
	}
	return first
}

// quoteCue returns the entry of verb v that may stand beside a quotation.
func (h *hearing) quoteCue(v int) cue {
	for _, c := range h.words[cueWord{"verb", h.Tokens[v].Lemma}] {
		if c.takes(frameQuote) {
			return c
		}
	}
	return cue{}
}

// quotes by position look no further than this many tokens for their cue.
const maxCueDistance = 30

// cueBeside returns the reporting verb that stands beside quotation i: after it ("…," said X; "…," X said), else before
// it (X said, "…"; X wrote: "…"). It is -1 if there is none.
func (h *hearing) cueBeside(i int) int {
	if v := h.cueAfter(i); v >= 0 {
		return v
	}
	return h.cueBefore(i)
}

// cueAfter looks behind the closing mark. Only the subject may stand between, with what belongs to it.
func (h *hearing) cueAfter(i int) int {
	q := h.quotes[i]
	if !q.closed || !h.endsAsSpeech(q) {
		return -1
	}
	t := h.after(q.outer.End)
	if t >= len(h.Tokens) || !h.sameParagraph(q.last-1, t) || q.nested && h.quoteOf[t] != q.holder {
		return -1
	}
	sentence := h.Tokens[t].Sentence
	crossed := sentence != h.Tokens[q.last-1].Sentence
	for n := 0; t < len(h.Tokens) && n < maxCueDistance && h.Tokens[t].Sentence == sentence; t, n = t+1, n+1 {
		tok := &h.Tokens[t]
		switch {
		case h.quoteOf[t] >= 0 && h.quoteOf[t] != h.quotes[i].holder:
			return -1
		case tok.UPOS != "VERB" && tok.UPOS != "AUX" || tok.Deprel == "acl:relcl" || tok.Is("acl") || tok.Is("amod"):
			continue
		case tok.UPOS == "AUX" || h.Tokens[t].Is("aux"):
			continue
		case h.quoteCue(t).frames == 0 || !h.reports(t):
			return -1
		case crossed && (n > 6 || h.Dependent(t, "ccomp", "obj") >= 0):
			return -1
		}
		return t
	}
	return -1
}

// endsAsSpeech reports whether a quotation ends as one does before ", X said": with a stop inside or a comma outside.
func (h *hearing) endsAsSpeech(q quotation) bool {
	inside := strings.TrimRight(q.In(h.Text), " '’")
	if strings.HasSuffix(inside, ",") || strings.HasSuffix(inside, "?") || strings.HasSuffix(inside, "!") || strings.HasSuffix(inside, ".") ||
		strings.HasSuffix(inside, "…") || strings.HasSuffix(inside, "-") || strings.HasSuffix(inside, "—") {
		return true
	}
	rest := strings.TrimLeft(h.Text[q.outer.End:], " ")
	return strings.HasPrefix(rest, ",") || h.after(q.outer.End) < len(h.Tokens) && h.isCue(h.after(q.outer.End))
}

// after returns the first token that starts at or after byte i and is no punctuation.
func (h *hearing) after(i int) int {
	_, t := h.TokensIn(text.Span{Start: max(0, i-1), End: i})
	for t < len(h.Tokens) && (h.Tokens[t].Start < i || h.Tokens[t].UPOS == "PUNCT") {
		t++
	}
	return t
}

// cueBefore looks before the opening mark: "said" itself, or with a comma, a colon or a few words between.
func (h *hearing) cueBefore(i int) int {
	q := h.quotes[i]
	t := q.first - 1
	for t >= 0 && h.Tokens[t].UPOS == "PUNCT" && h.Tokens[t].Form != ":" && h.Tokens[t].Form != "," {
		t--
	}
	if t < 0 {
		return -1
	}
	sentence := h.Tokens[t].Sentence
	stop, reach := h.Tokens[t].Form, 4
	if stop != ":" && stop != "," && sentence != h.Tokens[q.first].Sentence {
		return -1
	}
	switch stop {
	case ":":
		reach = maxCueDistance
	case ",":
		reach = 12
	default:
		if tok := &h.Tokens[t]; tok.UPOS != "VERB" && tok.UPOS != "SCONJ" && !(tok.UPOS == "DET" && t > 0 && h.isCue(t-1)) && !h.capital(q) {
			return -1
		}
	}
	for n := 0; t >= 0 && n <= reach && h.Tokens[t].Sentence == sentence; t, n = t-1, n+1 {
		if h.quoteOf[t] >= 0 && h.quoteOf[t] != h.quotes[i].holder {
			if stop == ":" {
				continue
			}
			return -1
		}
		if h.Tokens[t].UPOS != "VERB" || h.Tokens[t].Deprel == "acl:relcl" && stop == ":" {
			continue
		}
		if h.quoteCue(t).frames == 0 && !(stop == ":" && h.isCue(t)) {
			if stop == ":" {
				continue
			}
			return -1
		}
		if !h.reports(t) {
			return -1
		}
		return t
	}
	return -1
}

// capital reports whether a quotation begins as a sentence does and is long enough to be one.
func (h *hearing) capital(q quotation) bool {
	first, _ := utf8.DecodeRuneInString(q.In(h.Text))
	return unicode.IsUpper(first) && q.last-q.first > 5
}

// sameParagraph reports whether tokens i <= j stand in one paragraph.
func (h *hearing) sameParagraph(i, j int) bool {
	for s := h.Tokens[j].Sentence; s > h.Tokens[i].Sentence; s-- {
		if h.Sentences[s].Paragraph {
			return false
		}
	}
	return true
}

// alone reports whether the sentences of quotation i hold nothing but the quotation, as they do where a speaker
// goes on.
func (h *hearing) alone(i int) bool {
	q := h.quotes[i]
	first, last := h.Sentences[h.Tokens[q.first].Sentence], h.Sentences[h.Tokens[q.last-1].Sentence]
	for t := first.First; t < last.Last; t++ {
		if (t < q.first || t >= q.last) && h.Tokens[t].UPOS != "PUNCT" {
			return false
		}
	}
	return q.last-q.first > 2
}

// previous returns the last quotation before i that is not nested, next the first after it; -1 if there is none.
func (h *hearing) previous(i int) int {
	for i--; i >= 0 && h.quotes[i].nested; i-- {
	}
	return i
}

func (h *hearing) next(i int) int {
	for i++; i < len(h.quotes); i++ {
		if !h.quotes[i].nested {
			return i
		}
	}
	return -1
}

// carriesOn reports whether quotation i goes on with what attribution a gives to quotation p: in the next sentence, at
// the start of the next paragraph, or after one sentence about the same speaker.
func (h *hearing) carriesOn(p, i, a int) bool {
	end := h.Tokens[h.quotes[p].last-1].Sentence
	if v := h.found[a].cueToken; v >= 0 {
		end = max(end, h.Tokens[v].Sentence)
	}
	start := h.Tokens[h.quotes[i].first].Sentence
	switch start - end {
	case 0, 1:
		return true
	case 2:
		return !h.Sentences[start].Paragraph && h.sameSubject(end+1, a)
	}
	return false
}

// justBefore returns the attribution that the sentence before quotation i, in the same paragraph, ends with: "It may take
// years, she said. "…". It is -1 if there is none.
func (h *hearing) justBefore(i int) int {
	s := h.Tokens[h.quotes[i].first].Sentence
	if s == 0 || h.Sentences[s].Paragraph {
		return -1
	}
	for _, k := range h.inSentence[s-1] {
		a := &h.found[k]
		if a.speaker >= 0 && a.kind == saying && a.clause && a.content.End <= a.cue.Start && !a.nested {
			return k
		}
	}
	return -1
}

// goesOn reports whether quotation i ends the sentence that quotation p began and attribution a interrupted:
// "Every time," she said, looking up, "we come to this."
func (h *hearing) goesOn(p, i, a int) bool {
	v, q := h.found[a].cueToken, h.quotes[i]
	return v >= h.quotes[p].last && v < q.first && h.Tokens[v].Sentence == h.Tokens[q.first].Sentence &&
		strings.HasSuffix(h.quotes[p].In(h.Text), ",") && q.last-q.first > 3
}

// sameSubject reports whether the subject of sentence s is the speaker of attribution a.
func (h *hearing) sameSubject(s, a int) bool {
	for t := h.Sentences[s].First; t < h.Sentences[s].Last; t++ {
		if h.Tokens[t].Deprel != "root" {
			continue
		}
		subject := h.Dependent(t, "nsubj")
		if subject < 0 {
			return false
		}
		for _, who := range h.actorsAt(subject) {
			if who.ID != "" && who.ID == h.found[a].actor.ID {
				return true
			}
		}
	}
	return false
}

// continues reports whether quotation n opens the paragraph after the one in which i was left open.
func (h *hearing) continues(i, n int) bool {
	s := h.Tokens[h.quotes[n].first].Sentence
	return h.Sentences[s].Paragraph && s == h.Tokens[h.quotes[i].last-1].Sentence+1
}

// carry adds quotation i as said by the speaker of attribution a, without a cue of its own.
func (h *hearing) carry(a, i int) int {
	q := h.quotes[i]
	next := h.found[a]
	if next.cueToken >= 0 {
		next.lead = next.cueToken
	}
	next.cue, next.cueToken, next.contentHead = text.Span{}, -1, -1
	if h.Tokens[q.first].Sentence == h.Tokens[q.last-1].Sentence {
		next.contentHead = h.topOf(q.first, q.last)
	}
	next.content, next.clause, next.quoted, next.kind, next.stance = h.trim(q.Span), true, true, saying, asserts
	return h.add(next)
}
