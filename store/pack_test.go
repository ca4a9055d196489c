package store

import (
	"reflect"
	"testing"

	"chancery/record"
)

func TestPackedComesBack(t *testing.T) {
	rep := visit("r1")
	for i := range rep.Events {
		want := rep.Events[i]
		packed := pack(&record.Assertion{Report: rep, Event: want, Learned: "2026-01-25T08:00:00Z", Credit: "Agency"})
		got, err := unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Event, want) || got.Report != rep.ID || got.Published != rep.Published.Day || got.Outlet != "O" || got.Credit != "Agency" {
			t.Errorf("got %+v, want %+v", got, want)
		}
		for n := range packed { // a damaged file is an error, not a wrong event
			if _, err := unpack(packed[:n]); err == nil {
				t.Errorf("the first %d bytes of %d were read", n, len(packed))
			}
		}
	}
}

// TestOtherLayout opens a record whose facets another program packed: they are made anew.
func TestOtherLayout(t *testing.T) {
	r := create(t)
	mustAdd(t, r, visit("r1"))
	want := derived(t, r)
	if _, err := r.db.Exec(`UPDATE facet SET told = x'0102030405' WHERE length(told) > 0`); err != nil {
		t.Fatal(err)
	}
	again, err := Create(r.path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if derived(t, again) != want {
		t.Error("it is not as it was")
	}
}
