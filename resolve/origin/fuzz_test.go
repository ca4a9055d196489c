package origin

import (
	"slices"
	"testing"

	"chancery/record"
)

// FuzzReport holds what is made of any text to its promises: a sketch is ascending, small and within itself, a credit is one of the table.
func FuzzReport(f *testing.F) {
	for _, s := range []string{harbour, ledger, "BAKU (Reuters) - “x", "\"\xff’", "By AFP\n\n© 2026 AP", "MOSCOW, May 1. /TASS/."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sketch := sketchOf(s)
		if !slices.IsSorted(sketch) || len(sketch) > sampled || len(slices.Compact(slices.Clone(sketch))) != len(sketch) {
			t.Errorf("sketch %v", sketch)
		}
		if part, _ := sketch.Within(sketch); len(sketch) > 0 && part != 1 {
			t.Errorf("%.2f of a text within itself", part)
		}
		if credit := Credit(&record.Report{Text: s}); credit != "" && agency(credit) != credit {
			t.Errorf("credit %q", credit)
		}
	})
}
