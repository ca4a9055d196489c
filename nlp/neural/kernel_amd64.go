package neural

import "golang.org/x/sys/cpu"

var hasAVX2 = cpu.X86.HasAVX2

//go:noescape
func tile4(out *float32, outStride int, in *float32, inStride int, w *float32, wStride int, inputs int)

//go:noescape
func tile1(out *float32, in *float32, w *float32, wStride int, inputs int)

// accumulate adds to each of the n rows of out the same row of in times w.
func accumulate(out, in, w []float32, n int) {
	rows, columns := len(in)/n, len(out)/n
	if !hasAVX2 || rows == 0 || columns%lanes != 0 {
		accumulateScalar(out, in, w, n)
		return
	}
	w = w[:rows*columns] // the tiles check no bounds
	for j := 0; j < columns; j += lanes {
		i := 0
		for ; i+4 <= n; i += 4 {
			tile4(&out[i*columns+j], 4*columns, &in[i*rows], 4*rows, &w[j], 4*columns, rows)
		}
		for ; i < n; i++ {
			tile1(&out[i*columns+j], &in[i*rows], &w[j], 4*columns, rows)
		}
	}
}
