package table

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

func TestKey(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"São Paulo", "sao paulo"},
		{"St. Étienne", "saint etienne"},
		{"Saint-Etienne", "saint etienne"},
		{"Memphis St", "memphis st"},
		{"Xi’an", "xian"},
		{"U.S.", "us"},
		{"  New\nYork ", "new york"},
		{"Łódź", "lodz"},
		{"", ""},
		{"-", ""},
	} {
		if got := Key(c.name); got != c.want {
			t.Errorf("Key(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWriteAndOpen(t *testing.T) {
	rows := []Row{
		{Name: "Ganja", Kind: Seat, Country: "AZ", Division: "20", Population: 313300, Latitude: 40.68, Longitude: 46.36, ID: 586523},
		{Name: "Gandzha", Kind: Seat, Country: "AZ", Population: 313300, Latitude: 40.68, Longitude: 46.36, ID: 586523, Of: "Ganja"},
		{Name: "Ganja", Kind: Town, Country: "XX", Population: 5, Latitude: -0.01, Longitude: -179.99, ID: 1},
		{Name: "S. Ø", Kind: Town, Country: "XX", Population: 1},
	}
	var a, b bytes.Buffer
	if err := Write(&a, "papers", rows); err != nil {
		t.Fatal(err)
	}
	rows[0], rows[2] = rows[2], rows[0]
	if err := Write(&b, "papers", rows); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the order of rows changes the table")
	}
	table, err := Open(a.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got, err := table.Lookup("GANJA")
	if want := []Row{rows[2], rows[0]}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	if got, err := table.Lookup("s o"); err != nil || len(got) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
	if n, err := table.Check(); n != 4 || err != nil {
		t.Errorf("%d rows, %v", n, err)
	}
}

func TestOpenDamaged(t *testing.T) {
	if _, err := Open([]byte("not a table")); err == nil || !strings.Contains(err.Error(), "go generate ./place") {
		t.Errorf("error %v", err)
	}
}

func TestParseDamagedRow(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Ganja\tS", "want 9 columns"},
		{"Ganja\tS\tAZ\t20\tmany\t4068\t4636\t586523\t", "column 5"},
	} {
		if _, err := parse(c.line); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.line, err, c.want)
		}
	}
}
