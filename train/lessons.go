package main

import (
	"path/filepath"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/evaluate"
	"chancery/ingest"
	"chancery/place"
	"chancery/text"
)

// lesson is a text with what its pronouns stand for.
type lesson struct {
	evaluate.Chains
	doc      *text.Document
	pronouns map[text.Span]string // the group of each mention
	mentions []goldMention        // the shortest first
	choices  []choice             // of the last study
	past     []choice             // of several studies, to learn from
}

type goldMention struct {
	text.Span
	group string
}

// choice is what a pronoun may stand for, with the right answers.
type choice struct {
	*actor.Choice
	right []bool // by candidate
}

// readLessons reads and analyses the texts of a file of the gold of coreference that keep says to use.
func readLessons(name string, keep func(*evaluate.Chains) bool) ([]*lesson, error) {
	all, err := evaluate.ReadChains(filepath.Join(corpora(), "names", name))
	if err != nil {
		return nil, err
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return nil, err
	}
	places, err := place.Load()
	if err != nil {
		return nil, err
	}
	var out []*lesson
	for i := range all {
		if keep(&all[i]) {
			l := newLesson(all[i])
			language.Analyse(l.doc)
			places.Annotate(l.doc)
			out = append(out, l)
		}
	}
	return out, nil
}

func newLesson(gold evaluate.Chains) *lesson {
	l := &lesson{Chains: gold, pronouns: map[text.Span]string{}}
	l.doc = &text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"}
	var bytes []int // of each code point
	for i := range gold.Text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(gold.Text))
	for _, e := range gold.Entities {
		at := text.Span{Start: bytes[e.Start], End: bytes[e.End]}
		l.mentions = append(l.mentions, goldMention{at, e.Group})
		if _, known := l.pronouns[at]; !known {
			l.pronouns[at] = e.Group
		}
	}
	slices.SortStableFunc(l.mentions, func(a, b goldMention) int { return a.Len() - b.Len() })
	return l
}

// study resolves the text's pronouns by pick, and keeps the choices with their right answers.
func (l *lesson) study(r *actor.Register, pick func(c choice) int) {
	l.choices = nil
	r.Teach(l.doc, func(one *actor.Choice) int {
		group, known := l.pronouns[one.Span]
		c := choice{one, l.answers(one, group)}
		if known || one.Class == 'n' { // the gold leaves out "it" that stands for nothing
			l.choices = append(l.choices, c)
		}
		return pick(c)
	})
}

// answers tells which candidates are of the group; if none is, the first is right, which is nothing.
func (l *lesson) answers(c *actor.Choice, group string) []bool {
	right := make([]bool, len(c.Candidates))
	right[0] = true
	for k := 1; k < len(right); k++ {
		if group != "" && slices.ContainsFunc(c.Candidates[k].Mentions, func(m text.Span) bool { return l.groupOf(m) == group }) {
			right[k], right[0] = true, false
		}
	}
	return right
}

// groupOf returns the group of the shortest gold mention that holds the head of a mention, or all of a coordination.
func (l *lesson) groupOf(m text.Span) string {
	if !strings.Contains(m.In(l.Text), " and ") {
		m = l.head(m)
	}
	for _, one := range l.mentions {
		if one.Covers(m) {
			return one.group
		}
	}
	return ""
}

// head returns the word that heads some words.
func (l *lesson) head(s text.Span) text.Span {
	first, last := l.doc.TokensIn(s)
	for i := first; i < last; i++ {
		if h := l.doc.Tokens[i].Head; h < first || h >= last {
			return l.doc.Tokens[i].Span
		}
	}
	return s
}
