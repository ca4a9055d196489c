package evaluate

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chancery/ask"
	"chancery/ingest"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/store"
	"chancery/text"
)

func init() {
	answererOf = func(l *line) Answerer { return asker{l.pipeline, l.kept} }
	superlatives = superlativesFound
	seriesOf = seriesFound
	pactsOf = pactsFound
	tenuresOf = tenuresFound
}

// asker puts questions as chancery ask does.
type asker struct {
	pipeline *ingest.Pipeline
	kept     *store.Record
}

// Ask answers with all that is said and quoted.
func (a asker) Ask(question string, asOf text.Day) (Answer, error) {
	as := query.AsOf{Published: asOf}
	day, err := a.kept.Today(as)
	if err != nil {
		return Answer{}, err
	}
	asked, err := a.pipeline.Question(question, day)
	if err != nil {
		return Answer{}, err
	}
	answer, err := ask.To(a.kept, ask.Understand(question, asked.Found, asked.Named, asked.Acts), as)
	if err != nil {
		return Answer{}, err
	}
	out := Answer{Held: answer.Held}
	words := []string{answer.Says}
	for _, line := range answer.Lines {
		words = append(words, line.Words)
		for _, c := range line.Cites {
			words = append(words, c.Quote.Text)
			if !slices.Contains(out.Reports, c.Report.ID) {
				out.Reports = append(out.Reports, c.Report.ID)
			}
		}
	}
	out.Text = strings.Join(words, "\n")
	return out, nil
}

func superlativesFound(l *line) ([]goldSuperlative, error) {
	list, err := l.kept.Superlatives(query.EntryFilter{})
	var out []goldSuperlative
	for _, s := range list {
		g := goldSuperlative{Words: s.Boast.Words, Verdict: string(s.Verdict), Report: l.files[s.Report.ID]}
		switch {
		case s.By != nil:
			g.By = l.files[s.By.Members[0].Report]
		case s.Ruling.Words != nil:
			g.By = l.files[s.Ruling.Words.Report.ID]
		}
		if !slices.Contains(out, g) { // an assertion of two blocks makes its claim in two entries
			out = append(out, g)
		}
	}
	return out, err
}

func pactsFound(l *line) ([]goldPact, error) {
	list, err := l.kept.Pacts(nil, "", query.AsOf{})
	var out []goldPact
	for _, p := range list {
		g := goldPact{Names: p.Names, found: p.Parties}
		for _, s := range p.Stages {
			g.Stages = append(g.Stages, goldStage{string(s.Stage), l.files[s.Report.ID]})
		}
		add := func(clause string, clauseReport string, b resolve.Bearing) {
			one := goldBearing{Clause: clause, ClauseReport: clauseReport, Report: l.files[b.Report.ID], Words: b.Words.Text, How: string(b.How)}
			if !slices.ContainsFunc(g.Bearing, func(o goldBearing) bool { return o.Report == one.Report && o.How == one.How }) {
				g.Bearing = append(g.Bearing, one)
			}
		}
		for _, c := range p.Clauses {
			for _, b := range c.Bearing {
				add(c.Provision.Text, l.files[c.Report.ID], b)
			}
		}
		for _, b := range p.Bearing {
			add("", "", b)
		}
		out = append(out, g)
	}
	return out, err
}

// seriesFound asks for the series of each speaker that is expected to have one, as a user would: by any of the names.
func seriesFound(l *line) ([]goldSeries, error) {
	var out []goldSeries
	for _, g := range l.gold.Series {
		for _, name := range anyOf(g.Speaker) {
			list, err := l.kept.Series(asParty(name), query.AsOf{})
			if err != nil {
				return nil, err
			}
			for _, s := range list {
				one := goldSeries{Speaker: s.Speaker.Name, found: s.Speaker}
				for _, c := range s.Claims {
					one.Values, one.Reports = append(one.Values, c.Bound+inWords(c.Value)), append(one.Reports, l.files[c.Report])
				}
				if !slices.ContainsFunc(out, func(o goldSeries) bool {
					return o.Speaker == one.Speaker && slices.Equal(o.Values, one.Values) && slices.Equal(o.Reports, one.Reports)
				}) {
					out = append(out, one)
				}
			}
		}
	}
	return out, nil
}

// asParty is whom a name or a country's code asks for.
func asParty(name string) query.Party {
	if len(name) == len("SWE") && strings.ToUpper(name) == name {
		return query.Party{Country: name}
	}
	return query.Party{Name: name}
}

// tenuresFound lists who is said to hold an office, with the days of taking and leaving it where a report states them.
func tenuresFound(l *line) ([]goldTenure, error) {
	list, err := l.kept.Offices("", "", query.AsOf{})
	var out []goldTenure
	for _, t := range list {
		out = append(out, goldTenure{Office: t.Role, Country: t.Country, Holder: t.Holder, From: dayOrMonth(t.From), To: dayOrMonth(t.To), Acting: t.Acting})
	}
	return out, err
}

func dayOrMonth(t *record.Term) string {
	switch {
	case t == nil:
		return ""
	case t.Grain == "month":
		return t.Value
	}
	return t.From.String()
}

// inWords writes a small number as reports do.
func inWords(n float64) string {
	if i := int(n); float64(i) == n && i >= 0 && i < len(smallNumbers) {
		return smallNumbers[i]
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

var smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// figure is a number as reports write it, with a word for how great it is.
var figure = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?|half a)(?: (hundred|thousand|million|billion))?`)

var scales = map[string]float64{"": 1, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}

// inFigures writes a number that stands in words in figures, without "at least" and what it counts: "40 million dollars" is 40000000.
func inFigures(value string) string {
	if i := slices.Index(smallNumbers, value); i >= 0 {
		return strconv.Itoa(i)
	}
	m := figure.FindStringSubmatch(value)
	if m == nil {
		return value
	}
	n := 0.5
	if m[1] != "half a" {
		var err error
		if n, err = strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64); err != nil {
			return value
		}
	}
	return strconv.FormatFloat(math.Round(n*scales[m[2]]*1e3)/1e3, 'f', -1, 64)
}
