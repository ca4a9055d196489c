package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

type reportPage struct {
	*record.Report
	Segments    []segment
	Events      []read[record.Event]
	Statements  []read[record.Statement]
	Agreements  []read[record.Agreement]
	Roles       []read[record.Role]
	Times       []read[record.Time]
	Part, Parts int
	Versions    []shownVersion
}

// shownVersion is a version of the report with as many of its changes as a page shows.
type shownVersion struct {
	record.Version
	Time string
	Same bool // it has the sentences of the one before
	More int  // changes that are not shown
}

// mostChanged is how many sentences a page shows of each kind of change.
const mostChanged = 10

func versionsOf(r *record.Report) (list []shownVersion) {
	for _, v := range r.Versions {
		s := shownVersion{v, phrase.VersionTime(&v), phrase.Unchanged(&v), len(v.Removed) + len(v.Added) + len(v.Worded)}
		s.Removed, s.Added, s.Worded = s.Removed[:min(mostChanged, len(v.Removed))], s.Added[:min(mostChanged, len(v.Added))], s.Worded[:min(mostChanged, len(v.Worded))]
		s.More -= len(s.Removed) + len(s.Added) + len(s.Worded)
		list = append(list, s)
	}
	return list
}

// read is something that was read in the report, and the name of its place on the page.
type read[T any] struct {
	Ref  string
	What *T
}

// partBytes is how much of a long report one page shows: with its marks a page stays short.
const partBytes = 12 << 10

// report shows a report with everything marked that was read in it.
func report(v *visit) (page, error) {
	id, err := v.id()
	if err != nil {
		return page{}, err
	}
	r, event, err := v.record.Find(id)
	if err != nil {
		return page{}, err
	}
	if event != nil {
		return page{next: eventPlace(r, event)}, nil
	}
	parts := partsOf(r.Text)
	n, err := strconv.Atoi(v.URL.Query().Get("part"))
	if err != nil || n < 1 || n > len(parts) {
		n = 1
	}
	body := reportPage{Report: r, Part: n, Parts: len(parts), Versions: versionsOf(r)}
	part := parts[n-1]
	body.Events = within("e", r.Events, part, func(e *record.Event) text.Span { return e.Trigger.Span })
	body.Statements = within("s", r.Statements, part, func(s *record.Statement) text.Span { return s.Content.Span })
	body.Agreements = within("a", r.Agreements, part, func(a *record.Agreement) text.Span { return a.Mention.Span })
	body.Roles = within("r", r.Roles, part, func(r *record.Role) text.Span { return r.Span })
	body.Times = within("t", r.Times, part, func(t *record.Time) text.Span { return t.Span })
	body.Segments = segments(r.Text, part, body.marks())
	return page{Title: titleOf(r), Body: body}, nil
}

// eventPlace is where an event stands on its report's pages.
func eventPlace(r *record.Report, event *record.Event) string {
	place := "/reports/" + r.ID
	for i, part := range partsOf(r.Text) {
		if i > 0 && part.Start <= event.Trigger.Start && event.Trigger.Start < part.End {
			place += fmt.Sprintf("?part=%d", i+1)
		}
	}
	for i := range r.Events {
		if &r.Events[i] == event {
			place += fmt.Sprintf("#e%d", i+1)
		}
	}
	return place
}

// within lists what begins in a part of the text; refs count the whole report.
func within[T any](kind string, list []T, part text.Span, span func(*T) text.Span) []read[T] {
	var out []read[T]
	for i := range list {
		if s := span(&list[i]); part.Start <= s.Start && s.Start < part.End {
			out = append(out, read[T]{fmt.Sprintf("%s%d", kind, i+1), &list[i]})
		}
	}
	return out
}

// partsOf cuts a text at the ends of lines, or of words, into parts of about partBytes; there is at least one.
func partsOf(s string) []text.Span {
	var out []text.Span
	for start := 0; start < len(s) || start == 0; {
		end := min(start+partBytes, len(s))
		if end < len(s) {
			if cut := strings.LastIndexByte(s[start:end], '\n'); cut > partBytes/2 {
				end = start + cut + 1
			} else if cut := strings.LastIndexByte(s[start:end], ' '); cut > 0 {
				end = start + cut + 1
			}
		}
		out = append(out, text.Span{Start: start, End: end})
		if start = end; end == 0 {
			break
		}
	}
	return out
}

// marks lists the words that something was read from.
func (p *reportPage) marks() []mark {
	var m marker
	for _, e := range p.Events {
		m.event(e.Ref, e.What)
	}
	for _, s := range p.Statements {
		says := "said by " + phrase.NewTeller().Speakers(s.What.Speaker, s.What.Others, s.What.Anonymous)
		m.add("said", s.Ref, says, s.What.Content)
		m.add("source", s.Ref, says, s.What.Cue)
		m.add("source", s.Ref, "speaker", s.What.Speaker.Quote)
	}
	for _, a := range p.Agreements {
		m.add("pact", a.Ref, phrase.List("agreement", string(a.What.Stage)), a.What.Mention)
	}
	for _, r := range p.Roles {
		m.add("name", r.Ref, phrase.List(r.What.Name, r.What.Role, r.What.Country), r.What.Quote)
	}
	for _, t := range p.Times {
		m.add("time", t.Ref, phrase.Time(t.What), t.What.Quote)
	}
	return m.list
}

type whyPage struct {
	*record.Report
	Why  []record.Explanation
	Left int
}

// mostWhy is how many events one page explains, longestWhy how many bytes the report may have.
const (
	mostWhy    = 25
	longestWhy = 100 << 10
)

// why shows by which words, arcs and rules the events of a report were read.
func why(v *visit) (page, error) {
	id, err := v.id()
	if err != nil {
		return page{}, err
	}
	r, _, err := v.record.Find(id)
	if err != nil {
		return page{}, err
	}
	if len(r.Text) > longestWhy {
		return page{}, problem{http.StatusUnprocessableEntity, "This report is too long to be explained here", "On the command line: chancery explain FILE"}
	}
	var list []record.Explanation
	if err := v.reading(func() (err error) { list, err = v.server.Explain(r); return err }); err != nil {
		return page{}, err
	}
	body := whyPage{Report: r}
	for _, e := range list {
		if strings.HasPrefix(e.Event.ID, v.URL.Query().Get("event")) {
			body.Why = append(body.Why, e)
		}
	}
	body.Left = max(0, len(body.Why)-mostWhy)
	body.Why = body.Why[:min(mostWhy, len(body.Why))]
	return page{Title: "Why: " + titleOf(r), Body: body}, nil
}
