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

// with calls f for each form of the kernels that this processor has.
func with(t *testing.T, f func(t *testing.T)) {
	best := kernel
	defer func() { kernel = best }()
	for _, kernel = range forms {
		t.Run(kernel.name, f)
	}
}

// All forms must give the bits of the scalar one, whatever the sizes.
func TestSameBitsInAllForms(t *testing.T) {
	with(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(1, 2))
		for range 200 {
			checkMultiply(t, r, 1+r.IntN(40), lanes*(1+r.IntN(20)))
		}
		checkMultiply(t, r, 9, maxSize)
		for rows := lanes; rows <= maxSize; rows += lanes {
			checkRows(t, r, rows)
		}
	})
}

// checkMultiply compares quantise and multiply for n rows.
func checkMultiply(t *testing.T, r *rand.Rand, n, rows int) {
	x := randoms(r, n*rows)
	x[0] = 0
	var in quantised
	in.set(x, n)
	integers := make([]int16, rows)
	for i := range n {
		if scale := quantiseScalar(integers, x[i*rows:(i+1)*rows]); !slices.Equal(in.values[i*rows:(i+1)*rows], integers) || in.scales[i] != scale {
			t.Fatalf("quantise, row %d of %d numbers differs from the scalar form", i, rows)
		}
	}
	columns := lanes * (1 + r.IntN(3))
	l := randomLinear(r, rows, columns)
	got := make([]float32, n*columns)
	multiply(got, &in, &l)
	want := make([]float32, n*columns)
	for j := 0; j < columns; j += lanes {
		multiplyScalar(want[j:], columns, in.values, in.scales, l.pairs[j*rows:(j+lanes)*rows], l.scales[j:j+lanes], l.bias[j:j+lanes])
	}
	if !sameBits(got, want) {
		t.Fatalf("multiply, %d x %d x %d: differs from the scalar form", n, rows, columns)
	}
}

// checkRows compares the kernels that treat rows of n floats.
func checkRows(t *testing.T, r *rand.Rand, n int) {
	integers := make([]byte, n)
	for j := range integers {
		integers[j] = byte(r.IntN(256))
	}
	a, b, c, d, e := randoms(r, n), randoms(r, n), randoms(r, n), randoms(r, n), randoms(r, n)
	half := n / 2
	for _, test := range []struct {
		name         string
		form, scalar func(a, b []float32)
	}{
		{"addRow", func(a, _ []float32) { addRow(a, integers, 0.37) }, func(a, _ []float32) { addRowScalar(a, integers, 0.37) }},
		{"addProduct", func(a, b []float32) { addProduct(a, b, c) }, func(a, b []float32) { addProductScalar(a, b, c) }},
		{"normalise", func(a, b []float32) { normaliseRows(a, b, c) }, func(a, b []float32) { normaliseScalar(a, b, c) }},
		{"leaky", func(a, _ []float32) { leaky(a) }, func(a, _ []float32) { leakyScalar(a) }},
		{"remember", func(a, b []float32) { remember(a[half:], b[half:], c[:half], d[:half], e[half:]) },
			func(a, b []float32) { rememberScalar(a[half:], b[half:], c[:half], d[:half], e[half:]) }},
	} {
		a1, b1, a2, b2 := slices.Clone(a), slices.Clone(b), slices.Clone(a), slices.Clone(b)
		test.form(a1, b1)
		test.scalar(a2, b2)
		if !sameBits(a1, a2) || !sameBits(b1, b2) {
			t.Fatalf("%s of %d numbers differs from the scalar form", test.name, n)
		}
	}
}

func sameBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(v, w float32) bool { return math.Float32bits(v) == math.Float32bits(w) })
}

func TestQuantiseNothing(t *testing.T) {
	with(t, testQuantiseNothing)
}

func testQuantiseNothing(t *testing.T) {
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
	const n, rows, columns = 5, 96, 37
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

// BenchmarkMultiply multiplies the words of a batch with a matrix the size of a layer's.
func BenchmarkMultiply(b *testing.B) {
	best := kernel
	defer func() { kernel = best }()
	r := rand.New(rand.NewPCG(3, 4))
	const n, rows, columns = 110, 192, 576
	l := randomLinear(r, rows, columns)
	var in quantised
	in.set(randoms(r, n*rows), n)
	out := make([]float32, n*columns)
	for _, kernel = range forms {
		b.Run(kernel.name, func(b *testing.B) {
			for b.Loop() {
				multiply(out, &in, &l)
			}
			b.ReportMetric(float64(b.N)*n*rows*columns/b.Elapsed().Seconds()/1e9, "products/ns")
		})
	}
}
