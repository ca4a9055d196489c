// Package table keeps the compact table of towns and divisions that package place looks names up in.
// In goes the table as bytes and a name as a report writes it; out come the rows whose name has the same key.
//
// The table is a zip archive with a README.txt (its papers) and one file of tab-separated rows per first two letters of
// the key, "mo.tsv", sorted by key. A file is unpacked when the first name that begins with its letters is looked up.
package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Kind says what a row is.
type Kind byte

// The kinds of row.
const (
	Capital  Kind = 'C' // capital of a country
	Seat     Kind = 'S' // seat of a first-level division
	Town     Kind = 'T' // any other populated place
	Part     Kind = 'P' // part of a town: "Brooklyn"
	Division Kind = 'D' // first-level division: state, province, oblast
	County   Kind = 'E' // second-level division
)

// Row is one name of one place.
type Row struct {
	Name       string // as the source spells it: "Köln"
	Kind       Kind
	Country    string  // ISO 3166-1 alpha-2
	Division   string  // GeoNames code of the first-level division within the country; empty if none
	Population int     // people; 0 if not known
	Latitude   float64 // degrees, to 0.01
	Longitude  float64
	ID         int    // GeoNames id; 0 if not known
	Of         string // the place's own name, where Name is another spelling; otherwise empty
}

// Table looks names up. It is safe for concurrent use.
type Table struct{ shelves map[string]*shelf }

// shelf is the rows whose keys begin with the same two letters.
type shelf struct {
	file  *zip.File
	once  sync.Once
	lines []string // a row each, read when it is looked up
	keys  []string // the key of each row, ascending
	err   error
}

// Open reads the directory of a table; no row is read yet.
func Open(data []byte) (*Table, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("table of places: %w; make it again with go generate ./place", err)
	}
	t := &Table{make(map[string]*shelf, len(z.File))}
	for _, f := range z.File {
		if name, ok := strings.CutSuffix(f.Name, ".tsv"); ok {
			t.shelves[name] = &shelf{file: f}
		}
	}
	return t, nil
}

// Lookup returns the rows that the name may mean, in the order of the table: the most populous first.
// The error tells of a damaged table.
func (t *Table) Lookup(name string) ([]Row, error) {
	key := Key(name)
	s := t.shelves[shelfOf(key)]
	if s == nil {
		return nil, nil
	}
	if s.once.Do(s.unpack); s.err != nil {
		return nil, s.err
	}
	first, _ := slices.BinarySearch(s.keys, key)
	last := first
	for last < len(s.keys) && s.keys[last] == key {
		last++
	}
	return s.rows(first, last)
}

// Check reads the whole table and returns the number of rows, or the first error.
func (t *Table) Check() (int, error) {
	n := 0
	for _, name := range slices.Sorted(maps.Keys(t.shelves)) {
		s := t.shelves[name]
		if s.once.Do(s.unpack); s.err != nil {
			return n, s.err
		}
		if _, err := s.rows(0, len(s.lines)); err != nil {
			return n, err
		}
		n += len(s.lines)
	}
	return n, nil
}

func (s *shelf) unpack() {
	f, err := s.file.Open()
	if err != nil {
		s.err = fmt.Errorf("table of places: %s: %w", s.file.Name, err)
		return
	}
	defer f.Close()
	var all strings.Builder
	all.Grow(int(min(s.file.UncompressedSize64, 1<<24)))
	if _, err := io.Copy(&all, f); err != nil {
		s.err = fmt.Errorf("table of places: %s: %w", s.file.Name, err)
		return
	}
	n := strings.Count(all.String(), "\n")
	s.lines, s.keys = make([]string, 0, n), make([]string, 0, n)
	for line := range strings.Lines(all.String()) {
		name, _, _ := strings.Cut(line, "\t")
		s.lines, s.keys = append(s.lines, strings.TrimSuffix(line, "\n")), append(s.keys, Key(name))
	}
}

// rows reads lines [first, last).
func (s *shelf) rows(first, last int) ([]Row, error) {
	rows := make([]Row, 0, last-first)
	for i := first; i < last; i++ {
		row, err := parse(s.lines[i])
		if err != nil {
			return nil, fmt.Errorf("table of places: %s:%d: %w", s.file.Name, i+1, err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// shelfOf names the file of a key: its first two bytes, "_" for what is not a letter or digit.
func shelfOf(key string) string {
	b := []byte("__")
	for i := 0; i < len(key) && i < 2; i++ {
		if c := key[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b[i] = c
		}
	}
	return string(b)
}

// A row is written as name, kind, country, division, population, latitude and longitude in hundredths of a degree, id, own name.
func (r Row) line() string {
	return strings.Join([]string{r.Name, string(r.Kind), r.Country, r.Division, strconv.Itoa(r.Population),
		hundredths(r.Latitude), hundredths(r.Longitude), strconv.Itoa(r.ID), r.Of}, "\t") + "\n"
}

func parse(line string) (Row, error) {
	f := strings.Split(line, "\t")
	if len(f) != 9 || len(f[1]) != 1 {
		return Row{}, fmt.Errorf("want 9 columns, the second a letter: %q", line)
	}
	var n [4]int
	for i, column := range [...]int{4, 5, 6, 7} {
		var err error
		if n[i], err = strconv.Atoi(f[column]); err != nil {
			return Row{}, fmt.Errorf("column %d: %w", column+1, err)
		}
	}
	return Row{Name: f[0], Kind: Kind(f[1][0]), Country: f[2], Division: f[3], Population: n[0],
		Latitude: float64(n[1]) / 100, Longitude: float64(n[2]) / 100, ID: n[3], Of: f[8]}, nil
}

func hundredths(degrees float64) string {
	return strconv.FormatFloat(degrees*100, 'f', 0, 64)
}
