package ask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chancery/record"
	"chancery/text"
)

// signs are the words by which a family is known; the first that fits counts.
var signs = []struct {
	family Family
	words  *regexp.Regexp
}{
	{WhoSays, regexp.MustCompile(`(?i)^who (says?|said|claims?|reports?|reported|told)\b|\bone source\b|\baccording to whom\b|\bhow many (independent )?(sources|outlets|origins)\b|\b(the|several|many|which|what) sources\b.*\b(for|of|say)\b|\bconfirmed by\b|\breports? of .* come from\b|\bseveral sources\b`)},
	{KnownOn, regexp.MustCompile(`(?i)\b(did|do) (we|you|anyone) (already )?know\b|\bwas known (on|by|about|at)\b|\bhad been (reported|published|known) (by|until|before|on)\b|\bstate of knowledge\b`)},
	{Unnamed, regexp.MustCompile(`(?i)\b(unnamed|anonymous(ly)?|anonymity)\b|\bnot (to be )?(named|identified)\b`)},
	{Differ, regexp.MustCompile(`(?i)\b(disagree|differ|differs|diverge|dispute[sd]?|contradict\w*|conflicting)\b|\bnot agree\b`)},
	{Accused, regexp.MustCompile(`(?i)\baccuse[sd]?\b|\baccusations?\b|\ballegations?\b|\bcharged with\b|\bblamed? for\b`)},
	{Office, regexp.MustCompile(`(?i)^since when (is|was|has|have)\b|^(which|what) person (is|was|has)\b|^who (succeeded|replaced|followed|came after)\b`)},
	{Undertaken, regexp.MustCompile(`(?i)\bundertak\w*\b|\b(committed (itself|themselves|to)|commit to)\b|\bclause by clause\b|\boblige[sd]?\b|\bobligations?\b|^what (must|does .* have to|did .* agree to)\b|\bthe terms of\b`)},
	{StageOf, regexp.MustCompile(`(?i)\b(signed|initial(l)?ed|ratified|in force|entered into force|only declared)\b.*\?|^(did|has|have) .*\b(sign|initial|ratify)\b|\bstage\b|\bhow far (has|have|is)\b|\bstatus of the\b`)},
	{Promised, regexp.MustCompile(`(?i)\bpromise[sd]?\b|\bpledge[sd]?\b|\bbecame of\b|\bbecome of\b|\bcome of\b|\bcarried out\b|\b(was|were) .* kept\b|\bhappened (to|with) the plans?\b`)},
	{DueWhen, regexp.MustCompile(`(?i)\b(over)?due\b|\bscheduled\b|\bplanned for\b|\bdeadlines?\b|\bcoming up\b|\boutstanding\b|\bshould have (happened|been)\b`)},
	{New, regexp.MustCompile(`(?i)\b(is|was|'s) new\b|\banything new\b|\bthe news (today|of)\b|\bhappened today\b`)},
	{Count, regexp.MustCompile(`(?i)^(how (many|often)|count)\b`)},
	{When, regexp.MustCompile(`(?i)^(on what day|when|how long ago) (did|was|were|has|have|is|will)\b|\bthe (last|first) (time|visit|meeting|trip|attack|talks|round)\b`)},
	{Office, regexp.MustCompile(`(?i)^who (is|was|were|are|held|holds|has been)\b`)},
	{Series, regexp.MustCompile(`(?i)\b(timeline|map|calendar|data ?set|chronology|dealings)\b|^(list|show|give me|which|what (happened|has happened|did|has|have|do|does))\b|^who\b`)},
	{When, regexp.MustCompile(`(?i)^(did|has|have|had) `)}, // the last time, if there was one
}

// Understand reads a question: found is what the pipeline reads in it, named everyone whom it names, acts what its words may tell
// of where found has no event.
func Understand(question string, found *record.Report, named []record.Actor, acts []record.Type) Question {
	q := Question{Text: question}
	for _, s := range signs {
		if s.words.MatchString(question) {
			q.Family = s.family
			break
		}
	}
	lower := strings.ToLower(question)
	q.First = strings.Contains(lower, " first")
	q.Overdue = overdueWords.MatchString(lower)
	for _, form := range []string{"timeline", "map", "calendar", "data set"} {
		if strings.Contains(lower, form) {
			q.Form = form
		}
	}
	q.Parties = sidesOf(question, named)
	q.called = called(q.Parties, named)
	q.act(found)
	if q.Type == "" && (q.Family == When || q.Family == Count) && len(acts) > 0 {
		q.Type = acts[0]
	}
	q.time(found)
	q.Topic = topicOf(question, named, found)
	return q
}

var overdueWords = regexp.MustCompile(`\boverdue\b|\bhave passed\b|\bshould have\b`)

// sidesOf lists whom a question names, each once. A country that only says whose office it is ("a US vice president") is a side with that office.
func sidesOf(question string, named []record.Actor) []Side {
	var out []Side
	for _, a := range named {
		s := sideOf(a)
		if s.Name == "" && s.Role == "" && s.Country != "" {
			s.Role = officeAfter(question[a.End:])
		}
		if s == (Side{}) || slices.Contains(out, s) {
			continue
		}
		out = append(out, s)
	}
	return slices.DeleteFunc(out, func(s Side) bool { // the country alone, where its minister is named too
		return s.Role == "" && s.Name == "" && slices.ContainsFunc(out, func(o Side) bool { return o != s && o.Country == s.Country && o.Role != "" })
	})
}

// called lists by which names the question calls each party.
func called(parties []Side, named []record.Actor) [][]string {
	out := make([][]string, len(parties))
	for i, p := range parties {
		for _, a := range named {
			if s := sideOf(a); s.Name == p.Name && s.Country == p.Country {
				for _, name := range []string{a.Name, a.Text} {
					if name != "" && !slices.Contains(out[i], name) {
						out[i] = append(out[i], name)
					}
				}
			}
		}
	}
	return out
}

func sideOf(a record.Actor) Side {
	switch {
	case a.Country != "" && (a.ID == a.Country || a.Role == "" && a.ID == a.Country+"/"+string(a.Sector)): // a country, or its government
		return Side{Country: a.Country}
	case a.Name != "":
		return Side{Name: a.Name, Country: a.Country}
	case a.Country != "" && a.Role != "":
		return Side{Country: a.Country, Role: a.Role}
	case a.Country != "":
		return Side{Country: a.Country}
	}
	return Side{}
}

// officeAfter reads an office at the beginning of a text: " vice president last visit" gives "vice president"; "" if there is none.
func officeAfter(s string) string {
	var out []string
	for _, w := range strings.Fields(s) {
		if !officeWord[strings.Trim(w, ",?.")] {
			break
		}
		out = append(out, strings.Trim(w, ",?."))
	}
	if len(out) > 0 && !heads[out[len(out)-1]] {
		return ""
	}
	return strings.Join(out, " ")
}

// heads are the nouns of offices, officeWord these and what stands before them.
var heads, officeWord = func() (map[string]bool, map[string]bool) {
	h, all := map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields("president minister premier chancellor secretary king queen speaker ambassador envoy general chief leader spokesman spokeswoman") {
		h[w], all[w] = true, true
	}
	for _, w := range strings.Fields("vice prime deputy foreign defence defense interior finance justice trade energy health economy state army navy") {
		all[w] = true
	}
	return h, all
}()

// act takes who does what to whom from the first event that the question names both sides of, or else one.
func (q *Question) act(found *record.Report) {
	best := -1
	for i := range found.Events {
		e := &found.Events[i]
		if q.Family == Accused && e.Type == record.Accuse { // the question's own word
			continue
		}
		if best < 0 || sides(e) > sides(&found.Events[best]) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	e := &found.Events[best]
	q.Type, q.Mode = e.Type, e.Mode
	if len(e.Actors) > 0 {
		q.Actor = sideOf(e.Actors[0])
		if e.Actors[0].Role != "" && e.Actors[0].Name == "" {
			q.Actor.Role = e.Actors[0].Role
		}
	}
	if len(e.Recipients) > 0 {
		q.Recipient = sideOf(e.Recipients[0])
	}
}

func sides(e *record.Event) int { return min(len(e.Actors), 1) + min(len(e.Recipients), 1) }

// time takes the last time that the question names; "today" and "last" alone are none.
func (q *Question) time(found *record.Report) {
	for _, t := range found.Times {
		if !t.From.IsZero() {
			q.From, q.To = t.From, t.To
		}
	}
}

// topicOf lists the words that say what the question is about, apart from who and when, and from the words of asking.
func topicOf(question string, named []record.Actor, found *record.Report) []string {
	covered := func(at int) bool {
		for _, a := range named {
			if a.Start <= at && at < a.End && (a.Country != "" && a.ID == a.Country || a.Country != "" && a.Role != "") {
				return true
			}
		}
		for _, t := range found.Times {
			if t.Start <= at && at < t.End {
				return true
			}
		}
		return false
	}
	var out []string
	start := -1
	end := func(i int) {
		if start < 0 {
			return
		}
		w := strings.ToLower(question[start:i])
		if !covered(start) && len(w) > 2 && !askingWords[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
		start = -1
	}
	for i, r := range question {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
	}
	end(len(question))
	return out
}

// askingWords belong to the asking, not to what is asked about.
var askingWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`when what who whom whose which where why how did does do was were is are has have had been being the and for with from that this
		these those about last first time times give show list timeline map calendar data set say says said claims one source sources several many
		seven two three only declared signed initialled initialed ratified force stage accused accuse accusations answer answers outlets papers reports
		accounts disagree differ dispute disputes contradict know knew known unnamed anonymous officials statements rest undertaken undertake undertook
		towards each other side sides new today reports promised promise promises pledged happened happen became become kept due overdue still open
		between against upon into over after before during there their them they its his her whether not any held hold please tell dealings case
		out often ever already anyone minister president`) {
		m[w] = true
	}
	return m
}()

// Days reports whether the question names a time.
func (q *Question) Days() bool { return !q.From.IsZero() }

// on is the day that a question is about, if it names one.
func (q *Question) on() text.Day { return q.To }
