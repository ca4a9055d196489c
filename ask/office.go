package ask

import (
	"regexp"
	"slices"
	"strings"
	"time"

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
	wanted := a.officeAsked()
	if wanted == "" {
		return nil
	}
	country := ""
	for _, p := range a.Parties {
		if p.Country != "" {
			country = p.Country
		}
	}
	list, err := a.tenures(country, wanted)
	if err != nil {
		return err
	}
	day := a.on()
	if day.IsZero() {
		day = text.Day{Year: 9999, Month: 12, Day: 31}
	}
	held := query.HeldOn(list, day)
	switch {
	case nextWords.MatchString(a.Text):
		held = a.next(list)
	case beforeWords.MatchString(a.Text):
		held = a.previous(list)
	default:
		if of := a.heldByNamed(list); len(of) > 0 {
			held = of
		}
	}
	if len(held) == 0 {
		return a.officeInWords(answer, wanted)
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

// officeInWords adds the newest sentence that has the office beside a name, of the country that the question names: published by the day that
// it is about, or soon after.
func (a *asker) officeInWords(answer *Answer, wanted string) error {
	role := roleWords(wanted)
	if len(role) == 0 || len(a.Parties) == 0 || nextWords.MatchString(a.Text) || beforeWords.MatchString(a.Text) {
		return nil
	}
	reports, err := a.candidates()
	if err != nil {
		return err
	}
	var best *Cite
	for _, r := range reports {
		if day := a.on(); !day.IsZero() && (r.Published.Day.Time().Sub(day.Time()) > soon || day.Time().Sub(r.Published.Day.Time()) > lately) {
			continue
		}
		for _, s := range sentencesOf(r.Text) {
			own := s.In(r.Text)
			if a.holdsOffice(own, role) && (best == nil || best.Report.Published.Day.Before(r.Published.Day)) {
				best = &Cite{Report: r, Quote: record.Quote{Span: s, Text: own}, About: "sentence"}
			}
		}
	}
	if best != nil {
		answer.Lines = append(answer.Lines, Line{Words: "No entry; in the words of a report:", Cites: []Cite{*best}})
	}
	return nil
}

// soon and lately are how long after and before a day a report may tell who held an office on it.
const soon, lately = 30 * 24 * time.Hour, 90 * 24 * time.Hour

// holdsOffice reports whether a sentence gives an office to somebody by name: "Finance Minister Ada Lind", "Ada Lind has been finance minister".
// Whose office it is stands beside it.
func (a *asker) holdsOffice(sentence string, role []string) bool {
	words := strings.Fields(sentence)
	for i := range words {
		for k := i + 1; k <= min(len(words), i+len(role)+2); k++ {
			if !slices.Equal(roleWords(strings.Join(words[i:k], " ")), role) || !a.whose(words[:i], words[k:]) {
				continue
			}
			after := strings.Join(words[k:min(len(words), k+2)], " ")
			before := strings.Join(words[max(0, i-5):i], " ")
			return namePair.MatchString(after) || namePair.MatchString(before) && tookOffice.MatchString(before)
		}
	}
	return false
}

// whose reports whether the country of the question stands right before an office, "Norwegian", or with "of" right after.
func (a *asker) whose(before, after []string) bool {
	near := before[max(0, len(before)-2):]
	if len(near) > 1 && isLower(near[1]) {
		near = nil
	}
	if len(after) > 0 && after[0] == "of" && a.countNamed(strings.Join(after[:min(len(after), 4)], " ")) == len(a.Parties) {
		return true
	}
	return len(near) > 0 && a.countNamed(strings.Join(near, " ")) == len(a.Parties)
}

var (
	namePair   = regexp.MustCompile(`^\p{Lu}\p{L}+ \p{Lu}[\p{L}-]+|\b\p{Lu}\p{L}+ \p{Lu}[\p{L}-]+`)
	tookOffice = regexp.MustCompile(`\b(is|was|been|became|becomes|as|,)`)
)

// officeAsked is the office that the question names.
func (a *asker) officeAsked() string {
	if a.Office != "" {
		return a.Office
	}
	asked := strings.TrimSpace(beforeHolder.ReplaceAllString(strings.ReplaceAll(a.Text, "-", " "), ""))
	if m := officeWords.FindStringSubmatch(asked); m != nil {
		return roleIn(m[1])
	}
	return ""
}

// tenures are those of an office of a country; where the question names none, or the reports do not say whose it is, those of the office that
// its holder or the reports' heads tell to be meant.
func (a *asker) tenures(country, wanted string) ([]record.Tenure, error) {
	if country == "" && !slices.ContainsFunc(a.Parties, func(p Side) bool { return p.Name != "" }) {
		return nil, nil
	}
	list, err := a.Offices(country, "", a.as)
	if err != nil {
		return nil, err
	}
	if same := matching(list, wanted); len(same) > 0 || country == "" {
		return same, nil
	}
	if list, err = a.Offices("", lastWord(wanted), a.as); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(matching(list, wanted), func(t record.Tenure) bool { return t.Country != "" || !a.namedIn(t.First.Report, "") }), nil
}

// matching keeps the tenures of an office, or else those of nearly the same.
func matching(list []record.Tenure, wanted string) []record.Tenure {
	same := slices.DeleteFunc(slices.Clone(list), func(t record.Tenure) bool { return !sameRole(t.Role, wanted) })
	if len(same) == 0 {
		same = slices.DeleteFunc(list, func(t record.Tenure) bool { return !nearRole(t.Role, wanted) })
	}
	return same
}

func lastWord(s string) string {
	fields := query.Words(query.Fold(s))
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// heldByNamed keeps the tenures of the person whom the question names.
func (a *asker) heldByNamed(list []record.Tenure) []record.Tenure {
	return slices.DeleteFunc(slices.Clone(list), func(t record.Tenure) bool {
		return !slices.ContainsFunc(a.Parties, func(p Side) bool { return p.Name != "" && p.is(record.Actor{Name: t.Holder}) })
	})
}

var (
	beforeWords  = regexp.MustCompile(`(?i)\bbefore [^\d]|^who preceded\b|\bpredecessor\b`)
	beforeHolder = regexp.MustCompile(`(?i) before [^\d]*$`)
)

// previous is whoever held the office last before the person that the question names.
func (a *asker) previous(list []record.Tenure) []record.Tenure {
	for i, t := range list {
		if len(a.heldByNamed([]record.Tenure{t})) == 0 {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if list[k].Holder != t.Holder && !list[k].Acting {
				return []record.Tenure{list[k]}
			}
		}
		break
	}
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
