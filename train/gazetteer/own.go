package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"chancery/place/table"
)

// own is what the readable tables beside package place tell.
type own struct {
	divisions map[string]bool // "US.TX": divisions.txt has them, with a better point
	english   []alias
}

// alias is a line of names.txt: an English or former name of a town.
type alias struct{ name, country, of string }

func readOwn(folder string) (own, error) {
	o := own{divisions: map[string]bool{}}
	alpha2 := map[string]string{}
	err := eachLine(filepath.Join(folder, "countries.txt"), 8, func(f []string) { alpha2[f[0]] = f[1] })
	if err != nil {
		return o, err
	}
	err = eachLine(filepath.Join(folder, "divisions.txt"), 8, func(f []string) {
		if f[2] != "" {
			o.divisions[alpha2[f[1]]+"."+f[2]] = true
		}
	})
	if err != nil {
		return o, err
	}
	err = eachLine(filepath.Join(folder, "names.txt"), 3, func(f []string) {
		for _, name := range strings.Split(f[2], "; ") {
			o.english = append(o.english, alias{name, alpha2[f[1]], f[0]})
		}
	})
	return o, err
}

// eachLine calls f with the columns of each line that is not a comment.
func eachLine(path string, columns int, f func([]string)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) < columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", path, n, len(cells), columns)
		}
		f(cells)
	}
	return nil
}

// aliases returns the rows of names.txt, each of the most populous town of that country which has the name as its own,
// or else as another spelling.
func (o own) aliases(towns []town) []table.Row {
	best := map[[2]string]*town{}
	offer := func(t *town, name string) {
		id := [2]string{t.Country, table.Key(name)}
		if best[id] == nil || t.Population > best[id].Population {
			best[id] = t
		}
	}
	for i := range towns {
		offer(&towns[i], towns[i].Name)
	}
	known := maps.Clone(best)
	for i := range towns {
		for _, name := range towns[i].others {
			if known[[2]string{towns[i].Country, table.Key(name)}] == nil {
				offer(&towns[i], name)
			}
		}
	}
	var rows []table.Row
	for _, a := range o.english {
		t := best[[2]string{a.country, table.Key(a.of)}]
		if t == nil {
			fmt.Fprintf(os.Stderr, "gazetteer: names.txt: no town %s in %s\n", a.of, a.country)
			continue
		}
		rows = append(rows, t.as(a.name))
	}
	return rows
}
