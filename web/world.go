package web

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed world.txt
var worldFile string

// corner is a corner of an outline, in twentieths of a degree: longitude, latitude.
type corner [2]int

const cornersInDegree = 20

// outline is a country as it is drawn: each ring is a piece of land, or a hole in one.
type outline struct {
	Code  string // ISO 3166-1 alpha-3; "-" for land without one
	rings [][]corner
}

// world is all countries. It panics on a damaged table, which a test would show: the table is part of the program.
var world = sync.OnceValue(func() []outline {
	var list []outline
	for line := range strings.Lines(worldFile) {
		if line[0] == '#' || line == "\n" {
			continue
		}
		code, rings, _ := strings.Cut(strings.TrimSpace(line), "|")
		o := outline{Code: code}
		for s := range strings.SplitSeq(rings, ";") {
			o.rings = append(o.rings, ringOf(s))
		}
		list = append(list, o)
	}
	return list
})

func ringOf(s string) []corner {
	var ring []corner
	var at corner
	numbers := strings.Fields(s)
	for i := 0; i+1 < len(numbers); i += 2 {
		for k := range 2 {
			step, err := strconv.Atoi(numbers[i+k])
			if err != nil {
				panic(fmt.Errorf("world.txt: %w", err))
			}
			at[k] += step
		}
		ring = append(ring, at)
	}
	return ring
}

// view is a part of the world in degrees, as it lies in a picture: a cylinder unrolled, true along its middle parallel.
type view struct {
	West, South, East, North float64
	width, height            float64
}

// The measures of the picture, in its own units, and the part of the world that it can show.
const (
	mapWidth, mapHeight  = 1080, 560
	southmost, northmost = -58.0, 84.0
	nearest              = 6.0 // degrees of latitude from top to bottom, at least
)

// viewOf is the view that shows a part of the world: wider or higher than that, so that it fills the picture.
func viewOf(west, south, east, north float64) view {
	south, north = max(south, southmost), min(north, northmost)
	if lack := nearest - (north - south); lack > 0 {
		south, north = south-lack/2, north+lack/2
	}
	narrow := math.Cos((south + north) / 2 * math.Pi / 180)
	if wide := (north - south) * mapWidth / mapHeight / narrow; wide > east-west {
		west, east = (west+east-wide)/2, (west+east+wide)/2
	} else {
		high := (east - west) * narrow * mapHeight / mapWidth
		south, north = (south+north-high)/2, (south+north+high)/2
	}
	if east-west >= 360 {
		west, east, south, north = -180, 180, southmost, northmost
	}
	return view{west, south, east, north, mapWidth, mapHeight}
}

// at is where a point lies in the picture.
func (v view) at(longitude, latitude float64) (x, y int) {
	return int(math.Round((longitude - v.West) / (v.East - v.West) * v.width)), int(math.Round((v.North - latitude) / (v.North - v.South) * v.height))
}

// shows reports whether a point lies in the picture.
func (v view) shows(x, y int) bool {
	return x >= 0 && y >= 0 && x <= int(v.width) && y <= int(v.height)
}

// String is the view as an address has it: west, south, east, north.
func (v view) String() string {
	return fmt.Sprintf("%.1f,%.1f,%.1f,%.1f", v.West, v.South, v.East, v.North)
}

// nearer is the view with the same middle and a part of the span; moved the one beside it, by parts of its own span.
func (v view) nearer(part float64) view {
	x, y := (v.West+v.East)/2, (v.South+v.North)/2
	w, h := (v.East-v.West)/2*part, (v.North-v.South)/2*part
	return viewOf(x-w, y-h, x+w, y+h)
}

func (v view) moved(right, up float64) view {
	dx, dy := right*(v.East-v.West), up*(v.North-v.South)
	return viewOf(v.West+dx, v.South+dy, v.East+dx, v.North+dy)
}

// path draws a country in a view, "" if it lies outside. Corners that meet in one unit of the picture are one, and what lies far
// outside is drawn at the rim.
func (v view) path(o *outline) string {
	var b strings.Builder
	for _, ring := range o.rings {
		for _, turn := range turns(ring) {
			if line := v.line(ring, turn); len(line) > 2 {
				draw(&b, line)
			}
		}
	}
	return b.String()
}

// turns are by how many degrees a ring is turned to lie in the picture: one that crosses the line of dates lies at both ends of it.
func turns(ring []corner) []float64 {
	for _, c := range ring {
		switch {
		case c[0] > 180*cornersInDegree:
			return []float64{0, -360}
		case c[0] < -180*cornersInDegree:
			return []float64{0, 360}
		}
	}
	return []float64{0}
}

// line is a ring in units of the picture, nil if none of it shows.
func (v view) line(ring []corner, turn float64) []corner {
	line := make([]corner, 0, len(ring))
	low, high := corner{math.MaxInt, math.MaxInt}, corner{math.MinInt, math.MinInt}
	for _, c := range ring {
		x, y := v.at(float64(c[0])/cornersInDegree+turn, float64(c[1])/cornersInDegree)
		at := corner{min(max(x, -mapWidth), 2*mapWidth), min(max(y, -mapHeight), 2*mapHeight)}
		for k := range 2 {
			low[k], high[k] = min(low[k], at[k]), max(high[k], at[k])
		}
		if n := len(line); n > 0 && line[n-1] == at {
			continue
		} else if n > 1 && straight(line[n-2], line[n-1], at) {
			line = line[:n-1]
		}
		line = append(line, at)
	}
	if high[0] < 0 || high[1] < 0 || low[0] > mapWidth || low[1] > mapHeight {
		return nil
	}
	return slices.Clip(line)
}

func straight(a, b, c corner) bool {
	return (b[0]-a[0])*(c[1]-b[1]) == (c[0]-b[0])*(b[1]-a[1]) && (b[0]-a[0])*(c[0]-b[0])+(b[1]-a[1])*(c[1]-b[1]) >= 0
}

// draw writes a ring as the commands of an SVG path.
func draw(b *strings.Builder, line []corner) {
	fmt.Fprintf(b, "M%d %dl", line[0][0], line[0][1])
	for i := 1; i < len(line); i++ {
		dx, dy := line[i][0]-line[i-1][0], line[i][1]-line[i-1][1]
		if i > 1 && dx >= 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(dx))
		if dy >= 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(dy))
	}
	b.WriteByte('z')
}
