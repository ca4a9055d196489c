//go:build unix

package store

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"chancery/query"
	"chancery/record"
)

// TestEachEntry: what streams is what Entries and Told give at once, in the same order, over several batches.
func TestEachEntry(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		newGenerator(1, 7).fill(t, r, 300)
		for _, f := range []query.EntryFilter{{}, {Order: query.ByDayDown}, {Limit: batch + 3}, {Limit: 5, Offset: 2}, {Actor: query.Party{Country: "USA"}}, {Type: "SUPPORT"}} {
			want, err := r.Entries(f)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			err = r.EachEntry(f, true, func(e *record.Entry, told []record.Assertion) error {
				once, err := r.Told(want[n])
				if err != nil {
					return err
				}
				if !reflect.DeepEqual(*e, want[n]) {
					return fmt.Errorf("entry %d is %s, want %s", n, e.ID, want[n].ID)
				}
				for i, a := range told {
					// what it does not need of a report is not read
					a.Report.Notices, a.Report.Published.Span = once[0][i].Report.Notices, once[0][i].Report.Published.Span
					if !reflect.DeepEqual(a, once[0][i]) {
						return fmt.Errorf("assertion %d of %s is\n%+v, want\n%+v", i, e.ID, a, once[0][i])
					}
				}
				n++
				return nil
			})
			if err != nil || n != len(want) {
				t.Fatalf("%+v: %d of %d entries, error %v", f, n, len(want), err)
			}
		}
	})
}

func TestEachEntryStops(t *testing.T) {
	r := create(t)
	newGenerator(1, 7).fill(t, r, 300)
	enough, n := errors.New("enough"), 0
	err := r.EachEntry(query.EntryFilter{}, false, func(_ *record.Entry, told []record.Assertion) error {
		if n++; n == 3 {
			return enough
		}
		if told[0].Report.Text != "" || told[0].Report.Origin.Outlet == "" {
			t.Errorf("the report is %+v, want it without its text", told[0].Report)
		}
		return nil
	})
	if err != enough || n != 3 {
		t.Errorf("%d entries, error %v; want 3 and that it was enough", n, err)
	}
	mustAdd(t, r, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28")) // the transaction has ended
}

// BenchmarkEachEntry reads all entries of the generated record.
func BenchmarkEachEntry(b *testing.B) {
	r := generated(b)
	var entries, mentions int
	for b.Loop() {
		entries, mentions = 0, 0
		if err := r.EachEntry(query.EntryFilter{}, false, func(_ *record.Entry, told []record.Assertion) error {
			entries, mentions = entries+1, mentions+len(told)
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(entries*b.N)/b.Elapsed().Seconds(), "entries/s")
	b.ReportMetric(float64(mentions*b.N)/b.Elapsed().Seconds(), "events/s")
}
