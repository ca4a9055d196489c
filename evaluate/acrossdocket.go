package evaluate

import (
	"cmp"
	"slices"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// docket compares the docket of each day with the undertakings that are expected.
func (l *line) docket() error {
	var days []string
	for _, u := range l.gold.Docket {
		days = append(days, u.AsOf)
	}
	slices.Sort(days)
	for _, day := range slices.Compact(days) {
		list, _, err := l.kept.Docket(query.EntryFilter{AsOf: query.AsOf{Published: mustDay(day)}})
		if err != nil {
			return err
		}
		var expected []goldUndertaking
		for _, u := range l.gold.Docket {
			if u.AsOf == day {
				expected = append(expected, u)
			}
		}
		l.docketOf(day, expected, list)
	}
	return nil
}

// docketOf compares one day.
func (l *line) docketOf(day string, expected []goldUndertaking, list []resolve.Due) {
	found, used := l.pair(expected, list)
	for i := range expected {
		if u := &expected[i]; u.core() {
			var d *resolve.Due
			if found[i] >= 0 {
				d = &list[found[i]]
			}
			l.undertaking(u, d)
		}
	}
	for i := range list {
		d := &list[i]
		l.shown = append(l.shown, l.asGold(day, d))
		if slices.Contains(l.gold.Complete, day) {
			s := l.of("complete")
			s.System++
			if used[i] {
				s.Correct++
			} else {
				l.missed("complete", "TOO MUCH %s %s", day, l.tells(&d.Entry))
			}
		}
	}
	if slices.Contains(l.gold.Complete, day) {
		for _, u := range expected {
			if u.core() {
				l.of("complete").Gold++
			}
		}
	}
}

// pair gives each expected undertaking the line that fits it best, and each line to one undertaking; -1 for none.
func (l *line) pair(expected []goldUndertaking, list []resolve.Due) (found []int, used []bool) {
	type pairing struct{ want, line, score int }
	var all []pairing
	for i := range expected {
		for j := range list {
			if s := l.fits(&expected[i], &list[j].Entry); s > 0 {
				all = append(all, pairing{i, j, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pairing) int { return cmp.Compare(b.score, a.score) })
	found, used = make([]int, len(expected)), make([]bool, len(list))
	for i := range found {
		found[i] = -1
	}
	for _, p := range all {
		if found[p.want] < 0 && !used[p.line] {
			found[p.want], used[p.line] = p.line, true
		}
	}
	return found, used
}

// fits says how well an entry is the undertaking that is meant: it tells it with the same words, or it has the parties,
// type and window. 0 is not at all.
func (l *line) fits(u *goldUndertaking, e *record.Entry) int {
	window := goldWindow{u.DueFrom, u.DueTo}
	due := e.Due
	if due == nil {
		due = e.When
	}
	score := 0
	told := l.tellsAt(goldMention{u.Report, u.Words}, e)
	if told {
		score += 4
	}
	if u.between(e) {
		score += 2
	}
	if slices.Contains(anyOf(u.Type), string(e.Type)) {
		score++
	}
	if window.dated(due) && window.overlaps(due) {
		score++
	}
	foreign := len(e.Recipients) > 0 && !isParty(u.Recipient, slices.Concat(e.Recipients, e.Actors, placesAsActors(e.Places)))
	if told && !foreign || score == 4 {
		return score
	}
	return 0
}

// tellsAt reports whether an event at the mention is a member of the entry.
func (l *line) tellsAt(m goldMention, e *record.Entry) bool {
	return slices.ContainsFunc(l.at(m), func(ev *record.Event) bool {
		return slices.ContainsFunc(e.Members, func(x record.Member) bool { return x.Event == ev.ID })
	})
}

// undertaking counts one expected item with the line that was found for it, nil if none was.
func (l *line) undertaking(u *goldUndertaking, d *resolve.Due) {
	docket, outcomes, closures, falsely := l.of("docket"), l.of("outcomes"), l.of("closures"), l.of("false done")
	docket.Gold++
	outcomes.Gold++
	if u.closed() {
		closures.Gold++
	}
	if u.Outcome != "carried out" {
		falsely.Gold++
	}
	if d == nil {
		l.missed("docket", "MISS %s %s, %s by %s | %s | %s | %s", u.AsOf, u.Type, u.Outcome, u.By, u.Report, u.Words, l.whyNot(u))
		return
	}
	docket.Correct++
	outcomes.System++
	says, by := outcomeOf(d), l.by(d)
	if l.sameDay(by, u.By) {
		by = u.By
	}
	if closes := (goldUndertaking{Outcome: says}); closes.closed() {
		closures.System++
	}
	if says == "carried out" && u.Outcome != "carried out" {
		falsely.Correct++
		l.missed("false done", "%s %s is %s | %s | says %s by %s | %s", u.AsOf, u.Type, u.Outcome, u.Words, says, by, l.tells(&d.Entry))
	}
	if says == "postponed" && u.Outcome == "changed" && by == u.By {
		says = u.Outcome // to put off is to change the date
	}
	if says == u.Outcome {
		outcomes.Correct++
	} else {
		l.missed("outcomes", "%s %s %s is %s by %s | says %s by %s | %s | %s", u.AsOf, u.Type, u.Report, u.Outcome, u.By, says, by, u.Words, l.tells(&d.Entry))
	}
	switch {
	case !u.closed():
	case says == u.Outcome && by == u.By:
		closures.Correct++
	case says == u.Outcome:
		l.missed("closures", "%s %s %s by %s | says by %s | %s | %s", u.AsOf, u.Type, u.Outcome, u.By, by, u.Words, l.tells(&d.Entry))
	}
}

// whyNot says at which stage an undertaking was lost.
func (l *line) whyNot(u *goldUndertaking) string {
	events := l.at(goldMention{u.Report, u.Words})
	if len(events) == 0 {
		return "no event there"
	}
	out := ""
	for _, e := range events {
		out += string(e.Type) + " " + string(e.Status) + " " + e.Trigger.Text
		for _, i := range l.in[e.ID] {
			out += " in " + l.tells(&l.entries[i])
		}
		out += "; "
	}
	return out
}

// outcomeOf is the outcome in the words of the gold, in which what has begun is carried out.
func outcomeOf(d *resolve.Due) string {
	switch d.Outcome {
	case resolve.Begun:
		return string(resolve.CarriedOut)
	case resolve.Overdue:
		return "overdue"
	}
	return string(d.Outcome)
}

// by is the file of the report that says so; "" if none does.
func (l *line) by(d *resolve.Due) string {
	if d.By == nil {
		return ""
	}
	return l.files[d.By.Report]
}

// sameDay reports whether two reports are of one day, so that either may be said to be the first.
func (l *line) sameDay(a, b string) bool {
	x, y := l.reports[a], l.reports[b]
	return x != nil && y != nil && x.Published.Day == y.Published.Day
}

// asGold is a line of the docket in the gold's format.
func (l *line) asGold(day string, d *resolve.Due) goldUndertaking {
	e := &d.Entry
	u := goldUndertaking{AsOf: day, goldHappening: happeningOf(e), Outcome: outcomeOf(d), By: l.by(d)}
	if e.Due != nil {
		u.DueFrom, u.DueTo = e.Due.From.String(), e.Due.To.String()
	}
	u.Report = l.files[e.Members[0].Report]
	for _, ev := range l.reports[u.Report].Events {
		if ev.ID == e.Members[0].Event {
			u.Words = ev.Trigger.Text
		}
	}
	return u
}

func happeningOf(e *record.Entry) goldHappening {
	first := func(list []record.Actor) string {
		if len(list) == 0 {
			return ""
		}
		return cmp.Or(list[0].Name, list[0].Country, list[0].Text)
	}
	return goldHappening{first(e.Actors), first(e.Recipients), string(e.Type)}
}
