package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"chancery/record"
)

// tabs reads lines of tab-separated cells as the loaders of such files do.
func tabs(t *testing.T, out []byte) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(out))
	r.Comma = '\t'
	table, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// cell returns the cell of a named column.
func cell(t *testing.T, names, row []string, name string) string {
	t.Helper()
	for i, n := range names {
		if n == name {
			return row[i]
		}
	}
	t.Fatalf("no column %q", name)
	return ""
}

// TestTabs: a cell cannot end its line or swallow the next ones.
func TestTabs(t *testing.T) {
	var b bytes.Buffer
	if err := writeTabs(&b, []string{"\"The\tTiger\"\r\n", "=1", "-4.5", "", "-x", "a\u2028b"}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "'The Tiger'  \t'=1\t-4.5\t\t'-x\ta b\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPOLECAT(t *testing.T) {
	if len(polecatColumns) != 40 {
		t.Errorf("%d columns, want 40", len(polecatColumns))
	}
	out, left := export(t, "polecat")
	table := tabs(t, out)
	if len(table) != 5 || left != 2 { // denied, and without a day
		t.Fatalf("%d lines, %d left out, want 5 with the header, and 2:\n%s", len(table), left, out)
	}
	for name, want := range map[string]string{
		"Event Type": "AGREE", "Event Mode": "", "Event Date": "2026-01-24", "Intensity": "2.5", "Quad Code": "VERBAL COOPERATION", "Contexts": "diplomatic",
		"Actor Name": "'=Peter, Lund", "Actor Country": "Norway", "Actor COW": "385", "Primary Actor Sector": "GOV", "Actor Title": "prime minister",
		"Recipient Name": "Georgia", "Recipient COW": "372", "Placename": "Tbilisi", "Country": "Georgia", "Latitude": "41.7", "Longitude": "-44.8",
		"GeoNames ID": "611717", "Raw Placename": "Tbilisi", "Source": "Example & Wire", "Publication Date": "2026-01-24", "Language": "en", "Version": "p1",
	} {
		if got := cell(t, table[0], table[1], name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for i, want := range []string{"AGREE", "CONSULT", "REJECT", "CONSULT"} {
		if got := table[i+1][2]; got != want {
			t.Errorf("event %d is %s, want %s", i, got, want)
		}
	}
}

func TestGDELT(t *testing.T) {
	if len(gdeltColumns) != 61 {
		t.Errorf("%d columns, want 61", len(gdeltColumns))
	}
	out, left := export(t, "gdelt")
	table := tabs(t, out)
	if len(table) != 4 || left != 2 {
		t.Fatalf("%d lines, %d left out, want 4 and 2:\n%s", len(table), left, out)
	}
	for name, want := range map[string]string{
		"Day": "20260124", "MonthYear": "202601", "Year": "2026", "FractionDate": "2026.0658", "Actor1Code": "NORGOV", "Actor1CountryCode": "NOR", "Actor1Type1Code": "GOV",
		"Actor2Code": "GEO", "Actor2Name": "GEORGIA", "IsRootEvent": "1", "EventCode": "036", "EventBaseCode": "036", "EventRootCode": "03", "QuadClass": "1",
		"NumMentions": "2", "NumSources": "2", "NumArticles": "2", "AvgTone": "", "Actor1Geo_Type": "0",
		"ActionGeo_Type": "4", "ActionGeo_Fullname": "Tbilisi, Georgia", "ActionGeo_CountryCode": "GG", "ActionGeo_Long": "-44.8",
		"DATEADDED": "20260131120000", "SOURCEURL": "https://example.org/r1",
	} {
		if got := cell(t, gdeltColumns, table[0], name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for i, want := range []string{"036", "042", "124", "042"} {
		if i < len(table) && len(table[i]) == 61 && !strings.HasPrefix(cell(t, gdeltColumns, table[i], "EventCode"), want[:2]) {
			t.Errorf("event %d is %s, want %s", i, cell(t, gdeltColumns, table[i], "EventCode"), want)
		}
	}
}

func TestFractionDate(t *testing.T) {
	if got := fractionDate(onDay(2012, 3, 5)); got != "2012.1781" {
		t.Errorf("5 March 2012 is %s, want 2012.1781", got)
	}
}

// TestGDELTPairs: two actors and two recipients are four rows, each with a number of its own.
func TestGDELTPairs(t *testing.T) {
	e, told := variant(record.IsHappened, between(onDay(2026, 3, 12), onDay(2026, 3, 12), "2026-03-12", "day"))
	e.Actors = append(e.Actors, record.Actor{Name: "Example League", Country: "IGO"})
	e.Recipients = append(e.Recipients, record.Actor{Name: "A paper", Sector: record.Journalist, Country: "KEN"})
	var b bytes.Buffer
	if err := gdeltLines(&b, &e, told); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, row := range tabs(t, b.Bytes()) {
		seen[row[0]] = true
		seen[row[5]+">"+row[15]] = true
	}
	for _, pair := range []string{"NORGOV>GEO", "NORGOV>KENMED", "IGO>GEO", "IGO>KENMED"} {
		if !seen[pair] {
			t.Errorf("no row of %s", pair)
		}
	}
	if len(seen) != 8 {
		t.Errorf("%v: want four pairs with four numbers", seen)
	}
}
