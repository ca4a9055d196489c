package export

import (
	"html"
	"strings"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// timelineSlide is an event of TimelineJS 3. Its texts are HTML, so all words are escaped.
type timelineSlide struct {
	ID      string        `json:"unique_id"`
	Start   timelineDate  `json:"start_date"`
	End     *timelineDate `json:"end_date,omitempty"`
	Display string        `json:"display_date"` // "March 2026" where no day is known
	Group   string        `json:"group"`
	Text    timelineText  `json:"text"`
}

// timelineDate leaves out the month and the day where they are not known.
type timelineDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

type timelineText struct {
	Headline string `json:"headline"`
	Text     string `json:"text"`
}

var openTimelineJS = listOf("{\"events\":[\n", "]}\n", func(e *record.Entry, told []record.Assertion) (any, error) {
	if !dated(e.When) {
		return nil, noDay
	}
	start, end := timelineDates(e.When.From, e.When.To)
	return timelineSlide{e.ID, start, end, phrase.Time(e.When), string(e.State), timelineText{
		html.EscapeString(phrase.NewTeller().UndatedEntry(e)), slideText(e, told),
	}}, nil
})

// timelineDates are the dates of an interval: years and months where it is made of whole ones.
func timelineDates(from, to text.Day) (start timelineDate, end *timelineDate) {
	date := func(d text.Day) timelineDate { return timelineDate{d.Year, int(d.Month), d.Day} }
	switch {
	case from.Month == 1 && from.Day == 1 && to.Month == 12 && to.Day == 31:
		date = func(d text.Day) timelineDate { return timelineDate{Year: d.Year} }
	case from.Day == 1 && to.Add(1).Day == 1:
		date = func(d text.Day) timelineDate { return timelineDate{Year: d.Year, Month: int(d.Month)} }
	}
	if last := date(to); last != date(from) {
		end = &last
	}
	return date(from), end
}

// slideText is the sentences, each with its report.
func slideText(e *record.Entry, told []record.Assertion) string {
	var b strings.Builder
	lines := citations(e, told)
	for i, l := range lines {
		l = html.EscapeString(l)
		if i < min(len(told), mostCited) {
			if u := reportURL(told[i].Report); u != "" {
				l += ` <a href="` + html.EscapeString(u) + `" rel="noopener">report</a>`
			}
		}
		b.WriteString("<p>" + l + "</p>")
	}
	return b.String()
}
