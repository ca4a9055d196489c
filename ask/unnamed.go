package ask

import (
	"regexp"

	"chancery/query"
	"chancery/record"
)

// unnamed lists the statements of speakers whom reports do not name, and the entries that rest on them alone.
func (a *asker) unnamed(answer *Answer) error {
	said, err := a.Statements(query.StatementFilter{Anonymous: true, Limit: mostCandidates, AsOf: a.as})
	if err != nil {
		return err
	}
	for _, s := range said {
		l := a.statement(&s)
		if !barePronoun.MatchString(s.Entry.Speaker.Text) && a.inStory(s.Report, l.Cites[0].Quote.Text) && !allCited(answer, l) {
			answer.Lines = append(answer.Lines, l)
		}
	}
	list, told, err := a.find(query.EntryFilter{Anonymous: true})
	if err != nil {
		return err
	}
	for i := range list {
		if l := a.line(&list[i], told[i]); !allCited(answer, l) {
			answer.Lines = append(answer.Lines, l)
		}
	}
	return a.unnamedWords(answer)
}

// barePronoun is a speaker of whom it is only not known who is meant.
var barePronoun = regexp.MustCompile(`(?i)^(he|she|it|they|both|who)$`)

// allCited reports whether the answer has all the sentences of a line.
func allCited(answer *Answer, l Line) bool {
	for _, c := range l.Cites {
		if !cited(answer, c.Report, c.Quote.Span) {
			return false
		}
	}
	return true
}

// onTopic reports whether words of a report, or its head, are about what is asked.
func (a *asker) onTopic(r *record.Report, words string) bool {
	if len(a.Topic) > 0 && a.share(r.Title+" "+words) < enoughShared && a.share(headOf(r)+" "+words) < enoughShared {
		return false
	}
	return a.namedIn(r, words)
}

// inStory reports whether a report is about what is asked, or tells of it.
func (a *asker) inStory(r *record.Report, words string) bool {
	return a.onTopic(r, words) || a.share(r.Text) > enoughShared && a.namedIn(r, words)
}

// headOf is the headline and the first paragraph of a report.
func headOf(r *record.Report) string {
	if list := sentencesOf(r.Text); len(list) > 0 {
		return r.Title + " " + paragraphAt(r.Text, list[0].Start)
	}
	return r.Title
}

// unnamedWords adds the sentences that rest on somebody who does not want to be named, where no statement of the answer has them.
func (a *asker) unnamedWords(answer *Answer) error {
	reports, err := a.unnamedReports()
	if err != nil {
		return err
	}
	added := 0
	for _, r := range reports {
		for _, s := range sentencesOf(r.Text) {
			text := s.In(r.Text)
			if added == mostPassages || !unnamedSource.MatchString(text) || cited(answer, r, s) || !a.inStory(r, text) {
				continue
			}
			answer.Lines = append(answer.Lines, Line{Words: "In the words of a report:",
				Cites: []Cite{{Report: r, Quote: record.Quote{Span: s, Text: text}, About: "sentence"}}})
			added++
		}
	}
	return nil
}

// unnamedReports are the reports on the topic, or else those with the words by which unnamed sources are known.
func (a *asker) unnamedReports() ([]*record.Report, error) {
	if len(a.Topic)+len(a.Parties) > 0 {
		return a.candidates()
	}
	var out []*record.Report
	seen := map[string]bool{}
	for _, word := range []string{"anonymity", "anonymous", "anonymously", "source", "sources", "authorised", "authorized", "allowed", "named", "identified", "familiar", "withheld"} {
		reports, err := a.Search(word, mostSaid, a.as)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			if !seen[r.ID] {
				seen[r.ID] = true
				out = append(out, r)
			}
		}
	}
	return out, nil
}

// unnamedSource finds who is quoted without a name: "two people close to the talks", "a diplomat said", "not allowed to speak".
var unnamedSource = regexp.MustCompile(`(?i)\b(a|one|two|three|several|some|government|security|diplomatic|military|police|intelligence) sources? (said|told|close|familiar|in)\b|\bsources (said|told|close|familiar)\b|` +
	`\bcondition of anonymity|\banonymous(ly)?\b|\bnot (to )?be (named|identified|quoted)\b|\bnot (allowed|authori[sz]ed) to (speak|talk)|n't (allowed|authori[sz]ed) to (speak|talk)|\bdeclined to be (named|identified)|\bname (be|was|is) withheld|` +
	`\b(people|persons?|officials?|man|woman|somebody|someone) (familiar with|close to|with knowledge of|briefed on)\b|` +
	`\b(an?|two|three|four|several|some)( [\w-]+){0,3} (officials?|diplomats?|delegates?|employees?|aides?|advisers?|officers?|insiders?|relatives?|managers?|clerks?|witness(es)?|members?)(,? (at|of|in|from|with) [^,.]{1,50})? (said|told|says|say)\b|` +
	`\b(said|told|according to) (an?|two|three|four|several|some)( [\w-]+){0,3} (officials?|diplomats?|delegates?|employees?|aides?|advisers?|officers?|insiders?|relatives?|managers?|clerks?|witness(es)?)\b|` +
	`\b(an?|two|three|four|several|some)( [\w-]+){0,5},? who (asked|spoke|declined|requested|insisted|was n[o']t|were n[o']t|wasn't|weren't|did ?n[o']t|refused)\b`)
