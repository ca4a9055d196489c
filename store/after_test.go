//go:build unix

package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"chancery/query"
	"chancery/record"
)

// TestEntriesAfter walks through lists piece by piece and finds what the whole list has, in every order, also as of a day.
func TestEntriesAfter(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		for i := range 7 {
			rep := told(t, fmt.Sprint("r", i), fmt.Sprintf("20%d-02-12", 10+i), record.Occurred, fmt.Sprintf("20%d-02-10", 10+i), fmt.Sprintf("20%d-02-10", 10+i))
			if i%3 == 2 {
				rep.Events[0].When = nil
			}
			mustAdd(t, r, rep)
		}
		azerbaijan := query.Party{Country: "AZE"}
		for _, f := range []query.EntryFilter{
			{Order: query.ByDay}, {Order: query.ByDayDown}, {Order: query.ByDue}, {Order: query.ByNewsDown},
			{Recipient: azerbaijan, AsOf: query.AsOf{Published: aDay(t, "2015-01-01")}},
		} {
			all, err := r.Entries(f)
			if err != nil || len(all) < 4 {
				t.Fatalf("order %d: %d entries, %v", f.Order, len(all), err)
			}
			var walked []record.Entry
			f.Limit = 2
			for cursor, first := "", true; first || cursor != ""; first = false {
				var piece []record.Entry
				if piece, cursor, err = r.EntriesAfter(f, cursor); err != nil {
					t.Fatal(err)
				}
				walked = append(walked, piece...)
			}
			if !slices.EqualFunc(all, walked, func(a, b record.Entry) bool { return a.ID == b.ID }) {
				t.Errorf("order %d: %d entries at once, %d in pieces", f.Order, len(all), len(walked))
			}
		}
		for _, cursor := range []string{"x", "e30", place{Order: query.ByDayDown, ID: "a"}.String(), place{Order: query.ByDay}.String()} {
			if _, _, err := r.EntriesAfter(query.EntryFilter{Limit: 1}, cursor); !errors.Is(err, ErrCursor) {
				t.Errorf("cursor %q: %v", cursor, err)
			}
		}
	})
}

// TestAddedAfter follows the ledger.
func TestAddedAfter(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		mustAdd(t, r, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28"))
		m, err := r.Mark()
		if err != nil {
			t.Fatal(err)
		}
		mustAdd(t, r, told(t, "r2", "2026-02-11", record.Occurred, "2026-02-10", "2026-02-10"))
		entries, err := r.Entries(query.EntryFilter{})
		if err != nil {
			t.Fatal(err)
		}
		correct(t, r, record.Correction{Act: record.Affirm, Target: entries[0].ID})
		list, err := r.AddedAfter(m, 10)
		if err != nil || len(list) != 2 || list[0].Report.ID != "r2" || len(list[0].Entries) != 1 || list[0].Entries[0] != entries[0].ID || list[1].Correction.Reason != "I looked" {
			t.Fatalf("%+v, %v", list, err)
		}
		if list, err := r.AddedAfter(list[1].Mark, 10); err != nil || len(list) != 0 {
			t.Errorf("after all: %+v, %v", list, err)
		}
	})
}

func TestNames(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		mustAdd(t, r, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28"))
		for begun, want := range map[string]string{"van": " jd vance ", "JD V": " jd vance ", "azer": " azerbaijan ", "jd x": "", "": ""} {
			list, err := r.Names(begun, 5)
			if err != nil || want == "" && len(list) > 0 || want != "" && !slices.Contains(list, want) {
				t.Errorf("%q: %q, %v", begun, list, err)
			}
		}
	})
}
