package export

import (
	"math"
	"strings"

	"chancery/phrase"
	"chancery/record"
)

// row is a line of the tables csv and parquet: an entry as one of its mentions tells it. What is of the entry is the same in all its
// rows, of which the first has mention 1. Of several things the names stand in one cell, "; " between them, and what belongs to each in
// the same order in others. Days are 2026-01-24, empty if unknown.
type row struct {
	Entry        string   `parquet:"entry"`
	Mention      int64    `parquet:"mention"`
	Type         string   `parquet:"type,dict"`
	PLOVERType   string   `parquet:"plover_type,dict"`
	Mode         string   `parquet:"mode,dict"`
	Contexts     string   `parquet:"contexts,dict"`
	CAMEO        string   `parquet:"cameo,dict"`
	Quad         string   `parquet:"quad,dict"`
	Intensity    float64  `parquet:"intensity"`
	State        string   `parquet:"state,dict"`
	Alleged      bool     `parquet:"alleged"`
	Denied       bool     `parquet:"denied"`
	Anonymous    bool     `parquet:"anonymous"`
	Recalled     bool     `parquet:"recalled"`
	Disputed     string   `parquet:"disputed,dict"`
	Actor        string   `parquet:"actor,dict"`
	ActorCountry string   `parquet:"actor_country,dict"`
	ActorSector  string   `parquet:"actor_sector,dict"`
	ActorRole    string   `parquet:"actor_role,dict"`
	Recipient    string   `parquet:"recipient,dict"`
	RecipCountry string   `parquet:"recipient_country,dict"`
	RecipSector  string   `parquet:"recipient_sector,dict"`
	RecipRole    string   `parquet:"recipient_role,dict"`
	FirstDay     string   `parquet:"first_day,dict"`
	LastDay      string   `parquet:"last_day,dict"`
	Grain        string   `parquet:"grain,dict"`
	DueFirst     string   `parquet:"due_first,dict"`
	DueLast      string   `parquet:"due_last,dict"`
	Place        string   `parquet:"place,dict"`
	PlaceCountry string   `parquet:"place_country,dict"`
	Latitude     *float64 `parquet:"latitude,optional"`
	Longitude    *float64 `parquet:"longitude,optional"`
	GeoNames     int64    `parquet:"geonames"`
	Published    string   `parquet:"published,dict"`
	Latest       string   `parquet:"latest,dict"`
	Reports      int64    `parquet:"reports"`
	Outlets      int64    `parquet:"outlets"`
	Origins      int64    `parquet:"origins"`
	Confidence   float64  `parquet:"confidence"`

	Event       string  `parquet:"event"`
	Status      string  `parquet:"status,dict"`
	Turn        string  `parquet:"turn,dict"`
	Source      string  `parquet:"source,dict"`
	SourceKind  string  `parquet:"source_kind,dict"`
	Stance      string  `parquet:"source_stance,dict"`
	Hearsay     string  `parquet:"hearsay,dict"`
	Background  bool    `parquet:"background"`
	When        string  `parquet:"when,dict"`
	Trigger     string  `parquet:"trigger"`
	Sentence    string  `parquet:"sentence"`
	Origin      int64   `parquet:"origin"`
	Report      string  `parquet:"report"`
	Outlet      string  `parquet:"outlet,dict"`
	Title       string  `parquet:"title"`
	URL         string  `parquet:"url"`
	ReportedOn  string  `parquet:"reported_on,dict"`
	Learned     string  `parquet:"learned,dict"`
	MentionConf float64 `parquet:"mention_confidence"`
}

// rows makes the rows of an entry.
func rows(e *record.Entry, told []record.Assertion) []row {
	list := make([]row, len(told))
	of := entryRow(e, told)
	for i := range told {
		list[i] = of
		list[i].Mention = int64(i + 1)
		list[i].mention(&told[i], e.Members[i].Origin)
	}
	return list
}

// entryRow fills what is of the entry.
func entryRow(e *record.Entry, told []record.Assertion) row {
	act, cameo := actOf(e, told)
	quad, intensity := record.PLOVER.Weigh(e.Type, e.Mode)
	r := row{
		Entry: e.ID, Type: string(e.Type), PLOVERType: string(reading(e)), Mode: e.Mode, Contexts: joined(act.Contexts, plain), CAMEO: cameo,
		Quad: quad, Intensity: intensity, State: string(e.State), Alleged: e.Alleged, Denied: e.Denied, Anonymous: e.Anonymous, Recalled: e.Recalled,
		Disputed: joined(e.Disputes, func(d record.Dispute) string { return string(d.Attribute) }),
		Actor:    joined(e.Actors, phrase.Name), ActorCountry: joined(e.Actors, country), ActorSector: joined(e.Actors, sector), ActorRole: joined(e.Actors, role),
		Recipient: joined(e.Recipients, phrase.Name), RecipCountry: joined(e.Recipients, country), RecipSector: joined(e.Recipients, sector), RecipRole: joined(e.Recipients, role),
		Place:        joined(e.Places, func(p record.Place) string { return p.Name }),
		PlaceCountry: joined(e.Places, func(p record.Place) string { return strings.Join(p.Countries, " ") }),
		Published:    e.Published.String(), Latest: e.Latest.String(),
		Reports: int64(e.Reports), Outlets: int64(e.Outlets), Origins: int64(e.Origins), Confidence: rounded(e.Confidence),
	}
	if e.When != nil {
		r.FirstDay, r.LastDay, r.Grain = e.When.From.String(), e.When.To.String(), e.When.Grain
	}
	if e.Due != nil {
		r.DueFirst, r.DueLast = e.Due.From.String(), e.Due.To.String()
	}
	if p := located(e); p != nil {
		r.Latitude, r.Longitude, r.GeoNames = &p.Latitude, &p.Longitude, int64(p.GeoNames)
	}
	return r
}

// mention fills what is of one mention.
func (r *row) mention(a *record.Assertion, origin int) {
	ev, rep := &a.Event, a.Report
	r.Event, r.Status, r.Turn, r.Hearsay, r.Background = ev.ID, string(ev.Status), string(ev.Turn), ev.Hearsay, ev.Background
	r.Source = joined(ev.Sources, func(s record.Source) string { return phrase.Name(s.Actor) })
	r.SourceKind = joined(ev.Sources, func(s record.Source) string { return string(s.Kind) })
	r.Stance = joined(ev.Sources, func(s record.Source) string { return string(s.Stance) })
	if ev.When != nil {
		r.When = ev.When.Value
	}
	r.Trigger, r.Sentence, r.MentionConf = ev.Trigger.Text, ev.Evidence.Text, rounded(ev.Confidence)
	r.Origin, r.Report, r.Outlet, r.Title, r.URL = int64(origin), rep.ID, rep.Origin.Outlet, rep.Title, rep.Origin.URL
	r.ReportedOn, r.Learned = rep.Published.Day.String(), a.Learned
}

// joined puts what stands for each of a list into one cell; a semicolon within it becomes a comma. Where none has anything it is empty.
func joined[T any](list []T, text func(T) string) string {
	if len(list) == 1 {
		return strings.ReplaceAll(text(list[0]), ";", ",")
	}
	parts := make([]string, len(list))
	for i, one := range list {
		parts[i] = strings.ReplaceAll(text(one), ";", ",")
	}
	if strings.Join(parts, "") == "" {
		return ""
	}
	return strings.Join(parts, "; ")
}

func plain(s string) string         { return s }
func country(a record.Actor) string { return a.Country }
func sector(a record.Actor) string  { return string(a.Sector) }
func role(a record.Actor) string    { return a.Role }
func rounded(f float64) float64     { return math.Round(f*1e4) / 1e4 }
func exact(t *record.Time) bool     { return dated(t) && t.From == t.To }
func dated(t *record.Time) bool     { return t != nil && !t.From.IsZero() && !t.To.IsZero() }
