package evaluate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"unicode/utf8"

	"chancery/ingest"
	"chancery/place"
	"chancery/text"
)

// toponym is a name of a place in the gold data: a range of code points, and degrees unless its place is not known.
type toponym struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Latitude  *float64 `json:"lat"`
	Longitude *float64 `json:"lon"`
	GeoNames  string   `json:"geonameid,omitempty"`
}

// Places scores the names of places found in raw text and the points they were given. The gold is one JSON object a line:
// id, text, toponyms. A name is found if a name of the gold overlaps it; "161 km", after Leidner (2007), counts the gold's
// toponyms with a known point that were found and put within 161 km (100 miles) of it, of all that were found.
func Places(gold string, write io.Writer) (Scores, error) {
	model, err := ingest.LoadLanguage()
	if err != nil {
		return nil, err
	}
	gazetteer, err := place.Load()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(gold)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var sum placeCounts
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var report struct {
			ID       string    `json:"id"`
			Text     string    `json:"text"`
			Toponyms []toponym `json:"toponyms"`
		}
		if err := json.Unmarshal(lines.Bytes(), &report); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", gold, n, err)
		}
		d := text.Document{Text: report.Text, Body: text.Span{End: len(report.Text)}}
		model.Analyse(&d)
		gazetteer.Annotate(&d)
		found := toponyms(&d)
		sum.add(report.Toponyms, found)
		if write == nil {
			continue
		}
		report.Text, report.Toponyms = "", found
		if err := json.NewEncoder(write).Encode(report); err != nil {
			return nil, err
		}
	}
	return sum.scores(), lines.Err()
}

// toponyms returns the Places of d in the form of the gold.
func toponyms(d *text.Document) []toponym {
	found := []toponym{}
	at, point := 0, 0 // a byte of the text, and how many code points come before it
	position := func(b int) int {
		if b < at {
			at, point = 0, 0
		}
		point += utf8.RuneCountInString(d.Text[at:b])
		at = b
		return point
	}
	for i := range d.Places {
		p := &d.Places[i]
		t := toponym{Start: position(p.Start), End: position(p.End), Latitude: &p.Latitude, Longitude: &p.Longitude}
		if p.GeoNames != 0 {
			t.GeoNames = fmt.Sprint(p.GeoNames)
		}
		found = append(found, t)
	}
	return found
}

// placeCounts are what the scores follow from.
type placeCounts struct{ gold, found, goldMet, foundMet, exact, known, near int }

func (c *placeCounts) add(gold, found []toponym) {
	c.gold, c.found = c.gold+len(gold), c.found+len(found)
	for _, f := range found {
		if meets(f, gold) != nil {
			c.foundMet++
		}
	}
	for _, g := range gold {
		f := meets(g, found)
		if f == nil {
			continue
		}
		c.goldMet++
		if f.Start == g.Start && f.End == g.End {
			c.exact++
		}
		if g.Latitude == nil || g.Longitude == nil {
			continue
		}
		c.known++
		if kilometres(*g.Latitude, *g.Longitude, *f.Latitude, *f.Longitude) <= 161 {
			c.near++
		}
	}
}

// meets returns the toponym of the list that t overlaps most, the first of equals, nil if none.
func meets(t toponym, list []toponym) *toponym {
	var best *toponym
	most := 0
	for i := range list {
		if n := min(t.End, list[i].End) - max(t.Start, list[i].Start); n > most {
			best, most = &list[i], n
		}
	}
	return best
}

func (c *placeCounts) scores() Scores {
	return Scores{
		{Name: "exact", Correct: c.exact, Gold: c.gold, System: c.found},
		{Name: "overlap", Correct: min(c.goldMet, c.foundMet), Gold: c.gold, System: c.found},
		{Name: "161 km", Correct: c.near, Gold: c.known, System: c.known},
	}
}

// kilometres returns the great-circle distance between two points in degrees.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const degree = math.Pi / 180
	a, b := math.Sin((lat2-lat1)*degree/2), math.Sin((lon2-lon1)*degree/2)
	h := a*a + math.Cos(lat1*degree)*math.Cos(lat2*degree)*b*b
	return 2 * 6371.0088 * math.Asin(min(1, math.Sqrt(h)))
}
