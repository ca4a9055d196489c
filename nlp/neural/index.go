package neural

// index finds rows by hash: a table with open addressing, at most half full, so that most look-ups touch one line of the cache.
type index struct {
	entries []entry
	mask    uint64
}

type entry struct {
	hash uint64 // 0 if there is none; a hash of 0, which no word of ours has, is not found
	row  int32
}

func newIndex(n int) index {
	size := 2
	for size < 2*n {
		size *= 2
	}
	return index{make([]entry, size), uint64(size - 1)}
}

// put adds a hash, or gives it another row.
func (x *index) put(hash uint64, row int32) {
	*x.find(hash) = entry{hash, row}
}

// row returns the row of a hash, or other if it has none.
func (x *index) row(hash uint64, other int32) int32 {
	if e := x.find(hash); e.hash != 0 {
		return e.row
	}
	return other
}

// find returns the entry of the hash, or the free one where it would go.
func (x *index) find(hash uint64) *entry {
	for i := mix(hash); ; i++ {
		if e := &x.entries[i&x.mask]; e.hash == hash || e.hash == 0 {
			return e
		}
	}
}

// mix spreads a hash over its low bits (Steele, Lea and Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}
