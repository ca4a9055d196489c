package neural

// vectorForms are the forms with vectors that this processor has, the best last: every arm64 processor has NEON.
func vectorForms() []kernels {
	return []kernels{{
		name: "NEON", quantise: quantiseNEON, tiles: tiles4NEON, row: rowNEON, tileRows: 4, addRow: addRowNEON,
		addProduct: addProductNEON, normalise: normaliseNEON, leaky: leakyNEON, remember: rememberNEON,
	}}
}

//go:noescape
func quantiseNEON(out []int16, in []float32) float32

//go:noescape
func addRowNEON(out []float32, row []byte, scale float32)

//go:noescape
func addProductNEON(out, a, b []float32)

//go:noescape
func normaliseNEON(out, x, gain []float32)

//go:noescape
func leakyNEON(x []float32)

//go:noescape
func rememberNEON(memory, x, value, forget, output []float32)

//go:noescape
func tiles4NEON(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)

//go:noescape
func rowNEON(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
