package export

import (
	"io"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// ploverEvent is an event in the field names of PLOVER's manual (chapter "Data Fields"). What the manual has no name for stands in Record.
type ploverEvent struct {
	ID        string           `json:"id"`
	Date      text.Day         `json:"date"`
	EndDate   string           `json:"enddate,omitempty"`
	Actor     []ploverEntity   `json:"actor"`
	Recipient []ploverEntity   `json:"recipient,omitempty"`
	Event     []string         `json:"event"`
	Location  []ploverLocation `json:"event_loc,omitempty"`
	Texts     []string         `json:"event_text,omitempty"`
	Quad      int              `json:"quad_code,omitempty"`
	Scale     float64          `json:"event_scale"`
	Mode      []string         `json:"mode,omitempty"`
	Context   []string         `json:"context,omitempty"`
	Cite      []ploverCite     `json:"cite_info,omitempty"`
	Coder     string           `json:"coder"`
	CodedDate string           `json:"coded_date,omitempty"`
	Record    ploverRecord     `json:"chancery"`
}

type ploverEntity struct {
	Code   string `json:"code,omitempty"`
	Sector string `json:"sector,omitempty"`
	Text   string `json:"entity_text,omitempty"`
	ID     string `json:"identifier_id,omitempty"`
	Name   string `json:"identifier_text,omitempty"`
	Office string `json:"office,omitempty"`
}

type ploverLocation struct {
	Extracted   string   `json:"extracted_place,omitempty"`
	Resolved    string   `json:"resolved_place"`
	GeoNames    int      `json:"geonameid,omitempty"`
	Latitude    *float64 `json:"lat,omitempty"`
	Longitude   *float64 `json:"lon,omitempty"`
	Country     string   `json:"country,omitempty"`
	CountryCode string   `json:"country_code,omitempty"`
	Resolution  int      `json:"resolution,omitempty"`
}

type ploverCite struct {
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Citation    string `json:"citation"`
}

// ploverRecord is what the record knows and PLOVER has no field for.
type ploverRecord struct {
	Act     string        `json:"act"` // the type as the record has it, before PLOVER's reading
	Mode    string        `json:"mode,omitempty"`
	CAMEO   string        `json:"cameo,omitempty"`
	State   string        `json:"state"`
	When    *jsonInterval `json:"when"`
	Alleged bool          `json:"alleged,omitempty"`
	Denied  bool          `json:"denied,omitempty"`
	Reports int           `json:"reports"`
	Outlets int           `json:"outlets"`
	Origins int           `json:"origins"`
}

// ploverLine writes an entry by PLOVER's conventions: the type is the reading of it, dated as that.
func ploverLine(w io.Writer, e *record.Entry, told []record.Assertion) error {
	from, to := daysRead(e)
	if from.IsZero() {
		return noDay
	}
	act, cameo := actOf(e, told)
	p := ploverEvent{ID: e.ID, Date: from, Actor: each(e.Actors, ploverActor), Recipient: each(e.Recipients, ploverActor), Event: []string{string(reading(e))},
		Location: each(e.Places, func(p record.Place) ploverLocation { return ploverPlace(&p, told) }), Context: act.Contexts, Coder: "chancery",
		Record: ploverRecord{string(e.Type), e.Mode, cameo, string(e.State), intervalJSON(e.When), e.Alleged, e.Denied, e.Reports, e.Outlets, e.Origins}}
	if to != from {
		p.EndDate = to.String()
	}
	quad, scale := record.PLOVER.Weigh(reading(e), modeRead(e))
	p.Quad, p.Scale = quadNumbers[quad], scale
	if m := standardMode(e); m != "" {
		p.Mode = []string{m}
	}
	for i := range told {
		rep := told[i].Report
		p.Texts = append(p.Texts, told[i].Event.Evidence.Text)
		p.Cite = append(p.Cite, ploverCite{rep.Origin.URL, rep.Title, rep.Language, rep.Origin.Outlet, rep.ID})
	}
	if len(told) > 0 && len(told[0].Learned) >= len("2026-01-24") {
		p.CodedDate = told[0].Learned[:len("2026-01-24")]
	}
	return write(w, "", p)
}

// standardMode is the mode of the manual that holds the mode of an entry.
func standardMode(e *record.Entry) string {
	k, _ := record.PLOVER.Kind(reading(e))
	if m, ok := k.Mode(modeRead(e)); ok {
		return m.Standard
	}
	return ""
}

func ploverActor(a record.Actor) ploverEntity {
	return ploverEntity{a.Country, string(a.Sector), phrase.Squeeze(a.Text), a.ID, a.Name, a.Role}
}

func ploverPlace(p *record.Place, told []record.Assertion) ploverLocation {
	l := ploverLocation{Extracted: extracted(p, told), Resolved: p.Name, GeoNames: p.GeoNames, CountryCode: countryOf(p)}
	if l.CountryCode != "" {
		l.Country = CountryName(l.CountryCode)
	}
	if p.Latitude != 0 || p.Longitude != 0 {
		l.Latitude, l.Longitude = &p.Latitude, &p.Longitude
	}
	if PrecisionOf(p) == OfCountry {
		l.Resolution = 1
	}
	return l
}

// extracted is the words of the first report that names the place.
func extracted(p *record.Place, told []record.Assertion) string {
	for i := range told {
		for _, q := range told[i].Event.Places {
			if q.Name == p.Name && q.Text != "" {
				return phrase.Squeeze(q.Text)
			}
		}
	}
	return ""
}
