package neural

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRecent(t *testing.T) {
	var r recent
	out := make([]float32, lanes)
	if r.get("a", out) || r.get("", out) {
		t.Error("something is known at the start")
	}
	rowOf := func(i int) []float32 { return slices.Repeat([]float32{float32(i)}, lanes) }
	long := strings.Repeat("a", maxShort)
	r.put(long, rowOf(1))
	r.put(long+"a", rowOf(2))
	r.put("", rowOf(3))
	if !r.get(long, out) || out[0] != 1 {
		t.Errorf("%q was made into %v", long, out[0])
	}
	if r.get(long+"a", out) || r.get("", out) {
		t.Error("a word too long, or of no length, is known")
	}
	for i := range 3 * recentPlaces {
		r.put(fmt.Sprint(i), rowOf(i))
		if !r.get(fmt.Sprint(i), out) || !slices.Equal(out, rowOf(i)) {
			t.Fatalf("%d was made into %v", i, out)
		}
	}
	for i := range 3 * recentPlaces { // most are forgotten, none mistaken for another
		if r.get(fmt.Sprint(i), out) && !slices.Equal(out, rowOf(i)) {
			t.Fatalf("%d was made into %v", i, out)
		}
	}
}
