// Package linear is a linear classifier over hashed features: small, exact and fast.
//
// In go the features of one decision, each a 32-bit hash; out comes a class. A feature has no name in the model, its hash
// is its place in the table of weights (feature hashing; Weinberger et al. 2009). Weights are integers, so the same
// model decides alike on every processor. They are learned by an averaged perceptron (Collins 2002), in integers too,
// so that the same data and seed give the same bytes anywhere.
package linear

// Model is a trained classifier. It is immutable and safe for concurrent use.
type Model struct {
	Header  Header
	classes int
	mask    uint32
	weights []int16 // classes weights for each place of the table
}

// Classes returns the number of classes; they are numbered from 0.
func (m *Model) Classes() int { return m.classes }

// Score adds up the weights of the features for every class; scores has room for Classes values.
func (m *Model) Score(features []uint32, scores []int32) {
	clear(scores)
	n := m.classes
	for _, f := range features {
		at := int(f&m.mask) * n
		for c, w := range m.weights[at : at+n] {
			scores[c] += int32(w)
		}
	}
}

// Best returns the class of the highest score; of equal ones the lowest number.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

// Mix joins two hashes into one. It depends on their order.
func Mix(a, b uint64) uint64 {
	h := (a ^ b*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// Feature makes a feature out of the number of its template and a hash of what it saw.
func Feature(template int, seen uint64) uint32 {
	return uint32(Mix(uint64(template)+1, seen) >> 16)
}

// New makes a model of weights, classes for each place of a table whose size is a power of two.
func New(header Header, classes int, weights []int16) *Model {
	return &Model{Header: header, classes: classes, mask: uint32(len(weights)/classes - 1), weights: weights}
}
