package ask

import (
	"regexp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// promised answers what was promised by or to somebody, and what became of each.
func (a *asker) promised(answer *Answer) error {
	f := query.EntryFilter{AsOf: a.as}
	to := regexpTo.MatchString(a.Text)
	for _, p := range a.Parties {
		f.Involving = append(f.Involving, p.party())
	}
	if to && len(f.Involving) == 1 {
		f.Recipient, f.Involving = f.Involving[0], nil
	} else if a.Family == Promised && a.Text == "" { // put without words: the sides are known
		f.Actor, f.Recipient, f.Involving = a.Actor.party(), a.Recipient.party(), f.Involving[:len(f.Involving)-a.sided()]
	}
	kept := keptOnly.MatchString(a.Text)
	givers := a.givers()
	err := a.docket(answer, f, func(d resolve.Due) bool {
		return (!kept || d.Outcome == resolve.CarriedOut || d.Outcome == resolve.Begun) && gives(givers, d.Entry.Actors)
	})
	if err != nil || kept || len(answer.Lines) >= fewLines {
		return err
	}
	return a.passages(answer, promising, mostPassages)
}

// givers are those of the parties who promise, if the question says who does: "What has Norway promised?", "What was promised by Norway?"
func (a *asker) givers() (out []Side) {
	verb := promiseVerb.FindStringSubmatchIndex(a.Text)
	if verb == nil {
		return nil
	}
	for i, p := range a.Parties {
		at := strings.Index(a.Text, a.typed[i][len(a.typed[i])-1])
		if at >= 0 && (at < verb[0] && active.MatchString(a.Text) || verb[2] >= 0 && at >= verb[2]) {
			out = append(out, p)
		}
	}
	return out
}

var (
	promiseVerb = regexp.MustCompile(`(?i)\b(?:promised?|pledged?|offer(?:ed)?|vow(?:ed)?|assured?)\b(?:[^,?]*\b(by) )?`)
	active      = regexp.MustCompile(`(?i)\b(has|have|had|did|does|do) `)
)

// gives reports whether one of those who promise, if any are named, is to do it.
func gives(givers []Side, actors []record.Actor) bool {
	return len(givers) == 0 || slices.ContainsFunc(givers, func(s Side) bool { return slices.ContainsFunc(actors, s.is) })
}

// fewLines is how many lines an answer has that sentences of reports may add to.
const fewLines = 3

// sided is how many of the parties, the last ones, are the actor and the recipient.
func (a *asker) sided() int {
	n := 0
	for _, s := range []Side{a.Actor, a.Recipient} {
		if s != (Side{}) {
			n++
		}
	}
	return n
}

// keptOnly asks for the promises that were kept alone.
var keptOnly = regexp.MustCompile(`(?i)^(which|what) promises? .*\b(kept|fulfilled|carried out|delivered)\b`)

// dueWhen answers what is due in a time, or overdue.
func (a *asker) dueWhen(answer *Answer) error {
	f := query.EntryFilter{AsOf: a.as, DueSince: a.From, DueUntil: a.To}
	for _, p := range a.Parties {
		f.Involving = append(f.Involving, p.party())
	}
	today, err := a.Today(a.as)
	if err != nil {
		return err
	}
	if f.DueSince.IsZero() && today.Before(f.DueUntil) { // what is due by then is due from now on
		f.DueSince = today
	}
	err = a.docket(answer, f, func(d resolve.Due) bool {
		return !a.Overdue || d.Outcome == resolve.Overdue
	})
	if err != nil || len(answer.Lines) > 0 {
		return err
	}
	return a.passages(answer, dated, mostPassages)
}

func (a *asker) docket(answer *Answer, f query.EntryFilter, wanted func(resolve.Due) bool) error {
	list, on, err := a.Docket(f)
	if err != nil {
		return err
	}
	if list, err = a.unnamedParties(list, f); err != nil {
		return err
	}
	list, entries, told, err := a.wanted(list, wanted)
	if err != nil {
		return err
	}
	if len(list) < fewLines {
		more, err := a.inTheirReports(f)
		if err != nil {
			return err
		}
		for _, d := range more {
			if !slices.ContainsFunc(list, func(o resolve.Due) bool { return o.Entry.ID == d.Entry.ID }) {
				list = append(list, d)
			}
		}
		if list, entries, told, err = a.wanted(list, wanted); err != nil {
			return err
		}
	}
	for i, d := range list {
		l := a.line(&entries[i], told[i])
		due := "no day stated"
		if d.Entry.Due != nil {
			due = "due " + phrase.Time(d.Entry.Due)
		}
		l.Words = string(d.Outcome) + outcomeDay(&d) + ", " + due + ": " + phrase.NewTeller().Planned(&d.Entry)
		if d.By != nil && !slices.ContainsFunc(l.Cites, func(c Cite) bool { return c.Report.ID == d.By.Report }) && d.Later == nil {
			by, _, err := a.Find(d.By.Report)
			if err != nil {
				return err
			}
			l.Cites = append(l.Cites, Cite{Report: by, Quote: d.By.Evidence, About: string(d.By.State)})
		}
		if d.Later != nil {
			more, err := a.Told(*d.Later)
			if err != nil {
				return err
			}
			for _, t := range more[0] {
				l.Cites = append(l.Cites, a.cite(&t))
			}
		}
		answer.Lines = append(answer.Lines, l)
	}
	answer.Says = "As of " + phrase.Day(on) + "; “no report found” does not mean that it was not done."
	return nil
}

// wanted keeps the plans that are wanted, and of these those that have most of the topic's words.
func (a *asker) wanted(list []resolve.Due, wanted func(resolve.Due) bool) (kept []resolve.Due, entries []record.Entry, told [][]record.Assertion, err error) {
	list = slices.DeleteFunc(list, func(d resolve.Due) bool { return !wanted(d) })
	for _, d := range list {
		entries = append(entries, d.Entry)
	}
	if told, err = a.Told(entries...); err != nil || len(a.Topic) == 0 {
		return list, entries, told, err
	}
	entries, told = a.relevant(entries, told)
	for _, e := range entries {
		at := slices.IndexFunc(list, func(d resolve.Due) bool { return d.Entry.ID == e.ID })
		kept = append(kept, list[at])
	}
	return kept, entries, told, nil
}

// inTheirReports finds the plans in the reports whose heads name all the parties, though no party of the question is one of the plan: "the
// commission will meet in May", in a report on an agreement of two countries.
func (a *asker) inTheirReports(f query.EntryFilter) (kept []resolve.Due, err error) {
	if len(a.Parties) == 0 {
		return nil, nil
	}
	to := !f.Recipient.Empty()
	f.Words, f.Actor, f.Recipient, f.Involving, f.Limit = a.rarestOf(), query.Party{}, query.Party{}, nil, mostCandidates
	list, _, err := a.Docket(f)
	if err != nil {
		return nil, err
	}
	for _, d := range list {
		told, err := a.Told(d.Entry)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(told[0], func(t record.Assertion) bool { return a.planOn(&t, to) }) {
			kept = append(kept, d)
		}
	}
	return kept, nil
}

// planOn reports whether what an assertion plans is on the parties of the question: its report is on them, and nobody else is to do it. What is
// promised to a party, somebody else is to do, and the headline or the sentence says for whom.
func (a *asker) planOn(t *record.Assertion, to bool) bool {
	own := t.Event.Evidence.Text
	if t.Event.Status != record.Planned || !a.namedIn(t.Report, own) {
		return false
	}
	speaks := slices.ContainsFunc(t.Event.Sources, func(x record.Source) bool { return a.among([]record.Actor{x.Actor}) })
	if to && speaks { // one who announces something is not promised it
		return false
	}
	if to {
		return !a.among(t.Event.Actors) && a.countNamed(t.Report.Title+" "+own) > 0
	}
	return !slices.ContainsFunc(t.Event.Actors, func(x record.Actor) bool {
		return x.Country != "" && !slices.ContainsFunc(a.Parties, func(p Side) bool { return p.Country == x.Country || p.is(x) })
	})
}

// unnamedParties adds the plans that are of the parties by the rest of their reports, though their own sentences name one of them only: "it will
// send 20 trucks", in a report on a visit.
func (a *asker) unnamedParties(list []resolve.Due, f query.EntryFilter) ([]resolve.Due, error) {
	if len(a.Parties) == 0 || !f.DueSince.IsZero() {
		return list, nil
	}
	to := f.Recipient
	f.Words, f.Recipient, f.Involving, f.Limit = a.rarestOf(), query.Party{}, nil, mostCandidates
	more, _, err := a.Docket(f)
	if err != nil {
		return nil, err
	}
	for _, d := range more {
		known := slices.ContainsFunc(list, func(o resolve.Due) bool { return o.Entry.ID == d.Entry.ID })
		if !known && a.keyHas(&d.Entry) && (to.Empty() || !a.among(d.Entry.Actors)) {
			list = append(list, d)
		}
	}
	return list, nil
}

// keyHas reports whether the block of an entry has the countries of all parties of the question.
func (a *asker) keyHas(e *record.Entry) bool {
	parts := strings.Split(e.Key, "|")
	if len(parts) < 2 {
		return false
	}
	of := strings.Split(parts[1], "+")
	return !slices.ContainsFunc(a.Parties, func(p Side) bool { return p.Country == "" || !slices.Contains(of, p.Country) })
}

// outcomeDay says when it came to that, or when that was reported.
func outcomeDay(d *resolve.Due) string {
	switch {
	case d.By == nil:
		return ""
	case d.By.When != nil && d.Outcome == resolve.CarriedOut:
		return " on " + phrase.Time(d.By.When)
	}
	return " (reported on " + phrase.Day(d.By.Published) + ")"
}
