package neural

import "testing"

func TestIndex(t *testing.T) {
	x := newIndex(1000)
	for i := range uint64(1000) {
		x.put((i+1)*1<<40, int32(i)) // hashes that differ in their high bits only
	}
	x.put(7, 70)
	x.put(7, 71)
	for i := range uint64(1000) {
		if got := x.row((i+1)*1<<40, -1); got != int32(i) {
			t.Fatalf("hash %d has row %d", i, got)
		}
	}
	for hash, want := range map[uint64]int32{7: 71, 8: -1, 0: -1} {
		if got := x.row(hash, -1); got != want {
			t.Errorf("hash %d has row %d, want %d", hash, got, want)
		}
	}
}
