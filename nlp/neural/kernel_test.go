package neural

import (
	"math"
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

func randomLinear(r *rand.Rand, rows, columns int) linear {
	l := newLinear(rows, columns)
	copy(l.bias, randoms(r, columns))
	integers := make([]int16, rows)
	for j := range columns {
		l.put(j, integers, quantiseScalar(integers, randoms(r, rows)))
	}
	return l
}

// The vector kernels must give the bits of their scalar forms, whatever the sizes.
func TestKernelsSameBitsAsScalar(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n, rows := 1+r.IntN(13), lanes*(1+r.IntN(20))
		x := randoms(r, n*rows)
		x[0] = 0
		var in quantised
		in.set(x, n)
		want := make([]int16, rows)
		scale := quantiseScalar(want, x[:rows])
		if !slices.Equal(in.values[:rows], want) || in.scales[0] != scale {
			t.Fatalf("quantise, %d numbers: the kernel and the scalar loop differ", rows)
		}

		l := randomLinear(r, rows, lanes)
		got, expected := make([]float32, n*lanes), make([]float32, n*lanes)
		multiplyBlock(got, lanes, &in, l.pairs, l.scales, l.bias)
		multiplyBlockScalar(expected, lanes, &in, l.pairs, l.scales, l.bias)
		if !slices.Equal(got, expected) {
			t.Fatalf("multiply, %d x %d: the kernel and the scalar loop differ", n, rows)
		}

		row := make([]int8, rows)
		for j := range row {
			row[j] = int8(r.IntN(256) - 128)
		}
		sum := slices.Clone(x[:rows])
		addRow(x[:rows], row, 0.37)
		if addRowScalar(sum, row, 0.37); !slices.Equal(x[:rows], sum) {
			t.Fatalf("addRow, %d numbers: the kernel and the scalar loop differ", rows)
		}

		a, b, value, gates := randoms(r, rows), randoms(r, rows), randoms(r, rows), randoms(r, rows)
		memory, x1 := slices.Clone(a), slices.Clone(b)
		remember(a, b, value, gates, value)
		rememberScalar(memory, x1, value, gates, value)
		if !slices.Equal(a, memory) || !slices.Equal(b, x1) {
			t.Fatalf("remember, %d numbers: the kernel and the scalar loop differ", rows)
		}
		addProduct(a, value, gates)
		if addProductScalar(memory, value, gates); !slices.Equal(a, memory) {
			t.Fatalf("addProduct, %d numbers: the kernel and the scalar loop differ", rows)
		}
	}
}

func TestQuantiseNothing(t *testing.T) {
	for _, v := range []float32{0, 1e-38, -1e-40} {
		x, out := make([]float32, lanes), make([]int16, lanes)
		x[3], out[3] = v, 7
		if scale := quantise(out, x); scale != 0 || out[3] != 0 {
			t.Errorf("%g: scale %g and integer %d, want 0 and 0", v, scale, out[3])
		}
	}
}

func TestMultiplyIsNearlyExact(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	const n, rows, columns = 5, 100, 37
	x := randoms(r, n*rows)
	m := matrix{bias: randoms(r, columns)}
	for range columns {
		m.columns = append(m.columns, randoms(r, rows))
	}
	l := m.linear()
	var in quantised
	in.set(x, n)
	out := make([]float32, n*l.columns)
	multiply(out, &in, &l)
	for i := range n {
		for j := range columns {
			want := float64(m.bias[j])
			for k, v := range m.columns[j] {
				want += float64(v) * float64(x[i*rows+k])
			}
			if got := float64(out[i*l.columns+j]); math.Abs(got-want) > 0.03 {
				t.Fatalf("row %d, column %d: %g, want %g", i, j, got, want)
			}
		}
	}
}
