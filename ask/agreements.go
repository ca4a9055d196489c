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

// stage answers how far an agreement has come.
func (a *asker) stage(answer *Answer) error {
	if err := a.stagesOf(answer); err != nil {
		return err
	}
	for _, l := range answer.Lines { // the stage of the first agreement that came last
		if answer.Says == "" || l.Agreement == answer.Lines[0].Agreement {
			answer.Says = l.Words
		}
	}
	if cue := a.stageCue(); !slices.ContainsFunc(answer.Lines, func(l Line) bool { return cue.MatchString(l.Words) }) {
		return a.passages(answer, cue, fewLines)
	}
	return nil
}

// stageCues are the words for a stage, in questions and in reports.
var stageCues = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(in|into) (force|effect)\b`), regexp.MustCompile(`(?i)\b(ratif\w+|approv\w+)`), regexp.MustCompile(`(?i)\binitial+(ed|ing|s)?\b`),
	regexp.MustCompile(`(?i)\b(suspend\w*|suspension)\b`), regexp.MustCompile(`(?i)\b(sign(ed|ing|s)?|signature)\b`),
}

// stageCue finds the stage that the question asks for, or else any.
func (a *asker) stageCue() *regexp.Regexp {
	for _, c := range stageCues {
		if c.MatchString(a.Text) {
			return c
		}
	}
	return anyStage
}

var anyStage = regexp.MustCompile(`(?i)\b(into force|ratif\w+|approved|initialled|initialed|signed|suspended)\b`)

// stagesOf adds the stages of the agreements that the question is about, in order.
func (a *asker) stagesOf(answer *Answer) error {
	pacts, err := a.pacts()
	if err != nil {
		return err
	}
	for i, p := range pacts {
		for _, s := range p.Stages {
			answer.Lines = append(answer.Lines, Line{
				Agreement: i + 1,
				Words:     phrase.Day(s.Day()) + ": " + name(&p) + ": " + phrase.List(string(s.Stage), phrase.Time(s.When)),
				Cites:     []Cite{{Report: s.Report, Quote: sentenceAt(s.Report.Text, s.Words), About: string(s.Stage)}},
			})
		}
	}
	return nil
}

// bearing adds what bears on the clauses of the agreements that the question is about.
func (a *asker) bearing(answer *Answer) error {
	pacts, err := a.pacts()
	if err != nil {
		return err
	}
	var list []record.Entry
	for _, p := range pacts {
		for _, c := range p.Clauses {
			for _, b := range c.Bearing {
				known := func(e record.Entry) bool { return e.ID == b.Entry.ID }
				shown := slices.ContainsFunc(answer.Lines, func(l Line) bool { return l.Entry != nil && known(*l.Entry) })
				if !shown && !slices.ContainsFunc(list, known) {
					list = append(list, *b.Entry)
				}
			}
		}
	}
	told, err := a.Told(list...)
	a.lines(answer, list, told)
	return err
}

// stagesDiffer adds the agreements that reports of the same days have at different stages.
func (a *asker) stagesDiffer(answer *Answer) error {
	pacts, err := a.pacts()
	if err != nil {
		return err
	}
	for _, p := range pacts {
		if p.Disputed == nil {
			continue
		}
		l := Line{Words: name(&p) + ": " + phrase.Dispute(p.Disputed)}
		for _, s := range p.Stages {
			l.Cites = append(l.Cites, Cite{Report: s.Report, Quote: sentenceAt(s.Report.Text, s.Words), About: string(s.Stage)})
		}
		answer.Lines = append(answer.Lines, l)
	}
	return nil
}

// agreementWords are the words of a question that stand for any agreement.
var agreementWords = []string{"treaty", "agreement", "deal", "accord", "pact", "contract", "ceasefire", "truce", "memorandum", "declaration", "peace", "text"}

// pacts are the agreements of those whom the question names. It is about one only if it says so or names parties.
func (a *asker) pacts() ([]resolve.Pact, error) {
	var parties []query.Party
	for _, p := range a.Parties {
		parties = append(parties, p.party())
	}
	var names []string
	asked := false
	for _, w := range a.Topic {
		if slices.Contains(agreementWords, w) {
			asked = true
		} else {
			names = append(names, w)
		}
	}
	if !asked && a.Family != StageOf && a.Family != Undertaken {
		return nil, nil
	}
	words := ""
	if len(parties) == 0 {
		words = strings.Join(names, " ")
	}
	list, err := a.Pacts(parties, words, a.as)
	return slices.DeleteFunc(list, func(p resolve.Pact) bool { return !a.between(&p) }), err
}

// between reports whether an agreement may be one of all the parties of the question: its own, where they are known, are these.
func (a *asker) between(p *resolve.Pact) bool {
	return len(p.Parties) < 2 || !slices.ContainsFunc(a.Parties, func(s Side) bool {
		return !slices.ContainsFunc(p.Parties, func(x record.Actor) bool { return s.is(x) || s.Country != "" && s.Country == x.Country })
	})
}

func name(p *resolve.Pact) string {
	if len(p.Names) > 0 {
		return p.Names[0]
	}
	return phrase.Squeeze(p.Mentions[0].Words.Text)
}

// undertaken lists the clauses of the agreements, and what the parties have said that they will do.
func (a *asker) undertaken(answer *Answer) error {
	pacts, err := a.pacts()
	if err != nil {
		return err
	}
	clauses := 0
	for _, p := range pacts {
		for _, c := range p.Clauses {
			if !a.bears(c.Bearers) {
				continue
			}
			clauses++
			who := a.tell.Actors(c.Bearers)
			answer.Lines = append(answer.Lines, Line{
				Words: name(&p) + ": " + strings.TrimSpace(who+" "+string(c.Modality)+" "+phrase.Squeeze(c.Provision.Text)),
				Cites: []Cite{{Report: c.Report, Quote: c.Words, About: "clause"}},
			})
		}
	}
	f := query.EntryFilter{AsOf: a.as}
	for _, p := range a.Parties {
		f.Involving = append(f.Involving, p.party())
	}
	if err := a.docket(answer, f, func(d resolve.Due) bool {
		return (a.among(d.Entry.Actors) || len(a.Parties) == 0) && a.bears(d.Entry.Actors)
	}); err != nil {
		return err
	}
	if clauses < fewLines {
		if err := a.clausesInWords(answer); err != nil {
			return err
		}
	}
	return a.passages(answer, undertaking, mostPassages)
}

// clausesInWords adds the sentences that bind somebody, of reports whose heads tell of an agreement and name the parties.
func (a *asker) clausesInWords(answer *Answer) error {
	if len(a.Topic)+len(a.Parties) == 0 {
		return nil
	}
	reports, err := a.candidates()
	if err != nil {
		return err
	}
	slices.SortStableFunc(reports, func(x, y *record.Report) int { return x.Published.Day.Time().Compare(y.Published.Day.Time()) })
	most := len(answer.Lines) + mostPassages
	for _, r := range reports {
		head := headOf(r)
		if !slices.ContainsFunc(query.Words(query.Fold(head)), func(w string) bool { return key(w) == key("accord") }) || !a.onTopic(r, "") {
			continue
		}
		for _, s := range sentencesOf(r.Text) {
			own := s.In(r.Text)
			if len(answer.Lines) < most && binding.MatchString(own) && a.binds(own) && !cited(answer, r, s) {
				answer.Lines = append(answer.Lines, Line{Words: "In the words of a report on the agreement:",
					Cites: []Cite{{Report: r, Quote: record.Quote{Span: s, Text: own}, About: "sentence"}}})
			}
		}
	}
	return nil
}

// binds reports whether a sentence may bind the one whom the question asks about, if it asks about one.
func (a *asker) binds(sentence string) bool {
	if len(a.Parties) == 0 || !oneSide.MatchString(a.Text) || allSides.MatchString(a.Text) {
		return true
	}
	return namesIn(sentence, a.called[0])
}

// bears reports whether those who are bound are among them whom the question asks about: of "what has A undertaken towards B" A, else all.
func (a *asker) bears(bound []record.Actor) bool {
	if len(a.Parties) == 0 || len(bound) == 0 || !oneSide.MatchString(a.Text) || allSides.MatchString(a.Text) {
		return true
	}
	return slices.ContainsFunc(bound, a.Parties[0].is)
}

var (
	oneSide  = regexp.MustCompile(`(?i)^what (has|have|did|must|does)\b`)
	allSides = regexp.MustCompile(`(?i)\b(each|both|two|sides|parties)\b|^what (have|has|did) \S+ and\b`)
)
