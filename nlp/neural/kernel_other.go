//go:build !amd64

package neural

// accumulate adds to each of the n rows of out the same row of in times w.
func accumulate(out, in, w []float32, n int) { accumulateScalar(out, in, w, n) }
