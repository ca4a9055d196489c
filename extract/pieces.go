package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// A piece is a stretch of content and the token that heads it.
type piece struct {
	span   text.Span
	head   int
	clause bool
}

// subtree returns all that token i governs as a piece of content.
func (h *hearing) subtree(i int) piece {
	return piece{span: h.SubtreeSpan(i), head: i, clause: h.isClause(i) || h.Tokens[i].Is("ccomp")}
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

// afterMark returns what token i governs but for the preposition that opens it, which brings the content and is no
// part of it.
func (h *hearing) afterMark(i int) piece {
	p := h.subtree(i)
	for m := range h.Dependents(i) {
		if k := &h.Tokens[m]; (k.Is("mark") || k.Is("case")) && k.Start == p.span.Start {
			p.span.Start = k.End
		}
	}
	p.span.End = h.untilAnswer(i, p.span.End)
	return p
}

// untilAnswer returns where the content that token i heads ends: before a clause set off by a comma that tells how it is answered,
// "accused Chad of spying, which it denies", else at end.
func (h *hearing) untilAnswer(i, end int) int {
	first, last := h.SubtreeTokens(i)
	for t := max(first, i) + 1; t < last-1; t++ {
		v := h.Tokens[t].Head
		if h.Tokens[t].Form != "which" || h.Tokens[t-1].Form != "," || h.Tokens[v].Deprel != "acl:relcl" || h.ownSubject(v) <= t {
			continue
		}
		if answers[h.Tokens[v].Lemma] {
			return min(end, h.Tokens[t-1].Start)
		}
	}
	return end
}

// answers are the verbs by which somebody answers what is said of him.
var answers = setOf("deny", "reject", "dispute", "dismiss", "refute", "rebut", "contest", "admit", "confirm", "acknowledge", "concede", "disavow")

// withoutAside is without for a reporting clause that stands between commas: what follows the second one belongs to the
// content, whatever the tree hangs it on.
func (h *hearing) withoutAside(i, v int) []piece {
	found := h.without(i, v)
	first, last := h.SubtreeTokens(v)
	if len(found) == 0 {
		return nil
	}
	for t := v + 1; t < last-1 && first > 0 && h.Tokens[first-1].Form == ","; t++ {
		if h.Tokens[t].Form == "," {
			found[0].span = found[0].span.Join(h.Tokens[last-1].Span)
			break
		}
	}
	found[0].span = h.besideAside(found[0].span, v)
	return found
}

// besideAside cuts a content in whose middle the aside of v stands: at a colon before it, which brings what is said, and
// at a participle behind it, with which the report goes on ("…, he said on Monday, raising hopes").
func (h *hearing) besideAside(s text.Span, v int) text.Span {
	first, last := h.TokensIn(s)
	for t := first; t < min(v, last); t++ {
		if h.Tokens[t].Form == ":" && h.quoteOf[t] < 0 {
			s.Start = h.Tokens[t+1].Start
		}
	}
	for t := v + 1; t < last-1 && s.Start < h.Tokens[v].Start; t++ {
		if h.Tokens[t].Form == "," {
			if subject := h.ownSubject(v); h.Tokens[t+1].XPOS == "VBG" && subject >= 0 {
				begin, _ := h.SubtreeTokens(min(subject, v))
				s.End = h.Tokens[begin].Start
			}
			break
		}
	}
	return s
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

// utterance cuts a content to what one utterance can be: it stays within the quotation in which its cue at token v stands,
// and a quotation that ends with a stop ends it.
func (h *hearing) utterance(v int, s text.Span) text.Span {
	if q := h.quoteOf[v]; q >= 0 {
		s.Start, s.End = max(s.Start, h.quotes[q].Start), min(s.End, h.quotes[q].End)
	}
	if s.Empty() {
		return text.Span{}
	}
	first, last := h.TokensIn(s)
	for t, seen := first, -1; t < last; t++ {
		i := h.quoteOf[t]
		if i < 0 || i == seen || h.quotes[i].nested {
			continue
		}
		seen = i
		if q := h.quotes[i]; q.closed && q.outer.End < s.End && q.Start > h.Tokens[v].End && h.endsSentence(q) {
			s.End = q.End
			break
		}
	}
	return s
}

// quotedClause cuts a content that begins with a quotation, right behind its cue at token v, to that quotation if it holds
// the clause that the content is headed by: what follows the closing mark, such as "on Friday", belongs to the report.
// A content that goes on in quotation marks stays whole.
func (h *hearing) quotedClause(v, head int, s text.Span) text.Span {
	first, last := h.TokensIn(s)
	if first >= last || head < 0 || first < v || h.quoteOf[v] >= 0 || h.Dependent(head, "nsubj", "csubj", "expl") < 0 {
		return s
	}
	i := h.quoteOf[first]
	if i < 0 {
		i = h.quoteOf[min(first+1, last-1)] // the opening mark is a token of its own
	}
	if i < 0 || h.quoteOf[head] != i || h.quotes[i].nested || !h.quotes[i].closed || h.quotes[i].first > first+1 {
		return s
	}
	for t := h.quotes[i].last; t < last; t++ {
		if h.quoteOf[t] >= 0 {
			return s
		}
	}
	s.End = min(s.End, h.quotes[i].End)
	return s
}

// endsSentence reports whether quotation q ends with a stop and something new begins behind it.
func (h *hearing) endsSentence(q quotation) bool {
	if !strings.ContainsRune(".?!", rune(h.Text[q.End-1])) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(h.Text[q.outer.End:], " "))
	return next == '“' || next == '"' || unicode.IsUpper(next)
}

// trim cuts blanks, stops and quotation marks from both ends of s. A mark whose partner stands inside stays.
func (h *hearing) trim(s text.Span) text.Span {
	words := s.In(h.Text)
	cut := strings.TrimRight(words, " \t\r\n,;:.–—-\"”»’'`")
	s.End -= len(words) - len(cut)
	rest := strings.TrimLeft(cut, " \t\r\n,;:.–—-\"“”«‘'`")
	s.Start += len(cut) - len(rest)
	if s.Empty() {
		return text.Span{Start: s.Start, End: s.Start}
	}
	first, last := h.TokensIn(s)
	if first == last {
		return s
	}
	whole := s
	if q := h.quoteOf[last-1]; q >= 0 && h.quotes[q].closed && h.quotes[q].outer.Start >= s.Start && h.quotes[q].outer.End >= s.End {
		whole.End = h.quotes[q].outer.End
	}
	if q := h.quoteOf[first]; q >= 0 && h.quotes[q].outer.End <= s.End {
		whole.Start = min(s.Start, h.quotes[q].outer.Start)
	}
	return whole
}

// untilComma returns where the label headed by d ends: before what a comma and a conjunction add to it, which mostly is
// the next clause ("called it a sham, and his wife …"), else at end.
func (h *hearing) untilComma(d, end int) int {
	for c := range h.Dependents(d) {
		if c < d || !h.Tokens[c].Is("conj") {
			continue
		}
		cc, _ := h.SubtreeTokens(c)
		if h.Tokens[cc].UPOS != "CCONJ" { // the tree may have hung it on the next verb
			cc--
		}
		if h.Tokens[cc].UPOS == "CCONJ" && h.Tokens[cc-1].Form == "," && h.Tokens[cc].Start < end {
			return h.Tokens[cc].Start
		}
	}
	return end
}
