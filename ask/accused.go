package ask

import (
	"regexp"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
)

// accused answers of what somebody is accused, by whom, and what the answer is.
func (a *asker) accused(answer *Answer) error {
	list, told, err := a.find(query.EntryFilter{Types: []record.Type{record.Accuse, record.Assault, record.Coerce, record.Reject, record.Threaten, record.Mobilize, record.Sanction}})
	if err != nil {
		return err
	}
	for i := range list {
		e := &list[i]
		if e.Type == record.Accuse { // whoever "accused nobody" is no accuser
			told[i] = slices.DeleteFunc(told[i], func(t record.Assertion) bool { return t.Event.Status == record.Negated })
		}
		switch {
		case len(told[i]) == 0:
		case e.Type == record.Accuse && (a.among(e.Recipients) || a.accuserAsked() && a.among(e.Actors)):
			l := a.line(e, told[i])
			l.Words = "accused: " + l.Words
			answer.Lines = append(answer.Lines, l)
		case (e.Alleged || e.State == record.IsAlleged) && a.among(e.Actors):
			l := a.line(e, told[i])
			l.Words = "alleged: " + l.Words
			answer.Lines = append(answer.Lines, l)
		case (e.Denied || e.Type == record.Reject) && a.among(e.Actors) && !a.accuserAsked():
			l := a.line(e, told[i])
			l.Words = "answer: " + l.Words
			answer.Lines = append(answer.Lines, l)
		}
	}
	if err := a.passages(answer, accusing, mostPassages); err != nil {
		return err
	}
	return a.answers(answer)
}

// answers adds what those who are accused say about it: their statements that share a word with an accusation, or deny.
func (a *asker) answers(answer *Answer) error {
	if err := a.denials(answer); err != nil {
		return err
	}
	var charge []string
	for _, l := range answer.Lines {
		for _, c := range l.Cites {
			charge = append(charge, query.Words(query.Fold(c.Quote.Text))...)
		}
	}
	for _, p := range a.Parties {
		f := query.StatementFilter{Speaker: p.party(), AsOf: a.as, Limit: mostCandidates}
		list, err := a.Statements(f)
		if err != nil {
			return err
		}
		n := 0
		for i := range list {
			s := &list[i]
			denies := s.Entry.Stance == record.Denies || slices.ContainsFunc(denialWords, func(w string) bool { return strings.Contains(strings.ToLower(s.Entry.Content.Text), w) })
			if n == mostSaid || cited(answer, s.Report, s.Entry.Content.Span) || !denies && sharedWords(charge, s.Entry.Content.Text) == 0 ||
				len(a.Topic) > 0 && !a.onTopic(s.Report, s.Entry.Content.Text) {
				continue
			}
			l := a.statement(s)
			l.Words = "answer: " + l.Words
			answer.Lines = append(answer.Lines, l)
			n++
		}
	}
	return nil
}

// accuserAsked reports whether the only one whom the question names is who accuses: "What does A accuse the commission of?"
func (a *asker) accuserAsked() bool {
	at := accuses.FindStringIndex(a.Text)
	return at != nil && len(a.Parties) == 1 && a.countNamed(a.Text[at[0]:at[1]]) == 1
}

var accuses = regexp.MustCompile(`(?i)\b(does|do|did|has|have) .*\b(accuse|accused|blame|blamed)\b`)

// denials adds what is denied in the reports of the accusations: by whoever speaks for those who are accused.
func (a *asker) denials(answer *Answer) error {
	reports := map[string]bool{}
	for _, l := range answer.Lines {
		for _, c := range l.Cites {
			reports[c.Report.ID] = true
		}
	}
	if len(reports) == 0 {
		return nil
	}
	list, err := a.Statements(query.StatementFilter{Words: a.rarestName(), AsOf: a.as, Limit: mostCandidates})
	if err != nil {
		return err
	}
	for i := range list {
		s := &list[i]
		if l := a.statement(s); s.Entry.Stance == record.Denies && reports[s.Report.ID] && !allCited(answer, l) {
			l.Words = "answer: " + l.Words
			answer.Lines = append(answer.Lines, l)
		}
	}
	return nil
}

// denialWords are words by which a statement answers an accusation.
var denialWords = []string{"fabricat", "baseless", "untrue", "false", "lie", "lies", "invent", "groundless", "unfounded", "not guilty", "innocent", "no such", "nothing to do with", "not true", "slander"}

// sharedWords counts the longer words of a text that a list has.
func sharedWords(list []string, s string) int {
	have := map[string]bool{}
	for _, w := range list {
		if len(w) > 4 {
			have[stem(w)] = true
		}
	}
	n := 0
	for _, w := range query.Words(query.Fold(s)) {
		if len(w) > 4 && have[stem(w)] {
			n++
			delete(have, stem(w))
		}
	}
	return n
}

// among reports whether one of those whom the question names is among the actors.
func (a *asker) among(list []record.Actor) bool {
	return slices.ContainsFunc(a.Parties, func(s Side) bool {
		return slices.ContainsFunc(list, func(x record.Actor) bool { return s.is(x) })
	})
}

// accusedIn reports whether a sentence with an accusation has one of the parties accused, rather than accuse alone.
func (a *asker) accusedIn(sentence string) bool {
	at := accusing.FindStringIndex(sentence)
	return at != nil && (a.accuserAsked() && a.countNamed(sentence[:at[0]]) > 0 || len(a.Parties) > 1 && a.countNamed(sentence) == len(a.Parties) || a.countNamed(sentence[at[1]:]) > 0 || together.MatchString(sentence[at[1]:]) || passive.MatchString(sentence[:at[0]]))
}

var (
	together = regexp.MustCompile(`(?i)\b(the two|both|each|one another)\b`)
	passive  = regexp.MustCompile(`(?i)\b(is|are|was|were|been|being) $`)
)
