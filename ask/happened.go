package ask

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
)

// whoSays answers who says that something is so, and on how many origins it rests.
func (a *asker) whoSays(answer *Answer) error {
	list, told, err := a.find(query.EntryFilter{})
	if err != nil {
		return err
	}
	least := enoughShared
	if len(list) > 0 {
		best := 0
		for i := range list {
			if x, y := a.about(told[i]), a.about(told[best]); x > y || x == y && list[i].Origins > list[best].Origins {
				best = i
			}
		}
		answer.Lines = a.origins(&list[best], told[best])
		least = max(least, nearlyBest*min(1, a.about(told[best])))
		answer.Says = fmt.Sprintf("%s: %s.", phrase.NewTeller().Entry(&list[best]), phrase.Support(&list[best]))
	}
	if err := a.said(answer, query.StatementFilter{}, least); err != nil {
		return err
	}
	if len(answer.Lines) == 0 {
		return a.passages(answer, nil, mostPassages)
	}
	return nil
}

// origins makes a line of each origin of an entry, with those through whom it says so.
func (a *asker) origins(e *record.Entry, told []record.Assertion) []Line {
	var lines []Line
	for origin := range e.Origins {
		l := Line{Entry: e}
		var through []string
		for i, m := range e.Members {
			if m.Origin != origin || told[i].Event.Status == record.Negated && len(told[i].Event.Sources) == 0 { // a ban denies nothing
				continue
			}
			l.Cites = append(l.Cites, a.cite(&told[i]))
			if s := phrase.NewTeller().According(told[i].Event.Sources); s != "" && !slices.Contains(through, s) {
				through = append(through, s)
			}
		}
		if len(l.Cites) == 0 {
			continue
		}
		l.Words = fmt.Sprintf("Origin %d: %s", len(lines)+1, phrase.List(outlets(l.Cites), strings.Join(through, "; ")))
		lines = append(lines, l)
	}
	return lines
}

func outlets(cites []Cite) string {
	var names []string
	for _, c := range cites {
		name := c.Report.Origin.Outlet
		if name == "" {
			name = c.Report.Title
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// differ answers where accounts differ.
func (a *asker) differ(answer *Answer) error {
	list, told, err := a.find(query.EntryFilter{Disputed: true})
	if err != nil {
		return err
	}
	for i := range list {
		for _, d := range list[i].Disputes {
			l := Line{Words: phrase.NewTeller().Entry(&list[i]) + ": " + phrase.Dispute(&d), Entry: &list[i]}
			for _, s := range d.Sides {
				for _, m := range s.Members {
					c := a.cite(&told[i][m])
					c.About = s.Value
					l.Cites = append(l.Cites, c)
				}
			}
			answer.Lines = append(answer.Lines, l)
		}
	}
	if err := a.stagesDiffer(answer); err != nil {
		return err
	}
	if err := a.claimsDiffer(answer); err != nil {
		return err
	}
	if err := a.numbersDiffer(answer); err != nil || len(answer.Lines) > 0 || len(a.Topic) == 0 {
		return err
	}
	cue := contrasting
	if numbersAsked.MatchString(a.Text) {
		cue = number
	}
	return a.passages(answer, cue, mostPassages)
}

// knownOn answers what had been published by a day.
func (a *asker) knownOn(answer *Answer) error {
	if !a.Days() {
		answer.Says = "The question names no day: what did we know on 25 January 2026?"
		return nil
	}
	a.as = query.AsOf{Published: a.on()}
	list, told, err := a.find(query.EntryFilter{})
	if err != nil {
		return err
	}
	order := make([]int, len(list)) // what most reports told first
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(a.about(told[y]), a.about(told[x])), cmp.Compare(list[y].Reports, list[x].Reports))
	})
	for _, i := range order {
		answer.Lines = append(answer.Lines, a.line(&list[i], told[i]))
	}
	if err := a.stagesOf(answer); err != nil {
		return err
	}
	if err := a.said(answer, query.StatementFilter{}, enoughShared); err != nil {
		return err
	}
	if err := a.passages(answer, nil, mostPassages); err != nil {
		return err
	}
	answer.Says = "What had been published by " + phrase.Day(a.on()) + ":"
	if len(answer.Lines) == 0 {
		answer.Says = "By " + phrase.Day(a.on()) + " the record holds nothing of it."
	}
	return nil
}
