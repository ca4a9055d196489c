//go:build !amd64 && !arm64

package neural

// vectorForms are the forms with vectors that this processor has, the best last.
func vectorForms() []kernels { return nil }
