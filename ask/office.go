package ask

import (
	"regexp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// regexpTo finds "promised to X".
var regexpTo = regexp.MustCompile(`(?i)\b(promised|pledged|offered) to\b`)

var officeWords = regexp.MustCompile(`(?i)\b(?:is|was|were|are|held|holds|been|as)\s+(?:the\s+)?(.+?)(?:\s+(?:on|in|at)\s+[\d\p{L} ,]*\d{4}\s*)?\?*$`)

// office answers who held an office: on the day that the question names, or at last.
func (a *asker) office(answer *Answer) error {
	wanted := a.Office
	if m := officeWords.FindStringSubmatch(strings.TrimSpace(a.Text)); wanted == "" && m != nil {
		wanted = roleIn(m[1])
	}
	if wanted == "" {
		return nil
	}
	country := ""
	for _, p := range a.Parties {
		if p.Country != "" {
			country = p.Country
		}
	}
	list, err := a.Offices(country, "", a.as)
	if err != nil {
		return err
	}
	if country == "" {
		return nil
	}
	same := slices.DeleteFunc(slices.Clone(list), func(t record.Tenure) bool { return !sameRole(t.Role, wanted) })
	if len(same) == 0 {
		same = slices.DeleteFunc(list, func(t record.Tenure) bool { return !nearRole(t.Role, wanted) })
	}
	list = same
	day := a.on()
	if day.IsZero() {
		day = text.Day{Year: 9999, Month: 12, Day: 31}
	}
	held := query.HeldOn(list, day)
	if nextWords.MatchString(a.Text) {
		held = a.next(list)
	}
	if len(held) == 0 {
		return nil
	}
	holder := &held[len(held)-1]
	for _, t := range held[:len(held)-1] { // two of nearly the same office: the one who took it last
		if holder.First.Day.Before(t.First.Day) {
			holder = &t
		}
	}
	said := []record.Saying{holder.First, holder.Last}
	for _, term := range []*record.Term{holder.From, holder.To} {
		if term != nil {
			said = append(said, term.Saying)
		}
	}
	for _, s := range said {
		cite := Cite{Report: s.Report, Quote: sentenceAt(s.Report.Text, s.Quote), About: "office"}
		if !cited(answer, cite.Report, cite.Quote.Span) {
			answer.Lines = append(answer.Lines, Line{Words: holder.Holder + ": " + phrase.OfficeOf(holder) + ", said on " + phrase.Day(s.Day), Cites: []Cite{cite}})
		}
	}
	answer.Says = holder.Holder + ", " + phrase.OfficeOf(holder) + ", " + phrase.TenureOf(holder) + "."
	return nil
}

// nextWords ask for the holder after somebody.
var nextWords = regexp.MustCompile(`(?i)^who (succeeded|replaced|followed|came after)\b`)

// next is whoever took the office first after the person that the question names.
func (a *asker) next(list []record.Tenure) []record.Tenure {
	last := slices.IndexFunc(list, func(t record.Tenure) bool {
		return slices.ContainsFunc(a.Parties, func(p Side) bool { return p.Name != "" && p.is(record.Actor{Name: t.Holder}) })
	})
	if last < 0 {
		return nil
	}
	for _, t := range list[last+1:] { // the list is in order of time
		if t.Holder != list[last].Holder && !t.Former && !t.Acting {
			return []record.Tenure{t}
		}
	}
	return nil
}

// roleIn takes the office out of "foreign minister of Poland": the words before "of" a name, or after its adjective.
func roleIn(words string) string {
	fields := strings.Fields(words)
	var out []string
	for i, w := range fields {
		if w == "of" && i+1 < len(fields) && !isLower(fields[i+1]) && fields[i+1] != "the" {
			break
		}
		if isLower(w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func isLower(s string) bool { return s == strings.ToLower(s) }
