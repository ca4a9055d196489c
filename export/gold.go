package export

import (
	"io"
	"strings"

	"chancery/record"
	"chancery/text"
)

// GoldEvent is an event that people have looked at, as they left it.
type GoldEvent struct {
	Event   record.Event
	Type    record.Type  // as corrected
	Mode    string       // as corrected
	When    *record.Time // as corrected
	Checked bool         // a person confirmed or corrected it; the others may be left out without harm
}

type jsonGold struct {
	Doc       string         `json:"doc"`
	Published string         `json:"published,omitempty"`
	Text      string         `json:"text"`
	Items     []jsonGoldItem `json:"items"`
}

type jsonGoldItem struct {
	Kind       string          `json:"kind"`
	Anchor     string          `json:"anchor"`
	Trigger    string          `json:"trigger"`
	Type       []string        `json:"type"`
	Mode       []string        `json:"mode,omitempty"`
	Status     []string        `json:"status"`
	Actors     []jsonGoldActor `json:"actors"`
	Recipients []jsonGoldActor `json:"recipients"`
	Source     []jsonGoldActor `json:"source"`
	When       *jsonGoldDays   `json:"when"`
	Core       bool            `json:"core"`
}

type jsonGoldActor struct {
	Name      string `json:"name,omitempty"`
	Country   string `json:"country,omitempty"`
	Sector    string `json:"sector,omitempty"`
	Anonymous bool   `json:"anonymous,omitempty"`
}

type jsonGoldDays struct {
	Start string `json:"start"`
	End   string `json:"end"`
}

// WriteGold writes a report and its events as a gold record, the form that chancery evaluate record reads.
func WriteGold(w io.Writer, r *record.Report, events []GoldEvent) error {
	g := jsonGold{Doc: r.ID, Published: r.Published.Day.String(), Text: r.Text, Items: []jsonGoldItem{}}
	for i := range events {
		g.Items = append(g.Items, goldItem(r.Text, &events[i]))
	}
	return write(w, "  ", g)
}

func goldItem(report string, g *GoldEvent) jsonGoldItem {
	e := &g.Event
	item := jsonGoldItem{Kind: "event", Anchor: anchor(report, e.Trigger.Span), Trigger: e.Trigger.Text, Type: []string{string(g.Type)},
		Status: []string{string(e.Status)}, Actors: each(e.Actors, goldActor), Recipients: each(e.Recipients, goldActor),
		Source: []jsonGoldActor{}, Core: g.Checked}
	if g.Mode != "" {
		item.Mode = []string{g.Mode}
	}
	if len(e.Sources) > 0 {
		source := goldActor(e.Sources[0].Actor)
		source.Anonymous = e.Sources[0].Anonymous
		item.Source = append(item.Source, source)
	}
	if g.When != nil && !g.When.From.IsZero() {
		item.When = &jsonGoldDays{g.When.From.String(), g.When.To.String()}
	}
	return item
}

func goldActor(a record.Actor) jsonGoldActor {
	return jsonGoldActor{Name: a.Name, Country: a.Country, Sector: string(a.Sector)}
}

// anchor is the trigger with as many words around it as make it stand once in the report.
func anchor(report string, trigger text.Span) string {
	s := trigger
	for strings.Count(report, s.In(report)) > 1 && s.Len() < len(report) {
		if s.End < len(report) {
			s.End = wordEnd(report, s.End)
		}
		if strings.Count(report, s.In(report)) > 1 && s.Start > 0 {
			s.Start = strings.LastIndexAny(report[:s.Start-1], " \n") + 1
		}
	}
	return s.In(report)
}

// wordEnd is the end of the word that begins at or after i.
func wordEnd(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
		i++
	}
	for i < len(s) && s[i] != ' ' && s[i] != '\n' {
		i++
	}
	return i
}
