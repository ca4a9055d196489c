//go:build !amd64

package neural

// quantise sets out to in divided by the scale it returns, rounded.
func quantise(out []int16, in []float32) float32 { return quantiseScalar(out, in) }

// multiplyBlock multiplies all rows of in with one block of lanes columns.
func multiplyBlock(out []float32, stride int, in *quantised, block []int16, scales, bias []float32) {
	multiplyBlockScalar(out, stride, in, block, scales, bias)
}

// addRow adds scale times row to out.
func addRow(out []float32, row []int8, scale float32) { addRowScalar(out, row, scale) }

// remember is one word of the memory of some channels.
func remember(memory, x, value, forget, output []float32) {
	rememberScalar(memory, x, value, forget, output)
}

// addProduct adds a times b, element by element, to out.
func addProduct(out, a, b []float32) { addProductScalar(out, a, b) }
