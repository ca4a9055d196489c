package evaluate

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Answerer answers a question as a user would put it, with what was published by a day; the zero day is the end.
type Answerer interface {
	Ask(question string, asOf text.Day) (Answer, error)
}

// Answer is what an Answerer says: whether the record holds it, the ids of the reports that are cited, and the words.
type Answer struct {
	Held    bool
	Reports []string
	Text    string
}

// What the record is asked beside its entries and its docket, each a small adapter that gives the findings in the gold's form,
// with reports named by their files. A nil one is not answered.
var (
	answererOf   func(*line) Answerer
	superlatives func(l *line) ([]goldSuperlative, error) // words: the trigger or the sentence
	seriesOf     func(l *line) ([]goldSeries, error)
	pactsOf      func(l *line) ([]goldPact, error)
	tenuresOf    func(l *line) ([]goldTenure, error)
)

// unanswered are the measures that stay empty while their adapter is nil.
var unanswered = map[string]bool{"superlatives": true, "series": true, "agreements": true, "bearing": true, "offices": true, "questions": true, "cited": true}

// answers compares what the adapters say.
func (l *line) answers() error {
	for _, one := range []func() error{l.answerSuperlatives, l.answerSeries, l.answerPacts, l.answerTenures, l.answerQuestions} {
		if err := one(); err != nil {
			return err
		}
	}
	return nil
}

// answersOf calls an adapter, if there is one.
func answersOf[T any](l *line, adapter func(*line) ([]T, error)) ([]T, error) {
	if adapter == nil {
		return nil, nil
	}
	return adapter(l)
}

// compareLists counts the findings that are right by a measure, one for each of the gold.
func compareLists[T any](l *line, measure string, gold, found []T, same func(want, got T) bool) {
	s := l.of(measure)
	s.Gold, s.System = s.Gold+len(gold), s.System+len(found)
	for _, want := range gold {
		if slices.ContainsFunc(found, func(got T) bool { return same(want, got) }) {
			s.Correct++
		} else {
			l.missed(measure, "MISS %v", want)
		}
	}
	for _, got := range found {
		if !slices.ContainsFunc(gold, func(want T) bool { return same(want, got) }) {
			l.missed(measure, "TOO MUCH %v", got)
		}
	}
}

func (l *line) answerSuperlatives() error {
	found, err := answersOf(l, superlatives)
	compareLists(l, "superlatives", l.gold.Superlatives, found, func(want, got goldSuperlative) bool {
		return want.Report == got.Report && alike(want.Words, got.Words) && want.Verdict == got.Verdict && want.By == got.By
	})
	return err
}

func (l *line) answerSeries() error {
	found, err := answersOf(l, seriesOf)
	compareLists(l, "series", l.gold.Series, found, func(want, got goldSeries) bool {
		sameNumber := func(a, b string) bool { return inFigures(a) == inFigures(b) }
		return isParty(want.Speaker, []record.Actor{got.found}) && slices.EqualFunc(want.Values, got.Values, sameNumber) && slices.Equal(want.Reports, got.Reports)
	})
	return err
}

// partOfPact is a stage of an agreement, or how a report bears on one of its clauses.
type partOfPact struct {
	of     *goldPact
	part   string
	report string
}

func (p partOfPact) String() string {
	var found []string
	for _, a := range p.of.found {
		found = append(found, cmp.Or(a.Country, a.Name, a.Text))
	}
	return strings.Join(append(p.of.Parties, found...), "+") + " " + p.part + " " + p.report
}

func (l *line) answerPacts() error {
	found, err := answersOf(l, pactsOf)
	same := func(want, got partOfPact) bool {
		return want.part == got.part && l.ofOneDay(want.report, got.report) && sameSides(want.of.Parties, got.of.found)
	}
	wantStages, wantBearing := partsOf(l.gold.Agreements)
	gotStages, gotBearing := partsOf(found)
	compareLists(l, "agreements", wantStages, gotStages, same)
	compareLists(l, "bearing", wantBearing, gotBearing, same)
	return err
}

// ofOneDay reports whether two reports are of one day: which of them is the first to tell something is not known.
func (l *line) ofOneDay(a, b string) bool {
	x, y := l.reports[a], l.reports[b]
	return a == b || x != nil && y != nil && x.Published.Day == y.Published.Day
}

// sameSides reports whether each of the expected parties was found, and nobody else.
func sameSides(want []string, found []record.Actor) bool {
	for _, bars := range want {
		if !isParty(bars, found) {
			return false
		}
	}
	return !slices.ContainsFunc(found, func(a record.Actor) bool {
		return !slices.ContainsFunc(want, func(bars string) bool { return isParty(bars, []record.Actor{a}) })
	})
}

// partsOf lists the stages of agreements, and what bears on their clauses: the report, and how.
func partsOf(list []goldPact) (stages, bearing []partOfPact) {
	for i := range list {
		a := &list[i]
		for _, s := range a.Stages {
			stages = append(stages, partOfPact{a, s.Stage, s.Report})
		}
		for _, b := range a.Bearing {
			bearing = append(bearing, partOfPact{a, b.How, b.Report})
		}
	}
	return stages, bearing
}

func (l *line) answerTenures() error {
	found, err := answersOf(l, tenuresOf)
	compareLists(l, "offices", l.gold.Offices, found, func(want, got goldTenure) bool {
		return want.Country == got.Country && alike(want.Office, got.Office) && alike(want.Holder, got.Holder) &&
			want.From == got.From && want.To == got.To && want.Acting == got.Acting
	})
	return err
}

// answerQuestions puts the questions. One is answered rightly if all its reports are cited and its words are said, or if the record rightly
// says that it does not hold it; cited counts the reports alone.
func (l *line) answerQuestions() error {
	s, cited := l.of("questions"), l.of("cited")
	s.Gold += len(l.gold.Questions)
	for _, q := range l.gold.Questions {
		cited.Gold += len(q.Answer.Reports)
	}
	if answererOf == nil {
		return nil
	}
	asked := answererOf(l)
	for _, q := range l.gold.Questions {
		a, err := asked.Ask(q.Ask, mustDay(q.AsOf))
		if err != nil {
			return err
		}
		s.System++
		if l.answered(q, a) {
			s.Correct++
		} else {
			l.missed("questions", "%d %s | wants %v %v | held %v, cites %v: %s", q.Family, q.Ask, q.Answer.Reports, q.Answer.Contains, a.Held, l.filesOf(a.Reports), a.Text)
		}
	}
	return nil
}

func (l *line) answered(q goldQuestion, a Answer) bool {
	if q.Answer.None || !a.Held {
		return q.Answer.None && !a.Held
	}
	files, cited, right := l.filesOf(a.Reports), l.of("cited"), true
	cited.System += len(files)
	for _, bars := range q.Answer.Reports {
		if slices.ContainsFunc(anyOf(bars), func(f string) bool { return slices.Contains(files, f) }) {
			cited.Correct++
		} else {
			right = false
		}
	}
	said := strings.ToLower(a.Text)
	for _, bars := range q.Answer.Contains {
		right = right && slices.ContainsFunc(anyOf(bars), func(w string) bool { return strings.Contains(said, strings.ToLower(w)) })
	}
	return right
}

func (l *line) filesOf(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, l.files[id])
	}
	return out
}

// alike reports whether one of two phrases holds the other, but for an article or a possessive at its start.
func alike(a, b string) bool {
	a, b = bare(a), bare(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func bare(s string) string {
	s = strings.ToLower(s)
	for _, start := range []string{"the ", "a ", "an ", "his ", "her ", "its ", "their "} {
		if rest, found := strings.CutPrefix(s, start); found {
			return rest
		}
	}
	return s
}
