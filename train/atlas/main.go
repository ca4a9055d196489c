// Command atlas makes web/world.txt, the outlines of countries that the map page draws. In goes countries-50m.json of the npm package
// world-atlas 2.0.2, which is Natural Earth's map of countries as TopoJSON; out comes the table.
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./train/atlas package/countries-50m.json > web/world.txt
//
// A line that two countries share stands once in TopoJSON and is thinned once, so that borders still meet afterwards.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

const (
	units    = 20   // in a degree
	least    = 0.02 // square degrees that a corner must be worth to be kept
	smallest = 0.1  // square degrees of an island that is left out, unless it is all there is of its country
)

const papers = `# Outlines of the countries of the world, for the map page.
#
# Source:   Natural Earth, Admin 0 countries, 1:50 million (public domain), as TopoJSON in the npm package world-atlas 2.0.2;
#           thinned after Visvalingam. Borders are those in fact, as Natural Earth has them: no view of whose they ought to be.
#           Made by train/atlas.
# Licence:  public domain.
# Format:   ISO 3166-1 alpha-3, XKX for Kosovo, - for land without a code | rings; by semicolons: pairs of numbers, the first the
#           longitude and latitude of a corner in twentieths of a degree, each other one the step to the next corner. A ring
#           across the line of dates runs on beyond 180 degrees. Antarctica is left out.
# Example:  XXX|0 0 20 0 0 20 -20 0    a square from the equator at Greenwich to 1° north, 1° east
`

// topology is what is read of TopoJSON.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct{ Geometries []geometry }
	}
}

type geometry struct {
	Type       string
	ID         string
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

type point [2]float64 // longitude, latitude

func main() {
	log.SetFlags(0)
	log.SetPrefix("atlas: ")
	if len(os.Args) != 2 {
		log.Fatal("say where countries-50m.json is: go run ./train/atlas FILE")
	}
	if err := write(os.Stdout, os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func write(w io.Writer, file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	arcs := t.thinned()
	var lines []string
	for _, g := range t.Objects.Countries.Geometries {
		line, err := g.line(arcs)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", file, g.Properties.Name, err)
		}
		if !strings.HasSuffix(line, "|") && !strings.HasPrefix(line, "ATA|") { // so small that nothing is left of it; no map goes so far south
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(a, b string) int { return cmp.Compare(a[:3], b[:3]) })
	out := bufio.NewWriter(w)
	fmt.Fprint(out, papers, strings.Join(lines, "\n"), "\n")
	return out.Flush()
}

// thinned decodes the arcs and leaves out corners.
func (t *topology) thinned() [][]point {
	arcs := make([][]point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var x, y float64
		line := make([]point, len(arc))
		for j, step := range arc {
			x, y = x+step[0], y+step[1]
			line[j] = point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
		arcs[i] = thin(line)
	}
	return arcs
}

// thin leaves out the corner that changes the line least, until each is worth something. The ends stay; so do four corners of a ring.
func thin(line []point) []point {
	keep := 2
	if line[0] == line[len(line)-1] {
		keep = 4
	}
	for len(line) > keep {
		at, worth := 0, math.Inf(1)
		for i := 1; i+1 < len(line); i++ {
			if w := triangle(line[i-1], line[i], line[i+1]); w < worth {
				at, worth = i, w
			}
		}
		if worth >= least {
			break
		}
		line = slices.Delete(line, at, at+1)
	}
	return line
}

func triangle(a, b, c point) float64 {
	return math.Abs((b[0]-a[0])*(c[1]-a[1])-(c[0]-a[0])*(b[1]-a[1])) / 2
}

// line is the line of a country.
func (g *geometry) line(arcs [][]point) (string, error) {
	var polygons [][][]int
	switch g.Type {
	case "Polygon":
		var one [][]int
		if err := json.Unmarshal(g.Arcs, &one); err != nil {
			return "", err
		}
		polygons = [][][]int{one}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return "", err
		}
	default:
		return "", fmt.Errorf("a %q is no country", g.Type)
	}
	var rings [][]point
	for _, p := range polygons {
		for _, ring := range p {
			rings = append(rings, joined(ring, arcs))
		}
	}
	slices.SortStableFunc(rings, func(a, b []point) int { return cmp.Compare(area(b), area(a)) })
	var out []string
	for i, ring := range rings {
		if s := steps(ring); s != "" && (i == 0 || area(ring) >= smallest) {
			out = append(out, s)
		}
	}
	return g.code() + "|" + strings.Join(out, ";"), nil
}

// code is the alpha-3 code of the number that ISO gives a country.
func (g *geometry) code() string {
	if g.Properties.Name == "Kosovo" {
		return "XKX"
	}
	if n, err := strconv.Atoi(g.ID); err == nil {
		if r, err := language.EncodeM49(n); err == nil && r.IsCountry() {
			return r.ISO3()
		}
	}
	return "-"
}

// joined puts arcs together to a ring; the number of one that runs backwards is that of its complement.
func joined(ring []int, arcs [][]point) []point {
	var out []point
	for _, n := range ring {
		arc := arcs[max(n, ^n)]
		if n < 0 {
			arc = slices.Clone(arc)
			slices.Reverse(arc)
		}
		if len(out) > 0 {
			arc = arc[1:]
		}
		out = append(out, arc...)
	}
	return unbroken(out)
}

// unbroken lets a ring that crosses the line of dates run on beyond 180 degrees.
func unbroken(ring []point) []point {
	turn := 0.0
	for i := 1; i < len(ring); i++ {
		ring[i][0] += turn
		if step := ring[i][0] - ring[i-1][0]; math.Abs(step) > 180 {
			turn -= math.Copysign(360, step)
			ring[i][0] -= math.Copysign(360, step)
		}
	}
	return ring
}

func area(ring []point) float64 {
	sum := 0.0
	for i := range ring {
		a, b := ring[i], ring[(i+1)%len(ring)]
		sum += a[0]*b[1] - b[0]*a[1]
	}
	return math.Abs(sum) / 2
}

// steps writes a ring, without its last point, which is its first; a ring that shrinks to nothing is "".
func steps(ring []point) string {
	var out []string
	var x, y int
	for i, p := range ring[:len(ring)-1] {
		nx, ny := int(math.Round(p[0]*units)), int(math.Round(p[1]*units))
		if i > 0 && nx == x && ny == y {
			continue
		}
		out = append(out, strconv.Itoa(nx-x), strconv.Itoa(ny-y))
		x, y = nx, ny
	}
	if len(out) < 6 {
		return ""
	}
	return strings.Join(out, " ")
}
