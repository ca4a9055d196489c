package query

import (
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"JD Vance":          " jd vance ",
		"  Ilham\n ALIYEV ": " ilham aliyev ",
		"Nagorno-Karabakh":  " nagorno karabakh ",
		"Élysée":            " élysée ",
		"5th Fleet":         " 5th fleet ",
		"%_'":               "",
		"":                  "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	if got, err := ParseType("consult"); got != record.Consult || err != nil {
		t.Errorf("got %q, error %v", got, err)
	}
	if got, err := ParseStatus("Planned"); got != record.Planned || err != nil {
		t.Errorf("got %q, error %v", got, err)
	}
	if got, err := ParseStatus(""); got != "" || err != nil {
		t.Errorf("no status: got %q, error %v", got, err)
	}
	if _, err := ParseType("visit"); err == nil || !strings.HasPrefix(err.Error(), `type "VISIT" is not known; it is one of: AGREE, CONSULT,`) {
		t.Errorf("error %v", err)
	}
}

func TestTimeline(t *testing.T) {
	day := func(s string) text.Day {
		d, err := text.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	assertion := func(id, published, from, to string) record.Assertion {
		a := record.Assertion{Report: &record.Report{Published: text.Published{Day: day(published)}}, Event: record.Event{ID: id}}
		if from != "" {
			a.Event.When = &record.Time{From: day(from), To: day(to)}
		}
		return a
	}
	unresolved := assertion("unresolved", "2026-01-01", "", "")
	unresolved.Event.When = &record.Time{Value: "PAST_REF"}
	dated, undated := Timeline([]record.Assertion{
		assertion("month", "2026-01-01", "2026-02-01", "2026-02-28"),
		assertion("none", "2026-01-01", "", ""),
		assertion("later report", "2026-03-02", "2026-02-01", "2026-02-01"),
		assertion("earlier report", "2026-02-02", "2026-02-01", "2026-02-01"),
		unresolved,
		assertion("year", "2026-01-01", "2025-01-01", "2025-12-31"),
		assertion("same, added after", "2026-02-02", "2026-02-01", "2026-02-01"),
	})
	var order []string
	for _, a := range dated {
		order = append(order, a.Event.ID)
	}
	if got, want := strings.Join(order, ", "), "year, earlier report, same, added after, later report, month"; got != want || undated != 2 {
		t.Errorf("got %s and %d undated, want %s and 2", got, undated, want)
	}
}
