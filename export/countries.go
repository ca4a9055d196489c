package export

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"chancery/record"
)

//go:embed countries.txt
var countriesFile string

// land is a country in the codes of others.
type land struct {
	alpha2, fips, cow string
	geonames          int
	name              string
}

// lands are the countries by alpha-3. It panics on a damaged table, which a test would show: the table is part of the program.
var lands = sync.OnceValue(func() map[string]land {
	all := map[string]land{}
	for n, line := range strings.Split(countriesFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 6 {
			panic(fmt.Errorf("countries.txt:%d: %d fields, want 6", n+1, len(f)))
		}
		id, err := strconv.Atoi(f[4])
		if err != nil {
			panic(fmt.Errorf("countries.txt:%d: %w", n+1, err))
		}
		all[f[0]] = land{f[1], f[2], f[3], id, f[5]}
	}
	return all
})

// CountryName is the name of a country; of what is none, such as IGO, the code itself.
func CountryName(code string) string {
	if l, ok := lands()[code]; ok {
		return l.name
	}
	return code
}

func fips(code string) string   { return lands()[code].fips }
func cow(code string) string    { return lands()[code].cow }
func alpha2(code string) string { return strings.ToLower(lands()[code].alpha2) }

// Precision is how exact a place is known.
type Precision string

// The precisions.
const (
	OfRegion  Precision = "region"  // in several countries
	OfCountry Precision = "country" // a country as a whole: its point is one in it
	OfPlace   Precision = "place"   // a town, a building, a part of a country: the record does not tell which
)

func PrecisionOf(p *record.Place) Precision {
	switch {
	case len(p.Countries) > 1:
		return OfRegion
	case len(p.Countries) == 1 && (lands()[p.Countries[0]].geonames == p.GeoNames && p.GeoNames != 0 || lands()[p.Countries[0]].name == p.Name):
		return OfCountry
	}
	return OfPlace
}

// located is the place of an entry that can best be shown on a map: the first that is no whole country or region, else the first whose point is
// known; nil if there is none.
func located(e *record.Entry) *record.Place {
	var rough *record.Place
	for i := range e.Places {
		p := &e.Places[i]
		if p.Latitude == 0 && p.Longitude == 0 {
			continue
		}
		if PrecisionOf(p) == OfPlace {
			return p
		}
		if rough == nil {
			rough = p
		}
	}
	return rough
}

// countryOf is the country of a place, or of nil; empty if it is in none or in several.
func countryOf(p *record.Place) string {
	if p == nil || len(p.Countries) != 1 {
		return ""
	}
	return p.Countries[0]
}
