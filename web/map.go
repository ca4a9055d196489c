package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery/export"
	"chancery/phrase"
	"chancery/query"
	"chancery/record"
)

type mapPage struct {
	Asked    map[string][]string
	Found    int // entries
	Left     string
	Sites    []*site // the most told first
	Unplaced int
	Map      *atlas
	Bars     *spread
	More     int // sites that the table leaves out
}

// site is a place where something of the record happens.
type site struct {
	Name                string
	Country             string // alpha-3, if it is in one
	Precision           string
	Drawn               string // how the picture shows it: "spot", "wide", "land"; empty if it does not
	List                []*record.Entry
	Sure                int    // of these that happened or are under way
	Timeline            string // the entries there
	longitude, latitude float64
}

// The precisions as the page names them. What is only known to be in a country is no point in its capital.
const (
	inTown    = "town or place"
	inPart    = "no town: its middle is marked"
	inCountry = "a country, not known where in it"
	inSeveral = "several countries; not drawn"
)

// mostOnMap is how many entries one map shows: the newest. mostSites is how many of their places the table lists.
const (
	mostOnMap = 300
	mostSites = 60
)

// onMap shows the entries of a query by place and time.
func onMap(v *visit) (page, error) {
	a := v.asked()
	f := a.filter()
	f.Order, f.Limit = query.ByDayDown, mostOnMap+1
	seen, asked := a.view()
	if a.err != nil {
		return page{}, a.err
	}
	list, err := v.record.Entries(f)
	if err != nil {
		return page{}, err
	}
	body := mapPage{Asked: a.Values}
	if len(list) > mostOnMap {
		list, body.Left = list[:mostOnMap], a.with("until", oldest(list[:mostOnMap]))
	}
	body.Found = len(list)
	body.Sites, body.Unplaced = v.sites(a, list)
	if !asked {
		seen = around(body.Sites)
	}
	body.Map = drawn(a, body.Sites, seen)
	body.Bars = spreadOf(list, f.Since, f.Until, func(from, to string) string { return a.with("since", from, "until", to) })
	body.More = max(0, len(body.Sites)-mostSites)
	body.Sites = body.Sites[:min(mostSites, len(body.Sites))]
	return page{Title: titled("Map", a), Section: "map", Body: body}, nil
}

// oldest is the last day of a list that has one, so that a map of what came before can be asked for.
func oldest(list []record.Entry) string {
	for _, e := range slices.Backward(list) {
		if from, _, known := daysOf(e.When); known {
			return from.String()
		}
	}
	return ""
}

// view reads the part of the world that is asked for: west, south, east and north in degrees.
func (a *asked) view() (v view, asked bool) {
	s := a.words("view")
	if s == "" {
		return v, false
	}
	if s == "world" {
		return viewOf(-180, southmost, 180, northmost), true
	}
	var d [4]float64
	for i, cell := range strings.SplitN(s, ",", 5) {
		n, err := strconv.ParseFloat(cell, 64)
		if err != nil || i > 3 || math.Abs(n) > 360 || math.IsNaN(n) {
			a.wrong("view is west,south,east,north in degrees, such as 20,30,60,50, or world.")
			return v, false
		}
		d[i] = n
	}
	if d[0] >= d[2] || d[1] >= d[3] {
		a.wrong("view is west,south,east,north in degrees, such as 20,30,60,50, or world.")
	}
	return viewOf(d[0], d[1], d[2], d[3]), true
}

// sites puts entries together by place, and counts those without one.
func (v *visit) sites(a *asked, list []record.Entry) (sites []*site, unplaced int) {
	at := map[string]*site{}
	for i := range list {
		places := exactest(list[i].Places)
		if len(places) == 0 {
			unplaced++
		}
		for _, p := range places {
			key := fmt.Sprint(p.Name, p.GeoNames, p.Countries)
			s := at[key]
			if s == nil {
				s = v.siteOf(a, p)
				at[key], sites = s, append(sites, s)
			}
			if n := len(s.List); n > 0 && s.List[n-1] == &list[i] {
				continue
			}
			s.List = append(s.List, &list[i])
			if st := list[i].State; st == record.IsHappened || st == record.IsUnderWay {
				s.Sure++
			}
		}
	}
	slices.SortStableFunc(sites, func(a, b *site) int { return cmp.Or(len(b.List)-len(a.List), cmp.Compare(a.Name, b.Name)) })
	return sites, unplaced
}

// exactest leaves out a country where a place in it is named: "Oslo, Norway" is one place.
func exactest(places []record.Place) []*record.Place {
	var out []*record.Place
	for i := range places {
		p := &places[i]
		if p.Name == "" {
			continue
		}
		within := func(o record.Place) bool {
			return export.PrecisionOf(&o) == export.OfPlace && len(o.Countries) == 1 && len(p.Countries) > 0 && slices.Contains(p.Countries, o.Countries[0])
		}
		if export.PrecisionOf(p) == export.OfPlace || !slices.ContainsFunc(places, within) {
			out = append(out, p)
		}
	}
	return out
}

func (v *visit) siteOf(a *asked, p *record.Place) *site {
	s := &site{Name: p.Name, longitude: p.Longitude, latitude: p.Latitude, Timeline: "/timeline" + a.with("place", p.Name, "view", "")}
	if len(p.Countries) == 1 {
		s.Country = p.Countries[0]
	}
	located := p.Latitude != 0 || p.Longitude != 0
	switch precision := export.PrecisionOf(p); {
	case precision == export.OfRegion || !located:
		s.Precision = inSeveral
	case precision == export.OfCountry:
		s.Precision, s.Drawn = inCountry, "land"
	case v.server.Wide != nil && v.server.Wide(p.Name, p.GeoNames):
		s.Precision, s.Drawn = inPart, "wide"
	default:
		s.Precision, s.Drawn = inTown, "spot"
	}
	return s
}

// around is the view that holds all that is drawn, with room about it.
func around(sites []*site) view {
	const room = 5
	west, south, east, north := 180.0, 90.0, -180.0, -90.0
	for _, s := range sites {
		if s.Drawn != "" {
			west, east = min(west, s.longitude-room), max(east, s.longitude+room)
			south, north = min(south, s.latitude-room), max(north, s.latitude+room)
		}
	}
	if west > east {
		return viewOf(-180, southmost, 180, northmost)
	}
	return viewOf(west, south, east, north)
}

// atlas is a map as it is drawn.
type atlas struct {
	Width, Height int
	Lands         []land
	Spots         []spot
	Labels        []label
	Moves         []move
}

// land is a country; one of which something is told has a shade from 1 to 4, and an address.
type land struct {
	Path  string
	Shade int
	Says  string
	To    string
}

// spot is a circle: dashed for a place that is wider than a town, hollow where nothing has happened yet.
type spot struct {
	X, Y, R int
	Class   string
	Says    string
	To      string
}

type label struct {
	X, Y int
	Text string
}

// move is a link to another view.
type move struct{ Says, To string }

func drawn(a *asked, sites []*site, v view) *atlas {
	m := &atlas{Width: mapWidth, Height: mapHeight}
	of := map[string]*site{}
	for _, s := range sites {
		if s.Drawn == "land" {
			of[s.Country] = s
		}
	}
	for i := range world() {
		o := &world()[i]
		path := v.path(o)
		if path == "" {
			continue
		}
		one := land{Path: path}
		if s := of[o.Code]; s != nil {
			one.Shade, one.Says, one.To = shade(len(s.List)), s.says(), s.Timeline
		}
		m.Lands = append(m.Lands, one)
	}
	slices.SortStableFunc(m.Lands, func(a, b land) int { return cmp.Compare(min(a.Shade, 1), min(b.Shade, 1)) }) // the plain ones beneath
	var taken []box
	for _, s := range sites {
		m.mark(s, v, &taken)
	}
	for _, s := range sites {
		m.label(s, v, &taken)
	}
	m.Moves = moves(a, v)
	return m
}

// shade is how strongly a country is filled, by the number of its entries.
func shade(n int) int { return min(4, 1+int(math.Log2(float64(n))/2)) }

func (s *site) says() string {
	return fmt.Sprintf("%s: %s, %d of them happened or under way. %s", s.Name, phrase.Count(len(s.List), "entry"), s.Sure, s.Precision)
}

// box is a part of the picture that a label takes.
type box struct{ left, top, right, bottom int }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// mark draws a circle for what is no country.
func (m *atlas) mark(s *site, v view, taken *[]box) {
	x, y := v.at(s.longitude, s.latitude)
	if s.Drawn == "" || s.Drawn == "land" || !v.shows(x, y) {
		return
	}
	r, class := s.radius(), s.Drawn
	if s.Sure == 0 {
		class += " open"
	}
	m.Spots = append(m.Spots, spot{x, y, r, class, s.says(), s.Timeline})
	*taken = append(*taken, box{x - r, y - r, x + r, y + r})
}

func (s *site) radius() int {
	if s.Drawn == "land" {
		return 0
	}
	return 5 + min(15, int(3*math.Sqrt(float64(len(s.List)-1))))
}

// label writes the name of a site where there is room for it: beside its circle, or about the middle of its country.
func (m *atlas) label(s *site, v view, taken *[]box) {
	x, y := v.at(s.longitude, s.latitude)
	if s.Drawn == "" || !v.shows(x, y) {
		return
	}
	words := clipped(s.Name, 24) + " " + strconv.Itoa(len(s.List))
	wide := 7 * len([]rune(words))
	left := x + s.radius() + 3
	if s.Drawn == "land" {
		left = x - wide/2
	}
	room := box{left, y - 8, left + wide, y + 8}
	if room.left < 0 || room.right > mapWidth || slices.ContainsFunc(*taken, room.meets) {
		return
	}
	*taken = append(*taken, room)
	m.Labels = append(m.Labels, label{left, y + 4, words})
}

func moves(a *asked, v view) []move {
	to := func(w view) string { return a.with("view", w.String()) }
	return []move{
		{"nearer", to(v.nearer(0.5))}, {"farther", to(v.nearer(2))}, {"west", to(v.moved(-0.5, 0))}, {"east", to(v.moved(0.5, 0))},
		{"north", to(v.moved(0, 0.5))}, {"south", to(v.moved(0, -0.5))}, {"the world", a.with("view", "world")}, {"all that was found", a.with("view", "")},
	}
}
