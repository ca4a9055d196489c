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

var officeWords = regexp.MustCompile(`(?i)\b(?:is|was|were|are|held|holds|been)\s+(?:the\s+)?(.+?)(?:\s+(?:on|in|at)\s+[\d\p{L} ,]*\d{4}\s*)?\?*$`)

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
	list = slices.DeleteFunc(list, func(t record.Tenure) bool {
		return country == "" || !sameRole(t.Role, wanted)
	})
	day := a.on()
	if day.IsZero() {
		day = text.Day{Year: 9999, Month: 12, Day: 31}
	}
	held := query.HeldOn(list, day)
	if len(held) == 0 {
		return nil
	}
	holder := &held[len(held)-1]
	for _, s := range []record.Saying{holder.First, holder.Last} {
		l := Line{Words: holder.Holder + ": " + strings.TrimSpace(holder.Role) + ", said on " + phrase.Day(s.Day),
			Cites: []Cite{{Report: s.Report, Quote: sentenceAt(s.Report.Text, s.Quote), About: "office"}}}
		if len(answer.Lines) == 0 || s.Report.ID != answer.Lines[0].Cites[0].Report.ID {
			answer.Lines = append(answer.Lines, l)
		}
	}
	answer.Says = holder.Holder + ", as reports from " + phrase.Day(holder.First.Day) + " to " + phrase.Day(holder.Last.Day) + " say."
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
