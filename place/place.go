// Package place puts the places that a report names on the map. In go Tokens and Names, out come Places: the words, the
// place's own name, degrees of latitude and longitude (WGS 84), ISO 3166-1 alpha-3 countries, the GeoNames id.
// A name that no table knows gets no Place.
//
// The steps, in order: the words that may name a place are spotted, and every site that they may mean is looked up (spot.go,
// world.go, package table); neighbours such as "Paris, Texas" are linked (link.go); one site is chosen for each by what
// else the report names (choose.go).
package place

import (
	_ "embed"
	"fmt"

	"chancery/place/table"
	"chancery/text"
)

//go:generate go run ../train/gazetteer -from ../../geonames -own . -out places.zip

//go:embed places.zip
var places []byte

// Gazetteer knows places by their names. It is immutable and safe for concurrent use.
type Gazetteer struct {
	world *world
	towns *table.Table
}

// Load reads the tables of countries, regions and divisions, and the directory of the table of towns,
// whose parts are unpacked when they are first needed.
func Load() (*Gazetteer, error) {
	w, err := readWorld()
	if err != nil {
		return nil, fmt.Errorf("loading the gazetteer: %w", err)
	}
	towns, err := table.Open(places)
	if err != nil {
		return nil, fmt.Errorf("loading the gazetteer: %w", err)
	}
	return &Gazetteer{w, towns}, nil
}

// Annotate fills the Places of d.
func (g *Gazetteer) Annotate(d *text.Document) {
	d.Places = d.Places[:0]
	mentions := g.spot(d)
	choose(mentions)
	for _, m := range mentions {
		s := m.site
		d.Places = append(d.Places, text.Place{
			Span:  text.Span{Start: d.Tokens[m.first].Start, End: d.Tokens[m.last-1].End},
			First: m.first, Last: m.last, Name: s.name, Adjective: m.adjective,
			Latitude: s.latitude, Longitude: s.longitude, Countries: s.countries, GeoNames: s.id,
		})
	}
}
