package cli

import (
	"fmt"
	"io"
	"strings"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// page prints reports for people.
type page struct {
	*terminal.Printer
	phrase.Teller      // for the report, or the answer, that is being printed
	times         bool // list the time expressions too
	count         int  // reports printed
}

func newPage(c *console, w io.Writer) *page {
	return &page{Printer: terminal.New(w, fileOf(c.out)), Teller: phrase.NewTeller()}
}

// section is a part of the page: the news by how real it is, then what the report recalls.
type section struct {
	heading string
	style   terminal.Style
	holds   func(*record.Event) bool
}

func news(statuses ...record.Status) func(*record.Event) bool {
	return func(e *record.Event) bool {
		for _, s := range statuses {
			if e.Status == s {
				return !e.Background
			}
		}
		return false
	}
}

var sections = []section{
	{"Happened", terminal.Good, news(record.Occurred)},
	{"Under way", terminal.Good, news(record.Ongoing)},
	{"Planned or proposed", terminal.Accent, news(record.Planned, record.Proposed)},
	{"Alleged or denied", terminal.Warn, news(record.Alleged, record.Denied)},
	{"Hypothetical, or said not to have happened", terminal.Warn, news(record.Hypothetical, record.Negated)},
	{"Background", terminal.Faint, func(e *record.Event) bool { return e.Background }},
}

// report prints one report: its head, what it tells, and what it quotes.
func (p *page) report(r *record.Report) error {
	if p.count++; p.count > 1 {
		p.Blank()
		p.Line(0, 0, terminal.Text{Words: strings.Repeat("─", 40), Style: terminal.Faint})
		p.Blank()
	}
	p.Teller = phrase.NewTeller()
	p.head(r)
	p.versions(r)
	for _, s := range sections {
		p.events(r, s)
	}
	p.statements(r)
	p.agreements(r)
	p.roles(r)
	if p.times {
		p.timeList(r)
	}
	if len(r.Events)+len(r.Statements)+len(r.Agreements)+len(r.Roles) == 0 {
		p.Blank()
		p.Line(0, 0, plain("Nothing found that this report asserts."))
	}
	return p.Err()
}

func plain(s string) terminal.Text  { return terminal.Text{Words: s} }
func strong(s string) terminal.Text { return terminal.Text{Words: s, Style: terminal.Bold} }
func faint(s string) terminal.Text  { return terminal.Text{Words: s, Style: terminal.Faint} }

func (p *page) heading(s string, style terminal.Style) {
	p.Blank()
	p.Line(0, 0, terminal.Text{Words: strings.ToUpper(s), Style: style | terminal.Bold})
}

func (p *page) head(r *record.Report) {
	if r.Title != "" {
		p.Line(0, 0, strong(r.Title))
	}
	about := []string{r.Origin.Outlet, r.Origin.Author, publishedWords(r.Published), updatedWords(r), r.Origin.URL}
	var known []string
	for _, s := range about {
		if s != "" {
			known = append(known, s)
		}
	}
	if len(known) > 0 {
		p.Line(0, 0, faint(strings.Join(known, " · ")))
	}
	for _, n := range r.Notices {
		p.Line(0, 2, terminal.Text{Words: "! " + n, Style: terminal.Warn})
	}
}

var dateFrom = map[text.PublishedFrom]string{
	text.FromText: " (date found in the text)",
	text.FromFile: " (date found in the file's name)",
}

func publishedWords(p text.Published) string {
	if p.Day.IsZero() {
		return ""
	}
	return phrase.DayOfWeek(p.Day) + dateFrom[p.From]
}

// updatedWords says when a report was changed last, if that is another day than that of its publication.
func updatedWords(r *record.Report) string {
	if r.Updated.Day.IsZero() || r.Updated.Day == r.Published.Day {
		return ""
	}
	return "updated " + phrase.DayOfWeek(r.Updated.Day)
}

// events prints one section. Events that rest on the same words that follow one another stand together above them.
func (p *page) events(r *record.Report, s section) {
	var list []*record.Event
	for i := range r.Events {
		if s.holds(&r.Events[i]) && r.Events[i].Headline != record.Repeated {
			list = append(list, &r.Events[i])
		}
	}
	if len(list) == 0 {
		return
	}
	p.heading(s.heading, s.style)
	var triggers []text.Span // of the events above the quotation that they share
	for i, e := range list {
		p.Line(2, 4, plain(p.Event(e)), p.according(e))
		triggers = append(triggers, e.Trigger.Span)
		if i+1 == len(list) || list[i+1].Evidence.Span != e.Evidence.Span {
			p.quote(4, r.Text, e.Evidence.Span, triggers...)
			triggers = nil
		}
	}
}

// according says through whom the report asserts an event; nothing for the report's own voice.
func (p *page) according(e *record.Event) terminal.Text {
	if source := p.According(e.Sources); source != "" {
		return faint(" — " + source)
	}
	return terminal.Text{}
}

// foot prints, below an event that stands apart from its report, the words it rests on, its id and whose words they are.
func (p *page) foot(a *record.Assertion) {
	p.quote(4, a.Report.Text, a.Event.Evidence.Span, a.Event.Trigger.Span)
	about := short(a.Event.ID)
	for _, s := range []string{a.Report.Origin.Outlet, phrase.Day(a.Report.Published.Day), a.Report.Title} {
		if s != "" {
			about += " · " + s
		}
	}
	p.Line(4, 4, faint(about))
}

// details prints every field of an event that the report states, each on its line.
func (p *page) details(report string, e *record.Event) {
	p.Line(0, 2, strong(p.Event(e)), p.according(e))
	p.quote(2, report, e.Evidence.Span, e.Trigger.Span)
	p.Blank()
	var objects []string
	for _, o := range e.Objects {
		objects = append(objects, phrase.Squeeze(o.Text))
	}
	background := ""
	if e.Background {
		background = "yes: recalled, not news"
	}
	for _, f := range []struct{ name, value string }{
		{"type", strings.Join(strings.Fields(string(e.Type)+" "+e.Mode), ", ")},
		{"contexts", strings.Join(e.Contexts, ", ")},
		{"CAMEO", e.CAMEO},
		{"weight", weight(e)},
		{"words", quoted(phrase.Squeeze(e.Trigger.Text))},
		{"actors", p.Actors(e.Actors)},
		{"recipients", p.Actors(e.Recipients)},
		{"objects", phrase.Join(objects)},
		{"status", phrase.Status(e)},
		{"when", phrase.Time(e.When)},
		{"where", phrase.Places(e.Places)},
		{"background", background},
		{"confidence", fmt.Sprintf("%.2f", e.Confidence)},
		{"rule", e.Rule},
		{"id", e.ID},
	} {
		if f.value != "" {
			p.Field(2, 14, f.name, f.value)
		}
	}
}

// weight is where the event lies between conflict and cooperation: "verbal cooperation, +4".
func weight(e *record.Event) string {
	if e.Quad == "" {
		return ""
	}
	return fmt.Sprintf("%s, %+g", e.Quad, e.Intensity)
}

// longestQuote is how many bytes of a quotation are shown; the record holds all of it.
const longestQuote = 600

// quote prints words of the report, faint and in quotation marks, with the given pieces of them in bold.
func (p *page) quote(indent int, report string, s text.Span, bold ...text.Span) {
	if s.Empty() {
		return
	}
	shown := s
	if s.Len() > longestQuote {
		shown.End = s.Start + strings.LastIndexByte(report[s.Start:s.Start+longestQuote], ' ')
		if shown.Empty() { // no space: a single word
			shown.End = s.End
		}
	}
	open, shut := "“", "”"
	if quotes := s.In(report); quoted(quotes) == quotes {
		open, shut = "", ""
	}
	if shown != s {
		shut = " …" + shut
	}
	line, at := []terminal.Text{faint(open)}, shown.Start
	for _, b := range bold {
		if b.Start >= at && shown.Covers(b) {
			line = append(line, faint(report[at:b.Start]), strong(b.In(report)))
			at = b.End
		}
	}
	line = append(line, faint(report[at:shown.End]+shut))
	p.Line(indent, indent+1, line...)
}

// quoted puts words in quotation marks unless they bring their own.
func quoted(s string) string {
	if strings.HasPrefix(s, "“") && strings.HasSuffix(s, "”") || strings.HasPrefix(s, `"`) && strings.HasSuffix(s, `"`) && len(s) > 1 {
		return s
	}
	return "“" + s + "”"
}

func (p *page) statements(r *record.Report) {
	if len(r.Statements) == 0 {
		return
	}
	p.heading("Statements", terminal.Accent)
	for i := range r.Statements {
		p.statement(r.Text, &r.Statements[i])
	}
}

// statement prints who said something, how and when, and what.
func (p *page) statement(report string, s *record.Statement) {
	about := []string{p.Speakers(s.Speaker, s.Others, s.Anonymous), phrase.Squeeze(s.Cue.Text), "", s.Channel, phrase.Time(s.When)}
	if len(s.Addressees) > 0 {
		about[2] = "to " + p.Actors(s.Addressees)
	}
	manner := ", paraphrased"
	if s.Direct {
		manner = ", quoted"
	}
	p.Line(2, 4, plain(phrase.List(about...)), faint(manner))
	p.quote(4, report, s.Content.Span)
}

func (p *page) agreements(r *record.Report) {
	if len(r.Agreements) == 0 {
		return
	}
	p.heading("Agreements", terminal.Accent)
	for _, a := range r.Agreements {
		name := a.Name
		if name == "" {
			name = phrase.Squeeze(a.Mention.Text)
		}
		about := phrase.List(p.Actors(a.Parties), string(a.Kind), string(a.Status), string(a.Stage), phrase.Time(a.When), phrase.Places(a.Places))
		p.Line(2, 4, strong(name), plain(": "+about))
		for _, v := range a.Provisions {
			p.provision(&v)
		}
	}
}

func (p *page) provision(v *record.Provision) {
	line := "• "
	if len(v.Bearers) > 0 {
		line += p.Actors(v.Bearers) + " "
	}
	line += strings.TrimSpace(string(v.Modality) + " " + quoted(phrase.Squeeze(v.Text)))
	if v.Deadline != nil {
		line += ", by " + phrase.Time(v.Deadline)
	}
	p.Line(4, 6, plain(line))
}

// roles prints each person's office once, with the first words that state it.
func (p *page) roles(r *record.Report) {
	if len(r.Roles) == 0 {
		return
	}
	p.heading("People and offices", terminal.Accent)
	type key struct{ name, role, country string }
	seen := map[key]bool{}
	for _, o := range r.Roles {
		k := key{o.Name, o.Role, o.Country}
		if seen[k] {
			continue
		}
		seen[k] = true
		line := o.Role
		if o.Former {
			line = "former " + line
		}
		if o.Country != "" {
			line += " (" + o.Country + ")"
		}
		p.Line(2, 4, strong(o.Name), plain(": "+line+" "), faint(quoted(phrase.Squeeze(o.Text))))
	}
}

func (p *page) timeList(r *record.Report) {
	if len(r.Times) == 0 {
		return
	}
	p.heading("Times", terminal.Accent)
	for i := range r.Times {
		t := &r.Times[i]
		p.Line(2, 4, plain(strings.Join(strings.Fields(t.Value+" "+phrase.Time(t)), " ")+" "), faint(quoted(phrase.Squeeze(t.Text))))
	}
}
