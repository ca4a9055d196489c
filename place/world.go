package place

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"chancery/place/table"
)

//go:embed countries.txt
var countriesText string

//go:embed regions.txt
var regionsText string

//go:embed words.txt
var wordsText string

//go:embed divisions.txt
var divisionsText string

// kind is what a site is.
type kind uint8

const (
	country  kind = iota
	region        // sea, river, disputed area, part of the world: whatever is neither country nor division
	division      // first-level division of a country
	county        // second-level division
	capital       // of a country
	seat          // of a first-level division
	town
	part // of a town
)

// site is a place that a name may mean.
type site struct {
	name                string // its own name
	kind                kind
	countries           []string // alpha-3; several or none for some regions
	division            string   // the table's code of the division that it is or lies in; empty if none
	population          int
	latitude, longitude float64
	id                  int  // of GeoNames; 0 if unknown
	respelt             bool // found under another spelling of its name
}

// in reports whether s lies within or is the country or division that o is.
func (s *site) in(o *site) bool {
	if o.kind > division || len(s.countries) == 0 || len(o.countries) == 0 {
		return false
	}
	for _, c := range o.countries {
		if c == s.countries[0] {
			return o.kind != division || s.kind > region && s.division == o.division && s.division != ""
		}
	}
	return false
}

// world is what the readable tables tell. The keys are those of table.Key, but for short, which are as written.
type world struct {
	sites      map[string][]site          // countries, regions, divisions by name
	acronyms   map[string][]site          // by a name in capitals: "US"; no other way of writing it will do
	short      map[string][]site          // by an abbreviation with a point, which only follows a town: "Pa."
	adjectives map[string][]site          // "Turkish", "Turks"
	alpha3     map[string]string          // from alpha-2
	is         map[string]map[string]bool // the words of each class of words.txt
}

func readWorld() (*world, error) {
	w := &world{map[string][]site{}, map[string][]site{}, map[string][]site{}, map[string][]site{}, map[string]string{}, map[string]map[string]bool{}}
	for _, t := range []struct {
		file, content string
		columns       int
		read          func([]string) error
	}{
		{"countries.txt", countriesText, 8, w.readCountry},
		{"divisions.txt", divisionsText, 8, w.readDivision},
		{"regions.txt", regionsText, 6, w.readRegion},
	} {
		n := 0
		for line := range strings.Lines(t.content) {
			n++
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "|")
			if len(cells) != t.columns {
				return nil, fmt.Errorf("%s:%d: %d columns, want %d", t.file, n, len(cells), t.columns)
			}
			if err := t.read(cells); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", t.file, n, err)
			}
		}
	}
	return w, w.readWords()
}

func (w *world) readWords() error {
	n := 0
	for line := range strings.Lines(wordsText) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		class, words, ok := strings.Cut(line, ": ")
		if !ok {
			return fmt.Errorf(`words.txt:%d: no class before ": "`, n)
		}
		if w.is[class] == nil {
			w.is[class] = map[string]bool{}
		}
		for _, word := range strings.Split(words, ", ") {
			w.is[class][word] = true
		}
	}
	return nil
}

func (w *world) readCountry(c []string) error {
	s := site{name: c[2], kind: country, countries: []string{c[0]}}
	w.alpha3[c[1]] = c[0]
	if err := s.locate(c[3], c[4], c[5]); err != nil {
		return err
	}
	w.add(s, c[2], c[6], c[7])
	return nil
}

func (w *world) readDivision(c []string) error {
	s := site{name: c[0], kind: division, countries: []string{c[1]}, division: c[2]}
	if err := s.locate(c[3], c[4], c[5]); err != nil {
		return err
	}
	w.add(s, c[0], c[6], c[7])
	return nil
}

func (w *world) readRegion(c []string) error {
	s := site{name: c[0], kind: region, countries: strings.Fields(c[3])}
	if err := s.locate(c[1], c[2], "0"); err != nil {
		return err
	}
	w.add(s, c[0], c[4], c[5])
	return nil
}

func (s *site) locate(latitude, longitude, id string) (err error) {
	if s.latitude, err = strconv.ParseFloat(latitude, 64); err != nil {
		return err
	}
	if s.longitude, err = strconv.ParseFloat(longitude, 64); err != nil {
		return err
	}
	s.id, err = strconv.Atoi(id)
	return err
}

// add files s under its name, its other names and the adjectives made of them.
func (w *world) add(s site, name, others, adjectives string) {
	w.file(s, name)
	for _, o := range list(others) {
		if s.kind == division && strings.HasSuffix(o, ".") {
			w.short[o] = append(w.short[o], s)
			continue
		}
		w.file(s, o)
	}
	for _, a := range list(adjectives) {
		w.adjectives[table.Key(a)] = append(w.adjectives[table.Key(a)], s)
	}
}

func (w *world) file(s site, name string) {
	key := table.Key(name)
	if inCapitals(name) {
		w.acronyms[key] = append(w.acronyms[key], s)
		return
	}
	w.sites[key] = append(w.sites[key], s)
}

func list(cell string) []string {
	if cell = strings.TrimSpace(cell); cell == "" {
		return nil
	}
	return strings.Split(cell, "; ")
}

// inCapitals reports whether a name has no small letters.
func inCapitals(name string) bool {
	return strings.IndexFunc(name, unicode.IsLower) < 0
}

// lookup returns every site that the words may name; nil if none is known.
func (g *Gazetteer) lookup(words string) []site {
	key := table.Key(words)
	if key == "" || strings.ContainsAny(words, "$€£%@#") {
		return nil // "US$" is money
	}
	if s := g.world.short[words]; len(s) > 0 {
		return s
	}
	var sites []site
	if inCapitals(words) {
		sites = append(sites, g.world.acronyms[key]...)
	}
	sites = append(sites, g.world.sites[key]...)
	if len(key) < 3 || len(sites) > 0 && inCapitals(words) && len(words) <= acronym {
		return sites // "US" is no town
	}
	rows, err := g.towns.Lookup(key)
	if err != nil {
		return sites // the table is embedded and tested; a name is then known from the readable tables only
	}
	for _, r := range rows {
		sites = append(sites, g.siteOf(r))
	}
	return sites
}

// siteOf is the row of the table of towns as a site.
func (g *Gazetteer) siteOf(r table.Row) site {
	s := site{name: r.Name, kind: kinds[r.Kind], countries: []string{g.world.alpha3[r.Country]}, division: r.Division,
		population: r.Population, latitude: r.Latitude, longitude: r.Longitude, id: r.ID}
	if r.Of != "" {
		s.name, s.respelt = r.Of, true
	}
	return s
}

var kinds = map[table.Kind]kind{table.Capital: capital, table.Seat: seat, table.Town: town, table.Part: part,
	table.Division: division, table.County: county}
