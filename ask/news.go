package ask

import (
	"slices"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// news answers what is new: entries first told on the newest day, or that of the question.
//
// The first sentences of the day's reports stand beside them.
func (a *asker) news(answer *Answer) error {
	day := a.on()
	if day.IsZero() {
		var err error
		if day, err = a.newestOn(); err != nil || day.IsZero() {
			return err
		}
	}
	list, err := a.Entries(query.EntryFilter{AsOf: a.as, NewSince: day, NewUntil: day, News: true})
	if err != nil {
		return err
	}
	changed, err := a.Entries(query.EntryFilter{AsOf: a.as, LatestSince: day, News: true})
	if err != nil {
		return err
	}
	for _, e := range changed {
		if e.Published != day && climbedOn(&e, day) {
			list = append(list, e)
		}
	}
	told, err := a.Told(list...)
	if err != nil {
		return err
	}
	for i := range list {
		if slices.ContainsFunc(told[i], func(t record.Assertion) bool { return a.onTopic(t.Report, t.Event.Evidence.Text) }) {
			answer.Lines = append(answer.Lines, a.line(&list[i], told[i]))
		}
	}
	answer.Says = "New on " + phrase.Day(day) + ":"
	said, err := a.Statements(query.StatementFilter{Day: day, Limit: mostSaid, AsOf: a.as})
	for i := range said {
		if !cited(answer, said[i].Report, said[i].Entry.Content.Span) && a.onTopic(said[i].Report, said[i].Entry.Content.Text) {
			answer.Lines = append(answer.Lines, a.statement(&said[i]))
		}
	}
	if err != nil {
		return err
	}
	return a.leads(answer, day)
}

// leads adds the first sentences of the reports of a day on what is asked.
func (a *asker) leads(answer *Answer, day text.Day) error {
	if len(a.Topic)+len(a.Parties) == 0 {
		return nil
	}
	reports, err := a.candidates()
	for _, r := range reports {
		list := sentencesOf(r.Text)
		if r.Published.Day != day || len(list) == 0 || cited(answer, r, list[0]) || !a.onTopic(r, "") {
			continue
		}
		answer.Lines = append(answer.Lines, Line{Words: "In the words of a report:",
			Cites: []Cite{{Report: r, Quote: record.Quote{Span: list[0], Text: list[0].In(r.Text)}, About: "sentence"}}})
	}
	return err
}

// newestOn is the day of the newest report on what is asked.
func (a *asker) newestOn() (day text.Day, err error) {
	if len(a.Topic)+len(a.Parties) == 0 {
		newest, err := a.Entries(query.EntryFilter{AsOf: a.as, Order: query.ByNewsDown, Limit: 1})
		if err != nil || len(newest) == 0 {
			return day, err
		}
		return newest[0].Latest, nil
	}
	reports, err := a.candidates()
	for _, r := range reports {
		if a.onTopic(r, "") && day.Before(r.Published.Day) {
			day = r.Published.Day
		}
	}
	return day, err
}

// climbedOn reports whether an entry took a step on a day.
func climbedOn(e *record.Entry, day text.Day) bool {
	return slices.ContainsFunc(e.Ladder, func(r record.Rung) bool { return r.Published == day })
}
