package neural

import (
	"slices"
	"testing"
)

// The whole network gives the same bits without vector kernels.
func TestSameBitsWithoutVectorKernels(t *testing.T) {
	if !hasAVX2 {
		t.Skip("this processor has no AVX2")
	}
	n := tinyNetwork(t)
	with := encodedBits(n)
	hasAVX2 = false
	defer func() { hasAVX2 = true }()
	if !slices.Equal(encodedBits(n), with) {
		t.Error("the encoded words differ")
	}
}
