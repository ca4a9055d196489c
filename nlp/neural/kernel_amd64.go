package neural

import "golang.org/x/sys/cpu"

// hasAVX2 chooses the vector kernels; a variable so that a test can compare them with the scalar ones.
var hasAVX2 = cpu.X86.HasAVX2

// quantiseAVX2 is quantiseScalar for n elements, a multiple of 16.
//
//go:noescape
func quantiseAVX2(out *int16, in *float32, n int) float32

// tile4 and tile1 are multiplyBlockScalar for four rows and for one. Strides are in bytes; pairs is half the length of a row.
//
//go:noescape
func tile4(out *float32, outStride int, in *int16, inStride int, inScales *float32, block *int16, scales, bias *float32, pairs int)

//go:noescape
func tile1(out *float32, in *int16, inScales *float32, block *int16, scales, bias *float32, pairs int)

// addRowAVX2 is addRowScalar for n elements, a multiple of 16.
//
//go:noescape
func addRowAVX2(out *float32, row *int8, scale float32, n int)

// quantise sets out to in divided by the scale it returns, rounded.
func quantise(out []int16, in []float32) float32 {
	if !hasAVX2 || len(in) == 0 || len(in)%lanes != 0 {
		return quantiseScalar(out, in)
	}
	out = out[:len(in)] // the kernels check no bounds
	return quantiseAVX2(&out[0], &in[0], len(in))
}

// multiplyBlock multiplies all rows of in with one block of lanes columns.
func multiplyBlock(out []float32, stride int, in *quantised, block []int16, scales, bias []float32) {
	n := len(in.scales)
	if !hasAVX2 || n == 0 {
		multiplyBlockScalar(out, stride, in, block, scales, bias)
		return
	}
	// The kernels check no bounds, so these do.
	_, _ = out[(n-1)*stride+lanes-1], in.values[n*in.width-1]
	block, scales, bias = block[:in.width*lanes], scales[:lanes], bias[:lanes]
	i := 0
	for ; i+4 <= n; i += 4 {
		tile4(&out[i*stride], 4*stride, &in.values[i*in.width], 2*in.width, &in.scales[i], &block[0], &scales[0], &bias[0], in.width/2)
	}
	for ; i < n; i++ {
		tile1(&out[i*stride], &in.values[i*in.width], &in.scales[i], &block[0], &scales[0], &bias[0], in.width/2)
	}
}

// addRow adds scale times row to out.
func addRow(out []float32, row []int8, scale float32) {
	if !hasAVX2 || len(out) == 0 || len(out)%lanes != 0 {
		addRowScalar(out, row, scale)
		return
	}
	row = row[:len(out)]
	addRowAVX2(&out[0], &row[0], scale, len(out))
}

// rememberAVX2 is rememberScalar for n elements, a multiple of 8.
//
//go:noescape
func rememberAVX2(memory, x, value, forget, output *float32, n int)

// addProductAVX2 is addProductScalar for n elements, a multiple of 8.
//
//go:noescape
func addProductAVX2(out, a, b *float32, n int)

// remember is one word of the memory of some channels.
func remember(memory, x, value, forget, output []float32) {
	n := len(memory)
	if !hasAVX2 || n == 0 || n%8 != 0 {
		rememberScalar(memory, x, value, forget, output)
		return
	}
	x, value, forget, output = x[:n], value[:n], forget[:n], output[:n]
	rememberAVX2(&memory[0], &x[0], &value[0], &forget[0], &output[0], n)
}

// addProduct adds a times b, element by element, to out.
func addProduct(out, a, b []float32) {
	n := len(out)
	if !hasAVX2 || n == 0 || n%8 != 0 {
		addProductScalar(out, a, b)
		return
	}
	a, b = a[:n], b[:n]
	addProductAVX2(&out[0], &a[0], &b[0], n)
}
