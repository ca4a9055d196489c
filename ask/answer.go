package ask

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/store"
)

// asker answers one question from one record.
type asker struct {
	*store.Record
	Question
	as   query.AsOf
	tell phrase.Teller
}

// To answers a question from a record, as of a day if one is given.
func To(r *store.Record, q Question, as query.AsOf) (*Answer, error) {
	if len(q.called) < len(q.Parties) { // put without words
		q.typed = make([][]string, len(q.Parties))
		for i, p := range q.Parties {
			q.typed[i] = []string{cmp.Or(p.Name, p.Country)}
		}
		q.called = q.typed
	}
	a := &asker{Record: r, Question: q, as: as}
	if q.Family == Unknown {
		return notUnderstood(), nil
	}
	answer := &Answer{Family: q.Family, Understood: a.understood()}
	if err := families[q.Family](a, answer); err != nil {
		return nil, err
	}
	answer.Held = len(answer.Lines) > 0
	if !answer.Held && answer.Says == "" {
		answer.Says = "The record holds nothing of it."
	}
	return answer, nil
}

func notUnderstood() *Answer {
	var b strings.Builder
	b.WriteString("I did not understand the question. What can be asked, for example:")
	for f := When; f < lastFamily; f++ {
		b.WriteString("\n  " + Examples[f])
	}
	return &Answer{Says: b.String()}
}

var families map[Family]func(*asker, *Answer) error

func init() { // the table's functions read the table's questions
	families = map[Family]func(*asker, *Answer) error{
		When: (*asker).when, Promised: (*asker).promised, DueWhen: (*asker).dueWhen, WhoSays: (*asker).whoSays, StageOf: (*asker).stage,
		Accused: (*asker).accused, Differ: (*asker).differ, KnownOn: (*asker).knownOn, Unnamed: (*asker).unnamed,
		Undertaken: (*asker).undertaken, New: (*asker).news, Series: (*asker).series, Office: (*asker).office, Count: (*asker).count,
	}
}

// asks says what each family asks.
var asks = map[Family]string{
	When: "the last time that it happened", Promised: "what was promised, and what became of it", DueWhen: "what is due",
	WhoSays: "who says so, and how many independent origins there are", StageOf: "how far an agreement has come",
	Accused: "accusations, and the answers to them", Differ: "where accounts differ", KnownOn: "what was published by a day",
	Unnamed: "what rests on unnamed sources", Undertaken: "what the parties have undertaken", New: "what is new, without background",
	Series: "what happened, in order of time", Office: "who held an office", Count: "how many times it happened",
}

// understood says how the question was read.
func (a *asker) understood() string {
	var parts []string
	what := asks[a.Family]
	if a.Family == When && a.First {
		what = "the first time that it happened"
	}
	if a.Family == DueWhen && a.Overdue {
		what = "what is overdue"
	}
	parts = append(parts, what)
	switch {
	case a.directed():
		parts = append(parts, "by "+a.Actor.words()+" to "+a.Recipient.words())
	case len(a.Parties) > 0:
		var names []string
		for _, p := range a.Parties {
			names = append(names, p.words())
		}
		parts = append(parts, "of "+phrase.Join(names))
	}
	if a.Type != "" && a.Mode != "" {
		parts = append(parts, "act: "+a.Mode)
	} else if a.Type != "" {
		parts = append(parts, "act: "+strings.ToLower(string(a.Type)))
	}
	if len(a.Topic) > 0 {
		parts = append(parts, "about: "+strings.Join(a.Topic, ", "))
	}
	if a.Days() {
		parts = append(parts, "time: "+phrase.Interval(a.From, a.To))
	}
	return strings.Join(parts, "; ")
}

func (s Side) words() string {
	return strings.TrimSpace(phrase.List(s.Name, s.Country, s.Role))
}

func (s Side) party() query.Party {
	if s.Name != "" {
		return query.Party{Name: s.Name}
	}
	return query.Party{Country: s.Country}
}

func (a *asker) directed() bool { return a.Actor != (Side{}) && a.Recipient != (Side{}) }

// mostCandidates is how many entries of the same parties one question looks at, the newest first.
const mostCandidates = 400

// find returns the entries of those whom the question names, with their assertions, that are about its topic: the best
// first, or in the order of f if there is no topic.
func (a *asker) find(f query.EntryFilter) ([]record.Entry, [][]record.Assertion, error) {
	f.AsOf, f.Limit = a.as, mostCandidates
	for _, p := range a.Parties {
		f.Involving = append(f.Involving, p.party())
	}
	list, err := a.Entries(f)
	if err == nil && len(list) == 0 && len(f.Involving) > 1 { // the parties need not stand in one entry
		list, err = a.eachParty(f)
	}
	if err == nil {
		list, err = a.inPlace(list, f)
	}
	if words := a.wordsAsked(); err == nil && len(list) == 0 && words != "" { // who is named may be no party: a ship, a street
		f.Involving, f.Words = nil, words
		list, err = a.Entries(f)
	}
	if err != nil {
		return nil, nil, err
	}
	told, err := a.Told(list...)
	if err != nil {
		return nil, nil, err
	}
	list, told = a.relevant(list, told)
	return list, told, nil
}

// inPlace adds the entries at a place that the question is about, "the summit in Singapore", where it is a party of none of them.
func (a *asker) inPlace(list []record.Entry, f query.EntryFilter) ([]record.Entry, error) {
	all := f.Involving
	for i := range a.Parties {
		name := a.typed[i][len(a.typed[i])-1]
		if at := strings.Index(a.Text, name); at < 0 || !placeBefore.MatchString(a.Text[:at]) || len(a.Topic) == 0 {
			continue
		}
		f.Words, f.Involving = name, slices.Delete(slices.Clone(all), i, i+1)
		more, err := a.Entries(f)
		if err != nil {
			return nil, err
		}
		told, err := a.Told(more...)
		if err != nil {
			return nil, err
		}
		for k, e := range more {
			there := slices.ContainsFunc(told[k], func(t record.Assertion) bool { return namesIn(t.Event.Evidence.Text, a.called[i]) })
			if there && !slices.ContainsFunc(list, func(o record.Entry) bool { return o.ID == e.ID }) {
				list = append(list, e)
			}
		}
	}
	return list, nil
}

var placeBefore = regexp.MustCompile(`(?i)\b(in|at|near|outside|off) (the )?$`)

// eachParty returns the entries of each party by itself.
func (a *asker) eachParty(f query.EntryFilter) ([]record.Entry, error) {
	var list []record.Entry
	for _, p := range f.Involving {
		one := f
		one.Involving = []query.Party{p}
		more, err := a.Entries(one)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

// wordsAsked are the words by which reports are looked for: those of who is named, and else those of the topic.
func (a *asker) wordsAsked() string {
	var names []string
	for _, p := range a.Parties {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	if names == nil {
		names = a.Topic
	}
	return strings.Join(names, " ")
}

// relevant keeps the entries whose sentences have the topic's words, if there are any: those that have the most of them.
func (a *asker) relevant(list []record.Entry, told [][]record.Assertion) ([]record.Entry, [][]record.Assertion) {
	if len(a.Topic) == 0 {
		return list, told
	}
	scores := make([]float64, len(list))
	best := 0.0
	for i := range list {
		scores[i] = a.about(told[i])
		best = max(best, scores[i])
	}
	if (a.Family == Differ || a.Family == WhoSays) && best < leastShared { // the nearest thing is no answer
		return nil, nil
	}
	if a.planning() && len(a.Parties) > 0 && 0 < best && best <= inReport { // the words tell which story it is, not which part of it
		return list, told
	}
	least := partOfBest
	if a.Form != "" { // of a whole story
		least = partOfStory
	}
	var kept []record.Entry
	var words [][]record.Assertion
	for i := range list {
		if scores[i] > 0 && scores[i] >= least*best {
			kept, words = append(kept, list[i]), append(words, told[i])
		}
	}
	return kept, words
}

// partOfBest is how much of the best entry's score another must have to be shown beside it, partOfStory where a whole story is asked for.
const partOfBest, partOfStory = 0.6, 0.25

// planning reports whether the question is about what is to be done.
func (a *asker) planning() bool {
	return a.Family == Promised || a.Family == DueWhen || a.Family == Undertaken
}

// leastShared is the part of the topic's words that an entry must have to be taken for what is said or disputed.
const leastShared = 0.6

// about is the part of the topic's words that the entry's sentences have; a headline counts for half.
func (a *asker) about(told []record.Assertion) float64 {
	top := 0.0
	for _, t := range told {
		e := &t.Event
		words := []string{e.Evidence.Text, e.Trigger.Text, e.Mode}
		for _, x := range slices.Concat(e.Actors, e.Recipients) {
			words = append(words, x.Name, x.Text, x.Role)
		}
		for _, p := range e.Places {
			words = append(words, p.Name)
		}
		own := a.share(strings.Join(words, " "))
		own += inHeadline * a.share(t.Report.Title) * (1 - own)
		own += inReport * a.share(t.Report.Text) * (1 - own)
		top = max(top, own)
	}
	return top
}

// inHeadline and inReport are what a word counts that stands there, and not in the sentence.
const inHeadline, inReport = 0.5, 0.1

// share is the part of the topic's words that a text has; all of them if there are none.
func (a *asker) share(s string) float64 {
	if len(a.Topic) == 0 {
		return 1
	}
	have := map[string]bool{}
	for _, w := range query.Words(query.Fold(s)) {
		have[key(w)] = true
	}
	n, all := 0.0, 0.0
	for _, w := range a.Topic {
		weight := 1.0
		if slices.Contains(agreementWords, w) && len(a.Topic) > 1 { // any agreement is one
			weight = 0.5
		}
		if all += weight; have[key(w)] {
			n += weight
		}
	}
	return n / all
}

// stem cuts a word to the letters that its forms share.
func stem(w string) string {
	n := 0
	for i := range w {
		if n == 5 {
			return w[:i]
		}
		n++
	}
	return w
}

// line makes a line of an entry: what it says, and the sentence of each origin.
func (a *asker) line(e *record.Entry, told []record.Assertion) Line {
	l := Line{Words: phrase.NewTeller().Entry(e) + " (" + phrase.Support(e) + ")", Entry: e}
	for _, t := range told {
		l.Cites = append(l.Cites, a.cite(&t))
	}
	return l
}

func (a *asker) cite(t *record.Assertion) Cite {
	about := string(t.Event.Status)
	if according := a.tell.According(t.Event.Sources); according != "" {
		about += ", " + according
	}
	return Cite{Report: t.Report, Quote: t.Event.Evidence, About: about}
}

func (a *asker) lines(answer *Answer, list []record.Entry, told [][]record.Assertion) {
	for i := range list {
		answer.Lines = append(answer.Lines, a.line(&list[i], told[i]))
	}
}

// series answers "as a timeline": everything that it is about, in order of time.
func (a *asker) series(answer *Answer) error {
	if saysWhat.MatchString(a.Text) && len(a.Parties) > 0 {
		if err := a.saidBy(answer); err != nil || len(answer.Lines) > 0 {
			return err
		}
	}
	list, told, err := a.find(query.EntryFilter{Since: a.From, Until: a.To})
	if err != nil {
		return err
	}
	if a.Form == "map" {
		if list, told = placed(list, told); len(list) == 0 {
			if list, told, err = a.inReports(query.EntryFilter{Since: a.From, Until: a.To}); err != nil {
				return err
			}
			list, told = placed(list, told)
		}
	}
	a.lines(answer, list, told)
	if a.Form != "map" {
		if err := a.stagesOf(answer); err != nil {
			return err
		}
		if err := a.bearing(answer); err != nil {
			return err
		}
	}
	if len(answer.Lines) == 0 {
		if err := a.passages(answer, nil, mostPassages); err != nil {
			return err
		}
	}
	if a.Form != "" && len(answer.Lines) > 0 {
		answer.Says = forms[a.Form]
	}
	return nil
}

// inReports finds the entries on the topic in the reports that name whoever the question does: a ship or a street is no party of an entry.
func (a *asker) inReports(f query.EntryFilter) ([]record.Entry, [][]record.Assertion, error) {
	f.AsOf, f.Limit, f.Words = a.as, mostCandidates, a.rarestOf()
	if f.Words == "" {
		return nil, nil, nil
	}
	list, err := a.Entries(f)
	if err != nil {
		return nil, nil, err
	}
	told, err := a.Told(list...)
	list, told = a.relevant(list, told)
	return list, told, err
}

// forms say how to get the answer in another form.
var forms = map[string]string{
	"timeline": "In order of time; chancery timeline and chancery entries take the same conditions.",
	"map":      "What has a place; chancery entries --format jsonl has the coordinates.",
	"calendar": "By day; chancery docket lists what is due.",
	"data set": "As a data set: chancery entries --format jsonl.",
}

func placed(list []record.Entry, told [][]record.Assertion) (kept []record.Entry, words [][]record.Assertion) {
	for i := range list {
		if len(list[i].Places) > 0 {
			kept, words = append(kept, list[i]), append(words, told[i])
		}
	}
	return kept, words
}

// count counts the entries that happened.
func (a *asker) count(answer *Answer) error {
	f := query.EntryFilter{Since: a.From, Until: a.To, States: []record.State{record.IsHappened, record.IsUnderWay}, Type: a.Type, Mode: a.Mode}
	list, told, err := a.find(f)
	if err != nil {
		return err
	}
	a.lines(answer, list, told)
	answer.Says = fmt.Sprintf("The record holds %s of it.", phrase.Count(len(list), "entry"))
	return nil
}
