package ask

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// said adds the statements about the topic, each with its speaker: those that share the most words with the question first, and none that
// has less than a part of them.
func (a *asker) said(answer *Answer, f query.StatementFilter, least float64) error {
	if len(a.Topic) == 0 {
		return nil
	}
	f.AsOf, f.Limit = a.as, mostCandidates
	list, err := a.Statements(f)
	if err != nil {
		return err
	}
	type scored struct {
		query.Told[record.Statement]
		share float64
	}
	var fitting []scored
	for _, s := range list {
		if share := a.share(s.Entry.Content.Text); share >= least && !cited(answer, s.Report, s.Entry.Content.Span) && a.namedIn(s.Report, s.Entry.Content.Text) {
			fitting = append(fitting, scored{s, share})
		}
	}
	slices.SortStableFunc(fitting, func(x, y scored) int { return cmp.Compare(y.share, x.share) })
	for _, s := range fitting[:min(len(fitting), mostSaid)] {
		if s.share < nearlyBest*fitting[0].share {
			break
		}
		answer.Lines = append(answer.Lines, a.statement(&s.Told))
	}
	return nil
}

// saysWhat asks what somebody says.
var saysWhat = regexp.MustCompile(`(?i)^(and )?what (does|did|do|has|have) .* (say|said|tell|told|claim|claimed|announce|announced|write|written)\b`)

// saidBy adds what the one who is named first says of the rest, the newest first.
func (a *asker) saidBy(answer *Answer) error {
	list, err := a.Statements(query.StatementFilter{Speaker: a.Parties[0].party(), AsOf: a.as, Limit: mostCandidates})
	if err != nil {
		return err
	}
	for i := range list {
		l := a.statement(&list[i])
		if len(answer.Lines) < mostSaid && a.onTopic(list[i].Report, l.Cites[0].Quote.Text) && !allCited(answer, l) {
			answer.Lines = append(answer.Lines, l)
		}
	}
	return nil
}

const (
	enoughShared = 0.5 // of the topic's words
	mostSaid     = 12
)

// statement is a line of what somebody said.
func (a *asker) statement(s *query.Told[record.Statement]) Line {
	who := a.tell.Speaker(s.Entry.Speaker, s.Entry.Anonymous)
	return Line{Words: strings.TrimSpace(who + " " + phrase.Squeeze(s.Entry.Cue.Text)),
		Cites: []Cite{{Report: s.Report, Quote: around(s.Report.Text, s.Entry.Content, s.Entry.Cue), About: phrase.List("statement", s.Entry.Channel)}}}
}

// around is the sentences in which words stand, with those of a second place beside them: what is said, and who says so.
func around(report string, words, beside record.Quote) record.Quote {
	var out text.Span
	for _, s := range sentencesOf(report) {
		if s.Overlaps(words.Span) || beside.End > beside.Start && s.Overlaps(beside.Span) {
			if out.End == 0 {
				out.Start = s.Start
			}
			out.End = s.End
		}
	}
	if out.End == 0 || out.End-out.Start > mostAround+words.End-words.Start {
		return words
	}
	return record.Quote{Span: out, Text: out.In(report)}
}

// mostAround is by how many bytes a quotation may grow to whole sentences.
const mostAround = 500

// cited reports whether an answer has those words already.
func cited(answer *Answer, r *record.Report, at text.Span) bool {
	for _, l := range answer.Lines {
		for _, c := range l.Cites {
			if c.Report.ID == r.ID && (c.Quote.Covers(at) || at.Covers(c.Quote.Span)) {
				return true
			}
		}
	}
	return false
}

// numbersDiffer adds the sentences on the topic whose numbers cannot all be right.
func (a *asker) numbersDiffer(answer *Answer) error {
	if len(a.Topic) == 0 {
		return nil
	}
	reports, err := a.candidates()
	if err != nil {
		return err
	}
	var cites []Cite
	var list []resolve.Numbered
	for _, r := range reports {
		for _, s := range sentencesOf(r.Text) {
			if q := (record.Quote{Span: s, Text: s.In(r.Text)}); a.share(q.Text) >= enoughShared && !cited(answer, r, s) {
				cites = append(cites, Cite{Report: r, Quote: q, About: "sentence"})
				list = append(list, resolve.Numbered{Report: r.ID, Published: int(r.Published.Day.Time().Unix() / 86400), Words: q.Text})
			}
		}
	}
	apart := resolve.Apart(list)
	for _, of := range slices.Sorted(maps.Keys(apart)) {
		l := Line{Words: "Reports give different numbers (" + of + "):"}
		for _, i := range apart[of] {
			l.Cites = append(l.Cites, cites[i])
		}
		answer.Lines = append(answer.Lines, l)
	}
	return nil
}

// sentencesOf cuts the text of a report, below its header, at full stops before capitals, and at empty lines: near enough to show where words stand.
func sentencesOf(s string) []text.Span {
	var out []text.Span
	start := bodyStart(s)
	add := func(end int) {
		for start < end && (s[start] == ' ' || s[start] == '\n') {
			start++
		}
		if start < end {
			out = append(out, text.Span{Start: start, End: end})
		}
		start = end
	}
	for i := start; i < len(s); i++ {
		switch {
		case s[i] == '\n' && i+1 < len(s) && s[i+1] == '\n':
			add(i)
		case (s[i] == '.' || s[i] == '!' || s[i] == '?') && i+2 < len(s) && (s[i+1] == ' ' || s[i+1] == '\n'):
			if r, _ := utf8.DecodeRuneInString(s[i+2:]); unicode.IsUpper(r) || r == '"' || r == '“' {
				add(i + 1)
			}
		}
	}
	add(len(strings.TrimRight(s, " \n")))
	return out
}
