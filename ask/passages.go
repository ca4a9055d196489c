package ask

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// passage is a sentence of a report that may answer where no entry does.
type passage struct {
	cite  Cite
	score float64
}

const (
	mostPassages  = 6   // of one answer
	mostReports   = 80  // that one question looks through for passages
	nearlyBest    = 0.7 // of the best passage's score, for others to be shown beside it
	partOfPassage = 2   // by how much the words of the topic count more than the names
)

// passages adds the sentences of reports that tell most of what is asked, and have a word of cue, if that is not nil. Whoever the question
// names must be named there, or in the sentence before, the headline or the first paragraph, and half of the topic's words must be.
func (a *asker) passages(answer *Answer, cue *regexp.Regexp, most int) error {
	if len(a.Topic) == 0 && (len(a.Parties) == 0 || cue == nil) {
		return nil
	}
	reports, err := a.candidates()
	if err != nil {
		return err
	}
	var found []passage
	for _, r := range reports {
		found = append(found, a.passagesOf(r, cue, answer)...)
	}
	slices.SortStableFunc(found, func(x, y passage) int { return cmp.Compare(y.score, x.score) })
	words := "In the words of a report:"
	if len(answer.Lines) == 0 {
		words = "No entry; in the words of a report:"
	}
	for _, p := range found[:min(len(found), most)] {
		if p.score >= nearlyBest*found[0].score {
			answer.Lines = append(answer.Lines, Line{Words: words, Cites: []Cite{p.cite}})
		}
	}
	return nil
}

func (a *asker) passagesOf(r *record.Report, cue *regexp.Regexp, answer *Answer) (found []passage) {
	before, head := "", ""
	for _, s := range sentencesOf(r.Text) {
		own := s.In(r.Text)
		if head == "" {
			head = r.Title + " " + paragraphAt(r.Text, s.Start)
		}
		around := head + " " + before + " " + own
		before = own
		topic, named := a.share(own), a.countNamed(own)
		if len(a.Topic) == 0 {
			topic = 0
		}
		if together.MatchString(own) { // "the two promised each other", after a sentence on them
			named = max(named, a.countNamed(around))
		}
		if topic == 0 && named == 0 || cue != nil && !cue.MatchString(own) || a.countNamed(around) < len(a.Parties) || a.share(around) < enoughShared ||
			cue == nil && topic < enoughShared || a.Family == Accused && !a.accusedIn(own) || a.Family == Promised && !a.promisedIn(r.Title, own) || cited(answer, r, s) {
			continue
		}
		score := partOfPassage*topic + float64(named)/float64(max(1, len(a.Parties))) + a.share(around)
		found = append(found, passage{Cite{Report: r, Quote: record.Quote{Span: s, Text: own}, About: "sentence"}, score})
	}
	return found
}

// promisedIn reports whether a sentence may tell of a promise to the one whom the question has it made to: whoever only announces it is not.
func (a *asker) promisedIn(title, sentence string) bool {
	return !regexpTo.MatchString(a.Text) || a.countNamed(title+" "+announcer.ReplaceAllString(sentence, "")) > 0
}

var announcer = regexp.MustCompile(`,? (said|announced|added|according to) [^,]*[.]?$`)

// paragraphAt is the rest of the paragraph from a place.
func paragraphAt(s string, start int) string {
	rest, _, _ := strings.Cut(s[start:], "\n\n")
	return rest
}

// candidates are the reports that have all the words of the question, and then those that have some.
func (a *asker) candidates() ([]*record.Report, error) {
	var names []string
	for _, list := range a.typed {
		names = append(names, list[len(list)-1])
	}
	topic := strings.Join(a.Topic, " ")
	searches := append([]string{topic + " " + strings.Join(names, " "), topic}, names...)
	for i := range a.called {
		searches = append(searches, a.called[i]...)
	}
	searches = append(searches, a.Topic...)
	var out []*record.Report
	seen, asked := map[string]bool{}, map[string]bool{"": true}
	for _, words := range searches {
		if words = query.Fold(strings.TrimSpace(words)); asked[words] || len(out) >= mostReports {
			continue
		}
		asked[words] = true
		list, err := a.Search(words, mostReports/2, a.as)
		if err != nil {
			return nil, err
		}
		for _, r := range list {
			if !seen[r.ID] {
				seen[r.ID] = true
				out = append(out, r)
			}
		}
	}
	return out, nil
}

// countNamed counts the parties of the question that a text names.
func (a *asker) countNamed(s string) int {
	n := 0
	for i := range a.Parties {
		if namesIn(s, a.called[i]) {
			n++
		}
	}
	return n
}

// namesIn reports whether a text has one of the names, as whole words; a short one, "US", as it is written.
func namesIn(s string, names []string) bool {
	folded := spaced(query.Fold(s))
	return slices.ContainsFunc(names, func(n string) bool {
		if len(n) < 4 && n == strings.ToUpper(n) {
			return strings.Contains(" "+notLetters.ReplaceAllString(s, " ")+" ", " "+n+" ")
		}
		n = spaced(query.Fold(n))
		return len(n) > 4 && strings.Contains(folded, n)
	})
}

var notLetters = regexp.MustCompile(`[^\p{L}\d]+`)

// spaced has one space around each of a text's words.
func spaced(s string) string { return " " + strings.Join(query.Words(s), " ") + " " }

// namedIn reports whether the head or the first paragraph of a report, or a sentence of it, names all the parties of the question.
func (a *asker) namedIn(r *record.Report, sentence string) bool {
	list := sentencesOf(r.Text)
	if len(list) == 0 {
		return false
	}
	return a.countNamed(r.Title+" "+paragraphAt(r.Text, list[0].Start)+" "+sentence) == len(a.Parties)
}

// bodyStart is where a report's text begins after lines such as "Title: …" at its top.
func bodyStart(s string) int {
	at := 0
	for headerLine.MatchString(s[at:]) {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			return len(s)
		}
		at += end + 1
	}
	return at
}

var headerLine = regexp.MustCompile(`^(Title|Headline|Outlet|Source|Author|By|Date|Published|URL|Language|Subject|From|To|Section|Dateline|Place|Updated): ?[^\n]*`)

// sentenceAt is the sentence of a report's text around some words.
func sentenceAt(report string, q record.Quote) record.Quote {
	for _, s := range sentencesOf(report) {
		if s.Covers(q.Span) {
			return record.Quote{Span: s, Text: s.In(report)}
		}
	}
	return lineAt(report, q)
}

// lineAt is the line around some words that are in no sentence, such as a headline's.
func lineAt(report string, q record.Quote) record.Quote {
	start := strings.LastIndexByte(report[:q.Start], '\n') + 1
	end := len(report)
	if i := strings.IndexByte(report[q.End:], '\n'); i >= 0 {
		end = q.End + i
	}
	for _, label := range []string{"Title: ", "Headline: ", "Subject: "} {
		if strings.HasPrefix(report[start:q.Start], label) {
			start += len(label)
		}
	}
	return record.Quote{Span: text.Span{Start: start, End: end}, Text: report[start:end]}
}
