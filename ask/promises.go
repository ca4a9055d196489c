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
