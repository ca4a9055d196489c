// Package timex finds the time expressions of a report and says which days they mean.
//
// In: Document.Sentences, Tokens, Names and Published. Out: Document.Timexes, in order, not overlapping.
//
// The steps, a file each: words are read from the sentence with their senses (lexicon.txt, words.go); a grammar finds
// the phrases (parse.go, dates.go, years.go, relative.go, amounts.go, clock.go) and builds what they mean (meaning.go,
// recurring.go); the meaning is resolved against the report's date, the last date mentioned and the tense of the
// governing verb (tense.go) into a TIMEX3 value and a closed interval of days (calendar.go).
//
// Conventions. The words of a Timex leave out its preposition, as TIMEX3 does ("in [February]"), and keep its article
// and its modifier ("[the end of the year]", "[nearly four decades]"). A range is one Timex whose two ends are its
// Parts. Weeks run from Monday to Sunday, seasons are those of the northern half of the world: summer is June to August.
// The early, middle or late part of a period is its first, second or last third; "by the end of" means its last day.
// A text that names years of the past and no days of its own week is a story: its dates follow from each other.
// Nothing is guessed: a date that no calendar has, or that needs a date the report does not give, has no value.
//
// The method is that of rule-based taggers such as HeidelTime (Strötgen and Gertz, 2010); the values are those of
// TIMEX3 (Pustejovsky et al., 2003).
package timex

import (
	"strings"

	"chancery/text"
)

// Annotate fills d.Timexes. If the report's own date stands in the text outside of its sentences, it counts too.
func Annotate(d *text.Document) {
	a := &annotator{doc: d}
	a.story = isStory(d)
	header := a.publication()
	for s := range d.Sentences {
		if header != nil && header.End <= d.Sentences[s].Start {
			a.found, header = append(a.found, *header), nil
		}
		a.sentence(s)
	}
	if header != nil && len(d.Sentences) == 0 {
		a.found = append(a.found, *header)
	}
	d.Timexes = a.found
}

// annotator goes through a report and remembers what later expressions refer back to.
type annotator struct {
	doc      *text.Document
	found    []text.Timex
	last     period // the last calendar period mentioned, for "the next day"; its zero value is none
	lastIn   int    // the sentence that mentioned it
	quarter  period // the last quarter mentioned
	nextName int    // the first of doc.Names that does not end before the word at hand
	story    bool   // the text tells of the past
}

// A text is a story if it names at least storyYears years before the last one and hardly any days that count from the
// report's date. Of a report of the news the opposite is true: "on Friday" is in every other sentence.
const storyYears, yearsPerDay = 5, 8

// isStory reports whether a text tells of the past, like an encyclopedia.
func isStory(d *text.Document) bool {
	years, days := 0, 0
	for i := range d.Tokens {
		f := d.Tokens[i].Form
		switch {
		case len(f) == 4 && f[0] >= '1' && f[0] <= '2' && digitRun(f) == 4 && (d.Published.Day.IsZero() || f < d.Published.Day.Add(-365).String()[:4]):
			years++
		case len(f) > 4 && (hasSense(f, "weekday") || hasSense(f, "relday")):
			days++
		}
	}
	return years >= storyYears && years >= yearsPerDay*days
}

func hasSense(form string, c class) bool {
	w := word{senses: words.senses[strings.ToLower(form)]}
	return w.has(c)
}

// reach is how many sentences back "that month" may look for its month.
const reach = 3

// publication returns the report's own date where it stands in the header, nil if it does not.
func (a *annotator) publication() *text.Timex {
	pub := a.doc.Published
	if pub.Day.IsZero() || pub.Span.Empty() || pub.Span.End > len(a.doc.Text) {
		return nil
	}
	for _, s := range a.doc.Sentences {
		if s.Overlaps(pub.Span) {
			return nil
		}
		if s.Start >= pub.Span.End {
			break
		}
	}
	p := dayPeriod(pub.Day)
	return &text.Timex{Span: pub.Span, Type: text.Date, Value: p.value, From: p.from, To: p.to, Grain: p.grain.name()}
}

// sentence finds the expressions of one sentence.
func (a *annotator) sentence(s int) {
	p := &parser{annotator: a, sentence: s, words: readWords(a.doc, s)}
	if !p.promising() {
		return
	}
	own := len(p.words)
	p.runOn()
	for i := p.unread(); i < own; {
		ph, ok := p.phraseAt(i)
		if !ok {
			i++
			continue
		}
		a.found = append(a.found, p.timex(ph))
		i = ph.end
	}
}

// runOn adds the next sentence's words to a sentence that ends in "p.m.": the stop may be that of the hour only, as in
// "at 9 p.m. Kyiv time on Monday".
func (p *parser) runOn() {
	last := len(p.words) - 1
	if p.at(last).lower == "." {
		last--
	}
	if next := p.sentence + 1; p.oneOf(last, "am", "pm") && next < len(p.doc.Sentences) && !p.doc.Sentences[next].Paragraph {
		p.words = append(p.words, readWords(p.doc, next)...)
	}
}

// unread returns the first word after the expression found last, which may have run on into this sentence.
func (p *parser) unread() int {
	i := 0
	if n := len(p.found); n > 0 {
		for i < len(p.words) && p.words[i].Start < p.found[n-1].End {
			i++
		}
	}
	return i
}

// timex resolves a phrase and remembers its period for those that refer back to it.
func (p *parser) timex(ph phrase) text.Timex {
	c := p.contextOf(ph)
	r := ph.meaning.resolve(c)
	if r.period.known() && r.typ != text.Set && r.typ != text.Duration {
		p.last, p.lastIn = r.period, p.sentence
		if r.grain == quarter {
			p.quarter = r.period
		}
	}
	t := r.timex()
	t.Span = p.span(ph.start, ph.end)
	if m, ok := ph.meaning.(between); ok {
		first, last := m.ends(c)
		t.Parts = []text.Timex{p.part(ph.parts[0], first), p.part(ph.parts[1], last)}
	}
	return t
}

// part is one end of a range.
func (p *parser) part(ph phrase, r result) text.Timex {
	t := r.timex()
	t.Span = p.span(ph.start, ph.end)
	return t
}

// span returns the bytes of words [start, end).
func (p *parser) span(start, end int) text.Span {
	return text.Span{Start: p.words[start].Start, End: p.words[end-1].End}
}
