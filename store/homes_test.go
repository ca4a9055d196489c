package store

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// TestHomes adds reports in every order: one names a visitor without a country, another plans the visit, a third gives the visitor's office.
func TestHomes(t *testing.T) {
	event := func(id, sentence string, day int, actor record.Actor, status record.Status) *record.Report {
		when := text.Day{Year: 2026, Month: 3, Day: 9}
		e := record.Event{ID: "e" + id, Type: record.Consult, Mode: "visit", Status: status, Actors: []record.Actor{actor},
			Recipients: []record.Actor{{Name: "Sweden", Country: "SWE", ID: "SWE"}}, When: &record.Time{From: when, To: when}}
		e.Trigger.Text, e.Evidence.Text = "visit", sentence
		return &record.Report{ID: id, Published: text.Published{Day: text.Day{Year: 2026, Month: 3, Day: day}}, Text: sentence, Events: []record.Event{e}}
	}
	nameless := record.Actor{Name: "Ada Lind", ID: "ada-lind"}
	minister := record.Actor{Name: "Ada Lind", Country: "NOR", ID: "NOR/GOV/ada-lind"}
	reports := []*record.Report{
		event("a", "Ada Lind will visit Sweden.", 1, minister, record.Planned),
		event("b", "Ada Lind paid her visit to Sweden.", 10, nameless, record.Occurred),
		{ID: "c", Published: text.Published{Day: text.Day{Year: 2026, Month: 3, Day: 2}}, Text: "A minister.",
			Roles: []record.Role{{Name: "Ada Lind", Role: "minister", Country: "NOR"}}},
	}
	first := ""
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		r := create(t)
		for _, i := range order {
			mustAdd(t, r, reports[i])
		}
		got := allEntries(t, r)
		if first == "" {
			first = got
		}
		if got != first || strings.Count(got, `"Key"`) != 1 {
			t.Errorf("in the order %v %s, want one entry as in the first order: %s", order, got, first)
		}
		if err := r.Rebuild(nil, nil); err != nil {
			t.Fatal(err)
		}
		if again := allEntries(t, r); again != got {
			t.Errorf("rebuilt %s, was %s", again, got)
		}
	}
}

func allEntries(t *testing.T, r *Record) string {
	t.Helper()
	list, err := r.Entries(query.EntryFilter{})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(list, func(a, b record.Entry) int { return strings.Compare(a.ID, b.ID) })
	out, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
