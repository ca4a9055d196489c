package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func randoms(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

// The vector kernels must give the bits of their scalar twins, whatever the sizes.
func TestAccumulateSameBitsAsScalar(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n, rows, columns := 1+r.IntN(13), 1+r.IntN(200), lanes*(1+r.IntN(8))
		in, w, out := randoms(r, n*rows), randoms(r, rows*columns), randoms(r, n*columns)
		want := slices.Clone(out)
		accumulateScalar(want, in, w, n)
		accumulate(out, in, w, n)
		if !slices.Equal(out, want) {
			t.Fatalf("%d x %d times %d x %d: the kernel and the scalar loop differ", n, rows, rows, columns)
		}
	}
}
