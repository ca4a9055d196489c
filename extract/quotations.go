package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// A quotation is a stretch of text in quotation marks. Marks may be double or single, straight or curly; a single-marked
// quotation within a double-marked one is found as well. A quotation never runs on into the next paragraph:
// one that is left open there is continued by the next quotation if that opens the next paragraph.
type quotation struct {
	text.Span           // the words between the marks, never empty
	outer     text.Span // the marks included
	first     int       // tokens [first, last) of the words
	last      int
	closed    bool // the closing mark stands in the same paragraph
	nested    bool // it lies within another quotation
	holder    int  // the quotation that it lies within, by number; -1 if it is not nested
}

// quotations finds the quotations of a report, sorted by start, outer before inner.
func quotations(d *text.Document) []quotation {
	var found []quotation
	for _, p := range paragraphs(d) {
		found = append(found, quotedIn(d.Text, p)...)
	}
	kept := found[:0]
	holder := -1
	for _, q := range found {
		if q.first, q.last = d.TokensIn(q.Span); q.first >= q.last {
			continue
		}
		if q.holder = holder; !q.nested {
			q.holder, holder = -1, len(kept)
		}
		kept = append(kept, q)
	}
	return kept
}

// paragraphs returns the byte ranges from one paragraph's first sentence to the next one's.
func paragraphs(d *text.Document) []text.Span {
	var all []text.Span
	for i, s := range d.Sentences {
		if i == 0 || s.Paragraph {
			all = append(all, s.Span)
		}
		all[len(all)-1].End = s.End
	}
	for i := range all { // marks that a sentence left out belong to the paragraph all the same
		if i+1 < len(all) {
			all[i].End = max(all[i].End, trimEnd(d.Text, all[i].End, all[i+1].Start))
		} else {
			all[i].End = max(all[i].End, trimEnd(d.Text, all[i].End, d.Body.End))
		}
	}
	return all
}

// trimEnd returns the end of the words between from and to, or from if there are only blanks.
func trimEnd(s string, from, to int) int {
	if to <= from || to > len(s) {
		return from
	}
	return from + len(strings.TrimRightFunc(s[from:to], unicode.IsSpace))
}

// A mark is a quotation mark and the parts that it may play where it stands.
type mark struct {
	text.Span
	single bool
	opens  bool
	closes bool
	weak   bool // it may as well be an apostrophe: "the workers' demands"
}

// marksIn finds the quotation marks of a paragraph, in order.
func marksIn(s string, p text.Span) []mark {
	var found []mark
	before := rune(0)
	for i := p.Start; i < p.End; {
		m := markAt(s, i, before)
		if !m.Empty() {
			found = append(found, m)
			before, i = runeAt(s, m.Start), m.End
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		before, i = r, i+size
	}
	return found
}

// markAt returns the mark at byte i, after the rune before; an empty one if there is none.
// It knows “ ” « » " and the typewriter's pairs “ and ”, and the single marks ‘ ’ and '.
func markAt(s string, i int, before rune) mark {
	r, n := utf8.DecodeRuneInString(s[i:])
	after := runeAt(s, i+n)
	m := mark{Span: text.Span{Start: i, End: i + n}}
	switch r {
	case '“', '«', '„':
		m.opens = true
	case '”', '»':
		m.closes = true
	case '"':
		m.opens, m.closes = hugs(before, after)
	case '`', '\'':
		if after == r {
			m.End++
			m.opens, m.closes = hugs(before, runeAt(s, m.End))
			if r == '`' {
				m.opens, m.closes = true, false
			}
			if !m.opens && !m.closes {
				return mark{}
			}
			return m
		}
		m.single = true
		m.opens, m.closes = hugs(before, after)
		m.weak = before == 's'
	case '‘':
		m.single, m.opens = true, !wordRune(before)
	case '’':
		m.single, m.closes = true, !wordRune(after)
		m.weak = before == 's'
	}
	if !m.opens && !m.closes {
		return mark{}
	}
	return m
}

// hugs tells what a straight mark may do between two runes: it hugs the words that it encloses.
func hugs(before, after rune) (opens, closes bool) {
	opens = after != 0 && !unicode.IsSpace(after) && !wordRune(before)
	closes = before != 0 && !unicode.IsSpace(before) && !wordRune(after)
	return opens, closes
}

// wordRune reports whether r may be part of a word.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// runeAt returns the rune of s at byte i, or 0 beyond the end.
func runeAt(s string, i int) rune {
	if i < 0 || i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// pairMarks joins the opening and closing marks of a paragraph that ends at end. A second opening mark means that the
// first was never closed, and the first is dropped. A weak mark closes only if no better one follows before the next
// opening mark. A double mark that is still open at the end of the paragraph makes a quotation that is not closed.
func pairMarks(marks []mark, end int) []quotation {
	var found []quotation
	better := strongAhead(marks)
	open := -1
	for i, m := range marks {
		switch {
		case open >= 0 && m.closes && !(m.weak && better[i]):
			found = appendQuoted(found, marks[open].Span, m.Span, true)
			open = -1
		case m.opens:
			open = i
		}
	}
	if open >= 0 && !marks[open].single {
		found = appendQuoted(found, marks[open].Span, text.Span{Start: end, End: end}, false)
	}
	return found
}

// strongAhead tells for each mark whether one that surely closes follows it before the next that opens.
func strongAhead(marks []mark) []bool {
	ahead := make([]bool, len(marks))
	for i := len(marks) - 2; i >= 0; i-- {
		next := marks[i+1]
		ahead[i] = next.closes && !next.weak || !next.opens && ahead[i+1]
	}
	return ahead
}

// appendQuoted adds the quotation between two marks, unless it is empty.
func appendQuoted(found []quotation, open, shut text.Span, closed bool) []quotation {
	if open.End >= shut.Start {
		return found
	}
	return append(found, quotation{
		Span:   text.Span{Start: open.End, End: shut.Start},
		outer:  text.Span{Start: open.Start, End: shut.End},
		closed: closed,
	})
}

// quotedIn finds the quotations of one paragraph. Single-marked ones that cross a double-marked one are dropped.
func quotedIn(s string, p text.Span) []quotation {
	var singles, doubles []mark
	for _, m := range marksIn(s, p) {
		if m.single {
			singles = append(singles, m)
		} else {
			doubles = append(doubles, m)
		}
	}
	found := pairMarks(doubles, p.End)
	whole := len(found)
	next := 0
	for _, q := range pairMarks(singles, p.End) {
		for next < whole && found[next].outer.End <= q.outer.Start {
			next++
		}
		if next < whole && found[next].outer.Overlaps(q.outer) {
			if !found[next].Span.Covers(q.outer) {
				continue
			}
			q.nested = true
		}
		found = append(found, q)
	}
	slices.SortFunc(found, func(a, b quotation) int { return a.Start - b.Start })
	return found
}
