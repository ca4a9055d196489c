package store

import (
	"slices"
	"strings"
	"testing"
)

// TestLook looks at a sound record and at one from which derived rows were taken.
func TestLook(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		mustAdd(t, r, visit("a"))
		h, err := r.Look()
		if err != nil || h.Reports != 1 || h.Entries == 0 || len(h.Faults) > 0 {
			t.Fatalf("%+v, %v", h, err)
		}
		if _, err := r.db.Exec(`DELETE FROM facet`); err != nil {
			t.Fatal(err)
		}
		h, err = r.Look()
		if err != nil || !slices.ContainsFunc(h.Faults, func(s string) bool { return strings.Contains(s, "entries have no assertion") }) {
			t.Errorf("after a loss: %+v, %v", h, err)
		}
	})
}
