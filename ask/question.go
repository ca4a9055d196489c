package ask

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chancery/record"
	"chancery/text"
)

// Understand reads a question: found is what the pipeline reads in it, named everyone whom it names, acts what its words may tell
// of where found has no event.
func Understand(question string, found *record.Report, named []record.Actor, acts []record.Type) Question {
	q := Question{Text: question, Family: familyOf(question)}
	lower := strings.ToLower(question)
	q.First = strings.Contains(lower, " first")
	q.Overdue = overdueWords.MatchString(lower)
	for _, form := range []string{"timeline", "map", "calendar", "data set", "dataset", "chronology"} {
		if strings.Contains(lower, form) {
			q.Form = otherForms.Replace(form)
		}
	}
	q.Parties = sidesOf(question, named)
	q.typed, q.called = called(q.Parties, named)
	q.act(found)
	if q.Type == "" && (q.Family == When || q.Family == Count) && len(acts) > 0 {
		q.Type = acts[0]
	}
	q.time(found)
	q.Topic = topicOf(firstHalf(question), named, found)
	return q
}

// firstHalf is a question without the day that it is put under, which becomes blanks, and without what it asks on.
func firstHalf(question string) string {
	question = asOfDay.ReplaceAllStringFunc(question, func(s string) string { return strings.Repeat(" ", len(s)) })
	return secondHalf.ReplaceAllString(question, "")
}

// secondHalf asks on about the same: ", and what became of it?"
var secondHalf = regexp.MustCompile(`(?i)[,;]?( and| but|,|:) (what|how|has|have|had|did|does|do|is|was|were|by whom|when|where|who|whether|according)\b.*$`)

var (
	overdueWords = regexp.MustCompile(`\boverdue\b|\b(ha[sv]e|had) passed\b|\bpassed without\b|\bshould have\b|\b(missed|late|unmet)\b`)
	otherForms   = strings.NewReplacer("dataset", "data set", "chronology", "timeline")
)

// sidesOf lists whom a question names, each once. A country that only says whose office it is ("a US vice president") is a side with that office.
func sidesOf(question string, named []record.Actor) []Side {
	var out []Side
	for _, a := range named {
		s := sideOf(a)
		if s.Name == "" && s.Role == "" && s.Country != "" && a.End > 0 {
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

// called lists by which names the question calls each party, and by which names reports may.
func called(parties []Side, named []record.Actor) (typed, all [][]string) {
	typed, all = make([][]string, len(parties)), make([][]string, len(parties))
	for i, p := range parties {
		for _, a := range named {
			s := sideOf(a)
			if s.Country != p.Country || s.Name != p.Name || s.Name == "" && !isCountry(a) { // "the foreign minister" is no name of a country
				continue
			}
			for _, name := range []string{a.Name, a.Text} {
				if name == "" || slices.Contains(all[i], name) {
					continue
				}
				all[i] = append(all[i], name)
				if a.End > 0 {
					typed[i] = append(typed[i], name)
				}
			}
		}
	}
	for i, p := range parties {
		if len(typed[i]) == 0 {
			typed[i] = []string{cmp.Or(p.Name, p.Country)}
		}
	}
	return typed, all
}

// isCountry reports whether an actor is a country, or its government.
func isCountry(a record.Actor) bool {
	return a.Country != "" && (a.ID == a.Country || a.Role == "" && a.ID == a.Country+"/"+string(a.Sector))
}

func sideOf(a record.Actor) Side {
	switch {
	case isCountry(a):
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

// time takes the last time that the question names; "today" and "last" alone are none. What is asked for before it has no beginning, and
// since it no end.
func (q *Question) time(found *record.Report) {
	for _, t := range found.Times {
		if t.From.IsZero() {
			continue
		}
		q.From, q.To = t.From, t.To
		switch before := q.Text[:t.Start]; {
		case untilWords.MatchString(before):
			q.From = text.Day{}
		case sinceWords.MatchString(before):
			q.To = text.Day{}
		}
	}
}

var (
	untilWords = regexp.MustCompile(`(?i)\b(by|before|until|till|up to|as of|as at)\s+(the\s+)?$`)
	sinceWords = regexp.MustCompile(`(?i)\b(since|after|from)\s+(the\s+)?$`)
)

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

// Days reports whether the question names a time.
func (q *Question) Days() bool { return !q.From.IsZero() || !q.To.IsZero() }

// on is the day that a question is about, if it names one.
func (q *Question) on() text.Day {
	if q.To.IsZero() {
		return q.From
	}
	return q.To
}
