package export

import (
	"math"
	"unicode/utf8"

	"chancery/record"
	"chancery/text"
)

// converter turns places in bytes into places in code points of one text.
type converter struct {
	text   string
	points []int32 // code points before each byte; nil if every byte is one, as in ASCII
}

// newConverter counts the text once, from its beginning to its end.
func newConverter(s string) converter {
	if utf8.RuneCountInString(s) == len(s) {
		return converter{text: s}
	}
	points := make([]int32, len(s)+1)
	count := int32(0)
	for i := range len(s) {
		points[i] = count
		if i+1 == len(s) || utf8.RuneStart(s[i+1]) {
			count++
		}
	}
	points[len(s)] = count
	return converter{s, points}
}

func (c converter) point(b int) int {
	if c.points == nil {
		return b
	}
	return int(c.points[b])
}

func (c converter) quote(s text.Span) jsonQuote {
	return jsonQuote{c.point(s.Start), c.point(s.End), s.In(c.text)}
}

func (c converter) optionalQuote(s text.Span) *jsonQuote {
	if s.Empty() {
		return nil
	}
	q := c.quote(s)
	return &q
}

func (c converter) report(r *record.Report) jsonReport {
	return jsonReport{
		Schema:        Schema,
		ID:            r.ID,
		Origin:        jsonOrigin(r.Origin),
		Published:     published(r.Published),
		PublishedFrom: string(r.Published.From),
		Updated:       published(r.Updated),
		UpdatedFrom:   string(r.Updated.From),
		VersionOf:     r.VersionOf,
		Versions:      versions(r.Versions),
		Title:         r.Title,
		Language:      r.Language,
		Notices:       r.Notices,
		Text:          r.Text,
		Events:        each(r.Events, c.event),
		Statements:    each(r.Statements, c.statement),
		Agreements:    each(r.Agreements, c.agreement),
		Roles:         each(r.Roles, c.role),
		Times:         each(r.Times, c.time),
	}
}

// versions are there only if there are several.
func versions(list []record.Version) []jsonVersion {
	var out []jsonVersion
	for _, v := range list {
		out = append(out, jsonVersion{v.ID, published(v.Published), published(v.Updated), v.Removed, v.Added,
			each(v.Worded, func(w record.Rewording) jsonWorded { return jsonWorded(w) })})
	}
	return out
}

func published(p text.Published) string {
	if p.Time != "" {
		return p.Time
	}
	return p.Day.String()
}

func (c converter) event(e record.Event) jsonEvent {
	return jsonEvent{
		ID:         e.ID,
		Type:       string(e.Type),
		Mode:       e.Mode,
		Contexts:   e.Contexts,
		CAMEO:      e.CAMEO,
		Quad:       e.Quad,
		Intensity:  intensity(e),
		Trigger:    c.quote(e.Trigger.Span),
		Actors:     each(e.Actors, c.actor),
		Recipients: each(e.Recipients, c.actor),
		Objects:    each(e.Objects, func(q record.Quote) jsonQuote { return c.quote(q.Span) }),
		Places:     each(e.Places, c.place),
		When:       c.optionalTime(e.When),
		Status:     string(e.Status),
		Turn:       c.turn(e),
		Sources:    each(e.Sources, c.source),
		Hearsay:    e.Hearsay,
		Background: e.Background,
		Headline:   string(e.Headline),
		Evidence:   c.quote(e.Evidence.Span),
		Accounts:   each(e.Accounts, c.account),
		Confidence: math.Round(e.Confidence*1e4) / 1e4,
		StatusConf: math.Round(e.StatusConfidence*1e4) / 1e4,
		SourceConf: math.Round(e.SourceConfidence*1e4) / 1e4,
		Rule:       e.Rule,
	}
}

func (c converter) account(a record.Account) jsonAccount {
	out := jsonAccount{jsonQuote: c.quote(a.Span), Denies: a.Denies, Corrects: a.Corrects}
	if a.Source.Text != "" {
		source := c.actor(a.Source)
		out.Source = &source
	}
	return out
}

func (c converter) turn(e record.Event) *jsonTurn {
	if e.Turn == "" {
		return nil
	}
	return &jsonTurn{string(e.Turn), c.quote(e.TurnWords.Span)}
}

// intensity is that of an event that was weighed; 0 is one too.
func intensity(e record.Event) *float64 {
	if e.Quad == "" {
		return nil
	}
	return &e.Intensity
}

func (c converter) actor(a record.Actor) jsonActor {
	return jsonActor{c.quote(a.Span), a.Name, a.Country, string(a.Sector), a.Role, a.Code, a.ID}
}

func (c converter) source(s record.Source) jsonSource {
	return jsonSource{c.actor(s.Actor), c.together(s.Actor, s.Others), s.Anonymous, s.Cue, s.Channel, string(s.Kind), string(s.Stance)}
}

// together lists all of several who speak, nil if there is only one.
func (c converter) together(first record.Actor, others []record.Actor) []jsonActor {
	if len(others) == 0 {
		return nil
	}
	return append([]jsonActor{c.actor(first)}, each(others, c.actor)...)
}

func (c converter) time(t record.Time) jsonTime {
	return jsonTime{c.quote(t.Span), t.Value, t.From.String(), t.To.String(), t.Grain}
}

func (c converter) optionalTime(t *record.Time) *jsonTime {
	if t == nil {
		return nil
	}
	j := c.time(*t)
	return &j
}

func (c converter) place(p record.Place) jsonPlace {
	j := jsonPlace{jsonQuote: c.quote(p.Span), Name: p.Name, Countries: p.Countries, GeoNames: p.GeoNames}
	if p.Latitude != 0 || p.Longitude != 0 {
		j.Latitude, j.Longitude = &p.Latitude, &p.Longitude
	}
	return j
}

func (c converter) statement(s record.Statement) jsonStatement {
	return jsonStatement{
		Speaker:    c.actor(s.Speaker),
		Speakers:   c.together(s.Speaker, s.Others),
		Anonymous:  s.Anonymous,
		Kind:       string(s.Kind),
		Stance:     string(s.Stance),
		Addressees: each(s.Addressees, c.actor),
		Cue:        c.optionalQuote(s.Cue.Span),
		Content:    c.quote(s.Content.Span),
		Direct:     s.Direct,
		Channel:    s.Channel,
		When:       c.optionalTime(s.When),
	}
}

func (c converter) agreement(a record.Agreement) jsonAgreement {
	return jsonAgreement{
		Name:       a.Name,
		Kind:       string(a.Kind),
		Mention:    c.quote(a.Mention.Span),
		Parties:    each(a.Parties, c.actor),
		Status:     string(a.Status),
		Stage:      string(a.Stage),
		When:       c.optionalTime(a.When),
		Places:     each(a.Places, c.place),
		Provisions: each(a.Provisions, c.provision),
		Known:      (*jsonKnown)(a.Known),
	}
}

func (c converter) provision(p record.Provision) jsonProvision {
	return jsonProvision{each(p.Bearers, c.actor), string(p.Modality), c.quote(p.Span), c.optionalQuote(p.Action.Span),
		c.optionalQuote(p.Condition.Span), c.optionalTime(p.Deadline), p.Article}
}

func (c converter) role(r record.Role) jsonRole {
	return jsonRole{r.Name, r.Role, r.Country, string(r.Sector), r.Former, c.quote(r.Span)}
}

// each converts a list; a list of nothing becomes [], which says more in JSON than null.
func each[From, To any](list []From, convert func(From) To) []To {
	out := make([]To, len(list))
	for i, v := range list {
		out[i] = convert(v)
	}
	return out
}
