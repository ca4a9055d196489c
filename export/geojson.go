package export

import (
	"chancery/phrase"
	"chancery/record"
)

// geoFeature is an entry on the map (RFC 7946).
type geoFeature struct {
	Type       string        `json:"type"`
	ID         string        `json:"id"`
	Geometry   *geoPoint     `json:"geometry"` // null where no place is known
	Properties geoProperties `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude first
}

type geoProperties struct {
	Title     string    `json:"title"`
	Type      string    `json:"type"`
	Mode      string    `json:"mode,omitempty"`
	State     string    `json:"state"`
	FirstDay  string    `json:"first_day,omitempty"`
	LastDay   string    `json:"last_day,omitempty"`
	Place     string    `json:"place,omitempty"`
	Precision Precision `json:"precision,omitempty"` // of the point
	Countries []string  `json:"countries,omitempty"`
	Places    []string  `json:"places"` // all of them
	Actors    []string  `json:"actors"`
	Others    []string  `json:"recipients"`
	Reports   int       `json:"reports"`
	Outlets   int       `json:"outlets"`
	Origins   int       `json:"origins"`
	Sentences []string  `json:"sentences"`
	URL       string    `json:"url,omitempty"`
}

var openGeoJSON = listOf("{\"type\":\"FeatureCollection\",\"features\":[\n", "]}\n", func(e *record.Entry, told []record.Assertion) (any, error) {
	g := geoFeature{Type: "Feature", ID: e.ID, Properties: geoProperties{
		Title: headline(e), Type: string(e.Type), Mode: e.Mode, State: string(e.State),
		Places: each(e.Places, func(p record.Place) string { return p.Name }), Actors: each(e.Actors, phrase.Name), Others: each(e.Recipients, phrase.Name),
		Reports: e.Reports, Outlets: e.Outlets, Origins: e.Origins, Sentences: sentences(told), URL: firstURL(told),
	}}
	if dated(e.When) {
		g.Properties.FirstDay, g.Properties.LastDay = e.When.From.String(), e.When.To.String()
	}
	if p := located(e); p != nil {
		g.Geometry = &geoPoint{"Point", [2]float64{p.Longitude, p.Latitude}}
		g.Properties.Place, g.Properties.Precision, g.Properties.Countries = p.Name, PrecisionOf(p), p.Countries
	}
	return g, nil
})

// firstURL is the address of the first report that has one.
func firstURL(told []record.Assertion) string {
	for i := range told {
		if u := reportURL(told[i].Report); u != "" {
			return u
		}
	}
	return ""
}
